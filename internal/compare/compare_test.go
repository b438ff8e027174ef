package compare_test

import (
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"holdfast/internal/compare"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// platform is how a simulated target treats a run.
type platform struct {
	slower  float64 // factor on all latencies; 0 means 1
	failing float64 // share of interactions
	refuses int     // sockets over a cap
	restart bool    // all sockets at once
	warm    float64 // factor on latencies in the warm-up; 0 means 1
}

const (
	perS  = 40
	size  = 200
	steps = 2
)

func aPlan(seconds int) *plan.Plan {
	long := units.Duration(time.Duration(seconds) * time.Second)
	p := &plan.Plan{
		Format: plan.Format, Scenario: "s.yaml", Duration: long, WarmUp: units.Duration(5 * time.Second),
		Pools: []plan.Pool{{Name: "desktops", Size: size, URL: plan.Text("ws://a.test/x")}},
		Loads: []plan.Load{{
			Name: "calls", For: long, Stages: []plan.Stage{{From: perS, To: perS, Over: long}},
			Journey: plan.Journey{Name: "j", Steps: []string{"get", "put"}, Program: []plan.Step{{Op: plan.OpRequest}}},
		}},
	}
	return p
}

// run is a run of the plan in memory: its outcome and its batches.
func run(t *testing.T, p *plan.Plan, of platform, seed uint64) compare.Side {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	var batches []*record.Batch
	keep := func(b *record.Batch) { batches = append(batches, b) }
	seconds := int(p.Duration.D() / time.Second)
	mood := 0.0
	for second := range seconds {
		mood = .6*mood + .2*r.NormFloat64()
		load, first := record.Tally{Second: second, Series: 1}, record.Tally{Second: second, Series: 2}
		load.Dists[record.LatencyUS], load.Dists[record.ServiceUS], first.Dists[record.LatencyUS] = &tally.Histogram{}, &tally.Histogram{}, &tally.Histogram{}
		for range int(p.Loads[0].Rate(time.Duration(second) * time.Second)) {
			us := 20_000 * math.Exp(mood+.6*r.NormFloat64()) * max(of.slower, 1)
			if second < 5 {
				us *= max(of.warm, 1)
			}
			load.Counts[record.Started]++
			if r.Float64() < of.failing {
				load.Counts[record.Failed]++
				load.Failed = map[string]int64{"503": load.Counts[record.Failed]}
			} else {
				load.Counts[record.Succeeded]++
			}
			load.Dists[record.LatencyUS].Record(int64(us))
			load.Dists[record.ServiceUS].Record(int64(us * .9))
			first.Dists[record.LatencyUS].Record(int64(us * .4))
		}
		keep(&record.Batch{Tallies: []record.Tally{load, first}})
	}
	pool := record.Tally{Second: 0, Series: 0}
	var ends []record.End
	n := int64(p.Pools[0].Size)
	pool.Counts[record.Attempts], pool.Counts[record.Opened], pool.Counts[record.Refused] = n, n-int64(of.refuses), int64(of.refuses)
	for i := range of.refuses {
		ends = append(ends, record.End{Index: i, Attempt: 1, Phase: record.PhaseHandshake, How: record.HowStatus, Status: 503, Ended: time.Second, OpenAtAttempt: int(n) - of.refuses})
	}
	if of.restart {
		pool.Counts[record.Lost] = n - int64(of.refuses)
		for i := range int(pool.Counts[record.Lost]) {
			ends = append(ends, record.End{Index: i, Attempt: 1, Phase: record.PhaseOpen, How: record.HowReset, Opened: time.Duration(i) * 50 * time.Millisecond, LastApp: 20*time.Second - time.Duration(r.IntN(4000))*time.Millisecond, LastSent: 20*time.Second - time.Duration(r.IntN(4000))*time.Millisecond, LastReceived: 20*time.Second - time.Duration(r.IntN(4000))*time.Millisecond, Ended: 20 * time.Second})
		}
	}
	pool.Counts[record.Held] = n - pool.Counts[record.Refused] - pool.Counts[record.Lost]
	pool.Dists[record.ConnectUS], pool.Dists[record.LifetimeUS] = &tally.Histogram{}, &tally.Histogram{}
	pool.Dists[record.ConnectUS].RecordN(1000, uint64(pool.Counts[record.Opened]))
	pool.Dists[record.LifetimeUS].RecordN(20e6, uint64(pool.Counts[record.Lost]))
	keep(&record.Batch{Tallies: []record.Tally{pool}, Ends: ends})
	keep(&record.Batch{Env: &record.Env{ID: "run", Took: p.Duration.D(), Complete: true}})
	outcome, err := trial.Run(t.Context(), p, func(_ context.Context, _ *plan.Plan, sink record.Sink) error {
		for _, b := range batches {
			if err := sink.Put(b); err != nil {
				return err
			}
		}
		return nil
	}, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return compare.Side{Outcome: outcome, Batches: func(yield func(*record.Batch) error) error {
		for _, b := range batches {
			if err := yield(b); err != nil {
				return err
			}
		}
		return nil
	}}
}

func of(t *testing.T, a, b compare.Side) *compare.Comparison {
	t.Helper()
	c, err := compare.Of(a, b, compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// verdicts are those of all numbers that were found different.
func verdicts(c *compare.Comparison) string {
	var out []string
	for _, m := range c.Metrics {
		if m.Verdict == compare.Better || m.Verdict == compare.Worse {
			out = append(out, m.Metric+"("+m.Name+m.Step+m.Stat+") "+m.Verdict)
		}
	}
	return strings.Join(out, ", ")
}

// TestEqualRunsDoNotDiffer: over whole tables of whole runs, moods and all.
func TestEqualRunsDoNotDiffer(t *testing.T) {
	const pairs = 40
	alarms := 0
	for i := range uint64(pairs) {
		p := aPlan(30)
		if c := of(t, run(t, p, platform{failing: .01}, 2*i), run(t, p, platform{failing: .01}, 2*i+1)); c.Verdict != compare.Same {
			alarms++
			t.Logf("pair %d: %s", i, verdicts(c))
		}
	}
	if most := 5; alarms > most { // 5 % of 40 is 2
		t.Errorf("%d of %d equal pairs told apart, want at most %d", alarms, pairs, most)
	}
}

func TestDifferencesHaveTheirVerdict(t *testing.T) {
	p := aPlan(60)
	base := run(t, p, platform{failing: .01}, 1)
	for name, c := range map[string]struct {
		b    platform
		want string
	}{
		"slower":  {platform{failing: .01, slower: 2}, "latency_ms(callsp50) worse, latency_ms(callsp99) worse, service_ms(callsp50) worse, service_ms(callsp99) worse, latency_ms(callsgetp50) worse, latency_ms(callsgetp99) worse"},
		"failing": {platform{failing: .2}, "failed(calls) worse, good_per_s(calls) worse"},
		"a cap":   {platform{failing: .01, refuses: 100}, "refused(desktops) worse"},
		"warm-up": {platform{failing: .01, warm: 5}, ""},
		"restart": {platform{failing: .01, restart: true}, ""}, // one event: its cause says it
	} {
		t.Run(name, func(t *testing.T) {
			other := run(t, p, c.b, 2)
			got := of(t, base, other)
			if verdicts(got) != c.want {
				t.Errorf("found %q, want %q; causes %+v", verdicts(got), c.want, got.Causes)
			}
			back := strings.ReplaceAll(c.want, "worse", "better")
			if got := verdicts(of(t, other, base)); got != back {
				t.Errorf("from B to A found %q, want %q", got, back)
			}
		})
	}
}

func TestCausesComeAndGo(t *testing.T) {
	p := aPlan(30)
	quiet, struck := run(t, p, platform{}, 1), run(t, p, platform{restart: true}, 2)
	for _, c := range []struct {
		a, b compare.Side
		what string
	}{{quiet, struck, compare.Came}, {struck, quiet, compare.Went}, {struck, struck, compare.Stayed}} {
		got := of(t, c.a, c.b)
		if len(got.Causes) != 1 || got.Causes[0].What != c.what || max(got.Causes[0].A, got.Causes[0].B) != size {
			t.Errorf("causes %+v, want one of %d sockets that %s", got.Causes, size, c.what)
		}
	}
}

func TestOtherPressureCanNotBeCompared(t *testing.T) {
	base := run(t, aPlan(30), platform{}, 1)
	for name, c := range map[string]struct {
		change func(*plan.Plan)
		reason string // "" : can be compared
	}{
		"rate": {func(p *plan.Plan) { p.Loads[0].Stages[0].From = 60; p.Loads[0].Stages[0].To = 60 }, "loads.calls.rate at 0 s is 40/s in A and 60/s in B"},
		"size": {func(p *plan.Plan) { p.Pools[0].Size = 300 }, "pools.desktops.size is 200 in A and 300 in B"},
		"journey": {func(p *plan.Plan) {
			p.Loads[0].Journey.Program = append(p.Loads[0].Journey.Program, plan.Step{Op: plan.OpThink})
		}, "loads.calls.journey.program.2"},
		"no pool":   {func(p *plan.Plan) { p.Pools[0].Name = "phones" }, "pools.desktops is there in A and absent in B"},
		"elsewhere": {func(p *plan.Plan) { p.Target.WS = "wss://b.test"; p.Pools[0].URL = plan.Text("wss://b.test/x") }, ""},
		"path":      {func(p *plan.Plan) { p.Pools[0].URL = plan.Text("ws://a.test/y") }, "pools.desktops.url.1.text is /x in A and /y in B"},
		"seed":      {func(p *plan.Plan) { p.Seed = 7 }, ""},
		"longer":    {func(p *plan.Plan) { p.Duration *= 2; p.Loads[0].For *= 2; p.Loads[0].Stages[0].Over *= 2 }, ""},
		"reconnect": {func(p *plan.Plan) { p.Pools[0].Reconnect = &plan.Backoff{Jitter: "full"} }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := aPlan(30)
			c.change(p)
			got := of(t, base, run(t, p, platform{}, 2))
			if c.reason == "" {
				if got.Verdict == compare.Not {
					t.Errorf("not compared: %v", got.Reasons)
				}
				return
			}
			if got.Verdict != compare.Not || !strings.Contains(strings.Join(got.Reasons, "\n"), c.reason) {
				t.Errorf("verdict %s, reasons %q, want %q", got.Verdict, got.Reasons, c.reason)
			}
			for _, m := range got.Metrics {
				if m.Verdict == compare.Better || m.Verdict == compare.Worse {
					t.Errorf("%s(%s) is called %s all the same", m.Metric, m.Name, m.Verdict)
				}
			}
		})
	}
}
