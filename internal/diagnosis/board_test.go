package diagnosis_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/edge"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

var (
	score     = flag.Int("score", 0, "score the diagnosis over so many draws of every trouble (make score)")
	scoreFrom = flag.Uint64("score-from", 0, "the first seed of the draws")
	scoreOnly = flag.String("score-only", "", "only troubles whose name contains this, with a line for every run")
	scoreCSV  = flag.String("score-csv", "", "write every answer to this file")
	elsewhere = flag.Bool("score-elsewhere", false, "at sizes, times and jitters that nothing is tuned on")
)

// A run is one trouble, lived once, and what was said of it.
type run struct {
	trouble string
	n       int
	tls     bool
	seed    uint64
	jitter  time.Duration
	control bool
	truth   map[string]int // sockets by what happened to them
	verdict diagnosis.Verdict
	right   bool
	wrong   string // why it is not
	sure    bool   // something that did not happen was named with 0.9 or more
	answers []answer
	listed  bool // on the docs' list of what nobody can tell apart
	few     bool // fewer than three sockets were hit: not enough to say anything
}

// An answer is a cause that was named for a good part of the sockets.
type answer struct {
	cause string
	sure  float64
	right bool
}

func (r run) String() string {
	scheme := "ws"
	if r.tls {
		scheme = "wss"
	}
	return fmt.Sprintf("%s, %d × %s, seed %d", r.trouble, r.n, scheme, r.seed)
}

// diceOf are the dice of one run.
func diceOf(name string, n int, seed uint64) dice {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	return dice{rand.New(rand.NewPCG(seed, h.Sum64()^uint64(n)))}
}

// live carries a stage out on the simulated network.
func (tr trouble) live(n int, tls bool, seed uint64) run {
	d := diceOf(tr.name, n, seed)
	s := tr.make(d, n)
	scheme := "ws"
	if tls {
		scheme = "wss"
	}
	pool := plan.Pool{
		Name: "desks", Size: n, URL: plan.Text(scheme + "://127.0.0.1/x"),
		KeepAlive: plan.KeepAlive{Kind: plan.KeepAliveOff}, ConnectTimeout: dur(5 * second), HandshakeTimeout: dur(5 * second),
		Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
	}
	jitters := []time.Duration{300 * time.Microsecond, 300 * time.Microsecond, 5 * ms, 30 * ms}
	if *elsewhere {
		s.stretch(pick(d, d.share(.6, .85), d.share(1.3, 2.6)))
		jitters = []time.Duration{100 * time.Microsecond, 2 * ms, 12 * ms, 22 * ms}
	}
	s.pool(&pool)
	s.list(n, &pool)
	s.world.Seed = seed
	s.world.Latency = d.between(50*time.Microsecond, 20*ms)
	s.world.Jitter = pick(d, jitters...)
	p := &plan.Plan{Seed: seed, Duration: dur(s.hold), Pools: []plan.Pool{pool}}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	world := simnet.New(s.world)
	r := run{trouble: tr.name, n: n, tls: tls, seed: seed, jitter: s.world.Jitter}
	err := engine.Simulate(world, 1, p, record.SinkFunc(func(b *record.Batch) error {
		in.Ends = append(in.Ends, b.Ends...)
		return in.Totals.Add(b)
	}))
	if err == nil {
		err = in.Totals.Identities()
	}
	if err != nil {
		r.wrong = err.Error()
		return r
	}
	r.truth = s.truth(world, in.Ends, tls)
	r.verdict = diagnosis.Diagnose(in)
	r.judge(s.alike)
	r.listed = s.listed != ""
	for i := range r.verdict.Causes { // the ends of thousands of runs are too much to keep
		r.verdict.Causes[i].Ends, r.verdict.Causes[i].Beside = nil, nil
	}
	return r
}

// truth joins what the world did to the sockets it did it to, by their ports
// and the time, and gives the ends of TLS streams what the simulated network
// does not model: whether there was a close_notify.
func (s stage) truth(w *simnet.World, ends []record.End, tls bool) map[string]int {
	byPort := map[int][]simnet.Truth{}
	capMuted := false
	for _, line := range w.Truth() {
		capMuted = capMuted || line.Act.Do == edge.ListenMute && line.Act.Why == "cap"
		if line.Port >= 0 && line.Act.Do != edge.Accept && line.Act.Do != edge.Resume && line.Act.Do != edge.Forget {
			byPort[line.Port] = append(byPort[line.Port], line)
		}
	}
	truth := map[string]int{}
	for i := range ends {
		e := &ends[i]
		var last *simnet.Truth
		for _, line := range byPort[e.LocalPort] {
			if line.At <= e.Ended+time.Millisecond && line.At >= e.Attempted {
				last = &line
			}
		}
		cut := false
		if tls && e.How == record.HowFIN {
			e.TLS = true
			e.CloseNotify = last == nil || !last.Act.NoNotify && last.Act.Do != edge.Truncate && last.Act.Do != edge.HalfClose
			if cut = !e.CloseNotify; cut {
				e.How = record.HowTLSCut
			}
		}
		if e.Kind != record.First {
			continue
		}
		if e.Connected-e.Attempted > 900*ms && (s.world.Edge.AcceptRate > 0 || len(s.world.Faults) > 0) {
			truth[diagnosis.ListenQueue]++
		}
		if !e.Lost() && !e.Refused() {
			continue
		}
		switch {
		case last != nil:
			truth[s.cause(last, cut)]++
		case e.How == record.HowOwnFDs:
			truth[diagnosis.GeneratorFDs]++
		case e.Errname == "ECONNREFUSED":
			truth[diagnosis.ConnectRefused]++
		case e.How == record.HowNoConnect && capMuted:
			truth[diagnosis.CapacityCap]++
		case e.How == record.HowNoConnect && s.world.Edge.AcceptRate > 0, e.How == record.HowNoAnswer && s.world.Edge.AcceptRate > 0:
			truth[diagnosis.ListenQueue]++
		case e.How == record.HowNoConnect:
			truth[diagnosis.ConnectTimeout]++
		default:
			truth["?"]++
		}
	}
	return truth
}

// cause is the name of what was done to a socket.
func (s stage) cause(line *simnet.Truth, cut bool) string {
	act := line.Act
	for _, f := range s.world.Faults {
		byWire := act.Do == edge.CloseFrame && act.Code >= 1002 && act.Code <= 1009
		if f.Message > 0 && f.Do == act.Why && !byWire {
			return diagnosis.MessageTriggered
		}
	}
	switch {
	case act.Why == "crash_node":
		return diagnosis.ServerCrash
	case act.Why == "rst_on_use":
		return diagnosis.Reset
	case act.Why == "half_answer":
		return diagnosis.ProtocolError
	case act.Why == "close" && slices.Contains([]int{1002, 1003, 1007}, act.Code):
		return diagnosis.ProtocolError
	case act.Why == "close" && act.Code == 1009:
		return diagnosis.MessageTooBig
	case act.Why == "refuse":
		return cmp.Or(map[int]string{429: diagnosis.RateLimited, 502: diagnosis.UpstreamUnreachable, 504: diagnosis.UpstreamTimeout}[act.Status], diagnosis.NotUpgraded)
	case cut && (act.Why == "fin" || act.Why == "truncate" || act.Why == "half_close"):
		return diagnosis.TLSTruncated
	}
	name := act.Do.String()
	if act.Name == "hang" {
		name = "hang"
	}
	return cmp.Or(truthCause(name, act.Why, act.Code), "?"+name+" "+act.Why)
}

// judge holds the verdict against the truth. It is right when everything that
// cost a good part of the sockets is named and nothing else is. A part is a
// tenth of the sockets, and three.
func (r *run) judge(alike map[string][]string) {
	all := 0
	for _, n := range r.truth {
		all += n
	}
	r.few = all < 3
	part := max(min(3, (all+1)/2), (all+9)/10)
	fits := func(c diagnosis.Cause, truth string) bool {
		if c.Cause == truth {
			return true
		}
		for _, a := range alike[truth] {
			name, left, _ := strings.Cut(a, " ")
			if c.Cause != name {
				continue
			}
			hypotheses, _ := c.Params["hypotheses"].([]string)
			if left == "" || slices.Contains(hypotheses, left) {
				return true
			}
		}
		return false
	}
	var wrong []string
	for truth, n := range r.truth {
		if n < part {
			continue
		}
		named := false
		for _, c := range r.verdict.Causes {
			if fits(c, truth) {
				named = true
			}
		}
		if !named {
			wrong = append(wrong, fmt.Sprintf("%s ×%d not named", truth, n))
		}
	}
	for _, c := range r.verdict.Causes {
		happened := false
		for truth := range r.truth {
			happened = happened || fits(c, truth)
		}
		if c.Count >= part {
			r.answers = append(r.answers, answer{c.Cause, c.Confidence, happened})
		}
		if happened {
			continue
		}
		if c.Confidence >= .9 {
			r.sure = true
		}
		if c.Count >= part || all == 0 {
			wrong = append(wrong, fmt.Sprintf("%s ×%d (%.2f) did not happen", c.Cause, c.Count, c.Confidence))
		}
	}
	slices.Sort(wrong)
	r.wrong = strings.Join(wrong, "; ")
	r.right = r.wrong == ""
}

// board is what came of all runs.
type board struct {
	runs []run
}

// figures are the numbers that are held against the floor, in per cent.
type figures struct {
	RightAll  float64 `json:"right_from_24_percent"`
	RightFive float64 `json:"right_from_5_percent"`
	SureWrong int     `json:"errors_at_0.9"`
	Alarms    int     `json:"alarms_in_controls"`
	Sure      float64 `json:"right_answers_at_0.9_percent"`
}

func percent(n, of int) float64 { return math.Round(1000*float64(n)/float64(max(of, 1))) / 10 }

func (b board) figures() figures {
	var f figures
	right, all, right5, all5, sure, decidable := 0, 0, 0, 0, 0, 0
	for _, r := range b.runs {
		if r.sure {
			f.SureWrong++
		}
		switch {
		case r.control:
			if len(r.verdict.Causes) > 0 {
				f.Alarms++
			}
		case r.few:
		case r.n >= 24:
			all++
			if r.right {
				right++
				for _, a := range r.answers {
					if r.listed || !a.right {
						continue
					}
					if decidable++; a.sure >= .9 {
						sure++
					}
				}
			}
		default:
			all5++
			if r.right {
				right5++
			}
		}
	}
	f.RightAll, f.RightFive, f.Sure = percent(right, all), percent(right5, all5), percent(sure, decidable)
	return f
}

// String draws the tables.
func (b board) String() string {
	var s strings.Builder
	type row struct {
		right, all [3]int
		as         map[string]int
	}
	sizes := []int{5, 24, 1800}
	rows := map[string]*row{}
	var names []string
	for _, r := range b.runs {
		if r.few && !r.control {
			continue
		}
		if rows[r.trouble] == nil {
			rows[r.trouble] = &row{as: map[string]int{}}
			names = append(names, r.trouble)
		}
		w := rows[r.trouble]
		at := max(0, slices.Index(sizes, r.n))
		w.all[at]++
		if r.right {
			w.right[at]++
			continue
		}
		w.as[r.wrong]++
	}
	fmt.Fprintf(&s, "%-40s %9s %9s %9s  wrong as\n", "trouble", "5", "24", "1,800")
	for _, name := range names {
		w := rows[name]
		fmt.Fprintf(&s, "%-40s", name)
		for i := range sizes {
			cell := "-"
			if w.all[i] > 0 {
				cell = fmt.Sprintf("%d/%d", w.right[i], w.all[i])
			}
			fmt.Fprintf(&s, " %9s", cell)
		}
		as := slices.SortedFunc(maps.Keys(w.as), func(x, y string) int { return cmp.Or(w.as[y]-w.as[x], strings.Compare(x, y)) })
		for i, a := range as[:min(len(as), 2)] {
			fmt.Fprintf(&s, "%s%d× %s", []string{"  ", " | "}[i], w.as[a], a)
		}
		s.WriteByte('\n')
	}
	s.WriteString("\nconfusion, by cause (sockets' runs: what happened most, what was named first)\n")
	confusion := map[string]map[string]int{}
	for _, r := range b.runs {
		if r.few && !r.control {
			continue
		}
		truth, verdict := mostly(r.truth), topCause(r.verdict)
		if r.right {
			verdict = truth
		}
		if confusion[truth] == nil {
			confusion[truth] = map[string]int{}
		}
		confusion[truth][verdict]++
	}
	m := matrix{cells: confusion}
	s.WriteString(m.String())
	s.WriteString("\nright from 24 or more, below 0.9, by confidence\n")
	unsure := map[string]map[string]int{}
	edges := []float64{0, .45, .55, .65, .75, .85, .9, .95, .99, 1.01}
	var named, right [10]int
	var stated [10]float64
	for _, r := range b.runs {
		if r.control || r.few {
			continue
		}
		for _, a := range r.answers {
			if r.right && !r.listed && r.n >= 24 && a.sure < .9 {
				if unsure[a.cause] == nil {
					unsure[a.cause] = map[string]int{}
				}
				unsure[a.cause][fmt.Sprintf("%.2f", a.sure)]++
			}
			at := 0
			for a.sure >= edges[at+1] {
				at++
			}
			named[at]++
			stated[at] += a.sure
			if a.right {
				right[at]++
			}
		}
	}
	for _, cause := range slices.Sorted(maps.Keys(unsure)) {
		fmt.Fprintf(&s, "%-20s", cause)
		for _, c := range slices.Sorted(maps.Keys(unsure[cause])) {
			fmt.Fprintf(&s, " %d at %s", unsure[cause][c], c)
		}
		s.WriteByte('\n')
	}
	s.WriteString("\nreliability: causes named, by stated confidence\n")
	for i, n := range named {
		if n > 0 {
			fmt.Fprintf(&s, "  %.2f to %.2f: %5d, stated %.2f, right %5.1f %%\n", edges[i], min(1, edges[i+1]), n, stated[i]/float64(n), percent(right[i], n))
		}
	}
	f := b.figures()
	fmt.Fprintf(&s, "\nright from 24 or more %.1f %% (aim 99), right from 5 %.1f %% (aim 93), errors at 0.9 or more %d (aim 0), alarms in controls %d (aim 0), right answers from 24 that can be sure, at 0.9 or more %.1f %% (aim 90)\n",
		f.RightAll, f.RightFive, f.SureWrong, f.Alarms, f.Sure)
	return s.String()
}

// TestScore (make score) lives every trouble of the simulated platform, and runs without
// any, with numbers and traffic drawn anew each time, and holds the figures
// against the floor that is checked in.
func TestScore(t *testing.T) {
	draws := *score
	if draws == 0 {
		draws = 1
		if testing.Short() {
			t.Skip("make score has it")
		}
	}
	b := board{}
	type job struct {
		trouble
		n       int
		tls     bool
		seed    uint64
		control bool
	}
	var jobs []job
	add := func(list []trouble, control bool) {
		for _, tr := range list {
			if !strings.Contains(tr.name, *scoreOnly) {
				continue
			}
			sizes := []int{5, 24, 1800}
			if *elsewhere {
				sizes = []int{7, 11, 60, 300}
			}
			for _, n := range sizes {
				count := draws
				if n == 1800 {
					count = (draws + 9) / 10 // takes as long as all others
				}
				for i := range count {
					if n >= tr.atLeast && !(*score == 0 && n == 1800) {
						seed := *scoreFrom + uint64(i)
						jobs = append(jobs, job{tr, n, (seed+uint64(n))%2 == 1, seed, control})
					}
				}
			}
		}
	}
	add(troubles(), false)
	add(controls(), true)
	b.runs = make([]run, len(jobs))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				j := jobs[i]
				b.runs[i] = j.live(j.n, j.tls, j.seed)
				b.runs[i].control = j.control
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wg.Wait()
	if strings.Contains("requests", *scoreOnly) {
		b.runs = append(b.runs, requestRuns(draws)...)
	}
	if *score > 0 && strings.Contains("twin", *scoreOnly) {
		b.runs = append(b.runs, twinRuns(t)...)
	}
	// A run in which nothing happened to anybody shows nothing.
	b.runs = slices.DeleteFunc(b.runs, func(r run) bool { return !r.control && len(r.truth) == 0 && len(r.verdict.Causes) == 0 })
	if *scoreOnly != "" {
		for _, r := range b.runs {
			if r.right && !r.sure {
				continue
			}
			t.Logf("%s: truth %v: %s, sure %v", r, r.truth, r.wrong, r.sure)
			for _, c := range r.verdict.Causes {
				t.Logf("    %s ×%d (%.3f) %v: %s %q", c.Cause, c.Count, c.Confidence, c.Params, c.Sentence, c.Evidence)
			}
		}
	}
	for _, r := range b.runs {
		if r.sure || r.control && len(r.verdict.Causes) > 0 {
			t.Logf("%s: truth %v: %s", r, r.truth, said(r.verdict))
		}
	}
	if *score > 0 {
		fmt.Println(b)
	}
	if *scoreCSV != "" {
		var s strings.Builder
		for _, r := range b.runs {
			for _, a := range r.answers {
				fmt.Fprintf(&s, "%q,%d,%v,%d,%v,%s,%.3f,%v,%v,%v,%v,%q\n", r.trouble, r.n, r.tls, r.seed, r.jitter, a.cause, a.sure, a.right, r.right, r.listed, r.few, fmt.Sprint(r.truth))
			}
		}
		if err := os.WriteFile(*scoreCSV, []byte(s.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.hold(t)
}

// TestDocsListWhatNobodyCanTell: an answer beside the truth is right only where
// the docs say so.
func TestDocsListWhatNobodyCanTell(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "reference", "causes.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range append(troubles(), controls()...) {
		for _, n := range []int{5, 24} {
			for seed := range uint64(4) {
				s := tr.make(diceOf(tr.name, n, seed), n)
				pool := plan.Pool{Size: n}
				s.pool(&pool)
				s.list(n, &pool)
				switch {
				case s.listed == "" && len(s.alike) > 0:
					t.Errorf("%s: other answers count as right, but it stands for no pair of the docs", tr.name)
				case s.listed != "" && !strings.Contains(string(text), "| "+s.listed+" |"):
					t.Errorf("%s: causes.md does not list %q", tr.name, s.listed)
				}
			}
		}
	}
}

// hold compares the figures with the floor.
func (b board) hold(t *testing.T) {
	t.Helper()
	if *scoreOnly != "" {
		return
	}
	path := filepath.Join("testdata", "score_floor.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var floor figures
	if err := json.Unmarshal(text, &floor); err != nil {
		t.Fatal(err)
	}
	f := b.figures()
	if *elsewhere {
		floor.RightFive = 93 // of 7 and 11, which the floor does not know: the aim
	}
	if *score == 0 { // too few for shares
		f.RightAll, f.RightFive, f.Sure = floor.RightAll, floor.RightFive, floor.Sure
	}
	for _, c := range []struct {
		what       string
		got, floor float64
	}{
		{"right from 24 or more, in per cent", f.RightAll, floor.RightAll},
		{"right from 5, in per cent", f.RightFive, floor.RightFive},
		{"right answers at 0.9 or more, in per cent", f.Sure, floor.Sure},
		{"errors at 0.9 or more, below zero", -float64(f.SureWrong), -float64(floor.SureWrong)},
		{"alarms in controls, below zero", -float64(f.Alarms), -float64(floor.Alarms)},
	} {
		if c.got < c.floor {
			t.Errorf("%s: %.1f, want at least %.1f (%s)", c.what, c.got, c.floor, path)
		}
	}
}
