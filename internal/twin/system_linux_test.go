package twin

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gobwas/ws"
	"golang.org/x/sys/unix"

	"holdfast/internal/pack"
)

// unacked is how many bytes of the client's the twin's kernel has not
// acknowledged, and how often they were sent again.
func (c *client) unacked() (outq int, retransmits uint8) {
	c.t.Helper()
	raw, err := c.tcp.SyscallConn()
	if err != nil {
		c.t.Fatal(err)
	}
	var queue, get error
	err = raw.Control(func(fd uintptr) {
		outq, queue = unix.IoctlGetInt(int(fd), unix.SIOCOUTQ)
		var info *unix.TCPInfo
		if info, get = unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO); get == nil {
			retransmits = info.Retransmits
		}
	})
	if err := errors.Join(err, queue, get); err != nil {
		c.t.Fatal(err)
	}
	return outq, retransmits
}

// sendInVain sends until the twin's kernel has ignored it twice: the truth log
// says what is to happen, and it happens a moment later.
func (c *client) sendInVain(op ws.OpCode, payload string) {
	c.t.Helper()
	frame, err := ws.CompileFrame(ws.MaskFrame(ws.NewFrame(op, true, []byte(payload))))
	if err != nil {
		c.t.Fatal(err)
	}
	c.writeInVain(string(frame))
}

func (c *client) writeInVain(text string) {
	c.t.Helper()
	eventually(c.t, "two retransmissions", func() bool {
		outq, n := c.unacked()
		if outq == 0 {
			c.write(text)
		}
		return n >= 2
	})
}

func TestAStalledServersKernelStillAcknowledges(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "stall", Age: dur(ms)})
	c := r.open()
	r.await("the stall", func(l line) bool { return l.Act == "stall" })
	c.send(ws.OpPing, "lost")
	eventually(t, "the acknowledgement", func() bool { outq, _ := c.unacked(); return outq == 0 })
	c.wantSilence(100 * ms)
}

func TestABlackholeAcknowledgesNothing(t *testing.T) {
	t.Parallel()
	tests := map[string]func() *rig{
		"fault":       func() *rig { return rehearse(t, pack.Edge{}, pack.Fault{Do: "blackhole", Age: dur(50 * ms)}) },
		"close_style": func() *rig { return rehearse(t, pack.Edge{IdleTimeout: dur(50 * ms), CloseStyle: pack.StyleBlackhole}) },
	}
	for name, start := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start()
			c := r.open()
			l := r.await("the blackhole", func(l line) bool { return l.Act == "blackhole" })
			c.sendInVain(ws.OpPing, "lost")
			if outq, _ := c.unacked(); outq == 0 {
				t.Error("the client's bytes were acknowledged")
			}
			_ = c.Close() // is not noticed, so that the shutdown ends it
			r.wantEnd(r.stop(), c, "close", l.Why, "still_open")
		})
	}
}

func TestThePortIsNobodyElsesDuringTheDowntime(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "crash", At: dur(later), For: dur(time.Hour)})
	c := r.open()
	r.reach(later)
	c.wantStreamEnd(endsByRST, "")
	eventually(t, "the port to be refused", func() bool {
		_, err := r.tryDial()
		return errors.Is(err, syscall.ECONNREFUSED)
	})
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	from, err := net.ResolveTCPAddr("tcp", r.addr)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := (&net.Dialer{LocalAddr: from}).Dial("tcp", other.Addr().String())
	if err == nil {
		_ = conn.Close()
	}
	if !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("connect from the twin's port: %v, want EADDRINUSE", err)
	}
	r.reach(later + 2*time.Hour)
	r.await("the end of the downtime", func(l line) bool { return l.Act == "listen_up" })
	eventually(t, "the port to be open", func() bool {
		_, err := r.tryDial()
		return err == nil
	})
}

// fewFiles makes a process of this test a twin that has hardly any
// descriptors.
const fewFiles = "TWIN_TEST_FEW_FILES"

func TestWithoutDescriptorsConnectionsWait(t *testing.T) {
	if os.Getenv(fewFiles) != "" {
		twinWithFewFiles(t)
		return
	}
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestWithoutDescriptorsConnectionsWait$")
	cmd.Env = append(os.Environ(), fewFiles+"=40")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	addr, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, addr: strings.TrimSpace(addr)}
	var clients []*client
	for range 60 { // all connect: the kernel's queue holds those too many
		clients = append(clients, r.dial())
	}
	r.upgrade(clients[0])
	last := clients[len(clients)-1]
	if _, err := last.Write([]byte(ask(socketPath))); err != nil {
		t.Fatal(err)
	}
	last.wantSilence(100 * ms)
	for _, c := range clients[1 : len(clients)-1] {
		_ = c.Close()
	}
	b, err := last.in.Peek(12)
	if err != nil || string(b) != "HTTP/1.1 101" {
		t.Errorf("the last client got %q, %v when others had left; want 101", b, err)
	}
	_ = in.Close() // ends the twin
	var log bytes.Buffer
	if _, err := log.ReadFrom(lines); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("twin: %v: %s", err, log.String())
	}
	if n := strings.Count(log.String(), "connections wait"); n != 1 {
		t.Errorf("%d warnings, want 1: %s", n, log.String())
	}
}

func twinWithFewFiles(t *testing.T) {
	limit := unix.Rlimit{Cur: 40, Max: 40}
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t}
	r.run(Options{Log: slog.New(slog.NewTextHandler(os.Stdout, nil))}, pack.Twin{})
	fmt.Println(r.addr)
	_, _ = os.Stdin.Read(make([]byte, 1)) // ends when the parent closes it
	r.stop()
}

// TestParkedSocketsAreAsGoodAsNew: a socket that was idle for long answers, over
// TLS too, is pushed to, and hears its end.
func TestParkedSocketsAreAsGoodAsNew(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{}, pack.Fault{Do: "close", At: dur(later), Code: 1001})
	for _, secure := range []bool{false, true} {
		c := r.dial()
		if secure {
			r.overTLS(c)
		}
		r.upgrade(c, "?echo=1")
		for range 2 {
			eventually(t, "the socket to be parked", func() bool { return r.parked(c.port) })
			c.send(1, "hello")
			c.want(1, "hello")
		}
	}
	pushed := r.open("?push=800ms")
	for range 2 {
		eventually(t, "the socket to be parked", func() bool { return r.parked(pushed.port) })
		pushed.want(1, `{"push":true}`)
	}
	quiet := r.open()
	gone := r.open()
	eventually(t, "the sockets to be parked", func() bool { return r.parked(quiet.port) && r.parked(gone.port) })
	_ = gone.Close()
	r.await("the end of a parked socket", func(l line) bool { return isEnd(l) && l.Detail.Port == gone.port && l.Detail.Left == "fin" })
	r.reach(later)
	quiet.wantClose(1001)
}

func (r *rig) parked(port int) bool {
	r.twin.mu.Lock()
	defer r.twin.mu.Unlock()
	for c := range r.twin.conns {
		if c.port == port {
			c.mu.Lock()
			defer c.mu.Unlock()
			return c.parked
		}
	}
	return false
}

// TestTheTwinEndsWithParkedSockets: they are told, and given the time to answer.
func TestTheTwinEndsWithParkedSockets(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{})
	c := r.open()
	eventually(t, "the socket to be parked", func() bool { return r.parked(c.port) })
	go r.cancel()
	c.wantClose(1001)
	c.send(8, "\x03\xe9")
	c.wantStreamEnd(endsByFIN, "")
	<-r.done
}
