// Package backoff computes how long to wait before trying again. It is pure:
// the random number is passed in, and nothing here sleeps.
package backoff

import (
	"errors"
	"math"
	"strconv"
	"strings"
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

// RetryAfter reads a Retry-After header, seconds or an HTTP date (RFC 9110
// 10.2.3): how long to wait from now, the time on the wall. It is not given if
// the text is neither; more than 68 years are those.
func RetryAfter(text string, now time.Time) (wait time.Duration, given bool) {
	text = strings.TrimSpace(text)
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(seconds) * time.Second, true
	}
	for _, layout := range []string{time.RFC1123, time.RFC850, time.ANSIC} {
		if at, err := time.Parse(layout, text); err == nil {
			return max(at.Sub(now), 0), true
		}
	}
	return 0, false
}
