// Package safe holds the two things that must never be written as they are:
// secrets, and text that came from elsewhere.
package safe

import (
	"fmt"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"
)

const mask = "***"

// Secret is a value that every way of printing shows as ***.
type Secret struct{ value string }

// NewSecret wraps a value.
func NewSecret(value string) Secret { return Secret{value} }

// Reveal returns the value, for the one place that sends it.
func (s Secret) Reveal() string { return s.value }

// String hides the value.
func (s Secret) String() string { return mask }

// GoString hides the value from %#v.
func (s Secret) GoString() string { return mask }

// Format hides the value from every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalText hides the value from JSON, YAML and the like.
func (s Secret) MarshalText() ([]byte, error) { return []byte(mask), nil }

// LogValue hides the value from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(mask) }

// Text makes text from a server, a file or a user fit to be written to a
// terminal, a log or a report: at most limit bytes of it (0: no limit), with
// control characters, bidirectional controls, invisible format characters and
// invalid UTF-8 shown as escapes. What it returns it leaves unchanged when
// given it again.
func Text(s string, limit int) string {
	cut := limit > 0 && len(s) > limit
	if cut {
		s = s[:limit]
		for i := 0; i < utf8.UTFMax-1 && len(s) > 0 && !utf8.ValidString(s[max(0, len(s)-utf8.UTFMax):]); i++ {
			s = s[:len(s)-1]
		}
	}
	if plain(s) && !cut {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	if cut {
		b.WriteString("…")
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// hidden reports runes that steer a terminal or hide in text: controls (Cc),
// formats with the bidirectional controls among them (Cf), line and paragraph
// separators, private use and surrogates, and anything else that does not print.
func hidden(r rune) bool {
	return !unicode.IsPrint(r) && r != ' '
}
