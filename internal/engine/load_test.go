package engine

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/scenario"
	"holdfast/internal/simnet"
	"holdfast/internal/tally"
)

// books are what a simulated run counted of one load.
type books struct {
	counts   [record.Counters]int64
	latency  tally.Histogram
	service  tally.Histogram
	lateness tally.Histogram
	failed   map[string]int64
	status   map[int]int64
	peak     int64
	kept     []record.Interaction
	passed   int64
	steps    []books
}

func (b *books) add(t *record.Tally) {
	for c, n := range t.Counts {
		b.counts[c] += n
	}
	if h := t.Dists[record.LatencyUS]; h != nil {
		b.latency.Merge(h)
	}
	if h := t.Dists[record.ServiceUS]; h != nil {
		b.service.Merge(h)
	}
	for k, n := range t.Failed {
		b.failed[k] += n
	}
	for k, n := range t.Status {
		b.status[k] += n
	}
	b.peak = max(b.peak, t.Peak)
}

// drive runs the plan's first load in a simulated world and checks that its
// books balance.
func drive(t testing.TB, w simnet.Options, p *plan.Plan) *books {
	t.Helper()
	unlessPoller(t)
	fresh := func() books { return books{failed: map[string]int64{}, status: map[int]int64{}} }
	b := fresh()
	for range p.Loads[0].Journey.Steps {
		b.steps = append(b.steps, fresh())
	}
	at := p.LoadSeries(0)
	err := Simulate(simnet.New(w), 1, p, record.SinkFunc(func(in *record.Batch) error {
		for i := range in.Tallies {
			tl := &in.Tallies[i]
			switch {
			case tl.Series == at:
				b.add(tl)
			case tl.Series > at && tl.Series <= at+len(b.steps):
				b.steps[tl.Series-at-1].add(tl)
			case tl.Series == record.Generator && tl.Dists[record.LatenessUS] != nil:
				b.lateness.Merge(tl.Dists[record.LatenessUS])
			}
		}
		b.kept = append(b.kept, in.Interactions...)
		b.passed += in.Passed
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	c := &b.counts
	arrivals := p.Loads[0].Arrivals(p.Seed)
	planned := arrivals.Count()
	if c[record.Started]+c[record.NotStarted] != planned {
		t.Errorf("started %d + not started %d of %d planned", c[record.Started], c[record.NotStarted], planned)
	}
	if c[record.Started] != c[record.Succeeded]+c[record.Failed]+c[record.InFlight] {
		t.Errorf("started %d, succeeded %d + failed %d + in flight %d", c[record.Started], c[record.Succeeded], c[record.Failed], c[record.InFlight])
	}
	if n := int64(b.latency.Count()); n != c[record.Succeeded]+c[record.Failed] {
		t.Errorf("%d latencies for %d that ended", n, c[record.Succeeded]+c[record.Failed])
	}
	if n := int64(len(b.kept)) + b.passed; n != c[record.Succeeded]+c[record.Failed] {
		t.Errorf("kept and passed are %d of %d", n, c[record.Succeeded]+c[record.Failed])
	}
	return &b
}

// get is a step that asks for a path.
func get(path string, adjust ...func(*plan.Request)) plan.Step {
	r := &plan.Request{
		Method: "GET", URL: plan.Text("http://127.0.0.1" + path), Timeout: dur(10 * time.Second),
		Expect: plan.Expect{Status: []plan.StatusRange{{Low: 200, High: 299}}},
	}
	for _, f := range adjust {
		f(r)
	}
	return plan.Step{Op: plan.OpRequest, Request: r}
}

// loading is a plan of one load at an even rate; steps that are reported are
// named by their number.
func loading(perSecond float64, length time.Duration, steps ...plan.Step) *plan.Plan {
	j := plan.Journey{Name: "visit"}
	for i := range steps {
		steps[i].Report = -1
		switch steps[i].Op {
		case plan.OpRequest, plan.OpWSConnect, plan.OpWSSend, plan.OpWSAwait, plan.OpWSClose:
			steps[i].Report = len(j.Steps)
			j.Steps = append(j.Steps, fmt.Sprintf("step %d", i))
		}
	}
	j.Program = steps
	return &plan.Plan{Seed: 1, Duration: dur(length), Loads: []plan.Load{{
		Name: "visits", Journey: j, Stages: []plan.Stage{{From: perSecond, To: perSecond, Over: dur(length)}}, For: dur(length),
		Connections: plan.Connections{Max: 64, Reuse: true},
	}}}
}

func TestEveryArrivalIsServedOverFewConnections(t *testing.T) {
	got := drive(t, simnet.Options{}, loading(500, 10*time.Second, get("/x")))
	if got.counts[record.Succeeded] != 5000 || got.counts[record.Requests] != 5000 || got.statusOf(200, 0) != 5000 {
		t.Errorf("succeeded %d, requests %d, 200s %d; want 5000 each", got.counts[record.Succeeded], got.counts[record.Requests], got.statusOf(200, 0))
	}
	if n := got.counts[record.ConnectionsOpened]; n > 5 {
		t.Errorf("%d connections opened at 500/s and 0.2 ms a request, want a few", n)
	}
	if max := got.latency.Quantile(1); max > 2000 {
		t.Errorf("slowest took %d µs, want at most 2 ms", max)
	}
}

func (b *books) statusOf(code, step int) int64 { return b.steps[step].status[code] }

// TestStallIsSeenAsCustomersFeelIt is the truth test: 1,000/s for 20 s over 64
// connections, and a target that stalls for a second. Everybody who arrives in
// that second waits for its end: the open-loop truth is p99 = 800 ms and
// p99.9 = 980 ms.
func TestStallIsSeenAsCustomersFeelIt(t *testing.T) {
	w := simnet.Options{Answer: func(_ int, now time.Duration, _ string) simnet.Answer {
		a := simnet.Answer{Body: "{}"}
		if now >= 14*time.Second && now < 15*time.Second {
			a.After = 15*time.Second - now
		}
		return a
	}}
	got := drive(t, w, loading(1000, 20*time.Second, get("/x")))
	p99, p999 := ms64(got.latency.Quantile(.99)), ms64(got.latency.Quantile(.999))
	if math.Abs(p99-800) > 8 || math.Abs(p999-980) > 10 {
		t.Errorf("p99 %.1f ms, p99.9 %.1f ms; want 800 ± 8 and 980 ± 10", p99, p999)
	}
	if service := ms64(got.service.Quantile(.99)); service > 2 {
		t.Errorf("service p99 is %.1f ms, want what a client that waits would have said: under 2 ms", service)
	}
	if got.counts[record.Succeeded] != 20000 || got.counts[record.LateStarts] < 900 {
		t.Errorf("succeeded %d, late %d; want 20000 and those that waited for a connection", got.counts[record.Succeeded], got.counts[record.LateStarts])
	}
}

func ms64(us int64) float64 { return float64(us) / 1000 }

func TestBodiesAreReadMatchedAndCarriedOn(t *testing.T) {
	var second []string
	w := simnet.Options{Answer: func(_ int, _ time.Duration, head string) simnet.Answer {
		if strings.HasPrefix(head, "POST /make") {
			return simnet.Answer{Status: 201, Body: `{"result":{"id":"a b","list":[1,{"x":"y"}]}}`}
		}
		second = append(second, strings.SplitN(head, " ", 3)[1])
		return simnet.Answer{Body: `{"state":"new","text":"fine thing"}`}
	}}
	make := get("/make", func(r *plan.Request) {
		r.Method = "POST"
		r.Body = &plan.Body{Type: "application/json", Text: plan.NewTemplate(plan.Part{Text: `{"pad":"`}, plan.Part{Slot: plan.Pad}, plan.Part{Text: `"}`})}
		size := plan.Constant(500)
		r.Body.Size = &size
		r.Extract = []plan.Extract{{Into: 0, Path: "$.result.id"}}
		r.Expect.JSON = []plan.Match{{Path: "$.result.list[1].x", Equals: `"y"`}}
	})
	read := get("", func(r *plan.Request) {
		r.URL = plan.NewTemplate(plan.Part{Text: "http://127.0.0.1/read/"}, plan.Part{Slot: plan.Extracted, Text: "id", Escape: plan.EscapePath})
		r.Expect.JSON = []plan.Match{{Path: "$.state", Equals: `"new"`}}
		r.Expect.Contains = "fine"
	})
	p := loading(10, time.Second, make, read)
	p.Loads[0].Journey.Extracted = []string{"id"}
	got := drive(t, w, p)
	if got.counts[record.Succeeded] != 10 || len(second) != 10 || second[0] != "/read/a%20b" {
		t.Errorf("succeeded %d, second step asked for %q", got.counts[record.Succeeded], second)
	}
}

func TestWhatIsWrongWithAnAnswerIsCountedByKind(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer simnet.Answer
		adjust func(*plan.Request)
		want   string
	}{
		{"status", simnet.Answer{Status: 500, Body: "oops"}, func(*plan.Request) {}, "500"},
		{"redirects are not followed", simnet.Answer{Status: 302, Header: "Location: /y\r\n"}, func(*plan.Request) {}, "302"},
		{"match", simnet.Answer{Body: `{"a":2}`}, func(r *plan.Request) { r.Expect.JSON = []plan.Match{{Path: "$.a", Equals: "1"}} }, record.FailExpect},
		{"contains", simnet.Answer{Body: `nothing`}, func(r *plan.Request) { r.Expect.Contains = "thing!" }, record.FailExpect},
		{"extract", simnet.Answer{Body: `{}`}, func(r *plan.Request) { r.Extract = []plan.Extract{{Path: "$.id"}} }, record.FailExtract},
		{"cut", simnet.Answer{Cut: true}, func(*plan.Request) {}, "reset"},
		{"late", simnet.Answer{After: 3 * time.Second}, func(r *plan.Request) { r.Timeout = dur(time.Second) }, record.FailTimeout},
		{"not HTTP", simnet.Answer{Header: "broken header\r\n"}, func(*plan.Request) {}, "bad_answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := loading(20, 5*time.Second, get("/x", c.adjust))
			p.Loads[0].Journey.Extracted = []string{"id"}
			got := drive(t, simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return c.answer }}, p)
			if got.counts[record.Failed] != 100 || got.failed[c.want] != 100 || got.steps[0].failed[c.want] != 100 {
				t.Errorf("failed %d, by kind %v and %v; want 100 %s", got.counts[record.Failed], got.failed, got.steps[0].failed, c.want)
			}
		})
	}
}

// TestRetriesObeyRetryAfter: the server says two seconds, and keeps its word
// or does not.
func TestRetriesObeyRetryAfter(t *testing.T) {
	for _, kept := range []bool{true, false} {
		asked := map[string][]time.Duration{}
		w := simnet.Options{Answer: func(_ int, now time.Duration, head string) simnet.Answer {
			who := strings.SplitN(head, " ", 3)[1]
			asked[who] = append(asked[who], now)
			if len(asked[who]) == 1 || !kept && len(asked[who]) == 2 {
				return simnet.Answer{Status: 429, Header: "Retry-After: 2\r\n", Body: "slow down"}
			}
			return simnet.Answer{}
		}}
		p := loading(5, 2*time.Second, get("", func(r *plan.Request) {
			r.URL = plan.NewTemplate(plan.Part{Text: "http://127.0.0.1/"}, plan.Part{Slot: plan.Index})
			r.Retry = &plan.Retry{Status: []int{429}, Max: 3, Backoff: plan.Backoff{Base: dur(10 * time.Millisecond), Cap: dur(time.Second), Jitter: "full"}}
		}))
		p.Duration = dur(10 * time.Second)
		got := drive(t, w, p)
		for who, at := range asked {
			for i := 1; i < len(at); i++ {
				if gap := at[i] - at[i-1]; gap < 2*time.Second || gap > 2300*time.Millisecond {
					t.Errorf("%s came back after %v, want 2 s and a little", who, gap)
				}
			}
		}
		if detail := got.kept[0].Steps[0].Detail; !strings.HasPrefix(detail, "Retry-After: 2") {
			t.Errorf("detail %q, want it to begin with what the server said", detail)
		}
		want := [...]int64{10, 10, 10, 0}
		if !kept {
			want = [...]int64{20, 20, 10, 10}
		}
		have := [...]int64{got.counts[record.Throttled], got.counts[record.Retried], got.counts[record.PromisesKept], got.counts[record.PromiseBroken]}
		if got.counts[record.Succeeded] != 10 || have != want {
			t.Errorf("kept %v: succeeded %d; throttled, retried, promises kept, broken: %v, want %v", kept, got.counts[record.Succeeded], have, want)
		}
	}
}

func TestRetriesEnd(t *testing.T) {
	p := loading(10, time.Second, get("/x", func(r *plan.Request) {
		r.Retry = &plan.Retry{Status: []int{503}, Network: true, Max: 2, Backoff: plan.Backoff{Base: dur(10 * time.Millisecond), Cap: dur(time.Second), Jitter: "none"}}
	}))
	p.Duration = dur(5 * time.Second)
	for _, w := range []simnet.Options{
		{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{Status: 503} }},
		{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{Cut: true} }},
	} {
		got := drive(t, w, p)
		if got.counts[record.Failed] != 10 || got.counts[record.Requests] != 30 || got.counts[record.Retried] != 20 {
			t.Errorf("failed %d, requests %d, retried %d; want 10, 30, 20", got.counts[record.Failed], got.counts[record.Requests], got.counts[record.Retried])
		}
	}
}

func TestProgramsThinkLoopAndChoose(t *testing.T) {
	paths := map[string]int{}
	w := simnet.Options{Answer: func(_ int, _ time.Duration, head string) simnet.Answer {
		paths[strings.SplitN(head, " ", 3)[1]]++
		return simnet.Answer{}
	}}
	pause := plan.Constant(0.5)
	p := loading(100, 10*time.Second,
		plan.Step{Op: plan.OpRepeat, Loop: 0, Times: 3, To: 3},
		get("/thrice"),
		plan.Step{Op: plan.OpAgain, Loop: 0, To: 1},
		plan.Step{Op: plan.OpThink, Think: &pause},
		plan.Step{Op: plan.OpChoose, Choices: []plan.Choice{{Share: .2, To: 7}}},
		get("/usual"),
		plan.Step{Op: plan.OpJump, To: 8},
		get("/rare"),
	)
	p.Loads[0].Journey.Loops = 1
	p.Duration = dur(15 * time.Second)
	got := drive(t, w, p)
	if got.counts[record.Succeeded] != 1000 || paths["/thrice"] != 3000 || paths["/usual"]+paths["/rare"] != 1000 {
		t.Errorf("succeeded %d, paths %v", got.counts[record.Succeeded], paths)
	}
	if n := paths["/rare"]; n < 150 || n > 250 {
		t.Errorf("a chance of 20 %% was taken %d times of 1000", n)
	}
	if most := got.latency.Quantile(1); most > 10_000 {
		t.Errorf("latency up to %d µs: the pause must not count", most)
	}
}

func TestWhatIsUnderWayAtTheEndIsCounted(t *testing.T) {
	w := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{After: time.Minute} }}
	p := loading(10, 10*time.Second, get("/x", func(r *plan.Request) { r.Timeout = dur(2 * time.Minute) }))
	p.Loads[0].Connections.Max = 30
	got := drive(t, w, p)
	if got.counts[record.InFlight] != 30 || got.counts[record.NotStarted] != 70 || got.peak != 30 {
		t.Errorf("in flight %d, not started %d, peak %d; want 30, 70, 30", got.counts[record.InFlight], got.counts[record.NotStarted], got.peak)
	}
}

// TestIdleConnectionsThatTheServerEndsCostNothing: the server ends every
// connection after its answer, and says so or not, while others wait for it or
// nobody does.
func TestIdleConnectionsThatTheServerEndsCostNothing(t *testing.T) {
	for _, perSecond := range []float64{50, 900} {
		p := loading(perSecond, 4*time.Second, get("/x", func(r *plan.Request) { r.Method = "POST" }))
		p.Loads[0].Connections.Max = 1
		p.Duration = dur(20 * time.Second)
		got := drive(t, simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer {
			return simnet.Answer{Close: true, Header: "Connection: close\r\n"}
		}}, p)
		if n := got.counts[record.Succeeded]; n != int64(4*perSecond) || got.counts[record.Requests] != n || got.counts[record.ConnectionsOpened] != n {
			t.Errorf("%v/s: %d succeeded with %d requests over %d connections, want %v each", perSecond, n, got.counts[record.Requests], got.counts[record.ConnectionsOpened], 4*perSecond)
		}
	}
	p := loading(50, 4*time.Second, get("/x"))
	got := drive(t, simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{Close: true} }}, p)
	if got.counts[record.Succeeded] != 200 {
		t.Errorf("%d of 200 succeeded, failed by %v", got.counts[record.Succeeded], got.failed)
	}
}

func TestConnectionsAreClosedWhenNotToBeReused(t *testing.T) {
	p := loading(50, 4*time.Second, get("/x"))
	p.Loads[0].Connections = plan.Connections{}
	got := drive(t, simnet.Options{}, p)
	if got.counts[record.Succeeded] != 200 || got.counts[record.ConnectionsOpened] != 200 {
		t.Errorf("succeeded %d over %d connections, want 200 over 200", got.counts[record.Succeeded], got.counts[record.ConnectionsOpened])
	}
}

// TestFailuresByTheThousandKeepFewExamples: 20,000 a second fail, the counts
// are exact, and the examples stay few.
func TestFailuresByTheThousandKeepFewExamples(t *testing.T) {
	w := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{Status: 500} }}
	got := drive(t, w, loading(20_000, 3*time.Second, get("/x")))
	if got.counts[record.Failed] != 60_000 || got.failed["500"] != 60_000 {
		t.Errorf("failed %d, by kind %v; want 60000", got.counts[record.Failed], got.failed)
	}
	if len(got.kept) > 50 || len(got.kept) < 10 {
		t.Errorf("%d examples kept in 3 s, want some tens", len(got.kept))
	}
}

func TestSameSeedSameLoad(t *testing.T) {
	run := func() *books {
		pause := plan.LogNormal(0.01, 0.1, .95)
		p := loading(200, 5*time.Second, get("/a"), plan.Step{Op: plan.OpThink, Think: &pause}, get("/b"))
		p.Loads[0].Poisson = true
		return drive(t, simnet.Options{Seed: 3, Jitter: time.Millisecond}, p)
	}
	a, b := run(), run()
	if a.counts != b.counts || a.latency.Quantile(.99) != b.latency.Quantile(.99) || len(a.kept) != len(b.kept) {
		t.Errorf("two runs differ: %v %v", a.counts, b.counts)
	}
}

// TestEveryNameOfMadeUpDataIsKnown holds the generator against the names that
// a scenario may use.
func TestEveryNameOfMadeUpDataIsKnown(t *testing.T) {
	f := newFaker()
	for _, name := range scenario.Fakes {
		if len(f.append(nil, name)) == 0 {
			t.Errorf("${fake.%s} is empty", name)
		}
	}
	if got := f.append(nil, "no such thing"); len(got) != 0 {
		t.Errorf("an unknown name gives %q", got)
	}
}

// TestRetriesStayBelowTheConfirmedRate: a target that refuses everything must
// not see more than somebody has confirmed that it may see.
func TestRetriesStayBelowTheConfirmedRate(t *testing.T) {
	perSecond := map[int]int{}
	w := simnet.Options{Answer: func(_ int, now time.Duration, _ string) simnet.Answer {
		perSecond[int(now/time.Second)]++
		return simnet.Answer{Status: 503}
	}}
	p := loading(20, 10*time.Second, get("/x", func(r *plan.Request) {
		r.Retry = &plan.Retry{Status: []int{503}, Max: 5, Backoff: plan.Backoff{Base: dur(10 * time.Millisecond), Cap: dur(50 * time.Millisecond), Jitter: "full"}}
	}))
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.requestsPerSecond = 30
	if err := r.simulate(simnet.New(w), 1, record.SinkFunc(func(*record.Batch) error { return nil })); err != nil {
		t.Fatal(err)
	}
	for second, n := range perSecond {
		if n > 45 { // the window slides in tenths of a second
			t.Errorf("%d requests in second %d, want about 30 at most", n, second)
		}
	}
}

// TestJourneysAreHeldBackAtTheCeiling: what the ceiling does not let through
// waits its turn and is counted; nothing is lost.
func TestJourneysAreHeldBackAtTheCeiling(t *testing.T) {
	unlessPoller(t)
	perSecond := map[int]int{}
	w := simnet.Options{Answer: func(_ int, now time.Duration, _ string) simnet.Answer {
		perSecond[int(now/time.Second)]++
		return simnet.Answer{Status: 200}
	}}
	p := loading(10, 5*time.Second, get("/a"), get("/b"), get("/c"), get("/d"))
	p.Duration = dur(30 * time.Second)
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.requestsPerSecond = 20
	var counts [record.Counters]int64
	if err := r.simulate(simnet.New(w), 1, record.SinkFunc(func(b *record.Batch) error {
		for i := range b.Tallies {
			if tl := &b.Tallies[i]; tl.Series == p.LoadSeries(0) {
				for c, n := range tl.Counts {
					counts[c] += n
				}
			}
		}
		return nil
	})); err != nil {
		t.Fatal(err)
	}
	for second, n := range perSecond {
		if n > 30 { // the window slides in tenths of a second
			t.Errorf("%d requests in second %d, want about 20 at most", n, second)
		}
	}
	if counts[record.Succeeded] != 50 || counts[record.Requests] != 200 || counts[record.HeldBack] == 0 {
		t.Errorf("succeeded %d of 50, requests %d of 200, held back %d",
			counts[record.Succeeded], counts[record.Requests], counts[record.HeldBack])
	}
}

// TestUnboundedLoadsLeaveDescriptors: a target that hangs makes an unbounded
// load open ever more connections; some descriptors are left for the record.
func TestUnboundedLoadsLeaveDescriptors(t *testing.T) {
	w := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{After: time.Minute} }}
	p := loading(10, 5*time.Second, get("/x"))
	p.Loads[0].Connections.Max = 0
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.connsMost = 20
	failed := map[string]int64{}
	err = r.simulate(simnet.New(w), 1, record.SinkFunc(func(b *record.Batch) error {
		for i := range b.Tallies {
			if b.Tallies[i].Series == 0 {
				for k, n := range b.Tallies[i].Failed {
					failed[k] += n
				}
			}
		}
		return nil
	}))
	if err != nil || failed["own_fds"] != 30 || r.conns.Load() != 0 {
		t.Errorf("%v, failed by %v, %d connections left; want 30 own_fds and none left", err, failed, r.conns.Load())
	}
}

// TestWhoWaitsAtTheCutIsNotServedAnyMore: chats bring more interactions to one
// slow connection than it can serve before the cut. None of those who wait may
// get the connection that is given up.
func TestWhoWaitsAtTheCutIsNotServedAnyMore(t *testing.T) {
	asked := 0
	w := simnet.Options{Push: 100 * time.Millisecond, Answer: func(int, time.Duration, string) simnet.Answer {
		asked++
		return simnet.Answer{After: time.Minute}
	}}
	steps := append(talk(&plan.Await{Contains: "push"}, 5*time.Second)[:1], talk(&plan.Await{Contains: "push"}, 5*time.Second)[2], get("/x"))
	p := loading(1000, 10*time.Millisecond, steps...)
	p.Loads[0].Journey.Sockets = []string{"chat"}
	p.Loads[0].Connections.Max = 1
	p.Duration = dur(50 * time.Millisecond)
	got := drive(t, w, p)
	if asked != 1 || got.counts[record.InFlight] != 10 || got.counts[record.Requests] != 11 {
		t.Errorf("the server was asked %d times, in flight %d, requests %d; want 1, 10, 11", asked, got.counts[record.InFlight], got.counts[record.Requests])
	}
}

// TestEachAttemptStandsForItself: what the first answer said is no part of a
// second attempt that gets none.
func TestEachAttemptStandsForItself(t *testing.T) {
	asked := []time.Duration{}
	w := simnet.Options{Answer: func(n int, now time.Duration, _ string) simnet.Answer {
		asked = append(asked, now)
		switch n {
		case 0:
			return simnet.Answer{Status: 429, Header: "Retry-After: 2\r\n"}
		}
		return simnet.Answer{}
	}, Faults: []pack.Fault{{Do: "crash", At: dur(time.Second), For: dur(2500 * time.Millisecond)}}}
	p := loading(1, time.Second, get("/x", func(r *plan.Request) {
		r.Retry = &plan.Retry{Status: []int{429}, Network: true, Max: 30, Backoff: plan.Backoff{Base: dur(100 * time.Millisecond), Cap: dur(100 * time.Millisecond), Jitter: "none"}}
	}))
	p.Loads[0].Connections.Reuse = false
	p.Duration = dur(20 * time.Second)
	got := drive(t, w, p)
	if n := len(asked); n != 2 || asked[1] > 3700*time.Millisecond {
		t.Errorf("asked at %v; want at 0 s, and as soon as the platform is back at 3.5 s", asked)
	}
	if c := &got.counts; c[record.Succeeded] != 1 || c[record.PromisesKept]+c[record.PromiseBroken] != 0 {
		t.Errorf("succeeded %d, promises kept %d, broken %d; want 1, and no word on a promise that nobody was there to keep", c[record.Succeeded], c[record.PromisesKept], c[record.PromiseBroken])
	}
	p.Loads[0].Journey.Program[0].Request.Retry.Max = 3
	got = drive(t, w, p)
	if s := got.kept[0].Steps[0]; s.Failure != "ECONNREFUSED" || s.Status != 0 {
		t.Errorf("failed by %q with status %d, want ECONNREFUSED and no status", s.Failure, s.Status)
	}
}

// TestSizesAreDrawnForEachStepAndKeptForItsRetries: a loop is no repetition, a
// retry is one.
func TestSizesAreDrawnForEachStepAndKeptForItsRetries(t *testing.T) {
	var sizes []string
	w := simnet.Options{Answer: func(n int, _ time.Duration, head string) simnet.Answer {
		_, after, _ := strings.Cut(head, "Content-Length: ")
		sizes = append(sizes, strings.Fields(after)[0])
		return simnet.Answer{Status: []int{503, 200}[n%2]}
	}}
	size := plan.LogNormal(2000, 60_000, .99)
	p := loading(1, time.Second,
		plan.Step{Op: plan.OpRepeat, Times: 5, To: 3},
		get("/x", func(r *plan.Request) {
			r.Body = &plan.Body{Text: plan.NewTemplate(plan.Part{Slot: plan.Pad}), Size: &size}
			r.Retry = &plan.Retry{Status: []int{503}, Max: 1, Backoff: plan.Backoff{Base: dur(10 * time.Millisecond), Cap: dur(time.Second), Jitter: "full"}}
		}),
		plan.Step{Op: plan.OpAgain, To: 1},
	)
	p.Loads[0].Journey.Loops = 1
	p.Duration = dur(5 * time.Second)
	drive(t, w, p)
	seen := map[string]bool{}
	for i := 0; i+1 < len(sizes); i += 2 {
		seen[sizes[i]] = true
		if sizes[i] != sizes[i+1] {
			t.Errorf("a request of %s bytes was tried again with %s", sizes[i], sizes[i+1])
		}
	}
	if len(sizes) != 10 || len(seen) < 4 {
		t.Errorf("sizes %v, want five different ones, each of them twice", sizes)
	}
}

// TestConnectionsAreBoundedOverAllLoops: three loops share what a load may
// use, also where that is less than one for each.
func TestConnectionsAreBoundedOverAllLoops(t *testing.T) {
	for _, most := range []int{1, 2, 4} {
		w := simnet.New(simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{After: 20 * time.Millisecond} }})
		p := loading(200, time.Second, get("/x"))
		p.Loads[0].Connections.Max = most
		p.Duration = dur(20 * time.Second)
		open := 0
		for at := range 1000 {
			w.At(time.Duration(at)*time.Millisecond, func() { open = max(open, w.Open()) })
		}
		var counts [record.Counters]int64
		if err := Simulate(w, 3, p, record.SinkFunc(func(b *record.Batch) error {
			for i := range b.Tallies {
				if b.Tallies[i].Series == 0 {
					for c, n := range b.Tallies[i].Counts {
						counts[c] += n
					}
				}
			}
			return nil
		})); err != nil {
			t.Fatal(err)
		}
		if open != most || counts[record.Succeeded] != 200 {
			t.Errorf("up to %d connections, %d succeeded; want %d and 200", open, counts[record.Succeeded], most)
		}
	}
}

// TestSharesAndLoopsTogetherAreTheLoad: however a plan is divided, every
// arrival is made once and the same requests are sent.
func TestSharesAndLoopsTogetherAreTheLoad(t *testing.T) {
	for _, most := range []int{0, 1, 2, 64} {
		p := loading(100, time.Second, get("", func(r *plan.Request) {
			r.URL = plan.NewTemplate(plan.Part{Text: "http://127.0.0.1/"}, plan.Part{Slot: plan.Index})
		}))
		p.Loads[0].Connections.Max, p.Loads[0].Poisson = most, true
		arrivals := p.Loads[0].Arrivals(p.Seed)
		for _, machines := range []int{1, 3} {
			asked := map[string]int{}
			w := simnet.Options{Answer: func(_ int, _ time.Duration, head string) simnet.Answer {
				asked[strings.SplitN(head, " ", 3)[1]]++
				return simnet.Answer{}
			}}
			for _, part := range p.Split(machines) {
				if err := Simulate(simnet.New(w), 2, part, record.SinkFunc(func(*record.Batch) error { return nil })); err != nil {
					t.Fatal(err)
				}
			}
			for who, n := range asked {
				if n != 1 {
					t.Errorf("at most %d connections, %d machines: %s was asked for %d times", most, machines, who, n)
				}
			}
			if int64(len(asked)) != arrivals.Count() {
				t.Errorf("at most %d connections, %d machines: %d of %d arrivals", most, machines, len(asked), arrivals.Count())
			}
		}
	}
}

// TestGoodbyesDoNotWaitForTheCount: a run that is interrupted has arrivals to
// come, perhaps hundreds of millions. To count them takes seconds, which no
// socket may wait.
func TestGoodbyesDoNotWaitForTheCount(t *testing.T) {
	p := loading(100, time.Hour, get("/x"))
	p.Pools = holding(5, 0, time.Hour).Pools
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	var held, counted int
	w := simnet.New(simnet.Options{Latency: 400 * time.Millisecond})
	s := r.simulation(w, 1, record.SinkFunc(func(b *record.Batch) error {
		for _, tl := range b.Tallies {
			if tl.Counts[record.Held] > 0 {
				held = tl.Second
			}
			if tl.Counts[record.NotStarted] > 300_000 {
				counted = tl.Second
			}
		}
		return nil
	}))
	w.At(5500*time.Millisecond, func() { stopAll(s.lanes) })
	w.Run(s.loops, s.done)
	if err := s.end(); err != nil || held != 6 || counted != 6 {
		t.Errorf("%v; goodbyes were answered in second %d, arrivals to come counted in second %d; want 6 and 6", err, held, counted)
	}
}
