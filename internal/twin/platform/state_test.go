package platform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/pack"
)

// views are what a client sees of everything that is kept.
func (s *stage) views(token string) map[string]string {
	seen := map[string]string{}
	look := func(target string) string {
		seen[target] = s.ask("GET", target, "", token, "Cookie: JSESSIONID=x").Body.String()
		return seen[target]
	}
	look("/api/v2/flows?pageSize=500")
	look("/api/v2/integrations/actions?expand=contract,config&pageSize=500")
	look("/api/v2/flows/instances/settings/loglevels")
	look("/api/v2/flows/instances/settings/loglevels/default")
	look("/api/now/table/incident")
	for _, f := range s.p.flows.list {
		if f.Saved == nil {
			continue
		}
		look(f.SelfURI + "/latestconfiguration")
		look(f.SelfURI + "/versions")
	}
	for _, bu := range s.p.wfm.units {
		look(wfmPath + "/businessunits/" + bu.id + "/managementunits")
		look(wfmPath + "/managementunits/" + bu.units[0].id + "/users")
	}
	for _, of := range s.p.wfm.schedules {
		at := of.entity().SelfURI
		look(at)
		for _, mu := range of.unit.units {
			w := s.ask("POST", at+"/agentschedules/query", `{"managementUnitId":"`+mu.id+`"}`, token)
			seen[at+" "+mu.id] = w.Body.String()
		}
	}
	for id := range s.p.actions.drafts {
		look("/api/v2/integrations/actions/" + id + "/draft")
	}
	return seen
}

// TestAPlatformComesBackAsItWas: everything that has been changed is there
// again, locks among it; what was still going on is not.
func TestAPlatformComesBackAsItWas(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := unlimited()
		cfg.Entities = pack.Entities{Flows: new(20), Incidents: new(5)}
		s := put(t, cfg)
		token := s.login("a")
		flow := s.firstFlow(token)
		s.want(s.ask("PUT", "/api/v2/flows/"+flow, `{"name":"Renamed <&> é"}`, token), 200)
		s.upload(token, "inboundCall:\n  name: From A File # with a comment\n")
		s.want(s.ask("POST", "/api/v2/flows", `{"name":"Empty","type":"WORKITEM"}`, token), 200)
		s.want(s.ask("DELETE", "/api/v2/flows/"+field(s.ask("POST", "/api/v2/flows", `{"name":"Gone","type":"BOT"}`, token), "id"), "", token), 200)
		time.Sleep(time.Minute)
		s.want(s.ask("POST", "/api/v2/flows/actions/checkout?flow="+flow, "", token), 200)
		s.want(s.ask("POST", "/api/v2/flows/"+flow+"/versions", `{"workflow":{"name":"x"}}`, token), 200)
		s.want(s.ask("PUT", "/api/v2/flows/instances/settings/loglevels/default", `{"logLevelCharacteristics":{"level":"Base"}}`, token), 200)
		s.want(s.ask("POST", "/api/v2/flows/"+flow+"/instances/settings/loglevels", `{"logLevelCharacteristics":{"level":"All","characteristics":{"names":true}}}`, token), 200)
		s.want(s.ask("POST", actionPath, `{"short_description":"\"quoted\" \u00e9","caller":"u"}`, token), 200)
		s.want(s.ask("DELETE", "/api/now/table/incident/"+s.p.now.all()[1][sysID], "", token), 204)
		s.want(s.ask("PATCH", "/api/v2/integrations/actions/custom_-_a1", `{"name":"Other"}`, token), 200)
		s.want(s.ask("POST", "/api/v2/integrations/actions/custom_-_a1/draft", "", token), 200)
		s.want(s.ask("DELETE", "/api/v2/integrations/actions/custom_-_incident", "", token), 200)
		plan := s.planner()
		agent := s.p.wfm.roster[3]
		body := fmt.Sprintf(`{"published":true,"metadata":{"version":1},"agentSchedules":[{"userId":%q,"shifts":[{"startDate":"2000-01-03T06:00:00Z","lengthMinutes":60,"activities":[]}],"fullDayTimeOffMarkers":[{"businessUnitDate":"2000-01-04"}]}]}`, agent.id)
		if done := plan.update(plan.schedule(), body); done.Status != "Complete" {
			t.Fatalf("the update ended with %+v", done)
		}
		before := s.views(token)
		s.want(s.ask("POST", "/api/v2/flows/actions/publish?flow="+flow, "", token), 200) // is not done in time

		var saved, again bytes.Buffer
		if err := s.p.Save(&saved); err != nil {
			t.Fatal(err)
		}
		foreign := genesys()
		foreign.Seed = 7
		other := put(t, foreign)
		if err := other.p.Load(saved.Bytes()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, other.views(other.login("a"))); diff != "" {
			t.Errorf("(-saved +loaded):\n%s", diff)
		}
		if err := other.p.Save(&again); err != nil || !bytes.Equal(saved.Bytes(), again.Bytes()) {
			t.Errorf("saved again it is another file (%v)", err)
		}
		// What is made next is new, and the platform works on.
		w := other.ask("POST", "/api/now/table/incident", `{}`, "Cookie: JSESSIONID=x")
		for _, column := range []string{"number", "sys_id"} {
			if made := field(w, "result", column); made == "" || strings.Contains(before["/api/now/table/incident"], made) {
				t.Errorf("the next incident has the %s %q again", column, made)
			}
		}
		plan = other.planner()
		next := plan.ask("POST", plan.weeks()+plan.week+"/schedules", `{"description":"New"}`, plan.token)
		other.want(next, 201)
		if made := field(next, "selfUri"); before[made] != "" {
			t.Errorf("the next schedule is %q again", made)
		}
		for _, bot := range other.p.guests.flows {
			if other.p.flows.get(bot.ID) == nil {
				t.Errorf("guests meet %s, which is no flow any more", bot.Name)
			}
		}
		made := field(other.ask("POST", "/api/v2/flows", `{"name":"New","type":"BOT"}`, other.login("c")), "id")
		if made == "" || before["/api/v2/flows/"+made+"/versions"] != "" {
			t.Errorf("the next flow is %q again", made)
		}
		b := other.login("b")
		other.want(other.ask("POST", "/api/v2/flows/actions/checkout?flow="+flow, "", b), 409)
		other.want(other.ask("POST", actionPath, incident1, b), 200)
	})
}

// TestStatesThatCannotBeAreRefused, with what is wrong.
func TestStatesThatCannotBeAreRefused(t *testing.T) {
	whole := func(part, text string) string {
		return `{"holdfast_twin_state":1,"profile":"genesys","parts":{"` + part + `":` + text + `}}`
	}
	b := func(units, schedules string) string {
		return `[{"id":"b","name":"b","managementUnits":[` + units + `],"schedules":[` + schedules + `]}]`
	}
	staff := `{"id":"m","name":"m","agents":[{"id":"a","name":"n"}]}`
	week := func(more string) string {
		return `{"id":"s","weekDate":"2026-01-05","description":"d",` + more + `}`
	}
	f := func(more string) string { return `[{"id":"f","name":"n","type":"BOT"` + more + `}]` }
	for text, want := range map[string]string{
		``:                          "EOF",
		`[]`:                        "cannot unmarshal",
		`{}`:                        "holdfast_twin_state is 0, want 1",
		`{"holdfast_twin_state":2}`: "is 2, want 1",
		`{"holdfast_twin_state":1,"profile":"thread"}`:            `by the profile "thread", want "genesys"`,
		`{"holdfast_twin_state":1,"profile":"genesys","part":{}}`: "unknown field",
		whole("tokens", `1`):     "parts.tokens is not known",
		whole("flows", `{}`):     "parts.flows: json",
		whole("flows", `[null]`): "flow 1 (): it wants id",
		whole("flows", `[{}]`):   "flow 1 (): it wants id",
		whole("flows", `[{"id":"f","name":"n","type":"POEM"}]`):                      `type is "POEM"`,
		whole("flows", `[`+f("")[1:len(f(""))-1]+`,`+f("")[1:]):                      "flow 2 (f): its id",
		whole("flows", f(`,"versions":[{"id":"1.0"}]`)):                              `version "1.0": want 1.0 to 0.0`,
		whole("flows", f(`,"versions":[{}]`)):                                        `version "": want`,
		whole("flows", f(`,"lastVersion":1,"versions":[{"id":"1.0","file":"x"}]`)):   `version "1.0": the file wants`,
		whole("flows", f(`,"publishedVersion":"1.0"`)):                               "which is not among its versions",
		whole("flows", f(`,"versions":[`+strings.Repeat(`{"id":"1.0"},`, 10)+`{}]`)): "11 versions",
		whole("log_levels", `{"default":{}}`):                                        "default: logLevelCharacteristics.level",
		whole("data_actions", `{"actions":[{"id":"a"}]}`):                            "data action a: name wants",
		whole("data_actions", `{"actions":[null]}`):                                  "has no id",
		whole("data_actions", `{"drafts":[{"id":"a","name":"n","contract":{},"config":{"request":{"requestType":"GET","requestUrlTemplate":"/api/now/table/incident"}}}]}`): "a draft of it without itself",
		whole("workforce", `[]`):   "no agents",
		whole("workforce", `[{}]`): `business unit "": it "" wants id and name`,
		whole("workforce", b(`{"id":"m","name":"m","agents":[{"id":"b","name":"n"}]}`, "")):                                             `the id of agent "b" is another's`,
		whole("workforce", b(`{"id":"m","name":"m","agents":[{"id":"a","name":"n","hour":24}]}`, "")):                                   `agent "a": hour is 24`,
		whole("workforce", b(staff, `{"id":"s"}`)):                                                                                      `schedule "s": weekId is ""`,
		whole("workforce", b(staff, `{"id":"s","weekDate":"2026-01-05"}`)):                                                              `schedule "s": description wants`,
		whole("workforce", b(staff, `{"id":"s","weekDate":"2026-01-05","weekCount":7,"description":"d"}`)):                              `schedule "s": weekCount wants`,
		whole("workforce", b(staff, week(`"version":0`))):                                                                               `schedule "s": it wants an id of its own and a version`,
		whole("workforce", b(staff, week(`"version":1`)+","+week(`"version":1`))):                                                       `schedule "s": it wants an id of its own`,
		whole("workforce", b(staff, week(`"version":1,"agentSchedules":{"x":{}}`))):                                                     `"x" wants an agent of the business unit`,
		whole("workforce", b(staff, week(`"version":1,"agentSchedules":{"a":{"version":1,"shifts":[{}],"fullDayTimeOffMarkers":[]}}`))): `"a": a shift is none`,
		whole("incidents", `{"records":[1]}`):                                                                                           "record 1: The request body",
		whole("incidents", `{"records":[{}]}`):                                                                                          "sys_id or number",
		whole("incidents", `{"records":[{"sys_id":"1","number":"2"},{"sys_id":"1","number":"3"}]}`):                                     "record 2",
	} {
		err := put(t, genesys()).p.Load([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v, want %q", text, err, want)
		}
	}
	if err := put(t, genesys()).p.Load([]byte(whole("flows", f("")))); err != nil {
		t.Errorf("a state with one part: %v", err)
	}
}

// FuzzLoad: no file makes the platform fall over, and one that is taken can be
// saved.
func FuzzLoad(f *testing.F) {
	var saved bytes.Buffer
	cfg := genesys()
	cfg.Entities = pack.Entities{Flows: new(2), DataActions: new(2), Incidents: new(1), BusinessUnits: new(1), ManagementUnits: new(2), Agents: new(2)}
	if err := New(cfg, Options{}).Save(&saved); err != nil {
		f.Fatal(err)
	}
	f.Add(saved.String())
	f.Add(`{"holdfast_twin_state":1,"profile":"genesys","parts":{"data_actions":{"actions":[{"id":"a","name":"n","contract":{},"config":{}}]}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		p := New(cfg, Options{})
		if p.Load([]byte(text)) != nil {
			return
		}
		var again bytes.Buffer
		if err := p.Save(&again); err != nil || !json.Valid(again.Bytes()) {
			t.Errorf("saved: %v", err)
		}
		if err := New(cfg, Options{}).Load(again.Bytes()); err != nil {
			t.Errorf("what has been saved cannot be loaded: %v", err)
		}
		if err := p.flows.books(); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkSave(b *testing.B) {
	cfg := genesys()
	cfg.Entities = pack.Entities{Flows: new(10_000), Incidents: new(50_000)}
	p := New(cfg, Options{})
	var saved bytes.Buffer
	for b.Loop() {
		saved.Reset()
		if err := p.Save(&saved); err != nil {
			b.Fatal(err)
		}
		if err := p.Load(saved.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(saved.Len())/1e6, "MB")
}
