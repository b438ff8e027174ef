package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
)

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
