// Package backoff computes how long to wait before trying again. It is pure:
// the random number is passed in, and nothing here sleeps.
package backoff

import (
	"math"
	"time"
)

// Jitter says how much of a delay is left to chance.
type Jitter string

// The jitters. Full spreads a crowd best: everything from nothing to the whole
// delay is equally likely. Equal keeps half and draws the other half.
const (
	Full  Jitter = "full"
	Equal Jitter = "equal"
	None  Jitter = "none"
)

// Policy is an exponential backoff: Base, doubled per failure, at most Cap.
type Policy struct {
	Base   time.Duration
	Cap    time.Duration
	Jitter Jitter // empty means Full
}

// Delay is the wait after that many failures in a row (1 for the first), given
// a random number in [0, 1).
func (p Policy) Delay(failures int, random float64) time.Duration {
	d := float64(p.Base) * math.Pow(2, float64(max(failures, 1)-1))
	if p.Cap > 0 {
		d = min(d, float64(p.Cap))
	}
	d = min(d, math.MaxInt64/2)
	switch p.Jitter {
	case None:
	case Equal:
		d = d/2 + d/2*random
	default:
		d *= random
	}
	return time.Duration(d)
}
