//go:build !linux

package twin

import (
	"errors"
	"net/netip"
	"syscall"
)

// canFilter says whether silence works on this system.
const canFilter = false

// silence needs a socket filter, which only Linux has.
func silence(syscall.Conn) error { return errors.ErrUnsupported }

func hear(syscall.Conn) error { return errors.ErrUnsupported }

func setBacklog(syscall.Conn, int) error { return errors.ErrUnsupported }

// holdPort holds nothing here: another process may take the port meanwhile.
func holdPort(netip.AddrPort) (release func(), err error) { return func() {}, nil }
