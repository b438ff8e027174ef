package diagnosis_test

import (
	"cmp"
	"slices"
	"strconv"
	"sync"
	"testing"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

// requestTrouble is a fault of plain requests and what must be said of it: ""
// is nothing at all.
type requestTrouble struct {
	fault pack.Fault
	want  string
	also  string // as good: see the docs' list
}

func requestTroubles() []requestTrouble {
	list := []requestTrouble{
		{pack.Fault{Do: "request_stall"}, diagnosis.BackendStall, ""},
		{pack.Fault{Do: "request_stall", Hold: dur(second)}, "", ""},
		{pack.Fault{Do: "request_rst"}, diagnosis.Reset, ""},
		{pack.Fault{Do: "reset_after_commit"}, diagnosis.Reset, ""},
		{pack.Fault{Do: "accept_and_drop"}, diagnosis.UnexpectedStatus, ""},
		{pack.Fault{Do: "truncated_body"}, diagnosis.Dropped, diagnosis.ProtocolError},
		{pack.Fault{Do: "wrong_length"}, diagnosis.UnexpectedAnswer, diagnosis.ProtocolError},
		{pack.Fault{Do: "slow_drip", Hold: dur(20 * second)}, diagnosis.BackendStall, ""},
		{pack.Fault{Do: "garbage_answer"}, diagnosis.ProtocolError, ""},
		{pack.Fault{Do: "throttle"}, diagnosis.RateLimited, ""},
		{pack.Fault{Do: "throttle", RetryAfter: dur(2 * second)}, diagnosis.RateLimited, ""},
		{pack.Fault{Do: "broken_promise", RetryAfter: dur(second)}, diagnosis.RateLimited, ""},
	}
	for status, want := range map[int]string{
		500: diagnosis.UnexpectedStatus, 502: diagnosis.UpstreamUnreachable, 503: diagnosis.UnexpectedStatus, 504: diagnosis.UpstreamTimeout,
	} {
		list = append(list, requestTrouble{pack.Fault{Do: "error_page", Status: status}, want, ""})
	}
	slices.SortStableFunc(list, func(a, b requestTrouble) int { return cmp.Compare(a.fault.Status, b.fault.Status) })
	return list
}

// live sends requests for 20 s to a platform that does this to a part of them,
// or to all.
func (tr requestTrouble) live(perSecond float64, share pack.Fault, seed uint64) run {
	f := tr.fault
	f.Share, f.At, f.For = share.Share, share.At, share.For
	name := "requests, " + f.Do
	if f.Status != 0 {
		name += " " + strconv.Itoa(f.Status)
	}
	r := run{trouble: name, n: 24, seed: seed}
	length := 20 * second
	step := plan.Step{Op: plan.OpRequest, Report: 0, Request: &plan.Request{
		Method: "GET", URL: plan.Text("http://127.0.0.1/x"), Timeout: dur(5 * second),
		Expect: plan.Expect{Status: []plan.StatusRange{{Low: 200, High: 200}}, Contains: `"ok":true}`},
	}}
	p := &plan.Plan{Seed: seed, Duration: dur(length), Loads: []plan.Load{{
		Name: "visits", For: dur(length), Stages: []plan.Stage{{From: perSecond, To: perSecond, Over: dur(length)}},
		Journey:     plan.Journey{Name: "visit", Steps: []string{"get"}, Program: []plan.Step{step}},
		Connections: plan.Connections{Max: 64, Reuse: true},
	}}}
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	world := simnet.New(simnet.Options{Seed: seed, Jitter: 2 * ms, Latency: 5 * ms, Faults: []pack.Fault{f}})
	err := engine.Simulate(world, 1, p, record.SinkFunc(func(b *record.Batch) error {
		in.Interactions = append(in.Interactions, b.Interactions...)
		return in.Totals.Add(b)
	}))
	if err != nil {
		r.wrong = err.Error()
		return r
	}
	r.truth = map[string]int{}
	for _, line := range world.Truth() {
		if line.Act.Why == f.Do && tr.want != "" {
			r.truth[tr.want]++
		}
	}
	r.verdict = diagnosis.Diagnose(in)
	r.judge(map[string][]string{tr.want: {tr.also}})
	return r
}

// requestRuns are all of them, at several rates and shares.
func requestRuns(draws int) []run {
	var runs []run
	for _, tr := range requestTroubles() {
		for i := range max(1, draws/3) {
			for _, share := range []pack.Fault{{}, {Share: .3}, {At: dur(5 * second), For: dur(8 * second)}} {
				r := tr.live(20*float64(1+i%4), share, uint64(i))
				r.control = tr.want == ""
				runs = append(runs, r)
			}
		}
	}
	return runs
}

// twinOnly are the faults that need real sockets, real TLS or real bytes.
func twinOnly() (cases []twinCase, want []string, tls []bool) {
	add := func(f pack.Fault, cause string, secure bool) {
		cases = append(cases, twinCase{f.Do + " " + f.Kind, pack.Twin{Edge: pack.Edge{Nodes: 2}, Faults: []pack.Fault{f}}, ping(400 * ms)})
		want, tls = append(want, cause), append(tls, secure)
	}
	for _, kind := range pack.Kinds {
		add(pack.Fault{Do: "garbage", Kind: kind, For: dur(3 * second)}, diagnosis.ProtocolError, false)
	}
	add(pack.Fault{Do: "bad_record", For: dur(3 * second)}, diagnosis.ProtocolError, false)
	add(pack.Fault{Do: "bad_record", For: dur(3 * second)}, diagnosis.TLSError, true)
	add(pack.Fault{Do: "tls_alert"}, diagnosis.TLSError, true)
	add(pack.Fault{Do: "tls_hang"}, diagnosis.HandshakeTimeout, true)
	add(pack.Fault{Do: "tls_rst"}, diagnosis.Reset, true)
	add(pack.Fault{Do: "tls_expired"}, diagnosis.TLSError, true)
	add(pack.Fault{Do: "tls_client_cert"}, diagnosis.TLSError, true)
	add(pack.Fault{Do: "half_answer"}, diagnosis.ProtocolError, true)
	add(pack.Fault{Do: "half_answer"}, diagnosis.ProtocolError, false)
	add(pack.Fault{Do: "close", Code: 1011, Message: 2}, diagnosis.MessageTriggered, false)
	add(pack.Fault{Do: "rst", Message: 3}, diagnosis.MessageTriggered, true)
	for i := len(cases) - 2; i < len(cases); i++ {
		cases[i].pool = sending(700 * ms)
	}
	return cases, want, tls
}

// twinRuns are those, on the real twin.
func twinRuns(t *testing.T) []run {
	t.Helper()
	cases, want, tls := twinOnly()
	runs := make([]run, len(cases))
	var wg sync.WaitGroup
	look := func(i int) run {
		c := cases[i]
		r := run{trouble: "twin, " + c.name, n: 24, tls: tls[i], truth: map[string]int{want[i]: 40}}
		if tls[i] {
			_, r.verdict = c.runTLS(t)
		} else if _, v, err := c.run(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else {
			r.verdict = v
		}
		r.judge(nil)
		return r
	}
	for i := range cases {
		wg.Go(func() { runs[i] = look(i) })
	}
	wg.Wait()
	for i := range cases {
		// What a busy machine spoils is looked at again by itself.
		for try := 0; !runs[i].right && try < 2; try++ {
			runs[i] = look(i)
		}
	}
	return runs
}

// TestEveryFaultIsScored: a fault that the twin learns is scored, too.
func TestEveryFaultIsScored(t *testing.T) {
	scored := map[string]bool{}
	for _, tr := range requestTroubles() {
		scored[tr.fault.Do] = true
	}
	cases, _, _ := twinOnly()
	for _, c := range cases {
		for _, f := range c.cfg.Faults {
			scored[f.Do] = true
		}
	}
	for _, tr := range troubles() {
		for seed := range uint64(3) {
			for _, f := range tr.make(diceOf(tr.name, 24, seed), 24).world.Faults {
				scored[f.Do] = true
			}
		}
	}
	for _, f := range pack.Faults {
		if !scored[f.Name] {
			t.Errorf("no trouble has the fault %s", f.Name)
		}
	}
}
