// Package edge is a load balancer and the nodes behind it as a pure state
// machine: idle timers and what resets them, lifetimes, caps, drain, scheduled
// faults, and modelled service times in a bounded queue.
//
// Time is passed in and randomness comes from a seed, so the same calls give
// the same acts for ever. It never touches a socket: the simulated network and
// the twin carry its acts out, each in its own way.
package edge

import (
	"math/rand/v2"
	"time"

	"holdfast/internal/pack"
)

// Direction of a frame.
type Direction uint8

// The two directions.
const (
	FromClient Direction = iota
	FromServer
)

// Do is what an Act asks its driver to do.
type Do uint8

// The acts.
const (
	Accept     Do = iota // answer the handshake with 101
	Refuse               // answer the handshake with Status and close
	BadReply             // answer the handshake with bytes that are not HTTP, and close
	FIN                  // end the stream
	Reset                // RST
	CloseFrame           // close frame with Code and Reason, then FIN
	Garbage              // bytes that break the protocol; the client will leave
	Truncate             // half a frame, then FIN
	Pause                // stop reading and answering; the kernel still acknowledges
	Resume               // go on
	Blackhole            // acknowledge nothing any more
	ListenDown           // refuse TCP connections
	ListenUp             // accept them again
)

var doNames = [...]string{
	"open", "refuse", "bad_answer", "fin", "rst", "close_frame", "garbage", "truncate",
	"stall", "resume", "blackhole", "listen_down", "listen_up",
}

func (d Do) String() string { return doNames[d] }

// Act is one thing for the driver to do. Name and Why go to the truth log.
type Act struct {
	At     time.Duration
	Conn   *Conn // nil for the listener's acts
	Do     Do
	Status int
	Code   int
	Reason string
	Name   string // the fault's name, or open, close, refuse
	Why    string // idle_timeout, max_lifetime, cap, overload, or the fault's name
}

// ends reports whether the connection is over after this act.
func (d Do) ends() bool {
	switch d {
	case Refuse, BadReply, FIN, Reset, CloseFrame, Garbage, Truncate:
		return true
	}
	return false
}

type state uint8

const (
	queued state = iota // its handshake waits for a node's processor
	hanging
	open
	gone
)

// Conn is one connection. The driver keeps it and hands it back; Data is the
// driver's own.
type Conn struct {
	Data any

	node       int
	crashes    int // how many there had been when it came
	state      state
	muted      bool // paused for good or blackholed: nothing of it counts any more
	forgotten  bool // by a table of flows: the next frame is answered by an RST
	opened     time.Duration
	lastIn     time.Duration // client to server
	lastOut    time.Duration
	lastText   time.Duration // messages, either way
	prev, next *Conn         // open connections, oldest first
}

// Opened is when the connection was accepted.
func (c *Conn) Opened() time.Duration { return c.opened }

// Last is when the last frame passed, either way, or when the connection was
// accepted if none has.
func (c *Conn) Last() time.Duration { return max(c.lastIn, c.lastOut) }

// Edge is the machine. Its calls must come with times that never go back; it
// is not safe for concurrent use.
type Edge struct {
	cfg    pack.Edge
	faults []pack.Fault
	rng    *rand.Rand

	nodes    []node
	nextNode int
	oldest   *Conn
	newest   *Conn
	count    int // open connections
	waiting  []*Conn
	acts     []Act // said and not yet fetched
	spare    []Act // the slice that Advance gave out last
	agenda   agenda
	crashes  int
	downTill time.Duration
}

// node is one edge process: whether it takes new connections, and its queue of
// modelled work as the moments at which each item is finished.
type node struct {
	drainedTill time.Duration
	work        []time.Duration
	head        int
}

// New builds the machine. Faults with At are counted from time 0.
func New(cfg pack.Edge, faults []pack.Fault, seed uint64) *Edge {
	if cfg.Nodes < 1 {
		cfg.Nodes = 1
	}
	if cfg.CPU != nil && cfg.CPU.Queue < 1 {
		cpu := *cfg.CPU
		cpu.Queue = 256
		cfg.CPU = &cpu
	}
	e := &Edge{cfg: cfg, faults: faults, rng: rand.New(rand.NewPCG(seed, 0x65646765)), nodes: make([]node, cfg.Nodes)}
	for i, f := range faults {
		info, _ := pack.FaultByName(f.Do)
		if !info.Window && (f.At > 0 || info.Instant && f.Age == 0) {
			e.agenda.add(entry{at: f.At.D(), kind: faultDue, fault: i})
		}
	}
	return e
}

// Open is the number of connections open now.
func (e *Edge) Open() int { return e.count }

// Listening reports whether TCP connections are accepted at all. During the
// downtime of a crash they are refused.
func (e *Edge) Listening(now time.Duration) bool { return now >= e.downTill }

// Next is the time of the next act that happens by itself.
func (e *Edge) Next() (time.Duration, bool) {
	if len(e.acts) > 0 {
		return e.acts[0].At, true
	}
	if len(e.agenda.heap) == 0 {
		return 0, false
	}
	return e.agenda.heap[0].at, true
}

// Advance returns everything to be done up to now, in order. The slice is
// valid until the next call.
func (e *Edge) Advance(now time.Duration) []Act {
	for len(e.agenda.heap) > 0 && e.agenda.heap[0].at <= now {
		e.due(e.agenda.pop())
	}
	e.acts, e.spare = e.spare[:0], e.acts
	return e.spare
}

// Handshake says that a client has asked for the upgrade on a new connection.
// What becomes of it comes out of Advance, at once or when its turn in the
// node's queue is over.
func (e *Edge) Handshake(now time.Duration) *Conn {
	c := &Conn{state: queued, node: e.pickNode(now), crashes: e.crashes}
	if e.windowFault(now, c) {
		return c
	}
	done, ok := e.work(now, c.node, e.handshakeCost())
	if !ok {
		e.do(now, c, Act{Do: Reset, Name: "shed", Why: "overload"})
		return c
	}
	if done > now {
		e.agenda.add(entry{at: done, kind: handshakeDone, conn: c})
		return c
	}
	e.admit(now, c)
	return c
}

// Frame says that a whole frame passed. It returns when the node has worked it
// off: an answer may leave then. A frame that finds the node's queue full
// costs its connection, and the answer must be dropped.
func (e *Edge) Frame(now time.Duration, c *Conn, from Direction, message bool) (ready time.Duration, ok bool) {
	if c.state != open || c.muted {
		return now, false
	}
	if c.forgotten {
		e.do(now, c, Act{Do: Reset, Name: "close", Why: "idle_timeout"})
		return now, false
	}
	if from == FromClient {
		c.lastIn = now
	} else {
		c.lastOut = now
	}
	if message {
		c.lastText = now
	}
	if e.cfg.CPU == nil || from == FromServer {
		return now, true
	}
	ready, ok = e.work(now, c.node, e.cfg.CPU.Frame.D())
	if !ok {
		e.do(now, c, Act{Do: Reset, Name: "shed", Why: "overload"})
	}
	return ready, ok
}

// Request says that an HTTP request came that is no handshake. It returns when
// a node has worked it off: the answer may leave then. A request that finds the
// node's queue full is shed: ok is false, and its connection must be reset.
func (e *Edge) Request(now time.Duration) (ready time.Duration, ok bool) {
	if e.cfg.CPU == nil {
		return now, true
	}
	return e.work(now, e.pickNode(now), e.cfg.CPU.Request.D())
}

// Gone says that the client has ended the connection.
func (e *Edge) Gone(now time.Duration, c *Conn) {
	if c.state == gone {
		return
	}
	e.remove(now, c)
}

// handshakeCost is the modelled cost of one handshake, 0 without a model.
func (e *Edge) handshakeCost() time.Duration {
	if e.cfg.CPU == nil {
		return 0
	}
	return e.cfg.CPU.Handshake.D()
}

// pickNode takes the nodes in turn, those that drain excepted.
func (e *Edge) pickNode(now time.Duration) int {
	for range e.nodes {
		n := e.nextNode
		e.nextNode = (e.nextNode + 1) % len(e.nodes)
		if e.nodes[n].drainedTill <= now {
			return n
		}
	}
	return e.nextNode // all drain: the last resort is to use one anyway
}

// work queues cost on a node; ok is false when the queue is full. A client
// that leaves meanwhile does not take its work back: that is how overload
// feeds itself.
func (e *Edge) work(now time.Duration, at int, cost time.Duration) (done time.Duration, ok bool) {
	if cost == 0 {
		return now, true
	}
	n := &e.nodes[at]
	for n.head < len(n.work) && n.work[n.head] <= now {
		n.head++
	}
	if n.head == len(n.work) {
		n.work, n.head = n.work[:0], 0
	}
	if len(n.work)-n.head >= e.cfg.CPU.Queue {
		return now, false
	}
	start := now
	if len(n.work) > n.head {
		start = n.work[len(n.work)-1]
	}
	if n.head > 1024 {
		n.work = n.work[:copy(n.work, n.work[n.head:])]
		n.head = 0
	}
	n.work = append(n.work, start+cost)
	return start + cost, true
}

// admit lets a finished handshake in, or does what the cap says.
func (e *Edge) admit(now time.Duration, c *Conn) {
	if e.cfg.MaxConnections > 0 && e.count >= e.cfg.MaxConnections {
		switch e.cfg.AtCap {
		case pack.CapEvictOldest:
			e.do(now, e.oldest, Act{Do: FIN, Name: "evict", Why: "cap"})
		case pack.CapHang:
			c.state = hanging
			e.waiting = append(e.waiting, c)
			e.say(now, c, Act{Do: Pause, Name: "hang", Why: "cap"})
			return
		case pack.CapReset:
			e.do(now, c, Act{Do: Reset, Name: "refuse", Why: "cap"})
			return
		case pack.CapFIN:
			e.do(now, c, Act{Do: FIN, Name: "refuse", Why: "cap"})
			return
		default:
			e.do(now, c, Act{Do: Refuse, Status: 503, Name: "refuse", Why: "cap"})
			return
		}
	}
	e.accept(now, c)
}

func (e *Edge) accept(now time.Duration, c *Conn) {
	c.state = open
	c.opened, c.lastIn, c.lastOut, c.lastText = now, now, now, now
	c.prev, c.next = e.newest, nil
	if e.newest == nil {
		e.oldest = c
	} else {
		e.newest.next = c
	}
	e.newest = c
	e.count++
	e.say(now, c, Act{Do: Accept, Name: "open"})
	e.watchIdle(now, c, pack.Timer{IdleTimeout: e.cfg.IdleTimeout, ResetsOn: e.cfg.ResetsOn})
	e.watchIdle(now, c, e.cfg.Behind)
	if e.cfg.MaxLifetime > 0 {
		e.agenda.add(entry{at: now + e.cfg.MaxLifetime.D(), kind: lifetimeDue, conn: c})
	}
	for i, f := range e.faults {
		info, _ := pack.FaultByName(f.Do)
		during := f.At > 0 && now > f.At.D() && now < (f.At+f.For).D()
		if info.Window || info.Instant && f.Age == 0 || f.At > 0 && !during || !e.hits(f) {
			continue
		}
		age := f.Age.D()
		if age == 0 && f.At == 0 {
			window := f.For.D()
			if window == 0 {
				window = 10 * time.Second
			}
			age = time.Duration(e.rng.Int64N(int64(window)))
		}
		e.agenda.add(entry{at: now + age, kind: faultOnConn, conn: c, fault: i})
	}
}

// hits draws whether a fault with a share takes this connection.
func (e *Edge) hits(f pack.Fault) bool {
	return f.Share == 0 || e.rng.Float64() < float64(f.Share)
}

// windowFault answers a handshake by a fault that is on just now.
func (e *Edge) windowFault(now time.Duration, c *Conn) bool {
	for _, f := range e.faults {
		info, _ := pack.FaultByName(f.Do)
		if !info.Window || now < f.At.D() || (f.For > 0 && now >= (f.At+f.For).D()) || !e.hits(f) {
			continue
		}
		switch f.Do {
		case "refuse":
			status := f.Status
			if status == 0 {
				status = 503
			}
			e.do(now, c, Act{Do: Refuse, Status: status, Name: "refuse", Why: f.Do})
		case "hang":
			c.state = hanging
			e.say(now, c, Act{Do: Pause, Name: "hang", Why: f.Do})
		case "bad_answer":
			e.do(now, c, Act{Do: BadReply, Name: f.Do, Why: f.Do})
		case "refuse_rst":
			e.do(now, c, Act{Do: Reset, Name: "refuse", Why: f.Do})
		}
		return true
	}
	return false
}

// do says the act and takes the connection out if the act ends it.
func (e *Edge) do(now time.Duration, c *Conn, act Act) {
	e.say(now, c, act)
	if act.Do.ends() {
		e.remove(now, c)
	}
}

func (e *Edge) say(now time.Duration, c *Conn, act Act) {
	act.At, act.Conn = now, c
	e.acts = append(e.acts, act)
}

// remove takes a connection out, and lets the next one in that waits at a cap.
func (e *Edge) remove(now time.Duration, c *Conn) {
	was := c.state
	c.state = gone
	if was != open {
		return
	}
	if c.prev == nil {
		e.oldest = c.next
	} else {
		c.prev.next = c.next
	}
	if c.next == nil {
		e.newest = c.prev
	} else {
		c.next.prev = c.prev
	}
	c.prev, c.next = nil, nil
	e.count--
	for len(e.waiting) > 0 && e.count < e.cfg.MaxConnections {
		next := e.waiting[0]
		e.waiting = e.waiting[1:]
		if next.state == hanging {
			e.accept(now, next)
		}
	}
}
