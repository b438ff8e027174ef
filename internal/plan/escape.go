package plan

import (
	"slices"
	"unicode/utf8"
)

const hexDigits = "0123456789ABCDEF"

// padding is what fills a body up: words, so that a server that compresses or
// indexes it has something like the work of the real thing.
const padding = "the caller reports that the line drops after the greeting and asks to be called back "

// appendPad appends n bytes of filler.
func appendPad(dst []byte, n int) []byte {
	for n > 0 {
		k := min(n, len(padding))
		dst = append(dst, padding[:k]...)
		n -= k
	}
	return dst
}

// Apply makes a text fit for where it stands.
func (e Escape) Apply(s string) string { return string(escape([]byte(s), 0, e)) }

// escape makes dst[from:] fit for where it stands. Most values need nothing,
// and then nothing is moved.
func escape(dst []byte, from int, how Escape) []byte {
	safe := func(c byte) bool { return isSafe(c, how) }
	first := slices.IndexFunc(dst[from:], func(c byte) bool { return !safe(c) })
	if first < 0 {
		return dst
	}
	value := string(dst[from+first:])
	dst = dst[:from+first]
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case safe(c):
			dst = append(dst, c)
		case how == EscapeField:
			dst = append(dst, ' ')
		case how == EscapeForm && c == ' ':
			dst = append(dst, '+')
		case how != EscapeJSON:
			dst = append(dst, '%', hexDigits[c>>4], hexDigits[c&15])
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		default:
			r, size := utf8.DecodeRuneInString(value[i:])
			dst = utf8.AppendRune(dst, r) // U+FFFD for what is not UTF-8
			i += size - 1
		}
	}
	return dst
}

// isSafe reports a byte that may stand as it is.
func isSafe(c byte, how Escape) bool {
	switch how {
	case EscapeJSON:
		return c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf
	case EscapeField:
		return c >= ' ' && c != 0x7F || c == '\t'
	case EscapePath:
		return c > ' ' && c < 0x7F && c != '#' && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' && c != '{' && c != '|' && c != '}'
	}
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c == '~'
}
