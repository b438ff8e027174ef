package twin

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/twin/platform"
)

// This file is the WebSocket that every profile has beside the platform's: it
// sends back what it gets. With it clients can be judged, and the twin can.

const (
	// echoPath is where it is.
	echoPath = "/echo"
	// maxEcho bounds its messages, before and after compression.
	maxEcho = 16 << 20
	// pieceOf is how much a compressor takes at a time: the window of RFC 7692.
	pieceOf = 1 << 15
)

// isSocket reports a path at which there are WebSockets.
func (t *Twin) isSocket(path string) bool { return path == echoPath || t.behind.IsSocket(path) }

// echo sends back every message.
type echo struct{}

// Beat is never.
func (echo) Beat() (time.Duration, []byte) { return 0, nil }

// Opened is of no interest here.
func (echo) Opened(platform.Line) {}

// Heard sends back what it hears.
func (echo) Heard(_ bool, message []byte) []byte { return message }

// Ended is of no interest here.
func (echo) Ended() {}

// wantsDeflate reports a request for the echo that compresses.
func wantsDeflate(r *http.Request) bool { return r.URL.Query().Get("deflate") == "1" }

// deflate is what was agreed of permessage-deflate (RFC 7692). Neither side
// takes its context over, so that nothing is kept between messages.
type deflate struct {
	window int // of what the client must inflate, in bytes
}

// agreeDeflate takes the first offer in the client's list that is in order. It
// returns nothing if there is none: the connection does without.
func agreeDeflate(headers []string) (*deflate, string) {
	for _, offer := range offers(headers) {
		if d, answer, ok := offer.deflate(); ok {
			return d, answer
		}
	}
	return nil, ""
}

// offer is one extension in Sec-WebSocket-Extensions.
type offer struct {
	name   string
	params []param
}

type param struct {
	name, value string
	valued      bool
}

// offers takes the header apart (RFC 6455 9.1). What is not in order is left
// out. The values that can occur have neither commas nor semicolons.
func offers(headers []string) []offer {
	var all []offer
	for text := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		name, rest, more := strings.Cut(text, ";")
		o := offer{name: strings.TrimSpace(name)}
		ok := isToken(o.name)
		for more {
			var item string
			item, rest, more = strings.Cut(rest, ";")
			var p param
			p.name, p.value, p.valued = strings.Cut(item, "=")
			p.name, p.value = strings.TrimSpace(p.name), strings.TrimSpace(p.value)
			if n := len(p.value); n >= 2 && p.value[0] == '"' && p.value[n-1] == '"' {
				p.value = p.value[1 : n-1]
			}
			ok = ok && isToken(p.name) && (!p.valued || isToken(p.value))
			o.params = append(o.params, p)
		}
		if ok {
			all = append(all, o)
		}
	}
	return all
}

// deflate checks an offer of permessage-deflate (RFC 7692 7.1) and answers it.
func (o offer) deflate() (d *deflate, answer string, ok bool) {
	if o.name != "permessage-deflate" {
		return nil, "", false
	}
	d = &deflate{window: pieceOf}
	answer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
	seen := map[string]bool{}
	for _, p := range o.params {
		if seen[p.name] {
			return nil, "", false
		}
		seen[p.name] = true
		switch p.name {
		case "server_no_context_takeover", "client_no_context_takeover":
			ok = !p.valued
		case "client_max_window_bits":
			ok = !p.valued || windowBits(p.value) > 0 // we inflate any window
		case "server_max_window_bits":
			bits := windowBits(p.value)
			ok = bits > 0
			d.window = 1 << bits
			answer += "; server_max_window_bits=" + p.value
		default:
			ok = false
		}
		if !ok {
			return nil, "", false
		}
	}
	return d, answer, true
}

// windowBits is a number from 8 to 15 without leading zeros, 0 if it is not.
func windowBits(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 8 || n > 15 || s != strconv.Itoa(n) {
		return 0
	}
	return n
}

var (
	deflaters = sync.Pool{New: func() any {
		w, _ := flate.NewWriter(nil, flate.BestSpeed) // the level is one of its own
		return w
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

	// flushed ends what a flushed compressor writes, and is left out of a
	// message (RFC 7692 7.2.1); ended makes it a stream that ends.
	flushed = []byte{0x00, 0x00, 0xff, 0xff}
	ended   = []byte{0x00, 0x00, 0xff, 0xff, 0x01, 0x00, 0x00, 0xff, 0xff}
)

// compress makes the payload of a compressed message. Each piece of the size of
// the window is compressed by itself, so that nothing reaches back further.
func (d *deflate) compress(message []byte) []byte {
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	var out bytes.Buffer
	for piece := range slices.Chunk(message, d.window) {
		w.Reset(&out)
		_, _ = w.Write(piece) // a buffer takes everything
		_ = w.Flush()
	}
	if len(message) == 0 {
		return []byte{0x00} // RFC 7692 7.2.3.6
	}
	return bytes.TrimSuffix(out.Bytes(), flushed)
}

// inflate reads the payload of a compressed message of at most limit bytes.
func inflate(payload []byte, limit int) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(io.MultiReader(bytes.NewReader(payload), bytes.NewReader(ended)), nil); err != nil {
		return nil, err
	}
	message, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(message) > limit {
		return nil, tooBig(limit)
	}
	if err != nil {
		return nil, violation{1007, "protocol_error", fmt.Sprintf("the message cannot be inflated: %v", err)}
	}
	return message, nil
}
