package tally

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestQuantilesAreWithinOnePerMille(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 1<<41), 1, 300).Draw(t, "values")
		q := rapid.Float64Range(0, 1).Draw(t, "q")
		var h Histogram
		for _, v := range values {
			h.Record(v)
		}
		slices.Sort(values)
		rank := min(max(int(math.Ceil(q*float64(len(values)))), 1), len(values))
		want := values[rank-1]
		if got := h.Quantile(q); got < want || float64(got-want) > 0.001*float64(want) {
			t.Fatalf("quantile %v = %d, want %d (+ 0.1 %%)", q, got, want)
		}
	})
}

func TestMergeEqualsRecordingEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOf(rapid.Int64Range(-5, Max+5)).Draw(t, "a")
		b := rapid.SliceOf(rapid.Int64Range(-5, Max+5)).Draw(t, "b")
		var left, right, both Histogram
		for _, v := range a {
			left.Record(v)
			both.Record(v)
		}
		for _, v := range b {
			right.Record(v)
			both.Record(v)
		}
		left.Merge(&right)
		if got, want := left.Summary(1), both.Summary(1); got != want {
			t.Fatalf("merged %+v, want %+v", got, want)
		}
	})
}

func TestEncodeKeepsEveryBin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.Int64Range(0, Max)).Draw(t, "values")
		var h Histogram
		for _, v := range values {
			h.Record(v)
		}
		text, err := h.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := back.Summary(0.001), h.Summary(0.001); got != want {
			t.Fatalf("decoded %+v, want %+v", got, want)
		}
	})
}

func TestDecodeRefusesDamage(t *testing.T) {
	var h Histogram
	h.RecordN(123456, 7)
	text, err := h.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for i := range text {
		damaged := []byte(text)
		damaged[i] ^= 0x15
		if back, err := Decode(string(damaged)); err == nil && back.Count() > 1<<40 {
			t.Errorf("byte %d damaged: count %d and no error", i, back.Count())
		}
	}
	for _, text := range []string{"", "x", "HISTFAAA", text[:len(text)/2]} {
		if _, err := Decode(text); err == nil {
			t.Errorf("Decode(%q) gave no error", text)
		}
	}
}

func TestResetKeepsNothing(t *testing.T) {
	var h Histogram
	h.Record(5)
	h.Record(1 << 30)
	h.Reset()
	if got := h.Summary(1); got != (Dist{}) {
		t.Errorf("after Reset: %+v, want nothing", got)
	}
}

func TestRecordDoesNotAllocateOnceWarm(t *testing.T) {
	var h Histogram
	h.Record(1234)
	if n := testing.AllocsPerRun(100, func() { h.Record(1250) }); n != 0 {
		t.Errorf("Record allocates %v times, want 0", n)
	}
}

func BenchmarkRecord(b *testing.B) {
	var h Histogram
	for i := range b.N {
		h.Record(int64(i & 0xffff))
	}
}
