package lint

import (
	"math"
	"time"
)

const (
	// assumedLoops is how often a loop is taken to run where the file does not
	// say.
	assumedLoops = 3
	// rounds bounds how often circles of calls are gone round until their
	// chances stand still.
	rounds = 60
	// rest is how small a part of an interaction is not followed any more.
	rest = 1e-9
	// mostSteps bounds the ways between sequences that are followed in all.
	mostSteps = 2_000_000
)

// chances are where a list of actions leads to: behind it, to the next
// iteration, out of the loop, or back to who called the task. What is left of 1
// has ended the flow, or left for another sequence.
type chances struct{ through, next, exit, back float64 }

// all is how likely a call of a sequence with these chances comes back.
func (c chances) all() float64 { return c.through + c.next + c.exit + c.back }

// add adds the chances of what happens with a probability of p.
func (c *chances) add(p float64, more chances) {
	c.through += p * more.through
	c.next += p * more.next
	c.exit += p * more.exit
	c.back += p * more.back
}

// edge is a way from one sequence to another, and how often it is taken for
// each time that the first is entered.
type edge struct {
	to    *Sequence
	share float64
}

// walker follows an interaction through a flow, all ways at once: how often it
// comes to each action. What must be known of answers comes from the model.
type walker struct {
	f       *Flow
	model   *Model
	hung    map[string]bool // Data Actions whose back ends do not answer
	allHung bool
	factor  float64       // by which latencies are multiplied
	timeout time.Duration // in the place of longer ones, if not 0

	edges   [][]edge
	endless bool // ways go in circles beyond the limit of actions
	state   []int8
	circle  bool
}

// walk fills in the visits of every action.
func (w *walker) walk() {
	n := len(w.f.Sequences)
	w.edges, w.state = make([][]edge, n), make([]int8, n)
	for _, s := range w.f.Sequences {
		s.returns = 0
	}
	for _, s := range w.f.Sequences {
		w.returns(s)
	}
	for range rounds {
		if !w.circle {
			break
		}
		w.circle = false
		for _, s := range w.f.Sequences {
			before := s.returns
			c := w.list(s.Actions)
			s.returns = c.all()
			w.circle = w.circle || math.Abs(s.returns-before) > rest
		}
	}
	for _, s := range w.f.Sequences {
		w.record(s, s.Actions, 1)
	}
	entered := w.entered()
	for _, s := range w.f.Sequences {
		v := entered[s.index]
		eachOf(s.Actions, func(a *Action) { a.visits *= v })
	}
}

// returns computes how likely a call of a sequence comes back.
func (w *walker) returns(s *Sequence) float64 {
	switch w.state[s.index] {
	case 1:
		w.circle = true // the first round takes it for not coming back
		return s.returns
	case 2:
		return s.returns
	}
	w.state[s.index] = 1
	c := w.list(s.Actions)
	s.returns = c.all()
	w.state[s.index] = 2
	return s.returns
}

// list computes the chances of a list of actions, and of everything in it.
func (w *walker) list(list []*Action) chances {
	at := chances{through: 1}
	for _, a := range list {
		c := w.action(a)
		a.chance = c
		through := at.through
		at.through = 0
		at.add(through, c)
	}
	return at
}

func (w *walker) action(a *Action) chances {
	if a.Type == "loopNext" {
		return chances{next: 1}
	}
	if a.Type == "loopExit" {
		return chances{exit: 1}
	}
	if a.Type == "loop" {
		return w.loop(a)
	}
	w.shares(a)
	var at chances
	left := 1.0
	for _, o := range a.Outputs {
		o.chance = w.list(o.Actions)
		left -= o.share
		at.add(o.share, o.chance)
	}
	ends, flow := a.ends()
	switch {
	case ends && flow:
		// What has no share of its own leaves.
	case ends:
		at.back += max(left, 0)
	default:
		back := max(left, 0)
		if len(a.to) > 0 && a.calls() {
			sum := 0.0
			for _, to := range a.to {
				sum += w.returns(to)
			}
			comes := sum / float64(len(a.to))
			at.through += back
			return chances{at.through * comes, at.next * comes, at.exit * comes, at.back * comes}
		}
		at.through += back
	}
	return at
}

func (w *walker) loop(a *Action) chances {
	body := chances{through: 1}
	for _, o := range a.Outputs {
		if o.Name == "loop" || len(a.Outputs) == 1 {
			o.chance = w.list(o.Actions)
			body = o.chance
			o.share = 1
		}
	}
	n := float64(w.iterations(a))
	again := min(body.through+body.next, 1)
	rounds := series(again, n)
	return chances{through: math.Pow(again, n) + body.exit*rounds, back: body.back * rounds}
}

// series is 1 + c + c² + … of n terms.
func series(c, n float64) float64 {
	if c >= 1 {
		return n
	}
	return (1 - math.Pow(c, n)) / (1 - c)
}

// iterations is how often a loop runs at most.
func (w *walker) iterations(a *Action) int {
	if n, ok := w.model.Loops[a.Name]; ok {
		return n
	}
	if a.Count.Known {
		return min(a.Count.N, actionLimit)
	}
	return assumedLoops
}

// shares fills in how likely each output is. What the model says goes first;
// the answers of Data Actions follow from their latencies and timeouts; outputs
// for what went wrong are not taken otherwise, and the others are equally
// likely.
func (w *walker) shares(a *Action) {
	given := w.model.Paths[a.Name]
	left, open := 1.0, 0
	for _, o := range a.Outputs {
		o.share = 0
		if share, ok := given[o.Name]; ok {
			o.share = share
			left -= share
			continue
		}
		if !wrong(o.Name) {
			open++
		}
	}
	left = max(left, 0)
	if a.Data != nil {
		w.answers(a, given, left)
		return
	}
	if ends, _ := a.ends(); ends || open == 0 {
		return
	}
	for _, o := range a.Outputs {
		if _, ok := given[o.Name]; !ok && !wrong(o.Name) {
			o.share = left / float64(open)
		}
	}
}

// answers are the shares of a Data Action's outputs.
func (w *walker) answers(a *Action, given map[string]float64, left float64) {
	took, timeout := w.takes(a)
	if took >= timeout {
		for _, o := range a.Outputs {
			o.share = 0
			if o.Name == "timeout" {
				o.share = 1
			}
		}
		return
	}
	for _, o := range a.Outputs {
		if _, ok := given[o.Name]; !ok && o.Name == "success" {
			o.share = left
		}
	}
}

// takes is how long a Data Action takes, its timeout at most.
func (w *walker) takes(a *Action) (took, timeout time.Duration) {
	timeout = min(a.Data.Timeout.or(w.model.Timeout), w.model.Timeout)
	if w.timeout > 0 {
		timeout = min(timeout, w.timeout)
	}
	if w.allHung || w.hung[a.Data.Action] {
		return timeout, timeout
	}
	return min(time.Duration(float64(a.took.D)*w.factor), timeout), timeout
}

// record notes how often each action is visited for each time that its
// sequence is entered, and where it leads to.
func (w *walker) record(s *Sequence, list []*Action, mass float64) {
	for _, a := range list {
		a.visits = mass
		if a.Type == "loop" {
			for _, o := range a.Outputs {
				again := min(o.chance.through+o.chance.next, 1)
				w.record(s, o.Actions, mass*o.share*series(again, float64(w.iterations(a))))
			}
		} else {
			left := 1.0
			for _, o := range a.Outputs {
				left -= o.share
				w.record(s, o.Actions, mass*o.share)
			}
			for _, to := range a.to {
				share := mass / float64(len(a.to))
				if !a.calls() {
					share *= max(left, 0)
				}
				w.edges[s.index] = append(w.edges[s.index], edge{to, share})
			}
		}
		mass *= a.chance.through
	}
}

// entered is how often an interaction enters each sequence. Circles are
// followed until nothing of it is left, or the limit of actions is reached.
func (w *walker) entered() []float64 {
	total := make([]float64, len(w.f.Sequences))
	if w.f.start == nil {
		return total
	}
	waiting := make([]float64, len(total))
	waiting[w.f.start.index] = 1
	queue := []*Sequence{w.f.start}
	spent, steps := 0.0, 0
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		mass := waiting[s.index]
		waiting[s.index] = 0
		total[s.index] += mass
		steps += 1 + len(w.edges[s.index])
		if spent += mass; spent > actionLimit || steps > mostSteps {
			w.endless = true
			return total
		}
		for _, e := range w.edges[s.index] {
			before := waiting[e.to.index]
			waiting[e.to.index] += mass * e.share
			if before <= rest && waiting[e.to.index] > rest {
				queue = append(queue, e.to)
			}
		}
	}
	return total
}
