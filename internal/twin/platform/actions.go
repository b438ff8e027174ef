package platform

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	actionsPath = "/api/v2/integrations/actions"
	// mostActionTimeout is how long the twin lets an action wait where no limit
	// is configured.
	mostActionTimeout = time.Hour
	// busyRetry is what a refusal at the limit of concurrent executions
	// promises. The platform names no time; places become free all the time.
	busyRetry = time.Second

	// What the twin itself holds at most: actions, and bytes of their
	// definitions together.
	maxActions     = 20_000
	maxActionBytes = 128 << 20
	// maxResult bounds what an action answers with.
	maxResult = 16 << 20
)

var actionRoutes = []route{
	{method: "GET", path: actionsPath, guarded: true, handle: (*Platform).listActions},
	{method: "POST", path: actionsPath, guarded: true, handle: (*Platform).createAction},
	{method: "GET", path: actionsPath + "/categories", guarded: true, handle: (*Platform).listCategories},
	{method: "GET", path: actionsPath + "/*", guarded: true, handle: (*Platform).getAction},
	{method: "PATCH", path: actionsPath + "/*", guarded: true, handle: (*Platform).patchAction},
	{method: "DELETE", path: actionsPath + "/*", guarded: true, handle: (*Platform).deleteAction},
	{method: "POST", path: actionsPath + "/*/execute", guarded: true, action: true, handle: (*Platform).execute},
	{method: "POST", path: actionsPath + "/*/test", guarded: true, action: true, handle: (*Platform).test},
	{method: "GET", path: actionsPath + "/*/schemas/*", guarded: true, handle: (*Platform).getSchema},
	{method: "GET", path: actionsPath + "/*/templates/*", guarded: true, handle: (*Platform).getTemplate},
	{method: "GET", path: actionsPath + "/*/draft", guarded: true, handle: (*Platform).getDraft},
	{method: "POST", path: actionsPath + "/*/draft", guarded: true, handle: (*Platform).createDraft},
	{method: "PATCH", path: actionsPath + "/*/draft", guarded: true, handle: (*Platform).patchDraft},
	{method: "DELETE", path: actionsPath + "/*/draft", guarded: true, handle: (*Platform).deleteDraft},
	{method: "POST", path: actionsPath + "/*/draft/publish", guarded: true, handle: (*Platform).publishDraft},
	{method: "GET", path: actionsPath + "/*/draft/validation", guarded: true, handle: (*Platform).validateDraft},
	{method: "POST", path: actionsPath + "/*/draft/test", guarded: true, action: true, handle: (*Platform).testDraft},
}

// actions are the data actions and their limits, which the whole organization
// shares.
type actions struct {
	perMinute  int
	concurrent int // these, like all limits here: 0 for none
	most       int
	perHome    int // actions of one integration
	nesting    int
	response   int           // bytes
	timeout    time.Duration // the longest

	mu      sync.Mutex
	dice    dice
	byID    map[string]*action // never changed in place
	list    []*action          // by name
	drafts  map[string]*action
	bytes   int // of definitions and drafts
	used    window
	running int
	builtIn *action // what every id is in the story
}

func newActions(seed uint64, count int, limits pack.Limits) *actions {
	a := &actions{
		perMinute: limitOf(limits.DataActionPerMinute), concurrent: limitOf(limits.DataActionConcurrent),
		most: cmp.Or(limitOf(limits.DataActions), maxActions), perHome: cmp.Or(limitOf(limits.DataActionsByIntegration), maxActions),
		nesting:  cmp.Or(limitOf(limits.DataActionNesting), mostNesting),
		response: cmp.Or(limitOf(limits.DataActionResponseBytes), maxResult),
		timeout:  cmp.Or(time.Duration(limitOf(limits.DataActionTimeoutS))*time.Second, mostActionTimeout),
		dice:     newDice(seed, 24),
	}
	a.clear()
	integration := a.dice.uuid()
	all := make([]*action, 0, count)
	for i := range count {
		d := seededActions[i%len(seededActions)]
		d.IntegrationID, d.Category = integration, "ServiceNow"
		round := i / len(seededActions)
		if round > 0 {
			d.Name = fmt.Sprintf("%s %02d", d.Name, round+1)
		}
		if round > 0 || d.ID == "" {
			d.ID = "custom_-_" + a.dice.uuid()
		}
		all = append(all, a.made(d))
	}
	a.fill(all)
	a.builtIn = a.made(seededActions[0])
	a.builtIn.input = nil // the story knows no contracts
	return a
}

// made is an action of our own making.
func (as *actions) made(d action) *action {
	d.Version, d.SelfURI = 1, actionsPath+"/"+d.ID
	if err := d.compile(as.timeout); err != nil {
		panic("a data action of our own: " + err.Error())
	}
	return &d
}

func (as *actions) clear() {
	as.byID, as.drafts, as.list, as.bytes = map[string]*action{}, map[string]*action{}, nil, 0
}

func (as *actions) fill(all []*action) {
	for _, one := range all {
		as.byID[one.ID] = one
		as.bytes += one.size
	}
	as.list = slices.SortedFunc(slices.Values(all), byActionName)
}

func byActionName(x, y *action) int {
	return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
}

// set puts an action in the place of what it was before; nil takes it out. The
// lock must be held.
func (as *actions) set(id string, to *action) {
	if before := as.byID[id]; before != nil {
		delete(as.byID, id)
		as.bytes -= before.size
		if i, ok := slices.BinarySearchFunc(as.list, before, byActionName); ok {
			as.list = slices.Delete(as.list, i, i+1)
		}
	}
	if to == nil {
		return
	}
	as.byID[id] = to
	as.bytes += to.size
	i, _ := slices.BinarySearchFunc(as.list, to, byActionName)
	as.list = slices.Insert(as.list, i, to)
}

func (as *actions) get(id string) *action {
	as.mu.Lock()
	defer as.mu.Unlock()
	return as.byID[id]
}

// begin takes a place, or names the limit that refuses it.
func (as *actions) begin(now time.Time) (limit string, wait time.Duration) {
	as.mu.Lock()
	defer as.mu.Unlock()
	if as.concurrent > 0 && as.running >= as.concurrent {
		return "data_action_concurrent", busyRetry
	}
	if _, left, ok := as.used.take(now, as.perMinute); !ok {
		return "data_action_per_minute", left
	}
	as.running++
	return "", 0
}

func (as *actions) end() {
	as.mu.Lock()
	defer as.mu.Unlock()
	as.running--
}

// execute runs a data action: it holds what it is given against the contract,
// asks the ServiceNow behind it, and makes its result of the answer. A client
// that leaves does not give its place back any sooner.
func (p *Platform) execute(c *call) *Error {
	a := p.actions.builtIn
	if !p.story {
		if a = p.actions.get(c.args[0]); a == nil {
			return missing("action", c.args[0])
		}
	}
	result, e := p.run(c, a, nil)
	if e != nil {
		return e
	}
	if c.flat() {
		result = flatten(result)
	}
	c.write(http.StatusOK, result)
	return nil
}

func (c *call) flat() bool { return c.r.URL.RawQuery != "" && c.r.URL.Query().Get("flatten") == "true" }

// tracer is told of every step of a data action that is done.
type tracer func(step string, result any, e *Error)

// run carries a data action out.
func (p *Platform) run(c *call, a *action, traced tracer) ([]byte, *Error) {
	if traced == nil {
		traced = func(string, any, *Error) {}
	}
	var ask snowRequest
	e := c.withBody(func(body []byte) (e *Error) {
		var fields written // of a body that is passed on as it is
		each := fields.take
		if !a.passesOn {
			each = nil
		}
		e = a.input.check(body, p.actions.nesting, each)
		if traced("validate input", nil, e); e != nil {
			return e
		}
		ask, e = a.request(body)
		if a.passesOn {
			ask.fields = fields
		}
		traced("make request", ask.method, e)
		return e
	})
	if e != nil {
		return nil, e
	}
	if limit, wait := p.actions.begin(time.Now()); limit != "" {
		return nil, c.throttled(limit, wait)
	}
	defer p.actions.end()
	ask.user = "integration"
	got := p.now.serve(c, ask, a.timeout)
	e = got.failure()
	if e == nil && len(got.body) > p.actions.response {
		e = &Error{Status: http.StatusRequestEntityTooLarge, Code: "response.entity.too.large", Message: fmt.Sprintf("The response is over the size limit. Maximum bytes: %d", p.actions.response)}
	}
	traced("execute", got.status, e)
	if e != nil {
		return nil, e
	}
	if got.changed != "" {
		c.applied("incident", got.changed)
	}
	result, e := a.result(got.body)
	if !a.success.whole("rawResult") { // the answer is not the result
		got.free()
	}
	traced("make result", nil, e)
	return result, e
}

// failure is what a data action makes of an answer that is none, or a bad one.
// Others' statuses are passed on.
func (a snowAnswer) failure() *Error {
	switch {
	case a.timedOut:
		return &Error{Status: http.StatusGatewayTimeout, Code: "gateway.timeout", Message: "The data action did not answer within its timeout."}
	case a.status >= http.StatusBadRequest:
		return &Error{
			Status: a.status, Code: "remote.error", RetryAfter: a.retryAfter,
			Message: fmt.Sprintf("The remote service answered %d: %s", a.status, a.message),
		}
	case a.status == http.StatusAccepted:
		return &Error{Status: http.StatusInternalServerError, Code: "remote.error", Message: "The remote service answered 202 and no body."}
	}
	return nil
}

// result fills the action's success template, and holds it against the
// contract.
func (a *action) result(answer []byte) ([]byte, *Error) {
	made := answer
	if len(made) == 0 {
		made = []byte("{}") // what a DELETE answers
	}
	if !a.success.whole("rawResult") {
		var err error
		if made, err = a.success.fill(maxResult, a.translation.values(answer)); err != nil {
			return nil, &Error{Status: http.StatusInternalServerError, Code: "response.template", Message: "The success template cannot be filled: " + err.Error()}
		}
	}
	if a.output == nil && len(a.success) == 1 {
		return made, nil // fixed text, which has been read before
	}
	if e := a.output.check(made, mostNesting, nil); e != nil {
		e.Status, e.Code = http.StatusInternalServerError, "output."+e.Code
		e.Message = "The result: " + e.Message
		return nil, e
	}
	return made, nil
}

// request fills the action's templates.
func (a *action) request(input []byte) (snowRequest, *Error) {
	value := inputValue(input)
	var ask snowRequest
	if a.fixed != nil {
		ask = *a.fixed
	} else {
		address, err := a.address.fill(maxQuery, value)
		if err != nil {
			return snowRequest{}, BadRequest("The request URL template cannot be filled: " + err.Error())
		}
		var e *Error
		if ask, e = snowRequestAt(a.Config.Request.Type, string(address)); e != nil {
			return snowRequest{}, e
		}
	}
	if ask.writes() && !a.passesOn {
		body, err := a.body.fill(mostBody, value)
		if err != nil {
			return snowRequest{}, BadRequest("The request template cannot be filled: " + err.Error())
		}
		ask.fields, ask.broken = readIncident(body)
	}
	return ask, nil
}

// testStep is one step in the answer of a test.
type testStep struct {
	Step    int        `json:"step"`
	Name    string     `json:"name"`
	Success bool       `json:"success"`
	Result  any        `json:"result,omitempty"`
	Error   *testError `json:"error,omitempty"`
}

type testError struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Details []Detail `json:"details,omitempty"`
}

type testResult struct {
	Success    bool            `json:"success"`
	Operations []testStep      `json:"operations"`
	Final      json.RawMessage `json:"finalResult,omitempty"`
	Error      *testError      `json:"error,omitempty"`
}

func (p *Platform) test(c *call) *Error {
	a := p.actions.get(c.args[0])
	if a == nil {
		return missing("action", c.args[0])
	}
	return p.answerTest(c, a)
}

// answerTest runs an action and says how every step went: what fails in it is
// no failure of the request.
func (p *Platform) answerTest(c *call, a *action) *Error {
	tested := testResult{Operations: []testStep{}}
	made, e := p.run(c, a, func(name string, result any, e *Error) {
		step := testStep{Step: len(tested.Operations) + 1, Name: name, Success: e == nil, Result: result}
		if e != nil {
			step.Error = &testError{e.Code, e.Message, e.Details}
		}
		tested.Operations = append(tested.Operations, step)
	})
	if steps := tested.Operations; e != nil && (len(steps) == 0 || steps[len(steps)-1].Success) {
		return e // of the request, not of the action
	}
	if tested.Success = e == nil; tested.Success {
		if c.flat() {
			made = flatten(made)
		}
		tested.Final = made
	} else {
		tested.Error = tested.Operations[len(tested.Operations)-1].Error
	}
	return c.answer(http.StatusOK, tested)
}

// latency draws how long something takes: log-normal through the two quantiles
// of the configuration.
type latency struct {
	p50   time.Duration
	sigma float64

	mu   sync.Mutex
	dice dice
}

func newLatency(d dice, cfg pack.Latency) *latency {
	l := &latency{p50: cfg.P50.D(), dice: d}
	if cfg.P99 > cfg.P50 && cfg.P50 > 0 {
		const z99 = 2.3263478740408408 // the normal distribution's quantile
		l.sigma = math.Log(float64(cfg.P99)/float64(cfg.P50)) / z99
	}
	return l
}

func (l *latency) draw() time.Duration {
	if l.p50 == 0 || l.sigma == 0 {
		return l.p50
	}
	l.mu.Lock()
	z := l.dice.NormFloat64()
	l.mu.Unlock()
	// The bound keeps what nobody waits for from overflowing.
	return time.Duration(min(float64(l.p50)*math.Exp(l.sigma*z), float64(time.Hour)))
}

func incidentNumber(n int) string {
	text := strconv.Itoa(n)
	return "INC" + strings.Repeat("0", max(0, 7-len(text))) + text
}
