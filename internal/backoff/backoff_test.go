package backoff

import (
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
