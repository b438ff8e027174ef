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
	"time"

	"holdfast/internal/edge"
	"holdfast/internal/pack"
	"holdfast/internal/twin/platform"
)

const (
	// shutdownPolite is how long clients have to answer the close frame of a
	// shutdown; then they are cut off.
	shutdownPolite = 300 * time.Millisecond

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
}

// Twin is one rehearsal platform.
type Twin struct {
	cfg pack.Twin
	o   Options
	log *slog.Logger

	headTimeout    time.Duration
	requestTimeout time.Duration

	// Set by Start.
	ready  Ready
	addr   *net.TCPAddr
	epoch  time.Time
	tls    *tls.Config
	behind *platform.Platform
	rest   *http.Server
	handed chan net.Conn // to rest
	truth  *truth

	stop chan struct{}  // closed when Run ends
	wake chan struct{}  // the timer goroutine has something earlier to do
	up   chan struct{}  // the listener may come back
	work sync.WaitGroup // connections' goroutines

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
	return &Twin{
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
	}, nil
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
		return fmt.Errorf("listen on %s: the address is not loopback, want 127.0.0.1 or ::1 unless any address is allowed", t.o.Listen)
	}
	host, _, _ := net.SplitHostPort(t.o.Listen) // resolved above, so it splits
	config, ca, err := newTLS(host)
	if err != nil {
		return err
	}
	ln, err := listen(ctx, addr)
	if err != nil {
		return err
	}
	path, err := writeCA(ca)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	t.tls = config
	t.ln, t.addr = ln, ln.Addr().(*net.TCPAddr)
	t.ready = readyAt(t.addr, path)
	t.behind = platform.New(t.cfg, t.platformOptions())
	if err := t.loadState(); err != nil {
		return errors.Join(err, ln.Close(), os.Remove(path))
	}
	t.rest = t.newREST()
	t.edge = edge.New(t.cfg.Edge, t.cfg.Faults, t.cfg.Seed)
	t.truth = newTruth(t.o.Truth, func(err error) { t.log.Error("twin", "err", err) })
	t.epoch = time.Now()
	t.truth.add(line{T: t.unix(0), Act: "start", Detail: &detail{Seed: t.cfg.Seed}})
	return nil
}

// platformOptions tie the platform to the truth log, if there is to be one.
func (t *Twin) platformOptions() platform.Options {
	o := platform.Options{Address: strings.TrimPrefix(t.ready.HTTP, "http://"), Stop: t.stop}
	if t.o.Truth != nil {
		o.Throttled, o.Applied = t.throttled, t.applied
	}
	return o
}

// listen opens a listener whose connections carry no TCP keepalives: an idle
// connection is silent.
func listen(ctx context.Context, addr *net.TCPAddr) (*net.TCPListener, error) {
	config := net.ListenConfig{KeepAlive: -1}
	ln, err := config.Listen(ctx, "tcp", addr.String())
	if err != nil {
		return nil, err
	}
	return ln.(*net.TCPListener), nil
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
// It then ends every connection, within a second, and removes the CA file; a
// truth log whose writer hangs is given up after two seconds more. An error
// means that the twin could not do its work. A twin runs once.
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
	<-ctx.Done()
	t.sayGoodbye()
	_ = t.rest.Close() // its connections are ours, and closed by us
	owned.Wait()
	t.cutOff()
	return errors.Join(accepting, t.saveState(), t.truth.close(), os.Remove(t.ready.CA))
}

func (t *Twin) stopping() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.over
}

// sayGoodbye ends every connection, and lets no new one in.
func (t *Twin) sayGoodbye() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	close(t.stop)
	_ = t.ln.Close() // it may be down already
	for c := range t.conns {
		switch {
		case c.edge == nil:
			_ = c.tcp.Close()
		case !c.ended:
			t.shutDown(c)
		}
	}
}

// cutOff waits for the connections to end, for a while.
func (t *Twin) cutOff() {
	gone := make(chan struct{})
	go func() {
		t.work.Wait()
		close(gone)
	}()
	polite := time.NewTimer(shutdownPolite)
	defer polite.Stop()
	select {
	case <-gone:
		return
	case <-polite.C:
	}
	t.mu.Lock()
	for c := range t.conns {
		c.cut()
	}
	t.mu.Unlock()
	<-gone
}
