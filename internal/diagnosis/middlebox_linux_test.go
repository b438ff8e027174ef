package diagnosis_test

import (
	"bufio"
	"context"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

var middleboxes = flag.Bool("middleboxes", false, "score the diagnosis on nginx and haproxy (make middleboxes)")

// backend is a small WebSocket server for proxies to stand before: it answers
// pings and closes, and echoes messages.
type backend struct {
	addr string
	ln   net.Listener
	mu   sync.Mutex
	open map[net.Conn]bool
}

func startBackend(t *testing.T) *backend {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &backend{addr: ln.Addr().String(), ln: ln, open: map[net.Conn]bool{}}
	t.Cleanup(b.kill)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			b.mu.Lock()
			b.open[c] = true
			b.mu.Unlock()
			go func() {
				b.serve(c)
				_ = c.Close()
				b.mu.Lock()
				delete(b.open, c)
				b.mu.Unlock()
			}()
		}
	}()
	return b
}

// kill ends everything at once, as the end of a process does.
func (b *backend) kill() {
	_ = b.ln.Close()
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.open {
		_ = c.Close()
	}
}

func (b *backend) serve(c net.Conn) {
	in := bufio.NewReader(c)
	r, err := http.ReadRequest(in)
	if err != nil {
		return
	}
	sum := sha1.Sum([]byte(r.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	fmt.Fprintf(c, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", base64.StdEncoding.EncodeToString(sum[:]))
	for {
		// A masked frame of a client (RFC 6455 5.2); the load sends small ones.
		var head [6]byte
		if _, err := io.ReadFull(in, head[:2]); err != nil {
			return
		}
		size := int(head[1] & 0x7f)
		if size == 126 {
			var long [2]byte
			if _, err := io.ReadFull(in, long[:]); err != nil {
				return
			}
			size = int(binary.BigEndian.Uint16(long[:]))
		}
		if _, err := io.ReadFull(in, head[2:]); err != nil || size > 125 {
			return
		}
		payload := make([]byte, size)
		if _, err := io.ReadFull(in, payload); err != nil {
			return
		}
		for i := range payload {
			payload[i] ^= head[2+i&3]
		}
		op := head[0] & 0x0f
		if op == 0x9 {
			op = 0xA
		}
		if op == 0xA && head[0]&0x0f == 0xA {
			continue // an unsolicited pong
		}
		if _, err := c.Write(append([]byte{0x80 | op, byte(size)}, payload...)); err != nil || op == 0x8 {
			return
		}
	}
}

// box is a proxy that runs.
type box struct {
	addr string
	cmd  *exec.Cmd
}

// startBox starts a program that listens at a free port with a configuration
// made for that port and a folder.
func startBox(t *testing.T, program string, conf func(addr, folder string) string, args func(path, folder string) []string) *box {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	_ = ln.Close()
	folder := t.TempDir()
	path := filepath.Join(folder, program+".conf")
	if err := os.WriteFile(path, []byte(conf(addr, folder)), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args(path, folder)...)
	out, err := os.Create(filepath.Join(folder, "output"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // its workers, too
		_ = cmd.Wait()
		_ = out.Close()
	})
	for deadline := time.Now().Add(5 * time.Second); ; {
		if c, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
			_ = c.Close()
			return &box{addr, cmd}
		}
		if time.Now().After(deadline) {
			said, _ := os.ReadFile(out.Name())
			t.Fatalf("%s does not listen at %s: %s", program, addr, said)
		}
		<-time.After(20 * time.Millisecond) // for a process that can't say when it is ready
	}
}

func nginx(t *testing.T, main, server, location, upstream string) *box {
	return startBox(t, "nginx", func(addr, folder string) string {
		return fmt.Sprintf(`
daemon off;
pid %[1]s/pid;
error_log %[1]s/error.log;
worker_processes 1;
%[3]s
events { worker_connections 512; }
http {
	access_log off;
	client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
	limit_conn_zone $server_port zone=all:1m;
	limit_req_zone $server_port zone=rate:1m rate=8r/s;
	server {
		listen %[2]s;
		%[4]s
		location / {
			proxy_pass http://%[6]s; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
			%[5]s
		}
	}
}
`, folder, addr, main, server, location, upstream)
	}, func(path, folder string) []string { return []string{"-p", folder, "-c", path} })
}

func haproxy(t *testing.T, global, front, server, upstream string) *box {
	return startBox(t, "haproxy", func(addr, _ string) string {
		return fmt.Sprintf(`
global
  %[1]s
defaults
  mode http
  retries 0
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  timeout tunnel 30s
  %[2]s
frontend in
  bind %[4]s
  default_backend out
backend out
  server one %[5]s %[3]s
`, global, front, server, addr, upstream)
	}, func(path, _ string) []string { return []string{"-W", "-db", "-f", path} })
}

var starting sync.Mutex

// A boxCase is a proxy that treats its sockets in one way.
type boxCase struct {
	name  string
	needs string
	start func(t *testing.T, b *backend) (addr string, at3s func())
	pool  func(*plan.Pool)
	want  string
	param string // and one number
	near  float64
	also  string // as good
}

func boxCases() []boxCase {
	brisk := ping(500 * ms)
	signal := func(x *box, s os.Signal) func() { return func() { _ = x.cmd.Process.Signal(s) } }
	quiet := all(once(1500*ms), func(p *plan.Pool) { p.KeepAlive.Kind = plan.KeepAliveOff })
	return []boxCase{
		{"nginx, nothing wrong", "nginx", func(t *testing.T, b *backend) (string, func()) {
			return nginx(t, "", "", "proxy_read_timeout 3s; proxy_send_timeout 3s;", b.addr).addr, nil
		}, brisk, "", "", 0, ""},
		{"nginx, proxy_read_timeout", "nginx", func(t *testing.T, b *backend) (string, func()) {
			return nginx(t, "", "", "proxy_read_timeout 3s; proxy_send_timeout 3s;", b.addr).addr, nil
		}, quiet, diagnosis.IdleTimeout, "seconds", 3, ""},
		{"nginx, reload", "nginx", func(t *testing.T, b *backend) (string, func()) {
			x := nginx(t, "worker_shutdown_timeout 1s;", "", "", b.addr)
			return x.addr, signal(x, syscall.SIGHUP)
		}, brisk, diagnosis.ServerRestart, "", 0, ""},
		{"nginx, limit_conn", "nginx", func(t *testing.T, b *backend) (string, func()) {
			return nginx(t, "", "limit_conn all 15;", "", b.addr).addr, nil
		}, brisk, diagnosis.CapacityCap, "limit", 15, ""},
		{"nginx, limit_req", "nginx", func(t *testing.T, b *backend) (string, func()) {
			return nginx(t, "", "limit_req zone=rate burst=4 nodelay;", "", b.addr).addr, nil
		}, brisk, diagnosis.RateLimited, "", 0, ""},
		{"nginx, the backend is killed", "nginx", func(t *testing.T, b *backend) (string, func()) {
			return nginx(t, "", "", "", b.addr).addr, b.kill
		}, brisk, diagnosis.ServerCrash, "", 0, ""},
		{"nginx, no backend", "nginx", func(t *testing.T, b *backend) (string, func()) {
			b.kill()
			return nginx(t, "", "", "", b.addr).addr, nil
		}, brisk, diagnosis.UpstreamUnreachable, "", 0, ""},
		{"haproxy, nothing wrong", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			return haproxy(t, "", "timeout tunnel 3s", "", b.addr).addr, nil
		}, brisk, "", "", 0, ""},
		{"haproxy, timeout tunnel", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			return haproxy(t, "", "timeout tunnel 3s", "", b.addr).addr, nil
		}, quiet, diagnosis.IdleTimeout, "seconds", 3, ""},
		{"haproxy, reload", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			x := haproxy(t, "hard-stop-after 1s", "", "", b.addr)
			return x.addr, signal(x, syscall.SIGUSR2)
		}, brisk, diagnosis.ServerRestart, "", 0, ""},
		{"haproxy, maxconn of the frontend", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			return haproxy(t, "", "maxconn 15", "", b.addr).addr, nil
		}, brisk, diagnosis.CapacityCap, "limit", 15, ""},
		{"haproxy, maxconn of the server", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			return haproxy(t, "", "timeout queue 300ms", "maxconn 15", b.addr).addr, nil
		}, brisk, diagnosis.CapacityCap, "limit", 15, ""},
		{"haproxy, the backend is killed", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			return haproxy(t, "", "", "", b.addr).addr, b.kill
		}, brisk, diagnosis.ServerCrash, "", 0, ""},
		{"haproxy, no backend", "haproxy", func(t *testing.T, b *backend) (string, func()) {
			b.kill()
			return haproxy(t, "", "", "", b.addr).addr, nil
		}, brisk, diagnosis.NotUpgraded, "status", 503, ""},
	}
}

// run holds 40 sockets behind the proxy for 8 s.
func (c boxCase) run(t *testing.T) (wrong string, v diagnosis.Verdict) {
	starting.Lock() // so that nobody takes a port that was found free
	addr, at3s := c.start(t, startBackend(t))
	starting.Unlock()
	pool := plan.Pool{
		Name: "desks", Size: 40, OpenPerSecond: 20, URL: plan.Text("ws://" + addr + "/"),
		ConnectTimeout: dur(1500 * ms), HandshakeTimeout: dur(1500 * ms),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	c.pool(&pool)
	p := &plan.Plan{Seed: 3, Duration: dur(8 * second), Pools: []plan.Pool{pool}}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	if at3s != nil {
		timer := time.AfterFunc(3*second, at3s)
		defer timer.Stop()
	}
	err := (&engine.Engine{Loops: 1}).Run(context.Background(), p, record.SinkFunc(func(b *record.Batch) error {
		in.Ends = append(in.Ends, b.Ends...)
		return in.Totals.Add(b)
	}))
	if err != nil {
		return err.Error(), v
	}
	v = diagnosis.Diagnose(in)
	want := c.want
	if want == "" {
		want = nothing
	}
	got := topCause(v)
	if got != want && (c.also == "" || got != c.also) {
		return fmt.Sprintf("%s, want %s", got, want), v
	}
	if c.param != "" {
		x := fmt.Sprint(v.Causes[0].Params[c.param])
		var f float64
		if _, err := fmt.Sscan(x, &f); err != nil || f < c.near*.95 || f > c.near*1.05 {
			return fmt.Sprintf("%s %s, want %v", c.param, x, c.near), v
		}
	}
	return "", v
}

// TestMiddleboxes scores the diagnosis on real proxies: the truth is in their
// configuration. What a busy machine spoils is looked at again by itself.
func TestMiddleboxes(t *testing.T) {
	if !*middleboxes {
		t.Skip("make middleboxes runs it: 10 s of real time, and nginx and haproxy")
	}
	cases := boxCases()
	wrong := make([]string, len(cases))
	verdicts := make([]diagnosis.Verdict, len(cases))
	skip := map[string]bool{}
	for _, program := range []string{"nginx", "haproxy"} {
		if _, err := exec.LookPath(program); err != nil {
			skip[program] = true
			t.Logf("%s is not installed: its cases are left out", program)
		}
	}
	if len(skip) == 2 {
		t.Skip("neither nginx nor haproxy is installed")
	}
	var wg sync.WaitGroup
	for i, c := range cases {
		if !skip[c.needs] {
			wg.Go(func() { wrong[i], verdicts[i] = c.run(t) })
		}
	}
	wg.Wait()
	for i, c := range cases {
		if skip[c.needs] {
			continue
		}
		for try := 0; wrong[i] != "" && try < 2; try++ {
			t.Logf("%s: %s (%s)", c.name, wrong[i], said(verdicts[i]))
			wrong[i], verdicts[i] = c.run(t)
		}
		if wrong[i] != "" {
			t.Errorf("%s: %s", c.name, wrong[i])
			for _, cause := range verdicts[i].Causes {
				t.Logf("    %s ×%d (%.3f) %v: %s %q", cause.Cause, cause.Count, cause.Confidence, cause.Params, cause.Sentence, cause.Evidence)
			}
			continue
		}
		confidence := 0.0
		if len(verdicts[i].Causes) > 0 {
			confidence = verdicts[i].Causes[0].Confidence
		}
		t.Logf("%-36s %s (%.2f)", c.name, said(verdicts[i]), confidence)
	}
}
