package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"holdfast/internal/engine"
	"holdfast/internal/guard"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/record/store"
	"holdfast/internal/report"
	"holdfast/internal/trial"
)

type runOptions struct {
	source

	output
	exports
	meterOptions
	record    string
	dashboard string
	open      bool
}

// output is where results go; every command that has some shares it.
type output struct {
	json  string
	junit string
	html  string
	quiet bool
	page  *report.Page // nil unless html is wanted
	taken bool         // standard output carries one of them
}

func (o *output) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.json, "json", "", "write the summary as JSON to this `FILE`, - for standard output")
	f.StringVar(&o.junit, "junit", "", "write the thresholds as JUnit XML to this `FILE`, - for standard output")
	f.StringVar(&o.html, "html", "", "write the report as one self-contained HTML `FILE`, - for standard output")
	f.BoolVar(&o.quiet, "quiet", false, "print no text")
}

func newRun() *cobra.Command {
	var o runOptions
	cmd := &cobra.Command{
		Use:   "run SCENARIO|URL",
		Short: "Carry out one run",
		Long: `Carry out a scenario; or without one hold sockets to a ws:// or wss:// URL, or
send requests to an http:// or https:// URL. The summary leads with the verdict
and the causes of everything that was refused, lost or failed.`,
		Example: `  holdfast run scenario.yaml
  holdfast run scenario.yaml --twin thread --duration 30s --open
  holdfast run ws://127.0.0.1:8080/ws --sockets 500 --for 1m --ping 20s --json -
  holdfast run http://127.0.0.1:8080/health --rate 200/s --for 30s

` + exitCodes,
		Args: wantArgs(1, 1, "one scenario file, - for standard input, or a URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd, args[0]) },
	}
	o.source.flags(cmd)
	o.output.flags(cmd)
	o.exports.flags(cmd)
	o.meterOptions.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.record, "record", "", "keep the record in this `FILE`, or off (default holdfast-runs/ID.db)")
	f.StringVar(&o.dashboard, "dashboard", "off", "serve the live page on this `ADDR` (PORT or HOST:PORT), or off")
	f.BoolVar(&o.open, "open", false, "open the live page in a browser")
	completes(cmd, yamlFiles, map[string][]string{"json": jsonFiles, "junit": xmlFiles, "html": htmlFiles, "csv": csvFiles, "hlog": hlogFiles, "record": records, "ca": pemFiles},
		map[string][]string{"twin": pack.Profiles, "ping": {"off"}, "dashboard": {"off", "127.0.0.1:0"}})
	return cmd
}

func (o *runOptions) run(cmd *cobra.Command, arg string) error {
	if o.open && o.dashboard == "off" {
		if cmd.Flags().Changed("dashboard") {
			return usage(errors.New("--open and --dashboard off: there is no page to open"))
		}
		o.dashboard = "127.0.0.1:0"
	}
	p, _, err := o.load(cmd, arg)
	if err != nil {
		return err
	}
	if err := o.writable(o.csv, o.hlog); err != nil {
		return usage(err)
	}
	var showing atomic.Pointer[progress]
	refused, err := approved(p, time.Now())
	if err != nil {
		return usage(err)
	}
	ctx, interrupt, stop := interruptible(cmd.Context(), func() {
		if p := showing.Load(); p != nil {
			p.abandon()
		}
	})
	defer stop()
	if p.Target.Twin != nil {
		c, err := startTwin(*p.Target.Twin, cmd.ErrOrStderr())
		if err != nil {
			return broken(err)
		}
		defer c.stop()
		if p, err = c.aim(p); err != nil {
			return broken(err)
		}
	}
	id := engine.NewID(time.Now())
	keeper, path, err := o.keeper(p, id)
	if noRoom(err) {
		keeper, err = noRecord{err}, nil
	}
	if err != nil {
		return usage(err)
	}
	g := guard.New(p.Target.Allow, refused, guard.System)
	e := &engine.Engine{
		ID: id, Guard: g, Tokens: tokens(p, g),
		Version: version + " " + commit(), Audit: audit(cmd, arg),
	}
	runner, err := observed(ctx, p, g, e.Run)
	if err != nil {
		return broken(err)
	}
	if err := o.begin(cmd, p); err != nil {
		return broken(err)
	}
	numbers, err := o.meter(p, o.dashboard != "off")
	if err != nil {
		return usage(err)
	}
	page, err := o.serve(ctx, cmd, p, interrupt, numbers.handler())
	if err != nil {
		return usage(err)
	}
	defer page.close()
	show := newProgress(cmd.ErrOrStderr(), p, o.quiet, func() bool { return ctx.Err() != nil })
	show.page = page.server
	showing.Store(show)
	numbers.start()
	outcome, err := show.during(func() (*trial.Outcome, error) {
		return trial.Run(ctx, p, runner, keeper, show.warn, o.watching(p, numbers.put, show.watch))
	})
	if lost := numbers.finish(ctx.Err() != nil); lost != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), lost)
	}
	if err := errors.Join(err, o.end()); err != nil {
		return broken(err)
	}
	page.finish(outcome)
	defer page.linger(ctx)
	return o.print(cmd, outcome, report.TextOptions{Record: path})
}

// keeper opens the record of a run, nil for "off".
func (o *runOptions) keeper(p *plan.Plan, id string) (trial.Keeper, string, error) {
	if o.record == "off" {
		return nil, "", nil
	}
	path := o.record
	if path == "" {
		path = filepath.Join("holdfast-runs", id+".db")
	}
	w, err := store.Create(path, store.Options{})
	if err != nil {
		return nil, "", fmt.Errorf("open run record: %w", err)
	}
	text, err := json.Marshal(p)
	if err == nil {
		err = w.SetPlan(text)
	}
	if err != nil {
		return nil, "", errors.Join(fmt.Errorf("write run record: %w", err), w.Close())
	}
	return w, path, nil
}

// noRecord stands for a record for which there was no room from the beginning.
// The run is carried out and judged all the same, as it is when the disk fills
// up on the way.
type noRecord struct{ err error }

func (n noRecord) Put(*record.Batch) error { return n.err }
func (noRecord) Close() error              { return nil }

func noRoom(err error) bool {
	return errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrDisk) ||
		errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// writable finds an output that can't be written before the run and not after
// it. Others are those that not every command has.
func (o *output) writable(others ...string) error {
	paths := append([]string{o.json, o.junit, o.html}, others...)
	o.taken = slices.Contains(paths, "-")
	if i := slices.Index(paths, "-"); i >= 0 && slices.Contains(paths[i+1:], "-") {
		return errors.New("more than one output is -: standard output takes one of them")
	}
	for _, path := range paths {
		if path == "" || path == "-" {
			continue
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o666)
		if err != nil {
			return fmt.Errorf("write result: %w", err)
		}
		if err := f.Close(); err != nil {
			return fmt.Errorf("write result: %w", err)
		}
	}
	return nil
}

// watching sees a run for the page, the exports and the metrics beside whoever
// watches it.
func (o *runOptions) watching(p *plan.Plan, count func(*record.Batch), watch func(*trial.Log, *record.Batch)) func(*trial.Log, *record.Batch) {
	if o.html != "" {
		o.page = report.NewPage(p)
	}
	return func(l *trial.Log, b *record.Batch) {
		if o.page != nil {
			o.page.Put(b)
		}
		o.put(b)
		count(b)
		watch(l, b)
	}
}

// print writes the outcome wherever it was asked for, and turns its exit code
// into the command's.
func (o *output) print(cmd *cobra.Command, outcome *trial.Outcome, t report.TextOptions) error {
	s := report.Summarize(outcome)
	text := cmd.OutOrStdout()
	if o.taken {
		text = cmd.ErrOrStderr() // standard output carries what was asked for
	}
	if !o.quiet {
		t.Colour, t.Width = terminal(text)
		if err := report.Text(text, s, t); err != nil {
			return broken(err)
		}
	}
	if err := writeTo(cmd, o.json, func(w io.Writer) error { return report.JSON(w, s) }); err != nil {
		return broken(err)
	}
	if err := writeTo(cmd, o.junit, func(w io.Writer) error { return report.JUnit(w, s) }); err != nil {
		return broken(err)
	}
	if o.page != nil {
		if err := writeTo(cmd, o.html, func(w io.Writer) error { return o.page.HTML(w, outcome) }); err != nil {
			return broken(err)
		}
	}
	if s.ExitCode != trial.ExitPass {
		return exitCode(s.ExitCode)
	}
	return nil
}

// writeTo writes a result to a file, to standard output for "-", or nowhere
// for "".
func writeTo(cmd *cobra.Command, path string, write func(io.Writer) error) error {
	switch path {
	case "":
		return nil
	case "-":
		return write(cmd.OutOrStdout())
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return errors.Join(write(f), f.Close())
}

// terminal says whether w is one that may be coloured, and how wide it is.
func terminal(w io.Writer) (colour bool, width int) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, 0
	}
	if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
		width = min(max(columns, 40), 120)
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", width
}

// interruptible ends the context at the first Ctrl-C, or when interrupt is
// called; a Ctrl-C after that ends the program at once, after last.
func interruptible(parent context.Context, last func()) (ctx context.Context, interrupt, stop func()) {
	ctx, cancel := context.WithCancel(parent)
	signals, over := make(chan os.Signal, 2), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-signals:
			cancel()
		case <-ctx.Done():
		case <-over:
			return
		}
		select {
		case <-signals:
			last()
			os.Exit(trial.ExitInterrupted)
		case <-over:
		}
	}()
	return ctx, cancel, func() { signal.Stop(signals); close(over); cancel() }
}

// audit says who ran what, where. Flags that may carry secrets are named
// without their values.
func audit(cmd *cobra.Command, arg string) string {
	who, host := "unknown", "unknown"
	if u, err := user.Current(); err == nil {
		who = u.Username
	}
	if h, err := os.Hostname(); err == nil {
		host = h
	}
	flags := []string{cmd.CommandPath(), arg}
	for _, name := range []string{"target", "twin", "duration", "for", "sockets", "rate", "ping", "seed", "allow", "confirm", "ca", "insecure"} {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed {
			flags = append(flags, "--"+name+" "+f.Value.String())
		}
	}
	for _, name := range []string{"var", "header"} {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed {
			flags = append(flags, "--"+name+" …")
		}
	}
	return fmt.Sprintf("%s on %s: %s", who, host, strings.Join(flags, " "))
}
