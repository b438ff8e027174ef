package main

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"holdfast/internal/engine"
	"holdfast/internal/guard"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/publish"
	"holdfast/internal/publish/ledger"
	"holdfast/internal/publish/queue"
	"holdfast/internal/rest"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// publishExitCodes are those of commands that publish.
const publishExitCodes = `Exit codes:
  0    everything is applied, or was so already
  1    something was refused or is in doubt
  2    usage or input wrong
  3    could not run, or the platform asks to wait longer than --park; work is kept
  130  interrupted; work is kept`

// publishBoundary is called wherever a crash would leave something different
// behind; nil but for tests.
var publishBoundary func()

type publishOptions struct {
	output

	ledger      string
	target      string
	credentials string
	allow       []string
	approvedBy  string
	window      string
	ca          string
	insecure    bool
	rate        string
	park        time.Duration
	poll        bool
	dryRun      bool
	again       []string
	deadLetter  string
}

func newPublish() *cobra.Command {
	return group(&cobra.Command{
		Use:   "publish",
		Short: "Push many updates, paced and resumable",
		Long: `Push flows, schedules or any requests to a platform the way it wants them:
queued, below its limits, one after the other for each thing that is changed.
What is about to be done is written to a ledger first, so that the same command,
or "publish resume", goes on after a crash, a power cut or a long Retry-After:
nothing is lost, and nothing is done twice.`,
		Example: `  holdfast publish flows export/ --target http://127.0.0.1:8080 --ledger flows.ledger
  holdfast publish schedules weeks/ --target http://127.0.0.1:8080 --ledger weeks.ledger
  holdfast publish requests updates.jsonl --target http://127.0.0.1:8080 --ledger updates.ledger --dry-run
  holdfast publish status --ledger flows.ledger
  holdfast publish resume --ledger flows.ledger

` + publishExitCodes,
	},
		newPublishInput(publish.Flows, "flows DIR|FILE…", "Publish flows from files",
			`Publish flow files (YAML) by flow jobs, and the metadata of flows (JSON with id,
name and description, alone or as a list of entities) by PUT. A flow that does
what its file says already is left alone.`, []string{"yaml", "yml", "json"}),
		newPublishInput(publish.Schedules, "schedules DIR|FILE…", "Publish schedules of weeks",
			`Publish schedules, with one upload for all that concerns the same schedule of a
business unit and week. Each file is a JSON object with businessUnitId, weekDate,
description and agentSchedules, and perhaps scheduleId, published (true if it is
absent), weekCount, shortTermForecast and headcountForecast.`, jsonFiles),
		newPublishInput(publish.Requests, "requests FILE…", "Make the requests of a file",
			`Make requests, one JSON object a line:
{"id","method","path","body","headers","idempotency_key","after":[IDS],
"read_back":{"path","matches":{JSONPATH:VALUE}}}. Order holds for each path. What
can be read back and is as wanted already is skipped.`, []string{"jsonl", "ndjson"}),
		newPublishStatus(), newPublishResume())
}

func (o *publishOptions) ledgerFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.ledger, "ledger", "", "the ledger: a `FILE`, or postgres://…")
}

func (o *publishOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	o.ledgerFlag(cmd)
	f.StringVar(&o.credentials, "credentials", "", "read client_id and client_secret from this JSON `FILE` (default: $HOLDFAST_CLIENT_ID and $HOLDFAST_CLIENT_SECRET)")
	f.StringArrayVar(&o.allow, "allow", nil, "allow a `HOST[:PORT]` that is not loopback (repeatable)")
	f.StringVar(&o.approvedBy, "case", "", "the `NUMBER` under which a known platform has approved it")
	f.StringVar(&o.window, "window", "", "the `WINDOW` that it has approved, as 2026-12-01T23:00+01:00/05:00")
	f.StringVar(&o.ca, "ca", "", "trust the CA certificates in this PEM `FILE`, and no others")
	f.BoolVar(&o.insecure, "insecure", false, "do not verify certificates")
	f.StringVar(&o.rate, "rate", "", "the token's limit, `N/min`, until the platform tells its own (default 300/min)")
	f.DurationVar(&o.park, "park", 15*time.Minute, "end, with the work kept, if the platform asks to wait longer than `D`; 0: wait")
	f.BoolVar(&o.poll, "poll", false, "open no channel for the platform's notices of what is done; poll alone")
	f.StringVar(&o.json, "json", "", "write the report as JSON to this `FILE`, - for standard output")
	f.StringVar(&o.junit, "junit", "", "write the items as JUnit XML to this `FILE`, - for standard output")
	f.BoolVar(&o.quiet, "quiet", false, "print no text")
}

var publishFiles = map[string][]string{"json": jsonFiles, "junit": xmlFiles, "ca": pemFiles, "credentials": jsonFiles, "ledger": nil, "dead-letter": nil}

func newPublishInput(what, use, short, long string, endings []string) *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long,
		Example: "  holdfast publish " + strings.Fields(use)[0] + " " + map[string]string{publish.Flows: "export/", publish.Schedules: "weeks/", publish.Requests: "updates.jsonl"}[what] +
			" --target http://127.0.0.1:8080 --ledger " + what + ".ledger\n\n" + publishExitCodes,
		Args: wantArgs(1, 1<<20, "files or folders"),
		RunE: func(cmd *cobra.Command, args []string) error { return o.start(cmd, what, args) },
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&o.target, "target", "", "the platform's `URL`")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "print the plan, its calls and the time they take; contact nothing and write nothing")
	completes(cmd, endings, publishFiles, nil)
	return cmd
}

func newPublishStatus() *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use: "status", Short: "Show how things stand, also beside a working publisher",
		Example: `  holdfast publish status --ledger flows.ledger
  holdfast publish status --ledger flows.ledger --dead-letter -

Exit codes:
  0    nothing was refused or is in doubt, so far
  1    something was refused or is in doubt
  2    usage wrong, or there is no such ledger
  3    the ledger can't be read`,
		Args: wantArgs(0, 0, "none"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := o.open(cmd, ledger.Look)
			if err != nil {
				return err
			}
			return errors.Join(o.report(cmd, l, nil), l.Close())
		},
	}
	f := cmd.Flags()
	o.ledgerFlag(cmd)
	f.StringVar(&o.json, "json", "", "write the report as JSON to this `FILE`, - for standard output")
	f.StringVar(&o.junit, "junit", "", "write the items as JUnit XML to this `FILE`, - for standard output")
	f.StringVar(&o.deadLetter, "dead-letter", "", "write what was refused or is in doubt, with request and answers, to this `FILE` (JSON lines), - for standard output")
	f.BoolVar(&o.quiet, "quiet", false, "print no text")
	completes(cmd, nil, publishFiles, nil)
	return cmd
}

func newPublishResume() *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use: "resume", Short: "Go on with what is left",
		Example: `  holdfast publish resume --ledger flows.ledger
  holdfast publish resume --ledger flows.ledger --again refused

` + publishExitCodes,
		Args: wantArgs(0, 0, "none"),
		RunE: func(cmd *cobra.Command, _ []string) error { return o.resume(cmd) },
	}
	o.flags(cmd)
	cmd.Flags().StringSliceVar(&o.again, "again", nil, "try again what has ended so: `STATE` is refused or in_doubt (it may then be done twice)")
	completes(cmd, nil, publishFiles, map[string][]string{"again": {"refused", "in_doubt"}})
	return cmd
}

// open opens the ledger.
func (o *publishOptions) open(cmd *cobra.Command, mode ledger.Mode) (*ledger.Ledger, error) {
	if o.ledger == "" {
		return nil, usage(errors.New("--ledger is missing, want a file or postgres://…"))
	}
	if ledger.HasPassword(o.ledger) {
		return nil, usage(errors.New("--ledger: a password stands in the URL, where everybody on the machine can read it\nhint: give it by PGPASSWORD, or in the file of passwords (PGPASSFILE)"))
	}
	l, err := ledger.Open(cmd.Context(), o.ledger, mode)
	switch {
	case errors.Is(err, ledger.ErrBusy):
		return nil, broken(fmt.Errorf("open ledger: %w\nhint: holdfast publish status shows how far it is", err))
	case errors.Is(err, os.ErrNotExist):
		return nil, usage(fmt.Errorf("open ledger: %w", err))
	case err != nil:
		return nil, broken(fmt.Errorf("open ledger: %w", err))
	}
	return l, nil
}

// perMinute reads --rate; 0 if it was not given.
func (o *publishOptions) perMinute() (float64, error) {
	if o.rate == "" {
		return 0, nil
	}
	text, ok := strings.CutSuffix(o.rate, "/min")
	n, err := strconv.ParseFloat(text, 64)
	if !ok || err != nil || n <= 0 || n > 1e6 {
		return 0, fmt.Errorf("--rate %q, want for example 300/min", o.rate)
	}
	return n, nil
}

// start makes a plan, or finds it in the ledger, and works it off.
func (o *publishOptions) start(cmd *cobra.Command, what string, inputs []string) error {
	target, err := publish.ParseTarget(o.target)
	if err != nil {
		return usage(err)
	}
	perMinute, err := o.perMinute()
	if err != nil {
		return usage(err)
	}
	items, err := publish.Read(what, inputs)
	if err == nil {
		err = publish.Check(items)
	}
	if err != nil {
		return usage(err)
	}
	p := publish.NewPlan(what, target, items, time.Now())
	if o.dryRun {
		return publish.Explain(cmd.OutOrStdout(), p, items, perMinute)
	}
	caller, err := o.caller(cmd, target)
	if err != nil {
		return err
	}
	if err := o.writable(); err != nil {
		return usage(err)
	}
	l, err := o.open(cmd, ledger.Work)
	if err != nil {
		return err
	}
	return errors.Join(o.begin(cmd, l, p, items, caller), l.Close())
}

func (o *publishOptions) begin(cmd *cobra.Command, l *ledger.Ledger, p publish.Plan, items []*queue.Item, caller *publish.Client) error {
	there, _, ok, err := l.Plan(cmd.Context())
	switch {
	case err != nil:
		return broken(fmt.Errorf("read ledger: %w", err))
	case ok && there.Hash != p.Hash:
		return usage(fmt.Errorf("ledger %s holds another plan: %s for %s, of %s\nhint: go on with it by \"holdfast publish resume\", or give a new ledger",
			ledger.Name(o.ledger), units.Plural(there.Items, "item"), safe.Text(there.Target, 200), there.Made.Format("2006-01-02 15:04")))
	case !ok:
		if err := l.Begin(cmd.Context(), p, items); err != nil {
			return broken(fmt.Errorf("write ledger: %w", err))
		}
	}
	return o.work(cmd, l, caller)
}

func (o *publishOptions) resume(cmd *cobra.Command) error {
	var again []queue.State
	for _, s := range o.again {
		if s != string(queue.Refused) && s != string(queue.InDoubt) {
			return usage(fmt.Errorf("--again %s: want refused or in_doubt", safe.Text(s, 100)))
		}
		again = append(again, queue.State(s))
	}
	if err := o.writable(); err != nil {
		return usage(err)
	}
	if o.ledger != "" && !ledger.IsPostgres(o.ledger) {
		if _, err := os.Stat(o.ledger); err != nil {
			return usage(fmt.Errorf("open ledger: %w", err))
		}
	}
	l, err := o.open(cmd, ledger.Work)
	if err != nil {
		return err
	}
	return errors.Join(o.goOn(cmd, l, again), l.Close())
}

func (o *publishOptions) goOn(cmd *cobra.Command, l *ledger.Ledger, again []queue.State) error {
	p, _, ok, err := l.Plan(cmd.Context())
	if err == nil && !ok {
		return usage(fmt.Errorf("ledger %s: there is no plan in it", ledger.Name(o.ledger)))
	}
	if err != nil {
		return broken(fmt.Errorf("read ledger: %w", err))
	}
	caller, err := o.caller(cmd, p.Target)
	if err != nil {
		return err
	}
	if len(again) > 0 {
		if _, err := publish.Again(cmd.Context(), l, again...); err != nil {
			return broken(err)
		}
	}
	return o.work(cmd, l, caller)
}

// work works off what a ledger holds, and reports.
func (o *publishOptions) work(cmd *cobra.Command, l *ledger.Ledger, caller *publish.Client) error {
	perMinute, err := o.perMinute()
	if err != nil {
		return usage(err)
	}
	ctx, _, stop := interruptible(cmd.Context(), func() {})
	defer stop()
	show := &publishProgress{out: cmd.ErrOrStderr(), quiet: o.quiet}
	r := &publish.Runner{Store: l, Caller: caller, Hide: caller.Hide, PerMinute: perMinute, Park: o.park, Watch: show.show}
	if !o.poll {
		r.Listener = caller
	}
	r.Boundary(publishBoundary)
	l.Away = func(err error, patience time.Duration) {
		fmt.Fprintf(cmd.ErrOrStderr(), "the ledger is away, and waited for, %v at most: %v\n", patience, err)
	}
	failed := r.Run(ctx)
	return o.report(cmd, l, failed)
}

// report says how things stand, and why the work has ended.
func (o *publishOptions) report(cmd *cobra.Command, l *ledger.Ledger, ended error) error {
	hint := "\nhint: the work is kept; go on with \"holdfast publish resume --ledger " + shellWord(o.ledger) + "\""
	r, items, err := publish.Summarize(context.WithoutCancel(cmd.Context()), l, time.Now())
	switch {
	case err != nil && ended != nil: // they have the same reason
		return broken(fmt.Errorf("%w%s", ended, hint))
	case err != nil:
		return broken(fmt.Errorf("read ledger: %w", err))
	}
	text := cmd.OutOrStdout()
	if o.json == "-" || o.junit == "-" || o.deadLetter == "-" {
		text = cmd.ErrOrStderr() // standard output carries what was asked for
	}
	if !o.quiet {
		if err := publish.Text(text, r); err != nil {
			return errors.Join(ended, broken(err))
		}
	}
	for _, out := range []struct {
		to    string
		write func(io.Writer) error
	}{
		{o.json, func(w io.Writer) error { return writeJSON(w, r) }},
		{o.junit, func(w io.Writer) error { return publish.JUnit(w, r) }},
		{o.deadLetter, func(w io.Writer) error { return publish.DeadLetter(w, items) }},
	} {
		if err := writeTo(cmd, out.to, out.write); err != nil {
			return errors.Join(ended, broken(err))
		}
	}
	switch {
	case errors.Is(ended, publish.ErrInterrupted):
		fmt.Fprintln(cmd.ErrOrStderr(), "interrupted"+hint)
		return exitCode(trial.ExitInterrupted)
	case ended != nil:
		return broken(fmt.Errorf("%w%s", ended, hint))
	case r.Bad() > 0:
		return exitCode(trial.ExitFail)
	}
	return nil
}

// shellWord is a ledger as a shell takes it. It holds no password: such URLs are
// refused.
func shellWord(text string) string {
	text = safe.Text(text, 0)
	if strings.ContainsAny(text, " ?&*;$()'") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return text
}

// publishProgress prints a line now and then.
type publishProgress struct {
	out   io.Writer
	quiet bool
	last  time.Time
}

// publishEvery is how often a line is printed.
const publishEvery = 5 * time.Second

func (p *publishProgress) show(v publish.View) {
	if p.last.IsZero() {
		p.last = v.Now // the first line comes when there is something to say
		return
	}
	if p.quiet || v.Now.Sub(p.last) < publishEvery {
		return
	}
	p.last = v.Now
	total := 0
	for _, n := range v.Count {
		total += n
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %s done", units.Count(total-v.Count[queue.Pending]), units.Count(total))
	if v.PerMinute > 0 {
		fmt.Fprintf(&b, ", %s/min", units.Count(int(v.PerMinute)))
	}
	fmt.Fprintf(&b, ", %s", units.Plural(v.Calls, "call"))
	if v.Limit > 0 {
		fmt.Fprintf(&b, " (at most %s/min)", units.Count(int(v.Limit)))
	}
	if v.Throttled > 0 {
		fmt.Fprintf(&b, ", %s throttled", units.Count(v.Throttled))
	}
	if bad := v.Count[queue.Refused] + v.Count[queue.InDoubt]; bad > 0 {
		fmt.Fprintf(&b, ", %s refused or in doubt", units.Count(bad))
	}
	if !v.Held.IsZero() {
		fmt.Fprintf(&b, ", held until %s: %s", v.Held.Format("15:04:05"), safe.Text(v.Trouble, 200))
	} else if v.Left > 0 {
		fmt.Fprintf(&b, ", about %s left", units.Human(max(v.Left.Round(time.Second), time.Second)))
	}
	fmt.Fprintln(p.out, b.String())
}

// caller is how the target is asked, once the guard permits it.
func (o *publishOptions) caller(cmd *cobra.Command, target string) (*publish.Client, error) {
	refused, err := o.approved(time.Now())
	if err != nil {
		return nil, usage(err)
	}
	g := guard.New(o.allow, refused, guard.System)
	options := rest.Options{Guard: g}
	for _, at := range []string{target, publish.LoginURL(target)} {
		u, err := url.Parse(at)
		if err != nil {
			return nil, usage(errors.New("--target can't be read"))
		}
		port, _ := strconv.ParseUint(u.Port(), 10, 16)
		if port == 0 {
			port = map[string]uint64{"http": 80, "https": 443}[u.Scheme]
		}
		if err := g.Permit(u.Hostname(), uint16(port)); err != nil {
			text := strings.ReplaceAll(err.Error(), "want target.approval in the scenario", "want --case and --window")
			return nil, usage(errors.New(strings.ReplaceAll(text, "target.allow or ", "")))
		}
	}
	if options.TLS, err = o.tls(); err != nil {
		return nil, usage(err)
	}
	c := &publish.Client{Target: target}
	if c.ID, c.Secret, err = o.secrets(); err != nil {
		return nil, usage(err)
	}
	if c.Fresh, err = rest.New(options); err != nil {
		return nil, broken(err)
	}
	options.Reuse = true
	if c.Reuse, err = rest.New(options); err != nil {
		return nil, broken(err)
	}
	return c, nil
}

func (o *publishOptions) tls() (*tls.Config, error) {
	t := plan.TLS{Insecure: o.insecure}
	if o.ca != "" {
		text, err := readBounded(o.ca, maxCA)
		if err != nil {
			return nil, fmt.Errorf("--ca %w", err)
		}
		t.CA, t.CAPEM = o.ca, text
	}
	return engine.TLSConfig(&t, "", "http/1.1")
}

// approved returns the platforms that may not be contacted: all that demand
// approval, or none if there is one and its window is open.
func (o *publishOptions) approved(now time.Time) ([]string, error) {
	if o.approvedBy == "" && o.window == "" {
		return pack.KnownHosts, nil
	}
	if o.approvedBy == "" || o.window == "" {
		return nil, errors.New("--case and --window go together")
	}
	var w units.Window
	if err := w.UnmarshalText([]byte(o.window)); err != nil {
		return nil, fmt.Errorf("--window %w", err)
	}
	switch {
	case now.Before(w.From):
		return nil, fmt.Errorf("--window %s is not open yet", w)
	case !now.Before(w.To):
		return nil, fmt.Errorf("--window %s is over", w)
	}
	return nil, nil
}

// secrets are the credentials, from a file or the environment.
func (o *publishOptions) secrets() (id string, secret safe.Secret, err error) {
	if o.credentials == "" {
		id, text := os.Getenv("HOLDFAST_CLIENT_ID"), os.Getenv("HOLDFAST_CLIENT_SECRET")
		if (id == "") != (text == "") {
			return "", secret, errors.New("HOLDFAST_CLIENT_ID and HOLDFAST_CLIENT_SECRET go together, and one of them is empty")
		}
		return id, safe.NewSecret(text), nil
	}
	text, err := readBounded(o.credentials, 64<<10)
	if err != nil {
		return "", secret, fmt.Errorf("--credentials %w", err)
	}
	var c struct {
		ID     string `json:"client_id"`
		Secret string `json:"client_secret"`
	}
	if json.Unmarshal([]byte(text), &c) != nil || c.ID == "" || c.Secret == "" {
		return "", secret, fmt.Errorf("--credentials %s: want a JSON object with client_id and client_secret", o.credentials) // what is in it is secret
	}
	return c.ID, safe.NewSecret(c.Secret), nil
}
