package observe

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/record"
	"holdfast/internal/rest"
)

// fake is a platform in virtual time.
type fake struct {
	answer  func(path string) (string, error) // nil: good answers
	lag     time.Duration                     // before each answer
	expires time.Duration
	noToken error

	asked  []ask
	tokens int
}

type ask struct {
	at   time.Duration // since the fake was made
	path string
}

var good = map[string]string{
	"/api/v2/analytics/conversations/activity/query": `{"results":[
		{"group":{"mediaType":"chat"},"data":[{"metric":"oWaiting","count":3},{"metric":"oInteracting","count":4}]},
		{"group":{"mediaType":"voice"},"data":[{"metric":"oWaiting","stats":{"count":2}}]}]}`,
	"/api/v2/analytics/flows/activity/query":        `{"results":[{"data":[{"metric":"oFlow","count":10}]}]}`,
	"/api/v2/analytics/ratelimits/aggregates/query": `{}`,
}

func (f *fake) options(every time.Duration) Options {
	began := time.Now()
	return Options{
		View: pack.Views[pack.ProfileGenesys], Base: "http://platform.test", Every: every,
		Call: func(ctx context.Context, _, endpoint, token, _ string) ([]byte, error) {
			at, err := url.Parse(endpoint)
			if err != nil || token == "" {
				return nil, fmt.Errorf("asked at %s with the token %q", endpoint, token)
			}
			f.asked = append(f.asked, ask{time.Since(began), at.Path})
			select {
			case <-time.After(f.lag):
			case <-ctx.Done():
				return nil, ctx.Err()
			}
			if f.answer != nil {
				text, err := f.answer(at.Path)
				return []byte(text), err
			}
			return []byte(cmp.Or(good[at.Path], `{"entities":[]}`)), nil
		},
		Token: func(context.Context) (string, time.Duration, error) {
			f.tokens++
			return fmt.Sprint("token-", f.tokens), f.expires, f.noToken
		},
	}
}

// times are when something was asked whose path ends so.
func (f *fake) times(end string) []time.Duration {
	var all []time.Duration
	for _, a := range f.asked {
		if strings.HasSuffix(a.path, end) {
			all = append(all, a.at.Round(time.Second))
		}
	}
	return all
}

// facts collects what Around puts.
type facts struct {
	observed []record.Observed
	batches  int
}

func (f *facts) Put(b *record.Batch) error {
	f.batches++
	f.observed = append(f.observed, b.Observed...)
	return nil
}

func (f *facts) of(kind record.ObservedKind) []record.Observed {
	return slices.DeleteFunc(slices.Clone(f.observed), func(o record.Observed) bool { return o.Kind != kind })
}

// lasting is a run that begins and then takes so long.
func lasting(d time.Duration) func(record.Sink) error {
	return func(sink record.Sink) error {
		err := sink.Put(&record.Batch{Env: &record.Env{}})
		time.Sleep(d) // virtual
		return errors.Join(err, sink.Put(&record.Batch{Env: &record.Env{Complete: true}}))
	}
}

// observing is an observation in virtual time, and how long it took.
func observing(t *testing.T, f *fake, every, run time.Duration) (found *facts, took time.Duration) {
	t.Helper()
	found = &facts{}
	began := time.Now()
	if err := Around(t.Context(), f.options(every), found, lasting(run)); err != nil {
		t.Fatal(err)
	}
	return found, time.Since(began)
}

func seconds(all ...int) []time.Duration {
	var d []time.Duration
	for _, s := range all {
		d = append(d, time.Duration(s)*time.Second)
	}
	return d
}

func TestLooksBeforeBesideAndAfterTheRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{lag: time.Millisecond}
		found, took := observing(t, f, 5*time.Second, 23*time.Second)
		if got, want := f.times("flows/activity/query"), seconds(0, 5, 10, 15, 20, 23); !slices.Equal(got, want) {
			t.Errorf("looked at %v, want %v", got, want)
		}
		if got, want := f.times("ratelimits/aggregates/query"), seconds(0, 10, 20, 23); !slices.Equal(got, want) {
			t.Errorf("asked for limits at %v, want %v", got, want)
		}
		var at []time.Duration
		for _, o := range found.of(record.ObservedNow) {
			if o.Series == "oFlow" {
				at = append(at, o.At)
			}
			want := map[string]int64{"oFlow": 10, "oWaiting": 5, "oAlerting": 0, "oInteracting": 4}[o.Series]
			if o.Value != want {
				t.Errorf("%s = %d at %v, want %d", o.Series, o.Value, o.At, want)
			}
		}
		if len(at) != 6 || at[0] >= 0 || at[0] < -time.Second || at[1] < 4*time.Second || at[5] < 23*time.Second {
			t.Errorf("on the time of the run: %v, want one look before 0 and the last at its end", at)
		}
		if n := len(found.of(record.ObservedError)); n != 0 || took > 24*time.Second {
			t.Errorf("%d errors, took %v; want none, and hardly more than the run", n, took)
		}
	})
}

func refusal(status int, retryAfter string) error {
	return &rest.Refusal{Status: status, RetryAfter: retryAfter, Message: "no"}
}

// TestPlatformsThatRefuseAreNotStormed: in ten minutes at the shortest
// interval, which would be 1,500 requests of a platform that answers.
func TestPlatformsThatRefuseAreNotStormed(t *testing.T) {
	for name, c := range map[string]struct {
		f      *fake
		most   int   // requests
		status int64 // of the errors
		detail string
	}{
		"wrong token":  {&fake{answer: func(string) (string, error) { return "", refusal(401, "") }}, 20, 401, "status 401: no"},
		"forbidden":    {&fake{answer: func(string) (string, error) { return "", refusal(403, "") }}, 7, 403, "status 403: no"},
		"not there":    {&fake{answer: func(string) (string, error) { return "", refusal(404, "") }}, 7, 404, "status 404: no"},
		"broken":       {&fake{answer: func(string) (string, error) { return "", refusal(503, "") }}, 7 * 20, 503, "status 503: no"},
		"garbage":      {&fake{answer: func(string) (string, error) { return "<html>", nil }}, 7 * 20, 0, "the answer is no JSON object"},
		"another form": {&fake{answer: func(string) (string, error) { return `{"message":"later"}`, nil }}, 7 * 20, 0, "the answer holds no results"},
		"throttled":    {&fake{answer: func(string) (string, error) { return "", refusal(429, "210") }}, 4, 429, "status 429: no"},
		"429 without a word": {
			&fake{answer: func(string) (string, error) { return "", refusal(429, "") }}, 22, 429, "status 429: no",
		},
		"no token": {&fake{noToken: refusal(400, "")}, 0, 400, "status 400: no"},
		"silent":   {&fake{lag: time.Hour}, 7 * 20, 0, "no answer in time"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				found, took := observing(t, c.f, time.Second, 10*time.Minute)
				failures := found.of(record.ObservedError)
				if n := len(c.f.asked); n > c.most || c.f.tokens > 20 {
					t.Errorf("asked %d times and for %d tokens, want at most %d and 20", n, c.f.tokens, c.most)
				}
				if len(failures) == 0 || failures[0].Value != c.status || failures[0].Detail != c.detail {
					t.Errorf("errors %+v, want the first with status %d and %q", failures, c.status, c.detail)
				}
				if len(failures) < len(c.f.asked)-1 { // the last one may have been cut off by the end of the run
					t.Errorf("%d requests brought nothing, and %d errors are recorded", len(c.f.asked), len(failures))
				}
				if n := len(found.of(record.ObservedNow)); n > 0 {
					t.Errorf("%d numbers from a platform that told none", n)
				}
				if took > 10*time.Minute+2*aside {
					t.Errorf("took %v, want at most %v more than the run", took, 2*aside)
				}
			})
		})
	}
}

func TestRetryAfterIsObeyed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		throttled := true
		f := &fake{}
		f.answer = func(path string) (string, error) {
			if throttled {
				throttled = false
				return "", refusal(429, "17")
			}
			return cmp.Or(good[path], `{"entities":[]}`), nil
		}
		observing(t, f, 5*time.Second, 32*time.Second)
		if got, want := f.times("conversations/activity/query"), seconds(0, 20, 25, 30, 32); !slices.Equal(got, want) {
			t.Errorf("asked at %v, want %v", got, want)
		}
	})
}

// TestRetryAfterAtTheEndIsObeyed: a refusal that comes in as the run ends holds
// for the look after it.
func TestRetryAfterAtTheEndIsObeyed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, found := &fake{}, &facts{}
		ended, refused := make(chan struct{}), false
		o := f.options(5 * time.Second)
		call := o.Call
		o.Call = func(ctx context.Context, method, endpoint, token, body string) ([]byte, error) {
			if !refused && len(f.asked) >= 7 { // the first look is over
				refused = true
				close(ended)
				<-ctx.Done()
				return nil, refusal(429, "17")
			}
			return call(ctx, method, endpoint, token, body)
		}
		err := Around(t.Context(), o, found, func(sink record.Sink) error {
			err := sink.Put(&record.Batch{Env: &record.Env{}})
			<-ended
			return err
		})
		if failures := found.of(record.ObservedError); err != nil || len(f.asked) != 7 || len(failures) != 1 {
			t.Errorf("%v, asked %d times, errors %+v; want nothing asked after the first look and the refusal", err, len(f.asked), failures)
		}
	})
}

func TestWhatIsNotThereIsLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{}
		f.answer = func(path string) (string, error) {
			if strings.Contains(path, "flows") {
				return "", refusal(403, "")
			}
			return cmp.Or(good[path], `{"entities":[]}`), nil
		}
		observing(t, f, 5*time.Second, 21*time.Second)
		if n, others := len(f.times("flows/activity/query")), len(f.times("conversations/activity/query")); n != 1 || others != 6 {
			t.Errorf("asked %d times for what is forbidden and %d times for the rest, want 1 and 6", n, others)
		}
	})
}

func TestLooksThatAreTooLateAreLeftOutAndCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{lag: 1200 * time.Millisecond} // two requests take longer than two looks
		found, _ := observing(t, f, time.Second, 30*time.Second)
		skipped := int64(0)
		for _, o := range found.of(record.ObservedSkipped) {
			skipped += o.Value
		}
		looks := int64(len(f.times("conversations/activity/query")))
		if skipped == 0 || looks+skipped > 33 {
			t.Errorf("%d looks and %d left out of 30 beside the run and 2 more", looks, skipped)
		}
	})
}

func TestTokensAreRenewed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{expires: 100 * time.Second}
		observing(t, f, 5*time.Second, 4*time.Minute)
		if f.tokens != 4 { // at 0, 80, 160 and 240 s
			t.Errorf("%d tokens in 4 minutes, want 4 that live 100 s each", f.tokens)
		}
	})
}

func TestInterruptedRunsAreNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{lag: time.Second}
		ctx, cancel := context.WithCancel(t.Context())
		found := &facts{}
		began := time.Now()
		err := Around(ctx, f.options(5*time.Second), found, func(sink record.Sink) error {
			_ = sink.Put(&record.Batch{Env: &record.Env{}})
			time.Sleep(5*time.Second + 100*time.Millisecond) // a look is under way
			cancel()
			return nil
		})
		if took := time.Since(began); err != nil || took > aside+5200*time.Millisecond {
			t.Errorf("ended after %v with %v, want at once", took, err)
		}
		if failures := found.of(record.ObservedError); len(failures) > 1 { // the one that the look before the run did not wait for
			t.Errorf("errors %+v, want none for what the end has cut off", failures)
		}
	})
}

func TestErrorsAreThoseOfTheRunAndTheSink(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{}
		wrong := errors.New("wrong")
		if err := Around(t.Context(), f.options(time.Second), &facts{}, func(record.Sink) error { return wrong }); !errors.Is(err, wrong) {
			t.Errorf("error %v, want the run's", err)
		}
		full := record.SinkFunc(func(b *record.Batch) error {
			if len(b.Observed) > 0 && b.Observed[0].At > 0 {
				return wrong
			}
			return nil
		})
		if err := Around(t.Context(), f.options(time.Second), full, lasting(3*time.Second)); !errors.Is(err, wrong) {
			t.Errorf("error %v, want the sink's", err)
		}
	})
}

func TestNamesWithoutEndAreBoundedAndCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		f := &fake{}
		f.answer = func(path string) (string, error) {
			if !strings.HasSuffix(path, "/counts") {
				return cmp.Or(good[path], `{}`), nil
			}
			var b strings.Builder
			for range 150 {
				n++
				fmt.Fprintf(&b, `,{"namespace":"ns\u001b","key":"k%d","count":1}`, n)
			}
			return `{"entities":[` + b.String()[1:] + `]}`, nil
		}
		found, _ := observing(t, f, 5*time.Second, 4*time.Second)
		limits, lost := found.of(record.ObservedLimit), found.of(record.ObservedNotKept)
		if len(limits) != most || len(lost) != 1 || lost[0].Value != int64(n-most) {
			t.Errorf("%d of %d kept, not kept %+v; want %d and the rest counted", len(limits), n, lost, most)
		}
		for _, o := range limits {
			if strings.ContainsRune(o.Series, 0x1b) {
				t.Fatalf("series %q holds an escape", o.Series)
			}
		}
	})
}

func TestConversationsAreLookedUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{}
		f.answer = func(path string) (string, error) {
			id, isDetails := strings.CutSuffix(strings.TrimPrefix(path, "/api/v2/analytics/conversations/"), "/details")
			switch {
			case !isDetails:
				return cmp.Or(good[path], `{}`), nil
			case strings.HasPrefix(id, "real"):
				return `{"conversationId":"` + id + `"}`, nil
			case id == "other":
				return `{"conversationId":"real-1"}`, nil
			}
			return "", refusal(http.StatusNotFound, "")
		}
		found := &facts{}
		err := Around(t.Context(), f.options(5*time.Second), found, func(sink record.Sink) error {
			b := &record.Batch{Env: &record.Env{}}
			for _, id := range []string{"real-1", "", "gone", "real-1", "other"} {
				b.Interactions = append(b.Interactions, record.Interaction{Conversation: id})
			}
			for i := range 100 {
				b.Interactions = append(b.Interactions, record.Interaction{Conversation: fmt.Sprint("real-x", i)})
			}
			return sink.Put(b)
		})
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]int64{}
		for _, o := range found.of(record.ObservedConversation) {
			known[o.Series] = o.Value
		}
		if len(known) != lookups || known["real-1"] != 1 || known["gone"] != 0 || known["other"] != 0 || known["real-x0"] != 1 {
			t.Errorf("looked up %v, want %d of them, and neither gone nor other known", known, lookups)
		}
		if n := len(found.of(record.ObservedError)); n != 0 {
			t.Errorf("%d errors, want none: a conversation that is not there is an answer", n)
		}
	})
}

func TestAnswersAreReadAsTheyAre(t *testing.T) {
	show := func(values []record.Observed) string {
		var all []string
		for _, v := range values {
			all = append(all, fmt.Sprintf("%s=%d/%d", v.Series, v.Value, v.Max))
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct {
		form         pack.Form
		answer, want string
	}{
		{pack.FormNow, `{}`, "a=0/0 b=0/0"},
		{pack.FormNow, `{"results":null}`, "a=0/0 b=0/0"},
		{pack.FormNow, `{"results":[{"data":[{"metric":"b","count":7.0},{"metric":"c","count":9}]}]}`, "a=0/0 b=7/0"},
		{pack.FormNow, `{"results":[{"data":[{"metric":"a","count":1e300}]}]}`, "a=9007199254740992/0 b=0/0"},
		{pack.FormNow, `{"results":[{"data":[{"metric":"a","count":-1}]}]}`, "results of the answer can't be read"},
		{pack.FormNow, `{"results":7}`, "results of the answer can't be read"},
		{pack.FormNow, `null`, "the answer is no JSON object"},
		{pack.FormNow, ``, "the answer is no JSON object"},
		{pack.FormLimits, `{"entities":[{"namespace":"n","key":"k","count":3,"max":5},{"namespace":"n","key":"k","count":4,"max":5},{"namespace":"n","key":"j","count":1}]}`, "n/j=1/0 n/k=4/5"},
		{pack.FormLimits, `{"results":[]}`, "the answer holds no entities"},
		{pack.FormReached, `{}`, "=0/0"},
		{pack.FormReached, `{"results":[{"group":{"namespace":"n","limitName":"l"},"data":[{"metrics":[{"stats":{"count":2}}]},{"metrics":[{"stats":{"count":3}}]}]},{"group":{"namespace":"n","limitName":"m"},"data":[{"metrics":[{"stats":{"count":1}}]}]}]}`, "=6/0 n/l=5/0 n/m=1/0"},
	} {
		values, err := read(&pack.Query{Form: c.form, Metrics: []string{"a", "b"}}, []byte(c.answer))
		got := show(values)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %s: %s, want %s", c.form, c.answer, got, c.want)
		}
	}
}

func FuzzAnswers(f *testing.F) {
	for _, text := range good {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range []pack.Form{pack.FormNow, pack.FormLimits, pack.FormReached} {
			values, _ := read(&pack.Query{Form: form, Metrics: []string{"oFlow"}}, []byte(text))
			for _, v := range values {
				if v.Value < 0 || v.Value > biggest || len(v.Series) > maxText+3 {
					t.Errorf("%s: %+v is out of bounds", form, v)
				}
			}
		}
	})
}
