package dashboard_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/internal/dashboard"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// served is a dashboard and what it did.
type served struct {
	*dashboard.Server

	plan    *plan.Plan
	stopped atomic.Int32
	address string // host and port
	second  int
}

func serve(t *testing.T, address string) *served { t.Helper(); return servePatiently(t, address, 0) }

func servePatiently(t *testing.T, address string, patience time.Duration) *served {
	t.Helper()
	s := &served{plan: &plan.Plan{
		Format: plan.Format, Scenario: "x.yaml", Duration: units.Duration(time.Minute), Pools: []plan.Pool{{Name: "desktops", Size: 100}},
		Loads: []plan.Load{{Name: "orders", For: units.Duration(time.Minute), Journey: plan.Journey{Steps: []string{"create"}}}},
	}}
	var err error
	s.Server, err = dashboard.Listen(t.Context(), s.plan, address, dashboard.Options{
		Stop: func() { s.stopped.Add(1) }, Stopping: func() bool { return s.stopped.Load() > 0 },
		Metrics:  http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "holdfast_open 1") }),
		Patience: patience,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	page, key, _ := strings.Cut(strings.TrimPrefix(s.URL(), "http://"), "/#key=")
	s.address = page
	if key != s.Key() || len(key) < 26 {
		t.Fatalf("the key in %s is not %s", s.URL(), s.Key())
	}
	return s
}

// tick is a second of the run.
func (s *served) tick(opened int64) {
	b := &record.Batch{Tallies: []record.Tally{{Second: s.second, Series: 0}}}
	b.Tallies[0].Counts[record.Opened] = opened
	s.second++
	b.Hosts = []record.Host{{At: time.Duration(s.second) * time.Second}}
	s.Put(b, nil)
}

// request is what a client sends; the zero value is what the page itself would
// ask for.
type request struct {
	method, path, host, body string
	header                   http.Header
	nokey                    bool
}

func (s *served) do(t *testing.T, r request) (status int, header http.Header, body string) {
	t.Helper()
	method := r.method
	if method == "" {
		method = http.MethodGet
	}
	req, err := http.NewRequestWithContext(t.Context(), method, "http://"+s.address+r.path, strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	if r.host != "" {
		req.Host = r.host
	}
	if !r.nokey {
		req.Header.Set("Authorization", "Bearer "+s.Key())
	}
	maps.Copy(req.Header, r.header)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(text)
}

func origin(of string) http.Header { return http.Header{"Origin": {of}} }

func TestOnlyItsOwnPageWithTheKeyGetsAnAnswer(t *testing.T) {
	s := serve(t, "127.0.0.1:0")
	_, port, _ := net.SplitHostPort(s.address)
	own := "http://" + s.address
	everywhere := []string{"/", "/events", "/interactions", "/stop", "/metrics", "/favicon.ico", "/nothing"}
	for _, tt := range []struct {
		name  string
		paths []string
		request
		want int
	}{
		// A name that somebody made resolve to this address.
		{"rebound name", everywhere, request{host: "evil.example.test:" + port}, 421},
		{"rebound name without port", everywhere, request{host: "evil.example.test"}, 421},
		{"name that begins as ours", everywhere, request{host: "127.0.0.1.evil.example.test:" + port}, 421},
		{"other port", everywhere, request{host: "127.0.0.1:1"}, 421},
		{"other address of this machine", everywhere, request{host: "127.0.0.2:" + port}, 421},
		{"unspecified address", everywhere, request{host: "0.0.0.0:" + port}, 421},
		{"rebound name that posts", everywhere, request{method: "POST", host: "evil.example.test:" + port, header: origin("http://evil.example.test:" + port)}, 421},
		// Another page.
		{"foreign origin", everywhere, request{header: origin("https://evil.example.test")}, 403},
		{"origin of a file", everywhere, request{header: origin("null")}, 403},
		{"empty origin", everywhere, request{header: origin("")}, 403},
		{"origin on another port", everywhere, request{header: origin("http://127.0.0.1:1")}, 403},
		{"origin over TLS", everywhere, request{header: origin("https://" + s.address)}, 403},
		{"origin that begins as ours", everywhere, request{header: origin(own + ".evil.example.test")}, 403},
		{"two origins", everywhere, request{header: http.Header{"Origin": {own, "http://evil.example.test"}}}, 403},
		{"foreign post", everywhere, request{method: "POST", header: origin("https://evil.example.test")}, 403},
		{"post without origin", everywhere, request{method: "POST"}, 403},
		{"preflight of another page", everywhere, request{method: "OPTIONS", header: http.Header{"Origin": {"https://evil.example.test"}, "Access-Control-Request-Method": {"POST"}}}, 403},
		// Without the key.
		{"no key", everywhere[1:5], request{nokey: true}, 401},
		{"no key, post", everywhere[1:5], request{nokey: true, method: "POST", header: origin(own)}, 401},
		{"wrong key", everywhere[1:5], request{header: http.Header{"Authorization": {"Bearer AAAAAAAAAAAAAAAAAAAAAAAAAA"}}}, 401},
		{"part of the key", everywhere[1:5], request{header: http.Header{"Authorization": {"Bearer " + s.Key()[:25]}}}, 401},
		{"more than the key", everywhere[1:5], request{header: http.Header{"Authorization": {"Bearer " + s.Key() + "A"}}}, 401},
		{"another scheme", everywhere[1:5], request{header: http.Header{"Authorization": {"Basic " + s.Key()}}}, 401},
		{"two keys", everywhere[1:5], request{header: http.Header{"Authorization": {"Bearer x", "Bearer " + s.Key()}}}, 401},
		{"key in the query", []string{"/interactions?key=" + s.Key(), "/events?token=" + s.Key()}, request{nokey: true}, 401},
		{"unknown path without key", []string{"/nothing", "/../stop", "/STOP"}, request{nokey: true}, 401},
		// What may be asked how.
		{"get on stop", []string{"/stop"}, request{}, 405},
		{"head on stop", []string{"/stop"}, request{method: "HEAD"}, 405},
		{"put on stop", []string{"/stop"}, request{method: "PUT", header: origin(own)}, 405},
		{"other methods", []string{"/", "/events", "/interactions", "/metrics"}, request{method: "DELETE", header: origin(own)}, 405},
		{"post where it is read", []string{"/", "/events", "/interactions", "/metrics"}, request{method: "POST", header: origin(own)}, 405},
		{"trace", []string{"/", "/stop"}, request{method: "TRACE"}, 405},
		{"unknown path", []string{"/nothing"}, request{}, 404},
		{"form posted", []string{"/stop"}, request{method: "POST", header: http.Header{"Origin": {own}, "Content-Type": {"application/x-www-form-urlencoded"}}}, 415},
		{"text posted", []string{"/stop"}, request{method: "POST", header: http.Header{"Origin": {own}, "Content-Type": {"text/plain"}}, body: "{}"}, 415},
		{"much posted", []string{"/stop"}, request{method: "POST", header: http.Header{"Origin": {own}, "Content-Type": {"application/json"}}, body: strings.Repeat(" ", 2000)}, 413},
		{"no numbers", []string{"/interactions?offset=-1", "/interactions?limit=x", "/interactions?at_least_ms=NaN", "/interactions?load=1.5"}, request{}, 400},
		{"endless text", []string{"/interactions?text=" + strings.Repeat("a", 300)}, request{}, 400},
		// What is right.
		{"the page", []string{"/"}, request{nokey: true}, 200},
		{"by name", []string{"/", "/interactions"}, request{host: "localhost:" + port, header: origin("http://localhost:" + port)}, 200},
		{"with origin", []string{"/", "/interactions", "/metrics"}, request{header: origin(own)}, 200},
		{"a scraper", []string{"/metrics"}, request{}, 200},
		{"a small scheme", []string{"/interactions"}, request{header: http.Header{"Authorization": {"bearer " + s.Key()}}}, 200},
		{"all one can ask", []string{"/interactions?load=0&outcome=503&text=x&at_least_ms=1.5&from_s=0&to_s=1e300&offset=5&limit=1000000"}, request{}, 200},
		{"the icon", []string{"/favicon.ico"}, request{nokey: true}, 204},
	} {
		for _, path := range tt.paths {
			r := tt.request
			r.path = path
			status, header, body := s.do(t, r)
			if status != tt.want {
				t.Errorf("%s: %s %s is answered %d %s, want %d", tt.name, r.method, path, status, body, tt.want)
			}
			if header.Get("Access-Control-Allow-Origin") != "" || !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") ||
				header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: the answer to %s has the headers %v", tt.name, path, header)
			}
			if status >= 400 && r.method != http.MethodHead && !json.Valid([]byte(body)) {
				t.Errorf("%s: %s is answered %q, want JSON", tt.name, path, body)
			}
			if strings.Contains(body, s.Key()) || status >= 400 && strings.Contains(body, "desktops") {
				t.Errorf("%s: %s tells too much: %s", tt.name, path, body)
			}
		}
	}
	if n := s.stopped.Load(); n != 0 {
		t.Fatalf("the run was stopped %d times by requests that must not", n)
	}
	status, _, body := s.do(t, request{method: "POST", path: "/stop", body: "{}", header: http.Header{"Origin": {own}, "Content-Type": {"application/json"}}})
	if status != http.StatusAccepted || s.stopped.Load() != 1 {
		t.Errorf("stop is answered %d %s, and stopped %d times", status, body, s.stopped.Load())
	}
}

// raw sends bytes as they are.
func (s *served) raw(t *testing.T, text string) *http.Response {
	t.Helper()
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	go func() { _, _ = io.WriteString(c, text) }() // the server may not read all of it
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return nil
	}
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}

func TestRequestsThatNoClientSends(t *testing.T) {
	s := serve(t, "127.0.0.1:0")
	key := "Authorization: Bearer " + s.Key() + "\r\n"
	for _, tt := range []struct {
		name, text string
		want       int
	}{
		{"no host", "GET /interactions HTTP/1.0\r\n" + key + "\r\n", 421},
		{"two hosts", "GET / HTTP/1.1\r\nHost: " + s.address + "\r\nHost: evil.example.test\r\n\r\n", 400},
		{"another host in the line", "GET http://evil.example.test/interactions HTTP/1.1\r\nHost: " + s.address + "\r\n" + key + "\r\n", 421},
		{"all of the server", "OPTIONS * HTTP/1.1\r\nHost: evil.example.test\r\n\r\n", 421},
		{"tunnel", "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n", 421},
		{"huge header", "GET / HTTP/1.1\r\nHost: " + s.address + "\r\nX-Big: " + strings.Repeat("a", 64<<10) + "\r\n\r\n", 431},
		{"many headers", "GET / HTTP/1.1\r\nHost: " + s.address + "\r\n" + strings.Repeat("X-A: b\r\n", 5000) + "\r\n", 431},
		{"huge line", "GET /" + strings.Repeat("a", 64<<10) + " HTTP/1.1\r\nHost: " + s.address + "\r\n\r\n", 431},
		{"no HTTP", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400},
		{"upgrade", "GET /events HTTP/1.1\r\nHost: " + s.address + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", 401},
	} {
		resp := s.raw(t, tt.text)
		if resp == nil || resp.StatusCode != tt.want {
			t.Errorf("%s: answered %v, want %d", tt.name, resp, tt.want)
		}
	}
}

// stream reads the events of a viewer.
type stream struct {
	t     *testing.T
	body  io.ReadCloser
	lines *bufio.Reader
}

func (s *served) watch(t *testing.T) *stream {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.address+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.Key())
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("answered %d %v", resp.StatusCode, resp.Header)
	}
	return &stream{t, resp.Body, bufio.NewReader(resp.Body)}
}

// seen is what a test looks at in an event.
type seen struct {
	event   string
	Summary struct{ Verdict string }
	Points  int
	Pools   []struct{ Open []int }
	Live    struct {
		State  string
		From   int
		Missed int
	}
}

// next is the next event; there is none after the end.
func (s *stream) next() *seen {
	s.t.Helper()
	var e seen
	for {
		line, err := s.lines.ReadString('\n')
		line = strings.TrimSuffix(line, "\n")
		switch {
		case err != nil:
			return nil
		case strings.HasPrefix(line, "event: "):
			e.event = line[7:]
		case strings.HasPrefix(line, "data: "):
			if err := json.Unmarshal([]byte(line[6:]), &e); err != nil {
				s.t.Fatal(err)
			}
		case line == "" && e.event != "":
			return &e
		}
	}
}

// outcome is that of the run as it was put.
func (s *served) outcome(t *testing.T) *trial.Outcome {
	t.Helper()
	log := trial.NewLog(s.plan)
	if err := log.Put(&record.Batch{Env: &record.Env{Complete: true, Took: time.Duration(s.second) * time.Second}}); err != nil {
		t.Fatal(err)
	}
	o, err := log.Judge()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestViewersSeeTheWholePageThenWhatIsNewThenTheEnd(t *testing.T) {
	s := serve(t, "127.0.0.1:0")
	for range 10 {
		s.tick(5)
	}
	a := s.watch(t)
	first := a.next()
	if first.event != "page" || first.Summary.Verdict != "running" || first.Live.State != "running" {
		t.Fatalf("the first event is %+v", first)
	}
	for first.Points < 9 { // it may have come before all of them were folded
		if e := a.next(); e != nil {
			first = e
		}
	}
	s.tick(7)
	if e := a.next(); e.event != "more" && e.event != "page" || e.Points != 10 {
		t.Errorf("after a second the viewer is told %+v", e)
	}
	s.tick(0)
	e := a.next()
	if e.event != "more" || e.Points != 11 || e.Live.From != 10 || len(e.Pools[0].Open) != 1 || e.Pools[0].Open[0] != 57 {
		t.Errorf("an update is %+v, want the one second that is new", e)
	}
	late := s.watch(t)
	if e := late.next(); e.event != "page" || e.Points != 11 || e.Live.From != 0 || len(e.Pools[0].Open) != 11 {
		t.Errorf("one who comes late sees %+v, want all of it", e)
	}
	s.stopped.Add(1)
	s.tick(0)
	for name, v := range map[string]*stream{"first": a, "late": late} {
		if e := v.next(); e.event != "more" || e.Live.State != "stopping" {
			t.Errorf("the %s viewer is told %+v of a run that is being ended", name, e)
		}
	}
	o := s.outcome(t)
	s.Finish(o)
	for name, v := range map[string]*stream{"first": a, "late": late, "after the end": s.watch(t)} {
		if e := v.next(); e == nil || e.event != "end" || e.Summary.Verdict != o.Verdict || e.Live.State != "" {
			t.Errorf("the viewer %s sees the end as %+v", name, e)
		} else if e := v.next(); e != nil {
			t.Errorf("the viewer %s is told %+v after the end", name, e)
		}
	}
	began := time.Now()
	s.Linger(t.Context(), time.Minute, time.Minute)
	if d := time.Since(began); d > 10*time.Second {
		t.Errorf("with nobody left to tell it went on for %v", d)
	}
}

// slow connects a viewer that reads nothing for now. What it is given at once
// is more than sockets hold.
func (s *served) slow(t *testing.T) (net.Conn, *stream) {
	t.Helper()
	b := &record.Batch{}
	for i := range 20_000 {
		b.Ends = append(b.Ends, record.End{Index: i, Phase: record.PhaseOpen, How: record.HowCloseFrame, CloseReason: strings.Repeat("x", 400)})
	}
	s.Put(b, nil)
	s.tick(5)
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.(*net.TCPConn).SetReadBuffer(128 << 10); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(c, "GET /events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n", s.address, s.Key())
	resp, err := http.ReadResponse(bufio.NewReader(c), nil) //nolint:bodyclose // closing it would wait for the end of the stream
	if err != nil {
		t.Fatal(err)
	}
	return c, &stream{t, resp.Body, bufio.NewReader(resp.Body)}
}

func TestViewerThatFellBehindSeesTheWholePageWhenItReadsAgain(t *testing.T) {
	s := serve(t, "127.0.0.1:0")
	_, slow := s.slow(t)
	quick := s.watch(t)
	quick.next()
	for range 20 { // the quick one sees every second meanwhile
		began := time.Now()
		s.tick(1)
		if d := time.Since(began); d > time.Second {
			t.Fatalf("the run waited %v", d)
		}
		for e := quick.next(); e != nil && e.Points < s.second-1; e = quick.next() {
		}
	}
	more, whole := 0, 0
	for whole < 2 {
		e := slow.next()
		if e == nil || more > 20 {
			t.Fatalf("it saw the whole page %d times and %d updates, want it again after those that were waiting", whole, more)
		}
		if e.event == "page" {
			whole++
		} else {
			more++
		}
		if s.tick(1); whole == 2 && e.Points < 20 {
			t.Errorf("the whole page has %d seconds", e.Points)
		}
	}
}

func TestViewerThatDoesNotReadIsLetGo(t *testing.T) {
	s := servePatiently(t, "127.0.0.1:0", 100*time.Millisecond)
	c, slow := s.slow(t)
	s.Finish(s.outcome(t))
	began := time.Now()
	s.Linger(t.Context(), time.Minute, time.Minute)
	if d := time.Since(began); d > 20*time.Second {
		t.Errorf("the run waited %v for a viewer that does not read", d)
	}
	_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
	if n, err := io.Copy(io.Discard, slow.lines); isTimeout(err) || n > 8<<20 {
		t.Errorf("it was given %d bytes, %v; want the connection ended", n, err)
	}
}

func TestViewersAndConnectionsAreBounded(t *testing.T) {
	s := serve(t, "127.0.0.1:0")
	for i := range 32 {
		if e := s.watch(t).next(); e == nil || e.event != "page" {
			t.Fatalf("viewer %d sees %+v", i, e)
		}
	}
	if status, _, body := s.do(t, request{path: "/events"}); status != http.StatusServiceUnavailable || !json.Valid([]byte(body)) {
		t.Errorf("one viewer too many is answered %d %s", status, body)
	}
	var open []net.Conn
	ended := 0
	for range 200 {
		c, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		open = append(open, c)
	}
	for _, c := range open[100:] { // those beyond the bound are ended at once, not after a timeout
		_ = c.SetReadDeadline(time.Now().Add(2 * time.Second))
		if _, err := c.Read(make([]byte, 1)); err != nil && !isTimeout(err) {
			ended++
		}
	}
	if ended != 100 {
		t.Errorf("%d of the last 100 of 200 connections were ended, want all", ended)
	}
	for _, c := range open {
		c.Close()
	}
}

func isTimeout(err error) bool {
	e, ok := err.(net.Error)
	return ok && e.Timeout()
}

func TestLingerWaitsForTheFirstViewer(t *testing.T) {
	s := serve(t, "127.0.0.1:0")
	s.Finish(s.outcome(t))
	gone := make(chan struct{})
	go func() { s.Linger(t.Context(), time.Minute, time.Minute); close(gone) }()
	select {
	case <-gone:
		t.Fatal("it did not wait for the browser")
	default:
	}
	if e := s.watch(t).next(); e.event != "end" {
		t.Errorf("the browser sees %+v", e)
	}
	select {
	case <-gone:
	case <-time.After(10 * time.Second):
		t.Error("it goes on after the browser has seen the end")
	}
}

func TestAddressIsLoopbackUnlessItSaysOtherwise(t *testing.T) {
	for address, open := range map[string]bool{"0": false, ":0": false, "localhost:0": false, "127.0.0.1:0": false, "0.0.0.0:0": true} {
		s := serve(t, address)
		if s.Open() != open {
			t.Errorf("%s is open to others: %v, want %v", address, s.Open(), open)
		}
		if status, _, body := s.do(t, request{path: "/interactions", header: origin("http://" + s.address)}); status != http.StatusOK {
			t.Errorf("%s is answered %d %s at %s", address, status, body, s.URL())
		}
	}
	for _, address := range []string{"", "x", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999", "1.2.3.4:5:6", "[::1]"} {
		if s, err := dashboard.Listen(t.Context(), &plan.Plan{}, address, dashboard.Options{}); err == nil {
			t.Errorf("%q is taken as %s", address, s.URL())
			_ = s.Close()
		}
	}
}

func TestWithoutAHookThereIsNoMetricsPageAndNoStop(t *testing.T) {
	server, err := dashboard.Listen(t.Context(), &plan.Plan{}, "0", dashboard.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	s := &served{Server: server}
	s.address, _, _ = strings.Cut(strings.TrimPrefix(server.URL(), "http://"), "/")
	if status, _, _ := s.do(t, request{path: "/metrics"}); status != http.StatusNotFound {
		t.Errorf("metrics are answered %d", status)
	}
	if status, _, _ := s.do(t, request{method: "POST", path: "/stop", header: http.Header{"Origin": {"http://" + s.address}, "Content-Type": {"application/json"}}}); status != http.StatusNotFound {
		t.Errorf("stop is answered %d", status)
	}
}
