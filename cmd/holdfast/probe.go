package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/guard"
	"holdfast/internal/plan"
	"holdfast/internal/probe"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
)

func newProbe() *cobra.Command {
	return group(&cobra.Command{
		Use:   "probe",
		Short: "Find a limit by trying",
		Long: `Find a limit of a path or a platform by a row of short runs, each planned from
what the ones before it have shown.`,
		Example: "  holdfast probe idle ws://127.0.0.1:8080/ws\n  holdfast probe capacity scenario.yaml --pool desktops\n\n" + probeExitCodes,
	}, newProbeIdle(), newProbeCapacity())
}

// probeExitCodes are those of probes.
const probeExitCodes = `Exit codes:
  0    found, or found that there is none
  1    not even the smallest step met the thresholds
  2    usage or scenario wrong
  3    nothing could be found out: no connection was ever made, or the generator
       was at its own limit
  130  interrupted; what was known by then is written`

// prober carries out the trials of a probe on this machine. Each looks at the
// clock before: a window of approval may have ended.
func prober(cmd *cobra.Command, arg string) trial.Runner {
	said := audit(cmd, arg)
	return func(ctx context.Context, p *plan.Plan, sink record.Sink) error {
		refused, err := approved(p, time.Now())
		if err != nil {
			return err
		}
		g := guard.New(p.Target.Allow, refused, guard.System)
		e := &engine.Engine{Guard: g, Tokens: tokens(p, g), Version: version + " " + commit(), Audit: said}
		return e.Run(ctx, p, sink)
	}
}

// status is the one line on which a probe says how far it has come: drawn over
// on a terminal, else written anew now and then.
type status struct {
	w     io.Writer
	quiet bool
	draw  bool
	next  time.Time
	drawn bool
}

func newStatus(w io.Writer, quiet bool) *status {
	f, ok := w.(*os.File)
	return &status{w: w, quiet: quiet, draw: ok && drawable(f)}
}

// head says what is about to be done.
func (s *status) head(format string, args ...any) {
	if !s.quiet {
		fmt.Fprintf(s.w, format+"\n", args...)
	}
}

// say replaces the line. What is worth a line of its own, whenever it comes, is
// firm.
func (s *status) say(text string, firm bool) {
	switch now := time.Now(); {
	case s.quiet:
	case s.draw:
		fmt.Fprintf(s.w, "\r\x1b[K%s", text)
		s.drawn = true
		if firm {
			fmt.Fprintln(s.w)
			s.drawn = false
		}
	case firm || !now.Before(s.next):
		s.next = now.Add(progressEvery)
		fmt.Fprintln(s.w, text)
	}
}

// done wipes the line out.
func (s *status) done() {
	if s.drawn {
		fmt.Fprint(s.w, "\r\x1b[K")
		s.drawn = false
	}
}

// probeOutput is where the result of a probe goes.
type probeOutput struct {
	json  string
	quiet bool
}

func (o *probeOutput) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.json, "json", "", "write the result as JSON to this `FILE`, - for standard output")
	cmd.Flags().BoolVar(&o.quiet, "quiet", false, "print no text")
}

func (o *probeOutput) writable() error { return (&output{json: o.json}).writable() }

// print writes a result as text and as JSON.
func (o *probeOutput) print(cmd *cobra.Command, result any, text func(w io.Writer, width int)) error {
	to := cmd.OutOrStdout()
	if o.json == "-" {
		to = cmd.ErrOrStderr() // standard output carries what was asked for
	}
	if !o.quiet {
		_, width := terminal(to)
		text(to, width)
	}
	return writeTo(cmd, o.json, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(result)
	})
}

// failed reports on a probe that found nothing out: a trial that says nothing
// of the target is shown as a run is, with its causes.
func (o *probeOutput) failed(cmd *cobra.Command, schema string, err error) error {
	unusable, ok := errors.AsType[*probe.UnusableError](err)
	if !ok {
		return broken(err)
	}
	s := report.Summarize(unusable.Outcome)
	s.Verdict, s.ExitCode = trial.Invalid, trial.ExitInvalid
	s.Run.Interrupted = false // by nobody but the probe itself
	if len(s.Generator.Reasons) == 0 {
		s.Generator.Reasons = []string{unusable.Error()}
	}
	out := struct {
		Schema  string            `json:"schema"`
		Error   string            `json:"error"`
		Reasons []string          `json:"reasons"`
		Causes  []diagnosis.Cause `json:"causes"`
	}{schema, unusable.Error(), s.Generator.Reasons, s.Causes}
	err = o.print(cmd, out, func(w io.Writer, width int) {
		colour, _ := terminal(w)
		_ = report.Causes(w, s, report.TextOptions{Colour: colour, Width: width})
	})
	if err != nil {
		return broken(err)
	}
	return exitCode(trial.ExitInvalid)
}

// wrapped is a text in lines of a width, with an indent.
func wrapped(text, indent string, width int) string {
	if width <= 0 {
		width = 96
	}
	var b strings.Builder
	used := 0
	for word := range strings.FieldsSeq(safe.Text(text, 0)) {
		switch {
		case used == 0:
			b.WriteString(indent)
			used = len(indent)
		case used+1+len([]rune(word)) > width:
			b.WriteString("\n" + indent)
			used = len(indent)
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += len([]rune(word))
	}
	return b.String() + "\n"
}
