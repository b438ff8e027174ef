package diagnosis_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"holdfast/internal/edge"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/simnet"
)

var (
	worlds = flag.Int("worlds", 40, "how many random worlds to judge")
	world  = flag.Int64("world", -1, "judge this one of the random worlds")
)

// TestRandomWorlds lets a random platform treat a random crowd badly, and holds
// the verdict against what the platform really did: nothing that it did not do
// may be named with confidence 0.9 or more.
func TestRandomWorlds(t *testing.T) {
	if *world >= 0 {
		judgeRandomly(t, uint64(*world))
		return
	}
	for seed := range uint64(*worlds) {
		if !t.Run(fmt.Sprint(seed), func(t *testing.T) { judgeRandomly(t, seed) }) {
			t.Fatalf("replay: go test ./internal/diagnosis -run TestRandomWorlds -world %d", seed)
		}
	}
}

func judgeRandomly(t *testing.T, seed uint64) {
	g := rand.New(rand.NewPCG(seed, 0x776f726c64))
	between := func(low, high time.Duration) time.Duration { return low + time.Duration(g.Int64N(int64(high-low))) }
	n := 5 + g.IntN(300)
	s := scene{name: "random", hold: 60 * second}
	s.world.Latency = between(50*time.Microsecond, 20*ms)
	s.pool = all(randomTraffic(g, between), func(p *plan.Pool) {
		p.OpenPerSecond = float64(n) / between(2*second, 15*second).Seconds()
	})
	what := randomTrouble(g, between, n, &s.world)
	w, v := s.simulate(t, n, seed)
	truth := truthOf(w)
	for _, c := range v.Causes {
		if c.Confidence >= .9 && truth[c.Cause] == 0 {
			t.Errorf("%s, %d sockets: %s ×%d with confidence %.3f, the truth is %v: %s %q", what, n, c.Cause, c.Count, c.Confidence, truth, c.Sentence, c.Evidence)
		}
	}
}

// truthOf counts the causes that the platform's own log speaks of.
func truthOf(w *simnet.World) map[string]int {
	truth := map[string]int{}
	for _, line := range w.Truth() {
		if line.Port < 0 || line.Act.Do == edge.Accept || line.Act.Do == edge.Resume {
			continue
		}
		act := line.Act.Do.String()
		if line.Act.Name == "hang" {
			act = "hang"
		}
		if cause := truthCause(act, line.Act.Why, line.Act.Code); cause != "" {
			truth[cause]++
		}
	}
	return truth
}

type spanOf func(low, high time.Duration) time.Duration

func randomTraffic(g *rand.Rand, between spanOf) func(*plan.Pool) {
	return []func(*plan.Pool){
		func(*plan.Pool) {},
		ping(between(second, 8*second)),
		once(between(second, 6*second)),
		all(ping(between(2*second, 8*second)), once(between(second, 5*second))),
		all(ping(between(second, 8*second)), func(p *plan.Pool) { p.KeepAlive.Share = .5 }),
	}[g.IntN(5)]
}

// randomTrouble picks one way in which the platform treats its sockets badly,
// or none, with its numbers by chance.
func randomTrouble(g *rand.Rand, between spanOf, n int, w *simnet.Options) string {
	w.Echo = g.IntN(2) == 0
	at, length := dur(between(16*second, 30*second)), dur(between(2*second, 20*second))
	timer := dur(between(9*second, 25*second))
	limit := 1 + g.IntN(n)
	do := func(f pack.Fault) { w.Faults = fault(f) }
	troubles := []struct {
		name string
		make func()
	}{
		{"none", func() {}},
		{"idle", func() { w.Edge.IdleTimeout = timer }},
		{"idle of messages", func() { w.Edge.IdleTimeout, w.Edge.ResetsOn = timer, "messages" }},
		{"lifetime", func() { w.Edge.MaxLifetime = timer }},
		{"cap, 503", func() { w.Edge.MaxConnections = limit }},
		{"cap, reset", func() { w.Edge.MaxConnections, w.Edge.AtCap = limit, "rst" }},
		{"cap, evicting", func() { w.Edge.MaxConnections, w.Edge.AtCap = limit, "evict_oldest" }},
		{"restart", func() { do(pack.Fault{Do: "restart", At: at}) }},
		{"crash", func() { do(pack.Fault{Do: "crash", At: at, For: length}) }},
		{"random resets", func() { do(pack.Fault{Do: "rst", For: dur(50 * second)}) }},
		{"random FINs", func() { do(pack.Fault{Do: "fin", For: dur(50 * second)}) }},
		{"closed by age", func() { do(pack.Fault{Do: "close", Age: timer, Code: 1008}) }},
		{"closed at random", func() { do(pack.Fault{Do: "close", Code: 1011, For: dur(50 * second)}) }},
		{"stall", func() { do(pack.Fault{Do: "stall", At: at}) }},
		{"blackhole", func() { do(pack.Fault{Do: "blackhole", At: at}) }},
		{"garbage", func() { do(pack.Fault{Do: "garbage", For: dur(50 * second)}) }},
	}
	pick := troubles[g.IntN(len(troubles))]
	pick.make()
	return pick.name
}
