package http1

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// theirs is the story of one request as net/http's client reads it, in the
// words of read.
func theirs(method string, data []byte) (s story) {
	in := bufio.NewReader(bytes.NewReader(data))
	for {
		resp, err := http.ReadResponse(in, &http.Request{Method: method})
		if err != nil {
			s.err = err.Error()
			return s
		}
		if resp.StatusCode < 200 && resp.StatusCode != 101 {
			s.events = append(s.events, fmt.Sprintf("interim %d", resp.StatusCode))
			continue
		}
		s.events = append(s.events, fmt.Sprintf("header %d %s", resp.StatusCode, resp.Header.Get("X")))
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			s.err = err.Error()
			return s
		}
		// What they do not know: that a 101 is the end of HTTP.
		s.events = append(s.events, fmt.Sprintf("done %q, keep-alive %t", body, !resp.Close && resp.StatusCode != 101))
		return s
	}
}

// noTunnel reports streams that net/http can be held against: it leaves CONNECT
// to its transport.
func noTunnel(requests string) bool {
	return requests == "GET" || requests == "POST" || requests == "HEAD"
}

// stricter reports the places where net/http refuses what the RFC allows: sizes
// of more than 16 digits, and white space before an extension.
func stricter(data, err string) bool {
	switch {
	case strings.Contains(err, "too large"):
		return strings.Contains(data, "00000000000000000")
	case strings.Contains(err, "invalid byte in chunk length"):
		return strings.Contains(data, " ;") || strings.Contains(data, "\t;")
	}
	return false
}

func TestAnotherClientReadsTheSameResponses(t *testing.T) {
	compared := 0
	for _, tt := range responses {
		if !noTunnel(tt.requests) || stricter(tt.in, "too large") || stricter(tt.in, "invalid byte in chunk length") {
			continue
		}
		if got := theirs(tt.requests, []byte(tt.in)); !slices.Equal(got.events, tt.want) || got.err != "" {
			t.Errorf("%s: net/http says\n%v\nwe say\n%s", tt.name, got, strings.Join(tt.want, "\n"))
		}
		compared++
	}
	if compared < 20 {
		t.Errorf("%d responses compared, want at least 20", compared)
	}
}

// TestADamagedResponseWeAcceptAnotherClientReadsTheSame damages responses.
// net/http is the more lenient one, so only what we accept is compared.
func TestADamagedResponseWeAcceptAnotherClientReadsTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(9112, 4))
	all := samples()
	buf := make([]byte, 0, 2<<10)
	compared := 0
	for range 20_000 {
		buf = mutate(rng, buf, all[rng.IntN(len(all))])
		method := [...]string{"GET", "HEAD"}[rng.IntN(2)]
		got := read(t, method, buf, Limits{})
		if got.err != "" || got.ended != "" || len(got.events) == 0 {
			continue
		}
		want := theirs(method, buf)
		if stricter(string(buf), want.err) {
			continue
		}
		if want.err != "" || !slices.Equal(got.events, want.events) {
			t.Fatalf("%s, %q:\n%v\nnet/http says\n%v", method, buf, got, want)
		}
		compared++
	}
	if compared < 1_000 {
		t.Errorf("%d responses compared, want at least 1000", compared)
	}
}

func TestAMillionDamagedResponses(t *testing.T) {
	const (
		inputs   = 1_000_000
		perInput = 1 << 10 // bytes of memory, for the words of an error
	)
	rng := rand.New(rand.NewPCG(9112, 3))
	all := samples()
	for range len(all) / 2 { // long enough for damage in the body alone
		all = append(all, typical+typicalBody, chunked+"12c\r\n"+strings.Repeat("x", 300)+"\r\n0\r\n\r\n")
	}
	buf := make([]byte, 0, 2<<10)
	done, refused, sampled := 0, 0, 0
	var before, after runtime.MemStats
	var sampleBytes uint64
	runtime.ReadMemStats(&before)
	for i := range inputs {
		buf = mutate(rng, buf, all[rng.IntN(len(all))])
		limits := Limits{}
		if rng.IntN(8) == 0 {
			limits = Limits{BodyBytes: int64(rng.IntN(12)), ExtensionBytes: rng.IntN(12), TrailerBytes: rng.IntN(24)}
		}
		finished, broken := drain(t, buf, limits)
		done += finished
		if broken {
			refused++
		}
		if i%2000 != 0 {
			continue
		}
		var from, to runtime.MemStats
		runtime.ReadMemStats(&from)
		checkSplits(t, buf, limits, rng)
		runtime.ReadMemStats(&to)
		sampleBytes += to.TotalAlloc - from.TotalAlloc
		sampled++
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc - sampleBytes) / inputs; got > perInput {
		t.Errorf("%d bytes of memory per input, want at most %d", got, perInput)
	}
	if done < inputs/10 || refused < inputs/10 {
		t.Errorf("%d done and %d refused of %d: the damage tests only one side", done, refused, inputs)
	}
	t.Logf("%d inputs, %d responses read, %d inputs refused, %d read at three splits", inputs, done, refused, sampled)
}

// drain reads a stream that came in one piece.
func drain(t *testing.T, data []byte, limits Limits) (done int, broken bool) {
	var r Reader
	r.Begin("GET")
	for {
		ev, n, err := r.Next(data, limits)
		if err != nil {
			return done, true
		}
		if n < 0 || n > len(data) || len(ev.Data) > n {
			t.Fatalf("took %d of %d bytes for %d of body", n, len(data), len(ev.Data))
		}
		data = data[n:]
		switch {
		case ev.Kind == Done:
			done++
			if len(data) == 0 {
				return done, false
			}
			r.Begin("GET")
		case ev.Kind == None:
			_, err := r.End()
			return done, err != nil
		}
	}
}

// checkSplits reads data whole, byte by byte and cut at random.
func checkSplits(t *testing.T, data []byte, limits Limits, rng *rand.Rand) {
	t.Helper()
	random := make([]int, rng.IntN(8))
	for i := range random {
		random[i] = rng.IntN(len(data) + 1)
	}
	slices.Sort(random)
	requests := [...]string{"GET GET", "HEAD GET", "CONNECT"}[rng.IntN(3)]
	want := read(t, requests, data, limits)
	for _, cuts := range [][]int{everyByte(data), random} {
		if got := read(t, requests, data, limits, cuts...); got.String() != want.String() {
			t.Fatalf("%s, %q, %+v, cut at %v:\n%v\nbut of the whole:\n%v", requests, data, limits, cuts, got, want)
		}
	}
}

func FuzzReader(f *testing.F) {
	for i, s := range samples() {
		f.Add([]byte(s), uint64(i), int64(0), 0, 0)
		f.Add([]byte(s), uint64(i), int64(4), 8, 12)
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64, bodyBytes int64, extensionBytes, trailerBytes int) {
		if len(data) > 4<<10 {
			t.Skip("every beginning is read: long inputs cost the square")
		}
		limits := Limits{BodyBytes: bodyBytes, ExtensionBytes: min(extensionBytes, 1<<20), TrailerBytes: trailerBytes}
		checkSplits(t, data, limits, rand.New(rand.NewPCG(seed, 5)))
	})
}
