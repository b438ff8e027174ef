package engine

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"runtime"
	"strconv"
	"strings"

	"holdfast/internal/loop"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

// budget is what this machine lets one process use.
type budget struct {
	fds       uint64 // 0 unknown
	memory    int64  // bytes free, 0 unknown
	ephemeral loop.PortRange
}

// systemBudget asks the system, after raising the soft limit on descriptors to
// the hard one.
func systemBudget() budget {
	return budget{fds: descriptors(), ephemeral: loop.SystemPorts(), memory: memoryAvailable()}
}

func memoryAvailable() int64 {
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	for line := range strings.SplitSeq(string(text), "\n") {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "MemAvailable:" {
			kib, _ := strconv.ParseInt(f[1], 10, 64)
			return kib << 10
		}
	}
	return 0
}

const (
	// spareFDs are for the record, the terminal, epoll and what Go opens.
	spareFDs = 64
	// explicitPortsFrom is the number of sockets from which the source ports
	// are ours to choose: below it the kernel's search costs nothing.
	explicitPortsFrom = 256
	// socketMemory is what one held socket costs in this process and, mostly,
	// in the kernel: about 5 KB at each end (measured).
	socketMemory = 6 << 10
	// tlsMemory is what TLS adds to it in this process: about 5 KB when all is
	// quiet, and what a storm of handshakes leaves before that (measured).
	tlsMemory = 10 << 10
)

// preflight compares what the plan needs with what there is, before the first
// packet. It returns what is too little.
func (r *run) preflight(b budget) []record.Limit {
	var limits []record.Limit
	sockets := r.sockets()
	if b.fds > 0 {
		r.connsMost = int64(b.fds) - spareFDs - int64(r.plan.Share.Count(r.plan))
	}
	if need := sockets + spareFDs; b.fds > 0 && uint64(need) > b.fds {
		limits = append(limits, record.Limit{
			Kind: record.LimitFDs, Preflight: true, Limit: int64(b.fds), Need: need,
			Detail: fmt.Sprintf("the plan needs %s file descriptors, this process may have %s", units.Count(need), units.Count(b.fds)),
			Remedy: fmt.Sprintf("ulimit -Hn %d && ulimit -n %d (as root, or raise nofile in /etc/security/limits.conf)", need, need),
		})
	}
	if have := r.portsAvailable(b, sockets); have >= 0 && sockets > have {
		limits = append(limits, record.Limit{
			Kind: record.LimitPorts, Preflight: true, Limit: have, Need: sockets,
			Detail: fmt.Sprintf("the plan needs %s source ports, %s are available (%s)", units.Count(sockets), units.Count(have), r.portsFrom(b)),
			Remedy: "widen ports in the scenario, add addresses to sources, or sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\"",
		})
	}
	if need := sockets*socketMemory + r.tlsSockets()*tlsMemory; b.memory > 0 && need > b.memory {
		limits = append(limits, record.Limit{
			Kind: record.LimitMemory, Preflight: true, Limit: b.memory, Need: need,
			Detail: fmt.Sprintf("%s sockets take about %s MiB with the kernel's part, %s MiB are free", units.Count(sockets), units.Count(need>>20), units.Count(b.memory>>20)),
			Remedy: "use fewer sockets, or a machine with more memory",
		})
	}
	return limits
}

// sockets is how many sockets the plan is sure to use at once: those of pools,
// and the connections that loads are bounded to. How many an unbounded load
// takes depends on the answers.
func (r *run) sockets() int64 {
	n := int64(r.plan.Share.Count(r.plan))
	for i := range r.plan.Loads {
		l := &r.plan.Loads[i]
		need := int64(l.Connections.Max)
		if peak := int64(l.PeakRate()) + 1; need > peak*patience {
			need = peak * patience
		}
		n += need
	}
	return n
}

// patience is for how many seconds of arrivals a load may want connections.
const patience = 10

func (r *run) portRange(b budget) loop.PortRange {
	if p := r.plan.Ports; p != nil {
		return loop.PortRange{Low: p.Low, High: p.High, Reserved: b.ephemeral.Reserved}
	}
	return b.ephemeral
}

func (r *run) portsFrom(b budget) string {
	rng := r.portRange(b)
	where := "net.ipv4.ip_local_port_range"
	if r.plan.Ports != nil {
		where = "ports in the scenario"
	}
	return fmt.Sprintf("%d-%d by %s, on %s", rng.Low, rng.High, where, units.Plural(len(r.sources(b, 0)), "source address"))
}

// portsAvailable is how many sockets the range can carry; -1: as many as wanted.
func (r *run) portsAvailable(b budget, sockets int64) int64 {
	if len(r.places.addresses()) == 0 {
		return -1
	}
	return int64(r.portRange(b).Size()) * int64(len(r.sources(b, sockets)))
}

// sources are the local addresses to send from: those of the scenario, or the
// one the route gives. Towards loopback Linux lets all of 127/8 be used, so a
// large rehearsal does not run out of ports.
func (r *run) sources(b budget, sockets int64) []netip.Addr {
	var out []netip.Addr
	for _, text := range r.plan.Sources {
		if a, err := netip.ParseAddr(text); err == nil {
			out = append(out, a)
		}
	}
	if len(out) > 0 || len(r.places.addresses()) == 0 {
		return out
	}
	source, err := loop.RouteSource(r.places.addresses()[0])
	if err != nil {
		return nil
	}
	out = append(out, source)
	if size := int64(r.portRange(b).Size()); source.Is4() && runtime.GOOS == "linux" && r.loopbackOnly() && size > 0 && r.plan.Ports == nil {
		// Half of a range may rest in TIME_WAIT after an earlier run.
		for len(out) < 250 && sockets > size*int64(len(out))/2 {
			out = append(out, out[len(out)-1].Next())
		}
	}
	return out
}

func (r *run) loopbackOnly() bool {
	for _, a := range r.places.addresses() {
		if !a.Addr().IsLoopback() || !a.Addr().Is4() {
			return false
		}
	}
	return true
}

// ports is the port allocator of one loop, nil to leave the choice to the
// kernel. Explicit ports need one address family and one route for all.
func (r *run) ports(part, parts int) *loop.Ports {
	sockets := r.sockets()
	for i := range r.plan.Loads {
		if l := &r.plan.Loads[i]; l.Connections.Max == 0 {
			sockets += int64(l.PeakRate()) // as many as a second of arrivals is likely enough
		}
	}
	b := systemBudget()
	if (sockets < explicitPortsFrom && r.plan.Ports == nil && len(r.plan.Sources) == 0) || len(r.places.addresses()) == 0 {
		return nil
	}
	for _, a := range r.places.addresses() {
		if a.Addr().Is4() != r.places.addresses()[0].Addr().Is4() {
			return nil
		}
	}
	sources := r.sources(b, sockets)
	if len(sources) == 0 {
		return nil
	}
	return loop.NewPorts(sources, r.portRange(b), part, parts, rand.Uint64())
}
