package plan

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// instants are all planned arrivals of a load.
func instants(l *Load, seed uint64) []time.Duration {
	var all []time.Duration
	a := l.Arrivals(seed)
	for {
		at, ok := a.Next()
		if !ok {
			return all
		}
		all = append(all, at)
	}
}

func span(n float64) units.Duration { return units.Duration(n * float64(time.Second)) }

func TestEvenArrivalsAreExactlyTheRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.IntRange(1, 5000).Draw(t, "rate")
		length := rapid.IntRange(1, 20).Draw(t, "seconds")
		start := rapid.Int64Range(0, int64(time.Hour)).Draw(t, "start")
		l := &Load{Name: "l", Stages: []Stage{{float64(rate), float64(rate), span(float64(length))}}, Start: units.Duration(start), For: span(float64(length))}
		all := instants(l, 1)
		perSecond := make([]int, length)
		for i, at := range all {
			if i > 0 && at <= all[i-1] {
				t.Fatalf("arrival %d at %v is not behind %v", i, at, all[i-1])
			}
			perSecond[(at-l.Start.D())/time.Second]++
			if want := l.Start.D() + time.Duration(float64(i)/float64(rate)*float64(time.Second)); (at - want).Abs() > time.Microsecond {
				t.Fatalf("arrival %d at %v, want %v", i, at, want)
			}
		}
		for s, n := range perSecond {
			if n != rate {
				t.Fatalf("%d arrivals in second %d, want exactly %d", n, s, rate)
			}
		}
		if int64(len(all)) != l.Arrivals(1).Count() {
			t.Fatal("Count says something else than Next")
		}
	})
}

// TestStagesIntegrateExactly holds the arrivals of ramps against the integral
// of their rate: at every moment as many have come as the area says, rounded
// up, for the first comes at once.
func TestStagesIntegrateExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &Load{Name: "l"}
		level, total := float64(rapid.IntRange(0, 50).Draw(t, "first")), 0.0
		for range rapid.IntRange(1, 6).Draw(t, "stages") {
			s := Stage{From: level, To: float64(rapid.IntRange(0, 300).Draw(t, "to")), Over: span(float64(rapid.IntRange(1, 4000).Draw(t, "ms")) / 1000)}
			l.Stages = append(l.Stages, s)
			level = s.To
			total += s.Over.D().Seconds()
		}
		l.For = span(total)
		all := instants(l, 1)
		area, from, k := 0.0, 0.0, 0
		for i, s := range l.Stages {
			over := s.Over.D().Seconds()
			area += (s.From + s.To) / 2 * over
			from += over
			for k < len(all) && all[k].Seconds() < from-1e-9 {
				k++
			}
			// An arrival that is due at the very boundary may count on either side.
			if want := math.Ceil(area); math.Abs(float64(k)-want) > 0 && math.Abs(area-math.Round(area)) > 1e-6 {
				t.Fatalf("%d arrivals by the end of stage %d, want %v (area %v)", k, i, want, area)
			}
		}
		if n := float64(len(all)); n < math.Floor(area-1e-6) || n > math.Ceil(area+1e-6) {
			t.Fatalf("%v arrivals, want %v rounded", n, area)
		}
		for i := 1; i < len(all); i++ {
			if all[i] <= all[i-1] {
				t.Fatalf("arrival %d at %v is not behind %v", i, all[i], all[i-1])
			}
		}
	})
}

// TestEachArrivalStandsWhereTheRateHasGrownByOne checks single arrivals of a
// ramp with the integral itself.
func TestEachArrivalStandsWhereTheRateHasGrownByOne(t *testing.T) {
	l := &Load{Name: "l", Stages: []Stage{{0, 100, span(10)}, {100, 100, span(5)}, {100, 0, span(10)}}, For: span(25)}
	grown := func(at float64) float64 {
		switch {
		case at < 10:
			return 5 * at * at
		case at < 15:
			return 500 + 100*(at-10)
		}
		return 1500 - 5*(25-at)*(25-at)
	}
	all := instants(l, 1)
	if len(all) != 1500 {
		t.Fatalf("%d arrivals, want 1,500", len(all))
	}
	for i, at := range all {
		if got := grown(at.Seconds()); math.Abs(got-float64(i)) > 1e-3 {
			t.Fatalf("arrival %d at %v, where the rate has grown to %v", i, at, got)
		}
	}
}

// kolmogorov is the largest distance between the distribution of samples and
// the exponential one of mean 1, times the root of their number. Above 1.95
// only one in a thousand draws would be (Smirnov 1948).
func kolmogorov(samples []float64) float64 {
	slices.Sort(samples)
	n, most := float64(len(samples)), 0.0
	for i, x := range samples {
		want := -math.Expm1(-x)
		most = max(most, want-float64(i)/n, float64(i+1)/n-want)
	}
	return most * math.Sqrt(n)
}

func TestPoissonGapsAreExponential(t *testing.T) {
	for seed := range uint64(20) {
		l := &Load{Name: "l", Poisson: true, Stages: []Stage{{1000, 1000, span(20)}}, For: span(20)}
		all := instants(l, seed)
		gaps := make([]float64, len(all)-1)
		for i := range gaps {
			gaps[i] = (all[i+1] - all[i]).Seconds() * 1000
		}
		if d := kolmogorov(gaps); d > 1.95 {
			t.Errorf("seed %d: distance %v from exponential gaps, want at most 1.95", seed, d)
		}
		if n := float64(len(all)); math.Abs(n-20_000) > 4*math.Sqrt(20_000) {
			t.Errorf("seed %d: %v arrivals, want 20,000 within four standard deviations", seed, n)
		}
	}
}

// TestPoissonRampsAreExponentialInTheIntegral is the same for a rate that
// moves: the integral between arrivals is exponential.
func TestPoissonRampsAreExponentialInTheIntegral(t *testing.T) {
	l := &Load{Name: "l", Poisson: true, Stages: []Stage{{0, 2000, span(20)}}, For: span(20)}
	all := instants(l, 7)
	grown := func(at time.Duration) float64 { return 50 * at.Seconds() * at.Seconds() }
	steps := make([]float64, len(all)-1)
	for i := range steps {
		steps[i] = grown(all[i+1]) - grown(all[i])
	}
	if d := kolmogorov(steps); d > 1.95 {
		t.Errorf("distance %v, want at most 1.95", d)
	}
}

func TestLoadsOfOnePlanDoNotArriveInStep(t *testing.T) {
	a := &Load{Name: "a", Poisson: true, Stages: []Stage{{100, 100, span(10)}}, For: span(10)}
	b := *a
	b.Name = "b"
	if slices.Equal(instants(a, 1), instants(&b, 1)) || slices.Equal(instants(a, 1), instants(a, 2)) || !slices.Equal(instants(a, 1), instants(a, 1)) {
		t.Error("want the instants to depend on the seed and on the load's name, and on nothing else")
	}
}

// TestSharesOfALoadAreTheLoad: every machine walks the same arrivals and takes
// its own, so that each is taken once and each share is even.
func TestSharesOfALoadAreTheLoad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &Load{Name: "l", Poisson: rapid.Bool().Draw(t, "poisson"), Stages: []Stage{{200, 50, span(3)}}, For: span(3)}
		seed := rapid.Uint64().Draw(t, "seed")
		n := rapid.IntRange(1, 7).Draw(t, "shares")
		p := &Plan{Loads: []Load{*l}}
		all := instants(l, seed)
		taken := make([]int, len(all))
		for _, part := range p.Split(n) {
			count := 0
			for i, at := range instants(&part.Loads[0], seed) {
				if at != all[i] {
					t.Fatalf("share %+v has arrival %d at %v, want %v", part.Share, i, at, all[i])
				}
				if part.Share.Has(i) {
					taken[i]++
					count++
				}
			}
			if count < len(all)/n || count > len(all)/n+1 {
				t.Fatalf("share %+v takes %d of %d arrivals", part.Share, count, len(all))
			}
		}
		if slices.ContainsFunc(taken, func(n int) bool { return n != 1 }) {
			t.Fatalf("an arrival is taken more or less than once: %v", taken)
		}
	})
}

func TestSpreadsHaveTheirQuantiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		median := rapid.Float64Range(1e-3, 1e6).Draw(t, "median")
		far := median * rapid.Float64Range(1, 1000).Draw(t, "factor")
		q := rapid.Float64Range(0.6, 0.999).Draw(t, "q")
		s := LogNormal(median, far, q)
		near := func(got, want float64) bool { return math.Abs(got-want) <= 1e-6*want }
		if !near(s.At(0.5), median) || !near(s.At(q), far) {
			t.Fatalf("At(0.5) = %v, At(%v) = %v, want %v and %v", s.At(0.5), q, s.At(q), median, far)
		}
		last := 0.0
		for u := 0.001; u < 1; u += 0.001 {
			v := s.At(u)
			if v < last {
				t.Fatalf("At(%v) = %v is below %v", u, v, last)
			}
			last = v
		}
		s.Max = median
		if s.At(0.99) != median && far > median {
			t.Fatalf("At(0.99) = %v, want the bound %v", s.At(0.99), median)
		}
		if c := Constant(median); !near(c.At(0.1), median) || !near(c.At(0.9), median) {
			t.Fatalf("a constant %v is %v and %v", median, c.At(0.1), c.At(0.9))
		}
		seen := rapid.SliceOfN(rapid.Float64Range(1, 1e6), 1, 20).Draw(t, "seen")
		o := Observed(seen)
		if o.At(0) != slices.Min(seen) || o.At(1) != slices.Max(seen) {
			t.Fatalf("observed %v: from %v to %v", seen, o.At(0), o.At(1))
		}
	})
}

// anyTemplate draws a template of all kinds of slots.
func anyTemplate(t *rapid.T) Template {
	return NewTemplate(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Part {
		slot := Slot(rapid.IntRange(0, int(File)).Draw(t, "slot"))
		p := Part{Slot: slot, N: rapid.IntRange(0, 2).Draw(t, "n")}
		if slot == Literal || slot >= Secret && slot != Pad {
			p.Text = rapid.StringMatching(`[a-z.]{0,5}`).Draw(t, "text")
		}
		if slot >= Secret {
			p.Escape = rapid.SampledFrom([]Escape{Raw, EscapeJSON, EscapePath, EscapeForm, EscapeField}).Draw(t, "escape")
		}
		return p
	}), 0, 8).Draw(t, "parts")...)
}

// TestTemplatesRenderWhatTheyShow: with each slot's value being what String
// shows for it, rendering and showing are the same.
func TestTemplatesRenderWhatTheyShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tpl := anyTemplate(t)
		var shown strings.Builder
		for i := range tpl.parts {
			p := &tpl.parts[i]
			p.Escape = Raw
			one := Template{parts: []Part{*p}}
			if p.Slot == Secret {
				p.Secret = safe.NewSecret(one.String())
			}
			if p.Slot == File {
				p.File = one.String()
			}
			v := &Values{
				Tokens: []string{one.String(), one.String(), one.String()}, Fake: func(dst []byte, _ string) []byte { return append(dst, one.String()...) },
				Pad: 3,
			}
			v.Row, v.Extracted = v.Tokens, v.Tokens
			got := string(Template{parts: []Part{*p}}.Append(nil, v))
			want := one.String()
			switch p.Slot {
			case Index, Counter:
				want = "0"
			case Pad:
				want = padding[:3]
			}
			if got != want {
				t.Fatalf("%+v renders to %q, want %q", *p, got, want)
			}
			shown.WriteString(one.String())
		}
		if tpl.String() != shown.String() {
			t.Fatalf("%q, part by part %q", tpl.String(), shown.String())
		}
	})
}

func TestTemplatesSurviveJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tpl := anyTemplate(t)
		text, err := json.Marshal(tpl)
		if err != nil {
			t.Fatal(err)
		}
		var back Template
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if again, _ := json.Marshal(back); string(again) != string(text) || back.String() != tpl.String() {
			t.Fatalf("got %s, want %s", again, text)
		}
	})
}

func TestEscapesAreUndoneByWhoReadsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := string(rapid.SliceOf(rapid.Byte()).Draw(t, "value"))
		if rapid.Bool().Draw(t, "text") {
			value = rapid.String().Draw(t, "value")
		}
		render := func(how Escape) string {
			tpl := NewTemplate(Part{Text: "<"}, Part{Slot: Row, Escape: how})
			return string(tpl.Append(nil, &Values{Row: []string{value}}))[1:]
		}
		var back string
		if err := json.Unmarshal([]byte(`"`+render(EscapeJSON)+`"`), &back); err != nil || back != string([]rune(value)) {
			t.Fatalf("JSON: %q comes back as %q, %v", value, back, err)
		}
		if got, err := url.QueryUnescape(render(EscapeForm)); err != nil || got != value {
			t.Fatalf("form: %q comes back as %q, %v", value, got, err)
		}
		if path := render(EscapePath); !strings.Contains(value, "%") {
			if got, err := url.PathUnescape(path); err != nil || got != value {
				t.Fatalf("path: %q comes back as %q, %v", value, got, err)
			}
		}
		if strings.ContainsFunc(render(EscapePath), func(r rune) bool { return r <= ' ' || r > '~' || r == '#' }) {
			t.Fatalf("path: %q, want nothing that ends a URL", render(EscapePath))
		}
		if strings.ContainsAny(render(EscapeField), "\r\n\x00\x7f") {
			t.Fatalf("header: %q, want one line", render(EscapeField))
		}
	})
}

func TestPaddingIsAsLongAsItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 100_000).Draw(t, "n")
		for _, how := range []Escape{Raw, EscapeForm} {
			if got := NewTemplate(Part{Slot: Pad, Escape: how}).Append(nil, &Values{Pad: n}); len(got) != n || !json.Valid(fmt.Appendf(nil, "%q", got)) {
				t.Fatalf("%d bytes, want %d", len(got), n)
			}
		}
	})
}

func requestTemplate() (Template, *Values) {
	return NewTemplate(
		Part{Text: `{"short_description":"load `},
		Part{Slot: Counter},
		Part{Text: ` `},
		Part{Slot: Pad},
		Part{Text: `","caller":"`},
		Part{Slot: Row, N: 1, Escape: EscapeJSON},
		Part{Text: `","incident":"`},
		Part{Slot: Extracted, Escape: EscapeJSON},
		Part{Text: `","token":"`},
		Part{Slot: Token, Escape: EscapeJSON},
		Part{Slot: Secret, Secret: safe.NewSecret("s3cret"), Escape: EscapeJSON},
		Part{Text: `"}`},
	), &Values{
		N: 123456, Pad: 2048, Row: []string{"1", "ann.smith"}, Extracted: []string{"9d385017c611228701d22104cc95c371"}, Tokens: []string{"abc"},
	}
}

func TestRenderingAllocatesNothing(t *testing.T) {
	tpl, v := requestTemplate()
	buf := make([]byte, 0, 4096)
	if n := testing.AllocsPerRun(100, func() { buf = tpl.Append(buf[:0], v) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

func BenchmarkTemplate(b *testing.B) {
	tpl, v := requestTemplate()
	buf := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		buf = tpl.Append(buf[:0], v)
	}
}

func BenchmarkArrivals(b *testing.B) {
	l := &Load{Name: "l", Poisson: true, Stages: []Stage{{1000, 5000, span(1e6)}}, For: span(1e6)}
	a := l.Arrivals(1)
	b.ReportAllocs()
	for b.Loop() {
		a.Next()
	}
}
