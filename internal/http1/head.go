package http1

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"unsafe"
)

// Head is the head of a response: status line and header fields. It is a view
// of the bytes that it was read from, and so are the strings it gives out:
// they are valid as long as those bytes stay as they are. Clone one to keep it.
type Head struct {
	Status       int // 100 to 599
	Major, Minor int // of the HTTP version; Major is 1
	Reason       string
	// ContentLength is the length of the body that the head declares, in
	// bytes, -1 if it declares none.
	ContentLength int64

	fields  string // the header lines and the empty one behind them
	chunked bool   // Transfer-Encoding: chunked
	closes  bool   // Connection: close
	stays   bool   // Connection: keep-alive
}

// Clone returns a head that shares no memory with the input. It is one copy.
func (h *Head) Clone() Head {
	c := *h
	text := h.Reason + h.fields
	c.Reason, c.fields = text[:len(h.Reason)], text[len(h.Reason):]
	return c
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
		if strings.IndexByte(line, ':') != len(name) || !strings.EqualFold(line[:len(name)], name) {
			continue
		}
		if n == 0 {
			return strings.Trim(line[len(name)+1:], " \t\r"), true
		}
		n--
	}
	return "", false
}

// All gives the header lines in order, as the peer wrote the names, the values
// without the white space around them.
func (h *Head) All() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for line := range strings.Lines(h.fields) {
			name, value, ok := strings.Cut(line, ":")
			if ok && !yield(name, strings.Trim(value, " \t\r\n")) {
				return
			}
		}
	}
}

// errMore says that the input ended before what is read did.
var errMore = errors.New("more bytes are needed")

// ReadHead reads the head of a response at the start of data; n is its length.
// n == 0 and no error asks for more: call again with the same bytes and what
// follows behind them. A final response may come after interim ones (1xx,
// RFC 9110 15.2): read on at data[n:]. The head is a view of data, and nothing
// is allocated.
//
// The error is an *Error. It comes with the first byte that rules the head
// out, and at the latest when a limit is reached. Refused are, beside what is
// no HTTP/1.x at all: a bare CR or LF (a recipient may take LF for a line end,
// RFC 9112 2.2; this one does not), folded lines (5.2), white space before a
// colon or before the first header (5.1, 2.2), control characters (RFC 9110
// 5.5), a Content-Length that is not one number or that contradicts another
// (8.6), one beside Transfer-Encoding (RFC 9112 6.3), and a Transfer-Encoding
// that is anything but chunked, once, in HTTP/1.1 (6.1): no other was asked
// for with TE (RFC 9110 10.1.4).
func ReadHead(data []byte, limits Limits) (head Head, n int, err error) {
	return readHead(data, limits.orDefaults(), false)
}

// readHead reads a head, perhaps the answer to a CONNECT.
func readHead(data []byte, limits Limits, connect bool) (head Head, n int, err error) {
	s := scanner{data: data[:min(len(data), limits.HeadBytes)], line: "header", frames: true}
	err = s.readHead(limits.Headers, connect)
	switch {
	case err == nil:
		return s.head, s.at, nil
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

// scanner reads strictly from left to right, so that what it finds does not
// depend on how much of the input is there.
type scanner struct {
	data   []byte
	at     int
	line   string // what a line of fields is called in errors
	frames bool   // fields may frame the message: those of a trailer may not
	head   Head
}

// readHead reads everything up to the empty line into s.head. In a success a
// CONNECT's client must ignore what frames a body (RFC 9110 9.3.6).
func (s *scanner) readHead(maxHeaders int, connect bool) error {
	s.head.Major, s.head.ContentLength = 1, -1
	if err := s.statusLine(); err != nil {
		return err
	}
	s.frames = !connect || s.head.Status/100 != 2
	from := s.at
	if err := s.fields(maxHeaders); err != nil {
		return err
	}
	s.head.fields = view(s.data[from:s.at])
	return nil
}

// fields reads field lines and the empty line that ends them.
func (s *scanner) fields(most int) error {
	for count := 1; ; count++ {
		switch c, err := s.peek(); {
		case err != nil:
			return err
		case c == '\r':
			return s.lineEnd("empty line", nil)
		case count > most:
			return refuse("more than %d %ss", most, s.line)
		}
		if err := s.field(count); err != nil {
			return err
		}
	}
}

// view is b as a string, without a copy: it changes when b does.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// statusLine reads HTTP-version SP status-code SP [ reason-phrase ] CRLF
// (RFC 9112 4). The second space is wanted even before an empty reason.
func (s *scanner) statusLine() error {
	if err := s.expect("HTTP/1."); err != nil {
		return err
	}
	minor, err := s.digit("minor version", '0', '9')
	if err != nil {
		return err
	}
	if err := s.expect(" "); err != nil {
		return err
	}
	status := 0
	for i := range 3 {
		least, most := byte('0'), byte('9')
		if i == 0 {
			least, most = '1', '5'
		}
		d, err := s.digit("status of three digits, 100 to 599", least, most)
		if err != nil {
			return err
		}
		status = 10*status + d
	}
	if err := s.expect(" "); err != nil {
		return err
	}
	from := s.at
	s.at += runOfValue(s.data[from:])
	s.head.Status, s.head.Minor, s.head.Reason = status, minor, view(s.data[from:s.at])
	return s.lineEnd("status line", nil)
}

// field reads line number count: field-name ":" OWS field-value OWS CRLF
// (RFC 9112 5).
func (s *scanner) field(count int) error {
	start := s.at
	s.at += run(s.data[s.at:], inToken)
	name := s.data[start:s.at]
	switch c, err := s.peek(); {
	case err != nil:
		return err
	case c != ':':
		return s.noColon(count, name, c)
	case len(name) == 0:
		return refuse("%s %d: no name before the colon (RFC 9112 5)", s.line, count)
	}
	s.at++
	from := s.at
	s.at += runOfValue(s.data[from:])
	value := s.data[from:s.at]
	if err := s.lineEnd(s.line, name); err != nil {
		return err
	}
	if !s.frames {
		return nil
	}
	switch len(name) {
	case len("Connection"), len("Content-Length"), len("Transfer-Encoding"):
		return s.head.framing(name, bytes.Trim(value, " \t"))
	}
	return nil
}

// noColon says what is wrong with a line that has c where the colon belongs.
func (s *scanner) noColon(count int, name []byte, c byte) error {
	white := c == ' ' || c == '\t'
	switch {
	case white && len(name) == 0 && count == 1:
		return refuse("white space before %s 1 (RFC 9112 2.2)", s.line)
	case white && len(name) == 0:
		return refuse("%s %d: folded over two lines (RFC 9112 5.2)", s.line, count-1)
	case white:
		return refuse("%s %d, %.40q: white space before the colon (RFC 9112 5.1)", s.line, count, name)
	case c == '\r' || c == '\n':
		return refuse("%s %d, %.40q: no colon (RFC 9112 5)", s.line, count, name)
	}
	return refuse("%s %d: byte %#02x in the name, want a token (RFC 9110 5.1)", s.line, count, c)
}

// framing keeps what says where the body and the connection end, and refuses
// two answers to the first.
func (h *Head) framing(name, value []byte) error {
	switch {
	case is(name, "Connection"):
		h.closes = h.closes || listed(value, "close")
		h.stays = h.stays || listed(value, "keep-alive")
		return nil
	case is(name, "Transfer-Encoding"):
		switch {
		case !is(value, "chunked"):
			return refuse("Transfer-Encoding %.40q, want chunked alone (RFC 9112 6.1)", value)
		case h.chunked:
			return refuse("Transfer-Encoding chunked twice (RFC 9112 6.1)")
		case h.Minor == 0:
			return refuse("Transfer-Encoding in an HTTP/1.0 response (RFC 9112 6.1)")
		}
		h.chunked = true
	case is(name, "Content-Length"):
		n, ok := number(value)
		if !ok {
			return refuse("Content-Length %.40q, want one decimal number (RFC 9110 8.6)", value)
		}
		if h.ContentLength >= 0 && n != h.ContentLength {
			return refuse("Content-Length %d after %d (RFC 9110 8.6)", n, h.ContentLength)
		}
		h.ContentLength = n
	}
	if h.chunked && h.ContentLength >= 0 {
		return refuse("both Transfer-Encoding and Content-Length (RFC 9112 6.3)")
	}
	return nil
}

// is compares without case. Equal length keeps out letters beyond ASCII that
// fold to ASCII ones: they are longer.
func is(s []byte, ascii string) bool {
	return len(s) == len(ascii) && strings.EqualFold(view(s), ascii)
}

// listed reports whether a comma-separated list holds a token, in any case
// (RFC 9110 5.6.1).
func listed(list []byte, token string) bool {
	for more := true; more; {
		var item []byte
		item, list, more = bytes.Cut(list, []byte(","))
		if is(bytes.Trim(item, " \t"), token) {
			return true
		}
	}
	return false
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
