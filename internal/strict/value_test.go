package strict

import (
	"encoding/json"
	"testing"
)

// text writes a value back as JSON.
func (v *Value) text() string {
	open, end := "[", "]"
	switch v.Kind {
	case MapValue:
		open, end = "{", "}"
	case ListValue:
	default:
		return v.JSON()
	}
	for i := range v.Items {
		if i > 0 {
			open += ","
		}
		if v.Kind == MapValue {
			open += QuoteJSON(v.Keys[i]) + ":"
		}
		open += v.Items[i].text()
	}
	return open + end
}

func TestValuesAreReadAsJSONSeesThem(t *testing.T) {
	for text, want := range map[string]string{
		"{z: 1, a: [1.50, -2e3, null, ~, true, x], e: {}, f: []}": `{"z":1,"a":[1.50,-2e3,null,null,true,"x"],"e":{},"f":[]}`,
		`{a: "5", b: 'true', c: yes, d: 2026-01-01, e: "q\"<&>"}`: `{"a":"5","b":"true","c":"yes","d":"2026-01-01","e":"q\"<&>"}`,
		"a:\n  b: |\n    two\n    lines\n":                        `{"a":{"b":"two\nlines\n"}}`,
	} {
		doc, err := Parse("v.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var v Value
		if problems := doc.Decode(&v); len(problems) > 0 {
			t.Errorf("%s: %v", text, problems)
		}
		if got := v.text(); got != want || !json.Valid([]byte(got)) {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestNumbersThatJSONDoesNotHaveAreRefused(t *testing.T) {
	for _, number := range []string{"0x10", "0o7", ".5", "+1", ".inf", "-.inf", ".nan", "True", "FALSE"} {
		doc, err := Parse("v.yaml", []byte("a: "+number+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var v Value
		if problems := doc.Decode(&v); len(problems) != 1 || problems[0].Line != 1 || problems[0].Col != 4 {
			t.Errorf("%s: %v, want one problem at its place", number, problems)
		}
	}
}

func TestChildrenOfAValue(t *testing.T) {
	doc, err := Parse("v.yaml", []byte("a: [x, {b: y}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	var v Value
	doc.Decode(&v)
	if got := v.Child("a").Child(1).Child("b"); got == nil || got.Kind != TextValue || got.Text != "y" {
		t.Errorf("got %+v", got)
	}
	for _, missing := range []*Value{v.Child("b"), v.Child(0), v.Child("a").Child(2), v.Child("a").Child("x"), v.Child("a").Child(0).Child("x")} {
		if missing != nil {
			t.Errorf("got %+v, want none", missing)
		}
	}
}
