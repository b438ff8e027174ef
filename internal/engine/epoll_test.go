package engine

import (
	"context"
	"net"
	"sync"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"

	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// serve runs a WebSocket server on loopback, written with a library so that it
// shares no code with the client, and returns its URL. Each connection is
// handled by handle after the upgrade.
func serve(t testing.TB, handle func(net.Conn)) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				defer c.Close()
				if _, err := gobwas.Upgrade(c); err == nil {
					handle(c)
				}
			})
		}
	})
	t.Cleanup(func() { _ = ln.Close(); wg.Wait() })
	return "ws://" + ln.Addr().String() + "/x"
}

// polite answers pings and close frames until the client leaves.
func polite(c net.Conn) {
	for {
		if _, _, err := wsutil.ReadClientData(c); err != nil {
			return
		}
	}
}

// runReal carries a plan out on epoll.
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
	if err := o.totals.Identities(); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestHoldsSocketsOnEpoll(t *testing.T) {
	url := serve(t, polite)
	p := holding(400, 0, 1500*time.Millisecond, ping(200*time.Millisecond), func(p *plan.Pool) { p.URL = plan.Text(url) })
	got := runReal(t, t.Context(), p)
	if got.count(record.Held) != 400 || got.count(record.Lost) != 0 || got.count(record.Refused) != 0 {
		t.Errorf("held %d, lost %d, refused %d; want 400, 0, 0", got.count(record.Held), got.count(record.Lost), got.count(record.Refused))
	}
	if sent, back := got.count(record.PingsSent), got.count(record.PongsReceived); sent < 400*4 || back < sent-400 {
		t.Errorf("%d pings, %d pongs; want at least 1600, and nearly all answered", sent, back)
	}
}

func TestEndsSeenOnEpoll(t *testing.T) {
	ends := map[string]struct {
		do    func(net.Conn)
		how   record.How
		check func(*record.End) string
	}{
		"fin": {func(c net.Conn) { _ = c.(*net.TCPConn).CloseWrite(); polite(c) }, record.HowFIN, func(e *record.End) string {
			if e.TCP.State != record.TCPCloseWait {
				return "want TCP state CLOSE_WAIT"
			}
			return ""
		}},
		"reset": {func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0); _ = c.Close() }, record.HowReset, func(e *record.End) string {
			if e.TCP.State != record.TCPClose || e.Errname != "ECONNRESET" {
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
			got := runReal(t, t.Context(), holding(5, 0, 800*time.Millisecond, func(p *plan.Pool) { p.URL = plan.Text(url) }))
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
	url := serve(t, polite)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	began := time.Now()
	got := runReal(t, ctx, holding(50, 0, time.Hour, func(p *plan.Pool) { p.URL = plan.Text(url) }))
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("took %v to stop, want about 0.3 s", took)
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
	p := holding(50, 0, 700*time.Millisecond, func(p *plan.Pool) { p.URL = plan.Text(url) })
	p.Ports = &plan.Ports{Low: 41000, High: 41059}
	got := runReal(t, t.Context(), p)
	if got.count(record.Held) != 50 {
		t.Errorf("held %d of 50 with 60 ports", got.count(record.Held))
	}
	for _, e := range got.ends {
		if e.LocalPort < 41000 || e.LocalPort > 41059 {
			t.Errorf("source port %d, want 41000 to 41059", e.LocalPort)
		}
	}
}

func TestUnreachableTargetIsRefusedNotLost(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "ws://" + ln.Addr().String()
	_ = ln.Close()
	got := runReal(t, t.Context(), holding(20, 0, 500*time.Millisecond, func(p *plan.Pool) { p.URL = plan.Text(url) }))
	if got.count(record.Refused) != 20 {
		t.Errorf("refused %d, want 20", got.count(record.Refused))
	}
	if e := got.ends[0]; e.Errname != "ECONNREFUSED" || e.Phase != record.PhaseDial {
		t.Errorf("end %v %s, want dial ECONNREFUSED", e.Phase, e.Errname)
	}
}
