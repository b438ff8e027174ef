package publish

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/publish/queue"
	"holdfast/internal/rest"
	"holdfast/internal/safe"
)

// Client makes a publisher's calls: it has the token, and refreshes it.
type Client struct {
	// Target is the base of all paths, without a slash at the end.
	Target string
	// ID and Secret are for a token by client credentials; an empty ID sends none.
	ID     string
	Secret safe.Secret
	// Reuse keeps connections; Fresh makes one for each call. A call that must
	// not be made twice gets a fresh one: one that was idle may be ended by the
	// server in the very moment in which it is used.
	Reuse, Fresh *rest.Client

	waits   patience // with a silent channel; zero: as usual
	mu      sync.Mutex
	token   string
	refresh time.Time // when the token is to be replaced
}

// Bounds of answers, in bytes: lists of shifts are the largest.
const maxAnswer = 32 << 20

// LoginURL is where a target's tokens come from: at the platform that is
// documented a host of its own.
func LoginURL(target string) string {
	if scheme, rest, ok := strings.Cut(target, "://"); ok && strings.HasPrefix(rest, "api.") {
		target = scheme + "://login." + strings.TrimPrefix(rest, "api.")
	}
	return target + "/oauth/token"
}

// Do makes one call. If the platform does not take the token, it is replaced
// and the call made once more: it was not served.
func (c *Client) Do(ctx context.Context, call queue.Call) (queue.Answer, error) {
	if strings.Contains(call.Path, "://") {
		return c.once(ctx, call, call.Path, "")
	}
	token, err := c.login(ctx, "")
	if err != nil {
		return queue.Answer{}, err
	}
	a, err := c.once(ctx, call, c.Target+call.Path, token)
	if err != nil || a.Status != http.StatusUnauthorized {
		return a, err
	}
	if c.ID == "" {
		return a, &LoginError{Err: errors.New("the platform wants credentials (401)\nhint: set HOLDFAST_CLIENT_ID and HOLDFAST_CLIENT_SECRET, or give --credentials FILE")}
	}
	if token, err = c.login(ctx, token); err != nil {
		return queue.Answer{}, err
	}
	if a, err = c.once(ctx, call, c.Target+call.Path, token); err == nil && a.Status == http.StatusUnauthorized {
		return a, &LoginError{Err: errors.New("the platform does not take a token that it has just given (401): " + safe.Text(c.Hide(queue.Message(a.Body)), 200))}
	}
	return a, err
}

// once makes a call. The error is of one that is not allowed.
func (c *Client) once(ctx context.Context, call queue.Call, at, token string) (queue.Answer, error) {
	header := map[string]string{"User-Agent": ""}
	maps.Copy(header, call.Header)
	if at == c.Target+call.Path { // a signed address takes what was signed, and nothing else
		header["User-Agent"] = "holdfast"
		header["Accept"] = "application/json"
		if token != "" {
			header["Authorization"] = "Bearer " + token
		}
	}
	by := c.Fresh
	if call.Repeatable {
		by = c.Reuse
	}
	got, err := by.Do(ctx, rest.Request{Method: call.Method, URL: at, Header: header, Body: call.Body, Answer: maxAnswer})
	if rest.Denied(err) {
		return queue.Answer{}, err
	}
	if err != nil {
		return queue.Answer{Sent: errors.Is(err, rest.ErrSent), Error: c.Hide(err.Error())}, nil
	}
	body := got.Body
	if got.Status >= 300 { // words about what was wrong, and no data; other answers are hidden when they are kept
		body = []byte(c.Hide(string(body)))
	}
	number := func(name string) int {
		n, _ := strconv.Atoi(got.Header.Get(name)) // absent is 0
		return n
	}
	return queue.Answer{
		Status: got.Status, Body: body, Cut: got.Cut != nil, RetryAfter: got.Header.Get("Retry-After"),
		Allowed: number("inin-ratelimit-allowed"), Count: number("inin-ratelimit-count"), Reset: time.Duration(number("inin-ratelimit-reset")) * time.Second,
	}, nil
}

// Hide takes our secrets out of what a server says, before it is kept or shown:
// some repeat what they were given. What an answer means must be found out before
// that: a short secret may stand in honest data.
func (c *Client) Hide(text string) string {
	c.mu.Lock()
	token := c.token
	c.mu.Unlock()
	return safe.Hider(token, c.Secret.Reveal()).Replace(text)
}

// login is the token, a new one if there is none, if it is about to expire, or
// if it is the one that was refused. All calls share it.
func (c *Client) login(ctx context.Context, refused string) (string, error) {
	if c.ID == "" {
		return "", nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	if c.token != "" && c.token != refused && (c.refresh.IsZero() || now.Before(c.refresh)) {
		return c.token, nil
	}
	token, expires, err := c.Fresh.Token(ctx, LoginURL(c.Target), c.ID, c.Secret.Reveal(), "")
	if err != nil {
		return "", c.noToken(err, now)
	}
	c.token, c.refresh = token, time.Time{}
	if expires > 0 {
		c.refresh = now.Add(expires - min(expires/10, 5*time.Minute))
	}
	return token, nil
}

// noToken says whether a login may work later. The platform's limit on logins
// is no 429 but a 400 with these words, and names no time.
func (c *Client) noToken(err error, now time.Time) error {
	r, ok := errors.AsType[*rest.Refusal](err)
	if !ok {
		return &LoginError{Err: err, Later: !rest.Denied(err)}
	}
	e := &LoginError{Err: err}
	e.Wait, _ = queue.RetryAfter(r.RetryAfter, now)
	e.Later = r.Status == http.StatusTooManyRequests || r.Status >= 500 ||
		r.Status == http.StatusBadRequest && strings.Contains(strings.ToLower(r.Message), "rate limit exceeded")
	return e
}

// ParseTarget checks a target: http or https, and a host.
func ParseTarget(target string) (string, error) {
	u, err := url.Parse(target)
	switch {
	case target == "":
		return "", errors.New("--target is missing, want the platform's URL")
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return "", errors.New("--target: want http://HOST[:PORT] or https://HOST[:PORT]")
	}
	return strings.TrimRight(u.Scheme+"://"+u.Host+u.EscapedPath(), "/"), nil
}
