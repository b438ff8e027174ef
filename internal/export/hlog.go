package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// Hlog writes every histogram of a run as an HdrHistogram log (version 1.3):
// a line for each second and distribution, with a tag that names it. Seconds
// are written once they are settled, so a run of days takes no more memory; a
// loop that reports later than that has a line of its own, which readers add
// up. An error is kept and returned by Close.
type Hlog struct {
	w       *bufio.Writer
	series  []string // their names
	begun   bool
	started time.Time
	open    map[int]map[mark]*tally.Histogram // by second
	next    int                               // the first second that is not written yet
	err     error
}

type mark struct {
	series  int
	measure record.Measure
}

// settled is how many seconds after its end a second is written: loops report
// one after the other.
const settled = 2

// NewHlog begins a log of a run of the plan.
func NewHlog(w io.Writer, p *plan.Plan) *Hlog {
	h := &Hlog{w: bufio.NewWriter(w), open: map[int]map[mark]*tally.Histogram{}}
	for _, s := range p.Series() {
		switch {
		case s.Pool >= 0:
			h.series = append(h.series, p.Pools[s.Pool].Name)
		case s.Step >= 0:
			h.series = append(h.series, p.Loads[s.Load].Name+"/"+p.Loads[s.Load].Journey.Steps[s.Step])
		default:
			h.series = append(h.series, p.Loads[s.Load].Name)
		}
	}
	return h
}

// Put takes the histograms of a batch.
func (h *Hlog) Put(b *record.Batch) {
	if b.Env != nil && h.started.IsZero() {
		h.started = b.Env.Started
	}
	now := 0
	for i := range b.Tallies {
		in := &b.Tallies[i]
		if in.Series < record.Generator || in.Series >= len(h.series) || in.Second < 0 {
			continue
		}
		now = max(now, in.Second)
		for m, d := range in.Dists {
			if d == nil || d.Count() == 0 {
				continue
			}
			at := mark{in.Series, record.Measure(m)}
			if h.open[in.Second] == nil {
				h.open[in.Second] = map[mark]*tally.Histogram{}
			}
			if h.open[in.Second][at] == nil {
				h.open[in.Second][at] = &tally.Histogram{}
			}
			h.open[in.Second][at].Merge(d)
		}
	}
	for i := range b.Hosts {
		now = max(now, int(b.Hosts[i].At/time.Second))
	}
	if h.next < now-settled {
		h.next = now - settled
		h.write(h.next)
	}
}

// write is for all seconds before one.
func (h *Hlog) write(before int) {
	var ready []int
	for second := range h.open {
		if second < before {
			ready = append(ready, second)
		}
	}
	slices.Sort(ready)
	for _, second := range ready {
		marks := h.open[second]
		delete(h.open, second)
		var order []mark
		for at := range marks {
			order = append(order, at)
		}
		slices.SortFunc(order, func(a, b mark) int { return (a.series-b.series)<<8 + int(a.measure) - int(b.measure) })
		for _, at := range order {
			h.line(second, at, marks[at])
		}
	}
}

func (h *Hlog) line(second int, at mark, d *tally.Histogram) {
	if h.err != nil {
		return
	}
	h.head()
	text, err := d.Encode()
	if err != nil {
		h.err = err
		return
	}
	name := "generator"
	if at.series >= 0 {
		name = h.series[at.series]
	}
	_, h.err = fmt.Fprintf(h.w, "Tag=%s,%d.000,1.000,%.3f,%s\n", tag(name+"/"+at.measure.String()), second, d.Summary(1e-3).Max, text)
}

// tag makes a name fit for a log: no commas, no blanks, no ends of lines.
func tag(name string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == ',' || r == '=' || r == 0x7f || r == 0xfffd || r > 0x7e && r < 0xa1 || r >= 0x2000 && r < 0x2070 {
			return '_'
		}
		return r
	}, name)
}

func (h *Hlog) head() {
	if h.begun {
		return
	}
	h.begun = true
	at := float64(h.started.UnixMilli()) / 1000
	_, h.err = fmt.Fprintf(h.w, "#[Histogram log format version 1.3]\n#[Values are microseconds, Interval_Max is in milliseconds]\n"+
		"#[BaseTime: %.3f (seconds since epoch)]\n#[StartTime: %.3f (seconds since epoch), %s]\n"+
		"\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n",
		at, at, h.started.UTC().Format(time.RFC3339))
}

// Close writes out what is left.
func (h *Hlog) Close() error {
	h.write(1 << 62)
	if h.err == nil {
		h.head()
	}
	if err := h.w.Flush(); h.err == nil {
		h.err = err
	}
	if h.err != nil {
		return fmt.Errorf("write histogram log: %w", h.err)
	}
	return nil
}
