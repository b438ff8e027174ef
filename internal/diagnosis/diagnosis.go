// Package diagnosis names the cause of every abnormal end in a run record,
// and what to do about it.
//
// It reads records and nothing else: no sockets, no clock, no randomness. The
// same record gives the same verdict on any machine, now or in a year.
//
// One end gives a class; the population gives the cause. Ends that the wire
// alone explains (a refusal's status, a protocol error, unacknowledged bytes)
// are named first. For the rest, clocks compete: silence, age, the instant,
// the number of open sockets. The clock on which the ends line up, and which
// no survivor contradicts, is the cause; its confidence comes from how far the
// best rival is behind. Where two clocks can't be told apart the answer is
// "unknown", with both, and with what to change.
package diagnosis

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"time"

	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// The names of causes. They are stable: scripts rely on them.
const (
	NotUpgraded         = "not_upgraded"
	ConnectRefused      = "connect_refused"
	ConnectTimeout      = "connect_timeout"
	HandshakeTimeout    = "handshake_timeout"
	DNSFailed           = "dns_failed"
	TLSError            = "tls_error"
	TLSTruncated        = "tls_truncated"
	IdleTimeout         = "idle_timeout"
	MaxLifetime         = "max_lifetime"
	CapacityCap         = "capacity_cap"
	OverloadShed        = "overload_shed"
	RateLimited         = "rate_limited"
	MessageTriggered    = "message_triggered"
	ListenQueue         = "listen_queue"
	ServerRestart       = "server_restart"
	ServerCrash         = "server_crash"
	ServerClose         = "server_close"
	PolicyClose         = "policy_close"
	MessageTooBig       = "message_too_big"
	ProtocolError       = "protocol_error"
	Reset               = "reset"
	Dropped             = "dropped"
	SilentDrop          = "silent_drop"
	BackendStall        = "backend_stall"
	UpstreamUnreachable = "upstream_unreachable"
	UpstreamTimeout     = "upstream_timeout"
	GeneratorFDs        = "generator_fds"
	GeneratorPorts      = "generator_ports"
	GeneratorCPU        = "generator_cpu"
	GeneratorMemory     = "generator_memory"
	UnexpectedStatus    = "unexpected_status"
	UnexpectedAnswer    = "unexpected_answer"
	Unknown             = "unknown"
)

// Input is a run's record.
type Input struct {
	Plan   *plan.Plan
	Ends   []record.End
	Totals *metrics.Totals
	Limits []record.Limit
	Strain Strain

	Interactions []record.Interaction // some of those that failed
}

// Cause is one reason why sockets were refused or lost, or interactions of
// loads failed or were throttled, with its numbers.
type Cause struct {
	Cause      string         `json:"cause"`
	Phase      string         `json:"phase"` // dial, tls, handshake or open; request: of a load
	Count      int            `json:"count"` // sockets, first opens only; failed interactions; of rate_limited in phase request, answers
	Pools      []string       `json:"pools"`
	Loads      []string       `json:"loads"`
	Confidence float64        `json:"confidence"` // 0..1
	Params     map[string]any `json:"params"`
	Sentence   string         `json:"sentence"` // what happened, in plain words
	Advice     string         `json:"advice"`   // what to do next, with a number
	Evidence   []string       `json:"evidence"` // lines to paste into a ticket

	Failures []string `json:"-"` // of the loads, that it explains: see FailureKey

	Ends   []*record.End `json:"-"` // of the sockets that it explains
	Beside []*record.End `json:"-"` // all of the same host, those among them
}

// Verdict is what a record says about its losses and refusals.
type Verdict struct {
	Causes    []Cause
	LostBy    []map[string]int // by pool: cause and number of sockets
	RefusedBy []map[string]int // by pool: HTTP status or cause, and number
	FailedBy  []map[string]int // by load: HTTP status, cause, timeout, expect or extract, and number
	Invalid   []string         // why the run says nothing about the platform
}

// Explains is the number in Causes of what explains a failed interaction of a
// load, -1 if nothing does.
func (v *Verdict) Explains(load, failure string) int {
	key := FailureKey(failure)
	return slices.IndexFunc(v.Causes, func(c Cause) bool { return slices.Contains(c.Failures, key) && slices.Contains(c.Loads, load) })
}

// finding is a cause in the making.
type finding struct {
	cause      string
	phase      record.Phase
	members    []*record.End
	confidence float64
	params     map[string]any
	sentence   string
	advice     string
	evidence   []string
	loads      []hit // of a finding about loads: how often it hit each of them
	failures   []string
	beside     []*record.End
	timer      *fit // of a timer or a lifetime
	nobody     bool // nothing was sent: it is about every socket of the plan
}

// Diagnose names the causes. The input is not changed.
func Diagnose(in Input) Verdict {
	v := Verdict{LostBy: make([]map[string]int, len(in.Plan.Pools)), RefusedBy: make([]map[string]int, len(in.Plan.Pools))}
	for i := range in.Plan.Pools {
		v.LostBy[i], v.RefusedBy[i] = map[string]int{}, map[string]int{}
	}
	var found []finding
	for _, limit := range in.Limits {
		found = append(found, limitFinding(limit))
	}
	for _, group := range groups(in) {
		for _, f := range group.diagnose() {
			f.beside = group.ends
			found = append(found, f)
		}
	}
	v.FailedBy = failedBy(in)
	found = append(found, loadFindings(in, v.FailedBy)...)
	for _, f := range found {
		f.enter(&v)
	}
	v.Causes = merge(in.Plan, found)
	recorded(v.Causes, &in.Totals.Platform)
	v.Invalid = invalid(in, found)
	return v
}

// enter counts a finding's sockets in their pools' books.
func (f finding) enter(v *Verdict) {
	for _, e := range f.members {
		if f.phase == record.PhaseDial && e.Phase == record.PhaseOpen {
			continue // it came late; whether it was lost, and why, is another matter
		}
		if e.Lost() {
			v.LostBy[e.Pool][f.cause]++
			continue
		}
		key := f.cause
		if e.Status != 0 {
			key = fmt.Sprint(e.Status)
		}
		v.RefusedBy[e.Pool][key]++
	}
}

// merge makes causes of findings, those of the same kind and numbers joined,
// the largest first.
func merge(p *plan.Plan, found []finding) []Cause {
	causes := make([]Cause, 0, len(found))
	for _, f := range found {
		c := Cause{
			Cause: f.cause, Phase: f.phase.String(), Count: len(f.members),
			Pools: []string{}, Loads: []string{},
			Confidence: math.Round(f.confidence*1000) / 1000, Params: f.params,
			Sentence: f.sentence, Advice: f.advice, Evidence: f.evidence,
			Failures: f.failures, Ends: f.members, Beside: f.beside,
		}
		if c.Params == nil {
			c.Params = map[string]any{}
		}
		if c.Evidence == nil {
			c.Evidence = []string{}
		}
		if f.nobody {
			c.Count = p.Sockets()
		}
		for i := range p.Pools {
			if f.nobody || slices.ContainsFunc(f.members, func(e *record.End) bool { return e.Pool == i }) {
				c.Pools = append(c.Pools, p.Pools[i].Name)
			}
		}
		for _, h := range f.loads {
			c.Phase = requestPhase
			c.Count += h.count
			c.Loads = append(c.Loads, p.Loads[h.load].Name)
		}
		causes = append(causes, c)
	}
	slices.SortStableFunc(causes, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Cause, b.Cause))
	})
	return causes
}

// group is every socket that went to one host: they share its edge.
type group struct {
	plan     *plan.Plan
	totals   *metrics.Totals
	ends     []*record.End // all of them, forensic ones too
	lost     []*record.End // first opens that were lost and have no cause yet
	refused  []*record.End // first opens that were refused and have no cause yet
	accepted []*record.End // first opens that became open sockets
	window   time.Duration // from the first attempt to the last end
	found    []finding
}

func groups(in Input) []*group {
	byHost := map[string]*group{}
	var order []*group
	hosts := make([]string, len(in.Plan.Pools))
	for i := range in.Plan.Pools {
		if at, err := url.Parse(string(in.Plan.Pools[i].URL.Append(nil, &plan.Values{}))); err == nil {
			hosts[i] = at.Host
		}
	}
	for i := range in.Ends {
		e := &in.Ends[i]
		if e.Pool < 0 || e.Pool >= len(hosts) {
			continue
		}
		g := byHost[hosts[e.Pool]]
		if g == nil {
			g = &group{plan: in.Plan, totals: in.Totals}
			byHost[hosts[e.Pool]] = g
			order = append(order, g)
		}
		g.add(e)
	}
	return order
}

func (g *group) add(e *record.End) {
	g.ends = append(g.ends, e)
	g.window = max(g.window, e.Ended)
	if e.Kind != record.First {
		return
	}
	if e.Phase == record.PhaseOpen {
		g.accepted = append(g.accepted, e)
	}
	switch {
	case e.Lost():
		g.lost = append(g.lost, e)
	case e.Refused():
		g.refused = append(g.refused, e)
	}
}

func (g *group) diagnose() []finding {
	g.ownLimits()
	g.refusals()
	g.showTheWay()
	g.ownPauses()
	g.wireAlone()
	g.collateral()
	g.afterMessage()
	g.evictions()
	g.onUse()
	g.scans()
	g.peel()
	g.scaled()
	g.unexplained()
	return g.found
}

// take moves the sockets that match out of a list and into a finding; no match
// is no finding. fill completes the finding from its members.
func (g *group) take(from *[]*record.End, match func(*record.End) bool, fill func(f *finding)) {
	var rest, members []*record.End
	for _, e := range *from {
		if match(e) {
			members = append(members, e)
		} else {
			rest = append(rest, e)
		}
	}
	if len(members) == 0 {
		return
	}
	*from = rest
	f := finding{members: members, phase: commonPhase(members)}
	fill(&f)
	if line := notice(members); line != "" {
		f.evidence = append(f.evidence, line)
	}
	g.found = append(g.found, f)
}

// commonPhase is the phase in which most of the sockets ended.
func commonPhase(members []*record.End) record.Phase {
	var n [record.Phases]int
	for _, e := range members {
		n[e.Phase]++
	}
	best := record.PhaseDial
	for p := range n {
		if n[p] > n[best] {
			best = record.Phase(p)
		}
	}
	return best
}
