package engine

import (
	"syscall"
	"time"

	"holdfast/internal/http1"
	"holdfast/internal/loop"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// outlet is the way of a stream's interactions to one host: its connections,
// and who waits for one.
type outlet struct {
	l       *lane
	stream  *stream
	place   *place
	max     int // connections; 0: no limit
	open    int
	idle    []*conn // the last one used is the next to be used
	waiting queue[*interaction]
	backlog queue[arrival] // interactions that would wait with their first step
	passing bool
	turn    int // of the host's addresses
}

// take gives the interaction a connection now, or has it wait for one.
func (o *outlet) take(it *interaction) {
	for n := len(o.idle); n > 0; n = len(o.idle) {
		c := o.idle[n-1]
		o.idle = o.idle[:n-1]
		c.carry(it)
		return
	}
	if o.max > 0 && o.open >= o.max {
		o.waiting.push(it)
		return
	}
	o.dial(it)
}

// dial opens a connection for the interaction.
func (o *outlet) dial(it *interaction) {
	l := o.l
	it.begin(l.loop.Refresh())
	it.try()
	to, addr, why := l.run.way(o.place, o.turn)
	if why != "" {
		it.lost(record.HowNoAddress, 0, why)
		return
	}
	o.turn++
	if !l.run.seat() {
		it.lost(record.HowOwnFDs, syscall.EMFILE, "")
		return
	}
	c := l.newConn(o)
	c.serves, it.conn, c.addr = it, c, addr
	o.open++
	a := &it.trace.present
	a.Dialed, a.Addr = time.Duration(l.loop.Now()), addr
	how, errno, ok := l.loop.Dial(c.id, to)
	if !ok {
		c.breaks(how, errno, "")
		c.part(false)
		it.lost(how, errno, "")
		return
	}
	c.state = connDialing
	it.armTimeout(l.loop.Now())
}

// seat counts a connection of a load, if there is a descriptor for it: some are
// for the record and everything else.
func (r *run) seat() bool {
	if r.conns.Add(1) > r.connsMost {
		r.conns.Add(-1)
		return false
	}
	return true
}

// full reports whether a new interaction would have to wait.
func (o *outlet) full() bool {
	return o.max > 0 && o.open >= o.max && len(o.idle) == 0 || o.backlog.len() > 0
}

// freed passes places for connections on to who waits for one. A dial that
// fails at once frees its place again, so this is a loop and not a recursion.
func (o *outlet) freed() {
	if o.passing {
		return
	}
	o.passing = true
	for o.max == 0 || len(o.idle) > 0 || o.open < o.max {
		if it, ok := o.waiting.pop(); ok {
			o.take(it)
		} else if a, ok := o.backlog.pop(); ok {
			o.l.loads[o.stream.load].launch(a)
		} else {
			break
		}
	}
	o.passing = false
}

// queue is a first-in, first-out list that reuses its room.
type queue[T any] struct {
	list []T
	head int
}

func (q *queue[T]) push(x T) {
	if q.head > 64 && 2*q.head > len(q.list) {
		n := copy(q.list, q.list[q.head:])
		clear(q.list[n:])
		q.list, q.head = q.list[:n], 0
	}
	q.list = append(q.list, x)
}

func (q *queue[T]) len() int { return len(q.list) - q.head }

func (q *queue[T]) pop() (x T, ok bool) {
	if q.head == len(q.list) {
		return x, false
	}
	var none T
	x, q.list[q.head] = q.list[q.head], none
	q.head++
	return x, true
}

type connState uint8

const (
	connClosed connState = iota
	connDialing
	connTunnel // asked the proxy to CONNECT
	connTLS
	connBusy
	connIdle
)

// conn is one HTTP connection of an outlet.
type conn struct {
	l      *lane
	id     loop.ID
	to     *outlet
	state  connState
	heard  bool // something of the present response has come
	used   int  // responses read
	addr   int  // index into Env.Addresses
	serves *interaction
	reader http1.Reader
	kept   []byte // what waits for the rest of a head or a chunk's size

	readied, lastIn, lastOut int64 // instants, 0: not reached
}

// newConn takes a closed connection for an outlet.
func (l *lane) newConn(o *outlet) *conn {
	var c *conn
	if n := len(l.spareConns); n > 0 {
		c = l.spareConns[n-1]
		l.spareConns = l.spareConns[:n-1]
	} else {
		c = &conn{l: l}
		c.id = l.welcome(c)
	}
	c.to, c.heard, c.used = o, false, 0
	c.reader, c.kept = http1.Reader{}, c.kept[:0]
	c.readied, c.lastIn, c.lastOut = 0, 0, 0
	return c
}

// discard closes the connection and lets somebody else have its place.
func (c *conn) discard(abort bool) {
	o := c.to
	c.l.loop.Close(c.id, abort)
	c.state, c.serves = connClosed, nil
	o.open--
	c.l.run.conns.Add(-1)
	c.l.spareConns = append(c.l.spareConns, c)
}

// connected is TCP being up.
func (c *conn) connected() {
	c.l.loop.Refresh()
	c.l.countOn(c.to.stream.series, record.ConnectionsOpened)
	if c.serves != nil {
		c.serves.trace.present.Connected = time.Duration(c.l.loop.Now())
	}
	if c.l.run.proxy == nil {
		c.through()
		return
	}
	c.state = connTunnel
	b, err := http1.AppendConnect(c.l.scratch[:0], c.to.place.authority())
	if err != nil {
		c.gone(record.HowBadAnswer, 0, err.Error())
		return
	}
	b = http1.AppendEnd(b)
	c.l.scratch = b[:0]
	c.l.loop.Write(c.id, b)
}

// through is the way to the host being free.
func (c *conn) through() {
	if c.to.place.secure() {
		c.state = connTLS
		c.l.loop.Secure(c.id, c.to.place.tls)
		return
	}
	c.ready()
}

// secured is TLS being up.
func (c *conn) secured() {
	if c.serves != nil {
		c.serves.trace.present.Secured = time.Duration(c.l.loop.Refresh())
	}
	c.ready()
}

func (c *conn) ready() {
	it := c.serves
	if it == nil {
		c.discard(false)
		return
	}
	c.readied = c.l.loop.Now()
	c.carry(it)
}

// carry sends an interaction's request.
func (c *conn) carry(it *interaction) {
	c.state, c.serves, it.conn, c.heard = connBusy, it, c, false
	it.send(c)
}

// limits bound what a response may hold. Bodies are not kept unless a step
// reads them, so theirs is against one that never ends.
var limits = http1.Limits{BodyBytes: 1 << 30}

func (c *conn) received(data []byte) {
	c.lastIn = c.l.loop.Refresh()
	if s := c.to.stream.series; s >= 0 {
		c.l.account(s).counts[record.BytesReceived] += int64(len(data))
	}
	switch c.state {
	case connIdle:
		c.leave() // nobody asked: a 408 before the end, or worse
		return
	case connBusy, connTunnel:
	default:
		return
	}
	if c.serves == nil {
		return
	}
	came := len(data)
	if len(c.kept) > 0 {
		c.kept = append(c.kept, data...)
		data = c.kept
	}
	if c.state == connTunnel {
		c.tunnel(data)
		return
	}
	a := &c.serves.trace.present
	if !c.heard {
		c.heard, a.FirstByte = true, time.Duration(c.lastIn)
	}
	a.BytesReceived += int64(came)
	for {
		ev, n, err := c.reader.Next(data, limits)
		if err != nil {
			c.gone(record.HowBadAnswer, 0, detail(err))
			return
		}
		data = data[n:]
		switch ev.Kind {
		case http1.None:
			c.kept = append(c.kept[:0], data...)
			return
		case http1.Header:
			c.serves.head(ev.Head)
		case http1.Body:
			c.serves.bodyPart(ev.Data)
		case http1.Done:
			c.done(c.reader.KeepAlive() && len(data) == 0)
			return
		}
	}
}

// tunnel reads the proxy's answer to CONNECT.
func (c *conn) tunnel(data []byte) {
	switch status, rest, err := tunnelled(data); {
	case err != nil:
		c.gone(record.HowBadAnswer, 0, detail(err))
	case status == 0:
		c.kept = append(c.kept[:0], data...)
	case status < 200 || status > 299:
		it := c.serves
		it.status = status
		c.part(true)
		it.failed(record.HowStatus, "proxy_"+statusKey(status), "the proxy answered CONNECT with "+statusKey(status))
	case len(rest) > 0:
		c.gone(record.HowBadAnswer, 0, "bytes behind the proxy's answer to CONNECT")
	default:
		c.kept = c.kept[:0]
		c.through()
	}
}

// tunnelled reads a proxy's answer to CONNECT; a status of 0 asks for more.
func tunnelled(data []byte) (status int, rest []byte, err error) {
	head, n, err := http1.ReadHead(data, http1.Limits{})
	if err != nil || n == 0 {
		return 0, nil, err
	}
	return head.Status, data[n:], nil
}

// done is a response read whole.
func (c *conn) done(keep bool) {
	it, o := c.serves, c.to
	c.serves, it.conn = nil, nil
	c.kept = c.kept[:0]
	c.used++
	if keep && o.stream.connect.Reuse && !c.l.finishing && !c.l.loop.Unsent(c.id) {
		c.state = connIdle
		o.idle = append(o.idle, c)
	} else {
		c.discard(false)
	}
	o.freed()
	it.answered()
}

// leave closes an idle connection.
func (c *conn) leave() {
	o := c.to
	for i, other := range o.idle {
		if other == c {
			o.idle = append(o.idle[:i], o.idle[i+1:]...)
			break
		}
	}
	c.discard(false)
	o.freed()
}

// part gives a connection up without its interaction.
func (c *conn) part(abort bool) {
	o := c.to
	if c.serves != nil {
		c.serves.conn = nil
	}
	c.discard(abort)
	o.freed()
}

// breaks notes that the connection ends under its interaction.
func (c *conn) breaks(how record.How, errno syscall.Errno, detail string) {
	if it := c.serves; it != nil {
		it.noteBreak(c.id, how, errno, record.Break{
			Socket: -1, Ready: time.Duration(c.readied), Addr: c.addr, Detail: detail,
			LastReceived: time.Duration(c.lastIn), LastSent: time.Duration(c.lastOut),
		})
	}
}

// gone ends the connection under its interaction.
func (c *conn) gone(how record.How, errno syscall.Errno, detail string) {
	it := c.serves
	c.breaks(how, errno, detail)
	c.part(how == record.HowBadAnswer)
	if it != nil {
		it.lost(how, errno, detail)
	}
}

func (c *conn) ended(how record.How, errno syscall.Errno) {
	c.l.loop.Refresh()
	switch c.state {
	case connClosed:
		return
	case connIdle:
		c.leave()
		return
	}
	it := c.serves
	if it == nil {
		c.part(false)
		return
	}
	if c.state == connBusy {
		// Without close_notify a body that ends with the connection may be cut
		// (RFC 9112 9.8).
		if how == record.HowFIN {
			if ev, err := c.reader.End(); err == nil && ev.Kind == http1.Done {
				c.done(false)
				return
			} else if c.heard && err != nil {
				c.gone(how, 0, detail(err))
				return
			}
		}
		// A server may end an idle connection at the very moment at which we use
		// it again; then a request that may be repeated is (RFC 9112 9.3.1).
		if c.used > 0 && !c.heard && it.call.idempotent && !c.l.finishing {
			c.breaks(how, errno, "")
			it.attempted(failureKey(how, errno), 0)
			c.part(false)
			it.again()
			return
		}
	}
	c.gone(how, errno, safe.Text(c.l.loop.TLSEvidence(c.id).Detail, record.MaxDetail))
}

// timer is unused: an interaction's own timer bounds what it waits for.
func (c *conn) timer() {}
