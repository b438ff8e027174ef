package plan

import (
	"cmp"
	"slices"
	"strings"

	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// compiled is a journey that is a program already, and what one interaction
// visits.
type compiled struct {
	Journey
	visits []visit
}

// compiler makes the steps of a journey a program.
type compiler struct {
	*resolver
	slots   scenario.Slots
	next    int // number of the next reported step
	program []Step
	depth   int // of loops
	loops   int
	sockets []string
	open    []string // WebSockets that are open by now
	times   float64  // how often the step at hand is carried out in one interaction, on average
}

// journey compiles steps. The names that they extract stay known to the
// resolver until the next journey. The visits are those of one interaction.
func (r *resolver) journey(name string, steps []scenario.Step, slots scenario.Slots, in []any) (Journey, []visit) {
	j := Journey{Name: name, Steps: scenario.Reported(steps)}
	scenario.Walk(steps, func(s *scenario.Step) {
		for _, e := range s.Extract {
			if !slices.Contains(j.Extracted, e.Key) {
				j.Extracted = append(j.Extracted, e.Key)
			}
		}
	})
	r.extracted = j.Extracted
	visits := len(r.visits)
	c := &compiler{resolver: r, slots: slots, times: 1}
	c.list(steps, in)
	j.Program, j.Loops, j.Sockets = c.program, c.loops, c.sockets
	return j, r.since(visits)
}

// before compiles the steps before each socket of a pool, if there are any.
func (r *resolver) before(steps []scenario.Step, in []any) (*Journey, []visit) {
	r.extracted = nil
	if len(steps) == 0 {
		return nil, nil
	}
	j, visits := r.journey("before", steps, scenario.Upgrades, in)
	return &j, visits
}

func under(at []any, path ...any) []any { return slices.Concat(at, path) }

func (c *compiler) emit(s Step) int {
	c.program = append(c.program, s)
	return len(c.program) - 1
}

// report is the number of the next reported step.
func (c *compiler) report() int {
	c.next++
	return c.next - 1
}

func (c *compiler) list(steps []scenario.Step, in []any) {
	for i := range steps {
		s, at := &steps[i], under(in, i)
		switch key, url, isRequest := s.Request(); {
		case isRequest:
			c.request(s, key, url, at)
		case s.Think != nil:
			c.emit(Step{Op: OpThink, Report: -1, Think: think(s.Think)})
		case s.Loop != nil:
			c.loop(s.Loop, under(at, "loop", "steps"))
		case s.Chance != nil:
			c.chance(*s.Chance, under(at, "chance"))
		case s.WS != nil:
			c.ws(s.WS, under(at, "ws"))
		}
	}
}

func think(t *scenario.Think) *Spread {
	s := Constant(t.Exactly.D().Seconds())
	if t.P50 > 0 {
		s = LogNormal(t.P50.D().Seconds(), t.P95.D().Seconds(), 0.95)
	}
	return &s
}

func (c *compiler) loop(l *scenario.Loop, in []any) {
	counter, times := c.depth, c.times
	c.depth++
	c.loops = max(c.loops, c.depth)
	begin := c.emit(Step{Op: OpRepeat, Report: -1, Loop: counter, Times: l.Times})
	c.times *= float64(l.Times)
	c.list(l.Steps, in)
	c.times = times
	c.depth--
	c.emit(Step{Op: OpAgain, Report: -1, Loop: counter, To: begin + 1})
	c.program[begin].To = len(c.program)
}

// chance puts what happens otherwise first, then the branches, each behind a
// jump to the end.
func (c *compiler) chance(branches strict.Map[[]scenario.Step], at []any) {
	times := c.times
	choose := -1
	if len(branches) > 1 || len(branches) == 1 && branches[0].Key != scenario.Else {
		choose = c.emit(Step{Op: OpChoose, Report: -1})
	}
	var jumps []int
	rest := 1.0
	numbers := map[string]int{} // reported steps are counted in the order of the file
	n := c.next
	for _, b := range branches {
		numbers[b.Key] = n
		n += len(scenario.Reported(b.Value))
		if share, err := scenario.ShareOf(b.Key); err == nil {
			rest -= share
		}
	}
	branch := func(b strict.Entry[[]scenario.Step], share float64) {
		open := c.open
		c.times = times * share
		c.next = numbers[b.Key]
		c.list(b.Value, under(at, b.Key))
		c.open = open
	}
	if i := slices.Index(branches.Keys(), scenario.Else); i >= 0 {
		branch(branches[i], max(rest, 0))
	}
	for _, b := range branches {
		share, err := scenario.ShareOf(b.Key)
		if b.Key == scenario.Else || err != nil {
			continue
		}
		jumps = append(jumps, c.emit(Step{Op: OpJump, Report: -1}))
		c.program[choose].Choices = append(c.program[choose].Choices, Choice{Share: share, To: len(c.program)})
		branch(b, share)
	}
	for _, i := range jumps {
		c.program[i].To = len(c.program)
	}
	c.times, c.next = times, n
}

func (c *compiler) request(s *scenario.Step, key, url string, at []any) {
	q := &Request{
		Method:  strings.ToUpper(key),
		Headers: c.headers(s.Headers, c.slots, under(at, "headers")),
		Timeout: cmp.Or(s.Timeout, units.Duration(defaultTimeout)),
		Body:    c.body(s, at),
		Expect:  c.expect(s.Expect, under(at, "expect")),
		Retry:   retry(s.Retry),
	}
	t := c.urlTemplate(url, c.slots, under(at, key))
	full, a, place := c.absoluteURL(t, url, c.requestWay(), under(at, key))
	q.URL = full
	if a.Base != "" && place == c.at(under(at, key)...) {
		c.absolute++
	}
	c.visit(a, demand{requests: c.times}, place)
	for _, e := range s.Extract {
		q.Extract = append(q.Extract, Extract{Into: slices.Index(c.extracted, e.Key), Path: e.Value})
	}
	c.emit(Step{Op: OpRequest, Report: c.report(), Request: q})
}

func (c *compiler) expect(e *scenario.Expect, at []any) Expect {
	to := Expect{Status: []StatusRange{{200, 299}}}
	if e == nil {
		return to
	}
	if len(e.Status) > 0 {
		to.Status = nil
		for _, r := range e.Status {
			to.Status = append(to.Status, StatusRange(r))
		}
	}
	for i := range e.JSON {
		to.JSON = append(to.JSON, c.match(e.JSON[i].Key, &e.JSON[i].Value, under(at, "json", e.JSON[i].Key)))
	}
	if e.Body != nil {
		to.Contains = c.text(e.Body.Contains, scenario.Fixed, Raw, under(at, "body")).String()
	}
	return to
}

// match is a value at a path, with vars in their places.
func (c *compiler) match(path string, v *strict.Value, at []any) Match {
	if v.Kind != strict.TextValue {
		return Match{Path: path, Equals: v.JSON()}
	}
	return Match{Path: path, Equals: strict.QuoteJSON(c.text(v.Text, scenario.Fixed, Raw, at).String())}
}

// The defaults of a retry.
const defaultRetries = 3

func retry(from *scenario.Retry) *Retry {
	if from == nil {
		return nil
	}
	b := from.Backoff
	if b == nil {
		b = &scenario.Backoff{}
	}
	to := &Retry{Max: cmp.Or(from.Max, defaultRetries), Backoff: *backoff(b)}
	if len(from.On) == 0 {
		to.Status, to.Network = []int{429, 503}, true
	}
	for _, cause := range from.On {
		if cause.Network {
			to.Network = true
		} else if !slices.Contains(to.Status, cause.Status) {
			to.Status = append(to.Status, cause.Status)
		}
	}
	return to
}

func (c *compiler) ws(w *scenario.WS, at []any) {
	to := &WSStep{Within: cmp.Or(w.Within, units.Duration(defaultTimeout))}
	switch {
	case w.Connect != nil:
		name := cmp.Or(w.As, scenario.DefaultSocket)
		to.Socket = c.socket(name)
		c.open = append(slices.Clone(c.open), name)
		to.Headers = c.headers(w.Headers, c.slots, under(at, "headers"))
		to.Subprotocols = c.subprotocols(w.Subprotocols, under(at, "subprotocols"))
		to.URL = c.socketURL(*w.Connect, c.slots, demand{opens: c.times}, under(at, "connect"))
		c.emit(Step{Op: OpWSConnect, Report: c.report(), WS: to})
		return
	case w.On != "":
		to.Socket = c.socket(w.On)
	case len(c.open) > 0:
		to.Socket = c.socket(c.open[len(c.open)-1])
	}
	switch {
	case w.Send != nil:
		to.Within, to.Send = 0, c.message(*w.Send, c.slots, under(at, "send"))
		c.emit(Step{Op: OpWSSend, Report: -1, WS: to})
	case w.Await != nil:
		to.Await = &Await{Contains: c.text(w.Await.Contains, scenario.Fixed, Raw, under(at, "await")).String()}
		if w.Await.Equals != nil {
			to.Await.JSON = []Match{c.match(w.Await.JSONPath, w.Await.Equals, under(at, "await", "equals"))}
		}
		c.emit(Step{Op: OpWSAwait, Report: c.report(), WS: to})
	case w.Close != nil:
		name := c.sockets[to.Socket]
		c.open = slices.DeleteFunc(slices.Clone(c.open), func(s string) bool { return s == name })
		to.Within, to.Code = 0, *w.Close
		c.emit(Step{Op: OpWSClose, Report: -1, WS: to})
	}
}

// socket is the number of a WebSocket by its name.
func (c *compiler) socket(name string) int {
	if i := slices.Index(c.sockets, name); i >= 0 {
		return i
	}
	c.sockets = append(c.sockets, name)
	return len(c.sockets) - 1
}

// load resolves one load.
func (r *resolver) load(name string, l *scenario.Load) {
	defer func() { r.extracted = nil }()
	j, _ := r.s.Journeys.Get(l.Journey)
	to := Load{
		Name: name, Poisson: l.Arrivals == "poisson", Start: l.Start, Cookies: l.Cookies == "keep",
		Connections: Connections{Reuse: true},
	}
	if c := l.Connections; c != nil {
		to.Connections = Connections{Max: c.Max, Reuse: c.Reuse == nil || *c.Reuse}
	}
	r.arrivals(&to, l)
	compiled, ok := r.journeys[l.Journey]
	if !ok {
		compiled.Journey, compiled.visits = r.journey(l.Journey, j.Steps, scenario.Requests, []any{"journeys", l.Journey, "steps"})
		r.journeys[l.Journey] = compiled
	}
	to.Journey = compiled.Journey
	peak := to.PeakRate()
	for _, v := range compiled.visits {
		v.opens *= peak
		v.requests *= peak
		if !to.Connections.Reuse {
			v.opens += v.requests
		}
		r.visits = append(r.visits, v)
	}
	r.plan.Loads = append(r.plan.Loads, to)
}

// arrivals resolves when a load's arrivals come.
func (r *resolver) arrivals(to *Load, l *scenario.Load) {
	left := r.plan.Duration - l.Start
	if left <= 0 {
		r.problems.Add(r.at("loads", to.Name, "start"), "start is %s and the run lasts %s: nothing would be sent", written(l.Start), written(r.plan.Duration))
		left = 1
	}
	if l.For > 0 {
		left = min(left, l.For)
	}
	to.For = left
	if len(l.Stages) == 0 {
		to.Stages = []Stage{{From: float64(l.Rate), To: float64(l.Rate), Over: left}}
		return
	}
	level, total := 0.0, units.Duration(0)
	for _, s := range l.Stages {
		stage := Stage{From: level, To: level, Over: s.Hold}
		if s.To != nil {
			level = float64(*s.To)
			stage.To, stage.Over = level, s.Over
		}
		if stage.Over == 0 {
			continue // at once
		}
		total += stage.Over
		to.Stages = append(to.Stages, stage)
	}
	to.For = min(left, total)
	if total == 0 {
		r.problems.Add(r.at("loads", to.Name, "stages"), "the stages take no time, want a hold")
	}
}

// auth resolves the ways to get tokens.
func (r *resolver) auth() {
	for _, a := range r.s.Auth {
		o := a.Value.OAuth2
		if o == nil {
			continue
		}
		in := func(key string) []any { return []any{"auth", a.Key, "oauth2", key} }
		t := r.urlTemplate(o.URL, scenario.Credentials, in("url"))
		full, address, at := r.absoluteURL(t, o.URL, r.requestWay(), in("url"))
		r.visit(address, demand{}, at)
		r.plan.Auth = append(r.plan.Auth, Auth{
			Name: a.Key, URL: full,
			ID:     r.text(o.ID, scenario.Credentials, Raw, in("id")),
			Secret: r.text(o.Secret, scenario.Credentials, Raw, in("secret")),
			Scope:  r.text(o.Scope, scenario.Fixed, Raw, in("scope")).String(),
		})
	}
}
