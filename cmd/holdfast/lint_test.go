package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"holdfast/internal/lint"
	"holdfast/internal/report"
)

// TestThePredictionAgreesWithTheTwin runs the scenarios that lint makes of flows
// against the twin, with the same latencies and limits, and compares.
func TestThePredictionAgreesWithTheTwin(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs loads for 10 s")
	}
	dir := t.TempDir()
	save := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	predict := func(flow, config string) (*lint.Capacity, string) {
		save("config.yaml", "lint: 1\nfail_on: never\n"+config)
		out := exitsWith(t, 0, "lint", flow, "--config", filepath.Join(dir, "config.yaml"), "--quiet", "--json", filepath.Join(dir, "lint.json"), "--scenario", "-")
		text, err := os.ReadFile(filepath.Join(dir, "lint.json"))
		if err != nil {
			t.Fatal(err)
		}
		var r lint.Report
		if err := json.Unmarshal(text, &r); err != nil {
			t.Fatal(err)
		}
		return r.Files[0].Capacity, out
	}
	run := func(scenario string) *report.Summary {
		path := save("scenario.yaml", scenario)
		for try := 1; ; try++ {
			got := holdfast(t, "run", path, "--quiet", "--record", "off", "--json", "-")
			var s report.Summary
			if err := json.Unmarshal([]byte(got), &s); err != nil {
				t.Fatalf("%v\n%s", err, got)
			}
			if s.Generator.Valid || try == tries {
				return &s
			}
			t.Logf("try %d was spoiled: %q", try, s.Generator.Reasons)
		}
	}

	t.Run("what the places for Data Actions carry", func(t *testing.T) {
		flow := save("one.yaml", "workflow:\n  name: One\n  states:\n    - state:\n        name: S\n        actions:\n          - callData: {name: Ask, category: {C: {dataAction: {Get: {inputs: {}}}}}}\n")
		c, scenario := predict(flow, "latency: {Get: 200ms}\nlimits: {data_action_concurrent: 20, data_action_per_minute: 0}\n")
		if *c.CallsPerS != 100 {
			t.Fatalf("predicted %v calls/s, want 20/200ms", *c.CallsPerS)
		}
		// Five times as many calls as get through, and none of them comes again.
		s := run(swap(t, scenario, "rate: 80/s", "rate: 500/s", "for: 20s", "for: 4s", "duration: 25s", "duration: 5s",
			"    retry: {on: [429], max: 5, backoff: {base: 500ms, cap: 10s, jitter: full}}\n", ""))
		agree(t, "calls per second", *c.CallsPerS, float64(s.Loads["calls"].Succeeded)/4)
		if n := s.Loads["calls"].Throttled; n < 1000 {
			t.Errorf("%d calls were throttled, want most of them", n)
		}
	})
	t.Run("what a call does", func(t *testing.T) {
		flow := filepath.Join("..", "..", "internal", "lint", "testdata", "flows", "order-status.yaml")
		c, scenario := predict(flow, "latency: {'*': 200ms}\nlimits: {data_action_concurrent: 50, data_action_per_minute: 0}\npaths: {Known: {'yes': 70%}}\n")
		// At half the load: waits after a 429 would count as seconds of Data Actions.
		s := run(swap(t, scenario, "rate: 117.65/s", "rate: 70/s", "for: 20s", "for: 4s", "duration: 27s", "duration: 8s"))
		calls := s.Loads["calls"]
		n, busy := 0.0, 0.0
		for _, step := range calls.Steps {
			n += float64(step.Count)
			busy += float64(step.LatencyMS.Count) * step.LatencyMS.Mean / 1000
		}
		agree(t, "Data Actions a call", c.DataActionsPerCall, n/float64(calls.Planned))
		if calls.Failed > 0 {
			t.Errorf("%d calls failed at half of what is predicted", calls.Failed)
		}
		agree(t, "seconds of Data Actions a call", c.DataActionSPerCall, busy/float64(calls.Planned))
	})
}

func agree(t *testing.T, what string, predicted, run float64) {
	t.Helper()
	t.Logf("%s: predicted %.4g, run %.4g", what, predicted, run)
	if math.Abs(predicted-run) > 0.1*predicted {
		t.Errorf("%s: predicted %.4g, run %.4g: not within 10 %%", what, predicted, run)
	}
}

// swap replaces texts that must be there.
func swap(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("no %q in\n%s", pairs[i], text)
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

// holdfast runs the program and returns its standard output.
func holdfast(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "holdfast", args...)
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out)
}

func exitsWith(t *testing.T, code int, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "holdfast", args...)
	out, _ := cmd.Output()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		t.Fatalf("%v: %v, want exit code %d", args, cmd.ProcessState, code)
	}
	return string(out)
}

// TestLintPageExplainsEveryRuleAndKey writes the parts of the page that the
// product knows itself.
func TestLintPageExplainsEveryRuleAndKey(t *testing.T) {
	var b strings.Builder
	b.WriteString("| rule | severity | flags |\n|---|---|---|\n")
	for _, r := range lint.Rules {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.ID, r.ID, r.Severity, cell(r.Finds))
	}
	for _, r := range lint.Rules {
		fmt.Fprintf(&b, "\n### %s\n\n%s: %s.\n\n* **Why**: %s\n", r.ID, strings.ToUpper(r.Severity.String()[:1])+r.Severity.String()[1:], r.Finds, r.Why)
		if r.Numbers != "" {
			fmt.Fprintf(&b, "* **Numbers**: %s\n", r.Numbers)
		}
		fmt.Fprintf(&b, "* **Fix**: %s\n", r.Fix)
	}
	generated(t, "lint.md", "rules", b.String())

	b.Reset()
	b.WriteString("| key | meaning |\n|---|---|\n")
	for _, of := range []struct {
		prefix string
		kind   reflect.Type
	}{{"", reflect.TypeFor[lint.Config]()}, {"ignore[].", reflect.TypeFor[lint.Ignore]()}, {"limits.", reflect.TypeFor[lint.ConfigLimits]()}} {
		for field := range of.kind.Fields() {
			_, means, _ := strings.Cut(field.Tag.Get("jsonschema"), "description=")
			fmt.Fprintf(&b, "| `%s%s` | %s |\n", of.prefix, jsonName(field), cell(strings.ReplaceAll(means, `\,`, ",")))
		}
	}
	generated(t, "lint.md", "configuration", b.String())
}
