//go:build linux && !race

package twin

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"

	"holdfast/internal/pack"
)

// TestHoldingASocketIsCheap is not parallel: it measures the whole process.
// The clients are bare descriptors, which cost this process nothing.
func TestHoldingASocketIsCheap(t *testing.T) {
	const sockets, want = 3000, 8 << 10
	r := (&rig{t: t}).run(Options{}, pack.Twin{})
	to := &unix.SockaddrInet4{Port: r.twin.addr.Port, Addr: [4]byte{127, 0, 0, 1}}
	request := []byte(ask(socketPath))
	before := inUse()
	for range sockets {
		fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer unix.Close(fd)
		if err := unix.Connect(fd, to); err != nil {
			t.Fatal(err)
		}
		if _, err := unix.Write(fd, request); err != nil {
			t.Fatal(err)
		}
		if n, err := unix.Read(fd, make([]byte, 512)); err != nil || n < 12 {
			t.Fatalf("handshake: %d bytes, %v", n, err)
		}
	}
	per := (inUse() - before) / sockets
	t.Logf("%d bytes a socket", per)
	if per > want {
		t.Errorf("a held socket costs %d bytes, want at most %d", per, want)
	}
}

// inUse is what the heap and the stacks take after a collection.
func inUse() int {
	runtime.GC()
	runtime.GC() // pools give up what they hold at the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapInuse + m.StackInuse)
}
