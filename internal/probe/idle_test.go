package probe

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"holdfast/internal/engine"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
	"holdfast/internal/trial"
)

const ms = time.Millisecond

// simulated is a Runner that makes a new world for each trial.
func simulated(options func(trial int) simnet.Options) trial.Runner {
	n := 0
	return func(ctx context.Context, p *plan.Plan, sink record.Sink) error {
		n++
		return engine.SimulateUntil(ctx, simnet.New(options(n)), 1, p, sink)
	}
}

func target(t testing.TB) *plan.Plan {
	t.Helper()
	p, err := plan.FromURL("ws://127.0.0.1/ws", plan.URLOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// found is what an idle probe is to find.
type found struct {
	kind   string
	at     time.Duration
	within time.Duration
	resets string // of ping, client only, message, tcp, server only: + does, - does not, ? not known
	ping   float64
	took   time.Duration // at most
	total  int           // sockets at most; 0: IdleSockets
}

func flags(r Resets) string {
	var b strings.Builder
	for _, f := range []*bool{r.Ping, r.ClientOnly, r.Message, r.TCP, r.ServerOnly} {
		switch {
		case f == nil:
			b.WriteByte('?')
		case *f:
			b.WriteByte('+')
		default:
			b.WriteByte('-')
		}
	}
	return b.String()
}

func (w found) check(t *testing.T, got *IdleResult) {
	t.Helper()
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	ping := 0.0
	if got.Recommend != nil {
		ping = got.Recommend.PingS
	}
	most := w.total
	if most == 0 {
		most = IdleSockets
	}
	switch {
	case got.Kind != w.kind, math.Abs(got.Seconds-w.at.Seconds()) > w.within.Seconds(), flags(got.Resets) != w.resets, ping != w.ping:
		t.Errorf("want %s at %v ± %v, resets %s, ping %v s; got resets %s in\n%s", w.kind, w.at, w.within, w.resets, w.ping, flags(got.Resets), text)
	case got.TookS > w.took.Seconds() || got.Sockets > most:
		t.Errorf("want at most %v and %d sockets, got\n%s", w.took, most, text)
	case got.Kind != KindNone && math.Abs(got.Seconds-w.at.Seconds()) > got.ErrorS:
		t.Errorf("the error does not hold what is true: want %v, got\n%s", w.at, text)
	}
}

func TestIdleTimerIsFound(t *testing.T) {
	s := time.Second
	edge := func(e pack.Edge) simnet.Options { return simnet.Options{Edge: e} }
	idle := func(d time.Duration, resets, style string) simnet.Options {
		return edge(pack.Edge{IdleTimeout: dur(d), ResetsOn: resets, CloseStyle: style})
	}
	tests := []struct {
		name  string
		world simnet.Options
		probe Idle
		want  found
	}{
		{"a timer that all traffic resets", idle(60*s, "any", ""), Idle{}, found{KindIdle, 60 * s, 5 * ms, "+++-?", 26, 74 * s, 0}},
		{"of 5 s, in ten", idle(5*s, "any", ""), Idle{}, found{KindIdle, 5 * s, 5 * ms, "+++-?", 2.2, 10 * s, 0}},
		{"shorter than the arms' period", idle(s, "any", ""), Idle{}, found{KindIdle, s, 5 * ms, "+++-?", .44, 9 * s, 0}},
		{"much shorter", idle(300*ms, "from_client", "rst"), Idle{}, found{KindIdle, 300 * ms, 5 * ms, "+++-?", .13, 7 * s, 0}},
		{"of 350 s, ended by a close frame", idle(350*s, "any", "close_frame"), Idle{}, found{KindIdle, 350 * s, 5 * ms, "+++-?", 157, 410 * s, 0}},
		{"that only the client resets", idle(60*s, "from_client", ""), Idle{}, found{KindIdle, 60 * s, 5 * ms, "+++-?", 26, 74 * s, 0}},
		{"that only the server resets", idle(60*s, "from_server", ""), Idle{}, found{KindIdle, 60 * s, 5 * ms, "+---?", 26, 74 * s, 0}},
		{"that only messages reset", idle(60*s, "messages", ""), Idle{}, found{KindIdle, 60 * s, 5 * ms, "--+-?", 0, 74 * s, 0}},
		{"a lifetime", edge(pack.Edge{MaxLifetime: dur(60 * s)}), Idle{}, found{KindLifetime, 60 * s, 5 * ms, "----?", 0, 65 * s, 0}},
		{"a lifetime while the server talks", simnet.Options{Push: s, Edge: pack.Edge{MaxLifetime: dur(6300 * ms)}}, Idle{}, found{KindLifetime, 6300 * ms, 5 * ms, "-----", 0, 10 * s, 0}},
		{"what the server says does not count", simnet.Options{Push: 3 * s, Edge: pack.Edge{IdleTimeout: dur(20 * s), ResetsOn: "from_client"}}, Idle{}, found{KindIdle, 20 * s, 5 * ms, "+++--", 8.9, 30 * s, 0}},
		{"a server that talks hides the timer", simnet.Options{Push: 3 * s, Edge: pack.Edge{IdleTimeout: dur(20 * s)}}, Idle{Longest: 60 * s}, found{KindNone, 3 * s, 10 * ms, "?????", 0, 70 * s, 0}},
		{"none", simnet.Options{}, Idle{}, found{KindNone, 600 * s, 8 * s, "?????", 0, 610 * s, 0}},
		{"flows forgotten, RST on use", idle(60*s, "any", "rst_on_use"), Idle{}, found{KindFlowState, 60 * s, 60 * ms, "+++-?", 26, 142 * s, 0}},
		{"flows forgotten after 350 s", idle(350*s, "any", "rst_on_use"), Idle{}, found{KindFlowState, 350 * s, 300 * ms, "+++-?", 157, 830 * s, 0}},
		{"packets vanish", idle(60*s, "any", "blackhole"), Idle{}, found{KindFlowState, 60 * s, 60 * ms, "+++-?", 26, 142 * s, 0}},
		{"packets vanish unless there are messages", idle(20*s, "messages", "blackhole"), Idle{}, found{KindFlowState, 20 * s, 20 * ms, "--+-?", 0, 60 * s, 0}},
		{"nothing answers any more", idle(8*s, "any", "stall"), Idle{}, found{KindFlowState, 8 * s, 10 * ms, "+++-?", 3.5, 30 * s, 0}},
		{"a lifetime after which packets vanish", edge(pack.Edge{MaxLifetime: dur(20 * s), CloseStyle: "blackhole"}), Idle{}, found{KindLifetime, 20 * s, 30 * ms, "----?", 0, 60 * s, 0}},
		{"jitter", simnet.Options{Jitter: 30 * ms, Edge: pack.Edge{IdleTimeout: dur(6300 * ms)}}, Idle{}, found{KindIdle, 6300 * ms, 25 * ms, "+++-?", 2.8, 12 * s, 0}},
		{"without messages", idle(10*s, "any", ""), Idle{Message: "-"}, found{KindIdle, 10 * s, 5 * ms, "++?-?", 4.4, 18 * s, 0}},
		{"with few sockets", idle(20*s, "any", "blackhole"), Idle{Sockets: IdleLeastSockets}, found{KindFlowState, 20 * s, 10 * s, "+++-?", 0, 200 * s, IdleLeastSockets}},
		{"a cap below the probe's own sockets", edge(pack.Edge{IdleTimeout: dur(5 * s), MaxConnections: 40}), Idle{}, found{KindIdle, 5 * s, 5 * ms, "+++-?", 2.2, 10 * s, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for seed := range seeds(5) {
				i := tt.probe
				i.Plan = target(t)
				if i.Message = strings.TrimPrefix(i.Message, "-"); tt.probe.Message == "" {
					i.Message = "ping"
				}
				got, err := i.Run(t.Context(), simulated(func(n int) simnet.Options {
					o := tt.world
					o.Seed, o.Latency = 10*seed+uint64(n), time.Duration(seed+1)*100*time.Microsecond
					return o
				}), nil)
				if err != nil {
					t.Fatal(err)
				}
				if i.Sockets == IdleLeastSockets { // with rungs so far apart the keep-alive is what it is
					tt.want.ping = got.Recommend.PingS
				}
				tt.want.check(t, got)
			}
		})
	}
}

func TestTimersThatAreLooseAreNamed(t *testing.T) {
	s := time.Second
	for _, tt := range []struct {
		name      string
		edge      pack.Edge
		kind      string
		low, high time.Duration // what it may say
		safe      time.Duration // the keep-alive must be shorter
	}{
		{"a scan every second", pack.Edge{IdleTimeout: dur(5800 * ms), IdleScan: dur(s)}, KindReaper, 5800 * ms, 6800 * ms, 5800 * ms / 2},
		{"a scan every ten seconds", pack.Edge{IdleTimeout: dur(60 * s), IdleScan: dur(10 * s)}, KindReaper, 60 * s, 70 * s, 30 * s},
		{"a scan so long that it ends all at once", pack.Edge{IdleTimeout: dur(20 * s), IdleScan: dur(15 * s)}, KindReaper, 20 * s, 35 * s, 10 * s},
		{"load shortens it a little", pack.Edge{IdleTimeout: dur(20 * s), IdleScaled: &pack.IdleScaled{To: 300, Least: dur(4 * s)}}, KindLoadScaled, 14 * s, 16 * s, 8 * s},
		{"load shortens it by half", pack.Edge{IdleTimeout: dur(60 * s), IdleScaled: &pack.IdleScaled{To: 150, Least: dur(12 * s)}}, KindLoadScaled, 30 * s, 34 * s, 15 * s},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for seed := range seeds(10) {
				i := Idle{Plan: target(t), Message: "ping"}
				got, err := i.Run(t.Context(), simulated(func(n int) simnet.Options {
					e := tt.edge
					if e.IdleScan > 0 { // scans begin somewhere
						e.IdleTimeout += dur(time.Duration(seed) * 37 * ms)
					}
					return simnet.Options{Seed: 10*seed + uint64(n), Edge: e, Jitter: 500 * time.Microsecond}
				}), nil)
				if err != nil {
					t.Fatal(err)
				}
				if got.Kind != tt.kind || got.Seconds < tt.low.Seconds() || got.Seconds > tt.high.Seconds()+.4 {
					t.Errorf("seed %d: %s at %v s ± %v, want %s at %v to %v", seed, got.Kind, got.Seconds, got.ErrorS, tt.kind, tt.low, tt.high)
				}
				if got.Recommend == nil || got.Recommend.PingS > tt.safe.Seconds() || got.Recommend.PingS <= 0 {
					t.Errorf("seed %d: recommends %+v, want a ping below %v", seed, got.Recommend, tt.safe)
				}
			}
		})
	}
}

func TestSecondTimerBehindTheFirstIsSeen(t *testing.T) {
	s := time.Second
	for _, tt := range []struct {
		name    string
		edge    pack.Edge
		watch   time.Duration
		second  time.Duration
		despite string // the arms
		want    Recommend
	}{
		{"one of each direction", pack.Edge{IdleTimeout: dur(5700 * ms), ResetsOn: "from_client", Behind: pack.Timer{IdleTimeout: dur(9200 * ms), ResetsOn: "from_server"}}, 0, 9200 * ms, "pong message", Recommend{PingS: 2.5}},
		{"messages only, behind one of all traffic", pack.Edge{IdleTimeout: dur(60 * s), Behind: pack.Timer{IdleTimeout: dur(300 * s), ResetsOn: "messages"}}, 320 * s, 300 * s, "ping pong", Recommend{MessageS: 26}},
		{"a lifetime behind it", pack.Edge{IdleTimeout: dur(60 * s), MaxLifetime: dur(200 * s)}, 220 * s, 200 * s, "ping pong message", Recommend{PingS: 26}},
	} {
		i := Idle{Plan: target(t), Message: "ping", Watch: tt.watch}
		got, err := i.Run(t.Context(), simulated(func(int) simnet.Options { return simnet.Options{Edge: tt.edge} }), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Kind != KindIdle || got.Second == nil || math.Abs(got.Second.Seconds-tt.second.Seconds()) > .01 || strings.Join(got.Second.Despite, " ") != tt.despite {
			t.Errorf("%s: %s, second timer %+v; want %v despite %s", tt.name, got.Kind, got.Second, tt.second, tt.despite)
		}
		if got.Recommend == nil || *got.Recommend != tt.want {
			t.Errorf("%s: recommends %+v, want %+v", tt.name, got.Recommend, tt.want)
		}
	}
}

// TestRestartIsNoTimer: one restart is looked at again; the timer behind it is
// found in the second pass.
func TestRestartIsNoTimer(t *testing.T) {
	i := Idle{Plan: target(t), Longest: 40 * time.Second, Message: "ping"}
	world := func(edge pack.Edge) trial.Runner {
		return simulated(func(n int) simnet.Options {
			o := simnet.Options{Edge: edge}
			if n == 1 {
				o.Faults = []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}
			}
			return o
		})
	}
	got, err := i.Run(t.Context(), world(pack.Edge{}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Kind != KindNone || len(got.Notes) == 0 || !strings.Contains(got.Notes[0], "a restart, not a timer") {
		t.Errorf("%s, notes %q; want none, and that it was a restart", got.Kind, got.Notes)
	}
	if got, err = i.Run(t.Context(), world(pack.Edge{IdleTimeout: dur(30 * time.Second)}), nil); err != nil {
		t.Fatal(err)
	}
	if got.Kind != KindIdle || got.Seconds != 30 {
		t.Errorf("%s at %v s, want %s at 30", got.Kind, got.Seconds, KindIdle)
	}
}

func TestScannedLifetimeIsNoRestart(t *testing.T) {
	i := Idle{Plan: target(t), Longest: time.Minute, Message: "ping"}
	got, err := i.Run(t.Context(), simulated(func(int) simnet.Options {
		return simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}}
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Kind != KindLifetime || got.ErrorS < 1 || flags(got.Resets) != "----?" {
		t.Errorf("%+v, want a lifetime that is known to a second", got)
	}
}

func TestUnusableTargetIsAnErrorWithItsCause(t *testing.T) {
	for name, world := range map[string]simnet.Options{
		"refused":   {Faults: []pack.Fault{{Do: "refuse", Status: 404}}},
		"evicted":   {Edge: pack.Edge{MaxConnections: 40, AtCap: "evict_oldest"}},
		"no answer": {NoSYN: true},
	} {
		i := Idle{Plan: target(t), Message: "ping"}
		_, err := i.Run(t.Context(), simulated(func(int) simnet.Options { return world }), nil)
		unusable, ok := errors.AsType[*UnusableError](err)
		if !ok || len(unusable.Outcome.Diagnosis.Causes) == 0 {
			t.Errorf("%s: error %v, want one with the causes", name, err)
		}
	}
}

func TestInterruptGivesWhatIsKnown(t *testing.T) {
	for _, tt := range []struct {
		at   time.Duration
		kind string
	}{{40 * time.Second, KindNone}, {64 * time.Second, KindIdle}} {
		ctx, cancel := context.WithCancel(t.Context())
		i := Idle{Plan: target(t), Message: "ping"}
		var last Bracket
		got, err := i.Run(ctx, simulated(func(int) simnet.Options { return simnet.Options{Edge: pack.Edge{IdleTimeout: dur(60 * time.Second)}} }), func(b Bracket) {
			if last = b; b.At >= tt.at {
				cancel()
			}
		})
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		if !got.Interrupted || got.Kind != tt.kind || got.Seconds < 36 {
			t.Errorf("interrupted at %v: %s at %v s, interrupted %v; want %s", tt.at, got.Kind, got.Seconds, got.Interrupted, tt.kind)
		}
		if last.Survived < 36*time.Second {
			t.Errorf("at %v the progress says that %v were survived", tt.at, last.Survived)
		}
	}
}

// TestIdleJSON is the shape that scripts rely on.
func TestIdleJSON(t *testing.T) {
	i := Idle{Plan: target(t), Message: "ping"}
	got, err := i.Run(t.Context(), simulated(func(int) simnet.Options { return simnet.Options{Edge: pack.Edge{IdleTimeout: dur(5 * time.Second)}} }), nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"holdfast.probe.idle/v1","kind":"idle_timeout","seconds":5,"error_s":0.005,` +
		`"resets":{"ws_ping":true,"client_only":true,"message":true,"tcp_keepalive":false},"recommend":{"ping_s":2.2},` +
		`"sockets":89,"took_s":10,"passes":1,"ends_by":"FIN","busy_for_s":9.972,"arms_every_s":1}`
	if string(text) != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

// seeds is how many to try: one under the race detector.
func seeds(n uint64) uint64 {
	if testing.Short() {
		return 1
	}
	return n
}

// TestAnyTimerIsFound draws paths at random.
func TestAnyTimerIsFound(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range seeds(60) {
		at := time.Duration(float64(300*ms) * math.Pow(1000, random.Float64())).Round(ms)
		resets := []string{"any", "from_client", "from_server", "messages"}[random.IntN(4)]
		style := []string{"fin", "rst", "close_frame", "rst_on_use", "blackhole", "stall"}[random.IntN(6)]
		edge := pack.Edge{IdleTimeout: dur(at), ResetsOn: resets, CloseStyle: style}
		want := found{KindIdle, at, 10 * ms, map[string]string{"any": "+++-?", "from_client": "+++-?", "from_server": "+---?", "messages": "--+-?"}[resets], 0, 30*time.Second + 2*times(1.3, at), 0}
		if random.IntN(5) == 0 {
			edge, want.kind, want.resets = pack.Edge{MaxLifetime: dur(at), CloseStyle: style}, KindLifetime, "----?"
		}
		if style == "rst_on_use" || style == "blackhole" || style == "stall" {
			want.within += times(.002, at)
			if want.kind == KindIdle {
				want.kind = KindFlowState
			}
		}
		i := Idle{Plan: target(t), Message: "ping"}
		seed := random.Uint64()
		got, err := i.Run(t.Context(), simulated(func(n int) simnet.Options {
			return simnet.Options{Seed: seed + uint64(n), Edge: edge, Latency: time.Duration(1+seed%20) * 100 * time.Microsecond}
		}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Recommend != nil {
			want.ping = got.Recommend.PingS // held below
		}
		want.check(t, got)
		if keep := got.Recommend; keep != nil && max(keep.PingS, keep.MessageS) > .45*at.Seconds()+1e-9 || (keep == nil) != (want.kind == KindLifetime) {
			t.Errorf("%s %v: recommends %+v", want.kind, at, keep)
		}
		if t.Failed() {
			t.Fatalf("%+v", edge)
		}
	}
}

// TestOneDeadSocketIsNoAnswer: a rung that dies below one that lives is an accident.
func TestOneDeadSocketIsNoAnswer(t *testing.T) {
	i := &Idle{Plan: target(t)}
	s := &sight{pass: i.survey(IdleSockets), over: time.Hour}
	at := s.pass.plan.PoolByName(ladder)
	for k, rung := range s.pass.rungs {
		e := record.End{Pool: at, Index: k, Phase: record.PhaseOpen, How: record.HowHeld, PingsSent: 1, PongsReceived: 1, Opened: 1, Ended: time.Hour}
		if k == 10 || rung > 100*time.Second {
			e.How, e.PongsReceived, e.OldestPing, e.Ended = record.HowNoPong, 0, rung, rung+pongWait
		}
		s.ends = append(s.ends, e)
	}
	b := s.bracket()
	if b.alive > 100*time.Second || b.dead < 100*time.Second || b.dead > 111*time.Second || b.accidents != 1 || b.alive < 90*time.Second {
		t.Errorf("%+v, want the gap at 100 s and one accident", b)
	}
}

func TestLadders(t *testing.T) {
	for _, most := range []int{2, 5, 30, 100} {
		rungs := geometric(firstRung, IdleLongest, most)
		if len(rungs) > most || rungs[0] != firstRung || rungs[len(rungs)-1] != IdleLongest {
			t.Errorf("at most %d rungs: %d from %v to %v", most, len(rungs), rungs[0], rungs[len(rungs)-1])
		}
		for i := 1; i < len(rungs); i++ {
			if rungs[i] <= rungs[i-1] || most == 100 && float64(rungs[i]) > 1.11*float64(rungs[i-1]) {
				t.Errorf("rung %v follows %v", rungs[i], rungs[i-1])
			}
		}
	}
	if got := arithmetic(10*time.Second, 14*time.Second, 3); len(got) != 3 || got[0] != 11*time.Second || got[2] != 13*time.Second {
		t.Errorf("%v, want 11, 12, 13 s", got)
	}
}

// TestPassesOpenAtThePace: all pools of a pass together stay below the rate.
func TestPassesOpenAtThePace(t *testing.T) {
	i := &Idle{Plan: target(t), OpenPerSecond: 20, Message: "x"}
	p := i.survey(IdleSockets).plan
	var at []time.Duration
	for k := range p.Pools {
		for n := range p.Pools[k].Size {
			at = append(at, p.Pools[k].OpenAt(n))
		}
	}
	for k := 20; k < len(at); k++ {
		if at[k]-at[k-20] < time.Second-ms {
			t.Fatalf("sockets %d to %d are opened within %v, want at most 20 a second", k-20, k, at[k]-at[k-20])
		}
	}
}

func TestKeepAliveIsBelowHalfOfTheTimer(t *testing.T) {
	for timer, want := range map[float64]float64{60: 27, 59.995: 26, 5: 2.2, .3: .13, 350: 157, 1000: 450, .05: .022} {
		if got := safely(timer); got != want || got > .45*timer+1e-9 {
			t.Errorf("%v s: ping every %v s, want %v", timer, got, want)
		}
	}
}
