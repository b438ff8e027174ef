package diagnosis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/units"
)

const (
	// evictionSlack is how far apart a client sees an eviction and the arrival
	// that caused it, at most (measured: within 30 ms).
	evictionSlack = 30 * time.Millisecond
	// evictionShare is the part of the ends that arrivals must explain beyond
	// coincidence.
	evictionShare = .8
)

// evictions finds a cap that makes room for new sockets by ending old ones.
// Their age looks like a lifetime (it is the cap divided by the rate), but
// each ends with somebody's arrival, at a flat number of open sockets, and
// those that are left when the arrivals stop live on.
func (g *group) evictions() {
	// Who makes room refuses nobody meanwhile.
	first, last := span(g.lost)
	if 50*count(g.ends, func(e *record.End) bool {
		return e.Refused() && ambiguous(e) && e.Ended > first-time.Second && e.Ended < last+time.Second
	}) > len(g.accepted) {
		return
	}
	if !g.evictedInSteps() {
		g.evictedInOrder()
	}
}

// evictedInSteps goes by many ends, a flat number of open sockets and the moments.
func (g *group) evictedInSteps() bool {
	if len(g.lost) < 3 {
		return false
	}
	few := len(g.lost) < fewEnds
	open := make([]float64, len(g.lost))
	for i, e := range g.lost {
		open[i] = float64(e.OpenAtEnd)
	}
	slices.Sort(open)
	limit := middle(open)
	flat := quantile(open, .95)-quantile(open, .05) <= max(3, .02*limit)
	a := g.arrivals(g.lost)
	_, lastEnd := span(g.lost)
	if !flat || limit < 2 || len(a.opens) == 0 || lastEnd > a.opens[len(a.opens)-1].at+evictionSlack {
		return false
	}
	outlived := 0
	oldest, mad := medianMAD(readings(age, g.lost))
	for _, e := range g.accepted {
		if e.How == record.HowHeld && e.Age().Seconds() > oldest+1 {
			outlived++
		}
	}
	pushed := a.near(g.lost, evictionSlack)
	// Sockets that live on refute a lifetime. Where lost ones keep coming back
	// nobody does; but then ages follow the changing rate of arrivals.
	agesDiffer := 20*a.again > a.first && mad > timerSpread(oldest)
	if float64(outlived) < limit/2 && !agesDiffer || float64(len(pushed)) < evictionShare*float64(len(g.lost)) {
		return false
	}
	if !a.oneForOne(len(g.lost)) && !a.beyondChance(g.lost) {
		return false
	}
	if few && (len(pushed) < len(g.lost) || !a.oneForOne(len(g.lost)) || a.byCoincidence(len(g.lost)) > byChance) {
		return false
	}
	g.take(&g.lost, func(e *record.End) bool { return pushed[e] }, func(f *finding) {
		f.cause, f.confidence = CapacityCap, .9
		if few {
			f.confidence = .85
		}
		describeEviction(f, g.evicted(f.members), int(limit+.5), outlived)
	})
	return true
}

// evicted is whom new sockets push out.
func (g *group) evicted(ends []*record.End) string {
	if g.pair(age, singly(ends)).auc() > longestFirst {
		return "the oldest"
	}
	return "another"
}

// evictedInOrder goes by the order: it is the oldest that went, as many as
// came after the cap was full, and each when the next one came. In a storm of
// opens, where moments tell nothing, the tool's own question afterwards must
// have cost a socket too.
func (g *group) evictedInOrder() {
	a := g.arrivals(g.lost)
	probed, asked := a.byProbe(g.lost)
	var victims, opens []*record.End
	for _, e := range g.lost {
		if !probed[e] {
			victims = append(victims, e)
		}
	}
	for _, e := range g.ends {
		if e.Phase == record.PhaseOpen && e.Kind == record.First {
			opens = append(opens, e)
		}
	}
	slices.SortFunc(victims, func(x, y *record.End) int { return cmp.Compare(x.Ended, y.Ended) })
	slices.SortFunc(opens, func(x, y *record.End) int { return cmp.Compare(x.Opened, y.Opened) })
	// A question that cost a socket left its own place to the next one.
	left := func(before time.Duration) int {
		n := 0
		for e := range probed {
			if e.Ended < before {
				n++
			}
		}
		return n
	}
	limit := 0
	if len(opens) > 0 {
		limit = len(opens) - len(victims) - left(opens[len(opens)-1].Opened)
	}
	if len(victims) < 2 || limit < 2 || a.again > 0 {
		return
	}
	matched, window := 0, 2*evictionSlack+a.prepared
	for i, e := range victims {
		x := arrivalOf(opens[min(limit+i+left(e.Ended), len(opens)-1)])
		if x.met(e.Ended, evictionSlack) {
			matched++
		}
	}
	var spared []*record.End
	oldest, outlived := 0.0, 0
	for _, e := range victims {
		oldest = max(oldest, e.Age().Seconds())
	}
	for _, e := range opens {
		if e.How == record.HowHeld {
			spared = append(spared, e)
		}
		if e.How == record.HowHeld && e.Age().Seconds() > oldest+1 {
			outlived++
		}
	}
	if len(spared) == 0 || 2*outlived < limit || 10*matched < 9*len(victims) {
		return
	}
	// The order of a storm is seen by its attempts or by its opens, whichever a
	// busy machine left alone.
	inOrder := max(auc(spared, victims, func(e *record.End) int { return int(e.Opened / time.Microsecond) }),
		auc(spared, victims, func(e *record.End) int { return int(e.Attempted / time.Microsecond) }))
	took := max(window, opens[len(opens)-1].Opened-opens[limit].Opened)
	chance := math.Exp(float64(len(victims))*math.Log(float64(window)/float64(took)) - choose(len(victims)+len(spared), len(victims)))
	if inOrder < longestFirst || chance > byChance || asked && len(probed) == 0 {
		return
	}
	confidence := .9
	switch {
	case !asked:
		confidence = .6
	case len(g.lost) < fewEnds:
		confidence = .85
	}
	g.take(&g.lost, func(*record.End) bool { return true }, func(f *finding) {
		f.cause, f.confidence = CapacityCap, confidence
		describeEviction(f, "the oldest", limit, outlived)
		f.evidence = append(f.evidence, fmt.Sprintf("the oldest went first: in %.0f %% of pairs with one that stayed", 100*inOrder))
		if len(probed) > 0 {
			f.evidence = append(f.evidence, fmt.Sprintf("probes of our own, each of which cost a socket too: %s", units.Count(len(probed))))
		}
	})
}

// choose is the logarithm of the number of ways to choose k of n.
func choose(n, k int) float64 {
	all, _ := math.Lgamma(float64(n) + 1)
	in, _ := math.Lgamma(float64(k) + 1)
	out, _ := math.Lgamma(float64(n-k) + 1)
	return all - in - out
}

// arrival is a socket's open, and what led to it. Its place may have been made
// by the open, or by a step before it: platforms count what they gave away.
type arrival struct {
	at, began, prepared time.Duration
	pool, index         int
	probe               bool // the tool's own question
}

func arrivalOf(e *record.End) arrival {
	return arrival{
		at: e.Opened, began: e.Attempted - e.Prepared, prepared: e.Prepared,
		pool: e.Pool, index: e.Index, probe: e.Kind == record.Forensic || e.Kind == record.Late,
	}
}

// met reports an end that came with the arrival, give or take a distance.
func (x arrival) met(end, distance time.Duration) bool {
	return end >= x.at-x.prepared-distance && end <= x.at+distance
}

// arrivals are the opens from the first of some ends on, in order.
type arrivals struct {
	opens  []arrival
	first  int // sockets that a pool wanted
	again  int // opened again because one was lost
	probes int // the tool's own questions

	prepared time.Duration // the most that any took for the steps before it
}

func (g *group) arrivals(ends []*record.End) arrivals {
	var a arrivals
	firstEnd, _ := span(ends)
	for _, e := range g.ends {
		if e.Phase != record.PhaseOpen || e.Opened < firstEnd-evictionSlack {
			continue
		}
		a.opens = append(a.opens, arrivalOf(e))
		a.prepared = max(a.prepared, e.Prepared)
		switch e.Kind {
		case record.First:
			a.first++
		case record.Reconnect:
			a.again++
		default:
			a.probes++
		}
	}
	slices.SortFunc(a.opens, func(x, y arrival) int { return cmp.Compare(x.at, y.at) })
	return a
}

// near finds the ends within a distance of an arrival that may have caused
// them: of another socket, and begun before the end. A reconnect is no
// reason for the loss that it follows.
func (a arrivals) near(ends []*record.End, distance time.Duration) map[*record.End]bool {
	found := map[*record.End]bool{}
	for _, e := range ends {
		i, _ := slices.BinarySearchFunc(a.opens, e.Ended-distance, func(x arrival, t time.Duration) int { return cmp.Compare(x.at, t) })
		for ; i < len(a.opens) && a.opens[i].at <= e.Ended+distance+a.prepared; i++ {
			x := a.opens[i]
			if x.met(e.Ended, distance) && x.began < e.Ended && (x.pool != e.Pool || x.index != e.Index) {
				found[e] = true
				break
			}
		}
	}
	return found
}

// byProbe finds the ends that came with the open of a question of our own, and
// no other; asked is whether any question was answered.
func (a arrivals) byProbe(ends []*record.End) (found map[*record.End]bool, asked bool) {
	found = map[*record.End]bool{}
	for _, x := range a.opens {
		if !x.probe {
			continue
		}
		asked = true
		var hit []*record.End
		for _, e := range ends {
			if x.met(e.Ended, evictionSlack) {
				hit = append(hit, e)
			}
		}
		if len(hit) == 1 && !slices.ContainsFunc(a.opens, func(o arrival) bool { return !o.probe && x.met(o.at, evictionSlack) }) {
			found[hit[0]] = true
		}
	}
	return found, asked
}

// oneForOne reports as many ends as sockets that pools wanted, give or take
// the tool's own questions. Where sockets open again because others were lost
// the numbers agree in any case, and say nothing.
func (a arrivals) oneForOne(ends int) bool {
	n := float64(ends)
	// Arrivals just before the first end seen may belong to it or not.
	edge := 2 * evictionSlack.Seconds() * a.perSecond()
	return 20*a.again <= a.first && math.Abs(float64(a.first)-n) <= max(3, .05*n, min(edge, .1*n))+float64(a.probes)
}

func (a arrivals) perSecond() float64 {
	return float64(len(a.opens)) / max((a.opens[len(a.opens)-1].at-a.opens[0].at).Seconds(), .001)
}

// coincidence is the probability that a moment falls on an arrival, give or
// take a distance in seconds.
func (a arrivals) coincidence(distance float64) float64 {
	return 1 - math.Exp(-a.perSecond()*(2*distance+a.prepared.Seconds()))
}

// byCoincidence is the probability that so many ends all fall on arrivals.
func (a arrivals) byCoincidence(ends int) float64 {
	return math.Pow(a.coincidence(evictionSlack.Seconds()), float64(ends))
}

// beyondChance reports ends that fall on arrivals more often than coincidence
// has it: at so small a distance that coincidence leaves most of them out.
func (a arrivals) beyondChance(ends []*record.End) bool {
	distance := min(evictionSlack.Seconds(), .25/a.perSecond())
	chance := a.coincidence(distance)
	share := float64(len(a.near(ends, seconds(distance)))) / float64(len(ends))
	return (share-chance)/(1-chance) > evictionShare
}
