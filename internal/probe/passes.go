package probe

import (
	"math"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/units"
)

// The pools of a pass, by name. The arms talk in one way each; silent sockets
// say nothing; those of the ladder are silent for longer and longer, and then
// ping once.
const (
	armPing    = "ping"
	armPong    = "pong" // unsolicited: one way by design (RFC 6455 5.5.3)
	armMessage = "message"
	armTCP     = "tcp"
	silent     = "silent"
	ladder     = "ladder"
)

const (
	armSize    = 2
	silentSize = 5
	// silentApart: a restart ends all at one instant, a lifetime at one age.
	silentApart = 300 * time.Millisecond
	armPeriod   = time.Second
	// pongWait is how long a ping may stay without an answer.
	pongWait = 2 * time.Second
	// firstRung and rungRatio: each rung of the first ladder is a tenth longer
	// than the one before it.
	firstRung = 500 * time.Millisecond
	rungRatio = 1.1
	// finest is the least distance between rungs.
	finest = 10 * time.Millisecond
	// refineSize is how many rungs the second ladder has; they are kept back
	// when the first one is made.
	refineSize = 60
	// leastSockets is what the arms, the silent sockets and some rungs want.
	leastSockets = 4*armSize + silentSize + 27
)

// pass is one trial of the search.
type pass struct {
	plan     *plan.Plan
	rungs    []time.Duration
	period   time.Duration // of the arms
	armsBy   time.Duration // when the last arm is opened
	openedBy time.Duration // when the last socket is opened
	longest  time.Duration // silence that is looked for
	watch    time.Duration // arms are watched for so long at least
}

func (p *pass) sockets() int { return p.plan.Sockets() }

// builder makes the plan of a pass pool by pool, each opened behind the other,
// so that the pace holds for all of them.
type builder struct {
	of   *Idle
	pass pass
	next time.Duration // when the next pool begins to open
}

func (i *Idle) build(period, longest time.Duration) *builder {
	p := *i.Plan
	p.Pools, p.Loads, p.Thresholds, p.AbortWhen = nil, nil, nil, nil
	return &builder{of: i, pass: pass{plan: &p, period: period, longest: longest, watch: i.Watch}}
}

func (b *builder) pool(name string, size int, perSecond float64, keep plan.KeepAlive) {
	if size == 0 {
		return
	}
	p := b.of.Plan.Pools[0]
	p.Name, p.Size, p.KeepAlive = name, size, keep
	p.Send, p.Reconnect, p.Forensics, p.EnoughLost = nil, nil, plan.Forensics{}, 0
	p.OpenPerSecond, p.OpenFrom = perSecond, dur(b.next)
	b.next = p.OpenAt(size)
	b.pass.openedBy = p.OpenAt(size - 1)
	b.pass.plan.Pools = append(b.pass.plan.Pools, p)
}

func (b *builder) arms(names ...string) {
	every := dur(b.pass.period)
	for _, name := range names {
		k := plan.KeepAlive{Share: 1, Every: every}
		switch name {
		case armPing:
			k.Kind, k.PongTimeout = plan.KeepAlivePing, dur(pongWait)
		case armPong:
			k.Kind = plan.KeepAlivePong
		case armMessage:
			if b.of.Message == "" {
				continue
			}
			k.Kind, k.Message = plan.KeepAliveMessage, plan.Text(b.of.Message)
		case armTCP:
			k = kernelProbes(b.pass.period)
		}
		b.pool(name, armSize, b.of.pace(), k)
	}
	b.pass.armsBy = b.pass.openedBy
}

// kernelProbes are at least a second apart: the kernel has no shorter ones.
func kernelProbes(every time.Duration) plan.KeepAlive {
	e := dur(max(every, time.Second))
	return plan.KeepAlive{Kind: plan.KeepAliveTCP, Share: 1, TCPIdle: e, TCPInterval: e}
}

func (b *builder) silent() {
	b.pool(silent, silentSize, min(b.of.pace(), 1/silentApart.Seconds()), plan.KeepAlive{Kind: plan.KeepAliveOff})
}

func (b *builder) ladder(rungs []time.Duration) {
	once := make([]units.Duration, len(rungs))
	for i, r := range rungs {
		once[i] = dur(r)
	}
	b.pass.rungs = rungs
	b.pool(ladder, len(rungs), b.of.pace(), plan.KeepAlive{Kind: plan.KeepAlivePing, Share: 1, PongTimeout: dur(pongWait), Once: once})
}

// end closes the pass: it lasts long enough for a timer of the longest silence
// to be found and for the arms to show what resets it.
func (b *builder) end() *pass {
	p := &b.pass
	p.plan.Duration = dur(p.openedBy + max(p.armsFor(p.longest), p.watch) + pongWait)
	return p
}

// armsFor is how old arms must become to show that they survive a timer. Some
// seconds more, while that is no long wait, may show a second one behind it.
func (p *pass) armsFor(timer time.Duration) time.Duration {
	sure := timer + max(times(.15, timer), pongWait-p.period/2) + 3*p.period/2
	return max(sure, min(times(1.65, timer), timer+7*time.Second))
}

// survey is the first pass: all arms, silent sockets, and a ladder of which
// each rung is a tenth longer than the one before.
func (i *Idle) survey(budget int) *pass {
	b := i.build(armPeriod, i.longest())
	b.arms(armPing, armPong, armMessage, armTCP)
	b.silent()
	left := budget - b.pass.sockets()
	b.ladder(geometric(firstRung, i.longest(), left-min(refineSize, left/2)))
	return b.end()
}

// faster asks the arms again, often enough for a timer this short.
func (i *Idle) faster(timer time.Duration) *pass {
	b := i.build(max(times(.3, timer), 20*time.Millisecond), 3*timer)
	b.arms(armPing, armPong, armMessage, armTCP)
	b.silent()
	return b.end()
}

// fewer looks at the timer again with hardly any sockets open.
func (i *Idle) fewer(timer time.Duration) *pass {
	b := i.build(armPeriod, 6*timer)
	b.arms(armPing)
	b.silent()
	return b.end()
}

// refine is a ladder between a silence that was survived and one that was not.
// Beside it are sockets with the kernel's probes, which ping only then: where a
// path answers by a reset, a goodbye does not show that they were gone.
func (i *Idle) refine(alive, dead time.Duration, rungs int) *pass {
	b := i.build(armPeriod, dead)
	probes := kernelProbes(armPeriod)
	probes.PongTimeout = dur(pongWait)
	for range armSize {
		probes.Once = append(probes.Once, dur(dead))
	}
	b.pool(armTCP, armSize, i.pace(), probes)
	rungs = min(rungs, int((dead-alive)/finest)-1)
	b.ladder(arithmetic(alive, dead, max(rungs, 1)))
	b.pass.plan.Duration = dur(b.pass.openedBy + dead + pongWait + 500*time.Millisecond)
	return &b.pass
}

// geometric are rungs from the first to the longest, each longer by the same
// ratio: a tenth, or more if so many don't reach.
func geometric(first, longest time.Duration, most int) []time.Duration {
	if longest <= first {
		return []time.Duration{longest}
	}
	n := int(math.Ceil(math.Log(float64(longest)/float64(first)) / math.Log(rungRatio)))
	n = max(min(n, most-1), 1)
	ratio := math.Pow(float64(longest)/float64(first), 1/float64(n))
	rungs := make([]time.Duration, n+1)
	for i := range rungs {
		rungs[i] = times(math.Pow(ratio, float64(i)), first).Round(time.Millisecond)
	}
	return rungs
}

// arithmetic are n rungs evenly between two silences.
func arithmetic(from, to time.Duration, n int) []time.Duration {
	rungs := make([]time.Duration, n)
	for i := range rungs {
		rungs[i] = from + (to-from)*time.Duration(i+1)/time.Duration(n+1)
	}
	return rungs
}
