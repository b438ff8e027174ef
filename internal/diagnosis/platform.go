package diagnosis

import (
	"fmt"
	"slices"
	"strings"

	"holdfast/internal/metrics"
	"holdfast/internal/units"
)

// recorded adds to causes what the platform itself says of its limits. A 429
// that a client library or a proxy hides looks like something else on the
// wire, so it is evidence for whatever was found; for a rate limit alone, if
// one was found. It changes no cause and no confidence: who reached the limit
// is not said.
func recorded(causes []Cause, p *metrics.Platform) {
	limits, total, _ := p.Reached()
	if total == 0 {
		return
	}
	line := "the platform's own record, in this run: " + ReachedText(limits, total)
	limited := slices.ContainsFunc(causes, func(c Cause) bool { return c.Cause == RateLimited })
	for i := range causes {
		if c := &causes[i]; c.Cause == RateLimited || !limited && !strings.HasPrefix(c.Cause, "generator_") {
			c.Evidence = append(c.Evidence, line)
		}
	}
}

// mostReached is how many limits a line names.
const mostReached = 3

// ReachedText is how often limits were reached, in words.
func ReachedText(limits []metrics.Reached, total int64) string {
	text := units.Plural(total, "time") + " a limit was reached, or nine tenths of it"
	var named []string
	for _, l := range limits[:min(len(limits), mostReached)] {
		named = append(named, fmt.Sprintf("%s × %s/%s", units.Count(l.Count), l.Namespace, l.Key))
	}
	if more := len(limits) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("and %d more", more))
	}
	if len(named) > 0 {
		text += ": " + strings.Join(named, ", ")
	}
	return text
}
