package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"holdfast/internal/strict"
)

func files(t testing.TB, pattern string) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "flows", pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %v, %d files", pattern, err, len(paths))
	}
	found := map[string][]byte{}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(p)] = text
	}
	return found
}

func read(t testing.TB, name string, text []byte) *Flow {
	t.Helper()
	f, err := Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestRulesFindWhatTheyName holds the findings of all samples, rule and line,
// and that every rule has found something.
func TestRulesFindWhatTheyName(t *testing.T) {
	want := map[string]string{
		"bot.yaml":           "verbose-execution-data:5 empty-path:12",
		"callback-poll.yaml": "wait-in-loop:21 data-action-timeout:26 data-action-no-failure-path:26 data-action-no-timeout-path:26 data-action-in-loop:26",
		"get-customer.json":  "data-action-timeout:0",
		"in-queue.yaml":      "logging-per-step:12",
		"loops.yaml": "action-limit:5 silence-prompt:9 hold-on-connected-media:12 logging-in-loop:25 data-action-unbounded-retry:31 " +
			"empty-path:39",
		"module.yaml": "data-action-repeated:16 blocking-bot-call:23",
		"order-status.yaml": "silence-prompt:13 data-action-timeout:30 data-action-no-failure-path:30 data-action-no-timeout-path:30 wait-on-connected-media:65 " +
			"data-action-in-loop:93 data-table-in-loop:112 wait-on-connected-media:123 wait-in-loop:123 unreachable:128 unreachable:134",
		"retry-forever.yaml": "data-action-unbounded-retry:9",
		"week.jsonl":         "schedule-preference-lookup:1 schedule-per-agent-call:3",
	}
	seen := map[string]bool{}
	for name, text := range files(t, "*") {
		var got []string
		for _, f := range Check(read(t, name, text)) {
			got = append(got, fmt.Sprintf("%s:%d", f.Rule, f.Line))
			seen[f.Rule] = true
			if f.Path == "" || f.Message == "" {
				t.Errorf("%s: finding without a path or a message: %+v", name, f)
			}
		}
		if diff := gocmp.Diff(want[name], strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, r := range Rules {
		if !seen[r.ID] {
			t.Errorf("rule %s found nothing in the samples", r.ID)
		}
	}
}

// TestTheSameFlowInAnotherFormSaysTheSame: YAML, an export, and the API's JSON.
func TestTheSameFlowInAnotherFormSaysTheSame(t *testing.T) {
	for name, text := range files(t, "*.yaml") {
		if name == "module.yaml" {
			continue // it has comments that suppress, below
		}
		a := read(t, name, text)
		forms := map[string]*Flow{
			"export":            read(t, strings.TrimSuffix(name, ".yaml")+".i3Flow", export(t, text)),
			"export, no ending": read(t, "x", export(t, text)),
			"configuration":     read(t, "latest.json", exportJSON(t, text)),
		}
		for form, b := range forms {
			if diff := gocmp.Diff(a.Counts(), b.Counts()); diff != "" {
				t.Errorf("%s as %s: counts (-yaml +%s):\n%s", name, form, form, diff)
			}
			if diff := gocmp.Diff(said(Check(a)), said(Check(b))); diff != "" {
				t.Errorf("%s as %s: findings (-yaml +%s):\n%s", name, form, form, diff)
			}
			if a.Kind != b.Kind || a.Name != b.Name {
				t.Errorf("%s as %s: %s %q, want %s %q", name, form, b.Kind, b.Name, a.Kind, a.Name)
			}
			if diff := gocmp.Diff(NewModel().Predict(a), NewModel().Predict(b)); diff != "" {
				t.Errorf("%s as %s: capacity (-yaml +%s):\n%s", name, form, form, diff)
			}
		}
	}
}

// said is findings without lines, in an order of their own.
func said(found []Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s: %s: %s: %s", f.Path, f.Rule, f.Severity, f.Message))
	}
	slices.Sort(all)
	return all
}

const small = `inboundCall:
  name: Small
  tasks:
    - task:
        name: Main
        actions:
          # holdfast:ignore data-action-no-failure-path, data-action-timeout -- the back end is our own
          - callData:
              name: Ask
              category: {C: {dataAction: {Get: {inputs: {}}}}}
          - wait: # holdfast:ignore wait-on-connected-media
              name: W
              duration: {lit: {seconds: 2}}
`

func TestCommentsAndConfigurationSuppress(t *testing.T) {
	f := read(t, "small.yaml", []byte(small))
	if got := said(Check(f)); len(got) != 1 || !strings.Contains(got[0], "data-action-no-timeout-path") {
		t.Errorf("with comments: %q, want data-action-no-timeout-path alone", got)
	}
	all := Check(read(t, "small.yaml", []byte(strings.ReplaceAll(small, "holdfast:ignore", "no"))))
	if len(all) != 4 {
		t.Fatalf("without comments: %q, want 4 findings", said(all))
	}
	if got := Check(read(t, "small.yaml", []byte("# holdfast:ignore-file all\n"+small))); len(got) != 0 {
		t.Errorf("ignore-file all: %q", said(got))
	}
	for text, want := range map[string]int{
		"lint: 1\nignore: [{rule: data-action-timeout}]":                  3,
		"lint: 1\nignore: [{file: 'sm*.yaml'}]":                           0,
		"lint: 1\nignore: [{file: 'flows/*.yaml', path: Ask}]":            1,
		"lint: 1\nignore: [{file: 'other/*.yaml'}]":                       4,
		"lint: 1\nrules: {data-action-timeout: 'off', wait-in-loop: off}": 3,
	} {
		c, err := ReadConfig("c.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Apply("flows/small.yaml", slices.Clone(all)); len(got) != want {
			t.Errorf("%s: %q, want %d findings", text, said(got), want)
		}
	}
	for text, want := range map[string]string{
		"lint: 1\nrules: {data-action-timeot: error}": `c.yaml:2:9: rule "data-action-timeot" is unknown, did you mean "data-action-timeout"?`,
		"lint: 1\nignore: [{}]":                       "c.yaml:2:10: an entry wants at least one of rule, file and path",
		"lint: 1\npaths: {A: {yes: 60%, no: 60%}}":    "c.yaml:2:9: the shares are 120% together, want at most 100%",
		"lint: 1\nrules: {wait-in-loop: loud}":        `want info, warning, error or off`,
		"lint: 1\nloops: {A: 100000}":                 "100000 iterations, want 0 to 10000",
		"fail_on: warning":                            `"lint" is missing`,
	} {
		if _, err := ReadConfig("c.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// TestLinesAreThoseOfEditors: some characters end lines for YAML's parser, and
// for nobody else.
func TestLinesAreThoseOfEditors(t *testing.T) {
	f := read(t, "a.yaml", []byte(strings.Replace(small, "name: Small", "name: \"{{a}} \u2028 b\u0085c\u2029\"", 1)))
	found := Check(f)
	if len(found) != 1 || found[0].Line != 8 || f.Name != "{{a}} \u2028 b\u0085c\u2029" {
		t.Errorf("%+v of %q, want one in line 8, and the name as it is written", found, f.Name)
	}
}

func TestUnreadableFilesSayWhere(t *testing.T) {
	for name, one := range map[string]struct{ text, want string }{
		"empty.yaml":   {" \n", "empty.yaml:1:1: the file is empty"},
		"broken.yaml":  {"inboundCall:\n  name: [\n", "broken.yaml:3:1: no valid YAML"},
		"other.yaml":   {"services:\n  a: b\n", `other.yaml:1:1: the root key is "services"`},
		"two.yaml":     {"workflow: {}\n---\nworkflow: {}\n", "two.yaml:2:1: a second document begins"},
		"list.yaml":    {"- a\n", "list.yaml:1:1: the root is no map"},
		"broken.json":  {"{\"name\":\n \"x\",}", "broken.json:2:6: no valid JSON"},
		"other.json":   {`{"a": 1}`, "other.json:1:1: the JSON has no flowSequenceItemList"},
		"x.i3WorkFlow": {"%%%%", "x.i3WorkFlow:1:1: no Architect export: no base64"},
		"y.i3WorkFlow": {"JTdCJTI=", "y.i3WorkFlow:1:1: no Architect export"},
		"z.i3WorkFlow": {"JTdC", "the export's JSON, line 1, column"},
		"week.jsonl":   {"{\"method\": \"GET\", \"path\": \"/x\"}\n{\"a\": 1}\n", "week.jsonl:2:1: the line is no request as others are"},
		"bytes.yaml":   {"inboundCall: \xff", "not UTF-8"},
		"large.yaml":   {strings.Repeat("a", MaxBytes+1), "the file has more than 8,388,608 bytes"},
		"nested.yaml":  {"workflow: " + strings.Repeat("[", 9000) + "\n", "nested.yaml:"},
		"selfref.yaml": {"workflow:\n  tasks:\n    - task: &t\n        name: a\n        actions:\n          - x: *t\n", "selfref.yaml:"},
	} {
		_, err := Read(name, []byte(one.text))
		if err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s: %v, want %s", name, err, one.want)
		}
	}
	for name, text := range map[string]string{"other.yaml": "a: b\n", "two.yaml": "a: b\n---\nc: d\n", "log.jsonl": "{\"a\": 1}\n{\"a\": 2}\n"} {
		if _, err := Read(name, []byte(text)); !errors.Is(err, ErrNotAFlow) {
			t.Errorf("%s of another kind: %v, want ErrNotAFlow", name, err)
		}
	}
}

// TestLoopsReachIntoTheTasksThatTheyCall: a Data Action in a task that a loop
// calls is one in the loop.
func TestLoopsReachIntoTheTasksThatTheyCall(t *testing.T) {
	text := []byte(`workflow:
  name: A
  startUpRef: ./tasks/task[a]
  tasks:
    - task:
        name: A
        refId: a
        actions:
          - loop:
              name: Five
              loopCount: {lit: 5}
              outputs: {loop: {actions: [{callTask: {name: To B, targetTaskRef: "./tasks/task[b]"}}]}}
    - task:
        name: B
        refId: b
        actions: [{callTask: {name: To C, targetTaskRef: "./tasks/task[c]"}}]
    - task:
        name: C
        refId: c
        actions: [{callData: {name: Ask, category: {X: {dataAction: {Get: {inputs: {}}}}}}}]
`)
	for form, f := range map[string]*Flow{"yaml": read(t, "a.yaml", text), "json": read(t, "a.json", exportJSON(t, text))} {
		found := strings.Join(said(Check(f)), "\n")
		if !strings.Contains(found, `C → Ask: data-action-in-loop: warning: Data Action "Get" is called in loop "Five", 5 times`) {
			t.Errorf("%s: no data-action-in-loop in\n%s", form, found)
		}
		if c := NewModel().Predict(f); c.DataActionsPerCall != 5 {
			t.Errorf("%s: %v Data Actions a call, want 5", form, c.DataActionsPerCall)
		}
	}
}

// TestALoopWithoutABoundIsNamedAsOne: it is no expression.
func TestALoopWithoutABoundIsNamedAsOne(t *testing.T) {
	text := "workflow:\n  actions:\n    - loop:\n        name: L\n%s        outputs: {loop: {actions: [{wait: {name: W, duration: {lit: {seconds: 3}}}}]}}\n"
	for count, want := range map[string]string{
		"": "without a bound", "        loopCount: {exp: Flow.N}\n": "a number of times that only an expression knows", "        loopCount: {lit: 2}\n": "2 times: 6.0 s in all",
	} {
		found := said(Check(read(t, "a.yaml", fmt.Appendf(nil, text, count))))
		if len(found) != 1 || !strings.HasSuffix(found[0], `"W" waits in loop "L", `+want) {
			t.Errorf("%q: %q, want %s", count, found, want)
		}
	}
}

// TestAliasesAreBounded: a few lines of aliases that say billions of actions.
func TestAliasesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("workflow:\n  settings0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "  settings%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	long := "workflow:\n  text: &a " + strings.Repeat("x", 100_000) + "\n  actions:\n    - callData: {category: {C: {dataAction: {Get: {inputs: {" + strings.Repeat("i: *a, ", 1000) + "}}}}}}\n"
	for name, text := range map[string]string{"bomb.yaml": b.String(), "long.yaml": long} {
		if _, err := Read(name, []byte(text)); err == nil || !strings.Contains(err.Error(), "says too much") {
			t.Errorf("%s: %v, want an error of a flow that says too much", name, err)
		}
	}
}

// TestTheHungBackEnd is the number that the documentation names.
func TestTheHungBackEnd(t *testing.T) {
	c := NewModel().Predict(read(t, "a.yaml", []byte(small)))
	if got := *c.CallsPerS; got != round(2500.0/60) {
		t.Errorf("at 1 s: %v calls/s, want 41.7: 50/1 s is more than 2,500 a minute", got)
	}
	last := c.Sensitivity[2]
	if !strings.Contains(last.Case, "hangs, timeouts up to 60.0 s") || *last.CallsPerS != round(50.0/60) {
		t.Errorf("%s: %v calls/s, want 0.833333", last.Case, *last.CallsPerS)
	}
	m := NewModel()
	if err := m.SetLatency("Get=2.5s"); err != nil {
		t.Fatal(err)
	}
	c = m.Predict(read(t, "a.yaml", []byte(small)))
	if *c.CallsPerS != 20 || c.BoundBy != "data_action_concurrent" || *c.MaxConcurrent != 20*4.5 {
		t.Errorf("at 2.5 s: %v calls/s by %s, %v at once; want 20, data_action_concurrent, 90", *c.CallsPerS, c.BoundBy, *c.MaxConcurrent)
	}
}

// TestWhatIsGivenGoesBeforeWhatIsRecorded: whichever of its names a Data Action
// is called by.
func TestWhatIsGivenGoesBeforeWhatIsRecorded(t *testing.T) {
	f := read(t, "a.yaml", []byte(strings.ReplaceAll(small, "Get:", "'Get (new)':")))
	m := NewModel()
	for _, one := range []struct {
		name string
		set  Latency
	}{{AnyAction, Latency{time.Second, FromFlag}}, {"Get (new)", Latency{2 * time.Second, FromConfig}}, {"Get _new_", Latency{3 * time.Second, FromRecord}}, {"Ask", Latency{4 * time.Second, FromFlag}}} {
		m.Latencies[one.name] = one.set
		if got := m.Predict(f).DataActions[0]; got.LatencyS != one.set.D.Seconds() || got.From != one.set.From {
			t.Errorf("with %s: %v s, %s; want %v", one.name, got.LatencyS, got.From, one.set)
		}
	}
}

func TestEveryFormatIsWritten(t *testing.T) {
	r := NewReport()
	for _, name := range []string{"order-status.yaml", "week.jsonl", "get-customer.json"} {
		r.Add(read(t, "flows dir/"+name, files(t, name)[name]), nil, NewModel())
	}
	r.Refuse("bad.yaml", problem("bad.yaml", 3, 4, "no valid YAML: %s", "x"))
	var out bytes.Buffer
	if err := r.SARIF(&out, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	validSARIF(t, out.Bytes())
	if !strings.Contains(out.String(), `"uri": "flows%20dir/order-status.yaml"`) {
		t.Error("SARIF has no relative, escaped URI")
	}
	out.Reset()
	if err := r.JSON(&out); err != nil {
		t.Fatal(err)
	}
	var shape struct {
		Schema string `json:"schema"`
		Files  []struct {
			Path, Flow, Kind string
			Counts           map[string]int
			Findings         []map[string]any
			Capacity         map[string]any
		} `json:"files"`
	}
	if err := json.Unmarshal(out.Bytes(), &shape); err != nil {
		t.Fatal(err)
	}
	first := shape.Files[0]
	if shape.Schema != "holdfast.lint/v1" || first.Kind != "inboundCall" || first.Flow != "Order status" || first.Counts["actions"] != 16 || first.Counts["data_actions"] != 2 || first.Counts["waits"] != 2 || first.Counts["loops"] != 1 {
		t.Errorf("JSON: %q %+v", shape.Schema, first)
	}
	for _, key := range []string{"rule", "severity", "line", "col", "path", "message"} {
		if _, ok := first.Findings[0][key]; !ok {
			t.Errorf("a finding has no %q", key)
		}
	}
	out.Reset()
	if err := r.JUnit(&out, Warning); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `tests="4" failures="3" errors="1"`) {
		t.Errorf("JUnit: %s", out.String())
	}
}

// validSARIF checks what SARIF 2.1.0 demands of the properties that are written
// (sections 3.13 to 3.58 of the standard), and that indexes point at something.
func validSARIF(t *testing.T, text []byte) {
	t.Helper()
	c := jsonschema.NewCompiler()
	schema, err := os.ReadFile(filepath.Join("testdata", "sarif.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	got, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(got); err != nil {
		t.Error(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string `json:"ruleId"`
				RuleIndex int    `json:"ruleIndex"`
			}
		}
	}
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		if got := log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("rule %d is %s, want %s", r.RuleIndex, got, r.RuleID)
		}
	}
	if len(log.Runs[0].Results) < 10 {
		t.Errorf("%d results, want those of the samples", len(log.Runs[0].Results))
	}
}

// large is a flow of about so many bytes, as exports are: many actions.
func large(size int) []byte {
	var b strings.Builder
	b.WriteString("inboundCall:\n  name: Large\n  startUpRef: ./tasks/task[t0]\n  tasks:\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "    - task:\n        name: Task %d\n        refId: t%d\n        actions:\n", i, i)
		for j := range 20 {
			fmt.Fprintf(&b, "          - callData:\n              name: Ask %d\n              timeout:\n                lit:\n                  seconds: 5\n              category:\n                Tickets:\n                  dataAction:\n                    Get %d:\n                      inputs:\n                        id:\n                          exp: Flow.Id%d\n              outputs:\n                failure:\n                  actions:\n                    - decision:\n                        name: Again\n                        outputs:\n                          \"yes\":\n                            actions:\n                              - updateData:\n                                  name: Count\n", j, j, i)
		}
		fmt.Fprintf(&b, "          - jumpToTask:\n              name: On\n              targetTaskRef: ./tasks/task[t%d]\n", i+1)
	}
	return []byte(b.String())
}

func lintAll(t testing.TB, name string, text []byte) {
	f, err := Read(name, text)
	if err != nil {
		t.Fatal(err)
	}
	r := NewReport()
	r.Add(f, nil, NewModel())
	if err := r.JSON(discard{}); err != nil {
		t.Fatal(err)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func parseYAML(t testing.TB, text []byte) {
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var n yaml.Node
	if err := loader.Load(&n); err != nil {
		t.Fatal(err)
	}
}

func parseJSON(t testing.TB, text []byte) {
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
}

func took(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

// takesAtMost measures two things by turns, until the fastest runs of both say
// that one takes at most so many times as long as the other. What else the
// machine does only makes runs slower: the more of them, the less it shows.
func takesAtMost(t *testing.T, what string, most float64, one, other func()) {
	t.Helper()
	fastOne, fastOther := took(one), took(other)
	for round := 2; ; round++ {
		fastOne, fastOther = min(fastOne, took(one)), min(fastOther, took(other))
		ratio := fastOne.Seconds() / fastOther.Seconds()
		switch {
		case round < 3:
		case ratio <= most:
			t.Logf("%s: %v to %v is %.2f times, after %d rounds", what, fastOne, fastOther, ratio, round)
			return
		case round == 30:
			t.Errorf("%s: %v to %v is %.2f times, want at most %v", what, fastOne, fastOther, ratio, most)
			return
		}
	}
}

// TestLintingTakesLittleMoreThanParsing: at most twice a bare parse of the same
// file, and linear in its size.
func TestLintingTakesLittleMoreThanParsing(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures")
	}
	yamlText, jsonText := large(1<<20), exportJSON(t, large(1<<20))
	takesAtMost(t, "linting to parsing YAML", 2, func() { lintAll(t, "a.yaml", yamlText) }, func() { parseYAML(t, yamlText) })
	takesAtMost(t, "linting to parsing JSON", 2, func() { lintAll(t, "a.json", jsonText) }, func() { parseJSON(t, jsonText) })
	flat := func(n int) []byte {
		var b strings.Builder
		b.WriteString("workflow:\n  name: Flat\n")
		for i := range n {
			fmt.Fprintf(&b, "  key%d: v\n", i)
		}
		return []byte(b.String())
	}
	few, many := flat(20_000), flat(80_000)
	takesAtMost(t, "80,000 flat keys to 20,000", 9, func() { lintAll(t, "a.yaml", many) }, func() { lintAll(t, "a.yaml", few) })
}

func BenchmarkParse(b *testing.B) {
	text := large(2 << 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		parseYAML(b, text)
	}
}

func BenchmarkLint(b *testing.B) {
	text := large(2 << 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		lintAll(b, "a.yaml", text)
	}
}

func BenchmarkParseExport(b *testing.B) {
	text := exportJSON(b, large(1<<20))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		parseJSON(b, text)
	}
}

func BenchmarkLintExport(b *testing.B) {
	text := exportJSON(b, large(1<<20))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		lintAll(b, "a.json", text)
	}
}

// FuzzRead: whatever comes, there is a flow that can be linted or an error that
// says where.
func FuzzRead(f *testing.F) {
	for name, text := range files(f, "*") {
		f.Add(name, text)
		if strings.HasSuffix(name, ".yaml") {
			f.Add("a.i3Flow", export(f, text))
			f.Add("a.json", exportJSON(f, text))
		}
	}
	f.Add("a.yaml", []byte("workflow:\n  tasks: [{task: &t {actions: [{x: *t}]}}]"))
	f.Add("a.json", []byte(`{"agentSchedules": [{"preferences": 1}]}`))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		flow, err := Read(name, text)
		if err != nil {
			if _, ok := errors.AsType[strict.Problem](err); !ok {
				t.Errorf("%v says no place", err)
			}
			return
		}
		r := NewReport()
		r.Add(flow, nil, NewModel())
		if err := errors.Join(r.JSON(discard{}), r.Text(discard{}), r.SARIF(discard{}, "x"), r.JUnit(discard{}, Info)); err != nil {
			t.Fatal(err)
		}
		for _, one := range r.Files[0].Findings {
			if one.Line > strings.Count(string(text), "\n")+1 {
				t.Errorf("line %d is behind the end", one.Line)
			}
		}
		_, _ = NewModel().Scenario(flow)
	})
}
