package engine

import (
	"bufio"
	"compress/gzip"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// aimed points every request of a plan at a server.
func aimed(p *plan.Plan, base string) *plan.Plan {
	for i := range p.Loads[0].Journey.Program {
		if r := p.Loads[0].Journey.Program[i].Request; r != nil {
			r.URL = plan.Text(base + strings.TrimPrefix(r.URL.String(), "http://127.0.0.1"))
		}
	}
	return p
}

// driveReal carries a plan out against real sockets.
func driveReal(t testing.TB, p *plan.Plan) (*metrics.Totals, []record.Interaction) {
	t.Helper()
	totals := metrics.New(p)
	var kept []record.Interaction
	err := new(Engine).Run(t.Context(), p, record.SinkFunc(func(b *record.Batch) error {
		kept = append(kept, b.Interactions...)
		return totals.Add(b)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := totals.Identities(); err != nil {
		t.Error(err)
	}
	return totals, kept
}

// answers is a server that speaks HTTP as the standard library does.
func answers(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/chunked":
		for range 3 {
			fmt.Fprint(w, strings.Repeat("x", 3000))
			w.(http.Flusher).Flush()
		}
	case "/gzip":
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, `{"state":"packed"}`)
		_ = z.Close()
	case "/hints":
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusOK)
	case "/none":
		w.WriteHeader(http.StatusNoContent)
	case "/close":
		w.Header().Set("Connection", "close")
		fmt.Fprint(w, "bye")
	case "/upload":
		n, _ := io.Copy(io.Discard, r.Body)
		fmt.Fprintf(w, `{"bytes":%d,"length":%d}`, n, r.ContentLength)
	case "/login":
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: "s1"})
	case "/inside":
		if c, err := r.Cookie("sid"); err != nil || c.Value != "s1" {
			w.WriteHeader(http.StatusForbidden)
		}
	}
}

func TestHTTPAsServersSpeakIt(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(answers))
	t.Cleanup(srv.Close)
	big := func(r *plan.Request) {
		r.Method = "POST"
		size := plan.Constant(300_000) // more than a socket's buffer takes at once
		r.Body = &plan.Body{Type: "text/plain", Text: plan.NewTemplate(plan.Part{Slot: plan.Pad}), Size: &size}
		r.Expect.JSON = []plan.Match{{Path: "$.bytes", Equals: "300000"}}
	}
	inChunks := func(r *plan.Request) {
		big(r)
		r.Body.Chunked = true
		r.Expect.JSON = append(r.Expect.JSON, plan.Match{Path: "$.length", Equals: "-1"})
	}
	p := loading(20, time.Second,
		get("/chunked", func(r *plan.Request) { r.Expect.Contains = "xxx" }),
		get("/gzip", func(r *plan.Request) { r.Expect.JSON = []plan.Match{{Path: "$.state", Equals: `"packed"`}} }),
		get("/hints"), get("/none"), get("/close"),
		get("/plain", func(r *plan.Request) { r.Method = "HEAD" }),
		get("/upload", big), get("/upload", inChunks),
		get("/login"), get("/inside"),
	)
	p.Loads[0].Cookies = true
	p.Duration = dur(10 * time.Second)
	totals, kept := driveReal(t, aimed(p, srv.URL))
	if n := totals.Loads[0].Counts[record.Succeeded]; n != 20 {
		t.Errorf("succeeded %d of 20: %+v", n, kept[0])
	}
}

func TestHTTPOverTLS(t *testing.T) {
	srv := httptest.NewUnstartedServer(http.HandlerFunc(answers))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0) // those who do not trust it
	srv.StartTLS()
	t.Cleanup(srv.Close)
	p := loading(50, time.Second, get("/chunked", func(r *plan.Request) { r.Expect.Contains = "xxx" }), get("/close"))
	p.Duration = dur(10 * time.Second)
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: srv.Certificate().Raw})
	p.Target.TLS = plan.TLS{CA: "ca.pem", CAPEM: string(ca)}
	aimed(p, srv.URL)
	if totals, kept := driveReal(t, p); totals.Loads[0].Counts[record.Succeeded] != 50 {
		t.Errorf("succeeded %d of 50: %+v", totals.Loads[0].Counts[record.Succeeded], kept[0])
	}
	p.Target.TLS = plan.TLS{}
	totals, _ := driveReal(t, p)
	if n := totals.Loads[0].Counts[record.Failed]; n != 50 {
		t.Errorf("an unknown CA failed %d of 50", n)
	}
}

// TestStaleConnections: the server ends every connection right after an answer
// that promised to keep it. A request that may be repeated is, on a fresh
// connection; one that may not fails.
func TestStaleConnections(t *testing.T) {
	var served atomic.Int64
	addr := acceptTCP(t, func(c *net.TCPConn) {
		r := bufio.NewReader(c)
		for n := 0; ; n++ {
			req, err := http.ReadRequest(r)
			if err != nil {
				return
			}
			_, _ = io.Copy(io.Discard, req.Body)
			if n == 1 {
				return // the second request on a connection gets the end of it
			}
			served.Add(1)
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
		}
	})
	for _, method := range []string{"GET", "POST"} {
		p := loading(20, time.Second, get("/x", func(r *plan.Request) { r.Method = method }))
		p.Loads[0].Connections.Max = 1
		p.Duration = dur(10 * time.Second)
		totals, _ := driveReal(t, aimed(p, "http://"+addr))
		c := &totals.Loads[0].Counts
		if method == "GET" && (c[record.Succeeded] != 20 || c[record.Retried] != 19) {
			t.Errorf("GET: succeeded %d, sent again %d; want 20 and 19", c[record.Succeeded], c[record.Retried])
		}
		if method == "POST" && (c[record.Failed] != 10 || c[record.Retried] != 0) {
			t.Errorf("POST: failed %d, sent again %d; want 10 and 0", c[record.Failed], c[record.Retried])
		}
	}
}

// TestHTTPCutAnswers: bodies that end too early are no success.
func TestHTTPCutAnswers(t *testing.T) {
	for _, answer := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
		"HTTP/1.1 200 OK\r\nContent-Le",
		"",
	} {
		addr := acceptTCP(t, func(c *net.TCPConn) {
			if _, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
				_, _ = io.WriteString(c, answer)
			}
		})
		p := loading(10, time.Second, get("/x"))
		p.Duration = dur(10 * time.Second)
		totals, kept := driveReal(t, aimed(p, "http://"+addr))
		if c := &totals.Loads[0].Counts; c[record.Failed] != 10 || kept[0].Failure != "fin" {
			t.Errorf("%q: failed %d of 10 by %q, want all by fin", answer, c[record.Failed], kept[0].Failure)
		}
	}
}

// connectProxy is a proxy that knows CONNECT alone.
func connectProxy(t *testing.T, asked func(target string) bool) string {
	t.Helper()
	var wg sync.WaitGroup
	t.Cleanup(wg.Wait)
	return acceptTCP(t, func(c *net.TCPConn) {
		r := bufio.NewReader(c)
		req, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		if req.Method != http.MethodConnect || !asked(req.RequestURI) {
			_, _ = io.WriteString(c, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
			return
		}
		up, err := net.Dial("tcp", req.RequestURI)
		if err != nil {
			return
		}
		defer up.Close()
		_, _ = io.WriteString(c, "HTTP/1.1 200 Connection established\r\n\r\n")
		done := make(chan struct{})
		go func() { _, _ = io.Copy(up, r); _ = up.(*net.TCPConn).CloseWrite(); close(done) }()
		_, _ = io.Copy(c, up)
		_ = c.CloseWrite()
		<-done
	})
}

func TestProxyByConnect(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(answers))
	t.Cleanup(srv.Close)
	var asked sync.Map
	proxy := connectProxy(t, func(target string) bool { asked.Store(target, true); return true })
	p := loading(20, time.Second, get("/chunked"))
	p.Target.Proxy = "http://" + proxy
	ws := serve(t, polite)
	pool := holding(10, 0, 2*time.Second).Pools[0]
	pool.URL = plan.Text(ws)
	p.Pools = append(p.Pools, pool)
	p.Duration = dur(3 * time.Second)
	totals, kept := driveReal(t, aimed(p, srv.URL))
	if n := totals.Loads[0].Counts[record.Succeeded]; n != 20 {
		t.Errorf("succeeded %d of 20: %+v", n, kept)
	}
	if n := totals.Pools[0].Counts[record.Held]; n != 10 {
		t.Errorf("held %d of 10 through the proxy", n)
	}
	for _, target := range []string{strings.TrimPrefix(srv.URL, "http://"), strings.TrimSuffix(strings.TrimPrefix(ws, "ws://"), "/x")} {
		if _, ok := asked.Load(target); !ok {
			t.Errorf("the proxy was not asked for %s", target)
		}
	}
}

func TestProxyThatRefuses(t *testing.T) {
	proxy := connectProxy(t, func(string) bool { return false })
	p := loading(10, time.Second, get("/x"))
	p.Target.Proxy = "http://" + proxy
	p.Duration = dur(5 * time.Second)
	totals, kept := driveReal(t, aimed(p, "http://127.0.0.1:1"))
	if n := totals.Loads[0].Counts[record.Failed]; n != 10 || kept[0].Failure != "proxy_407" {
		t.Errorf("failed %d of 10, by %+v; want proxy_407", n, kept[0])
	}
}

// TestNothingIsAllocatedPerRequest: what a request costs in memory is paid
// once.
func TestNothingIsAllocatedPerRequest(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector allocates")
	}
	if os.Getenv("HOLDFAST_POLLER") == loop.Portable || loop.DefaultPoller == loop.Portable {
		t.Skip("the portable poller starts a goroutine for each write")
	}
	run := func(perSecond float64) uint64 {
		p := loading(perSecond, time.Second, get("/x"))
		p.Loads[0].Connections.Max = 4
		before, after := mallocs(), uint64(0)
		driveReal(t, aimed(p, "http://"+quickServer(t)))
		after = mallocs()
		return after - before
	}
	few, many := run(100), run(4100)
	if perRequest := (float64(many) - float64(few)) / 4000; perRequest > 0.5 {
		t.Errorf("%.2f allocations a request (%d for 100, %d for 4,100), want none", perRequest, few, many)
	}
}

// TestChatsWhoseServerReadsNothing: what can't be sent is the server's doing,
// and no end of the connection.
func TestChatsWhoseServerReadsNothing(t *testing.T) {
	over := make(chan struct{})
	url := serve(t, func(net.Conn) { <-over })
	t.Cleanup(func() { close(over) })
	steps := []plan.Step{
		talk(nil, 0)[0],
		{Op: plan.OpRepeat, Times: 1000, To: 4},
		{Op: plan.OpWSSend, WS: &plan.WSStep{Send: plan.Text(strings.Repeat("x", 60_000))}},
		{Op: plan.OpAgain, To: 2},
	}
	steps[0].WS.URL = plan.Text(url)
	p := loading(1, time.Second, steps...)
	p.Loads[0].Journey.Sockets, p.Loads[0].Journey.Loops = []string{"chat"}, 1
	if totals, kept := driveReal(t, p); totals.Loads[0].Failed[record.FailTimeout] != 1 {
		t.Errorf("failed by %v, want %s: %+v", totals.Loads[0].Failed, record.FailTimeout, kept)
	}
}

// An answer without an end always has something to read: its time is up all
// the same.
func TestEndlessAnswersTimeOut(t *testing.T) {
	chunks := []byte(strings.Repeat("1\r\nx\r\n", 10_000))
	addr := acceptTCP(t, func(c *net.TCPConn) {
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
		for {
			if _, err := c.Write(chunks); err != nil {
				return
			}
		}
	})
	p := aimed(loading(3, time.Second, get("/x", func(r *plan.Request) { r.Timeout = dur(300 * time.Millisecond) })), "http://"+addr)
	p.Duration = dur(5 * time.Second)
	totals, kept := driveReal(t, p)
	if n := totals.Loads[0].Failed[record.FailTimeout]; n != 3 {
		t.Errorf("%d of 3 timed out: %v, %+v", n, totals.Loads[0].Failed, kept)
	}
}
