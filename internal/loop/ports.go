package loop

import (
	"net/netip"
)

// Ports hands out source addresses and ports. Letting the kernel search is
// slow and fails when its range is crowded (15,000 connects took 2 to 5 s,
// against 0.6 s with explicit ports), so from some hundreds of sockets on the
// choice is ours.
//
// Each loop has its own, over its own part of the range. A port rests after
// use for as long as TIME_WAIT may hold it, unless nothing else is left.
type Ports struct {
	sources  []source
	low      int
	count    int
	step     int
	reserved map[int]bool
	next     int // source to use next
	skipped  int // ports in a row that turned out to be in use
}

type source struct {
	addr   netip.Addr
	cursor int
	used   []bool
	rested []int32 // second since the start of the run before which a port rests
}

// lease is what must be given back.
type lease struct {
	source int16
	port   uint16 // offset into the range; the lease is empty if held is false
	held   bool
}

// restSeconds is TIME_WAIT on Linux (TCP_TIMEWAIT_LEN).
const restSeconds = 60

// PortRange is a range of ports with holes.
type PortRange struct {
	Low, High int
	Reserved  map[int]bool
}

// Size is the number of usable ports.
func (r PortRange) Size() int {
	n := r.High - r.Low + 1
	for p := range r.Reserved {
		if p >= r.Low && p <= r.High {
			n--
		}
	}
	return max(n, 0)
}

// NewPorts makes the allocator of loop number part out of parts, which between
// them share the range. The start within the range is random per process so
// that runs in a row do not meet each other's TIME_WAIT.
func NewPorts(addrs []netip.Addr, r PortRange, part, parts int, start uint64) *Ports {
	p := &Ports{low: r.Low + part, step: parts, reserved: r.Reserved}
	if span := r.High - p.low; span >= 0 {
		p.count = span/parts + 1
	}
	for _, a := range addrs {
		s := source{addr: a, used: make([]bool, p.count), rested: make([]int32, p.count)}
		if p.count > 0 {
			s.cursor = int(start % uint64(p.count))
		}
		p.sources = append(p.sources, s)
	}
	return p
}

// take leases the next free port, sources in turn; ok is false when there is
// none left.
func (p *Ports) take(now int64) (l lease, at netip.AddrPort, ok bool) {
	second := int32(now / 1e9)
	for range p.sources {
		i := p.next
		p.next = (p.next + 1) % len(p.sources)
		s := &p.sources[i]
		offset := s.find(p, second)
		if offset < 0 {
			continue
		}
		s.used[offset] = true
		s.cursor = (offset + 1) % p.count
		port := p.low + offset*p.step
		return lease{int16(i), uint16(offset), true}, netip.AddrPortFrom(s.addr, uint16(port)), true
	}
	return lease{}, netip.AddrPort{}, false
}

// find prefers ports that have rested and falls back on the one that has
// rested longest.
func (s *source) find(p *Ports, second int32) int {
	best := -1
	for k := range p.count {
		i := (s.cursor + k) % p.count
		if s.used[i] || p.reserved[p.low+i*p.step] {
			continue
		}
		if s.rested[i] <= second {
			return i
		}
		if best < 0 || s.rested[i] < s.rested[best] {
			best = i
		}
	}
	return best
}

func (p *Ports) giveBack(l lease, now int64) {
	if !l.held {
		return
	}
	s := &p.sources[l.source]
	s.used[l.port] = false
	s.rested[l.port] = int32(now/1e9) + restSeconds
}

// another says whether to try one more port after one was found in use. Some
// foreign ports are normal; a whole range of them is exhaustion.
func (p *Ports) another() bool {
	p.skipped++
	if p.skipped > p.count*len(p.sources) {
		p.skipped = 0
		return false
	}
	return true
}
