package report_test

import (
	"context"
	"strconv"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
)

// told is a run with a load, as an engine reports it: a batch a second.
type told struct {
	plan    *plan.Plan
	seconds []*record.Batch
}

func (s *told) report(ctx context.Context, sink record.Sink) error {
	env := record.Env{
		ID: "20261201-230500-ABCD", Started: time.Date(2026, 12, 1, 23, 5, 0, 0, time.UTC), Version: "test", FDLimit: 20000,
		Addresses: []string{"127.0.0.1:443"}, Complete: true,
	}
	for i, b := range s.seconds {
		if err := sink.Put(b); err != nil {
			return err
		}
		env.Took = time.Duration(i+1) * time.Second
		if env.Interrupted = ctx.Err() != nil; env.Interrupted {
			break
		}
	}
	return sink.Put(&record.Batch{Env: &env})
}

// group is interactions that went the same way.
type group struct {
	n       int64
	latency time.Duration // from plan
	service time.Duration // of each step
	failure string        // "" if they succeeded, at the last step
	detail  string
}

// second tells what a load did in one second; change may add more.
func (s *told) second(load int, groups []group, change func(load, step *record.Tally)) {
	at := len(s.seconds)
	l, steps := &s.plan.Loads[load], s.plan.Loads[load].Journey.Steps
	number := s.plan.LoadSeries(load)
	b := &record.Batch{Hosts: []record.Host{{
		At: time.Duration(at) * time.Second, CPU: time.Duration(at) * 20 * time.Millisecond, RSSBytes: 50 << 20,
		LoopBusy: 18 * time.Millisecond, RunDelay: time.Millisecond, GCPause: 80 * time.Microsecond, OwnGap: 2 * time.Millisecond, Sockets: int64(40 + at),
	}}}
	in := record.Tally{Second: at, Series: number, Failed: map[string]int64{}}
	of := make([]record.Tally, len(steps))
	record1 := func(t *record.Tally, m record.Measure, v time.Duration, n int64) {
		if t.Dists[m] == nil {
			t.Dists[m] = new(tally.Histogram)
		}
		t.Dists[m].RecordN(v.Microseconds(), uint64(n))
	}
	for _, g := range groups {
		in.Counts[record.Started] += g.n
		record1(&in, record.LatencyUS, g.latency, g.n)
		record1(&in, record.ServiceUS, g.service*time.Duration(len(steps)), g.n)
		planned := time.Duration(at) * time.Second
		example := record.Interaction{Load: load, Number: int64(at) * 1000, Planned: planned, Started: planned, Ended: planned + g.latency, Failure: g.failure}
		for k := range steps {
			t := &of[k]
			t.Second, t.Series = at, number+1+k
			if t.Status == nil {
				t.Status, t.Failed = map[int]int64{}, map[string]int64{}
			}
			t.Counts[record.Requests] += g.n
			in.Counts[record.Requests] += g.n
			record1(t, record.LatencyUS, g.latency/time.Duration(len(steps)), g.n)
			record1(t, record.ServiceUS, g.service, g.n)
			step := record.InteractionStep{Step: k, Planned: planned, Sent: planned, Ended: planned + g.service, Attempts: 1, Status: 200}
			if g.failure != "" && k == len(steps)-1 {
				t.Failed[g.failure] += g.n
				step.Failure, step.Detail = g.failure, g.detail
				if status, err := strconv.Atoi(g.failure); err == nil {
					t.Status[status] += g.n
				}
			} else {
				t.Status[200] += g.n
			}
			example.Steps = append(example.Steps, step)
		}
		if g.failure != "" {
			in.Counts[record.Failed] += g.n
			in.Failed[g.failure] += g.n
		} else {
			in.Counts[record.Succeeded] += g.n
		}
		b.Interactions = append(b.Interactions, example)
		b.Passed += g.n - 1
	}
	in.Peak = in.Counts[record.Started] / 4
	if at == 0 {
		in.Counts[record.ConnectionsOpened] = int64(max(l.Connections.Max, 1))
	}
	if change != nil {
		change(&in, &of[len(of)-1])
	}
	b.Tallies = append(append(b.Tallies, in, record.Tally{Second: at, Series: record.Generator, Peak: in.Peak}), of...)
	s.seconds = append(s.seconds, b)
}

func aLoad(name string, perS float64, long time.Duration, steps ...string) plan.Load {
	l := plan.Load{
		Name: name, For: dur(long), Stages: []plan.Stage{{From: perS, To: perS, Over: dur(long)}},
		Connections: plan.Connections{Max: 64, Reuse: true}, Journey: plan.Journey{Name: name, Steps: steps},
	}
	for k := range steps {
		l.Journey.Program = append(l.Journey.Program, plan.Step{Op: plan.OpRequest, Report: k, Request: &plan.Request{
			Method: "POST", URL: plan.Text("http://127.0.0.1/x"), Timeout: dur(10 * time.Second), Expect: plan.Expect{Status: []plan.StatusRange{{Low: 200, High: 299}}},
		}})
	}
	return l
}

func aPlan(name string, long time.Duration, loads ...plan.Load) *plan.Plan {
	p := &plan.Plan{
		Format: plan.Format, Scenario: name + ".yaml", Seed: 7, Duration: dur(long), Target: plan.Target{HTTP: "http://127.0.0.1"}, Loads: loads,
	}
	for _, l := range loads {
		p.Thresholds = append(p.Thresholds,
			plan.Threshold{Expr: "latency_ms(" + l.Name + ", p99) < 800", Metric: "latency_ms", Name: l.Name, Stat: "p99", Op: "<", Value: 800},
			plan.Threshold{Expr: "failed(" + l.Name + ") < 1%", Metric: "failed", Name: l.Name, Op: "<", Value: .01, Implied: true})
	}
	return p
}

// toldStories are runs with loads whose whole output is kept as golden files.
func toldStories() []story {
	const ms = time.Millisecond
	fine := group{n: 200, latency: 3 * ms, service: 3 * ms}

	stalled := &told{plan: aPlan("load-stalled", 60*time.Second, aLoad("data-actions", 200, 60*time.Second, "execute"))}
	for at := range 60 {
		groups := []group{fine}
		if at%20 == 10 { // a stall of a second: all of its arrivals waited, 500 ms each on average
			groups = []group{{n: 64, latency: 900 * ms, service: 900 * ms}, {n: 136, latency: 500 * ms, service: 3 * ms}}
		}
		if at == 59 {
			groups[0].n--
			groups = append(groups, group{n: 1, latency: 10 * time.Second, service: 10 * time.Second, failure: "timeout"})
		}
		stalled.second(0, groups, nil)
	}

	throttled := &told{plan: aPlan("load-throttled", 30*time.Second, aLoad("data-actions", 100, 30*time.Second, "execute", "read"))}
	throttled.plan.Thresholds = append(throttled.plan.Thresholds,
		plan.Threshold{Expr: "throttled(data-actions) < 5%", Metric: "throttled", Name: "data-actions", Op: "<", Value: .05},
		plan.Threshold{Expr: "good_per_s(data-actions) >= 90", Metric: "good_per_s", Name: "data-actions", Op: ">=", Value: 90},
		plan.Threshold{Expr: "max_concurrent() < 1000", Metric: "max_concurrent", Op: "<", Value: 1000})
	for at := range 30 {
		groups := []group{{n: 100, latency: 20 * ms, service: 10 * ms}}
		if at >= 10 && at < 20 {
			groups = []group{
				{n: 60, latency: 20 * ms, service: 10 * ms},
				{n: 30, latency: 3100 * ms, service: 10 * ms},
				{n: 10, latency: 6 * time.Second, service: 5 * ms, failure: "429", detail: "Retry-After: 3, Rate limit exceeded \x1b[31m"},
			}
		}
		throttled.second(0, groups, func(load, step *record.Tally) {
			if at < 10 || at >= 20 {
				return
			}
			for _, t := range []*record.Tally{load, step} {
				t.Counts[record.Requests] += 50
				t.Counts[record.Retried] = 50
				t.Counts[record.Throttled] = 60
				t.Counts[record.PromisesKept], t.Counts[record.PromiseBroken] = 30, 20
			}
			step.Status[429] += 50
			load.Counts[record.LateStarts] = 2
		})
	}

	shed := &told{plan: aPlan("load-shed", 60*time.Second, aLoad("orders", 400, 60*time.Second, "create"), aLoad("background", 5, 60*time.Second, "poll"))}
	shed.plan.AbortWhen = []plan.Threshold{{Expr: "failed(orders) > 50%", Metric: "failed", Name: "orders", Op: ">", Value: .5}}
	shed.plan.WarmUp = dur(5 * time.Second)
	for at := range 60 {
		groups := []group{{n: 400, latency: 4 * ms, service: 4 * ms}}
		switch {
		case at >= 20:
			groups = []group{
				{n: 100, latency: 2 * time.Second, service: 1800 * ms},
				{n: 240, latency: 300 * ms, service: 2 * ms, failure: "503", detail: "no healthy upstream"},
				{n: 50, latency: 2100 * ms, service: 1900 * ms, failure: "reset"},
				{n: 10, latency: 10 * time.Second, service: 10 * time.Second, failure: "timeout"},
			}
		case at >= 12:
			slow := 4 * ms << (at - 11)
			groups = []group{{n: 400, latency: slow * 2, service: slow}}
		}
		shed.second(0, groups, func(load, _ *record.Tally) {
			if at == 31 {
				load.Counts[record.NotStarted] = 400 * 28
				load.Counts[record.Started] += 120
				load.Counts[record.NotStarted] -= 120
				load.Counts[record.InFlight] = 120
			}
		})
		other := &told{plan: shed.plan, seconds: make([]*record.Batch, at)}
		other.second(1, []group{{n: 5, latency: 2 * ms, service: 2 * ms}}, func(load, _ *record.Tally) {
			if at == 31 { // the last
				load.Counts[record.NotStarted] = 5 * 28
			}
		})
		b := shed.seconds[at]
		b.Tallies = append(b.Tallies, other.seconds[at].Tallies...)
		b.Interactions = append(b.Interactions, other.seconds[at].Interactions...)
		b.Passed += other.seconds[at].Passed
	}

	return []story{
		{name: "load-stalled", told: stalled},
		{name: "load-throttled", told: throttled},
		{name: "load-shed", told: shed},
		{name: "observed", told: toldMasked()},
	}
}

// toldMasked is a run whose 429s never arrive: a library in between makes 418
// of them, and only the platform's own record knows.
func toldMasked() *told {
	const ms = time.Millisecond
	s := &told{plan: aPlan("observed", 30*time.Second, aLoad("data-actions", 100, 30*time.Second, "execute"))}
	s.plan.Observe = &plan.Observe{Platform: "genesys", Every: dur(5 * time.Second), Concurrent: []string{"oFlow", "oWaiting"}}
	now := func(at time.Duration, flow, waiting int64) []record.Observed {
		return []record.Observed{
			{At: at, Kind: record.ObservedNow, Series: "oFlow", Value: flow},
			{At: at, Kind: record.ObservedNow, Series: "oWaiting", Value: waiting},
		}
	}
	reached := func(at time.Duration, actions, channels int64) []record.Observed {
		return []record.Observed{
			{At: at, Kind: record.ObservedReached, Value: actions + channels},
			{At: at, Kind: record.ObservedReached, Series: "dataactions/requests.volume.max", Value: actions},
			{At: at, Kind: record.ObservedReached, Series: "notifications/\x1b[31mchannels", Value: channels},
		}
	}
	for at := range 30 {
		groups := []group{{n: 100, latency: 20 * ms, service: 10 * ms}}
		if at >= 20 {
			groups = []group{{n: 70, latency: 20 * ms, service: 10 * ms}, {n: 30, latency: 6 * ms, service: 5 * ms, failure: "418", detail: "giving up after 1 attempt"}}
		}
		s.second(0, groups, nil)
		b := s.seconds[at]
		when := time.Duration(at)*time.Second + 3*ms
		switch at {
		case 0:
			first := reached(-20*ms, 0, 5)
			b.Observed = append(now(-20*ms, 4, 0), first[0], first[2]) // nothing of data actions yet
		case 5:
			b.Observed = append(now(when, 20, 3)[:1], record.Observed{At: when, Kind: record.ObservedError, Series: "conversations activity", Value: 503, Detail: "status 503: \x1b[31mbusy"})
		case 10:
			b.Observed = append(now(when, 22, 9), record.Observed{At: when, Kind: record.ObservedLimit, Series: "dataactions/requests.volume.max", Value: 900, Max: 2500})
		case 15:
			b.Observed = []record.Observed{{At: when, Kind: record.ObservedSkipped, Value: 1}}
		case 29:
			b.Observed = append(now(when, 18, 2), reached(when, 300, 6)...)
			b.Observed = append(b.Observed,
				record.Observed{At: when, Kind: record.ObservedLimit, Series: "dataactions/requests.volume.max", Value: 2500, Max: 2500},
				record.Observed{At: when, Kind: record.ObservedLimit, Series: "other/without.max", Value: 3},
				record.Observed{At: when, Kind: record.ObservedConversation, Series: "c1", Value: 1},
				record.Observed{At: when, Kind: record.ObservedConversation, Series: "c2"},
				record.Observed{At: when, Kind: record.ObservedNotKept, Value: 12})
		}
	}
	return s
}
