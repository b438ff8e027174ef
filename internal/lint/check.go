package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// Finding is one thing found.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Line     int      `json:"line"` // 0: the form has no lines
	Col      int      `json:"col"`
	Path     string   `json:"path"` // task → action → action
	Message  string   `json:"message"`

	size int
}

// checker looks for what the rules name, in one flow.
type checker struct {
	f     *Flow
	found []Finding
}

func (c *checker) add(rule string, at Place, format string, args ...any) {
	r, err := RuleByID(rule)
	if err != nil {
		panic(err) // a rule of our own
	}
	c.found = append(c.found, Finding{Rule: rule, Severity: r.Severity, Line: at.Line, Col: at.Col, Path: at.Path, Message: fmt.Sprintf(format, args...), size: at.Size})
}

// quote is a name of the flow's own in a message.
func quote(name string) string { return `"` + safe.Text(name, 80) + `"` }

// Check is what the rules find in a flow, suppressed findings left out, in the
// order of the file.
func Check(f *Flow) []Finding {
	c := &checker{f: f}
	circle := f.circles()
	f.each(func(s *Sequence, a *Action) {
		if a.Hidden {
			return
		}
		c.dataAction(s, a, circle)
		c.holding(a)
		c.inLoop(a)
		c.empty(a)
	})
	for _, s := range f.Sequences {
		c.reach(s)
		c.after(s.Actions)
		(&calls{c: c, seen: map[string]asked{}}).repeated(s.Actions)
	}
	c.writes()
	c.longestWay()
	c.settings()
	c.definition()
	c.requests()
	found := slices.DeleteFunc(c.found, func(one Finding) bool { return f.ignored.covers(one.Rule, one.Line) })
	if f.lines != nil { // positions have some
		slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) })
	}
	return found
}

// loops are the loops around an action, the innermost last: also one from which
// its task is called.
func (a *Action) loops() []*Action {
	var found []*Action
	for p := a.in.parent; p != nil; p = p.in.parent {
		if p.Type == "loop" {
			found = append(found, p)
		}
	}
	if loop := a.in.seq.loop; loop != nil {
		found = append(found, loop)
	}
	slices.Reverse(found)
	return found
}

// times says how often the loops around an action run.
func times(loops []*Action) string {
	switch n, known := product(loops); {
	case known:
		return units.Plural(n, "time")
	case unbounded(loops):
		return "without a bound"
	}
	return "a number of times that only an expression knows"
}

func unbounded(loops []*Action) bool {
	return slices.ContainsFunc(loops, func(l *Action) bool { return l.Count.endless() })
}

func (c *checker) dataAction(s *Sequence, a *Action, circle map[*Sequence]int) {
	if a.Data == nil {
		return
	}
	name := quote(a.Data.Action)
	if d := a.Data.Timeout.or(documentedTimeout); d > longTimeoutS*time.Second && (a.Data.Timeout.Known || a.Data.Timeout.Text == "") {
		note := ""
		if d == documentedTimeout {
			note = ", the default"
		}
		c.add("data-action-timeout", a.at(), "Data Action %s may take %s%s: %s calls a second for the whole organization while its back end hangs", name, units.Human(d), note, number(concurrentLimit/d.Seconds()))
	}
	if !a.does("failure") {
		c.add("data-action-no-failure-path", a.at(), "nothing happens when Data Action %s fails", name)
	}
	if !a.does("timeout") {
		c.add("data-action-no-timeout-path", a.at(), "nothing happens when Data Action %s times out", name)
	}
	loops := a.loops()
	if len(loops) > 0 {
		if unbounded(loops) {
			c.add("data-action-unbounded-retry", a.at(), "Data Action %s is called in loop %s, which has no bound", name, quote(loops[len(loops)-1].Name))
		} else {
			c.add("data-action-in-loop", a.at(), "Data Action %s is called in loop %s, %s", name, quote(loops[len(loops)-1].Name), times(loops))
		}
	} else if circle[s] > 0 && retries(a, s, circle) {
		c.add("data-action-unbounded-retry", a.at(), "Data Action %s is called again each time the flow comes back to %s, without a bound", name, quote(s.Name))
	}
}

func (n Count) endless() bool { return !n.Known && n.Text == "" || n.Known && n.N >= endlessLoop }

// or is the length, or another if it is not known.
func (l Length) or(d time.Duration) time.Duration {
	if l.Known {
		return l.D
	}
	return d
}

// does reports an output with something on it.
func (a *Action) does(output string) bool {
	return slices.ContainsFunc(a.Outputs, func(o *Output) bool { return o.Name == output && len(o.Actions) > 0 })
}

// retries reports that the failure of a call leads back to its sequence.
func retries(a *Action, s *Sequence, circle map[*Sequence]int) bool {
	back := false
	for _, o := range a.Outputs {
		if wrong(o.Name) {
			eachOf(o.Actions, func(in *Action) {
				back = back || slices.ContainsFunc(in.to, func(to *Sequence) bool { return circle[to] == circle[s] })
			})
		}
	}
	return back
}

func (s *Sequence) next() []*Sequence {
	var found []*Sequence
	eachOf(s.Actions, func(a *Action) { found = append(found, a.to...) })
	return found
}

// circles numbers, from 1, the circles in which sequences come back to
// themselves: the strongly connected components with more than one member or an
// edge to itself (Tarjan). Others have none.
func (f *Flow) circles() map[*Sequence]int {
	found := map[*Sequence]int{}
	number := 0
	next := make([][]*Sequence, len(f.Sequences))
	for i, s := range f.Sequences {
		next[i] = s.next()
	}
	index, low := make([]int, len(f.Sequences)), make([]int, len(f.Sequences))
	on := make([]bool, len(f.Sequences))
	var stack []*Sequence
	count := 0
	var visit func(s *Sequence)
	visit = func(s *Sequence) {
		count++
		index[s.index], low[s.index] = count, count
		stack, on[s.index] = append(stack, s), true
		self := false
		for _, to := range next[s.index] {
			self = self || to == s
			if index[to.index] == 0 {
				visit(to)
				low[s.index] = min(low[s.index], low[to.index])
			} else if on[to.index] {
				low[s.index] = min(low[s.index], index[to.index])
			}
		}
		if low[s.index] != index[s.index] {
			return
		}
		at := len(stack) - 1
		for stack[at] != s {
			at--
		}
		number++
		for _, one := range stack[at:] {
			on[one.index] = false
			if self || len(stack)-at > 1 {
				found[one] = number
			}
		}
		stack = stack[:at]
	}
	for _, s := range f.Sequences {
		if index[s.index] == 0 {
			visit(s)
		}
	}
	return found
}

func (c *checker) holding(a *Action) {
	long := "for a time that only an expression knows"
	if a.Length.Known {
		long = "for " + units.Human(a.Length.D)
	}
	switch {
	case a.Waits && c.f.connected():
		c.add("wait-on-connected-media", a.at(), "%s holds a connected interaction %s", quote(a.Name), long)
	case a.Type == "holdMusic" && c.f.connected() && !strings.HasPrefix(c.f.Kind, "inqueue"):
		if !a.Length.Known && a.Length.Text == "" {
			long = "without an end"
		}
		c.add("hold-on-connected-media", a.at(), "%s holds a connected interaction %s", quote(a.Name), long)
	case a.Bot && !a.does("failure"):
		c.add("blocking-bot-call", a.at(), "%s holds the flow until its bot is done, and has no failure path", quote(a.Name))
	}
	switch a.Type {
	case "collectInput", "playAudioOnSilence", "detectSilence", "waitForInput":
		if a.Length.Known && a.Length.D > longSilenceS*time.Second {
			c.add("silence-prompt", a.at(), "%s waits %s for somebody who says nothing", quote(a.Name), units.Human(a.Length.D))
		}
	}
}

func (c *checker) inLoop(a *Action) {
	loops := a.loops()
	if len(loops) == 0 {
		return
	}
	loop := quote(loops[len(loops)-1].Name)
	switch a.Type {
	case "wait":
		sum := ""
		if n, ok := product(loops); ok && a.Length.Known {
			sum = ": " + units.Human(time.Duration(min(float64(a.Length.D)*float64(n), float64(longest)))) + " in all"
		}
		c.add("wait-in-loop", a.at(), "%s waits in loop %s, %s%s", quote(a.Name), loop, times(loops), sum)
	case "setParticipantData", "setConversationData":
		c.add("logging-in-loop", a.at(), "%s writes in loop %s, %s", quote(a.Name), loop, times(loops))
	case "dataTableLookup":
		c.add("data-table-in-loop", a.at(), "%s looks up a data table in loop %s, %s", quote(a.Name), loop, times(loops))
	}
}

func product(loops []*Action) (n int, known bool) {
	n = 1
	for _, l := range loops {
		if !l.Count.Known {
			return 0, false
		}
		n = min(n*max(l.Count.N, 1), 1_000_000_000)
	}
	return n, true
}

// empty flags what has ways out and does nothing on any of them. Calls of Data
// Actions have rules of their own.
func (c *checker) empty(a *Action) {
	switch a.Type {
	case "decision", "switch", "loop":
		if !slices.ContainsFunc(a.Outputs, func(o *Output) bool { return len(o.Actions) > 0 }) {
			c.add("empty-path", a.at(), "%s does nothing on any of its ways out", quote(a.Name))
		}
	}
}

func (c *checker) reach(s *Sequence) {
	switch {
	case !s.reached:
		c.add("unreachable", s.Place, "nothing leads to %s %s", s.Kind, quote(s.Name))
	case len(s.Actions) == 0:
		c.add("empty-path", s.Place, "%s %s has no actions", s.Kind, quote(s.Name))
	}
}

// after flags what stands behind an action that never goes on. A transfer goes
// on when it fails.
func (c *checker) after(list []*Action) {
	ended := ""
	for _, a := range list {
		if ended != "" && !a.Hidden {
			c.add("unreachable", a.at(), "%s is never run: %s does not go on", quote(a.Name), ended)
			ended = ""
		}
		for _, o := range a.Outputs {
			c.after(o.Actions)
		}
		if a.stops() {
			ended = quote(a.Name)
		}
	}
}

// stops reports actions behind which nothing runs, and those all of whose ways
// out stop.
func (a *Action) stops() bool {
	switch a.Type {
	case "loopNext", "loopExit":
		return true
	}
	if ends, _ := a.ends(); ends {
		return !strings.HasPrefix(a.Type, "transfer")
	}
	if a.Type == "loop" || len(a.Outputs) == 0 || a.Hidden {
		return false
	}
	if a.Type != "decision" && a.Type != "callData" && a.Type != "dataTableLookup" {
		return false // there may be ways out that the file does not show
	}
	for _, o := range a.Outputs {
		if len(o.Actions) == 0 || !o.Actions[len(o.Actions)-1].stops() {
			return false
		}
	}
	return true
}

// calls are the Data Actions that certainly ran before, on one way through a
// sequence, by what they were asked.
type calls struct {
	c       *checker
	seen    map[string]asked
	now     int // counts moments at which variables changed
	valid   int // calls before this moment may have had other inputs
	undoing []undo
}

type asked struct {
	by   *Action
	when int
}

type undo struct {
	key    string
	before asked
}

// repeated flags calls with the same inputs; it reports whether variables may
// have changed.
func (c *calls) repeated(list []*Action) (changed bool) {
	for _, a := range list {
		key := ""
		if a.Data != nil {
			key = a.Data.Category + "\x00" + a.Data.Action + "\x00" + a.Data.Inputs
			before := c.seen[key]
			if before.by != nil && before.when >= c.valid {
				c.c.add("data-action-repeated", a.at(), "Data Action %s is called with the same inputs as by %s before", quote(a.Data.Action), quote(before.by.Name))
			} else {
				c.set(key, asked{a, c.now})
			}
		}
		change := a.Type == "updateData" || a.Type == "loop" || a.calls()
		for _, o := range a.Outputs {
			mark, valid := len(c.undoing), c.valid
			if key != "" && wrong(o.Name) {
				c.set(key, asked{}) // asking once more is a retry
			}
			change = c.repeated(o.Actions) || change
			for len(c.undoing) > mark {
				last := c.undoing[len(c.undoing)-1]
				c.undoing = c.undoing[:len(c.undoing)-1]
				c.seen[last.key] = last.before
			}
			c.valid = valid
		}
		if change {
			changed = true
			c.now++
			c.valid = c.now
		}
	}
	return changed
}

func (c *calls) set(key string, to asked) {
	c.undoing = append(c.undoing, undo{key, c.seen[key]})
	c.seen[key] = to
}

func (c *checker) writes() {
	all, writes := 0, 0
	var first *Action
	c.f.each(func(_ *Sequence, a *Action) {
		if a.Hidden {
			return
		}
		all++
		if a.Type == "setParticipantData" || a.Type == "setConversationData" {
			writes++
			if first == nil {
				first = a
			}
		}
	})
	if writes >= manyWrites && writes*writeShare >= all {
		c.add("logging-per-step", first.at(), "%d of %s write participant or conversation data", writes, units.Plural(all, "action"))
	}
}

// longestWay compares the most actions that an invocation can run with the
// limit.
func (c *checker) longestWay() {
	if c.f.start == nil {
		return
	}
	w := &ways{of: map[*Sequence]float64{}}
	n := w.sequence(c.f.start)
	if n >= nearLimitShare*actionLimit {
		c.add("action-limit", c.f.start.Place, "the longest way through the flow has %s actions, of %s", number(n), units.Count(actionLimit))
		if n >= actionLimit {
			c.found[len(c.found)-1].Severity = Error
		}
	}
}

// ways counts actions on the longest ways. A sequence that comes back to itself
// counts once: how often it does is not in the file.
type ways struct{ of map[*Sequence]float64 }

func (w *ways) sequence(s *Sequence) float64 {
	if n, ok := w.of[s]; ok {
		return n
	}
	w.of[s] = 0
	n := w.list(s.Actions)
	w.of[s] = n
	return n
}

func (w *ways) list(list []*Action) float64 {
	sum := 0.0
	for _, a := range list {
		most := 0.0
		for _, o := range a.Outputs {
			most = max(most, w.list(o.Actions))
		}
		for _, to := range a.to {
			most = max(most, w.sequence(to))
		}
		if a.Type == "loop" && a.Count.Known {
			most *= float64(a.Count.N)
		}
		if !a.Hidden {
			most++
		}
		sum += most
		if a.stops() {
			break
		}
	}
	return sum
}

func (c *checker) settings() {
	for i := range c.f.Settings {
		s := &c.f.Settings[i]
		switch {
		case s.Name == "logLevel":
			if word := plain(s.Value); word == "all" || strings.HasPrefix(word, "verbose") {
				c.add("verbose-execution-data", s.Place, "execution data is kept at level %s", quote(s.Value))
			}
		case s.Length.D > longSilenceS*time.Second:
			c.add("silence-prompt", s.Place, "%s is %s: so long is somebody waited for who says nothing", s.Name, units.Human(s.Length.D))
		}
	}
}

func (c *checker) definition() {
	d := c.f.Data
	if d == nil {
		return
	}
	if t := d.Timeout.or(documentedTimeout); t > longTimeoutS*time.Second {
		note := ""
		if !d.Timeout.Known || t == documentedTimeout {
			note = ", the default"
		}
		c.add("data-action-timeout", d.Place, "Data Action %s may take %s%s: %s calls a second for the whole organization while its back end hangs", quote(c.f.Name), units.Human(t), note, number(concurrentLimit/t.Seconds()))
	}
	at := Place{Path: "config → request → requestUrlTemplate"}
	switch kind, _ := scheduleCall(d.URL); kind {
	case "preference":
		c.add("schedule-preference-lookup", at, "Data Action %s looks up the preferences of one agent: %s", quote(c.f.Name), safe.Text(d.URL, 120))
	case "agent":
		c.add("schedule-per-agent-call", at, "Data Action %s works on the schedule of one agent: %s", quote(c.f.Name), safe.Text(d.URL, 120))
	}
}

// scheduleCall tells requests about schedules that are made for one agent: the
// kind ("preference", "agent" or "") and whom it is for.
func scheduleCall(path string) (kind, agent string) {
	path, _, _ = strings.Cut(path, "?")
	if _, rest, ok := strings.Cut(path, "://"); ok {
		_, path, _ = strings.Cut(rest, "/")
	}
	low := strings.ToLower(path)
	if !strings.Contains(low, "workforcemanagement") && !strings.Contains(low, "/wfm") && !strings.Contains(low, "schedule") {
		return "", ""
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		word := plain(part)
		if (word == "agents" || word == "users" || word == "agentschedules") && i+1 < len(parts) && parts[i+1] != "" && plain(parts[i+1]) != "me" && plain(parts[i+1]) != "query" {
			agent = parts[i+1]
			kind = "agent"
		}
	}
	if strings.Contains(plain(low), "preference") {
		return "preference", agent
	}
	return kind, agent
}

func (c *checker) requests() {
	r := c.f.Requests
	if r == nil {
		return
	}
	agents, preferences := map[string]Place{}, map[string]Place{}
	var firstAgent, firstPreference *Place
	calls, looks := 0, 0
	for i := range r.Calls {
		one := &r.Calls[i]
		switch kind, agent := scheduleCall(one.Path); kind {
		case "preference":
			looks++
			preferences[agent] = one.Place
			if firstPreference == nil {
				firstPreference = &one.Place
			}
		case "agent":
			calls++
			agents[agent] = one.Place
			if firstAgent == nil {
				firstAgent = &one.Place
			}
		}
	}
	if looks > 0 {
		c.add("schedule-preference-lookup", *firstPreference, "%s for preferences, for %s", units.Plural(looks, "request"), units.Plural(len(preferences), "agent"))
	}
	if len(r.Preferences) > 0 {
		c.add("schedule-preference-lookup", r.Preferences[0], "preferences in %s of the input: each is a look-up", units.Plural(len(r.Preferences), "place"))
	}
	if calls > 1 {
		c.add("schedule-per-agent-call", *firstAgent, "%s for the schedules of %s, where one upload would do: %s at 300 a minute", units.Plural(calls, "request"), units.Plural(len(agents), "agent"),
			units.Human(time.Duration(float64(calls)/300*float64(time.Minute))))
	}
}
