package edge

import (
	"slices"
	"testing"
	"time"

	"holdfast/internal/pack"
)

const ms = time.Millisecond

func TestRollingRestartTakesOneNodeAfterTheOther(t *testing.T) {
	e := New(pack.Edge{Nodes: 3}, []pack.Fault{{Do: "rolling_restart", At: dur(second), For: dur(2 * second), Announce: 1012}}, 1)
	for range 30 {
		e.Handshake(0, "/")
	}
	ends := map[time.Duration]int{}
	for _, a := range only(drive(e, 20*second), CloseFrame) {
		if a.Code != 1012 {
			t.Errorf("close code %d, want 1012", a.Code)
		}
		ends[a.At]++
	}
	if ends[3*second] != 10 || ends[5*second] != 10 || ends[7*second] != 10 || len(ends) != 3 {
		t.Errorf("ends at %v, want 10 at 3, 5 and 7 s", ends)
	}
}

func TestRollingRestartSparesThoseWhoCameToANodeThatIsBack(t *testing.T) {
	e := New(pack.Edge{Nodes: 2}, []pack.Fault{{Do: "rolling_restart", At: dur(second), For: dur(second)}}, 1)
	drive(e, 2500*ms) // node 0 is back, node 1 drains
	c := e.Handshake(2500*ms, "/")
	if ends := only(drive(e, 20*second), FIN); len(ends) != 0 {
		t.Errorf("%+v, want nothing to happen to a connection on the new node", ends)
	}
	if c.node != 0 {
		t.Errorf("it went to node %d, want 0", c.node)
	}
}

func TestSlowStartGivesANodeItsShareBitByBit(t *testing.T) {
	e := New(pack.Edge{Nodes: 2, SlowStart: dur(10 * second)}, []pack.Fault{{Do: "crash_node", At: dur(second), For: dur(second)}}, 1)
	drive(e, 2*second)
	share := func(at time.Duration) int {
		drive(e, at)
		n := 0
		for range 100 {
			if e.Handshake(at, "/").node == 0 {
				n++
			}
		}
		return n
	}
	var got []int
	for _, at := range []time.Duration{2100 * ms, 7 * second, 13 * second} {
		got = append(got, share(at))
	}
	for i, want := range [][2]int{{3, 8}, {31, 36}, {49, 51}} { // weights .05, .5 and 1 beside 1
		if got[i] < want[0] || got[i] > want[1] {
			t.Errorf("the fresh node got %v of 100 at 0.1, 5 and 11 s; want 5, 33 and 50", got)
		}
	}
}

func TestACrashedNodeLeavesTheOthersAlone(t *testing.T) {
	e := New(pack.Edge{Nodes: 2}, []pack.Fault{{Do: "crash_node", At: dur(second), For: dur(3 * second)}}, 1)
	for range 10 {
		e.Handshake(0, "/")
	}
	if resets := only(drive(e, 2*second), Reset); len(resets) != 5 {
		t.Errorf("%d reset, want the 5 of one node", len(resets))
	}
	if !e.Listening(2 * second) {
		t.Error("the listener is down, want it up")
	}
	for range 4 {
		if c := e.Handshake(2*second, "/"); c.node != 1 {
			t.Errorf("a handshake went to node %d, which is down", c.node)
		}
	}
	if states := e.Nodes(2 * second); states[0].State != "down" || states[1].State != "up" || states[1].Open != 9 {
		t.Errorf("nodes %+v", states)
	}
}

func TestWithoutANodeLeftHandshakesAndRequestsGet503(t *testing.T) {
	e := New(pack.Edge{Nodes: 2}, []pack.Fault{{Do: "crash_node", At: dur(second), For: dur(3 * second), Share: 1}}, 1)
	drive(e, 2*second)
	e.Handshake(2*second, "/")
	if acts := drive(e, 2*second); len(acts) != 1 || acts[0].Do != Refuse || acts[0].Status != 503 || acts[0].Why != "no_node" {
		t.Errorf("%+v, want a refusal with 503", acts)
	}
	if turn := e.Request(2*second, e.PlainConn(2*second, "GET", "/"), "GET", "/"); turn.Shed != pack.FullRefuse503 {
		t.Errorf("request: %+v, want it refused with 503", turn)
	}
}

func TestCapPerNode(t *testing.T) {
	e := New(pack.Edge{Nodes: 2, MaxConnectionsPerNode: 2}, nil, 1)
	var all []*Conn
	for range 5 {
		all = append(all, e.Handshake(0, "/"))
	}
	acts := drive(e, 0)
	if got := len(only(acts, Accept)); got != 4 || len(only(acts, Refuse)) != 1 {
		t.Errorf("%d accepted of 5, want 4", got)
	}
	e.Gone(second, all[0])
	if c := e.Handshake(second, "/"); c.node != all[0].node {
		t.Errorf("went to node %d, want the one with room, %d", c.node, all[0].node)
	}
	e = New(pack.Edge{Nodes: 2, MaxConnectionsPerNode: 1, AtCap: pack.CapHang}, nil, 1)
	a, b := e.Handshake(0, "/"), e.Handshake(0, "/")
	wa, wb := e.Handshake(0, "/"), e.Handshake(0, "/")
	drive(e, 0)
	e.Gone(second, b)
	in := map[*Conn]*Conn{a: wa, b: wb}
	if wa.node != a.node {
		in = map[*Conn]*Conn{a: wb, b: wa}
	}
	if acts := drive(e, second); len(acts) != 1 || acts[0].Conn != in[b] {
		t.Errorf("%+v, want the one let in that waits at the node with room", acts)
	}
}

func TestCapEvictsTheOneThatIsSilentForLongest(t *testing.T) {
	e := New(pack.Edge{MaxConnections: 2, AtCap: pack.CapEvictIdlest}, nil, 1)
	a, b := e.Handshake(0, "/"), e.Handshake(1, "/")
	drive(e, 1)
	e.Frame(second, a, FromClient, false)
	e.Handshake(2*second, "/")
	if acts := drive(e, 2*second); len(acts) != 2 || acts[0].Conn != b || acts[0].Name != "evict" {
		t.Errorf("%+v, want the silent one evicted", acts)
	}
}

func TestCapThatAcceptsAndClosesWith1013(t *testing.T) {
	e := New(pack.Edge{MaxConnections: 1, AtCap: pack.CapAccept1013}, nil, 1)
	e.Handshake(0, "/")
	drive(e, 0)
	e.Handshake(1, "/")
	acts := drive(e, 1)
	if len(acts) != 2 || acts[0].Do != Accept || acts[1].Do != CloseFrame || acts[1].Code != 1013 || e.Open() != 1 {
		t.Errorf("%+v, want it accepted and closed with 1013", acts)
	}
}

func TestHandshakesBeyondTheRateAreRefusedWhateverIsOpen(t *testing.T) {
	tests := []struct {
		at     string
		do     Do
		status int
	}{{"", Refuse, 429}, {"refuse_503", Refuse, 503}, {"rst", Reset, 0}}
	for _, tt := range tests {
		e := New(pack.Edge{HandshakeRate: 10, HandshakeBurst: 3, AtRate: tt.at}, nil, 1)
		var in, out int
		for i := range 100 { // 20/s for 5 s
			at := time.Duration(i) * 50 * ms
			e.Handshake(at, "/")
			for _, a := range drive(e, at) {
				switch {
				case a.Do == Accept:
					in++
				case a.Do == tt.do && a.Status == tt.status && a.Why == "rate":
					out++
				default:
					t.Errorf("%q: %+v", tt.at, a)
				}
			}
		}
		if in < 51 || in > 53 || in+out != 100 { // 3 at first, and 10/s
			t.Errorf("%q: %d let in, %d refused; want 52 and 48", tt.at, in, out)
		}
	}
}

func TestIdleScanEndsConnectionsInBatches(t *testing.T) {
	e := New(pack.Edge{IdleTimeout: dur(5 * second), IdleScan: dur(second)}, nil, 1)
	var last []time.Duration
	for i := range 40 {
		at := time.Duration(i) * 70 * ms
		e.Handshake(at, "/")
		last = append(last, at)
		drive(e, at)
	}
	ends := only(drive(e, 20*second), FIN)
	if len(ends) != 40 {
		t.Fatalf("%d ended, want 40", len(ends))
	}
	for i, a := range ends {
		if silent := a.At - last[i]; a.At%second != 0 || silent < 5*second || silent > 6*second {
			t.Errorf("ended at %v after %v of silence, want whole seconds and 5 to 6 s", a.At, silent)
		}
	}
}

func TestIdleTimerShrinksAsConnectionsIncrease(t *testing.T) {
	e := New(pack.Edge{
		IdleTimeout: dur(10 * second),
		IdleScaled:  &pack.IdleScaled{From: 10, To: 110, Least: dur(2 * second)},
	}, nil, 1)
	e.Handshake(0, "/")
	drive(e, second)
	for range 109 { // at once: 110 are open
		e.Handshake(second, "/")
	}
	var silences []time.Duration
	for _, a := range only(drive(e, 30*second), FIN) {
		silences = append(silences, a.At-a.Conn.Last())
	}
	if len(silences) != 110 || silences[0] != 2*second {
		t.Fatalf("%d ended, the first after %v; want 110, the first after 2 s", len(silences), silences[:1])
	}
	if !slices.IsSorted(silences[1:]) || silences[109] != 10*second {
		t.Errorf("silences from %v to %v, want them to grow to 10 s as the others leave", silences[1], silences[109])
	}
}

func TestResetOnUseSaysNothingUntilThen(t *testing.T) {
	e := New(pack.Edge{IdleTimeout: dur(5 * second), CloseStyle: pack.StyleResetOnUse}, nil, 1)
	c := e.Handshake(0, "/")
	acts := drive(e, 20*second)
	if len(acts) != 2 || acts[1].Do != Forget || acts[1].Why != "idle_timeout" || acts[1].At != 5*second {
		t.Fatalf("%+v, want it forgotten at 5 s", acts)
	}
	if _, ok := e.Frame(21*second, c, FromServer, true); ok {
		t.Error("the server still reaches it")
	}
	if _, ok := e.Frame(22*second, c, FromClient, false); ok {
		t.Error("the client's frame was taken")
	}
	if acts := drive(e, 22*second); len(acts) != 1 || acts[0].Do != Reset || acts[0].Why != "idle_timeout" {
		t.Errorf("%+v, want a reset because of the timer", acts)
	}
}

func TestFullQueueShedsInItsStyle(t *testing.T) {
	for at, want := range map[string]Do{"": Reset, "rst": Reset, "fin": FIN, "refuse_503": Refuse} {
		e := New(pack.Edge{CPU: &pack.CPU{Handshake: dur(ms), Frame: dur(ms), Queue: 1, AtFull: at}}, nil, 1)
		c := e.Handshake(0, "/")
		e.Handshake(0, "/")
		if acts := drive(e, 0); len(acts) != 1 || acts[0].Do != want || acts[0].Why != "overload" {
			t.Errorf("%q, handshake: %+v, want %v", at, acts, want)
		}
		drive(e, second)
		e.Frame(second, c, FromClient, false)
		e.Frame(second, c, FromClient, false)
		if want == Refuse {
			want = CloseFrame
		}
		if acts := drive(e, second); len(acts) != 1 || acts[0].Do != want {
			t.Errorf("%q, frame: %+v, want %v", at, acts, want)
		}
	}
}

func TestListenQueueDropsWhatFindsItFull(t *testing.T) {
	e := New(pack.Edge{AcceptRate: 10, Backlog: 3}, nil, 1)
	var accepted []time.Duration
	lost := 0
	for range 10 {
		if at, ok := e.Knock(second); ok {
			accepted = append(accepted, at)
		} else {
			lost++
		}
	}
	want := []time.Duration{second, 1100 * ms, 1200 * ms, 1300 * ms, 1400 * ms} // one at once, backlog+1 in the queue
	if !slices.Equal(accepted, want) || lost != 5 {
		t.Errorf("accepted at %v, %d lost; want %v and 5", accepted, lost, want)
	}
	if at, ok := e.Knock(1250 * ms); !ok || at != 1500*ms {
		t.Errorf("later: %v, %v; want 1.5 s", at, ok)
	}
}

func TestSYNsVanishForAWhile(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "syn_drop", At: dur(second), For: dur(2 * second)}}, 1)
	acts := drive(e, 2*second)
	if _, ok := e.Knock(2 * second); ok || len(acts) != 1 || acts[0].Do != ListenMute {
		t.Errorf("knock during syn_drop: %v, %+v", ok, acts)
	}
	acts = drive(e, 3*second)
	if _, ok := e.Knock(3 * second); !ok || len(acts) != 1 || acts[0].Do != ListenHear {
		t.Errorf("knock after it: %v, %+v", ok, acts)
	}
}

func TestFaultsThatOverlapLastUntilTheLastIsOver(t *testing.T) {
	for do, back := range map[string]Do{"syn_drop": ListenHear, "crash": ListenUp} {
		for _, faults := range [][]pack.Fault{
			{{Do: do, At: dur(second), For: dur(4 * second)}, {Do: do, At: dur(2 * second), For: dur(second)}},
			{{Do: do, At: dur(second), For: dur(2 * second)}, {Do: do, At: dur(2 * second), For: dur(3 * second)}},
		} {
			e := New(pack.Edge{}, faults, 1)
			acts := drive(e, 4*second)
			if len(only(acts, back)) != 0 || e.Hearing(4*second) && e.Listening(4*second) {
				t.Errorf("%s: %+v, want nothing back after 4 s", do, acts)
			}
			acts = drive(e, 10*second)
			if len(acts) != 1 || acts[0].Do != back || acts[0].At != 5*second {
				t.Errorf("%s: %+v, want it back after 5 s", do, acts)
			}
		}
	}
	e := New(pack.Edge{Nodes: 2}, []pack.Fault{{Do: "crash_node", At: dur(second), For: dur(4 * second)}, {Do: "crash_node", At: dur(2 * second), For: dur(second)}}, 1)
	drive(e, 4*second)
	if states := e.Nodes(4 * second); states[0].State != "down" {
		t.Errorf("nodes %+v, want the first down until 5 s", states)
	}
}

func TestFaultsReachPlainConnections(t *testing.T) {
	for _, f := range []pack.Fault{{Do: "rst"}, {Do: "fin"}, {Do: "restart"}, {Do: "crash"}, {Do: "stall"}, {Do: "blackhole"}} {
		f.At = dur(second)
		e := New(pack.Edge{}, []pack.Fault{f}, 1)
		c := e.PlainConn(0, "GET", "/a")
		s := e.Handshake(0, "/")
		hit := map[*Conn]int{}
		for _, a := range drive(e, 2*second) {
			if a.Name == f.Do && a.Conn != nil {
				hit[a.Conn]++
			}
		}
		if hit[c] != 1 || hit[s] != 1 {
			t.Errorf("%s hit the plain connection %d times and the socket %d times, want once each", f.Do, hit[c], hit[s])
		}
	}
}

func TestFaultsAreLimitedToPathsAndMethods(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{
		{Do: "rst", At: dur(second), Path: "/a", Method: "POST"},
		{Do: "refuse", Path: "/closed"},
		{Do: "error_page", Path: "/b", Method: "PUT"},
	}, 1)
	a, b, c := e.PlainConn(0, "POST", "/a/1"), e.PlainConn(0, "GET", "/a/1"), e.PlainConn(0, "POST", "/b")
	if resets := only(drive(e, second), Reset); len(resets) != 1 || resets[0].Conn != a {
		t.Errorf("%+v, want the connection of POST /a reset alone", resets)
	}
	for path, want := range map[string]Do{"/closed/1": Refuse, "/open": Accept} {
		e.Handshake(second, path)
		if acts := drive(e, second); len(acts) != 1 || acts[0].Do != want {
			t.Errorf("handshake at %s: %+v, want %v", path, acts, want)
		}
	}
	if turn := e.Request(second, b, "PUT", "/b/1"); turn.Fault == nil || turn.Fault.Do != "error_page" {
		t.Errorf("PUT /b/1: %+v, want the fault", turn)
	}
	for _, r := range [][2]string{{"GET", "/b/1"}, {"PUT", "/c"}} {
		if turn := e.Request(second, c, r[0], r[1]); turn.Fault != nil {
			t.Errorf("%s: %+v, want no fault", r, turn)
		}
	}
}

func TestFaultStrikesAtAMessage(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "rst", Message: 3}}, 1)
	c := e.Handshake(0, "/")
	drive(e, 0)
	for i := range 3 {
		at := time.Duration(i+1) * second
		e.Frame(at, c, FromClient, false) // a ping does not count
		_, ok := e.Frame(at, c, FromClient, true)
		resets := len(only(drive(e, at), Reset))
		if ok != (i < 2) || (resets == 1) != (i == 2) {
			t.Errorf("message %d: taken %v, %d resets", i+1, ok, resets)
		}
	}
}

func TestThrottlingKeepsItsPromise(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "throttle", RetryAfter: dur(2 * second)}}, 1)
	c := e.PlainConn(0, "GET", "/")
	retry := map[time.Duration]bool{}
	for at := time.Duration(0); at < 30*second; at += 100 * ms {
		turn := e.Request(at, c, "GET", "/")
		if retry[at] && turn.Fault != nil {
			t.Errorf("at %v: throttled although the promise was that moment", at)
		}
		if turn.Fault != nil {
			whole := (turn.RetryAfter + second - 1) / second * second // as the header says
			retry[at+whole] = true
		}
	}
	if len(retry) < 20 {
		t.Errorf("%d promises, want many", len(retry))
	}
}

func TestABrokenPromiseIsBroken(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "broken_promise", For: dur(10 * second)}}, 1)
	c := e.PlainConn(0, "GET", "/")
	for _, at := range []time.Duration{0, second, 5 * second} {
		if turn := e.Request(at, c, "GET", "/"); turn.Fault == nil || turn.RetryAfter != second {
			t.Errorf("at %v: %+v, want throttled with a promise of 1 s", at, turn)
		}
	}
	if turn := e.Request(10*second, c, "GET", "/"); turn.Fault != nil {
		t.Errorf("after its window: %+v", turn)
	}
}

func TestArmedFaultsCountFromThen(t *testing.T) {
	e := New(pack.Edge{}, nil, 1)
	old := e.Handshake(0, "/")
	drive(e, 10*second)
	e.Arm(10*second, []pack.Fault{{Do: "rst", At: 1}})
	if acts := drive(e, 10*second+1); len(acts) != 1 || acts[0].Conn != old {
		t.Errorf("%+v, want the open connection reset at once", acts)
	}
	e.Handshake(11*second, "/")
	drive(e, 11*second)
	e.Arm(12*second, []pack.Fault{{Do: "fin", For: dur(3 * second)}, {Do: "refuse", For: dur(second)}})
	ends := only(drive(e, 30*second), FIN)
	if len(ends) != 1 || ends[0].At < 12*second || ends[0].At > 15*second {
		t.Errorf("%+v, want the open connection ended within 3 s", ends)
	}
	if got := e.Faults(30 * second); len(got) != 3 || got[0].State != "on" && got[0].State != "over" || got[2].State != "over" {
		t.Errorf("faults %+v", got)
	}
}

func TestDisarmedFaultsAreOver(t *testing.T) {
	e := New(pack.Edge{Nodes: 2}, []pack.Fault{
		{Do: "stall", At: dur(second)},
		{Do: "crash_node", At: dur(second), For: dur(100 * second), Share: 1},
		{Do: "rst", At: dur(5 * second)},
		{Do: "error_page"},
	}, 1)
	plain := e.PlainConn(0, "GET", "/")
	drive(e, 2*second)
	e.Disarm(2 * second)
	acts := drive(e, 200*second)
	if len(acts) != 1 || acts[0].Do != Resume || acts[0].Conn != plain || acts[0].Why != "disarmed" {
		t.Errorf("%+v, want the stall over and nothing else", acts)
	}
	e.Handshake(200*second, "/")
	if acts := drive(e, 200*second); len(acts) != 1 || acts[0].Do != Accept {
		t.Errorf("%+v, want the node back", acts)
	}
	if turn := e.Request(200*second, plain, "GET", "/"); turn.Fault != nil || turn.Shed != "" {
		t.Errorf("%+v, want the request served", turn)
	}
	if len(e.Faults(200*second)) != 0 {
		t.Error("faults are armed still")
	}
}

func TestTLSFaultsMeetThoseWhoBeginTLS(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "tls_alert", At: dur(second), For: dur(second)}}, 1)
	for at, want := range map[time.Duration]string{0: "", second: "tls_alert", 2 * second: ""} {
		if got := e.TLS(at); got != want {
			t.Errorf("at %v: %q, want %q", at, got, want)
		}
	}
	e.Handshake(1500*ms, "/")
	if acts := drive(e, 1500*ms); len(acts) != 1 || acts[0].Do != Accept {
		t.Errorf("%+v, want a handshake that is not touched", acts)
	}
}

func TestAQueueThatEverybodyLeavesStaysShort(t *testing.T) {
	e := New(pack.Edge{MaxConnections: 1, AtCap: pack.CapHang}, nil, 1)
	e.Handshake(0, "/")
	first := e.Handshake(0, "/")
	for range 1000 {
		c := e.Handshake(1, "/")
		drive(e, 1)
		e.Gone(1, c)
	}
	if len(e.waiting) > 3 || e.Waiting() != 1 {
		t.Errorf("%d entries for %d who wait, want 1", len(e.waiting), e.Waiting())
	}
	e.Gone(2, e.sockets.oldest)
	if acts := drive(e, 2); len(acts) != 1 || acts[0].Conn != first || e.Waiting() != 0 {
		t.Errorf("%+v, %d wait; want the first let in and nobody left", acts, e.Waiting())
	}
}

func TestSYNsVanishWhileTheCapIsReached(t *testing.T) {
	e := New(pack.Edge{MaxConnections: 2, AtCap: pack.CapSYNDrop}, []pack.Fault{{Do: "syn_drop", At: dur(5 * second), For: dur(5 * second)}}, 1)
	heard := func(at time.Duration, want bool) {
		t.Helper()
		if _, ok := e.Knock(at); ok != want || e.Hearing(at) != want {
			t.Errorf("at %v: heard %v, want %v", at, ok, want)
		}
	}
	a, b := e.Handshake(0, "/"), e.Handshake(0, "/")
	late := e.Handshake(0, "/") // was on its way
	acts := drive(e, second)
	if mutes := only(acts, ListenMute); len(mutes) != 1 || mutes[0].Why != "cap" || len(only(acts, Pause)) != 1 {
		t.Errorf("%+v, want the listener muted and the third left hanging", acts)
	}
	heard(second, false)
	e.Gone(2*second, late)
	e.Gone(2*second, a)
	if acts := drive(e, 2*second); len(acts) != 1 || acts[0].Do != ListenHear {
		t.Errorf("%+v, want the listener to hear again", acts)
	}
	heard(2*second, true)
	e.Handshake(3*second, "/") // full again, while the fault begins and ends
	acts = drive(e, 12*second)
	if len(acts) != 2 || acts[0].Do != Accept || acts[1].Do != ListenMute {
		t.Errorf("%+v, want it muted once", acts)
	}
	heard(12*second, false)
	e.Gone(13*second, b)
	drive(e, 13*second)
	heard(13*second, true)
}
