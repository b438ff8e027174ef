//go:build unix

package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"holdfast/internal/publish"
	"holdfast/internal/publish/queue"
)

// TestMain lets the test binary be the process whose system calls are counted.
func TestMain(m *testing.M) {
	if path := os.Getenv("LEDGER_TEST_SAVES"); path != "" {
		saveTen(path)
		return
	}
	code := m.Run()
	if server.pgServer != nil {
		server.stop()
	}
	os.Exit(code)
}

// places are the ledgers that every test of the suite is done with: a function
// for each that gives a new, empty one.
func places(t *testing.T) map[string]func(t *testing.T) string {
	return map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "a.ledger") },
		"postgres": func(t *testing.T) string { return database(t) },
	}
}

func suite(t *testing.T, do func(t *testing.T, where string)) {
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) { do(t, place(t)) })
	}
}

func items(n int) []*queue.Item {
	var list []*queue.Item
	for i := range n {
		list = append(list, &queue.Item{Seq: i, ID: "i" + strconv.Itoa(i), Kind: "request", Entity: "/a", After: []string{"x"}, Spec: []byte(`{"method":"PUT"}`), File: []byte{0, 1, byte(i)}, State: queue.Pending})
	}
	return list
}

func open(t *testing.T, where string, mode Mode) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), where, mode)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // most are closed by then
	return l
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsSavedIsThere over and over, whatever it is.
func TestWhatIsSavedIsThere(t *testing.T) {
	suite(t, func(t *testing.T, where string) {
		ctx := t.Context()
		l := open(t, where, Work)
		if _, _, ok, err := l.Plan(ctx); ok || err != nil {
			t.Fatalf("a new ledger: plan %v, %v; want none", ok, err)
		}
		want := items(3)
		plan := publish.NewPlan(publish.Requests, "http://x", want, time.Unix(1, 0).UTC())
		must(t, l.Begin(ctx, plan, want))
		it := want[1]
		it.State, it.Step, it.Sent, it.Doubt, it.Attempts, it.Tries, it.Failures = queue.Pending, "send", true, true, 7, 2, 3
		it.Memo, it.NotUntil, it.Reason = map[string]string{"job": "j"}, time.Unix(0, 1795485001204133000), "no answer: \xff\x00 bytes"
		it.Notes = []queue.Note{{At: time.Unix(5, 0).UTC(), Step: "send", Status: 502, Text: "bad\x00gateway"}}
		want[2].State, want[2].Reason = queue.Refused, "status 404"
		progress := publish.Progress{Calls: 9, Throttled: 1, Took: time.Second, Holds: map[string]time.Time{"token": time.Unix(99, 0).UTC()}, Limit: 300, At: time.Unix(7, 0).UTC()}
		must(t, l.Save(ctx, want[1:], progress))
		must(t, l.Close())

		l = open(t, where, Work)
		gotPlan, gotProgress, ok, err := l.Plan(ctx)
		must(t, err)
		if diff := cmp.Diff(plan, gotPlan) + cmp.Diff(progress, gotProgress); diff != "" || !ok {
			t.Errorf("plan %v (-want +got):\n%s", ok, diff)
		}
		got, err := l.Items(ctx)
		must(t, err)
		it.Reason = "no answer: \uFFFD\uFFFD bytes"
		want[2].File = nil // what is over needs it no more
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(queue.Item{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("items (-want +got):\n%s", diff)
		}
	})
}

// TestOneWorksAndOthersLook: the second publisher is told so, and whoever looks
// is not.
func TestOneWorksAndOthersLook(t *testing.T) {
	suite(t, func(t *testing.T, where string) {
		ctx := t.Context()
		l := open(t, where, Work)
		list := items(2)
		must(t, l.Begin(ctx, publish.NewPlan("requests", "x", list, time.Time{}), list))
		if second, err := Open(ctx, where, Work); !errors.Is(err, ErrBusy) {
			t.Errorf("the second publisher got %v, %v; want ErrBusy", second, err)
		}
		look := open(t, where, Look)
		list[0].State = queue.Applied
		must(t, l.Save(ctx, list[:1], publish.Progress{Calls: 1}))
		got, err := look.Items(ctx)
		must(t, err)
		if got[0].State != queue.Applied {
			t.Errorf("who looks sees %s, want applied", got[0].State)
		}
		must(t, l.Close())
		must(t, look.Close())
		must(t, open(t, where, Work).Close())
	})
}

// TestOtherFormatsAreRefused instead of being read wrongly.
func TestOtherFormatsAreRefused(t *testing.T) {
	suite(t, func(t *testing.T, where string) {
		l := open(t, where, Work)
		if _, err := l.conn.ExecContext(t.Context(), "UPDATE holdfast_publish_meta SET value = '99' WHERE key = 'format'"); err != nil {
			t.Fatal(err)
		}
		must(t, l.Close())
		if _, err := Open(t.Context(), where, Work); err == nil || !strings.Contains(err.Error(), `format "99", want 1`) {
			t.Errorf("got %v, want that the format is another", err)
		}
	})
}

// TestAFailedSaveChangesNothing, not even a part.
func TestAFailedSaveChangesNothing(t *testing.T) {
	suite(t, func(t *testing.T, where string) {
		l := open(t, where, Work)
		list := items(3)
		must(t, l.Begin(t.Context(), publish.NewPlan("requests", "x", list, time.Time{}), list))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		list[0].State = queue.Applied
		if err := l.Save(ctx, list, publish.Progress{}); err == nil {
			t.Fatal("a save whose context is over: no error")
		}
		_ = l.Close() // the connection may be gone with it
		got, err := open(t, where, Work).Items(t.Context())
		must(t, err)
		if got[0].State != queue.Pending {
			t.Errorf("after a failed save: %s, want pending", got[0].State)
		}
	})
}

func TestFilesOfOthersAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	must(t, os.WriteFile(path, []byte(strings.Repeat("dear diary ", 1000)), 0o666))
	for _, mode := range []Mode{Work, Look} {
		if _, err := Open(t.Context(), path, mode); err == nil || !strings.Contains(err.Error(), "not a ledger") {
			t.Errorf("got %v, want that it is no ledger", err)
		}
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none"), Look); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that there is none", err)
	}
}

// TestDiskFull: a save for which there is no room says so, and what was saved
// before is there.
func TestDiskFull(t *testing.T) {
	where := filepath.Join(t.TempDir(), "a.ledger")
	l := open(t, where, Work)
	list := items(50)
	must(t, l.Begin(t.Context(), publish.NewPlan("requests", "x", list, time.Time{}), list))
	list[0].State = queue.Applied
	must(t, l.Save(t.Context(), list[:1], publish.Progress{}))
	var pages int
	must(t, l.conn.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages))
	if _, err := l.conn.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
	for _, it := range list {
		it.Reason = strings.Repeat("x", 4000)
		it.State = queue.Refused
	}
	if err := l.Save(t.Context(), list, publish.Progress{}); err == nil || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("got %v, want that the disk is full", err)
	}
	got, err := l.Items(t.Context())
	must(t, err)
	if got[0].State != queue.Applied || got[1].State != queue.Pending {
		t.Errorf("after a full disk: %s, %s; want applied, pending", got[0].State, got[1].State)
	}
}

// saveTen is what the traced process does.
func saveTen(path string) {
	ctx := context.Background()
	fail := func(err error) {
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	l, err := Open(ctx, path, Work)
	fail(err)
	list := items(10)
	fail(l.Begin(ctx, publish.NewPlan("requests", "x", list, time.Time{}), list))
	for i, it := range list {
		it.State = queue.Applied
		fail(l.Save(ctx, list[i:i+1], publish.Progress{Calls: i}))
		// What can be seen in the trace: the acknowledgement.
		fmt.Fprintf(os.Stderr, "acknowledged %d\n", i)
	}
	os.Exit(0) // without closing: a checkpoint would sync, too
}

// TestEverySaveIsSyncedBeforeItIsAcknowledged looks at the system calls: between
// what a save writes and its acknowledgement there is a sync.
func TestEverySaveIsSyncedBeforeItIsAcknowledged(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed: it can't be seen whether saves are synced")
	}
	folder := t.TempDir()
	trace := filepath.Join(folder, "trace")
	cmd := exec.CommandContext(t.Context(), strace, "-f", "-o", trace, "-e", "trace=fsync,fdatasync,pwrite64,write", os.Args[0])
	cmd.Env = append(os.Environ(), "LEDGER_TEST_SAVES="+filepath.Join(folder, "a.ledger"))
	if out, err := cmd.CombinedOutput(); err != nil {
		if strings.Contains(string(out), "ptrace") {
			t.Skipf("strace may not trace here: %s", out)
		}
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(trace)
	must(t, err)
	dirty, acknowledged := false, 0
	for line := range strings.SplitSeq(string(text), "\n") {
		switch {
		case strings.Contains(line, "pwrite64("):
			dirty = true
		case synced.MatchString(line):
			dirty = false
		case strings.Contains(line, `"acknowledged `):
			if acknowledged++; dirty {
				t.Errorf("acknowledged before it was synced: %s", line)
			}
		}
	}
	if acknowledged != 10 {
		t.Errorf("%d acknowledgements in the trace, want 10", acknowledged)
	}
}

var synced = regexp.MustCompile(`(fsync|fdatasync)(\(\d+\)| resumed>.*\)) += 0`)

// TestSavingIsCheap: two saves of an item cost at most 2 ms of CPU.
func TestSavingIsCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, which the race detector spoils")
	}
	const n = 2000
	l := open(t, filepath.Join(t.TempDir(), "a.ledger"), Work)
	list := items(n)
	must(t, l.Begin(t.Context(), publish.NewPlan("requests", "x", list, time.Time{}), list))
	before := cpu(t)
	for i, it := range list {
		it.Sent = true
		must(t, l.Save(t.Context(), list[i:i+1], publish.Progress{}))
		it.Sent, it.State = false, queue.Applied
		must(t, l.Save(t.Context(), list[i:i+1], publish.Progress{}))
	}
	each := (cpu(t) - before) / n
	t.Logf("%v of CPU for each item", each)
	if each > 2*time.Millisecond {
		t.Errorf("%v of CPU for each item, want at most 2ms", each)
	}
}

func TestNamesShowNoPassword(t *testing.T) {
	for where, want := range map[string]string{
		"postgres://me:hunter2@db.example.test:5432/x?sslmode=require": "postgres://db.example.test:5432/x",
		"postgres://me:hunter2@[":                                      "postgres://…",
		"a.ledger":                                                     "a.ledger",
	} {
		if got := Name(where); got != want {
			t.Errorf("Name(%q) = %q, want %q", where, got, want)
		}
	}
	for _, where := range []string{"postgres://me:hunter2@127.0.0.1:1/x?connect_timeout=1", "postgres://me:hunter2@127.0.0.1:1/x?sslmode=odd"} {
		if _, err := Open(t.Context(), where, Work); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("got %v, want an error without the password", err)
		}
	}
}

// server is the Postgres of most tests.
var server struct {
	*pgServer

	tried bool
	n     int
	why   string
}

// database makes an empty database on a real server that the first test starts
// and that ends with the test binary's folder.
func database(t *testing.T) string {
	t.Helper()
	if !server.tried {
		server.tried = true
		server.pgServer, server.why = startServer(t)
	}
	if server.why != "" {
		t.Skip(server.why)
	}
	server.n++
	name := "t" + strconv.Itoa(server.n)
	where := func(db string) string { return "postgres://holdfast@/" + db + "?host=" + server.dir }
	must(t, execOn(t, where("postgres"), "CREATE DATABASE "+name))
	return where(name)
}

func execOn(t *testing.T, where, statement string) error {
	t.Helper()
	l, err := openPostgres(t.Context(), where, Work)
	if err != nil {
		return err
	}
	_, err = l.conn.ExecContext(t.Context(), statement)
	return errors.Join(err, l.Close())
}

// pgServer is a real Postgres in a folder of its own.
type pgServer struct {
	dir string
	bin string // where its programs are
	as  *syscall.SysProcAttr
	cmd *exec.Cmd
	// ended is closed when the server has; nil if it is none.
	ended chan struct{}
	said  bytes.Buffer
}

// startServer starts Postgres from what is installed, or says why not.
func startServer(t *testing.T) (s *pgServer, why string) {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // the pattern is in order
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		return nil, "Postgres is not installed: the ledger in a database is not tested"
	}
	bin := filepath.Dir(found[len(found)-1])
	dir, err := os.MkdirTemp("", "holdfast-pg")
	must(t, err)
	as := &syscall.SysProcAttr{}
	if os.Geteuid() == 0 { // which Postgres refuses
		u, err := user.Lookup("postgres")
		if err != nil {
			if u, err = user.Lookup("nobody"); err != nil {
				return nil, "there is no user that Postgres could run as"
			}
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		must(t, os.Chown(dir, uid, gid))
		as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	data := filepath.Join(dir, "data")
	initdb := exec.CommandContext(t.Context(), filepath.Join(bin, "initdb"), "-D", data, "-U", "holdfast", "-A", "trust", "-E", "UTF8", "--no-sync")
	initdb.SysProcAttr, initdb.Dir = as, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	s = &pgServer{dir: dir, bin: bin, as: as}
	s.start(t)
	return s, ""
}

// start starts the server, perhaps anew, and waits until it is there. It may not
// start while a process of the one before has not ended.
func (s *pgServer) start(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; {
		if s.ended == nil {
			s.launch(t)
		}
		err := execOn(t, "postgres://holdfast@/postgres?host="+s.dir, "SELECT 1")
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("Postgres is not ready: %v\n%s", err, &s.said)
		}
		select {
		case <-s.ended:
			s.ended = nil
		case <-time.After(20 * time.Millisecond): // nothing tells when it is
		}
	}
}

func (s *pgServer) launch(t *testing.T) {
	t.Helper()
	s.said.Reset()
	s.cmd = exec.Command(filepath.Join(s.bin, "postgres"), "-D", filepath.Join(s.dir, "data"), "-k", s.dir, "-c", "listen_addresses=")
	s.cmd.SysProcAttr, s.cmd.Dir, s.cmd.Stderr = s.as, s.dir, &s.said
	must(t, s.cmd.Start())
	cmd, ended := s.cmd, make(chan struct{})
	s.ended = ended
	go func() {
		_ = cmd.Wait() // it ends by a signal
		close(ended)
	}()
}

// stop ends the server.
func (s *pgServer) stop() {
	if s.ended != nil {
		_ = s.cmd.Process.Signal(syscall.SIGQUIT)
		<-s.ended
	}
	_ = os.RemoveAll(s.dir)
}

// cpu is the time that this process has used.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	must(t, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
