package ws

import (
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// seeds are streams that between them take every road through the parser.
func seeds() [][]byte {
	return [][]byte{
		frame(Text, true, "Hello"),
		join(frame(Text, false, "gr\xc3"), frame(Ping, true, "12345678"), frame(Continuation, false, "\xbc\xc3\x9fe "), frame(Continuation, true, "😀")),
		join(frame(Pong, true, "12345678"), frame(Pong, true, ""), frame(Binary, true, strings.Repeat("\xfe", 130))),
		join(frame(Text, true, strings.Repeat("日本語", 30)), closing(1001, "going away"), []byte("late")),
		join(frame(Binary, false, ""), frame(Continuation, false, "b"), frame(Ping, true, strings.Repeat("p", 125)), frame(Continuation, true, "")),
		join(closing(1000, "")),
		join(frame(Close, true, "")),
		append([]byte{0x82, 127, 0x40, 0, 0, 0, 0, 0, 0, 0}, "the beginning of 2^62 bytes"...),
		join(frame(Binary, true, strings.Repeat("x", 300)), []byte{0x81, 126}),
		{0x83, 0x00},
		{0x81, 0x03, 0xed, 0xa0, 0x80},
	}
}

// mutate damages a stream in one to four places. It writes into buf.
func mutate(rng *rand.Rand, buf, stream []byte) []byte {
	telling := [...]byte{0x00, 0x01, 0x7d, 0x7e, 0x7f, 0x80, 0x81, 0x88, 0x89, 0x8a, 0xc0, 0xe2, 0xed, 0xf4, 0xfe, 0xff}
	b := append(buf[:0], stream...)
	for range 1 + rng.IntN(4) {
		if len(b) == 0 {
			return append(b, byte(rng.Uint32()))
		}
		at := rng.IntN(len(b))
		switch rng.IntN(6) {
		case 0:
			b[at] ^= 1 << rng.IntN(8)
		case 1:
			b[at] = telling[rng.IntN(len(telling))]
		case 2:
			b[at] = byte(rng.Uint32())
		case 3:
			b = b[:at]
		case 4:
			b = slices.Delete(b, at, min(at+1+rng.IntN(4), len(b)))
		case 5:
			b = slices.Insert(b, at, byte(rng.Uint32()))
		}
	}
	return b
}

func randomCuts(rng *rand.Rand, size int) []int {
	cuts := make([]int, rng.IntN(8))
	for i := range cuts {
		cuts[i] = rng.IntN(size + 1)
	}
	slices.Sort(cuts)
	return cuts
}

// drain reads a stream that came in one piece and returns how many bytes were
// left over.
func drain(t *testing.T, data []byte, maxMessage int64) (kept int, failed bool) {
	var p Parser
	for {
		ev, n, err := p.Next(data, maxMessage)
		if err != nil {
			return 0, true
		}
		if n < 0 || n > len(data) || len(ev.Payload) > n {
			t.Fatalf("took %d of %d bytes for a payload of %d", n, len(data), len(ev.Payload))
		}
		data = data[n:]
		if ev.Kind == None {
			return len(data), false
		}
	}
}

func TestAMillionDamagedStreams(t *testing.T) {
	const (
		inputs   = 1_000_000
		perInput = 1 << 10 // bytes of memory, for the words of an error
	)
	rng := rand.New(rand.NewPCG(6455, 1))
	streams := seeds()
	buf := make([]byte, 0, 1<<10)
	failed, sampled := 0, 0
	var before, after runtime.MemStats
	var sampleBytes uint64
	runtime.ReadMemStats(&before)
	for i := range inputs {
		buf = mutate(rng, buf, streams[rng.IntN(len(streams))])
		maxMessage := int64(rng.IntN(3) * 100)
		kept, broken := drain(t, buf, maxMessage)
		if kept > MaxKept {
			t.Fatalf("% x: %d bytes kept, want at most %d", buf, kept, MaxKept)
		}
		if broken {
			failed++
		}
		if i%200 != 0 {
			continue
		}
		var from, to runtime.MemStats
		runtime.ReadMemStats(&from)
		want := read(t, buf, maxMessage, nil)
		for _, cuts := range [][]int{randomCuts(rng, len(buf)), everyByte(buf)} {
			if got := read(t, buf, maxMessage, cuts); !reflect.DeepEqual(got, want) {
				t.Fatalf("% x, limit %d, cut at %v:\n got %+v\nwant %+v", buf, maxMessage, cuts, got, want)
			}
		}
		runtime.ReadMemStats(&to)
		sampleBytes += to.TotalAlloc - from.TotalAlloc
		sampled++
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc - sampleBytes) / inputs; got > perInput {
		t.Errorf("%d bytes of memory per input, want at most %d", got, perInput)
	}
	if failed < inputs/4 || failed > inputs*3/4 {
		t.Errorf("%d of %d inputs were refused: the damage tests only one side", failed, inputs)
	}
	t.Logf("%d inputs, %d refused, %d read at three splits", inputs, failed, sampled)
}

func FuzzParser(f *testing.F) {
	for i, s := range seeds() {
		f.Add(s, uint64(i), int64(0))
		f.Add(s, uint64(i), int64(100))
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64, maxMessage int64) {
		want := read(t, data, maxMessage, nil)
		rng := rand.New(rand.NewPCG(seed, 2))
		for _, cuts := range [][]int{randomCuts(rng, len(data)), everyByte(data)} {
			if got := read(t, data, maxMessage, cuts); !reflect.DeepEqual(got, want) {
				t.Fatalf("cut at %v:\n got %+v\nwant %+v", cuts, got, want)
			}
		}
	})
}
