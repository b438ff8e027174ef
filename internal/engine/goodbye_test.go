package engine

import (
	"context"
	"io"
	"net"
	"sync"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

func TestTargetThatNeverAnswersTheUpgradeIsRefusedAtTheEnd(t *testing.T) {
	for name, tt := range map[string]struct {
		world   simnet.Options
		refused int64
		how     record.How
	}{
		"hangs":          {simnet.Options{Faults: []pack.Fault{{Do: "hang"}}}, 50, record.HowNoAnswer},
		"hangs at cap":   {simnet.Options{Edge: pack.Edge{MaxConnections: 30, AtCap: pack.CapHang}}, 20, record.HowNoAnswer},
		"takes no SYN":   {simnet.Options{NoSYN: true}, 50, record.HowNoConnect},
		"answers us all": {simnet.Options{}, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := simulate(t, tt.world, holding(50, time.Second, 4*time.Second)) // the handshake may take 10 s
			if got.count(record.Refused) != tt.refused || got.count(record.Opened) != 50-tt.refused {
				t.Errorf("refused %d, opened %d; want %d and %d", got.count(record.Refused), got.count(record.Opened), tt.refused, 50-tt.refused)
			}
			for _, e := range got.ends {
				if e.Refused() && e.How != tt.how {
					t.Fatalf("refused by %v, want %v", e.How, tt.how)
				}
			}
		})
	}
}

func TestAttemptsThatHaveJustBegunAtTheEndAreNotRefused(t *testing.T) {
	// 10 a second, unanswered from 2 s on; those of the last second are too young to tell.
	got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "hang", At: dur(2 * time.Second)}}}, holding(100, 10*time.Second, 4*time.Second))
	for _, e := range got.ends {
		want := record.HowHeld
		switch {
		case e.Attempted >= 3*time.Second:
			want = record.HowStopped
		case e.Attempted >= 2*time.Second:
			want = record.HowNoAnswer
		}
		if e.How != want {
			t.Errorf("attempted at %v: %v, want %v", e.Attempted, e.How, want)
		}
	}
	// A target that needs 1.6 s for every open is not refused for needing 1.5 s.
	slow := simulate(t, simnet.Options{Latency: 400 * time.Millisecond}, holding(100, 10*time.Second, 4*time.Second))
	if n := slow.count(record.Refused); n != 0 {
		t.Errorf("refused %d by a target that is slow and answers", n)
	}
}

func TestInterruptedAttemptsAreNotRefused(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0") // the kernel accepts, nobody answers
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 1300*time.Millisecond)
	defer cancel()
	got := runReal(t, ctx, holding(5, 0, time.Minute, func(p *plan.Pool) { p.URL = plan.Text("ws://" + ln.Addr().String()) }))
	if got.count(record.Refused) != 0 || !got.env.Interrupted {
		t.Errorf("refused %d, interrupted %v; want 0 and true", got.count(record.Refused), got.env.Interrupted)
	}
}

func TestSocketThatIsSilentAfterOurGoodbyeIsLost(t *testing.T) {
	for style, unacked := range map[string]bool{pack.StyleStall: false, pack.StyleBlackhole: true} {
		w := simnet.Options{Edge: pack.Edge{IdleTimeout: dur(2 * time.Second), CloseStyle: style}}
		got := simulate(t, w, holding(60, time.Second, 4*time.Second))
		if got.count(record.Lost) != 60 || got.count(record.Held) != 0 {
			t.Errorf("%s: lost %d, held %d; want 60 and 0", style, got.count(record.Lost), got.count(record.Held))
		}
		for _, e := range got.ends {
			if e.How != record.HowNoGoodbye || e.Phase != record.PhaseOpen || (e.TCP.OutQueue > 0) != unacked || e.Ended > 6*time.Second {
				t.Fatalf("%s: %v in phase %v at %v, out queue %d", style, e.How, e.Phase, e.Ended, e.TCP.OutQueue)
			}
		}
	}
}

func TestSilentSocketsAmongLivelyOnesAreLost(t *testing.T) {
	w := simnet.Options{Faults: []pack.Fault{{Do: "stall", At: dur(3 * time.Second), Share: .5}}}
	got := simulate(t, w, holding(60, time.Second, 4*time.Second))
	if got.count(record.Lost) != 30 || got.count(record.Held) != 30 {
		t.Errorf("lost %d, held %d; want 30 and 30", got.count(record.Lost), got.count(record.Held))
	}
}

func TestGoodbyeOfAFarTargetIsWaitedFor(t *testing.T) {
	got := simulate(t, simnet.Options{Latency: 700 * time.Millisecond}, holding(20, 0, 10*time.Second))
	if got.count(record.Held) != 20 {
		t.Errorf("held %d of 20 at a round trip of 1.4 s", got.count(record.Held))
	}
}

func TestTCPThatEndsAfterOurGoodbyeIsAnAnswer(t *testing.T) {
	for name, end := range map[string]func(net.Conn){
		"fin":   func(c net.Conn) { _ = c.Close() },
		"reset": func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0); _ = c.Close() },
	} {
		url := serve(t, func(c net.Conn) {
			head, _ := gobwas.ReadHeader(c) // our close frame
			_, _ = io.CopyN(io.Discard, c, head.Length)
			end(c)
		})
		got := runReal(t, t.Context(), holding(10, 0, time.Second, func(p *plan.Pool) { p.URL = plan.Text(url) }))
		if got.count(record.Held) != 10 {
			t.Errorf("%s: held %d of 10", name, got.count(record.Held))
		}
	}
}

// TestSlowGoodbyesAreHeld: a target that closes one connection after the other
// is slow at the end of a run, and nobody is to be called dead for it.
func TestSlowGoodbyesAreHeld(t *testing.T) {
	const sockets = 16
	var one sync.Mutex
	url := serve(t, func(c net.Conn) {
		_, _ = gobwas.ReadHeader(c)
		one.Lock()
		defer one.Unlock()
		time.Sleep(120 * time.Millisecond) // 1.9 s for all of them
		_ = gobwas.WriteFrame(c, gobwas.NewCloseFrame(gobwas.NewCloseFrameBody(1000, "")))
	})
	got := runReal(t, t.Context(), holding(sockets, 0, time.Second, func(p *plan.Pool) { p.URL = plan.Text(url) }))
	if got.count(record.Held) != sockets {
		t.Errorf("held %d of %d", got.count(record.Held), sockets)
	}
}

func TestDeafTargetIsSeenOnInterruptToo(t *testing.T) {
	const sockets = 10
	var open sync.WaitGroup
	open.Add(sockets)
	hold := make(chan struct{})
	url := serve(t, func(c net.Conn) {
		_, _ = gobwas.ReadHeader(c) // a ping: the client has read the last of the 101
		open.Done()
		<-hold
	})
	t.Cleanup(func() { close(hold) }) // before the server's own cleanup waits
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	opened := make(chan struct{})
	go func() { open.Wait(); close(opened) }()
	var cancelled time.Time
	p := holding(sockets, 0, time.Minute, func(p *plan.Pool) { p.URL = plan.Text(url) }, ping(200*time.Millisecond))
	go func() {
		<-opened
		cancelled = time.Now()
		cancel()
	}()
	got := runReal(t, ctx, p)
	if took := time.Since(cancelled); took > 4*time.Second {
		t.Errorf("took %v to stop, want little more than a second", took)
	}
	if got.count(record.Lost) != sockets {
		t.Errorf("lost %d of %d that never answered", got.count(record.Lost), sockets)
	}
	for _, e := range got.ends {
		if e.How != record.HowNoGoodbye || e.TCP.OutQueue != 0 {
			t.Fatalf("%v, out queue %d; want no_goodbye, acknowledged", e.How, e.TCP.OutQueue)
		}
	}
}
