package http1

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// story is what a stream of responses told, in one line per event, with the
// pieces of a body put together.
type story struct {
	events []string
	err    string
	ended  string // what End said
}

func (s story) String() string {
	return strings.Join(s.events, "\n") + "\nerror: " + s.err + "\nend: " + s.ended
}

// read plays a connection that sends the requests one after another and gives
// the reader data cut at these places.
func read(t *testing.T, requests string, data []byte, limits Limits, cuts ...int) story {
	t.Helper()
	var (
		s       story
		r       Reader
		kept    []byte
		body    []byte
		methods = strings.Fields(requests)
	)
	next := func() {
		if len(methods) > 0 {
			r.Begin(methods[0])
			methods = methods[1:]
		}
	}
	next()
	tell := func(ev Event) {
		switch ev.Kind {
		case Interim:
			s.events = append(s.events, "interim "+strconv.Itoa(ev.Head.Status))
		case Header:
			s.events = append(s.events, "header "+strconv.Itoa(ev.Head.Status)+" "+ev.Head.Get("X"))
		case Body:
			body = append(body, ev.Data...)
		case Done:
			s.events = append(s.events, fmt.Sprintf("done %q, keep-alive %t", body, r.KeepAlive()))
			body = nil
			next()
		}
	}
	from := 0
	for _, cut := range append(slices.Clone(cuts), len(data)) {
		kept = append(kept, data[from:cut]...)
		from = cut
		for {
			// A copy without room: a byte read too far is caught.
			ev, n, err := r.Next(slices.Clip(slices.Clone(kept)), limits)
			if n < 0 || n > len(kept) || len(ev.Data) > n || err != nil && (n != 0 || ev.Kind != None) {
				t.Fatalf("%q: took %d of %d bytes for %d of body, kind %d, %v", data, n, len(kept), len(ev.Data), ev.Kind, err)
			}
			if ev.Kind == Body && len(ev.Data) == 0 {
				t.Fatalf("%q: an empty piece of a body", data)
			}
			if err != nil {
				var broken *Error
				if !errors.As(err, &broken) {
					t.Fatalf("%q: error %T, want *Error", data, err)
				}
				s.err = broken.Detail
				if len(body) > 0 {
					s.events = append(s.events, fmt.Sprintf("cut %q", body))
				}
				if _, _, again := r.Next(nil, limits); again == nil || r.KeepAlive() || r.Idle() {
					t.Fatalf("%q: reads on after %v", data, err)
				}
				return s
			}
			kept = kept[n:]
			tell(ev)
			if ev.Kind == None {
				break
			}
		}
	}
	idle, partial := r.Idle(), r.Partial()
	ev, err := r.End()
	if err != nil {
		var cut *Error
		if !errors.As(err, &cut) {
			t.Fatalf("%q: end: error %T, want *Error", data, err)
		}
		s.ended = cut.Detail
	}
	tell(ev)
	if idle && (partial || ev.Kind != None || err != nil) || partial && err == nil {
		t.Fatalf("%q: idle %t, partial %t, end: kind %d, %v", data, idle, partial, ev.Kind, err)
	}
	if len(body) > 0 {
		s.events = append(s.events, fmt.Sprintf("cut %q", body))
	}
	return s
}

func everyByte(data []byte) (cuts []int) {
	for i := range data {
		cuts = append(cuts, i)
	}
	return cuts
}

const (
	ok      = "HTTP/1.1 200 OK\r\n"
	chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
)

// responses are streams of valid responses. Each is read at every split.
var responses = []struct {
	name     string // with the section of RFC 9112, or 9110 where it says so
	requests string
	in       string
	want     []string
}{
	{"6.2 length", "GET", ok + "Content-Length: 5\r\n\r\nhello", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"6.2 length 0", "GET", ok + "Content-Length: 0\r\n\r\n", []string{"header 200 ", `done "", keep-alive true`}},
	{"6.3 no length: until the end", "GET", ok + "\r\nhello", []string{"header 200 ", `done "hello", keep-alive false`}},
	{"6.3 no length and no body", "GET", ok + "\r\n", []string{"header 200 ", `done "", keep-alive false`}},
	{"6.3 HEAD", "HEAD", ok + "Content-Length: 5\r\n\r\n", []string{"header 200 ", `done "", keep-alive true`}},
	{"6.3 HEAD of a chunked body", "HEAD", chunked, []string{"header 200 ", `done "", keep-alive true`}},
	{"6.3 HEAD without a length", "HEAD", ok + "\r\n", []string{"header 200 ", `done "", keep-alive true`}},
	{"9110 9.1 head is another method than HEAD", "head", ok + "Content-Length: 1\r\n\r\n1", []string{"header 200 ", `done "1", keep-alive true`}},
	{"6.3 204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", []string{"header 204 ", `done "", keep-alive true`}},
	{"6.3 204 with a length", "GET", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", []string{"header 204 ", `done "", keep-alive true`}},
	{"6.3 204 with a coding", "GET", "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", []string{"header 204 ", `done "", keep-alive true`}},
	{"6.3 304", "GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", []string{"header 304 ", `done "", keep-alive true`}},
	{"6.3 205 is framed as others are", "GET", "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", []string{"header 205 ", `done "", keep-alive true`}},
	{"6.3 101", "GET", "HTTP/1.1 101 Switching Protocols\r\n\r\n", []string{"header 101 ", `done "", keep-alive false`}},
	{"9110 9.3.6 CONNECT", "CONNECT", ok + "\r\n", []string{"header 200 ", `done "", keep-alive false`}},
	{"9110 9.3.6 CONNECT ignores lengths", "CONNECT", ok + "Content-Length: 5\r\nContent-Length: many\r\nTransfer-Encoding: chunked\r\n\r\n", []string{"header 200 ", `done "", keep-alive false`}},
	{"9110 9.3.6 CONNECT refused", "CONNECT", "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno", []string{"header 407 ", `done "no", keep-alive true`}},
	{"9110 15.2 interim", "POST", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok + "Content-Length: 1\r\n\r\n1", []string{"interim 100", "interim 103", "header 200 ", `done "1", keep-alive true`}},
	{"9110 15.2 interim with a length", "POST", "HTTP/1.1 102 Processing\r\nContent-Length: 5\r\nConnection: close\r\n\r\n" + ok + "Content-Length: 1\r\n\r\n1", []string{"interim 102", "header 200 ", `done "1", keep-alive true`}},
	{"7.1 chunks", "GET", chunked + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", []string{"header 200 ", `done "hello world", keep-alive true`}},
	{"7.1 no chunks", "GET", chunked + "0\r\n\r\n", []string{"header 200 ", `done "", keep-alive true`}},
	{"7.1 hexadecimal in both cases", "GET", chunked + "a\r\n0123456789\r\nB\r\n0123456789a\r\n0\r\n\r\n", []string{"header 200 ", `done "01234567890123456789a", keep-alive true`}},
	{"7.1 leading zeros", "GET", chunked + "0005\r\nhello\r\n000\r\n\r\n", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"7.1 leading zeros beyond 64 bits", "GET", chunked + strings.Repeat("0", 40) + "5\r\nhello\r\n0\r\n\r\n", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"7.1 line ends in the data", "GET", chunked + "4\r\n\r\n\r\n\r\n0\r\n\r\n", []string{"header 200 ", `done "\r\n\r\n", keep-alive true`}},
	{"7.1.1 extensions", "GET", chunked + "5;a;b=c;d=\"e f\";g=\"\"\r\nhello\r\n0;last\r\n\r\n", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"7.1.1 quoted pairs, separators, obs-text", "GET", chunked + "5;a=\"\\\";\xfc\t\\\\\"\r\nhello\r\n0\r\n\r\n", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"7.1.1 white space that must be taken", "GET", chunked + "5 \t; a \t=\t b ; c\r\nhello\r\n0 ;d = \"e\" ;f\r\n\r\n", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"7.1.2 trailers", "GET", chunked + "5\r\nhello\r\n0\r\nX: a\r\nY:\r\n\r\n", []string{"header 200 ", `done "hello", keep-alive true`}},
	{"9110 6.5.1 trailers that must not frame", "GET GET", chunked + "1\r\na\r\n0\r\nContent-Length: many\r\nTransfer-Encoding: gzip\r\nConnection: close\r\nHost: x\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n", []string{"header 200 ", `done "a", keep-alive true`, "header 200 ", `done "", keep-alive true`}},
	{
		"9.3.2 pipelining", "GET HEAD GET GET", ok + "X: 1\r\nContent-Length: 3\r\n\r\none" + ok + "X: 2\r\nContent-Length: 3\r\n\r\n" + chunked + "5\r\nthree\r\n0\r\n\r\n" + "HTTP/1.1 304 x\r\nX: 4\r\n\r\n",
		[]string{"header 200 1", `done "one", keep-alive true`, "header 200 2", `done "", keep-alive true`, "header 200 ", `done "three", keep-alive true`, "header 304 4", `done "", keep-alive true`},
	},
	{"2.3 HTTP/1.0", "GET", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n1", []string{"header 200 ", `done "1", keep-alive false`}},
}

func TestResponses(t *testing.T) {
	for _, tt := range responses {
		got := read(t, tt.requests, []byte(tt.in), Limits{})
		if !slices.Equal(got.events, tt.want) || got.err != "" || got.ended != "" {
			t.Errorf("%s:\n%v\nwant\n%s", tt.name, got, strings.Join(tt.want, "\n"))
		}
	}
}

// broken are streams that a reader must refuse. bad is how many bytes behind
// the start of the body it takes to know.
var brokenBodies = []struct {
	name   string // with the section of RFC 9112, or 9110 where it says so
	body   string
	bad    int
	detail string
}{
	{"7.1 no size", "\r\nhello", 1, "chunk size begins with byte 0x0d"},
	{"7.1 LF alone for a line", "\n", 1, "chunk size begins with byte 0x0a"},
	{"7.1 space before the size", " 5\r\nhello\r\n0\r\n\r\n", 1, "chunk size begins with byte 0x20"},
	{"7.1 tab before the size", "\t5\r\nhello\r\n0\r\n\r\n", 1, "chunk size begins with byte 0x09"},
	{"7.1 plus", "+5\r\nhello\r\n0\r\n\r\n", 1, "chunk size begins with byte 0x2b"},
	{"7.1 minus", "-5\r\nhello\r\n0\r\n\r\n", 1, "chunk size begins with byte 0x2d"},
	{"7.1 0x", "0x5\r\nhello\r\n0\r\n\r\n", 2, "byte 0x78 behind a chunk size"},
	{"7.1 underscore", "1_0\r\n", 2, "byte 0x5f behind a chunk size"},
	{"7.1 h", "5h\r\nhello\r\n0\r\n\r\n", 2, "byte 0x68 behind a chunk size"},
	{"7.1 letters beyond f", "g\r\n", 1, "chunk size begins with byte 0x67"},
	{"7.1 letters before A", "@\r\n", 1, "chunk size begins with byte 0x40"},
	{"7.1 only an extension", ";a\r\n", 1, "chunk size begins with byte 0x3b"},
	{"7.1 NUL behind the size", "5\x00\r\nhello", 2, "byte 0x00 behind a chunk size"},
	{"7.1 comma", "5,5\r\nhello", 2, "byte 0x2c behind a chunk size"},
	{"7.1 space behind the size", "5 \r\nhello", 3, "white space behind a chunk size"},
	{"7.1 space and LF behind the size", "5 \nhello", 3, "white space behind a chunk size"},
	{"7.1 two sizes", "5 5\r\nhello", 3, "white space behind a chunk size"},
	{"7.1 LF ends the size", "5\nhello", 2, "chunk size: ends with LF alone"},
	{"7.1 CR ends the size", "5\rhello", 3, "chunk size: CR without LF"},
	{"7.1 two CRs end the size", "5\r\r\nhello", 3, "chunk size: CR without LF"},
	{"7.1 size of 64 bits", "8000000000000000\r\n", 16, "more than 63 bits"},
	{"7.1 size that wraps around to 5", "10000000000000005\r\nhello", 17, "more than 63 bits"},
	{"7.1 size that wraps around 32 bits", "100000005\r\nhello", 11, "body of more than 67108864 bytes: a chunk of 4294967301 after 0"},
	{"7.1 endless size", strings.Repeat("f", 100), 16, "more than 63 bits"},
	{"7.1 data longer than its size", "5\r\nhello!\r\n", 9, "byte 0x21 behind a chunk's data"},
	{"7.1 data shorter than its size", "6\r\nhello\r\n0\r\n\r\n", 10, "byte 0x0a behind a chunk's data"},
	{"7.1 LF behind the data", "5\r\nhello\n0\r\n\r\n", 9, "byte 0x0a behind a chunk's data"},
	{"7.1 CR behind the data", "5\r\nhello\r0\r\n\r\n", 10, "byte 0x30 behind a chunk's data"},
	{"7.1 no line end behind the data", "5\r\nhello0\r\n\r\n", 9, "byte 0x30 behind a chunk's data"},
	{"7.1 second size", "5\r\nhello\r\nx\r\n\r\n", 11, "chunk size begins with byte 0x78"},
	{"7.1.1 no name", "5;\r\nhello", 3, "chunk extension: byte 0x0d, want a name"},
	{"7.1.1 no name before a value", "5;=a\r\nhello", 3, "chunk extension: byte 0x3d, want a name"},
	{"7.1.1 no value", "5;a=\r\nhello", 5, "chunk extension: byte 0x0d, want a value"},
	{"7.1.1 no second name", "5;a;;b\r\nhello", 5, "chunk extension: byte 0x3b, want a name"},
	{"7.1.1 white space at the end", "5;a \r\nhello", 5, "white space behind a chunk size"},
	{"7.1.1 LF ends an extension", "5;a\nhello", 4, "ends with LF alone"},
	{"7.1.1 CR in an extension", "5;a\rb\r\nhello", 5, "CR without LF"},
	{"7.1.1 LF in an extension", "5;a=b\nc\r\nhello", 6, "ends with LF alone"},
	{"7.1.1 CR in a quoted value", "5;a=\"b\r\nc\"\r\nhello", 7, "byte 0x0d in a quoted value"},
	{"7.1.1 LF in a quoted value", "5;a=\"b\nc\"\r\nhello", 7, "byte 0x0a in a quoted value"},
	{"7.1.1 escaped line end in a quoted value", "5;a=\"\\\r\n\"\r\nhello", 7, "byte 0x0d in a quoted value"},
	{"7.1.1 something behind a quoted value", "5;a=\"b\"c\r\nhello", 8, "byte 0x63 behind a chunk size"},
	{"7.1.1 control character", "5;a\x01\r\nhello", 4, "byte 0x01 behind a chunk size"},
	{"7.1.2 LF ends the body", "0\r\n\n", 4, "no colon"},
	{"7.1.2 CR ends the body", "0\r\n\rX", 5, "empty line: CR without LF"},
	{"7.1.2 folded trailer", "0\r\nX: a\r\n b\r\n\r\n", 10, "trailer 1: folded"},
	{"7.1.2 white space before a trailer", "0\r\n X: a\r\n\r\n", 4, "white space before trailer 1"},
	{"7.1.2 white space before a colon", "0\r\nX : a\r\n\r\n", 5, `trailer 1, "X": white space before the colon`},
	{"7.1.2 trailer without a colon", "0\r\nXa\r\n\r\n", 6, "no colon"},
	{"7.1.2 LF ends a trailer", "0\r\nX: a\n\r\n", 8, `trailer "X": ends with LF alone`},
	{"7.1.2 CR in a trailer", "0\r\nX: a\rb\r\n\r\n", 9, `trailer "X": CR without LF`},
	{"7.1.2 NUL in a trailer", "0\r\nX: \x00\r\n\r\n", 7, "control character 0x00"},
	{"7.1.2 data behind the last chunk", "0\r\nhello\r\n\r\n", 9, "no colon"},
	{"7.1 bytes behind the body", "0\r\n\r\nX", 6, "bytes that no request asked for"},
}

// TestBrokenBodies checks that each violation is refused with the byte that
// makes it certain, and not before.
func TestBrokenBodies(t *testing.T) {
	for _, tt := range brokenBodies {
		for end, want := range map[int]string{tt.bad - 1: "", tt.bad: tt.detail, len(tt.body): tt.detail} {
			got := read(t, "GET", []byte(chunked+tt.body[:end]), Limits{})
			if want == "" && got.err != "" || !strings.Contains(got.err, want) {
				t.Errorf("%s: after %d bytes of the body: %q, want %q", tt.name, end, got.err, want)
			}
		}
	}
}

func TestAnyBytesWithNoRequestAreRefused(t *testing.T) {
	var r Reader
	if _, _, err := r.Next(nil, Limits{}); err != nil || !r.Idle() || r.Partial() || r.KeepAlive() {
		t.Errorf("a new reader: %v, idle %t, partial %t, keep-alive %t; want it idle and unused", err, r.Idle(), r.Partial(), r.KeepAlive())
	}
	if _, _, err := r.Next([]byte(ok), Limits{}); err == nil || r.Idle() {
		t.Errorf("bytes before any request: %v, idle %t; want them refused", err, r.Idle())
	}
	r.Begin("GET")
	if _, _, err := r.Next([]byte(ok), Limits{}); err == nil {
		t.Error("a new request mends a broken stream, want every call to fail")
	}
	stream := ok + "Content-Length: 1\r\n\r\n1"
	r = Reader{}
	if _, err := readAll(&r, []byte(stream)); err != nil || !r.KeepAlive() {
		t.Fatalf("%v, keep-alive %t; want a response", err, r.KeepAlive())
	}
	if _, _, err := r.Next([]byte(stream), Limits{}); err == nil || r.KeepAlive() {
		t.Errorf("a second response to one request: %v, keep-alive %t; want it refused", err, r.KeepAlive())
	}
}

func TestBeginInsideAResponseIsABug(t *testing.T) {
	var r Reader
	r.Begin("GET")
	defer func() {
		if recover() == nil {
			t.Error("no panic, want one: the next response would be read as this one's")
		}
	}()
	r.Begin("GET")
}

func TestKeepAlive(t *testing.T) {
	tests := []struct {
		version string
		headers string
		want    bool
	}{
		{"1.1", "", true},
		{"1.1", "Connection: keep-alive\r\n", true},
		{"1.1", "Connection: close\r\n", false},
		{"1.1", "CONNECTION:\tCLOSE \r\n", false},
		{"1.1", "Connection: foo, close\r\n", false},
		{"1.1", "Connection: foo,\tClose\t,bar\r\n", false},
		{"1.1", "Connection: ,,close,\r\n", false},
		{"1.1", "Connection: foo\r\nX: y\r\nConnection: close\r\n", false},
		{"1.1", "Connection: close\r\nConnection: keep-alive\r\n", false},
		{"1.1", "Connection: keep-alive, close\r\n", false},
		{"1.1", "Connection: closed\r\n", true},
		{"1.1", "Connection: close;now\r\n", true},
		{"1.1", "Connection: not close\r\n", true},
		{"1.1", "Connection:\r\n", true},
		{"1.1", "Connection: upgrade\r\n", true},
		{"1.1", "XConnection: close\r\n", true},
		{"1.1", "Proxy-Connection: close\r\n", true},
		{"1.2", "", true},
		{"1.0", "", false},
		{"1.0", "Connection: keep-alive\r\n", true},
		{"1.0", "Connection: foo , Keep-Alive\r\n", true},
		{"1.0", "Connection: foo\r\nConnection: keep-alive\r\n", true},
		{"1.0", "Connection: keep-alive, close\r\n", false},
		{"1.0", "Keep-Alive: timeout=5\r\n", false},
		{"1.0", "Connection: close\r\n", false},
	}
	for _, tt := range tests {
		for _, framing := range []struct {
			name, method, in string
			may              bool
		}{
			{"length", "GET", "Content-Length: 1\r\n\r\n1", true},
			{"HEAD", "HEAD", "\r\n", true},
			{"until the end", "GET", "\r\n1", false},
			{"tunnel", "CONNECT", "\r\n", false},
		} {
			got := read(t, framing.method, []byte("HTTP/"+tt.version+" 200 OK\r\n"+tt.headers+framing.in), Limits{})
			want := fmt.Sprintf("keep-alive %t", tt.want && framing.may)
			if len(got.events) != 2 || !strings.HasSuffix(got.events[1], want) {
				t.Errorf("9.3 HTTP/%s, %q, body by %s:\n%v\nwant %s", tt.version, tt.headers, framing.name, got, want)
			}
		}
	}
}

func TestEndSaysWhatWasCut(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "stream ended before the response"},
		{"HTTP/1.1 2", "stream ended inside the head of a response, after 10 bytes"},
		{ok, "stream ended inside the head of a response, after 17 bytes"},
		{"HTTP/1.1 100 Continue\r\n\r\n", "stream ended after an interim response, before the final one"},
		{"HTTP/1.1 100 Continue\r\n\r\nH", "stream ended inside the head of a response, after 1 bytes"},
		{ok + "Content-Length: 20\r\n\r\n", "body ended after 0 of 20 bytes"},
		{ok + "Content-Length: 20\r\n\r\n0123456789", "body ended after 10 of 20 bytes"},
		{chunked, "chunked body ended after 0 bytes, before the last chunk"},
		{chunked + "5", "chunked body ended after 0 bytes, before the last chunk"},
		{chunked + "5\r\n", "chunked body ended after 0 bytes, 5 before the end of a chunk"},
		{chunked + "5\r\nhel", "chunked body ended after 3 bytes, 2 before the end of a chunk"},
		{chunked + "5\r\nhello", "chunked body ended after 5 bytes, before the last chunk"},
		{chunked + "5\r\nhello\r\n", "chunked body ended after 5 bytes, before the last chunk"},
		{chunked + "5\r\nhello\r\n2\r\nx", "chunked body ended after 6 bytes, 1 before the end of a chunk"},
		{chunked + "5\r\nhello\r\n0\r\n", "chunked body ended after 5 bytes and the last chunk, before the empty line"},
		{chunked + "5\r\nhello\r\n0\r\nX: y\r\n", "chunked body ended after 5 bytes and the last chunk, before the empty line"},
	}
	for _, tt := range tests {
		for _, cuts := range [][]int{nil, everyByte([]byte(tt.in))} {
			if got := read(t, "GET", []byte(tt.in), Limits{}, cuts...); got.ended != tt.want || got.err != "" {
				t.Errorf("8 %q:\n%v\nwant %q", tt.in, got, tt.want)
			}
		}
	}
}

func TestEndSettlesTheReader(t *testing.T) {
	var r Reader
	r.Begin("GET")
	if r.Partial() || r.Idle() {
		t.Error("awaiting a response: partial or idle, want neither")
	}
	if _, n, err := r.Next([]byte("HTTP"), Limits{}); n != 0 || err != nil || !r.Partial() {
		t.Errorf("inside a head: took %d, %v, partial %t; want it partial", n, err, r.Partial())
	}
	if _, err := r.End(); err == nil {
		t.Error("end inside a head is fine, want an error")
	}
	if _, err := r.End(); err == nil {
		t.Error("a second end after an error is fine, want an error")
	}
	r = Reader{}
	if _, err := readAll(&r, []byte(ok+"Content-Length: 1\r\n\r\n1")); err != nil || !r.KeepAlive() {
		t.Fatalf("%v, keep-alive %t; want a response", err, r.KeepAlive())
	}
	if ev, err := r.End(); ev.Kind != None || err != nil || r.KeepAlive() || !r.Idle() {
		t.Errorf("end between responses: kind %d, %v, keep-alive %t; want nothing, and no further request", ev.Kind, err, r.KeepAlive())
	}
	// The peer ends the stream before Done was asked for.
	r = Reader{}
	r.Begin("HEAD")
	if ev, _, err := r.Next([]byte(ok+"\r\n"), Limits{}); ev.Kind != Header || err != nil {
		t.Fatalf("kind %d, %v; want a head", ev.Kind, err)
	}
	if ev, err := r.End(); ev.Kind != Done || err != nil || r.KeepAlive() {
		t.Errorf("end behind a response without a body: kind %d, %v, keep-alive %t; want it done", ev.Kind, err, r.KeepAlive())
	}
}

func TestReaderLimits(t *testing.T) {
	interims := func(n int) string {
		return strings.Repeat("HTTP/1.1 100 Continue\r\n\r\n", n) + ok + "Content-Length: 0\r\n\r\n"
	}
	trailer := func(size int) string {
		return chunked + "0\r\nX: " + strings.Repeat("a", size-len("X: \r\n\r\n")) + "\r\n\r\n"
	}
	extension := func(lines, size int) string {
		return chunked + strings.Repeat("1;"+strings.Repeat("a", size-len("1;"))+"\r\nx\r\n", lines) + "0\r\n\r\n"
	}
	body := func(n int) string { return strings.Repeat("x", n) }
	tests := []struct {
		name   string
		in     string
		limits Limits
		want   string // in the error; empty: accepted
	}{
		{"32 interim responses by default", interims(32), Limits{}, ""},
		{"33 interim responses", interims(33), Limits{}, "more than 32 interim responses"},
		{"2 interim responses where 1 is allowed", interims(2), Limits{Interims: 1}, "more than 1 interim responses"},
		{"head", interims(0), Limits{HeadBytes: 20}, "head of more than 20 bytes"},
		{"length of 64 MiB by default", ok + "Content-Length: 67108864\r\n\r\n", Limits{}, ""},
		{"length of more", ok + "Content-Length: 67108865\r\n\r\n", Limits{}, "body of 67108865 bytes, want at most 67108864"},
		{"length of 63 bits", ok + "Content-Length: 9223372036854775807\r\n\r\n", Limits{}, "body of 9223372036854775807 bytes"},
		{"length of 63 bits where allowed", ok + "Content-Length: 9223372036854775807\r\n\r\n1", Limits{BodyBytes: 1<<63 - 1}, ""},
		{"body of 10", ok + "Content-Length: 10\r\n\r\n" + body(10), Limits{BodyBytes: 10}, ""},
		{"body of 10 where 9 are allowed", ok + "Content-Length: 10\r\n\r\n" + body(10), Limits{BodyBytes: 9}, "body of 10 bytes, want at most 9"},
		{"chunks of 10", chunked + "5\r\nxxxxx\r\n5\r\nxxxxx\r\n0\r\n\r\n", Limits{BodyBytes: 10}, ""},
		{"chunks of 10 where 9 are allowed", chunked + "5\r\nxxxxx\r\n5\r\nxxxxx\r\n0\r\n\r\n", Limits{BodyBytes: 9}, "body of more than 9 bytes: a chunk of 5 after 5"},
		{"chunks whose sum is beyond 63 bits", chunked + "1\r\nx\r\n7fffffffffffffff\r\n", Limits{BodyBytes: 1<<63 - 1}, "a chunk of 9223372036854775807 after 1"},
		{"until the end, 10", ok + "\r\n" + body(10), Limits{BodyBytes: 10}, ""},
		{"until the end, 11 where 10 are allowed", ok + "\r\n" + body(11), Limits{BodyBytes: 10}, "body of more than 10 bytes"},
		{"trailers of 8 KiB by default", trailer(8 << 10), Limits{}, ""},
		{"trailers of more", trailer(8<<10 + 1), Limits{}, "trailers of more than 8192 bytes"},
		{"endless trailer", trailer(8 << 10)[:len(chunked)+3+8<<10-4] + body(9), Limits{}, "trailers of more than 8192 bytes"},
		{"100 trailers", chunked + "0\r\n" + strings.Repeat("X: a\r\n", 100) + "\r\n", Limits{}, ""},
		{"101 trailers", chunked + "0\r\n" + strings.Repeat("X: a\r\n", 101) + "\r\n", Limits{}, "more than 100 trailers"},
		{"extension of 8 KiB by default", extension(1, 16+8<<10), Limits{}, ""},
		{"extension of more", extension(1, 16+8<<10+1), Limits{}, "chunk extensions of more bytes"},
		{"extensions that add up to 100", extension(5, 36), Limits{ExtensionBytes: 100}, ""},
		{"extensions that add up to 105", extension(5, 37), Limits{ExtensionBytes: 100}, "chunk extensions of more bytes"},
		{"endless leading zeros", chunked + strings.Repeat("0", 17+8<<10) + "1", Limits{}, "chunk extensions of more bytes"},
	}
	for _, tt := range tests {
		got := read(t, "GET", []byte(tt.in), tt.limits)
		if tt.want == "" && got.err != "" || !strings.Contains(got.err, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got.err, tt.want)
		}
		if status := "header 200 "; strings.Contains(tt.want, "body of") && !slices.Contains(got.events, status) {
			t.Errorf("%s: %q, want the head before the body is refused", tt.name, got.events)
		}
	}
}

// samples are all streams of the tests above.
func samples() (all []string) {
	for _, tt := range responses {
		all = append(all, tt.in)
	}
	for _, tt := range brokenBodies {
		all = append(all, chunked+tt.body)
	}
	return append(all, typical+typicalBody, ok+"Content-Length: 5\r\n\r\nhello, and bytes that nobody asked for")
}

func TestAnySplitGivesTheSameResponses(t *testing.T) {
	same := func(requests string, in []byte, limits Limits, cuts ...int) {
		t.Helper()
		want := read(t, requests, in, limits)
		if got := read(t, requests, in, limits, cuts...); got.String() != want.String() {
			t.Errorf("%s, %q cut at %v:\n%v\nbut of the whole:\n%v", requests, in, cuts, got, want)
		}
	}
	for _, s := range samples() {
		in := []byte(s)
		for _, requests := range []string{"GET GET HEAD GET", "HEAD GET", "CONNECT"} {
			same(requests, in, Limits{}, everyByte(in)...)
			for cut := range in {
				same(requests, in, Limits{}, cut)
				same(requests, in, Limits{HeadBytes: 50, Headers: 1, Interims: 1, BodyBytes: 3, ExtensionBytes: 3, TrailerBytes: 6}, cut)
			}
		}
	}
}

func TestBodiesAreNotCopied(t *testing.T) {
	for _, in := range []string{ok + "Content-Length: 5\r\n\r\nhello", ok + "\r\nhello", chunked + "5\r\nhello\r\n0\r\n\r\n"} {
		data := []byte(in)
		var r Reader
		r.Begin("GET")
		_, n, err := r.Next(data, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		ev, _, err := r.Next(data[n:], Limits{})
		at := bytes.Index(data, []byte("hello"))
		if err != nil || len(ev.Data) != 5 || cap(ev.Data) != 5 || &ev.Data[0] != &data[at] {
			t.Errorf("%q: body %q of capacity %d, %v; want the input's own 5 bytes", in, ev.Data, cap(ev.Data), err)
		}
	}
}

func TestReadingAResponseAllocatesNothing(t *testing.T) {
	for name, in := range map[string]string{
		"length": typical + typicalBody,
		"chunks": "HTTP/1.1 100 Continue\r\n\r\n" + chunked + "5;a=\"b\"\r\nhello\r\n0\r\nX: y\r\n\r\n",
	} {
		var r Reader
		data := []byte(in)
		if got := testing.AllocsPerRun(100, func() {
			if _, err := readAll(&r, data); err != nil || !r.KeepAlive() {
				t.Fatal(err)
			}
		}); got != 0 {
			t.Errorf("%s: %v allocations per response, want 0", name, got)
		}
	}
}
