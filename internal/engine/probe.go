package engine

import (
	"sync"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/record"
)

// The tool's own questions after a loss are asked one at a time over the whole
// run: a platform that makes room for a new socket by ending an old one would
// lose one of ours for every question that is open together with the others.
const (
	probeWait  = 700 * time.Millisecond // after the loss: long enough for a restart, too short for people
	probeSpace = 50 * time.Millisecond  // from the end of one to the next
	// probeHarm is how soon before or after a probe's open the loss of a held
	// socket is taken for the probe's doing. Then no more are asked.
	probeHarm = 30 * time.Millisecond
	// While probes fail, one socket goes on asking, so that the downtime is
	// known: 1, 2, 4 s … after each failure. A run that holds nothing any more
	// waits for it this long.
	probeBase = time.Second
	probeMost = 30 * time.Second
	probeFor  = 15 * time.Second
)

// probing is the state of the questions of a run. They are few, so one lock is
// enough.
type probing struct {
	mu       sync.Mutex
	busy     bool  // one is under way, or waits to be asked again
	failing  bool  // the one under way has failed before: the others are not needed
	over     bool  // no more: they do harm
	next     int64 // when the next may be asked
	since    int64 // when the one under way was asked first
	openedAt int64 // when the last one opened, 0 none
	lossAt   int64 // when a held socket was lost last, 0 never
}

// turn says whether a socket may ask now: at once (0), at a later instant, or
// never (-1).
func (p *probing) turn(now int64) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.over || p.failing:
		return -1
	case p.busy || now < p.next:
		return max(p.next, now+int64(probeSpace))
	}
	p.busy, p.since = true, now
	return 0
}

// opened says that the probe asked at an instant has opened: question answered.
func (p *probing) opened(asked, now int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.openedAt = now
	p.over = p.over || p.lossAt >= asked && p.lossAt > 0 && now-p.lossAt <= int64(probeHarm)
}

// free gives the turn to the next.
func (p *probing) free(now int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.busy, p.failing, p.next = false, false, now+int64(probeSpace)
}

// failed keeps the turn for the probe that failed n times, and says when to
// ask again; never (-1) if nothing is held any more and it has been long.
func (p *probing) failed(now int64, n int, held bool) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	again := now + min(int64(probeBase)<<min(n-1, 10), int64(probeMost))
	if !held {
		if last := p.since + int64(probeFor); now >= last {
			return -1
		} else if again > last {
			again = last
		}
	}
	p.failing = true
	return again
}

// lost notes the loss of a held socket, and says whether probes are asked still.
func (p *probing) lost(now int64) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lossAt = now
	p.over = p.over || p.openedAt > 0 && now-p.openedAt <= int64(probeHarm)
	return !p.over
}

// sampled takes one of the pool's probes, if any is left.
func (p *pool) sampled() bool {
	for {
		left := p.sample.Load()
		if left <= 0 {
			return false
		}
		if p.sample.CompareAndSwap(left, left-1) {
			return true
		}
	}
}

// probe asks whether the platform takes sockets again, when it is this one's
// turn.
func (l *lane) probe(id loop.ID, s *socket) {
	now := l.loop.Now()
	if s.failures == 0 { // otherwise the turn is this socket's already
		switch at := l.run.probing.turn(now); {
		case at < 0:
			l.run.pools[s.pool].sample.Add(1) // for the next time
			l.settle(id)
			return
		case at > 0:
			l.loop.SetTimer(id, at)
			return
		}
	}
	l.attempt(id, record.Forensic, now)
}

// probeFailed plans the next try of a probe that did not open.
func (l *lane) probeFailed(id loop.ID, s *socket, how record.How) bool {
	now := l.loop.Now()
	at := int64(-1)
	if !ours(how) {
		s.failures++
		at = l.run.probing.failed(now, int(s.failures), l.run.open.Load() > 0)
	}
	if at < 0 {
		l.run.probing.free(now)
		return false
	}
	s.state, s.forensic = stateDown, true
	l.loop.SetTimer(id, at)
	return true
}
