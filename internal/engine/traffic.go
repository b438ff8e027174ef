package engine

import (
	"encoding/binary"
	"math"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/ws"
)

const never = math.MaxInt64

// onGrid moves a keep-alive's instant up to a grid of 1/200 of its period, at
// most 100 ms: at 5,000 sockets and a 20 s period a wake-up then serves 25 pings
// instead of one, and a wake-up costs more than a ping (0.12 ms of CPU per
// connection-minute on a 50 ms grid, 0.08 on this one, measured). A pong is
// read a fraction of a millisecond late at most for it.
func onGrid(at int64, every time.Duration) int64 {
	grid := max(min(int64(100*time.Millisecond), int64(every)/200), int64(time.Millisecond))
	return (at + grid - 1) / grid * grid
}

// plotTraffic sets the first keep-alive and message of a socket that has just
// opened. Phases are spread evenly over the period: that spares the platform
// bursts, and it makes the silence of a socket and its age different numbers,
// without which an idle timer and a lifetime look the same.
func (l *lane) plotTraffic(s *socket, now int64) {
	p := l.planOf(s)
	s.nextKeep, s.nextSend = never, never
	if k := &p.KeepAlive; s.keeps && k.Every > 0 {
		s.nextKeep = onGrid(now+int64(l.fraction(s, chancePhase, uint32(s.attempts))*float64(k.Every)), k.Every.D())
	}
	if once := p.KeepAlive.Once; s.keeps && int(s.index) < len(once) {
		s.nextKeep = now + int64(once[s.index])
	}
	if p.Send == nil {
		return
	}
	window := p.Send.OnceWithin
	if p.Send.Every > 0 {
		window = p.Send.Every
	}
	s.nextSend = now + int64(l.fraction(s, chanceSend, uint32(s.attempts))*float64(window))
}

// rearm sets the socket's one timer to the first of its deadlines.
func (l *lane) rearm(id loop.ID, s *socket) {
	at := min(s.nextKeep, s.nextSend)
	if s.oldestPing > 0 {
		at = min(at, s.oldestPing+int64(l.planOf(s).KeepAlive.PongTimeout))
	}
	if at == never {
		l.loop.ClearTimer(id)
	} else {
		l.loop.SetTimer(id, at)
	}
}

// traffic does what is due on an open socket.
func (l *lane) traffic(id loop.ID, s *socket) {
	p := l.planOf(s)
	now := l.loop.Refresh()
	if s.oldestPing > 0 && now >= s.oldestPing+int64(p.KeepAlive.PongTimeout) {
		if l.unread(id) {
			return
		}
		l.over(id, record.HowNoPong, 0)
		return
	}
	if now >= s.nextKeep {
		l.late(now - s.nextKeep)
		l.keepAlive(id, s, &p.KeepAlive, now)
	}
	if now >= s.nextSend {
		l.late(now - s.nextSend)
		v := l.values(id, s)
		l.message(id, s, p.Send.Text.Append(nil, &v), now)
		s.nextSend = never
		if p.Send.Every > 0 {
			s.nextSend = max(now, now+int64(p.Send.Every))
		}
	}
	l.rearm(id, s)
}

// keepAlive sends one keep-alive and plans the next.
func (l *lane) keepAlive(id loop.ID, s *socket, k *plan.KeepAlive, now int64) {
	jitter := 1 + k.Jitter*(2*l.fraction(s, chanceJitter, s.pings)-1)
	// From the planned instant, not from now: a late ping does not make all
	// later ones late.
	next := s.nextKeep + int64(float64(k.Every)*jitter)
	s.nextKeep = onGrid(max(next, now), k.Every.D())
	if len(k.Once) > 0 {
		s.nextKeep = never
	}
	if k.Kind == plan.KeepAliveMessage {
		s.pings++
		v := l.values(id, s)
		l.message(id, s, k.Message.Append(nil, &v), now)
		return
	}
	s.said(now, false)
	op := ws.Ping
	if k.Kind == plan.KeepAlivePong {
		op = ws.Pong
	}
	payload := pingPayload(now)
	b := ws.AppendFrame(l.scratch[:0], op, true, l.mask(), payload[:])
	l.scratch = b[:0]
	if !l.write(id, s, b) {
		return
	}
	s.pings++
	l.count(int(s.pool), record.PingsSent)
	if op == ws.Ping {
		s.newestPing = now
		if s.oldestPing == 0 {
			s.oldestPing = now
		}
	}
}

// message sends one text message.
func (l *lane) message(id loop.ID, s *socket, text []byte, now int64) {
	s.said(now, true)
	b := l.deflater.AppendMessage(l.scratch[:0], s.deflate, ws.Text, l.mask(), text)
	l.scratch = b[:0]
	if l.write(id, s, b) {
		s.sent++
		l.count(int(s.pool), record.MessagesSent)
	}
}

// pong matches an answer to its ping by the instant it carries. A server may
// answer only the newest of several (RFC 6455 5.5.3), so an answer counts for
// all pings before it. Anything else is an unsolicited pong and answers none.
func (l *lane) pong(id loop.ID, s *socket, payload []byte, now int64) {
	if len(payload) != 8 || s.oldestPing == 0 {
		return
	}
	sent := int64(binary.BigEndian.Uint64(payload))
	if sent < s.oldestPing || sent > s.newestPing {
		return
	}
	s.pongs++
	l.count(int(s.pool), record.PongsReceived)
	l.observe(int(s.pool), record.PingRTTUS, now-sent)
	if s.oldestPing = 0; sent < s.newestPing {
		s.oldestPing = s.newestPing
	}
	l.rearm(id, s)
}
