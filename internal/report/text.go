package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/safe"
	"holdfast/internal/tally"
	"holdfast/internal/units"
)

// TextOptions says how to write for a person.
type TextOptions struct {
	Colour bool   // colour the verdict; it never carries the meaning alone
	Width  int    // columns; 0 means 96
	Record string // where the record is kept, "" if nowhere
	Why    bool   // show the evidence behind each cause
}

const defaultWidth = 96

// Text writes the summary for a person: the verdict and its causes first, then
// thresholds, pools, loads, the platform's own view and the generator.
func Text(w io.Writer, s *Summary, o TextOptions) error {
	t := newText(o)
	t.verdict(s)
	t.causes(s)
	t.thresholds(s)
	t.pools(s)
	t.loads(s)
	t.platform(s)
	t.footer(s)
	if _, err := w.Write(t.b.Bytes()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// Causes writes the causes alone, each with its evidence.
func Causes(w io.Writer, s *Summary, o TextOptions) error {
	t := newText(o)
	t.verdict(s)
	switch {
	case len(s.Causes) > 0:
	case len(s.Generator.Reasons) > 0:
		t.line("", "no socket is recorded as refused or lost")
	default:
		what := "no socket was refused or lost"
		if len(s.Loads) > 0 {
			what += ", no interaction failed"
		}
		t.line("", what+": there is nothing to explain")
	}
	t.causes(s)
	if _, err := w.Write(t.b.Bytes()); err != nil {
		return fmt.Errorf("write diagnosis: %w", err)
	}
	return nil
}

type text struct {
	TextOptions
	least     int  // columns that tables may have without a terminal
	explained bool // how to read clocks and drawings
	b         bytes.Buffer
}

func newText(o TextOptions) *text {
	t := &text{TextOptions: o}
	if t.Width <= 0 {
		t.Width, t.least = defaultWidth, math.MaxInt // a file is as wide as it need be
	}
	return t
}

const (
	red   = "\x1b[31m"
	green = "\x1b[32m"
	bold  = "\x1b[1m"
	reset = "\x1b[0m"
)

// unpainted takes away what paint adds, which fills no columns.
var unpainted = strings.NewReplacer(red, "", green, "", bold, "", reset, "")

func (t *text) paint(colour, s string) string {
	if !t.Colour {
		return s
	}
	return bold + colour + s + reset
}

// line writes s, wrapped, each line behind the indent.
func (t *text) line(indent, s string) { t.hang(indent, indent, s) }

// hang writes s, wrapped, the first line behind first and the others behind rest.
func (t *text) hang(first, rest, s string) {
	used := 0
	for word := range t.words(s, max(t.Width-safe.Width(rest), 8)) {
		n := safe.Width(word)
		switch {
		case used == 0:
			t.b.WriteString(first)
			used = safe.Width(unpainted.Replace(first))
		case used+1+n > t.Width:
			t.b.WriteString("\n" + rest)
			used = safe.Width(rest)
		default:
			t.b.WriteByte(' ')
			used++
		}
		t.b.WriteString(word)
		used += n
	}
	t.b.WriteByte('\n')
}

// words are those of a text, in pieces if they are longer than a line.
func (t *text) words(s string, room int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsSeq(s) {
			for safe.Width(word) > room {
				piece := strings.TrimSuffix(safe.Cut(word, room+1), "…")
				if piece == "" || !yield(piece) {
					return
				}
				word = word[len(piece):]
			}
			if !yield(word) {
				return
			}
		}
	}
}

// verdict is the first line: one word, and the numbers that made it.
func (t *text) verdict(s *Summary) {
	word, colour := strings.ToUpper(s.Verdict), green
	if s.Verdict != "pass" {
		colour = red
	}
	switch {
	case s.Run.AbortedBy != "":
		word += " (aborted)"
		colour = red
	case s.Run.Interrupted:
		word += " (interrupted)"
	}
	said := s.verdictLines()
	t.hang(t.paint(colour, word)+"  ", "      ", said[0])
	for _, line := range said[1:] {
		t.line("      ", line)
	}
}

// verdictLines are the numbers behind a verdict, and what else must be known of it.
func (s *Summary) verdictLines() []string {
	lines := []string{headline(s)}
	if s.Run.AbortedBy != "" {
		lines = append(lines, fmt.Sprintf("ended early: %s held for 10 s (abort_when)", s.Run.AbortedBy))
	}
	lines = append(lines, s.Generator.Reasons...)
	if never := s.neverTried(); never != "" {
		lines = append(lines, never)
	}
	return lines
}

// neverTried says what a verdict leaves out: sockets that were neither opened
// nor refused, because the run was over before their turn.
func (s *Summary) neverTried() string {
	var n, wanted int64
	for _, p := range s.Pools {
		n, wanted = n+p.NotOpened, wanted+p.Wanted
	}
	if n > 0 && !s.Run.Interrupted && s.Verdict != "invalid" {
		return fmt.Sprintf("%s of %s not open when the time was up, and the verdict says nothing of them: run longer, or open faster",
			units.Count(n), units.Plural(wanted, "socket"))
	}
	return ""
}

func headline(s *Summary) string {
	var wanted, opened, refused, lost, held int64
	for _, p := range s.Pools {
		wanted, opened, refused = wanted+p.Wanted, opened+p.Opened, refused+p.Refused
		lost, held = lost+p.Lost, held+p.HeldToEnd
	}
	var parts []string
	if lost > 0 {
		parts = append(parts, fmt.Sprintf("lost %s of %s", units.Count(lost), units.Plural(opened, "open socket")))
	}
	if refused > 0 {
		parts = append(parts, fmt.Sprintf("refused %s of %s", units.Count(refused), units.Count(wanted)))
	}
	if n := wanted - opened - refused; n > 0 {
		parts = append(parts, fmt.Sprintf("did not open %s of %s", units.Count(n), units.Count(wanted)))
	}
	if n := opened - lost - held; n > 0 { // the record ends before the run did
		parts = append(parts, units.Plural(n, "open socket")+" when the record ends")
	}
	if held > 0 || len(parts) == 0 && len(s.Loads) == 0 {
		parts = append(parts, fmt.Sprintf("held %s of %s to the end", units.Count(held), units.Plural(wanted, "socket")))
	}
	text := strings.Join(parts, ", ")
	if loads := loadsHeadline(s); loads != "" {
		text = strings.TrimPrefix(text+"; "+loads, "; ")
	}
	failed, measured := 0, 0
	for _, th := range s.Thresholds {
		if !th.Pass {
			failed++
		}
		if th.Value != nil {
			measured++
		}
	}
	switch {
	case len(s.Thresholds) == 0:
		return text
	case measured == 0:
		return text + "; no threshold was measured"
	case failed > 0:
		return fmt.Sprintf("%s; %d of %s not met", text, failed, units.Plural(len(s.Thresholds), "threshold"))
	}
	return text + "; all thresholds met"
}

// titles are the causes as a person says them.
var titles = map[string]string{
	diagnosis.NotUpgraded: "not upgraded", diagnosis.ConnectRefused: "connection refused", diagnosis.ConnectTimeout: "connect timeout",
	diagnosis.HandshakeTimeout: "handshake timeout", diagnosis.DNSFailed: "no address", diagnosis.TLSError: "TLS", diagnosis.TLSTruncated: "TLS truncated", diagnosis.IdleTimeout: "idle timeout",
	diagnosis.MaxLifetime: "maximum lifetime", diagnosis.CapacityCap: "capacity cap", diagnosis.OverloadShed: "overload",
	diagnosis.RateLimited: "rate limit", diagnosis.ServerRestart: "restart", diagnosis.ServerCrash: "crash",
	diagnosis.ServerClose: "closed by the server", diagnosis.PolicyClose: "policy", diagnosis.MessageTooBig: "message too big",
	diagnosis.ProtocolError: "protocol error", diagnosis.Reset: "reset", diagnosis.Dropped: "dropped",
	diagnosis.SilentDrop: "silent drop", diagnosis.BackendStall: "backend stall", diagnosis.UpstreamUnreachable: "upstream unreachable",
	diagnosis.UpstreamTimeout: "upstream timeout", diagnosis.GeneratorFDs: "our own descriptors", diagnosis.GeneratorPorts: "our own source ports",
	diagnosis.GeneratorCPU: "our own pauses", diagnosis.GeneratorMemory: "our own memory", diagnosis.Unknown: "unknown",
	diagnosis.ListenQueue: "listen queue", diagnosis.MessageTriggered: "our own message",
	diagnosis.UnexpectedStatus: "unexpected status", diagnosis.UnexpectedAnswer: "unexpected answer",
}

// Title is a cause as a person says it.
func Title(cause string) string {
	return cmp.Or(titles[cause], safe.Text(strings.ReplaceAll(cause, "_", " "), 0))
}

func (t *text) causes(s *Summary) {
	for i := range s.Causes {
		c := &s.Causes[i]
		t.b.WriteByte('\n')
		lead := Title(c.Cause) + ": "
		if c.Count > 0 {
			lead = s.share(c) + " - " + lead
		}
		t.line("  ", lead+endSentence(c.Sentence)+" "+c.Advice)
		if t.Why {
			whose := "pools: " + strings.Join(c.Pools, ", ")
			if len(c.Loads) > 0 {
				whose = "loads: " + strings.Join(c.Loads, ", ")
			}
			t.hang("    · ", "      ", fmt.Sprintf("confidence %.3f; %s", c.Confidence, safe.Text(whose, 0)))
			for _, e := range c.Evidence {
				t.hang("    · ", "      ", e)
			}
			t.clocks(c)
		} else if c.Confidence < .9 {
			t.line("    ", fmt.Sprintf("(confidence %.2f)", c.Confidence))
		}
	}
}

// share says how many of how many a cause hit.
func (s *Summary) share(c *diagnosis.Cause) string {
	if len(c.Loads) > 0 {
		return s.shareOfLoads(c)
	}
	what, of, refused := "refused", int64(0), int64(0)
	for _, name := range c.Pools {
		p := s.Pools[name]
		refused += p.Refused
		if of += p.Wanted; c.Phase == "open" {
			of += p.Opened - p.Wanted
		}
	}
	if c.Cause == diagnosis.ListenQueue {
		what = "connected late"
	} else if c.Phase == "open" {
		what = "lost"
	} else if refused == 0 {
		what = "did not open" // our own limits, found beforehand
	}
	return fmt.Sprintf("%s %s of %s", what, units.Count(c.Count), units.Plural(of, "socket"))
}

func endSentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

func (t *text) thresholds(s *Summary) {
	if len(s.Thresholds) == 0 {
		return
	}
	t.b.WriteString("\nthresholds")
	if s.Run.WarmUpS > 0 {
		t.b.WriteString(", without the warm-up of " + units.Human(time.Duration(s.Run.WarmUpS*float64(time.Second))))
	}
	t.b.WriteByte('\n')
	width := 0
	for _, th := range s.Thresholds {
		width = max(width, safe.Width(th.Expr))
	}
	for _, th := range s.Thresholds {
		mark := "met    "
		if !th.Pass {
			mark = t.paint(red, "NOT MET")
		}
		note := ""
		if th.Implied {
			note = "  (implied)"
		}
		line := fmt.Sprintf("  %s  %-*s  %s%s", mark, width, th.Expr, foundText(th), note)
		if 11+width+2+safe.Width(foundText(th)+note) > max(t.Width, t.least) {
			t.hang("  "+mark+"  ", "           ", th.Expr+" "+foundText(th)+note)
			continue
		}
		t.b.WriteString(line + "\n")
	}
}

// foundText writes what was measured in the threshold's unit.
func foundText(th Threshold) string {
	switch {
	case th.Value == nil:
		return "nothing measured"
	case strings.Contains(th.Expr, "_ms("):
		return fmt.Sprintf("%s ms", trim(*th.Value))
	case strings.HasPrefix(th.Expr, "good_per_s("):
		return trim(*th.Value) + "/s"
	case strings.HasPrefix(th.Expr, "max_concurrent("):
		return trim(*th.Value)
	default:
		return trim(*th.Value*100) + " %"
	}
}

func trim(v float64) string {
	text := fmt.Sprintf("%.3f", v)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// pools is a table of the books.
func (t *text) pools(s *Summary) {
	names := slices.Sorted(maps.Keys(s.Pools))
	if len(names) == 0 {
		return
	}
	rows := [][]string{{"pool", "wanted", "opened", "refused", "lost", "held", "peak", "connect ms", "ping rtt ms"}}
	for _, name := range names {
		p := s.Pools[name]
		rows = append(rows, []string{
			safe.Text(name, 32), units.Count(p.Wanted), units.Count(p.Opened), units.Count(p.Refused), units.Count(p.Lost),
			units.Count(p.HeldToEnd), units.Count(p.PeakOpen), spread(p.ConnectMS), spread(p.PingRTTMS),
		})
	}
	t.b.WriteByte('\n')
	t.table(rows)
	t.beside(s, names)
	t.line("  ", "connect and ping times are p50 / p99 / max")
}

// beside says what pools did beside first opens: each by itself, or many
// together.
func (t *text) beside(s *Summary, names []string) {
	const most = 3
	var all Pool
	reconnecting, asking := 0, 0
	for _, name := range names {
		p := s.Pools[name]
		all.Reconnects += p.Reconnects
		all.Forensic.Attempted, all.Forensic.Opened = all.Forensic.Attempted+p.Forensic.Attempted, all.Forensic.Opened+p.Forensic.Opened
		if p.Reconnects > 0 {
			reconnecting++
		}
		if p.Forensic.Attempted > 0 {
			asking++
		}
	}
	say := func(who string, p *Pool, reconnects, forensic bool) {
		if reconnects && p.Reconnects > 0 {
			t.line("  ", fmt.Sprintf("%s: %s", who, units.Plural(p.Reconnects, "reconnect")))
		}
		if forensic && p.Forensic.Attempted > 0 {
			t.line("  ", fmt.Sprintf("%s: %s of our own to tell causes apart, %s opened (counted apart)",
				who, units.Plural(p.Forensic.Attempted, "attempt"), units.Count(p.Forensic.Opened)))
		}
	}
	for _, name := range names {
		p := s.Pools[name]
		say(safe.Text(name, 32), &p, reconnecting <= most, asking <= most)
	}
	say(units.Plural(reconnecting, "pool"), &all, reconnecting > most, false)
	say(units.Plural(asking, "pool"), &all, false, asking > most)
}

// table writes rows in columns, the first left-aligned, numbers right-aligned.
// On a terminal that is too narrow for it each row is a paragraph.
func (t *text) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], safe.Width(cell))
		}
	}
	whole := 2 * (len(widths) - 1)
	for _, w := range widths {
		whole += w
	}
	if whole > max(t.Width, t.least) {
		t.paragraphs(rows)
		return
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-safe.Width(cell))
			if i == 0 {
				line.WriteString(cell + pad)
			} else {
				line.WriteString("  " + pad + cell)
			}
		}
		t.b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// paragraphs is a table for narrow terminals.
func (t *text) paragraphs(rows [][]string) {
	heads := rows[0]
	for _, row := range rows[1:] {
		var parts []string
		for i := 1; i < len(row); i++ {
			parts = append(parts, heads[i]+" "+row[i])
		}
		t.line("", heads[0]+" "+row[0])
		t.line("  ", strings.Join(parts, ", "))
	}
}

func spread(d tally.Dist) string {
	if d.Count == 0 {
		return "-"
	}
	return fmt.Sprintf("%s / %s / %s", short(d.P50), short(d.P99), short(d.Max))
}

func short(ms float64) string {
	switch {
	case ms >= 100:
		return fmt.Sprintf("%.0f", ms)
	case ms >= 1:
		return fmt.Sprintf("%.1f", ms)
	}
	return fmt.Sprintf("%.2f", ms)
}

func (t *text) footer(s *Summary) {
	g := s.Generator
	state := "valid"
	if !g.Valid {
		state = "INVALID"
	}
	line := fmt.Sprintf("%s; CPU %.2f s, memory %d MiB", state, g.CPUSeconds, g.PeakRSSBytes>>20)
	if g.LatenessMS.Count > 0 {
		line += fmt.Sprintf(", lateness p99 %s ms, max %s ms", short(g.LatenessMS.P99), short(g.LatenessMS.Max))
	}
	t.b.WriteByte('\n')
	t.hang("generator  ", "           ", line)
	against := strings.Join(slices.DeleteFunc([]string{s.Run.Target.WS, s.Run.Target.HTTP}, func(base string) bool { return base == "" }), ", ")
	if s.Run.Target.Twin != "" {
		against = fmt.Sprintf("the embedded twin (%s)", s.Run.Target.Twin)
	} else if against == "" {
		against = cmp.Or(strings.Join(s.Run.Target.Addresses, ", "), "a host without an address")
	}
	took := units.Human(time.Duration(s.Run.DurationS * float64(time.Second)))
	t.hang("run        ", "           ", fmt.Sprintf("%s, seed %d, %s, against %s", s.Run.Scenario, s.Run.Seed, took, safe.Text(against, 200)))
	t.tls(s)
	if t.Record != "" {
		t.hang("record     ", "           ", safe.Text(t.Record, 0))
	}
}
