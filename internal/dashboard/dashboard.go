// Package dashboard serves the page of a run while it goes on.
//
// The run hands over its batches and never waits: all else (folding, encoding,
// sending) is done beside it, encoding once for all viewers and only while
// there are some.
//
// Who may see and stop a run is whoever knows its key: a random text made for
// the run. It is in the fragment of the address that is printed, which browsers
// neither send nor log; the page takes it out of there, keeps it for its tab and
// shows it with every request as "Authorization: Bearer KEY". A cookie would go
// to every other server of this machine, since cookies know no ports, and would
// come along with forged requests. Before anything is routed, Host and Origin
// must be this server's own, so that no other page, whatever names it has
// resolved to this address, gets an answer. Nothing changes on GET; the one
// control is POST /stop.
package dashboard

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/trial"
)

// Options say what else a dashboard does.
type Options struct {
	Stop     func()       // ends the run in good order; nil: there is no such control
	Stopping func() bool  // reports that the run is being ended; nil: never
	Metrics  http.Handler // answers GET /metrics, behind the same checks; nil: there is no such page

	// Patience is how long an answer, or a piece of a stream, may take to be
	// read; who takes longer is let go. 0: 10 s.
	Patience time.Duration
}

// What a dashboard takes on. More is refused; what is read and written is
// bounded in time.
const (
	maxViewers     = 32
	maxConnections = 96 // a viewer asks for interactions beside its stream
	maxHeaderBytes = 8 << 10
	headerTime     = 5 * time.Second
	requestTime    = 10 * time.Second
	idleTime       = 30 * time.Second
	patience       = 10 * time.Second
)

// maxWaiting bounds the batches that wait to be folded: some minutes of a run.
// When they are full a batch is left out, and the page says so.
const maxWaiting = 2048

// Server is the dashboard of one run.
type Server struct {
	options Options
	plan    *plan.Plan
	listen  net.Listener
	door    door
	http    http.Server
	work    sync.WaitGroup

	queue  chan item
	joins  chan *viewer
	leaves chan *viewer
	empty  chan chan struct{} // to be closed once all viewers have seen the end
	came   chan struct{}      // closed by the first viewer
	over   chan struct{}      // closed by Close
	missed atomic.Int64
	kept   atomic.Pointer[report.Kept]
	asked  sync.Mutex // one question about interactions at a time
}

// item is a batch, or the outcome that ends them.
type item struct {
	batch   *record.Batch
	causes  []diagnosis.Cause
	outcome *trial.Outcome
}

// Listen begins to serve the page of a run on an address; without a host that
// is loopback. Close ends it.
func Listen(ctx context.Context, p *plan.Plan, address string, o Options) (*Server, error) {
	host, port, err := split(address)
	if err != nil {
		return nil, err
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, err
	}
	o.Patience = cmp.Or(o.Patience, patience)
	s := &Server{
		options: o, plan: p, listen: ln, door: newDoor(host, ln.Addr(), rand.Text()),
		queue: make(chan item, maxWaiting), joins: make(chan *viewer), leaves: make(chan *viewer), empty: make(chan chan struct{}),
		came: make(chan struct{}), over: make(chan struct{}),
	}
	s.http = http.Server{
		Handler: s.door.guard(s.routes()), ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeaderBytes, DisableGeneralOptionsHandler: true, ErrorLog: log.New(io.Discard, "", 0), // what clients do wrong is theirs to know
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	s.work.Go(s.fold)
	s.work.Go(func() { _ = s.http.Serve(&few{Listener: ln, room: make(chan struct{}, maxConnections)}) })
	return s, nil
}

// split reads ADDR: HOST:PORT, :PORT or PORT.
func split(address string) (host, port string, err error) {
	if host, port, err = net.SplitHostPort(address); err != nil {
		host, port = "", address
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "", "", fmt.Errorf("%q: want HOST:PORT or PORT, 0 for any that is free", address)
	}
	if host == "" {
		host = "127.0.0.1" // all interfaces take an explicit 0.0.0.0
	}
	return host, port, nil
}

// URL is the address of the page, its key in the fragment.
func (s *Server) URL() string {
	return "http://" + s.door.shown + "/#key=" + s.door.key
}

// Key is what requests show as a bearer token.
func (s *Server) Key() string { return s.door.key }

// Open reports that others than this machine can reach the server.
func (s *Server) Open() bool {
	a, ok := s.listen.Addr().(*net.TCPAddr)
	return !ok || !a.IP.IsLoopback()
}

// Put takes a batch of the run, and the causes that are known so far. It never
// waits.
func (s *Server) Put(b *record.Batch, causes []diagnosis.Cause) {
	if b.Env != nil { // the engine goes on writing to it
		mine, env := *b, *b.Env
		mine.Env, b = &env, &mine
	}
	select {
	case s.queue <- item{batch: b, causes: causes}:
	default:
		s.missed.Add(1)
	}
}

// Finish shows the outcome of the run.
func (s *Server) Finish(o *trial.Outcome) {
	select {
	case s.queue <- item{outcome: o}:
	case <-s.over:
	}
}

// Linger waits until all viewers have seen the end of the run, after Finish:
// at most so long, and for the first viewer to come at most as long as first
// says.
func (s *Server) Linger(ctx context.Context, first, rest time.Duration) {
	if first > 0 {
		await(ctx, s.came, first)
	}
	gone := make(chan struct{})
	select {
	case s.empty <- gone:
		await(ctx, gone, rest)
	case <-s.over:
	}
}

func await(ctx context.Context, what <-chan struct{}, most time.Duration) {
	t := time.NewTimer(most)
	defer t.Stop()
	select {
	case <-what:
	case <-t.C:
	case <-ctx.Done():
	}
}

// Close ends the server and waits for what it was doing.
func (s *Server) Close() error {
	close(s.over)
	err := s.http.Close()
	s.work.Wait()
	if errors.Is(err, net.ErrClosed) {
		err = nil
	}
	return err
}

// few is a listener that holds so many connections at once and ends others.
type few struct {
	net.Listener

	room chan struct{}
}

func (f *few) Accept() (net.Conn, error) {
	for {
		c, err := f.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case f.room <- struct{}{}:
			return &held{Conn: c, room: f.room}, nil
		default:
			_ = c.Close()
		}
	}
}

type held struct {
	net.Conn

	room chan struct{}
	once sync.Once
}

func (h *held) Close() error {
	h.once.Do(func() { <-h.room })
	return h.Conn.Close()
}
