package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// parsed runs "debug http1" on a stream.
func parsed(t *testing.T, stream, method string, split int) (got responseStream, text string) {
	t.Helper()
	var out, errs bytes.Buffer
	args := []string{"debug", "http1", "--request-method", method, "--split", fmt.Sprint(split)}
	if code := execute(args, strings.NewReader(stream), &out, &errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("%.200q: exit %d, %q", stream, code, &errs)
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatalf("%.200q: %q is no JSON: %v", stream, &out, err)
	}
	return got, out.String()
}

// summary is what a test says of a parse: "200+2 200+0! error: …", where + is
// bytes of body and ! is a connection that ends.
func (p *responseStream) summary() string {
	var words []string
	for _, r := range p.Responses {
		word := fmt.Sprintf("%d+%d", r.Status, r.BodyBytes)
		if !r.KeepAlive {
			word += "!"
		}
		words = append(words, word)
	}
	if p.OK != (p.Error == nil) {
		return "ok contradicts error"
	}
	if !p.OK {
		words = append(words, "error: "+*p.Error)
	}
	return strings.Join(words, " ")
}

const (
	okLine  = "HTTP/1.1 200 OK\r\n"
	chunked = okLine + "Transfer-Encoding: chunked\r\n\r\n"
	two     = "Content-Length: 2\r\n\r\n"
)

// responseStreams has a stream for each rule of RFC 9112 and 9110 that says
// which bytes are responses, and where they end. A want that ends in "error"
// is a prefix of the summary.
var responseStreams = []struct{ name, method, in, want string }{
	// Status line (9112 4).
	{"no body", "GET", okLine + "Content-Length: 0\r\n\r\n", "200+0"},
	{"empty reason", "GET", "HTTP/1.1 200 \r\n" + two + "ab", "200+2"},
	{"no space before an empty reason", "GET", "HTTP/1.1 200\r\n" + two + "ab", "error"},
	{"reason of bytes above ASCII", "GET", "HTTP/1.1 200 \xfc\t\r\n" + two + "ab", "200+2"},
	{"control character in the reason", "GET", "HTTP/1.1 200 O\x01K\r\n" + two + "ab", "error"},
	{"two spaces before the status", "GET", "HTTP/1.1  200 OK\r\n" + two + "ab", "error"},
	{"two spaces before the reason", "GET", "HTTP/1.1 200  OK\r\n" + two + "ab", "200+2"},
	{"tab before the status", "GET", "HTTP/1.1\t200 OK\r\n" + two + "ab", "error"},
	{"space before the version", "GET", " HTTP/1.1 200 OK\r\n" + two + "ab", "error"},
	{"empty line first", "GET", "\r\n" + okLine + two + "ab", "error"},
	{"two digits", "GET", "HTTP/1.1 20 OK\r\n" + two + "ab", "error"},
	{"four digits", "GET", "HTTP/1.1 2000 OK\r\n" + two + "ab", "error"},
	{"status 099", "GET", "HTTP/1.1 099 OK\r\n" + two + "ab", "error"},
	{"status 600", "GET", "HTTP/1.1 600 OK\r\n" + two + "ab", "error"},
	{"sign before the status", "GET", "HTTP/1.1 +20 OK\r\n" + two + "ab", "error"},
	{"lower case", "GET", "http/1.1 200 OK\r\n" + two + "ab", "error"},
	{"HTTP/0.9", "GET", "<html>hello</html>", "error"},
	{"HTTP/0.9 in a status line", "GET", "HTTP/0.9 200 OK\r\n\r\n", "error"},
	{"HTTP/2.0", "GET", "HTTP/2.0 200 OK\r\n" + two + "ab", "error"},
	{"no minor version", "GET", "HTTP/1 200 OK\r\n" + two + "ab", "error"},
	{"two digits of minor version", "GET", "HTTP/1.10 200 OK\r\n" + two + "ab", "error"},
	{"leading zero of the version", "GET", "HTTP/01.1 200 OK\r\n" + two + "ab", "error"},
	{"a higher minor version", "GET", "HTTP/1.2 200 OK\r\n" + two + "ab", "200+2"},
	{"ICY", "GET", "ICY 200 OK\r\n\r\n", "error"},
	{"a request", "GET", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "error"},
	{"header in place of a status line", "GET", "Content-Length: 2\r\n\r\nab", "error"},

	// Lines and fields (9112 2.2, 5).
	{"LF after the status line", "GET", "HTTP/1.1 200 OK\n" + two + "ab", "error"},
	{"LF after a header", "GET", okLine + "Content-Length: 2\n\r\nab", "error"},
	{"LF for the empty line", "GET", okLine + "Content-Length: 2\r\n\nab", "error"},
	{"LF everywhere", "GET", "HTTP/1.1 200 OK\nContent-Length: 2\n\nab", "error"},
	{"CR in a value", "GET", okLine + "X: a\rb\r\n" + two + "ab", "error"},
	{"CR in the status line", "GET", "HTTP/1.1 200 O\rK\r\n" + two + "ab", "error"},
	{"CR CR LF", "GET", okLine + "X: a\r\r\n" + two + "ab", "error"},
	{"folded header", "GET", okLine + "X: a\r\n b\r\n" + two + "ab", "error"},
	{"header folded with a tab", "GET", okLine + "X: a\r\n\tb\r\n" + two + "ab", "error"},
	{"folded length", "GET", okLine + "Content-Length:\r\n 2\r\n\r\nab", "error"},
	{"white space before the first header", "GET", okLine + " X: a\r\n" + two + "ab", "error"},
	{"line of white space", "GET", okLine + "X: a\r\n \r\n" + two + "ab", "error"},
	{"space before the colon", "GET", okLine + "Content-Length : 2\r\n\r\nab", "error"},
	{"tab before the colon", "GET", okLine + "Content-Length\t: 2\r\n\r\nab", "error"},
	{"empty name", "GET", okLine + ": a\r\n" + two + "ab", "error"},
	{"no colon", "GET", okLine + "X\r\n" + two + "ab", "error"},
	{"space in a name", "GET", okLine + "X Y: a\r\n" + two + "ab", "error"},
	{"bracket in a name", "GET", okLine + "X[1]: a\r\n" + two + "ab", "error"},
	{"byte above ASCII in a name", "GET", okLine + "X\xe9: a\r\n" + two + "ab", "error"},
	{"NUL in a name", "GET", okLine + "X\x00: a\r\n" + two + "ab", "error"},
	{"NUL in a value", "GET", okLine + "X: a\x00\r\n" + two + "ab", "error"},
	{"DEL in a value", "GET", okLine + "X: a\x7f\r\n" + two + "ab", "error"},
	{"vertical tab in a value", "GET", okLine + "X: a\vb\r\n" + two + "ab", "error"},
	{"ESC in a value", "GET", okLine + "X: \x1b[2J\r\n" + two + "ab", "error"},
	{"empty value", "GET", okLine + "X:\r\n" + two + "ab", "200+2"},
	{"head of many bytes", "GET", okLine + "X: " + strings.Repeat("a", 70_000) + "\r\n" + two + "ab", "error"},
	{"many headers", "GET", okLine + strings.Repeat("X: a\r\n", 1000) + two + "ab", "error"},

	// Content-Length (9110 8.6, 9112 6.3).
	{"equal lengths", "GET", okLine + "Content-Length: 2\r\n" + two + "ab", "200+2"},
	{"equal lengths in a list", "GET", okLine + "Content-Length: 2, 2\r\n\r\nab", "200+2"},
	{"different lengths", "GET", okLine + "Content-Length: 3\r\n" + two + "abc", "error"},
	{"different lengths in a list", "GET", okLine + "Content-Length: 2, 3\r\n\r\nabc", "error"},
	{"empty element", "GET", okLine + "Content-Length: 2,\r\n\r\nab", "error"},
	{"empty length", "GET", okLine + "Content-Length: \r\n\r\n", "error"},
	{"plus", "GET", okLine + "Content-Length: +2\r\n\r\nab", "error"},
	{"minus", "GET", okLine + "Content-Length: -2\r\n\r\nab", "error"},
	{"hexadecimal", "GET", okLine + "Content-Length: 0x2\r\n\r\nab", "error"},
	{"point", "GET", okLine + "Content-Length: 2.0\r\n\r\nab", "error"},
	{"two words", "GET", okLine + "Content-Length: 2 2\r\n\r\nab", "error"},
	{"quoted", "GET", okLine + "Content-Length: \"2\"\r\n\r\nab", "error"},
	{"leading zeros", "GET", okLine + "Content-Length: 0002\r\n\r\nab", "200+2"},
	{"length of 64 bits", "GET", okLine + "Content-Length: 18446744073709551618\r\n\r\nab", "error"},
	{"length beyond any limit", "GET", okLine + "Content-Length: 9223372036854775807\r\n\r\nab", "error"},
	{"body too short", "GET", okLine + two + "a", "error: HTTP/1.1 protocol error: body ended after 1 of 2 bytes"},
	{"body too long", "GET", okLine + two + "abc", "200+2 error"},

	// Transfer-Encoding (9112 6.1, 6.3).
	{"chunked and a length", "GET", okLine + "Transfer-Encoding: chunked\r\n" + two + "0\r\n\r\n", "error"},
	{"length and chunked", "GET", okLine + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "error"},
	{"chunked in HTTP/1.0", "GET", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "error"},
	{"chunked twice", "GET", okLine + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "error"},
	{"chunked, chunked", "GET", okLine + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", "error"},
	{"chunked is not last", "GET", okLine + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", "error"},
	{"a coding that nobody asked for", "GET", okLine + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "error"},
	{"identity", "GET", okLine + "Transfer-Encoding: identity\r\n\r\nab", "error"},
	{"unknown coding", "GET", okLine + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "error"},
	{"vertical tab before chunked", "GET", okLine + "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n", "error"},
	{"coding with a parameter", "GET", okLine + "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n", "error"},
	{"upper case", "GET", okLine + "TRANSFER-ENCODING: CHUNKED\r\n\r\n1\r\na\r\n0\r\n\r\n", "200+1"},

	// Chunks (9112 7.1).
	{"chunks", "GET", chunked + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", "200+13"},
	{"leading zeros of a size", "GET", chunked + "0003\r\nabc\r\n000\r\n\r\n", "200+3"},
	{"extensions", "GET", chunked + "3;a;b=c;d=\"e\\\"\";f = g\r\nabc\r\n0;z\r\n\r\n", "200+3"},
	{"white space before an extension", "GET", chunked + "3 ;a=b\r\nabc\r\n0\r\n\r\n", "200+3"},
	{"extension without a name", "GET", chunked + "3;\r\nabc\r\n0\r\n\r\n", "error"},
	{"extension without a value", "GET", chunked + "3;a=\r\nabc\r\n0\r\n\r\n", "error"},
	{"LF in an extension", "GET", chunked + "3;a\nabc\r\n0\r\n\r\n", "error"},
	{"CR in an extension", "GET", chunked + "3;a\rb\r\nabc\r\n0\r\n\r\n", "error"},
	{"open quotes", "GET", chunked + "3;a=\"b\r\nabc\r\n0\r\n\r\n", "error"},
	{"endless extensions", "GET", chunked + "3;" + strings.Repeat("a", 20_000) + "\r\nabc\r\n0\r\n\r\n", "error"},
	{"space behind a size", "GET", chunked + "3 \r\nabc\r\n0\r\n\r\n", "error"},
	{"space before a size", "GET", chunked + " 3\r\nabc\r\n0\r\n\r\n", "error"},
	{"no size", "GET", chunked + "\r\nabc\r\n0\r\n\r\n", "error"},
	{"size in 0x", "GET", chunked + "0x3\r\nabc\r\n0\r\n\r\n", "error"},
	{"negative size", "GET", chunked + "-3\r\nabc\r\n0\r\n\r\n", "error"},
	{"size that is no number", "GET", chunked + "g\r\nabc\r\n0\r\n\r\n", "error"},
	{"size of 64 bits", "GET", chunked + "FFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", "error"},
	{"size that wraps around", "GET", chunked + "10000000000000003\r\nabc\r\n0\r\n\r\n", "error"},
	{"size beyond any limit", "GET", chunked + "7FFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", "error"},
	{"LF behind a size", "GET", chunked + "3\nabc\r\n0\r\n\r\n", "error"},
	{"LF behind a chunk", "GET", chunked + "3\r\nabc\n0\r\n\r\n", "error"},
	{"nothing behind a chunk", "GET", chunked + "3\r\nabc0\r\n\r\n", "error"},
	{"chunk longer than its size", "GET", chunked + "3\r\nabcd\r\n0\r\n\r\n", "error"},
	{"cut in a chunk", "GET", chunked + "3\r\nab", "error"},
	{"cut before the last chunk", "GET", chunked + "3\r\nabc\r\n", "error"},
	{"cut before the empty line", "GET", chunked + "3\r\nabc\r\n0\r\n", "error"},
	{"LF for the last line", "GET", chunked + "0\r\n\n", "error"},
	{"trailers", "GET", chunked + "0\r\nX: a\r\nY: b\r\n\r\n", "200+0"},
	{"trailer of a length frames nothing", "GET", chunked + "0\r\nContent-Length: 9\r\n\r\n" + okLine + two + "ab", "200+0 200+2"},
	{"folded trailer", "GET", chunked + "0\r\nX: a\r\n b\r\n\r\n", "error"},
	{"space before the colon of a trailer", "GET", chunked + "0\r\nX : a\r\n\r\n", "error"},
	{"trailer without a colon", "GET", chunked + "0\r\nX\r\n\r\n", "error"},
	{"control character in a trailer", "GET", chunked + "0\r\nX: \x01\r\n\r\n", "error"},
	{"trailer without a name", "GET", chunked + "0\r\n: a\r\n\r\n", "error"},

	// Where bodies end (9112 6.3).
	{"body to the end of the stream", "GET", okLine + "\r\nabc", "200+3!"},
	{"empty body to the end of the stream", "GET", okLine + "\r\n", "200+0!"},
	{"HEAD with a length", "HEAD", okLine + "Content-Length: 10\r\n\r\n", "200+0"},
	{"HEAD with chunked", "HEAD", chunked, "200+0"},
	{"HEAD with a length beyond any limit", "HEAD", okLine + "Content-Length: 9223372036854775807\r\n\r\n", "200+0"},
	{"HEAD without a length", "HEAD", okLine + "\r\n", "200+0"},
	{"HEAD with a body", "HEAD", okLine + two + "ab", "200+0 error"},
	{"HEAD twice", "HEAD", okLine + two + okLine + two, "200+0 200+0"},
	{"methods have a case", "head", okLine + two + "ab", "200+2"},
	{"204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", "204+0"},
	{"204 with a length", "GET", "HTTP/1.1 204 No Content\r\n" + two, "204+0"},
	{"204 with a body", "GET", "HTTP/1.1 204 No Content\r\n" + two + "ab", "204+0 error"},
	{"304 with a length", "GET", "HTTP/1.1 304 Not Modified\r\n" + two, "304+0"},
	{"304 with chunked", "GET", "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n", "304+0"},
	{"304 with a body", "GET", "HTTP/1.1 304 Not Modified\r\n" + two + "ab", "304+0 error"},
	{"CONNECT ignores the length of a success", "CONNECT", okLine + two, "200+0!"},
	{"CONNECT opens a tunnel", "CONNECT", okLine + "\r\n\x16\x03\x01anything", "200+0!"},
	{"CONNECT refused", "CONNECT", "HTTP/1.1 407 x\r\n" + two + "ab", "407+2"},

	// Interim responses (9110 15.2).
	{"100 and 200", "GET", "HTTP/1.1 100 Continue\r\n\r\n" + okLine + two + "ab", "200+2"},
	{"103, 102 and 200", "GET", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 x\r\n\r\n" + okLine + two + "ab", "200+2"},
	{"100 with a length", "GET", "HTTP/1.1 100 Continue\r\n" + two + okLine + two + "ab", "200+2"},
	{"100 with a body", "GET", "HTTP/1.1 100 Continue\r\n" + two + "ab" + okLine + two + "ab", "error"},
	{"100 alone", "GET", "HTTP/1.1 100 Continue\r\n\r\n", "error"},
	{"100 behind a response", "GET", okLine + two + "abHTTP/1.1 100 Continue\r\n\r\n", "200+2 error"},
	{"endless interim responses", "GET", strings.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 1000) + okLine + two + "ab", "error"},
	{"101", "GET", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\x81\x00", "101+0!"},

	// Connections (9112 9.3, 9.6).
	{"close", "GET", okLine + "Connection: close\r\n" + two + "ab", "200+2!"},
	{"close in a list, in any case", "GET", okLine + "Connection: x, CLOSE\r\n" + two + "ab", "200+2!"},
	{"close wins", "GET", okLine + "Connection: keep-alive\r\nConnection: close\r\n" + two + "ab", "200+2!"},
	{"closer is another option", "GET", okLine + "Connection: closer\r\n" + two + "ab", "200+2"},
	{"HTTP/1.0", "GET", "HTTP/1.0 200 OK\r\n" + two + "ab", "200+2!"},
	{"HTTP/1.0 keep-alive", "GET", "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n" + two + "ab", "200+2"},
	{"pipelined", "GET", okLine + two + "ab" + chunked + "1\r\na\r\n0\r\n\r\nHTTP/1.1 404 x\r\n\r\nrest", "200+2 200+1 404+4!"},
	{"bytes behind a close", "GET", okLine + "Connection: close\r\n" + two + "ab" + okLine + two + "ab", "200+2! error: bytes behind"},
	{"empty line between responses", "GET", okLine + two + "ab\r\n" + okLine + two + "ab", "200+2 error"},

	// Cut.
	{"nothing", "GET", "", "error: HTTP/1.1 protocol error: stream ended before the response"},
	{"cut in the status line", "GET", "HTTP/1.1 2", "error"},
	{"cut in a header", "GET", okLine + "X: ", "error"},
	{"cut before the empty line of the head", "GET", okLine + "Content-Length: 0\r\n", "error"},
	{"cut in the second response", "GET", okLine + two + "abHTTP", "200+2 error"},
}

func TestDebugHTTP1(t *testing.T) {
	for _, tt := range responseStreams {
		got, whole := parsed(t, tt.in, tt.method, debugPiece)
		if s := got.summary(); s != tt.want && (!strings.Contains(tt.want, "error") || !strings.HasPrefix(s, tt.want)) {
			t.Errorf("%s: %.80q to %s is %q, want %q", tt.name, tt.in, tt.method, s, tt.want)
		}
		for _, split := range []int{1, 2, 3, 7, 1000} {
			if split < 7 && len(tt.in) > 2_000 {
				continue
			}
			if _, text := parsed(t, tt.in, tt.method, split); text != whole {
				t.Errorf("%s: in pieces of %d bytes %s, want %s as in one", tt.name, split, text, whole)
			}
		}
	}
}

func TestDebugHTTP1KeepsHeaders(t *testing.T) {
	got, text := parsed(t, okLine+"b:  1 \r\nA: \r\nB: <gr\xc3\xbc\xc3\x9fe>\r\nC: gr\xfc\xdfe\r\n"+two+"ab", "GET", 5)
	want := `{"ok":true,"error":null,"responses":[{"status":200,"headers":[["b","1"],["A",""],["B","<grüße>"],["C","grüße"],["Content-Length","2"]],"body_bytes":2,"keep_alive":true}]}` + "\n"
	if text != want || !got.OK {
		t.Errorf("%s, want %s", text, want)
	}
}

func TestDebugHTTP1Usage(t *testing.T) {
	for _, args := range [][]string{
		{"debug", "http1", "--request-method", "GET /"},
		{"debug", "http1", "--request-method", ""},
		{"debug", "http1", "--split", "0"},
		{"debug", "http1", "file"},
		{"debug"},
		{"debug", "http2"},
	} {
		var out, errs bytes.Buffer
		if code := execute(args, strings.NewReader(""), &out, &errs); code != exitUsage || out.Len() > 0 || errs.Len() == 0 {
			t.Errorf("%q: exit %d, %q, %q; want %d and a word on standard error", args, code, &out, &errs, exitUsage)
		}
	}
}
