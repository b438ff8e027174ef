package diagnosis

import (
	"math"
	"slices"
	"time"

	"holdfast/internal/record"
)

// onUse names resets that answer our own frames. Something on the path has
// forgotten the connection and says so only when it is used: its timer ran out
// at some point of the silence before, or at some age, so it lies between the
// longest that was survived and the shortest that was deadly. If there is no
// such point on any clock, none of them was the reason.
func (g *group) onUse() {
	answers := func(e *record.End) bool { return e.How == record.HowReset && answersUs(e) }
	var hit []*record.End
	resets, coincidences := 0, 0.0
	for _, e := range g.lost {
		if e.How != record.HowReset {
			continue
		}
		resets++
		coincidences += min(1, float64(e.PingsSent+e.MessagesSent)*answerWithin(e).Seconds()/max(e.Age().Seconds(), onUse))
		if answers(e) {
			hit = append(hit, e)
		}
	}
	if len(hit) < 3 || 2*len(hit) < resets || poissonTail(len(hit), coincidences) > byChance {
		return
	}
	of, alive, dead := g.bracketed(hit)
	g.take(&g.lost, answers, func(f *finding) {
		if of == clocks {
			describeResetOnUse(f, alive, dead)
			if alive > 0 {
				f.confidence = max(f.confidence, g.forgottenAtRandom(hit))
			}
			return
		}
		f.confidence = .95
		if len(hit) < fewEnds {
			f.confidence = .85
		}
		switch old, young, _ := g.bracket(age, hit); {
		case of == age:
			f.confidence = min(f.confidence, .9)
			describeOldOnUse(f, alive, dead)
			return
		case old < young:
			f.confidence = .85 // nobody lived past it: what forgets old ones would look the same
		}
		describeFlowState(f, of, alive, dead)
	})
}

// bracketed is the clock on which what was survived and what was deadly do not
// overlap, and both limits; silence either way goes first, because what forgets
// silent connections is much more common than what forgets old ones. No such
// clock gives clocks, and the limits of silence.
func (g *group) bracketed(hit []*record.End) (of clock, alive, dead float64) {
	for _, of := range []clock{silenceAny, silenceReceived, silenceApp, age} {
		if !of.ticked(hit) {
			continue // it repeats the age
		}
		alive, dead, usual := g.bracket(of, hit)
		overlap := 0.0
		if jitter := timerSpread(dead); usual > dead+4*jitter {
			overlap = jitter // of the path; where all readings are about the same it would hide everything
		}
		// What only ever lived a fraction of it says nothing against chance.
		if alive > dead/5 && alive < dead+overlap && dead >= shortestTimer {
			return of, alive, dead
		}
	}
	alive, dead, _ = g.bracket(silenceAny, hit)
	return clocks, alive, dead
}

// bracket is the longest reading of a clock that was survived, 0 if none is
// known, the shortest that was deadly and the median of those, in seconds. One
// in fifty deadly ones may have had another reason.
func (g *group) bracket(of clock, hit []*record.End) (alive, dead, usual float64) {
	var deadly []float64
	in := make(map[*record.End]bool, len(hit))
	for _, e := range hit {
		in[e] = true
		if x, known := of.deadly(e); known {
			deadly = append(deadly, x.Seconds())
		}
	}
	if 2*len(deadly) < len(hit) {
		return 0, 0, 0
	}
	slices.Sort(deadly)
	dead = quantile(deadly, .02)
	for _, e := range g.ends {
		if e.Phase == record.PhaseOpen {
			alive = max(alive, of.survived(e, in[e]).Seconds())
		}
	}
	return alive, dead, middle(deadly)
}

// deadly is what the clock read when our last frame was sent, if it is known.
func (c clock) deadly(e *record.End) (reading time.Duration, known bool) {
	switch c {
	case silenceReceived:
		return e.LastSent - max(e.LastReceived, e.Opened), true
	case silenceApp:
		// When the last frame is a message, nobody knows when the one before was.
		return e.LastSent - e.LastApp, e.LastApp < e.LastSent
	case age:
		return e.LastSent - e.Opened, true
	}
	silence := e.LastSent - max(e.LastReceived, e.Opened)
	if e.GapAny > 0 {
		silence = min(silence, e.GapAny+resolution) // gaps are kept in milliseconds
	}
	return silence, true
}

// resolution is that of the gaps in a record.
const resolution = time.Millisecond

// survived is the longest reading of the clock after which the connection is
// known to have worked: the server spoke, or a frame of ours was not answered
// by a reset for long. The last silence of a held socket proves nothing: nobody
// used it.
func (c clock) survived(e *record.End, hit bool) time.Duration {
	last := e.LastReceived // the last moment at which it is known to have worked
	switch {
	case hit:
		last = max(last, e.LastSent-e.GapSent) // our frame before the last, at the earliest
	case e.Ended-e.LastSent > time.Second && !unanswered(e) && !gaveUp(e):
		last = max(last, e.LastSent)
	}
	switch c {
	case silenceReceived:
		if e.GapReceived+resolution < e.Ended-e.LastReceived || e.How != record.HowHeld {
			return max(e.GapReceived, last-e.LastReceived) // the server broke it
		}
		return last - e.LastReceived
	case silenceApp:
		return last - e.LastApp
	case age:
		return last - e.Opened
	}
	silence := min(e.GapReceived, e.GapAny)
	if hit {
		if deadly, _ := c.deadly(e); e.GapAny > deadly+resolution {
			return e.GapAny // another one, and it was longer
		}
		return silence
	}
	final := e.Ended - max(e.LastReceived, e.LastSent)
	if last == e.LastSent && e.GapAny > final+resolution {
		return e.GapAny // our frame broke it, and no reset came
	}
	if e.How == record.HowHeld && silence+resolution >= e.Ended-e.LastReceived {
		return 0
	}
	return silence
}

// midway is the middle of a bracket and its half width.
func midway(alive, dead float64) (middle, half float64) {
	return (alive + dead) / 2, math.Abs(dead-alive) / 2
}
