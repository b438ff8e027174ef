package edge

import (
	"time"

	"holdfast/internal/pack"
)

type kind uint8

const (
	handshakeDone kind = iota
	idleDue
	lifetimeDue
	faultDue    // at a moment, to whoever is open
	faultOnConn // at a connection's age
	drainEnds
	resumeDue
	listenUp
)

// entry is one thing that will happen by itself.
type entry struct {
	at    time.Duration
	kind  kind
	conn  *Conn
	fault int
	node  int
	timer pack.Timer // of idleDue
	seq   uint64     // ties go to the earlier entry
}

// agenda is a binary heap by time. Idle timers are lazy: activity only notes
// the moment, and the entry moves on when it comes up, so a frame costs no
// heap operation.
type agenda struct {
	heap []entry
	seq  uint64
}

func less(a, b *entry) bool {
	if a.at != b.at {
		return a.at < b.at
	}
	return a.seq < b.seq
}

func (a *agenda) add(e entry) {
	a.seq++
	e.seq = a.seq
	a.heap = append(a.heap, e)
	h := a.heap
	for i := len(h) - 1; i > 0; {
		up := (i - 1) / 2
		if !less(&h[i], &h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
}

func (a *agenda) pop() entry {
	h := a.heap
	top := h[0]
	last := len(h) - 1
	h[0] = h[last]
	h[last] = entry{}
	h = h[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && less(&h[child+1], &h[child]) {
			child++
		}
		if !less(&h[child], &h[i]) {
			break
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
	a.heap = h
	return top
}

// due carries out one entry whose time has come.
func (e *Edge) due(d entry) {
	c := d.conn
	switch d.kind {
	case handshakeDone:
		switch {
		case c.state != queued:
		case c.crashes != e.crashes: // its node died under it
			e.do(d.at, c, Act{Do: Reset, Name: "crash", Why: "crash"})
		default:
			e.admit(d.at, c)
		}
	case idleDue:
		e.idle(d)
	case lifetimeDue:
		if c.state == open && !c.muted {
			e.timerEnds(d.at, c, "max_lifetime", "max lifetime")
		}
	case faultDue:
		e.strike(d.at, d.fault)
	case faultOnConn:
		if c.state == open && !c.muted {
			e.hit(d.at, c, e.faults[d.fault])
		}
	case drainEnds:
		f := e.faults[d.fault]
		for c := range e.all() {
			if c.node == d.node && c.opened < d.at-f.For.D() {
				e.do(d.at, c, planned(f))
			}
		}
	case resumeDue:
		if c.state == open {
			c.muted = false
			e.say(d.at, c, Act{Do: Resume, Name: "resume", Why: "stall"})
		}
	case listenUp:
		e.say(d.at, nil, Act{Do: ListenUp, Name: "listen_up", Why: "crash"})
	}
}

// idle ends a connection whose timer has run out, or puts the timer off to
// where the last activity has moved it.
func (e *Edge) idle(d entry) {
	c := d.conn
	if c.state != open || c.muted {
		return
	}
	last := max(c.lastIn, c.lastOut)
	switch d.timer.ResetsOn {
	case pack.ResetsFromClient:
		last = c.lastIn
	case pack.ResetsFromServer:
		last = c.lastOut
	case pack.ResetsMessages:
		last = c.lastText
	}
	if due := last + d.timer.IdleTimeout.D() - e.shrunk(d.timer); due > d.at {
		if e.cfg.IdleShrinks > 0 {
			due = min(due, d.at+lookAgain)
		}
		d.at = e.onScan(due)
		e.agenda.add(d)
		return
	}
	e.timerEnds(d.at, c, "idle_timeout", "idle timeout")
}

// lookAgain is how often timers that shrink with load are looked at.
const lookAgain = 50 * time.Millisecond

// watchIdle arms an idle timer for a connection that was just accepted.
func (e *Edge) watchIdle(now time.Duration, c *Conn, timer pack.Timer) {
	if timer.IdleTimeout == 0 {
		return
	}
	due := now + timer.IdleTimeout.D()
	if e.cfg.IdleShrinks > 0 {
		due = now + lookAgain
	}
	e.agenda.add(entry{at: e.onScan(due), kind: idleDue, conn: c, timer: timer})
}

// onScan is the next time at which silent connections are looked for.
func (e *Edge) onScan(at time.Duration) time.Duration {
	scan := e.cfg.IdleScan.D()
	if scan == 0 {
		return at
	}
	return (at + scan - 1) / scan * scan
}

// shrunk is how much of an idle timer the load has taken away.
func (e *Edge) shrunk(timer pack.Timer) time.Duration {
	if e.cfg.IdleShrinks == 0 {
		return 0
	}
	return time.Duration(.8 * min(1, float64(e.count)/float64(e.cfg.IdleShrinks)) * float64(timer.IdleTimeout))
}

// timerEnds ends a connection in the configured style.
func (e *Edge) timerEnds(now time.Duration, c *Conn, why, reason string) {
	act := Act{Do: FIN, Name: "close", Why: why}
	switch e.cfg.CloseStyle {
	case pack.StyleReset:
		act.Do = Reset
	case pack.StyleCloseFrame:
		act.Do, act.Code, act.Reason = CloseFrame, 1001, reason
	case pack.StyleStall:
		act.Do = Pause
		c.muted = true
	case pack.StyleBlackhole:
		act.Do = Blackhole
		c.muted = true
	case pack.StyleResetOnUse:
		c.forgotten = true
		return
	}
	e.do(now, c, act)
}

// all walks the open connections, oldest first; the walk survives removal of
// the one it stands on.
func (e *Edge) all() func(yield func(*Conn) bool) {
	return func(yield func(*Conn) bool) {
		for c := e.oldest; c != nil; {
			next := c.next
			if !yield(c) {
				return
			}
			c = next
		}
	}
}

// strike lets a scheduled fault happen.
func (e *Edge) strike(now time.Duration, fault int) {
	f := e.faults[fault]
	switch f.Do {
	case "drain":
		e.drain(now, fault)
		return
	case "crash":
		e.crashes++
		e.downTill = now + f.For.D()
		e.say(now, nil, Act{Do: ListenDown, Name: "crash", Why: "crash"})
		e.agenda.add(entry{at: e.downTill, kind: listenUp})
		e.dropWaiting(now, f)
		for c := range e.all() {
			e.hit(now, c, f)
		}
		return
	}
	e.strikeShare(now, f)
}

// strikeShare hits Share of the connections that are open now, not more and
// not fewer; the seed decides which (selection sampling: Knuth, TAOCP 3.4.2 S).
func (e *Edge) strikeShare(now time.Duration, f pack.Fault) {
	left := 0
	for c := range e.all() {
		if !c.muted {
			left++
		}
	}
	want := left
	if f.Share > 0 {
		want = int(float64(f.Share)*float64(left) + .5)
	}
	for c := range e.all() {
		if c.muted {
			continue
		}
		if want == left || e.rng.IntN(left) < want {
			want--
			e.hit(now, c, f)
		}
		left--
	}
}

// dropWaiting hits those who wait at the cap, before a crash frees the places
// they wait for.
func (e *Edge) dropWaiting(now time.Duration, f pack.Fault) {
	waiting := e.waiting
	e.waiting = nil
	for _, c := range waiting {
		if c.state == hanging {
			e.hit(now, c, f)
		}
	}
}

// drain takes Share of the nodes out, at least one, and one if Share is absent.
func (e *Edge) drain(now time.Duration, fault int) {
	f := e.faults[fault]
	n := max(1, int(float64(f.Share)*float64(len(e.nodes))+.5))
	for i := range n {
		e.nodes[i].drainedTill = now + f.For.D()
		e.agenda.add(entry{at: now + f.For.D(), kind: drainEnds, node: i, fault: fault})
	}
}

// planned is how restart and drain end a connection.
func planned(f pack.Fault) Act {
	if f.Announce == 0 {
		return Act{Do: FIN, Name: f.Do, Why: f.Do}
	}
	return Act{Do: CloseFrame, Code: f.Announce, Reason: f.Reason, Name: f.Do, Why: f.Do}
}

// hit does a fault to one connection.
func (e *Edge) hit(now time.Duration, c *Conn, f pack.Fault) {
	act := Act{Name: f.Do, Why: f.Do}
	switch f.Do {
	case "restart", "drain":
		act = planned(f)
	case "crash", "rst":
		act.Do = Reset
	case "fin":
		act.Do = FIN
	case "close":
		act.Do, act.Code, act.Reason = CloseFrame, f.Code, f.Reason
		if act.Code == 0 {
			act.Code = 1000
		}
	case "garbage":
		act.Do = Garbage
	case "truncate":
		act.Do = Truncate
	case "stall":
		act.Do = Pause
		c.muted = true
		if f.For > 0 && (f.At > 0 || f.Age > 0) {
			until := now + f.For.D()
			if f.At > 0 {
				until = (f.At + f.For).D() // for those that came later, too
			}
			e.agenda.add(entry{at: until, kind: resumeDue, conn: c})
		}
	case "blackhole":
		act.Do = Blackhole
		c.muted = true
	}
	e.do(now, c, act)
}
