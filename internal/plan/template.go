package plan

import (
	"encoding/json"
	"fmt"
	"strconv"

	"holdfast/internal/safe"
)

// Slot is what a template leaves open until a socket is opened or a message
// sent.
type Slot uint8

// The slots.
const (
	Literal Slot = iota
	Index        // number of the socket in its pool
	Counter      // number of the message on its socket, from 0
	Secret
)

// Template is text with slots, compiled once: rendering appends and allocates
// nothing.
type Template struct {
	parts []Part
}

// Part is one piece of a template.
type Part struct {
	Slot   Slot
	Text   string      // of a Literal; the name of a Secret
	Secret safe.Secret // its value; never serialised
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

// Append renders the template behind dst for socket number index and message
// number n.
func (t Template) Append(dst []byte, index, n int) []byte {
	for i := range t.parts {
		switch p := &t.parts[i]; p.Slot {
		case Literal:
			dst = append(dst, p.Text...)
		case Index:
			dst = strconv.AppendInt(dst, int64(index), 10)
		case Counter:
			dst = strconv.AppendInt(dst, int64(n), 10)
		case Secret:
			dst = append(dst, p.Secret.Reveal()...)
		}
	}
	return dst
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
			s = append(append(append(s, "${secrets."...), p.Text...), '}')
		}
	}
	return string(s)
}

type partJSON struct {
	Text   string `json:"text,omitempty"`
	Slot   string `json:"slot,omitempty"`
	Secret string `json:"secret,omitempty"`
}

// MarshalJSON writes the parts; a secret is written as its name alone.
func (t Template) MarshalJSON() ([]byte, error) {
	parts := make([]partJSON, len(t.parts))
	for i, p := range t.parts {
		switch p.Slot {
		case Literal:
			parts[i].Text = p.Text
		case Index:
			parts[i].Slot = "index"
		case Counter:
			parts[i].Slot = "n"
		case Secret:
			parts[i].Secret = p.Text
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
		switch {
		case p.Secret != "":
			t.parts = append(t.parts, Part{Slot: Secret, Text: p.Secret})
		case p.Slot == "index":
			t.parts = append(t.parts, Part{Slot: Index})
		case p.Slot == "n":
			t.parts = append(t.parts, Part{Slot: Counter})
		case p.Slot != "":
			return fmt.Errorf("slot %q is unknown, want index or n", p.Slot)
		default:
			t.parts = append(t.parts, Part{Text: p.Text})
		}
	}
	return nil
}
