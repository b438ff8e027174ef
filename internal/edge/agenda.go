package edge

import (
	"time"

	"holdfast/internal/pack"
)

// scaledLook is how often an idle timer is looked at that shrinks with load.
const scaledLook = 50 * time.Millisecond

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
	listenHear
)

// entry is one thing that will happen by itself.
type entry struct {
	at    time.Duration
	kind  kind
	conn  *Conn
	fault *fault
	node  int
	rolls bool   // the drain is one of a rolling restart
	hop   bool   // of idleDue: the timer is that of the other hop
	seq   uint64 // ties go to the earlier entry
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
	if d.fault != nil && d.fault.off {
		return
	}
	switch d.kind {
	case handshakeDone:
		switch {
		case c.state != queued:
		case c.crashes != e.nodes[c.node].crashes: // its node died under it
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
		if c.state == open && !c.muted && d.fault.concerns(c.method, c.path) {
			e.hit(d.at, c, d.fault)
		}
	case drainEnds:
		e.drained(d)
	case resumeDue:
		if c.state == open && c.stalled {
			e.resume(d.at, c, "stall")
		}
	case listenUp:
		if e.Listening(d.at) { // no other crash holds it down
			e.say(d.at, nil, Act{Do: ListenUp, Name: "listen_up", Why: "crash"})
		}
	case listenHear:
		if e.Hearing(d.at) {
			e.say(d.at, nil, Act{Do: ListenHear, Name: "listen_hear", Why: "syn_drop"})
		}
	}
}

// idle ends a connection whose timer has run out, or puts the timer off to
// where the last activity has moved it.
func (e *Edge) idle(d entry) {
	c := d.conn
	if c.state != open || c.muted {
		return
	}
	resets, length := e.cfg.ResetsOn, e.idleLength()
	if d.hop {
		resets, length = e.cfg.Behind.ResetsOn, e.cfg.Behind.IdleTimeout.D()
	}
	last := max(c.lastIn, c.lastOut)
	switch resets {
	case pack.ResetsFromClient:
		last = c.lastIn
	case pack.ResetsFromServer:
		last = c.lastOut
	case pack.ResetsMessages:
		last = c.lastText
	}
	if due := last + length; due > d.at {
		if !d.hop {
			due = e.nextLook(d.at, last, due)
		}
		d.at = due
		e.agenda.add(d)
		return
	}
	e.timerEnds(d.at, c, "idle_timeout", "idle timeout")
}

// idleLength is the length of the idle timer with as many connections as there
// are.
func (e *Edge) idleLength() time.Duration {
	full, s := e.cfg.IdleTimeout.D(), e.cfg.IdleScaled
	switch {
	case s == nil || e.sockets.n <= s.From:
		return full
	case e.sockets.n >= s.To:
		return s.Least.D()
	}
	load := float64(e.sockets.n-s.From) / float64(s.To-s.From)
	return full - time.Duration(load*float64(full-s.Least.D()))
}

// nextLook is when an idle timer is looked at again that seems to be due at
// some time: on the grid of the scan, if there is one. A timer that shrinks may
// be due earlier, but never before its least length.
func (e *Edge) nextLook(now, last, due time.Duration) time.Duration {
	if s := e.cfg.IdleScaled; s != nil {
		due = min(due, max(last+s.Least.D(), now+scaledLook))
	}
	if scan := e.cfg.IdleScan.D(); scan > 0 {
		due = (due + scan - 1) / scan * scan
	}
	return due
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
		e.forget(now, c, why)
		return
	}
	e.do(now, c, act)
}
