package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"holdfast/internal/export"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// exports are the outputs that are written while batches pass by, in a run or
// from a record.
type exports struct {
	csv, hlog string // files, - for standard output, "" for none
	open      []sink
}

// sink is one of them.
type sink struct {
	to interface {
		Put(b *record.Batch)
		Close() error
	}
	file io.Closer // nil: standard output
}

func (e *exports) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&e.csv, "csv", "", "write the kept interactions as CSV to this `FILE`, - for standard output")
	f.StringVar(&e.hlog, "hlog", "", "write the histograms of each second as an HdrHistogram log to this `FILE`, - for standard output")
}

// begin opens what is wanted.
func (e *exports) begin(cmd *cobra.Command, p *plan.Plan) error {
	for _, x := range []struct {
		path string
		make func(w io.Writer) sink
	}{
		{e.csv, func(w io.Writer) sink { return sink{to: export.NewCSV(w, p)} }},
		{e.hlog, func(w io.Writer) sink { return sink{to: export.NewHlog(w, p)} }},
	} {
		switch x.path {
		case "":
		case "-":
			e.open = append(e.open, x.make(cmd.OutOrStdout()))
		default:
			f, err := os.Create(x.path)
			if err != nil {
				return errors.Join(fmt.Errorf("write result: %w", err), e.end())
			}
			s := x.make(f)
			s.file = f
			e.open = append(e.open, s)
		}
	}
	return nil
}

// put hands a batch on.
func (e *exports) put(b *record.Batch) {
	for _, s := range e.open {
		s.to.Put(b)
	}
}

// end closes them; what went wrong on the way is said now.
func (e *exports) end() error {
	var all []error
	for _, s := range e.open {
		all = append(all, s.to.Close())
		if s.file != nil {
			all = append(all, s.file.Close())
		}
	}
	e.open = nil
	return errors.Join(all...)
}
