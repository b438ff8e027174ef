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
// 5.5), a Content-Length that is no number or that contradicts another (8.6),
// one beside Transfer-Encoding (RFC 9112 6.3), and a Transfer-Encoding
// that is anything but chunked, once, in HTTP/1.1 (6.1): no other was asked
// for with TE (RFC 9110 10.1.4).
func ReadHead(data []byte, limits Limits) (head Head, n int, err error) {
	n, err = head.read(data, &limits, false)
	return head, n, err
}

// read reads a head, perhaps the answer to a CONNECT: in a success its client
// must ignore what frames a body (RFC 9110 9.3.6).
func (h *Head) read(data []byte, limits *Limits, connect bool) (n int, err error) {
	most := or(limits.HeadBytes, DefaultHeadBytes)
	s := scanner{data: data[:min(len(data), most)], line: "header", length: -1}
	err = s.statusLine()
	reasonEnd := s.at - len("\r\n")
	if err == nil {
		s.frames = !connect || s.status/100 != 2
		err = s.fields(or(limits.Headers, DefaultHeaders))
	}
	switch {
	case err == nil:
		h.Status, h.Major, h.Minor, h.Reason = s.status, 1, s.minor, view(data[beforeReason:reasonEnd])
		h.ContentLength, h.fields = s.length, view(data[reasonEnd+len("\r\n"):s.at])
		h.chunked, h.closes, h.stays = s.chunked, s.closes, s.stays
		return s.at, nil
	case !errors.Is(err, errMore):
		return 0, err
	case len(data) >= most:
		return 0, refuse("head of more than %d bytes", most)
	}
	return 0, nil
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

	status, minor          int
	length                 int64 // of Content-Length, -1 before one was seen
	chunked, closes, stays bool
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
	d := s.data[:min(len(s.data), beforeReason)]
	for i, c := range d {
		if c < statusLeast[i] || c > statusMost[i] {
			return refuse("status line begins %.40q, want %s after byte %d (RFC 9112 4)", d[:i+1], statusPart(i), i)
		}
	}
	if len(d) < beforeReason {
		return errMore
	}
	s.minor = int(d[7] - '0')
	s.status = 100*int(d[9]-'0') + 10*int(d[10]-'0') + int(d[11]-'0')
	s.at = beforeReason + runOfValue(s.data[beforeReason:])
	return s.lineEnd("status line", nil)
}

// The bounds of each byte of a status line up to the reason.
const (
	statusLeast = "HTTP/1.0 100 "
	statusMost  = "HTTP/1.9 599 "

	beforeReason = len(statusLeast)
)

func statusPart(i int) string {
	switch {
	case i < len("HTTP/1."):
		return `"HTTP/1."`
	case i == len("HTTP/1."):
		return "a minor version"
	case statusLeast[i] == ' ':
		return `" "`
	}
	return "a status of three digits, 100 to 599,"
}

// field reads line number count: field-name ":" OWS field-value OWS CRLF
// (RFC 9112 5).
func (s *scanner) field(count int) error {
	line := s.data[s.at:]
	n := run(line, inToken)
	if n == len(line) {
		return errMore
	}
	name := line[:n]
	switch {
	case line[n] != ':':
		return s.noColon(count, name, line[n])
	case n == 0:
		return refuse("%s %d: no name before the colon (RFC 9112 5)", s.line, count)
	}
	value := line[n+1:]
	value = value[:runOfValue(value)]
	s.at += n + 1 + len(value)
	if s.at+1 < len(s.data) && s.data[s.at] == '\r' && s.data[s.at+1] == '\n' {
		s.at += len("\r\n")
	} else {
		return s.noLineEnd(s.line, name)
	}
	if !s.frames {
		return nil
	}
	switch n {
	case len("Connection"), len("Content-Length"), len("Transfer-Encoding"):
		return s.framing(name, trim(value))
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
func (s *scanner) framing(name, value []byte) error {
	switch {
	case is(name, "connection"):
		s.connection(value)
		return nil
	case is(name, "transfer-encoding"):
		switch {
		case !is(value, "chunked"):
			return refuse("Transfer-Encoding %.40q, want chunked alone (RFC 9112 6.1)", value)
		case s.chunked:
			return refuse("Transfer-Encoding chunked twice (RFC 9112 6.1)")
		case s.minor == 0:
			return refuse("Transfer-Encoding in an HTTP/1.0 response (RFC 9112 6.1)")
		}
		s.chunked = true
	case is(name, "content-length"):
		if err := s.contentLength(value); err != nil {
			return err
		}
	}
	if s.chunked && s.length >= 0 {
		return refuse("both Transfer-Encoding and Content-Length (RFC 9112 6.3)")
	}
	return nil
}

// contentLength reads one number, or a list of the same one, which is what
// repeated lines are joined to (RFC 9112 6.3, RFC 9110 5.3).
func (s *scanner) contentLength(list []byte) error {
	for rest, more := list, true; more; {
		var item []byte
		item, rest, more = bytes.Cut(rest, []byte(","))
		n, ok := number(trim(item))
		if !ok {
			return refuse("Content-Length %.40q, want a decimal number (RFC 9110 8.6)", list)
		}
		if s.length >= 0 && n != s.length {
			return refuse("Content-Length %d after %d (RFC 9110 8.6)", n, s.length)
		}
		s.length = n
	}
	return nil
}

// connection reads a list of options in any case (RFC 9110 7.6.1, 5.6.1).
func (s *scanner) connection(list []byte) {
	for {
		comma := bytes.IndexByte(list, ',')
		option := list
		if comma >= 0 {
			option = list[:comma]
		}
		option = trim(option)
		s.closes = s.closes || is(option, "close")
		s.stays = s.stays || is(option, "keep-alive")
		if comma < 0 {
			return
		}
		list = list[comma+1:]
	}
}

// trim takes off the white space around a value.
func trim(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
		b = b[1:]
	}
	for n := len(b) - 1; n >= 0 && (b[n] == ' ' || b[n] == '\t'); n-- {
		b = b[:n]
	}
	return b
}

// is compares without case. The word is in lower case, of letters and hyphens:
// setting the bit of lower case maps nothing else to those but control
// characters, which no name or value holds.
func is(s []byte, word string) bool {
	if len(s) != len(word) {
		return false
	}
	for i, c := range s {
		if c|0x20 != word[i] {
			return false
		}
	}
	return true
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

// lineEnd reads CRLF.
func (s *scanner) lineEnd(line string, name []byte) error {
	if rest := s.data[s.at:]; len(rest) >= 2 && rest[0] == '\r' && rest[1] == '\n' {
		s.at += len("\r\n")
		return nil
	}
	return s.noLineEnd(line, name)
}

// noLineEnd says what stands where a line should end: a byte that no line may
// hold, if it is not that more are needed.
func (s *scanner) noLineEnd(line string, name []byte) error {
	if len(name) > 0 {
		line = fmt.Sprintf("%s %.40q", line, name)
	}
	switch c, err := s.peek(); {
	case err != nil:
		return err
	case c == '\n':
		return refuse("%s: ends with LF alone, want CRLF (RFC 9112 2.2)", line)
	case c != '\r':
		return refuse("%s: control character %#02x (RFC 9110 5.5)", line, c)
	case s.at+1 == len(s.data):
		return errMore
	}
	return refuse("%s: CR without LF (RFC 9112 2.2)", line)
}
