package engine

import (
	"syscall"

	"holdfast/internal/loop"
	"holdfast/internal/record"
)

// guest is what an ID behind those of the pools' sockets belongs to: an HTTP
// connection, an interaction (for its timer), or an interaction's WebSocket.
// Guests come and go with the load; their IDs are used again.
type guest interface {
	connected()
	secured()
	received(data []byte)
	ended(how record.How, errno syscall.Errno)
	timer()
}

// welcome gives a new guest an ID.
func (l *lane) welcome(g guest) loop.ID {
	id := l.loop.Add()
	l.guests = append(l.guests, g)
	return id
}

// guest is the guest with this ID, nil for a pool's socket.
func (l *lane) guest(id loop.ID) guest {
	if n := int(id) - len(l.socks); n >= 0 {
		return l.guests[n]
	}
	return nil
}
