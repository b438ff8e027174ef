package loop

import "syscall"

// shareAddress does nothing: here SO_REUSEADDR would take a port away from
// whoever has it.
func shareAddress(_, _ string, _ syscall.RawConn) error { return nil }

// The numbers of Winsock. Package syscall has names for few of them, and
// others for what it makes up itself.
var winsock = map[syscall.Errno]syscall.Errno{
	10013: syscall.EACCES, 10024: syscall.EMFILE, 10048: syscall.EADDRINUSE, 10049: syscall.EADDRNOTAVAIL,
	10051: syscall.ENETUNREACH, 10053: syscall.ECONNABORTED, 10054: syscall.ECONNRESET, 10055: syscall.ENOBUFS,
	10058: syscall.EPIPE, 10060: syscall.ETIMEDOUT, 10061: syscall.ECONNREFUSED, 10065: syscall.EHOSTUNREACH,
}

// systemErrno is the errno that other systems have for an error of Winsock.
func systemErrno(errno syscall.Errno) syscall.Errno {
	if known, ok := winsock[errno]; ok {
		return known
	}
	return errno
}
