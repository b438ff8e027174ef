package platform

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/pack"
)

// visitor is a guest under test.
type visitor struct {
	*line
	t       *testing.T
	speaker Speaker
	token   string
}

// visit connects a guest, who speaks with a token.
func (s *stage) visit(token string) *visitor {
	s.t.Helper()
	speaker, e := s.p.Socket(httptest.NewRequest("GET", guestPath+"?deploymentId=d1", nil))
	if e != nil {
		s.t.Fatalf("connect: %s", e.Message)
	}
	v := &visitor{line: &line{}, t: s.t, speaker: speaker, token: token}
	speaker.Opened(v.line)
	return v
}

// frame is a frame of the platform, as far as the tests look into it.
type frame struct {
	Type, Class string
	Code        int
	TracingID   string
	Body        json.RawMessage
}

func (f frame) String() string {
	return fmt.Sprintf("%s %s %d %s", f.Type, f.Class, f.Code, f.TracingID)
}

// message is the text of a StructuredMessage with who says it.
func (f frame) message() string {
	var m storedMessage
	_ = json.Unmarshal(f.Body, &m)
	return m.Direction + " " + m.From + ": " + m.Text
}

// say sends an action and returns everything that comes at once.
func (v *visitor) say(action, rest string) []frame {
	v.t.Helper()
	if answer := v.speaker.Heard(true, fmt.Appendf(nil, `{"action":%q,"token":%q,"tracingId":"t1"%s}`, action, v.token, rest)); answer != nil {
		v.Send(answer)
	}
	synctest.Wait()
	return v.frames()
}

func (v *visitor) frames() []frame {
	v.t.Helper()
	var all []frame
	for _, text := range v.take() {
		var f frame
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			v.t.Fatalf("frame %s: %v", text, err)
		}
		all = append(all, f)
	}
	return all
}

func (v *visitor) want(got []frame, want ...string) {
	v.t.Helper()
	if texts := fmt.Sprint(got); texts != fmt.Sprint(want) {
		v.t.Fatalf("got %s, want %s", texts, want)
	}
}

const (
	join  = `,"message":{"type":"Event","events":[{"eventType":"Presence","presence":{"type":"Join"}}]}`
	leave = `,"message":{"type":"Event","events":[{"eventType":"Presence","presence":{"type":"Disconnect"}}]}`
	ping  = `,"message":{"type":"Text","text":"ping"}`
)

func says(text string) string { return fmt.Sprintf(`,"message":{"type":"Text","text":%q}`, text) }

func TestAGuestTalksToTheBotAndThenToAnAgent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		v := s.visit("6f2c8f0e-1111-4222-8333-944444444444")
		got := v.say("configureSession", `,"deploymentId":"d1","startNew":false`)
		v.want(got, "response SessionResponse 200 t1")
		want := `{"connected":true,"newSession":true,"readOnly":false,"maxCustomDataBytes":2048,"allowedMedia":{"inbound":{"fileTypes":[{"type":"*/*"}],"maxFileSizeKB":10240}},"blockedExtensions":[],"clearedExistingSession":false,"durationSeconds":259200,"expirationDate":` +
			fmt.Sprint(time.Now().Add(72*time.Hour).Unix()) + `}`
		if string(got[0].Body) != want {
			t.Errorf("session %s, want %s", got[0].Body, want)
		}
		got = v.say("onMessage", join)
		v.want(got, "response StructuredMessage 200 t1", "message StructuredMessage 200 ")
		if !strings.Contains(string(got[0].Body), `"events":[{"eventType":"Presence","presence":{"type":"Join"}}],"direction":"Inbound"`) || got[1].message() != "Outbound Bot: Hello! How can I help?" {
			t.Errorf("got %s and %s", got[0].Body, got[1].message())
		}
		time.Sleep(time.Second)
		got = v.say("onMessage", says("hi")[:len(says("hi"))-1]+`,"metadata":{"customMessageId":"m1"}}`)
		v.want(got, "response StructuredMessage 200 t1", "message StructuredMessage 200 ")
		if got[0].message() != "Inbound Human: hi" || !strings.Contains(string(got[0].Body), `"metadata":{"customMessageId":"m1"}`) || got[1].message() != "Outbound Bot: You said: hi" {
			t.Errorf("got %s and %s", got[0].Body, got[1].message())
		}

		token := s.login("a")
		stages := func() string {
			var counts []string
			for _, q := range []string{"flows", "conversations"} {
				w := s.ask("POST", analyticsPath+"/"+q+"/activity/query", map[string]string{
					"flows":         `{"metrics":[{"metric":"oFlow"}]}`,
					"conversations": `{"metrics":[{"metric":"oWaiting"},{"metric":"oAlerting"},{"metric":"oInteracting"},{"metric":"oLongestInteracting"}]}`,
				}[q], token)
				s.want(w, 200)
				var a activityAnswer
				_ = json.Unmarshal(w.Body.Bytes(), &a)
				for _, m := range a.Results[0].Data {
					counts = append(counts, fmt.Sprint(m.Count))
				}
			}
			return strings.Join(counts, " ")
		}
		if got := stages(); got != "1 0 0 0 0" {
			t.Errorf("flow, waiting, alerting, interacting = %s, want the flow", got)
		}
		v.say("onMessage", says("Agent"))
		if got := stages(); got != "0 1 0 0 0" {
			t.Errorf("flow, waiting, alerting, interacting = %s, want waiting", got)
		}
		time.Sleep(agentWait)
		synctest.Wait()
		if got := stages(); got != "0 0 1 0 0" {
			t.Errorf("flow, waiting, alerting, interacting = %s, want alerting", got)
		}
		v.frames()
		time.Sleep(agentRing)
		synctest.Wait()
		v.want(v.frames(), "message StructuredMessage 200 ")
		time.Sleep(1500 * time.Millisecond)
		if got := stages(); got != "0 0 0 1 1500" {
			t.Errorf("flow, waiting, alerting, interacting = %s, want interacting", got)
		}
		if got := v.say("onMessage", says("thanks")); !strings.HasPrefix(got[1].message(), "Outbound Human: ") {
			t.Errorf("the agent does not answer: %s", got[1].message())
		}
		v.want(v.say("onMessage", leave), "response StructuredMessage 200 t1")
		if got := stages(); got != "0 0 0 0 0" {
			t.Errorf("flow, waiting, alerting, interacting = %s, want nothing after the guest has left", got)
		}
		v.want(v.say("closeSession", ""), "message ConnectionClosedEvent 200 ")
		if got := v.ends(); got != "[close session_closed 1000]" {
			t.Errorf("socket ended: %s", got)
		}
	})
}

func TestGuestsAreLimited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		v := s.visit("a")
		v.say("configureSession", "")
		v.want(v.say("echo", ping), "response StructuredMessage 200 t1")
		v.want(v.say("echo", ping), "response StructuredMessage 200 t1")
		got := v.say("echo", ping)
		v.want(got, "response TooManyRequestsErrorMessage 429 t1")
		if want := `{"retryAfter":60,"errorCode":4029,"errorMessage":"Health check rate too high for this connection"}`; string(got[0].Body) != want {
			t.Errorf("got %s, want %s", got[0].Body, want)
		}
		time.Sleep(time.Minute)
		v.want(v.say("echo", ping), "response StructuredMessage 200 t1")

		for range 5 {
			v.want(v.say("onMessage", says("x")), "response StructuredMessage 200 t1", "message StructuredMessage 200 ")
		}
		got = v.say("onMessage", says("x"))
		v.want(got, "response TooManyRequestsErrorMessage 429 t1")
		if want := `{"retryAfter":1,"errorCode":4029,"errorMessage":"Message rate too high for this session"}`; string(got[0].Body) != want {
			t.Errorf("got %s, want %s", got[0].Body, want)
		}
		time.Sleep(time.Second)
		v.want(v.say("onMessage", says("x")), "response StructuredMessage 200 t1", "message StructuredMessage 200 ")

		other := s.visit("b")
		for range 60 {
			other.say("getJwt", "") // counts, though there is no session
		}
		other.want(other.say("getJwt", ""), "response TooManyRequestsErrorMessage 429 ")
		time.Sleep(time.Minute)
		other.want(other.say("getJwt", ""), "response string 4007 t1")
		if got, want := fmt.Sprint(v.throttled, other.throttled), "[guest_echoes_per_minute guest_messages_per_second] [guest_requests_per_minute]"; got != want {
			t.Errorf("told of %s, want %s", got, want)
		}
	})
}

func TestNewConnectionsOfADeploymentAreLimited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, pack.Twin{Profile: pack.ProfileGenesys, Limits: pack.Limits{GuestConnectionsPerMinute: new(2)}})
		ask := func(deployment string) *Error {
			_, e := s.p.Socket(httptest.NewRequest("GET", guestPath+"?deploymentId="+deployment, nil))
			return e
		}
		time.Sleep(time.Second)
		if ask("d1") != nil || ask("d2") != nil || ask("d1") != nil {
			t.Fatal("the first ones are refused")
		}
		time.Sleep(10 * time.Second)
		if e := ask("d1"); e == nil || e.Status != 429 || e.RetryAfter != 50*time.Second {
			t.Errorf("the third one: %+v, want 429 and 50s", e)
		}
		time.Sleep(50 * time.Second)
		if e := ask("d1"); e != nil {
			t.Errorf("after the wait: %+v", e)
		}
		if e := ask(""); e == nil || e.Status != 403 {
			t.Errorf("without a deployment: %+v, want 403", e)
		}
	})
}

func TestAFourthConnectionEndsTheOldestOfTheSession(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		var all []*visitor
		for i := range 4 {
			v := s.visit("same")
			got := v.say("configureSession", "")
			if want := fmt.Sprintf(`"newSession":%v`, i == 0); !strings.Contains(string(got[0].Body), want) {
				t.Errorf("connection %d: %s, want %s", i, got[0].Body, want)
			}
			all = append(all, v)
		}
		all[0].want(all[0].frames(), "message ConnectionClosedEvent 200 ")
		if got := all[0].ends() + " " + all[1].ends(); got != "[close guest_connections_per_session 1000] []" {
			t.Errorf("sockets ended: %s", got)
		}
		all[0].speaker.Ended()

		// What one says, all hear.
		all[3].want(all[3].say("onMessage", says("hi")), "response StructuredMessage 200 t1", "message StructuredMessage 200 ")
		all[1].want(all[1].frames(), "message StructuredMessage 200 t1", "message StructuredMessage 200 ")

		all[2].say("closeSession", `,"closeAllConnections":true`)
		for i, v := range all[1:] {
			if got := v.ends(); got != "[close session_closed 1000]" {
				t.Errorf("socket %d ended: %s", i+1, got)
			}
		}
		if n := len(s.p.seen.inProgress()); n != 0 {
			t.Errorf("%d conversations go on, want none", n)
		}
	})
}

func TestSessionsExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.GuestSessionLifetimeS = new(60)
		s := put(t, cfg)
		v := s.visit("a")
		v.say("configureSession", "")
		time.Sleep(50 * time.Second)
		v.say("onMessage", says("hi")) // prolongs it
		time.Sleep(59 * time.Second)
		synctest.Wait()
		v.want(v.frames())
		time.Sleep(time.Second)
		synctest.Wait()
		v.want(v.frames(), "message SessionExpiredEvent 200 ")
		v.want(v.say("onMessage", says("hi")), "response string 4006 t1")
		over := s.p.seen.conversations()
		if len(over) != 1 || over[0].disconnect != "sessionExpired" || over[0].end.IsZero() {
			t.Errorf("conversations %+v, want one that expired", over)
		}
		got := v.say("configureSession", "")
		if v.want(got, "response SessionResponse 200 t1"); !strings.Contains(string(got[0].Body), `"newSession":true`) {
			t.Errorf("after the end: %s, want a new session", got[0].Body)
		}
		v.want(v.say("onMessage", says("hi")), "response StructuredMessage 200 t1", "message StructuredMessage 200 ")
		got = v.say("configureSession", `,"startNew":true`)
		if !strings.Contains(string(got[0].Body), `"newSession":true`) || !strings.Contains(string(got[0].Body), `"clearedExistingSession":true`) {
			t.Errorf("startNew: %s, want a new session in place of the other", got[0].Body)
		}
		if n := len(s.p.seen.inProgress()); n != 0 {
			t.Errorf("%d conversations go on, want none", n)
		}
	})
}

func TestAGuestReadsItsHistoryWithItsOwnToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		v := s.visit("a")
		v.say("configureSession", "")
		for _, text := range []string{"one", "two"} {
			v.say("onMessage", says(text))
		}
		got := v.say("getJwt", "")
		v.want(got, "response JwtResponse 200 t1")
		var jwt struct{ JWT string }
		_ = json.Unmarshal(got[0].Body, &jwt)
		bearer := "Authorization: Bearer " + jwt.JWT
		w := s.ask("GET", "/api/v2/webmessaging/messages?pageSize=3", "", bearer)
		s.want(w, 200)
		var list struct {
			Entities []storedMessage
			Total    int
		}
		_ = json.Unmarshal(w.Body.Bytes(), &list)
		var texts []string
		for _, m := range list.Entities {
			texts = append(texts, m.Text)
		}
		if list.Total != 4 || !slices.Equal(texts, []string{"You said: two", "two", "You said: one"}) {
			t.Errorf("%d messages, %q first", list.Total, texts)
		}
		s.want(s.ask("GET", "/api/v2/webmessaging/messages", ""), 401)
		s.want(s.ask("GET", "/api/v2/webmessaging/messages", "", s.login("a")), 401)
		for range 9 {
			s.want(s.ask("GET", "/api/v2/webmessaging/messages", "", bearer), 200)
		}
		s.want(s.ask("GET", "/api/v2/webmessaging/messages", "", bearer), 429)
		if got := s.throttles[0].Limit; got != "guest_histories_per_minute" {
			t.Errorf("throttled by %s", got)
		}
	})
}

func TestHistoriesAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.GuestRequestsPerMinute, cfg.Limits.GuestMessagesPerSecond = new(0), new(0)
		s := put(t, cfg)
		v := s.visit("a")
		v.say("configureSession", "")
		for range maxHistory {
			v.say("onMessage", says("x"))
		}
		se := s.p.guests.byToken["a"]
		if n := len(se.history); n != maxHistory {
			t.Errorf("%d messages are kept, want %d", n, maxHistory)
		}
		s.p.guests.kept = maxKept
		v.say("onMessage", says("x"))
		if kept := s.p.guests.kept; kept > maxKept {
			t.Errorf("%d bytes are kept, want at most %d", kept, maxKept)
		}
		s.p.guests.kept += maxKept // of others
		v.say("onMessage", says("x"))
		if n := len(se.history); n != 0 {
			t.Errorf("%d messages are kept though there is no room", n)
		}
	})
}

func TestWhatGuestsMustNotSay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.GuestRequestsPerMinute = new(0)
		s := put(t, cfg)
		v := s.visit("a")
		v.want(v.say("onMessage", says("hi")), "response string 4007 t1")
		v.want(v.say("getJwt", ""), "response string 4007 t1")
		v.want(v.say("closeSession", ""), "response string 4007 t1")
		v.say("configureSession", "")
		for rest, want := range map[string]string{
			"":                              "response string 400 t1",
			says(strings.Repeat("x", 4097)): "response string 4011 t1",
			says(" "):                       "response string 400 t1",
			`,"message":{"type":"Card"}`:    "response string 400 t1",
			`,"message":{"type":"Event"}`:   "response string 400 t1",
			`,"message":[]`:                 "response string 400 ",
			`,"message":{"type":"Event","events":["x"]}`: "response string 400 t1",
			`,"message":{"type":"Text","text":"x","channel":{"metadata":{"customAttributes":{"a":"` + strings.Repeat("x", 2048) + `"}}}}`: "response string 4013 t1",
		} {
			v.want(v.say("onMessage", rest), want)
		}
		v.want(v.say("fly", ""), "response string 400 t1")
		v.want(v.say("configureAuthenticatedSession", `,"data":{"code":"x"}`), "response string 403 t1")
		v.want(v.say("onAttachment", `,"fileName":"x.png"`), "response GenerateUrlError 200 t1")
		for _, text := range []string{"", "[]", "2026", `{"action":{}}`, strings.Repeat("[", 20_000)} {
			v.Send(v.speaker.Heard(true, []byte(text)))
			v.want(v.frames(), "response string 400 ")
		}
		v.Send(v.speaker.Heard(false, []byte(`{"action":"echo"}`)))
		v.want(v.frames(), "response string 400 ")
		long := &visitor{line: v.line, t: t, speaker: v.speaker, token: strings.Repeat("x", maxGuestToken+1)}
		long.want(long.say("configureSession", ""), "response string 400 t1")
		if n := len(s.p.guests.byToken); n != 1 {
			t.Errorf("%d sessions, want 1", n)
		}
	})
}

// TestAGuestWithoutATokenHasASessionOfItsOwn: short scripts name none.
func TestAGuestWithoutATokenHasASessionOfItsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		one, two := s.visit(""), s.visit("")
		for _, v := range []*visitor{one, two} {
			got := v.say("configureSession", "")
			if v.want(got, "response SessionResponse 200 t1"); !strings.Contains(string(got[0].Body), `"newSession":true`) {
				t.Errorf("got %s", got[0].Body)
			}
		}
		one.want(one.say("onMessage", says("hi")), "response StructuredMessage 200 t1", "message StructuredMessage 200 ")
		two.want(two.frames())
	})
}

// TestAnswersThatAreDueAreBounded: a guest who floods a slow bot gets as many
// answers as are owed to it at most.
func TestAnswersThatAreDueAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := freely()
		cfg.Latency.P50 = dur(time.Minute)
		s := put(t, cfg)
		v := s.visit("a")
		v.say("configureSession", "")
		for range 3 * maxDue {
			v.say("onMessage", says("x"))
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if n := len(v.frames()); n != maxDue {
			t.Errorf("%d answers came, want %d", n, maxDue)
		}
		v.say("onMessage", says("x"))
		time.Sleep(time.Minute)
		synctest.Wait()
		if n := len(v.frames()); n != 1 {
			t.Errorf("%d answers came to a guest who waits, want 1", n)
		}
	})
}

// TestManyGuestsAtOnce is for the race detector.
func TestManyGuestsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := genesys()
		cfg.Limits.TokenPerMinute = new(0)
		cfg.Latency.P50, cfg.Latency.P99 = dur(10*time.Millisecond), dur(100*time.Millisecond)
		s := put(t, cfg)
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				token := s.login("a")
				v := s.visit(fmt.Sprintf("guest%d", i%8))
				for _, text := range []string{"configureSession", "onMessage", "getJwt", "echo", "onMessage", "configureSession"} {
					v.speaker.Heard(true, fmt.Appendf(nil, `{"action":%q,"token":%q,"startNew":%v,"message":{"type":"Text","text":"agent"}}`, text, v.token, i%5 == 0))
					time.Sleep(time.Duration(i) * 100 * time.Millisecond)
					s.ask("POST", analyticsPath+"/conversations/details/query", `{"interval":"2000-01-01T00:00:00Z/2000-01-02T00:00:00Z"}`, token)
				}
				v.speaker.Ended()
			})
		}
		all.Wait()
		time.Sleep(73 * time.Hour) // every session is over
		if n := len(s.p.seen.inProgress()); n != 0 {
			t.Errorf("%d conversations go on", n)
		}
	})
}

// FuzzGuests: whatever a guest says, the answer is a frame of the documented
// shape, and the platform goes on.
func FuzzGuests(f *testing.F) {
	for _, text := range []string{
		`{"action":"configureSession","token":"a","startNew":true}`, `{"action":"onMessage","token":"a"` + join + `}`,
		`{"action":"onMessage","token":"a"` + says("agent") + `}`, `{"action":"onMessage","token":"a"` + leave + `}`, `{"action":"echo","token":"a"` + ping + `}`,
		`{"action":"getJwt","token":"a"}`, `{"action":"closeSession","token":"a","closeAllConnections":true}`, `{"action":"onAttachment"}`, `{"message":{"channel":{"metadata":{"customAttributes":[]}}}}`,
	} {
		f.Add(text)
	}
	s := New(freely(), Options{})
	f.Fuzz(func(t *testing.T, text string) {
		speaker, e := s.Socket(httptest.NewRequest("GET", guestPath+"?deploymentId=d1", nil))
		if e != nil {
			t.Fatal(e.Message)
		}
		l := &line{}
		speaker.Opened(l)
		speaker.Heard(true, []byte(`{"action":"configureSession","token":"a"}`))
		if answer := speaker.Heard(true, []byte(text)); answer != nil {
			l.Send(answer)
		}
		speaker.Ended()
		for _, sent := range l.take() {
			var got frame
			if err := json.Unmarshal([]byte(sent), &got); err != nil || got.Type != "response" && got.Type != "message" || got.Class == "" || got.Code == 0 {
				t.Errorf("%q is answered with %s", text, sent)
			}
		}
	})
}
