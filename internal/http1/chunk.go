package http1

import (
	"errors"
	"math"
)

// sizeDigits is how many digits of a chunk size are free of charge: they hold
// every size that fits. Further ones are leading zeros.
const sizeDigits = 16

// chunkLine reads chunk-size [ chunk-ext ] CRLF (RFC 9112 7.1) at the start of
// data; n is its length, 0 if more bytes are needed. extra is how many bytes
// of it count as extension, of at most room.
func chunkLine(data []byte, room int) (size int64, extra, n int, err error) {
	most := sizeDigits + max(room, 0) // without the line end
	s := scanner{data: data[:min(len(data), most+len("\r\n"))]}
	size, err = s.chunkLine()
	switch {
	case err == nil:
		return size, max(0, s.at-len("\r\n")-sizeDigits), s.at, nil
	case !errors.Is(err, errMore):
		return 0, 0, 0, err
	case len(data) >= most+len("\r\n"):
		return 0, 0, 0, refuse("chunk extensions of more bytes than are allowed (RFC 9112 7.1.1)")
	}
	return 0, 0, 0, nil
}

func (s *scanner) chunkLine() (size int64, err error) {
	for ; s.at < len(s.data); s.at++ {
		d, ok := hexDigit(s.data[s.at])
		if !ok {
			break
		}
		if size > math.MaxInt64>>4 {
			return 0, refuse("chunk size of more than 63 bits (RFC 9112 7.1)")
		}
		size = size<<4 | int64(d)
	}
	digits := s.at
	for {
		c, err := s.peek()
		switch {
		case err != nil:
			return 0, err
		case digits == 0:
			return 0, refuse("chunk size begins with byte %#02x, want a hexadecimal digit (RFC 9112 7.1)", c)
		case c == '\r' || c == '\n':
			return size, s.lineEnd("chunk size", nil)
		}
		s.white() // BWS, which a recipient must take (RFC 9110 5.6.3), but only before a ";"
		switch next, err := s.peek(); {
		case err != nil:
			return 0, err
		case next != ';' && (c == ' ' || c == '\t'):
			return 0, refuse("white space behind a chunk size, want CRLF (RFC 9112 7.1)")
		case next != ';':
			return 0, refuse("byte %#02x behind a chunk size, want CRLF or an extension (RFC 9112 7.1)", c)
		}
		s.at++
		if err := s.extension(); err != nil {
			return 0, err
		}
	}
}

func hexDigit(c byte) (d byte, ok bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// white passes over spaces and tabs.
func (s *scanner) white() {
	for s.at < len(s.data) && (s.data[s.at] == ' ' || s.data[s.at] == '\t') {
		s.at++
	}
}

// extension reads BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ]
// (RFC 9112 7.1.1) and passes over it, as a recipient must that knows none.
func (s *scanner) extension() error {
	s.white()
	if err := s.token("name"); err != nil {
		return err
	}
	nameEnd := s.at
	s.white()
	c, err := s.peek()
	if err != nil {
		return err
	}
	if c != '=' {
		s.at = nameEnd // white space here belongs to the next extension
		return nil
	}
	s.at++
	s.white()
	if c, err = s.peek(); err == nil && c == '"' {
		return s.quoted()
	}
	return s.token("value")
}

func (s *scanner) token(what string) error {
	n := run(s.data[s.at:], inToken)
	s.at += n
	c, err := s.peek()
	if err == nil && n == 0 {
		return refuse("chunk extension: byte %#02x, want a %s (RFC 9112 7.1.1)", c, what)
	}
	return err
}

// quoted reads a quoted-string (RFC 9110 5.6.4).
func (s *scanner) quoted() error {
	s.at++
	for escaped := false; ; s.at++ {
		c, err := s.peek()
		switch {
		case err != nil:
			return err
		case classes[c]&inValue == 0:
			return refuse("chunk extension: byte %#02x in a quoted value (RFC 9110 5.6.4)", c)
		case c == '"' && !escaped:
			s.at++
			return nil
		}
		escaped = c == '\\' && !escaped
	}
}

// trailers reads what follows the last chunk: trailer fields and the empty line
// (RFC 9112 7.1.2). n is its length, 0 if more bytes are needed. All of them
// are discarded, which 6.5.1 of RFC 9110 allows, so none can frame anything.
func trailers(data []byte, limits *Limits) (n int, err error) {
	most := or(limits.TrailerBytes, DefaultTrailerBytes)
	s := scanner{data: data[:min(len(data), most)], line: "trailer"}
	err = s.fields(or(limits.Headers, DefaultHeaders))
	switch {
	case err == nil:
		return s.at, nil
	case !errors.Is(err, errMore):
		return 0, err
	case len(data) >= most:
		return 0, refuse("trailers of more than %d bytes", most)
	}
	return 0, nil
}
