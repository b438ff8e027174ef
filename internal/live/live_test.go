package live

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/units"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func somePlan() *plan.Plan {
	minute := units.Duration(time.Minute)
	return &plan.Plan{
		Scenario: "visit.yaml", Duration: minute,
		Pools: []plan.Pool{{Name: "desktops", Size: 5000, URL: plan.Text("ws://127.0.0.1/")}, {Name: "wallboards \x1b[31m", Size: 20, URL: plan.Text("ws://127.0.0.1/")}},
		Loads: []plan.Load{{
			Name: "data-actions", For: minute, Stages: []plan.Stage{{From: 200, To: 200, Over: minute}}, Journey: plan.Journey{Steps: []string{"execute"}},
		}},
	}
}

// tell plays a run up to a second: 5,000 sockets open at 500/s and some are
// lost; a load of 200/s, which is throttled and fails from second 20 on.
func tell(t *testing.T, seconds int) (*Meter, *metrics.Totals) {
	t.Helper()
	p := somePlan()
	m, totals := NewMeter(p), metrics.New(p)
	put := func(b *record.Batch) {
		m.Put(b)
		if err := totals.Add(b); err != nil {
			t.Fatal(err)
		}
	}
	for second := range seconds {
		pool, load, own := record.Tally{Second: second, Series: 0}, record.Tally{Second: second, Series: 2}, record.Tally{Second: second, Series: record.Generator}
		if second < 10 {
			pool.Counts[record.Opened] = 500
		}
		if second == 15 {
			pool.Counts[record.Lost] = 1200
		}
		pool.Dists[record.PingRTTUS], load.Dists[record.LatencyUS], own.Dists[record.LatenessUS] = new(tally.Histogram), new(tally.Histogram), new(tally.Histogram)
		pool.Dists[record.PingRTTUS].RecordN(400, 10)
		own.Dists[record.LatenessUS].RecordN(900, 100)
		good := int64(200)
		if second >= 20 {
			good = 150
			load.Counts[record.Throttled] = 80
			load.Counts[record.Failed], load.Failed = 40, map[string]int64{"503": 40}
		}
		load.Counts[record.Started], load.Counts[record.Succeeded] = 200, good
		load.Dists[record.LatencyUS].RecordN(3000, uint64(good))
		load.Dists[record.LatencyUS].RecordN(312_000, uint64(load.Counts[record.Failed]))
		put(&record.Batch{Tallies: []record.Tally{pool, load}})
		put(&record.Batch{Tallies: []record.Tally{own}})
		put(&record.Batch{Hosts: []record.Host{{At: time.Duration(second+1) * time.Second, CPU: time.Duration(second+1) * 350 * time.Millisecond, RSSBytes: 52 << 20}}})
	}
	return m, totals
}

var causes = []diagnosis.Cause{
	{Cause: diagnosis.IdleTimeout, Count: 1200, Sentence: "something on the path ends connections that are silent for 15.0 s (1,200 of 1,200 closed 15.0 s ± 1 ms after the last byte, at ages from 15.0 s to 15.2 s), and says so in many more words than there is room for"},
	{Cause: diagnosis.RateLimited, Count: 640, Sentence: "the platform answered 429 \x1b]0;owned\a"},
	{Cause: diagnosis.UnexpectedStatus, Count: 320, Sentence: "the server answered HTTP 503"},
	{Cause: "made_up", Count: 3},
	{Cause: diagnosis.Reset, Count: 2},
}

func TestFramesAreDrawn(t *testing.T) {
	for _, tt := range []struct {
		name    string
		seconds int
		change  func(f *Frame)
		options Options
	}{
		{"begin", 1, nil, Options{}},
		{"fine", 12, nil, Options{Width: 110}},
		{"trouble", 28, func(f *Frame) { f.Causes = causes }, Options{Width: 110}},
		{"colour", 28, func(f *Frame) { f.Causes = causes[:1] }, Options{Width: 110, Colour: true}},
		{"narrow", 28, func(f *Frame) { f.Causes = causes }, Options{Width: 50}},
		{"low", 28, func(f *Frame) { f.Causes = causes }, Options{Width: 110, Height: 9}},
		{"stopping", 28, func(f *Frame) { f.Stopping = true }, Options{Width: 110}},
		{"long", 59, nil, Options{Width: 120}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, totals := tell(t, tt.seconds)
			f := m.Frame(totals, 3)
			if tt.change != nil {
				tt.change(&f)
			}
			golden(t, tt.name+".txt", Draw(&f, tt.options))
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	got = strings.ReplaceAll(got, "\x1b", "ESC") + "\n"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestFrameFitsEveryTerminal(t *testing.T) {
	m, totals := tell(t, 28)
	f := m.Frame(totals, 3)
	f.Causes = causes
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 200).Draw(t, "width"), rapid.IntRange(1, 60).Draw(t, "height")
		lines := strings.Split(Draw(&f, Options{Width: width, Height: height}), "\n")
		if len(lines) > height {
			t.Fatalf("%d lines, want at most %d", len(lines), height)
		}
		for _, line := range lines {
			if n := utf8.RuneCountInString(line); n > width {
				t.Fatalf("%d columns, want at most %d: %s", n, width, line)
			}
			if strings.ContainsAny(line, "\x1b\a") {
				t.Fatalf("an escape got through: %q", line)
			}
		}
	})
}

// During a ramp the rate of the moment is above what was offered in the span,
// and would make a platform look bad that answers everything.
func TestOfferedIsOfTheSameSecondsAsGood(t *testing.T) {
	const second = time.Second
	l := plan.Load{For: units.Duration(30 * second), Stages: []plan.Stage{
		{From: 0, To: 100, Over: units.Duration(10 * second)}, {From: 300, To: 300, Over: units.Duration(20 * second)},
	}}
	for _, c := range []struct {
		last, span int
		want       float64
	}{{3, 4, 20}, {9, 5, 75}, {10, 2, 197.5}, {20, 5, 300}, {31, 4, 150}} {
		if got := offered(&l, c.last, c.span); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("offered in the %d s up to second %d: %v/s, want %v", c.span, c.last, got, c.want)
		}
	}
}

func TestMeterTellsTheLastSecondsAndTheLastMinute(t *testing.T) {
	m, totals := tell(t, 59)
	f := m.Frame(totals, 3)
	l := f.Loads[0]
	if l.Offered != 200 || l.Good != 150 || l.Failed != 40 || l.Throttled != 80 || l.InFlight != 39*10 {
		t.Errorf("offered %v, good %v, failed %v, throttled %v a second, %d under way; want 200, 150, 40, 80, 390", l.Offered, l.Good, l.Failed, l.Throttled, l.InFlight)
	}
	if l.LatencyMS.Count != 3*190 || l.LatencyMS.P50 > 3.1 || l.LatencyMS.P99 < 311 {
		t.Errorf("latency %+v, want that of 3 seconds", l.LatencyMS)
	}
	if len(l.Minute) != 58 || l.Minute[0] != 200 || l.Minute[57] != 150 {
		t.Errorf("minute %v, want 58 seconds from 200 to 150", l.Minute)
	}
	p := f.Pools[0]
	want := []float64{500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 5000, 5000, 5000, 5000, 5000, 3800}
	if !slices.Equal(p.Minute[:len(want)], want) || p.Open != 3800 || p.Lost != 1200 {
		t.Errorf("minute of open sockets %v, want it to begin with %v", p.Minute, want)
	}
	if f.CPU < .34 || f.CPU > .36 {
		t.Errorf("CPU %v cores, want .35", f.CPU)
	}
}

func TestMeterForgetsWhatIsOld(t *testing.T) {
	p := somePlan()
	m, totals := NewMeter(p), metrics.New(p)
	for second := range 1000 {
		in := record.Tally{Second: second, Series: 2}
		in.Counts[record.Succeeded] = int64(second)
		in.Dists[record.LatencyUS] = new(tally.Histogram)
		in.Dists[record.LatencyUS].Record(1)
		m.Put(&record.Batch{Tallies: []record.Tally{in, {Second: -1, Series: 2}, {Series: 99}}, Hosts: []record.Host{{At: time.Duration(second) * time.Second}}})
	}
	f := m.Frame(totals, MaxSpan)
	if got := f.Loads[0].Minute; len(got) != 60 || got[0] != 938 || got[59] != 997 {
		t.Errorf("minute %v, want 938 to 997", got)
	}
	if got := f.Loads[0].LatencyMS.Count; got != MaxSpan {
		t.Errorf("%d latencies, want those of %d seconds", got, MaxSpan)
	}
	kept := 0
	for i := range m.recent[2] {
		if m.recent[2][i].Dists[record.LatencyUS] != nil {
			kept++
		}
	}
	if kept > distsFor {
		t.Errorf("histograms of %d seconds kept, want at most %d", kept, distsFor)
	}
}
