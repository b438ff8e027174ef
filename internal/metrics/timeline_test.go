package metrics

import (
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

func TestTimelineAddsUpWhateverItsWidth(t *testing.T) {
	p := twoLoads()
	for _, seconds := range []int{10, maxPoints, maxPoints + 1, 5*maxPoints + 3} {
		line := NewTimeline(p)
		var cpu time.Duration
		for s := range seconds {
			latency := new(tally.Histogram)
			latency.Record(int64(1000 + s))
			cpu += 100 * time.Millisecond
			line.Put(&record.Batch{
				Tallies: []record.Tally{
					{Second: s, Series: 0, Counts: [record.Counters]int64{record.Opened: 2, record.Reconnects: 1, record.Lost: 1, record.Refused: 1}},
					{
						Second: s, Series: 1, Peak: int64(s), Counts: [record.Counters]int64{record.Started: 3, record.Succeeded: 2, record.Failed: 1, record.Throttled: 4},
						Dists: [record.Measures]*tally.Histogram{record.LatencyUS: latency},
					},
					{Second: s, Series: 2, Counts: [record.Counters]int64{record.Started: 100}}, // a step: no line of its own
					{Second: s, Series: record.Generator, Peak: int64(s)},
				},
				Ends:  []record.End{{Phase: record.PhaseOpen, Ended: time.Duration(s) * time.Second}, {Phase: record.PhaseDial, Ended: time.Duration(s) * time.Second}},
				Hosts: []record.Host{{At: time.Duration(s+1) * time.Second, CPU: cpu, Sockets: int64(s)}},
			})
		}
		if len(line.Points) > maxPoints || len(line.Points)*line.Step < seconds {
			t.Errorf("%d seconds: %d points of %d s", seconds, len(line.Points), line.Step)
		}
		var pool PoolPoint
		var load LoadPoint
		var spent time.Duration
		peak, sockets := int64(0), int64(0)
		for _, point := range line.Points {
			a, b := point.Pools[0], point.Loads[0]
			pool.Opened, pool.Ended, pool.Lost, pool.Refused = pool.Opened+a.Opened, pool.Ended+a.Ended, pool.Lost+a.Lost, pool.Refused+a.Refused
			load.Started, load.Good, load.Failed, load.Throttled = load.Started+b.Started, load.Good+b.Good, load.Failed+b.Failed, load.Throttled+b.Throttled
			load.Latency.join(b.Latency)
			spent += point.CPU
			peak, sockets = max(peak, point.Peak), max(sockets, point.Sockets)
		}
		n := uint32(seconds)
		if pool.Opened != 3*n || pool.Ended != n || pool.Lost != n || pool.Refused != n {
			t.Errorf("%d seconds: pool %+v", seconds, pool)
		}
		if load.Started != 3*n || load.Good != 2*n || load.Failed != n || load.Throttled != 4*n || load.Latency.Count() != int64(n) {
			t.Errorf("%d seconds: load %+v", seconds, load)
		}
		if spent != cpu || peak != int64(n-1) || sockets != int64(n-1) {
			t.Errorf("%d seconds: CPU %v of %v, peak %d, sockets %d", seconds, spent, cpu, peak, sockets)
		}
	}
}

func TestTimelineHasThePlansArrivals(t *testing.T) {
	p := twoLoads()
	p.Loads[0].Start, p.Loads[0].Stages, p.Loads[0].For = 0, []plan.Stage{{From: 10, To: 10, Over: dur(5 * time.Second)}}, dur(5*time.Second)
	line := NewTimeline(p)
	line.Plan(p, 1500*time.Millisecond) // a run is looked at while it goes on
	line.Plan(p, 2*time.Second)
	planned := uint32(0)
	for _, point := range line.Points {
		planned += point.Loads[0].Planned
	}
	want := uint32(0)
	for a := p.Loads[0].Arrivals(p.Seed); ; want++ {
		if at, ok := a.Next(); !ok || at > 2*time.Second {
			break
		}
	}
	if planned != want || want == 0 {
		t.Errorf("%d arrivals, want %d", planned, want)
	}
}

func TestTimelineLeavesOutWhatIsNotInThePlan(t *testing.T) {
	line := NewTimeline(twoLoads())
	line.Put(&record.Batch{
		Tallies: []record.Tally{{Second: -5, Series: 0}, {Second: 1 << 40, Series: 0}, {Series: 99}, {Series: -7}},
		Ends:    []record.End{{Phase: record.PhaseOpen, Pool: 9}, {Phase: record.PhaseOpen, Pool: -1, Ended: -time.Hour}},
	})
	if len(line.Points) > maxPoints {
		t.Errorf("%d points", len(line.Points))
	}
}
