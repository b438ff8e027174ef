package twin

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/pack"
)

// TestAFlowIsPublishedAsOfficialToolsDoIt: a login whose body comes in chunks,
// a connection for each call, an upload where the job says, and a poll. The
// truth log has the flow when it is there, not when it was asked for.
func TestAFlowIsPublishedAsOfficialToolsDoIt(t *testing.T) {
	t.Parallel()
	for _, secure := range []bool{false, true} {
		r := genesys(t, pack.Twin{Operations: pack.Latency{P50: dur(50 * ms)}})
		dial := func() *client {
			if secure {
				return r.overTLS(r.dial())
			}
			return r.dial()
		}
		c := dial()
		resp, err := c.answer("POST /login/oauth/token HTTP/1.1\r\nHost: " + r.addr + "\r\nAuthorization: Basic ZGVzazpzM2NyZXQ=\r\n" +
			"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" +
			"5\r\ngrant\r\n18\r\n_type=client_credentials\r\n0\r\n\r\n")
		if err != nil || resp.StatusCode != 200 {
			t.Fatalf("login: %v, %v", resp, err)
		}
		var login struct {
			AccessToken string `json:"access_token"`
			ExpiresIn   int    `json:"expires_in"`
		}
		if err := json.Unmarshal([]byte(readAll(t, resp)), &login); err != nil || login.ExpiresIn != 86399 || !resp.Close {
			t.Fatalf("login: %+v, close %v, %v", login, resp.Close, err)
		}
		token := "Authorization: Bearer " + login.AccessToken

		var job struct {
			ID, PresignedURL string
			Headers          map[string]string
		}
		dial().call("POST", "/gateway/api/v2/flows/jobs", "", &job, token, "Connection: close")
		path, ok := strings.CutPrefix(job.PresignedURL, map[bool]string{false: "http://", true: "https://"}[secure]+r.addr)
		if !ok {
			t.Fatalf("the upload goes to %s, want this twin", job.PresignedURL)
		}
		headers := []string{"Connection: close"}
		for name, value := range job.Headers {
			headers = append(headers, name+": "+value)
		}
		dial().call("PUT", path, "inboundCall: {name: Over The Wire}", nil, headers...)
		l := r.await("the flow", func(l line) bool { return l.Act == "applied" && strings.HasPrefix(l.Entity, "flow/") })
		if l.Method != "PUT" || l.Path != "/uploads/flows/"+job.ID {
			t.Errorf("truth: %+v, want the upload", l)
		}
		var done struct {
			Status string
			Flow   struct{ ID string }
		}
		dial().call("GET", "/api/v2/flows/jobs/"+job.ID, "", &done, token, "Connection: close")
		if done.Status != "Success" || l.Entity != "flow/"+done.Flow.ID {
			t.Errorf("the job: %+v, truth: %s", done, l.Entity)
		}
	}
}

// TestAStateOutlivesTheTwin: what was changed is there when the twin is started
// again with the same file.
func TestAStateOutlivesTheTwin(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.json")
	run := func() (*rig, *client, string) {
		r := &rig{t: t, more: make(chan struct{})}
		r.run(Options{Truth: r, State: path}, pack.Twin{Profile: pack.ProfileGenesys})
		c := r.dial()
		return r, c, c.login("desk")
	}
	r, c, token := run()
	if _, err := os.Stat(path); err != nil {
		t.Errorf("at the start: %v, want the file to be there", err)
	}
	var made struct{ ID string }
	c.call("POST", "/api/v2/flows", `{"name":"Kept","type":"WORKFLOW"}`, &made, token)
	r.stop()
	r, c, token = run()
	var flow struct{ Name string }
	if resp := c.call("GET", "/api/v2/flows/"+made.ID, "", &flow, token); resp.StatusCode != http.StatusOK || flow.Name != "Kept" {
		t.Errorf("after a restart: %s %+v", resp.Status, flow)
	}
	r.stop()
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("%d files are left, want the state alone", len(files))
	}
}

// TestAStateThatCannotBeUsedStopsTheTwin before it does anything, and stays as
// it is.
func TestAStateThatCannotBeUsedStopsTheTwin(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.json")
	if err := os.WriteFile(broken, []byte(`{"holdfast_twin_state":9}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		broken:                                  "load state " + broken + ": holdfast_twin_state is 9, want 1",
		dir:                                     "is a directory",
		filepath.Join(dir, "nowhere", "s.json"): "no such file",
	} {
		twin, err := New(pack.Twin{Profile: pack.ProfileGenesys}, Options{State: path})
		if err != nil {
			t.Fatal(err)
		}
		if err := twin.Start(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if text, _ := os.ReadFile(broken); string(text) != `{"holdfast_twin_state":9}` {
		t.Errorf("the file has become %s", text)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files are left, want one", len(files))
	}
}

// TestASlowReaderHoldsNobodyUp: a client that asks and does not read must not
// keep others from the same things.
func TestASlowReaderHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Entities: pack.Entities{Flows: new(1000)}, Limits: pack.Limits{TokenPerMinute: new(0)}})
	c := r.dial()
	token := c.login("desk")
	targets := []string{"/api/v2/flows?pageSize=500", "/api/v2/integrations/actions?expand=contract,config", "/api/v2/flows/instances/settings/loglevels/default"}
	for _, target := range targets {
		slow := r.dial()
		go func() { // until its connection is cut
			_, _ = io.WriteString(slow, strings.Repeat(fmt.Sprintf("GET %s HTTP/1.1\r\nHost: twin\r\n%s\r\n\r\n", target, token), 200))
		}()
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, target := range slices.Concat(targets, targets) {
			c.call("GET", target, "", nil, token)
		}
		c.call("POST", "/api/v2/flows", `{"name":"n","type":"BOT"}`, nil, token)
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("others wait for one who does not read")
	}
}
