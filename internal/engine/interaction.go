package engine

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"holdfast/internal/backoff"
	"holdfast/internal/http1"
	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

// interaction is one execution of a journey: a small program that events push
// forward. Finished ones are used again, with what they have allocated.
type interaction struct {
	l      *lane
	id     loop.ID // its timer
	stream *stream
	done   func(it *interaction, failure string) // of the steps before a socket; nil: it is a load's
	socket loop.ID                               // that the steps are for
	state  itState
	pc     int
	number int64
	values plan.Values

	planned  int64 // the arrival
	started  int64 // when it first did anything, 0: not yet
	due      int64 // when the present step became due
	sent     int64 // the present step's last real send
	thought  int64 // pauses of the customer's so far
	service  int64 // sum over its steps
	draws    uint32
	luck     float64 // of the present step, all its attempts alike: a retry is the same request
	counters []int

	// The present request.
	call     *call
	conn     *conn
	attempts int
	putOffs  int  // of the present attempt's timeout
	tried    bool // the present attempt is counted
	held     bool // and waits for the ceiling
	status   int
	how      record.How // how the attempt ended without an answer
	errno    syscall.Errno
	wait     retryAfter
	note     string // of the step's last refusal: the Retry-After
	promised bool   // the server has named the moment of this attempt
	coding   string // Content-Encoding, of a body that is read
	body     []byte
	tooLong  bool

	jar   cookies
	chats []*chat
	asked int64 // when it came due and found no connection, 0: it found one
	trace trace
}

type itState uint8

const (
	itSpare    itState = iota
	itQueued           // waits for a connection
	itAsking           // a request is under way, or its connection
	itThinking         // and waits for its timer only
	itBackoff
	itHeld     // waits until the confirmed ceiling lets it go on
	itChatting // waits for a WebSocket of its own
	itOver
)

// newInteraction takes a spare one.
func (l *lane) newInteraction(s *stream, number, planned int64) *interaction {
	var it *interaction
	if n := len(l.spareInteractions); n > 0 {
		it = l.spareInteractions[n-1]
		l.spareInteractions = l.spareInteractions[:n-1]
	} else {
		it = &interaction{l: l}
		it.id = l.welcome(it)
	}
	j := s.journey
	*it = interaction{
		l: l, id: it.id, stream: s, state: itAsking, number: number, planned: planned, due: planned,
		counters: resized(it.counters, j.Loops), body: it.body[:0], chats: it.chats[:0], jar: it.jar.emptied(), trace: it.trace.emptied(),
		values: plan.Values{Index: int(number), N: int(number), Extracted: resized(it.values.Extracted, len(j.Extracted)), Fake: l.fake},
	}
	if len(s.rows) > 0 {
		it.values.Row = s.rows[number%int64(len(s.rows))]
	}
	for range j.Sockets {
		it.chats = append(it.chats, nil)
	}
	l.flying++
	return it
}

// resized is a slice of n zero values, in the room of an old one.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// chance is the interaction's next random number, in [0, 1): it depends on the
// seed, the load and the interaction alone.
func (it *interaction) chance() float64 {
	it.draws++
	x := it.l.seed ^ uint64(it.stream.load+1)<<56 ^ uint64(it.number)*0x9e3779b97f4a7c15 ^ uint64(it.draws)<<40
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return float64((x^x>>31)>>11) / (1 << 53)
}

// proceed carries out steps until one has to wait.
func (it *interaction) proceed() {
	for it.state != itOver {
		if it.pc >= len(it.stream.journey.Program) {
			it.finish("")
			return
		}
		step := &it.stream.journey.Program[it.pc]
		switch step.Op {
		case plan.OpThink:
			pause := int64(step.Think.At(it.chance()) * float64(time.Second))
			it.begin(it.l.loop.Now())
			it.thought += pause
			it.pc++
			it.state = itThinking
			it.due += pause
			it.l.loop.SetTimer(it.id, max(it.due, it.l.loop.Now()))
			return
		case plan.OpRepeat:
			it.counters[step.Loop] = step.Times
			it.pc++
			if step.Times == 0 {
				it.pc = step.To
			}
		case plan.OpAgain:
			it.pc++
			if it.counters[step.Loop]--; it.counters[step.Loop] > 0 {
				it.pc = step.To
			}
		case plan.OpJump:
			it.pc = step.To
		case plan.OpChoose:
			it.pc = it.choose(step)
		case plan.OpRequest:
			if it.state != itHeld {
				it.call, it.attempts, it.promised = &it.stream.calls[it.pc], 0, false
				it.luck = it.chance()
			}
			it.again()
			return
		default:
			it.luck = it.chance()
			if !it.chat(step) {
				return
			}
		}
	}
}

func (it *interaction) choose(step *plan.Step) int {
	u := it.chance()
	for _, c := range step.Choices {
		if u < c.Share {
			return c.To
		}
		u -= c.Share
	}
	return it.pc + 1
}

// go_ is the interaction really beginning.
func (it *interaction) begin(now int64) {
	if it.started != 0 {
		return
	}
	it.started = max(now, 1)
	l := it.l
	if it.stream.load >= 0 {
		l.loads[it.stream.load].took()
	}
	l.countOn(it.stream.series, record.Started)
	if now-it.planned > lateFrom {
		l.countOn(it.stream.series, record.LateStarts)
	}
}

// lateFrom is what makes a start late, in ns.
const lateFrom = int64(10 * time.Millisecond)

// holdBack has an interaction wait while a confirmed rate is used up. The plan
// itself stays below it with its arrivals; what their journeys add is not known
// beforehand.
func (it *interaction) holdBack(used *arrivals, most float64) bool {
	l := it.l
	now := l.loop.Now()
	if most == 0 || float64(used.last(now)) < most {
		it.held = false
		return false
	}
	if !it.held {
		it.held = true
		l.countOn(it.stream.series, record.HeldBack)
	}
	it.state = itHeld
	l.loop.SetTimer(it.id, now+int64((.05+.1*it.chance())*float64(time.Second)))
	return true
}

// again makes one more attempt at the present request. Nothing of the one
// before is left but what it has promised.
func (it *interaction) again() {
	if it.holdBack(&it.l.run.requests, it.l.run.requestsPerSecond) {
		return
	}
	it.state, it.tried = itQueued, false
	it.status, it.how, it.errno, it.wait, it.coding, it.tooLong = 0, 0, 0, retryAfter{}, "", false
	it.body = it.body[:0]
	it.trace.attempting(cmp.Or(it.asked, it.l.loop.Now()))
	it.asked = 0
	it.l.outlet(it.stream, it.call.place).take(it)
}

// try counts the present attempt, once: it has a connection, or begins to make
// one.
func (it *interaction) try() {
	if it.tried {
		return
	}
	it.tried = true
	it.attempts++
	if it.l.run.requestsPerSecond > 0 {
		it.l.run.requests.add(it.l.loop.Now())
	}
	for _, series := range [...]int{it.stream.series, it.stream.step(it.step().Report)} {
		it.l.countOn(series, record.Requests)
		if it.attempts > 1 {
			it.l.countOn(series, record.Retried)
		}
	}
}

// armTimeout bounds the present attempt.
func (it *interaction) armTimeout(now int64) {
	it.state = itAsking
	it.sent, it.putOffs = now, 0
	it.l.loop.SetTimer(it.id, now+int64(it.call.Timeout))
}

// send writes the present request on a connection.
func (it *interaction) send(c *conn) {
	l := it.l
	now := l.loop.Refresh()
	it.begin(now)
	it.try()
	request, err := it.render()
	if err != nil {
		// A value that came in during the run breaks the request: the same as an
		// answer that does not hold what was wanted.
		c.part(false)
		it.failed(record.HowBadAnswer, record.FailExtract, err.Error())
		return
	}
	c.reader.Begin(it.call.Method)
	it.armTimeout(now)
	c.lastOut = now
	a := &it.trace.present
	a.Sent, a.Addr, a.Used, a.BytesSent = time.Duration(now), c.addr, c.used, int64(len(request))
	if it.stream.series >= 0 {
		l.account(it.stream.series).counts[record.BytesSent] += int64(len(request))
	}
	l.loop.Write(c.id, request)
}

func (it *interaction) step() *plan.Step { return &it.stream.journey.Program[it.pc] }

// render writes the request into the lane's scratch room.
func (it *interaction) render() ([]byte, error) {
	l, r := it.l, it.call
	v := &it.values
	v.Tokens = l.tokens
	v.Pad = 0
	l.fakeSeed = math.Float64bits(it.luck)
	body := l.bodyRoom[:0]
	if b := r.Body; b != nil {
		l.reseed()
		body = b.Text.Append(body, v)
		if b.Size != nil {
			size := int(math.Round(b.Size.At(it.luck)))
			if missing := size - len(body); missing > 0 && b.Text.Uses(plan.Pad) {
				v.Pad = missing
				l.reseed()
				body = b.Text.Append(body[:0], v)
			}
		}
		l.bodyRoom = body[:0]
	}
	l.reseed()
	url := r.URL.Append(l.urlRoom[:0], v)
	l.urlRoom = url[:0]
	dst, err := http1.AppendRequest(l.scratch[:0], r.Method, requestTarget(url), r.place.host)
	if !r.named {
		dst = append(dst, "User-Agent: holdfast\r\n"...) // many gateways want one
	}
	for i := range r.Headers {
		value := r.Headers[i].Value.Append(l.valueRoom[:0], v)
		l.valueRoom = value[:0]
		if err == nil {
			dst, err = http1.AppendField(dst, r.Headers[i].Name, value)
		}
	}
	if err == nil {
		dst, err = it.jar.appendTo(dst, r.place)
	}
	chunked := r.Body != nil && r.Body.Chunked
	if r.Body != nil && !r.typed && r.Body.Type != "" && err == nil {
		dst, err = http1.AppendField(dst, "Content-Type", r.Body.Type)
	}
	if chunked {
		dst = http1.AppendChunked(dst)
	} else if r.Body != nil {
		dst = http1.AppendContentLength(dst, int64(len(body)))
	} else if r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH" {
		dst = http1.AppendContentLength(dst, 0)
	}
	if !it.stream.connect.Reuse && err == nil {
		dst = append(dst, "Connection: close\r\n"...)
	}
	dst = http1.AppendEnd(dst)
	if chunked {
		for piece := range slices.Chunk(body, chunkSize) {
			dst = http1.AppendChunk(dst, piece)
		}
		dst = http1.AppendLastChunk(dst)
	} else {
		dst = append(dst, body...)
	}
	l.scratch = dst[:0]
	return dst, err
}

// chunkSize is the largest piece of a body in chunks.
const chunkSize = 8 << 10

// head is the head of the answer.
func (it *interaction) head(h *http1.Head) {
	l := it.l
	it.status = h.Status
	if series := it.stream.step(it.step().Report); series >= 0 {
		l.answeredWith(series, h.Status)
	}
	refusal := h.Status == 429 || h.Status == 503
	if it.promised {
		kept := record.PromisesKept
		if refusal {
			kept = record.PromiseBroken
		}
		l.countOn(it.stream.series, kept)
		l.countOn(it.stream.step(it.step().Report), kept)
		it.promised = false
	}
	if h.Status == 429 {
		l.countOn(it.stream.series, record.Throttled)
		l.countOn(it.stream.step(it.step().Report), record.Throttled)
	}
	if refusal {
		header := h.Get("Retry-After")
		it.wait = readRetryAfter(header, l.run.wall(l.loop.Now()))
		it.trace.present.RetryAfter = cloned(header[:min(len(header), record.MaxHeader)])
		if it.wait.given {
			it.note = "Retry-After: " + strconv.FormatFloat(it.wait.after.Seconds(), 'f', -1, 64)
		}
	}
	if it.call.ReadsBody() {
		it.coding = cloned(h.Get("Content-Encoding"))
	}
	if it.stream.cookies {
		it.jar.take(h, it.call.place)
	}
}

func cloned(s string) string {
	if s == "" {
		return ""
	}
	return string([]byte(s))
}

// maxBodyKept bounds a body that is read, on the wire and decoded, in bytes;
// maxRatio is how much larger than its coded form it may be.
const (
	maxBodyKept = 1 << 20
	maxRatio    = 100
)

// bodyPart is a part of the answer's body.
func (it *interaction) bodyPart(data []byte) {
	if !it.call.ReadsBody() {
		if len(it.body) < quotedBytes && !it.call.Expect.Has(it.status) {
			it.body = append(it.body, data[:min(len(data), quotedBytes-len(it.body))]...)
		}
		return
	}
	if len(it.body)+len(data) > maxBodyKept {
		it.tooLong = true
		return
	}
	it.body = append(it.body, data...)
}

// answered judges a complete answer and goes on.
func (it *interaction) answered() {
	if it.state == itOver {
		return
	}
	it.l.loop.ClearTimer(it.id)
	if !it.call.Expect.Has(it.status) {
		it.failed(record.HowStatus, statusKey(it.status), string(it.body[:min(len(it.body), quotedBytes)]))
		return
	}
	if it.call.ReadsBody() {
		if key, wrong := it.read(); wrong != "" {
			it.failed(record.HowStatus, key, wrong)
			return
		}
	}
	it.stepOver("", "")
}

// lost is an attempt that ended without a complete answer.
func (it *interaction) lost(how record.How, errno syscall.Errno, detail string) {
	if it.state == itOver {
		return
	}
	it.l.loop.ClearTimer(it.id)
	it.conn = nil
	it.how, it.errno = how, errno
	it.failed(how, failureKey(how, errno), detail)
}

// failureKey is what an attempt without an answer is counted as.
func failureKey(how record.How, errno syscall.Errno) string {
	if how == record.HowErrno && errno != 0 {
		return errnoName(errno)
	}
	return how.String()
}

func statusKey(status int) string {
	if status >= 100 && status < 600 {
		return statusKeys[status-100]
	}
	return strconv.Itoa(status)
}

var statusKeys = func() (keys [500]string) {
	for i := range keys {
		keys[i] = strconv.Itoa(i + 100)
	}
	return keys
}()

// failed tries the request again if the plan says so, or ends the step.
func (it *interaction) failed(how record.How, key, detail string) {
	it.how = how
	r := it.call.Retry
	network := how != record.HowStatus && how != record.HowBadAnswer
	if r == nil || it.attempts > r.Max || it.l.finishing || ours(how) ||
		!(network && r.Network || !network && contains(r.Status, it.status) && key == statusKey(it.status)) {
		it.stepOver(key, detail)
		return
	}
	l := it.l
	now := l.loop.Now()
	policy := backoff.Policy{Base: r.Backoff.Base.D(), Cap: r.Backoff.Cap.D(), Jitter: backoff.Jitter(r.Backoff.Jitter)}
	wait := policy.Delay(it.attempts, it.chance())
	if it.wait.given {
		// The server's word goes before ours; a little of our own spreads those
		// who were all given the same moment.
		wait = it.wait.after + time.Duration(it.chance()*float64(min(wait, it.wait.after/10)))
	}
	it.attempted(key, wait)
	it.promised = it.wait.given
	it.state = itBackoff
	l.loop.SetTimer(it.id, now+int64(wait))
}

func contains(list []int, n int) bool {
	return slices.Contains(list, n)
}

// stepOver writes the present step into the books and goes on, or ends the
// interaction with it.
func (it *interaction) stepOver(failure, detail string) {
	it.attempted(failure, 0)
	it.book(failure, detail)
	if failure != "" {
		it.finish(failure)
		return
	}
	it.pc++
	it.state = itAsking
	it.proceed()
}

// book writes the present step into the books.
func (it *interaction) book(failure, detail string) {
	l := it.l
	now := l.loop.Now()
	report := it.step().Report
	series := it.stream.step(report)
	if it.sent == 0 {
		it.sent = now
	}
	l.observeOn(series, record.LatencyUS, now-it.due)
	l.observeOn(series, record.ServiceUS, now-it.sent)
	if failure != "" {
		l.failedOn(series, failure)
	}
	it.service += now - it.sent
	if it.note != "" {
		detail = strings.TrimSuffix(it.note+", "+detail, ", ")
	}
	if it.traced() {
		it.trace.noteStep(record.InteractionStep{
			Step: report, Program: it.pc, Planned: time.Duration(it.due), Sent: time.Duration(it.sent), Ended: time.Duration(now),
			Attempts: max(it.attempts, 1), Status: it.status, Failure: failure, Detail: it.text(detail, record.MaxDetail),
		})
	}
	it.due, it.sent, it.attempts, it.note = now, 0, 0, ""
}

// finish ends the interaction.
func (it *interaction) finish(failure string) {
	l := it.l
	now := l.loop.Now()
	l.loop.ClearTimer(it.id)
	it.state = itOver
	for _, c := range it.chats {
		if c != nil {
			c.leave(1000)
		}
	}
	l.flying--
	if it.done != nil {
		it.done(it, failure)
	} else {
		it.begin(now) // a journey without a step
		series := it.stream.series
		l.observe(series, record.LatencyUS, now-it.planned-it.thought)
		l.observe(series, record.ServiceUS, it.service)
		if failure == "" {
			l.count(series, record.Succeeded)
		} else {
			l.count(series, record.Failed)
			l.failedOn(series, failure)
		}
		l.loads[it.stream.load].landed()
		l.sample(it, failure, now)
	}
	l.retire(it)
	l.stopIfDone()
}

// retire makes a finished interaction a spare one.
func (l *lane) retire(it *interaction) {
	it.state, it.conn, it.done = itOver, nil, nil
	l.spareInteractions = append(l.spareInteractions, it)
}

// timer is a pause or a wait being over, or patience.
func (it *interaction) timer() {
	l := it.l
	now := l.loop.Refresh()
	switch it.state {
	case itThinking:
		l.late(now - it.due)
		it.proceed()
	case itBackoff:
		it.again()
	case itHeld:
		it.proceed()
	case itAsking:
		c := it.conn
		if c.state == connTLS && !it.overdue(c.id, it.call.Timeout) {
			return
		}
		if it.putOffs < mostPutOffs && l.putOff(c.id, it.id, c.state == connDialing) {
			it.putOffs++
			return
		}
		how, key := record.HowNoAnswer, record.FailTimeout
		switch c.state {
		case connDialing:
			how, key = record.HowNoConnect, record.HowNoConnect.String()
		case connTLS:
			how, key = record.HowNoTLS, record.HowNoTLS.String()
		}
		c.breaks(how, 0, "")
		c.part(true)
		it.failed(how, key, "")
	case itChatting:
		it.chatTimer()
	}
}

// overdue puts a timeout off by what TLS has waited for us, and reports whether
// that is over too.
func (it *interaction) overdue(id loop.ID, within units.Duration) bool {
	due := it.sent + int64(within) + int64(it.l.loop.TLSEvidence(id).Queued)
	if due > it.l.loop.Now()+int64(time.Millisecond) {
		it.l.loop.SetTimer(it.id, due)
		return false
	}
	return true
}

// mostPutOffs is how often an attempt's timeout is put off for what is unread:
// an answer without an end always has something.
const mostPutOffs = 20

// An interaction is the guest of its timer alone.
func (it *interaction) connected()                      {}
func (it *interaction) secured()                        {}
func (it *interaction) received([]byte)                 {}
func (it *interaction) ended(record.How, syscall.Errno) {}
