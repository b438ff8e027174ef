package http1

import (
	"bufio"
	"bytes"
	"errors"
	"math/rand/v2"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// seeds are heads that between them take every road through the reader.
func seeds() []string {
	const ok = "HTTP/1.1 200 OK\r\n"
	return []string{
		upgrade + "\x81\x05Hello",
		"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 19\r\nRetry-After: 5\r\n\r\nno server available",
		"HTTP/1.0 200 \r\nX:\r\nX: \t a b\t \r\nx-y: \xfc\r\n\r\n",
		"HTTP/1.1 100 Continue\r\n\r\n" + upgrade,
		ok + "Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
		ok + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nbody",
		ok + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
		ok + "X: a\r\n folded\r\n\r\n",
		ok + "X : a\r\n\r\n",
		ok + strings.Repeat("X: a\r\n", 101) + "\r\n",
		"SSH-2.0-OpenSSH_9.6\r\n",
	}
}

// mutate damages a head in one to four places. It writes into buf.
func mutate(rng *rand.Rand, buf []byte, head string) []byte {
	const telling = "\r\n\t :\x00\x7f\xff019HTtp/,"
	b := append(buf[:0], head...)
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
			b = slices.Insert(b, at, telling[rng.IntN(len(telling))])
		}
	}
	return b
}

// checkEverySplit reads every beginning of data and fails unless they agree:
// more is asked for until one moment, and from then on the answer stands.
func checkEverySplit(t *testing.T, data []byte, limits Limits) {
	t.Helper()
	want, n, failure := ReadHead(data, limits)
	settled := false
	for end := range len(data) + 1 {
		head, took, err := ReadHead(data[:end], limits)
		var broken *Error
		switch {
		case err != nil && !errors.As(err, &broken):
			t.Fatalf("%q: error %T, want *Error", data[:end], err)
		case (err != nil) && (failure == nil || took != 0):
			t.Fatalf("%q: %v and %d bytes taken, but of the whole input: %v", data[:end], err, took, failure)
		case took != 0 && (took != n || head != want):
			t.Fatalf("%q: took %d, %+v, but of the whole input %d, %+v", data[:end], took, head, n, want)
		case settled && err == nil && took == 0:
			t.Fatalf("%q: asks for more after less was enough", data[:end])
		case took > end:
			t.Fatalf("%q: took %d of %d bytes", data[:end], took, end)
		}
		settled = settled || err != nil || took != 0
	}
}

func TestAnySplitGivesTheSameHead(t *testing.T) {
	for _, s := range seeds() {
		checkEverySplit(t, []byte(s), Limits{})
		checkEverySplit(t, []byte(s), Limits{HeadBytes: 40, Headers: 2})
	}
}

func TestHeadsReadBackAsWritten(t *testing.T) {
	token := rapid.StringMatching("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}")
	value := rapid.StringMatching(`([\x21-\x7e]([\t \x21-\x7e]{0,30}[\x21-\x7e])?)?`)
	rapid.Check(t, func(t *rapid.T) {
		status, reason := rapid.IntRange(100, 599).Draw(t, "status"), value.Draw(t, "reason")
		names := rapid.SliceOfN(token, 0, 12).Draw(t, "names")
		var in bytes.Buffer
		in.WriteString("HTTP/1.1 " + string([]byte{'0' + byte(status/100), '0' + byte(status/10%10), '0' + byte(status%10)}) + " " + reason + "\r\n")
		want := map[string][]string{}
		for _, name := range names {
			if strings.EqualFold(name, "Content-Length") {
				continue
			}
			v := value.Draw(t, "value")
			in.WriteString(name + ":" + rapid.SampledFrom([]string{"", " ", "\t  "}).Draw(t, "space") + v + "\r\n")
			want[strings.ToUpper(name)] = append(want[strings.ToUpper(name)], v)
		}
		in.WriteString("\r\n")
		head, n, err := ReadHead(in.Bytes(), Limits{})
		if err != nil || n != in.Len() || head.Status != status || head.Reason != reason {
			t.Fatalf("took %d, %+v, %v; want %d, %d %q", n, head, err, in.Len(), status, reason)
		}
		for name, values := range want {
			if got := valuesOf(&head, name); !slices.Equal(got, values) {
				t.Fatalf("header %q = %q, want %q", name, got, values)
			}
		}
	})
}

// TestWhatWeAcceptAnotherClientReadsTheSame holds the reader against net/http's
// on heads of its own making and damaged ones. Theirs is more lenient, so only
// what ours accepts is compared.
func TestWhatWeAcceptAnotherClientReadsTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(9112, 2))
	all := seeds()
	buf := make([]byte, 0, 2<<10)
	compared := 0
	for range 20_000 {
		buf = mutate(rng, buf, all[rng.IntN(len(all))])
		head, n, err := ReadHead(buf, Limits{})
		if n == 0 || err != nil {
			continue
		}
		theirs, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(buf[:n])), nil)
		if err != nil {
			t.Fatalf("%q: accepted, but net/http says: %v", buf[:n], err)
		}
		if theirs.StatusCode != head.Status || theirs.ProtoMinor != head.Minor {
			t.Fatalf("%q: status %d, minor %d; net/http says %d, %d", buf[:n], head.Status, head.Minor, theirs.StatusCode, theirs.ProtoMinor)
		}
		for name, values := range theirs.Header {
			got := valuesOf(&head, name)
			if name == "Content-Length" {
				got = slices.Compact(got) // net/http keeps one of several equal ones
			}
			if !slices.Equal(got, values) {
				t.Fatalf("%q: header %q = %q, net/http says %q", buf[:n], name, got, values)
			}
		}
		compared++
	}
	if compared < 1_000 {
		t.Errorf("%d heads compared, want at least 1000", compared)
	}
}

func TestAMillionDamagedHeads(t *testing.T) {
	const (
		inputs   = 1_000_000
		perInput = 1 << 10 // bytes of memory, for the words of an error
	)
	rng := rand.New(rand.NewPCG(9112, 1))
	all := seeds()
	buf := make([]byte, 0, 2<<10)
	accepted, refused, sampled := 0, 0, 0
	var before, after runtime.MemStats
	var sampleBytes uint64
	runtime.ReadMemStats(&before)
	for i := range inputs {
		buf = mutate(rng, buf, all[rng.IntN(len(all))])
		limits := Limits{HeadBytes: rng.IntN(3) * 60}
		_, n, err := ReadHead(buf, limits)
		switch {
		case n < 0 || n > len(buf) || err != nil && n != 0:
			t.Fatalf("%q: took %d, %v", buf, n, err)
		case err != nil:
			refused++
		case n > 0:
			accepted++
		case len(buf) >= or(limits.HeadBytes, DefaultHeadBytes):
			t.Fatalf("%q: asks for more than %d bytes", buf, limits.HeadBytes)
		}
		if i%1000 != 0 {
			continue
		}
		var from, to runtime.MemStats
		runtime.ReadMemStats(&from)
		checkEverySplit(t, buf, limits)
		runtime.ReadMemStats(&to)
		sampleBytes += to.TotalAlloc - from.TotalAlloc
		sampled++
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc - sampleBytes) / inputs; got > perInput {
		t.Errorf("%d bytes of memory per input, want at most %d", got, perInput)
	}
	if accepted < inputs/20 || refused < inputs/20 {
		t.Errorf("%d accepted and %d refused of %d: the damage tests only one side", accepted, refused, inputs)
	}
	t.Logf("%d inputs, %d accepted, %d refused, %d read at every split", inputs, accepted, refused, sampled)
}

func FuzzReadHead(f *testing.F) {
	for _, s := range seeds() {
		f.Add([]byte(s), 0, 0)
		f.Add([]byte(s), 60, 3)
	}
	f.Fuzz(func(t *testing.T, data []byte, headBytes, headers int) {
		if len(data) > 4<<10 {
			t.Skip("every beginning is read: long inputs cost the square")
		}
		checkEverySplit(t, data, Limits{HeadBytes: headBytes, Headers: headers})
	})
}
