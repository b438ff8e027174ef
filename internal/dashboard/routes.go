package dashboard

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"holdfast/internal/report"
)

// Bounds of what is asked about interactions.
const (
	maxText = 200
	maxPage = 1000
)

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /interactions", s.interactions)
	mux.HandleFunc("POST /stop", s.stop)
	if s.options.Metrics != nil {
		mux.Handle("GET /metrics", s.options.Metrics)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/events" { // which sets its own for each piece
			_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.options.Patience))
		}
		h, pattern := mux.Handler(r)
		if pattern == "" {
			h = plainRefusal(h)
		}
		h.ServeHTTP(w, r)
	})
}

// plainRefusal puts the status and headers of the mux, which knows the methods
// that a path has, into an answer of our own kind.
func plainRefusal(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var found status
		found.header = w.Header()
		h.ServeHTTP(&found, r)
		refuse(w, found.code, http.StatusText(found.code))
	})
}

// status is a ResponseWriter that keeps the status only.
type status struct {
	header http.Header
	code   int
}

func (s *status) Header() http.Header         { return s.header }
func (s *status) WriteHeader(code int)        { s.code = code }
func (s *status) Write(b []byte) (int, error) { return len(b), nil }

// page is the same for every run: what it shows it asks for.
func (s *Server) page(w http.ResponseWriter, _ *http.Request) {
	var b bytes.Buffer
	if err := report.LivePage(&b); err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes())
}

// interactions is a page of those that were kept so far.
func (s *Server) interactions(w http.ResponseWriter, r *http.Request) {
	wanted, offset, limit, err := asked(r.URL.Query())
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	kept := s.kept.Load()
	if kept == nil {
		kept = new(report.Kept)
	}
	s.asked.Lock()
	found := kept.Page(wanted, offset, limit)
	s.asked.Unlock()
	answer(w, http.StatusOK, found)
}

var errNumber = errors.New("offset, limit, load, at_least_ms, from_s and to_s are numbers, 0 or more")

// asked reads which interactions are wanted.
func asked(q url.Values) (wanted report.Wanted, offset, limit int, err error) {
	number := func(name string, most int) int {
		if !q.Has(name) || err != nil {
			return 0
		}
		n, failed := strconv.Atoi(q.Get(name))
		if failed != nil || n < 0 {
			err = errNumber
		}
		return min(n, most)
	}
	span := func(name string, unit time.Duration) time.Duration {
		if !q.Has(name) || err != nil {
			return 0
		}
		v, failed := strconv.ParseFloat(q.Get(name), 64)
		if failed != nil || !(v >= 0) {
			err = errNumber
			return 0
		}
		return time.Duration(min(v, 1e9) * float64(unit))
	}
	const many = 1 << 30
	if q.Has("load") {
		wanted.Load = number("load", many) + 1
	}
	if offset, limit = number("offset", many), number("limit", maxPage); limit == 0 {
		limit = maxPage
	}
	wanted.Outcome, wanted.Text = q.Get("outcome"), q.Get("text")
	if len(wanted.Outcome) > maxText || len(wanted.Text) > maxText {
		return wanted, 0, 0, errors.New("outcome and text have at most 200 bytes")
	}
	wanted.AtLeast, wanted.From, wanted.To = span("at_least_ms", time.Millisecond), span("from_s", time.Second), span("to_s", time.Second)
	return wanted, offset, limit, err
}

// stop ends the run as Ctrl-C does. The content type is one that no form of
// another page can send.
func (s *Server) stop(w http.ResponseWriter, r *http.Request) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/json" {
		refuse(w, http.StatusUnsupportedMediaType, "want application/json")
		return
	}
	if _, err := io.Copy(io.Discard, http.MaxBytesReader(w, r.Body, 1<<10)); err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "want at most 1 KiB")
		return
	}
	if s.options.Stop == nil {
		refuse(w, http.StatusNotFound, "this run cannot be stopped from here")
		return
	}
	s.options.Stop()
	answer(w, http.StatusAccepted, map[string]bool{"stopping": true})
}
