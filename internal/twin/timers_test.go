package twin

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

func TestIdleTimerIsResetByWhatTheConfigurationSays(t *testing.T) {
	t.Parallel()
	const timeout, period, rounds = 300 * ms, 60 * ms, 10
	tests := []struct {
		resets  string
		op      ws.OpCode // sent by the client each period; 0 for nothing
		query   string
		survive bool
	}{
		{pack.ResetsAny, 0, "", false},
		{pack.ResetsAny, ws.OpPong, "", true},
		{pack.ResetsAny, 0, "?push=60ms", true},
		{pack.ResetsFromClient, ws.OpPong, "", true},
		{pack.ResetsFromClient, 0, "?push=60ms", false},
		{pack.ResetsFromServer, ws.OpPong, "", false},
		{pack.ResetsFromServer, ws.OpPing, "", true}, // by the pong
		{pack.ResetsFromServer, 0, "?push=60ms", true},
		{pack.ResetsMessages, ws.OpPing, "", false},
		{pack.ResetsMessages, ws.OpText, "", true},
	}
	for _, tt := range tests {
		t.Run(tt.resets, func(t *testing.T) {
			t.Parallel()
			// A busy machine keeps the test or the twin from running for longer than
			// the timer waits, but not every time.
			wrong := ""
			for range 5 {
				end, gap := idleRun(t, pack.Edge{IdleTimeout: dur(timeout), ResetsOn: tt.resets}, tt.op, tt.query, period, rounds)
				if survived := end.Why != "idle_timeout"; survived == tt.survive {
					if !tt.survive {
						within(t, "age", end.Detail.age(), timeout)
					}
					return
				}
				if gap <= timeout/2 {
					wrong = fmt.Sprintf("opcode %d%s: ended by %s at age %v, want to survive: %v", tt.op, tt.query, end.Why, end.Detail.age(), tt.survive)
				}
			}
			if wrong == "" {
				t.Skip("the machine is too busy")
			}
			t.Error(wrong)
		})
	}
}

// idleRun holds one connection for some periods, and sends a frame in each if
// op is not 0. It returns the connection's end, and the longest time that the
// test itself was kept from running.
func idleRun(t *testing.T, e pack.Edge, op ws.OpCode, query string, period time.Duration, rounds int) (end line, gap time.Duration) {
	r := rehearse(t, e)
	last := time.Now()
	c := r.open(query)
	go func() { _, _ = io.Copy(io.Discard, c.in) }()
	tick := time.NewTicker(period)
	defer tick.Stop()
	for range rounds {
		<-tick.C
		now := time.Now()
		gap, last = max(gap, now.Sub(last)), now
		if op != 0 {
			b, _ := ws.CompileFrame(ws.MaskFrame(ws.NewFrame(op, true, nil)))
			_, _ = c.Write(b) // it may be closed by now
		}
	}
	gap = max(gap, time.Since(last))
	return r.end(r.stop(), c), gap
}

// TestIdleTimersFireOnTime is not parallel: it is about an idle machine. What
// other processes do to single timers is not the twin's, hence the best of
// many that are apart in time.
func TestIdleTimersFireOnTime(t *testing.T) {
	const timeout, want = 100 * ms, 2 * ms
	r := rehearse(t, pack.Edge{IdleTimeout: dur(timeout)})
	best := patience
	for tries := 0; tries < 50 && (tries < 5 || best > want); tries++ {
		c := r.open()
		c.wantStreamEnd(endsByFIN, "")
		end := r.await("the end", func(l line) bool { return l.Detail.Port == c.port && isEnd(l) })
		late := end.Detail.idle() - timeout
		if late < 0 {
			t.Errorf("a timer fired %v early", -late)
		}
		best = min(best, late)
	}
	if best > want {
		t.Errorf("the timers fired at least %v late, want at most %v", best, want)
	}
}

func TestTimersEndConnectionsInTheConfiguredStyle(t *testing.T) {
	t.Parallel()
	t.Run("fin", func(t *testing.T) {
		t.Parallel()
		rehearse(t, pack.Edge{IdleTimeout: dur(50 * ms)}).open().wantStreamEnd(endsByFIN, "")
	})
	t.Run("rst", func(t *testing.T) {
		t.Parallel()
		rehearse(t, pack.Edge{IdleTimeout: dur(50 * ms), CloseStyle: pack.StyleReset}).open().wantStreamEnd(endsByRST, "")
	})
	t.Run("close_frame", func(t *testing.T) {
		t.Parallel()
		c := rehearse(t, pack.Edge{IdleTimeout: dur(50 * ms), CloseStyle: pack.StyleCloseFrame}).open()
		c.wantClose(ws.StatusGoingAway)
	})
}

func TestLifetimeEndsBusyConnections(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{MaxLifetime: dur(250 * ms), IdleTimeout: dur(time.Hour)})
	c := r.open("?push=20ms")
	if _, err := io.Copy(io.Discard, c.in); err != nil {
		t.Fatal(err)
	}
	end := r.wantEnd(r.stop(), c, "close", "max_lifetime", "")
	within(t, "age", end.Detail.age(), 250*ms)
}

func TestAtCapOneTooManyGetsWhatTheConfigurationSays(t *testing.T) {
	t.Parallel()
	try := func(t *testing.T, at string) (r *rig, first, last *client, answer *http.Response, err error) {
		r = rehearse(t, pack.Edge{MaxConnections: 2, AtCap: at})
		first = r.open()
		r.open()
		last = r.dial()
		answer, err = last.answer(ask(socketPath))
		return r, first, last, answer, err
	}
	t.Run("refuse_503", func(t *testing.T) {
		t.Parallel()
		r, _, last, answer, err := try(t, pack.CapRefuse503)
		if err != nil || answer.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("got %v, %v; want 503", answer, err)
		}
		if end := r.wantEnd(r.stop(), last, "refuse", "cap", ""); *end.Detail.Open != 2 {
			t.Errorf("truth: %d open at the refusal, want 2", *end.Detail.Open)
		}
	})
	t.Run("rst", func(t *testing.T) {
		t.Parallel()
		r, _, last, answer, err := try(t, pack.CapReset)
		if !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("got %v, %v; want ECONNRESET", answer, err)
		}
		r.wantEnd(r.stop(), last, "refuse", "cap", "")
	})
	t.Run("fin", func(t *testing.T) {
		t.Parallel()
		r, _, last, answer, err := try(t, pack.CapFIN)
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("got %v, %v; want the end of the stream", answer, err)
		}
		r.wantEnd(r.stop(), last, "refuse", "cap", "")
	})
	t.Run("evict_oldest", func(t *testing.T) {
		t.Parallel()
		r, first, _, answer, err := try(t, pack.CapEvictOldest)
		if err != nil || answer.StatusCode != http.StatusSwitchingProtocols {
			t.Errorf("got %v, %v; want 101", answer, err)
		}
		first.wantStreamEnd(endsByFIN, "")
		r.wantEnd(r.stop(), first, "evict", "cap", "")
	})
	t.Run("hang", func(t *testing.T) {
		t.Parallel()
		r := rehearse(t, pack.Edge{MaxConnections: 1, AtCap: pack.CapHang})
		first, waits := r.open(), r.dial()
		if _, err := io.WriteString(waits, ask(socketPath)); err != nil {
			t.Fatal(err)
		}
		r.await("the hang", func(l line) bool { return l.Act == "hang" && l.Why == "cap" })
		_ = first.Close()
		if answer, err := http.ReadResponse(waits.in, nil); err != nil || answer.StatusCode != http.StatusSwitchingProtocols {
			t.Fatalf("after the first has left: %v, %v; want 101", answer, err)
		}
		waits.send(ws.OpPing, "in")
		waits.want(ws.OpPong, "in")
		r.wantEnd(r.stop(), waits, "close", "shutdown", "")
	})
}

func TestOverloadResetsWhatFindsTheQueueFull(t *testing.T) {
	t.Parallel()
	const clients, queue = 60, 5
	r := rehearse(t, pack.Edge{CPU: &pack.CPU{Handshake: dur(100 * ms), Queue: queue}})
	var opened, reset, other int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range clients {
		c := r.dial()
		wg.Go(func() {
			_, err := c.answer(ask(socketPath))
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				opened++
			case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
				reset++
			default:
				other++
				t.Log(err)
			}
		})
	}
	wg.Wait()
	if opened < queue || reset == 0 || opened+reset != clients {
		t.Errorf("%d opened, %d reset, %d else; want %d or a few more opened, the rest reset", opened, reset, other, queue)
	}
	shed := 0
	for _, l := range r.stop() {
		if l.Act == "shed" && l.Why == "overload" {
			shed++
		}
	}
	if shed != reset {
		t.Errorf("truth: %d shed, the clients saw %d", shed, reset)
	}
}

func TestAnswersWaitForTheNodesProcessor(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{CPU: &pack.CPU{Frame: dur(60 * ms), Request: dur(80 * ms)}})
	c := r.open("?echo=1")
	sent := time.Now()
	c.send(ws.OpPing, "a")
	c.send(ws.OpText, "b")
	c.want(ws.OpPong, "a")
	within(t, "first answer", time.Since(sent), 60*ms)
	c.want(ws.OpText, "b")
	within(t, "second answer", time.Since(sent), 120*ms)
	sent = time.Now()
	if _, err := r.dial().answer("GET /health HTTP/1.1\r\nHost: twin\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	within(t, "answer to a request", time.Since(sent), 80*ms)
}

func TestFramesAndRequestsThatFindTheQueueFullCostTheirConnection(t *testing.T) {
	t.Parallel()
	// Nothing waits for the frame in work: it is there for as long as the test.
	r := rehearse(t, pack.Edge{CPU: &pack.CPU{Frame: dur(time.Minute), Request: dur(time.Minute), Queue: 1}})
	c := r.open()
	c.send(ws.OpPing, "worked off")
	c.send(ws.OpPing, "shed")
	c.wantStreamEnd(endsByRST, "")
	request := r.dial()
	if _, err := request.answer("GET /health HTTP/1.1\r\nHost: twin\r\n\r\n"); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("request in overload: %v, want ECONNRESET", err)
	}
	lines := r.stop()
	r.wantEnd(lines, c, "shed", "overload", "")
	if !slices.ContainsFunc(lines, func(l line) bool {
		return l.Act == "shed" && l.Why == "overload" && l.Detail.Port == request.port
	}) {
		t.Errorf("truth: no line for the request that was shed: %v", lines)
	}
}
