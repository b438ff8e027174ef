package diagnosis_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/engine"
	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/simnet"
)

// pools runs pools of 60 sockets side by side against one world for 8 s.
func pools(t *testing.T, world simnet.Options, loads ...func(*plan.Pool)) diagnosis.Verdict {
	t.Helper()
	p := &plan.Plan{Seed: 1, Duration: dur(8 * second)}
	for i, load := range loads {
		pool := plan.Pool{
			Name: fmt.Sprint("pool ", i), Size: 60, OpenPerSecond: 60, URL: plan.Text("ws://127.0.0.1/x"),
			KeepAlive: plan.KeepAlive{Kind: plan.KeepAliveOff}, ConnectTimeout: dur(5 * second), HandshakeTimeout: dur(5 * second),
			Forensics: plan.Forensics{ReconnectSample: 20, LateAttempt: true},
		}
		load(&pool)
		p.Pools = append(p.Pools, pool)
	}
	world.Seed, world.Jitter = 1, 300*time.Microsecond
	in := diagnosis.Input{Plan: p, Totals: metrics.New(p)}
	if err := engine.Simulate(simnet.New(world), 1, p, record.SinkFunc(func(b *record.Batch) error {
		in.Ends = append(in.Ends, b.Ends...)
		return in.Totals.Add(b)
	})); err != nil {
		t.Fatal(err)
	}
	return diagnosis.Diagnose(in)
}

func silently(*plan.Pool) {}

func pong(p *plan.Pool) {
	p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePong, Every: dur(second), Jitter: .1, Share: 1}
}

func chatty(p *plan.Pool) {
	p.Send = &plan.Send{Every: dur(second), Text: plan.Text("x")}
}

// TestClockThatStoodStill: a clock that never moved on the sockets that ended
// repeats their age. What is known then depends on those that lived on.
func TestClockThatStoodStill(t *testing.T) {
	brisk := ping(second)
	resets := func(on string) simnet.Options {
		return simnet.Options{Edge: pack.Edge{IdleTimeout: dur(3 * second), ResetsOn: on}}
	}
	lifetime := simnet.Options{Edge: pack.Edge{MaxLifetime: dur(3 * second)}}
	pushed := func(o simnet.Options) simnet.Options { o.Push = 300 * time.Millisecond; return o }
	for _, c := range []struct {
		name      string
		world     simnet.Options
		loads     []func(*plan.Pool)
		want      string // cause×count and what resets it, or the hypotheses
		low, high float64
		advice    string
	}{
		{"messages count, pings only", resets("messages"), []func(*plan.Pool){brisk}, "max_lifetime×60", .6, .8, "First rule out a timer that counts messages and not pings"},
		{"messages count, pongs only", resets("messages"), []func(*plan.Pool){pong}, "unknown×60 [idle_timeout max_lifetime]", .5, .5, "ping: 1.3s"},
		{"server counts, pongs only", resets("from_server"), []func(*plan.Pool){pong}, "unknown×60 [idle_timeout max_lifetime]", .5, .5, "ping: 1.3s"},
		{"server counts, messages it does not answer", resets("from_server"), []func(*plan.Pool){chatty}, "unknown×60 [idle_timeout max_lifetime]", .5, .5, "ping: 1.3s"},
		{"server counts, one message", resets("from_server"), []func(*plan.Pool){once(second)}, "unknown×60 [idle_timeout max_lifetime]", .5, .5, "ping: 1.3s"},
		{"client counts, it never speaks", pushed(resets("from_client")), []func(*plan.Pool){silently}, "max_lifetime×60", .6, .8, "First rule out a timer that counts only what the client sends: ping every 1.3 s"},
		{"messages count, others send them", resets("messages"), []func(*plan.Pool){brisk, chatty}, "idle_timeout×60 messages", .99, 1, "message: …, every: 1.3s"},
		{"server counts, it answers others", resets("from_server"), []func(*plan.Pool){pong, brisk}, "idle_timeout×60 from_server", .99, 1, "ping: 1.3s"},
		{"client counts, others speak", pushed(resets("from_client")), []func(*plan.Pool){silently, chatty}, "idle_timeout×60 from_client", .99, 1, "ping: 1.3s"},
		{"anything counts, others ping", resets(""), []func(*plan.Pool){silently, brisk}, "idle_timeout×60 any", .99, 1, "ping: 1.3s"},
		{"lifetime, pings only", lifetime, []func(*plan.Pool){brisk}, "max_lifetime×60", .6, .8, "send: {once_within: 1.3s, text: …}"},
		{"lifetime, pings and messages", lifetime, []func(*plan.Pool){all(brisk, chatty)}, "max_lifetime×60", .99, 1, "A keep-alive does not help"},
		{"lifetime, some send messages", lifetime, []func(*plan.Pool){brisk, chatty}, "max_lifetime×120", .99, 1, "A keep-alive does not help"},
		{"lifetime, a mute server", lifetime, []func(*plan.Pool){chatty}, "unknown×60 [idle_timeout max_lifetime]", .5, .5, "ping: 1.3s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := pools(t, c.world, c.loads...)
			got := said(v)
			for _, cause := range v.Causes {
				switch {
				case cause.Params["resets_on"] != nil:
					got = strings.Replace(got, "(timer)", "", 1) + fmt.Sprint(" ", cause.Params["resets_on"])
				case cause.Params["hypotheses"] != nil:
					got += fmt.Sprint(" ", cause.Params["hypotheses"])
				}
				if cause.Confidence < c.low || cause.Confidence > c.high {
					t.Errorf("confidence %v, want %v to %v", cause.Confidence, c.low, c.high)
				}
				if !strings.Contains(cause.Advice, c.advice) {
					t.Errorf("advice %q, want %q in it", cause.Advice, c.advice)
				}
				t.Logf("%s\n\t%s\n\t%q", cause.Sentence, cause.Advice, cause.Evidence)
			}
			if got != c.want {
				t.Errorf("verdict %s, want %s", got, c.want)
			}
		})
	}
}

// TestAgeThatOthersOutlived: half of the sockets, whatever they send, end at
// one age, and the other half lives on.
func TestAgeThatOthersOutlived(t *testing.T) {
	s := newStory(1)
	for i := range 120 {
		l := s.open(i, 120, 2*second)
		end := l.end.Opened + 3*second
		if i%2 == 0 {
			end = 10 * second
		}
		for at := l.end.Opened + s.within(second); at < end; at += second {
			l.says(at, true, true)
		}
		if i%2 == 0 {
			l.held(end)
			continue
		}
		l.ends(end, record.HowFIN)
	}
	c := s.is(t, pings, "unknown×60", .5, .5)
	if !strings.Contains(c.Sentence, "60 others lived longer") {
		t.Errorf("sentence %q does not name the others", c.Sentence)
	}
}

// TestServerThatTalksIsNoStall: it pushes, echoes, or answers pings with a
// payload of its own, but the pong that must come does not.
func TestServerThatTalksIsNoStall(t *testing.T) {
	for name, c := range map[string]struct {
		world simnet.Options
		load  func(*plan.Pool)
		want  string
	}{
		"pushes":                 {simnet.Options{NoPong: true, Push: 300 * time.Millisecond}, ping(second), "unknown×60"},
		"echoes":                 {simnet.Options{NoPong: true, Echo: true}, all(ping(second), chatty), "unknown×60"},
		"other payload":          {simnet.Options{BadPong: true}, ping(second), "unknown×60"},
		"other payload, seldom":  {simnet.Options{BadPong: true}, ping(3500 * time.Millisecond), "unknown×60"},
		"stalls while it pushes": {simnet.Options{Push: 20 * time.Millisecond, Faults: fault(pack.Fault{Do: "stall", At: dur(3 * second)})}, ping(second), "backend_stall×60"},
		"says nothing":           {simnet.Options{NoPong: true}, ping(second), "backend_stall×60"},
	} {
		v := pools(t, c.world, c.load)
		if said(v) != c.want {
			t.Errorf("%s: verdict %q, want %q", name, said(v), c.want)
			continue
		}
		cause := v.Causes[0]
		if c.want == "unknown×60" && (cause.Confidence > .5 || !strings.HasPrefix(cause.Sentence, "the server answers, but not pings")) {
			t.Errorf("%s: %v %s", name, cause.Confidence, cause.Sentence)
		}
		if !strings.Contains(cause.Sentence, "3.0 s") && !strings.Contains(cause.Sentence, "3.01 s") {
			t.Errorf("%s: %q does not say how long the pong was waited for", name, cause.Sentence)
		}
		t.Log(cause.Sentence, cause.Advice, cause.Evidence)
	}
}

// TestPartCutAtOneInstantIsNoSureRestart: the fewer went, and the more of them
// by RST, the less it was a restart.
func TestPartCutAtOneInstantIsNoSureRestart(t *testing.T) {
	for name, c := range map[string]struct {
		nodes     int
		fault     pack.Fault
		low, high float64
	}{
		"RST, a tenth":             {2, pack.Fault{Do: "rst", At: dur(4 * second), Share: .1}, .3, .5},
		"RST, a fifth":             {2, pack.Fault{Do: "rst", At: dur(4 * second), Share: .2}, .3, .5},
		"RST, half":                {2, pack.Fault{Do: "rst", At: dur(4 * second), Share: .5}, .5, .8},
		"FIN, a tenth":             {2, pack.Fault{Do: "fin", At: dur(4 * second), Share: .1}, .3, .6},
		"drain of one of four":     {4, pack.Fault{Do: "drain", At: dur(3 * second), For: dur(second)}, .6, .8},
		"drain of one of two":      {2, pack.Fault{Do: "drain", At: dur(3 * second), For: dur(second)}, .99, 1},
		"announced, one of ten":    {10, pack.Fault{Do: "drain", At: dur(3 * second), For: dur(second), Announce: 1001}, .99, 1},
		"restart of all":           {2, pack.Fault{Do: "restart", At: dur(4 * second)}, .99, 1},
		"restart of a half by FIN": {2, pack.Fault{Do: "restart", At: dur(4 * second), Share: .5}, .99, 1},
	} {
		v := pools(t, simnet.Options{Edge: pack.Edge{Nodes: c.nodes}, Faults: fault(c.fault)}, ping(second), ping(second), ping(second))
		if len(v.Causes) != 1 || v.Causes[0].Cause != diagnosis.ServerRestart {
			t.Errorf("%s: verdict %q, want server_restart", name, said(v))
			continue
		}
		if got := v.Causes[0].Confidence; got < c.low || got > c.high {
			t.Errorf("%s: confidence %v, want %v to %v", name, got, c.low, c.high)
		}
		t.Log(name, v.Causes[0].Sentence)
	}
}
