package twin

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/twin/platform"
)

const (
	requestTimeout = 30 * time.Second // to read a request, and as long again to write its answer
	keepAlive      = 60 * time.Second // between requests, if the configuration says nothing
)

// newREST is the server for everything that is not an upgrade in order.
func (t *Twin) newREST() *http.Server {
	return &http.Server{
		Handler:           http.HandlerFunc(t.serveRequest),
		ReadHeaderTimeout: t.headTimeout,
		ReadTimeout:       t.requestTimeout,
		WriteTimeout:      2 * t.requestTimeout, // after a request that took its time to come
		IdleTimeout:       cmp.Or(t.cfg.Edge.KeepAlive.D(), keepAlive),
		MaxHeaderBytes:    maxHead,
		ErrorLog:          slog.NewLogLogger(t.log.Handler(), slog.LevelDebug),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, connKey{}, c.(*handed).c)
		},
	}
}

type connKey struct{}

// connOf is the connection a request came on.
func connOf(r *http.Request) *conn { return r.Context().Value(connKey{}).(*conn) }

// secure stands in requests that came over TLS: net/http cannot see that below
// a connection that was handed over.
var secure = &tls.ConnectionState{HandshakeComplete: true}

// serveRequest answers one request when a node has worked it off, unless the
// edge does something else to it. The control endpoints are past all that.
func (t *Twin) serveRequest(w http.ResponseWriter, r *http.Request) {
	if isControl(r.URL.Path) && t.cfg.Control != pack.ControlOff {
		t.controls(connOf(r))
		t.serveControl(w, r)
		return
	}
	t.requests.Add(1)
	c := connOf(r)
	turn := t.request(r, c)
	if c.overTLS() {
		r.TLS = secure
	}
	switch {
	case turn.Gone:
		panic(http.ErrAbortHandler) // no answer, and above all not 200
	case turn.Shed != "":
		t.shed(w, r, turn.Shed)
	case turn.Fault != nil:
		t.spoil(w, r, turn)
	default:
		t.serve(w, r)
	}
}

// controls marks a connection that no crash may end.
func (t *Twin) controls(c *conn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c.controls = true
}

// serve answers a request in order.
func (t *Twin) serve(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/health" && (r.Method == http.MethodGet || r.Method == http.MethodHead):
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"status":"ok"}` + "\n")) // the client may be gone
	case t.isSocket(r.URL.Path) && (r.URL.Path != "/" || hasToken(r.Header, "Upgrade", "websocket")):
		t.serveSocket(w, r)
	case hasToken(r.Header, "Upgrade", "websocket"):
		t.serveMistaken(w, r)
	default:
		t.behind.ServeHTTP(w, r)
	}
}

func upgradeRequired(message string) *platform.Error {
	return &platform.Error{Status: http.StatusUpgradeRequired, Code: "upgrade.required", Message: message}
}

// serveSocket answers requests for a WebSocket that are not in order, and
// upgrades those that are and come on a connection that has been used before.
func (t *Twin) serveSocket(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		platform.Refuse(w, platform.MethodNotAllowed)
		return
	}
	if !hasToken(r.Header, "Upgrade", "websocket") {
		w.Header().Set("Upgrade", "websocket")
		platform.Refuse(w, upgradeRequired("this resource is a WebSocket"))
		return
	}
	asked := &conn{} // to be the connection, which is not ours yet
	if refused := t.readUpgrade(r, asked); refused != nil {
		why := "bad_handshake"
		switch refused.Status {
		case http.StatusNotFound:
			why = "not_found"
		case http.StatusForbidden:
			why = "forbidden"
		case http.StatusTooManyRequests:
			why = refused.Limit
		}
		t.behind.Refused(r, refused)
		t.refused(connOf(r).port, refused.Status, why, safe.Text(refused.Message, maxError))
		if refused.Status == http.StatusUpgradeRequired {
			w.Header().Set("Upgrade", "websocket")
			w.Header().Set("Sec-WebSocket-Version", "13")
		}
		platform.Refuse(w, refused)
		return
	}
	c, early, err := take(w)
	if err != nil {
		platform.Refuse(w, &platform.Error{Status: http.StatusInternalServerError, Code: "internal.server.error", Message: "HTTP 500 Internal Server Error"})
		return
	}
	c.path, c.reply, c.speaker, c.limit, c.deflate = asked.path, asked.reply, asked.speaker, asked.limit, asked.deflate
	c.enter(early)
}

// serveMistaken answers a client that looks for a WebSocket where there is
// none, as any other client, and notes it.
func (t *Twin) serveMistaken(w http.ResponseWriter, r *http.Request) {
	seen := &statusWriter{ResponseWriter: w}
	t.behind.ServeHTTP(seen, r)
	switch {
	case seen.status == http.StatusNotFound:
		t.refused(connOf(r).port, seen.status, "not_found", pathOf(r))
	case seen.status >= http.StatusBadRequest:
		t.refused(connOf(r).port, seen.status, "no_socket", pathOf(r))
	}
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status and passes it on.
func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// take gets a connection back from net/http, with what had been read of it.
func take(w http.ResponseWriter) (*conn, []byte, error) {
	hijacked, buf, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return nil, nil, err
	}
	h, ok := hijacked.(*handed)
	if !ok {
		return nil, nil, fmt.Errorf("hijacked connection is a %T", hijacked)
	}
	early, err := buf.Peek(buf.Reader.Buffered())
	if err != nil {
		return nil, nil, err
	}
	h.mu.Lock()
	early = append(bytes.Clone(early), h.head...)
	h.mu.Unlock()
	return h.c, early, h.SetDeadline(time.Time{})
}
