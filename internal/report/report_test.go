package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/engine"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/record/store"
	"holdfast/internal/report"
	"holdfast/internal/safe"
	"holdfast/internal/simnet"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func dur(d time.Duration) units.Duration { return units.Duration(d) }

// story is a simulated run whose whole output is kept as golden files.
type story struct {
	name  string
	world simnet.Options
	pool  func(*plan.Pool)
	told  *told // not simulated: what an engine would have reported
}

func stories() []story {
	ping := func(p *plan.Pool) {
		p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePing, Every: dur(9 * time.Second), PongTimeout: dur(5 * time.Second), Jitter: .1, Share: 1}
	}
	simulated := []story{
		{name: "held", world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * time.Second)}}, pool: ping},
		{name: "idle", world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * time.Second)}}, pool: func(p *plan.Pool) {
			p.Send = &plan.Send{OnceWithin: dur(5 * time.Second), Text: plan.Text("x")}
		}},
		{name: "undecided", world: simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * time.Second)}}, pool: func(*plan.Pool) {}},
		{name: "cap", world: simnet.Options{Edge: pack.Edge{MaxConnections: 300}}, pool: ping},
		{name: "two-causes", world: simnet.Options{
			Edge:   pack.Edge{MaxLifetime: dur(15 * time.Second)},
			Faults: []pack.Fault{{Do: "restart", At: dur(12 * time.Second), Share: .5, Announce: 1012, Reason: "deploy \x1b[31m"}},
		}, pool: ping},
		{name: "not-upgraded", world: simnet.Options{Faults: []pack.Fault{{Do: "refuse", Status: 404}}}, pool: ping},
		{name: "unreachable", world: simnet.Options{NoSYN: true}, pool: ping},
		{name: "own-descriptors", world: simnet.Options{FDs: 200}, pool: ping},
	}
	return append(simulated, toldStories()...)
}

func (s story) plan() *plan.Plan {
	if s.told != nil {
		return s.told.plan
	}
	pool := plan.Pool{
		Name: "desktops", Size: 500, OpenPerSecond: 100, URL: plan.Text("ws://127.0.0.1/api/v2/architect/flows"),
		KeepAlive: plan.KeepAlive{Kind: plan.KeepAliveOff}, ConnectTimeout: dur(5 * time.Second), HandshakeTimeout: dur(5 * time.Second),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	s.pool(&pool)
	return &plan.Plan{
		Format: plan.Format, Scenario: s.name + ".yaml", Seed: 7, Duration: dur(40 * time.Second), Pools: []plan.Pool{pool},
		Target: plan.Target{WS: "ws://127.0.0.1"},
		Thresholds: []plan.Threshold{
			{Expr: "connect_ms(desktops, p99) < 800", Metric: "connect_ms", Name: "desktops", Stat: "p99", Op: "<", Value: 800},
			{Expr: "refused(desktops) == 0", Metric: "refused", Name: "desktops", Op: "==", Implied: true},
			{Expr: "lost(desktops) <= 0", Metric: "lost", Name: "desktops", Op: "<=", Implied: true},
		},
	}
}

// carryOut is the Runner of a story.
func (s story) carryOut(ctx context.Context, p *plan.Plan, sink record.Sink) error {
	if s.told != nil {
		return s.told.report(ctx, sink)
	}
	world := s.world
	world.Seed, world.Jitter = 7, 500*time.Microsecond
	return engine.Simulate(simnet.New(world), 1, p, sink)
}

// run judges a simulated run, keeping its record if a keeper is given.
func (s story) run(t *testing.T, keeper trial.Keeper) *report.Summary {
	t.Helper()
	outcome, err := trial.Run(t.Context(), s.plan(), s.carryOut, keeper, func(err error) { t.Error(err) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report.Summarize(outcome)
}

func TestGolden(t *testing.T) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			summary := s.run(t, nil)
			var text, asJSON bytes.Buffer
			if err := report.Text(&text, summary, report.TextOptions{Record: "holdfast-runs/x.db"}); err != nil {
				t.Fatal(err)
			}
			if err := report.Causes(&text, summary, report.TextOptions{Why: true}); err != nil {
				t.Fatal(err)
			}
			if err := report.JSON(&asJSON, summary); err != nil {
				t.Fatal(err)
			}
			golden(t, s.name+".txt", text.Bytes())
			golden(t, s.name+".json", asJSON.Bytes())
			for i, line := range strings.Split(text.String(), "\n") {
				if len([]rune(line)) > 100 {
					t.Errorf("line %d has %d columns, want at most 100: %s", i+1, len([]rune(line)), line)
				}
			}
			if bytes.ContainsRune(text.Bytes(), 0x1b) || bytes.ContainsRune(asJSON.Bytes(), 0x1b) {
				t.Error("an escape character of the server got through")
			}
		})
	}
}

// TestColourMovesNothing: the lines break where they break without it.
func TestColourMovesNothing(t *testing.T) {
	escapes := regexp.MustCompile(`\x1b\[\d*m`)
	painted := false
	for _, s := range stories() {
		summary := s.run(t, nil)
		for width := 50; width <= 100; width += 10 {
			var plain, colour bytes.Buffer
			if err := report.Text(&plain, summary, report.TextOptions{Width: width}); err != nil {
				t.Fatal(err)
			}
			if err := report.Text(&colour, summary, report.TextOptions{Width: width, Colour: true}); err != nil {
				t.Fatal(err)
			}
			bare := escapes.ReplaceAllString(colour.String(), "")
			painted = painted || bare != colour.String()
			if diff := cmp.Diff(plain.String(), bare); diff != "" {
				t.Errorf("%s, %d columns (-plain +coloured):\n%s", s.name, width, diff)
			}
		}
	}
	if !painted {
		t.Error("nothing was painted")
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestSavedRecordSaysTheSame(t *testing.T) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "run.db")
			w, err := store.Create(path, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(s.plan())
			if err != nil {
				t.Fatal(err)
			}
			if err := w.SetPlan(text); err != nil {
				t.Fatal(err)
			}
			live := s.run(t, w)
			saved := reread(t, path)
			if diff := cmp.Diff(live, saved); diff != "" {
				t.Errorf("live and saved differ (-live +saved):\n%s", diff)
			}
			if off := s.run(t, nil); !cmp.Equal(live, off) {
				t.Errorf("without a record the result differs:\n%s", cmp.Diff(live, off))
			}
		})
	}
}

func reread(t *testing.T, path string) *report.Summary {
	t.Helper()
	r, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	outcome, err := report.Reread(r)
	if err != nil {
		t.Fatal(err)
	}
	return report.Summarize(outcome)
}

func TestFullDiskIsSaidOnceAndFailsTheRun(t *testing.T) {
	s := stories()[0]
	w, err := store.Create(filepath.Join(t.TempDir(), "run.db"), store.Options{MaxBytes: 150 << 10})
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	runner := func(_ context.Context, p *plan.Plan, sink record.Sink) error {
		return engine.Simulate(simnet.New(s.world), 1, p, sink)
	}
	outcome, err := trial.Run(t.Context(), s.plan(), runner, w, func(error) { said++ }, nil)
	if err != nil {
		t.Fatal(err)
	}
	summary := report.Summarize(outcome)
	if said != 1 {
		t.Errorf("said %d times, want once", said)
	}
	if summary.Verdict != "invalid" || summary.ExitCode != 3 || len(summary.Generator.Reasons) != 1 || !strings.Contains(summary.Generator.Reasons[0], "record is incomplete") {
		t.Errorf("verdict %s, exit %d, reasons %q; want invalid because of the record", summary.Verdict, summary.ExitCode, summary.Generator.Reasons)
	}
	if p := summary.Pools["desktops"]; p.HeldToEnd != 500 {
		t.Errorf("held %d, want the numbers all the same", p.HeldToEnd)
	}
}

func TestJUnitIsReadable(t *testing.T) {
	for _, s := range stories() {
		var out bytes.Buffer
		summary := s.run(t, nil)
		if err := report.JUnit(&out, summary); err != nil {
			t.Fatal(err)
		}
		var suite struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Errors   int `xml:"errors,attr"`
			Cases    []struct {
				Failure *struct{} `xml:"failure"`
				Error   *struct{} `xml:"error"`
			} `xml:"testcase"`
		}
		if err := xml.Unmarshal(out.Bytes(), &suite); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		failures, errors := 0, 0
		for _, c := range suite.Cases {
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				errors++
			}
		}
		if suite.Tests != len(suite.Cases) || suite.Failures != failures || suite.Errors != errors || (failures+errors == 0) != (summary.Verdict == "pass") {
			t.Errorf("%s (%s): %+v with %d failures and %d errors", s.name, summary.Verdict, suite, failures, errors)
		}
	}
}

// TestTextFitsTheTerminal: no line is longer than a terminal of that width,
// whatever the tables hold.
func TestTextFitsTheTerminal(t *testing.T) {
	for _, s := range stories() {
		if !slices.Contains([]string{"idle", "two-causes", "load-throttled", "load-shed"}, s.name) {
			continue // they hold every kind of line
		}
		summary := s.run(t, nil)
		summary.Run.Scenario = strings.Repeat("long", 100) + ".yaml"
		for name, p := range summary.Pools {
			summary.Pools["日本語"+strings.Repeat("x", 200)] = p
			delete(summary.Pools, name)
		}
		for _, width := range []int{40, 52, 80, 120} {
			for _, why := range []bool{false, true} {
				var b bytes.Buffer
				if err := report.Text(&b, summary, report.TextOptions{Width: width, Why: why, Record: "holdfast-runs/" + strings.Repeat("y", 90)}); err != nil {
					t.Fatal(err)
				}
				for line := range strings.SplitSeq(b.String(), "\n") {
					if safe.Width(line) > width {
						t.Errorf("%s: %d columns, want at most %d: %s", s.name, safe.Width(line), width, line)
					}
				}
			}
		}
	}
}
