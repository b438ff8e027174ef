package twin

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

const (
	// maxMessage bounds a message, all its fragments together.
	maxMessage = 1 << 20
	// readBuffer holds a ping or a small message, so that it takes one read. It
	// is all the buffer that a connection has.
	readBuffer = 256
	// growBy is how far the length that a client declares is trusted before
	// the bytes are there.
	growBy = 16 << 10
	// large is from what size on messages share maxLarge bytes among them.
	large    = 64 << 10
	maxLarge = 512 << 20
	// tryAgainLater is a close code of the registry of RFC 6455.
	tryAgainLater = 1013
	// noCode stands for a close frame without a code (RFC 6455 7.1.5).
	noCode = 1005
)

var (
	// notHTTP is what a handshake gets that ended up at the wrong service.
	notHTTP = []byte("220 edge ESMTP ready\r\n")
	// garbage are frames that break a rule each; the kinds are pack's.
	garbage = map[string][]byte{
		"":                         {0xF3, 0x05, 'h', 'e', 'l', 'l', 'o'},
		pack.KindReserved:          {0xF3, 0x05, 'h', 'e', 'l', 'l', 'o'}, // bits and opcode
		pack.KindMasked:            {0x81, 0x85, 1, 2, 3, 4, 'i', 'g', 'o', 'h', 'n'},
		pack.KindBadUTF8:           {0x81, 0x02, 0xC3, 0x28},
		pack.KindBadCloseCode:      {0x88, 0x02, 0x03, 0xED}, // 1005
		pack.KindLongControl:       append([]byte{0x89, 0x7E, 0x00, 0x7E}, make([]byte, 126)...),
		pack.KindFragmentedControl: {0x09, 0x05, 'h', 'e', 'l', 'l', 'o'},
		pack.KindContinuation:      {0x80, 0x05, 'h', 'e', 'l', 'l', 'o'},
		pack.KindHugeLength:        {0x82, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF},
	}
	// badRecord is a TLS record of application data (RFC 8446 5.1) that no key
	// fits.
	badRecord = append([]byte{0x17, 0x03, 0x03, 0x00, 0x20}, make([]byte, 32)...)
	// handshakeFailure is a fatal alert (RFC 8446 6).
	handshakeFailure = []byte{0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28}
	// halfFrame is the beginning of a text frame of 125 bytes.
	halfFrame = []byte{0x81, 0x7D, 'h', 'a', 'l', 'f'}
)

// violation is something that RFC 6455 makes a server fail the connection for.
type violation struct {
	code ws.StatusCode
	left string // for the truth log
	text string
}

func (v violation) Error() string { return v.text }

func protocolError(text string) violation {
	return violation{ws.StatusProtocolError, "protocol_error", text}
}

// refusal is how a balancer answers a handshake that it does not pass on.
func refusal(status int) []byte {
	text := http.StatusText(status)
	if text == "" {
		text = "Refused"
	}
	body := fmt.Sprintf("<html><body><h1>%d %s</h1>\nThe request cannot be served now.\n</body></html>\n", status, text)
	retry := ""
	if status == http.StatusTooManyRequests {
		retry = "Retry-After: 1\r\n"
	}
	return fmt.Appendf(nil, "HTTP/1.1 %d %s\r\nServer: edge\r\nContent-Type: text/html\r\nContent-Length: %d\r\n%sConnection: close\r\n\r\n%s",
		status, text, len(body), retry, body)
}

func tooBig(limit int) violation {
	return violation{ws.StatusMessageTooBig, "message_too_big", fmt.Sprintf("want messages of at most %d bytes", limit)}
}

// message is what has come of a message so far.
type message struct {
	op         ws.OpCode // 0 between messages
	compressed bool
	data       []byte
	text       utf8Stream
	taken      int // of the room for large messages
}

// frameReader is what it takes to read frames; it is pooled, so that idle
// connections cost nothing of it.
type frameReader struct {
	buf     *bufio.Reader
	scratch [maxControl]byte
}

var frameReaders = sync.Pool{New: func() any { return &frameReader{buf: bufio.NewReaderSize(nil, readBuffer)} }}

// frames reads the client's frames until the connection ends (RFC 6455 5), or
// is parked between two of them.
func (c *conn) frames() error {
	reader := frameReaders.Get().(*frameReader)
	in, scratch := reader.buf, reader.scratch[:]
	in.Reset(c)
	defer func() {
		in.Reset(nil) // or the pool would keep the connection
		frameReaders.Put(reader)
	}()
	var m message
	defer c.t.free(&m)
	for {
		c.mayPark = m.op == 0
		first, err := in.ReadByte()
		if errors.Is(err, errIdle) {
			if c.park() {
				return errParked
			}
			continue
		}
		c.mayPark = false
		if err != nil {
			return err
		}
		h, err := readHeader(first, in, scratch)
		if err != nil {
			return err
		}
		if err := c.checkHeader(h, &m); err != nil {
			return err
		}
		if h.op.IsControl() {
			payload := scratch[:h.size]
			if err := readFull(in, payload); err != nil {
				return err
			}
			ws.Cipher(payload, h.mask, 0)
			if h.op == ws.OpClose {
				err = c.clientCloses(payload)
			} else if !c.closing {
				err = c.control(h.op, bytes.Clone(payload))
			}
		} else {
			err = c.data(in, h, &m)
		}
		if err != nil {
			return err
		}
	}
}

// maxControl is the longest payload of a control frame (RFC 6455 5.5).
const maxControl = 125

// header is a frame's header (RFC 6455 5.2).
type header struct {
	fin      bool
	rsv      byte
	op       ws.OpCode
	masked   bool
	minimal  bool // the length is in its shortest form
	negative bool // the length has its highest bit set
	size     int64
	mask     [4]byte
}

// readHeader reads the header behind its first byte, by way of b. One that is
// cut short is an end in the middle.
func readHeader(first byte, in *bufio.Reader, b []byte) (h header, err error) {
	b[0] = first
	if err = readFull(in, b[1:2]); err != nil {
		return h, err
	}
	h.fin, h.rsv, h.op = b[0]&0x80 != 0, b[0]>>4&7, ws.OpCode(b[0]&0xf)
	h.masked, h.minimal, h.size = b[1]&0x80 != 0, true, int64(b[1]&0x7f)
	switch h.size {
	case 126:
		err = readFull(in, b[:2])
		h.size = int64(binary.BigEndian.Uint16(b))
		h.minimal = h.size > 125
	case 127:
		err = readFull(in, b[:8])
		h.size = int64(binary.BigEndian.Uint64(b))
		h.negative = h.size < 0
		h.minimal = h.size > 0xffff
	}
	if err == nil && h.masked {
		err = readFull(in, b[:4])
		h.mask = [4]byte(b[:4])
	}
	return h, err
}

// readFull fills p. An end before that is one in the middle of a frame.
func readFull(in io.Reader, p []byte) error {
	if _, err := io.ReadFull(in, p); errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	} else if err != nil {
		return err
	}
	return nil
}

// checkHeader is as strict as RFC 6455 5 allows.
func (c *conn) checkHeader(h header, m *message) error {
	begins := h.op == ws.OpText || h.op == ws.OpBinary
	control := h.op == ws.OpClose || h.op == ws.OpPing || h.op == ws.OpPong
	switch {
	case h.negative:
		return protocolError("the highest bit of a frame's length is set")
	case h.rsv&3 != 0, h.rsv != 0 && (c.deflate == nil || !begins):
		return protocolError("a reserved bit is set")
	case !begins && !control && h.op != ws.OpContinuation:
		return protocolError(fmt.Sprintf("opcode %d is reserved", h.op))
	case !h.masked:
		return protocolError("a frame is not masked")
	case control && !h.fin:
		return protocolError("a control frame is fragmented")
	case control && h.size > maxControl:
		return protocolError("a control frame is longer than 125 bytes")
	case !h.minimal:
		return protocolError("a frame's length is not in its shortest form")
	case begins && m.op != 0:
		return protocolError("a message begins inside of another")
	case h.op == ws.OpContinuation && m.op == 0:
		return protocolError("a continuation of nothing")
	case !control && h.size > int64(c.limit-len(m.data)):
		return tooBig(c.limit)
	}
	return nil
}

// utf8Stream checks text that comes in pieces (RFC 6455 8.1), and fails at the
// first byte that cannot be.
type utf8Stream struct {
	rest [utf8.UTFMax]byte // of a character that is not whole yet
	n    int
}

func (u *utf8Stream) add(p []byte) bool {
	for u.n > 0 && len(p) > 0 {
		u.rest[u.n] = p[0]
		u.n++
		p = p[1:]
		if utf8.FullRune(u.rest[:u.n]) {
			if r, size := utf8.DecodeRune(u.rest[:u.n]); r == utf8.RuneError && size == 1 {
				return false
			}
			u.n = 0
		}
	}
	whole := len(p)
	for back := 1; back < utf8.UTFMax && back <= len(p); back++ {
		if at := len(p) - back; utf8.RuneStart(p[at]) {
			if !utf8.FullRune(p[at:]) {
				whole = at
			}
			break
		}
	}
	if !utf8.Valid(p[:whole]) {
		return false
	}
	if whole < len(p) {
		u.n = copy(u.rest[:], p[whole:])
	}
	return true
}

var notUTF8 = violation{ws.StatusInvalidFramePayloadData, "protocol_error", "text is not UTF-8"}

func (c *conn) control(op ws.OpCode, payload []byte) error {
	if c.t.frame(c, false, op == ws.OpPing, ws.OpPong, payload) {
		return c.send(ws.OpPong, payload)
	}
	return nil
}

// data takes a data frame, and gives the message that it completes to the
// platform.
func (c *conn) data(in *bufio.Reader, h header, m *message) error {
	if h.op != ws.OpContinuation {
		*m = message{op: h.op, compressed: h.rsv != 0}
	}
	if err := c.payload(in, h, m); err != nil {
		return err
	}
	if !h.fin {
		if !c.closing {
			c.t.frame(c, false, false, 0, nil)
		}
		return nil
	}
	whole := *m
	*m = message{}
	defer c.t.free(&whole) // when the answer is out
	if c.closing {
		return nil
	}
	text, err := c.whole(&whole)
	if err != nil || !c.t.heard(c) {
		return err
	}
	answer := c.speaker.Heard(whole.op == ws.OpText, text)
	if answer != nil && c.t.reply(c, &whole, answer) {
		return c.sendAnswer(whole.op, answer)
	}
	return nil
}

// whole is a message as the platform is to hear it.
func (c *conn) whole(m *message) ([]byte, error) {
	data := m.data
	switch {
	case m.compressed:
		// Nothing inflates to more than 1,032 times its size.
		if !c.t.take(m, min(c.limit, 1032*len(data))) {
			return nil, noRoom
		}
		var err error
		if data, err = inflate(data, c.limit); err != nil {
			return nil, err
		}
		if m.op == ws.OpText && !utf8.Valid(data) {
			return nil, notUTF8
		}
	case m.text.n > 0:
		return nil, notUTF8
	}
	if data == nil {
		data = []byte{} // an empty message is one
	}
	return data, nil
}

// payload reads and unmasks a data frame's payload as it comes, and looks at
// text at once. What comes after our close frame is read and forgotten.
func (c *conn) payload(in *bufio.Reader, h header, m *message) error {
	for got := 0; got < int(h.size); {
		most := min(int(h.size)-got, growBy)
		m.data = slices.Grow(m.data, most)
		if !c.t.take(m, cap(m.data)-m.taken) {
			return noRoom
		}
		p := m.data[len(m.data) : len(m.data)+most]
		n, err := in.Read(p)
		p = p[:n]
		ws.Cipher(p, h.mask, got)
		got += n
		if !c.closing {
			m.data = m.data[:len(m.data)+n]
			if m.op == ws.OpText && !m.compressed && !m.text.add(p) {
				return notUTF8
			}
		}
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		} else if err != nil {
			return err
		}
	}
	return nil
}

var noRoom = violation{tryAgainLater, "message_too_big", "there is no room for more large messages now"}

// take takes more room for a message that is, or becomes, large, of all that
// large messages may have together.
func (t *Twin) take(m *message, more int) bool {
	if m.taken+more <= large || more <= 0 {
		return true
	}
	m.taken += more
	return t.room.Add(int64(-more)) >= 0
}

// free gives back the room that a message has taken.
func (t *Twin) free(m *message) {
	t.room.Add(int64(m.taken))
	m.taken = 0
}

// sendAnswer writes a pong or a message in one frame, a message compressed if
// that was agreed.
func (c *conn) sendAnswer(op ws.OpCode, message []byte) error {
	if c.deflate == nil || op.IsControl() {
		return c.send(op, message)
	}
	f := ws.NewFrame(op, true, c.deflate.compress(message))
	f.Header.Rsv = ws.Rsv(true, false, false)
	b, err := ws.CompileFrame(f)
	if err != nil {
		return err
	}
	return c.write(b)
}

// clientCloses answers a close frame and ends the stream, as the server has to
// do first (RFC 6455 7.1.1).
func (c *conn) clientCloses(payload []byte) error {
	how := detail{Left: "close_frame", Code: noCode}
	if len(payload) == 1 {
		return protocolError("close frame with half a code")
	}
	var answer []byte
	if len(payload) >= 2 {
		code, reason := ws.ParseCloseFrameData(payload)
		if !sendable(code) {
			return protocolError(fmt.Sprintf("close code %d must not be sent", code))
		}
		if !utf8.ValidString(reason) {
			return violation{ws.StatusInvalidFramePayloadData, "protocol_error", "close reason is not UTF-8"}
		}
		how.Code, how.Reason = int(code), reason
		answer = payload[:2]
	}
	c.t.left(c, how)
	if c.stays {
		return nil
	}
	if !c.closing {
		_ = c.send(ws.OpClose, answer) // if the client no longer reads, FIN follows all the same
	}
	return c.finish(true)
}

// sendable reports whether a code may stand in a close frame (RFC 6455 7.4 and
// the codes registered since).
func sendable(code ws.StatusCode) bool {
	switch {
	case code >= 1000 && code <= 1003, code >= 1007 && code <= 1014, code >= 3000 && code <= 4999:
		return true
	}
	return false
}
