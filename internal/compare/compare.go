// Package compare holds two runs of one plan against each other, and each
// difference against the noise that it must beat.
//
// It reads records and nothing else: no clock, no randomness. The noise is
// that of the seconds within the runs; what changes from run to run (another
// neighbour, a warmer cache) two runs can't show, so small differences are
// none, however steady each run was.
package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
)

// Schema names the format of Comparison.
const Schema = "holdfast.compare/v1"

// Verdicts of a difference, and of the whole.
const (
	Better = "better"
	Worse  = "worse"
	Same   = "same"         // no difference that beats the noise
	Not    = "not_compared" // can't be compared
	Shown  = "shown"        // a number without a noise of its own
	Mixed  = "mixed"        // of the whole: some is better, some worse
	Causes = "other_causes" // of the whole: no number proves a difference, but causes came or went
)

// What became of a cause.
const (
	Came   = "came"
	Went   = "went"
	Stayed = "stayed"
)

// Options is how strict a comparison is; the zero value means the defaults.
type Options struct {
	// Level is how often two equal runs may differ somewhere in the table by
	// chance: 0.05.
	Level float64
	// Least is the relative change below which a difference is none: 0.1.
	Least float64
}

// Side is one of the two runs.
type Side struct {
	Outcome *trial.Outcome
	Batches func(yield func(*record.Batch) error) error // of its record; read twice
}

// Comparison is the result.
type Comparison struct {
	Schema  string   `json:"schema"`
	Verdict string   `json:"verdict"` // better, worse, mixed, same, other_causes or not_compared
	Reasons []string `json:"reasons"` // why it can't be compared
	A       Run      `json:"a"`
	B       Run      `json:"b"`
	Seconds int      `json:"seconds"` // from the beginning, that both have
	Level   float64  `json:"level"`   // how often equal runs are told apart somewhere
	Least   float64  `json:"least"`   // relative changes below it are no difference
	Differs []Differ `json:"differs"` // in the plans
	Metrics []Metric `json:"metrics"`
	Causes  []Cause  `json:"causes"` // those that came first
}

// Run says which run a side is.
type Run struct {
	ID        string    `json:"id"`
	Scenario  string    `json:"scenario"`
	Started   time.Time `json:"started"`
	DurationS float64   `json:"duration_s"`
	Seed      uint64    `json:"seed"`
	Version   string    `json:"version"`
	Verdict   string    `json:"verdict"`
}

// Metric is one number of both runs. A value is null where there was nothing
// to measure.
type Metric struct {
	Kind    string   `json:"kind"` // pool, load, step or run
	Name    string   `json:"name"`
	Step    string   `json:"step,omitempty"`
	Metric  string   `json:"metric"` // as in thresholds
	Stat    string   `json:"stat,omitempty"`
	Unit    string   `json:"unit"` // share (0..1), ms, per_s or count
	A       *float64 `json:"a"`
	B       *float64 `json:"b"`
	Change  *float64 `json:"change"` // from a to b
	Noise   *float64 `json:"noise"`  // that the change must beat
	P       *float64 `json:"p"`      // how often chance alone does as much
	Verdict string   `json:"verdict"`
	Note    string   `json:"note,omitempty"`
}

// Cause is a cause in either run.
type Cause struct {
	Cause    string   `json:"cause"`
	Phase    string   `json:"phase"`
	Pools    []string `json:"pools"`
	Loads    []string `json:"loads"`
	A        int      `json:"a"` // how many it hit
	B        int      `json:"b"`
	What     string   `json:"what"` // came, went or stayed
	Sentence string   `json:"sentence"`
}

// Of compares two runs, from a to b.
func Of(a, b Side, o Options) (*Comparison, error) {
	o.Level, o.Least = cmp.Or(o.Level, .05), cmp.Or(o.Least, .1)
	c := &Comparison{
		Schema: Schema, Verdict: Same, Reasons: []string{}, A: runOf(a.Outcome), B: runOf(b.Outcome), Level: o.Level, Least: o.Least,
		Differs: differences(a.Outcome.Plan, b.Outcome.Plan), Metrics: []Metric{}, Causes: causes(a.Outcome, b.Outcome),
	}
	c.Seconds = min(seconds(a.Outcome), seconds(b.Outcome))
	pa, pb := a.Outcome.Plan, b.Outcome.Plan
	if c.Seconds > 0 && pa.Target.Twin == nil && pb.Target.Twin == nil {
		c.Differs = append(c.Differs, targets(pa, pb)...)
	}
	c.Differs = append(c.Differs, rates(pa, pb, c.Seconds)...)
	c.comparable(a.Outcome, b.Outcome)

	all := questions(pa, pb, c.Seconds)
	if most := mostCells / max(len(all), 1); c.Seconds > most {
		c.Seconds = most
		all = questions(pa, pb, c.Seconds)
	}
	if err := answer(all, a, b, c.Seconds); err != nil {
		return nil, err
	}
	judged := 0
	for i := range all {
		if all[i].judged() {
			judged++
		}
	}
	for i := range all {
		// The level is shared out, so that it holds for the whole table
		// (Bonferroni).
		c.Metrics = append(c.Metrics, all[i].metric(o.Level/float64(max(judged, 1)), o.Least, len(c.Reasons) > 0))
	}
	c.Metrics = append(c.Metrics, mostAtOnce(a.Outcome, b.Outcome)...)
	c.conclude()
	return c, nil
}

func runOf(o *trial.Outcome) Run {
	return Run{
		ID: safe.Text(o.Env.ID, 64), Scenario: safe.Text(o.Plan.Scenario, 200), Started: o.Env.Started, DurationS: o.Env.Took.Seconds(), Seed: o.Plan.Seed,
		Version: safe.Text(o.Env.Version, 64), Verdict: o.Verdict,
	}
}

// mostCells bounds the seconds that are kept, of all numbers together: two days
// of twenty numbers, in 128 MiB.
const mostCells = 4 << 20

// seconds is how many whole seconds of a run there are.
func seconds(o *trial.Outcome) int {
	took := o.Env.Took
	if d := o.Plan.Duration.D(); d > 0 {
		took = min(took, d)
	}
	took = min(max(took, 0), mostCells*time.Second)
	return int((took + 50*time.Millisecond) / time.Second) // a run may end a little early
}

// comparable says why runs can't be compared at all.
func (c *Comparison) comparable(a, b *trial.Outcome) {
	for _, side := range []struct {
		name string
		o    *trial.Outcome
	}{{"A", a}, {"B", b}} {
		if !side.o.Valid {
			c.Reasons = append(c.Reasons, fmt.Sprintf("%s says nothing of the platform: %s", side.name, strings.Join(side.o.Reasons, "; ")))
		}
	}
	for _, d := range c.Differs {
		if d.Pressure {
			c.Reasons = append(c.Reasons, fmt.Sprintf("%s is %s in A and %s in B", d.What, cmp.Or(d.A, "absent"), cmp.Or(d.B, "absent")))
		}
	}
}

// conclude is the verdict of the whole.
func (c *Comparison) conclude() {
	count := map[string]int{}
	for i := range c.Metrics {
		count[c.Metrics[i].Verdict]++
	}
	switch {
	case count[Better] > 0 && count[Worse] > 0:
		c.Verdict = Mixed
	case count[Better] > 0:
		c.Verdict = Better
	case count[Worse] > 0:
		c.Verdict = Worse
	case count[Same] == 0:
		c.Verdict = Not
		if len(c.Reasons) == 0 {
			c.Reasons = append(c.Reasons, fmt.Sprintf("nothing was measured in both for %d seconds", leastSeconds))
		}
	case slices.ContainsFunc(c.Causes, func(k Cause) bool { return k.What != Stayed }):
		// An incident is one event, however many it hit: it may not happen in
		// the next run. To say that nothing differs would be as wrong.
		c.Verdict = Causes
	}
}

// causes matches the causes of both runs: those that came first.
func causes(a, b *trial.Outcome) []Cause {
	all := []Cause{}
	in := [2]map[int]bool{{}, {}} // by side
	for side, o := range []*trial.Outcome{a, b} {
		for i := range o.Diagnosis.Causes {
			c := &o.Diagnosis.Causes[i]
			n := slices.IndexFunc(all, func(k Cause) bool {
				return k.Cause == c.Cause && k.Phase == c.Phase && slices.Equal(k.Pools, c.Pools) && slices.Equal(k.Loads, c.Loads)
			})
			if n < 0 {
				n = len(all)
				all = append(all, Cause{Cause: c.Cause, Phase: c.Phase, Pools: append([]string{}, c.Pools...), Loads: append([]string{}, c.Loads...)})
			}
			in[side][n], all[n].Sentence = true, safe.Text(c.Sentence, 0)
			if side == 0 {
				all[n].A += c.Count
			} else {
				all[n].B += c.Count
			}
		}
	}
	for n := range all {
		switch {
		case !in[0][n]:
			all[n].What = Came
		case !in[1][n]:
			all[n].What = Went
		default:
			all[n].What = Stayed
		}
	}
	slices.SortStableFunc(all, func(x, y Cause) int {
		order := []string{Came, Went, Stayed}
		return cmp.Or(cmp.Compare(slices.Index(order, x.What), slices.Index(order, y.What)), cmp.Compare(max(y.A, y.B), max(x.A, x.B)))
	})
	return all
}

// question is one number to be compared, and what was counted for it.
type question struct {
	Metric

	higher  bool    // is better
	seriesA int     // numbers of its series, -1: the plan has none
	seriesB int     //
	from    int     // the first second that counts
	times   float64 // Unit of a microsecond, for a quantile

	measure record.Measure // of a quantile
	q       float64        // 0: a share
	top     record.Counter // of a share: events
	of      []record.Counter
	active  []float64 // of a rate: 1 for each second that counts
	size    [2]float64
	clump   float64 // of sockets; 0: seconds are compared

	a, b         counted
	distA, distB tally.Histogram
	limit        int64 // of a quantile: events are above it
}

// questions is what can be asked of two plans.
func questions(a, b *plan.Plan, seconds int) []question {
	var all []question
	for i := range a.Pools {
		name := a.Pools[i].Name
		k := b.PoolByName(name)
		if k < 0 {
			continue // it is among the differences
		}
		base := question{Metric: Metric{Kind: "pool", Name: name}, seriesA: i, seriesB: k, clump: 1, size: [2]float64{float64(a.Pools[i].Size), float64(b.Pools[k].Size)}}
		all = append(all, base.share("refused", record.Refused), base.share("lost", record.Lost))
		base.clump = 0
		all = append(all, base.quantiles("connect_ms", record.ConnectUS)...)
		all = append(all, base.quantiles("ping_rtt_ms", record.PingRTTUS)...)
	}
	for i := range a.Loads {
		l := &a.Loads[i]
		k := b.LoadByName(l.Name)
		if k < 0 {
			continue
		}
		base := question{Metric: Metric{Kind: "load", Name: l.Name}, seriesA: a.LoadSeries(i), seriesB: b.LoadSeries(k), from: max(warmUp(a), warmUp(b))}
		all = append(all, base.share("failed", record.Failed, record.Succeeded, record.Failed), base.share("throttled", record.Throttled, record.Started))
		good := base.share("good_per_s", record.Succeeded)
		good.Unit, good.higher, good.active = "per_s", true, active(l, &b.Loads[k], seconds)
		all = append(all, good)
		all = append(all, base.quantiles("latency_ms", record.LatencyUS)...)
		all = append(all, base.quantiles("service_ms", record.ServiceUS)...)
		for s, step := range l.Journey.Steps {
			at := slices.Index(b.Loads[k].Journey.Steps, step)
			if at < 0 || len(l.Journey.Steps) == 1 {
				continue // the only step is its load
			}
			one := base
			one.Kind, one.Step, one.seriesA, one.seriesB = "step", step, base.seriesA+1+s, base.seriesB+1+at
			all = append(all, one.quantiles("latency_ms", record.LatencyUS)...)
		}
	}
	return all
}

func warmUp(p *plan.Plan) int { return int((p.WarmUp.D() + time.Second - 1) / time.Second) }

// active has 1 for each second in which arrivals of both loads came all along.
func active(a, b *plan.Load, seconds int) []float64 {
	out := make([]float64, seconds)
	from, to := max(a.Start.D(), b.Start.D()), min(a.Start.D()+a.For.D(), b.Start.D()+b.For.D())
	for i := range out {
		if at := time.Duration(i) * time.Second; at >= from && at+time.Second <= to {
			out[i] = 1
		}
	}
	return out
}

func (q question) share(metric string, top record.Counter, of ...record.Counter) question {
	q.Metric.Metric, q.Unit, q.top, q.of = metric, "share", top, of
	return q
}

func (q question) quantiles(metric string, m record.Measure) []question {
	var out []question
	for _, s := range []struct {
		stat string
		q    float64
	}{{"p50", .5}, {"p99", .99}} {
		one := q
		one.Metric.Metric, one.Stat, one.Unit, one.measure, one.q, one.times = metric, s.stat, "ms", m, s.q, 1e-3
		out = append(out, one)
	}
	return out
}

// answer counts for each question, in two readings of each record: the second
// needs the quantiles of the first.
func answer(all []question, a, b Side, seconds int) error {
	for i := range all {
		q := &all[i]
		q.a, q.b = newCounted(seconds), newCounted(seconds)
	}
	read := func(s Side, count func(q *question, in *record.Tally), number func(q *question) int) error {
		of := map[int][]*question{}
		for i := range all {
			of[number(&all[i])] = append(of[number(&all[i])], &all[i])
		}
		return s.Batches(func(batch *record.Batch) error {
			for i := range batch.Tallies {
				in := &batch.Tallies[i]
				for _, q := range of[in.Series] {
					if in.Second >= q.from && in.Second < seconds {
						count(q, in)
					}
				}
			}
			return nil
		})
	}
	ofA, ofB := func(q *question) int { return q.seriesA }, func(q *question) int { return q.seriesB }
	if err := read(a, func(q *question, in *record.Tally) { q.first(&q.a, &q.distA, in) }, ofA); err != nil {
		return err
	}
	if err := read(b, func(q *question, in *record.Tally) { q.first(&q.b, &q.distB, in) }, ofB); err != nil {
		return err
	}
	for i := range all {
		q := &all[i]
		var both tally.Histogram
		both.Merge(&q.distA)
		both.Merge(&q.distB)
		q.limit = both.Quantile(q.q)
	}
	if err := read(a, func(q *question, in *record.Tally) { q.second(&q.a, in) }, ofA); err != nil {
		return err
	}
	if err := read(b, func(q *question, in *record.Tally) { q.second(&q.b, in) }, ofB); err != nil {
		return err
	}
	for i := range all {
		all[i].close(a.Outcome, b.Outcome, seconds)
	}
	return nil
}

func newCounted(seconds int) counted {
	return counted{make([]float64, seconds), make([]float64, seconds)}
}

func (q *question) first(t *counted, d *tally.Histogram, in *record.Tally) {
	if q.q > 0 {
		if h := in.Dists[q.measure]; h != nil {
			d.Merge(h)
		}
		return
	}
	t.x[in.Second] += float64(in.Counts[q.top])
	for _, c := range q.of {
		t.n[in.Second] += float64(in.Counts[c])
	}
}

// second counts what is above the quantile of both: of equal runs, the same
// share in each.
func (q *question) second(t *counted, in *record.Tally) {
	h := in.Dists[q.measure]
	if q.q == 0 || h == nil {
		return
	}
	for low, n := range h.Bins() {
		t.n[in.Second] += float64(n)
		if low > q.limit {
			t.x[in.Second] += float64(n)
		}
	}
}

// close fills in what is not counted by second.
func (q *question) close(a, b *trial.Outcome, seconds int) {
	switch {
	case q.active != nil:
		for i := range q.active {
			if q.active[i] == 0 || i < q.from {
				q.a.x[i], q.b.x[i] = 0, 0
				continue
			}
			q.a.n[i], q.b.n[i] = 1, 1
		}
	case q.clump > 0:
		for i := range q.a.n {
			q.a.n[i], q.b.n[i] = q.size[0]/float64(seconds), q.size[1]/float64(seconds)
		}
		q.clump = max(clump(a, q.Name, q.Metric.Metric), clump(b, q.Name, q.Metric.Metric))
	}
}

// incidents are causes that hit many sockets at once: what belongs to one
// moment is one event. Other causes are rules that meet each socket by itself.
var incidents = []string{
	diagnosis.ServerRestart, diagnosis.ServerCrash, diagnosis.OverloadShed, diagnosis.Reset, diagnosis.Dropped, diagnosis.BackendStall,
	diagnosis.SilentDrop, diagnosis.TLSTruncated, diagnosis.UpstreamUnreachable, diagnosis.UpstreamTimeout, diagnosis.ListenQueue, diagnosis.Unknown,
}

// clump is the mean size of the event that a refused or lost socket of a pool
// belongs to.
func clump(o *trial.Outcome, pool, metric string) float64 {
	sum, squares := 0.0, 0.0
	for i := range o.Diagnosis.Causes {
		c := &o.Diagnosis.Causes[i]
		together := map[int]float64{}
		for _, e := range c.Ends {
			lost := e.Phase == record.PhaseOpen
			if e.Kind != record.First || e.Pool < 0 || e.Pool >= len(o.Plan.Pools) || o.Plan.Pools[e.Pool].Name != pool || lost != (metric == "lost") {
				continue
			}
			if sum++; slices.Contains(incidents, c.Cause) {
				together[int(e.Ended/time.Second)]++
			} else {
				squares++
			}
		}
		for _, n := range together {
			squares += n * n
		}
	}
	if sum == 0 {
		return 1
	}
	return squares / sum
}

// judged reports that there is a difference to be held against noise.
func (q *question) judged() bool {
	if xa, _ := q.a.sums(); q.q == 0 && xa == 0 {
		if xb, _ := q.b.sums(); xb == 0 {
			return false
		}
	}
	return q.measured() == "" && q.long() == ""
}

// measured says what is missing.
func (q *question) measured() string {
	_, na := q.a.sums()
	_, nb := q.b.sums()
	switch {
	case na == 0 && nb == 0:
		return "nothing measured"
	case na == 0:
		return "nothing measured in A"
	case nb == 0:
		return "nothing measured in B"
	}
	return ""
}

func (q *question) long() string {
	if q.clump > 0 {
		return ""
	}
	a, _ := together(q.a, q.b)
	if n := len(a.x); n < leastSeconds {
		return fmt.Sprintf("too short: counted in %d s, want %d", n, leastSeconds)
	}
	return ""
}

// metric judges at a level.
func (q *question) metric(level, least float64, forbidden bool) Metric {
	m := q.Metric
	if missing := q.measured(); missing != "" {
		m.Verdict, m.Note = Not, missing
		if _, n := q.a.sums(); n > 0 {
			m.A = new(q.value(&q.a, &q.distA))
		}
		if _, n := q.b.sums(); n > 0 {
			m.B = new(q.value(&q.b, &q.distB))
		}
		return m
	}
	a, b := q.value(&q.a, &q.distA), q.value(&q.b, &q.distB)
	m.A, m.B, m.Change = &a, &b, new(digits(b-a))
	short := q.long()
	switch {
	case forbidden:
		m.Verdict = Not
		return m
	case !q.judged() && short == "":
		m.Verdict = Same // none in either
		return m
	case short != "":
		m.Verdict, m.Note = Not, short
		return m
	}
	var f found
	if q.clump > 0 {
		f = once(q.a, q.b, q.clump, level)
	} else {
		f = hold(q.a, q.b, level)
	}
	noise := f.noise
	if q.q > 0 {
		noise = q.width(f, math.Abs(b-a))
	}
	m.Noise, m.P = new(digits(max(noise, least*math.Abs(a)))), new(digits(f.p))
	m.Verdict = Same
	switch {
	case a == b:
	case f.p >= level:
		switch {
		case f.stretch:
			m.Note = "it comes from a stretch of the run, which another run may not have"
		case q.clump > 2:
			m.Note = "too few incidents to tell: they come in bursts"
		case f.few && q.q > 0:
			m.Note = "too few values beyond it to tell: a longer run has more"
		case f.few:
			m.Note = "too few events to tell: a longer run has more"
		}
		if math.Abs(b-a) > *m.Noise {
			m.Noise = nil // not the size of the change decides, but how rare it is
			m.Note = cmp.Or(m.Note, "the seconds differ too much among themselves to tell")
		}
	case math.Abs(b-a) < least*math.Abs(a):
		m.Note = fmt.Sprintf("steady, but less than %.0f %%: runs differ by as much", 100*least)
	case (b > a) == q.higher:
		m.Verdict = Better
	default:
		m.Verdict = Worse
	}
	return m
}

func (q *question) value(t *counted, d *tally.Histogram) float64 {
	if q.q > 0 {
		return digits(float64(d.Quantile(q.q)) * q.times)
	}
	return digits(t.share())
}

// width turns a noise of shares into one of values. A change that is not small
// against it gives the scale; else it is how far the quantile of both runs
// moves with so much of a share.
func (q *question) width(f found, change float64) float64 {
	if math.Abs(f.share) > f.noise/4 && change > 0 {
		return change * f.noise / math.Abs(f.share)
	}
	var both tally.Histogram
	both.Merge(&q.distA)
	both.Merge(&q.distB)
	low, high := both.Quantile(max(q.q-f.noise, 0)), both.Quantile(min(q.q+f.noise, 1))
	return float64(high-low) / 2 * q.times
}

// digits keeps six digits, which is more than any of it knows.
func digits(x float64) float64 {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	scale := math.Pow(10, 5-math.Floor(math.Log10(math.Abs(x))))
	return math.Round(x*scale) / scale
}

// mostAtOnce are numbers that happen once in a run.
func mostAtOnce(a, b *trial.Outcome) []Metric {
	if len(a.Plan.Loads) == 0 && len(b.Plan.Loads) == 0 {
		return nil
	}
	x, y := float64(a.Totals.Generator.Peak), float64(b.Totals.Generator.Peak)
	return []Metric{{
		Kind: "run", Metric: "max_concurrent", Unit: "count", A: &x, B: &y, Change: new(y - x), Verdict: Shown,
		Note: "a maximum happens once: one run shows no noise of it",
	}}
}
