package diagnosis_test

import (
	"strings"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// TestThePlatformsOwnRecordIsEvidence: of the rate limit if one was found,
// else of whatever was; it changes no cause.
func TestThePlatformsOwnRecordIsEvidence(t *testing.T) {
	const said = "the platform's own record, in this run: 12 times a limit was reached, or nine tenths of it: 12 × dataactions/requests.volume.max"
	for name, c := range map[string]struct {
		failed map[string]int64
		rose   int64
		want   map[string]bool // by cause: the line is in its evidence
	}{
		"masked":   {map[string]int64{"reset": 30, "500": 30}, 12, map[string]bool{diagnosis.Reset: true, diagnosis.UnexpectedStatus: true}},
		"seen":     {map[string]int64{"reset": 30, "429": 30}, 12, map[string]bool{diagnosis.Reset: false, diagnosis.RateLimited: true}},
		"ours":     {map[string]int64{"own_fds": 30}, 12, map[string]bool{diagnosis.GeneratorFDs: false}},
		"not more": {map[string]int64{"reset": 30}, 0, map[string]bool{diagnosis.Reset: false}},
	} {
		story := func(observed bool) []diagnosis.Cause {
			s := tell(t)
			if observed {
				s.plan.Observe = &plan.Observe{Platform: "genesys"}
			}
			s.second(0, 100, time.Millisecond, c.failed)
			for _, look := range []struct {
				at time.Duration
				n  int64
			}{{-time.Second, 5}, {10 * time.Second, 5 + c.rose}} {
				if err := s.totals.Add(&record.Batch{Observed: []record.Observed{
					{At: look.at, Kind: record.ObservedReached, Value: look.n},
					{At: look.at, Kind: record.ObservedReached, Series: "dataactions/requests.volume.max", Value: look.n},
				}}); err != nil {
					t.Fatal(err)
				}
			}
			return s.verdict().Causes
		}
		with, without := story(true), story(false)
		if len(with) != len(c.want) || len(without) != len(with) {
			t.Fatalf("%s: %d causes with the platform's view and %d without, want %d", name, len(with), len(without), len(c.want))
		}
		for i, cause := range with {
			got := strings.Contains(strings.Join(cause.Evidence, "\n"), said)
			if want, known := c.want[cause.Cause]; !known || got != want {
				t.Errorf("%s: %s has the evidence %q; the platform's record in it: %v, want %v", name, cause.Cause, cause.Evidence, got, want)
			}
			if o := without[i]; o.Cause != cause.Cause || o.Confidence != cause.Confidence || o.Sentence != cause.Sentence || o.Count != cause.Count {
				t.Errorf("%s: %+v with the platform's view, %+v without", name, cause, o)
			}
		}
	}
}
