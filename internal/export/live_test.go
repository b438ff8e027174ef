package export_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/export"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

var update = flag.Bool("update", false, "write the golden files anew")

// counted is a live run with something of everything, hostile names too.
func counted() *export.Live {
	p := aPlan()
	p.Scenario = "a \"quoted\"\n\\ name\x1b[31m.yaml"
	l := export.NewLive(p)
	l.Put(&record.Batch{Env: &record.Env{ID: "20261201-ABCD", Version: "1.0", Started: time.Unix(1_790_000_000, 0)}})
	pool, load, step := record.Tally{Series: 0}, record.Tally{Series: 1}, record.Tally{Series: 2}
	pool.Counts[record.Opened], pool.Counts[record.Refused], pool.Counts[record.PingsSent] = 2, 1, 9
	pool.Dists[record.ConnectUS] = &tally.Histogram{}
	pool.Dists[record.ConnectUS].Record(250)
	pool.Dists[record.ConnectUS].Record(251)
	load.Counts[record.Started], load.Counts[record.Succeeded], load.Counts[record.Failed] = 10, 6, 2
	load.Failed = map[string]int64{"503": 1, "reset": 1}
	load.Dists[record.LatencyUS] = &tally.Histogram{}
	load.Dists[record.LatencyUS].RecordN(1000, 7)
	load.Dists[record.LatencyUS].Record(90_000_000)
	step.Status = map[int]int64{200: 6, 503: 1}
	own := record.Tally{Series: record.Generator, Peak: 4}
	l.Put(&record.Batch{
		Tallies: []record.Tally{pool, load, step, own},
		Ends: []record.End{
			{Phase: record.PhaseHandshake, How: record.HowStatus, Status: 503},
			{Phase: record.PhaseOpen, How: record.HowReset},
			{Phase: record.PhaseOpen, How: record.HowHeld},
		},
		Hosts: []record.Host{{At: 7 * time.Second, CPU: 1500 * time.Millisecond, RSSBytes: 30 << 20, Sockets: 3}},
	})
	return l
}

func text(t *testing.T, l *export.Live, open bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Prometheus(&b, l.Families(), open); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMetricsAreAsDocumented(t *testing.T) {
	for name, open := range map[string]bool{"prometheus.txt": false, "openmetrics.txt": true} {
		got := text(t, counted(), open)
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestPromtoolFindsNothing: names, types and help as Prometheus wants them.
func TestPromtoolFindsNothing(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		t.Skip("promtool is not installed (Debian's package prometheus)")
	}
	cmd := exec.CommandContext(t.Context(), promtool, "check", "metrics")
	cmd.Stdin = strings.NewReader(text(t, counted(), false))
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}

// TestLabelsAreBounded: a target that makes up statuses and failures does not
// fill the memory of whoever reads the numbers.
func TestLabelsAreBounded(t *testing.T) {
	l := export.NewLive(aPlan())
	load, step := record.Tally{Series: 1, Failed: map[string]int64{}}, record.Tally{Series: 2, Status: map[int]int64{}}
	for i := range 900 {
		load.Failed[strings.Repeat("x", i)] = 1
		step.Status[i] = 1
	}
	l.Put(&record.Batch{Tallies: []record.Tally{load, step}})
	sum := map[string]float64{}
	for _, f := range l.Families() {
		if len(f.Samples) > 51 {
			t.Errorf("%s has %d samples", f.Name, len(f.Samples))
		}
		for _, s := range f.Samples {
			sum[f.Name] += s.Value
		}
	}
	if sum["holdfast_interactions_failed"] != 900 || sum["holdfast_responses"] != 900 {
		t.Errorf("%v: some are not counted", sum)
	}
}

// BenchmarkLivePut is what a second of a load costs the run when somebody asks
// for metrics.
func BenchmarkLivePut(b *testing.B) {
	l := export.NewLive(aPlan())
	load, step := record.Tally{Series: 1}, record.Tally{Series: 2, Status: map[int]int64{200: 5000}}
	for _, m := range []record.Measure{record.LatencyUS, record.ServiceUS} {
		load.Dists[m], step.Dists[m] = &tally.Histogram{}, &tally.Histogram{}
		for i := range int64(5000) {
			load.Dists[m].Record(200 + i*i/100)
			step.Dists[m].Record(200 + i*i/100)
		}
	}
	batch := &record.Batch{Tallies: []record.Tally{load, step}}
	for b.Loop() {
		l.Put(batch)
	}
}
