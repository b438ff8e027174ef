package loop

import (
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"os"
	"sync"
	"syscall"
	"time"

	"holdfast/internal/record"
)

// portable is the poller for systems without epoll: a goroutine per connection
// reads with the standard library and feeds the loop. It runs everywhere, and
// costs several times as much (docs/decisions/0005).
//
// A reader holds the bytes of one read and reads on when the loop has taken
// them, so a loop that is behind fills the kernel's window and not our memory.
// Writes go into a bounded queue that a goroutine empties, which lives only as
// long as there is something in it.
type portable struct {
	start time.Time
	timer *time.Timer
	news  chan struct{}  // something has happened since the loop last looked
	work  sync.WaitGroup // every goroutine

	mu    sync.Mutex      // guards everything below, and the connections
	conns []*portableConn // by descriptor, nil where it is free
	free  []int32
	ready []*portableConn // those with news, oldest first
	noted int             // how many news there have been
	woken bool
}

const (
	// smallRead is what a quiet connection's buffer holds. It doubles while reads
	// fill it, up to largeRead.
	smallRead = 1 << 10
	largeRead = 32 << 10
	// maxUnwritten bounds what Write takes before the kernel does.
	maxUnwritten = 16 << 10
	// keptOut is the largest buffer for writing that a quiet connection keeps.
	keptOut = 1 << 10
	// flushWithin is how long a connection that was closed may take to send what
	// was written to it before.
	flushWithin = time.Second
	// A Wait that returns this much later than it should was stopped with the
	// whole process. What came in meanwhile is read first, as long as the news do
	// not end and at most so long: otherwise timeouts would fire before answers
	// that were in time.
	sleptOver  = 20 * time.Millisecond
	settleMost = 100 * time.Millisecond
	// wroteWithin is how long an end of the stream waits for a write under way to
	// return: if that is told of an RST, reading is not.
	wroteWithin = 50 * time.Millisecond
)

// tcpSYNSent is the state of a connection that is being dialed, as Linux
// numbers them.
const tcpSYNSent = 2

// portableConn is one connection; its poller's lock guards it.
type portableConn struct {
	p     *portable
	id    ID
	gen   uint32
	ready Ready
	state uint8 // as in record.TCPInfo, as far as it is known here

	conn   *net.TCPConn // nil until it is up
	cancel context.CancelFunc
	port   int
	failed syscall.Errno // of the dial

	in      []byte    // read, and not taken by the loop
	taken   sync.Cond // signalled when in is empty, or closed
	ended   bool      // nothing comes behind in
	endedBy syscall.Errno

	out, spare []byte // to be written; a buffer of earlier writes
	writing    bool   // a goroutine is at it
	sending    int    // bytes of the write under way
	full       bool   // the loop waits for Writable
	broken     syscall.Errno

	closed bool
}

// NewPortable makes a poller of the standard library alone.
func NewPortable(start time.Time) Poller {
	p := &portable{start: start, timer: time.NewTimer(time.Hour), news: make(chan struct{}, 1)}
	p.timer.Stop()
	return p
}

// DefersRefusals says that what Dial is refused comes with the event.
func (p *portable) DefersRefusals() {}

func (p *portable) Now() int64 { return int64(time.Since(p.start)) }

func (p *portable) Dial(id ID, gen uint32, local, remote netip.AddrPort) (int32, syscall.Errno) {
	ctx, cancel := context.WithCancel(context.Background())
	c := &portableConn{p: p, id: id, gen: gen, state: tcpSYNSent, cancel: cancel, port: int(local.Port())}
	c.taken.L = &p.mu
	p.mu.Lock()
	defer p.mu.Unlock()
	var fd int32
	if n := len(p.free); n > 0 {
		fd, p.free = p.free[n-1], p.free[:n-1]
		p.conns[fd] = c
	} else {
		fd = int32(len(p.conns))
		p.conns = append(p.conns, c)
	}
	p.work.Go(func() { c.run(ctx, local, remote) })
	return fd, 0
}

// run dials, and reads until the end.
func (c *portableConn) run(ctx context.Context, local, remote netip.AddrPort) {
	defer c.cancel()
	d := net.Dialer{KeepAlive: -1} // probes are the plan's to ask for
	if local.IsValid() {
		d.LocalAddr = net.TCPAddrFromAddrPort(local)
		d.Control = shareAddress
	}
	conn, err := d.DialContext(ctx, "tcp", remote.String())
	if !c.dialed(conn, err) {
		return
	}
	b := make([]byte, smallRead)
	for {
		n, err := c.conn.Read(b)
		if !c.fed(b[:n], err) {
			return
		}
		switch {
		case n == len(b) && n < largeRead:
			b = make([]byte, 2*n)
		case n < len(b)/8 && len(b) > smallRead:
			b = make([]byte, smallRead)
		}
	}
}

// dialed says how the dial has ended, and reports whether to read.
func (c *portableConn) dialed(conn net.Conn, err error) bool {
	c.p.mu.Lock()
	defer c.p.mu.Unlock()
	switch {
	case err != nil:
		c.failed, c.state = errnoOf(err), record.TCPClose
		c.mark(Readable | Writable | HalfClosed)
	case c.closed:
		_ = conn.Close()
	default:
		c.conn, c.state = conn.(*net.TCPConn), record.TCPEstablished
		c.port = conn.LocalAddr().(*net.TCPAddr).Port
		c.mark(Writable)
		return true
	}
	return false
}

// fed hands over what was read, and waits until the loop has taken it. It
// reports whether to read on.
func (c *portableConn) fed(b []byte, err error) bool {
	if err == io.EOF {
		c.awaitWrite()
	}
	c.p.mu.Lock()
	defer c.p.mu.Unlock()
	if c.closed {
		return false
	}
	if err != nil {
		c.ended, c.state = true, record.TCPCloseWait
		if err != io.EOF {
			c.endedBy, c.state = errnoOf(err), record.TCPClose
		}
		c.mark(Readable | HalfClosed)
		return false
	}
	c.in = b
	c.mark(Readable)
	for len(c.in) > 0 && !c.closed {
		c.taken.Wait()
	}
	return !c.closed
}

// awaitWrite lets a write under way return before the end of the stream is
// told of: the kernel reports an RST to one of the two only.
func (c *portableConn) awaitWrite() {
	for until := time.Now().Add(wroteWithin); time.Now().Before(until); time.Sleep(time.Millisecond) {
		c.p.mu.Lock()
		writing := c.writing && !c.closed
		c.p.mu.Unlock()
		if !writing {
			return
		}
	}
}

// mark tells the loop. The lock is held.
func (c *portableConn) mark(r Ready) {
	if c.closed {
		return
	}
	if c.ready == 0 {
		c.p.ready = append(c.p.ready, c)
	}
	c.ready |= r
	c.p.noted++
	c.p.ring()
}

func (p *portable) ring() {
	select {
	case p.news <- struct{}{}:
	default: // rung already
	}
}

// errnoOf is the errno in an error of package net.
func errnoOf(err error) syscall.Errno {
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return systemErrno(errno)
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return syscall.ETIMEDOUT
	}
	return syscall.EINVAL // an address that the system can't make anything of
}

func (p *portable) SocketError(fd int32) syscall.Errno {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.conns[fd].failed
}

func (p *portable) Read(fd int32, b []byte) (int, syscall.Errno) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.conns[fd]
	if len(c.in) > 0 {
		n := copy(b, c.in)
		if c.in = c.in[n:]; len(c.in) == 0 {
			c.in = nil
			c.taken.Signal()
		}
		return n, 0
	}
	if !c.ended {
		return 0, syscall.EAGAIN
	}
	// As the kernel does it: an error is told once, be it to a read or a write.
	errno := c.endedBy
	if errno == 0 && c.broken != syscall.EPIPE {
		errno = c.broken
	}
	if errno != 0 {
		c.endedBy, c.broken = 0, syscall.EPIPE
	}
	return 0, errno
}

func (p *portable) Write(fd int32, b []byte) (int, syscall.Errno) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.conns[fd]
	if errno := c.broken; errno != 0 {
		c.broken = syscall.EPIPE
		return 0, errno
	}
	if c.conn == nil {
		return 0, syscall.ENOTCONN
	}
	n := min(len(b), maxUnwritten-len(c.out)-c.sending)
	c.full = n < len(b)
	if n <= 0 {
		return 0, syscall.EAGAIN
	}
	c.out = append(c.out, b[:n]...)
	if !c.writing {
		c.writing = true
		p.work.Go(c.writeOut)
	}
	return n, 0
}

// writeOut empties the queue.
func (c *portableConn) writeOut() {
	p := c.p
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(c.out) > 0 && c.broken == 0 {
		b := c.out
		c.out, c.spare, c.sending = c.spare[:0], nil, len(b)
		p.mu.Unlock()
		_, err := c.conn.Write(b)
		p.mu.Lock()
		c.sending = 0
		if cap(b) <= keptOut {
			c.spare = b
		}
		if err != nil {
			c.broken = errnoOf(err)
		}
		if c.full {
			c.full = false
			c.mark(Writable)
		}
	}
	if c.writing = false; c.closed {
		_ = c.conn.Close()
	}
}

func (p *portable) KeepAlive(fd int32, idle, interval time.Duration) syscall.Errno {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.conns[fd]
	if c.conn == nil {
		return syscall.ENOTCONN
	}
	if err := c.conn.SetKeepAliveConfig(net.KeepAliveConfig{Enable: true, Idle: idle, Interval: interval, Count: -1}); err != nil {
		return errnoOf(err)
	}
	return 0
}

// Info is what the kernel says where it can be asked, with what this poller
// has read ahead of the loop and not written yet; elsewhere Known is false.
func (p *portable) Info(fd int32) record.TCPInfo {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.conns[fd]
	var info record.TCPInfo
	if c.conn != nil {
		if raw, err := c.conn.SyscallConn(); err == nil {
			_ = raw.Control(func(fd uintptr) { info = kernelInfo(int(fd)) }) // fails on a closed one only, of which nothing is known
		}
	}
	if !info.Known {
		info.State = c.state
	}
	info.InQueue += uint32(len(c.in))
	info.OutQueue += uint32(len(c.out))
	return info
}

func (p *portable) LocalPort(fd int32) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.conns[fd].port
}

func (p *portable) Close(fd int32, abort bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.conns[fd]
	p.conns[fd] = nil
	p.free = append(p.free, fd)
	c.closed = true
	c.taken.Signal()
	c.cancel()
	switch {
	case c.conn == nil:
	case abort:
		_ = c.conn.SetLinger(0)
		_ = c.conn.Close()
	case c.writing: // it closes when all is sent
		_ = c.conn.SetWriteDeadline(time.Now().Add(flushWithin))
		_ = c.conn.SetReadDeadline(time.Unix(1, 0))
	default:
		_ = c.conn.Close()
	}
}

func (p *portable) Wait(events []Event, until int64) int {
	if n, ok := p.look(events); ok {
		return n
	}
	left := until - p.Now()
	if left <= 0 {
		return 0
	}
	var late <-chan time.Time // never, by itself
	if until != Forever {
		p.timer.Reset(time.Duration(left))
		late = p.timer.C
	}
	select {
	case <-p.news:
	case <-late:
	}
	p.timer.Stop()
	if until != Forever && p.Now()-until > int64(sleptOver) {
		p.settle()
	}
	n, _ := p.look(events)
	return n
}

// look takes what is ready. It reports whether the loop has something to do.
func (p *portable) look(events []Event) (n int, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	used := 0
	for _, c := range p.ready {
		if n == len(events) {
			break
		}
		used++
		if !c.closed {
			events[n] = Event{ID: c.id, Gen: c.gen, Ready: c.ready}
			n++
		}
		c.ready = 0
	}
	left := copy(p.ready, p.ready[used:])
	clear(p.ready[left:])
	p.ready = p.ready[:left]
	ok = n > 0 || p.woken
	p.woken = false
	return n, ok
}

// settle waits until no news come in any more.
func (p *portable) settle() {
	for before, until := -1, time.Now().Add(settleMost); time.Now().Before(until); {
		p.mu.Lock()
		now := p.noted
		p.mu.Unlock()
		if now == before {
			return
		}
		before = now
		time.Sleep(2 * time.Millisecond)
	}
}

func (p *portable) Wake() {
	p.mu.Lock()
	p.woken = true
	p.mu.Unlock()
	p.ring()
}

// Release closes what is open, and waits for what was written before.
func (p *portable) Release() {
	p.mu.Lock()
	open := p.conns
	p.mu.Unlock()
	for fd, c := range open {
		if c != nil {
			p.Close(int32(fd), true)
		}
	}
	p.work.Wait()
}
