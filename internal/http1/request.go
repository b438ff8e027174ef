package http1

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

// AppendEnd appends the empty line that ends a head.
func AppendEnd(dst []byte) []byte { return append(dst, "\r\n"...) }

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
