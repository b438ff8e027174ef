package record

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/internal/tally"
)

func dump(t interface{ Fatal(...any) }, batches ...*Batch) string {
	var out strings.Builder
	if err := Dump(&out, batches...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// known draws values of the enumerations only as far as they have names.
var known = rapid.MakeConfig{Types: map[reflect.Type]*rapid.Generator[any]{
	reflect.TypeFor[Phase](): rapid.Custom(func(t *rapid.T) any { return Phase(rapid.IntRange(0, int(Phases)-1).Draw(t, "phase")) }),
	reflect.TypeFor[How]():   rapid.Custom(func(t *rapid.T) any { return How(rapid.IntRange(0, int(Hows)-1).Draw(t, "how")) }),
}}

// drawTally draws a tally of one of few seconds and series, so that they meet.
func drawTally(t *rapid.T) Tally {
	in := Tally{
		Second: rapid.IntRange(0, 2).Draw(t, "second"),
		Series: rapid.IntRange(Generator, 1).Draw(t, "series"),
		Peak:   rapid.Int64Range(0, 10).Draw(t, "peak"),
	}
	for c := range in.Counts {
		in.Counts[c] = rapid.Int64Range(0, 3).Draw(t, "count")
	}
	counted := rapid.Int64Range(1, 3)
	in.Status = rapid.MapOfN(rapid.SampledFrom([]int{200, 503}), counted, 0, 2).Draw(t, "status")
	in.Failed = rapid.MapOfN(rapid.SampledFrom([]string{"503", FailTimeout}), counted, 0, 2).Draw(t, "failed")
	for m := range in.Dists {
		if values := rapid.SliceOfN(rapid.Int64Range(0, tally.Max), 0, 3).Draw(t, "values"); len(values) > 0 {
			in.Dists[m] = new(tally.Histogram)
			for _, v := range values {
				in.Dists[m].Record(v)
			}
		}
	}
	return in
}

// scatter spreads facts over batches in a random order.
func scatter(t *rapid.T, b *Batch) []*Batch {
	shuffle := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shuffle"), 0))
	into := make([]*Batch, rapid.IntRange(1, 6).Draw(t, "batches"))
	for i := range into {
		into[i] = &Batch{}
	}
	some := func() *Batch { return into[shuffle.IntN(len(into))] }
	some().Env = b.Env
	for _, i := range shuffle.Perm(len(b.Tallies)) {
		to := some()
		to.Tallies = append(to.Tallies, b.Tallies[i])
	}
	for _, i := range shuffle.Perm(len(b.Ends)) {
		to := some()
		to.Ends = append(to.Ends, b.Ends[i])
	}
	for _, i := range shuffle.Perm(len(b.Limits)) {
		to := some()
		to.Limits = append(to.Limits, b.Limits[i])
	}
	for _, i := range shuffle.Perm(len(b.Interactions)) {
		to := some()
		to.Interactions = append(to.Interactions, b.Interactions[i])
	}
	for range b.Passed {
		some().Passed++
	}
	return into
}

func TestDumpDependsNeitherOnOrderNorOnBatches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := &Batch{
			Tallies: rapid.SliceOfN(rapid.Custom(drawTally), 0, 6).Draw(t, "tallies"),
			Ends:    rapid.SliceOfN(rapid.MakeCustom[End](known), 0, 6).Draw(t, "ends"),
			Limits:  rapid.SliceOfN(rapid.Make[Limit](), 0, 3).Draw(t, "limits"),

			Interactions: rapid.SliceOfN(rapid.Make[Interaction](), 0, 4).Draw(t, "interactions"),
			Passed:       rapid.Int64Range(0, 5).Draw(t, "passed"),

			Env: &Env{Addresses: []string{"127.0.0.1:80"}, Complete: true},
		}
		for i := range facts.Ends { // sockets that only their evidence tells apart
			if facts.Ends[i].Kind%2 == 0 {
				facts.Ends[i].Pool, facts.Ends[i].Index, facts.Ends[i].Attempt, facts.Ends[i].Ended = 0, 0, 0, 0
			}
		}
		if got, want := dump(t, scatter(t, facts)...), dump(t, facts); got != want {
			t.Fatalf("scattered:\n%s\nwant, as in one batch:\n%s", got, want)
		}
	})
}

func TestDumpTellsEveryFieldApart(t *testing.T) {
	dumped := func(e End, l Limit, in Tally) string {
		in.Counts[Opened] += 5 // a second in which nothing was counted is no fact
		return dump(t, &Batch{Ends: []End{e}, Limits: []Limit{l}, Tallies: []Tally{in}})
	}
	plain := dumped(End{}, Limit{}, Tally{})
	var e End
	eachField(t, reflect.ValueOf(&e).Elem(), "End.", func(name string) {
		if dumped(e, Limit{}, Tally{}) == plain {
			t.Errorf("%s is not in the dump", name)
		}
	})
	var l Limit
	eachField(t, reflect.ValueOf(&l).Elem(), "Limit.", func(name string) {
		if dumped(End{}, l, Tally{}) == plain {
			t.Errorf("%s is not in the dump", name)
		}
	})
	var in Tally
	eachField(t, reflect.ValueOf(&in).Elem(), "Tally.", func(name string) {
		if dumped(End{}, Limit{}, in) == plain {
			t.Errorf("%s is not in the dump", name)
		}
	})
	one := Interaction{Steps: make([]InteractionStep, 1), Attempts: make([]Attempt, 1), Frames: make([]Frame, 1), Breaks: make([]Break, 1)}
	of := func() string { return dump(t, &Batch{Interactions: []Interaction{one}}) }
	plain = of()
	for _, row := range []any{&one, &one.Steps[0], &one.Attempts[0], &one.Frames[0], &one.Breaks[0]} {
		saved := one
		eachField(t, reflect.ValueOf(row).Elem(), fmt.Sprintf("%T.", row), func(name string) {
			if !slices.Contains([]string{"*record.Interaction.Steps", "*record.Interaction.Attempts", "*record.Interaction.Frames", "*record.Interaction.Breaks"}, name) && of() == plain {
				t.Errorf("%s is not in the dump", name)
			}
		})
		one = saved
	}
	plain = dump(t, &Batch{Observed: []Observed{{}}})
	var o Observed
	eachField(t, reflect.ValueOf(&o).Elem(), "Observed.", func(name string) {
		if dump(t, &Batch{Observed: []Observed{o}}) == plain {
			t.Errorf("%s is not in the dump", name)
		}
	})
	if dump(t, &Batch{Passed: 1}) == dump(t, &Batch{}) {
		t.Error("Batch.Passed is not in the dump")
	}
	if fields := reflect.TypeFor[Batch]().NumField(); fields != 8 {
		t.Errorf("Batch has %d fields, this test knows 8", fields)
	}
}

// eachField gives one field after the other a value other than zero.
func eachField(t *testing.T, row reflect.Value, prefix string, check func(name string)) {
	for i := range row.NumField() {
		name, v := prefix+row.Type().Field(i).Name, row.Field(i)
		switch v.Kind() {
		case reflect.Struct:
			eachField(t, v, name+".", check)
			continue
		case reflect.Array:
			for j := range v.Len() {
				set(t, v.Index(j))
				check(name)
				v.Index(j).SetZero()
			}
			continue
		}
		set(t, v)
		check(name)
		v.SetZero()
	}
}

func set(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("x")
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8, reflect.Uint32:
		v.SetUint(1)
	case reflect.Map:
		m := reflect.MakeMap(v.Type())
		m.SetMapIndex(reflect.Zero(v.Type().Key()), reflect.ValueOf(int64(1)))
		v.Set(m)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Pointer:
		h := new(tally.Histogram)
		h.Record(1)
		v.Set(reflect.ValueOf(h))
	default:
		t.Fatalf("a field is a %v: teach this test, and Dump, about it", v.Type())
	}
}

func TestDumpLeavesTheGeneratorOut(t *testing.T) {
	here := &Batch{Env: &Env{ID: "a", Go: "go1", CPUs: 2, Audit: "me", Took: 1, Addresses: []string{"h:1"}}, Hosts: make([]Host, 3)}
	there := &Batch{Env: &Env{ID: "b", Go: "go2", CPUs: 64, Audit: "you", Took: 2, Addresses: []string{"h:1"}}}
	if got, want := dump(t, here), dump(t, there); got != want {
		t.Errorf("one machine:\n%s\nanother:\n%s\nwant the same", got, want)
	}
	elsewhere := &Batch{Env: &Env{Addresses: []string{"h:2"}}}
	if dump(t, elsewhere) == dump(t, there) {
		t.Error("runs against different addresses have the same dump")
	}
}

func TestDumpOfAHistogramDependsOnItsCountsAlone(t *testing.T) {
	var fresh, reused tally.Histogram
	reused.Record(1 << 30)
	reused.Reset()
	fresh.Record(7)
	reused.Record(7)
	got := dump(t, &Batch{Tallies: []Tally{{Dists: [Measures]*tally.Histogram{&reused}}}})
	want := dump(t, &Batch{Tallies: []Tally{{Dists: [Measures]*tally.Histogram{&fresh}}}})
	if got != want {
		t.Errorf("used before:\n%s\nfresh:\n%s\nwant the same", got, want)
	}
}

func TestDumpReads(t *testing.T) {
	got := dump(t, &Batch{
		Env:    &Env{Complete: true, Addresses: []string{"127.0.0.1:80"}},
		Limits: []Limit{{Kind: LimitFDs, Preflight: true, Limit: 1024, Need: 5032}},
		Tallies: []Tally{
			{Second: 1, Series: 0, Peak: 2, Counts: [Counters]int64{Opened: 2, Lost: 1}},
			{Second: 1, Series: 1, Status: map[int]int64{503: 3, 200: 4}, Failed: map[string]int64{"503": 3, FailTimeout: 1}},
			{Second: 0, Series: Generator},
		},
		Ends: []End{{
			Pool: 1, Index: 4, Attempt: 1, Phase: PhaseOpen, How: HowCloseFrame, Ended: 1500e6,
			CloseCode: 1001, CloseReason: "bye\n", TCP: TCPInfo{Known: true, RTTUS: 80},
		}},
		Interactions: []Interaction{{Number: 5, Ended: 1e6, Steps: []InteractionStep{{}, {Step: 1, Status: 200}}}},
		Passed:       11,
	})
	const want = `run Complete=true Addresses=["127.0.0.1:80"] Passed=11
limit Kind="fds" Preflight=true Limit=1024 Need=5032
tally Second=1 Series=0 peak=2 opened=2 lost=1
tally Second=1 Series=1 status[200]=4 status[503]=3 failed["503"]=3 failed["timeout"]=1
end Pool=1 Index=4 Attempt=1 Phase=open How=close_frame Ended=1.5s CloseCode=1001 CloseReason="bye\n" TCP.Known=true TCP.RTTUS=80
interaction Number=5 Ended=1ms Steps=2 Steps[1].Step=1 Steps[1].Status=200
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestMergeLeavesBothSidesAlone(t *testing.T) {
	a := Tally{Status: map[int]int64{200: 1}, Failed: map[string]int64{"x": 1}}
	b := Tally{Status: map[int]int64{200: 2}, Failed: map[string]int64{"y": 2}}
	a.Dists[ConnectUS], b.Dists[ConnectUS] = new(tally.Histogram), new(tally.Histogram)
	a.Dists[ConnectUS].Record(1)
	b.Dists[ConnectUS].Record(2)
	sum := a
	sum.Merge(&b)
	if got := [3]uint64{a.Dists[ConnectUS].Count(), b.Dists[ConnectUS].Count(), sum.Dists[ConnectUS].Count()}; got != [3]uint64{1, 1, 2} {
		t.Errorf("counts of a, b and their sum = %v, want [1 1 2]", got)
	}
	if a.Status[200] != 1 || b.Status[200] != 2 || sum.Status[200] != 3 || len(a.Failed) != 1 || len(b.Failed) != 1 || len(sum.Failed) != 2 {
		t.Errorf("a %v %v, b %v %v, sum %v %v", a.Status, a.Failed, b.Status, b.Failed, sum.Status, sum.Failed)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestDumpReportsThatItCouldNotWrite(t *testing.T) {
	if err := Dump(full{}, &Batch{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v, want %v", err, io.ErrShortWrite)
	}
}
