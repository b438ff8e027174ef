package engine

import (
	"fmt"
	"slices"
	"strings"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// stream is what the interactions of a load share, or the steps that go before
// a pool's sockets: the journey with everything about it that can be found out
// before the run. It is the same for all loops.
type stream struct {
	journey *plan.Journey
	series  int        // of the load; those of its steps follow. -1: nothing is counted
	load    int        // number of the load, -1
	calls   []call     // by step of the program; zero where it is no request
	dials   []socketTo // by step of the program; of OpWSConnect
	awaits  []awaiting // by step of the program; of OpWSAwait
	connect plan.Connections
	cookies bool
	rows    [][]string
	// conversation is the extracted value that is the platform's id of an
	// interaction, -1 if none is.
	conversation int
	// Values that say by their names that they are to be hidden: extracted ones,
	// and columns of the data.
	hiddenValues, hiddenColumns []int
}

// call is a request of the plan with what was found out about it.
type call struct {
	*plan.Request

	place      *place
	idempotent bool // may be sent again on another connection (RFC 9110 9.2.2)
	typed      bool // a header states the Content-Type
	named      bool // and the User-Agent
	extract    []string
	matches    []match
}

// match is a plan.Match with its path as gjson wants it.
type match struct {
	path, equals string
}

// socketTo is an OpWSConnect of the plan.
type socketTo struct {
	*plan.WSStep

	place *place // nil: the URL holds a host that an answer names
}

// newStream prepares a journey. Every host it names is added to the run's.
func (r *run) newStream(j *plan.Journey, find func(*place) *place) (*stream, error) {
	s := &stream{
		journey: j, series: -1, load: -1, connect: plan.Connections{Reuse: true},
		calls: make([]call, len(j.Program)), dials: make([]socketTo, len(j.Program)), awaits: make([]awaiting, len(j.Program)),
	}
	if d := r.plan.Data; d != nil {
		s.rows = d.Rows
		s.hiddenColumns = secretNames(d.Columns)
	}
	s.hiddenValues = secretNames(j.Extracted)
	s.conversation = -1
	if o := r.plan.Observe; o != nil && o.Conversation != "" {
		s.conversation = slices.Index(j.Extracted, o.Conversation)
	}
	for i := range j.Program {
		step := &j.Program[i]
		var err error
		switch step.Op {
		case plan.OpRequest:
			s.calls[i], err = newCall(step.Request, find)
		case plan.OpWSConnect:
			s.dials[i] = socketTo{WSStep: step.WS}
			if !leadsElsewhere(step.WS.URL) {
				s.dials[i].place, err = placeOf(step.WS.URL, find)
			}
		case plan.OpWSAwait:
			if a := step.WS.Await; a != nil {
				s.awaits[i] = awaiting{matches: matchesOf(a.JSON), contains: a.Contains}
			}
		}
		if err != nil {
			return nil, fmt.Errorf("journey %q, step %d: %w", j.Name, i+1, err)
		}
	}
	return s, nil
}

// secretNames are the indices of names that say so.
func secretNames(names []string) (list []int) {
	for i, name := range names {
		if saysSecret(name) {
			list = append(list, i)
		}
	}
	return list
}

// leadsElsewhere reports a URL whose host is known only when an answer has
// named it.
func leadsElsewhere(url plan.Template) bool {
	if !url.Uses(plan.Extracted) {
		return false
	}
	text := url.String()
	_, rest, found := strings.Cut(text, "://")
	if !found {
		return true
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.Contains(host, "${")
}

func placeOf(url plan.Template, find func(*place) *place) (*place, error) {
	p, err := parsePlace(string(url.Append(nil, &plan.Values{})))
	if err != nil {
		return nil, err
	}
	return find(p), nil
}

func newCall(r *plan.Request, find func(*place) *place) (call, error) {
	c := call{Request: r}
	switch r.Method {
	case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE":
		c.idempotent = true
	}
	for _, h := range r.Headers {
		c.typed = c.typed || strings.EqualFold(h.Name, "Content-Type")
		c.named = c.named || strings.EqualFold(h.Name, "User-Agent")
	}
	for _, e := range r.Extract {
		c.extract = append(c.extract, gjsonPath(e.Path))
	}
	c.matches = matchesOf(r.Expect.JSON)
	var err error
	c.place, err = placeOf(r.URL, find)
	return c, err
}

func matchesOf(ms []plan.Match) []match {
	var out []match
	for _, m := range ms {
		out = append(out, match{path: gjsonPath(m.Path), equals: m.Equals})
	}
	return out
}

// gjsonPath writes $.a.b[0] as a.b.0, with everything escaped that means
// something to gjson.
func gjsonPath(path string) string {
	path = strings.TrimPrefix(path, "$")
	var b strings.Builder
	for _, c := range path {
		switch c {
		case '.', '[':
			if b.Len() > 0 {
				b.WriteByte('.')
			}
		case ']':
		case '*', '?', '|', '#', '@', '\\', '!', '{', '}', ':':
			b.WriteByte('\\')
			b.WriteRune(c)
		default:
			b.WriteRune(c)
		}
	}
	if b.Len() == 0 {
		return "@this"
	}
	return b.String()
}

// series of a step's report.
func (s *stream) step(report int) int {
	if s.series < 0 || report < 0 {
		return -1
	}
	return s.series + 1 + report
}

// countOn adds to a series and does nothing for one that is not counted.
func (l *lane) countOn(series int, c record.Counter) {
	if series >= 0 {
		l.count(series, c)
	}
}

func (l *lane) observeOn(series int, m record.Measure, ns int64) {
	if series >= 0 {
		l.observe(series, m, ns)
	}
}
