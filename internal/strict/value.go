package strict

import (
	"encoding/json"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
)

// ValueKind is what a Value is.
type ValueKind uint8

// The kinds of values, as JSON has them.
const (
	NullValue ValueKind = iota
	BoolValue
	NumberValue
	TextValue
	ListValue
	MapValue
)

// Value is any value, as JSON sees it: maps keep the order of the file, and
// numbers the digits they are written with.
type Value struct {
	Kind  ValueKind
	Text  string   // of a text; a number, true or false as JSON writes it
	Keys  []string // of a map
	Items []Value  // of a list or map
}

// UnmarshalNode takes whatever JSON can say.
func (v *Value) UnmarshalNode(n Node) {
	switch n.node.Kind {
	case yaml.MappingNode:
		v.Kind = MapValue
		n.dec.entries(n.node, n.at, func(key string) reflect.Value {
			v.Keys = append(v.Keys, key)
			v.Items = append(v.Items, Value{})
			return reflect.ValueOf(&v.Items[len(v.Items)-1]).Elem()
		}, nil)
	case yaml.SequenceNode:
		v.Kind = ListValue
		v.Items = make([]Value, len(n.node.Content))
		for i, item := range n.node.Content {
			n.dec.value(item, reflect.ValueOf(&v.Items[i]).Elem(), n.at.down(i))
		}
	default:
		v.scalar(n)
	}
}

func (v *Value) scalar(n Node) {
	v.Kind, v.Text = TextValue, n.node.Value
	if !isPlain(n.node) {
		return
	}
	switch n.node.ShortTag() {
	case "!!null":
		v.Kind, v.Text = NullValue, "null"
	case "!!bool":
		v.Kind = BoolValue
		if v.Text != "true" && v.Text != "false" {
			n.Want(`true, false or text: "` + v.Text + `" in quotes`)
		}
	case "!!int", "!!float":
		v.Kind = NumberValue
		if !json.Valid([]byte(v.Text)) {
			n.Want("a number as JSON writes it, or text in quotes")
		}
	}
}

// Child is an item of a list by its index, or of a map by its key.
func (v *Value) Child(part any) *Value {
	switch part := part.(type) {
	case int:
		if v.Kind == ListValue && part < len(v.Items) {
			return &v.Items[part]
		}
	case string:
		if v.Kind != MapValue {
			return nil
		}
		for i, key := range v.Keys {
			if key == part {
				return &v.Items[i]
			}
		}
	}
	return nil
}

// Step is the way to an item: a key or an index.
func (v *Value) Step(i int) any {
	if v.Kind == MapValue {
		return v.Keys[i]
	}
	return i
}

// JSON is a value that is neither a list nor a map as JSON text.
func (v *Value) JSON() string {
	if v.Kind != TextValue {
		return v.Text
	}
	return QuoteJSON(v.Text)
}

// QuoteJSON writes a text as JSON does (RFC 8259 7), quotes included. What is
// not UTF-8 becomes U+FFFD.
func QuoteJSON(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return `""` // a string always has a JSON form
	}
	return strings.TrimSuffix(b.String(), "\n")
}
