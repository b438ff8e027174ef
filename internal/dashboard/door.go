package dashboard

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"holdfast/internal/report"
)

// door decides who gets an answer at all.
type door struct {
	key   string
	sum   [sha256.Size]byte // of the key: what is compared has one length
	hosts []string          // the names that this server goes by, with port
	port  string
	shown string // host and port of its address, as a person is told it
}

func newDoor(host string, at net.Addr, key string) door {
	d := door{key: key, sum: sha256.Sum256([]byte(key))}
	_, d.port, _ = net.SplitHostPort(at.String())
	own := net.JoinHostPort(host, d.port)
	d.hosts, d.shown = []string{strings.ToLower(own), "localhost:" + d.port}, own
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		d.shown = "127.0.0.1:" + d.port
		if ip.Is6() {
			d.shown = "[::1]:" + d.port
		}
	}
	return d
}

// free are the paths that need no key, because they hold nothing of a run: the
// page before it has asked for anything, and the picture that browsers look for.
var free = []string{"/", "/favicon.ico"}

// guard checks a request before it is routed: that the browser believes to be
// at this server (RFC 9110 7.2), that the page which asks came from it (RFC 6454
// 7), and that it has the key.
func (d *door) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", report.LivePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch origins := r.Header.Values("Origin"); {
		case !d.ours(r):
			refuse(w, http.StatusMisdirectedRequest, "this server goes by another name: use the address that holdfast printed")
		case len(origins) > 1, len(origins) == 1 && origins[0] != "http://"+r.Host, len(origins) == 0 && r.Method == http.MethodPost:
			refuse(w, http.StatusForbidden, "only its own page may ask this server")
		case !slices.Contains(free, r.URL.Path) && !d.knows(r):
			h.Set("WWW-Authenticate", "Bearer")
			refuse(w, http.StatusUnauthorized, "the key is missing or not that of this run: use the address that holdfast printed")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// ours reports that Host is a name of this server, or the very address that the
// client has connected to. Another name that leads here was made to.
func (d *door) ours(r *http.Request) bool {
	host := strings.ToLower(r.Host)
	if _, _, err := net.SplitHostPort(host); err != nil {
		host += ":80"
	}
	if slices.Contains(d.hosts, host) {
		return true
	}
	at, err := netip.ParseAddrPort(host)
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if err != nil || !ok || strconv.Itoa(int(at.Port())) != d.port {
		return false
	}
	return at.Addr().Unmap() == local.AddrPort().Addr().Unmap()
}

// knows reports that a request shows the key. The comparison takes as long
// whatever is shown.
func (d *door) knows(r *http.Request) bool {
	shown := r.Header.Values("Authorization")
	if len(shown) != 1 {
		return false
	}
	scheme, key, _ := strings.Cut(shown[0], " ")
	sum := sha256.Sum256([]byte(key))
	return strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare(sum[:], d.sum[:]) == 1
}

// refuse answers with an error as JSON.
func refuse(w http.ResponseWriter, status int, why string) {
	answer(w, status, map[string]string{"error": why})
}

func answer(w http.ResponseWriter, status int, what any) {
	data, err := json.Marshal(what)
	if err != nil {
		status, data = http.StatusInternalServerError, []byte(`{"error":"no answer"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n'))
}
