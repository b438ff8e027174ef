package engine

import (
	"slices"
	"time"

	"holdfast/internal/record"
)

// What is kept of interactions, per lane, load and second: the first of each
// kind of end, the slowest, and some of the rest by chance (a reservoir;
// Vitter, Random Sampling with a Reservoir, 1985). A second in which 20,000
// fail costs no more than one in which 20 do.
const (
	keptFirst   = 3
	keptKinds   = 32 // kinds of end that are told apart in a second
	keptSlowest = 3
	keptOthers  = 2
)

// sampler of one load.
type sampling struct {
	kinds   []kindCount
	first   []record.Interaction
	slowest []record.Interaction // the least slow first
	others  []record.Interaction
	seen    int64 // candidates for others
	ended   int64
}

type kindCount struct {
	failure string
	step    int
	n       int
}

// sample decides whether an interaction that has ended is kept as an example.
func (l *lane) sample(it *interaction, failure string, now int64) {
	s := &l.samplings[it.stream.load]
	s.ended++
	took := time.Duration(now - it.planned - it.thought)
	if s.isFirst(failure, it.pc) {
		s.first = append(s.first, it.example(failure, now))
		return
	}
	if len(s.slowest) < keptSlowest || took > length(&s.slowest[0]) {
		at, _ := slices.BinarySearchFunc(s.slowest, took, func(e record.Interaction, took time.Duration) int {
			return int(length(&e) - took)
		})
		s.slowest = slices.Insert(s.slowest, at, it.example(failure, now))
		if len(s.slowest) > keptSlowest {
			s.slowest = slices.Delete(s.slowest, 0, 1)
		}
		return
	}
	s.seen++
	if len(s.others) < keptOthers {
		s.others = append(s.others, it.example(failure, now))
	} else if k := int64(it.chance() * float64(s.seen)); k < keptOthers {
		s.others[k] = it.example(failure, now)
	}
}

func (s *sampling) isFirst(failure string, step int) bool {
	for i := range s.kinds {
		if k := &s.kinds[i]; k.failure == failure && k.step == step {
			k.n++
			return k.n <= keptFirst
		}
	}
	if len(s.kinds) == keptKinds {
		return false
	}
	s.kinds = append(s.kinds, kindCount{failure, step, 1})
	return true
}

func length(e *record.Interaction) time.Duration { return e.Ended - e.Planned }

// take hands the examples of a second over.
func (s *sampling) take(b *record.Batch) {
	kept := len(s.first) + len(s.slowest) + len(s.others)
	b.Interactions = append(b.Interactions, s.first...)
	b.Interactions = append(b.Interactions, s.slowest...)
	b.Interactions = append(b.Interactions, s.others...)
	b.Passed += s.ended - int64(kept)
	*s = sampling{kinds: s.kinds[:0]}
}
