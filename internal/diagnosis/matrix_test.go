package diagnosis_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/twin"
	"holdfast/internal/units"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// truthCause is the cause that must be given to what a truth log says: the act
// and the reason. A timer that ends connections by falling silent looks like
// any other silence from the client's side.
func truthCause(act, why string, code int) string {
	switch act {
	case "stall":
		return diagnosis.BackendStall
	case "blackhole", "deaf":
		return diagnosis.SilentDrop
	}
	switch why {
	case "idle_timeout", "max_lifetime":
		return why
	case "cap":
		return diagnosis.CapacityCap
	case "overload":
		return diagnosis.OverloadShed
	case "rate":
		return diagnosis.RateLimited
	case "restart", "drain", "rolling_restart":
		return diagnosis.ServerRestart
	case "crash":
		return diagnosis.ServerCrash
	case "rst", "refuse_rst":
		return diagnosis.Reset
	case "fin", "truncate", "half_close", "refuse_fin":
		return diagnosis.Dropped
	case "garbage", "bad_answer", "bad_accept":
		return diagnosis.ProtocolError
	case "hang":
		return diagnosis.HandshakeTimeout
	case "refuse":
		return diagnosis.NotUpgraded
	case "close":
		if code == 1008 {
			return diagnosis.PolicyClose
		}
		return diagnosis.ServerClose
	}
	return ""
}

// matrix counts cases by what the truth log says and what the verdict says.
type matrix struct {
	mu    sync.Mutex
	cells map[string]map[string]int
}

func (m *matrix) add(truth, verdict string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cells == nil {
		m.cells = map[string]map[string]int{}
	}
	if m.cells[truth] == nil {
		m.cells[truth] = map[string]int{}
	}
	m.cells[truth][verdict]++
}

// String writes a line per truth: how many cases were right, and what the
// others were called.
func (m *matrix) String() string {
	var b strings.Builder
	right, all := 0, 0
	for _, truth := range slices.Sorted(maps.Keys(m.cells)) {
		row, n := m.cells[truth], 0
		for _, c := range row {
			n += c
		}
		right, all = right+row[truth], all+n
		fmt.Fprintf(&b, "%-20s %3d of %3d", truth, row[truth], n)
		for _, verdict := range slices.Sorted(maps.Keys(row)) {
			if verdict != truth {
				fmt.Fprintf(&b, ", %d %s", row[verdict], verdict)
			}
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%-20s %3d of %3d\n", "all", right, all)
	return b.String()
}

func (m *matrix) golden(t *testing.T, name string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(m.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), m.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

const nothing = "nothing"

func topCause(v diagnosis.Verdict) string {
	if len(v.Causes) == 0 {
		return nothing
	}
	return v.Causes[0].Cause
}

// mostly is the commonest of the truth's causes.
func mostly(n map[string]int) string {
	best := nothing
	for _, cause := range slices.Sorted(maps.Keys(n)) {
		if best == nothing || n[cause] > n[best] {
			best = cause
		}
	}
	return best
}

// TestConfusionInSimulation scores every fault of the simulated platform
// against what the world really did. Few sockets are harder: what they are
// mistaken for is part of the golden file.
func TestConfusionInSimulation(t *testing.T) {
	for _, n := range []int{5, 24, 240} {
		var m matrix
		for seed := range uint64(5) {
			for _, s := range scenes(n) {
				if s.world.NoSYN || s.world.FDs > 0 || s.want == diagnosis.ConnectRefused {
					continue // not the edge's doing: it has no truth to tell
				}
				world, verdict := s.simulate(t, n, seed+10)
				m.add(mostly(truthOf(world)), topCause(verdict))
			}
		}
		m.golden(t, fmt.Sprintf("confusion_sim_%d.txt", n))
	}
}

// TestConfusionOnTheTwin scores the faults of the twin, on real sockets,
// against its truth log. A busy machine can add a cause of its own (a stalled
// twin answers slowly, which is what overload looks like), so a case that
// comes out wrong is looked at again by itself; what is wrong every time counts.
func TestConfusionOnTheTwin(t *testing.T) {
	if testing.Short() {
		t.Skip("40 s of real time under the race detector; the full run has it")
	}
	var m matrix
	var wg sync.WaitGroup
	slots := make(chan struct{}, 11) // at once: each is mostly waiting
	cases := twinCases()
	right := make([]bool, len(cases))
	for i, c := range cases {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			right[i] = c.score(t, &m, false)
		})
	}
	wg.Wait()
	const again = 2 // times
	for i, c := range cases {
		for try := 1; !right[i] && try <= again; try++ {
			right[i] = c.score(t, &m, try == again)
		}
	}
	m.golden(t, "confusion_twin.txt")
}

// score runs a case and enters it if the verdict is what the truth log says, or
// if this is the last try.
func (c twinCase) score(t *testing.T, m *matrix, last bool) bool {
	t.Helper()
	truth, verdict, err := c.run()
	if err != nil {
		t.Errorf("%s: %v", c.name, err)
		return true
	}
	got := topCause(verdict)
	if got == truth || last {
		m.add(truth, got)
	}
	if got == truth {
		return true
	}
	say := t.Logf
	if last {
		say = t.Errorf
	}
	say("%s: verdict %s, the truth log says %s", c.name, got, truth)
	for _, cause := range verdict.Causes {
		t.Logf("%s ×%d (%.2f): %s %q", cause.Cause, cause.Count, cause.Confidence, cause.Sentence, cause.Evidence)
	}
	return false
}

// twinCase is one fault of the real twin and the load that meets it.
type twinCase struct {
	name string
	cfg  pack.Twin
	pool func(*plan.Pool)
}

const ms = time.Millisecond

func twinCases() []twinCase {
	timer := func(f func(*pack.Edge)) pack.Twin {
		var cfg pack.Twin
		f(&cfg.Edge)
		return cfg
	}
	one := func(f pack.Fault) pack.Twin { return pack.Twin{Edge: pack.Edge{Nodes: 2}, Faults: []pack.Fault{f}} }
	brisk := ping(400 * ms)
	capped := func(at string) pack.Twin {
		return timer(func(e *pack.Edge) { e.MaxConnections, e.AtCap = 40, at })
	}
	rated := func(at string) pack.Twin {
		return timer(func(e *pack.Edge) { e.HandshakeRate, e.HandshakeBurst, e.AtRate = 20, 10, at })
	}
	return []twinCase{
		{"healthy", pack.Twin{}, brisk},
		{"idle", timer(func(e *pack.Edge) { e.IdleTimeout = dur(1500 * ms) }), once(second)},
		{"idle, close frame", timer(func(e *pack.Edge) { e.IdleTimeout, e.CloseStyle = dur(1500*ms), "close_frame" }), once(second)},
		{"idle, reset", timer(func(e *pack.Edge) { e.IdleTimeout, e.CloseStyle = dur(1500*ms), "rst" }), once(second)},
		{"idle of messages", timer(func(e *pack.Edge) { e.IdleTimeout, e.ResetsOn = dur(1500*ms), "messages" }), all(brisk, once(second))},
		{"idle, half of them ping", timer(func(e *pack.Edge) { e.IdleTimeout = dur(1500 * ms) }), all(brisk, func(p *plan.Pool) { p.KeepAlive.Share = .5 })},
		{"lifetime", timer(func(e *pack.Edge) { e.MaxLifetime = dur(1500 * ms) }), brisk},
		{"cap, 503", capped("refuse_503"), brisk},
		{"cap, reset", capped("rst"), brisk},
		{"cap, fin", capped("fin"), brisk},
		{"cap, hang", capped("hang"), brisk},
		{"cap, hang, the run too short", capped("hang"), all(brisk, func(p *plan.Pool) { p.HandshakeTimeout = dur(20 * second) })},
		{"cap, evicting", capped("evict_oldest"), brisk},
		{"cap, evicting, all at once", capped("evict_oldest"), all(brisk, func(p *plan.Pool) { p.OpenPerSecond = 0 })},
		{"idle of the server", timer(func(e *pack.Edge) { e.IdleTimeout, e.ResetsOn = dur(1500*ms), "from_server" }), all(brisk, once(second), func(p *plan.Pool) { p.KeepAlive.Share = .5 })},
		{"overload", timer(func(e *pack.Edge) { e.CPU = &pack.CPU{Handshake: dur(30 * ms), Queue: 40} }), all(brisk, func(p *plan.Pool) { p.OpenPerSecond = 0 })},
		{"overload of milliseconds", timer(func(e *pack.Edge) { e.CPU = &pack.CPU{Handshake: dur(2 * ms), Queue: 16} }), all(brisk, func(p *plan.Pool) { p.Size, p.OpenPerSecond = 240, 2000 })},
		{"restart", one(pack.Fault{Do: "restart", At: dur(2500 * ms)}), brisk},
		{"restart, announced", one(pack.Fault{Do: "restart", At: dur(2500 * ms), Announce: 1012}), brisk},
		{"drain", one(pack.Fault{Do: "drain", At: dur(2 * second), For: dur(second), Share: .5}), brisk},
		{"crash", one(pack.Fault{Do: "crash", At: dur(2500 * ms), For: dur(1500 * ms)}), brisk},
		{"policy", one(pack.Fault{Do: "close", Age: dur(second), Code: 1008, Reason: "token expired"}), brisk},
		{"close", one(pack.Fault{Do: "close", Code: 1011, For: dur(3 * second)}), brisk},
		{"reset", one(pack.Fault{Do: "rst", For: dur(3 * second)}), brisk},
		{"fin", one(pack.Fault{Do: "fin", For: dur(3 * second)}), brisk},
		{"half a frame", one(pack.Fault{Do: "truncate", For: dur(3 * second)}), brisk},
		{"garbage", one(pack.Fault{Do: "garbage", For: dur(3 * second)}), brisk},
		{"stall", one(pack.Fault{Do: "stall", At: dur(2 * second)}), brisk},
		{"blackhole", one(pack.Fault{Do: "blackhole", At: dur(2 * second)}), brisk},
		{"not upgraded", one(pack.Fault{Do: "refuse", Status: 404}), brisk},
		{"handshakes hang", one(pack.Fault{Do: "hang"}), brisk},
		{"handshakes reset", one(pack.Fault{Do: "refuse_rst"}), brisk},
		{"not HTTP", one(pack.Fault{Do: "bad_answer"}), brisk},
		{"idle, looked at every second", timer(func(e *pack.Edge) { e.IdleTimeout, e.IdleScan = dur(1500*ms), dur(second) }), once(second)},
		{"cap, 1013", capped("accept_1013"), brisk},
		{"cap, evicting the idlest", capped("evict_idlest"), brisk},
		{"rate, 429", rated("refuse_429"), brisk},
		{"rate, 503", rated("refuse_503"), brisk},
		{"rate, reset", rated("rst"), brisk},
		{"rolling restart", one(pack.Fault{Do: "rolling_restart", At: dur(2 * second), For: dur(second)}), brisk},
		{"deaf", one(pack.Fault{Do: "deaf", At: dur(2 * second)}), brisk},
		{"wrong accept", one(pack.Fault{Do: "bad_accept"}), brisk},
	}
}

// run holds 80 sockets on a twin for a few seconds and returns what the twin
// did most and what the verdict is.
func (c twinCase) run() (truth string, v diagnosis.Verdict, err error) {
	var log bytes.Buffer
	stop, url, err := startTwin(c.cfg, &log)
	if err != nil {
		return "", v, err
	}
	pool := plan.Pool{
		Name: "desks", Size: 80, OpenPerSecond: 80, URL: plan.Text(url + pack.ThreadSocketPath),
		ConnectTimeout: dur(2 * second), HandshakeTimeout: dur(2 * second),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	c.pool(&pool)
	if pool.KeepAlive.Kind == plan.KeepAlivePing {
		pool.KeepAlive.PongTimeout = units.Duration(1200 * ms)
	}
	p := &plan.Plan{Seed: 3, Duration: dur(5500 * ms), Pools: []plan.Pool{pool}}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	err = (&engine.Engine{Loops: 1}).Run(context.Background(), p, record.SinkFunc(func(b *record.Batch) error {
		in.Ends = append(in.Ends, b.Ends...)
		return in.Totals.Add(b)
	}))
	if stopped := stop(); err == nil {
		err = stopped
	}
	if err == nil {
		err = in.Totals.Identities()
	}
	if err != nil {
		return "", v, err
	}
	truth, err = readTruth(&log, in.Ends)
	return truth, diagnosis.Diagnose(in), err
}

func startTwin(cfg pack.Twin, log *bytes.Buffer) (stop func() error, url string, err error) {
	tw, err := twin.New(cfg, twin.Options{Truth: log})
	if err != nil {
		return nil, "", err
	}
	ctx, cancel := context.WithCancel(context.Background())
	if err := tw.Start(ctx); err != nil {
		cancel()
		return nil, "", err
	}
	done := make(chan error, 1)
	go func() { done <- tw.Run(ctx) }()
	return func() error { cancel(); return <-done }, tw.Ready().WS, nil
}

// readTruth joins the truth log to the first opens by their source ports, and
// returns what was done to most of those that ended.
func readTruth(log *bytes.Buffer, ends []record.End) (string, error) {
	wanted := map[int]bool{}
	for i := range ends {
		if e := &ends[i]; e.Kind == record.First && (e.Lost() || e.Refused()) {
			wanted[e.LocalPort] = true
		}
	}
	ports := map[uint64]int{} // by the twin's number of the connection
	causes := map[string]int{}
	lines := bufio.NewScanner(log)
	for lines.Scan() {
		var l struct {
			Act, Why string
			Conn     uint64
			Detail   struct{ Port, Code int }
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return "", fmt.Errorf("truth log: %w: %s", err, lines.Text())
		}
		if l.Detail.Port != 0 {
			ports[l.Conn] = l.Detail.Port
		}
		switch l.Act {
		case "start", "open", "resume", "listen_up":
			continue
		}
		if cause := truthCause(l.Act, l.Why, l.Detail.Code); cause != "" && wanted[ports[l.Conn]] {
			causes[cause]++
		}
	}
	return mostly(causes), nil
}
