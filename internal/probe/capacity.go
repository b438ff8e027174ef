package probe

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/trial"
)

// Capacity finds the largest size of a pool, or the highest rate of a load,
// with which a plan meets its thresholds. One of Pool and Load is set.
type Capacity struct {
	Plan *plan.Plan
	Pool string
	Load string

	First    float64       // of the steps, in sockets or arrivals a second; 0: an eighth of the plan's
	Most     float64       // never more than this; 0: the confirmed ceiling, or ten times the plan's where there is none
	Hold     time.Duration // how long a step goes on once all is open; 0: CapacityHold
	CoolDown time.Duration // between steps; 0: CapacityCoolDown; Retry-After goes before it

	// Wait is the pause between steps. It returns early when ctx is cancelled.
	Wait func(ctx context.Context, d time.Duration) error
}

// What a Capacity does unless it is told.
const (
	CapacityHold     = 10 * time.Second
	CapacityCoolDown = 2 * time.Second
)

// CapacitySchema names the form of a CapacityResult in JSON.
const CapacitySchema = "holdfast.probe.capacity/v1"

// The kinds of what limits.
const (
	KindCap      = "capacity_cap"
	KindRate     = "rate_limited"
	KindOverload = "overload_shed"
)

// CapacityResult is what a capacity probe found.
type CapacityResult struct {
	Schema    string   `json:"schema"`
	Kind      string   `json:"kind"`
	Limit     float64  `json:"limit"`     // the largest that met the thresholds: sockets, or arrivals a second
	Confirmed bool     `json:"confirmed"` // it did so twice, and what is next above it did not
	Knee      *float64 `json:"knee"`      // from here on answers took much longer; nil: nowhere
	Steps     []Step   `json:"steps"`

	Of          string   `json:"of"`               // the pool or load
	Unit        string   `json:"unit"`             // sockets, or per_s
	AtCap       string   `json:"at_cap,omitempty"` // capacity_cap: refuse, evict or hang
	Slower      *bool    `json:"passes_at_quarter_rate,omitempty"`
	Sentence    string   `json:"sentence,omitempty"` // the cause of the failures, in words
	TookS       float64  `json:"took_s"`
	Interrupted bool     `json:"interrupted,omitempty"`
	Notes       []string `json:"notes,omitempty"`
}

// Step is one trial of a capacity probe.
type Step struct {
	At      float64 `json:"at"`    // sockets, or arrivals a second
	Why     string  `json:"why"`   // climb, narrow, confirm or slower
	PerS    float64 `json:"per_s"` // the pace of opens or arrivals; 0: all at once
	Pass    bool    `json:"pass"`
	Held    int64   `json:"held"` // sockets to the end, or interactions that succeeded
	Refused int64   `json:"refused"`
	Lost    int64   `json:"lost"` // sockets, or interactions that failed
	P95MS   float64 `json:"p95_ms"`
	Cause   string  `json:"cause,omitempty"`
	TookS   float64 `json:"took_s"`

	kind     string // of a cap
	limit    int    // what the cause says the limit is, 0 if it does not
	sentence string
	retry    time.Duration
	broken   string // why the step says nothing of the target
}

// Why a step was made.
const (
	stepClimb   = "climb"
	stepNarrow  = "narrow"
	stepConfirm = "confirm"
	stepSlower  = "slower" // at a quarter of the pace
)

// enoughSuffered is how many more than the thresholds allow are refused or lost
// before a step is stopped: what it takes to tell one cause from another.
const enoughSuffered = 8

// rateUnit: rates are searched in whole arrivals a minute.
const rateUnit = 60

// capacityRun is a probe under way.
type capacityRun struct {
	*Capacity
	ctx    context.Context
	run    trial.Runner
	say    func(Step)
	result CapacityResult
	pool   int // index into the plan, -1 for a load
	load   int
	search search
	passed time.Duration
	ours   bool // it was this machine that could do no more
}

// Run finds the limit. say, if not nil, hears of each step when it is over. An
// interrupted probe returns what was known by then.
func (c *Capacity) Run(ctx context.Context, run trial.Runner, say func(Step)) (*CapacityResult, error) {
	r, err := c.begin(ctx, run, say)
	if err != nil {
		return nil, err
	}
	err = r.find()
	r.result.Interrupted, r.result.TookS = ctx.Err() != nil, seconds(r.passed)
	if r.result.Interrupted && len(r.result.Steps) > 0 {
		err = nil
	}
	return &r.result, err
}

// Check says what is wrong with the question, if anything is.
func (c *Capacity) Check() error {
	_, err := c.begin(context.Background(), nil, nil)
	return err
}

func (c *Capacity) begin(ctx context.Context, run trial.Runner, say func(Step)) (*capacityRun, error) {
	r := &capacityRun{Capacity: c, ctx: ctx, run: run, say: say, pool: c.Plan.PoolByName(c.Pool), load: c.Plan.LoadByName(c.Load)}
	r.result = CapacityResult{Schema: CapacitySchema, Kind: KindNone, Of: cmp.Or(c.Pool, c.Load), Unit: "sockets", Steps: []Step{}}
	switch {
	case (c.Pool == "") == (c.Load == ""):
		return nil, fmt.Errorf("one pool or one load is wanted")
	case c.Pool != "" && r.pool < 0:
		return nil, fmt.Errorf("the scenario has no pool %q", c.Pool)
	case c.Load != "" && r.load < 0:
		return nil, fmt.Errorf("the scenario has no load %q", c.Load)
	}
	if r.load >= 0 {
		r.result.Unit, r.pool = "per_s", -1
	}
	ceiling, own := r.ceiling()
	most := cmp.Or(c.Most, ceiling)
	if most > ceiling && own {
		return nil, fmt.Errorf("%g would be more than the ceiling leaves to %s, want at most %g", most, r.result.Of, ceiling)
	}
	first := cmp.Or(c.First, r.planned()/8)
	r.search = search{first: max(r.steps(min(first, most)), 1), most: r.steps(most)}
	if r.search.most < 1 {
		return nil, fmt.Errorf("the ceiling leaves nothing to %s", r.result.Of)
	}
	return r, nil
}

// steps and value turn a value into what is searched, and back.
func (r *capacityRun) steps(value float64) int {
	if r.pool >= 0 {
		return int(value)
	}
	return int(math.Round(value * rateUnit))
}

func (r *capacityRun) value(steps int) float64 {
	if r.pool >= 0 {
		return float64(steps)
	}
	return float64(steps) / rateUnit
}

// planned is the plan's own size or rate.
func (r *capacityRun) planned() float64 {
	if r.pool >= 0 {
		return float64(r.Plan.Pools[r.pool].Size)
	}
	return r.Plan.Loads[r.load].PeakRate()
}

// ceiling is the most that may be tried; own is true if somebody has confirmed
// it. A host that has a rate confirmed and no number of sockets has agreed to
// the plan as it is.
func (r *capacityRun) ceiling() (most float64, own bool) {
	t := &r.Plan.Target
	switch {
	case r.pool >= 0 && t.Ceiling != nil && t.Ceiling.Sockets > 0:
		return float64(t.Ceiling.Sockets - (r.Plan.Sockets() - r.Plan.Pools[r.pool].Size)), true
	case r.load >= 0 && t.RequestsCeiling() > 0:
		others := 0.0
		for i := range r.Plan.Loads {
			if i != r.load {
				others += r.Plan.Loads[i].PeakRate()
			}
		}
		return t.RequestsCeiling() - others, true
	case t.Ceiling != nil || len(t.Confirm) > 0:
		return r.planned(), true
	}
	return 10 * r.planned(), false
}

// find goes from step to step.
func (r *capacityRun) find() error {
	for tries := 0; ; tries++ {
		if err := r.narrow(); err != nil || r.ctx.Err() != nil {
			return err
		}
		if r.search.low == 0 || r.ours || tries == maxConfirms {
			break
		}
		s, err := r.step(r.search.low, stepConfirm, 1)
		if err != nil {
			return err
		}
		if s.Pass {
			r.result.Confirmed = true
			break
		}
		r.take(r.search.low, s)
	}
	r.result.Limit = r.value(r.search.low)
	r.knee()
	if r.search.high == 0 || r.ours {
		return nil
	}
	return r.why()
}

// maxConfirms is how often an answer that was not confirmed is looked for again.
const maxConfirms = 3

// narrow searches until the answer is known.
func (r *capacityRun) narrow() error {
	for {
		n, ok := r.search.next(r.grain())
		if !ok || r.ours || r.ctx.Err() != nil {
			return nil
		}
		why := stepClimb
		if r.search.high > 0 {
			why = stepNarrow
		}
		s, err := r.step(n, why, 1)
		if err != nil {
			return err
		}
		r.take(n, s)
		r.result.Limit = r.value(r.search.low)
	}
}

// take enters a step's answer. One that says nothing of the target ends the
// search.
func (r *capacityRun) take(n int, s Step) {
	if s.broken != "" {
		r.spoiled(s)
		return
	}
	if s.Pass {
		r.search.passed(n)
		return
	}
	hint := 0
	switch {
	case r.load >= 0:
	case s.limit > 0:
		hint = s.limit - (r.Plan.Sockets() - r.Plan.Pools[r.pool].Size)
	default: // a cap holds as many as it lets in
		hint = int(s.Held)
	}
	r.search.failed(n, hint)
}

func (r *capacityRun) spoiled(s Step) {
	r.result.Notes = append(r.result.Notes, fmt.Sprintf("stopped at %g: %s", s.At, s.broken))
	r.ours = true
}

// grain is how sharp the answer is to be: exact where sockets may be ended or
// refused by number, 1 % for the rest, 2 % for rates.
func (r *capacityRun) grain() int {
	if r.load >= 0 {
		return max(1, r.search.low/50)
	}
	if s := r.failure(); s != nil && s.Refused+s.Lost > 0 && s.Cause != diagnosis.OverloadShed && s.Cause != diagnosis.RateLimited {
		return 1
	}
	return max(1, r.search.low/100)
}

// failure is the failed step nearest above the answer; nil: none.
func (r *capacityRun) failure() *Step {
	var best *Step
	for i := range r.result.Steps {
		if s := &r.result.Steps[i]; !s.Pass && s.Why != stepSlower && (best == nil || s.At <= best.At) {
			best = s
		}
	}
	return best
}

// step carries out one trial. pace 4 is a quarter of the rate.
func (r *capacityRun) step(n int, why string, pace float64) (Step, error) {
	if err := r.coolDown(); err != nil {
		return Step{}, err
	}
	p := r.resized(n, pace)
	w := watcher{plan: p, pool: r.pool, load: r.load, allowed: r.allowed(p)}
	o, err := attempt(r.ctx, p, r.run, w.look)
	if err != nil {
		return Step{}, err
	}
	r.passed += o.Env.Took
	s := r.read(n, why, p, o, &w)
	if len(r.result.Steps) == 0 && r.ctx.Err() == nil && (o.Verdict == trial.Invalid || !r.reached(o)) {
		return s, &UnusableError{Outcome: o}
	}
	if r.ctx.Err() != nil {
		return s, r.ctx.Err()
	}
	r.result.Steps = append(r.result.Steps, s)
	if r.say != nil {
		r.say(s)
	}
	return s, nil
}

// reached reports that anything was opened or answered.
func (r *capacityRun) reached(o *trial.Outcome) bool {
	if r.pool >= 0 {
		return o.Totals.Pools[r.pool].Counts[record.Opened] > 0
	}
	c := &o.Totals.Loads[r.load].Counts
	return c[record.ConnectionsOpened]+c[record.Succeeded] > 0
}

// coolDown waits between steps, and as long as the platform asked for.
func (r *capacityRun) coolDown() error {
	if len(r.result.Steps) == 0 {
		return nil
	}
	d := max(cmp.Or(r.CoolDown, CapacityCoolDown), r.result.Steps[len(r.result.Steps)-1].retry)
	r.passed += d
	return r.Wait(r.ctx, d)
}

// resized is the plan with another size or rate, just long enough.
func (r *capacityRun) resized(n int, pace float64) *plan.Plan {
	p := *r.Plan
	hold := cmp.Or(r.Hold, CapacityHold)
	p.Pools, p.Loads = slices.Clone(p.Pools), slices.Clone(p.Loads)
	opened := time.Duration(0)
	for i := range p.Pools {
		pool := &p.Pools[i]
		pool.Forensics = plan.Forensics{LateAttempt: true}
		if i == r.pool {
			pool.Size = n
			if pace > 1 {
				pool.OpenPerSecond = cmp.Or(pool.OpenPerSecond, float64(n)/allAtOnce.Seconds()) / pace
			}
			pool.EnoughLost = r.enoughLost(&p)
		}
		opened = max(opened, pool.OpenAt(pool.Size-1))
	}
	begun := p.WarmUp.D()
	for i := range p.Loads {
		begun = max(begun, p.Loads[i].Start.D())
	}
	length := max(opened, begun) + hold
	p.Duration = dur(length)
	for i := range p.Loads {
		l := &p.Loads[i]
		l.For = min(l.For, dur(length-l.Start.D()))
		if i == r.load {
			l.For = dur(length - l.Start.D())
			l.Stages = []plan.Stage{{From: r.value(n), To: r.value(n), Over: l.For}}
		}
	}
	return &p
}

// allAtOnce is what a storm of opens is spread over before it is slowed down.
const allAtOnce = time.Second

// allowed is how many sockets may be refused or lost, or interactions fail, at
// most for any threshold of the plan to be met still.
func (r *capacityRun) allowed(p *plan.Plan) int64 {
	of := 0.0
	if r.pool >= 0 {
		of = float64(p.Pools[r.pool].Size)
	} else {
		of = p.Loads[r.load].PeakRate() * p.Loads[r.load].For.D().Seconds()
	}
	share := 0.0
	for _, t := range p.Thresholds {
		if t.Name != r.result.Of {
			continue
		}
		switch t.Metric {
		case "held":
			share = max(share, 1-t.Value)
		case "refused", "lost", "failed":
			share = max(share, t.Value)
		}
	}
	return int64(math.Ceil(share * of))
}

func (r *capacityRun) enoughLost(p *plan.Plan) int { return int(r.allowed(p)) + enoughSuffered }

// watcher stops a step in which the target has suffered enough.
type watcher struct {
	plan       *plan.Plan
	pool, load int
	allowed    int64
	late       bool          // the late attempt has its answer
	since      time.Duration // it was enough then
	retry      time.Duration // the longest Retry-After
}

// answerWait is how long the late attempt may take to be made and answered.
const answerWait = 6 * time.Second

// lossWait is how long those are watched that live on beside lost ones: it
// tells an eviction from a lifetime.
const lossWait = 3 * time.Second

func (w *watcher) look(log *trial.Log, b *record.Batch) bool {
	for i := range b.Ends {
		e := &b.Ends[i]
		w.late = w.late || e.Kind == record.Late
		if s, err := strconv.Atoi(e.RetryAfter); err == nil && s > 0 {
			w.retry = max(w.retry, time.Duration(min(s, longestRetry))*time.Second)
		}
	}
	now := reached(b)
	if w.pool < 0 {
		c := &log.Totals().Loads[w.load].Counts
		return c[record.Failed] > w.allowed+enoughSuffered
	}
	c := &log.Totals().Pools[w.pool].Counts
	fallen := c[record.Refused] + c[record.Lost]
	tried := c[record.Opened]+c[record.Refused] >= int64(w.plan.Pools[w.pool].Size)
	if fallen <= w.allowed || fallen < w.allowed+enoughSuffered && !tried {
		return false
	}
	if w.since == 0 {
		w.since = max(now, 1)
	}
	if c[record.Refused] == 0 {
		return now >= w.since+lossWait
	}
	return w.late || now >= w.since+answerWait
}

// longestRetry bounds a Retry-After, in seconds.
const longestRetry = 3600

// read makes a step of an outcome.
func (r *capacityRun) read(n int, why string, p *plan.Plan, o *trial.Outcome, w *watcher) Step {
	s := Step{At: r.value(n), Why: why, Pass: o.Verdict == trial.Pass && o.Env.AbortedBy == "", TookS: seconds(o.Env.Took), retry: w.retry}
	var series *metrics.Series
	measure := record.ConnectUS
	if r.pool >= 0 {
		series, s.PerS = &o.Totals.Pools[r.pool], p.Pools[r.pool].OpenPerSecond
		s.Held, s.Refused, s.Lost = series.Counts[record.Held], series.Counts[record.Refused], series.Counts[record.Lost]
	} else {
		series, s.PerS, measure = &o.Totals.Loads[r.load].Series, s.At, record.LatencyUS
		s.Held, s.Lost = series.Counts[record.Succeeded], series.Counts[record.Failed]
	}
	s.P95MS = math.Round(series.Dists[measure].Summary(.001).P95*1000) / 1000
	for i := range o.Diagnosis.Causes {
		c := &o.Diagnosis.Causes[i]
		if !slices.Contains(c.Pools, r.result.Of) && !slices.Contains(c.Loads, r.result.Of) {
			continue
		}
		if retry, ok := c.Params["retry_after_s"].(float64); ok {
			s.retry = max(s.retry, time.Duration(min(retry, longestRetry)*float64(time.Second)))
		}
		if s.Cause != "" || s.Pass {
			continue
		}
		s.Cause, s.sentence = c.Cause, c.Sentence
		if c.Cause == diagnosis.CapacityCap {
			s.limit, _ = c.Params["limit"].(int)
			s.kind, _ = c.Params["kind"].(string)
		}
	}
	if o.Verdict == trial.Invalid && !o.Valid {
		s.broken = o.Reasons[0]
	}
	return s
}

// knee is from where on answers take much longer than at best, in every step.
func (r *capacityRun) knee() {
	base := math.Inf(1)
	for _, s := range r.result.Steps {
		if s.Held > 0 {
			base = min(base, s.P95MS)
		}
	}
	steps := slices.DeleteFunc(slices.Clone(r.result.Steps), func(s Step) bool { return s.Held == 0 || s.Why == stepSlower })
	slices.SortStableFunc(steps, func(a, b Step) int { return cmp.Compare(b.At, a.At) })
	r.result.Knee = nil
	for _, s := range steps {
		if s.P95MS <= 3*base+kneeFloorMS {
			return
		}
		r.result.Knee = new(s.At)
	}
}

// kneeFloorMS is what the noise of a crowded machine may add.
const kneeFloorMS = 20

// why tells what limits: the count, the rate, or the platform's strength. For
// sockets the same number is opened at a quarter of the rate: a cap stays
// where it is, the others give way.
func (r *capacityRun) why() error {
	s := r.failure() // there is one: the search has an upper end
	if r.load >= 0 {
		r.result.Kind = KindOverload
		if s.Cause == diagnosis.RateLimited {
			r.result.Kind = KindRate
		}
		r.quote()
		return nil
	}
	slow, err := r.step(r.search.high, stepSlower, 4)
	if err != nil {
		return err
	}
	r.knee()
	if slow.broken != "" {
		r.spoiled(slow)
	} else {
		r.result.Slower = new(slow.Pass)
	}
	counted := slow.Refused+slow.Lost > 0 && (slow.Cause == diagnosis.CapacityCap || s.Cause == diagnosis.CapacityCap || r.sharp(&slow))
	switch {
	case !slow.Pass && counted:
		r.result.Kind, r.result.AtCap = KindCap, cmp.Or(slow.kind, s.kind, r.atCap(&slow))
	case slow.Pass && s.Refused > 0 && r.result.Knee == nil:
		r.result.Kind = KindRate
	default:
		r.result.Kind = KindOverload
	}
	r.quote()
	return nil
}

// quote takes the words of a failed step that found the same cause.
func (r *capacityRun) quote() {
	for i := range r.result.Steps {
		if s := &r.result.Steps[i]; !s.Pass && s.Cause == r.result.Kind {
			r.result.Sentence = s.sentence
			return
		}
	}
}

// sharp reports that exactly those were not held who were too many.
func (r *capacityRun) sharp(s *Step) bool {
	return s.Held == int64(r.search.low) || s.Refused+s.Lost == int64(s.At)-int64(r.search.low)
}

// atCap is what happens to one too many.
func (r *capacityRun) atCap(s *Step) string {
	switch {
	case s.Refused == 0:
		return "evict"
	case s.Cause == diagnosis.HandshakeTimeout:
		return "hang"
	}
	return "refuse"
}
