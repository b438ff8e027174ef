package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"holdfast/internal/pack"
	"holdfast/internal/strict"
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
	dots := map[string]string{"pools": ".", "loads": ".", "journeys": "."}
	for _, key := range []string{"vars", "secrets", "auth", "pools", "loads", "journeys"} {
		dot := dots[key]
		property, _ := s.Properties.Get(key)
		property.PropertyNames = &jsonschema.Schema{Pattern: fmt.Sprintf(`^[A-Za-z0-9_][A-Za-z0-9_%s-]{0,%d}$`, dot, maxName-1)}
	}
	for key := range dots {
		property, _ := s.Properties.Get(key)
		property.MinProperties = new(uint64(1))
	}
	s.AnyOf = []*jsonschema.Schema{{Required: []string{"pools"}}, {Required: []string{"loads"}}}
}

// JSONSchemaExtend binds the branches of a chance.
func (Step) JSONSchemaExtend(s *jsonschema.Schema) {
	chance, _ := s.Properties.Get("chance")
	chance.PropertyNames = &jsonschema.Schema{Pattern: `^([0-9]+(\.[0-9]+)?%|` + Else + `)$`}
	chance.MinProperties = new(uint64(1))
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
	moment          = `[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})`
	sharePattern    = `^[0-9]+(\.[0-9]+)?%$`
)

var scalars = map[string]scalar{
	"Duration":  {reflect.TypeFor[units.Duration](), durationPattern, []*jsonschema.Schema{{Const: 0}}},
	"Share":     {reflect.TypeFor[units.Share](), sharePattern, nil},
	"Rate":      {reflect.TypeFor[units.Rate](), `^[0-9]+(\.[0-9]+)?/(s|m|min|h)$`, nil},
	"Window":    {reflect.TypeFor[units.Window](), "^" + moment + "/(" + moment + "|[0-9]{2}:[0-9]{2})$", nil},
	"PortRange": {reflect.TypeFor[PortRange](), `^[0-9]+-[0-9]+$`, nil},
	"Ping":      {reflect.TypeFor[Ping](), durationPattern, []*jsonschema.Schema{{Const: Off}}},
	"MayLose":   {reflect.TypeFor[MayLose](), sharePattern, []*jsonschema.Schema{{Type: "integer", Minimum: "0"}}},
	"Bytes":     {reflect.TypeFor[units.Bytes](), `^[0-9]+(\.[0-9]+)? ?([kKMG]?B|[KMG]iB)$`, nil},
	"Level":     {reflect.TypeFor[Level](), `^[0-9]+(\.[0-9]+)?/(s|m|min|h)$`, []*jsonschema.Schema{{Const: 0}}},
	"Status":    {reflect.TypeFor[StatusRange](), `^[1-5](xx|XX)$`, statusNumbers},
	"Statuses":  {reflect.TypeFor[Statuses](), `^[1-5](xx|XX)$`, append(statusNumbers, &jsonschema.Schema{Type: "array", MinItems: new(uint64(1)), Items: &jsonschema.Schema{Ref: "#/$defs/Status"}})},
	"Cause":     {reflect.TypeFor[RetryCause](), `^network$`, statusNumbers},
	"Var":       {reflect.TypeFor[Var](), "", []*jsonschema.Schema{{Type: "number"}, {Type: "boolean"}}},
}

var statusNumbers = []*jsonschema.Schema{{Type: "integer", Minimum: "100", Maximum: "599"}}

func (s scalar) schema() *jsonschema.Schema {
	text := &jsonschema.Schema{Type: "string", Pattern: s.pattern}
	if s.or == nil {
		return text
	}
	return &jsonschema.Schema{AnyOf: append([]*jsonschema.Schema{text}, s.or...)}
}

// scalarRef refers to the definition of a scalar's type; nil for other types.
func scalarRef(t reflect.Type) *jsonschema.Schema {
	if t == reflect.TypeFor[strict.Value]() {
		return &jsonschema.Schema{} // anything
	}
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

// JSONSchemaExtend allows a number beside the map.
func (Connections) JSONSchemaExtend(s *jsonschema.Schema) {
	or(s, &jsonschema.Schema{Type: "integer", Minimum: "1", Maximum: "1000000"})
}

// JSONSchemaExtend allows a duration beside the map.
func (Think) JSONSchemaExtend(s *jsonschema.Schema) {
	or(s, &jsonschema.Schema{Ref: "#/$defs/Duration"})
}

// JSONSchemaExtend allows a text beside the map.
func (Contains) JSONSchemaExtend(s *jsonschema.Schema) { or(s, &jsonschema.Schema{Type: "string"}) }

// JSONSchemaExtend allows a text beside the map.
func (Await) JSONSchemaExtend(s *jsonschema.Schema) { or(s, &jsonschema.Schema{Type: "string"}) }

func orOff(s *jsonschema.Schema) { or(s, &jsonschema.Schema{Const: Off}) }

// or allows something beside a map.
func or(s, other *jsonschema.Schema) {
	m := *s
	*s = jsonschema.Schema{AnyOf: []*jsonschema.Schema{other, &m}}
}
