package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// The documented limits of Data Actions, which the whole organization shares.
var (
	concurrentLimit   = float64(*pack.GenesysLimits.DataActionConcurrent)
	perMinuteLimit    = float64(*pack.GenesysLimits.DataActionPerMinute)
	documentedTimeout = time.Duration(*pack.GenesysLimits.DataActionTimeoutS) * time.Second
)

// assumedLatency is that of Data Actions of which nothing is known.
const assumedLatency = time.Second

// Where a latency comes from.
const (
	FromFlag    = "given"
	FromConfig  = "configured"
	FromRecord  = "recorded"
	FromNowhere = "assumed"
)

// Latency is how long a Data Action takes in the mean, and who says so.
type Latency struct {
	D    time.Duration
	From string
}

// AnyAction stands for the Data Actions that have no latency of their own.
const AnyAction = "*"

// Model is what a prediction needs beside the flow.
type Model struct {
	Latencies  map[string]Latency            // by Data Action (name, ID or step), or AnyAction
	Paths      map[string]map[string]float64 // shares of outputs, by action and output
	Loops      map[string]int                // iterations, by loop
	Times      map[string]time.Duration      // what actions take that are neither Data Actions nor waits
	Concurrent float64                       // Data Actions at once; 0: no limit
	PerMinute  float64                       // Data Actions a minute; 0: no limit
	Timeout    time.Duration                 // of Data Actions that set none, and the longest
}

// NewModel has the documented limits and nothing else.
func NewModel() *Model {
	return &Model{
		Latencies: map[string]Latency{}, Paths: map[string]map[string]float64{}, Loops: map[string]int{}, Times: map[string]time.Duration{},
		Concurrent: concurrentLimit, PerMinute: perMinuteLimit, Timeout: documentedTimeout,
	}
}

// latencies fills in the latency of every Data Action of a flow.
func (m *Model) latencies(f *Flow) {
	f.each(func(_ *Sequence, a *Action) {
		if a.Data != nil {
			a.took = m.latency(a)
		}
	})
}

// latency is that of one call: what was given goes before what was recorded,
// and that before the configuration, whichever name they use.
func (m *Model) latency(a *Action) Latency {
	if len(m.Latencies) > 0 {
		names := a.latencyNames()
		for _, from := range []string{FromFlag, FromRecord, FromConfig} {
			for _, name := range names {
				if l := m.Latencies[name]; l.From == from && name != "" {
					return l
				}
			}
		}
	}
	if l, ok := m.Latencies[AnyAction]; ok {
		return l
	}
	return Latency{assumedLatency, FromNowhere}
}

// latencyNames are those under which a Data Action may have a latency.
func (a *Action) latencyNames() []string {
	return []string{a.Data.Action, a.Data.ID, a.Name, stepName(a.Data.Action)}
}

// Capacity is how much a flow carries if nothing else uses the organization's
// Data Actions.
type Capacity struct {
	CallsPerS          *float64         `json:"calls_per_s"`    // null: nothing in the flow bounds it
	MaxConcurrent      *float64         `json:"max_concurrent"` // interactions in the flow at once, at that rate
	BoundBy            string           `json:"bound_by"`       // data_action_concurrent, data_action_per_minute or none
	DataActionsPerCall float64          `json:"data_actions_per_call"`
	DataActionSPerCall float64          `json:"data_action_s_per_call"`
	TimeSPerCall       float64          `json:"time_s_per_call"`
	Little             string           `json:"little"`
	Limits             CapacityLimits   `json:"limits"`
	DataActions        []CapacityAction `json:"data_actions"`
	Sensitivity        []CapacityCase   `json:"sensitivity"`
	Assumptions        []string         `json:"assumptions"`
}

// CapacityLimits are the limits that it was computed with; 0 is none.
type CapacityLimits struct {
	Concurrent float64 `json:"data_action_concurrent"`
	PerMinute  float64 `json:"data_action_per_minute"`
}

// CapacityAction is one Data Action's part.
type CapacityAction struct {
	Action   string  `json:"action"`
	PerCall  float64 `json:"per_call"`
	LatencyS float64 `json:"latency_s"`
	From     string  `json:"latency_from"`
	TimeoutS float64 `json:"timeout_s"`
}

// CapacityCase is the capacity when something is different.
type CapacityCase struct {
	Case          string   `json:"case"`
	CallsPerS     *float64 `json:"calls_per_s"`
	MaxConcurrent *float64 `json:"max_concurrent"`
}

// outcome is what one walk costs.
type outcome struct {
	calls, busy, time float64 // Data Actions, seconds in them, seconds in the flow
	rate              float64 // calls a second; 0: not bounded
	bound             string
	endless           bool
}

// run walks the flow once.
func (m *Model) run(f *Flow, w *walker) outcome {
	w.f, w.model = f, m
	if w.factor == 0 {
		w.factor = 1
	}
	w.walk()
	o := outcome{endless: w.endless}
	f.each(func(_ *Sequence, a *Action) {
		switch {
		case a.visits == 0:
		case a.Data != nil:
			took, _ := w.takes(a)
			o.calls += a.visits
			o.busy += a.visits * took.Seconds()
			o.time += a.visits * took.Seconds()
		default:
			o.time += a.visits * m.takes(a).Seconds()
		}
	})
	o.bound = "none"
	if m.PerMinute > 0 && o.calls > 0 {
		o.rate, o.bound = m.PerMinute/60/o.calls, "data_action_per_minute"
	}
	if m.Concurrent > 0 && o.busy > 0 {
		if r := m.Concurrent / o.busy; o.rate == 0 || r < o.rate {
			o.rate, o.bound = r, "data_action_concurrent"
		}
	}
	return o
}

// takes is how long an action takes that is no Data Action.
func (m *Model) takes(a *Action) time.Duration {
	if d, ok := m.Times[a.Name]; ok {
		return d
	}
	if a.Waits || a.Type == "holdMusic" {
		return a.Length.D
	}
	return 0
}

// rates are the two numbers of an outcome, nil where nothing bounds them.
func (o *outcome) rates() (calls, concurrent *float64) {
	if o.rate == 0 {
		return nil, nil
	}
	c, n := round(o.rate), round(o.rate*o.time)
	return &c, &n
}

func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 6, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// number writes three significant digits.
func number(v float64) string {
	if v >= 1000 {
		return units.Count(int64(v + 0.5))
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

// Predict is the capacity of a flow; nil for what is no flow.
func (m *Model) Predict(f *Flow) *Capacity {
	if f.Data != nil || f.Requests != nil || f.start == nil {
		return nil
	}
	m.latencies(f)
	o := m.run(f, &walker{})
	c := &Capacity{
		BoundBy: o.bound, DataActionsPerCall: round(o.calls), DataActionSPerCall: round(o.busy), TimeSPerCall: round(o.time),
		Limits: CapacityLimits{m.Concurrent, m.PerMinute}, DataActions: []CapacityAction{}, Sensitivity: []CapacityCase{}, Assumptions: []string{},
	}
	c.CallsPerS, c.MaxConcurrent = o.rates()
	c.DataActions = append(c.DataActions, m.parts(f)...)
	c.Assumptions = append(c.Assumptions, m.assumptions(f, o.endless)...)
	c.Little = "no Data Action on any way: no limit of theirs bounds this flow"
	if c.CallsPerS != nil {
		c.Little = fmt.Sprintf("interactions at once = calls per second × seconds each: %s = %s/s × %s", number(*c.MaxConcurrent), number(*c.CallsPerS), units.Human(seconds(o.time)))
	}
	if o.calls > 0 {
		c.Sensitivity = m.sensitivity(f, c.DataActions)
	}
	return c
}

func seconds(s float64) time.Duration {
	return time.Duration(min(s, longest.Seconds()) * float64(time.Second))
}

// parts are the Data Actions of a flow that has just been walked, the ones with
// the most time first.
func (m *Model) parts(f *Flow) []CapacityAction {
	byName := map[string]*CapacityAction{}
	var all []*CapacityAction
	w := &walker{f: f, model: m, factor: 1}
	f.each(func(_ *Sequence, a *Action) {
		if a.Data == nil || a.visits == 0 {
			return
		}
		p := byName[a.Data.Action]
		if p == nil {
			took, timeout := w.takes(a)
			p = &CapacityAction{Action: safe.Text(a.Data.Action, 120), LatencyS: took.Seconds(), From: a.took.From, TimeoutS: timeout.Seconds()}
			byName[a.Data.Action] = p
			all = append(all, p)
		}
		p.PerCall += a.visits
	})
	slices.SortStableFunc(all, func(a, b *CapacityAction) int { return cmp.Compare(b.PerCall*b.LatencyS, a.PerCall*a.LatencyS) })
	list := make([]CapacityAction, len(all))
	for i, p := range all {
		p.PerCall = round(p.PerCall)
		list[i] = *p
	}
	return list
}

// maxCases bounds the Data Actions that get a case of their own.
const maxCases = 5

// sensitivity is what happens when back ends hang, or are slower or faster.
func (m *Model) sensitivity(f *Flow, parts []CapacityAction) []CapacityCase {
	var all []CapacityCase
	add := func(name string, w *walker) {
		o := m.run(f, w)
		one := CapacityCase{Case: name}
		one.CallsPerS, one.MaxConcurrent = o.rates()
		all = append(all, one)
	}
	longestTimeout := 0.0
	for _, p := range parts {
		longestTimeout = max(longestTimeout, p.TimeoutS)
	}
	add("latencies half as long", &walker{factor: 0.5})
	add("latencies twice as long", &walker{factor: 2})
	if len(parts) > 1 {
		for _, p := range parts[:min(len(parts), maxCases)] {
			add(fmt.Sprintf("the back end of %s hangs, timeout %s", quote(p.Action), units.Human(seconds(p.TimeoutS))), &walker{hung: map[string]bool{p.Action: true}})
		}
	}
	add(fmt.Sprintf("every back end hangs, timeouts up to %s", units.Human(seconds(longestTimeout))), &walker{allHung: true})
	if longestTimeout > 5 {
		add("every back end hangs, timeouts of 5 s", &walker{allHung: true, timeout: 5 * time.Second})
	}
	return all
}

// assumptions are what the prediction takes for granted.
func (m *Model) assumptions(f *Flow, endless bool) []string {
	var all []string
	if endless {
		all = append(all, "the flow goes in circles: what comes after 10,000 rounds is left out")
	}
	guessed, loops, waits, silent, ways := []string{}, []string{}, []string{}, 0, 0
	add := func(list *[]string, name string) {
		if !slices.Contains(*list, name) && len(*list) < 20 {
			*list = append(*list, name)
		}
	}
	f.each(func(_ *Sequence, a *Action) {
		switch {
		case a.Data != nil:
			if a.took.From == FromNowhere {
				add(&guessed, quote(a.Data.Action))
			}
			return
		case a.Type == "loop" && !a.Count.Known:
			if _, ok := m.Loops[a.Name]; !ok {
				add(&loops, quote(a.Name))
			}
			return
		case a.Waits && !a.Length.Known:
			if _, ok := m.Times[a.Name]; !ok {
				add(&waits, quote(a.Name))
			}
		case strings.HasPrefix(a.Type, "play"), strings.HasPrefix(a.Type, "ask"), a.Type == "collectInput", a.Type == "menu", a.Bot:
			if _, ok := m.Times[a.Name]; !ok {
				silent++
			}
		}
		if len(a.Outputs) > 1 && m.Paths[a.Name] == nil {
			ways++
		}
	})
	if len(guessed) > 0 {
		all = append(all, fmt.Sprintf("a latency of %s for %s: --latency or --record says better", units.Human(assumedLatency), strings.Join(guessed, ", ")))
	}
	if ways > 0 {
		all = append(all, fmt.Sprintf("ways out of %s are equally likely, failures are not taken: \"paths\" of the configuration says better", units.Plural(ways, "action")))
	}
	if len(loops) > 0 {
		all = append(all, fmt.Sprintf("%s of loop %s: \"loops\" says better", units.Plural(assumedLoops, "iteration"), strings.Join(loops, ", ")))
	}
	if len(waits) > 0 {
		all = append(all, fmt.Sprintf("no time for %s: \"times\" says better", strings.Join(waits, ", ")))
	}
	if silent > 0 {
		all = append(all, fmt.Sprintf("no time for audio, input, menus and bots (%s): \"times\" says better", units.Plural(silent, "action")))
	}
	return all
}
