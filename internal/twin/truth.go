package twin

import (
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"
)

const (
	// truthGather is how long lines gather before they are written together.
	truthGather = 200 * time.Millisecond
	// truthBacklog bounds the lines that wait for a slow writer. More are
	// dropped, counted, and reported at the end: the twin must not change its
	// behaviour because its own log cannot keep up.
	truthBacklog = 500_000
	// truthLinger is how long the last lines may take when the twin stops. Only
	// a writer that hangs takes that long.
	truthLinger = 2 * time.Second
	// maxError bounds the text of an error in a line, in bytes.
	maxError = 200
	// maxPath bounds a request's path in a line, in bytes.
	maxPath = 1000
)

// line is one line of the truth log.
type line struct {
	T      float64 `json:"t"` // Unix time in seconds, to the microsecond
	Act    string  `json:"act"`
	Conn   uint64  `json:"conn,omitempty"` // from 1, in the order of the upgrade requests
	Why    string  `json:"why"`
	Detail *detail `json:"detail,omitempty"`

	// Of requests: what was asked for, and what of the platform it changed.
	Method         string `json:"method,omitempty"`
	Path           string `json:"path,omitempty"`
	IdempotencyKey string `json:"idempotency_key,omitempty"`
	Entity         string `json:"entity,omitempty"` // KIND/ID
}

// detail is what a line says beyond what happened and why.
type detail struct {
	Port    int      `json:"port,omitempty"`     // the client's
	TLS     bool     `json:"tls,omitempty"`      // the client speaks TLS
	Plain   bool     `json:"plain,omitempty"`    // the connection has plain requests and is no WebSocket
	Node    *int     `json:"node,omitempty"`     // that drains, from 0
	Open    *int     `json:"open,omitempty"`     // connections open after this
	QueuedS *float64 `json:"queued_s,omitempty"` // upgrade request to its answer
	AgeS    *float64 `json:"age_s,omitempty"`    // since the 101
	IdleS   *float64 `json:"idle_s,omitempty"`   // since the last frame either way
	Status  int      `json:"status,omitempty"`   // of a refusal
	Code    int      `json:"code,omitempty"`     // of the close frame, ours or the client's
	Reason  string   `json:"reason,omitempty"`   // its text
	// Left is how the client left: close_frame, fin, rst, not_reading,
	// unreachable, protocol_error, message_too_big; or still_open if it had not.
	Left  string `json:"left,omitempty"`
	Error string `json:"error,omitempty"` // what was wrong with what the client sent
	Seed  uint64 `json:"seed,omitempty"`
	// RetryAfterS is what a 429 has promised.
	RetryAfterS int `json:"retry_after_s,omitempty"`
}

// seconds is d for a detail, to the microsecond.
func seconds(d time.Duration) *float64 {
	s := float64(d.Microseconds()) / 1e6
	return &s
}

// truth writes the log. Adding a line never waits for the writer.
type truth struct {
	out    io.Writer
	report func(error) // told about the first error, once
	some   chan struct{}
	stop   chan struct{}
	done   chan struct{}
	limit  int // truthBacklog, but for tests

	mu      sync.Mutex
	lines   []line
	dropped int
	count   map[[2]string]uint64 // all lines so far, by act and reason, also if none are kept
}

// newTruth starts a log into out; nil keeps none.
func newTruth(out io.Writer, report func(error)) *truth {
	l := &truth{
		out: out, report: report,
		some: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}),
		limit: truthBacklog,
		count: map[[2]string]uint64{},
	}
	if out == nil {
		close(l.done)
		return l
	}
	go l.run()
	return l
}

func (l *truth) add(n line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count[[2]string{n.Act, n.Why}]++ // both are words of ours, and few
	if l.out == nil {
		return
	}
	if len(l.lines) >= l.limit {
		l.dropped++
		return
	}
	l.lines = append(l.lines, n)
	if len(l.lines) == 1 {
		select {
		case l.some <- struct{}{}:
		default:
		}
	}
}

// run writes what has gathered, and sleeps while nothing happens.
func (l *truth) run() {
	defer close(l.done)
	for stopping := false; !stopping; {
		select {
		case <-l.some:
			gather := time.NewTimer(truthGather)
			select {
			case <-gather.C:
			case <-l.stop:
				gather.Stop()
				stopping = true
			}
		case <-l.stop:
			stopping = true
		}
		l.flush()
	}
}

func (l *truth) flush() {
	l.mu.Lock()
	lines := l.lines
	l.lines = nil
	l.mu.Unlock()
	if err := writeLines(l.out, lines); err != nil && l.report != nil {
		l.report(fmt.Errorf("truth log: %w", err))
		l.report = nil
	}
}

func writeLines(out io.Writer, lines []line) error {
	const chunk = 64 << 10
	var buf []byte
	for i := range lines {
		text, err := json.Marshal(&lines[i])
		if err != nil {
			return err
		}
		buf = append(append(buf, text...), '\n')
		if len(buf) < chunk && i < len(lines)-1 {
			continue
		}
		if _, err := out.Write(buf); err != nil {
			return err
		}
		buf = buf[:0]
	}
	return nil
}

// close writes what is left and says what is missing from the log.
func (l *truth) close() error {
	if l.out == nil {
		return nil
	}
	close(l.stop)
	patience := time.NewTimer(truthLinger)
	defer patience.Stop()
	select {
	case <-l.done:
	case <-patience.C:
		return fmt.Errorf("truth log: the last lines could not be written within %v", truthLinger)
	}
	if l.dropped > 0 {
		return fmt.Errorf("truth log: %d lines dropped, the writer was too slow", l.dropped)
	}
	return nil
}
