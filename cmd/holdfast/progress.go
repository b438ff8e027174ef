package main

import (
	"fmt"
	"io"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// progress writes one plain line now and then while a run goes on.
type progress struct {
	w     io.Writer
	plan  *plan.Plan
	quiet bool
	next  time.Duration
}

// progressEvery is the time between lines: often enough to see that it lives,
// seldom enough for a CI log.
const progressEvery = 5 * time.Second

func newProgress(w io.Writer, p *plan.Plan, quiet bool) *progress {
	pr := &progress{w: w, plan: p, quiet: quiet, next: progressEvery}
	if !quiet {
		fmt.Fprintf(w, "%s: %s, %s\n", p.Scenario, units.Plural(p.Sockets(), "socket"), p.Duration)
	}
	return pr
}

// watch sees every batch; samples of the host come once a second.
func (p *progress) watch(log *trial.Log, b *record.Batch) {
	if p.quiet || len(b.Hosts) == 0 || b.Hosts[0].At < p.next {
		return
	}
	at := b.Hosts[0].At
	for p.next <= at {
		p.next += progressEvery
	}
	var c [record.Counters]int64
	pools := log.Totals().Pools
	for i := range pools {
		for k, n := range pools[i].Counts {
			c[k] += n
		}
	}
	fmt.Fprintf(p.w, "%4.0f s  open %s of %s, refused %s, lost %s, pings %s\n", at.Seconds(),
		units.Count(c[record.Opened]-c[record.Lost]-c[record.Held]), units.Count(p.plan.Sockets()),
		units.Count(c[record.Refused]), units.Count(c[record.Lost]), units.Count(c[record.PingsSent]))
}

func (p *progress) done() {
	if !p.quiet {
		fmt.Fprintln(p.w)
	}
}
