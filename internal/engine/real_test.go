package engine

import (
	"context"
	"io"
	"net"
	"runtime"
	"sync"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
	"github.com/google/go-cmp/cmp"

	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// serve runs a WebSocket server on loopback, written with a library so that it
// shares no code with the client, and returns its URL. Each connection is
// handled by handle after the upgrade.
func serve(t testing.TB, handle func(net.Conn)) string {
	t.Helper()
	return "ws://" + acceptTCP(t, func(c *net.TCPConn) {
		if _, err := gobwas.Upgrade(c); err == nil {
			handle(c)
		}
	}) + "/x"
}

// untilAllEnded is the length of runs that are over when no socket is left. On
// a busy machine that may take a while.
const untilAllEnded = 20 * time.Second

// polite answers pings and close frames until the client leaves.
func polite(c net.Conn) {
	for {
		if _, _, err := wsutil.ReadClientData(c); err != nil {
			return
		}
	}
}

// runReal carries a plan out on the poller that HOLDFAST_POLLER names, or else
// on the best there is: "make test" does it on both.
func runReal(t testing.TB, ctx context.Context, p *plan.Plan) *outcome {
	t.Helper()
	o := &outcome{totals: metrics.New(p)}
	var last record.Env
	err := (&Engine{}).Run(ctx, p, record.SinkFunc(func(b *record.Batch) error {
		o.ends = append(o.ends, b.Ends...)
		o.limits = append(o.limits, b.Limits...)
		if b.Env != nil {
			last = *b.Env
		}
		return o.totals.Add(b)
	}))
	if err != nil {
		t.Fatal(err)
	}
	o.env = last
	for i := range o.ends {
		if e := &o.ends[i]; e.TCP.Known != (runtime.GOOS != "windows") && e.Connected > 0 {
			t.Fatalf("on %s and %s the kernel's view is known: %v; %+v", runtime.GOOS, last.Poller, e.TCP.Known, e)
		}
	}
	if err := o.totals.Identities(); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestHoldsRealSockets(t *testing.T) {
	url := serve(t, polite)
	const sockets, every, hold = 400, 200 * time.Millisecond, 2500 * time.Millisecond
	p := holding(sockets, 0, hold, ping(every), func(p *plan.Pool) { p.URL = plan.Text(url) })
	got := runReal(t, t.Context(), p)
	if got.count(record.Held) != 400 || got.count(record.Lost) != 0 || got.count(record.Refused) != 0 {
		t.Errorf("held %d, lost %d, refused %d; want 400, 0, 0", got.count(record.Held), got.count(record.Lost), got.count(record.Refused))
	}
	// A busy machine pings late, and may be at it when the run ends.
	const most = sockets * int64(hold/(every*9/10)+1)
	if sent, back := got.count(record.PingsSent), got.count(record.PongsReceived); sent < 2*sockets || sent > most || back > sent || back < sent/2 {
		t.Errorf("%d pings, %d pongs; want %d to %d, and most of them answered", sent, back, 2*sockets, most)
	}
}

func TestEndsOfRealSockets(t *testing.T) {
	ends := map[string]struct {
		do    func(net.Conn)
		how   record.How
		check func(*record.End) string
	}{
		"fin": {func(c net.Conn) { _ = c.(*net.TCPConn).CloseWrite(); polite(c) }, record.HowFIN, func(e *record.End) string {
			if e.TCP.Known && e.TCP.State != record.TCPCloseWait {
				return "want TCP state CLOSE_WAIT"
			}
			return ""
		}},
		"reset": {func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0); _ = c.Close() }, record.HowReset, func(e *record.End) string {
			if e.TCP.Known && e.TCP.State != record.TCPClose || e.Errname != "ECONNRESET" {
				return "want TCP state CLOSE and ECONNRESET"
			}
			return ""
		}},
		"close frame": {func(c net.Conn) {
			_ = gobwas.WriteFrame(c, gobwas.NewCloseFrame(gobwas.NewCloseFrameBody(1012, "deploy")))
			polite(c)
		}, record.HowCloseFrame, func(e *record.End) string {
			if e.CloseCode != 1012 || e.CloseReason != "deploy" || e.AfterClose != record.HowFIN {
				return "want 1012, deploy, then FIN"
			}
			return ""
		}},
		"half a frame": {func(c net.Conn) {
			_, _ = c.Write([]byte{0x81, 0x7d, 'h'})
			_ = c.(*net.TCPConn).CloseWrite()
			polite(c)
		}, record.HowFIN, func(e *record.End) string {
			if !e.PartialFrame {
				return "want a partial frame"
			}
			return ""
		}},
		"masked frame": {func(c net.Conn) { _, _ = c.Write([]byte{0x81, 0x81, 1, 2, 3, 4, 5}); polite(c) }, record.HowBadFrame, func(e *record.End) string {
			if e.CloseCode != 1002 || e.Detail == "" {
				return "want 1002 with a detail"
			}
			return ""
		}},
	}
	for name, tt := range ends {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := serve(t, tt.do)
			got := runReal(t, t.Context(), holding(5, 0, untilAllEnded, func(p *plan.Pool) { p.URL = plan.Text(url) }))
			if got.count(record.Lost) != 5 {
				t.Errorf("lost %d, want 5", got.count(record.Lost))
			}
			for i := range got.ends {
				e := &got.ends[i]
				if e.How != tt.how {
					t.Fatalf("ended by %v, want %v", e.How, tt.how)
				}
				if wrong := tt.check(e); wrong != "" {
					t.Fatalf("%s: %+v", wrong, e)
				}
			}
		})
	}
}

func TestCancelEndsTheRunAtOnce(t *testing.T) {
	const sockets = 50
	var pinged sync.WaitGroup // once by each: then it is open at the client, too
	pinged.Add(sockets)
	url := serve(t, func(c net.Conn) {
		head, err := gobwas.ReadHeader(c)
		_, _ = io.CopyN(io.Discard, c, head.Length)
		pinged.Done()
		if err == nil {
			polite(c)
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var cancelled time.Time
	go func() {
		pinged.Wait()
		cancelled = time.Now()
		cancel()
	}()
	got := runReal(t, ctx, holding(sockets, 0, time.Minute, ping(100*time.Millisecond), func(p *plan.Pool) { p.URL = plan.Text(url) }))
	if took := time.Since(cancelled); took > 5*time.Second {
		t.Errorf("took %v to stop, want at most the second for goodbyes", took)
	}
	if !got.env.Interrupted || got.count(record.Held) != 50 {
		t.Errorf("interrupted %v, held %d; want true and 50", got.env.Interrupted, got.count(record.Held))
	}
}

func TestPreflightRefusesBeforeTheFirstPacket(t *testing.T) {
	accepted := make(chan struct{}, 1)
	url := serve(t, func(c net.Conn) { accepted <- struct{}{} })
	p := holding(60, 0, time.Second, func(p *plan.Pool) { p.URL = plan.Text(url) })
	p.Ports = &plan.Ports{Low: 40000, High: 40049}
	got := runReal(t, t.Context(), p)
	if len(got.limits) != 1 || got.limits[0].Kind != record.LimitPorts || got.limits[0].Limit != 50 || got.limits[0].Need != 60 {
		t.Errorf("limits %+v, want ports, 50 of 60", got.limits)
	}
	if len(accepted) != 0 || got.count(record.Attempts) != 0 {
		t.Error("something was sent")
	}
}

func TestNarrowPortRangeIsUsedToItsEnd(t *testing.T) {
	url := serve(t, polite)
	p := holding(50, 0, 2*time.Second, func(p *plan.Pool) { p.URL = plan.Text(url) })
	p.Ports = &plan.Ports{Low: 21000, High: 21059} // below those that the kernel gives to others
	got := runReal(t, t.Context(), p)
	if got.count(record.Held) != 50 {
		t.Errorf("held %d of 50 with 60 ports", got.count(record.Held))
	}
	for _, e := range got.ends {
		if e.LocalPort < 21000 || e.LocalPort > 21059 {
			t.Errorf("source port %d, want 21000 to 21059", e.LocalPort)
		}
	}
}

func TestSourcesTakeTurns(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has all of 127.0.0.0/8")
	}
	var mu sync.Mutex
	from := map[string]int{}
	url := serve(t, func(c net.Conn) {
		host, _, _ := net.SplitHostPort(c.RemoteAddr().String())
		mu.Lock()
		from[host]++
		mu.Unlock()
		polite(c)
	})
	p := holding(60, 0, time.Second, func(p *plan.Pool) { p.URL = plan.Text(url) })
	p.Sources = []string{"127.0.0.7", "127.0.0.8", "127.0.0.9"}
	if got := runReal(t, t.Context(), p); got.count(record.Held) != 60 {
		t.Errorf("held %d of 60", got.count(record.Held))
	}
	if diff := cmp.Diff(map[string]int{"127.0.0.7": 20, "127.0.0.8": 20, "127.0.0.9": 20}, from); diff != "" {
		t.Errorf("sockets by source (-want +got):\n%s", diff)
	}
}

func TestUnreachableTargetIsRefusedNotLost(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "ws://" + ln.Addr().String()
	_ = ln.Close()
	got := runReal(t, t.Context(), holding(20, 0, untilAllEnded, func(p *plan.Pool) { p.URL = plan.Text(url) }))
	if got.count(record.Refused) != 20 {
		t.Errorf("refused %d, want 20", got.count(record.Refused))
	}
	if e := got.ends[0]; e.Errname != "ECONNREFUSED" || e.Phase != record.PhaseDial {
		t.Errorf("end %v %s, want dial ECONNREFUSED", e.Phase, e.Errname)
	}
}
