package edge

import (
	"slices"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/units"
)

const second = time.Second

func dur(d time.Duration) units.Duration { return units.Duration(d) }

// drive advances the machine to its own next moments until the given time and
// returns what it did.
func drive(e *Edge, until time.Duration) []Act {
	var all []Act
	for {
		at, ok := e.Next()
		if !ok || at > until {
			return append(all, e.Advance(until)...)
		}
		all = append(all, e.Advance(at)...)
	}
}

func only(acts []Act, do Do) []Act {
	var out []Act
	for _, a := range acts {
		if a.Do == do {
			out = append(out, a)
		}
	}
	return out
}

func TestIdleTimerIsPutOffByWhatResetsIt(t *testing.T) {
	tests := []struct {
		resets  string
		from    Direction
		message bool
		want    time.Duration // end of a connection with one frame at 3 s
	}{
		{"any", FromClient, false, 13 * second},
		{"any", FromServer, false, 13 * second},
		{"", FromClient, false, 13 * second},
		{"from_client", FromClient, false, 13 * second},
		{"from_client", FromServer, true, 10 * second},
		{"from_server", FromServer, false, 13 * second},
		{"from_server", FromClient, true, 10 * second},
		{"messages", FromClient, false, 10 * second},
		{"messages", FromClient, true, 13 * second},
		{"messages", FromServer, true, 13 * second},
	}
	for _, tt := range tests {
		e := New(pack.Edge{IdleTimeout: dur(10 * second), ResetsOn: tt.resets}, nil, 1)
		c := e.Handshake(0, "/")
		drive(e, 3*second)
		e.Frame(3*second, c, tt.from, tt.message)
		ends := only(drive(e, 60*second), FIN)
		if len(ends) != 1 || ends[0].At != tt.want || ends[0].Why != "idle_timeout" {
			t.Errorf("%q, frame from %d, message %v: ends %+v, want one at %v", tt.resets, tt.from, tt.message, ends, tt.want)
		}
		if e.Open() != 0 {
			t.Errorf("%d still open", e.Open())
		}
	}
}

func TestLifetimeIgnoresTraffic(t *testing.T) {
	e := New(pack.Edge{MaxLifetime: dur(5 * second), CloseStyle: pack.StyleCloseFrame}, nil, 1)
	c := e.Handshake(0, "/")
	for at := time.Duration(0); at < 4900*time.Millisecond; at += 100 * time.Millisecond {
		drive(e, at)
		e.Frame(at, c, FromClient, true)
	}
	ends := only(drive(e, 60*second), CloseFrame)
	if len(ends) != 1 || ends[0].At != 5*second || ends[0].Code != 1001 {
		t.Errorf("ends %+v, want one close frame 1001 at 5 s", ends)
	}
}

func TestAtCap(t *testing.T) {
	tests := []struct {
		at     string
		do     Do
		status int
	}{
		{"", Refuse, 503},
		{"refuse_503", Refuse, 503},
		{"rst", Reset, 0},
		{"fin", FIN, 0},
	}
	for _, tt := range tests {
		e := New(pack.Edge{MaxConnections: 2, AtCap: tt.at}, nil, 1)
		a := e.Handshake(0, "/")
		e.Handshake(0, "/")
		drive(e, 0)
		e.Handshake(1, "/")
		acts := drive(e, 1)
		if len(acts) != 1 || acts[0].Do != tt.do || acts[0].Status != tt.status || acts[0].Why != "cap" {
			t.Errorf("%q: %+v, want %v %d because of the cap", tt.at, acts, tt.do, tt.status)
		}
		e.Gone(2, a)
		e.Handshake(3, "/")
		if acts := drive(e, 3); len(acts) != 1 || acts[0].Do != Accept {
			t.Errorf("%q: after one left: %+v, want accept", tt.at, acts)
		}
	}
}

func TestCapEvictsTheOldest(t *testing.T) {
	e := New(pack.Edge{MaxConnections: 2, AtCap: pack.CapEvictOldest}, nil, 1)
	a := e.Handshake(0, "/")
	drive(e, 0)
	e.Handshake(1, "/")
	drive(e, 1)
	e.Handshake(2, "/")
	acts := drive(e, 2)
	if len(acts) != 2 || acts[0].Conn != a || acts[0].Do != FIN || acts[1].Do != Accept {
		t.Errorf("%+v, want the oldest ended, then the new one accepted", acts)
	}
	if e.Open() != 2 {
		t.Errorf("open = %d, want 2", e.Open())
	}
}

func TestCapHangLetsTheNextInWhenOneLeaves(t *testing.T) {
	e := New(pack.Edge{MaxConnections: 1, AtCap: pack.CapHang}, nil, 1)
	a := e.Handshake(0, "/")
	left := e.Handshake(1, "/")
	next := e.Handshake(2, "/")
	drive(e, 2)
	e.Gone(3, left)
	e.Gone(4, a)
	acts := drive(e, 4)
	if len(acts) != 1 || acts[0].Conn != next || acts[0].Do != Accept {
		t.Errorf("%+v, want the one still waiting accepted", acts)
	}
}

func TestOverloadShedsOnlyWhenTheQueueIsFull(t *testing.T) {
	cfg := pack.Edge{Nodes: 2, CPU: &pack.CPU{Handshake: dur(10 * time.Millisecond), Queue: 5}}
	e := New(cfg, nil, 1)
	for range 14 { // 2 nodes with 5 places each
		e.Handshake(0, "/")
	}
	acts := drive(e, second)
	if shed := only(acts, Reset); len(shed) != 4 || shed[0].Why != "overload" {
		t.Errorf("shed %+v, want 4 because of overload", shed)
	}
	accepted := only(acts, Accept)
	if len(accepted) != 10 || accepted[0].At != 10*time.Millisecond || accepted[9].At != 50*time.Millisecond {
		t.Errorf("accepted %+v, want 10 from 10 ms to 50 ms", accepted)
	}
}

func TestFrameWaitsForTheNodesProcessor(t *testing.T) {
	e := New(pack.Edge{CPU: &pack.CPU{Frame: dur(time.Millisecond), Queue: 2}}, nil, 1)
	c := e.Handshake(0, "/")
	drive(e, 0)
	for i, want := range []time.Duration{time.Millisecond, 2 * time.Millisecond} {
		if ready, ok := e.Frame(0, c, FromClient, false); !ok || ready != want {
			t.Errorf("frame %d ready at %v, %v; want %v", i, ready, ok, want)
		}
	}
	if _, ok := e.Frame(0, c, FromClient, false); ok {
		t.Error("third frame found room in a queue of 2")
	}
	if acts := drive(e, 0); len(acts) != 1 || acts[0].Do != Reset || acts[0].Why != "overload" {
		t.Errorf("%+v, want the connection reset because of overload", acts)
	}
}

func TestScheduledFaults(t *testing.T) {
	tests := []struct {
		fault pack.Fault
		do    Do
		want  int
	}{
		{pack.Fault{Do: "restart", At: dur(second)}, FIN, 100},
		{pack.Fault{Do: "restart", At: dur(second), Announce: 1012}, CloseFrame, 100},
		{pack.Fault{Do: "crash", At: dur(second), For: dur(second)}, Reset, 100},
		{pack.Fault{Do: "fin", At: dur(second)}, FIN, 100},
		{pack.Fault{Do: "close", At: dur(second), Code: 1011}, CloseFrame, 100},
		{pack.Fault{Do: "stall", At: dur(second), For: dur(second)}, Resume, 100},
		{pack.Fault{Do: "blackhole", At: dur(second)}, Blackhole, 100},
		{pack.Fault{Do: "garbage", Age: dur(second)}, Garbage, 100},
		{pack.Fault{Do: "truncate", Age: dur(second)}, Truncate, 100},
		{pack.Fault{Do: "drain", At: dur(second), For: dur(second), Share: .5}, FIN, 50},
	}
	for _, tt := range tests {
		e := New(pack.Edge{Nodes: 2}, []pack.Fault{tt.fault}, 1)
		for range 100 {
			e.Handshake(0, "/")
		}
		if got := len(only(drive(e, 10*second), tt.do)); got != tt.want {
			t.Errorf("%s: %d times %v, want %d", tt.fault.Do, got, tt.do, tt.want)
		}
	}
}

func TestShareAtAMomentIsThatManyOfThoseOpen(t *testing.T) {
	for seed := range uint64(20) {
		e := New(pack.Edge{}, []pack.Fault{{Do: "rst", At: dur(second), Share: .3}}, seed)
		for range 101 {
			e.Handshake(0, "/")
		}
		if got := len(only(drive(e, 10*second), Reset)); got != 30 {
			t.Errorf("seed %d: %d of 101 reset, want 30 %%: 30", seed, got)
		}
	}
	// Another seed takes others, and the same one the same.
	which := func(seed uint64) (hit []int) {
		e := New(pack.Edge{}, []pack.Fault{{Do: "rst", At: dur(second), Share: .3}}, seed)
		number := map[*Conn]int{}
		for i := range 101 {
			number[e.Handshake(0, "/")] = i
		}
		for _, act := range only(drive(e, 10*second), Reset) {
			hit = append(hit, number[act.Conn])
		}
		return hit
	}
	if !slices.Equal(which(1), which(1)) || slices.Equal(which(1), which(2)) {
		t.Errorf("seeds 1, 1 and 2 struck %v, %v and %v; want the first two alike", which(1), which(1), which(2))
	}
}

func TestFaultThatLastsStrikesThoseThatComeMeanwhile(t *testing.T) {
	for _, do := range []string{"rst", "fin", "stall"} {
		e := New(pack.Edge{}, []pack.Fault{{Do: do, At: dur(second), For: dur(2 * second)}}, 1)
		var acts []Act
		came := map[*Conn]time.Duration{}
		for _, at := range []time.Duration{0, 1500 * time.Millisecond, 2900 * time.Millisecond, 3100 * time.Millisecond} {
			acts = append(acts, drive(e, at)...)
			came[e.Handshake(at, "/")] = at
		}
		acts = append(acts, drive(e, 10*second)...)
		var got []time.Duration
		for _, act := range acts {
			switch {
			case act.Name == do:
				got = append(got, came[act.Conn], act.At)
			case act.Do == Resume && act.At != 3*second:
				t.Errorf("%s: resumed at %v, want 3 s", do, act.At)
			}
		}
		want := []time.Duration{0, second, 1500 * time.Millisecond, 1500 * time.Millisecond, 2900 * time.Millisecond, 2900 * time.Millisecond}
		if !slices.Equal(got, want) {
			t.Errorf("%s from 1 s for 2 s: came and was struck at %v, want %v", do, got, want)
		}
	}
}

func TestDrainTakesOneNodeUnlessAShareIsGiven(t *testing.T) {
	for share, want := range map[units.Share]int{0: 25, .25: 25, .5: 50, 1: 100} {
		e := New(pack.Edge{Nodes: 4}, []pack.Fault{{Do: "drain", At: dur(second), For: dur(second), Share: share}}, 1)
		for range 100 {
			e.Handshake(0, "/")
		}
		if got := len(only(drive(e, 10*second), FIN)); got != want {
			t.Errorf("share %v of 4 nodes: %d of 100 connections ended, want %d", share, got, want)
		}
	}
}

func TestCrashWithoutATimeIsThereFromTheStart(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "crash", For: dur(3 * second)}}, 1)
	drive(e, 0)
	if e.Listening(second) || !e.Listening(4*second) {
		t.Errorf("listening at 1 s: %v, at 4 s: %v; want false and true", e.Listening(second), e.Listening(4*second))
	}
}

func TestShareWithoutATimeStrikesThatPartAtRandomAges(t *testing.T) {
	e := New(pack.Edge{}, []pack.Fault{{Do: "rst", Share: .1}}, 42)
	for range 2000 {
		e.Handshake(0, "/")
	}
	ends := only(drive(e, 60*second), Reset)
	if len(ends) < 150 || len(ends) > 250 {
		t.Errorf("%d of 2000 reset, want about 200", len(ends))
	}
	if ends[0].At > second || ends[len(ends)-1].At < 9*second {
		t.Errorf("ages from %v to %v, want spread over 10 s", ends[0].At, ends[len(ends)-1].At)
	}
}

func TestCrashRefusesConnectionsUntilItIsOver(t *testing.T) {
	e := New(pack.Edge{CPU: &pack.CPU{Handshake: dur(second)}}, []pack.Fault{{Do: "crash", At: dur(5 * second), For: dur(3 * second)}}, 1)
	drive(e, 4500*time.Millisecond)
	e.Handshake(4500*time.Millisecond, "/") // still queued when the node dies
	acts := drive(e, 10*second)
	if resets := only(acts, Reset); len(resets) != 1 {
		t.Errorf("resets %+v, want the queued handshake reset", resets)
	}
	for at, want := range map[time.Duration]bool{4 * second: true, 8 * second: true} {
		if got := e.Listening(at); at > 5*second && got != want {
			t.Errorf("listening at %v = %v, want %v", at, got, want)
		}
	}
	if e.Listening(7 * second) {
		t.Error("listening during the downtime")
	}
}

func TestCrashLetsNobodyInWhoWaitsAtTheCap(t *testing.T) {
	cfg := pack.Edge{MaxConnections: 2, AtCap: pack.CapHang}
	e := New(cfg, []pack.Fault{{Do: "crash", At: dur(second), For: dur(second)}}, 1)
	for range 5 {
		e.Handshake(0, "/")
	}
	drive(e, 0)
	acts := drive(e, 10*second)
	if resets, accepted := len(only(acts, Reset)), len(only(acts, Accept)); resets != 5 || accepted != 0 {
		t.Errorf("crash with 2 open and 3 waiting: %d reset, %d accepted; want 5 and 0", resets, accepted)
	}
}

func TestRequestsShareTheNodesProcessors(t *testing.T) {
	e := New(pack.Edge{Nodes: 2, CPU: &pack.CPU{Request: dur(time.Millisecond), Queue: 2}}, nil, 1)
	c := e.PlainConn(0, "GET", "/")
	want := []time.Duration{time.Millisecond, time.Millisecond, 2 * time.Millisecond, 2 * time.Millisecond}
	for i, want := range want {
		if turn := e.Request(0, c, "GET", "/"); turn.Shed != "" || turn.Ready != want {
			t.Errorf("request %d: %+v; want it ready at %v", i, turn, want)
		}
	}
	if turn := e.Request(0, c, "GET", "/"); turn.Shed != pack.FullReset {
		t.Errorf("a fifth request found room in two queues of 2: %+v", turn)
	}
	e = New(pack.Edge{}, nil, 1)
	if turn := e.Request(second, e.PlainConn(second, "GET", "/"), "GET", "/"); turn.Shed != "" || turn.Ready != second {
		t.Errorf("without a model: %+v; want it ready at once", turn)
	}
}

func TestLastIsTheLastFrameEitherWay(t *testing.T) {
	e := New(pack.Edge{}, nil, 1)
	c := e.Handshake(second, "/")
	drive(e, second)
	if got := c.Last(); got != second {
		t.Errorf("last = %v before any frame, want %v", got, second)
	}
	e.Frame(2*second, c, FromClient, false)
	e.Frame(3*second, c, FromServer, false)
	if got := c.Last(); got != 3*second {
		t.Errorf("last = %v, want %v", got, 3*second)
	}
}

func TestWindowFaultsAnswerHandshakes(t *testing.T) {
	for do, want := range map[string]Do{"refuse": Refuse, "hang": Pause, "bad_answer": BadReply, "refuse_rst": Reset} {
		e := New(pack.Edge{}, []pack.Fault{{Do: do, At: dur(second), For: dur(second)}}, 1)
		for i, at := range []time.Duration{0, second, 2 * second} {
			e.Handshake(at, "/")
			acts := drive(e, at)
			expected := Accept
			if i == 1 {
				expected = want
			}
			if len(acts) != 1 || acts[0].Do != expected {
				t.Errorf("%s at %v: %+v, want %v", do, at, acts, expected)
			}
		}
	}
}

func TestSameSeedSameActs(t *testing.T) {
	run := func(seed uint64) []time.Duration {
		e := New(pack.Edge{}, []pack.Fault{{Do: "rst", Share: .5}}, seed)
		for range 50 {
			e.Handshake(0, "/")
		}
		var ends []time.Duration
		for _, a := range only(drive(e, 60*second), Reset) {
			ends = append(ends, a.At)
		}
		return ends
	}
	a, b, other := run(3), run(3), run(4)
	if len(a) != len(b) {
		t.Fatalf("%d and %d ends from one seed", len(a), len(b))
	}
	same := len(a) == len(other)
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("end %d at %v and %v from one seed", i, a[i], b[i])
		}
		same = same && a[i] == other[i]
	}
	if same {
		t.Error("another seed gave the same ends")
	}
}

func TestTimerOfAnotherHopEndsToo(t *testing.T) {
	e := New(pack.Edge{IdleTimeout: dur(10 * second), Behind: pack.Timer{IdleTimeout: dur(25 * second), ResetsOn: pack.ResetsFromServer}}, nil, 1)
	c := e.Handshake(0, "/")
	ended := time.Duration(0)
	for at := time.Duration(0); ended == 0 && at < time.Minute; at += 5 * second {
		for _, a := range only(drive(e, at), FIN) {
			ended = a.At
		}
		e.Frame(at, c, FromClient, false)
	}
	if ended != 25*second {
		t.Errorf("ended at %v, want 25 s: only the client talks", ended)
	}
}
