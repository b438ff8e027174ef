package platform

import (
	"fmt"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// The documented limits.
const (
	maxChannelsPerApp = 20
	channelLife       = 24 * time.Hour
)

// line remembers what was sent over it, and how it was ended.
type line struct {
	mu    sync.Mutex
	ended []string
	sent  []string

	throttled []string
}

func (l *line) End(act, why string, code int, _ string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended = append(l.ended, fmt.Sprintf("%s %s %d", act, why, code))
}

func (l *line) Throttled(by Throttle) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.throttled = append(l.throttled, by.Limit)
}

func (l *line) Send(text []byte) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent = append(l.sent, string(text))
	return true
}

// ends returns how the line was ended, so far.
func (l *line) ends() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return fmt.Sprint(l.ended)
}

// take returns what was sent since the last time, without what is random.
func (l *line) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	sent := l.sent
	l.sent = nil
	for i := range sent {
		sent[i] = correlationForm.ReplaceAllString(sent[i], `"CorrelationId":"…"`)
	}
	return sent
}

var correlationForm = regexp.MustCompile(`"CorrelationId":"[-0-9a-f]{36}"`)

// channel creates a channel, and connects it if it is to be.
func (s *stage) channel(token string, connected bool) (id string, l *line, speaker Speaker) {
	s.t.Helper()
	w := s.ask("POST", channelsPath, "", token)
	s.want(w, 200)
	id = field(w, "id")
	if connected {
		l, speaker = s.connect(id)
	}
	return id, l, speaker
}

func (s *stage) connect(id string) (*line, Speaker) {
	s.t.Helper()
	speaker, e := s.p.Socket(httptest.NewRequest("GET", socketPath+id, nil))
	if e != nil {
		s.t.Fatalf("connect %s: %s", id, e.Message)
	}
	l := &line{}
	speaker.Opened(l)
	return l, speaker
}

func (s *stage) exists(token, id string) bool {
	return s.ask("HEAD", channelsPath+"/"+id, "", token).Code == 200
}

// slowReader is a client that holds up whoever answers it.
type slowReader struct {
	*httptest.ResponseRecorder
	meanwhile func()
}

func (r slowReader) WriteHeader(status int) {
	r.meanwhile()
	r.ResponseRecorder.WriteHeader(status)
}

func TestASlowReaderHoldsNobodysChannels(t *testing.T) {
	s := put(t, genesys())
	token := s.login("a")
	id, _, _ := s.channel(token, false)
	for _, request := range []string{"HEAD /", "GET /subscriptions", "PUT /subscriptions", "DELETE /subscriptions"} {
		method, of, _ := strings.Cut(request, " ")
		r := httptest.NewRequest(method, strings.TrimRight(channelsPath+"/"+id+of, "/"), strings.NewReader(`[{"id":"v2.users.u.presence"}]`))
		r.Header.Set("Authorization", strings.TrimPrefix(token, "Authorization: "))
		free := false
		w := slowReader{httptest.NewRecorder(), func() {
			if free = s.p.notes.mu.TryLock(); free {
				s.p.notes.mu.Unlock()
			}
		}}
		if s.p.ServeHTTP(w, r); w.Code != 200 || !free {
			t.Errorf("%s: %d, and others can go on: %t", request, w.Code, free)
		}
	}
}

func TestThe21stChannelTakesThePlaceOfTheOneUnusedForLongest(t *testing.T) {
	s := put(t, genesys())
	token, other := s.login("a"), s.login("b")
	foreign, _, _ := s.channel(other, false)
	var ids []string
	var lines []*line
	for i := range maxChannelsPerApp {
		id, l, _ := s.channel(token, i != 3 && i != 5)
		ids, lines = append(ids, id), append(lines, l)
	}
	s.want(s.ask("PUT", channelsPath+"/"+ids[3]+"/subscriptions", `[{"id":"v2.users.u.presence"}]`, token), 200)

	// Without a connection are 3 and 5, and 3 was used last; then all but 0 are
	// connected, or new.
	_, newer, _ := s.channel(token, true)
	if s.exists(token, ids[5]) || !s.exists(token, ids[3]) || !s.exists(token, ids[0]) {
		t.Error("the 21st channel did not replace the unconnected one unused for longest")
	}
	s.channel(token, true)
	if s.exists(token, ids[3]) || !s.exists(token, ids[0]) {
		t.Error("the 22nd channel did not replace the last unconnected one")
	}
	s.channel(s.login("a"), true) // another token of the same application
	if s.exists(token, ids[0]) || !s.exists(token, ids[1]) || !s.exists(other, foreign) {
		t.Error("the 23rd channel did not replace the connected one unused for longest")
	}
	if got := lines[0].ends() + " " + lines[1].ends() + " " + newer.ends(); got != "[evict channels_per_app 1001] [] []" {
		t.Errorf("sockets ended: %s", got)
	}
}

func TestAChannelHasOneSocket(t *testing.T) {
	s := put(t, genesys())
	id, first, old := s.channel(s.login("a"), true)
	second, _ := s.connect(id)
	if got := first.ends() + " " + second.ends(); got != "[close second_socket 1001] []" {
		t.Errorf("sockets ended: %s", got)
	}
	old.Ended() // late, and of no effect
	third, _ := s.connect(id)
	if got := second.ends() + " " + third.ends(); got != "[close second_socket 1001] []" {
		t.Errorf("sockets ended: %s", got)
	}
}

func TestASocketWhoseChannelIsGoneByTheTimeItOpensIsEnded(t *testing.T) {
	s := put(t, genesys())
	token := s.login("a")
	id, _, _ := s.channel(token, false)
	speaker, e := s.p.Socket(httptest.NewRequest("GET", socketPath+id, nil))
	if e != nil {
		t.Fatal(e.Message)
	}
	for range maxChannelsPerApp {
		s.channel(token, false)
	}
	l := &line{}
	speaker.Opened(l)
	if got := l.ends(); got != "[close no_channel 1001]" {
		t.Errorf("socket ended: %s", got)
	}
	if _, e := s.p.Socket(httptest.NewRequest("GET", socketPath+id, nil)); e == nil || e.Status != 404 {
		t.Errorf("a channel that is gone: %v, want 404", e)
	}
}

func TestChannelsLiveADayAndLongerIfSubscribed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := put(t, genesys())
		token := s.login("a")
		kept, _, speaker := s.channel(token, true)
		left, l, _ := s.channel(token, true)
		time.Sleep(channelLife - 2*time.Minute) // and before the token's end
		speaker.Heard(true, []byte(`{"message":"subscribe","topics":["v2.users.u.presence"]}`))
		time.Sleep(2 * time.Minute)
		token = s.login("a")
		if !s.exists(token, kept) || s.exists(token, left) {
			t.Error("a day later, want the channel that was subscribed to and not the other")
		}
		if got := l.ends(); got != "[close channel_expired 1001]" {
			t.Errorf("socket ended: %s", got)
		}
	})
}

func TestAChannelHas1000Topics(t *testing.T) {
	s := put(t, genesys())
	token := s.login("a")
	id, _, speaker := s.channel(token, true)
	topics := func(from, n int) string {
		var list []string
		for i := range n {
			list = append(list, fmt.Sprintf(`{"id":"v2.users.u%d.presence"}`, from+i))
		}
		return "[" + strings.Join(list, ",") + "]"
	}
	path := channelsPath + "/" + id + "/subscriptions"
	s.want(s.ask("PUT", path, topics(0, 1001), token), 400)
	s.want(s.ask("PUT", path, topics(0, 999), token), 200)
	s.want(s.ask("POST", path, topics(0, 999), token), 200) // the same again
	s.want(s.ask("POST", path, topics(999, 2), token), 400)
	s.want(s.ask("POST", path, topics(999, 1), token), 200)
	got := string(speaker.Heard(true, []byte(`{"message":"subscribe","topics":["v2.users.more.presence"],"correlationId":"c1"}`)))
	if want := `{"result":"400","status":"failure","message":"A channel has at most 1000 topics.","correlationId":"c1"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.want(s.ask("PUT", path, topics(5, 1), token), 200)
	if n := s.p.notes.topics; n != 1 {
		t.Errorf("%d topics are counted, want 1", n)
	}
	s.want(s.ask("DELETE", path, "", token), 200)
	if n := s.p.notes.topics; n != 0 {
		t.Errorf("%d topics are counted, want 0", n)
	}
}

func TestSocketsAnswerWhatIsDocumentedAndBearTheRest(t *testing.T) {
	s := put(t, genesys())
	_, _, speaker := s.channel(s.login("a"), true)
	for message, want := range map[string]string{
		`{"message":"ping"}`: `{"topicName":"channel.metadata","eventBody":{"message":"pong"}}`,
		`{"message":"subscribe","topics":["v2.users.u1.presence"],"correlationId":"c1"}`: `{"result":"200","status":"subscribed","correlationId":"c1"}`,
		`{"message":"subscribe"}`:   `{"result":"200","status":"subscribed"}`,
		`{"message":"hello"}`:       ``,
		`2026-05-01T10:00:00.000Z`:  ``, // the official command line keeps the line warm with this
		`{"message":["ping"]}`:      ``,
		"":                          ``,
		`{"message":"ping"} really`: ``,
	} {
		if got := string(speaker.Heard(true, []byte(message))); got != want {
			t.Errorf("%s: got %q, want %q", message, got, want)
		}
	}
	if got := speaker.Heard(false, []byte(`{"message":"ping"}`)); got != nil {
		t.Errorf("a binary message is answered with %s", got)
	}
	if every, text := speaker.Beat(); every != 30*time.Second || string(text) != `{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}` {
		t.Errorf("heartbeat %s every %v", text, every)
	}
}
