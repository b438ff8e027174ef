package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

// channels is a pool whose sockets go where a step before each of them says.
func channels(size int, adjust ...func(*plan.Pool)) *plan.Plan {
	p := holding(size, time.Second, 20*time.Second, adjust...)
	make := get("/channels", func(r *plan.Request) {
		r.Method = "POST"
		r.Extract = []plan.Extract{{Into: 0, Path: "$.connectUri"}}
	})
	make.Report = 0
	p.Pools[0].Before = &plan.Journey{Name: "before desks", Program: []plan.Step{make}, Steps: []string{"POST /channels"}, Extracted: []string{"uri"}}
	p.Pools[0].URL = plan.NewTemplate(plan.Part{Slot: plan.Extracted, Text: "uri"})
	p.Pools[0].OnOpen = []plan.Template{plan.NewTemplate(plan.Part{Text: "hello "}, plan.Part{Slot: plan.Index})}
	return p
}

func channelServer(made *int) simnet.Options {
	return simnet.Options{Echo: true, Answer: func(n int, _ time.Duration, _ string) simnet.Answer {
		*made++
		return simnet.Answer{Body: fmt.Sprintf(`{"connectUri":"ws://127.0.0.1/channels/c%d"}`, n)}
	}}
}

func TestSocketsGoWhereTheStepsBeforeThemSay(t *testing.T) {
	made := 0
	got := simulate(t, channelServer(&made), channels(50, ping(5*time.Second)))
	if got.count(record.Held) != 50 || made != 50 {
		t.Errorf("held %d, channels made %d; want 50 and 50: %+v", got.count(record.Held), made, got.ends[0])
	}
	if got.count(record.MessagesSent) != 50 || got.count(record.MessagesReceived) != 50 {
		t.Errorf("on_open sent %d, echoes %d; want 50 each", got.count(record.MessagesSent), got.count(record.MessagesReceived))
	}
	if d := got.totals.Pools[0].Dists[record.ConnectUS]; d.Quantile(1) > 1000 {
		t.Errorf("connecting took up to %d µs: the steps before must not count", d.Quantile(1))
	}
}

func TestStepsBeforeAreCarriedOutAgainBeforeEachReconnect(t *testing.T) {
	made := 0
	w := channelServer(&made)
	w.Edge.MaxLifetime = dur(5 * time.Second)
	got := simulate(t, w, channels(10, func(p *plan.Pool) {
		p.Reconnect = &plan.Backoff{Base: dur(100 * time.Millisecond), Cap: dur(time.Second), Jitter: "full"}
	}))
	if n := int64(made); got.count(record.Reconnects) < 20 || n != 10+got.count(record.ReconnectAttempts) {
		t.Errorf("%d channels made for 10 opens and %d reconnects", made, got.count(record.ReconnectAttempts))
	}
	if got.count(record.MessagesSent) != 10+got.count(record.Reconnects) {
		t.Errorf("on_open sent %d messages for 10 opens and %d reconnects", got.count(record.MessagesSent), got.count(record.Reconnects))
	}
}

func TestWhatTheStepsBeforeCostIsTheSocketsEvidence(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer simnet.Answer
		how    record.How
		status int
		detail string
	}{
		{"throttled", simnet.Answer{Status: 429, Body: "too many channels"}, record.HowStatus, 429, "POST /channels"},
		{"cut", simnet.Answer{Cut: true}, record.HowReset, 0, "POST /channels"},
		{"nothing to extract", simnet.Answer{Body: `{}`}, record.HowStatus, 200, record.FailExtract},
		{"leads nowhere", simnet.Answer{Body: `{"connectUri":"gopher://x"}`}, record.HowBadAnswer, 0, "gopher"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return c.answer }}
			got := simulate(t, w, channels(5))
			if got.count(record.Refused) != 5 || len(got.ends) != 5 {
				t.Fatalf("refused %d of 5, %d ends", got.count(record.Refused), len(got.ends))
			}
			if e := got.ends[0]; e.How != c.how || e.Status != c.status || !strings.Contains(e.Detail, c.detail) {
				t.Errorf("end: %v %d %q, want %v %d and %q", e.How, e.Status, e.Detail, c.how, c.status, c.detail)
			}
		})
	}
}

func TestRunEndsWhileStepsBeforeAreUnderWay(t *testing.T) {
	w := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{After: time.Hour} }}
	p := channels(5)
	p.Pools[0].Before.Program[0].Request.Timeout = dur(2 * time.Hour)
	got := simulate(t, w, p)
	if got.count(record.Refused) != 0 || got.count(record.Opened) != 0 || len(got.ends) != 5 || got.ends[0].How != record.HowStopped {
		t.Errorf("refused %d, opened %d, ends %+v", got.count(record.Refused), got.count(record.Opened), got.ends)
	}
}

// talk are the steps of an interaction that opens a WebSocket, says something,
// waits for the answer, and leaves.
func talk(await *plan.Await, within time.Duration) []plan.Step {
	return []plan.Step{
		{Op: plan.OpWSConnect, WS: &plan.WSStep{URL: plan.Text("ws://127.0.0.1/chat"), Within: dur(5 * time.Second)}},
		{Op: plan.OpWSSend, WS: &plan.WSStep{Send: plan.NewTemplate(plan.Part{Text: `{"class":"Echo","n":`}, plan.Part{Slot: plan.Counter}, plan.Part{Text: `}`})}},
		{Op: plan.OpWSAwait, WS: &plan.WSStep{Await: await, Within: dur(within)}},
		{Op: plan.OpWSClose, WS: &plan.WSStep{Code: 1000}},
	}
}

func chatting(w simnet.Options, t *testing.T, steps []plan.Step) *books {
	p := loading(20, 5*time.Second, steps...)
	p.Loads[0].Journey.Sockets = []string{"chat"}
	p.Duration = dur(20 * time.Second)
	return drive(t, w, p)
}

func TestInteractionsTalkOverWebSockets(t *testing.T) {
	match := &plan.Await{JSON: []plan.Match{{Path: "$.class", Equals: `"Echo"`}}}
	got := chatting(simnet.Options{Echo: true, Push: 50 * time.Millisecond}, t, talk(match, time.Second))
	if got.counts[record.Succeeded] != 100 || got.counts[record.MessagesSent] != 100 || got.steps[0].status[101] != 100 {
		t.Errorf("succeeded %d, sent %d, 101s %d; want 100 each; failed %v", got.counts[record.Succeeded], got.counts[record.MessagesSent], got.steps[0].status[101], got.failed)
	}
}

func TestWhatNeverComesFailsTheInteraction(t *testing.T) {
	for _, c := range []struct {
		name string
		w    simnet.Options
		want string
	}{
		{"no answer", simnet.Options{}, record.FailTimeout},
		{"cut", simnet.Options{Edge: edgeWithLifetime(time.Second)}, "fin"},
	} {
		got := chatting(c.w, t, talk(&plan.Await{Contains: "never"}, 3*time.Second))
		if got.counts[record.Failed] != 100 || got.failed[c.want] != 100 || got.steps[2].failed[c.want] != 100 {
			t.Errorf("%s: failed %d, by kind %v; want 100 %s", c.name, got.counts[record.Failed], got.failed, c.want)
		}
	}
}

func edgeWithLifetime(d time.Duration) pack.Edge { return pack.Edge{MaxLifetime: dur(d)} }

// TestChatsAreClosedWithTheRun: a server that never answers a goodbye, and a
// journey that opens a second WebSocket in the place of one it has left open.
func TestChatsAreClosedWithTheRun(t *testing.T) {
	connect := talk(nil, 0)[0]
	p := loading(20, time.Second, connect, connect)
	p.Loads[0].Journey.Sockets = []string{"chat"}
	p.Duration = dur(3 * time.Second)
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	w := simnet.New(simnet.Options{Edge: pack.Edge{MaxLifetime: dur(time.Microsecond), CloseStyle: "stall"}})
	most := 0
	for at := range 30 {
		w.At(time.Duration(at)*100*time.Millisecond, func() { most = max(most, w.Open()) })
	}
	if err := r.simulate(w, 1, record.SinkFunc(func(*record.Batch) error { return nil })); err != nil {
		t.Fatal(err)
	}
	if n := w.Open(); n != 0 || most < 10 {
		t.Errorf("%d of up to %d descriptors are open when the run is over, want none", n, most)
	}
}

// TestChatsLeaveDescriptors: they count like any other connection of a load.
func TestChatsLeaveDescriptors(t *testing.T) {
	p := loading(10, 5*time.Second, talk(nil, 0)[0], talk(&plan.Await{Contains: "never"}, time.Minute)[2])
	p.Loads[0].Journey.Sockets = []string{"chat"}
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.connsMost = 20
	failed := map[string]int64{}
	w := simnet.New(simnet.Options{})
	err = r.simulate(w, 1, record.SinkFunc(func(b *record.Batch) error {
		for i := range b.Tallies {
			if b.Tallies[i].Series == 0 {
				for k, n := range b.Tallies[i].Failed {
					failed[k] += n
				}
			}
		}
		return nil
	}))
	if err != nil || failed["own_fds"] != 30 || r.conns.Load() != 0 || w.Open() != 0 {
		t.Errorf("%v, failed by %v, %d chats left; want 30 own_fds and none left", err, failed, r.conns.Load())
	}
}

// TestMadeUpDataReplays: what a socket says depends on the seed and on nobody
// else, so that it is the same however many loops there are.
func TestMadeUpDataReplays(t *testing.T) {
	said := func(loops int) []string {
		var all []string
		p := holding(20, time.Second, 2*time.Second)
		p.Pools[0].Headers = []plan.Header{{Name: "X-Name", Value: plan.NewTemplate(plan.Part{Slot: plan.Fake, Text: "name"})}}
		w := simnet.Options{Upgrade: func(head string) {
			_, name, _ := strings.Cut(head, "X-Name: ")
			all = append(all, name)
		}}
		if err := Simulate(simnet.New(w), loops, p, record.SinkFunc(func(*record.Batch) error { return nil })); err != nil {
			t.Fatal(err)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	one, three := said(1), said(3)
	if len(one) < 18 || !slices.Equal(one, three) {
		t.Errorf("one loop says %q, three say %q; want the same, and about 20 different names", one, three)
	}
}

// TestServersThatCloseAChatSayWhy: the code is evidence, and comes back to the
// server (RFC 6455 5.5.1), also where it is the one of a proper goodbye.
func TestServersThatCloseAChatSayWhy(t *testing.T) {
	for code, want := range map[int]string{1000: "1000 enough", 4001: "4001 enough"} {
		w := simnet.Options{Faults: []pack.Fault{{Do: "close", For: dur(time.Minute), Age: dur(300 * time.Millisecond), Code: code, Reason: "enough"}}}
		got := chatting(w, t, talk(&plan.Await{Contains: "never"}, 3*time.Second))
		if got.counts[record.Failed] != 100 || got.failed["close_frame"] != 100 {
			t.Fatalf("failed %d, by %v; want 100 by close_frame", got.counts[record.Failed], got.failed)
		}
		steps := got.kept[0].Steps
		if last := steps[len(steps)-1]; last.Detail != want {
			t.Errorf("detail %q, want %q", last.Detail, want)
		}
	}
}
