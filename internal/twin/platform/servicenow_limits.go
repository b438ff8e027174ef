package platform

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	// countedEvery is how often the nodes of an instance tell each other what
	// they have counted: a rule acts up to that late.
	countedEvery = 30 * time.Second
	// snowQuota is the quota rule that ends a transaction.
	snowQuota = 300 * time.Second
	// sessionCookie is what a session is known by.
	sessionCookie = "JSESSIONID"
	// maxUsers bounds whose requests are counted. The oldest is forgotten first.
	maxUsers = 50_000
)

// gates are the three ways in which an instance holds requests up: a rule by
// the hour for each user, places in which requests run with a queue before
// them, and sessions, which are worked off one request after the other.
type gates struct {
	perHour  int
	queue    int
	sessions int           // requests that wait for one session
	places   chan struct{} // nil: no limit

	mu      sync.Mutex
	users   map[string]*userCount
	oldest  ring
	waiting int // for a place
	busy    map[string]*snowSession
	dice    dice
}

// userCount is what a user has asked for in this clock hour.
type userCount struct {
	hour    time.Time
	count   int
	told    int // of count, what the rule has been told
	flushed time.Time
}

// snowSession is there while requests of it are.
type snowSession struct {
	turn chan struct{} // holds one
	in   int           // requests, the one that runs among them
}

func newGates(seed uint64, limits pack.Limits) *gates {
	g := &gates{
		perHour: limitOf(limits.ServiceNowPerHour), queue: limitOf(limits.ServiceNowQueue), sessions: limitOf(limits.ServiceNowSessionQueue),
		users: map[string]*userCount{}, oldest: newRing(maxUsers), busy: map[string]*snowSession{}, dice: newDice(seed, 25),
	}
	if n := limitOf(limits.ServiceNowConcurrent); n > 0 {
		g.places = make(chan struct{}, n)
	}
	return g
}

// snowUser is whose rule a request counts against.
func snowUser(r *http.Request) string {
	if user, _, ok := r.BasicAuth(); ok {
		return cut(user, maxClientID)
	}
	if text := r.Header.Get("Authorization"); text != "" {
		return cut(text, maxClientID)
	}
	return "guest"
}

// session is the session of a request. One that has none is given a cookie;
// only clients that keep it come to feel what it means.
func (g *gates) session(c *call) string {
	if cookie, err := c.r.Cookie(sessionCookie); err == nil && cookie.Value != "" {
		return cut(cookie.Value, maxClientID)
	}
	g.mu.Lock()
	fresh := strings.ToUpper(g.dice.hex())
	g.mu.Unlock()
	c.w.Header().Set("Set-Cookie", sessionCookie+"="+fresh+"; Path=/; HttpOnly")
	return ""
}

// serve lets a request through the gates, and waits for its answer for no
// longer than patience.
func (s *serviceNow) serve(c *call, r snowRequest, patience time.Duration) snowAnswer {
	rule, ok := s.gates.count(r.user, time.Now())
	if !ok {
		return s.gates.refuseByRule(c, rule)
	}
	end := time.Now().Add(patience)
	leave, refused := s.gates.enter(c, r.cookie, patience)
	if refused != nil {
		return *refused
	}
	defer leave()
	took, left := s.latency.draw(), time.Until(end)
	c.wait(min(took, left))
	if took > left {
		return snowAnswer{timedOut: true}
	}
	a := s.perform(&r, time.Now())
	for name, value := range rule {
		if a.headers == nil {
			a.headers = map[string]string{}
		}
		a.headers[name] = value
	}
	return a
}

// count counts a request against its user's rule. It returns the headers that
// name the rule; ok is false for one too many.
func (g *gates) count(user string, now time.Time) (headers map[string]string, ok bool) {
	if g.perHour == 0 {
		return nil, true
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	u := g.users[user]
	if u == nil {
		u = &userCount{}
		user = strings.Clone(user)
		g.users[user] = u
		if gone := g.oldest.add(user); gone != "" {
			delete(g.users, gone)
		}
	}
	if hour := now.UTC().Truncate(time.Hour); hour != u.hour {
		*u = userCount{hour: hour, flushed: now}
	}
	if now.Sub(u.flushed) >= countedEvery {
		u.told, u.flushed = u.count, now
	}
	u.count++
	return map[string]string{
		"X-RateLimit-Limit": strconv.Itoa(g.perHour),
		"X-RateLimit-Reset": strconv.FormatInt(u.hour.Add(time.Hour).Unix(), 10),
		"X-RateLimit-Rule":  "Incident Table API",
	}, u.told < g.perHour
}

func (g *gates) refuseByRule(c *call, rule map[string]string) snowAnswer {
	a := refusedSnow(http.StatusTooManyRequests, "Rate limit exceeded", "The rate limit of this user is used up")
	now := time.Now()
	a.headers, a.retryAfter = rule, now.UTC().Truncate(time.Hour).Add(time.Hour).Sub(now)
	c.toldThrottled("servicenow_per_hour", a)
	return a
}

func (c *call) toldThrottled(limit string, a snowAnswer) {
	c.keep = nil // a 202 among them has done nothing
	c.report(Throttle{Limit: limit, Status: a.status, RetryAfter: time.Duration(wholeSeconds(a.retryAfter)) * time.Second})
}

// enter takes a request's turn in its session, and a place to run in. Leave
// gives both back.
func (g *gates) enter(c *call, cookie string, patience time.Duration) (leave func(), refused *snowAnswer) {
	if cookie == "" && g.places == nil {
		return func() {}, nil
	}
	c.allow(patience)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	left, refused := g.takeTurn(c, cookie, timer.C)
	if refused != nil {
		return nil, refused
	}
	if g.places == nil {
		return left, nil
	}
	if refused := g.takePlace(c, timer.C); refused != nil {
		left()
		return nil, refused
	}
	return func() {
		<-g.places
		left()
	}, nil
}

// takeTurn waits until a session's earlier requests are done. If too many wait
// already, the answer is 202, and nothing is done.
func (g *gates) takeTurn(c *call, cookie string, late <-chan time.Time) (leave func(), refused *snowAnswer) {
	if cookie == "" || g.sessions == 0 {
		return func() {}, nil
	}
	g.mu.Lock()
	s := g.busy[cookie]
	if s == nil {
		s = &snowSession{turn: make(chan struct{}, 1)}
		g.busy[strings.Clone(cookie)] = s
	}
	if s.in > g.sessions { // one runs, and so many wait
		g.mu.Unlock()
		dropped := snowAnswer{status: http.StatusAccepted}
		c.toldThrottled("servicenow_session_queue", dropped)
		return nil, &dropped
	}
	s.in++
	g.mu.Unlock()
	gone := func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if s.in--; s.in == 0 {
			delete(g.busy, cookie)
		}
	}
	if !c.take(s.turn, late) {
		gone()
		return nil, &snowAnswer{timedOut: true}
	}
	return func() {
		<-s.turn
		gone()
	}, nil
}

// takePlace waits in the queue before the places, or does not find room in it.
func (g *gates) takePlace(c *call, late <-chan time.Time) *snowAnswer {
	select {
	case g.places <- struct{}{}:
		return nil
	default:
	}
	g.mu.Lock()
	full := g.waiting >= cmp.Or(g.queue, maxOperations)
	if !full {
		g.waiting++
	}
	g.mu.Unlock()
	if full {
		a := refusedSnow(http.StatusTooManyRequests, "Maximum number of concurrent requests exceeded", "The queue is full")
		a.retryAfter = busyRetry
		c.toldThrottled("servicenow_queue", a)
		return &a
	}
	ok := c.take(g.places, late)
	g.mu.Lock()
	g.waiting--
	g.mu.Unlock()
	if !ok {
		return &snowAnswer{timedOut: true}
	}
	return nil
}

// take puts one into a channel, unless it is too late or the platform stops.
func (c *call) take(to chan struct{}, late <-chan time.Time) bool {
	select {
	case to <- struct{}{}:
		return true
	case <-late:
	case <-c.p.o.Stop:
	}
	return false
}
