package loop

import (
	"crypto/tls"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"syscall"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/tls13"
)

// A TLS socket begins as a tls.Conn over a transport that is no socket: the
// loop feeds it what it has read and sends what it has written. The handshake
// runs on a goroutine and may wait there. It gets one record at a time, so it
// reads nothing that comes behind it.
//
// Afterwards the goroutine is gone. A TLS 1.3 session goes on in the loop's own
// record layer (records.go), with the traffic secrets that crypto/tls hands to
// its key log, and the tls.Conn is dropped: it would be most of the memory of
// an idle socket. Under TLS 1.2, and where a cipher is forbidden to us, the
// loop drives tls.Conn.Read over a transport that answers "nothing yet" with
// an error whose Temporary is true. Reads of crypto/tls survive that; writes
// would not, so the transport takes every write and queues what the kernel
// does not take.
//
// crypto/tls reports close_notify and a bare FIN alike as EOF. The transport
// knows whether it has handed out the end of the stream: if not, it was a
// close_notify.

const (
	// shakingAtOnce bounds the handshakes under way on a loop: each is a
	// goroutine with about 40 KB. Others wait, and their wait counts as ours.
	shakingAtOnce = 512
	// computingAtOnce bounds those of them that use the processor. A handshake
	// takes about 0.5 ms of it, and those who hold sockets must not wait behind
	// hundreds.
	computingAtOnce = 2
	// maxShakeInput bounds what is kept for a handshake that has not read it:
	// more than its largest flight (a certificate message has at most 256 KiB).
	// Beyond it the kernel's window fills.
	maxShakeInput = 512 << 10
	// maxPlain is the plaintext of one record (RFC 8446 5.1).
	maxPlain = 16 << 10
	// maxDetail bounds the text of a TLS error, which may quote a certificate.
	maxDetail = 512
)

// Modelled is a Poller of a simulated network, below which there is no TLS: a
// handshake succeeds as soon as it begins, bytes stay plain, and every end of
// a stream is a proper one.
type Modelled interface{ ModelsTLS() }

// TLS is what is known of a socket's TLS.
type TLS struct {
	// Queued is how long the handshake waited on our side, for its turn and for
	// a processor: no time of the platform's.
	Queued      time.Duration
	Version     uint16 // as in package tls, 0 before the handshake is over
	Cipher      uint16
	Protocol    string // negotiated by ALPN, empty if none
	CloseNotify bool   // the peer ended TLS properly
	Detail      string // what broke TLS, bounded and not escaped: it may quote the peer
}

type tlsState uint8

const (
	plain tlsState = iota
	shaking
	secured
	modelled
)

// shakes is a loop's TLS: everything here is the loop goroutine's own but
// where it says otherwise.
type shakes struct {
	sessions  []*session // by ID; nil until there is one
	waiting   []*session // for their turn, oldest first
	underWay  int
	plaintext []byte // of one record, read through crypto/tls
	records   recordLayer
	modelled  bool
	computing chan struct{}  // any goroutine: one element for each that computes
	work      sync.WaitGroup // the handshakes' goroutines
}

// Secure begins TLS on a socket that is up, as a client. Secured or Ended
// follows; until then nothing can be written. cfg may be shared by many
// sockets; it must have no KeyLogWriter.
func (l *Loop) Secure(id ID, cfg *tls.Config) {
	s := l.sock(id)
	if s.state != up || s.tls != plain {
		return
	}
	if l.tls.modelled {
		s.tls = modelled
		gen := s.gen
		l.Post(func() {
			if s.gen == gen && s.state == up {
				l.handler.Secured(id)
			}
		})
		return
	}
	if l.tls.sessions == nil {
		l.tls.sessions = make([]*session, len(l.socks)+len(l.added))
		l.tls.plaintext = make([]byte, maxPlain)
		l.tls.computing = make(chan struct{}, computingAtOnce)
	}
	t := &session{loop: l, id: id, shake: &handshake{since: time.Now()}}
	t.shake.news.L = &t.shake.mu
	cfg = cfg.Clone()
	cfg.KeyLogWriter = &t.shake.secrets
	t.conn = tls.Client(t, cfg)
	s.tls = shaking
	l.tls.sessions[id] = t
	l.tls.waiting = append(l.tls.waiting, t)
	l.shakeNext()
}

// shakeNext starts handshakes whose turn it is.
func (l *Loop) shakeNext() {
	for len(l.tls.waiting) > 0 && l.tls.underWay < shakingAtOnce {
		t := l.tls.waiting[0]
		l.tls.waiting[0] = nil
		l.tls.waiting = l.tls.waiting[1:]
		if l.tls.sessions[t.id] != t {
			continue // closed while it waited
		}
		l.tls.underWay++
		l.tls.work.Go(t.run)
	}
	if len(l.tls.waiting) == 0 {
		l.tls.waiting = nil
	}
}

// abandonTLS ends every handshake and waits for its goroutine.
func (l *Loop) abandonTLS() {
	for _, t := range l.tls.sessions {
		if t != nil && t.shake != nil {
			t.shake.finish(net.ErrClosed)
		}
	}
	l.tls.work.Wait()
	for _, t := range l.tls.sessions {
		if t != nil && t.shake != nil {
			t.shake.secrets.wipe()
		}
	}
}

// TLSEvidence is what is known of a socket's TLS until it is closed.
func (l *Loop) TLSEvidence(id ID) TLS {
	if s := l.sock(id); s.tls == modelled {
		return TLS{CloseNotify: s.state == ended}
	}
	if l.tls.sessions == nil || l.tls.sessions[id] == nil {
		return TLS{}
	}
	t := l.tls.sessions[id]
	facts := t.facts
	if t.shake != nil {
		facts.Queued = t.shake.waited()
	}
	return facts
}

// session is the TLS of one socket, and the transport under its tls.Conn.
type session struct {
	loop    *Loop
	id      ID
	conn    *tls.Conn      // nil once records has taken over
	records *tls13.Session // nil before, and for ever under TLS 1.2
	shake   *handshake     // until the handshake is over
	in      []byte         // ciphertext that waits to be read: for conn, or the beginning of a record
	end     error          // what comes behind it; nil: nothing yet
	drawn   bool           // end has been read
	facts   TLS
}

// handshake is what a session needs while its handshake runs.
type handshake struct {
	mu     sync.Mutex // guards everything below
	news   sync.Cond
	in     []byte
	end    error // what comes behind in; nil: nothing yet
	out    []byte
	posted bool          // the loop knows of out
	full   bool          // the loop has stopped reading
	queued time.Duration // spent waiting on our side
	since  time.Time     // that wait's start, zero if there is none

	record  int     // bytes left of the record that crypto/tls is reading
	secrets secrets // the handshake's goroutine alone, until it is over
}

// run carries the handshake out, on a goroutine of its own.
func (t *session) run() {
	h := t.shake
	h.enter(t.loop.tls.computing)
	err := t.conn.Handshake()
	<-t.loop.tls.computing
	t.loop.Post(func() { t.loop.shaken(t, err) })
}

// enter waits for a processor.
func (h *handshake) enter(computing chan<- struct{}) {
	h.mu.Lock()
	if h.since.IsZero() {
		h.since = time.Now()
	}
	h.mu.Unlock()
	computing <- struct{}{}
	h.mu.Lock()
	h.queued += time.Since(h.since)
	h.since = time.Time{}
	h.mu.Unlock()
}

func (h *handshake) waited() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.since.IsZero() {
		return h.queued
	}
	return h.queued + time.Since(h.since)
}

// isFull reports that nothing more is to be read for the handshake.
func (h *handshake) isFull() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.full
}

// finish says that nothing comes any more.
func (h *handshake) finish(end error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.end == nil || end == net.ErrClosed {
		h.end = end
	}
	h.news.Signal()
}

// feed takes ciphertext and reports whether there is room for more.
func (h *handshake) feed(b []byte) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.in = append(h.in, b...)
	h.full = len(h.in) >= maxShakeInput
	h.news.Signal()
	return !h.full
}

// lacks reports that crypto/tls must wait: for anything of the record that it
// is in, or for the header of the next one.
func (h *handshake) lacks() bool {
	return h.end == nil && (len(h.in) == 0 || h.record == 0 && len(h.in) < tls13.HeaderSize)
}

// read is what crypto/tls reads with during the handshake: it waits. It hands
// out no more than the rest of one record.
func (h *handshake) read(t *session, p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.lacks() {
		if h.full {
			h.full = false
			t.loop.Post(func() { t.loop.readOn(t) })
		}
		<-t.loop.tls.computing
		for h.lacks() {
			h.news.Wait()
		}
		h.mu.Unlock()
		h.enter(t.loop.tls.computing)
		h.mu.Lock()
	}
	if h.end == net.ErrClosed || len(h.in) == 0 {
		t.drawn = true
		return 0, h.end
	}
	if h.record == 0 {
		// A record that is too long, or none, is crypto/tls's to refuse.
		h.record = len(h.in)
		if len(h.in) >= tls13.HeaderSize {
			h.record = tls13.HeaderSize + int(binary.BigEndian.Uint16(h.in[3:]))
		}
	}
	n := copy(p[:min(len(p), h.record)], h.in)
	h.record -= n
	if h.in = h.in[n:]; len(h.in) == 0 {
		h.in = nil
	}
	return n, nil
}

// write queues ciphertext for the loop.
func (h *handshake) write(t *session, p []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.out = append(h.out, p...)
	if !h.posted {
		h.posted = true
		t.loop.Post(func() { t.loop.sendShake(t) })
	}
}

// Read hands ciphertext to crypto/tls.
func (t *session) Read(p []byte) (int, error) {
	if t.shake != nil {
		return t.shake.read(t, p)
	}
	if len(t.in) == 0 {
		if t.end == nil {
			return 0, nothingYet{}
		}
		t.drawn = true
		return 0, t.end
	}
	n := copy(p, t.in)
	t.in = t.in[n:]
	return n, nil
}

// Write takes ciphertext from crypto/tls. It never fails: after an error
// crypto/tls would never write again, and reading tells what has become of the
// socket.
func (t *session) Write(p []byte) (int, error) {
	if t.shake != nil {
		t.shake.write(t, p)
	} else {
		t.loop.send(t.id, p)
	}
	return len(p), nil
}

// Close does nothing: the loop owns the socket.
func (t *session) Close() error { return nil }

// SetDeadline does nothing, like its kin: the loop's timers end sockets.
func (t *session) SetDeadline(time.Time) error { return nil }

// SetReadDeadline does nothing.
func (t *session) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing.
func (t *session) SetWriteDeadline(time.Time) error { return nil }

// LocalAddr and RemoteAddr are of use to nobody here.
func (t *session) LocalAddr() net.Addr { return nowhere{} }

// RemoteAddr is nowhere, too.
func (t *session) RemoteAddr() net.Addr { return nowhere{} }

type nowhere struct{}

func (nowhere) Network() string { return "loop" }
func (nowhere) String() string  { return "loop" }

// nothingYet is what the transport answers when there is nothing to read.
// crypto/tls does not remember an error whose Temporary is true.
type nothingYet struct{}

func (nothingYet) Error() string   { return "nothing to read yet" }
func (nothingYet) Timeout() bool   { return true }
func (nothingYet) Temporary() bool { return true }

// sendShake sends what a handshake has written.
func (l *Loop) sendShake(t *session) {
	if l.tls.sessions[t.id] != t || t.shake == nil {
		return
	}
	h := t.shake
	h.mu.Lock()
	out := h.out
	h.out, h.posted = nil, false
	h.mu.Unlock()
	l.send(t.id, out)
}

// readOn reads again for a handshake that had too much to read.
func (l *Loop) readOn(t *session) {
	if l.tls.sessions[t.id] == t && t.shake != nil {
		l.read(t.id, l.sock(t.id), true)
	}
}

// shaken takes a socket back from its handshake.
func (l *Loop) shaken(t *session, err error) {
	h, s := t.shake, l.sock(t.id)
	defer h.secrets.wipe()
	l.tls.underWay--
	l.shakeNext()
	if l.tls.sessions[t.id] != t {
		return // closed meanwhile
	}
	t.shake = nil
	t.facts.Queued = h.queued
	if len(h.out) > 0 {
		l.send(t.id, h.out) // an alert at last
	}
	if err != nil {
		l.endTLS(t, s, err)
		return
	}
	state := t.conn.ConnectionState()
	t.facts.Version, t.facts.Cipher, t.facts.Protocol = state.Version, state.CipherSuite, state.NegotiatedProtocol
	s.tls = secured
	if state.Version == tls.VersionTLS13 {
		l.takeOver(t, &h.secrets)
	}
	l.handler.Secured(t.id)
	// Tickets and early frames may have come with the handshake's last bytes;
	// no event will tell of them any more.
	if !l.isUp(t) || !l.readTLS(t, s, h.in, h.end) {
		return
	}
	if h.full {
		l.read(t.id, s, true)
	}
}

// isUp reports whether a session's socket is still the one it was.
func (l *Loop) isUp(t *session) bool {
	return l.tls.sessions[t.id] == t && l.sock(t.id).state == up
}

// feedShake hands the outcome of a read to the handshake, and reports whether
// to read on.
func (l *Loop) feedShake(t *session, n int, errno syscall.Errno) bool {
	switch {
	case errno != 0:
		t.shake.finish(errno)
	case n == 0:
		t.shake.finish(io.EOF)
	default:
		return t.shake.feed(l.buf[:n])
	}
	return false
}

// decrypt hands over the plaintext of everything that has come, through
// crypto/tls. It reports whether the socket is still up.
func (l *Loop) decrypt(t *session, s *sock) bool {
	for {
		n, err := t.conn.Read(l.tls.plaintext)
		if n > 0 {
			l.handler.Received(t.id, l.tls.plaintext[:n])
			if !l.isUp(t) {
				return false
			}
		}
		switch err {
		case nil:
		case nothingYet{}:
			t.in = nil
			return true
		default:
			l.endTLS(t, s, err)
			return false
		}
	}
}

// endTLS says how a TLS socket ended.
func (l *Loop) endTLS(t *session, s *sock, err error) {
	how, errno, detail := t.ending(s, err)
	t.facts.Detail = detail[:min(len(detail), maxDetail)]
	s.state = ended
	l.handler.Ended(t.id, how, errno)
}

func (t *session) ending(s *sock, err error) (how record.How, errno syscall.Errno, detail string) {
	cut := err == io.EOF || err == io.ErrUnexpectedEOF
	switch {
	case cut && !t.drawn:
		t.facts.CloseNotify = true
		return record.HowFIN, 0, ""
	case cut && s.reset:
		return record.HowReset, syscall.ECONNRESET, ""
	case cut && s.errno != 0:
		return howErrno(syscall.Errno(s.errno)), syscall.Errno(s.errno), ""
	case cut && s.tls != secured:
		return record.HowFIN, 0, "" // there was no session to cut
	case err == io.ErrUnexpectedEOF:
		return record.HowTLSCut, 0, "the stream ended inside a TLS record"
	case cut:
		return record.HowTLSCut, 0, ""
	}
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return howErrno(errno), errno, ""
	}
	if a, ok := errors.AsType[tls13.Alert](err); ok && a.Received {
		return record.HowTLSAlert, 0, strings.TrimPrefix(a.Error(), "tls: ")
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "remote error" {
		return record.HowTLSAlert, 0, strings.TrimPrefix(op.Err.Error(), "tls: ")
	}
	return record.HowTLSBroken, 0, broken(err)
}

// broken says what kept a session from being, or broke it.
func broken(err error) string {
	header, why, ok := noRecord(err)
	if ok && string(header[:]) == "HTTP/" {
		return "the server answered plain HTTP, not TLS"
	}
	if ok {
		return strings.TrimPrefix(why, "tls: ")
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Err != nil { // "local error": the alert we sent
		return strings.TrimPrefix(op.Err.Error(), "tls: ")
	}
	if verify, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return strings.TrimPrefix(verify.Err.Error(), "x509: ")
	}
	return strings.TrimPrefix(err.Error(), "tls: ")
}

// noRecord reports bytes that are no TLS record: crypto/tls saw them in the
// handshake, or we did later.
func noRecord(err error) (header [tls13.HeaderSize]byte, why string, ok bool) {
	if e, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return e.RecordHeader, e.Msg, true
	}
	e, ok := errors.AsType[tls13.NoRecord](err)
	return e.Header, e.Why, ok
}

// leaveTLS forgets a socket's session. With a word of goodbye if it is polite:
// close_notify (RFC 8446 6.1).
func (l *Loop) leaveTLS(id ID, polite bool) {
	if l.tls.sessions == nil || l.tls.sessions[id] == nil {
		return
	}
	t := l.tls.sessions[id]
	switch {
	case t.shake != nil:
		t.shake.finish(net.ErrClosed)
	case t.records != nil:
		if polite {
			l.sendAlert(t, tls13.CloseNotify)
		}
		l.tls.records.Forget(t.records)
	case polite:
		_ = t.conn.Close() // the transport takes everything
	}
	l.tls.sessions[id] = nil
}
