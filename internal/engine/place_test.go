package engine

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/internal/guard"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

// leading is a server whose channels lead to a URL.
func leading(uri string) simnet.Options {
	return simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer {
		return simnet.Answer{Body: fmt.Sprintf(`{"connectUri":%q}`, uri)}
	}}
}

// TestAProxyWidensNothing: the proxy would go anywhere, and looks names up
// where the guard does not see it.
func TestAProxyWidensNothing(t *testing.T) {
	for uri, want := range map[string]string{
		"wss://elsewhere.example/x": "allow list", "ws://169.254.169.254/x": "link-local", "ws://[fe80::1]/x": "link-local", "ws://127.0.0.1/x": "",
	} {
		p := channels(5)
		p.Target.Proxy = "http://127.0.0.1:3128"
		r, err := (&Engine{Guard: guard.New([]string{"169.254.169.254", "fe80::1"}, nil, nil)}).prepare(p)
		if err != nil {
			t.Fatal(err)
		}
		var e record.End
		if err := r.simulate(simnet.New(leading(uri)), 1, record.SinkFunc(func(b *record.Batch) error {
			for _, e = range b.Ends {
			}
			return nil
		})); err != nil {
			t.Fatal(err)
		}
		if want == "" && e.How != record.HowHeld || want != "" && (e.How != record.HowNoAddress || !strings.Contains(e.Detail, want)) {
			t.Errorf("%s by a proxy: %v, %q, want %q", uri, e.How, e.Detail, want)
		}
	}
}

func TestCeilingsHoldBehindALocalProxy(t *testing.T) {
	p := aimed(loading(1, time.Second, get("/x")), "http://elsewhere.example")
	p.Target.Proxy = "http://127.0.0.1:3128"
	p.Target.Ceiling = &plan.Ceiling{OpensPerSecond: 3, RequestsPerSecond: 4}
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.resolve(t.Context())
	if r.opensPerSecond != 3 || r.requestsPerSecond != 4 {
		t.Errorf("%v opens and %v requests a second, want 3 and 4 at most", r.opensPerSecond, r.requestsPerSecond)
	}
}

// TestChatsLeadToWebSocketsOnly holds what an answer names against what a chat
// may be opened to.
func TestChatsLeadToWebSocketsOnly(t *testing.T) {
	for _, uri := range []string{"https://127.0.0.1/x", "http://127.0.0.1/x", "gopher://x", "/x", "", "ws://127.0.0.1:0/x"} {
		steps := []plan.Step{get("/make", func(r *plan.Request) { r.Extract = []plan.Extract{{Path: "$.connectUri"}} }), talk(nil, 0)[0]}
		steps[1].WS.URL = plan.NewTemplate(plan.Part{Slot: plan.Extracted, Text: "uri"})
		p := loading(10, time.Second, steps...)
		p.Loads[0].Journey.Sockets, p.Loads[0].Journey.Extracted = []string{"chat"}, []string{"uri"}
		if got := drive(t, leading(uri), p); got.failed[record.FailExtract] != 10 {
			t.Errorf("%q: failed by %v, want 10 by %s", uri, got.failed, record.FailExtract)
		}
	}
}

func TestNamesThatFailAreLookedUpAgain(t *testing.T) {
	asked := 0
	ps := places{guard: guard.New([]string{"flaky.example"}, nil, func(context.Context, string) ([]netip.Addr, error) {
		if asked++; asked == 1 {
			return nil, errors.New("server misbehaving")
		}
		return []netip.Addr{netip.MustParseAddr("192.0.2.1")}, nil
	})}
	for i, want := range []int{0, 1, 1} {
		p, err := parsePlace("ws://flaky.example/x")
		if err != nil {
			t.Fatal(err)
		}
		if p = ps.resolve(t.Context(), p); len(p.addrs) != want || (p.failed != "") != (want == 0) {
			t.Errorf("look-up %d: %v, %q; want %d addresses", i+1, p.addrs, p.failed, want)
		}
	}
	if asked != 2 {
		t.Errorf("looked up %d times, want 2: a name that was found is pinned", asked)
	}
}

// TestLookupsEndWithTheRun: a name server that never answers holds nothing of
// the run back, and nothing of it outlives the run.
func TestLookupsEndWithTheRun(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"connectUri":"ws://slow.example/x"}`)
	}))
	t.Cleanup(srv.Close)
	p := channels(5)
	p.Pools[0].Before.Program[0].Request.URL = plan.Text(srv.URL + "/channels")
	ctx, stop := context.WithCancel(t.Context())
	var asked, left atomic.Int64
	e := Engine{Loops: 2, Guard: guard.New([]string{"slow.example"}, nil, func(ctx context.Context, _ string) ([]netip.Addr, error) {
		if asked.Add(1) == 5 {
			stop()
		}
		<-ctx.Done()
		left.Add(1)
		return nil, ctx.Err()
	})}
	begun := time.Now()
	var ends []record.End
	err := e.Run(ctx, p, record.SinkFunc(func(b *record.Batch) error { ends = append(ends, b.Ends...); return nil }))
	if took := time.Since(begun); err != nil || left.Load() != 5 || took > 5*time.Second {
		t.Errorf("%v; %d of 5 look-ups are over after %v, want all of them soon", err, left.Load(), took)
	}
	for _, e := range ends {
		if e.How != record.HowStopped {
			t.Errorf("a socket ended by %v, want it stopped", e.How)
		}
	}
}
