package diagnosis_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
	"holdfast/internal/units"
)

func dur(d time.Duration) units.Duration { return units.Duration(d) }

// scene is a fault of the simulated platform and the cause it must be given.
type scene struct {
	name  string
	world simnet.Options
	pool  func(*plan.Pool)
	hold  time.Duration
	want  string // the cause of the most sockets; "" means none at all
}

func ping(every time.Duration) func(*plan.Pool) {
	return func(p *plan.Pool) {
		p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePing, Every: dur(every), PongTimeout: dur(3 * time.Second), Jitter: .1, Share: 1}
	}
}

func once(within time.Duration) func(*plan.Pool) {
	return func(p *plan.Pool) { p.Send = &plan.Send{OnceWithin: dur(within), Text: plan.Text("x")} }
}

func all(fs ...func(*plan.Pool)) func(*plan.Pool) {
	return func(p *plan.Pool) {
		for _, f := range fs {
			f(p)
		}
	}
}

func fault(f pack.Fault) []pack.Fault { return []pack.Fault{f} }

const second = time.Second

func scenes(n int) []scene {
	idle := func(d time.Duration, resets, style string) simnet.Options {
		return simnet.Options{Edge: pack.Edge{IdleTimeout: dur(d), ResetsOn: resets, CloseStyle: style}}
	}
	return []scene{
		{"healthy, silent", simnet.Options{}, nil, 60 * second, ""},
		{"healthy, pinging", simnet.Options{}, ping(5 * second), 60 * second, ""},
		{"idle, one message", idle(20*second, "", ""), once(5 * second), 60 * second, diagnosis.IdleTimeout},
		{"idle, all silent", idle(20*second, "", ""), nil, 60 * second, diagnosis.Unknown},
		{"idle by close frame", idle(20*second, "", "close_frame"), once(5 * second), 60 * second, diagnosis.IdleTimeout},
		{"idle by reset", idle(20*second, "", "rst"), once(5 * second), 60 * second, diagnosis.IdleTimeout},
		{"idle, half of them ping", idle(20*second, "", ""), all(ping(5*second), func(p *plan.Pool) { p.KeepAlive.Share = .5 }), 60 * second, diagnosis.IdleTimeout},
		{"idle of messages, pings ignored", idle(20*second, "messages", ""), all(ping(5*second), once(5*second)), 60 * second, diagnosis.IdleTimeout},
		{"lifetime, pinging", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(15 * second)}}, ping(4 * second), 60 * second, diagnosis.MaxLifetime},
		{"lifetime, one message, the server is mute", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(15 * second)}}, once(5 * second), 60 * second, diagnosis.Unknown},
		{"lifetime, one message, echoed", simnet.Options{Echo: true, Edge: pack.Edge{MaxLifetime: dur(15 * second)}}, once(5 * second), 60 * second, diagnosis.MaxLifetime},
		{"lifetime, pushing server", simnet.Options{Push: 300 * time.Millisecond, Edge: pack.Edge{MaxLifetime: dur(15 * second)}}, nil, 60 * second, diagnosis.MaxLifetime},
		{"restart", simnet.Options{Faults: fault(pack.Fault{Do: "restart", At: dur(20 * second)})}, ping(4 * second), 60 * second, diagnosis.ServerRestart},
		{"restart, announced", simnet.Options{Faults: fault(pack.Fault{Do: "restart", At: dur(20 * second), Announce: 1012})}, ping(4 * second), 60 * second, diagnosis.ServerRestart},
		{"crash", simnet.Options{Faults: fault(pack.Fault{Do: "crash", At: dur(20 * second), For: dur(5 * second)})}, ping(4 * second), 60 * second, diagnosis.ServerCrash},
		{"drain of one of two nodes", simnet.Options{Edge: pack.Edge{Nodes: 2}, Faults: fault(pack.Fault{Do: "drain", At: dur(20 * second), For: dur(5 * second), Share: .5})}, ping(4 * second), 60 * second, diagnosis.ServerRestart},
		{"policy", simnet.Options{Faults: fault(pack.Fault{Do: "close", Age: dur(15 * second), Code: 1008, Reason: "token expired"})}, ping(4 * second), 60 * second, diagnosis.PolicyClose},
		{"close 1011 at random", simnet.Options{Faults: fault(pack.Fault{Do: "close", Code: 1011, For: dur(30 * second)})}, ping(4 * second), 60 * second, diagnosis.ServerClose},
		{"reset at random", simnet.Options{Faults: fault(pack.Fault{Do: "rst", For: dur(30 * second)})}, ping(4 * second), 60 * second, diagnosis.Reset},
		{"fin at random", simnet.Options{Faults: fault(pack.Fault{Do: "fin", For: dur(30 * second)})}, ping(4 * second), 60 * second, diagnosis.Dropped},
		{"garbage", simnet.Options{Faults: fault(pack.Fault{Do: "garbage", For: dur(30 * second)})}, ping(4 * second), 60 * second, diagnosis.ProtocolError},
		{"stall", simnet.Options{Faults: fault(pack.Fault{Do: "stall", At: dur(20 * second)})}, ping(4 * second), 60 * second, diagnosis.BackendStall},
		{"blackhole", simnet.Options{Faults: fault(pack.Fault{Do: "blackhole", At: dur(20 * second)})}, ping(4 * second), 60 * second, diagnosis.SilentDrop},
		{"silent and stalled, seen at the end", idle(10*second, "", "stall"), nil, 30 * second, diagnosis.BackendStall},
		{"silent and gone, seen at the end", idle(10*second, "", "blackhole"), nil, 30 * second, diagnosis.SilentDrop},
		{"idle by blackhole", idle(10*second, "", "blackhole"), ping(15 * second), 60 * second, diagnosis.SilentDrop},
		{"cap, 503", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2}}, ping(4 * second), 60 * second, diagnosis.CapacityCap},
		{"cap, reset", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, AtCap: "rst"}}, ping(4 * second), 60 * second, diagnosis.CapacityCap},
		{"cap, fin", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, AtCap: "fin"}}, ping(4 * second), 60 * second, diagnosis.CapacityCap},
		{"cap, hang", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, AtCap: "hang"}}, ping(4 * second), 60 * second, diagnosis.CapacityCap},
		{"cap, evicting", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, AtCap: "evict_oldest"}}, ping(4 * second), 60 * second, diagnosis.CapacityCap},
		{"overload", simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(2 * time.Second / time.Duration(n)), Queue: n / 2}}}, all(ping(4*second), func(p *plan.Pool) { p.OpenPerSecond = 0 }), 60 * second, diagnosis.OverloadShed},
		{"no such endpoint", simnet.Options{Faults: fault(pack.Fault{Do: "refuse", Status: 404})}, nil, 60 * second, diagnosis.NotUpgraded},
		{"not HTTP", simnet.Options{Faults: fault(pack.Fault{Do: "bad_answer"})}, nil, 60 * second, diagnosis.ProtocolError},
		{"cap, hang, the run too short", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, AtCap: "hang"}}, ping(4 * second), 12 * second, diagnosis.CapacityCap},
		{"handshakes hang, the run too short", simnet.Options{Faults: fault(pack.Fault{Do: "hang"})}, nil, 3 * second, diagnosis.HandshakeTimeout},
		{"handshakes hang", simnet.Options{Faults: fault(pack.Fault{Do: "hang"})}, nil, 60 * second, diagnosis.HandshakeTimeout},
		{"handshakes reset", simnet.Options{Faults: fault(pack.Fault{Do: "refuse_rst"})}, nil, 60 * second, diagnosis.Reset},
		{"SYN lost", simnet.Options{NoSYN: true}, nil, 60 * second, diagnosis.ConnectTimeout},
		{"nothing listens", simnet.Options{Faults: fault(pack.Fault{Do: "crash", At: dur(1), For: dur(90 * second)})}, nil, 60 * second, diagnosis.ConnectRefused},
		{"our descriptors", simnet.Options{FDs: n / 2}, ping(4 * second), 60 * second, diagnosis.GeneratorFDs},
	}
}

// simulate runs a scene with n sockets opened over 10 s.
func (s scene) simulate(t testing.TB, n int, seed uint64) (*simnet.World, diagnosis.Verdict) {
	t.Helper()
	pool := plan.Pool{
		Name: "desks", Size: n, OpenPerSecond: float64(n) / 10, URL: plan.Text("ws://127.0.0.1/x"),
		KeepAlive: plan.KeepAlive{Kind: plan.KeepAliveOff}, ConnectTimeout: dur(5 * second), HandshakeTimeout: dur(5 * second),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	if s.pool != nil {
		s.pool(&pool)
	}
	p := &plan.Plan{Seed: seed, Duration: dur(s.hold), Pools: []plan.Pool{pool}}
	s.world.Seed = seed
	if s.world.Jitter == 0 {
		s.world.Jitter = 300 * time.Microsecond
	}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	world := simnet.New(s.world)
	err := engine.Simulate(world, 1, p, record.SinkFunc(func(b *record.Batch) error {
		in.Ends = append(in.Ends, b.Ends...)
		return in.Totals.Add(b)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Totals.Identities(); err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	return world, diagnosis.Diagnose(in)
}

// TestEveryFaultIsNamed scores whole verdicts: one fault has one cause, for
// every socket that it cost, and nothing else is named beside it.
func TestEveryFaultIsNamed(t *testing.T) {
	for n, seeds := range map[int]uint64{24: 4, 240: 2, 1800: 1} {
		for _, s := range scenes(n) {
			if n == 1800 && s.pool == nil {
				continue // all silent, or none let in: their number makes no difference
			}
			t.Run(fmt.Sprintf("%s/%d", s.name, n), func(t *testing.T) {
				for seed := range seeds {
					_, v := s.simulate(t, n, seed+1)
					for _, wrong := range s.faults(v) {
						t.Errorf("seed %d: %s", seed+1, wrong)
					}
					if testing.Verbose() || t.Failed() {
						for _, c := range v.Causes {
							t.Logf("%s ×%d (%.3f) %v\n\t%s\n\t%s\n\t%q", c.Cause, c.Count, c.Confidence, c.Params, c.Sentence, c.Advice, c.Evidence)
						}
					}
				}
			})
		}
	}
}

// faults is what is wrong with a verdict on a scene.
func (s scene) faults(v diagnosis.Verdict) []string {
	var wrong []string
	if len(v.Causes) == 0 && s.want != "" {
		wrong = append(wrong, fmt.Sprintf("nothing named, want %s", s.want))
	}
	all := 0
	for _, c := range v.Causes {
		all += c.Count
	}
	named := map[string]bool{}
	for _, c := range v.Causes {
		at := c.Cause + " " + c.Phase
		switch {
		case c.Cause != s.want:
			wrong = append(wrong, fmt.Sprintf("%s ×%d of %d (%.3f), want %q alone", c.Cause, c.Count, all, c.Confidence, s.want))
		case named[at]:
			wrong = append(wrong, fmt.Sprintf("%s is named twice in one phase", c.Cause))
		case c.Confidence > .9 && 2*c.Count < all:
			wrong = append(wrong, fmt.Sprintf("%s at %.3f on %d of %d", c.Cause, c.Confidence, c.Count, all))
		}
		named[at] = true
	}
	return wrong
}

// TestRandomCutsHaveNoClock: whatever the sockets say and however they are cut,
// chance is no cause.
func TestRandomCutsHaveNoClock(t *testing.T) {
	loads := map[string]func(*plan.Pool){
		"silent": nil, "one message": once(5 * second), "pings": ping(4 * second), "many pings": ping(700 * time.Millisecond),
	}
	for name, load := range loads {
		for _, window := range []time.Duration{2 * second, 30 * second, 100 * second} {
			for _, n := range []int{8, 60, 200} {
				for seed, do := range []string{"fin", "rst"} {
					want := map[string]string{"fin": diagnosis.Dropped, "rst": diagnosis.Reset}[do]
					s := scene{do, simnet.Options{Faults: fault(pack.Fault{Do: do, For: dur(window)})}, load, 60 * second, want}
					_, v := s.simulate(t, n, uint64(seed))
					for _, wrong := range s.faults(v) {
						t.Errorf("%s, cut within %v, %s, %d sockets, seed %d: %s", do, window, name, n, seed, wrong)
					}
				}
			}
		}
	}
}

// TestCauseIsNotMistakenForAnother: worlds in which something else lines up
// too, and those with two faults at once.
func TestCauseIsNotMistakenForAnother(t *testing.T) {
	again := func(base, cap time.Duration) func(*plan.Pool) {
		return func(p *plan.Pool) { p.Reconnect = &plan.Backoff{Base: dur(base), Cap: dur(cap), Jitter: "full"} }
	}
	rate := func(share float64) func(*plan.Pool) {
		return func(p *plan.Pool) { p.OpenPerSecond = share * float64(p.Size) }
	}
	storm := func(size int, perSecond float64) func(*plan.Pool) {
		return func(p *plan.Pool) { p.Size, p.OpenPerSecond = size, perSecond }
	}
	half := func(p *plan.Pool) { p.KeepAlive.Share = .5 }
	const n = 240
	const ms = time.Millisecond
	evicting := pack.Edge{MaxConnections: n / 2, AtCap: "evict_oldest"}
	for _, c := range []struct {
		name  string
		world simnet.Options
		pool  func(*plan.Pool)
		hold  time.Duration
		want  []string // sorted
	}{
		{"idle, lost ones are back at once", simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * second)}}, all(ping(5*second), half, again(50*ms, 100*ms)), 36 * second, []string{diagnosis.IdleTimeout}},
		{"lifetime, lost ones are back at once", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(7 * second)}}, all(ping(2*second), again(100*ms, second)), 30 * second, []string{diagnosis.MaxLifetime}},
		{"lifetime of a whole number of arrivals", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(5 * second)}}, all(ping(2*second), rate(.05)), 60 * second, []string{diagnosis.MaxLifetime}},
		{"lifetime, cut off while sockets arrive", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(5 * second)}}, all(ping(2*second), rate(.05)), 20 * second, []string{diagnosis.MaxLifetime}},
		{"evicting, lost ones come back", simnet.Options{Edge: evicting}, all(ping(4*second), again(second, 10*second)), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, slow arrivals", simnet.Options{Edge: evicting}, all(ping(4*second), rate(.025)), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, all at once", simnet.Options{Edge: evicting}, all(ping(4*second), rate(1)), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, at a stroke", simnet.Options{Edge: evicting}, all(ping(4*second), storm(n, 0)), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, within 200 ms", simnet.Options{Edge: evicting}, all(ping(4*second), rate(5)), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, four too many at a stroke", simnet.Options{Edge: pack.Edge{MaxConnections: n - 4, AtCap: "evict_oldest"}}, all(ping(4*second), storm(n, 0)), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, three too many", simnet.Options{Edge: pack.Edge{MaxConnections: n - 3, AtCap: "evict_oldest"}}, ping(4 * second), 60 * second, []string{diagnosis.CapacityCap}},
		{"evicting, nobody asked", simnet.Options{Edge: evicting}, all(ping(4*second), storm(n, 0), func(p *plan.Pool) { p.Forensics = plan.Forensics{} }), 60 * second, []string{diagnosis.CapacityCap}},
		{"restart in a storm of opens", simnet.Options{Faults: fault(pack.Fault{Do: "restart", At: dur(6 * ms)})}, all(ping(4*second), storm(n, 20000)), 60 * second, []string{diagnosis.ServerRestart}},
		{"restart after a storm of opens", simnet.Options{Faults: fault(pack.Fault{Do: "restart", At: dur(20 * second), Share: .6})}, all(ping(4*second), storm(n, 0)), 60 * second, []string{diagnosis.ServerRestart}},
		{"evicting, jitter on the path", simnet.Options{Jitter: 30 * ms, Edge: evicting}, ping(4 * second), 60 * second, []string{diagnosis.CapacityCap}},
		{"idle, jitter on the path", simnet.Options{Jitter: 30 * ms, Edge: pack.Edge{IdleTimeout: dur(20 * second)}}, once(5 * second), 60 * second, []string{diagnosis.IdleTimeout}},
		{"restart of one in ten", simnet.Options{Faults: fault(pack.Fault{Do: "restart", At: dur(20 * second), Share: .1})}, ping(4 * second), 30 * second, []string{diagnosis.ServerRestart}},
		{"overload of milliseconds", simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(ms), Queue: 64}}}, all(ping(second), storm(600, 3000)), 30 * second, []string{diagnosis.OverloadShed}},
		{"overload of milliseconds, all at once", simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(200 * time.Microsecond), Queue: 256}}}, all(ping(second), storm(1500, 0)), 30 * second, []string{diagnosis.OverloadShed}},
		{"overload of milliseconds, jitter on the path", simnet.Options{Jitter: 15 * ms, Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(ms), Queue: 64}}}, all(ping(second), storm(600, 3000)), 30 * second, []string{diagnosis.OverloadShed}},
		{"overload, the refused come back", simnet.Options{Edge: pack.Edge{Nodes: 2, CPU: &pack.CPU{Handshake: dur(5 * ms), Frame: dur(5 * time.Microsecond), Queue: 32}}}, all(ping(second), storm(800, 0), again(500*ms, 4*second)), 20 * second, []string{diagnosis.OverloadShed, diagnosis.OverloadShed}},
		{"cap, at a stroke", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, AtCap: "rst"}}, all(ping(second), storm(1500, 20000)), 30 * second, []string{diagnosis.CapacityCap}},
		{"some handshakes reset, all at once", simnet.Options{Jitter: 15 * ms, Faults: fault(pack.Fault{Do: "refuse_rst", Share: .4})}, all(ping(second), storm(1500, 0)), 30 * second, []string{diagnosis.Reset}},
		{"cap, and a lifetime frees places", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, MaxLifetime: dur(7 * second)}}, ping(4 * second), 60 * second, []string{diagnosis.CapacityCap, diagnosis.MaxLifetime}},
		{"cap, and a lifetime frees places later", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, MaxLifetime: dur(11 * second)}}, ping(4 * second), 60 * second, []string{diagnosis.CapacityCap, diagnosis.MaxLifetime}},
		{"cap and idle", simnet.Options{Edge: pack.Edge{MaxConnections: n / 2, IdleTimeout: dur(15 * second)}}, all(ping(4*second), half), 60 * second, []string{diagnosis.CapacityCap, diagnosis.IdleTimeout}},
		{"idle, and half restarted before", simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * second)}, Faults: fault(pack.Fault{Do: "restart", At: dur(18 * second), Share: .5})}, once(5 * second), 60 * second, []string{diagnosis.IdleTimeout, diagnosis.ServerRestart}},
		{"idle, and a third reset at random", simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * second)}, Faults: fault(pack.Fault{Do: "rst", For: dur(15 * second), Share: .3})}, once(5 * second), 60 * second, []string{diagnosis.IdleTimeout, diagnosis.Reset}},
		{"lifetime, and half restarted before", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(20 * second)}, Faults: fault(pack.Fault{Do: "restart", At: dur(18 * second), Share: .5})}, ping(4 * second), 60 * second, []string{diagnosis.MaxLifetime, diagnosis.ServerRestart}},
		{"crash in the ramp", simnet.Options{Faults: fault(pack.Fault{Do: "crash", At: dur(5 * second), For: dur(2 * second)})}, ping(4 * second), 60 * second, []string{diagnosis.ConnectRefused, diagnosis.ServerCrash}},
		{"some handshakes 503", simnet.Options{Faults: fault(pack.Fault{Do: "refuse", Share: .3})}, ping(4 * second), 60 * second, []string{diagnosis.NotUpgraded}},
		{"some handshakes 503 for a second", simnet.Options{Faults: fault(pack.Fault{Do: "refuse", At: dur(second), For: dur(second), Share: .2})}, all(ping(4*second), rate(.33)), 30 * second, []string{diagnosis.NotUpgraded}},
		{"all handshakes 503 for a second", simnet.Options{Faults: fault(pack.Fault{Do: "refuse", At: dur(5 * second), For: dur(second)})}, ping(4 * second), 60 * second, []string{diagnosis.NotUpgraded}},
	} {
		for seed := range uint64(3) {
			_, v := scene{name: c.name, world: c.world, pool: c.pool, hold: c.hold}.simulate(t, n, seed+1)
			got := make([]string, len(v.Causes))
			for i := range v.Causes {
				got[i] = v.Causes[i].Cause
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, seed %d: causes %v, want %v", c.name, seed+1, got, c.want)
				for _, cause := range v.Causes {
					t.Logf("%s ×%d (%.3f): %s %q", cause.Cause, cause.Count, cause.Confidence, cause.Sentence, cause.Evidence)
				}
			}
		}
	}
}

// TestRefusalsFromAMomentOnAreNoSureCap: without a place that came free, a
// platform that refuses everybody from some moment on looks like a cap.
func TestRefusalsFromAMomentOnAreNoSureCap(t *testing.T) {
	for name, f := range map[string]pack.Fault{
		"for good":         {Do: "refuse", Status: 503, At: dur(5 * second), For: dur(50 * second)},
		"until the answer": {Do: "refuse", Status: 503, At: dur(5 * second), For: dur(6 * second)},
	} {
		_, v := scene{name: name, world: simnet.Options{Faults: fault(f)}, pool: ping(4 * second), hold: 60 * second}.simulate(t, 240, 1)
		for _, c := range v.Causes {
			if c.Confidence > .8 {
				t.Errorf("%s: %s at %.3f, want at most 0.8", name, c.Cause, c.Confidence)
			}
		}
	}
}
