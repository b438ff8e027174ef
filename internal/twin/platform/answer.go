package platform

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

const (
	// mostBody is the most that the twin itself takes, whatever is configured.
	mostBody = 64 << 20
	// keptBuffer is the largest buffer that is kept for the next request.
	keptBuffer = 1 << 20
	// answerWithin is how long an answer may take to be written after a wait.
	answerWithin = 30 * time.Second
	// longWait is a wait after which the connection's deadlines are set anew.
	longWait = 5 * time.Second

	// dateForm is how the platform writes a date. Clients demand the literal Z.
	dateForm = "2006-01-02T15:04:05.000Z"
)

// Error is an error in the platform's shape.
type Error struct {
	Status  int
	Code    string
	Message string
	// RetryAfter goes out as Retry-After, in whole seconds; 0 is none.
	RetryAfter time.Duration
	// Limit is the key of the limit that refused a socket.
	Limit string
	// Details say which fields or entities it is about.
	Details []Detail
}

// Detail is one thing that an error is about.
type Detail struct {
	Code       string `json:"errorCode"`
	Field      string `json:"fieldName,omitempty"`
	EntityID   string `json:"entityId,omitempty"`
	EntityName string `json:"entityName,omitempty"`
}

var notFound = &Error{Status: http.StatusNotFound, Code: "not.found", Message: "HTTP 404 Not Found"}

// BadRequest is a 400.
func BadRequest(message string) *Error {
	return &Error{Status: http.StatusBadRequest, Code: "bad.request", Message: message}
}

// conflict is a 409.
func conflict(code, message string, details ...Detail) *Error {
	return &Error{Status: http.StatusConflict, Code: code, Message: message, Details: details}
}

// full is what the twin says when it holds as much as it ever will.
func full(most int, what string) *Error {
	return &Error{Status: http.StatusServiceUnavailable, Code: "service.unavailable", Message: fmt.Sprintf("The twin holds at most %d %s.", most, what)}
}

func missing(what, id string) *Error {
	return &Error{Status: http.StatusNotFound, Code: "not.found", Message: fmt.Sprintf("No %s has the id %s", what, id)}
}

// Refuse answers with an error.
func Refuse(w http.ResponseWriter, e *Error) {
	c := call{w: w, id: correlationID()}
	c.refuse(e)
}

// call is one request on its way through the platform.
type call struct {
	p    *Platform
	w    http.ResponseWriter
	r    *http.Request
	id   string          // correlation id
	args [maxArgs]string // what the route left open
	app  string          // the client id behind the token; empty without one

	status int    // of the answer, once it is given
	limit  string // that has refused it
	keep   *kept  // where the answer is kept for repetitions; nil: it is not
}

func (c *call) refuse(e *Error) {
	body := encode(struct {
		Message   string   `json:"message"`
		Code      string   `json:"code"`
		Status    int      `json:"status"`
		ContextID string   `json:"contextId"`
		Details   []Detail `json:"details"`
		Errors    []string `json:"errors"`
	}{e.Message, e.Code, e.Status, c.id, append([]Detail{}, e.Details...), []string{}})
	if e.RetryAfter > 0 {
		c.w.Header().Set("Retry-After", strconv.Itoa(wholeSeconds(e.RetryAfter)))
		c.w.Header().Set("Cache-Control", "no-cache, no-store, must-revalidate")
		c.w.Header().Set("Strict-Transport-Security", "max-age=600; includeSubDomains")
	}
	c.write(e.Status, body)
}

// wholeSeconds rounds up, so that a promise is kept by those who wait it out.
func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

func (c *call) methodNotAllowed(allow string) *Error {
	c.w.Header().Set("Allow", allow)
	return MethodNotAllowed
}

// MethodNotAllowed is a 405. The header Allow is its sender's business.
var MethodNotAllowed = &Error{Status: http.StatusMethodNotAllowed, Code: "method.not.allowed", Message: "HTTP 405 Method Not Allowed"}

// answer sends what v is in JSON.
func (c *call) answer(status int, v any) *Error {
	c.write(status, encode(v))
	return nil
}

var jsonContent = []string{"application/json"}

// write sends a body of JSON. The headers' names are put in as the platform
// writes them, past net/http's own idea of capitals.
func (c *call) write(status int, body []byte) {
	c.writeAs(jsonContent, status, body)
}

// writeAs sends a body of any type.
func (c *call) writeAs(content []string, status int, body []byte) {
	h := c.w.Header()
	h["Content-Type"] = content
	h["ININ-Correlation-Id"] = []string{c.id}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.status = status
	if c.keep != nil {
		*c.keep = kept{status, content, h.Get("Location"), bytes.Clone(body)}
	}
	c.w.WriteHeader(status)
	_, _ = c.w.Write(body) // the client may be gone
}

// encode is JSON without escapes for HTML, which the platform's has not.
func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(fmt.Sprintf("encode %T: %v", v, err)) // made of our own structs
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// empty answers without a body.
func (c *call) empty(status int) *Error {
	c.w.Header()["ININ-Correlation-Id"] = []string{c.id}
	c.status = status
	if c.keep != nil {
		*c.keep = kept{status: status, location: c.w.Header().Get("Location")}
	}
	c.w.WriteHeader(status)
	return nil
}

var bodies = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// withBody reads the request's body and hands it to use, which must neither
// keep it nor take long: others wait for the memory.
func (c *call) withBody(use func([]byte) *Error) *Error {
	most := c.p.requestBytes
	if c.r.ContentLength > int64(most) {
		return tooLarge(most)
	}
	b := bodies.Get().(*bytes.Buffer)
	defer func() {
		if b.Cap() <= keptBuffer {
			bodies.Put(b)
		}
	}()
	b.Reset()
	if e := c.read(b, most); e != nil {
		return e
	}
	return use(b.Bytes())
}

// read reads the request's body, of at most so many bytes.
func (c *call) read(into *bytes.Buffer, most int) *Error {
	switch _, err := into.ReadFrom(io.LimitReader(c.r.Body, int64(most)+1)); {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &Error{Status: http.StatusRequestTimeout, Code: "request.timeout", Message: "The client did not produce a request within the server timeout limit."}
	case err != nil:
		return BadRequest("The request body cannot be read.")
	case into.Len() > most:
		c.w.Header().Set("Connection", "close") // the rest is not read
		return tooLarge(most)
	}
	return nil
}

func tooLarge(most int) *Error {
	return &Error{
		Status: http.StatusRequestEntityTooLarge, Code: "request.entity.too.large",
		Message: fmt.Sprintf("The request is over the size limit. Maximum bytes: %d", most),
	}
}

// isObject reports what may be a JSON object, and is no other value.
func isObject(body []byte) bool {
	body = bytes.TrimLeft(body, " \t\r\n")
	return len(body) > 0 && body[0] == '{'
}

// decode reads a body of JSON into what into points to.
func decode(body []byte, into any) *Error {
	if err := json.Unmarshal(body, into); err != nil {
		return BadRequest("The request body is not the JSON that is wanted.")
	}
	return nil
}

// wait lets time pass, with a request's connection kept open if it is long.
func (c *call) wait(d time.Duration) {
	if d <= 0 {
		return
	}
	c.allow(d)
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.p.o.Stop:
	}
}

// allow keeps a request's connection open for an answer that takes so long.
func (c *call) allow(d time.Duration) {
	if d > longWait {
		rc := http.NewResponseController(c.w)
		_ = rc.SetReadDeadline(time.Time{}) // neither fails on the server's own connections
		_ = rc.SetWriteDeadline(time.Now().Add(d + answerWithin))
	}
}

// date is a moment as the platform writes it.
func date(t time.Time) string { return t.UTC().Format(dateForm) }

// correlationID is a random UUID (RFC 9562, version 4).
func correlationID() string { return uuid(rand.Uint64(), rand.Uint64()) }

func uuid(hi, lo uint64) string {
	var b [16]byte
	for i := range 8 {
		b[i], b[8+i] = byte(hi>>(8*i)), byte(lo>>(8*i))
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	var s [36]byte
	hex.Encode(s[:8], b[:4])
	hex.Encode(s[9:13], b[4:6])
	hex.Encode(s[14:18], b[6:8])
	hex.Encode(s[19:23], b[8:10])
	hex.Encode(s[24:], b[10:])
	s[8], s[13], s[18], s[23] = '-', '-', '-', '-'
	return string(s[:])
}

// dice are the seeded randomness of one part of the platform: what it draws
// does not depend on what other parts are asked for. Guarded by its owner.
type dice struct{ *rand.Rand }

func newDice(seed, part uint64) dice { return dice{rand.New(rand.NewPCG(seed, part))} }

func (d dice) uuid() string { return uuid(d.Uint64(), d.Uint64()) }

// unused draws until it finds what is not taken: a platform that was loaded
// has entities whose ids its dice are still to draw.
func unused(draw func() string, taken func(id string) bool) string {
	for {
		if id := draw(); !taken(id) {
			return id
		}
	}
}

// text is n characters of an alphabet of 32.
func (d dice) text(n int) string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz234567"
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[d.Uint64()%32]
	}
	return string(b)
}

// hex is 32 hexadecimal digits.
func (d dice) hex() string {
	var b [16]byte
	hi, lo := d.Uint64(), d.Uint64()
	for i := range 8 {
		b[i], b[8+i] = byte(hi>>(8*i)), byte(lo>>(8*i))
	}
	return hex.EncodeToString(b[:])
}
