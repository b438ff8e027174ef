package loop

import (
	"bytes"
	"cmp"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"holdfast/internal/record"
)

// authority signs certificates for tests.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool
}

func newAuthority(t testing.TB) *authority {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test CA"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	a := &authority{pool: x509.NewCertPool()}
	var err error
	if a.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &a.key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	if a.cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	a.pool.AddCert(a.cert)
	return a
}

func (a *authority) issue(t testing.TB, name string, until time.Time) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: until,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// rig is a server and the two configurations of a good handshake.
type rig struct {
	ca     *authority
	server *tls.Config
	client *tls.Config
}

func newRig(t testing.TB) *rig {
	ca := newAuthority(t)
	return &rig{
		ca:     ca,
		server: &tls.Config{Certificates: []tls.Certificate{ca.issue(t, "example.test", time.Now().Add(time.Hour))}, MinVersion: tls.VersionTLS12},
		client: &tls.Config{RootCAs: ca.pool, ServerName: "example.test", MinVersion: tls.VersionTLS12},
	}
}

// accept runs a TCP server on loopback that hands every connection to handle.
func accept(t testing.TB, handle func(*net.TCPConn)) netip.AddrPort {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				defer c.Close()
				handle(c.(*net.TCPConn))
			})
		}
	})
	t.Cleanup(func() { _ = ln.Close(); wg.Wait() })
	return ln.Addr().(*net.TCPAddr).AddrPort()
}

// over makes a handler of TLS connections one of TCP connections.
func over(cfg *tls.Config, handle func(tcp *net.TCPConn, c *tls.Conn)) func(*net.TCPConn) {
	return func(tcp *net.TCPConn) {
		c := tls.Server(tcp, cfg)
		if c.Handshake() == nil {
			handle(tcp, c)
		}
	}
}

// event is the end of one of a client's sockets.
type end struct {
	how   record.How
	errno syscall.Errno
	tls   TLS
	got   []byte
	phase string // connected, secured
}

// client drives sockets on a loop and collects how they ended.
type client struct {
	loop  *Loop
	cfg   *tls.Config
	to    netip.AddrPort
	say   func(l *Loop, id ID)              // when TLS is up
	hear  func(l *Loop, id ID, data []byte) // nil: nothing is done with it
	stop  time.Duration                     // give up after this long, 0: 30 s
	abort bool                              // leave by RST: nothing rests in TIME_WAIT

	phases []string
	got    [][]byte
	ends   []end
	left   int
}

func (c *client) Connected(id ID) {
	c.phases[id] = "connected"
	c.loop.Secure(id, c.cfg)
}

func (c *client) Secured(id ID) {
	c.phases[id] = "secured"
	if c.say != nil {
		c.say(c.loop, id)
	}
}

func (c *client) Received(id ID, data []byte) {
	if c.hear != nil {
		c.hear(c.loop, id, data)
		return
	}
	c.got[id] = append(c.got[id], data...)
}

func (c *client) Ended(id ID, how record.How, errno syscall.Errno) {
	c.ends = append(c.ends, end{how, errno, c.loop.TLSEvidence(id), c.got[id], c.phases[id]})
	c.done(id)
}

func (c *client) done(id ID) {
	c.loop.Close(id, c.abort)
	if c.left--; c.left == 0 {
		c.loop.Stop()
	}
}

func (c *client) Timer(ID)    {}
func (c *client) Alarm(int)   { c.loop.Stop() }
func (c *client) ExactAlarm() {}

// run opens n sockets and turns the loop until all have ended, or time is up.
func (c *client) run(t testing.TB, n int) []end {
	t.Helper()
	c.open(t, c, n)
	return c.ends
}

// open is run with the client as a part of another handler.
func (c *client) open(t testing.TB, h Handler, n int) {
	t.Helper()
	poller, err := Open(cmp.Or(os.Getenv("HOLDFAST_POLLER"), DefaultPoller), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer poller.Release()
	c.left, c.phases, c.got = n, make([]string, n), make([][]byte, n)
	c.loop = New(poller, h, Config{Sockets: n, Alarms: 1})
	wait := c.stop
	if wait == 0 {
		wait = 30 * time.Second
	}
	c.loop.SetAlarm(0, c.loop.Now()+int64(wait))
	for id := range ID(n) {
		if how, errno, ok := c.loop.Dial(id, c.to); !ok {
			t.Fatalf("dial: %v %v", how, errno)
		}
	}
	c.loop.Run()
	if c.stop == 0 && c.left > 0 {
		t.Errorf("%d of %d sockets did not end", c.left, n)
	}
	for id := range ID(n) {
		c.loop.Close(id, c.abort)
	}
	if n := len(c.loop.tls.sessions); n > 0 {
		for _, s := range c.loop.tls.sessions {
			if s != nil {
				t.Error("a session outlived its socket")
			}
		}
	}
}

// one is the end of the only socket.
func one(t *testing.T, ends []end) end {
	t.Helper()
	if len(ends) != 1 {
		t.Fatalf("%d sockets ended, want 1", len(ends))
	}
	return ends[0]
}

func drain(c io.Reader) { _, _ = io.Copy(io.Discard, c) }

func TestTLSEndsAreToldApart(t *testing.T) {
	r := newRig(t)
	notAfter13 := func(cfg *tls.Config) *tls.Config { c := cfg.Clone(); c.MaxVersion = tls.VersionTLS12; return c }
	tests := map[string]struct {
		server func(*net.TCPConn)
		client func(*tls.Config)
		how    record.How
		phase  string
		notify bool
		detail string // part of it
	}{
		"close_notify, then FIN": {
			server: over(r.server, func(_ *net.TCPConn, c *tls.Conn) { _ = c.Close() }),
			how:    record.HowFIN, phase: "secured", notify: true,
		},
		"close_notify in TLS 1.2": {
			server: over(notAfter13(r.server), func(_ *net.TCPConn, c *tls.Conn) { _ = c.Close() }),
			how:    record.HowFIN, phase: "secured", notify: true,
		},
		"bare FIN": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) { _ = tcp.CloseWrite(); drain(tcp) }),
			how:    record.HowTLSCut, phase: "secured",
		},
		"FIN inside a record": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) {
				_, _ = tcp.Write([]byte{23, 3, 3, 0, 200, 1, 2, 3})
				_ = tcp.CloseWrite()
				drain(tcp)
			}),
			how: record.HowTLSCut, phase: "secured", detail: "inside a TLS record",
		},
		"RST": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) { _ = tcp.SetLinger(0) }),
			how:    record.HowReset, phase: "secured",
		},
		"bad record": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) {
				_, _ = tcp.Write(append([]byte{23, 3, 3, 0, 40}, make([]byte, 40)...))
				drain(tcp)
			}),
			how: record.HowTLSBroken, phase: "secured", detail: "bad record MAC",
		},
		"plaintext inside a session": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) {
				_, _ = tcp.Write([]byte("220 hold\r\n")) // a long record, if it were one, and no FIN
				drain(tcp)
			}),
			how: record.HowTLSBroken, phase: "secured", detail: "version 3230 when expecting version 303",
		},
		"plain HTTP inside a session": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) {
				_, _ = tcp.Write([]byte("HTTP/1.1 408 Request Timeout\r\n\r\n"))
				_ = tcp.CloseWrite()
				drain(tcp)
			}),
			how: record.HowTLSBroken, phase: "secured", detail: "plain HTTP",
		},
		"a record that is too long": {
			server: over(r.server, func(tcp *net.TCPConn, _ *tls.Conn) {
				_, _ = tcp.Write([]byte{23, 3, 3, 0x41, 1})
				drain(tcp)
			}),
			how: record.HowTLSBroken, phase: "secured", detail: "oversized record received with length 16641",
		},
		"unknown CA": {
			server: over(r.server, func(_ *net.TCPConn, c *tls.Conn) { drain(c) }),
			client: func(c *tls.Config) { c.RootCAs = newAuthority(t).pool },
			how:    record.HowTLSBroken, phase: "connected", detail: "unknown authority",
		},
		"wrong name": {
			server: over(r.server, func(_ *net.TCPConn, c *tls.Conn) { drain(c) }),
			client: func(c *tls.Config) { c.ServerName = "other.test" },
			how:    record.HowTLSBroken, phase: "connected", detail: "valid for example.test, not other.test",
		},
		"expired certificate": {
			server: over(&tls.Config{Certificates: []tls.Certificate{r.ca.issue(t, "example.test", time.Now().Add(-time.Minute))}}, func(_ *net.TCPConn, c *tls.Conn) { drain(c) }),
			how:    record.HowTLSBroken, phase: "connected", detail: "expired",
		},
		"no common version": {
			server: over(notAfter13(r.server), func(_ *net.TCPConn, c *tls.Conn) { drain(c) }),
			client: func(c *tls.Config) { c.MinVersion = tls.VersionTLS13 },
			how:    record.HowTLSAlert, phase: "connected", detail: "protocol version not supported",
		},
		"no client certificate, TLS 1.3": {
			server: over(func() *tls.Config { c := r.server.Clone(); c.ClientAuth = tls.RequireAnyClientCert; return c }(), func(_ *net.TCPConn, c *tls.Conn) { drain(c) }),
			how:    record.HowTLSAlert, phase: "secured", detail: "certificate required",
		},
		"no client certificate, TLS 1.2": {
			server: over(func() *tls.Config {
				c := notAfter13(r.server)
				c.ClientAuth = tls.RequireAnyClientCert
				return c
			}(), func(_ *net.TCPConn, c *tls.Conn) { drain(c) }),
			how: record.HowTLSAlert, phase: "connected", detail: "handshake failure",
		},
		"garbage instead of TLS": {
			server: func(c *net.TCPConn) { _, _ = c.Write([]byte("220 mail.example.test ESMTP\r\n")); drain(c) },
			how:    record.HowTLSBroken, phase: "connected", detail: "does not look like a TLS handshake",
		},
		"plain HTTP": {
			server: func(c *net.TCPConn) {
				_, _ = c.Read(make([]byte, 4096))
				_, _ = c.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
				_ = c.CloseWrite()
				drain(c)
			},
			how: record.HowTLSBroken, phase: "connected", detail: "plain HTTP",
		},
		"FIN instead of a handshake": {
			server: func(c *net.TCPConn) { _ = c.CloseWrite(); drain(c) },
			how:    record.HowFIN, phase: "connected",
		},
		"RST instead of a handshake": {
			server: func(c *net.TCPConn) { _, _ = c.Read(make([]byte, 1)); _ = c.SetLinger(0) },
			how:    record.HowReset, phase: "connected",
		},
		"half a record, then FIN": {
			server: func(c *net.TCPConn) {
				_, _ = c.Read(make([]byte, 4096))
				_, _ = c.Write([]byte{22, 3, 3, 0, 122, 2, 0, 0})
				_ = c.CloseWrite()
				drain(c)
			},
			how: record.HowFIN, phase: "connected",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cfg := r.client.Clone()
			if tt.client != nil {
				tt.client(cfg)
			}
			c := &client{cfg: cfg, to: accept(t, tt.server)}
			got := one(t, c.run(t, 1))
			if got.how != tt.how || got.phase != tt.phase {
				t.Errorf("ended %v when %s (%v, %q), want %v when %s", got.how, got.phase, got.errno, got.tls.Detail, tt.how, tt.phase)
			}
			if got.tls.CloseNotify != tt.notify {
				t.Errorf("close_notify %v, want %v", got.tls.CloseNotify, tt.notify)
			}
			if !strings.Contains(got.tls.Detail, tt.detail) || tt.detail == "" && got.tls.Detail != "" {
				t.Errorf("detail %q, want %q in it", got.tls.Detail, tt.detail)
			}
			if secured := got.tls.Version != 0; secured != (tt.phase == "secured") {
				t.Errorf("version %x, want one iff the handshake was good", got.tls.Version)
			}
		})
	}
}

// A client that sees the server's leave answers it with close_notify, and only
// then ends TCP.
func TestTLSCloseSaysGoodbye(t *testing.T) {
	r := newRig(t)
	heard := make(chan error, 1)
	to := accept(t, over(r.server, func(_ *net.TCPConn, c *tls.Conn) {
		_, err := c.Read(make([]byte, 1))
		heard <- err
	}))
	c := &client{cfg: r.client, to: to}
	c.say = func(_ *Loop, id ID) { c.done(id) }
	c.run(t, 1)
	if err := <-heard; err != io.EOF {
		t.Errorf("the server read %v, want EOF after a close_notify", err)
	}
}

// The server's first frame travels with its session tickets, and may be inside
// crypto/tls already when the handshake is over: no event would tell of it.
func TestTLSEarlyFrameIsNotLost(t *testing.T) {
	r := newRig(t)
	to := accept(t, over(r.server, func(_ *net.TCPConn, c *tls.Conn) {
		_, _ = c.Write([]byte("early"))
		drain(c)
	}))
	const sockets = 200
	c := &client{cfg: r.client, to: to}
	c.hear = func(_ *Loop, id ID, data []byte) {
		if string(data) != "early" {
			t.Errorf("received %q, want early", data)
		}
		c.done(id)
	}
	c.run(t, sockets)
}

// One segment carries tickets, a frame in pieces of every size, and the end.
func TestTLSFinishedTicketsFrameAndEndInOneFlight(t *testing.T) {
	r := newRig(t)
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		server := r.server.Clone()
		server.MaxVersion = version
		to := accept(t, func(tcp *net.TCPConn) {
			held := &holding{Conn: tcp}
			c := tls.Server(held, server)
			// In TLS 1.3 the server may write before it has the client's
			// Finished; here everything after the hello leaves at once.
			if c.Handshake() != nil {
				return
			}
			held.hold()
			_, _ = c.Write([]byte("all at once"))
			_ = c.CloseWrite()
			held.release()
			drain(tcp)
		})
		c := &client{cfg: r.client, to: to}
		got := one(t, c.run(t, 1))
		if string(got.got) != "all at once" || got.how != record.HowFIN || !got.tls.CloseNotify {
			t.Errorf("version %x: received %q, ended %v, close_notify %v", version, got.got, got.how, got.tls.CloseNotify)
		}
	}
}

// holding is a connection that can gather what is written.
type holding struct {
	net.Conn
	held    []byte
	holding bool
}

func (h *holding) hold() { h.holding = true }

func (h *holding) release() {
	h.holding = false
	_ = h.Conn.SetWriteDeadline(time.Time{}) // crypto/tls forbids writes after close_notify
	_, _ = h.Conn.Write(h.held)
}

func (h *holding) Write(p []byte) (int, error) {
	if h.holding {
		h.held = append(h.held, p...)
		return len(p), nil
	}
	return h.Conn.Write(p)
}

// dribble writes in pieces of odd sizes, so that records and the alerts behind
// them arrive in any split.
type dribble struct {
	net.Conn
	n int
}

func (d *dribble) Write(p []byte) (int, error) {
	for sent := 0; sent < len(p); {
		d.n = d.n*31%997 + 1
		piece := p[sent:min(len(p), sent+d.n)]
		if _, err := d.Conn.Write(piece); err != nil {
			return sent, err
		}
		sent += len(piece)
		if d.n%7 == 0 {
			runtime.Gosched()
		}
	}
	return len(p), nil
}

func TestTLSCarriesMuchBothWaysInOddSplits(t *testing.T) {
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		r := newRig(t)
		r.server.MaxVersion = version
		carryMuch(t, r)
	}
}

func carryMuch(t *testing.T, r *rig) {
	t.Helper()
	const size = 3 << 20
	pattern := make([]byte, size)
	for i := range pattern {
		pattern[i] = byte(i * i >> 3)
	}
	var echoed atomic.Int64
	to := accept(t, func(tcp *net.TCPConn) {
		c := tls.Server(&dribble{tcp, 1}, r.server)
		if c.Handshake() != nil {
			return
		}
		got := make([]byte, size)
		if _, err := io.ReadFull(c, got); err != nil || !bytes.Equal(got, pattern) {
			t.Errorf("the server did not get what was sent: %v", err)
			return
		}
		echoed.Add(1)
		_, _ = c.Write(got)
		_ = c.CloseWrite()
		drain(c)
	})
	c := &client{cfg: r.client, to: to}
	c.say = func(l *Loop, id ID) {
		if !l.Write(id, pattern) {
			t.Error("write refused")
		}
	}
	for _, got := range c.run(t, 3) {
		if !bytes.Equal(got.got, pattern) || !got.tls.CloseNotify {
			t.Errorf("received %d bytes, want %d, equal ones; close_notify %v", len(got.got), size, got.tls.CloseNotify)
		}
	}
	if echoed.Load() != 3 {
		t.Errorf("%d of 3 got through", echoed.Load())
	}
}

// A peer that does not read gets nothing further once the queue is full, and
// the session stays whole: refused plaintext was never sealed.
func TestTLSQueueIsBounded(t *testing.T) {
	r := newRig(t)
	const chunk = 10_000
	accepted := make(chan int, 1)
	to := accept(t, over(r.server, func(tcp *net.TCPConn, c *tls.Conn) {
		want := <-accepted * chunk
		if _, err := io.ReadFull(c, make([]byte, want)); err != nil {
			t.Errorf("the server could not read what was taken: %v", err)
		}
		_ = c.CloseWrite()
		drain(tcp)
	}))
	c := &client{cfg: r.client, to: to}
	c.say = func(l *Loop, id ID) {
		n := 0
		for l.Write(id, make([]byte, chunk)) {
			if n++; n > 10_000 {
				t.Fatal("100 MB were taken for a peer that reads nothing")
			}
		}
		if size := len(l.queued[id]); size > DefaultQueuedBytes+chunk {
			t.Errorf("%d bytes are queued, want about %d at most", size, DefaultQueuedBytes)
		}
		accepted <- n
	}
	if got := one(t, c.run(t, 1)); !got.tls.CloseNotify {
		t.Errorf("ended %v, want a proper end", got.how)
	}
}

// Every frame comes back, in order, on every socket.
func TestTLSManyFrames(t *testing.T) {
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		r := newRig(t)
		r.server.MaxVersion = version
		echoFrames(t, r)
	}
}

func echoFrames(t *testing.T, r *rig) {
	t.Helper()
	to := accept(t, over(r.server, func(_ *net.TCPConn, c *tls.Conn) {
		_, _ = io.Copy(c, c)
		_ = c.CloseWrite()
	}))
	const sockets, frames = 50, 200
	c := &client{cfg: r.client, to: to}
	counts := make([]int, sockets)
	say := func(l *Loop, id ID) { l.Write(id, fmt.Appendf(nil, "%06d.", counts[id])) }
	c.say = say
	pending := make([][]byte, sockets)
	c.hear = func(l *Loop, id ID, data []byte) {
		pending[id] = append(pending[id], data...)
		for len(pending[id]) >= 7 {
			if want := fmt.Sprintf("%06d.", counts[id]); string(pending[id][:7]) != want {
				t.Fatalf("socket %d received %q, want %q", id, pending[id][:7], want)
			}
			pending[id] = pending[id][7:]
			if counts[id]++; counts[id] == frames {
				c.done(id)
				return
			}
			say(l, id)
		}
	}
	c.run(t, sockets)
}

// A handshake that never ends must not outlive its socket or its loop.
func TestTLSCloseDuringHandshake(t *testing.T) {
	r := newRig(t)
	silent := accept(t, func(c *net.TCPConn) { drain(c) })
	before := runtime.NumGoroutine()
	for _, wait := range []time.Duration{0, time.Millisecond, 30 * time.Millisecond} {
		c := &closer{client: client{cfg: r.client, to: silent, abort: true}, after: wait}
		c.open(t, c, 560) // more than are shaken at once
	}
	// The loop is stopped under them.
	c := &client{cfg: r.client, to: silent, stop: 50 * time.Millisecond, abort: true}
	if ends := c.run(t, 560); len(ends) != 0 {
		t.Errorf("%d sockets ended, want none", len(ends))
	}
	for range 200 {
		if runtime.NumGoroutine() <= before+1 {
			return
		}
		time.Sleep(5 * time.Millisecond) // the server's own
	}
	buf := make([]byte, 1<<16)
	buf = buf[:runtime.Stack(buf, true)]
	if strings.Contains(string(buf), "(*session).run") {
		t.Errorf("a handshake outlived its loop:\n%s", buf)
	}
}

// closer closes each socket some time after its handshake began.
type closer struct {
	client
	after time.Duration
}

func (c *closer) Timer(id ID) { c.done(id) }

func (c *closer) Connected(id ID) {
	c.client.Connected(id)
	if c.after == 0 {
		c.done(id)
		return
	}
	c.loop.SetTimer(id, c.loop.Now()+int64(c.after))
}

func (c *closer) Ended(id ID, how record.How, _ syscall.Errno) {
	panic(fmt.Sprint("ended ", how)) // the server is silent
}

// Time that handshakes wait for each other is ours and is told apart.
func TestTLSQueueIsMeasured(t *testing.T) {
	r := newRig(t)
	to := accept(t, over(r.server, func(_ *net.TCPConn, c *tls.Conn) { drain(c) }))
	c := &client{cfg: r.client, to: to}
	var longest time.Duration
	c.say = func(l *Loop, id ID) {
		longest = max(longest, l.TLSEvidence(id).Queued)
		c.done(id)
	}
	began := time.Now()
	c.run(t, 300)
	if took := time.Since(began); longest < time.Millisecond || longest > took {
		t.Errorf("the longest wait on our side was %v of %v, want some milliseconds at 300 handshakes at once", longest, took)
	}
}

// A server that floods us before the handshake is over fills its own window,
// not our memory.
func TestTLSInputBeforeTheHandshakeIsBounded(t *testing.T) {
	r := newRig(t)
	var sent atomic.Int64
	to := accept(t, func(c *net.TCPConn) {
		_ = c.SetWriteBuffer(64 << 10)
		_, _ = c.Write([]byte{22, 3, 3, 0xff}) // the beginning of a record that may be large
		_ = c.SetWriteDeadline(time.Now().Add(300 * time.Millisecond))
		chunk := make([]byte, 64<<10)
		for {
			n, err := c.Write(chunk)
			if sent.Add(int64(n)); err != nil {
				return
			}
		}
	})
	c := &client{cfg: r.client, to: to}
	got := one(t, c.run(t, 1))
	if got.how != record.HowTLSBroken {
		t.Errorf("ended %v, want tls_broken", got.how)
	}
}

// What a server sends to a handshake that waits for its turn stays with the
// server, too.
func TestTLSInputOfAWaitingHandshakeIsBounded(t *testing.T) {
	r := newRig(t)
	flood := accept(t, func(c *net.TCPConn) {
		_ = c.SetWriteDeadline(time.Now().Add(2 * time.Second))
		for chunk := make([]byte, 32<<10); ; time.Sleep(time.Millisecond) { // each piece is news to the loop
			if _, err := c.Write(chunk); err != nil {
				return
			}
		}
	})
	c := &waiting{client: client{cfg: r.client, to: accept(t, func(c *net.TCPConn) { drain(c) }), abort: true}, flood: flood}
	c.open(t, c, 2)
	if c.kept == 0 || c.kept > maxShakeInput+64<<10 {
		t.Errorf("%d bytes were kept, want some, and %d and a buffer at most", c.kept, maxShakeInput)
	}
}

// waiting takes all turns away from handshakes, and lets one wait meanwhile.
type waiting struct {
	client
	flood netip.AddrPort
	kept  int
	asked bool
}

func (c *waiting) Connected(id ID) {
	switch {
	case id == 0:
		c.loop.Secure(0, c.cfg)
		for range computingAtOnce {
			c.loop.tls.computing <- struct{}{}
		}
		c.loop.Close(1, true)
		if _, _, ok := c.loop.Dial(1, c.flood); !ok {
			panic("the flood can't be dialed")
		}
		c.asked = true
	case c.asked:
		c.loop.Secure(1, c.cfg)
		c.loop.SetTimer(1, c.loop.Now()+int64(300*time.Millisecond))
	}
}

func (c *waiting) Timer(id ID) {
	h := c.loop.tls.sessions[id].shake
	h.mu.Lock()
	c.kept = len(h.in)
	h.mu.Unlock()
	for range computingAtOnce {
		<-c.loop.tls.computing
	}
	c.done(0)
	c.done(1)
}

func TestTLSServesAlsoPlainHTTPServers(t *testing.T) {
	r := newRig(t)
	server := &http.Server{Handler: http.NotFoundHandler()}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() { _ = server.Serve(ln) })
	t.Cleanup(func() { _ = server.Close(); wg.Wait() })
	c := &client{cfg: r.client, to: ln.Addr().(*net.TCPAddr).AddrPort()}
	if got := one(t, c.run(t, 1)); got.how != record.HowTLSBroken || !strings.Contains(got.tls.Detail, "plain HTTP") {
		t.Errorf("ended %v, %q; want tls_broken by plain HTTP", got.how, got.tls.Detail)
	}
}

// TLS may begin when plain bytes have gone both ways, as behind a proxy.
func TestTLSBehindAPlainGreeting(t *testing.T) {
	r := newRig(t)
	r.server.NextProtos = []string{"http/1.1"}
	cfg := r.client.Clone()
	cfg.NextProtos = []string{"http/1.1"}
	to := accept(t, func(tcp *net.TCPConn) {
		asked := make([]byte, 8)
		if _, err := io.ReadFull(tcp, asked); err != nil || string(asked) != "connect\n" {
			t.Errorf("the proxy was asked %q", asked)
			return
		}
		_, _ = tcp.Write([]byte("ok\n"))
		over(r.server, func(_ *net.TCPConn, c *tls.Conn) {
			_, _ = io.CopyN(c, c, 4)
			_ = c.Close()
		})(tcp)
	})
	c := &tunnel{client: client{cfg: cfg, to: to}}
	c.say = func(l *Loop, id ID) {
		if known := l.TLSEvidence(id); known.Protocol != "http/1.1" || known.Version != tls.VersionTLS13 || known.Cipher == 0 {
			t.Errorf("negotiated %+v, want TLS 1.3 and http/1.1", known)
		}
		l.Write(id, []byte("ping"))
	}
	c.open(t, c, 20)
	for _, e := range c.ends {
		if string(e.got) != "ping" || e.how != record.HowFIN || !e.tls.CloseNotify {
			t.Errorf("received %q, ended %v (%s)", e.got, e.how, e.tls.Detail)
		}
	}
	if len(c.ends) != 20 {
		t.Errorf("%d of 20 ended", len(c.ends))
	}
}

// tunnel asks a proxy before it begins TLS.
type tunnel struct{ client }

func (c *tunnel) Connected(id ID) { c.loop.Write(id, []byte("connect\n")) }

func (c *tunnel) Received(id ID, data []byte) {
	if c.phases[id] == "" && string(data) == "ok\n" {
		c.phases[id] = "asked"
		if c.loop.Secure(id, c.cfg); c.loop.Write(id, []byte("too early")) {
			panic("written before TLS was up")
		}
		return
	}
	c.client.Received(id, data)
}
