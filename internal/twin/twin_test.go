package twin

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

func TestOnlyLoopbackIsListenedOnUnlessAnyAddressIsAllowed(t *testing.T) {
	t.Parallel()
	for _, listen := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0"} {
		twin, err := New(pack.Twin{}, Options{Listen: listen})
		if err != nil {
			t.Fatal(err)
		}
		if err := twin.Start(t.Context()); err == nil || !strings.Contains(err.Error(), "not loopback") {
			t.Errorf("listen on %s: %v, want a refusal because it is not loopback", listen, err)
		}
	}
	r := (&rig{t: t, more: make(chan struct{})}).run(Options{Listen: "0.0.0.0:0", AnyAddress: true}, pack.Twin{})
	if !strings.HasPrefix(r.addr, "127.0.0.1:") {
		t.Errorf("ready names %s, want an address that can be dialled", r.addr)
	}
	r.upgrade(r.overTLS(r.dial()))
}

func TestListenNamesAreInTheCertificate(t *testing.T) {
	t.Parallel()
	for _, listen := range []string{"localhost:0", "127.0.0.9:0"} {
		r := (&rig{t: t, more: make(chan struct{})}).run(Options{Listen: listen}, pack.Twin{})
		host, _, err := net.SplitHostPort(listen)
		if err != nil {
			t.Fatal(err)
		}
		config := r.trust()
		config.ServerName = host
		c := r.dial()
		if err := tlsHandshake(c, config); err != nil {
			t.Errorf("listen on %s: %v, want a certificate for %s", listen, err, host)
		}
	}
}

func TestWhatTheTwinCannotDoIsRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]pack.Twin{
		`profile: "avaya" is not known, want thread, genesys`:                                                                  {Profile: "avaya"},
		`limits.request_bytes: 67108865 is too many, want at most 67108864`:                                                    {Limits: pack.Limits{RequestBytes: new(64<<20 + 1)}},
		`entities.flows: 100001 is too many, want at most 100000`:                                                              {Entities: pack.Entities{Flows: new(100_001)}},
		`operations: p99 is 1s and p50 2s, want p50 above 0 and p99 not below it`:                                              {Operations: pack.Latency{P50: dur(2 * time.Second), P99: dur(time.Second)}},
		`entities.agents: 0 is too few, want at least 1`:                                                                       {Entities: pack.Entities{Agents: new(0)}},
		`limits.data_action_concurrent: -1 is too few, want at least 0`:                                                        {Limits: pack.Limits{DataActionConcurrent: new(-1)}},
		`latency: p99 is 1ms and p50 1s, want p50 above 0 and p99 not below it`:                                                {Latency: pack.Latency{P50: dur(time.Second), P99: dur(ms)}},
		`latency: p99 is 1s and p50 0s, want p50 above 0 and p99 not below it`:                                                 {Latency: pack.Latency{P99: dur(time.Second)}},
		`edge.resets_on: "all" is not known, want any, from_client, from_server, messages`:                                     {Edge: pack.Edge{ResetsOn: "all"}},
		`edge.at_cap: "drop" is not known, want refuse_503, rst, fin, hang, evict_oldest, evict_idlest, accept_1013, syn_drop`: {Edge: pack.Edge{AtCap: "drop"}},
		`edge.close_style: "polite" is not known, want fin, rst, close_frame, stall, blackhole, rst_on_use`:                    {Edge: pack.Edge{CloseStyle: "polite"}},
		`faults[1]: do: "flood" is no fault, want one that --list-faults names`:                                                {Faults: []pack.Fault{{Do: "fin"}, {Do: "flood"}}},
		`faults[0]: announce: 12 is no close code, want 1000 to 4999`:                                                          {Faults: []pack.Fault{{Do: "restart", Announce: 12}}},
		`faults[0]: code: 5000 is no close code, want 1000 to 4999`:                                                            {Faults: []pack.Fault{{Do: "close", Code: 5000}}},
		`faults[0]: status: 101 refuses nothing, want 300 to 599`:                                                              {Faults: []pack.Fault{{Do: "refuse", Status: 101}}},
		`faults[0]: reason: 124 bytes, want at most 123`:                                                                       {Faults: []pack.Fault{{Do: "close", Reason: strings.Repeat("x", 124)}}},
	}
	for want, cfg := range tests {
		if _, err := New(cfg, Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	for _, profile := range pack.Profiles {
		if _, err := New(pack.Twin{Profile: profile}, Options{}); err != nil {
			t.Errorf("profile %s: %v", profile, err)
		}
	}
}

func TestListFaultsNamesEveryFault(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := ListFaults(&out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(pack.Faults)+1 {
		t.Fatalf("%d lines, want a head and %d faults:\n%s", len(lines), len(pack.Faults), out.String())
	}
	for i, f := range pack.Faults {
		if got := lines[i+1]; !strings.HasPrefix(got, f.Name+" ") || !strings.HasSuffix(got, f.Does) {
			t.Errorf("line %q, want %s and what it does", got, f.Name)
		}
	}
	if err := ListFaults(broken{}); err == nil {
		t.Error("an error of the writer was dropped")
	}
}

// broken is a writer that cannot write.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestStopEndsEverythingWithinASecond(t *testing.T) {
	t.Parallel()
	r := rehearse(t, pack.Edge{MaxConnections: 4, AtCap: pack.CapHang}, pack.Fault{Do: "stall", At: dur(later)})
	stalled := r.open()
	r.reach(later)
	r.await("the stall", func(l line) bool { return l.Act == "stall" })
	polite, rude, stuck, hangs, silent := r.open(), r.open(), r.open("?echo=1"), r.dial(), r.dial()
	if _, err := io.WriteString(hangs, ask(socketPath)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(silent, "GET /health HTTP/1.1\r\n"); err != nil {
		t.Fatal(err)
	}
	r.await("the hang", func(l line) bool { return l.Act == "hang" })
	stuck.flood()
	stopped := time.Now()
	r.cancel()
	polite.wantClose(ws.StatusGoingAway)
	goodbye, err := ws.CompileFrame(ws.MaskFrame(ws.NewCloseFrame([]byte("\x03\xe9"))))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = polite.Write(goodbye) // too late if this machine is busy, and then it is reset
	if rest, err := io.ReadAll(polite.in); (err != nil || len(rest) > 0) && time.Since(stopped) < shutdownPolite {
		t.Errorf("the stream ended with %q and %v, want FIN after an answer in time", rest, err)
	}
	rude.wantClose(ws.StatusGoingAway)
	lines := r.stop()
	if took := time.Since(stopped); took > time.Second+busy {
		t.Errorf("stopped after %v, want at most 1s", took)
	}
	for _, c := range []*client{polite, rude, stuck} {
		r.wantEnd(lines, c, "close", "shutdown", "")
	}
	r.wantEnd(lines, stalled, "close", "stall", "still_open")
	r.wantEnd(lines, hangs, "close", "cap", "still_open")
	if _, err := r.tryDial(); err == nil {
		t.Error("the port still takes connections")
	}
	if _, err := os.Stat(r.ready.CA); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the CA file: %v, want it gone", err)
	}
	if err := r.twin.Run(t.Context()); err == nil {
		t.Error("a twin ran twice")
	}
}

func TestEveryConnectionHasOneBeginningAndOneEnd(t *testing.T) {
	t.Parallel()
	const clients = 240
	r := rehearse(t, pack.Edge{
		Nodes: 2, IdleTimeout: dur(300 * ms), MaxLifetime: dur(700 * ms), MaxConnections: 40, AtCap: pack.CapEvictOldest,
		CPU: &pack.CPU{Handshake: dur(3 * ms), Frame: dur(100 * time.Microsecond), Queue: 50},
	}, pack.Fault{Do: "rst", Share: .3, For: dur(300 * ms)}, pack.Fault{Do: "stall", Share: .1, For: dur(200 * ms)}, pack.Fault{Do: "restart", At: dur(600 * ms)})
	var wg sync.WaitGroup
	ports := make([]int, clients)
	for i := range clients {
		c := r.dial()
		ports[i] = c.port
		wg.Go(func() {
			if _, err := c.answer(ask(socketPath + "?echo=1")); err != nil {
				return
			}
			if i%8 == 0 {
				b, _ := ws.CompileFrame(ws.MaskFrame(ws.NewPingFrame(nil)))
				_, _ = c.Write(b)
			}
			if i%10 == 0 {
				_ = c.Close()
			}
			_ = c.SetDeadline(time.Now().Add(900 * ms))
			_, _ = io.Copy(io.Discard, c.in)
			_ = c.Close()
		})
	}
	wg.Wait()
	lines := r.stop()
	life := map[uint64][]line{}
	for i, l := range lines {
		if i > 0 && l.T < lines[i-1].T {
			t.Errorf("line %d is at %f, before the line above at %f", i, l.T, lines[i-1].T)
		}
		if l.Conn > 0 {
			life[l.Conn] = append(life[l.Conn], l)
		}
	}
	if len(life) != clients {
		t.Fatalf("%d connections in the truth log, want %d", len(life), clients)
	}
	whys := map[string]int{}
	for conn, lines := range life {
		port, end := lines[0].Detail.Port, lines[len(lines)-1]
		if opens := count(lines, func(l line) bool { return l.Act == "open" }); opens > 1 {
			t.Errorf("connection %d opened %d times: %v", conn, opens, lines)
		}
		if ends := count(lines, isEnd); ends != 1 || !isEnd(end) {
			t.Errorf("connection %d ended %d times, want once and last: %v", conn, ends, lines)
		}
		if !slices.Contains(ports, port) || slices.ContainsFunc(lines, func(l line) bool { return l.Detail.Port != port }) {
			t.Errorf("connection %d: %v, want one client's port throughout", conn, lines)
		}
		if opened := lines[0].Act == "open"; opened != (end.Detail.AgeS != nil) {
			t.Errorf("connection %d: %v, want an age if and only if it was open", conn, lines)
		}
		whys[end.Why]++
	}
	if len(whys) < 4 { // which ones depends on how fast the machine is
		t.Errorf("reasons %v, want at least 4 of them", whys)
	}
}

func count(lines []line, is func(line) bool) (n int) {
	for _, l := range lines {
		if is(l) {
			n++
		}
	}
	return n
}

// slow is a writer that hangs until it is let go.
type slow struct {
	free chan struct{}
	once sync.Once
	busy chan struct{} // closed when the first write has begun
}

func (s *slow) Write(p []byte) (int, error) {
	s.once.Do(func() { close(s.busy) })
	<-s.free
	return len(p), nil
}

func TestASlowTruthLogHoldsUpNothing(t *testing.T) {
	t.Parallel()
	log := &slow{free: make(chan struct{}), busy: make(chan struct{})}
	defer close(log.free)
	r := (&rig{t: t, more: make(chan struct{})}).run(Options{Truth: log}, pack.Twin{})
	<-log.busy
	for range 20 {
		c := r.open("?echo=1")
		c.send(ws.OpText, "hello")
		c.want(ws.OpText, "hello")
		_ = c.Close()
	}
	r.cancel()
	start := time.Now()
	<-r.done
	if took := time.Since(start); took > time.Second+truthLinger+busy {
		t.Errorf("stopped after %v, want at most 1s and %v for the truth log", took, truthLinger)
	}
	if r.err == nil || !strings.Contains(r.err.Error(), "could not be written") {
		t.Errorf("run: %v, want an error that says what is missing from the truth log", r.err)
	}
}

func TestTruthLogErrorsAreReportedOnce(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	r := (&rig{t: t, more: make(chan struct{})}).run(Options{Truth: broken{}, Log: log}, pack.Twin{})
	for range 3 {
		_ = r.open().Close()
	}
	r.cancel()
	<-r.done
	if n := strings.Count(out.String(), "disk full"); n != 1 || r.err != nil {
		t.Errorf("%d reports and %v from Run, want one and nil: %s", n, r.err, out.String())
	}
}

func TestTruthLogDropsAndCountsWhatTheWriterCannotTake(t *testing.T) {
	t.Parallel()
	w := &slow{free: make(chan struct{}), busy: make(chan struct{})}
	const limit = 100
	l := newTruth(w, nil)
	l.limit = limit
	l.add(line{Act: "first"})
	<-w.busy
	for range limit + 7 {
		l.add(line{Act: "more"})
	}
	close(w.free)
	if err := l.close(); err == nil || !strings.Contains(err.Error(), "7 lines dropped") {
		t.Errorf("close: %v, want 7 lines dropped", err)
	}
}

func TestStartedTwinGivesEverythingBackWhenRunComesTooLate(t *testing.T) {
	t.Parallel()
	twin, err := New(pack.Twin{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := twin.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := twin.Start(t.Context()); err == nil {
		t.Error("a twin started twice")
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if err := twin.Run(over); err != nil {
		t.Errorf("run: %v", err)
	}
	if _, err := os.Stat(twin.Ready().CA); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the CA file: %v, want it gone", err)
	}
}

func TestManyClientsAtOnceAllGetIn(t *testing.T) {
	t.Parallel()
	const clients = 1000
	r := rehearse(t, pack.Edge{})
	var wg sync.WaitGroup
	errs := make([]error, clients)
	for i := range clients {
		wg.Go(func() {
			c, err := r.tryDial()
			if err == nil {
				_, err = c.answer(ask(socketPath))
			}
			errs[i] = err
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
	if opens := count(r.stop(), func(l line) bool { return l.Act == "open" }); opens != clients {
		t.Errorf("truth: %d opened, want %d", opens, clients)
	}
}

// TestShutdownDrains: sockets hear 1001, requests in progress are answered,
// nobody comes in any more, and a client that does neither ends after a second.
func TestShutdownDrains(t *testing.T) {
	t.Parallel()
	r := &rig{t: t, more: make(chan struct{})}
	r.run(Options{Truth: r}, pack.Twin{Latency: pack.Latency{P50: dur(5 * time.Second)}})
	socket, mute, busy, idle := r.open(), r.open(), r.dial(), r.dial()
	idle.wantAnswer(get, 200, healthy)
	const body = `{"short_description":"x"}`
	busy.write(fmt.Sprintf("POST /api/v2/integrations/actions/custom_-_a/execute HTTP/1.1\r\nHost: twin\r\nContent-Length: %d\r\n\r\n%s", len(body), body))
	eventually(t, "the request to be at work", func() bool { return r.twin.snapshot().Connections.Plain == 2 })
	start := time.Now()
	go r.cancel()
	socket.wantClose(1001)
	socket.send(ws.OpClose, "\x03\xe9")
	socket.wantStreamEnd(endsByFIN, "")
	if resp, err := http.ReadResponse(busy.in, nil); err != nil || resp.StatusCode != 200 {
		t.Errorf("the request in progress: %v, %v; want its answer", resp, err)
	}
	idle.wantStreamEnd(endsByFIN, "")
	if _, err := r.tryDial(); err == nil {
		t.Error("a connection was accepted")
	}
	mute.wantClose(1001)
	<-r.done
	within(t, "the end", time.Since(start), shutdownPolite)
	for _, c := range []*client{socket, mute} {
		r.wantEnd(r.lines(), c, "close", "shutdown", "")
	}
}
