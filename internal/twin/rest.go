package twin

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"holdfast/internal/safe"
)

const (
	requestTimeout = 30 * time.Second // to read a request, and to write its answer
	keepAlive      = 60 * time.Second // between requests
)

// newREST is the server for everything that is not an upgrade in order.
func (t *Twin) newREST() *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"status":"ok"}` + "\n")) // the client may be gone
	})
	mux.HandleFunc("GET "+socketPath, t.serveSocket)
	mux.HandleFunc(socketPath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, &apiError{http.StatusMethodNotAllowed, "method.not.allowed", "HTTP 405 Method Not Allowed"})
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		if hasToken(r.Header, "Upgrade", "websocket") {
			t.serveSocket(w, r)
			return
		}
		t.serveNothing(w, r)
	})
	mux.HandleFunc("/", t.serveNothing)
	return &http.Server{
		Handler:           t.modelled(mux),
		ReadHeaderTimeout: t.headTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      requestTimeout,
		IdleTimeout:       keepAlive,
		MaxHeaderBytes:    maxHead,
		ErrorLog:          slog.NewLogLogger(t.log.Handler(), slog.LevelDebug),
	}
}

// modelled lets every request wait for its turn, and resets the connections of
// those that are shed.
func (t *Twin) modelled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if t.requested(r, clientPort(r)) {
			next.ServeHTTP(w, r)
			return
		}
		if c, _, err := take(w); err == nil {
			t.forget(c)
			c.cut()
		}
	})
}

// serveSocket answers requests for the WebSocket that are not in order, and
// upgrades those that are and come on a connection that has been used before.
func (t *Twin) serveSocket(w http.ResponseWriter, r *http.Request) {
	if !hasToken(r.Header, "Upgrade", "websocket") {
		w.Header().Set("Upgrade", "websocket")
		refuse(w, &apiError{http.StatusUpgradeRequired, "upgrade.required", "this resource is a WebSocket"})
		return
	}
	if _, refused := readUpgrade(r); refused != nil {
		t.refused(clientPort(r), refused.status, "bad_handshake", refused.message)
		if refused.status == http.StatusUpgradeRequired {
			w.Header().Set("Upgrade", "websocket")
			w.Header().Set("Sec-WebSocket-Version", "13")
		}
		refuse(w, refused)
		return
	}
	c, early, err := take(w)
	if err != nil {
		refuse(w, &apiError{http.StatusInternalServerError, "internal.server.error", "HTTP 500 Internal Server Error"})
		return
	}
	c.upgrade(r, early)
}

// serveNothing answers for every path that the platform does not have.
func (t *Twin) serveNothing(w http.ResponseWriter, r *http.Request) {
	if hasToken(r.Header, "Upgrade", "websocket") {
		t.refused(clientPort(r), http.StatusNotFound, "not_found", safe.Text(r.URL.Path, maxError))
	}
	refuse(w, &apiError{http.StatusNotFound, "not.found", "HTTP 404 Not Found"})
}

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
	return h.c, append(early, h.head...), h.SetDeadline(time.Time{})
}

// clientPort is the port a request came from, 0 if there is none.
func clientPort(r *http.Request) int {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return 0
	}
	return int(at.Port())
}

// apiError is an error in the platform's shape.
type apiError struct {
	status  int
	code    string
	message string
}

// refuse writes an error.
func refuse(w http.ResponseWriter, e *apiError) {
	id := correlationID()
	body, err := json.Marshal(struct {
		Message   string   `json:"message"`
		Code      string   `json:"code"`
		Status    int      `json:"status"`
		ContextID string   `json:"contextId"`
		Details   []string `json:"details"`
		Errors    []string `json:"errors"`
	}{e.message, e.code, e.status, id, []string{}, []string{}})
	if err != nil {
		http.Error(w, e.message, e.status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("ININ-Correlation-Id", id)
	w.WriteHeader(e.status)
	_, _ = w.Write(body) // the client may be gone
}

// correlationID is a random UUID (RFC 9562, version 4).
func correlationID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
