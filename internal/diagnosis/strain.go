package diagnosis

import (
	"fmt"
	"strings"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/units"
)

// Strain is how hard the generator and its machine were at it: what explains
// that it was late. The zero value is unknown.
type Strain struct {
	Busy    float64       // share of the time in which the busiest loop did anything but wait
	Waited  float64       // threads that waited for a processor, on average
	GCPause time.Duration // the longest stop of the garbage collector
	Away    time.Duration // the longest time that a loop did not look at its sockets
	Sockets int64         // most at once, of all kinds: each takes a descriptor and a port
}

// Add takes samples of the host in.
func (s *Strain) Add(before time.Duration, h *record.Host) {
	s.GCPause, s.Away, s.Sockets = max(s.GCPause, h.GCPause), max(s.Away, h.OwnGap), max(s.Sockets, h.Sockets)
	if h.At <= before {
		return
	}
	span, so := (h.At - before).Seconds(), h.At.Seconds()
	s.Busy += (h.LoopBusy.Seconds() - s.Busy*span) / so
	s.Waited += (h.RunDelay.Seconds() - s.Waited*span) / so
}

// heavy reports that the generator had no processor when it needed one.
func (s Strain) heavy() bool { return s.Busy > busyShare || s.Waited > heavyShare }

// What is worth mentioning as the reason for lateness.
const (
	busyShare   = .9
	waitedShare = .05
	heavyShare  = .5 // a thread at any moment of every second second: not a bit of noise
	gcLong      = 10 * time.Millisecond
)

// String continues a sentence that says that the generator was late.
func (s Strain) String() string {
	var why []string
	if s.Waited > waitedShare {
		why = append(why, fmt.Sprintf("its threads waited %.0f %% of the time for a processor that others used", 100*s.Waited))
	}
	if s.Busy > busyShare {
		why = append(why, "a loop had more to do than a processor can")
	}
	if s.GCPause > gcLong {
		why = append(why, "the garbage collector stopped it for "+units.Human(s.GCPause))
	}
	if len(why) == 0 {
		return ""
	}
	return ": " + strings.Join(why, ", and ")
}

// Lateness of a load is a part of its latency, which counts from the plan. It
// has made the result when it is a good part of what a customer would have
// felt, and more than one short absence; or when we had no processor, for then
// answers were read late, too.
const (
	loadLate      = 25 * time.Millisecond // from here
	loadLateShare = 4                     // and a quarter of the latency, both at p99
	loadLateLeast = 20                    // of so many
)

// lateLoads says that the latencies of a load are our own lateness, "" if they
// are not. A target that is slow, stalls or refuses makes nobody late: what is
// due is sent, or waits for a connection, which is no lateness.
func lateLoads(in Input) string {
	late := &in.Totals.Generator.Dists[record.LatenessUS]
	if len(in.Totals.Loads) == 0 || late.Count() == 0 {
		return ""
	}
	n := max(late.Count()/100, loadLateLeast)
	if n >= late.Count() {
		return ""
	}
	most := time.Duration(late.Quantile(1-float64(n)/float64(late.Count()))) * time.Microsecond
	if most <= loadLate {
		return ""
	}
	for i := range in.Totals.Loads {
		latency := &in.Totals.Loads[i].Dists[record.LatencyUS]
		if latency.Count() == 0 {
			continue
		}
		if p99 := time.Duration(latency.Quantile(.99)) * time.Microsecond; most*loadLateShare > p99 || in.Strain.heavy() {
			return fmt.Sprintf("the generator was late: %s of the %s things it planned happened more than %s late, and the latency of load %q is %s at p99%s",
				units.Count(n), units.Count(late.Count()), units.Human(most), in.Plan.Loads[i].Name, units.Human(p99), in.Strain)
		}
	}
	return ""
}
