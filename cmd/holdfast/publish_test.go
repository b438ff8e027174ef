package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/internal/publish"
	"holdfast/internal/scenario"
	"holdfast/internal/twin"
)

// killAt names the boundary at which a publisher of the tests kills itself.
const killAt = "HOLDFAST_TEST_KILL_AT"

// init makes a publisher of the tests kill itself: what a power button does.
func init() {
	at, err := strconv.ParseInt(os.Getenv(killAt), 10, 64)
	if err != nil {
		return
	}
	var passed atomic.Int64
	publishBoundary = func() {
		if passed.Add(1) == at {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			if err != nil {
				panic(err)
			}
			select {} // until it is done
		}
	}
}

// stagedTwin is a platform with its truth log.
type stagedTwin struct {
	t     *testing.T
	http  string
	https string
	ca    string // of https, a file
	stop  func() // what it has done is in the log then
	mu    sync.Mutex
	log   bytes.Buffer
}

func (s *stagedTwin) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.Write(p)
}

func stageTwin(t *testing.T, config string) *stagedTwin {
	t.Helper()
	cfg, err := scenario.ReadTwin("twin.yaml", []byte(config))
	if err != nil {
		t.Fatal(err)
	}
	s := &stagedTwin{t: t}
	tw, err := twin.New(cfg, twin.Options{Truth: s})
	if err != nil {
		t.Fatal(err)
	}
	if err := tw.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- tw.Run(ctx) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.stop)
	ready := tw.Ready()
	s.http, s.https, s.ca = ready.HTTP, ready.HTTPS, ready.CA
	return s
}

// applied counts the truth log's changes: method, a space, the kind of entity
// (or with whole the entity). The twin ends with it.
func (s *stagedTwin) applied(whole bool) map[string]int {
	s.t.Helper()
	s.stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	count := map[string]int{}
	for line := range strings.Lines(s.log.String()) {
		var l struct{ Act, Method, Entity, Path string }
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			s.t.Fatal(err)
		}
		if l.Act != "applied" {
			continue
		}
		kind, _, _ := strings.Cut(l.Entity, "/")
		if whole {
			kind = l.Entity
		}
		count[l.Method+" "+kind]++
	}
	return count
}

// flows are the ids and names of the twin's flows.
func (s *stagedTwin) flows() (ids []string, names map[string]string) {
	s.t.Helper()
	get := func(req *http.Request, into any) {
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			s.t.Fatal(err)
		}
		defer res.Body.Close()
		if err := json.NewDecoder(res.Body).Decode(into); err != nil {
			s.t.Fatal(err)
		}
	}
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {"looker"}, "client_secret": {"s"}}
	login, err := http.NewRequestWithContext(s.t.Context(), "POST", s.http+"/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		s.t.Fatal(err)
	}
	login.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var token struct {
		Token string `json:"access_token"`
	}
	get(login, &token)
	list, err := http.NewRequestWithContext(s.t.Context(), "GET", s.http+"/api/v2/flows?pageSize=500", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	list.Header.Set("Authorization", "Bearer "+token.Token)
	var found struct {
		Entities []struct{ ID, Name string }
	}
	get(list, &found)
	names = map[string]string{}
	for _, f := range found.Entities {
		ids = append(ids, f.ID)
		names[f.ID] = f.Name
	}
	return ids, names
}

const (
	testClient = "publisher"
	testSecret = "canary-90d1"
)

// publisher is holdfast as a process of its own.
func publisher(t *testing.T, folder string, kill int, args ...string) *exec.Cmd {
	t.Helper()
	return publisherUntil(t.Context(), t, folder, kill, args...)
}

// publisherUntil is killed when its context ends.
func publisherUntil(ctx context.Context, t *testing.T, folder string, kill int, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("holdfast")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, path, append([]string{"publish"}, args...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "HOLDFAST_CLIENT_ID="+testClient, "HOLDFAST_CLIENT_SECRET="+testSecret, killAt+"="+strconv.Itoa(kill))
	return cmd
}

// ended runs a publisher and returns its exit code, -1 if it was killed.
func ended(t *testing.T, cmd *exec.Cmd) (code int, output string) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState != nil { // and the error says no more than it
		return cmd.ProcessState.ExitCode(), string(out)
	}
	if !errors.Is(err, context.DeadlineExceeded) { // before it could begin
		t.Fatal(err)
	}
	return -1, string(out)
}

func incident(name string) string {
	return fmt.Sprintf(`{"id":%q,"method":"POST","path":"/api/now/table/incident","body":{"short_description":%q},"read_back":{"path":"/api/now/table/incident?sysparm_query=short_description=%s&sysparm_limit=1","matches":{"$.result[0].short_description":%q}}}`, name, name, name, name) + "\n"
}

// TestKilledAtEveryBoundary: a publisher is killed at each moment that leaves
// something different behind, and another one goes on. By the platform's own
// count everything happens exactly once.
func TestKilledAtEveryBoundary(t *testing.T) {
	if testing.Short() {
		t.Skip("a process for every boundary takes a while")
	}
	s := stageTwin(t, "twin: 1\nprofile: genesys\nlimits: {token_per_minute: 100000}\noperations: {p50: 10ms, p99: 50ms}\nentities: {flows: 400}\n")
	ids, names := s.flows()
	var cases, over atomic.Int64
	var last atomic.Int64
	last.Store(1 << 30)
	work := func(t *testing.T, kill int) {
		folder := t.TempDir()
		id := ids[kill]
		lines := fmt.Sprintf(`{"id":"put","method":"PUT","path":"/api/v2/flows/%s","body":{"name":%q,"description":"case %d"}}`+"\n", id, names[id], kill) + incident(fmt.Sprintf("case-%d", kill))
		flow := fmt.Sprintf("workflow:\n  name: Case %d\n", kill)
		for name, text := range map[string]string{"r.jsonl": lines, "f.yaml": flow} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		cases.Add(1)
		survived := true
		for _, args := range [][]string{{"requests", "r.jsonl"}, {"flows", "f.yaml"}} {
			args = append(args, "--target", s.http, "--ledger", args[0]+".ledger", "--rate", "100000/min")
			code, out := ended(t, publisher(t, folder, kill, args...))
			if code == -1 {
				survived = false
				code, out = ended(t, publisher(t, folder, 0, args...))
			}
			if code != 0 {
				t.Errorf("killed at %d: exit code %d\n%s", kill, code, out)
			}
		}
		if survived {
			over.Add(1)
			if int64(kill) < last.Load() {
				last.Store(int64(kill))
			}
		}
	}
	t.Run("all", func(t *testing.T) {
		for kill := 1; kill <= 60; kill++ {
			t.Run(strconv.Itoa(kill), func(t *testing.T) {
				t.Parallel()
				if int64(kill) > last.Load()+8 { // past the end, and some more to be sure
					return
				}
				work(t, kill)
			})
		}
	})
	if over.Load() == 0 {
		t.Errorf("no publisher has survived: there are more than 60 boundaries")
	}
	n := int(cases.Load())
	kinds := s.applied(false)
	if kinds["POST incident"] != n {
		t.Errorf("%d incidents were created in %d cases, want one in each", kinds["POST incident"], n)
	}
	flows := 0
	for entity, times := range s.applied(true) {
		if strings.HasPrefix(entity, "PUT flow/") {
			flows++
			if times != 1 {
				t.Errorf("%s was changed %d times, want once", entity, times)
			}
		}
	}
	if flows != 2*n {
		t.Errorf("%d flows were changed in %d cases, want two in each", flows, n)
	}
	t.Logf("%d cases, %d of them past the end", n, over.Load())
}

// TestKilledAtRandomMoments: a publisher is killed over and over while the
// platform loses answers, fails and throttles.
func TestKilledAtRandomMoments(t *testing.T) {
	s := stageTwin(t, `twin: 1
profile: genesys
seed: 5
limits: {token_per_minute: 100000}
operations: {p50: 10ms, p99: 50ms}
idempotency: 1h
faults:
  - {at: 0s, for: 1h, do: reset_after_commit, share: 8%, path: /api/v2/flows/, method: PUT}
  - {at: 0s, for: 1h, do: reset_after_commit, share: 8%, path: /api/now/, method: POST}
  - {at: 0s, for: 1h, do: error_page, share: 5%, path: /api/, method: GET}
  - {at: 300ms, for: 1s, do: throttle, retry_after: 1s}
  - {at: 3s, for: 1s, do: broken_promise, retry_after: 1s}
`)
	ids, names := s.flows()
	folder := t.TempDir()
	var lines strings.Builder
	const n = 40
	for i, id := range ids[:n] {
		fmt.Fprintf(&lines, `{"id":"put-%d","method":"PUT","path":"/api/v2/flows/%s","body":{"name":%q,"description":"number %d"}}`+"\n", i, id, names[id], i)
		if i%2 == 0 {
			lines.WriteString(incident(fmt.Sprintf("random-%d", i)))
		} else { // nothing but the key keeps it from being there twice
			fmt.Fprintf(&lines, `{"id":"keyed-%d","method":"POST","path":"/api/now/table/incident","body":{"short_description":"keyed"},"idempotency_key":"key-%d"}`+"\n", i, i)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "r.jsonl"), []byte(lines.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	kills := 0
	for {
		ctx, stop := t.Context(), context.CancelFunc(func() {})
		if kills < 6 { // the end of its context kills a command
			ctx, stop = context.WithTimeout(ctx, 100*time.Millisecond+time.Duration(dice.Int64N(int64(900*time.Millisecond))))
		}
		code, out := ended(t, publisherUntil(ctx, t, folder, 0, "requests", "r.jsonl", "--target", s.http, "--ledger", "l", "--rate", "100000/min", "--json", "report.json"))
		stop()
		if code == -1 {
			kills++
			continue
		}
		if code != 0 {
			t.Errorf("exit code %d\n%s", code, out)
		}
		break
	}
	t.Logf("killed %d times", kills)
	text, err := os.ReadFile(filepath.Join(folder, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var report publish.Report
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatal(err)
	}
	if got := report.Items["applied"]; got != 2*n {
		t.Errorf("%v, want all %d applied", report.Items, 2*n)
	}
	if kinds := s.applied(false); kinds["POST incident"] != n {
		t.Errorf("%d incidents were created, want %d", kinds["POST incident"], n)
	}
	for entity, times := range s.applied(true) {
		if strings.HasPrefix(entity, "PUT flow/") && times != 1 {
			t.Errorf("%s was changed %d times, want once", entity, times)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if text, err := os.ReadFile(path); err != nil || bytes.Contains(text, []byte(testSecret)) {
			t.Errorf("%s holds the secret (or %v)", path, err)
		}
	}
}

// TestScheduleKilledAtEveryBoundary: a week is made and published once,
// whenever the publisher is killed. The ids are those of the twin's seed.
func TestScheduleKilledAtEveryBoundary(t *testing.T) {
	if testing.Short() {
		t.Skip("a process for every boundary takes a while")
	}
	s := stageTwin(t, "twin: 1\nprofile: genesys\nseed: 7\nlimits: {token_per_minute: 100000}\n")
	monday := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	var cases, survived atomic.Int64
	t.Run("all", func(t *testing.T) {
		for kill := 1; kill <= 64; kill++ {
			t.Run(strconv.Itoa(kill), func(t *testing.T) {
				t.Parallel()
				folder := t.TempDir()
				day := monday.AddDate(0, 0, 7*kill).Format(time.DateOnly)
				text := fmt.Sprintf(`{"businessUnitId":"728760e7-5517-4b3b-8b48-67dc60d49a64","weekDate":%q,"description":"Case","agentSchedules":[
					{"userId":"4f85cb27-3ade-4455-af60-e73444b57f40","shifts":[{"startDate":"%sT08:00:00.000Z","lengthMinutes":480,"activities":[]}]}]}`, day, day)
				if err := os.WriteFile(filepath.Join(folder, "w.json"), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
				args := []string{"schedules", "w.json", "--target", s.http, "--ledger", "l", "--rate", "100000/min"}
				cases.Add(1)
				code, out := ended(t, publisher(t, folder, kill, args...))
				if code == -1 {
					code, out = ended(t, publisher(t, folder, 0, args...))
				} else {
					survived.Add(1)
				}
				if code != 0 {
					t.Errorf("killed at %d: exit code %d\n%s", kill, code, out)
				}
			})
		}
	})
	if survived.Load() == 0 {
		t.Error("no publisher has survived: there are more than 64 boundaries")
	}
	n := 0
	for entity, times := range s.applied(true) {
		if strings.HasPrefix(entity, "POST schedule/") {
			if n++; times != 2 {
				t.Errorf("%s was changed %d times, want twice: made, and published", entity, times)
			}
		}
	}
	if n != int(cases.Load()) {
		t.Errorf("%d schedules in %d cases", n, cases.Load())
	}
	t.Logf("%d cases, %d of them past the end", cases.Load(), survived.Load())
}

// TestWeeksArePublishedWhateverBecomesOfTheChannel: notices are quick, polls are
// the proof. By the twin's own count each week is made and published once.
func TestWeeksArePublishedWhateverBecomesOfTheChannel(t *testing.T) {
	for name, c := range map[string]struct {
		config string
		lost   bool
		why    string
	}{
		"heard":            {"latency: {p50: 300ms, p99: 400ms}", false, ""},
		"over TLS":         {"latency: {p50: 300ms, p99: 400ms}", false, ""},
		"upgrade refused":  {"faults: [{at: 0s, for: 1h, do: refuse, status: 503, path: /channels/}]", true, "status 503"},
		"connection reset": {"latency: {p50: 1s, p99: 2s}\nedge: {max_lifetime: 300ms, close_style: rst}", true, "1006"},
		"garbage":          {"faults: [{at: 0s, for: 1h, do: bad_answer, path: /channels/}]", true, "malformed"},
		"no permission":    {"faults: [{at: 0s, for: 1h, do: error_page, status: 403, path: /api/v2/notifications/}]", true, "status 403"},
		"expires":          {"latency: {p50: 1s, p99: 2s}\nlimits: {channel_lifetime_s: 1}", true, "about to close the channel (channel_expired)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := stageTwin(t, "twin: 1\nprofile: genesys\nseed: 7\n"+c.config)
			folder := t.TempDir()
			for _, day := range []string{"2026-11-30", "2026-12-07"} {
				text := fmt.Sprintf(`{"businessUnitId":"728760e7-5517-4b3b-8b48-67dc60d49a64","weekDate":%q,"description":"Week","agentSchedules":[
					{"userId":"4f85cb27-3ade-4455-af60-e73444b57f40","shifts":[{"startDate":"%sT08:00:00.000Z","lengthMinutes":480,"activities":[]}]}]}`, day, day)
				if err := os.WriteFile(filepath.Join(folder, day+".json"), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			to, target := filepath.Join(t.TempDir(), "report.json"), []string{"--target", s.http}
			if name == "over TLS" {
				target = []string{"--target", s.https, "--ca", s.ca}
			}
			code, out := ended(t, publisher(t, folder, 0, append(target, "schedules", ".", "--ledger", "l", "--rate", "100000/min", "--json", to)...))
			if code != 0 {
				t.Errorf("exit code %d\n%s", code, out)
			}
			text, err := os.ReadFile(to)
			if err != nil {
				t.Fatal(err)
			}
			var report publish.Report
			if err := json.Unmarshal(text, &report); err != nil {
				t.Fatal(err)
			}
			n := report.Notices
			if n == nil || (n.Lost > 0) != c.lost || !strings.Contains(n.Why, c.why) || !c.lost && n.Heard != 2 {
				t.Errorf("notices %+v, want lost: %v, %s\n%s", n, c.lost, c.why, out)
			}
			for entity, times := range s.applied(true) {
				if strings.HasPrefix(entity, "POST schedule/") && times != 2 {
					t.Errorf("%s was changed %d times, want twice: made, and published", entity, times)
				}
			}
		})
	}
}

// TestJobsOfKnownFlowsAreHeard: the first job makes the flow, the second one is
// looked at when the flow has changed.
func TestJobsOfKnownFlowsAreHeard(t *testing.T) {
	s := stageTwin(t, "twin: 1\nprofile: genesys\nseed: 7\noperations: {p50: 2s, p99: 2100ms}")
	folder := t.TempDir()
	for n, want := range []int{0, 1} {
		text := fmt.Sprintf("workflow:\n  name: Heard\n  description: version %d\n", n)
		if err := os.WriteFile(filepath.Join(folder, "f.yaml"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		code, out := ended(t, publisher(t, folder, 0, "flows", "f.yaml", "--target", s.http, "--ledger", strconv.Itoa(n), "--rate", "100000/min", "--json", "-", "--quiet"))
		var report publish.Report
		if err := json.Unmarshal([]byte(out), &report); err != nil || code != 0 {
			t.Fatalf("exit code %d, %v\n%s", code, err, out)
		}
		if heard := cmp.Or(report.Notices, &publish.Notices{}).Heard; heard != want {
			t.Errorf("publishing %d: %d notices heard, want %d", n, heard, want)
		}
	}
}
