package engine

import (
	"encoding/binary"
	"math/rand/v2"
	"syscall"
	"time"

	"holdfast/internal/http1"
	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/ws"
)

// The alarms of a lane: timers that belong to no socket.
const (
	alarmOpen   = iota // sockets are due to be opened
	alarmFlush         // a second is over and something was counted in it
	alarmEnd           // the run is over
	alarmLate          // it has been quiet since the refusals: one late attempt
	alarmArrive        // interactions are due
	alarmCut           // those under way at the end have had their time
	alarms
)

// openBurst is how many sockets are opened before the loop looks at the others
// again: about 1 ms of system calls.
const openBurst = 64

// lane is one loop's share of a run: its sockets, and what was counted.
type lane struct {
	run     *run
	loop    *loop.Loop
	socks   []socket
	pools   []lanePool
	random  *rand.ChaCha8 // masks: RFC 6455 10.3 wants them unpredictable
	seed    uint64        // of everything that must replay
	scratch []byte
	partial map[loop.ID][]byte      // bytes that wait for the rest of their frame or head
	leaving map[loop.ID]*record.End // ended, waiting to see what TCP does next

	inflater      ws.Inflater
	deflater      ws.Deflater
	deflated      map[loop.ID][]byte // compressed messages in progress
	deflatedBytes int                // of all of them

	accounts []account // by pool; the generator's is the last
	second   int
	ends     []record.End
	out      func(*record.Batch)

	refused   loop.ID // some socket that was refused, for the late attempt
	attempted int64   // when this lane last attempted anything
	asking    bool    // the late attempt is to come
	left      int     // sockets that something may still happen to
	finishing bool
	cut       bool  // before the planned end: interrupted, or the sink is broken
	answered  int64 // when a goodbye was last answered
	done      bool

	// Of loads, and of the steps before sockets.
	share             plan.Share // of the plan: the lanes' together are the run's
	guests            []guest
	loads             []*laneLoad
	samplings         []sampling // by load
	outlets           []*outlet
	preparing         map[loop.ID]*interaction // by the socket it is for
	found             map[loop.ID]*found
	spareConns        []*conn
	spareInteractions []*interaction
	spareChatIDs      []loop.ID
	flying            int  // interactions under way
	arriving          bool // interactions are to come
	tokens            []string
	seenTokens        []string // those in use, and before them
	hidden            []string // ways to write secrets and tokens
	looks             int      // into the kernel for broken connections, in this second
	fake              func(dst []byte, name string) []byte
	faker             *faker
	fakeSeed          uint64
	bodyRoom, urlRoom []byte
	valueRoom         []byte
	plainRoom         []byte
}

// lanePool is a pool's part in a lane: its sockets are IDs first to end-1.
type lanePool struct {
	*pool
	next, end loop.ID
}

// account is what one series has counted in the present second.
type account struct {
	dirty  bool
	peak   int64
	counts [record.Counters]int64
	dists  [record.Measures]*tally.Histogram
	status []statusCount
	failed []failureCount
}

type statusCount struct {
	status int
	n      int64
}

type failureCount struct {
	failure string
	n       int64
}

func newLane(r *run, poller loop.Poller, part, parts int, ports *loop.Ports, out func(*record.Batch)) *lane {
	l := &lane{
		run: r, out: out,
		partial: map[loop.ID][]byte{}, leaving: map[loop.ID]*record.End{}, deflated: map[loop.ID][]byte{},
		accounts: make([]account, len(r.plan.Series())+1),
		share:    r.plan.Split(parts)[part].Share, preparing: map[loop.ID]*interaction{}, found: map[loop.ID]*found{},
		tokens:  r.tokens,
		scratch: make([]byte, 0, 4096),
		seed:    r.plan.Seed, refused: -1,
	}
	secret := r.secret
	secret[31] ^= byte(part)
	l.random = rand.NewChaCha8(secret)
	l.socks = make([]socket, 0, l.share.Count(r.plan))
	for n := range r.pools {
		p := lanePool{pool: &r.pools[n], next: loop.ID(len(l.socks))}
		for i := range p.Size {
			if l.share.Has(i) {
				l.socks = append(l.socks, socket{pool: uint16(n), index: int32(i)})
			}
		}
		p.end = loop.ID(len(l.socks))
		l.pools = append(l.pools, p)
	}
	l.left = len(l.socks)
	l.fake = l.makeUp
	for i := range r.loads {
		l.loads = append(l.loads, &laneLoad{Load: r.loads[i].Load, l: l, stream: r.loads[i].stream})
	}
	l.conceal(l.tokens)
	l.samplings = make([]sampling, len(r.loads))
	l.arriving = len(r.loads) > 0
	l.loop = loop.New(poller, l, loop.Config{Sockets: len(l.socks), Alarms: alarms, Check: r.check, Ports: ports})
	return l
}

// begin sets the first alarms. The lane is idle until its loop turns.
func (l *lane) begin() {
	l.loop.SetAlarm(alarmOpen, 0)
	l.loop.SetAlarm(alarmEnd, int64(l.run.plan.Duration))
	next := loop.Forever
	for _, d := range l.loads {
		d.init()
		next = min(next, d.next)
	}
	l.armArrivals(next)
	l.arriving = next != loop.Forever
	l.stopIfDone() // a small plan may leave a loop without sockets
}

// Alarm is the loop telling that one of the lane's own timers has fired.
func (l *lane) Alarm(n int) {
	switch n {
	case alarmOpen:
		l.openDue()
	case alarmFlush:
		l.flush()
	case alarmEnd:
		l.finish()
	case alarmLate:
		l.lateAttempt()
	case alarmArrive:
		l.arriveDue()
	case alarmCut:
		l.cutFlying()
		l.stopIfDone()
	}
}

// ExactAlarm is the instant of an arrival that does not stand on the grid.
func (l *lane) ExactAlarm() { l.arriveDue() }

// openDue opens what is due, a burst at a time.
func (l *lane) openDue() {
	if l.finishing {
		return
	}
	now := l.loop.Now()
	left, next := openBurst, loop.Forever
	for i := range l.pools {
		p := &l.pools[i]
		if p.EnoughLost > 0 && p.fallen.Load() >= int64(p.EnoughLost) {
			l.openNoMore(p)
		}
		for ; p.next < p.end; p.next++ {
			at := int64(p.OpenAt(int(l.socks[p.next].index)))
			if at > now || left == 0 {
				next = min(next, at)
				break
			}
			left--
			if p.OpenPerSecond > 0 {
				l.late(now - at)
			} else {
				at = now // all at once is as fast as we can: nothing to be late for
			}
			l.attempt(p.next, record.First, at)
		}
	}
	if next != loop.Forever {
		l.loop.SetAlarm(alarmOpen, next)
	}
}

// openNoMore leaves those of a pool unopened whose time has not come: the
// target has suffered enough.
func (l *lane) openNoMore(p *lanePool) {
	for p.next < p.end {
		p.next++
		l.settle(p.next - 1)
	}
}

// interrupt ends the run before its time: no interaction is waited for.
func (l *lane) interrupt() {
	l.cut = true
	l.finish()
	l.cutFlying()
	l.stopIfDone()
}

// finish ends holding: every open socket says goodbye, and was held to the end
// if that is answered.
func (l *lane) finish() {
	if l.finishing {
		return
	}
	l.finishing = true
	now := l.loop.Refresh()
	for old := l.run.endedAt.Load(); now > old && !l.run.endedAt.CompareAndSwap(old, now); {
		old = l.run.endedAt.Load()
	}
	l.stopArrivals()
	// Before anybody leaves: a target at its cap would let others in for it, and
	// an answer that only our goodbye has brought about is none.
	for id := range loop.ID(len(l.socks)) {
		switch l.socks[id].state {
		case statePreparing:
			if it := l.preparing[id]; it != nil {
				it.abandon()
			} else {
				l.over(id, record.HowStopped, 0)
			}
		case stateDialing, stateTunnel, stateTLS, stateHandshake:
			l.over(id, l.unfinished(id, now), 0)
		}
	}
	for id := range loop.ID(len(l.socks)) {
		switch l.socks[id].state {
		case stateOpen:
			l.leave(id)
		case stateEnding:
			l.conclude(id, l.takeLeaving(id))
		case stateDown, stateWaiting:
			l.settle(id)
		}
	}
	if l.flying > 0 {
		l.loop.SetAlarm(alarmCut, now+int64(landingTime))
	}
	l.asking = false
	l.stopIfDone()
}

// landingTime is how long interactions under way at the end of the run may
// take to come to theirs.
const landingTime = 2 * time.Second

// settle says that nothing will happen to a socket any more.
func (l *lane) settle(id loop.ID) {
	l.loop.ClearTimer(id)
	l.socks[id].state = stateDone
	l.left--
	l.stopIfDone()
}

// stopIfDone ends the lane when nothing is left to wait for: at the end of the
// run, or before it when every socket has been refused or lost for good.
func (l *lane) stopIfDone() {
	if l.left > 0 || l.asking || l.done || l.flying > 0 || l.arriving {
		return
	}
	if !l.finishing {
		l.finish()
		return
	}
	l.done = true
	l.hangUp()
	l.countUnmade()
	l.loop.Stop()
}

// late notes how much later than planned something was done.
func (l *lane) late(ns int64) {
	l.observe(len(l.accounts)-1, record.LatenessUS, ns)
}

// account is where a series counts now; a new second hands the old one over.
func (l *lane) account(series int) *account {
	if second := int(l.loop.Now() / int64(time.Second)); second != l.second {
		l.flush()
		l.second = second
	}
	a := &l.accounts[series]
	if !a.dirty {
		a.dirty = true
		l.loop.SetAlarm(alarmFlush, int64(l.second+1)*int64(time.Second))
	}
	return a
}

func (l *lane) count(series int, c record.Counter) { l.account(series).counts[c]++ }

func (l *lane) observe(series int, m record.Measure, ns int64) {
	a := l.account(series)
	if a.dists[m] == nil {
		a.dists[m] = new(tally.Histogram)
	}
	a.dists[m].Record(ns / int64(time.Microsecond))
}

// flush hands over what was counted and who ended.
func (l *lane) flush() {
	b := &record.Batch{}
	for i := range l.accounts {
		a := &l.accounts[i]
		if !a.dirty {
			continue
		}
		series := i
		if i == len(l.accounts)-1 {
			series = record.Generator
		}
		t := record.Tally{Second: l.second, Series: series, Peak: a.peak, Counts: a.counts, Dists: a.dists}
		if len(a.status) > 0 {
			t.Status = make(map[int]int64, len(a.status))
			for _, s := range a.status {
				t.Status[s.status] = s.n
			}
		}
		if len(a.failed) > 0 {
			t.Failed = make(map[string]int64, len(a.failed))
			for _, f := range a.failed {
				t.Failed[f.failure] = f.n
			}
		}
		b.Tallies = append(b.Tallies, t)
		*a = account{status: a.status[:0], failed: a.failed[:0]}
	}
	for i := range l.samplings {
		l.samplings[i].take(b)
	}
	l.looks = 0
	b.Ends, l.ends = l.ends, nil
	if len(b.Tallies)+len(b.Ends)+len(b.Interactions) > 0 || b.Passed > 0 {
		l.out(b)
	}
}

// answeredWith counts an answer by its status.
func (l *lane) answeredWith(series, status int) {
	a := l.account(series)
	for i := range a.status {
		if a.status[i].status == status {
			a.status[i].n++
			return
		}
	}
	a.status = append(a.status, statusCount{status, 1})
}

// failedOn counts what did not succeed by what was wrong.
func (l *lane) failedOn(series int, failure string) {
	if series < 0 {
		return
	}
	a := l.account(series)
	for i := range a.failed {
		if a.failed[i].failure == failure {
			a.failed[i].n++
			return
		}
	}
	a.failed = append(a.failed, failureCount{failure, 1})
}

// makeUp appends made-up data.
func (l *lane) makeUp(dst []byte, name string) []byte {
	if l.faker == nil {
		l.faker = newFaker()
		l.reseed()
	}
	return l.faker.append(dst, name)
}

// reseed begins the made-up data of one text.
func (l *lane) reseed() {
	if l.faker != nil {
		l.faker.source.Seed(l.fakeSeed, l.seed)
	}
}

// endsAtOnce is how many ends gather before they are handed over without
// waiting for the second to end: the loss of all sockets at one instant must
// not become one huge slice.
const endsAtOnce = 512

func (l *lane) keepEnd(e *record.End) {
	if l.ends == nil {
		l.ends = make([]record.End, 0, endsAtOnce)
	}
	if l.ends = append(l.ends, *e); len(l.ends) == endsAtOnce {
		l.flush()
	}
}

// draw is a random number that depends on the seed, the socket and the
// occasion alone, so that a run replays whatever the order of events.
func (l *lane) draw(s *socket, occasion uint64, n uint32) uint64 {
	x := l.seed ^ uint64(s.pool)<<48 ^ uint64(uint32(s.index))<<16 ^ occasion<<8 ^ uint64(n)*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// fraction is such a number in [0, 1).
func (l *lane) fraction(s *socket, occasion uint64, n uint32) float64 {
	return float64(l.draw(s, occasion, n)>>11) / (1 << 53)
}

// The occasions of chance.
const (
	chanceShare uint64 = iota + 1
	chancePhase
	chanceJitter
	chanceSend
	chanceBackoff
	chanceText
)

// mask is the key of the next frame.
func (l *lane) mask() uint32 { return uint32(l.random.Uint64()) }

// plan is the plan of a socket's pool.
func (l *lane) planOf(s *socket) *plan.Pool { return l.run.pools[s.pool].Pool }

// Connected is the loop telling that TCP is up.
func (l *lane) Connected(id loop.ID) {
	if g := l.guest(id); g != nil {
		g.connected()
		return
	}
	s := &l.socks[id]
	now := l.loop.Refresh()
	s.connected = now
	l.loop.SetTimer(id, now+int64(l.planOf(s).HandshakeTimeout))
	if l.run.proxy == nil {
		l.through(id, s)
		return
	}
	s.state = stateTunnel
	at := l.placeOf(id, s)
	b, err := http1.AppendConnect(l.scratch[:0], at.authority())
	if err != nil {
		l.broken(id, record.HowBadAnswer, 0, detail(err))
		return
	}
	b = http1.AppendEnd(b)
	l.scratch = b[:0]
	l.write(id, s, b)
}

// through is the way to the host being free: TCP is up, and a proxy has let us
// pass.
func (l *lane) through(id loop.ID, s *socket) {
	if at := l.placeOf(id, s); at.secure() {
		s.state = stateTLS
		l.loop.Secure(id, at.tls)
		return
	}
	s.state = stateHandshake
	l.sendUpgrade(id, s)
}

// tunnel reads the proxy's answer to CONNECT. Whatever follows it is none of
// the proxy's business, and none may follow before we have spoken.
func (l *lane) tunnel(id loop.ID, s *socket, data []byte) {
	switch status, rest, err := tunnelled(data); {
	case err != nil:
		l.broken(id, record.HowBadAnswer, 0, detail(err))
	case status == 0:
		l.keep(id, data)
	case status < 200 || status > 299:
		l.broken(id, record.HowBadAnswer, 0, "the proxy answered CONNECT with "+statusKey(status))
	case len(rest) > 0:
		l.broken(id, record.HowBadAnswer, 0, "bytes behind the proxy's answer to CONNECT")
	default:
		l.through(id, s)
	}
}

// Ended is the loop telling that the transport is over.
func (l *lane) Ended(id loop.ID, how record.How, errno syscall.Errno) {
	if g := l.guest(id); g != nil {
		g.ended(how, errno)
		return
	}
	s := &l.socks[id]
	l.loop.Refresh()
	switch s.state {
	case stateLeaving:
		if how == record.HowErrno {
			l.silent(id, how, errno) // the kernel has given up on the peer
			return
		}
		l.farewell(id)
		l.gone(id)
	case stateEnding:
		e := l.takeLeaving(id)
		e.AfterClose, e.CloseNotify = record.HowFIN, l.loop.TLSEvidence(id).CloseNotify
		if how == record.HowReset || errno != 0 {
			e.AfterClose = record.HowReset
		}
		l.conclude(id, e)
	default:
		l.over(id, how, errno)
	}
}

// Timer is the loop telling that a socket's timer has fired.
func (l *lane) Timer(id loop.ID) {
	if g := l.guest(id); g != nil {
		g.timer()
		return
	}
	s := &l.socks[id]
	switch s.state {
	case stateDialing:
		if l.unread(id) {
			return
		}
		l.over(id, record.HowNoConnect, 0)
	case stateTLS:
		if l.overdue(id, s) {
			l.over(id, record.HowNoTLS, 0)
		}
	case stateTunnel, stateHandshake:
		if l.overdue(id, s) {
			l.over(id, record.HowNoAnswer, 0)
		}
	case stateOpen:
		l.traffic(id, s)
	case stateEnding:
		e := l.takeLeaving(id)
		e.AfterClose = record.HowNothing
		l.conclude(id, e)
	case stateLeaving:
		l.goodbyeDue(id)
	case stateDown:
		if most := l.run.opensPerSecond; most > 0 && float64(l.run.arrivals.last(l.loop.Now())) >= most {
			l.loop.SetTimer(id, l.loop.Now()+int64(l.fraction(s, chanceBackoff, uint32(l.loop.Now()))*float64(time.Second)))
			return
		}
		if s.forensic {
			l.probe(id, s)
			return
		}
		l.attempt(id, record.Reconnect, l.loop.Now())
	}
}

// unread puts a timeout off when the kernel has news that the loop has not
// read yet: after an absence of our own, timers come up before the answers
// that arrived meanwhile.
func (l *lane) unread(id loop.ID) bool {
	return l.putOff(id, id, l.socks[id].state == stateDialing)
}

// putOff is unread for a connection whose timeout is the timer's.
func (l *lane) putOff(id, timer loop.ID, dialing bool) bool {
	info, _ := l.loop.Evidence(id)
	quiet := info.InQueue == 0 && info.State == record.TCPEstablished
	if dialing {
		quiet = info.State != record.TCPEstablished && info.State != record.TCPClose
	}
	if quiet || info.State == 0 { // nothing, or nothing known
		return false
	}
	l.loop.SetTimer(timer, l.loop.Now()+int64(50*time.Millisecond))
	return true
}

// pingPayload is the instant of the ping: its pong brings it back.
func pingPayload(now int64) [8]byte {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(now))
	return b
}
