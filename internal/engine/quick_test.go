package engine

import (
	"net"
	"runtime"
	"testing"
)

// quickServer answers each request of up to 4 KiB that ends in an empty line,
// and allocates nothing while it does.
func quickServer(t testing.TB) string {
	t.Helper()
	return acceptTCP(t, func(c *net.TCPConn) {
		buf := make([]byte, 4096)
		answer := []byte("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok")
		for n := 0; ; {
			got, err := c.Read(buf[n:])
			if err != nil {
				return
			}
			if n += got; n >= 4 && string(buf[n-4:n]) == "\r\n\r\n" {
				n = 0
				if _, err := c.Write(answer); err != nil {
					return
				}
			}
		}
	})
}

func mallocs() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}
