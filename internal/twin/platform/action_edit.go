package platform

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// action is a data action. It is never changed in place.
type action struct {
	ID            string          `json:"id"`
	Name          string          `json:"name"`
	IntegrationID string          `json:"integrationId"`
	Category      string          `json:"category"`
	Secure        bool            `json:"secure"`
	Version       int             `json:"version"`
	Contract      *actionContract `json:"contract,omitempty"`
	Config        *actionConfig   `json:"config,omitempty"`
	SelfURI       string          `json:"selfUri"`

	// What compile makes of it.
	input, output *schema
	address, body template
	fixed         *snowRequest // if the address has no places
	passesOn      bool         // the body is the input
	success       template
	translation   translation
	timeout       time.Duration
	size          int
}

type actionContract struct {
	Input struct {
		Schema json.RawMessage `json:"inputSchema,omitempty"`
	} `json:"input"`
	Output struct {
		Schema json.RawMessage `json:"successSchema,omitempty"`
	} `json:"output"`
}

type actionConfig struct {
	Request struct {
		URL      string            `json:"requestUrlTemplate"`
		Type     string            `json:"requestType"`
		Headers  map[string]string `json:"headers,omitempty"`
		Template string            `json:"requestTemplate,omitempty"`
	} `json:"request"`
	Response struct {
		Translation map[string]string `json:"translationMap,omitempty"`
		Defaults    map[string]string `json:"translationMapDefaults,omitempty"`
		Success     string            `json:"successTemplate,omitempty"`
	} `json:"response"`
	TimeoutS int `json:"timeoutSeconds,omitempty"`
}

// compile checks a data action and gets it ready to run. The longest timeout
// is that of actions that set none, too.
func (a *action) compile(longest time.Duration) error {
	switch {
	case strings.TrimSpace(a.Name) == "" || len(a.Name) > maxName:
		return fmt.Errorf("name wants 1 to %d characters", maxName)
	case len(a.Category) > maxName || len(a.IntegrationID) > maxName:
		return fmt.Errorf("category and integrationId want at most %d characters", maxName)
	case a.Config == nil || a.Contract == nil:
		return errors.New("config or contract is missing")
	}
	most := int(longest / time.Second)
	if s := a.Config.TimeoutS; s < 0 || s > most {
		return fmt.Errorf("config.timeoutSeconds is %d, want 1 to %d", s, most)
	}
	if a.timeout = time.Duration(a.Config.TimeoutS) * time.Second; a.timeout == 0 {
		a.timeout = longest
	}
	var err error
	if a.input, err = readSchema(a.Contract.Input.Schema); err != nil {
		return fmt.Errorf("contract.input.inputSchema: %w", err)
	}
	if a.output, err = readSchema(a.Contract.Output.Schema); err != nil {
		return fmt.Errorf("contract.output.successSchema: %w", err)
	}
	if err := a.compileRequest(); err != nil {
		return fmt.Errorf("config.request.%w", err)
	}
	if err := a.compileResponse(); err != nil {
		return fmt.Errorf("config.response.%w", err)
	}
	a.size = len(encode(a))
	return nil
}

func (a *action) compileRequest() (err error) {
	r := &a.Config.Request
	if !slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, r.Type) {
		return fmt.Errorf("requestType is %q, want GET, POST, PUT, PATCH or DELETE", cut(r.Type, 20))
	}
	if !strings.Contains(r.URL, tablePath) {
		return fmt.Errorf("requestUrlTemplate is %q; behind the twin's data actions is its own ServiceNow only: want /api/now/table/incident in it", cut(r.URL, 100))
	}
	if a.address, err = readTemplate(r.URL); err != nil {
		return fmt.Errorf("requestUrlTemplate: %w", err)
	}
	a.fixed = nil
	if len(a.address) == 1 {
		if ask, e := snowRequestAt(r.Type, r.URL); e == nil { // else the request says what is wrong
			a.fixed = &ask
		}
	}
	text := r.Template
	if text == "" {
		text = "${input.rawRequest}"
	}
	if a.body, err = readTemplate(text); err != nil {
		return fmt.Errorf("requestTemplate: %w", err)
	}
	a.passesOn = a.body.whole("input.rawRequest")
	return nil
}

func (a *action) compileResponse() (err error) {
	r := &a.Config.Response
	a.translation = translation{paths: map[string]string{}, defaults: r.Defaults}
	for name, path := range r.Translation {
		if a.translation.paths[name], err = readPath(path); err != nil {
			return fmt.Errorf("translationMap.%s: %w", name, err)
		}
	}
	text := r.Success
	if text == "" {
		text = "${rawResult}"
	}
	if a.success, err = readTemplate(text); err != nil {
		return fmt.Errorf("successTemplate: %w", err)
	}
	if len(a.success) == 1 && !json.Valid([]byte(text)) {
		return errors.New("successTemplate is not valid JSON")
	}
	return nil
}

// seededActions are what everybody's platform has.
var seededActions = []action{
	createIncident("custom_-_a1", "Create Incident"),
	createIncident("custom_-_incident", "Create Incident For Caller"),
	seeded("Get Incident", "GET", "/api/now/table/incident/${input.sys_id}", "", `{
  "type": "object", "properties": {"sys_id": {"type": "string", "minLength": 1, "maxLength": 64}}, "required": ["sys_id"]
}`, `{"sys_id":${sys_id},"number":${number},"state":${state},"short_description":${short}}`),
	seeded("Update Incident", "PATCH", "/api/now/table/incident/${input.sys_id}", `{"comments":"$esc.jsonString(${input.comments})"}`, `{
  "type": "object", "properties": {"sys_id": {"type": "string", "minLength": 1}, "comments": {"type": "string", "maxLength": 1000}},
  "required": ["sys_id", "comments"], "additionalProperties": false
}`, `{"sys_id":${sys_id},"number":${number}}`),
	seeded("Resolve Incident", "PATCH", "/api/now/table/incident/${input.sys_id}", `{"state":"6","close_notes":"$esc.jsonString($!{input.close_notes})"}`, `{
  "type": "object", "properties": {"sys_id": {"type": "string", "minLength": 1}, "close_notes": {"type": "string"}}, "required": ["sys_id"]
}`, `{"sys_id":${sys_id},"state":${state}}`),
	seeded("Find Incidents By Caller", "GET", "/api/now/table/incident?sysparm_limit=10&sysparm_query=caller_id=$esc.url(${input.caller})", "", `{
  "type": "object", "properties": {"caller": {"type": "string", "minLength": 1}}, "required": ["caller"]
}`, `{"incidents":${all}}`),
	seeded("Delete Incident", "DELETE", "/api/now/table/incident/${input.sys_id}", "", `{
  "type": "object", "properties": {"sys_id": {"type": "string", "minLength": 1}}, "required": ["sys_id"]
}`, `{"deleted":true}`),
}

// createIncident is the data action that scenarios call by an id that they
// know beforehand.
func createIncident(id, name string) action {
	a := seeded(name, "POST", "/api/now/table/incident", "", `{
  "type": "object",
  "properties": {
    "short_description": {"type": ["string", "null"]}, "description": {"type": "string"}, "comments": {"type": "string"},
    "caller": {"type": "string"}, "caller_id": {"type": "string"}, "urgency": {"type": ["string", "integer"]}, "impact": {"type": ["string", "integer"]}
  }
}`, `{"result":{"sys_id":${sys_id},"number":${number},"state":"new","short_description":${short}}}`)
	a.ID = id
	return a
}

func seeded(name, method, address, body, input, success string) action {
	a := action{Name: name, Contract: &actionContract{}, Config: &actionConfig{}}
	a.Contract.Input.Schema = json.RawMessage(input)
	a.Contract.Output.Schema = json.RawMessage(`{"type":"object"}`)
	a.Config.Request.Type, a.Config.Request.URL, a.Config.Request.Template = method, address, body
	a.Config.Response.Success = success
	a.Config.Response.Translation = map[string]string{
		"sys_id": "$.result.sys_id", "number": "$.result.number", "state": "$.result.state", "short": "$.result.short_description", "all": "$.result",
	}
	return a
}

// shown is an action as a request asks to see it: its contract and its
// configuration are large.
func (c *call) shown(a *action) action {
	shown := *a
	if !c.expands("contract") {
		shown.Contract = nil
	}
	if !c.expands("config") && c.r.URL.Query().Get("includeConfig") != "true" {
		shown.Config = nil
	}
	return shown
}

func (p *Platform) listActions(c *call) *Error {
	query, e := c.query()
	if e != nil {
		return e
	}
	category, name := query.Get("category"), strings.ToLower(query.Get("name"))
	integration, ids := query.Get("integrationId"), listed(query, "ids")
	found := []action{}
	p.actions.mu.Lock()
	for _, a := range p.actions.list {
		if (category == "" || category == a.Category) && (integration == "" || integration == a.IntegrationID) &&
			(name == "" || strings.Contains(strings.ToLower(a.Name), name)) && (len(ids) == 0 || slices.Contains(ids, a.ID)) {
			found = append(found, c.shown(a))
		}
	}
	p.actions.mu.Unlock()
	return list(c, actionsPath, found)
}

type category struct {
	Name string `json:"name"`
}

func (p *Platform) listCategories(c *call) *Error {
	names := map[string]bool{}
	p.actions.mu.Lock()
	for _, a := range p.actions.list {
		names[a.Category] = true
	}
	p.actions.mu.Unlock()
	all := []category{}
	for name := range names {
		all = append(all, category{name})
	}
	slices.SortFunc(all, func(a, b category) int { return strings.Compare(a.Name, b.Name) })
	return list(c, actionsPath+"/categories", all)
}

func (p *Platform) getAction(c *call) *Error {
	a := p.actions.get(c.args[0])
	if a == nil {
		return missing("action", c.args[0])
	}
	return c.answer(http.StatusOK, c.shown(a))
}

// actionChange is what a client sends to make or change an action. What is not
// there stays as it is.
type actionChange struct {
	Name          *string         `json:"name"`
	IntegrationID *string         `json:"integrationId"`
	Category      *string         `json:"category"`
	Secure        *bool           `json:"secure"`
	Version       *int            `json:"version"` // of the action that is to be changed
	Contract      *actionContract `json:"contract"`
	Config        *actionConfig   `json:"config"`
}

func readActionChange(body []byte) (change actionChange, e *Error) {
	if !isObject(body) {
		return change, BadRequest("The request body is not a JSON object.")
	}
	return change, decode(body, &change)
}

// onto is an action with a change made to it.
func (change *actionChange) onto(before action) *action {
	a := before
	a.size = 0
	set := func(to *string, from *string) {
		if from != nil {
			*to = *from
		}
	}
	set(&a.Name, change.Name)
	set(&a.IntegrationID, change.IntegrationID)
	set(&a.Category, change.Category)
	if change.Secure != nil {
		a.Secure = *change.Secure
	}
	if change.Contract != nil {
		a.Contract = change.Contract
	}
	if change.Config != nil {
		a.Config = change.Config
	}
	return &a
}

func (p *Platform) createAction(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		change, e := readActionChange(body)
		if e != nil {
			return e
		}
		if change.IntegrationID == nil || *change.IntegrationID == "" {
			return BadRequest("integrationId is missing")
		}
		a := change.onto(action{Category: "Custom", Version: 1})
		if err := a.compile(p.actions.timeout); err != nil {
			return BadRequest(err.Error())
		}
		if e := p.actions.add(a); e != nil {
			return e
		}
		c.applied("data_action", a.ID)
		return c.answer(http.StatusOK, a)
	})
}

// add gives an action its id, if there is room for one more.
func (as *actions) add(a *action) *Error {
	as.mu.Lock()
	defer as.mu.Unlock()
	own := 0
	for _, other := range as.list {
		if other.IntegrationID == a.IntegrationID {
			own++
		}
	}
	switch {
	case len(as.list) >= min(as.most, maxActions):
		return conflict("actions.total.max", fmt.Sprintf("There can be at most %d data actions.", as.most))
	case own >= as.perHome:
		return conflict("actions.integration.max", fmt.Sprintf("An integration can have at most %d data actions.", as.perHome))
	case as.bytes+a.size > maxActionBytes:
		return full(maxActionBytes, "bytes of data actions")
	}
	a.ID = unused(func() string { return "custom_-_" + as.dice.uuid() }, func(id string) bool { return as.byID[id] != nil })
	a.SelfURI = actionsPath + "/" + a.ID
	as.set(a.ID, a)
	return nil
}

// edit changes an action, or its draft, under the lock.
func (as *actions) edit(id string, do func(*action) (*action, *Error)) (*action, *Error) {
	as.mu.Lock()
	defer as.mu.Unlock()
	before := as.byID[id]
	if before == nil {
		return nil, missing("action", id)
	}
	return do(before)
}

// revised is an action with a change, if the change was made with this version
// in mind.
func (as *actions) revised(before *action, change actionChange) (*action, *Error) {
	if change.Version != nil && *change.Version != before.Version {
		return nil, conflict("version.mismatch", fmt.Sprintf("The action's version is %d, not %d.", before.Version, *change.Version),
			Detail{Code: "version.mismatch", Field: "version", EntityID: before.ID, EntityName: before.Name})
	}
	a := change.onto(*before)
	if err := a.compile(as.timeout); err != nil {
		return nil, BadRequest(err.Error())
	}
	if as.bytes+a.size > maxActionBytes {
		return nil, full(maxActionBytes, "bytes of data actions")
	}
	return a, nil
}

func (p *Platform) patchAction(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		change, e := readActionChange(body)
		if e != nil {
			return e
		}
		as := p.actions
		a, e := as.edit(c.args[0], func(before *action) (*action, *Error) {
			a, e := as.revised(before, change)
			if e == nil {
				a.Version++
				as.set(a.ID, a)
			}
			return a, e
		})
		if e != nil {
			return e
		}
		c.applied("data_action", a.ID)
		return c.answer(http.StatusOK, a)
	})
}

func (p *Platform) deleteAction(c *call) *Error {
	as := p.actions
	a, e := as.edit(c.args[0], func(before *action) (*action, *Error) {
		as.set(before.ID, nil)
		as.setDraft(before.ID, nil)
		return before, nil
	})
	if e != nil {
		return e
	}
	c.applied("data_action", a.ID)
	return c.answer(http.StatusOK, struct{}{})
}

// setDraft puts a draft in the place of what it was before; nil takes it out.
func (as *actions) setDraft(id string, to *action) {
	if before := as.drafts[id]; before != nil {
		as.bytes -= before.size
		delete(as.drafts, id)
	}
	if to != nil {
		as.drafts[id] = to
		as.bytes += to.size
	}
}

// draft finds the draft of the action that a request is about.
func (p *Platform) draft(c *call) (*action, *Error) {
	as := p.actions
	return as.edit(c.args[0], func(*action) (*action, *Error) {
		if d := as.drafts[c.args[0]]; d != nil {
			return d, nil
		}
		return nil, missing("draft of the action", c.args[0])
	})
}

func (p *Platform) getDraft(c *call) *Error {
	d, e := p.draft(c)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, d)
}

// createDraft begins a draft with the action as it is.
func (p *Platform) createDraft(c *call) *Error {
	as := p.actions
	return p.editDraft(c, func(before *action) (*action, *Error) {
		if as.drafts[before.ID] != nil {
			return nil, conflict("draft.exists", "The action has a draft already.")
		}
		if as.bytes+before.size > maxActionBytes {
			return nil, full(maxActionBytes, "bytes of data actions")
		}
		d := *before
		return &d, nil
	})
}

// editDraft makes a draft what do says it is.
func (p *Platform) editDraft(c *call, do func(*action) (*action, *Error)) *Error {
	as := p.actions
	d, e := as.edit(c.args[0], func(before *action) (*action, *Error) {
		d, e := do(before)
		if e == nil {
			as.setDraft(before.ID, d)
		}
		return d, e
	})
	if e != nil {
		return e
	}
	c.applied("data_action_draft", d.ID)
	return c.answer(http.StatusOK, d)
}

func (p *Platform) patchDraft(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		change, e := readActionChange(body)
		if e != nil {
			return e
		}
		return p.editDraft(c, func(before *action) (*action, *Error) {
			d := p.actions.drafts[before.ID]
			if d == nil {
				return nil, missing("draft of the action", before.ID)
			}
			return p.actions.revised(d, change)
		})
	})
}

func (p *Platform) deleteDraft(c *call) *Error {
	as := p.actions
	d, e := as.edit(c.args[0], func(*action) (*action, *Error) {
		d := as.drafts[c.args[0]]
		if d == nil {
			return nil, missing("draft of the action", c.args[0])
		}
		as.setDraft(d.ID, nil)
		return d, nil
	})
	if e != nil {
		return e
	}
	c.applied("data_action_draft", d.ID)
	return c.answer(http.StatusOK, struct{}{})
}

// publishDraft puts the draft in the action's place.
func (p *Platform) publishDraft(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var asked actionChange
		if len(body) > 0 {
			var e *Error
			if asked, e = readActionChange(body); e != nil {
				return e
			}
		}
		as := p.actions
		a, e := as.edit(c.args[0], func(before *action) (*action, *Error) {
			d := as.drafts[before.ID]
			if d == nil {
				return nil, missing("draft of the action", before.ID)
			}
			a, e := as.revised(before, actionChange{Version: asked.Version})
			if e != nil {
				return nil, e
			}
			draft := *d
			draft.Version = a.Version + 1
			as.setDraft(a.ID, nil)
			as.set(a.ID, &draft)
			return &draft, nil
		})
		if e != nil {
			return e
		}
		c.applied("data_action", a.ID)
		return c.answer(http.StatusOK, a)
	})
}

// validateDraft always says yes: a draft that could not run is not taken.
func (p *Platform) validateDraft(c *call) *Error {
	if _, e := p.draft(c); e != nil {
		return e
	}
	return c.answer(http.StatusOK, struct {
		Valid  bool     `json:"valid"`
		Errors []string `json:"errors"`
	}{true, []string{}})
}

func (p *Platform) testDraft(c *call) *Error {
	d, e := p.draft(c)
	if e != nil {
		return e
	}
	return p.answerTest(c, d)
}

// getSchema gives one of a contract's files.
func (p *Platform) getSchema(c *call) *Error {
	a := p.actions.get(c.args[0])
	if a == nil {
		return missing("action", c.args[0])
	}
	text := map[string]json.RawMessage{
		"inputschema.json": a.Contract.Input.Schema, "successschema.json": a.Contract.Output.Schema,
	}[strings.ToLower(c.args[1])]
	if len(text) == 0 {
		return missing("schema", c.args[1])
	}
	c.write(http.StatusOK, text)
	return nil
}

var textContent = []string{"text/plain"}

// getTemplate gives one of a configuration's templates.
func (p *Platform) getTemplate(c *call) *Error {
	a := p.actions.get(c.args[0])
	if a == nil {
		return missing("action", c.args[0])
	}
	text := map[string]string{
		"requesttemplate.vm": a.Config.Request.Template, "successtemplate.vm": a.Config.Response.Success,
	}[strings.ToLower(c.args[1])]
	if text == "" {
		return missing("template", c.args[1])
	}
	c.writeAs(textContent, http.StatusOK, []byte(text))
	return nil
}

// keptActions are the data actions as they are saved.
type keptActions struct {
	Actions []*action `json:"actions"`
	Drafts  []*action `json:"drafts"`
}

func (as *actions) save() any {
	as.mu.Lock()
	defer as.mu.Unlock()
	kept := keptActions{Actions: slices.Clone(as.list), Drafts: []*action{}}
	for _, d := range as.drafts {
		kept.Drafts = append(kept.Drafts, d)
	}
	slices.SortFunc(kept.Drafts, byActionName)
	return kept
}

func (as *actions) load(saved []byte) error {
	var kept keptActions
	if err := json.Unmarshal(saved, &kept); err != nil {
		return err
	}
	if len(kept.Actions) > maxActions {
		return fmt.Errorf("%d data actions, want at most %d", len(kept.Actions), maxActions)
	}
	ids := map[string]bool{}
	for i, a := range slices.Concat(kept.Actions, kept.Drafts) {
		if a == nil || a.ID == "" {
			return fmt.Errorf("data action %d has no id", i+1)
		}
		a.SelfURI = actionsPath + "/" + a.ID
		if err := a.compile(as.timeout); err != nil {
			return fmt.Errorf("data action %s: %w", a.ID, err)
		}
		draft := i >= len(kept.Actions)
		if ids[a.ID] != draft {
			return fmt.Errorf("data action %s is there twice, or a draft of it without itself", a.ID)
		}
		ids[a.ID] = true
	}
	as.mu.Lock()
	defer as.mu.Unlock()
	as.clear()
	as.fill(kept.Actions)
	for _, d := range kept.Drafts {
		as.setDraft(d.ID, d)
	}
	return nil
}
