package edge

import (
	"math"
	"strings"
	"time"

	"holdfast/internal/pack"
)

const (
	// randomWithin is the span of random ages if a fault names none.
	randomWithin = 10 * time.Second
	// rollDrain is how long each node of a rolling restart drains by default.
	rollDrain = 5 * time.Second
	// promised is what a broken promise promises by default.
	promised = time.Second

	never = time.Duration(math.MaxInt64)
)

// fault is a fault that is armed.
type fault struct {
	pack.Fault
	info pack.FaultInfo
	from time.Duration // when it was armed: At counts from then
	off  bool
	// phase is when the throttling that goes on now began, or the last one if
	// none does; -1 before the first.
	phase time.Duration
}

// begin is the moment of a fault with At, and the beginning of every window.
func (f *fault) begin() time.Duration { return f.from + f.At.D() }

// end is when its window is over.
func (f *fault) end() time.Duration {
	if f.For == 0 {
		return never
	}
	return f.begin() + f.For.D()
}

// on reports whether its window is open.
func (f *fault) on(now time.Duration) bool { return now >= f.begin() && now < f.end() }

// atOnce reports a fault that strikes at one moment, whoever is there.
func (f *fault) atOnce() bool {
	return !f.info.Window && f.Age == 0 && f.Message == 0 && (f.At > 0 || f.info.Instant)
}

// concerns reports whether a request is one that the fault is for.
func (f *fault) concerns(method, path string) bool {
	return (f.Method == "" || f.Method == method) && strings.HasPrefix(path, f.Path)
}

// Arm adds faults now: their At counts from now on, and those that pick
// connections pick among the open ones, too.
func (e *Edge) Arm(now time.Duration, faults []pack.Fault) {
	for _, armed := range faults {
		info, _ := pack.FaultByName(armed.Do)
		f := &fault{Fault: armed, info: info, from: now, phase: -1}
		e.faults = append(e.faults, f)
		if f.atOnce() {
			e.agenda.add(entry{at: f.begin(), kind: faultDue, fault: f})
			continue
		}
		for c := range e.all() {
			e.schedule(now, c, f)
		}
	}
}

// Disarm takes all faults back. Crashed nodes and the listener return, drained
// nodes take connections again, and stalls are over; a connection that is lost
// stays lost.
func (e *Edge) Disarm(now time.Duration) {
	for _, f := range e.faults {
		f.off = true
	}
	e.faults = nil
	for i := range e.nodes {
		n := &e.nodes[i]
		n.drainedTill, n.downTill = min(n.drainedTill, now), min(n.downTill, now)
	}
	if e.downTill > now {
		e.downTill = now
		e.say(now, nil, Act{Do: ListenUp, Name: "listen_up", Why: "disarmed"})
	}
	if e.mutedTill > now {
		if e.mutedTill = now; !e.capMuted {
			e.say(now, nil, Act{Do: ListenHear, Name: "listen_hear", Why: "disarmed"})
		}
	}
	for c := range e.all() {
		if c.stalled {
			e.resume(now, c, "disarmed")
		}
	}
}

// schedule gives a connection the faults that are to strike it.
func (e *Edge) schedule(now time.Duration, c *Conn, f *fault) {
	during := f.At > 0 && now > f.begin() && f.For > 0 && now < f.end()
	if f.info.Window || f.info.Instant && f.Age == 0 || f.Message > 0 || f.At > 0 && !during || !e.hits(f) {
		return
	}
	at := now
	switch {
	case f.Age > 0:
		if at = c.opened + f.Age.D(); at < now {
			return // it is older than that already
		}
	case f.At == 0:
		window := f.For.D()
		if window == 0 {
			window = randomWithin
		}
		at += time.Duration(e.rng.Int64N(int64(window)))
	}
	e.agenda.add(entry{at: at, kind: faultOnConn, conn: c, fault: f})
}

// hits draws whether a fault with a share takes this connection or request.
func (e *Edge) hits(f *fault) bool {
	return f.Share == 0 || e.rng.Float64() < float64(f.Share)
}

// strike lets a scheduled fault happen.
func (e *Edge) strike(now time.Duration, f *fault) {
	switch f.Do {
	case "drain":
		for i := range e.shareOfNodes(f) {
			e.drain(now, i, f, false)
		}
	case "rolling_restart":
		e.drain(now, 0, f, true)
	case "crash_node":
		for i := range e.shareOfNodes(f) {
			e.crashNode(now, i, f)
		}
	case "crash":
		e.crash(now, f)
	case "syn_drop":
		if e.mutedTill = max(e.mutedTill, f.end()); !e.capMuted {
			e.say(now, nil, Act{Do: ListenMute, Name: f.Do, Why: f.Do})
		}
		if f.For > 0 {
			e.agenda.add(entry{at: f.end(), kind: listenHear, fault: f})
		}
	default:
		e.strikeShare(now, f)
	}
}

// crash ends everything at once.
func (e *Edge) crash(now time.Duration, f *fault) {
	e.downTill = max(e.downTill, now+f.For.D())
	for i := range e.nodes {
		e.nodes[i].crashes++
		e.nodes[i].upSince = e.downTill
	}
	e.say(now, nil, Act{Do: ListenDown, Name: "crash", Why: "crash"})
	e.agenda.add(entry{at: now + f.For.D(), kind: listenUp, fault: f})
	e.dropWaiting(now, -1, f)
	for c := range e.all() {
		e.hit(now, c, f)
	}
}

// crashNode ends what one node has.
func (e *Edge) crashNode(now time.Duration, i int, f *fault) {
	n := &e.nodes[i]
	n.crashes++
	n.downTill = max(n.downTill, now+f.For.D())
	n.upSince = n.downTill
	n.work, n.head = nil, 0
	e.dropWaiting(now, i, f)
	for c := range e.all() {
		if c.node == i {
			e.hit(now, c, f)
		}
	}
}

// strikeShare hits Share of the connections that are open now and concerned,
// not more and not fewer; the seed decides which (selection sampling: Knuth,
// TAOCP 3.4.2 S).
func (e *Edge) strikeShare(now time.Duration, f *fault) {
	can := func(c *Conn) bool { return !c.muted && f.concerns(c.method, c.path) }
	left := 0
	for c := range e.all() {
		if can(c) {
			left++
		}
	}
	want := left
	if f.Share > 0 {
		want = int(float64(f.Share)*float64(left) + .5)
	}
	for c := range e.all() {
		if !can(c) {
			continue
		}
		if want == left || e.rng.IntN(left) < want {
			want--
			e.hit(now, c, f)
		}
		left--
	}
}

// dropWaiting hits those who wait at the cap, on one node or on all (-1),
// before a crash frees the places they wait for.
func (e *Edge) dropWaiting(now time.Duration, node int, f *fault) {
	waiting := e.waiting
	e.waiting = nil
	for _, c := range waiting {
		switch {
		case c.state != hanging:
		case node >= 0 && c.node != node:
			e.waiting = append(e.waiting, c)
		default:
			e.hit(now, c, f)
		}
	}
	e.left = 0
}

// shareOfNodes is how many nodes a fault takes: at least one, and one if Share
// is absent.
func (e *Edge) shareOfNodes(f *fault) int {
	return max(1, int(float64(f.Share)*float64(len(e.nodes))+.5))
}

// drain takes one node out for the grace period. The next one follows if the
// restart rolls on.
func (e *Edge) drain(now time.Duration, i int, f *fault, rolls bool) {
	till := now + f.For.D()
	if rolls && f.For == 0 {
		till = now + rollDrain
	}
	n := &e.nodes[i]
	n.drainedTill, n.drainedFrom = till, now
	e.say(now, nil, Act{Do: NodeDrains, Node: i, Name: f.Do, Why: f.Do})
	e.agenda.add(entry{at: till, kind: drainEnds, node: i, fault: f, rolls: rolls})
}

// drained ends what a node still has when its grace period is over.
func (e *Edge) drained(d entry) {
	n := &e.nodes[d.node]
	n.upSince = d.at
	for c := range e.all() {
		if c.node == d.node && c.opened < n.drainedFrom {
			e.do(d.at, c, planned(d.fault))
		}
	}
	last := len(e.nodes)
	if d.fault.Share > 0 {
		last = e.shareOfNodes(d.fault)
	}
	if d.rolls && d.node+1 < last {
		e.drain(d.at, d.node+1, d.fault, true)
	}
}

// planned is how restart and drain end a connection.
func planned(f *fault) Act {
	if f.Announce == 0 {
		return Act{Do: FIN, NoNotify: f.NoNotify, Name: f.Do, Why: f.Do}
	}
	return Act{Do: CloseFrame, Code: f.Announce, Reason: f.Reason, NoNotify: f.NoNotify, Name: f.Do, Why: f.Do}
}

// hit does a fault to one connection.
func (e *Edge) hit(now time.Duration, c *Conn, f *fault) {
	act := Act{Name: f.Do, Why: f.Do, NoNotify: f.NoNotify}
	switch f.Do {
	case "restart", "drain", "rolling_restart":
		act = planned(f)
	case "crash", "crash_node", "rst":
		act.Do = Reset
	case "fin":
		act.Do = FIN
	case "half_close":
		act.Do = HalfClose
	case "close":
		act.Do, act.Code, act.Reason, act.Then = CloseFrame, f.Code, f.Reason, f.Then
		if act.Code == 0 {
			act.Code = 1000
		}
	case "garbage":
		act.Do, act.Kind = Garbage, f.Kind
	case "truncate":
		act.Do = Truncate
	case "bad_record":
		act.Do = BadRecord
	case "deaf":
		act.Do = Deafen
	case "rst_on_use":
		e.forget(now, c, f.Do)
		return
	case "stall":
		act.Do = Pause
		c.muted, c.stalled = true, true
		if f.For > 0 && (f.At > 0 || f.Age > 0 || f.Message > 0) {
			until := now + f.For.D()
			if f.At > 0 {
				until = f.end() // for those that came later, too
			}
			e.agenda.add(entry{at: until, kind: resumeDue, conn: c, fault: f})
		}
	case "blackhole":
		act.Do = Blackhole
		c.muted = true
	}
	e.do(now, c, act)
}

// forget leaves a connection as it is, until the client uses it.
func (e *Edge) forget(now time.Duration, c *Conn, why string) {
	c.muted, c.resetsOnUse = true, why
	e.say(now, c, Act{Do: Forget, Name: "forget", Why: why})
}

// used resets a connection that has been forgotten. It reports whether it did.
func (e *Edge) used(now time.Duration, c *Conn) bool {
	if c.state != open || c.resetsOnUse == "" {
		return false
	}
	e.do(now, c, Act{Do: Reset, Name: "close", Why: c.resetsOnUse})
	return true
}

func (e *Edge) resume(now time.Duration, c *Conn, why string) {
	c.muted, c.stalled = false, false
	e.say(now, c, Act{Do: Resume, Name: "resume", Why: why})
}

// onMessage strikes a socket whose client has sent the message that a fault
// waits for.
func (e *Edge) onMessage(now time.Duration, c *Conn) {
	c.messages++
	for _, f := range e.faults {
		if f.Message == c.messages && c.state == open && !c.muted && f.concerns(c.method, c.path) && e.hits(f) {
			e.hit(now, c, f)
		}
	}
}

// windowFault answers a handshake by a fault that is on just now.
func (e *Edge) windowFault(now time.Duration, c *Conn) bool {
	for _, f := range e.faults {
		if !f.info.Window || f.info.TLS || f.info.Request || !f.on(now) || !f.concerns(c.method, c.path) || !e.hits(f) {
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
		case "bad_accept":
			e.do(now, c, Act{Do: BadAccept, Name: f.Do, Why: f.Do})
		case "half_answer":
			e.do(now, c, Act{Do: HalfReply, Name: f.Do, Why: f.Do})
		case "refuse_rst":
			e.do(now, c, Act{Do: Reset, Name: "refuse", Why: f.Do})
		case "refuse_fin":
			e.do(now, c, Act{Do: FIN, Name: "refuse", Why: f.Do})
		}
		return true
	}
	return false
}

// TLS says that a client begins TLS. It returns the name of the fault that
// meets it, "" for none.
func (e *Edge) TLS(now time.Duration) string {
	for _, f := range e.faults {
		if f.info.TLS && f.on(now) && e.hits(f) {
			return f.Do
		}
	}
	return ""
}

// requestFault finds the fault that meets a plain request.
func (e *Edge) requestFault(now time.Duration, method, path string) (*pack.Fault, time.Duration) {
	for _, f := range e.faults {
		if !f.info.Request || !f.on(now) || !f.concerns(method, path) {
			continue
		}
		if f.Do == "throttle" && f.RetryAfter > 0 {
			if wait, throttled := e.throttle(now, f); throttled {
				return &f.Fault, wait
			}
			continue
		}
		if !e.hits(f) {
			continue
		}
		wait := f.RetryAfter.D()
		if f.Do == "broken_promise" && wait == 0 {
			wait = promised
		}
		return &f.Fault, wait
	}
	return nil, 0
}

// throttle keeps promises: a request that is hit begins a time of throttling
// as long as Retry-After. Whoever comes back when it is over finds the way
// free for as long again, and for the second by which the header rounds up.
func (e *Edge) throttle(now time.Duration, f *fault) (wait time.Duration, throttled bool) {
	last := f.RetryAfter.D()
	switch age := now - f.phase; {
	case f.phase >= 0 && age < last:
		return last - age, e.hits(f)
	case f.phase >= 0 && age < 2*last+time.Second, !e.hits(f):
		return 0, false
	}
	f.phase = now
	return last, true
}

// FaultState is a fault that is armed, as it stands.
type FaultState struct {
	pack.Fault
	From  time.Duration
	State string // waiting, on, over
}

// Faults are the faults that are armed.
func (e *Edge) Faults(now time.Duration) []FaultState {
	all := make([]FaultState, len(e.faults))
	for i, f := range e.faults {
		all[i] = FaultState{f.Fault, f.from, "on"}
		switch {
		case now < f.begin():
			all[i].State = "waiting"
		case f.atOnce() && (f.For == 0 || now >= f.end()), f.info.Window && now >= f.end():
			all[i].State = "over"
		}
	}
	return all
}
