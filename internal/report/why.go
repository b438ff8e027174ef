package report

import (
	"fmt"
	"math"
	"strings"

	"holdfast/internal/diagnosis"
	"holdfast/internal/units"
)

// clocks shows how every clock fits the ends behind a cause.
func (t *text) clocks(c *diagnosis.Cause) {
	readings := c.Clocks()
	if readings == nil {
		return
	}
	narrow := t.Width < clockColumns
	if narrow {
		t.b.WriteByte('\n')
	} else {
		fmt.Fprintf(&t.b, "\n    %-22s %10s %10s %8s %10s\n", "clock at the ends", "median s", "spread s", "refuted", "nats")
	}
	for _, r := range readings {
		nats := fmt.Sprintf("%+.0f", r.Nats)
		if !r.Possible {
			nats = "ruled out"
		}
		if narrow {
			t.hang("    ", "      ", fmt.Sprintf("%s: median %s s, spread %s s, refuted %s, nats %s", r.Clock, secs(r.Median), secs(r.Spread), units.Count(r.Refuted), nats))
			continue
		}
		fmt.Fprintf(&t.b, "    %-22s %10s %10s %8s %10s\n", r.Clock, secs(r.Median), secs(r.Spread), units.Count(r.Refuted), nats)
	}
	t.plot(c)
	if !t.explained {
		t.explained = true
		t.line("    ", "spread: median absolute deviation; refuted: sockets that lived through as much; nats: log likelihood "+
			"against ends without a clock, 5 are needed, and 3 more than the next kind (silence, age, instant). "+
			"In the drawing . is one end, o up to 9, O up to 99, @ more: a line across is a timer of silence, one straight up a lifetime.")
	}
}

func secs(s float64) string { return fmt.Sprintf("%.3f", s) }

const (
	clockColumns = 68 // of the table of clocks
	plotMargin   = 15
	plotColumns  = 60 // where there is room
	plotLeast    = 20
	plotRows     = 10
)

// plot draws the ends behind a cause, silence against age.
func (t *text) plot(c *diagnosis.Cause) {
	oldest, longest := 0.0, 0.0
	for _, e := range c.Ends {
		oldest, longest = max(oldest, e.Age().Seconds()), max(longest, diagnosis.Silence(e))
	}
	if oldest <= 0 || longest <= 0 {
		return
	}
	columns := max(min(plotColumns, t.Width-plotMargin), plotLeast)
	cells := make([][]int, plotRows)
	for i := range cells {
		cells[i] = make([]int, columns)
	}
	at := func(x, most float64, n int) int { return min(n-1, max(0, int(math.Round(x/most*float64(n-1))))) }
	for _, e := range c.Ends {
		cells[at(diagnosis.Silence(e), longest, plotRows)][at(e.Age().Seconds(), oldest, columns)]++
	}
	marks := []string{" ", ".", "o", "O", "@"} // none, 1, up to 9, up to 99, more
	fmt.Fprintf(&t.b, "\n    silence before the end, s\n")
	for row := plotRows - 1; row >= 0; row-- {
		label := ""
		switch row {
		case plotRows - 1:
			label = secs(longest)
		case 0:
			label = "0"
		}
		var line strings.Builder
		for _, n := range cells[row] {
			digits := 0
			for ; n > 0; n /= 10 {
				digits++
			}
			line.WriteString(marks[min(digits, len(marks)-1)])
		}
		fmt.Fprintf(&t.b, "    %9s |%s\n", label, strings.TrimRight(line.String(), " "))
	}
	fmt.Fprintf(&t.b, "    %9s +%s\n", "", strings.Repeat("-", columns))
	fmt.Fprintf(&t.b, "    %9s  0%*s\n", "", columns-1, secs(oldest)+" age, s")
}
