package simnet

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"syscall"
	"time"

	"holdfast/internal/edge"
	"holdfast/internal/loop"
	"holdfast/internal/pack"
	"holdfast/internal/record"
)

// States of the client's TCP in Linux numbering.
const (
	stateEstablished = record.TCPEstablished
	stateSYNSent     = 2
)

// conn is both ends of one connection.
type conn struct {
	world *World
	fd    int32
	gen   uint32

	// The client's end.
	poller       *poller
	id           loop.ID
	tag          uint32
	port         int
	ready        loop.Ready
	listed       bool
	decided      bool
	closed       bool
	resetSeen    bool
	state        uint8
	err          syscall.Errno
	in           []byte // sent by the server; the first arrived bytes are readable
	arrived      int
	lastDataSent int64
	lastDataRecv int64
	unacked      int
	firstUnacked int64
	toClient     int64 // when the last thing sent arrives: TCP keeps the order
	toServer     int64

	// The server's end.
	out      []byte // sent by the client; held has what has arrived and is unused
	held     []byte
	edge     *edge.Conn
	upgraded bool
	key      string
	queued   bool // on the listen queue
	paused   bool
	vanish   bool // nothing gets through to the server, nothing is acknowledged
	deaf     bool // but the server goes on sending
	over     bool // the server has ended its side
	closing  bool // it has sent a close frame
}

// mark tells the client's loop that there is news.
func (c *conn) mark(r loop.Ready) {
	if c.closed {
		return
	}
	c.ready |= r
	if !c.listed {
		c.listed = true
		c.poller.ready = append(c.poller.ready, c.fd)
	}
}

func (c *conn) serverEvent(e event) {
	w := c.world
	switch e.what {
	case atServerBytes:
		n := int(e.n)
		if !c.vanish && !c.over {
			c.held = append(c.held, c.out[:n]...)
		}
		c.out = c.out[:copy(c.out, c.out[n:])]
		if !c.paused && !c.queued {
			c.serve()
		}
	case accepted:
		c.queued = false
		c.serve()
	case atServerFIN, atServerReset:
		c.over = true
		w.drop(c)
	case serverPush:
		if c.edge != nil && !c.paused && !c.over && !c.closing && (!c.vanish || c.deaf) {
			w.edge.Frame(time.Duration(w.now), c.edge, edge.FromServer, true)
			c.sendFrame(w.now, 0x1, []byte(`{"push":true}`))
			c.pushLater()
			w.carryOut()
		}
	case serverClose:
		c.fin()
	}
}

func (c *conn) pushLater() {
	w := c.world
	w.push(event{at: w.now + int64(w.o.Push), fd: c.fd, gen: c.gen, what: serverPush})
}

// serve reads what the client has sent.
func (c *conn) serve() {
	if c.over || c.queued {
		return
	}
	if !c.upgraded {
		end := bytes.Index(c.held, []byte("\r\n\r\n"))
		if end < 0 || c.edge != nil && !c.edge.Plain() {
			return
		}
		head := string(c.held[:end])
		if headerValue(head, "Upgrade") == "" {
			if c.request(head, end+4) {
				c.serve()
			}
			return
		}
		c.held = c.held[:copy(c.held, c.held[end+4:])]
		if c.world.o.Upgrade != nil {
			c.world.o.Upgrade(head)
		}
		if gate := c.world.o.Gate; gate != nil {
			if a := gate(time.Duration(c.world.now)); a.Status != 0 {
				c.send(c.world.now, fmt.Appendf(nil, "HTTP/1.1 %d Refused\r\nContent-Length: 0\r\n%s\r\n", a.Status, a.Header))
				c.fin()
				return
			}
		}
		c.key = headerValue(head, "Sec-WebSocket-Key")
		if c.edge != nil {
			c.world.edge.Gone(time.Duration(c.world.now), c.edge)
		}
		_, path := requestLine(head)
		c.edge = c.world.edge.Handshake(time.Duration(c.world.now), path)
		c.edge.Data = c
		c.world.carryOut()
		return
	}
	used := 0
	for !c.over && !c.paused {
		n := c.frame(c.held[used:])
		if n == 0 {
			break
		}
		used += n
	}
	c.held = c.held[:copy(c.held, c.held[used:])]
}

// request answers an HTTP request once its body is there. It reports whether
// there may be another behind it.
func (c *conn) request(head string, size int) bool {
	length, _ := strconv.Atoi(headerValue(head, "Content-Length"))
	if len(c.held) < size+length {
		return false
	}
	c.held = c.held[:copy(c.held, c.held[size+length:])]
	w := c.world
	now := time.Duration(w.now)
	if strings.HasPrefix(head, "CONNECT ") { // to itself, whatever the host
		c.send(w.now, []byte("HTTP/1.1 200 Connected\r\n\r\n"))
		return true
	}
	a := Answer{Body: `{"ok":true}`}
	if w.o.Answer != nil {
		a = w.o.Answer(w.requests, now, head)
	}
	w.requests++
	method, path := requestLine(head)
	if c.edge == nil {
		c.edge = w.edge.PlainConn(now, method, path)
		c.edge.Data = c
	}
	turn := w.edge.Request(now, c.edge, method, path)
	defer w.carryOut()
	switch {
	case turn.Gone:
		return false
	case turn.Shed != "":
		c.shed(turn.Shed)
		return false
	case a.Cut:
		c.finish(atClientReset)
		return false
	case turn.Fault != nil && !c.spoil(&a, turn):
		return false
	}
	last := strings.EqualFold(headerValue(head, "Connection"), "close")
	if last {
		a.Header += "Connection: close\r\n"
	}
	body := a.Body
	if strings.HasPrefix(head, "HEAD ") {
		body = ""
	}
	at := int64(turn.Ready + a.After)
	c.send(at, fmt.Appendf(nil, "HTTP/1.1 %d Answer\r\nContent-Length: %d\r\n%s\r\n%s", cmp.Or(a.Status, 200), len(a.Body)+a.missing, a.Header, body))
	if last || a.Close {
		c.fin()
		return false
	}
	return true
}

// requestLine is the method and the path of a request.
func requestLine(head string) (method, path string) {
	line, _, _ := strings.Cut(head, "\r\n")
	method, rest, _ := strings.Cut(line, " ")
	target, _, _ := strings.Cut(rest, " ")
	path, _, _ = strings.Cut(target, "?")
	return method, path
}

// shed refuses a request that finds a node's queue full.
func (c *conn) shed(how string) {
	switch how {
	case pack.FullReset:
		c.finish(atClientReset)
	case pack.FullFIN:
		c.fin()
	default:
		c.send(c.world.now, []byte("HTTP/1.1 503 Refused\r\nServer: edge\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
		c.fin()
	}
}

// spoil does to a request what a fault says. It reports whether there is an
// answer to be sent all the same, in order or not.
func (c *conn) spoil(a *Answer, turn edge.Turn) bool {
	w, f := c.world, turn.Fault
	t := Truth{At: time.Duration(w.now), Port: c.port, Act: edge.Act{At: time.Duration(w.now), Name: f.Do, Why: f.Do}}
	w.truth = append(w.truth, t)
	switch f.Do {
	case "request_stall":
		a.After += f.Hold.D()
		return f.Hold > 0
	case "request_rst", "reset_after_commit":
		c.finish(atClientReset)
		return false
	case "garbage_answer":
		c.send(w.now, []byte("\x16\x03\x01 this is not HTTP\r\n\r\n"))
		c.fin()
		return false
	case "accept_and_drop":
		*a = Answer{Status: 202, Body: "{}"}
	case "throttle", "broken_promise":
		*a = Answer{Status: 429}
		if turn.RetryAfter > 0 {
			a.Header = fmt.Sprintf("Retry-After: %d\r\n", (turn.RetryAfter+time.Second-1)/time.Second)
		}
	case "error_page":
		*a = Answer{Status: cmp.Or(f.Status, 502), Body: "<html><body><h1>Error</h1></body></html>", After: f.Hold.D()}
	case "truncated_body":
		half := len(a.Body) / 2
		a.Body, a.missing, a.Close = a.Body[:half], len(a.Body)-half, true
	case "wrong_length":
		half := len(a.Body) / 2
		a.missing = half - len(a.Body)
	case "slow_drip":
		a.After += cmp.Or(f.Hold.D(), 10*time.Second) // its last byte; those before make no difference here
	}
	return true
}

func headerValue(head, name string) string {
	for line := range strings.SplitSeq(head, "\r\n") {
		if k, v, ok := strings.Cut(line, ":"); ok && strings.EqualFold(k, name) {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// frame handles one client frame (RFC 6455 5.2) and returns its length, 0 if
// it is not complete.
func (c *conn) frame(b []byte) int {
	if len(b) < 6 {
		return 0
	}
	head, size := 6, int(b[1]&0x7f)
	switch size {
	case 126:
		if len(b) < 8 {
			return 0
		}
		size, head = int(binary.BigEndian.Uint16(b[2:])), 8
	case 127:
		if len(b) < 14 {
			return 0
		}
		size, head = int(binary.BigEndian.Uint64(b[2:])), 14
	}
	if len(b) < head+size {
		return 0
	}
	payload := b[head : head+size]
	mask := b[head-4 : head]
	for i := range payload {
		payload[i] ^= mask[i&3]
	}
	c.handle(b[0]&0x0f, payload)
	return head + size
}

func (c *conn) handle(op byte, payload []byte) {
	w := c.world
	if op == 0x8 {
		if !c.closing {
			c.sendFrame(w.now, 0x8, payload)
		}
		c.fin()
		return
	}
	message := op < 0x8
	ready, ok := w.edge.Frame(time.Duration(w.now), c.edge, edge.FromClient, message)
	if ok && !c.closing {
		switch {
		case op == 0x9 && w.o.NoPong:
		case op == 0x9:
			if w.o.BadPong {
				payload = []byte("pong")
			}
			w.edge.Frame(ready, c.edge, edge.FromServer, false)
			c.sendFrame(int64(ready), 0xA, payload)
		case message && w.o.Echo:
			w.edge.Frame(ready, c.edge, edge.FromServer, true)
			c.sendFrame(int64(ready), 0x1, payload)
		}
	}
	w.carryOut()
}

func (c *conn) sendFrame(at int64, op byte, payload []byte) {
	b := append(c.world.frames[:0], 0x80|op)
	if len(payload) < 126 {
		b = append(b, byte(len(payload)))
	} else {
		b = append(b, 126, byte(len(payload)>>8), byte(len(payload)))
	}
	c.world.frames = append(b, payload...)
	c.send(at, c.world.frames)
}

// send puts bytes on the way to the client, in order.
func (c *conn) send(at int64, b []byte) {
	if c.over {
		return
	}
	w := c.world
	c.in = append(c.in, b...)
	c.toClient = max(c.toClient, at+w.delay())
	w.push(event{at: c.toClient, fd: c.fd, gen: c.gen, n: int32(len(b)), what: atClientBytes})
}

// fin ends the server's side of the stream.
func (c *conn) fin() { c.finish(atClientFIN) }

func (c *conn) finish(how what) {
	if c.over {
		return
	}
	c.over = true
	w := c.world
	c.toClient = max(c.toClient, w.now+w.delay())
	w.push(event{at: c.toClient, fd: c.fd, gen: c.gen, what: how})
	if c.edge != nil {
		w.edge.Gone(time.Duration(w.now), c.edge)
	}
}

// carryOut does what the edge has decided. What one act leads to is left to
// the round that is going on: the edge's slices do not survive nesting.
func (w *World) carryOut() {
	if w.carrying {
		return
	}
	w.carrying = true
	defer func() { w.carrying = false }()
	for {
		acts := w.edge.Advance(time.Duration(w.now))
		if len(acts) == 0 {
			return
		}
		for _, act := range acts {
			w.carryOutOne(act)
		}
	}
}

func (w *World) carryOutOne(act edge.Act) {
	t := Truth{At: act.At, Port: -1, Act: act}
	if act.Conn == nil {
		w.truth = append(w.truth, t)
		return
	}
	c := act.Conn.Data.(*conn)
	if c.edge != act.Conn {
		return // the client is gone
	}
	t.Port = c.port
	t.Act.Conn = nil
	w.truth = append(w.truth, t)
	if c.edge.Plain() {
		c.carryOutPlain(act)
		return
	}
	switch act.Do {
	case edge.Accept:
		c.upgraded = true
		sum := sha1.Sum([]byte(c.key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
		c.send(w.now, fmt.Appendf(nil, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", base64.StdEncoding.EncodeToString(sum[:])))
		if w.o.Push > 0 {
			c.pushLater()
		}
		c.paused = false
		c.serve()
	case edge.Refuse:
		c.send(w.now, fmt.Appendf(nil, "HTTP/1.1 %d Refused\r\nServer: edge\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", act.Status))
		c.fin()
	case edge.BadReply:
		c.send(w.now, []byte("\x16\x03\x01 this is not HTTP\r\n\r\n"))
		c.fin()
	case edge.BadAccept:
		c.send(w.now, []byte("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n"))
		c.fin()
	case edge.HalfReply:
		c.send(w.now, []byte("HTTP/1.1 101 Switching Protocols\r\nUpgr"))
		c.fin()
	case edge.FIN, edge.HalfClose:
		c.fin()
	case edge.Reset:
		c.finish(atClientReset)
	case edge.CloseFrame:
		c.closing = true
		c.sendFrame(w.now, 0x8, append([]byte{byte(act.Code >> 8), byte(act.Code)}, act.Reason...))
		switch act.Then {
		case pack.ThenRST:
			c.finish(atClientReset)
		case pack.ThenOpen:
		default:
			w.push(event{at: w.now + 1e9, fd: c.fd, gen: c.gen, what: serverClose})
		}
	case edge.Garbage, edge.BadRecord:
		c.send(w.now, []byte{0xF3, 0x05, 'h', 'e', 'l', 'l', 'o'})
		c.closing = true
	case edge.Truncate:
		c.send(w.now, []byte{0x81, 0x7D, 'h', 'a', 'l', 'f'})
		c.fin()
	case edge.Pause:
		c.paused = true
	case edge.Resume:
		c.paused = false
		c.serve()
	case edge.Blackhole:
		c.vanish = true
	case edge.Deafen:
		c.vanish, c.deaf = true, true
	}
}

// carryOutPlain does to a connection of plain requests what the edge has
// decided: there are no frames on it.
func (c *conn) carryOutPlain(act edge.Act) {
	switch act.Do {
	case edge.Reset:
		c.finish(atClientReset)
	case edge.Garbage, edge.BadRecord:
		c.send(c.world.now, []byte("\x16\x03\x01 this is not HTTP\r\n\r\n"))
		c.fin()
	case edge.FIN, edge.HalfClose, edge.CloseFrame, edge.Truncate:
		c.fin()
	case edge.Pause:
		c.paused = true
	case edge.Resume:
		c.paused = false
		c.serve()
	case edge.Blackhole, edge.Deafen:
		c.vanish = true
	}
}
