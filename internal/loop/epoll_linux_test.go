package loop

import (
	"testing"
	"time"
)

// parked is a poller that waits in the runtime's.
func parked(t *testing.T) *epoll {
	t.Helper()
	opened, err := NewEpoll(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(opened.Release)
	p := opened.(*epoll)
	if p.quiet.enter(p.fd); p.quiet.file == nil {
		t.Fatal("the runtime's poller does not watch our epoll")
	}
	return p
}

func TestParkedWaitEndsOnceAndNotEarly(t *testing.T) {
	p := parked(t)
	events := make([]Event, maxEvents)
	for range 5 {
		until := p.Now() + int64(7300*time.Microsecond)
		if n := p.Wait(events, until); n != 0 {
			t.Fatalf("events = %d, want none", n)
		}
		if now := p.Now(); now < until {
			t.Errorf("back %v early: the loop would have to wait once more", time.Duration(until-now))
		}
	}
}

func TestParkedForEverIsWoken(t *testing.T) {
	p := parked(t)
	events := make([]Event, maxEvents)
	p.Wait(events, p.Now()+int64(5*time.Millisecond)) // its timer must not linger
	done := make(chan int)
	go func() { done <- p.Wait(events, Forever) }()
	p.Wake()
	if n := <-done; n != 0 {
		t.Errorf("events = %d, want none: the waking is not told", n)
	}
}
