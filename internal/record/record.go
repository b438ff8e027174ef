// Package record is the vocabulary of a run: what a Runner may say happened,
// and nothing about what it means.
//
// Two classes of event are never dropped: tallies (counters and histograms,
// handed over per second) and one End for every socket. Losing one makes the
// run invalid. Host samples and limits describe the generator itself, and what
// was observed is the platform's own word.
//
// The package holds no policy, no clock and no SQL; record/store keeps a
// record as a file.
package record

import (
	"time"

	"holdfast/internal/tally"
)

// Sink takes what a run reports. Batches arrive one at a time, in the order in
// which they happened on each loop; the callee may keep them. An error means
// that the sink itself is broken and ends the run.
type Sink interface {
	Put(*Batch) error
}

// SinkFunc makes a function a Sink.
type SinkFunc func(*Batch) error

// Put calls f.
func (f SinkFunc) Put(b *Batch) error { return f(b) }

// Batch is what one loop, or the sampler of the host, has to say at one moment.
type Batch struct {
	Tallies []Tally
	Ends    []End
	Hosts   []Host
	Limits  []Limit
	Env     *Env

	Interactions []Interaction
	Passed       int64 // interactions that ended and were not kept
	Observed     []Observed
}

// Counter names one count of a series.
type Counter uint8

// The counters of a pool. Attempts, Opened, Refused, Lost and Held count first
// opens only, so that their sums are bounded by the pool's size; sockets that
// were opened again are under the Reconnect names.
const (
	Attempts          Counter = iota // first opens tried
	Opened                           // first opens that reached the 101
	Refused                          // first opens that failed
	Lost                             // opened, and ended by anything but us
	Held                             // opened, and open when the run ended
	ReconnectAttempts                // later opens tried
	Reconnects                       // later opens that reached the 101
	ForensicAttempts                 // probing opens of the tool's own, counted apart
	ForensicOpened
	PingsSent
	PongsReceived // answers to our pings
	MessagesSent
	MessagesReceived
	BytesSent
	BytesReceived
	Unsent // keep-alives and messages dropped because the socket's own queue was full

	// Of a load: its interactions. Planned arrivals are those that came due in
	// the run or would have; planned = started + not started, and started =
	// succeeded + failed + in flight.
	Started
	NotStarted // came due and never sent anything, or never came due: the run ended before
	LateStarts // started more than 10 ms after plan
	Succeeded
	Failed
	InFlight // under way when the run ended
	// Of a load and of each reported step: requests and WebSocket steps.
	Requests      // sent, retries included
	Retried       // of those: sent again
	Throttled     // answered 429
	PromisesKept  // Retry-After was obeyed, and the next answer was no refusal
	PromiseBroken // Retry-After was obeyed, and the next answer was a refusal again
	ConnectionsOpened
	HeldBack // attempts that had to wait because of the confirmed ceiling
	Counters
)

var counterNames = [Counters]string{
	"attempts", "opened", "refused", "lost", "held", "reconnect_attempts", "reconnects",
	"forensic_attempts", "forensic_opened", "pings_sent", "pongs_received",
	"messages_sent", "messages_received", "bytes_sent", "bytes_received", "unsent",
	"started", "not_started", "late", "succeeded", "failed", "in_flight",
	"requests", "retried", "throttled", "promises_kept", "promises_broken", "connections_opened", "held_back",
}

// String is the counter's name in files.
func (c Counter) String() string { return counterNames[c] }

// CounterByName finds a counter by the name String gives it.
func CounterByName(name string) (Counter, bool) {
	for c, n := range counterNames {
		if n == name {
			return Counter(c), true
		}
	}
	return 0, false
}

// Measure names one histogram of a series. All of them hold microseconds.
type Measure uint8

// The histograms. Lateness belongs to the generator's own series, latency and
// service to loads and steps, the others to pools.
const (
	ConnectUS  Measure = iota // dial to 101
	PingRTTUS                 // ping to its pong
	LifetimeUS                // open to end, of lost sockets
	SilenceUS                 // last byte either way to end, of lost sockets
	LatenessUS                // planned to done, of everything the generator planned
	LatencyUS                 // of a load or step: from the planned instant to the end, think times excluded
	ServiceUS                 // of a load or step: from the real send to the end
	Measures
)

var measureNames = [Measures]string{"connect_us", "ping_rtt_us", "lifetime_us", "silence_us", "lateness_us", "latency_us", "service_us"}

// String is the measure's name in files.
func (m Measure) String() string { return measureNames[m] }

// MeasureByName finds a measure by the name String gives it.
func MeasureByName(name string) (Measure, bool) {
	for m, n := range measureNames {
		if n == name {
			return Measure(m), true
		}
	}
	return 0, false
}

// Generator is the series of the generator itself; other series are numbered as
// plan.Series says: pools, then loads with their steps.
const Generator = -1

// Tally is what one series counted in one second of the run. Histograms that
// counted nothing are nil. Tallies of one series and second add up, but for
// Peak, of which the largest counts.
type Tally struct {
	Second int   // since the start of the run
	Series int   // see Generator
	Peak   int64 // most sockets of a pool open, or interactions of a load under way, at once, over all loops; of the generator: of all loads
	Counts [Counters]int64
	Dists  [Measures]*tally.Histogram
	Status map[int]int64    // answers by HTTP status; of a step
	Failed map[string]int64 // what did not succeed, by Failure; of a load or step
}

// A failure is an HTTP status ("503"), the name of a How where there was no
// answer ("reset"), or one of these.
const (
	FailTimeout = "timeout" // no complete answer in time
	FailExpect  = "expect"  // an answer of the right status that does not hold what was expected
	FailExtract = "extract" // nothing at the path of a value to extract
)

// Host is a sample of the generator process and its machine.
type Host struct {
	At       time.Duration // since the start of the run
	CPU      time.Duration // user and system time of the process so far
	RSSBytes int64
	GCPause  time.Duration // the longest stop of the garbage collector since the last sample
	OwnGap   time.Duration // the longest time a loop was away since the last sample
	LoopBusy time.Duration // how long the busiest loop did anything but wait, since the last sample
	RunDelay time.Duration // how long threads of this process waited for a processor, all together, since the last sample; 0 where the system does not tell
	Sockets  int64         // held, being opened, and connections of loads: each takes a descriptor and a port
}

// LimitKind names what the generator ran out of.
type LimitKind string

// What a generator can run out of.
const (
	LimitFDs    LimitKind = "fds"
	LimitPorts  LimitKind = "ports"
	LimitMemory LimitKind = "memory"
	LimitCPU    LimitKind = "cpu"
)

// Limit says that the generator was, or would have been, at its own limit.
type Limit struct {
	Kind      LimitKind
	At        time.Duration
	Preflight bool   // found before the first packet: nothing was sent
	Limit     int64  // what there is
	Need      int64  // what the plan wants
	Detail    string // which limit, in words
	Remedy    string // the command or setting that raises it
}

// Env is what a run ran on and against.
type Env struct {
	ID        string // of the run: time and four random characters
	Started   time.Time
	Version   string
	Go        string
	OS        string
	Kernel    string
	CPUs      int
	GOGC      string
	Loops     int
	Poller    string
	FDLimit   int64
	Addresses []string // what Addr numbers point at, "10.1.2.3:443"
	Audit     string   // who ran it, where, with which arguments, secrets excluded
	// Filled in when the run is over.
	Took        time.Duration
	Interrupted bool
	AbortedBy   string // the rule of the plan's AbortWhen that ended the run, "" if none did
	Complete    bool   // false in a file means: the generator died
}
