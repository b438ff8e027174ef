package trial_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

func loadPlan() *plan.Plan {
	return &plan.Plan{
		Format: plan.Format, Scenario: "x.yaml", Duration: units.Duration(time.Minute),
		Loads: []plan.Load{{
			Name: "orders", For: units.Duration(time.Minute),
			Journey: plan.Journey{Steps: []string{"create"}, Program: []plan.Step{{Op: plan.OpRequest, Request: &plan.Request{}}}},
		}},
		Thresholds: []plan.Threshold{{Expr: "failed(orders) < 1%", Metric: "failed", Name: "orders", Op: "<", Value: .01, Implied: true}},
		AbortWhen:  []plan.Threshold{{Expr: "failed(orders) > 50%", Metric: "failed", Name: "orders", Op: ">", Value: .5}},
	}
}

// aSecond is ten interactions of which so many failed.
func aSecond(second int, failed int64, failure string) *record.Batch {
	load, step := record.Tally{Second: second, Series: 0}, record.Tally{Second: second, Series: 1}
	load.Counts[record.Started], load.Counts[record.Failed], load.Counts[record.Succeeded] = 10, failed, 10-failed
	load.Counts[record.Requests], step.Counts[record.Requests] = 10, 10
	load.Dists[record.LatencyUS] = new(tally.Histogram)
	load.Dists[record.LatencyUS].RecordN(1000, 10)
	if failed > 0 {
		load.Failed = map[string]int64{failure: failed}
	}
	if failed < 10 {
		step.Status = map[int]int64{200: 10 - failed}
	}
	return &record.Batch{Tallies: []record.Tally{load, step}}
}

// ticking tells a minute second by second, until it is told to stop.
func ticking(failed int64) trial.Runner {
	return func(ctx context.Context, _ *plan.Plan, sink record.Sink) error {
		env := ended
		for second := range 60 {
			if err := sink.Put(aSecond(second, failed, "503")); err != nil {
				return err
			}
			if env.Interrupted = ctx.Err() != nil; env.Interrupted {
				break
			}
		}
		return sink.Put(&record.Batch{Env: &env})
	}
}

func TestRuleOfAbortWhenEndsTheRun(t *testing.T) {
	for _, tt := range []struct {
		failed      int64
		interrupted bool // by somebody, at the start
		by          string
		verdict     string
		code        int
		seconds     int
	}{
		{0, false, "", trial.Pass, trial.ExitPass, 60},
		{4, false, "", trial.Fail, trial.ExitFail, 60},
		{6, false, "failed(orders) > 50%", trial.Fail, trial.ExitFail, 12},
		{6, true, "", trial.Fail, trial.ExitInterrupted, 1},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		if tt.interrupted {
			cancel()
		}
		o, err := trial.Run(ctx, loadPlan(), ticking(tt.failed), nil, nil, nil)
		cancel()
		if err != nil {
			t.Fatal(err)
		}
		if o.Env.AbortedBy != tt.by || o.Env.Interrupted != tt.interrupted || o.Verdict != tt.verdict || o.ExitCode != tt.code || o.Totals.Seconds != tt.seconds {
			t.Errorf("%d of 10 fail: aborted by %q, interrupted %v, verdict %s, exit code %d, %d s; want %q, %v, %s, %d, %d s", tt.failed,
				o.Env.AbortedBy, o.Env.Interrupted, o.Verdict, o.ExitCode, o.Totals.Seconds, tt.by, tt.interrupted, tt.verdict, tt.code, tt.seconds)
		}
	}
}

func TestAbortedRunFailsThoughItsThresholdsAreMet(t *testing.T) {
	p := loadPlan()
	p.Thresholds = nil
	o, err := trial.Run(t.Context(), p, ticking(6), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if o.Verdict != trial.Pass || o.ExitCode != trial.ExitFail {
		t.Errorf("verdict %s, exit code %d; want %s, %d", o.Verdict, o.ExitCode, trial.Pass, trial.ExitFail)
	}
}

func TestAbortIsInTheRecord(t *testing.T) {
	kept := &keptEnv{}
	if _, err := trial.Run(t.Context(), loadPlan(), ticking(6), kept, nil, nil); err != nil {
		t.Fatal(err)
	}
	if kept.env.AbortedBy == "" || kept.env.Interrupted {
		t.Errorf("kept %+v, want the rule, and no interrupt", kept.env)
	}
}

type keptEnv struct{ env record.Env }

func (k *keptEnv) Put(b *record.Batch) error {
	if b.Env != nil {
		k.env = *b.Env
	}
	return nil
}
func (k *keptEnv) Close() error { return nil }

func TestRuleThatFitsNoPlanIsAnErrorBeforeTheRun(t *testing.T) {
	p := loadPlan()
	p.AbortWhen[0].Name = "other"
	never := func(context.Context, *plan.Plan, record.Sink) error { return errors.New("started") }
	if _, err := trial.Run(t.Context(), p, never, nil, nil, nil); err == nil || err.Error() == "started" {
		t.Errorf("error %v, want one about the rule", err)
	}
}

func TestLoadThatReachedNobodyIsInvalid(t *testing.T) {
	for _, tt := range []struct {
		name    string
		spoil   func(load, step *record.Tally)
		verdict string
	}{
		{"no answer at all", func(_, _ *record.Tally) {}, trial.Invalid},
		{"a connection was opened", func(load, _ *record.Tally) { load.Counts[record.ConnectionsOpened] = 1 }, trial.Fail},
		{"a request was answered", func(_, step *record.Tally) { step.Status = map[int]int64{500: 1} }, trial.Fail},
	} {
		b := aSecond(0, 10, "ECONNREFUSED")
		tt.spoil(&b.Tallies[0], &b.Tallies[1])
		env := ended
		b.Env = &env
		o, err := trial.Run(t.Context(), loadPlan(), runner(b), nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if o.Verdict != tt.verdict {
			t.Errorf("%s: verdict %s, reasons %q; want %s", tt.name, o.Verdict, o.Reasons, tt.verdict)
		}
	}
}

// TestExamplesOfFailuresAreBounded: what is kept for diagnosis does not grow
// with the run, and every interaction is counted all the same.
func TestExamplesOfFailuresAreBounded(t *testing.T) {
	l := trial.NewLog(loadPlan())
	b := &record.Batch{Passed: 7}
	for range 1000 {
		b.Interactions = append(b.Interactions, record.Interaction{Failure: "503"}, record.Interaction{})
	}
	for range 3 {
		if err := l.Put(b); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(l.Diagnosis().Interactions); got != 200 {
		t.Errorf("%d examples, want 200", got)
	}
	o, err := l.Judge()
	if err != nil {
		t.Fatal(err)
	}
	if o.Kept != 6000 || o.NotKept != 21 {
		t.Errorf("kept %d, not kept %d; want 6000, 21", o.Kept, o.NotKept)
	}
}
