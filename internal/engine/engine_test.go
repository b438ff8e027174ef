package engine

import (
	"os"
	"testing"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
	"holdfast/internal/units"
)

// outcome is what a simulated run reported.
type outcome struct {
	totals  *metrics.Totals
	ends    []record.End
	tallies []record.Tally
	limits  []record.Limit
	env     record.Env
}

func (o *outcome) count(c record.Counter) int64 { return o.totals.Pools[0].Counts[c] }

// unlessPoller skips what is simulated when a poller was asked for, which has
// no part in it.
func unlessPoller(t testing.TB) {
	t.Helper()
	if name := os.Getenv("HOLDFAST_POLLER"); name != "" {
		t.Skip("simulated: of no interest to " + name)
	}
}

// simulate runs a plan in a simulated world and checks that the books balance.
func simulate(t testing.TB, w simnet.Options, p *plan.Plan) *outcome {
	t.Helper()
	unlessPoller(t)
	o := &outcome{totals: metrics.New(p)}
	err := Simulate(simnet.New(w), 1, p, record.SinkFunc(func(b *record.Batch) error {
		o.ends = append(o.ends, b.Ends...)
		o.tallies = append(o.tallies, b.Tallies...)
		if b.Env != nil {
			o.env = *b.Env
		}
		return o.totals.Add(b)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.totals.Identities(); err != nil {
		t.Fatal(err)
	}
	return o
}

func dur(d time.Duration) units.Duration { return units.Duration(d) }

// holding is a plan with one pool, its sockets opened evenly over the time given.
func holding(size int, over, hold time.Duration, adjust ...func(*plan.Pool)) *plan.Plan {
	pool := plan.Pool{
		Name: "desks", Size: size, URL: plan.Text("ws://127.0.0.1/api/v2/architect/flows"),
		KeepAlive:      plan.KeepAlive{Kind: plan.KeepAliveOff},
		ConnectTimeout: dur(10 * time.Second), HandshakeTimeout: dur(10 * time.Second),
	}
	if over > 0 {
		pool.OpenPerSecond = float64(size) / over.Seconds()
	}
	for _, f := range adjust {
		f(&pool)
	}
	return &plan.Plan{Seed: 1, Duration: dur(hold), Pools: []plan.Pool{pool}}
}

func ping(every time.Duration) func(*plan.Pool) {
	return func(p *plan.Pool) {
		p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePing, Every: dur(every), PongTimeout: dur(10 * time.Second), Jitter: .1, Share: 1}
	}
}

func TestPingShorterThanIdleTimeoutKeepsSockets(t *testing.T) {
	got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(60 * time.Second)}},
		holding(100, 10*time.Second, time.Hour, ping(30*time.Second)))
	if got.count(record.Held) != 100 || got.count(record.Lost) != 0 {
		t.Errorf("held %d, lost %d; want 100 and 0", got.count(record.Held), got.count(record.Lost))
	}
}

func TestSilentSocketsDieOfAnIdleTimeout(t *testing.T) {
	got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(20 * time.Second)}},
		holding(100, 10*time.Second, time.Minute))
	if got.count(record.Lost) != 100 {
		t.Errorf("lost %d, want 100", got.count(record.Lost))
	}
	for _, e := range got.ends {
		if e.Kind == record.First && (e.How != record.HowFIN || e.Age() < 20*time.Second || e.Age() > 20*time.Second+time.Millisecond) {
			t.Fatalf("end %+v, want a FIN at 20 s", e)
		}
	}
}

func BenchmarkVirtualDay(b *testing.B) {
	for _, keep := range []string{"silent", "pinging"} {
		b.Run(keep, func(b *testing.B) {
			for b.Loop() {
				p := holding(5000, 10*time.Second, 24*time.Hour)
				if keep == "pinging" {
					ping(30 * time.Second)(&p.Pools[0])
				}
				got := simulate(b, simnet.Options{Edge: pack.Edge{}}, p)
				if got.count(record.Held) != 5000 {
					b.Fatalf("held %d of 5000", got.count(record.Held))
				}
				b.ReportMetric(float64(got.count(record.PingsSent)), "pings/op")
			}
		})
	}
}
