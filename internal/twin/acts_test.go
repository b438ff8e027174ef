package twin

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

const ms = time.Millisecond

func TestEveryFaultHasItsSignatureOnTheWire(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fault pack.Fault
		close ws.StatusCode // of a close frame, 0 for none
		bytes string        // other bytes before the end
		end   string
	}{
		{pack.Fault{Do: "fin"}, 0, "", endsByFIN},
		{pack.Fault{Do: "rst"}, 0, "", endsByRST},
		{pack.Fault{Do: "close"}, 1000, "", endsByFIN},
		{pack.Fault{Do: "close", Code: 1011, Reason: "broken"}, 1011, "", endsByFIN},
		{pack.Fault{Do: "restart"}, 0, "", endsByFIN},
		{pack.Fault{Do: "restart", Announce: 1012}, 1012, "", endsByFIN},
		{pack.Fault{Do: "truncate"}, 0, "\x81\x7dhalf", endsByFIN},
	}
	for _, tt := range tests {
		for _, secure := range []bool{false, true} {
			name := tt.fault.Do
			if secure {
				name += " over TLS"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				fault := tt.fault
				fault.Age = dur(50 * ms)
				r := rehearse(t, pack.Edge{}, fault)
				c := r.dial()
				if secure {
					r.overTLS(c)
				}
				r.upgrade(c)
				if tt.close != 0 {
					c.wantClose(tt.close)
					c.send(ws.OpClose, "\x03\xe8")
				}
				c.wantStreamEnd(tt.end, tt.bytes)
				end := r.wantEnd(r.stop(), c, fault.Do, fault.Do, "")
				within(t, "age", end.Detail.age(), 50*ms)
			})
		}
	}
}

func TestGarbageBreaksTheProtocolAndLeavesTheRestToTheClient(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "garbage", Age: dur(20 * ms)})
	c := r.open()
	h, err := ws.ReadHeader(c.in)
	if err != nil {
		t.Fatal(err)
	}
	if h.Rsv != 7 || !h.OpCode.IsReserved() {
		t.Errorf("got %+v, want reserved bits and a reserved opcode", h)
	}
	if _, err := io.CopyN(io.Discard, c.in, h.Length); err != nil {
		t.Fatal(err)
	}
	c.wantSilence(50 * ms)
	_ = c.Close()
	r.wantEnd(r.stop(), c, "garbage", "garbage", "")
}

// counted tells when TCP has ended, which crypto/tls does not.
type counted struct {
	net.Conn
	ended atomic.Bool
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if err != nil {
		c.ended.Store(true)
	}
	return n, err
}

func TestOnlyATruncatedStreamEndsWithoutCloseNotify(t *testing.T) {
	t.Parallel()
	for do, want := range map[string]bool{"fin": true, "restart": true, "truncate": false} {
		t.Run(do, func(t *testing.T) {
			t.Parallel()
			r := rehearse(t, pack.Edge{}, pack.Fault{Do: do, Age: dur(50 * ms)})
			c := r.dial()
			under := &counted{Conn: c.Conn}
			c.Conn = under
			r.upgrade(r.overTLS(c))
			if _, err := io.ReadAll(c.in); err != nil {
				t.Fatal(err)
			}
			if notified := !under.ended.Load(); notified != want {
				t.Errorf("close_notify came: %v, want %v", notified, want)
			}
		})
	}
}

// flood writes until the twin no longer reads: its own limit and the kernel's
// buffers are full. A busy machine may keep the twin from reading, too, but not
// each time that it is waited for.
func (c *client) flood() {
	c.t.Helper()
	chunk, err := ws.CompileFrame(ws.MaskFrame(ws.NewBinaryFrame(make([]byte, 64<<10))))
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = c.SetWriteDeadline(time.Now().Add(patience)) }()
	rest, stuck := chunk, 0
	for sent := 0; sent < 64<<20; {
		_ = c.SetWriteDeadline(time.Now().Add(300 * ms))
		n, err := c.Write(rest)
		sent += n
		switch {
		case err == nil:
			rest, stuck = chunk, 0
		case n > 0:
			rest, stuck = rest[n:], 0
		default:
			if stuck++; stuck == 3 || !errors.Is(err, os.ErrDeadlineExceeded) {
				return
			}
		}
	}
	c.t.Fatal("the twin took 64 MiB while it stalled")
}

func TestEndsKeepTheirSignatureWhileInputIsUnread(t *testing.T) {
	t.Parallel()
	tests := []struct {
		fault pack.Fault
		end   string
	}{
		{pack.Fault{Do: "crash", At: dur(later)}, endsByRST},
		{pack.Fault{Do: "drain", At: dur(later), For: dur(100 * ms)}, endsByFIN},
		{pack.Fault{Do: "drain", At: dur(later), For: dur(100 * ms), Announce: 1012}, endsByFIN}, // it hangs, so it says nothing
	}
	for _, tt := range tests {
		t.Run(tt.fault.Do, func(t *testing.T) {
			t.Parallel()
			r := rehearse(t, pack.Edge{}, pack.Fault{Do: "stall", Age: dur(ms)}, tt.fault)
			c := r.open()
			r.await("the stall", func(l line) bool { return l.Act == "stall" })
			c.flood()
			r.reach(later)
			c.wantStreamEnd(tt.end, "")
			r.wantEnd(r.stop(), c, tt.fault.Do, tt.fault.Do, "")
		})
	}
}

func TestServerCloseEndsByItselfWhenTheClientDoesNotAnswer(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "close", Code: 1013, Age: dur(ms)})
	start := time.Now()
	c := r.open()
	c.wantClose(1013)
	c.wantStreamEnd(endsByFIN, "")
	within(t, "FIN after the close frame", time.Since(start), closeWait)
}

func TestStallAnswersNothingUntilItIsOver(t *testing.T) {
	t.Parallel()
	const length = 400 * ms
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "stall", Age: dur(ms), For: dur(length)})
	start := time.Now()
	c := r.open()
	r.await("the stall", func(l line) bool { return l.Act == "stall" })
	c.send(ws.OpPing, "one")
	c.send(ws.OpPing, "two")
	c.want(ws.OpPong, "one")
	within(t, "first answer", time.Since(start), length)
	c.want(ws.OpPong, "two")
	_ = c.Close()
	r.await("the end", isEnd)
	r.wantEnd(r.stop(), c, "close", "client", "fin")
}

func TestTheReasonOfAStalledConnectionIsTheStall(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{IdleTimeout: dur(60 * ms), CloseStyle: pack.StyleStall})
	leaves, stays := r.open(), r.open()
	for _, c := range []*client{leaves, stays} {
		r.await("the stall", func(l line) bool { return l.Act == "stall" && l.Why == "idle_timeout" && l.Detail.Port == c.port })
	}
	leaves.send(ws.OpClose, "\x03\xe8") // is acknowledged and not read
	leaves.wantSilence(50 * ms)
	_ = leaves.Close()
	r.await("the end", isEnd)
	lines := r.stop()
	r.wantEnd(lines, leaves, "close", "idle_timeout", "fin")
	r.wantEnd(lines, stays, "close", "idle_timeout", "still_open")
}

func TestRefusalsAreABalancers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		status int
		retry  string
	}{{0, ""}, {503, ""}, {502, ""}, {429, "1"}} {
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "refuse", Status: tt.status})
		c := r.dial()
		resp, err := c.answer(ask(socketPath))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		want := tt.status
		if want == 0 {
			want = 503
		}
		if resp.StatusCode != want || resp.Header.Get("Server") != "edge" || resp.Header.Get("Retry-After") != tt.retry {
			t.Errorf("refuse %d: got %d %v, want %d from edge with Retry-After %q", tt.status, resp.StatusCode, resp.Header, want, tt.retry)
		}
		if resp.ContentLength <= 0 || !strings.Contains(string(body), "<html>") {
			t.Errorf("refuse %d: body of length %d: %q, want HTML with its length", tt.status, resp.ContentLength, body)
		}
		c.wantStreamEnd(endsByFIN, "")
		if end := r.wantEnd(r.stop(), c, "refuse", "refuse", ""); end.Detail.Status != want {
			t.Errorf("truth: status %d, want %d", end.Detail.Status, want)
		}
	}
}

func TestHandshakesAreAnsweredByTheFaultThatIsOn(t *testing.T) {
	t.Parallel()
	t.Run("bad_answer", func(t *testing.T) {
		t.Parallel()
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "bad_answer"})
		c := r.dial()
		if resp, err := c.answer(ask(socketPath)); err == nil {
			t.Errorf("got %s, want bytes that are not HTTP", resp.Status)
		}
		r.wantEnd(r.stop(), c, "bad_answer", "bad_answer", "")
	})
	t.Run("refuse_rst", func(t *testing.T) {
		t.Parallel()
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "refuse_rst"})
		c := r.dial()
		if _, err := c.answer(ask(socketPath)); !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("got %v, want ECONNRESET", err)
		}
		r.wantEnd(r.stop(), c, "refuse", "refuse_rst", "")
	})
	t.Run("hang", func(t *testing.T) {
		t.Parallel()
		r := rehearse(t, pack.Edge{}, pack.Fault{Do: "hang"})
		c := r.dial()
		if _, err := io.WriteString(c, ask(socketPath)); err != nil {
			t.Fatal(err)
		}
		r.await("the hang", func(l line) bool { return l.Act == "hang" && l.Why == "hang" })
		c.wantSilence(100 * ms)
		_ = c.Close()
		r.await("the end", isEnd)
		r.wantEnd(r.stop(), c, "close", "hang", "fin")
	})
}

func TestCrashRefusesConnectsAndComesBackOnTheSamePort(t *testing.T) {
	t.Parallel()
	const downtime = 300 * ms
	r := rehearse(t, pack.Edge{MaxConnections: 2, AtCap: pack.CapHang},
		pack.Fault{Do: "crash", At: dur(later), For: dur(downtime)})
	held := []*client{r.open(), r.upgrade(r.overTLS(r.dial()))}
	hanging, rest, silent := r.dial(), r.dial(), r.dial()
	if _, err := io.WriteString(hanging, ask(socketPath)); err != nil {
		t.Fatal(err)
	}
	if resp, err := rest.answer("GET /health HTTP/1.1\r\nHost: twin\r\n\r\n"); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("health: %v, %v", resp, err)
	} else if _, err := io.ReadAll(resp.Body); err != nil {
		t.Fatal(err)
	}
	r.await("the hang", func(l line) bool { return l.Act == "hang" })
	start := time.Now()
	r.reach(later)
	for _, c := range append(held, hanging, rest, silent) {
		c.Conn = c.tcp
		c.in.Reset(c.tcp)
		c.wantStreamEnd(endsByRST, "")
	}
	c, err := r.tryDial()
	for ; errors.Is(err, syscall.ECONNREFUSED) && time.Since(start) < patience; c, err = r.tryDial() {
		time.Sleep(ms) // between attempts to connect
	}
	if err != nil {
		t.Fatalf("dial during or after the downtime: %v", err)
	}
	within(t, "time from the crash to a connection", time.Since(start), downtime)
	r.upgrade(c)
	lines := r.stop()
	for _, c := range append(held, hanging) {
		r.wantEnd(lines, c, "crash", "crash", "")
	}
	r.wantEnd(lines, c, "close", "shutdown", "")
}

func TestDrainEndsOneNodeAfterItsGrace(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{Nodes: 2}, pack.Fault{Do: "drain", At: dur(later), For: dur(200 * ms), Share: .5, Announce: 1001})
	a, b := r.open(), r.open()
	start := time.Now()
	r.reach(later)
	r.await("the drain", func(l line) bool { return l.Act == "drain" })
	drained, other := a, b
	lines := r.lines()
	for _, l := range lines {
		if l.Act == "drain" && l.Detail.Port == b.port {
			drained, other = b, a
		}
	}
	drained.wantClose(1001)
	within(t, "grace", time.Since(start), 200*ms)
	other.send(ws.OpPing, "still here")
	other.want(ws.OpPong, "still here")
}

func TestPlainAndTLSShareOnePort(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	plain, secure := r.open(), r.upgrade(r.overTLS(r.dial()))
	for _, c := range []*client{plain, secure} {
		c.send(ws.OpPing, "x")
		c.want(ws.OpPong, "x")
	}
	for url, want := range map[string]string{r.ready.HTTP: "http://", r.ready.HTTPS: "https://", r.ready.WS: "ws://", r.ready.WSS: "wss://"} {
		if url != want+r.addr {
			t.Errorf("ready names %s, want %s", url, want+r.addr)
		}
	}
	web := &http.Client{Transport: &http.Transport{TLSClientConfig: r.trust()}, Timeout: patience}
	defer web.CloseIdleConnections()
	for _, base := range []string{r.ready.HTTP, r.ready.HTTPS} {
		resp, err := web.Get(base + "/health")
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s/health: %s, want 200", base, resp.Status)
		}
	}
}

func TestClientsThatRefuseTheCertificateAreInTheTruthLog(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	c := r.dial()
	if err := tls.Client(c, &tls.Config{ServerName: "127.0.0.1"}).Handshake(); err == nil {
		t.Fatal("the system's roots verify the twin's certificate")
	}
	l := r.await("the refusal", func(l line) bool { return l.Detail.Port == c.port })
	if l.Act != "refuse" || l.Why != "tls" || !strings.Contains(l.Detail.Error, "certificate") {
		t.Errorf("got %v, want a refusal because of the certificate", l)
	}
}
