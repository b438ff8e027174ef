// Package metrics folds what a run tallied into totals and evaluates
// thresholds on them. Numbers of the run come from tallies, never from sampled rows;
// those of the platform's own view are its word.
//
// It is pure: the same record gives the same numbers for ever.
package metrics

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// Totals is everything a run counted, by series.
type Totals struct {
	Books // the whole run, the warm-up included

	Plan     *plan.Plan
	Measured *Books        // the run without its warm-up: what thresholds are held against
	Seconds  int           // the last second in which anything was counted, plus 1
	Took     time.Duration // of a run that is over, else 0
	Platform Platform      // its own view, if the plan observes it

	series    []plan.Series
	imbalance error // the first one that was found
}

// Books are sums by series.
type Books struct {
	Pools     []Series // in the plan's order
	Loads     []Load   // in the plan's order
	Generator Series
}

// Series is the sums of one line of the books.
type Series struct {
	Counts [record.Counters]int64
	Dists  [record.Measures]tally.Histogram
	Peak   int64            // most sockets open, or interactions under way, at once; of the generator: interactions of all loads
	Status map[int]int64    // answers by HTTP status; of a step
	Failed map[string]int64 // what did not succeed, by record's names of failures
}

// Load is the sums of a load and of the reported steps of its journey.
type Load struct {
	Series

	Steps   []Step
	Seconds []Second // by second of the run, as far as anything was counted
}

// Step is the sums of a reported step of a journey.
type Step struct {
	Series

	Calls []Calls // by second of the run, as far as anything was counted
}

// New makes empty totals for a plan.
func New(p *plan.Plan) *Totals {
	t := &Totals{Plan: p, Books: newBooks(p), series: p.Series()}
	t.Measured = &t.Books
	if p.WarmUp > 0 {
		measured := newBooks(p)
		t.Measured = &measured
	}
	return t
}

func newBooks(p *plan.Plan) Books {
	b := Books{Pools: make([]Series, len(p.Pools)), Loads: make([]Load, len(p.Loads))}
	for i := range p.Loads {
		b.Loads[i].Steps = make([]Step, len(p.Loads[i].Journey.Steps))
	}
	return b
}

// at is the sums of a series, nil for one that the plan does not have.
func (b *Books) at(all []plan.Series, number int) *Series {
	switch {
	case number == record.Generator:
		return &b.Generator
	case number < 0 || number >= len(all):
		return nil
	}
	switch s := all[number]; {
	case s.Pool >= 0:
		return &b.Pools[s.Pool]
	case s.Step >= 0:
		return &b.Loads[s.Load].Steps[s.Step].Series
	default:
		return &b.Loads[s.Load].Series
	}
}

// Add folds a batch in. A tally of a series that the plan does not have is an
// error: the record and its plan do not belong together.
func (t *Totals) Add(b *record.Batch) error {
	if b.Env != nil {
		t.Took = b.Env.Took
	}
	if t.Plan.Observe != nil {
		t.Platform.add(t.Plan.Observe.Concurrent, b.Observed)
	}
	for i := range b.Tallies {
		in := &b.Tallies[i]
		s := t.at(t.series, in.Series)
		if s == nil || in.Second < 0 {
			return fmt.Errorf("tally of second %d, series %d; the plan has %d series", in.Second, in.Series, len(t.series))
		}
		s.add(in)
		if t.Measured != &t.Books && in.Second >= t.warmUp() {
			t.Measured.at(t.series, in.Series).add(in)
		}
		t.Seconds = max(t.Seconds, in.Second+1)
		if in.Series >= 0 {
			t.tick(t.series[in.Series], s, in)
		}
	}
	return nil
}

// tick notes what a load did in a second, and checks that the books can still
// come to balance.
func (t *Totals) tick(of plan.Series, s *Series, in *record.Tally) {
	if of.Load >= 0 && in.Second < maxSeconds {
		if l := &t.Loads[of.Load]; of.Step < 0 {
			at(&l.Seconds, in.Second).add(in)
		} else {
			at(&l.Steps[of.Step].Calls, in.Second).add(in)
		}
	}
	if t.imbalance == nil {
		if err := s.running(of); err != nil {
			t.imbalance = fmt.Errorf("%s, second %d: %w", t.name(of), in.Second, err)
		}
	}
}

// name is a series as errors call it.
func (t *Totals) name(of plan.Series) string {
	switch {
	case of.Pool >= 0:
		return fmt.Sprintf("pool %q", t.Plan.Pools[of.Pool].Name)
	case of.Step >= 0:
		l := &t.Plan.Loads[of.Load]
		return fmt.Sprintf("step %q of load %q", l.Journey.Steps[of.Step], l.Name)
	}
	return fmt.Sprintf("load %q", t.Plan.Loads[of.Load].Name)
}

func (s *Series) add(in *record.Tally) {
	for c, n := range in.Counts {
		s.Counts[c] += n
	}
	for m, h := range in.Dists {
		if h != nil {
			s.Dists[m].Merge(h)
		}
	}
	s.Peak = max(s.Peak, in.Peak)
	if len(in.Status) > 0 && s.Status == nil {
		s.Status = map[int]int64{}
	}
	for status, n := range in.Status {
		s.Status[status] += n
	}
	if len(in.Failed) > 0 && s.Failed == nil {
		s.Failed = map[string]int64{}
	}
	for failure, n := range in.Failed {
		s.Failed[failure] += n
	}
}

// Clone copies the totals, so that they can be read while the run goes on.
func (t *Totals) Clone() *Totals {
	c := *t
	c.Books, c.Platform = t.Books.clone(), t.Platform.clone()
	c.Measured = &c.Books
	if t.Measured != &t.Books {
		measured := t.Measured.clone()
		c.Measured = &measured
	}
	return &c
}

func (b *Books) clone() Books {
	c := Books{Pools: make([]Series, len(b.Pools)), Loads: slices.Clone(b.Loads), Generator: b.Generator.clone()}
	for i := range c.Pools {
		c.Pools[i] = b.Pools[i].clone()
	}
	for i := range c.Loads {
		l := &c.Loads[i]
		l.Series, l.Steps = l.Series.clone(), slices.Clone(l.Steps)
		for k := range l.Steps {
			l.Steps[k] = Step{l.Steps[k].Series.clone(), slices.Clone(l.Steps[k].Calls)}
		}
		l.Seconds = slices.Clone(l.Seconds)
		for k := range l.Seconds {
			l.Seconds[k].Service = slices.Clone(l.Seconds[k].Service)
		}
	}
	return c
}

func (s *Series) clone() Series {
	c := Series{Counts: s.Counts, Peak: s.Peak, Status: maps.Clone(s.Status), Failed: maps.Clone(s.Failed)}
	for m := range s.Dists {
		c.Dists[m].Merge(&s.Dists[m])
	}
	return c
}

// Wanted is how many sockets the pool was to hold.
func (t *Totals) Wanted(pool int) int64 { return int64(t.Plan.Pools[pool].Size) }

// Planned is how many interactions of a load came due, or would have.
func (s *Series) Planned() int64 { return s.Counts[record.Started] + s.Counts[record.NotStarted] }

// Ended is how many interactions of a load came to an end.
func (s *Series) Ended() int64 { return s.Counts[record.Succeeded] + s.Counts[record.Failed] }
