package twin

import (
	"fmt"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// canFilter says whether silence works on this system.
const canFilter = true

// silence makes the kernel drop every packet that arrives for a connection or
// a listener before TCP sees it: nothing is acknowledged any more. The classic
// BPF program "return 0" needs no privilege.
func silence(s syscall.Conn) error {
	drop := []unix.SockFilter{{Code: unix.BPF_RET | unix.BPF_K, K: 0}}
	program := unix.SockFprog{Len: uint16(len(drop)), Filter: &drop[0]}
	return control(s, func(fd int) error {
		return unix.SetsockoptSockFprog(fd, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &program)
	})
}

// hear takes the filter of silence off again.
func hear(s syscall.Conn) error {
	return control(s, func(fd int) error {
		return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DETACH_FILTER, 0)
	})
}

// setBacklog changes the length of a listen queue: listen(2) may be called
// again for that.
func setBacklog(ln syscall.Conn, n int) error {
	return control(ln, func(fd int) error { return unix.Listen(fd, n) })
}

func control(s syscall.Conn, do func(fd int) error) error {
	raw, err := s.SyscallConn()
	if err != nil {
		return err
	}
	var done error
	if err := raw.Control(func(fd uintptr) { done = do(int(fd)) }); err != nil {
		return err
	}
	return done
}

// holdPort keeps a port from being handed to anybody else while nothing
// listens on it: the socket is bound and does not listen, so connects are
// refused. The listener may bind beside it because both carry SO_REUSEADDR.
func holdPort(at netip.AddrPort) (release func(), err error) {
	family := unix.AF_INET6
	var addr unix.Sockaddr = &unix.SockaddrInet6{Port: int(at.Port()), Addr: at.Addr().As16()}
	if at.Addr().Unmap().Is4() {
		family = unix.AF_INET
		addr = &unix.SockaddrInet4{Port: int(at.Port()), Addr: at.Addr().Unmap().As4()}
	}
	fd, err := unix.Socket(family, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("socket: %w", err)
	}
	release = func() { _ = unix.Close(fd) }
	if err = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1); err == nil {
		err = unix.Bind(fd, addr)
	}
	if err != nil {
		release()
		return nil, fmt.Errorf("bind %v: %w", at, err)
	}
	return release, nil
}
