package engine

import (
	"math"
	"os"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/record"
)

// sampler reads what the process and its machine spend.
type sampler struct {
	lanes []*lane
	start time.Time
	gc    gcPauses
	delay time.Duration // run delay at the last sample
}

func newSampler(lanes []*lane, start time.Time) *sampler {
	return &sampler{lanes: lanes, start: start, delay: runDelay()}
}

func (s *sampler) sample() record.Host {
	h := record.Host{At: time.Since(s.start), CPU: cpuTime(), RSSBytes: rss(), GCPause: s.gc.longest()}
	for _, l := range s.lanes {
		h.OwnGap = max(h.OwnGap, l.loop.TakeGap())
		h.LoopBusy = max(h.LoopBusy, l.loop.TakeBusy())
	}
	r := s.lanes[0].run
	h.Sockets = r.open.Load() + r.pending.Load() + r.conns.Load()
	delay := runDelay()
	s.delay, h.RunDelay = delay, max(0, delay-s.delay) // a thread that has ended takes its time along
	return h
}

// runDelay is how long the threads of this process were ready to run and
// waited for a processor so far, 0 where the system does not tell. Linux counts
// it for each thread; loops are not bound to threads, so all of them count.
func runDelay() (total time.Duration) {
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return 0
	}
	for _, thread := range threads {
		text, err := os.ReadFile("/proc/self/task/" + thread.Name() + "/schedstat")
		if err != nil {
			continue // it has just ended
		}
		if f := strings.Fields(string(text)); len(f) >= 2 {
			ns, _ := strconv.ParseInt(f[1], 10, 64)
			total += time.Duration(ns)
		}
	}
	return total
}

// rss is the memory of this process: what Linux says, or what the Go runtime
// has mapped and not given back, which is nearly all of it.
func rss() int64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		metrics.Read(samples)
		return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
	}
	if f := strings.Fields(string(text)); len(f) >= 2 {
		pages, _ := strconv.ParseInt(f[1], 10, 64)
		return pages * int64(os.Getpagesize())
	}
	return 0
}

func kernel() string {
	text, err := os.ReadFile("/proc/sys/kernel/osrelease")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// gcPauses reads the longest stop of the world since the last look from the
// runtime's own histogram.
type gcPauses struct {
	before []uint64
}

const pauseMetric = "/sched/pauses/total/gc:seconds"

func (g *gcPauses) longest() time.Duration {
	samples := []metrics.Sample{{Name: pauseMetric}}
	metrics.Read(samples)
	if samples[0].Value.Kind() != metrics.KindFloat64Histogram {
		return 0
	}
	h := samples[0].Value.Float64Histogram()
	longest := 0.0
	for i, n := range h.Counts {
		if i < len(g.before) && n == g.before[i] || n == 0 {
			continue
		}
		if upper := h.Buckets[i+1]; !math.IsInf(upper, 0) {
			longest = upper
		}
	}
	g.before = append(g.before[:0], h.Counts...)
	return time.Duration(longest * float64(time.Second))
}
