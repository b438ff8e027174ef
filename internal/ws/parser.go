package ws

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// Header sizes of an unmasked frame: two bytes, then none, two or eight bytes
// of extended payload length (RFC 6455 5.2).
const (
	headerShort = 2
	header16    = headerShort + 2
	header64    = headerShort + 8

	length16 = 126 // the 7-bit length that announces 16 more bits
	length64 = 127 // and 64 more
)

// MaxKept is the most bytes that Next leaves for the caller to keep: a control
// frame but for its last byte.
const MaxKept = headerShort + MaxControl - 1

// Parser reads what a server sends, in any split, strictly by RFC 6455. The
// zero value is ready for the first byte after the handshake. It holds no
// payload, so a frame that announces 2^62 bytes costs nothing.
type Parser struct {
	left   uint64 // payload bytes of the current data frame still to come
	size   uint64 // payload bytes announced so far by the current message
	broken uint16 // the code of the error that ended parsing, 0 if none
	text   runes
	op     Op   // of the current message, until its last byte; Continuation: none is open
	fin    bool // the current data frame is its message's last
	first  bool // the current message has not given an event yet
	closed bool // a close frame was read

	deflated bool // the current message is compressed
	// Deflate says that permessage-deflate was agreed, so that messages may be
	// compressed. Set it before the first byte, if at all.
	Deflate bool
}

// header is a frame header that was read whole.
type header struct {
	length   uint64 // of the payload
	size     int    // of the header itself; 0: more bytes are needed
	op       Op
	fin      bool
	deflated bool
}

// Next reads the event at the start of data. n is how many bytes it took.
//
// Kind None asks for more bytes: the caller keeps data[n:], at most MaxKept
// bytes, and gives it again with what follows behind it. Only an incomplete
// header or an incomplete control frame is left over; the payload of a message
// comes out in pieces as large as the input holds.
//
// A message that announces more than maxMessage payload bytes (0: no limit), as
// they are on the wire, is an error as soon as the frame header tells. The error is an *Error; the
// piece that holds it is not given out, and every later call fails too.
//
// Whatever follows a close frame is consumed unread (RFC 6455 1.4, 5.5.1).
func (p *Parser) Next(data []byte, maxMessage int64) (ev Event, n int, err error) {
	switch {
	case p.broken != 0:
		return Event{}, 0, &Error{Code: int(p.broken), Detail: "the stream is unreadable after an earlier error"}
	case p.closed:
		return Event{}, len(data), nil
	}
	if p.left == 0 {
		h, err := p.header(data)
		switch {
		case err != nil:
			return Event{}, 0, err
		case h.size == 0:
			return Event{}, 0, nil
		case h.op.control():
			return p.control(h, data)
		}
		if err := p.begin(h, maxMessage); err != nil {
			return Event{}, 0, err
		}
		n = h.size
		if h.length > 0 && len(data) == n {
			return Event{}, n, nil
		}
	} else if len(data) == 0 {
		return Event{}, 0, nil
	}
	end := n + int(min(uint64(len(data)-n), p.left))
	ev, err = p.piece(data[n:end:end])
	if err != nil {
		return Event{}, 0, err
	}
	return ev, end, nil
}

// Partial reports whether the stream would end inside a data frame or a
// fragmented message if it ended now. Bytes that the caller keeps are for the
// caller to add: they are the beginning of a frame. After a close frame
// nothing is missing any more.
func (p *Parser) Partial() bool {
	return !p.closed && p.op != Continuation
}

// fail makes the error that ends parsing.
func (p *Parser) fail(code int, format string, args ...any) error {
	p.broken = uint16(code)
	return broken(code, format, args...)
}

// header reads a frame header. Each byte is judged as soon as it is there, so
// that the split of the input cannot change which error comes first.
func (p *Parser) header(data []byte) (h header, err error) {
	if len(data) == 0 {
		return header{}, nil
	}
	h.op, h.fin, h.deflated = Op(data[0]&0x0F), data[0]&finBit != 0, data[0]&deflateBit != 0
	if err := p.checkFirst(h, data[0]&0x70); err != nil {
		return header{}, err
	}
	if len(data) < headerShort {
		return header{}, nil
	}
	short := data[1] & 0x7F
	if err := p.checkSecond(h.op, short, data[1]&0x80 != 0); err != nil {
		return header{}, err
	}
	switch {
	case short < length16:
		h.length, h.size = uint64(short), headerShort
	case short == length16 && len(data) >= header16:
		h.length, h.size = uint64(binary.BigEndian.Uint16(data[headerShort:])), header16
		if h.length < length16 {
			return header{}, p.fail(CodeProtocolError, "payload length %d in 16 bits, want the shortest form (RFC 6455 5.2)", h.length)
		}
	case short == length64 && len(data) >= header64:
		h.length, h.size = binary.BigEndian.Uint64(data[headerShort:]), header64
		if h.length > math.MaxInt64 {
			return header{}, p.fail(CodeProtocolError, "payload length %#x, want the top bit of 64 to be 0 (RFC 6455 5.2)", h.length)
		}
		if h.length <= math.MaxUint16 {
			return header{}, p.fail(CodeProtocolError, "payload length %d in 64 bits, want the shortest form (RFC 6455 5.2)", h.length)
		}
	}
	return h, nil
}

// checkFirst judges a frame's first byte: reserved bits, opcode, and whether
// such a frame may come now.
func (p *Parser) checkFirst(h header, reserved byte) error {
	switch {
	case reserved != 0 && !p.Deflate:
		return p.fail(CodeProtocolError, "reserved bits %03b set, want 000 as no extension was agreed (RFC 6455 5.2)", reserved>>4)
	case reserved&^deflateBit != 0:
		return p.fail(CodeProtocolError, "reserved bits %03b set, want 000 or 100, which permessage-deflate uses (RFC 6455 5.2)", reserved>>4)
	case h.deflated && h.op != Text && h.op != Binary:
		return p.fail(CodeProtocolError, "reserved bits 100 set on opcode %#x, want that on the first frame of a message alone (RFC 7692 6)", uint8(h.op))
	case h.op > Binary && h.op < Close || h.op > Pong:
		return p.fail(CodeProtocolError, "opcode %#x is reserved (RFC 6455 5.2)", uint8(h.op))
	case h.op.control() && !h.fin:
		return p.fail(CodeProtocolError, "fragmented control frame, opcode %#x (RFC 6455 5.5)", uint8(h.op))
	case h.op == Continuation && p.op == Continuation:
		return p.fail(CodeProtocolError, "continuation frame with no message to continue (RFC 6455 5.4)")
	case (h.op == Text || h.op == Binary) && p.op != Continuation:
		return p.fail(CodeProtocolError, "new message, opcode %#x, inside a fragmented one, want a continuation (RFC 6455 5.4)", uint8(h.op))
	}
	return nil
}

// checkSecond judges a frame's second byte: mask bit and 7-bit length.
func (p *Parser) checkSecond(op Op, short byte, masked bool) error {
	switch {
	case masked:
		return p.fail(CodeProtocolError, "masked frame from a server (RFC 6455 5.1)")
	case op.control() && short > MaxControl:
		return p.fail(CodeProtocolError, "control frame, opcode %#x, of more than %d bytes (RFC 6455 5.5)", uint8(op), MaxControl)
	case op == Close && short == 1:
		return p.fail(CodeProtocolError, "close frame with a body of 1 byte, want none or a 2-byte code first (RFC 6455 5.5.1)")
	}
	return nil
}

// control reads a control frame once it is there whole.
func (p *Parser) control(h header, data []byte) (Event, int, error) {
	end := h.size + int(h.length)
	if len(data) < end {
		return Event{}, 0, nil
	}
	body := data[h.size:end:end]
	switch h.op {
	case Ping:
		return Event{Kind: PingFrame, Payload: body, FrameEnd: true}, end, nil
	case Pong:
		return Event{Kind: PongFrame, Payload: body, FrameEnd: true}, end, nil
	}
	code := CodeNoStatus
	if len(body) > 0 {
		code, body = int(binary.BigEndian.Uint16(body)), body[2:]
		if !validCode(code) {
			return Event{}, 0, p.fail(CodeProtocolError, "close code %d, want one that may be sent (RFC 6455 7.4)", code)
		}
	}
	if !utf8.Valid(body) {
		return Event{}, 0, p.fail(CodeInvalidData, "close reason is not UTF-8 (RFC 6455 5.5.1)")
	}
	p.closed = true
	return Event{Kind: Closing, Code: code, Payload: body, FrameEnd: true}, end, nil
}

// validCode reports close codes that an endpoint may send: those of RFC 6455
// 7.4.1, 1012 to 1014 of the IANA registry that 11.7 set up, and the ranges of
// 7.4.2 for libraries and applications.
func validCode(code int) bool {
	switch {
	case code >= 1000 && code <= 1003, code >= 1007 && code <= 1014, code >= 3000 && code <= 4999:
		return true
	}
	return false
}

// begin enters a data frame.
func (p *Parser) begin(h header, maxMessage int64) error {
	if h.op != Continuation {
		p.op, p.size, p.first, p.deflated = h.op, 0, true, h.deflated
	}
	if maxMessage > 0 && h.length > uint64(maxMessage)-min(p.size, uint64(maxMessage)) {
		return p.fail(CodeTooBig, "message of more than %d bytes: a frame of %d after %d (RFC 6455 7.4.1)", maxMessage, h.length, p.size)
	}
	p.left, p.fin = h.length, h.fin
	p.size += h.length
	return nil
}

// piece takes payload bytes of the current data frame, perhaps none and never
// more than are left.
func (p *Parser) piece(payload []byte) (Event, error) {
	p.left -= uint64(len(payload))
	ends := p.left == 0
	last := ends && p.fin
	if p.op == Text && !p.deflated {
		if !p.text.take(payload) {
			return Event{}, p.fail(CodeInvalidData, "text message is not UTF-8 (RFC 6455 8.1)")
		}
		if last && p.text.n > 0 {
			return Event{}, p.fail(CodeInvalidData, "text message ends inside a character (RFC 6455 8.1)")
		}
	}
	ev := Event{Kind: Data, Op: p.op, Deflated: p.deflated, Payload: payload, First: p.first, Last: last, FrameEnd: ends}
	p.first = false
	if last {
		p.op = Continuation
	}
	return ev, nil
}
