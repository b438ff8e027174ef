package engine

import (
	"bytes"
	"math"
	"testing"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

// dump runs a plan on several loops and returns the canonical record.
func dump(t *testing.T, w simnet.Options, loops int, p *plan.Plan) string {
	t.Helper()
	unlessPoller(t)
	var batches []*record.Batch
	totals := metrics.New(p)
	err := Simulate(simnet.New(w), loops, p, record.SinkFunc(func(b *record.Batch) error {
		batches = append(batches, b)
		return totals.Add(b)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := totals.Identities(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := record.Dump(&out, batches...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheSameSeedGivesTheSameRecord(t *testing.T) {
	world := func(seed uint64) simnet.Options {
		return simnet.Options{
			Seed: seed, Jitter: 2 * time.Millisecond,
			Edge:   pack.Edge{IdleTimeout: dur(30 * time.Second), Nodes: 2, CPU: &pack.CPU{Handshake: dur(2 * time.Millisecond), Frame: dur(50 * time.Microsecond), Queue: 64}},
			Faults: []pack.Fault{{Do: "rst", Share: .2, For: dur(time.Minute)}, {Do: "restart", At: dur(40 * time.Second), Share: .5, Announce: 1012}, {Do: "stall", At: dur(70 * time.Second), For: dur(5 * time.Second)}},
		}
	}
	scenario := func(seed uint64) *plan.Plan {
		p := holding(300, 5*time.Second, 2*time.Minute, ping(10*time.Second), func(p *plan.Pool) {
			p.Reconnect = &plan.Backoff{Base: dur(time.Second), Cap: dur(30 * time.Second), Jitter: "full"}
			p.Send = &plan.Send{Every: dur(7 * time.Second), Text: plan.Text("hello")}
		})
		p.Seed = seed
		return p
	}
	for _, loops := range []int{1, 3} {
		first := dump(t, world(5), loops, scenario(5))
		if again := dump(t, world(5), loops, scenario(5)); again != first {
			t.Errorf("%d loops: two runs from one seed differ", loops)
		}
		if other := dump(t, world(6), loops, scenario(6)); other == first {
			t.Errorf("%d loops: another seed gave the same record", loops)
		}
		if len(first) < 10_000 {
			t.Errorf("%d loops: the dump has %d bytes, want a whole record", loops, len(first))
		}
	}
}

func TestVirtualDay(t *testing.T) {
	if testing.Short() {
		t.Skip("14 million pings are slow under the race detector; the full run has no such limit")
	}
	for name, keep := range map[string]func(*plan.Pool){"silent": func(*plan.Pool) {}, "pinging": ping(30 * time.Second)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(60 * time.Second)}}, holding(5000, 10*time.Second, 24*time.Hour, keep))
			want := map[string]int64{"silent": 0, "pinging": 5000}[name]
			if got.count(record.Held) != want || got.count(record.Lost) != 5000-want {
				t.Errorf("held %d, lost %d; want %d and %d", got.count(record.Held), got.count(record.Lost), want, 5000-want)
			}
		})
	}
}

func TestPacingOpensOnPlan(t *testing.T) {
	p := holding(1000, 10*time.Second, 15*time.Second)
	got := simulate(t, simnet.Options{}, p)
	for _, e := range got.ends {
		if want := p.Pools[0].OpenAt(e.Index); e.Planned != want || e.Attempted < want || e.Attempted > want+2*time.Millisecond {
			t.Fatalf("socket %d: planned %v, attempted %v; want %v and at most 2 ms later", e.Index, e.Planned, e.Attempted, want)
		}
	}
}

func TestKeepAliveKindsResetWhatTheySay(t *testing.T) {
	keep := func(k plan.KeepAlive) func(*plan.Pool) {
		k.Every, k.Jitter, k.Share = dur(5*time.Second), .1, 1
		if k.Kind == plan.KeepAlivePing {
			k.PongTimeout = dur(3 * time.Second)
		}
		return func(p *plan.Pool) { p.KeepAlive = k }
	}
	tests := []struct {
		name   string
		keep   plan.KeepAlive
		resets string
		held   bool
	}{
		{"ping, any", plan.KeepAlive{Kind: plan.KeepAlivePing}, "any", true},
		{"ping, from server (the pong)", plan.KeepAlive{Kind: plan.KeepAlivePing}, "from_server", true},
		{"ping, messages", plan.KeepAlive{Kind: plan.KeepAlivePing}, "messages", false},
		{"pong, from client", plan.KeepAlive{Kind: plan.KeepAlivePong}, "from_client", true},
		{"pong, from server", plan.KeepAlive{Kind: plan.KeepAlivePong}, "from_server", false},
		{"message, messages", plan.KeepAlive{Kind: plan.KeepAliveMessage, Message: plan.Text("ping")}, "messages", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(12 * time.Second), ResetsOn: tt.resets}},
				holding(50, time.Second, time.Minute, keep(tt.keep)))
			if held := got.count(record.Held) == 50; held != tt.held {
				t.Errorf("held %d of 50, want all: %v", got.count(record.Held), tt.held)
			}
		})
	}
}

func TestShareKeepsOnlyThatPartAlive(t *testing.T) {
	got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * time.Second)}},
		holding(1000, time.Second, time.Minute, ping(5*time.Second), func(p *plan.Pool) { p.KeepAlive.Share = .3 }))
	if held := got.count(record.Held); held < 250 || held > 350 {
		t.Errorf("held %d of 1000 with a share of 30 %%, want about 300", held)
	}
}

func TestPingPhasesAreSpread(t *testing.T) {
	got := simulate(t, simnet.Options{}, holding(2000, 0, 41*time.Second, ping(20*time.Second)))
	var perSecond [41]int64
	most := int64(0)
	for _, tl := range got.tallies {
		if tl.Series == 0 && tl.Second < 40 {
			perSecond[tl.Second] += tl.Counts[record.PingsSent]
			most = max(most, perSecond[tl.Second])
		}
	}
	// 2,000 sockets every 20 s are 100 a second; a bunched tool would send 2,000 in one.
	if most > 160 {
		t.Errorf("up to %d pings in a second, want about 100", most)
	}
}

func TestSendOnceWithinIsOnceAndSpread(t *testing.T) {
	got := simulate(t, simnet.Options{}, holding(500, 0, 20*time.Second, func(p *plan.Pool) {
		p.Send = &plan.Send{OnceWithin: dur(10 * time.Second), Text: plan.Text("x")}
	}))
	var at []float64
	for _, e := range got.ends {
		if e.MessagesSent != 1 {
			t.Fatalf("socket %d sent %d messages, want 1", e.Index, e.MessagesSent)
		}
		at = append(at, (e.LastSent - e.Opened).Seconds())
	}
	mean := 0.0
	for _, x := range at {
		if x < 0 || x > 10.01 {
			t.Fatalf("sent %v s after the open, want 0 to 10", x)
		}
		mean += x / float64(len(at))
	}
	if math.Abs(mean-5) > .6 {
		t.Errorf("sent %v s after the open on average, want about 5", mean)
	}
}

func TestSendEvery(t *testing.T) {
	got := simulate(t, simnet.Options{Echo: true}, holding(20, 0, 60*time.Second+500*time.Millisecond, func(p *plan.Pool) {
		p.Send = &plan.Send{Every: dur(2 * time.Second), Text: plan.Text("x")}
	}))
	for _, e := range got.ends {
		if e.MessagesSent < 29 || e.MessagesSent > 31 || e.MessagesReceived < e.MessagesSent-1 {
			t.Errorf("socket %d: %d sent, %d echoed in 60 s; want 30", e.Index, e.MessagesSent, e.MessagesReceived)
		}
	}
}

func TestReconnectRepairsNothingButIsCounted(t *testing.T) {
	got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}},
		holding(100, time.Second, time.Minute, ping(5*time.Second), func(p *plan.Pool) {
			p.Reconnect = &plan.Backoff{Base: dur(time.Second), Cap: dur(30 * time.Second), Jitter: "full"}
		}))
	if got.count(record.Lost) != 100 || got.count(record.Held) != 0 || got.count(record.Reconnects) != 100 {
		t.Errorf("lost %d, held %d, reconnects %d; want 100, 0, 100", got.count(record.Lost), got.count(record.Held), got.count(record.Reconnects))
	}
	if got.totals.Pools[0].Peak != 100 {
		t.Errorf("peak %d, want 100", got.totals.Pools[0].Peak)
	}
}

func TestReconnectBacksOffWhileThePlatformIsDown(t *testing.T) {
	got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "crash", At: dur(20 * time.Second), For: dur(60 * time.Second)}}},
		holding(100, time.Second, 2*time.Minute, ping(5*time.Second), func(p *plan.Pool) {
			p.Reconnect = &plan.Backoff{Base: dur(time.Second), Cap: dur(30 * time.Second), Jitter: "equal"}
		}))
	tried := got.count(record.ReconnectAttempts)
	// With waits of .75, 1.5, 3, 6, 12, 22.5 s on average, six or seven tries reach past a minute.
	if got.count(record.Reconnects) != 100 || tried < 500 || tried > 900 {
		t.Errorf("%d reconnects after %d attempts; want 100 after about 650", got.count(record.Reconnects), tried)
	}
}

func TestReconnectsStayBelowTheConfirmedCeiling(t *testing.T) {
	p := holding(200, 10*time.Second, 2*time.Minute, ping(5*time.Second), func(p *plan.Pool) {
		p.Reconnect = &plan.Backoff{Base: dur(100 * time.Millisecond), Cap: dur(time.Second), Jitter: "full"}
	})
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.opensPerSecond = 20
	var attempts [120]int64
	world := simnet.New(simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}})
	if err := r.simulate(world, 2, record.SinkFunc(func(b *record.Batch) error {
		for _, tl := range b.Tallies {
			if tl.Second > 0 && tl.Second < 120 {
				attempts[tl.Second] += tl.Counts[record.ReconnectAttempts]
			}
		}
		return nil
	})); err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for second, n := range attempts {
		total += n
		if n > 40 { // the second before is looked at in tenths, so two seconds' worth may meet
			t.Errorf("%d reconnects in second %d, want about 20 at most", n, second)
		}
	}
	if total < 200 {
		t.Errorf("%d reconnects, want all 200 sockets back", total)
	}
}

func TestForensicsAreCountedApart(t *testing.T) {
	forensics := func(p *plan.Pool) { p.Forensics = plan.Forensics{ReconnectSample: 20, LateAttempt: true} }
	lost := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}}, holding(100, time.Second, time.Minute, ping(5*time.Second), forensics))
	if a, o := lost.count(record.ForensicAttempts), lost.count(record.ForensicOpened); a != 20 || o != 20 {
		t.Errorf("after a restart: %d attempts, %d opened; want a sample of 20", a, o)
	}
	refused := simulate(t, simnet.Options{Edge: pack.Edge{MaxConnections: 50}}, holding(100, 10*time.Second, time.Minute, ping(5*time.Second), forensics))
	if a, o := refused.count(record.ForensicAttempts), refused.count(record.ForensicOpened); a != 1 || o != 0 {
		t.Errorf("at a cap: %d attempts, %d opened; want one late attempt, refused", a, o)
	}
	for _, e := range refused.ends {
		if e.Kind == record.Late && (e.ArrivalsBefore != 0 || e.Attempted < 12*time.Second) {
			t.Errorf("the late attempt came at %v with %d arrivals before it, want quiet", e.Attempted, e.ArrivalsBefore)
		}
	}
	off := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}}, holding(100, time.Second, time.Minute, ping(5*time.Second)))
	if a := off.count(record.ForensicAttempts); a != 0 {
		t.Errorf("switched off: %d attempts, want none", a)
	}
}

func TestRunEndsWhenNothingIsLeftToHold(t *testing.T) {
	forensics := func(p *plan.Pool) { p.Forensics = plan.Forensics{ReconnectSample: 20, LateAttempt: true} }
	reconnect := func(p *plan.Pool) {
		p.Reconnect = &plan.Backoff{Base: dur(time.Second), Cap: dur(2 * time.Second), Jitter: "full"}
	}
	tests := []struct {
		name   string
		world  simnet.Options
		adjust func(*plan.Pool)
		want   time.Duration // about
	}{
		{"all lost", simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}}, forensics, 21 * time.Second},
		{"all refused", simnet.Options{Faults: []pack.Fault{{Do: "refuse", Status: 404}}}, forensics, 13 * time.Second},
		{"some held", simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second), Share: .5}}}, forensics, time.Hour},
		{"all lost, to be opened again", simnet.Options{Faults: []pack.Fault{{Do: "restart", At: dur(20 * time.Second)}}}, reconnect, time.Hour},
	}
	for _, tt := range tests {
		for _, loops := range []int{1, 3} {
			w := simnet.New(tt.world)
			var last record.Env
			p := holding(100, 10*time.Second, time.Hour, tt.adjust)
			if err := Simulate(w, loops, p, record.SinkFunc(func(b *record.Batch) error {
				if b.Env != nil {
					last = *b.Env
				}
				return nil
			})); err != nil {
				t.Fatal(err)
			}
			if last.Took < tt.want-time.Second || last.Took > tt.want+2*time.Second {
				t.Errorf("%s on %d loops: took %v, want about %v", tt.name, loops, last.Took, tt.want)
			}
		}
	}
}

func TestStalledPeerIsGivenUpAfterThePongTimeout(t *testing.T) {
	for do, unacked := range map[string]bool{"stall": false, "blackhole": true} {
		got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: do, At: dur(20 * time.Second)}}}, holding(50, time.Second, time.Minute, ping(5*time.Second)))
		if got.count(record.Lost) != 50 {
			t.Errorf("%s: lost %d of 50", do, got.count(record.Lost))
		}
		for _, e := range got.ends {
			if e.How != record.HowNoPong || (e.TCP.OutQueue > 0) != unacked || e.OldestPing == 0 || e.Ended-e.OldestPing < 10*time.Second {
				t.Fatalf("%s: %v, out queue %d, oldest ping %v, ended %v", do, e.How, e.TCP.OutQueue, e.OldestPing, e.Ended)
			}
		}
	}
}

func TestStallShorterThanThePongTimeoutLosesNothing(t *testing.T) {
	got := simulate(t, simnet.Options{Faults: []pack.Fault{{Do: "stall", At: dur(20 * time.Second), For: dur(8 * time.Second)}}}, holding(50, time.Second, time.Minute, ping(5*time.Second)))
	if got.count(record.Held) != 50 {
		t.Errorf("held %d of 50", got.count(record.Held))
	}
	if longest := got.totals.Pools[0].Dists[record.PingRTTUS].Summary(1e-6).Max; longest < 7 || longest > 8.1 {
		t.Errorf("longest ping round trip %v s, want nearly the 8 s of the stall", longest)
	}
}

func TestGapsOfTheClocksAreThoseLivedThrough(t *testing.T) {
	got := simulate(t, simnet.Options{}, holding(50, 0, 60*time.Second, ping(10*time.Second), func(p *plan.Pool) {
		p.Send = &plan.Send{OnceWithin: dur(5 * time.Second), Text: plan.Text("x")}
	}))
	for _, e := range got.ends {
		if e.GapAny < 5*time.Second || e.GapAny > 11100*time.Millisecond {
			t.Errorf("socket %d: longest silence %v, want about a ping period", e.Index, e.GapAny)
		}
		if e.GapApp < 54*time.Second {
			t.Errorf("socket %d: longest silence of messages %v, want the rest of the run", e.Index, e.GapApp)
		}
	}
}

func TestSharesTogetherAreThePlan(t *testing.T) {
	whole := holding(101, time.Second, 5*time.Second)
	seen := map[int]int{}
	for _, part := range whole.Split(3) {
		for _, nested := range part.Split(2) {
			got := simulateShare(t, nested)
			if want := nested.Share.Count(nested); len(got) != want {
				t.Errorf("share %+v opened %d sockets and counts %d", nested.Share, len(got), want)
			}
			for _, e := range got {
				seen[e.Index]++
			}
		}
	}
	for i := range 101 {
		if seen[i] != 1 {
			t.Fatalf("socket %d was opened %d times by six shares, want once", i, seen[i])
		}
	}
}

func simulateShare(t *testing.T, p *plan.Plan) []record.End {
	t.Helper()
	var ends []record.End
	err := Simulate(simnet.New(simnet.Options{}), 1, p, record.SinkFunc(func(b *record.Batch) error {
		ends = append(ends, b.Ends...)
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	return ends
}

func TestPingsDoNotAllocate(t *testing.T) {
	// Two runs that differ by 40,000 pings and pongs alone: what they allocate
	// besides is the same.
	allocs := func(hold time.Duration) float64 {
		p := holding(200, 0, hold, ping(time.Second))
		return testing.AllocsPerRun(1, func() {
			err := Simulate(simnet.New(simnet.Options{}), 1, p, record.SinkFunc(func(*record.Batch) error { return nil }))
			if err != nil {
				t.Fatal(err)
			}
		})
	}
	short, long := allocs(100*time.Second), allocs(300*time.Second)
	perSecond := (long - short) / 200 // the tallies of each second
	if perSecond > 30 {
		t.Errorf("%.0f allocations per second of 200 pings and pongs, want only those of a tally", perSecond)
	}
}
