package twin

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/twin/platform"
	"holdfast/internal/units"
)

// This file is what the twin says of itself and what it can be told while it
// runs. Nothing of it goes through the edge: faults, caps and modelled work do
// not touch it.

const (
	// controlPath begins all its paths.
	controlPath = "/twin/"
	// maxOrder bounds a list of faults.
	maxOrder = 64 << 10
	// maxArmed bounds the faults that are armed at once.
	maxArmed = 1000
	// metricsType is what OpenMetrics 1.0 demands.
	metricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8"
)

func isControl(path string) bool { return strings.HasPrefix(path, controlPath) }

// newControl is the server of a port of its own, which no fault takes down.
func (t *Twin) newControl() *http.Server {
	return &http.Server{
		Handler:           http.HandlerFunc(t.serveControl),
		ReadHeaderTimeout: t.headTimeout,
		ReadTimeout:       t.requestTimeout,
		WriteTimeout:      2 * t.requestTimeout,
		IdleTimeout:       keepAlive,
		MaxHeaderBytes:    maxHead,
		ErrorLog:          t.rest.ErrorLog,
	}
}

// serveControl answers at /twin/.
func (t *Twin) serveControl(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	if why := t.forbidden(r); why != "" {
		controlError(w, http.StatusForbidden, why)
		return
	}
	do := map[string]func(http.ResponseWriter, *http.Request){
		"GET /twin/metrics": t.serveMetrics, "GET /twin/state": t.serveState, "GET /twin/faults": t.serveFaults,
		"POST /twin/faults": t.armFaults, "DELETE /twin/faults": t.disarmFaults,
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if handle, ok := do[method+" "+r.URL.Path]; ok {
		handle(w, r)
		return
	}
	var allow []string
	for _, m := range []string{"GET", "POST", "DELETE"} {
		if do[m+" "+r.URL.Path] != nil {
			allow = append(allow, m)
		}
	}
	if allow == nil {
		controlError(w, http.StatusNotFound, "there is no "+r.URL.Path+", want /twin/metrics, /twin/state or /twin/faults")
		return
	}
	w.Header().Set("Allow", strings.Join(allow, ", "))
	controlError(w, http.StatusMethodNotAllowed, "want "+strings.Join(allow, " or "))
}

// forbidden says why a request may not be served. A page in a browser must not
// reach the twin, neither by a request across origins nor by a name of its own
// that leads here.
func (t *Twin) forbidden(r *http.Request) string {
	host := hostOf(r.Host)
	origin := r.Header.Get("Origin")
	if t.cfg.Control != pack.ControlAny {
		if from, err := netip.ParseAddrPort(r.RemoteAddr); err != nil || !from.Addr().Unmap().IsLoopback() {
			return "the endpoints under /twin/ are for clients on the same machine, unless control: any"
		}
		if !platform.IsLoopback(host) {
			return "the header Host does not name this machine"
		}
	} else if ip := net.ParseIP(host); ip == nil && host != "localhost" && host != t.host {
		return "the header Host is neither an address nor the name that the twin listens on"
	}
	if origin != "" {
		if at, err := url.Parse(origin); err != nil || !strings.EqualFold(at.Host, r.Host) {
			return "the request comes from another origin"
		}
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return "the request comes from another site"
	}
	return ""
}

// hostOf is a Host header without its port.
func hostOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

func controlError(w http.ResponseWriter, status int, errs ...string) {
	writeJSON(w, status, struct {
		Errors []string `json:"errors"`
	}{errs})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		panic(fmt.Sprintf("encode %T: %v", v, err)) // made of our own structs
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the client may be gone
}

// state is the twin as it stands.
type state struct {
	Profile     string       `json:"profile"`
	Seed        uint64       `json:"seed"`
	UptimeS     float64      `json:"uptime_s"`
	Nodes       []nodeState  `json:"nodes"`
	Connections connStates   `json:"connections"`
	Queues      queueStates  `json:"queues"`
	Faults      []faultState `json:"faults"`
	Edge        pack.Edge    `json:"edge"`
	Limits      pack.Limits  `json:"limits"`
}

type nodeState struct {
	Node       int    `json:"node"`
	State      string `json:"state"` // up, starting, draining, down
	Open       int    `json:"open"`
	Queued     int    `json:"queued"`
	QueueLimit int    `json:"queue_limit,omitempty"`
}

type connStates struct {
	Open    int `json:"open"`    // WebSockets
	Plain   int `json:"plain"`   // of plain requests
	Waiting int `json:"waiting"` // at the cap
	TCP     int `json:"tcp"`     // all, those that have asked for nothing yet among them
	Cap     int `json:"cap,omitempty"`
}

type queueStates struct {
	Answers      int `json:"answers"`       // that leave later
	TruthLines   int `json:"truth_lines"`   // not written yet
	TruthDropped int `json:"truth_dropped"` // for want of room
}

// faultState is a fault and what has become of it.
type faultState struct {
	pack.Fault
	ArmedS units.Duration `json:"armed"` // since the start
	State  string         `json:"state"` // waiting, on, over
}

// snapshot looks at everything at one moment.
func (t *Twin) snapshot() state {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	t.settle(now) // what is due is not still to come
	s := state{
		Profile: cmp.Or(t.cfg.Profile, pack.ProfileThread), Seed: t.cfg.Seed, UptimeS: *seconds(now),
		Connections: connStates{
			Open: t.edge.Open(), Plain: t.edge.OpenPlain(), Waiting: t.edge.Waiting(),
			TCP: len(t.conns), Cap: t.cfg.Edge.MaxConnections,
		},
		Faults: t.faultStates(now), Edge: t.cfg.Edge, Limits: t.cfg.LimitsInForce(),
	}
	s.Queues.Answers = len(t.later.list)
	s.Queues.TruthLines, s.Queues.TruthDropped = t.truth.waiting()
	for i, n := range t.edge.Nodes(now) {
		at := nodeState{Node: i, State: n.State, Open: n.Open, Queued: n.Queued}
		if t.cfg.Edge.CPU != nil {
			at.QueueLimit = cmp.Or(t.cfg.Edge.CPU.Queue, 256)
		}
		s.Nodes = append(s.Nodes, at)
	}
	return s
}

// faultStates are the faults that are armed; the lock is held.
func (t *Twin) faultStates(now time.Duration) []faultState {
	all := []faultState{} // not null in JSON
	for _, f := range t.edge.Faults(now) {
		all = append(all, faultState{f.Fault, units.Duration(f.From.Round(time.Millisecond)), f.State})
	}
	return all
}

func (t *Twin) serveState(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, t.snapshot())
}

func (t *Twin) serveFaults(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string][]faultState{"faults": t.snapshot().Faults})
}

// armFaults arms one fault or a list of them, all or none.
func (t *Twin) armFaults(w http.ResponseWriter, r *http.Request) {
	if t.o.ReadFaults == nil {
		controlError(w, http.StatusNotImplemented, "this twin was started without a reader for faults")
		return
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxOrder))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		controlError(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("want at most %d bytes", maxOrder))
		return
	} else if err != nil {
		return // the client is gone
	}
	faults, err := t.o.ReadFaults(text)
	if err != nil {
		controlError(w, http.StatusBadRequest, strings.Split(strings.TrimSpace(err.Error()), "\n")...)
		return
	}
	for i, f := range faults {
		if err := checkFault(f); err != nil {
			controlError(w, http.StatusBadRequest, fmt.Sprintf("faults[%d]: %v", i, err))
			return
		}
	}
	t.mu.Lock()
	now := t.now()
	full, over := len(t.edge.Faults(now))+len(faults) > maxArmed, t.over
	if !full && !over {
		for _, f := range faults {
			t.truth.add(line{T: t.unix(now), Act: "arm", Why: f.Do})
		}
		t.edge.Arm(now, faults)
		t.settle(now)
	}
	armed := t.faultStates(now)
	t.mu.Unlock()
	switch {
	case over:
		controlError(w, http.StatusServiceUnavailable, "the twin is stopping")
	case full:
		controlError(w, http.StatusConflict, fmt.Sprintf("at most %d faults can be armed at once: DELETE %sfaults takes them back", maxArmed, controlPath))
	default:
		writeJSON(w, http.StatusOK, map[string][]faultState{"armed": armed[len(armed)-len(faults):]})
	}
}

// disarmFaults takes all faults back.
func (t *Twin) disarmFaults(w http.ResponseWriter, _ *http.Request) {
	t.mu.Lock()
	now := t.now()
	gone := t.faultStates(now)
	if !t.over {
		t.truth.add(line{T: t.unix(now), Act: "disarm", Why: ""})
		t.edge.Disarm(now)
		t.settle(now)
	}
	t.mu.Unlock()
	writeJSON(w, http.StatusOK, map[string][]faultState{"disarmed": gone})
}

// serveMetrics writes OpenMetrics text.
func (t *Twin) serveMetrics(w http.ResponseWriter, _ *http.Request) {
	s := t.snapshot()
	var m metrics
	m.family("connections_open", "gauge", "WebSockets that are open, by node")
	for _, n := range s.Nodes {
		m.sample("connections_open", fmt.Sprintf(`node="%d"`, n.Node), n.Open)
	}
	m.family("node_queued", "gauge", "modelled work that waits, by node")
	for _, n := range s.Nodes {
		m.sample("node_queued", fmt.Sprintf(`node="%d"`, n.Node), n.Queued)
	}
	m.family("node_up", "gauge", "1 if the node takes new connections")
	for _, n := range s.Nodes {
		up := 0
		if n.State == "up" || n.State == "starting" {
			up = 1
		}
		m.sample("node_up", fmt.Sprintf(`node="%d"`, n.Node), up)
	}
	m.gauge("connections_plain", "connections of plain requests", s.Connections.Plain)
	m.gauge("connections_waiting", "handshakes that wait at the cap", s.Connections.Waiting)
	m.gauge("connections_tcp", "TCP connections, also those that have asked for nothing yet", s.Connections.TCP)
	m.gauge("answers_waiting", "answers that leave later", s.Queues.Answers)
	m.gauge("faults_armed", "faults that are armed", len(s.Faults))
	m.gauge("goroutines", "goroutines", runtime.NumGoroutine())
	m.family("requests", "counter", "plain requests")
	m.sample("requests_total", "", t.requests.Load())
	m.family("acts", "counter", "what was done, by act and reason as in the truth log")
	for _, n := range t.truth.counts() {
		m.sample("acts_total", fmt.Sprintf(`act=%q,why=%q`, n.act, n.why), n.n)
	}
	m.family("truth_lines_dropped", "counter", "lines of the truth log that found no room")
	m.sample("truth_lines_dropped_total", "", s.Queues.TruthDropped)
	m.family("uptime_seconds", "gauge", "time since the start")
	m.sample("uptime_seconds", "", s.UptimeS)
	w.Header().Set("Content-Type", metricsType)
	_, _ = w.Write(append(m.Bytes(), "# EOF\n"...)) // the client may be gone
}

// metrics is OpenMetrics text in the making. Names and labels are our own words
// and need no escapes.
type metrics struct{ bytes.Buffer }

const metricsPrefix = "holdfast_twin_"

func (m *metrics) family(name, kind, help string) {
	fmt.Fprintf(m, "# HELP %[1]s%[2]s %[3]s\n# TYPE %[1]s%[2]s %[4]s\n", metricsPrefix, name, help, kind)
}

func (m *metrics) sample(name, labels string, value any) {
	if labels != "" {
		labels = "{" + labels + "}"
	}
	fmt.Fprintf(m, "%s%s%s %v\n", metricsPrefix, name, labels, value)
}

func (m *metrics) gauge(name, help string, value int) {
	m.family(name, "gauge", help)
	m.sample(name, "", value)
}

// actCount is how often something was done for one reason.
type actCount struct {
	act, why string
	n        uint64
}

// counts are the lines so far, by act and reason.
func (l *truth) counts() []actCount {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []actCount
	for of, n := range l.count {
		all = append(all, actCount{of[0], of[1], n})
	}
	slices.SortFunc(all, func(a, b actCount) int { return cmp.Or(strings.Compare(a.act, b.act), strings.Compare(a.why, b.why)) })
	return all
}

// waiting is how many lines are not written yet, and how many never will be.
func (l *truth) waiting() (lines, dropped int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.lines), l.dropped
}
