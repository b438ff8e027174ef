package strict

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// field is what the tags of a struct's field say.
type field struct {
	index int
	label string
	rules rules
}

// rules is the part of a jsonschema tag that is obeyed here.
type rules struct {
	required  bool
	enum      []string
	min, max  *float64
	exclusive bool // min itself is too little
}

// fieldsOf reads the tags of a struct.
func fieldsOf(t reflect.Type) map[string]field {
	fields := make(map[string]field, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || key == "" || key == "-" {
			continue
		}
		fields[key] = field{index: i, label: f.Tag.Get("strict"), rules: readRules(f.Tag.Get("jsonschema"))}
	}
	return fields
}

// names are a struct's keys in the order of its fields.
func names(fields map[string]field) []string {
	return slices.SortedFunc(maps.Keys(fields), func(a, b string) int { return fields[a].index - fields[b].index })
}

func readRules(tag string) rules {
	var r rules
	for part := range strings.SplitSeq(tag, ",") {
		key, value, _ := strings.Cut(part, "=")
		number, err := strconv.ParseFloat(value, 64)
		switch {
		case key == "required":
			r.required = true
		case key == "enum":
			r.enum = append(r.enum, value)
		case err != nil:
		case key == "minimum":
			r.min = &number
		case key == "exclusiveMinimum":
			r.min, r.exclusive = &number, true
		case key == "maximum":
			r.max = &number
		}
	}
	return r
}

// wanted makes what was wanted more exact, if the rules can.
func (r rules) wanted(kind string) string {
	if len(r.enum) > 0 {
		return OneOf(r.enum)
	}
	return kind
}

// check says what is wrong with a scalar, or nothing.
func (r rules) check(v reflect.Value) string {
	var number float64
	switch v.Kind() {
	case reflect.String:
		if len(r.enum) > 0 && !slices.Contains(r.enum, v.String()) {
			return strings.TrimPrefix(Suggest(v.String(), r.enum), ", ")
		}
		return ""
	case reflect.Int, reflect.Int64:
		number = float64(v.Int())
		if len(r.enum) > 0 && !slices.Contains(r.enum, strconv.FormatInt(v.Int(), 10)) {
			return "want " + OneOf(r.enum)
		}
	case reflect.Float64:
		number = v.Float()
	default:
		return ""
	}
	return r.bounds(number)
}

func (r rules) bounds(number float64) string {
	text := func(f *float64) string { return strconv.FormatFloat(*f, 'f', -1, 64) }
	switch {
	case r.min != nil && r.exclusive && number <= *r.min:
		return "want more than " + text(r.min)
	case r.min != nil && number < *r.min:
		return "want at least " + text(r.min)
	case r.max != nil && number > *r.max:
		return "want at most " + text(r.max)
	}
	return ""
}
