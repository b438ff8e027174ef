// Package live draws a run while it goes on: what is open, what is offered and
// what of it is good, the last minute, and causes as they appear.
//
// It turns numbers into text and nothing else: it knows no terminal, no clock
// and no socket, and judges nothing.
package live

import (
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// Frame is a run at one moment. It shares nothing with the run.
type Frame struct {
	Scenario string
	At       time.Duration // since the start of the run
	Duration time.Duration
	Stopping bool // the user has interrupted it
	Pools    []Pool
	Loads    []Load
	Causes   []diagnosis.Cause // as far as can be said now

	LatenessMS tally.Dist // of the span
	CPU        float64    // cores in use
	RSSBytes   int64
}

// Pool is a pool at one moment.
type Pool struct {
	Name                        string
	Wanted, Open, Refused, Lost int64
	Pings, Messages             int64      // sent
	Reconnects                  int64      // not in Open, which is of first opens
	OpensPerS                   float64    // in the span
	PingMS                      tally.Dist // of the span
	Minute                      []float64  // open sockets by second, the last one last
}

// Load is a load at one moment. What is per second or a distribution is of the
// span.
type Load struct {
	Name                       string
	Offered                    float64 // arrivals a second that the plan wants
	Good, Failed, Throttled    float64 // a second
	LatencyMS                  tally.Dist
	InFlight                   int64
	Started, Succeeded, Broken int64     // in all; broken: failed
	Minute                     []float64 // good a second, the last one last
}

const (
	minute = 60
	// keep is how many seconds are remembered: the minute, and some that are
	// still being counted.
	keep = 64
	// distsFor is how many of them keep their histograms.
	distsFor = 16
)

// MaxSpan is the longest span of a Frame, in seconds.
const MaxSpan = distsFor - 4

// Meter remembers the last minute of a run. It belongs to the goroutine that
// takes the run's batches.
type Meter struct {
	plan   *plan.Plan
	series []plan.Series
	recent map[int]*[keep]record.Tally // by series
	newest int
	host   record.Host // the last sample
	before record.Host // the one before
}

// NewMeter is the meter of a run that is about to begin.
func NewMeter(p *plan.Plan) *Meter {
	return &Meter{plan: p, series: p.Series(), recent: map[int]*[keep]record.Tally{}}
}

// Put takes a batch in.
func (m *Meter) Put(b *record.Batch) {
	for i := range b.Tallies {
		in := &b.Tallies[i]
		if in.Series < record.Generator || in.Series >= len(m.series) || in.Second < 0 || in.Second <= m.newest-keep {
			continue
		}
		ring := m.recent[in.Series]
		if ring == nil {
			ring = new([keep]record.Tally)
			m.recent[in.Series] = ring
		}
		slot := &ring[in.Second%keep]
		if slot.Second != in.Second {
			*slot = record.Tally{Second: in.Second}
		}
		slot.Merge(in)
		for m.newest < in.Second {
			m.newest++
			for _, old := range m.recent {
				old[(m.newest+keep-distsFor)%keep].Dists = [record.Measures]*tally.Histogram{}
			}
		}
	}
	for _, h := range b.Hosts {
		m.before, m.host = m.host, h
	}
}

// Frame is the run at the last sample of the host, with rates and times over a
// span of so many seconds up to MaxSpan. The totals are those of the same
// batches.
func (m *Meter) Frame(t *metrics.Totals, span int) Frame {
	// A second is complete when the next one is over: loops report one after
	// the other.
	last := int(m.host.At/time.Second) - 2
	span = max(min(span, MaxSpan, last+1), 1)
	f := Frame{Scenario: m.plan.Scenario, At: m.host.At, Duration: m.plan.Duration.D(), RSSBytes: m.host.RSSBytes}
	if d := m.host.At - m.before.At; d > 0 {
		f.CPU = float64(m.host.CPU-m.before.CPU) / float64(d)
	}
	generator := m.over(record.Generator, last, span)
	f.LatenessMS = dist(&generator, record.LatenessUS)
	for i := range m.plan.Pools {
		f.Pools = append(f.Pools, m.pool(t, i, last, span))
	}
	for i := range m.plan.Loads {
		f.Loads = append(f.Loads, m.load(t, i, last, span))
	}
	return f
}

func (m *Meter) pool(t *metrics.Totals, i, last, span int) Pool {
	c, of := &t.Pools[i].Counts, m.over(i, last, span)
	p := Pool{
		Name: m.plan.Pools[i].Name, Wanted: t.Wanted(i), Open: open(c), Refused: c[record.Refused], Lost: c[record.Lost], Pings: c[record.PingsSent], Messages: c[record.MessagesSent], Reconnects: c[record.Reconnects],
		OpensPerS: float64(of.Counts[record.Opened]) / float64(span), PingMS: dist(&of, record.PingRTTUS),
	}
	// Backwards from what is open now.
	now := p.Open
	for second := m.newest; second >= 0 && second > last-minute; second-- {
		if second <= last {
			p.Minute = append(p.Minute, float64(now))
		}
		if at := m.second(i, second); at != nil {
			now -= open(&at.Counts)
		}
	}
	for a, b := 0, len(p.Minute)-1; a < b; a, b = a+1, b-1 {
		p.Minute[a], p.Minute[b] = p.Minute[b], p.Minute[a]
	}
	return p
}

// open is how many first opens are open. Those held to the end stay in it: the
// last line of a run is about the run, not about the goodbyes.
func open(c *[record.Counters]int64) int64 { return c[record.Opened] - c[record.Lost] }

func (m *Meter) load(t *metrics.Totals, i, last, span int) Load {
	series := m.plan.LoadSeries(i)
	c, of := &t.Loads[i].Counts, m.over(series, last, span)
	perS := func(c record.Counter) float64 { return float64(of.Counts[c]) / float64(span) }
	l := Load{
		Name: m.plan.Loads[i].Name, Offered: offered(&m.plan.Loads[i], max(last, 0), span), Good: perS(record.Succeeded), Failed: perS(record.Failed),
		Throttled: perS(record.Throttled), LatencyMS: dist(&of, record.LatencyUS),
		InFlight: c[record.Started] - t.Loads[i].Ended(), Started: c[record.Started], Succeeded: c[record.Succeeded], Broken: c[record.Failed],
	}
	for second := max(last-minute+1, 0); second <= last; second++ {
		good := 0.0
		if at := m.second(series, second); at != nil {
			good = float64(at.Counts[record.Succeeded])
		}
		l.Minute = append(l.Minute, good)
	}
	return l
}

// offered is the mean rate of a load over the span that the other numbers are
// of: beside the rate of this moment, what was good during a ramp would look bad.
func offered(l *plan.Load, last, span int) float64 {
	const looks = 20 // a second; between them the rate moves evenly, jumps aside
	sum := 0.0
	for i := range looks * span {
		sum += l.Rate(time.Duration(last-span+1)*time.Second + (2*time.Duration(i)+1)*time.Second/(2*looks))
	}
	return sum / float64(looks*span)
}

// second is what a series counted in a second, nil if nothing.
func (m *Meter) second(series, second int) *record.Tally {
	ring := m.recent[series]
	if ring == nil || second < 0 || ring[second%keep].Second != second {
		return nil
	}
	return &ring[second%keep]
}

// over adds up the seconds of a span.
func (m *Meter) over(series, last, span int) record.Tally {
	var sum record.Tally
	for second := last - span + 1; second <= last; second++ {
		if at := m.second(series, second); at != nil {
			sum.Merge(at)
		}
	}
	return sum
}

func dist(t *record.Tally, m record.Measure) tally.Dist {
	if t.Dists[m] == nil {
		return tally.Dist{}
	}
	return t.Dists[m].Summary(1e-3)
}
