package http1

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// encode applies codings in order, as Content-Encoding lists them.
func encode(t testing.TB, body string, codings ...string) []byte {
	t.Helper()
	data := []byte(body)
	for _, coding := range codings {
		var out bytes.Buffer
		var w io.WriteCloser
		var err error
		switch coding {
		case "gzip":
			w = gzip.NewWriter(&out)
		case "zlib":
			w = zlib.NewWriter(&out)
		case "raw":
			w, err = flate.NewWriter(&out, flate.BestCompression)
		}
		if err == nil {
			_, err = w.Write(data)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		data = out.Bytes()
	}
	return data
}

func TestDecodeUndoesCodings(t *testing.T) {
	text := strings.Repeat(`{"id":"flow-0001","state":"published"}`, 100)
	tests := []struct {
		name   string
		coding string
		body   []byte
		want   string
	}{
		{"no coding", "", []byte(text), text},
		{"identity", "identity", []byte(text), text},
		{"gzip", "gzip", encode(t, text, "gzip"), text},
		{"9110 8.4.1.3 x-gzip", "x-gzip", encode(t, text, "gzip"), text},
		{"9110 8.4.1 any case", " GZip\t", encode(t, text, "gzip"), text},
		{"RFC 1952 2.2 two members", "gzip", append(encode(t, text, "gzip"), encode(t, "more", "gzip")...), text + "more"},
		{"9110 8.4.1.2 zlib", "deflate", encode(t, text, "zlib"), text},
		{"9110 8.4.1.2 deflate without zlib", "deflate", encode(t, text, "raw"), text},
		{"deflate of one byte", "deflate", encode(t, "x", "raw"), "x"},
		{"9110 8.4 in reverse", "deflate, gzip", encode(t, text, "zlib", "gzip"), text},
		{"9110 8.4 in reverse, with what changes nothing", "gzip,identity, ,deflate", encode(t, text, "gzip", "raw"), text},
		{"gzip of nothing", "gzip", encode(t, "", "gzip"), ""},
		{"no body", "gzip", nil, ""},
	}
	for _, tt := range tests {
		for range 2 { // the second time with readers used before
			got, err := Decode([]byte("before "), tt.coding, tt.body, 0, 0)
			if err != nil || string(got) != "before "+tt.want {
				t.Errorf("%s: %.60q, %v; want %.60q", tt.name, got, err, "before "+tt.want)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	const mib = 1 << 20
	text := strings.Repeat("hello ", 100)
	zeros := strings.Repeat("\x00", 2*mib)
	noise := make([]byte, 100<<10) // shrinks to half
	rng := rand.New(rand.NewPCG(1952, 1))
	for i := range noise {
		noise[i] = "0123456789abcdef"[rng.IntN(16)]
	}
	flipped := encode(t, text, "gzip")
	flipped[len(flipped)-6] ^= 1
	tests := []struct {
		name     string
		coding   string
		body     []byte
		maxBytes int
		maxRatio int
		want     string
	}{
		{"br", "br", []byte("x"), 0, 0, `content coding "br" is not supported`},
		{"zstd before gzip", "zstd, gzip", encode(t, text, "gzip"), 0, 0, `"zstd" is not supported`},
		{"unknown and no body", "zstd", nil, 0, 0, `"zstd" is not supported`},
		{"two words", "gzip deflate", encode(t, text, "gzip"), 0, 0, `"gzip deflate" is not supported`},
		{"too many codings", "gzip,gzip,gzip,gzip,gzip", encode(t, text, "gzip"), 0, 0, "more than 4 content codings"},
		{"no gzip", "gzip", []byte(text), 0, 0, "damaged gzip body: gzip: invalid header"},
		{"gzip cut in its header", "gzip", encode(t, text, "gzip")[:5], 0, 0, "gzip body ended too early"},
		{"gzip cut in its checksum", "gzip", encode(t, text, "gzip")[:len(encode(t, text, "gzip"))-1], 0, 0, "gzip body ended too early"},
		{"gzip with another checksum", "gzip", flipped, 0, 0, "damaged gzip body: gzip: invalid checksum"},
		{"bytes behind gzip", "gzip", append(encode(t, text, "gzip"), "junk and more of it"...), 0, 0, "damaged gzip body: gzip: invalid header"},
		{"bytes behind zlib", "deflate", append(encode(t, text, "zlib"), "junk"...), 0, 0, "4 bytes behind the end of the deflate body"},
		{"bytes behind raw deflate", "deflate", append(encode(t, text, "raw"), "junk"...), 0, 0, "4 bytes behind the end of the deflate body"},
		{"zlib cut", "deflate", encode(t, text, "zlib")[:8], 0, 0, "deflate body ended too early"},
		{"raw deflate cut", "deflate", encode(t, text, "raw")[:8], 0, 0, "deflate body ended too early"},
		{"zlib with a dictionary", "deflate", []byte{0x78, 0xbb, 9, 9, 9, 9, 0, 0}, 0, 0, "damaged deflate body: zlib: invalid dictionary"},
		{"neither zlib nor deflate", "deflate", []byte("\xff\xff\xff\xff"), 0, 0, "damaged deflate body"},
		{"gzip inside is damaged", "gzip, deflate", encode(t, text, "zlib"), 0, 0, "damaged gzip body"},
		{"size", "gzip", encode(t, string(noise), "gzip"), 99 << 10, 0, "decoded body of more than 101376 bytes"},
		{"size by a byte", "gzip", encode(t, text, "gzip"), len(text) - 1, 0, "decoded body of more than 599 bytes"},
		{"size of what needs no decoding", "identity", noise, 50 << 10, 0, "body of 102400 bytes, want at most 51200"},
		{"ratio of gzip", "gzip", encode(t, zeros, "gzip"), 0, 0, "decoded body of more than 200 times the "},
		{"ratio of zlib", "deflate", encode(t, zeros, "zlib"), 0, 0, "decoded body of more than 200 times the "},
		{"ratio of raw deflate", "deflate", encode(t, zeros, "raw"), 0, 0, "decoded body of more than 200 times the "},
		{"ratio over two codings", "gzip, gzip", encode(t, zeros, "gzip", "gzip"), 0, 0, "decoded body of more than 200 times the"},
		{"ratio that was asked for", "gzip", encode(t, zeros[:mib], "gzip"), 0, 100, "decoded body of more than 100 times the 10"},
	}
	for _, tt := range tests {
		got, err := Decode([]byte("before"), tt.coding, tt.body, tt.maxBytes, tt.maxRatio)
		var refused *Error
		if !errors.As(err, &refused) || !strings.Contains(refused.Detail, tt.want) || string(got) != "before" {
			t.Errorf("%s: %d bytes, %v; want %q and nothing appended", tt.name, len(got), err, tt.want)
		}
	}
}

func TestDecodeLimitsAreExact(t *testing.T) {
	text := strings.Repeat("hello ", 100)
	if _, err := Decode(nil, "gzip", encode(t, text, "gzip"), len(text), 1); err != nil {
		t.Errorf("as many bytes as allowed, below the floor of the ratio: %v", err)
	}
	if got, err := Decode(nil, "gzip", encode(t, "x", "gzip"), 1, 0); err != nil || string(got) != "x" {
		t.Errorf("a body that shrinks to what is allowed: %q, %v", got, err)
	}
	if got, err := Decode(nil, "gzip", encode(t, strings.Repeat("\x00", RatioFloor), "gzip"), 0, 1); err != nil || len(got) != RatioFloor {
		t.Errorf("as many bytes as no ratio forbids: %d, %v", len(got), err)
	}
	twice := bytes.Repeat(encode(t, strings.Repeat("\x00", RatioFloor), "gzip"), 2) // of even length: the product wraps around
	if got, err := Decode(nil, "gzip", twice, 0, math.MaxInt); err != nil || len(got) != 2*RatioFloor {
		t.Errorf("a ratio that forbids nothing: %d, %v", len(got), err)
	}
	if _, err := Decode(nil, "gzip", encode(t, strings.Repeat("\x00", RatioFloor+1), "gzip"), 0, 1); err == nil {
		t.Error("one byte above the floor, at ratio 1: accepted")
	}
	if got, err := Decode(nil, "gzip", encode(t, strings.Repeat("\x00", 4<<20), "gzip"), 0, 2000); err != nil || len(got) != 4<<20 {
		t.Errorf("4 MiB of zeros where that is allowed: %d bytes, %v", len(got), err)
	}
}

// TestABombCostsNoMoreThanItsLimit: what is refused must not have been made.
func TestABombCostsNoMoreThanItsLimit(t *testing.T) {
	bomb := encode(t, strings.Repeat("\x00", 4<<20), "gzip", "gzip")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Decode(nil, "gzip, gzip", bomb, 1<<20, 0); err == nil {
		t.Error("4 MiB accepted where 1 MiB is allowed")
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 4<<20 {
		t.Errorf("%d bytes of memory for a limit of 1 MiB, want at most 4 MiB", got)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(f, "hello hello", "gzip"), "gzip", 100, 10)
	f.Add(encode(f, "hello hello", "zlib"), "deflate", 0, 0)
	f.Add(encode(f, "hello hello", "raw", "gzip"), "deflate, gzip", 5, 1)
	f.Fuzz(func(t *testing.T, data []byte, coding string, maxBytes, maxRatio int) {
		maxBytes = min(maxBytes, 1<<20)
		got, err := Decode([]byte("before"), coding, data, maxBytes, maxRatio)
		var refused *Error
		if err != nil && (!errors.As(err, &refused) || string(got) != "before") {
			t.Fatalf("%q, %T %v; want dst back and an *Error", got, err, err)
		}
		if n := len(got) - len("before"); err == nil && n > or(maxBytes, DefaultBodyBytes) {
			t.Fatalf("%d bytes, want at most %d", n, maxBytes)
		}
	})
}
