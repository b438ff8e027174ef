package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// shape is what a summary must have: field names, and what stands in them.
// A map with the one key "*" is a map by name, a slice is a list of its one
// element. Words: text, count (a whole number of at least 0), number, bool;
// "|null" after one of them allows null, "?" behind a name that it is absent.
type (
	shape map[string]any
	list  []any
)

var dist = shape{
	"count": "count", "min": "number", "mean": "number", "p50": "number", "p90": "number",
	"p95": "number", "p99": "number", "p999": "number", "max": "number",
}

// summaryShape is the documented form of a summary.
var summaryShape = shape{
	"schema": "text", "verdict": "text", "exit_code": "count",
	"run": shape{
		"id": "text", "scenario": "text", "started": "text", "duration_s": "number", "seed": "count",
		"version": "text", "interrupted": "bool", "aborted_by?": "text",
		"target": shape{"ws?": "text", "http?": "text", "addresses": list{"text"}, "twin?": "text", "tls?": shape{"insecure": "bool", "ca?": "text", "server_name?": "text", "client_cert?": "text"}},
	},
	"thresholds": list{shape{"expr": "text", "implied": "bool", "value": "number|null", "pass": "bool"}},
	"pools": shape{"*": shape{
		"wanted": "count", "opened": "count", "refused": "count", "not_opened": "count", "refused_by": shape{"*": "count"},
		"lost": "count", "lost_by_cause": shape{"*": "count"}, "held_to_end": "count", "reconnects": "count", "peak_open": "count",
		"forensic":   shape{"attempted": "count", "opened": "count"},
		"connect_ms": dist, "ping_rtt_ms": dist, "lifetime_s": dist, "silence_before_loss_s": dist,
	}},
	"loads": shape{"*": shape{
		"planned": "count", "started": "count", "not_started": "count", "late": "count", "attempted": "count", "succeeded": "count",
		"failed": "count", "failed_by": shape{"*": "count"}, "in_flight": "count", "retried": "count", "throttled": "count", "good_per_s": "number",
		"latency_ms": dist, "service_ms": dist,
		"steps": shape{"*": shape{"count": "count", "failed": "count", "status": shape{"*": "count"}, "latency_ms": dist}},
	}},
	"interactions": shape{"total": "count", "kept": "count", "max_concurrent": "count"},
	"causes": list{shape{
		"cause": "text", "phase": "text", "count": "count", "pools": list{"text"}, "loads": list{"text"},
		"confidence": "number", "params": shape{}, "sentence": "text", "advice": "text", "evidence": list{"text"},
	}},
	"generator": shape{
		"valid": "bool", "reasons": list{"text"}, "cpu_s": "number", "peak_rss_bytes": "count", "lateness_ms": dist,
		"fd_limit": "count", "handshakes": "count", "interactions_not_kept": "count",
	},
}

// misshapen says what in v does not have the shape, at a path.
func misshapen(path string, v, want any) []string {
	switch want := want.(type) {
	case shape:
		in, ok := v.(map[string]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %T, want an object", path, v)}
		}
		return misshapenObject(path, in, want)
	case list:
		in, ok := v.([]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %T, want a list", path, v)}
		}
		var wrong []string
		for i := range in {
			wrong = append(wrong, misshapen(fmt.Sprintf("%s[%d]", path, i), in[i], want[0])...)
		}
		return wrong
	}
	word, nullable := strings.CutSuffix(want.(string), "|null")
	ok := v == nil && nullable
	switch v := v.(type) {
	case string:
		ok = word == "text"
	case bool:
		ok = word == "bool"
	case float64:
		ok = word == "number" || word == "count" && v >= 0 && v == math.Trunc(v)
	}
	if !ok {
		return []string{fmt.Sprintf("%s is %v, want %s", path, v, want)}
	}
	return nil
}

func misshapenObject(path string, in map[string]any, want shape) []string {
	var wrong []string
	for _, name := range slices.Sorted(maps.Keys(want)) {
		key, optional := strings.CutSuffix(name, "?")
		v, there := in[key]
		switch {
		case key == "*":
			for _, k := range slices.Sorted(maps.Keys(in)) {
				wrong = append(wrong, misshapen(path+"."+k, in[k], want["*"])...)
			}
		case there:
			wrong = append(wrong, misshapen(path+"."+key, v, want[name])...)
		case !optional:
			wrong = append(wrong, path+"."+key+" is missing")
		}
	}
	return wrong
}

// books is the part of a summary whose numbers must add up. It is declared
// here anew: a field that the product renames must fail this test.
type books struct {
	Schema   string `json:"schema"`
	Verdict  string `json:"verdict"`
	ExitCode int    `json:"exit_code"`
	Run      struct {
		Interrupted bool   `json:"interrupted"`
		AbortedBy   string `json:"aborted_by"`
	} `json:"run"`
	Thresholds []struct {
		Pass bool `json:"pass"`
	} `json:"thresholds"`
	Pools        map[string]pool `json:"pools"`
	Loads        map[string]load `json:"loads"`
	Interactions struct {
		Total         int `json:"total"`
		Kept          int `json:"kept"`
		MaxConcurrent int `json:"max_concurrent"`
	} `json:"interactions"`
	Causes    []cause `json:"causes"`
	Generator struct {
		NotKept int `json:"interactions_not_kept"`
	} `json:"generator"`
}

type load struct {
	Planned    int                 `json:"planned"`
	Started    int                 `json:"started"`
	NotStarted int                 `json:"not_started"`
	Late       int                 `json:"late"`
	Attempted  int                 `json:"attempted"`
	Succeeded  int                 `json:"succeeded"`
	Failed     int                 `json:"failed"`
	FailedBy   map[string]int      `json:"failed_by"`
	InFlight   int                 `json:"in_flight"`
	Retried    int                 `json:"retried"`
	Throttled  int                 `json:"throttled"`
	Latency    struct{ Count int } `json:"latency_ms"`
	Steps      map[string]struct {
		Count   int                 `json:"count"`
		Failed  int                 `json:"failed"`
		Latency struct{ Count int } `json:"latency_ms"`
	} `json:"steps"`
}

type pool struct {
	Wanted      int                 `json:"wanted"`
	Opened      int                 `json:"opened"`
	Refused     int                 `json:"refused"`
	NotOpened   int                 `json:"not_opened"`
	RefusedBy   map[string]int      `json:"refused_by"`
	Lost        int                 `json:"lost"`
	LostByCause map[string]int      `json:"lost_by_cause"`
	HeldToEnd   int                 `json:"held_to_end"`
	PeakOpen    int                 `json:"peak_open"`
	Connect     struct{ Count int } `json:"connect_ms"`
	Lifetime    struct{ Count int } `json:"lifetime_s"`
}

type cause struct {
	Cause      string         `json:"cause"`
	Phase      string         `json:"phase"`
	Count      int            `json:"count"`
	Pools      []string       `json:"pools"`
	Loads      []string       `json:"loads"`
	Confidence float64        `json:"confidence"`
	Params     map[string]any `json:"params"`
}

func checkBooks(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 1, "books FILE")
	wrong, err := imbalances([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	if len(wrong) > 0 {
		ts.Fatalf("%s:\n%s", args[0], strings.Join(wrong, "\n"))
	}
}

// imbalances says everything that is wrong with a summary.
func imbalances(text []byte) ([]string, error) {
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		return nil, err
	}
	if wrong := misshapen("summary", v, summaryShape); len(wrong) > 0 {
		return wrong, nil
	}
	var b books
	if err := json.Unmarshal(text, &b); err != nil {
		return nil, err
	}
	c := &claims{}
	c.that(b.Schema == "holdfast.summary/v1", "schema is %q", b.Schema)
	c.verdict(&b)
	for _, name := range slices.Sorted(maps.Keys(b.Pools)) {
		p := b.Pools[name]
		c.pool(name, &p)
	}
	total := 0
	ended := 0
	for _, name := range slices.Sorted(maps.Keys(b.Loads)) {
		l := b.Loads[name]
		c.load(name, &l)
		total += l.Started
		ended += l.Succeeded + l.Failed
	}
	c.that(b.Interactions.Total == total, "interactions.total is %d, but %d started", b.Interactions.Total, total)
	c.that(b.Interactions.Kept+b.Generator.NotKept == ended, "%d interactions kept + %d not kept, but %d ended", b.Interactions.Kept, b.Generator.NotKept, ended)
	c.causes(&b)
	return c.broken, nil
}

// claims collects those that do not hold.
type claims struct{ broken []string }

func (c *claims) that(holds bool, format string, args ...any) {
	if !holds {
		c.broken = append(c.broken, fmt.Sprintf(format, args...))
	}
}

func (c *claims) verdict(b *books) {
	code, known := map[string]int{"pass": 0, "fail": 1, "invalid": 3}[b.Verdict]
	if b.Run.AbortedBy != "" && code == 0 {
		code = 1
	}
	if b.Run.Interrupted {
		code = 130
	}
	c.that(known, "verdict is %q, want pass, fail or invalid", b.Verdict)
	c.that(b.ExitCode == code, "exit_code is %d for verdict %s, interrupted %v, want %d", b.ExitCode, b.Verdict, b.Run.Interrupted, code)
	unmet := 0
	for _, t := range b.Thresholds {
		if !t.Pass {
			unmet++
		}
	}
	c.that(b.Verdict == "invalid" || (b.Verdict == "fail") == (unmet > 0), "verdict is %s with %d thresholds not met", b.Verdict, unmet)
}

func (c *claims) pool(name string, p *pool) {
	c.that(p.Wanted == p.Opened+p.Refused+p.NotOpened, "%s: wanted %d, but opened %d + refused %d + not_opened %d", name, p.Wanted, p.Opened, p.Refused, p.NotOpened)
	c.that(p.Opened == p.Lost+p.HeldToEnd, "%s: opened %d, but lost %d + held_to_end %d", name, p.Opened, p.Lost, p.HeldToEnd)
	c.that(sum(p.LostByCause) == p.Lost, "%s: lost %d, but lost_by_cause %v", name, p.Lost, p.LostByCause)
	c.that(sum(p.RefusedBy) == p.Refused, "%s: refused %d, but refused_by %v", name, p.Refused, p.RefusedBy)
	c.that(p.HeldToEnd <= p.PeakOpen && p.PeakOpen <= p.Wanted, "%s: held_to_end %d, peak_open %d, wanted %d", name, p.HeldToEnd, p.PeakOpen, p.Wanted)
	c.that(p.Connect.Count == p.Opened, "%s: opened %d, but %d connect times", name, p.Opened, p.Connect.Count)
	c.that(p.Lifetime.Count == p.Lost, "%s: lost %d, but %d lifetimes", name, p.Lost, p.Lifetime.Count)
}

func (c *claims) load(name string, l *load) {
	c.that(l.Planned == l.Started+l.NotStarted, "%s: planned %d, but started %d + not_started %d", name, l.Planned, l.Started, l.NotStarted)
	c.that(l.Started == l.Succeeded+l.Failed+l.InFlight, "%s: started %d, but succeeded %d + failed %d + in_flight %d", name, l.Started, l.Succeeded, l.Failed, l.InFlight)
	c.that(sum(l.FailedBy) == l.Failed, "%s: failed %d, but failed_by %v", name, l.Failed, l.FailedBy)
	c.that(l.Latency.Count == l.Succeeded+l.Failed, "%s: %d latencies, but succeeded %d + failed %d", name, l.Latency.Count, l.Succeeded, l.Failed)
	c.that(l.Late <= l.Started, "%s: late %d of %d started", name, l.Late, l.Started)
	c.that(l.Retried <= l.Attempted && l.Throttled <= l.Attempted, "%s: retried %d, throttled %d of %d attempted", name, l.Retried, l.Throttled, l.Attempted)
	for step, s := range l.Steps {
		c.that(s.Count == s.Latency.Count && s.Failed <= s.Count, "%s/%s: count %d, %d latencies, failed %d", name, step, s.Count, s.Latency.Count, s.Failed)
	}
}

func (c *claims) causes(b *books) {
	ended, explained, notOpened := 0, 0, 0
	failed, throttled, named := 0, 0, 0
	for _, l := range b.Loads {
		failed, throttled = failed+l.Failed-l.FailedBy["429"], throttled+l.Throttled
	}
	for _, p := range b.Pools {
		ended += p.Lost + p.Refused
		notOpened += p.NotOpened
	}
	for _, cause := range b.Causes {
		switch {
		case cause.Cause == "listen_queue": // most of those came late, and no more
			for _, p := range b.Pools {
				explained += p.RefusedBy[cause.Cause]
			}
		case cause.Phase != "request":
			explained += cause.Count
		case cause.Cause == "rate_limited":
			c.that(cause.Count >= throttled, "%d answers 429, rate_limited counts %d", throttled, cause.Count)
		default:
			named += cause.Count
		}
		c.that((cause.Phase == "request") == (len(cause.Loads) > 0), "%s in phase %s is of the loads %v", cause.Cause, cause.Phase, cause.Loads)
		params, known := documentedCauses()[cause.Cause]
		c.that(known, "cause %q is not in docs/reference/causes.md", cause.Cause)
		for name := range cause.Params {
			c.that(!known || slices.Contains(params, name), "param %q of %s is not in docs/reference/causes.md", name, cause.Cause)
		}
		c.that(slices.Contains([]string{"dial", "tls", "handshake", "open", "request"}, cause.Phase), "phase of %s is %q", cause.Cause, cause.Phase)
		c.that(cause.Confidence > 0 && cause.Confidence <= 1, "confidence of %s is %v", cause.Cause, cause.Confidence)
		for _, name := range cause.Pools {
			c.that(b.Pools[name].Wanted > 0, "%s names the pool %q, which there is not", cause.Cause, name)
		}
	}
	c.that(named == failed, "%d interactions failed other than by 429, causes for %d", failed, named)
	if ended == 0 && notOpened > 0 && b.Verdict == "invalid" {
		// Nothing was sent: each cause is about every socket.
		for _, cause := range b.Causes {
			c.that(cause.Count == notOpened, "%s of %d sockets, %d were not opened", cause.Cause, cause.Count, notOpened)
		}
		return
	}
	c.that(explained == ended, "%d sockets lost or refused, causes for %d", ended, explained)
	c.that(slices.IsSortedFunc(b.Causes, func(a, b cause) int { return cmp.Compare(b.Count, a.Count) }), "causes are not sorted by count")
}

func sum(counts map[string]int) int {
	n := 0
	for _, v := range counts {
		n += v
	}
	return n
}

// TestGoldenSummariesOfLoadsBalance holds the told runs of package report
// against the same claims as real ones.
func TestGoldenSummariesOfLoadsBalance(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "internal", "report", "testdata", "load-*.json"))
	if err != nil || len(paths) < 3 {
		t.Fatalf("%d golden summaries with loads, %v; want at least 3", len(paths), err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		wrong, err := imbalances(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range wrong {
			t.Errorf("%s: %s", path, w)
		}
	}
}
