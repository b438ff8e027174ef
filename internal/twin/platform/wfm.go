package platform

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	wfmPath = "/api/v2/workforcemanagement"

	maxSchedulesOfUnit = 1000 // of a business unit, with those that clients make
)

var wfmRoutes = []route{
	{method: "GET", path: wfmPath + "/businessunits", guarded: true, handle: (*Platform).listBusinessUnits},
	{method: "GET", path: wfmPath + "/businessunits/*", guarded: true, handle: (*Platform).getBusinessUnit},
	{method: "GET", path: wfmPath + "/businessunits/*/managementunits", guarded: true, handle: (*Platform).listUnitsOfBusiness},
	{method: "GET", path: wfmPath + "/managementunits", guarded: true, handle: (*Platform).listManagementUnits},
	{method: "GET", path: wfmPath + "/managementunits/*", guarded: true, handle: (*Platform).getManagementUnit},
	{method: "GET", path: wfmPath + "/managementunits/*/users", guarded: true, handle: (*Platform).listUnitAgents},
	{method: "GET", path: wfmPath + "/managementunits/*/agents/*", guarded: true, handle: (*Platform).lookUpAgent},
	{method: "GET", path: wfmPath + "/agents/*/managementunit", guarded: true, handle: (*Platform).agentsUnit},
	{method: "GET", path: weeksPath + "/*/schedules", guarded: true, handle: (*Platform).listSchedules},
	{method: "POST", path: weeksPath + "/*/schedules", guarded: true, handle: (*Platform).createSchedule},
	{method: "POST", path: weeksPath + "/*/schedules/import/uploadurl", guarded: true, handle: (*Platform).importURL},
	{method: "POST", path: weeksPath + "/*/schedules/import", guarded: true, handle: (*Platform).importSchedule},
	{method: "GET", path: schedulePath, guarded: true, handle: (*Platform).getSchedule},
	{method: "DELETE", path: schedulePath, guarded: true, handle: (*Platform).deleteSchedule},
	{method: "POST", path: schedulePath + "/copy", guarded: true, handle: (*Platform).copySchedule},
	{method: "POST", path: schedulePath + "/update/uploadurl", guarded: true, handle: (*Platform).updateURL},
	{method: "POST", path: schedulePath + "/update", guarded: true, handle: (*Platform).updateSchedule},
	{method: "POST", path: schedulePath + "/agentschedules/query", guarded: true, handle: (*Platform).queryAgentSchedules},
	{method: "PUT", path: uploadPath + "*", handle: (*Platform).takeUpload},
}

const (
	weeksPath    = wfmPath + "/businessunits/*/weeks"
	schedulePath = weeksPath + "/*/schedules/*"
)

// wfm is workforce management: who works where, and the schedules of weeks.
type wfm struct {
	lookup  time.Duration // how long a look-up of one agent takes
	strict  bool          // about weeks
	latency *latency      // of what is done later, on top of workTime
	units   []*businessUnit
	mus     map[string]*managementUnit
	agents  map[string]*wfmAgent
	roster  []*wfmAgent
	reading sync.Mutex // one upload is read at a time

	unpacked int64 // maxUnpacked, but for tests

	mu         sync.Mutex
	dice       dice
	schedules  map[string]*schedule // by id
	shiftBytes int                  // of all of them, roughly
	uploads    uploads
}

// businessUnit, managementUnit and wfmAgent never change, once the platform
// has been made or loaded.
type businessUnit struct {
	id, name string
	units    []*managementUnit
}

type managementUnit struct {
	id, name string
	business *businessUnit
	agents   []*wfmAgent
}

type wfmAgent struct {
	named
	unit  *managementUnit
	shift int // hour at which the agent's days begin
}

var (
	unitNames  = []string{"Service", "Sales"}
	siteNames  = []string{"Berlin", "Lisbon", "Manila", "Toronto"}
	firstNames = []string{"Ada", "Ben", "Chloe", "Dan", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jan"}
	lastNames  = []string{"Abel", "Brandt", "Costa", "Dale", "Evans", "Fuchs", "Gomez", "Hart", "Ito", "Jones"}
)

func newWFM(cfg pack.Twin, count pack.Entities, now time.Time) *wfm {
	d := newDice(cfg.Seed, 11)
	w := &wfm{
		lookup: pack.GenesysAgentLookup.D(), strict: cfg.Workforce.StrictWeeks, latency: newLatency(newDice(cfg.Seed, 13), cfg.Latency), dice: d,
		uploads: newUploads(), unpacked: maxUnpacked,
	}
	w.clear()
	if cfg.Workforce.AgentLookup != nil {
		w.lookup = cfg.Workforce.AgentLookup.D()
	}
	for b := range *count.BusinessUnits {
		bu := &businessUnit{id: d.uuid(), name: nameOf(unitNames, b)}
		for m := range *count.ManagementUnits {
			mu := &managementUnit{id: d.uuid(), name: bu.name + " " + nameOf(siteNames, m), business: bu}
			for i := range *count.Agents {
				n := len(w.roster) + i
				name := fmt.Sprintf("%s %s %d", firstNames[n%10], lastNames[n/10%10], 1+n/100)
				mu.agents = append(mu.agents, &wfmAgent{named: named{d.uuid(), name}, unit: mu, shift: 7 + n%5})
			}
			bu.units = append(bu.units, mu)
			w.enter(mu)
		}
		w.units = append(w.units, bu)
		for _, week := range []time.Time{weekOf(now), weekOf(now).AddDate(0, 0, 7)} {
			s := &schedule{id: d.uuid(), unit: bu, week: week, weeks: 1, description: "Week of " + week.Format(time.DateOnly), version: 1, modified: weekOf(now)}
			w.schedules[s.id] = s
		}
	}
	return w
}

// nameOf is one name after the other, with a number from the second round on.
func nameOf(names []string, n int) string {
	if round := n / len(names); round > 0 {
		return fmt.Sprint(names[n%len(names)], " ", round+1)
	}
	return names[n]
}

func (w *wfm) clear() {
	w.units, w.roster = nil, nil
	w.mus, w.agents, w.schedules = map[string]*managementUnit{}, map[string]*wfmAgent{}, map[string]*schedule{}
	w.shiftBytes = 0
}

// enter notes a management unit and its agents.
func (w *wfm) enter(mu *managementUnit) {
	w.mus[mu.id] = mu
	w.roster = append(w.roster, mu.agents...)
	for _, a := range mu.agents {
		w.agents[a.id] = a
	}
}

// weekOf is the Monday of a week.
func weekOf(t time.Time) time.Time {
	t = t.UTC().Truncate(24 * time.Hour)
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
}

// agentAt is one agent after the other.
func (w *wfm) agentAt(n int) named { return w.roster[n%len(w.roster)].named }

func (w *wfm) business(id string) (*businessUnit, *Error) {
	for _, bu := range w.units {
		if bu.id == id {
			return bu, nil
		}
	}
	return nil, missing("business unit", id)
}

// reference is an entity that another one names.
type reference struct {
	ID      string `json:"id"`
	Name    string `json:"name,omitempty"`
	SelfURI string `json:"selfUri"`
}

func (b *businessUnit) reference() reference {
	return reference{b.id, b.name, wfmPath + "/businessunits/" + b.id}
}

func (m *managementUnit) reference() reference {
	return reference{m.id, m.name, wfmPath + "/managementunits/" + m.id}
}

func (a *wfmAgent) reference() reference {
	return reference{a.id, a.name, "/api/v2/users/" + a.id}
}

type unitEntity struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Business *reference `json:"businessUnit,omitempty"`
	StartDay string     `json:"startDayOfWeek"`
	TimeZone string     `json:"timeZone"`
	SelfURI  string     `json:"selfUri"`
}

func (b *businessUnit) entity() unitEntity {
	r := b.reference()
	return unitEntity{b.id, b.name, nil, "Monday", "Etc/UTC", r.SelfURI}
}

func (m *managementUnit) entity() unitEntity {
	r, of := m.reference(), m.business.reference()
	return unitEntity{m.id, m.name, &of, "Monday", "Etc/UTC", r.SelfURI}
}

type entityList[T any] struct {
	Entities []T `json:"entities"`
}

func (p *Platform) listBusinessUnits(c *call) *Error {
	list := entityList[unitEntity]{}
	for _, bu := range p.wfm.units {
		list.Entities = append(list.Entities, bu.entity())
	}
	return c.answer(http.StatusOK, list)
}

func (p *Platform) getBusinessUnit(c *call) *Error {
	bu, e := p.wfm.business(c.args[0])
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, bu.entity())
}

func (p *Platform) listUnitsOfBusiness(c *call) *Error {
	bu, e := p.wfm.business(c.args[0])
	if e != nil {
		return e
	}
	list := entityList[unitEntity]{}
	for _, mu := range bu.units {
		list.Entities = append(list.Entities, mu.entity())
	}
	return c.answer(http.StatusOK, list)
}

func (p *Platform) listManagementUnits(c *call) *Error {
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return BadRequest("The query cannot be parsed.")
	}
	var all []unitEntity
	for _, bu := range p.wfm.units {
		for _, mu := range bu.units {
			all = append(all, mu.entity())
		}
	}
	list, e := paged(wfmPath+"/managementunits", query, all)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, list)
}

// unit finds the management unit that a request is about.
func (p *Platform) unit(c *call) (*managementUnit, *Error) {
	mu := p.wfm.mus[c.args[0]]
	if mu == nil {
		return nil, missing("management unit", c.args[0])
	}
	return mu, nil
}

func (p *Platform) getManagementUnit(c *call) *Error {
	mu, e := p.unit(c)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, mu.entity())
}

func (p *Platform) listUnitAgents(c *call) *Error {
	mu, e := p.unit(c)
	if e != nil {
		return e
	}
	list := entityList[reference]{}
	for _, a := range mu.agents {
		list.Entities = append(list.Entities, a.reference())
	}
	return c.answer(http.StatusOK, list)
}

// lookUpAgent shows what one agent can do and wants. It takes long, and with
// the limit of requests it is what makes publishing agent by agent hopeless.
func (p *Platform) lookUpAgent(c *call) *Error {
	mu, e := p.unit(c)
	if e != nil {
		return e
	}
	a := p.wfm.agents[c.args[1]]
	if a == nil || a.unit != mu {
		return missing("agent", c.args[1])
	}
	c.wait(p.wfm.lookup)
	return c.answer(http.StatusOK, struct {
		ID          string      `json:"id"`
		User        reference   `json:"user"`
		Unit        reference   `json:"managementUnit"`
		Trades      bool        `json:"acceptDirectShiftTrades"`
		Schedulable bool        `json:"schedulable"`
		Queues      []reference `json:"queues"`
		Languages   []reference `json:"languages"`
		Skills      []reference `json:"skills"`
		TimeZone    string      `json:"timeZone"`
		SelfURI     string      `json:"selfUri"`
	}{
		a.id, a.reference(), mu.reference(), a.shift%2 == 0, true,
		[]reference{},
		[]reference{},
		[]reference{},
		"Etc/UTC",
		mu.reference().SelfURI + "/agents/" + a.id,
	})
}

func (p *Platform) agentsUnit(c *call) *Error {
	a := p.wfm.agents[c.args[0]]
	if a == nil {
		return missing("agent", c.args[0])
	}
	return c.answer(http.StatusOK, struct {
		User     reference `json:"user"`
		Unit     reference `json:"managementUnit"`
		Business reference `json:"businessUnit"`
	}{a.reference(), a.unit.reference(), a.unit.business.reference()})
}

// readWeek reads the date of a week. Only the first ten characters count, unless
// it is to be strict: the official SDK for Go writes a time behind them.
func (w *wfm) readWeek(text string) (time.Time, *Error) {
	of := text
	if !w.strict {
		of = text[:min(len(text), len(time.DateOnly))]
	}
	week, err := time.Parse(time.DateOnly, of)
	if err != nil || week.Year() < 1990 || week.Year() > 2100 {
		return time.Time{}, BadRequest(fmt.Sprintf("weekId is %q, want yyyy-MM-dd", clip(text, 64)))
	}
	return week, nil
}

// withWeek finds the business unit and the week that a request is about.
func (p *Platform) withWeek(c *call, use func(*businessUnit, time.Time) *Error) *Error {
	bu, e := p.wfm.business(c.args[0])
	if e != nil {
		return e
	}
	week, e := p.wfm.readWeek(c.args[1])
	if e != nil {
		return e
	}
	return use(bu, week)
}

func isRecent(week string) bool { return strings.EqualFold(week, "recent") }
