package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"holdfast/internal/dashboard"
	"holdfast/internal/diagnosis"
	"holdfast/internal/live"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// progress shows a run while it goes on: drawn in place on a terminal, else a
// few plain lines now and then.
type progress struct {
	w           io.Writer
	plan        *plan.Plan
	quiet       bool
	interrupted func() bool
	next        time.Duration // of the next plain line
	meter       *live.Meter
	screen      *screen // nil: plain lines
	guess       guess
	said        map[string]bool   // causes that plain lines have named
	page        *dashboard.Server // nil: nobody sees more than this
}

const (
	// progressEvery is the time between lines: often enough to see that it
	// lives, seldom enough for a CI log.
	progressEvery = 5 * time.Second
	// calmAfter and sparseAfter are from when on there are fewer of them: a log
	// of an hour is to be read by somebody.
	calmAfter, calmEvery     = 2 * time.Minute, 15 * time.Second
	sparseAfter, sparseEvery = 15 * time.Minute, time.Minute
	// lineSpan and screenSpan are the seconds that rates and times are taken
	// over.
	lineSpan   = 5
	screenSpan = 3
)

func newProgress(w io.Writer, p *plan.Plan, quiet bool, interrupted func() bool) *progress {
	pr := &progress{w: w, plan: p, quiet: quiet, interrupted: interrupted, next: progressEvery, said: map[string]bool{}}
	if quiet {
		return pr
	}
	pr.meter = live.NewMeter(p)
	fmt.Fprintf(w, "%s: %s\n", safe.Text(p.Scenario, 0), planned(p))
	if f, ok := w.(*os.File); ok && drawable(f) {
		pr.screen = newScreen(f)
	}
	return pr
}

// planned is what a run will do, in a line.
func planned(p *plan.Plan) string {
	var parts []string
	if n := p.Sockets(); n > 0 || len(p.Loads) == 0 {
		parts = append(parts, units.Plural(n, "socket"))
	}
	sum := 0.0
	for i := range p.Loads {
		if sum += p.Loads[i].PeakRate(); len(p.Loads) <= maxLoadLines {
			parts = append(parts, fmt.Sprintf("%s at up to %s", safe.Cut(safe.Text(p.Loads[i].Name, 0), 48), units.Rate(p.Loads[i].PeakRate())))
		}
	}
	if len(p.Loads) > maxLoadLines {
		parts = append(parts, fmt.Sprintf("%s at up to %s in all", units.Plural(len(p.Loads), "load"), units.Rate(sum)))
	}
	return strings.Join(append(parts, p.Duration.String()), ", ")
}

// watch sees every batch; samples of the host come once a second.
func (p *progress) watch(log *trial.Log, b *record.Batch) {
	if len(b.Hosts) > 0 && (!p.quiet || p.page != nil) {
		p.guess.look(b.Hosts[0].At, log)
	}
	if p.page != nil {
		p.page.Put(b, p.guess.causes)
	}
	if p.quiet {
		return
	}
	p.meter.Put(b)
	if len(b.Hosts) == 0 {
		return
	}
	at := b.Hosts[0].At
	if p.screen != nil {
		f := p.meter.Frame(log.Totals(), screenSpan)
		f.Causes, f.Stopping = p.guess.causes, p.interrupted()
		p.screen.show(&f)
		return
	}
	p.name(at)
	if at < p.next {
		return
	}
	for p.next <= at {
		p.next += untilNext(p.next)
	}
	p.lines(p.meter.Frame(log.Totals(), lineSpan))
}

// untilNext is the time from a plain line to the next.
func untilNext(at time.Duration) time.Duration {
	switch {
	case at >= sparseAfter:
		return sparseEvery
	case at >= calmAfter:
		return calmEvery
	}
	return progressEvery
}

// lines writes the run as it is now.
func (p *progress) lines(f live.Frame) {
	at := fmt.Sprintf("%4.0f s  ", f.At.Seconds())
	if len(f.Pools) > 0 {
		var open, refused, lost, reconnects, pings, messages int64
		for i := range f.Pools {
			pool := &f.Pools[i]
			open, refused, lost = open+pool.Open, refused+pool.Refused, lost+pool.Lost
			reconnects, pings, messages = reconnects+pool.Reconnects, pings+pool.Pings, messages+pool.Messages
		}
		text := fmt.Sprintf("open %s of %s, refused %s, lost %s", units.Count(open), units.Count(p.plan.Sockets()), units.Count(refused), units.Count(lost))
		if reconnects > 0 {
			text += ", reconnects " + units.Count(reconnects)
		}
		if pings > 0 || messages == 0 {
			text += ", pings " + units.Count(pings)
		}
		if messages > 0 {
			text += ", messages " + units.Count(messages)
		}
		fmt.Fprintln(p.w, at+text)
		at = strings.Repeat(" ", len(at))
	}
	for i, l := range mostLoads(f.Loads) {
		text := fmt.Sprintf("%s: offered %.0f/s, good %.0f/s, failed %.0f/s", safe.Cut(safe.Text(l.Name, 0), 48), l.Offered, l.Good, l.Failed)
		if i == maxLoadLines {
			text = units.Plural(len(f.Loads)-maxLoadLines, "more load") + strings.TrimPrefix(text, ":")
		}
		if l.Throttled > 0 {
			text += fmt.Sprintf(", throttled %.0f/s", l.Throttled)
		}
		if l.LatencyMS.Count > 0 {
			text += fmt.Sprintf(", p99 %s", units.Human(time.Duration(l.LatencyMS.P99*float64(time.Millisecond))))
		}
		fmt.Fprintf(p.w, "%s%s, %s under way\n", at, text, units.Count(l.InFlight))
		at = strings.Repeat(" ", len(at))
	}
}

// maxLoadLines bounds how many loads have a line of their own in a log.
const maxLoadLines = 3

// mostLoads are the loads that have a line each, and the sum of the others.
func mostLoads(all []live.Load) []live.Load {
	if len(all) <= maxLoadLines {
		return all
	}
	out := slices.Clone(all[:maxLoadLines])
	var sum live.Load
	for i := range all[maxLoadLines:] {
		l := &all[maxLoadLines+i]
		sum.Offered, sum.Good, sum.Failed, sum.Throttled = sum.Offered+l.Offered, sum.Good+l.Good, sum.Failed+l.Failed, sum.Throttled+l.Throttled
		sum.InFlight += l.InFlight
	}
	return append(out, sum)
}

// sureEnough is the confidence from which a plain line names a cause, which it
// can't take back. For a cap it is more than one has before the late attempt
// (0.7): while a crowd is being shed, an overload looks like a cap.
const (
	sureEnough      = .6
	sureEnoughOfCap = .75
)

// name says causes that were not said before; those of sockets once two looks
// in a row have found them, because what a crowd of ends is part of shows a
// little later.
func (p *progress) name(at time.Duration) {
	for i := range p.guess.causes {
		c := &p.guess.causes[i]
		key := keyOf(c)
		stands := len(c.Loads) > 0 || slices.ContainsFunc(p.guess.before, func(b diagnosis.Cause) bool { return keyOf(&b) == key })
		if !stands || p.said[key] || c.Confidence < sureEnough || c.Cause == diagnosis.Unknown || c.Cause == diagnosis.CapacityCap && c.Confidence < sureEnoughOfCap {
			continue
		}
		p.said[key] = true
		fmt.Fprintf(p.w, "%4.0f s  so far %s × %s: %s\n", at.Seconds(), units.Count(c.Count), report.Title(c.Cause), safe.Text(c.Sentence, 0))
	}
}

// keyOf tells causes apart whose numbers go on growing.
func keyOf(c *diagnosis.Cause) string {
	return strings.Join(slices.Concat([]string{c.Cause, c.Phase}, c.Pools, []string{""}, c.Loads), "\x00")
}

// during shows a run, and gives the terminal back however it ends.
func (p *progress) during(run func() (*trial.Outcome, error)) (*trial.Outcome, error) {
	defer p.done()
	return run()
}

// done ends it: what follows may write to the terminal.
func (p *progress) done() {
	p.guess.wait()
	if p.quiet {
		return
	}
	if p.screen != nil {
		p.screen.close()
		return
	}
	fmt.Fprintln(p.w)
}

// warn says something went wrong, above the view if there is one.
func (p *progress) warn(err error) {
	if p.screen != nil {
		p.screen.say(err.Error())
		return
	}
	fmt.Fprintln(p.w, err)
}

// abandon is done when there is no time left.
func (p *progress) abandon() {
	if p.screen != nil {
		p.screen.abandon()
	}
}

// guess names causes while a run goes on, beside it: on a copy, one at a time,
// and seldom, since it costs time that the run may need.
type guess struct {
	causes []diagnosis.Cause
	before []diagnosis.Cause // what the look before found
	answer chan answer       // nil: nothing is under way
	next   time.Duration
}

type answer struct {
	causes []diagnosis.Cause
	took   time.Duration
}

const (
	guessEvery = 3 * time.Second
	// guessShare is how much of its time a run may lose to it: a 50th of one
	// core.
	guessShare = 50
	// guessEnds bounds the sockets that are looked at; beyond it causes wait
	// for the end of the run.
	guessEnds = 10_000
)

// look takes in what was found, and has another look when it is time.
func (g *guess) look(at time.Duration, log *trial.Log) {
	if g.answer != nil {
		select {
		case a := <-g.answer:
			g.before, g.causes, g.answer = g.causes, a.causes, nil
			g.next = at + max(guessEvery, guessShare*a.took)
		default:
		}
	}
	if g.answer != nil || at < g.next || log.Ends() > guessEnds || !log.Troubled() {
		return
	}
	in, answers := log.Diagnosis(), make(chan answer, 1)
	g.answer = answers
	go func() {
		began := time.Now()
		v := diagnosis.Diagnose(in)
		answers <- answer{v.Causes, time.Since(began)}
	}()
}

// wait is for the look that is under way.
func (g *guess) wait() {
	if g.answer != nil {
		<-g.answer
	}
}
