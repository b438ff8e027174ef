package platform

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/tidwall/gjson"
)

// template is text with places for values, in the part of Velocity that data
// actions use: ${name}, $!{name}, and both inside $esc.jsonString(...) and
// $esc.url(...). The name input.rawRequest, and rawResult behind an answer, is
// the whole.
type template []piece

type piece struct {
	text   string // before the place
	name   string // "" after the last
	silent bool   // nothing in place of a value that is not there
	escape string // "", jsonString or url
}

// maxTransposed bounds what flattening makes of a list of objects.
const maxTransposed = 100_000

var errNoValue = errors.New("has no value")

// readTemplate compiles a template.
func readTemplate(text string) (template, error) {
	var t template
	plain := ""
	for {
		at := strings.IndexByte(text, '$')
		if at < 0 {
			return append(t, piece{text: plain + text}), nil
		}
		plain += text[:at]
		text = text[at:]
		p, length, err := readPlace(text)
		if err != nil {
			return nil, err
		}
		if length == 0 { // a dollar that is one
			plain, text = plain+"$", text[1:]
			continue
		}
		p.text, plain = plain, ""
		t, text = append(t, p), text[length:]
	}
}

// readPlace reads what begins with a dollar; length is 0 if that is no place.
func readPlace(text string) (p piece, length int, err error) {
	rest := text
	for _, name := range []string{"jsonString", "url"} {
		if after, ok := strings.CutPrefix(rest, "$esc."+name+"("); ok {
			p.escape, rest = name, after
		}
	}
	rest, p.silent = strings.CutPrefix(rest, "$!{")
	if !p.silent {
		var ok bool
		if rest, ok = strings.CutPrefix(rest, "${"); !ok {
			if p.escape != "" {
				return p, 0, fmt.Errorf("$esc.%s wants a ${name}", p.escape)
			}
			return p, 0, nil
		}
	}
	name, rest, ok := strings.Cut(rest, "}")
	if !ok || name == "" || len(name) > maxName || strings.ContainsAny(name, "${\n") {
		return p, 0, errors.New("a ${ wants a name and }")
	}
	p.name = name
	if p.escape != "" {
		if rest, ok = strings.CutPrefix(rest, ")"); !ok {
			return p, 0, fmt.Errorf("$esc.%s(${%s} wants a )", p.escape, name)
		}
	}
	return p, len(text) - len(rest), nil
}

// whole reports a template that is one value and nothing else.
func (t template) whole(name string) bool {
	return len(t) == 2 && t[0].text == "" && t[0].name == name && t[0].escape == "" && t[1].text == ""
}

// fill puts values in, of at most so many bytes together.
func (t template) fill(most int, value func(name string) (text string, ok bool)) ([]byte, error) {
	const place = 48 // bytes of a value, as a guess
	room := 0
	for _, p := range t {
		room += len(p.text) + place
	}
	b := make([]byte, 0, room)
	for _, p := range t {
		b = append(b, p.text...)
		if p.name == "" {
			continue
		}
		text, ok := value(p.name)
		if !ok && !p.silent {
			return nil, fmt.Errorf("${%s} %w", p.name, errNoValue)
		}
		switch p.escape {
		case "jsonString":
			from := len(b)
			b = appendText(b, text)
			b = append(b[:from], b[from+1:len(b)-1]...) // without the quotes
		case "url":
			b = append(b, url.QueryEscape(text)...)
		default:
			b = append(b, text...)
		}
		if len(b) > most {
			return nil, fmt.Errorf("it comes to more than %d bytes", most)
		}
	}
	return b, nil
}

// readPath compiles a path through JSON ($.result.sys_id, $.result[0].number)
// to the form that gjson reads.
func readPath(path string) (string, error) {
	rest, ok := strings.CutPrefix(path, "$")
	if !ok || len(path) > maxName {
		return "", fmt.Errorf("%q is no path, want one that begins with $", cut(path, 40))
	}
	rest = strings.NewReplacer("['", ".", "']", "", "[", ".", "]", "").Replace(rest)
	if rest == "" {
		return "@this", nil
	}
	for step := range strings.SplitSeq(strings.TrimPrefix(rest, "."), ".") {
		if step == "" || strings.Trim(step, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
			return "", fmt.Errorf("%q is no path that the twin can follow, want steps of letters, digits, _ and -", cut(path, 40))
		}
	}
	return rest[1:], nil
}

// inputValue finds ${input.name} in what a data action is given: text without
// its quotes, everything else as it stands.
func inputValue(input []byte) func(string) (string, bool) {
	return func(name string) (string, bool) {
		if name == "input.rawRequest" {
			return string(input), true
		}
		path, err := readPath("$." + strings.TrimPrefix(name, "input."))
		if err != nil || !strings.HasPrefix(name, "input.") {
			return "", false
		}
		v := gjson.GetBytes(input, path)
		if !v.Exists() || v.Type == gjson.Null {
			return "", false
		}
		if v.Type == gjson.String {
			return v.Str, true
		}
		return v.Raw, true
	}
}

// translation takes values out of an answer, for the template of a data
// action's result.
type translation struct {
	paths    map[string]string // by name
	defaults map[string]string
}

// values finds ${name} in an answer, as JSON.
func (t translation) values(answer []byte) func(string) (string, bool) {
	return func(name string) (string, bool) {
		if name == "rawResult" {
			return string(answer), true
		}
		if path, ok := t.paths[name]; ok {
			if v := gjson.GetBytes(answer, path); v.Exists() {
				return v.Raw, true
			}
		}
		text, ok := t.defaults[name]
		return text, ok
	}
}

// flatten makes one level of a JSON value: {"a":{"b":1}} becomes {"a.b":1}, and
// a list of objects becomes a list for each of their members. What is no
// object becomes one with the member value.
func flatten(value []byte) []byte {
	var v any
	if json.Unmarshal(value, &v) != nil {
		return value
	}
	flat := map[string]any{}
	flattenInto(flat, "", v)
	return encode(flat)
}

func flattenInto(flat map[string]any, path string, v any) {
	below := func(name string) string { return strings.TrimPrefix(path+"."+name, ".") }
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			flattenInto(flat, below(name), member)
		}
		return
	case []any:
		if len(v) > 0 {
			if columns, ok := transposed(v); ok {
				for name, column := range columns {
					flat[below(name)] = column
				}
				return
			}
		}
	}
	if path == "" {
		path = "value"
	}
	flat[path] = v
}

// transposed makes a list of objects an object of lists.
func transposed(list []any) (map[string][]any, bool) {
	columns := map[string][]any{}
	for i, element := range list {
		object, ok := element.(map[string]any)
		if !ok {
			return nil, false
		}
		flat := map[string]any{}
		flattenInto(flat, "", object)
		for name, value := range flat {
			if columns[name] == nil {
				if (len(columns)+1)*len(list) > maxTransposed {
					return nil, false
				}
				columns[name] = make([]any, len(list))
			}
			columns[name][i] = value
		}
	}
	return columns, true
}
