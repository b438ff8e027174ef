// Package http1 is the client's side of HTTP/1.1 (RFC 9112) without the
// network: bytes in, message heads out; request heads in, bytes out.
//
// It never reads a socket or a clock and keeps no state between calls. It is
// strict: where the RFC lets a recipient mend a broken message, this one
// refuses it, because a message that two recipients read differently is itself
// a finding.
package http1

// Error says how a message broke the protocol, or why one cannot be written.
type Error struct{ Detail string }

func (e *Error) Error() string { return "HTTP/1.1 protocol error: " + e.Detail }

// Limits bound what ReadHead takes. The zero value means the defaults.
type Limits struct {
	HeadBytes int // status line to empty line; 0: DefaultHeadBytes
	Headers   int // header lines; 0: DefaultHeaders
}

// What the zero Limits stand for.
const (
	DefaultHeadBytes = 16 << 10
	DefaultHeaders   = 100
)

func (l Limits) orDefaults() Limits {
	if l.HeadBytes <= 0 {
		l.HeadBytes = DefaultHeadBytes
	}
	if l.Headers <= 0 {
		l.Headers = DefaultHeaders
	}
	return l
}

// class sorts bytes by where RFC 9110 allows them.
type class uint8

const (
	inToken   class = 1 << iota // tchar (5.6.2)
	inValue                     // VCHAR, obs-text, SP and HTAB (5.5)
	inVisible                   // VCHAR
)

var classes = func() (table [256]class) {
	for c := range 256 {
		if c == '\t' || c >= ' ' && c != 0x7F {
			table[c] |= inValue
		}
		if c > ' ' && c < 0x7F {
			table[c] |= inVisible
		}
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			table[c] |= inToken
		}
	}
	for _, c := range "!#$%&'*+-.^_`|~" {
		table[c] |= inToken
	}
	return table
}()

// run is the length of the longest beginning of s within a class.
func run[S ~string | ~[]byte](s S, in class) int {
	for i := range len(s) {
		if classes[s[i]]&in == 0 {
			return i
		}
	}
	return len(s)
}
