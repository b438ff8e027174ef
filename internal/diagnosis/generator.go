package diagnosis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/units"
)

func describeOwnLimit(f *finding) {
	at := math.MaxInt
	for _, e := range f.members {
		at = min(at, e.OpenAtAttempt+e.PendingAtAttempt)
	}
	what := map[string]string{GeneratorFDs: "file descriptors", GeneratorPorts: "source ports", GeneratorMemory: "kernel memory for sockets"}[f.cause]
	f.params = map[string]any{"limit": at}
	f.sentence = fmt.Sprintf("it was us: this machine ran out of %s at %s sockets (%s not opened); the platform never saw them", what, units.Count(at), units.Count(len(f.members)))
	f.advice = map[string]string{
		GeneratorFDs:    "Raise the limit (ulimit -n) or use fewer sockets.",
		GeneratorPorts:  "Add source addresses (sources), widen ports, or wait a minute for TIME_WAIT to end.",
		GeneratorMemory: "Use fewer sockets or a machine with more memory.",
	}[f.cause]
	f.evidence = append(f.evidence, fmt.Sprintf("%s at %d sockets", commonText(f.members, func(e *record.End) string { return e.Errname }), at))
}

func describeNoAddress(f *finding) {
	f.cause, f.confidence = DNSFailed, .99
	detail := f.members[0].Detail
	f.params = map[string]any{"detail": detail}
	f.sentence = fmt.Sprintf("no connection was tried: %s", cmp.Or(detail, "the address was refused by the allow list"))
	f.advice = "Check the name, and target.allow."
	f.evidence = append(f.evidence, detail)
}

func describePause(f *finding, longest time.Duration) {
	f.params = map[string]any{"limit": milli(longest.Seconds())}
	f.sentence = fmt.Sprintf("it was us: the generator was away for up to %s while the server waited for it (%s lost)", units.Human(longest), units.Plural(len(f.members), "socket"))
	f.advice = "Give the generator a machine or cores of its own and run again."
	f.evidence = append(f.evidence, endsAs(f.members))
}

// lateLimit is the lateness (p99) beyond which a run says more about the
// generator than about the platform.
const lateLimit = 500 * time.Millisecond

// invalid says why a run proves nothing about the platform.
func invalid(in Input, found []finding) []string {
	var why []string
	for _, f := range found {
		if strings.HasPrefix(f.cause, "generator_") {
			why = append(why, f.sentence)
		}
	}
	if p99 := time.Duration(in.Totals.Generator.Dists[record.LatenessUS].Quantile(.99)) * time.Microsecond; p99 > lateLimit {
		why = append(why, fmt.Sprintf("the generator was late: 1 in 100 of what it planned happened more than %s late (limit %s)%s", units.Human(p99), units.Human(lateLimit), in.Strain))
	} else if late := lateLoads(in); late != "" {
		why = append(why, late)
	}
	return why
}

// ownPause is an absence of the generator that could end sockets by itself.
const ownPause = 400 * time.Millisecond

// floodPause is one that makes a server give up on writing to us.
const floodPause = 2 * time.Second

// ownAbsence is how long we were away at most in the seconds before an end, 0
// if not long enough to matter.
func ownAbsence(e *record.End) time.Duration {
	if away := max(e.OwnGap, e.KernelLag); away > ownPause {
		return away
	}
	return 0
}

// awayBefore is how long the generator was away right before an instant, going
// by sockets that ended then: 0 if it was not. The gap that an end carries may
// be seconds old; anything that we saw or did during it shows that it was not
// then.
func (g *group) awayBefore(at time.Duration, members []*record.End) time.Duration {
	gaps := make([]float64, len(members))
	for i, e := range members {
		gaps[i] = float64(ownAbsence(e))
	}
	slices.Sort(gaps)
	away := time.Duration(quantile(gaps, .5))
	if away == 0 {
		return 0
	}
	from, to := at-away*8/10, at-away/10
	for _, e := range g.ends {
		if ownAbsence(e) < away*9/10 {
			continue // before it, or another loop's
		}
		for _, seen := range []time.Duration{e.Attempted, e.Opened, e.LastReceived, e.LastSent, e.Ended} {
			if seen > from && seen < to {
				return 0
			}
		}
	}
	return away
}

// ownPauses finds sockets that were lost because we were away: the server
// waited for us, we did not look, and the network was well. It counts only
// when it explains most of the losses.
func (g *group) ownPauses() {
	waiting := func(e *record.End) bool {
		if ownAbsence(e) == 0 || e.TCP.Backoff > 0 {
			return false
		}
		if e.How == record.HowNoPong {
			// The pong's whole time must have passed in the pause, or nearly.
			return 2*ownAbsence(e) >= g.plan.Pools[e.Pool].KeepAlive.PongTimeout.D()
		}
		// A server's own ping timeout; or it could not get rid of its messages,
		// which takes a pause that buffers don't hide.
		return e.How == record.HowCloseFrame && e.CloseCode == 1011 || e.MessagesReceived > 0 && ownAbsence(e) >= floodPause
	}
	var away []*record.End
	for _, e := range g.lost {
		if waiting(e) {
			away = append(away, e)
		}
	}
	if len(away) < 3 || 2*len(away) <= len(g.lost) {
		return
	}
	// The platform's own doing during or after the pause comes at other moments.
	first, _ := span(away)
	pause := g.awayBefore(first, away)
	in := map[*record.End]bool{}
	for _, e := range away {
		if e.How == record.HowNoPong || pause > 0 && e.Ended-first < time.Second {
			in[e] = true
		}
	}
	if 2*len(in) <= len(g.lost) {
		return
	}
	g.take(&g.lost, func(e *record.End) bool { return in[e] }, func(f *finding) {
		f.cause, f.confidence = GeneratorCPU, .6
		if pause > 0 {
			f.confidence = .9
		}
		longest := time.Duration(0)
		for _, e := range f.members {
			longest = max(longest, ownAbsence(e))
		}
		describePause(f, longest)
	})
}

// ownLimits takes out what the generator did to itself.
func (g *group) ownLimits() {
	for how, cause := range map[record.How]string{
		record.HowOwnFDs: GeneratorFDs, record.HowOwnPorts: GeneratorPorts, record.HowOwnMemory: GeneratorMemory,
	} {
		g.take(&g.refused, func(e *record.End) bool { return e.How == how }, func(f *finding) {
			f.cause, f.confidence = cause, .99
			describeOwnLimit(f)
		})
	}
	slices.SortFunc(g.found, func(a, b finding) int { return cmp.Compare(a.cause, b.cause) })
	g.ownQueue()
	g.take(&g.refused, func(e *record.End) bool { return e.How == record.HowNoAddress }, describeNoAddress)
}

// limitFinding is a cause that the generator's own pre-flight found.
func limitFinding(l record.Limit) finding {
	cause := map[record.LimitKind]string{
		record.LimitFDs: GeneratorFDs, record.LimitPorts: GeneratorPorts, record.LimitMemory: GeneratorMemory, record.LimitCPU: GeneratorCPU,
	}[l.Kind]
	return finding{
		cause: cause, phase: record.PhaseDial, confidence: 1, nobody: l.Preflight,
		params:   map[string]any{"limit": l.Limit, "need": l.Need},
		sentence: l.Detail + "; nothing was sent", advice: l.Remedy,
		evidence: []string{fmt.Sprintf("limit %d, need %d", l.Limit, l.Need)},
	}
}
