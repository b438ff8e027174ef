package conform

import (
	"errors"
	"fmt"
	"syscall"
	"time"

	"holdfast/internal/http1"
	"holdfast/internal/loop"
	"holdfast/internal/record"
	"holdfast/internal/ws"
)

// conn is the connection of the case that is played.
type conn struct {
	state    state
	opened   bool
	counted  bool
	deadline int64  // when we have waited long enough
	how      string // why it is leaving
	key      []byte
	kept     []byte // of a head or a frame that is not there whole
	parser   ws.Parser
	deflate  ws.Deflate
	message  []byte // the pieces so far of the one that is coming in
}

type state uint8

const (
	dialing state = iota
	upgrading
	open
	leaving // close frames are sent or answered: what still comes is not read
)

// until gives the server so much time from now.
func (c *client) until(wait time.Duration) {
	c.deadline = c.loop.Now() + int64(wait)
	c.loop.SetTimer(0, c.deadline)
}

// Connected asks for the upgrade.
func (c *client) Connected(loop.ID) {
	c.state = upgrading
	var random [16]byte
	_, _ = c.random.Read(random[:])
	c.key = ws.AppendKey(nil, random)
	b, err := http1.AppendRequest(nil, "GET", c.target(), c.host)
	for _, f := range [][2]string{
		{"Upgrade", "websocket"},
		{"Connection", "Upgrade"},
		{"Sec-WebSocket-Version", ws.Version},
		{"Sec-WebSocket-Key", string(c.key)},
		{"Sec-WebSocket-Extensions", ws.DeflateOffer},
	} {
		if err == nil && (c.o.Deflate || f[1] != ws.DeflateOffer) {
			b, err = http1.AppendField(b, f[0], f[1])
		}
	}
	if err != nil {
		c.fail("ask for the upgrade: %w", err)
		return
	}
	c.loop.Write(0, http1.AppendEnd(b))
}

// Received reads what the server says.
func (c *client) Received(_ loop.ID, data []byte) {
	c.loop.Refresh()
	if c.state == leaving {
		return
	}
	c.deadline = c.loop.Now() + int64(patience) // the timer finds it
	if len(c.kept) > 0 {
		data = append(c.kept, data...)
		c.kept = nil
	}
	if c.state == upgrading {
		data = c.answer(data)
	}
	if c.state == open {
		c.frames(data)
	}
}

// answer reads the answer to the upgrade and returns what follows it.
func (c *client) answer(data []byte) []byte {
	head, n, err := http1.ReadHead(data, http1.Limits{})
	for err == nil && n > 0 && head.Status < 200 && head.Status != 101 {
		data = data[n:] // an interim answer (RFC 9110 15.2)
		head, n, err = http1.ReadHead(data, http1.Limits{})
	}
	switch {
	case err != nil:
	case n == 0:
		c.kept = append([]byte(nil), data...)
		return nil
	case head.Status != 101:
		err = fmt.Errorf("the answer to the upgrade is %d, want 101", head.Status)
	default:
		c.deflate, err = ws.CheckUpgrade(&head, ws.Offer{Key: c.key, Deflate: c.o.Deflate})
	}
	if err != nil {
		c.over(err.Error())
		return nil
	}
	c.state, c.opened, c.parser.Deflate = open, true, c.deflate > 0
	return data[n:]
}

// frames reads frames as long as the connection is open.
func (c *client) frames(data []byte) {
	for len(data) > 0 {
		ev, n, err := c.parser.Next(data, maxMessage)
		if err == nil {
			data = data[n:]
			if ev.Kind == ws.None {
				break
			}
			err = c.frame(ev)
		}
		if err != nil {
			code := ws.CodeProtocolError
			if broken, ok := errors.AsType[*ws.Error](err); ok {
				code = broken.Code
			}
			c.leave(code, err.Error())
		}
		if c.state != open {
			return
		}
	}
	c.kept = append(c.kept[:0], data...)
}

// frame does what an event asks for. Its errors break the connection.
func (c *client) frame(ev ws.Event) error {
	switch ev.Kind {
	case ws.PingFrame:
		c.scratch = ws.AppendFrame(c.scratch[:0], ws.Pong, true, c.mask(), ev.Payload)
		c.write(c.scratch)
	case ws.Closing:
		c.leave(ev.Code, fmt.Sprintf("closed by the server with %d", ev.Code))
	case ws.Data:
		return c.data(ev)
	}
	return nil
}

// data gathers the pieces of a message and sends it back.
func (c *client) data(ev ws.Event) error {
	message := ev.Payload
	if !ev.First || !ev.Last {
		c.message = append(c.message, ev.Payload...)
		message = c.message
	}
	if !ev.Last {
		return nil
	}
	c.message = c.message[:0]
	if ev.Deflated {
		whole, err := c.inflater.Append(nil, ev.Op, message, maxMessage)
		if err != nil {
			return err
		}
		message = whole
	}
	if c.stage == counting && !c.counted {
		c.count(message)
		return nil
	}
	c.scratch = c.deflater.AppendMessage(c.scratch[:0], c.deflate, ev.Op, c.mask(), message)
	c.write(c.scratch)
	return nil
}

// write sends bytes, or gives up a server that does not read them.
func (c *client) write(b []byte) {
	if !c.loop.Write(0, b) {
		c.over(fmt.Sprintf("the server has left more than %d bytes unread", maxQueued))
	}
}

// leave sends or answers a close frame, and then leaves it to the server to
// close TCP (RFC 6455 7.1.1, 7.1.7).
func (c *client) leave(code int, how string) {
	c.state, c.how = leaving, how
	c.until(closeWait)
	c.scratch = ws.AppendClose(c.scratch[:0], code, "", c.mask())
	c.write(c.scratch)
}

func (c *client) mask() uint32 { return uint32(c.random.Uint64()) }

// Ended is the server, or the network, having closed TCP.
func (c *client) Ended(_ loop.ID, how record.How, errno syscall.Errno) {
	c.loop.Refresh()
	text := how.String()
	if errno != 0 {
		text = errno.Error()
	}
	switch c.state {
	case dialing:
		c.fail("dial %s: %s", c.at, text)
	case leaving:
		c.over(c.how)
	default:
		c.over("ended without a close frame: " + text)
	}
}

// Timer is our patience being at an end, unless bytes have come meanwhile, or
// wait to be sent.
func (c *client) Timer(loop.ID) {
	now := c.loop.Now()
	switch {
	case now < c.deadline:
		c.loop.SetTimer(0, c.deadline)
	case c.state == dialing:
		c.fail("dial %s: no connection within %v", c.at, dialWait)
	case c.state == leaving && c.loop.Unsent(0) && now < c.deadline+int64(patience):
		c.loop.SetTimer(0, now+int64(closeWait))
	case c.state == leaving:
		c.over(c.how + "; we closed TCP")
	default:
		c.over(fmt.Sprintf("nothing came for %v", patience))
	}
}

// Secured, Alarm and ExactAlarm never happen here.
func (c *client) Secured(loop.ID) {}

// Alarm is none of ours.
func (c *client) Alarm(int) {}

// ExactAlarm is none of ours.
func (c *client) ExactAlarm() {}
