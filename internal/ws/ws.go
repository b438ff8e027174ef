// Package ws is the client's side of the WebSocket protocol (RFC 6455) and of
// its compression (RFC 7692) without the network: bytes in, events out;
// messages in, frames out.
//
// It never reads a socket, a clock or a random number, and starts no
// goroutine. A Parser is a few words of state without pointers and keeps no
// buffer, so that an event loop can hold many thousands, and reading or
// writing a frame allocates nothing. What compression needs of memory is in
// one Inflater and one Deflater for all sockets of a loop.
package ws

import "fmt"

// Op is a frame's opcode, with its value on the wire (RFC 6455 5.2).
type Op uint8

// The opcodes. All others are reserved.
const (
	Continuation Op = 0x0
	Text         Op = 0x1
	Binary       Op = 0x2
	Close        Op = 0x8
	Ping         Op = 0x9
	Pong         Op = 0xA
)

// control reports opcodes of control frames, known or reserved (RFC 6455 5.5).
func (o Op) control() bool { return o&0x8 != 0 }

// Close codes with a meaning of their own here (RFC 6455 7.4.1).
const (
	CodeNormal        = 1000
	CodeProtocolError = 1002
	CodeNoStatus      = 1005 // stands for a close frame without a code; never on the wire
	CodeAbnormal      = 1006 // stands for an end without a close frame; never on the wire
	CodeInvalidData   = 1007
	CodeTooBig        = 1009
	CodeTLS           = 1015 // stands for a failed TLS handshake; never on the wire
)

// MaxControl is the largest payload of a control frame, in bytes (RFC 6455
// 5.5). A close frame's reason has two bytes less.
const MaxControl = 125

// Kind says what an Event is.
type Kind uint8

// The kinds of event.
const (
	None      Kind = iota // nothing yet: more bytes are needed
	Data                  // a piece of a text or binary message
	PingFrame             // a ping: answer with a pong of the same payload
	PongFrame             // a pong, asked for or not
	Closing               // a close frame; the peer sends nothing after it
)

// Event is one thing the peer said.
type Event struct {
	// Payload is the piece of the message (Data), the application data
	// (PingFrame, PongFrame), or the reason (Closing, valid UTF-8). It aliases
	// the input: copy what has to outlive it.
	Payload []byte
	// Code is the close code of Closing, CodeNoStatus if the frame had none.
	Code int
	Kind Kind
	// Op is the type of the message, Text or Binary, of Data.
	Op Op
	// Deflated is true for every piece of a compressed message: the pieces
	// together are for an Inflater, and nothing of what they say was checked.
	Deflated bool
	// First and Last mark the pieces of Data that begin and end a message.
	// Either may come with an empty Payload.
	First, Last bool
	// FrameEnd is true when a whole frame has been read with this event.
	FrameEnd bool
}

// Error says how the peer broke the protocol, and the close code to answer it
// with: 1002 (protocol error), 1007 (text that is not UTF-8) or 1009 (message
// too big).
type Error struct {
	Code   int
	Detail string
}

func broken(code int, format string, args ...any) error {
	return &Error{Code: code, Detail: fmt.Sprintf(format, args...)}
}

func (e *Error) Error() string {
	return fmt.Sprintf("WebSocket protocol error %d: %s", e.Code, e.Detail)
}
