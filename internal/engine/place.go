package engine

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"

	"holdfast/internal/guard"
)

// place is a host that is contacted: its addresses, looked up once, through the
// guard, and pinned.
type place struct {
	scheme  string // http, https, ws or wss
	host    string // of the Host header
	name    string // without the port
	port    uint16
	addrs   []netip.AddrPort
	numbers []int  // of the addresses, in the record
	failed  string // why there are no addresses
	tls     *tls.Config
}

// secure reports a place that speaks TLS.
func (p *place) secure() bool { return p.scheme == "https" || p.scheme == "wss" }

var defaultPorts = map[string]uint16{"http": 80, "ws": 80, "https": 443, "wss": 443}

// parsePlace reads where an absolute URL leads. The URL may hold secrets, so
// no error shows it.
func parsePlace(text string) (*place, error) {
	at, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("url can't be read")
	}
	port, known := defaultPorts[at.Scheme]
	if !known || at.Hostname() == "" {
		return nil, fmt.Errorf("url begins with %.40q, want http://, https://, ws:// or wss:// and a host", at.Scheme)
	}
	if at.Port() != "" {
		n, err := strconv.ParseUint(at.Port(), 10, 16)
		if err != nil || n == 0 {
			return nil, fmt.Errorf("port %.10q, want 1 to 65535", at.Port())
		}
		port = uint16(n)
	}
	return &place{scheme: at.Scheme, host: at.Host, name: at.Hostname(), port: port}, nil
}

// parseSocketPlace reads where the URL of a WebSocket leads that an answer has
// named.
func parseSocketPlace(text string) (*place, error) {
	at, err := parsePlace(text)
	if err == nil && at.scheme != "ws" && at.scheme != "wss" {
		return nil, errors.New("url begins with neither ws:// nor wss://")
	}
	return at, err
}

// authority is the host with its port, as CONNECT wants it.
func (p *place) authority() string { return net.JoinHostPort(p.name, strconv.Itoa(int(p.port))) }

// places are the hosts of a run. Those that are named in the plan are there
// before the first packet; those that a platform names in an answer (a
// connectUri) come later.
type places struct {
	guard *guard.Guard
	fixed []netip.AddrPort   // instead of looking anything up; of simulations
	proxy bool               // looks up what comes from now on: names alone are held against the guard
	arm   func(*place) error // gives a place its TLS; nil where that is modelled
	// Look-ups beside the loops end with them: a loop that is gone can't be told.
	life    context.Context
	lookups sync.WaitGroup

	mu    sync.Mutex
	known map[string]*place // by scheme and authority
	all   []netip.AddrPort  // by number
}

// addresses are those known so far, by number.
func (ps *places) addresses() []netip.AddrPort {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	return ps.all
}

// texts are the addresses as the record has them.
func (ps *places) texts() []string {
	var out []string
	for _, a := range ps.addresses() {
		out = append(out, a.String())
	}
	return out
}

// find returns a place that is known already.
func (ps *places) find(p *place) (*place, bool) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	found, ok := ps.known[p.scheme+" "+p.authority()]
	return found, ok
}

// resolve looks a place up. It may take long.
func (ps *places) resolve(ctx context.Context, p *place) *place {
	if found, ok := ps.find(p); ok {
		return found
	}
	addrs, err := ps.fixed, error(nil)
	switch {
	case ps.proxy:
		addrs, err = nil, ps.guard.Permit(p.name, p.port)
	case addrs == nil:
		addrs, err = ps.guard.Resolve(ctx, p.name, p.port)
	}
	if err == nil && p.secure() && p.tls == nil && ps.arm != nil {
		err = ps.arm(p)
	}
	if err != nil {
		p.failed = err.Error()
		return p // a name that can't be looked up now may be in a minute
	}
	p.addrs = addrs
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if ps.known == nil {
		ps.known = map[string]*place{}
	}
	key := p.scheme + " " + p.authority()
	if found, ok := ps.known[key]; ok {
		return found
	}
	ps.known[key] = p
	for _, a := range p.addrs {
		n := slices.Index(ps.all, a)
		if n < 0 {
			n = len(ps.all)
			ps.all = append(ps.all, a)
		}
		p.numbers = append(p.numbers, n)
	}
	return p
}

// locate finds a place that an answer has named, and calls then on the lane's
// loop: at once for a place that is known, else when it has been looked up.
func (l *lane) locate(p *place, then func(*place)) {
	ps := &l.run.places
	if found, ok := ps.find(p); ok {
		then(found)
		return
	}
	if ps.fixed != nil || ps.proxy { // nothing to wait for
		then(ps.resolve(context.Background(), p))
		return
	}
	ps.lookups.Go(func() {
		ctx, cancel := context.WithTimeout(ps.life, lookupWithin)
		defer cancel()
		found := ps.resolve(ctx, p)
		l.loop.Post(func() { then(found) })
	})
}

const lookupWithin = 10 * time.Second

// requestTarget is the path and query of an absolute URL (RFC 9112 3.2.1), as
// a part of it. What is empty is "/".
func requestTarget(url []byte) []byte {
	i := indexAfterScheme(url)
	for ; i < len(url); i++ {
		if c := url[i]; c == '/' || c == '?' || c == '#' {
			break
		}
	}
	rest := url[i:]
	for k, c := range rest {
		if c == '#' {
			rest = rest[:k]
			break
		}
	}
	switch {
	case len(rest) == 0:
		return slash
	case rest[0] == '?':
		return append([]byte{'/'}, rest...)
	}
	return rest
}

var slash = []byte{'/'}

func indexAfterScheme(url []byte) int {
	for i := 0; i+2 < len(url); i++ {
		if url[i] == ':' && url[i+1] == '/' && url[i+2] == '/' {
			return i + 3
		}
	}
	return 0
}
