package plan

import (
	"time"

	"holdfast/internal/units"
)

// Load is a stream of arrivals that does not wait for answers (an open loop).
// Each arrival starts an interaction: one execution of a journey.
type Load struct {
	Name        string         `json:"name"`
	Journey     Journey        `json:"journey"`
	Stages      []Stage        `json:"stages"` // one after the other, from Start
	Poisson     bool           `json:"poisson,omitempty"`
	Start       units.Duration `json:"start,omitempty"`
	For         units.Duration `json:"for"` // arrivals end at Start+For at the latest
	Connections Connections    `json:"connections"`
	Cookies     bool           `json:"cookies,omitempty"` // keep what responses set, per interaction
}

// Stage is a stretch of time in which the rate moves evenly between two
// values, in arrivals a second.
type Stage struct {
	From float64        `json:"from"`
	To   float64        `json:"to"`
	Over units.Duration `json:"over"`
}

// Connections is how a load uses its connections.
type Connections struct {
	Max   int  `json:"max,omitempty"` // 0: as many as the arrivals need
	Reuse bool `json:"reuse"`         // false: one request a connection
}

// Journey is what an interaction does: a program. It begins at step 0 and ends
// behind the last one, or at the first step that fails.
type Journey struct {
	Name      string   `json:"name"`
	Program   []Step   `json:"program"`
	Steps     []string `json:"steps"`               // names of what is reported; Step.Report counts in it
	Extracted []string `json:"extracted,omitempty"` // names of the extracted values; Extract.Into counts in it
	Loops     int      `json:"loops,omitempty"`     // counters that Repeat and Again use
	Sockets   []string `json:"sockets,omitempty"`   // names of the interaction's own WebSockets
}

// Op is what a step does.
type Op string

// The operations.
const (
	OpRequest   Op = "request"    // an HTTP request and its response
	OpThink     Op = "think"      // a pause of the customer's
	OpRepeat    Op = "repeat"     // set counter Loop to Times; at 0 go to To
	OpAgain     Op = "again"      // count Loop down; unless it is 0 go to To
	OpChoose    Op = "choose"     // go to one of Choices by chance, else to the next step
	OpJump      Op = "jump"       // go to To
	OpWSConnect Op = "ws_connect" // open a WebSocket of the interaction's own
	OpWSSend    Op = "ws_send"    // send a text message
	OpWSAwait   Op = "ws_await"   // wait for a message that matches
	OpWSClose   Op = "ws_close"   // say goodbye
)

// Step is one instruction of a journey's program. Fields that its Op does not
// name are zero.
type Step struct {
	Op      Op       `json:"op"`
	Report  int      `json:"report"` // index into Journey.Steps; -1: not reported
	Request *Request `json:"request,omitempty"`
	Think   *Spread  `json:"think,omitempty"` // in seconds
	Loop    int      `json:"loop,omitempty"`
	Times   int      `json:"times,omitempty"`
	To      int      `json:"to,omitempty"`
	Choices []Choice `json:"choices,omitempty"`
	WS      *WSStep  `json:"ws,omitempty"`
}

// Choice is a branch of an OpChoose, taken with a probability.
type Choice struct {
	Share float64 `json:"share"` // 0..1; the shares of a step add up to at most 1
	To    int     `json:"to"`
}

// Request is an HTTP request with what is expected of its response.
type Request struct {
	Method  string         `json:"method"`
	URL     Template       `json:"url"` // absolute; scheme, host and port hold no slots
	Headers []Header       `json:"headers,omitempty"`
	Body    *Body          `json:"body,omitempty"`
	Timeout units.Duration `json:"timeout"` // of one attempt, from its send to the end of the response
	Expect  Expect         `json:"expect"`
	Extract []Extract      `json:"extract,omitempty"`
	Retry   *Retry         `json:"retry,omitempty"`
}

// ReadsBody reports a request whose response body must be kept and decoded.
func (r *Request) ReadsBody() bool {
	return len(r.Extract) > 0 || len(r.Expect.JSON) > 0 || r.Expect.Contains != ""
}

// Body is a request's body. Its Content-Type, unless a header states one, is
// Type.
type Body struct {
	Type string   `json:"type,omitempty"`
	Text Template `json:"text"` // may hold one Pad slot
	Size *Spread  `json:"size,omitempty"`
	// Chunked is for a body without a Content-Length (RFC 9112 7.1).
	Chunked bool `json:"chunked,omitempty"`
	// Size is that of the whole body, in bytes: the Pad slot takes what is
	// missing. A body that is larger without padding stays as it is.
}

// Expect is what makes a response good.
type Expect struct {
	Status   []StatusRange `json:"status"`             // one of them; never empty
	JSON     []Match       `json:"json,omitempty"`     // all of them
	Contains string        `json:"contains,omitempty"` // a part of the body
}

// StatusRange is a range of HTTP status codes, both ends included.
type StatusRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Has reports whether a status is good.
func (e *Expect) Has(status int) bool {
	for _, r := range e.Status {
		if status >= r.Low && status <= r.High {
			return true
		}
	}
	return false
}

// Match is a value that JSON must hold at a path.
type Match struct {
	Path   string `json:"path"`   // $.a.b[0]
	Equals string `json:"equals"` // the value as JSON text; a string with its quotes
}

// Extract takes a value out of a JSON body; later steps may use it.
type Extract struct {
	Into int    `json:"into"` // index into Journey.Extracted
	Path string `json:"path"`
}

// Retry says when a request is tried again. A Retry-After of the response
// goes before the backoff.
type Retry struct {
	Status  []int   `json:"status,omitempty"`
	Network bool    `json:"network,omitempty"` // no response: refused, reset, cut, timed out
	Max     int     `json:"max"`               // retries, not attempts
	Backoff Backoff `json:"backoff"`
}

// WSStep is a step on a WebSocket of the interaction's own.
type WSStep struct {
	Socket       int            `json:"socket"` // index into Journey.Sockets
	URL          Template       `json:"url,omitzero"`
	Headers      []Header       `json:"headers,omitempty"`
	Subprotocols []string       `json:"subprotocols,omitempty"`
	Send         Template       `json:"send,omitzero"`
	Await        *Await         `json:"await,omitempty"`
	Code         int            `json:"code,omitempty"`   // of OpWSClose
	Within       units.Duration `json:"within,omitempty"` // of connect and await
}

// Await says which message is waited for; without any field: the next one.
type Await struct {
	JSON     []Match `json:"json,omitempty"`
	Contains string  `json:"contains,omitempty"`
}

// Data is the rows that interactions take in turn.
type Data struct {
	File    string   `json:"file"`
	Columns []string `json:"columns"`
	Count   int      `json:"count"`
	SHA256  string   `json:"sha256"`
	// Rows are not serialised: the file may be large or private.
	Rows [][]string `json:"-"`
}

// Auth is a way to get tokens: OAuth 2.0 client credentials (RFC 6749 4.4).
// They are fetched before the run and refreshed beside it.
type Auth struct {
	Name   string   `json:"name"`
	URL    Template `json:"url"` // absolute; secrets are its only slots
	ID     Template `json:"id"`
	Secret Template `json:"secret"`
	Scope  string   `json:"scope,omitempty"`
	Aside  bool     `json:"aside,omitempty"` // observe alone uses it: no request of the run does
}

// Rate is the arrivals a second at an instant of the run.
func (l *Load) Rate(at time.Duration) float64 {
	at -= l.Start.D()
	if at < 0 || at >= l.For.D() {
		return 0
	}
	for _, s := range l.Stages {
		if over := s.Over.D(); at < over {
			return s.From + (s.To-s.From)*float64(at)/float64(over)
		} else {
			at -= over
		}
	}
	return 0
}

// PeakRate is the largest rate of the load, in arrivals a second.
func (l *Load) PeakRate() float64 {
	most := 0.0
	for _, s := range l.Stages {
		most = max(most, s.From, s.To)
	}
	return most
}
