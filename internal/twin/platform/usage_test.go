package platform

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/pack"
)

// TestEveryLimitIsInTheTable: what is configured can be looked up, and the
// other way round.
func TestEveryLimitIsInTheTable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, pack.Twin{Profile: pack.ProfileGenesys, Limits: pack.Limits{TokenPerMinute: new(1000), DataActionPerMinute: new(0), ChannelsPerApp: new(7)}})
		token := s.login("a")
		got := map[string]string{}
		for _, ns := range []string{"platform.api", "dataactions", "notifications", "web.messaging"} {
			for _, suffix := range []string{"", "/defaults"} {
				for _, l := range read[limitList](t, s.ask("GET", limitsPath+"/namespaces/"+ns+suffix, "", token)).Entities {
					got[l.Key] += fmt.Sprint(l.Value, " ")
				}
			}
		}
		for key, want := range map[string]string{
			"client.credentials.token.rate.per.minute": "1000 300 ", "request.bytes.max": "512000 512000 ",
			"actions.concurrent.executions.max": "50 50 ", "requests.volume.max": "2500 ", // switched off, but documented
			"channels.per.app.max": "7 20 ", "topics.per.channel.max": "1000 1000 ", "connections.rate.per.minute": "1000 1000 ",
			"session.connections.max": "3 3 ", "requests.per.connection.rate.per.minute": "60 60 ", "messages.per.session.rate.per.second": "5 5 ",
			"health.check.per.connection.rate.per.minute": "2 2 ", "configure.per.session.rate.per.minute": "60 60 ", "get.history.rate.per.minute": "10 10 ",
		} {
			if got[key] != want {
				t.Errorf("%s is %q, want %q", key, got[key], want)
			}
			delete(got, key)
		}
		if len(got) > 0 {
			t.Errorf("there are also %v", got)
		}
		s.want(s.ask("GET", limitsPath+"/namespaces/nobody", "", token), 404)
		s.want(s.ask("GET", limitsPath+"/namespaces/dataactions/limits/nothing/counts", "", token), 404)
	})
}

func TestCountsAreOfWhatReallyHappens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Latency.P50 = dur(3 * time.Second)
		s := put(t, cfg)
		one, two := s.login("one"), s.login("two")
		type counts struct{ Entities []countShape }
		count := func(ns string) string {
			var all []string
			for _, e := range read[counts](t, s.ask("GET", limitsPath+"/namespaces/"+ns+"/counts", "", one)).Entities {
				all = append(all, strings.TrimSpace(fmt.Sprint(e.EntityID, " ", e.Count, "/", e.Max)))
			}
			return strings.Join(all, ", ")
		}
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() { s.ask("POST", actionPath, incident1, two) })
		}
		synctest.Wait()
		if got := count("dataactions"); got != "4/50, 4/2500" {
			t.Errorf("data actions: %s, want 4 that run", got)
		}
		all.Wait()
		s.ask("POST", channelsPath, "", two)
		s.visit("a")
		s.visit("b")
		for ns, want := range map[string]string{
			"dataactions": "0/50, 4/2500", "platform.api": "one 2/300, two 5/300", "notifications": "two 1/20", "web.messaging": "d1 2/1000",
		} {
			if ns == "platform.api" {
				time.Sleep(time.Millisecond)
				s.ask("GET", "/api/v2/nothing", "", one) // no route, no count
				if got := count(ns); !strings.HasSuffix(got, ", two 5/300") || !strings.HasPrefix(got, "one ") {
					t.Errorf("%s: %s, want that of both", ns, got)
				}
				continue
			}
			if got := count(ns); got != want {
				t.Errorf("%s: %s, want %s", ns, got, want)
			}
		}
		time.Sleep(time.Minute)
		for ns, want := range map[string]string{"dataactions": "0/50, 0/2500", "web.messaging": ""} {
			if got := count(ns); got != want {
				t.Errorf("%s a minute later: %s, want %s", ns, got, want)
			}
		}
	})
}

func TestUsageCountsRequestsByClientAndStatus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, pack.Twin{Profile: pack.ProfileGenesys, Limits: pack.Limits{TokenPerMinute: new(4)}})
		desk, admin := s.login("desk"), s.login("admin")
		for range 6 {
			s.ask("GET", "/api/v2/flows", "", desk)
		}
		s.ask("GET", "/api/v2/flows/nobody", "", admin)
		w := s.ask("POST", usagePath, "{"+day+"}", admin)
		s.want(w, 200)
		type usage struct {
			Results     []usageRow
			QueryStatus string
		}
		got := read[usage](t, s.ask("GET", field(w, "resultsUri"), "", admin))
		want := usage{[]usageRow{
			{ClientID: "admin", Template: "/api/v2/flows/{id}", Method: "GET", Status400: 1, Requests: 1},
			{ClientID: "desk", Template: "/api/v2/flows", Method: "GET", Status200: 4, Status429: 2, Requests: 6},
		}, "Complete"}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("usage %+v, want %+v", got, want)
		}
		s.want(s.ask("POST", usagePath, `{"interval":"ever"}`, admin), 400)

		// At nine tenths of a limit it is recorded, and each time it refuses.
		time.Sleep(time.Minute)
		a := read[aggregateAnswer](t, s.ask("POST", analyticsPath+"/ratelimits/aggregates/query", `{`+day+`,"metrics":["oRateLimitRecorded"],"groupBy":["userId"]}`, admin))
		if len(a.Results) != 2 || a.Results[1].Group["userId"] != "desk" || a.Results[1].Data[0].Metrics[0].Stats.Count != 3 {
			t.Errorf("recorded: %+v, want 3 of desk", a)
		}
	})
}
