package main

import (
	"bytes"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// server is the light server: one thread, one epoll, no state but the bytes
// that do not make a frame yet. It answers the upgrade, pings and close frames,
// and HTTP requests without a body, which it counts.
type server struct {
	began    time.Time
	epoll    int
	listener int
	upgraded map[int]bool
	kept     map[int][]byte
	out      []byte
	requests int64
	bunches  bunches
	stall    bool // for a second, 14 s after the first request
	first    time.Time
}

// serve runs the light server on a free port of addr and prints the port.
func serve(addr string, stall bool) error {
	listener, port, err := listen(addr)
	if err != nil {
		return err
	}
	ep, err := unix.EpollCreate1(0)
	if err != nil {
		return fmt.Errorf("open epoll: %w", err)
	}
	s := &server{began: time.Now(), epoll: ep, listener: listener, stall: stall, upgraded: map[int]bool{}, kept: map[int][]byte{}}
	if err := s.watch(listener); err != nil {
		return err
	}
	fmt.Println(port)
	go func() { // ends with whoever started it
		_, _ = os.Stdin.Read(make([]byte, 1))
		os.Exit(0)
	}()
	events := make([]unix.EpollEvent, 512)
	buf := make([]byte, 64<<10)
	for {
		n, err := unix.EpollWait(ep, events, -1)
		if err != nil && err != unix.EINTR {
			return fmt.Errorf("wait: %w", err)
		}
		s.stallOnce()
		s.bunches.at(time.Since(s.began).Milliseconds())
		for _, ev := range events[:max(n, 0)] {
			if int(ev.Fd) == listener {
				s.accept()
			} else {
				s.read(int(ev.Fd), buf)
			}
		}
	}
}

// bunches tell how requests come: spread over time, or many at once.
type bunches struct {
	ms         int64
	n          float64 // in this millisecond
	sum, power float64 // of the ones before it: of n, of its square
}

// at begins a millisecond, unless it is the same one still.
func (b *bunches) at(ms int64) {
	if ms != b.ms {
		b.sum, b.power = b.sum+b.n, b.power+b.n*b.n
		b.ms, b.n = ms, 0
	}
}

// mean is how many requests came in the millisecond of a request, itself
// included, in the mean of all requests: r for r in each, 1 + r for arrivals at
// random, and as many as come at once if it is more.
func (b *bunches) mean() float64 {
	b.at(b.ms + 1)
	if b.sum == 0 {
		return 0
	}
	return b.power / b.sum
}

// stallOnce is a platform that hangs for a second.
func (s *server) stallOnce() {
	switch {
	case !s.stall || s.requests == 0:
	case s.first.IsZero():
		s.first = time.Now()
	case time.Since(s.first) >= 14*time.Second:
		s.stall = false
		time.Sleep(time.Second)
	}
}

func listen(addr string) (fd, port int, err error) {
	fd, err = unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_NONBLOCK, 0)
	if err != nil {
		return 0, 0, fmt.Errorf("open listener: %w", err)
	}
	sa := &unix.SockaddrInet4{Addr: [4]byte(net.ParseIP(addr).To4())}
	if err := unix.Bind(fd, sa); err != nil {
		return 0, 0, fmt.Errorf("bind %s: %w", addr, err)
	}
	if err := unix.Listen(fd, 1<<16); err != nil {
		return 0, 0, fmt.Errorf("listen: %w", err)
	}
	bound, err := unix.Getsockname(fd)
	if err != nil {
		return 0, 0, fmt.Errorf("listen: %w", err)
	}
	return fd, bound.(*unix.SockaddrInet4).Port, nil
}

func (s *server) watch(fd int) error {
	ev := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(fd)}
	if err := unix.EpollCtl(s.epoll, unix.EPOLL_CTL_ADD, fd, &ev); err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	return nil
}

func (s *server) accept() {
	for range 64 {
		fd, _, err := unix.Accept4(s.listener, unix.SOCK_NONBLOCK)
		if err != nil {
			return
		}
		_ = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)
		if s.watch(fd) != nil {
			_ = unix.Close(fd)
		}
	}
}

func (s *server) read(fd int, buf []byte) {
	n, err := unix.Read(fd, buf)
	if err == unix.EAGAIN {
		return
	}
	if n <= 0 {
		delete(s.upgraded, fd)
		delete(s.kept, fd)
		_ = unix.Close(fd)
		return
	}
	data := buf[:n]
	if kept := s.kept[fd]; len(kept) > 0 {
		data = append(kept, data...)
		delete(s.kept, fd)
	}
	s.out = s.out[:0]
	for !s.upgraded[fd] && len(data) > 0 {
		end := bytes.Index(data, []byte("\r\n\r\n"))
		if end < 0 {
			s.kept[fd] = bytes.Clone(data)
			data = nil
			break
		}
		if s.request(data[:end]) {
			s.upgrade(data[:end])
			s.upgraded[fd] = true
		}
		data = data[end+4:]
	}
	for len(data) > 0 {
		used := s.frame(data)
		if used == 0 {
			s.kept[fd] = bytes.Clone(data)
			break
		}
		data = data[used:]
	}
	if len(s.out) > 0 {
		_, _ = unix.Write(fd, s.out)
	}
}

var (
	upgradeWord = []byte("\r\nUpgrade:")
	countPath   = []byte("GET /count ")
	answer      = []byte("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nServer: light\r\nDate: Thu, 26 Nov 2026 12:00:00 GMT\r\nConnection: keep-alive\r\nContent-Length: 13\r\n\r\nHello, world!")
)

// request answers a request, and reports whether it is for an upgrade instead.
func (s *server) request(head []byte) (upgrade bool) {
	switch {
	case bytes.Contains(head, upgradeWord):
		return true
	case bytes.HasPrefix(head, countPath):
		text := fmt.Sprintf("%d %g", s.requests, s.bunches.mean())
		s.out = fmt.Appendf(s.out, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", len(text), text)
		return false
	}
	s.requests++
	s.bunches.n++
	s.out = append(s.out, answer...)
	return false
}

func (s *server) upgrade(head []byte) {
	_, rest, _ := bytes.Cut(head, []byte("Sec-WebSocket-Key: "))
	key, _, _ := bytes.Cut(rest, []byte("\r\n"))
	sum := sha1.Sum(append(bytes.Clone(key), "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"...))
	s.out = append(s.out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "...)
	s.out = base64.StdEncoding.AppendEncode(s.out, sum[:])
	s.out = append(s.out, "\r\n\r\n"...)
}

// frame answers one client frame of up to 64 KiB and returns its length.
func (s *server) frame(b []byte) int {
	if len(b) < 6 {
		return 0
	}
	head, size := 6, int(b[1]&0x7f)
	if size == 126 {
		if len(b) < 8 {
			return 0
		}
		head, size = 8, int(binary.BigEndian.Uint16(b[2:]))
	}
	if len(b) < head+size {
		return 0
	}
	op := b[0] & 0x0f
	if op != 0x9 && op != 0x8 {
		return head + size
	}
	answer := byte(0x8A)
	if op == 0x8 {
		answer = 0x88
	}
	s.out = append(s.out, answer, byte(size))
	mask := b[head-4 : head]
	for i, c := range b[head : head+size] {
		s.out = append(s.out, c^mask[i&3])
	}
	return head + size
}
