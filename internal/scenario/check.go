package scenario

import (
	"net/netip"
	"slices"
	"strings"
	"time"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// checker says what the types of the fields can't say.
type checker struct {
	s        *Scenario
	doc      *strict.Document
	problems strict.Problems
	unread   map[[2]int]bool // lines and columns of what decoding has refused
}

func newChecker(s *Scenario, doc *strict.Document, decoding strict.Problems) *checker {
	c := &checker{s: s, doc: doc, problems: decoding, unread: map[[2]int]bool{}}
	for _, p := range decoding {
		c.unread[[2]int{p.Line, p.Col}] = true
	}
	return c
}

// add notes a problem, unless it is about a value that could not even be read.
func (c *checker) add(at strict.Place, format string, args ...any) {
	if !at.Scalar || !c.unread[[2]int{at.Line, at.Col}] {
		c.problems.Add(at, format, args...)
	}
}

func (c *checker) at(path ...any) strict.Place { return c.doc.At(path...) }

func (c *checker) has(path ...any) bool { return c.doc.Has(path...) }

// wrong notes an error about the value at a path.
func (c *checker) wrong(err error, path ...any) {
	if err != nil {
		c.add(c.at(path...), "%v", err)
	}
}

// positive wants a duration that is given to be more than 0.
func (c *checker) positive(d units.Duration, path ...any) {
	if d == 0 && c.has(path...) {
		c.add(c.at(path...), "%s is 0, want more", path[len(path)-1])
	}
}

func (c *checker) scenario() {
	s := c.s
	c.target()
	c.names("vars", s.varNames)
	c.names("secrets", s.secretNames)
	for name, v := range s.Vars {
		if strings.Contains(string(v), "${") {
			c.add(c.at("vars", name), "var %s holds ${, want plain text: a var is put in as it is", strict.Quote(name))
		}
	}
	for name, secret := range s.Secrets {
		c.secret(name, secret)
	}
	c.positive(s.Duration, "duration")
	for i, text := range s.Sources {
		if addr, err := netip.ParseAddr(text); err != nil || addr.Zone() != "" || addr.IsUnspecified() || addr.IsMulticast() {
			c.add(c.at("sources", i), "source %s is no local address, want for example 127.0.0.1", strict.Quote(text))
		}
	}
	if s.WarmUp > 0 && s.Duration > 0 && s.WarmUp >= s.Duration {
		c.add(c.at("warm_up"), "warm_up is %s, want less than the duration, %s", text(s.WarmUp), text(s.Duration))
	}
	c.auth()
	c.observe()
	c.loads()
	c.journeys()
	switch {
	case !c.has("pools") && !c.has("loads"):
		c.add(c.at(), `"pools" is missing, want pools of sockets, or loads of requests`)
	case len(s.Pools) == 0 && c.has("pools"):
		c.add(c.at("pools"), "pools is without a pool, want at least one")
	}
	for i := range s.Pools {
		p := &poolChecker{checker: c, name: s.Pools[i].Key, pool: &s.Pools[i].Value}
		p.check()
	}
	c.thresholds()
}

func (c *checker) target() {
	t := &c.s.Target
	if t.WS != "" {
		c.wrong(CheckBase(t.WS), "target", "ws")
	}
	if t.HTTP != "" {
		c.wrong(CheckHTTPBase(t.HTTP), "target", "http")
	}
	for i, entry := range t.Allow {
		c.wrong(CheckAllowed(entry), "target", "allow", i)
	}
	if a := t.Approval; a != nil && c.has("target", "approval", "case") && strings.TrimSpace(a.Case) == "" {
		c.add(c.at("target", "approval", "case"), "case is empty, want the number under which the platform has approved the test")
	}
	if t.Proxy != "" {
		c.wrong(CheckProxy(t.Proxy), "target", "proxy")
	}
	if t.TLS != nil {
		c.tls(t.TLS)
	}
	if t.Twin == nil {
		return
	}
	if t.WS != "" || t.HTTP != "" {
		c.add(c.doc.Key("target", "twin"), "twin and %s exclude each other, want one target",
			strings.Join(given([]string{"ws", "http"}, []bool{t.WS != "", t.HTTP != ""}), " and "))
	}
	c.twin(t.Twin, "target", "twin")
}

// tls checks target.tls; whether the files are of use is seen when they are
// read.
func (c *checker) tls(t *TLS) {
	for key, file := range map[string]string{"ca": t.CA, "cert": t.Cert, "key": t.Key} {
		if c.has("target", "tls", key) {
			c.wrong(CheckFile(file), "target", "tls", key)
		}
	}
	if cert, key := c.has("target", "tls", "cert"), c.has("target", "tls", "key"); cert != key {
		c.add(c.at("target", "tls"), "tls wants both of cert and key, or none")
	}
	if c.has("target", "tls", "server_name") {
		c.wrong(CheckServerName(t.ServerName), "target", "tls", "server_name")
	}
}

// given are the names whose flag is true.
func given(names []string, flags []bool) []string {
	var out []string
	for i, name := range names {
		if flags[i] {
			out = append(out, name)
		}
	}
	return out
}

// maxName bounds the names of pools, vars and secrets.
const maxName = 64

// names checks the names of vars or secrets.
func (c *checker) names(what string, keys []string) {
	for _, name := range keys {
		at := c.doc.Key(what, name)
		switch {
		case !isName(name) || strings.Contains(name, "."):
			c.add(at, "%s is no name, want letters, digits, - and _, at most %d", strict.Quote(name), maxName)
		case what == "vars" && (name == "index" || name == "n"):
			c.add(at, "name %s is taken: ${%s} is a number of holdfast's own", strict.Quote(name), name)
		}
	}
}

// isName reports a name that can stand in a threshold, a file and a test
// report as it is.
func isName(s string) bool {
	return s != "" && len(s) <= maxName && s[0] != '-' && s[0] != '.' && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' && r != '.'
	})
}

func (c *checker) secret(name string, secret Secret) {
	env, file := c.has("secrets", name, "env"), c.has("secrets", name, "file")
	switch {
	case env == file:
		c.add(c.at("secrets", name), "secret %s wants one of {env: NAME} and {file: PATH}", strict.Quote(name))
	case env && (secret.Env == "" || strings.ContainsAny(secret.Env, "=\n")):
		c.add(c.at("secrets", name, "env"), "env is %s, want the name of an environment variable", strict.Quote(secret.Env))
	case file:
		c.wrong(CheckFile(secret.File), "secrets", name, "file")
	}
}

func (c *checker) thresholds() {
	names := c.s.Names()
	for key, exprs := range map[string][]string{"thresholds": c.s.Thresholds, "abort_when": c.s.AbortWhen} {
		for i, expr := range exprs {
			if _, slip := ParseThreshold(expr, names); slip != nil {
				c.add(c.doc.Inside(slip.Offset, key, i), "%s", slip.Text)
			}
		}
	}
}

// text checks the slots of a text and reports whether they are all right.
func (c *checker) text(text string, slots Slots, path []any) bool {
	_, slips := c.s.Pieces(text, slots)
	for _, slip := range slips {
		c.add(c.doc.Inside(slip.Offset, path...), "%s", slip.Text)
	}
	return len(slips) == 0
}

// final reports a text that no var can change any more.
func (c *checker) final(text string, slots Slots) bool {
	pieces, _ := c.s.Pieces(text, slots)
	return !slices.ContainsFunc(pieces, func(p Piece) bool { return p.Kind == VarSlot })
}

// socketURL checks the URL of a WebSocket. One that begins with what a step has
// extracted comes whole from the platform.
func (c *checker) socketURL(url string, slots Slots, path []any) {
	if pieces, slips := c.s.Pieces(url, slots); len(slips) == 0 && len(pieces) > 0 && pieces[0].Kind == ExtractedSlot {
		return
	}
	c.url(url, slots, ParseAddress, path)
}

// requestURL checks the URL of a request.
func (c *checker) requestURL(url string, slots Slots, path []any) {
	c.url(url, slots, ParseRequestURL, path)
}

func (c *checker) url(url string, slots Slots, parse func(string) (Address, error), path []any) {
	if !c.text(url, slots, path) || !c.final(url, slots) {
		return
	}
	a, err := parse(url)
	if err == nil && a.Base != "" && c.s.Target.Twin != nil {
		c.add(c.at(path...), "url names a host and target.twin another, want a path that begins with /")
	}
	c.wrong(err, path...)
}

// headers checks names and values of headers.
func (c *checker) headers(headers strict.Map[string], slots Slots, checkName func(string) error, at []any) {
	seen := map[string]bool{}
	for _, h := range headers {
		path := under(at, h.Key)
		name := strings.ToLower(h.Key)
		if err := checkName(h.Key); err != nil {
			c.add(c.doc.Key(path...), "%v", err)
		} else if seen[name] {
			c.add(c.doc.Key(path...), "header %s is given twice, want it once", h.Key)
		}
		seen[name] = true
		if c.text(h.Value, slots, path) {
			if err := CheckHeaderValue(h.Value); err != nil {
				c.add(c.at(path...), "header %s %v", strict.Quote(h.Key), err)
			}
		}
	}
}

func (c *checker) subprotocols(all []string, at []any) {
	for i, text := range all {
		path := under(at, i)
		switch {
		case !c.text(text, Fixed, path) || !c.final(text, Fixed):
		case slices.Contains(all[:i], text):
			c.add(c.at(path...), "subprotocol %s is given twice, want it once (RFC 6455 4.1)", strict.Quote(text))
		default:
			c.wrong(CheckSubprotocol(text), path...)
		}
	}
}

// backoff checks a wait that grows.
func (c *checker) backoff(b *Backoff, at []any) {
	longest := under(at, "cap")
	c.positive(b.Base, under(at, "base")...)
	c.positive(b.Cap, longest...)
	if b.Base > 0 && b.Cap > 0 && b.Cap < b.Base {
		c.add(c.at(longest...), "cap is %s, want at least base, %s", text(b.Cap), text(b.Base))
	}
}

// poolChecker checks one pool.
type poolChecker struct {
	*checker
	name string
	pool *Pool
}

// in is the path of something in the pool.
func (c *poolChecker) in(path ...any) []any { return slices.Concat([]any{"pools", c.name}, path) }

func (c *poolChecker) problem(path []any, format string, args ...any) {
	c.add(c.at(path...), format, args...)
}

func (c *poolChecker) check() {
	p := c.pool
	if !isName(c.name) {
		c.add(c.doc.Key(c.in()...), "want letters, digits, -, _ and . for the name of a pool, at most %d", maxName)
	}
	if p.Open != nil {
		c.oneOf(c.in("open"), "rate", "over")
		c.positive(p.Open.Over, c.in("open", "over")...)
	}
	slots := c.before()
	c.socketURL(p.URL, slots, c.in("url"))
	c.headers(p.Headers, slots, CheckHeaderName, c.in("headers"))
	c.subprotocols(p.Subprotocols, c.in("subprotocols"))
	for i, m := range p.OnOpen {
		c.text(m.Send, slots, c.in("on_open", i, "send"))
	}
	if p.KeepAlive != nil {
		c.keepAlive(p.KeepAlive)
	}
	if p.Send != nil {
		c.oneOf(c.in("send"), "every", "once_within")
		c.positive(p.Send.Every, c.in("send", "every")...)
		c.positive(p.Send.OnceWithin, c.in("send", "once_within")...)
		c.text(p.Send.Text, Messages, c.in("send", "text"))
	}
	if p.Reconnect != nil && p.Reconnect.Backoff != nil {
		c.backoff(p.Reconnect.Backoff, c.in("reconnect", "backoff"))
	}
	if p.Size > 0 && p.MayLose.Count > p.Size {
		c.problem(c.in("may_lose"), "may_lose is %d, want at most the size, %d", p.MayLose.Count, p.Size)
	}
	c.positive(p.ConnectTimeout, c.in("connect_timeout")...)
	c.positive(p.HandshakeTimeout, c.in("handshake_timeout")...)
}

// before checks the steps before each socket, and returns the slots that there
// are after them.
func (c *poolChecker) before() Slots {
	steps := newStepsChecker(c.checker, c.pool.Before, Upgrades, false)
	steps.all(c.pool.Before, c.in("before"))
	return steps.slots
}

// oneOf wants exactly one of two keys.
func (c *poolChecker) oneOf(path []any, a, b string) {
	if c.has(slices.Concat(path, []any{a})...) == c.has(slices.Concat(path, []any{b})...) {
		c.problem(path, "%s wants one of %s and %s", path[len(path)-1], a, b)
	}
}

// keepAliveKinds says which keys go with which kind of keep-alive.
var keepAliveKinds = []struct {
	kind string
	with []string
}{
	{"ping", []string{"pong_timeout", "jitter", "share"}},
	{"pong", []string{"jitter", "share"}},
	{"message", []string{"every", "jitter", "share"}},
	{"tcp", []string{"share"}},
}

func (c *poolChecker) keepAlive(k *KeepAlive) {
	var kinds []string
	var with []string
	for _, kind := range keepAliveKinds {
		if c.has(c.in("keepalive", kind.kind)...) {
			kinds, with = append(kinds, kind.kind), kind.with
		}
	}
	if len(kinds) != 1 {
		c.problem(c.in("keepalive"), "keepalive wants exactly one of ping, pong, message and tcp; none at all is {ping: off}")
		return
	}
	if k.Ping != nil && k.Ping.Off {
		with = nil
	}
	for _, key := range []string{"every", "pong_timeout", "jitter", "share"} {
		if c.has(c.in("keepalive", key)...) && !slices.Contains(with, key) {
			what := kinds[0]
			if with == nil {
				what = "ping: off"
			}
			c.add(c.doc.Key(c.in("keepalive", key)...), "%s has no meaning with %s, want it left out", key, what)
		}
	}
	c.keepAliveValues(k)
}

func (c *poolChecker) keepAliveValues(k *KeepAlive) {
	for key, d := range map[string]*units.Duration{"pong": k.Pong, "every": k.Every, "pong_timeout": k.PongTimeout} {
		if d != nil {
			c.positive(*d, c.in("keepalive", key)...)
		}
	}
	if k.Message != nil {
		c.text(*k.Message, Messages, c.in("keepalive", "message"))
		if k.Every == nil {
			c.problem(c.in("keepalive", "every"), `"every" is missing, want the gap between messages`)
		}
	}
	if k.Jitter != nil && *k.Jitter == 1 {
		c.problem(c.in("keepalive", "jitter"), "jitter is 100%%, want less: a gap could be 0")
	}
	if k.Share != nil && *k.Share == 0 {
		c.problem(c.in("keepalive", "share"), "share is 0%%, want more, or keepalive: {ping: off}")
	}
	if k.TCP != nil {
		c.wholeSeconds(k.TCP.Idle, c.in("keepalive", "tcp", "idle"))
		c.wholeSeconds(k.TCP.Interval, c.in("keepalive", "tcp", "interval"))
	}
}

// wholeSeconds is what the kernel's socket options can say.
func (c *poolChecker) wholeSeconds(d units.Duration, path []any) {
	const most = 32767 * time.Second // Linux, MAX_TCP_KEEPIDLE
	if c.has(path...) && (d.D() < time.Second || d.D()%time.Second != 0 || d.D() > most) {
		c.problem(path, "%s is %s, want whole seconds from 1s to 32767s", path[len(path)-1], text(d))
	}
}

// text is a duration as people write it.
func text(d units.Duration) string {
	b, _ := d.MarshalText() // never fails
	return string(b)
}
