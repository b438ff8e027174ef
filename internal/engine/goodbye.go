package engine

import (
	"syscall"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/record"
	"holdfast/internal/ws"
)

// How long a goodbye may take. A target is given as long as its slowest opens
// took, with room to spare, because it has to answer everybody at once; but an
// interrupt must end soon.
const (
	leavingWait = time.Second
	leavingMost = 3 * time.Second
	// lively is how recent an answer to another goodbye must be for silence to
	// mean that the target is slow, and not that this socket is dead.
	lively = 300 * time.Millisecond
	// slower is how many times as long as the slowest open something may take
	// before it is no longer the target's own slowness.
	slower = 3
)

// opensTook notes how long a successful open took.
func (r *run) opensTook(ns int64) {
	for old := r.slowest.Load(); ns > old && !r.slowest.CompareAndSwap(old, ns); {
		old = r.slowest.Load()
	}
}

// unfinished is what became of an attempt that is still under way when the run
// ends. One that waits for much longer than any other had to is refused: a
// target that never answers must not pass because the run was shorter than the
// timeout.
func (l *lane) unfinished(id loop.ID, now int64) record.How {
	s := &l.socks[id]
	patience := max(int64(leavingWait), slower*l.run.slowest.Load())
	switch {
	case l.cut || now-s.attempted <= patience || l.unread(id):
		return record.HowStopped
	case s.state == stateDialing:
		return record.HowNoConnect
	case s.state == stateTLS:
		return record.HowNoTLS
	}
	return record.HowNoAnswer
}

// leave ends an open socket by our own decision and says goodbye. Whether it
// was held to the end is known when that is answered: a peer that has died in
// silence looks open until then. A question of the tool's own is answered by
// the open itself.
func (l *lane) leave(id loop.ID) {
	s := &l.socks[id]
	e := l.evidence(id, record.HowHeld, 0)
	if s.kind == record.Forensic || s.kind == record.Late {
		l.keepEnd(&e)
	} else {
		l.leaving[id] = &e
	}
	l.notOpenAnyMore(s)
	s.state = stateLeaving
	b := ws.AppendClose(l.scratch[:0], 1000, "", l.mask())
	l.scratch = b[:0]
	l.write(id, s, b)
	l.loop.SetTimer(id, l.loop.Now()+l.leavingWait())
}

// leavingWait is how long a goodbye may take, in ns.
func (l *lane) leavingWait() int64 {
	if l.cut {
		return int64(leavingWait)
	}
	return min(max(int64(leavingWait), slower*l.run.slowest.Load()), int64(leavingMost))
}

// farewell books a socket as held: its goodbye was answered, by whatever sign
// of life. Many servers end TCP, by FIN or RST, instead of sending a close
// frame back.
func (l *lane) farewell(id loop.ID) {
	e := l.takeLeaving(id)
	if e == nil {
		return // booked before
	}
	l.answered = l.loop.Now()
	l.held(&l.socks[id], e)
}

func (l *lane) held(s *socket, e *record.End) {
	if s.kind == record.First {
		l.count(int(s.pool), record.Held)
	}
	l.keepEnd(e)
}

// goodbyeDue judges a socket whose goodbye was not answered in time. What our
// own kernel holds is read first; and while the target still answers others it
// is slow, which is not for this socket to be blamed for.
func (l *lane) goodbyeDue(id loop.ID) {
	e := l.leaving[id]
	if e == nil {
		l.gone(id)
		return
	}
	now := l.loop.Refresh()
	late := now >= int64(e.Ended)+int64(leavingMost)
	slow := l.answered > 0 && now-l.answered < int64(lively)
	switch {
	case !late && l.unread(id):
	case !late && slow && !l.cut:
		l.loop.SetTimer(id, now+int64(lively))
	case slow: // in doubt for the target
		l.held(&l.socks[id], l.takeLeaving(id))
		l.gone(id)
	default:
		l.silent(id, record.HowNoGoodbye, 0)
	}
}

// silent books a socket as lost that was taken for open until our goodbye.
func (l *lane) silent(id loop.ID, how record.How, errno syscall.Errno) {
	before := l.takeLeaving(id)
	if before == nil {
		l.gone(id)
		return
	}
	e := l.evidence(id, how, errno)
	e.OpenAtEnd, e.ArrivalsAtEnd = before.OpenAtEnd, before.ArrivalsAtEnd
	l.conclude(id, &e)
}

// gone closes a socket that had said goodbye.
func (l *lane) gone(id loop.ID) {
	l.loop.Close(id, false)
	delete(l.partial, id)
	delete(l.found, id)
	if l.socks[id].kind == record.Forensic {
		l.run.probing.free(l.loop.Now())
	}
	l.settle(id)
}
