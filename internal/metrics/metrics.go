// Package metrics folds what a run tallied into totals and evaluates
// thresholds on them. Numbers come from tallies, never from sampled rows.
//
// It is pure: the same record gives the same numbers for ever.
package metrics

import (
	"fmt"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// Totals is everything a run counted, by series.
type Totals struct {
	Plan      *plan.Plan
	Pools     []Series // in the plan's order
	Generator Series
	Seconds   int // the last second in which anything was counted, plus 1
}

// Series is one pool's totals, or the generator's.
type Series struct {
	Counts [record.Counters]int64
	Dists  [record.Measures]tally.Histogram
	Peak   int64 // most sockets open at once
}

// New makes empty totals for a plan.
func New(p *plan.Plan) *Totals {
	return &Totals{Plan: p, Pools: make([]Series, len(p.Pools))}
}

// Add folds a batch in. A tally of a series that the plan does not have is an
// error: the record and its plan do not belong together.
func (t *Totals) Add(b *record.Batch) error {
	for i := range b.Tallies {
		in := &b.Tallies[i]
		s := &t.Generator
		switch {
		case in.Series == record.Generator:
		case in.Series >= 0 && in.Series < len(t.Pools):
			s = &t.Pools[in.Series]
		default:
			return fmt.Errorf("tally of series %d, the plan has %d pools", in.Series, len(t.Pools))
		}
		for c, n := range in.Counts {
			s.Counts[c] += n
		}
		for m, h := range in.Dists {
			if h != nil {
				s.Dists[m].Merge(h)
			}
		}
		s.Peak = max(s.Peak, in.Peak)
		t.Seconds = max(t.Seconds, in.Second+1)
	}
	return nil
}

// Wanted is how many sockets the pool was to hold.
func (t *Totals) Wanted(pool int) int64 { return int64(t.Plan.Pools[pool].Size) }

// Identities checks that the books balance: every wanted socket is opened,
// refused or not opened, and every opened one is lost or held. An error here
// is a bug in holdfast.
func (t *Totals) Identities() error {
	for i := range t.Pools {
		name, c := t.Plan.Pools[i].Name, &t.Pools[i].Counts
		wanted := t.Wanted(i)
		notOpened := wanted - c[record.Opened] - c[record.Refused]
		switch {
		case notOpened < 0:
			return fmt.Errorf("pool %q: opened %d + refused %d of %d wanted", name, c[record.Opened], c[record.Refused], wanted)
		case c[record.Attempts] < c[record.Opened]+c[record.Refused] || c[record.Attempts] > wanted:
			return fmt.Errorf("pool %q: %d attempts for opened %d + refused %d of %d wanted", name, c[record.Attempts], c[record.Opened], c[record.Refused], wanted)
		case c[record.Opened] != c[record.Lost]+c[record.Held]:
			return fmt.Errorf("pool %q: opened %d, but lost %d + held %d", name, c[record.Opened], c[record.Lost], c[record.Held])
		case t.Pools[i].Dists[record.ConnectUS].Count() != uint64(c[record.Opened]):
			return fmt.Errorf("pool %q: %d connect times for %d opened", name, t.Pools[i].Dists[record.ConnectUS].Count(), c[record.Opened])
		case t.Pools[i].Dists[record.LifetimeUS].Count() != uint64(c[record.Lost]):
			return fmt.Errorf("pool %q: %d lifetimes for %d lost", name, t.Pools[i].Dists[record.LifetimeUS].Count(), c[record.Lost])
		case c[record.PongsReceived] > c[record.PingsSent]:
			return fmt.Errorf("pool %q: %d pongs for %d pings", name, c[record.PongsReceived], c[record.PingsSent])
		}
	}
	return nil
}

// Result is one threshold with what was found.
type Result struct {
	plan.Threshold

	Measured bool    // false: there was nothing to measure, and the threshold fails
	Found    float64 // shares as 0..1, times in ms
	Pass     bool
}

// Evaluate holds every threshold of the plan against the totals.
func (t *Totals) Evaluate() ([]Result, error) {
	results := make([]Result, 0, len(t.Plan.Thresholds))
	for _, th := range t.Plan.Thresholds {
		found, measured, err := t.find(th)
		if err != nil {
			return nil, fmt.Errorf("threshold %q: %w", th.Expr, err)
		}
		pass, err := compare(found, th.Op, th.Value)
		if err != nil {
			return nil, fmt.Errorf("threshold %q: %w", th.Expr, err)
		}
		results = append(results, Result{Threshold: th, Measured: measured, Found: found, Pass: pass && measured})
	}
	return results, nil
}

// find returns the number a threshold asks for.
func (t *Totals) find(th plan.Threshold) (found float64, measured bool, err error) {
	pool := t.Plan.PoolByName(th.Name)
	if pool < 0 {
		return 0, false, fmt.Errorf("no pool %q in the plan", th.Name)
	}
	s := &t.Pools[pool]
	share := func(c record.Counter) (float64, bool, error) {
		return float64(s.Counts[c]) / float64(t.Wanted(pool)), true, nil
	}
	stat := func(m record.Measure) (float64, bool, error) {
		d := s.Dists[m].Summary(0.001)
		v, ok := d.Stat(th.Stat)
		if !ok {
			return 0, false, fmt.Errorf("no statistic %q", th.Stat)
		}
		return v, d.Count > 0, nil
	}
	switch th.Metric {
	case "held":
		return share(record.Held)
	case "refused":
		return share(record.Refused)
	case "lost":
		return share(record.Lost)
	case "connect_ms":
		return stat(record.ConnectUS)
	case "ping_rtt_ms":
		return stat(record.PingRTTUS)
	}
	return 0, false, fmt.Errorf("no metric %q", th.Metric)
}

func compare(found float64, op string, want float64) (bool, error) {
	switch op {
	case "<":
		return found < want, nil
	case "<=":
		return found <= want, nil
	case ">":
		return found > want, nil
	case ">=":
		return found >= want, nil
	case "==":
		return found == want, nil
	case "!=":
		return found != want, nil
	}
	return false, fmt.Errorf("no operator %q", op)
}
