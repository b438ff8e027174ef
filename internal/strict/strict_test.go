package strict

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/units"
)

type document struct {
	Name    string            `json:"name" jsonschema:"required"`
	Size    int               `json:"size,omitempty" jsonschema:"minimum=1,maximum=100"`
	Factor  float64           `json:"factor,omitempty" jsonschema:"exclusiveMinimum=0"`
	On      bool              `json:"on,omitempty"`
	Seed    uint64            `json:"seed,omitempty"`
	Gap     units.Duration    `json:"gap,omitempty"`
	Style   string            `json:"style,omitempty" jsonschema:"enum=fin,enum=rst,enum=close_frame"`
	Version int               `json:"version,omitempty" jsonschema:"enum=1"`
	List    []string          `json:"list,omitempty"`
	Table   map[string]string `json:"table,omitempty"`
	Pools   Map[pool]         `json:"pools,omitempty" strict:"pool"`
	Either  either            `json:"either"`
	Inner   *pool             `json:"inner,omitempty"`
}

type pool struct {
	Size int    `json:"size" jsonschema:"required,minimum=1"`
	URL  string `json:"url,omitempty"`
}

// either is "off" or a map.
type either struct {
	Size int `json:"size,omitempty"`
}

func (e *either) UnmarshalNode(n Node) {
	if text, ok := n.Scalar(); ok && text == "off" {
		return
	}
	if !n.IsMap() {
		n.Want("off or a map")
		return
	}
	type plain either
	n.Decode((*plain)(e))
}

var later = []string{"loads", "timing=precise", "pools.*.before", "style=stall"}

func read(text string) (document, error) {
	doc, err := Parse("f.yaml", []byte(text))
	if err != nil {
		return document{}, err
	}
	var d document
	return d, doc.Decode(&d, later...).Err()
}

func TestDecodeFillsEveryKindOfField(t *testing.T) {
	got, err := read(`
name: "a b"
size: 5
factor: 1.5e1
on: true
seed: 18446744073709551615
gap: 1m30s
style: rst
version: 1
list: [x, "1", no]
table: {b: off, a: "null"}
pools:
  z: {size: 2, url: /z}
  a: {size: 3}
either: {size: 4}
inner: {size: 6}
`)
	if err != nil {
		t.Fatal(err)
	}
	want := document{
		Name: "a b", Size: 5, Factor: 15, On: true, Seed: 1<<64 - 1, Gap: units.Duration(90 * time.Second), Style: "rst", Version: 1,
		List: []string{"x", "1", "no"}, Table: map[string]string{"b": "off", "a": "null"},
		Pools:  Map[pool]{{"z", pool{Size: 2, URL: "/z"}}, {"a", pool{Size: 3}}},
		Either: either{4}, Inner: &pool{Size: 6},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if keys := got.Pools.Keys(); !slices.Equal(keys, []string{"z", "a"}) {
		t.Errorf("keys = %v, want the order of the file: z, a", keys)
	}
	if p, ok := got.Pools.Get("a"); !ok || p.Size != 3 {
		t.Errorf("Get(a) = %+v, %v, want size 3", p, ok)
	}
}

func TestOffIsTextAndMeansOff(t *testing.T) {
	if d, err := read("name: x\neither: off\n"); err != nil || d.Either != (either{}) {
		t.Errorf("either: off = %+v, %v, want the zero value and no error", d.Either, err)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"unknown key, near miss", "name: x\nsise: 1\n", `f.yaml:2:1: unknown key "sise", did you mean "size"?`},
		{"unknown key, other case and joint", "name: x\nSI-ZE: 1\n", `f.yaml:2:1: unknown key "SI-ZE", did you mean "size"?`},
		{"unknown key, nothing near", "name: x\nfrobnicate: 1\n", `f.yaml:2:1: unknown key "frobnicate", want name, size, factor, on, seed, gap, style, version, list, table, pools, either or inner`},
		{"near miss of what is to come", "name: x\nload: 1\n", `f.yaml:2:1: unknown key "load", did you mean "loads"?`},
		{"key to come", "name: x\nloads: {anything: [goes]}\n", `f.yaml:2:1: "loads" is not supported yet`},
		{"nested key to come", "name: x\npools: {a: {size: 1, before: []}}\n", `f.yaml:2:22: pool "a": "before" is not supported yet`},
		{"value to come", "name: x\nstyle: stall\n", `f.yaml:2:8: style: stall is not supported yet`},
		{"missing key", "size: 1\n", `f.yaml:1:1: "name" is missing`},
		{"missing nested key", "name: x\npools:\n  a:\n    url: /\n", `f.yaml:3:3: pool "a": "size" is missing`},
		{"missing key of an inner map", "name: x\ninner: {}\n", `f.yaml:2:1: "size" is missing`},
		{"text for a number", "name: x\nsize: many\n", `f.yaml:2:7: size is "many", want a whole number`},
		{"quoted number", "name: x\nsize: \"5\"\n", `f.yaml:2:7: size is "5", want a whole number`},
		{"fraction", "name: x\nsize: 5.5\n", `f.yaml:2:7: size is 5.5, want a whole number`},
		{"hexadecimal", "name: x\nsize: 0x10\n", `f.yaml:2:7: size is 0x10, want a whole number`},
		{"underscores", "name: x\nsize: 1_0\n", `f.yaml:2:7: size is 1_0, want a whole number`},
		{"infinite", "name: x\nfactor: .inf\n", `f.yaml:2:9: factor is .inf, want a number`},
		{"not a number", "name: x\nfactor: nan\n", `f.yaml:2:9: factor is "nan", want a number`},
		{"number for text", "name: 5\n", `f.yaml:1:7: name is 5, want text: "5" in quotes`},
		{"truth for text", "name: true\n", `f.yaml:1:7: name is true, want text: "true" in quotes`},
		{"nothing for text", "name:\n", `f.yaml:1:6: name is empty, want text`},
		{"null for text", "name: ~\n", `f.yaml:1:7: name is empty, want text`},
		{"list for text", "name: [a]\n", `f.yaml:1:7: name is a list, want text`},
		{"YAML 1.1 truth", "name: x\non: yes\n", `f.yaml:2:5: on is "yes", want true or false`},
		{"quoted truth", "name: x\non: \"true\"\n", `f.yaml:2:5: on is "true", want true or false`},
		{"negative seed", "name: x\nseed: -1\n", `f.yaml:2:7: seed is -1, want a whole number from 0 to 18446744073709551615`},
		{"duration without unit", "name: x\ngap: 20\n", `f.yaml:2:6: gap: "20" has no unit, want a duration such as 20s or 20ms`},
		{"empty duration", "name: x\ngap:\n", `f.yaml:2:5: gap is empty, want one value`},
		{"list for a duration", "name: x\ngap: [1s]\n", `f.yaml:2:6: gap is a list, want one value`},
		{"enum, near miss", "name: x\nstyle: rts\n", `f.yaml:2:8: style is "rts", did you mean "rst"?`},
		{"enum, nothing near", "name: x\nstyle: explode\n", `f.yaml:2:8: style is "explode", want fin, rst or close_frame`},
		{"enum, wrong kind", "name: x\nstyle: 5\n", `f.yaml:2:8: style is 5, want fin, rst or close_frame`},
		{"other version", "name: x\nversion: 2\n", `f.yaml:2:10: version is 2, want 1`},
		{"too small", "name: x\nsize: 0\n", `f.yaml:2:7: size is 0, want at least 1`},
		{"too large", "name: x\nsize: 101\n", `f.yaml:2:7: size is 101, want at most 100`},
		{"not above", "name: x\nfactor: 0\n", `f.yaml:2:9: factor is 0, want more than 0`},
		{"item of a list", "name: x\nlist: [a, 5]\n", `f.yaml:2:11: list[1] is 5, want text: "5" in quotes`},
		{"text for a list", "name: x\nlist: a\n", `f.yaml:2:7: list is "a", want a list`},
		{"text for a map", "name: x\ninner: a\n", `f.yaml:2:8: inner is "a", want a map`},
		{"entry of a map", "name: x\ntable: {a: 5}\n", `f.yaml:2:12: a is 5, want text: "5" in quotes`},
		{"nothing for pools", "name: x\npools:\n", `f.yaml:2:7: pools is empty, want a map`},
		{"union", "name: x\neither: on\n", `f.yaml:2:9: either is "on", want off or a map`},
		{"union's map", "name: x\neither: {sice: 1}\n", `f.yaml:2:10: unknown key "sice", did you mean "size"?`},
		{"no map at all", "- a\n", `f.yaml:1:1: the document is a list, want a map`},
		{"scalar", "hello\n", `f.yaml:1:1: the document is "hello", want a map`},
		{"empty", "", `f.yaml:1:1: the file is empty, want a map`},
		{"comment alone", "# x\n", `f.yaml:1:1: the file is empty, want a map`},
		{"duplicate key", "name: x\nname: y\n", `f.yaml:2:1: duplicate key "name", the first is in line 1`},
		{"anchor and alias", "name: &a x\nlist: [*a]\n", "f.yaml:1:7: anchor &a, want the value alone\nf.yaml:2:8: alias *a, want the value itself"},
		{"alias to itself", "name: x\nlist: &l [*l]\n", "f.yaml:2:7: anchor &l, want the value alone\nf.yaml:2:11: alias *l, want the value itself"},
		{"merge key", "name: x\ninner: {<<: {size: 1}, size: 1}\n", `f.yaml:2:9: merge key <<, want the keys themselves`},
		{"tag", "name: !!str 5\n", `f.yaml:1:7: tag !!str, want the value alone`},
		{"key that is a list", "name: x\n? [a]\n: b\n", `f.yaml:2:3: a key is a list, want a name`},
		{"second document", "name: x\n---\nname: y\n", `f.yaml:2:1: a second document begins, want one document in a file`},
		{"second document, broken", "name: x\n---\n[\n", `f.yaml:4:1: no valid YAML: while parsing a flow node: did not find expected node content`},
		{"tab in the indentation", "name: x\ninner:\n\tsize: 1\n", `f.yaml:3:1: a tab in the indentation, want spaces`},
		{"tab inside brackets", "name: x\ninner: {\n  \tsize: 1}\n", `f.yaml:3:3: a tab in the indentation, want spaces`},
		{"not YAML", "name: x: y\n", `f.yaml:1:8: no valid YAML: mapping values are not allowed in this context`},
		{"open bracket", "name: [x\nsize: 1\n", `f.yaml:2:5: no valid YAML: while parsing a flow sequence: did not find expected ',' or ']'`},
		{"unknown alias", "name: *x\n", `f.yaml:1:7: no valid YAML: unknown anchor 'x' referenced`},
		{"not UTF-8", "name: é\xff\n", `f.yaml:1:8: byte \xff is not UTF-8, want UTF-8 text`},
		{"control character", "name: x\nlist: [\x1b]\n", `f.yaml:2:8: control character \u001b, want text`},
		{"hostile key", "name: x\n\"\\e[2J\\u202e\": 1\n", `f.yaml:2:1: unknown key "\u001b[2J\u202e", want name, size, factor, on, seed, gap, style, version, list, table, pools, either or inner`},
		{"columns are characters", "name: \"é\"\ntable: {é: 1}\n", `f.yaml:2:12: é is 1, want text: "1" in quotes`},
		{"all at once, by position", "size: 0\nlist: 5\npools: {b: {sice: 1}}\n", `f.yaml:1:1: "name" is missing
f.yaml:1:7: size is 0, want at least 1
f.yaml:2:7: list is 5, want a list
f.yaml:3:9: pool "b": "size" is missing
f.yaml:3:13: pool "b": unknown key "sice", did you mean "size"?`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := read(tt.in)
			if err == nil {
				t.Fatalf("read %q gave no error, want\n%s", tt.in, tt.want)
			}
			if got := err.Error(); got != tt.want {
				t.Errorf("read %q:\ngot  %s\nwant %s", tt.in, got, tt.want)
			}
			if _, ok := errors.AsType[Problems](err); !ok {
				t.Errorf("error is a %T, want Problems", err)
			}
		})
	}
}

func TestYAMLThatIsFine(t *testing.T) {
	for name, in := range map[string]string{
		"byte order mark":       "\ufeffname: x\n",
		"DOS line ends":         "name: x\r\nlist:\r\n  - a\r\n",
		"tab in block text":     "name: |\n  a\n  \tb\n",
		"tab between":           "name:\tx\n",
		"tab on an empty line":  "name: x\n\t\nsize: 1\n",
		"tab behind block text": "inner: {size: 1}\nname: |\n  \ta\nlist: [\"\t\"]\n",
		"one document, marked":  "---\nname: x\n...\n",
		"date as text":          "name: 2026-12-01\n",
		"text of digits":        "name: \"5\"\n",
		"quoted null":           "name: \"null\"\n",
	} {
		if _, err := read(in); err != nil {
			t.Errorf("%s: %v, want no error", name, err)
		}
	}
}

func TestSizeIsCheckedBeforeParsing(t *testing.T) {
	_, err := Parse("f.yaml", make([]byte, MaxBytes+1))
	if want := "f.yaml:1:1: the file has 262,145 bytes, want at most 262,144"; err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// TestNastyInputEndsSoon holds the time of the worst 256 KiB that are known to
// us. The bound is loose: it is there to catch growth of another order.
func TestNastyInputEndsSoon(t *testing.T) {
	limit := 10 * time.Second
	if testing.Short() {
		limit = time.Minute // the race detector makes it ten times as long
	}
	fill := func(s string) string { return strings.Repeat(s, MaxBytes/len(s)) }
	count := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < MaxBytes-20; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, in := range map[string]string{
		"[":               fill("["),
		"{a: ":            fill("{a: "),
		"- ":              fill("- "),
		"? ":              fill("? "),
		": ":              fill(": "),
		"&a":              fill("- &a b\n"),
		"aliases":         "a: &a [b]\nc: [" + fill("*a,")[:MaxBytes-20] + "]",
		"same key":        fill("a: 1\n"),
		"keys":            count("k%d: 1\n"),
		"flow keys":       "{" + count("k%d: 1,") + "}",
		"pools":           "pools: {" + count("p%d: {},")[:MaxBytes/8*7] + "}",
		"near misses":     count("siz%d: 1\n"),
		"items":           "list: [" + fill("1,")[:MaxBytes-20] + "]",
		"flow colons":     "{" + fill(":,")[:MaxBytes-2] + "}",
		"long key":        fill("n") + "",
		"documents":       fill("---\n"),
		"comments":        fill("a: 1 #b\n"),
		"folded":          "name: >\n" + fill("  b\n\n")[:MaxBytes-10],
		"lines in quotes": "name: \"" + fill("\n")[:MaxBytes-10] + "\"",
		"tabs":            "name: x\ninner: {\n" + fill("\t\n")[:MaxBytes-30] + "}",
	} {
		start := time.Now()
		_, err := read(in)
		if took := time.Since(start); took > limit {
			t.Errorf("%s: took %v, want well under %v", name, took, limit)
		}
		if err != nil && len(err.Error()) > 64<<10 {
			t.Errorf("%s: the error has %d bytes, want a readable one", name, len(err.Error()))
		}
	}
}

func TestManyProblemsAreCutAndCounted(t *testing.T) {
	_, err := read("name: x\n" + strings.Repeat("name: y\n", 150))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 101 || lines[100] != "and 50 more" {
		t.Errorf("got %d lines, the last %q, want 100 and \"and 50 more\"", len(lines), lines[len(lines)-1])
	}
}

func TestPlaces(t *testing.T) {
	doc, err := Parse("f.yaml", []byte("name: é\npools:\n  a:\n    size: 1\n    url: 'it''s ${x}'\n  b: {size: 2, url: \"\\u00e9\\n${x}\"}\nlist:\n  - one\n  - |\n    two\n  - a folded\n    one\n"))
	if err != nil {
		t.Fatal(err)
	}
	var d document
	_ = doc.Decode(&d)
	path := func(p ...any) []any { return p }
	for _, tt := range []struct {
		name string
		got  Place
		want string
	}{
		{"value", doc.At(path("pools", "a", "size")...), "4:11"},
		{"map: its key", doc.At(path("pools", "a")...), "3:3"},
		{"missing child: its parent", doc.At(path("pools", "a", "open", "rate")...), "3:3"},
		{"missing at the top", doc.At(path("duration")...), "1:1"},
		{"the document", doc.At(), "1:1"},
		{"key", doc.Key(path("pools", "a", "url")...), "5:5"},
		{"item", doc.At(path("list", 0)...), "8:5"},
		{"item that is not there", doc.At(path("list", 7)...), "7:1"},
		{"inside plain text", doc.Inside(2, path("list", 0)...), "8:7"},
		{"inside single quotes", doc.Inside(5, path("pools", "a", "url")...), "5:17"},
		{"inside double quotes", doc.Inside(2, path("pools", "b", "url")...), "6:30"},
		{"inside block text: the text", doc.Inside(2, path("list", 1)...), "9:5"},
		{"inside text over two lines: the text", doc.Inside(9, path("list", 2)...), "11:5"},
	} {
		if got := fmt.Sprintf("%d:%d", tt.got.Line, tt.got.Col); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if got := doc.At("pools", "a", "size").Label; got != `pool "a"` {
		t.Errorf("label = %q, want pool \"a\"", got)
	}
	if !doc.Has("pools", "b", "url") || doc.Has("pools", "c") || doc.Has("list", 9) {
		t.Error("Has is wrong about what exists")
	}
	var none *Document
	if none.Has("a") || none.At("a") != (Place{}) || none.Key("a") != (Place{}) || none.Inside(3, "a") != (Place{}) {
		t.Error("a nil document has places, want none")
	}
}

func TestNearest(t *testing.T) {
	words := []string{"keepalive", "size", "url", "open", "send", "may_lose", "rst", "fin"}
	for in, want := range map[string]string{
		"keepalve": "keepalive", "keep-alive": "keepalive", "KeepAlive": "keepalive", "keep_alive": "keepalive",
		"sise": "size", "sizes": "size", "szie": "size", "maylose": "may_lose", "ulr": "url", "rts": "rst",
		"x": "", "frobnicate": "", "": "", "reconnect": "",
	} {
		if got, _ := Nearest(in, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("name: x\npools: {a: {size: 1}}\n")
	f.Add("name: &a x\nlist: [*a, \"\\u00e9\"]\n---\n")
	f.Add("? [a]\n: b\n<<: {c: d}\neither: off\n")
	f.Add("name: |\n \tx\ngap: 5s # c\n")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := Parse("f", []byte(text))
		if err != nil {
			checkPlaces(t, text, err)
			return
		}
		var d document
		if err := doc.Decode(&d, later...).Err(); err != nil {
			checkPlaces(t, text, err)
		}
		for i := range 40 {
			_ = doc.Inside(i, "name")
			_ = doc.Inside(i, "list", i)
		}
	})
}

func checkPlaces(t *testing.T, text string, err error) {
	t.Helper()
	problems, ok := errors.AsType[Problems](err)
	if !ok {
		t.Fatalf("read %q: error is a %T, want Problems", text, err)
	}
	for _, p := range problems {
		if p.Line < 1 || p.Col < 1 || strings.ContainsAny(p.Text, "\n\r\x1b") {
			t.Errorf("read %q: problem %+v, want a place from 1:1 and one line of text", text, p)
		}
	}
}
