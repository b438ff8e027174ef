package engine

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"strconv"
	"strings"
	"syscall"
	"time"

	"holdfast/internal/http1"
	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/ws"
)

type chatState uint8

const (
	chatClosed chatState = iota
	chatDialing
	chatTunnel
	chatTLS
	chatHandshake
	chatOpen
	chatLeaving
)

// chat is a WebSocket of an interaction's own.
type chat struct {
	l      *lane
	id     loop.ID
	it     *interaction // nil once it is left
	place  *place
	step   *plan.WSStep // the one that opened it
	state  chatState
	parser ws.Parser
	key    []byte
	kept   []byte
	text   []byte   // of the message that is coming in
	inbox  []string // messages that nobody has waited for yet
	size   int      // of the inbox, bytes
	over   string   // why it ended, "" while it lives
	addr   int      // index into Env.Addresses
	code   int      // of the peer's close frame
	reason string

	opened, lastIn, lastOut int64 // instants, 0: not reached
}

// Bounds on what is kept of a chat's messages that nobody has asked for: the
// oldest go first.
const (
	maxInbox      = 64
	maxInboxBytes = 256 << 10
	maxChatText   = 1 << 20
)

// chat carries out a step on a WebSocket. It reports whether the next step can
// be looked at now.
func (it *interaction) chat(step *plan.Step) bool {
	l := it.l
	it.attempts, it.status = 1, 0
	switch step.Op {
	case plan.OpWSConnect:
		if !it.holdBack(&l.run.arrivals, l.run.opensPerSecond) {
			it.connect(step.WS)
		}
		return false
	case plan.OpWSSend:
		c := it.chats[step.WS.Socket]
		it.sent = l.loop.Refresh()
		if !c.send(ws.Text, step.WS.Send.Append(nil, it.valuesNow())) {
			if c != nil && c.state == chatOpen {
				it.stepOver(record.FailTimeout, "the server reads nothing: what it was sent before waits still")
			} else {
				it.stepOver(c.ending(), "")
			}
			return false
		}
		l.countOn(it.stream.series, record.MessagesSent)
	case plan.OpWSAwait:
		it.sent = l.loop.Refresh()
		c := it.chats[step.WS.Socket]
		switch {
		case c != nil && c.find(it.awaited()):
		case c == nil || c.state != chatOpen:
			it.stepOver(c.ending(), "")
			return false
		default:
			it.state = itChatting
			l.loop.SetTimer(it.id, it.sent+int64(step.WS.Within))
			return false
		}
	case plan.OpWSClose:
		it.sent = l.loop.Refresh()
		if c := it.chats[step.WS.Socket]; c != nil {
			c.leave(step.WS.Code)
			it.chats[step.WS.Socket] = nil
		}
	}
	it.book("", "")
	it.pc++
	return true
}

// valuesNow are the interaction's values with the tokens of this moment.
func (it *interaction) valuesNow() *plan.Values {
	it.values.Tokens, it.values.Pad = it.l.tokens, 0
	it.l.fakeSeed = math.Float64bits(it.luck)
	it.l.reseed()
	return &it.values
}

// awaited is what the present step waits for.
func (it *interaction) awaited() *awaiting { return &it.stream.awaits[it.pc] }

// awaiting is an OpWSAwait of the plan.
type awaiting struct {
	matches  []match
	contains string
}

func (a *awaiting) met(text string) bool {
	return strings.Contains(text, a.contains) && mismatch([]byte(text), a.matches) == ""
}

// connect opens a chat.
func (it *interaction) connect(step *plan.WSStep) {
	l := it.l
	now := l.loop.Refresh()
	it.begin(now)
	it.sent, it.state = now, itChatting
	l.countOn(it.stream.series, record.Requests)
	l.countOn(it.stream.step(it.step().Report), record.Requests)
	l.loop.SetTimer(it.id, now+int64(step.Within))
	it.trace.attempting(now)
	c := &chat{l: l, it: it, step: step, addr: -1}
	if before := it.chats[step.Socket]; before != nil {
		before.leave(1000) // a branch of the journey has left it open
	}
	it.chats[step.Socket] = c
	if c.place = it.stream.dials[it.pc].place; c.place != nil {
		c.dial()
		return
	}
	p, err := parseSocketPlace(string(step.URL.Append(nil, it.valuesNow())))
	if err != nil {
		it.stepOver(record.FailExtract, err.Error())
		return
	}
	l.locate(p, func(p *place) {
		if c.it != nil { // or nobody waits for it any more
			c.place = p
			c.dial()
		}
	})
}

func (c *chat) dial() {
	l := c.l
	to, addr, why := l.run.way(c.place, int(c.it.number))
	if why != "" {
		c.end(record.HowNoAddress, 0, why)
		return
	}
	if !l.run.seat() {
		c.end(record.HowOwnFDs, syscall.EMFILE, "")
		return
	}
	if n := len(l.spareChatIDs); n > 0 {
		c.id = l.spareChatIDs[n-1]
		l.spareChatIDs = l.spareChatIDs[:n-1]
		l.guests[int(c.id)-len(l.socks)] = c
	} else {
		c.id = l.welcome(c)
	}
	l.run.arrivals.add(l.loop.Now())
	a := &c.it.trace.present
	c.addr, a.Addr, a.Dialed = addr, addr, time.Duration(l.loop.Now())
	how, errno, ok := l.loop.Dial(c.id, to)
	if !ok {
		c.end(how, errno, "")
		return
	}
	c.state = chatDialing
}

func (c *chat) connected() {
	now := c.l.loop.Refresh()
	if c.it != nil {
		c.it.trace.present.Connected = time.Duration(now)
	}
	if c.l.run.proxy == nil {
		c.through()
		return
	}
	c.state = chatTunnel
	b, err := http1.AppendConnect(c.l.scratch[:0], c.place.authority())
	if err != nil {
		c.end(record.HowBadAnswer, 0, detail(err))
		return
	}
	b = http1.AppendEnd(b)
	c.l.scratch = b[:0]
	c.l.loop.Write(c.id, b)
}

func (c *chat) through() {
	if c.place.secure() {
		c.state = chatTLS
		c.l.loop.Secure(c.id, c.place.tls)
		return
	}
	c.secured()
}

// secured asks for the upgrade.
func (c *chat) secured() {
	before := c.state
	c.state = chatHandshake
	if c.it == nil {
		c.release(false)
		return
	}
	now, a := c.l.loop.Refresh(), &c.it.trace.present
	if before == chatTLS {
		a.Secured = time.Duration(now)
	}
	v := c.it.valuesNow()
	var seed [16]byte
	binary.BigEndian.PutUint64(seed[:], c.l.random.Uint64())
	sum := sha256.Sum256(seed[:])
	c.key = ws.AppendKey(c.key[:0], [16]byte(sum[:16]))
	b, err := appendUpgrade(c.l.scratch[:0], c.step.URL, c.step.Headers, c.step.Subprotocols, false, c.place.host, v, c.key)
	if err != nil {
		c.end(record.HowBadAnswer, 0, err.Error())
		return
	}
	c.l.scratch = b[:0]
	c.lastOut, a.Sent, a.BytesSent = now, time.Duration(now), int64(len(b))
	c.l.loop.Write(c.id, b)
}

func (c *chat) received(data []byte) {
	c.lastIn = c.l.loop.Refresh()
	if c.state == chatHandshake && c.it != nil {
		a := &c.it.trace.present
		a.FirstByte = cmp.Or(a.FirstByte, time.Duration(c.lastIn))
		a.BytesReceived += int64(len(data))
	}
	if len(c.kept) > 0 {
		data = append(c.kept, data...)
		c.kept = nil
	}
	switch c.state {
	case chatTunnel:
		status, rest, err := tunnelled(data)
		switch {
		case err != nil:
			c.end(record.HowBadAnswer, 0, detail(err))
		case status == 0:
			c.kept = append([]byte(nil), data...)
		case status < 200 || status > 299:
			c.end(record.HowBadAnswer, 0, "the proxy answered CONNECT with "+statusKey(status))
		case len(rest) > 0:
			c.end(record.HowBadAnswer, 0, "bytes behind the proxy's answer to CONNECT")
		default:
			c.through()
		}
		return
	case chatHandshake:
		data = c.answer(data)
	}
	if c.state == chatOpen || c.state == chatLeaving {
		c.frames(data)
	}
}

// answer reads the answer to the upgrade and returns what follows it.
func (c *chat) answer(data []byte) []byte {
	head, n, err := http1.ReadHead(data, http1.Limits{})
	for err == nil && n > 0 && head.Status < 200 && head.Status != 101 {
		data = data[n:]
		head, n, err = http1.ReadHead(data, http1.Limits{})
	}
	switch {
	case err != nil:
		c.end(record.HowBadAnswer, 0, detail(err))
		return nil
	case n == 0:
		c.kept = append([]byte(nil), data...)
		return nil
	}
	it := c.it
	if it != nil {
		it.status = head.Status
		if series := it.stream.step(it.step().Report); series >= 0 {
			c.l.answeredWith(series, head.Status)
		}
	}
	if head.Status != 101 {
		c.release(true)
		c.over = statusKey(head.Status)
		if it != nil {
			it.stepOver(c.over, "")
		}
		return nil
	}
	if _, err := ws.CheckUpgrade(&head, ws.Offer{Key: c.key, Subprotocols: c.step.Subprotocols}); err != nil {
		c.end(record.HowBadAnswer, 0, err.Error())
		return nil
	}
	c.state, c.opened = chatOpen, c.l.loop.Now()
	rest := append([]byte(nil), data[n:]...)
	if it != nil {
		c.l.loop.ClearTimer(it.id)
		it.stepOver("", "")
	}
	return rest
}

func (c *chat) frames(data []byte) {
	for len(data) > 0 && (c.state == chatOpen || c.state == chatLeaving) {
		ev, n, err := c.parser.Next(data, maxChatText)
		if err != nil {
			c.end(record.HowBadFrame, 0, detail(err))
			return
		}
		data = data[n:]
		if ev.Kind == ws.None {
			break
		}
		switch ev.Kind {
		case ws.PingFrame:
			c.note(false, ws.Ping, len(ev.Payload), ev.Payload)
			c.send(ws.Pong, ev.Payload)
		case ws.PongFrame:
			c.note(false, ws.Pong, len(ev.Payload), ev.Payload)
		case ws.Closing:
			c.noteClose(false, ev.Code, ev.Payload)
			c.noteClose(true, ev.Code, nil)
			b := ws.AppendClose(c.l.scratch[:0], ev.Code, "", c.l.mask())
			c.l.scratch = b[:0]
			c.l.loop.Write(c.id, b)
			c.code, c.reason = ev.Code, string(ev.Payload)
			c.end(record.HowCloseFrame, 0, strings.TrimSpace(strconv.Itoa(ev.Code)+" "+string(ev.Payload)))
			return
		case ws.Data:
			c.text = append(c.text, ev.Payload...)
			if ev.Last {
				c.note(false, ev.Op, len(c.text), c.text)
				text := string(c.text)
				c.text = c.text[:0]
				c.message(text)
			}
		}
	}
	if len(data) > 0 {
		c.kept = append([]byte(nil), data...)
	}
}

// message is one that the server has sent.
func (c *chat) message(text string) {
	it := c.it
	if it == nil {
		return
	}
	c.l.countOn(it.stream.series, record.MessagesReceived)
	step := it.stepOrNil()
	if it.state == itChatting && step != nil && step.Op == plan.OpWSAwait && it.chats[step.WS.Socket] == c && it.awaited().met(text) {
		it.l.loop.ClearTimer(it.id)
		it.stepOver("", "")
		return
	}
	c.inbox = append(c.inbox, text)
	c.size += len(text)
	for len(c.inbox) > maxInbox || c.size > maxInboxBytes {
		c.size -= len(c.inbox[0])
		c.inbox = c.inbox[1:]
	}
}

// stepOrNil is the present step, nil behind the last.
func (it *interaction) stepOrNil() *plan.Step {
	if it.pc >= len(it.stream.journey.Program) {
		return nil
	}
	return it.step()
}

// find takes the first message out of the inbox that is waited for, with
// everything before it.
func (c *chat) find(a *awaiting) bool {
	for i, text := range c.inbox {
		if a.met(text) {
			for _, t := range c.inbox[:i+1] {
				c.size -= len(t)
			}
			c.inbox = c.inbox[i+1:]
			return true
		}
	}
	return false
}

// send writes one frame.
func (c *chat) send(op ws.Op, payload []byte) bool {
	if c == nil || c.state != chatOpen {
		return false
	}
	c.note(true, op, len(payload), payload)
	c.lastOut = c.l.loop.Now()
	b := ws.AppendFrame(c.l.scratch[:0], op, true, c.l.mask(), payload)
	c.l.scratch = b[:0]
	return c.l.loop.Write(c.id, b)
}

// ending is what a step on a chat that is over is counted as.
func (c *chat) ending() string {
	if c == nil || c.over == "" {
		return record.HowFIN.String()
	}
	return c.over
}

// leave says goodbye; the interaction does not wait for the answer.
func (c *chat) leave(code int) {
	if c.state == chatOpen {
		c.noteClose(true, code, nil)
	}
	c.it = nil
	switch c.state {
	case chatOpen:
		b := ws.AppendClose(c.l.scratch[:0], code, "", c.l.mask())
		c.l.scratch = b[:0]
		c.l.loop.Write(c.id, b)
		c.state = chatLeaving
		c.l.loop.SetTimer(c.id, c.l.loop.Now()+int64(leavingWait))
	case chatDialing, chatTunnel, chatTLS, chatHandshake:
		c.release(true)
	}
}

// end is the chat being over without our doing.
func (c *chat) end(how record.How, errno syscall.Errno, detail string) {
	it, connecting := c.it, c.state < chatOpen
	leaving := c.state == chatLeaving
	c.over = failureKey(how, errno)
	if it != nil && !leaving {
		c.breaks(how, errno, detail)
	}
	c.release(how == record.HowBadFrame || how == record.HowBadAnswer)
	if it == nil || leaving {
		return
	}
	step := it.stepOrNil()
	waits := it.state == itChatting && step != nil && it.chats[step.WS.Socket] == c
	if connecting || waits {
		it.l.loop.ClearTimer(it.id)
		it.stepOver(c.over, detail)
	}
}

// breaks notes that the chat ends under its interaction.
func (c *chat) breaks(how record.How, errno syscall.Errno, detail string) {
	if c.id == 0 {
		return // there is no connection yet
	}
	b := record.Break{
		Socket: c.step.Socket, Ready: time.Duration(c.opened), Addr: c.addr, Detail: detail,
		LastReceived: time.Duration(c.lastIn), LastSent: time.Duration(c.lastOut),
	}
	if how == record.HowCloseFrame {
		b.CloseCode, b.CloseReason, b.Detail = c.code, c.reason, ""
	}
	c.it.noteBreak(c.id, how, errno, b)
}

// release closes the socket and gives its ID back.
func (c *chat) release(abort bool) {
	if c.id != 0 { // the interaction had its ID first
		c.l.loop.Close(c.id, abort)
		c.l.guests[int(c.id)-len(c.l.socks)] = nobody{}
		c.l.spareChatIDs = append(c.l.spareChatIDs, c.id)
		c.l.run.conns.Add(-1)
	}
	c.state, c.id = chatClosed, 0
}

func (c *chat) ended(how record.How, errno syscall.Errno) {
	c.l.loop.Refresh()
	c.end(how, errno, safe.Text(c.l.loop.TLSEvidence(c.id).Detail, record.MaxDetail))
}

// timer: the server had its time to answer the goodbye.
func (c *chat) timer() { c.release(false) }

// chatTimer is patience with a chat being over.
func (it *interaction) chatTimer() {
	step := it.step()
	c := it.chats[step.WS.Socket]
	if step.Op == plan.OpWSConnect {
		if c.id != 0 && !it.overdue(c.id, step.WS.Within) {
			return
		}
		how := record.HowNoAnswer
		switch c.state {
		case chatClosed, chatDialing: // a name that is looked up still is not even dialed
			how = record.HowNoConnect
		case chatTLS:
			how = record.HowNoTLS
		}
		key := record.FailTimeout
		if how != record.HowNoAnswer {
			key = how.String()
		}
		c.breaks(how, 0, "")
		c.it = nil
		c.release(true)
		c.over = key
		it.stepOver(key, "")
		return
	}
	key := record.FailTimeout
	if c != nil && len(c.inbox) > 0 {
		key = record.FailExpect // something came, and it was not that
	}
	it.stepOver(key, "no message of that kind came within "+step.WS.Within.String())
}

// hangUp closes the chats whose goodbye nobody has answered yet: with the loop
// goes whoever could wait for that.
func (l *lane) hangUp() {
	for _, g := range l.guests {
		if c, ok := g.(*chat); ok {
			c.release(false)
		}
	}
}

// nobody holds an ID that is free.
type nobody struct{}

func (nobody) connected()                      {}
func (nobody) secured()                        {}
func (nobody) received([]byte)                 {}
func (nobody) ended(record.How, syscall.Errno) {}
func (nobody) timer()                          {}
