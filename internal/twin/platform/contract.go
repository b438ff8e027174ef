package platform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

const (
	// maxSchemaDepth bounds how deep a contract's schemas are nested.
	maxSchemaDepth = 50
	// maxViolations bounds what is said of one body.
	maxViolations = 20
	// maxEnum bounds the values that every value is compared with.
	maxEnum = 200
)

// schema is what a contract says of a value: the keywords of JSON Schema that
// data actions' contracts are made of. Others, references among them, say
// nothing here.
type schema struct {
	Type       typeNames          `json:"type"`
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Additional *permission        `json:"additionalProperties"`
	Items      *schema            `json:"items"`
	Enum       []json.RawMessage  `json:"enum"`
	Minimum    *float64           `json:"minimum"`
	Maximum    *float64           `json:"maximum"`
	MinLength  *int               `json:"minLength"`
	MaxLength  *int               `json:"maxLength"`
	MinItems   *int               `json:"minItems"`
	MaxItems   *int               `json:"maxItems"`

	enum     []any
	required map[string]bool
}

// typeNames is one type or some.
type typeNames []string

// UnmarshalJSON takes a name or a list of names.
func (t *typeNames) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		text = slices.Concat([]byte("["), text, []byte("]"))
	}
	var names []string
	if err := json.Unmarshal(text, &names); err != nil {
		return err
	}
	for _, name := range names {
		if !slices.Contains([]string{"object", "array", "string", "number", "integer", "boolean", "null", "any"}, name) {
			return fmt.Errorf("type %s is not known", strconv.Quote(cut(name, 40)))
		}
	}
	*t = names
	return nil
}

// permission is false for false, and true for everything else: a schema for
// further properties is not held against them.
type permission bool

// UnmarshalJSON takes anything.
func (p *permission) UnmarshalJSON(text []byte) error {
	*p = string(text) != "false"
	return nil
}

// readSchema compiles a contract's schema; nil takes everything.
func readSchema(text json.RawMessage) (*schema, error) {
	if len(text) == 0 || string(text) == "null" {
		return nil, nil
	}
	if !isObject(text) {
		return nil, fmt.Errorf("a schema is a JSON object")
	}
	if e := members(text, maxSchemaDepth, func(_, _ []byte) {}); e != nil {
		return nil, fmt.Errorf("the schema: %s", e.Message)
	}
	s := &schema{}
	if err := json.Unmarshal(text, s); err != nil {
		return nil, err
	}
	return s, s.compile()
}

func (s *schema) compile() error {
	if len(s.Enum) > maxEnum {
		return fmt.Errorf("an enum has %d values, want at most %d", len(s.Enum), maxEnum)
	}
	s.required = map[string]bool{}
	for _, name := range s.Required {
		s.required[name] = true
	}
	for _, text := range s.Enum {
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			return err
		}
		switch v.(type) {
		case map[string]any, []any:
			return fmt.Errorf("an enum holds an object or a list, want plain values")
		}
		s.enum = append(s.enum, v)
	}
	for _, p := range s.Properties {
		if p != nil {
			if err := p.compile(); err != nil {
				return err
			}
		}
	}
	if s.Items != nil {
		return s.Items.compile()
	}
	return nil
}

// check says what is wrong with a JSON object. It goes over the body once;
// only values with a schema of their own are looked at closer. Each, which may
// be nil, is handed the members on the way.
func (s *schema) check(body []byte, nesting int, each func(name, value []byte)) *Error {
	var wrong []Detail
	var seen map[string]bool
	if s != nil && len(s.Required) > 0 {
		seen = make(map[string]bool, len(s.Required))
	}
	e := members(body, nesting, func(name, value []byte) {
		if each != nil {
			each(name, value)
		}
		if s == nil {
			return
		}
		if bytes.IndexByte(name, '\\') >= 0 {
			name = []byte(plainText(slices.Concat([]byte(`"`), name, []byte(`"`)), len(name)))
		}
		if s.required[string(name)] {
			seen[string(name)] = true
		}
		if p, known := s.Properties[string(name)]; known {
			p.inspect(name, value, &wrong)
		} else if s.closed() {
			report(&wrong, string(name), "additional.property")
		}
	})
	if e != nil {
		return e
	}
	if s != nil {
		for _, name := range s.Required {
			if !seen[name] {
				report(&wrong, name, "required")
			}
		}
	}
	return violated(wrong)
}

func (s *schema) closed() bool { return s.Additional != nil && !bool(*s.Additional) }

func report(wrong *[]Detail, field, code string) {
	if len(*wrong) < maxViolations {
		*wrong = append(*wrong, Detail{Code: code, Field: cut(field, 200)})
	}
}

func violated(wrong []Detail) *Error {
	if len(wrong) == 0 {
		return nil
	}
	e := BadRequest(fmt.Sprintf("The JSON does not match the contract: %s (%s).", wrong[0].Field, wrong[0].Code))
	e.Code, e.Details = "contract.violation", wrong
	return e
}

// inspect checks one value as it stands in the body. The type of most can be
// told by their first byte.
func (s *schema) inspect(name, value []byte, wrong *[]Detail) {
	if s == nil {
		return
	}
	if s.plain() {
		if !s.allows(typeOf(value)) {
			report(wrong, string(name), "type")
		}
		return
	}
	var v any
	if json.Unmarshal(value, &v) != nil { // a number beyond all bounds
		report(wrong, string(name), "type")
		return
	}
	s.inspectValue(string(name), v, wrong)
}

// plain reports a schema that asks for a type and nothing else.
func (s *schema) plain() bool {
	return s.Properties == nil && s.Required == nil && s.Additional == nil && s.Items == nil && s.enum == nil &&
		s.Minimum == nil && s.Maximum == nil && s.MinLength == nil && s.MaxLength == nil && s.MinItems == nil && s.MaxItems == nil
}

func (s *schema) allows(kind string) bool {
	return len(s.Type) == 0 || slices.Contains(s.Type, kind) || slices.Contains(s.Type, "any") ||
		kind == "integer" && slices.Contains(s.Type, "number")
}

// typeOf is the type of a valid JSON value.
func typeOf(value []byte) string {
	switch value[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	}
	if bytes.ContainsAny(value, ".eE") {
		if f, err := strconv.ParseFloat(string(value), 64); err != nil || f != math.Trunc(f) {
			return "number"
		}
	}
	return "integer"
}

func (s *schema) inspectValue(path string, v any, wrong *[]Detail) {
	if s == nil || len(*wrong) >= maxViolations {
		return
	}
	kind, fits := "null", true
	switch v := v.(type) {
	case map[string]any:
		kind = "object"
		s.inspectObject(path, v, wrong)
	case []any:
		kind = "array"
		fits = within(len(v), s.MinItems, s.MaxItems)
		for i, element := range v {
			s.Items.inspectValue(path+"["+strconv.Itoa(i)+"]", element, wrong)
		}
	case string:
		kind = "string"
		fits = within(utf8.RuneCountInString(v), s.MinLength, s.MaxLength)
	case float64:
		kind = "number"
		if v == math.Trunc(v) {
			kind = "integer"
		}
		fits = (s.Minimum == nil || v >= *s.Minimum) && (s.Maximum == nil || v <= *s.Maximum)
	case bool:
		kind = "boolean"
	}
	switch {
	case !s.allows(kind):
		report(wrong, path, "type")
	case !fits:
		report(wrong, path, "range")
	case s.enum != nil && (kind == "object" || kind == "array" || !slices.Contains(s.enum, v)):
		report(wrong, path, "enum")
	}
}

func within(n int, least, most *int) bool {
	return (least == nil || n >= *least) && (most == nil || n <= *most)
}

func (s *schema) inspectObject(path string, object map[string]any, wrong *[]Detail) {
	for _, name := range s.Required {
		if _, ok := object[name]; !ok {
			report(wrong, path+"."+name, "required")
		}
	}
	for name, value := range object {
		p, known := s.Properties[name]
		if known {
			p.inspectValue(path+"."+name, value, wrong)
		} else if s.closed() {
			report(wrong, path+"."+name, "additional.property")
		}
	}
}
