package live

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"holdfast/internal/report"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// Options says what a frame is drawn for.
type Options struct {
	Width, Height int  // of the terminal; 0 means 96 and any
	Colour        bool // it never carries the meaning alone
}

const (
	defaultWidth = 96
	nameWidth    = 24
	shortName    = 12 // to which a name is cut before a column is left out
	manyRows     = 20 // of a table on a screen without an end
	maxSpark     = 30 // columns: two seconds each
	minSpark     = 10
)

const (
	red  = "\x1b[31m"
	bold = "\x1b[1m"
	off  = "\x1b[0m"
)

// Draw writes a frame as lines that fit the terminal, the last one without an
// end. What does not fit is cut, the causes last.
func Draw(f *Frame, o Options) string {
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	d := &drawing{Options: o}
	d.title(f)
	pools, loads := d.rowsFor(f)
	d.pools(f, pools)
	d.loads(f, loads)
	d.generator(f)
	d.causes(f)
	if o.Height > 0 && len(d.lines) > o.Height {
		d.lines = append(d.lines[:max(o.Height-1, 0)], "…")
	}
	return strings.Join(d.lines, "\n")
}

type drawing struct {
	Options

	lines []string
}

// line adds a line without colours, cut to the width.
func (d *drawing) line(text string) {
	d.lines = append(d.lines, safe.Cut(text, d.Width))
}

func (d *drawing) paint(colour, text string) string {
	if !d.Colour || text == "" {
		return text
	}
	return colour + text + off
}

func (d *drawing) title(f *Frame) {
	whole := f.Duration
	at := fmt.Sprintf("  %s of %s", short(f.At.Truncate(time.Second)), short(whole))
	if f.Stopping {
		if at += "  stopping"; d.Width >= 80 {
			at += "; Ctrl-C again ends it at once"
		}
	}
	lead := "holdfast  "
	if d.Width < 60 {
		lead = "" // the name and the time matter more
	}
	// The name gives way to the time.
	text := safe.Cut(lead+safe.Cut(safe.Text(f.Scenario, 0), max(min(48, d.Width-len(lead)-len(at)), 8))+at, d.Width)
	room := min(d.Width-safe.Width(text)-2, 30)
	bar := ""
	if room >= 10 && whole > 0 && !f.Stopping {
		done := min(int(float64(room)*float64(f.At)/float64(whole)), room)
		bar = "  " + strings.Repeat("█", done) + strings.Repeat("░", room-done)
	}
	d.lines = append(d.lines, d.paint(bold, text)+bar)
}

// short is a duration without needless zeros: 1m, not 1m0s.
func short(d time.Duration) string {
	text, _ := units.Duration(d).MarshalText()
	return string(text)
}

// cell is a table's cell; a bad one is coloured.
type cell struct {
	text string
	bad  bool
}

func plain(text string) cell { return cell{text: text} }

// count is a number that is bad unless it is 0.
func count(n int64) cell { return cell{units.Count(n), n > 0} }

func perSecond(v float64) string {
	switch {
	case v >= 100:
		return units.Count(int64(v + .5))
	case v >= 10 || v == 0:
		return fmt.Sprintf("%.0f", v)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")
}

func bad(perS float64) cell { return cell{perSecond(perS), perS > 0} }

func ms(v float64, n uint64) string {
	switch {
	case n == 0:
		return "-"
	case v >= 100:
		return units.Count(int64(v + .5))
	}
	return fmt.Sprintf("%.1f", v)
}

// column is one of a table.
type column struct {
	head string
	// order is in which order columns are left out where there is no room for
	// all, the smallest first; 0: never.
	order int
}

// table adds rows in columns, the first left-aligned, the rest right-aligned,
// with a sparkline behind each row but the first. Where there is no room for
// all columns some are left out, and then names are cut.
func (d *drawing) table(columns []column, rows [][]cell, sparks [][]float64) {
	heads := make([]cell, len(columns))
	for i, c := range columns {
		heads[i] = plain(c.head)
	}
	rows = append([][]cell{heads}, rows...)
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], safe.Width(c.text))
		}
	}
	used := -2
	for _, w := range widths {
		used += w + 2
	}
	left := make([]bool, len(columns)) // out
	for next := 1; used-widths[0]+min(widths[0], shortName) > d.Width; next++ {
		i := slices.IndexFunc(columns, func(c column) bool { return c.order == next })
		if i < 0 {
			break
		}
		left[i] = true
		used -= widths[i] + 2
	}
	if over := used - d.Width; over > 0 {
		used -= min(over, widths[0])
		widths[0] -= min(over, widths[0])
	}
	room := min(d.Width-used-2, maxSpark)
	d.lines = append(d.lines, "")
	for n, row := range rows {
		var line strings.Builder
		for i, c := range row {
			if left[i] {
				continue
			}
			text := safe.Cut(c.text, widths[i])
			pad := strings.Repeat(" ", widths[i]-safe.Width(text))
			if c.bad && used <= d.Width { // what is cut has no colours
				text = d.paint(red, text)
			}
			if i == 0 {
				line.WriteString(text + pad)
			} else {
				line.WriteString("  " + pad + text)
			}
		}
		switch {
		case used > d.Width: // not even the numbers
			d.line(line.String())
			continue
		case room >= minSpark && n == 0:
			line.WriteString("  " + safe.Cut("last minute", room))
		case room >= minSpark && n <= len(sparks):
			line.WriteString("  " + spark(sparks[n-1], room))
		}
		d.lines = append(d.lines, strings.TrimRight(line.String(), " "))
	}
}

// shown picks rows of a table where there is no room for all: those in trouble
// first, then the first; all in the order of the plan.
func shown(n, most int, trouble func(i int) bool) (rows, rest []int) {
	if n <= most {
		most = n
	} else {
		most-- // the last line is about the others
	}
	for _, troubled := range []bool{true, false} {
		for i := range n {
			if trouble(i) == troubled && len(rows) < most {
				rows = append(rows, i)
			}
		}
	}
	slices.Sort(rows)
	for i := range n {
		if !slices.Contains(rows, i) {
			rest = append(rest, i)
		}
	}
	return rows, rest
}

// others names the row of those that have none of their own.
func others(n, shown int, what string) string {
	if shown > 0 {
		what = "more " + what
	}
	return units.Plural(n, what)
}

// rowsFor shares the lines of the screen out between the tables: what is not
// needed for the title, the generator and a few lines of causes.
func (d *drawing) rowsFor(f *Frame) (pools, loads int) {
	pools, loads = len(f.Pools), len(f.Loads)
	if d.Height <= 0 {
		return min(pools, manyRows), min(loads, manyRows)
	}
	room := d.Height - 1 - 2*min(pools, 1) - 2*min(loads, 1) - 2
	if d.Width < 60 {
		room-- // the generator takes two lines there
	}
	if len(f.Causes) > 0 {
		room -= min(2+2*len(f.Causes), 6)
	}
	room = max(room, 2)
	if pools+loads > room {
		pools = min(pools, max(room-loads, room/2))
		loads = min(loads, max(room-pools, 1))
	}
	return max(pools, 1), max(loads, 1)
}

func (d *drawing) pools(f *Frame, most int) {
	if len(f.Pools) == 0 {
		return
	}
	columns := []column{{"pool", 0}, {"open", 0}, {"wanted", 4}, {"refused", 0}, {"lost", 0}, {"opens/s", 2}, {"ping p50", 1}, {"p99 ms", 3}}
	rows, rest := shown(len(f.Pools), most, func(i int) bool { return f.Pools[i].Refused+f.Pools[i].Lost > 0 })
	var cells [][]cell
	var sparks [][]float64
	for _, i := range rows {
		p := &f.Pools[i]
		cells = append(cells, []cell{
			plain(safe.Cut(safe.Text(p.Name, 0), nameWidth)), plain(units.Count(p.Open)), plain(units.Count(p.Wanted)), count(p.Refused), count(p.Lost),
			plain(perSecond(p.OpensPerS)), plain(ms(p.PingMS.P50, p.PingMS.Count)), plain(ms(p.PingMS.P99, p.PingMS.Count)),
		})
		sparks = append(sparks, p.Minute)
	}
	if len(rest) > 0 {
		var sum Pool
		for _, i := range rest {
			p := &f.Pools[i]
			sum.Open, sum.Wanted, sum.Refused, sum.Lost, sum.OpensPerS = sum.Open+p.Open, sum.Wanted+p.Wanted, sum.Refused+p.Refused, sum.Lost+p.Lost, sum.OpensPerS+p.OpensPerS
		}
		cells = append(cells, []cell{
			plain(others(len(rest), len(rows), "pool")), plain(units.Count(sum.Open)), plain(units.Count(sum.Wanted)), count(sum.Refused), count(sum.Lost),
			plain(perSecond(sum.OpensPerS)), plain(""), plain(""),
		})
	}
	d.table(columns, cells, sparks)
}

func (d *drawing) loads(f *Frame, most int) {
	if len(f.Loads) == 0 {
		return
	}
	columns := []column{{"load", 0}, {"offered/s", 3}, {"good/s", 0}, {"failed/s", 0}, {"429/s", 4}, {"p50", 1}, {"p99 ms", 0}, {"under way", 2}}
	rows, rest := shown(len(f.Loads), most, func(i int) bool { return f.Loads[i].Failed+f.Loads[i].Throttled > 0 })
	var cells [][]cell
	var sparks [][]float64
	for _, i := range rows {
		l := &f.Loads[i]
		cells = append(cells, []cell{
			plain(safe.Cut(safe.Text(l.Name, 0), nameWidth)), plain(perSecond(l.Offered)), plain(perSecond(l.Good)), bad(l.Failed), bad(l.Throttled),
			plain(ms(l.LatencyMS.P50, l.LatencyMS.Count)), plain(ms(l.LatencyMS.P99, l.LatencyMS.Count)), plain(units.Count(l.InFlight)),
		})
		sparks = append(sparks, l.Minute)
	}
	if len(rest) > 0 {
		var sum Load
		for _, i := range rest {
			l := &f.Loads[i]
			sum.Offered, sum.Good, sum.Failed, sum.Throttled, sum.InFlight = sum.Offered+l.Offered, sum.Good+l.Good, sum.Failed+l.Failed, sum.Throttled+l.Throttled, sum.InFlight+l.InFlight
		}
		cells = append(cells, []cell{
			plain(others(len(rest), len(rows), "load")), plain(perSecond(sum.Offered)), plain(perSecond(sum.Good)), bad(sum.Failed), bad(sum.Throttled),
			plain(""), plain(""), plain(units.Count(sum.InFlight)),
		})
	}
	d.table(columns, cells, sparks)
}

func (d *drawing) generator(f *Frame) {
	text := fmt.Sprintf("generator  CPU %.0f %% of a core, memory %d MiB", f.CPU*100, f.RSSBytes>>20)
	if f.LatenessMS.Count > 0 {
		text += ", lateness p99 " + ms(f.LatenessMS.P99, f.LatenessMS.Count) + " ms"
	}
	d.lines = append(d.lines, "")
	if safe.Width(text) <= d.Width {
		d.line(text)
		return
	}
	for n, line := range wrap(text, d.Width-2) {
		d.line(strings.Repeat(" ", 2*min(n, 1)) + line)
	}
}

// mostCauses bounds what is shown of causes.
const mostCauses = 4

func (d *drawing) causes(f *Frame) {
	if len(f.Causes) == 0 {
		return
	}
	d.lines = append(d.lines, "")
	d.line("so far")
	for i := range f.Causes[:min(len(f.Causes), mostCauses)] {
		c := &f.Causes[i]
		lead := fmt.Sprintf("%s, %s: ", report.Title(c.Cause), units.Count(c.Count))
		text := safe.Text(lead+c.Sentence, 0)
		for n, line := range wrap(text, d.Width-2) {
			if n == 2 { // the report has the rest
				d.lines[len(d.lines)-1] = safe.Cut(d.lines[len(d.lines)-1]+" …", d.Width)
				break
			}
			d.line("  " + line)
		}
	}
	if more := len(f.Causes) - mostCauses; more > 0 {
		d.line(fmt.Sprintf("  and %d more", more))
	}
}

func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case safe.Width(line)+1+safe.Width(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

var levels = []rune("▁▂▃▄▅▆▇█")

// spark draws values from 0 to the largest in so many columns. Values that
// share a column are averaged; fewer values leave columns empty in front.
func spark(values []float64, columns int) string {
	per := (minute + columns - 1) / columns
	most := 0.0
	var averages []float64
	for end := len(values); end > 0; end -= per { // the last column is the newest
		sum, from := 0.0, max(end-per, 0)
		for _, v := range values[from:end] {
			sum += max(v, 0)
		}
		averages = append(averages, sum/float64(end-from))
		most = max(most, averages[len(averages)-1])
	}
	var b strings.Builder
	for i := len(averages) - 1; i >= 0; i-- {
		level := 0
		if most > 0 {
			level = int(averages[i] / most * float64(len(levels)-1))
		}
		b.WriteRune(levels[level])
	}
	return b.String()
}
