package plan

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// body compiles the body of a request; nil if it has none.
func (c *compiler) body(s *scenario.Step, at []any) *Body {
	var b *Body
	switch {
	case s.JSON != nil:
		var pad []any
		if s.Size != nil {
			var problem string
			if pad, problem = scenario.PadAt(s.JSON, s.Size.Pad); problem != "" {
				c.problems.Add(c.at(under(at, "size")...), "%s", problem)
			}
		}
		b = &Body{Type: "application/json", Text: NewTemplate(c.json(s.JSON, pad, s.Size != nil, under(at, "json"))...)}
	case s.Text != nil:
		t := c.message(*s.Text, c.slots, under(at, "text"))
		if s.Size != nil {
			t = NewTemplate(append(slices.Clone(t.parts), Part{Slot: Pad})...)
		}
		b = &Body{Type: "text/plain; charset=utf-8", Text: t}
	case s.Form != nil:
		b = &Body{Type: "application/x-www-form-urlencoded", Text: c.form(s, under(at, "form"))}
	case s.File != nil:
		b = c.fileBody(*s.File, under(at, "file"))
	default:
		return nil
	}
	if s.Size != nil && s.File == nil {
		b.Size = c.size(s.Size, under(at, "size"))
	}
	b.Chunked = s.Chunked
	return b
}

// json writes a value as the pieces of JSON text. The text at the end of the
// way pad is filled up, if there is one to fill.
func (c *compiler) json(v *strict.Value, pad []any, padded bool, at []any) []Part {
	switch v.Kind {
	case strict.TextValue:
		parts := []Part{{Text: `"`}}
		for _, p := range c.parts(v.Text, c.slots, EscapeJSON, at) {
			if p.Slot == Literal {
				quoted := strict.QuoteJSON(p.Text)
				p.Text = quoted[1 : len(quoted)-1]
			}
			parts = append(parts, p)
		}
		if padded && len(pad) == 0 {
			if v.Text != "" && !strings.HasSuffix(v.Text, " ") {
				parts = append(parts, Part{Text: " "})
			}
			parts = append(parts, Part{Slot: Pad})
		}
		return append(parts, Part{Text: `"`})
	case strict.ListValue, strict.MapValue:
		open, end := "[", "]"
		if v.Kind == strict.MapValue {
			open, end = "{", "}"
		}
		parts := []Part{{Text: open}}
		for i := range v.Items {
			if i > 0 {
				parts = append(parts, Part{Text: ","})
			}
			if v.Kind == strict.MapValue {
				parts = append(parts, Part{Text: strict.QuoteJSON(v.Keys[i]) + ":"})
			}
			step := v.Step(i)
			onWay := padded && len(pad) > 0 && pad[0] == step
			var rest []any
			if onWay {
				rest = pad[1:]
			}
			parts = append(parts, c.json(&v.Items[i], rest, onWay, under(at, step))...)
		}
		return append(parts, Part{Text: end})
	}
	return []Part{{Text: v.JSON()}}
}

// message compiles text that is sent as it stands. Where that is JSON, what
// stands in its strings is escaped as JSON wants it.
func (r *resolver) message(text string, slots scenario.Slots, path []any) Template {
	parts := r.parts(text, slots, Raw, path)
	var probe strings.Builder
	for _, p := range parts {
		if p.Slot == Literal {
			probe.WriteString(p.Text)
		} else {
			probe.WriteString("0")
		}
	}
	if !json.Valid([]byte(probe.String())) {
		return NewTemplate(parts...)
	}
	inString, escaped := false, false
	for i := range parts {
		if parts[i].Slot != Literal {
			if inString && parts[i].Slot != Index && parts[i].Slot != Counter {
				parts[i].Escape = EscapeJSON
			}
			continue
		}
		for _, ch := range []byte(parts[i].Text) {
			switch {
			case escaped:
				escaped = false
			case ch == '\\':
				escaped = inString
			case ch == '"':
				inString = !inString
			}
		}
	}
	return NewTemplate(parts...)
}

// form encodes names and values (WHATWG URL, application/x-www-form-urlencoded).
func (c *compiler) form(s *scenario.Step, at []any) Template {
	encode := func(text string) string { return string(escape([]byte(text), 0, EscapeForm)) }
	pad := ""
	if s.Size != nil {
		if pad = s.Size.Pad; pad == "" {
			length := -1
			for _, f := range *s.Form {
				if len(f.Value) > length {
					pad, length = f.Key, len(f.Value)
				}
			}
		}
	}
	var parts []Part
	for i, f := range *s.Form {
		if i > 0 {
			parts = append(parts, Part{Text: "&"})
		}
		parts = append(parts, Part{Text: encode(f.Key) + "="})
		for _, p := range c.parts(string(f.Value), c.slots, EscapeForm, under(at, f.Key)) {
			if p.Slot == Literal {
				p.Text = encode(p.Text)
			}
			parts = append(parts, p)
		}
		if s.Size != nil && f.Key == pad {
			if f.Value != "" {
				parts = append(parts, Part{Text: "+"})
			}
			parts = append(parts, Part{Slot: Pad, Escape: EscapeForm})
		}
	}
	return NewTemplate(parts...)
}

// fileTypes are the media types of files by their extension.
var fileTypes = map[string]string{
	".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".html": "text/html; charset=utf-8", ".form": "application/x-www-form-urlencoded", ".ndjson": "application/x-ndjson",
	".png": "image/png", ".jpg": "image/jpeg", ".pdf": "application/pdf", ".wav": "audio/wav", ".yaml": "application/yaml",
}

func (c *compiler) fileBody(text string, at []any) *Body {
	name := c.text(text, scenario.Fixed, Raw, at).String()
	b := &Body{Type: fileTypes[strings.ToLower(path.Ext(name))]}
	if b.Type == "" {
		b.Type = "application/octet-stream"
	}
	if err := scenario.CheckFile(name); err != nil {
		c.problems.Add(c.at(at...), "%v", err)
		return b
	}
	contents, err := c.contents(name, scenario.MaxBody)
	if err != nil {
		c.problems.Add(c.at(at...), "%v", err)
	}
	b.Text = NewTemplate(Part{Slot: File, Text: name, File: contents})
	return b
}

// maxSamples is how many sample files are looked at at most.
const maxSamples = 10_000

// size is the distribution of a body's size.
func (c *compiler) size(z *scenario.Size, at []any) *Spread {
	var s Spread
	switch {
	case z.From != "":
		sizes, err := c.sampleSizes(z.From)
		if err != nil {
			c.problems.Add(c.at(under(at, "from")...), "%v", err)
			return nil
		}
		s = Observed(sizes)
	case z.P99 > z.P50:
		s = LogNormal(float64(z.P50), float64(z.P99), 0.99)
	default:
		s = Constant(float64(z.P50))
	}
	s.Max = scenario.MaxBody
	return &s
}

func (r *resolver) sampleSizes(pattern string) ([]float64, error) {
	if r.o.Files == nil {
		return nil, fmt.Errorf("files %s: there is no scenario folder to read them from", strict.Quote(pattern))
	}
	names, err := fs.Glob(r.o.Files, path.Clean(pattern))
	if err != nil {
		return nil, fmt.Errorf("files %s: %s", strict.Quote(pattern), safe.Text(err.Error(), 0))
	}
	if len(names) > maxSamples {
		return nil, fmt.Errorf("files %s: there are more than %s, want at most that", strict.Quote(pattern), units.Count(maxSamples))
	}
	var sizes []float64
	for _, name := range names {
		info, err := fs.Stat(r.o.Files, name)
		if err != nil {
			return nil, fmt.Errorf("file %s: %s", strict.Quote(name), safe.Text(err.Error(), 0))
		}
		if info.Mode().IsRegular() && info.Size() > 0 {
			sizes = append(sizes, float64(info.Size()))
		}
	}
	if len(sizes) == 0 {
		return nil, fmt.Errorf("no file with a size matches %s in the scenario's folder", strict.Quote(pattern))
	}
	return sizes, nil
}
