package safe

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// leastBase64 is how much of a secret's base64 must stand between what its
// neighbours may change: less is found in many words.
const leastBase64 = 8

var percentEscape = regexp.MustCompile(`%[0-9A-F]{2}`)

// Spellings are the ways in which a server that repeats a secret may write it:
// as it is, in JSON, HTML or a URL, and in base64, alone or inside of more
// ("user:secret"). The longest come first, so that none is hidden in part only.
func Spellings(secret string) []string {
	if secret == "" {
		return nil
	}
	all := []string{secret, html.EscapeString(secret)}
	var strict, loose strings.Builder
	for _, in := range []*strings.Builder{&strict, &loose} {
		e := json.NewEncoder(in)
		e.SetEscapeHTML(in == &strict)
		if e.Encode(secret) != nil {
			continue
		}
		text := strings.TrimSpace(in.String())
		text = text[1 : len(text)-1]
		for _, text := range []string{text, inASCII(text)} {
			all = append(all, text, strings.ReplaceAll(text, "/", `\/`))
		}
	}
	for _, escaped := range []string{url.QueryEscape(secret), url.PathEscape(secret)} {
		all = append(all, escaped, percentEscape.ReplaceAllStringFunc(escaped, strings.ToLower))
	}
	for before := range 3 { // bytes before it in its group of three
		for _, alphabet := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			whole := alphabet.EncodeToString([]byte(strings.Repeat("x", before) + secret))
			whole = whole[[3]int{0, 2, 3}[before]:]
			if (before+len(secret))%3 != 0 {
				whole = whole[:len(whole)-1] // what comes next changes it
			}
			if len(whole) >= leastBase64 {
				all = append(all, whole)
			}
		}
	}
	slices.SortFunc(all, longestFirst)
	return slices.Compact(all)
}

// Hider puts *** in the place of secrets, however they are spelled. Empty ones
// are none.
func Hider(secrets ...string) *strings.Replacer {
	var all []string
	for _, secret := range secrets {
		all = append(all, Spellings(secret)...)
	}
	slices.SortFunc(all, longestFirst)
	pairs := make([]string, 0, 2*len(all))
	for _, spelling := range all {
		pairs = append(pairs, spelling, mask)
	}
	return strings.NewReplacer(pairs...)
}

func longestFirst(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }

// inASCII writes what is not ASCII as many JSON encoders do.
func inASCII(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if unit < utf8.RuneSelf {
			b.WriteByte(byte(unit))
		} else {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}
