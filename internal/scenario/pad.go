package scenario

import (
	"fmt"
	"strings"

	"holdfast/internal/strict"
)

// PadAt is the way to the text of a JSON body that is filled up: the one that
// pad names, or else the longest, the first of several. The problem is empty
// if there is one.
func PadAt(body *strict.Value, pad string) (at []any, problem string) {
	if pad == "" {
		at, length := longest(body, nil)
		if length < 0 {
			return nil, "the body has no text to fill up, want one, and pad: its name"
		}
		return at, ""
	}
	path := pad
	if !strings.HasPrefix(path, "$") {
		path = "$." + path
	}
	steps, err := PathSteps(path)
	if err != nil {
		return nil, fmt.Sprintf("pad is %s, want the name of a text of the body, such as a or a.b", strict.Quote(pad))
	}
	v := body
	for _, step := range steps {
		if v = v.Child(step); v == nil {
			return nil, fmt.Sprintf("the body has no %s%s", strict.Quote(pad), strict.Suggest(pad, texts(body)))
		}
	}
	if v.Kind != strict.TextValue {
		return nil, fmt.Sprintf("%s is no text, want one to fill up", strict.Quote(pad))
	}
	return steps, ""
}

// longest finds the longest text below a value; its length is -1 if there is
// none.
func longest(v *strict.Value, at []any) (found []any, length int) {
	if v.Kind == strict.TextValue {
		return at, len(v.Text)
	}
	length = -1
	for i := range v.Items {
		if f, n := longest(&v.Items[i], under(at, v.Step(i))); n > length {
			found, length = f, n
		}
	}
	return found, length
}

// texts are the names of the texts at the top of a body.
func texts(v *strict.Value) []string {
	var names []string
	for i, key := range v.Keys {
		if v.Items[i].Kind == strict.TextValue {
			names = append(names, key)
		}
	}
	return names
}
