package ws

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAppendFrameWritesWhatTheRFCShows(t *testing.T) {
	// RFC 6455 5.7: "a single-frame masked text message (contains "Hello")".
	want := []byte{0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58}
	if got := AppendFrame(nil, Text, true, 0x37fa213d, []byte("Hello")); !bytes.Equal(got, want) {
		t.Errorf("frame % x, want % x", got, want)
	}
}

func TestAppendFrameUsesTheShortestLength(t *testing.T) {
	tests := map[int]string{ // RFC 6455 5.2
		0:         "\x82\x80",
		125:       "\x82\xfd",
		126:       "\x82\xfe\x00\x7e",
		65_535:    "\x82\xfe\xff\xff",
		65_536:    "\x82\xff\x00\x00\x00\x00\x00\x01\x00\x00",
		1_000_000: "\x82\xff\x00\x00\x00\x00\x00\x0f\x42\x40",
	}
	for n, want := range tests {
		got := AppendFrame([]byte("before"), Binary, true, 1, make([]byte, n))
		if head := "before" + want; !bytes.HasPrefix(got, []byte(head)) || len(got) != len(head)+maskSize+n {
			t.Errorf("%d bytes: frame begins % x and has %d bytes, want % x and %d", n, got[:min(20, len(got))], len(got), head, len(head)+maskSize+n)
		}
	}
}

func TestAppendFrameFragments(t *testing.T) {
	got := AppendFrame(nil, Text, false, 0, []byte("Hel"))
	got = AppendFrame(got, Continuation, true, 0, []byte("lo"))
	if want := "\x01\x83\x00\x00\x00\x00Hel\x80\x82\x00\x00\x00\x00lo"; string(got) != want {
		t.Errorf("frames %q, want %q", got, want)
	}
}

func TestMaskingMatchesTheDefinitionAtEveryLength(t *testing.T) {
	mask := [4]byte{0x12, 0x34, 0x56, 0x78}
	for n := range 70 {
		payload := bytes.Repeat([]byte("0123456789abcdefg"), 5)[:n]
		want := make([]byte, n)
		for i := range want { // RFC 6455 5.3
			want[i] = payload[i] ^ mask[i%4]
		}
		got := AppendFrame(nil, Binary, true, 0x12345678, payload)
		if !bytes.Equal(got[headerShort+maskSize:], want) {
			t.Errorf("%d bytes: % x, want % x", n, got[headerShort+maskSize:], want)
		}
	}
}

func TestAppendClose(t *testing.T) {
	long := strings.Repeat("x", 122) + "é" // the é would end at byte 124
	tests := []struct {
		code   int
		reason string
		want   string // the body
	}{
		{1000, "", "\x03\xe8"},
		{1001, "bye", "\x03\xe9bye"},
		{4999, strings.Repeat("y", 123), "\x13\x87" + strings.Repeat("y", 123)},
		{4999, strings.Repeat("y", 124), "\x13\x87" + strings.Repeat("y", 123)},
		{1000, long, "\x03\xe8" + long[:122]},
		{1000, strings.Repeat("\x80", 200), "\x03\xe8"},
		{CodeNoStatus, "unsaid", ""},
		{CodeAbnormal, "unsaid", ""},
		{CodeTLS, "unsaid", ""},
	}
	for _, tt := range tests {
		got := AppendClose(nil, tt.code, tt.reason, 0)
		want := string([]byte{0x88, 0x80 | byte(len(tt.want)), 0, 0, 0, 0}) + tt.want
		if string(got) != want || !utf8.ValidString(tt.want[min(2, len(tt.want)):]) {
			t.Errorf("close %d %.20q: %q, want %q", tt.code, tt.reason, got, want)
		}
	}
}

func TestEncodingAllocatesNothingIntoRoom(t *testing.T) {
	payload := []byte(strings.Repeat("p", 300))
	room := make([]byte, 0, 2*len(payload))
	tests := map[string]func(){
		"ping of 8 bytes, exact room":  func() { AppendFrame(room[:0:14], Ping, true, 7, payload[:8]) },
		"text of 300 bytes":            func() { AppendFrame(room[:0:MaxHeader+300], Text, true, 7, payload) },
		"close":                        func() { AppendClose(room[:0], 1000, "going away for the test", 7) },
		"close with a reason too long": func() { AppendClose(room[:0], 1000, longReason, 7) },
	}
	for name, f := range tests {
		if allocs := testing.AllocsPerRun(100, f); allocs != 0 {
			t.Errorf("%s: %v allocations, want 0", name, allocs)
		}
	}
}

var longReason = strings.Repeat("r", 200)
