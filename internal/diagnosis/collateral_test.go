package diagnosis_test

import (
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/simnet"
)

// TestOpenSocketsCutInAStormAreNoRestart: while a full queue sheds handshakes
// it sheds frames of open sockets too, several at one instant. That a few of
// many went at once is no restart of the platform.
func TestOpenSocketsCutInAStormAreNoRestart(t *testing.T) {
	storm := scene{
		name:  "storm of opens that talk",
		world: simnet.Options{Edge: pack.Edge{CPU: &pack.CPU{Handshake: dur(4 * time.Millisecond), Frame: dur(2 * time.Millisecond), Queue: 200}}},
		pool: all(once(300*time.Millisecond), ping(200*time.Millisecond), func(p *plan.Pool) {
			p.OpenPerSecond = 2000
		}),
		hold: 30 * second,
	}
	cut := 0
	for seed := range uint64(10) {
		_, v := storm.simulate(t, 3000, seed)
		for _, c := range v.Causes {
			if c.Phase == "open" && c.Cause == diagnosis.OverloadShed {
				cut += c.Count
			}
			if c.Cause == diagnosis.ServerRestart || c.Cause == diagnosis.ServerCrash {
				t.Errorf("seed %d: %s ×%d (%.2f): %s %q", seed, c.Cause, c.Count, c.Confidence, c.Sentence, c.Evidence)
			}
		}
	}
	if cut == 0 {
		t.Error("no open socket was cut in any storm: the test shows nothing")
	}
}
