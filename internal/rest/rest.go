// Package rest makes single HTTP calls to a platform, off the hot path: for
// tokens, for the platform's own counters, and for publishing. It also opens the
// WebSocket on which a platform tells what is done.
//
// Every connection goes through the guard. It follows no redirect, uses no
// proxy but the one it is given, reads bounded answers, and never hides a
// retry: it makes none.
package rest

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/guard"
	"holdfast/internal/safe"
)

// Options is how a client reaches a platform. The zero value reaches loopback
// with the system's CAs.
type Options struct {
	Guard *guard.Guard // nil: loopback only
	TLS   *tls.Config
	Proxy string        // http://HOST:PORT; empty: none
	Wait  time.Duration // for a whole call; 0: 30 s
	Reuse bool          // keep connections for the next call
}

// Client makes calls. It is safe for use by several goroutines.
type Client struct {
	http *http.Client
}

const (
	defaultWait = 30 * time.Second
	maxAnswer   = 1 << 20
	maxHead     = 64 << 10
	maxIdle     = 16
	maxQuoted   = 200 // bytes of an answer that an error shows
)

// New makes a client.
func New(o Options) (*Client, error) {
	g := o.Guard
	if g == nil {
		g = guard.New(nil, nil, guard.System)
	}
	t := &http.Transport{
		DialContext:       func(ctx context.Context, _, address string) (net.Conn, error) { return dial(ctx, g, address) },
		TLSClientConfig:   o.TLS,
		MaxIdleConns:      maxIdle,
		IdleConnTimeout:   30 * time.Second,
		DisableKeepAlives: !o.Reuse, // a token every few minutes needs no held connection
		// No answer is decoded that nobody asked to be encoded.
		DisableCompression:     true,
		MaxIdleConnsPerHost:    maxIdle,
		MaxResponseHeaderBytes: maxHead,
	}
	if o.Proxy != "" {
		at, err := url.Parse(o.Proxy)
		if err != nil {
			return nil, errors.New("proxy can't be read")
		}
		t.Proxy = http.ProxyURL(at)
	}
	wait := o.Wait
	if wait == 0 {
		wait = defaultWait
	}
	return &Client{http: &http.Client{
		Transport: t, Timeout: wait,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// dial connects through the guard, to the very address that it has permitted.
func dial(ctx context.Context, g *guard.Guard, address string) (net.Conn, error) {
	host, portText, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("port %q: want 1 to 65535", portText)
	}
	addrs, err := g.Resolve(ctx, host, uint16(port))
	if err != nil {
		return nil, err
	}
	var dialer net.Dialer
	var failed error
	for _, to := range addrs {
		if err := g.Check(to); err != nil {
			return nil, err
		}
		conn, err := dialer.DialContext(ctx, "tcp", to.String())
		if err == nil {
			return conn, nil
		}
		failed = errors.Join(failed, err)
	}
	return nil, failed
}

// Refusal is an answer that is not the one wanted.
type Refusal struct {
	Status     int
	RetryAfter string // as the server wrote it
	Code       string // of the error, where the platform names one
	Message    string // bounded and escaped
}

func (r *Refusal) Error() string {
	var text strings.Builder
	text.WriteString("status " + strconv.Itoa(r.Status))
	for _, part := range []string{r.Code, r.Message} {
		if part != "" {
			text.WriteString(": " + part)
		}
	}
	return text.String()
}

// Token gets a token by OAuth 2.0 client credentials (RFC 6749 4.4): id and
// secret in the Authorization header (2.3.1), the rest as a form. Expires is
// how long the token is good for, 0 if the server does not say. An answer
// other than a token is a *Refusal.
func (c *Client) Token(ctx context.Context, endpoint, id, secret, scope string) (token string, expires time.Duration, err error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	if scope != "" {
		form.Set("scope", scope)
	}
	credentials := base64.StdEncoding.EncodeToString([]byte(url.QueryEscape(id) + ":" + url.QueryEscape(secret)))
	hide := safe.Hider(credentials, secret)
	status, body, err := c.ask(ctx, Request{Method: http.MethodPost, URL: endpoint, Body: []byte(form.Encode()), Header: map[string]string{
		"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "Authorization": "Basic " + credentials,
	}}, hide, func(status int) bool { return status == http.StatusOK })
	if err != nil {
		return "", 0, err
	}
	var answer struct {
		Token   string      `json:"access_token"`
		Type    string      `json:"token_type"`
		Expires json.Number `json:"expires_in"`
	}
	switch {
	case json.Unmarshal(body, &answer) != nil || answer.Token == "":
		return "", 0, &Refusal{Status: status, Message: "the answer holds no access_token"}
	case answer.Type != "" && !strings.EqualFold(answer.Type, "bearer"):
		return "", 0, &Refusal{Status: status, Message: "token_type " + safe.Text(answer.Type, maxQuoted) + ", want bearer"}
	}
	seconds, _ := answer.Expires.Float64() // absent or odd: not said
	return answer.Token, time.Duration(max(seconds, 0) * float64(time.Second)), nil
}

// Call sends a request with a bearer token, and with a body of JSON unless it
// is empty. It returns the body of a 2xx answer; another answer is a *Refusal.
func (c *Client) Call(ctx context.Context, method, endpoint, token, body string) ([]byte, error) {
	r := Request{Method: method, URL: endpoint, Header: map[string]string{"Authorization": "Bearer " + token, "Accept": "application/json"}}
	if body != "" {
		r.Body, r.Header["Content-Type"] = []byte(body), "application/json"
	}
	_, answer, err := c.ask(ctx, r, safe.Hider(token), func(status int) bool { return status/100 == 2 })
	return answer, err
}

// ask makes a call whose answer is wanted with certain statuses. Another one is
// a *Refusal, in which what is to be hidden is. A body that is too long is cut.
func (c *Client) ask(ctx context.Context, r Request, hide *strings.Replacer, wanted func(status int) bool) (status int, body []byte, err error) {
	a, err := c.Do(ctx, r)
	if err != nil {
		return 0, nil, err
	}
	if a.Cut != nil && !errors.Is(a.Cut, errLong) {
		return 0, nil, fmt.Errorf("read answer: %w", a.Cut)
	}
	if wanted(a.Status) {
		return a.Status, a.Body, nil
	}
	var answer struct {
		Error       string `json:"error"`
		Description string `json:"error_description"`
		Message     string `json:"message"`
		Code        string `json:"code"`
	}
	said := func(text string) string { return safe.Text(hide.Replace(text), maxQuoted) }
	refusal := &Refusal{Status: a.Status, RetryAfter: said(a.Header.Get("Retry-After"))}
	if json.Unmarshal(a.Body, &answer) == nil {
		refusal.Code, refusal.Message = said(answer.Error+answer.Code), said(answer.Description+answer.Message)
	} else {
		refusal.Message = said(string(a.Body))
	}
	return a.Status, nil, refusal
}

// unwrapped leaves the method and the URL out of an error: the caller says
// where it called, and the URL may hold a secret.
func unwrapped(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}
	return err
}
