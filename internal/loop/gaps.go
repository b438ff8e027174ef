package loop

import "sync/atomic"

// gaps measures how long the loop was away from its sockets: busy, preempted
// or stopped, though something was due. Waiting for the next event is no gap.
type gaps struct {
	promised int64 // when the loop meant to look again
	since    int64 // when it last looked
	period   int64 // start of the present ten seconds
	current  int64
	previous int64
	untaken  atomic.Int64 // asked for from outside the loop
	busy     atomic.Int64 // time spent on anything but waiting; likewise
}

const gapPeriod = 10e9

// start forgets what was before now.
func (g *gaps) start(now int64) { g.since = now }

// away notes that the loop waits until next.
func (g *gaps) away(now, next int64) {
	if g.since > 0 {
		g.note(now, now-g.since)
		g.busy.Add(now - g.since)
	}
	g.promised = max(next, now)
}

// back notes that the loop looks at its sockets.
func (g *gaps) back(now int64) {
	g.since = now
	if now > g.promised {
		g.note(now, now-g.promised)
	}
}

func (g *gaps) note(now, gap int64) {
	g.turn(now)
	g.current = max(g.current, gap)
	for old := g.untaken.Load(); gap > old && !g.untaken.CompareAndSwap(old, gap); {
		old = g.untaken.Load()
	}
}

// turn begins a new ten seconds when the present ones are over.
func (g *gaps) turn(now int64) {
	switch age := now - g.period; {
	case age > 2*gapPeriod:
		g.previous, g.current, g.period = 0, 0, now
	case age > gapPeriod:
		g.previous, g.current, g.period = g.current, 0, now
	}
}

func (g *gaps) longest(now int64) int64 {
	g.turn(now)
	return max(g.current, g.previous)
}

func (g *gaps) take() int64 { return g.untaken.Swap(0) }
