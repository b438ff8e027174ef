package loop

import "math/bits"

// The timer wheel has four levels of 256 slots; a tick is one millisecond, so
// it reaches 49 days. Setting, clearing and firing cost a few nanoseconds and
// no allocation, however many timers there are: each socket owns one node.
const (
	tickNS     = 1e6
	levels     = 4
	levelBits  = 8
	slots      = 1 << levelBits
	slotMask   = slots - 1
	notWaiting = -1
	maxTick    = 1<<(levels*levelBits) - 1
)

type timerNode struct {
	tick       int64
	next, prev int32
	slot       int16 // level*slots + slot, or notWaiting
}

type wheel struct {
	now      int64 // every tick up to here has fired
	nodes    []timerNode
	heads    [levels * slots]int32
	tails    [levels * slots]int32
	occupied [levels][slots / 64]uint64
}

func newWheel(nodes int) *wheel {
	w := &wheel{nodes: make([]timerNode, nodes)}
	for i := range w.nodes {
		w.nodes[i].slot = notWaiting
	}
	for i := range w.heads {
		w.heads[i], w.tails[i] = notWaiting, notWaiting
	}
	return w
}

// add makes one more timer, numbered behind the others.
func (w *wheel) add() { w.nodes = append(w.nodes, timerNode{slot: notWaiting}) }

// set arms timer id for the instant at (ns), rounded up to the next tick; it
// never fires early. An instant that has passed fires at the next advance.
func (w *wheel) set(id int32, at int64) {
	n := &w.nodes[id]
	tick := min(max((at+tickNS-1)/tickNS, w.now+1), w.now|maxTick)
	if n.slot != notWaiting {
		if n.tick == tick {
			return
		}
		w.unlink(id)
	}
	n.tick = tick
	w.link(id)
}

func (w *wheel) clear(id int32) {
	if w.nodes[id].slot != notWaiting {
		w.unlink(id)
	}
}

// link puts the node into the level of the highest digit in which its tick
// differs from now, so that it moves down when that digit comes up.
func (w *wheel) link(id int32) {
	n := &w.nodes[id]
	level := 0
	if diff := uint64(n.tick ^ w.now); diff != 0 {
		level = min((bits.Len64(diff)-1)/levelBits, levels-1)
	}
	slot := level*slots + int(n.tick>>(level*levelBits))&slotMask
	n.slot = int16(slot)
	n.next, n.prev = notWaiting, w.tails[slot]
	if n.prev == notWaiting {
		w.heads[slot] = id
	} else {
		w.nodes[n.prev].next = id
	}
	w.tails[slot] = id
	w.occupied[level][slot&slotMask/64] |= 1 << (slot & 63)
}

func (w *wheel) unlink(id int32) {
	n := &w.nodes[id]
	slot := int(n.slot)
	if n.prev == notWaiting {
		w.heads[slot] = n.next
	} else {
		w.nodes[n.prev].next = n.next
	}
	if n.next == notWaiting {
		w.tails[slot] = n.prev
	} else {
		w.nodes[n.next].prev = n.prev
	}
	n.slot = notWaiting
	if w.heads[slot] == notWaiting {
		w.occupied[slot/slots][slot&slotMask/64] &^= 1 << (slot & 63)
	}
}

// next is the earliest tick at which something may be due: exact for the
// next quarter second, a moment to look again beyond it.
func (w *wheel) next() (tick int64, ok bool) {
	for level := range levels {
		shift := level * levelBits
		from := int(w.now>>shift)&slotMask + 1
		if slot, ok := w.occupiedFrom(level, from); ok {
			base := w.now >> (shift + levelBits) << (shift + levelBits)
			return base + int64(slot)<<shift, true
		}
	}
	return 0, false
}

func (w *wheel) occupiedFrom(level, from int) (slot int, ok bool) {
	for word := from / 64; word < slots/64; word++ {
		set := w.occupied[level][word]
		if word == from/64 {
			set &= ^uint64(0) << (from & 63)
		}
		if set != 0 {
			return word*64 + bits.TrailingZeros64(set), true
		}
	}
	return 0, false
}

// advance fires every timer due up to now (ns), in order of their ticks and,
// within one, in the order in which they were set.
func (w *wheel) advance(now int64, fire func(id int32)) {
	target := now / tickNS
	for {
		tick, ok := w.next()
		if !ok || tick > target {
			break
		}
		w.now = tick
		w.cascade()
		slot := int(tick) & slotMask
		for id := w.heads[slot]; id != notWaiting; id = w.heads[slot] {
			w.unlink(id)
			fire(id)
		}
	}
	w.now = max(w.now, target)
}

// cascade moves timers down from the levels whose digit has just changed,
// the highest first.
func (w *wheel) cascade() {
	for level := levels - 1; level > 0; level-- {
		if w.now&(1<<(level*levelBits)-1) != 0 {
			continue
		}
		slot := level*slots + int(w.now>>(level*levelBits))&slotMask
		for id := w.heads[slot]; id != notWaiting; id = w.heads[slot] {
			w.unlink(id)
			w.link(id)
		}
	}
}
