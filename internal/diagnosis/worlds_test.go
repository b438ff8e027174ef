package diagnosis_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/simnet"
	"holdfast/internal/units"
)

// A trouble is one way in which a platform treats its sockets badly. Its
// numbers, and the traffic that meets it, are drawn anew for every run.
type trouble struct {
	name string
	make func(d dice, n int) stage
	// atLeast is the number of sockets from which it can happen at all.
	atLeast int
}

// A stage is one run: a world, and the load that meets it.
type stage struct {
	world simnet.Options
	pool  func(*plan.Pool)
	hold  time.Duration
	// alike are names that nobody can tell from the truth in this stage, by the
	// truth; the docs list them, and docsList checks that.
	alike map[string][]string
	// listed is the pair of the docs' list that the stage belongs to, "" for
	// none: nobody can be sure of the right answer then.
	listed string
}

// The pairs that nobody can tell apart, as the docs have them.
const (
	pairSilenceAge = "silence and age"
	pairCapMoment  = "a cap and refusals from a moment on"
	pairNodeCrash  = "a restart and the crash of a part"
	pairQueuePath  = "a full listen queue and a path that drops SYNs"
	pairFewRates   = "a rate limit and refusals at random, few attempts"
	pairTimerHang  = "a timer that ends in silence and a path or process that falls silent"
	pairFewScans   = "a scan, or a timer scaled by load, and a restart or nothing, few ends"
)

// list says which pair of the docs' list a stage belongs to, as its load
// decides it, and what that makes an answer as good as the truth.
func (s *stage) list(n int, p *plan.Pool) {
	also := func(truth string, as ...string) {
		if s.alike == nil {
			s.alike = map[string][]string{}
		}
		s.alike[truth] = append(s.alike[truth], as...)
	}
	edge := &s.world.Edge
	evicts := edge.AtCap == pack.CapEvictOldest || edge.AtCap == pack.CapEvictIdlest
	switch {
	case edge.MaxLifetime > 0 && p.Send == nil:
		// A timer that counts messages would look the same.
		s.listed = pairSilenceAge
	case edge.MaxConnections+edge.MaxConnectionsPerNode > 0 && !evicts:
		s.listed = pairCapMoment
	}
	if n >= fewSockets {
		return
	}
	switch {
	case edge.HandshakeRate > 0 && edge.AtRate != pack.RateRefuse429:
		s.listed = pairFewRates
		also(diagnosis.RateLimited, diagnosis.Reset, diagnosis.NotUpgraded)
	case edge.IdleScan > 0 || edge.IdleScaled != nil:
		s.listed = pairFewScans
		also(diagnosis.IdleTimeout, diagnosis.Dropped, diagnosis.Unknown, diagnosis.ServerRestart)
	case edge.MaxLifetime > 0 && edge.CloseStyle == pack.StyleResetOnUse:
		s.listed = pairSilenceAge
		also(diagnosis.MaxLifetime, diagnosis.IdleTimeout)
	case p.KeepAlive.Share == .5: // of five, none may ping
		s.listed = pairSilenceAge
		also(diagnosis.IdleTimeout, unknown(diagnosis.IdleTimeout))
	}
}

// fewSockets are too few for patterns over many ends.
const fewSockets = 8

// stretch makes everything in a stage take so many times as long.
func (s *stage) stretch(by float64) {
	edge, pool := &s.world.Edge, s.pool
	times := []*units.Duration{&edge.IdleTimeout, &edge.MaxLifetime, &edge.IdleScan, &edge.SlowStart}
	if edge.IdleScaled != nil {
		times = append(times, &edge.IdleScaled.Least)
	}
	if edge.CPU != nil {
		times = append(times, &edge.CPU.Handshake)
	}
	for i := range s.world.Faults {
		times = append(times, &s.world.Faults[i].At, &s.world.Faults[i].For, &s.world.Faults[i].Age)
	}
	longer := func(times ...*units.Duration) {
		for _, t := range times {
			*t = units.Duration(by * float64(*t))
		}
	}
	longer(times...)
	edge.HandshakeRate, edge.AcceptRate = edge.HandshakeRate/units.Rate(by), edge.AcceptRate/units.Rate(by)
	s.world.Push, s.hold = time.Duration(by*float64(s.world.Push)), time.Duration(by*float64(s.hold))
	s.pool = func(p *plan.Pool) {
		pool(p)
		p.OpenPerSecond /= by
		longer(&p.KeepAlive.Every)
		if p.Send != nil {
			longer(&p.Send.Every, &p.Send.OnceWithin)
		}
	}
}

// dice draws numbers.
type dice struct{ *rand.Rand }

func (d dice) between(low, high time.Duration) time.Duration {
	return low + time.Duration(d.Int64N(int64(high-low)))
}

func (d dice) share(low, high float64) float64 { return low + (high-low)*d.Float64() }

func pick[T any](d dice, of ...T) T { return of[d.IntN(len(of))] }

// pinging is a ping of a period, with jitter, on all sockets or a part.
func pinging(every, pong time.Duration, share float64) func(*plan.Pool) {
	return func(p *plan.Pool) {
		p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePing, Every: dur(every), PongTimeout: dur(pong), Jitter: .1, Share: share}
	}
}

func sending(every time.Duration) func(*plan.Pool) {
	return func(p *plan.Pool) { p.Send = &plan.Send{Every: dur(every), Text: plan.Text("x")} }
}

func opening(over time.Duration) func(*plan.Pool) {
	return func(p *plan.Pool) {
		p.OpenPerSecond = 0
		if over > 0 {
			p.OpenPerSecond = float64(p.Size) / over.Seconds()
		}
	}
}

// busy is traffic in which no socket is silent for long and every clock moves
// at its own pace.
func busy(d dice) func(*plan.Pool) {
	p := pinging(d.between(2*second, 6*second), 3*second, 1)
	if d.IntN(2) == 0 {
		return all(p, once(d.between(2*second, 8*second)))
	}
	return p
}

// rampUp is how long the opens take.
func rampUp(d dice) time.Duration { return d.between(4*second, 15*second) }

// timerHold is the length of a run that sees the end of a timer.
func timerHold(over, timer time.Duration) time.Duration { return over + timer*5/2 + 15*second }

// troubles are all faults and edge behaviours that the simulated network
// carries out, and the controls without any.
func troubles() []trouble {
	var list []trouble
	add := func(name string, f func(d dice, n int) stage) { list = append(list, trouble{name: name, make: f}) }
	from := func(least int, name string, f func(d dice, n int) stage) {
		list = append(list, trouble{name: name, make: f, atLeast: least})
	}

	// Idle timers: whatever resets them, however they end sockets.
	for _, resets := range pack.ResetsOn {
		for _, style := range pack.CloseStyles {
			add("idle, "+resets+", "+style, func(d dice, n int) stage {
				timer, over := d.between(5*second, 30*second), rampUp(d)
				s := stage{world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer), ResetsOn: resets, CloseStyle: style}}, hold: timerHold(over, timer)}
				s.pool = all(opening(over), idleTraffic(d, &s.world, resets, style, timer))
				switch style {
				case pack.StyleBlackhole, pack.StyleStall:
					// A timer that falls silent is a timer, and a silence.
					s.alike = map[string][]string{diagnosis.SilentDrop: {diagnosis.IdleTimeout}, diagnosis.BackendStall: {diagnosis.IdleTimeout}}
					s.listed = pairTimerHang
				}
				return s
			})
		}
	}
	add("idle, half of them ping", func(d dice, n int) stage {
		timer, over := d.between(8*second, 30*second), rampUp(d)
		return stage{world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer)}}, hold: timerHold(over, timer), pool: all(opening(over), pinging(timer/3, 3*second, .5))}
	})
	add("idle, lost ones come back", func(d dice, n int) stage {
		timer, over := d.between(6*second, 15*second), rampUp(d)
		return stage{world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer)}}, hold: timerHold(over, timer), pool: all(opening(over), once(timer/2), func(p *plan.Pool) {
			p.Reconnect = &plan.Backoff{Base: dur(100 * ms), Cap: dur(5 * second), Jitter: "full"}
		})}
	})
	add("idle, all silent", func(d dice, n int) stage {
		timer, over := d.between(5*second, 30*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer)}}, hold: timerHold(over, timer), pool: opening(over),
			alike: map[string][]string{diagnosis.IdleTimeout: {unknown(diagnosis.IdleTimeout)}}, listed: pairSilenceAge,
		}
	})
	add("idle, a scan", func(d dice, n int) stage {
		timer, over := d.between(6*second, 25*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer), IdleScan: dur(d.between(second, 3*second))}},
			hold:  timerHold(over, timer), pool: all(opening(over), once(d.between(3*second, max(4*second, timer/2)))),
		}
	})
	add("idle, scaled by load", func(d dice, n int) stage {
		timer, over := d.between(15*second, 30*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer), IdleScaled: &pack.IdleScaled{From: n / 10, To: n, Least: dur(timer / 5)}}},
			hold:  timerHold(over, timer), pool: all(opening(over), once(d.between(2*second, timer/6))),
		}
	})

	// Timers under traffic in which silences of any length end and are survived.
	uneven := func(timer time.Duration) func(*plan.Pool) {
		return func(p *plan.Pool) {
			pinging(timer, 3*second, 1)(p)
			p.KeepAlive.Jitter = .5
		}
	}
	from(60, "idle, a scan, uneven pings", func(d dice, n int) stage {
		timer, over := d.between(6*second, 25*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer), IdleScan: dur(d.between(second, 3*second))}},
			hold:  timerHold(over, timer), pool: all(opening(over), uneven(timer)),
		}
	})
	from(24, "idle, scaled by load, uneven pings", func(d dice, n int) stage {
		timer, over := d.between(15*second, 30*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(timer), IdleScaled: &pack.IdleScaled{From: n / 10, To: n, Least: dur(timer / 5)}}},
			hold:  timerHold(over, timer), pool: all(opening(over), uneven(timer/2)),
		}
	})
	from(24, "cap, evicting the idlest at a steady rate", func(d dice, n int) stage {
		over := d.between(20*second, 30*second)
		return stage{world: simnet.Options{Edge: pack.Edge{MaxConnections: max(4, n/4), AtCap: pack.CapEvictIdlest}}, hold: over + 25*second, pool: all(opening(over), busy(d))}
	})

	// Lifetimes.
	for _, style := range []string{pack.StyleFIN, pack.StyleReset, pack.StyleCloseFrame, pack.StyleResetOnUse, pack.StyleStall, pack.StyleBlackhole} {
		add("lifetime, "+style, func(d dice, n int) stage {
			age, over := d.between(5*second, 30*second), rampUp(d)
			s := stage{world: simnet.Options{Edge: pack.Edge{MaxLifetime: dur(age), CloseStyle: style}}, hold: timerHold(over, age), pool: all(opening(over), busy(d))}
			switch style {
			case pack.StyleResetOnUse: // seen at the next ping, at any age
				s.alike, s.listed = map[string][]string{diagnosis.MaxLifetime: {diagnosis.Reset}}, pairSilenceAge
			case pack.StyleBlackhole, pack.StyleStall:
				s.alike = map[string][]string{diagnosis.SilentDrop: {diagnosis.MaxLifetime}, diagnosis.BackendStall: {diagnosis.MaxLifetime}}
				s.listed = pairTimerHang
			}
			return s
		})
	}
	add("lifetime, all silent", func(d dice, n int) stage {
		age, over := d.between(5*second, 30*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{MaxLifetime: dur(age)}}, hold: timerHold(over, age), pool: opening(over),
			alike: map[string][]string{diagnosis.MaxLifetime: {unknown(diagnosis.MaxLifetime)}}, listed: pairSilenceAge,
		}
	})
	add("lifetime, the server is mute", func(d dice, n int) stage {
		age, over := d.between(9*second, 30*second), rampUp(d)
		return stage{
			world: simnet.Options{Edge: pack.Edge{MaxLifetime: dur(age)}}, hold: timerHold(over, age), pool: all(opening(over), once(age/2)),
			alike: map[string][]string{diagnosis.MaxLifetime: {unknown(diagnosis.MaxLifetime)}}, listed: pairSilenceAge,
		}
	})
	add("lifetime, the server pushes", func(d dice, n int) stage {
		age, over := d.between(5*second, 30*second), rampUp(d)
		return stage{world: simnet.Options{Push: d.between(200*ms, 2*second), Edge: pack.Edge{MaxLifetime: dur(age)}}, hold: timerHold(over, age), pool: opening(over)}
	})
	add("lifetime, opened at a stroke", func(d dice, n int) stage {
		age := d.between(5*second, 30*second)
		return stage{
			world: simnet.Options{Edge: pack.Edge{MaxLifetime: dur(age)}}, hold: timerHold(0, age), pool: all(opening(0), busy(d)),
			alike: map[string][]string{diagnosis.MaxLifetime: {unknown(diagnosis.MaxLifetime)}}, listed: pairSilenceAge,
		}
	})
	add("lifetime, lost ones come back", func(d dice, n int) stage {
		age, over := d.between(5*second, 12*second), rampUp(d)
		return stage{world: simnet.Options{Edge: pack.Edge{MaxLifetime: dur(age)}}, hold: timerHold(over, age), pool: all(opening(over), busy(d), func(p *plan.Pool) {
			p.Reconnect = &plan.Backoff{Base: dur(100 * ms), Cap: dur(5 * second), Jitter: "full"}
		})}
	})

	// Caps.
	for _, at := range pack.AtCaps {
		add("cap, "+at, func(d dice, n int) stage {
			limit := max(2, int(float64(n)*d.share(.3, .8)))
			return stage{world: simnet.Options{Edge: pack.Edge{MaxConnections: limit, AtCap: at}}, hold: 45 * second, pool: all(opening(rampUp(d)), busy(d))}
		})
	}
	add("cap of each node", func(d dice, n int) stage {
		return stage{
			world: simnet.Options{Edge: pack.Edge{Nodes: 2, MaxConnectionsPerNode: max(1, int(float64(n)*d.share(.2, .4))), AtCap: pick(d, pack.CapRefuse503, pack.CapReset, pack.CapFIN)}},
			hold:  45 * second, pool: all(opening(rampUp(d)), busy(d)),
		}
	})
	from(24, "cap, evicting at a steady rate", func(d dice, n int) stage {
		over := d.between(20*second, 30*second)
		return stage{world: simnet.Options{Edge: pack.Edge{MaxConnections: max(4, n/4), AtCap: pack.CapEvictOldest}}, hold: over + 25*second, pool: all(opening(over), busy(d))}
	})

	// Load that is shed.
	for _, full := range pack.AtFulls {
		from(5, "overload, "+full, func(d dice, n int) stage {
			queue := max(3, n/(4+d.IntN(4)))
			cost := d.between(1200*ms, 3*second) / time.Duration(queue)
			return stage{
				world: simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(cost), Queue: queue, AtFull: full}}},
				hold:  40 * second, pool: all(opening(d.between(0, second)), busy(d)),
			}
		})
	}
	for _, at := range pack.AtRates {
		add("rate, "+at, func(d dice, n int) stage {
			over := d.between(3*second, 8*second)
			rate := float64(n) / over.Seconds()
			return stage{
				world: simnet.Options{Edge: pack.Edge{HandshakeRate: units.Rate(rate * d.share(.3, .6)), HandshakeBurst: max(1, n/8), AtRate: at}},
				hold:  35 * second, pool: all(opening(over), busy(d)),
			}
		})
	}
	from(24, "listen queue", func(d dice, n int) stage {
		over := d.between(second, 3*second)
		rate := float64(n) / over.Seconds()
		return stage{
			world: simnet.Options{Edge: pack.Edge{AcceptRate: units.Rate(rate * d.share(.3, .6)), Backlog: max(2, n/10)}},
			hold:  35 * second, pool: all(opening(over), busy(d), func(p *plan.Pool) { p.ConnectTimeout, p.HandshakeTimeout = dur(12*second), dur(12*second) }),
		}
	})

	// Events.
	event := func(name string, f func(d dice) pack.Fault, alike map[string][]string, listed ...string) {
		add(name, func(d dice, n int) stage {
			return stage{world: simnet.Options{Edge: pack.Edge{Nodes: 2}, Faults: fault(f(d))}, hold: 60 * second, pool: all(opening(rampUp(d)), busy(d)), alike: alike, listed: strings.Join(listed, "")}
		})
	}
	at := func(d dice) pack.Fault { return pack.Fault{At: dur(d.between(18*second, 30*second))} }
	event("restart", func(d dice) pack.Fault { f := at(d); f.Do = "restart"; return f }, nil)
	event("restart, announced", func(d dice) pack.Fault {
		f := at(d)
		f.Do, f.Announce = "restart", pick(d, 1001, 1012)
		return f
	}, nil)
	event("restart, half of them", func(d dice) pack.Fault { f := at(d); f.Do, f.Share = "restart", .5; return f }, nil)
	event("restart, killed", func(d dice) pack.Fault { f := at(d); f.Do, f.NoNotify = "restart", true; return f }, nil)
	event("crash", func(d dice) pack.Fault {
		f := at(d)
		f.Do, f.For = "crash", dur(d.between(2*second, 12*second))
		return f
	}, nil)
	event("crash of a node", func(d dice) pack.Fault {
		f := at(d)
		f.Do, f.For = "crash_node", dur(d.between(2*second, 12*second))
		return f
	}, map[string][]string{diagnosis.ServerCrash: {diagnosis.ServerRestart}}, pairNodeCrash)
	event("drain", func(d dice) pack.Fault { f := at(d); f.Do, f.For = "drain", dur(d.between(second, 8*second)); return f }, nil)
	event("rolling restart", func(d dice) pack.Fault {
		f := at(d)
		f.Do, f.For = "rolling_restart", dur(d.between(2*second, 8*second))
		return f
	}, nil)
	add("syn_drop", func(d dice, n int) stage {
		over := rampUp(d)
		return stage{
			world: simnet.Options{Faults: fault(pack.Fault{Do: "syn_drop", At: dur(over / 4), For: dur(over / 2)})},
			hold:  45 * second, pool: all(opening(over), busy(d), func(p *plan.Pool) { p.ConnectTimeout = dur(d.between(2*second, 10*second)) }),
			alike: map[string][]string{diagnosis.ConnectTimeout: {diagnosis.ListenQueue}}, listed: pairQueuePath,
		}
	})

	// Connections struck at random, at an age, or by a message.
	faults := []string{"fin", "half_close", "rst", "rst_on_use", "close", "stall", "blackhole", "deaf", "garbage", "truncate"}
	for _, do := range faults {
		add(do+" at random", func(d dice, n int) stage {
			f := pack.Fault{Do: do, For: dur(d.between(20*second, 45*second))}
			if do == "close" {
				f.Code, f.Reason = pick(d, 1000, 1001, 1011, 1012, 1013, 4000, 4999), pick(d, "", "bye", "internal error")
			}
			if d.IntN(2) == 0 {
				f.Share = .6
			}
			return stage{world: simnet.Options{Faults: fault(f), Echo: d.IntN(2) == 0}, hold: 60 * second, pool: all(opening(rampUp(d)), busy(d))}
		})
	}
	for _, do := range []string{"fin", "rst", "close", "half_close", "truncate"} {
		add(do+" at a message", func(d dice, n int) stage {
			f := pack.Fault{Do: do, Message: 2 + d.IntN(4)}
			if do == "close" {
				f.Code = pick(d, 1000, 1011, 4000)
			}
			return stage{
				world: simnet.Options{Faults: fault(f), Echo: d.IntN(2) == 0}, hold: 70 * second,
				pool: all(opening(rampUp(d)), sending(d.between(2*second, 8*second))),
			}
		})
	}
	for _, code := range []int{1002, 1003, 1007, 1008, 1009} {
		add("close "+strconv.Itoa(code), func(d dice, n int) stage {
			f := pack.Fault{Do: "close", Code: code, Reason: pick(d, "", "no")}
			switch d.IntN(3) {
			case 0:
				f.For = dur(30 * second)
			case 1:
				f.Age = dur(d.between(5*second, 20*second))
			default:
				f.Message = 2
			}
			return stage{world: simnet.Options{Faults: fault(f)}, hold: 60 * second, pool: all(opening(rampUp(d)), busy(d), sending(d.between(2*second, 6*second)))}
		})
	}
	for _, do := range []string{"stall", "blackhole", "deaf"} {
		add(do+" at one moment", func(d dice, n int) stage {
			f := at(d)
			f.Do, f.Share = do, pick[units.Share](d, 0, .5)
			w := simnet.Options{Faults: fault(f)}
			if do == "deaf" && d.IntN(2) == 0 {
				w.Push = d.between(second, 3*second)
			}
			return stage{world: w, hold: 60 * second, pool: all(opening(rampUp(d)), busy(d))}
		})
	}

	// Handshakes.
	for _, do := range []string{"hang", "bad_answer", "bad_accept", "half_answer", "refuse_rst", "refuse_fin"} {
		add(do, func(d dice, n int) stage {
			f := pack.Fault{Do: do}
			if d.IntN(2) == 0 {
				f.Share = .5
			}
			return stage{
				world: simnet.Options{Faults: fault(f)}, hold: 30 * second, pool: all(opening(rampUp(d)), busy(d)),
			}
		})
	}
	for _, status := range []int{401, 403, 404, 429, 500, 502, 503, 504} {
		add("refuse "+strconv.Itoa(status), func(d dice, n int) stage {
			f := pack.Fault{Do: "refuse", Status: status}
			if d.IntN(2) == 0 {
				f.Share = .5
			}
			return stage{world: simnet.Options{Faults: fault(f)}, hold: 30 * second, pool: all(opening(rampUp(d)), busy(d))}
		})
	}
	add("refuse 503 for a while", func(d dice, n int) stage {
		over := rampUp(d)
		return stage{
			world: simnet.Options{Faults: fault(pack.Fault{Do: "refuse", At: dur(over / 3), For: dur(over / 3)})}, hold: 30 * second, pool: all(opening(over), busy(d)),
		}
	})
	add("refuse 503 from a moment on", func(d dice, n int) stage {
		over := rampUp(d)
		return stage{
			world: simnet.Options{Faults: fault(pack.Fault{Do: "refuse", At: dur(over / 2)})}, hold: 30 * second, pool: all(opening(over), busy(d)),
			alike: map[string][]string{diagnosis.NotUpgraded: {diagnosis.CapacityCap}}, listed: pairCapMoment,
		}
	})
	add("nothing listens", func(d dice, n int) stage {
		return stage{world: simnet.Options{Faults: fault(pack.Fault{Do: "crash", At: 1, For: dur(90 * second)})}, hold: 20 * second, pool: opening(rampUp(d))}
	})
	add("SYNs vanish", func(d dice, n int) stage {
		return stage{world: simnet.Options{NoSYN: true}, hold: 30 * second, pool: opening(rampUp(d))}
	})
	add("our descriptors", func(d dice, n int) stage {
		return stage{world: simnet.Options{FDs: max(1, n/2)}, hold: 30 * second, pool: all(opening(rampUp(d)), busy(d))}
	})
	return append(list, mixtures()...)
}

// controls are runs in which nothing is done to anybody.
func controls() []trouble {
	var list []trouble
	add := func(name string, f func(d dice, n int) stage) { list = append(list, trouble{name: name, make: f}) }
	add("control, silent", func(d dice, n int) stage { return stage{hold: 60 * second, pool: opening(rampUp(d))} })
	add("control, busy", func(d dice, n int) stage {
		return stage{world: simnet.Options{Echo: true}, hold: 60 * second, pool: all(opening(rampUp(d)), busy(d))}
	})
	add("control, at a stroke", func(d dice, n int) stage { return stage{hold: 40 * second, pool: all(opening(0), busy(d))} })
	add("control, the server pushes", func(d dice, n int) stage {
		return stage{world: simnet.Options{Push: d.between(200*ms, 3*second)}, hold: 40 * second, pool: all(opening(rampUp(d)), sending(5*second))}
	})
	add("control, timers that nothing meets", func(d dice, n int) stage {
		return stage{
			world: simnet.Options{Edge: pack.Edge{Nodes: 3, IdleTimeout: dur(20 * second), MaxLifetime: dur(90 * second), MaxConnections: n + 2, HandshakeRate: units.Rate(float64(n)), HandshakeBurst: n}},
			hold:  60 * second, pool: all(opening(rampUp(d)), pinging(6*second, 3*second, 1)),
		}
	})
	add("control, slow but well", func(d dice, n int) stage {
		return stage{
			world: simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(500 * time.Microsecond), Frame: dur(5 * time.Microsecond), Queue: 4000}}},
			hold:  40 * second, pool: all(opening(rampUp(d)), busy(d)),
		}
	})
	add("control, a stall that passes", func(d dice, n int) stage {
		return stage{
			world: simnet.Options{Faults: fault(pack.Fault{Do: "stall", At: dur(20 * second), For: dur(d.between(200*ms, 2*second))})},
			hold:  45 * second, pool: all(opening(rampUp(d)), pinging(4*second, 5*second, 1)),
		}
	})
	add("control, a node that starts", func(d dice, n int) stage {
		return stage{world: simnet.Options{Edge: pack.Edge{Nodes: 3, SlowStart: dur(10 * second)}}, hold: 40 * second, pool: all(opening(rampUp(d)), busy(d))}
	})
	return list
}

// mixtures are two troubles at once.
func mixtures() []trouble {
	type half struct {
		name string
		put  func(d dice, n int, w *simnet.Options)
	}
	struck := func(do string) half {
		return half{do, func(d dice, n int, w *simnet.Options) {
			f := pack.Fault{Do: do, Share: .35, For: dur(d.between(10*second, 20*second))}
			if do == "close" {
				f.Code, f.Reason = 1011, "internal error"
			}
			w.Faults = append(w.Faults, f)
		}}
	}
	momentary := func(do string) half {
		return half{do, func(d dice, n int, w *simnet.Options) {
			f := pack.Fault{Do: do, At: dur(d.between(17*second, 20*second)), Share: .4}
			w.Faults = append(w.Faults, f)
		}}
	}
	timers := []half{
		{"idle", func(d dice, n int, w *simnet.Options) { w.Edge.IdleTimeout = dur(d.between(16*second, 25*second)) }},
		{"idle of messages", func(d dice, n int, w *simnet.Options) {
			w.Edge.IdleTimeout, w.Edge.ResetsOn = dur(d.between(16*second, 25*second)), pack.ResetsMessages
		}},
		{"lifetime", func(d dice, n int, w *simnet.Options) { w.Edge.MaxLifetime = dur(d.between(16*second, 25*second)) }},
	}
	others := []half{
		momentary("restart"), momentary("stall"), momentary("blackhole"), struck("rst"), struck("fin"), struck("close"), struck("garbage"),
		{"cap", func(d dice, n int, w *simnet.Options) {
			w.Edge.MaxConnections, w.Edge.AtCap = n*6/10, pick(d, pack.CapRefuse503, pack.CapReset, pack.CapFIN)
		}},
	}
	var list []trouble
	mix := func(a, b half) {
		list = append(list, trouble{name: "mixture, " + a.name + " and " + b.name, atLeast: 24, make: func(d dice, n int) stage {
			var w simnet.Options
			a.put(d, n, &w)
			b.put(d, n, &w)
			traffic := busy(d)
			switch {
			case w.Edge.ResetsOn == pack.ResetsMessages:
				traffic = all(pinging(4*second, 3*second, 1), once(d.between(3*second, 6*second)))
			case w.Edge.IdleTimeout > 0:
				traffic = all(pinging(4*second, 3*second, .4), once(d.between(3*second, 6*second)))
			}
			return stage{world: w, hold: 75 * second, pool: all(opening(d.between(6*second, 12*second)), traffic)}
		}})
	}
	for _, t := range timers {
		for _, o := range others {
			mix(t, o)
		}
	}
	mix(others[0], others[3])
	mix(others[3], others[4])
	mix(others[5], others[0])
	mix(others[1], others[4])
	mix(others[7], others[0])
	mix(others[7], others[3])
	return list
}

// idleTraffic is traffic in which a timer of silence shows: what resets it
// happens at random moments, and then no more.
func idleTraffic(d dice, w *simnet.Options, resets, style string, timer time.Duration) func(*plan.Pool) {
	unseen := style == pack.StyleStall || style == pack.StyleBlackhole || style == pack.StyleResetOnUse
	switch {
	case unseen && resets == pack.ResetsMessages:
		// Messages at any distance, some beyond the timer; pings see what is gone.
		return all(once(timer*3/2), pinging(timer/4, 3*second, 1))
	case unseen && resets == pack.ResetsFromServer:
		// What we send does not count, and is how we see that it is gone.
		return all(sending(d.between(timer/5, timer/3)), pinging(d.between(timer*11/10, timer*2), 3*second, 1))
	case unseen:
		w.Echo = d.IntN(2) == 0
		return pick(d,
			pinging(d.between(timer*11/10, timer*2), 3*second, 1),
			all(once(timer*2), pinging(timer*2, 3*second, 1)),
			func(p *plan.Pool) {
				pinging(timer, 3*second, 1)(p)
				p.KeepAlive.Jitter = .5
			})
	case resets == pack.ResetsFromClient:
		if d.IntN(2) == 0 {
			w.Push = d.between(second, 3*second)
		}
		return once(d.between(2*second, max(3*second, timer/2)))
	case resets == pack.ResetsFromServer:
		return all(once(timer/2), pinging(timer/4, 3*second, .5), func(p *plan.Pool) { w.Echo = d.IntN(2) == 0 })
	case resets == pack.ResetsMessages:
		return all(once(d.between(2*second, max(3*second, timer/2))), pinging(timer/5, 3*second, 1))
	}
	w.Echo = d.IntN(2) == 0
	return once(d.between(2*second, max(3*second, timer/2)))
}

// unknown is the answer that names what is left.
func unknown(of string) string { return diagnosis.Unknown + " " + of }
