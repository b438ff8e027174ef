package platform

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
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
	limit int // requests per token and minute; 0 for no limit

	mu     sync.Mutex
	dice   dice
	tokens map[string]*token
	oldest ring
}

type token struct {
	app     string // client id
	expires time.Time
	used    window
}

func newLogins(seed uint64, limit int) *logins {
	return &logins{limit: limit, dice: newDice(seed, 1), tokens: map[string]*token{}, oldest: newRing(maxTokens)}
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
		return c.answer(http.StatusOK, struct {
			AccessToken string `json:"access_token"`
			TokenType   string `json:"token_type"`
			ExpiresIn   int    `json:"expires_in"`
		}{p.logins.issue(id, time.Now()), "bearer", int(tokenLife / time.Second)})
	})
}

func refusedLogin(code, text string) loginError { return loginError{code, text, text} }

// unlessStory is a 401 where tokens are asked for.
func (p *Platform) unlessStory(code, message string) *Error {
	if p.story {
		return nil
	}
	return &Error{Status: http.StatusUnauthorized, Code: code, Message: message}
}

func (l *logins) issue(app string, now time.Time) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := l.dice.text(48)
	l.tokens[text] = &token{app: app, expires: now.Add(tokenLife)}
	if gone := l.oldest.add(text); gone != "" {
		delete(l.tokens, gone)
	}
	return text
}

// authorize checks the token of a request, and counts the request against it.
// The story's platform asks for none, and counts those that it knows.
func (p *Platform) authorize(c *call) *Error {
	kind, text, _ := strings.Cut(c.r.Header.Get("Authorization"), " ")
	text = strings.TrimSpace(text)
	if text == "" || !strings.EqualFold(kind, "bearer") {
		return p.unlessStory("authentication.required", "No authentication bearer token specified in authorization header.")
	}
	now := time.Now()
	l := p.logins
	l.mu.Lock()
	t := l.tokens[text]
	if t == nil || !now.Before(t.expires) {
		l.mu.Unlock()
		return p.unlessStory("bad.credentials", "Invalid login credentials.")
	}
	c.app = t.app
	count, left, ok := t.used.take(now, l.limit)
	l.mu.Unlock()
	switch {
	case l.limit == 0:
		return nil
	case !ok:
		return c.throttled("token_per_minute", left)
	case count == nearly(l.limit):
		p.seen.pressedBy("token_per_minute", c.app, now)
	}
	h := c.w.Header()
	h["inin-ratelimit-allowed"] = []string{strconv.Itoa(l.limit)}
	h["inin-ratelimit-count"] = []string{strconv.Itoa(count)}
	h["inin-ratelimit-reset"] = []string{strconv.Itoa(wholeSeconds(left))}
	return nil
}
