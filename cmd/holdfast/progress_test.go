package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// TestPlainProgressShowsLoadsAndCausesAsTheyAppear tells a run of 12 s whose
// load is refused by half from second 6 on.
func TestPlainProgressShowsLoadsAndCausesAsTheyAppear(t *testing.T) {
	p := &plan.Plan{
		Scenario: "visit.yaml", Duration: units.Duration(12 * time.Second),
		Pools: []plan.Pool{{Name: "desks", Size: 20, URL: plan.Text("ws://127.0.0.1/")}},
		Loads: []plan.Load{{
			Name: "orders", For: units.Duration(12 * time.Second), Stages: []plan.Stage{{From: 100, To: 100, Over: units.Duration(12 * time.Second)}},
			Journey: plan.Journey{Steps: []string{"create"}},
		}},
	}
	var out strings.Builder
	pr := newProgress(&out, p, false, func() bool { return false })
	log := trial.NewLog(p)
	put := func(b *record.Batch) {
		if err := log.Put(b); err != nil {
			t.Fatal(err)
		}
		pr.watch(log, b)
		if pr.guess.answer != nil { // what is found beside the run is found at once here
			a := <-pr.guess.answer
			pr.guess.answer <- a
		}
	}
	for second := range 12 {
		pool, load := record.Tally{Second: second}, record.Tally{Second: second, Series: 1}
		if second == 0 {
			pool.Counts[record.Opened] = 20
		}
		pool.Counts[record.PingsSent] = 20
		load.Counts[record.Started], load.Counts[record.Succeeded], load.Counts[record.Requests] = 100, 99, 100
		if second >= 6 {
			load.Counts[record.Succeeded], load.Counts[record.Failed], load.Failed = 49, 50, map[string]int64{"503": 50}
		}
		load.Dists[record.LatencyUS] = new(tally.Histogram)
		load.Dists[record.LatencyUS].RecordN(1500, 99)
		put(&record.Batch{Tallies: []record.Tally{pool, load}})
		put(&record.Batch{Hosts: []record.Host{{At: time.Duration(second+1) * time.Second}}})
	}
	pr.done()
	const want = `visit.yaml: 20 sockets, orders at up to 100/s, 12s
   5 s  open 20 of 20, refused 0, lost 0, pings 100
        orders: offered 100/s, good 99/s, failed 0/s, p99 1.5 ms, 5 under way
   8 s  so far 50 × unexpected status: the server answered HTTP 503, which the step does not expect, and good answers had not become slower before
  10 s  open 20 of 20, refused 0, lost 0, pings 200
        orders: offered 100/s, good 69/s, failed 30/s, p99 1.5 ms, 10 under way

`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}

// TestPlainProgressOfHeldSockets tells a run whose sockets came back once, speak
// by themselves, and are held to the end: the last line still calls them open.
func TestPlainProgressOfHeldSockets(t *testing.T) {
	p := &plan.Plan{
		Scenario: "desk.yaml", Duration: units.Duration(5 * time.Second),
		Pools: []plan.Pool{{Name: "desks", Size: 20, URL: plan.Text("ws://127.0.0.1/")}},
	}
	var out strings.Builder
	pr := newProgress(&out, p, false, func() bool { return false })
	log := trial.NewLog(p)
	pool := record.Tally{}
	pool.Counts[record.Opened], pool.Counts[record.Lost], pool.Counts[record.Held] = 20, 2, 18
	pool.Counts[record.Reconnects], pool.Counts[record.MessagesSent] = 2, 40
	for _, b := range []*record.Batch{{Tallies: []record.Tally{pool}}, {Hosts: []record.Host{{At: 5 * time.Second}}}} {
		if err := log.Put(b); err != nil {
			t.Fatal(err)
		}
		pr.watch(log, b)
	}
	const want = "desk.yaml: 20 sockets, 5s\n   5 s  open 18 of 20, refused 0, lost 2, reconnects 2, messages 40\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}

func TestQuietProgressSaysNothing(t *testing.T) {
	var out strings.Builder
	p := &plan.Plan{Pools: []plan.Pool{{Name: "desks", Size: 1}}}
	pr := newProgress(&out, p, true, nil)
	pr.watch(trial.NewLog(p), &record.Batch{Hosts: []record.Host{{At: time.Minute}}})
	pr.done()
	if out.Len() > 0 {
		t.Errorf("said %q, want nothing", out.String())
	}
}

// TestPlainProgressOfManyLoadsIsShort: a log gets a few lines at a time, and
// fewer the longer a run lasts.
func TestPlainProgressOfManyLoadsIsShort(t *testing.T) {
	hour := units.Duration(time.Hour)
	p := &plan.Plan{Scenario: "many.yaml", Duration: hour}
	for i := range 40 {
		p.Loads = append(p.Loads, plan.Load{
			Name: strings.Repeat("x", 90*i+1), For: hour, Stages: []plan.Stage{{From: 10, To: 10, Over: hour}}, Journey: plan.Journey{Steps: []string{"create"}},
		})
	}
	var out strings.Builder
	pr := newProgress(&out, p, false, func() bool { return false })
	log := trial.NewLog(p)
	for second := 1; second <= 3600; second++ {
		b := &record.Batch{Hosts: []record.Host{{At: time.Duration(second) * time.Second}}}
		if err := log.Put(b); err != nil {
			t.Fatal(err)
		}
		pr.watch(log, b)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if want := "many.yaml: 40 loads at up to 400/s in all, 1h"; lines[0] != want {
		t.Errorf("began with %q, want %q", lines[0], want)
	}
	// 24 times in the first two minutes, 52 up to a quarter of an hour, 45 in the rest; 4 lines each.
	if n := len(lines) - 1; n < 4*110 || n > 4*125 {
		t.Errorf("%d lines in an hour, want about %d", n, 4*121)
	}
	for _, line := range lines {
		if len(line) > 160 {
			t.Errorf("a line of %d columns: %s", len(line), line)
		}
	}
	if want := "37 more loads offered 370/s, good 0/s, failed 0/s, 0 under way"; !strings.Contains(out.String(), want) {
		t.Errorf("want %q in %s", want, strings.Join(lines[:6], "\n"))
	}
}
