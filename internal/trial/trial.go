// Package trial is one run from start to verdict: it gives a plan to a Runner,
// keeps the record, folds it, and judges. A saved record is judged by the same
// code, so it gives the same verdict.
package trial

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// Runner carries out a plan and reports to the sink. One machine and many look
// the same.
type Runner func(ctx context.Context, p *plan.Plan, sink record.Sink) error

// Verdicts of a run.
const (
	Pass    = "pass"
	Fail    = "fail"
	Invalid = "invalid"
)

// Exit codes of a run.
const (
	ExitPass        = 0
	ExitFail        = 1
	ExitInvalid     = 3
	ExitInterrupted = 130
)

// Outcome is a run judged.
type Outcome struct {
	Plan      *plan.Plan
	Env       record.Env
	Totals    *metrics.Totals
	Results   []metrics.Result
	Diagnosis diagnosis.Verdict
	Verdict   string
	ExitCode  int
	Valid     bool     // the generator did its part
	Reasons   []string // why the verdict is Invalid
	CPU       time.Duration
	PeakRSS   int64
	Strain    diagnosis.Strain
	Kept      int64 // interactions kept as examples
	NotKept   int64 // interactions that ended and were not kept
}

// Log is everything of a run that judging needs, collected as it happens or
// read back from a file.
type Log struct {
	plan   *plan.Plan
	totals *metrics.Totals
	ends   []record.End
	later  int // ends of later opens among them
	kept   int64
	passed int64
	failed []record.Interaction // examples of what failed, for diagnosis
	of     map[exampleKind]int  // how many of them there are by kind
	env    record.Env
	limits []record.Limit
	cpu    time.Duration
	rss    int64
	strain diagnosis.Strain
	looked time.Duration // when the host was sampled last
	broken []string      // what went wrong with the record itself
}

// maxLater bounds how many ends of sockets that were opened again are kept in
// memory for diagnosis. First opens are bounded by the plan; every end is in
// the record and in the tallies all the same.
const maxLater = 100_000

// exampleKind is what examples of failures are counted by.
type exampleKind struct {
	load    int
	failure string
}

// What is kept of failed interactions in memory: so many of each kind, which
// is plenty for what diagnosis quotes of them, and so many in all, since a
// record from elsewhere may name any number of kinds.
const (
	maxExamplesOfAKind = 200
	maxExamples        = 20_000
)

// NewLog makes an empty log.
func NewLog(p *plan.Plan) *Log {
	return &Log{plan: p, totals: metrics.New(p), of: map[exampleKind]int{}}
}

// Totals is what was counted so far. It is not to be read while Put runs.
func (l *Log) Totals() *metrics.Totals { return l.totals }

// Put folds a batch in.
func (l *Log) Put(b *record.Batch) error {
	if b.Env != nil {
		l.env = *b.Env
	}
	if l.ends == nil && len(b.Ends) > 0 {
		l.ends = make([]record.End, 0, l.plan.Sockets()+len(b.Ends))
	}
	for i := range b.Ends {
		e := &b.Ends[i]
		if e.Kind != record.First {
			if l.later == maxLater {
				continue
			}
			l.later++
		}
		l.ends = append(l.ends, *e)
	}
	l.example(b)
	l.limits = append(l.limits, b.Limits...)
	for i := range b.Hosts {
		h := &b.Hosts[i]
		l.strain.Add(l.looked, h)
		l.looked = h.At
		l.cpu, l.rss = max(l.cpu, h.CPU), max(l.rss, h.RSSBytes)
	}
	return l.totals.Add(b)
}

// example counts the interactions of a batch and keeps some that failed.
func (l *Log) example(b *record.Batch) {
	l.kept += int64(len(b.Interactions))
	l.passed += b.Passed
	for i := range b.Interactions {
		in := &b.Interactions[i]
		kind := exampleKind{in.Load, in.Failure}
		if in.Failure == "" || l.of[kind] == maxExamplesOfAKind || len(l.failed) == maxExamples {
			continue
		}
		l.of[kind]++
		l.failed = append(l.failed, *in)
		kept := &l.failed[len(l.failed)-1]
		kept.Attempts, kept.Frames, kept.Breaks = nil, nil, nil // which diagnosis does not read, and may be long
	}
}

// Diagnosis is what diagnosis would be given now: a copy, to be worked on
// while the run goes on. It is not to be called while Put runs.
func (l *Log) Diagnosis() diagnosis.Input {
	in := l.input()
	in.Totals = l.totals.Clone()
	return in
}

// input shares what only grows: ends and examples are never changed.
func (l *Log) input() diagnosis.Input {
	return diagnosis.Input{
		Plan: l.plan, Ends: l.ends[:len(l.ends):len(l.ends)], Totals: l.totals, Limits: slices.Clone(l.limits), Strain: l.strain,
		Interactions: l.failed[:len(l.failed):len(l.failed)],
	}
}

// Troubled reports that there is something to diagnose: a socket was refused
// or lost, an interaction failed or was throttled.
func (l *Log) Troubled() bool {
	for i := range l.totals.Pools {
		if c := &l.totals.Pools[i].Counts; c[record.Refused]+c[record.Lost] > 0 {
			return true
		}
	}
	for i := range l.totals.Loads {
		if c := &l.totals.Loads[i].Counts; c[record.Failed]+c[record.Throttled] > 0 {
			return true
		}
	}
	return false
}

// Ends is how many sockets' ends diagnosis would have to look at.
func (l *Log) Ends() int { return len(l.ends) }

// Keeper keeps a record as it is made.
type Keeper interface {
	record.Sink
	Close() error
}

// Run carries out the plan and judges it. The keeper may be nil: verdict and
// numbers are the same without a file. A keeper that fails (a full disk) is
// reported to warn once; the run goes on and ends invalid, because what was
// promised to be kept was not. watch, if not nil, sees every batch.
//
// A rule of the plan's AbortWhen that has held for metrics.AbortAfter cancels
// the Runner's context; the environment then names the rule.
func Run(ctx context.Context, p *plan.Plan, run Runner, keeper Keeper, warn func(error), watch func(*Log, *record.Batch)) (*Outcome, error) {
	log := NewLog(p)
	window, err := metrics.NewWindow(p)
	if err != nil {
		return nil, err
	}
	rule := ""
	running, stop := context.WithCancel(ctx)
	defer stop()
	keep := func(what func() error) {
		if keeper == nil || len(log.broken) > 0 {
			return
		}
		if err := what(); err != nil {
			log.broken = append(log.broken, "the record is incomplete: "+err.Error())
			warn(err)
		}
	}
	err = run(running, p, record.SinkFunc(func(b *record.Batch) error {
		if b.Env != nil && rule != "" {
			b = aborted(b, rule, ctx.Err() != nil)
		}
		keep(func() error { return keeper.Put(b) })
		if err := log.Put(b); err != nil {
			return err
		}
		if watch != nil {
			watch(log, b)
		}
		if window == nil || rule != "" {
			return nil
		}
		var err error
		if rule, err = window.Put(b); rule != "" {
			stop()
		}
		return err
	}))
	if keeper != nil {
		closed := keeper.Close()
		keep(func() error { return closed })
	}
	if err != nil {
		return nil, err
	}
	return log.Judge()
}

// aborted is a batch whose environment says which rule ended the run. It was
// interrupted only if somebody else did that too.
func aborted(b *record.Batch, rule string, interrupted bool) *record.Batch {
	out, env := *b, *b.Env
	env.AbortedBy, env.Interrupted = rule, env.Interrupted && interrupted
	out.Env = &env
	return &out
}

// Judge evaluates the thresholds and names the causes.
func (l *Log) Judge() (*Outcome, error) {
	if err := l.totals.Identities(); err != nil && l.env.Complete {
		return nil, fmt.Errorf("the books do not balance, which is a bug in holdfast: %w", err)
	}
	results, err := l.totals.Evaluate()
	if err != nil {
		return nil, err
	}
	o := &Outcome{
		Plan: l.plan, Env: l.env, Totals: l.totals, Results: results, Verdict: Pass,
		Diagnosis: diagnosis.Diagnose(l.input()),
		CPU:       l.cpu, PeakRSS: l.rss, Strain: l.strain, Kept: l.kept, NotKept: l.passed,
	}
	nothingSent := slices.ContainsFunc(l.limits, func(l record.Limit) bool { return l.Preflight })
	switch {
	case nothingSent:
		o.unmeasured()
	case !l.env.Complete:
		// What was open when the record ends was neither held nor lost.
		o.unmeasured()
		o.Reasons = append(o.Reasons, ErrIncomplete.Error())
		o.Env.Took = max(o.Env.Took, time.Duration(l.totals.Seconds)*time.Second)
	}
	o.Reasons = append(o.Reasons, o.Diagnosis.Invalid...)
	o.Reasons = append(o.Reasons, l.broken...)
	o.Valid = len(o.Reasons) == 0
	if o.Valid && !l.env.Interrupted {
		o.Reasons = append(o.Reasons, l.nothingTried()...)
	}
	for _, r := range results {
		if !r.Pass {
			o.Verdict, o.ExitCode = Fail, ExitFail
		}
	}
	if l.env.AbortedBy != "" {
		o.ExitCode = ExitFail
	}
	if len(o.Reasons) > 0 {
		o.Verdict, o.ExitCode = Invalid, ExitInvalid
	}
	if l.env.Interrupted {
		o.ExitCode = ExitInterrupted
	}
	return o, nil
}

// unmeasured takes back what the thresholds can't say of a run that did not
// come to its end, or not to its beginning.
func (o *Outcome) unmeasured() {
	for i := range o.Results {
		o.Results[i].Measured, o.Results[i].Pass = false, false
	}
}

// nothingTried says why a run says nothing of the platform although the
// generator did its part, or nothing if it does.
func (l *Log) nothingTried() []string {
	opened, refused := int64(0), int64(0)
	for i := range l.totals.Pools {
		c := &l.totals.Pools[i].Counts
		opened, refused = opened+c[record.Opened], refused+c[record.Refused]
	}
	connected := opened > 0 || slices.ContainsFunc(l.ends, func(e record.End) bool { return e.Connected > 0 })
	tried := opened+refused > 0
	for i := range l.totals.Loads {
		c := &l.totals.Loads[i].Counts
		connected = connected || c[record.ConnectionsOpened]+c[record.Succeeded] > 0
		for k := range l.totals.Loads[i].Steps {
			connected = connected || len(l.totals.Loads[i].Steps[k].Status) > 0
		}
		tried = tried || c[record.Succeeded]+c[record.Failed] > 0
	}
	switch {
	case !connected:
		return []string{"no connection was ever made"}
	case !tried:
		return []string{l.tooShort()}
	}
	return nil
}

// tooShort says what a run did not live to see.
func (l *Log) tooShort() string {
	if len(l.plan.Pools) == 0 {
		return "the run was over before any interaction came to its end"
	}
	return "the run was over before any socket was open or refused"
}

// ErrIncomplete says that the record ends before the run was over.
var ErrIncomplete = errors.New("the record ends before the run was over: the generator was killed, or had no room to write")
