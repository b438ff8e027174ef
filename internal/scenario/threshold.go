package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"holdfast/internal/strict"
	"holdfast/internal/tally"
)

// Threshold is one line of the verdict, METRIC(NAME[, STAT]) OP VALUE, read.
type Threshold struct {
	Expr   string // as written
	Metric string
	Name   string // of a pool
	Stat   string // of a distribution
	Op     string // < <= > >= == !=
	Value  float64
}

// Unit is what a metric is measured in.
type Unit uint8

// The units. Shares are 0..1, times are milliseconds.
const (
	ShareUnit Unit = iota
	MillisecondUnit
)

// Metric describes one metric that a threshold may be about.
type Metric struct {
	Name  string
	Stat  bool // it is a distribution: a threshold names the statistic
	Unit  Unit
	Means string
}

// Metrics are the metrics of pools.
var Metrics = []Metric{
	{Name: "held", Unit: ShareUnit, Means: "sockets held to the end, of those wanted; a reconnect repairs nothing"},
	{Name: "refused", Unit: ShareUnit, Means: "sockets that did not open, of those wanted"},
	{Name: "lost", Unit: ShareUnit, Means: "sockets that opened and ended before the run did, of those wanted"},
	{Name: "connect_ms", Stat: true, Unit: MillisecondUnit, Means: "time from the dial to the answer of the upgrade"},
	{Name: "ping_rtt_ms", Stat: true, Unit: MillisecondUnit, Means: "time from a ping to its pong"},
}

// laterMetrics are metrics of loads, which are not supported yet.
var laterMetrics = []string{
	"failed", "throttled", "late", "not_started", "latency_ms", "service_ms", "good_per_s", "max_concurrent",
}

// operators, the longer ones first.
var operators = []string{"<=", ">=", "==", "!=", "<", ">", "="}

// ParseThreshold reads a threshold about one of the pools. The slip is nil if
// nothing is wrong.
func ParseThreshold(expr string, pools []string) (Threshold, *Slip) {
	p := &thresholdParser{expr: expr, rest: expr, t: Threshold{Expr: strings.TrimSpace(expr)}}
	metric := p.metric()
	p.pool(pools)
	p.stat(metric)
	p.operator()
	p.value(metric)
	return p.t, p.slip
}

// thresholdParser reads from left to right; after the first slip it stands
// still.
type thresholdParser struct {
	expr string
	rest string
	t    Threshold
	slip *Slip
}

// fail notes what is wrong where the parser stands.
func (p *thresholdParser) fail(format string, args ...any) {
	if p.slip == nil {
		at := utf8.RuneCountInString(p.expr[:len(p.expr)-len(p.rest)])
		p.slip = &Slip{Offset: at, Text: fmt.Sprintf(format, args...)}
	}
}

func (p *thresholdParser) space() { p.rest = strings.TrimLeft(p.rest, " \t\n") }

// next is what comes up to one of the characters, and does not step over it.
func (p *thresholdParser) next(until string) string {
	p.space()
	if i := strings.IndexAny(p.rest, until); i >= 0 {
		return p.rest[:i]
	}
	return p.rest
}

// skip steps over a character that must come.
func (p *thresholdParser) skip(want string) {
	if p.slip != nil {
		return
	}
	p.space()
	rest, ok := strings.CutPrefix(p.rest, want)
	if !ok {
		p.fail("%s, want %s", p.found(), strict.Quote(want))
		return
	}
	p.rest = rest
}

// found says what comes instead of what was wanted.
func (p *thresholdParser) found() string {
	if p.rest == "" {
		return "the threshold ends"
	}
	return "found " + strict.Quote(p.rest)
}

func (p *thresholdParser) metric() *Metric {
	word := p.next("( \t\n<>=!,)")
	i := slices.IndexFunc(Metrics, func(m Metric) bool { return m.Name == word })
	if i < 0 {
		var names []string
		for _, m := range Metrics {
			names = append(names, m.Name)
		}
		switch {
		case slices.Contains(laterMetrics, word):
			p.fail("metric %s is not supported yet, want %s", word, strict.OneOf(names))
		case word == "":
			p.fail("%s, want a threshold such as held(POOL) >= 99.9%%", p.found())
		default:
			p.fail("metric %s is unknown%s", strict.Quote(word), strict.Suggest(word, names))
		}
		return nil
	}
	p.t.Metric, p.rest = word, p.rest[len(word):]
	p.skip("(")
	return &Metrics[i]
}

func (p *thresholdParser) pool(pools []string) {
	if p.slip != nil {
		return
	}
	word := strings.TrimRight(p.next(",)"), " \t\n")
	switch {
	case word == "":
		p.fail("%s, want the name of a pool: %s", p.found(), strict.OneOf(pools))
	case !slices.Contains(pools, word):
		p.fail("pool %s is unknown%s", strict.Quote(word), strict.Suggest(word, pools))
	default:
		p.t.Name, p.rest = word, p.rest[len(word):]
		p.space()
	}
}

func (p *thresholdParser) stat(metric *Metric) {
	if p.slip != nil {
		return
	}
	if !metric.Stat {
		if strings.HasPrefix(p.rest, ",") {
			p.fail("%s takes no statistic, want %s(%s)", metric.Name, metric.Name, p.t.Name)
			return
		}
		p.skip(")")
		return
	}
	if !strings.HasPrefix(p.rest, ",") {
		p.fail("%s needs a statistic, want for example %s(%s, p99)", metric.Name, metric.Name, p.t.Name)
		return
	}
	p.skip(",")
	word := strings.TrimRight(p.next(",)"), " \t\n")
	if !slices.Contains(tally.Stats, word) {
		p.fail("statistic %s is unknown%s", strict.Quote(word), strict.Suggest(word, tally.Stats))
		return
	}
	p.t.Stat, p.rest = word, p.rest[len(word):]
	p.skip(")")
}

func (p *thresholdParser) operator() {
	if p.slip != nil {
		return
	}
	p.space()
	for _, op := range operators {
		if rest, ok := strings.CutPrefix(p.rest, op); ok {
			p.t.Op = op
			if op == "=" {
				p.t.Op = "=="
			}
			p.rest = rest
			return
		}
	}
	p.fail("%s, want <, <=, >, >=, == or !=", p.found())
}

func (p *thresholdParser) value(metric *Metric) {
	if p.slip != nil {
		return
	}
	p.space()
	text := strings.TrimRight(p.rest, " \t\n")
	end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end < 0 {
		end = len(text)
	}
	number, unit := text[:end], strings.TrimLeft(text[end:], " ")
	if !isDecimal(number) {
		p.fail("%s, want a number", p.found())
		return
	}
	wanted := "%"
	shift := map[string]string{"": "e0", "%": "e-2"}
	if metric.Unit == MillisecondUnit {
		wanted = "ms or s"
		shift = map[string]string{"": "e0", "ms": "e0", "s": "e3"}
	}
	exponent, ok := shift[unit]
	if !ok {
		p.rest = p.rest[end:]
		p.space()
		p.fail("unit %s is wrong for %s, want %s or none", strict.Quote(unit), metric.Name, wanted)
		return
	}
	v, err := strconv.ParseFloat(number+exponent, 64)
	switch {
	case err != nil:
		p.fail("%s is out of range, want a smaller number", strict.Quote(text))
	case metric.Unit == ShareUnit && v > 1:
		p.fail("%s is more than all of them: %s is a share, want at most 100%%", strict.Quote(text), metric.Name)
	default:
		p.t.Value = v
	}
}
