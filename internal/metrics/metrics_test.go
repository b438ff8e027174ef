package metrics

import (
	"strings"
	"testing"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

func onePool(thresholds ...plan.Threshold) *plan.Plan {
	return &plan.Plan{Pools: []plan.Pool{{Name: "desks", Size: 1000}}, Thresholds: thresholds}
}

func hist(values ...int64) *tally.Histogram {
	h := &tally.Histogram{}
	for _, v := range values {
		h.Record(v)
	}
	return h
}

func TestThresholds(t *testing.T) {
	th := func(metric, stat, op string, value float64) plan.Threshold {
		return plan.Threshold{Metric: metric, Name: "desks", Stat: stat, Op: op, Value: value}
	}
	tests := []struct {
		th    plan.Threshold
		found float64
		pass  bool
	}{
		{th("held", "", ">=", .999), .998, false},
		{th("held", "", ">=", .998), .998, true},
		{th("lost", "", "<=", .001), .001, true},
		{th("lost", "", "<", .001), .001, false},
		{th("refused", "", "==", 0), .001, false},
		{th("refused", "", "!=", 0), .001, true},
		{th("refused", "", ">", 0), .001, true},
		{th("connect_ms", "max", "<", 800), 2, true},
		{th("connect_ms", "p50", "<=", 1), 1, true},
		{th("ping_rtt_ms", "p99", "<", 5), 0, false}, // nothing measured: not met
	}
	for _, tt := range tests {
		totals := New(onePool(tt.th))
		var counts [record.Counters]int64
		counts[record.Held], counts[record.Lost], counts[record.Refused] = 998, 1, 1
		if err := totals.Add(&record.Batch{Tallies: []record.Tally{{Counts: counts, Dists: [record.Measures]*tally.Histogram{record.ConnectUS: hist(1000, 1000, 2000)}}}}); err != nil {
			t.Fatal(err)
		}
		got, err := totals.Evaluate()
		if err != nil {
			t.Fatal(err)
		}
		if got[0].Pass != tt.pass || got[0].Found != tt.found {
			t.Errorf("%s %s %s %v: found %v, pass %v; want %v, %v", tt.th.Metric, tt.th.Stat, tt.th.Op, tt.th.Value, got[0].Found, got[0].Pass, tt.found, tt.pass)
		}
	}
}

func TestEvaluateRefusesWhatItDoesNotKnow(t *testing.T) {
	for want, th := range map[string]plan.Threshold{
		`no pool "other"`:     {Metric: "held", Name: "other", Op: "<"},
		`no metric "speed"`:   {Metric: "speed", Name: "desks", Op: "<"},
		`no operator "~"`:     {Metric: "held", Name: "desks", Op: "~"},
		`no statistic "p999x`: {Metric: "connect_ms", Name: "desks", Stat: "p999x", Op: "<"},
	} {
		if _, err := New(onePool(th)).Evaluate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: error %v, want %s", th, err, want)
		}
	}
}

func TestIdentitiesCatchEveryImbalance(t *testing.T) {
	balanced := func() *Totals {
		totals := New(onePool())
		s := &totals.Pools[0]
		s.Counts[record.Attempts], s.Counts[record.Opened], s.Counts[record.Refused] = 990, 900, 80
		s.Counts[record.Lost], s.Counts[record.Held] = 100, 800
		s.Dists[record.ConnectUS].RecordN(1, 900)
		s.Dists[record.LifetimeUS].RecordN(1, 100)
		return totals
	}
	if err := balanced().Identities(); err != nil {
		t.Fatalf("balanced books: %v", err)
	}
	for name, spoil := range map[string]func(*Series){
		"too many opened":   func(s *Series) { s.Counts[record.Opened] += 100 },
		"attempts missing":  func(s *Series) { s.Counts[record.Attempts] = 5 },
		"attempts above":    func(s *Series) { s.Counts[record.Attempts] = 1001 },
		"a socket vanished": func(s *Series) { s.Counts[record.Held]-- },
		"connect missing":   func(s *Series) { s.Dists[record.ConnectUS].Reset() },
		"lifetime missing":  func(s *Series) { s.Dists[record.LifetimeUS].Reset() },
		"pong from nowhere": func(s *Series) { s.Counts[record.PongsReceived] = 1 },
	} {
		totals := balanced()
		spoil(&totals.Pools[0])
		if err := totals.Identities(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestAddRefusesForeignSeries(t *testing.T) {
	if err := New(onePool()).Add(&record.Batch{Tallies: []record.Tally{{Series: 1}}}); err == nil {
		t.Error("a tally of a pool that the plan does not have gave no error")
	}
}
