package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/compare"
	"holdfast/internal/export"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// TestOutputsPageNamesEveryColumnAndMetric writes the lists of outputs.md from
// the product.
func TestOutputsPageNamesEveryColumnAndMetric(t *testing.T) {
	meaning := map[string]string{
		"load": "its name", "number": "of the arrival in its load", "planned_s": "since the start of the run", "started_s": "when it really began", "ended_s": "",
		"late_ms": "from plan to start; may be a little below 0", "took_ms": "from plan to end, think times included", "outcome": "`good` or `failed`",
		"failure": "as in `failed_by` of the summary; empty if it succeeded", "failed_step": "the step that ended it", "status": "HTTP status of its last step",
		"attempts": "of all steps, retries included", "steps": "that were carried out", "conversation": "the platform's id of it, where `observe` names the value that is", "detail": "what was wrong with the last answer",
	}
	var b strings.Builder
	b.WriteString("| column | meaning |\n|---|---|\n")
	for _, column := range export.CSVHeader {
		if _, ok := meaning[column]; !ok {
			t.Errorf("column %s has no meaning on the page", column)
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", column, meaning[column])
	}
	generated(t, "outputs.md", "columns", b.String())

	b.Reset()
	b.WriteString("| metric | type | labels | meaning |\n|---|---|---|---|\n")
	for _, f := range everyFamily() {
		name := f.Name
		if f.Kind == export.Counter {
			name += "_total"
		}
		var labels []string
		for _, l := range f.Samples[0].Labels {
			labels = append(labels, "`"+l.Name+"`")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, [...]string{"gauge", "counter", "histogram"}[f.Kind], strings.Join(labels, ", "), f.Help)
	}
	generated(t, "outputs.md", "metrics", b.String())
}

// everyFamily are the metrics of a run that has some of everything.
func everyFamily() []export.Family {
	p := &plan.Plan{Pools: []plan.Pool{{Name: "desktops", Size: 1}}, Loads: []plan.Load{{Name: "calls", Journey: plan.Journey{Steps: []string{"get"}}}}}
	l := export.NewLive(p)
	for series := record.Generator; series < 3; series++ {
		in := record.Tally{Series: series, Status: map[int]int64{200: 1}, Failed: map[string]int64{"503": 1}}
		for m := range in.Dists {
			in.Dists[m] = &tally.Histogram{}
			in.Dists[m].Record(1)
		}
		l.Put(&record.Batch{Tallies: []record.Tally{in}})
	}
	l.Put(&record.Batch{Ends: []record.End{{Phase: record.PhaseOpen, How: record.HowReset}}, Hosts: []record.Host{{At: time.Second}}})
	return l.Families()
}

// TestComparePageNamesEveryField goes both ways.
func TestComparePageNamesEveryField(t *testing.T) {
	var want []string
	fieldPaths(reflect.TypeFor[compare.Comparison](), "", &want)
	slices.Sort(want)
	if diff := cmp.Diff(want, keysOfTables(t, "compare.md", "## JSON")); diff != "" {
		t.Errorf("fields of a comparison (-product +compare.md):\n%s", diff)
	}
}
