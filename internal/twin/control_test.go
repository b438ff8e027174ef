//go:build linux

package twin

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
	"holdfast/internal/scenario"
)

// controlled runs a twin that can be told of faults.
func controlled(t *testing.T, cfg pack.Twin) *rig {
	t.Helper()
	r := &rig{t: t, more: make(chan struct{})}
	return r.run(Options{Truth: r, ReadFaults: scenario.ReadFaults, Control: "127.0.0.1:0"}, cfg)
}

// rehearseWith runs a twin with a configuration.
func rehearseWith(t *testing.T, cfg pack.Twin) *rig {
	t.Helper()
	r := &rig{t: t, more: make(chan struct{})}
	return r.run(Options{Truth: r}, cfg)
}

// tell sends a control request on a connection of its own, to an address.
func (r *rig) tell(addr, method, path, body string, headers ...string) (*http.Response, string) {
	r.t.Helper()
	conn, err := net.DialTimeout("tcp", addr, patience)
	if err != nil {
		r.t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	head := []string{method + " " + path + " HTTP/1.1", "Connection: close"}
	if !slices.ContainsFunc(headers, func(h string) bool { return strings.HasPrefix(h, "Host:") }) {
		head = append(head, "Host: "+addr)
	}
	if body != "" {
		head = append(head, "Content-Length: "+itoa(len(body)))
	}
	head = append(head, headers...)
	if _, err := io.WriteString(conn, strings.Join(head, "\r\n")+"\r\n\r\n"+body); err != nil {
		r.t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		r.t.Fatalf("%s %s: %v", method, path, err)
	}
	return resp, readAll(r.t.(*testing.T), resp)
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

// arm arms faults and wants that to succeed.
func (r *rig) arm(faults string) string {
	r.t.Helper()
	resp, body := r.tell(r.addr, "POST", "/twin/faults", faults)
	if resp.StatusCode != 200 {
		r.t.Fatalf("arm %s: %s %s", faults, resp.Status, body)
	}
	return body
}

func (r *rig) controlAddr() string { return strings.TrimPrefix(r.ready.Control, "http://") }

func TestFaultsAreArmedAndTakenBack(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	c := r.open()
	armed := r.arm(`{do: close, at: 0s, code: 1011, reason: told so}`)
	c.wantClose(1011)
	var got struct{ Armed []faultState }
	if err := json.Unmarshal([]byte(armed), &got); err != nil || len(got.Armed) != 1 || got.Armed[0].Do != "close" || got.Armed[0].Code != 1011 {
		t.Errorf("armed %s, %v; want the fault", armed, err)
	}
	r.arm(`[{"do": "error_page", "path": "/health", "status": 503}, {"do": "refuse", "for": "1h"}]`)
	plain := r.dial()
	plain.wantAnswer(get, 503, "")
	if resp, err := r.dial().answer(ask(socketPath)); err != nil || resp.StatusCode != 503 {
		t.Errorf("handshake: %v, %v; want 503", resp, err)
	}
	if _, body := r.tell(r.addr, "GET", "/twin/faults", ""); strings.Count(body, `"do"`) != 3 {
		t.Errorf("faults: %s, want 3", body)
	}
	if resp, body := r.tell(r.addr, "DELETE", "/twin/faults", ""); resp.StatusCode != 200 || strings.Count(body, `"do"`) != 3 {
		t.Errorf("delete: %s %s, want what was disarmed", resp.Status, body)
	}
	plain.wantAnswer(get, 200, healthy)
	r.open()
	for _, act := range []string{"arm", "disarm"} {
		r.await(act, func(l line) bool { return l.Act == act })
	}
}

func TestWrongFaultsAreRefusedWithTheirPlace(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	tests := map[string]string{
		`{do: rstt}`:                             `faults:1:6: fault \"rstt\" is unknown, did you mean \"rst\"?`,
		"- {do: rst}\n- {do: fin, code: 1000}":   `faults:2:13: code has no meaning with fin`,
		`{"do": "rst", "at": "soon"}`:            `faults:1:21: at: \"soon\" is no duration`,
		`{"do": "rst", "nonsense": 1}`:           `faults:1:15: `,
		`{"do": "error_page", "path": "health"}`: `faults:1:30: path is \"health\", want it to begin with /`,
		`{"do": "rst", "method": "get"}`:         `faults:1:25: method is \"get\", want capital letters`,
		`[]`:                                     `faults:1:1: `,
		``:                                       `faults:1:1: `,
		`"rst"`:                                  `faults:1:1: `,
		`{do: rst`:                               `no valid YAML`,
	}
	for body, want := range tests {
		resp, got := r.tell(r.addr, "POST", "/twin/faults", body, "Content-Length: "+itoa(len(body)))
		if resp.StatusCode != 400 || !strings.Contains(got, want) {
			t.Errorf("%s: %s %s, want 400 with %s", body, resp.Status, got, want)
		}
	}
	if resp, _ := r.tell(r.addr, "POST", "/twin/faults", strings.Repeat("#", maxOrder+1)); resp.StatusCode != 413 {
		t.Errorf("too large: %s, want 413", resp.Status)
	}
	if _, body := r.tell(r.addr, "GET", "/twin/faults", ""); strings.Contains(body, `"do"`) {
		t.Errorf("armed after all: %s", body)
	}
}

func TestPagesCannotReachTheControls(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	tests := map[string]int{
		"Host: " + r.addr:                          200,
		"Host: localhost":                          200,
		"Host: LOCALHOST:80":                       200,
		"Host: [::1]:80":                           200,
		"Host: rebound.example.test":               403,
		"Host: 192.0.2.1":                          403,
		"Origin: http://" + r.addr:                 200,
		"Origin: http://evil.example.test":         403,
		"Origin: null":                             403,
		"Origin: http://localhost:1":               403,
		"Sec-Fetch-Site: cross-site":               403,
		"Sec-Fetch-Site: same-site":                403,
		"Sec-Fetch-Site: same-origin":              200,
		"Sec-Fetch-Site: none":                     200,
		"X-Forwarded-For: 192.0.2.1":               200,
		"Referer: http://evil.example.test/a.html": 200, // says nothing about who asks
	}
	for header, want := range tests {
		for _, path := range []string{"/twin/faults", "/twin/state", "/twin/metrics"} {
			if resp, body := r.tell(r.addr, "GET", path, "", header); resp.StatusCode != want {
				t.Errorf("GET %s with %s: %s %s, want %d", path, header, resp.Status, body, want)
			}
		}
		if resp, body := r.tell(r.controlAddr(), "POST", "/twin/faults", `{do: fin, at: 1h}`, strings.ReplaceAll(header, r.addr, r.controlAddr())); resp.StatusCode != want {
			t.Errorf("POST with %s: %s %s, want %d", header, resp.Status, body, want)
		}
	}
}

func TestControlsAreForThisMachineUnlessConfigured(t *testing.T) {
	t.Parallel()
	for control, want := range map[string]bool{"": false, "loopback": false, "any": true} {
		twin, err := New(pack.Twin{Control: control}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for addr, local := range map[string]bool{"127.0.0.1:5": true, "[::1]:5": true, "[::ffff:127.0.0.1]:5": true, "192.0.2.7:5": false, "": false} {
			r := &http.Request{RemoteAddr: addr, Host: "127.0.0.1", Header: http.Header{}}
			if why := twin.forbidden(r); (why == "") != (local || want) {
				t.Errorf("control %q, from %q: %q", control, addr, why)
			}
		}
	}
	twin, err := New(pack.Twin{Control: "off"}, Options{Control: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	if err := twin.Start(t.Context()); err == nil || !strings.Contains(err.Error(), "control: off") {
		t.Errorf("a port for what is off: %v, want an error", err)
	}
	r := rehearseWith(t, pack.Twin{Control: "off"})
	if resp, _ := r.tell(r.addr, "GET", "/twin/state", ""); resp.StatusCode != 404 {
		t.Errorf("control: off: %s, want 404", resp.Status)
	}
}

func TestNothingElseIsThere(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	for request, want := range map[string]int{
		"GET /twin/": 404, "GET /twin/state/": 404, "POST /twin/state": 405, "PUT /twin/faults": 405, "HEAD /twin/state": 200, "DELETE /twin/metrics": 405,
	} {
		method, path, _ := strings.Cut(request, " ")
		resp, _ := r.tell(r.addr, method, path, "")
		if resp.StatusCode != want || (want == 405) != (resp.Header.Get("Allow") != "") {
			t.Errorf("%s: %s, Allow %q; want %d", request, resp.Status, resp.Header.Get("Allow"), want)
		}
	}
}

func TestStateSaysWhatIsThere(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{
		Profile: pack.ProfileGenesys, Seed: 5,
		Edge:   pack.Edge{Nodes: 2, MaxConnections: 10, CPU: &pack.CPU{Frame: 1}},
		Faults: []pack.Fault{{Do: "drain", For: dur(time.Hour)}, {Do: "rst", At: dur(later), Share: .5}},
	})
	r.dial().wantAnswer(get, 200, healthy)
	for range 3 {
		c := r.dial()
		if resp, err := c.answer(ask(echoPath)); err != nil || resp.StatusCode != 101 {
			t.Fatalf("%v, %v", resp, err)
		}
	}
	resp, body := r.tell(r.addr, "GET", "/twin/state", "")
	var s state
	if err := json.Unmarshal([]byte(body), &s); err != nil || resp.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("%v in %s %s", err, resp.Header, body)
	}
	if s.Profile != "genesys" || s.Seed != 5 || s.UptimeS <= 0 || s.Connections.Open != 3 || s.Connections.Plain != 1 || s.Connections.TCP != 5 || s.Connections.Cap != 10 {
		t.Errorf("state %s", body)
	}
	if len(s.Nodes) != 2 || s.Nodes[0].State != "draining" || s.Nodes[1].State != "up" || s.Nodes[1].Open != 3 || s.Nodes[1].QueueLimit != 256 {
		t.Errorf("nodes %+v", s.Nodes)
	}
	if len(s.Faults) != 2 || s.Faults[0].State != "on" || s.Faults[1].State != "waiting" || s.Faults[1].Share != .5 {
		t.Errorf("faults %+v", s.Faults)
	}
	if s.Limits.TokenPerMinute == nil || *s.Limits.TokenPerMinute != 300 || s.Edge.Nodes != 2 {
		t.Errorf("limits %+v, edge %+v", s.Limits, s.Edge)
	}
}

// TestMetricsAreOpenMetrics checks the text against the grammar of OpenMetrics
// 1.0, as far as it is used: families are whole, have a type, and counters end
// in _total; nothing comes twice, and the last line is # EOF.
func TestMetricsAreOpenMetrics(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{Edge: pack.Edge{Nodes: 2}})
	r.open()
	r.dial().wantAnswer(get, 200, healthy)
	resp, body := r.tell(r.addr, "GET", "/twin/metrics", "")
	if got := resp.Header.Get("Content-Type"); got != "application/openmetrics-text; version=1.0.0; charset=utf-8" {
		t.Errorf("content type %q", got)
	}
	text, ok := strings.CutSuffix(body, "# EOF\n")
	if !ok {
		t.Fatalf("ends with %q, want # EOF", body[max(0, len(body)-20):])
	}
	sample := regexp.MustCompile(`^([a-z_]+)(\{[a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*\})? (-?[0-9.e+-]+)$`)
	types, seen, family := map[string]string{}, map[string]string{}, ""
	for l := range strings.Lines(text) {
		l = strings.TrimSuffix(l, "\n")
		if rest, ok := strings.CutPrefix(l, "# TYPE "); ok {
			name, kind, _ := strings.Cut(rest, " ")
			if types[name] != "" {
				t.Errorf("family %s comes twice", name)
			}
			types[name], family = kind, name
			continue
		}
		if strings.HasPrefix(l, "# HELP ") {
			continue
		}
		m := sample.FindStringSubmatch(l)
		if m == nil {
			t.Errorf("line %q", l)
			continue
		}
		want := family
		if types[family] == "counter" {
			want += "_total"
		}
		if m[1] != want {
			t.Errorf("sample %s in the family %s", m[1], family)
		}
		if _, twice := seen[m[1]+m[2]]; twice {
			t.Errorf("%s%s comes twice", m[1], m[2])
		}
		seen[m[1]+m[2]] = m[3]
	}
	for name, want := range map[string]string{
		`holdfast_twin_connections_open{node="0"}`: "1", `holdfast_twin_connections_open{node="1"}`: "0",
		`holdfast_twin_connections_plain`: "1", `holdfast_twin_requests_total`: "1",
		`holdfast_twin_acts_total{act="open",why=""}`: "1", `holdfast_twin_faults_armed`: "0",
	} {
		if seen[name] != want {
			t.Errorf("%s = %q, want %s", name, seen[name], want)
		}
	}
}

// TestNoFaultTouchesTheControls arms everything that can go wrong.
func TestNoFaultTouchesTheControls(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{Edge: pack.Edge{CPU: &pack.CPU{Request: dur(time.Hour), Handshake: dur(time.Hour), Queue: 1}}})
	kept := r.dial() // a client that stays connected
	kept.wantAnswer("GET /twin/state HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, "nodes")
	r.dial().write(get) // fills the queue
	eventually(t, "the queue to be full", func() bool { return r.twin.snapshot().Nodes[0].Queued == 1 })
	var all []string
	for _, f := range pack.Faults {
		if f.Name != "crash" && f.Name != "syn_drop" {
			all = append(all, `{do: `+f.Name+`, at: 0s}`)
		}
	}
	r.arm("[" + strings.Join(all, ", ") + "]")
	for _, addr := range []string{r.addr, r.controlAddr()} {
		for _, path := range []string{"/twin/state", "/twin/metrics", "/twin/faults"} {
			if resp, body := r.tell(addr, "GET", path, ""); resp.StatusCode != 200 {
				t.Errorf("%s: %s %s", path, resp.Status, body)
			}
		}
	}
	r.arm(`[{do: crash, at: 0s, for: 1h}]`)
	kept.wantAnswer("GET /twin/state HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, `"down"`)
	eventually(t, "the port to be refused", func() bool { _, err := r.tryDial(); return err != nil })
	if resp, _ := r.tell(r.controlAddr(), "DELETE", "/twin/faults", ""); resp.StatusCode != 200 {
		t.Errorf("DELETE: %s", resp.Status)
	}
	eventually(t, "the port to be open", func() bool { _, err := r.tryDial(); return err == nil })
}

func TestDisarmingBringsSYNsBack(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	r.arm(`{do: syn_drop, at: 0s}`)
	r.await("the fault", func(l line) bool { return l.Act == "syn_drop" })
	if err := r.dialWithin(100 * ms); err == nil {
		t.Error("a connection while SYNs vanish")
	}
	if resp, body := r.tell(r.controlAddr(), "DELETE", "/twin/faults", ""); resp.StatusCode != 200 {
		t.Errorf("DELETE: %s %s", resp.Status, body)
	}
	r.open()
}

func TestControlsAnswerUnderLoad(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	stop := make(chan struct{})
	var load sync.WaitGroup
	for range 4 {
		c := r.upgradeAt(echoPath)
		load.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				c.send(ws.OpBinary, "x")
				c.want(ws.OpBinary, "x")
			}
		})
	}
	for range 10 {
		start := time.Now()
		r.tell(r.addr, "GET", "/twin/metrics", "")
		within(t, "answer", time.Since(start), 0)
	}
	close(stop)
	load.Wait()
}

func TestManyFaultsAreRefused(t *testing.T) {
	t.Parallel()
	r := controlled(t, pack.Twin{})
	many := "[" + strings.Repeat("{do: rst, at: 1h},", maxArmed) + "]"
	r.arm(many)
	if resp, body := r.tell(r.addr, "POST", "/twin/faults", "{do: rst}"); resp.StatusCode != 409 {
		t.Errorf("%s %s, want 409", resp.Status, body)
	}
}
