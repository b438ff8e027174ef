package platform

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/units"
)

// planner is a client that publishes schedules, on a socket that hears of
// them.
type planner struct {
	*stage
	token string
	unit  string // business unit
	week  string
	on    *line
}

func (s *stage) planner() *planner {
	s.t.Helper()
	p := &planner{stage: s, token: s.login("planner")}
	p.unit = field(s.ask("GET", wfmPath+"/businessunits", "", p.token), "entities", "id")
	p.week = weekOf(time.Now()).Format(time.DateOnly)
	id, l, _ := s.channel(p.token, true)
	s.subscribe(p.token, id, "v2.workforcemanagement.businessunits."+p.unit+".schedules")
	p.on = l
	return p
}

func (p *planner) weeks() string { return wfmPath + "/businessunits/" + p.unit + "/weeks/" }

// schedule is the first schedule of the week.
func (p *planner) schedule() scheduleEntity {
	p.t.Helper()
	var list entityList[scheduleEntity]
	w := p.ask("GET", p.weeks()+p.week+"/schedules", "", p.token)
	if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || len(list.Entities) == 0 {
		p.t.Fatalf("schedules: %d %s", w.Code, w.Body)
	}
	return list.Entities[0]
}

func zipped(plain string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(plain))
	_ = z.Close()
	return b.String()
}

// upload asks for a place at a path and puts a body there.
func (p *planner) upload(path, body string) (key string) {
	p.t.Helper()
	key, w := p.tryUpload(path, body, len(body), nil)
	p.want(w, 200)
	return key
}

func (p *planner) tryUpload(path, body string, announced int, change func(headers map[string]string)) (key string, w *httptest.ResponseRecorder) {
	p.t.Helper()
	w = p.ask("POST", path+"/uploadurl", fmt.Sprintf(`{"contentLengthBytes":%d}`, announced), p.token)
	p.want(w, 200)
	var got struct {
		UploadKey, URL string
		Headers        map[string]string
	}
	_ = json.Unmarshal(w.Body.Bytes(), &got)
	if change != nil {
		change(got.Headers)
	}
	var headers []string
	for name, value := range got.Headers {
		headers = append(headers, name+": "+value)
	}
	return got.UploadKey, p.ask("PUT", got.URL, body, headers...)
}

// finish starts an operation and returns the notice of its end.
func (p *planner) finish(method, path, body string) operationAnswer {
	p.t.Helper()
	w := p.ask(method, path, body, p.token)
	p.want(w, 202)
	var begun operationAnswer
	_ = json.Unmarshal(w.Body.Bytes(), &begun)
	if begun.Status != "Processing" || begun.ID == "" {
		p.t.Fatalf("began with %s", w.Body)
	}
	time.Sleep(workTime)
	synctest.Wait()
	for _, text := range p.on.take() {
		var notice struct {
			EventBody operationAnswer
		}
		_ = json.Unmarshal([]byte(text), &notice)
		if notice.EventBody.ID == begun.ID {
			return notice.EventBody
		}
	}
	p.t.Fatalf("nobody was told of the end of %s", begun.ID)
	return operationAnswer{}
}

func (p *planner) update(s scheduleEntity, body string) operationAnswer {
	p.t.Helper()
	path := s.SelfURI + "/update"
	return p.finish("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, p.upload(path, zipped(body))))
}

func TestASchedulePublishedInOneUploadReachesEverybody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := put(t, genesys()).planner()
		agents := p.stage.p.wfm.units[0].units[1].agents
		desk, hears, _ := p.channel(p.token, true)
		p.subscribe(p.token, desk, "v2.users."+agents[0].id+".workforcemanagement.schedules")
		before := p.schedule()
		applied := len(p.applied)
		body := fmt.Sprintf(`{"description":"Final","published":true,"metadata":{"version":%d},"agentSchedules":[{"userId":%q,
			"shifts":[{"startDate":"2000-01-03T06:00:00.000Z","lengthMinutes":300,"activities":[]},{"id":"%[2]s-1","delete":true}],"metadata":{"version":1}}]}`,
			before.Metadata.Version, agents[0].id)
		done := p.update(before, body)
		if done.Status != "Complete" || done.Kind != "Update" || done.Result == nil || !done.Result.Published {
			t.Errorf("the notice says %+v, want a complete update", done)
		}
		after := p.schedule()
		if after.Description != "Final" || !after.Published || after.Metadata.Version != before.Metadata.Version+1 {
			t.Errorf("the schedule is %+v", after)
		}
		if got := hears.take(); len(got) != 1 || !strings.Contains(got[0], `"eventBody":{"user":{"id":"`+agents[0].id) {
			t.Errorf("the agent heard %s, want one notice", got)
		}
		var kinds []string
		for _, a := range p.applied[applied:] {
			method, rest, _ := strings.Cut(a, " ")
			kind, _, _ := strings.Cut(rest[strings.LastIndex(rest, " ")+1:], "/")
			kinds = append(kinds, method+" "+kind)
		}
		if got := strings.Join(kinds, ", "); got != "POST upload, PUT upload, POST schedule" {
			t.Errorf("applied: %s", got)
		}

		// The agent has the new shift, has lost the one deleted, and has a version.
		w := p.ask("POST", after.SelfURI+"/agentschedules/query", fmt.Sprintf(`{"managementUnitId":%q,"userIds":[%q,%q]}`, agents[0].unit.id, agents[0].id, agents[1].id), p.token)
		p.want(w, 200)
		var got struct {
			Result struct {
				AgentSchedules []struct {
					Shifts   []shift
					Metadata versioned
				}
			}
		}
		_ = json.Unmarshal(w.Body.Bytes(), &got)
		mine, other := got.Result.AgentSchedules[0], got.Result.AgentSchedules[1]
		if len(mine.Shifts) != 5 || mine.Metadata.Version != 2 || len(other.Shifts) != 5 || other.Metadata.Version != 1 {
			t.Errorf("agents have %+v and %+v", mine, other)
		}
		minutes := 0
		for _, s := range mine.Shifts {
			if minutes += s.Minutes; s.ID == agents[0].id+"-1" || s.ID == "" {
				t.Errorf("shift %+v", s)
			}
		}
		if minutes != 4*480+300 {
			t.Errorf("the agent works %d minutes", minutes)
		}

		// Publishing another one takes its place, and nothing else does.
		if done := p.update(after, fmt.Sprintf(`{"published":false,"metadata":{"version":%d}}`, after.Metadata.Version)); done.Status != "Complete" {
			t.Errorf("the notice says %+v", done)
		}
		if !p.schedule().Published {
			t.Error("the schedule was un-published")
		}
		w = p.ask("POST", p.weeks()+p.week+"/schedules", `{"description":"Better","weekCount":1}`, p.token)
		p.want(w, 201)
		var better scheduleEntity
		_ = json.Unmarshal(w.Body.Bytes(), &better)
		p.update(better, `{"published":true,"metadata":{"version":1}}`)
		w = p.ask("GET", p.weeks()+p.week+"/schedules?includeOnlyPublished=true", "", p.token)
		var list entityList[scheduleEntity]
		_ = json.Unmarshal(w.Body.Bytes(), &list)
		if len(list.Entities) != 1 || list.Entities[0].ID != better.ID {
			t.Errorf("published are %+v, want the better one alone", list.Entities)
		}
	})
}

func TestWhatIsWrongWithAnUploadIsNotSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := put(t, genesys()).planner()
		p.stage.p.wfm.unpacked = 100_000
		before := p.schedule()
		agent, foreign := p.stage.p.wfm.units[0].units[0].agents[0].id, p.stage.p.wfm.units[1].units[0].agents[0].id
		for name, body := range map[string]string{
			"no gzip":         `{"metadata":{"version":1}}`,
			"half a gzip":     zipped(`{"metadata":{"version":1}}`)[:20],
			"no JSON":         zipped(`{"metadata":`),
			"old version":     zipped(`{"published":true,"metadata":{"version":0}}`),
			"no version":      zipped(`{"published":true}`),
			"agent's version": zipped(`{"metadata":{"version":1},"agentSchedules":[{"userId":"` + agent + `","metadata":{"version":7}}]}`),
			"foreign agent":   zipped(`{"metadata":{"version":1},"agentSchedules":[{"userId":"` + agent + `"},{"userId":"` + foreign + `"}]}`),
			"no shift":        zipped(`{"metadata":{"version":1},"agentSchedules":[{"userId":"` + agent + `","shifts":[{"startDate":"soon","lengthMinutes":5}]}]}`),
			"agents no list":  zipped(`{"metadata":{"version":1},"agentSchedules":{"userId":"` + agent + `"}}`),
			"a large agent":   zipped(`{"metadata":{"version":1},"agentSchedules":[{"userId":"` + agent + `","shifts":[` + strings.Repeat("{},", 25_000) + `{}]}]}`),
			"many shifts":     zipped(`{"metadata":{"version":1},"agentSchedules":[{"userId":"` + agent + `","shifts":[` + strings.Repeat("{},", maxShifts) + `{}]}]}`),
			"many agents":     zipped(`{"metadata":{"version":1},"agentSchedules":[` + strings.Repeat(`{"userId":"`+agent+`"},`, len(p.stage.p.wfm.roster)) + `{}]}`),
			"a bomb":          zipped(strings.Repeat(" ", 100_001) + `{"metadata":{"version":1}}`),
		} {
			applied := len(p.applied)
			path := before.SelfURI + "/update"
			done := p.finish("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, p.upload(path, body)))
			if done.Status != "Error" || done.Kind != "Update" || done.Result != nil {
				t.Errorf("%s: the notice says %+v, want an error and no more", name, done)
			}
			if got := p.applied[applied:]; len(got) != 2 { // the upload's two
				t.Errorf("%s: applied %s", name, got)
			}
		}
		if after := p.schedule(); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("the schedule is %+v, want it as it was, %+v", after, before)
		}
		if n := p.stage.p.wfm.uploads.bytes; n != 0 {
			t.Errorf("%d bytes of uploads are kept", n)
		}
	})
}

func TestOfTwoUpdatesOfOneVersionTheSecondFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := put(t, genesys()).planner()
		s := p.schedule()
		path := s.SelfURI + "/update"
		body := zipped(`{"description":"mine","metadata":{"version":1}}`)
		one, two := p.upload(path, body), p.upload(path, body)
		p.want(p.ask("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, one), p.token), 202)
		p.want(p.ask("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, two), p.token), 409) // at once
		p.want(p.ask("DELETE", s.SelfURI, "", p.token), 409)
		time.Sleep(workTime)
		synctest.Wait()
		if done := p.finish("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, two)); done.Status != "Error" { // and later
			t.Errorf("the notice says %+v, want an error", done)
		}
		p.want(p.ask("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, two), p.token), 404) // it is used up
		if got := p.schedule().Metadata.Version; got != 2 {
			t.Errorf("version %d, want 2", got)
		}
	})
}

func TestUploadsWantWhatWasGivenOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := put(t, genesys()).planner()
		path := p.schedule().SelfURI + "/update"
		body := zipped(`{"metadata":{"version":1}}`)
		for name, one := range map[string]struct {
			announced int
			change    func(map[string]string)
		}{
			"no encoding":     {len(body), func(h map[string]string) { delete(h, "Content-Encoding") }},
			"other type":      {len(body), func(h map[string]string) { h["Content-Type"] = "application/gzip" }},
			"no signature":    {len(body), func(h map[string]string) { delete(h, "x-upload-signature") }},
			"wrong signature": {len(body), func(h map[string]string) { h["x-upload-signature"] = "x" }},
			"other length":    {len(body) - 1, nil},
			"too late":        {len(body), func(map[string]string) { time.Sleep(uploadLife) }},
		} {
			key, w := p.tryUpload(path, body, one.announced, one.change)
			if w.Code != 403 || !strings.Contains(w.Body.String(), "<Error><Code>") {
				t.Errorf("%s: %d %s, want 403 in XML", name, w.Code, w.Body)
			}
			p.ask("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, key), p.token)
		}
		p.want(p.ask("PUT", uploadPath+"nobody", body), 403)
		key, _ := p.tryUpload(path, body, len(body), nil)
		other := p.login("other")
		p.want(p.ask("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, key), other), 404)
		p.want(p.ask("POST", p.weeks()+p.week+"/schedules/import", fmt.Sprintf(`{"uploadKey":%q}`, key), p.token), 404)
		for _, length := range []string{`{}`, `{"contentLengthBytes":0}`, `{"contentLengthBytes":1e12}`, `{"contentLengthBytes":"5"}`, `[]`} {
			p.want(p.ask("POST", path+"/uploadurl", length, p.token), 400)
		}
	})
}

func TestUploadsAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.TokenPerMinute = new(0)
		p := put(t, cfg).planner()
		path := p.schedule().SelfURI + "/update"
		first := p.upload(path, "first")
		big := strings.Repeat("x", maxUpload)
		for range maxAllUploads/maxUpload - 1 {
			p.upload(path, big)
		}
		if _, w := p.tryUpload(path, big, len(big), nil); w.Code != 503 {
			t.Errorf("one too many: %d, want 503", w.Code)
		}
		time.Sleep(uploadLife) // makes room
		if _, w := p.tryUpload(path, big, len(big), nil); w.Code != 200 {
			t.Errorf("an hour later: %d, want 200", w.Code)
		}
		for range maxUploads {
			p.want(p.ask("POST", path+"/uploadurl", `{"contentLengthBytes":5}`, p.token), 200)
		}
		p.want(p.ask("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, first), p.token), 404)
		if u := &p.stage.p.wfm.uploads; len(u.byKey) > maxUploads || u.bytes != 0 {
			t.Errorf("%d uploads with %d bytes are kept", len(u.byKey), u.bytes)
		}
	})
}

func TestSchedulesAreImportedCopiedAndDeleted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := put(t, genesys()).planner()
		agent := p.stage.p.wfm.units[0].units[0].agents[0]
		path := p.weeks() + "2000-02-07/schedules/import"
		body := `{"description":"From afar","weekCount":2,"agentSchedules":[{"userId":"` + agent.id + `","shifts":[{"id":"s1","startDate":"2000-02-07T06:00:00Z","lengthMinutes":60}]}]}`
		done := p.finish("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, p.upload(path, zipped(body))))
		if done.Status != "Complete" || done.Kind != "Import" || done.Result.Weeks != 2 || done.Result.Week != "2000-02-07" {
			t.Fatalf("the notice says %+v", done)
		}
		copied := p.finish("POST", done.Result.SelfURI+"/copy", `{"description":"Again","weekDate":"2000-02-14"}`)
		if copied.Status != "Complete" || copied.Kind != "Copy" || copied.Result.Week != "2000-02-14" || copied.Result.Weeks != 2 {
			t.Fatalf("the notice says %+v", copied)
		}
		s := p.stage.p.wfm.schedules[copied.Result.ID]
		found := false
		for _, one := range s.of(agent).Shifts {
			found = found || one.ID == "s1" && one.Start == "2000-02-14T06:00:00.000Z"
		}
		if !found {
			t.Errorf("the copy's shifts are %+v, want s1 a week later", s.of(agent).Shifts)
		}
		if gone := p.finish("DELETE", done.Result.SelfURI, ""); gone.Status != "Complete" || gone.Kind != "Delete" {
			t.Errorf("the notice says %+v", gone)
		}
		p.want(p.ask("GET", done.Result.SelfURI, "", p.token), 404)
		p.finish("DELETE", copied.Result.SelfURI, "")
		if n := p.stage.p.wfm.shiftBytes; n != 0 {
			t.Errorf("%d bytes of shifts count for schedules that are gone", n)
		}
		p.stage.p.wfm.shiftBytes = maxShiftBytes
		if full := p.finish("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, p.upload(path, zipped(body)))); full.Status != "Error" {
			t.Errorf("the notice says %+v though there is no room for shifts", full)
		}
		if bad := p.finish("POST", path, fmt.Sprintf(`{"uploadKey":%q}`, p.upload(path, zipped(`{}`)))); bad.Status != "Error" || bad.Kind != "Import" {
			t.Errorf("the notice says %+v, want an error", bad)
		}
	})
}

func TestWeeksAreReadAsTheOfficialSDKWritesThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := put(t, genesys()).planner()
		s := p.schedule()
		odd := strings.Replace(s.SelfURI, p.week, p.week+"%2000:00:00%20+0000%20UTC", 1)
		w := p.ask("GET", odd, "", p.token)
		p.want(w, 200)
		if field(w, "id") != s.ID {
			t.Errorf("got %s", w.Body)
		}
		for week, want := range map[string]int{"recent": 200, "2000-01-03": 200, "2000-13-03": 400, "soon": 400, "9999-01-01": 400, "%2F": 400} {
			p.want(p.ask("GET", p.weeks()+week+"/schedules", "", p.token), want)
		}
		p.want(p.ask("GET", strings.Replace(s.SelfURI, p.week, "2000-05-01", 1), "", p.token), 404)

		cfg := genesys()
		cfg.Workforce.StrictWeeks = true
		p = put(t, cfg).planner()
		p.want(p.ask("GET", odd, "", p.token), 400)
		p.want(p.ask("GET", s.SelfURI, "", p.token), 200)
	})
}

func TestLookingUpAnAgentTakesLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, want := range []time.Duration{time.Second, 3 * time.Second, 0} {
			cfg := genesys()
			if want != time.Second {
				cfg.Workforce.AgentLookup = new(units.Duration(want))
			}
			s := put(t, cfg)
			token := s.login("a")
			unit := field(s.ask("GET", wfmPath+"/managementunits", "", token), "entities", "id")
			agent := field(s.ask("GET", wfmPath+"/managementunits/"+unit+"/users", "", token), "entities", "id")
			start := time.Now()
			w := s.ask("GET", wfmPath+"/managementunits/"+unit+"/agents/"+agent, "", token)
			if took := time.Since(start); w.Code != 200 || field(w, "id") != agent || took != want {
				t.Errorf("%d %s after %v, want the agent after %v", w.Code, w.Body, took, want)
			}
			s.want(s.ask("GET", wfmPath+"/managementunits/"+unit+"/agents/nobody", "", token), 404)
			s.want(s.ask("GET", wfmPath+"/agents/"+agent+"/managementunit", "", token), 200)
		}
	})
}

func TestSchedulesAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.TokenPerMinute = new(0)
		p := put(t, cfg).planner()
		for range maxSchedulesOfUnit - 2 {
			p.want(p.ask("POST", p.weeks()+"2000-02-07/schedules", `{"description":"x"}`, p.token), 201)
		}
		for _, body := range []string{`{"description":"x"}`, `{}`, `{"description":"x","weekCount":7}`, `{"description":"` + strings.Repeat("x", 101) + `"}`} {
			p.want(p.ask("POST", p.weeks()+"2000-02-07/schedules", body, p.token), 400)
		}
	})
}
