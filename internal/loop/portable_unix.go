//go:build unix

package loop

import "syscall"

// shareAddress lets a port be bound whose last connection rests in TIME_WAIT;
// connect still refuses a pair of addresses that is in use.
func shareAddress(_, _ string, raw syscall.RawConn) error {
	var failed error
	err := raw.Control(func(fd uintptr) {
		failed = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
	if err != nil {
		return err
	}
	return failed
}

func systemErrno(errno syscall.Errno) syscall.Errno { return errno }
