package platform

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestNestingHasTheDocumentedLimit(t *testing.T) {
	nested := func(depth int) []byte {
		return []byte(`{"a":` + strings.Repeat("[", depth-1) + strings.Repeat("]", depth-1) + `}`)
	}
	if _, e := readIncident(nested(mostNesting)); e != nil {
		t.Errorf("%d levels: %s", mostNesting, e.Message)
	}
	if _, e := readIncident(nested(mostNesting + 1)); e == nil || !strings.Contains(e.Message, "nested") {
		t.Errorf("%d levels: %v, want a refusal", mostNesting+1, e)
	}
	if _, e := readIncident(nested(200_000)); e == nil {
		t.Error("200,000 levels are taken")
	}
}

func TestIncidentsKeepWhatServiceNowWould(t *testing.T) {
	long := strings.Repeat("é", 200)
	for value, want := range map[string]string{
		`"x"`: "x", `""`: "", `null`: "", `7.5e1`: "7.5e1", `[1, 2]`: "[1, 2]", `{"a":"b"}`: `{"a":"b"}`,
		`"a\"\u00e9\n"`: "a\"é\n", `"` + long + `"`: long[:320], `"\t` + long + `"`: "\t" + long[:318], `true`: "true",
	} {
		in, e := readIncident([]byte("\n{ \"n\" : [ ] , \"short_description\" : " + value + "\t} "))
		if e != nil || *in[columnAt("short_description")] != want {
			t.Errorf("%s: got %q, %v; want %q", value, *in[columnAt("short_description")], e, want)
		}
	}
}

// TestEveryByteIsFoundWhereverItStands: text is gone over eight bytes at once.
func TestEveryByteIsFoundWhereverItStands(t *testing.T) {
	for c := range 256 {
		for at := range 20 {
			text := []byte(`{"a":"` + strings.Repeat("x", 20) + `"}`)
			text[len(`{"a":"`)+at] = byte(c)
			if e := members(text, mostNesting, func(_, _ []byte) {}); (e == nil) != json.Valid(text) {
				t.Errorf("%q: %v", text, e)
			}
		}
	}
}

// FuzzMembers holds the scanner against encoding/json.
func FuzzMembers(f *testing.F) {
	for _, text := range []string{
		`{}`, `{"a":1}`, `{"a":-0.5e+7,"b":[true,false,null],"c":{"d":"\u00e9\\"}}`, ` { "a" : [ ] } `, `[]`, ``, `{"a":01}`, `{"a":1,}`, `{,}`,
		`{"a"}`, `{"a":"\x"}`, `{"a":"\u12g4"}`, "{\"a\":\"\x01\"}", `{"a":1}x`, `{"a":-}`, `{"a":1.}`, `{"a":1e}`, `{"a":tru}`, `{"a":"`, `{"a":[1 2]}`, `{"a":"\`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[string]string{}
		e := members([]byte(text), mostNesting, func(name, value []byte) { seen[string(name)] = string(value) })
		var want map[string]json.RawMessage
		err := json.Unmarshal([]byte(text), &want)
		valid := err == nil && want != nil
		if e != nil && strings.Contains(e.Message, "nested") {
			return
		}
		if (e == nil) != valid {
			t.Fatalf("%q: %v, want what encoding/json says: %v", text, e, err)
		}
		if !valid {
			return
		}
		for name, value := range want {
			if got, ok := seen[name]; ok && got != string(value) && !strings.Contains(text, `\`) {
				t.Errorf("%q: %s is %q, want %q", text, name, got, value)
			}
		}
	})
}
