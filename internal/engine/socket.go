package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"time"

	"holdfast/internal/backoff"
	"holdfast/internal/http1"
	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/ws"
)

type socketState uint8

const (
	stateWaiting   socketState = iota // its time has not come
	statePreparing                    // the steps before it are under way
	stateDialing                      // SYN sent
	stateTunnel                       // CONNECT sent to a proxy
	stateTLS                          // TLS handshake under way
	stateHandshake                    // upgrade sent
	stateOpen
	stateEnding  // the peer has ended it; waiting to see what TCP does
	stateLeaving // we have ended it and wait for the goodbye
	stateDown    // waiting to be opened again
	stateDone
)

// socket is one held socket: everything that is kept of it while it is open.
// It holds no pointers, so 15,000 of them are one allocation that the garbage
// collector does not look into.
type socket struct {
	state    socketState
	kind     uint8 // of the attempt: see record.End.Kind
	keeps    bool  // belongs to the share that sends keep-alives
	forensic bool  // the next attempt is the tool's own question
	pool     uint16
	attempts uint16
	failures uint16 // in a row, for the backoff
	index    int32

	// Instants, ns since the start of the run.
	planned, attempted, connected int64
	prepared                      uint32 // µs, see record.End.Prepared
	secured, opened               int64
	lastIn, lastOut, lastApp      int64
	nextKeep, nextSend            int64
	oldestPing, newestPing        int64 // unanswered ones, 0 for none

	// The longest silences lived through, in ms: 49 days fit.
	gapIn, gapOut, gapAny, gapApp uint32

	pings, pongs, sent, received uint32

	// The neighbours at the attempt.
	openThen, pendingThen, arrivalsThen int32

	parser  ws.Parser
	deflate ws.Deflate // what was agreed of compression
}

// How long we wait for the peer's part of an ending.
const (
	endingWait = 2 * time.Second        // after its close frame, for its FIN
	bodyWait   = 200 * time.Millisecond // after a refusal's head, for the body
)

// attempt opens a socket.
func (l *lane) attempt(id loop.ID, kind uint8, planned int64) {
	s := &l.socks[id]
	p := &l.run.pools[s.pool]
	now := l.loop.Refresh()
	*s = socket{
		state: stateDialing, kind: kind, pool: s.pool, index: s.index,
		attempts: s.attempts + 1, failures: s.failures,
		keeps:   l.fraction(s, chanceShare, 0) < p.KeepAlive.Share,
		planned: planned, attempted: now,
		openThen: int32(l.run.open.Load()), pendingThen: int32(l.run.pending.Load()), arrivalsThen: int32(l.run.arrivals.last(now)),
	}
	l.attempted = now
	l.run.pending.Add(1)
	l.run.arrivals.add(now)
	l.count(int(s.pool), attemptCounter[kind])
	if p.before != nil {
		l.prepare(id)
		return
	}
	l.dial(id, p.at)
}

// dial begins to connect a socket.
func (l *lane) dial(id loop.ID, to *place) {
	s := &l.socks[id]
	p := l.planOf(s)
	s.state = stateDialing
	at, _, why := l.run.way(to, l.turn(s))
	if why != "" {
		l.over(id, record.HowNoAddress, 0)
		return
	}
	how, errno, ok := l.loop.Dial(id, at)
	if !ok {
		l.over(id, how, errno)
		return
	}
	l.loop.SetTimer(id, l.loop.Now()+int64(p.ConnectTimeout))
}

var attemptCounter = [...]record.Counter{
	record.First: record.Attempts, record.Reconnect: record.ReconnectAttempts,
	record.Forensic: record.ForensicAttempts, record.Late: record.ForensicAttempts,
}

// turn spreads the sockets of a pool, and the attempts of one socket, over all
// addresses of the host.
func (l *lane) turn(s *socket) int { return int(s.index) + int(s.attempts) - 1 }

// placeOf is where a socket goes, nil while that is not known.
func (l *lane) placeOf(id loop.ID, s *socket) *place {
	if at := l.run.pools[s.pool].at; at != nil {
		return at
	}
	if found := l.found[id]; found != nil {
		return found.at
	}
	return nil
}

// values are what the slots of a pool's texts stand for on a socket.
func (l *lane) values(id loop.ID, s *socket) plan.Values {
	l.fakeSeed = l.draw(s, chanceText, uint32(s.attempts)<<16^s.sent)
	l.reseed()
	v := plan.Values{Index: int(s.index), N: int(s.sent), Tokens: l.tokens, Fake: l.fake}
	if found := l.found[id]; found != nil {
		v.Extracted = found.extracted
	}
	if d := l.run.plan.Data; d != nil && len(d.Rows) > 0 {
		v.Row = d.Rows[int(s.index)%len(d.Rows)]
	}
	return v
}

// key is the random part of a socket's Sec-WebSocket-Key. It is derived, not
// stored: the same bytes are needed again when the answer comes.
func (l *lane) key(s *socket) []byte {
	var b [44]byte
	copy(b[:], l.run.secret[:])
	binary.BigEndian.PutUint16(b[32:], s.pool)
	binary.BigEndian.PutUint32(b[34:], uint32(s.index))
	binary.BigEndian.PutUint16(b[38:], s.attempts)
	sum := sha256.Sum256(b[:])
	return ws.AppendKey(nil, [16]byte(sum[:16]))
}

// sendUpgrade asks for the upgrade.
func (l *lane) sendUpgrade(id loop.ID, s *socket) {
	p := l.planOf(s)
	v := l.values(id, s)
	b, err := appendUpgrade(l.scratch[:0], p.URL, p.Headers, p.Subprotocols, p.Deflate, l.placeOf(id, s).host, &v, l.key(s))
	if err != nil {
		// A value that came in during the run breaks the request.
		e := l.evidence(id, record.HowBadAnswer, 0)
		e.Detail = l.text(err.Error(), record.MaxDetail)
		l.conclude(id, &e)
		return
	}
	l.scratch = b[:0]
	l.write(id, s, b)
}

// appendUpgrade appends the request for an upgrade (RFC 6455 4.1).
func appendUpgrade(dst []byte, url plan.Template, headers []plan.Header, subprotocols []string, deflate bool, host string, v *plan.Values, key []byte) ([]byte, error) {
	dst, err := http1.AppendRequest(dst, "GET", requestTarget(url.Append(nil, v)), host)
	field := func(name string, value []byte) {
		if err == nil {
			dst, err = http1.AppendField(dst, name, value)
		}
	}
	field("Upgrade", []byte("websocket"))
	field("Connection", []byte("Upgrade"))
	field("Sec-WebSocket-Version", []byte(ws.Version))
	field("Sec-WebSocket-Key", key)
	if len(subprotocols) > 0 {
		field("Sec-WebSocket-Protocol", []byte(strings.Join(subprotocols, ", ")))
	}
	if deflate {
		field("Sec-WebSocket-Extensions", []byte(ws.DeflateOffer))
	}
	for i := range headers {
		field(headers[i].Name, headers[i].Value.Append(nil, v))
	}
	return http1.AppendEnd(dst), err
}

func (l *lane) write(id loop.ID, s *socket, b []byte) bool {
	if !l.loop.Write(id, b) {
		l.count(int(s.pool), record.Unsent)
		return false
	}
	l.account(int(s.pool)).counts[record.BytesSent] += int64(len(b))
	return true
}

// Received is the loop handing over bytes.
func (l *lane) Received(id loop.ID, data []byte) {
	if g := l.guest(id); g != nil {
		g.received(data)
		return
	}
	s := &l.socks[id]
	l.loop.Refresh()
	l.account(int(s.pool)).counts[record.BytesReceived] += int64(len(data))
	switch s.state {
	case stateEnding:
		l.appendBody(id, data)
		return
	case stateLeaving:
		l.farewell(id)
		return
	}
	if kept, ok := l.partial[id]; ok {
		data = append(kept, data...)
		delete(l.partial, id)
	}
	if s.state == stateTunnel {
		l.tunnel(id, s, data)
		return
	}
	if s.state == stateHandshake {
		if data = l.answer(id, s, data); len(data) == 0 {
			return
		}
	}
	if s.state == stateOpen {
		l.frames(id, s, data)
	}
}

// keep stores bytes that are no whole frame or head yet.
func (l *lane) keep(id loop.ID, data []byte) {
	if len(data) > 0 {
		l.partial[id] = append([]byte(nil), data...)
	}
}

// answer reads the answer to the upgrade and returns what follows it.
func (l *lane) answer(id loop.ID, s *socket, data []byte) []byte {
	head, n, err := http1.ReadHead(data, http1.Limits{})
	for err == nil && n > 0 && head.Status < 200 && head.Status != 101 {
		data = data[n:] // an interim answer (RFC 9110 15.2)
		head, n, err = http1.ReadHead(data, http1.Limits{})
	}
	switch {
	case err != nil:
		l.broken(id, record.HowBadAnswer, 0, detail(err))
		return nil
	case n == 0:
		l.keep(id, data)
		return nil
	case head.Status != 101:
		l.turnedDown(id, &head, data[n:])
		return nil
	}
	p := l.planOf(s)
	agreed, err := ws.CheckUpgrade(&head, ws.Offer{Key: l.key(s), Subprotocols: p.Subprotocols, Deflate: p.Deflate})
	if err != nil {
		l.broken(id, record.HowBadAnswer, 0, err.Error())
		return nil
	}
	s.deflate, s.parser.Deflate = agreed, agreed > 0
	l.opened(id, s)
	return data[n:]
}

func detail(err error) string {
	if broken, ok := errors.AsType[*http1.Error](err); ok {
		return broken.Detail
	}
	if broken, ok := errors.AsType[*ws.Error](err); ok {
		return broken.Detail
	}
	return err.Error()
}

// turnedDown is a socket that got another answer than 101. The head is
// evidence, and so is the beginning of the body, for which it waits a little.
func (l *lane) turnedDown(id loop.ID, head *http1.Head, body []byte) {
	e := l.evidence(id, record.HowStatus, 0)
	e.Status = head.Status
	kept := head.Clone() // the evidence outlives the bytes that were read
	e.Server = l.text(kept.Get("Server"), record.MaxHeader)
	e.Via = l.text(kept.Get("Via"), record.MaxHeader)
	e.RetryAfter = l.text(kept.Get("Retry-After"), record.MaxHeader)
	l.end(id, e, bodyWait)
	l.appendBody(id, body)
	if head.Get("Content-Length") == "0" {
		l.conclude(id, l.takeLeaving(id))
	}
}

func (l *lane) appendBody(id loop.ID, data []byte) {
	e := l.leaving[id]
	if e.How != record.HowStatus || len(e.Body) >= record.MaxBody {
		return
	}
	// Escaped text stays as it is when it is escaped again, so pieces add up.
	e.Body = l.text(e.Body+string(data[:min(len(data), record.MaxBody)]), record.MaxBody)
}

// opened begins the holding of a socket.
func (l *lane) opened(id loop.ID, s *socket) {
	now := l.loop.Now()
	p := l.planOf(s)
	s.state, s.opened, s.failures = stateOpen, now, 0
	s.lastIn, s.lastOut, s.lastApp = now, now, now
	l.run.pending.Add(-1)
	l.run.open.Add(1)
	a := l.account(int(s.pool))
	a.peak = max(a.peak, l.run.pools[s.pool].open.Add(1))
	switch s.kind {
	case record.First:
		l.run.opensTook(now - s.attempted)
		l.count(int(s.pool), record.Opened)
		l.observe(int(s.pool), record.ConnectUS, now-s.attempted-int64(l.loop.TLSEvidence(id).Queued))
	case record.Reconnect:
		l.count(int(s.pool), record.Reconnects)
	case record.Forensic, record.Late:
		l.count(int(s.pool), record.ForensicOpened)
		if s.kind == record.Forensic {
			l.run.probing.opened(s.attempted, now)
		}
		l.leave(id) // the question is answered
		return
	}
	if p.KeepAlive.Kind == plan.KeepAliveTCP && s.keeps {
		l.loop.KeepAlive(id, p.KeepAlive.TCPIdle.D(), p.KeepAlive.TCPInterval.D())
	}
	for _, text := range p.OnOpen {
		v := l.values(id, s)
		l.message(id, s, text.Append(nil, &v), now)
	}
	l.plotTraffic(s, now)
	l.rearm(id, s)
}

// frames reads what the server sent on an open socket.
func (l *lane) frames(id loop.ID, s *socket, data []byte) {
	for len(data) > 0 {
		ev, n, err := s.parser.Next(data, maxMessage)
		if err == nil && ev.Deflated {
			err = l.inflate(id, ev)
		}
		if err != nil {
			code := 0
			if broken, ok := errors.AsType[*ws.Error](err); ok {
				code = broken.Code
			}
			l.broken(id, record.HowBadFrame, code, detail(err))
			return
		}
		data = data[n:]
		if ev.Kind == ws.None {
			break
		}
		l.frame(id, s, ev)
		if s.state != stateOpen {
			return
		}
	}
	l.keep(id, data)
}

// maxMessage bounds a message from the server, in bytes. Its payload is not
// kept, so the bound is against a server that never ends one.
const maxMessage = 64 << 20

// maxDeflated bounds what one loop keeps of compressed messages that have not
// come to their end. They are inflated whole, so that all sockets share one
// window; a server that begins many and ends none must not fill our memory.
const maxDeflated = 256 << 20

// inflate checks a piece of a compressed message: by itself if that is all of
// it, with those before it when it is the last.
func (l *lane) inflate(id loop.ID, ev ws.Event) error {
	message := ev.Payload
	if held, ok := l.deflated[id]; ok || !ev.Last {
		if l.deflatedBytes+len(message) > maxDeflated {
			return &ws.Error{Code: ws.CodeTooBig, Detail: fmt.Sprintf("compressed messages in progress of more than %d bytes on one loop", maxDeflated)}
		}
		l.deflatedBytes += len(message)
		message = append(held, message...)
		l.deflated[id] = message
	}
	if !ev.Last {
		return nil
	}
	l.dropDeflated(id)
	_, err := l.inflater.Check(ev.Op, message, maxMessage)
	return err
}

// dropDeflated forgets a compressed message in progress.
func (l *lane) dropDeflated(id loop.ID) {
	if held, ok := l.deflated[id]; ok {
		l.deflatedBytes -= len(held)
		delete(l.deflated, id)
	}
}

func (l *lane) frame(id loop.ID, s *socket, ev ws.Event) {
	now := l.loop.Now()
	if ev.Kind == ws.Closing {
		l.closedByPeer(id, s, ev)
		return
	}
	if ev.FrameEnd {
		s.heard(now, ev.Kind == ws.Data)
	}
	switch ev.Kind {
	case ws.PingFrame:
		s.said(now, false)
		b := ws.AppendFrame(l.scratch[:0], ws.Pong, true, l.mask(), ev.Payload)
		l.scratch = b[:0]
		l.write(id, s, b)
	case ws.PongFrame:
		l.pong(id, s, ev.Payload, now)
	case ws.Data:
		if ev.Last {
			s.received++
			l.count(int(s.pool), record.MessagesReceived)
		}
	}
}

// heard moves the clocks of a socket for a whole frame received.
func (s *socket) heard(now int64, message bool) {
	s.gapIn = longer(s.gapIn, now-s.lastIn)
	s.gapAny = longer(s.gapAny, now-max(s.lastIn, s.lastOut))
	s.lastIn = now
	if message {
		s.app(now)
	}
}

// said moves them for a frame sent. It is called before the write: an RST may
// be back before a write returns.
func (s *socket) said(now int64, message bool) {
	s.gapOut = longer(s.gapOut, now-s.lastOut)
	s.gapAny = longer(s.gapAny, now-max(s.lastIn, s.lastOut))
	s.lastOut = now
	if message {
		s.app(now)
	}
}

func (s *socket) app(now int64) {
	s.gapApp = longer(s.gapApp, now-s.lastApp)
	s.lastApp = now
}

func longer(ms uint32, ns int64) uint32 { return max(ms, uint32(max(ns, 0)/int64(time.Millisecond))) }

// closedByPeer keeps the evidence of a close frame, answers it, and waits for
// what TCP does next.
func (l *lane) closedByPeer(id loop.ID, s *socket, ev ws.Event) {
	e := l.evidence(id, record.HowCloseFrame, 0)
	e.CloseCode, e.CloseReason = ev.Code, l.text(string(ev.Payload), ws.MaxControl)
	b := ws.AppendClose(l.scratch[:0], ev.Code, "", l.mask())
	l.scratch = b[:0]
	l.write(id, s, b)
	l.end(id, e, endingWait)
}

// broken ends a socket whose peer breaks the protocol.
func (l *lane) broken(id loop.ID, how record.How, code int, detail string) {
	s := &l.socks[id]
	e := l.evidence(id, how, 0)
	e.CloseCode, e.Detail = code, l.text(detail, record.MaxDetail)
	if how == record.HowBadFrame {
		b := ws.AppendClose(l.scratch[:0], code, "", l.mask())
		l.scratch = b[:0]
		l.write(id, s, b)
	}
	l.conclude(id, &e)
}

// end stops the use of a socket and waits for the rest of its evidence.
func (l *lane) end(id loop.ID, e record.End, wait time.Duration) {
	s := &l.socks[id]
	l.notOpenAnyMore(s)
	s.state = stateEnding
	l.leaving[id] = &e
	l.loop.SetTimer(id, l.loop.Now()+int64(wait))
}

// takeLeaving is the evidence of a socket in stateEnding.
func (l *lane) takeLeaving(id loop.ID) *record.End {
	e := l.leaving[id]
	delete(l.leaving, id)
	return e
}

// over ends a socket whose transport is over, or that we give up.
func (l *lane) over(id loop.ID, how record.How, errno syscall.Errno) {
	e := l.evidence(id, how, errno)
	l.conclude(id, &e)
}

// notOpenAnyMore takes a socket out of the counts of its neighbours.
func (l *lane) notOpenAnyMore(s *socket) {
	switch s.state {
	case stateOpen:
		l.run.open.Add(-1)
		l.run.pools[s.pool].open.Add(-1)
	case statePreparing, stateDialing, stateTunnel, stateTLS, stateHandshake:
		l.run.pending.Add(-1)
	}
}

// conclude writes a socket's end into the books, closes it, and plans its next
// life if it has one.
func (l *lane) conclude(id loop.ID, e *record.End) {
	s := &l.socks[id]
	l.notOpenAnyMore(s)
	if s.kind == record.First {
		if e.Lost() || e.Refused() {
			l.run.pools[s.pool].fallen.Add(1)
		}
		switch {
		case e.Lost():
			l.count(int(s.pool), record.Lost)
			l.observe(int(s.pool), record.LifetimeUS, int64(e.Age()))
			l.observe(int(s.pool), record.SilenceUS, int64(e.Ended-max(e.LastReceived, e.LastSent)))
		case e.Refused():
			l.count(int(s.pool), record.Refused)
		}
	}
	l.keepEnd(e)
	delete(l.partial, id)
	l.dropDeflated(id)
	delete(l.found, id)
	// Nothing comes back from a peer that has fallen silent: do not leave the
	// kernel trying.
	switch e.How {
	case record.HowNoPong, record.HowNoAnswer, record.HowNoTLS, record.HowNoGoodbye:
		l.loop.Close(id, true)
	default:
		l.loop.Close(id, false)
	}
	if l.finishing || !l.nextLife(id, s, e) {
		l.settle(id)
	}
}

// nextLife plans a reconnect, or a question of the tool's own. It reports
// whether the socket is to be opened again.
func (l *lane) nextLife(id loop.ID, s *socket, e *record.End) bool {
	p := &l.run.pools[s.pool]
	now := l.loop.Now()
	ask := e.Lost() && l.run.probing.lost(now)
	switch {
	case s.kind == record.Forensic:
		return l.probeFailed(id, s, e.How)
	case ours(e.How) || s.kind == record.Late:
		return false
	case p.Reconnect != nil:
		s.failures++
		policy := backoff.Policy{Base: p.Reconnect.Base.D(), Cap: p.Reconnect.Cap.D(), Jitter: backoff.Jitter(p.Reconnect.Jitter)}
		s.state = stateDown
		l.loop.SetTimer(id, now+int64(policy.Delay(int(s.failures), l.fraction(s, chanceBackoff, uint32(s.attempts)))))
		return true
	case ask && p.sampled():
		s.state, s.forensic, s.failures = stateDown, true, 0
		l.loop.SetTimer(id, now+int64(probeWait))
		return true
	case e.Refused() && p.Forensics.LateAttempt && !p.late.Load():
		l.refused, l.asking = id, true
		l.loop.SetAlarm(alarmLate, now+int64(lateQuiet))
	}
	return false
}

// ours reports ends that say nothing of the platform.
func ours(how record.How) bool {
	switch how {
	case record.HowOwnFDs, record.HowOwnPorts, record.HowOwnMemory, record.HowNoAddress, record.HowStopped:
		return true
	}
	return false
}

// lateQuiet is how long nothing may have been attempted before the tool's own
// question after refusals: to tell a cap from a rate.
const lateQuiet = 3 * time.Second

// lateAttempt opens one refused socket again once nothing has been attempted
// for a while.
func (l *lane) lateAttempt() {
	if l.finishing {
		return
	}
	s := &l.socks[l.refused]
	if due := l.attempted + int64(lateQuiet); due > l.loop.Now() {
		l.loop.SetAlarm(alarmLate, due)
		return
	}
	l.asking = false
	if s.state == stateDone && l.run.pools[s.pool].late.CompareAndSwap(false, true) {
		l.left++
		l.attempt(l.refused, record.Late, l.loop.Now())
	}
	l.stopIfDone()
}
