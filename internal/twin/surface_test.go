package twin

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

// readAll reads an answer's body, so that the connection can be used again.
func readAll(t *testing.T, resp *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestHandshakesOutOfOrderAreRefusedWithTheReason(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	tests := []struct {
		request string
		status  int
		message string
	}{
		{ask(socketPath, "Host:"), 400, "Host"},
		{ask(socketPath, "Connection:"), 400, "Connection"},
		{ask(socketPath, "Connection: keep-alive"), 400, "Connection"},
		{ask(socketPath, "Sec-WebSocket-Version:"), 426, "version"},
		{ask(socketPath, "Sec-WebSocket-Version: 8"), 426, "version"},
		{ask(socketPath, "Sec-WebSocket-Key:"), 400, "Sec-WebSocket-Key"},
		{ask(socketPath, "Sec-WebSocket-Key: c2hvcnQ="), 400, "Sec-WebSocket-Key"},
		{ask(socketPath, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ", "X: y"), 400, "Sec-WebSocket-Key"},
		{strings.Replace(ask(socketPath), "Upgrade: ", "Sec-WebSocket-Key: "+key+"\r\nUpgrade: ", 1), 400, "Sec-WebSocket-Key"},
		{ask(socketPath, "Content-Length: 3") + "abc", 400, "body"},
		{ask(socketPath, "Sec-WebSocket-Protocol: a b"), 400, "subprotocol"},
		{ask(socketPath + "?push=often"), 400, "push"},
		{ask(socketPath + "?push=1ns"), 400, "push"},
		{ask(socketPath + "?a=%zz"), 400, "query"},
	}
	for _, tt := range tests {
		c := r.dial()
		resp, err := c.answer(tt.request)
		if err != nil {
			t.Errorf("%q: %v", tt.request, err)
			continue
		}
		body := readAll(t, resp)
		if resp.StatusCode != tt.status || !strings.Contains(body, tt.message) {
			t.Errorf("%q: %s %s, want %d because of %s", tt.request, resp.Status, body, tt.status, tt.message)
		}
		if version := resp.Header.Get("Sec-WebSocket-Version"); (version == "13") != (tt.status == 426) {
			t.Errorf("%q: %s with Sec-WebSocket-Version %q", tt.request, resp.Status, version)
		}
		if strings.Contains(body, "Host") {
			continue // net/http has refused it, before anything could be noted
		}
		l := r.await("the refusal", func(l line) bool { return l.Detail.Port == c.port })
		if l.Act != "refuse" || l.Why != "bad_handshake" || l.Detail.Status != tt.status {
			t.Errorf("truth: %v, want a refusal with %d", l, tt.status)
		}
	}
}

func TestErrorsHaveThePlatformsShape(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	tests := []struct {
		request string
		status  int
		code    string
	}{
		{"GET / HTTP/1.1\r\nHost: twin\r\n\r\n", 404, "not.found"},
		{"POST /api/v2/analytics/events HTTP/1.1\r\nHost: twin\r\nContent-Length: 2\r\n\r\n{}", 404, "not.found"},
		{ask("/api/v2/analytics/icd/events"), 404, "not.found"},
		{"GET " + socketPath + " HTTP/1.1\r\nHost: twin\r\n\r\n", 426, "upgrade.required"},
		{"POST " + socketPath + " HTTP/1.1\r\nHost: twin\r\nContent-Length: 0\r\n\r\n", 405, "method.not.allowed"},
	}
	for _, tt := range tests {
		resp, err := r.dial().answer(tt.request)
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Message, Code, ContextID string
			Status                   int
			Details, Errors          []any
		}
		body := readAll(t, resp)
		if err := json.Unmarshal([]byte(body), &got); err != nil {
			t.Fatalf("%q: %v in %s", tt.request, err, body)
		}
		if resp.StatusCode != tt.status || got.Status != tt.status || got.Code != tt.code || got.Message == "" {
			t.Errorf("%q: %s %s, want %d %s with a message", tt.request, resp.Status, body, tt.status, tt.code)
		}
		if got.Details == nil || got.Errors == nil {
			t.Errorf("%q: %s, want details and errors as empty lists", tt.request, body)
		}
		if id := resp.Header.Get("ININ-Correlation-Id"); len(id) != 36 || id != got.ContextID {
			t.Errorf("%q: correlation id %q, contextId %q; want one UUID", tt.request, id, got.ContextID)
		}
	}
	l := r.await("the upgrade of a path that is not there", func(l line) bool { return l.Why == "not_found" })
	if l.Act != "refuse" || l.Detail.Status != 404 || l.Detail.Error != "/api/v2/analytics/icd/events" {
		t.Errorf("truth: %v, want a refusal with 404 and the path", l)
	}
}

func TestFirstSubprotocolIsPicked(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	for offered, want := range map[string]string{"": "", "chat": "chat", "v2.chat, v1.chat": "v2.chat"} {
		resp, err := r.dial().answer(ask(socketPath, "Sec-WebSocket-Protocol: "+offered))
		if err != nil {
			t.Fatal(err)
		}
		if got := resp.Header.Get("Sec-WebSocket-Protocol"); got != want {
			t.Errorf("offered %q, got %q, want %q", offered, got, want)
		}
		// RFC 6455 1.3 gives the answer to this key.
		if got, want := resp.Header.Get("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="; got != want {
			t.Errorf("accept %q, want %q", got, want)
		}
	}
}

func TestConnectionsMayBeUpgradedAfterOtherRequests(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	for _, secure := range []bool{false, true} {
		c := r.dial()
		if secure {
			r.overTLS(c)
		}
		for range 2 {
			resp, err := c.answer("GET /health HTTP/1.1\r\nHost: twin\r\n\r\n")
			if err != nil || readAll(t, resp) == "" {
				t.Fatalf("health: %v, %v", resp, err)
			}
		}
		r.upgrade(c, "?echo=1")
		c.send(ws.OpText, "hello")
		c.want(ws.OpText, "hello")
	}
}

func TestLongHeadsAndEarlyFramesAreUnderstood(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	frame, err := ws.CompileFrame(ws.MaskFrame(ws.NewTextFrame([]byte("early"))))
	if err != nil {
		t.Fatal(err)
	}
	for _, cookie := range []int{10, 1 << 10, 6 << 10} {
		c := r.dial()
		request := ask(socketPath+"?echo=1", "Cookie: "+strings.Repeat("c", cookie))
		resp, err := c.answer(request + string(frame))
		if err != nil || resp.StatusCode != http.StatusSwitchingProtocols {
			t.Fatalf("cookie of %d bytes: %v, %v; want 101", cookie, resp, err)
		}
		c.want(ws.OpText, "early")
	}
}

func TestHeadsMayComeByteByByte(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	c := r.dial()
	request := ask(socketPath)
	for i := range len(request) - 1 {
		if _, err := io.WriteString(c, request[i:i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if resp, err := c.answer(request[len(request)-1:]); err != nil || resp.StatusCode != http.StatusSwitchingProtocols {
		t.Errorf("got %v, %v; want 101", resp, err)
	}
}

func TestClientsThatNeverAskAreSentAway(t *testing.T) {
	t.Parallel()
	r := &rig{t: t, more: make(chan struct{})}
	twin, err := New(pack.Twin{}, Options{Truth: r})
	if err != nil {
		t.Fatal(err)
	}
	const patient = 2 * time.Second // what a busy machine may need for the writes below is less
	twin.headTimeout = patient
	r.serve(twin)
	start := time.Now()
	silent, slow, half := r.dial(), r.dial(), r.dial()
	if _, err := io.WriteString(slow, "GET / HTTP/1.1\r\nHost"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(half, "\x16\x03\x01\x02\x00\x01"); err != nil { // of a ClientHello
		t.Fatal(err)
	}
	for _, c := range []*client{silent, slow, half} {
		c.wantStreamEnd(endsByFIN, "")
		within(t, "patience", time.Since(start), patient)
		l := r.await("the end", func(l line) bool { return l.Detail.Port == c.port })
		if l.Act != "refuse" || l.Why != "head_timeout" {
			t.Errorf("truth: %v, want a refusal because of the time", l)
		}
	}
}

func TestWhatIsNotHTTPIsRefused(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	tests := map[string]int{
		"\x00\xff\r\n\r\n":   400,
		"hello twin\r\n\r\n": 400,
		"GET /health HTTP/1.1\r\nX: " + strings.Repeat("x", 2*maxHead) + "\r\n\r\n":   431,
		"GET /health HTTP/1.1\r\n" + strings.Repeat("X: y\r\n", maxHead) + "\r\n\r\n": 431,
	}
	for request, want := range tests {
		c := r.dial()
		resp, err := c.answer(request)
		if err != nil || resp.StatusCode != want {
			t.Errorf("%.40q: got %v, %v; want %d", request, resp, err, want)
		}
	}
	c := r.dial()
	if _, err := io.WriteString(c, "\x16\x03\x01\x00\x05hello"); err != nil { // TLS's first byte, and no TLS
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, c); err != nil {
		t.Errorf("broken ClientHello: %v, want an alert and the end", err)
	}
	r.open() // and the twin goes on
}
