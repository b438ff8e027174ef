package http1

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const upgrade = "HTTP/1.1 101 Switching Protocols\r\n" +
	"Server: nginx/1.22.1\r\n" +
	"Connection: upgrade\r\n" +
	"Upgrade: websocket\r\n" +
	"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"

// mustRead reads a head that is expected to be whole and valid.
func mustRead(t *testing.T, data string) (Head, int) {
	t.Helper()
	head, n, err := ReadHead([]byte(data), Limits{})
	if err != nil || n == 0 {
		t.Fatalf("%.200q: took %d bytes, %v; want a head", data, n, err)
	}
	return head, n
}

func TestReadHeadOfAnUpgrade(t *testing.T) {
	head, n := mustRead(t, upgrade+"\x81\x05Hello")
	if n != len(upgrade) {
		t.Errorf("took %d bytes, want %d: what follows is not the head's", n, len(upgrade))
	}
	got := []any{head.Status, head.Reason, head.Major, head.Minor, head.ContentLength}
	if want := []any{101, "Switching Protocols", 1, 1, int64(-1)}; !slices.Equal(got, want) {
		t.Errorf("status line %v, want %v", got, want)
	}
	for name, want := range map[string]string{
		"Server": "nginx/1.22.1", "UPGRADE": "websocket", "connection": "upgrade",
		"sec-websocket-accept": "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "Date": "", "": "", "Serve": "",
	} {
		if got := head.Get(name); got != want {
			t.Errorf("header %q = %q, want %q", name, got, want)
		}
	}
}

func TestValidHeads(t *testing.T) {
	tests := []struct {
		name   string // with the section of RFC 9112, or 9110 where it says so
		in     string
		status int
		reason string
		x      []string // values of the header X
		length int64
	}{
		{"4 empty reason", "HTTP/1.1 200 \r\n\r\n", 200, "", nil, -1},
		{"4 reason with a tab and bytes above ASCII", "HTTP/1.1 404 nicht\tgef\xfcnden \r\n\r\n", 404, "nicht\tgef\xfcnden ", nil, -1},
		{"2.3 HTTP/1.0", "HTTP/1.0 503 Service Unavailable\r\n\r\n", 503, "Service Unavailable", nil, -1},
		{"9110 15 lowest status", "HTTP/1.1 100 Continue\r\n\r\n", 100, "Continue", nil, -1},
		{"9110 15 highest status", "HTTP/1.1 599 x\r\n\r\n", 599, "x", nil, -1},
		{"5 no white space around the value", "HTTP/1.1 200 \r\nX:a\r\n\r\n", 200, "", []string{"a"}, -1},
		{"5.1 white space around the value", "HTTP/1.1 200 \r\nX: \t a b\t \r\n\r\n", 200, "", []string{"a b"}, -1},
		{"5 empty values", "HTTP/1.1 200 \r\nX:\r\nX: \t\r\n\r\n", 200, "", []string{"", ""}, -1},
		{"9110 5.3 one header in several lines", "HTTP/1.1 200 \r\nX: a, b\r\nY: c\r\nx: d\r\nXX: e\r\n\r\n", 200, "", []string{"a, b", "d"}, -1},
		{"9110 5.1 every character of a token", "HTTP/1.1 200 \r\n!#$%&'*+-.^_`|~09azAZ: a\r\n\r\n", 200, "", nil, -1},
		{"9110 5.5 colon, tab and obs-text in a value", "HTTP/1.1 200 \r\nX: a:\tb\xff\r\n\r\n", 200, "", []string{"a:\tb\xff"}, -1},
		{"9110 8.6 length", "HTTP/1.1 200 \r\nContent-Length: 42\r\n\r\n", 200, "", nil, 42},
		{"9110 8.6 length 0", "HTTP/1.1 200 \r\ncontent-length:0\r\n\r\n", 200, "", nil, 0},
		{"9110 8.6 the same length twice", "HTTP/1.1 200 \r\nContent-Length: 42\r\nContent-Length: 042\r\n\r\n", 200, "", nil, 42},
		{"6.3 a list of the same length", "HTTP/1.1 200 \r\nContent-Length: 42, 42 ,042\r\n\r\n", 200, "", nil, 42},
		{"9110 8.6 the largest length", "HTTP/1.1 200 \r\nContent-Length: 9223372036854775807\r\n\r\n", 200, "", nil, 1<<63 - 1},
		{"6.1 chunked", "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n", 200, "", nil, -1},
		{"7 chunked in any case", "HTTP/1.1 200 \r\ntransfer-encoding:\tCHUNKED \r\n\r\n", 200, "", nil, -1},
	}
	for _, tt := range tests {
		head, n := mustRead(t, tt.in)
		x := valuesOf(&head, "X")
		if n != len(tt.in) || head.Status != tt.status || head.Reason != tt.reason || head.ContentLength != tt.length || !slices.Equal(x, tt.x) {
			t.Errorf("%s: took %d, %+v with X %q; want %d, %d %q, length %d, X %q",
				tt.name, n, head, x, len(tt.in), tt.status, tt.reason, tt.length, tt.x)
		}
	}
}

// TestBrokenHeads checks that each violation is refused with the byte that
// makes it certain, and not before: bad is how many bytes that takes.
func TestBrokenHeads(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	tests := []struct {
		name   string // with the section of RFC 9112, or 9110 where it says so
		in     string
		bad    int
		detail string
	}{
		{"4 another protocol", "SSH-2.0-OpenSSH", 1, `want "HTTP/1."`},
		{"4 a TLS alert", "\x15\x03\x01\x00\x02\x02\x16", 1, `begins "\x15`},
		{"4 HTTP/2 preface", "\x00\x00\x12\x04", 1, `want "HTTP/1."`},
		{"4 HTTP/2", "HTTP/2.0 200 OK\r\n", 6, `want "HTTP/1."`},
		{"2.3 lower case", "http/1.1 200 OK\r\n", 1, `want "HTTP/1."`},
		{"2.3 no minor version", "HTTP/1. 200 OK\r\n", 8, "minor version"},
		{"2.3 two digits", "HTTP/1.10 200", 9, `want " "`},
		{"2.2 empty line first", "\r\n" + ok, 1, `want "HTTP/1."`},
		{"4 two spaces", "HTTP/1.1  200 OK\r\n", 10, "three digits"},
		{"4 tab", "HTTP/1.1\t200 OK\r\n", 9, `want " "`},
		{"4 status of two digits", "HTTP/1.1 20 OK\r\n", 12, "three digits"},
		{"4 status of four digits", "HTTP/1.1 2000 OK\r\n", 13, `want " "`},
		{"9110 15 status 099", "HTTP/1.1 099 x\r\n", 10, "100 to 599"},
		{"9110 15 status 600", "HTTP/1.1 600 x\r\n", 10, "100 to 599"},
		{"4 letters for a status", "HTTP/1.1 2xx OK\r\n", 11, "three digits"},
		{"4 no space before an empty reason", "HTTP/1.1 200\r\n\r\n", 13, `want " "`},
		{"4 control character in the reason", "HTTP/1.1 200 a\x00b\r\n", 15, "status line: control character 0x00"},
		{"2.2 LF ends the status line", "HTTP/1.1 200 OK\nX: a\r\n\r\n", 16, "status line: ends with LF alone"},
		{"2.2 CR in the status line", "HTTP/1.1 200 O\rK\r\n\r\n", 16, "status line: CR without LF"},
		{"2.2 LF ends a header", ok + "X: a\n\r\n", len(ok) + 5, `header "X": ends with LF alone`},
		{"2.2 CR in a value", ok + "X: a\rb\r\n\r\n", len(ok) + 6, `header "X": CR without LF`},
		{"2.2 two CRs", ok + "X: a\r\r\n\r\n", len(ok) + 6, `header "X": CR without LF`},
		{"2.2 LF for the empty line", ok + "X: a\r\n\n", len(ok) + 7, "no colon"},
		{"2.2 CR for the empty line", ok + "X: a\r\n\rX", len(ok) + 8, "empty line: CR without LF"},
		{"2.2 white space before the first header", ok + " X: a\r\n\r\n", len(ok) + 1, "white space before header 1"},
		{"5.2 folded by a space", ok + "X: a\r\n b\r\n\r\n", len(ok) + 7, "header 1: folded"},
		{"5.2 folded by a tab", ok + "X: a\r\nY: b\r\n\tb\r\n\r\n", len(ok) + 13, "header 2: folded"},
		{"5.2 folded to nothing", ok + "X: a\r\n \r\n\r\n", len(ok) + 7, "header 1: folded"},
		{"5.1 space before the colon", ok + "X : a\r\n\r\n", len(ok) + 2, `"X": white space before the colon`},
		{"5.1 tab before the colon", ok + "X\t: a\r\n\r\n", len(ok) + 2, `"X": white space before the colon`},
		{"5 no name", ok + ": a\r\n\r\n", len(ok) + 1, "no name"},
		{"5 no colon", ok + "Xa\r\n\r\n", len(ok) + 3, `"Xa": no colon`},
		{"9110 5.1 byte above ASCII in a name", ok + "X\xe9: a\r\n\r\n", len(ok) + 2, "byte 0xe9 in the name"},
		{"9110 5.1 NUL in a name", ok + "X\x00: a\r\n\r\n", len(ok) + 2, "byte 0x00 in the name"},
		{"9110 5.1 delimiter in a name", ok + "X(y): a\r\n\r\n", len(ok) + 2, "byte 0x28 in the name"},
		{"9110 5.5 NUL in a value", ok + "X: a\x00\r\n\r\n", len(ok) + 5, `header "X": control character 0x00`},
		{"9110 5.5 escape in a value", ok + "X: a\x1b[2J\r\n\r\n", len(ok) + 5, "control character 0x1b"},
		{"9110 5.5 DEL in a value", ok + "X: a\x7f\r\n\r\n", len(ok) + 5, "control character 0x7f"},
		{"9110 8.6 no number", ok + "Content-Length: many\r\n", len(ok) + 22, `Content-Length "many"`},
		{"9110 8.6 empty", ok + "Content-Length:\r\n", len(ok) + 17, `Content-Length ""`},
		{"9110 8.6 sign", ok + "Content-Length: +1\r\n", len(ok) + 20, `Content-Length "+1"`},
		{"9110 8.6 negative", ok + "Content-Length: -1\r\n", len(ok) + 20, `Content-Length "-1"`},
		{"9110 8.6 hexadecimal", ok + "Content-Length: 0x1\r\n", len(ok) + 21, `Content-Length "0x1"`},
		{"9110 8.6 list with an empty element", ok + "Content-Length: 4,\r\n\r\n", len(ok) + 20, `Content-Length "4,"`},
		{"9110 8.6 above 63 bits", ok + "Content-Length: 9223372036854775808\r\n", len(ok) + 37, "Content-Length"},
		{"9110 8.6 two lengths", ok + "Content-Length: 4\r\nContent-Length: 5\r\n", len(ok) + 38, "Content-Length 5 after 4"},
		{"9110 8.6 list of two", ok + "Content-Length: 4, 5\r\n", len(ok) + 22, "Content-Length 5 after 4"},
		{"9110 8.6 two lengths in three lines", ok + "Content-Length: 4\r\nContent-Length: 4\r\nContent-Length: 40\r\n", len(ok) + 58, "Content-Length 40 after 4"},
		{"9110 8.6 space inside", ok + "Content-Length: 4 2\r\n", len(ok) + 21, `Content-Length "4 2"`},
		{"9110 8.6 fraction", ok + "Content-Length: 4.0\r\n", len(ok) + 21, `Content-Length "4.0"`},
		{"9110 8.6 exponent", ok + "Content-Length: 4e1\r\n", len(ok) + 21, `Content-Length "4e1"`},
		{"9110 8.6 separator", ok + "Content-Length: 1_0\r\n", len(ok) + 21, `Content-Length "1_0"`},
		{"9110 8.6 unit", ok + "Content-Length: 4;a\r\n", len(ok) + 21, `Content-Length "4;a"`},
		{"9110 8.6 quoted", ok + "Content-Length: \"4\"\r\n", len(ok) + 21, `Content-Length "\"4\""`},
		{"9110 8.6 other digits", ok + "Content-Length: \u0664\r\n", len(ok) + 20, "Content-Length"},
		{"9110 8.6 wraps around 64 bits", ok + "Content-Length: 18446744073709551620\r\n", len(ok) + 38, "Content-Length"},
		{"6.1 another coding", ok + "Transfer-Encoding: gzip\r\n", len(ok) + 25, `Transfer-Encoding "gzip"`},
		{"6.1 another coding first", ok + "Transfer-Encoding: gzip, chunked\r\n", len(ok) + 34, `Transfer-Encoding "gzip, chunked"`},
		{"6.1 chunked not last", ok + "Transfer-Encoding: chunked, gzip\r\n", len(ok) + 34, `Transfer-Encoding "chunked, gzip"`},
		{"6.1 chunked twice", ok + "Transfer-Encoding: chunked, chunked\r\n", len(ok) + 37, `Transfer-Encoding "chunked, chunked"`},
		{"6.1 chunked in two lines", ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", len(ok) + 56, "chunked twice"},
		{"6.1 another coding in the second line", ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", len(ok) + 57, `Transfer-Encoding "identity"`},
		{"6.1 no coding", ok + "Transfer-Encoding:\r\n", len(ok) + 20, `Transfer-Encoding ""`},
		{"6.1 vertical tab before chunked", ok + "Transfer-Encoding: \vchunked\r\n", len(ok) + 20, "control character 0x0b"},
		{"6.1 quoted", ok + "Transfer-Encoding: \"chunked\"\r\n", len(ok) + 30, "want chunked alone"},
		{"6.1 almost chunked", ok + "Transfer-Encoding: xchunked\r\n", len(ok) + 29, `Transfer-Encoding "xchunked"`},
		{"6.1 the obsolete coding identity", ok + "Transfer-Encoding: identity\r\n", len(ok) + 29, `Transfer-Encoding "identity"`},
		{"7.1 chunked with a parameter", ok + "Transfer-Encoding: chunked;q=1\r\n", len(ok) + 32, `Transfer-Encoding "chunked;q=1"`},
		{"6.1 chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n", len(ok) + 28, "HTTP/1.0"},
		{"6.3 coding, then length", ok + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", len(ok) + 47, "both"},
		{"6.3 length, then coding", ok + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", len(ok) + 47, "both"},
	}
	for _, tt := range tests {
		for end, want := range map[int]string{tt.bad - 1: "", tt.bad: tt.detail, len(tt.in): tt.detail} {
			_, n, err := ReadHead([]byte(tt.in[:end]), Limits{})
			var broken *Error
			switch {
			case n != 0:
				t.Errorf("%s: took %d bytes, want none", tt.name, n)
			case want == "" && err != nil:
				t.Errorf("%s: refused after %d bytes: %v; want more asked for", tt.name, end, err)
			case want != "" && (!errors.As(err, &broken) || !strings.Contains(broken.Detail, want)):
				t.Errorf("%s: after %d bytes: %v; want an *Error with %q", tt.name, end, err, want)
			}
		}
	}
}

func TestHeadLimits(t *testing.T) {
	lines := func(n int) string { return "HTTP/1.1 200 \r\n" + strings.Repeat("X: a\r\n", n) }
	padded := func(size int) string {
		const around = "HTTP/1.1 200 \r\nX: \r\n\r\n"
		return around[:18] + strings.Repeat("a", size-len(around)) + around[18:]
	}
	tests := []struct {
		name   string
		in     string
		limits Limits
		want   string // in the error; empty: accepted
	}{
		{"100 headers by default", lines(100) + "\r\n", Limits{}, ""},
		{"101 headers, at the first byte of the last", lines(100) + "Y", Limits{}, "more than 100 headers"},
		{"2 headers", lines(2) + "\r\n", Limits{Headers: 2}, ""},
		{"3 headers where 2 are allowed", lines(3) + "\r\n", Limits{Headers: 2}, "more than 2 headers"},
		{"16 KiB by default", padded(16 << 10), Limits{}, ""},
		{"16 KiB and a byte", padded(16<<10 + 1), Limits{}, "more than 16384 bytes"},
		{"no end within 16 KiB", padded(17 << 10)[:16<<10], Limits{}, "more than 16384 bytes"},
		{"endless reason", "HTTP/1.1 200 " + strings.Repeat("a", 16<<10), Limits{}, "more than 16384 bytes"},
		{"endless name", "HTTP/1.1 200 \r\n" + strings.Repeat("a", 16<<10), Limits{}, "more than 16384 bytes"},
		{"64 bytes", padded(64), Limits{HeadBytes: 64}, ""},
		{"64 bytes and what follows the head", padded(64) + "body", Limits{HeadBytes: 64}, ""},
		{"65 bytes where 64 are allowed", padded(65), Limits{HeadBytes: 64}, "more than 64 bytes"},
	}
	for _, tt := range tests {
		_, n, err := ReadHead([]byte(tt.in), tt.limits)
		if tt.want == "" && (err != nil || n == 0) || tt.want != "" && (n != 0 || !strings.Contains(fmt.Sprint(err), tt.want)) {
			t.Errorf("%s: took %d, error %v; want %q", tt.name, n, err, tt.want)
		}
	}
}

func TestIncompleteHeadAsksForMore(t *testing.T) {
	for end := range len(upgrade) {
		if head, n, err := ReadHead([]byte(upgrade[:end]), Limits{}); n != 0 || err != nil || !reflect.DeepEqual(head, Head{}) {
			t.Fatalf("%d bytes: %+v, took %d, %v; want more asked for", end, head, n, err)
		}
	}
}

func TestInterimHeadsAreReadOneByOne(t *testing.T) {
	stream := "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + upgrade
	first, n := mustRead(t, stream)
	second, m := mustRead(t, stream[n:])
	if first.Status != 103 || second.Status != 101 || n+m != len(stream) {
		t.Errorf("status %d, then %d, %d bytes in all; want 103, 101, %d", first.Status, second.Status, n+m, len(stream))
	}
}

func TestAHeadIsAViewAndItsCloneIsNot(t *testing.T) {
	data := []byte(upgrade)
	head, _, err := ReadHead(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	clone := head.Clone()
	if clone != head {
		t.Errorf("clone %+v, want %+v", clone, head)
	}
	for i := range data {
		data[i] = '?'
	}
	if got := clone.Get("Upgrade"); got != "websocket" || clone.Reason != "Switching Protocols" {
		t.Errorf("clone after the input was reused: %q, %q; want what was read", clone.Reason, got)
	}
	if head.Reason != strings.Repeat("?", len("Switching Protocols")) {
		t.Errorf("head after the input was reused: reason %q, want a view of it", head.Reason)
	}
}

// TestClonesPinNoMoreThanTheirSize keeps heads of the largest size, made of as
// many headers as there may be, from a connection's read buffer of 1 MiB.
func TestClonesPinNoMoreThanTheirSize(t *testing.T) {
	const heads = 200
	line := "X: " + strings.Repeat("a", 150) + "\r\n"
	data := make([]byte, 1<<20)
	n := copy(data, "HTTP/1.1 200 "+strings.Repeat("r", 500)+"\r\n"+strings.Repeat(line, DefaultHeaders)+"\r\n")
	kept := make([]Head, heads)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range kept {
		head, took, err := ReadHead(data, Limits{})
		if took != n || err != nil {
			t.Fatalf("took %d of %d, %v", took, n, err)
		}
		kept[i] = head.Clone()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if each := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / heads; each > DefaultHeadBytes+1<<10 {
		t.Errorf("%d bytes pinned by a head of %d, want about as many", each, n)
	}
	runtime.KeepAlive(kept)
}

func TestReadingAHeadAllocatesNothingAndCloningItOnce(t *testing.T) {
	whole := []byte(upgrade)
	head, _ := mustRead(t, upgrade)
	read := func(data []byte) func() {
		return func() {
			if _, _, err := ReadHead(data, Limits{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, tt := range []struct {
		name string
		do   func()
		want float64
	}{
		{"whole", read(whole), 0},
		{"but for the last byte", read(whole[:len(whole)-1]), 0},
		{"two headers looked up", func() {
			if head.Get("server") == "" || head.Get("Absent") != "" {
				t.Fatal("want a Server and nothing else")
			}
		}, 0},
		{"clone", func() { sink = head.Clone() }, 1},
	} {
		if got := testing.AllocsPerRun(100, tt.do); got != tt.want {
			t.Errorf("%s: %v allocations, want %v", tt.name, got, tt.want)
		}
	}
}

var sink Head

func TestAllGivesTheLinesInOrder(t *testing.T) {
	head, _ := mustRead(t, "HTTP/1.1 200 OK\r\nb: 1\r\nA:\t2:3 \r\nB:\r\n\r\n")
	var got []string
	for name, value := range head.All() {
		got = append(got, name+"="+value)
	}
	if want := []string{"b=1", "A=2:3", "B="}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
	for name := range head.All() {
		if name != "b" {
			t.Errorf("line %q after the loop was left", name)
		}
		break
	}
}

// TestValuesEndAtTheFirstByteTheyMayNotHold holds the reading of eight bytes at
// a time against the table, with every byte at every place.
func TestValuesEndAtTheFirstByteTheyMayNotHold(t *testing.T) {
	for size := range 20 {
		for at := range size {
			for c := range 256 {
				b := []byte(strings.Repeat("\xff\t~ \x80", 4))[:size]
				b[at] = byte(c)
				if got, want := runOfValue(b), run(b, inValue); got != want {
					t.Fatalf("%q: %d, want %d", b, got, want)
				}
				b[size-1] = 0x1f // a second one behind it
				if got, want := runOfValue(b), run(b, inValue); got != want {
					t.Fatalf("%q: %d, want %d", b, got, want)
				}
			}
		}
	}
}

func TestErrorsQuoteThePeerWithinBounds(t *testing.T) {
	for _, in := range []string{
		strings.Repeat("\xff", 1000), "HTTP/1.1 " + strings.Repeat("\x1b", 1000),
		"HTTP/1.1 200 \r\n" + strings.Repeat("n", 5000) + " :",
		"HTTP/1.1 200 \r\nContent-Length: " + strings.Repeat("\xff", 5000) + "\r\n",
	} {
		_, _, err := ReadHead([]byte(in), Limits{})
		if text := fmt.Sprint(err); err == nil || len(text) > 300 || strings.ContainsAny(text, "\x1b\r\n") || !utf8.ValidString(text) {
			t.Errorf("%.20q: error of %d bytes, %.80q; want it short and escaped", in, len(text), text)
		}
	}
}

// valuesOf is every value of a header.
func valuesOf(h *Head, name string) (values []string) {
	for n := 0; ; n++ {
		v, ok := h.Field(name, n)
		if !ok {
			return values
		}
		values = append(values, v)
	}
}
