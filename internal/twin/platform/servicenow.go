package platform

import (
	"net/http"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	// maxIncidents bounds what is remembered. The oldest is forgotten first.
	maxIncidents = 50_000
	// firstIncident is the number before the first.
	firstIncident = 10_000
	// snowDate is how ServiceNow writes a date: UTC, and no zone.
	snowDate = "2006-01-02 15:04:05"
)

var serviceNowRoutes = []route{
	{method: "POST", path: "/api/now/table/incident", handle: (*Platform).createIncident},
	{method: "GET", path: "/api/now/table/incident/*", handle: (*Platform).getIncident},
	{method: "POST", path: "/api/now/*/table/incident", handle: (*Platform).createIncident},
	{method: "GET", path: "/api/now/*/table/incident/*", handle: (*Platform).getIncident},
}

// serviceNow is the ticket system behind the data actions, as far as its Table
// API for incidents goes.
type serviceNow struct {
	latency *latency

	mu        sync.Mutex
	dice      dice
	last      int
	incidents map[string]*incident
	oldest    ring
}

type incident struct {
	id, number                                            string
	short, description, comments, caller, urgency, impact string
	created                                               time.Time
}

func newServiceNow(seed uint64, cfg pack.Latency) *serviceNow {
	return &serviceNow{
		latency: newLatency(newDice(seed, 2), cfg),
		dice:    newDice(seed, 3), last: firstIncident,
		incidents: map[string]*incident{}, oldest: newRing(maxIncidents),
	}
}

func (s *serviceNow) create(i incident, now time.Time) *incident {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	i.id, i.number, i.created = s.dice.hex(), incidentNumber(s.last), now
	s.incidents[i.id] = &i
	if gone := s.oldest.add(i.id); gone != "" {
		delete(s.incidents, gone)
	}
	return &i
}

func (s *serviceNow) get(id string) *incident {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.incidents[id]
}

// record is an incident as the Table API shows it: every value is text.
type record struct {
	SysID       string `json:"sys_id"`
	Number      string `json:"number"`
	State       string `json:"state"`
	Active      string `json:"active"`
	Short       string `json:"short_description"`
	Description string `json:"description"`
	Comments    string `json:"comments"`
	CallerID    string `json:"caller_id"`
	Urgency     string `json:"urgency"`
	Impact      string `json:"impact"`
	OpenedAt    string `json:"opened_at"`
	CreatedOn   string `json:"sys_created_on"`
	UpdatedOn   string `json:"sys_updated_on"`
}

func (i *incident) record() record {
	or := func(text, standard string) string {
		if text == "" {
			return standard
		}
		return text
	}
	at := i.created.UTC().Format(snowDate)
	return record{
		SysID: i.id, Number: i.number, State: "1", Active: "true",
		Short: i.short, Description: i.description, Comments: i.comments, CallerID: i.caller,
		Urgency: or(i.urgency, "3"), Impact: or(i.impact, "3"), OpenedAt: at, CreatedOn: at, UpdatedOn: at,
	}
}

type recordAnswer struct {
	Result record `json:"result"`
}

// snowError is the shape of ServiceNow's errors.
type snowError struct {
	Error struct {
		Message string `json:"message"`
		Detail  string `json:"detail"`
	} `json:"error"`
	Status string `json:"status"`
}

func (c *call) refuseSnow(status int, message, detail string) *Error {
	e := snowError{Status: "failure"}
	e.Error.Message, e.Error.Detail = message, detail
	return c.answer(status, e)
}

func (p *Platform) createIncident(c *call) *Error {
	fields, e := c.readIncident()
	if e != nil {
		return c.refuseSnow(e.Status, "Exception while reading request", e.Message)
	}
	c.wait(p.now.latency.draw())
	made := p.now.create(fields, time.Now())
	c.applied("incident", made.id)
	c.w.Header().Set("Location", p.scheme("http", c.r)+"/api/now/table/incident/"+made.id)
	return c.answer(http.StatusCreated, recordAnswer{made.record()})
}

func (p *Platform) getIncident(c *call) *Error {
	id := c.args[0]
	if c.args[1] != "" {
		id = c.args[1] // behind a version: /api/now/v2/table/...
	}
	c.wait(p.now.latency.draw())
	found := p.now.get(id)
	if found == nil {
		return c.refuseSnow(http.StatusNotFound, "No Record found", "Record doesn't exist or ACL restricts the record retrieval")
	}
	return c.answer(http.StatusOK, recordAnswer{found.record()})
}
