package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"holdfast/internal/compare"
	"holdfast/internal/record/store"
	"holdfast/internal/report"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// compareRecords compares two saved records.
func compareRecords(cmd *cobra.Command, o *output, pathA, pathB, least string) error {
	var share units.Share
	if err := share.UnmarshalText([]byte(least)); err != nil || share <= 0 || share > 1 {
		return usage(errors.New("--least " + least + ": want a share such as 10%"))
	}
	if o.junit != "" {
		return usage(errors.New("--junit: a comparison has no thresholds to write"))
	}
	a, closeA, err := side(pathA)
	if err != nil {
		return usage(err)
	}
	defer closeA()
	b, closeB, err := side(pathB)
	if err != nil {
		return usage(err)
	}
	defer closeB()
	c, err := compare.Of(a, b, compare.Options{Least: float64(share)})
	if err != nil {
		return usage(err)
	}
	text := cmd.OutOrStdout()
	if o.taken {
		text = cmd.ErrOrStderr()
	}
	if !o.quiet {
		colour, width := terminal(text)
		if err := report.CompareText(text, c, report.TextOptions{Colour: colour, Width: width}); err != nil {
			return broken(err)
		}
	}
	if err := writeTo(cmd, o.json, func(w io.Writer) error { return report.CompareJSON(w, c) }); err != nil {
		return broken(err)
	}
	if err := writeTo(cmd, o.html, func(w io.Writer) error { return report.ComparePage(w, c, a, b) }); err != nil {
		return broken(err)
	}
	if c.Verdict == compare.Not {
		return exitCode(trial.ExitInvalid)
	}
	return nil
}

// side opens a record to be compared.
func side(path string) (compare.Side, func(), error) {
	outcome, err := judge(path)
	if err != nil {
		return compare.Side{}, nil, err
	}
	r, err := store.Open(path)
	if err != nil {
		return compare.Side{}, nil, err
	}
	return compare.Side{Outcome: outcome, Batches: r.Batches}, func() { _ = r.Close() }, nil
}
