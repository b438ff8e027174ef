package metrics

import (
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// maxPoints bounds a timeline. A longer run has wider points.
const maxPoints = 1200

// Timeline is a run on its time axis, to be drawn: what happened in each
// second, or in each few of a long run. Counts and peaks are exact; times come
// from coarse histograms, 12 % wide.
type Timeline struct {
	Step   int // seconds of a point
	Points []Point

	series []plan.Series
	pools  int
	loads  int
	before record.Host // the host's sample before the next
	due    []arrival   // the next one of each load, once Plan was called
}

type arrival struct {
	of  plan.Arrivals
	at  time.Duration
	any bool // false: there are no more
}

// Point is what happened in Timeline.Step seconds.
type Point struct {
	Pools     []PoolPoint // in the plan's order
	Loads     []LoadPoint
	Peak      int64 // most interactions under way at once
	Lateness  Coarse
	CPU       time.Duration // of the generator
	RunDelay  time.Duration
	Sockets   int64 // held, being opened, and connections of loads, at most
	HostKnown bool  // there was a sample of the host
}

// PoolPoint is what a pool's sockets did. Opened and Ended hold reconnects and
// the tool's own questions too, so that what is open at the end of a point is
// the sum of all Opened up to it less that of all Ended.
type PoolPoint struct {
	Opened, Ended, Refused, Lost uint32
	RTT                          Coarse // of pings, in microseconds
}

// LoadPoint is what a load's interactions did.
type LoadPoint struct {
	Planned                          uint32 // arrivals of the plan, see Timeline.Plan
	Started, Good, Failed, Throttled uint32
	Latency, Service                 Coarse // in microseconds
}

// NewTimeline makes an empty timeline of a plan.
func NewTimeline(p *plan.Plan) *Timeline {
	return &Timeline{Step: 1, series: p.Series(), pools: len(p.Pools), loads: len(p.Loads)}
}

// at is the point of an instant.
func (t *Timeline) at(second int) *Point {
	second = max(0, min(second, maxSeconds))
	for second/t.Step >= maxPoints {
		t.Widen()
	}
	for len(t.Points) <= second/t.Step {
		t.Points = append(t.Points, Point{Pools: make([]PoolPoint, t.pools), Loads: make([]LoadPoint, t.loads)})
	}
	return &t.Points[second/t.Step]
}

// Widen joins points two by two.
func (t *Timeline) Widen() {
	t.Step *= 2
	half := (len(t.Points) + 1) / 2
	for i := range half {
		p := t.Points[2*i]
		if 2*i+1 < len(t.Points) {
			p.join(&t.Points[2*i+1])
		}
		t.Points[i] = p
	}
	clear(t.Points[half:])
	t.Points = t.Points[:half]
}

func (p *Point) join(o *Point) {
	p.Peak = max(p.Peak, o.Peak)
	p.Lateness.join(o.Lateness)
	p.CPU += o.CPU
	p.RunDelay += o.RunDelay
	p.Sockets = max(p.Sockets, o.Sockets)
	p.HostKnown = p.HostKnown || o.HostKnown
	for i := range p.Pools {
		a, b := &p.Pools[i], &o.Pools[i]
		a.Opened, a.Ended, a.Refused, a.Lost = a.Opened+b.Opened, a.Ended+b.Ended, a.Refused+b.Refused, a.Lost+b.Lost
		a.RTT.join(b.RTT)
	}
	for i := range p.Loads {
		a, b := &p.Loads[i], &o.Loads[i]
		a.Planned, a.Started, a.Good, a.Failed, a.Throttled = a.Planned+b.Planned, a.Started+b.Started, a.Good+b.Good, a.Failed+b.Failed, a.Throttled+b.Throttled
		a.Latency.join(b.Latency)
		a.Service.join(b.Service)
	}
}

// Put folds a batch in. What does not belong to the plan is left out: Totals
// refuses it.
func (t *Timeline) Put(b *record.Batch) {
	for i := range b.Tallies {
		in := &b.Tallies[i]
		switch {
		case in.Series == record.Generator:
			p := t.at(in.Second)
			p.Peak = max(p.Peak, in.Peak)
			p.Lateness.take(in, record.LatenessUS)
		case in.Series < 0 || in.Series >= len(t.series) || t.series[in.Series].Step >= 0:
		case t.series[in.Series].Pool >= 0:
			p := &t.at(in.Second).Pools[t.series[in.Series].Pool]
			c := &in.Counts
			p.Opened += uint32(c[record.Opened] + c[record.Reconnects] + c[record.ForensicOpened])
			p.Refused += uint32(c[record.Refused])
			p.Lost += uint32(c[record.Lost])
			p.RTT.take(in, record.PingRTTUS)
		default:
			p := &t.at(in.Second).Loads[t.series[in.Series].Load]
			c := &in.Counts
			p.Started += uint32(c[record.Started])
			p.Good += uint32(c[record.Succeeded])
			p.Failed += uint32(c[record.Failed])
			p.Throttled += uint32(c[record.Throttled])
			p.Latency.take(in, record.LatencyUS)
			p.Service.take(in, record.ServiceUS)
		}
	}
	for i := range b.Ends {
		if e := &b.Ends[i]; e.Phase == record.PhaseOpen && e.Pool >= 0 && e.Pool < t.pools {
			t.at(int(e.Ended / time.Second)).Pools[e.Pool].Ended++
		}
	}
	for i := range b.Hosts {
		h := &b.Hosts[i]
		// A sample tells of the time before it.
		p := t.at(int(max(0, h.At-time.Millisecond) / time.Second))
		p.CPU += max(0, h.CPU-t.before.CPU)
		p.RunDelay += h.RunDelay
		p.Sockets = max(p.Sockets, h.Sockets)
		p.HostKnown = true
		t.before = *h
	}
}

// Plan fills in the arrivals of the plan up to an instant. It goes on where
// the call before it stopped.
func (t *Timeline) Plan(p *plan.Plan, until time.Duration) {
	if t.due == nil {
		t.due = make([]arrival, len(p.Loads))
		for i := range p.Loads {
			t.due[i].of = p.Loads[i].Arrivals(p.Seed)
			t.due[i].next()
		}
	}
	for i := range t.due {
		for a := &t.due[i]; a.any && a.at <= until; a.next() {
			t.at(int(a.at / time.Second)).Loads[i].Planned++
		}
	}
}

func (a *arrival) next() { a.at, a.any = a.of.Next() }
