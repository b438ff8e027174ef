package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"holdfast/internal/pack"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares what a reader says of every file of a folder.
func golden(t *testing.T, pattern string, read func(file string, data []byte) error) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			err = read(filepath.Base(file), data)
			if err == nil {
				t.Fatal("no error, want some")
			}
			if _, ok := errors.AsType[strict.Problems](err); !ok {
				t.Errorf("error is a %T, want strict.Problems", err)
			}
			got := err.Error() + "\n"
			want := strings.TrimSuffix(file, ".yaml") + ".txt"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			expected, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(expected) {
				t.Errorf("got\n%s\nwant\n%s", got, expected)
			}
		})
	}
}

func TestWrongScenariosAreExplained(t *testing.T) {
	golden(t, "testdata/bad/*.yaml", func(file string, data []byte) error {
		_, err := Read(file, data)
		return err
	})
}

func TestWrongTwinsAreExplained(t *testing.T) {
	golden(t, "testdata/bad-twin/*.yaml", func(file string, data []byte) error {
		_, err := ReadTwin(file, data)
		return err
	})
}

const small = "holdfast: 1\npools: {a: {size: 1}}\n"

func TestScenarioIsReadAsWritten(t *testing.T) {
	got, err := Read("s.yaml", []byte(`
holdfast: 1
target:
  ws: ws://127.0.0.1:8080
  http: http://127.0.0.1:8080
  allow: [edge.example.test, "edge.example.test:8080"]
  ceiling: {sockets: 6000, opens_per_s: 600, requests_per_s: 500}
vars: {org: acme, count: 5, version: 1.0, flag: yes}
secrets: {token: {env: TOKEN}, other: {file: keys/other.txt}}
duration: 1m30s
timing: economy
sources: [127.0.0.1, "::1"]
ports: 40000-49999
pools:
  desktops:
    size: 5000
    open: {rate: 500/s}
    url: /v1/${org}/${vars.count}/${secrets.token}?x=$${y}
    headers: {Origin: "https://desk.example.test", X-User: "${index}"}
    subprotocols: [v2, "v${version}"]
    keepalive: {message: '{"message":"ping"}', every: 30s, jitter: 0%, share: 50%}
    send: {once_within: 3s, text: '${index} ${n}'}
    reconnect: {backoff: {base: 1s, cap: 30s, jitter: equal}}
    may_lose: 0.7%
    connect_timeout: 5s
    handshake_timeout: 6s
    forensics: {reconnect_sample: 3}
  silent: {size: 1, open: {over: 10s}, keepalive: {ping: off}, reconnect: off, forensics: off, may_lose: 1}
thresholds:
  - held(desktops) >= 99.9%
`))
	if err != nil {
		t.Fatal(err)
	}
	if keys := got.Pools.Keys(); !slices.Equal(keys, []string{"desktops", "silent"}) {
		t.Errorf("pools = %v, want them in the order of the file", keys)
	}
	p, _ := got.Pools.Get("desktops")
	q, _ := got.Pools.Get("silent")
	for _, tt := range []struct{ name, got, want any }{
		{"duration", got.Duration.D(), 90 * time.Second},
		{"ports", got.Ports, PortRange{40000, 49999}},
		{"vars", got.Vars, map[string]Var{"org": "acme", "count": "5", "version": "1.0", "flag": "yes"}},
		{"secret", got.Secrets["other"], Secret{File: "keys/other.txt"}},
		{"rate", p.Open.Rate, units.Rate(500)},
		{"over", q.Open.Over.D(), 10 * time.Second},
		{"headers", p.Headers.Keys(), []string{"Origin", "X-User"}},
		{"message", *p.KeepAlive.Message, `{"message":"ping"}`},
		{"jitter", *p.KeepAlive.Jitter, units.Share(0)},
		{"ping off", *q.KeepAlive.Ping, Ping{Off: true}},
		{"once within", p.Send.OnceWithin.D(), 3 * time.Second},
		{"backoff", *p.Reconnect.Backoff, Backoff{Base: units.Duration(time.Second), Cap: units.Duration(30 * time.Second), Jitter: "equal"}},
		{"reconnect off", *q.Reconnect, Reconnect{}},
		{"forensics", *p.Forensics, Forensics{ReconnectSample: 3}},
		{"forensics off", *q.Forensics, Forensics{}},
		{"may lose 0.7 % of 1000", p.MayLose.Of(1000), 7.0 / 1000},
		{"may lose 1 of 10", q.MayLose.Of(10), 0.1},
		{"ceiling", *got.Target.Ceiling, Ceiling{6000, 600, 500}},
	} {
		if !reflect.DeepEqual(tt.got, tt.want) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestTwinFileIsRead(t *testing.T) {
	got, err := ReadTwin("t.yaml", []byte(`
twin: 1
profile: thread
seed: 7
edge:
  nodes: 2
  idle_timeout: 20s
  resets_on: any
  max_lifetime: 0s
  max_connections: 0
  at_cap: refuse_503
  close_style: fin
  cpu: {handshake: 200us, frame: 5us, request: 50us, queue: 256}
faults:
  - {at: 10s, do: restart, announce: 1012}
  - {at: 20s, for: 1s, do: stall}
  - {do: rst, share: 1%}
  - {do: rst, for: 5s}
  - {do: close, age: 5s, code: 4001, reason: token expired}
  - {do: crash, at: 30s, for: 2s}
  - {do: drain, at: 40s, for: 3s, share: 50%, announce: 1001, reason: bye}
  - {do: refuse, at: 50s, for: 1s, status: 429}
  - {do: hang}
`))
	if err != nil {
		t.Fatal(err)
	}
	if got.Edge.IdleTimeout.D() != 20*time.Second || got.Edge.CPU.Handshake.D() != 200*time.Microsecond || len(got.Faults) != 9 || got.Faults[2].Share != 0.01 {
		t.Errorf("got %+v", got)
	}
}

func TestEveryFaultCanBeWritten(t *testing.T) {
	for _, f := range pack.Faults {
		for _, when := range []string{"", ", at: 0s", ", at: 1s", ", at: 1s, for: 2s", ", at: 1s, share: 100%"} {
			if f.Name == "restart" && strings.Contains(when, "for") {
				continue // is over at once
			}
			if _, err := ReadTwin("t.yaml", []byte("twin: 1\nfaults: [{do: "+f.Name+when+"}]\n")); err != nil {
				t.Errorf("%s%s: %v", f.Name, when, err)
			}
		}
	}
}

// TestEdgeSettingsStandAlone: a setting says what would happen, also while the
// timer or cap that would make it happen is off.
func TestEdgeSettingsStandAlone(t *testing.T) {
	for _, edge := range []string{"resets_on: any", "close_style: rst", "at_cap: rst", "resets_on: any, at_cap: hang, close_style: stall"} {
		if _, err := ReadTwin("t.yaml", []byte("twin: 1\nedge: {"+edge+"}\n")); err != nil {
			t.Errorf("edge: {%s}: %v", edge, err)
		}
	}
}

func TestThresholds(t *testing.T) {
	pools := Names{Pools: []string{"desktops", "mobile-phones"}}
	for expr, want := range map[string]Threshold{
		"held(desktops) >= 99.9%":              {Metric: "held", Name: "desktops", Op: ">=", Value: 0.999},
		"held(desktops)>=1":                    {Metric: "held", Name: "desktops", Op: ">=", Value: 1},
		"lost( mobile-phones ) <= 0.7%":        {Metric: "lost", Name: "mobile-phones", Op: "<=", Value: 7.0 / 1000},
		"refused(desktops) = 0":                {Metric: "refused", Name: "desktops", Op: "==", Value: 0},
		"refused(desktops) == 0.5":             {Metric: "refused", Name: "desktops", Op: "==", Value: 0.5},
		"refused(desktops) != 100 %":           {Metric: "refused", Name: "desktops", Op: "!=", Value: 1},
		"connect_ms(desktops, p99) < 800":      {Metric: "connect_ms", Name: "desktops", Stat: "p99", Op: "<", Value: 800},
		"connect_ms(desktops,p99)<800ms":       {Metric: "connect_ms", Name: "desktops", Stat: "p99", Op: "<", Value: 800},
		"connect_ms(desktops, p999) < 0.8s":    {Metric: "connect_ms", Name: "desktops", Stat: "p999", Op: "<", Value: 800},
		"  ping_rtt_ms(desktops, max) > 1.5  ": {Metric: "ping_rtt_ms", Name: "desktops", Stat: "max", Op: ">", Value: 1.5},
	} {
		want.Expr = strings.TrimSpace(expr)
		got, slip := ParseThreshold(expr, pools)
		if slip != nil || got != want {
			t.Errorf("%s: %+v, %+v\nwant %+v", expr, got, slip, want)
		}
	}
}

func TestThresholdsOfLoads(t *testing.T) {
	names := Names{Pools: []string{"a"}, Loads: []LoadNames{{"data-actions", []string{"create", "GET /x/${id}", "GET /x/${id}#2"}}}}
	for expr, want := range map[string]Threshold{
		"failed(data-actions) < 0.1%":                       {Metric: "failed", Name: "data-actions", Op: "<", Value: 0.001},
		"throttled(data-actions)<=5%":                       {Metric: "throttled", Name: "data-actions", Op: "<=", Value: 0.05},
		"late(data-actions) == 0":                           {Metric: "late", Name: "data-actions", Op: "=="},
		"not_started(data-actions) = 0":                     {Metric: "not_started", Name: "data-actions", Op: "=="},
		"latency_ms(data-actions, p99) < 800":               {Metric: "latency_ms", Name: "data-actions", Stat: "p99", Op: "<", Value: 800},
		"latency_ms(data-actions/create,mean) < 0.8s":       {Metric: "latency_ms", Name: "data-actions/create", Stat: "mean", Op: "<", Value: 800},
		"service_ms(data-actions/GET /x/${id}#2, max) < 1s": {Metric: "service_ms", Name: "data-actions/GET /x/${id}#2", Stat: "max", Op: "<", Value: 1000},
		"good_per_s(data-actions) >= 199.5":                 {Metric: "good_per_s", Name: "data-actions", Op: ">=", Value: 199.5},
		"max_concurrent() < 5000":                           {Metric: "max_concurrent", Op: "<", Value: 5000},
	} {
		want.Expr = expr
		if got, slip := ParseThreshold(expr, names); slip != nil || got != want {
			t.Errorf("%s: %+v, %+v\nwant %+v", expr, got, slip, want)
		}
	}
}

func TestPathsIntoJSON(t *testing.T) {
	for path, want := range map[string][]any{
		"$.a":               {"a"},
		"$.result.sys_id":   {"result", "sys_id"},
		"$.entities[0].id":  {"entities", 0, "id"},
		"$[12][3]":          {12, 3},
		"$.a-b.\u00e9":      {"a-b", "\u00e9"},
		"$.a[000000012].$b": {"a", 12, "$b"},
	} {
		if got, err := PathSteps(path); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v, want %v", path, got, err, want)
		}
	}
	for _, bad := range []string{
		"", "a", "$", "$a", "$.", "$..a", "$.a.", "$.*", "$[*]", "$[]", "$[-1]", "$[0", "$[1:2]", "$['a']", "$.a b", "$.a[?(@.b)]", "$.a]", "$[9999999999]",
		"$" + strings.Repeat(".a", maxPath+1),
	} {
		if err := CheckPath(bad); err == nil {
			t.Errorf("path %q is accepted", bad)
		}
	}
}

func TestStepsAreNamedByMethodAndPathUnlessTheyHaveAName(t *testing.T) {
	s, err := Read("s.yaml", []byte(`
holdfast: 1
target: {http: "http://127.0.0.1"}
vars: {org: acme}
loads: {l: {journey: j, rate: 1/s}}
journeys:
  j:
    steps:
      - {get: "/users/${org}?q=${n}"}
      - {name: create, post: /users}
      - {think: 1s}
      - loop: {times: 2, steps: [{get: "/users/${org}"}]}
      - chance:
          10%: [{get: "http://127.0.0.1/users/${org}"}]
          else: [{head: "http://127.0.0.1?x"}, {name: create, put: /x}]
      - {ws: {connect: "ws://127.0.0.1/feed?x=(1,2)"}}
      - {ws: {send: x}}
      - {ws: {await: {}}}
      - {delete: "/a(b),c"}
      - {get: /an/address/that/is/much/longer/than/a/line/of/a/report/should/be/in/the/end}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"GET /users/${org}", "create", "GET /users/${org}#2", "GET /users/${org}#3", "HEAD /", "create#2", "WS /feed", "WS await",
		"DELETE /a_b__c", "GET /an/address/that/is/…a/line/of/a/report/should/be/in/the/end",
	}
	if got := s.Names().Loads[0].Steps; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, name := range want {
		expr := "latency_ms(l/" + name + ", p99) < 1"
		if _, slip := ParseThreshold(expr, s.Names()); slip != nil {
			t.Errorf("%s: %+v, want every name fit for a threshold", expr, slip)
		}
	}
}

func TestJourneyIsReadAsWritten(t *testing.T) {
	s, err := Read("s.yaml", []byte(`
holdfast: 1
target: {http: "http://127.0.0.1"}
loads:
  l: {journey: j, stages: [{to: 30/m, over: 5s}, {hold: 1s}, {to: 0/s, over: 0s}], connections: 64}
journeys:
  j:
    steps:
      - post: /x
        json: {z: 1.50, a: [null, true, "5", 5, {y: x}], b: 2026-01-01, c: ~}
        expect: {status: [200, 3XX], json: {$.a: "1"}, body: fine}
        retry: {on: [429, network]}
      - think: 2s
      - think: {p50: 1s, p95: 3s}
`))
	if err != nil {
		t.Fatal(err)
	}
	l, _ := s.Loads.Get("l")
	j, _ := s.Journeys.Get("j")
	post := j.Steps[0]
	var text strings.Builder
	var write func(v strict.Value)
	write = func(v strict.Value) {
		switch v.Kind {
		case strict.ListValue, strict.MapValue:
			for i, item := range v.Items {
				fmt.Fprintf(&text, "%v:", v.Step(i))
				write(item)
			}
		default:
			text.WriteString(v.JSON() + " ")
		}
	}
	write(*post.JSON)
	for _, tt := range []struct{ name, got, want any }{
		{"stages", []any{*l.Stages[0].To, l.Stages[0].Over.D(), l.Stages[1].Hold.D(), *l.Stages[2].To}, []any{Level(0.5), 5 * time.Second, time.Second, Level(0)}},
		{"connections", *l.Connections, Connections{Max: 64}},
		{"json", text.String(), `z:1.50 a:0:null 1:true 2:"5" 3:5 4:y:"x" b:"2026-01-01" c:null `},
		{"status", post.Expect.Status, Statuses{{200, 200}, {300, 399}}},
		{"body", post.Expect.Body.Contains, "fine"},
		{"value", post.Expect.JSON[0], strict.Entry[strict.Value]{Key: "$.a", Value: strict.Value{Kind: strict.TextValue, Text: "1"}}},
		{"retry", post.Retry.On, []RetryCause{{Status: 429}, {Network: true}}},
		{"think", *j.Steps[1].Think, Think{Exactly: units.Duration(2 * time.Second)}},
		{"think between", *j.Steps[2].Think, Think{P50: units.Duration(time.Second), P95: units.Duration(3 * time.Second)}},
	} {
		if !reflect.DeepEqual(tt.got, tt.want) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestLongestTextIsFilledUp(t *testing.T) {
	for body, want := range map[string]string{
		`{a: x, b: {c: [1, longest]}, d: shorter}`: "[b c 1]",
		`{a: x, b: y}`: "[a]",
		`text`:         "[]",
		`{a: 1}`:       "the body has no text to fill up, want one, and pad: its name",
	} {
		s, err := Read("s.yaml", []byte("holdfast: 1\ntarget: {http: \"http://127.0.0.1\"}\nloads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{post: /, json: "+body+"}]}}\n"))
		if err != nil {
			t.Fatal(err)
		}
		at, problem := PadAt(s.Journeys[0].Value.Steps[0].JSON, "")
		if got := fmt.Sprint(at); got != want && problem != want {
			t.Errorf("%s: %s %s, want %s", body, got, problem, want)
		}
	}
}

func FuzzThreshold(f *testing.F) {
	f.Add("held(a) >= 99.9%")
	f.Add("connect_ms(a, p99) < 0.8s")
	f.Fuzz(func(t *testing.T, expr string) {
		got, slip := ParseThreshold(expr, Names{Pools: []string{"a", "b-c"}, Loads: []LoadNames{{"l", []string{"GET /x", "two"}}}})
		if slip == nil {
			again, slip := ParseThreshold(got.Expr, Names{Pools: []string{"a", "b-c"}, Loads: []LoadNames{{"l", []string{"GET /x", "two"}}}})
			if slip != nil || again != got {
				t.Errorf("%q: %+v, read again %+v, %+v", expr, got, again, slip)
			}
			if got.Value < 0 {
				t.Errorf("%q: value %v, want none below 0", expr, got.Value)
			}
		} else if slip.Offset < 0 || slip.Offset > len([]rune(expr)) || strings.ContainsAny(slip.Text, "\n\x1b") {
			t.Errorf("%q: slip %+v, want it inside and on one line", expr, slip)
		}
	})
}

func TestPieces(t *testing.T) {
	s := &Scenario{Vars: map[string]Var{"org": "acme"}, Secrets: map[string]Secret{"token": {}}}
	for text, want := range map[string][]Piece{
		"":                           nil,
		"plain":                      {{Text: "plain"}},
		"${org}/${vars.org}":         {{VarSlot, "org"}, {Text: "/"}, {VarSlot, "org"}},
		"a${index}b${n}":             {{Text: "a"}, {Kind: IndexSlot}, {Text: "b"}, {Kind: CounterSlot}},
		"${secrets.token}":           {{SecretSlot, "token"}},
		"$${org} $ $x $$ }":          {{Text: "${org} $ $x $$ }"}},
		"cost: $5, {\"a\":${index}}": {{Text: "cost: $5, {\"a\":"}, {Kind: IndexSlot}, {Text: "}"}},
	} {
		if got, slips := s.Pieces(text, Messages); len(slips) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v, want %v", text, got, slips, want)
		}
	}
}

// document reads YAML the way a validator of JSON Schemas sees it.
func document(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := yaml.Load(data, &v); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestEveryTemplateAndExampleIsReadAndFitsTheSchema(t *testing.T) {
	texts := map[string]string{}
	for _, k := range Kinds() {
		text, err := Template(k.Name)
		if err != nil {
			t.Fatal(err)
		}
		texts["template "+k.Name] = text
	}
	files, _ := filepath.Glob("../../examples/*.yaml")
	if len(files) < 5 {
		t.Fatalf("%d examples, want at least 5", len(files))
	}
	good, _ := filepath.Glob("testdata/good/*.yaml")
	if len(good) < 2 {
		t.Fatalf("%d good scenarios, want at least 2", len(good))
	}
	for _, file := range slices.Concat(files, good) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = string(text)
	}
	schema := compiledSchema(t)
	for name, text := range texts {
		if !strings.HasPrefix(text, "# ") {
			t.Errorf("%s begins with %.20q, want a comment that says what it shows", name, text)
		}
		if strings.Contains(text, "\t") {
			t.Errorf("%s holds a tab, want spaces", name)
		}
		if _, err := Read(name, []byte(text)); err != nil {
			t.Error(err)
		}
		if err := schema.Validate(document(t, []byte(text))); err != nil {
			t.Errorf("%s does not fit the schema: %v", name, err)
		}
	}
}

func TestTemplatesThatAreExamplesAreTheSame(t *testing.T) {
	for _, k := range Kinds()[1:] {
		example, err := os.ReadFile("../../examples/" + k.Name + ".yaml")
		if errors.Is(err, fs.ErrNotExist) {
			continue // a kind need not be an example
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, _ := Template(k.Name); text != string(example) {
			t.Errorf("examples/%s.yaml and the template differ, want them equal", k.Name)
		}
	}
}

// TestTheFullTemplateStaysRightWhenUncommented keeps the alternatives in the
// comments of the default template honest.
func TestTheFullTemplateStaysRightWhenUncommented(t *testing.T) {
	text, _ := Template("")
	for _, alternative := range []string{
		"# keepalive: {pong", "# keepalive: {message", "# keepalive: {tcp", "# send: {every", "# send: {once_within",
	} {
		line := slices.IndexFunc(strings.Split(text, "\n"), func(l string) bool { return strings.Contains(l, alternative) })
		if line < 0 {
			t.Fatalf("no line with %q", alternative)
		}
		lines := strings.Split(text, "\n")
		lines[line] = strings.Replace(lines[line], "# ", "", 1)
		if strings.Contains(alternative, "keepalive") {
			lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "    keepalive: {ping") })
		}
		if _, err := Read("t.yaml", []byte(strings.Join(lines, "\n"))); err != nil {
			t.Errorf("with %q: %v", alternative, err)
		}
	}
}

func TestUnknownKindIsAnError(t *testing.T) {
	if _, err := Template("strom"); err == nil || err.Error() != `kind "strom" is unknown, did you mean "storm"?` {
		t.Errorf("got %v", err)
	}
	if _, err := Template("load"); err == nil || err.Error() != `kind "load" is unknown, want sockets, silent, storm, rest or channels` {
		t.Errorf("got %v", err)
	}
}

func TestSchemaRefusesWhatReadRefuses(t *testing.T) {
	schema := compiledSchema(t)
	for name, text := range map[string]string{
		"unknown key":        "holdfast: 1\npools: {a: {size: 1, sise: 2}}",
		"other version":      "holdfast: 2\npools: {a: {size: 1}}",
		"no version":         "pools: {a: {size: 1}}",
		"no pools":           "holdfast: 1",
		"empty pools":        "holdfast: 1\npools: {}",
		"no size":            "holdfast: 1\npools: {a: {}}",
		"bare duration":      "holdfast: 1\nduration: 20\npools: {a: {size: 1}}",
		"unknown timing":     "holdfast: 1\ntiming: fast\npools: {a: {size: 1}}",
		"two keep-alives":    "holdfast: 1\npools: {a: {size: 1, keepalive: {ping: 5s, pong: 5s}}}",
		"two sends":          "holdfast: 1\npools: {a: {size: 1, send: {every: 5s, once_within: 5s, text: x}}}",
		"reconnect on":       "holdfast: 1\npools: {a: {size: 1, reconnect: \"on\"}}",
		"bare share":         "holdfast: 1\npools: {a: {size: 1, may_lose: 0.5}}",
		"name of a pool":     "holdfast: 1\npools: {\"a b\": {size: 1}}",
		"unknown fault":      "holdfast: 1\ntarget: {twin: {faults: [{do: explode}]}}\npools: {a: {size: 1}}",
		"no kind of step":    "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{name: x}]}}",
		"two kinds of step":  "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /, post: /}]}}",
		"step in a branch":   "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /}, {chance: {10%: [{gte: /}]}}]}}",
		"name of a branch":   "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /}, {chance: {ten: []}}]}}",
		"step in a loop":     "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{loop: {times: 0, steps: [{get: /}]}}]}}",
		"rate and stages":    "holdfast: 1\nloads: {a: {journey: j, rate: 1/s, stages: [{hold: 1s}]}}\njourneys: {j: {steps: [{get: /}]}}",
		"bare rate":          "holdfast: 1\nloads: {a: {journey: j, rate: 5}}\njourneys: {j: {steps: [{get: /}]}}",
		"no connections":     "holdfast: 1\nloads: {a: {journey: j, rate: 1/s, connections: 0}}\njourneys: {j: {steps: [{get: /}]}}",
		"odd status":         "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /, expect: {status: 6xx}}]}}",
		"odd cause":          "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /, retry: {on: [timeout]}}]}}",
		"bare size":          "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{post: /, text: x, size: {p50: 5}}]}}",
		"half of a pause":    "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /}, {think: {p50: 1s}}]}}",
		"two things on a ws": "holdfast: 1\nloads: {a: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{ws: {connect: /}}, {ws: {send: x, close: 1000}}]}}",
		"auth of nought":     "holdfast: 1\nauth: {a: {}}\npools: {a: {size: 1}}",
		"secret of nought":   "holdfast: 1\nsecrets: {a: {}}\npools: {a: {size: 1}}",
	} {
		if err := schema.Validate(document(t, []byte(text))); err == nil {
			t.Errorf("%s: the schema accepts it", name)
		}
		if _, err := Read("s.yaml", []byte(text)); err == nil {
			t.Errorf("%s: Read accepts it", name)
		}
	}
}

func TestSchemaDescribesEveryKey(t *testing.T) {
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]map[string]any `json:"properties"`
		Defs       map[string]struct {
			Properties map[string]map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	all := []map[string]map[string]any{schema.Properties}
	for _, name := range slices.Sorted(maps.Keys(schema.Defs)) {
		all = append(all, schema.Defs[name].Properties)
	}
	for _, properties := range all {
		for key, p := range properties {
			if text, _ := p["description"].(string); text == "" {
				t.Errorf("%s has no description", key)
			}
		}
	}
	if got := schema.Properties["thresholds"]["description"]; !strings.Contains(got.(string), "METRIC(NAME[, STAT]) OP VALUE;") {
		t.Errorf("description of thresholds is cut: %q", got)
	}
}

func TestSchemaIsTheSameEveryTime(t *testing.T) {
	one, _ := Schema()
	for range 5 {
		if two, _ := Schema(); !bytes.Equal(one, two) {
			t.Fatal("two schemas differ, want them equal")
		}
	}
}

func TestSeedDependsOnTheTextAlone(t *testing.T) {
	a, _ := Read("a.yaml", []byte(small))
	b, _ := Read("b.yaml", []byte(small))
	c, _ := Read("a.yaml", []byte(small+"# x\n"))
	if a.Seed() != b.Seed() || a.Seed() == c.Seed() || a.Seed() > 1<<32 {
		t.Errorf("seeds %d, %d, %d: want the first two equal, the third another, all in 32 bits", a.Seed(), b.Seed(), c.Seed())
	}
}

// TestNastyScenariosEndSoon holds the time of files in which everything is
// wrong with everything else. The bound is loose: it is there to catch growth
// of another order.
func TestNastyScenariosEndSoon(t *testing.T) {
	limit := 10 * time.Second
	if testing.Short() {
		limit = time.Minute // the race detector makes it ten times as long
	}
	fill := func(format string, size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const half = strict.MaxBytes / 2
	for name, text := range map[string]string{
		"thresholds of unknown pools": "pools:\n" + fill(" p%d: {size: 1}\n", half-100) + "thresholds:\n" + fill("- held(q%d)>1\n", half-100),
		"undefined names": "vars: {" + fill("v%d: 1,", half-100) + "}\npools: {a: {size: 1, send: {every: 1s, text: '" +
			fill("${w%d}", half-200) + "'}}}\n",
		"texts without an end":      "pools: {a: {size: 1, send: {every: 1s, text: '" + strings.Repeat("$${", strict.MaxBytes/3-100) + "${'}}}\n",
		"bad secrets":               "secrets: {" + fill("s%d: {},", strict.MaxBytes-200) + "}\n",
		"faults":                    "target: {twin: {faults: [" + fill("{do: f%d},", strict.MaxBytes-200) + "]}}\n",
		"pools without anything":    "pools: {" + fill("p%d: {},", strict.MaxBytes-200) + "}\n",
		"subprotocols":              "pools: {a: {size: 1, subprotocols: [" + fill("p%d,", half) + "]}}\n",
		"chances that extract":      "loads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [" + fill("{chance: {10%%: [{get: /, extract: {x%d: $.a}}]}},", strict.MaxBytes-300) + "]}}\n",
		"names that come too late":  "loads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: '/" + fill("${w%d}", 200) + "'}," + fill("{get: '/${y%[1]d}', extract: {x%[1]d: $.a}},", strict.MaxBytes-600) + "]}}\n",
		"sockets":                   "loads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [" + fill("{ws: {connect: /, as: s%d}},", strict.MaxBytes-200) + "]}}\n",
		"thresholds of steps":       "loads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [" + fill("{get: /%d},", half-300) + "]}}\nthresholds: [" + fill("'latency_ms(l/GET /%d, p99) < 1',", half-300) + "]\n",
		"loads of one long journey": "loads: {" + fill("l%d: {journey: j, rate: 1/s},", half-300) + "}\njourneys: {j: {steps: [" + fill("{get: /%d},", half-300) + "]}}\n",
		"nested loops":              "loads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [" + strings.Repeat("{loop: {times: 1, steps: [", 9) + "{get: /}" + strings.Repeat("]}}", 9) + "]}}\n",
		"json of keys":              "loads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{post: /, json: {" + fill("k%d: '${x}',", strict.MaxBytes-300) + "}, size: {p50: 1KiB, pad: y}}]}}\n",
		"one long threshold":        "pools: {a: {size: 1}}\nthresholds: ['held(" + strings.Repeat("a", strict.MaxBytes-100) + ")']\n",
	} {
		start := time.Now()
		_, err := Read("s.yaml", []byte("holdfast: 1\n"+text))
		if took := time.Since(start); took > limit {
			t.Errorf("%s: took %v, want well under %v", name, took, limit)
		} else {
			t.Logf("%s: %v, %.120s", name, took, fmt.Sprint(err))
		}
		if err != nil && (strings.Contains(err.Error(), "bytes, want at most") || len(err.Error()) > 64<<10) {
			t.Errorf("%s: %.300s (%d bytes), want a readable error of a file that is looked into", name, err, len(err.Error()))
		}
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/bad*/*.yaml")
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, err := Read("f.yaml", []byte(text))
		_, twinErr := ReadTwin("f.yaml", []byte(text))
		for _, err := range []error{err, twinErr} {
			problems, ok := errors.AsType[strict.Problems](err)
			if err != nil && !ok {
				t.Fatalf("error is a %T, want strict.Problems", err)
			}
			for _, p := range problems {
				if p.Line < 1 || p.Col < 1 || strings.ContainsAny(p.Text, "\n\x1b") {
					t.Errorf("problem %+v, want a place and one line", p)
				}
			}
		}
	})
}
