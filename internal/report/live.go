package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/trial"
)

// Running is the verdict on a page whose run goes on.
const Running = "running"

// States of a run that goes on.
const (
	stateRunning  = "running"
	stateStopping = "stopping" // the user has interrupted it
	stateJudging  = "judging"  // it is over, and its causes are being named
)

// pageLive is what a page shows of a run that goes on beside what it shows of
// one that is over. Series and ends of an update begin at From and FirstEnd;
// what a page has beyond that is replaced.
type pageLive struct {
	State     string  `json:"state"`
	AtS       float64 `json:"at_s"`
	DurationS float64 `json:"duration_s"` // of the plan
	From      int     `json:"from"`
	FirstEnd  int     `json:"first_end"`
	Kept      int     `json:"kept"`   // interactions, to be asked for
	Missed    int64   `json:"missed"` // batches that the page was too slow for
}

// Live folds a run that goes on into the page that shows it. It keeps books of
// its own, so that whoever carries the run out need not wait for it; it belongs
// to one goroutine.
type Live struct {
	plan    *plan.Plan
	page    *Page
	totals  *metrics.Totals
	env     record.Env
	cpu     time.Duration
	rss     int64
	at      time.Duration // of the last sample of the host
	planned time.Duration // how far the plan's arrivals are filled in
	causes  []diagnosis.Cause
	ends    liveEnds

	// What Update has said already.
	step     int // seconds of a point
	second   int // the first that has changed since
	firstEnd int // the first end that has changed since
}

// NewLive begins the page of a run.
func NewLive(p *plan.Plan) *Live {
	l := &Live{plan: p, page: NewPage(p), totals: metrics.New(p), ends: newLiveEnds()}
	l.step = l.page.line.Step
	return l
}

// Put folds a batch in. Causes are what could be said of the run so far.
func (l *Live) Put(b *record.Batch, causes []diagnosis.Cause) {
	// Books that do not fit the plan end the run with the same error, so there
	// is nobody to tell here.
	_ = l.totals.Add(b)
	l.page.Put(b)
	if b.Env != nil {
		l.env = *b.Env
	}
	for i := range b.Tallies {
		l.changed(b.Tallies[i].Second)
	}
	for i := range b.Observed {
		l.changed(int(b.Observed[i].At / time.Second))
	}
	for i := range b.Hosts {
		h := &b.Hosts[i]
		l.changed(int(max(0, h.At-time.Millisecond) / time.Second))
		l.cpu, l.rss, l.at = max(l.cpu, h.CPU), max(l.rss, h.RSSBytes), h.At
	}
	for i := range b.Ends {
		e := &b.Ends[i]
		l.changed(int(e.Ended / time.Second))
		if e.Kind == record.First && (e.Lost() || e.Refused()) {
			l.ends.add(e)
		}
	}
	if len(causes) > 0 && (len(l.causes) == 0 || &causes[0] != &l.causes[0]) {
		l.causes = causes
		first, second := l.ends.explain(causes)
		l.firstEnd = min(l.firstEnd, first)
		l.changed(second)
	}
}

// changed notes that something in a second is new.
func (l *Live) changed(second int) { l.second = max(0, min(l.second, second)) }

// due fills in the arrivals of the plan. Loops report a second when it is over:
// what was due by then can be held against what was started. These seconds are
// not complete yet, so no update has told of them.
func (l *Live) due() {
	if l.planned = max(l.planned, l.at.Truncate(time.Second)-time.Nanosecond); l.env.Complete {
		l.planned = l.env.Took
	}
	l.page.line.Plan(l.plan, l.planned)
}

// Whole is everything there is to show.
func (l *Live) Whole(stopping bool, missed int64) ([]byte, error) {
	l.due()
	return l.encode(0, 0, stopping, missed)
}

// Update is what is new since the last call of Update. A page that has missed
// one needs Whole; whole says that this is the case for all of them.
func (l *Live) Update(stopping bool, missed int64) (data []byte, whole bool, err error) {
	l.due()
	whole = l.step != l.page.line.Step
	l.step = l.page.line.Step
	from, first := l.second/l.step, l.firstEnd
	if whole {
		from, first = 0, 0
	}
	data, err = l.encode(from, first, stopping, missed)
	l.second, l.firstEnd = l.complete()*l.step, len(l.ends.rows.Pool)
	return data, whole, err
}

// complete is how many points nothing is missing from: loops report a second
// when it is over, one after the other.
func (l *Live) complete() int {
	points := len(l.page.line.Points)
	if l.env.Complete {
		return points
	}
	return max(0, min(points, (int(l.at/time.Second)-1)/l.page.line.Step))
}

func (l *Live) encode(from, firstEnd int, stopping bool, missed int64) ([]byte, error) {
	to := l.complete()
	from = min(from, to)
	d := l.page.drawn(l.plan, from, to)
	var err error
	if d.Summary, err = l.summary(); err != nil {
		return nil, err
	}
	l.ends.draw(d, from, firstEnd, l.env.Addresses)
	d.Live = &pageLive{
		State: stateRunning, AtS: seconds(l.at), DurationS: l.plan.Duration.D().Seconds(),
		From: from, FirstEnd: firstEnd, Kept: len(l.page.kept.rows) + int(l.page.kept.left), Missed: missed,
	}
	switch {
	case l.env.Complete:
		d.Live.State = stateJudging
	case stopping:
		d.Live.State = stateStopping
	}
	data, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	return data, nil
}

// summary is the summary of the run so far.
func (l *Live) summary() (*Summary, error) {
	if !l.env.Complete {
		l.env.Took, l.totals.Took = l.at, l.at
	}
	results, err := l.totals.SoFar()
	if err != nil {
		return nil, err
	}
	s := Summarize(&trial.Outcome{
		Plan: l.plan, Env: l.env, Totals: l.totals, Results: results, Verdict: Running, Valid: true, CPU: l.cpu, PeakRSS: l.rss,
		Diagnosis: diagnosis.Verdict{
			Causes: l.causes, LostBy: make([]map[string]int, len(l.plan.Pools)), RefusedBy: make([]map[string]int, len(l.plan.Pools)),
			FailedBy: make([]map[string]int, len(l.plan.Loads)),
		},
		Kept: int64(len(l.page.kept.rows)) + l.page.kept.left, NotKept: l.page.passed,
	})
	for i := range l.plan.Loads {
		name := l.plan.Loads[i].Name
		load := s.Loads[name]
		// The books have these at the end only.
		load.Planned, load.InFlight = 0, load.Started-load.Succeeded-load.Failed
		for k := range l.page.line.Points {
			load.Planned += int64(l.page.line.Points[k].Loads[i].Planned)
		}
		s.Loads[name] = load
	}
	return s, nil
}

// Final is the page of an outcome, which takes the place of everything said
// before.
func (l *Live) Final(o *trial.Outcome) ([]byte, error) {
	data, err := json.Marshal(struct {
		*pageData
		Packed string `json:"packed"` // the kept interactions
	}{l.page.data(o), packed(l.page.kept.all(o.Plan, &o.Diagnosis))})
	if err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	return data, nil
}

// liveEnds are the sockets that were refused or lost so far. Until a cause is
// known an end goes by what the wire showed.
type liveEnds struct {
	rows   pageEnds
	ends   []*record.End            // of the rows
	at     map[endKey]int           // their rows
	closes map[string]map[int]int64 // of open sockets, by label and second
	titles map[string]string
}

type endKey struct{ pool, socket int }

func newLiveEnds() liveEnds {
	return liveEnds{rows: newPageEnds(), at: map[endKey]int{}, closes: map[string]map[int]int64{}, titles: map[string]string{}}
}

func (l *liveEnds) add(e *record.End) {
	l.rows.Total++
	label := "wire_" + e.How.String()
	l.titles[label] = "not explained yet: " + strings.ReplaceAll(e.How.String(), "_", " ")
	l.count(label, e, 1)
	if len(l.rows.Pool) < maxPageEnds {
		l.at[endKey{e.Pool, e.Index}] = len(l.rows.Pool)
		l.rows.add(label, e)
		one := *e // a batch may be used again
		l.ends = append(l.ends, &one)
	}
}

// count counts a close in its second.
func (l *liveEnds) count(label string, e *record.End, n int64) {
	if e.Phase != record.PhaseOpen || e.Ended < 0 {
		return
	}
	if l.closes[label] == nil {
		l.closes[label] = map[int]int64{}
	}
	l.closes[label][int(e.Ended/time.Second)] += n
}

// explain gives ends the causes that were found, and returns the first row and
// the first second that have changed.
func (l *liveEnds) explain(causes []diagnosis.Cause) (row, second int) {
	row, second = len(l.rows.Pool), math.MaxInt
	for i := range causes {
		c := &causes[i]
		l.titles[c.Cause] = Title(c.Cause)
		for _, e := range c.Ends {
			at, ok := l.at[endKey{e.Pool, e.Index}]
			if !ok || l.rows.Cause[at] == c.Cause {
				continue
			}
			l.count(l.rows.Cause[at], e, -1)
			l.count(c.Cause, e, 1)
			l.rows.Cause[at] = c.Cause
			row, second = min(row, at), min(second, int(e.Ended/time.Second))
		}
	}
	return row, second
}

// draw fills in the ends from a row on, and their counts from a point on.
func (l *liveEnds) draw(d *pageData, from, first int, addresses []string) {
	d.Ends = l.rows.from(first)
	d.Ends.evidence(l.ends[first:], addresses)
	for label, seconds := range l.closes {
		line, any := make([]int64, d.Points-from), false
		for second, n := range seconds {
			any = any || n > 0
			if point := second/d.StepS - from; point >= 0 && point < len(line) {
				line[point] += n
			}
		}
		if any {
			d.Closes[label] = line
		}
	}
	d.Titles = l.titles
}

// from is the columns from a row on.
func (p *pageEnds) from(row int) pageEnds {
	part := *p
	for _, column := range part.columns() {
		column.Set(column.Slice(row, column.Len()))
	}
	return part
}

// Kept are the interactions that a page has, to be read part by part by
// anybody while the run goes on: what is in it never changes.
type Kept struct {
	plan *plan.Plan
	kept kept
}

// Kept is what has been kept so far.
func (l *Live) Kept() Kept {
	k := l.page.kept
	k.rows, k.numbers, k.texts = slices.Clip(k.rows), slices.Clip(k.numbers), slices.Clip(k.texts)
	return Kept{l.plan, k}
}

// Wanted narrows interactions down. The zero value wants all of them, the latest
// first.
type Wanted struct {
	Load    int    // its number plus 1, 0 is any
	Outcome string // "good", "failed", or a failure with a hyphen before it
	Status  int    // of the last answer, 0 is any
	Text    string // in a failure, a detail or a frame; or the number
	AtLeast time.Duration
	AtMost  time.Duration // 0 is open
	From    time.Duration // not over before
	To      time.Duration // not planned after, 0 is open
	Slowest bool          // these first
}

// KeptPart is a part of the interactions that are wanted.
type KeptPart struct {
	Kept     int      `json:"kept"`
	Matched  int      `json:"matched"`
	Failures []string `json:"failures"` // that occur in all of them
	Statuses []int    `json:"statuses"`
	Packed   string   `json:"packed"` // as in a report
}

// Part is at most limit of those that are wanted.
func (k Kept) Part(w Wanted, limit int) KeptPart {
	text := []byte(strings.ToLower(w.Text))
	failures, statuses := map[string]bool{}, map[int]bool{}
	var order []int
	for i := range k.kept.rows {
		row := &k.kept.rows[i]
		if row.in.Load < 0 || row.in.Load >= len(k.plan.Loads) {
			continue
		}
		failures[row.in.Failure], statuses[row.status] = true, true
		_, texts := k.kept.part(i)
		if w.fits(row) && (len(text) == 0 || row.says(text, texts)) {
			order = append(order, i)
		}
	}
	rows := k.kept.rows
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &rows[a].in, &rows[b].in
		if w.Slowest {
			return cmp.Compare(y.Ended-y.Planned, x.Ended-x.Planned)
		}
		return cmp.Compare(y.Planned, x.Planned)
	})
	delete(failures, "")
	delete(statuses, 0)
	return KeptPart{
		Kept: len(rows) + int(k.kept.left), Matched: len(order),
		Failures: append([]string{}, slices.Sorted(maps.Keys(failures))...), Statuses: append([]int{}, slices.Sorted(maps.Keys(statuses))...),
		Packed: packed(k.kept.encode(k.plan, &diagnosis.Verdict{}, order[:min(limit, len(order))])),
	}
}

func (w *Wanted) fits(row *keptRow) bool {
	in := &row.in
	took := in.Ended - in.Planned
	switch {
	case w.Load > 0 && in.Load != w.Load-1,
		w.Outcome == "good" && in.Failure != "",
		w.Outcome == "failed" && in.Failure == "",
		strings.HasPrefix(w.Outcome, "-") && in.Failure != w.Outcome[1:],
		w.Status != 0 && row.status != w.Status,
		took < w.AtLeast,
		w.AtMost > 0 && took > w.AtMost,
		in.Ended < w.From,
		w.To > 0 && in.Planned > w.To:
		return false
	}
	return true
}

// says reports that a text in small letters is the interaction's number, or in
// its failure or its texts.
func (r *keptRow) says(text, texts []byte) bool {
	return strconv.FormatInt(r.in.Number, 10) == string(text) || strings.Contains(strings.ToLower(r.in.Failure), string(text)) ||
		bytes.Contains(bytes.ToLower(texts), text)
}

// livePolicy lets a page talk to where it came from, too.
var livePolicy = policy + "; connect-src 'self'"

// LivePolicy is the Content-Security-Policy of LivePage, for a server to send.
var LivePolicy = livePolicy + "; frame-ancestors 'none'"

// LivePage writes the page that asks its server for what it shows. There is
// nothing of a run in it.
func LivePage(w io.Writer) error {
	return write(w, "holdfast", livePolicy, []byte(`{"schema":"`+PageSchema+`","live":{"state":"connecting"}}`), nil)
}
