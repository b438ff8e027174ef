package metrics

import (
	"fmt"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// AbortAfter is how long a rule of the plan's AbortWhen must hold on end.
const AbortAfter = 10 * time.Second

// Window watches the rules that end a run. Each second is judged by itself,
// once it is over: shares and times of what was counted in it, but for the
// sockets of pools, whose losses and refusals so far are held against the
// pool's size. A second in which a rule has nothing to measure neither breaks
// its row nor begins one. The warm-up is left out.
type Window struct {
	plan   *plan.Plan
	series []plan.Series
	rules  []place
	since  []int // the second from which on each rule holds, -1 if it does not

	open  map[int]map[int]*record.Tally // by second and series, not yet judged
	next  int                           // the first of them
	pools []Series                      // sums so far
}

// NewWindow is nil for a plan without such rules. An error names a rule that
// does not fit the plan.
func NewWindow(p *plan.Plan) (*Window, error) {
	if len(p.AbortWhen) == 0 {
		return nil, nil //nolint:nilnil // nothing to watch
	}
	w := &Window{plan: p, series: p.Series(), open: map[int]map[int]*record.Tally{}, pools: make([]Series, len(p.Pools))}
	for _, rule := range p.AbortWhen {
		at, err := where(p, rule)
		if err == nil {
			_, err = compare(0, rule.Op, rule.Value)
		}
		if err != nil {
			return nil, fmt.Errorf("abort_when %q: %w", rule.Expr, err)
		}
		w.rules, w.since = append(w.rules, at), append(w.since, -1)
	}
	return w, nil
}

// settle is how long after its end a second is judged: loops report a second
// when it is over, one after the other.
const settle = 1

// Put takes a batch in and returns the rule that has held for AbortAfter, ""
// if none has. Samples of the host keep the clock while nothing is counted.
func (w *Window) Put(b *record.Batch) (string, error) {
	now := 0
	for i := range b.Tallies {
		in := &b.Tallies[i]
		now = max(now, in.Second)
		second := max(in.Second, w.next) // too late for its own: it counts in the next
		if w.open[second] == nil {
			w.open[second] = map[int]*record.Tally{}
		}
		sum := w.open[second][in.Series]
		if sum == nil {
			sum = &record.Tally{}
			w.open[second][in.Series] = sum
		}
		sum.Merge(in)
	}
	for _, h := range b.Hosts {
		now = max(now, int(h.At/time.Second))
	}
	for ; w.next < now-settle; w.next++ {
		if rule, err := w.judge(w.next); rule != "" || err != nil {
			return rule, err
		}
	}
	return "", nil
}

// judge closes a second.
func (w *Window) judge(second int) (string, error) {
	books := newBooks(w.plan)
	for number, in := range w.open[second] {
		s := books.at(w.series, number)
		if s == nil {
			continue // Totals refuses it
		}
		s.add(in)
		if number >= 0 && w.series[number].Pool >= 0 {
			in.Dists = [record.Measures]*tally.Histogram{}
			w.pools[number].add(in)
		}
	}
	delete(w.open, second)
	if time.Duration(second)*time.Second < w.plan.WarmUp.D() {
		return "", nil
	}
	for i, rule := range w.rules {
		found, measured, err := w.find(rule, &books, second)
		if err != nil {
			return "", fmt.Errorf("abort_when %q: %w", rule.Expr, err)
		}
		if !measured {
			continue
		}
		holds, err := compare(found, rule.Op, rule.Value)
		switch {
		case err != nil:
			return "", fmt.Errorf("abort_when %q: %w", rule.Expr, err)
		case !holds:
			w.since[i] = -1
			continue
		case w.since[i] < 0:
			w.since[i] = second
		}
		if time.Duration(second+1-w.since[i])*time.Second >= AbortAfter {
			return rule.Expr, nil
		}
	}
	return "", nil
}

// find reads a rule's number in one second.
func (w *Window) find(rule place, books *Books, second int) (found float64, measured bool, err error) {
	switch {
	case rule.pool >= 0:
		return w.inPool(rule, &books.Pools[rule.pool])
	case rule.load < 0:
		return float64(books.Generator.Peak), true, nil
	}
	l := &w.plan.Loads[rule.load]
	at := time.Duration(second) * time.Second
	active := 1.0
	if at < l.Start.D() || at+time.Second > l.Start.D()+l.For.D() {
		active = 0 // not all of it
	}
	if rule.Metric == "not_started" {
		return 0, false, nil // known at the end
	}
	return rule.inLoad(&books.Loads[rule.load], active)
}

// inPool reads what became of a pool's sockets so far. Held are those that are
// not refused or lost: at the end of the run it is the same.
func (w *Window) inPool(rule place, s *Series) (found float64, measured bool, err error) {
	c, wanted := &w.pools[rule.pool].Counts, float64(w.plan.Pools[rule.pool].Size)
	switch rule.Metric {
	case "held":
		return heldSoFar(&w.pools[rule.pool], wanted), true, nil
	case "refused":
		return float64(c[record.Refused]) / wanted, true, nil
	case "lost":
		return float64(c[record.Lost]) / wanted, true, nil
	}
	return rule.inPool(s, wanted)
}
