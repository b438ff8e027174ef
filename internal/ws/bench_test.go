package ws

import (
	"strings"
	"testing"
)

func benchmarkParse(b *testing.B, stream []byte) {
	b.Helper()
	var p Parser
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	for b.Loop() {
		if ev, n, err := p.Next(stream, 1<<20); ev.Kind == None || n != len(stream) || err != nil {
			b.Fatalf("kind %d, took %d, %v", ev.Kind, n, err)
		}
	}
}

func BenchmarkParsePong(b *testing.B) { benchmarkParse(b, frame(Pong, true, "12345678")) }

func BenchmarkParseText64KiB(b *testing.B) {
	benchmarkParse(b, frame(Text, true, strings.Repeat(`{"topic":"presence"}`, 3276)))
}

func BenchmarkParseText64KiBNotASCII(b *testing.B) {
	benchmarkParse(b, frame(Text, true, strings.Repeat("grüße, 日本", 4096)))
}

func benchmarkEncode(b *testing.B, op Op, payload []byte) {
	b.Helper()
	room := make([]byte, 0, MaxHeader+len(payload))
	b.SetBytes(int64(len(payload)))
	b.ReportAllocs()
	for b.Loop() {
		room = AppendFrame(room[:0], op, true, 0x37fa213d, payload)
	}
}

func BenchmarkEncodePing(b *testing.B) { benchmarkEncode(b, Ping, []byte("12345678")) }

func BenchmarkEncodeText64KiB(b *testing.B) {
	benchmarkEncode(b, Text, []byte(strings.Repeat("x", 1<<16)))
}

func BenchmarkInflateText4KiB(b *testing.B) {
	message := deflated(b, strings.Repeat(`{"topic":"presence"}`, 205), 6)
	var f Inflater
	b.SetBytes(4100)
	b.ReportAllocs()
	for b.Loop() {
		if n, err := f.Check(Text, message, 1<<20); n != 4100 || err != nil {
			b.Fatal(n, err)
		}
	}
}

func BenchmarkDeflateText4KiB(b *testing.B) {
	message := []byte(strings.Repeat(`{"topic":"presence"}`, 205))
	var d Deflater
	room := make([]byte, 0, 8<<10)
	b.SetBytes(int64(len(message)))
	b.ReportAllocs()
	for b.Loop() {
		room = d.AppendMessage(room[:0], 15, Text, 0x37fa213d, message)
	}
}
