package platform

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"holdfast/internal/pack"
)

// unlimited is a platform that refuses nothing for being asked too often.
func unlimited() pack.Twin {
	cfg := genesys()
	cfg.Limits = pack.Limits{TokenPerMinute: new(0), DataActionPerMinute: new(0), DataActionConcurrent: new(0)}
	return cfg
}

// firstFlow is the id of a flow.
func (s *stage) firstFlow(token string) string {
	s.t.Helper()
	id := field(s.ask("GET", "/api/v2/flows?pageSize=1&type=workflow", "", token), "entities", "id")
	if id == "" {
		s.t.Fatal("there is no flow")
	}
	return id
}

// TestALockHasOneHolder: of many who ask at once one gets it, and until it is
// gone nobody else can change a thing.
func TestALockHasOneHolder(t *testing.T) {
	s := put(t, unlimited())
	const apps = 16
	var tokens [apps]string
	for i := range tokens {
		tokens[i] = s.login(fmt.Sprintf("app%02d", i))
	}
	flow := s.firstFlow(tokens[0])
	for round := range 30 {
		var holders atomic.Int32
		var holder atomic.Value
		var refused [apps]*httptest.ResponseRecorder
		var all sync.WaitGroup
		for i := range apps {
			all.Go(func() {
				w := s.ask("POST", "/api/v2/flows/actions/checkout?flow="+flow, "", tokens[i])
				if w.Code == 200 {
					holders.Add(1)
					holder.Store(fmt.Sprintf("app%02d", i))
					return
				}
				refused[i] = s.ask("PUT", "/api/v2/flows/"+flow, `{"description":"stolen"}`, tokens[i])
			})
		}
		all.Wait()
		if n := holders.Load(); n != 1 {
			t.Fatalf("round %d: %d have the lock, want one", round, n)
		}
		for i, w := range refused {
			if w == nil {
				s.want(s.ask("PUT", "/api/v2/flows/"+flow, `{"description":"mine"}`, tokens[i]), 200)
				continue
			}
			if got := field(w, "details", "entityId"); w.Code != 409 || got != holder.Load() {
				t.Fatalf("round %d: change without the lock: %d, held by %q; want 409 and %s", round, w.Code, got, holder.Load())
			}
		}
		s.want(s.ask("POST", "/api/v2/flows/actions/unlock?flow="+flow, "", tokens[round%apps]), 200)
	}
}

// TestFlowsKeepTheirBooks: whatever is done to flows, by whomever, every view
// of them says the same, and everything is bounded.
func TestFlowsKeepTheirBooks(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		fs := newFlows(1, rapid.IntRange(0, 8).Draw(r, "flows"), division{})
		now := time.Unix(0, 0)
		name := rapid.SampledFrom([]string{"a", "B", "b", "Main Menu 01", "z"})
		apps := rapid.SampledFrom([]string{"x", "y"})
		untold := func(*flow) {}
		pick := func(r *rapid.T) string {
			if len(fs.list) == 0 {
				return "nobody"
			}
			return fs.list[rapid.IntRange(0, len(fs.list)-1).Draw(r, "which")].ID
		}
		r.Repeat(map[string]func(*rapid.T){
			"create": func(r *rapid.T) {
				n := name.Draw(r, "name")
				_, _ = fs.create("WORKFLOW", flowChange{Name: &n}, untold)
			},
			"rename": func(r *rapid.T) {
				n, app := name.Draw(r, "name"), apps.Draw(r, "app")
				_, _ = fs.change(pick(r), func(f *flow) *Error {
					f.Name = n
					return f.free(app)
				}, untold)
			},
			"lock": func(r *rapid.T) {
				app := apps.Draw(r, "app")
				_, _ = fs.change(pick(r), func(f *flow) *Error {
					e := f.free(app)
					f.LockedClient = clientOf(app)
					return e
				}, untold)
			},
			"save": func(r *rapid.T) {
				app := apps.Draw(r, "app")
				_, _ = fs.change(pick(r), func(f *flow) *Error {
					f.addVersion([]byte("workflow: {name: x}"+strings.Repeat(" ", rapid.IntRange(0, 9).Draw(r, "spaces"))), now)
					return f.held(app)
				}, untold)
			},
			"check in": func(r *rapid.T) {
				_, _ = fs.change(pick(r), func(f *flow) *Error {
					f.checkIn(f.Saved, now)
					return nil
				}, untold)
			},
			"publish": func(r *rapid.T) {
				_, _ = fs.change(pick(r), func(f *flow) *Error {
					if len(f.versions) == 0 {
						return notFound
					}
					f.publish(rapid.SampledFrom(f.versions).Draw(r, "version"), now)
					return nil
				}, untold)
			},
			"revert": func(r *rapid.T) {
				_, _ = fs.change(pick(r), func(f *flow) *Error {
					f.forgetUnchecked()
					return nil
				}, untold)
			},
			"delete": func(r *rapid.T) {
				_ = fs.delete(pick(r), func(*flow) *Error { return nil }, untold)
			},
			"save and load": func(*rapid.T) {
				if err := fs.load(encode(fs.save())); err != nil {
					r.Fatal(err)
				}
			},
			"": func(r *rapid.T) {
				if err := fs.books(); err != nil {
					r.Fatal(err)
				}
			},
		})
	})
}

func (fs *flows) books() error {
	bytes := 0
	for _, f := range fs.list {
		if fs.byName[f.key()] != f || fs.byID[f.ID] != f || fs.deleted[f.ID] != nil {
			return fmt.Errorf("%q is not found by its name or id, or deleted", f.Name)
		}
		for _, v := range f.versions {
			bytes += len(v.file)
		}
		for _, v := range []*flowVersion{f.Published, f.Saved, f.CheckedIn} {
			if v != nil && !slices.Contains(f.versions, v) {
				return fmt.Errorf("%q names version %s, which it has not", f.Name, v.ID)
			}
		}
		if len(f.versions) > maxVersions {
			return fmt.Errorf("%q has %d versions", f.Name, len(f.versions))
		}
	}
	switch {
	case !slices.IsSortedFunc(fs.list, byName):
		return errors.New("the list is not in order")
	case len(fs.byID) != len(fs.list) || len(fs.byName) != len(fs.list):
		return fmt.Errorf("%d in the list, %d by id, %d by name", len(fs.list), len(fs.byID), len(fs.byName))
	case fs.bytes != bytes:
		return fmt.Errorf("%d bytes, counted %d", bytes, fs.bytes)
	}
	return nil
}

// TestTenThousandFlowsAreListedOnceEach goes through the pages of a large
// organization.
func TestTenThousandFlowsAreListedOnceEach(t *testing.T) {
	cfg := unlimited()
	cfg.Entities.Flows = new(10_000)
	s := put(t, cfg)
	token := s.login("a")
	seen := map[string]bool{}
	for next := "/api/v2/flows?pageSize=500"; next != ""; {
		var got struct {
			Entities []struct{ ID string }
			NextURI  string
			Total    int
		}
		if err := json.Unmarshal(s.ask("GET", next, "", token).Body.Bytes(), &got); err != nil || got.Total != 10_000 {
			t.Fatalf("%s: %v, total %d", next, err, got.Total)
		}
		for _, f := range got.Entities {
			seen[f.ID] = true
		}
		next = got.NextURI
	}
	if len(seen) != 10_000 {
		t.Errorf("%d flows were listed, want 10,000", len(seen))
	}
}

func BenchmarkFlows(b *testing.B) {
	cfg := unlimited()
	cfg.Entities.Flows = new(10_000)
	p := New(cfg, Options{Address: address})
	text, _ := p.logins.issue("a", time.Now())
	last := p.flows.list[9999].ID
	for name, target := range map[string]string{
		"get": "/api/v2/flows/" + last, "page": "/api/v2/flows?pageSize=25&pageNumber=400", "search": "/api/v2/flows?name=callback*&type=workflow",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest("GET", target, nil)
				r.Header.Set("Authorization", "Bearer "+text)
				w := httptest.NewRecorder()
				if p.ServeHTTP(w, r); w.Code != 200 {
					b.Fatal(w.Code)
				}
			}
		})
	}
}

// upload registers a job and puts a file where it says.
func (s *stage) upload(token, file string) (job string, w *httptest.ResponseRecorder) {
	s.t.Helper()
	var got struct {
		ID, PresignedURL string
		Headers          map[string]string
	}
	if err := json.Unmarshal(s.ask("POST", "/api/v2/flows/jobs", "", token).Body.Bytes(), &got); err != nil {
		s.t.Fatal(err)
	}
	var headers []string
	for name, value := range got.Headers {
		headers = append(headers, name+": "+value)
	}
	return got.ID, s.ask("PUT", got.PresignedURL, file, headers...)
}

// TestFilesThatMustNotHurt: jobs with hostile files fail, and say why.
func TestFilesThatMustNotHurt(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("workflow:\n  name: x\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 12 {
		fmt.Fprintf(&bomb, "  a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	synctest.Test(t, func(t *testing.T) {
		s := put(t, unlimited())
		token := s.login("a")
		for file, want := range map[string]string{
			"":                        "wants one root key",
			"\xff\xfe":                "not text in UTF-8",
			"workflow":                "wants one root key",
			"a: 1\nb: 2":              "wants one root key",
			"workflow: [1]":           "workflow wants a map",
			"workflow: {name: ''}":    "workflow.name wants",
			"workflow: {name: [x]}":   "workflow.name wants",
			"workflow: {name: {{x}}}": "workflow.name wants",
			"workflow: {name: x, a: " + strings.Repeat("[", 600) + strings.Repeat("]", 600) + "}": "deeper than 500",
			strings.Repeat("[", 100_000):       "not valid YAML",
			"workflow: &a {name: x, self: *a}": "",
			bomb.String():                      "when its aliases are spelled out",
			"workflow: {name: x, n: 99999999999999999999, i: .inf, nan: .nan, d: 2026-01-01, 'y': yes}": "-",
		} {
			job, w := s.upload(token, file)
			s.want(w, 200)
			time.Sleep(time.Minute)
			got := s.ask("GET", "/api/v2/flows/jobs/"+job+"?expand=messages", "", token)
			if want == "-" {
				if field(got, "status") != "Success" {
					t.Errorf("%.40q: %s", file, got.Body)
				}
			} else if field(got, "status") != "Failure" || !strings.Contains(field(got, "messages", "text"), want) {
				t.Errorf("%.40q: %.300s, want a failure with %q", file, got.Body, want)
			}
		}
		_, w := s.upload(token, strings.Repeat("#", maxFlowFile+1))
		if w.Code != 400 || !strings.Contains(w.Body.String(), "EntityTooLarge") {
			t.Errorf("a file that is too large: %d %s", w.Code, w.Body)
		}
	})
}

// TestManyFilesComeInAnArchive, each under its own name.
func TestManyFilesComeInAnArchive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, unlimited())
		token := s.login("a")
		job := field(s.ask("POST", "/api/v2/flows/export/jobs", `{"flows":[
			{"flow":{"type":"WORKFLOW","name":"Callback 01"},"fileName":"one.yaml"},
			{"flow":{"type":"WORKFLOW","name":"callback 02"},"fileName":"one.yaml"},
			{"flow":{"type":"BOT","name":"Virtual Clerk 01"}}]}`, token), "id")
		time.Sleep(time.Minute)
		url := field(s.ask("GET", "/api/v2/flows/export/jobs/"+job, "", token), "downloadUrl")
		body := s.ask("GET", url, "").Body.Bytes()
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(r)
			file, err := readFlowFile(text)
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			got[f.Name] = file.kind + " " + file.name
		}
		want := map[string]string{
			"one.yaml": "WORKFLOW Callback 01", "2_one.yaml": "WORKFLOW Callback 02", "Virtual_Clerk_01_v5-0.yaml": "BOT Virtual Clerk 01",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestExportsBeyondTheLimitFailInOtherWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := unlimited()
		cfg.Limits.FlowExportPerMinute = new(2)
		s := put(t, cfg)
		token := s.login("a")
		flow := s.firstFlow(token)
		status := func() (string, string) {
			job := field(s.ask("POST", "/api/v2/flows/export/jobs", `{"flows":[{"flow":{"id":"`+flow+`"}}]}`, token), "id")
			time.Sleep(10 * time.Second)
			w := s.ask("GET", "/api/v2/flows/export/jobs/"+job+"?expand=messages", "", token)
			return field(w, "status"), field(w, "messages", "text")
		}
		for range 2 {
			if got, _ := status(); got != "Success" {
				t.Errorf("within the limit: %s", got)
			}
		}
		got, text := status()
		if want := "could not find the flow with id '" + flow + "', exit code: 107"; got != "Failure" || text != want {
			t.Errorf("beyond the limit: %s %q, want a Failure with %q", got, text, want)
		}
		if want := []Throttle{{"flow_export_per_minute", 429, 40 * time.Second}}; !slices.Equal(s.throttles, want) {
			t.Errorf("told of %v, want %v", s.throttles, want)
		}
		time.Sleep(40 * time.Second)
		if got, _ := status(); got != "Success" {
			t.Errorf("a minute later: %s", got)
		}
	})
}

func TestExportsAreForgottenWhenThereAreTooMany(t *testing.T) {
	x := exports{byID: map[string]*exportJob{}}
	for i := range maxExports + 5 {
		x.add(&exportJob{id: fmt.Sprint(i)})
	}
	if len(x.byID) != maxExports || x.byID["4"] != nil || x.byID["5"] == nil {
		t.Errorf("%d jobs are left, want the latest %d", len(x.byID), maxExports)
	}
	large := []exportFile{{text: make([]byte, keptExportBytes/2)}}
	for _, id := range []string{"6", "7", "8"} {
		x.finish(x.byID[id], large)
	}
	if x.byID["6"] != nil || x.byID["7"] == nil || x.byID["8"] == nil || x.bytes != keptExportBytes {
		t.Errorf("%d bytes are kept, want those of the latest two", x.bytes)
	}
}

func TestExecutionsAreLimitedByHowManyRunAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := unlimited()
		cfg.Limits.FlowExecutions = new(2)
		cfg.Operations.P50 = dur(5 * time.Second)
		s := put(t, cfg)
		token := s.login("a")
		body := `{"flowId":"` + s.firstFlow(token) + `"}`
		for _, want := range []int{200, 200, 429} {
			s.want(s.ask("POST", "/api/v2/flows/executions", body, token), want)
		}
		time.Sleep(5 * time.Second)
		synctest.Wait()
		s.want(s.ask("POST", "/api/v2/flows/executions", body, token), 200)
		if want := []Throttle{{"flow_executions", 429, time.Second}}; !slices.Equal(s.throttles, want) {
			t.Errorf("told of %v, want %v", s.throttles, want)
		}
	})
}

// TestTopicsHearOfFlows: what happens to a flow is told, with its operation
// begun and ended.
func TestTopicsHearOfFlows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, unlimited())
		token := s.login("a")
		flow := s.firstFlow(token)
		id, on, _ := s.channel(token, true)
		s.subscribe(token, id, "v2.flows."+flow)
		s.want(s.ask("POST", "/api/v2/flows/actions/publish?flow="+flow, "", token), 200)
		time.Sleep(time.Minute)
		synctest.Wait()
		var heard []string
		for _, text := range on.take() {
			var got struct {
				Topic string   `json:"topicName"`
				News  flowNews `json:"eventBody"`
			}
			if err := json.Unmarshal([]byte(text), &got); err != nil {
				t.Fatal(err)
			}
			heard = append(heard, fmt.Sprint(got.Topic == "v2.flows."+flow && got.News.ID == flow, " ", got.News.Operation.Action, " ", got.News.Operation.Complete))
		}
		if want := []string{"true PUBLISH false", "true PUBLISH true"}; !slices.Equal(heard, want) {
			t.Errorf("heard %q, want %q", heard, want)
		}
	})
}

// TestWhatWasAskedForIsNotDoneAfterTheEnd: a platform that has stopped changes
// nothing any more.
func TestWhatWasAskedForIsNotDoneAfterTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stop := make(chan struct{})
		applied := 0
		p := New(unlimited(), Options{Stop: stop, Applied: func(*http.Request, string) { applied++ }})
		text, _ := p.logins.issue("a", time.Now())
		r := httptest.NewRequest("POST", "/api/v2/flows/actions/publish?flow="+p.flows.list[0].ID, nil)
		r.Header.Set("Authorization", "Bearer "+text)
		p.ServeHTTP(httptest.NewRecorder(), r)
		close(stop)
		time.Sleep(time.Minute)
		synctest.Wait()
		if applied != 1 {
			t.Errorf("%d changes, want the operation's begin alone", applied)
		}
	})
}
