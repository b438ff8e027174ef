package platform

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	runsPath   = flowsPath + "/executions"
	levelsPath = "/settings/loglevels"
	// maxRuns bounds what is remembered. The oldest is forgotten first.
	maxRuns = 10_000
	// maxLevels bounds how many flows have a log level of their own.
	maxLevels = 100_000
)

// flowRunRoutes are executions, and how much is kept of them.
var flowRunRoutes = []route{
	{method: "POST", path: runsPath, guarded: true, handle: (*Platform).startRun},
	{method: "GET", path: runsPath + "/*", guarded: true, handle: (*Platform).getRun},
	{method: "GET", path: flowsPath + "/instances" + levelsPath, guarded: true, handle: (*Platform).listLevels},
	{method: "GET", path: flowsPath + "/instances" + levelsPath + "/default", guarded: true, handle: (*Platform).getDefaultLevel},
	{method: "PUT", path: flowsPath + "/instances" + levelsPath + "/default", guarded: true, handle: (*Platform).putDefaultLevel},
	{method: "DELETE", path: flowsPath + "/instances" + levelsPath + "/default", guarded: true, handle: (*Platform).deleteDefaultLevel},
	{method: "GET", path: flowsPath + "/*/instances" + levelsPath, guarded: true, handle: (*Platform).getLevel},
	{method: "POST", path: flowsPath + "/*/instances" + levelsPath, guarded: true, handle: (*Platform).postLevel},
	{method: "PUT", path: flowsPath + "/*/instances" + levelsPath, guarded: true, handle: (*Platform).putLevel},
	{method: "DELETE", path: flowsPath + "/*/instances" + levelsPath, guarded: true, handle: (*Platform).deleteLevel},
}

// flowRuns are the executions of flows.
type flowRuns struct {
	most int // that run at once; 0 for no limit

	mu      sync.Mutex
	dice    dice
	byID    map[string]*flowRun // never changed in place
	oldest  ring
	running int
}

func newFlowRuns(seed uint64, most int) *flowRuns {
	return &flowRuns{most: most, dice: newDice(seed, 23), byID: map[string]*flowRun{}, oldest: newRing(maxRuns)}
}

// flowRun is one execution of a flow.
type flowRun struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	FlowID    string `json:"flowId"`
	Version   string `json:"flowVersion"`
	Status    string `json:"status"`
	Launched  string `json:"dateLaunched"`
	Completed string `json:"dateCompleted,omitempty"`
	SelfURI   string `json:"selfUri"`
}

// startRun starts a workflow, which then runs for a while and does nothing.
func (p *Platform) startRun(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var asked struct {
			FlowID  string                     `json:"flowId"`
			Version string                     `json:"flowVersion"`
			Name    string                     `json:"name"`
			Input   map[string]json.RawMessage `json:"inputData"`
		}
		if e := decode(body, &asked); e != nil {
			return e
		}
		f := p.flows.get(asked.FlowID)
		switch {
		case asked.FlowID == "" || len(asked.Name) > maxName:
			return BadRequest(fmt.Sprintf("flowId is missing, or name has more than %d characters", maxName))
		case f == nil:
			return missing("flow", asked.FlowID)
		case f.Type != "WORKFLOW":
			return BadRequest(fmt.Sprintf("Flow %q is of type %s, want WORKFLOW.", f.Name, f.Type))
		}
		v := f.Published
		if asked.Version != "" {
			v = f.find(asked.Version)
		}
		if v == nil || v.Published == "" || !f.Active {
			return BadRequest(fmt.Sprintf("Flow %q is not published.", f.Name))
		}
		run, e := p.runs.start(c, f, v, asked.Name)
		if e != nil {
			return e
		}
		began := time.Now()
		p.seen.begin(&conversation{id: run.ID, execution: true, start: began, flow: f, phases: []phase{{metric: inFlow, from: began}}})
		c.applied("flow_execution", run.ID)
		c.later(p.slow.draw(), func(*http.Request) {
			now := time.Now()
			p.runs.end(run, now)
			p.seen.end(run.ID, now, "endpoint")
		})
		return c.answer(http.StatusOK, run)
	})
}

func (r *flowRuns) start(c *call, f *flow, v *flowVersion, name string) (*flowRun, *Error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.most > 0 && r.running >= r.most {
		return nil, c.throttled("flow_executions", busyRetry)
	}
	if r.running >= maxOperations {
		return nil, full(maxOperations, "executions that run")
	}
	r.running++
	run := &flowRun{ID: r.dice.uuid(), Name: name, FlowID: f.ID, Version: v.ID, Status: "RUNNING", Launched: date(time.Now())}
	run.SelfURI = runsPath + "/" + run.ID
	r.byID[run.ID] = run
	if gone := r.oldest.add(run.ID); gone != "" {
		delete(r.byID, gone)
	}
	return run, nil
}

func (r *flowRuns) end(run *flowRun, now time.Time) {
	done := *run
	done.Status, done.Completed = "COMPLETED", date(now)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running--
	if r.byID[run.ID] != nil {
		r.byID[run.ID] = &done
	}
}

func (p *Platform) getRun(c *call) *Error {
	p.runs.mu.Lock()
	run := p.runs.byID[c.args[0]]
	p.runs.mu.Unlock()
	if run == nil {
		return missing("execution", c.args[0])
	}
	return c.answer(http.StatusOK, run)
}

// logLevels say how much of a flow's executions is kept.
type logLevels struct {
	mu       sync.Mutex
	standard logLevel
	byFlow   map[string]logLevel
}

type logLevel struct {
	ID              string `json:"id,omitempty"` // of the flow
	Characteristics struct {
		Level string          `json:"level"`
		Which map[string]bool `json:"characteristics,omitempty"`
	} `json:"logLevelCharacteristics"`
	SelfURI string `json:"selfUri"`
}

var (
	levelNames      = []string{"Disabled", "Base", "Notes", "VerboseNotes", "All"}
	characteristics = []string{
		"executionItems", "executionInputOutputs", "communications", "eventError", "eventWarning", "eventOther", "variables", "names",
	}
)

func newLogLevels() *logLevels {
	return &logLevels{standard: disabledLevel(), byFlow: map[string]logLevel{}}
}

// disabledLevel is the level before anybody says otherwise.
func disabledLevel() logLevel {
	l := logLevel{SelfURI: flowsPath + "/instances" + levelsPath + "/default"}
	l.Characteristics.Level = levelNames[0]
	return l
}

func (l *logLevel) check() error {
	if !slices.Contains(levelNames, l.Characteristics.Level) {
		return fmt.Errorf("logLevelCharacteristics.level is %q, want one of %s", cut(l.Characteristics.Level, 40), strings.Join(levelNames, ", "))
	}
	for name := range l.Characteristics.Which {
		if !slices.Contains(characteristics, name) {
			return fmt.Errorf("logLevelCharacteristics.characteristics.%s is not known, want some of %s", cut(name, 40), strings.Join(characteristics, ", "))
		}
	}
	return nil
}

func (c *call) readLevel() (l logLevel, e *Error) {
	e = c.withBody(func(body []byte) *Error {
		if e := decode(body, &l); e != nil {
			return e
		}
		if err := l.check(); err != nil {
			return BadRequest(err.Error())
		}
		return nil
	})
	return l, e
}

func (p *Platform) listLevels(c *call) *Error {
	all := []logLevel{}
	p.levels.mu.Lock()
	for _, l := range p.levels.byFlow {
		all = append(all, l)
	}
	p.levels.mu.Unlock()
	slices.SortFunc(all, func(a, b logLevel) int { return strings.Compare(a.ID, b.ID) })
	return list(c, flowsPath+"/instances"+levelsPath, all)
}

func (p *Platform) getDefaultLevel(c *call) *Error {
	p.levels.mu.Lock()
	l := p.levels.standard
	p.levels.mu.Unlock()
	return c.answer(http.StatusOK, l)
}

func (p *Platform) putDefaultLevel(c *call) *Error {
	l, e := c.readLevel()
	if e != nil {
		return e
	}
	return p.setDefaultLevel(c, l)
}

func (p *Platform) deleteDefaultLevel(c *call) *Error { return p.setDefaultLevel(c, disabledLevel()) }

func (p *Platform) setDefaultLevel(c *call, l logLevel) *Error {
	l.ID, l.SelfURI = "", disabledLevel().SelfURI
	p.levels.mu.Lock()
	p.levels.standard = l
	p.levels.mu.Unlock()
	c.applied("log_level", "default")
	return c.answer(http.StatusOK, l)
}

func (p *Platform) getLevel(c *call) *Error {
	p.levels.mu.Lock()
	l, ok := p.levels.byFlow[c.args[0]]
	p.levels.mu.Unlock()
	if !ok {
		return missing("log level of the flow", c.args[0])
	}
	return c.answer(http.StatusOK, l)
}

func (p *Platform) postLevel(c *call) *Error { return p.setLevel(c, false) }

// putLevel changes a level that there is.
func (p *Platform) putLevel(c *call) *Error { return p.setLevel(c, true) }

func (p *Platform) setLevel(c *call, must bool) *Error {
	l, e := c.readLevel()
	if e != nil {
		return e
	}
	return p.withFlow(c, func(f *flow) *Error {
		l.ID, l.SelfURI = f.ID, f.SelfURI+"/instances"+levelsPath
		p.levels.mu.Lock()
		_, known := p.levels.byFlow[f.ID]
		switch {
		case must && !known:
			e = missing("log level of the flow", f.ID)
		case !known && len(p.levels.byFlow) >= maxLevels:
			e = full(maxLevels, "log levels")
		default:
			p.levels.byFlow[f.ID] = l
		}
		p.levels.mu.Unlock()
		if e != nil {
			return e
		}
		c.applied("log_level", f.ID)
		return c.answer(http.StatusOK, l)
	})
}

func (p *Platform) deleteLevel(c *call) *Error {
	p.levels.mu.Lock()
	_, known := p.levels.byFlow[c.args[0]]
	delete(p.levels.byFlow, c.args[0])
	p.levels.mu.Unlock()
	if !known {
		return missing("log level of the flow", c.args[0])
	}
	c.applied("log_level", c.args[0])
	return c.answer(http.StatusOK, struct{}{})
}

// keptLevels are the log levels as they are saved.
type keptLevels struct {
	Standard logLevel   `json:"default"`
	Flows    []logLevel `json:"flows"`
}

func (ls *logLevels) save() any {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	kept := keptLevels{Standard: ls.standard, Flows: []logLevel{}}
	for _, l := range ls.byFlow {
		kept.Flows = append(kept.Flows, l)
	}
	slices.SortFunc(kept.Flows, func(a, b logLevel) int { return strings.Compare(a.ID, b.ID) })
	return kept
}

func (ls *logLevels) load(saved []byte) error {
	var kept keptLevels
	if err := json.Unmarshal(saved, &kept); err != nil {
		return err
	}
	if err := kept.Standard.check(); err != nil {
		return fmt.Errorf("default: %w", err)
	}
	if len(kept.Flows) > maxLevels {
		return fmt.Errorf("%d log levels, want at most %d", len(kept.Flows), maxLevels)
	}
	byFlow := map[string]logLevel{}
	for _, l := range kept.Flows {
		if err := l.check(); err != nil {
			return fmt.Errorf("flow %s: %w", l.ID, err)
		}
		byFlow[l.ID] = l
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.standard, ls.byFlow = kept.Standard, byFlow
	return nil
}
