package platform

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/pack"
)

// made makes a data action that creates incidents, with a schema for its
// input and some more configuration.
func (s *stage) made(token, schema, config string) string {
	s.t.Helper()
	w := s.ask("POST", actionsPath, `{"name":"made","integrationId":"i","contract":{"input":{"inputSchema":`+schema+`}},
		"config":{"request":{"requestUrlTemplate":"/api/now/table/incident","requestType":"POST"},"response":{}`+config+`}}`, token)
	s.want(w, 200)
	return actionsPath + "/" + field(w, "id")
}

func TestInputsAreHeldAgainstTheContract(t *testing.T) {
	s := put(t, unlimited())
	token := s.login("a")
	path := s.made(token, `{"type":"object","required":["name","e\"scaped"],"additionalProperties":false,"properties":{
		"name":{"type":"string","minLength":2,"maxLength":3},"age":{"type":"integer","minimum":1,"maximum":9},"n":{"type":"number"},
		"on":{"type":"boolean"},"e\"scaped":{},"tags":{"type":"array","items":{"type":"string"},"maxItems":2,"minItems":1},
		"kind":{"enum":["a",1,null,true]},"any":{"type":"any"},"two":{"type":["string","null"]},"plain":{"type":"array"},
		"deep":{"type":"object","required":["x"],"properties":{"x":{"type":"object","properties":{"y":{"type":"integer"}},"additionalProperties":false}}}}}`, "")
	for input, want := range map[string]string{
		`"name":"ab"`: "", `"name":"éé"`: "", `"name":"é"`: "name range", `"name":"abcd"`: "name range", `"name":7`: "name type", `"name":null`: "name type",
		`"name":"ab","age":1`: "", `"name":"ab","age":1.0`: "", `"name":"ab","age":1.5`: "age type", `"name":"ab","age":10`: "age range", `"name":"ab","age":"1"`: "age type",
		`"name":"ab","n":1`: "", `"name":"ab","n":-1.5e3`: "", `"name":"ab","n":true`: "n type", `"name":"ab","on":false`: "", `"name":"ab","on":0`: "on type",
		`"age":1`: "name required", `"name":"ab","other":1`: "other additional.property",
		`"name":"ab","tags":["x"]`: "", `"name":"ab","tags":[]`: "tags range", `"name":"ab","tags":["x",1]`: "tags[1] type", `"name":"ab","tags":{}`: "tags type",
		`"name":"ab","kind":"a"`: "", `"name":"ab","kind":1.0`: "", `"name":"ab","kind":null`: "", `"name":"ab","kind":"b"`: "kind enum", `"name":"ab","kind":["a"]`: "kind enum",
		`"name":"ab","any":[{}]`: "", `"name":"ab","two":null`: "", `"name":"ab","two":1`: "two type", `"name":"ab","plain":[1]`: "", `"name":"ab","plain":"[]"`: "plain type",
		`"name":"ab","deep":{"x":{"y":1}}`: "", `"name":"ab","deep":{}`: "deep.x required", `"name":"ab","deep":{"x":{"y":"1"}}`: "deep.x.y type", `"name":"ab","deep":{"x":{"z":1}}`: "deep.x.z additional.property",
		`"n\u0061me":"ab"`: "", `"name":"ab","name":1`: "name type",
	} {
		w := s.ask("POST", path+"/execute", `{"e\"scaped":1,`+input+`}`, token)
		got := strings.TrimSpace(field(w, "details", "fieldName") + " " + field(w, "details", "errorCode"))
		if got != want || (w.Code == 200) != (want == "") {
			t.Errorf("%s: %d %q, want %q", input, w.Code, got, want)
		}
	}
	w := s.ask("POST", path+"/execute", `{"name":"ab"}`, token)
	if got := field(w, "details", "fieldName"); w.Code != 400 || got != `e"scaped` {
		t.Errorf("without a member whose name has escapes: %d %s", w.Code, w.Body)
	}
}

// FuzzContract holds the two ways through a contract against each other: the
// one that goes over the body once, and the one over its values.
func FuzzContract(f *testing.F) {
	f.Add(`{"type":"object","required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":"string","maxLength":2}}}`, `{"a":1.0,"b":"xyz"}`)
	f.Add(`{"additionalProperties":false,"properties":{"a":null}}`, `{"a":[],"b":{}}`)
	f.Add(`{"properties":{"a":{"type":"number"}}}`, `{"a":1e999}`)
	f.Fuzz(func(t *testing.T, contract, body string) {
		s, err := readSchema(json.RawMessage(contract))
		if err != nil || s == nil || !json.Valid([]byte(contract)) {
			return
		}
		var v map[string]any
		once := s.check([]byte(body), mostNesting, nil)
		if json.Unmarshal([]byte(body), &v) != nil || v == nil || strings.Contains(body, "\xff") {
			return
		}
		var wrong []Detail
		s.inspectObject("", v, &wrong)
		var twice map[string]json.RawMessage
		if json.Unmarshal([]byte(body), &twice); len(twice) != strings.Count(body, `":`) {
			return // members inside others, or twice the same
		}
		if once != nil && strings.Contains(once.Message, "nested") {
			return
		}
		if (once != nil) != (len(wrong) > 0) {
			t.Errorf("%s\n%s: %v and %v", contract, body, once, wrong)
		}
	})
}

func TestTemplatesPutInWhatTheySay(t *testing.T) {
	input := inputValue([]byte(`{"text":"a \"b\"\n","n":1.50,"list":[1,{"x":"y"}],"null":null,"deep":{"er":true}}`))
	for text, want := range map[string]string{
		"":                                       "",
		"plain $ and $5 and ${input.n}":          "plain $ and $5 and 1.50",
		"${input.text}":                          "a \"b\"\n",
		`"$esc.jsonString(${input.text})"`:       `"a \"b\"\n"`,
		"?q=$esc.url(${input.text})":             "?q=a+%22b%22%0A",
		"${input.deep.er}${input.deep}":          `true{"er":true}`,
		"${input.list[1].x}${input.list}":        `y[1,{"x":"y"}]`,
		"<$!{input.nobody}$!{input.null}>":       "<>",
		"$esc.url($!{input.nobody})":             "",
		"${input.nobody}":                        "! ${input.nobody} has no value",
		"${input.rawRequest}${nobody}":           "! ${nobody} has no value",
		"${input.n":                              "!! a ${ wants a name and }",
		"${}":                                    "!! a ${ wants a name and }",
		"$esc.url(x)":                            "!! $esc.url wants a ${name}",
		"$esc.jsonString(${input.n}":             "!! $esc.jsonString(${input.n} wants a )",
		"${input.rawRequest}${input.rawRequest}": "! it comes to more than 100 bytes",
	} {
		tmpl, err := readTemplate(text)
		got := ""
		if err != nil {
			got = "!! " + err.Error()
		} else if filled, err := tmpl.fill(100, input); err != nil {
			got = "! " + err.Error()
		} else {
			got = string(filled)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for path, ok := range map[string]bool{
		"$": true, "$.a": true, "$.a[0].b-c_d": true, "$['a']": true, "a": false, "$..a": false, "$.a[*]": false, "$.a.#": false, "$.a|b": false, "$.@this": false, "$.a[?(@.b)]": false, "": false,
	} {
		if _, err := readPath(path); (err == nil) != ok {
			t.Errorf("path %q: %v", path, err)
		}
	}
}

// FuzzTemplate: a template without places is filled with itself, and no
// template does harm.
func FuzzTemplate(f *testing.F) {
	f.Add("a ${input.b} $!{c} $esc.url(${input.d}) $")
	f.Fuzz(func(t *testing.T, text string) {
		tmpl, err := readTemplate(text)
		if err != nil {
			return
		}
		places := 0
		got, err := tmpl.fill(1<<20, func(string) (string, bool) {
			places++
			return "", true
		})
		if err == nil && places == 0 && string(got) != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func TestFlatAnswersHaveOneLevel(t *testing.T) {
	for value, want := range map[string]string{
		`{"a":{"b":{"c":1}},"d":[1,2]}`:       `{"a.b.c":1,"d":[1,2]}`,
		`{"l":[{"x":1,"y":{"z":2}},{"x":3}]}`: `{"l.x":[1,3],"l.y.z":[2,null]}`,
		`{"l":[{"x":1},2],"m":[],"n":{}}`:     `{"l":[{"x":1},2],"m":[]}`,
		`7`:                                   `{"value":7}`,
		`[{"a":1}]`:                           `{"a":[1]}`,
	} {
		if got := string(flatten([]byte(value))); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
	// What would be a table with more holes than values stays a list.
	var rows []string
	for i := range 1000 {
		rows = append(rows, fmt.Sprintf(`{"c%d":1}`, i))
	}
	if got := flatten([]byte(`{"l":[` + strings.Join(rows, ",") + `]}`)); len(got) > 20_000 {
		t.Errorf("1,000 rows with a column each became %d bytes", len(got))
	}
}

func TestActionsWaitAsLongAsTheySay(t *testing.T) {
	for _, tt := range []struct {
		limit, own, wants int
	}{{60, 0, 60}, {60, 5, 5}, {20, 0, 20}, {0, 0, 0}} {
		synctest.Test(t, func(t *testing.T) {
			cfg := unlimited()
			cfg.Latency.P50 = dur(90 * time.Second)
			cfg.Limits.DataActionTimeoutS = new(tt.limit)
			s := put(t, cfg)
			token := s.login("a")
			path := s.made(token, `{}`, fmt.Sprintf(`,"timeoutSeconds":%d`, tt.own))
			start := time.Now()
			w := s.ask("POST", path+"/execute", `{}`, token)
			took := time.Since(start)
			if tt.wants == 0 { // no limit: it is answered in the end
				if s.want(w, 200); took != 90*time.Second {
					t.Errorf("took %v, want the latency", took)
				}
				return
			}
			if w.Code != 504 || took != time.Duration(tt.wants)*time.Second {
				t.Errorf("limit %d, own %d: %d after %v, want 504 after %d s", tt.limit, tt.own, w.Code, took, tt.wants)
			}
			if len(s.applied) != 1 { // the action itself
				t.Errorf("changes: %v", s.applied)
			}
		})
	}
}

func TestActionsAreLimitedInNumber(t *testing.T) {
	cfg := unlimited()
	cfg.Entities.DataActions = new(3)
	cfg.Limits.DataActions, cfg.Limits.DataActionsByIntegration = new(6), new(2)
	s := put(t, cfg)
	token := s.login("a")
	body := func(integration string) string {
		return `{"name":"n","integrationId":"` + integration + `","contract":{},"config":{"request":{"requestUrlTemplate":"/api/now/table/incident","requestType":"GET"}}}`
	}
	for i, want := range []string{"", "", "actions.integration.max"} {
		if got := field(s.ask("POST", actionsPath, body("x"), token), "code"); got != want {
			t.Errorf("action %d of x: %q, want %q", i+1, got, want)
		}
	}
	for i, want := range []string{"", "actions.total.max"} {
		if got := field(s.ask("POST", actionsPath, body(fmt.Sprint("y", i)), token), "code"); got != want {
			t.Errorf("action %d of others: %q, want %q", i+1, got, want)
		}
	}
}

func TestResponsesAndNestingHaveLimits(t *testing.T) {
	cfg := unlimited()
	cfg.Limits.DataActionResponseBytes = new(200)
	s := put(t, cfg)
	token := s.login("a")
	nested := func(depth int) string {
		return `{"a":` + strings.Repeat("[", depth-1) + strings.Repeat("]", depth-1) + `}`
	}
	if w := s.ask("POST", actionPath, nested(50), token); w.Code != 413 || field(w, "code") != "response.entity.too.large" {
		t.Errorf("a response over the limit: %d %s", w.Code, w.Body)
	}
	s = put(t, unlimited())
	token = s.login("a")
	s.want(s.ask("POST", actionPath, nested(50), token), 200) // documented
	s.want(s.ask("POST", actionPath, nested(51), token), 400)
	cfg.Limits = pack.Limits{DataActionNesting: new(0), RequestBytes: new(0)}
	s = put(t, cfg)
	token = s.login("a")
	s.want(s.ask("POST", actionPath, nested(1000), token), 200) // the twin's own
	s.want(s.ask("POST", actionPath, nested(1001), token), 400)
	s.want(s.ask("POST", actionPath, `{"a":"`+strings.Repeat("x", 1<<20)+`"}`, token), 200)
}

// TestBodiesOfTheWrongKindAreRefused: whatever is sent where a body is taken,
// the answer is 4xx in the platform's shape, and nothing changes.
func TestBodiesOfTheWrongKindAreRefused(t *testing.T) {
	s := put(t, unlimited())
	token := s.login("a")
	flow := s.firstFlow(token)
	deep := strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000)
	for _, r := range slices.Concat(flowRoutes, flowVersionRoutes, flowExportRoutes, flowRunRoutes, actionRoutes, serviceNowRoutes) {
		if r.method == "GET" || r.method == "DELETE" || strings.HasSuffix(r.path, "/draft") && r.method == "POST" {
			continue
		}
		target := strings.Replace(strings.Replace(r.path, "/flows/*", "/flows/"+flow, 1), "/actions/*", "/actions/custom_-_a1", 1)
		for _, body := range []string{
			``, `7`, `null`, `"x"`, `[]`, `{`, `{"a":}`, deep, `{"a":` + deep + `}`, `{"name":` + deep + `}`, `{"name":{}}`, `{"name":7}`, `{"flows":{}}`, `{"flows":[7]}`, `{"flows":[{"flow":7}]}`,
			`{"flowId":7}`, `{"flowId":{}}`, `{"contract":7,"config":[]}`, `{"config":{"timeoutSeconds":"60"}}`, `{"version":"1"}`, `{"logLevelCharacteristics":[]}`, `{"name":"` + strings.Repeat("x", 300) + `"}`,
			`{"integrationId":"i","name":"n","contract":{"input":{"inputSchema":{"type":"poem"}}},"config":{}}`,
			strings.Repeat(" ", 512_001), "\xff\xfe{}",
		} {
			before := len(s.applied)
			w := s.ask(r.method, target, body, token)
			tolerant := strings.HasPrefix(r.path, "/api/now") || strings.HasSuffix(r.path, "/execute") || strings.HasSuffix(r.path, "/test") ||
				strings.HasSuffix(r.path, "/versions")
			if tolerant && w.Code < 300 { // any object will do, for some of them
				continue
			}
			if w.Code < 400 || w.Code >= 500 || !json.Valid(w.Body.Bytes()) || len(s.applied) > before {
				if r.path == actionsPath+"/*" && w.Code == 200 || r.path == flowsPath+"/*" && w.Code == 200 {
					continue // a change of nothing
				}
				t.Errorf("%s %s %.60q: %d %.200s", r.method, target, body, w.Code, w.Body)
			}
		}
	}
}

// TestHostileContractsCostLittle: what a contract can ask for is bounded.
func TestHostileContractsCostLittle(t *testing.T) {
	s := put(t, unlimited())
	token := s.login("a")
	var names, values []string
	for i := range 20_000 {
		names = append(names, fmt.Sprintf(`"n%d"`, i))
		values = append(values, fmt.Sprint(i))
	}
	post := func(schema string) *httptest.ResponseRecorder {
		return s.ask("POST", actionsPath, `{"name":"n","integrationId":"i","contract":{"input":{"inputSchema":`+schema+`}},"config":{"request":{"requestUrlTemplate":"/api/now/table/incident","requestType":"POST"}}}`, token)
	}
	s.want(post(`{"properties":{"a":{"enum":[`+strings.Join(values, ",")+`]}}}`), 400)
	s.want(post(strings.Repeat(`{"items":`, 60)+`{}`+strings.Repeat(`}`, 60)), 400)
	s.want(post(`{"required":"x"}`), 400)
	w := post(`{"required":[` + strings.Join(names, ",") + `]}`)
	s.want(w, 200)
	start := time.Now()
	got := s.ask("POST", actionsPath+"/"+field(w, "id")+"/execute", `{"a":"`+strings.Repeat("x", 400_000)+`"}`, token)
	var e struct{ Details []Detail }
	if err := json.Unmarshal(got.Body.Bytes(), &e); err != nil || got.Code != 400 || len(e.Details) != maxViolations {
		t.Errorf("%d with %d details (%v)", got.Code, len(e.Details), err)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestActionsKeepTheirBooks: after many clients have worked on the same
// actions at once, what is counted is what is there.
func TestActionsKeepTheirBooks(t *testing.T) {
	s := put(t, unlimited())
	token := s.login("a")
	path := s.made(token, `{"type":"object"}`, "")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 40 {
				switch (i + n) % 6 {
				case 0:
					s.ask("POST", path+"/draft", "", token)
				case 1:
					s.ask("PATCH", path+"/draft", fmt.Sprintf(`{"name":"d%d"}`, n), token)
				case 2:
					s.ask("POST", path+"/draft/publish", "", token)
				case 3:
					s.ask("DELETE", path+"/draft", "", token)
				case 4:
					s.ask("PATCH", path, fmt.Sprintf(`{"name":"n%d"}`, n), token)
				case 5:
					s.ask("POST", path+"/execute", `{}`, token)
				}
			}
		})
	}
	all.Wait()
	as := s.p.actions
	bytes := 0
	for _, a := range as.list {
		if as.byID[a.ID] != a {
			t.Errorf("%s is not found by its id", a.Name)
		}
		bytes += a.size
	}
	for _, d := range as.drafts {
		bytes += d.size
	}
	if bytes != as.bytes || len(as.list) != len(as.byID) || as.running != 0 || !slices.IsSortedFunc(as.list, byActionName) {
		t.Errorf("%d bytes, counted %d; %d in the list, %d by id; %d run", bytes, as.bytes, len(as.list), len(as.byID), as.running)
	}
}

func TestTheStoryKnowsNoContracts(t *testing.T) {
	w := put(t, pack.Twin{}).ask("POST", "/api/v2/integrations/actions/any/execute", `{"short_description":[1],"caller":7}`)
	if got := field(w, "result", "short_description"); w.Code != 200 || got != "[1]" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
