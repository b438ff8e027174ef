package queue

import (
	"math"
	"time"

	"holdfast/internal/backoff"
)

// Limits begin as documented and are then learned.
const (
	// DefaultPerMinute is the documented limit of one token.
	DefaultPerMinute = 300
	// margin keeps the pace below the limit: the platform's minute begins when
	// the first request arrives, and an evenly paced 301st that the network
	// brings a little early would be one too many.
	margin = 0.992
	// burst is how many calls may go at once after a pause.
	burst = 2

	firstAtOnce = 4
	mostAtOnce  = 32
	// slowLatency, and four times the usual, is when an answer counts as late.
	slowLatency = 2 * time.Second
	// downAfter failures in a row with nothing good between them the platform
	// counts as away, and items no longer as the reason.
	downAfter = 3
)

// Pace is what is known of one limit: how fast calls may go, how many at once,
// and whether any may go now.
type Pace struct {
	perMinute float64 // the limit; 0 for none
	told      bool    // by the platform itself
	interval  time.Duration
	next      time.Time // the earliest moment of the next call when nothing was saved up

	held     time.Time // nothing goes before this
	promised time.Time // the platform has said when, this is it
	broken   int       // promises in a row that were not kept
	throttle int       // refusals in a row
	away     int       // failures in a row

	flying int
	atOnce float64
	usual  float64 // latency in seconds, of good answers, smoothed
}

func newPace(perMinute float64) *Pace {
	p := &Pace{atOnce: firstAtOnce}
	p.limit(perMinute)
	return p
}

func (p *Pace) limit(perMinute float64) {
	p.perMinute, p.interval = perMinute, 0
	if perMinute > 0 {
		p.interval = time.Duration(float64(time.Minute) / (perMinute * margin))
	}
}

// open is the earliest moment at which a call may go; ok is false as long as
// too many are on their way.
func (p *Pace) open(now time.Time) (at time.Time, ok bool) {
	most := int(p.atOnce)
	if p.away >= downAfter {
		most = 1 // one asks whether it is back
	}
	if p.flying >= most {
		return time.Time{}, false
	}
	at = now
	if p.held.After(at) {
		at = p.held
	}
	if p.interval > 0 && p.next.After(at) {
		at = p.next
	}
	return at, true
}

// take books one call.
func (p *Pace) take(now time.Time) {
	p.flying++
	if p.interval == 0 {
		return
	}
	if saved := now.Add(-(burst - 1) * p.interval); p.next.Before(saved) {
		p.next = saved
	}
	p.next = p.next.Add(p.interval)
}

// learn takes what an answer says of the limit.
func (p *Pace) learn(now time.Time, a Answer) {
	if a.Allowed <= 0 {
		return
	}
	if p.perMinute != float64(a.Allowed) || !p.told {
		p.told = true
		p.limit(float64(a.Allowed))
	}
	left := a.Allowed - a.Count - p.flying
	if a.Reset <= 0 {
		return
	}
	if left <= 0 {
		// All is used up. The next minute begins with the first request after
		// the end of this one.
		p.hold(now.Add(a.Reset))
		return
	}
	// The reset is rounded up to seconds: only what is too little for the
	// shortest it may be means that somebody else uses the same token.
	need := (a.Reset - time.Second).Minutes() * p.perMinute * margin
	if float64(left) < need-burst-1 {
		p.next = later(p.next, now.Add(a.Reset/time.Duration(left)))
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (p *Pace) hold(until time.Time) { p.held = later(p.held, until) }

// good is an answer in order.
func (p *Pace) good(took time.Duration) {
	p.throttle, p.broken, p.away, p.promised = 0, 0, 0, time.Time{}
	s := took.Seconds()
	switch {
	case p.usual == 0:
		p.usual = s
	case took > slowLatency && s > 4*p.usual:
		p.fewer(0.8)
	default:
		p.usual += (s - p.usual) / 16
		p.atOnce = math.Min(p.atOnce+1/p.atOnce, mostAtOnce)
	}
}

func (p *Pace) fewer(by float64) { p.atOnce = math.Max(1, p.atOnce*by) }

// throttled is a refusal for now. What the platform promises is the floor,
// chance comes on top, and promises that are not kept are believed less and
// less.
func (p *Pace) throttled(now time.Time, wait time.Duration, known bool, random float64) {
	if now.Before(p.held) { // others of the same moment have said so already
		if known {
			p.hold(now.Add(wait + spread(wait, random)))
		}
		return
	}
	p.throttle++
	if !p.promised.IsZero() && !now.Before(p.promised) {
		p.broken++
	}
	p.fewer(0.5)
	backed := again.Delay(p.throttle, random)
	if !known {
		p.hold(now.Add(backed))
		return
	}
	if p.broken > 0 {
		wait = max(wait, again.Delay(p.broken, 1))
	}
	p.promised = now.Add(wait)
	p.hold(now.Add(wait + spread(wait, random)))
}

// spread is the chance on top of a wait that was promised: a tenth of it, a
// quarter of a second at least and five at most.
func spread(wait time.Duration, random float64) time.Duration {
	most := min(max(wait/10, 250*time.Millisecond), 5*time.Second)
	return time.Duration(random * float64(most))
}

// failed is no answer, or none of the platform's own. It reports whether the
// platform counts as away.
func (p *Pace) failed(now time.Time, random float64) (away bool) {
	p.away++
	p.fewer(0.7)
	if p.away >= downAfter {
		p.hold(now.Add(again.Delay(p.away-downAfter+1, random)))
		return true
	}
	return false
}

// RetryAfter reads the header of that name, as backoff does. A month is the
// most that a platform can make us wait.
func RetryAfter(text string, now time.Time) (wait time.Duration, ok bool) {
	wait, ok = backoff.RetryAfter(text, now)
	return min(wait, maxWait), ok
}

const maxWait = 30 * 24 * time.Hour
