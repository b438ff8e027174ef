// Package engine carries out a plan on event loops: it opens, holds and ends
// sockets as planned, tallies what happened and keeps the evidence of every
// end. It judges nothing.
package engine

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math"
	"net/netip"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"holdfast/internal/guard"
	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// Engine runs plans on this machine. The zero value may contact loopback only.
type Engine struct {
	Guard   *guard.Guard
	Version string      // of holdfast, for the record
	Audit   string      // who runs it, where, how, for the record
	ID      string      // of the run; empty: a new one
	Tokens  TokenSource // of plan.Auth; nil: a plan that wants tokens is refused
	Loops   int         // event loops; 0 means as many as pay
	Poller  string      // what loops stand on: loop.Epoll or loop.Portable; empty: HOLDFAST_POLLER, or the best there is
}

// World is a simulated network that loops can run on.
type World interface {
	Poller() loop.Poller
	Run(loops []*loop.Loop, done func() bool)
}

// Run carries out the plan. It returns an error only when holdfast itself could
// not do its job; what the platform did, and what the generator ran out of,
// goes to the sink. Cancelling ctx ends the run early and in good order.
func (e *Engine) Run(ctx context.Context, p *plan.Plan, sink record.Sink) error {
	r, err := e.prepare(p)
	if err != nil {
		return err
	}
	r.places.arm = r.arm
	if err := r.secure(); err != nil {
		return err
	}
	r.resolve(ctx)
	if err := r.firstTokens(ctx, e.Tokens); err != nil {
		return err
	}
	env := e.env(p, r)
	if limits := r.preflight(systemBudget()); len(limits) > 0 {
		env.Complete = true // nothing more is to come
		return sink.Put(&record.Batch{Env: env, Limits: limits})
	}
	loops := e.loops(r)
	env.Loops, env.Poller = loops, cmp.Or(e.Poller, os.Getenv("HOLDFAST_POLLER"), loop.DefaultPoller)
	if err := sink.Put(&record.Batch{Env: env}); err != nil {
		return err
	}
	return r.onLoops(ctx, loops, sink, env, e.Tokens)
}

// Simulate carries out the plan on a simulated network, in virtual time, on
// the calling goroutine.
func Simulate(w World, loops int, p *plan.Plan, sink record.Sink) error {
	return SimulateUntil(context.Background(), w, loops, p, sink)
}

// SimulateUntil is Simulate that ends early, and in good order, when ctx is
// cancelled: by the sink, who else.
func SimulateUntil(ctx context.Context, w World, loops int, p *plan.Plan, sink record.Sink) error {
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		return err
	}
	s := r.simulation(w, loops, sink)
	w.Run(s.loops, func() bool {
		if ctx.Err() != nil && !s.env.Interrupted {
			s.env.Interrupted = true
			for _, l := range s.lanes {
				l.interrupt()
			}
		}
		return s.done()
	})
	return s.end()
}

func (r *run) simulate(w World, loops int, sink record.Sink) error {
	s := r.simulation(w, loops, sink)
	w.Run(s.loops, s.done)
	return s.end()
}

// simulation is a run on a simulated network.
type simulation struct {
	run    *run
	sink   record.Sink
	failed error // by the sink
	env    *record.Env
	lanes  []*lane
	loops  []*loop.Loop
}

// simulation makes everything ready for the first turn.
func (r *run) simulation(w World, loops int, sink record.Sink) *simulation {
	r.places.fixed = []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:80")}
	r.resolve(context.Background())
	r.tokens = make([]string, len(r.plan.Auth))
	r.secret = [32]byte{byte(r.plan.Seed), byte(r.plan.Seed >> 8), byte(r.plan.Seed >> 16)}
	s := &simulation{run: r, sink: sink, env: &record.Env{ID: "simulated", Loops: loops, Poller: "simulated", Addresses: []string{"127.0.0.1:80"}}}
	s.put(&record.Batch{Env: s.env})
	for i := range loops {
		l := newLane(r, w.Poller(), i, loops, nil, s.put)
		s.lanes, s.loops = append(s.lanes, l), append(s.loops, l.loop)
		l.begin()
	}
	return s
}

func (s *simulation) put(b *record.Batch) {
	if s.failed == nil {
		s.failed = s.sink.Put(b)
	}
}

func (s *simulation) done() bool {
	for _, l := range s.lanes {
		if !l.done {
			return false
		}
	}
	return true
}

// end hands over what is left.
func (s *simulation) end() error {
	for _, l := range s.lanes {
		l.flush()
	}
	s.env.Complete, s.env.Took = true, s.run.ended()
	s.put(&record.Batch{Env: s.env})
	return s.failed
}

func (e *Engine) guard() *guard.Guard {
	if e.Guard != nil {
		return e.Guard
	}
	return guard.New(nil, nil, guard.System)
}

// run is what the loops of one run share. Everything here is set before they
// start or is atomic.
type run struct {
	plan     *plan.Plan
	pools    []pool
	loads    []load
	places   places
	named    []*place // in the plan
	proxy    *place   // nil: none
	start    time.Time
	tokens   []string // by plan.Auth, at the start
	expiries []time.Duration
	secrets  []string // of the plan, that no record may show
	secret   [32]byte // of the handshakes' keys
	check    func(netip.AddrPort) error
	// opensPerSecond bounds reconnects by the confirmed ceiling, 0 on loopback:
	// after the loss of many the plan's own pace no longer does.
	opensPerSecond float64
	// connsMost leaves descriptors for the record and everything else: a load
	// without a bound on its connections, and with chats, takes what a slow
	// target makes it take.
	connsMost int64
	// requestsPerSecond bounds retries in the same way.
	requestsPerSecond float64

	open     atomic.Int64 // sockets open now
	pending  atomic.Int64 // attempts under way
	flying   atomic.Int64 // interactions under way
	conns    atomic.Int64 // of loads: over HTTP, and chats
	slowest  atomic.Int64 // the longest that a successful open took, ns
	arrivals arrivals
	requests arrivals // HTTP attempts; counted where they are bounded
	probing  probing
	endedAt  atomic.Int64 // instant at which holding ended
}

// pool is a pool of the plan with what was found out about its target.
type pool struct {
	*plan.Pool
	at     *place  // nil: an answer of the steps before names it
	before *stream // nil: none

	open   atomic.Int64 // sockets open now
	sample atomic.Int32 // forensic reconnects left
	late   atomic.Bool  // the late attempt is done
	fallen atomic.Int64 // first opens refused or lost
}

// load is a load of the plan with its journey prepared.
type load struct {
	*plan.Load
	stream *stream

	flying atomic.Int64 // interactions under way
}

func (e *Engine) prepare(p *plan.Plan) (*run, error) {
	g := e.guard()
	r := &run{plan: p, pools: make([]pool, len(p.Pools)), loads: make([]load, len(p.Loads)), check: g.Check, start: time.Now(), connsMost: math.MaxInt64}
	r.places.guard = g
	for _, s := range p.Secrets() {
		r.secrets = append(r.secrets, safe.Spellings(s.Reveal())...)
	}
	if _, err := rand.Read(r.secret[:]); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
	}
	if p.Target.Proxy != "" {
		at, err := parsePlace(p.Target.Proxy)
		if err != nil {
			return nil, fmt.Errorf("proxy: %w", err)
		}
		r.proxy = r.name(at)
	}
	for i := range p.Pools {
		if err := r.preparePool(i); err != nil {
			return nil, fmt.Errorf("pool %q: %w", p.Pools[i].Name, err)
		}
	}
	for i := range p.Loads {
		l := &p.Loads[i]
		s, err := r.newStream(&l.Journey, r.name)
		if err != nil {
			return nil, fmt.Errorf("load %q: %w", l.Name, err)
		}
		s.load, s.series, s.connect, s.cookies = i, p.LoadSeries(i), l.Connections, l.Cookies
		r.loads[i].Load, r.loads[i].stream = l, s
	}
	return r, nil
}

func (r *run) preparePool(i int) error {
	p := &r.pools[i]
	p.Pool = &r.plan.Pools[i]
	p.sample.Store(int32(p.Forensics.ReconnectSample))
	if p.Before != nil {
		s, err := r.newStream(p.Before, r.name)
		if err != nil {
			return err
		}
		p.before = s
	}
	if p.before != nil && leadsElsewhere(p.URL) {
		return nil
	}
	at, err := parsePlace(string(p.URL.Append(nil, &plan.Values{})))
	if err != nil {
		return err
	}
	if at.scheme != "ws" && at.scheme != "wss" {
		return fmt.Errorf("url %s: want ws://host… or wss://host…", p.URL)
	}
	p.at = r.name(at)
	_, err = appendUpgrade(nil, p.URL, p.Headers, p.Subprotocols, p.Deflate, p.at.host, &plan.Values{}, nil)
	return err
}

// name notes a host that the plan names, once.
func (r *run) name(at *place) *place {
	for _, old := range r.named {
		if old.scheme == at.scheme && old.authority() == at.authority() {
			return old
		}
	}
	r.named = append(r.named, at)
	return at
}

// resolve looks every name of the plan up once, through the guard, and pins the
// addresses. A name that does not resolve is no error of ours: what goes there
// fails with it.
func (r *run) resolve(ctx context.Context) {
	for _, at := range r.named {
		away := false
		if r.proxy == nil || at == r.proxy {
			r.places.resolve(ctx, at)
			away = slices.ContainsFunc(at.addrs, func(a netip.AddrPort) bool { return !a.Addr().IsLoopback() })
		} else { // the proxy looks it up
			away = !guard.IsLoopback(at.name)
		}
		if away {
			r.opensPerSecond = r.plan.Target.OpensCeiling()
			r.requestsPerSecond = r.plan.Target.RequestsCeiling()
		}
	}
	r.places.proxy = r.proxy != nil
}

// way is the address to dial for a place, attempt by attempt another one, with
// its number in the record; or why there is none.
func (r *run) way(to *place, turn int) (at netip.AddrPort, number int, why string) {
	if r.proxy != nil && to.failed == "" {
		to = r.proxy
	}
	if len(to.addrs) == 0 {
		return netip.AddrPort{}, -1, cmp.Or(to.failed, "no address")
	}
	n := turn % len(to.addrs)
	return to.addrs[n], to.numbers[n], ""
}

// wall is the time of day at an instant of the run.
func (r *run) wall(at int64) time.Time { return r.start.Add(time.Duration(at)) }

// loops is how many event loops to run: one for each core that the target does
// not need, and no more than the sockets can use.
func (e *Engine) loops(r *run) int {
	if e.Loops > 0 {
		return e.Loops
	}
	n := runtime.NumCPU()
	local := false
	for _, a := range r.places.addresses() {
		local = local || a.Addr().IsLoopback()
	}
	if local {
		n /= 2 // the target runs on the other half
	} else {
		n--
	}
	const worthALoop = 2000
	const worthALoopPerS = 20_000
	perS := 0.0
	for i := range r.plan.Loads {
		perS += r.plan.Loads[i].PeakRate()
	}
	return max(1, min(n, 1+r.plan.Sockets()/worthALoop+int(perS/worthALoopPerS)))
}

func (e *Engine) env(p *plan.Plan, r *run) *record.Env {
	now := time.Now()
	env := &record.Env{
		ID: cmp.Or(e.ID, NewID(now)), Started: now, Version: e.Version, Audit: e.Audit,
		Go: runtime.Version(), OS: runtime.GOOS + "/" + runtime.GOARCH, Kernel: kernel(),
		CPUs: runtime.NumCPU(), GOGC: cmp.Or(os.Getenv("GOGC"), strconv.Itoa(gcPercent)), FDLimit: int64(systemBudget().fds),
	}
	env.Addresses = r.places.texts()
	return env
}

// NewID names a run: the time with a few random characters, sortable, and
// unique enough for the files of one folder.
func NewID(now time.Time) string {
	return now.Format("20060102-150405") + "-" + rand.Text()[:4]
}

// gcPercent is GOGC during a run, unless the environment says otherwise.
const gcPercent = 50

// onLoops runs the loops on goroutines of their own, and one collector that takes
// what they hand over to the sink.
func (r *run) onLoops(ctx context.Context, n int, sink record.Sink, env *record.Env, tokens TokenSource) error {
	// Spare Ps, so that the collector and the garbage collector never wait for
	// a loop that blocks in a raw system call, and no loop for TLS handshakes.
	spare := 2
	if r.overTLS() {
		spare += n
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0), n+spare)))
	if os.Getenv("GOGC") == "" {
		// What a run allocates is little and short-lived; a smaller heap keeps
		// the memory per held socket near the size of its state.
		defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	}
	// When the queue is full, loops wait: what it carries must not be lost, and
	// the wait shows as an absence of the loop.
	out := make(chan *record.Batch, 1024)
	start := time.Now()
	r.start = start
	lanes := make([]*lane, n)
	for i := range lanes {
		poller, err := loop.Open(env.Poller, start)
		if err != nil {
			return err
		}
		defer poller.Release()
		lanes[i] = newLane(r, poller, i, n, r.ports(i, n), func(b *record.Batch) { out <- b })
	}
	var stopLookups context.CancelFunc
	r.places.life, stopLookups = context.WithCancel(context.WithoutCancel(ctx))
	defer stopLookups()
	var wg sync.WaitGroup
	for _, l := range lanes {
		wg.Go(func() {
			l.begin()
			l.loop.Run()
			l.flush()
		})
	}
	finished := make(chan struct{})
	go func() { wg.Wait(); close(finished) }()
	stopTokens := r.refreshTokens(ctx, tokens, lanes)
	err := collect(ctx, lanes, out, finished, sink, start)
	stopTokens()
	stopLookups()
	r.places.lookups.Wait()
	env.Addresses = r.places.texts()
	env.Interrupted = ctx.Err() != nil
	env.Complete, env.Took = err == nil, r.ended()
	return errors.Join(err, sink.Put(&record.Batch{Env: env}))
}

// collect hands everything to the sink until the loops are done. A sink that
// breaks stops the run.
func collect(ctx context.Context, lanes []*lane, out <-chan *record.Batch, finished <-chan struct{}, sink record.Sink, start time.Time) error {
	host := newSampler(lanes, start)
	storm := aftermath{run: lanes[0].run}
	every := time.NewTicker(time.Second)
	defer every.Stop()
	var failed error
	put := func(b *record.Batch) {
		if failed != nil {
			return
		}
		if failed = sink.Put(b); failed != nil {
			stopAll(lanes)
		}
	}
	cancelled := ctx.Done()
	for {
		select {
		case b := <-out:
			put(b)
		case <-every.C:
			put(&record.Batch{Hosts: []record.Host{host.sample()}})
			storm.look(int64(time.Since(start)))
		case <-cancelled:
			cancelled = nil
			stopAll(lanes)
		case <-finished:
			for len(out) > 0 {
				put(<-out)
			}
			put(&record.Batch{Hosts: []record.Host{host.sample()}})
			return failed
		}
	}
}

func stopAll(lanes []*lane) {
	for _, l := range lanes {
		l.loop.Post(l.interrupt)
	}
}

// ended is how long the sockets were held.
func (r *run) ended() time.Duration { return time.Duration(r.endedAt.Load()) }

// arrivals counts attempts per tenth of a second, so that each can know how
// many came in the second before it.
type arrivals struct {
	tenths [16]struct{ slot, n atomic.Int64 }
}

const tenth = int64(time.Second / 10)

func (a *arrivals) add(now int64) {
	slot := now/tenth + 1
	t := &a.tenths[slot%16]
	if t.slot.Swap(slot) != slot {
		t.n.Store(0)
	}
	t.n.Add(1)
}

// last is the number of attempts within the last second.
func (a *arrivals) last(now int64) int {
	slot := now/tenth + 1
	n := int64(0)
	for i := range a.tenths {
		if t := &a.tenths[i]; t.slot.Load() > slot-10 && t.slot.Load() <= slot {
			n += t.n.Load()
		}
	}
	return int(n)
}
