package http1

import (
	"strings"
	"testing"
)

// typical is a response as an API gives it: six headers, a body of 200 bytes.
const typical = "HTTP/1.1 200 OK\r\n" +
	"Date: Sat, 07 Nov 2026 10:21:33 GMT\r\n" +
	"Content-Type: application/json; charset=utf-8\r\n" +
	"Content-Length: 200\r\n" +
	"Connection: keep-alive\r\n" +
	"Cache-Control: no-cache, no-store\r\n" +
	"X-Request-Id: 7f0c2b1e-8f62-4d6b-9a53-5f1c1a0a9a11\r\n\r\n"

var typicalBody = strings.Repeat(`{"id":"flow-0001"},`, 11)[:200]

// readAll reads one response that came whole, and returns its body's length.
func readAll(r *Reader, data []byte) (body int, err error) {
	r.Begin("GET")
	for {
		ev, n, err := r.Next(data, Limits{})
		if err != nil || ev.Kind == None || ev.Kind == Done {
			return body, err
		}
		data = data[n:]
		body += len(ev.Data)
	}
}

func benchmarkRead(b *testing.B, stream string, body int) {
	b.Helper()
	var r Reader
	data := []byte(stream)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if got, err := readAll(&r, data); got != body || err != nil || !r.KeepAlive() {
			b.Fatalf("body of %d bytes, %v", got, err)
		}
	}
}

func BenchmarkReadTypical(b *testing.B) { benchmarkRead(b, typical+typicalBody, 200) }

func BenchmarkReadChunked(b *testing.B) {
	benchmarkRead(b, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"+
		strings.Repeat("64\r\n"+strings.Repeat("x", 100)+"\r\n", 10)+"0\r\n\r\n", 1000)
}

func BenchmarkReadHead(b *testing.B) {
	data := []byte(upgrade)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, n, err := ReadHead(data, Limits{}); n != len(data) || err != nil {
			b.Fatalf("took %d, %v", n, err)
		}
	}
}
