package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"holdfast/internal/diagnosis"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// nameWidth bounds a name in text, in bytes.
const nameWidth = 32

// mostNamed is how many loads the first line names.
const mostNamed = 3

// loadsHeadline is what became of the loads, in a line.
func loadsHeadline(s *Summary) string {
	names := slices.Sorted(maps.Keys(s.Loads))
	var parts []string
	for _, name := range names[:min(len(names), mostNamed)] {
		l := s.Loads[name]
		of := l.Planned
		if s.Run.Interrupted { // what was never begun is no failure of anybody's
			of = l.Started
		}
		text := fmt.Sprintf("%s/s offered, %s of %s succeeded", rate(l.OfferedPerS), units.Count(l.Succeeded), units.Count(of))
		if l.LatencyMS.Count > 0 {
			text += fmt.Sprintf(", p99 %s ms", short(l.LatencyMS.P99))
		}
		if len(names) > 1 {
			text = safe.Text(name, nameWidth) + " " + text
		}
		parts = append(parts, text)
	}
	if more := len(names) - mostNamed; more > 0 {
		parts = append(parts, fmt.Sprintf("and %s more", units.Plural(more, "load")))
	}
	return strings.Join(parts, "; ")
}

// rate is a number a second as a person says it.
func rate(perS float64) string {
	if perS >= 100 {
		return units.Count(int64(perS + .5))
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", perS), ".0")
}

// shareOfLoads says how many of how many a cause hit.
func (s *Summary) shareOfLoads(c *diagnosis.Cause) string {
	started, attempted := int64(0), int64(0)
	for _, name := range c.Loads {
		started += s.Loads[name].Started
		attempted += s.Loads[name].Attempted
	}
	if c.Cause == diagnosis.RateLimited {
		return fmt.Sprintf("throttled %s of %s", units.Count(c.Count), units.Plural(attempted, "request"))
	}
	return fmt.Sprintf("failed %s of %s", units.Count(c.Count), units.Plural(started, "interaction"))
}

// loads is a table of the books, one of the steps, and what needs saying.
func (t *text) loads(s *Summary) {
	names := slices.Sorted(maps.Keys(s.Loads))
	if len(names) == 0 {
		return
	}
	rows := [][]string{{"load", "planned", "started", "late", "good/s", "failed", "throttled", "latency ms", "service p99"}}
	steps := [][]string{{"step", "count", "failed", "throttled", "latency ms", "service ms"}}
	for _, name := range names {
		l := s.Loads[name]
		service := "-"
		if l.ServiceMS.Count > 0 {
			service = short(l.ServiceMS.P99)
		}
		rows = append(rows, []string{
			safe.Text(name, nameWidth), units.Count(l.Planned), units.Count(l.Started), units.Count(l.Late), rate(l.GoodPerS),
			units.Count(l.Failed), units.Count(l.Throttled), spread(l.LatencyMS), service,
		})
		if len(l.Steps) < 2 {
			continue
		}
		for _, step := range slices.Sorted(maps.Keys(l.Steps)) {
			p := l.Steps[step]
			steps = append(steps, []string{
				safe.Text(name+"/"+step, nameWidth), units.Count(p.Count), units.Count(p.Failed), units.Count(p.Throttled), spread(p.LatencyMS), spread(p.ServiceMS),
			})
		}
	}
	t.b.WriteByte('\n')
	t.table(rows)
	for _, name := range names {
		l := s.Loads[name]
		for _, note := range l.notes() {
			t.hang("  ", "    ", safe.Text(name, nameWidth)+": "+note)
		}
	}
	t.line("  ", "latency, from the planned arrival, is p50 / p99 / max; service is from the real send")
	if len(steps) > 1 {
		t.b.WriteByte('\n')
		t.table(steps)
	}
}

// notes are the lines below the table that a load needs.
func (l *Load) notes() []string {
	var notes []string
	if l.Failed > 0 {
		keys := slices.SortedFunc(maps.Keys(l.FailedBy), func(a, b string) int {
			return cmp.Or(cmp.Compare(l.FailedBy[b], l.FailedBy[a]), cmp.Compare(a, b))
		})
		for i, key := range keys {
			keys[i] = fmt.Sprintf("%s × %s", units.Count(l.FailedBy[key]), key)
		}
		notes = append(notes, "failed by "+strings.Join(keys, ", "))
	}
	if l.NotStarted > 0 {
		notes = append(notes, fmt.Sprintf("%s of %s never began before the run ended", units.Count(l.NotStarted), units.Plural(l.Planned, "arrival")))
	}
	if l.InFlight > 0 {
		notes = append(notes, units.Count(l.InFlight)+" under way when the run ended")
	}
	if l.HeldBack > 0 {
		notes = append(notes, units.Plural(l.HeldBack, "request")+" held back by the confirmed ceiling: this is slower than the plan, and our doing")
	}
	if l.Retried > 0 || l.Throttled > 0 {
		notes = append(notes, l.retries())
	}
	if l.hiddenByWaiting() {
		notes = append(notes, fmt.Sprintf("p99 is %s ms from the planned arrival: a client that waits would have said %s ms, which leaves out what came before the send",
			short(l.LatencyMS.P99), short(l.ServiceMS.P99)))
	}
	return notes
}

// retries is how much of what was sent was good.
func (l *Load) retries() string {
	text := fmt.Sprintf("%s offered, %s attempted, %s of them again, %s throttled, %s good",
		units.Count(l.Started), units.Plural(l.Attempted, "request"), units.Count(l.Retried), units.Count(l.Throttled), units.Count(l.Succeeded))
	if n := l.PromisesKept + l.PromisesBroken; n > 0 {
		text += fmt.Sprintf("; Retry-After kept %s of %s times", units.Count(l.PromisesKept), units.Count(n))
	}
	return text
}

// hiddenByWaiting reports latencies that service times do not show: a client
// that waits for an answer before it sends again (coordinated omission) would
// have missed them.
func (l *Load) hiddenByWaiting() bool {
	return l.ServiceMS.Count > 0 && l.LatencyMS.P99 > 2*l.ServiceMS.P99+10
}
