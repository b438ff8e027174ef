package live

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

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
	d.pools(f)
	d.loads(f)
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
	d.lines = append(d.lines, cut(text, d.Width))
}

func cut(text string, width int) string {
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	return string([]rune(text)[:max(width-1, 0)]) + "…"
}

func (d *drawing) paint(colour, text string) string {
	if !d.Colour || text == "" {
		return text
	}
	return colour + text + off
}

func (d *drawing) title(f *Frame) {
	whole := f.Duration
	text := fmt.Sprintf("holdfast  %s  %s of %s", safe.Text(f.Scenario, 48), short(f.At.Truncate(time.Second)), short(whole))
	if f.Stopping {
		text += "  stopping; Ctrl-C again ends it at once"
	}
	room := min(d.Width-utf8.RuneCountInString(text)-2, 30)
	bar := ""
	if room >= 10 && whole > 0 && !f.Stopping {
		done := min(int(float64(room)*float64(f.At)/float64(whole)), room)
		bar = "  " + strings.Repeat("█", done) + strings.Repeat("░", room-done)
	}
	d.lines = append(d.lines, d.paint(bold, cut(text, d.Width))+bar)
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

// table adds rows in columns, the first left-aligned, the rest right-aligned,
// with a sparkline behind each row but the first.
func (d *drawing) table(rows [][]cell, sparks [][]float64) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c.text))
		}
	}
	used := -2
	for _, w := range widths {
		used += w + 2
	}
	room := min(d.Width-used-2, maxSpark)
	d.lines = append(d.lines, "")
	for n, row := range rows {
		var line strings.Builder
		for i, c := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c.text))
			text := c.text
			if c.bad && used <= d.Width { // what is cut has no colours
				text = d.paint(red, text)
			}
			if i == 0 {
				line.WriteString(text + pad)
			} else {
				line.WriteString("  " + pad + text)
			}
		}
		if used > d.Width {
			d.line(line.String())
			continue
		}
		if room >= minSpark {
			if n == 0 {
				line.WriteString("  " + cut("last minute", room))
			} else {
				line.WriteString("  " + spark(sparks[n-1], room))
			}
		}
		d.lines = append(d.lines, strings.TrimRight(line.String(), " "))
	}
}

func (d *drawing) pools(f *Frame) {
	if len(f.Pools) == 0 {
		return
	}
	rows := [][]cell{{plain("pool"), plain("open"), plain("wanted"), plain("refused"), plain("lost"), plain("opens/s"), plain("ping p50"), plain("p99 ms")}}
	var sparks [][]float64
	for i := range f.Pools {
		p := &f.Pools[i]
		rows = append(rows, []cell{
			plain(safe.Text(p.Name, nameWidth)), plain(units.Count(p.Open)), plain(units.Count(p.Wanted)), count(p.Refused), count(p.Lost),
			plain(perSecond(p.OpensPerS)), plain(ms(p.PingMS.P50, p.PingMS.Count)), plain(ms(p.PingMS.P99, p.PingMS.Count)),
		})
		sparks = append(sparks, p.Minute)
	}
	d.table(rows, sparks)
}

func (d *drawing) loads(f *Frame) {
	if len(f.Loads) == 0 {
		return
	}
	rows := [][]cell{{plain("load"), plain("offered/s"), plain("good/s"), plain("failed/s"), plain("429/s"), plain("p50"), plain("p99 ms"), plain("under way")}}
	var sparks [][]float64
	for i := range f.Loads {
		l := &f.Loads[i]
		rows = append(rows, []cell{
			plain(safe.Text(l.Name, nameWidth)), plain(perSecond(l.Offered)), plain(perSecond(l.Good)), bad(l.Failed), bad(l.Throttled),
			plain(ms(l.LatencyMS.P50, l.LatencyMS.Count)), plain(ms(l.LatencyMS.P99, l.LatencyMS.Count)), plain(units.Count(l.InFlight)),
		})
		sparks = append(sparks, l.Minute)
	}
	d.table(rows, sparks)
}

func (d *drawing) generator(f *Frame) {
	text := fmt.Sprintf("generator  CPU %.0f %% of a core, memory %d MiB", f.CPU*100, f.RSSBytes>>20)
	if f.LatenessMS.Count > 0 {
		text += ", lateness p99 " + ms(f.LatenessMS.P99, f.LatenessMS.Count) + " ms"
	}
	d.lines = append(d.lines, "")
	d.line(text)
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
				d.lines[len(d.lines)-1] = cut(d.lines[len(d.lines)-1]+" …", d.Width)
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
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
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
