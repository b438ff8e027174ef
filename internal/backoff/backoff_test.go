package backoff

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDelayDoublesUpToTheCap(t *testing.T) {
	p := Policy{Base: time.Second, Cap: 30 * time.Second, Jitter: None}
	for failures, want := range map[int]time.Duration{0: time.Second, 1: time.Second, 2: 2 * time.Second, 5: 16 * time.Second, 6: 30 * time.Second, 5000: 30 * time.Second} {
		if got := p.Delay(failures, .5); got != want {
			t.Errorf("delay after %d failures = %v, want %v", failures, got, want)
		}
	}
}

func TestJitterStaysInItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := time.Duration(rapid.Int64Range(1, int64(time.Hour)).Draw(t, "base"))
		failures := rapid.IntRange(-1, 200).Draw(t, "failures")
		random := rapid.Float64Range(0, .999999).Draw(t, "random")
		whole := Policy{Base: base, Cap: time.Hour, Jitter: None}.Delay(failures, random)
		full := Policy{Base: base, Cap: time.Hour}.Delay(failures, random)
		equal := Policy{Base: base, Cap: time.Hour, Jitter: Equal}.Delay(failures, random)
		if full < 0 || full > whole {
			t.Fatalf("full = %v, want 0 to %v", full, whole)
		}
		if equal < whole/2-1 || equal > whole {
			t.Fatalf("equal = %v, want %v to %v", equal, whole/2, whole)
		}
	})
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"0": 0, " 7 ": 7 * time.Second, "86400": 24 * time.Hour, "99999999999": math.MaxInt32 * time.Second,
		"Thu, 26 Nov 2026 12:00:30 GMT": 30 * time.Second, "Thu, 26 Nov 2026 11:00:00 GMT": 0,
		"": -1, "soon": -1, "-1": -1, "1.5": -1,
	} {
		wait, given := RetryAfter(text, now)
		if given != (want >= 0) || given && wait != want {
			t.Errorf("%q: wait %v, given %v; want %v (-1: not given)", text, wait, given, want)
		}
	}
}
