package platform

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/pack"
	"holdfast/internal/units"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// stage is a platform under test, without a network.
type stage struct {
	t *testing.T
	p *Platform

	mu        sync.Mutex
	throttles []Throttle
	applied   []string // METHOD PATH KEY ENTITY
	repeated  int
}

const address = "127.0.0.1:8443"

func put(t *testing.T, cfg pack.Twin) *stage {
	t.Helper()
	s := &stage{t: t}
	cfg.Seed = 7
	s.p = New(cfg, Options{
		Address: address,
		Throttled: func(_ *http.Request, by Throttle) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.throttles = append(s.throttles, by)
		},
		Repeated: func(*http.Request) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.repeated++
		},
		Applied: func(r *http.Request, entity string) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.applied = append(s.applied, strings.Join([]string{r.Method, r.URL.EscapedPath(), r.Header.Get("Idempotency-Key"), entity}, " "))
		},
	})
	return s
}

// changes are those that requests have made so far.
func (s *stage) changes() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.applied)
}

func genesys() pack.Twin { return pack.Twin{Profile: pack.ProfileGenesys} }

// ask sends one request. Headers are "Name: value".
func (s *stage) ask(method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = address
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	s.p.ServeHTTP(w, r)
	return w
}

const formContent = "Content-Type: application/x-www-form-urlencoded"

// login returns the header that carries a token of an application.
func (s *stage) login(app string) string {
	s.t.Helper()
	w := s.ask("POST", "/oauth/token", "grant_type=client_credentials&client_secret=s&client_id="+app, formContent)
	var got struct {
		Token string `json:"access_token"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.Token == "" {
		s.t.Fatalf("login: %d %s", w.Code, w.Body)
	}
	return "Authorization: Bearer " + got.Token
}

// want checks a status.
func (s *stage) want(w *httptest.ResponseRecorder, status int) {
	s.t.Helper()
	if w.Code != status {
		s.t.Fatalf("got %d %s, want %d", w.Code, w.Body, status)
	}
}

// field reads a field of an answer in JSON, by its path.
func field(w *httptest.ResponseRecorder, path ...string) string {
	var at any
	if json.Unmarshal(w.Body.Bytes(), &at) != nil {
		return ""
	}
	for _, key := range path {
		if list, ok := at.([]any); ok && len(list) > 0 {
			at = list[0]
		}
		m, _ := at.(map[string]any)
		at = m[key]
	}
	text, _ := at.(string)
	return text
}

var uuidForm = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)

// TestConversations replays the requests of the golden files, lines that begin
// with >, and compares the answers. {token}, {id} and others stand for what
// the answers before have given, {unit} for a business unit. A line "wait 1s"
// lets time pass first.
func TestConversations(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) < 2 {
		t.Fatal("no conversations")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got string
			synctest.Test(t, func(t *testing.T) { got = converse(t, strings.TrimSuffix(filepath.Base(file), ".txt"), string(text)) })
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(text), got); diff != "" && !*update {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

func converse(t *testing.T, profile, text string) string {
	anonymous := strings.HasSuffix(profile, "-anonymous")
	profile, _, _ = strings.Cut(profile, "-")
	s := put(t, pack.Twin{Profile: profile, Anonymous: anonymous})
	known, logins := map[string]string{}, 0
	if s.p.wfm != nil {
		known["unit"] = s.p.wfm.units[0].id
	}
	var out strings.Builder
	for part := range strings.SplitSeq(strings.TrimSpace(text), "\n# ") {
		title, lines, _ := strings.Cut(strings.TrimPrefix(part, "# "), "\n")
		var asked []string
		fmt.Fprintf(&out, "# %s\n", title)
		if wait, rest, ok := strings.Cut(lines, "\n"); ok && strings.HasPrefix(wait, "wait ") {
			d, err := time.ParseDuration(strings.TrimPrefix(wait, "wait "))
			if err != nil {
				t.Fatalf("%s: %v", title, err)
			}
			before := len(s.changes())
			time.Sleep(d)
			synctest.Wait()
			fmt.Fprintln(&out, wait)
			for _, a := range s.changes()[before:] {
				fmt.Fprintf(&out, "applied %s\n", a)
			}
			lines = rest
		}
		for l := range strings.SplitSeq(lines, "\n") {
			if l == ">" || strings.HasPrefix(l, "> ") {
				asked = append(asked, strings.TrimPrefix(strings.TrimPrefix(l, ">"), " "))
			}
		}
		for _, l := range asked {
			fmt.Fprintf(&out, "%s\n", strings.TrimRight("> "+l, " "))
		}
		request := strings.Join(asked, "\n")
		for name, value := range known {
			request = strings.ReplaceAll(request, "{"+name+"}", value)
		}
		head, body, _ := strings.Cut(request, "\n\n")
		headers := strings.Split(head, "\n")
		method, target, _ := strings.Cut(headers[0], " ")
		before := len(s.changes())
		w := s.ask(method, target, body, headers[1:]...)
		for name, path := range map[string][]string{
			"token": {"access_token"}, "id": {"id"}, "first": {"entities", "id"}, "sys_id": {"result", "sys_id"},
			"presigned": {"presignedUrl"}, "job": {"headers", "x-amz-meta-jobid"}, "org": {"headers", "x-amz-meta-organizationid"}, "download": {"downloadUrl"},
			"execution": {"executionId"},
			"jobId":     {"jobId"}, "uploadKey": {"uploadKey"},
		} {
			if value := field(w, path...); value != "" {
				known[name] = value
				if name == "token" {
					logins++
					known[fmt.Sprint("token", logins)] = value
				}
			}
		}
		out.WriteString(answerText(t, w))
		for _, a := range s.changes()[before:] {
			fmt.Fprintf(&out, "applied %s\n", a)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// asWritten reads a header whose name has the platform's own capitals.
func asWritten(w *httptest.ResponseRecorder, name string) string {
	if values := w.Header()[name]; len(values) == 1 {
		return values[0]
	}
	return ""
}

// answerText is an answer as the golden files have it: without what is random
// in it, which is checked here.
func answerText(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var out strings.Builder
	fmt.Fprintf(&out, "< %d\n", w.Code)
	h := w.Header()
	id := ""
	if id = asWritten(w, "ININ-Correlation-Id"); !uuidForm.MatchString(id) {
		t.Errorf("ININ-Correlation-Id is %q, want one UUID", id)
	}
	var names []string
	for name := range h {
		if name != "Content-Length" && name != "ININ-Correlation-Id" && !(name == "Content-Type" && h.Get(name) == "application/json") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&out, "< %s: %s\n", name, strings.Join(h[name], ", "))
	}
	switch {
	case w.Body.Len() == 0:
	case h.Get("Content-Type") != "application/json":
		for l := range strings.SplitSeq(strings.TrimSpace(strings.ReplaceAll(w.Body.String(), id, "{correlation}")), "\n") {
			fmt.Fprintf(&out, "< %s\n", l)
		}
	default:
		if !json.Valid(w.Body.Bytes()) {
			t.Errorf("the answer is no JSON: %s", w.Body)
		}
		var body bytes.Buffer
		_ = json.Indent(&body, w.Body.Bytes(), "< ", "  ")
		fmt.Fprintf(&out, "< %s\n", strings.ReplaceAll(body.String(), id, "{correlation}"))
	}
	return out.String()
}

func dur(d time.Duration) units.Duration { return units.Duration(d) }

func TestTokensAreLimitedByTheMinuteEachForItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		one, two := s.login("a"), s.login("a")
		for i := range 300 {
			time.Sleep(10 * time.Millisecond)
			w := s.ask("GET", "/api/v2/flows?pageSize=1", "", one)
			s.want(w, 200)
			if got := asWritten(w, "inin-ratelimit-count"); got != fmt.Sprint(i+1) {
				t.Fatalf("count %s after %d requests", got, i+1)
			}
		}
		w := s.ask("GET", "/api/v2/flows", "", one)
		s.want(w, 429)
		got := answerText(t, w)
		want := `< 429
< Cache-Control: no-cache, no-store, must-revalidate
< Retry-After: 58
< Strict-Transport-Security: max-age=600; includeSubDomains
< {
<   "message": "Rate limit exceeded the maximum. Retry the request in [58] seconds",
<   "code": "too.many.requests.retry.after",
<   "status": 429,
<   "contextId": "{correlation}",
<   "details": [],
<   "errors": []
< }
`
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("429 (-want +got):\n%s", diff)
		}
		if want := []Throttle{{"token_per_minute", 429, 58 * time.Second}}; !slices.Equal(s.throttles, want) {
			t.Errorf("told of %v, want %v", s.throttles, want)
		}
		s.want(s.ask("GET", "/api/v2/flows", "", two), 200)
		time.Sleep(57 * time.Second)
		s.want(s.ask("GET", "/api/v2/flows", "", one), 429)
		time.Sleep(time.Second)
		w = s.ask("GET", "/api/v2/flows", "", one)
		s.want(w, 200) // the promise is kept to the second
		if got := asWritten(w, "inin-ratelimit-count") + asWritten(w, "inin-ratelimit-allowed") + asWritten(w, "inin-ratelimit-reset"); got != "1"+"300"+"60" {
			t.Errorf("count, allowed, reset = %s", got)
		}
	})
}

const (
	actionPath = "/api/v2/integrations/actions/custom_-_a1/execute"
	incident1  = `{"short_description":"load 1","caller":"u1"}`
)

func TestDataActionsAreLimitedByHowManyRunAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Latency.P50 = dur(3 * time.Second)
		cfg.Limits.TokenPerMinute = new(0)
		s := put(t, cfg)
		token := s.login("a")
		var all sync.WaitGroup
		status := make([]int, 50)
		for i := range status {
			all.Go(func() { status[i] = s.ask("POST", actionPath, incident1, token).Code })
		}
		synctest.Wait()
		w := s.ask("POST", actionPath, incident1, token)
		s.want(w, 429)
		if got := w.Header().Get("Retry-After"); got != "1" {
			t.Errorf("Retry-After %s, want 1", got)
		}
		s.want(s.ask("GET", "/api/v2/flows", "", token), 200) // it is the actions' limit
		start := time.Now()
		all.Wait()
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("an action took %v, want the latency, 3s", took)
		}
		for _, code := range status {
			if code != 200 {
				t.Errorf("one of 50 at once got %d", code)
			}
		}
		s.want(s.ask("POST", actionPath, incident1, token), 200)
		if want := []Throttle{{"data_action_concurrent", 429, time.Second}}; !slices.Equal(s.throttles, want) {
			t.Errorf("told of %v, want %v", s.throttles, want)
		}
	})
}

func TestDataActionsAreLimitedByTheMinuteForTheOrganization(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.TokenPerMinute = new(0)
		s := put(t, cfg)
		tokens := []string{s.login("a"), s.login("b")}
		for i := range 2500 {
			s.want(s.ask("POST", actionPath, incident1, tokens[i%2]), 200)
		}
		for _, token := range tokens {
			w := s.ask("POST", actionPath, incident1, token)
			s.want(w, 429)
			if got := w.Header().Get("Retry-After"); got != "60" {
				t.Errorf("Retry-After %s, want 60", got)
			}
		}
		if got := s.throttles[0].Limit; got != "data_action_per_minute" || len(s.applied) != 2500 {
			t.Errorf("told of %s and %d changes, want data_action_per_minute and 2500", got, len(s.applied))
		}
		time.Sleep(time.Minute)
		s.want(s.ask("POST", actionPath, incident1, tokens[0]), 200)
	})
}

func TestTheStoryHasNoLimitsUnlessTheyAreGiven(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, pack.Twin{})
		for range 3000 {
			s.want(s.ask("POST", "/api/v2/integrations/actions/a1/execute", incident1), 200)
		}
		s = put(t, pack.Twin{Limits: pack.Limits{DataActionPerMinute: new(1), TokenPerMinute: new(1)}})
		s.want(s.ask("POST", actionPath, incident1), 200)
		s.want(s.ask("POST", actionPath, incident1), 429)
		token := s.login("a")
		s.want(s.ask("PUT", "/api/v2/architect/flows/f1", `{}`, token), 200)
		s.want(s.ask("PUT", "/api/v2/architect/flows/f1", `{}`, token), 429)
		s.want(s.ask("PUT", "/api/v2/architect/flows/f1", `{}`, "Authorization: Bearer other"), 200)
	})
}

func TestLatencyHasTheQuantilesThatAreAskedFor(t *testing.T) {
	l := newLatency(newDice(1, 2), pack.Latency{P50: dur(20 * time.Millisecond), P99: dur(200 * time.Millisecond)})
	const n = 40_000
	draws := make([]time.Duration, n)
	for i := range draws {
		draws[i] = l.draw()
	}
	slices.Sort(draws)
	near := func(what string, got, want time.Duration) {
		if d := float64(got-want) / float64(want); d < -.05 || d > .05 {
			t.Errorf("%s = %v, want %v", what, got, want)
		}
	}
	near("p50", draws[n/2], 20*time.Millisecond)
	near("p99", draws[n/100*99], 200*time.Millisecond)
	near("p1", draws[n/100], 2*time.Millisecond)
	if l := newLatency(newDice(1, 2), pack.Latency{P50: dur(time.Second)}); l.draw() != time.Second {
		t.Error("without a p99 the latency is not the median")
	}
	if l := newLatency(newDice(1, 2), pack.Latency{}); l.draw() != 0 {
		t.Error("without a latency there is one")
	}
}

func TestLatencyIsTheSameForTheSameSeed(t *testing.T) {
	cfg := pack.Latency{P50: dur(20 * time.Millisecond), P99: dur(200 * time.Millisecond)}
	a, b := newLatency(newDice(3, 2), cfg), newLatency(newDice(3, 2), cfg)
	for range 100 {
		if x, y := a.draw(), b.draw(); x != y {
			t.Fatalf("%v and %v", x, y)
		}
	}
}

func TestDataActionsTimeOutAfterAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, pack.Twin{Latency: pack.Latency{P50: dur(61 * time.Second)}})
		start := time.Now()
		w := s.ask("POST", actionPath, incident1)
		if took := time.Since(start); w.Code != 504 || took != time.Minute || len(s.applied) != 0 {
			t.Errorf("got %d after %v and changes %v, want 504 after a minute and none", w.Code, took, s.applied)
		}
	})
}

func TestWaitsEndWhenThePlatformStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stop := make(chan struct{})
		p := New(pack.Twin{Latency: pack.Latency{P50: dur(50 * time.Second)}}, Options{Stop: stop})
		done := make(chan struct{})
		go func() {
			defer close(done)
			p.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("POST", actionPath, strings.NewReader(incident1)))
		}()
		synctest.Wait()
		start := time.Now()
		close(stop)
		<-done
		if took := time.Since(start); took != 0 {
			t.Errorf("the wait went on for %v", took)
		}
	})
}

func TestBodiesOverTheDocumentedSizeAreRefused(t *testing.T) {
	s := put(t, pack.Twin{})
	fits := `{"a":"` + strings.Repeat("x", 512_000-8) + `"}`
	for _, chunked := range []bool{false, true} {
		for body, want := range map[string]int{fits: 200, fits + " ": 413} {
			r := httptest.NewRequest("PUT", "/api/v2/architect/flows/f1", io.NopCloser(strings.NewReader(body)))
			r.ContentLength = int64(len(body))
			if chunked {
				r.ContentLength = -1
			}
			w := httptest.NewRecorder()
			s.p.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("%d bytes, chunked %v: %d, want %d", len(body), chunked, w.Code, want)
			}
		}
	}
}

func TestTokensExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		token := s.login("a")
		time.Sleep(tokenLife - time.Second)
		s.want(s.ask("GET", "/api/v2/flows", "", token), 200)
		time.Sleep(time.Second)
		s.want(s.ask("GET", "/api/v2/flows", "", token), 401)
	})
}

func TestWhatIsRememberedIsBounded(t *testing.T) {
	l := newLogins(1, pack.Limits{}, false)
	l.oldest = newRing(3)
	var tokens []string
	for range 5 {
		text, _ := l.issue("a", time.Now())
		tokens = append(tokens, text)
	}
	if len(l.tokens) != 3 || l.tokens[tokens[1]] != nil || l.tokens[tokens[2]] == nil || l.tokens[tokens[4]] == nil {
		t.Errorf("%d tokens are left, want the latest 3", len(l.tokens))
	}
}

// TestTheSameSeedMakesTheSamePlatform: entities and ids are the seed's alone.
func TestTheSameSeedMakesTheSamePlatform(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, b := put(t, genesys()), put(t, genesys())
		for _, target := range []string{"/api/v2/flows", channelsPath, actionPath} {
			method := "POST"
			if target == "/api/v2/flows" {
				method = "GET"
			}
			x, y := a.ask(method, target, incident1, a.login("a")), b.ask(method, target, incident1, b.login("a"))
			if x.Body.String() != y.Body.String() || x.Code != 200 {
				t.Errorf("%s: %s and %s", target, x.Body, y.Body)
			}
		}
	})
}

// TestEverythingAtOnce is for the race detector.
func TestEverythingAtOnce(t *testing.T) {
	cfg := genesys()
	cfg.Limits = pack.Limits{TokenPerMinute: new(0), DataActionConcurrent: new(3), DataActionPerMinute: new(1000)}
	cfg.Latency = pack.Latency{P50: dur(time.Microsecond), P99: dur(10 * time.Microsecond)}
	s := put(t, cfg)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			token := s.login(fmt.Sprintf("app%d", i%2))
			flow := field(s.ask("GET", "/api/v2/flows?pageSize=1", "", token), "entities", "id")
			for n := range 60 {
				s.ask("PUT", "/api/v2/flows/"+flow, fmt.Sprintf(`{"name":"n%d"}`, n), token)
				s.ask("GET", "/api/v2/flows?name=n*", "", token)
				s.ask("POST", actionPath, incident1, token)
				id := field(s.ask("POST", channelsPath, "", token), "id")
				if speaker, e := s.p.Socket(httptest.NewRequest("GET", socketPath+id, nil)); e == nil {
					speaker.Opened(&line{})
					speaker.Heard(true, []byte(`{"message":"subscribe","topics":["v2.users.u1.presence"]}`))
					s.ask("PUT", channelsPath+"/"+id+"/subscriptions", `[{"id":"v2.users.u2?presence&routingStatus"}]`, token)
					speaker.Ended()
				}
			}
		})
	}
	all.Wait()
	if n := s.p.notes.topics; n < 0 || n > 2*maxChannelsPerApp*3 {
		t.Errorf("%d topics are counted", n)
	}
}

// FuzzRequests: whatever is asked, the answer is JSON in a documented shape.
func FuzzRequests(f *testing.F) {
	for _, r := range slices.Concat(commonRoutes, genesysRoutes, threadRoutes) {
		f.Add(r.method, strings.ReplaceAll(r.path, "*", "a%2Fb"), "pageSize=2", `{"short_description":"x"}`)
	}
	f.Add("POST", "/oauth/token", "", "grant_type=client_credentials")
	f.Add("GET", "//..//%zz", "%zz", "[")
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		for _, profile := range pack.Profiles {
			s := put(t, pack.Twin{Profile: profile})
			r := httptest.NewRequest("GET", "/", strings.NewReader(body))
			r.Method, r.URL.Path, r.URL.RawPath, r.URL.RawQuery = method, path, path, query
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("Authorization", strings.TrimPrefix(s.login("a"), "Authorization: "))
			w := httptest.NewRecorder()
			s.p.ServeHTTP(w, r)
			isJSON := w.Header().Get("Content-Type") == "application/json"
			if w.Body.Len() > 0 && isJSON && !json.Valid(w.Body.Bytes()) || w.Code >= 500 {
				t.Errorf("%s %q?%q: %d %s", method, path, query, w.Code, w.Body)
			}
		}
	})
}
