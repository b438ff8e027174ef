package diagnosis_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// A story is a run told from the physics of one fault that the simulated
// platform does not have: who spoke when, and who was cut when.
type story struct {
	rng  *rand.Rand
	ends []record.End
}

func newStory(seed uint64) *story { return &story{rng: rand.New(rand.NewPCG(seed, 7))} }

func float(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// within is a moment up to d from now.
func (s *story) within(d time.Duration) time.Duration { return float(s.rng.Float64() * d.Seconds()) }

// life is a socket that was opened and is still open.
type life struct {
	story *story
	end   record.End
}

// open opens socket i of n at an even rate over a time.
func (s *story) open(i, n int, over time.Duration) *life {
	at := float(over.Seconds() * float64(i) / float64(n))
	return &life{s, record.End{
		Index: i, Attempt: 1, Phase: record.PhaseOpen, Planned: at, Attempted: at, Connected: at + ms/2, Opened: at + ms,
		LastReceived: at + ms, LastSent: at + ms, LastApp: at + ms, OpenAtAttempt: i,
		TCP: record.TCPInfo{Known: true, State: record.TCPEstablished},
	}}
}

// says is a frame from us, answered at once or not.
func (l *life) says(at time.Duration, message, answered bool) {
	e := &l.end
	e.GapSent = max(e.GapSent, at-e.LastSent)
	e.GapAny = max(e.GapAny, at-max(e.LastSent, e.LastReceived))
	e.LastSent = at
	if message {
		e.GapApp, e.LastApp = max(e.GapApp, at-e.LastApp), at
		e.MessagesSent++
	} else {
		e.PingsSent++
	}
	if answered {
		e.GapReceived = max(e.GapReceived, at-e.LastReceived)
		e.LastReceived = at + ms/2
		e.PongsReceived++
	}
}

func (l *life) ends(at time.Duration, how record.How) *record.End {
	l.end.Ended, l.end.How = at, how
	l.story.ends = append(l.story.ends, l.end)
	return &l.story.ends[len(l.story.ends)-1]
}

func (l *life) held(at time.Duration) {
	e := &l.end
	e.GapReceived, e.GapSent = max(e.GapReceived, at-e.LastReceived), max(e.GapSent, at-e.LastSent)
	e.GapAny, e.GapApp = max(e.GapAny, at-max(e.LastReceived, e.LastSent)), max(e.GapApp, at-e.LastApp)
	l.ends(at, record.HowHeld)
}

// refused is an attempt that did not come about.
func (s *story) refused(i, open int, at time.Duration, how record.How) *record.End {
	s.ends = append(s.ends, record.End{
		Index: i, Attempt: 1, Phase: record.PhaseHandshake, How: how, Planned: at, Attempted: at, Connected: at + ms/2, Ended: at + ms,
		OpenAtAttempt: open,
	})
	return &s.ends[len(s.ends)-1]
}

// late makes an attempt the one after quiet.
func late(e *record.End, at time.Duration) {
	e.Kind, e.Planned, e.Attempted, e.Ended = record.Late, at, at, at+ms
}

// count fills in how many were open when each ended.
func (s *story) count() {
	for i := range s.ends {
		e := &s.ends[i]
		e.OpenAtEnd = 0
		for j := range s.ends {
			if o := &s.ends[j]; o.Phase == record.PhaseOpen && o.Opened <= e.Ended && o.Ended >= e.Ended {
				e.OpenAtEnd++
			}
		}
	}
}

func (s *story) verdict(keep plan.KeepAlive) diagnosis.Verdict {
	s.count()
	hold := time.Duration(0)
	for i := range s.ends {
		hold = max(hold, s.ends[i].Ended)
	}
	p := &plan.Plan{Duration: dur(hold), Pools: []plan.Pool{{Name: "desks", Size: len(s.ends), URL: plan.Text("ws://127.0.0.1/x"), KeepAlive: keep}}}
	return diagnosis.Diagnose(diagnosis.Input{Plan: p, Totals: metrics.New(p), Ends: s.ends})
}

// said is a verdict in one line: "idle_timeout(reaper)×240, reset×3".
func said(v diagnosis.Verdict) string {
	words := make([]string, len(v.Causes))
	for i, c := range v.Causes {
		words[i] = c.Cause
		if kind, ok := c.Params["kind"]; ok {
			words[i] += fmt.Sprintf("(%v)", kind)
		}
		words[i] += fmt.Sprintf("×%d", c.Count)
	}
	return strings.Join(words, ", ")
}

// is fails unless the verdict is one cause for all ends, with a confidence in
// bounds.
func (s *story) is(t *testing.T, keep plan.KeepAlive, want string, low, high float64) diagnosis.Cause {
	t.Helper()
	v := s.verdict(keep)
	if said(v) != want {
		t.Errorf("verdict %q, want %q", said(v), want)
	}
	if len(v.Causes) == 0 {
		return diagnosis.Cause{Params: map[string]any{}}
	}
	c := v.Causes[0]
	if c.Confidence < low || c.Confidence > high {
		t.Errorf("confidence %.3f, want %.2f to %.2f", c.Confidence, low, high)
	}
	if t.Failed() || testing.Verbose() {
		for _, c := range v.Causes {
			t.Logf("%s ×%d (%.3f) %v\n\t%s\n\t%s\n\t%q", c.Cause, c.Count, c.Confidence, c.Params, c.Sentence, c.Advice, c.Evidence)
		}
	}
	return c
}

var pings = plan.KeepAlive{Kind: plan.KeepAlivePing, Every: dur(4 * second), PongTimeout: dur(10 * second), Share: 1}

// around fails unless a parameter is a number of about this size.
func around(t *testing.T, c diagnosis.Cause, name string, want, off float64) {
	t.Helper()
	got, ok := c.Params[name].(float64)
	if !ok || got < want-off || got > want+off {
		t.Errorf("%s = %v, want %v ± %v", name, c.Params[name], want, off)
	}
}

// TestScanOfIdleSocketsIsAReaper: something looks once a second and ends who
// has been silent for 20 s by then.
func TestScanOfIdleSocketsIsAReaper(t *testing.T) {
	for _, n := range []int{60, 240, 1200} {
		for seed := range uint64(3) {
			s := newStory(seed)
			for i := range n {
				l := s.open(i, n, 10*second)
				last := l.end.Opened + s.within(5*second)
				l.says(last, true, false)
				scan := (last + 20*second).Truncate(second) + second
				l.ends(scan+s.within(2*ms), record.HowFIN)
			}
			c := s.is(t, plan.KeepAlive{}, fmt.Sprintf("idle_timeout(reaper)×%d", n), .8, .9)
			around(t, c, "seconds", 20, .5)
		}
	}
}

func TestScanOfSilentSocketsMayGoByAge(t *testing.T) {
	s := newStory(1)
	for i := range 240 {
		l := s.open(i, 240, 10*second)
		l.ends((l.end.Opened+20*second).Truncate(second)+second+s.within(2*ms), record.HowFIN)
	}
	c := s.is(t, plan.KeepAlive{}, "unknown×240", .5, .5)
	if got := fmt.Sprint(c.Params["hypotheses"]); got != "[idle_timeout max_lifetime]" {
		t.Errorf("hypotheses %s", got)
	}
}

// TestIdleTimerScaledByLoad: the edge allows 24 s of silence when nobody is
// there and takes a second off for every 24 sockets.
func TestIdleTimerScaledByLoad(t *testing.T) {
	for _, n := range []int{60, 240, 600} {
		for seed := range uint64(3) {
			s := newStory(seed)
			var open []*life
			for i := range n {
				l := s.open(i, n, 10*second)
				l.says(l.end.Opened+s.within(3*second), true, false)
				open = append(open, l)
			}
			slices.SortFunc(open, func(a, b *life) int { return cmp.Compare(a.end.LastSent, b.end.LastSent) })
			for now := time.Duration(0); len(open) > 0 && now < 60*second; now += 10 * ms {
				there := 0
				for _, l := range open {
					if l.end.Opened <= now {
						there++
					}
				}
				if first := open[0]; now-first.end.LastSent > float(24-20*float64(there)/float64(n)) {
					first.ends(now+s.within(ms), record.HowFIN)
					open = open[1:]
				}
			}
			for _, l := range open {
				l.held(60 * second)
			}
			lost := 0
			for i := range s.ends {
				if s.ends[i].Lost() {
					lost++
				}
			}
			s.is(t, plan.KeepAlive{}, fmt.Sprintf("idle_timeout(load_scaled)×%d", lost), .85, .95)
		}
	}
}

// TestSilentSocketsCutAtRandomAreNoScaledTimer: while sockets dwindle, the
// silences of those that are left grow.
func TestSilentSocketsCutAtRandomAreNoScaledTimer(t *testing.T) {
	for seed := range uint64(10) {
		s := newStory(seed)
		for i := range 240 {
			l := s.open(i, 240, second)
			l.says(l.end.Opened+s.within(second), true, false)
			l.ends(l.end.LastSent+s.within(60*second), record.HowFIN)
		}
		s.is(t, plan.KeepAlive{}, "dropped×240", .5, .6)
	}
}

// flow is a path that forgets silent connections after a time, and resets them
// when they are used.
func flow(seed uint64, n int, every, forgets, until time.Duration) *story {
	s := newStory(seed)
	for i := range n {
		l := s.open(i, n, 10*second)
		at := l.end.Opened + s.within(every)
		for ; at < until; at += float(every.Seconds() * (.9 + .2*s.rng.Float64())) {
			dead := at-max(l.end.LastReceived, l.end.LastSent) > forgets
			l.says(at, false, !dead)
			if dead {
				l.ends(at+ms, record.HowReset).Errname = "ECONNRESET"
				break
			}
		}
		if at >= until {
			l.held(until)
		}
	}
	return s
}

func TestResetOnUseBracketsTheTimer(t *testing.T) {
	for seed := range uint64(5) {
		s := flow(seed, 240, 30*second, 20*second, 80*second)
		// Those who pinged before an age of 20 s lived, all others did not: what
		// forgets old connections would look the same.
		c := s.is(t, pings, "idle_timeout(flow_state)×240", .85, .85)
		around(t, c, "seconds", 20, 1)
		if !strings.Contains(c.Advice, "ping: 8") && !strings.Contains(c.Advice, "ping: 9") {
			t.Errorf("advice %q, want a ping under half of the silence survived", c.Advice)
		}
	}
}

// TestResetOnUseIsSurerWhereOthersLivedLonger: a few sockets that ping in time
// show that it is not the age.
func TestResetOnUseIsSurerWhereOthersLivedLonger(t *testing.T) {
	for seed := range uint64(5) {
		s := flow(seed, 240, 30*second, 20*second, 80*second)
		s.ends = append(s.ends, flow(seed, 10, 5*second, 20*second, 80*second).ends...)
		c := s.is(t, pings, "idle_timeout(flow_state)×240", .95, .95)
		around(t, c, "seconds", 20, 1)
	}
}

// TestResetOnUseWithoutASurvivedSilenceIsNoTimer: the server lost all its
// connections at one moment without a word; each learns of it by its next ping.
func TestResetOnUseWithoutASurvivedSilenceIsNoTimer(t *testing.T) {
	s := newStory(1)
	for i := range 240 {
		l := s.open(i, 240, 10*second)
		for at := l.end.Opened + s.within(4*second); ; at += 4 * second {
			l.says(at, false, at < 30*second)
			if at >= 30*second {
				l.ends(at+ms, record.HowReset)
				break
			}
		}
	}
	s.is(t, pings, "reset×240", .5, .6)
}

// TestOwnPauseDelaysTheTimerAndIsNoRestart: we were away for 2 s; what ended
// meanwhile all ended for us when we came back.
func TestOwnPauseDelaysTheTimerAndIsNoRestart(t *testing.T) {
	s := newStory(1)
	for i := range 240 {
		l := s.open(i, 240, 10*second)
		l.says(l.end.Opened+s.within(5*second), true, false)
		at := l.end.LastSent + 20*second
		if at > 25*second && at < 27*second {
			at = 27*second + s.within(3*ms)
		}
		e := l.ends(at, record.HowFIN)
		if at >= 27*second {
			e.OwnGap = 2 * second
		}
	}
	c := s.is(t, plan.KeepAlive{}, "idle_timeout(timer)×240", .99, 1)
	around(t, c, "seconds", 20, .01)
}

// TestPauseOfOurs is when it may be blamed: the server waited for us then.
func TestPauseOfOurs(t *testing.T) {
	tell := func(gap time.Duration, how record.How, code int, at func(*story) time.Duration) *story {
		s := newStory(1)
		for i := range 80 {
			l := s.open(i, 80, second)
			end := at(s)
			for ping := l.end.Opened + s.within(4*second); ping < min(end, 30*second)-11*second; ping += 4 * second {
				l.says(ping, false, true)
			}
			e := l.ends(end, how)
			e.OwnGap, e.CloseCode, e.MessagesReceived = gap, code, 3
		}
		return s
	}
	at := func(first, spread time.Duration) func(*story) time.Duration {
		return func(s *story) time.Duration { return first + s.within(spread) }
	}
	t.Run("the server's pings ran out", func(t *testing.T) {
		tell(4*second, record.HowCloseFrame, 1011, at(30*second, 5*ms)).is(t, pings, "generator_cpu×80", .9, .9)
	})
	t.Run("too short for the pong timeout", func(t *testing.T) {
		tell(450*ms, record.HowNoPong, 0, at(30*second, 4*second)).is(t, pings, "backend_stall×80", .9, .9)
	})
	t.Run("longer than the pong timeout", func(t *testing.T) {
		tell(11*second, record.HowNoPong, 0, at(30*second, 5*ms)).is(t, pings, "generator_cpu×80", .6, .9)
	})
	t.Run("a restart during a short pause", func(t *testing.T) {
		tell(450*ms, record.HowFIN, 0, at(30*second, 5*ms)).is(t, pings, "server_restart×80", .5, .6)
	})
	t.Run("long before", func(t *testing.T) {
		tell(4*second, record.HowCloseFrame, 1011, at(30*second, 8*second)).is(t, pings, "server_close×80", .85, .85)
	})
}

func TestUnansweredPings(t *testing.T) {
	tell := func(tcp record.TCPInfo, sent time.Duration) *story {
		s := newStory(1)
		for i := range 80 {
			l := s.open(i, 80, second)
			end := 30*second + s.within(4*second)
			l.says(end-10*second, false, false)
			l.says(end-sent, false, false)
			l.ends(end, record.HowNoPong).TCP = tcp
		}
		return s
	}
	acked := record.TCPInfo{Known: true, State: record.TCPEstablished}
	stuck, trying := acked, acked
	stuck.OutQueue, trying.OutQueue, trying.Backoff = 6, 6, 4
	tell(acked, 2*second).is(t, pings, "backend_stall×80", .9, .9)
	tell(trying, 2*second).is(t, pings, "silent_drop×80", .95, .95)
	tell(stuck, 2*second).is(t, pings, "silent_drop×80", .8, .8)
	tell(stuck, 50*ms).is(t, pings, "unknown×80", .5, .5)
	tell(record.TCPInfo{}, 2*second).is(t, pings, "unknown×80", .5, .5)
}

// TestWhatTheKernelGaveUpClaimsNoMore: the evidence says what was seen.
func TestWhatTheKernelGaveUpClaimsNoMore(t *testing.T) {
	s := newStory(1)
	for i := range 8 {
		e := s.open(i, 8, second).ends(30*second+s.within(4*second), record.HowErrno)
		e.Errname, e.TCP = "ETIMEDOUT", record.TCPInfo{}
	}
	c := s.is(t, plan.KeepAlive{}, "silent_drop×8", .95, .95)
	if got := strings.Join(c.Evidence, "; "); !strings.Contains(got, "unacknowledged on 0 of 8") || !strings.Contains(got, "gave up on 8 (ETIMEDOUT 8)") {
		t.Errorf("evidence %q", got)
	}
}

// TestThreeOfAThousandAreNoCrash: and what nobody tried did not fail.
func TestThreeOfAThousandAreNoCrash(t *testing.T) {
	s := newStory(1)
	for i := range 1000 {
		l := s.open(i, 1000, 10*second)
		for at := l.end.Opened + s.within(4*second); at < 30*second; at += 4 * second {
			l.says(at, false, true)
		}
		if i%400 == 5 {
			l.ends(30*second+s.within(8*ms), record.HowReset)
			continue
		}
		l.says(33*second, false, true)
		l.held(35 * second)
	}
	s.is(t, pings, "reset×3", .5, .6)

	s = newStory(1)
	for i := range 100 {
		l := s.open(i, 100, 10*second)
		l.says(28*second+s.within(second), false, true)
		l.ends(30*second+s.within(8*ms), record.HowReset)
	}
	c := s.is(t, pings, "server_crash×100", .5, .6)
	if strings.Contains(c.Sentence, "succeeded") || !strings.Contains(c.Sentence, "nobody tried") {
		t.Errorf("sentence %q: nobody tried", c.Sentence)
	}
}

// ramp opens 80 sockets in a second against a platform that lets 40 in, and
// asks once more after quiet.
func ramp(how record.How, status int, slow func(i int) time.Duration, then func(s *story, e *record.End)) *story {
	s := newStory(1)
	for i := range 80 {
		l := s.open(i, 80, second)
		if i < 40 {
			l.end.Opened += slow(i)
			l.end.LastReceived, l.end.LastSent, l.end.LastApp = l.end.Opened, l.end.Opened, l.end.Opened
			l.held(60 * second)
			continue
		}
		e := s.refused(i, 40, l.end.Attempted, how)
		e.Status = status
		if how == record.HowErrno {
			e.Errname, e.Phase = "ECONNREFUSED", record.PhaseDial
		}
	}
	last := s.ends[len(s.ends)-1]
	then(s, &last)
	return s
}

func TestOneNumberAndWhatElseItMayBe(t *testing.T) {
	brisk := func(int) time.Duration { return 0 }
	refusedToo := func(s *story, e *record.End) {
		late(e, 5*second)
		s.ends = append(s.ends, *e)
	}
	opened := func(open int) func(*story, *record.End) {
		return func(s *story, e *record.End) {
			l := s.open(0, 1, 0)
			l.end.Kind, l.end.Attempted, l.end.Opened, l.end.OpenAtAttempt = record.Late, 5*second, 5*second+ms, open
			l.held(5*second + 2*ms)
		}
	}
	nobody := func(*story, *record.End) {}
	t.Run("asked, still refused", func(t *testing.T) {
		s := ramp(record.HowStatus, 503, brisk, refusedToo)
		c := s.is(t, pings, "capacity_cap(refuse)×40", .75, .85)
		if !strings.Contains(strings.Join(c.Evidence, "; "), "would look the same") {
			t.Errorf("evidence %q does not name what else it may be", c.Evidence)
		}
	})
	t.Run("not asked", func(t *testing.T) {
		ramp(record.HowStatus, 503, brisk, nobody).is(t, pings, "capacity_cap(refuse)×40", .6, .75)
	})
	t.Run("a hiccup in the ramp is no overload", func(t *testing.T) {
		hiccup := func(i int) time.Duration {
			if i >= 10 && i < 34 {
				return float(.4 - float64(i-10)/80)
			}
			return 0
		}
		ramp(record.HowStatus, 503, hiccup, refusedToo).is(t, pings, "capacity_cap(refuse)×40", .75, .85)
	})
	t.Run("ECONNREFUSED while others live", func(t *testing.T) {
		ramp(record.HowErrno, 0, brisk, refusedToo).is(t, pings, "capacity_cap(refuse)×40", .75, .85)
	})
	t.Run("asked at as many, let in", func(t *testing.T) {
		ramp(record.HowReset, 0, brisk, opened(40)).is(t, pings, "rate_limited×40", .45, .5)
	})
	t.Run("asked at fewer, let in", func(t *testing.T) {
		ramp(record.HowReset, 0, brisk, opened(20)).is(t, pings, "capacity_cap(refuse)×40", .6, .75)
	})
	t.Run("asked at fewer, still refused", func(t *testing.T) {
		s := ramp(record.HowStatus, 503, brisk, func(s *story, e *record.End) {
			e.OpenAtAttempt = 20
			refusedToo(s, e)
		})
		s.is(t, pings, "not_upgraded×40", .5, .6)
	})
}

// TestRefusedConnectionsToARunningService: without a number behind it, what is
// known is that the service runs.
func TestRefusedConnectionsToARunningService(t *testing.T) {
	s := newStory(1)
	for i := range 80 {
		l := s.open(i, 80, 10*second)
		if s.rng.Float64() < .5 && i > 0 {
			e := s.refused(i, i/2, l.end.Attempted, record.HowErrno)
			e.Errname, e.Phase = "ECONNREFUSED", record.PhaseDial
			continue
		}
		l.held(60 * second)
	}
	v := s.verdict(pings)
	if len(v.Causes) != 1 || v.Causes[0].Cause != diagnosis.ConnectRefused || v.Causes[0].Confidence > .6 || strings.Contains(v.Causes[0].Sentence, "nothing accepts") {
		t.Errorf("causes %+v, want connect_refused that knows of the open sockets", v.Causes)
	}
}

// bucket lets a burst through and then so many a second; the rest is reset.
func bucket(seed uint64, burst, perSecond float64) (s *story, refused int) {
	s = newStory(seed)
	tokens, open, last := burst, 0, time.Duration(0)
	for i := range 240 {
		l := s.open(i, 240, 5*second)
		tokens = min(burst, tokens+(l.end.Attempted-last).Seconds()*perSecond)
		last = l.end.Attempted
		l.end.OpenAtAttempt, l.end.ArrivalsBefore = open, 48
		if tokens < 1 {
			s.refused(i, open, l.end.Attempted, record.HowReset).ArrivalsBefore = 48
			refused++
			continue
		}
		tokens--
		open++
		l.held(60 * second)
	}
	l := s.open(0, 1, 0)
	l.end.Kind, l.end.Attempted, l.end.Opened, l.end.OpenAtAttempt = record.Late, 9*second, 9*second+ms, open
	l.held(9*second + 2*ms)
	return s, refused
}

func TestTokenBucketWithoutAStatus(t *testing.T) {
	for _, rate := range []float64{10, 20, 35} {
		s, refused := bucket(1, 20, rate)
		s.is(t, pings, fmt.Sprintf("rate_limited×%d", refused), .8, .8)
	}
}

// TestHandshakesResetAtRandomAreNoRateLimit: a part of them, from the start.
func TestHandshakesResetAtRandomAreNoRateLimit(t *testing.T) {
	for seed := range uint64(10) {
		s, open, refused := newStory(seed), 0, 0
		for i := range 240 {
			l := s.open(i, 240, 5*second)
			l.end.OpenAtAttempt = open
			if s.rng.Float64() < .3 {
				s.refused(i, open, l.end.Attempted, record.HowReset)
				refused++
				continue
			}
			open++
			l.held(60 * second)
		}
		l := s.open(0, 1, 0)
		l.end.Kind, l.end.Attempted, l.end.Opened, l.end.OpenAtAttempt = record.Late, 9*second, 9*second+ms, open
		l.held(9*second + 2*ms)
		s.is(t, pings, fmt.Sprintf("reset×%d", refused), .5, .5)
	}
}

// TestTimersAndEventsAsBusyHopsMakeThem: early tails, jitter, late tails, and
// restarts that take a while are one cause each.
func TestTimersAndEventsAsBusyHopsMakeThem(t *testing.T) {
	const timer = 20 * second
	type ending func(s *story, l *life) time.Duration
	after := func(late func(s *story) time.Duration) ending {
		return func(s *story, l *life) time.Duration { return l.end.LastReceived + timer + late(s) }
	}
	for name, c := range map[string]struct {
		cause string
		at    ending
	}{
		"a proxy that re-arms lazily": {"idle_timeout(timer)", after(func(s *story) time.Duration {
			if s.rng.Float64() < .09 {
				return -s.within(300 * ms)
			}
			return ms
		})},
		"jitter": {"idle_timeout(timer)", after(func(s *story) time.Duration { return s.within(30*ms) + s.within(30*ms) })},
		"a long tail": {"idle_timeout(timer)", after(func(s *story) time.Duration {
			if s.rng.Float64() < .3 {
				return min(float(.3*s.rng.ExpFloat64()), 950*ms)
			}
			return 0
		})},
		"lifetime, seen late":  {"max_lifetime", func(s *story, l *life) time.Duration { return l.end.Opened + timer + s.within(100*ms) }},
		"restart":              {"server_restart", func(s *story, _ *life) time.Duration { return 25*second + s.within(20*ms) }},
		"restart, one by one":  {"server_restart", func(s *story, _ *life) time.Duration { return 25*second + s.within(400*ms) }},
		"drain over a minute":  {"dropped", func(s *story, _ *life) time.Duration { return 20*second + s.within(60*second) }},
		"drain over 4 seconds": {"dropped", func(s *story, _ *life) time.Duration { return 20*second + s.within(4*second) }},
	} {
		for _, n := range []int{24, 240, 1200} {
			for seed := range uint64(3) {
				s := newStory(seed)
				for i := range n {
					l := s.open(i, n, 10*second)
					l.says(l.end.Opened+s.within(5*second), true, true)
					l.ends(c.at(s, l), record.HowFIN)
				}
				if got, want := said(s.verdict(plan.KeepAlive{})), fmt.Sprintf("%s×%d", c.cause, n); got != want {
					t.Errorf("%s, seed %d: verdict %q, want %q", name, seed, got, want)
				}
			}
		}
	}
}

// TestClosedAtTheDoorIsNoTimer: the server closes each socket right after it
// let it in; when and how old they were says nothing.
func TestClosedAtTheDoorIsNoTimer(t *testing.T) {
	for _, over := range []time.Duration{10 * ms, second} {
		for _, later := range []time.Duration{0, 2 * ms, 100 * ms} {
			s := newStory(1)
			for i := range 40 {
				l := s.open(i, 40, over)
				e := l.ends(l.end.Opened+later, record.HowCloseFrame)
				e.CloseCode = 4000
			}
			s.is(t, plan.KeepAlive{}, "server_close×40", .85, .85)
		}
	}
}

func TestPlaceIsTakenByTheStepBeforeTheSocket(t *testing.T) {
	// A platform gives channels away by a request. The 21st ends the first: as soon
	// as the request is answered, while its own socket is still to be attempted.
	const n, limit = 40, 20
	for _, prepared := range []time.Duration{2 * ms, 40 * ms} {
		s := newStory(1)
		lives := make([]*life, n)
		for i := range lives {
			lives[i] = s.open(i, n, 4*time.Second)
			e := &lives[i].end
			e.Prepared = prepared
			e.Attempted, e.Connected, e.Opened = e.Attempted+prepared, e.Connected+prepared, e.Opened+prepared
			e.LastReceived, e.LastSent, e.LastApp = e.Opened, e.Opened, e.Opened
		}
		for i, l := range lives {
			if i < n-limit {
				next := &lives[i+limit].end
				l.ends(next.Attempted-ms/2, record.HowCloseFrame).CloseCode = 1001
			} else {
				l.held(9 * time.Second)
			}
		}
		s.is(t, plan.KeepAlive{}, "capacity_cap(evict)×20", .85, 1)
	}
}
