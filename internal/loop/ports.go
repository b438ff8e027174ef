package loop

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Ports hands out source addresses and ports. Letting the kernel search is
// slow and fails when its range is crowded (15,000 connects took 2 to 5 s,
// against 0.6 s with explicit ports), so from some hundreds of sockets on the
// choice is ours.
//
// Each loop has its own, over its own part of the range. A port that was used
// goes behind all others: TIME_WAIT may hold it for a minute.
type Ports struct {
	sources []source
	low     int
	step    int
	next    int // source to use next
	skipped int // ports in a row that turned out to be in use
}

// source is one local address. Its free ports wait in a ring: the one at the
// head has rested longest.
type source struct {
	addr       netip.Addr
	free       []uint16 // offsets into the range
	head, left int
}

// lease is what must be given back.
type lease struct {
	source int16
	port   uint16 // offset into the range; the lease is empty if held is false
	held   bool
}

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
	p := &Ports{low: r.Low + part, step: parts}
	var usable []uint16
	for port := p.low; port <= r.High; port += parts {
		if !r.Reserved[port] {
			usable = append(usable, uint16((port-p.low)/parts))
		}
	}
	for _, a := range addrs {
		s := source{addr: a, free: slices.Clone(usable), left: len(usable)}
		if len(usable) > 0 {
			s.head = int(start % uint64(len(usable)))
		}
		p.sources = append(p.sources, s)
	}
	return p
}

// take leases the free port that has rested longest, sources in turn; ok is
// false when there is none left.
func (p *Ports) take() (l lease, at netip.AddrPort, ok bool) {
	for range p.sources {
		i := p.next
		p.next = (p.next + 1) % len(p.sources)
		s := &p.sources[i]
		if s.left == 0 {
			continue
		}
		offset := s.free[s.head]
		s.head = (s.head + 1) % len(s.free)
		s.left--
		return lease{int16(i), offset, true}, netip.AddrPortFrom(s.addr, uint16(p.low+int(offset)*p.step)), true
	}
	return lease{}, netip.AddrPort{}, false
}

func (p *Ports) giveBack(l lease) {
	if !l.held {
		return
	}
	s := &p.sources[l.source]
	s.free[(s.head+s.left)%len(s.free)] = l.port
	s.left++
}

// another says whether to try one more port after one was found in use. Some
// foreign ports are normal; a whole range of them is exhaustion.
func (p *Ports) another() bool {
	p.skipped++
	most := 0
	for i := range p.sources {
		most += len(p.sources[i].free)
	}
	if p.skipped > most {
		p.skipped = 0
		return false
	}
	return true
}

// RouteSource is the local address the system would send from towards a peer.
func RouteSource(to netip.AddrPort) (netip.Addr, error) {
	// Connecting a datagram socket sends nothing; it only asks the routing table.
	conn, err := net.Dial("udp", to.String())
	if err != nil {
		return netip.Addr{}, fmt.Errorf("route to %s: %w", to.Addr(), err)
	}
	defer conn.Close()
	return conn.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap(), nil
}

// SystemPorts is the system's ephemeral range with its reserved ports: what
// Linux says of itself, and what macOS and Windows have unless told otherwise
// (RFC 6335 6).
func SystemPorts() PortRange {
	r := PortRange{Low: 49152, High: 65535, Reserved: map[int]bool{}}
	if runtime.GOOS != "linux" {
		return r
	}
	r.Low, r.High = 32768, 60999
	if text, err := os.ReadFile("/proc/sys/net/ipv4/ip_local_port_range"); err == nil {
		if f := strings.Fields(string(text)); len(f) == 2 {
			low, errLow := strconv.Atoi(f[0])
			high, errHigh := strconv.Atoi(f[1])
			if errLow == nil && errHigh == nil {
				r.Low, r.High = low, high
			}
		}
	}
	if text, err := os.ReadFile("/proc/sys/net/ipv4/ip_local_reserved_ports"); err == nil {
		r.reserve(strings.TrimSpace(string(text)))
	}
	return r
}

// reserve notes ports in the kernel's way of writing them: 8080,9000-9010.
func (r *PortRange) reserve(text string) {
	for part := range strings.SplitSeq(text, ",") {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			to = from
		}
		low, errLow := strconv.Atoi(from)
		high, errHigh := strconv.Atoi(to)
		for p := low; errLow == nil && errHigh == nil && p <= high && p <= 65535; p++ {
			r.Reserved[p] = true
		}
	}
}
