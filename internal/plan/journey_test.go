package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"holdfast/internal/scenario"
	"holdfast/internal/units"
)

// journeyOf resolves a scenario with one load and these steps.
func journeyOf(t *testing.T, steps string, o Options) *Load {
	t.Helper()
	p := resolve(t, scenarioOf(steps), o)
	return &p.Loads[0]
}

func scenarioOf(steps string) string {
	return `
holdfast: 1
target: {http: "http://127.0.0.1:8080/base", ws: "ws://127.0.0.1:8081"}
vars: {org: 'a"b'}
secrets: {key: {env: KEY}}
auth: {one: {oauth2: {url: /one, id: a, secret: b}}, two: {oauth2: {url: /two, id: a, secret: b}}}
data: {rows: {csv: rows.csv}}
loads: {l: {journey: j, rate: 1/s}}
journeys:
  j:
    steps:
` + steps
}

var testFiles = fstest.MapFS{
	"rows.csv":       {Data: []byte("\ufeffid,full name\n1,\"Ann, \"\"A\"\"\"\n2,Bob & Co\n")},
	"bodies/x.json":  {Data: []byte(`{"a":"${n}"}`)},
	"bodies/y":       {Data: []byte{0, 255}},
	"samples/1.json": {Data: bytes.Repeat([]byte("x"), 100)},
	"samples/2.json": {Data: bytes.Repeat([]byte("x"), 3000)},
	"samples/3.json": {Data: bytes.Repeat([]byte("x"), 200)},
	"samples/4.txt":  {Data: []byte("x")},
}

var testOptions = Options{Getenv: environment("KEY", `s"1`), Files: testFiles}

// program writes a program for comparing.
func program(j *Journey) string {
	var b strings.Builder
	for i, s := range j.Program {
		fmt.Fprintf(&b, "%d %s", i, s.Op)
		if s.Report >= 0 {
			fmt.Fprintf(&b, " (%s)", j.Steps[s.Report])
		}
		switch s.Op {
		case OpRequest:
			fmt.Fprintf(&b, " %s", s.Request.URL)
		case OpThink:
			fmt.Fprintf(&b, " %.3g", s.Think.At(0.5))
		case OpRepeat:
			fmt.Fprintf(&b, " [%d]=%d to %d", s.Loop, s.Times, s.To)
		case OpAgain:
			fmt.Fprintf(&b, " [%d] to %d", s.Loop, s.To)
		case OpJump:
			fmt.Fprintf(&b, " to %d", s.To)
		case OpChoose:
			for _, c := range s.Choices {
				fmt.Fprintf(&b, " %g:%d", c.Share, c.To)
			}
		default:
			fmt.Fprintf(&b, " %s", j.Sockets[s.WS.Socket])
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestLoopsAndChancesBecomeAProgram(t *testing.T) {
	l := journeyOf(t, `
      - {get: /a}
      - loop:
          times: 3
          steps:
            - {get: /b}
            - loop: {times: 2, steps: [{think: 5ms}]}
      - loop: {times: 4, steps: [{get: /c}]}
      - chance:
          10%: [{get: /d}, {get: /e}]
          else: [{get: /f}]
          20%: []
          0.5%: [{get: /g}]
      - chance: {else: [{get: /h}]}
      - chance: {50%: []}
      - {get: /i}
      - {get: /a}
      - ws: {connect: /x}
      - ws: {connect: /y, as: other}
      - ws: {on: other, send: x}
      - ws: {on: other, close: 1000}
      - {name: hello, ws: {await: hello}}
`, testOptions)
	const base = "http://127.0.0.1:8080/base"
	want := `0 request (GET /a) BASE/a
1 repeat [0]=3 to 7
2 request (GET /b) BASE/b
3 repeat [1]=2 to 6
4 think 0.005
5 again [1] to 4
6 again [0] to 2
7 repeat [0]=4 to 10
8 request (GET /c) BASE/c
9 again [0] to 8
10 choose 0.1:13 0.2:16 0.005:17
11 request (GET /f) BASE/f
12 jump to 18
13 request (GET /d) BASE/d
14 request (GET /e) BASE/e
15 jump to 18
16 jump to 18
17 request (GET /g) BASE/g
18 request (GET /h) BASE/h
19 choose 0.5:21
20 jump to 21
21 request (GET /i) BASE/i
22 request (GET /a#2) BASE/a
23 ws_connect (WS /x) ws
24 ws_connect (WS /y) other
25 ws_send other
26 ws_close other
27 ws_await (hello) ws
`
	if got := strings.ReplaceAll(program(&l.Journey), base, "BASE"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if l.Journey.Loops != 2 {
		t.Errorf("loops = %d, want the depth, 2", l.Journey.Loops)
	}
	if got, want := l.Journey.requests(), 1+3+4+0.1*2+0.695*1+0.005+1+2.0; math.Abs(got-want) > 1e-9 {
		t.Errorf("requests = %v, want %v", got, want)
	}
}

// TestProgramsEnd carries out programs as an engine would, and counts.
func TestProgramsEnd(t *testing.T) {
	l := journeyOf(t, `
      - loop:
          times: 3
          steps:
            - {get: /a}
            - chance: {50%: [{get: /b}], else: [{loop: {times: 5, steps: [{get: /c}]}}]}
`, testOptions)
	for _, draws := range [][]float64{{0.1, 0.1, 0.1}, {0.9, 0.1, 0.9}, {0.5, 0.49, 0.6}} {
		counts, loops, steps := map[string]int{}, make([]int, l.Journey.Loops), 0
		for i, k := 0, 0; i < len(l.Journey.Program); steps++ {
			s := &l.Journey.Program[i]
			i++
			switch s.Op {
			case OpRequest:
				u := s.Request.URL.String()
				counts[u[len(u)-1:]]++
			case OpRepeat:
				if loops[s.Loop] = s.Times; s.Times == 0 {
					i = s.To
				}
			case OpAgain:
				if loops[s.Loop]--; loops[s.Loop] > 0 {
					i = s.To
				}
			case OpChoose:
				u := draws[k]
				k++
				for _, c := range s.Choices {
					if u < c.Share {
						i = c.To
						break
					}
					u -= c.Share
				}
			case OpJump:
				i = s.To
			}
			if steps > 1000 {
				t.Fatal("the program does not end")
			}
		}
		b := 0
		for _, u := range draws {
			if u < 0.5 {
				b++
			}
		}
		if want := map[string]int{"a": 3, "b": b, "c": 5 * (3 - b)}; counts["a"] != 3 || counts["b"] != b || counts["c"] != want["c"] {
			t.Errorf("draws %v: %v, want %v", draws, counts, want)
		}
	}
}

func TestRequestsAreResolved(t *testing.T) {
	o := testOptions
	o.Headers = []string{"X-Flag: f", "x-a: flag"}
	l := journeyOf(t, `
      - {get: /a}
      - post: "http://127.0.0.1:9/x/${row.full name}/${row.id}?q=${row.full name}&k=${secrets.key}"
        headers: {X-A: own, Authorization: "Bearer ${auth.two.token}", X-N: "${n}"}
        text: x
        timeout: 5s
        expect: {status: [201, 4xx], json: {$.a: "${org}", $.b: 1.0, $.c: null}, body: "${org}!"}
        extract: {id: $.id, more: "$.a[0]"}
        retry: {on: [503, network, 503], max: 7, backoff: {base: 2s}}
      - {get: "/${more}/${id}?x=${id}", retry: {}, extract: {more: $.x}}
`, Options{Getenv: environment("KEY", "s%221"), Files: testFiles, Headers: o.Headers})
	first, second, third := l.Journey.Program[0].Request, l.Journey.Program[1].Request, l.Journey.Program[2].Request
	v := &Values{N: 4, Index: 4, Tokens: []string{"t1", "t2"}, Row: []string{"1", `A&B "x"?`}, Extracted: []string{"i d", "m/n"}}
	render := func(tpl Template) string { return string(tpl.Append(nil, v)) }
	headers := func(r *Request) string {
		var all []string
		for _, h := range r.Headers {
			all = append(all, h.Name+"="+render(h.Value))
		}
		return strings.Join(all, " ")
	}
	ten := units.Duration(10 * time.Second)
	for _, tt := range []struct{ name, got, want any }{
		{"method", first.Method + second.Method, "GETPOST"},
		{"url", render(first.URL), "http://127.0.0.1:8080/base/a"},
		{"url with slots", render(second.URL), "http://127.0.0.1:9/x/A&B%20%22x%22?/1?q=A%26B+%22x%22%3F&k=s%221"},
		{"url of what was extracted", render(third.URL), "http://127.0.0.1:8080/base/m/n/i%20d?x=i+d"},
		{"headers of the flags", headers(first), "X-Flag=f x-a=flag"},
		{"headers", headers(second), "Authorization=Bearer t2 X-N=4 X-Flag=f x-a=flag"},
		{"default timeout", first.Timeout, ten},
		{"timeout", second.Timeout.D(), 5 * time.Second},
		{"default expectation", first.Expect, Expect{Status: []StatusRange{{200, 299}}}},
		{"expectation", second.Expect, Expect{
			Status: []StatusRange{{201, 201}, {400, 499}}, Contains: `a"b!`,
			JSON: []Match{{"$.a", `"a\"b"`}, {"$.b", "1.0"}, {"$.c", "null"}},
		}},
		{"extracted", l.Journey.Extracted, []string{"id", "more"}},
		{"extract", second.Extract, []Extract{{0, "$.id"}, {1, "$.a[0]"}}},
		{"extract again", third.Extract, []Extract{{1, "$.x"}}},
		{"no retry", first.Retry, (*Retry)(nil)},
		{"retry", *second.Retry, Retry{Status: []int{503}, Network: true, Max: 7, Backoff: Backoff{units.Duration(2 * time.Second), units.Duration(30 * time.Second), "full"}}},
		{"default retry", *third.Retry, Retry{Status: []int{429, 503}, Network: true, Max: 3, Backoff: Backoff{units.Duration(time.Second), units.Duration(30 * time.Second), "full"}}},
	} {
		if !reflect.DeepEqual(tt.got, tt.want) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestBodies(t *testing.T) {
	v := &Values{
		N: 4, Row: []string{"1", `A&B "x"` + "\n"}, Tokens: []string{"t=1", ""}, Pad: 10,
		Fake: func(dst []byte, name string) []byte { return append(dst, "<"+name+`"é>`...) },
	}
	for _, tt := range []struct{ name, step, kind, want string }{
		{
			"json", `json: {z: "n ${n} ${row.full name}", a: [1.50, null, {"k\"": "${fake.name}", v: "${org}${secrets.key}"}], e: ""}`, "application/json",
			`{"z":"n 4 A&B \"x\"\u000A","a":[1.50,null,{"k\"":"<name\"é>","v":"a\"bs\"1"}],"e":""}`,
		},
		{"json that is one text", `json: "a${n}"`, "application/json", `"a4"`},
		{"json filled up", `json: {a: {b: [x, y]}, c: long}, size: {p50: 1KiB, pad: "a.b[1]"}`, "application/json", `{"a":{"b":["x","y the caller"]},"c":"long"}`},
		{"json filled up where it is longest", `json: {a: {b: [x, y]}, c: long}, size: {p50: 1KiB}`, "application/json", `{"a":{"b":["x","y"]},"c":"long the caller"}`},
		{"json filled up that is empty", `json: {a: ""}, size: {p50: 1KiB}`, "application/json", `{"a":"the caller"}`},
		{"text", `text: 'a ${row.full name}|'`, "text/plain; charset=utf-8", "a A&B \"x\"\n|"},
		{"text that is JSON", `text: '{"a":"${row.full name}","n":${n},"b\"":${row.id}}'`, "text/plain; charset=utf-8", `{"a":"A&B \"x\"\u000A","n":4,"b\"":1}`},
		{"text filled up", `text: 'a ', size: {p50: 1KiB}`, "text/plain; charset=utf-8", "a the caller"},
		{"form", `form: {"a b": "${row.full name}", c: 5, d: "x y", t: "${auth.one.token}"}`, "application/x-www-form-urlencoded", "a+b=A%26B+%22x%22%0A&c=5&d=x+y&t=t%3D1"},
		{"form filled up", `form: {a: b, c: ""}, size: {p50: 1KiB, pad: c}`, "application/x-www-form-urlencoded", "a=b&c=the+caller"},
		{"form filled up where it is longest", `form: {a: b, c: ""}, size: {p50: 1KiB}`, "application/x-www-form-urlencoded", "a=b+the+caller&c="},
		{"file", `file: bodies/x.json`, "application/json", `{"a":"${n}"}`},
		{"file of bytes", `file: bodies/y`, "application/octet-stream", "\x00\xff"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := journeyOf(t, "      - {post: /x, "+tt.step+"}\n", testOptions)
			b := l.Journey.Program[0].Request.Body
			if got := string(b.Text.Append(nil, v)); got != tt.want || b.Type != tt.kind {
				t.Errorf("got  %s: %s\nwant %s: %s", b.Type, got, tt.kind, tt.want)
			}
			if tt.kind == "application/json" && !strings.HasPrefix(tt.name, "file") && !json.Valid(b.Text.Append(nil, v)) {
				t.Error("the body is no JSON")
			}
		})
	}
}

func TestSizes(t *testing.T) {
	at := func(size string, quantiles ...float64) []float64 {
		l := journeyOf(t, "      - {post: /x, text: a, size: "+size+"}\n", testOptions)
		var all []float64
		for _, q := range quantiles {
			all = append(all, math.Round(l.Journey.Program[0].Request.Body.Size.At(q)))
		}
		return all
	}
	for _, tt := range []struct {
		size string
		want []float64
	}{
		{"{p50: 2KiB, p99: 64KiB}", []float64{2048, 65536, 8 << 20}},
		{"{p50: 2KiB}", []float64{2048, 2048, 2048}},
		{"{from: samples/*.json}", []float64{200, 2944, 3000}},
	} {
		if got := at(tt.size, 0.5, 0.99, 1-1e-13); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.size, got, tt.want)
		}
	}
}

func TestFilesAreReadBelowTheFolderAndBounded(t *testing.T) {
	files := fstest.MapFS{"rows.csv": testFiles["rows.csv"], "large.bin": {Data: make([]byte, scenario.MaxBody+1)}, "empty/x.json": {}, "dir/x/y": {}}
	const at = `s.yaml:12:`
	for step, want := range map[string]string{
		"file: none.json":                         `26: journey "j": file "none.json" does not exist in the scenario's folder`,
		"file: large.bin":                         `26: journey "j": file "large.bin" has more than 8,388,608 bytes, want at most that`,
		"file: dir":                               `26: journey "j": file "dir": read dir: invalid argument`,
		"text: a, size: {from: none/*}":           `42: journey "j": no file with a size matches "none/*" in the scenario's folder`,
		"text: a, size: {from: empty/*}":          `42: journey "j": no file with a size matches "empty/*" in the scenario's folder`,
		"text: a, headers: {X: '${row.name}'}":    `43: journey "j": "${row.name}" is not defined, want index, n, vars.org, secrets.key, auth.one.token, auth.two.token, row.id or row.full name`,
		"json: {a: b, c: [1, 'x${row.ful nam}']}": `42: journey "j": "${row.ful nam}" is not defined, did you mean "row.full name"?`,
	} {
		_, err := Resolve(read(t, scenarioOf("      - {post: /x, "+step+"}\n")), Options{Files: files, Getenv: environment("KEY", "x")})
		if err == nil || err.Error() != at+want {
			t.Errorf("%s:\ngot  %v\nwant %s", step, err, at+want)
		}
	}
	_, err := Resolve(read(t, scenarioOf("      - {post: /x, file: x}\n")), Options{Getenv: environment("KEY", "x")})
	if err == nil || !strings.Contains(err.Error(), "there is no scenario folder") {
		t.Errorf("without a folder: %v, want an error", err)
	}
}

func TestRows(t *testing.T) {
	const head = "holdfast: 1\ntarget: {twin: {}}\npools: {a: {size: 1}}\ndata: {rows: {csv: rows.csv, order: "
	of := func(text, order string) (*Data, error) {
		p, err := Resolve(read(t, head+order+"}}\n"), Options{Files: fstest.MapFS{"rows.csv": {Data: []byte(text)}}})
		if err != nil {
			return nil, err
		}
		return p.Data, nil
	}
	d, err := of("a,b\n1,x\n2,\"y\nz\"\n", "sequential")
	if err != nil || !reflect.DeepEqual(d.Rows, [][]string{{"1", "x"}, {"2", "y\nz"}}) || !slices.Equal(d.Columns, []string{"a", "b"}) || d.Count != 2 || len(d.SHA256) != 64 || d.File != "rows.csv" {
		t.Errorf("got %+v, %v", d, err)
	}
	if text, _ := json.Marshal(d); strings.Contains(string(text), "y") {
		t.Errorf("the rows are serialised: %s", text)
	}
	var many strings.Builder
	many.WriteString("n\n")
	for i := range 1000 {
		fmt.Fprintln(&many, i)
	}
	one, _ := of(many.String(), "shuffle")
	two, _ := of(many.String(), "shuffle")
	if !reflect.DeepEqual(one.Rows, two.Rows) {
		t.Error("the same seed gives two orders, want one")
	}
	moved := 0
	sorted := slices.Clone(one.Rows)
	slices.SortFunc(sorted, func(a, b []string) int { return len(a[0])*10000 - len(b[0])*10000 + strings.Compare(a[0], b[0]) })
	for i, row := range one.Rows {
		if row[0] != fmt.Sprint(i) {
			moved++
		}
	}
	if moved < 900 || sorted[0][0] != "0" || sorted[999][0] != "999" {
		t.Errorf("%d of 1,000 rows have moved, want nearly all, and none lost", moved)
	}
	for text, want := range map[string]string{
		"":               `it is empty, want a row with the names of the columns`,
		"a,b\n":          `it has no row below the names of the columns`,
		"a,b\n1,2\n3\n":  `line 3 has another number of fields than the first row`,
		"a,b\n1,2,3\n":   `line 2 has another number of fields than the first row`,
		"a,,b\n1,2,3\n":  `column 2 has no name in the first row`,
		"a,a\n1,2\n":     `two columns are named "a"`,
		"a}\n1\n":        `column "a}" has a brace or line break in its name`,
		"a\n\"x\n":       `line 2, column 4: extraneous or missing " in quoted-field`,
		"a\nb\xff\n":     `it is not UTF-8 text`,
		"a\nx \"y\" z\n": `line 2, column 3: bare " in non-quoted-field`,
	} {
		if _, err := of(text, "sequential"); err == nil || err.Error() != `s.yaml:4:20: file "rows.csv": `+want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestArrivalsAreResolved(t *testing.T) {
	load := func(text string, o Options) (*Load, error) {
		p, err := Resolve(read(t, "holdfast: 1\ntarget: {http: \"http://127.0.0.1\"}\nduration: 60s\nloads: {l: {journey: j, "+text+"}}\njourneys: {j: {steps: [{get: /}]}}\n"), o)
		if err != nil {
			return nil, err
		}
		return &p.Loads[0], nil
	}
	s := func(n float64) units.Duration { return units.Duration(n * float64(time.Second)) }
	for text, want := range map[string]Load{
		"rate: 5/s":                              {Stages: []Stage{{5, 5, s(60)}}, For: s(60)},
		"rate: 5/s, start: 20s, cookies: keep":   {Stages: []Stage{{5, 5, s(40)}}, Start: s(20), For: s(40), Cookies: true},
		"rate: 5/s, for: 50s, arrivals: poisson": {Stages: []Stage{{5, 5, s(50)}}, For: s(50), Poisson: true},
		"rate: 5/s, start: 20s, for: 50s":        {Stages: []Stage{{5, 5, s(40)}}, Start: s(20), For: s(40)},
		"stages: [{to: 30/s, over: 10s}, {hold: 5s}, {to: 0/s, over: 0s}, {hold: 1s}, {to: 6/s, over: 2s}]": {
			Stages: []Stage{{0, 30, s(10)}, {30, 30, s(5)}, {0, 0, s(1)}, {0, 6, s(2)}}, For: s(18),
		},
		"stages: [{to: 30/s, over: 0s}, {hold: 500s}]":     {Stages: []Stage{{30, 30, s(500)}}, For: s(60)},
		"stages: [{to: 30/s, over: 100s}], for: 7s":        {Stages: []Stage{{0, 30, s(100)}}, For: s(7)},
		"rate: 5/s, connections: 7":                        {Stages: []Stage{{5, 5, s(60)}}, For: s(60), Connections: Connections{Max: 7, Reuse: true}},
		"rate: 5/s, connections: {reuse: false}":           {Stages: []Stage{{5, 5, s(60)}}, For: s(60), Connections: Connections{Reuse: false}},
		"rate: 5/s, connections: {max: 2, reuse: true}":    {Stages: []Stage{{5, 5, s(60)}}, For: s(60), Connections: Connections{Max: 2, Reuse: true}},
		"rate: 5/s, connections: {max: 2}, cookies: 'off'": {Stages: []Stage{{5, 5, s(60)}}, For: s(60), Connections: Connections{Max: 2, Reuse: true}},
	} {
		want.Name = "l"
		if !strings.Contains(text, "connections") {
			want.Connections.Reuse = true
		}
		got, err := load(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got.Journey = Journey{}
		if !reflect.DeepEqual(*got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", text, *got, want)
		}
	}
	for text, want := range map[string]string{
		"rate: 5/s, start: 60s":          `s.yaml:4:43: load "l": start is 1m and the run lasts 1m: nothing would be sent`,
		"stages: [{to: 30/s, over: 0s}]": `s.yaml:4:25: load "l": the stages take no time, want a hold`,
	} {
		if _, err := load(text, Options{}); errText(err) != want {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
	if _, err := load("rate: 5/s, start: 20s", Options{Duration: s(20)}); err == nil {
		t.Error("a load that begins when the run ends is accepted")
	}
}

func TestWarmUpIsShorterThanTheRun(t *testing.T) {
	s := read(t, "holdfast: 1\ntarget: {twin: {}}\nwarm_up: 5s\ntiming: precise\npools: {a: {size: 1}}\n")
	p, err := Resolve(s, Options{})
	if err != nil || p.WarmUp.D() != 5*time.Second || !p.Precise {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := Resolve(s, Options{Duration: units.Duration(5 * time.Second)}); errText(err) != "s.yaml:3:10: warm_up is 5s and the run lasts 5s, want less" {
		t.Errorf("got %v", err)
	}
}

func TestThresholdsOfLoadsAreImpliedUnlessStated(t *testing.T) {
	const head = "holdfast: 1\ntarget: {http: \"http://127.0.0.1\"}\nloads: {a: {journey: j, rate: 1/s}, b: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: /x}]}}\n"
	for stated, want := range map[string]string{
		"": "(failed(a) < 1%) (failed(b) < 1%)",
		"thresholds: ['latency_ms(a/GET /x, p99) < 5', failed(b) < 50%]\nabort_when: [failed(a) > 50%]\n": "latency_ms(a/GET /x, p99) < 5 failed(b) < 50% (failed(a) < 1%) failed(a) > 50%",
	} {
		p := resolve(t, head+stated, Options{})
		var got []string
		for _, th := range slices.Concat(p.Thresholds, p.AbortWhen) {
			text := th.Expr
			if th.Implied {
				text = "(" + text + ")"
			}
			got = append(got, text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", stated, strings.Join(got, " "), want)
		}
	}
}

const channels = `
holdfast: 1
target: TARGET
auth: {one: {oauth2: {url: /token, id: a, secret: b}}}
pools:
  p:
    size: 3
    open: {rate: 2/s}
    before:
      - {post: /channels, headers: {Authorization: "Bearer ${auth.one.token}"}, extract: {uri: $.connectUri, id: $.id}}
    url: "${uri}"
    headers: {X: "${id}"}
    on_open: [{send: '{"id":"${id}","n":"${index}"}'}]
loads: {l: {journey: j, rate: 1/s}}
journeys:
  j: {steps: [{get: /x}, {ws: {connect: /y}}]}
`

func TestStepsBeforeSockets(t *testing.T) {
	p := resolve(t, strings.Replace(channels, "TARGET", `{http: "http://127.0.0.1:1", ws: "ws://127.0.0.1:1"}`, 1), Options{})
	pool := &p.Pools[0]
	v := &Values{Index: 2, Tokens: []string{"t"}, Extracted: []string{"ws://127.0.0.1:5/c", `i"d`}}
	for _, tt := range []struct{ name, got, want string }{
		{"request", pool.Before.Program[0].Request.URL.String(), "http://127.0.0.1:1/channels"},
		{"its name", pool.Before.Steps[0], "POST /channels"},
		{"url", string(pool.URL.Append(nil, v)), "ws://127.0.0.1:5/c"},
		{"header", string(pool.Headers[0].Value.Append(nil, v)), `i"d`},
		{"message", string(pool.OnOpen[0].Append(nil, v)), `{"id":"i\"d","n":"2"}`},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %s, want %s", tt.name, tt.got, tt.want)
		}
	}
	if pool.IsRelative() || !pool.URL.IsDynamicURL() {
		t.Error("a URL that comes from the platform is relative, or not dynamic")
	}
}

func TestTwinIsAimedAtByRequestsToo(t *testing.T) {
	p := resolve(t, strings.Replace(channels, "TARGET", "{twin: {}}", 1), Options{})
	before, _ := json.Marshal(p)
	aimed := p.Aim("ws://127.0.0.1:5", "http://127.0.0.1:6")
	var got []string
	for u := range aimed.urls {
		got = append(got, u.String())
	}
	want := []string{"http://127.0.0.1:6/token", "${uri}", "http://127.0.0.1:6/channels", "http://127.0.0.1:6/x", "ws://127.0.0.1:5/y"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if after, _ := json.Marshal(p); !bytes.Equal(before, after) {
		t.Error("Aim has changed the plan, want a copy")
	}
	text := strings.NewReplacer("TARGET", `{http: "http://127.0.0.1:1"}`, "get: /x", `get: "https://other.test/x?y"`, "connect: /y", `connect: "ws://other.test/y"`).Replace(channels)
	for u := range resolve(t, text, Options{Twin: "thread"}).Aim("ws://127.0.0.1:5", "http://127.0.0.1:6").urls {
		if strings.Contains(u.String(), "other.test") {
			t.Errorf("--twin leaves %s, want all of it at the twin", u)
		}
	}
}

func TestTargetFlagForRequests(t *testing.T) {
	const text = "holdfast: 1\ntarget: {http: \"http://127.0.0.1:1\"}\nloads: {l: {journey: j, rate: 1/s}}\njourneys: {j: {steps: [{get: URL}]}}\n"
	relative := strings.Replace(text, "URL", "/x", 1)
	p := resolve(t, relative, Options{Target: "https://localhost:2/b/"})
	if got := p.Loads[0].Journey.Program[0].Request.URL.String(); got != "https://localhost:2/b/x" {
		t.Errorf("url = %s", got)
	}
	for _, tt := range []struct{ text, target, want string }{
		{relative, "http://127.0.0.1:1/?q", `--target "http://127.0.0.1:1/?q": "http://127.0.0.1:1/?q" is no base for requests, want http://HOST[:PORT][/PATH] or https://…`},
		{strings.Replace(text, "URL", `"http://127.0.0.1:3/"`, 1), "http://127.0.0.1:2", `--target "http://127.0.0.1:2": every request's url names a host of its own, want a url that begins with /`},
		{relative, "http://edge.test", `--target "http://edge.test": host edge.test is not allowed, want it in the scenario, target: {allow: [edge.test]}, or --allow edge.test
--target "http://edge.test": host edge.test has no confirmed ceiling, want target: {ceiling: {requests_per_s: 1}} or --confirm edge.test:1`},
	} {
		if _, err := Resolve(read(t, tt.text), Options{Target: tt.target}); errText(err) != tt.want {
			t.Errorf("got  %v\nwant %s", err, tt.want)
		}
	}
	none := strings.Replace(relative, "target: {http: \"http://127.0.0.1:1\"}\n", "", 1)
	if _, err := Resolve(read(t, none), Options{}); errText(err) != `s.yaml:3:30: journey "j": url is the path "/x", want http://HOST/…, or target.http or --target to put it behind` {
		t.Errorf("a path and no target: %v", err)
	}
}

func TestPermissionForRequests(t *testing.T) {
	const loads = `
loads:
  a: {journey: j, rate: 10/s}
  b: {journey: k, stages: [{to: 8/s, over: 1s}], connections: {reuse: false}}
journeys:
  j: {steps: [{get: "http://edge.test/"}, {loop: {times: 3, steps: [{get: "https://edge.test/"}]}}, {chance: {50%: [{get: "http://edge.test/"}]}}]}
  k: {steps: [{get: "http://edge.test/"}, {ws: {connect: "ws://edge.test/"}}]}
`
	// 10/s * (1+3+0.5) + 8/s = 53 requests/s; 8/s (no reuse) + 8/s (sockets) = 16 opens/s.
	const allow = "allow: [edge.test]"
	for _, tt := range []struct{ name, target, confirm, want string }{
		{"enough", "{" + allow + ", ceiling: {requests_per_s: 53, opens_per_s: 16}}", "", ""},
		{"confirmed", "{" + allow + "}", "edge.test:53", ""},
		{"confirmed too little", "{" + allow + "}", "edge.test:52", `s.yaml:7:21: journey "j": host edge.test would see 53 requests/s, want at most the 52/s of --confirm`},
		{"no opens", "{" + allow + ", ceiling: {requests_per_s: 53}}", "", "s.yaml:2:30: ceiling says nothing of opens, want opens_per_s: 16"},
		{"enough for the arrivals: the rest is held back", "{" + allow + ", ceiling: {requests_per_s: 18, opens_per_s: 1}}", "", ""},
		{"too little", "{" + allow + ", ceiling: {requests_per_s: 17.9, opens_per_s: 1}}", "", "s.yaml:2:56: the loads want 18 arrivals/s at the peak, want at most the ceiling, 17.9"},
		{"one port", "{allow: [\"edge.test:80\"], ceiling: {requests_per_s: 53, opens_per_s: 16}}", "", `s.yaml:7:75: journey "j": host edge.test is not allowed, want it in the scenario, target: {allow: [edge.test]}, or --allow edge.test`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var o Options
			if tt.confirm != "" {
				c, err := ParseConfirm(tt.confirm)
				if err != nil {
					t.Fatal(err)
				}
				o.Confirm = []Confirm{c}
			}
			if _, err := Resolve(read(t, "holdfast: 1\ntarget: "+tt.target+loads), o); errText(err) != tt.want {
				t.Errorf("got\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}

func TestPermissionForTokensProxiesAndWhatThePlatformNames(t *testing.T) {
	token := "holdfast: 1\ntarget: {twin: {}}\npools: {a: {size: 1, url: \"ws://127.0.0.1:1/\"}}\nauth: {a: {oauth2: {url: \"https://id.test/t\", id: a, secret: b}}}\n"
	token = strings.Replace(token, "target: {twin: {}}\n", "", 1)
	if _, err := Resolve(read(t, token), Options{}); err == nil || !strings.Contains(err.Error(), `auth "a": host id.test is not allowed`) || !strings.Contains(err.Error(), "requests_per_s: 1") {
		t.Errorf("tokens from elsewhere: %v, want a refusal", err)
	}
	proxy := "holdfast: 1\ntarget: {ws: \"ws://127.0.0.1:1\", proxy: PROXY}\npools: {a: {size: 1}}\n"
	for text, want := range map[string]string{
		"http://127.0.0.1:3128":          "",
		"http://proxy.test:3128":         "s.yaml:2:41: host proxy.test is not allowed, want it in the scenario, target: {allow: [proxy.test]}, or --allow proxy.test",
		"http://proxy.mypurecloud.com:1": "s.yaml:2:41: host proxy.mypurecloud.com: its platform demands approval of every load test beforehand, want it in the scenario, target: {approval: {case: NUMBER, window: 2026-12-01T23:00+01:00/05:00}}",
	} {
		if _, err := Resolve(read(t, strings.Replace(proxy, "PROXY", text, 1)), Options{}); errText(err) != want {
			t.Errorf("proxy %s:\ngot  %v\nwant %s", text, err, want)
		}
	}
	env := strings.Replace(proxy, "PROXY", "env", 1)
	if p := resolve(t, env, Options{Getenv: environment("http_proxy", "http://127.0.0.1:1", "HTTPS_PROXY", "http://127.0.0.1:2")}); p.Target.Proxy != "http://127.0.0.1:2" {
		t.Errorf("proxy = %s", p.Target.Proxy)
	}
	if p := resolve(t, strings.Replace(proxy, ", proxy: PROXY", "", 1), Options{Getenv: environment("HTTPS_PROXY", "http://127.0.0.1:2")}); p.Target.Proxy != "" {
		t.Errorf("proxy = %s, want that of the environment ignored", p.Target.Proxy)
	}
	if _, err := Resolve(read(t, env), Options{}); err == nil {
		t.Error("proxy: env and no proxy in the environment is accepted")
	}
	if _, err := Resolve(read(t, env), Options{Getenv: environment("HTTPS_PROXY", "socks5://canary@h:1")}); err == nil {
		t.Error("a proxy of another kind is accepted")
	}
	named := strings.Replace(channels, "TARGET", `{http: "http://a.test", ws: "ws://127.0.0.1:1", allow: [a.test, b.test], ceiling: {sockets: 3, opens_per_s: 2, requests_per_s: 3}}`, 1)
	if _, err := Resolve(read(t, named), Options{}); err != nil {
		t.Errorf("hosts that answers name count once: %v", err)
	}
	low := strings.Replace(named, "sockets: 3", "sockets: 2", 1)
	if _, err := Resolve(read(t, low), Options{}); err == nil || !strings.Contains(err.Error(), "the pools want 3 sockets") {
		t.Errorf("got %v, want the sockets counted", err)
	}
}

func TestRequestsCeiling(t *testing.T) {
	for _, tt := range []struct {
		target Target
		want   float64
	}{
		{Target{}, 0},
		{Target{Ceiling: &Ceiling{RequestsPerSecond: 5}}, 5},
		{Target{Ceiling: &Ceiling{Sockets: 5}, Confirm: []Confirm{{"a", 7}, {"b", 3}}}, 3},
		{Target{Ceiling: &Ceiling{RequestsPerSecond: 2}, Confirm: []Confirm{{"a", 7}}}, 2},
	} {
		if got := tt.target.RequestsCeiling(); got != tt.want {
			t.Errorf("%+v: %v, want %v", tt.target, got, tt.want)
		}
	}
}

func TestFromURLForRequests(t *testing.T) {
	p, err := FromURL("http://127.0.0.1:8080/x?q=${n}", URLOptions{Options: Options{Headers: []string{"X: y"}}})
	if err != nil {
		t.Fatal(err)
	}
	l := &p.Loads[0]
	q := l.Journey.Program[0].Request
	if len(p.Pools) != 0 || l.Name != "requests" || l.Stages[0] != (Stage{10, 10, units.Duration(time.Minute)}) || q.Method != "GET" ||
		q.URL.String() != "http://127.0.0.1:8080/x?q=${n}" || q.Headers[0].Name != "X" || !slices.Equal(l.Journey.Steps, []string{"GET /x"}) ||
		len(p.Thresholds) != 1 || p.Thresholds[0].Expr != "failed(requests) < 1%" || !l.Connections.Reuse {
		t.Errorf("got %+v", p)
	}
	again, _ := FromURL("http://127.0.0.1:8080/x?q=${n}", URLOptions{Options: Options{Headers: []string{"X: y"}}})
	if !reflect.DeepEqual(p, again) {
		t.Error("the same URL gives two plans, want one")
	}
	p, err = FromURL("HTTPS://LOCALHOST", URLOptions{Rate: 200, Options: Options{Duration: units.Duration(time.Second)}})
	if err != nil || p.Loads[0].PeakRate() != 200 || p.Loads[0].For.D() != time.Second || p.Loads[0].Journey.Program[0].Request.URL.String() != "https://LOCALHOST" {
		t.Errorf("got %+v, %v", p, err)
	}
	for _, tt := range []struct {
		url  string
		o    URLOptions
		want string
	}{
		{"http://127.0.0.1", URLOptions{Sockets: 5}, "--sockets goes with a ws:// URL, want --rate for requests to an http:// URL"},
		{"http://127.0.0.1", URLOptions{Ping: &scenario.Ping{Off: true}}, "--ping goes with a ws:// URL, want it left out for an http:// URL"},
		{"http://", URLOptions{}, `http://: url has the host "", want HOST or HOST:PORT`},
		{"http://127.0.0.1/#x", URLOptions{}, "http://127.0.0.1/#x: url has a fragment (#…), want none: it is never sent (RFC 9110 7.1)"},
		{"http://edge.test/", URLOptions{Rate: 5}, "http://edge.test/: host edge.test is not allowed, want --allow edge.test\nhttp://edge.test/: host edge.test has no confirmed ceiling, want --confirm edge.test:5"},
	} {
		if _, err := FromURL(tt.url, tt.o); errText(err) != tt.want {
			t.Errorf("got  %v\nwant %s", err, tt.want)
		}
	}
}

func TestRequestsOverTLSCount(t *testing.T) {
	for url, want := range map[string]bool{"https://127.0.0.1/": true, "HTTPS://127.0.0.1/": true, "http://127.0.0.1/": false} {
		p, err := FromURL(url, URLOptions{})
		if err != nil || p.OverTLS() != want {
			t.Errorf("%s: over TLS %v, %v, want %v", url, p.OverTLS(), err, want)
		}
		_, err = FromURL(url, URLOptions{Options: Options{Insecure: true}})
		if (err == nil) != want {
			t.Errorf("%s --insecure: %v", url, err)
		}
	}
	dynamic := strings.Replace(channels, "TARGET", `{http: "http://127.0.0.1:1", ws: "ws://127.0.0.1:1"}`, 1)
	if _, err := Resolve(read(t, dynamic), Options{Insecure: true}); err != nil {
		t.Errorf("--insecure where the platform names the sockets: %v", err)
	}
}

func TestPlanWithLoadsSurvivesJSONWithoutSecretsAndFiles(t *testing.T) {
	const canary = "CANARY-4711"
	files := fstest.MapFS{"rows.csv": {Data: []byte("id,full name\n" + canary + ",x\n")}, "body.bin": {Data: []byte(canary)}}
	p, err := Resolve(read(t, scenarioOf(`
      - {post: /x, file: body.bin, headers: {X: "${secrets.key}"}}
      - {post: /x, json: {a: "${secrets.key}", b: "${row.id}"}, size: {p50: 1KiB, p99: 2KiB}, extract: {id: $.a}}
      - {think: {p50: 1s, p95: 2s}}
      - {ws: {connect: "/${id}"}}
      - {ws: {await: {jsonpath: $.a, equals: b}}}
      - {chance: {10%: [{get: /}]}}
`)), Options{Files: files, Getenv: environment("KEY", canary)})
	if err != nil {
		t.Fatal(err)
	}
	one, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var back Plan
	if err := json.Unmarshal(one, &back); err != nil {
		t.Fatal(err)
	}
	two, err := json.Marshal(&back)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Errorf("got  %s\nwant %s", two, one)
	}
	var out bytes.Buffer
	if err := Explain(&out, p, nil); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(one)+out.String(), canary) {
		t.Errorf("a secret, row or file is in the output:\n%s\n%s", one, out.String())
	}
	if got := string(p.Loads[0].Journey.Program[0].Request.Body.Text.Append(nil, &Values{})); got != canary {
		t.Errorf("body = %q, want the file's contents", got)
	}
}

func TestSeriesCountStepsInTheOrderOfTheFile(t *testing.T) {
	p := resolve(t, strings.Replace(channels, "TARGET", "{twin: {}}", 1), Options{})
	want := []Series{{0, -1, -1}, {-1, 0, -1}, {-1, 0, 0}, {-1, 0, 1}}
	if got := p.Series(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEscapedValuesComeBack(t *testing.T) {
	for _, value := range []string{"", "plain", `q"uo\te`, "a&b=c d+e%", "é\u2028\U0001f600", "\x00\x1f\x7f", "a/b?c#d"} {
		var text string
		if err := json.Unmarshal([]byte(`"`+string(escape([]byte(value), 0, EscapeJSON))+`"`), &text); err != nil || text != value {
			t.Errorf("JSON: %q, %v, want %q", text, err, value)
		}
		if got, err := url.QueryUnescape(string(escape([]byte(value), 0, EscapeForm))); err != nil || got != value {
			t.Errorf("form: %q, %v, want %q", got, err, value)
		}
	}
}

// TestEveryFormOfAScenarioResolves takes the scenarios that hold everything.
func TestEveryFormOfAScenarioResolves(t *testing.T) {
	files, _ := filepath.Glob("../scenario/testdata/good/*.yaml")
	if len(files) < 2 {
		t.Fatalf("%d scenarios, want at least 2", len(files))
	}
	o := Options{
		Getenv: environment("CLIENT_ID", "a", "HTTPS_PROXY", "http://127.0.0.1:3128"),
		Files: fstest.MapFS{
			"secret.txt": {Data: []byte("s")}, "callers.csv": {Data: []byte("caller\nann\n")}, "rows.csv": {Data: []byte("a\n1\n")},
			"samples/a.txt": {Data: []byte("abc")}, "bodies/a.bin": {Data: []byte{1, 2}},
		},
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Resolve(read(t, string(text)), o)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for u := range p.urls {
			if _, ok := u.address(); !ok && !u.IsDynamicURL() {
				t.Errorf("%s: %s names no host", file, u)
			}
		}
		for i := range p.Loads {
			j := &p.Loads[i].Journey
			for k, s := range j.Program {
				if s.To < 0 || s.To > len(j.Program) || s.Report >= len(j.Steps) || s.Loop >= max(j.Loops, 1) {
					t.Errorf("%s: step %d leads nowhere: %+v", file, k, s)
				}
			}
		}
		if err := Explain(io.Discard, p, nil); err != nil {
			t.Error(err)
		}
	}
}
