package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestYardstickSendsItsPlan(t *testing.T) {
	var seen atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		seen.Add(1)
		fmt.Fprint(w, "Hello, world!")
	}))
	defer s.Close()
	if err := yard(s.Listener.Addr().String(), 2000, 250*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	// The last tick's answers may be on their way.
	if got := seen.Load(); got < 490 || got > 500 {
		t.Errorf("requests = %d, want 500", got)
	}
}

func TestYardstickPutsAnAnswerInPiecesTogether(t *testing.T) {
	whole := "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
	for cut := 1; cut < len(whole); cut++ {
		var y yardstick
		for _, piece := range []string{whole[:cut], whole[cut:]} {
			if len(y.idle) > 0 {
				t.Fatalf("cut at %d: idle before the whole answer is there", cut)
			}
			if err := y.answer(3, []byte(piece)); err != nil {
				t.Fatalf("cut at %d: %v", cut, err)
			}
		}
		if !slices.Equal(y.idle, []int{3}) {
			t.Errorf("cut at %d: idle = %v, want connection 3", cut, y.idle)
		}
	}
}
