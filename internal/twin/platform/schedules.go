package platform

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

const (
	// workTime is how long it takes to apply an update, on top of the latency
	// that is configured.
	workTime = 200 * time.Millisecond

	// The documented bounds of a schedule.
	maxWeeks           = 6
	maxWeekDescription = 100

	maxShifts      = 100       // of one agent in one schedule, and as many markers
	maxActivities  = 100       // of one shift
	maxAgentChange = 64 << 10  // bytes of one agent's part of an upload
	maxShiftBytes  = 256 << 20 // of all schedules, roughly
)

// schedule is a business unit's schedule of a week or a few. Guarded by
// wfm.mu.
type schedule struct {
	id          string
	unit        *businessUnit
	week        time.Time
	weeks       int
	description string
	published   bool
	version     int
	modified    time.Time
	agents      map[string]*agentSchedule // of those who were changed
	busy        bool                      // an operation is under way
}

// agentSchedule is one agent's part of a schedule. It never changes: a change
// replaces it.
type agentSchedule struct {
	Shifts  []shift         `json:"shifts"`
	Markers []timeOffMarker `json:"fullDayTimeOffMarkers"`
	version int
}

type shift struct {
	ID         string     `json:"id"`
	Start      string     `json:"startDate"`
	Minutes    int        `json:"lengthMinutes"`
	Activities []activity `json:"activities"`
	Manual     bool       `json:"manuallyEdited"`
	Delete     bool       `json:"delete,omitempty"`
}

type activity struct {
	Start       string `json:"startDate"`
	Minutes     int    `json:"lengthMinutes"`
	Code        string `json:"activityCodeId"`
	Description string `json:"description,omitempty"`
	Paid        bool   `json:"paid"`
}

type timeOffMarker struct {
	Date        string `json:"businessUnitDate"`
	Minutes     int    `json:"lengthMinutes"`
	Code        string `json:"activityCodeId"`
	Description string `json:"description,omitempty"`
	Paid        bool   `json:"paid"`
	RequestID   string `json:"timeOffRequestId,omitempty"`
}

type versioned struct {
	Version  int    `json:"version"`
	Modified string `json:"dateModified,omitempty"`
}

// scheduleEntity is a schedule as lists and notices show it.
type scheduleEntity struct {
	ID          string      `json:"id"`
	Week        string      `json:"weekDate"`
	Weeks       int         `json:"weekCount"`
	Description string      `json:"description"`
	Published   bool        `json:"published"`
	Metadata    versioned   `json:"metadata"`
	Units       []reference `json:"managementUnits"`
	SelfURI     string      `json:"selfUri"`
}

func (s *schedule) entity() scheduleEntity {
	e := scheduleEntity{
		s.id, s.week.Format(time.DateOnly), s.weeks, s.description, s.published,
		versioned{s.version, date(s.modified)},
		[]reference{},
		wfmPath + "/businessunits/" + s.unit.id + "/weeks/" + s.week.Format(time.DateOnly) + "/schedules/" + s.id,
	}
	for _, mu := range s.unit.units {
		e.Units = append(e.Units, mu.reference())
	}
	return e
}

// of is an agent's part of the schedule: what was uploaded, or five days of
// eight hours.
func (s *schedule) of(a *wfmAgent) *agentSchedule {
	if as := s.agents[a.id]; as != nil {
		return as
	}
	as := &agentSchedule{Markers: []timeOffMarker{}, version: 1}
	for day := range 5 * s.weeks {
		at := s.week.AddDate(0, 0, day/5*7+day%5).Add(time.Duration(a.shift) * time.Hour)
		as.Shifts = append(as.Shifts, shift{
			ID: fmt.Sprintf("%s-%d", a.id, day), Start: date(at), Minutes: 480,
			Activities: []activity{{date(at), 480, "0", "", true}},
		})
	}
	return as
}

// withSchedule finds the schedule that a request is about and holds it still
// meanwhile.
func (p *Platform) withSchedule(c *call, use func(*schedule) *Error) *Error {
	return p.withWeek(c, func(bu *businessUnit, week time.Time) *Error {
		p.wfm.mu.Lock()
		defer p.wfm.mu.Unlock()
		s := p.wfm.schedules[c.args[2]]
		if s == nil || s.unit != bu || !s.week.Equal(week) {
			return missing("schedule", c.args[2])
		}
		return use(s)
	})
}

func (p *Platform) getSchedule(c *call) *Error {
	var found scheduleEntity
	e := p.withSchedule(c, func(s *schedule) *Error {
		found = s.entity()
		return nil
	})
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, found)
}

// listSchedules lists those of a week, or under recent those of the latest
// four weeks and all that are to come.
func (p *Platform) listSchedules(c *call) *Error {
	bu, e := p.wfm.business(c.args[0])
	if e != nil {
		return e
	}
	var from, to time.Time
	if isRecent(c.args[1]) {
		from, to = weekOf(time.Now()).AddDate(0, 0, -28), time.Unix(1<<40, 0)
	} else if from, e = p.wfm.readWeek(c.args[1]); e != nil {
		return e
	} else {
		to = from
	}
	publishedOnly := strings.EqualFold(c.r.URL.Query().Get("includeOnlyPublished"), "true")
	w := p.wfm
	list := entityList[scheduleEntity]{[]scheduleEntity{}}
	w.mu.Lock()
	for _, s := range w.schedules {
		if s.unit == bu && !s.week.Before(from) && !s.week.After(to) && (s.published || !publishedOnly) {
			list.Entities = append(list.Entities, s.entity())
		}
	}
	w.mu.Unlock()
	slices.SortFunc(list.Entities, func(a, b scheduleEntity) int { return strings.Compare(a.Week+a.ID, b.Week+b.ID) })
	return c.answer(http.StatusOK, list)
}

// scheduleChange is what a new schedule is made of.
type scheduleChange struct {
	Description string `json:"description"`
	Weeks       int    `json:"weekCount"`
	Week        string `json:"weekDate"` // of a copy
}

func (n *scheduleChange) check() *Error {
	if n.Weeks == 0 {
		n.Weeks = 1
	}
	switch {
	case strings.TrimSpace(n.Description) == "" || len(n.Description) > maxWeekDescription:
		return BadRequest(fmt.Sprintf("description wants 1 to %d characters", maxWeekDescription))
	case n.Weeks < 1 || n.Weeks > maxWeeks:
		return BadRequest(fmt.Sprintf("weekCount wants 1 to %d", maxWeeks))
	}
	return nil
}

// addSchedule makes a schedule. The lock must be held.
func (w *wfm) addSchedule(bu *businessUnit, week time.Time, n scheduleChange, now time.Time) (*schedule, *Error) {
	count := 0
	for _, s := range w.schedules {
		if s.unit == bu {
			count++
		}
	}
	if count >= maxSchedulesOfUnit {
		return nil, BadRequest(fmt.Sprintf("The twin holds at most %d schedules of a business unit.", maxSchedulesOfUnit))
	}
	id := unused(w.dice.uuid, func(id string) bool { return w.schedules[id] != nil })
	s := &schedule{id: id, unit: bu, week: week, weeks: n.Weeks, description: n.Description, version: 1, modified: now}
	w.schedules[s.id] = s
	return s, nil
}

func (p *Platform) createSchedule(c *call) *Error {
	return p.withWeek(c, func(bu *businessUnit, week time.Time) *Error {
		return c.withBody(func(body []byte) *Error {
			var n scheduleChange
			if e := decode(body, &n); e != nil {
				return e
			}
			if e := n.check(); e != nil {
				return e
			}
			p.wfm.mu.Lock()
			s, e := p.wfm.addSchedule(bu, week, n, time.Now())
			if e != nil {
				p.wfm.mu.Unlock()
				return e
			}
			made := s.entity()
			p.wfm.mu.Unlock()
			c.applied("schedule", made.ID)
			return c.answer(http.StatusCreated, made)
		})
	})
}

func (p *Platform) updateURL(c *call) *Error {
	e := p.withSchedule(c, func(*schedule) *Error { return nil })
	if e != nil {
		return e
	}
	return p.giveUpload(c, c.args[2])
}

func (p *Platform) importURL(c *call) *Error {
	return p.withWeek(c, func(bu *businessUnit, week time.Time) *Error {
		return p.giveUpload(c, bu.id+"/"+week.Format(time.DateOnly))
	})
}

// scheduleWork is work on schedules that is answered by 202 and done later. Its
// end is told on the business unit's topic, and nowhere else.
type scheduleWork struct {
	id   string
	kind string // Update, Import, Copy or Delete
	unit *businessUnit
}

type operationAnswer struct {
	Status string          `json:"status"`
	ID     string          `json:"operationId"`
	Kind   string          `json:"eventType,omitempty"` // in notices
	Result *scheduleEntity `json:"result,omitempty"`
}

// begin answers 202 and does the work later. What goes wrong then is told
// without a reason, as the platform does.
func (p *Platform) begin(c *call, o scheduleWork, work func(now time.Time) (*scheduleEntity, []*wfmAgent, error)) *Error {
	p.wfm.mu.Lock()
	o.id = p.wfm.dice.uuid()
	p.wfm.mu.Unlock()
	e := c.answer(http.StatusAccepted, operationAnswer{Status: "Processing", ID: o.id})
	c.later(workTime+p.wfm.latency.draw(), func(asked *http.Request) {
		done := operationAnswer{Status: "Complete", ID: o.id, Kind: o.kind}
		result, agents, err := work(time.Now())
		if done.Result = result; err != nil {
			done.Status, done.Result = "Error", nil
		} else {
			p.applied(asked, "schedule", result.ID)
		}
		p.notes.publish("v2.workforcemanagement.businessunits."+o.unit.id+".schedules", done)
		for _, a := range agents {
			p.notes.publish("v2.users."+a.id+".workforcemanagement.schedules", agentNotice{
				User: reference{a.id, a.name, "/api/v2/users/" + a.id}, Start: result.Week, Published: true,
			})
		}
	})
	return e
}

// agentNotice tells an agent that there are new shifts.
type agentNotice struct {
	User      reference `json:"user"`
	Start     string    `json:"startDate"`
	Published bool      `json:"published"`
}

type uploadReference struct {
	Key string `json:"uploadKey"`
}

// updateSchedule applies an upload to a schedule. One update of a schedule
// goes on at a time.
func (p *Platform) updateSchedule(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var asked uploadReference
		if e := decode(body, &asked); e != nil {
			return e
		}
		var content []byte
		var of *schedule
		e := p.withSchedule(c, func(s *schedule) (e *Error) {
			if s.busy {
				return busySchedule
			}
			if content, e = p.wfm.collect(asked.Key, s.id, c.app, time.Now()); e == nil {
				s.busy, of = true, s
			}
			return e
		})
		if e != nil {
			return e
		}
		return p.begin(c, scheduleWork{kind: "Update", unit: of.unit}, func(now time.Time) (*scheduleEntity, []*wfmAgent, error) {
			w := p.wfm
			u, err := w.readUpload(content)
			w.mu.Lock()
			defer w.mu.Unlock()
			of.busy = false
			if err == nil {
				err = w.check(of, u)
			}
			if err != nil {
				return nil, nil, err
			}
			entity, told := w.put(of, u, now)
			return &entity, told, nil
		})
	})
}

var busySchedule = &Error{Status: http.StatusConflict, Code: "conflict", Message: "Another operation on the schedule is under way."}

// importSchedule makes a schedule of an upload.
func (p *Platform) importSchedule(c *call) *Error {
	return p.withWeek(c, func(bu *businessUnit, week time.Time) *Error {
		return c.withBody(func(body []byte) *Error {
			var asked uploadReference
			if e := decode(body, &asked); e != nil {
				return e
			}
			p.wfm.mu.Lock()
			content, e := p.wfm.collect(asked.Key, bu.id+"/"+week.Format(time.DateOnly), c.app, time.Now())
			p.wfm.mu.Unlock()
			if e != nil {
				return e
			}
			return p.begin(c, scheduleWork{kind: "Import", unit: bu}, func(now time.Time) (*scheduleEntity, []*wfmAgent, error) {
				w := p.wfm
				u, err := w.readUpload(content)
				if err != nil {
					return nil, nil, err
				}
				n := scheduleChange{Description: u.Description, Weeks: u.Weeks}
				if e := n.check(); e != nil {
					return nil, nil, errors.New(e.Message)
				}
				w.mu.Lock()
				defer w.mu.Unlock()
				s, e := w.addSchedule(bu, week, n, now)
				if e != nil {
					return nil, nil, errors.New(e.Message)
				}
				u.Metadata.Version = s.version
				if err := w.check(s, u); err != nil {
					delete(w.schedules, s.id)
					return nil, nil, err
				}
				entity, told := w.put(s, u, now)
				return &entity, told, nil
			})
		})
	})
}

// uploadBody is what is put at an upload's place.
type uploadBody struct {
	Description string          `json:"description"`
	Weeks       int             `json:"weekCount"` // of an import
	Published   bool            `json:"published"`
	Metadata    versioned       `json:"metadata"`
	Raw         json.RawMessage `json:"agentSchedules"`

	agents []agentChange // read from Raw
}

type agentChange struct {
	UserID   string          `json:"userId"`
	Shifts   []shift         `json:"shifts"`
	Markers  []timeOffMarker `json:"fullDayTimeOffMarkers"`
	Metadata *versioned      `json:"metadata"`
	Delete   bool            `json:"delete"`
}

// readUpload unpacks and reads an upload. One is read at a time, since one may
// be large.
func (w *wfm) readUpload(content []byte) (*uploadBody, error) {
	w.reading.Lock()
	defer w.reading.Unlock()
	defer func() {
		w.mu.Lock()
		w.uploads.bytes -= len(content)
		w.mu.Unlock()
	}()
	plain, err := unpack(content, w.unpacked)
	if err != nil {
		return nil, err
	}
	var u uploadBody
	if err := json.Unmarshal(plain, &u); err != nil {
		return nil, err
	}
	if len(u.Description) > maxWeekDescription {
		return nil, errors.New("the description is too long")
	}
	return &u, u.readAgents(len(w.roster))
}

// readAgents reads the agents' parts one by one, so that none of them takes
// more memory than it should before it is refused, and at most so many.
func (u *uploadBody) readAgents(most int) error {
	if len(u.Raw) == 0 || string(u.Raw) == "null" {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(u.Raw))
	if open, err := dec.Token(); err != nil || open != json.Delim('[') {
		return errors.New("agentSchedules is no list")
	}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		var change agentChange
		if len(raw) > maxAgentChange || len(u.agents) >= most {
			return errors.New("an agent's part is too large, or there are too many")
		}
		if err := json.Unmarshal(raw, &change); err != nil {
			return err
		}
		u.agents = append(u.agents, change)
	}
	u.Raw = nil
	return nil
}

// check reports why an upload cannot be applied to a schedule: nothing of it
// is then.
func (w *wfm) check(s *schedule, u *uploadBody) error {
	if u.Metadata.Version != s.version {
		return fmt.Errorf("version %d, want %d", u.Metadata.Version, s.version)
	}
	if w.shiftBytes+u.size() > maxShiftBytes {
		return errors.New("the twin has no room for more shifts")
	}
	for i := range u.agents {
		change := &u.agents[i]
		a := w.agents[change.UserID]
		if a == nil || a.unit.business != s.unit {
			return errors.New("an agent is not of the business unit")
		}
		if m := change.Metadata; m != nil && m.Version != s.of(a).version {
			return errors.New("an agent's version is not the schedule's")
		}
		if err := checkShifts(change.Shifts, change.Markers); err != nil {
			return err
		}
	}
	return nil
}

func checkShifts(shifts []shift, markers []timeOffMarker) error {
	if len(shifts) > maxShifts || len(markers) > maxShifts {
		return errors.New("an agent has too many shifts")
	}
	for i := range shifts {
		one := &shifts[i]
		if !one.Delete && (one.Minutes < 1 || one.Minutes > 24*60 || !isDate(one.Start) || len(one.Activities) > maxActivities) {
			return errors.New("a shift is none")
		}
	}
	return nil
}

func isDate(text string) bool {
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}

// size is roughly what an agent's part takes in memory.
func (as *agentSchedule) size() int {
	if as == nil {
		return 0
	}
	n := 100
	for i := range as.Shifts {
		n += 150 + len(as.Shifts[i].ID) + len(as.Shifts[i].Start)
		for _, a := range as.Shifts[i].Activities {
			n += 100 + len(a.Start) + len(a.Code) + len(a.Description)
		}
	}
	for _, m := range as.Markers {
		n += 100 + len(m.Date) + len(m.Code) + len(m.Description) + len(m.RequestID)
	}
	return n
}

// size is what an upload adds at most.
func (u *uploadBody) size() int {
	n := 0
	for i := range u.agents {
		n += (&agentSchedule{Shifts: u.agents[i].Shifts, Markers: u.agents[i].Markers}).size()
	}
	return n
}

// put applies an upload that has been checked. What is published stays so,
// until another schedule of the week is. It returns the agents who hear of it:
// everybody when a schedule is published, and then those whom it changes.
func (w *wfm) put(s *schedule, u *uploadBody, now time.Time) (after scheduleEntity, told []*wfmAgent) {
	if s.agents == nil {
		s.agents = map[string]*agentSchedule{}
	}
	for i := range u.agents {
		change := &u.agents[i]
		a := w.agents[change.UserID]
		before := s.of(a)
		as := &agentSchedule{Shifts: w.shifts(before.Shifts, change), Markers: change.Markers, version: before.version + 1}
		if as.Markers == nil {
			as.Markers = []timeOffMarker{}
		}
		w.shiftBytes += as.size() - s.agents[a.id].size()
		s.agents[a.id] = as
		if s.published {
			told = append(told, a)
		}
	}
	if u.Description != "" {
		s.description = u.Description
	}
	if u.Published && !s.published {
		for _, other := range w.schedules {
			if other.unit == s.unit && other.week.Equal(s.week) {
				other.published = false
			}
		}
		s.published = true
		for _, mu := range s.unit.units {
			told = append(told, mu.agents...)
		}
	}
	s.version++
	s.modified = now
	return s.entity(), told
}

// shifts are an agent's after a change: those with a known id are replaced or
// deleted, the others are new.
func (w *wfm) shifts(before []shift, change *agentChange) []shift {
	after := []shift{}
	if change.Delete {
		return after
	}
	after = append(after, before...)
	for _, one := range change.Shifts {
		if one.ID != "" {
			after = slices.DeleteFunc(after, func(s shift) bool { return s.ID == one.ID })
		} else {
			one.ID = unused(w.dice.uuid, func(id string) bool {
				return slices.ContainsFunc(after, func(s shift) bool { return s.ID == id })
			})
		}
		if !one.Delete && len(after) < maxShifts {
			after = append(after, one)
		}
	}
	slices.SortStableFunc(after, func(a, b shift) int { return strings.Compare(a.Start, b.Start) })
	return after
}

// copySchedule makes a schedule of another one, for the same week or a
// different one.
func (p *Platform) copySchedule(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var n scheduleChange
		if e := decode(body, &n); e != nil {
			return e
		}
		if e := n.check(); e != nil {
			return e
		}
		var from schedule
		e := p.withSchedule(c, func(s *schedule) *Error {
			from = *s
			from.agents = maps.Clone(s.agents)
			return nil
		})
		if e != nil {
			return e
		}
		week := from.week
		if n.Week != "" {
			if week, e = p.wfm.readWeek(n.Week); e != nil {
				return e
			}
		}
		n.Weeks = from.weeks
		return p.begin(c, scheduleWork{kind: "Copy", unit: from.unit}, func(now time.Time) (*scheduleEntity, []*wfmAgent, error) {
			p.wfm.mu.Lock()
			defer p.wfm.mu.Unlock()
			if p.wfm.shiftBytes > maxShiftBytes {
				return nil, nil, errors.New("the twin has no room for more shifts")
			}
			s, e := p.wfm.addSchedule(from.unit, week, n, now)
			if e != nil {
				return nil, nil, errors.New(e.Message)
			}
			s.agents = map[string]*agentSchedule{}
			for id, as := range from.agents {
				s.agents[id] = as.moved(week.Sub(from.week))
				p.wfm.shiftBytes += s.agents[id].size()
			}
			entity := s.entity()
			return &entity, nil, nil
		})
	})
}

// moved is an agent's part of a copy: the same shifts, so much later.
func (as *agentSchedule) moved(by time.Duration) *agentSchedule {
	later := func(text string) string {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return text // of an activity, which nobody has checked
		}
		return date(at.Add(by))
	}
	copied := &agentSchedule{Shifts: slices.Clone(as.Shifts), Markers: slices.Clone(as.Markers), version: 1}
	for i := range copied.Shifts {
		s := &copied.Shifts[i]
		s.Start = later(s.Start)
		s.Activities = slices.Clone(s.Activities)
		for j := range s.Activities {
			s.Activities[j].Start = later(s.Activities[j].Start)
		}
	}
	for i := range copied.Markers {
		m := &copied.Markers[i]
		if day, err := time.Parse(time.DateOnly, m.Date); err == nil {
			m.Date = day.Add(by).Format(time.DateOnly)
		}
	}
	return copied
}

func (p *Platform) deleteSchedule(c *call) *Error {
	var gone *schedule
	e := p.withSchedule(c, func(s *schedule) *Error {
		if s.busy {
			return busySchedule
		}
		s.busy, gone = true, s
		return nil
	})
	if e != nil {
		return e
	}
	return p.begin(c, scheduleWork{kind: "Delete", unit: gone.unit}, func(time.Time) (*scheduleEntity, []*wfmAgent, error) {
		p.wfm.mu.Lock()
		defer p.wfm.mu.Unlock()
		delete(p.wfm.schedules, gone.id)
		for _, as := range gone.agents {
			p.wfm.shiftBytes -= as.size()
		}
		entity := gone.entity()
		return &entity, nil, nil
	})
}

// queryAgentSchedules shows the shifts of agents, with the versions that a
// change of them must name.
func (p *Platform) queryAgentSchedules(c *call) *Error {
	type entry struct {
		User     reference       `json:"user"`
		Shifts   []shift         `json:"shifts"`
		Markers  []timeOffMarker `json:"fullDayTimeOffMarkers"`
		Metadata versioned       `json:"metadata"`
	}
	type result struct {
		Agents    []entry `json:"agentSchedules"`
		Published bool    `json:"published"`
	}
	return c.withBody(func(body []byte) *Error {
		var asked struct {
			Unit  string   `json:"managementUnitId"`
			Users []string `json:"userIds"`
		}
		if e := decode(body, &asked); e != nil {
			return e
		}
		mu := p.wfm.mus[asked.Unit]
		if mu == nil {
			return missing("management unit", clip(asked.Unit, maxName))
		}
		var found result
		found.Agents = []entry{}
		e := p.withSchedule(c, func(s *schedule) *Error {
			if mu.business != s.unit {
				return missing("management unit", mu.id)
			}
			found.Published = s.published
			for _, a := range mu.agents {
				if len(asked.Users) > 0 && !slices.Contains(asked.Users, a.id) {
					continue
				}
				as := s.of(a)
				found.Agents = append(found.Agents, entry{a.reference(), as.Shifts, as.Markers, versioned{Version: as.version}})
			}
			return nil
		})
		if e != nil {
			return e
		}
		return c.answer(http.StatusOK, struct {
			Status string `json:"status"`
			Result result `json:"result"`
		}{"Complete", found})
	})
}
