// Package http1 is the client's side of HTTP/1.1 (RFC 9112) without the
// network: bytes in, heads and bodies of responses out; requests in, bytes out.
//
// It never reads a socket or a clock. It is strict: where the RFC lets a
// recipient mend a broken message, this one refuses it, because a message that
// two recipients read differently is itself a finding.
package http1

import (
	"encoding/binary"
	"math/bits"
)

// Error says how a message broke the protocol, or why one cannot be written.
type Error struct{ Detail string }

func (e *Error) Error() string { return "HTTP/1.1 protocol error: " + e.Detail }

// Limits bound what is taken from a peer. The zero value means the defaults.
type Limits struct {
	HeadBytes int // status line to empty line; 0: DefaultHeadBytes
	Headers   int // header lines, and trailer lines; 0: DefaultHeaders
	Interims  int // interim responses before a final one; 0: DefaultInterims

	BodyBytes      int64 // of one body, chunks decoded; 0: DefaultBodyBytes
	ExtensionBytes int   // chunk extensions of one body, and leading zeros beyond 16 digits; 0: DefaultExtensionBytes
	TrailerBytes   int   // trailer lines and the empty one behind them; 0: DefaultTrailerBytes
}

// What the zero Limits stand for.
const (
	DefaultHeadBytes      = 16 << 10
	DefaultHeaders        = 100
	DefaultInterims       = 32
	DefaultBodyBytes      = 64 << 20
	DefaultExtensionBytes = 8 << 10
	DefaultTrailerBytes   = 8 << 10
)

// or is limit, or what it defaults to.
func or[T int | int64](limit, otherwise T) T {
	if limit <= 0 {
		return otherwise
	}
	return limit
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

// runOfValue is run(b, inValue), eight bytes at a time: it is where the time
// of reading a head goes.
func runOfValue(b []byte) int {
	const (
		ones   = 0x0101010101010101
		tops   = 0x80 * ones
		spaces = ' ' * ones
		dels   = 0x7F * ones
	)
	i := 0
	for i+8 <= len(b) {
		w := binary.LittleEndian.Uint64(b[i:])
		del := w ^ dels // 0 where w has a DEL
		// The top bit of each byte below SP and of each DEL. A borrow can mark
		// bytes behind such a one, never the first.
		found := ((w-spaces)&^w | (del-ones)&^del) & tops
		if found == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(found) / 8
		if b[i] != '\t' {
			return i
		}
		i++
	}
	return i + run(b[i:], inValue)
}
