package engine

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/simnet"
)

var (
	replay = flag.Int64("seed", -1, "carry out this one of the random runs")
	runs   = flag.Uint64("runs", 0, "how many random runs to carry out; 0: a few")
)

// TestRandomRuns carries out what chance has put together: loads with journeys
// of all operations, pools with steps before and keep-alives, a platform that
// refuses, stalls, cuts and leads astray, and interrupts at any instant. What
// must hold after every run is in randomRun.check.
func TestRandomRuns(t *testing.T) {
	if *replay >= 0 {
		runRandomly(t, uint64(*replay))
		return
	}
	n := uint64(200)
	switch {
	case *runs > 0:
		n = *runs
	case testing.Short():
		n = 40
	}
	for seed := range n {
		if !t.Run(fmt.Sprint(seed), func(t *testing.T) {
			defer func() {
				if broken := recover(); broken != nil {
					t.Logf("replay: go test ./internal/engine -run TestRandomRuns -seed %d", seed)
					panic(broken)
				}
				if t.Failed() {
					t.Logf("replay: go test ./internal/engine -run TestRandomRuns -seed %d", seed)
				}
			}()
			runRandomly(t, seed)
		}) {
			return
		}
	}
}

func runRandomly(t *testing.T, seed uint64) {
	first := newRandomRun(t, seed)
	first.check()
	if seed%4 != 0 {
		return
	}
	dump := first.dump()
	if again := newRandomRun(t, seed); again.dump() != dump {
		t.Error("the same seed gave another record")
	}
	if strings.Contains(dump, canary) {
		t.Error("a secret is in the record")
	}
}

const canary = "CANARY-4711"

// secret is a slot for it. A character that no URL or header may have makes
// errors, which must not show it either.
func (g chaos) secret(how plan.Escape) plan.Part {
	return plan.Part{Slot: plan.Secret, Text: "key", Secret: safe.NewSecret(canary + pick(g, "", "", "\n")), Escape: how}
}

// randomRun is a run and all that came of it.
type randomRun struct {
	t       *testing.T
	plan    *plan.Plan
	run     *run
	lanes   []*lane
	world   *simnet.World
	totals  *metrics.Totals
	batches []*record.Batch
}

func newRandomRun(t *testing.T, seed uint64) *randomRun {
	g := chaos{rand.New(rand.NewPCG(seed, 0x72616e64))}
	x := &randomRun{t: t, plan: g.plan(seed)}
	r, err := (&Engine{}).prepare(x.plan)
	if err != nil {
		t.Fatal(err)
	}
	r.secrets = []string{canary, canary + "\n"} // as a scenario that is resolved names them
	if g.of(4) == 0 {
		r.requestsPerSecond, r.opensPerSecond = 50, 30
	}
	if g.of(6) == 0 {
		r.connsMost = int64(2 + g.of(20))
	}
	x.run, x.totals = r, metrics.New(x.plan)
	x.world = simnet.New(g.world(seed))
	s := r.simulation(x.world, 1+g.of(3), record.SinkFunc(func(b *record.Batch) error {
		x.batches = append(x.batches, b)
		return x.totals.Add(b)
	}))
	x.lanes = s.lanes
	if g.of(3) == 0 {
		x.world.At(g.upTo(x.plan.Duration.D()+landingTime+500*time.Millisecond), func() { stopAll(s.lanes) })
	}
	x.world.Run(s.loops, s.done)
	if !s.done() {
		t.Error("the run has come to a standstill")
	}
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	return x
}

// check looks for books that do not balance and for what was left behind.
func (x *randomRun) check() {
	x.t.Helper()
	zero := func(what string, n int64) {
		x.t.Helper()
		if n != 0 {
			x.t.Errorf("%s: %d left, want none", what, n)
		}
	}
	if err := x.totals.Identities(); err != nil {
		x.t.Error(err)
	}
	ended, passed := int64(0), int64(0)
	for _, b := range x.batches {
		ended += int64(len(b.Interactions)) + b.Passed
		passed += b.Passed
	}
	for i := range x.plan.Loads {
		ended -= x.load(i)
		zero("interactions of "+x.plan.Loads[i].Name, x.run.loads[i].flying.Load())
	}
	zero("interactions that ended and were neither kept nor passed", ended)
	zero("connections", x.run.conns.Load())
	zero("interactions", x.run.flying.Load())
	zero("open sockets", x.run.open.Load())
	zero("attempts", x.run.pending.Load())
	zero("descriptors", int64(x.world.Open()))
	for _, l := range x.lanes {
		zero("interactions of a lane", int64(l.flying))
		zero("steps before sockets", int64(len(l.preparing)+len(l.found)))
		zero("evidence", int64(len(l.leaving)+len(l.partial)))
		x.spares(l)
	}
}

// load checks the books of a load and returns how many of its interactions
// have ended.
func (x *randomRun) load(i int) int64 {
	x.t.Helper()
	p, at := &x.plan.Loads[i], &x.totals.Loads[i]
	c := &at.Counts
	arrivals := p.Arrivals(x.plan.Seed)
	if planned := arrivals.Count(); c[record.Started]+c[record.NotStarted] != planned {
		x.t.Errorf("%s: started %d + not started %d of %d planned", p.Name, c[record.Started], c[record.NotStarted], planned)
	}
	ended := c[record.Succeeded] + c[record.Failed]
	if c[record.Started] != ended+c[record.InFlight] {
		x.t.Errorf("%s: started %d, succeeded %d + failed %d + in flight %d", p.Name, c[record.Started], c[record.Succeeded], c[record.Failed], c[record.InFlight])
	}
	failed := int64(0)
	for _, n := range at.Failed {
		failed += n
	}
	if failed != c[record.Failed] {
		x.t.Errorf("%s: failed %d, by kind %v", p.Name, c[record.Failed], at.Failed)
	}
	for _, m := range []record.Measure{record.LatencyUS, record.ServiceUS} {
		if n := int64(at.Dists[m].Count()); n != ended {
			x.t.Errorf("%s: %d times for %d that ended", p.Name, n, ended)
		}
	}
	var steps [record.Counters]int64
	for k := range at.Steps {
		s := &at.Steps[k]
		answers := int64(0)
		for _, n := range s.Status {
			answers += n
		}
		if answers > s.Counts[record.Requests] {
			x.t.Errorf("%s, step %d: %d answers to %d requests", p.Name, k, answers, s.Counts[record.Requests])
		}
		for n := range steps {
			steps[n] += s.Counts[n]
		}
	}
	for _, n := range []record.Counter{record.Requests, record.Retried, record.Throttled, record.PromisesKept, record.PromiseBroken} {
		if steps[n] != c[n] {
			x.t.Errorf("%s: counter %d is %d, that of its steps %d", p.Name, n, c[n], steps[n])
		}
	}
	if c[record.Retried] > c[record.Requests] || c[record.PromisesKept]+c[record.PromiseBroken] > c[record.Retried] {
		x.t.Errorf("%s: %d requests, %d of them again, %d promises", p.Name, c[record.Requests], c[record.Retried], c[record.PromisesKept]+c[record.PromiseBroken])
	}
	if at.Peak > c[record.Started] {
		x.t.Errorf("%s: %d at once of %d", p.Name, at.Peak, c[record.Started])
	}
	return ended
}

// spares checks that everything of a lane has been given back, once.
func (x *randomRun) spares(l *lane) {
	x.t.Helper()
	conns, interactions := map[*conn]int{}, map[*interaction]int{}
	for _, c := range l.spareConns {
		conns[c]++
	}
	for _, it := range l.spareInteractions {
		interactions[it]++
	}
	free := len(l.spareChatIDs)
	for _, g := range l.guests {
		switch g := g.(type) {
		case *conn:
			if conns[g] != 1 || g.state != connClosed || g.serves != nil {
				x.t.Errorf("a connection in state %d was given back %d times", g.state, conns[g])
			}
		case *interaction:
			if interactions[g] != 1 || g.state != itOver || g.conn != nil {
				x.t.Errorf("an interaction in state %d was given back %d times", g.state, interactions[g])
			}
		case nobody:
			free--
		default:
			x.t.Errorf("%T is left", g)
		}
	}
	if free != 0 {
		x.t.Errorf("%d IDs of chats are free, %d too many", len(l.spareChatIDs), free)
	}
	for _, o := range l.outlets {
		if o.open != 0 || len(o.idle) != 0 || o.waiting.len() != 0 || o.backlog.len() != 0 {
			x.t.Errorf("an outlet has %d open, %d idle, %d waiting, %d behind them", o.open, len(o.idle), o.waiting.len(), o.backlog.len())
		}
	}
}

func (x *randomRun) dump() string {
	var out bytes.Buffer
	if err := record.Dump(&out, x.batches...); err != nil {
		x.t.Fatal(err)
	}
	return out.String()
}

// chaos puts plans and worlds together.
type chaos struct{ *rand.Rand }

func (g chaos) of(n int) int { return g.IntN(n) }

// odds is true once in n.
func (g chaos) odds(n int) bool { return g.IntN(n) == 0 }

func (g chaos) upTo(d time.Duration) time.Duration { return time.Duration(g.Int64N(int64(d) + 1)) }

// quick is a time from a fraction of a millisecond to most, the shorter the
// likelier.
func (g chaos) quick(most time.Duration) time.Duration {
	u := g.Float64()
	return time.Duration(u*u*u*float64(most)) + time.Microsecond
}

func pick[T any](g chaos, from ...T) T { return from[g.IntN(len(from))] }

func (g chaos) plan(seed uint64) *plan.Plan {
	p := &plan.Plan{Seed: seed, Duration: dur(500*time.Millisecond + g.upTo(6*time.Second)), Precise: g.odds(4)}
	if g.odds(5) {
		p.Target.Proxy = "http://127.0.0.1:3128"
	}
	if g.odds(3) {
		p.Data = &plan.Data{Rows: [][]string{{"a"}, {"b"}, {"c"}}}
	}
	for i := range g.of(4) {
		p.Loads = append(p.Loads, g.load(fmt.Sprintf("load %d", i), p.Duration.D()))
	}
	for i := range g.of(3) {
		p.Pools = append(p.Pools, g.pool(fmt.Sprintf("pool %d", i)))
	}
	return p
}

func (g chaos) load(name string, length time.Duration) plan.Load {
	l := plan.Load{
		Name: name, Journey: g.journey(name, true), Poisson: g.odds(2), Cookies: g.odds(3),
		Start: dur(g.upTo(length / 3)), For: dur(g.upTo(length)),
		Connections: plan.Connections{Max: pick(g, 0, 1, 2, 5, 64), Reuse: !g.odds(4)},
	}
	level := pick(g, 0.0, 5, 50)
	for range 1 + g.of(3) {
		to := pick(g, level, level, 0, 20, 100)
		l.Stages = append(l.Stages, plan.Stage{From: level, To: to, Over: dur(time.Millisecond + g.upTo(length))})
		level = to
	}
	return l
}

func (g chaos) pool(name string) plan.Pool {
	p := plan.Pool{
		Name: name, Size: g.of(20), URL: plan.Text(pick(g, "ws", "wss") + "://127.0.0.1/held"),
		KeepAlive:      plan.KeepAlive{Kind: plan.KeepAliveOff},
		ConnectTimeout: dur(time.Second), HandshakeTimeout: dur(time.Second),
		OpenPerSecond: pick(g, 0.0, 5, 50),
	}
	if g.odds(2) {
		p.KeepAlive = plan.KeepAlive{Kind: pick(g, plan.KeepAlivePing, plan.KeepAlivePong, plan.KeepAliveMessage), Every: dur(time.Second), PongTimeout: dur(700 * time.Millisecond), Jitter: .1, Share: .8, Message: plan.Text("alive")}
	}
	if g.odds(2) {
		p.Send = &plan.Send{Every: dur(300 * time.Millisecond), Text: plan.NewTemplate(plan.Part{Slot: plan.Counter})}
	}
	if g.odds(3) {
		p.Headers = []plan.Header{{Name: "X-Key", Value: plan.NewTemplate(g.secret(plan.EscapeField))}}
	}
	if g.odds(2) {
		p.Reconnect = g.backoff()
	} else if g.odds(2) {
		p.Forensics = plan.Forensics{ReconnectSample: 3, LateAttempt: true}
	}
	if g.odds(2) {
		before := g.journey("before "+name, false)
		p.Before = &before
		if len(before.Extracted) > 0 && g.odds(2) {
			p.URL = plan.NewTemplate(plan.Part{Slot: plan.Extracted, Text: "uri"})
		}
		p.OnOpen = []plan.Template{plan.NewTemplate(plan.Part{Text: "hello "}, plan.Part{Slot: plan.Extracted, Text: "uri"})}
	}
	return p
}

func (g chaos) backoff() *plan.Backoff {
	return &plan.Backoff{Base: dur(g.quick(500 * time.Millisecond)), Cap: dur(time.Second), Jitter: pick(g, "full", "equal", "none")}
}

// journey is a random program. What it extracts comes from its first step.
func (g chaos) journey(name string, talks bool) plan.Journey {
	j := plan.Journey{Name: name}
	a := author{chaos: g, j: &j, talks: talks}
	if g.odds(3) {
		j.Extracted = []string{"uri"}
		s := a.request()
		s.Request.Extract = []plan.Extract{{Path: "$.connectUri"}}
		a.emit(s)
	}
	a.steps(3, 0)
	return j
}

// author writes the program of a journey.
type author struct {
	chaos

	j     *plan.Journey
	talks bool // over WebSockets of its own
}

func (a author) emit(s plan.Step) int {
	s.Report = -1
	switch s.Op {
	case plan.OpRequest, plan.OpWSConnect, plan.OpWSAwait:
		s.Report = len(a.j.Steps)
		a.j.Steps = append(a.j.Steps, fmt.Sprintf("step %d", s.Report))
	}
	a.j.Program = append(a.j.Program, s)
	return len(a.j.Program) - 1
}

func (a author) steps(most, depth int) {
	for range a.of(most + 1) {
		switch what := a.of(8); {
		case what < 3:
			a.emit(a.request())
		case what == 3:
			pause := plan.LogNormal(.05, .5, .95)
			a.emit(plan.Step{Op: plan.OpThink, Think: &pause})
		case what == 4 && depth < 2:
			a.j.Loops = max(a.j.Loops, depth+1)
			begin := a.emit(plan.Step{Op: plan.OpRepeat, Loop: depth, Times: a.of(4)})
			a.steps(2, depth+1)
			a.emit(plan.Step{Op: plan.OpAgain, Loop: depth, To: begin + 1})
			a.j.Program[begin].To = len(a.j.Program)
		case what == 5 && depth < 2:
			choose := a.emit(plan.Step{Op: plan.OpChoose})
			a.steps(2, depth+1)
			jump := a.emit(plan.Step{Op: plan.OpJump})
			a.j.Program[choose].Choices = []plan.Choice{{Share: pick(a.chaos, 0.0, .3, 1), To: len(a.j.Program)}}
			a.steps(2, depth+1)
			a.j.Program[jump].To = len(a.j.Program)
		case a.talks:
			a.chat()
		}
	}
}

func (a author) request() plan.Step {
	base := pick(a.chaos, "http://127.0.0.1", "http://127.0.0.1", "https://127.0.0.1", "http://127.0.0.1:81")
	s := get("", func(r *plan.Request) {
		r.URL = plan.NewTemplate(plan.Part{Text: base + "/x/"}, plan.Part{Slot: plan.Index}, plan.Part{Text: "?u="}, plan.Part{Slot: plan.Extracted, Text: "uri", Escape: plan.EscapeForm}, a.secret(plan.EscapeForm))
		r.Method = pick(a.chaos, "GET", "GET", "HEAD", "PUT", "POST")
		r.Timeout = dur(10*time.Millisecond + a.quick(2*time.Second))
		if a.odds(3) {
			r.Retry = &plan.Retry{Status: []int{429, 503}, Network: a.odds(2), Max: a.of(4), Backoff: *a.backoff()}
		}
		if a.odds(3) && r.Method != "HEAD" {
			size := plan.LogNormal(200, 3000, .99)
			r.Body = &plan.Body{Text: plan.NewTemplate(plan.Part{Text: "x "}, plan.Part{Slot: plan.Fake, Text: "name"}, plan.Part{Slot: plan.Pad}), Size: &size}
		}
		if a.odds(4) {
			r.Expect.Contains = "connect"
		}
		if a.odds(5) {
			r.Headers = []plan.Header{{Name: "X-Key", Value: plan.NewTemplate(a.secret(pick(a.chaos, plan.EscapeField, plan.EscapeField, plan.Raw)))}}
		}
		if a.odds(12) { // what came in before may break the request
			r.Headers = []plan.Header{{Name: "X-Was", Value: plan.NewTemplate(plan.Part{Slot: plan.Extracted})}}
		}
	})
	return s
}

// chat puts one to four steps on a WebSocket, in an order that makes sense or
// none.
func (a author) chat() {
	n := a.of(2)
	for len(a.j.Sockets) <= n {
		a.j.Sockets = append(a.j.Sockets, fmt.Sprint(len(a.j.Sockets)))
	}
	url := plan.Text(pick(a.chaos, "ws", "wss") + "://127.0.0.1/chat")
	if len(a.j.Extracted) > 0 && a.odds(2) {
		url = plan.NewTemplate(plan.Part{Slot: plan.Extracted, Text: "uri"})
	}
	if !a.odds(6) {
		a.emit(plan.Step{Op: plan.OpWSConnect, WS: &plan.WSStep{Socket: n, URL: url, Within: dur(10*time.Millisecond + a.quick(2*time.Second))}})
	}
	for range a.of(3) {
		a.emit(plan.Step{Op: plan.OpWSSend, WS: &plan.WSStep{Socket: n, Send: plan.NewTemplate(plan.Part{Text: `{"n":`}, plan.Part{Slot: plan.Index}, plan.Part{Text: `}`}, a.secret(plan.Raw))}})
	}
	if a.odds(2) {
		await := pick(a.chaos, plan.Await{}, plan.Await{Contains: "push"}, plan.Await{JSON: []plan.Match{{Path: "$.n", Equals: "1"}}})
		a.emit(plan.Step{Op: plan.OpWSAwait, WS: &plan.WSStep{Socket: n, Await: &await, Within: dur(a.quick(2 * time.Second))}})
	}
	if a.odds(2) {
		a.emit(plan.Step{Op: plan.OpWSClose, WS: &plan.WSStep{Socket: n, Code: 1000}})
	}
}

func (g chaos) world(seed uint64) simnet.Options {
	o := simnet.Options{
		Seed: seed, Jitter: g.quick(5 * time.Millisecond), Echo: g.odds(2), Answer: g.answers(),
		Edge: pack.Edge{
			Nodes: 1 + g.of(2), CloseStyle: pick(g, "fin", "rst", "close_frame", "stall", "blackhole"), AtCap: pick(g, "refuse_503", "rst", "fin", "hang", "evict_oldest"),
		},
	}
	if g.odds(3) {
		o.Push = 20*time.Millisecond + g.upTo(time.Second)
	}
	if g.odds(3) {
		o.Edge.MaxLifetime = dur(g.upTo(3*time.Second) + time.Millisecond)
	}
	if g.odds(4) {
		o.Edge.IdleTimeout = dur(g.upTo(2*time.Second) + time.Millisecond)
	}
	if g.odds(4) {
		o.Edge.MaxConnections = 1 + g.of(20)
	}
	if g.odds(3) {
		o.Edge.CPU = &pack.CPU{Handshake: dur(g.quick(5 * time.Millisecond)), Frame: dur(g.quick(time.Millisecond)), Request: dur(g.quick(20 * time.Millisecond)), Queue: 1 + g.of(50)}
	}
	if g.odds(6) {
		o.FDs = 1 + g.of(30)
	}
	o.NoSYN = g.odds(30)
	for range g.of(4) {
		f := pack.Fault{Do: pick(g, pack.Faults...).Name, At: dur(g.upTo(4 * time.Second)), For: dur(g.upTo(2 * time.Second))}
		if g.odds(2) {
			f.Share = .5
		}
		if f.Do == "restart" && g.odds(2) {
			f.Announce = 1012
		}
		o.Faults = append(o.Faults, f)
	}
	return o
}

// answers is a server with habits of its own.
func (g chaos) answers() func(int, time.Duration, string) simnet.Answer {
	own := chaos{rand.New(rand.NewPCG(g.Uint64(), 1))}
	slow := own.quick(2 * time.Second)
	trouble := pick(own, 2, 5, 50)
	return func(int, time.Duration, string) simnet.Answer {
		a := simnet.Answer{Body: `{"connectUri":"ws://127.0.0.1/held/1"}`, After: own.quick(slow), Close: own.odds(10)}
		if own.odds(trouble) {
			switch own.of(9) {
			case 0:
				a.Cut = true
			case 1:
				a.Status, a.Header = 429, "Retry-After: "+fmt.Sprint(own.of(3))+"\r\n"
			case 2:
				a.Status = pick(own, 101, 204, 302, 404, 500, 503)
			case 3:
				a.Body = pick(own, ``, `{}`, `{"connectUri":"gopher://x"}`, `{"connectUri":"ws://127.0.0.1:9\r\nX: y/"}`, `{"connectUri":"http://127.0.0.1/"}`, `{"connectUri":"wss://[::1]/z"}`)
			case 4:
				a.Header = "Connection: close\r\n"
			case 5:
				a.Header = "broken header\r\n"
			case 6:
				a.After = time.Hour
			case 7:
				a.Header = "Set-Cookie: a=b\r\n"
			case 8:
				a.Header = "Content-Encoding: gzip\r\n"
			}
		}
		return a
	}
}
