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
