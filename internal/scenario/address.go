package scenario

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"holdfast/internal/strict"
)

// Address is the URL of a pool taken apart. Slots may stand in Path alone.
type Address struct {
	Base string // ws://HOST[:PORT] or wss://…, empty if the URL is relative
	Host string // without port and brackets, empty if the URL is relative
	Port int
	Path string // path and query, empty or beginning with / or ?
}

const (
	wsPort  = 80
	wssPort = 443
)

// ParseAddress takes a URL of a pool apart: ws://HOST[:PORT][/PATH][?QUERY],
// the same with wss://, or a path for behind target.ws. Slots are written ${…} in it.
func ParseAddress(text string) (Address, error) {
	if i := strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }); i >= 0 {
		return Address{}, errors.New("url holds a space, control or non-ASCII character, want it percent-encoded")
	}
	if strings.Contains(text, "#") {
		return Address{}, errors.New("url has a fragment (#…), want none (RFC 6455 3)")
	}
	if text == "" || text[0] == '/' || text[0] == '?' {
		return Address{Path: text}, checkPath(text)
	}
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok || strings.ContainsAny(scheme, "/?") {
		return Address{}, fmt.Errorf("url is %s, want ws://HOST/… or a path that begins with /", strict.Quote(text))
	}
	scheme = strings.ToLower(scheme)
	switch scheme {
	case "ws", "wss":
	case "http", "https":
		return Address{}, fmt.Errorf("%s:// for sockets is not supported yet, want ws:// or wss://", scheme)
	default:
		return Address{}, fmt.Errorf("url has the scheme %s, want ws or wss", strict.Quote(scheme))
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	}
	a := Address{Base: scheme + "://" + rest[:end], Path: rest[end:], Port: wsPort}
	if scheme == "wss" {
		a.Port = wssPort
	}
	if err := checkPath(a.Path); err != nil {
		return Address{}, err
	}
	return a, a.authority(rest[:end])
}

// ParseRequestURL takes the URL of a request apart:
// http(s)://HOST[:PORT][/PATH][?QUERY], or a path for behind target.http.
// Slots are written ${…} in it.
func ParseRequestURL(text string) (Address, error) { return parseURL(text, "http", "https") }

// ports are the default ports of schemes (RFC 9110 4.2).
var ports = map[string]int{"http": 80, "https": 443}

func parseURL(text string, schemes ...string) (Address, error) {
	plain := withoutSlots(text)
	if strings.ContainsFunc(plain, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return Address{}, errors.New("url holds a space, control or non-ASCII character, want it percent-encoded")
	}
	if strings.Contains(plain, "#") {
		return Address{}, errors.New("url has a fragment (#…), want none: it is never sent (RFC 9110 7.1)")
	}
	if text == "" || text[0] == '/' || text[0] == '?' {
		return Address{Path: text}, checkPath(text)
	}
	wanted := strict.OneOf(schemes)
	scheme, rest, ok := strings.Cut(text, "://")
	if !ok || strings.ContainsAny(scheme, "/?") {
		return Address{}, fmt.Errorf("url is %s, want %s://HOST/… or a path that begins with /", strict.Quote(text), schemes[0])
	}
	if scheme = strings.ToLower(scheme); !slices.Contains(schemes, scheme) {
		return Address{}, fmt.Errorf("url has the scheme %s, want %s", strict.Quote(scheme), wanted)
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	}
	a := Address{Base: scheme + "://" + rest[:end], Path: rest[end:]}
	if err := checkPath(a.Path); err != nil {
		return Address{}, err
	}
	err := a.authority(rest[:end])
	if i := strings.LastIndexByte(rest[:end], ':'); err == nil && (i < 0 || strings.HasSuffix(rest[:end], "]")) {
		a.Port = ports[scheme]
	}
	return a, err
}

// withoutSlots drops what stands in ${…}.
func withoutSlots(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "${")
		b.WriteString(before)
		_, rest, closed := strings.Cut(after, "}")
		if !found || !closed {
			b.WriteString(after)
			return b.String()
		}
		text = rest
	}
}

func checkPath(path string) error {
	if strings.HasPrefix(path, "//") {
		return errors.New("url has a path that begins with //, want one /")
	}
	if _, err := url.Parse("ws://host" + path); err != nil {
		return errors.New("url has a bad escape, want % and two hexadecimal digits")
	}
	return nil
}

// authority reads HOST[:PORT]; without a port, a keeps its own.
func (a *Address) authority(text string) error {
	if strings.Contains(text, "${") {
		return errors.New("url has a slot in its host, want one host for all sockets")
	}
	u, err := url.Parse("ws://" + text)
	switch {
	case err != nil || u.Hostname() == "":
		return fmt.Errorf("url has the host %s, want HOST or HOST:PORT", strict.Quote(text))
	case u.User != nil:
		return errors.New("url holds a user or password, want an Authorization header")
	}
	a.Host = u.Hostname()
	if port := u.Port(); port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return fmt.Errorf("url has the port %s, want 1 to 65535", strict.Quote(port))
		}
		a.Port = int(n)
	}
	return nil
}

// CheckBase says what is wrong with a target.ws, or nothing.
func CheckBase(text string) error {
	a, err := ParseAddress(text)
	switch {
	case strings.Contains(text, "${"):
		return errors.New("url has a slot, want it in the pool's url")
	case err != nil:
		return err
	case a.Base == "":
		return fmt.Errorf("url is %s, want ws://HOST[:PORT][/PATH]", strict.Quote(text))
	case strings.Contains(a.Path, "?"):
		return errors.New("url has a query, want it in the pool's url")
	}
	return nil
}

// CheckHTTPBase says what is wrong with a target.http, or nothing.
func CheckHTTPBase(text string) error {
	a, err := ParseRequestURL(text)
	if err != nil || a.Base == "" || strings.ContainsAny(a.Path, "?") || strings.Contains(text, "${") {
		return fmt.Errorf("%s is no base for requests, want http://HOST[:PORT][/PATH] or https://…", strict.Quote(text))
	}
	return nil
}

// CheckAllowed says what is wrong with an entry of an allow list, HOST or
// HOST:PORT, or nothing.
func CheckAllowed(text string) error {
	host := text
	if strings.Count(text, ":") > 1 && !strings.HasPrefix(text, "[") {
		host = "[" + text + "]" // an IPv6 address without brackets
	}
	var a Address
	if strings.ContainsAny(text, "/?#@*$% ") || strings.ContainsFunc(text, func(r rune) bool { return r > '~' }) || a.authority(host) != nil {
		return fmt.Errorf("%s is no host, want HOST or HOST:PORT (ASCII, no scheme, no path, no *)", strict.Quote(text))
	}
	return nil
}

// CheckServerName says what is wrong with a name that certificates are verified
// against, or nothing.
func CheckServerName(text string) error {
	host := text
	if strings.Count(text, ":") > 1 && !strings.HasPrefix(text, "[") {
		host = "[" + text + "]" // an IPv6 address without brackets
	}
	var a Address
	if CheckAllowed(text) != nil || a.authority(host) != nil || a.Port != 0 {
		return fmt.Errorf("server_name is %s, want a host name without a port", strict.Quote(text))
	}
	return nil
}

// isToken reports a token of RFC 9110 5.6.2, as header names and subprotocols
// are.
func isToken(s string) bool {
	const marks = "!#$%&'*+-.^_`|~"
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(marks, r)
	})
}

// CheckSubprotocol says what is wrong with a subprotocol, or nothing.
func CheckSubprotocol(text string) error {
	if !isToken(text) {
		return fmt.Errorf("subprotocol %s is no token, want letters, digits and -._ (RFC 6455 4.1)", strict.Quote(text))
	}
	return nil
}

// CheckHeaderName says what is wrong with the name of a header of the upgrade,
// or nothing.
func CheckHeaderName(text string) error {
	name := strings.ToLower(text)
	switch {
	case !isToken(text):
		return fmt.Errorf("header name %s is no token, want letters, digits and - (RFC 9110 5.6.2)", strict.Quote(text))
	case name == "sec-websocket-protocol":
		return fmt.Errorf("header %s belongs to the handshake, want subprotocols instead", text)
	case name == "sec-websocket-extensions":
		return fmt.Errorf("header %s belongs to the handshake, want it left out, or deflate: true in a pool", text)
	case name == "host":
		return fmt.Errorf("header %s belongs to the handshake: it is the host of the url", text)
	case name == "upgrade", name == "connection", strings.HasPrefix(name, "sec-websocket-"):
		return fmt.Errorf("header %s belongs to the handshake, want it left out", text)
	case name == "content-length", name == "transfer-encoding":
		return fmt.Errorf("header %s says that a body follows, want it left out: an upgrade has none", text)
	}
	return nil
}

// CheckRequestHeader says what is wrong with the name of a header of a
// request, or nothing.
func CheckRequestHeader(text string) error {
	switch name := strings.ToLower(text); {
	case !isToken(text):
		return fmt.Errorf("header name %s is no token, want letters, digits and - (RFC 9110 5.6.2)", strict.Quote(text))
	case name == "host":
		return fmt.Errorf("header %s is the host of the url, want it left out", text)
	case slices.Contains([]string{"content-length", "transfer-encoding", "connection", "upgrade", "expect", "te", "trailer"}, name):
		return fmt.Errorf("header %s follows from how a request is sent, want it left out", text)
	}
	return nil
}

// CheckHeaderValue says what is wrong with a header's value, or nothing. It
// does not repeat the value, which may hold a secret.
func CheckHeaderValue(text string) error {
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
		return errors.New("holds a line break or another control character, want one line of text")
	}
	return nil
}
