package plan

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"holdfast/internal/safe"
)

// Slot is what a template leaves open until a socket is opened, a message sent
// or a request made.
type Slot uint8

// The slots.
const (
	Literal   Slot = iota
	Index          // number of the socket in its pool, or of the interaction in its load
	Counter        // number of the message on its socket, or of the interaction in its load, from 0
	Secret         // Part.Secret, by name
	Token          // of plan.Auth number Part.N
	Row            // column Part.N of the interaction's row
	Extracted      // Journey.Extracted number Part.N
	Fake           // made-up data; Part.Text names the function
	Pad            // filler up to the body's size
	File           // Part.File, the contents of a file, by its name
)

var slotNames = [...]string{Index: "index", Counter: "n", Secret: "secret", Token: "token", Row: "row", Extracted: "extracted", Fake: "fake", Pad: "pad", File: "file"}

// Escape is how the value of a slot is made fit for where it stands.
type Escape string

// The ways to escape. Literals are written as they must be sent.
const (
	Raw         Escape = ""
	EscapeJSON  Escape = "json"  // inside a JSON string (RFC 8259 7)
	EscapePath  Escape = "path"  // inside a URL: what may not stand there is percent-encoded
	EscapeForm  Escape = "form"  // application/x-www-form-urlencoded
	EscapeField Escape = "field" // a header: control characters become spaces
)

// Template is text with slots, compiled once: rendering appends and allocates
// nothing, made-up data excepted.
type Template struct {
	parts []Part
}

// Part is one piece of a template.
type Part struct {
	Slot   Slot
	N      int         // number of a Token, Row or Extracted
	Text   string      // of a Literal; the name of a Secret (empty if it is from a command line), Token, Row, Extracted, Fake or File
	Escape Escape      // of a slot's value
	Secret safe.Secret // its value; never serialised
	File   string      // its contents; never serialised: they may be large, private or no text
}

// Values are what slots stand for at one moment. What a template does not use
// may be left out.
type Values struct {
	Index, N  int
	Tokens    []string
	Row       []string
	Extracted []string
	Fake      func(dst []byte, name string) []byte
	Pad       int // bytes of filler
}

// Text is a template without slots.
func Text(s string) Template { return NewTemplate(Part{Text: s}) }

// NewTemplate joins parts; neighbouring literals become one.
func NewTemplate(parts ...Part) Template {
	var t Template
	for _, p := range parts {
		if last := len(t.parts) - 1; p.Slot == Literal && last >= 0 && t.parts[last].Slot == Literal {
			t.parts[last].Text += p.Text
			continue
		}
		if p.Slot != Literal || p.Text != "" {
			t.parts = append(t.parts, p)
		}
	}
	return t
}

// IsZero reports a template that renders to nothing.
func (t Template) IsZero() bool { return len(t.parts) == 0 }

// Append renders the template behind dst.
func (t Template) Append(dst []byte, v *Values) []byte {
	for i := range t.parts {
		p := &t.parts[i]
		from := len(dst)
		switch p.Slot {
		case Literal:
			dst = append(dst, p.Text...)
			continue
		case Index:
			dst = strconv.AppendInt(dst, int64(v.Index), 10)
			continue
		case Counter:
			dst = strconv.AppendInt(dst, int64(v.N), 10)
			continue
		case Pad:
			dst = appendPad(dst, v.Pad)
		case File:
			dst = append(dst, p.File...)
		case Secret:
			dst = append(dst, p.Secret.Reveal()...)
		case Token:
			dst = append(dst, at(v.Tokens, p.N)...)
		case Row:
			dst = append(dst, at(v.Row, p.N)...)
		case Extracted:
			dst = append(dst, at(v.Extracted, p.N)...)
		case Fake:
			if v.Fake != nil {
				dst = v.Fake(dst, p.Text)
			}
		}
		if p.Escape != Raw {
			dst = escape(dst, from, p.Escape)
		}
	}
	return dst
}

func at(values []string, n int) string {
	if n < len(values) {
		return values[n]
	}
	return ""
}

// Uses reports whether a slot occurs in the template.
func (t Template) Uses(slot Slot) bool {
	return slices.ContainsFunc(t.parts, func(p Part) bool { return p.Slot == slot })
}

// String shows the template as it is written in a scenario, secrets by name.
func (t Template) String() string {
	var s []byte
	for _, p := range t.parts {
		switch p.Slot {
		case Literal:
			s = append(s, p.Text...)
		case Index:
			s = append(s, "${index}"...)
		case Counter:
			s = append(s, "${n}"...)
		case Secret:
			if p.Text == "" { // of a command line
				s = append(s, "***"...)
				continue
			}
			s = append(append(append(s, "${secrets."...), p.Text...), '}')
		case Token:
			s = append(append(append(s, "${auth."...), p.Text...), ".token}"...)
		case Row:
			s = append(append(append(s, "${row."...), p.Text...), '}')
		case Fake:
			s = append(append(append(s, "${fake."...), p.Text...), '}')
		case Extracted:
			s = append(append(append(s, "${"...), p.Text...), '}')
		case Pad:
			s = append(s, "${pad}"...)
		case File:
			s = append(append(append(s, "${file "...), p.Text...), '}')
		}
	}
	return string(s)
}

type partJSON struct {
	Text   string `json:"text,omitempty"`
	Slot   string `json:"slot,omitempty"`
	Name   string `json:"name,omitempty"` // of a secret, token, row, extracted value, made-up datum or file
	N      int    `json:"n,omitempty"`
	Escape Escape `json:"escape,omitempty"`
}

// MarshalJSON writes the parts; a secret is written as its name alone.
func (t Template) MarshalJSON() ([]byte, error) {
	parts := make([]partJSON, len(t.parts))
	for i, p := range t.parts {
		if p.Slot == Literal {
			parts[i].Text = p.Text
		} else {
			parts[i] = partJSON{Slot: slotNames[p.Slot], Name: p.Text, N: p.N, Escape: p.Escape}
		}
	}
	return json.Marshal(parts)
}

// UnmarshalJSON reads what MarshalJSON writes. Secrets come back without their
// values.
func (t *Template) UnmarshalJSON(data []byte) error {
	var parts []partJSON
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	t.parts = nil
	for _, p := range parts {
		if p.Slot == "" {
			t.parts = append(t.parts, Part{Text: p.Text})
			continue
		}
		slot := slices.Index(slotNames[:], p.Slot)
		if slot <= 0 {
			return fmt.Errorf("slot %q is unknown, want one of %s", p.Slot, strings.Join(slotNames[1:], ", "))
		}
		t.parts = append(t.parts, Part{Slot: Slot(slot), Text: p.Name, N: p.N, Escape: p.Escape})
	}
	return nil
}
