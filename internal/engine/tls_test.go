package engine

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"

	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/simnet"
)

// selfSigned is a certificate for 127.0.0.1 that is its own authority.
func selfSigned(t testing.TB, names ...string) (cert tls.Certificate, ca string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, DNSNames: names,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key},
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

// serveTLS is serve behind TLS. It returns the URL and the CA to trust.
func serveTLS(t testing.TB, handle func(tcp *net.TCPConn, c *tls.Conn)) (url, ca string) {
	t.Helper()
	cert, ca := selfSigned(t)
	addr := acceptTCP(t, func(tcp *net.TCPConn) {
		c := tls.Server(tcp, &tls.Config{Certificates: []tls.Certificate{cert}})
		if _, err := gobwas.Upgrade(c); err == nil {
			handle(tcp, c)
		}
	})
	return "wss://" + addr + "/x", ca
}

func acceptTCP(t testing.TB, handle func(*net.TCPConn)) (addr string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				defer c.Close()
				handle(c.(*net.TCPConn))
			})
		}
	})
	t.Cleanup(func() { _ = ln.Close(); wg.Wait() })
	return ln.Addr().String()
}

// A certificate may hold anything, and the reason why it is refused quotes it.
func TestTLSDetailIsEscaped(t *testing.T) {
	cert, ca := selfSigned(t, "evil\x1b[31m.test")
	url := "wss://" + acceptTCP(t, func(tcp *net.TCPConn) {
		_, _ = io.Copy(io.Discard, tls.Server(tcp, &tls.Config{Certificates: []tls.Certificate{cert}}))
	})
	p := holdingTLS(url, ca, 1, untilAllEnded)
	p.Target.TLS.ServerName = "other.test"
	got := runReal(t, t.Context(), p)
	if e := got.ends[0]; e.How != record.HowTLSBroken || !strings.Contains(e.Detail, `evil\u001b[31m.test`) {
		t.Errorf("ended %v, %q; want the name in the certificate, escaped", e.How, e.Detail)
	}
}

// holdingTLS is a plan of some sockets to a TLS server.
func holdingTLS(url, ca string, n int, run time.Duration, more ...func(*plan.Pool)) *plan.Plan {
	p := holding(n, 0, run, append(more, func(p *plan.Pool) { p.URL = plan.Text(url) })...)
	p.Target.TLS = plan.TLS{CA: "ca.pem", CAPEM: ca}
	return p
}

func TestTLSHoldsSockets(t *testing.T) {
	url, ca := serveTLS(t, func(_ *net.TCPConn, c *tls.Conn) { polite(c) })
	got := runReal(t, t.Context(), holdingTLS(url, ca, 40, 3*time.Second, ping(200*time.Millisecond)))
	if got.count(record.Held) != 40 || got.count(record.Lost) != 0 || got.count(record.Refused) != 0 {
		t.Errorf("held %d, lost %d, refused %d; want 40, 0, 0", got.count(record.Held), got.count(record.Lost), got.count(record.Refused))
	}
	if sent, back := got.count(record.PingsSent), got.count(record.PongsReceived); sent < 40 || back < sent-40 {
		t.Errorf("%d pings, %d pongs; want nearly all answered", sent, back)
	}
	for _, e := range got.ends {
		if !e.TLS || e.Secured <= e.Connected || e.Opened <= e.Secured {
			t.Fatalf("TLS %v, connected %v, secured %v, opened %v: want them in this order", e.TLS, e.Connected, e.Secured, e.Opened)
		}
	}
}

func TestTLSEndsOfOpenSockets(t *testing.T) {
	closeFrame := gobwas.MustCompileFrame(gobwas.NewCloseFrame(gobwas.NewCloseFrameBody(1012, "deploy")))
	tests := map[string]struct {
		do    func(tcp *net.TCPConn, c *tls.Conn)
		how   record.How
		check func(e *record.End) bool
	}{
		"close_notify": {func(_ *net.TCPConn, c *tls.Conn) { _ = c.Close() }, record.HowFIN, func(e *record.End) bool { return e.CloseNotify }},
		"bare FIN": {
			func(tcp *net.TCPConn, _ *tls.Conn) { _ = tcp.CloseWrite(); _, _ = io.Copy(io.Discard, tcp) }, record.HowTLSCut,
			func(e *record.End) bool {
				return !e.CloseNotify && (!e.TCP.Known || e.TCP.State == record.TCPCloseWait)
			},
		},
		"RST": {func(tcp *net.TCPConn, _ *tls.Conn) { _ = tcp.SetLinger(0) }, record.HowReset, func(e *record.End) bool { return e.Errname == "ECONNRESET" }},
		"close frame, then close_notify": {
			func(tcp *net.TCPConn, c *tls.Conn) {
				_, _ = c.Write(closeFrame)
				_ = c.CloseWrite()
				_, _ = io.Copy(io.Discard, tcp)
			}, record.HowCloseFrame,
			func(e *record.End) bool { return e.CloseCode == 1012 && e.AfterClose == record.HowFIN && e.CloseNotify },
		},
		"close frame, then bare FIN": {
			func(tcp *net.TCPConn, c *tls.Conn) {
				_, _ = c.Write(closeFrame)
				_ = tcp.CloseWrite()
				_, _ = io.Copy(io.Discard, tcp)
			}, record.HowCloseFrame,
			func(e *record.End) bool {
				return e.CloseCode == 1012 && e.AfterClose == record.HowFIN && !e.CloseNotify
			},
		},
		"half a frame, then close_notify": {
			func(tcp *net.TCPConn, c *tls.Conn) {
				_, _ = c.Write([]byte{0x81, 0x7d, 'h'})
				_ = c.CloseWrite()
				_, _ = io.Copy(io.Discard, tcp)
			}, record.HowFIN,
			func(e *record.End) bool { return e.PartialFrame && e.CloseNotify },
		},
		"broken record": {
			func(tcp *net.TCPConn, _ *tls.Conn) {
				_, _ = tcp.Write(append([]byte{23, 3, 3, 0, 40}, make([]byte, 40)...))
				_, _ = io.Copy(io.Discard, tcp)
			}, record.HowTLSBroken,
			func(e *record.End) bool { return strings.Contains(e.Detail, "MAC") },
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url, ca := serveTLS(t, tt.do)
			got := runReal(t, t.Context(), holdingTLS(url, ca, 5, untilAllEnded))
			if got.count(record.Lost) != 5 {
				t.Errorf("lost %d, want 5", got.count(record.Lost))
			}
			for i := range got.ends {
				if e := &got.ends[i]; e.How != tt.how || e.Phase != record.PhaseOpen || !tt.check(e) {
					t.Fatalf("ended by %v, want %v: %+v", e.How, tt.how, e)
				}
			}
		})
	}
}

func TestTLSRefusals(t *testing.T) {
	cert, ca := selfSigned(t)
	server := func(cfg *tls.Config) func(*net.TCPConn) {
		cfg.Certificates = []tls.Certificate{cert}
		return func(tcp *net.TCPConn) { _, _ = io.Copy(io.Discard, tls.Server(tcp, cfg)) }
	}
	tests := map[string]struct {
		do     func(*net.TCPConn)
		ca     string
		how    record.How
		phase  record.Phase
		detail string
	}{
		"unknown authority":     {server(&tls.Config{}), func() string { _, other := selfSigned(t); return other }(), record.HowTLSBroken, record.PhaseTLS, "signed by unknown authority"},
		"no client certificate": {server(&tls.Config{ClientAuth: tls.RequireAnyClientCert}), ca, record.HowTLSAlert, record.PhaseHandshake, "certificate required"},
		"stalled":               {func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) }, ca, record.HowNoTLS, record.PhaseTLS, ""},
		"stalled upgrade":       {server(&tls.Config{}), ca, record.HowNoAnswer, record.PhaseHandshake, ""},
		"FIN at once":           {func(c *net.TCPConn) { _ = c.CloseWrite(); _, _ = io.Copy(io.Discard, c) }, ca, record.HowFIN, record.PhaseTLS, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := "wss://" + acceptTCP(t, tt.do)
			got := runReal(t, t.Context(), holdingTLS(url, tt.ca, 5, untilAllEnded, func(p *plan.Pool) { p.HandshakeTimeout = dur(1500 * time.Millisecond) }))
			if got.count(record.Refused) != 5 {
				t.Errorf("refused %d, want 5", got.count(record.Refused))
			}
			for i := range got.ends {
				e := &got.ends[i]
				if e.How != tt.how || e.Phase != tt.phase || !strings.Contains(e.Detail, tt.detail) || !e.TLS {
					t.Fatalf("ended %v in %v, %q; want %v in %v, %q", e.How, e.Phase, e.Detail, tt.how, tt.phase, tt.detail)
				}
			}
		})
	}
}

// clientPair is a certificate of our own and its key, as files hold them.
func clientPair(t testing.TB) (cert string, key safe.Secret) {
	t.Helper()
	pair, text := selfSigned(t)
	der, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	return text, safe.NewSecret(string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})))
}

func TestTLSClientShowsItsCertificate(t *testing.T) {
	cert, ca := selfSigned(t)
	seen := make(chan string, 1)
	url := "wss://" + acceptTCP(t, func(tcp *net.TCPConn) {
		c := tls.Server(tcp, &tls.Config{Certificates: []tls.Certificate{cert}, ClientAuth: tls.RequireAnyClientCert})
		if _, err := gobwas.Upgrade(c); err == nil {
			seen <- c.ConnectionState().ServerName
			polite(c)
		}
	})
	p := holdingTLS(url, ca, 1, 2*time.Second)
	p.Target.TLS.ServerName = "name.test"
	p.Target.TLS.Insecure = true // the certificate is not for that name
	p.Target.TLS.CertPEM, p.Target.TLS.KeyPEM = clientPair(t)
	if got := runReal(t, t.Context(), p); got.count(record.Held) != 1 {
		t.Fatalf("held %d, want 1: %+v", got.count(record.Held), got.ends)
	}
	if name := <-seen; name != "name.test" {
		t.Errorf("the server was asked for %q, want name.test", name)
	}
}

// A socket whose handshake waits for its turn here has its time yet: the
// timeout counts from when the handshake began.
func TestTLSTimeWaitedForUsDoesNotCount(t *testing.T) {
	const sockets, timeout = 560, 500 * time.Millisecond // 512 have their turn at once
	url := "wss://" + acceptTCP(t, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	_, ca := selfSigned(t)
	got := runReal(t, t.Context(), holdingTLS(url, ca, sockets, untilAllEnded, func(p *plan.Pool) { p.HandshakeTimeout = dur(timeout) }))
	waited := 0
	for _, e := range got.ends {
		if e.How != record.HowNoTLS {
			t.Fatalf("ended %v, want no_tls", e.How)
		}
		if e.Queued > timeout/2 {
			waited++
		}
		if had := e.Ended - e.Connected - e.Queued; had < timeout-5*time.Millisecond {
			t.Fatalf("a socket that waited %v for its turn had %v of %v", e.Queued, had, timeout)
		}
	}
	if got.count(record.Refused) != sockets || waited < 40 {
		t.Errorf("refused %d of %d, of which %d waited for their turn, want all and about 48", got.count(record.Refused), sockets, waited)
	}
}

// On the simulated network a handshake succeeds at once, and the rest of the
// story is the same.
func TestTLSOnTheSimulatedNetwork(t *testing.T) {
	p := holding(20, 0, 5*time.Second, func(p *plan.Pool) { p.URL = plan.Text("wss://example.test/x") })
	got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(2 * time.Second)}}, p)
	if got.count(record.Lost) != 20 {
		t.Fatalf("lost %d, want 20", got.count(record.Lost))
	}
	for _, e := range got.ends {
		if e.How != record.HowFIN || !e.TLS || !e.CloseNotify {
			t.Fatalf("ended %v, TLS %v, close_notify %v; want a FIN behind a close_notify", e.How, e.TLS, e.CloseNotify)
		}
	}
}

// The same holds for the requests of loads, and for their chats.
func TestTLSTimeThatLoadsWaitedForUsDoesNotCount(t *testing.T) {
	const arrivals, timeout = 560, 500 * time.Millisecond // 512 have their turn at once
	addr := acceptTCP(t, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	connect := plan.Step{Op: plan.OpWSConnect, WS: &plan.WSStep{URL: plan.Text("wss://" + addr), Within: dur(timeout)}}
	for name, step := range map[string]plan.Step{"requests": get("/x", func(r *plan.Request) { r.Timeout = dur(timeout) }), "chats": connect} {
		p := aimed(loading(arrivals*100, 10*time.Millisecond, step), "https://"+addr)
		p.Loads[0].Connections.Max, p.Loads[0].Journey.Sockets = 0, []string{"chat"}
		p.Duration = dur(5 * time.Second)
		// Where connecting takes a while by itself, the first have had their time
		// before the last come, and nobody waits: that is tried again.
		var l *metrics.Load
		for try := 0; try < 5 && (l == nil || ms64(l.Dists[record.LatencyUS].Quantile(.95)) < 900); try++ {
			totals, _ := driveReal(t, p)
			l = &totals.Loads[0]
		}
		if n := l.Counts[record.Failed]; n != arrivals || ms64(l.Dists[record.LatencyUS].Quantile(.95)) < 900 {
			t.Errorf("%s: %d of %d failed, the 95th percentile after %.0f ms; want all, and those who waited for their turn after twice the timeout", name, n, arrivals, ms64(l.Dists[record.LatencyUS].Quantile(.95)))
		}
	}
}
