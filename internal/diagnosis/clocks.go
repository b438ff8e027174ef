package diagnosis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
)

// clock is a way to look at the moment of an end.
type clock int

const (
	silenceAny      clock = iota // since the last frame either way
	silenceReceived              // since the last frame from the server
	silenceSent                  // since the last frame to the server
	silenceApp                   // since the last message, pings not counted
	age                          // since the open
	instant                      // since the start of the run
	clocks
)

// family joins clocks that are variants of one cause.
type family int

const (
	idle family = iota
	lifetime
	event
	families
)

func (c clock) family() family {
	switch c {
	case age:
		return lifetime
	case instant:
		return event
	}
	return idle
}

var (
	familyCause = [families]string{IdleTimeout, MaxLifetime, ServerRestart}
	familyWord  = [families]string{"silence", "age", "one instant"}
)

// read is the clock's reading at a socket's end, in seconds.
func (c clock) read(e *record.End) float64 {
	switch c {
	case silenceAny:
		return (e.Ended - max(e.LastReceived, e.LastSent)).Seconds()
	case silenceReceived:
		return (e.Ended - e.LastReceived).Seconds()
	case silenceSent:
		return (e.Ended - e.LastSent).Seconds()
	case silenceApp:
		return (e.Ended - e.LastApp).Seconds()
	case age:
		return (e.Ended - e.Opened).Seconds()
	}
	return e.Ended.Seconds()
}

// outlived is the longest reading of the clock that the socket is known to
// have lived through. A timer of the clock that is shorter did not exist.
func (c clock) outlived(e *record.End) float64 {
	switch c {
	case silenceAny:
		return e.GapAny.Seconds()
	case silenceReceived:
		return e.GapReceived.Seconds()
	case silenceSent:
		return e.GapSent.Seconds()
	case silenceApp:
		return e.GapApp.Seconds()
	case age:
		return (e.Ended - e.Opened).Seconds()
	}
	return 0
}

// ticked reports whether a clock says anything of its own about the ends. One
// that stood still since the open (the server never spoke, no message was ever
// sent) only repeats the age: those ends can't tell it from a lifetime, though
// sockets that lived on may.
func (c clock) ticked(ends []*record.End) bool {
	moved := 0
	for _, e := range ends {
		last := e.Ended
		switch c {
		case silenceReceived:
			last = e.LastReceived
		case silenceSent:
			last = e.LastSent
		case silenceApp:
			last = e.LastApp
		}
		if last > e.Opened {
			moved++
		}
	}
	return 10*moved > len(ends)
}

// caused reports a clock whose readings our own schedule made: when the ends
// answer our frames, the time since anything else is the gap between our
// frames, however well it lines up.
func (c clock) caused(ends []*record.End) bool {
	if c != silenceReceived && c != silenceApp {
		return false
	}
	return 5*count(ends, answersUs) > 4*len(ends)
}

// answersUs reports an end right after a frame of ours.
func answersUs(e *record.End) bool {
	return e.LastSent > e.Opened && e.Ended-e.LastSent < answerWithin(e)
}

// answerWithin is how soon after a frame of ours an end is an answer to it:
// what a busy machine takes, and two round trips.
func answerWithin(e *record.End) time.Duration {
	return seconds(onUse) + 2*time.Duration(e.TCP.RTTUS)*time.Microsecond
}

// fit is a Laplace distribution around the median: m and b in seconds, with
// the spread as the median absolute deviation (MAD).
type fit struct {
	clock clock
	n     int // members fitted
	m, b  float64
	mad   float64
	ll    float64 // log likelihood of the members, contradictions included
	// refuted is how many sockets lived through a reading the timer forbids.
	refuted int
	// still: the clock never moved on the members, and repeats their age.
	still bool
	// outlived, of a lifetime: so many lived on that it was not one for all.
	outlived int
	// ruledOut: the readings are nothing that the clock could have made. It is
	// still a rival, to tell by how much another explains the ends better.
	ruledOut bool
}

const (
	// minScale keeps a perfect line-up from outweighing everything: timers
	// line up within 1 ms here, and 10 ms is what jitter may add unseen.
	minScale = 0.010
	// outliers is the share of ends that may be off the timer.
	outliers = 0.1
	// shortestTimer: ends sooner than this after something are reactions to it.
	shortestTimer = 0.3
	// onUse is how soon after our own frame an end is an answer to it where there
	// is no way to go: a busy machine (measured: under 1 ms here).
	onUse = 0.050
)

// timerSpread is the largest spread (MAD, in seconds) that is still a timer of
// m seconds: exact ones stay below 1 ms, 30 ms of jitter on the path make it 4
// to 21 ms, and a scan or a coincidence is wider (all measured).
func timerSpread(m float64) float64 { return max(.050, .01*m) }

// fitClock fits a clock to the members' readings, and holds it against
// everyone who lived.
func fitClock(c clock, members, all []*record.End, window float64) fit {
	xs := make([]float64, len(members))
	for i, e := range members {
		xs[i] = c.read(e)
	}
	f := fit{clock: c, n: len(members), still: !c.ticked(members)}
	f.m, f.mad = medianMAD(xs)
	f.b = max(minScale, f.mad/math.Ln2)
	switch c.family() {
	case event:
		f.ruledOut = f.mad > max(slowestEvent, crowdWidth(instant, 0, f.n))/4 // evenly over all of it
	case idle:
		f.ruledOut = f.mad > timerSpread(f.m) || f.m < shortestTimer || c.caused(members)
	case lifetime:
		f.ruledOut = f.mad > timerSpread(f.m) || f.m < shortestTimer
	}
	for _, x := range xs {
		f.ll += math.Log((1-outliers)*math.Exp(-math.Abs(x-f.m)/f.b)/(2*f.b) + outliers/window)
	}
	f.contradict(all)
	return f
}

// contradict lowers the likelihood for every survivor that the timer would
// have ended, by how improbable such a survivor is.
func (f *fit) contradict(all []*record.End) {
	switch f.clock.family() {
	case event:
		// Others may have been spared; an event is only a little less likely.
		f.ll -= math.Log(float64(len(all) + 1))
		return
	case lifetime:
		limit := f.m*1.02 + 5*f.b
		for _, e := range all {
			if e.Phase != record.PhaseOpen {
				continue
			}
			old := knownAge(e)
			if old > limit {
				f.refuted++
			}
			if old > limit+lateTimer(f.m)+ownAbsence(e).Seconds() {
				f.outlived++
			}
		}
		if f.outlived <= max(2, f.n/10) {
			f.outlived = 0
		}
		f.ll += float64(min(f.refuted, partly)) * math.Log(.02)
	case idle:
		// As long a silence as the one that was deadly: just below the median,
		// because a push at a fixed period makes all silences equally long.
		limit := f.m - max(.005, 2*f.mad)
		for _, e := range all {
			if e.Phase == record.PhaseOpen && f.clock.outlived(e) >= limit {
				f.refuted++
			}
		}
		f.ll += float64(f.refuted) * math.Log(.01)
	}
	if f.clock.family() == idle {
		f.ll -= f.clock.rarity(f.still)
	}
}

// knownAge is how old a socket got at least, in seconds. One that nothing came
// back from may have been over long before we gave it up.
func knownAge(e *record.End) float64 {
	if unanswered(e) || gaveUp(e) {
		return max(0, (e.LastReceived - e.Opened).Seconds())
	}
	return age.outlived(e)
}

// partly is how many survivors count against a lifetime. More do not make it
// less likely that it holds for a part of the connections.
const partly = 5

// rarity is how many nats an idle timer on a clock is less likely beforehand
// than one on silence either way, or than a lifetime. What the server never
// did on any socket may well be what it was ended for: proxies that wait for
// their backend count nothing else. A timer that nothing but a message, or
// nothing but the client's own frames, puts off is taken for a quarter as
// likely as a lifetime.
func (c clock) rarity(still bool) float64 {
	switch {
	case c == silenceAny || still && c == silenceReceived:
		return 0
	case still:
		return math.Log(4)
	}
	return 2
}

// compare sorts fits from the likeliest on, those that are ruled out last.
func (f fit) compare(o fit) int {
	if f.ruledOut != o.ruledOut {
		if o.ruledOut {
			return -1
		}
		return 1
	}
	return cmp.Compare(o.ll, f.ll)
}

func medianMAD(xs []float64) (median, mad float64) {
	if len(xs) == 0 {
		return 0, 0
	}
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	median = middle(sorted)
	for i, x := range sorted {
		sorted[i] = math.Abs(x - median)
	}
	slices.Sort(sorted)
	return median, middle(sorted)
}

func middle(sorted []float64) float64 {
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// quantile of a sorted slice.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// byChance is the probability below which a crowd is no coincidence. Six
// clocks are looked at, up to four times.
const byChance = 1e-3

// lineUp is the densest crowd of ends on one clock, and the probability that
// ends which do not line up crowd like that somewhere; nil if that may be. An
// event may take a while: of several widths the least likely crowd counts.
func lineUp(c clock, ends []*record.End, window float64) (crowd []*record.End, chance float64) {
	crowd, chance = densest(c, ends, 0, window)
	if c != instant {
		return crowd, chance
	}
	// What fits into less is the less likely.
	if narrow, p := densestWithin(c, ends, fastestEvent, window); p < chance && 10*len(narrow) >= 9*len(crowd) {
		if len(crowd) == 0 {
			crowd = narrow
		}
		chance = 2 * p
	}
	slow := seconds(4 * slowestEvent)
	for _, width := range []float64{slowestEvent / 3, slowestEvent} {
		// A tenth more may be others that happened to end meanwhile, and what is
		// only the peak of something slower is no event.
		more, p := densest(c, ends, width, window)
		first, last := span(more)
		around := count(ends, func(e *record.End) bool { return e.Ended > first-slow && e.Ended < last+slow })
		if 10*len(more) > 11*len(crowd) && p <= chance && 2*len(more) > around {
			crowd, chance = more, p
		}
	}
	return crowd, chance
}

// slowestEvent is how long an event may take, in seconds: a busy hop ends its
// connections one after the other.
const slowestEvent = .5

// fastestEvent is how long an event takes at least as we see it, in seconds:
// jitter, and a client that reads one socket after the other.
const fastestEvent = .010

// densest is lineUp at one width, or at the clock's own if that is wider.
func densest(c clock, ends []*record.End, atLeast, window float64) (crowd []*record.End, chance float64) {
	return densestOf(c, ends, func(at float64) float64 { return max(atLeast, crowdWidth(c, at, len(ends))) }, window)
}

// densestWithin is lineUp at exactly one width.
func densestWithin(c clock, ends []*record.End, width, window float64) (crowd []*record.End, chance float64) {
	return densestOf(c, ends, func(float64) float64 { return width }, window)
}

func densestOf(c clock, ends []*record.End, widthAt func(float64) float64, window float64) (crowd []*record.End, chance float64) {
	n := len(ends)
	if n < 3 {
		return nil, 1
	}
	sorted := slices.Clone(ends)
	slices.SortFunc(sorted, func(a, b *record.End) int { return cmp.Compare(c.read(a), c.read(b)) })
	xs := readings(c, sorted)
	from, size := 0, 0
	for low, high := 0, 0; low < n; low++ {
		limit := xs[low] + widthAt(xs[low])
		for high < n && xs[high] <= limit {
			high++
		}
		if high-low > size {
			from, size = low, high-low
		}
	}
	width := widthAt(xs[from])
	low, high := reach(c, xs[from], xs[from+size-1], width)
	// Every end could have been the first of the crowd.
	chance = min(1, float64(n)*poissonTail(size-1, width*background(xs, low, high, 2*width, window)))
	if chance > byChance {
		return nil, chance
	}
	to := from + size
	if c.family() == idle {
		// Proxies that re-arm lazily end some connections up to 0.3 s early.
		for low := xs[from] - lazyTimer; from > 0 && xs[from-1] >= low; {
			from--
		}
	}
	return sorted[from:to], chance
}

// lazyTimer is how early a proxy may be that does not re-arm its timer for
// every frame (measured on nginx: 9 % of ends).
const lazyTimer = .3

// reach is how far to both sides of a crowd its cause may have put ends too;
// what is beyond tells how many there are without it.
func reach(c clock, first, last, width float64) (low, high float64) {
	if c == instant {
		return first - width, last + width
	}
	return first - lazyTimer, last + lateTimer(last)
}

// lateTimer is how much later than due a busy server or a busy generator may
// see a timer's end.
func lateTimer(m float64) float64 { return max(1, .05*m) }

// background is how many ends a second there are at a place without what may
// have crowded there: from the nearest fifth of the ends on either side, looked for
// at least as far as near, and no less than all of them spread over the run.
func background(xs []float64, low, high, near, window float64) float64 {
	density := float64(len(xs)) / window
	below, _ := slices.BinarySearch(xs, low)
	above, _ := slices.BinarySearch(xs, math.Nextafter(high, math.Inf(1)))
	if k := nearest(below); k > 0 {
		density = max(density, float64(k)/max(near, low-xs[below-k]))
	}
	if k := nearest(len(xs) - above); k > 0 {
		density = max(density, float64(k)/max(near, xs[above+k-1]-high))
	}
	return density
}

func nearest(n int) int { return min(n, max(3, n/5)) }

// poissonTail is the probability of k or more when mean are expected.
func poissonTail(k int, mean float64) float64 {
	if k <= 0 {
		return 1
	}
	if float64(k) <= mean {
		return 1 // near enough: a crowd no larger than expected
	}
	lg, _ := math.Lgamma(float64(k) + 1)
	term := math.Exp(float64(k)*math.Log(mean) - mean - lg)
	sum := 0.0
	for i := k; term > 0 && i < k+1000; i++ {
		sum += term
		if term < sum*1e-9 {
			break
		}
		term *= mean / float64(i+1)
	}
	return min(1, sum)
}

// crowdWidth is how far apart ends of one cause may read: 50 ms or 0.5 % for
// timers; for an instant, the time a client needs to see n ends (0.1 ms each,
// measured).
func crowdWidth(c clock, at float64, n int) float64 {
	if c == instant {
		return .050 + .0001*float64(n)
	}
	return max(.050, .005*at)
}

// span is when the first and the last of the ends happened.
func span(ends []*record.End) (first, last time.Duration) {
	if len(ends) == 0 {
		return 0, 0
	}
	first = ends[0].Ended
	for _, e := range ends {
		first, last = min(first, e.Ended), max(last, e.Ended)
	}
	return first, last
}
