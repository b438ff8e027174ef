package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/probe"
	"holdfast/internal/report"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

type capacityOptions struct {
	source
	probeOutput

	pool, load  string
	first, most float64
	hold, rest  string
}

func newProbeCapacity() *cobra.Command {
	var o capacityOptions
	cmd := &cobra.Command{
		Use:   "capacity SCENARIO",
		Short: "Find the largest concurrency or rate that meets the thresholds",
		Long: `Find the largest size of a pool, or the highest rate of a load, with which a
scenario meets its thresholds: doubled while it does, then narrowed down, with a
pause between steps and a second look at the answer. A step ends as soon as the
target suffers more than the thresholds allow; a ceiling of the scenario is never
exceeded, and Retry-After is obeyed. What limits is named: a cap, which is found
to the socket, a rate limit, or overload. For that the first size that failed is
opened again at a quarter of the rate.`,
		Example: `  holdfast probe capacity scenario.yaml --pool desktops
  holdfast probe capacity scenario.yaml --load data-actions --most 400 --hold 30s
  holdfast probe capacity scenario.yaml --pool desktops --json capacity.json

` + probeExitCodes,
		Args: wantArgs(1, 1, "one scenario file, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd, args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&o.pool, "pool", "", "`NAME` of the pool whose size is looked for (default: the only pool)")
	f.StringVar(&o.load, "load", "", "`NAME` of the load whose rate is looked for (default: the only load of a scenario without pools)")
	f.Float64Var(&o.first, "first", 0, "begin with `N` sockets or arrivals per second (default: an eighth of the scenario's)")
	f.Float64Var(&o.most, "most", 0, "try `N` sockets or arrivals per second at most (default: the confirmed ceiling; without one ten times the scenario's)")
	f.StringVar(&o.hold, "hold", units.Duration(probe.CapacityHold).String(), "how long a step goes on once all is open, `D`")
	f.StringVar(&o.rest, "cool-down", units.Duration(probe.CapacityCoolDown).String(), "pause between steps, `D`")
	o.source.scenarioFlags(cmd)
	o.probeOutput.flags(cmd)
	completes(cmd, yamlFiles, map[string][]string{"json": jsonFiles, "ca": pemFiles}, map[string][]string{"twin": pack.Profiles})
	return cmd
}

func (o *capacityOptions) run(cmd *cobra.Command, arg string) error {
	if strings.Contains(arg, "://") {
		return usage(fmt.Errorf("%s: want a scenario, which says what is tried and what it must meet\nhint: holdfast new writes one", safe.Text(arg, 200)))
	}
	p, _, err := o.source.load(cmd, arg)
	if err != nil {
		return err
	}
	c, err := o.probe(p)
	if err != nil {
		return usage(err)
	}
	if err := o.writable(); err != nil {
		return usage(err)
	}
	if _, err := approved(p, time.Now()); err != nil {
		return usage(err)
	}
	ctx, _, stop := interruptible(cmd.Context(), func() {})
	defer stop()
	if p.Target.Twin != nil {
		twin, err := startTwin(*p.Target.Twin, cmd.ErrOrStderr())
		if err != nil {
			return broken(err)
		}
		defer twin.stop()
		if c.Plan, err = twin.aim(p); err != nil {
			return broken(err)
		}
	}
	show := newStatus(cmd.ErrOrStderr(), o.quiet)
	unit := unitOf(c)
	show.head("%s: %s of %s", safe.Text(p.Scenario, 0), unit, safe.Text(c.Pool+c.Load, 0))
	began := time.Now()
	result, err := c.Run(ctx, prober(cmd, arg), func(s probe.Step) { show.say(stepLine(s, time.Since(began)), true) })
	show.done()
	if err != nil && ctx.Err() != nil {
		return &failure{errors.New("interrupted before anything was known"), trial.ExitInterrupted}
	}
	if err != nil {
		return o.failed(cmd, probe.CapacitySchema, err)
	}
	result.TookS = math.Round(time.Since(began).Seconds()*1000) / 1000
	if err := o.print(cmd, result, func(w io.Writer, width int) { capacityText(w, width, result) }); err != nil {
		return broken(err)
	}
	switch {
	case result.Interrupted:
		return exitCode(trial.ExitInterrupted)
	case result.Limit == 0:
		return exitCode(trial.ExitFail)
	}
	return nil
}

// probe reads the flags.
func (o *capacityOptions) probe(p *plan.Plan) (*probe.Capacity, error) {
	c := &probe.Capacity{Plan: p, Pool: o.pool, Load: o.load, First: o.first, Most: o.most, Wait: pause}
	switch {
	case c.Pool != "" && c.Load != "":
		return nil, errors.New("--pool and --load: one of both is looked for at a time")
	case c.Pool == "" && c.Load == "" && len(p.Pools) == 1:
		c.Pool = p.Pools[0].Name
	case c.Pool == "" && c.Load == "" && len(p.Pools) == 0 && len(p.Loads) == 1:
		c.Load = p.Loads[0].Name
	case c.Pool == "" && c.Load == "":
		return nil, errors.New("the scenario has several pools or loads, want --pool NAME or --load NAME")
	}
	if o.first < 0 || o.most < 0 {
		return nil, errors.New("--first and --most: want more than 0")
	}
	for _, flag := range []struct {
		name, text string
		into       *time.Duration
	}{{"hold", o.hold, &c.Hold}, {"cool-down", o.rest, &c.CoolDown}} {
		var d units.Duration
		if err := d.UnmarshalText([]byte(flag.text)); err != nil {
			return nil, fmt.Errorf("--%s %w", flag.name, err)
		}
		if *flag.into = d.D(); d == 0 {
			return nil, fmt.Errorf("--%s is 0, want more", flag.name)
		}
	}
	return c, c.Check()
}

// pause waits, or ends with the context.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func unitOf(c *probe.Capacity) string {
	if c.Pool != "" {
		return "how many sockets"
	}
	return "how many arrivals a second"
}

// number writes a size or a rate.
func number(v float64) string {
	if v == math.Trunc(v) {
		return units.Count(int64(v))
	}
	return fmt.Sprintf("%.4g", v)
}

// stepLine is a step in a line.
func stepLine(s probe.Step, at time.Duration) string {
	verdict := "met"
	if !s.Pass {
		verdict = fmt.Sprintf("not met: %s", counts(s))
		if s.Cause != "" {
			verdict += ", " + report.Title(s.Cause)
		}
	}
	why := map[string]string{"confirm": " once more", "slower": " at a quarter of the rate"}[s.Why]
	return fmt.Sprintf("%4.0f s  %s%s: %s", at.Seconds(), number(s.At), why, verdict)
}

// counts is what became of a step, in words.
func counts(s probe.Step) string {
	switch {
	case s.Refused > 0 && s.Lost > 0:
		return fmt.Sprintf("%s refused, %s lost", units.Count(s.Refused), units.Count(s.Lost))
	case s.Refused > 0:
		return units.Count(s.Refused) + " refused"
	case s.Lost > 0:
		return units.Count(s.Lost) + " lost or failed"
	}
	return fmt.Sprintf("p95 %s", units.Human(time.Duration(s.P95MS*float64(time.Millisecond))))
}

// capacityText writes the answer for people.
func capacityText(w io.Writer, width int, r *probe.CapacityResult) {
	fmt.Fprint(w, wrapped(capacitySentence(r), "", width))
	if r.Sentence != "" {
		fmt.Fprintf(w, "  because       %s\n", strings.TrimSpace(wrapped(r.Sentence, "                ", width)))
	}
	if r.Knee != nil {
		fmt.Fprintf(w, "  slower from   %s on\n", number(*r.Knee))
	}
	for _, note := range r.Notes {
		fmt.Fprintf(w, "  note          %s\n", strings.TrimSpace(wrapped(note, "                ", width)))
	}
	fmt.Fprintf(w, "  took          %s, %s\n", inSeconds(r.TookS), units.Plural(len(r.Steps), "step"))
}

func capacitySentence(r *probe.CapacityResult) string {
	of, what := safe.Text(r.Of, 0), units.Plural(int64(r.Limit), "socket")
	if r.Unit != "sockets" {
		what = number(r.Limit) + " arrivals a second"
	}
	head := fmt.Sprintf("%s: %s", of, what)
	switch {
	case r.Interrupted:
		head = "interrupted; so far " + head
	case r.Limit == 0 && r.Kind == probe.KindNone:
		head = of + ": nothing met the thresholds"
	case r.Confirmed:
		head += ", confirmed"
	}
	switch r.Kind {
	case probe.KindCap:
		how := map[string]string{"refuse": "refused", "hang": "left without an answer", "evict": "let in, and the oldest is ended for it"}[r.AtCap]
		return head + fmt.Sprintf(". A cap: one more is %s, at a quarter of the rate too", how)
	case probe.KindRate:
		return head + ". A rate limit, not a number: more are let in when they come slower"
	case probe.KindOverload:
		return head + ". Overload: above it the platform is too slow, or sheds what it can't do"
	}
	if r.Limit > 0 && !r.Interrupted {
		return head + ". No limit was met: more was not tried"
	}
	return head
}
