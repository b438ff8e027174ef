package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"holdfast/internal/pack"
	"holdfast/internal/units"
)

// SchemaID names the JSON Schema of scenarios of version 1.
const SchemaID = "urn:holdfast:scenario:1"

// Schema is the JSON Schema (draft 2020-12) of scenarios, made from the structs
// that Read decodes into. What is not supported yet is not in it. Read checks
// more than it can say.
func Schema() ([]byte, error) {
	r := &jsonschema.Reflector{RequiredFromJSONSchemaTags: true, Anonymous: true, ExpandedStruct: true, Mapper: scalarRef}
	schema := r.Reflect(&Scenario{})
	schema.ID = SchemaID
	schema.Title = "holdfast scenario"
	for name, scalar := range scalars {
		schema.Definitions[name] = scalar.schema()
	}
	do, _ := schema.Definitions["Fault"].Properties.Get("do")
	for _, fault := range pack.Faults {
		do.Enum = append(do.Enum, fault.Name)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(schema); err != nil {
		return nil, fmt.Errorf("encode schema: %w", err)
	}
	return b.Bytes(), nil
}

// JSONSchemaExtend binds the names of pools, vars and secrets.
func (Scenario) JSONSchemaExtend(s *jsonschema.Schema) {
	for _, key := range []string{"vars", "secrets", "pools"} {
		dot := ""
		if key == "pools" {
			dot = "."
		}
		property, _ := s.Properties.Get(key)
		property.PropertyNames = &jsonschema.Schema{Pattern: fmt.Sprintf(`^[A-Za-z0-9_][A-Za-z0-9_%s-]{0,%d}$`, dot, maxName-1)}
	}
	pools, _ := s.Properties.Get("pools")
	pools.MinProperties = new(uint64(1))
}

// scalar is a type that is written as one value: the pattern of its text, and
// what else it may be.
type scalar struct {
	of      reflect.Type
	pattern string
	or      []*jsonschema.Schema
}

const (
	span            = `([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)`
	durationPattern = "^" + span + "(" + span + ")*$"
	sharePattern    = `^[0-9]+(\.[0-9]+)?%$`
)

var scalars = map[string]scalar{
	"Duration":  {reflect.TypeFor[units.Duration](), durationPattern, []*jsonschema.Schema{{Const: 0}}},
	"Share":     {reflect.TypeFor[units.Share](), sharePattern, nil},
	"Rate":      {reflect.TypeFor[units.Rate](), `^[0-9]+(\.[0-9]+)?/(s|m|min|h)$`, nil},
	"PortRange": {reflect.TypeFor[PortRange](), `^[0-9]+-[0-9]+$`, nil},
	"Ping":      {reflect.TypeFor[Ping](), durationPattern, []*jsonschema.Schema{{Const: Off}}},
	"MayLose":   {reflect.TypeFor[MayLose](), sharePattern, []*jsonschema.Schema{{Type: "integer", Minimum: "0"}}},
	"Var":       {reflect.TypeFor[Var](), "", []*jsonschema.Schema{{Type: "number"}, {Type: "boolean"}}},
}

func (s scalar) schema() *jsonschema.Schema {
	text := &jsonschema.Schema{Type: "string", Pattern: s.pattern}
	if s.or == nil {
		return text
	}
	return &jsonschema.Schema{AnyOf: append([]*jsonschema.Schema{text}, s.or...)}
}

// scalarRef refers to the definition of a scalar's type; nil for other types.
func scalarRef(t reflect.Type) *jsonschema.Schema {
	for name, s := range scalars {
		if s.of == t {
			return &jsonschema.Schema{Ref: "#/$defs/" + name}
		}
	}
	return nil
}

// JSONSchemaExtend allows off beside the map.
func (Reconnect) JSONSchemaExtend(s *jsonschema.Schema) { orOff(s) }

// JSONSchemaExtend allows off beside the map.
func (Forensics) JSONSchemaExtend(s *jsonschema.Schema) { orOff(s) }

func orOff(s *jsonschema.Schema) {
	m := *s
	*s = jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Const: Off}, &m}}
}
