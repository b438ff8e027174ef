package scenario

import (
	"fmt"
	"strings"

	"holdfast/internal/strict"
)

// CheckPath says what is wrong with a path into JSON, or nothing. A path is $
// and then steps: .NAME into an object, [INDEX] into an array, as in
// $.entities[0].id: the part of RFC 9535 that names one value.
func CheckPath(path string) error {
	_, err := PathSteps(path)
	return err
}

// maxPath bounds the steps of a path.
const maxPath = 32

// PathSteps takes a path into JSON apart, into names (string) and indexes
// (int).
func PathSteps(path string) ([]any, error) {
	wrong := func(why string) ([]any, error) {
		return nil, fmt.Errorf("path %s %s, want for example $.result.id or $.entities[0].id", strict.Quote(path), why)
	}
	rest, ok := strings.CutPrefix(path, "$")
	if !ok {
		return wrong("does not begin with $")
	}
	var steps []any
	for rest != "" {
		if len(steps) == maxPath {
			return wrong(fmt.Sprintf("has more than %d steps", maxPath))
		}
		var step any
		switch rest[0] {
		case '.':
			name := rest[1:]
			if i := strings.IndexAny(name, ".["); i >= 0 {
				name = name[:i]
			}
			if name == "" || name == "*" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || strings.ContainsRune(`]"'()@?`, r) }) {
				return wrong("has no plain name behind a point")
			}
			step, rest = name, rest[1+len(name):]
		case '[':
			digits, after, closed := strings.Cut(rest[1:], "]")
			if !closed || digits == "" || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" {
				return wrong("has no whole number between [ and ]")
			}
			n := 0
			for _, d := range digits {
				n = n*10 + int(d-'0')
			}
			step, rest = n, after
		default:
			return wrong("has neither a point nor [ behind a name")
		}
		steps = append(steps, step)
	}
	if len(steps) == 0 {
		return wrong("names no value")
	}
	return steps, nil
}
