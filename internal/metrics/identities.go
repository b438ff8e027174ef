package metrics

import (
	"fmt"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// Identities checks that the books balance. Every wanted socket is opened,
// refused or not opened, and every opened one is lost or held; every started
// interaction succeeded, failed or was under way when the run ended. Nothing
// was out of balance after any second of the run. An error here is a bug in
// holdfast.
func (t *Totals) Identities() error {
	if t.imbalance != nil {
		return t.imbalance
	}
	for i := range t.Pools {
		if err := t.Pools[i].pool(t.Wanted(i)); err != nil {
			return fmt.Errorf("pool %q: %w", t.Plan.Pools[i].Name, err)
		}
	}
	for i := range t.Loads {
		if err := t.Loads[i].load(); err != nil {
			return fmt.Errorf("load %q: %w", t.Plan.Loads[i].Name, err)
		}
	}
	return nil
}

func (s *Series) pool(wanted int64) error {
	c := &s.Counts
	switch {
	case wanted < c[record.Opened]+c[record.Refused]:
		return fmt.Errorf("opened %d + refused %d of %d wanted", c[record.Opened], c[record.Refused], wanted)
	case c[record.Attempts] < c[record.Opened]+c[record.Refused] || c[record.Attempts] > wanted:
		return fmt.Errorf("%d attempts for opened %d + refused %d of %d wanted", c[record.Attempts], c[record.Opened], c[record.Refused], wanted)
	case c[record.Opened] != c[record.Lost]+c[record.Held]:
		return fmt.Errorf("opened %d, but lost %d + held %d", c[record.Opened], c[record.Lost], c[record.Held])
	case s.Dists[record.ConnectUS].Count() != uint64(c[record.Opened]):
		return fmt.Errorf("%d connect times for %d opened", s.Dists[record.ConnectUS].Count(), c[record.Opened])
	case s.Dists[record.LifetimeUS].Count() != uint64(c[record.Lost]):
		return fmt.Errorf("%d lifetimes for %d lost", s.Dists[record.LifetimeUS].Count(), c[record.Lost])
	case c[record.PongsReceived] > c[record.PingsSent]:
		return fmt.Errorf("%d pongs for %d pings", c[record.PongsReceived], c[record.PingsSent])
	}
	return nil
}

func (l *Load) load() error {
	c := &l.Counts
	if under := c[record.Started] - l.Ended(); under != c[record.InFlight] {
		return fmt.Errorf("started %d, but succeeded %d + failed %d + in flight %d", c[record.Started], c[record.Succeeded], c[record.Failed], c[record.InFlight])
	}
	requests := int64(0)
	for i := range l.Steps {
		requests += l.Steps[i].Counts[record.Requests]
	}
	if requests > c[record.Requests] { // steps without a name are in the load's alone
		return fmt.Errorf("%d requests, but %d of its steps", c[record.Requests], requests)
	}
	return nil
}

// running checks what must hold after every second: nothing was taken back,
// and nothing ended that had not begun.
func (s *Series) running(of plan.Series) error {
	c := &s.Counts
	for counter, n := range c {
		if n < 0 {
			return fmt.Errorf("%v is %d", record.Counter(counter), n)
		}
	}
	if of.Pool >= 0 {
		return nil
	}
	answers := int64(0)
	for _, n := range s.Status {
		answers += n
	}
	switch {
	case c[record.Throttled] > c[record.Requests]:
		return fmt.Errorf("throttled %d of %d requests", c[record.Throttled], c[record.Requests])
	case c[record.Retried] > c[record.Requests]:
		return fmt.Errorf("retried %d of %d requests", c[record.Retried], c[record.Requests])
	case answers > c[record.Requests]:
		return fmt.Errorf("%d answers to %d requests", answers, c[record.Requests])
	case of.Step >= 0:
		return nil
	}
	failures := int64(0)
	for _, n := range s.Failed {
		failures += n
	}
	ended := uint64(s.Ended())
	switch {
	case c[record.Started] < s.Ended()+c[record.InFlight]:
		return fmt.Errorf("started %d, but succeeded %d + failed %d + in flight %d", c[record.Started], c[record.Succeeded], c[record.Failed], c[record.InFlight])
	case c[record.LateStarts] > c[record.Started]:
		return fmt.Errorf("late %d of %d started", c[record.LateStarts], c[record.Started])
	case failures != c[record.Failed]:
		return fmt.Errorf("failed %d, but %d by kind", c[record.Failed], failures)
	case s.Dists[record.LatencyUS].Count() != ended:
		return fmt.Errorf("%d latencies for %d ended", s.Dists[record.LatencyUS].Count(), ended)
	case s.Dists[record.ServiceUS].Count() > ended:
		return fmt.Errorf("%d service times for %d ended", s.Dists[record.ServiceUS].Count(), ended)
	}
	return nil
}
