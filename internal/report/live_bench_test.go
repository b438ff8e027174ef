package report_test

import (
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/tally"
)

// BenchmarkLiveSecond is what the live page costs in a second of a run that has
// lasted 10 minutes, with 5,000 sockets, of which 2,000 were lost, and a load:
// to fold it, and to encode what is new for everybody.
func BenchmarkLiveSecond(b *testing.B) {
	p := &plan.Plan{
		Format: plan.Format, Duration: dur(time.Hour), Pools: []plan.Pool{{Name: "desktops", Size: 5000}},
		Loads: []plan.Load{{Name: "orders", For: dur(time.Hour), Journey: plan.Journey{Steps: []string{"create", "read"}}}},
	}
	live, at := report.NewLive(p), 0
	var measured [record.Measures]*tally.Histogram
	for m := range measured {
		measured[m] = new(tally.Histogram)
		for i := range 50 {
			measured[m].Record(int64(100 + 37*i*i))
		}
	}
	second := func() {
		batch := &record.Batch{Hosts: []record.Host{{At: time.Duration(at+1) * time.Second}}}
		for _, series := range []int{record.Generator, 0, 1, 2, 3} {
			batch.Tallies = append(batch.Tallies, record.Tally{Second: at, Series: series, Dists: measured})
		}
		if at < 500 {
			for i := range 4 {
				batch.Ends = append(batch.Ends, record.End{Index: 4*at + i, Phase: record.PhaseOpen, How: record.HowReset, Ended: time.Duration(at) * time.Second})
			}
		}
		at++
		live.Put(batch, nil)
	}
	update := func() {
		data, _, err := live.Update(false, 0)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(data)))
	}
	for range 600 {
		second()
	}
	update()
	b.Run("fold", func(b *testing.B) {
		for b.Loop() {
			second()
		}
	})
	b.Run("update", func(b *testing.B) {
		for b.Loop() {
			update()
		}
	})
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			data, err := live.Whole(false, 0)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
		}
	})
}
