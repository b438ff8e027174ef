package twin

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gobwas/ws"
	"pgregory.net/rapid"

	"holdfast/internal/pack"
)

// raw makes a client's frame from its first two bytes on: any bits, and a
// length in a form of one's choice (0: the shortest).
type raw struct {
	first    byte
	payload  string
	form     int // 126 or 127
	unmasked bool
}

func (f raw) bytes() []byte {
	b := []byte{f.first, 0x80}
	n := len(f.payload)
	switch {
	case f.form == 127, f.form == 0 && n > 0xffff:
		b[1] |= 127
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	case f.form == 126, f.form == 0 && n > 125:
		b[1] |= 126
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	default:
		b[1] |= byte(n)
	}
	if f.unmasked {
		b[1] &^= 0x80
		return append(b, f.payload...)
	}
	mask := [4]byte{0x37, 0xfa, 0x21, 0x3d}
	b = append(b, mask[:]...)
	masked := []byte(f.payload)
	ws.Cipher(masked, mask, 0)
	return append(b, masked...)
}

func (c *client) sendRaw(frames ...raw) {
	c.t.Helper()
	var all []byte
	for _, f := range frames {
		all = append(all, f.bytes()...)
	}
	if _, err := c.Write(all); err != nil {
		c.t.Fatal(err)
	}
}

const (
	fin  = 0x80
	rsv1 = 0x40
	cont = 0
	text = 1
	bin  = 2
	clos = 8
	ping = 9
	pong = 10
)

func TestEchoIsThereInEveryProfile(t *testing.T) {
	t.Parallel()
	for _, profile := range pack.Profiles {
		r := (&rig{t: t, more: make(chan struct{})}).run(Options{}, pack.Twin{Profile: profile})
		for _, secure := range []bool{false, true} {
			c := r.dial()
			if secure {
				r.overTLS(c)
			}
			if resp, err := c.answer(ask(echoPath)); err != nil || resp.StatusCode != 101 {
				t.Fatalf("%s: %v, %v", profile, resp, err)
			}
			c.send(ws.OpText, "hello")
			c.want(ws.OpText, "hello")
		}
	}
}

// TestEchoSizes: every form of length, either kind, in pieces of any size.
func TestEchoSizes(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	c := r.upgradeAt(echoPath)
	_ = c.SetDeadline(time.Now().Add(3 * patience))
	for _, size := range []int{0, 1, 125, 126, 127, 128, 65535, 65536, 1 << 20, 16 << 20} {
		for first, op := range map[byte]ws.OpCode{fin | text: ws.OpText, fin | bin: ws.OpBinary} {
			if size > 1<<20 && op == ws.OpText {
				continue // the race detector's time
			}
			payload := strings.Repeat("*", size)
			go c.sendRaw(raw{first: first, payload: payload})
			if gotOp, got, err := c.receive(); err != nil || gotOp != op || got != payload {
				t.Fatalf("%d bytes: got frame %d of %d bytes, %v", size, gotOp, len(got), err)
			}
		}
	}
	// In one frame that comes in pieces, and in many frames.
	payload := strings.Repeat("0123456789abcdef", 4096)
	go func() {
		whole := raw{first: fin | bin, payload: payload}.bytes()
		for len(whole) > 0 {
			n := min(997, len(whole))
			if _, err := c.Write(whole[:n]); err != nil {
				return
			}
			whole = whole[n:]
		}
	}()
	c.want(ws.OpBinary, payload)
	for _, piece := range []int{64, 1000, 16384} {
		go func() {
			first := byte(text)
			rest := payload
			for len(rest) > piece {
				c.sendRaw(raw{first: first, payload: rest[:piece]})
				first, rest = cont, rest[piece:]
			}
			c.sendRaw(raw{first: fin | first, payload: rest})
		}()
		c.want(ws.OpText, payload)
	}
	// One byte more than there may be.
	head := raw{first: fin | bin, form: 127}.bytes()
	binary.BigEndian.PutUint64(head[2:], maxEcho+1)
	c.write(string(head))
	c.wantClose(ws.StatusMessageTooBig)
}

func TestControlFramesBetweenFragments(t *testing.T) {
	t.Parallel()
	c := rehearse(t, pack.Edge{}).upgradeAt(echoPath)
	c.sendRaw(
		raw{first: fin | pong, payload: "unsolicited"},
		raw{first: text, payload: "a"}, raw{first: fin | ping, payload: "1"},
		raw{first: cont}, raw{first: fin | ping, payload: strings.Repeat("p", 125)},
		raw{first: fin | pong}, raw{first: fin | cont, payload: "b"},
		raw{first: fin | text},
		raw{first: text}, raw{first: cont}, raw{first: fin | cont},
	)
	c.want(ws.OpPong, "1")
	c.want(ws.OpPong, strings.Repeat("p", 125))
	c.want(ws.OpText, "ab")
	c.want(ws.OpText, "")
	c.want(ws.OpText, "")
	for range 1000 {
		c.sendRaw(raw{first: fin | ping, payload: "x"})
	}
	for range 1000 {
		c.want(ws.OpPong, "x")
	}
}

// TestEchoFailsWhatBreaksTheRules goes through RFC 6455 5 and 7.
func TestEchoFailsWhatBreaksTheRules(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	type test struct {
		what   string
		frames []raw
		code   ws.StatusCode
	}
	tests := []test{
		{"unmasked", []raw{{first: fin | text, payload: "x", unmasked: true}}, 1002},
		{"unmasked ping", []raw{{first: fin | ping, unmasked: true}}, 1002},
		{"continuation of nothing", []raw{{first: fin | cont, payload: "x"}}, 1002},
		{"continuation of nothing, not the last", []raw{{first: cont, payload: "x"}}, 1002},
		{"message in a message", []raw{{first: text, payload: "x"}, {first: fin | text, payload: "y"}}, 1002},
		{"binary in a message", []raw{{first: text, payload: "x"}, {first: bin, payload: "y"}}, 1002},
		{"fragmented ping", []raw{{first: ping, payload: "x"}}, 1002},
		{"fragmented pong", []raw{{first: pong, payload: "x"}}, 1002},
		{"fragmented close", []raw{{first: clos}}, 1002},
		{"long ping", []raw{{first: fin | ping, payload: strings.Repeat("x", 126)}}, 1002},
		{"long close", []raw{{first: fin | clos, payload: "\x03\xe8" + strings.Repeat("x", 124)}}, 1002},
		{"length in 16 bits too many", []raw{{first: fin | bin, payload: "x", form: 126}}, 1002},
		{"length in 64 bits too many", []raw{{first: fin | bin, payload: strings.Repeat("x", 200), form: 127}}, 1002},
		{"ping with a long length", []raw{{first: fin | ping, payload: "x", form: 126}}, 1002},
	}
	for op := byte(3); op < 16; op++ {
		if op >= 8 && op <= 10 {
			continue
		}
		tests = append(tests, test{fmt.Sprintf("opcode %d", op), []raw{{first: fin | op, payload: "x"}}, 1002})
	}
	for bits := byte(1); bits < 8; bits++ {
		for _, op := range []byte{text, bin, ping, clos} {
			tests = append(tests, test{fmt.Sprintf("reserved bits %d with opcode %d", bits, op), []raw{{first: fin | bits<<4 | op, payload: ""}}, 1002})
		}
	}
	for _, code := range []int{0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535} {
		tests = append(tests, test{fmt.Sprintf("close code %d", code), []raw{{first: fin | clos, payload: string(binary.BigEndian.AppendUint16(nil, uint16(code)))}}, 1002})
	}
	tests = append(tests,
		test{"continuation after a whole message", []raw{{first: fin | cont}}, 1002}, // "before" was one
		test{"half a close code", []raw{{first: fin | clos, payload: "\x03"}}, 1002},
		test{"close reason that is not UTF-8", []raw{{first: fin | clos, payload: "\x03\xe8\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80"}}, 1007},
	)
	for _, tt := range tests {
		c := r.upgradeAt(echoPath)
		c.sendRaw(append([]raw{{first: fin | text, payload: "before"}}, tt.frames...)...)
		c.want(ws.OpText, "before")
		op, payload, err := c.receive()
		if got, _ := ws.ParseCloseFrameData([]byte(payload)); err != nil || op != ws.OpClose || got != tt.code {
			t.Errorf("%s: frame %d %q, %v; want a close frame with %d", tt.what, op, payload, err, tt.code)
			continue
		}
		c.wantStreamEnd(endsByFIN, "")
	}
}

func TestCloseCodesThatMayBeSent(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	for _, code := range []uint16{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999} {
		c := r.upgradeAt(echoPath)
		body := string(binary.BigEndian.AppendUint16(nil, code))
		// What comes behind a close frame is of no interest.
		c.sendRaw(raw{first: fin | clos, payload: body + strings.Repeat("r", 123)}, raw{first: fin | ping, payload: "x"}, raw{first: fin | 3})
		c.want(ws.OpClose, body)
		c.wantStreamEnd(endsByFIN, "")
	}
	c := r.upgradeAt(echoPath)
	c.sendRaw(raw{first: text, payload: "begun"}, raw{first: fin | clos})
	c.want(ws.OpClose, "")
	c.wantStreamEnd(endsByFIN, "")
}

// notText are texts that are no UTF-8, and how many of their bytes may be sent
// before that is certain (RFC 3629).
var notText = map[string]int{
	"\xff": 0, "\xc0\xaf": 0, "\xc1": 0, "\xf5": 0, "ab\xfe": 2, "\x80": 0, "\xbf": 0,
	"\xce\xba\xe1\xbd\xb9\xed\xa0\x80": 6, // a surrogate is certain with its second byte
	"\xe0\x80\x80":                     1,
	"\xe0\x9f\xbf":                     1,
	"\xf0\x8f\xbf\xbf":                 1,
	"\xf4\x90\x80\x80":                 1,
	"\xc3\x28":                         1,
	"\xe2\x82\x28":                     2,
	"\xf0\x9f\x98\x28":                 3,
}

func TestTextThatIsNotUTF8FailsAtTheFirstByte(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	for bad, good := range notText {
		for _, fragments := range []bool{false, true} {
			c := r.upgradeAt(echoPath)
			// Only as much is sent as makes it certain. The rest of the frame, or of
			// the message, never comes.
			if fragments {
				first := byte(text)
				for i := range good + 1 {
					c.sendRaw(raw{first: first, payload: bad[i : i+1]})
					first = cont
				}
			} else {
				frame := raw{first: fin | text, payload: bad + strings.Repeat("x", 50)}.bytes()
				for i := range 6 + good + 1 {
					c.write(string(frame[i : i+1]))
				}
			}
			op, payload, err := c.receive()
			if code, _ := ws.ParseCloseFrameData([]byte(payload)); err != nil || op != ws.OpClose || code != 1007 {
				t.Errorf("%q, fragments %v: frame %d %q, %v; want 1007", bad, fragments, op, payload, err)
			}
		}
	}
	// A message must not end in the middle of a character.
	for _, cut := range []string{"\xe2\x82", "a\xf0", "\xf0\x9f\x98"} {
		c := r.upgradeAt(echoPath)
		c.sendRaw(raw{first: text, payload: cut}, raw{first: fin | cont})
		c.wantClose(1007)
	}
	// What is UTF-8 passes, cut anywhere.
	c := r.upgradeAt(echoPath)
	whole := "κόσμε \u0000\u007f\u0080\u07ff\u0800\uffff\uFFFD\U00010000\U0010ffff\ud7ff\ue000"
	for cut := range len(whole) {
		c.sendRaw(raw{first: text, payload: whole[:cut]}, raw{first: fin | cont, payload: whole[cut:]})
		c.want(ws.OpText, whole)
	}
}

// TestUTF8StreamAgreesWithTheWhole: in pieces the verdict is that on the whole.
func TestUTF8StreamAgreesWithTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		whole := rapid.SliceOf(rapid.OneOf(
			rapid.SampledFrom([]byte{0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xc3, 0xa9, 0xf4, 0x8f, 0xbf}),
			rapid.Byte(),
		)).Draw(rt, "text")
		if rapid.Bool().Draw(rt, "valid") {
			whole = []byte(rapid.String().Draw(rt, "string"))
		}
		var u utf8Stream
		ok, rest := true, whole
		for len(rest) > 0 && ok {
			n := rapid.IntRange(1, len(rest)).Draw(rt, "piece")
			ok = u.add(rest[:n])
			rest = rest[n:]
		}
		if got := ok && u.n == 0; got != utf8.Valid(whole) {
			rt.Fatalf("%x: %v, want %v", whole, got, utf8.Valid(whole))
		}
	})
}

func TestCompressionIsAgreedAsOffered(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	const agreed = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
	tests := map[string]string{
		"":                   "",
		"permessage-deflate": agreed,
		"permessage-deflate; client_no_context_takeover; server_no_context_takeover": agreed,
		"permessage-deflate; client_max_window_bits":                                 agreed,
		"permessage-deflate; client_max_window_bits=9":                               agreed,
		"permessage-deflate; server_max_window_bits=10":                              agreed + "; server_max_window_bits=10",
		`permessage-deflate;server_max_window_bits="8"`:                              agreed + "; server_max_window_bits=8",
		"permessage-deflate; server_max_window_bits=15; client_max_window_bits=15":   agreed + "; server_max_window_bits=15",
		"permessage-deflate; server_max_window_bits":                                 "",
		"permessage-deflate; server_max_window_bits=7":                               "",
		"permessage-deflate; server_max_window_bits=16":                              "",
		"permessage-deflate; server_max_window_bits=08":                              "",
		"permessage-deflate; client_max_window_bits=010":                             "",
		"permessage-deflate; client_max_window_bits=a":                               "",
		"permessage-deflate; client_no_context_takeover=1":                           "",
		"permessage-deflate; server_no_context_takeover; server_no_context_takeover": "",
		"permessage-deflate; unknown":                                                "",
		"x-webkit-deflate-frame":                                                     "",
		"x-other; a=b, permessage-deflate":                                           agreed,
		"permessage-deflate; unknown, permessage-deflate; server_max_window_bits=9":  agreed + "; server_max_window_bits=9",
		"permessage-deflate; server_max_window_bits=9, permessage-deflate":           agreed + "; server_max_window_bits=9",
		"permessage-deflate;":                                                        "",
		";,=":                                                                        "",
	}
	for offer, want := range tests {
		resp, err := r.dial().answer(ask(echoPath+"?deflate=1", "Sec-WebSocket-Extensions: "+offer))
		if err != nil || resp.StatusCode != 101 {
			t.Errorf("%q: %v, %v", offer, resp, err)
			continue
		}
		if got := strings.Join(resp.Header.Values("Sec-WebSocket-Extensions"), ", "); got != want {
			t.Errorf("%q: agreed to %q, want %q", offer, got, want)
		}
	}
	resp, err := r.dial().answer(ask(echoPath, "Sec-WebSocket-Extensions: permessage-deflate"))
	if err != nil || resp.Header.Get("Sec-WebSocket-Extensions") != "" {
		t.Errorf("without deflate=1: %v, %v; want no extension", resp.Header, err)
	}
}

// deflating is a client that compresses.
func (r *rig) deflating(offer string) *client {
	r.t.Helper()
	c := r.dial()
	resp, err := c.answer(ask(echoPath+"?deflate=1", "Sec-WebSocket-Extensions: "+offer))
	if err != nil || resp.Header.Get("Sec-WebSocket-Extensions") == "" {
		r.t.Fatalf("handshake: %v, %v", resp, err)
	}
	_ = c.SetDeadline(time.Now().Add(3 * patience))
	return c
}

func compressed(t testing.TB, message string, level int) string {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, message); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\x00\x00\xff\xff")
}

// wantCompressed reads a compressed message that reaches back no further than
// the window.
func (c *client) wantCompressed(op ws.OpCode, message string, window int) {
	c.t.Helper()
	h, err := ws.ReadHeader(c.in)
	if err != nil {
		c.t.Fatalf("got %v, want a message of %d bytes", err, len(message))
	}
	payload := make([]byte, h.Length)
	if _, err := io.ReadFull(c.in, payload); err != nil {
		c.t.Fatal(err)
	}
	if r1, r2, r3 := ws.RsvBits(h.Rsv); h.OpCode != op || !h.Fin || !r1 || r2 || r3 {
		c.t.Fatalf("header %+v, want %d, whole and with RSV1", h, op)
	}
	if far := reach(c.t, payload); far > window {
		c.t.Errorf("reaches %d bytes back, want at most %d", far, window)
	}
	got, err := io.ReadAll(flate.NewReader(io.MultiReader(bytes.NewReader(payload), strings.NewReader("\x00\x00\xff\xff\x01\x00\x00\xff\xff"))))
	if err != nil || string(got) != message {
		c.t.Fatalf("inflated to %d bytes, %v; want %d", len(got), err, len(message))
	}
}

// reach is how far a compressed payload reaches back at most: it comes in
// pieces that are flushed, each of which must stand by itself.
func reach(t testing.TB, payload []byte) int {
	t.Helper()
	far := 0
	for piece := range bytes.SplitSeq(payload, []byte("\x00\x00\xff\xff")) {
		n, err := io.Copy(io.Discard, flate.NewReader(io.MultiReader(bytes.NewReader(piece), strings.NewReader("\x00\x00\xff\xff\x01\x00\x00\xff\xff"))))
		if err != nil {
			return 1 << 30 // it leans on what was before
		}
		far = max(far, int(n))
	}
	return far
}

func TestCompressedMessagesAreEchoed(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 40_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	prose := strings.Repeat(`{"caller":"u1","short_description":"the printer does not print"}`, 1000)
	for offer, window := range map[string]int{
		"permessage-deflate":                            1 << 15,
		"permessage-deflate; server_max_window_bits=9":  1 << 9,
		"permessage-deflate; server_max_window_bits=8":  1 << 8,
		"permessage-deflate; server_max_window_bits=15": 1 << 15,
	} {
		c := r.deflating(offer)
		for _, message := range []string{"", "a", "hello", prose[:1000], prose, string(noise), strings.Repeat("\x00", 200_000)} {
			for _, level := range []int{0, 9} {
				go c.sendRaw(raw{first: fin | rsv1 | bin, payload: compressed(t, message, level)})
				c.wantCompressed(ws.OpBinary, message, window)
			}
			go c.sendRaw(raw{first: fin | bin, payload: message}) // it need not compress
			c.wantCompressed(ws.OpBinary, message, window)
		}
		// In fragments, with a ping between: only the first carries the bit.
		p := compressed(t, prose, 9)
		c.sendRaw(raw{first: rsv1 | text, payload: p[:10]}, raw{first: fin | ping, payload: "x"}, raw{first: cont}, raw{first: fin | cont, payload: p[10:]})
		c.want(ws.OpPong, "x")
		c.wantCompressed(ws.OpText, prose, window)
		// A stream that ends itself (RFC 7692 7.2.3.4), and two blocks.
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, 6)
		_, _ = io.WriteString(w, "Hel")
		_ = w.Flush()
		_, _ = io.WriteString(w, "lo")
		_ = w.Close()
		c.sendRaw(raw{first: fin | rsv1 | text, payload: b.String() + "\x00"})
		c.wantCompressed(ws.OpText, "Hello", window)
	}
}

func TestCompressionThatBreaksTheRules(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	hello := compressed(t, "hello", 6)
	tests := []struct {
		what   string
		frames []raw
		code   ws.StatusCode
	}{
		{"RSV1 on a continuation", []raw{{first: rsv1 | text, payload: hello[:2]}, {first: fin | rsv1 | cont, payload: hello[2:]}}, 1002},
		{"RSV1 on a continuation of a plain message", []raw{{first: text, payload: "a"}, {first: fin | rsv1 | cont, payload: hello}}, 1002},
		{"RSV1 on a ping", []raw{{first: fin | rsv1 | ping}}, 1002},
		{"RSV1 on a close frame", []raw{{first: fin | rsv1 | clos}}, 1002},
		{"RSV2", []raw{{first: fin | 0x20 | text}}, 1002},
		{"no deflate stream", []raw{{first: fin | rsv1 | bin, payload: "\xff\xff\xff\xff"}}, 1007},
		{"text that is not UTF-8", []raw{{first: fin | rsv1 | text, payload: compressed(t, "\xce\xba\xff", 6)}}, 1007},
		{"a bomb", []raw{{first: fin | rsv1 | bin, payload: compressed(t, strings.Repeat("\x00", maxEcho+1), 9)}}, 1009},
	}
	for _, tt := range tests {
		c := r.deflating("permessage-deflate")
		c.sendRaw(tt.frames...)
		op, payload, err := c.receive()
		if code, _ := ws.ParseCloseFrameData([]byte(payload)); err != nil || op != ws.OpClose || code != tt.code {
			t.Errorf("%s: frame %d %.50q, %v; want a close frame with %d", tt.what, op, payload, err, tt.code)
		}
	}
	// Where it was not agreed, a compressed message is a broken one.
	c := r.upgradeAt(echoPath)
	c.sendRaw(raw{first: fin | rsv1 | text, payload: hello})
	c.wantClose(1002)
}

func TestLargeMessagesShareTheirRoom(t *testing.T) {
	t.Parallel()
	twin, err := New(pack.Twin{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	twin.room.Store(3 << 20)
	r := (&rig{t: t}).serve(twin)
	greedy, other := r.upgradeAt(echoPath), r.upgradeAt(echoPath)
	head := raw{first: fin | bin, form: 127}.bytes()
	binary.BigEndian.PutUint64(head[2:], maxEcho)
	go func() {
		_, _ = greedy.Write(append(head, make([]byte, maxEcho/2)...)) // it is cut off
	}()
	greedy.wantClose(tryAgainLater)
	for range 5 { // it has given back what it had
		go other.sendRaw(raw{first: fin | bin, payload: strings.Repeat("x", 1<<20)})
		other.want(ws.OpBinary, strings.Repeat("x", 1<<20))
	}
}

// TestBombsShareTheirRoom: what they inflate to counts, before they do.
func TestBombsShareTheirRoom(t *testing.T) {
	t.Parallel()
	twin, err := New(pack.Twin{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	twin.room.Store(3 << 20)
	r := (&rig{t: t}).serve(twin)
	bomb := compressed(t, strings.Repeat("\x00", 8<<20), 9)
	c := r.deflating("permessage-deflate")
	c.sendRaw(raw{first: fin | rsv1 | bin, payload: bomb})
	c.wantClose(tryAgainLater)
	c = r.deflating("permessage-deflate")
	c.sendRaw(raw{first: fin | rsv1 | bin, payload: compressed(t, "small", 9)})
	c.wantCompressed(ws.OpBinary, "small", 1<<15)
	if left := twin.room.Load(); left != 3<<20 {
		t.Errorf("%d bytes of room are left, want all", left)
	}
}

// TestAnswersThatWaitKeepTheirRoom: until they are out, or their connection is
// over.
func TestAnswersThatWaitKeepTheirRoom(t *testing.T) {
	t.Parallel()
	for _, leaves := range []bool{false, true} {
		cost := 100 * ms
		if leaves {
			cost = time.Hour
		}
		twin, err := New(pack.Twin{Edge: pack.Edge{CPU: &pack.CPU{Frame: dur(cost)}}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := (&rig{t: t}).serve(twin)
		c := r.upgradeAt(echoPath)
		big := strings.Repeat("x", 1<<20)
		c.sendRaw(raw{first: fin | bin, payload: big})
		eventually(t, "the answer's wait", func() bool {
			twin.mu.Lock()
			defer twin.mu.Unlock()
			return len(twin.later.list) == 1 && twin.room.Load() <= maxLarge-1<<20
		})
		if leaves {
			_ = c.tcp.SetLinger(0)
			_ = c.Close()
		} else {
			c.want(ws.OpBinary, big)
		}
		eventually(t, "the room", func() bool { return twin.room.Load() == maxLarge })
	}
}

// TestMessagesAfterOurCloseFrameAreForgotten: the client may have sent them
// before it saw the frame.
func TestMessagesAfterOurCloseFrameAreForgotten(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "close", At: dur(later), Code: 1012})
	c := r.upgradeAt(echoPath)
	r.reach(later)
	r.await("the close frame", func(l line) bool { return l.Act == "close" })
	c.sendRaw(raw{first: fin | text, payload: "a"}, raw{first: text, payload: "b"}, raw{first: fin | cont}, raw{first: fin | bin, payload: "\xff"}, raw{first: fin | text, payload: "\xff"})
	c.wantClose(1012)
	c.sendRaw(raw{first: fin | clos, payload: "\x03\xf4"})
	c.wantStreamEnd(endsByFIN, "")
	r.wantEnd(r.stop(), c, "close", "close", "")
}

// TestPipeliningClientsAreServedInTurn: thousands of requests at once, from one
// that reads and one that does not.
func TestPipeliningClientsAreServedInTurn(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	const many = 2000
	deaf := r.dial()
	go func() {
		_, _ = io.WriteString(deaf, strings.Repeat(get, 20*many)) // it ends when the test does
	}()
	c := r.dial()
	var writing sync.WaitGroup
	writing.Go(func() { _, _ = io.WriteString(c, strings.Repeat(get, many)) })
	for i := range many {
		resp, err := http.ReadResponse(c.in, nil)
		if err != nil || resp.StatusCode != 200 {
			t.Fatalf("answer %d: %v, %v", i, resp, err)
		}
		readAll(t, resp)
	}
	writing.Wait()
	r.dial().wantAnswer(get, 200, healthy)
}

// TestFloodsOfPingsThatNobodyReadsEnd: the twin keeps no answers for a client
// that does not read them.
func TestFloodsOfPingsThatNobodyReadsEnd(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	c := r.upgradeAt(echoPath)
	_ = c.SetDeadline(time.Now().Add(3 * patience))
	pings := bytes.Repeat(raw{first: fin | ping, payload: strings.Repeat("x", 125)}.bytes(), 500)
	var err error
	for sent := 0; sent < 256<<20 && err == nil; sent += len(pings) {
		_, err = c.Write(pings)
	}
	if err == nil || errors.Is(err, io.ErrShortWrite) {
		t.Errorf("the flood went on: %v", err)
	}
	l := r.await("the end", func(l line) bool { return isEnd(l) && l.Detail.Port == c.port })
	if l.Detail.Left != "not_reading" {
		t.Errorf("truth: %v, want not_reading", l)
	}
}
