package twin

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strconv"
	"time"

	"holdfast/internal/edge"
	"holdfast/internal/pack"
	"holdfast/internal/twin/platform"
)

// This file is what the edge does to plain requests: it sheds them, or answers
// in a way that no server should.

const (
	// dripOver is how long a dripping answer takes if nothing is said.
	dripOver = 10 * time.Second
	// maxHeldBody bounds the body of a request that is held back; larger ones are
	// cut off.
	maxHeldBody = 1 << 20
	// drips is in how many pieces it comes at most.
	drips = 100
)

// shed refuses a request that finds no room.
func (t *Twin) shed(w http.ResponseWriter, r *http.Request, how string) {
	switch how {
	case pack.FullReset:
		t.endConn(w, func(c *conn) { c.cut() })
	case pack.FullFIN:
		t.endConn(w, func(c *conn) { _ = c.finish(true) })
	default:
		w.Header().Set("Connection", "close")
		errorPage(w, r, http.StatusServiceUnavailable)
	}
}

// endConn takes the connection of a request away from net/http, and out of the
// machine, and ends it.
func (t *Twin) endConn(w http.ResponseWriter, how func(*conn)) {
	c, _, err := take(w)
	if err != nil {
		return // the connection is over
	}
	t.mu.Lock()
	t.leaveEdge(t.now(), c)
	t.mu.Unlock()
	how(c)
	t.forget(c)
}

// spoil does to a request what a fault says.
func (t *Twin) spoil(w http.ResponseWriter, r *http.Request, turn edge.Turn) {
	f := turn.Fault
	switch f.Do {
	case "request_stall":
		if !t.hold(w, r, cmp.Or(f.Hold.D(), never)) {
			panic(http.ErrAbortHandler) // whoever waited is gone
		}
		t.serve(w, r)
	case "request_rst":
		t.endConn(w, func(c *conn) { c.cut() })
	case "reset_after_commit":
		t.served(w, r)
		t.endConn(w, func(c *conn) { c.cut() })
	case "accept_and_drop":
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusAccepted)
		_, _ = w.Write([]byte(`{"status":"accepted"}` + "\n")) // the client may be gone
	case "truncated_body":
		answer := t.served(w, r)
		t.endConn(w, func(c *conn) {
			body := answer.body.Bytes()
			_ = c.write(append(answer.head(len(body)), body[:len(body)/2]...)) // the client may be gone
			_ = c.finish(true)
		})
	case "wrong_length":
		answer := t.served(w, r)
		if c, early, err := take(w); err == nil {
			body := answer.body.Bytes()
			_ = c.write(append(answer.head(len(body)/2), body...))
			c.handOver(early)
		}
	case "slow_drip":
		t.drip(w, r, t.served(w, r), cmp.Or(f.Hold.D(), dripOver))
	case "garbage_answer":
		t.endConn(w, func(c *conn) {
			_ = c.write(notHTTP)
			_ = c.finish(true)
		})
	case "throttle", "broken_promise":
		if !platform.LetPagesIn(w, r) { // it is the platform that speaks, and pages may read it
			platform.Refuse(w, platform.TooMany(turn.RetryAfter))
		}
	case "error_page":
		if f.Hold > 0 && !t.hold(w, r, f.Hold.D()) {
			panic(http.ErrAbortHandler)
		}
		errorPage(w, r, cmp.Or(f.Status, http.StatusBadGateway))
	}
}

// hold lets time pass with the connection's deadlines put off. The request's
// body is read before: net/http does not see the client leave until it is.
func (t *Twin) hold(w http.ResponseWriter, r *http.Request, d time.Duration) bool {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxHeldBody))
	if err != nil {
		return false
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // neither fails on the server's own connections
	_ = control.SetWriteDeadline(time.Time{})
	if !t.pass(r, d) {
		return false
	}
	_ = control.SetReadDeadline(time.Now().Add(t.requestTimeout))
	_ = control.SetWriteDeadline(time.Now().Add(2 * t.requestTimeout))
	return true
}

// served lets the platform serve a request, and keeps the answer.
func (t *Twin) served(w http.ResponseWriter, r *http.Request) *kept {
	k := &kept{ResponseWriter: w, header: http.Header{}, status: http.StatusOK}
	t.serve(k, r)
	if r.Method == http.MethodHead {
		k.body.Reset()
	}
	return k
}

// kept is an answer that is not on its way yet.
type kept struct {
	http.ResponseWriter
	header http.Header
	status int
	body   bytes.Buffer
}

// Header is the answer's own.
func (k *kept) Header() http.Header { return k.header }

// WriteHeader keeps the status.
func (k *kept) WriteHeader(status int) { k.status = status }

// Write keeps the body.
func (k *kept) Write(p []byte) (int, error) { return k.body.Write(p) }

// Unwrap is for http.ResponseController.
func (k *kept) Unwrap() http.ResponseWriter { return k.ResponseWriter }

// head is the answer's head with a length that is not always the body's.
func (k *kept) head(length int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", k.status, http.StatusText(k.status))
	k.header.Set("Content-Length", strconv.Itoa(length))
	_ = k.header.Write(&b) // a buffer takes everything
	b.WriteString("\r\n")
	return b.Bytes()
}

// drip sends an answer bit by bit.
func (t *Twin) drip(w http.ResponseWriter, r *http.Request, answer *kept, over time.Duration) {
	body := answer.body.Bytes()
	maps.Copy(w.Header(), answer.header)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(answer.status)
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // neither fails on the server's own connections
	_ = control.SetWriteDeadline(time.Now().Add(over + t.requestTimeout))
	n := min(len(body), drips)
	for i := range n {
		if control.Flush() != nil || !t.pass(r, over/time.Duration(n)) {
			panic(http.ErrAbortHandler)
		}
		_, _ = w.Write(body[i*len(body)/n : (i+1)*len(body)/n]) // the next flush tells
	}
}

// errorPage answers as a proxy does that cannot serve a request. With 408 it
// closes the connection (RFC 9110 15.5.9).
func errorPage(w http.ResponseWriter, r *http.Request, status int) {
	text := cmp.Or(http.StatusText(status), "Error")
	w.Header().Set("Server", "edge")
	w.Header().Set("Content-Type", "text/html")
	if status == http.StatusRequestTimeout {
		w.Header().Set("Connection", "close")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		fmt.Fprintf(w, "<html>\n<head><title>%d %s</title></head>\n<body>\n<h1>%d %s</h1>\n<hr>edge\n</body>\n</html>\n", status, text, status, text)
	}
}
