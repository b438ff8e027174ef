package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	hdr "github.com/HdrHistogram/hdrhistogram-go"
	"github.com/google/go-cmp/cmp"

	"holdfast/internal/export"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/units"
)

func aPlan() *plan.Plan {
	return &plan.Plan{
		Format: plan.Format, Duration: units.Duration(10 * time.Second),
		Pools: []plan.Pool{{Name: "desktops", Size: 3}},
		Loads: []plan.Load{{Name: "=calls, all", Journey: plan.Journey{Name: "j", Steps: []string{"get", "+put"}}}},
	}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	var b bytes.Buffer
	c := export.NewCSV(&b, aPlan())
	c.Put(&record.Batch{Interactions: []record.Interaction{
		{Load: 0, Number: 7, Planned: 1500 * time.Millisecond, Started: 1499 * time.Millisecond, Ended: 2 * time.Second, Steps: []record.InteractionStep{{Step: 0, Attempts: 1, Status: 200}}},
		{Load: 0, Number: 8, Planned: 2 * time.Second, Started: 2 * time.Second, Ended: 3 * time.Second, Failure: "503", Conversation: "@SUM(A1)", Steps: []record.InteractionStep{
			{Step: 0, Attempts: 1, Status: 200}, {Step: 1, Attempts: 3, Status: 503, Failure: "503", Detail: "-2+3\",\n=cmd|' /C calc'!A0\x1b[31m"},
		}},
		{Load: 9},
	}})
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"load", "number", "planned_s", "started_s", "ended_s", "late_ms", "took_ms", "outcome", "failure", "failed_step", "status", "attempts", "steps", "conversation", "detail"},
		{"'=calls, all", "7", "1.5", "1.499", "2", "-1", "500", "good", "", "", "200", "1", "1", "", ""},
		{"'=calls, all", "8", "2", "2", "3", "0", "1000", "failed", "503", "'+put", "503", "4", "2", "'@SUM(A1)", `'-2+3",\n=cmd|' /C calc'!A0\u001b[31m`},
	}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
}

// TestHlogIsReadByTheLibrary: each second and distribution comes back as it
// was, with its tag and its time, in whatever order loops reported.
func TestHlogIsReadByTheLibrary(t *testing.T) {
	var b bytes.Buffer
	h := export.NewHlog(&b, aPlan())
	started := time.UnixMilli(1_790_000_000_250)
	h.Put(&record.Batch{Env: &record.Env{Started: started}})
	want := map[string]map[int]*tally.Histogram{}
	put := func(second, series int, m record.Measure, name string, values ...int64) {
		in := record.Tally{Second: second, Series: series}
		in.Dists[m] = &tally.Histogram{}
		if want[name] == nil {
			want[name] = map[int]*tally.Histogram{}
		}
		if want[name][second] == nil {
			want[name][second] = &tally.Histogram{}
		}
		for _, v := range values {
			in.Dists[m].Record(v)
			want[name][second].Record(v)
		}
		h.Put(&record.Batch{Tallies: []record.Tally{in}})
	}
	const load, step = "_calls__all/latency_us", "_calls__all/+put/latency_us"
	put(0, 1, record.LatencyUS, load, 5, 1000, 70_000)
	put(0, 1, record.LatencyUS, load, 3_000_000) // the other loop
	put(0, 3, record.LatencyUS, step, 12)
	put(5, 0, record.PingRTTUS, "desktops/ping_rtt_us", 900)
	put(5, record.Generator, record.LatenessUS, "generator/lateness_us", 80)
	put(1, 1, record.LatencyUS, load, 44) // far too late: a line of its own
	put(9, 1, record.LatencyUS, load, 1<<41)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "#[Histogram log format version 1.3]\n") || !strings.Contains(b.String(), "#[StartTime: 1790000000.250 (seconds since epoch), 2026-") {
		t.Errorf("the head is %q", b.String()[:200])
	}
	reader := hdr.NewHistogramLogReader(&b)
	got := 0
	for {
		one, err := reader.NextIntervalHistogram()
		if err != nil {
			t.Fatal(err)
		}
		if one == nil {
			break
		}
		got++
		second := int(one.StartTimeMs()-started.UnixMilli()) / 1000
		of := want[one.Tag()][second]
		if of == nil {
			t.Errorf("a line for second %d of %q, which was not measured", second, one.Tag())
			continue
		}
		if one.EndTimeMs()-one.StartTimeMs() != 1000 || one.TotalCount() != int64(of.Count()) || one.ValueAtQuantile(50) != of.Quantile(.5) || one.Max() != of.Quantile(1) {
			t.Errorf("second %d of %q: %d values, median %d, most %d; want %d, %d, %d", second, one.Tag(), one.TotalCount(), one.ValueAtQuantile(50), one.Max(), of.Count(), of.Quantile(.5), of.Quantile(1))
		}
	}
	if got != 6 {
		t.Errorf("%d lines, want 6", got)
	}
}

func TestAnEmptyHlogHasItsHead(t *testing.T) {
	var b bytes.Buffer
	h := export.NewHlog(&b, aPlan())
	if err := h.Close(); err != nil || !strings.Contains(b.String(), "StartTimestamp") {
		t.Errorf("%v, %q", err, b.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAFullDiskIsSaidAtTheEnd(t *testing.T) {
	c := export.NewCSV(full{}, aPlan())
	for range 2000 {
		c.Put(&record.Batch{Interactions: make([]record.Interaction, 10)})
	}
	if err := c.Close(); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("CSV: %v", err)
	}
	h := export.NewHlog(full{}, aPlan())
	if err := h.Close(); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("hlog: %v", err)
	}
}
