package ws

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/klauspost/compress/flate"
)

// What bounds an inflated message beside the bytes that the caller allows.
const (
	// MaxRatio is how many bytes a message may have per byte received, beyond
	// RatioFloor. Deflate can reach 1032.
	MaxRatio = 200
	// RatioFloor is how many bytes no ratio forbids: a small message of zeros
	// is no bomb.
	RatioFloor = 4 << 20

	maxWindow = 32 << 10 // of deflate (RFC 1951 2)
	// maxRoom is how much memory is kept from one message for the next.
	maxRoom = 1 << 20
)

// tail is what a sender takes off a message (RFC 7692 7.2.1), and behind it an
// empty block that is marked as the last.
const tail = "\x00\x00\xff\xff" + "\x01\x00\x00\xff\xff"

// Inflater undoes the compression of messages (RFC 7692 7.2.2). None depends
// on an earlier one, so one Inflater serves all sockets of a loop. The zero
// value is ready; it takes some 40 KiB once it is used, and a copy of the
// message while it is read.
type Inflater struct {
	z    io.ReadCloser
	in   []byte
	src  bytes.Reader
	room []byte
}

// Append inflates a whole message behind dst. A message of more than most
// bytes (0: no limit) is an *Error, and so is one that passes MaxRatio, is not
// deflate, or has the type Text and is not UTF-8; dst then comes back as it
// was.
func (f *Inflater) Append(dst []byte, op Op, message []byte, most int64) ([]byte, error) {
	out, _, err := f.inflate(dst, op, message, most, false)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Check does as Append but keeps nothing: n is the size of the message.
func (f *Inflater) Check(op Op, message []byte, most int64) (n int64, err error) {
	if f.room == nil {
		f.room = make([]byte, 0, 2*maxWindow)
	}
	_, n, err = f.inflate(f.room, op, message, most, true)
	return n, err
}

// inflate reads a message into out, which grows, or slides over what it read
// before.
func (f *Inflater) inflate(out []byte, op Op, message []byte, most int64, slide bool) ([]byte, int64, error) {
	if most <= 0 {
		most = 1<<63 - 1
	}
	allowed := min(most, max(MaxRatio*int64(len(message)), RatioFloor))
	f.start(message)
	defer f.release()
	var text runes
	start, n := len(out), int64(0)
	for {
		switch {
		case len(out) < cap(out):
		case slide:
			out = out[:copy(out, out[len(out)-maxWindow:])]
		default:
			out = slices.Grow(out, int(min(allowed-n, max(n, 4*int64(len(message)), 512)))+1)
		}
		got, err := f.z.Read(out[len(out):cap(out)])
		piece := out[len(out) : len(out)+got]
		out = out[:len(out)+got]
		switch n += int64(got); {
		case n > most:
			return nil, n, broken(CodeTooBig, "message of more than %d bytes once inflated (RFC 6455 7.4.1)", most)
		case n > allowed:
			return nil, n, broken(CodeTooBig, "message of more than %d times the %d bytes received", MaxRatio, len(message))
		case op == Text && !text.take(piece):
			return nil, n, broken(CodeInvalidData, "text message is not UTF-8 (RFC 6455 8.1)")
		case err == nil:
			continue
		case !errors.Is(err, io.EOF):
			return nil, n, broken(CodeInvalidData, "message is not deflate (RFC 7692 7.2.2): %v", err)
		case f.src.Len() > 0:
			// A block that is marked as the last is not the end of a message
			// (RFC 7692 7.2.3.4): another stream begins at the next byte.
			window := out[start:]
			if slide {
				window = out
			}
			f.reset(window[max(0, len(window)-maxWindow):])
			continue
		case op == Text && text.n > 0:
			return nil, n, broken(CodeInvalidData, "text message ends inside a character (RFC 6455 8.1)")
		}
		return out, n, nil
	}
}

// start puts a message and its tail before the reader.
func (f *Inflater) start(message []byte) {
	f.in = append(append(f.in[:0], message...), tail...)
	f.src.Reset(f.in)
	if f.z == nil {
		f.z = flate.NewReader(&f.src)
		return
	}
	f.reset(nil)
}

func (f *Inflater) reset(window []byte) {
	// The reader is flate's own: it has this method, which returns no error.
	_ = f.z.(flate.Resetter).Reset(&f.src, window)
}

// release gives back what a large message took.
func (f *Inflater) release() {
	if cap(f.in) > maxRoom {
		f.in = nil
		f.src.Reset(nil)
	}
}

// Deflater compresses messages (RFC 7692 7.2.1), each by itself, so one serves
// all sockets of a loop. The zero value is ready.
type Deflater struct{ room appender }

// AppendMessage appends a message in one frame to dst: compressed if that was
// agreed and makes it smaller, as it is otherwise (RFC 7692 6: a sender may
// choose for each message). The rest is as with AppendFrame.
func (d *Deflater) AppendMessage(dst []byte, agreed Deflate, op Op, mask uint32, message []byte) []byte {
	if agreed == 0 {
		return AppendFrame(dst, op, true, mask, message)
	}
	z := d.deflate(message, agreed)
	if len(z) >= len(message) {
		return AppendFrame(dst, op, true, mask, message)
	}
	return appendFrame(dst, finBit|deflateBit|byte(op), mask, z)
}

// deflate compresses a message. What it returns is valid until the next call.
func (d *Deflater) deflate(message []byte, agreed Deflate) []byte {
	if cap(d.room.b) > maxRoom {
		d.room.b = nil
	}
	d.room.b = d.room.b[:0]
	// The compressor knows no window but deflate's own. What reaches back no
	// further than the beginning of a piece fits any.
	step := max(len(message), 1)
	if agreed < maxWindowBits {
		step = 1 << agreed
	}
	for rest := message; ; {
		piece := rest[:min(step, len(rest))]
		rest = rest[len(piece):]
		_ = flate.StatelessDeflate(&d.room, piece, false, nil) // an appender does not fail
		if len(rest) == 0 {
			break
		}
	}
	return bytes.TrimSuffix(d.room.b, []byte("\x00\x00\xff\xff"))
}

// appender is memory to write to.
type appender struct{ b []byte }

func (a *appender) Write(p []byte) (int, error) {
	a.b = append(a.b, p...)
	return len(p), nil
}
