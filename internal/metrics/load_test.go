package metrics

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/units"
)

func dur(d time.Duration) units.Duration { return units.Duration(d) }

// twoLoads has the pool desks (series 0), the load orders (1) with the steps
// create (2) and read (3), and the load noise/read (4) without any.
func twoLoads(thresholds ...plan.Threshold) *plan.Plan {
	p := onePool(thresholds...)
	p.Duration = dur(time.Minute)
	p.Loads = []plan.Load{
		{Name: "orders", Start: dur(10 * time.Second), For: dur(20 * time.Second), Journey: plan.Journey{Steps: []string{"create", "read"}}},
		{Name: "noise/read", For: dur(time.Hour)},
	}
	return p
}

// counted is a second of a load in which so many started, and of these failed.
func counted(second, series int, started, failed int64, failure string) record.Tally {
	in := record.Tally{Second: second, Series: series, Peak: started}
	in.Counts[record.Started], in.Counts[record.Failed], in.Counts[record.Succeeded] = started, failed, started-failed
	in.Counts[record.Requests] = started
	if failed > 0 {
		in.Failed = map[string]int64{failure: failed}
	}
	for _, m := range []record.Measure{record.LatencyUS, record.ServiceUS} {
		in.Dists[m] = new(tally.Histogram)
		in.Dists[m].RecordN(1000, uint64(started))
	}
	return in
}

func add(t *testing.T, totals *Totals, tallies ...record.Tally) {
	t.Helper()
	if err := totals.Add(&record.Batch{Tallies: tallies}); err != nil {
		t.Fatal(err)
	}
}

func TestThresholdsOfLoads(t *testing.T) {
	th := func(metric, name, stat string) plan.Threshold {
		return plan.Threshold{Metric: metric, Name: name, Stat: stat, Op: "<", Value: 1e9}
	}
	for _, tt := range []struct {
		th       plan.Threshold
		want     float64
		measured bool
	}{
		{th("failed", "orders", ""), .25, true},
		{th("throttled", "orders", ""), .1, true},
		{th("late", "orders", ""), .05, true},
		{th("not_started", "orders", ""), .2, true},
		{th("good_per_s", "orders", ""), 150. / 20, true},
		{th("latency_ms", "orders", "max"), 1, true},
		{th("service_ms", "orders", "p99"), 1, true},
		{th("latency_ms", "orders/read", "max"), 2, true},
		{th("service_ms", "orders/create", "max"), 0, false},
		{th("latency_ms", "noise/read", "max"), 0, false},
		{th("failed", "noise/read", ""), 0, false},
		{th("good_per_s", "noise/read", ""), 0, true},
		{th("max_concurrent", "", ""), 200, true},
	} {
		totals := New(twoLoads(tt.th))
		in := counted(12, 1, 200, 50, "404")
		in.Counts[record.Throttled], in.Counts[record.LateStarts], in.Counts[record.NotStarted] = 20, 10, 50
		step := record.Tally{Second: 12, Series: 3}
		step.Dists[record.LatencyUS] = hist(2000)
		add(t, totals, in, step, record.Tally{Second: 12, Series: record.Generator, Peak: 200})
		got, err := totals.Evaluate()
		if err != nil {
			t.Errorf("%s(%s): %v", tt.th.Metric, tt.th.Name, err)
			continue
		}
		if math.Abs(got[0].Found-tt.want) > 1e-9 || got[0].Measured != tt.measured || got[0].Pass != tt.measured {
			t.Errorf("%s(%s, %s) = %v, measured %v, pass %v; want %v, %v", tt.th.Metric, tt.th.Name, tt.th.Stat,
				got[0].Found, got[0].Measured, got[0].Pass, tt.want, tt.measured)
		}
	}
}

func TestThresholdsRefuseLoadsAndStepsThatAreNotThere(t *testing.T) {
	for _, th := range []plan.Threshold{
		{Metric: "failed", Name: "desks", Op: "<"},
		{Metric: "failed", Name: "orders/read", Op: "<"},
		{Metric: "latency_ms", Name: "orders/write", Stat: "p50", Op: "<"},
		{Metric: "latency_ms", Name: "order", Stat: "p50", Op: "<"},
	} {
		if _, err := New(twoLoads(th)).Evaluate(); err == nil || !strings.Contains(err.Error(), "no load "+`"`+th.Name) {
			t.Errorf("%s(%s): error %v, want that there is no such load", th.Metric, th.Name, err)
		}
	}
}

func TestWarmUpIsShownButOutsideThresholds(t *testing.T) {
	p := twoLoads(
		plan.Threshold{Metric: "failed", Name: "noise/read", Op: "<", Value: .01},
		plan.Threshold{Metric: "max_concurrent", Op: "<=", Value: 7},
		plan.Threshold{Metric: "good_per_s", Name: "noise/read", Op: "<=", Value: 10},
	)
	p.WarmUp = dur(4500 * time.Millisecond)
	totals := New(p)
	add(t, totals, counted(0, 4, 100, 100, "reset"), counted(4, 4, 50, 50, "reset"), counted(5, 4, 7, 0, ""),
		record.Tally{Second: 4, Series: record.Generator, Peak: 100}, record.Tally{Second: 5, Series: record.Generator, Peak: 7})
	if err := totals.Add(&record.Batch{Env: &record.Env{Took: 12 * time.Second}}); err != nil {
		t.Fatal(err)
	}
	got, err := totals.Evaluate()
	if err != nil {
		t.Fatal(err)
	}
	want := []float64{0, 7, 1} // 7 that succeeded in the 7 s behind the warm-up
	for i, r := range got {
		if r.Found != want[i] || !r.Pass {
			t.Errorf("%s: found %v, pass %v; want %v", r.Metric, r.Found, r.Pass, want[i])
		}
	}
	if n := totals.Loads[1].Counts[record.Failed]; n != 150 {
		t.Errorf("failed %d in all, want 150", n)
	}
	if n := totals.Generator.Peak; n != 100 {
		t.Errorf("most at once %d, want 100", n)
	}
}

// An interaction that began in the warm-up and failed after it must not make
// more than all of them fail.
func TestAShareIsNeverMoreThanAll(t *testing.T) {
	p := twoLoads(plan.Threshold{Metric: "failed", Name: "orders", Op: "<=", Value: 1})
	p.WarmUp = dur(time.Second)
	totals := New(p)
	begun, over := counted(0, 1, 10, 0, ""), counted(1, 1, 10, 10, "503")
	begun.Counts[record.Succeeded], begun.Dists = 0, over.Dists
	over.Counts[record.Started] = 0
	add(t, totals, begun, over)
	got, err := totals.Evaluate()
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Found != 1 || !got[0].Pass {
		t.Errorf("failed %v, want 1", got[0].Found)
	}
}

func TestLoadsThatDoNotBalanceAreFoundAtTheSecond(t *testing.T) {
	for name, spoil := range map[string]func(in *record.Tally){
		"more ended than started":  func(in *record.Tally) { in.Counts[record.Started]-- },
		"more late than started":   func(in *record.Tally) { in.Counts[record.LateStarts] = 101 },
		"a failure without a kind": func(in *record.Tally) { in.Failed = nil },
		"a latency is missing":     func(in *record.Tally) { in.Dists[record.LatencyUS] = hist(1) },
		"a service time too many":  func(in *record.Tally) { in.Dists[record.ServiceUS].Record(1) },
		"throttled from nowhere":   func(in *record.Tally) { in.Counts[record.Throttled] = 101 },
		"retried from nowhere":     func(in *record.Tally) { in.Counts[record.Retried] = 101 },
		"answers from nowhere":     func(in *record.Tally) { in.Status = map[int]int64{200: 101} },
		"a counter ran backwards":  func(in *record.Tally) { in.Counts[record.ConnectionsOpened] = -1 },
	} {
		totals := New(twoLoads())
		in := counted(3, 1, 100, 40, "503")
		add(t, totals, in)
		if err := totals.Identities(); err != nil {
			t.Fatalf("balanced books: %v", err)
		}
		bad := counted(4, 1, 0, 0, "")
		bad.Counts = [record.Counters]int64{}
		totals = New(twoLoads())
		in = counted(3, 1, 100, 40, "503")
		spoil(&in)
		add(t, totals, in, bad)
		if err := totals.Identities(); err == nil || !strings.Contains(err.Error(), `load "orders", second 3: `) {
			t.Errorf("%s: error %v, want one that names the load and the second", name, err)
		}
	}
	totals := New(twoLoads())
	in := counted(0, 1, 100, 0, "")
	in.Counts[record.Started]++
	add(t, totals, in)
	if err := totals.Identities(); err == nil || !strings.Contains(err.Error(), "in flight 0") {
		t.Errorf("an interaction that vanished: error %v", err)
	}
	totals = New(twoLoads())
	step := record.Tally{Series: 2}
	step.Counts[record.Requests] = 101
	add(t, totals, counted(0, 1, 100, 0, ""), step)
	if err := totals.Identities(); err == nil {
		t.Error("a step with more requests than its load: no error")
	}
}

func TestCloneIsACopy(t *testing.T) {
	p := twoLoads()
	p.WarmUp = dur(time.Second)
	totals := New(p)
	add(t, totals, counted(3, 1, 100, 40, "503"))
	c := totals.Clone()
	add(t, totals, counted(3, 1, 100, 40, "503"), counted(4, 1, 1, 0, ""))
	for name, b := range map[string]*Books{"all": &c.Books, "measured": c.Measured} {
		s := &b.Loads[0].Series
		if s.Counts[record.Started] != 100 || s.Failed["503"] != 40 || s.Dists[record.LatencyUS].Count() != 100 {
			t.Errorf("%s: the copy changed with the original: %v", name, s.Counts)
		}
	}
	if got := c.Loads[0].Seconds; len(got) != 4 || got[3].Started != 100 || got[3].Service.Count() != 100 {
		t.Errorf("seconds of the copy: %+v", got)
	}
}

func TestCoarseHistogramIsNeverFarOff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Int64Range(0, tally.Max).Draw(t, "v")
		low := coarseLow(coarseBin(v))
		if low > v || float64(v-low) > .25*float64(low) {
			t.Fatalf("%d falls into the bin of %d", v, low)
		}
		if coarseBin(low) != coarseBin(v) || low > 0 && coarseBin(low-1) >= coarseBin(low) {
			t.Fatalf("bins are not in order at %d", low)
		}
	})
	var c Coarse
	c.add(10, 3)
	c.add(1000, 1)
	for rank, want := range map[int64]int64{1: 11, 3: 11, 4: 1023, 5: 0} {
		if got := c.AtRank(rank); got != want {
			t.Errorf("rank %d is %d, want %d", rank, got, want)
		}
	}
}

// watched tells a window one second after the other, up to a few behind the
// last, and returns the second in which a rule ended the run, or -1.
func watched(t *testing.T, p *plan.Plan, seconds int, tell func(second int) []record.Tally) int {
	t.Helper()
	w, err := NewWindow(p)
	if err != nil {
		t.Fatal(err)
	}
	for second := range seconds + 3 {
		b := &record.Batch{Hosts: []record.Host{{At: time.Duration(second) * time.Second}}}
		if second < seconds {
			b.Tallies = tell(second)
		}
		rule, err := w.Put(b)
		if err != nil {
			t.Fatal(err)
		}
		if rule != "" {
			return second
		}
	}
	return -1
}

func TestRuleEndsTheRunWhenItHeldForTenSecondsOnEnd(t *testing.T) {
	rule := plan.Threshold{Expr: "r", Metric: "failed", Name: "orders", Op: ">", Value: .5}
	fails := func(when func(second int) bool) func(int) []record.Tally {
		return func(second int) []record.Tally {
			if when(second) {
				return []record.Tally{counted(second, 1, 10, 9, "503")}
			}
			return []record.Tally{counted(second, 1, 10, 1, "503")}
		}
	}
	p := twoLoads()
	p.AbortWhen = []plan.Threshold{{Expr: "never", Metric: "max_concurrent", Op: ">", Value: 10}, rule}
	for _, tt := range []struct {
		name string
		tell func(int) []record.Tally
		want int
	}{
		{"never", fails(func(int) bool { return false }), -1},
		{"from second 5 on", fails(func(s int) bool { return s >= 5 }), 16}, // 15 s are over, and 1 s has settled
		{"nine seconds on end", fails(func(s int) bool { return s%10 != 0 }), -1},
		{"nothing started in between", func(second int) []record.Tally {
			if second%3 == 0 {
				return fails(func(int) bool { return true })(second)
			}
			return nil
		}, 11},
	} {
		if got := watched(t, p, 40, tt.tell); got != tt.want {
			t.Errorf("%s: ended in second %d, want %d", tt.name, got, tt.want)
		}
	}
	p.WarmUp = dur(20 * time.Second)
	if got := watched(t, p, 40, fails(func(int) bool { return true })); got != 31 {
		t.Errorf("with a warm-up of 20 s: ended in second %d, want 31", got)
	}
}

func TestRuleOnAPoolLooksAtAllOfItsLossesSoFar(t *testing.T) {
	p := twoLoads()
	lose := func(second int) []record.Tally {
		if second != 2 {
			return nil
		}
		in := record.Tally{Second: 2}
		in.Counts[record.Lost], in.Counts[record.Refused] = 100, 50
		return []record.Tally{in}
	}
	for metric, value := range map[string]float64{"lost": .1, "refused": .05} {
		p.AbortWhen = []plan.Threshold{{Expr: "r", Metric: metric, Name: "desks", Op: ">=", Value: value}}
		if got := watched(t, p, 30, lose); got != 13 {
			t.Errorf("%s: ended in second %d, want 13", metric, got)
		}
	}
	p.AbortWhen = []plan.Threshold{{Expr: "r", Metric: "held", Name: "desks", Op: "<", Value: .9}}
	if got := watched(t, p, 30, lose); got != 13 {
		t.Errorf("held: ended in second %d, want 13", got)
	}
}

func TestWindowWithoutRulesIsNone(t *testing.T) {
	if w, err := NewWindow(twoLoads()); w != nil || err != nil {
		t.Errorf("window %v, error %v; want neither", w, err)
	}
	for _, rule := range []plan.Threshold{{Metric: "failed", Name: "x", Op: "<"}, {Metric: "failed", Name: "orders", Op: "~"}} {
		p := twoLoads()
		p.AbortWhen = []plan.Threshold{rule}
		if _, err := NewWindow(p); err == nil {
			t.Errorf("%+v: no error", rule)
		}
	}
}

func TestThresholdsSoFar(t *testing.T) {
	p := twoLoads(
		plan.Threshold{Metric: "held", Name: "desks", Op: ">=", Value: .9},
		plan.Threshold{Metric: "not_started", Name: "orders", Op: "==", Value: 0},
		plan.Threshold{Metric: "failed", Name: "orders", Op: "<", Value: .5},
		plan.Threshold{Metric: "good_per_s", Name: "orders", Op: ">", Value: 1},
	)
	totals := New(p)
	lost := record.Tally{Second: 11, Series: 0}
	lost.Counts[record.Opened], lost.Counts[record.Lost] = int64(p.Pools[0].Size), int64(p.Pools[0].Size)/10
	add(t, totals, lost, counted(11, p.LoadSeries(0), 40, 10, "503"))
	totals.Took = 15 * time.Second
	got, err := totals.SoFar()
	if err != nil {
		t.Fatal(err)
	}
	want := []Result{
		{Measured: true, Found: .9, Pass: true},  // of those that are open, at the end the share that was held
		{},                                       // known at the end
		{Measured: true, Found: .25, Pass: true}, // as at the end
		{Measured: true, Found: 6, Pass: true},   // in the 5 s since its arrivals began
	}
	for i := range want {
		want[i].Threshold = p.Thresholds[i]
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
	if _, err := New(twoLoads(plan.Threshold{Metric: "held", Name: "nobody", Op: ">", Expr: "x"})).SoFar(); err == nil {
		t.Error("a pool that is not there is not refused")
	}
}
