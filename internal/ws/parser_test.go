package ws

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"
)

// frame writes an unmasked server frame with the shortest form of the length.
func frame(op Op, fin bool, payload string) []byte {
	b := []byte{byte(op)}
	if fin {
		b[0] |= 0x80
	}
	switch n := len(payload); {
	case n <= 125:
		b = append(b, byte(n))
	case n <= 0xFFFF:
		b = append(b, 126, byte(n>>8), byte(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 127), uint64(n))
	}
	return append(b, payload...)
}

// closing writes a close frame with a code and a reason.
func closing(code int, reason string) []byte {
	return frame(Close, true, string([]byte{byte(code >> 8), byte(code)})+reason)
}

// whole is an event with the pieces of its frame joined: the same at any split.
type whole struct {
	Kind        Kind
	Op          Op
	Payload     string
	Code        int
	First, Last bool
}

// outcome is what a stream gives. Pieces of a frame that never ended are not
// part of it.
type outcome struct {
	Frames  []whole
	ErrCode int
	Detail  string
	Kept    int
	Partial bool
}

// failer is what testing.T and rapid.T share.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// read feeds data in pieces that end at the cuts, the way an event loop does,
// and fails the test when the parser keeps more than it may or stands still.
func read(t failer, data []byte, maxMessage int64, cuts []int) outcome {
	t.Helper()
	var (
		p    Parser
		out  outcome
		now  whole
		kept []byte
	)
	from := 0
	for _, cut := range append(slices.Clone(cuts), len(data)) {
		kept = append(kept, data[from:cut]...)
		from = cut
		for {
			ev, n, err := p.Next(kept, maxMessage)
			if err != nil {
				var broken *Error
				if !errors.As(err, &broken) {
					t.Fatalf("error %T, want *Error", err)
				}
				out.ErrCode, out.Detail = broken.Code, broken.Detail
				return out
			}
			if n < 0 || n > len(kept) {
				t.Fatalf("took %d of %d bytes", n, len(kept))
			}
			if ev.Kind != None && n == 0 && !(ev.Kind == Data && len(ev.Payload) == 0) {
				t.Fatalf("event %+v out of no bytes", ev)
			}
			kept = kept[n:]
			if ev.Kind == None {
				break
			}
			now.Kind, now.Op, now.Code = ev.Kind, ev.Op, ev.Code
			now.First, now.Last = now.First || ev.First, ev.Last
			now.Payload += string(ev.Payload)
			if ev.FrameEnd {
				out.Frames = append(out.Frames, now)
				now = whole{}
			}
		}
		if len(kept) > MaxKept {
			t.Fatalf("%d bytes kept, want at most %d", len(kept), MaxKept)
		}
	}
	out.Kept, out.Partial = len(kept), p.Partial()
	return out
}

// everyByte are the cuts that feed a stream byte by byte.
func everyByte(data []byte) []int {
	cuts := make([]int, len(data))
	for i := range cuts {
		cuts[i] = i
	}
	return cuts
}

func join(frames ...[]byte) []byte { return bytes.Join(frames, nil) }

func TestParserIsSmallAndPointerFree(t *testing.T) {
	if got := unsafe.Sizeof(Parser{}); got > 40 {
		t.Errorf("Parser takes %d bytes, want at most 40", got)
	}
	var pointers func(reflect.Type) []string
	pointers = func(typ reflect.Type) (found []string) {
		switch typ.Kind() {
		case reflect.Struct:
			for f := range typ.Fields() {
				found = append(found, pointers(f.Type)...)
			}
		case reflect.Array:
			found = pointers(typ.Elem())
		case reflect.Bool, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Int64:
		default:
			found = []string{typ.String()}
		}
		return found
	}
	if got := pointers(reflect.TypeFor[Parser]()); len(got) > 0 {
		t.Errorf("Parser holds %v, want no pointers", got)
	}
}

func TestValidStreams(t *testing.T) {
	long := strings.Repeat("x", 126)
	huge := strings.Repeat("é", 33_000)
	text := func(s string) whole { return whole{Kind: Data, Op: Text, Payload: s, First: true, Last: true} }
	tests := []struct {
		name string // with the section of RFC 6455
		in   []byte
		want []whole
	}{
		{"5.7 single-frame text", []byte("\x81\x05Hello"), []whole{text("Hello")}},
		{"5.7 fragmented text", []byte("\x01\x03Hel\x80\x02lo"), []whole{
			{Kind: Data, Op: Text, Payload: "Hel", First: true},
			{Kind: Data, Op: Text, Payload: "lo", Last: true},
		}},
		{"5.7 ping and pong", []byte("\x89\x05Hello\x8a\x05Hello"), []whole{
			{Kind: PingFrame, Payload: "Hello"}, {Kind: PongFrame, Payload: "Hello"},
		}},
		{"5.6 binary need not be UTF-8", frame(Binary, true, "\xff\xfe"), []whole{
			{Kind: Data, Op: Binary, Payload: "\xff\xfe", First: true, Last: true},
		}},
		{"5.2 empty message", frame(Text, true, ""), []whole{text("")}},
		{"5.4 message of empty fragments", join(frame(Text, false, ""), frame(Continuation, false, ""), frame(Continuation, true, "")), []whole{
			{Kind: Data, Op: Text, First: true}, {Kind: Data, Op: Text}, {Kind: Data, Op: Text, Last: true},
		}},
		{"5.2 length in 7 bits, largest", frame(Text, true, long[:125]), []whole{text(long[:125])}},
		{"5.2 length in 16 bits, smallest", frame(Text, true, long), []whole{text(long)}},
		{"5.2 length in 64 bits", frame(Text, true, huge), []whole{text(huge)}},
		{"5.4 control frames between fragments", join(frame(Binary, false, "a"), frame(Ping, true, "p"), frame(Continuation, false, "b"), frame(Pong, true, ""), frame(Continuation, true, "c")), []whole{
			{Kind: Data, Op: Binary, Payload: "a", First: true},
			{Kind: PingFrame, Payload: "p"},
			{Kind: Data, Op: Binary, Payload: "b"},
			{Kind: PongFrame},
			{Kind: Data, Op: Binary, Payload: "c", Last: true},
		}},
		{"5.5 control frame of 125 bytes", frame(Ping, true, long[:125]), []whole{{Kind: PingFrame, Payload: long[:125]}}},
		{"5.6 character across fragments and a ping", join(frame(Text, false, "\xf0\x9f"), frame(Ping, true, "\xff"), frame(Continuation, true, "\x98\x80")), []whole{
			{Kind: Data, Op: Text, Payload: "\xf0\x9f", First: true},
			{Kind: PingFrame, Payload: "\xff"},
			{Kind: Data, Op: Text, Payload: "\x98\x80", Last: true},
		}},
		{"5.5.1 close without a body", frame(Close, true, ""), []whole{{Kind: Closing, Code: 1005}}},
		{"5.5.1 close with a code", closing(1000, ""), []whole{{Kind: Closing, Code: 1000}}},
		{"5.5.1 close with a code and a reason", closing(4999, "grüße"), []whole{{Kind: Closing, Code: 4999, Payload: "grüße"}}},
		{"5.5.1 close inside a message", join(frame(Text, false, "a"), closing(1001, "")), []whole{
			{Kind: Data, Op: Text, Payload: "a", First: true}, {Kind: Closing, Code: 1001},
		}},
		{"1.4 nothing is read after a close frame", join(closing(1001, "bye"), frame(Text, true, "late"), []byte("\xff\xff\xff")), []whole{
			{Kind: Closing, Code: 1001, Payload: "bye"},
		}},
	}
	for _, tt := range tests {
		want := outcome{Frames: tt.want}
		for name, cuts := range map[string][]int{"whole": nil, "byte by byte": everyByte(tt.in)} {
			if got := read(t, tt.in, 0, cuts); !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %s:\n got %.300v\nwant %.300v", tt.name, name, got, want)
			}
		}
	}
}

// TestBrokenStreams gives each violation after a valid ping, whole and byte by
// byte. at is the byte behind the ping that makes it impossible to go on.
func TestBrokenStreams(t *testing.T) {
	const ff = "\xff\xff\xff\xff\xff\xff\xff\xff"
	tests := []struct {
		name   string // with the section of RFC 6455
		in     string
		at     int
		code   int
		detail string
	}{
		{"5.1 masked frame", "\x81\x85", 1, 1002, "masked"},
		{"5.2 RSV1", "\xc1", 0, 1002, "reserved bits 100"},
		{"5.2 RSV2", "\xa1", 0, 1002, "reserved bits 010"},
		{"5.2 RSV3", "\x91", 0, 1002, "reserved bits 001"},
		{"5.2 RSV1 on a control frame", "\xc9", 0, 1002, "reserved bits 100"},
		{"5.2 opcode 3", "\x83", 0, 1002, "opcode 0x3"},
		{"5.2 opcode 7", "\x87", 0, 1002, "opcode 0x7"},
		{"5.2 opcode 11", "\x8b", 0, 1002, "opcode 0xb"},
		{"5.2 opcode 15", "\x8f", 0, 1002, "opcode 0xf"},
		{"5.2 125 bytes in 16 bits", "\x82\x7e\x00\x7d", 3, 1002, "length 125 in 16 bits"},
		{"5.2 nothing in 16 bits", "\x82\x7e\x00\x00", 3, 1002, "length 0 in 16 bits"},
		{"5.2 65,535 bytes in 64 bits", "\x82\x7f\x00\x00\x00\x00\x00\x00\xff\xff", 9, 1002, "length 65535 in 64 bits"},
		{"5.2 top bit of the length", "\x82\x7f\x80\x00\x00\x00\x00\x00\x00\x00", 9, 1002, "top bit"},
		{"5.2 every bit of the length", "\x82\x7f" + ff, 9, 1002, "top bit"},
		{"5.4 continuation of nothing", "\x80", 0, 1002, "no message to continue"},
		{"5.4 continuation after the last fragment", "\x01\x00\x80\x00\x00", 4, 1002, "no message to continue"},
		{"5.4 text inside a message", "\x01\x01a\x81", 3, 1002, "inside a fragmented"},
		{"5.4 binary inside a message", "\x02\x01a\x02", 3, 1002, "inside a fragmented"},
		{"5.5 fragmented ping", "\x09", 0, 1002, "fragmented control"},
		{"5.5 fragmented close", "\x08", 0, 1002, "fragmented control"},
		{"5.5 ping of 126 bytes", "\x89\x7e", 1, 1002, "more than 125"},
		{"5.5 close of 2^63-1 bytes", "\x88\x7f\x7f" + ff, 1, 1002, "more than 125"},
		{"5.5.1 close with one byte", "\x88\x01", 1, 1002, "body of 1 byte"},
		{"5.5.1 reason not UTF-8", "\x88\x04\x03\xe8a\xff", 5, 1007, "reason"},
		{"5.5.1 reason ends inside a character", "\x88\x04\x03\xe8\xe2\x82", 5, 1007, "reason"},
		{"7.4.1 code 1005", "\x88\x02\x03\xed", 3, 1002, "code 1005"},
		{"7.4.1 code 1006", "\x88\x02\x03\xee", 3, 1002, "code 1006"},
		{"7.4.2 code 0", "\x88\x02\x00\x00", 3, 1002, "code 0"},
		{"8.1 stray continuation byte", "\x81\x7e\x01\x00ab\x80", 6, 1007, "not UTF-8"},
		{"8.1 overlong slash", "\x81\x02\xc0", 2, 1007, "not UTF-8"},
		{"8.1 overlong in three bytes", "\x81\x03\xe0\x9f", 3, 1007, "not UTF-8"},
		{"8.1 overlong in four bytes", "\x81\x04\xf0\x8f", 3, 1007, "not UTF-8"},
		{"8.1 surrogate", "\x81\x03\xed\xa0", 3, 1007, "not UTF-8"},
		{"8.1 above U+10FFFF", "\x81\x04\xf4\x90", 3, 1007, "not UTF-8"},
		{"8.1 five-byte form", "\x81\x05\xf8", 2, 1007, "not UTF-8"},
		{"8.1 character cut by the end", "\x81\x03a\xe2\x82", 4, 1007, "ends inside a character"},
		{"8.1 character cut by an empty last fragment", "\x01\x02\xe2\x82\x80\x00", 5, 1007, "ends inside a character"},
		{"8.1 character spoilt in the next fragment", "\x01\x02\xe2\x82\x80\x7d\x41", 6, 1007, "not UTF-8"},
	}
	ping := frame(Ping, true, "p")
	for _, tt := range tests {
		in := join(ping, []byte(tt.in), []byte("anything that follows"))
		got := read(t, in, 0, nil)
		if got.ErrCode != tt.code || !strings.Contains(got.Detail, tt.detail) {
			t.Errorf("%s: error %d %q, want %d with %q", tt.name, got.ErrCode, got.Detail, tt.code, tt.detail)
		}
		if len(got.Frames) == 0 || got.Frames[0].Kind != PingFrame {
			t.Errorf("%s: frames %v, want the ping before the error", tt.name, got.Frames)
		}
		if bytewise := read(t, in, 0, everyByte(in)); !reflect.DeepEqual(got, bytewise) {
			t.Errorf("%s:\nbyte by byte %+v\nwhole        %+v", tt.name, bytewise, got)
		}
		for end, want := range map[int]int{tt.at: 0, tt.at + 1: tt.code} {
			in := in[:len(ping)+end]
			if got := read(t, in, 0, everyByte(in)); got.ErrCode != want {
				t.Errorf("%s: error %d after %d bytes, want %d", tt.name, got.ErrCode, end, want)
			}
		}
	}
}

func TestEveryCloseCode(t *testing.T) {
	// RFC 6455 7.4.1 and 7.4.2, and the IANA registry of close codes.
	sendable := func(code int) bool {
		return slices.Contains([]int{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014}, code) ||
			code/1000 == 3 || code/1000 == 4
	}
	for code := range math.MaxUint16 + 1 {
		got := read(t, closing(code, "r"), 0, nil)
		switch {
		case sendable(code) && (len(got.Frames) != 1 || got.Frames[0].Code != code):
			t.Errorf("code %d: %+v, want it accepted", code, got)
		case !sendable(code) && got.ErrCode != CodeProtocolError:
			t.Errorf("code %d: %+v, want error 1002", code, got)
		}
	}
}

func TestMessageTooBigFailsAtTheHeader(t *testing.T) {
	const limit = 10
	exabytes := append([]byte{0x82, 127}, 0x40, 0, 0, 0, 0, 0, 0, 0)
	tests := []struct {
		name string
		in   []byte
		max  int64
		want int
	}{
		{"at the limit", frame(Text, true, "0123456789"), limit, 0},
		{"above it, no payload yet", frame(Text, true, "0123456789a")[:2], limit, 1009},
		{"fragments at the limit", join(frame(Text, false, "01234"), frame(Continuation, true, "56789")), limit, 0},
		{"fragments above it", join(frame(Text, false, "01234"), frame(Continuation, true, "56789a")[:2]), limit, 1009},
		{"three fragments above it", join(frame(Text, false, "0123"), frame(Continuation, false, "4567"), frame(Continuation, true, "89a")[:2]), limit, 1009},
		{"an empty fragment at the limit", join(frame(Text, false, "0123456789"), frame(Continuation, true, "")), limit, 0},
		{"messages count one by one", join(frame(Text, true, "01234567"), frame(Text, true, "01234567")), limit, 0},
		{"control frames do not count", join(frame(Text, false, "01234567"), frame(Ping, true, "01234567"), frame(Continuation, true, "89")), limit, 0},
		{"2^62 bytes", exabytes, limit, 1009},
		{"2^62 bytes, no limit", exabytes, 0, 0},
		{"2^62 bytes below the limit", exabytes, math.MaxInt64, 0},
		{"2^62 bytes after some, the sum above 2^63", join(frame(Binary, false, "x"), []byte("\x80\x7f\x7f\xff\xff\xff\xff\xff\xff\xff")), math.MaxInt64, 1009},
	}
	for _, tt := range tests {
		for _, cuts := range [][]int{nil, everyByte(tt.in)} {
			if got := read(t, tt.in, tt.max, cuts); got.ErrCode != tt.want {
				t.Errorf("%s: error %d %q, want %d", tt.name, got.ErrCode, got.Detail, tt.want)
			}
		}
	}
}

func TestHugeFrameCostsNoMemory(t *testing.T) {
	var p Parser
	head := append([]byte{0x82, 127}, 0x40, 0, 0, 0, 0, 0, 0, 0)
	if _, n, err := p.Next(head, 0); n != len(head) || err != nil {
		t.Fatalf("header: took %d, %v; want %d", n, err, len(head))
	}
	chunk := make([]byte, 1<<16)
	if allocs := testing.AllocsPerRun(100, func() {
		ev, n, err := p.Next(chunk, 0)
		if ev.Kind != Data || n != len(chunk) || ev.FrameEnd || err != nil {
			t.Fatalf("piece: %v, took %d, %v", ev.Kind, n, err)
		}
	}); allocs != 0 {
		t.Errorf("%v allocations for a piece, want 0", allocs)
	}
	if !p.Partial() {
		t.Error("Partial = false inside a frame, want true")
	}
}

func TestPayloadAliasesTheInputAndCannotGrowIntoIt(t *testing.T) {
	in := join(frame(Text, true, "abc"), frame(Ping, true, "def"), closing(1000, "ghi"))
	var p Parser
	for data := in; len(data) > 0; {
		ev, n, err := p.Next(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		if &ev.Payload[0] != &data[n-3] {
			t.Errorf("%q is a copy, want the input's bytes", ev.Payload)
		}
		if cap(ev.Payload) != len(ev.Payload) {
			t.Errorf("%q has room for %d bytes: an append would spoil the input", ev.Payload, cap(ev.Payload))
		}
		data = data[n:]
	}
}

func TestPartial(t *testing.T) {
	tests := []struct {
		name string
		in   []byte
		want bool
		kept int
	}{
		{"nothing", nil, false, 0},
		{"a whole message", frame(Text, true, "abc"), false, 0},
		{"a header whose payload is missing", frame(Text, true, "abc")[:2], true, 0},
		{"a message but for its last byte", frame(Text, true, "abc")[:4], true, 0},
		{"between fragments", frame(Text, false, "abc"), true, 0},
		{"a ping between fragments", join(frame(Text, false, "abc"), frame(Ping, true, "")), true, 0},
		{"half a header", []byte{0x81}, false, 1},
		{"half a long header", []byte("\x81\x7f\x00\x00\x00\x00\x00\x01\x00"), false, 9},
		{"half a ping", frame(Ping, true, "abc")[:4], false, 4},
		{"the longest rest", frame(Ping, true, strings.Repeat("x", 125))[:126], false, MaxKept},
		{"a close frame inside a message", join(frame(Text, false, "abc"), closing(1000, "")), false, 0},
	}
	for _, tt := range tests {
		got := read(t, tt.in, 0, nil)
		if got.Partial != tt.want || got.Kept != tt.kept || got.ErrCode != 0 {
			t.Errorf("%s: partial %v, %d kept, error %q; want %v and %d", tt.name, got.Partial, got.Kept, got.Detail, tt.want, tt.kept)
		}
	}
}

func TestNothingIsReadAfterAnError(t *testing.T) {
	var p Parser
	_, _, first := p.Next([]byte("\x83\x00"), 0)
	_, n, again := p.Next(frame(Text, true, "fine"), 0)
	var broken *Error
	if first == nil || !errors.As(again, &broken) || broken.Code != CodeProtocolError || n != 0 {
		t.Errorf("after %v: took %d, %v; want error 1002 again", first, n, again)
	}
}

func TestErrorReads(t *testing.T) {
	var p Parser
	_, _, err := p.Next([]byte("\x83"), 0)
	want := "WebSocket protocol error 1002: opcode 0x3 is reserved (RFC 6455 5.2)"
	if fmt.Sprint(err) != want {
		t.Errorf("error %q, want %q", err, want)
	}
}

func TestParsingAllocatesNothing(t *testing.T) {
	stream := join(frame(Pong, true, "12345678"), frame(Text, false, "grüße, \xe2\x82"), frame(Ping, true, ""),
		frame(Continuation, true, "\xac und mehr"), frame(Binary, true, strings.Repeat("b", 70_000)))
	var p Parser
	if allocs := testing.AllocsPerRun(100, func() {
		for data := stream; len(data) > 0; {
			ev, n, err := p.Next(data, 1<<20)
			if err != nil || ev.Kind == None {
				t.Fatalf("%v, %v; want an event", ev.Kind, err)
			}
			data = data[n:]
		}
	}); allocs != 0 {
		t.Errorf("%v allocations for five frames, want 0", allocs)
	}
}
