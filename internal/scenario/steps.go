package scenario

import (
	"maps"
	"path"
	"slices"
	"strings"

	"holdfast/internal/strict"
)

// stepKinds are the kinds of steps, and the keys that go with each.
var stepKinds = []struct {
	kind string
	with []string
}{
	{"get", requestKeys},
	{"post", bodyKeys},
	{"put", bodyKeys},
	{"patch", bodyKeys},
	{"delete", bodyKeys},
	{"head", requestKeys},
	{"think", nil},
	{"loop", nil},
	{"chance", nil},
	{"ws", nil},
}

var (
	requestKeys = []string{"name", "headers", "timeout", "expect", "extract", "retry"}
	bodies      = []string{"json", "text", "form", "file"}
	bodyKeys    = slices.Concat(requestKeys, bodies, []string{"size", "chunked"})
)

// wsKinds are the kinds of steps on a WebSocket, and the keys that go with
// each.
var wsKinds = []struct {
	kind string
	with []string
}{
	{"connect", []string{"as", "headers", "subprotocols", "within"}},
	{"send", []string{"on"}},
	{"await", []string{"on", "within"}},
	{"close", []string{"on"}},
}

// Bounds of a journey. A loop costs nothing here; what it asks for is bounded
// all the same.
const (
	maxRounds    = 1_000_000
	maxNameText  = 100
	maxExtracted = 1000 // names
	maxSockets   = 100  // open at once
)

// stepsChecker checks the steps of one journey in the order in which they are
// carried out.
type stepsChecker struct {
	*checker
	slots     Slots           // of the texts in it
	extracted map[string]bool // true: by now, on every way
	sockets   []string        // that are open
	ws        bool            // steps on WebSockets are allowed
	sends     bool            // something is sent
	rounds    int             // of the loops around
}

func newStepsChecker(c *checker, steps []Step, slots Slots, ws bool) *stepsChecker {
	extracted := map[string]bool{}
	walk(steps, func(s *Step) {
		for _, name := range s.Extract.Keys() {
			extracted[name] = false
		}
	})
	return &stepsChecker{checker: c, slots: slots.With(extracted), extracted: extracted, ws: ws, rounds: 1}
}

func (c *checker) journeys() {
	for i := range c.s.Journeys {
		name, j := c.s.Journeys[i].Key, &c.s.Journeys[i].Value
		at := []any{"journeys", name}
		if !isName(name) {
			c.add(c.doc.Key(at...), "want letters, digits, -, _ and . for the name of a journey, at most %d", maxName)
		}
		steps := newStepsChecker(c, j.Steps, Requests, true)
		steps.all(j.Steps, under(at, "steps"))
		if !steps.sends && len(steps.extracted) == 0 && c.has("journeys", name, "steps") {
			c.add(c.at("journeys", name, "steps"), "the journey sends nothing, want at least one request or ws step")
		}
	}
	if len(c.s.Journeys) == 0 && c.has("journeys") {
		c.add(c.at("journeys"), "journeys is without a journey, want at least one")
	}
}

// under is a path further down.
func under(at []any, path ...any) []any { return slices.Concat(at, path) }

// all checks the steps of a whole journey.
func (c *stepsChecker) all(steps []Step, at []any) {
	if n := len(c.extracted); n > maxExtracted {
		c.problem(at, "%d names are extracted, want at most %d", n, maxExtracted)
		return
	}
	c.list(steps, at)
}

func (c *stepsChecker) list(steps []Step, at []any) {
	for i := range steps {
		c.step(&steps[i], under(at, i))
	}
}

func (c *stepsChecker) problem(at []any, format string, args ...any) {
	c.add(c.at(at...), format, args...)
}

// only refuses keys that do not go with the kind of a map, and returns the
// kind; empty if there is not exactly one.
func (c *stepsChecker) only(at []any, kinds []string, with func(kind string) []string, all []string) string {
	var given []string
	for _, kind := range kinds {
		if c.has(under(at, kind)...) {
			given = append(given, kind)
		}
	}
	if len(given) != 1 {
		what := "a step"
		if last, ok := at[len(at)-1].(string); ok {
			what = last
		}
		c.problem(at, "%s wants exactly one of %s", what, strings.Join(kinds[:len(kinds)-1], ", ")+" and "+kinds[len(kinds)-1])
		return ""
	}
	for _, key := range all {
		if c.has(under(at, key)...) && !slices.Contains(with(given[0]), key) {
			c.add(c.doc.Key(under(at, key)...), "%s has no meaning with %s, want it left out", key, given[0])
		}
	}
	return given[0]
}

func (c *stepsChecker) step(s *Step, at []any) {
	var kinds []string
	for _, k := range stepKinds {
		kinds = append(kinds, k.kind)
	}
	kind := c.only(at, kinds, func(kind string) []string {
		if kind == "ws" && s.WS != nil && (s.WS.Connect != nil || s.WS.Await != nil) {
			return []string{"name"}
		}
		return stepKinds[slices.Index(kinds, kind)].with
	}, bodyKeys)
	c.name(s, at)
	switch {
	case s.Think != nil && kind == "think":
		c.think(s.Think, under(at, "think"))
	case s.Loop != nil && kind == "loop":
		c.loop(s.Loop, under(at, "loop"))
	case s.Chance != nil && kind == "chance":
		c.chance(*s.Chance, under(at, "chance"))
	case s.WS != nil && kind == "ws":
		c.socket(s.WS, under(at, "ws"))
	case kind != "":
		c.request(s, at)
	}
}

func (c *stepsChecker) name(s *Step, at []any) {
	if !c.has(under(at, "name")...) {
		return
	}
	bad := strings.ContainsFunc(s.Name, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(",()", r) })
	if s.Name == "" || len(s.Name) > maxNameText || bad || strings.TrimSpace(s.Name) != s.Name {
		c.problem(under(at, "name"), "name is %s, want at most %d bytes without commas, brackets and spaces at its ends", strict.Quote(s.Name), maxNameText)
	}
}

func (c *stepsChecker) think(t *Think, at []any) {
	switch {
	case !c.has(under(at, "p50")...) && !c.has(under(at, "p95")...):
		c.positive(t.Exactly, at...)
	case t.P50 == 0:
		c.positive(t.P50, under(at, "p50")...)
	case c.has(under(at, "p95")...) && t.P95 < t.P50:
		c.problem(under(at, "p95"), "p95 is %s, want at least p50, %s", text(t.P95), text(t.P50))
	}
}

func (c *stepsChecker) loop(l *Loop, at []any) {
	if len(l.Steps) == 0 && c.has(under(at, "steps")...) {
		c.problem(under(at, "steps"), "the loop is empty, want at least one step")
	}
	rounds := c.rounds
	if l.Times > 0 {
		if c.rounds > maxRounds/l.Times {
			c.problem(under(at, "times"), "the loop has more than 1000000 rounds, those of the loops around it counted in")
			c.rounds = maxRounds
		} else {
			c.rounds *= l.Times
		}
	}
	open := slices.Clone(c.sockets)
	c.list(l.Steps, under(at, "steps"))
	c.rounds = rounds
	if l.Times > 1 && !slices.Equal(open, c.sockets) {
		c.problem(at, "a round of the loop ends with other WebSockets open than it began with, want each closed that is opened in it")
	}
}

func (c *stepsChecker) chance(branches strict.Map[[]Step], at []any) {
	sum := 0.0
	before, open := maps.Clone(c.extracted), slices.Clone(c.sockets)
	var after []map[string]bool
	if _, otherwise := branches.Get(Else); !otherwise {
		after = append(after, before)
	}
	if len(branches) == 0 {
		c.problem(at, "chance is empty, want for example {10%%: [STEPS], else: []}")
	}
	for _, b := range branches {
		if share, err := ShareOf(b.Key); err != nil {
			c.add(c.doc.Key(under(at, b.Key)...), "%v", err)
		} else {
			sum += share
		}
		maps.Copy(c.extracted, before)
		c.sockets = slices.Clone(open)
		c.list(b.Value, under(at, b.Key))
		if !slices.Equal(open, c.sockets) {
			c.problem(under(at, b.Key), "a branch ends with other WebSockets open than it began with, want each closed that is opened in it")
		}
		after = append(after, maps.Clone(c.extracted))
	}
	c.sockets = open
	for name := range c.extracted {
		c.extracted[name] = !slices.ContainsFunc(after, func(known map[string]bool) bool { return !known[name] })
	}
	if sum > 1+1e-9 {
		c.problem(at, "the shares add up to more than 100%%")
	}
}

// ShareOf is the share of a branch of a chance by its key, 0 for Else.
func ShareOf(key string) (float64, error) {
	if key == Else {
		return 0, nil
	}
	number, ok := strings.CutSuffix(key, "%")
	v, err := percent(number)
	if !ok || err != nil || v == 0 {
		return 0, errBranch(key)
	}
	return v, nil
}

type errBranch string

func (e errBranch) Error() string {
	return "branch " + strict.Quote(string(e)) + " is no share, want for example 10%, or else"
}

func (c *stepsChecker) request(s *Step, at []any) {
	c.sends = true
	key, url, ok := s.Request()
	if !ok {
		return // could not be read
	}
	c.requestURL(url, c.slots, under(at, key))
	c.headers(s.Headers, c.slots, CheckRequestHeader, under(at, "headers"))
	c.body(s, at)
	c.positive(s.Timeout, under(at, "timeout")...)
	if s.Expect != nil {
		c.expect(s.Expect, under(at, "expect"))
	}
	if s.Retry != nil {
		if len(s.Retry.On) == 0 && c.has(under(at, "retry", "on")...) {
			c.problem(under(at, "retry", "on"), "on is empty, want statuses or network, or no retry at all")
		}
		if s.Retry.Backoff != nil {
			c.backoff(s.Retry.Backoff, under(at, "retry", "backoff"))
		}
	}
	for _, e := range s.Extract {
		c.extract(e.Key, e.Value, under(at, "extract", e.Key))
	}
	for _, name := range s.Extract.Keys() {
		c.extracted[name] = true
	}
}

func (c *stepsChecker) extract(name, from string, at []any) {
	_, isVar := c.s.Vars[name]
	switch {
	case !isName(name) || strings.Contains(name, "."):
		c.add(c.doc.Key(at...), "%s is no name, want letters, digits, - and _, at most %d", strict.Quote(name), maxName)
	case name == "index" || name == "n":
		c.add(c.doc.Key(at...), "name %s is taken: ${%s} is a number of holdfast's own", name, name)
	case isVar:
		c.add(c.doc.Key(at...), "name %s is taken by a var, want another", strict.Quote(name))
	}
	c.wrong(CheckPath(from), at...)
}

func (c *stepsChecker) body(s *Step, at []any) {
	var given []string
	for _, key := range bodies {
		if c.has(under(at, key)...) {
			given = append(given, key)
		}
	}
	if len(given) > 1 {
		c.problem(at, "a request has one body, want one of %s", strict.OneOf(given))
	}
	if s.JSON != nil {
		c.json(s.JSON, c.slots, under(at, "json"))
	}
	if s.Text != nil {
		c.text(*s.Text, c.slots, under(at, "text"))
	}
	if s.Form != nil {
		for _, f := range *s.Form {
			c.plainKey(f.Key, under(at, "form", f.Key))
			c.text(string(f.Value), c.slots, under(at, "form", f.Key))
		}
	}
	if s.File != nil && c.text(*s.File, Fixed, under(at, "file")) && c.final(*s.File, Fixed) {
		c.wrong(CheckFile(*s.File), under(at, "file")...)
	}
	if s.Size != nil {
		c.size(s, given, under(at, "size"))
	}
	if s.Chunked && len(given) == 0 {
		c.problem(under(at, "chunked"), "chunked is for a body, want one of %s with it", strict.OneOf(bodies))
	}
}

// plainKey refuses slots where none are filled.
func (c *stepsChecker) plainKey(key string, at []any) {
	if strings.Contains(key, "${") {
		c.add(c.doc.Key(at...), "key %s holds ${, want slots in values only", strict.Quote(key))
	}
}

// json checks the texts of a JSON body, or of part of it.
func (c *stepsChecker) json(v *strict.Value, slots Slots, at []any) {
	if v.Kind == strict.TextValue {
		c.text(v.Text, slots, at)
	}
	for i := range v.Items {
		if v.Kind == strict.MapValue {
			c.plainKey(v.Keys[i], under(at, v.Keys[i]))
		}
		c.json(&v.Items[i], slots, under(at, v.Step(i)))
	}
}

func (c *stepsChecker) size(s *Step, body []string, at []any) {
	z := s.Size
	p50, from := c.has(under(at, "p50")...), c.has(under(at, "from")...)
	switch {
	case p50 == from:
		c.problem(at, "size wants one of p50 and from")
	case from && c.has(under(at, "p99")...):
		c.add(c.doc.Key(under(at, "p99")...), "p99 has no meaning with from, want it left out")
	case from:
		c.wrong(CheckGlob(z.From), under(at, "from")...)
	case z.P50 == 0:
		c.problem(under(at, "p50"), "p50 is 0, want more")
	case c.has(under(at, "p99")...) && z.P99 < z.P50:
		c.problem(under(at, "p99"), "p99 is %s, want at least p50, %s", z.P99, z.P50)
	}
	for key, size := range map[string]int64{"p50": int64(z.P50), "p99": int64(z.P99)} {
		if size > MaxBody {
			c.problem(under(at, key), "%s is more than 8MiB, the largest body", key)
		}
	}
	if len(body) != 1 {
		if len(body) == 0 {
			c.problem(at, "size does nothing without a body, want json, text or form")
		}
		return
	}
	pad := under(at, "pad")
	switch {
	case body[0] == "file":
		c.problem(at, "size has no meaning with file, want json, text or form")
	case body[0] == "text" && c.has(pad...):
		c.add(c.doc.Key(pad...), "pad has no meaning with text, which is filled up at its end")
	case body[0] == "json" && s.JSON != nil:
		if _, wrong := PadAt(s.JSON, z.Pad); wrong != "" {
			c.problem(pad, "%s", wrong)
		}
	case body[0] == "form" && s.Form != nil:
		if _, ok := s.Form.Get(z.Pad); z.Pad != "" && !ok {
			c.problem(pad, "the form has no %s%s", strict.Quote(z.Pad), strict.Suggest(z.Pad, s.Form.Keys()))
		}
	}
}

// MaxBody is the size of the largest body of a request, in bytes.
const MaxBody = 8 << 20

// CheckGlob says what is wrong with a pattern of files, or nothing.
func CheckGlob(pattern string) error {
	if err := CheckFile(pattern); err != nil {
		return err
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return errPattern(pattern)
	}
	return nil
}

type errPattern string

func (e errPattern) Error() string {
	return "pattern " + strict.Quote(string(e)) + " can't be read, want for example samples/*.json"
}

func (c *stepsChecker) expect(e *Expect, at []any) {
	if len(e.Status) == 0 && c.has(under(at, "status")...) {
		c.problem(under(at, "status"), "status is empty, want at least one")
	}
	for i := range e.JSON {
		m := &e.JSON[i]
		path := under(at, "json", m.Key)
		if err := CheckPath(m.Key); err != nil {
			c.add(c.doc.Key(path...), "%v", err)
		}
		c.oneValue(&m.Value, path)
	}
	if e.Body != nil {
		c.wanted(e.Body.Contains, at, "body")
	}
}

// oneValue wants a value that can be compared.
func (c *stepsChecker) oneValue(v *strict.Value, at []any) {
	switch v.Kind {
	case strict.ListValue, strict.MapValue:
		c.problem(at, "the value is a list or map, want text, a number, true, false or null")
	case strict.TextValue:
		c.text(v.Text, Fixed, at)
	}
}

// wanted is text that must be contained in something.
func (c *stepsChecker) wanted(text string, at []any, key string) {
	path := under(at, key)
	if inner := under(path, "contains"); c.has(inner...) {
		path = inner
	}
	if c.text(text, Fixed, path) && text == "" && c.has(path...) {
		c.problem(path, "the text is empty, want some")
	}
}

func (c *stepsChecker) socket(w *WS, at []any) {
	c.sends = true
	if !c.ws {
		c.problem(at, "ws has no meaning before a socket, want requests")
		return
	}
	var kinds []string
	for _, k := range wsKinds {
		kinds = append(kinds, k.kind)
	}
	kind := c.only(at, kinds, func(kind string) []string { return wsKinds[slices.Index(kinds, kind)].with },
		[]string{"as", "headers", "subprotocols", "within", "on"})
	c.positive(w.Within, under(at, "within")...)
	switch kind {
	case "connect":
		c.connect(w, at)
		return
	case "":
		return
	}
	name := c.on(w, at)
	switch {
	case w.Send != nil:
		c.text(*w.Send, c.slots, under(at, "send"))
	case w.Await != nil:
		c.await(w.Await, under(at, "await"))
	case w.Close != nil:
		c.sockets = slices.DeleteFunc(slices.Clone(c.sockets), func(s string) bool { return s == name })
		if !sendable(*w.Close) {
			c.problem(under(at, "close"), "close is %d, want a code that a close frame may carry: 1000 to 1003, 1007 to 1014, 3000 to 4999 (RFC 6455 7.4)", *w.Close)
		}
	}
}

// DefaultSocket is the name of a WebSocket that is not named.
const DefaultSocket = "ws"

func (c *stepsChecker) connect(w *WS, at []any) {
	name := w.As
	switch {
	case name == "" && c.has(under(at, "as")...), name != "" && !isName(name):
		c.problem(under(at, "as"), "%s is no name, want letters, digits, -, _ and ., at most %d", strict.Quote(name), maxName)
	case name == "":
		name = DefaultSocket
	}
	switch {
	case slices.Contains(c.sockets, name):
		c.problem(at, "WebSocket %s is open already, want it closed first, or another name: as", strict.Quote(name))
	case len(c.sockets) == maxSockets:
		c.problem(at, "more than %d WebSockets are open at once", maxSockets)
	default:
		c.sockets = append(slices.Clone(c.sockets), name)
		slices.Sort(c.sockets)
	}
	if w.Connect != nil {
		c.socketURL(*w.Connect, c.slots, under(at, "connect"))
	}
	c.headers(w.Headers, c.slots, CheckHeaderName, under(at, "headers"))
	c.subprotocols(w.Subprotocols, under(at, "subprotocols"))
}

// on is the WebSocket that a step is about.
func (c *stepsChecker) on(w *WS, at []any) string {
	switch {
	case w.On == "" && len(c.sockets) == 1:
		return c.sockets[0]
	case w.On == "" && len(c.sockets) == 0:
		c.problem(at, "no WebSocket is open here, want ws: {connect: URL} before")
	case w.On == "":
		c.problem(at, "several WebSockets are open here, want on: %s", strict.OneOf(c.sockets))
	case !slices.Contains(c.sockets, w.On):
		c.problem(under(at, "on"), "WebSocket %s is not open here%s", strict.Quote(w.On), strict.Suggest(w.On, c.sockets))
	}
	return w.On
}

func (c *stepsChecker) await(a *Await, at []any) {
	path, equals := c.has(under(at, "jsonpath")...), c.has(under(at, "equals")...)
	if path != equals {
		c.problem(at, "jsonpath and equals go together, want both")
	}
	if path && c.has(under(at, "contains")...) {
		c.problem(under(at, "contains"), "contains has no meaning with jsonpath, want one of both")
	}
	if path {
		c.wrong(CheckPath(a.JSONPath), under(at, "jsonpath")...)
	}
	if a.Equals != nil {
		c.oneValue(a.Equals, under(at, "equals"))
	}
	if a.Contains != "" {
		c.wanted(a.Contains, at[:len(at)-1], "await")
	}
}
