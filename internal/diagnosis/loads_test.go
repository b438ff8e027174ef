package diagnosis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/tally"
	"holdfast/internal/units"
)

// told is what became of the interactions of one load, second by second.
type told struct {
	t      *testing.T
	plan   *plan.Plan
	totals *metrics.Totals
	kept   []record.Interaction
}

func tell(t *testing.T) *told {
	p := &plan.Plan{
		Duration: units.Duration(time.Minute),
		Loads: []plan.Load{{Name: "orders", For: units.Duration(time.Minute), Journey: plan.Journey{
			Steps:   []string{"create"},
			Program: []plan.Step{{Op: plan.OpRequest, Request: &plan.Request{Timeout: units.Duration(10 * time.Second)}}},
		}}},
	}
	return &told{t: t, plan: p, totals: metrics.New(p)}
}

// second adds one: so many succeed and take so long, others fail as named, at
// once or, with a timeout, after 10 s.
func (s *told) second(at, good int, took time.Duration, failed map[string]int64) {
	load, step := record.Tally{Second: at, Series: 0, Peak: int64(good)}, record.Tally{Second: at, Series: 1}
	h := new(tally.Histogram)
	h.RecordN(took.Microseconds(), uint64(good))
	n := int64(good)
	for failure, count := range failed {
		n += count
		load.Counts[record.Failed] += count
		wait := time.Millisecond
		if failure == record.FailTimeout {
			wait = 10 * time.Second
		}
		h.RecordN(wait.Microseconds(), uint64(count))
		for k := range min(count, 3) {
			s.kept = append(s.kept, record.Interaction{
				Number: k, Ended: time.Duration(at)*time.Second + 1, Failure: failure,
				Steps: []record.InteractionStep{{Failure: failure, Detail: "said by the server"}},
			})
		}
	}
	load.Counts[record.Started], load.Counts[record.Succeeded], load.Counts[record.Requests] = n, int64(good), n
	load.Failed, step.Failed = failed, failed
	load.Counts[record.Throttled], step.Counts[record.Throttled] = failed["429"], failed["429"]
	step.Counts[record.Requests] = n
	load.Dists[record.LatencyUS], load.Dists[record.ServiceUS] = h, h
	s.add(load, step)
}

func (s *told) add(tallies ...record.Tally) {
	s.t.Helper()
	if err := s.totals.Add(&record.Batch{Tallies: tallies}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *told) verdict() diagnosis.Verdict {
	return diagnosis.Diagnose(diagnosis.Input{Plan: s.plan, Totals: s.totals, Interactions: s.kept})
}

// only is the one cause that a story must have.
func (s *told) only(cause string, count int) diagnosis.Cause {
	s.t.Helper()
	causes := s.verdict().Causes
	if len(causes) != 1 || causes[0].Cause != cause || causes[0].Count != count {
		s.t.Fatalf("causes %+v, want only %s with a count of %d", causes, cause, count)
	}
	c := causes[0]
	if c.Phase != "request" || !slices.Equal(c.Loads, []string{"orders"}) || len(c.Pools) != 0 {
		s.t.Errorf("phase %s, loads %v, pools %v; want request, orders, none", c.Phase, c.Loads, c.Pools)
	}
	if c.Sentence == "" || c.Advice == "" || len(c.Evidence) == 0 {
		s.t.Errorf("%s lacks words or evidence: %+v", cause, c)
	}
	return c
}

func TestEveryFailureHasAKeyAndACause(t *testing.T) {
	keys := map[string]string{
		"404": "404", record.FailTimeout: "timeout", record.FailExpect: "expect", record.FailExtract: "extract", "proxy_502": diagnosis.UpstreamUnreachable,
		"fin": diagnosis.Dropped, "reset": diagnosis.Reset, "no_connect": diagnosis.ConnectTimeout, "no_answer": "timeout", "no_address": diagnosis.DNSFailed,
		"bad_answer": diagnosis.ProtocolError, "own_fds": diagnosis.GeneratorFDs, "own_ports": diagnosis.GeneratorPorts, "own_memory": diagnosis.GeneratorMemory,
		"tls_alert": "tls_error", "tls_broken": "tls_error", "no_tls": "tls_error", "tls_cut": "tls_truncated", "ECONNREFUSED": diagnosis.ConnectRefused,
		"EHOSTUNREACH": diagnosis.ConnectTimeout, "EPIPE": diagnosis.Reset, "EMFILE": diagnosis.GeneratorFDs, "EWHATEVER": diagnosis.Unknown, "": diagnosis.Unknown,
	}
	for failure, want := range keys {
		if got := diagnosis.FailureKey(failure); got != want {
			t.Errorf("%q is counted as %s, want %s", failure, got, want)
		}
	}
	for how := range record.Hows {
		keys[how.String()] = ""
	}
	for failure := range keys {
		s := tell(t)
		s.second(0, 10, time.Millisecond, map[string]int64{failure: 3})
		v := s.verdict()
		if want := map[string]int{diagnosis.FailureKey(failure): 3}; !cmp.Equal(v.FailedBy[0], want) {
			t.Errorf("%q: failed by %v, want %v", failure, v.FailedBy[0], want)
		}
		if len(v.Causes) != 1 || v.Causes[0].Count != 3 || v.Causes[0].Sentence == "" || v.Causes[0].Advice == "" {
			t.Errorf("%q: causes %+v, want one of 3 interactions, with words", failure, v.Causes)
		}
		if own := strings.HasPrefix(v.Causes[0].Cause, "generator_"); own != (len(v.Invalid) == 1) {
			t.Errorf("%q: invalid because of %q", failure, v.Invalid)
		}
	}
}

func TestRateLimitIsNamedThoughRetriesMadeGood(t *testing.T) {
	s := tell(t)
	for at := range 10 {
		s.second(at, 100, time.Millisecond, nil)
		for series := range 2 {
			throttled := record.Tally{Second: at, Series: series}
			if at >= 4 && at < 8 {
				throttled.Counts[record.Requests], throttled.Counts[record.Retried], throttled.Counts[record.Throttled] = 40, 40, 60
				throttled.Counts[record.PromisesKept] = 40
			}
			if at == 8 { // the rest
				throttled.Counts[record.Requests], throttled.Counts[record.Retried] = 80, 80
			}
			s.add(throttled)
		}
	}
	c := s.only(diagnosis.RateLimited, 240)
	want := map[string]any{"per_s": 80.0, "retry_after_s": nil, "kept_promise": true, "failed": 0}
	if diff := cmp.Diff(want, c.Params); diff != "" {
		t.Errorf("params (-want +got):\n%s", diff)
	}
	if !strings.Contains(c.Advice, "rate: 80/s") || !strings.Contains(c.Sentence, "retries made good") {
		t.Errorf("%s %s", c.Sentence, c.Advice)
	}
}

// Who still waits when the run ends has neither failed nor been made good for.
func TestRateLimitThatOutlastsTheRunIsNoSuccess(t *testing.T) {
	s := tell(t)
	s.second(0, 100, time.Millisecond, nil)
	for series := range 2 {
		throttled := record.Tally{Series: series}
		throttled.Counts[record.Requests], throttled.Counts[record.Throttled] = 60, 60
		if series == 0 {
			throttled.Counts[record.Started], throttled.Counts[record.InFlight] = 60, 60
		}
		s.add(throttled)
	}
	c := s.only(diagnosis.RateLimited, 60)
	if !strings.Contains(c.Sentence, "60 had not been tried again when the run ended") || !strings.Contains(c.Advice, "run longer") {
		t.Errorf("%s %s", c.Sentence, c.Advice)
	}
}

func TestRateLimitSaysHowManyFailedAndWhetherThePromiseWasKept(t *testing.T) {
	s := tell(t)
	s.second(0, 100, time.Millisecond, map[string]int64{"429": 20})
	for i := range s.kept {
		s.kept[i].Steps[0].Detail = "Retry-After: 3, slow down"
	}
	broken := record.Tally{}
	broken.Counts[record.PromisesKept], broken.Counts[record.PromiseBroken] = 2, 1
	s.add(broken)
	c := s.only(diagnosis.RateLimited, 20)
	want := map[string]any{"per_s": 100.0, "retry_after_s": 3.0, "kept_promise": false, "failed": 20}
	if diff := cmp.Diff(want, c.Params); diff != "" {
		t.Errorf("params (-want +got):\n%s", diff)
	}
}

func TestLimitThatIsABudgetIsNoRate(t *testing.T) {
	s := tell(t)
	for at := range 30 {
		passed := 20
		if at >= 15 {
			passed = 1
		}
		s.second(at, passed, time.Millisecond, nil)
		for series := range 2 { // the rest waits to be tried again
			throttled := record.Tally{Second: at, Series: series}
			throttled.Counts[record.Requests], throttled.Counts[record.Throttled] = int64(20-passed), int64(20-passed)
			s.add(throttled)
		}
	}
	c := s.only(diagnosis.RateLimited, 15*19)
	if !strings.Contains(c.Sentence, "285 had not been tried again") || !strings.Contains(c.Advice, "The first 301 passed") || !strings.Contains(c.Advice, "5 requests a second") {
		t.Errorf("%s %s", c.Sentence, c.Advice)
	}
}

func TestAnswersThatSlowDownBeforeTheyFailAreOverload(t *testing.T) {
	for _, failure := range []string{"503", "reset", record.FailTimeout} {
		s := tell(t)
		for at := range 20 {
			switch took := 5 * time.Millisecond << max(0, at-4); {
			case at < 12:
				s.second(at, 200, took, nil)
			default:
				s.second(at, 100, 1500*time.Millisecond, map[string]int64{failure: 100})
			}
		}
		c := s.only(diagnosis.OverloadShed, 800)
		if c.Params["at_rate_per_s"] != 200 || !strings.Contains(c.Advice, "100/s") {
			t.Errorf("%s: params %v, advice %s", failure, c.Params, c.Advice)
		}
	}
}

func TestFailuresWithoutSlowerAnswersBeforeAreNoOverload(t *testing.T) {
	for failure, cause := range map[string]string{
		"503": diagnosis.UnexpectedStatus, "504": diagnosis.UpstreamTimeout, "reset": diagnosis.Reset, record.FailTimeout: diagnosis.BackendStall,
	} {
		s := tell(t)
		for at := range 30 {
			switch {
			case at < 10 || at >= 22:
				s.second(at, 200, 5*time.Millisecond, nil)
			case at < 20 && failure == record.FailTimeout:
				s.second(at, 0, 0, nil) // they hang
			default:
				s.second(at, 0, 0, map[string]int64{failure: 200})
			}
		}
		n := 12 * 200
		if failure == record.FailTimeout {
			n = 400
		}
		s.only(cause, n)
	}
}

func TestCausesOfPoolsAndLoadsStandSideBySide(t *testing.T) {
	s := tell(t)
	s.plan.Pools = []plan.Pool{{Name: "desks", Size: 3, URL: plan.Text("ws://127.0.0.1/")}}
	s.totals = metrics.New(s.plan)
	failed := record.Tally{Series: 1, Failed: map[string]int64{"404": 5}}
	failed.Counts[record.Failed] = 5
	s.add(failed)
	in := diagnosis.Input{Plan: s.plan, Totals: s.totals}
	for i := range 3 {
		in.Ends = append(in.Ends, record.End{Index: i, Phase: record.PhaseHandshake, How: record.HowStatus, Status: 404})
	}
	v := diagnosis.Diagnose(in)
	var got []string
	for _, c := range v.Causes {
		got = append(got, fmt.Sprintf("%s %s %d %v %v", c.Cause, c.Phase, c.Count, c.Pools, c.Loads))
	}
	want := []string{"unexpected_status request 5 [] [orders]", "not_upgraded handshake 3 [desks] []"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("causes (-want +got):\n%s", diff)
	}
}

func TestEvidenceNamesTheStepAndQuotesTheServer(t *testing.T) {
	s := tell(t)
	s.second(3, 0, 0, map[string]int64{"404": 9})
	c := s.only(diagnosis.UnexpectedStatus, 9)
	want := []string{"orders/create: 9 × HTTP 404", "examples at 3.0 s into the run", "HTTP 404: said by the server"}
	if diff := cmp.Diff(want, c.Evidence); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}

// TestEveryFailureLeadsToItsCause: also those that are shed together.
func TestEveryFailureLeadsToItsCause(t *testing.T) {
	s := tell(t)
	for at := range 20 {
		s.second(at, 100, 10*time.Millisecond, map[string]int64{"404": 2, "reset": 1, "429": 3})
	}
	v := s.verdict()
	for failure, want := range map[string]string{"404": diagnosis.UnexpectedStatus, "ECONNRESET": diagnosis.Reset, "429": diagnosis.RateLimited} {
		if i := v.Explains("orders", failure); i < 0 || v.Causes[i].Cause != want {
			t.Errorf("%s is explained by cause %d of %+v, want %s", failure, i, v.Causes, want)
		}
	}
	if a, b := v.Explains("other", "404"), v.Explains("orders", "503"); a != -1 || b != -1 {
		t.Errorf("another load is explained by %d, another failure by %d; want nothing", a, b)
	}
}
