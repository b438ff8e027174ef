package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// Platform is the platform's own view beside the run. It decides nothing.
type Platform struct {
	Name          string           `json:"name"`
	MaxConcurrent *int64           `json:"max_concurrent"` // interactions at once, as the platform counts them; null: it never said
	AtS           *float64         `json:"at_s"`           // when; negative: before the run
	BeforeRun     *int64           `json:"before_run"`     // how many there were before
	Series        map[string]Range `json:"series"`
	Limits        []Limit          `json:"limits"`          // the fullest first
	RateLimited   *int64           `json:"rate_limited"`    // times that it recorded a limit reached, or nine tenths of it; null: it never said
	RateLimitedBy []Reached        `json:"rate_limited_by"` // the most frequent first
	Conversations Conversations    `json:"conversations"`
	Errors        int64            `json:"errors"` // requests that brought nothing
	FirstError    string           `json:"first_error,omitempty"`
	SkippedLooks  int64            `json:"skipped_looks"`
	NotKept       int64            `json:"not_kept"`
}

// Range is what a number was in the looks.
type Range struct {
	Min  int64 `json:"min"`
	Max  int64 `json:"max"`
	Last int64 `json:"last"`
}

// Limit is the most that was used of a limit.
type Limit struct {
	Namespace string `json:"namespace"`
	Key       string `json:"key"`
	Max       *int64 `json:"max"` // null: the platform does not say
	Count     int64  `json:"count"`
}

// Reached is how often a limit was recorded.
type Reached struct {
	Namespace string `json:"namespace"`
	Key       string `json:"key"`
	Count     int64  `json:"count"`
}

// Conversations counts interactions that were looked up at the platform.
type Conversations struct {
	Asked  int64 `json:"asked"`
	Joined int64 `json:"joined"` // the platform knows them
}

// platform is what the platform said, nil if it was not asked.
func platform(o *trial.Outcome) *Platform {
	if o.Plan.Observe == nil {
		return nil
	}
	from := &o.Totals.Platform
	p := &Platform{
		Name: safe.Text(o.Plan.Observe.Platform, nameWidth), Series: map[string]Range{}, Limits: []Limit{}, RateLimitedBy: []Reached{},
		Conversations: Conversations{from.Asked, from.Joined},
		Errors:        from.Errors, FirstError: safe.Text(from.First, 0), SkippedLooks: from.Skipped, NotKept: from.NotKept,
	}
	if m := from.Most; m.Known {
		at := thousandths(m.At.Seconds())
		p.MaxConcurrent, p.AtS = &m.N, &at
	}
	if m := from.Before; m.Known {
		p.BeforeRun = &m.N
	}
	for name, r := range from.Now {
		p.Series[safe.Text(name, 0)] = Range(r)
	}
	for _, name := range slices.Sorted(maps.Keys(from.Limits)) {
		u := from.Limits[name]
		namespace, key, _ := strings.Cut(safe.Text(name, 0), "/")
		l := Limit{Namespace: namespace, Key: key, Count: u.Count}
		if u.Max > 0 {
			l.Max = &u.Max
		}
		p.Limits = append(p.Limits, l)
	}
	slices.SortStableFunc(p.Limits, func(a, b Limit) int { return cmp.Compare(b.used(), a.used()) })
	limits, total, known := from.Reached()
	if known {
		p.RateLimited = &total
	}
	for _, r := range limits {
		p.RateLimitedBy = append(p.RateLimitedBy, Reached{safe.Text(r.Namespace, 0), safe.Text(r.Key, 0), r.Count})
	}
	return p
}

// used is the part of a limit that is used up, 0 where there is no limit.
func (l *Limit) used() float64 {
	if l.Max == nil {
		return 0
	}
	return float64(l.Count) / float64(*l.Max)
}

// mostLimits is how many limits the text names.
const mostLimits = 4

// platform says in short what the platform counted, beside what we did.
func (t *text) platform(s *Summary) {
	p := s.Platform
	if p == nil {
		return
	}
	fmt.Fprintf(&t.b, "\nthe platform's own view (%s)\n", p.Name)
	line := func(format string, args ...any) { t.hang("  ", "    ", fmt.Sprintf(format, args...)) }
	if p.MaxConcurrent != nil {
		line("it counted %s at most (%s), we counted %s", units.Plural(*p.MaxConcurrent, "interaction"), p.when(), units.Count(s.Interactions.MaxConcurrent))
	} else {
		line("how many interactions it counted at once is not known")
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(p.Series)) {
		parts = append(parts, fmt.Sprintf("%s %s", name, units.Count(p.Series[name].Max)))
	}
	if len(parts) > 0 {
		line("most of each: %s", strings.Join(parts, ", "))
	}
	if limits := p.usedLimits(); len(limits) > 0 {
		line("used of its limits: %s", strings.Join(limits, ", "))
	}
	if p.RateLimited != nil && *p.RateLimited > 0 {
		seen := ""
		if !s.throttled() {
			seen = "; no answer to the run was a 429: something on the way hides them, or others reached it"
		}
		var limits []metrics.Reached
		for _, r := range p.RateLimitedBy {
			limits = append(limits, metrics.Reached(r))
		}
		line("it recorded that %s%s", diagnosis.ReachedText(limits, *p.RateLimited), seen)
	}
	if c := p.Conversations; c.Asked > 0 {
		line("of %s that interactions were given it knows %s", units.Plural(c.Asked, "conversation"), units.Count(c.Joined))
	}
	if p.Errors > 0 {
		line("%s for this brought nothing, the first: %s", units.Plural(p.Errors, "request"), p.FirstError)
	}
	if p.SkippedLooks > 0 {
		line("%s left out: the one before took too long", units.Plural(p.SkippedLooks, "look"))
	}
	if p.NotKept > 0 {
		line("%s not kept: there are too many names", units.Plural(p.NotKept, "value"))
	}
}

// when is the moment of the most interactions, and how many there were before.
func (p *Platform) when() string {
	at := time.Duration(*p.AtS * float64(time.Second))
	if at < 0 {
		return "before the run"
	}
	text := "at " + units.Human(at)
	if p.BeforeRun != nil && *p.BeforeRun > 0 {
		text += fmt.Sprintf("; before the run %s", units.Count(*p.BeforeRun))
	}
	return text
}

// usedLimits are the limits of which most is used up.
func (p *Platform) usedLimits() []string {
	var named []string
	for i := range p.Limits {
		l := &p.Limits[i]
		if l.Count == 0 || l.Max == nil || len(named) == mostLimits {
			continue
		}
		named = append(named, fmt.Sprintf("%s of %s (%s %s)", units.Count(l.Count), units.Count(*l.Max), l.Namespace, l.Key))
	}
	return named
}

// throttled reports that the run itself was answered 429.
func (s *Summary) throttled() bool {
	for _, l := range s.Loads {
		if l.Throttled > 0 || l.FailedBy["429"] > 0 {
			return true
		}
	}
	for _, p := range s.Pools {
		if p.RefusedBy["429"] > 0 {
			return true
		}
	}
	return false
}
