// Package probe finds a number by searching over trials: the idle timeout of a
// path, or the largest concurrency or rate that meets a scenario's thresholds.
//
// What to try next follows from what was seen and from nothing else: no
// clock, no sockets, no randomness. Trials are carried out by a Runner, pauses
// by a function that is passed in.
package probe

import (
	"context"
	"errors"
	"math"
	"slices"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// UnusableError is a trial that says nothing of the target: no connection was
// made, or the generator was at its own limit.
type UnusableError struct {
	Outcome *trial.Outcome
}

func (e *UnusableError) Error() string {
	if len(e.Outcome.Reasons) > 0 {
		return e.Outcome.Reasons[0]
	}
	return "nothing was opened"
}

// errStopped ends a probe that was interrupted before it knew anything.
var errStopped = errors.New("interrupted before anything was known")

// attempt carries out one trial. look sees every batch and returns true when
// it knows enough: the trial then ends early, in good order.
func attempt(ctx context.Context, p *plan.Plan, run trial.Runner, look func(*trial.Log, *record.Batch) bool) (*trial.Outcome, error) {
	running, stop := context.WithCancel(ctx)
	defer stop()
	return trial.Run(running, p, run, nil, nil, func(log *trial.Log, b *record.Batch) {
		if look(log, b) {
			stop()
		}
	})
}

// reached is the instant up to which a batch tells of a run.
func reached(b *record.Batch) time.Duration {
	at := time.Duration(0)
	for i := range b.Tallies {
		at = max(at, time.Duration(b.Tallies[i].Second)*time.Second)
	}
	for i := range b.Hosts {
		at = max(at, b.Hosts[i].At)
	}
	return at
}

// spread is what a number of readings have in common.
type spread struct {
	least, median, most time.Duration
	low, high           time.Duration // 5th and 95th percentile
}

func spreadOf(values []time.Duration) spread {
	if len(values) == 0 {
		return spread{}
	}
	v := slices.Sorted(slices.Values(values))
	at := func(q float64) time.Duration { return v[int(math.Round(q*float64(len(v)-1)))] }
	return spread{least: v[0], median: at(.5), most: v[len(v)-1], low: at(.05), high: at(.95)}
}

func (s spread) width() time.Duration { return s.high - s.low }

func seconds(d time.Duration) float64 { return math.Round(d.Seconds()*1e4) / 1e4 }

func times(f float64, d time.Duration) time.Duration { return time.Duration(f * float64(d)) }

func dur(d time.Duration) units.Duration { return units.Duration(d) }
