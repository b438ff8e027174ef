package twin

import (
	"fmt"
	"net"
	"net/netip"

	"golang.org/x/sys/unix"
)

// canBlackhole says whether silence works on this system.
const canBlackhole = true

// silence makes the kernel drop every packet that arrives for the connection
// before TCP sees it: nothing is acknowledged any more. The classic BPF
// program "return 0" needs no privilege.
func silence(c *net.TCPConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	drop := []unix.SockFilter{{Code: unix.BPF_RET | unix.BPF_K, K: 0}}
	program := unix.SockFprog{Len: uint16(len(drop)), Filter: &drop[0]}
	var attach error
	err = raw.Control(func(fd uintptr) {
		attach = unix.SetsockoptSockFprog(int(fd), unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &program)
	})
	if err != nil {
		return err
	}
	return attach
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
