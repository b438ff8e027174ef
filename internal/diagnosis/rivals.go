package diagnosis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/record"
)

// someEnds are enough to see that nothing lines most of them up.
const someEnds = 12

// "Nothing explains it" is as sure as what could explain it was looked for, and
// could have been seen. A rival is one such thing, and by how many nats the ends
// speak for it, against ends at random moments; near zero where the run gave no
// way to tell. Each is taken for as likely beforehand as chance is.
type rival float64

// wellTested is how sure one is where every rival had its chance to show.
const wellTested = .85

// without is how sure one may be that none of the rivals was the reason: in
// steps of a twentieth, and never more than 0.9, because platforms know more
// ways than are listed here.
func without(rivals ...rival) float64 {
	odds := 1.0
	for _, r := range rivals {
		odds += math.Exp(float64(r))
	}
	return min(.9, math.Floor(20/odds)/20)
}

// random is how sure it is that open sockets ended at random: by their own
// rivals, and by crowds among all that are left without a cause.
func (g *group) random(ends []*record.End, left [clocks]rival) float64 {
	n := len(ends)
	switch {
	case n < 3:
		return .5
	case medianOf(age, ends) < shortestTimer, 2*count(ends, answersUs) > n, alikeOnAClock(ends):
		return .6
	}
	rivals := []rival{g.byAge(ends), g.byArrival(ends), byFrame(ends), g.scaledByLoad(ends), g.lateForATimer(ends)}
	for _, c := range []clock{silenceAny, silenceReceived, silenceSent, silenceApp} {
		rivals = append(rivals, g.longestGo(c, ends)-rival(math.Log(4)))
	}
	for c, own := range g.allCrowded(ends) {
		if clock(c) != silenceSent {
			rivals = append(rivals, max(own, left[c]))
		}
	}
	return max(.6, without(rivals...))
}

// allCrowded are the rivals that the ends crowd, by clock.
func (g *group) allCrowded(ends []*record.End) (r [clocks]rival) {
	for c := range clocks {
		r[c] = g.crowded(c, ends)
	}
	return r
}

// alikeOnAClock reports readings that all differ by less than a tenth: too
// widely for a timer, and too little for chance.
func alikeOnAClock(ends []*record.End) bool {
	for _, c := range []clock{silenceAny, silenceReceived, silenceApp, age} {
		if m, mad := medianMAD(readings(c, ends)); m > shortestTimer && mad < m/10 && !c.caused(ends) {
			return true
		}
	}
	return false
}

// crowded is the rival that the ends crowd on a clock, though not enough for a
// verdict. Of a dozen or more, a crowd that chance might make is too small to be
// the reason for most of them.
func (g *group) crowded(c clock, ends []*record.End) rival {
	_, chance := lineUp(c, ends, g.window.Seconds())
	if len(ends) >= someEnds && chance > byChance {
		chance = 1
	}
	return rival(-math.Log(max(chance, 1e-9)) - math.Log(100))
}

const (
	// off is the part of the ends that may have had another reason, whatever the
	// rival.
	off = .1
	// steep: of a policy that takes the longest silent, or the oldest, the median
	// victim is beyond nine in ten of the others.
	steep = 9
)

// rankNats is what one victim says for a policy that takes those with the
// highest reading, if below of others read less and same the same.
func rankNats(below, same, others int) rival {
	upTo := func(u float64) float64 { return (1-off)*math.Pow(u, steep) + off*u }
	low, high := float64(below)/float64(others+1), float64(below+same+1)/float64(others+1)
	return rival(math.Log((upTo(high) - upTo(low)) / (high - low)))
}

// sample is at most so many of the ends as are compared with everybody.
func sample(ends []*record.End) []*record.End {
	var some []*record.End
	for _, b := range singly(ends) {
		some = append(some, b.victims...)
	}
	return some
}

// beside reports another socket that was open when one ended, and did not end
// with it.
func beside(e, o *record.End) bool {
	return o != e && o.Opened <= e.Ended && (o.Ended > e.Ended+seconds(slowestEvent) || o.How == record.HowHeld && o.Ended > e.Ended)
}

// longestGo is the rival that something takes the longest silent: a scan, or a
// limit that none of the others reached. Of them one knows what they survived, at
// that moment or ever; of those that ended themselves, what they survived before.
func (g *group) longestGo(c clock, ends []*record.End) (r rival) {
	const alike = .001 // gaps are kept in milliseconds
	for _, e := range sample(ends) {
		x, below, same, others := c.read(e), 0, 0, 0
		for _, o := range g.accepted {
			longest := c.outlived(o)
			if !beside(e, o) {
				if longest > x+alike {
					others++ // it lived through more, if at another time
				}
				continue
			}
			others++
			if last := o.Ended.Seconds() - c.read(o); last <= e.Ended.Seconds() {
				longest = max(longest, e.Ended.Seconds()-last)
			}
			switch {
			case longest < x-alike:
				below++
			case longest <= x+alike:
				same++
			}
		}
		r += rankNats(below, same, others)
	}
	return r
}

// byAge is the rival that something takes the oldest.
func (g *group) byAge(ends []*record.End) (r rival) {
	const alike = 10 * time.Millisecond // nobody opened first
	for _, e := range sample(ends) {
		below, same, others := 0, 0, 0
		for _, o := range g.accepted {
			if !beside(e, o) {
				continue
			}
			others++
			switch {
			case o.Opened > e.Opened+alike:
				below++
			case o.Opened >= e.Opened-alike:
				same++
			}
		}
		r += rankNats(below, same, others)
	}
	return r
}

// chanceNats is what one end says for a rival that makes nearly all ends meet
// something, if it met it and would have met it by chance with a probability.
func chanceNats(met bool, chance float64) rival {
	chance = min(max(chance, .02), .98)
	if met {
		return rival(math.Log((1 - off/2) / chance))
	}
	return min(0, rival(math.Log(off/2/(1-chance))))
}

// byArrival is the rival that each new socket costs an old one.
func (g *group) byArrival(ends []*record.End) (r rival) {
	a := g.arrivals(ends)
	pushed := a.near(ends, evictionSlack)
	const around = 2 * time.Second
	for _, e := range ends {
		from, _ := slices.BinarySearchFunc(a.opens, e.Ended-around, func(x arrival, t time.Duration) int { return cmp.Compare(x.at, t) })
		to, _ := slices.BinarySearchFunc(a.opens, e.Ended+around, func(x arrival, t time.Duration) int { return cmp.Compare(x.at, t) })
		perSecond := float64(to-from) / (2 * around.Seconds())
		r += chanceNats(pushed[e], 1-math.Exp(-perSecond*(2*evictionSlack+a.prepared).Seconds()))
	}
	return r
}

// byFrame is the rival that what we send is answered by the end.
func byFrame(ends []*record.End) (r rival) {
	for _, e := range ends {
		r += chanceNats(answersUs(e), float64(e.PingsSent+e.MessagesSent)*answerWithin(e).Seconds()/max(e.Age().Seconds(), onUse))
	}
	return r
}

// scaledByLoad is the rival that silence is ended the sooner the more are open.
// While sockets dwindle silences grow in any case; then there is no way to tell.
func (g *group) scaledByLoad(ends []*record.End) rival {
	byOpen := slices.SortedStableFunc(slices.Values(ends), func(a, b *record.End) int { return cmp.Compare(a.OpenAtEnd, b.OpenAtEnd) })
	byOpen = slices.DeleteFunc(byOpen, func(e *record.End) bool { return silenceAny.read(e) < shortestTimer })
	if len(byOpen) < 2 {
		return 0
	}
	open := make([]float64, len(byOpen))
	for i, e := range byOpen {
		open[i] = float64(e.OpenAtEnd)
	}
	instants, silences := readings(instant, byOpen), readings(silenceAny, byOpen)
	by := rankCorrelation(open, silences)
	nats := correlationNats(by, len(byOpen))
	nats = max(nats, correlationNats(partial(by, rankCorrelation(open, instants), rankCorrelation(silences, instants)), len(byOpen)))
	if open[len(open)-1] < 1.25*open[0] {
		// A limit that hardly moves is one that the others must have kept.
		nats = min(nats, g.longestGo(silenceAny, byOpen))
	}
	if by < 0 && len(byOpen) >= fewEnds && roughness(silences) < onThinCurve {
		nats = max(nats, 0)
	}
	return nats
}

// correlationNats is what a rank correlation of n ends says for one of −0.9, or
// stronger, against none (Fisher's transformation).
func correlationNats(r float64, n int) rival {
	if n < 4 {
		return 0
	}
	z, typical := math.Atanh(min(max(r, -.99), .99)), math.Atanh(-.9)
	miss := max(0, z-typical)
	return rival(float64(n-3) / 2 * (z*z - miss*miss))
}

// lateForATimer is the rival that the ends belong to a timer that was named
// before, and came late or early: those much too early can't.
func (g *group) lateForATimer(ends []*record.End) rival {
	worst := math.Inf(-1)
	for i := range g.found {
		f := &g.found[i]
		if f.timer == nil || f.members[0].How != ends[0].How {
			continue
		}
		nats, within := 0.0, f.timer.m-lazyTimer-2*f.timer.mad
		for _, e := range ends {
			if x := f.timer.clock.read(e); x < within || x > f.timer.m+3*lateTimer(f.timer.m) {
				nats += math.Log(off)
			} else {
				nats++
			}
		}
		worst = max(worst, nats)
	}
	return rival(worst)
}

// forgottenAtRandom is how sure it is that resets which answer our frames follow
// neither a timer, nor an age, nor one moment at which much was forgotten.
func (g *group) forgottenAtRandom(hit []*record.End) float64 {
	rivals := []rival{g.atOneMoment(hit), byFirstFrame(hit)}
	for _, c := range []clock{silenceAny, silenceReceived, silenceApp, age} {
		rivals = append(rivals, g.longestForgotten(c, hit))
	}
	return without(rivals...)
}

// longestForgotten is longestGo for those: what the clock read when our last
// frame was sent, against what others survived for sure.
func (g *group) longestForgotten(c clock, hit []*record.End) (r rival) {
	in := make(map[*record.End]bool, len(hit))
	for _, e := range hit {
		in[e] = true
	}
	var survived []float64
	for _, o := range g.accepted {
		if lived := c.survived(o, in[o]); lived > 0 {
			survived = append(survived, lived.Seconds())
		}
	}
	slices.Sort(survived)
	for _, e := range hit {
		x, known := c.deadly(e)
		if !known {
			continue
		}
		below, _ := slices.BinarySearch(survived, (x - resolution).Seconds())
		upTo, _ := slices.BinarySearch(survived, (x + resolution).Seconds())
		r += rankNats(below, upTo-below, len(survived))
	}
	return r
}

// atOneMoment is the rival that all were forgotten at one moment: it lies
// between the last sign of life of each and its last frame.
func (g *group) atOneMoment(hit []*record.End) rival {
	most := 0
	for _, at := range sample(hit) {
		most = max(most, count(hit, func(e *record.End) bool {
			return max(e.LastReceived, e.Opened) < at.LastSent && at.LastSent <= e.LastSent
		}))
	}
	return rival(float64(len(hit)-most)*math.Log(off) + float64(most))
}

// byFirstFrame is the rival that no frame of ours is taken: then it is the first
// that is answered so.
func byFirstFrame(hit []*record.End) (r rival) {
	for _, e := range hit {
		if e.PingsSent+e.MessagesSent > 1 {
			r += rival(math.Log(off))
		}
	}
	return r
}

// refusedForNoLoad is how sure it is that refusals follow neither the number of
// open sockets nor the rate, and that nobody had to wait.
func (g *group) refusedForNoLoad(refused []*record.End) float64 {
	if len(refused) < 3 || len(g.accepted) < 3 {
		return 0
	}
	return without(g.byCrowding(refused), g.bySlowness(refused), g.byRate(refused))
}

// byCrowding is the rival that a number of open sockets is the reason.
func (g *group) byCrowding(refused []*record.End) (r rival) {
	numbers := make([]int, len(g.accepted))
	for i, e := range g.accepted {
		numbers[i] = crowding(e)
	}
	slices.Sort(numbers)
	for _, e := range sample(refused) {
		below, _ := slices.BinarySearch(numbers, crowding(e))
		upTo, _ := slices.BinarySearch(numbers, crowding(e)+1)
		r += rankNats(below, upTo-below, len(numbers))
	}
	return r
}

// bySlowness is the rival that the platform had too much to do: then those who
// are let in wait, longer than those who are not, or are never answered. Times
// of a good number that hardly changed are as good as a test.
func (g *group) bySlowness(refused []*record.End) rival {
	base, p90, knee := g.handshakes()
	full := g.queue(refused)
	waited := full.waited > 2*full.refused+kneeFloor/2
	hung := slices.ContainsFunc(g.ends, func(e *record.End) bool { return e.Kind == record.First && gaveNoAnswer(e) })
	if len(g.accepted) < fewEnds || knee || p90 > 2*base+kneeFloor/2 || waited || hung {
		return 0
	}
	return -4
}

// byRate is the rival that a limit on the rate is the reason. It lets in as many
// as its rate allows, evenly, spares the first, goes on for as long as the rate
// does, and lets in after quiet.
func (g *group) byRate(refused []*record.End) rival {
	var in []bool
	first, last := -1, 0
	for i, e := range g.inOrder() {
		in = append(in, letIn(e))
		if !letIn(e) {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return 0
	}
	share := float64(len(refused)) / float64(last+1-first)
	letIn := -math.Log(max(1-share, .01)) // what one success says for a limit with room, against chance
	nats := uneven(in[first : last+1])
	switch q := g.question(refused); {
	case q.stillRefused():
		nats -= 2
	case q.letIn():
		nats += min(1, letIn)
	}
	switch {
	case first == 0:
		nats -= 2
	case share < .9: // else it began at some moment: all were refused then
		nats += min(4, float64(first)*letIn)
	}
	return rival(nats - min(4, float64(len(in)-last-1)*letIn)) // as many others, and as fast, got in after
}

// uneven is what the order of successes and failures says for a limit that
// lets one in as soon as its time has come, in nats. Few say little.
func uneven(in []bool) float64 {
	if len(in) > 200 {
		return unevenBlocks(in)
	}
	switch p := evenly(in); {
	case p >= .3:
		return max(-3, -float64(len(in))/20)
	case p >= .05:
		return 0
	}
	return 3
}

// unevenBlocks is the same for long runs: a limit lets the same number in of
// each part of them, give or take what overtook others.
func unevenBlocks(in []bool) float64 {
	size := max(10, len(in)/40)
	var failed, tried []float64
	for from := 0; from+size <= len(in); from += size {
		n := 0
		for _, ok := range in[from : from+size] {
			if !ok {
				n++
			}
		}
		failed, tried = append(failed, float64(n)), append(tried, float64(size))
	}
	return dispersionNats(failed, tried)
}

// dispersionNats tells failures that come as evenly as a limit makes them from
// failures at random, by how much their number varies from block to block.
func dispersionNats(failed, tried []float64) float64 {
	all, of := 0.0, 0.0
	for i := range failed {
		all, of = all+failed[i], of+tried[i]
	}
	share := all / max(of, 1)
	if len(failed) < 5 || share <= 0 || share >= .97 {
		return 0
	}
	chi2 := 0.0
	for i := range failed {
		expected := share * tried[i]
		chi2 += (failed[i] - expected) * (failed[i] - expected) / (expected * (1 - share))
	}
	switch d := chi2 / float64(len(failed)-1); {
	case d > .6:
		return -4
	case d > .45:
		return -1
	}
	return 2
}

// failedForNoLoad is how sure it is that failures of loads follow neither the
// rate nor the slowness of the good answers; some is false where nobody
// succeeded while others failed.
func (r *requests) failedForNoLoad(f *finding) (sure float64, some bool) {
	sure = .9
	for _, h := range f.loads {
		one, part := r.loadFailedForNoLoad(h)
		sure, some = min(sure, one), some || part
	}
	return sure, some
}

func (r *requests) loadFailedForNoLoad(h hit) (sure float64, some bool) {
	seconds := r.in.Totals.Loads[h.load].Seconds
	first, last, failed := -1, -1, 0
	for i, s := range seconds {
		if s.Failed > 0 {
			if last, failed = i, failed+int(s.Failed); first < 0 {
				first = i
			}
		}
	}
	if first < 0 || h.count < fewEnds || 10*h.count < 9*failed {
		return 0, false // too few, or others failed for other reasons
	}
	var during, tried, good []float64
	rate, rateBeside, slowest, base := 0.0, 0.0, time.Duration(0), time.Duration(0)
	for i, s := range seconds {
		ended := float64(s.Succeeded + s.Failed)
		if inside := i >= first && i <= last; !inside {
			rateBeside = max(rateBeside, float64(s.Started))
		} else {
			rate = max(rate, float64(s.Started))
		}
		if i > first && i < last {
			during, tried, good = append(during, float64(s.Failed)), append(tried, ended), append(good, float64(s.Succeeded))
		}
		slowest = max(slowest, goodAnswers(&seconds[i], .9))
		if took := goodAnswers(&seconds[i], .5); took > 0 && (base == 0 || took < base) {
			base = took
		}
	}
	slow := rival(-4)
	switch {
	case base == 0:
		return .9, false // nobody ever got an answer: it follows nothing
	case slowest > 2*base+kneeFloor/2:
		slow = 0
	}
	got, all := 0.0, 0.0
	for i := range good {
		got, all = got+good[i], all+tried[i]
	}
	if got < .03*all {
		// All failed for a while: a limit would have let some in, or failed others
		// that came as fast.
		byRate := rival(0)
		if rateBeside >= .8*rate {
			byRate = -4
		}
		return without(slow, byRate), false
	}
	return without(slow, rival(dispersionNats(during, tried)), pinned(seconds[first:last+1])), true
}

// pinned is the rival that a number of requests under way is the reason: then it
// is the same number whenever some fail.
func pinned(seconds []metrics.Second) rival {
	low, high := uint32(math.MaxUint32), uint32(0)
	for _, s := range seconds {
		if s.Failed > 0 {
			low, high = min(low, s.Peak), max(high, s.Peak)
		}
	}
	if high >= fewEnds && 4*(high-low) < high {
		return 0
	}
	return -4
}
