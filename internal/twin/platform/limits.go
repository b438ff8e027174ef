package platform

import (
	"fmt"
	"net/http"
	"time"
)

// limitOf is a limit as the parts take it: 0 for none.
func limitOf(limit *int) int {
	if limit == nil {
		return 0
	}
	return *limit
}

// forEver is how long things live that have no limit.
const forEver = 100 * 365 * 24 * time.Hour

// lifeOf is a lifetime in seconds as the parts take it.
func lifeOf(limit *int) time.Duration {
	if s := limitOf(limit); s > 0 && s < int(forEver/time.Second) {
		return time.Duration(s) * time.Second
	}
	return forEver
}

// window counts against a limit per minute, or per another period. It opens
// with the first request and lasts a minute, as the platform's own headers
// (count, allowed, reset) and the wait that its 429 names show: a bucket that
// is filled up all at once. Guarded by its owner.
type window struct {
	opened time.Time
	count  int
}

// take counts one request. It returns how many there have been in this window
// and how long it lasts still; ok is false for one too many, which is not
// counted.
func (w *window) take(now time.Time, limit int) (count int, left time.Duration, ok bool) {
	return w.takeIn(time.Minute, now, limit)
}

// takeIn is take with another period.
func (w *window) takeIn(period time.Duration, now time.Time, limit int) (count int, left time.Duration, ok bool) {
	if limit == 0 {
		return 0, 0, true
	}
	if now.Sub(w.opened) >= period {
		w.opened, w.count = now, 0
	}
	left = w.opened.Add(period).Sub(now)
	if w.count >= limit {
		return w.count, left, false
	}
	w.count++
	return w.count, left, true
}

// throttled is the documented 429, and says so.
func (c *call) throttled(limit string, wait time.Duration) *Error {
	seconds := wholeSeconds(wait)
	e := &Error{
		Status: http.StatusTooManyRequests, Code: "too.many.requests.retry.after",
		Message:    fmt.Sprintf("Rate limit exceeded the maximum. Retry the request in [%d] seconds", seconds),
		RetryAfter: time.Duration(seconds) * time.Second,
	}
	c.limit = limit
	c.report(Throttle{Limit: limit, Status: e.Status, RetryAfter: e.RetryAfter})
	return e
}

// report says that a limit has refused something.
func (c *call) report(by Throttle) {
	c.p.seen.pressedBy(by.Limit, c.app, time.Now())
	if c.p.o.Throttled != nil {
		c.p.o.Throttled(c.r, by)
	}
}
