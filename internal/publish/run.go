package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"holdfast/internal/publish/queue"
)

// Runner works a plan off.
type Runner struct {
	Store  Store
	Caller Caller
	// Listener hears the platform's notices; nil: it is only asked.
	Listener Listener
	// PerMinute is the token's limit until the platform tells its own; 0: the
	// documented one.
	PerMinute float64
	// Hide takes secrets out of what is kept of answers; nil: there are none.
	Hide func(string) string
	// Park is the longest wait for a limit that the process stays for; 0: it
	// stays always.
	Park time.Duration
	// Watch is told how things stand about every second and at the end; nil:
	// nobody is.
	Watch func(View)
	// Random is chance, in [0, 1); nil: the real one.
	Random func() float64

	// boundary is called wherever a crash would leave something different
	// behind; for tests, by which processes are killed there.
	boundary func()
}

// Boundary sets what is called wherever a crash would leave something
// different behind. It is for tests.
func (r *Runner) Boundary(f func()) { r.boundary = f }

// View is how things stand.
type View struct {
	Count     map[queue.State]int
	Calls     int
	Throttled int
	PerMinute float64   // items over a minute, lately
	Limit     float64   // calls per minute
	Held      time.Time // until when a limit or an absence holds everything up; zero: neither does
	Trouble   string    // and why
	Left      time.Duration
	Now       time.Time
}

// Errors by which work ends before it is done. It is kept.
var (
	ErrInterrupted = errors.New("interrupted")
	ErrParked      = errors.New("parked")
)

// Parked says until when, and why.
type Parked struct {
	Until time.Time
	Why   string
}

func (p *Parked) Error() string {
	return "held up until " + p.Until.Format("2006-01-02 15:04:05 MST") + ": " + p.Why
}

// Is makes it an ErrParked.
func (p *Parked) Is(target error) bool { return target == ErrParked }

const (
	// grace is how long calls that are on their way when the work is
	// interrupted may take to be answered.
	grace = 5 * time.Second
	// mostCalls is how many are on their way at once, for all scopes.
	mostCalls = 64
	// maxLogins is how often a login is tried that may work later.
	maxLogins = 30
)

type result struct {
	work   queue.Work
	answer queue.Answer
	err    error
}

// run is one process's part of the work.
type run struct {
	*Runner
	q       *queue.Queue
	before  Progress // of earlier processes
	began   time.Time
	results chan result
	flying  int
	calls   context.Context
	cut     context.CancelFunc
	work    sync.WaitGroup
	logins  int
	rate    meter
	ear     *ear
	chance  func() float64
	watched time.Time
}

// Run works until everything is over, or until it can't or must not go on. The
// error says why; what was done is kept in any case.
func (r *Runner) Run(ctx context.Context) error {
	plan, before, ok, err := r.Store.Plan(ctx)
	if err == nil && !ok {
		err = errors.New("there is no plan in it")
	}
	if err != nil {
		return fmt.Errorf("read ledger: %w", err)
	}
	items, err := r.Store.Items(ctx)
	if err != nil {
		return fmt.Errorf("read ledger: %w", err)
	}
	if len(items) != plan.Items {
		return fmt.Errorf("read ledger: %d items of a plan of %d", len(items), plan.Items)
	}
	random := r.Random
	if random == nil {
		random = rand.Float64
	}
	limit := r.PerMinute
	if limit == 0 {
		limit = before.Limit
	}
	if limit == 0 {
		limit = queue.DefaultPerMinute
	}
	q, err := queue.New(items, programs(), queue.Options{PerMinute: map[string]float64{scopeToken: limit, scopeStorage: 0}, Random: random})
	if err != nil {
		return err
	}
	if r.boundary == nil {
		r.boundary = func() {}
	}
	w := &run{Runner: r, q: q, before: before, began: time.Now(), results: make(chan result, mostCalls), chance: random}
	w.ear = w.newEar()
	w.calls, w.cut = context.WithCancel(context.WithoutCancel(ctx))
	defer w.work.Wait()
	defer w.cut()
	for scope, until := range before.Holds {
		q.Hold(scope, until)
	}
	if changed := q.Recover(w.began); len(changed) > 0 {
		if err := w.save(changed); err != nil {
			return err
		}
	}
	return w.loop(ctx)
}

func (r *run) loop(ctx context.Context) error {
	for {
		now := time.Now()
		beside := r.channel(now)
		work, changed := r.q.Take(now, mostCalls-r.flying-len(beside))
		r.ear.want(work)
		for _, w := range work {
			if w.Call.Effect {
				changed = append(changed, w.Items...)
			}
		}
		if err := r.launch(append(work, beside...), changed); err != nil {
			return err
		}
		if r.q.Over() {
			r.show(true)
			return r.save(nil)
		}
		if until := r.q.Next(now); r.Park > 0 && r.flying == 0 && until.Sub(now) > r.Park {
			r.show(true)
			return errors.Join(r.save(nil), &Parked{until, cmp.Or(r.q.Trouble(now), "nothing is due before")})
		}
		if err := r.wait(ctx); err != nil {
			return err
		}
	}
}

// launch makes calls, once the ledger knows of those that have an effect.
func (r *run) launch(work []queue.Work, changed []*queue.Item) error {
	if len(changed) > 0 {
		if err := r.save(changed); err != nil {
			return err
		}
	}
	for _, w := range work {
		r.flying++
		r.work.Go(func() {
			r.boundary()
			begun := time.Now()
			answer, err := r.Caller.Do(r.calls, w.Call)
			answer.Took = time.Since(begun)
			r.boundary()
			r.results <- result{w, answer, err}
		})
	}
	return nil
}

// wait takes answers, or lets time pass until something is due.
func (r *run) wait(ctx context.Context) error {
	now := time.Now()
	r.show(false)
	look := now.Add(time.Second) // for whoever watches
	if next := r.q.Next(now); !next.IsZero() && next.Before(look) {
		look = next
	}
	timer := time.NewTimer(max(look.Sub(now), 0))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return r.interrupted()
	case got := <-r.results:
		return r.took(got)
	case n := <-r.ear.heard:
		r.hear(n)
	case <-timer.C:
	}
	return nil
}

// took takes an answer, and whatever others have come in. What was taken is
// kept, also when one of them ends the work.
func (r *run) took(first result) error {
	var changed []*queue.Item
	for got, more := first, true; more; {
		list, err := r.settle(got)
		changed = append(changed, list...)
		if err != nil {
			return errors.Join(err, r.save(changed), r.leave())
		}
		select {
		case got = <-r.results:
		default:
			more = false
		}
	}
	return r.save(changed)
}

// settle takes one answer. The error ends the work.
func (r *run) settle(got result) ([]*queue.Item, error) {
	now := time.Now()
	r.flying--
	if len(got.work.Items) == 0 {
		r.listen(now, got.answer, got.err)
	}
	if got.err == nil {
		r.logins = 0
		before := r.q.Count(queue.Pending)
		changed := r.q.Done(now, got.work, got.answer)
		r.rate.add(now, before-r.q.Count(queue.Pending))
		return changed, nil
	}
	changed := r.q.Unauthorized(now, got.work)
	login, ok := errors.AsType[*LoginError](got.err)
	if !ok || !login.Later || r.logins >= maxLogins {
		return changed, got.err
	}
	if r.q.Holds(now)[scopeToken].IsZero() { // else another call of the same moment has met it
		r.logins++
		r.q.HoldAll(now, scopeToken, r.logins, login.Error())
	}
	if login.Wait > 0 {
		r.q.Hold(scopeToken, now.Add(login.Wait))
	}
	return changed, nil
}

// interrupted lets what is on its way come in, for a while.
func (r *run) interrupted() error {
	err := r.leave()
	r.show(true)
	return cmp.Or(err, ErrInterrupted) // what could not be kept is the worse news
}

// leave takes the last answers.
func (r *run) leave() error {
	end := time.AfterFunc(grace, r.cut)
	defer end.Stop()
	for r.flying > 0 {
		got := <-r.results
		r.flying--
		var changed []*queue.Item
		if got.err != nil {
			changed = r.q.Unauthorized(time.Now(), got.work)
		} else {
			changed = r.q.Done(time.Now(), got.work, got.answer)
		}
		if err := r.save(changed); err != nil {
			return err
		}
	}
	return r.save(nil)
}

// save writes where items stand, and returns when that is safe.
func (r *run) save(items []*queue.Item) error {
	r.boundary()
	if r.Hide != nil {
		for _, it := range items {
			it.Mask(r.Hide)
		}
	}
	if err := r.Store.Save(context.WithoutCancel(r.calls), items, r.progress()); err != nil {
		r.cut()
		return fmt.Errorf("write ledger: %w", err)
	}
	r.boundary()
	return nil
}

func (r *run) progress() Progress {
	now := time.Now()
	return Progress{
		Calls: r.before.Calls + r.q.Calls, Throttled: r.before.Throttled + r.q.Throttled,
		Took: r.before.Took + now.Sub(r.began), Lost: r.before.Lost + r.q.Lost,
		Holds: r.q.Holds(now), Trouble: r.q.Trouble(now), Limit: r.q.Limit(scopeToken), At: now, Notices: r.ear.Notices,
	}
}

// show tells whoever watches.
func (r *run) show(last bool) {
	now := time.Now()
	if r.Watch == nil || !last && now.Sub(r.watched) < time.Second {
		return
	}
	r.watched = now
	v := View{
		Count: map[queue.State]int{}, Calls: r.before.Calls + r.q.Calls, Throttled: r.before.Throttled + r.q.Throttled,
		PerMinute: r.rate.perMinute(now), Limit: r.q.Limit(scopeToken), Held: r.q.Held(now), Trouble: r.q.Trouble(now), Now: now,
	}
	for _, s := range queue.States {
		v.Count[s] = r.q.Count(s)
	}
	if v.PerMinute > 0 {
		v.Left = time.Duration(float64(v.Count[queue.Pending]) / v.PerMinute * float64(time.Minute))
	}
	r.Watch(v)
}

// meter is how many a minute, over the last half minute.
type meter struct {
	marks []mark
}

type mark struct {
	at time.Time
	n  int
}

const meterSpan = 30 * time.Second

func (m *meter) add(now time.Time, n int) {
	if n == 0 {
		return
	}
	if k := len(m.marks); k > 0 && now.Sub(m.marks[k-1].at) < time.Second {
		m.marks[k-1].n += n
		return
	}
	if len(m.marks) > 0 && now.Sub(m.marks[0].at) > meterSpan {
		m.marks = m.marks[1:]
	}
	m.marks = append(m.marks, mark{now, n})
}

func (m *meter) perMinute(now time.Time) float64 {
	sum, since := 0, time.Time{}
	for _, k := range m.marks {
		if now.Sub(k.at) <= meterSpan {
			if since.IsZero() {
				since = k.at
			}
			sum += k.n
		}
	}
	if span := now.Sub(since); sum > 0 && span > 2*time.Second {
		return float64(sum) / span.Minutes()
	}
	return 0
}
