package platform

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	loginPath = "/oauth/token"
	// tokenLife is the expires_in that the platform gives. Official clients
	// log in again 60 s before it and turn in circles if it is shorter.
	tokenLife = 86399 * time.Second
	// maxTokens bounds what is remembered. The oldest is forgotten first.
	maxTokens = 50_000
	// maxClientID bounds what a client calls itself.
	maxClientID = 200
)

// logins are the tokens given out.
type logins struct {
	perToken, perApp, perMinute int // requests, requests and logins a minute; 0 for no limit

	mu        sync.Mutex
	dice      dice
	tokens    map[string]*token
	oldest    ring
	apps      map[string]*app
	oldestApp ring
	anonymous *app // of requests without a token; nil refuses them
}

// app is an application, that is a client id.
type app struct {
	id           string
	used, logins window
}

type token struct {
	app     *app
	expires time.Time
	used    window
}

func newLogins(seed uint64, limits pack.Limits, anonymous bool) *logins {
	l := &logins{
		perToken: limitOf(limits.TokenPerMinute), perApp: limitOf(limits.AppPerMinute), perMinute: limitOf(limits.LoginPerMinute),
		dice: newDice(seed, 1), tokens: map[string]*token{}, oldest: newRing(maxTokens),
		apps: map[string]*app{}, oldestApp: newRing(maxTokens),
	}
	if anonymous {
		l.anonymous = &app{id: "anonymous"}
	}
	return l
}

// ring remembers the latest keys of a map that must not grow for ever.
type ring struct {
	keys []string
	size int
	next int
}

func newRing(size int) ring { return ring{size: size} }

// add returns the key that has to go.
func (r *ring) add(key string) (gone string) {
	if len(r.keys) < r.size {
		r.keys = append(r.keys, key)
		return ""
	}
	gone, r.keys[r.next] = r.keys[r.next], key
	r.next = (r.next + 1) % r.size
	return gone
}

// loginError is the shape of errors at the login, which is not that of the
// rest (RFC 6749 5.2, and a description beside it).
type loginError struct {
	Error       string `json:"error"`
	Description string `json:"description"`
	Same        string `json:"error_description"`
}

// login gives a token to who asks by client credentials (RFC 6749 4.4). Every
// client id is known, with any secret but an empty one.
func (p *Platform) login(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		form, err := url.ParseQuery(string(body))
		kind, _, _ := strings.Cut(c.r.Header.Get("Content-Type"), ";")
		if err != nil || !strings.EqualFold(strings.TrimSpace(kind), "application/x-www-form-urlencoded") {
			return c.answer(http.StatusBadRequest, refusedLogin("invalid_request", "the body is no form"))
		}
		id, secret, basic := c.r.BasicAuth()
		if !basic {
			id, secret = form.Get("client_id"), form.Get("client_secret")
		}
		switch grant := form.Get("grant_type"); {
		case grant == "":
			return c.answer(http.StatusBadRequest, refusedLogin("invalid_request", "grant_type is missing"))
		case grant != "client_credentials":
			return c.answer(http.StatusBadRequest, refusedLogin("unsupported_grant_type", "grant_type is not supported, want client_credentials"))
		case id == "" || secret == "" || len(id) > maxClientID:
			return c.answer(http.StatusUnauthorized, refusedLogin("invalid_client", "authentication failed"))
		}
		text, ok := p.logins.issue(id, time.Now())
		if !ok {
			return c.tooManyLogins(id)
		}
		return c.answer(http.StatusOK, struct {
			AccessToken string `json:"access_token"`
			TokenType   string `json:"token_type"`
			ExpiresIn   int    `json:"expires_in"`
		}{text, "bearer", int(tokenLife / time.Second)})
	})
}

// tooManyLogins is no 429 and names no time. The beginning of its description
// is what official clients know it by.
func (c *call) tooManyLogins(app string) *Error {
	c.app = strings.Clone(app)
	c.report(Throttle{Limit: "login_per_minute", Status: http.StatusBadRequest})
	return c.answer(http.StatusBadRequest, refusedLogin("invalid_request", "rate limit exceeded; log in less often"))
}

func refusedLogin(code, text string) loginError { return loginError{code, text, text} }

// unlessStory is a 401 where tokens are asked for.
func (p *Platform) unlessStory(code, message string) *Error {
	if p.story {
		return nil
	}
	return &Error{Status: http.StatusUnauthorized, Code: code, Message: message}
}

// issue makes a token; ok is false for one login too many.
func (l *logins) issue(id string, now time.Time) (text string, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	who := l.apps[id]
	if who == nil {
		who = &app{id: strings.Clone(id)}
		l.apps[who.id] = who
		if gone := l.oldestApp.add(who.id); gone != "" {
			delete(l.apps, gone)
		}
	}
	if _, _, ok := who.logins.take(now, l.perMinute); !ok {
		return "", false
	}
	text = l.dice.text(48)
	l.tokens[text] = &token{app: who, expires: now.Add(tokenLife)}
	if gone := l.oldest.add(text); gone != "" {
		delete(l.tokens, gone)
	}
	return text, true
}

// authorize checks the token of a request, and counts the request against it.
// The story's platform asks for none, and counts those that it knows.
func (p *Platform) authorize(c *call) *Error {
	kind, text, _ := strings.Cut(c.r.Header.Get("Authorization"), " ")
	text = strings.TrimSpace(text)
	now := time.Now()
	l := p.logins
	if l.anonymous != nil && text == "" && (kind == "" || strings.EqualFold(kind, "bearer")) {
		return p.countApp(c, l.anonymous, now)
	}
	if text == "" || !strings.EqualFold(kind, "bearer") {
		return p.unlessStory("authentication.required", "No authentication bearer token specified in authorization header.")
	}
	l.mu.Lock()
	t := l.tokens[text]
	if t == nil || !now.Before(t.expires) {
		l.mu.Unlock()
		return p.unlessStory("bad.credentials", "Invalid login credentials.")
	}
	c.app = t.app.id
	count, left, ok := t.used.take(now, l.perToken)
	l.mu.Unlock()
	if !ok {
		return c.throttled("token_per_minute", left)
	}
	if e := p.countApp(c, t.app, now); e != nil || l.perToken == 0 {
		return e
	}
	if count == nearly(l.perToken) {
		p.seen.pressedBy("token_per_minute", c.app, now)
	}
	h := c.w.Header()
	h["inin-ratelimit-allowed"] = []string{strconv.Itoa(l.perToken)}
	h["inin-ratelimit-count"] = []string{strconv.Itoa(count)}
	h["inin-ratelimit-reset"] = []string{strconv.Itoa(wholeSeconds(left))}
	return nil
}

// countApp notes who asks, and counts the request against the application.
func (p *Platform) countApp(c *call, who *app, now time.Time) *Error {
	c.app = who.id
	p.logins.mu.Lock()
	count, left, ok := who.used.take(now, p.logins.perApp)
	p.logins.mu.Unlock()
	switch {
	case !ok:
		return c.throttled("app_per_minute", left)
	case count > 0 && count == nearly(p.logins.perApp):
		p.seen.pressedBy("app_per_minute", c.app, now)
	}
	return nil
}
