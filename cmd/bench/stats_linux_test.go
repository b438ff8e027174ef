package main

import (
	"math"
	"testing"
)

func TestMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle(t *testing.T) {
	for _, c := range []struct {
		v    []float64
		want float64
	}{{[]float64{3}, 3}, {[]float64{9, 1, 5}, 5}, {[]float64{9, 1, 5, 6}, 5.5}} {
		if got := median(c.v); got != c.want {
			t.Errorf("median(%v) = %v, want %v", c.v, got, c.want)
		}
	}
}

func TestWhatTheMachineDoesToARoundIsNotInThePairedRatio(t *testing.T) {
	theirs := []float64{1, 2, 4} // the machine grew slower by the round
	mine := []float64{.5, 1, 2}
	got := paired(mine, theirs, func(x float64) float64 { return x })
	if got != (ratio{.5, .5, .5}) {
		t.Errorf("paired = %v, want 0.50 in every round", got)
	}
	// A peer that was left out half-way is compared where both ran.
	if got := paired(mine, theirs[:1], func(x float64) float64 { return x }); got.median != .5 {
		t.Errorf("paired with one round = %v, want 0.50", got)
	}
}

func TestSpreadIsInPartsOfTheMedian(t *testing.T) {
	if got := spread([]float64{.9, 1, 1.15}); math.Abs(got-.25) > 1e-9 {
		t.Errorf("spread = %v, want 0.25", got)
	}
}

func TestWorstIsFurthestFromZeroOnEitherSide(t *testing.T) {
	self := func(x float64) float64 { return x }
	if got := worst([]float64{.1, -.3, .2}, self); got != -.3 {
		t.Errorf("worst = %v, want -0.3", got)
	}
}

func TestBunchesTellASteadyClientFromOneThatSendsAtOnce(t *testing.T) {
	for _, c := range []struct {
		sends func(ms int64) int
		want  float64
	}{
		{func(int64) int { return 10 }, 10},
		{func(ms int64) int { return 60 * int((ms+1)%6/5) }, 60},
		{func(int64) int { return 0 }, 0},
	} {
		var b bunches
		for ms := range int64(600) {
			for range c.sends(ms) {
				b.at(ms)
				b.n++
			}
		}
		if got := b.mean(); got != c.want {
			t.Errorf("mean = %v, want %v", got, c.want)
		}
	}
}
