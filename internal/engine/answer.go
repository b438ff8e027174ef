package engine

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/tidwall/gjson"

	"holdfast/internal/backoff"
	"holdfast/internal/http1"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// read decodes the body, holds it against what is expected, and takes out what
// later steps use. It returns what is wrong and what that is counted as.
func (it *interaction) read() (key, wrong string) {
	if it.tooLong {
		return record.FailExpect, fmt.Sprintf("body of more than %d bytes", maxBodyKept)
	}
	body := it.body
	if it.coding != "" {
		plain, err := http1.Decode(it.l.plainRoom[:0], it.coding, body, maxBodyKept, maxRatio)
		if err != nil {
			return record.FailExpect, detail(err)
		}
		it.l.plainRoom = plain[:0]
		body = plain
	}
	r := it.call
	if r.Expect.Contains != "" && !bytes.Contains(body, []byte(r.Expect.Contains)) {
		return record.FailExpect, "the body does not contain " + quoted(r.Expect.Contains)
	}
	if wrong := mismatch(body, r.matches); wrong != "" {
		return record.FailExpect, wrong
	}
	for i, path := range r.extract {
		found := gjson.GetBytes(body, path)
		if !found.Exists() || found.Type == gjson.Null {
			return record.FailExtract, "nothing at " + r.Extract[i].Path
		}
		it.values.Extracted[r.Extract[i].Into] = strings.Clone(found.String())
	}
	return "", ""
}

func quoted(s string) string { return safe.Text(strconv.Quote(s), record.MaxDetail) }

// mismatch says which of the matches a JSON text does not hold, "" if none.
func mismatch(body []byte, matches []match) string {
	for _, m := range matches {
		found := gjson.GetBytes(body, m.path)
		if !found.Exists() {
			return "nothing at " + m.path
		}
		if want := gjson.Parse(m.equals); !same(found, want) {
			return fmt.Sprintf("%s is %s, want %s", m.path, safe.Text(found.Raw, 60), safe.Text(m.equals, 60))
		}
	}
	return ""
}

func same(a, b gjson.Result) bool {
	if a.Type != b.Type {
		return false
	}
	switch a.Type {
	case gjson.String:
		return a.Str == b.Str
	case gjson.Number:
		return a.Num == b.Num
	case gjson.JSON:
		return a.Get("@ugly").Raw == b.Get("@ugly").Raw
	}
	return true
}

// retryAfter is a server's word on when to come back.
type retryAfter struct {
	given bool
	after time.Duration
}

// longestRetryAfter is what a server may ask for; more is taken for this.
const longestRetryAfter = time.Hour

// readRetryAfter reads a Retry-After; now is the time on the wall.
func readRetryAfter(text string, now time.Time) retryAfter {
	after, given := backoff.RetryAfter(text, now)
	return retryAfter{given, min(after, longestRetryAfter)}
}

// cookies are what responses have set, for one interaction (RFC 6265, without
// paths and domains: a cookie goes back to the host that set it).
type cookies []cookie

type cookie struct {
	at          *place
	name, value string
}

func (c cookies) emptied() cookies { return c[:0] }

const (
	maxCookies     = 50 // per interaction
	maxCookieBytes = 4096
)

// take keeps the cookies of a response.
func (c *cookies) take(h *http1.Head, at *place) {
	for n := 0; ; n++ {
		line, ok := h.Field("Set-Cookie", n)
		if !ok {
			return
		}
		pair, attributes, _ := strings.Cut(line, ";")
		name, value, ok := strings.Cut(pair, "=")
		name = strings.TrimSpace(name)
		if !ok || name == "" || len(line) > maxCookieBytes {
			continue
		}
		c.set(at, strings.Clone(name), strings.Clone(strings.TrimSpace(value)), expired(attributes))
	}
}

func expired(attributes string) bool {
	for part := range strings.SplitSeq(attributes, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if strings.EqualFold(key, "Max-Age") {
			if n, err := strconv.Atoi(value); err == nil && n <= 0 {
				return true
			}
		}
	}
	return false
}

func (c *cookies) set(at *place, name, value string, gone bool) {
	for i, old := range *c {
		if old.at == at && old.name == name {
			if gone {
				*c = append((*c)[:i], (*c)[i+1:]...)
			} else {
				(*c)[i].value = value
			}
			return
		}
	}
	if !gone && len(*c) < maxCookies {
		*c = append(*c, cookie{at, name, value})
	}
}

// appendTo appends the Cookie header, if there are any for the host.
func (c cookies) appendTo(dst []byte, at *place) ([]byte, error) {
	var line []byte
	for _, k := range c {
		if k.at != at {
			continue
		}
		if len(line) > 0 {
			line = append(line, "; "...)
		}
		line = append(append(append(line, k.name...), '='), k.value...)
	}
	if len(line) == 0 {
		return dst, nil
	}
	return http1.AppendField(dst, "Cookie", line)
}
