package loop

import (
	"fmt"
	"net/netip"
	"os"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"

	"holdfast/internal/record"
)

// epoll is the measured poller: edge-triggered, one registration per socket,
// raw system calls on sockets that never block.
type epoll struct {
	fd     int
	wakeFD int
	start  time.Time
	events []unix.EpollEvent
	// While it is quiet, long waits park in the runtime's own poller, which
	// then watches our epoll like any other descriptor.
	quiet parking
	look  func(uintptr) bool
	found int // by look
	// pwait2 is missing before Linux 5.11; the wait then rounds up to
	// milliseconds.
	pwait2  bool
	timeout unix.Timespec // here and not on the stack: the kernel gets its address
}

// The descriptors that are no sockets.
const (
	wakeID  = -1
	timerID = -2
)

// NewEpoll opens a poller whose clock counts from start.
func NewEpoll(start time.Time) (Poller, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("open epoll: %w", err)
	}
	wake, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		_ = unix.Close(fd)
		return nil, fmt.Errorf("open eventfd: %w", err)
	}
	p := &epoll{fd: fd, wakeFD: wake, start: start, events: make([]unix.EpollEvent, maxEvents), pwait2: true}
	p.look = p.lookOnce
	ev := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLET, Fd: wakeID}
	if err := unix.EpollCtl(fd, unix.EPOLL_CTL_ADD, wake, &ev); err != nil {
		p.Release()
		return nil, fmt.Errorf("register eventfd: %w", err)
	}
	return p, nil
}

func (p *epoll) Now() int64 { return int64(time.Since(p.start)) }

func (p *epoll) Release() {
	_ = unix.Close(p.wakeFD)
	p.quiet.leave()
	_ = unix.Close(p.fd)
}

func (p *epoll) Dial(id ID, gen uint32, local, remote netip.AddrPort) (int32, syscall.Errno) {
	family := unix.AF_INET
	if remote.Addr().Is6() {
		family = unix.AF_INET6
	}
	fd, err := unix.Socket(family, unix.SOCK_STREAM|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, err.(syscall.Errno)
	}
	if errno := p.connect(fd, id, gen, local, remote); errno != 0 {
		_ = unix.Close(fd)
		return -1, errno
	}
	return int32(fd), 0
}

func (p *epoll) connect(fd int, id ID, gen uint32, local, remote netip.AddrPort) syscall.Errno {
	// Pings and small messages must leave when they are written.
	if err := unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1); err != nil {
		return err.(syscall.Errno)
	}
	if local.IsValid() {
		// Lets a port be bound whose last connection rests in TIME_WAIT; connect
		// still refuses a pair of addresses that is in use.
		if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1); err != nil {
			return err.(syscall.Errno)
		}
		if local.Port() == 0 {
			_ = unix.SetsockoptInt(fd, unix.IPPROTO_IP, unix.IP_BIND_ADDRESS_NO_PORT, 1)
		}
		if err := unix.Bind(fd, sockaddr(local)); err != nil {
			return err.(syscall.Errno)
		}
	}
	if err := unix.Connect(fd, sockaddr(remote)); err != nil && err != unix.EINPROGRESS && err != unix.EINTR {
		return err.(syscall.Errno)
	}
	ev := unix.EpollEvent{
		Events: unix.EPOLLIN | unix.EPOLLOUT | unix.EPOLLRDHUP | unix.EPOLLET,
		Fd:     int32(id), Pad: int32(gen),
	}
	if err := unix.EpollCtl(p.fd, unix.EPOLL_CTL_ADD, fd, &ev); err != nil {
		return err.(syscall.Errno)
	}
	return 0
}

func sockaddr(a netip.AddrPort) unix.Sockaddr {
	if a.Addr().Is4() {
		return &unix.SockaddrInet4{Port: int(a.Port()), Addr: a.Addr().As4()}
	}
	return &unix.SockaddrInet6{Port: int(a.Port()), Addr: a.Addr().As16()}
}

func (p *epoll) SocketError(fd int32) syscall.Errno {
	v, err := unix.GetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_ERROR)
	if err != nil {
		return err.(syscall.Errno)
	}
	return syscall.Errno(v)
}

// Read and Write use raw calls: the descriptors never block, so the scheduler
// need not be told.
func (p *epoll) Read(fd int32, b []byte) (int, syscall.Errno) {
	n, _, errno := unix.RawSyscall(unix.SYS_READ, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
	if errno != 0 {
		return 0, errno
	}
	return int(n), 0
}

func (p *epoll) Write(fd int32, b []byte) (int, syscall.Errno) {
	for {
		n, _, errno := unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)), unix.MSG_NOSIGNAL, 0, 0)
		if errno == unix.EINTR {
			continue
		}
		if errno != 0 {
			return 0, errno
		}
		return int(n), 0
	}
}

func (p *epoll) KeepAlive(fd int32, idle, interval time.Duration) syscall.Errno {
	seconds := func(d time.Duration) int { return max(1, int((d+time.Second-1)/time.Second)) }
	for _, o := range [...]struct{ level, name, value int }{
		{unix.SOL_SOCKET, unix.SO_KEEPALIVE, 1},
		{unix.IPPROTO_TCP, unix.TCP_KEEPIDLE, seconds(idle)},
		{unix.IPPROTO_TCP, unix.TCP_KEEPINTVL, seconds(interval)},
	} {
		if err := unix.SetsockoptInt(int(fd), o.level, o.name, o.value); err != nil {
			return err.(syscall.Errno)
		}
	}
	return 0
}

func (p *epoll) Info(fd int32) record.TCPInfo { return kernelInfo(int(fd)) }

func (p *epoll) LocalPort(fd int32) int {
	sa, err := unix.Getsockname(int(fd))
	if err != nil {
		return 0
	}
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return sa.Port
	case *unix.SockaddrInet6:
		return sa.Port
	}
	return 0
}

func (p *epoll) Close(fd int32, abort bool) {
	if abort {
		_ = unix.SetsockoptLinger(int(fd), unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1})
	}
	_ = unix.Close(int(fd))
}

func (p *epoll) Wake() {
	one := [8]byte{7: 1}
	if isLittleEndian {
		one = [8]byte{1}
	}
	// EAGAIN means that a wake-up is pending already.
	_, _ = unix.Write(p.wakeFD, one[:])
}

var isLittleEndian = func() bool {
	x := uint16(1)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}()

// There are three ways to wait.
//
// When something is due within rawWithin, a raw system call of at most
// rawLimit: exact, and the scheduler is not told, so it must be short, for it
// holds its P and with it the garbage collector.
//
// Longer waits are ordinary system calls while there is much to do. While it
// is quiet they park the goroutine in the runtime's poller: during an ordinary
// blocking call the runtime's monitor looks every 20 µs whether to take the P
// away, and at 5,000 held sockets that cost as much as the loop itself (0.10
// against 0.06 ms of CPU per connection-minute, measured). Being watched by a
// second poller costs about 3 µs an event, so it is given up when events come
// fast.
const (
	rawWithin = 2 * int64(time.Millisecond)
	rawLimit  = int64(time.Millisecond)

	quietBelow = 1000 // events per second
	busyFrom   = 4000
)

// parking is the runtime's poller watching our epoll. What ends a wait in time
// is a timerfd in it: a deadline of the runtime's comes on a 1 ms grid, and
// waking for it early and waiting for the rest cost three tenths of what 5,000
// held sockets do.
type parking struct {
	file   *os.File
	conn   syscall.RawConn
	timer  int
	since  int64 // start of the second in which events are counted
	events int
}

// pace counts events and enters or leaves the runtime's poller by their rate.
func (k *parking) pace(fd int, now int64, n int) {
	k.events += n
	if k.file != nil && k.events > busyFrom {
		k.leave()
	}
	if now-k.since < int64(time.Second) {
		return
	}
	if k.file == nil && k.events < quietBelow {
		k.enter(fd)
	}
	k.since, k.events = now, 0
}

// enter has a duplicate of the descriptor watched. Where that does not work,
// waiting stays as it was.
func (k *parking) enter(fd int) {
	if unix.SetNonblock(fd, true) != nil {
		return
	}
	dup, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return
	}
	file := os.NewFile(uintptr(dup), "epoll")
	conn, err := file.SyscallConn()
	if err == nil && file.SetReadDeadline(time.Time{}) == nil && k.openTimer(fd) == nil {
		k.file, k.conn = file, conn
		return
	}
	_ = file.Close()
}

func (k *parking) openTimer(epoll int) (err error) {
	if k.timer, err = unix.TimerfdCreate(unix.CLOCK_MONOTONIC, unix.TFD_CLOEXEC|unix.TFD_NONBLOCK); err != nil {
		return err
	}
	ev := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLET, Fd: timerID}
	if err = unix.EpollCtl(epoll, unix.EPOLL_CTL_ADD, k.timer, &ev); err != nil {
		_ = unix.Close(k.timer)
	}
	return err
}

// park waits until an event or for left nanoseconds, for ever if negative.
func (k *parking) park(left int64, look func(uintptr) bool) error {
	var t unix.ItimerSpec // zero: never
	if left >= 0 {
		t.Value = unix.NsecToTimespec(left)
	}
	if err := unix.TimerfdSettime(k.timer, 0, &t, nil); err != nil {
		return err
	}
	return k.conn.Read(look)
}

func (k *parking) leave() {
	if k.file != nil {
		_ = k.file.Close()
		_ = unix.Close(k.timer)
		k.file, k.conn = nil, nil
	}
}

func (p *epoll) Wait(events []Event, until int64) int {
	n := p.wait(until)
	out := 0
	for _, ev := range p.events[:n] {
		switch ev.Fd {
		case wakeID:
			var count [8]byte
			_, _ = unix.Read(p.wakeFD, count[:])
			continue
		case timerID: // edge-triggered, and set anew before the next wait
			continue
		}
		events[out] = Event{ID: ID(ev.Fd), Gen: uint32(ev.Pad), Ready: ready(ev.Events)}
		out++
	}
	p.quiet.pace(p.fd, p.Now(), out)
	return out
}

func (p *epoll) wait(until int64) int {
	left := int64(-1)
	if until != Forever {
		left = max(0, until-p.Now())
	}
	switch {
	case left >= 0 && left <= rawWithin:
		return p.epollWait(min(left, rawLimit), true)
	case p.quiet.file == nil:
		return p.epollWait(left, false)
	}
	p.found = 0
	if p.quiet.park(left, p.look) != nil {
		// Not seen so far, and a loop that turns without waiting would hide it.
		p.quiet.leave()
		return p.epollWait(left, false)
	}
	return p.found
}

// lookOnce asks for what is ready without waiting; the runtime's poller calls
// it before it parks and whenever it is woken.
func (p *epoll) lookOnce(uintptr) bool {
	p.found = p.epollWait(0, true)
	return p.found > 0
}

func ready(bits uint32) (r Ready) {
	if bits&(unix.EPOLLIN|unix.EPOLLRDHUP|unix.EPOLLERR|unix.EPOLLHUP) != 0 {
		r |= Readable
	}
	if bits&(unix.EPOLLOUT|unix.EPOLLERR|unix.EPOLLHUP) != 0 {
		r |= Writable
	}
	if bits&(unix.EPOLLRDHUP|unix.EPOLLERR|unix.EPOLLHUP) != 0 {
		r |= HalfClosed
	}
	return r
}

// epollWait waits at most left nanoseconds, for ever if negative, and returns
// how many events it found. EINTR is normal here: preemption signals end a wait.
func (p *epoll) epollWait(left int64, raw bool) int {
	if p.pwait2 {
		timeout := uintptr(0)
		if left >= 0 {
			p.timeout = unix.NsecToTimespec(left)
			timeout = uintptr(unsafe.Pointer(&p.timeout))
		}
		n, errno := p.call(unix.SYS_EPOLL_PWAIT2, timeout, raw)
		if errno != unix.ENOSYS {
			return n
		}
		p.pwait2 = false
	}
	ms := ^uintptr(0) // -1: for ever
	if left >= 0 {
		ms = uintptr((left + 1e6 - 1) / 1e6)
	}
	n, _ := p.call(unix.SYS_EPOLL_PWAIT, ms, raw)
	return n
}

func (p *epoll) call(number, timeout uintptr, raw bool) (int, syscall.Errno) {
	var n uintptr
	var errno syscall.Errno
	events := uintptr(unsafe.Pointer(unsafe.SliceData(p.events)))
	if raw {
		n, _, errno = syscall.RawSyscall6(number, uintptr(p.fd), events, maxEvents, timeout, 0, 0)
	} else {
		n, _, errno = syscall.Syscall6(number, uintptr(p.fd), events, maxEvents, timeout, 0, 0)
	}
	if errno != 0 {
		return 0, errno
	}
	return int(n), 0
}
