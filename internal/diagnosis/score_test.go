package diagnosis_test

import (
	"fmt"
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
		{"lifetime, one message", simnet.Options{Edge: pack.Edge{MaxLifetime: dur(15 * second)}}, once(5 * second), 60 * second, diagnosis.MaxLifetime},
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
	s.world.Jitter = 300 * time.Microsecond
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

func TestEveryFaultIsNamed(t *testing.T) {
	for _, n := range []int{24, 240, 1800} {
		for _, s := range scenes(n) {
			t.Run(fmt.Sprintf("%s/%d", s.name, n), func(t *testing.T) {
				_, v := s.simulate(t, n, 1)
				got := ""
				if len(v.Causes) > 0 {
					got = v.Causes[0].Cause
				}
				if got != s.want {
					t.Errorf("cause %q, want %q", got, s.want)
				}
				if testing.Verbose() || got != s.want {
					for _, c := range v.Causes {
						t.Logf("%s ×%d (%.3f) %v\n\t%s\n\t%s\n\t%q", c.Cause, c.Count, c.Confidence, c.Params, c.Sentence, c.Advice, c.Evidence)
					}
				}
			})
		}
	}
}
