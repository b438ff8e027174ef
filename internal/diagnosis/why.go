package diagnosis

import (
	"math"
	"slices"

	"holdfast/internal/record"
)

// Reading is one clock held against the ends behind a cause.
type Reading struct {
	Clock   string  // "silence either way", "age", …
	Median  float64 // of what the clock showed at the ends, in seconds
	Spread  float64 // median absolute deviation, in seconds
	Refuted int     // sockets that lived through such a reading; of an instant always 0
	Nats    float64 // log likelihood above that of ends without any clock: 5 are needed, and 3 more than the next family has
	// Possible is false where no timer can have made such readings: too
	// wide a spread, or no time at all.
	Possible bool
}

var clockNames = [clocks]string{
	"silence either way", "silence of the server", "silence of ours", "silence of messages", "age", "one instant",
}

// Clocks are all clocks, the likeliest first, for a cause of open sockets with
// three ends or more; nil for others: nothing else goes by clocks.
func (c *Cause) Clocks() []Reading {
	if len(c.Ends) < 3 || slices.ContainsFunc(c.Ends, func(e *record.End) bool { return e.Phase != record.PhaseOpen }) {
		return nil
	}
	window := 0.0
	for _, e := range c.Beside {
		window = max(window, e.Ended.Seconds())
	}
	var fits []fit
	for k := range clocks {
		fits = append(fits, fitClock(k, c.Ends, c.Beside, window))
	}
	slices.SortStableFunc(fits, fit.compare)
	null := -float64(len(c.Ends)) * math.Log(window)
	readings := make([]Reading, len(fits))
	for i, f := range fits {
		readings[i] = Reading{
			Clock: clockNames[f.clock], Median: f.m, Spread: f.mad, Refuted: f.refuted, Nats: f.ll - null, Possible: !f.ruledOut,
		}
	}
	return readings
}

// Silence is how long nothing went either way before a socket's end, in
// seconds.
func Silence(e *record.End) float64 { return silenceAny.read(e) }
