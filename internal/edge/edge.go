// Package edge is a load balancer and the nodes behind it as a pure state
// machine: idle timers and what resets them, lifetimes, caps, drain, scheduled
// faults, and modelled service times in a bounded queue.
//
// Time is passed in and randomness comes from a seed, so the same calls give
// the same acts for ever. It never touches a socket: the simulated network and
// the twin carry its acts out, each in its own way.
package edge

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"

	"holdfast/internal/pack"
)

// systemBacklog is the length of the listen queue if none is configured.
const systemBacklog = 4096

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
	ListenMute           // let SYNs vanish
	ListenHear           // hear them again
	BadAccept            // answer the handshake with a 101 for another key, and close
	HalfReply            // answer the handshake with half a 101, and close
	HalfClose            // end our side of the stream, and go on acknowledging
	BadRecord            // a TLS record that nobody can decrypt; the client will leave
	Deafen               // acknowledge nothing any more, but go on sending
	Forget               // nothing, for now: the connection is reset when it is used
	NodeDrains           // nothing: new connections go to other nodes than Node
)

var doNames = [...]string{
	"open", "refuse", "bad_answer", "fin", "rst", "close_frame", "garbage", "truncate",
	"stall", "resume", "blackhole", "listen_down", "listen_up", "listen_mute", "listen_hear",
	"bad_accept", "half_answer", "half_close", "bad_record", "deaf", "forget", "drain",
}

func (d Do) String() string { return doNames[d] }

// Act is one thing for the driver to do. Name and Why go to the truth log.
type Act struct {
	At       time.Duration
	Conn     *Conn // nil for acts that are not about one connection
	Do       Do
	Status   int
	Code     int
	Reason   string
	Then     string // what TCP does after a close frame, as pack has it
	Kind     string // of garbage, as pack has it
	NoNotify bool   // TLS ends without close_notify
	Node     int
	Name     string // the fault's name, or open, close, refuse
	Why      string // idle_timeout, max_lifetime, cap, overload, rate, no_node, or the fault's name
}

// ends reports whether the connection is over after this act.
func (d Do) ends() bool {
	switch d {
	case Refuse, BadReply, BadAccept, HalfReply, FIN, HalfClose, Reset, CloseFrame, Garbage, Truncate, BadRecord:
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

// Conn is one connection: a WebSocket, or one of plain requests. The driver
// keeps it and hands it back; Data is the driver's own.
type Conn struct {
	Data any

	node        int
	crashes     int // how many its node had had when it came
	state       state
	plain       bool
	waits       bool   // or has waited: at the cap
	muted       bool   // paused for good, forgotten or blackholed: nothing of it counts any more
	stalled     bool   // muted by a stall, which may end
	resetsOnUse string // why it is reset when the client sends next; "" if it is not
	method      string // of the upgrade, or of the latest request
	path        string
	messages    int // from the client
	opened      time.Duration
	lastIn      time.Duration // client to server
	lastOut     time.Duration
	lastText    time.Duration // messages, either way
	prev, next  *Conn         // open connections of its kind, oldest first
}

// Opened is when the connection was accepted.
func (c *Conn) Opened() time.Duration { return c.opened }

// Last is when the last frame passed, either way, or when the connection was
// accepted if none has.
func (c *Conn) Last() time.Duration { return max(c.lastIn, c.lastOut) }

// Plain reports a connection of plain requests.
func (c *Conn) Plain() bool { return c.plain }

// line is the open connections of one kind, oldest first.
type line struct {
	oldest, newest *Conn
	n              int
}

func (l *line) add(c *Conn) {
	c.prev, c.next = l.newest, nil
	if l.newest == nil {
		l.oldest = c
	} else {
		l.newest.next = c
	}
	l.newest = c
	l.n++
}

func (l *line) remove(c *Conn) {
	if c.prev == nil {
		l.oldest = c.next
	} else {
		c.prev.next = c.next
	}
	if c.next == nil {
		l.newest = c.prev
	} else {
		c.next.prev = c.prev
	}
	c.prev, c.next = nil, nil
	l.n--
}

// Edge is the machine. Its calls must come with times that never go back; it
// is not safe for concurrent use.
type Edge struct {
	cfg    pack.Edge
	faults []*fault
	rng    *rand.Rand

	nodes     []node
	sockets   line    // open WebSockets
	plain     line    // open connections of plain requests
	waiting   []*Conn // at the cap
	left      int     // of those, who is gone
	acts      []Act   // said and not yet fetched
	spare     []Act   // the slice that Advance gave out last
	agenda    agenda
	downTill  time.Duration
	mutedTill time.Duration // SYNs vanish
	capMuted  bool          // and as long as the cap is reached

	tokens     float64 // of the handshake rate
	tokensAt   time.Duration
	accepting  []time.Duration // when those on the listen queue will be taken off it
	nextAccept time.Duration   // when the next one can be
}

// node is one edge process: whether it takes new connections, and its queue of
// modelled work as the moments at which each item is finished.
type node struct {
	drainedFrom time.Duration
	drainedTill time.Duration
	downTill    time.Duration
	upSince     time.Duration // its slow start; 0 if it was there from the beginning
	crashes     int
	open        int     // WebSockets
	credit      float64 // of the turn it is not yet given
	work        []time.Duration
	head        int
}

// New builds the machine. Faults with At are counted from time 0.
func New(cfg pack.Edge, faults []pack.Fault, seed uint64) *Edge {
	cfg.Nodes = max(cfg.Nodes, 1)
	if cfg.CPU != nil && cfg.CPU.Queue < 1 {
		cpu := *cfg.CPU
		cpu.Queue = 256
		cfg.CPU = &cpu
	}
	if cfg.HandshakeRate > 0 && cfg.HandshakeBurst < 1 {
		cfg.HandshakeBurst = max(1, int(cfg.HandshakeRate))
	}
	e := &Edge{
		cfg: cfg, rng: rand.New(rand.NewPCG(seed, 0x65646765)), nodes: make([]node, cfg.Nodes),
		tokens: float64(cfg.HandshakeBurst),
	}
	e.Arm(0, faults)
	return e
}

// Open is the number of WebSockets open now.
func (e *Edge) Open() int { return e.sockets.n }

// OpenPlain is the number of connections of plain requests.
func (e *Edge) OpenPlain() int { return e.plain.n }

// Waiting is the number of handshakes that wait at the cap.
func (e *Edge) Waiting() int { return len(e.waiting) - e.left }

// Listening reports whether TCP connections are accepted at all. During the
// downtime of a crash they are refused.
func (e *Edge) Listening(now time.Duration) bool { return now >= e.downTill }

// Hearing reports whether SYNs arrive.
func (e *Edge) Hearing(now time.Duration) bool { return now >= e.mutedTill && !e.capMuted }

// Knock says that a SYN has come, for drivers without a kernel. It returns when
// the connection is taken off the listen queue; ok is false if the queue was
// full, or SYNs vanish just now, and the SYN is lost.
func (e *Edge) Knock(now time.Duration) (accepted time.Duration, ok bool) {
	if !e.Hearing(now) {
		return 0, false
	}
	if e.cfg.AcceptRate <= 0 {
		return now, true
	}
	for len(e.accepting) > 0 && e.accepting[0] <= now {
		e.accepting = e.accepting[1:]
	}
	if len(e.accepting) > cmp.Or(e.cfg.Backlog, systemBacklog) { // as Linux counts
		return 0, false
	}
	e.nextAccept = max(now, e.nextAccept)
	if accepted = e.nextAccept; accepted > now {
		e.accepting = append(e.accepting, accepted)
	}
	e.nextAccept += time.Duration(float64(time.Second) / float64(e.cfg.AcceptRate))
	return accepted, true
}

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

// Handshake says that a client has asked for the upgrade at a path on a new
// connection. What becomes of it comes out of Advance, at once or when its turn
// in the node's queue is over.
func (e *Edge) Handshake(now time.Duration, path string) *Conn {
	c := &Conn{state: queued, method: "GET", path: path}
	c.node = e.pickNode(now)
	switch {
	case e.windowFault(now, c):
		return c
	case c.node < 0:
		e.do(now, c, Act{Do: Refuse, Status: 503, Name: "refuse", Why: "no_node"})
		return c
	case !e.handshakeAllowed(now):
		e.do(now, c, e.beyondRate())
		return c
	}
	c.crashes = e.nodes[c.node].crashes
	done, ok := e.work(now, c.node, e.handshakeCost())
	switch {
	case !ok:
		e.do(now, c, e.shed(true))
	case done > now:
		e.agenda.add(entry{at: done, kind: handshakeDone, conn: c})
	default:
		e.admit(now, c)
	}
	return c
}

// handshakeAllowed takes a token of the handshake rate.
func (e *Edge) handshakeAllowed(now time.Duration) bool {
	if e.cfg.HandshakeRate <= 0 {
		return true
	}
	e.tokens = min(float64(e.cfg.HandshakeBurst), e.tokens+(now-e.tokensAt).Seconds()*float64(e.cfg.HandshakeRate))
	e.tokensAt = now
	if e.tokens < 1 {
		return false
	}
	e.tokens--
	return true
}

func (e *Edge) beyondRate() Act {
	act := Act{Do: Refuse, Status: 429, Name: "refuse", Why: "rate"}
	switch e.cfg.AtRate {
	case pack.RateRefuse503:
		act.Status = 503
	case pack.RateReset:
		act.Do, act.Status = Reset, 0
	}
	return act
}

// shed is what becomes of a handshake, or of an open socket, that finds its
// node's queue full.
func (e *Edge) shed(handshake bool) Act {
	act := Act{Do: Reset, Name: "shed", Why: "overload"}
	switch {
	case e.cfg.CPU.AtFull == pack.FullFIN:
		act.Do = FIN
	case e.cfg.CPU.AtFull == pack.FullRefuse503 && handshake:
		act.Do, act.Status = Refuse, 503
	case e.cfg.CPU.AtFull == pack.FullRefuse503:
		act.Do, act.Code, act.Reason = CloseFrame, 1013, "overload"
	}
	return act
}

// Frame says that a whole frame passed. It returns when the node has worked it
// off: an answer may leave then. A frame that finds the node's queue full
// costs its connection, and the answer must be dropped.
func (e *Edge) Frame(now time.Duration, c *Conn, from Direction, message bool) (ready time.Duration, ok bool) {
	if from == FromClient && e.used(now, c) {
		return now, false
	}
	if c.state != open || c.muted {
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
	if from == FromServer {
		return now, true
	}
	if message {
		if e.onMessage(now, c); c.state != open || c.muted {
			return now, false
		}
	}
	if e.cfg.CPU == nil {
		return now, true
	}
	ready, ok = e.work(now, c.node, e.cfg.CPU.Frame.D())
	if !ok {
		e.do(now, c, e.shed(false))
	}
	return ready, ok
}

// PlainConn says that a connection of plain requests has come, with its first
// request.
func (e *Edge) PlainConn(now time.Duration, method, path string) *Conn {
	c := &Conn{state: open, plain: true, node: -1, method: method, path: path, opened: now, lastIn: now, lastOut: now}
	e.plain.add(c)
	for _, f := range e.faults {
		e.schedule(now, c, f)
	}
	return c
}

// Turn is what becomes of a plain request.
type Turn struct {
	Ready      time.Duration // when a node has worked it off: the answer may leave then
	Shed       string        // how it is shed, as pack has it; "" if it is not
	Why        string        // it is shed: overload, no_node
	Fault      *pack.Fault   // what is done to it, nil for nothing
	RetryAfter time.Duration // what the fault promises
	Gone       bool          // its connection is over
}

// Request says that a request came on a plain connection.
func (e *Edge) Request(now time.Duration, c *Conn, method, path string) Turn {
	if e.used(now, c) || c.state != open {
		return Turn{Ready: now, Gone: true}
	}
	c.method, c.path, c.lastIn = method, path, now
	c.node = e.pickNode(now)
	if c.node < 0 {
		return Turn{Ready: now, Shed: pack.FullRefuse503, Why: "no_node"}
	}
	t := Turn{Ready: now}
	t.Fault, t.RetryAfter = e.requestFault(now, method, path)
	if e.cfg.CPU != nil {
		var ok bool
		if t.Ready, ok = e.work(now, c.node, e.cfg.CPU.Request.D()); !ok {
			return Turn{Ready: now, Shed: cmp.Or(e.cfg.CPU.AtFull, pack.FullReset), Why: "overload"}
		}
	}
	return t
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

// pickNode takes the nodes in turn, those excepted that drain, are down or
// full; one that starts slowly gets its turn the less often the fresher it is.
// It returns -1 if all are down.
func (e *Edge) pickNode(now time.Duration) int {
	if len(e.nodes) == 1 && e.nodes[0].downTill <= now {
		return 0
	}
	n := e.turn(now, func(n *node) bool { return n.drainedTill <= now && !e.nodeFull(n) })
	if n < 0 { // the last resort is to use one anyway
		n = e.turn(now, func(*node) bool { return true })
	}
	return n
}

// turn is a weighted round robin that spreads each node's turns evenly: every
// round all nodes earn their weight, and the richest pays for the round.
func (e *Edge) turn(now time.Duration, takes func(*node) bool) int {
	best, total := -1, 0.0
	for i := range e.nodes {
		n := &e.nodes[i]
		if n.downTill > now || !takes(n) {
			continue
		}
		w := e.weight(now, n)
		n.credit += w
		total += w
		if best < 0 || n.credit > e.nodes[best].credit {
			best = i
		}
	}
	if best >= 0 {
		e.nodes[best].credit -= total
	}
	return best
}

// weight is a node's share of new connections beside that of others.
func (e *Edge) weight(now time.Duration, n *node) float64 {
	const least = .05 // so that it gets any at all
	if e.cfg.SlowStart == 0 || n.upSince == 0 || now >= n.upSince+e.cfg.SlowStart.D() {
		return 1
	}
	return max(least, float64(now-n.upSince)/float64(e.cfg.SlowStart))
}

func (e *Edge) nodeFull(n *node) bool {
	return e.cfg.MaxConnectionsPerNode > 0 && n.open >= e.cfg.MaxConnectionsPerNode
}

// full reports whether a node may take no connection more.
func (e *Edge) full(i int) bool {
	return e.cfg.MaxConnections > 0 && e.sockets.n >= e.cfg.MaxConnections || e.nodeFull(&e.nodes[i])
}

// work queues cost on a node; ok is false when the queue is full. A client
// that leaves meanwhile does not take its work back: that is how overload
// feeds itself.
func (e *Edge) work(now time.Duration, at int, cost time.Duration) (done time.Duration, ok bool) {
	if cost == 0 {
		return now, true
	}
	n := &e.nodes[at]
	if n.queued(now) >= e.cfg.CPU.Queue {
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

// queued is how much work waits on a node, what is being done included.
func (n *node) queued(now time.Duration) int {
	for n.head < len(n.work) && n.work[n.head] <= now {
		n.head++
	}
	if n.head == len(n.work) {
		n.work, n.head = n.work[:0], 0
	}
	return len(n.work) - n.head
}

// admit lets a finished handshake in, or does what the cap says.
func (e *Edge) admit(now time.Duration, c *Conn) {
	if !e.full(c.node) {
		e.accept(now, c)
		return
	}
	switch e.cfg.AtCap {
	case pack.CapEvictOldest, pack.CapEvictIdlest:
		e.do(now, e.victim(c.node), Act{Do: FIN, Name: "evict", Why: "cap"})
		e.accept(now, c)
	case pack.CapHang, pack.CapSYNDrop: // its SYN was heard before the cap was reached
		c.state, c.waits = hanging, true
		e.waiting = append(e.waiting, c)
		e.say(now, c, Act{Do: Pause, Name: "hang", Why: "cap"})
	case pack.CapReset:
		e.do(now, c, Act{Do: Reset, Name: "refuse", Why: "cap"})
	case pack.CapFIN:
		e.do(now, c, Act{Do: FIN, Name: "refuse", Why: "cap"})
	case pack.CapAccept1013:
		e.accept(now, c)
		e.do(now, c, Act{Do: CloseFrame, Code: 1013, Reason: "try again later", Name: "refuse", Why: "cap"})
	default:
		e.do(now, c, Act{Do: Refuse, Status: 503, Name: "refuse", Why: "cap"})
	}
}

// victim is who goes to make room on a node: the oldest, or the one that has
// been silent for longest.
func (e *Edge) victim(at int) *Conn {
	whole := !e.nodeFull(&e.nodes[at])
	if whole && e.cfg.AtCap == pack.CapEvictOldest {
		return e.sockets.oldest
	}
	var best *Conn
	for c := e.sockets.oldest; c != nil; c = c.next {
		if (whole || c.node == at) && (best == nil || e.cfg.AtCap == pack.CapEvictIdlest && c.Last() < best.Last()) {
			best = c
		}
	}
	return best
}

func (e *Edge) accept(now time.Duration, c *Conn) {
	c.state = open
	c.opened, c.lastIn, c.lastOut, c.lastText = now, now, now, now
	e.sockets.add(c)
	e.nodes[c.node].open++
	e.say(now, c, Act{Do: Accept, Name: "open"})
	e.muteAtCap(now)
	if e.cfg.IdleTimeout > 0 {
		e.agenda.add(entry{at: e.nextLook(now, now, now+e.cfg.IdleTimeout.D()), kind: idleDue, conn: c})
	}
	if hop := e.cfg.Behind.IdleTimeout.D(); hop > 0 {
		e.agenda.add(entry{at: now + hop, kind: idleDue, conn: c, hop: true})
	}
	if e.cfg.MaxLifetime > 0 {
		e.agenda.add(entry{at: now + e.cfg.MaxLifetime.D(), kind: lifetimeDue, conn: c})
	}
	for _, f := range e.faults {
		e.schedule(now, c, f)
	}
}

// muteAtCap lets SYNs vanish while the cap is reached, if that is configured.
func (e *Edge) muteAtCap(now time.Duration) {
	reached := e.cfg.AtCap == pack.CapSYNDrop && e.cfg.MaxConnections > 0 && e.sockets.n >= e.cfg.MaxConnections
	if reached == e.capMuted {
		return
	}
	heard := e.Hearing(now)
	e.capMuted = reached
	switch {
	case reached && heard:
		e.say(now, nil, Act{Do: ListenMute, Name: "syn_drop", Why: "cap"})
	case !reached && e.Hearing(now):
		e.say(now, nil, Act{Do: ListenHear, Name: "listen_hear", Why: "cap"})
	}
}

// all walks the open connections, WebSockets first and the oldest first; the
// walk survives removal of the one it stands on.
func (e *Edge) all() func(yield func(*Conn) bool) {
	return func(yield func(*Conn) bool) {
		for _, l := range []*line{&e.sockets, &e.plain} {
			for c := l.oldest; c != nil; {
				next := c.next
				if !yield(c) {
					return
				}
				c = next
			}
		}
	}
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
	switch {
	case was == hanging && c.waits:
		e.leaveQueue()
		return
	case was != open:
		return
	case c.plain:
		e.plain.remove(c)
		return
	}
	e.sockets.remove(c)
	e.nodes[c.node].open--
	e.letIn(now)
	e.muteAtCap(now)
}

// leaveQueue counts one who waited and is gone. Those are taken out when they
// are half of all, so that a queue that nobody is let in from does not grow.
func (e *Edge) leaveQueue() {
	if e.left++; 2*e.left > len(e.waiting) {
		e.waiting = slices.DeleteFunc(e.waiting, func(c *Conn) bool { return c.state != hanging })
		e.left = 0
	}
}

// letIn takes in, in their order, those who wait and for whom there is room.
func (e *Edge) letIn(now time.Duration) {
	for i := 0; i < len(e.waiting); {
		next := e.waiting[i]
		switch {
		case next.state != hanging:
			e.left--
		case e.full(next.node):
			if e.cfg.MaxConnectionsPerNode == 0 {
				return // the same holds for all
			}
			i++
			continue
		default:
			e.accept(now, next)
		}
		e.waiting = slices.Delete(e.waiting, i, i+1)
	}
}

// NodeState is a node as it stands.
type NodeState struct {
	State  string // up, starting, draining, down
	Open   int    // WebSockets
	Queued int    // work that waits
}

// Nodes are the nodes.
func (e *Edge) Nodes(now time.Duration) []NodeState {
	all := make([]NodeState, len(e.nodes))
	for i := range e.nodes {
		n := &e.nodes[i]
		all[i] = NodeState{"up", n.open, n.queued(now)}
		switch {
		case n.downTill > now || e.downTill > now:
			all[i].State = "down"
		case n.drainedTill > now:
			all[i].State = "draining"
		case e.weight(now, n) < 1:
			all[i].State = "starting"
		}
	}
	return all
}
