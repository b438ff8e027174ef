package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/trial"
)

// told is a JSON object as a page reads it.
type object = map[string]any

func read(t *testing.T, data []byte) object {
	t.Helper()
	var o object
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	return o
}

// join does what the page does with an update: series and columns go on where
// the update begins.
func join(old, more object) object {
	live := more["live"].(object)
	from, first := int(live["from"].(float64)), int(live["first_end"].(float64))
	list := func(v any) []any { l, _ := v.([]any); return l }
	on := func(a, b any, from int) []any {
		return append(slices.Clone(list(a)[:min(from, len(list(a)))]), list(b)...)
	}
	series := func(a, b object, from int, nothing any) {
		for name, v := range b {
			if _, ok := v.([]any); ok {
				before := a[name]
				if before == nil && from > 0 { // a line that is new
					before = make([]any, from)
					for i := range from {
						before.([]any)[i] = nothing
					}
				}
				b[name] = on(before, v, from)
			}
		}
	}
	for _, kind := range []string{"pools", "loads"} {
		for i, one := range list(more[kind]) {
			series(list(old[kind])[i].(object), one.(object), from, nil)
		}
	}
	more["in_flight"] = on(old["in_flight"], more["in_flight"], from)
	for group, nothing := range map[string]any{"generator": nil, "closes": 0.0, "platform": nil} {
		series(old[group].(object), more[group].(object), from, nothing)
	}
	series(old["ends"].(object), more["ends"].(object), first, nil)
	return more
}

// settled is a page without what differs between an update and the whole.
func settled(page object) object {
	page, live := maps.Clone(page), maps.Clone(page["live"].(object))
	delete(live, "from")
	delete(live, "first_end")
	page["live"] = live
	return page
}

// second is the last one that a batch tells of: a simulated run has no samples
// of the host, which keep the clock.
func second(b *record.Batch) int {
	last := 0
	for i := range b.Tallies {
		last = max(last, b.Tallies[i].Second)
	}
	return last
}

// follower is a page that is told what is new, as a viewer's is.
type follower struct {
	t     *testing.T
	live  *report.Live
	page  object
	whole int // how often it was told everything
}

func follow(t *testing.T, live *report.Live) *follower {
	t.Helper()
	f := &follower{t: t, live: live}
	f.page = f.everything()
	return f
}

func (f *follower) everything() object {
	f.t.Helper()
	data, err := f.live.Whole(false, 0)
	if err != nil {
		f.t.Fatal(err)
	}
	return read(f.t, data)
}

// update takes in what is new; if it is to be checked, that must add up to
// everything.
func (f *follower) update(check bool) {
	f.t.Helper()
	data, whole, err := f.live.Update(false, 0)
	if err != nil {
		f.t.Fatal(err)
	}
	if whole {
		f.whole++
		f.page = read(f.t, data)
	} else {
		f.page = join(f.page, read(f.t, data))
	}
	if !check {
		return
	}
	if now, want := settled(f.page), settled(f.everything()); !reflect.DeepEqual(now, want) {
		f.t.Fatalf("at %v s: whole (-) and updates (+) differ:\n%s", f.page["live"].(object)["at_s"], cmp.Diff(want, now))
	}
}

// TestUpdatesOfALongRunWhoseLoopsAreLate: loops report one after the other,
// some of them late, and ends and arrivals come in seconds of which nothing else
// is told. The points of a long run get wider.
func TestUpdatesOfALongRunWhoseLoopsAreLate(t *testing.T) {
	p := &plan.Plan{
		Format: plan.Format, Duration: dur(time.Hour), Seed: 3, Pools: []plan.Pool{{Name: "desktops", Size: 5000}},
		Loads: []plan.Load{{
			Name: "orders", For: dur(time.Hour), Stages: []plan.Stage{{From: 3, To: 3, Over: dur(time.Hour)}}, Journey: plan.Journey{Steps: []string{"create"}},
		}},
	}
	live := report.NewLive(p)
	f, chance := follow(t, live), rand.New(rand.NewPCG(1, 2))
	for at := range 1300 {
		b := &record.Batch{Hosts: []record.Host{{At: time.Duration(at+1) * time.Second}}}
		for range chance.IntN(3) {
			in := record.Tally{Second: max(0, at-chance.IntN(4)), Series: chance.IntN(4) - 1}
			in.Counts[record.Opened], in.Counts[record.Started], in.Peak = int64(chance.IntN(3)), int64(chance.IntN(5)), int64(chance.IntN(100))
			b.Tallies = append(b.Tallies, in)
		}
		if chance.IntN(4) == 0 {
			how := []record.How{record.HowReset, record.HowFIN, record.HowHeld}[chance.IntN(3)]
			b.Ends = append(b.Ends, record.End{Index: at, Phase: record.PhaseOpen, How: how, Ended: time.Duration(max(0, at-chance.IntN(4))) * time.Second})
		}
		live.Put(b, nil)
		if chance.IntN(5) > 0 { // nobody watches now and then
			f.update(chance.IntN(20) == 0 || at > 1195 && at < 1205)
		}
	}
	if f.update(true); f.whole != 1 {
		t.Errorf("everything was told anew %d times, want once, when the points got wider", f.whole)
	}
	if steps := f.page["step_s"]; steps != 2.0 {
		t.Errorf("a point is %v s", steps)
	}
}

func TestUpdatesOfALivePageAddUpToTheWhole(t *testing.T) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			p := s.plan()
			live := report.NewLive(p)
			f := follow(t, live)
			var causes []diagnosis.Cause
			looks, last := 0, 0
			outcome, err := trial.Run(t.Context(), p, s.carryOut, nil, func(err error) { t.Error(err) }, func(log *trial.Log, b *record.Batch) {
				live.Put(b, causes)
				if second := second(b); second > last {
					last = second
					live.Put(&record.Batch{Hosts: []record.Host{{At: time.Duration(second+1) * time.Second}}}, causes)
				} else if b.Env == nil {
					return
				}
				if looks++; looks%4 == 0 && log.Troubled() {
					causes = diagnosis.Diagnose(log.Diagnosis()).Causes
				}
				f.update(looks%5 == 0 || b.Env != nil)
			})
			if err != nil {
				t.Fatal(err)
			}
			page := f.page
			if looks < 4 || page["summary"].(object)["verdict"] != report.Running {
				t.Fatalf("%d looks at a page whose verdict is %v", looks, page["summary"])
			}
			// What was drawn on the way is what the report draws.
			data, err := live.Final(outcome)
			if err != nil {
				t.Fatal(err)
			}
			final := read(t, data)
			if final["live"] != nil || final["summary"].(object)["verdict"] != outcome.Verdict {
				t.Errorf("the last page is not that of the outcome: %v", final["live"])
			}
			if text := string(data[bytes.Index(data, []byte(`"step_s"`)):]); missing.MatchString(text) {
				t.Errorf("lists are missing that should be empty: %s", missing.FindAllString(text, -1))
			}
			for _, series := range []string{"pools", "loads", "in_flight", "generator"} {
				if !reflect.DeepEqual(final[series], page[series]) {
					t.Errorf("%s: the report (-) and the live page (+) differ:\n%s", series, cmp.Diff(final[series], page[series]))
				}
			}
			if got, want := page["ends"].(object)["total"], final["ends"].(object)["total"]; got != want {
				t.Errorf("%v ends, the report has %v", got, want)
			}
		})
	}
}

var missing = regexp.MustCompile(`"[a-z0-9_]+":null`)

func TestLivePageSaysWhatItKnowsOfACause(t *testing.T) {
	s := stories()[1] // idle
	p := s.plan()
	live := report.NewLive(p)
	var before, after string
	outcome, err := trial.Run(t.Context(), p, s.carryOut, nil, func(err error) { t.Error(err) }, func(log *trial.Log, b *record.Batch) {
		live.Put(b, nil)
		if before != "" || log.Ends() < 400 {
			return
		}
		live.Put(&record.Batch{Hosts: []record.Host{{At: 40 * time.Second}}}, nil)
		data, _ := live.Whole(false, 0)
		before = string(data)
		live.Put(&record.Batch{}, diagnosis.Diagnose(log.Diagnosis()).Causes)
		data, _ = live.Whole(true, 3)
		after = string(data)
	})
	if err != nil || outcome.Verdict != trial.Fail {
		t.Fatal(outcome, err)
	}
	for text, wants := range map[string][]string{
		before: {`"wire_fin"`, `"wire_fin":"not explained yet: fin"`, `"state":"running"`},
		after:  {`"idle_timeout":"idle timeout"`, `"state":"stopping"`, `"missed":3`, `resets_on`},
	} {
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s is not in %.3000s", want, text)
			}
		}
	}
	page := read(t, []byte(after))
	if lines := page["closes"].(object); lines["wire_fin"] != nil || lines["idle_timeout"] == nil {
		t.Errorf("closes by %v", lines)
	}
}

func TestKeptInteractionsArePagedAndNarrowedDown(t *testing.T) {
	p := &plan.Plan{Format: plan.Format, Duration: dur(time.Minute), Loads: []plan.Load{
		{Name: "a", For: dur(time.Minute), Journey: plan.Journey{Steps: []string{"create", "Read"}}}, {Name: "b", For: dur(time.Minute)},
	}}
	live := report.NewLive(p)
	b := &record.Batch{}
	for i := range 100 {
		in := record.Interaction{Load: i % 2, Number: int64(i), Planned: time.Duration(i) * time.Second, Ended: time.Duration(i)*time.Second + time.Duration(i)*time.Millisecond}
		if i%10 == 0 {
			in.Failure = "503"
			in.Steps = []record.InteractionStep{{Step: 1, Status: 503, Detail: "no <b>Room</b>"}}
		}
		b.Interactions = append(b.Interactions, in)
	}
	b.Interactions = append(b.Interactions, record.Interaction{Load: 7}, record.Interaction{Load: -1}) // not in the plan
	live.Put(b, nil)
	kept := live.Kept()
	live.Put(b, nil) // what comes later does not change what was handed out
	numbers := func(k report.KeptPage) string {
		var all []string
		text, _ := json.Marshal(k.Interactions)
		var list []struct{ Number int }
		_ = json.Unmarshal(text, &list)
		for _, one := range list {
			all = append(all, fmt.Sprint(one.Number))
		}
		return strings.Join(all, " ")
	}
	for _, tt := range []struct {
		name          string
		wanted        report.Wanted
		offset, limit int
		matched       int
		numbers       string
	}{
		{"the latest first", report.Wanted{}, 0, 3, 100, "99 98 97"},
		{"the next page", report.Wanted{}, 3, 3, 100, "96 95 94"},
		{"the last page", report.Wanted{}, 98, 3, 100, "1 0"},
		{"after the last page", report.Wanted{}, 500, 3, 100, ""},
		{"a load", report.Wanted{Load: 2}, 0, 2, 50, "99 97"},
		{"good ones", report.Wanted{Outcome: "good"}, 0, 2, 90, "99 98"},
		{"a failure", report.Wanted{Outcome: "503"}, 0, 2, 10, "90 80"},
		{"slow ones", report.Wanted{AtLeast: 98 * time.Millisecond}, 0, 9, 2, "99 98"},
		{"a time", report.Wanted{From: 10500 * time.Millisecond, To: 12 * time.Second}, 0, 9, 2, "12 11"},
		{"a step's name", report.Wanted{Text: "READ"}, 0, 1, 10, "90"},
		{"a detail", report.Wanted{Text: "<b>room"}, 9, 9, 10, "0"},
		{"a number", report.Wanted{Text: "42"}, 0, 9, 1, "42"},
	} {
		got := kept.Page(tt.wanted, tt.offset, tt.limit)
		if got.Matched != tt.matched || numbers(got) != tt.numbers || got.Kept != 102 {
			t.Errorf("%s: %d matched: %s, want %d: %s", tt.name, got.Matched, numbers(got), tt.matched, tt.numbers)
		}
	}
}

func TestLivePageHoldsNothingOfARunAndFetchesFromItsServerAlone(t *testing.T) {
	var b strings.Builder
	if err := report.LivePage(&b); err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(b.String(), "<body>")
	for _, want := range []string{"default-src 'none'", "connect-src 'self'", "script-src 'sha256-", "base-uri 'none'"} {
		if !strings.Contains(head, want) || !strings.Contains(report.LivePolicy, want) {
			t.Errorf("the policy lacks %s", want)
		}
	}
	if strings.Contains(head, "unsafe") || address.MatchString(head) || strings.Count(b.String(), "<script") != 2 {
		t.Error("the page has more scripts than its own, or fetches something")
	}
	if got := inlined.FindStringSubmatch(b.String())[1]; got != `{"schema":"holdfast.page/v1","live":{"state":"connecting"}}` {
		t.Errorf("the page holds %s", got)
	}
}
