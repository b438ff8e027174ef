// Package compare holds two runs of one plan against each other, and each
// difference against the noise that it must beat.
//
// It reads records and nothing else: no clock, no randomness. The noise is
// that of the seconds within the runs; what changes from run to run (another
// neighbour, a warmer cache) two runs can't show, so small differences are
// none, however steady each run was.
package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
)

// Schema names the format of Comparison.
const Schema = "holdfast.compare/v1"

// Verdicts of a difference, and of the whole.
const (
	Better = "better"
	Worse  = "worse"
	Same   = "same"         // no difference that beats the noise
	Not    = "not_compared" // can't be compared
	Shown  = "shown"        // a number without a noise of its own
	Mixed  = "mixed"        // of the whole: some is better, some worse
	Causes = "other_causes" // of the whole: no number proves a difference, but causes came or went
)

// What became of a cause.
const (
	Came   = "came"
	Went   = "went"
	Stayed = "stayed"
)

// Options is how strict a comparison is; the zero value means the defaults.
type Options struct {
	// Level is how often two equal runs may differ somewhere in the table by
	// chance: 0.05.
	Level float64
	// Least is the relative change below which a difference is none: 0.1.
	Least float64
}

// Side is one of the two runs.
type Side struct {
	Outcome *trial.Outcome
	Batches func(yield func(*record.Batch) error) error // of its record; read twice
}

// Comparison is the result.
type Comparison struct {
	Schema  string   `json:"schema"`
	Verdict string   `json:"verdict"` // better, worse, mixed, same, other_causes or not_compared
	Reasons []string `json:"reasons"` // why it can't be compared
	A       Run      `json:"a"`
	B       Run      `json:"b"`
	Seconds int      `json:"seconds"` // from the beginning, that both have
	Level   float64  `json:"level"`   // how often equal runs are told apart somewhere
	Least   float64  `json:"least"`   // relative changes below it are no difference
	Differs []Differ `json:"differs"` // in the plans
	Metrics []Metric `json:"metrics"`
	Causes  []Cause  `json:"causes"` // those that came first
}

// Run says which run a side is.
type Run struct {
	ID        string    `json:"id"`
	Scenario  string    `json:"scenario"`
	Started   time.Time `json:"started"`
	DurationS float64   `json:"duration_s"`
	Seed      uint64    `json:"seed"`
	Version   string    `json:"version"`
	Verdict   string    `json:"verdict"`
}

// Metric is one number of both runs. A value is null where there was nothing
// to measure.
type Metric struct {
	Kind    string   `json:"kind"` // pool, load, step or run
	Name    string   `json:"name"`
	Step    string   `json:"step,omitempty"`
	Metric  string   `json:"metric"` // as in thresholds
	Stat    string   `json:"stat,omitempty"`
	Unit    string   `json:"unit"` // share (0..1), ms, per_s or count
	A       *float64 `json:"a"`
	B       *float64 `json:"b"`
	Change  *float64 `json:"change"` // from a to b
	Noise   *float64 `json:"noise"`  // that the change must beat
	P       *float64 `json:"p"`      // how often chance alone does as much
	Verdict string   `json:"verdict"`
	Note    string   `json:"note,omitempty"`
}

// Cause is a cause in either run.
type Cause struct {
	Cause    string   `json:"cause"`
	Phase    string   `json:"phase"`
	Pools    []string `json:"pools"`
	Loads    []string `json:"loads"`
	A        int      `json:"a"` // how many it hit
	B        int      `json:"b"`
	What     string   `json:"what"` // came, went or stayed
	Sentence string   `json:"sentence"`
}

// Of compares two runs, from a to b.
func Of(a, b Side, o Options) (*Comparison, error) {
	o.Level, o.Least = cmp.Or(o.Level, .05), cmp.Or(o.Least, .1)
	c := &Comparison{
		Schema: Schema, Verdict: Same, Reasons: []string{}, A: runOf(a.Outcome), B: runOf(b.Outcome), Level: o.Level, Least: o.Least,
		Differs: differences(a.Outcome.Plan, b.Outcome.Plan), Metrics: []Metric{}, Causes: causes(a.Outcome, b.Outcome),
	}
	c.Seconds = min(seconds(a.Outcome), seconds(b.Outcome))
	pa, pb := a.Outcome.Plan, b.Outcome.Plan
	if c.Seconds > 0 && pa.Target.Twin == nil && pb.Target.Twin == nil {
		c.Differs = append(c.Differs, targets(pa, pb)...)
	}
	c.Differs = append(c.Differs, rates(pa, pb, c.Seconds)...)
	c.comparable(a.Outcome, b.Outcome)

	all := questions(pa, pb, c.Seconds)
	if most := mostCells / max(len(all), 1); c.Seconds > most {
		c.Seconds = most
		all = questions(pa, pb, c.Seconds)
	}
	if err := answer(all, a, b, c.Seconds); err != nil {
		return nil, err
	}
	judged := 0
	for i := range all {
		if all[i].judged() {
			judged++
		}
	}
	for i := range all {
		// The level is shared out, so that it holds for the whole table
		// (Bonferroni).
		c.Metrics = append(c.Metrics, all[i].metric(o.Level/float64(max(judged, 1)), o.Least, len(c.Reasons) > 0))
	}
	c.Metrics = append(c.Metrics, mostAtOnce(a.Outcome, b.Outcome)...)
	c.conclude()
	return c, nil
}

func runOf(o *trial.Outcome) Run {
	return Run{
		ID: safe.Text(o.Env.ID, 64), Scenario: safe.Text(o.Plan.Scenario, 200), Started: o.Env.Started, DurationS: o.Env.Took.Seconds(), Seed: o.Plan.Seed,
		Version: safe.Text(o.Env.Version, 64), Verdict: o.Verdict,
	}
}

// mostCells bounds the seconds that are kept, of all numbers together: two days
// of twenty numbers, in 128 MiB.
const mostCells = 4 << 20

// seconds is how many whole seconds of a run there are.
func seconds(o *trial.Outcome) int {
	took := o.Env.Took
	if d := o.Plan.Duration.D(); d > 0 {
		took = min(took, d)
	}
	took = min(max(took, 0), mostCells*time.Second)
	return int((took + 50*time.Millisecond) / time.Second) // a run may end a little early
}

// comparable says why runs can't be compared at all.
func (c *Comparison) comparable(a, b *trial.Outcome) {
	for _, side := range []struct {
		name string
		o    *trial.Outcome
	}{{"A", a}, {"B", b}} {
		if !side.o.Valid {
			c.Reasons = append(c.Reasons, fmt.Sprintf("%s says nothing of the platform: %s", side.name, strings.Join(side.o.Reasons, "; ")))
		}
	}
	for _, d := range c.Differs {
		if d.Pressure {
			c.Reasons = append(c.Reasons, fmt.Sprintf("%s is %s in A and %s in B", d.What, cmp.Or(d.A, "absent"), cmp.Or(d.B, "absent")))
		}
	}
}

// conclude is the verdict of the whole.
func (c *Comparison) conclude() {
	count := map[string]int{}
	for i := range c.Metrics {
		count[c.Metrics[i].Verdict]++
	}
	switch {
	case count[Better] > 0 && count[Worse] > 0:
		c.Verdict = Mixed
	case count[Better] > 0:
		c.Verdict = Better
	case count[Worse] > 0:
		c.Verdict = Worse
	case count[Same] == 0:
		c.Verdict = Not
		if len(c.Reasons) == 0 {
			c.Reasons = append(c.Reasons, fmt.Sprintf("nothing was measured in both for %d seconds", leastSeconds))
		}
	case slices.ContainsFunc(c.Causes, func(k Cause) bool { return k.What != Stayed }):
		// An incident is one event, however many it hit: it may not happen in
		// the next run. To say that nothing differs would be as wrong.
		c.Verdict = Causes
	}
}

// causes matches the causes of both runs: those that came first.
func causes(a, b *trial.Outcome) []Cause {
	all := []Cause{}
	in := [2]map[int]bool{{}, {}} // by side
	for side, o := range []*trial.Outcome{a, b} {
		for i := range o.Diagnosis.Causes {
			c := &o.Diagnosis.Causes[i]
			n := slices.IndexFunc(all, func(k Cause) bool {
				return k.Cause == c.Cause && k.Phase == c.Phase && slices.Equal(k.Pools, c.Pools) && slices.Equal(k.Loads, c.Loads)
			})
			if n < 0 {
				n = len(all)
				all = append(all, Cause{Cause: c.Cause, Phase: c.Phase, Pools: append([]string{}, c.Pools...), Loads: append([]string{}, c.Loads...)})
			}
			in[side][n], all[n].Sentence = true, safe.Text(c.Sentence, 0)
			if side == 0 {
				all[n].A += c.Count
			} else {
				all[n].B += c.Count
			}
		}
	}
	for n := range all {
		switch {
		case !in[0][n]:
			all[n].What = Came
		case !in[1][n]:
			all[n].What = Went
		default:
			all[n].What = Stayed
		}
	}
	slices.SortStableFunc(all, func(x, y Cause) int {
		order := []string{Came, Went, Stayed}
		return cmp.Or(cmp.Compare(slices.Index(order, x.What), slices.Index(order, y.What)), cmp.Compare(max(y.A, y.B), max(x.A, x.B)))
	})
	return all
}
