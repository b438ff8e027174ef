package observe

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/rest"
	"holdfast/internal/twin"
)

func client(t *testing.T) *rest.Client {
	t.Helper()
	c, err := rest.New(rest.Options{Wait: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// rehearsal is a twin on loopback, and how to observe it.
func rehearsal(t *testing.T, limits pack.Limits) Options {
	t.Helper()
	tw, err := twin.New(pack.Twin{Version: 1, Profile: pack.ProfileGenesys, Seed: 1, Limits: limits}, twin.Options{Listen: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if err := tw.Start(ctx); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- tw.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	base := tw.Ready().HTTP
	return Options{
		View: pack.Views[pack.ProfileGenesys], Base: base, Every: time.Second, Call: client(t).Call,
		Token: func(ctx context.Context) (string, time.Duration, error) {
			return client(t).Token(ctx, base+"/oauth/token", "watcher", "s", "")
		},
	}
}

// TestTheTwinIsObserved: requests that the run may not make, and is told so by
// 429, are in the platform's own record; what it does not count is not.
func TestTheTwinIsObserved(t *testing.T) {
	o := rehearsal(t, pack.Limits{TokenPerMinute: new(40)})
	const runs = 50 // 36 of 40 is nine tenths, and 10 are refused
	totals := metrics.New(&plan.Plan{Observe: &plan.Observe{Concurrent: o.View.Concurrent}})
	refused := 0
	err := Around(t.Context(), o, record.SinkFunc(totals.Add), func(sink record.Sink) error {
		if err := sink.Put(&record.Batch{Env: &record.Env{}}); err != nil {
			return err
		}
		c := client(t)
		token, _, err := c.Token(t.Context(), o.Base+"/oauth/token", "load", "s", "")
		if err != nil {
			return err
		}
		for range runs {
			_, err := c.Call(t.Context(), "GET", o.Base+"/api/v2/flows", token, "")
			if refusal, ok := errors.AsType[*rest.Refusal](err); ok && refusal.Status == http.StatusTooManyRequests {
				refused++
			} else if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p := &totals.Platform
	limits, total, known := p.Reached()
	if refused != 10 || !known || len(limits) != 1 || limits[0].Key != "client.credentials.token.rate.per.minute" || total < 10 {
		t.Errorf("refused %d times, the platform recorded %+v, %d, known %v; want 10, and that limit at least as often", refused, limits, total, known)
	}
	if use := p.Limits["platform.api/client.credentials.token.rate.per.minute"]; use.Max != 40 || use.Count < 36 {
		t.Errorf("used %+v of the limit, want nearly 40 of 40", use)
	}
	if !p.Most.Known || p.Most.N != 0 || len(p.Now) != 4 {
		t.Errorf("interactions at once %+v of %+v, want 0 of four numbers", p.Most, p.Now)
	}
	if p.Errors != 0 {
		t.Errorf("%d errors, the first %q; want none", p.Errors, p.First)
	}
}

func TestObservedConversationsAreThoseOfTheTwin(t *testing.T) {
	o := rehearsal(t, pack.Limits{})
	totals := metrics.New(&plan.Plan{Observe: &plan.Observe{}})
	err := Around(t.Context(), o, record.SinkFunc(totals.Add), func(sink record.Sink) error {
		return sink.Put(&record.Batch{Env: &record.Env{}, Interactions: []record.Interaction{{Conversation: "00000000-0000-4000-8000-000000000000"}, {Conversation: "../x?y#z"}}})
	})
	if p := &totals.Platform; err != nil || p.Asked != 2 || p.Joined != 0 || p.Errors != 0 {
		t.Errorf("asked for %d, knows %d, errors %d (%s), %v; want 2, 0, 0", p.Asked, p.Joined, p.Errors, p.First, err)
	}
}

// TestTheTwinsOwnLimitHoldsForTheObserver: it is throttled as everybody is, and
// stays away as long as it is told to.
func TestTheTwinsOwnLimitHoldsForTheObserver(t *testing.T) {
	o := rehearsal(t, pack.Limits{TokenPerMinute: new(9)})
	o.Every = 5 * time.Millisecond
	var calls, throttled atomic.Int64
	call, quiet := o.Call, make(chan struct{})
	o.Call = func(ctx context.Context, method, endpoint, token, body string) ([]byte, error) {
		calls.Add(1)
		answer, err := call(ctx, method, endpoint, token, body)
		if refusal, ok := errors.AsType[*rest.Refusal](err); ok && refusal.Status == http.StatusTooManyRequests && throttled.Add(1) == 1 {
			close(quiet)
		}
		return answer, err
	}
	totals := metrics.New(&plan.Plan{Observe: &plan.Observe{Concurrent: o.View.Concurrent}})
	err := Around(t.Context(), o, record.SinkFunc(totals.Add), func(sink record.Sink) error {
		err := sink.Put(&record.Batch{Env: &record.Env{}})
		<-quiet
		return err // the look after it would ask again
	})
	if n := throttled.Load(); err != nil || n != 1 || calls.Load() != 10 || totals.Platform.Errors != 1 {
		t.Errorf("%d calls, %d of them throttled, %d errors, %v; want 9 calls and one that is", calls.Load(), n, totals.Platform.Errors, err)
	}
}

// TestTokensStayOutOfTheRecord: some platforms repeat what they were given.
func TestTokensStayOutOfTheRecord(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"entities":[{"namespace":"n","key":"%s","count":1}],"results":[]}`, r.Header.Get("Authorization"))
	}))
	t.Cleanup(s.Close)
	o := Options{
		View: pack.Views[pack.ProfileGenesys], Base: s.URL, Every: time.Second, Call: client(t).Call,
		Token: func(context.Context) (string, time.Duration, error) { return "CANARY-TOKEN", 0, nil },
	}
	var all []record.Observed
	err := Around(t.Context(), o, record.SinkFunc(func(b *record.Batch) error {
		all = append(all, b.Observed...)
		return nil
	}), func(sink record.Sink) error { return sink.Put(&record.Batch{Env: &record.Env{}}) })
	if text := fmt.Sprintf("%+v", all); err != nil || !strings.Contains(text, "n/Bearer ***") || strings.Contains(text, "CANARY") {
		t.Errorf("%v, recorded %s; want the limit without the token in its name", err, text)
	}
}

// TestHostilePlatformsCostTheRunNothing: whatever they do, the run ends as it
// would have, and the record says what was wrong.
func TestHostilePlatformsCostTheRunNothing(t *testing.T) {
	for name, c := range map[string]struct {
		handle http.HandlerFunc
		want   string
	}{
		"no access": {func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, `{"code":"missing.permission","message":"%s\u001b[31m"}`, r.Header.Get("Authorization"))
		}, `conversations activity: status 403: missing.permission: Bearer ***\u001b[31m`},
		"a page": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") }, "conversations activity: the answer is no JSON object"},
		"redirect": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://192.0.2.1/", http.StatusFound)
		}, "conversations activity: status 302"},
		"endless": {func(w http.ResponseWriter, _ *http.Request) {
			for range 10_000 {
				if _, err := w.Write([]byte(strings.Repeat("[", 1<<10))); err != nil {
					return
				}
			}
		}, "conversations activity: the answer is no JSON object"},
		"deep":     {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"results":`+strings.Repeat(`[`, 1<<19)) }, "conversations activity: the answer is no JSON object"},
		"hangs up": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "conversations activity: EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(c.handle)
			t.Cleanup(s.Close)
			o := Options{
				View: pack.Views[pack.ProfileGenesys], Base: s.URL, Every: 10 * time.Millisecond, Call: client(t).Call,
				Token: func(context.Context) (string, time.Duration, error) { return "CANARY-TOKEN", 0, nil },
			}
			totals := metrics.New(&plan.Plan{Observe: &plan.Observe{Concurrent: o.View.Concurrent}})
			began := time.Now()
			err := Around(t.Context(), o, record.SinkFunc(totals.Add), func(sink record.Sink) error {
				return sink.Put(&record.Batch{Env: &record.Env{}})
			})
			p := &totals.Platform
			if err != nil || p.Errors < 7 || !strings.HasPrefix(p.First, c.want) || strings.Contains(p.First, "CANARY") {
				t.Errorf("%v; %d errors, the first %q; want one for each query, and %q", err, p.Errors, p.First, c.want)
			}
			if p.Most.Known || len(p.Now)+len(p.Limits) > 0 {
				t.Errorf("told %+v by a platform that told nothing", p)
			}
			if took := time.Since(began); took > 2*aside+5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
