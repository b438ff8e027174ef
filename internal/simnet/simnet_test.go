package simnet

import (
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

func dur(d time.Duration) units.Duration { return units.Duration(d) }

const ms = time.Millisecond

// line is a connection driven by hand.
type line struct {
	t  *testing.T
	w  *World
	p  *poller
	fd int32
}

func dial(t *testing.T, w *World) *line {
	t.Helper()
	p := w.Poller().(*poller)
	fd, errno := p.Dial(1, 1, netip.AddrPort{}, netip.MustParseAddrPort("127.0.0.1:80"))
	if errno != 0 {
		t.Fatal(errno)
	}
	return &line{t, w, p, fd}
}

// until lets virtual time pass.
func (w *World) until(at time.Duration) {
	reached := false
	w.At(at, func() { reached = true })
	w.Run(nil, func() bool { return reached })
}

func (l *line) send(text string) {
	l.t.Helper()
	if n, errno := l.p.Write(l.fd, []byte(text)); errno != 0 || n != len(text) {
		l.t.Fatalf("write: %d, %v", n, errno)
	}
}

// read takes all that has come, and says how the stream stands.
func (l *line) read() (string, syscall.Errno, bool) {
	var all []byte
	for {
		b := make([]byte, 4096)
		n, errno := l.p.Read(l.fd, b)
		if n == 0 {
			return string(all), errno, errno == 0
		}
		all = append(all, b[:n]...)
	}
}

const get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"

func TestRequestFaultsOnTheWire(t *testing.T) {
	tests := []struct {
		fault pack.Fault
		want  string // how the answer begins and ends
		ends  string
		errno syscall.Errno
		eof   bool
	}{
		{pack.Fault{Do: "request_rst"}, "", "", syscall.ECONNRESET, false},
		{pack.Fault{Do: "reset_after_commit"}, "", "", syscall.ECONNRESET, false},
		{pack.Fault{Do: "request_stall"}, "", "", syscall.EAGAIN, false},
		{pack.Fault{Do: "accept_and_drop"}, "HTTP/1.1 202 ", "{}", syscall.EAGAIN, false},
		{pack.Fault{Do: "throttle"}, "HTTP/1.1 429 ", "\r\n\r\n", syscall.EAGAIN, false},
		{pack.Fault{Do: "broken_promise"}, "HTTP/1.1 429 ", "Retry-After: 1\r\n\r\n", syscall.EAGAIN, false},
		{pack.Fault{Do: "error_page", Status: 504}, "HTTP/1.1 504 ", "</html>", syscall.EAGAIN, false},
		{pack.Fault{Do: "truncated_body"}, "HTTP/1.1 200 Answer\r\nContent-Length: 11", `{"ok"`, 0, true},
		{pack.Fault{Do: "wrong_length"}, "HTTP/1.1 200 Answer\r\nContent-Length: 5", `{"ok":true}`, syscall.EAGAIN, false},
		{pack.Fault{Do: "garbage_answer"}, "\x16", "\r\n\r\n", 0, true},
		{pack.Fault{Do: "error_page", Method: "POST"}, "HTTP/1.1 200 ", `{"ok":true}`, syscall.EAGAIN, false},
		{pack.Fault{Do: "error_page", Path: "/b"}, "HTTP/1.1 200 ", `{"ok":true}`, syscall.EAGAIN, false},
	}
	for _, tt := range tests {
		w := New(Options{Faults: []pack.Fault{tt.fault}})
		l := dial(t, w)
		w.until(ms)
		l.send(get)
		w.until(5 * time.Second)
		got, errno, eof := l.read()
		if !strings.HasPrefix(got, tt.want) || !strings.HasSuffix(got, tt.ends) || errno != tt.errno || eof != tt.eof {
			t.Errorf("%+v: %q, %v, end %v; want %q…%q, %v, %v", tt.fault, got, errno, eof, tt.want, tt.ends, tt.errno, tt.eof)
		}
	}
}

func TestAnswersThatAreHeldBackComeLater(t *testing.T) {
	for _, f := range []pack.Fault{{Do: "request_stall", Hold: dur(3 * time.Second)}, {Do: "slow_drip", Hold: dur(3 * time.Second)}} {
		w := New(Options{Faults: []pack.Fault{f}})
		l := dial(t, w)
		w.until(ms)
		l.send(get)
		w.until(2900 * ms)
		if got, _, _ := l.read(); strings.Contains(got, "ok") {
			t.Errorf("%s: %q before its time", f.Do, got)
		}
		w.until(3100 * ms)
		if got, _, _ := l.read(); !strings.Contains(got, `{"ok":true}`) {
			t.Errorf("%s: %q at 3.1 s, want the answer", f.Do, got)
		}
	}
}

func TestConnectionFaultsReachPlainConnections(t *testing.T) {
	for do, want := range map[string]struct {
		errno syscall.Errno
		eof   bool
	}{
		"rst": {syscall.ECONNRESET, false}, "crash": {syscall.ECONNRESET, false}, "fin": {0, true}, "restart": {0, true},
		"stall": {syscall.EAGAIN, false}, "blackhole": {syscall.EAGAIN, false},
	} {
		w := New(Options{Faults: []pack.Fault{{Do: do, At: dur(time.Second)}}})
		l := dial(t, w)
		w.until(ms)
		l.send(get)
		w.until(500 * ms)
		if got, _, _ := l.read(); !strings.HasPrefix(got, "HTTP/1.1 200") {
			t.Errorf("%s: %q before it, want an answer", do, got)
		}
		w.until(2 * time.Second)
		if want.errno == syscall.EAGAIN {
			l.send(get)
			w.until(4 * time.Second)
		}
		got, errno, eof := l.read()
		if got != "" || errno != want.errno || eof != want.eof {
			t.Errorf("%s: %q, %v, end %v; want %v, %v", do, got, errno, eof, want.errno, want.eof)
		}
		if unacked := l.p.Info(l.fd).OutQueue > 0; unacked != (do == "blackhole") {
			t.Errorf("%s: unacknowledged bytes: %v", do, unacked)
		}
	}
}

func TestAStalledPlainConnectionGoesOn(t *testing.T) {
	w := New(Options{Faults: []pack.Fault{{Do: "stall", At: dur(time.Second), For: dur(2 * time.Second)}}})
	l := dial(t, w)
	w.until(ms)
	l.send(get)
	w.until(1500 * ms)
	l.read()
	l.send(get)
	w.until(2900 * ms)
	if got, _, _ := l.read(); got != "" {
		t.Errorf("during the stall: %q", got)
	}
	w.until(3100 * ms)
	if got, _, _ := l.read(); !strings.HasPrefix(got, "HTTP/1.1 200") {
		t.Errorf("after the stall: %q, want the answer", got)
	}
}

// connected is when dials made at once got through.
func connected(t *testing.T, w *World, n int, until time.Duration) []time.Duration {
	t.Helper()
	var lines []*line
	for range n {
		lines = append(lines, dial(t, w))
	}
	at := make([]time.Duration, n)
	for now := time.Duration(0); now <= until; now += 100 * ms {
		w.until(now)
		for i, l := range lines {
			if at[i] == 0 && w.conns[l.fd].decided && w.conns[l.fd].state == record.TCPEstablished {
				at[i] = now
			}
		}
	}
	slices.Sort(at)
	return at
}

func TestConnectsThatFindTheListenQueueFullComeOnTheSYNGrid(t *testing.T) {
	w := New(Options{Edge: pack.Edge{AcceptRate: 2, Backlog: 1}})
	got := connected(t, w, 8, 8*time.Second)
	want := []time.Duration{100 * ms, 100 * ms, 100 * ms} // one taken at once, and two in the queue
	if !slices.Equal(got[:3], want) {
		t.Errorf("connected at %v, want three at once", got)
	}
	for _, at := range got[3:] {
		if rest := at % time.Second; rest > 100*ms || at > 7100*ms {
			t.Errorf("connected at %v, want whole seconds", got)
		}
	}
}

func TestSYNsThatVanishAreSentAgain(t *testing.T) {
	w := New(Options{Faults: []pack.Fault{{Do: "syn_drop", At: dur(ms), For: dur(4500 * ms)}}})
	w.until(2 * ms)
	if got := connected(t, w, 1, 8*time.Second); got[0] < 5*time.Second || got[0] > 5100*ms {
		t.Errorf("connected at %v, want 5 s: SYNs at 0, 1, 2, 3, 4 and 5 s", got[0])
	}
}
