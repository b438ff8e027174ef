package platform

import (
	"net"
	"net/http"
	"net/url"
)

// exposed are the headers of answers that pages may read besides those that
// all may.
const exposed = "ININ-Correlation-Id, Retry-After, Location, inin-ratelimit-allowed, inin-ratelimit-count, inin-ratelimit-reset"

// LetPagesIn lets pages of other origins use the platform from a browser, as
// official SDKs do (the CORS protocol of the Fetch standard). It reports
// requests that only ask whether they may, and have their answer. The platform
// lets in pages from anywhere; the twin only those of the same machine, so that
// no page out there can play with it.
func LetPagesIn(w http.ResponseWriter, r *http.Request) (answered bool) {
	origin := r.Header.Get("Origin")
	from, err := url.Parse(origin)
	if origin == "" || err != nil || !IsLoopback(from.Hostname()) {
		return false
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", origin)
	h.Add("Vary", "Origin")
	method := r.Header.Get("Access-Control-Request-Method")
	if r.Method != http.MethodOptions || method == "" {
		h.Set("Access-Control-Expose-Headers", exposed)
		return false
	}
	h.Set("Access-Control-Allow-Methods", method)
	if names := r.Header.Get("Access-Control-Request-Headers"); names != "" {
		h.Set("Access-Control-Allow-Headers", names)
	}
	h.Set("Access-Control-Max-Age", "600")
	h["ININ-Correlation-Id"] = []string{correlationID()}
	w.WriteHeader(http.StatusNoContent)
	return true
}

// IsLoopback reports a host, without its port, that is this machine.
func IsLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
