package rest

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"holdfast/internal/ws"
)

// Socket is a WebSocket on which a server tells things: whole messages of
// bounded size, without compression. Next and Send may be used at once, each by
// one goroutine.
type Socket struct {
	conn   io.ReadWriteCloser
	cancel context.CancelFunc
	parser ws.Parser
	input  []byte // read and not parsed yet
	room   []byte

	mu     sync.Mutex // of writing
	closed bool       // nothing may be written any more
}

const (
	// maxMessage bounds a message, in bytes: notices are small.
	maxMessage = 256 << 10
	// maxWrite is how long a server may take to take a frame. They are small.
	maxWrite = 2 * time.Second
)

// Closed says how the server ended a socket.
type Closed struct {
	Code   int // of its close frame; 1006 if there was none
	Reason string
}

func (c *Closed) Error() string {
	if c.Code == ws.CodeAbnormal {
		return "the socket ended without a close frame (1006)"
	}
	return strings.TrimSpace(fmt.Sprintf("the socket was closed with %d %s", c.Code, c.Reason))
}

// Dial opens a WebSocket at a ws or wss URL, with no header but those of the
// upgrade. Ctx is that of the upgrade: the socket lives until Close. An answer
// other than 101 is a *Refusal.
func (c *Client) Dial(ctx context.Context, at string) (*Socket, error) {
	plain, ok := strings.CutPrefix(at, "ws")
	if !ok || !strings.HasPrefix(plain, "://") && !strings.HasPrefix(plain, "s://") {
		return nil, errors.New("url can't be read, want ws:// or wss://") // it may hold a secret
	}
	up, cancel := context.WithCancel(context.WithoutCancel(ctx))
	req, err := http.NewRequestWithContext(up, http.MethodGet, "http"+plain, nil)
	if err != nil {
		cancel()
		return nil, errors.New("url can't be read")
	}
	var nonce [16]byte
	_, _ = rand.Read(nonce[:]) // it never fails
	key := ws.AppendKey(nil, nonce)
	req.Header = http.Header{
		"Connection": {"Upgrade"}, "Upgrade": {"websocket"}, "User-Agent": {"holdfast"},
		"Sec-Websocket-Version": {ws.Version}, "Sec-Websocket-Key": {string(key)},
	}
	// The client's own timeout would be the socket's: only its upgrade has one.
	defer time.AfterFunc(c.http.Timeout, cancel).Stop()
	defer context.AfterFunc(ctx, cancel)()
	res, err := c.http.Transport.RoundTrip(req)
	if err != nil {
		if err = unwrapped(err); up.Err() != nil && ctx.Err() == nil {
			err = fmt.Errorf("no answer to the upgrade within %v", c.http.Timeout)
		}
		cancel()
		return nil, err
	}
	conn, ok := res.Body.(io.ReadWriteCloser)
	if res.StatusCode != http.StatusSwitchingProtocols || !ok {
		_ = res.Body.Close() // what is wrong is told by the status
		cancel()
		return nil, &Refusal{Status: res.StatusCode, RetryAfter: res.Header.Get("Retry-After"), Message: "no upgrade to a WebSocket"}
	}
	s := &Socket{conn: conn, cancel: cancel, room: make([]byte, 4<<10)}
	if _, err := ws.CheckUpgrade(fields(res.Header), ws.Offer{Key: key}); err != nil {
		s.drop()
		return nil, err
	}
	return s, nil
}

// fields are header lines as the codec asks for them.
type fields http.Header

func (f fields) Field(name string, n int) (string, bool) {
	values := http.Header(f).Values(name)
	if n >= len(values) {
		return "", false
	}
	return values[n], true
}

// Next waits for a whole message of text or bytes, and answers pings meanwhile.
// The error is a *Closed if the server has ended the socket, in order or not.
func (s *Socket) Next() ([]byte, error) {
	var message []byte
	for {
		e, n, err := s.parser.Next(s.input, maxMessage)
		if err != nil {
			return nil, s.broken(err)
		}
		switch e.Kind {
		case ws.Data:
			message = append(message, e.Payload...)
		case ws.PingFrame:
			err = s.frame(ws.Pong, e.Payload)
		case ws.Closing:
			s.goodbye(e.Code)
			return nil, &Closed{e.Code, string(e.Payload)}
		}
		s.input = append(s.input[:0], s.input[n:]...)
		switch {
		case err != nil:
			return nil, err
		case e.Kind == ws.Data && e.Last:
			return message, nil
		case e.Kind == ws.None:
			n, err := s.conn.Read(s.room)
			if n == 0 && err != nil {
				return nil, &Closed{Code: ws.CodeAbnormal}
			}
			s.input = append(s.input, s.room[:n]...)
		}
	}
}

// broken tells the server how it broke the protocol.
func (s *Socket) broken(err error) error {
	if wrong, ok := errors.AsType[*ws.Error](err); ok {
		s.goodbye(wrong.Code)
	}
	return err
}

// Send sends a message of text.
func (s *Socket) Send(text []byte) error { return s.frame(ws.Text, text) }

func (s *Socket) frame(op ws.Op, payload []byte) error {
	return s.write(ws.AppendFrame(nil, op, true, mask32(), payload), false)
}

func (s *Socket) goodbye(code int) {
	_ = s.write(ws.AppendClose(nil, code, "", mask32()), true) // it is over in any case
}

func (s *Socket) write(frame []byte, last bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil // nothing may follow a close frame (RFC 6455 5.5.1)
	}
	s.closed = last
	defer time.AfterFunc(maxWrite, s.drop).Stop()
	_, err := s.conn.Write(frame)
	return err
}

// mask32 is a mask that nobody can foresee (RFC 6455 5.3).
func mask32() uint32 {
	var b [4]byte
	_, _ = rand.Read(b[:]) // it never fails
	return binary.BigEndian.Uint32(b[:])
}

// Close says goodbye and ends the socket.
func (s *Socket) Close() {
	s.goodbye(ws.CodeNormal)
	s.drop()
}

func (s *Socket) drop() {
	s.cancel()
	_ = s.conn.Close() // nothing is lost by it
}
