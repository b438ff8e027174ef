package platform

import (
	"bytes"
	linked "container/list"
	"crypto/sha256"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	// keyHeader is that of the draft of the IETF's HTTPAPI working group. The
	// documented platforms do not know it.
	keyHeader = "Idempotency-Key"
	// maxKey bounds a key, in bytes.
	maxKey = 255
	// maxKeys and maxAnswers bound what is remembered: keys, and bytes of their
	// answers. The oldest are forgotten first.
	maxKeys    = 10_000
	maxAnswers = 16 << 20
)

// repetitions remembers requests by their keys, so that a repetition gets the
// first answer and does nothing.
type repetitions struct {
	remember time.Duration

	mu     sync.Mutex
	byName map[string]*linked.Element
	oldest *linked.List // of *keyed
	bytes  int
}

// keyed is one key's first request.
type keyed struct {
	name    string   // of the client and its key
	content [32]byte // of the request
	done    bool
	expires time.Time // once it is done
	answer  kept
}

// kept is an answer as it is given again.
type kept struct {
	status   int
	content  []string // its type
	location string
	body     []byte
}

func newRepetitions(remember time.Duration) *repetitions {
	return &repetitions{remember: remember, byName: map[string]*linked.Element{}, oldest: linked.New()}
}

// once lets a request with a key through that is the first with it. Requests
// that change nothing, and those without a key, go through always.
func (p *Platform) once(c *call, to *route) *Error {
	key := c.r.Header.Get(keyHeader)
	if p.again.remember == 0 || key == "" || !strings.Contains(c.r.URL.Path, "/api/") ||
		!slices.Contains([]string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}, c.r.Method) {
		return to.handle(p, c)
	}
	if len(key) > maxKey {
		return &Error{Status: http.StatusBadRequest, Code: "idempotency.key.invalid", Message: "The Idempotency-Key is too long."}
	}
	// The request is what the key stands for: it is read before anything is done.
	var e *Error
	if read := c.withBody(func(body []byte) *Error {
		e = p.onceOf(c, to, key, body)
		return nil
	}); read != nil {
		return read
	}
	return e
}

func (p *Platform) onceOf(c *call, to *route, key string, body []byte) *Error {
	a := p.again
	first, before := a.begin(c.app+"\x00"+key, contentOf(c.r.Method, c.r.URL, body), time.Now())
	switch {
	case first != nil:
		c.r.Body = io.NopCloser(bytes.NewReader(body))
		c.keep = &first.answer
		defer func() { a.end(first, time.Now()) }()
		return to.handle(p, c)
	case before.e != nil:
		return before.e
	}
	if p.o.Repeated != nil {
		p.o.Repeated(c.r)
	}
	h := c.w.Header()
	h.Set("Idempotent-Replayed", "true")
	if before.answer.location != "" {
		h.Set("Location", before.answer.location)
	}
	if len(before.answer.body) == 0 {
		return c.empty(before.answer.status)
	}
	c.writeAs(before.answer.content, before.answer.status, before.answer.body)
	return nil
}

// contentOf is the fingerprint of a request.
func contentOf(method string, at *url.URL, body []byte) (sum [32]byte) {
	h := sha256.New()
	_, _ = io.WriteString(h, method+" "+at.EscapedPath()+"?"+at.RawQuery+"\n") // a hash takes everything
	_, _ = h.Write(body)
	h.Sum(sum[:0])
	return sum
}

// repetition is what becomes of a request whose key was used.
type repetition struct {
	e      *Error
	answer kept
}

// begin remembers a key's first request; for the others it says what they get.
func (a *repetitions) begin(name string, content [32]byte, now time.Time) (*keyed, repetition) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if at := a.byName[name]; at != nil {
		k := at.Value.(*keyed)
		switch {
		case k.done && !now.Before(k.expires):
			a.forget(at)
		case k.content != content:
			return nil, repetition{e: &Error{Status: http.StatusUnprocessableEntity, Code: "idempotency.key.reused", Message: "The Idempotency-Key was used for another request."}}
		case !k.done:
			return nil, repetition{e: conflict("idempotency.key.in.use", "A request with this Idempotency-Key is still in progress.")}
		default:
			return nil, repetition{answer: k.answer}
		}
	}
	k := &keyed{name: name, content: content}
	a.byName[name] = a.oldest.PushBack(k)
	a.trim()
	return k, repetition{}
}

// end remembers the answer, if the request has done something. An error has
// not, and its key may be used again.
func (a *repetitions) end(k *keyed, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at := a.byName[k.name]
	if at == nil || at.Value != k {
		return
	}
	k.done, k.expires = true, now.Add(a.remember)
	if k.answer.status/100 != 2 {
		a.forget(at)
		return
	}
	a.bytes += len(k.answer.body)
	a.trim()
}

// trim forgets the oldest of those that are done.
func (a *repetitions) trim() {
	for at := a.oldest.Front(); at != nil && (a.oldest.Len() > maxKeys || a.bytes > maxAnswers); {
		next := at.Next()
		if at.Value.(*keyed).done {
			a.forget(at)
		}
		at = next
	}
}

func (a *repetitions) forget(at *linked.Element) {
	k := at.Value.(*keyed)
	a.oldest.Remove(at)
	delete(a.byName, k.name)
	a.bytes -= len(k.answer.body)
}
