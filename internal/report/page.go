package report

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"math"
	"reflect"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
	"holdfast/ui"
)

// PageSchema names the format of what a page shows.
const PageSchema = "holdfast.page/v2"

// What a page keeps at most: so that it opens at once, whatever the run was.
const (
	maxPageEnds     = 20_000
	maxPageObserved = 20_000
)

// Page collects what the summary does not hold and a page draws: the time axis
// and the kept interactions. It sees every batch of a run, or of a record.
type Page struct {
	line     *metrics.Timeline
	kept     kept
	passed   int64             // interactions that the record does not keep
	observed []record.Observed // the platform's own counters
}

// NewPage begins a page about a plan.
func NewPage(p *plan.Plan) *Page { return &Page{line: metrics.NewTimeline(p)} }

// Put folds a batch in.
func (p *Page) Put(b *record.Batch) {
	p.line.Put(b)
	for i := range b.Observed {
		if o := &b.Observed[i]; o.Kind == record.ObservedNow && o.At >= 0 && len(p.observed) < maxPageObserved {
			p.observed = append(p.observed, *o)
		}
	}
	for i := range b.Interactions {
		p.kept.add(&b.Interactions[i])
	}
	p.passed += b.Passed
}

// pageData is what the page's script reads. Series have one value for a point
// of the time axis; null is nothing to show.
type pageData struct {
	Schema  string            `json:"schema"`
	Summary *Summary          `json:"summary"`
	Verdict []string          `json:"verdict_lines"` // the verdict's numbers, and what else must be known of it
	Titles  map[string]string `json:"titles"`        // of the causes
	StepS   int               `json:"step_s"`
	Points  int               `json:"points"`
	Pools   []pagePool        `json:"pools"`
	Loads   []pageLoad        `json:"loads"`

	InFlight  []int64             `json:"in_flight"`
	Closes    map[string][]int64  `json:"closes"` // of open sockets, by cause
	Generator pageGenerator       `json:"generator"`
	Platform  map[string][]*int64 `json:"platform"` // what it said of itself, by its own names

	Ends   pageEnds `json:"ends"`
	Passed int64    `json:"interactions_passed"` // that the record does not keep
	Left   int64    `json:"interactions_left"`   // that the record keeps and this page does not

	Live *pageLive `json:"live,omitempty"` // of a run that goes on
}

type pagePool struct {
	Name    string     `json:"name"`
	Wanted  int64      `json:"wanted"`
	Open    []int64    `json:"open"`
	Refused []int64    `json:"refused"`
	Lost    []int64    `json:"lost"`
	RTTP99  []*float64 `json:"rtt_p99_ms"`
}

type pageLoad struct {
	Name       string     `json:"name"`
	Planned    []int64    `json:"planned"`
	Started    []int64    `json:"started"`
	Good       []int64    `json:"good"`
	Failed     []int64    `json:"failed"`
	Throttled  []int64    `json:"throttled"`
	LatencyP50 []*float64 `json:"latency_p50_ms"`
	LatencyP99 []*float64 `json:"latency_p99_ms"`
	ServiceP99 []*float64 `json:"service_p99_ms"`
	Program    []pageOp   `json:"program"` // of its journey, by number
	Sockets    []string   `json:"sockets"` // of the interactions' own
}

// pageOp is what a step of a program is called, and what it does.
type pageOp struct {
	Name string  `json:"name"`
	Op   plan.Op `json:"op"`
}

type pageGenerator struct {
	LatenessP99 []*float64 `json:"lateness_p99_ms"`
	CPU         []*float64 `json:"cpu"` // processors in use
	Waited      []*float64 `json:"waited"`
	Sockets     []*int64   `json:"sockets"`
}

// pageEnds are the sockets that were refused or lost, column by column.
type pageEnds struct {
	Total   int       `json:"total"` // of these, those in the columns may be some
	Pool    []int     `json:"pool"`
	Socket  []int     `json:"socket"`
	Attempt []int     `json:"attempt"`
	Cause   []string  `json:"cause"`
	Phase   []string  `json:"phase"`
	How     []string  `json:"how"`
	Code    []int     `json:"code"`
	Ended   []float64 `json:"ended_s"`
	Age     []float64 `json:"age_s"`     // 0 of one that was never open
	Silence []float64 `json:"silence_s"` // either way
	Sent    []float64 `json:"silence_sent_s"`
	Heard   []float64 `json:"silence_received_s"`
	Detail  []string  `json:"detail"`
	// The rest of the evidence by name, without what is zero at all of them.
	Numbers map[string][]float64 `json:"numbers"`
	Texts   map[string][]string  `json:"texts"`
}

// HTML writes the page of an outcome: one file that needs nothing else, and
// that its own policy keeps from running or fetching anything else.
func (p *Page) HTML(w io.Writer, o *trial.Outcome) error {
	data, err := json.Marshal(p.data(o))
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	title := "holdfast: " + cmp.Or(safe.Text(o.Plan.Scenario, 100), "run") + " " + o.Verdict
	return write(w, title, policy, data, p.kept.all(o.Plan, &o.Diagnosis))
}

// policy keeps a page from running or fetching anything but its own script and
// style.
var policy = fmt.Sprintf("default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'", hashOf(ui.Script), hashOf(ui.Style))

// write puts a page together.
func write(w io.Writer, title, policy string, data, kept []byte) error {
	// Base64 holds no character that could end an element.
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="%s">
<title>%s</title>
<style>%s</style>
</head>
<body>
<div id="page"><p>This page needs JavaScript. <code>holdfast report</code> says the same as text.</p></div>
<script type="application/gzip" id="data">%s</script>
<script type="application/gzip" id="kept">%s</script>
<script type="module">%s</script>
</body>
</html>
`, policy, html.EscapeString(title), ui.Style, packed(data), packed(kept), ui.Script)
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}

// packed is what a page unpacks: gzip, in base64.
func packed(data []byte) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// hashOf is the source expression of a text in a Content-Security-Policy.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (p *Page) data(o *trial.Outcome) *pageData {
	p.line.Plan(o.Plan, o.Env.Took)
	d := p.drawn(o.Plan, 0, len(p.line.Points))
	d.Summary = Summarize(o)
	d.Verdict = d.Summary.verdictLines()
	d.ends(o, p.line)
	return d
}

// drawn is the run on its time axis, from one point up to another.
func (p *Page) drawn(of *plan.Plan, from, to int) *pageData {
	points := p.line.Points[:to]
	d := &pageData{
		Schema: PageSchema, Titles: map[string]string{},
		StepS: p.line.Step, Points: len(points), Pools: []pagePool{}, Loads: []pageLoad{},
		Closes: map[string][]int64{}, Platform: map[string][]*int64{}, Passed: p.passed, Left: p.kept.left,
		InFlight: []int64{}, Generator: pageGenerator{LatenessP99: []*float64{}, CPU: []*float64{}, Waited: []*float64{}, Sockets: []*int64{}},
	}
	for i := range of.Pools {
		pool := pagePool{
			Name: safe.Text(of.Pools[i].Name, 0), Wanted: int64(of.Pools[i].Size),
			Open: []int64{}, Refused: []int64{}, Lost: []int64{}, RTTP99: []*float64{},
		}
		open := int64(0)
		for k := range points {
			at := &points[k].Pools[i]
			if open += int64(at.Opened) - int64(at.Ended); k < from {
				continue
			}
			pool.Open = append(pool.Open, max(0, open))
			pool.Refused, pool.Lost = append(pool.Refused, int64(at.Refused)), append(pool.Lost, int64(at.Lost))
			pool.RTTP99 = append(pool.RTTP99, quantileMS(at.RTT, .99))
		}
		d.Pools = append(d.Pools, pool)
	}
	for i := range of.Loads {
		load := pageLoad{
			Name: safe.Text(of.Loads[i].Name, 0), Planned: []int64{}, Started: []int64{}, Good: []int64{}, Failed: []int64{}, Throttled: []int64{},
			LatencyP50: []*float64{}, LatencyP99: []*float64{}, ServiceP99: []*float64{}, Program: program(&of.Loads[i].Journey), Sockets: []string{},
		}
		for _, name := range of.Loads[i].Journey.Sockets {
			load.Sockets = append(load.Sockets, safe.Text(name, 0))
		}
		for k := from; k < len(points); k++ {
			at := &points[k].Loads[i]
			load.Planned, load.Started = append(load.Planned, int64(at.Planned)), append(load.Started, int64(at.Started))
			load.Good, load.Failed = append(load.Good, int64(at.Good)), append(load.Failed, int64(at.Failed))
			load.Throttled = append(load.Throttled, int64(at.Throttled))
			load.LatencyP50 = append(load.LatencyP50, quantileMS(at.Latency, .5))
			load.LatencyP99 = append(load.LatencyP99, quantileMS(at.Latency, .99))
			load.ServiceP99 = append(load.ServiceP99, quantileMS(at.Service, .99))
		}
		d.Loads = append(d.Loads, load)
	}
	for k := from; k < len(points); k++ {
		at := &points[k]
		d.InFlight = append(d.InFlight, at.Peak)
		d.Generator.LatenessP99 = append(d.Generator.LatenessP99, quantileMS(at.Lateness, .99))
		d.Generator.CPU = append(d.Generator.CPU, known(at.HostKnown, at.CPU.Seconds()/float64(p.line.Step)))
		d.Generator.Waited = append(d.Generator.Waited, known(at.HostKnown, at.RunDelay.Seconds()/float64(p.line.Step)))
		d.Generator.Sockets = append(d.Generator.Sockets, known(at.HostKnown, at.Sockets))
	}
	for _, seen := range p.observed {
		name := safe.Text(seen.Series, 0)
		if d.Platform[name] == nil {
			d.Platform[name] = make([]*int64, len(points)-from)
		}
		if point := int(seen.At/time.Second)/p.line.Step - from; point >= 0 && point < len(points)-from {
			d.Platform[name][point] = new(seen.Value)
		}
	}
	return d
}

// program names the steps of a journey that take time.
func program(j *plan.Journey) []pageOp {
	steps := make([]pageOp, len(j.Program))
	for i := range j.Program {
		s := &j.Program[i]
		steps[i] = pageOp{Op: s.Op}
		socket := ""
		if s.WS != nil && s.WS.Socket < len(j.Sockets) {
			socket = " " + j.Sockets[s.WS.Socket]
		}
		switch {
		case s.Report >= 0 && s.Report < len(j.Steps):
			steps[i].Name = safe.Text(j.Steps[s.Report], 0)
		case s.Op == plan.OpWSSend:
			steps[i].Name = safe.Text("send"+socket, 0)
		case s.Op == plan.OpWSClose:
			steps[i].Name = safe.Text("leave"+socket, 0)
		}
	}
	return steps
}

func known[T any](is bool, value T) *T {
	if !is {
		return nil
	}
	return &value
}

// quantileMS is a quantile of microseconds in milliseconds, nil of nothing.
func quantileMS(c metrics.Coarse, q float64) *float64 {
	n := c.Count()
	if n == 0 {
		return nil
	}
	return new(rounded(float64(c.AtRank(max(1, int64(math.Ceil(q*float64(n)))))) / 1000))
}

// rounded keeps four digits: a page is drawn, and holds many numbers.
func rounded(x float64) float64 {
	if x == 0 {
		return 0
	}
	scale := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(x))))
	return math.Round(x*scale) / scale
}

func seconds(d time.Duration) float64 { return math.Round(d.Seconds()*1e6) / 1e6 }

// ends fills in who was refused or lost, and when.
func (d *pageData) ends(o *trial.Outcome, line *metrics.Timeline) {
	d.Ends = newPageEnds()
	all := &d.Ends
	for i := range o.Diagnosis.Causes {
		c := &o.Diagnosis.Causes[i]
		d.Titles[c.Cause] = Title(c.Cause)
		all.Total += len(c.Ends)
	}
	every := max(1, (all.Total+maxPageEnds-1)/maxPageEnds)
	var shown []*record.End
	n := 0
	for i := range o.Diagnosis.Causes {
		c := &o.Diagnosis.Causes[i]
		for _, e := range c.Ends {
			if point := int(e.Ended/time.Second) / line.Step; e.Phase == record.PhaseOpen && point >= 0 && point < d.Points {
				if d.Closes[c.Cause] == nil {
					d.Closes[c.Cause] = make([]int64, d.Points)
				}
				d.Closes[c.Cause][point]++
			}
			if n++; n%every == 0 {
				all.add(c.Cause, e)
				shown = append(shown, e)
			}
		}
	}
	all.evidence(shown, o.Env.Addresses)
}

// newPageEnds has columns that are empty, and not missing: scripts tell these
// apart.
func newPageEnds() pageEnds {
	var p pageEnds
	for _, column := range p.columns() {
		column.Set(reflect.MakeSlice(column.Type(), 0, 0))
	}
	return p
}

// columns are all lists of p.
func (p *pageEnds) columns() []reflect.Value {
	var all []reflect.Value
	for _, field := range reflect.ValueOf(p).Elem().Fields() {
		if field.Kind() == reflect.Slice {
			all = append(all, field)
		}
	}
	return all
}

func (p *pageEnds) add(cause string, e *record.End) {
	age, silence, sent, heard := 0.0, 0.0, 0.0, 0.0
	if e.Phase == record.PhaseOpen {
		age, silence = seconds(e.Age()), math.Round(diagnosis.Silence(e)*1e6)/1e6
		sent, heard = seconds(e.Ended-e.LastSent), seconds(e.Ended-e.LastReceived)
	}
	p.Pool, p.Socket, p.Attempt = append(p.Pool, e.Pool), append(p.Socket, e.Index), append(p.Attempt, e.Attempt)
	p.Cause, p.Phase = append(p.Cause, cause), append(p.Phase, e.Phase.String())
	how := e.How.String()
	if e.Errname != "" {
		how += " " + safe.Text(e.Errname, 0)
	}
	p.How, p.Code = append(p.How, how), append(p.Code, cmp.Or(e.CloseCode, e.Status))
	p.Ended, p.Age, p.Silence = append(p.Ended, seconds(e.Ended)), append(p.Age, age), append(p.Silence, silence)
	p.Sent, p.Heard = append(p.Sent, sent), append(p.Heard, heard)
	p.Detail = append(p.Detail, safe.Text(strings.TrimSpace(e.CloseReason+" "+e.Detail), 200))
}

// evidence fills in the rest of what is known of ends.
func (p *pageEnds) evidence(ends []*record.End, addresses []string) {
	p.Numbers, p.Texts = map[string][]float64{}, map[string][]string{}
	for name, of := range endNumbers {
		column, any := make([]float64, len(ends)), false
		for i, e := range ends {
			column[i] = of(e)
			any = any || column[i] != 0
		}
		if any {
			p.Numbers[name] = column
		}
	}
	texts := maps.Clone(endTexts)
	texts["address"] = func(e *record.End) string {
		if e.Addr < 0 || e.Addr >= len(addresses) {
			return ""
		}
		return addresses[e.Addr]
	}
	for name, of := range texts {
		column, any := make([]string, len(ends)), false
		for i, e := range ends {
			column[i] = safe.Text(of(e), 0)
			any = any || column[i] != ""
		}
		if any {
			p.Texts[name] = column
		}
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// endNumbers are columns of evidence. Of an instant that was not reached there
// is 0.
var endNumbers = map[string]func(*record.End) float64{
	"kind":         func(e *record.End) float64 { return float64(e.Kind) },
	"local_port":   func(e *record.End) float64 { return float64(e.LocalPort) },
	"planned_s":    func(e *record.End) float64 { return seconds(e.Planned) },
	"prepared_s":   func(e *record.End) float64 { return seconds(e.Prepared) },
	"attempted_s":  func(e *record.End) float64 { return seconds(e.Attempted) },
	"connected_s":  func(e *record.End) float64 { return seconds(e.Connected) },
	"secured_s":    func(e *record.End) float64 { return seconds(e.Secured) },
	"opened_s":     func(e *record.End) float64 { return seconds(e.Opened) },
	"queued_s":     func(e *record.End) float64 { return seconds(e.Queued) },
	"status":       func(e *record.End) float64 { return float64(e.Status) },
	"close_code":   func(e *record.End) float64 { return float64(e.CloseCode) },
	"tls":          func(e *record.End) float64 { return one(e.TLS) },
	"close_notify": func(e *record.End) float64 { return one(e.CloseNotify) },
	"partial":      func(e *record.End) float64 { return one(e.PartialFrame) },

	"last_app_s":     func(e *record.End) float64 { return seconds(e.LastApp) },
	"gap_received_s": func(e *record.End) float64 { return seconds(e.GapReceived) },
	"gap_sent_s":     func(e *record.End) float64 { return seconds(e.GapSent) },
	"gap_any_s":      func(e *record.End) float64 { return seconds(e.GapAny) },
	"gap_app_s":      func(e *record.End) float64 { return seconds(e.GapApp) },

	"messages_sent":     func(e *record.End) float64 { return float64(e.MessagesSent) },
	"messages_received": func(e *record.End) float64 { return float64(e.MessagesReceived) },
	"pings_sent":        func(e *record.End) float64 { return float64(e.PingsSent) },
	"pongs_received":    func(e *record.End) float64 { return float64(e.PongsReceived) },
	"oldest_ping_s":     func(e *record.End) float64 { return seconds(e.OldestPing) },

	"open_at_attempt":    func(e *record.End) float64 { return float64(e.OpenAtAttempt) },
	"pending_at_attempt": func(e *record.End) float64 { return float64(e.PendingAtAttempt) },
	"open_at_end":        func(e *record.End) float64 { return float64(e.OpenAtEnd) },
	"arrivals_before":    func(e *record.End) float64 { return float64(e.ArrivalsBefore) },
	"arrivals_at_end":    func(e *record.End) float64 { return float64(e.ArrivalsAtEnd) },

	"tcp_known":            func(e *record.End) float64 { return one(e.TCP.Known) },
	"tcp_state":            func(e *record.End) float64 { return float64(e.TCP.State) },
	"tcp_backoff":          func(e *record.End) float64 { return float64(e.TCP.Backoff) },
	"tcp_retransmits":      func(e *record.End) float64 { return float64(e.TCP.Retransmits) },
	"tcp_total_retransmit": func(e *record.End) float64 { return float64(e.TCP.TotalRetransmit) },
	"tcp_unacked":          func(e *record.End) float64 { return float64(e.TCP.Unacked) },
	"tcp_last_sent_ms":     func(e *record.End) float64 { return float64(e.TCP.LastDataSentMS) },
	"tcp_last_received_ms": func(e *record.End) float64 { return float64(e.TCP.LastDataRecvMS) },
	"tcp_last_ack_ms":      func(e *record.End) float64 { return float64(e.TCP.LastAckRecvMS) },
	"tcp_rtt_us":           func(e *record.End) float64 { return float64(e.TCP.RTTUS) },
	"tcp_rttvar_us":        func(e *record.End) float64 { return float64(e.TCP.RTTVarUS) },
	"tcp_segs_in":          func(e *record.End) float64 { return float64(e.TCP.SegsIn) },
	"tcp_segs_out":         func(e *record.End) float64 { return float64(e.TCP.SegsOut) },
	"tcp_out_queue":        func(e *record.End) float64 { return float64(e.TCP.OutQueue) },
	"tcp_in_queue":         func(e *record.End) float64 { return float64(e.TCP.InQueue) },

	"own_gap_s":    func(e *record.End) float64 { return seconds(e.OwnGap) },
	"kernel_lag_s": func(e *record.End) float64 { return seconds(e.KernelLag) },
}

var endTexts = map[string]func(*record.End) string{
	"server":      func(e *record.End) string { return e.Server },
	"via":         func(e *record.End) string { return e.Via },
	"retry_after": func(e *record.End) string { return e.RetryAfter },
	"body":        func(e *record.End) string { return e.Body },
	"after_close": func(e *record.End) string {
		if e.AfterClose == 0 {
			return ""
		}
		return e.AfterClose.String()
	},
}
