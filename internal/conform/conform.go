// Package conform plays the client's part of the well-known fuzzing-server
// protocol: the server has a number of cases, in each of which it says things
// over a WebSocket that are right or wrong, and watches what the client makes
// of them. The client sends every message back as it came.
//
// It runs on the codec and the loop that runs use, so that the verdicts are
// about them, and judges nothing itself.
package conform

import (
	"context"
	crand "crypto/rand"
	"fmt"
	"math/rand/v2"
	"net"
	"net/netip"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/guard"
	"holdfast/internal/loop"
	"holdfast/internal/ws"
)

// Options is how the cases are played. Server, Agent and Guard are required.
type Options struct {
	Server  string // ws://HOST[:PORT], and perhaps a path that goes before those of the protocol
	Agent   string // the name under which the server keeps its verdicts
	Deflate bool   // offer compression
	Guard   *guard.Guard
	// Told is called with a line of progress; nil for none. The texts may hold
	// words of the server's, quoted.
	Told func(line string)
}

const (
	maxCases   = 100_000
	maxMessage = 64 << 20 // of a message from the server, inflated
	// maxQueued is what waits for a server that does not read: an echo of the
	// largest message behind another.
	maxQueued = 2 * maxMessage

	// patience is how long a case may go on without a byte from the server.
	patience = 60 * time.Second
	// closeWait is how long we wait for the server to close TCP, which is its
	// part (RFC 6455 7.1.1).
	closeWait = time.Second
	dialWait  = 10 * time.Second
)

// OptionError says what is wrong with the Options.
type OptionError struct{ Detail string }

func (e *OptionError) Error() string { return e.Detail }

func wrong(format string, args ...any) error {
	return &OptionError{Detail: fmt.Sprintf(format, args...)}
}

// Run plays all cases and has the server write its reports. cases is how many
// were played. A case that the server breaks off, or in which the connection
// fails, was played: an error that is no *OptionError means that the server
// could not be reached, or did not follow the protocol around the cases.
func Run(ctx context.Context, o Options) (cases int, err error) {
	c, err := newClient(ctx, o)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	poller, err := loop.Open(loop.DefaultPoller, start)
	if err != nil {
		return 0, err
	}
	defer poller.Release()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	c.loop = loop.New(poller, c, loop.Config{Sockets: 1, Check: o.Guard.Check, QueuedBytes: maxQueued})
	stop := context.AfterFunc(ctx, c.loop.Stop)
	defer stop()
	c.next()
	c.loop.Run()
	c.loop.Close(0, false)
	if c.err == nil {
		c.err = ctx.Err()
	}
	return c.played, c.err
}

func newClient(ctx context.Context, o Options) (*client, error) {
	u, err := url.Parse(o.Server)
	switch {
	case err != nil:
		return nil, wrong("server: %v", err)
	case u.Scheme != "ws" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, wrong("server %q, want ws://HOST:PORT", o.Server)
	case o.Agent == "":
		return nil, wrong("agent is empty, want a name")
	}
	port := uint64(80)
	if u.Port() != "" {
		if port, err = strconv.ParseUint(u.Port(), 10, 16); err != nil || port == 0 {
			return nil, wrong("server %q, want a port from 1 to 65535", o.Server)
		}
	}
	at, err := o.Guard.Resolve(ctx, u.Hostname(), uint16(port))
	if err != nil {
		return nil, fmt.Errorf("server %q: %w", o.Server, err)
	}
	var seed [32]byte
	if _, err := crand.Read(seed[:]); err != nil {
		return nil, fmt.Errorf("draw a seed: %w", err)
	}
	return &client{
		o: o, at: at[0], base: strings.TrimSuffix(u.EscapedPath(), "/"),
		host:   net.JoinHostPort(u.Hostname(), strconv.FormatUint(port, 10)),
		random: rand.NewChaCha8(seed), stage: counting,
	}, nil
}

// client plays one case after the other on socket 0 of its loop.
type client struct {
	o      Options
	loop   *loop.Loop
	at     netip.AddrPort
	host   string
	base   string
	random *rand.ChaCha8

	stage  stage
	cases  int // that the server has
	played int
	err    error

	conn
	deflater ws.Deflater
	inflater ws.Inflater
	scratch  []byte
}

type stage uint8

const (
	counting stage = iota // the server is asked for the number of cases
	playing
	reporting // the server is asked to write its reports
)

// next dials for what is to be done now.
func (c *client) next() {
	c.conn = conn{state: dialing}
	c.loop.Refresh()
	c.until(dialWait)
	if _, errno, ok := c.loop.Dial(0, c.at); !ok {
		c.fail("dial %s: %v", c.at, errno)
	}
}

// target is the request target of what is to be done now.
func (c *client) target() string {
	agent := url.QueryEscape(c.o.Agent)
	switch c.stage {
	case counting:
		return c.base + "/getCaseCount"
	case playing:
		return fmt.Sprintf("%s/runCase?case=%d&agent=%s", c.base, c.played+1, agent)
	}
	return c.base + "/updateReports?agent=" + agent
}

// over is the end of a connection, and goes on to what comes next.
func (c *client) over(how string) {
	c.loop.Close(0, false)
	opened := c.opened
	switch c.stage {
	case counting:
		if !c.counted {
			c.fail("ask for the number of cases: %s, want a text message with it", how)
			return
		}
		c.tell("%d cases", c.cases)
		c.stage = playing
	case playing:
		c.played++
		c.tell("case %d of %d: %s", c.played, c.cases, how)
	case reporting:
		if !opened {
			c.fail("ask for the reports: %s", how)
			return
		}
		c.loop.Stop()
		return
	}
	if c.played == c.cases {
		c.stage = reporting
	}
	c.next()
}

// fail ends everything: nothing is read any more.
func (c *client) fail(format string, args ...any) {
	c.err = fmt.Errorf(format, args...)
	c.state = leaving
	c.loop.Close(0, false)
	c.loop.Stop()
}

func (c *client) tell(format string, args ...any) {
	if c.o.Told != nil {
		c.o.Told(fmt.Sprintf(format, args...))
	}
}

// count reads the number of cases.
func (c *client) count(text []byte) {
	n, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || n < 0 || n > maxCases {
		c.fail("the number of cases is %.40q, want 0 to %d", text, maxCases)
		return
	}
	c.cases, c.counted = n, true
}
