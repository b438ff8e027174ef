package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/compare"
	"holdfast/internal/metrics"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// CompareJSON writes a comparison.
func CompareJSON(w io.Writer, c *compare.Comparison) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(c); err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	return nil
}

// CompareText writes a comparison for a person: the verdict, what is better
// and worse, causes that came and went, how the plans differ, all numbers.
func CompareText(w io.Writer, c *compare.Comparison, o TextOptions) error {
	t := newText(o)
	t.compared(c)
	t.cameAndWent(c)
	t.plansDiffer(c)
	t.metrics(c)
	t.b.WriteByte('\n')
	t.hang("A  ", "   ", compareRun(&c.A))
	t.hang("B  ", "   ", compareRun(&c.B))
	if c.Verdict != compare.Not {
		t.line("", fmt.Sprintf("over the first %d s of both; equal runs would be told apart in at most %.0f of 100 comparisons; a change below %.0f %% is none",
			c.Seconds, 100*c.Level, 100*c.Least))
	}
	if _, err := w.Write(t.b.Bytes()); err != nil {
		return fmt.Errorf("write comparison: %w", err)
	}
	return nil
}

func compareRun(r *compare.Run) string {
	return fmt.Sprintf("%s, %s, %s, seed %d: %s", safe.Text(r.Scenario, 60), cmp.Or(r.ID, "no id"),
		units.Human(time.Duration(r.DurationS*float64(time.Second))), r.Seed, r.Verdict)
}

// compareWords are the verdicts as a person says them.
var compareWords = map[string]string{
	compare.Better: "BETTER", compare.Worse: "WORSE", compare.Mixed: "BETTER AND WORSE", compare.Same: "NO DIFFERENCE that beats the noise",
	compare.Not: "CAN'T BE COMPARED", compare.Causes: "OTHER CAUSES",
}

func (t *text) compared(c *compare.Comparison) {
	colour := green
	if c.Verdict != compare.Better && c.Verdict != compare.Same {
		colour = red
	}
	var parts []string
	for _, v := range []string{compare.Worse, compare.Better} {
		var of []string
		for i := range c.Metrics {
			if m := &c.Metrics[i]; m.Verdict == v {
				of = append(of, fmt.Sprintf("%s from %s to %s%s", metricName(m), metricValue(m, m.A), metricValue(m, m.B), percentOf(m)))
			}
		}
		const most = 3
		if len(of) > most {
			of = append(of[:most], fmt.Sprintf("and %d more", len(of)-most))
		}
		if len(of) > 0 && c.Verdict == compare.Mixed {
			of[0] = v + ": " + of[0]
		}
		parts = append(parts, of...)
	}
	if n := countCauses(c, compare.Came); n > 0 && c.Verdict != compare.Not {
		parts = append(parts, units.Plural(n, "cause")+" came")
	}
	if n := countCauses(c, compare.Went); n > 0 && c.Verdict != compare.Not {
		parts = append(parts, units.Plural(n, "cause")+" went")
	}
	if c.Verdict == compare.Causes {
		parts = append(parts, "no number differs by more than the noise: what happened once need not happen again, so repeat the runs to know")
	}
	rest := strings.Join(parts, "; ")
	if rest == "" && c.Verdict != compare.Not {
		rest = "B is as A was"
	}
	if rest == "" {
		t.b.WriteString(t.paint(colour, compareWords[c.Verdict]) + "\n")
	} else {
		t.hang(t.paint(colour, compareWords[c.Verdict])+"  ", "      ", rest)
	}
	for _, reason := range c.Reasons {
		t.line("      ", safe.Text(reason, 0))
	}
}

func countCauses(c *compare.Comparison, what string) int {
	n := 0
	for i := range c.Causes {
		if c.Causes[i].What == what {
			n++
		}
	}
	return n
}

func (t *text) cameAndWent(c *compare.Comparison) {
	for i := range c.Causes {
		k := &c.Causes[i]
		whose := append(slices.Clone(k.Pools), k.Loads...)
		how := fmt.Sprintf("%s in A, %s in B", units.Count(k.A), units.Count(k.B))
		t.b.WriteByte('\n')
		t.hang("  ", "  ", fmt.Sprintf("%s: %s (%s; %s): %s", k.What, Title(k.Cause), how, safe.Text(strings.Join(whose, ", "), 60), endSentence(k.Sentence)))
	}
}

func (t *text) plansDiffer(c *compare.Comparison) {
	if len(c.Differs) == 0 {
		return
	}
	t.b.WriteString("\nthe plans differ\n")
	for i := range c.Differs {
		d := &c.Differs[i]
		t.hang("  ", "    ", fmt.Sprintf("%s: %s → %s", d.What, cmp.Or(d.A, "absent"), cmp.Or(d.B, "absent")))
	}
}

func (t *text) metrics(c *compare.Comparison) {
	rows := [][]string{{"", "A", "B", "change", "noise", ""}}
	var notes []string
	for i := range c.Metrics {
		m := &c.Metrics[i]
		if m.A == nil && m.B == nil {
			continue
		}
		verdict := m.Verdict
		switch m.Verdict {
		case compare.Same:
			verdict = "="
		case compare.Not, compare.Shown:
			verdict = "-"
		}
		if m.Note != "" {
			n := slices.Index(notes, m.Note)
			if n < 0 {
				n = len(notes)
				notes = append(notes, m.Note)
			}
			verdict += fmt.Sprintf(" [%d]", n+1)
		}
		noise := "-"
		if m.Noise != nil {
			noise = "± " + points(m, m.Noise)
		}
		change := points(m, m.Change)
		if m.Change != nil && *m.Change > 0 {
			change = "+" + change
		}
		rows = append(rows, []string{metricName(m), metricValue(m, m.A), metricValue(m, m.B), change, noise, verdict})
	}
	if len(rows) == 1 {
		return
	}
	t.b.WriteByte('\n')
	t.narrowTable(rows)
	for i, note := range notes {
		t.hang("  ", "      ", fmt.Sprintf("[%d] %s", i+1, note))
	}
}

// narrowTable is a table whose last column is text. Where it does not fit it
// drops the columns of change and noise, and becomes a list at last.
func (t *text) narrowTable(rows [][]string) {
	widthOf := func(keep []int) int {
		sum := -2
		for _, k := range keep {
			most := 0
			for _, row := range rows {
				most = max(most, safe.Width(row[k]))
			}
			sum += most + 2
		}
		return sum
	}
	keep := []int{0, 1, 2, 3, 4, 5}
	for _, drop := range []int{3, 4} {
		if widthOf(keep) > t.Width {
			keep = slices.DeleteFunc(keep, func(k int) bool { return k == drop })
		}
	}
	if widthOf(keep) > t.Width {
		for _, row := range rows[1:] {
			t.line("", row[0])
			t.hang("  ", "    ", fmt.Sprintf("%s → %s, change %s, noise %s: %s", row[1], row[2], row[3], row[4], t.judged(row[5])))
		}
		return
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for k, cell := range row {
			widths[k] = max(widths[k], safe.Width(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for _, k := range keep {
			pad := strings.Repeat(" ", widths[k]-safe.Width(row[k]))
			switch k {
			case 0:
				line.WriteString(row[k] + pad)
			case 5:
				line.WriteString("  " + t.judged(row[k]))
			default:
				line.WriteString("  " + pad + row[k])
			}
		}
		t.b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// judged paints a verdict.
func (t *text) judged(verdict string) string {
	word, rest, _ := strings.Cut(verdict, " ")
	switch word {
	case compare.Worse:
		word = t.paint(red, word)
	case compare.Better:
		word = t.paint(green, word)
	}
	return strings.TrimSuffix(word+" "+rest, " ")
}

// metricName is a number as thresholds call it.
func metricName(m *compare.Metric) string {
	name := safe.Text(m.Name, 32)
	if m.Step != "" {
		name += "/" + safe.Text(m.Step, 24)
	}
	if m.Stat != "" {
		name += ", " + m.Stat
	}
	return m.Metric + "(" + name + ")"
}

func metricValue(m *compare.Metric, v *float64) string {
	if v == nil {
		return "-"
	}
	switch m.Unit {
	case "share":
		return significant(*v*100) + " %"
	case "ms":
		return significant(*v) + " ms"
	case "per_s":
		return significant(*v) + "/s"
	}
	return significant(*v)
}

// points is a difference: of shares in percentage points, which are no per cent
// of anything.
func points(m *compare.Metric, v *float64) string {
	if v == nil || m.Unit != "share" {
		return metricValue(m, v)
	}
	return significant(*v*100) + " pp"
}

// percentOf is a change relative to where it began.
func percentOf(m *compare.Metric) string {
	if m.Unit == "share" || m.A == nil || *m.A == 0 {
		return ""
	}
	return fmt.Sprintf(" (%+.0f %%)", *m.Change / *m.A * 100)
}

// significant writes three digits, more before the point.
func significant(v float64) string {
	if v == 0 {
		return "0"
	}
	after := max(0, 2-int(math.Floor(math.Log10(math.Abs(v)))))
	return trimZeros(fmt.Sprintf("%.*f", min(after, 6), v))
}

func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// compareData is what the page's script reads of a comparison: the table, and
// the time axis of both runs.
type compareData struct {
	*compare.Comparison

	Titles map[string]string `json:"titles"`
	StepS  int               `json:"step_s"`
	Points int               `json:"points"`
	Lines  [2]compareLines   `json:"lines"` // of A, of B
}

type compareLines struct {
	Pools    []pagePool         `json:"pools"`
	Loads    []pageLoad         `json:"loads"`
	InFlight []int64            `json:"in_flight"`
	Closes   map[string][]int64 `json:"closes"`
}

// ComparePage writes a comparison as one self-contained page.
func ComparePage(w io.Writer, c *compare.Comparison, a, b compare.Side) error {
	d := compareData{Comparison: c, Titles: map[string]string{}, StepS: 1}
	var lines [2]*metrics.Timeline
	for i, side := range []compare.Side{a, b} {
		lines[i] = metrics.NewTimeline(side.Outcome.Plan)
		if err := side.Batches(func(batch *record.Batch) error { lines[i].Put(batch); return nil }); err != nil {
			return err
		}
		lines[i].Plan(side.Outcome.Plan, side.Outcome.Env.Took)
	}
	for i, side := range []compare.Side{a, b} {
		for lines[i].Step < lines[1-i].Step {
			lines[i].Widen()
		}
		one := (&Page{line: lines[i]}).drawn(side.Outcome.Plan, 0, len(lines[i].Points))
		one.ends(side.Outcome, lines[i])
		d.StepS, d.Points = one.StepS, max(d.Points, one.Points)
		d.Lines[i] = compareLines{Pools: one.Pools, Loads: one.Loads, InFlight: one.InFlight, Closes: one.Closes}
		for _, k := range c.Causes {
			d.Titles[k.Cause] = Title(k.Cause)
		}
	}
	data, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return write(w, "holdfast: "+cmp.Or(c.A.Scenario, "run")+", two runs compared", policy, data, nil)
}
