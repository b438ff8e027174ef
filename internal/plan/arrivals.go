package plan

import (
	"math"
	"time"
)

// Arrivals steps through the planned instants of a load, in order and strictly
// increasing. It is a pure function of the load and the seed: every share of a
// plan walks the same sequence and takes its own part of it.
//
// Even arrivals stand where the integral of the rate reaches 0, 1, 2, …, so a
// rate of n/s over one second holds exactly n of them; Poisson arrivals where
// it has grown by exponential steps of mean 1 (a Poisson process by time
// change; Çınlar, Introduction to Stochastic Processes, 4.7).
type Arrivals struct {
	load   *Load
	state  splitmix
	target float64 // integral of the rate at the next arrival
	stage  int
	begun  float64       // integral at the start of the stage
	from   time.Duration // start of the stage
	last   time.Duration
	any    bool
}

// Arrivals begins at the load's first arrival.
func (l *Load) Arrivals(seed uint64) Arrivals {
	a := Arrivals{load: l, state: splitmix(seed ^ hashName(l.Name)), from: l.Start.D()}
	if l.Poisson {
		a.target = a.exponential()
	}
	return a
}

// Next returns the next planned instant since the start of the run; ok is
// false when there is none left.
func (a *Arrivals) Next() (at time.Duration, ok bool) {
	end := a.load.Start.D() + a.load.For.D()
	for ; a.stage < len(a.load.Stages); a.stage++ {
		s := &a.load.Stages[a.stage]
		over := s.Over.D().Seconds()
		area := (s.From + s.To) / 2 * over
		// An arrival due at the very end of a stage belongs to the next one;
		// the tolerance is for sums of many stages.
		if need := a.target - a.begun; need < area*(1-1e-12)-1e-9 {
			at = a.from + time.Duration(solve(s.From, (s.To-s.From)/over, need)*float64(time.Second))
			break
		}
		a.begun += area
		a.from += s.Over.D()
	}
	if a.stage == len(a.load.Stages) {
		return 0, false
	}
	if a.any && at <= a.last {
		at = a.last + 1
	}
	if at >= end {
		return 0, false
	}
	a.last, a.any = at, true
	if a.load.Poisson {
		a.target += a.exponential()
	} else {
		a.target++
	}
	return at, true
}

// Count is how many arrivals are left. It walks a copy.
func (a Arrivals) Count() int64 {
	n := int64(0)
	for {
		if _, ok := a.Next(); !ok {
			return n
		}
		n++
	}
}

// solve returns t with from*t + slope*t²/2 = area, in the form that does not
// cancel.
func solve(from, slope, area float64) float64 {
	if area <= 0 {
		return 0
	}
	return 2 * area / (from + math.Sqrt(max(0, from*from+2*slope*area)))
}

// exponential is a draw with mean 1.
func (a *Arrivals) exponential() float64 {
	return -math.Log1p(-float64(a.state.next()>>11) / (1 << 53))
}

// hashName is FNV-1a: loads of one plan must not arrive in step.
func hashName(name string) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range []byte(name) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
