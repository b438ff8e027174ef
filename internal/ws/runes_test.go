package ws

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// endings are bytes that can end or go on with a character, one for each class
// that RFC 3629 tells apart, in all sequences of up to three.
var endings = func() []string {
	all, last := []string{""}, []string{""}
	for range 3 {
		var longer []string
		for _, s := range last {
			for _, b := range []string{"\x80", "\x8f", "\x90", "\x9f", "\xa0", "\xbf"} {
				longer = append(longer, s+b)
			}
		}
		all, last = append(all, longer...), longer
	}
	return all
}()

// mendable reports, without the code under test, whether something could
// follow s that makes it valid UTF-8.
func mendable(s string) bool {
	for _, e := range endings {
		if utf8.ValidString(s + e) {
			return true
		}
	}
	return false
}

// firstBad is the number of bytes after which s cannot be mended any more, or
// -1.
func firstBad(s string) int {
	for i := range len(s) {
		if !mendable(s[:i+1]) {
			return i + 1
		}
	}
	return -1
}

// refusedAt feeds s in pieces of the given size and returns how many bytes had
// been given when they were refused, or -1.
func refusedAt(s string, size int) int {
	var r runes
	for i := 0; i < len(s); i += size {
		end := min(i+size, len(s))
		if !r.take([]byte(s[i:end])) {
			return end
		}
	}
	return -1
}

func TestRunesRefusesAtTheFirstImpossibleByte(t *testing.T) {
	check := func(s string) {
		t.Helper()
		if got, want := refusedAt(s, 1), firstBad(s); got != want {
			t.Errorf("%x refused after %d bytes, want %d", s, got, want)
		}
	}
	for a := range 256 {
		for b := range 256 {
			check(string([]byte{byte(a), byte(b)}))
		}
	}
	edges := []byte{0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff}
	for _, a := range edges {
		for _, b := range edges {
			for _, c := range edges {
				for _, d := range edges[:9] {
					check(string([]byte{a, b, c, d}))
				}
			}
		}
	}
}

func TestRunesAgreesWithItselfAtAnySplit(t *testing.T) {
	piece := rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.RuneFrom([]rune("aé€😀")), 0, 30, -1),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 3), func(b []byte) string { return string(b) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		s := piece.Draw(t, "a") + piece.Draw(t, "b") + piece.Draw(t, "c")
		size := rapid.IntRange(1, 17).Draw(t, "size")
		want := -1
		if bad := firstBad(s); bad >= 0 { // the piece that holds the bad byte is refused
			want = min((bad+size-1)/size*size, len(s))
		}
		if got := refusedAt(s, size); got != want {
			t.Fatalf("%x in pieces of %d refused after %d bytes, want %d", s, size, got, want)
		}
	})
}
