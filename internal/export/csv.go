// Package export writes what a run counted and kept in the forms other tools
// read: CSV, HdrHistogram logs, and Prometheus' text.
//
// It turns numbers into text and nothing else: no clock, no socket, no file.
package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// CSVHeader is the first line of CSV. Columns may be added behind the last.
var CSVHeader = []string{
	"load", "number", "planned_s", "started_s", "ended_s", "late_ms", "took_ms", "outcome", "failure", "failed_step", "status", "attempts", "steps", "conversation", "detail",
}

// CSV writes the kept interactions, a line each, as they come. An error is
// kept and returned by Close: a full disk must not end a run.
type CSV struct {
	w    *csv.Writer
	plan *plan.Plan
	err  error
}

// NewCSV writes the header.
func NewCSV(w io.Writer, p *plan.Plan) *CSV {
	c := &CSV{w: csv.NewWriter(w), plan: p}
	c.err = c.w.Write(CSVHeader)
	return c
}

// Put writes the interactions of a batch.
func (c *CSV) Put(b *record.Batch) {
	for i := range b.Interactions {
		in := &b.Interactions[i]
		if c.err != nil {
			return
		}
		if in.Load < 0 || in.Load >= len(c.plan.Loads) {
			continue
		}
		c.err = c.w.Write(c.row(in))
	}
}

func (c *CSV) row(in *record.Interaction) []string {
	load := &c.plan.Loads[in.Load]
	outcome, attempts := "good", 0
	var last record.InteractionStep
	for _, s := range in.Steps {
		attempts += s.Attempts
		last = s
	}
	failed, detail := "", ""
	if in.Failure != "" {
		outcome, detail = "failed", last.Detail
		if last.Step >= 0 && last.Step < len(load.Journey.Steps) {
			failed = load.Journey.Steps[last.Step]
		}
	}
	status := ""
	if last.Status != 0 {
		status = strconv.Itoa(last.Status)
	}
	return []string{
		cell(load.Name), strconv.FormatInt(in.Number, 10), decimal(in.Planned, time.Second), decimal(in.Started, time.Second), decimal(in.Ended, time.Second),
		decimal(in.Started-in.Planned, time.Millisecond), decimal(in.Ended-in.Planned, time.Millisecond), outcome, cell(in.Failure), cell(failed), status,
		strconv.Itoa(attempts), strconv.Itoa(len(in.Steps)), cell(in.Conversation), cell(detail),
	}
}

// Close writes out what is left.
func (c *CSV) Close() error {
	c.w.Flush()
	if c.err == nil {
		c.err = c.w.Error()
	}
	if c.err != nil {
		return fmt.Errorf("write CSV: %w", c.err)
	}
	return nil
}

// cell makes text fit for a spreadsheet: none of it is taken for a formula,
// whoever wrote it.
func cell(s string) string {
	s = safe.Text(s, 0)
	if strings.IndexAny(s, "=+-@\t\r") == 0 {
		return "'" + s
	}
	return s
}

// decimal writes a duration in a unit, to the microsecond.
func decimal(d, unit time.Duration) string {
	return strconv.FormatFloat(float64(d.Round(time.Microsecond))/float64(unit), 'f', -1, 64)
}
