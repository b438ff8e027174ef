package metrics

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"holdfast/internal/record"
)

// Platform is what the platform said of itself beside the run.
type Platform struct {
	Now     map[string]Range // by the platform's name
	Limits  map[string]Use   // by NAMESPACE/KEY
	Most    Moment           // interactions at once, the most in any look; the first of several, but rather in the run than before
	Before  Moment           // and in the last look before the run
	Asked   int64            // conversations that were looked up
	Joined  int64            // those that the platform knows
	Errors  int64            // requests that brought nothing
	First   string           // what was wrong with the first of them
	Skipped int64            // looks that were left out
	NotKept int64            // values that are missing here and in the record

	reached map[string]reached
	round   round
}

// Range is what a number was in the looks.
type Range struct{ Min, Max, Last int64 }

// Use is the most that was used of a limit.
type Use struct{ Count, Max int64 }

// Moment is a number at a time; it is not known if there was no look.
type Moment struct {
	Known bool
	At    time.Duration
	N     int64
}

// reached is a count of the platform's, which goes on over runs.
type reached struct {
	first, last int64
	at          time.Duration // of the first
	answers     int
}

// round adds up the numbers of one look.
type round struct {
	at   time.Duration
	seen map[string]bool
	sum  int64
}

// maxSeries bounds how many names of a kind are told apart: a record may come
// from anywhere.
const maxSeries = 1000

func (p *Platform) add(concurrent []string, facts []record.Observed) {
	for i := range facts {
		f := &facts[i]
		switch f.Kind {
		case record.ObservedNow:
			r, ok := p.Now[f.Series]
			if !ok {
				r.Min, r.Max = f.Value, f.Value
			}
			r = Range{min(r.Min, f.Value), max(r.Max, f.Value), f.Value}
			p.NotKept += put(&p.Now, f.Series, r)
			p.together(concurrent, f)
		case record.ObservedLimit:
			u := p.Limits[f.Series]
			p.NotKept += put(&p.Limits, f.Series, Use{max(u.Count, f.Value), max(u.Max, f.Max)})
		case record.ObservedReached:
			r, ok := p.reached[f.Series]
			if !ok {
				r.first, r.at = f.Value, f.At
			}
			r.last = f.Value
			r.answers++
			p.NotKept += put(&p.reached, f.Series, r)
		case record.ObservedError:
			if p.Errors++; p.Errors == 1 {
				p.First = f.Series + ": " + f.Detail
			}
		case record.ObservedSkipped:
			p.Skipped += f.Value
		case record.ObservedNotKept:
			p.NotKept += f.Value
		case record.ObservedConversation:
			p.Asked++
			p.Joined += min(max(f.Value, 0), 1)
		}
	}
}

// put keeps a value if there is room for its name, and counts it if not.
func put[V any](all *map[string]V, name string, v V) (lost int64) {
	if *all == nil {
		*all = map[string]V{}
	}
	if _, ok := (*all)[name]; !ok && len(*all) == maxSeries {
		return 1
	}
	(*all)[name] = v
	return 0
}

// together adds up how many interactions go on at once. A look that did not get
// all parts of the sum has none.
func (p *Platform) together(concurrent []string, f *record.Observed) {
	if f.At != p.round.at || p.round.seen == nil {
		p.round = round{at: f.At, seen: map[string]bool{}}
	}
	if !slices.Contains(concurrent, f.Series) || p.round.seen[f.Series] {
		return
	}
	p.round.seen[f.Series] = true
	p.round.sum += f.Value
	if len(p.round.seen) < len(concurrent) {
		return
	}
	m := Moment{true, f.At, p.round.sum}
	if m.At < 0 {
		p.Before = m
	}
	if !p.Most.Known || m.N > p.Most.N || m.N == p.Most.N && p.Most.At < 0 {
		p.Most = m
	}
}

// Reached is how often the platform recorded in the run that a limit was
// reached, or nearly.
type Reached struct {
	Namespace, Key string
	Count          int64
}

// Reached are the limits that the platform recorded, the most frequent first,
// and all of them together. It is not known if the platform has not said twice.
func (p *Platform) Reached() (limits []Reached, total int64, known bool) {
	all := p.reached[""]
	for series, r := range p.reached {
		if r.at > all.at {
			r.first = 0 // it came up after the first answer
		}
		if n := r.last - r.first; n > 0 && series != "" {
			namespace, key, _ := strings.Cut(series, "/")
			limits = append(limits, Reached{namespace, key, n})
		}
	}
	slices.SortFunc(limits, func(a, b Reached) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Key, b.Key))
	})
	return limits, max(all.last-all.first, 0), all.answers > 1
}

func (p *Platform) clone() Platform {
	c := *p
	c.Now, c.Limits, c.reached, c.round.seen = maps.Clone(p.Now), maps.Clone(p.Limits), maps.Clone(p.reached), maps.Clone(p.round.seen)
	return c
}
