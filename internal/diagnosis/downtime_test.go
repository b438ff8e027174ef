package diagnosis_test

import (
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/pack"
	"holdfast/internal/simnet"
)

// TestDowntimeOfACrashIsKnownWithoutReconnects: the tool's own probe goes on
// until the platform is back, 1, 2, 4 and 8 s after its failures.
func TestDowntimeOfACrashIsKnownWithoutReconnects(t *testing.T) {
	for down, want := range map[time.Duration]any{2 * second: 3.7, 5 * second: 7.7, 12 * second: 15.7, time.Minute: nil} {
		s := scene{
			world: simnet.Options{Faults: fault(pack.Fault{Do: "crash", At: dur(20 * second), For: dur(down)})},
			pool:  ping(4 * second), hold: time.Hour,
		}
		_, v := s.simulate(t, 100, 1)
		if len(v.Causes) != 1 || v.Causes[0].Cause != diagnosis.ServerCrash {
			t.Errorf("down for %v: causes %+v, want a crash", down, v.Causes)
			continue
		}
		got := v.Causes[0].Params["downtime_s"]
		if seconds, ok := got.(float64); ok {
			got = float64(int(seconds*10)) / 10
		}
		if got != want {
			t.Errorf("down for %v: downtime_s %v, want %v", down, got, want)
		}
	}
}
