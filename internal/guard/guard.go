// Package guard decides which addresses may be contacted. Every dial of every
// kind goes through Check with the address it is about to connect to, so that
// neither DNS nor a redirect can lead a run somewhere it was not allowed.
//
// Loopback is free. Any other host must be on the allow list; what such a name
// resolves to is pinned for the run. Link-local, multicast and unspecified
// addresses (the cloud metadata services among them) are refused even then.
package guard

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
)

// Lookup resolves a name to its addresses.
type Lookup func(ctx context.Context, host string) ([]netip.Addr, error)

// System resolves with the system's resolver.
func System(ctx context.Context, host string) ([]netip.Addr, error) {
	return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
}

// ErrRefused is wrapped by every refusal, so that callers can tell a refusal
// from a failed lookup.
var ErrRefused = errors.New("refused")

// Guard holds the rules of one run. It is safe for concurrent use.
type Guard struct {
	allow  []string
	known  []string
	lookup Lookup

	mu     sync.RWMutex
	pinned map[netip.AddrPort]bool
}

// New makes a guard. Allow holds HOST or HOST:PORT; known holds the suffixes
// of platforms that demand approval of every load test, and which this run
// does not have.
func New(allow, known []string, lookup Lookup) *Guard {
	g := &Guard{known: known, lookup: lookup, pinned: map[netip.AddrPort]bool{}}
	for _, a := range allow {
		g.allow = append(g.allow, Canonical(a))
	}
	return g
}

// Canonical is the form in which hosts are compared: lower case, without the
// root's dot and without the brackets of an IPv6 literal.
func Canonical(host string) string {
	host = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(host), "."))
	if inner, ok := strings.CutPrefix(host, "["); ok && strings.HasSuffix(inner, "]") {
		return strings.TrimSuffix(inner, "]")
	}
	return host
}

// IsLoopback reports a host that needs no permission: localhost, a name below
// it, or a loopback address.
func IsLoopback(host string) bool {
	host = Canonical(host)
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

// Resolve returns every address of host, checked and pinned. The host may be a
// name or an address literal.
func (g *Guard) Resolve(ctx context.Context, host string, port uint16) ([]netip.AddrPort, error) {
	host = Canonical(host)
	if err := g.Permit(host, port); err != nil {
		return nil, err
	}
	free := IsLoopback(host)
	addrs, err := g.addresses(ctx, host)
	if err != nil {
		return nil, fmt.Errorf("resolve %s: %w", host, err)
	}
	out := make([]netip.AddrPort, 0, len(addrs))
	for _, addr := range addrs {
		addr = addr.Unmap()
		if free && !addr.IsLoopback() {
			return nil, fmt.Errorf("host %s: %w: resolves to %s, want a loopback address", host, ErrRefused, addr)
		}
		if why := forbidden(addr); why != "" {
			return nil, fmt.Errorf("host %s: %w: resolves to %s, which is %s", host, ErrRefused, addr, why)
		}
		if at := netip.AddrPortFrom(addr, port); !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, at := range out {
		g.pinned[at] = true
	}
	return out, nil
}

// Permit says whether a host may be contacted, as far as its name tells: it is
// for those that a proxy looks up.
func (g *Guard) Permit(host string, port uint16) error {
	host = Canonical(host)
	if strings.ContainsFunc(host, func(r rune) bool { return r > 0x7e || r <= ' ' }) {
		return fmt.Errorf("host %q: %w: not an ASCII name, want its xn-- form", host, ErrRefused)
	}
	if IsLoopback(host) {
		return nil
	}
	for _, suffix := range g.known {
		if host == suffix || strings.HasSuffix(host, "."+suffix) {
			return fmt.Errorf("host %s: %w: this platform demands prior approval of load tests (a case number and a booked window), want target.approval in the scenario", host, ErrRefused)
		}
	}
	if !slices.Contains(g.allow, host) && !slices.Contains(g.allow, Canonical(net.JoinHostPort(host, fmt.Sprint(port)))) &&
		!slices.Contains(g.allow, fmt.Sprintf("%s:%d", host, port)) {
		return fmt.Errorf("host %s: %w: not on the allow list (target.allow or --allow %s)", host, ErrRefused, host)
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		if why := forbidden(addr.Unmap()); why != "" {
			return fmt.Errorf("host %s: %w: it is %s", host, ErrRefused, why)
		}
	}
	return nil
}

func (g *Guard) addresses(ctx context.Context, host string) ([]netip.Addr, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{addr}, nil
	}
	addrs, err := g.lookup(ctx, host)
	if err == nil && len(addrs) == 0 {
		err = errors.New("no address")
	}
	return addrs, err
}

// forbidden names the reason why an address is never contacted.
func forbidden(addr netip.Addr) string {
	switch {
	case addr.IsUnspecified():
		return "the unspecified address"
	case addr.IsLinkLocalUnicast():
		return "link-local (metadata services live there)"
	case addr.IsMulticast():
		return "multicast"
	case addr == netip.AddrFrom4([4]byte{255, 255, 255, 255}):
		return "broadcast"
	case addr == netip.MustParseAddr("fd00:ec2::254"):
		return "a metadata service"
	}
	return ""
}

// Check says whether a connection to that very address may be made now.
func (g *Guard) Check(to netip.AddrPort) error {
	if to.Addr().Unmap().IsLoopback() {
		return nil
	}
	g.mu.RLock()
	defer g.mu.RUnlock()
	if g.pinned[to] {
		return nil
	}
	return fmt.Errorf("address %s: %w: no allowed host resolved to it", to, ErrRefused)
}
