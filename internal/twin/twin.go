// Package twin is the rehearsal platform: a balancer and its edge nodes on real
// sockets, with faults on schedule and a truth log of what it did and why.
//
// What happens to a connection, and when, is decided by package edge; the twin
// carries it out so that a client sees it on the wire: FIN or RST, close frame
// or none, silence that the kernel acknowledges or that it does not. It shares
// no code with the clients it is there to test.
package twin

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"holdfast/internal/edge"
	"holdfast/internal/pack"
	"holdfast/internal/twin/platform"
)

const (
	// shutdownPolite is how long clients have to answer the close frame of a
	// shutdown, and requests to be answered; then they are cut off.
	shutdownPolite = time.Second

	never = time.Duration(math.MaxInt64)
)

// Options tune a twin. The zero value is a twin on a free port of 127.0.0.1
// that keeps no truth log.
type Options struct {
	// Listen is HOST:PORT; empty is 127.0.0.1:0, a free port on loopback.
	Listen string
	// AnyAddress allows addresses that are not loopback.
	AnyAddress bool
	// Truth takes the truth log, one JSON object a line; nil keeps none.
	Truth io.Writer
	// State is the path of a file that the platform's entities are loaded from,
	// if it is there, and saved to when the twin ends; empty keeps nothing.
	State string
	// Control is HOST:PORT of a listener for the endpoints under /twin/ alone,
	// which no fault takes down; empty is none: they are on the port of Listen.
	Control string
	// ReadFaults reads what is sent to /twin/faults: one fault or a list, in YAML
	// or JSON. An error has a line for each thing that is wrong. Nil: nothing can
	// be sent there.
	ReadFaults func([]byte) ([]pack.Fault, error)
	// Log takes what the person who runs the twin should know, the truth log's
	// first write error among it; nil drops it.
	Log *slog.Logger
}

// Ready says where a twin is to be found. One port serves all four URLs: TLS
// and plain are told apart by the first byte.
type Ready struct {
	HTTP  string `json:"http"`
	HTTPS string `json:"https"`
	WS    string `json:"ws"`
	WSS   string `json:"wss"`
	CA    string `json:"ca"` // path of a PEM file with the CA certificate, there as long as the twin runs
	// Control is the URL of the listener for the endpoints under /twin/, if there
	// is one for them alone.
	Control string `json:"control,omitempty"`
}

// Twin is one rehearsal platform.
type Twin struct {
	cfg pack.Twin
	o   Options
	log *slog.Logger

	headTimeout    time.Duration
	requestTimeout time.Duration

	// Set by Start.
	ready   Ready
	addr    *net.TCPAddr
	host    string // that Listen names
	epoch   time.Time
	tls     *tls.Config
	expired *tls.Config // whose certificate is
	behind  *platform.Platform
	rest    *http.Server
	handed  chan net.Conn // to rest
	truth   *truth

	stop chan struct{}  // closed when Run ends
	wake chan struct{}  // the timer goroutine has something earlier to do
	up   chan struct{}  // the listener may come back
	work sync.WaitGroup // connections' goroutines
	room atomic.Int64   // bytes left for large messages

	parking *parking // of connections without a goroutine

	requests  atomic.Uint64 // plain ones
	control   *http.Server  // nil without a port of its own
	controlLn net.Listener

	mu     sync.Mutex // guards everything below, and the connections' part that says so
	edge   *edge.Edge
	ln     *net.TCPListener
	conns  map[*conn]struct{}
	last   uint64 // number of the latest upgrade request
	later  answers
	wakeAt time.Duration
	over   bool // no new connections
}

// New checks the configuration and builds a twin that does nothing yet.
func New(cfg pack.Twin, o Options) (*Twin, error) {
	if err := check(cfg); err != nil {
		return nil, err
	}
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	log := o.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	t := &Twin{
		cfg: cfg,
		o:   o,
		log: log,

		headTimeout:    headTimeout,
		requestTimeout: requestTimeout,

		handed: make(chan net.Conn),
		stop:   make(chan struct{}),
		wake:   make(chan struct{}, 1),
		up:     make(chan struct{}, 1),
		conns:  map[*conn]struct{}{},
		wakeAt: never,
	}
	t.room.Store(maxLarge)
	return t, nil
}

// Start opens the port, makes the certificates and sets the clock of the
// faults to 0. Clients may connect from then on; they are served by Run, which
// must follow, if only with a context that is over, to give everything back.
func (t *Twin) Start(ctx context.Context) error {
	if t.rest != nil {
		return errors.New("start the twin: it has been started before")
	}
	addr, err := net.ResolveTCPAddr("tcp", t.o.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", t.o.Listen, err)
	}
	if !t.o.AnyAddress && !addr.IP.IsLoopback() {
		return fmt.Errorf("listen on %s: the address is not loopback, want 127.0.0.1 or ::1", t.o.Listen)
	}
	host, _, _ := net.SplitHostPort(t.o.Listen) // resolved above, so it splits
	config, expired, ca, err := newTLS(host)
	if err != nil {
		return err
	}
	ln, err := listen(ctx, addr, t.cfg.Edge.Backlog)
	if err != nil {
		return err
	}
	path, err := writeCA(ca)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	control, err := t.listenControl(ctx)
	if err != nil {
		return errors.Join(err, ln.Close(), os.Remove(path))
	}
	release := func(err error) error {
		if control != nil {
			err = errors.Join(err, control.Close())
		}
		return errors.Join(err, ln.Close(), os.Remove(path))
	}
	if t.parking, err = newParking(); err != nil {
		return release(err)
	}
	t.tls, t.expired = config, expired
	t.ln, t.addr = ln, ln.Addr().(*net.TCPAddr)
	t.ready = readyAt(t.addr, path)
	t.host = strings.ToLower(host)
	t.behind = platform.New(t.cfg, t.platformOptions())
	if err := t.loadState(); err != nil {
		return release(errors.Join(err, t.parking.close()))
	}
	t.rest = t.newREST()
	if control != nil {
		t.controlLn, t.control = control, t.newControl()
		t.ready.Control = "http://" + control.Addr().String()
	}
	t.edge = edge.New(t.cfg.Edge, t.cfg.Faults, t.cfg.Seed)
	t.truth = newTruth(t.o.Truth, func(err error) { t.log.Error("twin", "err", err) })
	t.epoch = time.Now()
	t.truth.add(line{T: t.unix(0), Act: "start", Detail: &detail{Seed: t.cfg.Seed}})
	return nil
}

// listenControl opens the port for the endpoints under /twin/, if there is to
// be one of its own.
func (t *Twin) listenControl(ctx context.Context) (net.Listener, error) {
	switch {
	case t.o.Control == "":
		return nil, nil
	case t.cfg.Control == pack.ControlOff:
		return nil, fmt.Errorf("listen for control on %s: the configuration says control: off", t.o.Control)
	}
	addr, err := net.ResolveTCPAddr("tcp", t.o.Control)
	if err != nil {
		return nil, fmt.Errorf("listen for control on %s: %w", t.o.Control, err)
	}
	if !t.o.AnyAddress && !addr.IP.IsLoopback() {
		return nil, fmt.Errorf("listen for control on %s: the address is not loopback, want 127.0.0.1 or ::1", t.o.Control)
	}
	var config net.ListenConfig
	return config.Listen(ctx, "tcp", addr.String())
}

// platformOptions tie the platform to the truth log.
func (t *Twin) platformOptions() platform.Options {
	return platform.Options{
		Address: strings.TrimPrefix(t.ready.HTTP, "http://"), Stop: t.stop,
		Throttled: t.throttled, Applied: t.applied, Repeated: t.repeated,
	}
}

// listen opens a listener whose connections carry no TCP keepalives: an idle
// connection is silent. Backlog is the length of its queue, 0 the system's.
func listen(ctx context.Context, addr *net.TCPAddr, backlog int) (*net.TCPListener, error) {
	config := net.ListenConfig{KeepAlive: -1}
	config.SetMultipathTCP(false) // its sockets take filters and hand none of them down
	ln, err := config.Listen(ctx, "tcp", addr.String())
	if err != nil {
		return nil, err
	}
	tcp := ln.(*net.TCPListener)
	if backlog > 0 {
		if err := setBacklog(tcp, backlog); err != nil {
			return nil, errors.Join(fmt.Errorf("shorten the listen queue: %w", err), tcp.Close())
		}
	}
	return tcp, nil
}

func readyAt(addr *net.TCPAddr, ca string) Ready {
	host := addr.IP.String()
	if addr.IP.IsUnspecified() {
		host = "127.0.0.1"
	}
	at := net.JoinHostPort(host, strconv.Itoa(addr.Port))
	return Ready{HTTP: "http://" + at, HTTPS: "https://" + at, WS: "ws://" + at, WSS: "wss://" + at, CA: ca}
}

// Ready says where the twin is; it is empty before Start.
func (t *Twin) Ready() Ready { return t.ready }

// Run serves until ctx is over, starting the twin if that has not been done.
// It then ends every connection, within a second or so, and removes the CA
// file; a truth log whose writer hangs is given up after two seconds more. An
// error means that the twin could not do its work. A twin runs once.
func (t *Twin) Run(ctx context.Context) error {
	if t.rest == nil {
		if err := t.Start(ctx); err != nil {
			return err
		}
	} else if t.stopping() {
		return errors.New("run the twin: it has run before")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var owned sync.WaitGroup
	var accepting error
	owned.Go(func() {
		accepting = t.accept(ctx)
		cancel()
	})
	owned.Go(func() { t.keepTime(ctx) })
	owned.Go(func() { _ = t.rest.Serve(&handover{t}) }) // ends when it is closed
	if t.control != nil {
		owned.Go(func() { _ = t.control.Serve(t.controlLn) })
	}
	owned.Go(t.parking.run)
	<-ctx.Done()
	polite := time.Now().Add(shutdownPolite)
	t.sayGoodbye()
	t.finishRequests(polite)
	if t.control != nil {
		_ = t.control.Close() // it owes nobody anything
	}
	t.parking.stop()
	owned.Wait()
	t.cutOff(polite)
	return errors.Join(accepting, t.saveState(), t.truth.close(), t.parking.close(), os.Remove(t.ready.CA))
}

func (t *Twin) stopping() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.over
}

// sayGoodbye ends every WebSocket, and lets no new connection in. Requests in
// progress are left to finishRequests.
func (t *Twin) sayGoodbye() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	close(t.stop)
	_ = t.ln.Close() // it may be down already
	for c := range t.conns {
		switch {
		case c.edge != nil && !c.ended:
			t.shutDown(c)
		case c.edge == nil && c.handed == nil:
			_ = c.tcp.Close() // it has asked for nothing yet
		}
	}
}

// finishRequests lets requests in progress be answered until then; what they
// wait for is over. Connections without one are closed at once.
func (t *Twin) finishRequests(until time.Time) {
	ctx, cancel := context.WithDeadline(context.Background(), until)
	defer cancel()
	if t.rest.Shutdown(ctx) != nil {
		_ = t.rest.Close() // says no more than Shutdown has
	}
}

// cutOff waits for the connections to end, and ends those itself that are left
// then.
func (t *Twin) cutOff(from time.Time) {
	gone := make(chan struct{})
	go func() {
		t.work.Wait()
		close(gone)
	}()
	polite := time.NewTimer(time.Until(from))
	defer polite.Stop()
	select {
	case <-gone:
		return
	case <-polite.C:
	}
	t.mu.Lock()
	for c := range t.conns {
		if c.handed != nil {
			c.handed.end()
		}
		c.cut()
		c.unpark()
	}
	t.mu.Unlock()
	<-gone
}
