// Package simnet is a network in memory on virtual time: the simulated poller
// that loops run on in tests, and at its far end a server behind an
// edge.Edge, the same machine that the twin runs behind real sockets.
//
// Everything happens on one goroutine in an order that the seed alone decides,
// so a run replays exactly. It never reads a clock and never opens a socket.
package simnet

import (
	"math/rand/v2"
	"net/netip"
	"syscall"
	"time"

	"holdfast/internal/edge"
	"holdfast/internal/loop"
	"holdfast/internal/pack"
	"holdfast/internal/record"
)

// Options is the world's make-up. The zero value is a healthy server 100 µs
// away.
type Options struct {
	Seed    uint64
	Latency time.Duration // one way; 0 means 100 µs
	Jitter  time.Duration // added to each delivery, evenly from 0 to this
	Edge    pack.Edge
	Faults  []pack.Fault  // those of TLS have no meaning here
	Echo    bool          // the server echoes messages
	Push    time.Duration // the server sends a message this often on every socket
	NoPong  bool          // the server reads pings and does not answer them
	BadPong bool          // it answers them with a payload of its own
	FDs     int           // descriptors the client may hold; 0 means no limit
	NoSYN   bool          // SYNs vanish: every connect times out
	// Answer is what the server says to the HTTP request number n, from 0, at
	// an instant; nil: 200 with a small JSON body, when the edge has served it.
	Answer func(n int, now time.Duration, head string) Answer
	// Upgrade sees the requests for one; nil: nobody does.
	Upgrade func(head string)
	// Gate answers a request for an upgrade in the place of the edge, unless
	// the status is 0; nil: it never does.
	Gate func(now time.Duration) Answer
}

// Answer is a response to an HTTP request.
type Answer struct {
	Status int    // 0: 200
	Header string // more lines, each with CRLF
	Body   string
	After  time.Duration // beside what the edge's queue takes
	Cut    bool          // no answer: RST
	Close  bool          // FIN behind the answer, which does not say so

	missing int // bytes declared and not there; below 0: there and not declared
}

// Truth is what the world did to one connection, for tests to hold verdicts
// against.
type Truth struct {
	At   time.Duration
	Port int // the client's, -1 if the act was not about one connection
	Act  edge.Act
}

// World is the network and its server.
type World struct {
	o        Options
	rng      *rand.Rand
	now      int64
	seq      uint64
	heap     []event
	edge     *edge.Edge
	carrying bool
	conns    []*conn // by descriptor
	free     []int32
	open     int
	loops    []*poller
	truth    []Truth
	frames   []byte // scratch for what the server sends
	requests int    // HTTP requests so far
}

// New makes a world at instant 0.
func New(o Options) *World {
	if o.Latency == 0 {
		o.Latency = 100 * time.Microsecond
	}
	return &World{
		o: o, rng: rand.New(rand.NewPCG(o.Seed, 0x73696d)),
		edge: edge.New(o.Edge, o.Faults, o.Seed),
	}
}

// Truth is everything the server's edge did, in order.
func (w *World) Truth() []Truth { return w.truth }

// Open is how many descriptors the client holds.
func (w *World) Open() int { return w.open }

// Now is the present virtual instant.
func (w *World) Now() time.Duration { return time.Duration(w.now) }

type what uint8

const (
	atClientConnect what = iota // the dial is decided
	atClientBytes
	atClientFIN
	atClientReset
	atServerBytes
	atServerFIN
	atServerReset
	synAgain // a SYN that was lost is sent once more
	accepted // the connection is taken off the server's listen queue
	serverPush
	serverClose // the server gives up waiting for the answer to its close frame
	call
)

// event is one delivery, ordered by time and then by the order of sending.
type event struct {
	at   int64
	seq  uint64
	fd   int32
	gen  uint32
	n    int32
	what what
	do   func()
}

func (w *World) push(e event) {
	w.seq++
	e.seq = w.seq
	w.heap = append(w.heap, e)
	h := w.heap
	for i := len(h) - 1; i > 0; {
		up := (i - 1) / 4
		if !earlier(&h[i], &h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
}

func earlier(a, b *event) bool {
	if a.at != b.at {
		return a.at < b.at
	}
	return a.seq < b.seq
}

func (w *World) pop() event {
	h := w.heap
	top := h[0]
	last := len(h) - 1
	h[0] = h[last]
	h[last] = event{}
	h = h[:last]
	for i := 0; ; {
		best := i
		for c := 4*i + 1; c <= 4*i+4 && c < last; c++ {
			if earlier(&h[c], &h[best]) {
				best = c
			}
		}
		if best == i {
			break
		}
		h[i], h[best] = h[best], h[i]
		i = best
	}
	w.heap = h
	return top
}

// At calls f at a virtual instant.
func (w *World) At(at time.Duration, f func()) {
	w.push(event{at: max(int64(at), w.now), what: call, do: f})
}

// delay is one delivery's time on the wire.
func (w *World) delay() int64 {
	d := int64(w.o.Latency)
	if w.o.Jitter > 0 {
		d += w.rng.Int64N(int64(w.o.Jitter))
	}
	return d
}

// Run turns the loops until done reports true or nothing is left to happen.
// The loops' pollers must be this world's, in the order in which they were made.
func (w *World) Run(loops []*loop.Loop, done func() bool) {
	order := make([]int, len(loops))
	for i := range order {
		order[i] = i
	}
	for !done() {
		if len(loops) > 1 {
			w.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		}
		busy := false
		for _, i := range order {
			if w.loops[i].pending() || loops[i].NextTimer() <= w.now {
				loops[i].Turn()
				busy = true
			}
		}
		if !busy && !w.step(loops) {
			return
		}
	}
}

// step moves the clock to the next thing that happens and lets it happen.
func (w *World) step(loops []*loop.Loop) bool {
	next := loop.Forever
	for _, l := range loops {
		next = min(next, l.NextTimer())
	}
	if len(w.heap) > 0 {
		next = min(next, w.heap[0].at)
	}
	if at, ok := w.edge.Next(); ok {
		next = min(next, int64(at))
	}
	if next == loop.Forever {
		return false
	}
	w.now = max(w.now, next)
	w.carryOut()
	for len(w.heap) > 0 && w.heap[0].at <= w.now {
		w.deliver(w.pop())
	}
	return true
}

func (w *World) deliver(e event) {
	if e.what == call {
		e.do()
		return
	}
	c := w.conns[e.fd]
	if c.gen != e.gen {
		return
	}
	switch e.what {
	case atClientConnect:
		c.decided = true
		c.mark(loop.Writable)
	case atClientBytes:
		c.arrived += int(e.n)
		c.lastDataRecv = w.now
		c.mark(loop.Readable)
	case atClientFIN:
		if c.state == stateEstablished {
			c.state = record.TCPCloseWait
		}
		c.mark(loop.Readable | loop.HalfClosed)
	case synAgain:
		w.syn(c, e.n)
	case atClientReset:
		c.state = record.TCPClose
		c.mark(loop.Readable | loop.Writable | loop.HalfClosed)
	default:
		c.serverEvent(e)
	}
}

// poller is the client's side of the world for one loop.
type poller struct {
	world *World
	ready []int32 // descriptors with news, in order of arrival
	woken bool
}

// Poller adds a loop's poller to the world.
func (w *World) Poller() loop.Poller {
	p := &poller{world: w}
	w.loops = append(w.loops, p)
	return p
}

func (p *poller) pending() bool { return len(p.ready) > 0 || p.woken }

// Now is the virtual instant.
func (p *poller) Now() int64 { return p.world.now }

// Wake makes the loop turn.
func (p *poller) Wake() { p.woken = true }

// ModelsTLS says that there is no TLS here: handshakes succeed at once.
func (p *poller) ModelsTLS() {}

// Release does nothing: the world is garbage like anything else.
func (p *poller) Release() {}

// Wait returns what is ready and never waits: virtual time moves only between
// turns.
func (p *poller) Wait(events []loop.Event, _ int64) int {
	p.woken = false
	n, used := 0, 0
	for _, fd := range p.ready {
		if n == len(events) {
			break
		}
		used++
		c := p.world.conns[fd]
		c.listed = false
		if c.ready == 0 || c.closed {
			continue
		}
		events[n] = loop.Event{ID: c.id, Gen: c.tag, Ready: c.ready}
		c.ready = 0
		n++
	}
	p.ready = p.ready[:copy(p.ready, p.ready[used:])]
	return n
}

// Dial begins a connection; the answer takes one round trip.
func (p *poller) Dial(id loop.ID, tag uint32, local, _ netip.AddrPort) (int32, syscall.Errno) {
	w := p.world
	if w.o.FDs > 0 && w.open >= w.o.FDs {
		return -1, syscall.EMFILE
	}
	w.open++
	var c *conn
	if n := len(w.free); n > 0 {
		c = w.conns[w.free[n-1]]
		w.free = w.free[:n-1]
		*c = conn{world: w, fd: c.fd, gen: c.gen + 1, in: c.in[:0], out: c.out[:0], held: c.held[:0]}
	} else {
		c = &conn{world: w, fd: int32(len(w.conns))}
		w.conns = append(w.conns, c)
	}
	c.poller, c.id, c.tag = p, id, tag
	c.port = int(local.Port())
	if c.port == 0 {
		c.port = 32768 + int(c.fd)%28232
	}
	c.state = stateSYNSent
	if !w.o.NoSYN {
		w.syn(c, 0)
	}
	return c.fd, 0
}

// syn sends the SYN of a connection, for the nth time from 0. Linux sends a
// lost one again after 1 s, four times, and then waits twice as long each time.
func (w *World) syn(c *conn, n int32) {
	now := time.Duration(w.now)
	at := w.now + w.delay() + w.delay()
	switch {
	case !w.edge.Hearing(now):
		w.synAgain(c, n)
		return
	case !w.edge.Listening(now):
		c.err = syscall.ECONNREFUSED
	default:
		taken, ok := w.edge.Knock(now)
		if !ok {
			w.synAgain(c, n)
			return
		}
		c.state = stateEstablished
		if taken > now {
			c.queued = true
			w.push(event{at: int64(taken), fd: c.fd, gen: c.gen, what: accepted})
		}
	}
	c.toClient = at
	w.push(event{at: at, fd: c.fd, gen: c.gen, what: atClientConnect})
}

func (w *World) synAgain(c *conn, n int32) {
	const linear, most = 4, 10
	if n == most {
		return // it is the client that gives up
	}
	wait := int64(time.Second) << max(0, n-linear)
	w.push(event{at: w.now + wait, fd: c.fd, gen: c.gen, n: n + 1, what: synAgain})
}

// SocketError is the outcome of the dial.
func (p *poller) SocketError(fd int32) syscall.Errno { return p.world.conns[fd].err }

// Read takes what has arrived.
func (p *poller) Read(fd int32, b []byte) (int, syscall.Errno) {
	c := p.world.conns[fd]
	if c.arrived > 0 {
		n := copy(b, c.in[:c.arrived])
		c.in = c.in[:copy(c.in, c.in[n:])]
		c.arrived -= n
		return n, 0
	}
	switch c.state {
	case record.TCPClose:
		if c.resetSeen {
			return 0, 0
		}
		c.resetSeen = true
		return 0, syscall.ECONNRESET
	case record.TCPCloseWait:
		return 0, 0
	}
	return 0, syscall.EAGAIN
}

// Write puts bytes on the wire.
func (p *poller) Write(fd int32, b []byte) (int, syscall.Errno) {
	c, w := p.world.conns[fd], p.world
	if c.state == record.TCPClose {
		if c.resetSeen {
			return 0, syscall.EPIPE
		}
		c.resetSeen = true
		return 0, syscall.ECONNRESET
	}
	c.lastDataSent = w.now
	if c.vanish {
		if c.unacked == 0 {
			c.firstUnacked = w.now
		}
		c.unacked += len(b)
		return len(b), 0
	}
	c.out = append(c.out, b...)
	c.toServer = max(c.toServer, w.now+w.delay())
	w.push(event{at: c.toServer, fd: fd, gen: c.gen, n: int32(len(b)), what: atServerBytes})
	return len(b), 0
}

// KeepAlive is accepted and changes nothing: the kernel's probes carry no
// bytes, and the edge does not count them.
func (p *poller) KeepAlive(int32, time.Duration, time.Duration) syscall.Errno { return 0 }

// Info is what the kernel would say.
func (p *poller) Info(fd int32) record.TCPInfo {
	c, now := p.world.conns[fd], p.world.now
	age := func(since int64) uint32 { return uint32((now - since) / 1e6) }
	info := record.TCPInfo{
		Known: true, State: c.state, OutQueue: uint32(c.unacked), InQueue: uint32(c.arrived),
		LastDataSentMS: age(c.lastDataSent), LastDataRecvMS: age(c.lastDataRecv), LastAckRecvMS: age(c.lastDataRecv),
		RTTUS: uint32(2 * p.world.o.Latency.Microseconds()),
	}
	if c.unacked > 0 {
		// The retransmission timer starts at 200 ms here and doubles.
		for rto := int64(200e6); c.firstUnacked+rto <= now && info.Backoff < 15; rto = 2*rto + 200e6 {
			info.Backoff++
			info.Retransmits++
			info.TotalRetransmit++
		}
		info.Unacked = 1
	}
	return info
}

// LocalPort is the client's port.
func (p *poller) LocalPort(fd int32) int { return p.world.conns[fd].port }

// Close ends the client's side.
func (p *poller) Close(fd int32, abort bool) {
	c, w := p.world.conns[fd], p.world
	c.closed, c.ready = true, 0
	w.open--
	what := atServerFIN
	if abort {
		what = atServerReset
	}
	if c.state == stateSYNSent || c.vanish || c.state == record.TCPClose || c.err != 0 {
		w.drop(c)
		return
	}
	c.toServer = max(c.toServer, w.now+w.delay())
	w.push(event{at: c.toServer, fd: fd, gen: c.gen, what: what})
}

// drop frees a descriptor once both ends are done with it.
func (w *World) drop(c *conn) {
	if c.edge != nil {
		w.edge.Gone(time.Duration(w.now), c.edge)
		c.edge = nil
	}
	c.gen++
	w.free = append(w.free, c.fd)
	w.carryOut()
}
