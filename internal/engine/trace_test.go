package engine

import (
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/simnet"
	"holdfast/internal/ws"
)

// ascending reports instants that are all there, each not before the one
// before it.
func ascending(at ...time.Duration) bool { return at[0] > 0 && slices.IsSorted(at) }

func TestAnExampleTellsItsRetries(t *testing.T) {
	w := simnet.Options{Latency: 5 * time.Millisecond, Answer: func(n int, _ time.Duration, _ string) simnet.Answer {
		if n == 0 {
			return simnet.Answer{Status: 503, Header: "Retry-After: 2\r\n", Body: "full", After: 30 * time.Millisecond}
		}
		return simnet.Answer{After: 30 * time.Millisecond}
	}}
	p := loading(1, time.Second, get("/x", func(r *plan.Request) {
		r.Retry = &plan.Retry{Status: []int{503}, Max: 3, Backoff: plan.Backoff{Base: dur(100 * time.Millisecond), Cap: dur(time.Second)}}
	}))
	p.Duration = dur(10 * time.Second)
	got := drive(t, w, p)
	if len(got.kept) != 1 || len(got.kept[0].Attempts) != 2 || got.kept[0].Steps[0].Attempts != 2 {
		t.Fatalf("kept %+v, want one with two attempts", got.kept)
	}
	a, b := got.kept[0].Attempts[0], got.kept[0].Attempts[1]
	if !ascending(a.Dialed, a.Connected, a.Sent, a.FirstByte, a.Ended) || a.Secured != 0 || a.FirstByte-a.Sent < 40*time.Millisecond {
		t.Errorf("the first: %+v", a)
	}
	if a.Status != 503 || a.Failure != "503" || a.RetryAfter != "2" || a.Wait < 2*time.Second || a.Wait > 2200*time.Millisecond {
		t.Errorf("the first: status %d, %q, Retry-After %q, waits %v; want 503 and what the server asked for", a.Status, a.Failure, a.RetryAfter, a.Wait)
	}
	if late := b.Asked - a.Ended - a.Wait; late < 0 || late > 2*time.Millisecond {
		t.Errorf("the second asks for a connection %v after the wait, want at once", late)
	}
	if b.Dialed != 0 || b.Used != 1 || b.Status != 200 || b.Failure != "" || b.Wait != 0 || b.BytesSent == 0 || b.BytesReceived == 0 {
		t.Errorf("the second: %+v, want an answer on the same connection", b)
	}
}

// TestAnExampleTellsWhoHeldItUp: the wait for a connection is not the server's
// time, whether the interaction had begun or not.
func TestAnExampleTellsWhoHeldItUp(t *testing.T) {
	w := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{After: 400 * time.Millisecond} }}
	p := loading(4, time.Second, get("/x"), get("/y"))
	p.Loads[0].Connections.Max = 1
	p.Duration = dur(20 * time.Second)
	got := drive(t, w, p)
	slices.SortFunc(got.kept, func(a, b record.Interaction) int { return int(a.Number - b.Number) })
	queued, begun := false, false
	for i := range got.kept {
		for n, a := range got.kept[i].Attempts {
			if a.Asked < got.kept[i].Planned || a.Sent < a.Asked {
				t.Errorf("interaction %d: %+v", i, a)
			}
			queued = queued || n == 0 && a.Asked < got.kept[i].Started && a.Sent-a.Asked > 300*time.Millisecond
			begun = begun || n == 1 && a.Asked > got.kept[i].Started && a.Sent-a.Asked > 300*time.Millisecond
		}
	}
	if !queued || !begun {
		t.Errorf("waited before the first step: %v, before the second: %v; want both", queued, begun)
	}
}

func TestAnExampleTellsTLSApart(t *testing.T) {
	srv := httptest.NewUnstartedServer(http.HandlerFunc(answers))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	t.Cleanup(srv.Close)
	p := loading(2, time.Second, get("/chunked"), get("/x"))
	p.Duration = dur(10 * time.Second)
	p.Target.TLS = plan.TLS{CA: "ca.pem", CAPEM: string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: srv.Certificate().Raw}))}
	_, kept := driveReal(t, aimed(p, srv.URL))
	slices.SortFunc(kept, func(a, b record.Interaction) int { return int(a.Number - b.Number) })
	a := kept[0].Attempts
	if len(a) != 2 || !ascending(a[0].Asked, a[0].Dialed, a[0].Connected, a[0].Secured, a[0].Sent, a[0].FirstByte, a[0].Ended) || a[0].Secured == a[0].Connected {
		t.Fatalf("attempts %+v, want every instant of the first", a)
	}
	if a[1].Dialed != 0 || a[1].Used != 1 || a[1].Addr != 0 || a[0].BytesReceived < 9000 || !ascending(a[1].Asked, a[1].Sent, a[1].FirstByte, a[1].Ended) {
		t.Errorf("the second: %+v, want one on the connection of the first", a[1])
	}
}

// conversation drives one interaction that talks on a WebSocket.
func conversation(t *testing.T, url string, steps ...plan.Step) record.Interaction {
	t.Helper()
	connect := plan.Step{Op: plan.OpWSConnect, WS: &plan.WSStep{URL: plan.Text(url), Within: dur(5 * time.Second)}}
	p := loading(1, time.Second, append([]plan.Step{connect}, steps...)...)
	p.Loads[0].Journey.Sockets, p.Loads[0].Journey.Loops = []string{"chat"}, 1
	for i := range p.Loads[0].Journey.Program {
		if s := &p.Loads[0].Journey.Program[i]; s.Op == plan.OpWSSend || s.Op == plan.OpWSClose {
			s.Report = -1 // as scenarios are compiled
		}
	}
	p.Duration = dur(10 * time.Second)
	_, kept := driveReal(t, p)
	if len(kept) != 1 {
		t.Fatalf("kept %+v, want one", kept)
	}
	return kept[0]
}

func say(text string) plan.Step {
	return plan.Step{Op: plan.OpWSSend, WS: &plan.WSStep{Send: plan.Text(text)}}
}

func hear(text string) plan.Step {
	return plan.Step{Op: plan.OpWSAwait, WS: &plan.WSStep{Await: &plan.Await{Contains: text}, Within: dur(5 * time.Second)}}
}

func TestAnExampleTellsItsFrames(t *testing.T) {
	long := strings.Repeat("ä", 150)
	url := serve(t, func(c net.Conn) {
		_ = gobwas.WriteFrame(c, gobwas.NewPingFrame([]byte("there?")))
		_ = wsutil.WriteServerBinary(c, []byte{1, 2, 0xff})
		_, _, _ = wsutil.ReadClientData(c)
		_ = wsutil.WriteServerText(c, []byte(long))
		polite(c)
	})
	got := conversation(t, url, say("hello"), hear("ä"), plan.Step{Op: plan.OpWSClose, WS: &plan.WSStep{Code: 1000}})
	var said []string
	for _, f := range got.Frames {
		way := "in"
		if f.Out {
			way = "out"
		}
		said = append(said, fmt.Sprintf("%s %s %d %s", way, f.Kind, f.Bytes, f.Text))
	}
	slices.Sort(said) // what comes in may come in before our first word or behind it
	want := []string{`in binary 3 \u0001\u0002\xff`, "in ping 6 there?", "in text 300 " + strings.Repeat("ä", 100) + "", "out close 2 1000", "out pong 6 there?", "out text 5 hello"}
	if !slices.Equal(said, want) || got.FramesPassed != 0 {
		t.Errorf("frames\n%q, want\n%q", said, want)
	}
	var steps []string
	for _, s := range got.Steps {
		steps = append(steps, fmt.Sprint(s.Program, s.Step, s.Failure))
	}
	if want := []string{"0 0", "1 -1", "2 2", "3 -1"}; !slices.Equal(steps, want) {
		t.Errorf("steps %q, want %q: those that are not reported, too", steps, want)
	}
	if a := got.Attempts; len(a) != 1 || a[0].Status != 101 || !ascending(a[0].Asked, a[0].Dialed, a[0].Connected, a[0].Sent, a[0].FirstByte, a[0].Ended) {
		t.Errorf("attempts %+v, want the one of the open", a)
	}
}

func TestManyFramesAreTheFirstAndTheLast(t *testing.T) {
	url := serve(t, polite)
	var tr trace
	for i := range 100 {
		tr.noteFrame(frame{at: int64(i), size: i}, fmt.Appendf(nil, "frame %d", i))
	}
	var at []int64
	tr.ordered(func(f frame, text string) {
		at = append(at, f.at)
		if want := fmt.Sprintf("frame %d", f.at); text != want {
			t.Errorf("text %q of frame %d", text, f.at)
		}
	})
	if len(at) != record.MaxFrames || !slices.IsSorted(at) || at[keptFrames-1] != keptFrames-1 || at[keptFrames] != 100-keptFrames {
		t.Errorf("kept %v, want the first %d and the last", at, keptFrames)
	}
	steps := []plan.Step{
		{Op: plan.OpRepeat, Times: 100, To: 4},
		say("again"),
		{Op: plan.OpAgain, To: 2},
	}
	got := conversation(t, url, steps...)
	if len(got.Frames) != record.MaxFrames || got.FramesPassed != 101-record.MaxFrames || len(got.Steps) != record.MaxSteps || got.StepsPassed != 101-record.MaxSteps {
		t.Errorf("%d frames and %d that are missing, %d steps and %d; want all of 101 accounted for", len(got.Frames), got.FramesPassed, len(got.Steps), got.StepsPassed)
	}
	if last := got.Frames[len(got.Frames)-1]; last.Kind != record.FrameClose || !last.Out {
		t.Errorf("the last is %+v, want our goodbye", last)
	}
}

// idle is an interaction that nobody pushes on.
func idle(t *testing.T) *interaction {
	r, err := (&Engine{}).prepare(loading(1, time.Second))
	if err != nil {
		t.Fatal(err)
	}
	l := newLane(r, simnet.New(simnet.Options{}).Poller(), 0, 1, nil, nil)
	return l.newInteraction(r.loads[0].stream, 0, 0)
}

// TestNotesCostNoMemory: what most interactions note is thrown away.
func TestNotesCostNoMemory(t *testing.T) {
	it := idle(t)
	c := &chat{l: it.l, it: it, step: &plan.WSStep{}}
	text := []byte("what comes in")
	note := func() {
		it.trace = it.trace.emptied()
		for range 2 * record.MaxFrames {
			it.trace.attempting(1)
			it.attempted("", 0)
			c.note(true, ws.Text, len(text), text)
			c.noteClose(false, 1001, text)
			it.trace.noteStep(record.InteractionStep{})
		}
	}
	note()
	if n := testing.AllocsPerRun(10, note); n != 0 {
		t.Errorf("%.0f allocations, want none once there is room", n)
	}
}

func TestAnExampleTellsHowItsConnectionEnded(t *testing.T) {
	t.Run("reset", func(t *testing.T) {
		addr := acceptTCP(t, func(c *net.TCPConn) {
			_, _ = c.Read(make([]byte, 4096))
			_ = c.SetLinger(0)
			_ = c.Close()
		})
		p := aimed(loading(1, time.Second, get("/x")), "http://"+addr)
		p.Duration = dur(5 * time.Second)
		_, kept := driveReal(t, p)
		if len(kept) != 1 || len(kept[0].Breaks) != 1 {
			t.Fatalf("kept %+v, want one with a broken connection", kept)
		}
		b := kept[0].Breaks[0]
		if b.How != record.HowReset || b.Socket != -1 || b.LocalPort == 0 || b.Addr != 0 || b.LastReceived != 0 || !ascending(b.Ready, b.LastSent, b.Ended) {
			t.Errorf("%+v, want an RST on a connection that was used once", b)
		}
		if a := kept[0].Attempts[0]; a.Failure != "reset" || a.FirstByte != 0 || a.Ended != b.Ended {
			t.Errorf("attempt %+v, want it to end with the connection", a)
		}
	})
	t.Run("close frame", func(t *testing.T) {
		url := serve(t, func(c net.Conn) {
			_, _, _ = wsutil.ReadClientData(c)
			_ = gobwas.WriteFrame(c, gobwas.NewCloseFrame(gobwas.NewCloseFrameBody(4008, "idle for too long")))
			polite(c)
		})
		got := conversation(t, url, say("hello"), hear("never"))
		if len(got.Breaks) != 1 || got.Failure != "close_frame" {
			t.Fatalf("%+v, want a broken connection", got)
		}
		if b := got.Breaks[0]; b.CloseCode != 4008 || b.CloseReason != "idle for too long" || b.Socket != 0 || b.Position != 2 || !ascending(b.Ready, b.LastSent, b.LastReceived, b.Ended) {
			t.Errorf("%+v, want the close frame and the step that waited", b)
		}
		if f := got.Frames[1]; f.Out || f.Kind != record.FrameClose || f.Text != "4008 idle for too long" || f.Bytes != 19 {
			t.Errorf("frame %+v, want the close frame", f)
		}
	})
	t.Run("patience", func(t *testing.T) {
		p := loading(1, time.Second, get("/x", func(r *plan.Request) { r.Timeout = dur(time.Second) }))
		p.Duration = dur(5 * time.Second)
		got := drive(t, simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{After: time.Hour} }}, p)
		if b := got.kept[0].Breaks; len(b) != 1 || b[0].How != record.HowNoAnswer || b[0].Ended-b[0].LastSent < time.Second {
			t.Errorf("%+v, want that we gave up", b)
		}
	})
}

// TestManyBrokenConnectionsAreCheap: the kernel is asked about some of them in
// a second, and again in the next.
func TestManyBrokenConnectionsAreCheap(t *testing.T) {
	got := drive(t, simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer { return simnet.Answer{Cut: true} }},
		loading(1000, 3*time.Second, get("/x")))
	looked := map[time.Duration]int{}
	for i := range got.kept {
		b := got.kept[i].Breaks
		if len(b) != 1 || b[0].How != record.HowReset {
			t.Fatalf("%+v, want one reset each", got.kept[i])
		}
		if b[0].LocalPort != 0 {
			looked[b[0].Ended.Truncate(time.Second)]++
		}
	}
	if len(looked) != 3 {
		t.Errorf("the kernel was asked in %v, want each second", looked)
	}
	it := idle(t)
	for range 3 * mostLooks {
		it.trace = it.trace.emptied()
		it.noteBreak(it.id, record.HowReset, 0, record.Break{})
	}
	if it.l.looks != mostLooks {
		t.Errorf("the kernel was asked %d times, want %d", it.l.looks, mostLooks)
	}
}

// TestNoSecretInAnExample: neither as it is nor as JSON or a URL has it, whole
// or cut, of the scenario, a token, or a value that an answer gave.
func TestNoSecretInAnExample(t *testing.T) {
	const secret, token = "CANARY \"one\" <&> 1/2", "CANARY-token-4711"
	slot := func(how plan.Escape) plan.Part {
		return plan.Part{Slot: plan.Secret, Text: "key", Secret: safe.NewSecret(secret), Escape: how}
	}
	send := func(parts ...plan.Part) plan.Step {
		return plan.Step{Op: plan.OpWSSend, WS: &plan.WSStep{Send: plan.NewTemplate(parts...)}}
	}
	login := get("/login", func(r *plan.Request) { r.Extract = []plan.Extract{{Into: 0, Path: "$.jwt"}} })
	steps := []plan.Step{
		login,
		{Op: plan.OpWSConnect, WS: &plan.WSStep{URL: plan.Text("ws://127.0.0.1/chat"), Within: dur(5 * time.Second)}},
		send(plan.Part{Text: "plain "}, slot(plan.Raw)),
		send(plan.Part{Text: `{"key":"`}, slot(plan.EscapeJSON), plan.Part{Text: `"}`}),
		send(plan.Part{Text: "form "}, slot(plan.EscapeForm)),
		send(plan.Part{Text: "path "}, slot(plan.EscapePath)),
		send(plan.Part{Text: strings.Repeat("x", record.MaxFrameText-8)}, slot(plan.Raw)),
		send(plan.Part{Text: "token "}, plan.Part{Slot: plan.Token, N: 0}),
		send(plan.Part{Text: "jwt "}, plan.Part{Slot: plan.Extracted, Text: "jwt"}),
	}
	p := loading(1, time.Second, steps...)
	p.Auth = []plan.Auth{{Name: "login"}}
	p.Loads[0].Journey.Sockets, p.Loads[0].Journey.Extracted = []string{"chat"}, []string{"jwt"}
	p.Duration = dur(10 * time.Second)
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.secrets, r.tokens = []string{secret}, []string{token}
	w := simnet.Options{Echo: true, Answer: func(int, time.Duration, string) simnet.Answer {
		return simnet.Answer{Body: `{"jwt":"CANARY.jwt.sig"}`}
	}}
	var dump strings.Builder
	frames := 0
	if err := r.simulate(simnet.New(w), 1, record.SinkFunc(func(b *record.Batch) error {
		for i := range b.Interactions {
			frames += len(b.Interactions[i].Frames)
		}
		return record.Dump(&dump, b)
	})); err != nil {
		t.Fatal(err)
	}
	if frames < 8 || !strings.Contains(dump.String(), "plain ***") {
		t.Fatalf("%d frames, want ours and their echoes: %s", frames, dump.String())
	}
	if at := strings.Index(dump.String(), "CANA"); at >= 0 {
		t.Errorf("kept: %.200s", dump.String()[max(0, at-80):])
	}
}

// TestTokensThatWereReplacedStayHidden: an interaction may hold what it sent
// before.
func TestTokensThatWereReplacedStayHidden(t *testing.T) {
	l := &lane{run: &run{secrets: []string{"scenario-secret"}}}
	for i := range 2 * mostTokens {
		l.conceal([]string{fmt.Sprintf("token-%03d", i)})
	}
	last := 2*mostTokens - 1
	if got, want := l.text(fmt.Sprintf("scenario-secret token-%03d token-%03d", last, last-mostTokens+1), 0), "*** *** ***"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if most := (mostTokens + 1) * len(spellings(nil, "scenario-secret")); len(l.hidden) > most {
		t.Errorf("%d texts are hidden, want at most %d", len(l.hidden), most)
	}
}
