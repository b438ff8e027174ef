package twin

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/gobwas/ws"
)

const (
	// maxMessage bounds a message, all its fragments together.
	maxMessage = 1 << 20
	// readBuffer holds a ping or a small message, so that it takes one read. It
	// is all that an idle connection keeps.
	readBuffer = 256
	// growBy is how far the length that a client declares is trusted before
	// the bytes are there.
	growBy = 16 << 10
	// noCode stands for a close frame without a code (RFC 6455 7.1.5).
	noCode = 1005
)

var (
	// notHTTP is what a handshake gets that ended up at the wrong service.
	notHTTP = []byte("220 edge ESMTP ready\r\n")
	// garbage is a frame with all reserved bits set and a reserved opcode.
	garbage = []byte{0xF3, 0x05, 'h', 'e', 'l', 'l', 'o'}
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

// message is what has come of a message so far.
type message struct {
	op   ws.OpCode
	data []byte
}

// frames reads the client's frames until the connection ends (RFC 6455 5).
func (c *conn) frames() error {
	in := bufio.NewReaderSize(c, readBuffer)
	scratch := make([]byte, ws.MaxHeaderSize)
	state := ws.StateServerSide
	var m message
	for {
		h, err := ws.ReadHeaderBuffer(in, scratch)
		if errors.Is(err, ws.ErrHeaderLengthMSB) {
			return protocolError(err.Error())
		} else if err != nil {
			return err
		}
		if err := ws.CheckHeader(h, state); err != nil {
			return protocolError(err.Error())
		}
		if h.OpCode.IsData() && h.Length > int64(maxMessage-len(m.data)) {
			return violation{ws.StatusMessageTooBig, "message_too_big", fmt.Sprintf("want messages of at most %d bytes", maxMessage)}
		}
		payload, err := readPayload(in, h)
		if err != nil {
			return err
		}
		switch {
		case h.OpCode == ws.OpClose:
			return c.clientCloses(payload)
		case c.closing:
		case h.OpCode.IsControl():
			err = c.control(h.OpCode, payload)
		default:
			state = state.Set(ws.StateFragmented)
			if h.Fin {
				state = state.Clear(ws.StateFragmented)
			}
			err = c.data(&m, h, payload)
		}
		if err != nil {
			return err
		}
	}
}

// readPayload reads and unmasks a frame's payload.
func readPayload(r io.Reader, h ws.Header) ([]byte, error) {
	size := int(h.Length)
	p := make([]byte, 0, min(size, growBy))
	for len(p) < size {
		p = slices.Grow(p, min(size-len(p), growBy))
		n, err := io.ReadFull(r, p[len(p):min(cap(p), size)])
		p = p[:len(p)+n]
		if errors.Is(err, io.EOF) {
			return nil, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, err
		}
	}
	ws.Cipher(p, h.Mask, 0)
	return p, nil
}

func (c *conn) control(op ws.OpCode, payload []byte) error {
	if c.t.frame(c, false, op == ws.OpPing, ws.OpPong, payload) {
		return c.send(ws.OpPong, payload)
	}
	return nil
}

// data takes a data frame, and gives the message that it completes to the
// platform.
func (c *conn) data(m *message, h ws.Header, payload []byte) error {
	if h.OpCode != ws.OpContinuation {
		*m = message{op: h.OpCode, data: payload}
	} else {
		m.data = append(m.data, payload...)
	}
	if !h.Fin {
		c.t.frame(c, true, false, 0, nil)
		return nil
	}
	whole := *m
	*m = message{}
	if whole.op == ws.OpText && !utf8.Valid(whole.data) {
		return violation{ws.StatusInvalidFramePayloadData, "protocol_error", "text is not UTF-8"}
	}
	if !c.t.heard(c) {
		return nil
	}
	answer := c.speaker.Heard(whole.op == ws.OpText, whole.data)
	if answer != nil && c.t.reply(c, whole.op, answer) {
		return c.send(whole.op, answer)
	}
	return nil
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
