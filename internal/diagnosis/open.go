package diagnosis

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

// wireAlone names the ends that the wire explains without the population.
func (g *group) wireAlone() {
	code := func(codes ...int) func(*record.End) bool {
		return func(e *record.End) bool {
			return e.How == record.HowCloseFrame && slices.Contains(codes, e.CloseCode)
		}
	}
	g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowBadFrame }, describeBadFrames)
	g.tlsErrors(&g.lost)
	g.take(&g.lost, code(1002, 1003, 1007), describeProtocolCodes)
	g.take(&g.lost, code(1009), describeTooBig)
	g.take(&g.lost, code(1008), describePolicy)
	gone := count(g.lost, unacknowledged)
	g.take(&g.lost, g.vanished(), describeSilentDrop)
	g.take(&g.lost, g.talks(), describeTalks)
	g.take(&g.lost, func(e *record.End) bool { return unanswered(e) && e.TCP.Known && e.TCP.OutQueue == 0 }, func(f *finding) {
		describeStall(f)
		if gone >= len(f.members) {
			f.confidence = .6 // the answer may have vanished, as other packets did
		}
	})
	g.take(&g.lost, unanswered, describeUnanswered)
}

// vanished reports ends with unacknowledged bytes, and those few at their time
// whose last bytes were acknowledged: these had just got through when packets
// began to vanish.
func (g *group) vanished() func(*record.End) bool {
	var gone, acked []*record.End
	for _, e := range g.lost {
		switch {
		case unacknowledged(e):
			gone = append(gone, e)
		case unanswered(e):
			acked = append(acked, e)
		}
	}
	if len(gone) < justGotThrough*len(acked) || len(acked) == 0 {
		return unacknowledged
	}
	first, last := span(gone)
	return func(e *record.End) bool {
		return unacknowledged(e) || unanswered(e) && e.Ended >= first-time.Second && e.Ended <= last+time.Second
	}
}

// justGotThrough: a socket's ping and the moment at which packets vanish meet
// seldom; pings are spread.
const justGotThrough = 8

// unanswered reports an open socket on which our ping, or our goodbye at the
// end of the run, was followed by silence.
func unanswered(e *record.End) bool {
	return e.How == record.HowNoPong || e.How == record.HowNoGoodbye
}

// onTheWay is how long after a ping a frame may come that was sent before it.
const onTheWay = 200 * time.Millisecond

// talks finds sockets that we gave up for want of a pong, although the server
// spoke after the ping: nothing hangs that far. A frame right after the ping
// on a few of many was on its way already.
func (g *group) talks() func(*record.End) bool {
	within := func(d time.Duration) func(*record.End) bool {
		return func(e *record.End) bool {
			return e.How == record.HowNoPong && e.OldestPing > 0 && e.LastReceived > e.OldestPing+d
		}
	}
	waiting := count(g.lost, func(e *record.End) bool { return e.How == record.HowNoPong })
	if 2*count(g.lost, within(0)) > waiting {
		return within(0)
	}
	return within(onTheWay)
}

// waited is how long an unanswered socket owed us an answer, in seconds.
func waited(e *record.End) float64 {
	if e.How == record.HowNoPong && e.OldestPing > 0 {
		return (e.Ended - e.OldestPing).Seconds()
	}
	return silenceReceived.read(e)
}

// unacknowledgedFor is how long bytes may be unacknowledged on a healthy path:
// Linux retransmits after 0.2 s and a round trip (RFC 6298 says 1 s).
const unacknowledgedFor = time.Second

// unacknowledged reports an end with bytes of ours that nothing ever
// acknowledged: the kernel gave up, was retransmitting, or had waited for an
// acknowledgement for longer than any healthy path takes.
func unacknowledged(e *record.End) bool {
	if !unanswered(e) {
		return gaveUp(e)
	}
	return e.TCP.OutQueue > 0 && (e.TCP.Backoff > 0 || e.Ended-e.LastSent > unacknowledgedFor)
}

// gaveUp reports an end that the kernel made by itself, with nothing from the
// other side.
func gaveUp(e *record.End) bool {
	return e.How == record.HowErrno && (e.Errname == "ETIMEDOUT" || e.Errname == "EHOSTUNREACH" || e.Errname == "ENETUNREACH")
}

func readings(c clock, ends []*record.End) []float64 {
	xs := make([]float64, len(ends))
	for i, e := range ends {
		xs[i] = c.read(e)
	}
	return xs
}

// How sure a verdict must be.
const (
	// aboveChance is how many nats the best clock must beat no clock at all.
	aboveChance = 5
	// apart is how many nats the best family must beat the next one; less is
	// "can't be told apart".
	apart = 3
	// fewEnds caps the confidence below this many: five ends are right in 93 %
	// of cases, eight in 96 % (measured).
	fewEnds = 8
	// fairCrowd ends are enough where chance makes such a crowd in less than one
	// of a million runs, and the next family is far behind.
	fairCrowd     = 5
	farFromChance = 1e-6
	farApart      = 10
)

// crowd is a set of lost sockets that line up on some clock.
type crowd struct {
	clock   clock
	members []*record.End
	chance  float64 // the probability that this is a coincidence
}

// peel names one crowd after the other: the largest line-up on any clock that
// a cause explains is taken out, then what is left is looked at again.
func (g *group) peel() {
	for range 4 {
		if !slices.ContainsFunc(g.crowds(), g.judge) {
			return
		}
	}
}

// crowds are the sets of lost sockets that line up on some clock, the largest
// first.
func (g *group) crowds() []crowd {
	var found []crowd
	for c := range clocks {
		members, chance := lineUp(c, g.lost, g.window.Seconds())
		if len(members) == 0 || c.family() != event && medianOf(c, members) < shortestTimer {
			continue
		}
		found = append(found, crowd{c, members, chance})
	}
	slices.SortStableFunc(found, func(a, b crowd) int { return len(b.members) - len(a.members) })
	return found
}

// stragglers adds to a crowd the ends that the same timer explains, but late:
// a busy server, or a busy generator, sees an end up to a twentieth (or a
// second) after it was due, and such a tail is no cause of its own. A generator
// that was away sees it as much later as it was away. The second result is
// false if the ends around the timer are spread too widely to be one.
func (g *group) stragglers(f fit, crowd []*record.End) (in map[*record.End]bool, tight bool) {
	in = make(map[*record.End]bool, len(crowd))
	for _, e := range crowd {
		in[e] = true
	}
	if f.clock.family() == event {
		return in, true
	}
	var xs []float64
	for _, e := range g.lost {
		x := f.clock.read(e)
		if x < f.m-lazyTimer || x-ownAbsence(e).Seconds() > f.m+lateTimer(f.m) {
			continue
		}
		in[e] = true
		if ownAbsence(e) == 0 {
			xs = append(xs, x)
		}
	}
	_, mad := medianMAD(xs)
	return in, mad <= timerSpread(f.m)
}

// judge decides which clock made a crowd line up.
func (g *group) judge(c crowd) bool {
	best, order := g.compete(c.members)
	first, second := best[order[0]], best[order[1]]
	null := -float64(len(c.members)) * math.Log(g.window.Seconds())
	if first.ruledOut || first.ll-null < aboveChance {
		return false
	}
	in, tight := g.stragglers(first, c.members)
	if !tight || order[0] == event && !g.happened(c.members) {
		return false
	}
	if g.tail(first, in) {
		return true
	}
	lead := first.ll - second.ll
	if second.ruledOut {
		lead = max(lead, apart)
	}
	// One other clock stood still, and is a rarer reason: it is named beside the
	// lifetime.
	beside := order[0] == lifetime && order[1] == idle && second.still && lead < apart && second.clock.rarity(true) > 0 &&
		(best[event].ruledOut || first.ll-best[event].ll >= apart)
	g.take(&g.lost, func(e *record.End) bool { return in[e] }, func(f *finding) {
		switch {
		case order[0] == lifetime && first.outlived > 0:
			describeOutlived(f, first)
			return
		case lead < apart && !beside:
			g.describeUndecided(f, best[:], order)
			return
		}
		f.confidence = min(1/(1+math.Exp(-lead)), 1-c.chance)
		if len(c.members) < fewEnds {
			f.confidence = min(f.confidence, .85)
			// Five that line up on silence are as good, where chance makes none. At
			// one instant they may be a scan's.
			if n := len(c.members); n >= fairCrowd && c.chance < farFromChance && lead >= farApart && order[0] == idle {
				f.confidence = .9
			}
		}
		if !beside {
			f.evidence = append(f.evidence, against(first, second, len(c.members)))
		}
		switch order[0] {
		case idle:
			f.cause = IdleTimeout
			f.timer = &first
			describeIdle(f, first, g)
			if first.still {
				f.stoodStill(first, best[lifetime])
			}
		case lifetime:
			f.cause = MaxLifetime
			f.timer = &first
			describeLifetime(f, first)
			if beside {
				f.orStill(second)
			}
		case event:
			g.describeEvent(f)
			if len(c.members) < fewPairs && g.longestGo(silenceAny, f.members) > -2 && f.params["code"] == nil {
				f.confidence = min(f.confidence, .85) // nobody lived to show that it was not the longest silent
			}
			if silent := g.pair(silenceAny, []batch{{c.members[0].Ended, f.members}}); silent.pairs > 0 && silent.auc() > longestFirst && f.params["code"] == nil {
				f.confidence = min(f.confidence, .6)
				f.evidence = append(f.evidence, "it was the longest silent that went: something that looks for them now and then would look the same")
			}
		}
	})
	return true
}

// tail adds a few ends a little later to the timer that was named before: a
// busy machine sees some of them seconds late.
func (g *group) tail(f fit, in map[*record.End]bool) bool {
	for i := range g.found {
		named := &g.found[i]
		at, ok := named.params["seconds"].(float64)
		if !ok || named.cause != familyCause[f.clock.family()] || f.m < at || f.m > at+3*lateTimer(at) || 10*len(in) > len(named.members) {
			continue
		}
		for e := range in {
			named.members = append(named.members, e)
		}
		g.lost = slices.DeleteFunc(g.lost, func(e *record.End) bool { return in[e] })
		slices.SortFunc(named.members, func(a, b *record.End) int { return cmp.Compare(a.Ended, b.Ended) })
		named.evidence = append(named.evidence, fmt.Sprintf("and later still, around %s: %s", human(f.m), units.Count(len(in))))
		return true
	}
	return false
}

// compete fits every clock to a crowd: the best of each family, and the
// families from the likeliest on.
func (g *group) compete(members []*record.End) (best [families]fit, order []family) {
	for f := range best {
		best[f] = fit{ll: math.Inf(-1), ruledOut: true}
	}
	for c := range clocks {
		if f := fitClock(c, members, g.ends, g.window.Seconds()); f.compare(best[c.family()]) < 0 {
			best[c.family()] = f
		}
	}
	order = []family{idle, lifetime, event}
	slices.SortStableFunc(order, func(a, b family) int { return best[a].compare(best[b]) })
	return best, order
}

// eventShare is the part of the open sockets that an event takes at least, if
// it takes no more than a handful.
const eventShare = .1

// happened reports whether a crowd at one instant is an event of the platform:
// a few of many are not, nor ends right after their opens, nor ends that only
// came to us at one instant because we were away before it.
func (g *group) happened(members []*record.End) bool {
	open := 0
	for _, e := range members {
		open = max(open, e.OpenAtEnd)
	}
	if n := len(members); n < fewEnds && float64(n) < eventShare*float64(open) {
		return false
	}
	// Ends that follow their own opens at one distance are reactions to those.
	opened, near := medianMAD(readings(age, members))
	if _, together := medianMAD(readings(instant, members)); opened < shortestTimer && near <= together {
		return false
	}
	first, last := span(members)
	away := g.awayBefore(first, members)
	if away == 0 {
		return true
	}
	// As many ends as usual for the time away and the crowd's own are a backlog.
	xs := readings(instant, g.lost)
	slices.Sort(xs)
	width := (last - first + away).Seconds()
	usual := width * background(xs, (first-away).Seconds(), last.Seconds(), width, g.window.Seconds())
	return poissonTail(len(members), usual) <= byChance
}

// aftermath is what became of attempts in the seconds after an event: how many
// were made, how many succeeded, and when the first one did, if need be later.
func (g *group) aftermath(at time.Duration) (tried, succeeded int, back time.Duration) {
	const look = 10 * time.Second
	for _, e := range g.ends {
		if e.Attempted <= at+20*time.Millisecond || e.How == record.HowStopped {
			continue
		}
		opened := e.Phase == record.PhaseOpen
		if opened && (back == 0 || e.Opened < back) {
			back = e.Opened
		}
		if e.Attempted > at+look {
			continue
		}
		tried++
		if opened {
			succeeded++
		}
	}
	return tried, succeeded, back
}

// collateral gives open sockets that were cut while the platform shed
// handshakes to the same overload. A full queue sheds whoever comes next, so
// such cuts go on for as long as the storm does, and several may share an
// instant. One instant that took most of them, and much of what was open, is
// an event of its own and left to the clocks.
func (g *group) collateral() {
	for _, f := range g.found {
		if f.cause != OverloadShed || f.phase == record.PhaseOpen {
			continue
		}
		first, last := span(f.members)
		// Those that come back are a storm too.
		for _, e := range g.ends {
			if e.Kind == record.Reconnect && e.Refused() && ambiguous(e) {
				last = max(last, e.Ended)
			}
		}
		// The queue is as long as the slowest handshakes took, and must drain.
		_, p90, _ := g.handshakes()
		last += max(time.Second, 3*p90)
		var cut []*record.End
		for _, e := range g.lost {
			if (e.How == record.HowReset || e.How == record.HowFIN || e.How == record.HowTLSCut) && e.Ended >= first-time.Second && e.Ended <= last {
				cut = append(cut, e)
			}
		}
		open := 0
		crowd, _ := densest(instant, cut, 0, g.window.Seconds())
		for _, e := range crowd {
			open = max(open, e.OpenAtEnd)
		}
		if 10*len(crowd) >= 8*len(cut) && 10*len(crowd) >= 4*open {
			return
		}
		in := make(map[*record.End]bool, len(cut))
		for _, e := range cut {
			in[e] = true
		}
		confidence := f.confidence * .9
		g.take(&g.lost, func(e *record.End) bool { return in[e] }, func(c *finding) {
			c.cause, c.confidence, c.params = OverloadShed, confidence, f.params
			g.describeCollateral(c)
		})
		return
	}
}

// unexplained names what is left by what the wire showed.
func (g *group) unexplained() {
	left := g.allCrowded(g.lost)
	closeKey := map[string]bool{}
	for _, e := range g.lost {
		if e.How == record.HowCloseFrame {
			closeKey[codeAndReason(e)] = true
		}
	}
	for _, k := range slices.Sorted(maps.Keys(closeKey)) {
		g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowCloseFrame && codeAndReason(e) == k }, func(f *finding) {
			describeServerClose(f)
			if f.members[0].CloseCode != 1013 && len(closeKey) < manyReasons && g.random(f.members, left) > .6 {
				f.confidence = .9 // it is the server's own word, and something else the less likely
			}
		})
	}
	for _, bare := range []struct {
		how   record.How
		cause string
	}{{record.HowReset, Reset}, {record.HowFIN, Dropped}, {record.HowTLSCut, TLSTruncated}} {
		g.take(&g.lost, func(e *record.End) bool { return e.How == bare.how }, func(f *finding) {
			describeBare(f, bare.cause, g.random(f.members, left))
		})
	}
	g.take(&g.lost, func(*record.End) bool { return true }, func(f *finding) {
		f.cause = Unknown
		describeOdd(f)
	})
}

// manyReasons are more codes and reasons than a platform has words for: nobody
// reads on.
const manyReasons = 50

func codeAndReason(e *record.End) string { return fmt.Sprintf("%d %s", e.CloseCode, e.CloseReason) }

// silent reports whether the lost sockets never said or heard anything after
// they opened: then silence and age are the same number.
func silent(ends []*record.End) bool {
	for _, e := range ends {
		if e.LastReceived > e.Opened || e.LastSent > e.Opened {
			return false
		}
	}
	return len(ends) > 0
}

// keepAliveOf is the keep-alive of the pool most of the ends belong to.
func (g *group) keepAliveOf(ends []*record.End) plan.KeepAlive {
	return g.plan.Pools[ends[0].Pool].KeepAlive
}
