package twin

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/edge"
	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/twin/platform"
)

const (
	// writeTimeout is how long a client may take to read writeAtOnce bytes.
	writeTimeout = 5 * time.Second
	writeAtOnce  = 1 << 20
	// closeWait is how long a client has to answer a close frame.
	closeWait = time.Second
	// garbageWait is how long a client has to leave after bytes that break the
	// protocol.
	garbageWait = 5 * time.Second
	// openWait is how long TCP stays open after a close frame or a FIN of ours
	// that is to leave it so.
	openWait = 60 * time.Second
	// parkAfter is how long a connection keeps its goroutine when nothing
	// happens. Pings every few seconds are no reason to keep it.
	parkAfter = 500 * time.Millisecond
	// lingerTime is how long input is read after our FIN: closing a socket
	// with unread input makes the kernel send RST.
	lingerTime = time.Second
	// maxHeld bounds what is kept of a client's input while the connection is
	// paused. Beyond it nothing is read, and the kernel's window fills.
	maxHeld = 64 << 10
)

var (
	errOver   = errors.New("the connection is over")
	errTimeUp = errors.New("the client took too long")
	errIdle   = errors.New("nothing came for a while")
	errParked = errors.New("the connection is parked")
)

// conn is one TCP connection: first of nobody, then either of the REST server
// or, from its upgrade request on, of the edge. In the latter case one
// goroutine owns it. That goroutine waits in Read and nowhere else but in
// writes, and carries out there what has been posted to it.
type conn struct {
	t    *Twin
	tcp  *net.TCPConn
	rw   net.Conn // tcp, or TLS over it
	port int      // the client's

	// Set by the upgrade request.
	path    string
	reply   []byte // the 101, until it is sent
	speaker platform.Speaker
	limit   int      // bytes of a message
	deflate *deflate // nil: no compression was agreed

	// Guarded by Twin.mu.
	number   uint64
	edge     *edge.Conn
	asked    time.Duration // when the upgrade request was there
	opened   bool
	ended    bool
	mutedBy  string     // why nothing comes from us any more, for now
	plain    *edge.Conn // of plain requests, from the first one on
	handed   *handed    // what the REST server has of it
	controls bool       // a client of the control endpoints
	// answerAt is when a node has worked off the client's latest frame: nothing
	// leaves before it.
	answerAt time.Duration
	pushed   int  // messages that wait to be sent unasked
	dropping bool // there were more
	room     int  // for large messages that answers have which are not out yet

	mu      sync.Mutex
	inbox   []func() error // what to do, oldest first
	reading bool           // the goroutine is in rw.Read
	blocked chan struct{}  // the goroutine waits for the inbox alone
	parked  bool           // there is no goroutine: parking wakes it, or who posts

	// What parking knows of it, if it does.
	watched bool
	slot    int32

	// The goroutine's own.
	paused   bool
	mayPark  bool      // nothing of a message is here
	closing  bool      // our close frame is out, or something worse
	stays    bool      // TCP stays open whatever the client says
	quiet    bool      // TLS is to end without close_notify
	deadline time.Time // of closing
	held     []byte    // read while paused, or before the edge let the client in
}

// overTLS reports whether the client speaks TLS.
func (c *conn) overTLS() bool {
	_, ok := c.rw.(*tls.Conn)
	return ok
}

// post gives the connection's goroutine something to do, in order. It does not
// wait. Jobs return errOver when they have ended the connection.
func (c *conn) post(job func() error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.inbox = append(c.inbox, job)
	if c.reading {
		_ = c.tcp.SetReadDeadline(time.Unix(1, 0)) // fails only on a closed socket
	}
	if c.blocked != nil {
		close(c.blocked)
		c.blocked = nil
	}
	c.start()
}

// unpark gives a parked connection its goroutine back.
func (c *conn) unpark() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.start()
}

// start gives it one if it has none; the lock is held.
func (c *conn) start() {
	if c.parked {
		c.parked = false
		c.t.work.Go(c.serve)
	}
}

// park lets a connection be watched without its goroutine, which must end if
// it reports true.
func (c *conn) park() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.inbox) > 0 || c.t.parking.watch(c) != nil {
		return false
	}
	c.parked = true
	return true
}

// Read gives the frame reader what the client has sent. While the connection
// is paused it goes on reading, so as to see the client leave, but keeps the
// bytes back.
func (c *conn) Read(p []byte) (int, error) {
	for {
		if err := c.doPosted(); err != nil {
			return 0, err
		}
		if !c.paused && len(c.held) > 0 {
			n := copy(p, c.held)
			if c.held = c.held[n:]; len(c.held) == 0 {
				c.held = nil
			}
			return n, nil
		}
		if c.paused && len(c.held) >= maxHeld {
			c.awaitPost()
			continue
		}
		n, err := c.receive(p)
		if c.paused {
			c.held = append(c.held, p[:n]...)
			n = 0
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
}

// doPosted does what has been posted.
func (c *conn) doPosted() error {
	c.mu.Lock()
	jobs := c.inbox
	c.inbox = nil
	c.mu.Unlock()
	for _, job := range jobs {
		if err := job(); err != nil {
			return err
		}
	}
	return nil
}

// receive reads from the socket until there is something, or something posted.
func (c *conn) receive(p []byte) (int, error) {
	c.mu.Lock()
	if len(c.inbox) > 0 {
		c.mu.Unlock()
		return 0, nil
	}
	c.reading = true
	mayPark := canPark && c.mayPark && !c.paused && c.deadline.IsZero()
	if mayPark {
		_ = c.tcp.SetReadDeadline(time.Now().Add(parkAfter)) // fails only on a closed socket
	}
	c.mu.Unlock()
	n, err := c.rw.Read(p)
	c.mu.Lock()
	c.reading = false
	posted := len(c.inbox) > 0
	c.mu.Unlock()
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		return n, err
	}
	if mayPark && !posted && n == 0 {
		return 0, errIdle
	}
	if !c.deadline.IsZero() && !time.Now().Before(c.deadline) {
		return n, errTimeUp
	}
	return n, c.tcp.SetReadDeadline(c.deadline)
}

// awaitPost waits for something to be posted.
func (c *conn) awaitPost() {
	c.mu.Lock()
	if len(c.inbox) > 0 {
		c.mu.Unlock()
		return
	}
	blocked := make(chan struct{})
	c.blocked = blocked
	c.mu.Unlock()
	<-blocked
}

// carryOut does to the socket what the edge has decided.
func (c *conn) carryOut(act edge.Act) error {
	switch act.Do {
	case edge.Accept:
		c.paused = false
		reply := c.reply
		c.reply = nil
		c.speaker.Opened(c) // before the client can know
		return c.write(reply)
	case edge.Refuse:
		return errors.Join(c.write(refusal(act.Status)), c.finish(true))
	case edge.BadReply:
		return errors.Join(c.write(notHTTP), c.finish(true))
	case edge.BadAccept:
		c.paused, c.held = false, nil // for what comes until the client leaves
		return errors.Join(c.write(switchingProtocols("", "", "")), c.leaveWithin(garbageWait))
	case edge.HalfReply:
		return errors.Join(c.write(c.reply[:len(c.reply)/2]), c.finish(true))
	case edge.FIN:
		return c.finish(!act.NoNotify)
	case edge.HalfClose:
		return c.halfClose()
	case edge.Reset:
		c.cut()
		return errOver
	case edge.CloseFrame:
		if c.paused {
			return c.finish(true) // a process that hangs says nothing when it is ended
		}
		return c.sayClose(act)
	case edge.Garbage:
		return errors.Join(c.write(garbage[act.Kind]), c.leaveWithin(garbageWait))
	case edge.BadRecord:
		return errors.Join(c.writeRaw(badRecord), c.leaveWithin(garbageWait))
	case edge.Truncate:
		return errors.Join(c.write(halfFrame), c.finish(false))
	case edge.Pause:
		c.paused = true
	case edge.Resume:
		c.paused = false
	case edge.Blackhole:
		c.paused = true
		c.vanish()
	case edge.Deafen:
		c.vanish()
	}
	return nil
}

// vanish makes all that the client sends disappear.
func (c *conn) vanish() {
	if err := silence(c.tcp); err != nil {
		c.t.log.Error("the client's packets are still acknowledged: the socket filter was refused", "port", c.port, "err", err)
	}
}

// sayClose sends a close frame, and does to TCP what is to follow it.
func (c *conn) sayClose(act edge.Act) error {
	body := ws.NewCloseFrameBody(ws.StatusCode(act.Code), act.Reason)
	c.quiet = act.NoNotify
	err := c.send(ws.OpClose, body)
	switch act.Then {
	case pack.ThenRST:
		c.cut()
		return errOver
	case pack.ThenOpen:
		c.stays = true
		return errors.Join(err, c.leaveWithin(openWait))
	}
	return errors.Join(err, c.leaveWithin(closeWait))
}

// halfClose ends our side of the stream and goes on taking in, unanswered, what
// the client sends.
func (c *conn) halfClose() error {
	if over, ok := c.rw.(*tls.Conn); ok {
		_ = over.CloseWrite() // bounds itself
	}
	c.paused, c.held, c.stays = false, nil, true
	return errors.Join(c.tcp.CloseWrite(), c.leaveWithin(openWait))
}

// leaveWithin gives the client some time to end the connection that is broken
// or closing. What it sends meanwhile is not answered.
func (c *conn) leaveWithin(wait time.Duration) error {
	c.closing = true
	c.deadline = time.Now().Add(wait)
	return c.tcp.SetReadDeadline(c.deadline)
}

// send writes one frame.
func (c *conn) send(op ws.OpCode, payload []byte) error {
	frame, err := ws.CompileFrame(ws.NewFrame(op, true, payload))
	if err != nil {
		return err
	}
	return c.write(frame)
}

func (c *conn) write(b []byte) error {
	for {
		n := min(len(b), writeAtOnce)
		if err := c.tcp.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
			return err
		}
		if _, err := c.rw.Write(b[:n]); err != nil {
			return err
		}
		if b = b[n:]; len(b) == 0 {
			return nil
		}
	}
}

// writeRaw writes below TLS, if there is any.
func (c *conn) writeRaw(b []byte) error {
	if err := c.tcp.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return err
	}
	_, err := c.tcp.Write(b)
	return err
}

// finish ends the stream with FIN, over TLS with a close_notify before it if
// notify is set, and sees to it that no RST follows because of input that
// nobody reads.
func (c *conn) finish(notify bool) error {
	if over, ok := c.rw.(*tls.Conn); ok && notify && !c.quiet {
		_ = over.CloseWrite() // bounds itself; whether the client still hears it matters to nobody
	}
	_ = c.tcp.CloseWrite()
	_ = c.tcp.SetReadDeadline(time.Now().Add(lingerTime))
	for buf := make([]byte, 512); ; {
		if _, err := c.tcp.Read(buf); err != nil {
			break
		}
	}
	_ = c.tcp.Close()
	return errOver
}

// cut ends the stream with RST, whatever is unsent or unread. It may be called
// from any goroutine.
func (c *conn) cut() {
	_ = c.tcp.SetLinger(0)
	_ = c.tcp.Close()
}

// serve runs the connection from its upgrade request to its end, or from one
// frame to the next if it is idle between them.
func (c *conn) serve() {
	err := c.frames()
	if errors.Is(err, errParked) {
		return // somebody else may be serving it already
	}
	if !errors.Is(err, errOver) {
		c.lost(err)
	}
	c.speaker.Ended()
	c.t.forget(c)
}

// lost ends a connection that the client has left, or on which it has failed.
func (c *conn) lost(err error) {
	broken, violated := errors.AsType[violation](err)
	switch {
	case violated:
		c.t.left(c, detail{Left: broken.left, Code: int(broken.code), Error: broken.text})
		if !c.closing {
			_ = c.send(ws.OpClose, ws.NewCloseFrameBody(broken.code, broken.text))
		}
		_ = c.finish(true)
	case errors.Is(err, errTimeUp):
		_ = c.finish(true)
	case errors.Is(err, os.ErrDeadlineExceeded):
		c.t.left(c, detail{Left: "not_reading"})
		c.cut()
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		c.t.left(c, detail{Left: "rst"})
		c.cut()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		c.t.left(c, detail{Left: "fin"})
		_ = c.rw.Close()
	default:
		left := "protocol_error" // of TLS
		if _, system := errors.AsType[syscall.Errno](err); system {
			left = "unreachable"
		}
		c.t.left(c, detail{Left: left, Error: safe.Text(err.Error(), maxError)})
		_ = c.rw.Close()
	}
}
