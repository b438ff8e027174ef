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
	Name   string // of a pool or load, or LOAD/STEP; empty for those of the run
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
	PerSecondUnit
	CountUnit
)

// Subject is what a metric is about.
type Subject uint8

// The subjects.
const (
	OfPool Subject = iota
	OfLoad
	OfStep // of a load, or of one step of its journey: LOAD/STEP
	OfRun
)

// Metric describes one metric that a threshold may be about.
type Metric struct {
	Name  string
	Of    Subject
	Stat  bool // it is a distribution: a threshold names the statistic
	Unit  Unit
	Means string
}

// Metrics are the metrics of pools, of loads and of the run.
var Metrics = []Metric{
	{Name: "held", Unit: ShareUnit, Means: "sockets held to the end, of those wanted; a reconnect repairs nothing"},
	{Name: "refused", Unit: ShareUnit, Means: "sockets that did not open, of those wanted"},
	{Name: "lost", Unit: ShareUnit, Means: "sockets that opened and ended before the run did, of those wanted"},
	{Name: "connect_ms", Stat: true, Unit: MillisecondUnit, Means: "time from the dial to the answer of the upgrade"},
	{Name: "ping_rtt_ms", Stat: true, Unit: MillisecondUnit, Means: "time from a ping to its pong"},
	{Name: "failed", Of: OfLoad, Unit: ShareUnit, Means: "interactions that failed, of those started"},
	{Name: "throttled", Of: OfLoad, Unit: ShareUnit, Means: "interactions that met a 429, of those started"},
	{Name: "late", Of: OfLoad, Unit: ShareUnit, Means: "interactions sent more than 10 ms after plan, of those started"},
	{Name: "not_started", Of: OfLoad, Unit: ShareUnit, Means: "arrivals that could not be started, of those planned"},
	{Name: "latency_ms", Of: OfStep, Stat: true, Unit: MillisecondUnit, Means: "time from the planned arrival to the end of the interaction; of a step: from when it was due"},
	{Name: "service_ms", Of: OfStep, Stat: true, Unit: MillisecondUnit, Means: "time from the real send to the end of the response"},
	{Name: "good_per_s", Of: OfLoad, Unit: PerSecondUnit, Means: "interactions that succeeded a second"},
	{Name: "max_concurrent", Of: OfRun, Unit: CountUnit, Means: "interactions under way at once, at most"},
}

// Names are what thresholds may be about.
type Names struct {
	Pools []string
	Loads []LoadNames
}

// LoadNames are the names of a load and of the reported steps of its journey.
type LoadNames struct {
	Name  string
	Steps []string
}

// Names are the names that thresholds of the scenario may be about.
func (s *Scenario) Names() Names {
	n := Names{Pools: s.Pools.Keys()}
	steps := make(map[string][]string, len(s.Journeys))
	for i := range s.Journeys {
		steps[s.Journeys[i].Key] = Reported(s.Journeys[i].Value.Steps)
	}
	for i := range s.Loads {
		n.Loads = append(n.Loads, LoadNames{Name: s.Loads[i].Key, Steps: steps[s.Loads[i].Value.Journey]})
	}
	return n
}

// loads are the names of the loads.
func (n *Names) loads() []string {
	names := make([]string, len(n.Loads))
	for i := range n.Loads {
		names[i] = n.Loads[i].Name
	}
	return names
}

// operators, the longer ones first.
var operators = []string{"<=", ">=", "==", "!=", "<", ">", "="}

// ParseThreshold reads a threshold about one of the names. The slip is nil if
// nothing is wrong.
func ParseThreshold(expr string, names Names) (Threshold, *Slip) {
	p := &thresholdParser{expr: expr, rest: expr, t: Threshold{Expr: strings.TrimSpace(expr)}}
	metric := p.metric()
	p.name(metric, names)
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

func (p *thresholdParser) name(metric *Metric, names Names) {
	if p.slip != nil {
		return
	}
	word := strings.TrimRight(p.next(",)"), " \t\n")
	what, all := "pool", names.Pools
	switch metric.Of {
	case OfPool:
	case OfRun:
		if word != "" {
			p.fail("%s is of the whole run, want %s()", metric.Name, metric.Name)
		}
		return
	default:
		what, all = "load", names.loads()
	}
	load, step, ofStep := strings.Cut(word, "/")
	switch {
	case word == "":
		p.fail("%s, want the name of a %s%s", p.found(), what, among(all))
	case what == "load" && ofStep:
		p.step(metric, names, load, step)
	case !slices.Contains(all, word):
		p.fail("%s %s is unknown%s", what, strict.Quote(word), suggestName(word, what, all))
	}
	if p.slip == nil {
		p.t.Name, p.rest = word, p.rest[len(word):]
		p.space()
	}
}

// among lists names behind a colon.
func among(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return ": " + strict.OneOf(names)
}

// suggestName is how a problem with an unknown name ends.
func suggestName(word, what string, all []string) string {
	if len(all) == 0 {
		return ": the scenario has no " + what + "s"
	}
	return strict.Suggest(word, all)
}

// step checks the name of a step of a load.
func (p *thresholdParser) step(metric *Metric, names Names, load, step string) {
	all := names.loads()
	i := slices.Index(all, load)
	switch {
	case metric.Of != OfStep:
		p.fail("%s is of a whole load, want %s(%s)", metric.Name, metric.Name, load)
	case i < 0:
		p.fail("load %s is unknown%s", strict.Quote(load), suggestName(load, "load", all))
	case !slices.Contains(names.Loads[i].Steps, step):
		p.fail("step %s of load %s is unknown%s", strict.Quote(step), strict.Quote(load), strict.Suggest(step, names.Loads[i].Steps))
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

// writtenUnits are what may stand behind a value, with the power of ten that
// it means.
var writtenUnits = map[Unit]struct {
	wanted string
	shift  map[string]string
}{
	ShareUnit:       {"% or none", map[string]string{"": "e0", "%": "e-2"}},
	MillisecondUnit: {"ms or s or none", map[string]string{"": "e0", "ms": "e0", "s": "e3"}},
	PerSecondUnit:   {"none", map[string]string{"": "e0"}},
	CountUnit:       {"none", map[string]string{"": "e0"}},
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
	written := writtenUnits[metric.Unit]
	exponent, ok := written.shift[unit]
	if !ok {
		p.rest = p.rest[end:]
		p.space()
		p.fail("unit %s is wrong for %s, want %s", strict.Quote(unit), metric.Name, written.wanted)
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
