//go:build !linux

package loop

import (
	"errors"
	"time"
)

// DefaultPoller is what loops stand on unless something else is asked for.
const DefaultPoller = Portable

// NewEpoll fails: only Linux has it.
func NewEpoll(time.Time) (Poller, error) { return nil, errors.New("open epoll: only Linux has it") }
