package platform

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/pack"
)

// day is an interval around everything that tests do.
const day = `"interval":"2000-01-01T00:00:00.000Z/2000-01-02T00:00:00.000Z"`

type detailList struct {
	Conversations []conversationShape
	TotalHits     int
	Cursor        string
}

func read[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != 200 {
		t.Fatalf("%d %s: %v", w.Code, w.Body, err)
	}
	return v
}

func freely() pack.Twin {
	cfg := genesys()
	cfg.Limits = pack.Limits{TokenPerMinute: new(0), GuestConnectionsPerMinute: new(0), GuestRequestsPerMinute: new(0), GuestMessagesPerSecond: new(0)}
	return cfg
}

// TestTheMostConversationsAtOnceAreTheSameHoweverTheyAreCounted: by asking
// again and again how many go on, and from the details when all is over.
func TestTheMostConversationsAtOnceAreTheSameHoweverTheyAreCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, freely())
		token := s.login("a")
		r := rand.New(rand.NewPCG(1, 2))
		var all sync.WaitGroup
		for i := range 60 {
			v := s.visit(fmt.Sprintf("g%d", i))
			wait, talk, agent := time.Duration(1+2*r.IntN(300))*50*time.Millisecond, time.Duration(2*r.IntN(300))*50*time.Millisecond, r.IntN(2) == 0
			all.Go(func() {
				time.Sleep(wait)
				heard := func(text string) {
					v.speaker.Heard(true, fmt.Appendf(nil, `{"action":"onMessage","token":%q%s}`, v.token, text))
				}
				v.speaker.Heard(true, fmt.Appendf(nil, `{"action":"configureSession","token":%q}`, v.token))
				heard(join)
				if agent {
					heard(says("agent"))
				}
				time.Sleep(talk)
				heard(leave)
			})
		}
		polled := 0
		for range 700 {
			time.Sleep(100 * time.Millisecond) // between the moments at which anything begins or ends
			flows := read[activityAnswer](t, s.ask("POST", analyticsPath+"/flows/activity/query", `{"metrics":[{"metric":"oFlow"}]}`, token))
			others := read[activityAnswer](t, s.ask("POST", analyticsPath+"/conversations/activity/query", `{"metrics":[{"metric":"oWaiting"},{"metric":"oAlerting"},{"metric":"oInteracting"}]}`, token))
			n := flows.Results[0].Data[0].Count
			for _, m := range others.Results[0].Data {
				n += m.Count
			}
			polled = max(polled, int(n))
		}
		all.Wait()
		var changes []string
		for page := 1; ; page++ {
			w := s.ask("POST", analyticsPath+"/conversations/details/query", fmt.Sprintf(`{%s,"paging":{"pageSize":25,"pageNumber":%d}}`, day, page), token)
			list := read[detailList](t, w)
			if list.TotalHits != 60 {
				t.Fatalf("%d conversations, want 60", list.TotalHits)
			}
			for _, c := range list.Conversations {
				changes = append(changes, c.Start+" 2", c.End+" 1") // at one moment, ends come first
			}
			if len(list.Conversations) < 25 {
				break
			}
		}
		slices.Sort(changes)
		most, now := 0, 0
		for _, change := range changes {
			if strings.HasSuffix(change, "2") {
				now++
			} else {
				now--
			}
			most = max(most, now)
		}
		if len(changes) != 120 || most != polled || most < 10 {
			t.Errorf("%d changes, at most %d at once by the details and %d by polling", len(changes), most, polled)
		}
	})
}

// TestDetailsTellWhatHappened: every part with its times.
func TestDetailsTellWhatHappened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, freely())
		token := s.login("a")
		v := s.visit("g")
		v.say("configureSession", "")
		v.say("onMessage", join)
		time.Sleep(10 * time.Second)
		v.say("onMessage", says("agent"))
		time.Sleep(20 * time.Second)
		id := s.p.seen.inProgress()[0].id
		live := read[conversationShape](t, s.ask("GET", analyticsPath+"/conversations/"+id+"/details", "", token))
		if live.End != "" || len(live.Participants) != 4 {
			t.Errorf("the conversation that goes on is %+v", live)
		}
		v.say("onMessage", leave)
		c := read[conversationShape](t, s.ask("GET", analyticsPath+"/conversations/"+id+"/details", "", token))
		var got []string
		for _, p := range c.Participants {
			for _, g := range p.Sessions[0].Segments {
				got = append(got, fmt.Sprint(p.Purpose, " ", g.Type, " ", g.Start[14:19], "-", g.End[14:19], " ", g.Disconnect))
			}
		}
		want := []string{
			"customer interact 00:00-00:30 client", "botflow ivr 00:00-00:10 transfer", "acd delay 00:10-00:12 transfer",
			"agent alert 00:12-00:13 transfer", "agent interact 00:13-00:30 client",
		}
		if !slices.Equal(got, want) {
			t.Errorf("segments\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		s.want(s.ask("GET", analyticsPath+"/conversations/nobody/details", "", token), 404)

		for filter, hits := range map[string]int{
			`"conversationFilters":[{"type":"and","predicates":[{"type":"dimension","dimension":"conversationId","operator":"matches","value":"` + id + `"}]}]`:                    1,
			`"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationId","value":"x"}]}]`:                                                                     0,
			`"conversationFilters":[{"type":"or","predicates":[{"dimension":"conversationId","value":"x"},{"dimension":"mediaType","value":"MESSAGE"}]}]`:                          1,
			`"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationId","value":"x"},{"dimension":"mediaType","value":"message"}]}]`:                         0,
			`"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationEnd","operator":"exists"}]}]`:                                                            1,
			`"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationEnd","operator":"notExists"}]}]`:                                                         0,
			`"segmentFilters":[{"type":"and","predicates":[{"dimension":"purpose","value":"agent"}]},{"type":"and","predicates":[{"dimension":"disconnectType","value":"peer"}]}]`: 0,
			`"segmentFilters":[{"type":"and","clauses":[{"type":"or","predicates":[{"dimension":"segmentType","value":"hold"},{"dimension":"segmentType","value":"delay"}]}]}]`:    1,
		} {
			list := read[detailList](t, s.ask("POST", analyticsPath+"/conversations/details/query", "{"+day+","+filter+"}", token))
			if list.TotalHits != hits {
				t.Errorf("%s: %d conversations, want %d", filter, list.TotalHits, hits)
			}
		}
		before := `{"interval":"1999-01-01T00:00:00Z/1999-01-02T00:00:00Z"}`
		if list := read[detailList](t, s.ask("POST", analyticsPath+"/conversations/details/query", before, token)); list.TotalHits != 0 {
			t.Errorf("%d conversations of another day", list.TotalHits)
		}
	})
}

func TestQueriesThatMakeNoSenseAreRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, freely())
		token := s.login("a")
		deep := strings.Repeat(`{"clauses":[`, 5) + strings.Repeat(`]}`, 5)
		for path, bodies := range map[string][]string{
			"/conversations/details/query": {
				``, `[]`, `{}`, `{"interval":"today"}`, `{"interval":"2000-01-02T00:00:00Z/2000-01-01T00:00:00Z"}`,
				`{"interval":"2000-01-01T00:00:00Z/2001-01-01T00:00:00Z"}`, `{` + day + `,"paging":{"pageSize":101}}`, `{` + day + `,"paging":{"pageNumber":-1}}`,
				`{` + day + `,"order":"up"}`, `{` + day + `,"orderBy":"mood"}`, `{` + day + `,"surveyFilters":[{}]}`,
				`{` + day + `,"conversationFilters":[{"type":"xor"}]}`, `{` + day + `,"conversationFilters":[` + deep + `]}`,
				`{` + day + `,"conversationFilters":[{"predicates":[{"dimension":"mood"}]}]}`, `{` + day + `,"conversationFilters":[{"predicates":[{"type":"metric","dimension":"tHandle"}]}]}`,
				`{` + day + `,"conversationFilters":[` + strings.TrimSuffix(strings.Repeat(`{},`, 11), ",") + `]}`,
			},
			"/conversations/details/jobs":     {`{}`},
			"/conversations/activity/query":   {`{}`, `{"metrics":[{"metric":"oFlow"}]}`, `{"metrics":[{"metric":"oWaiting"}],"groupBy":["mood"]}`},
			"/flows/activity/query":           {`{}`, `{"metrics":[{"metric":"oWaiting"}]}`},
			"/flows/observations/query":       {`{"metrics":["oFlow"]}`, `{"metrics":["oWaiting"],"filter":{"type":"and"}}`},
			"/conversations/aggregates/query": {`{}`, `{` + day + `}`, `{` + day + `,"metrics":["nMood"]}`, `{` + day + `,"metrics":["nFlow"],"granularity":"often"}`, `{` + day + `,"metrics":["nFlow"],"granularity":"PT1S"}`},
			"/actions/aggregates/query":       {`{` + day + `,"metrics":["tTotalExecution"],"groupBy":["mood"]}`},
			"/ratelimits/aggregates/query":    {`{` + day + `,"metrics":["oRateLimitRecorded"],"filter":{"predicates":[{"dimension":"mood"}]}}`},
		} {
			for _, body := range bodies {
				if w := s.ask("POST", analyticsPath+path, body, token); w.Code != 400 {
					t.Errorf("%s %s: %d %s, want 400", path, body, w.Code, w.Body)
				}
			}
		}
	})
}

func TestJobsAreQueuedThenFulfilledThenForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, freely())
		token := s.login("a")
		for i := range 5 {
			v := s.visit(fmt.Sprintf("g%d", i))
			v.say("configureSession", "")
			v.say("onMessage", join)
			time.Sleep(time.Second)
		}
		w := s.ask("POST", analyticsPath+"/conversations/details/jobs", "{"+day+`,"order":"desc"}`, token)
		s.want(w, 202)
		path := analyticsPath + "/conversations/details/jobs/" + field(w, "jobId")
		state := func() string { return field(s.ask("GET", path, "", token), "state") }
		if got := state(); got != "QUEUED" {
			t.Errorf("state %s, want QUEUED", got)
		}
		s.want(s.ask("GET", path+"/results", "", token), 404)
		time.Sleep(jobTime / 2)
		if got := state(); got != "PENDING" {
			t.Errorf("state %s, want PENDING", got)
		}
		time.Sleep(jobTime / 2)
		if got := state(); got != "FULFILLED" {
			t.Errorf("state %s, want FULFILLED", got)
		}
		var starts []string
		for cursor := ""; ; {
			list := read[detailList](t, s.ask("GET", path+"/results?pageSize=2&cursor="+cursor, "", token))
			for _, c := range list.Conversations {
				starts = append(starts, c.Start[17:19])
			}
			if cursor = list.Cursor; cursor == "" {
				break
			}
		}
		if want := []string{"04", "03", "02", "01", "00"}; !slices.Equal(starts, want) {
			t.Errorf("conversations that began at %s, want %s", starts, want)
		}
		for _, query := range []string{"?cursor=x", "?cursor=LTE", "?pageSize=0", "?pageSize=1001"} {
			s.want(s.ask("GET", path+"/results"+query, "", token), 400)
		}
		s.want(s.ask("GET", path, "", s.login("b")), 404)
		s.want(s.ask("DELETE", path, "", token), 204)
		if got := state(); got != "CANCELLED" {
			t.Errorf("state %s, want CANCELLED", got)
		}
		s.want(s.ask("GET", path+"/results", "", token), 410)
		for range maxDetailJobs {
			s.want(s.ask("POST", analyticsPath+"/conversations/details/jobs", "{"+day+"}", token), 202)
		}
		s.want(s.ask("GET", path, "", token), 404)
	})
}

func TestAggregatesCountWhatHappened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := freely()
		cfg.Limits.DataActionPerMinute = new(3)
		cfg.Latency.P50 = dur(2 * time.Second)
		s := put(t, cfg)
		token := s.login("desk")
		for range 2 {
			s.want(s.ask("POST", actionPath, incident1, token), 200)
		}
		s.want(s.ask("POST", strings.Replace(actionPath, "a1", "incident", 1), incident1, token), 200)
		s.want(s.ask("POST", actionPath, incident1, token), 429)
		got := func(path, query string) string {
			a := read[aggregateAnswer](t, s.ask("POST", analyticsPath+path, "{"+day+","+query+"}", token))
			var parts []string
			for _, r := range a.Results {
				for _, d := range r.Data {
					for _, m := range d.Metrics {
						sum := ""
						if m.Stats.Sum != nil {
							sum = fmt.Sprint(" ", *m.Stats.Min, " ", *m.Stats.Max, " ", *m.Stats.Sum)
						}
						parts = append(parts, fmt.Sprint(r.Group, " ", d.Interval[11:19], " ", m.Metric, " ", m.Stats.Count, sum))
					}
				}
			}
			return strings.Join(parts, "; ")
		}
		for _, c := range []struct{ path, query, want string }{
			{"/actions/aggregates/query", `"metrics":["tTotalExecution"]`, "map[] 00:00:00 tTotalExecution 4 0 2000 6000"},
			{"/actions/aggregates/query", `"metrics":["tTotalExecution"],"groupBy":["actionId","responseStatus"]`, "map[actionId:custom_-_a1 responseStatus:200] 00:00:00 tTotalExecution 2 2000 2000 4000; " +
				"map[actionId:custom_-_a1 responseStatus:429] 00:00:00 tTotalExecution 1 0 0 0; map[actionId:custom_-_incident responseStatus:200] 00:00:00 tTotalExecution 1 2000 2000 2000"},
			{"/actions/aggregates/query", `"metrics":["tTotalExecution"],"filter":{"type":"and","predicates":[{"dimension":"errorType","value":"volume.rate.limit"}]}`, "map[] 00:00:00 tTotalExecution 1 0 0 0"},
			{"/ratelimits/aggregates/query", `"metrics":["oRateLimitRecorded"],"groupBy":["namespace","limitName","max","userId"]`, "map[limitName:requests.volume.max max:3 namespace:dataactions userId:desk] 00:00:00 oRateLimitRecorded 1"},
		} {
			if got := got(c.path, c.query); got != c.want {
				t.Errorf("%s %s: %s, want %s", c.path, c.query, got, c.want)
			}
		}

		v := s.visit("g") // begins 6 s after the start
		v.say("configureSession", "")
		v.say("onMessage", join)
		time.Sleep(10 * time.Minute)
		v.say("onMessage", leave)
		v.say("onMessage", join)
		for _, c := range []struct{ query, want string }{
			{`"metrics":["nConversations","nFlow","tFlow"]`, "map[] 00:00:00 nConversations 2; map[] 00:00:00 nFlow 2; map[] 00:00:00 tFlow 1 600000 600000 600000"},
			{`"metrics":["nFlow"],"granularity":"PT10M","groupBy":["mediaType"]`, "map[mediaType:message] 00:00:00 nFlow 1; map[mediaType:message] 00:10:00 nFlow 1"},
		} {
			if got := got("/conversations/aggregates/query", c.query); got != c.want {
				t.Errorf("%s: %s, want %s", c.query, got, c.want)
			}
		}
		if got, want := got("/flows/aggregates/query", `"metrics":["nFlow","tFlowDisconnect","tFlowExit"]`), "map[] 00:00:00 nFlow 2; map[] 00:00:00 tFlowDisconnect 1 600000 600000 600000"; got != want {
			t.Errorf("flows: %s, want %s", got, want)
		}
	})
}

// TestExecutionsOfWorkflowsCountAmongTheFlows, and nowhere among conversations.
func TestExecutionsOfWorkflowsCountAmongTheFlows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := freely()
		cfg.Operations.P50 = dur(5 * time.Second)
		s := put(t, cfg)
		token := s.login("a")
		flow := s.firstFlow(token)
		id, on, _ := s.channel(token, true)
		run := func() string {
			w := s.ask("POST", "/api/v2/flows/executions", `{"flowId":"`+flow+`"}`, token)
			s.want(w, 200)
			return field(w, "id")
		}
		first := run()
		s.subscribe(token, id, "v2.detail.events.conversation."+first+".flow.end")
		time.Sleep(time.Second)
		run()
		v := s.visit("g")
		v.say("configureSession", "")
		v.say("onMessage", join)
		running := func() string {
			a := read[activityAnswer](t, s.ask("POST", analyticsPath+"/flows/activity/query", `{"metrics":[{"metric":"oFlow"}],"groupBy":["flowType","mediaType"]}`, token))
			var parts []string
			for _, r := range a.Results {
				parts = append(parts, fmt.Sprint(r.Group, " ", r.Data[0].Count))
			}
			return strings.Join(parts, ", ")
		}
		if got, want := running(), "map[flowType:INBOUNDSHORTMESSAGE mediaType:message] 1, map[flowType:WORKFLOW] 2"; got != want {
			t.Errorf("running: %s, want %s", got, want)
		}
		others := read[activityAnswer](t, s.ask("POST", analyticsPath+"/conversations/activity/query", `{"metrics":[{"metric":"oWaiting"}],"groupBy":["flowType"]}`, token))
		if len(others.Results) != 1 || others.Results[0].Group["flowType"] != "INBOUNDSHORTMESSAGE" {
			t.Errorf("conversations: %+v, want the guest's alone", others)
		}
		time.Sleep(4 * time.Second)
		synctest.Wait()
		if got, want := running(), "map[flowType:INBOUNDSHORTMESSAGE mediaType:message] 1, map[flowType:WORKFLOW] 1"; got != want {
			t.Errorf("when the first one is over: %s, want %s", got, want)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		sums := read[aggregateAnswer](t, s.ask("POST", analyticsPath+"/flows/aggregates/query", `{`+day+`,"metrics":["nFlow","tFlow"],"filter":{"type":"and","predicates":[{"dimension":"flowId","value":"`+flow+`"}]}}`, token))
		if m := sums.Results[0].Data[0].Metrics; m[0].Stats.Count != 2 || m[1].Stats.Count != 2 || *m[1].Stats.Sum != 10_000 {
			t.Errorf("sums: %+v, want 2 executions of 5 s", m)
		}
		details := read[detailList](t, s.ask("POST", analyticsPath+"/conversations/details/query", "{"+day+"}", token))
		if details.TotalHits != 1 {
			t.Errorf("%d conversations, want the guest's alone", details.TotalHits)
		}
		s.want(s.ask("GET", analyticsPath+"/conversations/"+first+"/details", "", token), 404)
		if got := on.take(); len(got) > 0 {
			t.Errorf("there is no conversation, but this was told of it: %s", got)
		}
	})
}

func TestObservationsAreOfThisMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, freely())
		token := s.login("a")
		for i := range 3 {
			v := s.visit(fmt.Sprintf("g%d", i))
			v.say("configureSession", "")
			v.say("onMessage", join)
			if i == 2 {
				v.say("onMessage", says("agent"))
			}
		}
		flows := read[observationAnswer](t, s.ask("POST", analyticsPath+"/flows/observations/query", `{"metrics":["oFlow"],"detailMetrics":["oFlow"],"groupBy":["flowType"],"filter":{"type":"or","predicates":[{"dimension":"mediaType","value":"message"}]}}`, token))
		if len(flows.Results) != 1 || flows.Results[0].Group["flowType"] != "INBOUNDSHORTMESSAGE" || flows.Results[0].Data[0].Stats.Count != 2 || len(flows.Results[0].Data[0].Observations) != 2 {
			t.Errorf("flows: %+v, want 2 in web chats", flows)
		}
		queues := read[observationAnswer](t, s.ask("POST", analyticsPath+"/queues/observations/query", `{"metrics":["oWaiting","oInteracting"],"groupBy":["queueId"],"filter":{"type":"and","predicates":[{"dimension":"queueId","operator":"exists"}]}}`, token))
		if len(queues.Results) != 1 || queues.Results[0].Group["queueId"] != s.p.guests.queue.id || queues.Results[0].Data[0].Stats.Count != 1 {
			t.Errorf("queues: %+v, want 1 that waits", queues)
		}
	})
}

func TestEventsOfAConversationReachThoseWhoSubscribedToIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, freely())
		token := s.login("a")
		v := s.visit("g")
		v.say("configureSession", "")
		v.say("onMessage", join)
		id := s.p.seen.inProgress()[0].id
		agent := s.p.wfm.agentAt(0).id
		channel, on, _ := s.channel(token, true)
		topic := "v2.detail.events.conversation." + id + "."
		s.subscribe(token, channel, topic+"flow.end", topic+"acd.start", topic+"acd.end", topic+"user.start", topic+"user.end", topic+"customer.end", "v2.users."+agent+".conversations")
		v.say("onMessage", says("agent"))
		time.Sleep(agentWait + agentRing)
		synctest.Wait()
		v.say("onMessage", leave)
		var got []string
		for _, text := range on.take() {
			var e struct{ TopicName string }
			_ = json.Unmarshal([]byte(text), &e)
			got = append(got, strings.TrimPrefix(e.TopicName, topic))
		}
		want := []string{"flow.end", "acd.start", "acd.end", "user.start", "v2.users." + agent + ".conversations", "user.end", "customer.end", "v2.users." + agent + ".conversations"}
		if !slices.Equal(got, want) {
			t.Errorf("heard %s, want %s", got, want)
		}
	})
}

func TestTheLedgerForgetsTheOldest(t *testing.T) {
	l := newLedger(nil, func(string, any) {})
	l.over.size, l.requests.size = 3, 3
	for i := range 5 {
		at := time.Unix(int64(i), 0)
		l.begin(&conversation{id: fmt.Sprint(i), start: at, flow: &flow{}, phases: []phase{{metric: inFlow, from: at}}})
		l.end(fmt.Sprint(i), at, "client")
		l.end(fmt.Sprint(i), at, "client") // again, and of no effect
		l.requests.add(request{about: fmt.Sprint(i)})
	}
	var got []string
	for _, c := range l.conversations() {
		got = append(got, c.id)
	}
	for _, r := range l.requests.all() {
		got = append(got, r.about)
	}
	if want := []string{"2", "3", "4", "2", "3", "4"}; !slices.Equal(got, want) || len(l.byID) != 3 || l.conversation("1") != nil || l.conversation("4") == nil {
		t.Errorf("remembered are %s, want %s", got, want)
	}
}
