package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/publish"
	"holdfast/internal/publish/queue"
	"holdfast/internal/rest"
	"holdfast/internal/safe"
	"holdfast/internal/twin"
)

// kill ends a server and all its processes at one instant.
func (s *pgServer) kill(t *testing.T) {
	t.Helper()
	pid := s.cmd.Process.Pid
	must(t, syscall.Kill(pid, syscall.SIGSTOP)) // it begins no more of them
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	must(t, err)
	for _, child := range append(strings.Fields(string(text)), strconv.Itoa(pid)) {
		n, err := strconv.Atoi(child)
		must(t, err)
		if err := syscall.Kill(n, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			t.Fatal(err)
		}
	}
	<-s.ended
	s.ended = nil
}

// changes is a twin with its count of what was done, and the client that asks it.
func changes(t *testing.T) (caller *publish.Client, count func() map[string]int) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "truth")
	f, err := os.Create(log)
	must(t, err)
	tw, err := twin.New(pack.Twin{Version: 1, Profile: pack.ProfileGenesys, Seed: 7, Limits: pack.Limits{TokenPerMinute: new(int)}}, twin.Options{Truth: f})
	must(t, err)
	must(t, tw.Start(t.Context()))
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- tw.Run(ctx) }()
	end := sync.OnceFunc(func() {
		stop()
		if err := errors.Join(<-done, f.Close()); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(end)
	fresh, err := rest.New(rest.Options{})
	must(t, err)
	reuse, err := rest.New(rest.Options{Reuse: true})
	must(t, err)
	return &publish.Client{Target: tw.Ready().HTTP, ID: "me", Secret: safe.NewSecret("a secret that is in no answer"), Fresh: fresh, Reuse: reuse}, func() map[string]int {
		end()
		text, err := os.ReadFile(log)
		must(t, err)
		n := map[string]int{}
		for line := range strings.Lines(string(text)) {
			if _, entity, ok := strings.Cut(line, `"entity":"`); ok && strings.Contains(line, `"act":"applied"`) {
				n[strings.TrimRight(entity, "\"}\n")]++
			}
		}
		return n
	}
}

// incidents are creations that nothing keeps from being there twice but the
// ledger and a look.
func incidents(t *testing.T, n int) []*queue.Item {
	t.Helper()
	var lines strings.Builder
	for i := range n {
		name := fmt.Sprintf("pg-%d", i)
		fmt.Fprintf(&lines, `{"id":%q,"method":"POST","path":"/api/now/table/incident","body":{"short_description":%q},"read_back":{"path":"/api/now/table/incident?sysparm_query=short_description=%s&sysparm_limit=1","matches":{"$.result[0].short_description":%q}}}`+"\n", name, name, name, name)
	}
	path := filepath.Join(t.TempDir(), "r.jsonl")
	must(t, os.WriteFile(path, []byte(lines.String()), 0o666))
	list, err := publish.Read(publish.Requests, []string{path})
	must(t, err)
	return list
}

// TestPostgresIsKilled at random moments while a publisher works: it waits if the
// server is back soon, and goes on from the ledger if not. By the platform's own
// count everything happens once.
func TestPostgresIsKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds, and the race detector sees nothing new in it")
	}
	where := database(t)
	s := server.pgServer
	caller, count := changes(t)
	const n = 30
	list := incidents(t, n)
	first := open(t, where, Work)
	must(t, first.Begin(t.Context(), publish.NewPlan(publish.Requests, caller.Target, list, time.Now()), list))
	must(t, first.Close())

	dice := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	back, gone := 0, 0
	for over := false; !over; {
		l, err := Open(t.Context(), where, Work)
		must(t, err)
		stays := gone < 1 // longer than anybody waits
		l.patience = 20 * time.Second
		if stays {
			l.patience = 100 * time.Millisecond
		}
		done := make(chan error, 1)
		go func() {
			r := &publish.Runner{Store: l, Caller: caller, PerMinute: 3000}
			done <- r.Run(t.Context())
		}()
		select {
		case err = <-done:
			must(t, err)
			over = true
		case <-time.After(100*time.Millisecond + time.Duration(dice.Int64N(int64(500*time.Millisecond)))):
			s.kill(t)
			if stays {
				gone++
				if err = <-done; err == nil || !strings.Contains(err.Error(), "the database is away") {
					t.Errorf("without its ledger it ended with %v, want that the database is away", err)
				}
				s.start(t)
				break
			}
			back++
			s.start(t)
			select {
			case err = <-done: // the first save after it has come in
			case <-time.After(time.Duration(dice.Int64N(int64(500 * time.Millisecond)))):
				s.kill(t)
				back++
				s.start(t)
				err = <-done
			}
			if err != nil {
				t.Errorf("with the server back it ended with %v, want it to go on", err)
			}
			over = err == nil
		}
		_ = l.Close() // its connection may be gone
	}
	t.Logf("killed and back %d times, killed and gone %d times", back, gone)
	l := open(t, where, Look)
	items, err := l.Items(t.Context())
	must(t, err)
	for _, it := range items {
		if it.State != queue.Applied {
			t.Errorf("%s is %s (%s), want it applied", it.ID, it.State, it.Reason)
		}
	}
	incidents := 0
	for entity, times := range count() {
		if strings.HasPrefix(entity, "incident/") {
			incidents++
			if times != 1 {
				t.Errorf("%s was made %d times", entity, times)
			}
		}
	}
	if incidents != n || back+gone == 0 {
		t.Errorf("%d incidents after %d kills, want %d after some", incidents, back+gone, n)
	}
}

// proxy stands between a publisher and the server's socket, and cuts the
// connection at the nth message of either side.
type proxy struct {
	at             string
	fromUs, fromIt atomic.Int64 // messages until the cut; 0: none
	hangs          atomic.Bool  // nothing comes back on the connections that are open when it is set
	cuts           atomic.Int64
}

func startProxy(t *testing.T, to string) *proxy {
	t.Helper()
	in, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	p := &proxy{at: in.Addr().String()}
	var open sync.WaitGroup
	t.Cleanup(func() { _ = in.Close(); open.Wait() })
	open.Go(func() {
		for {
			us, err := in.Accept()
			if err != nil {
				return
			}
			it, err := new(net.Dialer).DialContext(context.Background(), "unix", to)
			if err != nil {
				_ = us.Close()
				continue
			}
			carry := func(from, to net.Conn, left *atomic.Int64) {
				defer us.Close()
				defer it.Close()
				room := make([]byte, 64<<10)
				for {
					n, err := from.Read(room)
					if p.hangs.Load() && err == nil && from == it {
						p.hangs.Store(false) // for the next connection
						_, _ = io.Copy(io.Discard, from)
						return
					}
					if left.Load() > 0 && left.Add(-1) == 0 {
						p.cuts.Add(1)
						return // what was read is lost
					}
					if _, werr := to.Write(room[:n]); err != nil || werr != nil {
						return
					}
				}
			}
			open.Go(func() { carry(us, it, &p.fromUs) })
			open.Go(func() { carry(it, us, &p.fromIt) })
		}
	})
	return p
}

// TestAConnectionIsCutInATransaction, at every message of both sides, the
// acknowledgement of the commit among them: what was to be saved is there.
func TestAConnectionIsCutInATransaction(t *testing.T) {
	direct := database(t)
	p := startProxy(t, filepath.Join(server.dir, ".s.PGSQL.5432"))
	name, _, _ := strings.Cut(strings.TrimPrefix(direct, "postgres://holdfast@/"), "?")
	l := open(t, "postgres://holdfast@"+p.at+"/"+name+"?sslmode=disable", Work)
	list := items(3)
	must(t, l.Begin(t.Context(), publish.NewPlan("requests", "x", list, time.Time{}), list))
	look := open(t, direct, Look)
	for n := int64(1); ; n++ {
		uncut := 0
		for _, side := range []*atomic.Int64{&p.fromUs, &p.fromIt} {
			before := p.cuts.Load()
			side.Store(n)
			for _, it := range list {
				it.Attempts++
			}
			must(t, l.Save(t.Context(), list, publish.Progress{Calls: list[0].Attempts}))
			side.Store(0)
			if p.cuts.Load() == before {
				uncut++
			}
			got, err := look.Items(t.Context())
			must(t, err)
			_, progress, _, err := look.Plan(t.Context())
			must(t, err)
			if got[2].Attempts != list[2].Attempts || progress.Calls != list[0].Attempts {
				t.Fatalf("cut at message %d: %d attempts and %d calls are saved, want %d", n, got[2].Attempts, progress.Calls, list[2].Attempts)
			}
		}
		if uncut == 2 {
			t.Logf("cut %d times, at up to message %d", p.cuts.Load(), n-1)
			break
		}
	}
	if p.cuts.Load() < 6 {
		t.Errorf("%d cuts, want more: the test proves nothing", p.cuts.Load())
	}
}

// TestAServerThatHangsIsLeft for a new connection.
func TestAServerThatHangsIsLeft(t *testing.T) {
	direct := database(t)
	p := startProxy(t, filepath.Join(server.dir, ".s.PGSQL.5432"))
	name, _, _ := strings.Cut(strings.TrimPrefix(direct, "postgres://holdfast@/"), "?")
	l := open(t, "postgres://holdfast@"+p.at+"/"+name+"?sslmode=disable", Work)
	l.within = 300 * time.Millisecond
	list := items(2)
	must(t, l.Begin(t.Context(), publish.NewPlan("requests", "x", list, time.Time{}), list))
	p.hangs.Store(true)
	list[1].State = queue.Applied
	must(t, l.Save(t.Context(), list, publish.Progress{}))
	got, err := open(t, direct, Look).Items(t.Context())
	must(t, err)
	if p.hangs.Load() || got[1].State != queue.Applied {
		t.Errorf("%s is saved, want applied, after a connection that hung", got[1].State)
	}
}

// TestWhoComesBackToATakenLedgerLeaves: what it knows is of the past.
func TestWhoComesBackToATakenLedgerLeaves(t *testing.T) {
	direct := database(t)
	p := startProxy(t, filepath.Join(server.dir, ".s.PGSQL.5432"))
	name, _, _ := strings.Cut(strings.TrimPrefix(direct, "postgres://holdfast@/"), "?")
	l := open(t, "postgres://holdfast@"+p.at+"/"+name+"?sslmode=disable", Work)
	list := items(2)
	must(t, l.Begin(t.Context(), publish.NewPlan("requests", "x", list, time.Time{}), list))
	must(t, execOn(t, "postgres://holdfast@/postgres?host="+server.dir, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"+name+"'"))
	other := open(t, direct, Work)
	list[0].State = queue.Refused
	if err := l.Save(t.Context(), list, publish.Progress{}); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want that another publisher works with it", err)
	}
	must(t, other.Close())
	// Also when the other one has left again.
	if err := l.Save(t.Context(), list, publish.Progress{}); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want that another publisher has worked with it", err)
	}
	got, err := open(t, direct, Look).Items(t.Context())
	must(t, err)
	if got[0].State != queue.Pending {
		t.Errorf("%s, want what the other one has left: pending", got[0].State)
	}
}
