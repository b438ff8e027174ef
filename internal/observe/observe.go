// Package observe reads the platform's own counters beside a run: how many
// interactions it counts, how much of its limits is used up, how often it says
// that one was reached.
//
// It only looks: before, during and after the run, on a goroutine of its own.
// What it finds are facts of the record. It judges nothing, and a platform
// that refuses, breaks or does not answer costs the run nothing: that is a
// fact, too. It repeats no request before the next look is due, leaves out
// looks that it is too late for, and obeys Retry-After.
package observe

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"holdfast/internal/backoff"
	"holdfast/internal/pack"
	"holdfast/internal/record"
	"holdfast/internal/rest"
	"holdfast/internal/safe"
)

// Options is whom to ask, and how.
type Options struct {
	View  pack.View
	Base  string        // http(s)://HOST[:PORT][/PATH], what the view's paths stand behind
	Every time.Duration // between two looks
	// Call sends a request, as rest.Client.Call does.
	Call func(ctx context.Context, method, endpoint, token, body string) ([]byte, error)
	// Token gets a token, and how long it is good for, 0 for unknown.
	Token func(ctx context.Context) (token string, expires time.Duration, err error)
}

const (
	// aside bounds the looks before and after the run, which nobody wants to
	// wait for.
	aside = 3 * time.Second
	// patience bounds one request.
	patience = 5 * time.Second
	// longestPause is the longest time until the next try after failures, if
	// the platform does not ask for more.
	longestPause = time.Minute
	// unasked is how long to stay away after a 429 that does not say.
	unasked = 30 * time.Second
	// history is how far back before the run the platform is asked what limits
	// were reached, and how far ahead of our clock its own may be. What it
	// recorded in the run is the difference between the last answer and the
	// first, whatever its clock says.
	history = 10 * time.Minute
	// most is how many series of a kind are kept.
	most = 200
	// lookups is how many conversations are looked up after the run.
	lookups = 20
	// shortestMasked is from what length on a token is looked for in answers: a
	// shorter one may be part of anything.
	shortestMasked = 8
	// maxText bounds names and errors, in bytes.
	maxText = 200
)

// Around calls run with a sink that hands on what it is given to sink, and puts
// beside it what the platform says of itself. It looks once before run, every
// so often while it goes on, and once after it. Cancelling ctx ends the
// observation and not the run. The error is that of run or sink.
func Around(ctx context.Context, o Options, sink record.Sink, run func(record.Sink) error) error {
	w := &watcher{Options: o, out: outlet{sink: sink}, began: time.Now(), kept: map[record.ObservedKind]map[string]bool{}}
	for i := range o.View.Queries {
		w.queries = append(w.queries, query{Query: &o.View.Queries[i]})
	}
	w.briefly(ctx, w.look)
	watching, stop := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() { w.watch(watching) })
	err := run(record.SinkFunc(w.out.put))
	stop()
	wg.Wait()
	if err == nil {
		w.briefly(ctx, func(ctx context.Context) {
			for i := range w.queries {
				w.queries[i].due = time.Time{}
			}
			w.look(ctx)
			w.lookUp(ctx)
		})
		if w.notKept > 0 {
			w.tell(record.ObservedNotKept, w.notKept)
		}
	}
	return cmp.Or(err, w.out.broken())
}

// watcher is an observation. Only one goroutine looks at a time.
type watcher struct {
	Options

	out     outlet
	began   time.Time
	queries []query
	kept    map[record.ObservedKind]map[string]bool
	notKept int64

	token    string
	renew    time.Time // when to get the next token
	failures int       // of tokens, in a row
	paused   time.Time // nothing is asked before that
}

// query is one of the platform's, and when it is asked next.
type query struct {
	*pack.Query

	due      time.Time
	paused   time.Time // not asked before that, whatever is due
	failures int       // in a row
	refused  bool      // for good
}

// briefly looks for a short time.
func (w *watcher) briefly(ctx context.Context, look func(context.Context)) {
	ctx, stop := context.WithTimeout(ctx, aside)
	defer stop()
	look(ctx)
}

// watch looks every so often. Looks that are due while another one is under
// way are left out.
func (w *watcher) watch(ctx context.Context) {
	next := time.Now().Add(w.Every)
	timer := time.NewTimer(w.Every)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		w.look(ctx)
		next = next.Add(w.Every)
		if late := time.Since(next); late > 0 {
			skipped := int64(late/w.Every) + 1
			next = next.Add(time.Duration(skipped) * w.Every)
			w.tell(record.ObservedSkipped, skipped)
		}
		timer.Reset(time.Until(next))
	}
}

// look asks everything that is due. All that it finds has the time at which it
// began, so that it can be added up.
func (w *watcher) look(ctx context.Context) {
	at := time.Now()
	var found []record.Observed
	for i := range w.queries {
		q := &w.queries[i]
		// Timers are not exact: what is due within half a look is asked now.
		if q.refused || at.Before(q.paused) || at.Before(q.due.Add(-w.Every/2)) {
			continue
		}
		if ctx.Err() != nil || time.Now().Before(w.paused) || !w.hasToken(ctx, at) {
			break
		}
		q.due = at.Add(q.Query.Every(w.Every))
		answer, err := w.ask(ctx, q.Method, q.Path, strings.ReplaceAll(q.Body, pack.Interval, w.interval(at)))
		if err == nil {
			var values []record.Observed
			if values, err = read(q.Query, answer); err == nil {
				q.failures = 0
				found = append(found, values...)
				continue
			}
		}
		w.failed(ctx, at, q, err)
	}
	w.keep(at, found)
}

// ask sends one request. An answer that repeats the token is kept without it.
func (w *watcher) ask(ctx context.Context, method, path, body string) ([]byte, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	answer, err := w.Call(ctx, method, w.Base+path, w.token, body)
	if len(w.token) >= shortestMasked {
		answer = []byte(safe.Hider(w.token).Replace(string(answer)))
	}
	return answer, err
}

// interval is the time that the platform is asked about: the same beginning
// every time, so that what it counts only grows.
func (w *watcher) interval(at time.Time) string {
	const form = "2006-01-02T15:04:05.000Z"
	return w.began.Add(-history).UTC().Format(form) + "/" + at.Add(history).UTC().Format(form)
}

// refreshPart is the part of a token's life after which the next one is
// fetched.
const refreshPart = 0.8

// hasToken gets a token if there is none, or if the one there is gets old.
func (w *watcher) hasToken(ctx context.Context, at time.Time) bool {
	if w.token != "" && (w.renew.IsZero() || at.Before(w.renew)) {
		return true
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	token, expires, err := w.Token(ctx)
	if err != nil {
		w.failed(ctx, at, nil, err)
		return false
	}
	w.token, w.renew = token, time.Time{}
	if expires > 0 {
		w.renew = at.Add(time.Duration(refreshPart * float64(expires)))
	}
	return true
}

// failed notes that a request brought nothing, and decides when to try again;
// q is nil for a token. What the end of the run has cut off is no failure; a
// refusal is one, and holds for the look after the run.
func (w *watcher) failed(ctx context.Context, at time.Time, q *query, err error) {
	refusal, refused := errors.AsType[*rest.Refusal](err)
	if !refused && errors.Is(ctx.Err(), context.Canceled) {
		return
	}
	fact := record.Observed{Kind: record.ObservedError, Series: "token", Detail: safe.Text(err.Error(), maxText)}
	if q != nil {
		fact.Series = q.Name
	}
	if errors.Is(err, context.DeadlineExceeded) {
		fact.Detail = "no answer in time"
	}
	now, status := time.Now(), 0
	if refused {
		status = refusal.Status
		if wait, given := backoff.RetryAfter(refusal.RetryAfter, now); given {
			w.paused = now.Add(wait)
		} else if status == http.StatusTooManyRequests {
			w.paused = now.Add(unasked)
		}
	}
	fact.Value = int64(status)
	again := func(failures int) time.Time {
		return now.Add(backoff.Policy{Base: w.Every, Cap: max(w.Every, longestPause), Jitter: backoff.None}.Delay(failures, 0))
	}
	switch {
	case q == nil, status == http.StatusUnauthorized:
		w.token = ""
		w.failures++
		w.paused = later(w.paused, again(w.failures))
	case status/100 == 4 && status != http.StatusTooManyRequests && status != http.StatusRequestTimeout:
		q.refused = true // it is not there, or not for us
	default:
		q.failures++
		q.paused = again(q.failures)
	}
	w.out.observed(at, []record.Observed{fact})
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// keep puts what was found, as far as there is room for its series.
func (w *watcher) keep(at time.Time, found []record.Observed) {
	if len(found) == 0 {
		return
	}
	w.failures = 0 // the token is good
	kept := found[:0]
	for _, f := range found {
		known := w.kept[f.Kind]
		if known == nil {
			known = map[string]bool{}
			w.kept[f.Kind] = known
		}
		if !known[f.Series] && len(known) == most {
			w.notKept++
			continue
		}
		known[f.Series] = true
		kept = append(kept, f)
	}
	w.out.observed(at, kept)
}

// tell puts a count of the observation's own.
func (w *watcher) tell(kind record.ObservedKind, n int64) {
	w.out.observed(time.Now(), []record.Observed{{Kind: kind, Value: n}})
}

// lookUp asks for conversations that the run's interactions were given.
func (w *watcher) lookUp(ctx context.Context) {
	var found []record.Observed
	at := time.Now()
	for _, id := range w.out.ids {
		if ctx.Err() != nil || time.Now().Before(w.paused) || !w.hasToken(ctx, at) {
			break
		}
		answer, err := w.ask(ctx, http.MethodGet, strings.Replace(w.View.Conversation, "ID", url.PathEscape(id), 1), "")
		fact := record.Observed{Kind: record.ObservedConversation, Series: id}
		refusal, refused := errors.AsType[*rest.Refusal](err)
		switch {
		case err == nil && isConversation(answer, id):
			fact.Value = 1
		case err == nil, refused && refusal.Status == http.StatusNotFound:
		default:
			w.failed(ctx, at, &query{Query: &pack.Query{Name: "conversation"}}, err)
			w.out.observed(at, found)
			return
		}
		found = append(found, fact)
	}
	w.out.observed(at, found)
}

// outlet is the way to the run's sink, which takes one batch at a time.
type outlet struct {
	mu      sync.Mutex
	sink    record.Sink
	start   time.Time // of the run; zero: it has not begun
	waiting []finding // for the run to begin
	ids     []string  // of conversations, the first ones
	err     error     // of the sink, from what was observed
}

// finding is what was found at an instant.
type finding struct {
	at    time.Time
	facts []record.Observed
}

// put hands on what the run says. Its first word is the environment; there the
// time of the run begins, as exactly as looks from outside need it.
func (o *outlet) put(b *record.Batch) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i := range b.Interactions {
		if id := b.Interactions[i].Conversation; id != "" && len(o.ids) < lookups && !slices.Contains(o.ids, id) {
			o.ids = append(o.ids, id)
		}
	}
	if err := o.sink.Put(b); err != nil {
		return err
	}
	if b.Env == nil || !o.start.IsZero() {
		return nil
	}
	o.start = time.Now()
	for _, f := range o.waiting {
		if err := o.send(f); err != nil {
			return err
		}
	}
	o.waiting = nil
	return nil
}

// observed hands on what was found at an instant.
func (o *outlet) observed(at time.Time, facts []record.Observed) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch f := (finding{at, facts}); {
	case len(facts) == 0, o.err != nil:
	case o.start.IsZero():
		o.waiting = append(o.waiting, f)
	default:
		o.err = o.send(f)
	}
}

// send puts what was found on the time of the run.
func (o *outlet) send(f finding) error {
	for i := range f.facts {
		f.facts[i].At = f.at.Sub(o.start)
	}
	return o.sink.Put(&record.Batch{Observed: f.facts})
}

func (o *outlet) broken() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}
