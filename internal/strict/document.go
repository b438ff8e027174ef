// Package strict reads YAML into Go structs and forgives nothing: unknown and
// duplicate keys, text where a number belongs, aliases, tabs. It finds all
// problems at once, each with its line and column and what was wanted.
//
// It is pure: bytes in, values and problems out. The size is capped before
// anything is parsed, because every YAML parser for Go is quadratic in flat
// keys, and so is the depth.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"holdfast/internal/safe"
	"holdfast/internal/units"
)

const (
	// MaxBytes is the size of the largest file that is read.
	MaxBytes = 256 << 10
	// MaxDepth is how deep lists and maps may be nested.
	MaxDepth = 32
)

// Document is one YAML file: its values and where they stand. A nil Document
// is that of something built in code: all its places are nowhere.
type Document struct {
	file     string
	lines    []string
	runes    map[int][]rune // of the lines that were looked into, by number
	root     *yaml.Node
	keys     map[*yaml.Node]map[string]int // of each map: where in Content each key is
	labels   map[*yaml.Node]string         // of the values that have a name of their own
	problems Problems                      // of the YAML itself
}

// Parse reads a YAML file. The error is a Problems and means that there is no
// document at all; problems that leave one to look at come out of Decode.
func Parse(file string, data []byte) (*Document, error) {
	d := &Document{file: file, runes: map[int][]rune{}, keys: map[*yaml.Node]map[string]int{}, labels: map[*yaml.Node]string{}}
	if len(data) > MaxBytes {
		return nil, d.fatal(1, 1, "the file has %s bytes, want at most %s", units.Count(len(data)), units.Count(MaxBytes))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if line, col, what := badText(data); what != "" {
		return nil, d.fatal(line, col, "%s", what)
	}
	d.lines = strings.Split(string(data), "\n")
	if err := d.load(data); err != nil {
		return nil, err
	}
	d.tabs()
	d.inspect(d.root, 1)
	return d, nil
}

func (d *Document) fatal(line, col int, format string, args ...any) error {
	d.problems.Add(Place{File: d.file, Line: line, Col: col}, format, args...)
	return d.problems.Err()
}

// badText finds the first byte that is not UTF-8 text.
func badText(data []byte) (line, col int, what string) {
	line, col = 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return line, col, fmt.Sprintf(`byte \x%02x is not UTF-8, want UTF-8 text`, data[i])
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0x7f:
			return line, col, fmt.Sprintf(`control character \u%04x, want text`, r)
		}
		i += size
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
	}
	return 0, 0, ""
}

// load parses the one document of the file.
func (d *Document) load(data []byte) error {
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithUniqueKeys(false))
	if err != nil {
		return d.fatal(1, 1, "%v", err)
	}
	var node yaml.Node
	switch err := loader.Load(&node); {
	case errors.Is(err, io.EOF) || err == nil && len(node.Content) != 1:
		return d.fatal(1, 1, "the file is empty, want a map")
	case err != nil:
		return d.unreadable(err)
	}
	d.root = node.Content[0]
	var second yaml.Node
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return d.unreadable(err)
	}
	return d.fatal(second.Line, second.Column, "a second document begins, want one document in a file")
}

// unreadable words what the parser says about a file it can't read. Tabs are
// looked for first: the parser's own words for them help nobody.
func (d *Document) unreadable(err error) error {
	line, col, text := 1, 1, err.Error()
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, col, text = max(e.Mark.Line, 1), max(e.Mark.Column, 1), e.Message
		if e.ContextMsg != "" {
			text = e.ContextMsg + ": " + text
		}
	}
	if strings.Contains(text, "max depth") {
		return d.fatal(line, col, "nested too deep, want at most %d levels", MaxDepth)
	}
	for i := range min(line, len(d.lines)) {
		if at := indentTab(d.lines[i]); at > 0 {
			return d.fatal(i+1, at, tabText)
		}
	}
	return d.fatal(line, col, "no valid YAML: %s", safe.Text(text, 200))
}

const tabText = "a tab in the indentation, want spaces"

// indentTab is the column of a tab before the first visible character, 0 for
// none.
func indentTab(line string) int {
	body := strings.TrimLeft(line, " \t")
	if body == "" || body == "\r" {
		return 0
	}
	return strings.IndexByte(line[:len(line)-len(body)], '\t') + 1
}

// tabs refuses tabs in the indentation of files that parsed all the same: YAML
// allows them inside brackets, and people see another nesting than the parser.
// Block text may hold what it likes.
func (d *Document) tabs() {
	blocks := map[int]bool{}
	blockLines(d.root, blocks)
	inBlock, outside := false, 0
	for i, line := range d.lines {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if inBlock && strings.TrimSpace(line) != "" && indent <= outside {
			inBlock = false
		}
		if at := indentTab(line); at > 0 && !inBlock {
			d.problems.Add(Place{File: d.file, Line: i + 1, Col: at}, tabText)
		}
		if blocks[i+1] {
			inBlock, outside = true, indent
		}
	}
}

// blockLines collects the lines on which block text begins.
func blockLines(n *yaml.Node, lines map[int]bool) {
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		lines[n.Line] = true
	}
	for _, c := range n.Content {
		blockLines(c, lines)
	}
}

// inspect refuses what YAML allows and scenarios do not.
func (d *Document) inspect(n *yaml.Node, depth int) {
	if depth > MaxDepth {
		d.problems.Add(d.place(n), "nested too deep, want at most %d levels", MaxDepth)
		n.Content = nil
		return
	}
	switch {
	case n.Kind == yaml.AliasNode:
		d.problems.Add(d.place(n), "alias *%s, want the value itself", safe.Text(n.Value, quoteLimit))
	case n.Anchor != "":
		d.problems.Add(d.place(n), "anchor &%s, want the value alone", safe.Text(n.Anchor, quoteLimit))
	case n.Style&yaml.TaggedStyle != 0:
		d.problems.Add(d.place(n), "tag %s, want the value alone", safe.Text(n.Tag, quoteLimit))
	}
	if n.Kind == yaml.MappingNode {
		d.inspectKeys(n)
	}
	for _, c := range n.Content {
		d.inspect(c, depth+1)
	}
}

func (d *Document) inspectKeys(n *yaml.Node) {
	first := make(map[string]int, len(n.Content)/2)
	d.keys[n] = first
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch at, seen := first[key.Value]; {
		case key.Kind == yaml.AliasNode: // refused by itself
		case key.Kind != yaml.ScalarNode:
			d.problems.Add(d.place(key), "a key is %s, want a name", describe(key))
		case key.Value == "<<":
			d.problems.Add(d.place(key), "merge key <<, want the keys themselves")
		case seen:
			d.problems.Add(d.place(key), "duplicate key %s, the first is in line %d", Quote(key.Value), n.Content[at].Line)
		default:
			first[key.Value] = i
		}
	}
}

func (d *Document) place(n *yaml.Node) Place {
	return Place{File: d.file, Line: max(n.Line, 1), Col: max(n.Column, 1)}
}

// step is what a path leads to.
type step struct {
	key   *yaml.Node // nil for items of lists and the root
	value *yaml.Node
	label string
	found bool // the whole path exists
}

// walk follows a path of keys (string) and indexes (int) as far as it exists.
func (d *Document) walk(path []any) step {
	at := step{value: d.root, found: true}
	for _, part := range path {
		next, ok := d.child(at.value, part)
		if !ok {
			at.found = false
			return at
		}
		next.found, next.label = true, at.label
		if label, ok := d.labels[next.value]; ok {
			next.label = label
		}
		at = next
	}
	return at
}

func (d *Document) child(n *yaml.Node, part any) (step, bool) {
	switch part := part.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && part < len(n.Content) {
			return step{value: n.Content[part]}, true
		}
	case string:
		if i, ok := d.keys[n][part]; ok {
			return step{key: n.Content[i], value: n.Content[i+1]}, true
		}
	}
	return step{}, false
}

// IsList reports a document that is a list.
func (d *Document) IsList() bool { return d.root.Kind == yaml.SequenceNode }

// Has reports whether the path, of keys (string) and indexes (int), exists.
func (d *Document) Has(path ...any) bool { return d != nil && d.walk(path).found }

// At is the place of the value at a path of keys (string) and indexes (int):
// of a list or map, that of its key. A path that does not exist stands where
// the part of it that does exist stands.
func (d *Document) At(path ...any) Place {
	if d == nil {
		return Place{}
	}
	s := d.walk(path)
	at := d.place(s.value)
	at.Scalar = s.found && s.value.Kind == yaml.ScalarNode
	if s.key != nil && !at.Scalar {
		at = d.place(s.key)
	}
	at.Label = s.label
	return at
}

// Key is the place of the last key of a path.
func (d *Document) Key(path ...any) Place {
	if d == nil {
		return Place{}
	}
	s := d.walk(path)
	if s.key == nil {
		return d.At(path...)
	}
	at := d.place(s.key)
	at.Label = s.label
	return at
}

// Inside is the place of the character number offset (from 0) of the text at a
// path. Where quoting, folding or block style hide it, it is the place of the
// text itself.
func (d *Document) Inside(offset int, path ...any) Place {
	at := d.At(path...)
	if d == nil {
		return at
	}
	if s := d.walk(path); s.found && s.value.Kind == yaml.ScalarNode {
		if add, ok := d.columns(s.value, offset); ok {
			at.Col += add
		}
	}
	return at
}

// columns is how many columns behind the beginning of a scalar the character
// number offset of its value stands.
func (d *Document) columns(n *yaml.Node, offset int) (int, bool) {
	if n.Line < 1 || n.Line > len(d.lines) {
		return 0, false
	}
	raw, ok := d.runes[n.Line]
	if !ok {
		raw = []rune(d.lines[n.Line-1])
		d.runes[n.Line] = raw
	}
	if n.Column < 1 || n.Column > len(raw) {
		return 0, false
	}
	raw = raw[n.Column-1:]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quotedColumns(raw, offset, '"', doubleUnit)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quotedColumns(raw, offset, '\'', singleUnit)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return 0, false
	}
	value := []rune(n.Value)
	return offset, len(raw) >= len(value) && slices.Equal(raw[:len(value)], value)
}

// quotedColumns counts the columns that the first offset characters of a
// quoted scalar take; unit is how many the character at the front takes.
func quotedColumns(raw []rune, offset int, quote rune, unit func([]rune) int) (int, bool) {
	if len(raw) == 0 || raw[0] != quote {
		return 0, false
	}
	at := 1
	for range offset {
		if at >= len(raw) {
			return 0, false
		}
		at += unit(raw[at:])
	}
	return at, at <= len(raw)
}

func singleUnit(raw []rune) int {
	if len(raw) > 1 && raw[0] == '\'' && raw[1] == '\'' {
		return 2
	}
	return 1
}

// doubleUnit knows the escapes of YAML 1.2, 5.7.
func doubleUnit(raw []rune) int {
	if raw[0] != '\\' || len(raw) < 2 {
		return 1
	}
	switch raw[1] {
	case 'x':
		return 4
	case 'u':
		return 6
	case 'U':
		return 10
	}
	return 2
}
