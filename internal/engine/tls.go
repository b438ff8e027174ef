package engine

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// TLSConfig is how the server at a host is trusted, and what we show it. One
// is shared by all sockets to the host. There is no session cache: a resumed
// handshake is not the one that the platform's users make first.
func TLSConfig(t *plan.TLS, host string, protocols ...string) (*tls.Config, error) {
	cfg := &tls.Config{
		ServerName: cmp.Or(t.ServerName, host), InsecureSkipVerify: t.Insecure,
		MinVersion: tls.VersionTLS12, NextProtos: protocols,
		// Records of full size from the first byte: there is no page to show early.
		DynamicRecordSizingDisabled: true,
	}
	if t.CAPEM != "" {
		cfg.RootCAs = x509.NewCertPool()
		if !cfg.RootCAs.AppendCertsFromPEM([]byte(t.CAPEM)) {
			return nil, fmt.Errorf("ca %s: no certificate in it", safe.Text(t.CA, 0))
		}
	}
	if t.CertPEM != "" {
		cert, err := tls.X509KeyPair([]byte(t.CertPEM), []byte(t.KeyPEM.Reveal()))
		if err != nil {
			return nil, errors.New("the client's certificate and key can't be used together")
		}
		cfg.Certificates = []tls.Certificate{cert}
	}
	return cfg, nil
}

// secure prepares TLS: what the plan's certificates and CAs are worth is known
// before the first packet.
func (r *run) secure() error {
	for _, at := range r.named {
		if !at.secure() {
			continue
		}
		if err := r.arm(at); err != nil {
			return fmt.Errorf("target.tls: %w", err)
		}
	}
	return nil
}

// arm gives a place its TLS.
func (r *run) arm(at *place) (err error) {
	if at.scheme == "https" {
		at.tls, err = TLSConfig(&r.plan.Target.TLS, at.name, "http/1.1")
	} else {
		at.tls, err = TLSConfig(&r.plan.Target.TLS, at.name)
	}
	return err
}

// overTLS reports whether anything in the run speaks TLS, as far as the plan
// tells.
func (r *run) overTLS() bool {
	return slices.ContainsFunc(r.named, (*place).secure)
}

// tlsSockets is how many sockets of this share speak TLS.
func (r *run) tlsSockets() int64 {
	n := 0
	for i := range r.pools {
		if at := r.pools[i].at; at != nil && at.secure() {
			n += r.plan.Share.Count(&plan.Plan{Pools: r.plan.Pools[i : i+1]})
		}
	}
	return int64(n)
}

// aftermath gives memory back once after each storm of handshakes. They leave
// much garbage, and holding allocates next to nothing: without this the
// garbage would stay for minutes, a third of the resident size (measured).
type aftermath struct {
	run   *run
	storm bool
}

// stormFrom is how many attempts in a second make a storm.
const stormFrom = 100

// look is called once a second.
func (a *aftermath) look(now int64) {
	switch n := a.run.arrivals.last(now); {
	case n >= stormFrom && a.run.overTLS():
		a.storm = true
	case n == 0 && a.run.pending.Load() == 0 && a.storm:
		a.storm = false
		debug.FreeOSMemory()
	}
}

// Secured is the loop telling that TLS is up.
func (l *lane) Secured(id loop.ID) {
	if g := l.guest(id); g != nil {
		g.secured()
		return
	}
	s := &l.socks[id]
	s.secured, s.state = l.loop.Refresh(), stateHandshake
	l.loop.SetTimer(id, l.handshakeDue(id, s))
	l.sendUpgrade(id, s)
}

// handshakeDue is when a socket must have its answer: TLS and the upgrade
// together, without the time that TLS waited for us.
func (l *lane) handshakeDue(id loop.ID, s *socket) int64 {
	return s.connected + int64(l.planOf(s).HandshakeTimeout) + int64(l.loop.TLSEvidence(id).Queued)
}

// overdue puts the timer off to when an answer is really due, and reports
// whether it was up already.
func (l *lane) overdue(id loop.ID, s *socket) bool {
	due := l.handshakeDue(id, s)
	if due > l.loop.Now()+int64(time.Millisecond) {
		l.loop.SetTimer(id, due)
		return false
	}
	return !l.unread(id)
}

// tlsEvidence adds what is known of a socket's TLS to the evidence of its end.
func (l *lane) tlsEvidence(id loop.ID, e *record.End) {
	s := &l.socks[id]
	if at := l.placeOf(id, s); at == nil || !at.secure() {
		return
	}
	known := l.loop.TLSEvidence(id)
	e.TLS, e.CloseNotify = s.connected > 0, known.CloseNotify
	e.Secured, e.Queued = time.Duration(s.secured), known.Queued
	if known.Detail != "" {
		e.Detail = safe.Text(known.Detail, record.MaxDetail)
	}
}
