package http1

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
)

// Head is the head of a response: status line and header fields. Its strings
// share one copy of the head; clone a value to keep it without the rest.
type Head struct {
	Status       int // 100 to 599
	Major, Minor int // of the HTTP version; Major is 1
	Reason       string
	// ContentLength is the length of the body that the head declares, in
	// bytes, -1 if it declares none.
	ContentLength int64

	fields string // the header lines and the empty one behind them
}

// Get returns the first value of a header, in any case, without the white
// space around it; "" if there is none.
func (h *Head) Get(name string) string {
	value, _ := h.Field(name, 0)
	return value
}

// Field returns the value of the header's line number n, from 0, of those with
// that name in any case: lists are not taken apart. It allocates nothing.
func (h *Head) Field(name string, n int) (value string, ok bool) {
	for rest := h.fields; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		key, value, _ := strings.Cut(line, ":")
		if len(key) != len(name) || !strings.EqualFold(key, name) {
			continue
		}
		if n == 0 {
			return strings.Trim(value, " \t\r"), true
		}
		n--
	}
	return "", false
}

// errMore says that the input ended before the head did.
var errMore = errors.New("more bytes are needed")

// ReadHead reads the head of a response at the start of data; n is its length.
// n == 0 and no error asks for more: call again with the same bytes and what
// follows behind them. A final response may come after interim ones (1xx,
// RFC 9110 15.2): read on at data[n:].
//
// The error is an *Error. It comes with the first byte that rules the head
// out, and at the latest when a limit is reached. Refused are, beside what is
// no HTTP/1.x at all: a bare CR or LF (a recipient may take LF for a line end,
// RFC 9112 2.2; this one does not), folded lines (5.2), white space before a
// colon or before the first header (5.1, 2.2), control characters (RFC 9110
// 5.5), a Content-Length that is not one number or that contradicts another
// (8.6), and one beside Transfer-Encoding (RFC 9112 6.3).
func ReadHead(data []byte, limits Limits) (head Head, n int, err error) {
	limits = limits.orDefaults()
	s := scanner{data: data[:min(len(data), limits.HeadBytes)]}
	head, err = s.head(limits.Headers)
	switch {
	case err == nil:
		return head, s.at, nil
	case !errors.Is(err, errMore):
		return Head{}, 0, err
	case len(data) >= limits.HeadBytes:
		return Head{}, 0, refuse("head of more than %d bytes", limits.HeadBytes)
	}
	return Head{}, 0, nil
}

func refuse(format string, args ...any) error {
	return &Error{Detail: fmt.Sprintf(format, args...)}
}

// scanner reads a head strictly from left to right, so that what it finds does
// not depend on how much of the head is there.
type scanner struct {
	data   []byte
	at     int
	length int64 // of Content-Length, -1 before one was seen
	coded  bool  // Transfer-Encoding was seen
}

// head reads everything up to the empty line. The copy is made at the end, so
// a head that never ends costs nothing.
func (s *scanner) head(maxHeaders int) (Head, error) {
	s.length = -1
	minor, status, reason, err := s.statusLine()
	if err != nil {
		return Head{}, err
	}
	fieldsAt := s.at
	for count := 1; ; count++ {
		switch c, err := s.peek(); {
		case err != nil:
			return Head{}, err
		case c == '\r':
			if err := s.lineEnd("empty line", nil); err != nil {
				return Head{}, err
			}
			text := string(s.data[:s.at])
			return Head{
				Status: status, Major: 1, Minor: minor, Reason: text[reason.from:reason.to],
				ContentLength: s.length, fields: text[fieldsAt:],
			}, nil
		case count > maxHeaders:
			return Head{}, refuse("more than %d headers", maxHeaders)
		}
		if err := s.field(count); err != nil {
			return Head{}, err
		}
	}
}

// span is a range of the input.
type span struct{ from, to int }

// statusLine reads HTTP-version SP status-code SP [ reason-phrase ] CRLF
// (RFC 9112 4). The second space is wanted even before an empty reason.
func (s *scanner) statusLine() (minor, status int, reason span, err error) {
	if err = s.expect("HTTP/1."); err != nil {
		return 0, 0, span{}, err
	}
	if minor, err = s.digit("minor version", '0', '9'); err != nil {
		return 0, 0, span{}, err
	}
	if err = s.expect(" "); err != nil {
		return 0, 0, span{}, err
	}
	for i, most := range []byte{'5', '9', '9'} {
		least := byte('0')
		if i == 0 {
			least = '1'
		}
		d, err := s.digit("status of three digits, 100 to 599", least, most)
		if err != nil {
			return 0, 0, span{}, err
		}
		status = 10*status + d
	}
	if err = s.expect(" "); err != nil {
		return 0, 0, span{}, err
	}
	reason.from = s.at
	s.at += run(s.data[s.at:], inValue)
	reason.to = s.at
	return minor, status, reason, s.lineEnd("status line", nil)
}

// field reads header line number count: field-name ":" OWS field-value OWS
// CRLF (RFC 9112 5).
func (s *scanner) field(count int) error {
	start := s.at
	s.at += run(s.data[s.at:], inToken)
	name := s.data[start:s.at]
	switch c, err := s.peek(); {
	case err != nil:
		return err
	case (c == ' ' || c == '\t') && len(name) == 0 && count == 1:
		return refuse("white space between status line and header 1 (RFC 9112 2.2)")
	case (c == ' ' || c == '\t') && len(name) == 0:
		return refuse("header %d: folded over two lines (RFC 9112 5.2)", count-1)
	case c == ' ' || c == '\t':
		return refuse("header %d, %.40q: white space before the colon (RFC 9112 5.1)", count, name)
	case c == ':' && len(name) == 0:
		return refuse("header %d: no name before the colon (RFC 9112 5)", count)
	case c == '\r' || c == '\n':
		return refuse("header %d, %.40q: no colon (RFC 9112 5)", count, name)
	case c != ':':
		return refuse("header %d: byte %#02x in the name, want a token (RFC 9110 5.1)", count, c)
	}
	s.at++
	from := s.at
	s.at += run(s.data[from:], inValue)
	value := bytes.Trim(s.data[from:s.at], " \t")
	if err := s.lineEnd("header", name); err != nil {
		return err
	}
	return s.framing(name, value)
}

// framing keeps what says where the body ends, and refuses two answers to
// that.
func (s *scanner) framing(name, value []byte) error {
	switch {
	case bytes.EqualFold(name, []byte("Transfer-Encoding")):
		s.coded = true
	case bytes.EqualFold(name, []byte("Content-Length")):
		n, ok := number(value)
		if !ok {
			return refuse("Content-Length %.40q, want one decimal number (RFC 9110 8.6)", value)
		}
		if s.length >= 0 && n != s.length {
			return refuse("Content-Length %d after %d (RFC 9110 8.6)", n, s.length)
		}
		s.length = n
	default:
		return nil
	}
	if s.coded && s.length >= 0 {
		return refuse("both Transfer-Encoding and Content-Length (RFC 9112 6.3)")
	}
	return nil
}

// number reads 1*DIGIT that fits 63 bits.
func number(digits []byte) (n int64, ok bool) {
	for _, c := range digits {
		if c < '0' || c > '9' || n > (math.MaxInt64-int64(c-'0'))/10 {
			return 0, false
		}
		n = 10*n + int64(c-'0')
	}
	return n, len(digits) > 0
}

// peek returns the next byte.
func (s *scanner) peek() (byte, error) {
	if s.at == len(s.data) {
		return 0, errMore
	}
	return s.data[s.at], nil
}

// expect reads exactly these bytes of the status line.
func (s *scanner) expect(want string) error {
	for i := range len(want) {
		c, err := s.peek()
		if err != nil {
			return err
		}
		if c != want[i] {
			return refuse("status line begins %.40q, want %q after byte %d (RFC 9112 4)", s.data, want, s.at-i)
		}
		s.at++
	}
	return nil
}

// digit reads one digit of the status line within bounds.
func (s *scanner) digit(what string, least, most byte) (int, error) {
	c, err := s.peek()
	if err != nil {
		return 0, err
	}
	if c < least || c > most {
		return 0, refuse("status line begins %.40q, want a %s (RFC 9112 4)", s.data, what)
	}
	s.at++
	return int(c - '0'), nil
}

// lineEnd reads CRLF. What stands there instead is a byte no line may hold.
func (s *scanner) lineEnd(line string, name []byte) error {
	where := func() string {
		if len(name) > 0 {
			return fmt.Sprintf("%s %.40q", line, name)
		}
		return line
	}
	switch c, err := s.peek(); {
	case err != nil:
		return err
	case c == '\n':
		return refuse("%s: ends with LF alone, want CRLF (RFC 9112 2.2)", where())
	case c != '\r':
		return refuse("%s: control character %#02x (RFC 9110 5.5)", where(), c)
	}
	if s.at+1 == len(s.data) {
		return errMore
	}
	if s.data[s.at+1] != '\n' {
		return refuse("%s: CR without LF (RFC 9112 2.2)", where())
	}
	s.at += len("\r\n")
	return nil
}
