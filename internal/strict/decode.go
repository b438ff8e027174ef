package strict

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"holdfast/internal/safe"
)

// Map is a map in the order of the file.
type Map[V any] []Entry[V]

// Entry is one key of a Map and its value.
type Entry[V any] struct {
	Key   string
	Value V
}

// JSONSchemaAlias makes generators of JSON Schemas see an ordinary map.
func (Map[V]) JSONSchemaAlias() any { return map[string]V{} }

// Get returns a value by its key.
func (m Map[V]) Get(key string) (v V, ok bool) {
	i := slices.IndexFunc(m, func(e Entry[V]) bool { return e.Key == key })
	if i < 0 {
		return v, false
	}
	return m[i].Value, true
}

// Keys are the keys in the order of the file.
func (m Map[V]) Keys() []string {
	keys := make([]string, len(m))
	for i := range m {
		keys[i] = m[i].Key
	}
	return keys
}

func (m *Map[V]) add(key string) any {
	*m = append(*m, Entry[V]{Key: key})
	return &(*m)[len(*m)-1].Value
}

// ordered is what every Map is, whatever it holds.
type ordered interface{ add(key string) any }

// Unmarshaler is implemented by types with more than one written form, such as
// "off" or a map.
type Unmarshaler interface{ UnmarshalNode(Node) }

// Node is a value as it stands in the file, given to an Unmarshaler.
type Node struct {
	dec  *decoder
	node *yaml.Node
	at   cursor
}

// Scalar returns the text of a value that is neither a list nor a map; ok is
// false for those, and for no value at all.
func (n Node) Scalar() (text string, ok bool) {
	return n.node.Value, n.node.Kind == yaml.ScalarNode && !isNull(n.node)
}

// IsMap reports a map.
func (n Node) IsMap() bool { return n.node.Kind == yaml.MappingNode }

// Decode reads the value into what into points to, which must not be of the
// Unmarshaler's own type.
func (n Node) Decode(into any) { n.dec.value(n.node, reflect.ValueOf(into).Elem(), n.at) }

// Want notes that the value is not what was wanted.
func (n Node) Want(wanted string) { n.dec.want(n.node, n.at, wanted) }

// Decode reads the document into what into points to and returns every problem
// of it.
//
// Struct fields go by their json tag. Their jsonschema tag is obeyed as far as
// it says required, enum, minimum, maximum and exclusiveMinimum, so that a
// schema made from the same struct agrees. A tag strict:"pool" on a map makes
// problems within its entries begin with: pool "NAME".
//
// Later lists what the format has and the program does not support yet: paths
// of keys joined by dots, with * for any key, and =VALUE behind them to mean
// only that value. What they name is reported as such and not read.
func (d *Document) Decode(into any, later ...string) Problems {
	dec := &decoder{doc: d, problems: slices.Clone(d.problems)}
	for _, l := range later {
		path, value, only := strings.Cut(l, "=")
		dec.later = append(dec.later, coming{path: strings.Split(path, "."), value: value, only: only})
	}
	dec.value(d.root, reflect.ValueOf(into).Elem(), cursor{})
	return dec.problems
}

type decoder struct {
	doc      *Document
	later    []coming
	problems Problems
}

// coming is an entry of the list of what is not supported yet.
type coming struct {
	path  []string
	value string
	only  bool // only this value of it
}

func (c *coming) matches(path []any) bool {
	if len(path) != len(c.path) {
		return false
	}
	for i, want := range c.path {
		if got, ok := path[i].(string); !ok || (want != "*" && want != got) {
			return false
		}
	}
	return true
}

// cursor is where the decoder stands.
type cursor struct {
	path  []any
	label string
	rules rules
}

func (c cursor) down(part any) cursor {
	return cursor{path: append(slices.Clip(c.path), part), label: c.label}
}

func (dec *decoder) add(n *yaml.Node, at cursor, format string, args ...any) {
	place := dec.doc.place(n)
	place.Label = at.label
	dec.problems.Add(place, format, args...)
}

func (dec *decoder) want(n *yaml.Node, at cursor, wanted string) {
	dec.add(n, at, "%s is %s, want %s", name(at.path), describe(n), wanted)
}

// describe says what a value is.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a map"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case isNull(n):
		return "empty"
	case n.ShortTag() == "!!str" || !isPlain(n):
		return Quote(n.Value)
	}
	return safe.Text(n.Value, quoteLimit)
}

func isPlain(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && isPlain(n) && n.ShortTag() == "!!null"
}

// value reads one node. Aliases were refused already.
func (dec *decoder) value(n *yaml.Node, v reflect.Value, at cursor) {
	if n.Kind == yaml.AliasNode || dec.notYet(n, at) {
		return
	}
	if v.Kind() == reflect.Pointer {
		to, before := reflect.New(v.Type().Elem()), len(dec.problems)
		dec.value(n, to.Elem(), at)
		if n.Kind == yaml.MappingNode || len(dec.problems) == before {
			v.Set(to) // what could not be read at all stays absent
		}
		return
	}
	switch to := v.Addr().Interface().(type) {
	case Unmarshaler:
		to.UnmarshalNode(Node{dec: dec, node: n, at: at})
		return
	case encoding.TextUnmarshaler:
		dec.text(n, to, at)
		return
	case ordered:
		dec.entries(n, at, func(key string) reflect.Value { return reflect.ValueOf(to.add(key)).Elem() }, nil)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		dec.structure(n, v, at)
	case reflect.Map:
		dec.mapping(n, v, at)
	case reflect.Slice:
		dec.list(n, v, at)
	default:
		dec.scalar(n, v, at)
	}
}

// notYet refuses values that are known and not supported.
func (dec *decoder) notYet(n *yaml.Node, at cursor) bool {
	for i := range dec.later {
		l := &dec.later[i]
		if l.only && n.Kind == yaml.ScalarNode && n.Value == l.value && l.matches(at.path) {
			dec.add(n, at, "%s: %s is not supported yet", name(at.path), safe.Text(n.Value, quoteLimit))
			return true
		}
	}
	return false
}

// notYetKeys are the keys of a map that are known and not supported.
func (dec *decoder) notYetKeys(path []any) []string {
	var keys []string
	for i := range dec.later {
		l := &dec.later[i]
		last := len(l.path) - 1
		parent := coming{path: l.path[:last]}
		if !l.only && parent.matches(path) {
			keys = append(keys, l.path[last])
		}
	}
	return keys
}

func (dec *decoder) text(n *yaml.Node, to encoding.TextUnmarshaler, at cursor) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		dec.want(n, at, "one value")
		return
	}
	if err := to.UnmarshalText([]byte(n.Value)); err != nil {
		dec.add(n, at, "%s: %s", name(at.path), safe.Text(err.Error(), 0))
	}
}

// structure reads a map into a struct.
func (dec *decoder) structure(n *yaml.Node, v reflect.Value, at cursor) {
	if n.Kind != yaml.MappingNode {
		dec.want(n, at, "a map")
		return
	}
	fields := fieldsOf(v.Type())
	later := dec.notYetKeys(at.path)
	given := make(map[string]bool, len(fields))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.Value == "<<" || given[key.Value] {
			continue // refused already
		}
		given[key.Value] = true
		f, known := fields[key.Value]
		switch {
		case known:
			to := at.down(key.Value)
			to.rules = f.rules
			dec.field(n.Content[i+1], v.Field(f.index), to, f.label)
		case slices.Contains(later, key.Value):
			dec.add(key, at, "%s is not supported yet", Quote(key.Value))
		default:
			dec.add(key, at, "unknown key %s%s", Quote(key.Value), suggestKey(key.Value, names(fields), later))
		}
	}
	for _, key := range names(fields) {
		if fields[key].rules.required && !given[key] {
			place := dec.doc.At(at.path...)
			place.Label = at.label
			dec.problems.Add(place, "%s is missing", Quote(key))
		}
	}
}

func suggestKey(key string, allowed, later []string) string {
	if near, ok := Nearest(key, slices.Concat(allowed, later)); ok {
		return fmt.Sprintf(", did you mean %s?", Quote(near))
	}
	return ", want " + OneOf(allowed)
}

// field reads a struct's field; label names the entries of a map.
func (dec *decoder) field(n *yaml.Node, v reflect.Value, at cursor, label string) {
	if label == "" || n.Kind != yaml.MappingNode {
		dec.value(n, v, at)
		return
	}
	to, ok := v.Addr().Interface().(ordered)
	if !ok {
		dec.value(n, v, at)
		return
	}
	dec.entries(n, at, func(key string) reflect.Value { return reflect.ValueOf(to.add(key)).Elem() },
		func(key string) string { return label + " " + Quote(key) })
}

// entries reads a map's entries, each to where to says.
func (dec *decoder) entries(n *yaml.Node, at cursor, to func(key string) reflect.Value, label func(key string) string) {
	if n.Kind != yaml.MappingNode {
		dec.want(n, at, "a map")
		return
	}
	given := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.Value == "<<" || given[key.Value] {
			continue // refused already
		}
		given[key.Value] = true
		down := at.down(key.Value)
		if label != nil {
			down.label = label(key.Value)
			dec.doc.labels[n.Content[i+1]] = down.label
		}
		dec.value(n.Content[i+1], to(key.Value), down)
	}
}

func (dec *decoder) mapping(n *yaml.Node, v reflect.Value, at cursor) {
	v.Set(reflect.MakeMap(v.Type()))
	var keys []string
	var values []reflect.Value
	dec.entries(n, at, func(key string) reflect.Value {
		keys = append(keys, key)
		values = append(values, reflect.New(v.Type().Elem()).Elem())
		return values[len(values)-1]
	}, nil)
	for i, key := range keys {
		v.SetMapIndex(reflect.ValueOf(key), values[i])
	}
}

func (dec *decoder) list(n *yaml.Node, v reflect.Value, at cursor) {
	if n.Kind != yaml.SequenceNode {
		dec.want(n, at, "a list")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		dec.value(item, v.Index(i), at.down(i))
	}
}

func (dec *decoder) scalar(n *yaml.Node, v reflect.Value, at cursor) {
	wanted, ok := setScalar(n, v)
	if !ok {
		dec.want(n, at, at.rules.wanted(wanted))
		return
	}
	if problem := at.rules.check(v); problem != "" {
		dec.add(n, at, "%s is %s, %s", name(at.path), describe(n), problem)
	}
}

// setScalar sets a string, bool or number, exactly as YAML 1.2 writes them. It
// returns what would have been right.
func setScalar(n *yaml.Node, v reflect.Value) (wanted string, ok bool) {
	plain := n.Kind == yaml.ScalarNode && isPlain(n) && !isNull(n)
	switch v.Kind() {
	case reflect.String:
		if n.Kind != yaml.ScalarNode || isNull(n) {
			return "text", false
		}
		if tag := n.ShortTag(); isPlain(n) && (tag == "!!int" || tag == "!!float" || tag == "!!bool") {
			return `text: "` + safe.Text(n.Value, quoteLimit) + `" in quotes`, false
		}
		v.SetString(n.Value)
	case reflect.Bool:
		if !plain || (n.Value != "true" && n.Value != "false") {
			return "true or false", false
		}
		v.SetBool(n.Value == "true")
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(n.Value, 10, v.Type().Bits())
		if !plain || err != nil {
			return "a whole number", false
		}
		v.SetInt(i)
	case reflect.Uint64:
		u, err := strconv.ParseUint(n.Value, 10, 64)
		if !plain || err != nil {
			return "a whole number from 0 to 18446744073709551615", false
		}
		v.SetUint(u)
	case reflect.Float64:
		f, err := strconv.ParseFloat(n.Value, 64)
		if !plain || err != nil || math.IsInf(f, 0) || math.IsNaN(f) || strings.ContainsAny(n.Value, "xX_") {
			return "a number", false
		}
		v.SetFloat(f)
	default:
		return "a value of another kind", false
	}
	return "", true
}
