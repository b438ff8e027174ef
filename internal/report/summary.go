// Package report turns an outcome into what people and scripts read: terminal
// text, the summary JSON, JUnit. It decides nothing.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
)

// Schema names the format of Summary.
const Schema = "holdfast.summary/v1"

// Summary is the machine-readable result of a run.
type Summary struct {
	Schema       string            `json:"schema"`
	Verdict      string            `json:"verdict"` // pass, fail or invalid
	ExitCode     int               `json:"exit_code"`
	Run          Run               `json:"run"`
	Thresholds   []Threshold       `json:"thresholds"`
	Pools        map[string]Pool   `json:"pools"`
	Loads        map[string]Load   `json:"loads"`
	Interactions Interactions      `json:"interactions"`
	Platform     *Platform         `json:"platform,omitempty"` // its own view, if the scenario observes it
	Causes       []diagnosis.Cause `json:"causes"`             // the largest count first
	Generator    Generator         `json:"generator"`
}

// Run says which run it was.
type Run struct {
	ID          string    `json:"id"`
	Scenario    string    `json:"scenario"`
	Started     time.Time `json:"started"`
	DurationS   float64   `json:"duration_s"`
	Seed        uint64    `json:"seed"`
	Version     string    `json:"version"`
	Interrupted bool      `json:"interrupted"`
	AbortedBy   string    `json:"aborted_by,omitempty"` // the rule of abort_when that ended it
	WarmUpS     float64   `json:"warm_up_s,omitempty"`  // outside thresholds
	Target      Target    `json:"target"`
}

// Target says what it was against.
type Target struct {
	WS        string   `json:"ws,omitempty"`
	HTTP      string   `json:"http,omitempty"`
	Addresses []string `json:"addresses"`
	Twin      string   `json:"twin,omitempty"` // profile of the embedded twin
	TLS       *TLS     `json:"tls,omitempty"`
}

// Threshold is one line of the verdict. Shares are 0..1, times milliseconds;
// Value is null when there was nothing to measure.
type Threshold struct {
	Expr    string   `json:"expr"`
	Implied bool     `json:"implied"`
	Value   *float64 `json:"value"`
	Pass    bool     `json:"pass"`
}

// Pool is the books of one pool. wanted = opened + refused + not_opened and
// opened = lost + held_to_end.
type Pool struct {
	Wanted             int64          `json:"wanted"`
	Opened             int64          `json:"opened"`
	Refused            int64          `json:"refused"`
	NotOpened          int64          `json:"not_opened"`
	RefusedBy          map[string]int `json:"refused_by"` // by HTTP status or cause
	Lost               int64          `json:"lost"`
	LostByCause        map[string]int `json:"lost_by_cause"`
	HeldToEnd          int64          `json:"held_to_end"`
	Reconnects         int64          `json:"reconnects"`
	PeakOpen           int64          `json:"peak_open"`
	Forensic           Forensic       `json:"forensic"`
	ConnectMS          tally.Dist     `json:"connect_ms"`
	PingRTTMS          tally.Dist     `json:"ping_rtt_ms"`
	LifetimeS          tally.Dist     `json:"lifetime_s"`
	SilenceBeforeLossS tally.Dist     `json:"silence_before_loss_s"`
}

// Forensic counts what the tool tried on its own account.
type Forensic struct {
	Attempted int64 `json:"attempted"`
	Opened    int64 `json:"opened"`
}

// Load is the books of one load, the warm-up included. planned = started +
// not_started and started = succeeded + failed + in_flight.
type Load struct {
	Planned        int64           `json:"planned"`
	Started        int64           `json:"started"`
	NotStarted     int64           `json:"not_started"`
	Late           int64           `json:"late"`      // more than 10 ms
	Attempted      int64           `json:"attempted"` // requests and WebSocket steps, retries included
	Succeeded      int64           `json:"succeeded"`
	Failed         int64           `json:"failed"`
	FailedBy       map[string]int  `json:"failed_by"` // by HTTP status, cause, or timeout, expect, extract
	InFlight       int64           `json:"in_flight"`
	Retried        int64           `json:"retried"`
	Throttled      int64           `json:"throttled"` // answers 429
	PromisesKept   int64           `json:"promises_kept"`
	PromisesBroken int64           `json:"promises_broken"`
	Connections    int64           `json:"connections_opened"`
	HeldBack       int64           `json:"held_back"`
	PeakInFlight   int64           `json:"peak_in_flight"`
	OfferedPerS    float64         `json:"offered_per_s"`
	GoodPerS       float64         `json:"good_per_s"`
	LatencyMS      tally.Dist      `json:"latency_ms"` // from the planned arrival to the end
	ServiceMS      tally.Dist      `json:"service_ms"` // from the real send to the end
	Steps          map[string]Step `json:"steps"`
}

// Step is what one step of a journey did, in all interactions of a load.
type Step struct {
	Count     uint64           `json:"count"`
	Failed    int64            `json:"failed"`
	FailedBy  map[string]int64 `json:"failed_by"`
	Attempted int64            `json:"attempted"`
	Retried   int64            `json:"retried"`
	Throttled int64            `json:"throttled"`
	Status    map[int]int64    `json:"status"`
	LatencyMS tally.Dist       `json:"latency_ms"`
	ServiceMS tally.Dist       `json:"service_ms"`
}

// Interactions counts executions of journeys.
type Interactions struct {
	Total         int64 `json:"total"`
	Kept          int64 `json:"kept"`
	MaxConcurrent int64 `json:"max_concurrent"`
}

// Generator is the tool's account of itself.
type Generator struct {
	Valid               bool       `json:"valid"`
	Reasons             []string   `json:"reasons"`
	CPUSeconds          float64    `json:"cpu_s"`
	PeakRSSBytes        int64      `json:"peak_rss_bytes"`
	LatenessMS          tally.Dist `json:"lateness_ms"`
	BusiestLoop         float64    `json:"busiest_loop"`
	WaitingThreads      float64    `json:"waiting_threads"`
	GCPauseMS           float64    `json:"gc_pause_ms"`
	AwayMS              float64    `json:"away_ms"`
	PeakSockets         int64      `json:"peak_sockets"`
	FDLimit             int64      `json:"fd_limit"`
	Handshakes          int64      `json:"handshakes"`
	InteractionsNotKept int64      `json:"interactions_not_kept"`
}

// Summarize makes the summary of an outcome.
func Summarize(o *trial.Outcome) *Summary {
	s := &Summary{
		Schema: Schema, Verdict: o.Verdict, ExitCode: o.ExitCode,
		Run: Run{
			ID: o.Env.ID, Scenario: safe.Text(o.Plan.Scenario, 0), Started: o.Env.Started, DurationS: o.Env.Took.Seconds(),
			Seed: o.Plan.Seed, Version: o.Env.Version, Interrupted: o.Env.Interrupted, AbortedBy: safe.Text(o.Env.AbortedBy, 0),
			WarmUpS: o.Plan.WarmUp.D().Seconds(), Target: target(o),
		},
		Thresholds: []Threshold{}, Pools: map[string]Pool{}, Loads: map[string]Load{},
		Interactions: Interactions{Kept: o.Kept, MaxConcurrent: o.Totals.Generator.Peak},
		Causes:       escapeAll(o.Diagnosis.Causes),
		Generator: Generator{
			Valid: o.Valid, Reasons: []string{}, CPUSeconds: o.CPU.Seconds(), PeakRSSBytes: o.PeakRSS,
			LatenessMS: o.Totals.Generator.Dists[record.LatenessUS].Summary(.001), FDLimit: o.Env.FDLimit,
			BusiestLoop: thousandths(o.Strain.Busy), WaitingThreads: thousandths(o.Strain.Waited),
			GCPauseMS: milliseconds(o.Strain.GCPause), AwayMS: milliseconds(o.Strain.Away),
			PeakSockets: o.Strain.Sockets, InteractionsNotKept: o.NotKept,
		},
	}
	s.Platform = platform(o)
	s.Generator.Reasons = append(s.Generator.Reasons, o.Reasons...)
	for _, r := range o.Results {
		t := Threshold{Expr: r.Expr, Implied: r.Implied, Pass: r.Pass}
		if r.Measured {
			t.Value = &r.Found
		}
		s.Thresholds = append(s.Thresholds, t)
	}
	for i := range o.Plan.Pools {
		p := pool(o, i)
		s.Pools[o.Plan.Pools[i].Name] = p
		s.Generator.Handshakes += p.Opened + p.Reconnects + p.Forensic.Opened
	}
	for i := range o.Plan.Loads {
		l := load(o, i)
		s.Loads[o.Plan.Loads[i].Name] = l
		s.Interactions.Total += l.Started
	}
	return s
}

func target(o *trial.Outcome) Target {
	t := Target{WS: o.Plan.Target.WS, HTTP: o.Plan.Target.HTTP, Addresses: []string{}, TLS: overTLS(o.Plan)}
	t.Addresses = append(t.Addresses, o.Env.Addresses...)
	if o.Plan.Target.Twin != nil {
		t.Twin = o.Plan.Target.Twin.Profile
	}
	return t
}

func pool(o *trial.Outcome, i int) Pool {
	t := &o.Totals.Pools[i]
	p := Pool{
		Wanted: o.Totals.Wanted(i), Opened: t.Counts[record.Opened], Refused: t.Counts[record.Refused],
		RefusedBy: o.Diagnosis.RefusedBy[i], Lost: t.Counts[record.Lost], LostByCause: o.Diagnosis.LostBy[i],
		HeldToEnd: t.Counts[record.Held], Reconnects: t.Counts[record.Reconnects], PeakOpen: t.Peak,
		Forensic:  Forensic{Attempted: t.Counts[record.ForensicAttempts], Opened: t.Counts[record.ForensicOpened]},
		ConnectMS: t.Dists[record.ConnectUS].Summary(1e-3), PingRTTMS: t.Dists[record.PingRTTUS].Summary(1e-3),
		LifetimeS: t.Dists[record.LifetimeUS].Summary(1e-6), SilenceBeforeLossS: t.Dists[record.SilenceUS].Summary(1e-6),
	}
	p.NotOpened = p.Wanted - p.Opened - p.Refused
	return p
}

func load(o *trial.Outcome, i int) Load {
	t, p := &o.Totals.Loads[i], &o.Plan.Loads[i]
	c := &t.Counts
	l := Load{
		Planned: t.Planned(), Started: c[record.Started], NotStarted: c[record.NotStarted], Late: c[record.LateStarts],
		Attempted: c[record.Requests], Succeeded: c[record.Succeeded], Failed: c[record.Failed], FailedBy: o.Diagnosis.FailedBy[i],
		InFlight: c[record.InFlight], Retried: c[record.Retried], Throttled: c[record.Throttled],
		PromisesKept: c[record.PromisesKept], PromisesBroken: c[record.PromiseBroken], Connections: c[record.ConnectionsOpened], HeldBack: c[record.HeldBack],
		PeakInFlight: t.Peak, OfferedPerS: perS(t.Planned(), p.For.D()), GoodPerS: thousandths(o.Totals.GoodPerS(i)),
		LatencyMS: t.Dists[record.LatencyUS].Summary(1e-3), ServiceMS: t.Dists[record.ServiceUS].Summary(1e-3),
		Steps: map[string]Step{},
	}
	for k, name := range p.Journey.Steps {
		s := &t.Steps[k]
		step := Step{
			Count: s.Dists[record.LatencyUS].Count(), FailedBy: map[string]int64{}, Attempted: s.Counts[record.Requests],
			Retried: s.Counts[record.Retried], Throttled: s.Counts[record.Throttled], Status: map[int]int64{},
			LatencyMS: s.Dists[record.LatencyUS].Summary(1e-3), ServiceMS: s.Dists[record.ServiceUS].Summary(1e-3),
		}
		for failure, n := range s.Failed {
			step.Failed += n
			step.FailedBy[diagnosis.FailureKey(failure)] += n
		}
		maps.Copy(step.Status, s.Status)
		l.Steps[name] = step
	}
	return l
}

// perS is a rate over a time, 0 over none.
func perS(n int64, over time.Duration) float64 {
	if over <= 0 {
		return 0
	}
	return thousandths(float64(n) / over.Seconds())
}

// thousandths drops digits that say nothing.
func milliseconds(d time.Duration) float64 { return thousandths(float64(d) / 1e6) }

func thousandths(v float64) float64 { return math.Round(v*1000) / 1000 }

// escapeAll makes the causes fit to be shown: sentences and evidence quote
// servers, and a record may come from anywhere.
func escapeAll(causes []diagnosis.Cause) []diagnosis.Cause {
	out := make([]diagnosis.Cause, len(causes))
	for i, c := range causes {
		c.Sentence, c.Advice = safe.Text(c.Sentence, 0), safe.Text(c.Advice, 0)
		evidence := make([]string, len(c.Evidence))
		for j, e := range c.Evidence {
			evidence[j] = safe.Text(e, 0)
		}
		c.Evidence = evidence
		params := make(map[string]any, len(c.Params))
		for k, v := range c.Params {
			if text, ok := v.(string); ok {
				v = safe.Text(text, 0)
			}
			params[k] = v
		}
		c.Params = params
		out[i] = c
	}
	return out
}

// JSON writes the summary.
func JSON(w io.Writer, s *Summary) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	return nil
}

// Source is a saved record.
type Source interface {
	Plan() ([]byte, error)
	Env() (record.Env, error)
	Batches(yield func(*record.Batch) error) error
}

// Reread judges a saved record by the same code that judged the run.
func Reread(r Source) (*trial.Outcome, error) {
	text, err := r.Plan()
	if err != nil {
		return nil, err
	}
	var p plan.Plan
	if err := json.Unmarshal(text, &p); err != nil {
		return nil, fmt.Errorf("read plan: %w", err)
	}
	log := trial.NewLog(&p)
	env, err := r.Env()
	if err != nil {
		return nil, err
	}
	if err := log.Put(&record.Batch{Env: &env}); err != nil {
		return nil, err
	}
	if err := r.Batches(log.Put); err != nil {
		return nil, err
	}
	return log.Judge()
}
