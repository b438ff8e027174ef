package diagnosis_test

import (
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/simnet"
	"holdfast/internal/units"
)

// TestNothingExplainsItIsEarned: how sure "nothing explains it" is follows what
// else it could have been.
func TestNothingExplainsItIsEarned(t *testing.T) {
	uneven := func(p *plan.Pool) {
		ping(10 * second)(p)
		p.KeepAlive.Jitter = .5
	}
	rate := func(at string) simnet.Options {
		return simnet.Options{Edge: pack.Edge{HandshakeRate: units.Rate(10), HandshakeBurst: 10, AtRate: at}}
	}
	for _, c := range []struct {
		name      string
		world     simnet.Options
		pool      func(*plan.Pool)
		n         int
		cause     string
		low, high float64
	}{
		{"resets among pings", simnet.Options{Faults: fault(pack.Fault{Do: "rst", For: dur(40 * second), Share: .6})}, ping(4 * second), 60, diagnosis.Reset, .9, .9},
		{"resets of silent sockets, all of them", simnet.Options{Faults: fault(pack.Fault{Do: "rst", For: dur(50 * second)})}, once(second), 60, diagnosis.Reset, .5, .6},
		{"two resets", simnet.Options{Faults: fault(pack.Fault{Do: "rst", For: dur(40 * second)})}, ping(4 * second), 2, diagnosis.Reset, .5, .5},
		{"forgotten one by one", simnet.Options{Faults: fault(pack.Fault{Do: "rst_on_use", For: dur(40 * second)})}, ping(4 * second), 60, diagnosis.Reset, .9, .9},
		{"503 to a part", simnet.Options{Faults: fault(pack.Fault{Do: "refuse", Status: 503, Share: .4})}, ping(4 * second), 240, diagnosis.NotUpgraded, .9, .9},
		{"503 to all from a moment on", simnet.Options{Faults: fault(pack.Fault{Do: "refuse", Status: 503, At: dur(5 * second)})}, ping(4 * second), 240, diagnosis.CapacityCap, .5, .8},
		{"503 by a limit on the rate", rate(pack.RateRefuse503), ping(4 * second), 240, diagnosis.RateLimited, .7, .8},
		{"a timer scaled by load, a dozen ends", simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * second), IdleScaled: &pack.IdleScaled{From: 2, To: 24, Least: dur(4 * second)}}}, uneven, 24, diagnosis.IdleTimeout, .85, .9},
	} {
		enough := 0 // runs that are sure of the right thing; chance may spoil one
		const runs = 5
		for seed := range uint64(runs) {
			_, v := scene{name: c.name, world: c.world, pool: c.pool, hold: 70 * time.Second}.simulate(t, c.n, seed+1)
			if len(v.Causes) > 0 && v.Causes[0].Cause == c.cause && v.Causes[0].Confidence >= c.low {
				enough++
			}
			for _, cause := range v.Causes {
				if cause.Confidence > c.high {
					t.Errorf("%s, seed %d: %s ×%d at %.3f, want at most %.2f: %q", c.name, seed+1, cause.Cause, cause.Count, cause.Confidence, c.high, cause.Evidence)
				}
			}
		}
		if enough < runs-1 {
			t.Errorf("%s: %s at %.2f or more in %d of %d runs", c.name, c.cause, c.low, enough, runs)
		}
	}
}

// TestScanOfAFewIsNoSureRestart: what a scan ends at one instant looks like a
// restart, as long as nobody lived to show that it was not the longest silent.
func TestScanOfAFewIsNoSureRestart(t *testing.T) {
	for seed := range uint64(30) {
		world := simnet.Options{Edge: pack.Edge{IdleTimeout: dur(12 * second), IdleScan: dur(3 * second)}}
		_, v := scene{name: "scan", world: world, pool: once(5 * second), hold: 60 * second}.simulate(t, 11, seed)
		for _, c := range v.Causes {
			if c.Cause != diagnosis.IdleTimeout && c.Confidence >= .9 {
				t.Errorf("seed %d: %s ×%d at %.3f", seed, c.Cause, c.Count, c.Confidence)
			}
		}
	}
}
