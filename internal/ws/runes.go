package ws

import "unicode/utf8"

// runes validates UTF-8 that comes in pieces: it holds the bytes of a character
// that the pieces so far have left open.
type runes struct {
	open [utf8.UTFMax]byte
	n    uint8
}

// take reports whether everything taken so far is the beginning of valid
// UTF-8. It turns false with the first byte that no continuation could mend
// (RFC 3629: overlong forms, surrogates and anything above U+10FFFF among
// them).
func (r *runes) take(data []byte) bool {
	for r.n > 0 && len(data) > 0 {
		if !r.add(data[0]) {
			return false
		}
		data = data[1:]
	}
	whole := len(data) - unfinished(data)
	// The library's own check reads ASCII eight bytes at a time.
	if !utf8.Valid(data[:whole]) {
		return false
	}
	if tail := data[whole:]; len(tail) > 0 {
		r.n = uint8(copy(r.open[:], tail))
	}
	return true
}

// add puts one byte behind those of the open character.
func (r *runes) add(b byte) bool {
	r.open[r.n] = b
	r.n++
	char := r.open[:r.n]
	if !utf8.FullRune(char) { // false only while a valid ending exists
		return true
	}
	r.n = 0
	return utf8.Valid(char)
}

// unfinished is the number of bytes at the end of data, 0 to 3, that begin a
// character and could still become one.
func unfinished(data []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(data); i++ {
		if tail := data[len(data)-i:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return i
		}
	}
	return 0
}
