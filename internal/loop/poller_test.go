package loop

import (
	"bytes"
	"io"
	"net"
	"net/netip"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"holdfast/internal/record"
)

// onEveryPoller runs a claim that holds for each poller of this system.
func onEveryPoller(t *testing.T, claim func(t *testing.T, p *polled)) {
	t.Helper()
	for _, name := range []string{Epoll, Portable} {
		if name == Epoll && DefaultPoller != Epoll {
			continue
		}
		t.Run(name, func(t *testing.T) {
			poller, err := Open(name, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			p := &polled{Poller: poller, t: t}
			claim(t, p)
			p.Release()
			if left := readers(); left > 0 {
				t.Errorf("%d goroutines of connections are left after Release", left)
			}
		})
	}
}

// readers is how many goroutines of the portable poller's there are.
func readers() int {
	stacks := make([]byte, 1<<20)
	return strings.Count(string(stacks[:runtime.Stack(stacks, true)]), "portableConn).run(")
}

// polled is a poller with what tests do to it.
type polled struct {
	Poller
	t *testing.T
}

func (p *polled) dial(to netip.AddrPort) int32 {
	p.t.Helper()
	fd, errno := p.Dial(7, 9, netip.AddrPort{}, to)
	if errno != 0 {
		p.t.Fatalf("dial: %v", errno)
	}
	return fd
}

// connect dials, and waits until it is up.
func (p *polled) connect(to netip.AddrPort) int32 {
	p.t.Helper()
	fd := p.dial(to)
	p.await(Writable)
	if errno := p.SocketError(fd); errno != 0 {
		p.t.Fatalf("connect: %v", errno)
	}
	return fd
}

// await waits for an event of the only socket with all of these bits, and
// returns its bits.
func (p *polled) await(want Ready) Ready {
	p.t.Helper()
	events := make([]Event, maxEvents)
	var seen Ready
	for until := p.Now() + int64(20*time.Second); p.Now() < until; {
		for _, ev := range events[:p.Wait(events, until)] {
			if ev.ID != 7 || ev.Gen != 9 {
				p.t.Fatalf("event of socket %d, generation %d", ev.ID, ev.Gen)
			}
			if seen |= ev.Ready; seen&want == want {
				return seen
			}
		}
	}
	p.t.Fatalf("no event with %b in 20 s, only %b", want, seen)
	return 0
}

// read reads until what comes next is not there yet, or is the end.
func (p *polled) read(fd int32) (data []byte, end bool, errno syscall.Errno) {
	b := make([]byte, 64<<10)
	for {
		n, errno := p.Read(fd, b)
		if errno == syscall.EAGAIN {
			return data, false, 0
		}
		if errno != 0 || n == 0 {
			return data, true, errno
		}
		data = append(data, b[:n]...)
	}
}

// readAll reads until the end of the stream.
func (p *polled) readAll(fd int32) (data []byte, errno syscall.Errno) {
	p.t.Helper()
	for {
		more, end, errno := p.read(fd)
		data = append(data, more...)
		if end {
			return data, errno
		}
		p.await(Readable)
	}
}

func TestRefusedDialIsToldByTheEvent(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		to := ln.Addr().(*net.TCPAddr).AddrPort()
		_ = ln.Close()
		fd := p.dial(to)
		p.await(Writable)
		if errno := p.SocketError(fd); errno != syscall.ECONNREFUSED {
			t.Errorf("errno %v, want ECONNREFUSED", errno)
		}
		p.Close(fd, false)
	})
}

func TestDialIsFromThePortGiven(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		from := make(chan netip.AddrPort, 2)
		to := accept(t, func(c *net.TCPConn) { from <- c.RemoteAddr().(*net.TCPAddr).AddrPort() })
		for i := range 2 { // the second finds the first in TIME_WAIT at one of both ends
			local := netip.MustParseAddrPort("127.0.0.1:23117")
			if i == 1 {
				to = accept(t, func(c *net.TCPConn) { from <- c.RemoteAddr().(*net.TCPAddr).AddrPort() })
			}
			fd, errno := p.Dial(7, 9, local, to)
			if errno != 0 {
				t.Fatal(errno)
			}
			p.await(Writable)
			if errno := p.SocketError(fd); errno != 0 {
				t.Fatal(errno)
			}
			if at := <-from; at != local || p.LocalPort(fd) != 23117 {
				t.Errorf("came from %v, and says port %d; want %v", at, p.LocalPort(fd), local)
			}
			p.Close(fd, false)
		}
	})
}

func TestUnreadBytesStayWithThePeer(t *testing.T) {
	const much = 64 << 20
	onEveryPoller(t, func(t *testing.T, p *polled) {
		sent := make(chan int, 1000)
		to := accept(t, func(c *net.TCPConn) {
			_ = c.SetWriteBuffer(64 << 10)
			b := make([]byte, 64<<10)
			for range much / len(b) {
				if _, err := c.Write(b); err != nil {
					t.Errorf("server: %v", err)
					return
				}
				sent <- len(b)
			}
			close(sent)
		})
		fd := p.connect(to)
		total := 0
		for stuck := false; !stuck; {
			select {
			case n, more := <-sent:
				if total += n; !more {
					t.Fatalf("the server could send all %d MiB, although nobody reads", much>>20)
				}
			case <-time.After(300 * time.Millisecond):
				stuck = true
			}
		}
		go func() {
			for n := range sent {
				total += n
			}
		}()
		data, errno := p.readAll(fd)
		if len(data) != much || errno != 0 {
			t.Errorf("%d bytes, then %v; want %d and the end", len(data), errno, much)
		}
		p.Close(fd, false)
	})
}

func TestWriteNeverBlocksAndSaysWhenThereIsRoom(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		read, got := make(chan struct{}), make(chan int, 1)
		to := accept(t, func(c *net.TCPConn) {
			<-read
			n, _ := io.Copy(io.Discard, c)
			got <- int(n)
		})
		fd := p.connect(to)
		b, total := make([]byte, 100_000), 0
		write := func() {
			for {
				n, errno := p.Write(fd, b)
				if errno == syscall.EAGAIN {
					return
				}
				if errno != 0 {
					t.Fatalf("write: %v", errno)
				}
				total += n
			}
		}
		write()
		for quiet := false; !quiet; { // the kernel's buffers grow while they fill
			events := make([]Event, 8)
			if quiet = p.Wait(events, p.Now()+int64(200*time.Millisecond)) == 0; !quiet {
				write()
			}
		}
		if total > 64<<20 {
			t.Fatalf("%d bytes were taken for a peer that does not read", total)
		}
		close(read)
		p.await(Writable)
		write()
		p.Close(fd, false)
		if n := <-got; n != total {
			t.Errorf("the server got %d bytes, want the %d that were taken", n, total)
		}
	})
}

func TestCloseSendsWhatWasWrittenThenFIN(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		type outcome struct {
			data []byte
			err  error
		}
		got := make(chan outcome, 1)
		to := accept(t, func(c *net.TCPConn) {
			data, err := io.ReadAll(c)
			got <- outcome{data, err}
		})
		said := bytes.Repeat([]byte("goodbye "), 1000)
		for range 20 {
			fd := p.connect(to)
			if n, errno := p.Write(fd, said); n != len(said) || errno != 0 {
				t.Fatalf("write: %d of %d, %v", n, len(said), errno)
			}
			p.Close(fd, false)
			if o := <-got; o.err != nil || !bytes.Equal(o.data, said) {
				t.Fatalf("the server got %d bytes, then %v; want %d and the end", len(o.data), o.err, len(said))
			}
		}
	})
}

func TestAbortIsAnRST(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		got := make(chan error, 1)
		to := accept(t, func(c *net.TCPConn) {
			_, err := c.Read(make([]byte, 1))
			got <- err
		})
		p.Close(p.connect(to), true)
		if err := <-got; err == nil || !strings.Contains(err.Error(), "reset") {
			t.Errorf("the server read %v, want a reset", err)
		}
	})
}

func TestFINIsHalfClosed(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		got := make(chan string, 1)
		to := accept(t, func(c *net.TCPConn) {
			_, _ = c.Write([]byte("last words"))
			_ = c.CloseWrite()
			data, _ := io.ReadAll(c)
			got <- string(data)
		})
		fd := p.connect(to)
		data, errno := p.readAll(fd)
		if string(data) != "last words" || errno != 0 {
			t.Errorf("read %q, then %v; want the last words and the end", data, errno)
		}
		if n, errno := p.Write(fd, []byte("heard")); n != 5 || errno != 0 {
			t.Errorf("write after the peer's FIN: %d, %v; want it taken", n, errno)
		}
		if info := p.Info(fd); info.State != record.TCPCloseWait {
			t.Errorf("state %d, want CLOSE_WAIT", info.State)
		}
		p.Close(fd, false)
		if text := <-got; text != "heard" {
			t.Errorf("the server heard %q", text)
		}
	})
}

func TestRSTIsToldOnce(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		to := accept(t, func(c *net.TCPConn) {
			_, _ = io.ReadFull(c, make([]byte, 1))
			_ = c.SetLinger(0)
		})
		fd := p.connect(to)
		if _, errno := p.Write(fd, []byte("x")); errno != 0 {
			t.Fatal(errno)
		}
		p.await(Readable)
		if _, end, errno := p.read(fd); !end || errno != syscall.ECONNRESET {
			t.Errorf("end %v, errno %v; want ECONNRESET", end, errno)
		}
		if _, end, errno := p.read(fd); !end || errno != 0 {
			t.Errorf("again: end %v, errno %v; want the end of the stream", end, errno)
		}
		if _, errno := p.Write(fd, []byte("x")); errno != syscall.EPIPE {
			t.Errorf("write: %v, want EPIPE", errno)
		}
		p.Close(fd, false)
	})
}

// An RST may be told to a write that is under way; then reading must know.
func TestRSTDuringAWriteIsNoFIN(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		to := accept(t, func(c *net.TCPConn) {
			_, _ = io.ReadFull(c, make([]byte, 1))
			_ = c.SetLinger(0)
		})
		for range 100 {
			fd := p.connect(to)
			told := false
			for !told {
				_, errno := p.Write(fd, []byte("x"))
				told = errno == syscall.ECONNRESET
				_, end, errno := p.read(fd)
				told = told || errno == syscall.ECONNRESET
				if end && !told {
					t.Fatalf("the stream ended with %v, want ECONNRESET", errno)
				}
			}
			p.Close(fd, false)
		}
	})
}

func TestWaitEndsInTimeAndByWake(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		events := make([]Event, 8)
		until := p.Now() + int64(30*time.Millisecond)
		for p.Now() < until {
			if n := p.Wait(events, until); n != 0 {
				t.Fatalf("%d events of nothing", n)
			}
		}
		if over := time.Duration(p.Now() - until); over > 5*time.Second {
			t.Errorf("%v late", over)
		}
		go p.Wake()
		p.Wait(events, Forever)
		p.Wake()
		p.Wait(events, Forever) // a wake-up before the wait counts
	})
}

func TestReleaseEndsWhatIsOpen(t *testing.T) {
	onEveryPoller(t, func(t *testing.T, p *polled) {
		if _, deferring := p.Poller.(Deferring); !deferring {
			t.Skip("epoll holds no goroutines, and leaves sockets to the loop")
		}
		to := accept(t, drainTCP)
		p.connect(to)
		p.dial(netip.MustParseAddrPort("192.0.2.1:9")) // RFC 5737: never answers
	})
}

func drainTCP(c *net.TCPConn) { drain(c) }

func TestPortThatIsTakenIsNotUsed(t *testing.T) {
	var held []net.Listener
	low := 0
	for port := 23200; low == 0; port += 10 {
		for p := port; p < port+4; p++ {
			ln, err := net.Listen("tcp", netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(p)).String())
			if err != nil {
				break
			}
			held = append(held, ln)
		}
		if len(held) == 4 {
			low = port
		} else {
			closeAll(held)
			held = nil
		}
	}
	defer closeAll(held)
	for _, name := range []string{Epoll, Portable} {
		if name == Epoll && DefaultPoller != Epoll {
			continue
		}
		for free := range 2 { // the range has a free port behind those taken, or none
			poller, err := Open(name, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			h := &dialer{}
			ports := NewPorts([]netip.Addr{netip.MustParseAddr("127.0.0.1")}, PortRange{Low: low, High: low + 3 + free}, 0, 1, 0)
			h.loop = New(poller, h, Config{Sockets: 1, Alarms: 1, Ports: ports})
			h.loop.SetAlarm(0, h.loop.Now()+int64(20*time.Second))
			if how, errno, ok := h.loop.Dial(0, accept(t, drainTCP)); !ok {
				h.Ended(0, how, errno)
			}
			h.loop.Run()
			switch {
			case free == 1 && (h.port != low+4 || h.how != 0):
				t.Errorf("%s: connected from port %d, %v; want %d", name, h.port, h.how, low+4)
			case free == 0 && h.how != record.HowOwnPorts:
				t.Errorf("%s: ended %v with no port left, want %v", name, h.how, record.HowOwnPorts)
			}
			h.loop.Close(0, true)
			poller.Release()
		}
	}
}

func closeAll(held []net.Listener) {
	for _, ln := range held {
		_ = ln.Close()
	}
}

// dialer notes what becomes of one dial.
type dialer struct {
	loop *Loop
	port int
	how  record.How
}

func (d *dialer) Connected(id ID) {
	_, d.port = d.loop.Evidence(id)
	d.loop.Stop()
}

func (d *dialer) Ended(_ ID, how record.How, _ syscall.Errno) {
	d.how = how
	d.loop.Stop()
}
func (d *dialer) Secured(ID)          {}
func (d *dialer) Received(ID, []byte) {}
func (d *dialer) Timer(ID)            {}
func (d *dialer) Alarm(int)           { d.loop.Stop() }
func (d *dialer) ExactAlarm()         {}

func TestReservedPortsAreRead(t *testing.T) {
	r := PortRange{Reserved: map[int]bool{}}
	r.reserve("8080,9000-9002,x,70000-80000")
	for port, want := range map[int]bool{8080: true, 9000: true, 9001: true, 9002: true, 9003: false, 70000: false} {
		if r.Reserved[port] != want {
			t.Errorf("port %d reserved: %v, want %v", port, r.Reserved[port], want)
		}
	}
}

func TestRouteSourceTowardsLoopbackIsLoopback(t *testing.T) {
	if a, err := RouteSource(netip.MustParseAddrPort("127.0.0.1:80")); err != nil || a.String() != "127.0.0.1" {
		t.Errorf("source %v, %v; want 127.0.0.1", a, err)
	}
}
