package platform

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	flowsPath = "/api/v2/flows"

	maxName        = 200
	maxDescription = 2000

	// What the twin itself holds at most. Of flows that were deleted the latest
	// can still be seen, and of a flow's versions the latest can still be read.
	maxFlows        = 200_000
	maxDeletedFlows = 1000
	maxVersions     = 10
	maxFlowBytes    = 256 << 20 // of all versions' files together
	maxOperations   = 10_000    // that run
)

var flowRoutes = []route{
	{method: "GET", path: flowsPath, guarded: true, handle: (*Platform).listFlows},
	{method: "POST", path: flowsPath, guarded: true, handle: (*Platform).createFlow},
	{method: "DELETE", path: flowsPath, guarded: true, handle: (*Platform).deleteFlows},
	{method: "GET", path: flowsPath + "/divisionviews", guarded: true, handle: (*Platform).listFlowViews},
	{method: "GET", path: flowsPath + "/*", guarded: true, handle: (*Platform).getFlow},
	{method: "PUT", path: flowsPath + "/*", guarded: true, handle: (*Platform).putFlow},
	{method: "DELETE", path: flowsPath + "/*", guarded: true, handle: (*Platform).deleteFlow},
}

// flow is a flow's metadata. What it does is in its versions.
type flow struct {
	ID             string       `json:"id"`
	Name           string       `json:"name"`
	Division       division     `json:"division"`
	Description    string       `json:"description"`
	Type           string       `json:"type"`
	LockedClient   *client      `json:"lockedClient,omitempty"`
	Active         bool         `json:"active"`
	System         bool         `json:"system"`
	Deleted        bool         `json:"deleted"`
	Published      *flowVersion `json:"publishedVersion,omitempty"`
	Saved          *flowVersion `json:"savedVersion,omitempty"`
	CheckedIn      *flowVersion `json:"checkedInVersion,omitempty"`
	Operation      *operation   `json:"currentOperation,omitempty"`
	VirtualAgent   bool         `json:"virtualAgentEnabled"`
	SelfURI        string       `json:"selfUri"`
	foldedName     string
	foldedDescribe string
	versions       []*flowVersion // the latest of them, oldest first; never changed in place
	last           int            // number of the latest version
}

// client is an application as an entity shows it.
type client struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	SelfURI string `json:"selfUri"`
}

func clientOf(app string) *client {
	return &client{ID: app, Name: app, SelfURI: "/api/v2/oauth/clients/" + url.PathEscape(app)}
}

// flows are the organization's flows.
type flows struct {
	mu      sync.RWMutex
	dice    dice
	home    division
	byID    map[string]*flow
	byName  map[string]*flow // by kind and name
	list    []*flow          // by name; a flow is never changed in place: a change replaces it
	deleted map[string]*flow // the latest of them; they are nowhere else
	oldest  ring             // of deleted
	bytes   int              // of files
	running int              // operations
}

var seededKinds = []struct{ kind, name string }{
	{"INBOUNDCALL", "Main Menu"},
	{"INQUEUECALL", "Hold Music"},
	{"WORKFLOW", "Callback"},
	{"INBOUNDSHORTMESSAGE", "Web Chat"},
	{"BOT", "Virtual Clerk"},
	{"COMMONMODULE", "Look Up Caller"},
}

func newFlows(seed uint64, count int, home division) *flows {
	fs := &flows{dice: newDice(seed, 4), home: home}
	fs.clear()
	born := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	all := make([]*flow, count)
	for i := range all {
		kind := seededKinds[i%len(seededKinds)]
		f := fs.fresh(fmt.Sprintf("%s %02d", kind.name, i/len(seededKinds)+1), kind.kind)
		f.Description, f.last = "Made up by the twin", 1+i%7
		at := born.Add(time.Duration(i%5000) * time.Hour)
		v := f.version(at)
		v.CheckedIn, v.Type, v.Published = at.UnixMilli(), versionPublished, date(at.Add(time.Hour))
		f.versions, f.Active = []*flowVersion{v}, true
		f.Published, f.Saved, f.CheckedIn = v, v, v
		all[i] = f.fold()
	}
	fs.fill(all)
	return fs
}

func (fs *flows) clear() {
	fs.byID, fs.byName, fs.list, fs.bytes = map[string]*flow{}, map[string]*flow{}, nil, 0
	fs.deleted, fs.oldest = map[string]*flow{}, newRing(maxDeletedFlows)
}

// fill puts all flows in at once.
func (fs *flows) fill(all []*flow) {
	fs.list = slices.SortedFunc(slices.Values(all), byName)
	for _, f := range all {
		fs.enter(f)
	}
}

// fresh is a new flow without a version.
func (fs *flows) fresh(name, kind string) *flow {
	id := unused(fs.dice.uuid, func(id string) bool { return fs.byID[id] != nil })
	f := &flow{ID: id, Name: name, Division: fs.home, Type: kind}
	f.SelfURI = flowsPath + "/" + f.ID
	return f.fold()
}

func (f *flow) fold() *flow {
	f.foldedName, f.foldedDescribe = strings.ToLower(f.Name), strings.ToLower(f.Description)
	return f
}

func (f *flow) key() string { return f.Type + "/" + f.foldedName }

func byName(a, b *flow) int {
	if c := strings.Compare(a.foldedName, b.foldedName); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// enter notes a flow in everything but the list.
func (fs *flows) enter(f *flow) {
	fs.byID[f.ID], fs.byName[f.key()] = f, f
	for _, v := range f.versions {
		fs.bytes += len(v.file)
	}
}

// remove takes a flow out.
func (fs *flows) remove(f *flow) {
	delete(fs.byID, f.ID)
	delete(fs.byName, f.key())
	for _, v := range f.versions {
		fs.bytes -= len(v.file)
	}
	if i, ok := slices.BinarySearchFunc(fs.list, f, byName); ok {
		fs.list = slices.Delete(fs.list, i, i+1)
	}
}

// set puts a flow in, or in the place of what it was before.
func (fs *flows) set(f *flow) {
	if before := fs.byID[f.ID]; before != nil {
		fs.remove(before)
	}
	f.fold()
	fs.enter(f)
	i, _ := slices.BinarySearchFunc(fs.list, f, byName)
	fs.list = slices.Insert(fs.list, i, f)
}

func (fs *flows) get(id string) *flow {
	fs.mu.RLock()
	defer fs.mu.RUnlock()
	return fs.byID[id]
}

// change lets a flow that is there be changed: do gets a copy, which takes the
// flow's place unless there is an error. Done is told of it before the next
// change, here as below, so that news of a flow come in the order of its
// changes.
func (fs *flows) change(id string, do func(*flow) *Error, done func(*flow)) (*flow, *Error) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	before := fs.byID[id]
	if before == nil {
		return nil, missing("flow", id)
	}
	f := *before
	if e := do(&f); e != nil {
		return nil, e
	}
	if other := fs.byName[f.Type+"/"+strings.ToLower(f.Name)]; other != nil && other.ID != id {
		return nil, nameTaken(other)
	}
	fs.set(&f)
	done(&f)
	return &f, nil
}

func nameTaken(f *flow) *Error {
	return conflict("duplicate.name", fmt.Sprintf("A flow of type %s with the name %q exists already.", f.Type, f.Name),
		Detail{Code: "duplicate.name", Field: "name", EntityID: f.ID, EntityName: f.Name})
}

// flowFilter is what a list's query leaves of all flows.
type flowFilter struct {
	ids, kinds                      []string // none: all
	name, description, either, home string
	client, user, version           string
	after, before                   string // dates
	deleted, secure                 string
}

// listed is a list in a query: repeated, or with commas, or both.
func listed(query url.Values, key string) []string {
	return strings.FieldsFunc(strings.Join(query[key], ","), func(r rune) bool { return r == ',' })
}

func readFilter(query url.Values) flowFilter {
	lower := func(key string) string { return strings.ToLower(query.Get(key)) }
	return flowFilter{
		ids: listed(query, "id"), kinds: listed(query, "type"),
		name: lower("name"), description: lower("description"), either: lower("nameOrDescription"), home: lower("divisionId"),
		client: query.Get("lockedByClientId"), user: query.Get("lockedBy"), version: query.Get("publishVersionId"),
		after: query.Get("publishedAfter"), before: query.Get("publishedBefore"),
		deleted: lower("deleted"), secure: lower("secure"),
	}
}

func (q *flowFilter) takes(f *flow) bool {
	in := func(list []string, text string) bool {
		return len(list) == 0 || slices.ContainsFunc(list, func(one string) bool { return strings.EqualFold(one, text) })
	}
	return in(q.ids, f.ID) && in(q.kinds, f.Type) &&
		(q.home == "" || q.home == f.Division.ID) &&
		like(q.name, f.foldedName) && like(q.description, f.foldedDescribe) &&
		(like(q.either, f.foldedName) || like(q.either, f.foldedDescribe)) &&
		(q.client == "" || f.LockedClient != nil && f.LockedClient.ID == q.client) && q.user == "" && // users lock nothing here
		(q.version == "" && q.after == "" && q.before == "" || f.Published != nil && q.published(f.Published)) &&
		q.secure != "true"
}

// all reports a filter that takes every flow.
func (q *flowFilter) all() bool {
	return len(q.ids) == 0 && len(q.kinds) == 0 && q.secure != "true" &&
		q.name+q.description+q.either+q.home+q.client+q.user+q.version+q.after+q.before == ""
}

// published filters by the published version. Dates in the platform's form can
// be compared as they are.
func (q *flowFilter) published(v *flowVersion) bool {
	return (q.version == "" || q.version == v.ID) && (q.after == "" || v.Published > q.after) && (q.before == "" || v.Published < q.before)
}

// like matches a pattern that may begin and end with *; none matches all.
func like(pattern, text string) bool {
	inner, from := strings.CutPrefix(pattern, "*")
	inner, to := strings.CutSuffix(inner, "*")
	switch {
	case pattern == "", from && to:
		return strings.Contains(text, inner)
	case from:
		return strings.HasSuffix(text, inner)
	case to:
		return strings.HasPrefix(text, inner)
	}
	return text == inner
}

func (p *Platform) listFlows(c *call) *Error {
	query, e := c.query()
	if e != nil {
		return e
	}
	found, e := p.flows.page(flowsPath, query)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, found)
}

// flowView is what those see of a flow who only need to choose one.
type flowView struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Division    division     `json:"division"`
	Description string       `json:"description"`
	Type        string       `json:"type"`
	Published   *flowVersion `json:"publishedVersion,omitempty"`
	SelfURI     string       `json:"selfUri"`
}

func (p *Platform) listFlowViews(c *call) *Error {
	query, e := c.query()
	if e != nil {
		return e
	}
	found, e := p.flows.page(flowsPath+"/divisionviews", query)
	if e != nil {
		return e
	}
	views := []flowView{}
	for _, f := range found.Entities.([]*flow) {
		views = append(views, flowView{f.ID, f.Name, f.Division, f.Description, f.Type, f.Published, f.SelfURI})
	}
	found.Entities = views
	return c.answer(http.StatusOK, found)
}

// page cuts the page that a query asks for out of the flows that it asks for.
func (fs *flows) page(path string, query url.Values) (page, *Error) {
	filter := readFilter(query)
	fs.mu.RLock()
	defer fs.mu.RUnlock()
	from := fs.list
	if filter.deleted == "true" {
		from = slices.SortedFunc(maps.Values(fs.deleted), byName)
	}
	if filter.all() { // of ten thousand, too, a page is no work
		return paged(path, query, sorted(query, from, flowOrders))
	}
	var found []*flow
	for _, f := range from {
		if filter.takes(f) {
			found = append(found, f)
		}
	}
	return paged(path, query, sorted(query, found, flowOrders))
}

// flowOrders are the orders that flows can be had in besides that by name.
var flowOrders = map[string]func(*flow) string{
	"id":          func(f *flow) string { return f.ID },
	"type":        func(f *flow) string { return f.Type },
	"description": func(f *flow) string { return f.foldedDescribe },
}

func (p *Platform) getFlow(c *call) *Error {
	f := p.flows.get(c.args[0])
	if f == nil && c.r.URL.Query().Get("deleted") == "true" {
		p.flows.mu.RLock()
		f = p.flows.deleted[c.args[0]]
		p.flows.mu.RUnlock()
	}
	if f == nil {
		return missing("flow", c.args[0])
	}
	return c.answer(http.StatusOK, f)
}

// flowChange is the part of a flow that a client may set: what a flow does is
// in its versions, and this does not touch them.
type flowChange struct {
	Name        *string `json:"name"`
	Description *string `json:"description"`
}

func (p *Platform) putFlow(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		change, e := readFlowChange(body)
		if e != nil {
			return e
		}
		changed, e := p.flows.change(c.args[0], func(f *flow) *Error {
			if e := f.free(c.app); e != nil {
				return e
			}
			change.apply(f)
			return nil
		}, p.changedFlow(c.r))
		if e != nil {
			return e
		}
		return c.answer(http.StatusOK, changed)
	})
}

func readFlowChange(body []byte) (flowChange, *Error) {
	var change flowChange
	if !isObject(body) {
		return change, BadRequest("The request body is not a JSON object.")
	}
	if e := decode(body, &change); e != nil {
		return change, e
	}
	switch {
	case change.Name != nil && (strings.TrimSpace(*change.Name) == "" || len(*change.Name) > maxName):
		return change, BadRequest(fmt.Sprintf("name wants 1 to %d characters", maxName))
	case change.Description != nil && len(*change.Description) > maxDescription:
		return change, BadRequest(fmt.Sprintf("description wants at most %d characters", maxDescription))
	}
	return change, nil
}

func (change *flowChange) apply(f *flow) {
	if change.Name != nil {
		f.Name = *change.Name
	}
	if change.Description != nil {
		f.Description = *change.Description
	}
}

// createFlow makes a flow without a version: nobody can reach it until one is
// saved and published.
func (p *Platform) createFlow(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		change, e := readFlowChange(body)
		if e != nil {
			return e
		}
		var kind struct {
			Type string `json:"type"`
		}
		if e := decode(body, &kind); e != nil {
			return e
		}
		if kind.Type = strings.ToUpper(kind.Type); rootOf(kind.Type) == "" {
			return BadRequest(fmt.Sprintf("type is %q, want one of %s", kind.Type, strings.Join(flowTypes(), ", ")))
		}
		if change.Name == nil {
			return BadRequest("name is missing")
		}
		made, e := p.flows.create(kind.Type, change, p.changedFlow(c.r))
		if e != nil {
			return e
		}
		return c.answer(http.StatusOK, made)
	})
}

func (fs *flows) create(kind string, change flowChange, done func(*flow)) (*flow, *Error) {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if other := fs.byName[kind+"/"+strings.ToLower(*change.Name)]; other != nil {
		return nil, nameTaken(other)
	}
	if len(fs.list) >= maxFlows {
		return nil, full(maxFlows, "flows")
	}
	f := fs.fresh(*change.Name, kind)
	change.apply(f)
	fs.set(f)
	done(f)
	return f, nil
}

func (p *Platform) deleteFlow(c *call) *Error {
	e := p.flows.delete(c.args[0], func(f *flow) *Error { return f.free(c.app) }, p.changedFlow(c.r))
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, struct{}{})
}

// delete takes a flow out. Its versions go at once, and the rest, which can
// still be seen, when many others have been deleted after it.
func (fs *flows) delete(id string, may func(*flow) *Error, done func(*flow)) *Error {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	before := fs.byID[id]
	if before == nil {
		return missing("flow", id)
	}
	if e := may(before); e != nil {
		return e
	}
	fs.remove(before)
	f := *before
	f.Deleted, f.Active, f.LockedClient = true, false, nil
	f.versions, f.Published, f.Saved, f.CheckedIn = nil, nil, nil, nil
	fs.deleted[id] = &f
	delete(fs.deleted, fs.oldest.add(id))
	done(&f)
	return nil
}

// deleteFlows deletes many, one after the other, after the answer.
func (p *Platform) deleteFlows(c *call) *Error {
	query, e := c.query()
	if e != nil {
		return e
	}
	ids := listed(query, "id")
	if len(ids) == 0 || len(ids) > maxPageSize {
		return BadRequest(fmt.Sprintf("id names %d flows, want 1 to %d", len(ids), maxPageSize))
	}
	for _, id := range ids {
		f := p.flows.get(id)
		if f == nil {
			return missing("flow", id)
		}
		if e := f.free(c.app); e != nil {
			return e
		}
	}
	op, e := p.flows.begin("DELETE", c.app)
	if e != nil {
		return e
	}
	c.applied("operation", op.ID)
	c.later(p.slow.draw(), func(asked *http.Request) {
		for _, id := range ids {
			_ = p.flows.delete(id, func(f *flow) *Error { return f.free(op.Client.ID) }, p.changedFlow(asked)) // what cannot be deleted by now stays
		}
		p.flows.end()
	})
	return c.answer(http.StatusOK, op)
}

// flowNews is what the topic of a flow says.
type flowNews struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Deleted     bool         `json:"deleted"`
	CheckedIn   *flowVersion `json:"checkedInVersion,omitempty"`
	Saved       *flowVersion `json:"savedVersion,omitempty"`
	Published   *flowVersion `json:"publishedVersion,omitempty"`
	Operation   *operation   `json:"currentOperation,omitempty"`
}

// changedFlow passes a change on that a request has made.
func (p *Platform) changedFlow(r *http.Request) func(*flow) {
	return func(f *flow) {
		p.applied(r, "flow", f.ID)
		p.tellOfFlow(f)
	}
}

func (p *Platform) tellOfFlow(f *flow) {
	p.notes.publish("v2.flows."+f.ID, flowNews{f.ID, f.Name, f.Description, f.Deleted, f.CheckedIn, f.Saved, f.Published, f.Operation})
}

// keptFlow is a flow as it is saved: what everybody else's has, too, is left
// out, and versions are named by their ids.
type keptFlow struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`
	Type        string        `json:"type"`
	Description string        `json:"description,omitempty"`
	Client      string        `json:"lockedClient,omitempty"`
	Active      bool          `json:"active,omitempty"`
	Published   string        `json:"publishedVersion,omitempty"`
	Saved       string        `json:"savedVersion,omitempty"`
	CheckedIn   string        `json:"checkedInVersion,omitempty"`
	Last        int           `json:"lastVersion,omitempty"`
	Versions    []keptVersion `json:"versions,omitempty"`
}

type keptVersion struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Saved     int64  `json:"dateSaved"`
	CheckedIn int64  `json:"dateCheckedIn,omitempty"`
	Published string `json:"datePublished,omitempty"`
	File      string `json:"file,omitempty"`
}

// save leaves out what was deleted, and operations: those that run will not
// have happened.
func (fs *flows) save() any {
	id := func(v *flowVersion) string {
		if v == nil {
			return ""
		}
		return v.ID
	}
	fs.mu.RLock()
	defer fs.mu.RUnlock()
	kept := make([]keptFlow, len(fs.list))
	for i, f := range fs.list {
		k := keptFlow{
			ID: f.ID, Name: f.Name, Type: f.Type, Description: f.Description, Active: f.Active, Last: f.last,
			Published: id(f.Published), Saved: id(f.Saved), CheckedIn: id(f.CheckedIn),
		}
		if f.LockedClient != nil {
			k.Client = f.LockedClient.ID
		}
		for _, v := range f.versions {
			k.Versions = append(k.Versions, keptVersion{v.ID, v.Type, v.Saved, v.CheckedIn, v.Published, string(v.file)})
		}
		kept[i] = k
	}
	return kept
}

func (fs *flows) load(saved []byte) error {
	var kept []keptFlow
	if err := json.Unmarshal(saved, &kept); err != nil {
		return err
	}
	if len(kept) > maxFlows {
		return fmt.Errorf("%d flows, want at most %d", len(kept), maxFlows)
	}
	loaded := make([]*flow, len(kept))
	taken := map[string]bool{}
	for i := range kept {
		f, err := kept[i].flow(fs.home)
		if err != nil {
			return fmt.Errorf("flow %d (%s): %w", i+1, cut(kept[i].ID, maxName), err)
		}
		if taken[f.ID] || taken[f.key()] {
			return fmt.Errorf("flow %d (%s): its id or its type and name are another's, too", i+1, f.ID)
		}
		taken[f.ID], taken[f.key()] = true, true
		loaded[i] = f
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	fs.clear()
	fs.fill(loaded)
	return nil
}

// flow is the flow that was saved.
func (k *keptFlow) flow(home division) (*flow, error) {
	f := &flow{ID: k.ID, Name: k.Name, Type: k.Type, Description: k.Description, Active: k.Active, Division: home, last: k.Last}
	switch {
	case f.ID == "" || len(f.ID) > maxName || strings.TrimSpace(f.Name) == "" || len(f.Name) > maxName || len(f.Description) > maxDescription:
		return nil, errors.New("it wants id, name and description of bounded length")
	case rootOf(f.Type) == "":
		return nil, fmt.Errorf("type is %q, want one of %s", cut(f.Type, 40), strings.Join(flowTypes(), ", "))
	case len(k.Versions) > maxVersions:
		return nil, fmt.Errorf("%d versions, want at most %d", len(k.Versions), maxVersions)
	}
	f.SelfURI = flowsPath + "/" + f.ID
	if k.Client != "" {
		f.LockedClient = clientOf(k.Client)
	}
	for i := range k.Versions {
		v, err := k.Versions[i].version(f)
		if err != nil {
			return nil, fmt.Errorf("version %q: %w", cut(k.Versions[i].ID, 40), err)
		}
		f.versions = append(f.versions, v)
	}
	for _, named := range []struct {
		id string
		to **flowVersion
	}{{k.Published, &f.Published}, {k.Saved, &f.Saved}, {k.CheckedIn, &f.CheckedIn}} {
		if *named.to = f.find(named.id); *named.to == nil && named.id != "" {
			return nil, fmt.Errorf("it names version %q, which is not among its versions", cut(named.id, 40))
		}
	}
	return f.fold(), nil
}

// version is the version that was saved.
func (k *keptVersion) version(f *flow) (*flowVersion, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(k.ID, ".0"))
	if err != nil || n < 1 || n > f.last || k.ID != strconv.Itoa(n)+".0" || f.find(k.ID) != nil {
		return nil, fmt.Errorf("want 1.0 to %d.0, the lastVersion, once each", f.last)
	}
	v := &flowVersion{
		ID: k.ID, Name: k.ID, Type: k.Type, SelfURI: f.SelfURI + "/versions/" + k.ID,
		Created: k.Saved, Saved: k.Saved, CheckedIn: k.CheckedIn, Published: k.Published,
	}
	if k.File != "" {
		if _, err := readFlowFile([]byte(k.File)); err != nil {
			return nil, err
		}
		v.file = []byte(k.File)
	}
	return v, nil
}
