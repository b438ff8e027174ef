package ws

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
)

// Version is the value of Sec-WebSocket-Version in an upgrade (RFC 6455 4.1).
const Version = "13"

const (
	// KeySize is the length of a Sec-WebSocket-Key: 16 bytes in base64.
	KeySize = 24
	// AcceptSize is the length of a Sec-WebSocket-Accept: a SHA-1 in base64.
	AcceptSize = 28

	guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" // RFC 6455 1.3
)

// AppendKey appends the Sec-WebSocket-Key made of 16 random bytes, KeySize
// bytes long (RFC 6455 4.1).
func AppendKey(dst []byte, random [16]byte) []byte {
	return base64.StdEncoding.AppendEncode(dst, random[:])
}

// AcceptKey returns the Sec-WebSocket-Accept that answers a key. The SHA-1 is
// the RFC's (6455 4.2.2): it shows that the peer speaks WebSocket, no more.
func AcceptKey(key []byte) (accept [AcceptSize]byte) {
	var room [KeySize + len(guid)]byte
	sum := sha1.Sum(append(append(room[:0], key...), guid...))
	base64.StdEncoding.Encode(accept[:], sum[:])
	return accept
}

// Header gives the header lines of an answer by name and number, from 0.
type Header interface {
	Field(name string, n int) (value string, ok bool)
}

// Offer is what an upgrade asked for.
type Offer struct {
	Key          []byte   // Sec-WebSocket-Key
	Subprotocols []string // Sec-WebSocket-Protocol
	Deflate      bool     // DeflateOffer in Sec-WebSocket-Extensions; no other extension is ever offered
}

// CheckUpgrade judges the header fields of a 101 by RFC 6455 4.1, and says what
// was agreed of compression. The status is the caller's to check.
func CheckUpgrade(header Header, offer Offer) (Deflate, error) {
	if err := offer.check(header); err != nil {
		return 0, err
	}
	if !offer.Deflate {
		if v, n := sole(header, "Sec-WebSocket-Extensions"); n != 0 {
			return 0, fmt.Errorf("%s in the answer to the upgrade (RFC 6455 4.1), want none as none was offered", got("Sec-WebSocket-Extensions", v, n))
		}
		return 0, nil
	}
	agreed, err := agree(header)
	if err != nil {
		return 0, fmt.Errorf("answer to the upgrade: %w", err)
	}
	return agreed, nil
}

// check judges all but the extensions.
func (o *Offer) check(header Header) error {
	const where = "in the answer to the upgrade (RFC 6455 4.1)"
	if v, n := sole(header, "Upgrade"); n != 1 || !foldASCII(v, "websocket") {
		return fmt.Errorf("%s %s, want one with %q", got("Upgrade", v, n), where, "websocket")
	}
	if !hasToken(header, "Connection", "upgrade") {
		v, n := sole(header, "Connection")
		return fmt.Errorf("%s %s, want %q among them", got("Connection", v, n), where, "Upgrade")
	}
	accept := AcceptKey(o.Key)
	if v, n := sole(header, "Sec-WebSocket-Accept"); n != 1 || v != string(accept[:]) {
		return fmt.Errorf("%s %s, want one with %q", got("Sec-WebSocket-Accept", v, n), where, accept[:])
	}
	switch v, n := sole(header, "Sec-WebSocket-Protocol"); {
	case n == 0 || n == 1 && slices.Contains(o.Subprotocols, v):
		return nil
	default:
		return fmt.Errorf("%s %s, want at most one, of those offered: %q", got("Sec-WebSocket-Protocol", v, n), where, o.Subprotocols)
	}
}

// sole returns the first value and how many there are.
func sole(header Header, name string) (first string, n int) {
	first, ok := header.Field(name, 0)
	for ok {
		n++
		_, ok = header.Field(name, n)
	}
	return first, n
}

// hasToken reports whether comma-separated lists hold a token, in any case
// (RFC 9110 5.6.1, 7.6.1).
func hasToken(header Header, name, token string) bool {
	for n := 0; ; n++ {
		list, ok := header.Field(name, n)
		if !ok {
			return false
		}
		for more := true; more; {
			var item string
			item, list, more = strings.Cut(list, ",")
			if foldASCII(strings.Trim(item, " \t"), token) {
				return true
			}
		}
	}
}

// foldASCII compares without case. Equal length keeps out letters beyond ASCII
// that fold to ASCII ones: they are longer.
func foldASCII(s, ascii string) bool { return len(s) == len(ascii) && strings.EqualFold(s, ascii) }

// got says what was found of a header, the peer's words cut and quoted.
func got(name, value string, n int) string {
	switch n {
	case 0:
		return "no " + name
	case 1:
		return fmt.Sprintf("%s %.60q", name, value)
	}
	return fmt.Sprintf("%d %s headers", n, name)
}
