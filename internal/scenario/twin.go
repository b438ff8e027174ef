package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"holdfast/internal/pack"
	"holdfast/internal/strict"
)

// ReadTwin parses and checks a configuration file of the twin, version 1. An
// error is a strict.Problems: everything that is wrong, by position.
func ReadTwin(file string, data []byte) (pack.Twin, error) {
	doc, err := strict.Parse(file, data)
	if err != nil {
		return pack.Twin{}, err
	}
	var t pack.Twin
	c := newChecker(nil, doc, doc.Decode(&t))
	if !doc.Has("twin") {
		c.add(doc.At(), `"twin" is missing, want the version of the format: twin: 1`)
	}
	c.twin(&t)
	if err := c.problems.Err(); err != nil {
		return pack.Twin{}, err
	}
	return t, nil
}

// ReadFaults parses and checks what is armed while a twin runs: one fault, or a
// list of them. An error is a strict.Problems.
func ReadFaults(data []byte) ([]pack.Fault, error) {
	const name = "faults"
	doc, err := strict.Parse(name, data)
	if err != nil {
		return nil, err
	}
	var faults []pack.Fault
	var c *checker
	if doc.IsList() {
		c = newChecker(nil, doc, doc.Decode(&faults))
		if len(faults) == 0 {
			c.add(doc.At(), "the list is empty, want at least one fault")
		}
	} else {
		faults = make([]pack.Fault, 1)
		c = newChecker(nil, doc, doc.Decode(&faults[0]))
	}
	for i := range faults {
		f := &faultChecker{checker: c, fault: &faults[i]}
		if doc.IsList() {
			f.path = []any{i}
		}
		f.check()
		if c.has(f.in("at")...) && faults[i].At == 0 {
			faults[i].At = 1 // now
		}
	}
	if err := c.problems.Err(); err != nil {
		return nil, err
	}
	return faults, nil
}

// twin checks the twin's configuration at a path.
func (c *checker) twin(t *pack.Twin, path ...any) {
	c.edge(&t.Edge, slices.Concat(path, []any{"edge"}))
	if cpu := t.Edge.CPU; cpu != nil && cpu.Handshake == 0 && cpu.Frame == 0 && cpu.Request == 0 {
		c.add(c.at(slices.Concat(path, []any{"edge", "cpu"})...), "cpu costs nothing, want handshake, frame or request above 0")
	}
	c.latency(t.Latency, slices.Concat(path, []any{"latency"}))
	c.latency(t.Operations, slices.Concat(path, []any{"operations"}))
	for i := range t.Faults {
		f := &faultChecker{checker: c, fault: &t.Faults[i], path: slices.Concat(path, []any{"faults", i})}
		f.check()
	}
}

// edge checks what the schema cannot say of the edge.
func (c *checker) edge(e *pack.Edge, path []any) {
	in := func(keys ...any) []any { return slices.Concat(path, keys) }
	c.positive(e.IdleScan, in("idle_scan")...)
	c.positive(e.KeepAlive, in("keep_alive")...)
	if s := e.IdleScaled; s != nil {
		if s.To <= s.From && c.has(in("idle_scaled", "to")...) {
			c.add(c.at(in("idle_scaled", "to")...), "to is %d, want more than from, %d", s.To, s.From)
		}
		c.positive(s.Least, in("idle_scaled", "least")...)
		if e.IdleTimeout > 0 && s.Least > e.IdleTimeout {
			c.add(c.at(in("idle_scaled", "least")...), "least is %s, want at most idle_timeout, %s", text(s.Least), text(e.IdleTimeout))
		}
	}
}

// latency checks that there is a log-normal distribution with these quantiles.
func (c *checker) latency(l pack.Latency, path []any) {
	p50, p99 := slices.Concat(path, []any{"p50"}), slices.Concat(path, []any{"p99"})
	c.positive(l.P50, p50...)
	if l.P50 > 0 && l.P99 < l.P50 && c.has(p99...) {
		c.add(c.at(p99...), "p99 is %s, want at least p50, %s", text(l.P99), text(l.P50))
	}
}

// faultChecker checks one fault of a twin.
type faultChecker struct {
	*checker
	fault *pack.Fault
	path  []any
}

func (c *faultChecker) in(key string) []any { return slices.Concat(c.path, []any{key}) }

func (c *faultChecker) check() {
	f := c.fault
	if !c.has(c.in("do")...) {
		return // reported as missing
	}
	info, ok := pack.FaultByName(f.Do)
	if !ok {
		var names []string
		for _, known := range pack.Faults {
			names = append(names, known.Name)
		}
		c.add(c.at(c.in("do")...), "fault %s is unknown%s", strict.Quote(f.Do), strict.Suggest(f.Do, names))
		return
	}
	c.when(info)
	for _, key := range []string{
		"message", "path", "method", "announce", "code", "reason", "then", "no_notify", "kind", "status", "retry_after", "hold",
	} {
		if c.has(c.in(key)...) && !slices.Contains(info.Fields, key) {
			c.add(c.doc.Key(c.in(key)...), "%s has no meaning with %s, want %s", key, f.Do, faultKeys(info))
		}
	}
	c.closing(f)
	c.requests(f)
}

// requests checks which requests are concerned, and times of answers.
func (c *faultChecker) requests(f *pack.Fault) {
	if c.has(c.in("path")...) && !strings.HasPrefix(f.Path, "/") {
		c.add(c.at(c.in("path")...), "path is %s, want it to begin with /", strict.Quote(f.Path))
	}
	if c.has(c.in("method")...) && (f.Method == "" || strings.Trim(f.Method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "") {
		c.add(c.at(c.in("method")...), "method is %s, want capital letters, for example POST", strict.Quote(f.Method))
	}
	c.positive(f.RetryAfter, c.in("retry_after")...)
	c.positive(f.Hold, c.in("hold")...)
}

// faultKeys lists what can be said about a fault.
func faultKeys(info pack.FaultInfo) string {
	keys := slices.Concat([]string{"at"}, info.Fields)
	if !info.Window && !info.Instant {
		keys = slices.Insert(keys, 1, "age")
	}
	if !info.Whole {
		keys = append(keys, "share")
	}
	return strings.Join(keys, ", ")
}

// when checks at, age, for and share.
func (c *faultChecker) when(info pack.FaultInfo) {
	f := c.fault
	c.positive(f.Age, c.in("age")...)
	c.positive(f.For, c.in("for")...)
	at, age := c.has(c.in("at")...), c.has(c.in("age")...)
	place := c.doc.Key(c.in("age")...)
	message := c.has(c.in("message")...) && slices.Contains(info.Fields, "message")
	switch {
	case message && (at || age):
		c.add(c.doc.Key(c.in("message")...), "message excludes at and age, want one of them")
	case at && age:
		c.add(place, "at and age exclude each other, want one of them")
	case age && (info.Window || info.Instant):
		c.add(place, "age has no meaning with %s, want %s", f.Do, faultKeys(info))
	}
	if c.has(c.in("for")...) {
		c.lasting(info, age)
		if at && f.At == 0 && !info.Window && !info.Instant {
			f.At = 1 // from the start, for a while; a fault without at strikes at any age
		}
	}
	if c.has(c.in("share")...) {
		switch {
		case info.Whole && f.Share < 1:
			c.add(c.at(c.in("share")...), "share has no meaning with %s, which takes all", f.Do)
		case f.Share == 0:
			c.add(c.at(c.in("share")...), "share is 0%%, want more, or no such fault")
		}
	}
}

// lasting checks for. Of a fault that strikes at random moments it is the
// window in which it does; one that strikes at an age is over at once, a stall
// excepted.
func (c *faultChecker) lasting(info pack.FaultInfo, age bool) {
	place := c.doc.Key(c.in("for")...)
	switch {
	case !slices.Contains(info.Fields, "for"):
		c.add(place, "for has no meaning with %s, want %s", info.Name, faultKeys(info))
	case age && info.Name != "stall":
		c.add(place, "for has no meaning with %s at an age, which is over at once", info.Name)
	case c.fault.Message > 0 && info.Name != "stall":
		c.add(place, "for has no meaning with %s at a message, which is over at once", info.Name)
	}
}

// maxReason is what a close frame has room for beside its code (RFC 6455 5.5).
const maxReason = 123

// closing checks the codes, the reason and the status.
func (c *faultChecker) closing(f *pack.Fault) {
	for key, code := range map[string]int{"announce": f.Announce, "code": f.Code} {
		if c.has(c.in(key)...) && !sendable(code) {
			c.add(c.at(c.in(key)...), "%s is %d, want a code that a close frame may carry: 1000 to 1003, 1007 to 1014, 3000 to 4999 (RFC 6455 7.4)", key, code)
		}
	}
	if c.has(c.in("status")...) && (f.Status < 300 || f.Status > 599) {
		c.add(c.at(c.in("status")...), "status is %d, which refuses nothing, want 300 to 599", f.Status)
	}
	if !c.has(c.in("reason")...) {
		return
	}
	if len(f.Reason) > maxReason {
		c.add(c.at(c.in("reason")...), "reason has %d bytes, want at most %d", len(f.Reason), maxReason)
	}
	if info, _ := pack.FaultByName(f.Do); slices.Contains(info.Fields, "announce") && !c.has(c.in("announce")...) {
		c.add(c.doc.Key(c.in("reason")...), "reason does nothing without announce")
	}
}

// sendable reports close codes that may stand in a frame (RFC 6455 7.4.1,
// 7.4.2 and the IANA registry).
func sendable(code int) bool {
	return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999
}

// CheckFile says what is wrong with the path of a file, or nothing: it must be
// relative and stay below the scenario's folder.
func CheckFile(path string) error {
	for part := range strings.SplitSeq(strings.ReplaceAll(path, `\`, "/"), "/") {
		if part == ".." {
			return fmt.Errorf("file %s is outside of the scenario's folder, want a path below it", strict.Quote(path))
		}
	}
	if path == "" || path[0] == '/' || path[0] == '\\' || strings.Contains(path, ":") {
		return fmt.Errorf("file is %s, want a path below the scenario's folder", strict.Quote(path))
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
