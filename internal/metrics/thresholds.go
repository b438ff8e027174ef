package metrics

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// Result is one threshold with what was found.
type Result struct {
	plan.Threshold

	Measured bool    // false: there was nothing to measure, and the threshold fails
	Found    float64 // shares as 0..1, times in ms
	Pass     bool
}

// Evaluate holds every threshold of the plan against what was measured after
// the warm-up.
func (t *Totals) Evaluate() ([]Result, error) { return t.evaluate(t.find) }

// SoFar is Evaluate in the middle of a run, at Took. What is known at its end
// alone is not measured yet.
func (t *Totals) SoFar() ([]Result, error) {
	return t.evaluate(func(th plan.Threshold) (float64, bool, error) {
		switch th.Metric {
		case "not_started":
			return 0, false, nil
		case "held":
			if w, err := where(t.Plan, th); err == nil {
				return heldSoFar(&t.Measured.Pools[w.pool], float64(t.Wanted(w.pool))), true, nil
			}
		}
		return t.find(th)
	})
}

// heldSoFar is the share of a pool that was not refused or lost: at the end of
// the run it is the share that was held.
func heldSoFar(s *Series, wanted float64) float64 {
	return 1 - float64(s.Counts[record.Refused]+s.Counts[record.Lost])/wanted
}

func (t *Totals) evaluate(find func(plan.Threshold) (float64, bool, error)) ([]Result, error) {
	results := make([]Result, 0, len(t.Plan.Thresholds))
	for _, th := range t.Plan.Thresholds {
		found, measured, err := find(th)
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
	w, err := where(t.Plan, th)
	if err != nil {
		return 0, false, err
	}
	switch {
	case w.pool >= 0:
		return w.inPool(&t.Measured.Pools[w.pool], float64(t.Wanted(w.pool)))
	case w.load < 0:
		return float64(t.Measured.Generator.Peak), len(t.Plan.Loads) > 0, nil
	}
	return w.inLoad(&t.Measured.Loads[w.load], t.active(w.load).Seconds())
}

// place is what a threshold is about. Without pool and load it is the run.
type place struct {
	plan.Threshold

	pool, load, step int // -1 where it does not apply
}

var errNoMetric = errors.New("no such metric")

// where finds what a threshold is about.
func where(p *plan.Plan, th plan.Threshold) (place, error) {
	w := place{Threshold: th, pool: -1, load: -1, step: -1}
	switch th.Metric {
	case "max_concurrent":
		return w, nil
	case "held", "refused", "lost", "connect_ms", "ping_rtt_ms":
		if w.pool = p.PoolByName(th.Name); w.pool < 0 {
			return w, fmt.Errorf("no pool %q in the plan", th.Name)
		}
		return w, nil
	case "failed", "throttled", "late", "not_started", "good_per_s", "latency_ms", "service_ms":
		if w.load = p.LoadByName(th.Name); w.load >= 0 {
			return w, nil
		}
		for i := range p.Loads { // a name may hold a slash itself
			step, ok := strings.CutPrefix(th.Name, p.Loads[i].Name+"/")
			if !ok || !strings.HasSuffix(th.Metric, "_ms") {
				continue
			}
			for k, name := range p.Loads[i].Journey.Steps {
				if name == step {
					w.load, w.step = i, k
					return w, nil
				}
			}
		}
		return w, fmt.Errorf("no load %q in the plan", th.Name)
	}
	return w, fmt.Errorf("no metric %q: %w", th.Metric, errNoMetric)
}

func (w place) inPool(s *Series, wanted float64) (float64, bool, error) {
	share := func(c record.Counter) (float64, bool, error) {
		return float64(s.Counts[c]) / wanted, true, nil
	}
	switch w.Metric {
	case "held":
		return share(record.Held)
	case "refused":
		return share(record.Refused)
	case "lost":
		return share(record.Lost)
	case "connect_ms":
		return w.stat(s, record.ConnectUS)
	default:
		return w.stat(s, record.PingRTTUS)
	}
}

// inLoad reads a metric of a load that was active for so many seconds.
func (w place) inLoad(l *Load, active float64) (float64, bool, error) {
	share := func(c record.Counter, of int64) (float64, bool, error) {
		if of == 0 {
			return 0, false, nil
		}
		return float64(l.Counts[c]) / float64(of), true, nil
	}
	s := &l.Series
	if w.step >= 0 {
		s = &l.Steps[w.step].Series
	}
	switch w.Metric {
	case "failed":
		// What began in the warm-up and ended after it is measured by its end.
		return share(record.Failed, max(l.Counts[record.Started], l.Ended()))
	case "throttled":
		return share(record.Throttled, l.Counts[record.Started])
	case "late":
		return share(record.LateStarts, l.Counts[record.Started])
	case "not_started":
		return share(record.NotStarted, l.Planned())
	case "good_per_s":
		if active <= 0 {
			return 0, false, nil
		}
		return float64(l.Counts[record.Succeeded]) / active, true, nil
	case "latency_ms":
		return w.stat(s, record.LatencyUS)
	default:
		return w.stat(s, record.ServiceUS)
	}
}

func (w place) stat(s *Series, m record.Measure) (float64, bool, error) {
	d := s.Dists[m].Summary(0.001)
	v, ok := d.Stat(w.Stat)
	if !ok {
		return 0, false, fmt.Errorf("no statistic %q", w.Stat)
	}
	return v, d.Count > 0, nil
}

// active is how long arrivals of a load came in that part of the run which is
// measured.
func (t *Totals) active(load int) time.Duration {
	l := &t.Plan.Loads[load]
	from, to := max(l.Start.D(), time.Duration(t.warmUp())*time.Second), l.Start.D()+l.For.D()
	if d := t.Plan.Duration.D(); d > 0 {
		to = min(to, d)
	}
	if t.Took > 0 {
		to = min(to, t.Took)
	}
	return max(to-from, 0)
}

// GoodPerS is the interactions of a load that succeeded a second, over the
// time in which its arrivals came, the warm-up left out.
func (t *Totals) GoodPerS(load int) float64 {
	active := t.active(load).Seconds()
	if active <= 0 {
		return 0
	}
	return float64(t.Measured.Loads[load].Counts[record.Succeeded]) / active
}

// warmUp is how many seconds of tallies belong to the warm-up.
func (t *Totals) warmUp() int {
	return int((t.Plan.WarmUp.D() + time.Second - 1) / time.Second)
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
