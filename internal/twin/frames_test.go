package twin

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

func TestMessagesAreEchoedOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	quiet := r.open()
	quiet.send(ws.OpText, "hello")
	quiet.send(ws.OpPing, "after it")
	quiet.want(ws.OpPong, "after it")
	for _, secure := range []bool{false, true} {
		c := r.dial()
		if secure {
			r.overTLS(c)
		}
		r.upgrade(c, "?echo=1")
		big := strings.Repeat("0123456789abcdef", maxMessage/16)
		for op, text := range map[ws.OpCode]string{ws.OpText: "grüße", ws.OpBinary: "\xff\x00"} {
			c.send(op, text)
			c.want(op, text)
		}
		go c.send(ws.OpBinary, big)
		c.want(ws.OpBinary, big)
	}
}

func TestFragmentsAreOneMessage(t *testing.T) {
	t.Parallel()
	c := rehearse(t, pack.Edge{}).open("?echo=1")
	euro := "€" // three bytes, cut apart
	c.sendFrame(ws.MaskFrame(ws.NewFrame(ws.OpText, false, []byte("a"+euro[:1]))))
	c.send(ws.OpPing, "between")
	c.want(ws.OpPong, "between")
	c.sendFrame(ws.MaskFrame(ws.NewFrame(ws.OpContinuation, false, nil)))
	c.sendFrame(ws.MaskFrame(ws.NewFrame(ws.OpContinuation, true, []byte(euro[1:]+"b"))))
	c.want(ws.OpText, "a€b")
}

func TestPushesComeAtTheirPeriod(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	start := time.Now()
	c := r.open("?push=40ms")
	for range 5 {
		c.want(ws.OpText, `{"push":true}`)
	}
	within(t, "time of the fifth push", time.Since(start), 200*ms)
}

func TestClosingHandshake(t *testing.T) {
	t.Parallel()
	for _, secure := range []bool{false, true} {
		r := rehearse(t, pack.Edge{})
		c, bare := r.dial(), r.open()
		if secure {
			r.overTLS(c)
		}
		r.upgrade(c)
		c.send(ws.OpClose, "\x03\xe9leaving\x1b")
		c.want(ws.OpClose, "\x03\xe9")
		c.wantStreamEnd(endsByFIN, "")
		bare.send(ws.OpClose, "")
		bare.want(ws.OpClose, "")
		bare.wantStreamEnd(endsByFIN, "")
		lines := r.stop()
		if end := r.wantEnd(lines, c, "close", "client", "close_frame"); end.Detail.Code != 1001 || end.Detail.Reason != `leaving\u001b` {
			t.Errorf("truth: code %d, reason %q; want 1001 and the reason, escaped", end.Detail.Code, end.Detail.Reason)
		}
		if end := r.wantEnd(lines, bare, "close", "client", "close_frame"); end.Detail.Code != noCode {
			t.Errorf("truth: code %d of an empty close frame, want %d", end.Detail.Code, noCode)
		}
	}
}

func TestClientsThatJustLeave(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	fin, rst, half, mid := r.open(), r.open(), r.open(), r.open()
	_ = fin.Close()
	_ = rst.tcp.SetLinger(0)
	_ = rst.Close()
	if err := half.tcp.CloseWrite(); err != nil {
		t.Fatal(err)
	}
	half.wantStreamEnd(endsByFIN, "")
	if _, err := mid.Write([]byte{0x82, 0xFE, 0x10}); err != nil { // a frame's beginning
		t.Fatal(err)
	}
	_ = mid.Close()
	for _, c := range []*client{fin, rst, half, mid} {
		r.await("the end", func(l line) bool { return isEnd(l) && l.Detail.Port == c.port })
	}
	lines := r.stop()
	r.wantEnd(lines, fin, "close", "client", "fin")
	r.wantEnd(lines, rst, "close", "client", "rst")
	r.wantEnd(lines, half, "close", "client", "fin")
	r.wantEnd(lines, mid, "close", "client", "fin")
}

func TestViolationsFailTheConnection(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	masked := func(op ws.OpCode, fin bool, payload string) ws.Frame {
		return ws.MaskFrame(ws.NewFrame(op, fin, []byte(payload)))
	}
	reserved := masked(ws.OpText, true, "x")
	reserved.Header.Rsv = ws.Rsv(true, false, false)
	tests := []struct {
		what   string
		frames []ws.Frame
		code   ws.StatusCode
		left   string
	}{
		{"unmasked frame", []ws.Frame{ws.NewTextFrame([]byte("x"))}, 1002, "protocol_error"},
		{"reserved bit", []ws.Frame{reserved}, 1002, "protocol_error"},
		{"reserved opcode", []ws.Frame{masked(3, true, "x")}, 1002, "protocol_error"},
		{"fragmented ping", []ws.Frame{masked(ws.OpPing, false, "x")}, 1002, "protocol_error"},
		{"long ping", []ws.Frame{masked(ws.OpPing, true, strings.Repeat("x", 126))}, 1002, "protocol_error"},
		{"continuation of nothing", []ws.Frame{masked(ws.OpContinuation, true, "x")}, 1002, "protocol_error"},
		{"message inside a message", []ws.Frame{masked(ws.OpText, false, "x"), masked(ws.OpText, true, "y")}, 1002, "protocol_error"},
		{"text that is not UTF-8", []ws.Frame{masked(ws.OpText, true, "\xff")}, 1007, "protocol_error"},
		{"half a close code", []ws.Frame{masked(ws.OpClose, true, "\x03")}, 1002, "protocol_error"},
		{"close code 1005", []ws.Frame{masked(ws.OpClose, true, "\x03\xed")}, 1002, "protocol_error"},
		{"close code 999", []ws.Frame{masked(ws.OpClose, true, "\x03\xe7")}, 1002, "protocol_error"},
		{"close reason that is not UTF-8", []ws.Frame{masked(ws.OpClose, true, "\x03\xe8\xff")}, 1007, "protocol_error"},
	}
	clients := make([]*client, len(tests))
	for i, tt := range tests {
		c := r.open()
		clients[i] = c
		for _, f := range tt.frames {
			c.sendFrame(f)
		}
		c.wantClose(tt.code)
		c.wantStreamEnd(endsByFIN, "")
	}
	lines := r.stop()
	for i, tt := range tests {
		if end := r.wantEnd(lines, clients[i], "close", "client", tt.left); end.Detail.Code != int(tt.code) || end.Detail.Error == "" {
			t.Errorf("%s: truth: %v, want code %d and what was wrong", tt.what, end, tt.code)
		}
	}
}

func TestMessagesThatAreTooBigAreRefusedFromTheirHeader(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	header := func(op ws.OpCode, fin bool, length int64) []byte {
		var b bytes.Buffer
		if err := ws.WriteHeader(&b, ws.Header{Fin: fin, OpCode: op, Masked: true, Length: length}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole, parts, absurd := r.open(), r.open(), r.open()
	tests := []struct {
		c     *client
		bytes []byte
		code  ws.StatusCode
		left  string
	}{
		{whole, header(ws.OpText, true, maxMessage+1), 1009, "message_too_big"},
		{parts, append(append(header(ws.OpText, false, 4), "abcd"...), header(ws.OpContinuation, true, maxMessage-3)...), 1009, "message_too_big"},
		{absurd, []byte{0x82, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, 1002, "protocol_error"},
	}
	for _, tt := range tests {
		if _, err := tt.c.Write(tt.bytes); err != nil {
			t.Fatal(err)
		}
		tt.c.wantClose(tt.code)
		tt.c.wantStreamEnd(endsByFIN, "")
	}
	lines := r.stop()
	for _, tt := range tests {
		r.wantEnd(lines, tt.c, "close", "client", tt.left)
	}
}

func TestClientsThatDoNotReadHoldUpNobody(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{IdleTimeout: dur(time.Hour)})
	stuck := r.open("?echo=1")
	stuck.flood() // every echo waits for the window
	c := r.open("?echo=1")
	for range 100 {
		c.send(ws.OpText, "hello")
		c.want(ws.OpText, "hello")
	}
	end := r.await("the end of the client that does not read", isEnd)
	if end.Detail.Port != stuck.port || end.Detail.Left != "not_reading" {
		t.Errorf("truth: %v, want port %d not_reading", end, stuck.port)
	}
	if _, err := io.Copy(io.Discard, stuck.in); err == nil {
		t.Error("the stuck connection ended in order, want it cut")
	}
}
