package diagnosis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
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
	if len(g.lost) < fewEnds {
		return
	}
	open := make([]float64, len(g.lost))
	for i, e := range g.lost {
		open[i] = float64(e.OpenAtEnd)
	}
	slices.Sort(open)
	limit := middle(open)
	flat := quantile(open, .95)-quantile(open, .05) <= max(3, .02*limit)
	a := g.arrivals()
	_, lastEnd := span(g.lost)
	if !flat || limit < 3 || len(a.opens) == 0 || lastEnd > a.opens[len(a.opens)-1].at+evictionSlack {
		return
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
		return
	}
	if !a.oneForOne(len(g.lost)) && !a.beyondChance(g.lost) {
		return
	}
	g.take(&g.lost, func(e *record.End) bool { return pushed[e] }, func(f *finding) {
		f.cause, f.confidence = CapacityCap, .9
		describeEviction(f, int(limit+.5), outlived)
	})
}

// arrival is a socket's open, and the attempt that led to it.
type arrival struct {
	at, attempted time.Duration
	pool, index   int
}

// arrivals are the opens from the first loss on, in order.
type arrivals struct {
	opens  []arrival
	first  int // sockets that a pool wanted
	again  int // opened again because one was lost
	probes int // the tool's own questions
}

func (g *group) arrivals() arrivals {
	var a arrivals
	firstEnd, _ := span(g.lost)
	for _, e := range g.ends {
		if e.Phase != record.PhaseOpen || e.Opened < firstEnd-evictionSlack {
			continue
		}
		a.opens = append(a.opens, arrival{e.Opened, e.Attempted, e.Pool, e.Index})
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
// them: of another socket, and attempted before the end. A reconnect is no
// reason for the loss that it follows.
func (a arrivals) near(ends []*record.End, distance time.Duration) map[*record.End]bool {
	found := map[*record.End]bool{}
	for _, e := range ends {
		i, _ := slices.BinarySearchFunc(a.opens, e.Ended-distance, func(x arrival, t time.Duration) int { return cmp.Compare(x.at, t) })
		for ; i < len(a.opens) && a.opens[i].at <= e.Ended+distance; i++ {
			x := a.opens[i]
			if x.attempted < e.Ended && (x.pool != e.Pool || x.index != e.Index) {
				found[e] = true
				break
			}
		}
	}
	return found
}

// oneForOne reports as many ends as sockets that pools wanted, give or take
// the tool's own questions. Where sockets open again because others were lost
// the numbers agree in any case, and say nothing.
func (a arrivals) oneForOne(ends int) bool {
	n := float64(ends)
	return 20*a.again <= a.first && math.Abs(float64(a.first)-n) <= max(3, .05*n)+float64(a.probes)
}

// beyondChance reports ends that fall on arrivals more often than coincidence
// has it: at so small a distance that coincidence leaves most of them out.
func (a arrivals) beyondChance(ends []*record.End) bool {
	took := (a.opens[len(a.opens)-1].at - a.opens[0].at).Seconds()
	rate := float64(len(a.opens)) / max(took, .001)
	distance := min(evictionSlack.Seconds(), .25/rate)
	chance := 1 - math.Exp(-rate*2*distance)
	share := float64(len(a.near(ends, seconds(distance)))) / float64(len(ends))
	return (share-chance)/(1-chance) > evictionShare
}
