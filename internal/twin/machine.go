package twin

import (
	"container/heap"
	"context"
	"net/http"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/edge"
	"holdfast/internal/safe"
	"holdfast/internal/twin/platform"
)

// This file is the door between the machine in package edge and the sockets.
// The machine sits behind Twin.mu. What it decides is noted in the truth log
// and posted to the connections while the lock is held, so that both see one
// order; carrying it out is left to each connection's own goroutine, so that
// no socket can hold the machine up.

// maxPushed bounds what waits to be sent to a client that did not ask for it,
// in messages. More is dropped: the platform keeps no events for those who do
// not take them.
const maxPushed = 256

// answer is a frame that leaves later: when a node has worked off what it
// answers, or at the next period of what the platform says by itself.
type answer struct {
	at      time.Duration
	seq     uint64
	conn    *conn
	op      ws.OpCode
	payload []byte
	every   time.Duration // 0: once
	pushed  bool          // counts against maxPushed
	room    int           // that it has of that for large messages

	end func(now time.Duration) // instead of a frame: the end
}

// answers is a heap by time; ties go to the earlier entry.
type answers struct {
	list []answer
	seq  uint64
}

func (a *answers) Len() int { return len(a.list) }
func (a *answers) Less(i, j int) bool {
	if a.list[i].at != a.list[j].at {
		return a.list[i].at < a.list[j].at
	}
	return a.list[i].seq < a.list[j].seq
}
func (a *answers) Swap(i, j int) { a.list[i], a.list[j] = a.list[j], a.list[i] }

// Push is for package heap; use add.
func (a *answers) Push(x any) { a.list = append(a.list, x.(answer)) }

// Pop is for package heap.
func (a *answers) Pop() any {
	last := len(a.list) - 1
	x := a.list[last]
	a.list[last] = answer{}
	a.list = a.list[:last]
	return x
}

func (a *answers) add(x answer) {
	a.seq++
	x.seq = a.seq
	heap.Push(a, x)
}

// now is the machine's time: since Start, on the monotonic clock. It is read
// with the lock held, so that the machine's times never go back.
func (t *Twin) now() time.Duration { return time.Since(t.epoch) }

// unix is a machine's time for the truth log.
func (t *Twin) unix(at time.Duration) float64 {
	return float64(t.epoch.Add(at).UnixMicro()) / 1e6
}

// keepTime lets happen what happens by itself.
func (t *Twin) keepTime(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.wake:
		case <-timer.C:
		}
		t.mu.Lock()
		now := t.now()
		t.answerDue(now)
		t.settle(now)
		if t.wakeAt != never {
			timer.Reset(t.wakeAt - now)
		}
		t.mu.Unlock()
	}
}

// settle passes on what the machine has decided, and sees to it that its next
// moment is not missed. It ends every dealing with the machine; the lock is
// held.
func (t *Twin) settle(now time.Duration) {
	for {
		acts := t.edge.Advance(now)
		if len(acts) == 0 {
			break
		}
		for _, act := range acts {
			t.passOn(now, act)
		}
	}
	next, ok := t.edge.Next()
	if !ok {
		next = never
	}
	if len(t.later.list) > 0 {
		next = min(next, t.later.list[0].at)
	}
	earlier := next < t.wakeAt
	t.wakeAt = next
	if earlier {
		select {
		case t.wake <- struct{}{}:
		default:
		}
	}
}

// passOn notes one act and gives it to its connection.
func (t *Twin) passOn(now time.Duration, act edge.Act) {
	if act.Conn == nil {
		t.passOnWhole(now, act)
		return
	}
	c, ok := act.Conn.Data.(*conn)
	if !ok {
		return // it is over already
	}
	if act.Conn.Plain() {
		t.passOnPlain(now, c, act)
		return
	}
	d := t.detail(now, c)
	d.Status, d.Code, d.Reason = act.Status, act.Code, act.Reason
	name := act.Name
	switch act.Do {
	case edge.Accept:
		c.opened, c.mutedBy = true, ""
		d = detail{Port: c.port, TLS: c.overTLS(), QueuedS: seconds(now - c.asked)}
		if every, text := c.speaker.Beat(); every > 0 {
			t.later.add(answer{at: now + every, conn: c, op: ws.OpText, payload: text, every: every})
		}
	case edge.Pause, edge.Blackhole:
		c.mutedBy = act.Why
		if c.opened {
			name = act.Do.String() // a timer's "close" has not ended it yet
		}
	case edge.Forget:
		c.mutedBy = act.Why
	case edge.Deafen:
	case edge.Resume:
		c.mutedBy = ""
	default:
		t.end(c)
	}
	open := t.edge.Open()
	d.Open = &open
	t.truth.add(line{T: t.unix(now), Act: name, Conn: c.number, Why: act.Why, Detail: &d})
	c.post(func() error { return c.carryOut(act) })
}

// passOnWhole notes and does an act that is not about one connection.
func (t *Twin) passOnWhole(now time.Duration, act edge.Act) {
	n := line{T: t.unix(now), Act: act.Name, Why: act.Why}
	switch act.Do {
	case edge.NodeDrains:
		n.Detail = &detail{Node: &act.Node}
	case edge.ListenDown:
		defer t.listenDown(now)
	case edge.ListenMute:
		t.muteListener()
	case edge.ListenHear:
		if err := hear(t.ln); err != nil {
			t.log.Error("new connections still vanish: the filter was not taken off", "err", err)
		}
	default:
		t.listenUp()
	}
	t.truth.add(n)
}

// muteListener lets SYNs vanish; the lock is held.
func (t *Twin) muteListener() {
	if err := silence(t.ln); err != nil {
		t.log.Error("SYNs are still answered: the socket filter was refused", "err", err)
	}
}

// detail is what every line about a connection says.
func (t *Twin) detail(now time.Duration, c *conn) detail {
	d := detail{Port: c.port, TLS: c.overTLS()}
	if c.opened {
		d.AgeS, d.IdleS = seconds(now-c.edge.Opened()), seconds(now-c.edge.Last())
	} else {
		d.QueuedS = seconds(now - c.asked)
	}
	return d
}

// end marks a connection as over for the machine and the truth log. The
// machine may keep its entry for as long as the entry's timers run, so the
// connection is taken out of it.
func (t *Twin) end(c *conn) {
	c.ended = true
	c.edge.Data = nil
}

// handshake gives a connection that has asked for the upgrade to the machine.
// What becomes of it is posted to it. It reports false when the twin is
// stopping.
func (t *Twin) handshake(c *conn) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over {
		return false
	}
	now := t.now()
	t.last++
	c.number, c.asked = t.last, now
	t.leaveEdge(now, c) // it may have had other requests
	c.edge = t.edge.Handshake(now, c.path)
	c.edge.Data = c
	t.work.Go(c.serve)
	t.settle(now)
	return true
}

// frame tells the machine of a frame from the client. It reports whether the
// reply may leave at once; one that may leave later is put on the list. Op and
// payload are the reply's, if there is to be one.
func (t *Twin) frame(c *conn, message, reply bool, op ws.OpCode, payload []byte) (atOnce bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	ready, ok := t.edge.Frame(now, c.edge, edge.FromClient, message)
	c.answerAt = ready
	if ok && reply {
		atOnce = t.replyAt(now, c, answer{op: op, payload: payload})
	}
	t.settle(now)
	return atOnce
}

// heard tells the machine of a message from the client. It reports whether the
// platform hears it.
func (t *Twin) heard(c *conn) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	ready, ok := t.edge.Frame(now, c.edge, edge.FromClient, true)
	c.answerAt = ready
	t.settle(now)
	return ok
}

// reply is the platform's answer to a message. It reports whether it may leave
// at once; one that may leave later is put on the list, with the room that the
// message has taken.
func (t *Twin) reply(c *conn, to *message, payload []byte) (atOnce bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	a := answer{op: to.op, payload: payload}
	if !c.ended && c.answerAt > now {
		a.room, to.taken = to.taken, 0
		c.room += a.room
	}
	atOnce = t.replyAt(now, c, a)
	t.settle(now)
	return atOnce
}

// giveRoom gives back room that answers have had, once: what a connection that
// is over had is given back already. The lock is held.
func (c *conn) giveRoom(n int) {
	n = min(n, c.room)
	c.room -= n
	c.t.room.Add(int64(n))
}

// replyAt lets a frame leave now, or when a node has worked off what came
// before it.
func (t *Twin) replyAt(now time.Duration, c *conn, a answer) (atOnce bool) {
	if c.ended {
		return false
	}
	if c.answerAt > now {
		a.at, a.conn = c.answerAt, c
		t.later.add(a)
		return false
	}
	_, atOnce = t.edge.Frame(now, c.edge, edge.FromServer, a.op.IsData())
	return atOnce
}

// Send pushes a text message to the client. It does not wait; false says that
// the message is lost.
func (c *conn) Send(text []byte) bool {
	t := c.t
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.ended || !c.opened {
		return false
	}
	now := t.now()
	if c.pushed >= maxPushed {
		if !c.dropping { // once for every time that the client falls behind
			c.dropping = true
			t.truth.add(line{T: t.unix(now), Act: "drop", Conn: c.number, Why: "not_reading", Detail: &detail{Port: c.port}})
		}
		return false
	}
	c.dropping = false
	a := answer{op: ws.OpText, payload: text, pushed: true}
	c.pushed++
	if t.replyAt(now, c, a) {
		c.post(c.sending(a))
	} else if c.answerAt <= now {
		c.pushed--
		return false
	}
	t.settle(now)
	return true
}

// dropLarge lets go of large answers of a connection that is over; the lock is
// held.
func (t *Twin) dropLarge(c *conn) {
	if c.room == 0 {
		return
	}
	for i := range t.later.list {
		if a := &t.later.list[i]; a.conn == c {
			a.payload = nil
		}
	}
	c.giveRoom(c.room)
}

// sending sends an answer when its turn has come.
func (c *conn) sending(a answer) func() error {
	return func() error {
		if a.pushed {
			c.t.mu.Lock()
			c.pushed--
			c.t.mu.Unlock()
		}
		err := c.sendAnswer(a.op, a.payload)
		if a.room > 0 {
			c.t.mu.Lock()
			c.giveRoom(a.room)
			c.t.mu.Unlock()
		}
		return err
	}
}

// answerDue sends the answers whose time has come.
func (t *Twin) answerDue(now time.Duration) {
	for len(t.later.list) > 0 && t.later.list[0].at <= now {
		a := heap.Pop(&t.later).(answer)
		if a.conn.ended {
			continue
		}
		if a.end != nil {
			a.end(now)
			continue
		}
		if _, ok := t.edge.Frame(now, a.conn.edge, edge.FromServer, a.op.IsData()); ok {
			a.conn.post(a.conn.sending(a))
		} else {
			a.conn.giveRoom(a.room)
			if a.pushed {
				a.conn.pushed--
			}
		}
		if a.every > 0 {
			if a.at += a.every; a.at <= now {
				a.at = now + a.every // what was missed is not made up for
			}
			t.later.add(a)
		}
	}
}

// left says that the client has ended a connection, and how. A connection
// that the twin has ended already is not ended twice.
func (t *Twin) left(c *conn, how detail) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.ended {
		return
	}
	now := t.now()
	t.lose(now, c, "close", "client", how)
	t.settle(now)
}

// lose notes the end of a connection that the machine did not decide, and
// takes it out of the machine. If the connection had been muted, that is why
// it ended, however it came to pass.
func (t *Twin) lose(now time.Duration, c *conn, act, why string, how detail) {
	if c.mutedBy != "" {
		act, why = "close", c.mutedBy
	}
	d := t.detail(now, c)
	d.Left, d.Code, d.Reason, d.Error = how.Left, how.Code, safe.Text(how.Reason, maxReason), how.Error
	t.end(c)
	t.edge.Gone(now, c.edge)
	open := t.edge.Open()
	d.Open = &open
	t.truth.add(line{T: t.unix(now), Act: act, Conn: c.number, Why: why, Detail: &d})
}

// End closes a connection because the platform wants it closed, after what it
// has said before.
func (c *conn) End(act, why string, code int, reason string) {
	t := c.t
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.ended {
		return
	}
	end := func(now time.Duration) {
		t.lose(now, c, act, why, detail{Code: code, Reason: reason})
		closing := edge.Act{Do: edge.CloseFrame, Code: code, Reason: reason}
		c.post(func() error { return c.carryOut(closing) })
	}
	now := t.now()
	if c.answerAt > now {
		t.later.add(answer{at: c.answerAt, conn: c, end: end})
	} else {
		end(now)
	}
	t.settle(now)
}

// shutDown ends one connection because the twin stops.
func (t *Twin) shutDown(c *conn) {
	now := t.now()
	var how detail
	act := edge.Act{Do: edge.CloseFrame, Code: int(ws.StatusGoingAway), Reason: "shutting down"}
	if c.mutedBy != "" {
		how.Left = "still_open"
	}
	if c.mutedBy != "" || !c.opened {
		act = edge.Act{Do: edge.Reset}
	}
	t.lose(now, c, "close", "shutdown", how)
	c.post(func() error { return c.carryOut(act) })
}

// listenDown closes the listener, and with it goes everything that the machine
// does not know yet. The accept loop puts the listener back.
func (t *Twin) listenDown(now time.Duration) {
	_ = t.ln.Close() // it may be down already
	for c := range t.conns {
		switch {
		case c.plain != nil, c.controls: // the one is the machine's to end, and the other nobody's
		case c.edge == nil:
			c.cut()
		case !c.opened && !c.ended:
			c.mutedBy = "" // a crash ends those that hang, too
			t.lose(now, c, "crash", "crash", detail{})
			c.post(func() error { return c.carryOut(edge.Act{Do: edge.Reset}) })
		}
	}
}

func (t *Twin) listenUp() {
	select {
	case t.up <- struct{}{}:
	default:
	}
}

// listening reports whether TCP connections are accepted now.
func (t *Twin) listening() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.edge.Listening(t.now())
}

// refused notes an upgrade request that was answered with an error of HTTP's
// own, before it came to the edge.
func (t *Twin) refused(port, status int, why, text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last++
	t.truth.add(line{
		T: t.unix(t.now()), Act: "refuse", Conn: t.last, Why: why,
		Detail: &detail{Port: port, Status: status, Error: text},
	})
}

// beginsTLS asks for the fault that meets a client which begins TLS.
func (t *Twin) beginsTLS(port int) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	fault := t.edge.TLS(now)
	if fault != "" {
		t.last++
		t.truth.add(line{T: t.unix(now), Act: fault, Conn: t.last, Why: fault, Detail: &detail{Port: port, TLS: true}})
	}
	return fault
}

// throttled notes a request that a limit of the platform has refused.
func (t *Twin) throttled(r *http.Request, by platform.Throttle) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.truth.add(line{
		T: t.unix(t.now()), Act: "throttle", Why: by.Limit, Method: r.Method, Path: pathOf(r),
		Detail: &detail{Port: connOf(r).port, Status: by.Status, RetryAfterS: int(by.RetryAfter / time.Second)},
	})
}

// Throttled notes a message that a limit of the platform has refused.
func (c *conn) Throttled(by platform.Throttle) {
	t := c.t
	t.mu.Lock()
	defer t.mu.Unlock()
	t.truth.add(line{
		T: t.unix(t.now()), Act: "throttle", Conn: c.number, Why: by.Limit,
		Detail: &detail{Port: c.port, Status: by.Status, RetryAfterS: int(by.RetryAfter / time.Second)},
	})
}

// applied notes a change of state that a request has made.
func (t *Twin) applied(r *http.Request, entity string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.truth.add(line{
		T: t.unix(t.now()), Act: "applied", Method: r.Method, Path: pathOf(r),
		IdempotencyKey: safe.Text(r.Header.Get("Idempotency-Key"), maxError), Entity: safe.Text(entity, maxError),
	})
}

// repeated notes a request that a key has kept from doing something again.
func (t *Twin) repeated(r *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.truth.add(line{
		T: t.unix(t.now()), Act: "repeat", Why: "idempotency_key", Method: r.Method, Path: pathOf(r),
		IdempotencyKey: safe.Text(r.Header.Get("Idempotency-Key"), maxError),
	})
}

// pathOf is a request's path for the truth log.
func pathOf(r *http.Request) string { return safe.Text(r.URL.EscapedPath(), maxPath) }

// request asks the machine what becomes of a plain request, and lets the
// request wait for its turn in a node's queue.
func (t *Twin) request(r *http.Request, c *conn) edge.Turn {
	t.mu.Lock()
	now := t.now()
	if t.over {
		t.mu.Unlock()
		return edge.Turn{Gone: true}
	}
	path := r.URL.Path
	if c.plain == nil {
		c.plain = t.edge.PlainConn(now, r.Method, path)
		c.plain.Data = c
	}
	turn := t.edge.Request(now, c.plain, r.Method, path)
	switch {
	case turn.Shed != "":
		t.truth.add(line{T: t.unix(now), Act: "shed", Why: turn.Why, Detail: &detail{Port: c.port}})
	case turn.Fault != nil && hasToken(r.Header, "Upgrade", "websocket"):
		turn.Fault = nil // it is a handshake
	case turn.Fault != nil:
		t.truth.add(line{
			T: t.unix(now), Act: turn.Fault.Do, Why: turn.Fault.Do, Method: r.Method, Path: pathOf(r),
			IdempotencyKey: safe.Text(r.Header.Get("Idempotency-Key"), maxError),
			Detail:         &detail{Port: c.port, TLS: c.overTLS(), RetryAfterS: wholeSeconds(turn.RetryAfter)},
		})
	}
	t.settle(now)
	t.mu.Unlock()
	if turn.Ready > now {
		t.pass(r, turn.Ready-now)
	}
	return turn
}

// pass lets time pass for a request. It reports false if the client leaves or
// the twin stops before.
func (t *Twin) pass(r *http.Request, d time.Duration) bool {
	turn := time.NewTimer(d)
	defer turn.Stop()
	select {
	case <-turn.C:
		return true
	case <-r.Context().Done():
	case <-t.stop:
	}
	return false
}

// wholeSeconds rounds up, so that a promise is kept by those who wait it out.
func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }
