package plan

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"holdfast/internal/guard"
	"holdfast/internal/pack"
	"holdfast/internal/scenario"
	"holdfast/internal/units"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func read(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Read("s.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func resolve(t *testing.T, text string, o Options) *Plan {
	t.Helper()
	p, err := Resolve(read(t, text), o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func environment(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		i := slices.Index(pairs, name)
		if i < 0 {
			return "", false
		}
		return pairs[i+1], true
	}
}

const small = "holdfast: 1\ntarget: {ws: \"ws://127.0.0.1:8080\"}\npools: {a: {size: 10}}\n"

func TestDefaultsAreFilledIn(t *testing.T) {
	got := resolve(t, small, Options{})
	want := &Plan{
		Format: 1, Scenario: "s.yaml", Seed: got.Seed, Duration: units.Duration(time.Minute),
		Target: Target{WS: "ws://127.0.0.1:8080"},
		Pools: []Pool{{
			Name: "a", Size: 10, URL: Text("ws://127.0.0.1:8080"),
			KeepAlive: KeepAlive{
				Kind: KeepAlivePing, Every: units.Duration(20 * time.Second), PongTimeout: units.Duration(10 * time.Second),
				Jitter: 0.1, Share: 1,
			},
			ConnectTimeout: units.Duration(10 * time.Second), HandshakeTimeout: units.Duration(10 * time.Second),
			Forensics: Forensics{ReconnectSample: 20, LateAttempt: true},
		}},
		Thresholds: []Threshold{
			{Expr: "refused(a) == 0", Metric: "refused", Name: "a", Op: "==", Implied: true},
			{Expr: "lost(a) <= 0", Metric: "lost", Name: "a", Op: "<=", Implied: true},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// TestSchemaStatesTheRealDefaults compares what editors show with what a plan
// has where a scenario says nothing.
func TestSchemaStatesTheRealDefaults(t *testing.T) {
	text, err := scenario.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]struct{ Default any }
		Defs       map[string]struct {
			Properties map[string]struct{ Default any }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	p := resolve(t, `
holdfast: 1
target: {ws: "ws://127.0.0.1:8080"}
pools:
  a: {size: 1, reconnect: {backoff: {}}}
  b: {size: 1, keepalive: {tcp: {}}}
`, Options{})
	a, b := p.Pools[0], p.Pools[1]
	for _, tt := range []struct {
		def, key string
		got      any
	}{
		{"", "duration", written(p.Duration)},
		{"Pool", "connect_timeout", written(a.ConnectTimeout)},
		{"Pool", "handshake_timeout", written(a.HandshakeTimeout)},
		{"KeepAlive", "pong_timeout", written(a.KeepAlive.PongTimeout)},
		{"KeepAlive", "jitter", units.Share(a.KeepAlive.Jitter).String()},
		{"KeepAlive", "share", units.Share(a.KeepAlive.Share).String()},
		{"TCPKeepAlive", "idle", written(b.KeepAlive.TCPIdle)},
		{"TCPKeepAlive", "interval", written(b.KeepAlive.TCPInterval)},
		{"Backoff", "base", written(a.Reconnect.Base)},
		{"Backoff", "cap", written(a.Reconnect.Cap)},
		{"Backoff", "jitter", a.Reconnect.Jitter},
		{"Twin", "profile", defaultProfile},
	} {
		properties := schema.Properties
		if tt.def != "" {
			properties = schema.Defs[tt.def].Properties
		}
		shown := properties[tt.key].Default
		if d, err := time.ParseDuration(toString(shown)); err == nil {
			shown = written(units.Duration(d))
		}
		if shown != tt.got {
			t.Errorf("%s.%s: the schema says %v, a plan has %v", tt.def, tt.key, shown, tt.got)
		}
	}
}

func toString(v any) string {
	s, _ := v.(string)
	return s
}

func TestPoolsAreResolved(t *testing.T) {
	p := resolve(t, `
holdfast: 1
target: {ws: "ws://127.0.0.1:8080/base/"}
vars: {org: acme, v: 2}
secrets: {token: {env: TOKEN}}
sources: [127.0.0.1]
ports: 40000-49999
duration: 30s
pools:
  one:
    size: 50
    open: {over: 10s}
    url: /${org}/${index}?t=${secrets.token}
    headers: {X-User: "u${index}", X-Org: "${org}"}
    subprotocols: [plain, "v${v}"]
    keepalive: {message: 'm${n}', every: 5s, share: 50%}
    send: {once_within: 3s, text: '$${n}=${n}'}
    may_lose: 5
    forensics: {late_attempt: true}
  two: {size: 1, open: {rate: 30/m}, url: "WS://LOCALHOST/x", keepalive: {pong: 7s, jitter: 0%}, send: {every: 1s, text: x}, may_lose: 0.7%}
  three: {size: 1, url: "?q=1", keepalive: {tcp: {idle: 30s}}, reconnect: {backoff: {cap: 500ms}}}
  four: {size: 1, url: "", keepalive: {ping: off}, reconnect: {backoff: {base: 40s}}}
`, Options{Getenv: environment("TOKEN", "abc")})
	render := func(tpl Template, index, n int) string { return string(tpl.Append(nil, &Values{Index: index, N: n})) }
	one, two, three, four := &p.Pools[0], &p.Pools[1], &p.Pools[2], &p.Pools[3]
	for _, tt := range []struct{ name, got, want any }{
		{"url", render(one.URL, 7, 0), "ws://127.0.0.1:8080/base/acme/7?t=abc"},
		{"url as shown", one.URL.String(), "ws://127.0.0.1:8080/base/acme/${index}?t=${secrets.token}"},
		{"absolute url", render(two.URL, 0, 0), "ws://LOCALHOST/x"},
		{"url that is a query", render(three.URL, 0, 0), "ws://127.0.0.1:8080/base/?q=1"},
		{"absent url", render(four.URL, 0, 0), "ws://127.0.0.1:8080/base/"},
		{"open over", one.OpenPerSecond, 5.0},
		{"open rate", two.OpenPerSecond, 0.5},
		{"header", render(one.Headers[0].Value, 3, 0), "u3"},
		{"var in a header", render(one.Headers[1].Value, 3, 0), "acme"},
		{"subprotocols", one.Subprotocols, []string{"plain", "v2"}},
		{"message", render(one.KeepAlive.Message, 0, 4), "m4"},
		{"share", one.KeepAlive.Share, 0.5},
		{"text", render(one.Send.Text, 0, 9), "${n}=9"},
		{"may lose 5 of 50", one.MayLose, 0.1},
		{"may lose a share", two.MayLose, 0.007},
		{"forensics", one.Forensics, Forensics{LateAttempt: true}},
		{"pong", two.KeepAlive, KeepAlive{Kind: KeepAlivePong, Every: units.Duration(7 * time.Second), Share: 1}},
		{"send every", two.Send.Every.D(), time.Second},
		{"tcp", three.KeepAlive, KeepAlive{Kind: KeepAliveTCP, Share: 1, TCPIdle: units.Duration(30 * time.Second), TCPInterval: units.Duration(5 * time.Second)}},
		{"base below a small cap", *three.Reconnect, Backoff{units.Duration(500 * time.Millisecond), units.Duration(500 * time.Millisecond), "full"}},
		{"cap above a large base", *four.Reconnect, Backoff{units.Duration(40 * time.Second), units.Duration(40 * time.Second), "full"}},
		{"ping off", four.KeepAlive, KeepAlive{Kind: KeepAliveOff}},
		{"ports", *p.Ports, Ports{40000, 49999}},
		{"sources", p.Sources, []string{"127.0.0.1"}},
	} {
		if !reflect.DeepEqual(tt.got, tt.want) {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

func TestThresholdsAreImpliedUnlessStated(t *testing.T) {
	const head = "holdfast: 1\ntarget: {ws: \"ws://127.0.0.1:1\"}\npools: {a: {size: 1000, may_lose: 0.7%}, b: {size: 10, may_lose: 1}}\nthresholds: "
	for stated, want := range map[string]string{
		"[]":                           "(refused(a) == 0) (lost(a) <= 0.7%) (refused(b) == 0) (lost(b) <= 10%)",
		"[held(a) >= 99%]":             "held(a) >= 99% (refused(b) == 0) (lost(b) <= 10%)",
		"[lost(a) <= 50%]":             "lost(a) <= 50% (refused(a) == 0) (refused(b) == 0) (lost(b) <= 10%)",
		"[refused(b) < 1%]":            "refused(b) < 1% (refused(a) == 0) (lost(a) <= 0.7%) (lost(b) <= 10%)",
		"['connect_ms(a, p99) < 1s']":  "connect_ms(a, p99) < 1s (refused(a) == 0) (lost(a) <= 0.7%) (refused(b) == 0) (lost(b) <= 10%)",
		"[held(a) == 1, held(b) == 1]": "held(a) == 1 held(b) == 1",
	} {
		p := resolve(t, head+stated+"\n", Options{})
		var got []string
		for _, th := range p.Thresholds {
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
	p := resolve(t, head+"[]\n", Options{})
	if v := p.Thresholds[1].Value; v != 7.0/1000 {
		t.Errorf("may_lose 0.7%% = %v, want exactly 7 of 1,000: a pool that loses 7 passes", v)
	}
}

func TestImpliedThresholdsCanBeWritten(t *testing.T) {
	p := resolve(t, "holdfast: 1\ntarget: {twin: {}}\npools: {a: {size: 7, may_lose: 2}}\n", Options{})
	for _, th := range p.Thresholds {
		if _, slip := scenario.ParseThreshold(th.Expr, scenario.Names{Pools: []string{"a"}}); slip != nil {
			t.Errorf("%s: %+v, want an expression that can be read", th.Expr, slip)
		}
	}
}

func TestSameScenarioAndSeedGiveTheSameBytes(t *testing.T) {
	const text = `
holdfast: 1
target: {twin: {edge: {idle_timeout: 8s}}}
vars: {a: 1, b: 2, c: 3, d: 4}
pools:
  z: {size: 1, url: "/${a}${b}${c}${d}"}
  y: {size: 1, url: "/"}
  x: {size: 1, url: "/"}
`
	first, err := json.Marshal(resolve(t, text, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, _ := json.Marshal(resolve(t, text, Options{})); !bytes.Equal(first, again) {
			t.Fatalf("got  %s\nthen %s", first, again)
		}
	}
	seven := resolve(t, text, Options{Seed: new(uint64(7))})
	if seven.Seed != 7 || seven.Target.Twin.Seed != 7 {
		t.Errorf("seed = %d, of the twin %d, want 7 for both", seven.Seed, seven.Target.Twin.Seed)
	}
	if other := resolve(t, text+"# x\n", Options{}); other.Seed == resolve(t, text, Options{}).Seed {
		t.Error("another text has the same seed, want another")
	}
}

func TestPlanSurvivesJSON(t *testing.T) {
	p := resolve(t, `
holdfast: 1
target: {ws: "ws://127.0.0.1:8080", allow: [a.test], ceiling: {sockets: 5, opens_per_s: 5}}
secrets: {token: {env: TOKEN}}
ports: 1000-2000
pools:
  a:
    size: 5
    url: /${index}
    headers: {Authorization: "Bearer ${secrets.token}"}
    keepalive: {message: "${n}", every: 5s}
    send: {every: 1s, text: "${index}:${n}"}
    reconnect: {backoff: {}}
`, Options{Getenv: environment("TOKEN", "CANARY"), Confirm: []Confirm{{"a.test", 5}}})
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
	if got := string(back.Pools[0].Headers[0].Value.Append(nil, &Values{})); got != "Bearer ***" && got != "Bearer " {
		t.Errorf("the secret came back as %q, want it lost", got)
	}
}

func TestSecretsAreInNoOutput(t *testing.T) {
	const canary = "CANARY-4711"
	s := read(t, `
holdfast: 1
target: {ws: "ws://127.0.0.1:8080"}
secrets: {env-one: {env: ONE}, file-one: {file: sub/one.txt}}
pools:
  a:
    size: 5
    url: /?t=${secrets.env-one}
    headers: {Authorization: "${secrets.file-one}"}
    keepalive: {message: "${secrets.env-one}", every: 5s}
    send: {every: 1s, text: "${secrets.file-one}"}
`)
	o := Options{
		Getenv:  environment("ONE", canary),
		Files:   fstest.MapFS{"sub/one.txt": {Data: []byte(canary + "\n")}},
		Headers: []string{"X-More: ${secrets.env-one}"},
	}
	p, err := Resolve(s, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Explain(&out, p, s); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	out.Write(text)
	// Errors about secrets' contents must not show them either.
	for _, bad := range []string{canary + "\r\nX: y", canary + "\x00", canary + "\xff", canary + " #"} {
		o.Getenv = environment("ONE", bad)
		o.Files = fstest.MapFS{"sub/one.txt": {Data: []byte(bad)}}
		if _, err := Resolve(s, o); err == nil {
			t.Errorf("secret %q is accepted in a url and a header", bad)
		} else {
			out.WriteString(err.Error())
		}
	}
	if strings.Contains(out.String(), canary) {
		t.Errorf("the secret is in the output:\n%s", out.String())
	}
	if got := string(p.Pools[0].Headers[0].Value.Append(nil, &Values{})); got != canary {
		t.Errorf("header = %q, want the file's text without its newline", got)
	}
}

func TestSecretsThatCannotBeRead(t *testing.T) {
	const head = "holdfast: 1\ntarget: {twin: {}}\npools: {a: {size: 1}}\nsecrets: {token: {"
	files := fstest.MapFS{
		"empty.txt": {Data: []byte("\n")},
		"large.txt": {Data: bytes.Repeat([]byte("x"), maxSecret+1)},
		"bad.txt":   {Data: []byte("a\xffb")},
		"dir/x":     {Data: []byte("x")},
	}
	for from, want := range map[string]string{
		"env: TOKEN":      `s.yaml:4:24: secret "token": environment variable TOKEN is not set`,
		"env: EMPTY":      `s.yaml:4:24: secret "token": it is empty, want a value`,
		"file: no.txt":    `s.yaml:4:25: secret "token": file "no.txt" does not exist in the scenario's folder`,
		"file: empty.txt": `s.yaml:4:25: secret "token": it is empty, want a value`,
		"file: large.txt": `s.yaml:4:25: secret "token": file "large.txt" has more than 65,536 bytes, want at most that`,
		"file: bad.txt":   `s.yaml:4:25: secret "token": it is not UTF-8 text`,
		"file: dir":       `s.yaml:4:25: secret "token": file "dir": read dir: invalid argument`,
	} {
		_, err := Resolve(read(t, head+from+"}}\n"), Options{Getenv: environment("EMPTY", ""), Files: files})
		if err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", from, err, want)
		}
	}
	_, err := Resolve(read(t, head+"file: a.txt}}\n"), Options{})
	if want := `s.yaml:4:25: secret "token": file "a.txt": there is no scenario folder to read it from`; err == nil || err.Error() != want {
		t.Errorf("without a folder:\ngot  %v\nwant %s", err, want)
	}
}

func TestSecretFilesStayBelowTheFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "outside.txt"), []byte("outside"), 0o600); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(dir, "in")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../outside.txt", filepath.Join(inside, "link.txt")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s := read(t, "holdfast: 1\ntarget: {twin: {}}\npools: {a: {size: 1}}\nsecrets: {token: {file: link.txt}}\n")
	if _, err := Resolve(s, Options{Files: root.FS()}); err == nil || !strings.Contains(err.Error(), "escapes") {
		t.Errorf("a link out of the folder gives %v, want an error", err)
	}
}

func TestFlags(t *testing.T) {
	const text = `
holdfast: 1
target: {ws: "ws://127.0.0.1:8080"}
vars: {org: acme, path: /x}
pools:
  a: {size: 10, open: {rate: 5/s}, url: "${path}/${org}", headers: {X-A: "1", X-B: "2"}}
`
	p := resolve(t, text, Options{
		Target: "ws://localhost:9000", Vars: map[string]string{"org": "other"}, Duration: units.Duration(5 * time.Second),
		Headers: []string{"x-a: 9", "X-C:z"}, Allow: []string{"edge.test"}, Confirm: []Confirm{{"edge.test", 5}},
	})
	if got, want := p.Pools[0].URL.String(), "ws://localhost:9000/x/other"; got != want {
		t.Errorf("url = %s, want %s", got, want)
	}
	var headers []string
	for _, h := range p.Pools[0].Headers {
		headers = append(headers, h.Name+"="+h.Value.String())
	}
	if want := []string{"X-B=2", "x-a=9", "X-C=z"}; !slices.Equal(headers, want) {
		t.Errorf("headers = %v, want %v", headers, want)
	}
	if p.Duration.D() != 5*time.Second || !slices.Equal(p.Target.Allow, []string{"edge.test"}) || len(p.Target.Confirm) != 1 {
		t.Errorf("duration %v, target %+v", p.Duration, p.Target)
	}
	for want, o := range map[string]Options{
		`--var "ogr": the scenario has no such var, did you mean "org"?`:                                      {Vars: map[string]string{"ogr": "x"}},
		`--var "org": the value holds ${, want plain text: a var is put in as it is`:                          {Vars: map[string]string{"org": "${n}"}},
		`s.yaml:6:41: pool "a": url holds a space, control or non-ASCII character, want it percent-encoded`:   {Vars: map[string]string{"org": "a b"}},
		`s.yaml:6:41: pool "a": url is "x/acme", want ws://HOST/… or a path that begins with /`:               {Vars: map[string]string{"path": "x"}},
		`s.yaml:6:41: pool "a": http:// for sockets is not supported yet, want ws:// or wss://`:               {Vars: map[string]string{"path": "http://h"}},
		`--target "wss://127.0.0.1?x": url has a query, want it in the pool's url`:                            {Target: "wss://127.0.0.1?x"},
		`--target "127.0.0.1:80": url is "127.0.0.1:80", want ws://HOST/… or a path that begins with /`:       {Target: "127.0.0.1:80"},
		`--target "ws://127.0.0.1:1": excludes --twin, want one target`:                                       {Target: "ws://127.0.0.1:1", Twin: "thread"},
		`--twin "tread": unknown profile, did you mean "thread"?`:                                             {Twin: "tread"},
		`--allow "http://x": "http://x" is no host, want HOST or HOST:PORT (ASCII, no scheme, no path, no *)`: {Allow: []string{"http://x"}},
		`--header "Cookie": want 'Name: value'`:                                                               {Headers: []string{"Cookie"}},
		`--header "Host": header Host belongs to the handshake: it is the host of the url`:                    {Headers: []string{"Host: x"}},
		`--header "X": header "X" holds a line break or another control character, want one line of text`:     {Headers: []string{"X: a\nb"}},
		`--header "X": "${orgg}" is not defined, did you mean "org"?`:                                         {Headers: []string{"X: ${orgg}"}},
		`--target "ws://edge.test": host edge.test is not allowed, want it in the scenario, target: {allow: [edge.test]}, or --allow edge.test
--target "ws://edge.test": host edge.test has no confirmed ceiling, want target: {ceiling: {sockets: 10, opens_per_s: 5}} or --confirm edge.test:5`: {Target: "ws://edge.test"},
	} {
		if _, err := Resolve(read(t, text), o); err == nil || err.Error() != want {
			t.Errorf("%+v:\ngot  %v\nwant %s", o, err, want)
		}
	}
	fixed := read(t, "holdfast: 1\npools: {a: {size: 1, url: \"ws://127.0.0.1:1/\"}}\n")
	if _, err := Resolve(fixed, Options{Target: "ws://127.0.0.1:2"}); err == nil || !strings.Contains(err.Error(), "every pool's url names a host of its own") {
		t.Errorf("--target that no pool uses: %v, want an error", err)
	}
	if _, err := Resolve(fixed, Options{Target: "http://127.0.0.1:2"}); err != nil {
		t.Errorf("--target http://…: %v, want it taken", err)
	}
	if _, err := Resolve(read(t, "holdfast: 1\npools: {a: {size: 1, url: /x}}\n"), Options{}); err == nil ||
		err.Error() != `s.yaml:2:27: pool "a": url is the path "/x", want ws://HOST/…, or target.ws or --target to put it behind` {
		t.Errorf("a path and no target: %v", err)
	}
}

func TestPermission(t *testing.T) {
	const pools = `
pools:
  a: {size: 100, open: {rate: 50/s}, url: "ws://edge.test/"}
  b: {size: 20, open: {rate: 10.5/s}, url: "ws://EDGE.test.:81/"}
  home: {size: 9000, url: "ws://[::1]:80/"}
`
	const notAllowed = "host edge.test is not allowed, want it in the scenario, target: {allow: [edge.test]}, or --allow edge.test"
	const noCeiling = "host edge.test has no confirmed ceiling, want target: {ceiling: {sockets: 120, opens_per_s: 61}} or --confirm edge.test:61"
	const atA, atB = `s.yaml:4:43: pool "a": `, `s.yaml:5:44: pool "b": `
	for _, tt := range []struct{ name, target, want string }{
		{"nothing", "{}", atA + notAllowed + "\n" + atA + noCeiling + "\n" + atB + notAllowed + "\n" + atB + noCeiling},
		{"allowed alone", "{allow: [Edge.Test]}", atA + noCeiling + "\n" + atB + noCeiling},
		{"ceiling alone", "{ceiling: {sockets: 120, opens_per_s: 61}}", atA + notAllowed + "\n" + atB + notAllowed},
		{"one port alone", "{allow: [\"edge.test:80\"], ceiling: {sockets: 120, opens_per_s: 61}}", atB + notAllowed},
		{"both ports", "{allow: [\"edge.test:80\", \"edge.test:81\"], ceiling: {sockets: 120, opens_per_s: 61}}", ""},
		{"all of it", "{allow: [edge.test], ceiling: {sockets: 120, opens_per_s: 60.5}}", ""},
		{"too many sockets", "{allow: [edge.test], ceiling: {sockets: 119, opens_per_s: 61}}", "s.yaml:2:49: the pools want 120 sockets, want at most the ceiling, 119"},
		{"too many opens", "{allow: [edge.test], ceiling: {sockets: 120, opens_per_s: 60}}", "s.yaml:2:67: the pools want 60.5 opens/s, want at most the ceiling, 60"},
		{"half a ceiling", "{allow: [edge.test], ceiling: {requests_per_s: 5}}", "s.yaml:2:30: ceiling says nothing of sockets, want sockets: 120\ns.yaml:2:30: ceiling says nothing of opens, want opens_per_s: 61"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Resolve(read(t, "holdfast: 1\ntarget: "+tt.target+pools), Options{})
			if got := errText(err); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestConfirm(t *testing.T) {
	const head = "holdfast: 1\ntarget: {allow: [edge.test]}\npools: {a: {size: 100, url: \"ws://edge.test/\", open: {rate: 50/s}}}\n"
	for _, tt := range []struct {
		text, confirm, want string
	}{
		{head, "edge.test:50", ""},
		{head, "edge.test:3000/m", ""},
		{head, "EDGE.TEST.:50/s", ""},
		{head, "edge.test:80:50", ""},
		{head, "edge.test:81:50", `s.yaml:3:29: pool "a": host edge.test has no confirmed ceiling, want target: {ceiling: {sockets: 100, opens_per_s: 50}} or --confirm edge.test:50`},
		{head, "edge.test:49", `s.yaml:3:29: pool "a": host edge.test would see 50 opens/s, want at most the 49/s of --confirm`},
		{head, "other.test:50", `s.yaml:3:29: pool "a": host edge.test has no confirmed ceiling, want target: {ceiling: {sockets: 100, opens_per_s: 50}} or --confirm edge.test:50`},
		{
			strings.Replace(head, ", open: {rate: 50/s}", "", 1), "edge.test:500",
			`s.yaml:3:29: pool "a": host edge.test would see all its sockets at once, want at most the 500/s of --confirm, and open: {rate: RATE} in its pools`,
		},
		{
			strings.Replace(head, "[edge.test]", "[edge.test], ceiling: {sockets: 10, opens_per_s: 10}", 1), "edge.test:500",
			"s.yaml:2:49: the pools want 100 sockets, want at most the ceiling, 10\ns.yaml:2:66: the pools want 50 opens/s, want at most the ceiling, 10",
		},
	} {
		c, err := ParseConfirm(tt.confirm)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Resolve(read(t, tt.text), Options{Confirm: []Confirm{c}}); errText(err) != tt.want {
			t.Errorf("--confirm %s:\ngot  %v\nwant %s", tt.confirm, err, tt.want)
		}
	}
	for _, bad := range []string{"", "edge.test", "edge.test:", "edge.test:0", "edge.test:fast", ":500", "http://x:5", "edge.test:5/d"} {
		if c, err := ParseConfirm(bad); err == nil {
			t.Errorf("ParseConfirm(%q) = %+v, want an error", bad, c)
		}
	}
}

func TestLoopback(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "LOCALHOST.": true, "a.localhost": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true, "[::1]": true,
		"::ffff:127.0.0.1": true, "localhost.test": false, "notlocalhost": false, "10.0.0.1": false, "0.0.0.0": false, "::": false, "127.1": false,
	} {
		if got := isLoopback(host); got != want {
			t.Errorf("isLoopback(%s) = %v, want %v", host, got, want)
		}
		if at := guard.IsLoopback(host); at != want {
			t.Errorf("the guard calls %s loopback: %v, a plan: %v, want one answer", host, at, want)
		}
	}
}

func TestHostsThatDemandApprovalAreRefused(t *testing.T) {
	for _, domain := range pack.KnownHosts {
		for _, host := range []string{domain, "api." + strings.ToUpper(domain) + "."} {
			_, err := Resolve(read(t, "holdfast: 1\ntarget: {allow: ["+host+"]}\npools: {a: {size: 1, open: {rate: 1/s}, url: \"ws://"+host+"/\"}}\n"), Options{Confirm: []Confirm{{host, 5}}})
			if err == nil || !strings.Contains(err.Error(), "demands approval") {
				t.Errorf("%s: %v, want a refusal", host, err)
			}
		}
	}
	const near = "holdfast: 1\ntarget: {allow: [notpure.cloud]}\npools: {a: {size: 1, open: {rate: 1/s}, url: \"ws://notpure.cloud/\"}}\n"
	if _, err := Resolve(read(t, near), Options{Confirm: []Confirm{{"notpure.cloud", 5}}}); err != nil {
		t.Errorf("a host that only ends alike: %v, want none", err)
	}
}

func TestTwinIsAimedAtWhenItHasStarted(t *testing.T) {
	const text = "holdfast: 1\ntarget: {twin: {seed: 5, edge: {idle_timeout: 8s}}}\npools: {a: {size: 1, url: \"/x/${index}\"}, b: {size: 1, url: \"?q=1\"}, c: {size: 1}}\n"
	p := resolve(t, text, Options{})
	if twin := p.Target.Twin; twin.Profile != "thread" || twin.Version != 1 || twin.Seed != 5 || twin.Edge.IdleTimeout.D() != 8*time.Second {
		t.Errorf("twin = %+v", twin)
	}
	for i := range p.Pools {
		if !p.Pools[i].IsRelative() {
			t.Errorf("pool %s is not relative before the twin has started", p.Pools[i].Name)
		}
	}
	before, _ := json.Marshal(p)
	aimed := p.Aim("ws://127.0.0.1:1234", "http://127.0.0.1:1234")
	var got []string
	for i := range aimed.Pools {
		got = append(got, aimed.Pools[i].URL.String())
		if aimed.Pools[i].IsRelative() {
			t.Errorf("pool %s is relative still", aimed.Pools[i].Name)
		}
	}
	want := []string{"ws://127.0.0.1:1234/x/${index}", "ws://127.0.0.1:1234/?q=1", "ws://127.0.0.1:1234" + pack.ThreadSocketPath}
	if !slices.Equal(got, want) || aimed.Target.WS != "ws://127.0.0.1:1234" || aimed.Target.HTTP != "http://127.0.0.1:1234" {
		t.Errorf("got %v, target %+v, want %v", got, aimed.Target, want)
	}
	if after, _ := json.Marshal(p); !bytes.Equal(before, after) {
		t.Error("Aim has changed the plan, want a copy")
	}
}

func TestTwinFlagTurnsEverythingToTheTwin(t *testing.T) {
	text := "holdfast: 1\ntarget: {ws: \"ws://edge.test\"}\npools: {a: {size: 1, url: /a}, b: {size: 1, url: \"ws://other.test:81/b/${index}?q\"}, c: {size: 1, url: \"ws://other.test\"}}\n"
	p := resolve(t, text, Options{Twin: "thread"}).Aim("ws://127.0.0.1:1", "http://127.0.0.1:1")
	for i, want := range []string{"ws://127.0.0.1:1/a", "ws://127.0.0.1:1/b/${index}?q", "ws://127.0.0.1:1" + pack.ThreadSocketPath} {
		if got := p.Pools[i].URL.String(); got != want {
			t.Errorf("pool %s: %s, want %s", p.Pools[i].Name, got, want)
		}
	}
	own := "holdfast: 1\ntarget: {twin: {}}\npools: {a: {size: 1, url: /a}}\n"
	if p := resolve(t, own, Options{Target: "ws://127.0.0.1:9"}); p.Target.Twin != nil || p.Pools[0].URL.String() != "ws://127.0.0.1:9/a" {
		t.Errorf("--target leaves the twin: %+v, %s", p.Target, p.Pools[0].URL)
	}
}

func TestFromURL(t *testing.T) {
	p, err := FromURL("ws://127.0.0.1:8080/x/${index}", URLOptions{})
	if err != nil {
		t.Fatal(err)
	}
	pool := &p.Pools[0]
	if pool.Name != "sockets" || pool.Size != 100 || pool.OpenPerSecond != 0 || pool.URL.String() != "ws://127.0.0.1:8080/x/${index}" ||
		p.Duration.D() != time.Minute || pool.KeepAlive.Every.D() != 20*time.Second || len(p.Thresholds) != 2 || p.Scenario != "ws://127.0.0.1:8080/x/${index}" {
		t.Errorf("got %+v", p)
	}
	again, _ := FromURL("ws://127.0.0.1:8080/x/${index}", URLOptions{})
	if !reflect.DeepEqual(p, again) {
		t.Error("the same URL gives two plans, want one")
	}
	p, err = FromURL("ws://127.0.0.1", URLOptions{
		Sockets: 5, Rate: 2, Ping: &scenario.Ping{Off: true},
		Options: Options{Duration: units.Duration(time.Second), Headers: []string{"X: y"}, Seed: new(uint64(3))},
	})
	if err != nil {
		t.Fatal(err)
	}
	pool = &p.Pools[0]
	if pool.Size != 5 || pool.OpenPerSecond != 2 || pool.KeepAlive.Kind != KeepAliveOff || p.Duration.D() != time.Second || pool.Headers[0].Name != "X" || p.Seed != 3 {
		t.Errorf("got %+v", p)
	}
	for url, want := range map[string]string{
		"wss://edge.test/x": "wss://edge.test/x: host edge.test is not allowed, want --allow edge.test\nwss://edge.test/x: host edge.test has no confirmed ceiling, want --confirm edge.test:RATE, and --rate RATE",
		"localhost:8080":    `localhost:8080: url is "localhost:8080", want ws://HOST/… or a path that begins with /`,
		"/x":                `/x: url is the path "/x", want ws://HOST/…`,
		"ws://edge.test/":   "ws://edge.test/: host edge.test is not allowed, want --allow edge.test\nws://edge.test/: host edge.test has no confirmed ceiling, want --confirm edge.test:RATE, and --rate RATE",
	} {
		if _, err := FromURL(url, URLOptions{}); errText(err) != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if _, err := FromURL("ws://127.0.0.1", URLOptions{Sockets: -1}); err == nil {
		t.Error("--sockets -1 is accepted")
	}
}

var explainFiles = fstest.MapFS{
	"keys/x.txt": {Data: []byte("CANARY")}, "callers.csv": {Data: []byte("caller,city\nCANARY,x\n")}, "body.xml": {Data: []byte("<CANARY/>")},
	"samples/a": {Data: make([]byte, 700)}, "samples/b": {Data: make([]byte, 70_000)},
}

func TestExplain(t *testing.T) {
	files, _ := filepath.Glob("testdata/explain/*.yaml")
	if len(files) < 3 {
		t.Fatalf("%d scenarios to explain, want at least 3", len(files))
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Read(filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Resolve(s, Options{Getenv: environment("TOKEN", "CANARY"), Files: explainFiles, Confirm: []Confirm{{"edge.test", 250}}})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := Explain(&out, p, s); err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(out.String(), "\n") {
			if len([]rune(line)) > 100 || strings.TrimRight(line, " ") != line {
				t.Errorf("%s: line %d is %q, want at most 100 columns and no space at the end", file, i+1, line)
			}
		}
		if strings.Contains(out.String(), "CANARY") {
			t.Errorf("%s: a secret or the contents of a file are in the output", file)
		}
		golden := strings.TrimSuffix(file, ".yaml") + ".txt"
		if *update {
			if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if out.String() != string(want) {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", file, out.String(), want)
		}
	}
}

func TestExplainNeedsNoScenario(t *testing.T) {
	p, err := FromURL("ws://127.0.0.1:8080/${index}", URLOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Explain(&out, p, nil); err != nil || !strings.Contains(out.String(), "127.0.0.1:8080, loopback") {
		t.Errorf("%v, got\n%s", err, out.String())
	}
}

func TestExamplesResolve(t *testing.T) {
	files, _ := filepath.Glob("../../examples/*.yaml")
	for _, kind := range scenario.Kinds() {
		text, err := scenario.Template(kind.Name)
		if err != nil {
			t.Fatal(err)
		}
		resolve(t, text, Options{})
	}
	if len(files) < 5 {
		t.Fatalf("%d examples, want at least 5", len(files))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := resolve(t, string(text), Options{Files: os.DirFS("../../examples")})
		for i := range p.Pools {
			if p.Pools[i].IsRelative() != (p.Target.Twin != nil) && !p.Pools[i].URL.IsDynamicURL() {
				t.Errorf("%s: pool %s aims at %s", file, p.Pools[i].Name, p.Pools[i].URL)
			}
			if last := p.Pools[i].OpenAt(p.Pools[i].Size - 1); last > p.Duration.D()/2 {
				t.Errorf("%s: pool %s opens for %v of %v, want at most half", file, p.Pools[i].Name, last, p.Duration)
			}
		}
	}
}

func TestSharesOfAResolvedPlanAreThePlan(t *testing.T) {
	p := resolve(t, small, Options{})
	seen := map[int]int{}
	for _, part := range p.Split(3) {
		for i := range part.Pools[0].Size {
			if part.Share.Has(i) {
				seen[i]++
			}
		}
	}
	if len(seen) != 10 || slices.Max(slices.Collect(maps.Values(seen))) != 1 {
		t.Errorf("sockets by share: %v, want each of 10 once", seen)
	}
}

// TestCredentialsOfTheCommandLineAreSecrets: they are in no file form of the
// plan, and not in what check prints.
func TestCredentialsOfTheCommandLineAreSecrets(t *testing.T) {
	const canary = "CANARY-2222"
	for _, name := range []string{"Authorization", "X-Api-Key", "Cookie", "x-auth-token"} {
		p, err := FromURL("ws://127.0.0.1/", URLOptions{Options: Options{Headers: []string{name + ": Bearer " + canary + "-${index}"}}})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var explained strings.Builder
		if err := Explain(&explained, p, nil); err != nil {
			t.Fatal(err)
		}
		if shown := string(text) + explained.String(); strings.Contains(shown, canary) {
			t.Errorf("%s is shown: %s", name, shown)
		}
		if got := string(p.Pools[0].Headers[0].Value.Append(nil, &Values{Index: 7})); got != "Bearer "+canary+"-7" {
			t.Errorf("%s is sent as %q", name, got)
		}
		if len(p.Secrets()) == 0 {
			t.Errorf("%s is not among the secrets", name)
		}
	}
}
