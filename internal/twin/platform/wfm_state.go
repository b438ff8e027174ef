package platform

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// maxAgents bounds the agents of a state, and all units.
const maxAgents = 100_000

// The workforce as it is saved: units with all that is in them.
type (
	keptBusiness struct {
		ID        string         `json:"id"`
		Name      string         `json:"name"`
		Units     []keptUnit     `json:"managementUnits"`
		Schedules []keptSchedule `json:"schedules"`
	}
	keptUnit struct {
		ID     string      `json:"id"`
		Name   string      `json:"name"`
		Agents []keptAgent `json:"agents"`
	}
	keptAgent struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		Hour int    `json:"hour"` // at which the agent's days begin
	}
	keptSchedule struct {
		ID          string                `json:"id"`
		Week        string                `json:"weekDate"`
		Weeks       int                   `json:"weekCount"`
		Description string                `json:"description"`
		Published   bool                  `json:"published,omitempty"`
		Version     int                   `json:"version"`
		Modified    time.Time             `json:"dateModified"`
		Agents      map[string]keptShifts `json:"agentSchedules,omitempty"` // of those who were changed
	}
	keptShifts struct {
		agentSchedule
		Version int `json:"version"`
	}
)

// save leaves out uploads, and operations: those that run will not have
// happened.
func (w *wfm) save() any {
	w.mu.Lock()
	defer w.mu.Unlock()
	schedules := map[*businessUnit][]keptSchedule{}
	for _, id := range slices.Sorted(maps.Keys(w.schedules)) {
		s := w.schedules[id]
		k := keptSchedule{s.id, s.week.Format(time.DateOnly), s.weeks, s.description, s.published, s.version, s.modified.UTC(), map[string]keptShifts{}}
		for id, as := range s.agents {
			k.Agents[id] = keptShifts{*as, as.version}
		}
		schedules[s.unit] = append(schedules[s.unit], k)
	}
	kept := make([]keptBusiness, len(w.units))
	for i, bu := range w.units {
		kept[i] = keptBusiness{ID: bu.id, Name: bu.name, Schedules: schedules[bu]}
		for _, mu := range bu.units {
			k := keptUnit{ID: mu.id, Name: mu.name}
			for _, a := range mu.agents {
				k.Agents = append(k.Agents, keptAgent{a.id, a.name, a.shift})
			}
			kept[i].Units = append(kept[i].Units, k)
		}
	}
	return kept
}

func (w *wfm) load(saved []byte) error {
	var kept []keptBusiness
	if err := json.Unmarshal(saved, &kept); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clear()
	taken := map[string]bool{} // ids
	for _, k := range kept {
		if err := k.check(taken); err != nil {
			return fmt.Errorf("business unit %q: %w", cut(k.ID, maxName), err)
		}
		bu := &businessUnit{id: k.ID, name: k.Name}
		for _, unit := range k.Units {
			mu := &managementUnit{id: unit.ID, name: unit.Name, business: bu}
			for _, a := range unit.Agents {
				mu.agents = append(mu.agents, &wfmAgent{named{a.ID, a.Name}, mu, a.Hour})
			}
			bu.units = append(bu.units, mu)
			w.enter(mu)
		}
		w.units = append(w.units, bu)
		for _, s := range k.Schedules {
			if err := w.loadSchedule(bu, &s); err != nil {
				return fmt.Errorf("schedule %q: %w", cut(s.ID, maxName), err)
			}
		}
	}
	if len(w.roster) == 0 {
		return errors.New("it has no agents, want at least 1")
	}
	return nil
}

// check reports why a business unit cannot be. The ids that it has are taken
// then.
func (k *keptBusiness) check(taken map[string]bool) error {
	take := func(what, id, name string) error {
		switch {
		case id == "" || len(id) > maxName || strings.TrimSpace(name) == "" || len(name) > maxName:
			return fmt.Errorf("%s %q wants id and name of bounded length", what, cut(id, maxName))
		case taken[id]:
			return fmt.Errorf("the id of %s %q is another's, too", what, id)
		case len(taken) >= maxAgents:
			return fmt.Errorf("more than %d units and agents", maxAgents)
		}
		taken[id] = true
		return nil
	}
	if err := take("it", k.ID, k.Name); err != nil {
		return err
	}
	for _, unit := range k.Units {
		if err := take("management unit", unit.ID, unit.Name); err != nil {
			return err
		}
		for _, a := range unit.Agents {
			if err := take("agent", a.ID, a.Name); err != nil {
				return err
			}
			if a.Hour < 0 || a.Hour > 23 {
				return fmt.Errorf("agent %q: hour is %d, want 0 to 23", a.ID, a.Hour)
			}
		}
	}
	if len(k.Schedules) > maxSchedulesOfUnit {
		return fmt.Errorf("%d schedules, want at most %d", len(k.Schedules), maxSchedulesOfUnit)
	}
	return nil
}

func (w *wfm) loadSchedule(bu *businessUnit, k *keptSchedule) error {
	week, e := w.readWeek(k.Week)
	if e != nil {
		return errors.New(e.Message)
	}
	change := scheduleChange{Description: k.Description, Weeks: k.Weeks}
	if e := change.check(); e != nil {
		return errors.New(e.Message)
	}
	if k.ID == "" || len(k.ID) > maxName || w.schedules[k.ID] != nil || k.Version < 1 {
		return errors.New("it wants an id of its own and a version from 1")
	}
	if year := k.Modified.UTC().Year(); year < 1 || year > 9999 {
		return errors.New("dateModified is no date that can be written")
	}
	s := &schedule{
		id: k.ID, unit: bu, week: week, weeks: change.Weeks, description: k.Description, published: k.Published,
		version: k.Version, modified: k.Modified, agents: map[string]*agentSchedule{},
	}
	for id, shifts := range k.Agents {
		as := shifts.agentSchedule
		as.version = shifts.Version
		if a := w.agents[id]; a == nil || a.unit.business != bu || as.version < 1 || as.Shifts == nil || as.Markers == nil {
			return fmt.Errorf("agentSchedules: %q wants an agent of the business unit, shifts, markers and a version from 1", cut(id, maxName))
		}
		if err := checkShifts(as.Shifts, as.Markers); err != nil {
			return fmt.Errorf("agentSchedules: %q: %w", id, err)
		}
		if w.shiftBytes += as.size(); w.shiftBytes > maxShiftBytes {
			return errors.New("the twin has no room for more shifts")
		}
		s.agents[id] = &as
	}
	w.schedules[s.id] = s
	return nil
}
