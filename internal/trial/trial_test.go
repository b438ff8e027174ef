package trial_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// size is that of the one pool of these tests.
const size = 10

func smallPlan() *plan.Plan {
	return &plan.Plan{
		Format: plan.Format, Scenario: "x.yaml", Duration: units.Duration(10 * time.Second),
		Pools: []plan.Pool{{Name: "desktops", Size: size, URL: plan.Text("ws://127.0.0.1/")}},
		Thresholds: []plan.Threshold{
			{Expr: "refused(desktops) == 0", Metric: "refused", Name: "desktops", Op: "==", Implied: true},
			{Expr: "lost(desktops) <= 0", Metric: "lost", Name: "desktops", Op: "<=", Implied: true},
		},
	}
}

// story is what became of the sockets of a run: the rest were never tried.
type story struct {
	held, reset, refused, ownFDs int
	tooYoung                     int // connected, and stopped by the end of the run
	env                          record.Env
	limits                       []record.Limit
	late                         time.Duration // how late the generator did everything
}

var ended = record.Env{ID: "x", Complete: true, Took: 10 * time.Second}

// batch tells the story as a Runner would.
func (s story) batch() *record.Batch {
	b := &record.Batch{Env: &s.env, Limits: s.limits}
	t := record.Tally{Series: 0, Peak: int64(s.held + s.reset)}
	connect, lifetime := new(tally.Histogram), new(tally.Histogram)
	end := func(n int, phase record.Phase, how record.How, connected bool) {
		for range n {
			e := record.End{Index: len(b.Ends), Attempt: 1, Phase: phase, How: how, Ended: 10 * time.Second}
			if connected {
				e.Connected = time.Millisecond
			}
			if phase == record.PhaseOpen {
				e.Opened = time.Duration(2+len(b.Ends)) * time.Millisecond
				connect.Record(2000)
			}
			b.Ends = append(b.Ends, e)
		}
		t.Counts[record.Attempts] += int64(n)
	}
	end(s.held, record.PhaseOpen, record.HowHeld, true)
	end(s.reset, record.PhaseOpen, record.HowReset, true)
	end(s.refused, record.PhaseDial, record.HowErrno, false)
	end(s.ownFDs, record.PhaseDial, record.HowOwnFDs, false)
	end(s.tooYoung, record.PhaseHandshake, record.HowStopped, true)
	for range s.reset {
		lifetime.Record(1e6)
	}
	t.Counts[record.Opened] = int64(s.held + s.reset)
	t.Counts[record.Held], t.Counts[record.Lost] = int64(s.held), int64(s.reset)
	t.Counts[record.Refused] = int64(s.refused + s.ownFDs)
	t.Dists[record.ConnectUS], t.Dists[record.LifetimeUS] = connect, lifetime
	b.Tallies = []record.Tally{t}
	if s.late > 0 {
		lateness := new(tally.Histogram)
		lateness.Record(s.late.Microseconds())
		generator := record.Tally{Series: record.Generator}
		generator.Dists[record.LatenessUS] = lateness
		b.Tallies = append(b.Tallies, generator)
	}
	return b
}

// runner tells stories batch by batch.
func runner(batches ...*record.Batch) trial.Runner {
	return func(_ context.Context, _ *plan.Plan, sink record.Sink) error {
		for _, b := range batches {
			if err := sink.Put(b); err != nil {
				return err
			}
		}
		return nil
	}
}

func judge(t *testing.T, s story) *trial.Outcome {
	t.Helper()
	o, err := trial.Run(t.Context(), smallPlan(), runner(s.batch()), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestVerdictAndExitCode(t *testing.T) {
	interrupted := ended
	interrupted.Interrupted = true
	fds := record.Limit{Kind: record.LimitFDs, Preflight: true, Limit: 5, Need: size, Detail: "too few descriptors"}
	for _, c := range []struct {
		name    string
		story   story
		verdict string
		code    int
		valid   bool   // the generator did its part
		reason  string // a part of the first reason, "" for none
	}{
		{"all held", story{held: size, env: ended}, trial.Pass, trial.ExitPass, true, ""},
		{"one lost", story{held: size - 1, reset: 1, env: ended}, trial.Fail, trial.ExitFail, true, ""},
		{"one refused", story{held: size - 1, refused: 1, env: ended}, trial.Fail, trial.ExitFail, true, ""},
		{"all lost", story{reset: size, env: ended}, trial.Fail, trial.ExitFail, true, ""},
		{"over before anything was open", story{tooYoung: 3, env: ended}, trial.Invalid, trial.ExitInvalid, true, "over before any socket was open"},
		{"a few never tried", story{held: 3, env: ended}, trial.Pass, trial.ExitPass, true, ""},
		{"nothing connected", story{refused: size, env: ended}, trial.Invalid, trial.ExitInvalid, true, "no connection was ever made"},
		{"nothing tried", story{env: ended}, trial.Invalid, trial.ExitInvalid, true, "no connection was ever made"},
		{"too few descriptors beforehand", story{limits: []record.Limit{fds}, env: ended}, trial.Invalid, trial.ExitInvalid, false, "too few descriptors; nothing was sent"},
		{"out of descriptors on the way", story{held: size - 2, ownFDs: 2, env: ended}, trial.Invalid, trial.ExitInvalid, false, "ran out of file descriptors"},
		{"lost, and out of descriptors", story{held: 5, reset: 3, ownFDs: 2, env: ended}, trial.Invalid, trial.ExitInvalid, false, "ran out of file descriptors"},
		{"the generator was late", story{held: size, late: time.Second, env: ended}, trial.Invalid, trial.ExitInvalid, false, "the generator was late"},
		{"a little late", story{held: size, late: 100 * time.Millisecond, env: ended}, trial.Pass, trial.ExitPass, true, ""},
		{"interrupted, all held", story{held: size, env: interrupted}, trial.Pass, trial.ExitInterrupted, true, ""},
		{"interrupted, one lost", story{held: size - 1, reset: 1, env: interrupted}, trial.Fail, trial.ExitInterrupted, true, ""},
		{"interrupted before anything connected", story{env: interrupted}, trial.Pass, trial.ExitInterrupted, true, ""},
		{"interrupted and late", story{held: size, late: time.Second, env: interrupted}, trial.Invalid, trial.ExitInterrupted, false, "the generator was late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := judge(t, c.story)
			if o.Verdict != c.verdict || o.ExitCode != c.code || o.Valid != c.valid {
				t.Errorf("verdict %s, exit code %d, valid %v; want %s, %d, %v", o.Verdict, o.ExitCode, o.Valid, c.verdict, c.code, c.valid)
			}
			switch {
			case c.reason == "" && len(o.Reasons) > 0:
				t.Errorf("reasons %q, want none", o.Reasons)
			case c.reason != "" && (len(o.Reasons) == 0 || !strings.Contains(o.Reasons[0], c.reason)):
				t.Errorf("reasons %q, want one about %q", o.Reasons, c.reason)
			}
		})
	}
}

func TestThresholdsAreReportedAlsoWhenTheRunIsInvalid(t *testing.T) {
	o := judge(t, story{refused: size, env: ended})
	got := map[string]bool{}
	for _, r := range o.Results {
		got[r.Expr] = r.Pass
	}
	want := map[string]bool{"refused(desktops) == 0": false, "lost(desktops) <= 0": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("thresholds (-want +got):\n%s", diff)
	}
}

// reopened is one more end of a socket that had been opened again and lost.
func reopened(i int) record.End {
	return record.End{
		Index: i % size, Attempt: 2, Kind: record.Reconnect, Phase: record.PhaseOpen, How: record.HowReset,
		Connected: time.Millisecond, Opened: 2 * time.Millisecond, Ended: 10 * time.Second,
	}
}

// TestEndsOfLaterOpensAreBounded counts allocation, because what is kept for
// diagnosis can't be seen from outside: after the bound more ends cost nothing.
func TestEndsOfLaterOpensAreBounded(t *testing.T) {
	l := trial.NewLog(smallPlan())
	if err := l.Put(story{held: size, env: ended}.batch()); err != nil {
		t.Fatal(err)
	}
	b := &record.Batch{Ends: make([]record.End, 1000)}
	for i := range b.Ends {
		b.Ends[i] = reopened(i)
	}
	put := func() {
		if err := l.Put(b); err != nil {
			t.Fatal(err)
		}
	}
	for range 100 { // 100,000 ends, which is the bound
		put()
	}
	more := func() {
		for range 200 {
			put()
		}
	}
	if got := testing.AllocsPerRun(1, more); got != 0 {
		t.Errorf("%v allocations for 200,000 ends beyond the bound, want 0", got)
	}
	// The first opens, which the verdict is about, are not crowded out.
	o, err := l.Judge()
	if err != nil {
		t.Fatal(err)
	}
	if o.Verdict != trial.Pass {
		t.Errorf("verdict %s after 500,000 losses of reopened sockets, want %s: a reconnect repairs nothing and breaks nothing", o.Verdict, trial.Pass)
	}
}

func TestFirstOpensAreKeptAfterTheBoundOfLaterOnes(t *testing.T) {
	l := trial.NewLog(smallPlan())
	b := &record.Batch{Ends: make([]record.End, 100_001)}
	for i := range b.Ends {
		b.Ends[i] = reopened(i)
	}
	if err := l.Put(b); err != nil {
		t.Fatal(err)
	}
	if err := l.Put(story{held: size - 1, reset: 1, env: ended}.batch()); err != nil {
		t.Fatal(err)
	}
	o, err := l.Judge()
	if err != nil {
		t.Fatal(err)
	}
	if got := o.Diagnosis.LostBy[0][diagnosis.Reset]; got != 1 {
		t.Errorf("lost by %v, want the one first open that was reset", o.Diagnosis.LostBy[0])
	}
}

// keeper is a record that fails at a certain Put, or at Close.
type keeper struct {
	failAt  int // 0: never
	close   error
	puts    int
	closed  int
	putLate int // after the failure
}

var errDisk = errors.New("no space left on device")

func (k *keeper) Put(*record.Batch) error {
	k.puts++
	switch {
	case k.failAt == 0 || k.puts < k.failAt:
		return nil
	case k.puts > k.failAt:
		k.putLate++
	}
	return errDisk
}

func (k *keeper) Close() error {
	k.closed++
	return k.close
}

func TestKeeperThatFailsIsReportedOnceAndTheRunGoesOn(t *testing.T) {
	for name, k := range map[string]*keeper{
		"at the first batch":  {failAt: 1},
		"at the second batch": {failAt: 2},
		"at its close":        {close: errDisk},
		"at both":             {failAt: 2, close: errDisk},
	} {
		t.Run(name, func(t *testing.T) {
			var warned []error
			watched := 0
			empty := &record.Batch{}
			o, err := trial.Run(t.Context(), smallPlan(), runner(empty, story{held: size, env: ended}.batch(), empty, empty), k,
				func(err error) { warned = append(warned, err) },
				func(*trial.Log, *record.Batch) { watched++ })
			if err != nil {
				t.Fatal(err)
			}
			if len(warned) != 1 || !errors.Is(warned[0], errDisk) {
				t.Errorf("warned of %v, want once of %v", warned, errDisk)
			}
			if k.putLate != 0 || k.closed != 1 {
				t.Errorf("%d batches given to the broken record, closed %d times; want 0 and once", k.putLate, k.closed)
			}
			if watched != 4 {
				t.Errorf("watched %d batches, want all 4", watched)
			}
			want := []string{"the record is incomplete: " + errDisk.Error()}
			if o.Verdict != trial.Invalid || o.ExitCode != trial.ExitInvalid || !cmp.Equal(o.Reasons, want) {
				t.Errorf("verdict %s, exit code %d, reasons %q; want invalid, 3, %q", o.Verdict, o.ExitCode, o.Reasons, want)
			}
			if got := o.Totals.Pools[0].Counts[record.Held]; got != size {
				t.Errorf("held %d, want the numbers all the same: %d", got, size)
			}
		})
	}
}

func TestRunnerThatFailsIsAnErrorAndTheRecordIsClosed(t *testing.T) {
	broken := errors.New("no event loop")
	k := &keeper{}
	o, err := trial.Run(t.Context(), smallPlan(), func(context.Context, *plan.Plan, record.Sink) error { return broken }, k, nil, nil)
	if !errors.Is(err, broken) || o != nil {
		t.Errorf("outcome %v, error %v; want none and %v", o, err, broken)
	}
	if k.closed != 1 {
		t.Errorf("record closed %d times, want once", k.closed)
	}
}

func TestBooksThatDoNotBalanceAreAnError(t *testing.T) {
	b := story{held: size, env: ended}.batch()
	b.Tallies[0].Counts[record.Held]--
	_, err := trial.Run(t.Context(), smallPlan(), runner(b), nil, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "the books do not balance, which is a bug in holdfast") {
		t.Errorf("error %v, want one that calls it a bug", err)
	}
}

func TestTallyOfAnotherPlanIsAnError(t *testing.T) {
	b := story{held: size, env: ended}.batch()
	b.Tallies[0].Series = 7
	if _, err := trial.Run(t.Context(), smallPlan(), runner(b), nil, nil, nil); err == nil {
		t.Error("no error for a tally of pool 7 of 1")
	}
}

// TestRecordOfAKilledRunIsJudgedByWhatItHolds: sockets that were open when the
// generator died are neither held nor lost, so the books can't balance.
func TestRecordOfAKilledRunIsJudgedByWhatItHolds(t *testing.T) {
	s := story{held: 6, reset: 4}
	b := s.batch()
	b.Tallies[0].Counts[record.Held] = 0 // their ends were never written
	b.Ends = b.Ends[6:]
	o, err := trial.Run(t.Context(), smallPlan(), runner(b), nil, nil, nil)
	if err != nil {
		t.Fatalf("%v, want what there is to be judged", err)
	}
	if c := o.Totals.Pools[0].Counts; c[record.Opened] != 10 || c[record.Lost] != 4 || c[record.Held] != 0 {
		t.Errorf("opened %d, lost %d, held %d; want 10, 4, 0", c[record.Opened], c[record.Lost], c[record.Held])
	}
	if o.Verdict != trial.Invalid || o.ExitCode != trial.ExitInvalid || o.Valid || !cmp.Equal(o.Reasons, []string{trial.ErrIncomplete.Error()}) {
		t.Errorf("verdict %s, exit code %d, valid %v, reasons %q for a run that was killed", o.Verdict, o.ExitCode, o.Valid, o.Reasons)
	}
	for _, r := range o.Results {
		if r.Measured || r.Pass {
			t.Errorf("%s: measured %v, met %v; want neither", r.Expr, r.Measured, r.Pass)
		}
	}
}

func TestSavedRecordGivesTheSameVerdict(t *testing.T) {
	b := story{held: 6, reset: 4, env: ended}.batch()
	live, err := trial.Run(t.Context(), smallPlan(), runner(b), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	l := trial.NewLog(smallPlan())
	for _, part := range []*record.Batch{{Env: b.Env}, {Tallies: b.Tallies}, {Ends: b.Ends[:3]}, {Ends: b.Ends[3:]}} {
		if err := l.Put(part); err != nil {
			t.Fatal(err)
		}
	}
	saved, err := l.Judge()
	if err != nil {
		t.Fatal(err)
	}
	if live.Verdict != saved.Verdict || live.ExitCode != saved.ExitCode || !cmp.Equal(live.Diagnosis, saved.Diagnosis) {
		t.Errorf("live %s %d, saved %s %d:\n%s", live.Verdict, live.ExitCode, saved.Verdict, saved.ExitCode, cmp.Diff(live.Diagnosis, saved.Diagnosis))
	}
}
