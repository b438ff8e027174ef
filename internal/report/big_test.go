package report_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// bigRun is what a run of ten minutes reports: 5,000 sockets of which a third is
// lost, and so many kept interactions of two loads, one of which talks over
// WebSockets of its own.
type bigRun struct {
	plan *plan.Plan
	*rand.Rand
}

func newBigRun() bigRun {
	const length = units.Duration(10 * time.Minute)
	request := func(report int, path string) plan.Step {
		return plan.Step{Op: plan.OpRequest, Report: report, Request: &plan.Request{Method: "GET", URL: plan.Text("http://127.0.0.1" + path)}}
	}
	ws := func(op plan.Op, report int) plan.Step { return plan.Step{Op: op, Report: report, WS: &plan.WSStep{}} }
	return bigRun{&plan.Plan{
		Scenario: "big", Duration: length,
		Pools: []plan.Pool{{Name: "agents", Size: 5000, URL: plan.Text("ws://127.0.0.1/x")}},
		Loads: []plan.Load{
			{Name: "orders", For: length, Stages: []plan.Stage{{From: 500, To: 500, Over: length}}, Journey: plan.Journey{
				Steps: []string{"login", "create", "read"}, Program: []plan.Step{request(0, "/login"), request(1, "/orders"), request(2, "/orders/1")},
			}},
			{Name: "guests", For: length, Stages: []plan.Stage{{From: 50, To: 50, Over: length}}, Journey: plan.Journey{
				Steps: []string{"open", "hear"}, Sockets: []string{"chat"},
				Program: []plan.Step{ws(plan.OpWSConnect, 0), ws(plan.OpWSSend, -1), ws(plan.OpWSAwait, 1), ws(plan.OpWSClose, -1)},
			}},
		},
	}, rand.New(rand.NewPCG(1, 2))}
}

// some is a duration around another.
func (r bigRun) some(d time.Duration) time.Duration {
	return time.Duration((.5 + r.ExpFloat64()) * float64(d))
}

// second is what is reported of one, with n kept interactions.
func (r bigRun) second(at, n int) *record.Batch {
	b := &record.Batch{Passed: 400}
	now := time.Duration(at) * time.Second
	series := func(s int, counts map[record.Counter]int64, measures map[record.Measure]int) {
		t := record.Tally{Second: at, Series: s, Peak: 60}
		for c, n := range counts {
			t.Counts[c] = n
		}
		for m, n := range measures {
			t.Dists[m] = new(tally.Histogram)
			for range n {
				t.Dists[m].Record(r.some(20 * time.Millisecond).Microseconds())
			}
		}
		b.Tallies = append(b.Tallies, t)
	}
	switch {
	case at < 50:
		series(0, map[record.Counter]int64{record.Attempts: 100, record.Opened: 100}, map[record.Measure]int{record.ConnectUS: 100})
	case at == 599:
		series(0, map[record.Counter]int64{record.Held: 5000 - 3*549}, nil)
	default:
		series(0, map[record.Counter]int64{record.PingsSent: 160, record.PongsReceived: 160, record.Lost: 3}, map[record.Measure]int{record.PingRTTUS: 160, record.LifetimeUS: 3, record.SilenceUS: 3})
		for range 3 {
			opened := time.Duration(r.Int64N(int64(min(now-30*time.Second, 50*time.Second))))
			b.Ends = append(b.Ends, record.End{
				Index: at*3 + len(b.Ends), Attempt: 1, Phase: record.PhaseOpen, How: record.HowCloseFrame, CloseCode: 1001, CloseReason: "idle timeout",
				Planned: opened - time.Second, Attempted: opened - time.Second, Connected: opened - time.Millisecond, Opened: opened, Ended: now,
				LastReceived: now - 30*time.Second, LastSent: now - 30*time.Second, LastApp: now - r.some(5*time.Second), MessagesSent: r.IntN(300), LocalPort: 20000 + r.IntN(40000),
				OpenAtEnd: 5000 - 3*at, TCP: record.TCPInfo{Known: true, State: 8, RTTUS: uint32(r.IntN(3000)), SegsIn: uint32(r.IntN(500)), SegsOut: uint32(r.IntN(500))},
			})
		}
	}
	series(1, map[record.Counter]int64{record.Started: 500, record.Succeeded: 480, record.Failed: 20, record.Requests: 1500, record.Throttled: 20}, map[record.Measure]int{record.LatencyUS: 500, record.ServiceUS: 500})
	series(5, map[record.Counter]int64{record.Started: 50, record.Succeeded: 48, record.Failed: 2, record.Requests: 50}, map[record.Measure]int{record.LatencyUS: 50, record.ServiceUS: 50})
	b.Tallies = append(b.Tallies, record.Tally{Second: at, Series: record.Generator, Peak: 60})
	for i := range b.Tallies {
		if n := b.Tallies[i].Counts[record.Failed]; n > 0 {
			b.Tallies[i].Failed = map[string]int64{map[int]string{1: "503", 5: "close_frame"}[b.Tallies[i].Series]: n}
		}
	}
	for i := range n {
		planned := now + time.Duration(r.IntN(1000))*time.Millisecond
		if i%12 == 0 {
			b.Interactions = append(b.Interactions, r.guest(at*50+i, planned))
		} else {
			b.Interactions = append(b.Interactions, r.order(at*500+i, planned))
		}
	}
	b.Hosts = []record.Host{{At: now, CPU: time.Duration(at) * 300 * time.Millisecond, RSSBytes: 90 << 20, Sockets: 5060}}
	return b
}

func (r bigRun) order(number int, planned time.Duration) record.Interaction {
	in := record.Interaction{Load: 0, Number: int64(number), Planned: planned, Started: planned + r.some(200*time.Microsecond)}
	at := planned
	for step := range 3 {
		s := record.InteractionStep{Step: step, Program: step, Planned: at, Attempts: 1, Status: 200}
		for try := 1; ; try++ {
			a := record.Attempt{Position: step, Asked: at + r.some(50*time.Microsecond), Addr: 0, Used: number % 40, BytesSent: 180, BytesReceived: int64(400 + r.IntN(2000)), Status: 200}
			a.Sent = a.Asked + r.some(100*time.Microsecond)
			if number%30 == 0 {
				a.Dialed, a.Connected = a.Asked, a.Asked+r.some(80*time.Microsecond)
				a.Secured = a.Connected + r.some(2*time.Millisecond)
				a.Sent = a.Secured
			}
			a.FirstByte = a.Sent + r.some(18*time.Millisecond)
			a.Ended = a.FirstByte + r.some(300*time.Microsecond)
			s.Sent, s.Ended, s.Attempts = a.Sent, a.Ended, try
			at = a.Ended
			if try < 3 && r.IntN(20) == 0 {
				a.Status, a.Failure, a.RetryAfter, a.Wait = 429, "429", "1", time.Second+r.some(20*time.Millisecond)
				at += a.Wait
				in.Attempts = append(in.Attempts, a)
				continue
			}
			if r.IntN(60) == 0 {
				a.Status, a.Failure = 503, "503"
				s.Status, s.Failure, s.Detail = 503, "503", fmt.Sprintf(`{"error":"overloaded","request":"%08x"}`, r.Uint32())
			}
			in.Attempts = append(in.Attempts, a)
			break
		}
		in.Steps = append(in.Steps, s)
		if in.Failure = s.Failure; in.Failure != "" {
			break
		}
	}
	in.Ended = at
	return in
}

func (r bigRun) guest(number int, planned time.Duration) record.Interaction {
	in := record.Interaction{Load: 1, Number: int64(number), Planned: planned, Started: planned}
	a := record.Attempt{Asked: planned, Dialed: planned, Connected: planned + r.some(time.Millisecond)}
	a.Sent = a.Connected
	a.FirstByte = a.Sent + r.some(5*time.Millisecond)
	a.Ended, a.Status = a.FirstByte, 101
	in.Attempts = []record.Attempt{a}
	at := a.Ended
	in.Steps = []record.InteractionStep{
		{Step: 0, Program: 0, Planned: planned, Sent: planned, Ended: at, Attempts: 1, Status: 101},
		{Step: -1, Program: 1, Planned: at, Sent: at, Ended: at, Attempts: 1},
	}
	for i := range 2 + r.IntN(8) {
		at += r.some(40 * time.Millisecond)
		in.Frames = append(in.Frames, record.Frame{
			At: at, Out: i%3 == 0, Kind: record.FrameText, Bytes: 120 + r.IntN(400),
			Text: fmt.Sprintf(`{"type":"message","class":"StructuredMessage","code":200,"body":{"id":"%016x","text":"how can I help you?","channel":{"time":"2026-01-01T00:00:%02dZ"}}}`, r.Uint64(), i),
		})
	}
	wait := record.InteractionStep{Step: 1, Program: 2, Planned: a.Ended, Sent: a.Ended, Ended: at, Attempts: 1}
	if r.IntN(20) == 0 {
		in.Failure, wait.Failure = "close_frame", "close_frame"
		in.Breaks = []record.Break{{Position: 2, How: record.HowCloseFrame, CloseCode: 4008, CloseReason: "idle", Ready: a.Ended, Ended: at, LastReceived: at, LastSent: a.Ended}}
	}
	in.Steps = append(in.Steps, wait)
	in.Ended = at
	return in
}

// page draws the run with so many kept interactions.
func (r bigRun) page(t testing.TB, kept int) []byte {
	t.Helper()
	page, log := report.NewPage(r.plan), trial.NewLog(r.plan)
	put := func(b *record.Batch) {
		page.Put(b)
		if err := log.Put(b); err != nil {
			t.Fatal(err)
		}
	}
	for at := range 600 {
		put(r.second(at, kept*(at+1)/600-kept*at/600))
	}
	put(&record.Batch{Env: &record.Env{ID: "20260101-big", Took: 10 * time.Minute, Complete: true, Addresses: []string{"127.0.0.1:80"}}})
	outcome, err := log.Judge()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := page.HTML(&b, outcome); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPageOfABigRun holds the size of a page to what a browser opens at once.
// HOLDFAST_BIG_PAGE names a file to write it to, to measure that.
func TestPageOfABigRun(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds with the race detector")
	}
	ordinary := newBigRun().page(t, 4000)
	if len(ordinary) > 1<<20 {
		t.Errorf("a page of ten minutes, 5,000 sockets and 4,000 kept interactions has %d bytes, want at most a MiB", len(ordinary))
	}
	big := newBigRun().page(t, 100_000)
	if len(big) > 12<<20 {
		t.Errorf("one of 100,000 has %d bytes, want at most 12 MiB", len(big))
	}
	t.Logf("%d and %d bytes", len(ordinary), len(big))
	if path := os.Getenv("HOLDFAST_BIG_PAGE"); path != "" {
		if err := os.WriteFile(path, big, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
