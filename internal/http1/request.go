package http1

import (
	"strconv"
	"strings"
)

// AppendRequest appends the request line and the Host header (RFC 9112 3, 3.2)
// to dst: method GET, target /path?query, host name[:port]. Header lines
// follow with AppendField, and AppendEnd ends the head.
//
// What would break the message is refused with an *Error, and dst comes back
// as it was: a method that is no token, a target or host that is empty or
// holds anything but visible ASCII. Characters beyond that are to be
// percent-encoded (RFC 3986 2.1), names in their ASCII form.
func AppendRequest[T ~string | ~[]byte](dst []byte, method string, target T, host string) ([]byte, error) {
	if n := run(method, inToken); n < len(method) || n == 0 {
		return dst, refuse("request method %.40q, want a token such as GET (RFC 9110 9.1)", method)
	}
	if err := visible("target", target); err != nil {
		return dst, err
	}
	if err := visible("host", host); err != nil {
		return dst, err
	}
	dst = append(append(dst, method...), ' ')
	dst = append(append(dst, target...), " HTTP/1.1\r\nHost: "...)
	return append(append(dst, host...), "\r\n"...), nil
}

// AppendConnect appends the request line and the Host header of a CONNECT, which
// asks a proxy for a tunnel (RFC 9110 9.3.6): authority is host:port, an IPv6
// address in brackets, and the port is not left out even where a scheme has a
// default (RFC 9112 3.2.3). Header lines follow as in AppendRequest.
func AppendConnect(dst []byte, authority string) ([]byte, error) {
	if err := visible("authority", authority); err != nil {
		return dst, err
	}
	colon := strings.LastIndexByte(authority, ':')
	host, port := authority[:max(colon, 0)], authority[colon+1:]
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 || colon < 0 {
		return dst, refuse("request authority %.60q, want host:port with a port from 1 to 65535 (RFC 9112 3.2.3)", authority)
	}
	if !isHost(host) {
		return dst, refuse("request authority %.60q, want host:port, an IPv6 address in brackets (RFC 3986 3.2.2)", authority)
	}
	return AppendRequest(dst, "CONNECT", authority, authority)
}

// isHost reports a name or address without what would make it more: user
// information, a path, a second port.
func isHost(host string) bool {
	allowed := "-._~%!$&'()*+,;="
	if n := len(host); n > 2 && host[0] == '[' && host[n-1] == ']' {
		host, allowed = host[1:n-1], ":."
	}
	for i := range len(host) {
		c := host[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		if !letter && strings.IndexByte(allowed, c) < 0 {
			return false
		}
	}
	return host != ""
}

// AppendField appends one header line. A name that is no token, and a value
// with CR, LF, NUL or another control character except the tab, are refused
// with an *Error, and dst comes back as it was: such a value would write
// headers of its own (RFC 9110 5.5). The error never shows the value, which
// may be a secret.
func AppendField[V ~string | ~[]byte](dst []byte, name string, value V) ([]byte, error) {
	if n := run(name, inToken); n < len(name) || n == 0 {
		return dst, refuse("header name %.40q, want a token (RFC 9110 5.1)", name)
	}
	if n := run(value, inValue); n < len(value) {
		return dst, refuse("header %.40q: byte %d of the value is %#02x, want no control characters (RFC 9110 5.5)", name, n, value[n])
	}
	dst = append(append(dst, name...), ": "...)
	return append(append(dst, value...), "\r\n"...), nil
}

// AppendContentLength appends the header line that declares a body of n bytes
// (RFC 9110 8.6). A request with a body carries this or AppendChunked, one
// without neither, except a POST or PUT of 0 bytes.
func AppendContentLength(dst []byte, n int64) []byte {
	return append(strconv.AppendInt(append(dst, "Content-Length: "...), max(n, 0), 10), "\r\n"...)
}

// AppendChunked appends the header line that declares a body in chunks (RFC
// 9112 6.1).
func AppendChunked(dst []byte) []byte { return append(dst, "Transfer-Encoding: chunked\r\n"...) }

// AppendEnd appends the empty line that ends a head.
func AppendEnd(dst []byte) []byte { return append(dst, "\r\n"...) }

// AppendChunk appends a piece of a body in chunks (RFC 9112 7.1). An empty piece
// appends nothing: a chunk of size 0 would end the body.
func AppendChunk[T ~string | ~[]byte](dst []byte, piece T) []byte {
	if len(piece) == 0 {
		return dst
	}
	dst = append(strconv.AppendUint(dst, uint64(len(piece)), 16), "\r\n"...)
	return append(append(dst, piece...), "\r\n"...)
}

// AppendLastChunk appends the end of a body in chunks, without trailers.
func AppendLastChunk(dst []byte) []byte { return append(dst, "0\r\n\r\n"...) }

// visible refuses what is empty or holds anything but visible ASCII. A target
// may hold a secret, so the error shows one byte of it.
func visible[S ~string | ~[]byte](what string, s S) error {
	if len(s) == 0 {
		return refuse("request %s is empty", what)
	}
	if n := run(s, inVisible); n < len(s) {
		return refuse("request %s: byte %d is %#02x, want visible ASCII only", what, n, s[n])
	}
	return nil
}
