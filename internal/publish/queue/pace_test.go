package queue

import (
	"testing"
	"time"
)

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"7": 7 * time.Second, " 0 ": 0, "Tue, 01 Dec 2026 12:01:00 GMT": time.Minute, "Tue, 01 Dec 2026 11:00:00 GMT": 0,
		"99999999999": maxWait, "": -1, "soon": -1, "-1": -1, "1.5": -1,
	} {
		got, ok := RetryAfter(text, now)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("RetryAfter(%q) = %v, want %v (-1: unreadable)", text, got, want)
		}
	}
}

func TestWhatAnswersMean(t *testing.T) {
	effect, look := Call{Effect: true}, Call{}
	own := []byte(`{"code":"service.unavailable","message":"m"}`)
	for _, c := range []struct {
		name string
		call Call
		a    Answer
		want class
	}{
		{"in order", effect, Answer{Status: 200}, settled},
		{"refused", effect, Answer{Status: 404}, settled},
		{"throttled", effect, Answer{Status: 429}, throttled},
		{"503 with a time", effect, Answer{Status: 503, RetryAfter: "3"}, throttled},
		{"503 of the platform", effect, Answer{Status: 503, Body: own}, passing},
		{"503 of something before it", effect, Answer{Status: 503, Body: []byte("<html>")}, lost},
		{"502 to a change", effect, Answer{Status: 502}, lost},
		{"502 to a look", look, Answer{Status: 502}, passing},
		{"never sent", effect, Answer{Error: "refused"}, passing},
		{"cut off", effect, Answer{Error: "reset", Sent: true}, lost},
		{"half an answer to a look", look, Answer{Status: 200, Cut: true}, passing},
		{"half an answer to a change", effect, Answer{Status: 200, Cut: true}, settled},
		{"the storage's 429", look, Answer{Status: 503, Body: []byte("<Error><Code>SlowDown</Code></Error>")}, throttled},
	} {
		if got := classify(c.call, c.a); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// TestOthersOnTheSameTokenAreNoticed: what is left of the minute is shared out
// over the rest of it.
func TestOthersOnTheSameTokenAreNoticed(t *testing.T) {
	now := time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	p := newPace(300)
	p.take(now)
	p.flying--
	p.learn(now, Answer{Allowed: 300, Count: 280, Reset: 40 * time.Second})
	if at, _ := p.open(now); at.Sub(now) < time.Second {
		t.Errorf("the next call goes after %v, want the 20 that are left spread over 40 s", at.Sub(now))
	}
	p.learn(now, Answer{Allowed: 300, Count: 300, Reset: 40 * time.Second})
	if at, _ := p.open(now); at.Sub(now) < 40*time.Second {
		t.Errorf("the next call goes after %v, want none before the next minute", at.Sub(now))
	}
}

// TestWhatHoldsThingsUpIsSaid: the platform's word, its absence, or only its
// limit.
func TestWhatHoldsThingsUpIsSaid(t *testing.T) {
	now := time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		answers []Answer
		want    string
	}{
		{[]Answer{{Status: 200}}, ""},
		{[]Answer{{Status: 429, RetryAfter: "9"}}, "the platform asks to wait (status 429)"},
		{[]Answer{{Error: "connection refused"}, {Error: "connection refused"}, {Error: "connection refused"}}, "no answer: connection refused"},
		{[]Answer{{Error: "connection refused"}, {Status: 200, Allowed: 300, Count: 310, Reset: 9 * time.Second}}, "the platform's limit is used up"},
	} {
		q, err := New(nil, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range c.answers {
			q.Done(now, Work{Call: Call{Scope: "token"}}, a)
		}
		if got := q.Trouble(now); got != c.want {
			t.Errorf("%+v: %q, want %q", c.answers, got, c.want)
		}
	}
}
