package loop

import (
	"bufio"
	"crypto/fips140"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"holdfast/internal/record"
)

// After the handshake a TLS 1.3 session is ours, and crypto/tls keeps one of
// TLS 1.2.
func TestTLSWhoKeepsASession(t *testing.T) {
	if fips140.Enforced() {
		t.Skip("crypto/tls keeps every session where our ciphers are forbidden")
	}
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		r := newRig(t)
		r.server.MaxVersion = version
		to := accept(t, over(r.server, func(_ *net.TCPConn, c *tls.Conn) { _, _ = io.Copy(c, c) }))
		c := &client{cfg: r.client, to: to}
		c.say = func(l *Loop, id ID) {
			s := l.tls.sessions[id]
			if ours := version == tls.VersionTLS13; (s.records != nil) != ours || (s.conn == nil) != ours {
				t.Errorf("version %x: records %v, connection %v", version, s.records != nil, s.conn != nil)
			}
			l.Write(id, []byte("still whole"))
		}
		c.hear = func(_ *Loop, id ID, data []byte) {
			if string(data) != "still whole" {
				t.Errorf("received %q", data)
			}
			c.done(id)
		}
		c.run(t, 5)
	}
}

// openssl is another implementation's server, with its terminal.
type openssl struct {
	at    netip.AddrPort
	stdin io.Writer
	lines chan string // that it received, and says
}

// startOpenSSL needs the openssl of the system.
func startOpenSSL(t *testing.T, r *rig, args ...string) *openssl {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	file := filepath.Join(t.TempDir(), "server.pem")
	key, err := x509.MarshalPKCS8PrivateKey(r.server.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})
	for _, der := range r.server.Certificates[0].Certificate {
		text = append(text, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})...)
	}
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "openssl", append([]string{"s_server", "-accept", "127.0.0.1:0", "-cert", file, "-key", file}, args...)...)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	o := &openssl{stdin: stdin, lines: make(chan string, 1000)}
	read := make(chan struct{})
	go func() {
		defer close(read)
		defer close(o.lines)
		for in := bufio.NewScanner(stdout); in.Scan(); {
			o.lines <- in.Text()
		}
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-read
		_ = cmd.Wait() // killed
	})
	ready := o.wait(t, "ACCEPT ")
	at, err := netip.ParseAddrPort(strings.TrimSpace(ready[strings.Index(ready, "ACCEPT ")+7:]))
	if err != nil {
		t.Fatal(err)
	}
	o.at = at
	return o
}

// wait is the first line with text in it.
func (o *openssl) wait(t *testing.T, text string) string {
	t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		select {
		case line, ok := <-o.lines:
			if !ok {
				t.Fatalf("openssl ended before it said %q", text)
			}
			if strings.Contains(line, text) {
				return line
			}
		case <-deadline:
			t.Fatalf("openssl did not say %q", text)
		}
	}
}

// Every suite, and new keys from either side, with another implementation.
func TestTLSWithOpenSSLAndItsKeyUpdates(t *testing.T) {
	for suite, cipher := range map[string]uint16{
		"TLS_AES_128_GCM_SHA256":       tls.TLS_AES_128_GCM_SHA256,
		"TLS_AES_256_GCM_SHA384":       tls.TLS_AES_256_GCM_SHA384,
		"TLS_CHACHA20_POLY1305_SHA256": tls.TLS_CHACHA20_POLY1305_SHA256,
	} {
		t.Run(suite, func(t *testing.T) {
			r := newRig(t)
			server := startOpenSSL(t, r, "-tls1_3", "-ciphersuites", suite)
			// The script of the server's terminal. It turns between terminal and
			// socket, so what a line of ours shows was typed before is done.
			steps := []string{"k", "K", "k", "K", "K"}
			c := &client{cfg: r.client, to: server.at}
			heard := make(chan string, 10)
			ready := make(chan struct{})
			c.say = func(l *Loop, id ID) {
				s := l.tls.sessions[id]
				if s.facts.Cipher != cipher || s.records == nil {
					t.Errorf("cipher %x, ours %v; want %s", s.facts.Cipher, s.records != nil, suite)
				}
				close(ready)
			}
			c.hear = func(_ *Loop, _ ID, data []byte) { heard <- string(data) }
			done := make(chan []end)
			go func() { done <- c.run(t, 1) }()
			<-ready
			write := func(text string) { c.loop.Post(func() { c.loop.Write(0, []byte(text+"\n")) }) }
			write("begin")
			server.wait(t, "begin")
			for i, key := range steps {
				_, _ = io.WriteString(server.stdin, key+"\n")
				mark := "ours " + strings.Repeat("x", 20000) + string(rune('a'+i))
				write(mark)
				server.wait(t, mark[20000:])
				_, _ = io.WriteString(server.stdin, "theirs\n")
				if got := <-heard; got != "theirs\n" {
					t.Fatalf("heard %q", got)
				}
			}
			_, _ = io.WriteString(server.stdin, "Q\n")
			// It leaves without close_notify.
			if got := one(t, <-done); got.how != record.HowTLSCut {
				t.Errorf("ended %v (%s), want a cut", got.how, got.tls.Detail)
			}
		})
	}
}
