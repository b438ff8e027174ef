package rest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"holdfast/internal/guard"
)

// Request is one call. Headers are sent as they are given.
type Request struct {
	Method string
	URL    string
	Header map[string]string
	Body   []byte // nil: none
	// Answer bounds the body that is read of the answer, in bytes; 0: 1 MiB.
	Answer int64
}

// Answer is what came back.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte // Cut says whether this is all of it
	// Cut is why the body is not complete, nil if it is. The status is known all
	// the same.
	Cut error
}

// errLong is why a body is cut that is longer than was wanted.
var errLong = errors.New("the answer is too long")

// ErrSent is in the chain of an error if some of the request may have reached the
// server: whether it took effect is then unknown.
var ErrSent = errors.New("the request was sent")

// unknownOutcome wraps an error with ErrSent, without a word more in its text.
type unknownOutcome struct{ error }

func (u unknownOutcome) Unwrap() []error { return []error{u.error, ErrSent} }

// Do makes one call and waits for its answer, whatever the status. The error
// says that there was none; ErrSent tells whether the server may have got the
// request.
func (c *Client) Do(ctx context.Context, r Request) (*Answer, error) {
	var body io.Reader
	if r.Body != nil {
		body = bytes.NewReader(r.Body)
	}
	var sent atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteHeaderField: func(string, []string) { sent.Store(true) },
	})
	req, err := http.NewRequestWithContext(ctx, r.Method, r.URL, body)
	if err != nil {
		return nil, errors.New("url can't be read") // it may hold a secret
	}
	req.GetBody = nil // net/http must not send anything twice
	for name, value := range r.Header {
		req.Header[name] = []string{value}
	}
	if r.Body != nil && len(r.Body) == 0 {
		req.Body, req.ContentLength = http.NoBody, 0
	}
	res, err := c.http.Do(req)
	if err != nil {
		if err = unwrapped(err); sent.Load() {
			err = unknownOutcome{err}
		}
		return nil, err
	}
	defer res.Body.Close()
	most := r.Answer
	if most == 0 {
		most = maxAnswer
	}
	text, err := io.ReadAll(io.LimitReader(res.Body, most+1))
	if err == nil && int64(len(text)) > most {
		err = errLong
	}
	return &Answer{Status: res.StatusCode, Header: res.Header, Body: text[:min(int64(len(text)), most)], Cut: err}, nil
}

// Denied reports an error that comes of the guard: no try will change it.
func Denied(err error) bool { return errors.Is(err, guard.ErrRefused) }
