package twin

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
	"holdfast/internal/units"
)

// socketPath is where the profile thread has its WebSocket.
const socketPath = pack.ThreadSocketPath

// patience bounds every wait of a test. It is far above what anything takes.
const patience = 10 * time.Second

// busy is how long a busy machine may keep a test from running. Tests whose
// claims are about less than that look at the least of several.
const busy = 3 * time.Second

// TestMain lets more tests run at once than there are cores: they wait, and
// hardly work.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "12"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func dur(d time.Duration) units.Duration { return units.Duration(d) }

// rig is a twin under test.
type rig struct {
	t      testing.TB
	twin   *Twin
	ready  Ready
	addr   string
	cancel context.CancelFunc
	done   chan struct{}
	err    error // of Run, once done

	mu   sync.Mutex
	log  bytes.Buffer
	more chan struct{} // closed when the log grows
}

// Write takes the truth log.
func (r *rig) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.more)
	r.more = make(chan struct{})
	return r.log.Write(p)
}

// rehearse runs a twin for the length of a test.
func rehearse(t *testing.T, e pack.Edge, faults ...pack.Fault) *rig {
	t.Helper()
	r := &rig{t: t, more: make(chan struct{})}
	return r.run(Options{Truth: r}, pack.Twin{Seed: 1, Edge: e, Faults: faults})
}

func (r *rig) run(o Options, cfg pack.Twin) *rig {
	r.t.Helper()
	twin, err := New(cfg, o)
	if err != nil {
		r.t.Fatal(err)
	}
	return r.serve(twin)
}

func (r *rig) serve(twin *Twin) *rig {
	r.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r.twin, r.cancel, r.done = twin, cancel, make(chan struct{})
	if err := twin.Start(ctx); err != nil {
		cancel()
		r.t.Fatal(err)
	}
	r.ready = twin.Ready()
	r.addr = strings.TrimPrefix(r.ready.HTTP, "http://")
	go func() {
		defer close(r.done)
		r.err = twin.Run(ctx)
	}()
	r.t.Cleanup(func() {
		cancel()
		<-r.done
	})
	return r
}

// stop ends the twin and returns its truth log.
func (r *rig) stop() []line {
	r.t.Helper()
	r.cancel()
	<-r.done
	if r.err != nil {
		r.t.Errorf("run: %v", r.err)
	}
	return r.lines()
}

// later is a time of the twin that is not reached unless a test wants it to.
const later = time.Hour

// reach moves the twin's clock to a time, so that what is scheduled for then
// happens now.
func (r *rig) reach(at time.Duration) {
	r.twin.mu.Lock()
	r.twin.epoch = time.Now().Add(-at)
	r.twin.mu.Unlock()
	select {
	case r.twin.wake <- struct{}{}:
	default:
	}
}

func (r *rig) lines() []line {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []line
	for text := range bytes.Lines(r.log.Bytes()) {
		var l line
		if err := json.Unmarshal(text, &l); err != nil {
			r.t.Fatalf("truth log line %q: %v", text, err)
		}
		if l.Detail == nil {
			l.Detail = &detail{}
		}
		all = append(all, l)
	}
	return all
}

// await waits for a line in the truth log.
func (r *rig) await(what string, is func(line) bool) line {
	r.t.Helper()
	timeout := time.After(patience)
	for {
		r.mu.Lock()
		more := r.more
		r.mu.Unlock()
		lines := r.lines()
		if i := slices.IndexFunc(lines, is); i >= 0 {
			return lines[i]
		}
		select {
		case <-more:
		case <-timeout:
			r.t.Fatalf("the truth log has no line for %s: %+v", what, lines)
		}
	}
}

// end is the line that ends the client's connection.
func (r *rig) end(lines []line, c *client) line {
	r.t.Helper()
	var ends []line
	for _, l := range lines {
		if l.Detail.Port == c.port && isEnd(l) {
			ends = append(ends, l)
		}
	}
	if len(ends) != 1 {
		r.t.Fatalf("the truth log ends port %d in %d lines, want 1: %+v", c.port, len(ends), ends)
	}
	return ends[0]
}

// isEnd reports whether a line ends a connection.
func isEnd(l line) bool {
	return l.Conn > 0 && !slices.Contains([]string{"open", "hang", "stall", "resume", "blackhole"}, l.Act)
}

// wantEnd checks act, reason and way of the end.
func (r *rig) wantEnd(lines []line, c *client, act, why, left string) line {
	r.t.Helper()
	end := r.end(lines, c)
	if end.Act != act || end.Why != why || end.Detail.Left != left {
		r.t.Errorf("truth: act %q, why %q, left %q; want %q, %q, %q", end.Act, end.Why, end.Detail.Left, act, why, left)
	}
	return end
}

// client is one connection to a twin.
type client struct {
	net.Conn
	t    testing.TB
	tcp  *net.TCPConn
	in   *bufio.Reader
	port int
}

// dial connects and sends nothing.
func (r *rig) dial() *client {
	r.t.Helper()
	c, err := r.tryDial()
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

func (r *rig) tryDial() (*client, error) {
	d := net.Dialer{Timeout: patience, KeepAlive: -1}
	conn, err := d.Dial("tcp", r.addr)
	if err != nil {
		return nil, err
	}
	r.t.Cleanup(func() { _ = conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(patience))
	port := conn.LocalAddr().(*net.TCPAddr).Port
	return &client{Conn: conn, t: r.t, tcp: conn.(*net.TCPConn), in: bufio.NewReader(conn), port: port}, nil
}

// overTLS turns the connection to TLS, trusting what Ready names and nothing
// else.
func (r *rig) overTLS(c *client) *client {
	r.t.Helper()
	conn := tls.Client(c.Conn, r.trust())
	if err := conn.Handshake(); err != nil {
		r.t.Fatalf("TLS handshake: %v", err)
	}
	c.Conn, c.in = conn, bufio.NewReader(conn)
	return c
}

func tlsHandshake(c *client, config *tls.Config) error {
	return tls.Client(c.Conn, config).Handshake()
}

func (r *rig) trust() *tls.Config {
	r.t.Helper()
	pem, err := os.ReadFile(r.ready.CA)
	if err != nil {
		r.t.Fatal(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		r.t.Fatalf("%s holds no certificate", r.ready.CA)
	}
	return &tls.Config{RootCAs: pool, ServerName: "127.0.0.1"}
}

const key = "dGhlIHNhbXBsZSBub25jZQ=="

// ask is an upgrade request in order, with headers added or, as "Name:",
// taken out.
func ask(target string, headers ...string) string {
	all := []string{"Host: twin", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + key}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ":")
		if i := slices.IndexFunc(all, func(a string) bool { return strings.HasPrefix(a, name+":") }); i >= 0 {
			all = slices.Delete(all, i, i+1)
		}
		if value != "" {
			all = append(all, h)
		}
	}
	return "GET " + target + " HTTP/1.1\r\n" + strings.Join(all, "\r\n") + "\r\n\r\n"
}

// answer sends a request and reads the answer's head.
func (c *client) answer(request string) (*http.Response, error) {
	if _, err := io.WriteString(c, request); err != nil {
		return nil, err
	}
	return http.ReadResponse(c.in, nil)
}

// open connects and upgrades.
func (r *rig) open(query ...string) *client {
	r.t.Helper()
	return r.upgrade(r.dial(), query...)
}

func (r *rig) upgrade(c *client, query ...string) *client {
	r.t.Helper()
	resp, err := c.answer(ask(socketPath + strings.Join(query, "")))
	if err != nil {
		r.t.Fatalf("handshake: %v", err)
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		r.t.Fatalf("handshake: %s, want 101", resp.Status)
	}
	return c
}

// send writes one masked frame.
func (c *client) send(op ws.OpCode, payload string) {
	c.t.Helper()
	c.sendFrame(ws.MaskFrame(ws.NewFrame(op, true, []byte(payload))))
}

func (c *client) sendFrame(f ws.Frame) {
	c.t.Helper()
	b, err := ws.CompileFrame(f)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.Write(b); err != nil {
		c.t.Fatalf("send: %v", err)
	}
}

// receive reads one frame.
func (c *client) receive() (op ws.OpCode, payload string, err error) {
	h, err := ws.ReadHeader(c.in)
	if err != nil {
		return 0, "", err
	}
	b := make([]byte, h.Length)
	_, err = io.ReadFull(c.in, b)
	return h.OpCode, string(b), err
}

// want reads one frame and compares it.
func (c *client) want(op ws.OpCode, payload string) {
	c.t.Helper()
	gotOp, got, err := c.receive()
	if err != nil {
		c.t.Fatalf("got %v, want frame %d %q", err, op, payload)
	}
	if gotOp != op || got != payload {
		c.t.Fatalf("got frame %d %q, want %d %q", gotOp, got, op, payload)
	}
}

// wantClose reads a close frame with a code.
func (c *client) wantClose(code ws.StatusCode) {
	c.t.Helper()
	op, payload, err := c.receive()
	if err != nil {
		c.t.Fatalf("got %v, want a close frame", err)
	}
	got, reason := ws.ParseCloseFrameData([]byte(payload))
	if op != ws.OpClose || got != code {
		c.t.Fatalf("got frame %d with code %d %q, want a close frame with %d", op, got, reason, code)
	}
}

// The ways a stream ends.
const (
	endsByFIN = "FIN"
	endsByRST = "RST"
)

// wantStreamEnd reads to the end of the stream and compares how it came, and
// the bytes before it.
func (c *client) wantStreamEnd(want string, bytes string) {
	c.t.Helper()
	rest, err := io.ReadAll(c.in)
	got := endsByFIN
	if errors.Is(err, syscall.ECONNRESET) {
		got = endsByRST
	} else if err != nil {
		got = err.Error()
	}
	if got != want || string(rest) != bytes {
		c.t.Errorf("the stream ended with %q and %s, want %q and %s", rest, got, bytes, want)
	}
}

// wantSilence checks that nothing comes for a while.
func (c *client) wantSilence(d time.Duration) {
	c.t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(d))
	b, err := c.in.ReadByte()
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		c.t.Errorf("got byte %#x, %v; want silence", b, err)
	}
	_ = c.SetReadDeadline(time.Now().Add(patience))
}

// within checks a time against its least value, and roughly against its most.
func within(t *testing.T, what string, got, want time.Duration) {
	t.Helper()
	if got < want-time.Millisecond || got > want+busy {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func (d detail) age() time.Duration  { return since(d.AgeS) }
func (d detail) idle() time.Duration { return since(d.IdleS) }

func since(s *float64) time.Duration {
	if s == nil {
		return -1
	}
	return time.Duration(*s * float64(time.Second))
}

func (l line) String() string {
	b, err := json.Marshal(l)
	return fmt.Sprintf("%s %v", b, err)
}

func (r *rig) tlsClient(c *client, config *tls.Config) *tls.Conn { return tls.Client(c.Conn, config) }

// dialWithin connects and sends nothing, and keeps the connection.
func (r *rig) dialWithin(d time.Duration) error {
	conn, err := net.DialTimeout("tcp", r.addr, d)
	if err == nil {
		r.t.Cleanup(func() { _ = conn.Close() })
	}
	return err
}

// upgradeAt opens a socket at a path.
func (r *rig) upgradeAt(target string) *client {
	r.t.Helper()
	c := r.dial()
	resp, err := c.answer(ask(target))
	if err != nil || resp.StatusCode != http.StatusSwitchingProtocols {
		r.t.Fatalf("handshake at %s: %v, %v; want 101", target, resp, err)
	}
	return c
}

// get asks for something small.
const get = "GET /health HTTP/1.1\r\nHost: twin\r\n\r\n"

const healthy = `{"status":"ok"}` + "\n"

func (c *client) write(s string) {
	c.t.Helper()
	if _, err := io.WriteString(c, s); err != nil {
		c.t.Fatal(err)
	}
}

// wantAnswer sends a request and compares the answer's status and body.
func (c *client) wantAnswer(request string, status int, body string) *http.Response {
	c.t.Helper()
	resp, err := c.answer(request)
	if err != nil {
		c.t.Fatalf("%.40q: %v", request, err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != status || !strings.Contains(string(text), body) {
		c.t.Fatalf("%.40q: %s %s, %v; want %d with %q", request, resp.Status, text, err, status, body)
	}
	return resp
}

// eventually waits for a state that nothing announces.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	poll := time.NewTicker(ms)
	defer poll.Stop()
	for timeout := time.After(patience); !is(); {
		select {
		case <-poll.C:
		case <-timeout:
			t.Fatalf("waited %v for %s", patience, what)
		}
	}
}
