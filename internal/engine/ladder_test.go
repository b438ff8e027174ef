package engine

import (
	"context"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
	"holdfast/internal/units"
)

func TestLadderPingsOnceAfterEachSilence(t *testing.T) {
	once := []units.Duration{dur(3 * time.Second), dur(8 * time.Second), dur(12 * time.Second)}
	got := simulate(t, simnet.Options{Edge: pack.Edge{IdleTimeout: dur(10 * time.Second), CloseStyle: pack.StyleResetOnUse}},
		holding(4, time.Second, 30*time.Second, func(p *plan.Pool) {
			p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePing, Share: 1, PongTimeout: dur(2 * time.Second), Once: once}
		}))
	for _, e := range got.ends {
		if e.Index == len(once) {
			if e.PingsSent != 0 {
				t.Errorf("socket %d has no rung and sent %d pings", e.Index, e.PingsSent)
			}
			continue
		}
		answered := once[e.Index].D() < 10*time.Second
		if e.PingsSent != 1 || (e.PongsReceived == 1) != answered || (e.How == record.HowReset) == answered {
			t.Errorf("socket %d: %d pings, %d pongs, ended by %v; want one ping, answered: %v", e.Index, e.PingsSent, e.PongsReceived, e.How, answered)
		}
		if sent := e.LastSent - e.Opened; sent < once[e.Index].D() || sent > once[e.Index].D()+2*time.Millisecond {
			t.Errorf("socket %d pinged %v after its open, want %v", e.Index, sent, once[e.Index])
		}
	}
}

func TestPoolOpensFromItsOwnMoment(t *testing.T) {
	p := holding(10, time.Second, 20*time.Second, func(p *plan.Pool) { p.OpenFrom = dur(5 * time.Second) })
	for _, e := range simulate(t, simnet.Options{}, p).ends {
		if want := 5*time.Second + time.Duration(e.Index)*100*time.Millisecond; e.Planned != want || e.Attempted < want || e.Attempted > want+2*time.Millisecond {
			t.Errorf("socket %d: planned %v, attempted %v; want %v", e.Index, e.Planned, e.Attempted, want)
		}
	}
}

func TestPoolOpensNoMoreOnceEnoughAreLost(t *testing.T) {
	for at, counter := range map[string]record.Counter{pack.CapRefuse503: record.Refused, pack.CapEvictOldest: record.Lost} {
		for _, loops := range []int{1, 3} {
			p := holding(1000, 10*time.Second, 30*time.Second, func(p *plan.Pool) { p.EnoughLost = 8 })
			var held, fallen, late int64
			err := Simulate(simnet.New(simnet.Options{Edge: pack.Edge{MaxConnections: 100, AtCap: at}}), loops, p, record.SinkFunc(func(b *record.Batch) error {
				for _, tl := range b.Tallies {
					held, fallen = held+tl.Counts[record.Held], fallen+tl.Counts[counter]
				}
				for _, e := range b.Ends {
					if e.Attempted > 2*time.Second {
						late++
					}
				}
				return nil
			}))
			if err != nil {
				t.Fatal(err)
			}
			if held != 100 || fallen < 8 || fallen > 10 || late > 0 {
				t.Errorf("%s on %d loops: held %d, %d refused or lost, %d attempts later; want 100, about 8, none", at, loops, held, fallen, late)
			}
		}
	}
}

func TestSimulationEndsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	held, env := int64(0), record.Env{}
	err := SimulateUntil(ctx, simnet.New(simnet.Options{}), 2, holding(50, time.Second, time.Hour, ping(5*time.Second)), record.SinkFunc(func(b *record.Batch) error {
		for _, tl := range b.Tallies {
			held += tl.Counts[record.Held]
			if tl.Second >= 20 {
				cancel()
			}
		}
		if b.Env != nil {
			env = *b.Env
		}
		return nil
	}))
	if err != nil || held != 50 || !env.Interrupted || env.Took < 20*time.Second || env.Took > 22*time.Second {
		t.Errorf("held %d, interrupted %v after %v, error %v; want 50 after about 21 s", held, env.Interrupted, env.Took, err)
	}
}
