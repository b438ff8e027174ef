package rest

import (
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"holdfast/internal/guard"
)

// TestAnswersAreGivenAsTheyAre whatever their status, with bounded bodies.
func TestAnswersAreGivenAsTheyAre(t *testing.T) {
	at := server(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusConflict)
		_, _ = w.Write([]byte(r.Method + " " + r.Header.Get("X-Mark") + " " + string(body)))
	})
	a, err := client(t).Do(t.Context(), Request{Method: "PUT", URL: at, Header: map[string]string{"x-mark": "m"}, Body: []byte("hello")})
	if err != nil || a.Status != 409 || string(a.Body) != "PUT m hello" || a.Header.Get("Retry-After") != "7" || a.Cut != nil {
		t.Errorf("got %+v, %v", a, err)
	}
	a, err = client(t).Do(t.Context(), Request{Method: "PUT", URL: at, Body: []byte("hello"), Answer: 3})
	if err != nil || string(a.Body) != "PUT" || a.Cut == nil {
		t.Errorf("got %+v, %v; want three bytes, cut", a, err)
	}
}

// TestErrorsTellWhetherItWasSent: only then is the outcome unknown.
func TestErrorsTellWhetherItWasSent(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + ln.Addr().String()
	if err := ln.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := client(t).Do(t.Context(), Request{Method: "POST", URL: closed, Body: []byte("x")}); err == nil || errors.Is(err, ErrSent) {
		t.Errorf("nobody listens: got %v, want an error of what was not sent", err)
	}
	var asked atomic.Int64
	cutting := server(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		_, _ = io.ReadAll(r.Body)
		panic(http.ErrAbortHandler)
	})
	reuse, err := New(Options{Reuse: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Client{client(t), reuse} {
		asked.Store(0)
		_, err := c.Do(t.Context(), Request{Method: "PUT", URL: cutting, Header: map[string]string{"Idempotency-Key": "k"}, Body: []byte("x")})
		if !errors.Is(err, ErrSent) || strings.Contains(err.Error(), "sent") {
			t.Errorf("cut off: got %v, want ErrSent behind the error's own words", err)
		}
		if asked.Load() != 1 {
			t.Errorf("the server was asked %d times, want once: no hidden retry", asked.Load())
		}
	}
	if _, err := client(t).Do(t.Context(), Request{Method: "GET", URL: "http://192.0.2.1/"}); !Denied(err) || !errors.Is(err, guard.ErrRefused) {
		t.Errorf("got %v, want a refusal by the guard", err)
	}
}
