package http1

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRequestReads(t *testing.T) {
	head, err := AppendRequest([]byte("before "), "GET", []byte("/v1?deploymentId=d1"), "[::1]:8080")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range [][2]string{{"Upgrade", "websocket"}, {"X-Empty", ""}, {"X-Text", "a\tb \xfc"}} {
		if head, err = AppendField(head, f[0], []byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	want := "before GET /v1?deploymentId=d1 HTTP/1.1\r\nHost: [::1]:8080\r\nUpgrade: websocket\r\nX-Empty: \r\nX-Text: a\tb \xfc\r\n\r\n"
	if got := string(AppendEnd(head)); got != want {
		t.Errorf("request\n%q, want\n%q", got, want)
	}
}

func TestRequestLineRefusesWhatBreaksIt(t *testing.T) {
	tests := []struct{ name, method, target, host, want string }{
		{"no method", "", "/", "h", "request method"},
		{"space in the method", "GET /x", "/", "h", "request method"},
		{"line end in the method", "GET\r\nX:", "/", "h", "request method"},
		{"no target", "GET", "", "h", "request target is empty"},
		{"space in the target", "GET", "/a b", "h", "byte 2 is 0x20"},
		{"line end in the target", "GET", "/ HTTP/1.1\r\nX: y", "h", "byte 1 is 0x20"},
		{"CR in the target", "GET", "/\r", "h", "byte 1 is 0x0d"},
		{"LF in the target", "GET", "/\n", "h", "byte 1 is 0x0a"},
		{"NUL in the target", "GET", "/\x00", "h", "byte 1 is 0x00"},
		{"DEL in the target", "GET", "/\x7f", "h", "byte 1 is 0x7f"},
		{"bytes above ASCII in the target", "GET", "/ü", "h", "byte 1 is 0xc3"},
		{"no host", "GET", "/", "", "request host is empty"},
		{"line end in the host", "GET", "/", "h\r\nX: y", "request host: byte 1 is 0x0d"},
	}
	for _, tt := range tests {
		got, err := AppendRequest([]byte("before"), tt.method, tt.target, tt.host)
		var refused *Error
		if !errors.As(err, &refused) || !strings.Contains(refused.Detail, tt.want) || string(got) != "before" {
			t.Errorf("%s: %q, %v; want %q and nothing appended", tt.name, got, err, tt.want)
		}
	}
}

func TestFieldRefusesInjection(t *testing.T) {
	tests := []struct{ name, field, value, want string }{
		{"no name", "", "v", "header name"},
		{"colon in the name", "X:", "v", "header name"},
		{"space in the name", "X ", "v", "header name"},
		{"line end in the name", "X\r\nY", "v", "header name"},
		{"CRLF", "Authorization", "Bearer hush\r\nX: y", "byte 11 of the value is 0x0d"},
		{"CR", "Authorization", "hush\r", "byte 4 of the value is 0x0d"},
		{"LF", "Authorization", "hush\nX: y", "byte 4 of the value is 0x0a"},
		{"NUL", "Authorization", "hush\x00", "byte 4 of the value is 0x00"},
		{"escape", "Authorization", "hush\x1b", "byte 4 of the value is 0x1b"},
		{"DEL", "Authorization", "hush\x7f", "byte 4 of the value is 0x7f"},
	}
	for _, tt := range tests {
		got, err := AppendField([]byte("before"), tt.field, tt.value)
		var refused *Error
		if !errors.As(err, &refused) || !strings.Contains(refused.Detail, tt.want) || string(got) != "before" {
			t.Errorf("%s: %q, %v; want %q and nothing appended", tt.name, got, err, tt.want)
		}
		if strings.Contains(fmt.Sprint(err), "hush") {
			t.Errorf("%s: error %q shows the value", tt.name, err)
		}
	}
}

func TestAnythingAcceptedReadsBackAsOneHeader(t *testing.T) {
	hostile := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]byte("aZ09-:/ \r\n\t\x00\x7f\xff")), 0, 6),
		func(b []byte) string { return string(b) })
	some := func(fine string) *rapid.Generator[string] { return rapid.OneOf(rapid.StringMatching(fine), hostile) }
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		target, name, value := some("/[!-~]{0,9}").Draw(t, "target"), some("[a-z-]{1,9}").Draw(t, "name"), some("[ -~]{0,9}").Draw(t, "value")
		head, err := AppendRequest(nil, "GET", target, "example.test")
		if err == nil {
			head, err = AppendField(head, name, value)
		}
		if err != nil {
			return
		}
		accepted++
		lines := strings.Split(string(AppendEnd(head)), "\r\n")
		want := []string{"GET " + target + " HTTP/1.1", "Host: example.test", name + ": " + value, "", ""}
		if !slices.Equal(lines, want) {
			t.Fatalf("lines %q, want %q", lines, want)
		}
	})
	if accepted == 0 {
		t.Error("no request accepted: the draws test only one side")
	}
}

func TestAnotherServerReadsOurRequest(t *testing.T) {
	head, err := AppendRequest(nil, "GET", "/v1?a=b%20c", "example.test:8080")
	if err != nil {
		t.Fatal(err)
	}
	if head, err = AppendField(head, "X-Test", "grün"); err != nil {
		t.Fatal(err)
	}
	got, err := http.ReadRequest(bufio.NewReader(strings.NewReader(string(AppendEnd(head)))))
	if err != nil {
		t.Fatal(err)
	}
	if got.Method != "GET" || got.RequestURI != "/v1?a=b%20c" || got.Host != "example.test:8080" || got.Header.Get("X-Test") != "grün" {
		t.Errorf("read %s %s, host %s, X-Test %q; want what was written", got.Method, got.RequestURI, got.Host, got.Header.Get("X-Test"))
	}
}

func TestAnotherServerReadsOurBodies(t *testing.T) {
	head, err := AppendRequest(nil, "PUT", "/v1", "example.test")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("0123456789", 2000)
	inChunks := AppendChunk(AppendEnd(AppendChunked(slices.Clip(head))), "hello ")
	inChunks = AppendChunk(AppendChunk(AppendChunk(inChunks, ""), []byte(nil)), long)
	for name, tt := range map[string]struct{ request, want string }{
		"length":   {string(AppendEnd(AppendContentLength(slices.Clip(head), 5))) + "hello", "hello"},
		"length 0": {string(AppendEnd(AppendContentLength(slices.Clip(head), 0))), ""},
		"chunks":   {string(AppendLastChunk(inChunks)), "hello " + long},
	} {
		in := bufio.NewReader(strings.NewReader(tt.request))
		got, err := http.ReadRequest(in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		body, err := io.ReadAll(got.Body)
		if err != nil || string(body) != tt.want || in.Buffered() != 0 {
			t.Errorf("%s: body of %d bytes, %v, %d bytes left; want %d, all read", name, len(body), err, in.Buffered(), len(tt.want))
		}
	}
}

func TestOurChunksReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stream := []byte(chunked)
		var want []byte
		for _, piece := range rapid.SliceOf(rapid.SliceOf(rapid.Byte())).Draw(t, "pieces") {
			stream, want = AppendChunk(stream, piece), append(want, piece...)
		}
		stream = AppendLastChunk(stream)
		var r Reader
		var got []byte
		r.Begin("GET")
		for data := stream; ; {
			ev, n, err := r.Next(data, Limits{})
			if err != nil || ev.Kind == None {
				t.Fatalf("kind %d, %v", ev.Kind, err)
			}
			data, got = data[n:], append(got, ev.Data...)
			if ev.Kind == Done {
				if len(data) != 0 || string(got) != string(want) {
					t.Fatalf("body %q, %d bytes left; want %q", got, len(data), want)
				}
				return
			}
		}
	})
}

func TestConnect(t *testing.T) {
	for _, authority := range []string{"example.test:443", "10.0.0.1:8080", "[::1]:443", "h:1", "xn--grn-0na.test:65535"} {
		head, err := AppendConnect([]byte("before "), authority)
		want := "before CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n"
		if err != nil || string(head) != want {
			t.Errorf("9112 3.2.3 %s: %q, %v; want %q", authority, head, err, want)
			continue
		}
		got, err := http.ReadRequest(bufio.NewReader(strings.NewReader(string(AppendEnd(head[len("before "):])))))
		if err != nil || got.Method != "CONNECT" || got.Host != authority {
			t.Errorf("%s: another server reads %+v, %v", authority, got, err)
		}
	}
	for _, authority := range []string{
		"", "example.test", "example.test:", ":443", "example.test:0", "example.test:65536", "example.test:+1", "example.test:443/", "example.test:https",
		"http://example.test:80", "user@example.test:80", "example.test/x:80", "::1:443", "[]:443", "[fe80::1%25eth0]:1", "[::1]", "[::1]x:443", "[::1:443", "a b:1", "a:1\r\nX: y", "gr\u00fcn.test:1", "a?b:1", "a#b:1",
	} {
		head, err := AppendConnect([]byte("before"), authority)
		var refused *Error
		if !errors.As(err, &refused) || string(head) != "before" {
			t.Errorf("9112 3.2.3 %q: %q, %v; want an *Error and nothing appended", authority, head, err)
		}
	}
}

func TestWritingARequestAllocatesNothingIntoRoom(t *testing.T) {
	room := make([]byte, 0, 512)
	target, value := []byte("/v1?deploymentId=d1"), []byte("Bearer token")
	if allocs := testing.AllocsPerRun(100, func() {
		head, err := AppendRequest(room, "GET", target, "example.test")
		if err == nil {
			head, err = AppendField(head, "Authorization", value)
		}
		head = AppendLastChunk(AppendChunk(AppendEnd(AppendContentLength(head, 5)), value))
		if err != nil || cap(head) != cap(room) {
			t.Fatal(err)
		}
	}); allocs != 0 {
		t.Errorf("%v allocations, want 0", allocs)
	}
}
