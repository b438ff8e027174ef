package engine

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// toSockets is how many of this process's descriptors lead to a port.
func toSockets(t *testing.T) int {
	t.Helper()
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	n := 0
	for _, f := range list {
		if at, err := os.Readlink("/proc/self/fd/" + f.Name()); err == nil && (strings.HasPrefix(at, "socket:") || strings.Contains(at, "event")) {
			n++
		}
	}
	return n
}

// TestNothingIsLeftOfARunThatEndsEarly: two loops with held sockets, requests
// over plain TCP and TLS that wait for their answers, and chats, some in their
// handshake, when Ctrl-C comes or the record breaks.
func TestNothingIsLeftOfARunThatEndsEarly(t *testing.T) {
	release := make(chan struct{})
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			select {
			case <-release:
			case <-r.Context().Done():
			}
		}
	})
	plain, secure := httptest.NewServer(slow), httptest.NewTLSServer(slow)
	t.Cleanup(func() { close(release); plain.Close(); secure.Close() })
	socket := serve(t, polite)
	chat := func(url string) []plan.Step {
		s := talk(&plan.Await{Contains: "never"}, time.Minute)
		s[0].WS.URL = plan.Text(url)
		return s
	}
	busy := func() *plan.Plan {
		p := aimed(loading(200, 5*time.Second, get("/quick"), get("/slow")), plain.URL)
		p.Loads = append(p.Loads, aimed(loading(100, 5*time.Second, get("/quick"), get("/slow")), secure.URL).Loads[0])
		p.Loads = append(p.Loads, loading(50, 5*time.Second, chat(socket)...).Loads[0])
		p.Loads = append(p.Loads, loading(50, 5*time.Second, chat(plain.URL+"/slow")...).Loads[0])
		p.Loads[3].Journey.Program[0].WS.URL = plan.Text("ws" + strings.TrimPrefix(plain.URL, "http") + "/slow")
		for i, name := range []string{"plain", "secure", "chats", "upgrades"} {
			p.Loads[i].Name, p.Loads[i].Journey.Sockets = name, []string{"chat"}
			p.Loads[i].Connections.Max = 20
		}
		p.Target.TLS.Insecure = true
		p.Pools = holding(50, time.Second, 5*time.Second).Pools
		p.Pools[0].URL = plan.Text(socket)
		return p
	}
	broken := errors.New("disk full")
	for _, sinkBreaks := range []bool{false, true} {
		before := toSockets(t)
		p := busy()
		totals := metrics.New(p)
		ctx, stop := context.WithCancel(t.Context())
		time.AfterFunc(500*time.Millisecond, func() {
			if !sinkBreaks {
				stop()
			}
		})
		begun := time.Now()
		err := (&Engine{Loops: 2}).Run(ctx, p, record.SinkFunc(func(b *record.Batch) error {
			if sinkBreaks && time.Since(begun) > 500*time.Millisecond {
				return broken
			}
			return totals.Add(b)
		}))
		stop()
		if sinkBreaks != errors.Is(err, broken) || time.Since(begun) > 4*time.Second {
			t.Errorf("the sink breaks: %v; %v after %v", sinkBreaks, err, time.Since(begun))
		}
		if !sinkBreaks {
			if err := totals.Identities(); err != nil {
				t.Error(err)
			}
			if totals.Loads[0].Counts[record.InFlight] == 0 || totals.Loads[2].Counts[record.InFlight] == 0 {
				t.Error("nothing was under way")
			}
		}
		// The servers close their ends in their own time.
		for end := time.Now().Add(5 * time.Second); toSockets(t) > before && time.Now().Before(end); {
			plain.CloseClientConnections()
			secure.CloseClientConnections()
		}
		if after := toSockets(t); after > before {
			t.Errorf("the sink breaks: %v; %d descriptors before the run, %d after it", sinkBreaks, before, after)
		}
	}
}
