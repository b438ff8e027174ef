package diagnosis

import (
	"fmt"
	"math"
	"slices"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
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
	g.take(&g.lost, unacknowledged, describeSilentDrop)
	g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowNoPong }, describeStall)
}

// unacknowledged reports an end with bytes of ours that nothing ever
// acknowledged, though the kernel went on trying.
func unacknowledged(e *record.End) bool {
	gaveUp := e.How == record.HowErrno && (e.Errname == "ETIMEDOUT" || e.Errname == "EHOSTUNREACH" || e.Errname == "ENETUNREACH")
	return gaveUp || e.How == record.HowNoPong && e.TCP.OutQueue > 0 && e.TCP.Backoff > 0
}

// evictions finds a cap that makes room for new sockets by ending old ones.
// Their age looks like a lifetime (it is the cap divided by the rate), but they
// end only while others arrive, at a flat number of open sockets, and those
// that are left live on.
func (g *group) evictions() {
	if len(g.lost) < 8 {
		return
	}
	firstEnd, lastEnd := span(g.lost)
	var lastOpen time.Duration
	arrived, probes := 0, 0
	for _, e := range g.ends {
		switch {
		case e.Phase != record.PhaseOpen:
			continue
		case e.Kind == record.Forensic || e.Kind == record.Late:
			probes++ // opened, and left at once: each may have cost a place
		case e.Opened >= firstEnd-evictionSlack:
			arrived++
		}
		lastOpen = max(lastOpen, e.Opened)
	}
	open := make([]float64, len(g.lost))
	for i, e := range g.lost {
		open[i] = float64(e.OpenAtEnd)
	}
	slices.Sort(open)
	limit := middle(open)
	flat := quantile(open, .95)-quantile(open, .05) <= max(3, .02*limit)
	outlived := 0
	oldest, _ := medianMAD(readings(age, g.lost))
	for _, e := range g.accepted {
		if e.How == record.HowHeld && e.Age().Seconds() > oldest+1 {
			outlived++
		}
	}
	n := float64(len(g.lost))
	oneForOne := math.Abs(float64(arrived)-n) <= max(3, .05*n)+float64(probes)
	if !flat || !oneForOne || lastEnd > lastOpen+evictionSlack || float64(outlived) < limit/2 || limit < 3 {
		return
	}
	g.take(&g.lost, func(*record.End) bool { return true }, func(f *finding) {
		f.cause, f.confidence = CapacityCap, .9
		describeEviction(f, int(limit+.5), outlived)
	})
}

const evictionSlack = 100 * time.Millisecond

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
)

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
func (g *group) crowds() [][]*record.End {
	var found [][]*record.End
	for c := range clocks {
		crowd := lineUp(c, g.lost, g.window.Seconds())
		if len(crowd) == 0 || c.family() == idle && medianOf(c, crowd) < shortestTimer {
			continue
		}
		found = append(found, crowd)
	}
	slices.SortStableFunc(found, func(a, b []*record.End) int { return len(b) - len(a) })
	return found
}

// stragglers adds to a crowd the ends that the same timer explains, but late:
// a busy server, or a busy generator, sees an end up to a twentieth (or a
// second) after it was due, and such a tail is no cause of its own.
func (g *group) stragglers(f fit, crowd []*record.End) map[*record.End]bool {
	in := make(map[*record.End]bool, len(crowd))
	for _, e := range crowd {
		in[e] = true
	}
	if f.clock.family() == event {
		return in
	}
	for _, e := range g.lost {
		if x := f.clock.read(e); x >= f.m-.3 && x <= f.m+max(1, .05*f.m) {
			in[e] = true
		}
	}
	return in
}

// judge decides which clock made a crowd line up.
func (g *group) judge(crowd []*record.End) bool {
	var best [families]fit
	for f := range best {
		best[f].ll = math.Inf(-1)
	}
	window := g.window.Seconds()
	for c := range clocks {
		if !c.ticked(crowd) {
			continue
		}
		if f := fitClock(c, crowd, g.ends, window); f.ll > best[c.family()].ll {
			best[c.family()] = f
		}
	}
	order := []family{idle, lifetime, event}
	slices.SortStableFunc(order, func(a, b family) int {
		switch {
		case best[a].ll > best[b].ll:
			return -1
		case best[a].ll < best[b].ll:
			return 1
		}
		return 0
	})
	first, second := best[order[0]], best[order[1]]
	null := -float64(len(crowd)) * math.Log(window)
	if first.ll-null < aboveChance {
		return false
	}
	inCrowd := g.stragglers(first, crowd)
	lead := first.ll - second.ll
	g.take(&g.lost, func(e *record.End) bool { return inCrowd[e] }, func(f *finding) {
		if lead < apart {
			describeUndecided(f, best[:], order)
			return
		}
		f.confidence = 1 / (1 + math.Exp(-lead))
		if len(crowd) < fewEnds {
			f.confidence = min(f.confidence, .85)
		}
		f.evidence = append(f.evidence, fmt.Sprintf("%s explains the ends better than %s, by %.0f nats over %d ends", familyWord[order[0]], familyWord[order[1]], lead, len(crowd)))
		switch order[0] {
		case idle:
			f.cause = IdleTimeout
			describeIdle(f, first, g)
		case lifetime:
			f.cause = MaxLifetime
			describeLifetime(f, first)
		case event:
			g.describeEvent(f)
		}
	})
	return true
}

// aftermath is what became of attempts in the seconds after an event: how many
// were made, how many succeeded, and when the first one did.
func (g *group) aftermath(at time.Duration) (tried, succeeded int, back time.Duration) {
	const look = 10 * time.Second
	for _, e := range g.ends {
		if e.Attempted <= at+20*time.Millisecond || e.Attempted > at+look {
			continue
		}
		if e.How == record.HowStopped {
			continue
		}
		tried++
		if e.Phase == record.PhaseOpen {
			succeeded++
			if back == 0 || e.Opened < back {
				back = e.Opened
			}
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
		crowd := lineUp(instant, cut, g.window.Seconds())
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
			describeCollateral(c)
		})
		return
	}
}

// unexplained names what is left by what the wire showed.
func (g *group) unexplained() {
	few := len(g.lost) < 3
	closeKey := map[string]bool{}
	for _, e := range g.lost {
		if e.How == record.HowCloseFrame {
			closeKey[codeAndReason(e)] = true
		}
	}
	keys := make([]string, 0, len(closeKey))
	for k := range closeKey {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowCloseFrame && codeAndReason(e) == k }, describeServerClose)
	}
	g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowReset }, func(f *finding) { describeBare(f, Reset, few) })
	g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowFIN }, func(f *finding) { describeBare(f, Dropped, few) })
	g.take(&g.lost, func(e *record.End) bool { return e.How == record.HowTLSCut }, func(f *finding) { describeBare(f, TLSTruncated, few) })
	g.take(&g.lost, func(*record.End) bool { return true }, func(f *finding) {
		f.cause = Unknown
		describeOdd(f)
	})
}

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
