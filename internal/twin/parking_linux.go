package twin

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sys/unix"
)

// canPark says whether idle connections can be watched by other means than a
// goroutine each.
const canPark = true

// parking watches idle connections. A goroutine that waits in a read costs 4 to
// 8 KiB of stack, which is most of what an idle socket takes.
type parking struct {
	epoll int
	wake  int // an eventfd

	mu   sync.Mutex
	cars map[int32]*conn // by descriptor
}

func newParking() (*parking, error) {
	epoll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("epoll: %w", err)
	}
	wake, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err == nil {
		err = unix.EpollCtl(epoll, unix.EPOLL_CTL_ADD, wake, &unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(wake)})
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("eventfd: %w", err), unix.Close(epoll))
	}
	return &parking{epoll: epoll, wake: wake, cars: map[int32]*conn{}}, nil
}

// watch has a connection unparked once when it can be read. A descriptor that
// is closed falls out of epoll by itself, and its number may come again: a
// connection that is unparked for nothing looks, and parks again.
func (p *parking) watch(c *conn) error {
	return control(c.tcp, func(fd int) error {
		op := unix.EPOLL_CTL_MOD
		if !c.watched {
			op = unix.EPOLL_CTL_ADD
		}
		p.mu.Lock()
		p.cars[int32(fd)] = c
		p.mu.Unlock()
		c.watched, c.slot = true, int32(fd)
		return unix.EpollCtl(p.epoll, op, fd, &unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLRDHUP | unix.EPOLLONESHOT, Fd: int32(fd)})
	})
}

// forget is called when a connection is over. Its descriptor is closed by then,
// and may be that of another one that is watched: this one stays.
func (p *parking) forget(c *conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cars[c.slot] == c {
		delete(p.cars, c.slot)
	}
}

// run unparks those that can be read, until close.
func (p *parking) run() {
	events := make([]unix.EpollEvent, 256)
	for {
		n, err := unix.EpollWait(p.epoll, events, -1)
		if err != nil && !errors.Is(err, unix.EINTR) {
			panic(fmt.Sprintf("epoll_wait: %v", err)) // a bug of ours
		}
		for _, e := range events[:max(n, 0)] {
			if e.Fd == int32(p.wake) {
				return
			}
			p.mu.Lock()
			c := p.cars[e.Fd]
			p.mu.Unlock()
			if c != nil {
				c.unpark()
			}
		}
	}
}

// stop ends run.
func (p *parking) stop() {
	one := binary.NativeEndian.AppendUint64(nil, 1)
	_, _ = unix.Write(p.wake, one) // an eventfd takes it
}

// close gives the descriptors back, when run has ended.
func (p *parking) close() error {
	return errors.Join(unix.Close(p.epoll), unix.Close(p.wake))
}
