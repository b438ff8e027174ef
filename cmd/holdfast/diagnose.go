package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"holdfast/internal/record"
	"holdfast/internal/record/store"
	"holdfast/internal/report"
	"holdfast/internal/trial"
)

func newDiagnose() *cobra.Command {
	var why bool
	var json string
	cmd := &cobra.Command{
		Use:     "diagnose RECORD",
		Short:   "Name the causes in a saved record, with their evidence",
		Long:    "Name the causes of everything that was refused or lost in a saved record, with\ntheir evidence.",
		Example: "  holdfast diagnose holdfast-runs/20261201-230500-ABCD.db --why\n\n" + otherExitCodes,
		Args:    wantArgs(1, 1, "one record"),
		RunE: func(cmd *cobra.Command, args []string) error {
			outcome, err := judge(args[0])
			if err != nil {
				return usage(err)
			}
			s := report.Summarize(outcome)
			if json != "" {
				return writeTo(cmd, json, func(w io.Writer) error { return report.JSON(w, s) })
			}
			colour, width := terminal(cmd.OutOrStdout())
			return report.Causes(cmd.OutOrStdout(), s, report.TextOptions{Why: why, Colour: colour, Width: width})
		},
	}
	cmd.Flags().BoolVar(&why, "why", false, "show the evidence behind each cause")
	cmd.Flags().StringVar(&json, "json", "", "write the summary as JSON to this `FILE`, - for standard output")
	completes(cmd, records, map[string][]string{"json": jsonFiles}, nil)
	return cmd
}

func newReport() *cobra.Command {
	var o output
	var e exports
	var least string
	cmd := &cobra.Command{
		Use:   "report RECORD [RECORD]",
		Short: "Report on a saved record, or compare two",
		Long: `Report on a saved record: the same text, JSON and exit code as the run gave.

Two records of one scenario are compared, from the first to the second: what is
better or worse by more than the noise within the runs, and which causes came
and went. The exit code is then 0 whatever the difference, and 3 if the two
can't be compared (another rate, a run that was invalid).`,
		Example: "  holdfast report holdfast-runs/20261201-230500-ABCD.db\n  holdfast report run.db --json - --junit junit.xml\n  holdfast report before.db after.db --html compare.html\n\n" + exitCodes,
		Args:    wantArgs(1, 2, "one record, or two to compare"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.writable(e.csv, e.hlog); err != nil {
				return usage(err)
			}
			if len(args) == 2 {
				if e.csv != "" || e.hlog != "" {
					return usage(errors.New("--csv, --hlog: of one record"))
				}
				return compareRecords(cmd, &o, args[0], args[1], least)
			}
			if cmd.Flags().Changed("least") {
				return usage(errors.New("--least: of two records"))
			}
			outcome, err := judge(args[0])
			if err != nil {
				return usage(err)
			}
			if err := e.begin(cmd, outcome.Plan); err != nil {
				return broken(err)
			}
			if o.html != "" {
				o.page = report.NewPage(outcome.Plan)
			}
			err = reread(args[0], func(b *record.Batch) {
				if o.page != nil {
					o.page.Put(b)
				}
				e.put(b)
			}, o.page != nil || len(e.open) > 0)
			if err := errors.Join(err, e.end()); err != nil {
				return broken(err)
			}
			return o.print(cmd, outcome, report.TextOptions{Record: args[0]})
		},
	}
	o.flags(cmd)
	e.flags(cmd)
	cmd.Flags().StringVar(&least, "least", "10%", "of two records: a relative change below this `SHARE` is no difference")
	completes(cmd, records, map[string][]string{"json": jsonFiles, "junit": xmlFiles, "html": htmlFiles, "csv": csvFiles, "hlog": hlogFiles}, nil)
	return cmd
}

// reread reads a record once more, if that is wanted.
func reread(path string, put func(*record.Batch), wanted bool) error {
	if !wanted {
		return nil
	}
	r, err := store.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	return r.Batches(func(b *record.Batch) error { put(b); return nil })
}

// judge reads a record back and judges it by the same code as a run.
func judge(path string) (*trial.Outcome, error) {
	r, err := store.Open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	outcome, err := report.Reread(r)
	if err != nil && !strings.HasPrefix(err.Error(), path+": ") { // the store names the file itself
		err = fmt.Errorf("%s: %w", path, err)
	}
	if err != nil {
		return nil, err
	}
	return outcome, nil
}
