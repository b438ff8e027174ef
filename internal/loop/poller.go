package loop

import (
	"fmt"
	"net/netip"
	"syscall"
	"time"

	"holdfast/internal/record"
)

// Poller is what a loop stands on: non-blocking sockets, readiness, and the
// clock. Epoll is the measured one, the portable one runs on every system, and
// the simulated one lives in package simnet.
// All methods but Wake are called by the loop's own goroutine.
//
// Instants are nanoseconds since the start of the run. Errors are errno
// values, 0 for success; EAGAIN means "not now".
type Poller interface {
	// Now is the present instant.
	Now() int64
	// Dial begins a connection from local (an invalid address lets the system
	// choose) to remote. An event of this id and gen with Writable follows when
	// it is decided; SocketError then says how.
	Dial(id ID, gen uint32, local, remote netip.AddrPort) (fd int32, errno syscall.Errno)
	// SocketError is the pending error of a socket, cleared by asking.
	SocketError(fd int32) syscall.Errno
	// Read returns 0 without an error at the end of the stream.
	Read(fd int32, b []byte) (int, syscall.Errno)
	Write(fd int32, b []byte) (int, syscall.Errno)
	// KeepAlive turns on the kernel's own probes.
	KeepAlive(fd int32, idle, interval time.Duration) syscall.Errno
	// Info is the kernel's view of a connection.
	Info(fd int32) record.TCPInfo
	LocalPort(fd int32) int
	// Close releases the socket; abort sends RST instead of FIN.
	Close(fd int32, abort bool)
	// Wait fills events, which has room for maxEvents, with what is ready. It blocks until something is, until
	// the instant given (Forever: no limit) or until Wake; an instant that has
	// passed makes it a look without waiting.
	Wait(events []Event, until int64) int
	// Wake makes a Wait in progress, or the next one, return. Any goroutine may call it.
	Wake()
	// Release frees what the poller holds.
	Release()
}

// Deferring is a Poller whose Dial is told of no refusal: that the system has
// no descriptor, or that the source port is in use, comes with the event, too.
type Deferring interface{ DefersRefusals() }

// The pollers that Open knows.
const (
	Epoll    = "epoll"
	Portable = "portable"
)

// Open opens a poller by its name, whose clock counts from start.
func Open(name string, start time.Time) (Poller, error) {
	switch name {
	case Epoll:
		return NewEpoll(start)
	case Portable:
		return NewPortable(start), nil
	}
	return nil, fmt.Errorf("poller %.20q, want %s or %s", name, Epoll, Portable)
}

// maxEvents is how many events one Wait may return.
const maxEvents = 512

// Forever is a Wait without a time limit.
const Forever = int64(1<<63 - 1)

// ID numbers a loop's sockets, from 0.
type ID int32

// Ready is what an event says about a socket.
type Ready uint8

// The bits of an event. Readable is also set at the end of the stream and on
// errors: reading tells which. HalfClosed says that the peer's FIN has come,
// so a short read is not yet the end of the story.
const (
	Readable Ready = 1 << iota
	Writable
	HalfClosed
)

// Event is readiness of one socket. Gen tells it from an earlier one with the
// same ID.
type Event struct {
	ID    ID
	Gen   uint32
	Ready Ready
}
