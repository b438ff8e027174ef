package ws

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// deflated is a message as another compressor sends it (RFC 7692 7.2.1).
func deflated(t testing.TB, message string, level int) []byte {
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
	return bytes.TrimSuffix(b.Bytes(), []byte("\x00\x00\xff\xff"))
}

// inflated is a message as another decompressor reads it.
func inflated(message []byte) (string, error) {
	text, err := io.ReadAll(flate.NewReader(io.MultiReader(bytes.NewReader(message), strings.NewReader(tail))))
	return string(text), err
}

func TestInflateExamplesOfTheRFC(t *testing.T) {
	for _, tt := range []struct{ section, message, want string }{
		{"7.2.3.1", "\xf2\x48\xcd\xc9\xc9\x07\x00", "Hello"},
		{"7.2.3.3 a block that is stored", "\x00\x05\x00\xfa\xffHello\x00", "Hello"},
		{"7.2.3.4 a block that is marked as the last", "\xf3\x48\xcd\xc9\xc9\x07\x00\x00", "Hello"},
		{"7.2.3.5 two blocks", "\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00", "Hello"},
		{"7.2.3.6 an empty message", "\x00", ""},
		{"7.2.3.4 twice", "\xf3\x48\xcd\xc9\xc9\x07\x00\xf3\x48\xcd\xc9\xc9\x07\x00\x00", "HelloHello"},
		{"7.2.3.4 and a block that reaches back before it", "\xf3\x48\xcd\xc9\xc9\x07\x00\xf2\x00\x11\x00\x00", "HelloHello"},
	} {
		var f Inflater
		got, err := f.Append([]byte("before "), Text, []byte(tt.message), 0)
		if err != nil || string(got) != "before "+tt.want {
			t.Errorf("%s: %q, %v; want %q", tt.section, got, err, tt.want)
		}
		if n, err := f.Check(Text, []byte(tt.message), 0); err != nil || n != int64(len(tt.want)) {
			t.Errorf("%s: checked %d bytes, %v; want %d", tt.section, n, err, len(tt.want))
		}
	}
}

func TestInflateRefuses(t *testing.T) {
	zeros := strings.Repeat("\x00", RatioFloor+1)
	for _, tt := range []struct {
		name    string
		op      Op
		message []byte
		most    int64
		want    string
	}{
		{"nothing", Binary, nil, 0, "1007: message is not deflate"},
		{"a reserved block type", Binary, []byte{0x07}, 0, "1007: message is not deflate"},
		{"a stored block without its length", Binary, []byte("\x00\x05\x00\xfa"), 0, "1007: message is not deflate"},
		{"lengths that contradict", Binary, []byte("\x00\x05\x00\x00\x00Hello\x00"), 0, "1007: message is not deflate"},
		{"a last block without the empty one", Binary, []byte("\xf3\x48\xcd\xc9\xc9\x07\x00"), 0, "1007: message is not deflate"},
		{"a distance before the beginning", Binary, []byte("\xf2\x00\x11\x00\x00"), 0, "1007: message is not deflate"},
		{"a cut message", Binary, deflated(t, strings.Repeat("cut ", 100), 9)[:5], 0, "1007: message is not deflate"},
		{"text that is not UTF-8", Text, deflated(t, "gr\xfcn", 1), 0, "1007: text message is not UTF-8"},
		{"text that ends inside a character", Text, deflated(t, "gr\xc3", 1), 0, "1007: text message ends inside a character"},
		{"more than is allowed", Binary, deflated(t, "Hello", 1), 4, "1009: message of more than 4 bytes"},
		{"a bomb", Binary, deflated(t, zeros, 9), 0, "1009: message of more than 200 times"},
	} {
		var f Inflater
		dst := []byte("before")
		got, err := f.Append(dst, tt.op, tt.message, tt.most)
		if bad, ok := errors.AsType[*Error](err); !ok || !strings.Contains(bad.Error(), tt.want) || string(got) != "before" {
			t.Errorf("%s: %.20q, %v; want an *Error with %q", tt.name, got, err, tt.want)
		}
		if _, checked := f.Check(tt.op, tt.message, tt.most); fmt.Sprint(checked) != fmt.Sprint(err) {
			t.Errorf("%s: checking says %v, want %v", tt.name, checked, err)
		}
		if got, err := f.Append(nil, Text, []byte("\xf2\x48\xcd\xc9\xc9\x07\x00"), 5); err != nil || string(got) != "Hello" {
			t.Errorf("%s: the next message is %q, %v; want it untouched", tt.name, got, err)
		}
	}
}

func TestInflateTakesWhatItAllows(t *testing.T) {
	var f Inflater
	for _, n := range []int{RatioFloor, 300_000} {
		message := deflated(t, strings.Repeat("\x00", n), 9)
		if got, err := f.Append(nil, Binary, message, int64(n)); err != nil || len(got) != n {
			t.Errorf("%d bytes, %v; want %d", len(got), err, n)
		}
		if got, err := f.Check(Binary, message, int64(n)); err != nil || got != int64(n) {
			t.Errorf("checked %d bytes, %v; want %d", got, err, n)
		}
	}
}

// drawMessage draws messages that compress well, badly and not at all.
func drawMessage(t *rapid.T) []byte {
	unit := drawBytes(t, "unit", rapid.SampledFrom([]int{1, 3, 250, 300, 5_000, 40_000}))
	size := sizes(200_000).Draw(t, "size")
	return bytes.Repeat(unit, size/len(unit)+1)[:size]
}

func TestWeReadAnotherCompressor(t *testing.T) {
	var f Inflater
	rapid.Check(t, func(t *rapid.T) {
		message := drawMessage(t)
		level := rapid.IntRange(flate.HuffmanOnly, 9).Draw(t, "level")
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, level)
		if err != nil {
			t.Fatal(err)
		}
		for rest := message; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "block")
			_, _ = w.Write(rest[:n])
			_ = w.Flush()
			rest = rest[n:]
		}
		_ = w.Flush()
		z := bytes.TrimSuffix(b.Bytes(), []byte("\x00\x00\xff\xff"))
		got, err := f.Append(nil, Binary, z, int64(len(message)))
		if err != nil || !bytes.Equal(got, message) {
			t.Fatalf("%d bytes, %v; want the %d that were sent", len(got), err, len(message))
		}
		if n, err := f.Check(Binary, z, int64(len(message))); err != nil || n != int64(len(message)) {
			t.Fatalf("checked %d bytes, %v; want %d", n, err, len(message))
		}
	})
}

func TestAnotherDecompressorReadsUs(t *testing.T) {
	var d Deflater
	rapid.Check(t, func(t *rapid.T) {
		message := drawMessage(t)
		agreed := Deflate(rapid.IntRange(8, 15).Draw(t, "window"))
		got, err := inflated(d.deflate(message, agreed))
		if err != nil || got != string(message) {
			t.Fatalf("%d bytes, %v; want the %d that were sent", len(got), err, len(message))
		}
	})
}

func TestDeflateKeepsToTheWindow(t *testing.T) {
	random := make([]byte, 300)
	rng := rand.NewChaCha8([32]byte{8})
	_, _ = rng.Read(random)
	message := bytes.Repeat(random, 100) // nothing repeats within 256 bytes
	var d Deflater
	if n := len(d.deflate(message, 15)); n > len(message)/10 {
		t.Errorf("%d of %d bytes with the whole window, want a tenth", n, len(message))
	}
	var want []byte
	for i := 0; i < len(message); i += 256 {
		want = append(want, d.deflate(message[i:min(i+256, len(message))], 15)...)
		want = append(want, "\x00\x00\xff\xff"...)
	}
	want = bytes.TrimSuffix(want, []byte("\x00\x00\xff\xff"))
	if got := d.deflate(message, 8); !bytes.Equal(got, want) {
		t.Errorf("%d bytes with a window of 8 bits, want the %d of its pieces, each by itself", len(got), len(want))
	}
}

func TestMessagesAreCompressedWhereItPays(t *testing.T) {
	var d Deflater
	text := strings.Repeat(`{"topic":"presence"}`, 100)
	for _, tt := range []struct {
		name    string
		agreed  Deflate
		message string
		rsv1    bool
	}{
		{"agreed", 15, text, true},
		{"small window", 8, text, true},
		{"not agreed", 0, text, false},
		{"too short", 15, "Hello", false},
		{"empty", 15, "", false},
	} {
		b := d.AppendMessage([]byte("before"), tt.agreed, Text, 0x01020304, []byte(tt.message))[len("before"):]
		if got := b[0]&deflateBit != 0; got != tt.rsv1 || b[0]&^deflateBit != finBit|byte(Text) {
			t.Errorf("%s: first byte %#x, compressed %v, want %v", tt.name, b[0], got, tt.rsv1)
		}
		header := headerShort + maskSize
		if b[1]&0x7F == length16 {
			header = header16 + maskSize
		}
		payload := make([]byte, len(b)-header)
		xor(payload, b[header:], 0x01020304)
		got := string(payload)
		if tt.rsv1 {
			var err error
			if got, err = inflated(payload); err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if got != tt.message {
			t.Errorf("%s: %.50q, want %.50q", tt.name, got, tt.message)
		}
	}
}

func TestReservedBitsWithCompression(t *testing.T) {
	rsv := func(bits byte, b []byte) []byte { b[0] |= bits; return b }
	for _, tt := range []struct {
		name   string
		agreed bool
		stream []byte
		want   string // in the error; empty: none
	}{
		{"first frame", true, rsv(0x40, frame(Text, false, "a")), ""},
		{"whole message", true, rsv(0x40, frame(Binary, true, "\xff")), ""},
		{"text that is for the inflater to check", true, rsv(0x40, frame(Text, true, "\xff")), ""},
		{"text that is not", true, frame(Text, true, "\xff"), "1007"},
		{"text behind a compressed message", true, join(rsv(0x40, frame(Text, true, "\xff")), frame(Text, true, "\xff")), "1007"},
		{"continuation", true, join(rsv(0x40, frame(Text, false, "a")), rsv(0x40, frame(Continuation, true, "b"))), "1002"},
		{"continuation alone", true, join(frame(Text, false, "a"), rsv(0x40, frame(Continuation, true, "b"))), "1002"},
		{"ping", true, rsv(0x40, frame(Ping, true, "")), "1002"},
		{"pong", true, rsv(0x40, frame(Pong, true, "")), "1002"},
		{"close", true, rsv(0x40, frame(Close, true, "")), "1002"},
		{"RSV2", true, rsv(0x20, frame(Text, true, "a")), "1002"},
		{"RSV3", true, rsv(0x10, frame(Text, true, "a")), "1002"},
		{"RSV1 and RSV2", true, rsv(0x60, frame(Text, true, "a")), "1002"},
		{"not agreed", false, rsv(0x40, frame(Text, true, "a")), "1002"},
	} {
		p := Parser{Deflate: tt.agreed}
		var err error
		var ev Event
		for data, n := tt.stream, 0; len(data) > 0 && err == nil; data = data[n:] {
			ev, n, err = p.Next(data, 0)
		}
		if tt.want == "" && (err != nil || ev.Deflated != (tt.stream[0]&0x40 != 0)) || tt.want != "" && !strings.Contains(fmt.Sprint(err), tt.want) {
			t.Errorf("%s: %+v, %v; want %q", tt.name, ev, err, tt.want)
		}
	}
}

func TestPiecesOfACompressedMessageAreMarked(t *testing.T) {
	first := frame(Text, false, "a")
	first[0] |= deflateBit
	p := Parser{Deflate: true}
	data := join(first, frame(Ping, true, "p"), frame(Continuation, true, "b"), frame(Binary, true, "c"))
	var got []string
	for len(data) > 0 {
		ev, n, err := p.Next(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %v", ev.Payload, ev.Deflated))
		data = data[n:]
	}
	if text := strings.Join(got, ", "); text != "a true, p false, b true, c false" {
		t.Errorf("%s; want only the pieces a and b marked", text)
	}
}

func deflateSeeds(t testing.TB) [][]byte {
	t.Helper()
	text := strings.Repeat(`{"topic":"presence","user":"grüße"}`, 20)
	return [][]byte{
		deflated(t, "Hello", 1), deflated(t, text, 9), deflated(t, text, flate.HuffmanOnly), deflated(t, text[:60], 0),
		[]byte("\xf3\x48\xcd\xc9\xc9\x07\x00\xf2\x00\x11\x00\x00"),
		{0},
	}
}

// checkInflate holds the inflater against another one.
func checkInflate(t *testing.T, f *Inflater, message []byte, most int64) (ok bool) {
	t.Helper()
	got, err := f.Append(nil, Binary, message, most)
	n, checked := f.Check(Binary, message, most)
	if fmt.Sprint(checked) != fmt.Sprint(err) || err == nil && n != int64(len(got)) {
		t.Fatalf("% x: appends %d bytes, %v; checks %d, %v", message, len(got), err, n, checked)
	}
	want, failed := inflated(message)
	switch {
	case err == nil && most > 0 && int64(len(got)) > most:
		t.Fatalf("% x: %d bytes, want at most %d", message, len(got), most)
	case err == nil && failed == nil && !strings.HasPrefix(string(got), want):
		t.Fatalf("% x: %.100q, want %.100q first", message, got, want)
	case err == nil && failed != nil:
		t.Fatalf("% x: %.100q, want the error %v", message, got, failed)
	}
	return err == nil
}

func FuzzInflate(f *testing.F) {
	for _, s := range deflateSeeds(f) {
		f.Add(s, int64(0))
		f.Add(s, int64(100))
	}
	var i Inflater
	f.Fuzz(func(t *testing.T, message []byte, most int64) {
		checkInflate(t, &i, message, min(most, 1<<20))
	})
}

func TestAMillionDamagedMessages(t *testing.T) {
	inputs := 1_000_000
	if testing.Short() {
		inputs /= 10
	}
	const perInput = 1 << 10 // bytes of memory
	rng := rand.New(rand.NewPCG(7692, 2))
	seeds := deflateSeeds(t)
	var f Inflater
	buf, out := make([]byte, 0, 4<<10), make([]byte, 0, 64<<10)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	good := 0
	for i := range inputs {
		buf = mutate(rng, buf, seeds[i%len(seeds)])
		if i%1000 == 0 {
			checkInflate(t, &f, buf, 32<<10)
		}
		if _, err := f.Append(out, Op(1+i%2), buf, 32<<10); err == nil {
			good++
		}
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc) / uint64(inputs); got > perInput {
		t.Errorf("%d bytes of memory per input, want at most %d", got, perInput)
	}
	if good < inputs/20 || good > inputs*19/20 {
		t.Errorf("%d of %d inputs were accepted: the damage tests only one side", good, inputs)
	}
	t.Logf("%d inputs, %d accepted", inputs, good)
}
