package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// Kind is what a family of samples is.
type Kind uint8

// The kinds.
const (
	Gauge Kind = iota
	Counter
	Histogram
)

// Family is all samples of one name.
type Family struct {
	Name    string // without the _total of counters
	Help    string
	Kind    Kind
	Unit    string // "seconds", "bytes" or "", as at the end of Name
	Samples []Sample
}

// Sample is one number, or one histogram.
type Sample struct {
	Labels []Label
	Value  float64
	// Of a histogram: how many values were at most each of Bounds, each by
	// itself and not those below it again; the last one is above all.
	Buckets []uint64
	Sum     float64
}

// Label is a name and a value. Values are escaped for people already.
type Label struct{ Name, Value string }

// Bounds are the upper ends of the buckets of all histograms, in seconds: from
// a fast loopback to the longest timeout, two or three to the decade.
var Bounds = []float64{.00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60}

// maxCauses bounds the values of a label that come from outside.
const maxCauses = 50

// Live counts a run for whoever asks while it goes on. Put belongs to the
// goroutine that has the batches; Families may be called from any.
type Live struct {
	plan   *plan.Plan
	series []plan.Series

	mu     sync.Mutex
	env    record.Env
	of     []sums // by series
	own    sums   // of the generator
	ended  []map[end]float64
	closed []float64 // sockets of a pool that were open and are not any more
	host   record.Host
	over   bool
}

type sums struct {
	counts [record.Counters]int64
	peak   int64
	dists  [record.Measures]*buckets
	status map[int]int64
	failed map[string]int64
}

type buckets struct {
	counts []uint64
	sumUS  uint64
}

// end is what ends of a pool's sockets are counted by.
type end struct{ phase, cause string }

// NewLive begins to count a run of the plan.
func NewLive(p *plan.Plan) *Live {
	l := &Live{plan: p, series: p.Series()}
	l.of, l.ended, l.closed = make([]sums, len(l.series)), make([]map[end]float64, len(p.Pools)), make([]float64, len(p.Pools))
	return l
}

// Put takes a batch in.
func (l *Live) Put(b *record.Batch) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b.Env != nil {
		l.env, l.over = *b.Env, b.Env.Complete
	}
	for i := range b.Tallies {
		switch in := &b.Tallies[i]; {
		case in.Series == record.Generator:
			l.own.add(in)
		case in.Series >= 0 && in.Series < len(l.of):
			l.of[in.Series].add(in)
		}
	}
	for i := range b.Ends {
		if e := &b.Ends[i]; e.Pool >= 0 && e.Pool < len(l.ended) {
			l.end(e)
		}
	}
	for i := range b.Hosts {
		l.host = b.Hosts[i]
	}
}

func (l *Live) end(e *record.End) {
	if e.Phase == record.PhaseOpen {
		l.closed[e.Pool]++
	}
	if e.Kind != record.First || e.How == record.HowHeld || e.How == record.HowStopped {
		return
	}
	cause := e.How.String()
	if e.How == record.HowStatus && e.Status > 0 {
		cause = strconv.Itoa(e.Status)
	}
	at := end{e.Phase.String(), cause}
	if l.ended[e.Pool] == nil {
		l.ended[e.Pool] = map[end]float64{}
	}
	if _, known := l.ended[e.Pool][at]; !known && len(l.ended[e.Pool]) >= maxCauses {
		at.cause = "other"
	}
	l.ended[e.Pool][at]++
}

func (s *sums) add(in *record.Tally) {
	for c, n := range in.Counts {
		s.counts[c] += n
	}
	s.peak = max(s.peak, in.Peak)
	for m, h := range in.Dists {
		if h == nil {
			continue
		}
		if s.dists[m] == nil {
			s.dists[m] = &buckets{counts: make([]uint64, len(Bounds)+1)}
		}
		at := 0
		for us, n := range h.Bins() { // smallest first
			v := float64(us) / 1e6
			for at < len(Bounds) && v > Bounds[at] {
				at++
			}
			s.dists[m].counts[at] += n
			s.dists[m].sumUS += uint64(us) * n
		}
	}
	for status, n := range in.Status {
		put(&s.status, status, n, -1)
	}
	for failure, n := range in.Failed {
		put(&s.failed, failure, n, "other")
	}
}

func put[K comparable](m *map[K]int64, key K, n int64, other K) {
	if *m == nil {
		*m = map[K]int64{}
	}
	if _, known := (*m)[key]; !known && len(*m) >= maxCauses {
		key = other
	}
	(*m)[key] += n
}

// Run names the run: its id, its scenario and the version of the tool.
func (l *Live) Run() (id, scenario, version string, started time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return safe.Text(l.env.ID, 64), safe.Text(l.plan.Scenario, 200), safe.Text(l.env.Version, 64), l.env.Started
}

// Families are the numbers as they are now, in a fixed order. They share
// nothing with the run.
func (l *Live) Families() []Family {
	l.mu.Lock()
	defer l.mu.Unlock()
	var f families
	f.add("holdfast_run_info", "Which run it is: always 1.", Gauge, "", Sample{
		Labels: []Label{{"id", safe.Text(l.env.ID, 64)}, {"scenario", safe.Text(l.plan.Scenario, 200)}, {"version", safe.Text(l.env.Version, 64)}}, Value: 1,
	})
	f.add("holdfast_run_elapsed_seconds", "Time since the start of the run.", Gauge, "seconds", Sample{Value: max(l.host.At, l.env.Took).Seconds()})
	f.add("holdfast_run_planned_seconds", "How long the run is to take.", Gauge, "seconds", Sample{Value: l.plan.Duration.D().Seconds()})
	over := 0.0
	if l.over {
		over = 1
	}
	f.add("holdfast_run_over", "1 once the run is over.", Gauge, "", Sample{Value: over})
	l.pools(&f)
	l.loads(&f)
	f.add("holdfast_interactions_max_concurrent", "Most interactions of all loads under way at once so far.", Gauge, "", Sample{Value: float64(l.own.peak)})
	f.add("holdfast_generator_cpu_seconds", "Processor time that the generator has used.", Counter, "seconds", Sample{Value: l.host.CPU.Seconds()})
	f.add("holdfast_generator_memory_bytes", "Memory of the generator (RSS).", Gauge, "bytes", Sample{Value: float64(l.host.RSSBytes)})
	f.add("holdfast_generator_sockets", "Sockets that the generator has: held, being opened, and of loads.", Gauge, "", Sample{Value: float64(l.host.Sockets)})
	f.add("holdfast_generator_lateness_seconds", "From plan to done, of everything that the generator planned.", Histogram, "seconds", l.own.histogram(record.LatenessUS, nil)...)
	return f
}

type families []Family

func (f *families) add(name, help string, kind Kind, unit string, samples ...Sample) {
	if len(samples) > 0 {
		*f = append(*f, Family{Name: name, Help: help, Kind: kind, Unit: unit, Samples: samples})
	}
}

func (s *sums) histogram(m record.Measure, labels []Label) []Sample {
	d := s.dists[m]
	if d == nil {
		return nil
	}
	return []Sample{{Labels: labels, Buckets: slices.Clone(d.counts), Sum: float64(d.sumUS) / 1e6}}
}

// count is a family with one sample for each that has a name.
type count struct {
	name, help string
	of         record.Counter
}

// counters adds families of counts.
func (f *families) counters(names [][]Label, of func(i int) *sums, all []count) {
	for _, c := range all {
		var samples []Sample
		for i := range names {
			samples = append(samples, Sample{Labels: names[i], Value: float64(of(i).counts[c.of])})
		}
		f.add(c.name, c.help, Counter, "", samples...)
	}
}

func (l *Live) pools(f *families) {
	if len(l.plan.Pools) == 0 {
		return
	}
	names := make([][]Label, len(l.plan.Pools))
	var wanted, open, ended, connects, pings []Sample
	for i := range l.plan.Pools {
		names[i] = []Label{{"pool", safe.Text(l.plan.Pools[i].Name, 100)}}
		c := &l.of[i].counts
		wanted = append(wanted, Sample{Labels: names[i], Value: float64(l.plan.Pools[i].Size)})
		open = append(open, Sample{Labels: names[i], Value: max(0, float64(c[record.Opened]+c[record.Reconnects]+c[record.ForensicOpened])-l.closed[i])})
		for _, at := range slices.SortedFunc(maps.Keys(l.ended[i]), func(a, b end) int {
			return cmp.Or(strings.Compare(a.phase, b.phase), strings.Compare(a.cause, b.cause))
		}) {
			ended = append(ended, Sample{Labels: []Label{names[i][0], {"phase", at.phase}, {"cause", at.cause}}, Value: l.ended[i][at]})
		}
		connects = append(connects, l.of[i].histogram(record.ConnectUS, names[i])...)
		pings = append(pings, l.of[i].histogram(record.PingRTTUS, names[i])...)
	}
	f.add("holdfast_sockets_wanted", "Sockets that the pool is to hold.", Gauge, "", wanted...)
	f.add("holdfast_sockets_open", "Sockets of the pool that are open now.", Gauge, "", open...)
	f.counters(names, func(i int) *sums { return &l.of[i] }, []count{
		{"holdfast_sockets_opened", "First opens that reached the 101.", record.Opened},
		{"holdfast_sockets_refused", "First opens that failed.", record.Refused},
		{"holdfast_sockets_lost", "Open sockets that were ended by anything but the run.", record.Lost},
		{"holdfast_sockets_reconnected", "Later opens that reached the 101.", record.Reconnects},
		{"holdfast_pings_sent", "Keep-alives that were sent.", record.PingsSent},
		{"holdfast_pongs_received", "Answers to pings.", record.PongsReceived},
		{"holdfast_messages_sent", "Messages that were sent.", record.MessagesSent},
		{"holdfast_messages_received", "Messages that were received.", record.MessagesReceived},
	})
	f.add("holdfast_sockets_ended", "First opens that were refused (phase dial, tls, handshake) or lost (open), by what the wire showed; what it means is in the report.", Counter, "", ended...)
	f.add("holdfast_connect_seconds", "From the dial to the 101.", Histogram, "seconds", connects...)
	f.add("holdfast_ping_rtt_seconds", "From a ping to its pong.", Histogram, "seconds", pings...)
}

func (l *Live) loads(f *families) {
	if len(l.plan.Loads) == 0 {
		return
	}
	var names [][]Label
	var of []*sums
	var flying, failed, answers, latency, service, steps []Sample
	for n, s := range l.series {
		if s.Load < 0 {
			continue
		}
		load, in := &l.plan.Loads[s.Load], &l.of[n]
		labels := []Label{{"load", safe.Text(load.Name, 100)}}
		if s.Step >= 0 {
			labels = append(labels, Label{"step", safe.Text(load.Journey.Steps[s.Step], 100)})
			for _, status := range slices.Sorted(maps.Keys(in.status)) {
				code := strconv.Itoa(status)
				if status < 0 {
					code = "other"
				}
				answers = append(answers, Sample{Labels: append(slices.Clone(labels), Label{"code", code}), Value: float64(in.status[status])})
			}
			steps = append(steps, in.histogram(record.LatencyUS, labels)...)
			continue
		}
		names, of = append(names, labels), append(of, in)
		flying = append(flying, Sample{Labels: labels, Value: max(0, float64(in.counts[record.Started]-in.counts[record.Succeeded]-in.counts[record.Failed]-in.counts[record.InFlight]))})
		for _, cause := range slices.Sorted(maps.Keys(in.failed)) {
			failed = append(failed, Sample{Labels: append(slices.Clone(labels), Label{"cause", safe.Text(cause, 60)}), Value: float64(in.failed[cause])})
		}
		latency, service = append(latency, in.histogram(record.LatencyUS, labels)...), append(service, in.histogram(record.ServiceUS, labels)...)
	}
	f.add("holdfast_interactions_in_flight", "Interactions under way now.", Gauge, "", flying...)
	f.counters(names, func(i int) *sums { return of[i] }, []count{
		{"holdfast_interactions_started", "Interactions that were started.", record.Started},
		{"holdfast_interactions_not_started", "Arrivals that came due and never sent anything.", record.NotStarted},
		{"holdfast_interactions_late", "Interactions that started more than 10 ms after plan.", record.LateStarts},
		{"holdfast_interactions_succeeded", "Interactions that succeeded.", record.Succeeded},
		{"holdfast_requests_throttled", "Answers with status 429.", record.Throttled},
		{"holdfast_requests_sent", "Requests and WebSocket steps, retries included.", record.Requests},
		{"holdfast_requests_retried", "Requests that were sent again.", record.Retried},
	})
	f.add("holdfast_interactions_failed", "Interactions that failed, by status, by what the wire showed, or timeout, expect, extract.", Counter, "", failed...)
	f.add("holdfast_responses", "Answers by status.", Counter, "", answers...)
	f.add("holdfast_latency_seconds", "Of interactions: from the planned arrival to the end, think times excluded.", Histogram, "seconds", latency...)
	f.add("holdfast_service_seconds", "Of interactions: from the real send to the end.", Histogram, "seconds", service...)
	f.add("holdfast_step_latency_seconds", "Of steps: from the planned instant to the end.", Histogram, "seconds", steps...)
}
