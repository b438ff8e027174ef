package loop

import (
	"net/netip"
	"testing"
)

func ports(part, parts int, start uint64, addrs ...string) *Ports {
	var local []netip.Addr
	for _, a := range addrs {
		local = append(local, netip.MustParseAddr(a))
	}
	return NewPorts(local, PortRange{Low: 100, High: 109, Reserved: map[int]bool{103: true}}, part, parts, start)
}

func TestPortsAreUsedToTheLastOne(t *testing.T) {
	p := ports(0, 1, 4, "127.0.0.1", "127.0.0.2")
	seen := map[netip.AddrPort]bool{}
	for {
		_, at, ok := p.take()
		if !ok {
			break
		}
		if seen[at] || at.Port() == 103 || at.Port() < 100 || at.Port() > 109 {
			t.Errorf("%v: taken twice, reserved or out of the range", at)
		}
		seen[at] = true
	}
	if len(seen) != 18 {
		t.Errorf("%d ports of two addresses, want 9 of each", len(seen))
	}
}

func TestPortThatWasUsedComesLast(t *testing.T) {
	p := ports(0, 1, 0, "127.0.0.1")
	first, at, _ := p.take()
	p.giveBack(first)
	for range 8 {
		l, other, ok := p.take()
		if !ok || other == at {
			t.Fatalf("got %v again before the others were used", other)
		}
		p.giveBack(l)
	}
	if _, again, _ := p.take(); again != at {
		t.Errorf("after all others came %v, want %v", again, at)
	}
}

func TestLoopsShareTheRange(t *testing.T) {
	seen := map[uint16]int{}
	for part := range 3 {
		p := ports(part, 3, 7, "127.0.0.1")
		for {
			_, at, ok := p.take()
			if !ok {
				break
			}
			seen[at.Port()]++
		}
	}
	for port := uint16(100); port <= 109; port++ {
		if want := map[bool]int{true: 0, false: 1}[port == 103]; seen[port] != want {
			t.Errorf("port %d is used by %d of 3 loops, want %d", port, seen[port], want)
		}
	}
}

func TestEmptyRangeHasNoPort(t *testing.T) {
	p := NewPorts([]netip.Addr{netip.MustParseAddr("127.0.0.1")}, PortRange{Low: 5, High: 4}, 0, 1, 9)
	if _, at, ok := p.take(); ok {
		t.Errorf("got %v of an empty range", at)
	}
}
