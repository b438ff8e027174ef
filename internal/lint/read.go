package lint

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"holdfast/internal/safe"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// ErrNotAFlow is what a file of another kind is read as. In a folder such files
// are passed over.
var ErrNotAFlow = errors.New("no flow, Data Action or schedule input")

// problem is an error at a place of a file.
func problem(file string, line, col int, format string, args ...any) error {
	return strict.Problem{File: file, Line: line, Col: col, Text: fmt.Sprintf(format, args...)}
}

// notAFlow says what the file is instead.
func notAFlow(file string, line, col int, format string, args ...any) error {
	return fmt.Errorf("%w (%w)", problem(file, line, col, format, args...), ErrNotAFlow)
}

// Looks reports names that flows have, for choosing files of a folder.
func Looks(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return strings.HasPrefix(ext, ".i3") || slices.Contains([]string{".yaml", ".yml", ".json", ".jsonl", ".ndjson"}, ext)
}

// Read reads a file in any of the forms: YAML, an Architect export, the API's
// configuration, a Data Action's definition, or schedule inputs. The form is
// told by what is in the file, not by its name. The error is a strict.Problem
// and may be ErrNotAFlow.
//
// Reading is linear in the size. YAML is parsed to nodes and no further: looking
// for duplicates among flat keys is what makes parsers quadratic, and is left
// out. Aliases count each time they are used, up to a bound.
func Read(file string, data []byte) (*Flow, error) {
	if len(data) > MaxBytes {
		return nil, problem(file, 1, 1, "the file has more than %s bytes, want at most that", units.Count(MaxBytes))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	trimmed := bytes.TrimSpace(data)
	if len(trimmed) == 0 {
		return nil, problem(file, 1, 1, "the file is empty, want a flow")
	}
	var f *Flow
	var err error
	switch {
	case trimmed[0] == '{' && !placeholderAt(trimmed) || trimmed[0] == '[':
		f, err = readJSON(file, data, "")
	case strings.HasPrefix(strings.ToLower(path.Ext(file)), ".i3") || isBase64(trimmed):
		f, err = readExport(file, trimmed)
	default:
		f, err = readYAML(file, data)
	}
	if err != nil {
		return nil, err
	}
	f.File = file
	f.link()
	return f, nil
}

func placeholderAt(text []byte) bool { return bytes.HasPrefix(text, []byte("{{")) }

// isBase64 reports text that can be nothing else: one long word.
func isBase64(text []byte) bool {
	if len(text) < 64 {
		return false
	}
	for _, c := range text[:64] {
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/') {
			return false
		}
	}
	return true
}

// readExport reads an Architect export: base64 of percent-encoded JSON.
func readExport(file string, text []byte) (*Flow, error) {
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		text = bytes.Map(func(r rune) rune {
			if r == '\r' || r == '\n' {
				return -1
			}
			return r
		}, text)
	}
	decoded := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(decoded, text)
	if err != nil {
		at := int64(0)
		if bad, ok := errors.AsType[base64.CorruptInputError](err); ok {
			at = int64(bad)
		}
		return nil, problem(file, 1, int(at)+1, "no Architect export: no base64, want base64 of percent-encoded JSON")
	}
	decoded = decoded[:n]
	if !bytes.Contains(decoded, []byte("%")) {
		return readJSON(file, decoded, "the export's JSON")
	}
	plain, err := url.PathUnescape(string(decoded))
	if err != nil {
		return nil, problem(file, 1, 1, "no Architect export: %s, want base64 of percent-encoded JSON", safe.Text(err.Error(), 80))
	}
	return readJSON(file, []byte(plain), "the export's JSON")
}

// readJSON reads JSON, or JSON lines; what says where it was if its lines are
// not those of the file.
func readJSON(file string, data []byte, what string) (*Flow, error) {
	if !utf8.Valid(data) {
		return nil, problem(file, 1, 1, "the text is not UTF-8, want UTF-8")
	}
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		if f, err := readLines(file, data); f != nil || err != nil {
			return f, err
		}
		line, col, text := jsonError(data, err)
		if what != "" {
			return nil, problem(file, 0, 0, "%s, line %d, column %d: %s", what, line, col, text)
		}
		return nil, problem(file, line, col, "no valid JSON: %s", text)
	}
	if object, ok := root.(map[string]any); ok && what == "" && len(object) == 1 {
		for key := range object {
			if kindOf(key) != "" {
				return readYAML(file, data) // YAML's form, as JSON: it has lines
			}
		}
	}
	r := &jsonReader{file: file, left: maxActions, types: map[string]string{}}
	return r.read(root)
}

// jsonError is where the text stops being JSON, and why.
func jsonError(data []byte, err error) (line, col int, text string) {
	offset := int64(len(data))
	if bad, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = min(offset, max(bad.Offset-1, 0))
	}
	before := data[:offset]
	line = bytes.Count(before, []byte("\n")) + 1
	col = utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return line, col, safe.Text(err.Error(), 120)
}

// readLines reads requests, one JSON object a line. It returns nothing if the
// lines are not JSON each.
func readLines(file string, data []byte) (*Flow, error) {
	f := &Flow{Kind: KindRequests, Name: KindRequests, Requests: &Requests{}}
	number, other := 0, 0 // other is a line that is no request
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		number++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var one struct {
			ID     any             `json:"id"`
			Method string          `json:"method"`
			Path   string          `json:"path"`
			Body   json.RawMessage `json:"body"`
		}
		err := json.Unmarshal(line, &one)
		if err != nil && !json.Valid(line) {
			return nil, nil //nolint:nilnil // said above
		}
		if err != nil || one.Method == "" || one.Path == "" {
			other = cmp.Or(other, number)
			continue
		}
		at := Place{Line: number, Col: 1, Size: 1, Path: requestPath(number-1, one.ID)}
		f.Requests.Calls = append(f.Requests.Calls, Request{one.Path, at})
		if bytes.Contains(bytes.ToLower(one.Body), []byte("preference")) {
			at.Path += " → body"
			f.Requests.Preferences = append(f.Requests.Preferences, at)
		}
	}
	f.lines = strings.Split(string(data), "\n")
	switch {
	case len(f.Requests.Calls) == 0:
		return nil, notAFlow(file, max(other, 1), 1, "the line is no request, want one with method and path")
	case other > 0:
		return nil, problem(file, other, 1, "the line is no request as others are, want one with method and path")
	}
	return f, nil
}

func requestPath(i int, id any) string {
	if text, ok := id.(string); ok && text != "" {
		return "request " + safe.Text(text, 60)
	}
	return fmt.Sprintf("request %d", i+1)
}
