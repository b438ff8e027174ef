package engine

import (
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

func sample(n int) func(*plan.Pool) {
	return func(p *plan.Pool) { p.Forensics = plan.Forensics{ReconnectSample: n} }
}

// TestProbesDoNotEvictWhatWeHold: at a cap that makes room by ending the oldest
// socket, 120 opens for 100 places end 20. A probe may cost one more, and then
// there are no more of them.
func TestProbesDoNotEvictWhatWeHold(t *testing.T) {
	for _, over := range []time.Duration{0, 10 * time.Second} {
		got := simulate(t, simnet.Options{Edge: pack.Edge{MaxConnections: 100, AtCap: pack.CapEvictOldest}},
			holding(120, over, 40*time.Second, ping(5*time.Second), sample(20)))
		if lost := got.count(record.Lost); lost < 20 || lost > 21 {
			t.Errorf("opened over %v: lost %d, want the 20 without a place and at most one for a probe", over, lost)
		}
		if tried := got.count(record.ForensicAttempts); tried == 0 {
			t.Errorf("opened over %v: no probe at all", over)
		}
	}
}

func TestProbesAreAskedOneAtATime(t *testing.T) {
	got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}},
		holding(100, time.Second, time.Minute, ping(5*time.Second), sample(20)))
	var last time.Duration
	n := 0
	for _, e := range got.ends {
		if e.Kind != record.Forensic {
			continue
		}
		if n++; n == 1 && (e.Attempted < 20700*time.Millisecond || e.Attempted > 20710*time.Millisecond) {
			t.Errorf("first probe at %v, want 0.7 s after the loss", e.Attempted)
		}
		if last > 0 && e.Attempted < last+50*time.Millisecond {
			t.Errorf("probe at %v, 50 ms after the one before wanted, which ended at %v", e.Attempted, last)
		}
		last = e.Ended
	}
	if n != 20 {
		t.Errorf("%d probes, want the whole sample of 20", n)
	}
}

func TestOneProbeGoesOnUntilThePlatformIsBack(t *testing.T) {
	for _, tt := range []struct {
		down, hold time.Duration
		tries      int64
		opened     int64
		took       time.Duration // about
	}{
		{down: 2 * time.Second, hold: time.Hour, tries: 3, opened: 1, took: 23 * time.Second},
		{down: 5 * time.Second, hold: time.Hour, tries: 4, opened: 1, took: 28 * time.Second},
		{down: time.Minute, hold: time.Hour, tries: 5, opened: 0, took: 36 * time.Second}, // given up
		{down: time.Minute, hold: 25 * time.Second, tries: 3, opened: 0, took: 25 * time.Second},
	} {
		got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "crash", At: dur(20 * time.Second), For: dur(tt.down)}}},
			holding(100, time.Second, tt.hold, ping(5*time.Second), sample(20)))
		if a, o := got.count(record.ForensicAttempts), got.count(record.ForensicOpened); a != tt.tries || o != tt.opened {
			t.Errorf("down for %v: %d probes, %d opened; want %d and %d", tt.down, a, o, tt.tries, tt.opened)
		}
		if took := got.env.Took; took < tt.took-time.Second || took > tt.took+time.Second {
			t.Errorf("down for %v: the run took %v, want about %v", tt.down, took, tt.took)
		}
	}
}
