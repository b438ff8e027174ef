package ws

import (
	"fmt"
	"strings"
)

// DeflateOffer is the value of Sec-WebSocket-Extensions that offers
// compression (RFC 7692 7.1): no message may depend on an earlier one in
// either direction, which is what lets a loop share one window among all its
// sockets, and a window of ours that is smaller than usual is no problem.
const DeflateOffer = deflateName + "; " + clientNoContext + "; " + serverNoContext + "; " + clientBits

const (
	deflateName     = "permessage-deflate"
	clientNoContext = "client_no_context_takeover"
	serverNoContext = "server_no_context_takeover"
	clientBits      = "client_max_window_bits"
	serverBits      = "server_max_window_bits"
)

// Deflate is what was agreed of permessage-deflate: the bits of the window
// that our messages may use, 8 to 15. 0 means that it was not agreed.
type Deflate uint8

const maxWindowBits = 15

// agree reads the answer to DeflateOffer (RFC 7692 7.1). No answer declines
// it. An answer must take back server_no_context_takeover: with it, the offer
// is accepted by including it (7.1.1.1), and a server that compresses with
// context takeover sends what we do not support (7.1, last paragraph).
func agree(header Header) (Deflate, error) {
	var found []extension
	for n := 0; ; n++ {
		value, ok := header.Field("Sec-WebSocket-Extensions", n)
		if !ok {
			break
		}
		list, err := parseExtensions(value)
		if err != nil {
			return 0, err
		}
		found = append(found, list...)
	}
	switch {
	case len(found) == 0:
		return 0, nil
	case found[0].name != deflateName:
		return 0, fmt.Errorf("extension %.60q, want none but %s, which alone was offered (RFC 6455 9.1)", found[0].name, deflateName)
	case len(found) > 1:
		return 0, fmt.Errorf("%d extensions, want %s once (RFC 6455 9.1)", len(found), deflateName)
	}
	return found[0].deflate()
}

// deflate judges the parameters of an answer.
func (e *extension) deflate() (Deflate, error) {
	agreed := Deflate(maxWindowBits)
	seen := map[string]bool{}
	for _, p := range e.params {
		if seen[p.name] {
			return 0, fmt.Errorf("parameter %.60q twice, want it once (RFC 7692 7.1)", p.name)
		}
		seen[p.name] = true
		switch p.name {
		case clientNoContext, serverNoContext:
			if p.valued {
				return 0, fmt.Errorf("%s=%.60q, want no value (RFC 7692 7.1.1)", p.name, p.value)
			}
		case clientBits, serverBits:
			bits, ok := windowBits(p.value)
			if !ok {
				return 0, fmt.Errorf("%s=%.60q, want 8 to 15 (RFC 7692 7.1.2)", p.name, p.value)
			}
			if p.name == clientBits {
				agreed = bits
			}
		default:
			return 0, fmt.Errorf("parameter %.60q of %s is not known (RFC 7692 7.1)", p.name, deflateName)
		}
	}
	if !seen[serverNoContext] {
		return 0, fmt.Errorf("%s without %s, which was offered, want it back (RFC 7692 7.1.1.1)", deflateName, serverNoContext)
	}
	return agreed, nil
}

// windowBits reads a decimal number from 8 to 15 without leading zeros.
func windowBits(s string) (Deflate, bool) {
	switch {
	case len(s) == 1 && (s == "8" || s == "9"):
		return Deflate(s[0] - '0'), true
	case len(s) == 2 && s[0] == '1' && s[1] >= '0' && s[1] <= '5':
		return Deflate(10 + s[1] - '0'), true
	}
	return 0, false
}

// extension is one of Sec-WebSocket-Extensions.
type extension struct {
	name   string
	params []param
}

type param struct {
	name, value string
	valued      bool // there was a "="
}

// parseExtensions reads extension-list (RFC 6455 9.1): tokens, values quoted or
// not, white space between any two of them.
func parseExtensions(value string) (list []extension, err error) {
	s := tokens{rest: value}
	for more := true; more; more = s.has(',') {
		e := extension{name: s.token()}
		for s.has(';') {
			p := param{name: s.token()}
			if p.valued = s.has('='); p.valued {
				p.value = s.value()
			}
			e.params = append(e.params, p)
		}
		list = append(list, e)
	}
	if s.bad || s.rest != "" {
		return nil, fmt.Errorf("Sec-WebSocket-Extensions %.100q, want a list of extensions (RFC 6455 9.1)", value)
	}
	return list, nil
}

// tokens takes a header value apart. Once it has met what does not belong it
// is bad, and finds nothing more.
type tokens struct {
	rest string
	bad  bool
}

func (s *tokens) white() { s.rest = strings.TrimLeft(s.rest, " \t") }

// has takes a separator, if it comes next.
func (s *tokens) has(separator byte) bool {
	s.white()
	if s.bad || s.rest == "" || s.rest[0] != separator {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// token takes a token (RFC 9110 5.6.2).
func (s *tokens) token() string {
	s.white()
	n := 0
	for n < len(s.rest) && isTokenByte(s.rest[n]) {
		n++
	}
	token := s.rest[:n]
	s.rest = s.rest[n:]
	s.bad = s.bad || n == 0
	return token
}

// value takes a token, perhaps in quotes (RFC 9110 5.6.4), within which any
// character may be escaped. It is a token without them, too (RFC 6455 9.1).
func (s *tokens) value() string {
	s.white()
	if s.rest == "" || s.rest[0] != '"' {
		return s.token()
	}
	var value strings.Builder
	for i := 1; i < len(s.rest); i++ {
		c := s.rest[i]
		if c == '"' {
			s.rest = s.rest[i+1:]
			s.bad = s.bad || value.Len() == 0
			return value.String()
		}
		if c == '\\' && i+1 < len(s.rest) {
			i++
			c = s.rest[i]
		}
		if !isTokenByte(c) {
			break
		}
		value.WriteByte(c)
	}
	s.bad = true
	return ""
}

func isTokenByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}
