package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"holdfast/internal/lint"
	"holdfast/internal/record/store"
	"holdfast/internal/strict"
)

// linting is one call of holdfast lint.
type linting struct {
	json, sarif, junit string
	quiet              bool
	failOn             string
	config             string
	latency            []string
	record             string
	scenario           string
	explain            string
}

// never is the severity that no finding has.
const never = lint.Error + 1

const lintExitCodes = `Exit codes:
  0    nothing found at or above --fail-on
  1    findings at or above --fail-on
  2    usage wrong, or a file that cannot be read; the others are linted all the same
  3    holdfast could not do its work`

func newLint() *cobra.Command {
	var l linting
	cmd := &cobra.Command{
		Use:   "lint FILES...",
		Short: "Flag what holds connections in flow exports, predict capacity",
		Long: `Flag what in exported flows holds connections or floods the platform, and
predict how many calls per second and interactions at once they carry.

It reads flows as YAML, Architect exports (.i3…), the API's configuration as
JSON, definitions of Data Actions, schedule inputs, and folders of these. Nothing
is contacted.`,
		Example: "  holdfast lint flows/\n  holdfast lint main.yaml --latency 'Get Customer=2s'\n  holdfast lint main.yaml --record run.db --json -\n  holdfast lint main.yaml --scenario journey.yaml\n  holdfast lint --explain data-action-timeout\n\n" + lintExitCodes,
		Args: func(cmd *cobra.Command, args []string) error {
			if l.explain != "" {
				return wantArgs(0, 0, "none with --explain")(cmd, args)
			}
			return wantArgs(1, 1<<20, "files or folders")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if l.explain != "" {
				return l.explained(cmd)
			}
			return l.run(cmd, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&l.json, "json", "", "write the report as JSON to this `FILE`, - for standard output")
	f.StringVar(&l.sarif, "sarif", "", "write the findings as SARIF 2.1.0 to this `FILE`, - for standard output")
	f.StringVar(&l.junit, "junit", "", "write one test case a file as JUnit XML to this `FILE`, - for standard output")
	f.BoolVar(&l.quiet, "quiet", false, "print no text")
	f.StringVar(&l.failOn, "fail-on", "", "least `SEVERITY` that ends with exit code 1: info, warning, error or never (default warning)")
	f.StringVar(&l.config, "config", "", "read suppressions and what a prediction needs from this `FILE` (default "+lint.ConfigFile+", if it is there)")
	f.StringArrayVar(&l.latency, "latency", nil, "how long a Data Action takes, `ACTION=2s`; 2s for all others (repeatable)")
	f.StringVar(&l.record, "record", "", "take latencies from the steps in this `FILE`, a record of holdfast run")
	f.StringVar(&l.scenario, "scenario", "", "write a scenario of the one flow given to this `FILE`, - for standard output")
	f.StringVar(&l.explain, "explain", "", "explain this `RULE`, or all")
	completes(cmd, nil, map[string][]string{"json": jsonFiles, "sarif": {"sarif", "json"}, "junit": xmlFiles, "config": yamlFiles, "record": records, "scenario": yamlFiles},
		map[string][]string{"fail-on": append(lint.Severities[:len(lint.Severities):len(lint.Severities)], "never"), "explain": ruleIDs()})
	cmd.ValidArgsFunction = nil // any number of files and folders
	return cmd
}

func ruleIDs() []string {
	ids := make([]string, len(lint.Rules))
	for i := range lint.Rules {
		ids[i] = lint.Rules[i].ID
	}
	return ids
}

func (l *linting) explained(cmd *cobra.Command) error {
	w := cmd.OutOrStdout()
	if l.explain == "all" {
		all := make([]string, len(lint.Rules))
		for i := range lint.Rules {
			all[i] = lint.Rules[i].Explain()
		}
		_, err := io.WriteString(w, strings.Join(all, "\n"))
		return err
	}
	r, err := lint.RuleByID(l.explain)
	if err != nil {
		return usage(fmt.Errorf("--explain: %w", err))
	}
	_, err = fmt.Fprint(w, r.Explain())
	return err
}

func (l *linting) run(cmd *cobra.Command, args []string) error {
	config, err := l.readConfig()
	if err != nil {
		return usage(err)
	}
	least, err := l.least(config)
	if err != nil {
		return usage(err)
	}
	model := config.Model()
	if err := l.measured(cmd, model); err != nil {
		return usage(err)
	}
	report := lint.NewReport()
	var flows []*lint.Flow
	for _, arg := range args {
		l.read(cmd, arg, func(f *lint.Flow, path string, err error) {
			if err != nil {
				report.Refuse(path, err)
				fmt.Fprintln(cmd.ErrOrStderr(), err)
				return
			}
			report.Add(f, config, model)
			flows = append(flows, f)
		})
	}
	for _, name := range model.Unused(flows) {
		fmt.Fprintf(cmd.ErrOrStderr(), "--latency: no flow calls Data Action %s\n", strict.Quote(name))
	}
	if err := l.write(cmd, report, least); err != nil {
		return broken(err)
	}
	if len(report.Unreadable) > 0 {
		return exitCode(exitUsage)
	}
	if l.scenario != "" {
		if err := l.writeScenario(cmd, flows, model); err != nil {
			return err
		}
	}
	if report.Worst(least) > 0 {
		return exitCode(1)
	}
	return nil
}

// readConfig reads the configuration, which need not be there unless it is
// named.
func (l *linting) readConfig() (*lint.Config, error) {
	path := l.config
	if path == "" {
		path = lint.ConfigFile
	}
	text, err := readBounded(path, strict.MaxBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist) && l.config == "":
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("--config %w", err)
	}
	return lint.ReadConfig(path, []byte(text))
}

// least is the severity from which on findings fail the command.
func (l *linting) least(c *lint.Config) (lint.Severity, error) {
	text := l.failOn
	if text == "" && c != nil {
		text = c.FailOn
	}
	least := lint.Warning
	switch text {
	case "":
	case "never":
		return never, nil
	default:
		if err := least.UnmarshalText([]byte(text)); err != nil {
			return 0, fmt.Errorf("--fail-on: %w, or never", err)
		}
	}
	return least, nil
}

// measured takes latencies from the command line and from a record; the
// command line goes first.
func (l *linting) measured(cmd *cobra.Command, m *lint.Model) error {
	for _, text := range l.latency {
		if err := m.SetLatency(text); err != nil {
			return fmt.Errorf("--latency %w", err)
		}
	}
	if l.record == "" {
		return nil
	}
	r, err := store.Open(l.record)
	if err != nil {
		return err
	}
	defer r.Close()
	throttled, err := m.Measured(r)
	if err != nil {
		return fmt.Errorf("--record %s: %w", l.record, err)
	}
	if len(throttled) > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: throttled at times, so that the mean holds refusals, too: %s\n", l.record, strings.Join(throttled, ", "))
	}
	return nil
}

// read reads a file, or every file of a folder that looks like a flow and is
// one.
func (l *linting) read(cmd *cobra.Command, arg string, take func(*lint.Flow, string, error)) {
	if arg == "-" {
		data, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), lint.MaxBytes+1))
		if err != nil {
			take(nil, "stdin", fmt.Errorf("read standard input: %w", err))
			return
		}
		f, err := lint.Read("stdin", data)
		take(f, "stdin", err)
		return
	}
	info, err := os.Stat(arg)
	if err != nil {
		take(nil, arg, err)
		return
	}
	if !info.IsDir() {
		f, err := readFlow(arg)
		take(f, arg, err)
		return
	}
	found := 0
	err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			take(nil, path, err)
			return nil
		case d.IsDir() && path != arg && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case !d.Type().IsRegular() || !lint.Looks(path):
			return nil
		}
		f, err := readFlow(path)
		if errors.Is(err, lint.ErrNotAFlow) {
			return nil
		}
		found++
		take(f, path, err)
		return nil
	})
	if err == nil && found == 0 {
		err = fmt.Errorf("%s: no flow in this folder, want .yaml, .yml, .json, .jsonl or .i3… files", arg)
	}
	if err != nil {
		take(nil, arg, err)
	}
}

func readFlow(path string) (*lint.Flow, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, lint.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return lint.Read(path, data)
}

func (l *linting) write(cmd *cobra.Command, r *lint.Report, least lint.Severity) error {
	text := cmd.OutOrStdout()
	if l.json == "-" || l.sarif == "-" || l.junit == "-" || l.scenario == "-" {
		text = cmd.ErrOrStderr() // standard output carries what was asked for
	}
	if !l.quiet {
		if err := r.Text(text); err != nil {
			return err
		}
	}
	return errors.Join(
		writeTo(cmd, l.json, r.JSON),
		writeTo(cmd, l.sarif, func(w io.Writer) error { return r.SARIF(w, version) }),
		writeTo(cmd, l.junit, func(w io.Writer) error { return r.JUnit(w, least) }),
	)
}

func (l *linting) writeScenario(cmd *cobra.Command, flows []*lint.Flow, m *lint.Model) error {
	var one *lint.Flow
	for _, f := range flows {
		if f.Kind == lint.KindDataAction || f.Kind == lint.KindSchedule || f.Kind == lint.KindRequests {
			continue
		}
		if one != nil {
			return usage(errors.New("--scenario: more than one flow, want one"))
		}
		one = f
	}
	if one == nil {
		return usage(errors.New("--scenario: no flow among the files, want one"))
	}
	text, err := m.Scenario(one)
	if err != nil {
		return usage(fmt.Errorf("--scenario: %w", err))
	}
	if err := writeTo(cmd, l.scenario, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		return broken(err)
	}
	return nil
}
