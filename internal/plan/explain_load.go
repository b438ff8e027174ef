package plan

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

func timing(p *Plan) string {
	text := ""
	if p.WarmUp > 0 {
		text = fmt.Sprintf(", the first %s outside of the thresholds", written(p.WarmUp))
	}
	if p.Precise {
		text += ", precise timing"
	}
	return text
}

func ceiling(c *Ceiling) string {
	var parts []string
	if c.Sockets > 0 {
		parts = append(parts, units.Plural(c.Sockets, "socket"))
	}
	if c.OpensPerSecond > 0 {
		parts = append(parts, quantity(c.OpensPerSecond)+" opens/s")
	}
	if c.RequestsPerSecond > 0 {
		parts = append(parts, quantity(c.RequestsPerSecond)+" requests/s")
	}
	return strings.Join(parts, ", ")
}

func (e *explainer) aborts() []string {
	var lines []string
	for _, t := range e.plan.AbortWhen {
		lines = append(lines, fmt.Sprintf("when %s for 10 s", safe.Text(t.Expr, 0)))
	}
	return lines
}

// load explains a load and its journey.
func (e *explainer) load(l *Load) {
	const in = "  "
	e.text.WriteString("\nload " + safe.Text(l.Name, 0) + "\n")
	e.row(in, "arrivals", "%s, %s", e.planned(l), spacing(l))
	var stages []string
	for _, s := range l.Stages {
		stages = append(stages, stage(s))
	}
	e.write(in, "rate", stages)
	if l.Start > 0 {
		e.row(in, "from", "%s to %s", written(l.Start), written(l.Start+l.For))
	}
	if n := l.Journey.requests(); n > 0 {
		e.row(in, "requests", "%s an arrival, %s/s at the peak; retries not counted", quantity2(n), quantity(n*l.PeakRate()))
	}
	e.row(in, "connections", "%s", connections(l))
	e.row(in, "journey", "%s", safe.Text(l.Journey.Name, 0))
	e.steps(&l.Journey, 0, len(l.Journey.Program), "    ")
}

// walked is how many arrivals are counted one by one.
const walked = 1_000_000

// planned is how many arrivals a load has.
func (e *explainer) planned(l *Load) string {
	total, left := 0.0, l.For.D()
	for _, s := range l.Stages {
		over := min(s.Over.D(), left)
		to := s.From + (s.To-s.From)*over.Seconds()/s.Over.D().Seconds()
		total += (s.From + to) / 2 * over.Seconds()
		left -= over
	}
	if total > walked {
		return "about " + units.Count(int64(total))
	}
	return units.Count(l.Arrivals(e.plan.Seed).Count())
}

func spacing(l *Load) string {
	if l.Poisson {
		return "at random (Poisson)"
	}
	return "evenly spaced"
}

func stage(s Stage) string {
	if s.From == s.To {
		return fmt.Sprintf("%s/s for %s", quantity(s.To), written(s.Over))
	}
	return fmt.Sprintf("%s/s to %s/s over %s", quantity(s.From), quantity(s.To), written(s.Over))
}

func connections(l *Load) string {
	text := "as many as the arrivals need"
	if l.Connections.Max > 0 {
		text = "at most " + units.Count(l.Connections.Max)
	}
	if l.Connections.Reuse {
		text += ", kept open"
	} else {
		text += ", closed after each request"
	}
	if l.Cookies {
		text += "; cookies kept within an interaction"
	}
	return text
}

// quantity2 is a number with at most two digits behind the point.
func quantity2(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// requests is how many requests an interaction sends, on average and without
// retries.
func (j *Journey) requests() float64 { return j.average(0, len(j.Program)) }

func (j *Journey) average(from, to int) float64 {
	n := 0.0
	for _, b := range j.blocks(from, to) {
		switch b.step.Op {
		case OpRequest:
			n++
		case OpRepeat:
			n += float64(b.step.Times) * j.average(b.parts[0].from, b.parts[0].to)
		case OpChoose:
			for _, p := range b.parts {
				n += p.share * j.average(p.from, p.to)
			}
		}
	}
	return n
}

// block is a step with what is nested in it, read back from the program.
type block struct {
	step  *Step
	parts []part
}

// part is a stretch of the program within a block.
type part struct {
	from, to int
	share    float64
}

// blocks reads a stretch of the program as it was nested in the scenario.
func (j *Journey) blocks(from, to int) []block {
	var all []block
	for i := from; i < to; i++ {
		b := block{step: &j.Program[i]}
		switch b.step.Op {
		case OpRepeat:
			b.parts = []part{{from: i + 1, to: b.step.To - 1}}
			i = b.step.To - 1
		case OpChoose:
			choices := b.step.Choices
			rest := part{from: i + 1, to: choices[0].To - 1, share: 1}
			end := j.Program[rest.to].To // of the jump behind it
			for k, c := range choices {
				p := part{from: c.To, to: end, share: c.Share}
				if k+1 < len(choices) {
					p.to = choices[k+1].To - 1
				}
				rest.share -= c.Share
				b.parts = append(b.parts, p)
			}
			rest.share = max(rest.share, 0)
			b.parts = append(b.parts, rest)
			i = end - 1
		}
		all = append(all, b)
	}
	return all
}

// steps lists a stretch of a journey's program.
func (e *explainer) steps(j *Journey, from, to int, indent string) {
	if from == to {
		e.line(indent, "nothing")
	}
	for _, b := range j.blocks(from, to) {
		switch s := b.step; s.Op {
		case OpRequest:
			e.line(indent, "%s%s %s", named(j, s, s.Request.Method+" "), s.Request.Method, e.url(s.Request.URL))
			e.request(j, s.Request, indent+"    ")
		case OpThink:
			e.line(indent, "think %s", spread(s.Think, seconds, 95))
		case OpRepeat:
			e.line(indent, "%s:", units.Plural(s.Times, "time"))
			e.steps(j, b.parts[0].from, b.parts[0].to, indent+"  ")
		case OpChoose:
			for i, p := range b.parts {
				if i == len(b.parts)-1 {
					if p.share > 1e-9 || p.from < p.to {
						e.line(indent, "otherwise:")
						e.steps(j, p.from, p.to, indent+"  ")
					}
					break
				}
				e.line(indent, "with a chance of %s:", units.Share(p.share))
				e.steps(j, p.from, p.to, indent+"  ")
			}
		default:
			e.socket(j, s, indent)
		}
	}
}

// line writes one line of a list, wrapped.
func (e *explainer) line(indent, format string, args ...any) {
	for i, part := range wrap(fmt.Sprintf(format, args...), textWidth-len(indent)) {
		if i > 0 {
			part = "  " + part
		}
		e.text.WriteString(indent + part + "\n")
	}
}

// named is the name of a step, if it was given one.
func named(j *Journey, s *Step, made string) string {
	if s.Report < 0 || strings.HasPrefix(j.Steps[s.Report], made) {
		return ""
	}
	return safe.Text(j.Steps[s.Report], 0) + ": "
}

func (e *explainer) request(j *Journey, q *Request, in string) {
	for _, h := range q.Headers {
		e.line(in, "%s", safe.Text(h.Name+": "+h.Value.String(), 200))
	}
	if b := q.Body; b != nil {
		size := ""
		if b.Size != nil {
			size = ", " + spread(b.Size, sizeText, 99)
		}
		if b.Chunked {
			size += ", in chunks"
		}
		e.line(in, "sends %s%s: %s", b.Type, size, safe.Text(b.Text.String(), 200))
	}
	e.line(in, "expects %s within %s", strings.Join(expectations(&q.Expect), ", "), written(q.Timeout))
	for _, x := range q.Extract {
		e.line(in, "extracts %s from %s", safe.Text(j.Extracted[x.Into], 0), safe.Text(x.Path, 200))
	}
	if r := q.Retry; r != nil {
		e.line(in, "retries %s on %s, after %s, doubled up to %s, jitter %s; a Retry-After wins",
			units.Plural(r.Max, "time"), strict.OneOf(causes(r)), written(r.Backoff.Base), written(r.Backoff.Cap), r.Backoff.Jitter)
	}
}

func causes(r *Retry) []string {
	var all []string
	for _, status := range r.Status {
		all = append(all, strconv.Itoa(status))
	}
	if r.Network {
		all = append(all, "network errors")
	}
	return all
}

func expectations(x *Expect) []string {
	var statuses []string
	for _, r := range x.Status {
		switch {
		case r.Low == r.High:
			statuses = append(statuses, strconv.Itoa(r.Low))
		case r.High-r.Low == 99 && r.Low%100 == 0:
			statuses = append(statuses, strconv.Itoa(r.Low/100)+"xx")
		default:
			statuses = append(statuses, fmt.Sprintf("%d-%d", r.Low, r.High))
		}
	}
	all := []string{"status " + strict.OneOf(statuses)}
	for _, m := range x.JSON {
		all = append(all, safe.Text(m.Path+" = "+m.Equals, 200))
	}
	if x.Contains != "" {
		all = append(all, "the text "+strict.Quote(x.Contains))
	}
	return all
}

func (e *explainer) socket(j *Journey, s *Step, in string) {
	w := s.WS
	name := safe.Text(j.Sockets[w.Socket], 0)
	switch s.Op {
	case OpWSConnect:
		e.line(in, "%sopen WebSocket %s to %s within %s", named(j, s, "WS "), name, e.url(w.URL), written(w.Within))
		for _, h := range w.Headers {
			e.line(in+"    ", "%s", safe.Text(h.Name+": "+h.Value.String(), 200))
		}
		if len(w.Subprotocols) > 0 {
			e.line(in+"    ", "offers the subprotocols %s", strings.Join(w.Subprotocols, ", "))
		}
	case OpWSSend:
		e.line(in, "on %s send %s", name, safe.Text(w.Send.String(), 200))
	case OpWSAwait:
		what := "any message"
		if len(w.Await.JSON) > 0 {
			what = "a message with " + safe.Text(w.Await.JSON[0].Path+" = "+w.Await.JSON[0].Equals, 200)
		} else if w.Await.Contains != "" {
			what = "a message with the text " + strict.Quote(w.Await.Contains)
		}
		e.line(in, "%son %s await %s within %s", named(j, s, "WS "), name, what, written(w.Within))
	case OpWSClose:
		e.line(in, "close %s with %d", name, w.Code)
	}
}

func seconds(v float64) string { return units.Human(time.Duration(v * float64(time.Second))) }

func sizeText(v float64) string {
	size := units.Bytes(math.Round(v))
	for _, unit := range []units.Bytes{1 << 20, 1 << 10} {
		if size >= unit {
			return strconv.FormatFloat(math.Round(v/float64(unit)*10)/10, 'f', -1, 64) + strings.TrimLeft(unit.String(), "1")
		}
	}
	return size.String()
}

// spread puts a distribution into words: its middle, and what so many of a
// hundred do not exceed.
func spread(s *Spread, word func(float64) string, percentile int) string {
	switch {
	case len(s.Seen) > 0:
		return fmt.Sprintf("sizes like those of %s, %s to %s", units.Plural(len(s.Seen), "file"), word(s.Seen[0]), word(s.Seen[len(s.Seen)-1]))
	case s.Sigma == 0:
		return word(s.At(0.5))
	}
	return fmt.Sprintf("%s at p50, %s at p%d", word(s.At(0.5)), word(s.At(float64(percentile)/100)), percentile)
}

// loadNotes says what a user may not have meant of loads and journeys.
func (e *explainer) loadNotes(s *scenario.Scenario, add func(format string, args ...any)) {
	for i := range e.plan.Loads {
		l := &e.plan.Loads[i]
		name := safe.Text(l.Name, 0)
		if s != nil {
			if from, ok := s.Loads.Get(l.Name); ok && from.For > l.For {
				add("%s is to go on for %s, and the run or its stages end after %s of it", name, written(from.For), written(l.For))
			}
		}
		for k := range l.Journey.Program {
			q := l.Journey.Program[k].Request
			if q != nil && q.Retry != nil && q.Retry.Network && (q.Method == "POST" || q.Method == "PATCH") {
				add("%s retries a %s after network errors: the platform may have carried it out already", name, q.Method)
				break
			}
		}
	}
	if s == nil {
		return
	}
	for _, j := range s.Journeys {
		if !slices.ContainsFunc(s.Loads, func(l strict.Entry[scenario.Load]) bool { return l.Value.Journey == j.Key }) {
			add("the journey %s is used by no load", safe.Text(j.Key, 0))
		}
	}
}
