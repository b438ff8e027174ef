//go:build linux

package twin

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

// put is a request that changes something, of a story's flow.
func put(id string) string {
	body := `{"name":"n"}`
	return fmt.Sprintf("PUT %s/%s HTTP/1.1\r\nHost: twin\r\nIdempotency-Key: k-%s\r\nContent-Length: %d\r\n\r\n%s", socketPath, id, id, len(body), body)
}

// both runs a test over plain TCP and over TLS.
func both(t *testing.T, test func(t *testing.T, secure bool)) {
	for _, secure := range []bool{false, true} {
		t.Run(map[bool]string{false: "plain", true: "TLS"}[secure], func(t *testing.T) {
			t.Parallel()
			test(t, secure)
		})
	}
}

func (r *rig) comes(secure bool) *client {
	r.t.Helper()
	c := r.dial()
	if secure {
		r.overTLS(c)
	}
	return c
}

// plainEnds are the faults that end connections, and how a client sees that.
var plainEnds = map[string]string{
	"rst": endsByRST, "crash": endsByRST, "fin": endsByFIN, "restart": endsByFIN, "close": endsByFIN,
	"half_close": endsByFIN, "truncate": endsByFIN,
}

func TestFaultsEndIdlePlainConnections(t *testing.T) {
	t.Parallel()
	for do, end := range plainEnds {
		t.Run(do, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, secure bool) {
				r := rehearse(t, pack.Edge{}, pack.Fault{Do: do, At: dur(later), For: dur(map[bool]time.Duration{true: ms}[do == "crash"])})
				c := r.dial()
				under := &counted{Conn: c.Conn}
				if c.Conn = under; secure {
					r.overTLS(c)
				}
				c.wantAnswer(get, 200, healthy)
				r.reach(later)
				c.wantStreamEnd(end, "")
				if notified := !under.ended.Load(); secure && end == endsByFIN && notified != (do != "truncate") {
					t.Errorf("close_notify came: %v", notified)
				}
				l := r.await("the end", func(l line) bool { return l.Act == do && l.Detail.Port == c.port })
				if l.Why != do || !l.Detail.Plain || l.Detail.TLS != secure {
					t.Errorf("truth: %v", l)
				}
			})
		})
	}
}

func TestFaultsEndBusyPlainConnections(t *testing.T) {
	t.Parallel()
	for _, do := range []string{"rst", "fin"} {
		t.Run(do, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, secure bool) {
				r := rehearse(t, pack.Edge{}, pack.Fault{Do: "request_stall"}, pack.Fault{Do: do, At: dur(later)})
				c := r.comes(secure)
				c.write(get)
				r.await("the request", func(l line) bool { return l.Act == "request_stall" })
				r.reach(later)
				rest, err := io.ReadAll(c.in)
				if want := do == "rst"; errors.Is(err, syscall.ECONNRESET) != want || !want && err != nil || len(rest) > 0 {
					t.Errorf("got %q, %v; want no answer and %s", rest, err, do)
				}
			})
		})
	}
}

func TestStalledPlainConnectionsGoOn(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "stall", At: dur(later), For: dur(time.Hour)})
		idle, busy := r.comes(secure), r.comes(secure)
		idle.wantAnswer(get, 200, healthy)
		busy.wantAnswer(get, 200, healthy)
		r.reach(later)
		for _, c := range []*client{idle, busy} {
			r.await("the stall", func(l line) bool { return l.Act == "stall" && l.Detail.Port == c.port })
		}
		busy.write(get)
		busy.wantSilence(100 * ms)
		r.reach(later + 2*time.Hour)
		resp, err := http.ReadResponse(busy.in, nil)
		if err != nil || readAll(t, resp) != healthy {
			t.Errorf("after the stall: %v, %v", resp, err)
		}
		idle.wantAnswer(get, 200, healthy)
	})
}

func TestAStalledAnswerComesWhenTheStallIsOver(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{CPU: &pack.CPU{Request: dur(300 * ms)}}, pack.Fault{Do: "stall", Age: dur(50 * ms), For: dur(time.Second)})
	start := time.Now()
	r.dial().wantAnswer(get, 200, healthy)
	within(t, "time of the answer", time.Since(start), time.Second)
}

func TestAStalledPlainConnectionIsGivenUpWithItsClient(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "stall", At: dur(later)})
	c := r.dial()
	c.wantAnswer(get, 200, healthy)
	r.reach(later)
	r.await("the stall", func(l line) bool { return l.Act == "stall" })
	_ = c.Close()
	eventually(t, "the twin to see it", func() bool { return r.twin.snapshot().Connections.TCP == 0 })
}

func TestAFormerPlainConnectionIsResetWhenItIsUsed(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "rst_on_use", At: dur(later)})
	c := r.dial()
	c.wantAnswer(get, 200, healthy)
	r.reach(later)
	r.await("that it is forgotten", func(l line) bool { return l.Act == "forget" })
	c.wantSilence(50 * ms)
	c.write(get)
	c.wantStreamEnd(endsByRST, "")
	r.await("the reset", func(l line) bool { return l.Act == "close" && l.Why == "rst_on_use" })
}

func TestResetAfterCommitTookEffect(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "reset_after_commit", Method: "PUT"})
		c := r.comes(secure)
		c.wantAnswer(get, 200, healthy) // a connection that was used before
		c.write(put("f1"))
		c.wantStreamEnd(endsByRST, "")
		r.await("that it was applied", func(l line) bool {
			return l.Act == "applied" && l.Entity == "flow/f1" && l.IdempotencyKey == "k-f1"
		})
		r.await("the fault", func(l line) bool {
			return l.Act == "reset_after_commit" && l.IdempotencyKey == "k-f1" && l.Detail.Port == c.port
		})
		r.comes(secure).wantAnswer("GET "+socketPath+"/f1 HTTP/1.1\r\nHost: twin\r\n\r\n", 200, `"version":1`)
	})
}

func TestRequestsThatAreDroppedOrResetTookNoEffect(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{},
		pack.Fault{Do: "accept_and_drop", Method: "PUT", Path: socketPath + "/dropped"},
		pack.Fault{Do: "request_rst", Method: "PUT", Path: socketPath + "/reset"})
	r.dial().wantAnswer(put("dropped"), 202, "accepted")
	c := r.dial()
	c.write(put("reset"))
	c.wantStreamEnd(endsByRST, "")
	r.dial().wantAnswer(put("kept"), 200, `"version":1`)
	for id, want := range map[string]int{"dropped": 404, "reset": 404, "kept": 200} {
		r.dial().wantAnswer("GET "+socketPath+"/"+id+" HTTP/1.1\r\nHost: twin\r\n\r\n", want, "")
	}
}

func TestTruncatedBodyEndsInTheMiddle(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "truncated_body"})
		resp, err := r.comes(secure).answer(get)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		if !errors.Is(err, io.ErrUnexpectedEOF) || string(body) != healthy[:len(healthy)/2] || resp.ContentLength != int64(len(healthy)) {
			t.Errorf("%d bytes declared, got %q and %v; want half and an unexpected EOF", resp.ContentLength, body, err)
		}
	})
}

func TestWrongLengthLeavesBytesBeforeTheNextAnswer(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "wrong_length", Path: "/health"})
		c := r.comes(secure)
		c.wantAnswer(get, 200, healthy[:len(healthy)/2])
		c.write("GET /nothing HTTP/1.1\r\nHost: twin\r\n\r\n")
		text := make([]byte, len(healthy)-len(healthy)/2)
		if _, err := io.ReadFull(c.in, text); err != nil || string(text) != healthy[len(healthy)/2:] {
			t.Fatalf("got %q, %v; want the rest of the body", text, err)
		}
		if resp, err := http.ReadResponse(c.in, nil); err != nil || resp.StatusCode != 404 {
			t.Errorf("the next answer: %v, %v; want 404", resp, err)
		}
	})
}

func TestSlowDripTakesItsTime(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "slow_drip", Hold: dur(400 * ms)})
		c := r.comes(secure)
		for range 2 { // the connection can be used again
			start := time.Now()
			c.wantAnswer(get, 200, healthy)
			within(t, "time of the answer", time.Since(start), 400*ms)
		}
	})
}

func TestStalledRequestsAreServedLateOrNever(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "request_stall", Path: "/health", Hold: dur(300 * ms)}, pack.Fault{Do: "request_stall", Method: "PUT"})
	start := time.Now()
	r.dial().wantAnswer(get, 200, healthy)
	within(t, "time of the answer", time.Since(start), 300*ms)
	c := r.dial()
	c.write(put("f1"))
	r.await("the stall", func(l line) bool { return l.Act == "request_stall" && l.Method == "PUT" })
	c.wantSilence(100 * ms)
	_ = c.Close()
	for _, l := range r.stop() {
		if l.Act == "applied" {
			t.Errorf("it was applied: %v", l)
		}
	}
}

func TestGarbageForAnAnswer(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "garbage_answer"})
		c := r.comes(secure)
		c.write(get)
		c.wantStreamEnd(endsByFIN, string(notHTTP))
	})
}

func TestThrottlingWithAndWithoutPromise(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fault pack.Fault
		want  string // of Retry-After
		code  string
		again int
	}{
		{pack.Fault{Do: "throttle"}, "", `"too.many.requests"`, 429},
		{pack.Fault{Do: "throttle", RetryAfter: dur(1500 * ms)}, "2", `in [2] seconds","code":"too.many.requests.retry.after"`, 200},
		{pack.Fault{Do: "broken_promise", RetryAfter: dur(1500 * ms)}, "2", `in [2] seconds","code":"too.many.requests.retry.after"`, 429},
	}
	for _, tt := range tests {
		t.Run(tt.fault.Do+" "+tt.want, func(t *testing.T) {
			t.Parallel()
			r := rehearse(t, pack.Edge{}, tt.fault)
			c := r.dial()
			resp := c.wantAnswer(get, 429, tt.code)
			if got := resp.Header.Get("Retry-After"); got != tt.want {
				t.Errorf("Retry-After %q, want %q", got, tt.want)
			}
			l := r.await("the throttling", func(l line) bool { return l.Act == tt.fault.Do })
			if fmt.Sprint(l.Detail.RetryAfterS) != tt.want && tt.want != "" {
				t.Errorf("truth: %v, want retry_after_s %s", l, tt.want)
			}
			r.reach(2 * time.Second)
			c.wantAnswer(get, tt.again, "")
		})
	}
}

func TestPagesCanReadThatTheyAreThrottled(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "throttle", RetryAfter: dur(1500 * ms)})
	c := r.dial()
	const page = " HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\n"
	resp, err := c.answer("OPTIONS /api/v2/flows" + page + "Access-Control-Request-Method: GET\r\n\r\n")
	if err != nil || resp.StatusCode != 204 {
		t.Fatalf("a page that asks whether it may: %v, %v", resp, err)
	}
	resp = c.wantAnswer("GET /api/v2/flows"+page+"\r\n", 429, "too.many.requests")
	if got := resp.Header.Get("Access-Control-Allow-Origin"); got != "http://localhost:3000" {
		t.Errorf("the refusal lets %q read it, want the page", got)
	}
}

func TestErrorPagesAreThoseOfAProxy(t *testing.T) {
	t.Parallel()
	for status, text := range map[int]string{0: "Bad Gateway", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout", 408: "Request Timeout"} {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "error_page", Status: status, Share: 1})
		c := r.dial()
		want := status
		if status == 0 {
			want = 502
		}
		resp := c.wantAnswer(get, want, fmt.Sprintf("<h1>%d %s</h1>", want, text))
		if got := resp.Header.Get("Content-Type") + " " + resp.Header.Get("Server"); got != "text/html edge" {
			t.Errorf("%d: %s, want text/html from edge", want, got)
		}
		if status == 408 {
			c.wantStreamEnd(endsByFIN, "")
		} else {
			c.wantAnswer(get, want, text) // it is kept alive
		}
	}
}

func TestRequestsAreShedInTheConfiguredStyle(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]string{"fin": endsByFIN, "rst": endsByRST, "refuse_503": ""} {
		r := rehearse(t, pack.Edge{CPU: &pack.CPU{Request: dur(time.Hour), Queue: 1, AtFull: at}})
		r.dial().write(get)
		eventually(t, "the queue to be full", func() bool { return r.twin.snapshot().Nodes[0].Queued == 1 })
		c := r.dial()
		if want == "" {
			c.wantAnswer(get, 503, "Service Unavailable")
			continue
		}
		c.write(get)
		c.wantStreamEnd(want, "")
	}
}

func TestShareOfRequests(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "error_page", Share: .3})
	c := r.dial()
	failed := 0
	const asked = 100
	for range asked {
		resp, err := c.answer(get)
		if err != nil {
			t.Fatal(err)
		}
		readAll(t, resp)
		if resp.StatusCode == 502 {
			failed++
		}
	}
	if failed < 15 || failed > 45 { // the seed is always the same
		t.Errorf("%d of %d failed, want about 30", failed, asked)
	}
}

func TestIdlePlainConnectionsEndAfterKeepAlive(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{KeepAlive: dur(200 * ms)})
	c := r.dial()
	start := time.Now()
	c.wantAnswer(get, 200, healthy)
	c.wantStreamEnd(endsByFIN, "")
	within(t, "time to the end", time.Since(start), 200*ms)
}

func TestNewWaysForSocketsToEnd(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fault pack.Fault
		close ws.StatusCode
		bytes string
		end   string
	}{
		{pack.Fault{Do: "half_close"}, 0, "", endsByFIN},
		{pack.Fault{Do: "close", Code: 1011, Then: "rst"}, 1011, "", endsByRST},
		{pack.Fault{Do: "garbage", Kind: "masked"}, 0, string(garbage["masked"]), ""},
		{pack.Fault{Do: "garbage", Kind: "bad_utf8"}, 0, string(garbage["bad_utf8"]), ""},
		{pack.Fault{Do: "garbage", Kind: "huge_length"}, 0, string(garbage["huge_length"]), ""},
	}
	for _, tt := range tests {
		t.Run(tt.fault.Do+" "+tt.fault.Kind+tt.fault.Then, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, secure bool) {
				fault := tt.fault
				fault.Age = dur(50 * ms)
				r := rehearse(t, pack.Edge{}, fault)
				c := r.upgrade(r.comes(secure))
				if tt.close != 0 {
					c.wantClose(tt.close)
				}
				if tt.end == "" {
					got := make([]byte, len(tt.bytes))
					if _, err := io.ReadFull(c.in, got); err != nil || string(got) != tt.bytes {
						t.Errorf("got %x, %v; want %x", got, err, tt.bytes)
					}
				} else {
					c.wantStreamEnd(tt.end, tt.bytes)
				}
				r.wantEnd(r.stop(), c, fault.Do, fault.Do, "")
			})
		})
	}
}

func TestWithoutCloseNotifyOnlyIfSo(t *testing.T) {
	t.Parallel()
	for _, quiet := range []bool{false, true} {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "restart", At: dur(later), NoNotify: quiet})
		socket, plain := r.dial(), r.dial()
		var under []*counted
		for _, c := range []*client{socket, plain} {
			u := &counted{Conn: c.Conn}
			c.Conn = u
			under = append(under, u)
			r.overTLS(c)
		}
		r.upgrade(socket)
		plain.wantAnswer(get, 200, healthy)
		r.reach(later)
		for i, c := range []*client{socket, plain} {
			c.wantStreamEnd(endsByFIN, "")
			if notified := !under[i].ended.Load(); notified == quiet {
				t.Errorf("no_notify %v: close_notify came: %v", quiet, notified)
			}
		}
	}
}

func TestBadRecordBreaksTLS(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "bad_record", At: dur(later)})
	socket, plain := r.upgrade(r.comes(true)), r.comes(true)
	plain.wantAnswer(get, 200, healthy)
	r.reach(later)
	for _, c := range []*client{socket, plain} {
		if _, err := io.ReadAll(c.in); err == nil || !strings.Contains(err.Error(), "bad record MAC") {
			t.Errorf("got %v, want a bad record MAC", err)
		}
	}
}

func TestACloseFrameThatLeavesTCPOpen(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "close", Age: dur(20 * ms), Then: "open"})
	c := r.open()
	c.wantClose(1000)
	c.send(ws.OpClose, "\x03\xe8")
	c.wantSilence(100 * ms)
}

func TestAHalfClosedSocketStillAcknowledges(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "half_close", Age: dur(20 * ms)})
	c := r.open()
	c.wantStreamEnd(endsByFIN, "")
	for range 20 {
		c.send(ws.OpPing, "still here") // an RST would make one of these fail
	}
	eventually(t, "the acknowledgement", func() bool { outq, _ := c.unacked(); return outq == 0 })
	c.send(ws.OpPing, "still here")
}

func TestTheMessageThatCutsTheConnection(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "rst", Message: 3, Path: "/echo"})
	c := r.dial()
	if resp, err := c.answer(ask("/echo")); err != nil || resp.StatusCode != 101 {
		t.Fatalf("%v, %v", resp, err)
	}
	for range 2 {
		c.send(ws.OpText, "hello")
		c.want(ws.OpText, "hello")
	}
	c.send(ws.OpText, "hello")
	c.wantStreamEnd(endsByRST, "")
}

func TestHandshakesThatAreAnsweredWrongly(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, secure bool) {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "bad_accept"})
		resp, err := r.comes(secure).answer(ask(socketPath))
		if err != nil || resp.StatusCode != 101 || resp.Header.Get("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
			t.Errorf("bad_accept: %v, %v", resp, err)
		}
		r = rehearse(t, pack.Edge{}, pack.Fault{Do: "half_answer"})
		half := r.comes(secure)
		half.write(ask(socketPath))
		if text, err := io.ReadAll(half.in); err != nil || !strings.HasPrefix(string(text), "HTTP/1.1 101 ") || strings.Contains(string(text), "\r\n\r\n") {
			t.Errorf("half_answer: %q, %v; want an end in the middle of the head", text, err)
		}
		r = rehearse(t, pack.Edge{}, pack.Fault{Do: "refuse_fin"})
		c := r.comes(secure)
		c.write(ask(socketPath))
		c.wantStreamEnd(endsByFIN, "")
		r.comes(secure).wantAnswer(get, 200, healthy) // it is no handshake
	})
}

func TestTLSFaults(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"tls_alert":       "handshake failure",
		"tls_rst":         "connection reset by peer",
		"tls_expired":     "certificate has expired",
		"tls_client_cert": "certificate required", // at the first read (RFC 8446 4.4.2.4)
		"tls_hang":        "i/o timeout",
	}
	for do, want := range tests {
		t.Run(do, func(t *testing.T) {
			t.Parallel()
			r := rehearse(t, pack.Edge{}, pack.Fault{Do: do})
			c := r.dial()
			if do == "tls_hang" {
				_ = c.SetDeadline(time.Now().Add(100 * ms))
			}
			trust := r.trust()
			over := r.tlsClient(c, trust)
			err := over.Handshake()
			if err == nil {
				_, err = over.Read(make([]byte, 1))
			}
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %q", err, want)
			}
			l := r.await("the fault", func(l line) bool { return l.Act == do })
			if l.Detail.Port != c.port || !l.Detail.TLS || l.Conn == 0 {
				t.Errorf("truth: %v", l)
			}
			r.dial().wantAnswer(get, 200, healthy) // without TLS nothing is wrong
		})
	}
}

func TestRollingRestartOnTheWire(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{Nodes: 2}, pack.Fault{Do: "rolling_restart", At: dur(later), For: dur(200 * ms), Announce: 1012})
	a, b := r.open(), r.open()
	r.reach(later)
	a.wantClose(1012)
	b.wantClose(1012)
	var nodes []int
	for _, l := range r.stop() {
		if l.Act == "rolling_restart" && l.Detail.Node != nil {
			nodes = append(nodes, *l.Detail.Node)
		}
	}
	if fmt.Sprint(nodes) != "[0 1]" {
		t.Errorf("nodes drained: %v, want 0 and then 1", nodes)
	}
}

func TestPlainConnectionsThatVanish(t *testing.T) {
	t.Parallel()
	for _, do := range []string{"blackhole", "deaf"} {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: do, At: dur(later)})
		c := r.dial()
		c.wantAnswer(get, 200, healthy)
		r.reach(later)
		r.await("the fault", func(l line) bool { return l.Act == do })
		c.writeInVain(get)
		if outq, _ := c.unacked(); outq == 0 {
			t.Errorf("%s: the client's bytes were acknowledged", do)
		}
	}
}

func TestADeafTwinStillSpeaks(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "deaf", Age: dur(50 * ms)})
	c := r.open("?push=100ms")
	r.await("the fault", func(l line) bool { return l.Act == "deaf" })
	c.sendInVain(ws.OpPong, "lost")
	c.want(ws.OpText, `{"push":true}`)
	if outq, _ := c.unacked(); outq == 0 {
		t.Error("the client's bytes were acknowledged")
	}
}

func TestSYNsVanish(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "syn_drop", At: dur(later), For: dur(time.Hour)})
	c := r.open("?echo=1")
	r.reach(later)
	r.await("the fault", func(l line) bool { return l.Act == "syn_drop" })
	err := r.dialWithin(200 * ms)
	if late, ok := errors.AsType[net.Error](err); !ok || !late.Timeout() {
		t.Errorf("a new connection: %v, want none, and no answer", err)
	}
	c.send(ws.OpText, "hello")
	c.want(ws.OpText, "hello")
	r.reach(later + 2*time.Hour)
	r.await("its end", func(l line) bool { return l.Act == "listen_hear" })
	r.open()
}

func TestSYNsVanishAtTheCap(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{MaxConnections: 1, AtCap: pack.CapSYNDrop})
	c := r.open()
	r.await("the silence", func(l line) bool { return l.Act == "syn_drop" && l.Why == "cap" })
	if err := r.dialWithin(100 * ms); err == nil {
		t.Error("a connection at the cap")
	}
	_ = c.Close()
	r.await("its end", func(l line) bool { return l.Act == "listen_hear" && l.Why == "cap" })
	r.open()
}

func TestSlowAcceptAndAShortQueueDropSYNs(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{AcceptRate: 20, Backlog: 2})
	var failed int
	for range 30 {
		if err := r.dialWithin(100 * ms); err != nil {
			failed++
		}
	}
	if failed == 0 {
		t.Error("30 connections at once found room in a queue of 2")
	}
}

func TestAClientThatTakesAWrongAcceptIsSentAway(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "bad_accept"})
	c := r.dial()
	if resp, err := c.answer(ask(socketPath)); err != nil || resp.StatusCode != 101 {
		t.Fatalf("%v, %v", resp, err)
	}
	for range 20 { // more than is kept of a client that waits
		c.send(ws.OpBinary, strings.Repeat("x", 16<<10))
	}
	c.send(ws.OpClose, "\x03\xe8")
	c.wantStreamEnd(endsByFIN, "")
}
