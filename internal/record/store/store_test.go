package store

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// testPlan has three pools, for ends and tallies to belong to, and two loads:
// their series are 3 with steps 4 and 5, and 6.
const testPlan = `{"plan": 1, "pools": [{"name": "agents", "size": 5}, {"name": "phones"}, {"name": "walls"}],
	"loads": [{"name": "orders", "journey": {"steps": ["create", "read"], "program": [{}, {}, {}], "sockets": ["chat"]}}, {"name": "noise", "journey": {}}]}`

var testEnv = record.Env{ID: "run-1", Addresses: []string{"10.0.0.1:443", "10.0.0.2:443"}}

// comparing looks into histograms, and takes no slice and an empty one for the
// same.
var comparing = gocmp.Options{
	gocmp.Comparer(func(a, b *tally.Histogram) bool { return reflect.DeepEqual(a, b) }),
	cmpopts.EquateEmpty(),
}

func TestMain(m *testing.M) {
	if path := os.Getenv("HOLDFAST_WRITE_UNTIL_KILLED"); path != "" {
		writeUntilKilled(path)
	}
	os.Exit(m.Run())
}

// fatal is what *testing.T, *testing.B and *rapid.T have in common here.
type fatal interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func must(t fatal, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// create starts a record with plan and environment.
func create(t fatal, path string) *Writer {
	t.Helper()
	w, err := Create(path, Options{})
	must(t, err)
	must(t, w.SetPlan([]byte(testPlan)))
	must(t, w.Put(&record.Batch{Env: &testEnv}))
	return w
}

// write makes a finished record of batches.
func write(t fatal, path string, batches ...*record.Batch) {
	t.Helper()
	w := create(t, path)
	for _, b := range batches {
		must(t, w.Put(b))
	}
	must(t, w.Close())
}

// read gives back everything in a record as one batch.
func read(path string) (*record.Batch, error) {
	r, err := Open(path)
	if err != nil {
		return nil, err
	}
	all := &record.Batch{}
	err = r.Batches(func(b *record.Batch) error {
		all.Tallies = append(all.Tallies, b.Tallies...)
		all.Ends = append(all.Ends, b.Ends...)
		all.Hosts = append(all.Hosts, b.Hosts...)
		all.Limits = append(all.Limits, b.Limits...)
		all.Interactions = append(all.Interactions, b.Interactions...)
		all.Passed += b.Passed
		all.Observed = append(all.Observed, b.Observed...)
		if b.Env != nil {
			all.Env = b.Env
		}
		return nil
	})
	return all, errors.Join(err, r.Close())
}

func mustRead(t fatal, path string) *record.Batch {
	t.Helper()
	all, err := read(path)
	must(t, err)
	return all
}

// files lists a directory.
func files(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	must(t, err)
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// anyBytes draws text that a peer might have sent: no encoding, zeros inside.
var anyBytes = rapid.Custom(func(t *rapid.T) any { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) })

func upTo[T ~uint8](limit T) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any { return T(rapid.IntRange(0, int(limit)-1).Draw(t, "name")) })
}

func within(low, high int) *rapid.Generator[any] { return rapid.IntRange(low, high).AsAny() }

// drawn draws whatever the fields of a record can hold, references to other
// facts only as far as these exist.
var drawn = rapid.MakeConfig{
	Types: map[reflect.Type]*rapid.Generator[any]{
		reflect.TypeFor[string]():              anyBytes,
		reflect.TypeFor[record.LimitKind]():    rapid.SampledFrom([]any{record.LimitFDs, record.LimitCPU, record.LimitKind("new\x00")}),
		reflect.TypeFor[record.ObservedKind](): rapid.SampledFrom([]any{record.ObservedNow, record.ObservedKind("new\x00")}),
		reflect.TypeFor[record.FrameKind]():    rapid.SampledFrom([]any{record.FramePong, record.FrameKind("new\x00")}),
		reflect.TypeFor[record.Phase]():        upTo(record.Phases),
		reflect.TypeFor[record.How]():          upTo(record.Hows),
	},
	Fields: map[reflect.Type]map[string]*rapid.Generator[any]{
		reflect.TypeFor[record.End]():             {"Pool": within(0, 2), "Index": within(0, 1<<40), "Addr": within(-1, 1)},
		reflect.TypeFor[record.Interaction]():     {"Load": within(0, 0)},
		reflect.TypeFor[record.InteractionStep](): {"Step": within(-1, 1), "Program": within(0, 2)},
		reflect.TypeFor[record.Attempt]():         {"Position": within(0, 1<<40), "Addr": within(-1, 1)},
		reflect.TypeFor[record.Frame]():           {"Socket": within(0, 0)},
		reflect.TypeFor[record.Break]():           {"Position": within(0, 1<<40), "Socket": within(-1, 0), "Addr": within(-1, 1)},
	},
}

// drawTally draws a tally of one of few seconds and series, so that they meet.
func drawTally(t *rapid.T) record.Tally {
	in := record.Tally{
		Second: rapid.IntRange(0, 3).Draw(t, "second"),
		Series: rapid.IntRange(record.Generator, 6).Draw(t, "series"),
		Peak:   rapid.Int64Range(0, 1<<40).Draw(t, "peak"),
	}
	counted := rapid.Int64Range(1, 1<<50)
	in.Status = rapid.MapOfN(rapid.IntRange(-1, 600), counted, 0, 2).Draw(t, "status")
	in.Failed = rapid.MapOfN(rapid.SampledFrom([]string{"", "404", "reset", "odd \x00'%"}), counted, 0, 2).Draw(t, "failed")
	for c := range in.Counts {
		in.Counts[c] = rapid.Int64Range(0, 1<<50).Draw(t, "count")
	}
	for m := range in.Dists {
		for _, v := range rapid.SliceOfN(rapid.Int64Range(0, tally.Max), 0, 3).Draw(t, "values") {
			if in.Dists[m] == nil {
				in.Dists[m] = new(tally.Histogram)
			}
			in.Dists[m].Record(v)
		}
	}
	return in
}

func drawBatch(t *rapid.T) *record.Batch {
	return &record.Batch{
		Tallies: rapid.SliceOfN(rapid.Custom(drawTally), 0, 4).Draw(t, "tallies"),
		Ends:    rapid.SliceOfN(rapid.MakeCustom[record.End](drawn), 0, 3).Draw(t, "ends"),
		Hosts:   rapid.SliceOfN(rapid.MakeCustom[record.Host](drawn), 0, 2).Draw(t, "hosts"),
		Limits:  rapid.SliceOfN(rapid.MakeCustom[record.Limit](drawn), 0, 2).Draw(t, "limits"),

		Interactions: rapid.SliceOfN(rapid.MakeCustom[record.Interaction](drawn), 0, 3).Draw(t, "interactions"),
		Passed:       rapid.Int64Range(0, 1<<40).Draw(t, "passed"),
		Observed:     rapid.SliceOfN(rapid.MakeCustom[record.Observed](drawn), 0, 3).Draw(t, "observed"),
	}
}

// merged adds tallies up, in the order in which a record gives them back.
func merged(tallies []record.Tally) []record.Tally {
	sums := map[series]*record.Tally{}
	for i := range tallies {
		key := series{tallies[i].Second, tallies[i].Series}
		if sums[key] == nil {
			sums[key] = &record.Tally{Second: key.second, Series: key.number}
		}
		sums[key].Merge(&tallies[i])
	}
	var list []record.Tally
	for _, sum := range sums {
		if !gocmp.Equal(*sum, record.Tally{Second: sum.Second, Series: sum.Series}, comparing) {
			list = append(list, *sum)
		}
	}
	slices.SortFunc(list, func(a, b record.Tally) int {
		return cmp.Or(cmp.Compare(a.Second, b.Second), cmp.Compare(a.Series, b.Series))
	})
	return list
}

func TestRecordComesBackAsItWasPut(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprintf("%d.db", n))
		defer os.Remove(path)
		want := &record.Batch{Env: &testEnv}
		w := create(t, path)
		for _, b := range rapid.SliceOfN(rapid.Custom(drawBatch), 1, 4).Draw(t, "batches") {
			must(t, w.Put(b))
			if rapid.Bool().Draw(t, "commit") {
				must(t, w.SetMeta("note", "commits"))
			}
			want.Tallies = append(want.Tallies, b.Tallies...)
			want.Ends = append(want.Ends, b.Ends...)
			want.Hosts = append(want.Hosts, b.Hosts...)
			want.Limits = append(want.Limits, b.Limits...)
			want.Interactions = append(want.Interactions, b.Interactions...)
			want.Passed += b.Passed
			want.Observed = append(want.Observed, b.Observed...)
		}
		must(t, w.Close())
		want.Tallies = merged(want.Tallies)
		if diff := gocmp.Diff(want, mustRead(t, path), comparing); diff != "" {
			t.Fatalf("read back (-put +read):\n%s", diff)
		}
	})
}

// fill gives every field of a row another value than zero.
func fill(t *testing.T, row reflect.Value, n *int64) {
	for i := range row.NumField() {
		*n++
		switch f := row.Field(i); f.Kind() {
		case reflect.Struct:
			if f.Type() == reflect.TypeFor[time.Time]() {
				f.Set(reflect.ValueOf(time.Unix(*n, 1).UTC()))
				continue
			}
			fill(t, f, n)
		case reflect.Bool:
			f.SetBool(true)
		case reflect.String:
			f.SetString(fmt.Sprint("text ", *n))
		case reflect.Slice:
			if f.Type().Elem().Kind() == reflect.Struct {
				f.Set(reflect.MakeSlice(f.Type(), 2, 2))
				fill(t, f.Index(0), n)
				fill(t, f.Index(1), n)
				continue
			}
			f.Set(reflect.ValueOf([]string{"a", "b"}))
		case reflect.Int, reflect.Int64:
			f.SetInt(*n)
		case reflect.Uint8:
			f.SetUint(uint64(*n%3) + 1)
		case reflect.Uint32:
			f.SetUint(uint64(*n))
		default:
			t.Fatalf("%v.%s is a %v: teach this test, and the store, about it", row.Type(), row.Type().Field(i).Name, f.Type())
		}
	}
}

func TestEveryFieldIsKept(t *testing.T) {
	var n int64
	var e record.End
	var h record.Host
	var l record.Limit
	var env record.Env
	var i record.Interaction
	var o record.Observed
	for _, row := range []any{&e, &h, &l, &env, &i, &o} {
		fill(t, reflect.ValueOf(row).Elem(), &n)
	}
	e.Pool, e.Addr = 2, 1
	i.Load, i.Steps[0].Step, i.Steps[1].Step = 0, 0, -1
	i.Steps[0].Program, i.Steps[1].Program = 1, 2
	i.Attempts[0].Addr, i.Attempts[1].Addr = 1, -1
	i.Frames[0].Socket, i.Frames[1].Socket = 0, 0
	i.Breaks[0].Addr, i.Breaks[1].Addr, i.Breaks[0].Socket, i.Breaks[1].Socket = 1, 0, 0, -1
	in := record.Tally{
		Second: 3, Series: 1, Peak: 4,
		Status: map[int]int64{200: 5, 503: 6}, Failed: map[string]int64{"503": 7, record.FailTimeout: 8},
	}
	for c := range in.Counts {
		in.Counts[c] = int64(c) + 1
	}
	for m := range in.Dists {
		in.Dists[m] = new(tally.Histogram)
		in.Dists[m].Record(int64(m) + 1)
	}
	if fields := reflect.TypeFor[record.Tally]().NumField(); fields != 7 {
		t.Errorf("record.Tally has %d fields, this test knows 7", fields)
	}
	if fields := reflect.TypeFor[record.Batch]().NumField(); fields != 8 {
		t.Errorf("record.Batch has %d fields, this test knows 8", fields)
	}
	want := &record.Batch{
		Ends: []record.End{e}, Hosts: []record.Host{h}, Limits: []record.Limit{l}, Tallies: []record.Tally{in}, Env: &env,
		Interactions: []record.Interaction{i}, Passed: 9, Observed: []record.Observed{o},
	}
	path := filepath.Join(t.TempDir(), "x.db")
	write(t, path, want)
	if diff := gocmp.Diff(want, mustRead(t, path), comparing); diff != "" {
		t.Errorf("read back (-put +read):\n%s", diff)
	}
}

func TestEnvironmentComesBack(t *testing.T) {
	text := rapid.MakeConfig{Types: map[reflect.Type]*rapid.Generator[any]{
		reflect.TypeFor[time.Time](): rapid.Custom(func(t *rapid.T) any {
			return time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "s"), rapid.Int64Range(0, 1e9-1).Draw(t, "ns")).UTC()
		}),
	}}
	path := filepath.Join(t.TempDir(), "x.db")
	rapid.Check(t, func(t *rapid.T) {
		defer os.Remove(path)
		want := rapid.MakeCustom[record.Env](text).Draw(t, "env")
		write(t, path, &record.Batch{Env: &want})
		r, err := Open(path)
		must(t, err)
		defer r.Close()
		got, err := r.Env()
		must(t, err)
		if diff := gocmp.Diff(want, got, comparing); diff != "" {
			t.Fatalf("read back (-put +read):\n%s", diff)
		}
	})
}

func TestStoredRunHasTheDumpOfTheRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	rapid.Check(t, func(t *rapid.T) {
		defer os.Remove(path)
		batches := rapid.SliceOfN(rapid.Custom(drawBatch), 0, 4).Draw(t, "batches")
		batches = append(batches, &record.Batch{Env: &testEnv})
		write(t, path, batches...)
		var live, stored strings.Builder
		must(t, record.Dump(&live, batches...))
		must(t, record.Dump(&stored, mustRead(t, path)))
		if live.String() != stored.String() {
			t.Fatalf("stored:\n%s\nwant, as in the run:\n%s", stored.String(), live.String())
		}
	})
}

func TestReportsOfOneSecondAddUpAcrossCommits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	w := create(t, path)
	for loop := range 3 {
		in := record.Tally{Second: 7, Series: 1, Peak: int64(10 - loop)}
		in.Counts[record.Opened] = 100
		in.Dists[record.ConnectUS] = new(tally.Histogram)
		in.Dists[record.ConnectUS].Record(int64(loop))
		must(t, w.Put(&record.Batch{Tallies: []record.Tally{in}}))
		must(t, w.SetMeta("loop", "committed"))
	}
	must(t, w.Close())
	got := mustRead(t, path).Tallies
	if len(got) != 1 || got[0].Counts[record.Opened] != 300 || got[0].Peak != 10 || got[0].Dists[record.ConnectUS].Count() != 3 {
		t.Errorf("%+v, want one tally with 300 opened, a peak of 10 and 3 connect times", got)
	}
}

func TestPlanAndMetaComeBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "ü #1?mode=memory.db")
	w := create(t, path)
	must(t, w.SetMeta("note", "first"))
	must(t, w.SetMeta("note", "any\x00\xffbytes"))
	must(t, w.SetPlan([]byte(testPlan)))
	for _, own := range []string{"env", "plan", "passed"} {
		if err := w.SetMeta(own, "{}"); err == nil {
			t.Errorf("SetMeta(%s) gave no error", own)
		}
	}
	if err := w.SetPlan([]byte("{")); err == nil {
		t.Error("SetPlan of half a plan gave no error")
	}
	must(t, w.Close())
	r, err := Open(path)
	must(t, err)
	defer r.Close()
	plan, err := r.Plan()
	if string(plan) != testPlan || err != nil {
		t.Errorf("plan %s, %v; want %s", plan, err, testPlan)
	}
	if got, err := r.Meta("note"); got != "any\x00\xffbytes" || err != nil {
		t.Errorf("note %q, %v; want the last one set", got, err)
	}
	if got, err := r.Meta("none"); got != "" || err != nil {
		t.Errorf("absent key: %q, %v; want nothing", got, err)
	}
}

func TestOneFileIsLeft(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	w := create(t, path)
	must(t, w.Put(manyEnds(0, 5000)))
	must(t, w.Close())
	must(t, w.Close())
	if got := files(t, dir); !slices.Equal(got, []string{"x.db"}) {
		t.Errorf("files %v, want x.db alone", got)
	}
	if err := w.Put(&record.Batch{}); err == nil {
		t.Error("Put after Close gave no error")
	}
}

func TestRecordBeingWrittenIsNotOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	w := create(t, path)
	defer w.Close()
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "still being written") {
		t.Errorf("error %v, want that it is still being written", err)
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "file"), []byte("mine"), 0o600))
	closed := filepath.Join(dir, "closed")
	must(t, os.Mkdir(closed, 0o500))
	tests := map[string]string{
		"file":        "exists already, want the name of a new file",
		"file/x.db":   "make its directory: mkdir " + filepath.Join(dir, "file") + ": not a directory",
		"closed/x.db": "permission denied",
		"closed/a/b":  "make its directory: mkdir " + filepath.Join(closed, "a") + ": permission denied",
	}
	for name, want := range tests {
		if strings.HasPrefix(name, "closed") && os.Geteuid() == 0 {
			continue // nothing is closed to root
		}
		path := filepath.Join(dir, name)
		_, err := Create(path, Options{})
		if err == nil || err.Error() != path+": "+want {
			t.Errorf("%s: error %v, want %s", name, err, want)
		}
	}
	if text, err := os.ReadFile(filepath.Join(dir, "file")); string(text) != "mine" {
		t.Errorf("the existing file holds %q, %v; want it untouched", text, err)
	}
}

func TestRowsThatNoColumnHoldsAreRefused(t *testing.T) {
	for name, e := range map[string]record.End{
		"phase":       {Phase: record.Phases},
		"how":         {How: record.Hows},
		"after_close": {AfterClose: record.Hows},
	} {
		w := create(t, filepath.Join(t.TempDir(), "x.db"))
		err := w.Put(&record.Batch{Ends: []record.End{e}})
		if err == nil || !strings.Contains(err.Error(), name+" is ") {
			t.Errorf("error %v, want that %s is unknown", err, name)
		}
		must(t, w.Close())
	}
}

func TestFullRecordKeepsWhatWasCommitted(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	const limit = 1 << 20
	w, err := Create(path, Options{MaxBytes: limit})
	must(t, err)
	kept := 0
	for err == nil {
		b := manyEnds(kept, 100)
		b.Env = &testEnv // commits
		if err = w.Put(b); err == nil {
			kept += 100
		}
	}
	if !errors.Is(err, ErrFull) || !strings.HasPrefix(err.Error(), path+": record is full: ") {
		t.Fatalf("error %v, want ErrFull with the path", err)
	}
	for range 3 {
		if again := w.Put(&record.Batch{Env: &testEnv}); again != err { //nolint:errorlint // the very same
			t.Errorf("next error %v, want the same as before: %v", again, err)
		}
	}
	must(t, w.Close())
	info, err := os.Stat(path)
	must(t, err)
	if info.Size() > limit || info.Size() < limit/2 {
		t.Errorf("size %d, want nearly %d", info.Size(), limit)
	}
	if got := files(t, dir); !slices.Equal(got, []string{"x.db"}) {
		t.Errorf("files %v, want x.db alone", got)
	}
	if got := mustRead(t, path); len(got.Ends) != kept || kept == 0 {
		t.Errorf("%d ends, want the %d that were committed", len(got.Ends), kept)
	}
}

func TestCapBelowTheTablesIsSaidAtOnce(t *testing.T) {
	dir := t.TempDir()
	_, err := Create(filepath.Join(dir, "x.db"), Options{MaxBytes: 1})
	if !errors.Is(err, ErrFull) {
		t.Errorf("error %v, want ErrFull", err)
	}
	if got := files(t, dir); len(got) > 0 {
		t.Errorf("files %v, want none", got)
	}
}

// manyEnds is a batch of realistic ends, of sockets first to first+n-1.
func manyEnds(first, n int) *record.Batch {
	b := &record.Batch{Ends: make([]record.End, n)}
	for i := range b.Ends {
		b.Ends[i] = someEnd(first + i)
	}
	return b
}

func someEnd(i int) record.End {
	at := time.Duration(i)*time.Millisecond + 123456789
	return record.End{
		Pool: i % 3, Index: i, Attempt: 1, Phase: record.PhaseOpen, How: record.HowFIN, Addr: i % 2, LocalPort: 20000 + i%40000,
		Planned: at, Attempted: at + 1234, Connected: at + 123456, Opened: at + 345678, Ended: at + 20*time.Second + 99999,
		LastReceived: at + 19*time.Second, LastSent: at + 18*time.Second, LastApp: at + 17*time.Second,
		GapReceived: 20*time.Second + 7, GapSent: 20*time.Second + 9, GapAny: 20 * time.Second, GapApp: 19 * time.Second,
		MessagesSent: 4, MessagesReceived: 5, PingsSent: 1, PongsReceived: 1,
		OpenAtAttempt: i % 5000, PendingAtAttempt: 3, OpenAtEnd: 4999, ArrivalsBefore: 500, ArrivalsAtEnd: 500,
		TCP: record.TCPInfo{
			Known: true, State: record.TCPCloseWait, LastDataSentMS: 1000, LastDataRecvMS: 1002, LastAckRecvMS: 990,
			RTTUS: 234, RTTVarUS: 55, SegsIn: 12, SegsOut: 14,
		},
		OwnGap: 1234567, KernelLag: 34567,
	}
}

// TestFailingTargetMakesASmallRecord is a minute of 20,000 failures a second,
// told as an engine tells it: counts of each second, and some examples.
func TestFailingTargetMakesASmallRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	w := create(t, path)
	for second := range 60 {
		b := &record.Batch{Passed: 20_000 - 50}
		for number := 3; number < 5; number++ {
			in := record.Tally{Second: second, Series: number, Status: map[int]int64{503: 19_000}, Failed: map[string]int64{"503": 19_000, "reset": 1000}}
			in.Counts[record.Started], in.Counts[record.Failed], in.Counts[record.Requests] = 20_000, 20_000, 20_000
			for _, m := range []record.Measure{record.LatencyUS, record.ServiceUS} {
				in.Dists[m] = new(tally.Histogram)
				for v := range int64(20_000) {
					in.Dists[m].Record(500 + v*v%100_000)
				}
			}
			b.Tallies = append(b.Tallies, in)
		}
		for i := range 50 {
			b.Interactions = append(b.Interactions, record.Interaction{
				Number: int64(second*20_000 + i), Failure: "503",
				Steps: []record.InteractionStep{{Attempts: 3, Status: 503, Failure: "503", Detail: strings.Repeat("overloaded ", 14)}},
			})
		}
		must(t, w.Put(b))
	}
	must(t, w.Close())
	info, err := os.Stat(path)
	must(t, err)
	if most := int64(10 << 20); info.Size() > most {
		t.Errorf("%d bytes for a minute, want at most %d", info.Size(), most)
	}
	t.Logf("%d bytes", info.Size())
}

const endsPerBatch = 1500

// writeUntilKilled is the child of TestKilledRunKeepsWhatWasCommitted: it says
// a number once so many batches are committed.
func writeUntilKilled(path string) {
	w, err := Create(path, Options{})
	for n := 1; err == nil; n++ {
		b := manyEnds((n-1)*endsPerBatch, endsPerBatch)
		b.Tallies = []record.Tally{{Second: n, Counts: [record.Counters]int64{record.Opened: endsPerBatch}}}
		b.Env = &testEnv
		if err = w.Put(b); err == nil {
			_, err = fmt.Println(n)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestKilledRunKeepsWhatWasCommitted(t *testing.T) {
	const runs = 6
	repaired := 0
	for range runs {
		path := filepath.Join(t.TempDir(), "x.db")
		said := killAfter(t, path, 1+rand.IntN(15))
		if info, err := os.Stat(path + journalSuffix); err == nil && info.Size() > 0 {
			repaired++
		}
		got := mustRead(t, path)
		if len(got.Ends) < said*endsPerBatch || len(got.Ends)%endsPerBatch != 0 {
			t.Errorf("%d ends, want whole batches of %d, at least %d of them", len(got.Ends), endsPerBatch, said)
		}
		for i := range got.Ends {
			if diff := gocmp.Diff(someEnd(i), got.Ends[i]); diff != "" {
				t.Fatalf("end %d (-put +read):\n%s", i, diff)
			}
		}
		if len(got.Tallies) != len(got.Ends)/endsPerBatch {
			t.Errorf("%d tallies beside %d batches of ends, want as many", len(got.Tallies), len(got.Ends)/endsPerBatch)
		}
		if got.Env.Complete {
			t.Error("a killed run says that it is complete")
		}
	}
	t.Logf("%d of %d killed runs were inside a commit", repaired, runs)
}

// killAfter starts a run in a process of its own, kills it once so many
// batches are committed, and returns the last number it said.
func killAfter(t *testing.T, path string, batches int) (said int) {
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), "HOLDFAST_WRITE_UNTIL_KILLED="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		said, err = strconv.Atoi(lines.Text())
		must(t, err)
		if said == batches {
			must(t, child.Process.Kill())
		}
	}
	if err := child.Wait(); err == nil || said < batches {
		t.Fatalf("child ended after %d batches, %v; want it killed after %d", said, err, batches)
	}
	return said
}

// crashImage is what a run leaves that dies in the middle of a commit, 1,000
// ends after the last one.
func crashImage(t *testing.T) string {
	dir := t.TempDir()
	w := create(t, filepath.Join(dir, "x.db"))
	must(t, w.Put(manyEnds(0, 1000)))
	must(t, w.SetMeta("note", "commits"))
	w.committed = time.Now().Add(time.Hour) // no commit from here on
	must(t, w.Put(manyEnds(1000, 50_000)))  // more than SQLite's cache holds: it spills
	path := filepath.Join(t.TempDir(), "x.db")
	for _, suffix := range []string{"", journalSuffix} {
		data, err := os.ReadFile(filepath.Join(dir, "x.db"+suffix))
		must(t, err)
		must(t, os.WriteFile(path+suffix, data, 0o600))
	}
	must(t, w.Close())
	return path
}

func TestHalfACommitIsRolledBack(t *testing.T) {
	path := crashImage(t)
	if got := mustRead(t, path); len(got.Ends) != 1000 {
		t.Errorf("%d ends, want the 1000 that were committed", len(got.Ends))
	}
	if got := files(t, filepath.Dir(path)); !slices.Equal(got, []string{"x.db"}) {
		t.Errorf("files after the repair: %v, want x.db alone", got)
	}
}
