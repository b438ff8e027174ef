package twin

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"

	"holdfast/internal/edge"
)

// This file is what the edge does to connections of plain requests. They
// belong to net/http, which reads and writes them through a gate: the edge can
// shut it and open it again, or take the connection away.

// handed is a connection that belongs to the REST server.
type handed struct {
	net.Conn
	c *conn

	mu      sync.Mutex
	head    []byte // read and not yet handed out
	paused  bool
	ended   bool          // nothing passes any more; who has ended it closes it, too
	broken  bool          // the client is gone
	kicked  bool          // a read is to look at the gate again
	changed chan struct{} // closed at the next change; nil while nobody waits
	readBy  time.Time     // net/http's deadline, which does not count while the gate is shut
}

// longAgo is how a read in progress is told to give up, here as in net/http.
var longAgo = time.Unix(1, 0)

// change lets those who wait look at the gate again; the lock is held.
func (h *handed) change() {
	if h.changed != nil {
		close(h.changed)
		h.changed = nil
	}
}

// await waits for a change. The lock is held, and given up meanwhile.
func (h *handed) await() {
	if h.changed == nil {
		h.changed = make(chan struct{})
	}
	changed := h.changed
	h.mu.Unlock()
	<-changed
	h.mu.Lock()
}

// Read gives what had been read, then what comes. While the gate is shut it
// goes on reading, so as to see the client leave, and keeps the bytes back.
func (h *handed) Read(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for {
		switch {
		case h.ended:
			return 0, io.EOF
		case !h.paused && len(h.head) > 0:
			n := copy(p, h.head)
			if h.head = h.head[n:]; len(h.head) == 0 {
				h.head = nil
			}
			return n, nil
		case h.paused && h.readBy.Equal(longAgo):
			return 0, os.ErrDeadlineExceeded
		case h.paused && len(h.head) >= maxHeld:
			h.await()
			continue
		}
		h.mu.Unlock()
		n, err := h.Conn.Read(p)
		h.mu.Lock()
		late := errors.Is(err, os.ErrDeadlineExceeded)
		switch {
		case h.ended:
			return 0, io.EOF
		case h.kicked && late:
			h.kicked = false
			_ = h.Conn.SetReadDeadline(h.readBy)
			err = nil
		case h.paused && late && !h.readBy.Equal(longAgo):
			_ = h.Conn.SetReadDeadline(time.Time{})
			err = nil
		case err != nil && !late:
			h.broken = true
			h.change()
		}
		if h.paused {
			h.head = append(h.head, p[:n]...)
			n = 0
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
}

// Write waits while the gate is shut.
func (h *handed) Write(p []byte) (int, error) {
	h.mu.Lock()
	for h.paused && !h.ended && !h.broken {
		h.await()
	}
	over := h.ended || h.broken
	h.mu.Unlock()
	if over {
		return 0, net.ErrClosed
	}
	return h.Conn.Write(p)
}

// SetReadDeadline is net/http's.
func (h *handed) SetReadDeadline(by time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.readBy = by
	if by.Equal(longAgo) {
		h.change()
	} else if h.paused {
		return nil
	}
	return h.Conn.SetReadDeadline(by)
}

// SetDeadline sets both.
func (h *handed) SetDeadline(by time.Time) error {
	return errors.Join(h.SetReadDeadline(by), h.SetWriteDeadline(by))
}

// Close closes the connection for good, unless it has been taken away: then it
// is closed by who has done that.
func (h *handed) Close() error {
	if !h.end() {
		return nil
	}
	h.c.t.forget(h.c)
	return h.Conn.Close()
}

func (h *handed) pause() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.paused = true
}

func (h *handed) resume() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.paused, h.kicked = false, true
	h.change()
	_ = h.Conn.SetReadDeadline(longAgo) // fails only on a closed socket
	_ = h.Conn.SetWriteDeadline(time.Now().Add(requestTimeout))
}

// end takes the connection away. It reports false if somebody has done that.
func (h *handed) end() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.ended {
		return false
	}
	h.ended = true
	h.change()
	return true
}

// passOnPlain notes what the edge has decided about a connection of plain
// requests, and does it; the lock is held.
func (t *Twin) passOnPlain(now time.Duration, c *conn, act edge.Act) {
	d := detail{Port: c.port, TLS: c.overTLS(), Plain: true, AgeS: seconds(now - c.plain.Opened())}
	d.Code, d.Reason = act.Code, act.Reason
	t.truth.add(line{T: t.unix(now), Act: act.Name, Why: act.Why, Detail: &d})
	switch act.Do {
	case edge.Pause:
		c.handed.pause()
	case edge.Resume:
		c.handed.resume()
	case edge.Blackhole:
		c.handed.pause()
		c.vanish()
	case edge.Deafen:
		c.vanish()
	case edge.Forget:
	case edge.Reset:
		t.leaveEdge(now, c)
		if c.handed.end() {
			c.cut()
			delete(t.conns, c)
		}
	default:
		t.leaveEdge(now, c)
		if c.handed.end() {
			t.work.Go(func() { c.endPlain(act) })
		}
	}
}

// endPlain ends a connection of plain requests in order, or out of it.
func (c *conn) endPlain(act edge.Act) {
	defer c.t.forget(c)
	notify := !act.NoNotify
	switch act.Do {
	case edge.Garbage:
		_ = c.write(notHTTP) // the client may be gone
	case edge.BadRecord:
		_ = c.writeRaw(badRecord)
		notify = false
	case edge.Truncate:
		notify = false
	}
	_ = c.finish(notify)
}

// leaveEdge takes a connection of plain requests out of the machine; the lock
// is held.
func (t *Twin) leaveEdge(now time.Duration, c *conn) {
	if c.plain == nil {
		return
	}
	c.plain.Data = nil
	t.edge.Gone(now, c.plain)
	c.plain = nil
}
