package platform

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"holdfast/internal/pack"
)

const incidentsPath = "/api/now/table/incident"

// snow is a platform whose ServiceNow takes a while.
func snow(t *testing.T, latency time.Duration, limits pack.Limits) *stage {
	cfg := unlimited()
	cfg.Latency.P50 = dur(latency)
	cfg.Limits = cfg.Limits.With(limits)
	return put(t, cfg)
}

const desk = "Authorization: Basic ZGVzazpzM2NyZXQ="

// TestTheRuleByTheHourActsLate: the nodes tell each other every 30 s, so a
// burst gets through and what follows does not.
func TestTheRuleByTheHourActsLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(10 * time.Minute) // into the hour
		s := snow(t, 0, pack.Limits{ServiceNowPerHour: new(3)})
		reset := strconv.FormatInt(time.Now().Truncate(time.Hour).Add(time.Hour).Unix(), 10)
		for range 10 {
			w := s.ask("POST", incidentsPath, `{}`, desk)
			s.want(w, 201)
			if h := w.Header(); asWritten(w, "X-RateLimit-Limit") != "3" || asWritten(w, "X-RateLimit-Reset") != reset || asWritten(w, "X-RateLimit-Rule") == "" {
				t.Fatalf("headers %v, want the rule's with reset %s", h, reset)
			}
		}
		time.Sleep(30 * time.Second)
		w := s.ask("POST", incidentsPath, `{}`, desk)
		s.want(w, 429)
		if got := w.Header().Get("Retry-After"); got != "2970" || asWritten(w, "X-RateLimit-Limit") != "3" || field(w, "error", "message") == "" {
			t.Errorf("Retry-After %s and %v, want 2970 and the rule", got, w.Header())
		}
		s.want(s.ask("POST", incidentsPath, `{}`, "Authorization: Basic d2FsbDpzM2NyZXQ="), 201) // another user
		s.want(s.ask("POST", incidentsPath, `{}`), 201)                                          // and nobody
		time.Sleep(2970 * time.Second)
		s.want(s.ask("POST", incidentsPath, `{}`, desk), 201)
		if want := []Throttle{{"servicenow_per_hour", 429, 2970 * time.Second}}; !slices.Equal(s.throttles, want) {
			t.Errorf("told of %v, want %v", s.throttles, want)
		}
	})
}

// TestPlacesHaveAQueue: some run, some wait, and the rest is refused without
// the rule's headers.
func TestPlacesHaveAQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := snow(t, 2*time.Second, pack.Limits{ServiceNowConcurrent: new(2), ServiceNowQueue: new(3), ServiceNowPerHour: new(1000)})
		start := time.Now()
		var mu sync.Mutex
		took := map[string]int{}
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				w := s.ask("POST", incidentsPath, `{}`)
				mu.Lock()
				defer mu.Unlock()
				took[fmt.Sprint(w.Code, " ", time.Since(start), " ", w.Header().Get("Retry-After"), " ", asWritten(w, "X-RateLimit-Rule") != "")]++
			})
		}
		all.Wait()
		want := map[string]int{"201 2s  true": 2, "201 4s  true": 2, "201 6s  true": 1, "429 0s 1 false": 3}
		if fmt.Sprint(took) != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", took, want)
		}
		if s.p.now.gates.waiting != 0 || len(s.p.now.gates.places) != 0 {
			t.Error("places are not given back")
		}
		if len(s.throttles) != 3 || s.throttles[0].Limit != "servicenow_queue" {
			t.Errorf("told of %v", s.throttles)
		}
	})
}

// TestAClientThatKeepsCookiesIsServedOneByOne, and what comes on top of ten
// that wait is accepted and dropped.
func TestAClientThatKeepsCookiesIsServedOneByOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := snow(t, time.Second, pack.Limits{})
		w := s.ask("POST", incidentsPath, `{}`)
		cookie, _, _ := strings.Cut(w.Header().Get("Set-Cookie"), ";")
		if !strings.HasPrefix(cookie, "JSESSIONID=") {
			t.Fatalf("no cookie: %v", w.Header())
		}
		start := time.Now()
		var mu sync.Mutex
		took := map[string]int{}
		ask := func(header string) {
			w := s.ask("POST", incidentsPath, `{}`, header)
			mu.Lock()
			defer mu.Unlock()
			took[fmt.Sprint(w.Code, " ", w.Body.Len() > 0)]++
			if at := time.Since(start); w.Code == 201 {
				took[at.String()]++
			}
		}
		var all sync.WaitGroup
		for range 15 {
			all.Go(func() { ask("Cookie: " + cookie) })
		}
		all.Wait()
		if took["202 false"] != 4 || took["201 true"] != 11 || took["11s"] != 1 || took["1s"] != 1 {
			t.Errorf("got %v, want 11 answers, one a second, and 4 times 202 without a body", took)
		}
		start, took = time.Now(), map[string]int{}
		for range 15 {
			all.Go(func() { ask("X-No-Cookie: 1") })
		}
		all.Wait()
		if took["1s"] != 15 {
			t.Errorf("without the cookie: %v, want all at once", took)
		}
		if n := len(s.p.now.gates.busy); n != 0 {
			t.Errorf("%d sessions are left", n)
		}
		if len(s.applied) != 1+11+15 || len(s.throttles) != 4 || s.throttles[0] != (Throttle{"servicenow_session_queue", 202, 0}) {
			t.Errorf("%d changes, told of %v", len(s.applied), s.throttles)
		}
	})
}

func TestTransactionsHaveAQuota(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := snow(t, 301*time.Second, pack.Limits{})
		start := time.Now()
		w := s.ask("POST", incidentsPath, `{}`)
		if took := time.Since(start); w.Code != 500 || took != 300*time.Second || len(s.applied) != 0 {
			t.Errorf("%d after %v, %v; want 500 after 300 s and no change", w.Code, took, s.applied)
		}
	})
}

// TestDataActionsMeetTheLimitsBehindThem: what ServiceNow refuses comes out as
// the action's failure, with its status; a place that never comes free is a
// timeout.
func TestDataActionsMeetTheLimitsBehindThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := snow(t, 50*time.Second, pack.Limits{ServiceNowConcurrent: new(1), ServiceNowQueue: new(2)})
		token := s.login("a")
		var mu sync.Mutex
		got := map[string]int{}
		var all sync.WaitGroup
		start := time.Now()
		for range 4 {
			all.Go(func() {
				w := s.ask("POST", actionPath, incident1, token)
				mu.Lock()
				defer mu.Unlock()
				got[fmt.Sprint(w.Code, " ", field(w, "code"), " ", time.Since(start))]++
			})
		}
		all.Wait()
		want := map[string]int{"200  50s": 1, "504 gateway.timeout 1m0s": 2, "429 remote.error 0s": 1}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

func TestLongQueriesAreRefused(t *testing.T) {
	s := snow(t, 0, pack.Limits{})
	s.want(s.ask("GET", incidentsPath+"?sysparm_query="+strings.Repeat("x", maxQuery), ""), 414)
	s.want(s.ask("GET", incidentsPath+"?sysparm_query=state%3D1"+strings.Repeat("%5Estate%3D1", 600), ""), 200)
}

// TestQueriesFindWhatTheySay holds encoded queries against a plain search.
func TestQueriesFindWhatTheySay(t *testing.T) {
	s := newServiceNow(1, 300, pack.Latency{}, pack.Limits{})
	every := s.all()
	rapid.Check(t, func(r *rapid.T) {
		column := rapid.SampledFrom([]string{"caller_id", "number", "sys_id", "short_description"}).Draw(r, "column")
		of := every[rapid.IntRange(0, len(every)-1).Draw(r, "of")]
		c := columnAt(column)
		operator := rapid.SampledFrom(operators).Draw(r, "operator")
		descending := rapid.SampledFrom([]string{"", "DESC"}).Draw(r, "descending")
		q := readQuery(column + operator + of[c] + "^ORDERBY" + descending + "number")
		want := 0
		for _, i := range every {
			ok := false
			switch operator {
			case "=", "IN":
				ok = i[c] == of[c]
			case "!=":
				ok = i[c] != of[c]
			case ">":
				ok = i[c] > of[c]
			case ">=":
				ok = i[c] >= of[c]
			case "<":
				ok = i[c] < of[c]
			case "<=":
				ok = i[c] <= of[c]
			case "STARTSWITH":
				ok = strings.HasPrefix(i[c], of[c])
			case "ENDSWITH":
				ok = strings.HasSuffix(i[c], of[c])
			case "LIKE":
				ok = strings.Contains(i[c], of[c])
			case "NOT LIKE":
				ok = !strings.Contains(i[c], of[c])
			case "ISEMPTY":
				ok = i[c] == ""
			case "ISNOTEMPTY":
				ok = i[c] != ""
			}
			if ok {
				want++
			}
		}
		got := s.find(&q)
		if len(got) != want {
			r.Fatalf("%d found, want %d", len(got), want)
		}
		sorted := slices.IsSortedFunc(got, func(a, b *incident) int {
			if descending != "" {
				a, b = b, a
			}
			return strings.Compare(a[number], b[number])
		})
		if !sorted {
			r.Fatal("out of order")
		}
	})
}

// TestTheOldestIncidentsAreForgotten, and lists begin with the oldest that is
// left.
func TestTheOldestIncidentsAreForgotten(t *testing.T) {
	s := newServiceNow(1, 0, pack.Latency{}, pack.Limits{})
	s.oldest = newRing(3)
	for range 5 {
		s.create(written{}, time.Unix(0, 0))
	}
	s.delete(s.all()[1][sysID])
	var numbers []string
	for _, i := range s.all() {
		numbers = append(numbers, i[number])
	}
	if want := []string{"INC0010003", "INC0010005"}; !slices.Equal(numbers, want) || len(s.byNumber) != 2 || len(s.incidents) != 2 {
		t.Errorf("left: %v of %d, want %v", numbers, len(s.byNumber), want)
	}
}

func TestLoginsAndApplicationsAreLimited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits = pack.Limits{LoginPerMinute: new(2), AppPerMinute: new(5), TokenPerMinute: new(4)}
		s := put(t, cfg)
		a, b, other := s.login("a"), s.login("a"), s.login("b")
		w := s.ask("POST", "/oauth/token", "grant_type=client_credentials&client_secret=s&client_id=a", formContent)
		if got := field(w, "error") + " (" + field(w, "error_description"); w.Code != 400 || !strings.HasPrefix(got, "invalid_request (rate limit exceeded;") {
			t.Errorf("a login too many: %d %s", w.Code, w.Body)
		}
		for i, token := range []string{a, a, a, b, b} {
			if w := s.ask("GET", "/api/v2/flows?pageSize=1", "", token); w.Code != 200 {
				t.Errorf("request %d: %d", i+1, w.Code)
			}
		}
		s.want(s.ask("GET", "/api/v2/flows", "", b), 429)
		s.want(s.ask("GET", "/api/v2/flows", "", other), 200)
		want := []Throttle{{"login_per_minute", 400, 0}, {"app_per_minute", 429, time.Minute}}
		if !slices.Equal(s.throttles, want) {
			t.Errorf("told of %v, want %v", s.throttles, want)
		}
		time.Sleep(time.Minute)
		s.login("a")
		s.want(s.ask("GET", "/api/v2/flows", "", b), 200)
	})
}

// TestRequestsWithoutATokenAreAnApplication, which is limited as others are.
func TestRequestsWithoutATokenAreAnApplication(t *testing.T) {
	cfg := genesys()
	cfg.Anonymous = true
	cfg.Limits.AppPerMinute = new(2)
	s := put(t, cfg)
	for _, want := range []int{200, 200, 429} {
		r := httptest.NewRequest("GET", "/api/v2/flows", nil)
		r.Header["Authorization"] = []string{"Bearer "}
		w := httptest.NewRecorder()
		s.p.ServeHTTP(w, r)
		s.want(w, want)
	}
}
