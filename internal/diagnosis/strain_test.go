package diagnosis_test

import (
	"strings"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

func TestLatenessThatMadeTheLatencyMakesARunInvalid(t *testing.T) {
	tests := map[string]struct {
		late    int           // of 1,000
		by      time.Duration // so much
		latency time.Duration // of every interaction
		strain  diagnosis.Strain
		want    string // in the reason, "" for a valid run
	}{
		"on time":                         {0, 0, 5 * time.Millisecond, diagnosis.Strain{}, ""},
		"one short absence":               {19, 50 * time.Millisecond, 60 * time.Millisecond, diagnosis.Strain{}, ""},
		"late, and felt":                  {40, 50 * time.Millisecond, 60 * time.Millisecond, diagnosis.Strain{}, "50.0 ms late"},
		"late beside a slow target":       {40, 50 * time.Millisecond, 2 * time.Second, diagnosis.Strain{}, ""},
		"late for want of a processor":    {40, 50 * time.Millisecond, 2 * time.Second, diagnosis.Strain{Waited: .8}, "waited 80 % of the time"},
		"late with more than can be done": {40, 50 * time.Millisecond, 2 * time.Second, diagnosis.Strain{Busy: .97}, "more to do than a processor can"},
		"strained, and on time":           {0, 0, 5 * time.Millisecond, diagnosis.Strain{Waited: .9, Busy: .95}, ""},
		"less than the limit":             {900, 9 * time.Millisecond, 10 * time.Millisecond, diagnosis.Strain{Waited: .9}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := &plan.Plan{Loads: []plan.Load{{Name: "visits"}}}
			totals := metrics.New(p)
			for i := range 1000 {
				by := time.Duration(0)
				if i < tt.late {
					by = tt.by
				}
				totals.Generator.Dists[record.LatenessUS].Record(by.Microseconds())
				totals.Loads[0].Dists[record.LatencyUS].Record(tt.latency.Microseconds())
			}
			got := strings.Join(diagnosis.Diagnose(diagnosis.Input{Plan: p, Totals: totals, Strain: tt.strain}).Invalid, "; ")
			if (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
				t.Errorf("invalid because %q, want %q", got, tt.want)
			}
		})
	}
}

func TestStrainIsTheAverageOfItsSamples(t *testing.T) {
	var s diagnosis.Strain
	before := time.Duration(0)
	for i := range 4 {
		h := record.Host{At: time.Duration(i+1) * time.Second, RunDelay: time.Duration(i) * 100 * time.Millisecond, LoopBusy: 500 * time.Millisecond, GCPause: time.Duration(i) * time.Millisecond}
		s.Add(before, &h)
		before = h.At
	}
	if s.Waited < .149 || s.Waited > .151 || s.Busy < .499 || s.Busy > .501 || s.GCPause != 3*time.Millisecond {
		t.Errorf("%+v, want waited .15, busy .5, GC 3 ms", s)
	}
}
