package engine

import (
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// laneLoad is a load's part in a lane: the arrivals whose number falls to it.
type laneLoad struct {
	*plan.Load

	l         *lane
	stream    *stream
	part, of  int64 // see partOf
	arrivals  plan.Arrivals
	next      int64 // instant of the next arrival of this lane, loop.Forever for none
	number    int64 // and its number in the whole load
	following int64 // number of the arrival behind it
}

// arriveBurst is how many interactions begin before the loop looks at the
// others again.
const arriveBurst = 256

// grid is where arrivals stand in economy: one wake-up serves all of a
// millisecond. The plan itself is put on it, so what the grid costs is no
// lateness, and is not counted as latency.
const grid = int64(time.Millisecond)

func (d *laneLoad) init() {
	d.next = loop.Forever
	if d.part, d.of = d.l.partOf(d.Connections); d.part < d.of {
		d.arrivals = d.Load.Arrivals(d.l.run.plan.Seed)
		d.advance()
	}
}

// advance moves on to the lane's next arrival.
func (d *laneLoad) advance() {
	for {
		at, ok := d.arrivals.Next()
		if !ok {
			d.next = loop.Forever
			return
		}
		number := d.following
		d.following++
		if number%d.of != d.part {
			continue
		}
		d.number, d.next = number, int64(at)
		if !d.l.run.plan.Precise {
			d.next -= d.next % grid
		}
		return
	}
}

// partOf is this lane's part of a load, and out of how many. No more lanes take
// part than there are connections: each needs one of its own. A part that is
// not below of is none.
func (l *lane) partOf(c plan.Connections) (part, of int64) {
	of = int64(max(l.share.Of, 1))
	if c.Max > 0 {
		of = min(of, int64(c.Max))
	}
	return int64(l.share.Part), of
}

// connsOf is this lane's part of a load's connections, 0 for no limit.
func (l *lane) connsOf(c plan.Connections) int {
	part, of := l.partOf(c)
	n := int64(c.Max) / of
	if part < int64(c.Max)%of {
		n++
	}
	return int(n)
}

// arriveDue begins the interactions that are due, a burst at a time.
func (l *lane) arriveDue() {
	if l.finishing {
		return
	}
	now := l.loop.Refresh()
	next := loop.Forever
	left := arriveBurst
	for _, d := range l.loads {
		for d.next <= now && left > 0 {
			left--
			planned, number := d.next, d.number
			d.advance()
			l.late(now - planned)
			d.launch(arrival{planned: planned, number: number})
			now = l.loop.Now()
		}
		next = min(next, d.next)
	}
	l.armArrivals(next)
	if next == loop.Forever {
		l.arriving = false
		l.stopIfDone()
	}
}

func (l *lane) armArrivals(next int64) {
	switch {
	case next == loop.Forever:
	case l.run.plan.Precise:
		l.loop.SetExact(next)
	default:
		l.loop.SetAlarm(alarmArrive, next)
	}
}

// arrival is an interaction that has not begun.
type arrival struct {
	planned, number int64
	asked           int64 // when it came due, if it had to wait for a connection
}

// launch begins an interaction, or has it wait: one that would wait for a
// connection with its first step is not made before there is one, so that a
// backlog of a million costs little.
func (d *laneLoad) launch(a arrival) {
	if p := d.Journey.Program; !d.l.finishing && len(p) > 0 && p[0].Op == plan.OpRequest {
		if o := d.l.outlet(d.stream, d.stream.calls[0].place); !o.passing && o.full() {
			a.asked = d.l.loop.Now()
			o.backlog.push(a)
			return
		}
	}
	it := d.l.newInteraction(d.stream, a.number, a.planned)
	it.asked = a.asked
	it.proceed()
}

// took counts an interaction under way.
func (d *laneLoad) took() {
	l := d.l
	a := l.account(d.stream.series)
	a.peak = max(a.peak, l.run.loads[d.stream.load].flying.Add(1))
	g := l.account(len(l.accounts) - 1)
	g.peak = max(g.peak, l.run.flying.Add(1))
}

func (d *laneLoad) landed() {
	d.l.run.loads[d.stream.load].flying.Add(-1)
	d.l.run.flying.Add(-1)
}

// stopArrivals ends the loads: what has not begun never will. An interaction
// that waits for a connection has not begun unless an earlier step of it has.
func (l *lane) stopArrivals() {
	l.arriving = false
	for _, o := range l.outlets {
		if n := o.backlog.len(); n > 0 {
			l.account(o.stream.series).counts[record.NotStarted] += int64(n)
			o.backlog = queue[arrival]{}
		}
		for len(o.idle) > 0 {
			c := o.idle[len(o.idle)-1]
			o.idle = o.idle[:len(o.idle)-1]
			c.discard(false)
		}
	}
	l.turnAway()
	for i := range l.guests {
		if it, ok := l.guests[i].(*interaction); ok && (it.state == itThinking || it.state == itBackoff || it.state == itHeld) {
			it.abandon() // nothing more is sent
		}
	}
}

// countUnmade counts the arrivals that were still to come. There may be hundreds
// of millions of them, so this is the last that a lane does.
func (l *lane) countUnmade() {
	for _, d := range l.loads {
		n := int64(0)
		for ; d.next != loop.Forever; d.advance() {
			n++
		}
		if n > 0 {
			l.account(d.stream.series).counts[record.NotStarted] += n
		}
	}
}

// turnAway abandons all who wait for a connection: none that is given up after
// this has anybody to go to.
func (l *lane) turnAway() {
	for _, o := range l.outlets {
		for it, ok := o.waiting.pop(); ok; it, ok = o.waiting.pop() {
			it.abandon()
		}
	}
}

// cutFlying ends the wait for interactions under way.
func (l *lane) cutFlying() {
	l.turnAway()
	for i := range l.guests {
		if it, ok := l.guests[i].(*interaction); ok && it.state != itOver && it.state != itSpare {
			it.abandon()
		}
	}
}

// abandon ends an interaction because the run does.
func (it *interaction) abandon() {
	l := it.l
	if c := it.conn; c != nil {
		c.part(true)
	}
	l.loop.ClearTimer(it.id)
	it.state = itOver
	for _, c := range it.chats {
		if c != nil {
			c.leave(1001)
		}
	}
	l.flying--
	if it.done != nil {
		it.done(it, record.HowStopped.String())
	} else {
		counter := record.InFlight
		if it.started == 0 {
			counter = record.NotStarted
		}
		l.count(it.stream.series, counter)
		if it.started != 0 {
			l.loads[it.stream.load].landed()
		}
	}
	l.retire(it)
}

// outlet is the stream's way to a place on this lane.
func (l *lane) outlet(s *stream, p *place) *outlet {
	for _, o := range l.outlets {
		if o.stream == s && o.place == p {
			return o
		}
	}
	o := &outlet{l: l, stream: s, place: p, max: l.connsOf(s.connect)}
	l.outlets = append(l.outlets, o)
	return o
}
