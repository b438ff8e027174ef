package probe

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
	"holdfast/internal/units"
)

// pooled is a plan with one pool, named sockets.
func pooled(t testing.TB, size int, rate units.Rate) *plan.Plan {
	t.Helper()
	p, err := plan.FromURL("ws://127.0.0.1/ws", plan.URLOptions{Sockets: size, Rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// requesting is a plan with one load, named requests.
func requesting(t testing.TB, rate units.Rate) *plan.Plan {
	t.Helper()
	p, err := plan.FromURL("http://127.0.0.1/x", plan.URLOptions{Rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func noWait(context.Context, time.Duration) error { return nil }

func fixed(o simnet.Options) func(int) simnet.Options {
	return func(n int) simnet.Options {
		o.Seed += uint64(n)
		return o
	}
}

// TestCapIsFoundToTheSocket: whatever the edge does at its cap, and wherever
// the search begins.
func TestCapIsFoundToTheSocket(t *testing.T) {
	kinds := map[string]string{
		pack.CapRefuse503: "refuse", pack.CapReset: "refuse", pack.CapFIN: "refuse", pack.CapHang: "hang", pack.CapEvictOldest: "evict",
	}
	for at, kind := range kinds {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(1, uint64(len(at))))
			caps := []int{1, 2, 3, 17, 137, 1000}
			for range seeds(6) {
				caps = append(caps, 1+random.IntN(600))
			}
			for i, most := range caps {
				c := Capacity{Plan: pooled(t, []int{200, 1000, 2000}[i%3], units.Rate(50+random.IntN(400))), Pool: "sockets", Wait: noWait}
				got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{Seed: uint64(i), Edge: pack.Edge{MaxConnections: most, AtCap: at}})), nil)
				if err != nil {
					t.Fatal(err)
				}
				if got.Kind != KindCap || got.Limit != float64(most) || !got.Confirmed || got.AtCap != kind || got.Knee != nil {
					t.Errorf("cap %d: %s %v (%s), confirmed %v, knee %v after %d steps", most, got.Kind, got.Limit, got.AtCap, got.Confirmed, got.Knee, len(got.Steps))
				}
			}
		})
	}
}

// TestAStepEndsWhenTheTargetHasSufferedEnough: what is refused and lost in a
// step stays near what the thresholds allow, however far above the cap it is.
func TestAStepEndsWhenTheTargetHasSufferedEnough(t *testing.T) {
	for _, at := range []string{pack.CapRefuse503, pack.CapEvictOldest} {
		c := Capacity{Plan: pooled(t, 4000, 200), Pool: "sockets", First: 4000, Wait: noWait}
		got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{Edge: pack.Edge{MaxConnections: 100, AtCap: at}})), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range got.Steps {
			if s.Refused+s.Lost > enoughSuffered+2 { // and those under way
				t.Errorf("%s: %d refused, %d lost in the step of %v, want about %d", at, s.Refused, s.Lost, s.At, enoughSuffered)
			}
		}
		if got.Limit != 100 {
			t.Errorf("%s: limit %v, want 100", at, got.Limit)
		}
	}
}

// bucket is a rate limit on upgrades.
func bucket(perS, burst float64, refusal simnet.Answer) func(int) simnet.Options {
	return func(n int) simnet.Options {
		left, last := burst, time.Duration(0)
		return simnet.Options{Seed: uint64(n), Gate: func(now time.Duration) simnet.Answer {
			left, last = min(burst, left+perS*(now-last).Seconds()), now
			if left < 1 {
				return refusal
			}
			left--
			return simnet.Answer{}
		}}
	}
}

func TestWhatLimitsSockets(t *testing.T) {
	slow := simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(10 * ms), Queue: 32}}}
	for _, tt := range []struct {
		name   string
		world  func(int) simnet.Options
		size   int
		rate   units.Rate
		kind   string
		limit  float64
		within float64
		knee   bool
	}{
		{"a rate limit that says so", bucket(40, 20, simnet.Answer{Status: 429, Header: "Retry-After: 7\r\n"}), 400, 100, KindRate, 32, 1, false},
		{"one that does not", bucket(40, 20, simnet.Answer{Status: 503}), 400, 100, KindRate, 32, 1, false},
		{"overload", fixed(slow), 400, 200, KindOverload, 62, 2, true},
		{"nothing", fixed(simnet.Options{}), 40, 100, KindNone, 400, 0, false},
	} {
		var waits []time.Duration
		c := Capacity{Plan: pooled(t, tt.size, tt.rate), Pool: "sockets", Wait: func(_ context.Context, d time.Duration) error {
			waits = append(waits, d)
			return nil
		}}
		got, err := c.Run(t.Context(), simulated(tt.world), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Kind != tt.kind || got.Limit < tt.limit-tt.within || got.Limit > tt.limit+tt.within || !got.Confirmed || (got.Knee != nil) != tt.knee {
			t.Errorf("%s: %s %v, confirmed %v, knee %v; want %s %v ± %v", tt.name, got.Kind, got.Limit, got.Confirmed, got.Knee, tt.kind, tt.limit, tt.within)
		}
		for i, w := range waits {
			want := CapacityCoolDown
			if !got.Steps[i].Pass && strings.Contains(tt.name, "says so") {
				want = 7 * time.Second
			}
			if w != want {
				t.Errorf("%s: waited %v after step %d, want %v", tt.name, w, i, want)
			}
		}
	}
}

func TestWhatLimitsALoad(t *testing.T) {
	limited := func(n int) simnet.Options {
		left, last := 5.0, time.Duration(0)
		return simnet.Options{Seed: uint64(n), Answer: func(_ int, now time.Duration, _ string) simnet.Answer {
			left, last = min(5, left+73*(now-last).Seconds()), now
			if left < 1 {
				return simnet.Answer{Status: 429, Header: "Retry-After: 3\r\n"}
			}
			left--
			return simnet.Answer{}
		}}
	}
	for _, tt := range []struct {
		name  string
		world func(int) simnet.Options
		kind  string
		limit float64
		knee  bool
	}{
		{"a rate limit", limited, KindRate, 73, false},
		{"overload", fixed(simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Request: dur(10 * ms), Queue: 32}}}), KindOverload, 102, true},
	} {
		c := Capacity{Plan: requesting(t, 40), Load: "requests", Wait: noWait}
		got, err := c.Run(t.Context(), simulated(tt.world), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Kind != tt.kind || got.Limit < .97*tt.limit || got.Limit > 1.03*tt.limit || !got.Confirmed || (got.Knee != nil) != tt.knee || got.Unit != "per_s" {
			t.Errorf("%s: %s %v %s, confirmed %v, knee %v; want %s %v", tt.name, got.Kind, got.Limit, got.Unit, got.Confirmed, got.Knee, tt.kind, tt.limit)
		}
	}
}

// TestThresholdsDecide: a latency threshold is a limit, too.
func TestThresholdsDecide(t *testing.T) {
	p := pooled(t, 100, 200)
	p.Thresholds = append(p.Thresholds, plan.Threshold{Expr: "connect_ms(sockets, max) < 101", Metric: "connect_ms", Name: "sockets", Stat: "max", Op: "<", Value: 101})
	c := Capacity{Plan: p, Pool: "sockets", Wait: noWait}
	// Each handshake takes 10 ms and one comes every 5 ms: number n waits for n times 5 ms.
	got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(10 * ms), Queue: 1000}}})), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Kind != KindOverload || got.Limit < 18 || got.Limit > 20 {
		t.Errorf("%s %v, want %s at about 19", got.Kind, got.Limit, KindOverload)
	}
}

// TestLossesThatAreAllowedAreNoLimit: the brake comes behind what the
// thresholds allow.
func TestLossesThatAreAllowedAreNoLimit(t *testing.T) {
	p := pooled(t, 200, 200)
	p.Thresholds = []plan.Threshold{{Expr: "held(sockets) >= 80%", Metric: "held", Name: "sockets", Op: ">=", Value: .8}}
	c := Capacity{Plan: p, Pool: "sockets", Wait: noWait}
	got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{Edge: pack.Edge{MaxConnections: 100}})), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Limit != 125 || got.Kind != KindCap {
		t.Errorf("%s %v, want %s 125: 100 of them are held", got.Kind, got.Limit, KindCap)
	}
}

func TestCeilingIsNeverExceeded(t *testing.T) {
	others := plan.Pool{Name: "others", Size: 30, URL: plan.Text("ws://127.0.0.1/"), KeepAlive: plan.KeepAlive{Kind: plan.KeepAliveOff}, ConnectTimeout: dur(time.Second), HandshakeTimeout: dur(time.Second)}
	for _, tt := range []struct {
		name   string
		target plan.Target
		most   float64
		want   float64 // tried at most; 0: refused
	}{
		{"by default", plan.Target{Ceiling: &plan.Ceiling{Sockets: 75}}, 0, 45},
		{"asked for less", plan.Target{Ceiling: &plan.Ceiling{Sockets: 75}}, 40, 40},
		{"asked for more", plan.Target{Ceiling: &plan.Ceiling{Sockets: 75}}, 46, 0},
		{"a rate that is confirmed is no number", plan.Target{Confirm: []plan.Confirm{{Host: "x", PerSecond: 500}}}, 0, 20},
		{"loopback", plan.Target{}, 0, 200},
	} {
		p := pooled(t, 20, 200)
		p.Target, p.Pools = tt.target, append(p.Pools, others)
		c := Capacity{Plan: p, Pool: "sockets", Most: tt.most, Wait: noWait}
		got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{})), nil)
		if (err != nil) != (tt.want == 0) {
			t.Errorf("%s: error %v", tt.name, err)
		}
		if err != nil {
			continue
		}
		if got.Limit != tt.want || slices.ContainsFunc(got.Steps, func(s Step) bool { return s.At > tt.want }) {
			t.Errorf("%s: limit %v in steps %+v, want at most %v", tt.name, got.Limit, got.Steps, tt.want)
		}
	}
}

// TestAnswerThatDoesNotStandIsLookedForAgain: a run that passed once and fails
// when it is confirmed does not count.
func TestAnswerThatDoesNotStandIsLookedForAgain(t *testing.T) {
	c := Capacity{Plan: pooled(t, 80, 200), Pool: "sockets", Wait: noWait}
	got, err := c.Run(t.Context(), simulated(func(n int) simnet.Options {
		most := 100
		if n > 5 {
			most = 60
		}
		return simnet.Options{Seed: uint64(n), Edge: pack.Edge{MaxConnections: most}}
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Limit != 60 || !got.Confirmed {
		t.Errorf("limit %v, confirmed %v; want 60, which stands", got.Limit, got.Confirmed)
	}
}

func TestNobodyThereIsAnError(t *testing.T) {
	for name, c := range map[string]Capacity{
		"pool": {Plan: pooled(t, 80, 200), Pool: "sockets"}, "load": {Plan: requesting(t, 20), Load: "requests"},
	} {
		c.Wait = noWait
		_, err := c.Run(t.Context(), simulated(fixed(simnet.Options{NoSYN: true})), nil)
		if _, ok := errors.AsType[*UnusableError](err); !ok {
			t.Errorf("%s: error %v, want one with the causes", name, err)
		}
	}
}

// TestCapacityOfOurOwnIsNotThePlatforms: a step for which this machine is too
// small ends the search, and is no limit of the target.
func TestCapacityOfOurOwnIsNotThePlatforms(t *testing.T) {
	c := Capacity{Plan: pooled(t, 80, 200), Pool: "sockets", Wait: noWait}
	got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{FDs: 50})), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Kind != KindNone || got.Limit != 40 || len(got.Notes) == 0 {
		t.Errorf("%s %v, notes %q; want none above 40, and why", got.Kind, got.Limit, got.Notes)
	}
}

// TestASpoiledSecondLookTakesNothingBack: where this machine failed while an
// answer was looked at again, the answer stands, and is not confirmed.
func TestASpoiledSecondLookTakesNothingBack(t *testing.T) {
	c := Capacity{Plan: pooled(t, 80, 200), Pool: "sockets", Most: 40, Wait: noWait}
	got, err := c.Run(t.Context(), simulated(func(n int) simnet.Options {
		if n > 3 { // 10, 20 and 40 sockets came before
			return simnet.Options{FDs: 20}
		}
		return simnet.Options{}
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Kind != KindNone || got.Limit != 40 || got.Confirmed || len(got.Notes) != 1 || len(got.Steps) != 4 {
		t.Errorf("%s %v, confirmed %v, notes %q after %d steps; want none, 40, not confirmed, and why", got.Kind, got.Limit, got.Confirmed, got.Notes, len(got.Steps))
	}
}

func TestInterruptedCapacityGivesWhatIsKnown(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := Capacity{Plan: pooled(t, 80, 200), Pool: "sockets", Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}
	got, err := c.Run(ctx, simulated(fixed(simnet.Options{})), func(s Step) {
		if s.At >= 20 {
			cancel()
		}
	})
	if err != nil || !got.Interrupted || got.Limit != 20 || got.Confirmed {
		t.Errorf("%+v, error %v; want 20, interrupted", got, err)
	}
}

// TestEachStepIsACopy: the plan that was given stays as it is.
func TestEachStepIsACopy(t *testing.T) {
	p := pooled(t, 80, 200)
	before, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	c := Capacity{Plan: p, Pool: "sockets", Wait: noWait}
	var first *plan.Plan
	if _, err := c.Run(t.Context(), func(ctx context.Context, step *plan.Plan, sink record.Sink) error {
		if first == nil {
			first = step
		}
		return simulated(fixed(simnet.Options{Edge: pack.Edge{MaxConnections: 40}}))(ctx, step, sink)
	}, nil); err != nil {
		t.Fatal(err)
	}
	after, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) || first == p || first.Pools[0].Size != 10 {
		t.Errorf("the plan was changed, or the first step is not an eighth of it: %d", first.Pools[0].Size)
	}
}

func TestCapacityJSON(t *testing.T) {
	c := Capacity{Plan: pooled(t, 16, 200), Pool: "sockets", Wait: noWait, First: 16, Most: 32}
	got, err := c.Run(t.Context(), simulated(fixed(simnet.Options{Edge: pack.Edge{MaxConnections: 20}})), nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"schema":"holdfast.probe.capacity/v1","kind":"capacity_cap","limit":20,"confirmed":true,"knee":null,"steps":[{"at":16,"why":"climb","per_s":200,"pass":true,"held":16,"refused":0,"lost":0,"p95_ms":0.4,`,
		`{"at":32,"why":"climb","per_s":200,"pass":false,"held":20,"refused":8,"lost":0,"p95_ms":0.4,"cause":"capacity_cap",`,
		`"of":"sockets","unit":"sockets","at_cap":"refuse","passes_at_quarter_rate":false,"sentence":"no more than 20 connections at once: `,
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// TestSearchFindsTheLimit: for any limit, from any beginning, with hints that
// are right, wrong or none.
func TestSearchFindsTheLimit(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 3000 {
		limit, most := random.IntN(2000), 1+random.IntN(3000)
		s := search{first: 1 + random.IntN(most), most: most}
		steps := 0
		for n, ok := s.next(1); ok; n, ok = s.next(1) {
			if steps++; steps > 40 || n < 1 || n > most {
				t.Fatalf("limit %d, at most %d: step %d tries %d", limit, most, steps, n)
			}
			if n <= limit {
				s.passed(n)
			} else {
				s.failed(n, []int{0, limit, random.IntN(2000)}[random.IntN(3)])
			}
		}
		if s.low != min(limit, most) {
			t.Fatalf("limit %d, at most %d: found %d", limit, most, s.low)
		}
	}
}
