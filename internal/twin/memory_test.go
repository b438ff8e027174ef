//go:build linux && !race

package twin

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"holdfast/internal/pack"
)

// holder makes a process of this test a twin that says what memory it uses.
const holder = "TWIN_TEST_HOLDER"

// TestHeldSocketsAreCheap measures a twin in a process of its own.
func TestHeldSocketsAreCheap(t *testing.T) {
	if os.Getenv(holder) != "" {
		twinThatMeasures(t)
		return
	}
	if testing.Short() {
		t.Skip("thousands of handshakes")
	}
	for _, tt := range []struct {
		what    string
		sockets int
		secure  bool
		want    int // bytes each
	}{
		{"plain", 3000, false, 5 << 10},
		{"over TLS", 500, true, 25 << 10},
	} {
		each, _ := hold(t, tt.sockets, tt.secure)
		t.Logf("%s: %d bytes a socket", tt.what, each)
		if each > tt.want {
			t.Errorf("%s: a held socket costs %d bytes, want at most %d", tt.what, each, tt.want)
		}
	}
}

// BenchmarkHold holds as many sockets as fit into 20,000 descriptors with room
// to spare. It reports what the twin's process uses for each: what is alive,
// and what the system has given it.
func BenchmarkHold(b *testing.B) {
	for _, secure := range []bool{false, true} {
		name := map[bool]string{false: "plain", true: "tls"}[secure]
		b.Run(name, func(b *testing.B) {
			var limit unix.Rlimit
			const sockets, needed = 18_000, 18_100
			if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil || limit.Cur < needed {
				b.Skipf("%d descriptors, %v; want %d", limit.Cur, err, needed)
			}
			for b.Loop() {
				each, resident := hold(b, sockets, secure)
				b.ReportMetric(float64(each), "B/socket")
				b.ReportMetric(float64(resident), "RSS-B/socket")
			}
		})
	}
}

// hold opens sockets to a twin in another process and returns what each costs
// there when they are idle.
func hold(t testing.TB, sockets int, secure bool) (each, resident int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestHeldSocketsAreCheap$")
	cmd.Env = append(os.Environ(), holder+"=1")
	cmd.Stderr = os.Stderr
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
	defer func() {
		_ = in.Close()
		_ = cmd.Wait()
	}()
	lines := bufio.NewReader(out)
	var port int
	if _, err := fmt.Fscanln(lines, &port); err != nil {
		t.Fatal(err)
	}
	measure := func(wanted int) (used, resident int) {
		fmt.Fprintln(in, wanted)
		if _, err := fmt.Fscanln(lines, &used, &resident); err != nil {
			t.Fatal(err)
		}
		return used, resident
	}
	used0, resident0 := measure(0)
	for range sockets {
		c := holdOne(t, port, secure)
		defer func() { _ = c.Close() }()
	}
	used, res := measure(sockets)
	return (used - used0) / sockets, (res - resident0) / sockets
}

// holdOne opens one socket. It keeps the connection below TLS only: the session
// is not needed any more, and the twin does not see that.
func holdOne(t testing.TB, port int, secure bool) net.Conn {
	t.Helper()
	raw, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Fatal(err)
	}
	c := raw
	if secure {
		c = tls.Client(raw, &tls.Config{InsecureSkipVerify: true}) // the tests of TLS check the certificate
	}
	if _, err := io.WriteString(c, ask(socketPath)); err != nil {
		t.Fatal(err)
	}
	answer := make([]byte, 512)
	if n, err := c.Read(answer); err != nil || !strings.HasPrefix(string(answer[:n]), "HTTP/1.1 101") {
		t.Fatalf("handshake: %q, %v", answer[:n], err)
	}
	return raw
}

func twinThatMeasures(t *testing.T) {
	r := (&rig{t: t}).run(Options{}, pack.Twin{})
	fmt.Println(r.twin.addr.Port)
	in := bufio.NewReader(os.Stdin)
	for {
		var sockets int
		if _, err := fmt.Fscanln(in, &sockets); err != nil {
			return
		}
		eventually(t, "idle sockets without a goroutine", func() bool {
			return r.twin.snapshot().Connections.Open == sockets && runtime.NumGoroutine() < 50
		})
		resident := residentBytes(t)
		fmt.Println(inUse(), resident)
	}
}

// inUse is what the heap and the stacks take after a collection.
func inUse() int {
	runtime.GC()
	debug.FreeOSMemory() // a second collection: pools give up what they hold
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapInuse + m.StackInuse)
}

func residentBytes(t *testing.T) int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	var size, resident int
	if _, err := fmt.Sscan(string(text), &size, &resident); err != nil {
		t.Fatal(err)
	}
	return resident * os.Getpagesize()
}
