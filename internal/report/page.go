package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"math"
	"reflect"
	"slices"
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
const PageSchema = "holdfast.page/v1"

// What a page keeps at most: so that it opens at once, whatever the run was.
const (
	maxPageEnds         = 20_000
	maxPageInteractions = 20_000
	maxPageObserved     = 20_000
)

// Page collects what the summary does not hold and a page draws: the time axis
// and the kept interactions. It sees every batch of a run, or of a record.
type Page struct {
	line     *metrics.Timeline
	kept     []record.Interaction
	notKept  int64
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
	room := min(len(b.Interactions), maxPageInteractions-len(p.kept))
	p.kept = append(p.kept, b.Interactions[:room]...)
	p.notKept += b.Passed + int64(len(b.Interactions)-room)
}

// PageOf reads a record once more, for its page.
func PageOf(r Source, p *plan.Plan) (*Page, error) {
	page := NewPage(p)
	return page, r.Batches(func(b *record.Batch) error { page.Put(b); return nil })
}

// pageData is what the page's script reads. Series have one value for a point
// of the time axis; null is nothing to show.
type pageData struct {
	Schema  string            `json:"schema"`
	Summary *Summary          `json:"summary"`
	Titles  map[string]string `json:"titles"` // of the causes
	StepS   int               `json:"step_s"`
	Points  int               `json:"points"`
	Pools   []pagePool        `json:"pools"`
	Loads   []pageLoad        `json:"loads"`

	InFlight  []int64             `json:"in_flight"`
	Closes    map[string][]int64  `json:"closes"` // of open sockets, by cause
	Generator pageGenerator       `json:"generator"`
	Platform  map[string][]*int64 `json:"platform"` // what it said of itself, by its own names

	Ends         pageEnds          `json:"ends"`
	Interactions []pageInteraction `json:"interactions"`
	NotKept      int64             `json:"interactions_not_kept"`

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
}

type pageInteraction struct {
	Load    int        `json:"load"`
	Number  int64      `json:"number"`
	Planned float64    `json:"planned_s"`
	Started float64    `json:"started_s"`
	Ended   float64    `json:"ended_s"`
	Failure string     `json:"failure,omitempty"`
	Steps   []pageStep `json:"steps"`
}

type pageStep struct {
	Step     string  `json:"step"`
	Planned  float64 `json:"planned_s"`
	Sent     float64 `json:"sent_s"`
	Ended    float64 `json:"ended_s"`
	Attempts int     `json:"attempts"`
	Status   int     `json:"status,omitempty"`
	Failure  string  `json:"failure,omitempty"`
	Detail   string  `json:"detail,omitempty"`
}

// HTML writes the page of an outcome: one file that needs nothing else, and
// that its own policy keeps from running or fetching anything else.
func (p *Page) HTML(w io.Writer, o *trial.Outcome) error {
	data, err := json.Marshal(p.data(o))
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	// Encoding/json escapes <, > and &, so no text can end the element.
	title := "holdfast: " + cmp.Or(safe.Text(o.Plan.Scenario, 100), "run") + " " + o.Verdict
	return write(w, title, policy, data)
}

// policy keeps a page from running or fetching anything but its own script and
// style.
var policy = fmt.Sprintf("default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'", hashOf(ui.Script), hashOf(ui.Style))

// write puts a page together.
func write(w io.Writer, title, policy string, data []byte) error {
	// Encoding/json escapes <, > and &, so no text can end the element.
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
<script type="application/json" id="data">%s</script>
<script type="module">%s</script>
</body>
</html>
`, policy, html.EscapeString(title), ui.Style, data, ui.Script)
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
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
	d.ends(o, p.line)
	d.interactions(o, p.kept)
	return d
}

// drawn is the run on its time axis, from one point up to another.
func (p *Page) drawn(of *plan.Plan, from, to int) *pageData {
	points := p.line.Points[:to]
	d := &pageData{
		Schema: PageSchema, Titles: map[string]string{},
		StepS: p.line.Step, Points: len(points), Pools: []pagePool{}, Loads: []pageLoad{},
		Closes: map[string][]int64{}, Platform: map[string][]*int64{}, NotKept: p.notKept, Interactions: []pageInteraction{},
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
			LatencyP50: []*float64{}, LatencyP99: []*float64{}, ServiceP99: []*float64{},
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
			}
		}
	}
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

func (d *pageData) interactions(o *trial.Outcome, kept []record.Interaction) {
	kept = slices.SortedStableFunc(slices.Values(kept), func(a, b record.Interaction) int { return cmp.Compare(a.Planned, b.Planned) })
	for i := range kept {
		if in := &kept[i]; in.Load >= 0 && in.Load < len(o.Plan.Loads) {
			d.Interactions = append(d.Interactions, pageInteractionOf(o.Plan, in))
		}
	}
}

// pageInteractionOf is an interaction of one of the plan's loads.
func pageInteractionOf(p *plan.Plan, in *record.Interaction) pageInteraction {
	names := p.Loads[in.Load].Journey.Steps
	one := pageInteraction{
		Load: in.Load, Number: in.Number, Planned: seconds(in.Planned), Started: seconds(in.Started), Ended: seconds(in.Ended),
		Failure: safe.Text(in.Failure, 0), Steps: []pageStep{},
	}
	for _, s := range in.Steps {
		name := ""
		if s.Step >= 0 && s.Step < len(names) {
			name = safe.Text(names[s.Step], 0)
		}
		one.Steps = append(one.Steps, pageStep{
			Step: name, Planned: seconds(s.Planned), Sent: seconds(s.Sent), Ended: seconds(s.Ended),
			Attempts: s.Attempts, Status: s.Status, Failure: safe.Text(s.Failure, 0), Detail: safe.Text(s.Detail, 200),
		})
	}
	return one
}
