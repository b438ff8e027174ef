package lint

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// simulation sends interactions through a flow one by one, by dice.
type simulation struct {
	f      *Flow
	m      *Model
	dice   *rand.Rand
	jobs   []float64 // seconds of each Data Action, in their order
	time   float64
	within int
}

// Where an interaction goes behind an action.
const (
	onward = iota
	nextIteration
	outOfLoop
	backToCaller
	gone
)

func (s *simulation) sequence(to *Sequence) int {
	if s.within++; s.within > 2000 {
		return gone
	}
	defer func() { s.within-- }()
	switch s.list(to.Actions) {
	case gone:
		return gone
	}
	return onward
}

func (s *simulation) list(list []*Action) int {
	for _, a := range list {
		if to := s.action(a); to != onward {
			return to
		}
	}
	return onward
}

func (s *simulation) action(a *Action) int {
	taken := ""
	switch a.Type {
	case "loopNext":
		return nextIteration
	case "loopExit":
		return outOfLoop
	case "loop":
		n, ok := s.m.Loops[a.Name]
		if !ok {
			n = a.Count.N
		}
		for range n {
			switch to := s.list(a.Outputs[0].Actions); to {
			case outOfLoop:
				return onward
			case gone, backToCaller:
				return to
			}
		}
		return onward
	case "wait":
		s.time += a.Length.D.Seconds()
	case "callData":
		latency := s.m.Latencies[a.Data.Action].D
		timeout := time.Minute
		if a.Data.Timeout.Known {
			timeout = a.Data.Timeout.D
		}
		if taken = s.drawn(a, "success"); latency >= timeout {
			taken, latency = "timeout", timeout
		}
		s.jobs = append(s.jobs, latency.Seconds())
		s.time += latency.Seconds()
	default:
		if len(a.Outputs) > 0 {
			taken = s.drawn(a, "")
		}
	}
	for _, o := range a.Outputs {
		if o.Name == taken {
			if to := s.list(o.Actions); to != onward {
				return to
			}
			taken = ""
			break
		}
	}
	switch a.Type {
	case "disconnect", "endWorkflow", "exitBotFlow":
		return gone
	case "endTask":
		return backToCaller
	case "transferToAcd":
		if taken == "" && s.m.Paths[a.Name]["failure"] > 0 && s.dice.Float64() < s.m.Paths[a.Name]["failure"] {
			for _, o := range a.Outputs {
				return s.list(o.Actions)
			}
		}
		return gone
	case "jumpToTask":
		s.sequence(a.to[0])
		return gone
	}
	if len(a.to) > 0 {
		return s.sequence(a.to[0])
	}
	return onward
}

// drawn is an output by dice: as the model says, the rest evenly or as otherwise
// says.
func (s *simulation) drawn(a *Action, otherwise string) string {
	if a.Type == "transferToAcd" {
		return ""
	}
	at := s.dice.Float64()
	given := s.m.Paths[a.Name]
	var free []string
	for _, o := range a.Outputs {
		if share, ok := given[o.Name]; ok {
			if at -= share; at < 0 {
				return o.Name
			}
		} else if !wrong(o.Name) {
			free = append(free, o.Name)
		}
	}
	if otherwise != "" || len(free) == 0 {
		return otherwise
	}
	return free[s.dice.IntN(len(free))]
}

// TestThePredictionAgreesWithSimulatedInteractions: Data Actions, time, and what
// so many places for Data Actions carry, within 3 %, and 10 % of the rate.
func TestThePredictionAgreesWithSimulatedInteractions(t *testing.T) {
	all := files(t, "*.yaml")
	for _, one := range []struct {
		name, config string
	}{
		{"order-status.yaml", "latency: {Get Customer: 300ms, Get Order: 1500ms}"},
		{"order-status.yaml", "latency: {Get Customer: 300ms, Get Order: 6s}\npaths: {Known: {'yes': 80%}, Who calls: {failure: 10%}}"},
		{"order-status.yaml", "latency: {Get Customer: 70s, Get Order: 1s}\npaths: {Ask for the order: {failure: 40%}, Cached order: {found: 30%}, To an agent: {failure: 20%}}"},
		{"callback-poll.yaml", "latency: {'{{get_state}}': 2s}"},
		{"retry-forever.yaml", "latency: {Get Customer: 1s}\npaths: {Ask: {failure: 60%}}"},
		{"module.yaml", "latency: {Get Hours: 900ms}\npaths: {First: {failure: 25%}}"},
		{"loops.yaml", "latency: {Get State: 200ms}\npaths: {Poll: {failure: 50%}}\nloops: {Without a bound: 20, Many: 2, Nothing in it: 1}"},
	} {
		t.Run(one.name, func(t *testing.T) {
			c, err := ReadConfig("c.yaml", []byte("lint: 1\n"+one.config))
			if err != nil {
				t.Fatal(err)
			}
			m := c.Model()
			f := read(t, one.name, all[one.name])
			got := m.Predict(f)
			const interactions = 20_000
			s := &simulation{f: f, m: m, dice: rand.New(rand.NewPCG(7, 7))}
			for range interactions {
				s.sequence(f.start)
			}
			busy := 0.0
			places := make([]float64, int(m.Concurrent)) // when each is free
			for _, j := range s.jobs {
				busy += j
				first := slices.Index(places, slices.Min(places))
				places[first] += j
			}
			took := max(slices.Max(places), float64(len(s.jobs))/m.PerMinute*60)
			near(t, "Data Actions a call", got.DataActionsPerCall, float64(len(s.jobs))/interactions, 0.03)
			near(t, "seconds of them a call", got.DataActionSPerCall, busy/interactions, 0.03)
			near(t, "seconds a call", got.TimeSPerCall, s.time/interactions, 0.03)
			near(t, "calls per second", *got.CallsPerS, interactions/took, 0.1)
			near(t, "at once", *got.MaxConcurrent, interactions/took*s.time/interactions, 0.1)
		})
	}
}

func near(t *testing.T, what string, got, want, share float64) {
	t.Helper()
	if math.Abs(got-want) > share*want {
		t.Errorf("%s: predicted %.4g, simulated %.4g", what, got, want)
	}
}

// TestCirclesEnd: a retry without a bound against a back end that hangs.
func TestCirclesEnd(t *testing.T) {
	m := NewModel()
	if err := m.SetLatency("60s"); err != nil {
		t.Fatal(err)
	}
	c := m.Predict(read(t, "a.yaml", files(t, "retry-forever.yaml")["retry-forever.yaml"]))
	if c.DataActionsPerCall < 9000 || !strings.Contains(strings.Join(c.Assumptions, "\n"), "goes in circles") {
		t.Errorf("%v Data Actions a call, %q; want as many as the limit of actions lets it", c.DataActionsPerCall, c.Assumptions)
	}
}
