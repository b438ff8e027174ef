package compare

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Known values: Abramowitz and Stegun, tables 26.10; binomial tails by hand.
func TestDistributionsAreThoseOfTheTables(t *testing.T) {
	for _, c := range []struct{ got, want float64 }{
		{quantileT(.975, 5), 2.571},
		{quantileT(.975, 30), 2.042},
		{quantileT(.995, 10), 3.169},
		{quantileT(.975, 1e6), 1.960},
		{quantileT(.9995, 11), 4.437},
		{tailT(2.571, 5), .025},
		{tailT(0, 7), .5},
		{incompleteBeta(.5, 5, 1), 1. / 32},
		{incompleteBeta(.5, 8, 3), 56. / 1024},
		{incompleteBeta(.3, 2, 3), .3483},
		{incompleteBeta(.5, 5000, 4001), 0},
		{incompleteBeta(.25, 0, 3), 1},
	} {
		if math.Abs(c.got-c.want) > 6e-4 {
			t.Errorf("got %.5f, want %.5f", c.got, c.want)
		}
	}
}

// world makes what a run of a load counts in each second: how many of n
// interactions an event befell.
type world struct {
	seconds int
	perS    float64
	share   float64
	wave    float64 // how much the share moves, by a mood that lasts
	lasts   float64 // seconds
	bursts  float64 // incidents a run, each of which hits all of a second or two
	ramp    bool    // arrivals and share rise over the run, as planned
}

func (w world) run(r *rand.Rand) counted {
	c := counted{x: make([]float64, w.seconds), n: make([]float64, w.seconds)}
	mood := r.NormFloat64()
	keep := 0.0
	if w.lasts > 0 {
		keep = math.Exp(-1 / w.lasts)
	}
	burst := 0
	for i := range c.x {
		mood = keep*mood + math.Sqrt(1-keep*keep)*r.NormFloat64()
		perS, share := w.perS, w.share*math.Exp(w.wave*mood)
		if w.ramp {
			perS *= .2 + 1.6*float64(i)/float64(w.seconds)
			share *= .5 + float64(i)/float64(w.seconds)
		}
		if burst > 0 {
			burst--
			share = .8
		} else if r.Float64() < w.bursts/float64(w.seconds) {
			burst = r.IntN(2)
			share = .8
		}
		c.n[i] = poisson(r, perS)
		if share < .1 {
			c.x[i] = min(c.n[i], poisson(r, c.n[i]*share)) // as good, and quick
			continue
		}
		for range int(c.n[i]) {
			if r.Float64() < share {
				c.x[i]++
			}
		}
	}
	return c
}

func poisson(r *rand.Rand, mean float64) float64 {
	n, left := 0.0, 1.0
	for limit := math.Exp(-mean); ; n++ {
		if left *= r.Float64(); left < limit {
			return n
		}
	}
}

// TestEqualRunsAreToldApartAsSeldomAsIsSaid: the false alarms of pairs that
// differ in nothing, in worlds with every kind of noise that one run shows.
func TestEqualRunsAreToldApartAsSeldomAsIsSaid(t *testing.T) {
	const pairs = 500
	for name, w := range map[string]world{
		"steady, common":         {seconds: 60, perS: 40, share: .5},
		"steady, p99":            {seconds: 60, perS: 40, share: .01},
		"steady, rare":           {seconds: 60, perS: 40, share: .0008},
		"short":                  {seconds: 8, perS: 40, share: .05},
		"moods of 2 s":           {seconds: 60, perS: 40, share: .05, wave: .5, lasts: 2},
		"moods of 2 s, long run": {seconds: 240, perS: 20, share: .05, wave: .5, lasts: 2},
		"bursts":                 {seconds: 60, perS: 20, share: 0, bursts: 1.5},
		"bursts and failures":    {seconds: 120, perS: 20, share: .01, bursts: 3},
		"ramp":                   {seconds: 60, perS: 30, share: .1, ramp: true},
	} {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 11))
			levels := []float64{.05, .01}
			alarms := make([]int, len(levels))
			for range pairs {
				p := hold(w.run(r), w.run(r), .05).p
				for i, level := range levels {
					if p < level {
						alarms[i]++
					}
				}
			}
			for i, level := range levels {
				// Two standard deviations above the level.
				if most := level*pairs + 2*math.Sqrt(level*pairs); float64(alarms[i]) > most {
					t.Errorf("%d of %d equal pairs told apart at level %g, want at most %.0f", alarms[i], pairs, level, most)
				}
				t.Logf("level %g: %.2f %%", level, 100*float64(alarms[i])/pairs)
			}
		})
	}
}

// TestDifferencesAreFound: what a reader would see at a glance is found nearly
// always, at the level that a table of twenty numbers leaves.
func TestDifferencesAreFound(t *testing.T) {
	const pairs, level = 200, .0025
	for name, c := range map[string]struct {
		a, b  world
		often float64
	}{
		"p99 becomes p95":        {world{seconds: 60, perS: 40, share: .01}, world{seconds: 60, perS: 40, share: .05}, .95},
		"median moves":           {world{seconds: 30, perS: 40, share: .4}, world{seconds: 30, perS: 40, share: .6}, .99},
		"5 % fail":               {world{seconds: 30, perS: 40}, world{seconds: 30, perS: 40, share: .05}, .95},
		"twice as many, in mood": {world{seconds: 120, perS: 40, share: .05, wave: .5, lasts: 2}, world{seconds: 120, perS: 40, share: .15, wave: .5, lasts: 2}, .9},
		"on a ramp":              {world{seconds: 60, perS: 30, share: .1, ramp: true}, world{seconds: 60, perS: 30, share: .2, ramp: true}, .95},
	} {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 5))
			found := 0
			for range pairs {
				if f := hold(c.a.run(r), c.b.run(r), level); f.p < level && f.share > 0 {
					found++
				}
			}
			if float64(found) < c.often*pairs {
				t.Errorf("found in %d of %d pairs, want %.0f %%", found, pairs, 100*c.often)
			}
		})
	}
}

func TestSocketsThatFellTogetherCountOnce(t *testing.T) {
	pool := func(x float64) counted { return counted{[]float64{x}, []float64{1000}} }
	const level = .005
	if f := once(pool(0), pool(1000), 1000, level); f.p < .5 {
		t.Errorf("one restart in one of two runs: p = %g, want no proof", f.p)
	}
	if f := once(pool(0), pool(20), 1, level); f.p > level {
		t.Errorf("20 sockets by themselves: p = %g, want proof", f.p)
	}
	if f := once(pool(100), pool(110), 1, level); f.p < level {
		t.Errorf("100 and 110 of 1,000: p = %g, want no proof", f.p)
	}
}
