package platform

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// mostNesting is how deep JSON may be nested where no limit is configured.
const mostNesting = 1000

// members goes over the members of a JSON object (RFC 8259) and hands out each
// one's name and value as they stand, escapes and all. It reports what is
// wrong with the body, a nesting that is too deep included.
//
// It exists for the hot path: encoding/json goes over every byte twice, which
// is most of the time of a request with a body of real size.
func members(body []byte, nesting int, member func(name, value []byte)) *Error {
	s := scanner{b: body, nesting: nesting, member: member}
	s.space()
	if s.peek() != '{' {
		return BadRequest("The request body is not a JSON object.")
	}
	ok := s.value(0)
	s.space()
	switch {
	case s.tooDeep:
		return BadRequest(fmt.Sprintf("The request body is nested deeper than %d levels.", nesting))
	case !ok || s.i < len(s.b):
		return BadRequest("The request body is not valid JSON.")
	}
	return nil
}

// scanner reads JSON once and keeps nothing.
type scanner struct {
	b       []byte
	i       int
	nesting int
	member  func(name, value []byte) // of the outermost object
	tooDeep bool
}

// peek is the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.i < len(s.b) {
		return s.b[s.i]
	}
	return 0
}

func (s *scanner) space() {
	for s.i < len(s.b) {
		switch s.b[s.i] {
		case ' ', '\t', '\r', '\n':
			s.i++
		default:
			return
		}
	}
}

// value reads one value at a depth of so many objects and arrays.
func (s *scanner) value(depth int) bool {
	switch c := s.peek(); c {
	case '{', '[':
		if depth == s.nesting {
			s.tooDeep = true
			return false
		}
		s.i++
		return s.list(depth, c == '{')
	case '"':
		return s.text()
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	}
	return s.number()
}

// list reads what is between two brackets: members of an object or elements of
// an array.
func (s *scanner) list(depth int, object bool) bool {
	end := byte(']')
	if object {
		end = '}'
	}
	s.space()
	if s.peek() == end {
		s.i++
		return true
	}
	for {
		s.space()
		if !s.element(depth, object) {
			return false
		}
		s.space()
		switch s.peek() {
		case ',':
			s.i++
		case end:
			s.i++
			return true
		default:
			return false
		}
	}
}

func (s *scanner) element(depth int, object bool) bool {
	if !object {
		return s.value(depth + 1)
	}
	from := s.i + 1
	if s.peek() != '"' || !s.text() {
		return false
	}
	name := s.b[from : s.i-1]
	s.space()
	if s.peek() != ':' {
		return false
	}
	s.i++
	s.space()
	from = s.i
	if !s.value(depth + 1) {
		return false
	}
	if depth == 0 {
		s.member(name, s.b[from:s.i])
	}
	return true
}

// text reads a string, whose first quote is next.
func (s *scanner) text() bool {
	b := s.b
	for i := s.i + 1; i < len(b); i++ {
		for len(b)-i >= 8 && !special(binary.LittleEndian.Uint64(b[i:])) {
			i += 8
		}
		if i == len(b) {
			return false
		}
		switch c := b[i]; {
		case c == '"':
			s.i = i + 1
			return true
		case c == '\\':
			n := escape(b[i+1:])
			if n == 0 {
				return false
			}
			i += n
		case c < ' ':
			return false
		}
	}
	return false
}

// special reports whether any of eight bytes is a quote, a backslash or a control
// character. Most of a large body is none, and is gone over so in a third of
// the time.
func special(eight uint64) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	below := func(v, limit uint64) uint64 { return (v - limit*ones) &^ v & highs } // not 0 if a byte is below the limit, which is at most 128
	return below(eight, ' ')|below(eight^'"'*ones, 1)|below(eight^'\\'*ones, 1) != 0
}

// escape is the length of what follows a backslash, 0 if it is no escape.
func escape(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case bytes.IndexByte([]byte(`"\/bfnrt`), b[0]) >= 0:
		return 1
	case b[0] != 'u' || len(b) < 5:
		return 0
	}
	for _, c := range b[1:5] {
		if digit := c >= '0' && c <= '9'; !digit && (c|0x20 < 'a' || c|0x20 > 'f') {
			return 0
		}
	}
	return 5
}

func (s *scanner) word(w string) bool {
	if !bytes.HasPrefix(s.b[s.i:], []byte(w)) {
		return false
	}
	s.i += len(w)
	return true
}

func (s *scanner) number() bool {
	if s.peek() == '-' {
		s.i++
	}
	if s.peek() == '0' {
		s.i++
	} else if !s.digits() {
		return false
	}
	if s.peek() == '.' {
		s.i++
		if !s.digits() {
			return false
		}
	}
	if s.peek()|0x20 == 'e' {
		s.i++
		if c := s.peek(); c == '+' || c == '-' {
			s.i++
		}
		return s.digits()
	}
	return true
}

func (s *scanner) digits() bool {
	from := s.i
	for c := s.peek(); c >= '0' && c <= '9'; c = s.peek() {
		s.i++
	}
	return s.i > from
}

// plainText is a JSON value as text, at most limit runes of it.
func plainText(value []byte, limit int) string {
	text := value
	if len(value) > 0 && value[0] == '"' {
		text = value[1 : len(value)-1]
		if bytes.IndexByte(text, '\\') >= 0 {
			var plain string
			_ = json.Unmarshal(value, &plain) // it is valid: it has been read
			text = []byte(plain)
		}
	} else if string(value) == "null" {
		return ""
	}
	end := 0
	for n := 0; n < limit && end < len(text); n++ {
		_, size := utf8.DecodeRune(text[end:])
		end += size
	}
	return string(text[:end])
}
