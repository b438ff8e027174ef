package platform

import (
	"cmp"
	"fmt"
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
	// flowCount is how many flows there are: more than two pages.
	flowCount = 60
	// A page holds this many entities unless it is asked for others.
	pageSize    = 25
	maxPageSize = 500

	maxName        = 200
	maxDescription = 2000
)

var flowRoutes = []route{
	{method: "GET", path: "/api/v2/flows", guarded: true, handle: (*Platform).listFlows},
	{method: "GET", path: "/api/v2/flows/*", guarded: true, handle: (*Platform).getFlow},
	{method: "PUT", path: "/api/v2/flows/*", guarded: true, handle: (*Platform).putFlow},
}

// flow is a flow's metadata. What it does is in its version, which is not
// served.
type flow struct {
	ID             string       `json:"id"`
	Name           string       `json:"name"`
	Division       division     `json:"division"`
	Description    string       `json:"description"`
	Type           string       `json:"type"`
	Active         bool         `json:"active"`
	System         bool         `json:"system"`
	Deleted        bool         `json:"deleted"`
	Published      *flowVersion `json:"publishedVersion,omitempty"`
	Saved          *flowVersion `json:"savedVersion,omitempty"`
	CheckedIn      *flowVersion `json:"checkedInVersion,omitempty"`
	VirtualAgent   bool         `json:"virtualAgentEnabled"`
	SelfURI        string       `json:"selfUri"`
	foldedName     string
	foldedDescribe string
}

type division struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	SelfURI string `json:"selfUri"`
}

// flowVersion has two kinds of dates: the platform writes some as milliseconds
// since 1970, and one as text.
type flowVersion struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Type      string `json:"type"`
	Secure    bool   `json:"secure"`
	Created   int64  `json:"dateCreated"`
	CheckedIn int64  `json:"dateCheckedIn"`
	Saved     int64  `json:"dateSaved"`
	Published string `json:"datePublished,omitempty"`
	SelfURI   string `json:"selfUri"`
}

// flows are the organization's flows, by name.
type flows struct {
	mu   sync.RWMutex
	list []*flow // never changed in place: a change replaces the flow
}

var flowKinds = []struct{ kind, name string }{
	{"INBOUNDCALL", "Main Menu"},
	{"INQUEUECALL", "Hold Music"},
	{"WORKFLOW", "Callback"},
	{"INBOUNDSHORTMESSAGE", "Web Chat"},
	{"BOT", "Virtual Clerk"},
	{"COMMONMODULE", "Look Up Caller"},
}

func newFlows(seed uint64) *flows {
	d := newDice(seed, 4)
	home := division{ID: d.uuid(), Name: "Home"}
	home.SelfURI = "/api/v2/authorization/divisions/" + home.ID
	born := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	fs := &flows{}
	for i := range flowCount {
		kind := flowKinds[i%len(flowKinds)]
		f := &flow{
			ID: d.uuid(), Division: home, Type: kind.kind, Active: true,
			Name:        fmt.Sprintf("%s %02d", kind.name, i/len(flowKinds)+1),
			Description: "Made up by the twin",
		}
		f.SelfURI = flowsPath + "/" + f.ID
		at := born.Add(time.Duration(i) * 26 * time.Hour)
		version := strconv.Itoa(1+i%7) + ".0"
		f.Published = &flowVersion{
			ID: version, Name: version, Type: "PUBLISH", Published: date(at.Add(time.Hour)), SelfURI: f.SelfURI + "/versions/" + version,
			Created: at.UnixMilli(), Saved: at.UnixMilli(), CheckedIn: at.UnixMilli(),
		}
		f.Saved, f.CheckedIn = f.Published, f.Published
		fs.list = append(fs.list, f.fold())
	}
	slices.SortFunc(fs.list, func(a, b *flow) int { return strings.Compare(a.foldedName, b.foldedName) })
	return fs
}

func (f *flow) fold() *flow {
	f.foldedName, f.foldedDescribe = strings.ToLower(f.Name), strings.ToLower(f.Description)
	return f
}

func (fs *flows) get(id string) *flow {
	fs.mu.RLock()
	defer fs.mu.RUnlock()
	i := slices.IndexFunc(fs.list, func(f *flow) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return fs.list[i]
}

// page is the envelope of every list.
type page struct {
	Entities    any    `json:"entities"`
	PageSize    int    `json:"pageSize"`
	PageNumber  int    `json:"pageNumber"`
	Total       int    `json:"total"`
	PageCount   int    `json:"pageCount"`
	FirstURI    string `json:"firstUri"`
	NextURI     string `json:"nextUri,omitempty"`
	PreviousURI string `json:"previousUri,omitempty"`
	LastURI     string `json:"lastUri"`
	SelfURI     string `json:"selfUri"`
}

// paged cuts the page out of all that a list's query asks for.
func paged[T any](path string, query url.Values, all []T) (page, *Error) {
	p := page{Total: len(all)}
	var e *Error
	number := func(key string, standard, most int) int {
		text := cmp.Or(query.Get(key), strconv.Itoa(standard))
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > most {
			e = BadRequest(fmt.Sprintf("%s is %q, want a whole number from 1 to %d", key, text, most))
		}
		return n
	}
	p.PageSize = number("pageSize", pageSize, maxPageSize)
	p.PageNumber = number("pageNumber", 1, 1_000_000)
	if e != nil {
		return page{}, e
	}
	p.PageCount = (len(all) + p.PageSize - 1) / p.PageSize
	low := min((p.PageNumber-1)*p.PageSize, len(all))
	p.Entities = append([]T{}, all[low:min(low+p.PageSize, len(all))]...) // never null
	query.Set("pageSize", strconv.Itoa(p.PageSize))
	uri := func(n int) string {
		query.Set("pageNumber", strconv.Itoa(n))
		return path + "?" + query.Encode()
	}
	p.FirstURI, p.LastURI, p.SelfURI = uri(1), uri(max(1, p.PageCount)), uri(p.PageNumber)
	if p.PageNumber < p.PageCount {
		p.NextURI = uri(p.PageNumber + 1)
	}
	if p.PageNumber > 1 {
		p.PreviousURI = uri(p.PageNumber - 1)
	}
	return p, nil
}

// flowFilter is what a list's query leaves of all flows.
type flowFilter struct {
	ids, kinds                      []string // lower case; none: all
	name, description, either, home string
	deleted, secure                 string
}

func readFilter(query url.Values) flowFilter {
	list := func(key string) []string { // repeated, or with commas, or both
		text := strings.ToLower(strings.Join(query[key], ","))
		return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
	}
	lower := func(key string) string { return strings.ToLower(query.Get(key)) }
	return flowFilter{
		ids: list("id"), kinds: list("type"),
		name: lower("name"), description: lower("description"), either: lower("nameOrDescription"), home: lower("divisionId"),
		deleted: lower("deleted"), secure: lower("secure"),
	}
}

func (q *flowFilter) takes(f *flow) bool {
	in := func(list []string, text string) bool {
		return len(list) == 0 || slices.Contains(list, strings.ToLower(text))
	}
	return in(q.ids, f.ID) && in(q.kinds, f.Type) &&
		(q.home == "" || q.home == f.Division.ID) &&
		like(q.name, f.foldedName) && like(q.description, f.foldedDescribe) &&
		(like(q.either, f.foldedName) || like(q.either, f.foldedDescribe)) &&
		(f.Deleted == (q.deleted == "true")) && q.secure != "true"
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
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return BadRequest("The query cannot be parsed.")
	}
	filter := readFilter(query)
	var found []*flow
	p.flows.mu.RLock()
	for _, f := range p.flows.list {
		if filter.takes(f) {
			found = append(found, f)
		}
	}
	p.flows.mu.RUnlock()
	list, e := paged(flowsPath, query, found)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, list)
}

func (p *Platform) getFlow(c *call) *Error {
	f := p.flows.get(c.args[0])
	if f == nil {
		return missing("flow", c.args[0])
	}
	return c.answer(http.StatusOK, f)
}

// flowChange is the part of a flow that a PUT changes: what a flow does is in
// its versions, and a PUT does not touch them.
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
		changed := p.flows.change(c.args[0], change)
		if changed == nil {
			return missing("flow", c.args[0])
		}
		c.applied("flow", changed.ID)
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

func (fs *flows) change(id string, change flowChange) *flow {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	i := slices.IndexFunc(fs.list, func(f *flow) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	f := *fs.list[i]
	if change.Name != nil {
		f.Name = *change.Name
	}
	if change.Description != nil {
		f.Description = *change.Description
	}
	fs.list[i] = f.fold()
	return fs.list[i]
}
