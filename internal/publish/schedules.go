package publish

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/publish/queue"
)

// week is one upload: everything that changes in one schedule of a business
// unit. What is uploaded is the item's file, without the version.
type week struct {
	Unit        string `json:"businessUnitId"`
	Week        string `json:"weekDate"`
	Schedule    string `json:"scheduleId,omitempty"`
	Description string `json:"description"`
	Weeks       int    `json:"weekCount,omitempty"`
	Published   bool   `json:"published"`
}

// weekFile is a file of the input. Files about the same schedule are one
// upload.
type weekFile struct {
	week

	Published         *bool             `json:"published"`
	ShortTermForecast json.RawMessage   `json:"shortTermForecast,omitempty"`
	HeadcountForecast json.RawMessage   `json:"headcountForecast,omitempty"`
	Agents            []json.RawMessage `json:"agentSchedules"`
}

// weekUpload is what is uploaded.
type weekUpload struct {
	Description       string            `json:"description"`
	Published         bool              `json:"published"`
	ShortTermForecast json.RawMessage   `json:"shortTermForecast,omitempty"`
	HeadcountForecast json.RawMessage   `json:"headcountForecast,omitempty"`
	Metadata          *weekVersion      `json:"metadata,omitempty"`
	Agents            []json.RawMessage `json:"agentSchedules"`
}

type weekVersion struct {
	Version int `json:"version"`
}

// agentPart is what is read of one agent's part.
type agentPart struct {
	User    string            `json:"userId"`
	Shifts  []json.RawMessage `json:"shifts"`
	Markers []json.RawMessage `json:"fullDayTimeOffMarkers"`
	Delete  bool              `json:"delete"`
}

// The steps of a schedule, beside find, upload.
const (
	stepCreate = "create"
	stepUnits  = "units"  // whose agents are they?
	stepAgents = "agents" // what are their shifts now? Of one management unit after the other
	stepPlace  = "place"  // where to upload
	stepUpdate = "update"
	stepAwait  = "await"
)

// Keys of a schedule's memo.
const (
	memoSchedule  = "schedule"
	memoVersion   = "version"
	memoUnits     = "units" // still to be asked
	memoSeen      = "agents_seen"
	memoVerify    = "verify" // the shifts are looked at to see whether the update is there
	memoKey       = "upload_key"
	memoOperation = "operation"
	memoTaken     = "taken"
	memoTold      = "told" // how the operation has ended, as the platform's notice says
	memoConflicts = "conflicts"
	hiddenGzip    = "gzip"
)

const (
	wfmPath = "/api/v2/workforcemanagement/businessunits/"
	// updateLooks is when an update that was accepted is asked about by its key.
	updateLooks = 8 // about a minute
	// maxUpdateWait is how long an update that the platform took may take.
	maxUpdateWait = 10 * time.Minute
	// maxConflicts is how often somebody else may come first.
	maxConflicts = 5
	// maxDescription is the documented bound.
	maxDescription = 100
)

// schedules is the program of weeks.
type schedules struct{}

// Scope tells the storage from the platform.
func (schedules) Scope(it *queue.Item) string {
	if it.Step == stepUpload && it.Volatile[hiddenURL] != "" {
		return scopeStorage
	}
	return scopeToken
}

func (w *week) list() string {
	return wfmPath + url.PathEscape(w.Unit) + "/weeks/" + url.PathEscape(w.Week) + "/schedules"
}

func (w *week) one(it *queue.Item) string {
	return w.list() + "/" + url.PathEscape(it.Memo[memoSchedule])
}

// Call is what the item's step asks for.
func (p schedules) Call(it *queue.Item) (queue.Call, error) {
	w := specOf[week](it)
	post := func(path string, body any, effect bool) (queue.Call, error) {
		text, err := json.Marshal(body)
		return queue.Call{Method: http.MethodPost, Path: path, Header: jsonHeader(), Body: text, Effect: effect, Repeatable: !effect}, err
	}
	get := func(path string) (queue.Call, error) {
		return queue.Call{Method: http.MethodGet, Path: path, Repeatable: true}, nil
	}
	if it.Step == stepUpload && it.Volatile[hiddenURL] == "" {
		it.Step = stepPlace // an earlier process had the address
	}
	switch it.Step {
	case "", stepFind:
		it.Step = stepFind
		if w.Schedule != "" {
			it.Remember(memoSchedule, w.Schedule)
			return get(w.one(it))
		}
		return get(w.list())
	case stepCreate:
		return post(w.list(), map[string]any{"description": w.Description, "weekCount": max(w.Weeks, 1)}, true)
	case stepUnits:
		return get(wfmPath + url.PathEscape(w.Unit) + "/managementunits")
	case stepAgents:
		unit, _, _ := strings.Cut(it.Memo[memoUnits], ",")
		// It is a question, and only looks like a change.
		return post(w.one(it)+"/agentschedules/query", map[string]any{"managementUnitId": unit, "userIds": slices.Sorted(maps.Keys(agentsOf(it)))}, false)
	case stepPlace:
		content, err := packed(it)
		if err != nil {
			return queue.Call{}, err
		}
		it.Volatile = map[string]string{hiddenGzip: string(content)}
		return post(w.one(it)+"/update/uploadurl", map[string]any{"contentLengthBytes": len(content)}, false)
	case stepUpload:
		var header map[string]string
		if err := json.Unmarshal([]byte(it.Volatile[hiddenHead]), &header); err != nil {
			return queue.Call{}, fmt.Errorf("the upload's headers can't be read")
		}
		// An upload alone changes nothing: it may be repeated.
		return queue.Call{Method: http.MethodPut, Path: it.Volatile[hiddenURL], Header: header, Body: []byte(it.Volatile[hiddenGzip]), Repeatable: true}, nil
	case stepUpdate:
		return post(w.one(it)+"/update", map[string]any{"uploadKey": it.Memo[memoKey], "teamIds": []string{}, "managementUnitIdsForAddedTeamUsers": []string{}}, true)
	}
	return get(w.one(it))
}

func jsonHeader() map[string]string { return map[string]string{"Content-Type": "application/json"} }

// packed is the upload as it is sent: with the version that it is based on,
// and gzipped.
func packed(it *queue.Item) ([]byte, error) {
	var up weekUpload
	if err := json.Unmarshal(it.File, &up); err != nil {
		return nil, fmt.Errorf("the upload can't be read: %w", err)
	}
	up.Metadata = &weekVersion{number(it, memoVersion)}
	text, err := json.Marshal(&up)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(text); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func agentsOf(it *queue.Item) map[string]agentPart {
	var up weekUpload
	agents := map[string]agentPart{}
	if json.Unmarshal(it.File, &up) != nil {
		return agents
	}
	for _, raw := range up.Agents {
		var a agentPart
		if json.Unmarshal(raw, &a) == nil {
			agents[a.User] = a
		}
	}
	return agents
}

// schedule is one as the platform shows it.
type schedule struct {
	ID          string      `json:"id"`
	Description string      `json:"description"`
	Published   bool        `json:"published"`
	Metadata    weekVersion `json:"metadata"`
}

// After says where an answer leads.
func (p schedules) After(it *queue.Item, a queue.Answer) queue.Move {
	w := specOf[week](it)
	switch it.Step {
	case stepFind:
		return p.found(it, &w, a)
	case stepCreate:
		var s schedule
		switch {
		case a.Status >= 300:
			return queue.Move{End: queue.Refused, Reason: refusal(a)}
		case a.Status == http.StatusAccepted || json.Unmarshal(a.Body, &s) != nil || s.ID == "":
			return queue.Move{Step: stepFind, Failed: true, Reason: "the new schedule was not named, looking for it"}
		}
		it.Remember(memoSchedule, s.ID)
		it.Remember(memoVersion, strconv.Itoa(s.Metadata.Version))
		return queue.Move{Step: stepPlace}
	case stepUnits, stepAgents:
		return p.compared(it, a)
	case stepPlace:
		var place struct {
			Key     string            `json:"uploadKey"`
			URL     string            `json:"url"`
			Headers map[string]string `json:"headers"`
		}
		if a.Status >= 300 {
			return queue.Move{End: queue.Refused, Reason: refusal(a)}
		}
		if json.Unmarshal(a.Body, &place) != nil || place.Key == "" || place.URL == "" {
			return queue.Move{Step: stepPlace, Failed: true, Reason: "the answer names no place for the upload"}
		}
		headers, err := json.Marshal(place.Headers)
		if err != nil {
			return queue.Move{End: queue.Refused, Reason: err.Error()}
		}
		it.Remember(memoKey, place.Key)
		it.Volatile[hiddenURL], it.Volatile[hiddenHead] = place.URL, string(headers)
		return queue.Move{Step: stepUpload}
	case stepUpload:
		return p.uploaded(it, a)
	case stepUpdate:
		return p.updated(it, a)
	}
	return p.awaited(it, &w, a)
}

func (schedules) found(it *queue.Item, w *week, a queue.Answer) queue.Move {
	if a.Status != http.StatusOK {
		return queue.Move{End: queue.Refused, Reason: refusal(a)}
	}
	var s schedule
	if w.Schedule != "" {
		if json.Unmarshal(a.Body, &s) != nil || s.ID == "" {
			return queue.Move{Step: stepFind, Failed: true, Reason: "the schedule can't be read"}
		}
	} else {
		var list struct {
			Entities []schedule `json:"entities"`
		}
		if json.Unmarshal(a.Body, &list) != nil {
			return queue.Move{Step: stepFind, Failed: true, Reason: "the week's schedules can't be read"}
		}
		same := slices.DeleteFunc(list.Entities, func(s schedule) bool { return s.Description != w.Description })
		switch len(same) {
		case 0:
			it.Doubt = false
			return queue.Move{Step: stepCreate}
		case 1:
			s = same[0]
		default:
			return queue.Move{End: queue.Refused, Reason: fmt.Sprintf("%d schedules of the week are called %q\nhint: say which, by scheduleId", len(same), w.Description)}
		}
	}
	for _, key := range []string{memoOperation, memoTaken, memoPolls, memoVerify, memoUnits, memoSeen, memoTold} {
		delete(it.Memo, key)
	}
	it.Doubt = false
	it.Remember(memoSchedule, s.ID)
	it.Remember(memoVersion, strconv.Itoa(s.Metadata.Version))
	if s.Published == w.Published && s.Description == w.Description {
		return queue.Move{Step: stepUnits} // perhaps it is all there
	}
	return queue.Move{Step: stepPlace}
}

// compared goes through the agents' shifts: before an update to see whether it
// is wanted at all, and after it to see whether it was ours that changed the
// version.
func (p schedules) compared(it *queue.Item, a queue.Answer) queue.Move {
	verify := it.Memo[memoVerify] != ""
	differs := func() queue.Move {
		if verify {
			return p.conflict(it, "somebody else changed the schedule first")
		}
		return queue.Move{Step: stepPlace}
	}
	wanted := agentsOf(it)
	if a.Status >= 300 {
		if verify {
			return queue.Move{End: queue.InDoubt, Reason: "the schedule has changed, and whether by this update can't be read: " + refusal(a)}
		}
		return differs()
	}
	if it.Step == stepUnits {
		var list struct {
			Entities []struct {
				ID string `json:"id"`
			} `json:"entities"`
		}
		if json.Unmarshal(a.Body, &list) != nil {
			return queue.Move{Step: stepUnits, Failed: true, Reason: "the management units can't be read"}
		}
		var ids []string
		for _, one := range list.Entities {
			ids = append(ids, one.ID)
		}
		it.Remember(memoUnits, strings.Join(ids, ","))
		it.Remember(memoSeen, "0")
	} else {
		var shown struct {
			Result struct {
				Agents []struct {
					User struct {
						ID string `json:"id"`
					} `json:"user"`
					Shifts  []json.RawMessage `json:"shifts"`
					Markers []json.RawMessage `json:"fullDayTimeOffMarkers"`
				} `json:"agentSchedules"`
			} `json:"result"`
		}
		if json.Unmarshal(a.Body, &shown) != nil {
			return queue.Move{Step: stepAgents, Failed: true, Reason: "the agents' shifts can't be read"}
		}
		seen := number(it, memoSeen)
		for _, agent := range shown.Result.Agents {
			want, ok := wanted[agent.User.ID]
			if !ok {
				continue
			}
			seen++
			if !sameShifts(want, agent.Shifts, agent.Markers) {
				return differs()
			}
		}
		it.Remember(memoSeen, strconv.Itoa(seen))
		_, rest, _ := strings.Cut(it.Memo[memoUnits], ",")
		it.Remember(memoUnits, rest)
	}
	switch {
	case number(it, memoSeen) >= len(wanted) && verify:
		return queue.Move{End: queue.Applied}
	case number(it, memoSeen) >= len(wanted):
		return queue.Move{End: queue.Skipped, Reason: "the schedule was so already"}
	case it.Memo[memoUnits] == "":
		return differs() // some agents are nowhere: the platform will say so
	}
	return queue.Move{Step: stepAgents}
}

// sameShifts reports whether an agent has the shifts that are wanted. What is
// deleted must be gone; shifts without an id are the same if all else is.
func sameShifts(want agentPart, shifts, markers []json.RawMessage) bool {
	if want.Delete {
		return len(shifts) == 0
	}
	has := func(list []json.RawMessage, raw json.RawMessage) bool {
		w, err := decode(raw)
		if err != nil {
			return false
		}
		object, _ := w.(map[string]any)
		if gone, _ := object["delete"].(bool); gone {
			return !slices.ContainsFunc(list, func(raw json.RawMessage) bool {
				g, _ := decode(raw)
				shown, _ := g.(map[string]any)
				return shown["id"] == object["id"]
			})
		}
		delete(object, "delete")
		return slices.ContainsFunc(list, func(raw json.RawMessage) bool {
			g, err := decode(raw)
			return err == nil && within(w, g)
		})
	}
	for _, raw := range want.Shifts {
		if !has(shifts, raw) {
			return false
		}
	}
	for _, raw := range want.Markers {
		if !has(markers, raw) {
			return false
		}
	}
	return true
}

func (schedules) conflict(it *queue.Item, why string) queue.Move {
	conflicts := number(it, memoConflicts) + 1
	it.Remember(memoConflicts, strconv.Itoa(conflicts))
	if conflicts > maxConflicts {
		return queue.Move{End: queue.Refused, Reason: fmt.Sprintf("%s, %d times\nhint: let nobody else edit the week, then publish resume --again refused", why, conflicts)}
	}
	return queue.Move{Step: stepFind, Wait: pollWait(conflicts), Reason: why}
}

func (schedules) uploaded(it *queue.Item, a queue.Answer) queue.Move {
	switch {
	case a.Status == http.StatusOK, a.Status == http.StatusCreated, a.Status == http.StatusNoContent:
		return queue.Move{Step: stepUpdate}
	case a.Status < 300, a.Status == http.StatusForbidden && number(it, memoRefuse) < maxUploads:
		it.Remember(memoRefuse, next(it, memoRefuse))
		return queue.Move{Step: stepPlace, Failed: true, Reason: fmt.Sprintf("the upload was answered by %d", a.Status)}
	}
	return queue.Move{End: queue.Refused, Reason: "the storage refused the upload: " + refusal(a)}
}

// updated judges the answer to an update. An upload can be applied once: a key
// that is no longer known was taken.
func (p schedules) updated(it *queue.Item, a queue.Answer) queue.Move {
	switch {
	case a.Status < 300:
		var answer struct {
			Operation string `json:"operationId"`
		}
		delete(it.Memo, memoPolls)
		delete(it.Memo, memoTold)
		wait := time.Second
		if json.Unmarshal(a.Body, &answer) == nil && answer.Operation != "" {
			it.Remember(memoOperation, answer.Operation)
			if end, ok := strings.CutPrefix(it.Volatile[hiddenTold], answer.Operation+" "); ok {
				it.Remember(memoTold, end)
				wait = 0
			}
		}
		return queue.Move{Step: stepAwait, Wait: wait, Reason: "the update is under way"}
	case a.Status == http.StatusNotFound && it.Doubt:
		it.Remember(memoTaken, "1")
		return queue.Move{Step: stepAwait, Wait: time.Second, Reason: "the update was taken"}
	case a.Status == http.StatusNotFound, a.Status == http.StatusBadRequest && strings.Contains(strings.ToLower(queue.Message(a.Body)), "upload"):
		return queue.Move{Step: stepFind, Failed: true, Reason: "the upload is not there any more: " + queue.Message(a.Body)}
	case a.Status == http.StatusConflict && passes(a):
		return waitForLock(it, stepUpdate, a)
	case a.Status == http.StatusConflict:
		return p.conflict(it, "status 409: "+queue.Message(a.Body))
	}
	return queue.Move{End: queue.Refused, Reason: refusal(a)}
}

// awaited looks whether the version has moved. That is the proof. The notice
// that the platform sends of it, which is lost with its socket, only says when
// to look, and that an update whose version has not moved never will.
func (p schedules) awaited(it *queue.Item, w *week, a queue.Answer) queue.Move {
	var s schedule
	if a.Status != http.StatusOK {
		return queue.Move{End: queue.InDoubt, Reason: "the schedule can't be read after the update: " + refusal(a)}
	}
	if json.Unmarshal(a.Body, &s) != nil || s.ID == "" {
		return queue.Move{Step: stepAwait, Failed: true, Reason: "the schedule can't be read"}
	}
	polls := number(it, memoPolls) + 1
	it.Remember(memoPolls, strconv.Itoa(polls))
	told := it.Memo[memoTold]
	failed := told == updateFailed || told == updateCanceled
	switch {
	case s.Metadata.Version > number(it, memoVersion) && failed:
		return p.conflict(it, "the platform ended the update with "+told+": somebody else changed the schedule first")
	case s.Metadata.Version > number(it, memoVersion):
		if (w.Published && !s.Published) || s.Description != w.Description {
			return p.conflict(it, "somebody else changed the schedule first")
		}
		if len(agentsOf(it)) == 0 {
			return queue.Move{End: queue.Applied}
		}
		it.Remember(memoVerify, "1")
		return queue.Move{Step: stepUnits}
	case failed:
		it.Doubt = false // the platform says that it was not, and nothing has changed
		return queue.Move{End: queue.Refused, Reason: fmt.Sprintf("the platform ended the update with %s, and says no more\nhint: are all agents of this business unit, and their versions those of now?", told)}
	case it.Memo[memoTaken] != "" && waited(polls) > maxUpdateWait:
		return queue.Move{End: queue.InDoubt, Reason: "the platform took the update, and nothing has changed within " + maxUpdateWait.String() + "\nhint: are all agents of this business unit, and their versions those of now?"}
	case it.Memo[memoTaken] == "" && polls >= updateLooks: // a failure, or it would be asked for ever
		it.Doubt = true
		return queue.Move{Step: stepUpdate, Failed: true, Reason: "nothing has changed yet: was the update taken?"}
	}
	return queue.Move{Step: stepAwait, Wait: pollWait(polls), Reason: "the update is under way"}
}

// Doubt of a creation looks for the schedule by its name; that of an update
// asks again with the same key, which counts once.
func (schedules) Doubt(it *queue.Item) queue.Move {
	if it.Step == stepCreate {
		return queue.Move{Step: stepFind, Wait: settleWait, Failed: true, Reason: "the answer was lost, looking for the schedule"}
	}
	return queue.Move{Step: stepUpdate, Wait: settleWait, Failed: true, Reason: "the answer to the update was lost"}
}

// Topic is that of the business unit, from when it is clear that there will be an
// update.
func (schedules) Topic(it *queue.Item) string {
	switch it.Step {
	case stepPlace, stepUpload, stepUpdate, stepAwait:
		w := specOf[week](it)
		return "v2.workforcemanagement.businessunits." + w.Unit + ".schedules"
	}
	return ""
}

// Heard takes the end of an operation. It may come before the answer that names
// the operation.
func (schedules) Heard(it *queue.Item, told []byte) bool {
	var end struct {
		Status    string `json:"status"`
		Operation string `json:"operationId"`
	}
	if json.Unmarshal(told, &end) != nil || end.Operation == "" || !slices.Contains([]string{updateDone, updateFailed, updateCanceled}, end.Status) {
		return false
	}
	switch {
	case it.Step == stepUpdate:
		it.Hide(hiddenTold, end.Operation+" "+end.Status)
	case it.Step == stepAwait && end.Operation == it.Memo[memoOperation] && it.Memo[memoTold] == "":
		it.Remember(memoTold, end.Status)
		return true
	}
	return false
}

// How an update ends, as notices say.
const (
	updateDone     = "Complete"
	updateFailed   = "Error"
	updateCanceled = "Canceled"
)

// Group is none.
func (schedules) Group(*queue.Item) string { return "" }

// Together is never asked for.
func (schedules) Together([]*queue.Item) queue.Call { return queue.Call{} }

// schedules reads files and puts together what goes into one upload.
func (r *reading) schedules(paths []string) {
	type part struct {
		at string
		weekFile
	}
	groups := map[week][]part{}
	var order []week
	for _, path := range paths {
		text, err := bounded(path, maxJSONFile)
		if err != nil {
			r.fail("%w", err)
			continue
		}
		var f weekFile
		if err := strictly(text, &f); err != nil {
			r.fail("%s: want a JSON object of a week: %w", path, err)
			continue
		}
		if err := f.check(); err != nil {
			r.fail("%s: %w", path, err)
			continue
		}
		key := week{Unit: f.Unit, Week: f.Week, Schedule: f.Schedule, Description: f.Description}
		if len(groups[key]) == 0 {
			order = append(order, key)
		}
		groups[key] = append(groups[key], part{path, f})
	}
	for _, key := range order {
		parts := groups[key]
		w, up := parts[0].week, weekUpload{Description: key.Description, Published: true, Agents: []json.RawMessage{}}
		w.Published = true
		users := map[string]string{}
		for _, f := range parts {
			if f.weekFile.Published != nil && !*f.weekFile.Published {
				w.Published, up.Published = false, false
			}
			w.Weeks = max(w.Weeks, f.Weeks)
			if f.ShortTermForecast != nil {
				up.ShortTermForecast = f.ShortTermForecast
			}
			if f.HeadcountForecast != nil {
				up.HeadcountForecast = f.HeadcountForecast
			}
			for i, raw := range f.Agents {
				var a agentPart
				if err := json.Unmarshal(raw, &a); err != nil || a.User == "" {
					r.fail("%s: agentSchedules[%d] has no userId", f.at, i)
					continue
				}
				if other := users[a.User]; other != "" {
					r.fail("%s: agent %s is in %s, too", f.at, a.User, other)
					continue
				}
				users[a.User] = f.at
				up.Agents = append(up.Agents, raw)
			}
		}
		text, err := json.Marshal(&up)
		if err != nil {
			r.fail("%s: %w", parts[0].at, err)
			continue
		}
		id := parts[0].at
		if len(parts) > 1 {
			id = filepath.ToSlash(filepath.Dir(parts[0].at)) + ": " + key.Unit + " " + key.Week + " " + key.Description
		}
		// Schedules of one week stand in each other's way: one publishes over the other.
		r.add(parts[0].at, &queue.Item{ID: id, Kind: kindSchedule, Entity: key.Unit + "/" + key.Week, File: text}, &w)
	}
}

func (f *weekFile) check() error {
	if f.Unit == "" {
		return fmt.Errorf("businessUnitId is missing")
	}
	if _, err := time.Parse(time.DateOnly, f.Week); err != nil {
		return fmt.Errorf("weekDate %q, want the first day of the week as 2026-11-23", f.Week)
	}
	if strings.TrimSpace(f.Description) == "" || len(f.Description) > maxDescription {
		return fmt.Errorf("description wants 1 to %d characters", maxDescription)
	}
	return nil
}

func pathEscape(s string) string { return url.PathEscape(s) }
