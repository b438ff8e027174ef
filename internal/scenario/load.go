package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Auth is a way to get tokens.
type Auth struct {
	OAuth2 *OAuth2 `json:"oauth2" jsonschema:"required,description=OAuth 2.0 client credentials (RFC 6749 4.4)"`
}

// OAuth2 is the client credentials grant of OAuth 2.0.
type OAuth2 struct {
	URL    string `json:"url" jsonschema:"required,description=token endpoint: a path behind target.http or http(s)://…"`
	ID     string `json:"id" jsonschema:"required,description=client id; as a rule ${secrets.NAME}"`
	Secret string `json:"secret" jsonschema:"required,description=client secret; as a rule ${secrets.NAME}"`
	Scope  string `json:"scope,omitempty" jsonschema:"description=scopes to ask for; separated by spaces"`
}

// Load is a stream of arrivals that does not wait for answers: one of Rate and
// Stages.
type Load struct {
	Journey     string         `json:"journey" jsonschema:"required,description=name of the journey that each arrival starts"`
	Rate        units.Rate     `json:"rate,omitempty" jsonschema:"oneof_required=rate,description=arrivals a second"`
	Stages      []Stage        `json:"stages,omitempty" jsonschema:"oneof_required=stages,minItems=1,description=stretches of time one after the other; the rate begins at 0/s"`
	Arrivals    string         `json:"arrivals,omitempty" jsonschema:"enum=even,enum=poisson,default=even,description=even: equal gaps; poisson: at random as independent customers come"`
	Start       units.Duration `json:"start,omitempty" jsonschema:"description=when the arrivals begin; after the start of the run"`
	For         units.Duration `json:"for,omitempty" jsonschema:"description=how long they go on; absent: to the end of the run or of the stages"`
	Connections *Connections   `json:"connections,omitempty" jsonschema:"description=how connections are used; absent: as many as the arrivals need; kept open"`
	Cookies     string         `json:"cookies,omitempty" jsonschema:"enum=off,enum=keep,default=off,description=keep: what responses set is sent back within the same interaction"`
}

// Stage is a stretch of time of a load: To and Over, or Hold.
type Stage struct {
	To   *Level         `json:"to,omitempty" jsonschema:"oneof_required=to,description=rate that is reached at its end"`
	Over units.Duration `json:"over,omitempty" jsonschema:"description=how long the rate takes to get there; with to only; 0s: at once"`
	Hold units.Duration `json:"hold,omitempty" jsonschema:"oneof_required=hold,description=how long the rate stays where it is"`
}

// Level is a rate that may be 0.
type Level float64

// UnmarshalText reads "500/s" or "0/s".
func (l *Level) UnmarshalText(text []byte) error {
	number, unit, _ := strings.Cut(string(text), "/")
	if strings.Trim(number, "0. ") == "" && strings.Contains(number, "0") && (unit == "s" || unit == "m" || unit == "min" || unit == "h") {
		*l = 0
		return nil
	}
	return (*units.Rate)(l).UnmarshalText(text)
}

// Connections is how a load uses its connections.
type Connections struct {
	Max   int   `json:"max,omitempty" jsonschema:"minimum=1,maximum=1000000,description=connections at once; absent: as many as the arrivals need"`
	Reuse *bool `json:"reuse,omitempty" jsonschema:"default=true,description=false: one request a connection"`
}

// UnmarshalNode reads a number, short for {max: …}, or a map.
func (c *Connections) UnmarshalNode(n strict.Node) {
	type plain Connections
	text, ok := n.Scalar()
	if !ok {
		n.Decode((*plain)(c))
		return
	}
	v, err := strconv.Atoi(text)
	if err != nil || v < 1 || v > 1_000_000 {
		n.Want("a number from 1 to 1000000 or {max: 64, reuse: true}")
		return
	}
	c.Max = v
}

// Data is where rows come from.
type Data struct {
	Rows *Rows `json:"rows" jsonschema:"required,description=one row for each interaction; from the start again after the last"`
}

// Rows is a CSV file with a header row.
type Rows struct {
	CSV   string `json:"csv" jsonschema:"required,description=path below the scenario's folder; the first row names the columns"`
	Order string `json:"order,omitempty" jsonschema:"enum=sequential,enum=shuffle,default=sequential,description=shuffle: in an order that depends on the seed"`
}

// maxSteps bounds the steps that are reported, of all loads together: each has
// histograms of its own.
const maxSteps = 2000

// loadChecker checks one load.
type loadChecker struct {
	*checker
	name string
	load *Load
}

func (c *loadChecker) in(path ...any) []any { return append([]any{"loads", c.name}, path...) }

func (c *loadChecker) check() {
	l := c.load
	if !isName(c.name) {
		c.add(c.doc.Key(c.in()...), "want letters, digits, -, _ and . for the name of a load, at most %d", maxName)
	}
	if _, ok := c.s.Pools.Get(c.name); ok {
		c.add(c.doc.Key(c.in()...), "a pool has this name too, want another")
	}
	if _, ok := c.s.Journeys.Get(l.Journey); !ok && c.has(c.in("journey")...) {
		c.add(c.at(c.in("journey")...), "journey %s is not defined%s", strict.Quote(l.Journey), strict.Suggest(l.Journey, c.s.Journeys.Keys()))
	}
	if c.has(c.in("rate")...) == c.has(c.in("stages")...) {
		c.add(c.at(c.in()...), "a load wants one of rate and stages")
	}
	if len(l.Stages) == 0 && c.has(c.in("stages")...) {
		c.add(c.at(c.in("stages")...), "stages is empty, want at least one")
	}
	c.stages()
	c.positive(l.For, c.in("for")...)
}

func (c *loadChecker) stages() {
	level, peak := 0.0, 0.0
	for i, s := range c.load.Stages {
		in := func(key ...any) []any { return c.in(append([]any{"stages", i}, key...)...) }
		to, hold := c.has(in("to")...), c.has(in("hold")...)
		switch {
		case to == hold:
			c.add(c.at(in()...), "a stage wants one of to (with over) and hold")
		case hold && c.has(in("over")...):
			c.add(c.doc.Key(in("over")...), "over has no meaning with hold, want it left out")
		case hold && level == 0 && i == 0:
			c.add(c.at(in("hold")...), "the first stage holds a rate that nothing has set, want {to: RATE, over: 0s} before it")
		case to && !c.has(in("over")...):
			c.add(c.at(in()...), `"over" is missing, want how long the rate takes to get there; 0s for at once`)
		}
		c.positive(s.Hold, in("hold")...)
		if s.To != nil {
			level = float64(*s.To)
			peak = max(peak, level)
		}
	}
	if len(c.load.Stages) > 0 && peak == 0 {
		c.add(c.at(c.in("stages")...), "no stage has a rate above 0/s")
	}
}

func (c *checker) loads() {
	for i := range c.s.Loads {
		l := &loadChecker{checker: c, name: c.s.Loads[i].Key, load: &c.s.Loads[i].Value}
		l.check()
	}
	steps := 0
	for _, l := range c.s.Names().Loads {
		steps += len(l.Steps)
	}
	if steps > maxSteps {
		c.add(c.at("loads"), "the journeys of all loads together have %d requests, want at most %d", steps, maxSteps)
	}
	if len(c.s.Loads) == 0 && c.has("loads") {
		c.add(c.at("loads"), "loads is without a load, want at least one")
	}
	if c.s.Data != nil && c.s.Data.Rows != nil {
		c.wrong(CheckFile(c.s.Data.Rows.CSV), "data", "rows", "csv")
	}
}

// auth checks the ways to get tokens.
func (c *checker) auth() {
	for _, a := range c.s.Auth {
		if !isName(a.Key) || strings.Contains(a.Key, ".") {
			c.add(c.doc.Key("auth", a.Key), "want letters, digits, - and _ for the name of an auth, at most %d", maxName)
		}
		if a.Value.OAuth2 == nil {
			continue
		}
		in := func(key string) []any { return []any{"auth", a.Key, "oauth2", key} }
		o := a.Value.OAuth2
		c.requestURL(o.URL, Credentials, in("url"))
		for key, text := range map[string]string{"id": o.ID, "secret": o.Secret} {
			if c.text(text, Credentials, in(key)) && text == "" && c.has(in(key)...) {
				c.add(c.at(in(key)...), "%s is empty, want a value", key)
			}
		}
		c.text(o.Scope, Fixed, in("scope"))
	}
}

// CheckProxy says what is wrong with a target.proxy, or nothing.
func CheckProxy(text string) error {
	if text == ProxyFromEnv {
		return nil
	}
	a, err := parseURL(text, "http")
	if err != nil || a.Base == "" || strings.Trim(a.Path, "/") != "" || strings.Contains(text, "${") {
		return fmt.Errorf("proxy is %s, want http://HOST:PORT, or env", strict.Quote(text))
	}
	return nil
}

// ProxyFromEnv is how "the proxy of the environment" is written.
const ProxyFromEnv = "env"
