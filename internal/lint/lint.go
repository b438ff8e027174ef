// Package lint reads exported flows, names what in them holds connections or
// floods the platform, and predicts how many calls a flow will carry.
//
// It is pure: bytes in, findings and numbers out. It contacts nobody, runs no
// flow, and changes no file. The same bytes give the same findings for ever,
// and so does the same flow in another form.
package lint

import (
	"slices"
	"strings"
	"time"

	"holdfast/internal/safe"
)

const (
	// MaxBytes is the size of the largest file that is read.
	MaxBytes = 8 << 20
	// maxDepth is how deep a file may be nested, and actions within actions.
	maxDepth = 400
	// maxActions bounds the actions of one file. YAML aliases can make many of
	// few bytes.
	maxActions = 200_000
)

// Kinds of input that are no flow. A flow's kind is the root key of its YAML.
const (
	KindDataAction = "dataAction"
	KindSchedule   = "schedule"
	KindRequests   = "requests"
)

// Flow is one file as every form of it is understood.
type Flow struct {
	File string
	Name string
	Kind string // inboundCall, workflow, …, or one of the kinds above

	Sequences []*Sequence
	start     *Sequence
	entries   []*Sequence // further ways in: intents, settings, error handling

	Settings []Setting
	Data     *Definition // of a Data Action
	Requests *Requests   // of schedule inputs

	lines   []string // of the text, where positions have lines
	ignored ignores  // by comments
}

// Place is where something stands: a line and column where the file is text
// that people edit, and always the way to it.
type Place struct {
	Line int // from 1; 0 if the form has no lines
	Col  int // from 1, in characters
	Size int // how many characters the caret marks
	Path string
}

// Sequence is a list of actions with a name of its own: a task, state, menu or
// bot.
type Sequence struct {
	ID, Name, Kind string
	Place          Place
	Actions        []*Action

	index   int
	reached bool
	loop    *Action // a loop that calls it in each iteration, at once or through others
	returns float64 // how likely a call of it comes back
}

// Action is one step of a flow.
type Action struct {
	Type  string // as YAML has it: callData, wait, loop, decision, …
	Name  string
	Place Place // its path is made when it is asked for: at

	Outputs []*Output
	Refs    []string // IDs of sequences that it goes to
	to      []*Sequence
	Data    *Call  // of callData
	Length  Length // of a wait, a hold, a silence, or until input is given up
	Count   Count  // of a loop
	Bot     bool   // waits for a bot
	Waits   bool   // waits for time to pass
	Hidden  bool   // stands for a menu: nobody wrote it
	in      where
	took    Latency // of a Data Action, while a prediction is made
	visits  float64
	chance  chances
}

// where is the surroundings of an action.
type where struct {
	seq    *Sequence
	parent *Action // nil: in the sequence itself
	out    *Output // of the parent
	depth  int
}

// path is the way to what is there: task → action [output].
func (w where) path() string {
	var parts []string
	for ; w.parent != nil; w = w.parent.in {
		if !w.parent.Hidden {
			parts = append(parts, safe.Text(w.parent.Name, 80)+" ["+safe.Text(w.out.Name, 40)+"]")
		}
	}
	parts = append(parts, w.seq.Place.Path)
	slices.Reverse(parts)
	return strings.Join(parts, " → ")
}

// at is the place of an action with the way to it.
func (a *Action) at() Place {
	p := a.Place
	p.Path = a.in.path() + " → " + safe.Text(a.Name, 80)
	return p
}

// Output is one way out of an action, with what happens there.
type Output struct {
	Name    string
	Actions []*Action
	share   float64
	chance  chances
}

// Call is a call of a Data Action.
type Call struct {
	Action   string // its name
	ID       string // where the form has one
	Category string
	Inputs   string // names and values, in the order of the names
	Timeout  Length
}

// Length is a length of time as a flow gives it.
type Length struct {
	D     time.Duration
	Known bool   // given as a number
	Text  string // an expression, where it is one
}

// Count is how often a loop runs.
type Count struct {
	N     int
	Known bool
	Text  string // an expression, where it is one
}

// Setting is a value of the flow as a whole that rules look at.
type Setting struct {
	Name   string
	Value  string
	Length Length
	Place  Place
}

// Definition is what a Data Action is.
type Definition struct {
	URL     string
	Timeout Length
	Place   Place // of the timeout, or of the config that has none
}

// Requests is a list of calls that somebody means to make one by one.
type Requests struct {
	Calls       []Request
	Preferences []Place // fields of schedules that hold preferences, agent by agent
}

// Request is one of them.
type Request struct {
	Path  string
	Place Place
}

// each visits every action, the outer ones first, in the order of the file.
func (f *Flow) each(visit func(*Sequence, *Action)) {
	for _, s := range f.Sequences {
		eachOf(s.Actions, func(a *Action) { visit(s, a) })
	}
}

func eachOf(list []*Action, visit func(*Action)) {
	for _, a := range list {
		visit(a)
		for _, o := range a.Outputs {
			eachOf(o.Actions, visit)
		}
	}
}

// Counts is how much there is of what matters.
type Counts struct {
	Actions     int `json:"actions"`
	DataActions int `json:"data_actions"`
	Waits       int `json:"waits"`
	Loops       int `json:"loops"`
}

// Counts counts.
func (f *Flow) Counts() Counts {
	var c Counts
	f.each(func(_ *Sequence, a *Action) {
		if a.Hidden {
			return
		}
		c.Actions++
		switch {
		case a.Data != nil:
			c.DataActions++
		case a.Waits:
			c.Waits++
		case a.Type == "loop":
			c.Loops++
		}
	})
	return c
}

// link resolves references and marks what can be reached.
func (f *Flow) link() {
	byID := make(map[string]*Sequence, len(f.Sequences))
	for i, s := range f.Sequences {
		s.index = i
		if _, twice := byID[s.ID]; !twice {
			byID[s.ID] = s
		}
	}
	f.each(func(_ *Sequence, a *Action) {
		for _, id := range a.Refs {
			if s := byID[id]; s != nil {
				a.to = append(a.to, s)
			}
		}
	})
	if f.start == nil && len(f.Sequences) > 0 {
		f.start = f.Sequences[0]
	}
	f.looped()
	var open []*Sequence
	reach := func(s *Sequence) {
		if s != nil && !s.reached {
			s.reached = true
			open = append(open, s)
		}
	}
	reach(f.start)
	for _, s := range f.entries {
		reach(s)
	}
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		eachOf(s.Actions, func(a *Action) {
			for _, to := range a.to {
				reach(to)
			}
		})
	}
}

// looped marks the sequences that loops call.
func (f *Flow) looped() {
	var open []*Sequence
	mark := func(a, loop *Action) {
		for _, to := range a.to {
			if a.calls() && to.loop == nil {
				to.loop = loop
				open = append(open, to)
			}
		}
	}
	f.each(func(_ *Sequence, a *Action) {
		if len(a.to) == 0 {
			return
		}
		if loops := a.loops(); len(loops) > 0 {
			mark(a, loops[len(loops)-1])
		}
	})
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		eachOf(s.Actions, func(a *Action) { mark(a, s.loop) })
	}
}

// connected reports kinds of flows in which somebody is on the line or in the
// chat while the flow runs.
func (f *Flow) connected() bool {
	switch f.Kind {
	case "workflow", "workitem", "inboundEmail", "inqueueEmail", "surveyInvite", KindDataAction, KindSchedule, KindRequests:
		return false
	}
	return true
}
