package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"runtime"
	"strconv"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// yardstick is the least that a client can do in Go: one thread, one epoll, raw
// calls, a parser for what the light server sends, no books. It bounds what
// there is to win, and its spread says how calm the machine is.
type yardstick struct {
	epoll   int
	request []byte
	socks   [connections][]byte // what waits for the rest of its answer, by number
	fds     [connections]int
	idle    []int
	rate    float64 // 0: on each answer the next request
	sent    int64
	buf     []byte
	wait    unix.Timespec
}

// yard runs the yardstick; at a rate it wakes once a millisecond and for
// answers, as holdfast does in economy.
func yard(addr string, rate float64, length time.Duration) error {
	runtime.LockOSThread()
	at, err := netip.ParseAddrPort(addr)
	if err != nil {
		return err
	}
	ep, err := unix.EpollCreate1(0)
	if err != nil {
		return fmt.Errorf("open epoll: %w", err)
	}
	y := &yardstick{epoll: ep, rate: rate, buf: make([]byte, 64<<10), request: []byte("GET / HTTP/1.1\r\nHost: " + addr + "\r\n\r\n")}
	for i := range y.fds {
		if y.fds[i], err = y.dial(i, at); err != nil {
			return fmt.Errorf("dial %s: %w", addr, err)
		}
		y.idle = append(y.idle, i)
	}
	return y.run(length)
}

func (y *yardstick) dial(i int, to netip.AddrPort) (fd int, err error) {
	fd, err = unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		return 0, err
	}
	if err := unix.Connect(fd, &unix.SockaddrInet4{Port: int(to.Port()), Addr: to.Addr().As4()}); err != nil {
		return 0, err
	}
	if err := errors.Join(unix.SetNonblock(fd, true), unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)); err != nil {
		return 0, err
	}
	ev := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLET, Fd: int32(i)}
	return fd, unix.EpollCtl(y.epoll, unix.EPOLL_CTL_ADD, fd, &ev)
}

func (y *yardstick) run(length time.Duration) error {
	start := time.Now()
	events := make([]unix.EpollEvent, connections)
	for {
		now := time.Since(start)
		if now >= length {
			fmt.Fprintln(os.Stdout, y.sent)
			return nil
		}
		if err := y.send(now); err != nil {
			return err
		}
		until := length
		if y.rate > 0 {
			until = now.Truncate(time.Millisecond) + time.Millisecond
		}
		n, err := y.look(events, until-now)
		if err != nil {
			return fmt.Errorf("wait: %w", err)
		}
		for _, ev := range events[:n] {
			if err := y.read(int(ev.Fd)); err != nil {
				return err
			}
		}
	}
}

// look waits without telling the scheduler: there is nobody to give way to.
func (y *yardstick) look(events []unix.EpollEvent, most time.Duration) (int, error) {
	y.wait = unix.NsecToTimespec(int64(most))
	n, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_PWAIT2, uintptr(y.epoll), uintptr(unsafe.Pointer(&events[0])), uintptr(len(events)), uintptr(unsafe.Pointer(&y.wait)), 0, 0)
	switch errno {
	case 0:
		return int(n), nil
	case unix.EINTR:
		return 0, nil
	}
	return 0, errno
}

// send sends what is due by now, as far as connections are idle.
func (y *yardstick) send(now time.Duration) error {
	due := int64(len(y.idle))
	if y.rate > 0 {
		due = int64((now.Truncate(time.Millisecond)+time.Millisecond).Seconds()*y.rate+.5) - y.sent
	}
	for ; due > 0 && len(y.idle) > 0; due-- {
		i := y.idle[len(y.idle)-1]
		y.idle = y.idle[:len(y.idle)-1]
		n, _, errno := unix.RawSyscall(unix.SYS_WRITE, uintptr(y.fds[i]), uintptr(unsafe.Pointer(&y.request[0])), uintptr(len(y.request)))
		if errno != 0 || int(n) != len(y.request) {
			return fmt.Errorf("write: %w", errno)
		}
		y.sent++
	}
	return nil
}

var (
	headEnd     = []byte("\r\n\r\n")
	lengthField = []byte("\r\nContent-Length: ")
)

func (y *yardstick) read(i int) error {
	n, _, errno := unix.RawSyscall(unix.SYS_READ, uintptr(y.fds[i]), uintptr(unsafe.Pointer(&y.buf[0])), uintptr(len(y.buf)))
	switch {
	case errno == unix.EAGAIN || errno == unix.EINTR:
		return nil
	case errno != 0:
		return fmt.Errorf("read: %w", errno)
	case n == 0:
		return errors.New("read: the target has closed a connection")
	}
	return y.answer(i, y.buf[:n])
}

// answer takes what has come of one. A whole one makes its connection idle.
func (y *yardstick) answer(i int, data []byte) error {
	if len(y.socks[i]) > 0 {
		data = append(y.socks[i], data...)
	}
	y.socks[i] = nil
	head := bytes.Index(data, headEnd)
	if head < 0 {
		y.socks[i] = bytes.Clone(data)
		return nil
	}
	at := bytes.Index(data[:head], lengthField)
	if at < 0 {
		return fmt.Errorf("answer %.40q without its length", data)
	}
	digits, _, _ := bytes.Cut(data[at+len(lengthField):head+2], headEnd[:2])
	body, err := strconv.Atoi(string(digits))
	if err != nil {
		return fmt.Errorf("answer's length: %w", err)
	}
	if len(data) < head+len(headEnd)+body {
		y.socks[i] = bytes.Clone(data)
		return nil
	}
	y.idle = append(y.idle, i)
	return nil
}
