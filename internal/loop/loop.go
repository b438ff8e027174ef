// Package loop is an event loop that owns sockets, their timers and their
// source ports. It moves bytes and tells its handler what happened, exactly
// and at once; what bytes mean and why a socket ended is not its business.
//
// A loop is one goroutine without locks, channels or allocations on the hot
// path. It stands on a Poller, so that the same code
// runs on epoll, on other systems, and on the simulated network.
package loop

import (
	"cmp"
	"io"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"holdfast/internal/record"
)

// Handler is told what happens. Its methods run on the loop's goroutine and
// may call the loop.
type Handler interface {
	// Connected: TCP is up.
	Connected(id ID)
	// Secured: TLS is up, after Secure was called. From now on Write and
	// Received carry plaintext.
	Secured(id ID)
	// Received hands over bytes; they are valid during the call only.
	Received(id ID, data []byte)
	// Ended: the transport is over. The socket stays, for Evidence, until the
	// handler closes it. Before Connected it means that the dial did not succeed.
	// Over TLS, HowFIN is an end with close_notify, HowTLSCut one without, and
	// TLSEvidence knows more.
	Ended(id ID, how record.How, errno syscall.Errno)
	// Timer: the socket's timer has fired.
	Timer(id ID)
	// Alarm: one of the loop's own timers has fired.
	Alarm(n int)
	// ExactAlarm: the instant given to SetExact has come.
	ExactAlarm()
}

// Config is what a loop needs besides its poller and handler.
type Config struct {
	Sockets int                        // IDs run from 0 to Sockets-1; Add makes more
	Alarms  int                        // the loop's own timers, from 0
	Check   func(netip.AddrPort) error // the guard, asked before every dial; nil allows all
	Ports   *Ports                     // explicit source ports; nil lets the system choose
	// QueuedBytes bounds what is kept per socket when the kernel takes no more,
	// but for a first Write, which is taken whole. A peer that does not read
	// gets nothing further sent. 0: DefaultQueuedBytes.
	QueuedBytes int
}

// DefaultQueuedBytes is what a zero Config.QueuedBytes stands for.
const DefaultQueuedBytes = 64 << 10

// Loop is one event loop.
type Loop struct {
	poller  Poller
	handler Handler
	check   func(netip.AddrPort) error
	ports   *Ports
	socks   []sock  // of Config.Sockets
	added   []*sock // by Add
	wheel   *wheel
	alarms  int         // nodes of the wheel before those of the sockets
	fire    func(int32) // bound once: a method value allocates
	exact   int64       // instant of ExactAlarm, Forever for none
	events  []Event
	buf     []byte
	queued  map[ID][]byte
	room    int                   // bytes of a queue
	remotes map[ID]netip.AddrPort // of dials under way, if the poller is Deferring
	tls     shakes
	now     int64
	gaps    gaps
	stopped atomic.Bool

	posted atomic.Bool // something waits below
	mu     sync.Mutex
	posts  []func()
}

type sockState uint8

const (
	closed sockState = iota
	dialing
	up
	ended // the transport is over, the descriptor still held
)

type sock struct {
	fd    int32
	gen   uint32
	lease lease
	state sockState
	reset bool   // a write has already been told of the RST
	errno uint32 // the numbers that Windows lacks are large
	tls   tlsState
	more  bool // readMore is posted
}

// mostReads is how many full buffers of one socket are read before the others
// have their turn, and the timers.
const mostReads = 8

// New makes a loop on a poller.
func New(p Poller, h Handler, c Config) *Loop {
	l := &Loop{
		poller: p, handler: h, check: c.Check, ports: c.Ports,
		socks:  make([]sock, c.Sockets),
		wheel:  newWheel(c.Alarms + c.Sockets),
		alarms: c.Alarms, exact: Forever,
		events: make([]Event, maxEvents),
		buf:    make([]byte, 64<<10),
		queued: map[ID][]byte{},
		room:   cmp.Or(c.QueuedBytes, DefaultQueuedBytes),
	}
	_, l.tls.modelled = p.(Modelled)
	if _, deferring := p.(Deferring); deferring && c.Ports != nil {
		l.remotes = map[ID]netip.AddrPort{}
	}
	l.fire = l.fired
	l.now = p.Now()
	l.wheel.now = l.now / tickNS
	return l
}

// Add makes one more ID. It is a socket to be dialed, or just a timer for what
// the handler does beside its sockets.
func (l *Loop) Add() ID {
	l.added = append(l.added, new(sock))
	l.wheel.add()
	if l.tls.sessions != nil {
		l.tls.sessions = append(l.tls.sessions, nil)
	}
	return ID(len(l.socks) + len(l.added) - 1)
}

// sock is what is kept of a socket. It stays where it is.
func (l *Loop) sock(id ID) *sock {
	if int(id) < len(l.socks) {
		return &l.socks[id]
	}
	return l.added[int(id)-len(l.socks)]
}

// Now is the instant at which the present turn began, or a later one that
// Refresh asked for: nanoseconds since the start of the run.
func (l *Loop) Now() int64 { return l.now }

// Refresh reads the clock.
func (l *Loop) Refresh() int64 {
	l.now = l.poller.Now()
	return l.now
}

// Run turns the loop until Stop. It must have the goroutine for itself. When
// it returns, no goroutine of the loop is left.
func (l *Loop) Run() {
	for !l.stopped.Load() {
		l.turn()
	}
	l.abandonTLS()
}

// Stop ends Run after the turn in progress. Any goroutine may call it.
func (l *Loop) Stop() {
	l.stopped.Store(true)
	l.poller.Wake()
}

// Post runs f on the loop's goroutine, in its next turn. Any goroutine may
// call it.
func (l *Loop) Post(f func()) {
	l.mu.Lock()
	l.posts = append(l.posts, f)
	l.mu.Unlock()
	l.posted.Store(true)
	l.poller.Wake()
}

func (l *Loop) runPosts() {
	l.posted.Store(false)
	l.mu.Lock()
	posts := l.posts
	l.posts = nil
	l.mu.Unlock()
	for _, f := range posts {
		f()
	}
}

// Turn is for simulated pollers: one turn without waiting, after which the
// world decides what happens next. Virtual time passes between turns, so it
// says nothing of absences.
func (l *Loop) Turn() {
	l.gaps.start(l.Refresh())
	l.turn()
}

// turn fires the timers that are due, waits until something is ready or the
// next timer is due, and handles what was ready.
func (l *Loop) turn() {
	l.Refresh()
	if l.posted.Load() {
		l.runPosts()
	}
	l.wheel.advance(l.now, l.fire)
	if l.exact <= l.now {
		l.exact = Forever
		l.handler.ExactAlarm()
	}
	next := l.NextTimer()
	l.gaps.away(l.Refresh(), next)
	n := l.poller.Wait(l.events, next)
	l.gaps.back(l.Refresh())
	l.dispatch(n)
}

// NextTimer is the instant at which to look at the timers again.
func (l *Loop) NextTimer() int64 {
	tick, ok := l.wheel.next()
	if !ok {
		return l.exact
	}
	return min(tick*tickNS, l.exact)
}

// OwnGap is the longest time for which this loop did not look at its sockets
// although it should have, within the last ten to twenty seconds.
func (l *Loop) OwnGap() time.Duration { return time.Duration(l.gaps.longest(l.now)) }

// TakeGap is the longest such time since the last call. Any goroutine may call it.
func (l *Loop) TakeGap() time.Duration { return time.Duration(l.gaps.take()) }

// TakeBusy is how long the loop did anything but wait since the last call. Any
// goroutine may call it.
func (l *Loop) TakeBusy() time.Duration { return time.Duration(l.gaps.busy.Swap(0)) }

func (l *Loop) fired(id int32) {
	if int(id) < l.alarms {
		l.handler.Alarm(int(id))
	} else {
		l.handler.Timer(ID(int(id) - l.alarms))
	}
}

// SetTimer arms the socket's one timer for an instant, replacing what was set.
func (l *Loop) SetTimer(id ID, at int64) { l.wheel.set(int32(l.alarms+int(id)), at) }

// ClearTimer disarms it.
func (l *Loop) ClearTimer(id ID) { l.wheel.clear(int32(l.alarms + int(id))) }

// SetAlarm arms one of the loop's own timers.
func (l *Loop) SetAlarm(n int, at int64) { l.wheel.set(int32(n), at) }

// SetExact arms the one timer that does not stand on the wheel's grid.
func (l *Loop) SetExact(at int64) { l.exact = at }

// Dial begins to connect a closed socket. An immediate failure is returned;
// everything later comes through the handler.
func (l *Loop) Dial(id ID, to netip.AddrPort) (how record.How, errno syscall.Errno, ok bool) {
	if l.check != nil && l.check(to) != nil {
		return record.HowNoAddress, 0, false
	}
	return l.dial(id, l.sock(id), to)
}

func (l *Loop) dial(id ID, s *sock, to netip.AddrPort) (how record.How, errno syscall.Errno, ok bool) {
	s.gen++
	s.reset, s.errno, s.tls = false, 0, plain
	for {
		var local netip.AddrPort
		if l.ports != nil {
			if s.lease, local, ok = l.ports.take(); !ok {
				return record.HowOwnPorts, syscall.EADDRNOTAVAIL, false
			}
		}
		s.fd, errno = l.poller.Dial(id, s.gen, local, to)
		if errno == 0 {
			s.state = dialing
			switch {
			case l.remotes != nil:
				l.remotes[id] = to
			case l.ports != nil:
				l.ports.skipped = 0
			}
			return 0, 0, true
		}
		if l.ports != nil {
			l.ports.giveBack(s.lease)
			// A port in use is ours to avoid, not the platform's fault.
			if portTaken(errno) && l.ports.another() {
				continue
			}
		}
		return howErrno(errno), errno, false
	}
}

func portTaken(errno syscall.Errno) bool {
	return errno == syscall.EADDRINUSE || errno == syscall.EADDRNOTAVAIL
}

// redial tries the next port after a Deferring poller was told late that one
// is in use. It reports whether that was it.
func (l *Loop) redial(id ID, s *sock, errno syscall.Errno) bool {
	if l.remotes == nil {
		return false
	}
	to := l.remotes[id]
	delete(l.remotes, id)
	if !portTaken(errno) {
		l.ports.skipped = 0
		return false
	}
	if !l.ports.another() {
		return false
	}
	l.poller.Close(s.fd, false)
	l.ports.giveBack(s.lease)
	s.state = closed
	if how, errno, ok := l.dial(id, s, to); !ok {
		l.handler.Ended(id, how, errno)
	}
	return true
}

// howErrno says which kind of end an errno is.
func howErrno(errno syscall.Errno) record.How {
	switch errno {
	case syscall.ECONNRESET:
		return record.HowReset
	case syscall.EMFILE, syscall.ENFILE:
		return record.HowOwnFDs
	case syscall.EADDRNOTAVAIL, syscall.EADDRINUSE:
		return record.HowOwnPorts
	case syscall.ENOMEM, syscall.ENOBUFS:
		return record.HowOwnMemory
	}
	return record.HowErrno
}

// Write sends bytes, keeping what the kernel does not take at once. It reports
// false when the socket's queue is full or the socket is not up: then nothing
// of b was taken.
func (l *Loop) Write(id ID, b []byte) bool {
	s := l.sock(id)
	if s.state != up || s.tls == shaking {
		return false
	}
	if waiting, ok := l.queued[id]; ok && len(waiting)+len(b) > l.room {
		return false
	}
	if s.tls == secured {
		l.encrypt(l.tls.sessions[id], b)
		return true
	}
	l.send(id, b)
	return true
}

// send writes to the socket itself and keeps what the kernel does not take.
func (l *Loop) send(id ID, b []byte) {
	if waiting, ok := l.queued[id]; ok {
		l.queued[id] = append(waiting, b...)
		return
	}
	s := l.sock(id)
	n, errno := l.poller.Write(s.fd, b)
	switch errno {
	case 0:
	case syscall.EAGAIN:
		n = 0
	default:
		l.noteWriteError(s, errno)
		return // reading tells the rest, and the order of things
	}
	if n < len(b) {
		l.queued[id] = append([]byte(nil), b[n:]...)
	}
}

// Unsent reports whether a part of what was written still waits for the kernel.
func (l *Loop) Unsent(id ID) bool {
	_, waiting := l.queued[id]
	return waiting
}

// noteWriteError keeps what a write was told: the kernel reports an RST to one
// call only, and a read after it would look like a FIN.
func (l *Loop) noteWriteError(s *sock, errno syscall.Errno) {
	if errno == syscall.ECONNRESET {
		s.reset = true
	} else if s.errno == 0 && errno != syscall.EPIPE {
		s.errno = uint32(errno)
	}
}

// flush sends what an earlier write had to leave.
func (l *Loop) flush(id ID) {
	waiting, ok := l.queued[id]
	if !ok {
		return
	}
	s := l.sock(id)
	n, errno := l.poller.Write(s.fd, waiting)
	if errno != 0 && errno != syscall.EAGAIN {
		l.noteWriteError(s, errno)
		delete(l.queued, id)
		return
	}
	if errno == 0 && n == len(waiting) {
		delete(l.queued, id)
	} else if n > 0 {
		// Nothing is moved, or a long queue would be moved again for every
		// little that the kernel takes.
		l.queued[id] = waiting[n:]
	}
}

// KeepAlive turns on the kernel's probes for a socket.
func (l *Loop) KeepAlive(id ID, idle, interval time.Duration) {
	// A kernel that refuses leaves the socket as it was; the probes then do not
	// show in its evidence, and nothing else depends on them.
	_ = l.poller.KeepAlive(l.sock(id).fd, idle, interval)
}

// Evidence is the kernel's view of a socket that is not closed yet.
func (l *Loop) Evidence(id ID) (info record.TCPInfo, localPort int) {
	s := l.sock(id)
	if s.state == closed {
		return record.TCPInfo{}, 0
	}
	return l.poller.Info(s.fd), l.poller.LocalPort(s.fd)
}

// Close releases a socket; abort sends RST instead of FIN. Its ID may be
// dialed again. Closing a closed socket does nothing.
func (l *Loop) Close(id ID, abort bool) {
	s := l.sock(id)
	l.ClearTimer(id)
	if s.state == closed {
		return
	}
	l.leaveTLS(id, !abort)
	if l.remotes != nil {
		delete(l.remotes, id)
	}
	l.poller.Close(s.fd, abort)
	s.state, s.more = closed, false
	s.gen++ // events already fetched are of the past
	delete(l.queued, id)
	if l.ports != nil {
		l.ports.giveBack(s.lease)
	}
}

func (l *Loop) dispatch(n int) {
	for i := range n {
		ev := l.events[i]
		s := l.sock(ev.ID)
		if s.gen != ev.Gen {
			continue
		}
		if s.state == dialing && !l.connected(ev.ID, s) {
			continue
		}
		if ev.Ready&Writable != 0 && s.state == up {
			l.flush(ev.ID)
		}
		if ev.Ready&Readable != 0 && s.state == up && s.gen == ev.Gen {
			l.read(ev.ID, s, ev.Ready&HalfClosed != 0)
		}
	}
}

// connected finishes a dial; false means that there is nothing to read.
func (l *Loop) connected(id ID, s *sock) bool {
	gen := s.gen
	errno := l.poller.SocketError(s.fd)
	if l.redial(id, s, errno) {
		return false
	}
	if errno != 0 {
		s.state = ended
		l.handler.Ended(id, howErrno(errno), errno)
		return false
	}
	s.state = up
	l.handler.Connected(id)
	return s.gen == gen && s.state == up
}

// read drains a socket. A short read means that nothing is left, unless the
// peer's FIN is already known to be waiting behind it. What is too much for one
// turn is left for the next: edge-triggered readiness would not tell again.
func (l *Loop) read(id ID, s *sock, fin bool) {
	gen := s.gen
	if s.tls == shaking && l.tls.sessions[id].shake.isFull() {
		return // the handshake says when it has taken what there is
	}
	for range mostReads {
		n, errno := l.poller.Read(s.fd, l.buf)
		switch {
		case errno == syscall.EAGAIN:
			return
		case errno == syscall.EINTR:
			continue
		case s.tls == shaking:
			if !l.feedShake(l.tls.sessions[id], n, errno) {
				return
			}
		case errno != 0:
			s.state = ended
			l.handler.Ended(id, howErrno(errno), errno)
			return
		case s.tls == secured:
			var end error
			if n == 0 {
				end = io.EOF
			}
			l.readTLS(l.tls.sessions[id], s, l.buf[:n], end)
		case n == 0:
			l.endOfStream(id, s)
			return
		default:
			l.handler.Received(id, l.buf[:n])
		}
		if s.gen != gen || s.state != up || (n < len(l.buf) && !fin) {
			return
		}
	}
	if !s.more {
		s.more = true
		l.Post(func() { l.readMore(id, s, gen) })
	}
}

// readMore reads on where read stopped for the others' sake.
func (l *Loop) readMore(id ID, s *sock, gen uint32) {
	if s.gen != gen || !s.more {
		return
	}
	s.more = false
	if s.state == up {
		l.read(id, s, true)
	}
}

// endOfStream tells a FIN from an RST that a write was told of before.
func (l *Loop) endOfStream(id ID, s *sock) {
	s.state = ended
	switch {
	case s.reset:
		l.handler.Ended(id, record.HowReset, syscall.ECONNRESET)
	case s.errno != 0:
		l.handler.Ended(id, howErrno(syscall.Errno(s.errno)), syscall.Errno(s.errno))
	default:
		l.handler.Ended(id, record.HowFIN, 0)
	}
}
