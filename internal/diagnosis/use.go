package diagnosis

import (
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
)

// onUse names resets that answer our own frames. Something on the path has
// forgotten the connection and says so only when it is used: its timer ran out
// at some point of the silence before, so it lies between the longest silence
// that was survived and the shortest that was deadly. If there is no such
// point, silence was not the reason.
func (g *group) onUse() {
	answers := func(e *record.End) bool { return e.How == record.HowReset && answersUs(e) }
	var hit []*record.End
	resets, coincidences := 0, 0.0
	for _, e := range g.lost {
		if e.How != record.HowReset {
			continue
		}
		resets++
		coincidences += min(1, float64(e.PingsSent+e.MessagesSent)*onUse/max(e.Age().Seconds(), onUse))
		if answers(e) {
			hit = append(hit, e)
		}
	}
	if len(hit) < 3 || 2*len(hit) < resets || poissonTail(len(hit), coincidences) > byChance {
		return
	}
	alive, dead := g.bracket(hit)
	g.take(&g.lost, answers, func(f *finding) {
		if alive <= 0 || alive >= dead || dead < shortestTimer {
			describeResetOnUse(f, alive, dead)
			return
		}
		f.confidence = .95
		if len(hit) < fewEnds {
			f.confidence = .85
		}
		describeFlowState(f, alive, dead)
	})
}

// bracket is the longest silence that was survived, 0 if none is known, and
// the shortest that was deadly, in seconds. One in fifty deadly ones may have
// had another reason.
func (g *group) bracket(hit []*record.End) (alive, dead float64) {
	deadly := make([]float64, len(hit))
	in := make(map[*record.End]bool, len(hit))
	for i, e := range hit {
		deadly[i] = deadlySilence(e).Seconds()
		in[e] = true
	}
	slices.Sort(deadly)
	dead = quantile(deadly, .02)
	for _, e := range g.ends {
		if e.Phase == record.PhaseOpen {
			alive = max(alive, survivedSilence(e, in[e]).Seconds())
		}
	}
	return alive, dead
}

// deadlySilence is the silence that our last frame broke.
func deadlySilence(e *record.End) time.Duration {
	silence := e.LastSent - max(e.LastReceived, e.Opened)
	if e.GapAny > 0 {
		silence = min(silence, e.GapAny+time.Millisecond) // gaps are kept in milliseconds
	}
	return silence
}

// survivedSilence is the longest silence after which the server is known to
// have spoken. The last one of a held socket proves nothing: nobody used it.
func survivedSilence(e *record.End, hit bool) time.Duration {
	const resolution = time.Millisecond
	silence := min(e.GapReceived, e.GapAny)
	if hit {
		if e.GapAny > deadlySilence(e)+resolution {
			return e.GapAny // another one, and it was longer
		}
		return silence
	}
	if last := e.Ended - e.LastReceived; silence+resolution >= last && e.How == record.HowHeld {
		return 0
	}
	return silence
}

// midway is the middle of a bracket and its half width.
func midway(alive, dead float64) (middle, half float64) {
	return (alive + dead) / 2, math.Abs(dead-alive) / 2
}
