package diagnosis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
)

const (
	// longestFirst is the part of the pairs of a victim and a survivor in which
	// the victim was silent longer: 0.97 is the least a scan has shown.
	longestFirst = .97
	// fewPairs and fewScaled: patterns over many ends need many ends (five are
	// wrong every time, 24 never were; measured).
	fewPairs  = 20
	fewScaled = 20
	// scanSpread tells a scan from an exact timer under traffic on a grid: a
	// scan finds silences anywhere between the limit and a period more.
	scanSpread = .020
)

// batch is a set of sockets that ended at one instant of a scan.
type batch struct {
	at      time.Duration
	victims []*record.End
}

// scans finds a reaper: something that looks at all connections now and then
// and ends those that are silent for too long. The ends come in batches, a
// period apart; their silences differ by up to that period; and in every batch
// it is the longest silent that go.
func (g *group) scans() {
	batches, period := g.batches()
	if period == 0 {
		return
	}
	var best pairing
	for _, c := range []clock{silenceAny, silenceReceived, silenceSent, silenceApp} {
		if p := g.pair(c, batches); p.auc() > best.auc() {
			best = p
		}
	}
	if best.pairs < fewPairs || best.auc() <= longestFirst {
		return
	}
	_, mad := medianMAD(best.victims)
	longer := count(g.accepted, func(e *record.End) bool { return best.clock.outlived(e) >= best.shortest() })
	if mad < scanSpread || 5*longer > len(g.accepted) {
		return
	}
	byAge := g.pair(age, batches)
	// A scan finds everybody within a period of the limit; if that were an age,
	// ages would differ by no more.
	ofAges := quantile(byAge.victims, .98) - quantile(byAge.victims, .02)
	asOld := byAge.auc() > longestFirst && ofAges < period.Seconds()*1.1+2*scanSpread
	silentForLong := func(e *record.End) bool { return best.clock.read(e) >= best.shortest()-period.Seconds()/10 }
	g.take(&g.lost, silentForLong, func(f *finding) {
		if asOld {
			describeOldOrSilent(f, best, period)
			return
		}
		f.cause, f.confidence = IdleTimeout, .85
		if best.pairs >= 5*fewPairs && best.auc() > .99 {
			f.confidence = .9
		}
		describeReaper(f, best, period)
	})
}

// batches are the instants at which sockets ended together, and the period
// between them: 0 if there is none.
func (g *group) batches() ([]batch, time.Duration) {
	if len(g.lost) < fewPairs {
		return nil, 0
	}
	byTime := slices.SortedFunc(slices.Values(g.lost), func(a, b *record.End) int { return cmp.Compare(a.Ended, b.Ended) })
	width := seconds(crowdWidth(instant, 0, len(byTime)))
	var found []batch
	together := 0
	for from := 0; from < len(byTime); {
		to := from + 1
		for to < len(byTime) && byTime[to].Ended <= byTime[from].Ended+width {
			to++
		}
		found = append(found, batch{byTime[from].Ended, byTime[from:to]})
		if to-from > 1 {
			together += to - from
		}
		from = to
	}
	if len(found) < 3 || len(byTime) < 2*len(found) {
		return nil, 0
	}
	period := time.Duration(math.MaxInt64)
	for i := 1; i < len(found); i++ {
		period = min(period, found[i].at-found[i-1].at)
	}
	if period < 2*width {
		return nil, 0 // no pauses between them: a steady stream
	}
	// That all gaps are multiples of the shortest one may be chance, where few
	// ended together.
	if together < max(3*len(found), len(byTime)*9/10) && math.Pow(2*float64(width)/float64(period), float64(len(found)-2)) > .01 {
		return nil, 0
	}
	periods := time.Duration(0)
	for i := 1; i < len(found); i++ {
		gap := found[i].at - found[i-1].at
		if off := gap - gap.Round(period); off.Abs() > width {
			return nil, 0
		}
		periods += gap.Round(period) / period
	}
	return found, (found[len(found)-1].at - found[0].at) / periods
}

// pairing compares those who went in a batch with those who stayed.
type pairing struct {
	clock           clock
	pairs, longer   float64
	victims         []float64 // readings, sorted
	longestSurvived float64   // of those below the shortest victim
}

func (p pairing) auc() float64 {
	if p.pairs == 0 {
		return 0
	}
	return p.longer / p.pairs
}

// shortest is the least reading that was ended, but for one in fifty.
func (p pairing) shortest() float64 { return quantile(p.victims, .02) }

func (g *group) pair(c clock, batches []batch) pairing {
	p := pairing{clock: c}
	var survived []float64
	for _, b := range batches {
		end := b.victims[len(b.victims)-1].Ended
		var stayed []float64
		for _, e := range g.accepted {
			last := e.Ended.Seconds() - c.read(e) // what it read then is known from its last frame on
			if e.Opened < b.at && e.Ended > end && last <= b.at.Seconds() {
				stayed = append(stayed, b.at.Seconds()-last)
			}
		}
		slices.Sort(stayed)
		survived = append(survived, stayed...)
		for _, e := range b.victims {
			x := c.read(e)
			below, _ := slices.BinarySearch(stayed, x)
			p.longer += float64(below)
			p.pairs += float64(len(stayed))
			p.victims = append(p.victims, x)
		}
	}
	slices.Sort(p.victims)
	slices.Sort(survived)
	if n, _ := slices.BinarySearch(survived, p.shortest()); n > 0 {
		p.longestSurvived = survived[n-1]
	}
	return p
}

const (
	// scaledBy is the rank correlation of silence and open sockets that a
	// timer scaled by load shows (-0.93, measured).
	scaledBy = -.7
	// onCurve is how much neighbours in the number of open sockets may differ in
	// their silence, as part of what any two ends differ.
	onCurve = .3
	// onThinCurve is the same for fewer than fewScaled: those of such timers differ
	// by 0.12 to 0.22, a dozen at random seldom by less than 0.3.
	onThinCurve = .25
	// asked is how many victims are compared with those who stayed, at most:
	// a sample, because each is compared with everybody.
	asked = 200
)

// scaled finds an idle timer that gets shorter as load rises: silence at the
// end falls with the number of open sockets. It does so too where silent
// sockets end at random, because silences grow while sockets dwindle. But then
// it is not the longest silent that go, and nothing is left of the relation
// among ends of the same moment.
func (g *group) scaled() {
	// Those that had just been heard went for want of room, not for their silence.
	silentOnes := slices.DeleteFunc(slices.Clone(g.lost), func(e *record.End) bool { return silenceAny.read(e) < shortestTimer })
	if len(silentOnes) < someEnds || 5*len(silentOnes) < 4*len(g.lost) {
		return
	}
	byOpen := slices.SortedStableFunc(slices.Values(silentOnes), func(a, b *record.End) int {
		return cmp.Or(cmp.Compare(a.OpenAtEnd, b.OpenAtEnd), cmp.Compare(a.Ended, b.Ended))
	})
	open := make([]float64, len(byOpen))
	for i, e := range byOpen {
		open[i] = float64(e.OpenAtEnd)
	}
	silences, instants := readings(silenceAny, byOpen), readings(instant, byOpen)
	median, _ := medianMAD(silences)
	correlation := rankCorrelation(open, silences)
	if median < shortestTimer || correlation > scaledBy {
		return
	}
	chosen := g.pair(silenceAny, singly(silentOnes))
	many := len(silentOnes) >= fewScaled
	longest := many && chosen.pairs >= fewPairs && chosen.auc() > longestFirst
	curve := onCurve
	if !many {
		curve = onThinCurve
	}
	apart := partial(correlation, rankCorrelation(open, instants), rankCorrelation(silences, instants)) < scaledBy && roughness(silences) < curve
	// Silences do not grow by themselves on sockets that were heard all along.
	lasts := make([]float64, len(byOpen))
	for i := range byOpen {
		lasts[i] = instants[i] - silences[i]
	}
	heard := rankCorrelation(lasts, instants) > -scaledBy && correlation < -.9 && roughness(silences) < onThinCurve
	if !longest && !apart && !heard {
		return
	}
	g.take(&g.lost, func(*record.End) bool { return true }, func(f *finding) {
		f.cause, f.confidence = IdleTimeout, .9
		if !many && (!heard || correlation > -.95) {
			f.confidence = .85
		}
		if silent(f.members) {
			f.confidence = .6 // an age scaled by load would look the same
		}
		describeScaled(f, byOpen, correlation)
	})
}

// singly makes a batch of each end, or of a sample.
func singly(ends []*record.End) []batch {
	var all []batch
	for i := 0; i < len(ends); i += 1 + len(ends)/asked {
		all = append(all, batch{ends[i].Ended, ends[i : i+1]})
	}
	return all
}

// partial is the correlation of x and y that is left when both are held
// against z.
func partial(xy, xz, yz float64) float64 {
	rest := (1 - xz*xz) * (1 - yz*yz)
	if rest <= 1e-6 {
		return 0
	}
	return (xy - xz*yz) / math.Sqrt(rest)
}

// roughness is how much neighbours differ, as part of what ends far apart do:
// medians both, 1 for no order at all.
func roughness(xs []float64) float64 {
	near := make([]float64, 0, len(xs))
	far := make([]float64, 0, len(xs))
	for i := 1; i < len(xs); i++ {
		near = append(near, math.Abs(xs[i]-xs[i-1]))
		far = append(far, math.Abs(xs[i]-xs[(i+len(xs)/2)%len(xs)]))
	}
	slices.Sort(near)
	slices.Sort(far)
	if middle(far) == 0 {
		return 1
	}
	return middle(near) / middle(far)
}

// rankCorrelation is Spearman's coefficient, ties given their middle rank.
func rankCorrelation(xs, ys []float64) float64 {
	rx, ry := ranks(xs), ranks(ys)
	mean := float64(len(xs)-1) / 2
	var xy, xx, yy float64
	for i := range rx {
		dx, dy := rx[i]-mean, ry[i]-mean
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func ranks(xs []float64) []float64 {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	out := make([]float64, len(xs))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && xs[order[to]] == xs[order[from]] {
			to++
		}
		for i := from; i < to; i++ {
			out[order[i]] = float64(from+to-1) / 2
		}
		from = to
	}
	return out
}
