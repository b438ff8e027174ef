package diagnosis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
)

// refusals names why attempts did not become open sockets. A status or errno
// that speaks for itself is believed; refusals without one (a reset, a FIN, no
// answer, 500, 503) are held against what else moved: the number of open
// sockets, the rate of arrivals, the time that handshakes took.
func (g *group) refusals() {
	status := func(codes ...int) func(*record.End) bool {
		return func(e *record.End) bool { return slices.Contains(codes, e.Status) }
	}
	g.take(&g.refused, status(429), describeRateLimited)
	g.take(&g.refused, status(502), func(f *finding) { f.cause = UpstreamUnreachable; g.describeUpstream(f) })
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowBadAnswer }, describeBadAnswers)
	g.take(&g.refused, halfAnswered, describeHalfAnswers)
	g.tlsErrors(&g.refused)
	alive := g.alive()
	g.take(&g.refused, func(e *record.End) bool { return refusedByErrno(e) && !alive(e.Ended) }, describeConnectRefused)
	g.turnAway()
	g.loadOrCap()
	g.takeBack()
	g.lateConnects()
	g.take(&g.refused, refusedByErrno, describeFiltered)
	g.take(&g.refused, status(504), func(f *finding) { f.cause = UpstreamTimeout; g.describeUpstream(f) })
	for _, code := range g.statuses() {
		g.take(&g.refused, status(code), g.describeNotUpgraded)
	}
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowNoConnect || unreachable(e) }, describeConnectTimeout)
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowNoAnswer }, func(f *finding) {
		describeHandshakeTimeout(f)
		if told := count(g.ends, func(e *record.End) bool { return e.Kind == record.First && e.Refused() && ambiguous(e) }); told > 2*len(f.members) {
			f.confidence = .8 // most were refused at once: a queue may be full
		}
	})
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowNoTLS }, describeTLSTimeout)
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowReset }, func(f *finding) { g.describeBareRefusal(f, Reset) })
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowFIN }, func(f *finding) { g.describeBareRefusal(f, Dropped) })
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowTLSCut }, func(f *finding) { g.describeBareRefusal(f, TLSTruncated) })
	g.take(&g.refused, func(*record.End) bool { return true }, func(f *finding) {
		f.cause = Unknown
		describeOdd(f)
	})
}

func refusedByErrno(e *record.End) bool { return e.Errname == "ECONNREFUSED" }

// livesOn is how long a socket must go on after others were refused to show
// that the service was not just going down.
const livesOn = time.Second

// alive answers whether sockets of the group were open at a moment and lived on.
func (g *group) alive() func(time.Duration) bool {
	byOpen := slices.SortedFunc(slices.Values(g.accepted), func(a, b *record.End) int { return cmp.Compare(a.Opened, b.Opened) })
	longest := make([]time.Duration, len(byOpen)) // of those opened up to here, the last end
	for i, e := range byOpen {
		longest[i] = e.Ended
		if i > 0 {
			longest[i] = max(longest[i], longest[i-1])
		}
	}
	return func(at time.Duration) bool {
		n, _ := slices.BinarySearchFunc(byOpen, at, func(e *record.End, t time.Duration) int { return cmp.Compare(e.Opened, t) })
		return n > 0 && longest[n-1] > at+livesOn
	}
}

func unreachable(e *record.End) bool {
	return e.Errname == "EHOSTUNREACH" || e.Errname == "ENETUNREACH" || e.Errname == "ETIMEDOUT"
}

func (g *group) statuses() []int {
	var codes []int
	for _, e := range g.refused {
		if e.Status != 0 && !slices.Contains(codes, e.Status) {
			codes = append(codes, e.Status)
		}
	}
	slices.Sort(codes)
	return codes
}

// ambiguous reports a refusal that a cap, an overload or a rate limit could
// have made. So could one by ECONNREFUSED if the service is known to run.
func ambiguous(e *record.End) bool {
	if refusedByErrno(e) {
		return true
	}
	switch e.How {
	case record.HowReset, record.HowFIN, record.HowNoAnswer, record.HowNoConnect, record.HowTLSCut, record.HowNoTLS:
		return true
	case record.HowCloseFrame:
		return turnedAway(e)
	case record.HowStatus:
		return e.Status == 500 || e.Status == 503 || e.Status == 504
	}
	return false
}

const (
	// sharpCut is the AUC above which refusals follow the number of open
	// sockets and nothing else (a cap gives 1.00, measured).
	sharpCut = .97
	// sharpRefill is enough if refusals come at the limit only.
	sharpRefill = .9
	// kneeFactor and kneeFloor: overload shows first in the handshakes that
	// still succeed (p90 rose 15-fold, against 2 ms flat at a cap; measured).
	// Less than the floor may be the noise of a crowded machine.
	kneeFactor = 5
	kneeFloor  = 200 * time.Millisecond
	// queueFloor is enough where refusals of the same moment, which meet the
	// same noise, came much sooner.
	queueFloor = 10 * time.Millisecond
	// neighbours is how many successes before a refusal it is compared with.
	neighbours = 8
)

// loadOrCap tells a cap from shedding from a rate limit.
func (g *group) loadOrCap() {
	var refused []*record.End
	for _, e := range g.refused {
		if ambiguous(e) {
			refused = append(refused, e)
		}
	}
	if len(refused) < 2 || len(g.accepted) < 2 {
		return
	}
	sure := 1.0
	if len(refused)+len(g.accepted) < fewEnds {
		sure = .8
	}
	base, p90, knee := g.handshakes()
	full := g.queue(refused)
	limit, cut := g.plateau(refused)
	q, dosed := g.question(refused), g.dosed(refused)
	switch {
	case (knee || full.is() && (full.between >= 3 || q.letIn())) && (!cut || !q.stillRefused()):
		g.take(&g.refused, ambiguous, func(f *finding) {
			f.cause, f.confidence = OverloadShed, .85*sure
			switch {
			case q.asked && q.opened:
				f.confidence = .95 * sure
			case q.asked:
				f.confidence = .6 * sure // still, though nothing else came any more
			}
			g.describeOverload(f, base, p90, full)
		})
	case cut && !q.letIn() && (!q.fewer || q.opened):
		g.take(&g.refused, ambiguous, func(f *finding) {
			refilled := g.refilled(refused)
			switch {
			case refilled:
				f.confidence = .95 * sure
			case q.stillRefused():
				f.confidence = .8 * sure
			default:
				f.confidence = .7 * sure
			}
			f.cause = CapacityCap
			g.describeCap(f, limit, q.stillRefused(), refilled, p90)
		})
	case q.letIn() && (cut || dosed) && len(g.synGrid()) < 3:
		g.take(&g.refused, withoutStatus, func(f *finding) {
			f.cause, f.confidence = RateLimited, .8*sure
			switch {
			case !dosed:
				f.confidence = .5 * sure
			case len(f.members) < fewPairs:
				f.confidence = .7 * sure
			}
			g.describeUnnamedRate(f, dosed)
		})
	}
}

func withoutStatus(e *record.End) bool { return ambiguous(e) && (e.Status == 0 || e.Status == 503) }

// turnedAway reports a socket that was let in only to be told to go: some
// platforms refuse that way, because browsers show no status.
func turnedAway(e *record.End) bool {
	return e.Lost() && e.How == record.HowCloseFrame && (e.CloseCode == 1013 || e.CloseCode >= 4000) &&
		e.MessagesSent == 0 && e.Age() < seconds(shortestTimer)/2+answerWithin(e)
}

// turnAway looks at those as refused, for as long as refusals are named.
func (g *group) turnAway() {
	if count(g.lost, turnedAway) < 2 {
		return
	}
	g.lost = slices.DeleteFunc(g.lost, func(e *record.End) bool {
		if turnedAway(e) {
			g.refused = append(g.refused, e)
		}
		return turnedAway(e)
	})
	g.accepted = slices.DeleteFunc(g.accepted, turnedAway)
}

// takeBack takes those back that refusals did not explain.
func (g *group) takeBack() {
	g.refused = slices.DeleteFunc(g.refused, func(e *record.End) bool {
		if e.Lost() {
			g.lost = append(g.lost, e)
			g.accepted = append(g.accepted, e)
		}
		return e.Lost()
	})
}

// letIn reports an attempt that got a place.
func letIn(e *record.End) bool { return e.Phase == record.PhaseOpen && !turnedAway(e) }

// inOrder are the attempts that pools wanted, as they were made.
func (g *group) inOrder() []*record.End {
	var all []*record.End
	for _, e := range g.ends {
		if e.Kind == record.First && (e.Lost() || e.Refused() || letIn(e)) {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b *record.End) int { return cmp.Compare(a.Attempted, b.Attempted) })
	return all
}

// crowding is how many sockets of ours an attempt found.
func crowding(e *record.End) int { return e.OpenAtAttempt + e.PendingAtAttempt }

// leastCrowding is the least at which an attempt was refused, but for one in
// twenty.
func leastCrowding(refused []*record.End) int {
	n := make([]int, len(refused))
	for i, e := range refused {
		n[i] = crowding(e)
	}
	slices.Sort(n)
	return n[len(n)/20]
}

// refilled reports places that came free after the first refusal and were
// given to others: the number decides then, and not the time. Without that, a
// platform that refuses everybody from some moment on looks like a cap.
func (g *group) refilled(refused []*record.End) bool {
	first := refused[0].Attempted
	for _, e := range refused {
		first = min(first, e.Attempted)
	}
	least, given := leastCrowding(refused), 0
	last := time.Duration(0)
	for _, e := range g.ends {
		asked := e.Kind == record.First || e.Kind == record.Reconnect
		if asked && letIn(e) && e.Attempted > first && crowding(e) < least {
			given++
			last = max(last, e.Opened)
		}
	}
	free := count(g.ends, func(e *record.End) bool { return e.Phase == record.PhaseOpen && e.Ended < last })
	return given >= 3 && free >= 3
}

// dosed reports refusals that follow a limit on the rate: none until a budget
// was used up, then some of many for as long as the rate lasts, while others
// get in at higher numbers of open sockets.
func (g *group) dosed(refused []*record.End) bool {
	all := g.inOrder()
	first := slices.IndexFunc(all, func(e *record.End) bool { return !letIn(e) })
	last := first
	for i, e := range all {
		if !letIn(e) {
			last = i
		}
	}
	rates := make([]float64, len(refused))
	for i, e := range refused {
		rates[i] = float64(e.ArrivalsBefore)
	}
	slices.Sort(rates)
	least, turns, higher := leastCrowding(refused), 0, 0
	for i := first + 1; i < last; i++ {
		if !letIn(all[i]) {
			continue
		}
		if !letIn(all[i-1]) {
			turns++
		}
		if crowding(all[i]) > least {
			higher++
		}
	}
	asFast := count(all[last+1:], func(e *record.End) bool { return float64(e.ArrivalsBefore) >= .8*middle(rates) })
	// A part of the attempts that fails at random would not wait so long; and a
	// trouble that passes does so while others come as fast as ever.
	share := float64(len(refused)) / float64(last+1-first)
	byChance := func(spared int) bool { return math.Pow(1-share, float64(spared)) >= .01 }
	if turns < 3 || higher < 3 {
		return false
	}
	in := make([]bool, 0, last+1-first)
	for _, e := range all[first : last+1] {
		in = append(in, letIn(e))
	}
	order := evenly(in)
	return !byChance(first) && byChance(asFast) || order < .1 && order*math.Pow(1-share, float64(first)) < 1e-3
}

// evenly is the probability that a random order of as many successes and
// failures is spread as evenly as this one: a bucket that fills at an even rate
// lets the next one in when its time has come, and nobody before.
func evenly(in []bool) float64 {
	m, k := len(in), 0
	for _, ok := range in {
		if ok {
			k++
		}
	}
	if m > 200 {
		return 1 // jitter changes the order; there is better evidence among so many
	}
	ahead := func(i, successes int) float64 { return float64(successes) - float64(i)*float64(k)/float64(m) }
	low, high, so := 0.0, 0.0, 0
	for i, ok := range in {
		if ok {
			so++
		}
		low, high = min(low, ahead(i+1, so)), max(high, ahead(i+1, so))
	}
	ways := make([]float64, k+1) // to stay as close to the mean, by the number of successes so far
	ways[0] = 1
	for i := range m {
		for s := k; s >= 0; s-- {
			if s > 0 {
				ways[s] += ways[s-1]
			}
			if x := ahead(i+1, s); x < low-1e-9 || x > high+1e-9 {
				ways[s] = 0
			}
		}
	}
	// Wherever between two successes it began would do as well.
	return min(1, float64(m)*ways[k]/math.Exp(choose(m, k)))
}

// handshakes is how long successful opens took: the base from the first fifth
// (later ones may already suffer) or from the late attempt, and the 90th
// percentile of all. The knee is a p90 far above the base; or, in a storm that
// was slow from its first handshake on, times that rise with every arrival.
// What TLS handshakes waited for us does not count.
func (g *group) handshakes() (base, p90 time.Duration, knee bool) {
	byAttempt := slices.SortedFunc(slices.Values(g.accepted), func(a, b *record.End) int { return cmp.Compare(a.Attempted, b.Attempted) })
	took := make([]float64, len(byAttempt))
	for i, e := range byAttempt {
		took[i] = float64(e.Opened - e.Attempted - e.Queued)
		if e.Connected-e.Attempted > synRetry {
			took[i] = float64(wait(e)) // its SYN was lost: nobody worked on it meanwhile
		}
	}
	order := make([]float64, len(took))
	for i := range order {
		order[i] = float64(i)
	}
	rising := rankCorrelation(order, took)
	base = time.Duration(slices.Min(took[:max(1, len(took)/5)]))
	for _, e := range g.ends {
		if e.Kind == record.Late && e.Phase == record.PhaseOpen {
			base = min(base, e.Opened-e.Attempted-e.Queued)
		}
	}
	slices.Sort(took)
	p90 = time.Duration(quantile(took, .9))
	storm := len(took) >= 4 && rising > .8 && p90 > 2*time.Duration(took[0])+kneeFloor
	return base, p90, storm || p90 > kneeFactor*base+kneeFloor
}

// wait is how long an attempt that was connected waited for its answer, our
// own part left out.
func wait(e *record.End) time.Duration {
	from := max(e.Attempted, e.Connected, e.Secured)
	if e.Phase == record.PhaseOpen {
		return e.Opened - from
	}
	return e.Ended - from
}

// backlog is what refusals and the successes around them say of a queue.
type backlog struct {
	base    time.Duration // the shortest wait of a success
	waited  time.Duration // median wait of the successes right before refusals
	refused time.Duration // median wait of the refusals
	sooner  float64       // part of the refusals that came sooner than those successes
	between int           // successes among the refusals
	inTurn  bool          // successes were served one after the other, though they came faster
}

// is reports a full queue: who gets in has waited for it, who does not is told
// so at once. At a cap or a rate limit both take equally long, also where a
// busy machine delays everybody.
func (b backlog) is() bool {
	return b.sooner >= .85 && (b.waited > kneeFactor*b.base+queueFloor && b.waited > b.refused*5/4+queueFloor ||
		b.inTurn && b.waited > 2*b.refused+kneeFloor && b.waited > b.base*3/2+kneeFloor/2)
}

// oneByOne reports attempts up to a moment that were served one after the other,
// each for a time, though they came faster than that.
func oneByOne(in []*record.End, until, each time.Duration) bool {
	var served []*record.End
	for _, e := range in {
		if e.Attempted <= until {
			served = append(served, e)
		}
	}
	if len(served) < 3 {
		return false
	}
	came := served[len(served)-1].Attempted - served[0].Attempted
	slices.SortFunc(served, func(a, b *record.End) int { return cmp.Compare(a.Opened, b.Opened) })
	for i := 1; i < len(served); i++ {
		if served[i].Opened-served[i-1].Opened < each/2 {
			return false
		}
	}
	return 2*came < time.Duration(len(served)-1)*each
}

// queue compares each refusal with the successes attempted right before it.
func (g *group) queue(refused []*record.End) backlog {
	byAttempt := func(a, b *record.End) int { return cmp.Compare(a.Attempted, b.Attempted) }
	in := slices.SortedFunc(slices.Values(g.accepted), byAttempt)
	out := slices.SortedFunc(slices.Values(refused), byAttempt)
	b := backlog{base: wait(in[0])}
	for _, e := range g.ends {
		if letIn(e) {
			b.base = min(b.base, wait(e)) // in a storm nobody knows who was served first
		}
	}
	b.inTurn = oneByOne(in, out[len(out)-1].Attempted, b.base)
	var waits, refusals []float64
	next, sooner := 0, 0
	for _, e := range out {
		for next < len(in) && in[next].Attempted <= e.Attempted {
			next++
		}
		if next == 0 {
			continue
		}
		var near []float64
		for _, a := range in[max(0, next-neighbours):next] {
			near = append(near, float64(wait(a)))
		}
		slices.Sort(near)
		waits, refusals = append(waits, middle(near)), append(refusals, float64(wait(e)))
		if float64(wait(e)) < middle(near) {
			sooner++
		}
	}
	if len(waits) == 0 {
		return b
	}
	slices.Sort(waits)
	slices.Sort(refusals)
	b.waited, b.refused = time.Duration(middle(waits)), time.Duration(middle(refusals))
	b.sooner = float64(sooner) / float64(len(waits))
	b.between = count(in, func(e *record.End) bool {
		return e.Attempted > out[0].Attempted && e.Attempted < out[len(out)-1].Attempted
	})
	return b
}

// plateau is the number of open sockets at which refusals begin; cut is true
// when no attempt below it was refused and none above it accepted, but for the
// few that were under way.
func (g *group) plateau(refused []*record.End) (limit int, cut bool) {
	for _, e := range g.ends {
		limit = max(limit, e.OpenAtAttempt, e.OpenAtEnd)
	}
	higher := auc(refused, g.accepted, crowding)
	// Where places come free, others are let in at the limit itself.
	full := leastCrowding(refused) >= limit-max(3, limit/50) && g.refilled(refused)
	// A storm reaches the platform in another order than it was sent, but who is
	// let in is answered first. Where there is a queue it is the other way round.
	at := func(e *record.End) int {
		if e.Phase == record.PhaseOpen {
			return int(e.Opened / time.Microsecond)
		}
		return int(e.Ended / time.Microsecond)
	}
	first := auc(refused, g.accepted, at) > sharpCut && !slices.ContainsFunc(refused, gaveNoAnswer)
	return limit, higher > sharpCut || (full || first) && higher > sharpRefill
}

// gaveNoAnswer reports an attempt that we gave up ourselves.
func gaveNoAnswer(e *record.End) bool {
	return e.How == record.HowNoAnswer || e.How == record.HowNoConnect || e.How == record.HowNoTLS
}

// auc is the chance that a refused attempt reads higher than an accepted one
// (the area under the ROC curve; ties count half).
func auc(refused, accepted []*record.End, read func(*record.End) int) float64 {
	low := make([]int, len(accepted))
	for i, e := range accepted {
		low[i] = read(e)
	}
	slices.Sort(low)
	sum := 0.0
	for _, e := range refused {
		below, _ := slices.BinarySearch(low, read(e))
		upTo, _ := slices.BinarySearch(low, read(e)+1)
		sum += float64(below) + float64(upTo-below)/2
	}
	return sum / float64(len(refused)) / float64(len(low))
}

// question is the one attempt after quiet. At fewer open sockets than others
// were refused at, success does not speak against a cap, and refusal shows that
// it is not the number.
type question struct {
	asked, opened, fewer bool
}

// letIn and stillRefused are the answers at the same number of open sockets.
func (q question) letIn() bool        { return q.asked && q.opened && !q.fewer }
func (q question) stillRefused() bool { return q.asked && !q.opened && !q.fewer }

func (g *group) question(refused []*record.End) question {
	open := make([]int, len(refused))
	for i, e := range refused {
		open[i] = max(e.OpenAtAttempt, e.OpenAtEnd)
	}
	slices.Sort(open)
	least := open[len(open)/20]
	last := time.Duration(0)
	for _, e := range refused {
		last = max(last, e.Ended)
	}
	for _, e := range g.ends {
		if e.Kind == record.Late && e.How != record.HowStopped {
			slack := max(2, least/20)
			if slices.ContainsFunc(g.ends, func(o *record.End) bool {
				return o.Phase == record.PhaseOpen && o.Ended > last && o.Ended < e.Attempted
			}) {
				slack = 0 // places came free meanwhile, and in the quiet the count is exact
			}
			return question{asked: true, opened: letIn(e), fewer: e.OpenAtAttempt < least-slack}
		}
	}
	return question{}
}

// synRetry is how late a connect is at least whose first SYN was lost: Linux
// sends it again after 1 s (RFC 6298 2.1).
const synRetry = 900 * time.Millisecond

// onGrid is how far behind a whole second such a connect may come, as part of
// it: a round trip and a busy machine.
const onGrid = .25

// synGrid are the attempts of pools that connected late, and on whole seconds.
func (g *group) synGrid() []*record.End {
	var late []*record.End
	on := 0
	for _, e := range g.ends {
		took := (e.Connected - e.Attempted).Seconds()
		if e.Kind != record.First || took < synRetry.Seconds() {
			continue
		}
		late = append(late, e)
		if took-math.Floor(took+.02) < onGrid {
			on++
		}
	}
	if 10*on < 9*len(late) {
		return nil
	}
	return late
}

// lateConnects names connects that came about only when a SYN was sent again,
// and those that did not come about meanwhile.
func (g *group) lateConnects() {
	late := g.synGrid()
	if len(late) < 3 || 20*len(late) < len(g.accepted) {
		return
	}
	first, last := late[0].Attempted, late[0].Connected
	for _, e := range late {
		first, last = min(first, e.Attempted), max(last, e.Connected)
	}
	var failed []*record.End
	g.refused = slices.DeleteFunc(g.refused, func(e *record.End) bool {
		if e.How == record.HowNoConnect && e.Ended > first && e.Attempted < last {
			failed = append(failed, e)
			return true
		}
		return false
	})
	f := finding{cause: ListenQueue, members: append(slices.Clone(late), failed...), phase: record.PhaseDial, confidence: .85}
	switch {
	case len(late) < fewEnds:
		f.confidence = .6
	case len(failed) == 0 || len(late) >= fewPairs:
		f.confidence = .9 // so many by chance: a quarter each
	}
	describeListenQueue(&f, late, failed)
	g.found = append(g.found, f)
}

// halfAnswered reports an attempt whose answer ended in the middle.
func halfAnswered(e *record.End) bool { return e.PartialFrame && e.Phase == record.PhaseHandshake }
