package twin

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"syscall"
	"time"

	"holdfast/internal/safe"
)

const (
	// headTimeout is how long a client may take from TCP's accept, or from its
	// last answer, to a complete request head, TLS included. 5,000 TLS clients
	// at once need 6 s on two busy cores.
	headTimeout = 30 * time.Second
	// quickHead is the longest request head that is looked at before net/http.
	quickHead = 2 << 10
	// maxHead bounds the heads that net/http reads.
	maxHead = 16 << 10
	// acceptPause is how long to wait when the process has no descriptor left.
	acceptPause = 50 * time.Millisecond
	// reopenWithin is how long the port may be taken when a crash is over.
	reopenWithin = 5 * time.Second

	tlsHandshakeRecord = 0x16 // RFC 8446 5.1
)

// accept takes connections until ctx is over, and closes and reopens the
// listener as the edge has decided.
func (t *Twin) accept(ctx context.Context) error {
	ln := t.ln
	warned := false
	var pace *time.Ticker
	if rate := t.cfg.Edge.AcceptRate; rate > 0 {
		pace = time.NewTicker(max(1, time.Duration(float64(time.Second)/float64(rate))))
		defer pace.Stop()
	}
	for {
		tcp, err := ln.AcceptTCP()
		switch {
		case err == nil:
			t.welcome(tcp)
			if pace != nil {
				select {
				case <-pace.C:
				case <-ctx.Done():
				}
			}
			continue
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, net.ErrClosed):
			if ln, err = t.reopen(ctx); ln == nil {
				return err
			}
			continue
		case errors.Is(err, syscall.ECONNABORTED):
			continue // the client was gone before it was accepted
		}
		if !warned {
			warned = true
			t.log.Warn("connections wait: accept does not go on", "err", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(acceptPause):
		}
	}
}

// reopen listens on the same port again when the downtime is over. It returns
// no listener when ctx ends first.
func (t *Twin) reopen(ctx context.Context) (*net.TCPListener, error) {
	release, err := holdPort(t.addr.AddrPort())
	if err != nil {
		t.log.Warn("the port is free for others during the downtime", "err", err)
		release = func() {}
	}
	defer release()
	for !t.listening() {
		select {
		case <-ctx.Done():
			return nil, nil
		case <-t.up:
		}
	}
	retry := time.NewTicker(acceptPause)
	defer retry.Stop()
	for deadline := time.Now().Add(reopenWithin); ; {
		ln, err := listen(ctx, t.addr, t.cfg.Edge.Backlog)
		if err == nil {
			return t.adopt(ln), nil
		}
		if ctx.Err() != nil {
			return nil, nil
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("come back after a crash: %w", err)
		}
		<-retry.C
	}
}

// adopt makes ln the listener, unless there is to be none any more.
func (t *Twin) adopt(ln *net.TCPListener) *net.TCPListener {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ln = ln
	if !t.edge.Hearing(t.now()) {
		t.muteListener()
	}
	if t.over || !t.edge.Listening(t.now()) {
		_ = ln.Close() // Accept tells the accept loop
	}
	return ln
}

// welcome takes one connection in.
func (t *Twin) welcome(tcp *net.TCPConn) {
	c := &conn{t: t, tcp: tcp, rw: tcp, paused: true}
	if from, ok := tcp.RemoteAddr().(*net.TCPAddr); ok {
		c.port = from.Port
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over || !t.edge.Listening(t.now()) {
		c.cut()
		return
	}
	t.conns[c] = struct{}{}
	t.work.Go(c.greet)
}

// forget is called when a connection is over.
func (t *Twin) forget(c *conn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.conns, c)
	t.dropLarge(c)
	t.parking.forget(c)
	t.leaveEdge(t.now(), c)
}

// greeting is what it takes to read and parse a request head; it is pooled, so
// that 5,000 clients at once cost no more than those being looked at.
type greeting struct {
	head   [quickHead]byte
	reader bytes.Reader
	buf    *bufio.Reader
}

var greetings = sync.Pool{New: func() any {
	g := new(greeting)
	g.buf = bufio.NewReaderSize(&g.reader, 512) // lines may be longer
	return g
}}

// greet finds out what a client wants: an upgrade that is in order goes to the
// edge at once, everything else to net/http.
func (c *conn) greet() {
	g := greetings.Get().(*greeting)
	defer greetings.Put(g)
	_ = c.tcp.SetDeadline(time.Now().Add(c.t.headTimeout))
	n, err := c.readHead(g)
	if err != nil {
		c.neverAsked(err)
		return
	}
	_ = c.tcp.SetDeadline(time.Time{})
	head, early, whole := bytes.Cut(g.head[:n], []byte("\r\n\r\n"))
	if whole {
		g.reader.Reset(g.head[:len(head)+4])
		g.buf.Reset(&g.reader)
		if r, err := http.ReadRequest(g.buf); err == nil && c.upgrade(r, early) {
			return
		}
	}
	c.handOver(bytes.Clone(g.head[:n]))
}

// neverAsked ends a connection on which no whole request head came. It is
// noted if it is not the client that has given up.
func (c *conn) neverAsked(err error) {
	_, system := errors.AsType[syscall.Errno](err)
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		c.t.refused(c.port, 0, "head_timeout", "")
	case system, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed):
	default:
		c.t.refused(c.port, 0, "tls", safe.Text(err.Error(), maxError))
	}
	c.t.forget(c)
	_ = c.tcp.Close()
}

// readHead reads until the head is complete or does not fit. The first byte
// tells TLS from plain.
func (c *conn) readHead(g *greeting) (int, error) {
	n, err := c.tcp.Read(g.head[:])
	if err != nil {
		return 0, err
	}
	if g.head[0] == tlsHandshakeRecord {
		config, err := c.meetTLS()
		if err != nil {
			return 0, err
		}
		over := tls.Server(&replay{Conn: c.tcp, head: bytes.Clone(g.head[:n])}, config)
		if err := over.Handshake(); err != nil { // bounded by the deadline
			return 0, err
		}
		c.rw, n = over, 0
	}
	for n < len(g.head) && !bytes.Contains(g.head[:n], []byte("\r\n\r\n")) {
		more, err := c.rw.Read(g.head[n:])
		n += more
		if err != nil {
			return 0, err
		}
	}
	return n, nil
}

// meetTLS is how a client that begins TLS is served. If a fault has ended the
// connection, that is its error.
func (c *conn) meetTLS() (*tls.Config, error) {
	fault := c.t.beginsTLS(c.port)
	switch fault {
	case "":
		return c.t.tls, nil
	case "tls_expired":
		return c.t.expired, nil
	case "tls_client_cert":
		config := c.t.tls.Clone()
		config.ClientAuth = tls.RequireAnyClientCert
		return config, nil
	case "tls_alert":
		_ = c.writeRaw(handshakeFailure) // the client may be gone
		_ = c.finish(false)
	case "tls_rst":
		c.cut()
	case "tls_hang":
		_ = c.tcp.SetDeadline(time.Time{})
		_, _ = io.Copy(io.Discard, c.tcp) // until the client has had enough
	}
	return nil, net.ErrClosed
}

// upgrade hands a connection to the edge if r is an upgrade in order. Early is
// what the client has sent behind the head.
func (c *conn) upgrade(r *http.Request, early []byte) bool {
	if !c.t.isSocket(r.URL.Path) {
		return false
	}
	if refused := c.t.readUpgrade(r, c); refused != nil {
		return false
	}
	c.enter(early)
	return true
}

// enter hands a connection to the edge, whose upgrade request has been read.
func (c *conn) enter(early []byte) {
	if len(early) > 0 {
		c.held = bytes.Clone(early)
	}
	if !c.t.handshake(c) {
		c.t.forget(c)
		_ = c.tcp.Close()
	}
}

// handOver gives a connection to the REST server, which reads it from the
// first byte.
func (c *conn) handOver(head []byte) {
	h := &handed{Conn: c.rw, c: c, head: head}
	c.t.mu.Lock()
	c.handed = h
	c.t.mu.Unlock()
	select {
	case c.t.handed <- h:
	case <-c.t.stop:
		c.t.forget(c)
		_ = c.tcp.Close()
	}
}

// replay is a connection of which something has been read already.
type replay struct {
	net.Conn
	head []byte
}

// Read gives what had been read, then what comes.
func (r *replay) Read(p []byte) (int, error) {
	if len(r.head) == 0 {
		return r.Conn.Read(p)
	}
	n := copy(p, r.head)
	if r.head = r.head[n:]; len(r.head) == 0 {
		r.head = nil
	}
	return n, nil
}

// handover is the listener of the REST server: it gets connections from greet.
type handover struct{ t *Twin }

// Accept waits for the next one.
func (h *handover) Accept() (net.Conn, error) {
	select {
	case c := <-h.t.handed:
		return c, nil
	case <-h.t.stop:
		return nil, net.ErrClosed
	}
}

// Close leaves the port to the twin.
func (h *handover) Close() error { return nil }

// Addr is the twin's.
func (h *handover) Addr() net.Addr { return h.t.addr }
