//go:build !linux

package twin

import (
	"errors"
	"net"
	"net/netip"
)

// canBlackhole says whether silence works on this system.
const canBlackhole = false

// silence needs a socket filter, which only Linux has.
func silence(*net.TCPConn) error { return errors.ErrUnsupported }

// holdPort holds nothing here: another process may take the port meanwhile.
func holdPort(netip.AddrPort) (release func(), err error) { return func() {}, nil }
