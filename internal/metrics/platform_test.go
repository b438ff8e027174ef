package metrics

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// observing folds facts in, of a plan that adds oFlow and oWaiting up.
func observing(t *testing.T, facts ...record.Observed) *Platform {
	t.Helper()
	totals := New(&plan.Plan{Observe: &plan.Observe{Concurrent: []string{"oFlow", "oWaiting"}}})
	for i := range facts {
		if err := totals.Add(&record.Batch{Observed: facts[i : i+1]}); err != nil {
			t.Fatal(err)
		}
	}
	before := totals.Clone()
	if !reflect.DeepEqual(before.Platform, totals.Platform) {
		t.Errorf("the clone is %+v, want %+v", before.Platform, totals.Platform)
	}
	return &totals.Platform
}

func now(at time.Duration, series string, n int64) record.Observed {
	return record.Observed{At: at, Kind: record.ObservedNow, Series: series, Value: n}
}

func TestInteractionsAtOnceAreAddedUpLookByLook(t *testing.T) {
	const s = time.Second
	p := observing(t,
		now(-s, "oFlow", 1), now(-s, "oWaiting", 1),
		now(5*s, "oFlow", 4), now(5*s, "oOther", 100), now(5*s, "oWaiting", 3),
		now(10*s, "oFlow", 90), // and then nothing came
		now(15*s, "oWaiting", 2), now(15*s, "oWaiting", 50), now(15*s, "oFlow", 5),
	)
	if p.Most != (Moment{true, 5 * s, 7}) || p.Before != (Moment{true, -s, 2}) {
		t.Errorf("most %+v, before %+v; want 7 at 5 s, and 2 a second before", p.Most, p.Before)
	}
	if want := (Range{1, 90, 5}); p.Now["oFlow"] != want {
		t.Errorf("oFlow was %+v, want %+v", p.Now["oFlow"], want)
	}
	p = observing(t, now(-s, "oFlow", 0), now(-s, "oWaiting", 0), now(s, "oFlow", 0), now(s, "oWaiting", 0), now(2*s, "oFlow", 0), now(2*s, "oWaiting", 0))
	if p.Most != (Moment{true, s, 0}) {
		t.Errorf("most %+v, want the first look in the run: there were no more before", p.Most)
	}
	if p := observing(t, now(5*s, "oFlow", 4)); p.Most.Known || p.Before.Known {
		t.Errorf("half a sum counts as %+v", p.Most)
	}
}

func TestReachedLimitsAreThoseOfTheRun(t *testing.T) {
	reached := func(at time.Duration, series string, n int64) record.Observed {
		return record.Observed{At: at, Kind: record.ObservedReached, Series: series, Value: n}
	}
	const s = time.Second
	p := observing(t,
		reached(-s, "old/one", 7), reached(-s, "", 7),
		reached(5*s, "old/one", 9), reached(5*s, "new/two/x", 4), reached(5*s, "", 13),
		reached(9*s, "old/one", 9), reached(9*s, "new/two/x", 8), reached(9*s, "", 17),
	)
	limits, total, known := p.Reached()
	want := []Reached{{"new", "two/x", 8}, {"old", "one", 2}}
	if !reflect.DeepEqual(limits, want) || total != 10 || !known {
		t.Errorf("reached %+v, %d together, known %v; want %+v, 10, true", limits, total, known, want)
	}
	if _, _, known := observing(t, reached(-s, "", 7)).Reached(); known {
		t.Error("one answer tells what was reached in the run")
	}
	if limits, total, known := observing(t, reached(-s, "a/b", 7), reached(-s, "", 7), reached(s, "a/b", 7), reached(s, "", 7)).Reached(); len(limits) != 0 || total != 0 || !known {
		t.Errorf("nothing new is %+v, %d, known %v; want nothing, 0, true", limits, total, known)
	}
}

func TestEverythingElseIsCounted(t *testing.T) {
	p := observing(t,
		record.Observed{Kind: record.ObservedLimit, Series: "a/b", Value: 3, Max: 5},
		record.Observed{Kind: record.ObservedLimit, Series: "a/b", Value: 2, Max: 5},
		record.Observed{Kind: record.ObservedError, Series: "flows", Detail: "status 500"},
		record.Observed{Kind: record.ObservedError, Series: "flows", Detail: "status 501"},
		record.Observed{Kind: record.ObservedSkipped, Value: 2}, record.Observed{Kind: record.ObservedSkipped, Value: 3},
		record.Observed{Kind: record.ObservedNotKept, Value: 4},
		record.Observed{Kind: record.ObservedConversation, Series: "x", Value: 1}, record.Observed{Kind: record.ObservedConversation, Series: "y"},
		record.Observed{Kind: "of a later version", Series: "z", Value: 9},
	)
	if p.Limits["a/b"] != (Use{3, 5}) || p.Errors != 2 || p.First != "flows: status 500" || p.Skipped != 5 || p.NotKept != 4 || p.Asked != 2 || p.Joined != 1 {
		t.Errorf("folded to %+v", p)
	}
}

func TestNamesOfAForeignRecordAreBounded(t *testing.T) {
	var facts []record.Observed
	for i := range 3 * maxSeries {
		facts = append(facts, now(time.Duration(i), fmt.Sprint(i), 1))
	}
	if p := observing(t, facts...); len(p.Now) != maxSeries || p.NotKept != 2*maxSeries {
		t.Errorf("%d names kept, %d values not, want %d and %d", len(p.Now), p.NotKept, maxSeries, 2*maxSeries)
	}
}

func TestWithoutObserveNothingIsFolded(t *testing.T) {
	totals := New(&plan.Plan{})
	if err := totals.Add(&record.Batch{Observed: []record.Observed{now(0, "oFlow", 1)}}); err != nil || totals.Platform.Now != nil {
		t.Errorf("folded %+v, %v; want nothing", totals.Platform, err)
	}
}
