package lint

import (
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

const (
	// Of a scenario that is made of a flow: how deep its steps are nested, how
	// many requests it may have written out, and how long it may pause.
	scenarioDepth = 6
	scenarioSteps = 100
	scenarioPause = 20 * time.Second
	// scenarioShare is which part of the predicted calls a second it offers.
	scenarioShare = 0.8
	scenarioFor   = 20 * time.Second
)

// Scenario is a scenario that does what the flow does: the Data Actions and
// waits of its customers' journey, with the shares of the prediction, against
// the embedded twin, at 80 % of the calls per second that are predicted. Where
// the flow is too large to be written out, its mix of Data Actions is.
func (m *Model) Scenario(f *Flow) (string, error) {
	c := m.Predict(f)
	if c == nil {
		return "", fmt.Errorf("%s is no flow, want one that calls Data Actions", f.Kind)
	}
	if c.DataActionsPerCall == 0 {
		return "", fmt.Errorf("flow %s calls no Data Action on any way: there is nothing to send", strict.Quote(f.Name))
	}
	o := m.run(f, &walker{})
	w := &scenarioWriter{m: m, f: f, names: map[string]string{}, left: scenarioSteps, slower: 1}
	if pause := o.time - o.busy; pause > scenarioPause.Seconds() {
		w.slower = scenarioPause.Seconds() / pause
	}
	w.list(f.start.Actions, 3, 0, map[*Sequence]bool{f.start: true})
	mixed := w.tooMuch
	if mixed {
		w = &scenarioWriter{m: m, f: f, names: map[string]string{}, left: 1 << 30, slower: w.slower}
		w.mix(c, max(o.time-o.busy, 0))
	}
	return w.file(c, &o, mixed), nil
}

// scenarioWriter writes steps.
type scenarioWriter struct {
	m       *Model
	f       *Flow
	b       strings.Builder
	names   map[string]string // vars by Data Action
	order   []string
	ids     []string
	left    int
	slower  float64 // by which pauses are shortened
	tooMuch bool
}

func (w *scenarioWriter) line(indent int, format string, args ...any) {
	w.b.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(&w.b, format+"\n", args...)
}

// list writes the steps of a list of actions and reports whether there are any.
// What comes behind an action that not everybody gets past is wrapped in a
// chance.
func (w *scenarioWriter) list(list []*Action, indent, depth int, within map[*Sequence]bool) bool {
	did := false
	for i, a := range list {
		did = w.action(a, indent, depth, within) || did
		through := a.chance.through
		if a.Type == "loopNext" || a.Type == "loopExit" || through <= 0 {
			return did
		}
		if through < 1-1e-6 {
			return w.chance(through, list[i+1:], nil, indent, depth, within) || did
		}
	}
	return did
}

// chance writes two alternatives, and nothing if there is nothing in them.
func (w *scenarioWriter) chance(share float64, yes, no []*Action, indent, depth int, within map[*Sequence]bool) bool {
	return w.either(share, func(in int) bool { return w.list(yes, in, depth+1, within) }, func(in int) bool { return w.list(no, in, depth+1, within) }, indent, depth)
}

func (w *scenarioWriter) either(share float64, yes, no func(indent int) bool, indent, depth int) bool {
	if share >= 1-1e-6 {
		return yes(indent)
	}
	if share <= 1e-6 {
		return no(indent)
	}
	if depth >= scenarioDepth {
		w.tooMuch = true
		return false
	}
	before := w.b.String()
	w.b.Reset()
	did := yes(indent + 2)
	first := w.b.String()
	w.b.Reset()
	didNot := no(indent + 2)
	second := w.b.String()
	w.b.Reset()
	w.b.WriteString(before)
	if !did && !didNot {
		return false
	}
	w.line(indent, "- chance:")
	for _, one := range []struct {
		key, steps string
	}{{strconv.FormatFloat(math.Round(share*1e6)/1e4, 'f', -1, 64) + "%", first}, {"else", second}} {
		if one.steps == "" {
			w.line(indent+1, "  %s: []", one.key)
			continue
		}
		w.line(indent+1, "  %s:", one.key)
		w.b.WriteString(one.steps)
	}
	return true
}

// action writes what one action does.
func (w *scenarioWriter) action(a *Action, indent, depth int, within map[*Sequence]bool) bool {
	if w.tooMuch {
		return false
	}
	did := false
	switch {
	case a.Data != nil:
		if w.left--; w.left < 0 {
			w.tooMuch = true
			return false
		}
		w.request(a, indent)
		did = true
	case a.Type == "loop":
		return w.loop(a, indent, depth, within)
	default:
		if d := w.m.takes(a); d > 0 {
			w.pause(d, indent)
			did = true
		}
	}
	did = w.outputs(a.Outputs, 1, indent, depth, within) || did
	for _, to := range a.to {
		if len(a.to) > 1 || within[to] || depth >= scenarioDepth {
			w.tooMuch = true // circles and choices are told by the mix
			return did
		}
		in := map[*Sequence]bool{to: true}
		for s := range within {
			in[s] = true
		}
		did = w.list(to.Actions, indent, depth+1, in) || did
	}
	return did
}

// outputs writes the ways out of an action: the first, or else the others.
func (w *scenarioWriter) outputs(list []*Output, left float64, indent, depth int, within map[*Sequence]bool) bool {
	for len(list) > 0 && (list[0].share <= 1e-9 || len(list[0].Actions) == 0 && len(list) == 1) {
		list = list[1:]
	}
	if len(list) == 0 || left <= 1e-9 {
		return false
	}
	first := list[0]
	return w.either(min(first.share/left, 1),
		func(in int) bool { return w.list(first.Actions, in, depth+1, within) },
		func(in int) bool { return w.outputs(list[1:], left-first.share, in, depth+1, within) }, indent, depth)
}

// loop writes as many iterations as there are in the mean.
func (w *scenarioWriter) loop(a *Action, indent, depth int, within map[*Sequence]bool) bool {
	var body *Output
	for _, o := range a.Outputs {
		if o.share > 0 {
			body = o
		}
	}
	if body == nil {
		return false
	}
	walk := &walker{f: w.f, model: w.m}
	n := series(min(body.chance.through+body.chance.next, 1), float64(walk.iterations(a)))
	whole, part := math.Floor(n+1e-9), n-math.Floor(n+1e-9)
	did := false
	switch {
	case whole == 1:
		did = w.list(body.Actions, indent, depth, within)
	case whole > 1:
		before := w.b.String()
		w.b.Reset()
		inner := indent + 2
		did = w.list(body.Actions, inner, depth+1, within)
		steps := w.b.String()
		w.b.Reset()
		w.b.WriteString(before)
		if depth >= scenarioDepth {
			w.tooMuch = true
		}
		if did {
			w.line(indent, "- loop:")
			w.line(indent+1, "  times: %d", int(whole))
			w.line(indent+1, "  steps:")
			w.b.WriteString(steps)
		}
	}
	if part > 1e-6 {
		did = w.chance(part, body.Actions, nil, indent, depth, within) || did
	}
	return did
}

func (w *scenarioWriter) pause(d time.Duration, indent int) {
	d = time.Duration(float64(d) * w.slower).Round(time.Millisecond)
	if d > 0 {
		w.line(indent, "- think: %s", units.Duration(d))
	}
}

// request writes the call of a Data Action.
func (w *scenarioWriter) request(a *Action, indent int) {
	timeout := min(a.Data.Timeout.or(w.m.Timeout), w.m.Timeout)
	w.call(a.Data.Action, a.Data.ID, timeout, indent)
}

func (w *scenarioWriter) call(action, id string, timeout time.Duration, indent int) {
	name := stepName(action)
	w.line(indent, "- name: %s", strict.QuoteJSON(name))
	w.line(indent, "  post: /api/v2/integrations/actions/${%s}/execute", w.variable(action, id))
	w.line(indent, `  headers: {Authorization: "Bearer ${auth.platform.token}"}`)
	w.line(indent, "  json: {short_description: %s}", strict.QuoteJSON(strings.ReplaceAll(name, "$", "")+" ${n}"))
	w.line(indent, "  timeout: %s", units.Duration(max(timeout, time.Second)))
	w.line(indent, "  retry: {on: [429], max: 5, backoff: {base: 500ms, cap: 10s, jitter: full}}")
}

// stepName is a Data Action's name as a step's: what thresholds can hold.
func stepName(action string) string {
	name := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(",()#/", r) {
			return '_'
		}
		return r
	}, action))
	if runes := []rune(name); len(runes) > 40 {
		name = strings.TrimSpace(string(runes[:40]))
	}
	if name == "" {
		return "action"
	}
	return name
}

// variable is the var that holds a Data Action's ID.
func (w *scenarioWriter) variable(action, id string) string {
	if name, ok := w.names[action]; ok {
		return name
	}
	name := "action_" + strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '_'
	}, action), "_")
	name = name[:min(len(name), 40)]
	for _, taken := range w.order {
		if w.names[taken] == name {
			name = fmt.Sprintf("%s_%d", name[:min(len(name), 36)], len(w.order)+1)
			break
		}
	}
	w.names[action] = name
	w.order = append(w.order, action)
	w.ids = append(w.ids, id)
	return name
}

// mix writes the Data Actions as often as an interaction comes to them in the
// mean, and one pause.
func (w *scenarioWriter) mix(c *Capacity, pause float64) {
	if pause > 0 {
		w.pause(seconds(pause), 3)
	}
	first := map[string]*Action{}
	w.f.each(func(_ *Sequence, a *Action) {
		if a.Data != nil && first[a.Data.Action] == nil {
			first[a.Data.Action] = a
		}
	})
	for _, p := range c.DataActions[:min(len(c.DataActions), scenarioSteps)] {
		a := first[p.Action]
		if a == nil {
			continue // its name holds what nobody can read
		}
		whole, part := math.Floor(p.PerCall+1e-9), p.PerCall-math.Floor(p.PerCall+1e-9)
		if whole >= 1 {
			w.line(3, "- loop:")
			w.line(4, "  times: %d", int(min(whole, actionLimit)))
			w.line(4, "  steps:")
			w.request(a, 5)
		}
		if part > 1e-6 {
			w.either(part, func(in int) bool { w.request(a, in); return true }, func(int) bool { return false }, 3, 0)
		}
	}
}

// file is the whole scenario.
func (w *scenarioWriter) file(c *Capacity, o *outcome, mixed bool) string {
	steps := w.b.String()
	w.b.Reset()
	rate := 1.0
	if o.rate > 0 {
		rate = max(min(o.rate*scenarioShare, 500), 0.1)
	}
	longestWay := seconds(o.busy + (o.time-o.busy)*w.slower)
	w.line(0, "# Made by holdfast lint of %s, flow %s.", strict.Quote(path.Base(strings.ReplaceAll(w.f.File, `\`, "/"))), strict.Quote(w.f.Name))
	if c.CallsPerS != nil {
		w.line(0, "# Predicted: %s calls/s, %s interactions at once (%s). This offers %d %% of it.", number(*c.CallsPerS), number(*c.MaxConcurrent), c.BoundBy, int(scenarioShare*100))
	}
	if mixed {
		w.line(0, "# The flow is too large to be written out: these are its Data Actions, as often as")
		w.line(0, "# an interaction comes to them in the mean.")
	}
	if w.slower < 1 {
		w.line(0, "# Waits are shortened to %s of their length, so that the run ends.", units.Share(math.Round(w.slower*1000)/1000))
	}
	w.line(0, "\nholdfast: 1\n\ntarget:")
	w.line(1, "twin:")
	w.line(2, "profile: genesys")
	w.line(2, "# Flows run their Data Actions without a token of ours.")
	w.line(2, "limits: {token_per_minute: 0, data_action_concurrent: %d, data_action_per_minute: %d}", int(w.m.Concurrent), int(w.m.PerMinute))
	if mean := seconds(o.busy / o.calls).Round(100 * time.Microsecond); mean > 0 {
		w.line(2, "latency: {p50: %s}     # of the system behind the Data Actions", units.Duration(mean))
	}
	w.line(1, "# http: https://api.example.test          # in the place of the twin, with allow and ceiling")
	w.line(0, "\n# The twin's own Data Action stands for each of the flow's: put your IDs here.\nvars:")
	for i, action := range w.order {
		note := ""
		if w.ids[i] != "" {
			note = ", " + strict.Quote(w.ids[i])
		}
		w.line(1, "%s: custom_-_a1     # %s%s", w.names[action], strict.Quote(action), note)
	}
	w.line(0, "\nauth:\n  platform: {oauth2: {url: /oauth/token, id: rehearsal, secret: rehearsal}}")
	w.line(0, "\nduration: %s", units.Duration((scenarioFor + 2*longestWay + 5*time.Second).Round(time.Second)))
	w.line(0, "\nloads:\n  calls:\n    journey: flow")
	w.line(2, "rate: %s/s", strconv.FormatFloat(math.Round(rate*100)/100, 'f', -1, 64))
	w.line(2, "arrivals: poisson")
	w.line(2, "for: %s", units.Duration(scenarioFor))
	w.line(0, "\njourneys:\n  flow:\n    steps:")
	w.b.WriteString(steps)
	w.line(0, "\nthresholds:\n  - failed(calls) < 1%%\n  - not_started(calls) == 0")
	return w.b.String()
}
