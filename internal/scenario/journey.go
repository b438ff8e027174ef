package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Journey is what one arrival does, step after step; it ends at the first step
// that fails.
type Journey struct {
	Steps []Step `json:"steps" jsonschema:"required,minItems=1,description=what is done; one after the other"`
}

// Step is one step of a journey: exactly one of its kinds.
type Step struct {
	Name    string              `json:"name,omitempty" jsonschema:"description=what the step is called in results; absent: its method and path"`
	Get     *string             `json:"get,omitempty" jsonschema:"oneof_required=get,description=GET: a path behind target.http or http(s)://…"`
	Post    *string             `json:"post,omitempty" jsonschema:"oneof_required=post,description=POST; as get"`
	Put     *string             `json:"put,omitempty" jsonschema:"oneof_required=put,description=PUT; as get"`
	Patch   *string             `json:"patch,omitempty" jsonschema:"oneof_required=patch,description=PATCH; as get"`
	Delete  *string             `json:"delete,omitempty" jsonschema:"oneof_required=delete,description=DELETE; as get"`
	Head    *string             `json:"head,omitempty" jsonschema:"oneof_required=head,description=HEAD; as get"`
	Headers strict.Map[string]  `json:"headers,omitempty" jsonschema:"description=headers of the request"`
	JSON    *strict.Value       `json:"json,omitempty" jsonschema:"description=body as JSON; ${…} in its texts"`
	Text    *string             `json:"text,omitempty" jsonschema:"description=body as it stands; ${…} in it"`
	Form    *strict.Map[Var]    `json:"form,omitempty" jsonschema:"description=body of names and values as a web form sends them; ${…} in the values"`
	File    *string             `json:"file,omitempty" jsonschema:"description=body from a file below the scenario's folder; at most 8 MiB; sent as it is"`
	Size    *Size               `json:"size,omitempty" jsonschema:"description=size of the whole body; json and text and form are filled up to it"`
	Chunked bool                `json:"chunked,omitempty" jsonschema:"description=the body is sent in chunks of 8 KiB instead of with its length; as clients do that make it while they send"`
	Timeout units.Duration      `json:"timeout,omitempty" jsonschema:"description=longest time of one attempt from its send to the end of the response" jsonschema_extras:"default=10s"`
	Expect  *Expect             `json:"expect,omitempty" jsonschema:"description=what makes a response good; absent: a status from 200 to 299"`
	Extract strict.Map[string]  `json:"extract,omitempty" jsonschema:"description=values to take out of a JSON response; NAME: PATH; later steps may use ${NAME}"`
	Retry   *Retry              `json:"retry,omitempty" jsonschema:"description=when the request is tried again; absent: never. A Retry-After of the response wins"`
	Think   *Think              `json:"think,omitempty" jsonschema:"oneof_required=think,description=a pause of the customer's"`
	Loop    *Loop               `json:"loop,omitempty" jsonschema:"oneof_required=loop,description=steps that are repeated"`
	Chance  *strict.Map[[]Step] `json:"chance,omitempty" jsonschema:"oneof_required=chance,description=steps by share such as 10%; else: what happens otherwise"`
	WS      *WS                 `json:"ws,omitempty" jsonschema:"oneof_required=ws,description=a step on a WebSocket of the interaction's own"`
}

// Size is how large a body is: P50 and P99, or From.
type Size struct {
	P50  units.Bytes `json:"p50,omitempty" jsonschema:"oneof_required=p50,description=half of the bodies are no larger"`
	P99  units.Bytes `json:"p99,omitempty" jsonschema:"description=99 of 100 are no larger; sizes are log-normal; absent: all are p50"`
	From string      `json:"from,omitempty" jsonschema:"oneof_required=from,description=files below the scenario's folder such as samples/*.json; their sizes are drawn from"`
	Pad  string      `json:"pad,omitempty" jsonschema:"description=text field that is filled up; a.b for one within another; absent: the longest"`
}

// Expect is what makes a response good.
type Expect struct {
	Status Statuses                 `json:"status,omitempty" jsonschema:"description=statuses that are good; absent: 2xx"`
	JSON   strict.Map[strict.Value] `json:"json,omitempty" jsonschema:"description=values that the body must hold; PATH: VALUE"`
	Body   *Contains                `json:"body,omitempty" jsonschema:"description=text that the body must hold"`
}

// StatusRange is a range of HTTP statuses, both ends included.
type StatusRange struct{ Low, High int }

// Statuses is 200, 2xx, or a list of both.
type Statuses []StatusRange

// UnmarshalNode reads one status or several.
func (s *Statuses) UnmarshalNode(n strict.Node) {
	if _, one := n.Scalar(); one {
		*s = make(Statuses, 1)
		n.Decode(&(*s)[0])
		return
	}
	n.Decode((*[]StatusRange)(s))
}

// UnmarshalText reads 200 or 2xx.
func (r *StatusRange) UnmarshalText(text []byte) error {
	s := strings.ToLower(string(text))
	if len(s) == 3 && s[0] >= '1' && s[0] <= '5' && s[1:] == "xx" {
		r.Low = int(s[0]-'0') * 100
		r.High = r.Low + 99
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 100 || n > 599 {
		return fmt.Errorf("%s is no status, want for example 200 or 2xx", strict.Quote(string(text)))
	}
	r.Low, r.High = n, n
	return nil
}

// Contains is text that something must hold.
type Contains struct {
	Contains string `json:"contains" jsonschema:"required,description=the text"`
}

// UnmarshalNode reads the text, or a map that holds it.
func (c *Contains) UnmarshalNode(n strict.Node) {
	if _, ok := n.Scalar(); ok {
		n.Decode(&c.Contains)
		return
	}
	type plain Contains
	n.Decode((*plain)(c))
}

// Retry is when a request is tried again.
type Retry struct {
	On      []RetryCause `json:"on,omitempty" jsonschema:"description=statuses; and network for no response at all: refused or reset or cut or timed out; absent: [429\\, 503\\, network]"`
	Max     int          `json:"max,omitempty" jsonschema:"minimum=1,maximum=1000,default=3,description=retries of one request; the first attempt is not one"`
	Backoff *Backoff     `json:"backoff,omitempty" jsonschema:"description=wait that grows with each retry; absent: its defaults"`
}

// RetryCause is a status, or Network.
type RetryCause struct {
	Status  int
	Network bool
}

// UnmarshalText reads 429 or network.
func (r *RetryCause) UnmarshalText(text []byte) error {
	switch n, err := strconv.Atoi(string(text)); {
	case string(text) == "network":
		r.Network = true
	case string(text) == "timeout":
		return fmt.Errorf(`"timeout" has no retries of its own, want network: it holds timeouts too`)
	case err != nil || n < 100 || n > 599:
		return fmt.Errorf("%s is no cause to retry, want a status such as 429, or network", strict.Quote(string(text)))
	default:
		r.Status = n
	}
	return nil
}

// Think is a pause: always the same, or log-normal with P50 and P95.
type Think struct {
	Exactly units.Duration `json:"-"`
	P50     units.Duration `json:"p50" jsonschema:"required,description=half of the pauses are no longer"`
	P95     units.Duration `json:"p95" jsonschema:"required,description=95 of 100 are no longer"`
}

// UnmarshalNode reads a duration or a map.
func (t *Think) UnmarshalNode(n strict.Node) {
	if _, ok := n.Scalar(); ok {
		n.Decode(&t.Exactly)
		return
	}
	type plain Think
	n.Decode((*plain)(t))
}

// Loop is steps that are repeated.
type Loop struct {
	Times int    `json:"times" jsonschema:"required,minimum=1,maximum=1000000,description=how often"`
	Steps []Step `json:"steps" jsonschema:"required,minItems=1,description=what is repeated"`
}

// WS is a step on a WebSocket: one of Connect, Send, Await, Close.
type WS struct {
	Connect      *string            `json:"connect,omitempty" jsonschema:"oneof_required=connect,description=open a WebSocket: a path behind target.ws or ws://…"`
	As           string             `json:"as,omitempty" jsonschema:"description=name for it; with connect; needed if there are several"`
	Headers      strict.Map[string] `json:"headers,omitempty" jsonschema:"description=headers of the upgrade; with connect"`
	Subprotocols []string           `json:"subprotocols,omitempty" jsonschema:"description=subprotocols offered; with connect"`
	On           string             `json:"on,omitempty" jsonschema:"description=which WebSocket; absent: the one that is open"`
	Send         *string            `json:"send,omitempty" jsonschema:"oneof_required=send,description=send this text message"`
	Await        *Await             `json:"await,omitempty" jsonschema:"oneof_required=await,description=wait for a message that matches; {}: for any"`
	Within       units.Duration     `json:"within,omitempty" jsonschema:"description=longest wait of connect or await" jsonschema_extras:"default=10s"`
	Close        *int               `json:"close,omitempty" jsonschema:"oneof_required=close,description=say goodbye with this code such as 1000"`
}

// Await says which message is waited for: one with a value, with a text, or
// any.
type Await struct {
	JSONPath string        `json:"jsonpath,omitempty" jsonschema:"description=path of a value in the message; with equals"`
	Equals   *strict.Value `json:"equals,omitempty" jsonschema:"description=the value; with jsonpath"`
	Contains string        `json:"contains,omitempty" jsonschema:"description=text in the message"`
}

// UnmarshalNode reads a text to be contained, or a map.
func (a *Await) UnmarshalNode(n strict.Node) {
	if _, ok := n.Scalar(); ok {
		n.Decode(&a.Contains)
		return
	}
	type plain Await
	n.Decode((*plain)(a))
}

// Request is the method and the URL of a step that sends a request; key is its
// kind.
func (s *Step) Request() (key string, url string, ok bool) {
	for _, m := range []struct {
		key string
		url *string
	}{{"get", s.Get}, {"post", s.Post}, {"put", s.Put}, {"patch", s.Patch}, {"delete", s.Delete}, {"head", s.Head}} {
		if m.url != nil {
			return m.key, *m.url, true
		}
	}
	return "", "", false
}

// Else is the key of the steps of a chance that are taken otherwise.
const Else = "else"

// Reported are the names of the steps that have numbers of their own, in the
// order of the file: requests, and WebSockets that are opened or waited for.
// The second of a name is NAME#2.
func Reported(steps []Step) []string {
	var names []string
	seen := map[string]int{}
	walk(steps, func(s *Step) {
		name := s.reportedName()
		if name == "" {
			return
		}
		seen[name]++
		if n := seen[name]; n > 1 {
			name += "#" + strconv.Itoa(n)
		}
		names = append(names, name)
	})
	return names
}

// walk visits every step, those within others too, in the order of the file.
func walk(steps []Step, visit func(*Step)) {
	for i := range steps {
		s := &steps[i]
		visit(s)
		if s.Loop != nil {
			walk(s.Loop.Steps, visit)
		}
		if s.Chance != nil {
			for _, branch := range *s.Chance {
				walk(branch.Value, visit)
			}
		}
	}
}

// Walk visits every step of a list, those within loops and chances too, in the
// order of the file.
func Walk(steps []Step, visit func(*Step)) { walk(steps, visit) }

// reportedName is the name of a step that is reported, else empty.
func (s *Step) reportedName() string {
	key, url, isRequest := s.Request()
	isWS := s.WS != nil && (s.WS.Connect != nil || s.WS.Await != nil)
	switch {
	case !isRequest && !isWS:
		return ""
	case s.Name != "":
		return s.Name
	case isRequest:
		return stepName(strings.ToUpper(key), url)
	case s.WS.Connect != nil:
		return stepName("WS", *s.WS.Connect)
	default:
		return "WS await"
	}
}

// maxStepName is how much of a path a name made of it shows.
const maxStepName = 60

// stepName makes a name of a method and a URL as it is written: without host
// and query, and without what a threshold could not hold.
func stepName(method, url string) string {
	if _, rest, absolute := strings.Cut(url, "://"); absolute {
		url = "/"
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			url = rest[i:]
		}
	}
	path, _, _ := strings.Cut(url, "?")
	path = strings.Map(func(r rune) rune {
		if r == ',' || r == '(' || r == ')' || r <= ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, path)
	if runes := []rune(path); len(runes) > maxStepName {
		path = string(runes[:20]) + "…" + string(runes[len(runes)-maxStepName+21:])
	}
	if path == "" {
		path = "/"
	}
	return method + " " + path
}
