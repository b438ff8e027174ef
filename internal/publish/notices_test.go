package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	gobwas "github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"

	"holdfast/internal/publish/queue"
	"holdfast/internal/rest"
)

// office is a business unit with one schedule on virtual time. An update takes
// a while, and its end is told to whoever listens then.
type office struct {
	takes   time.Duration
	beaten  bool                         // somebody else's change comes before the first update
	fails   bool                         // every update ends with Error, and changes nothing
	channel func(n int) (a queue.Answer) // the nth asked for; nil: there is one
	end     func(n int) error            // of the nth channel, at once; nil: it stays

	mu       sync.Mutex
	version  int
	updates  int
	polls    int
	channels int
	listens  int
	listener func(topic string, told []byte)
	missed   int
}

const unitTopic = "v2.workforcemanagement.businessunits.u.schedules"

func (o *office) Do(_ context.Context, c queue.Call) (queue.Answer, error) {
	time.Sleep(20 * time.Millisecond)
	o.mu.Lock()
	defer o.mu.Unlock()
	ok := func(text string, args ...any) (queue.Answer, error) {
		return queue.Answer{Status: 200, Body: fmt.Appendf(nil, text, args...)}, nil
	}
	switch {
	case c.Path == channelsPath:
		o.channels++
		if o.channel != nil {
			if a := o.channel(o.channels); a.Status != 0 {
				return a, nil
			}
		}
		return ok(`{"id":"c","connectUri":"ws://x/channels/%d"}`, o.channels)
	case strings.HasSuffix(c.Path, "/uploadurl"):
		return ok(`{"uploadKey":"k%d","url":"http://storage/k","headers":{}}`, o.updates)
	case strings.HasSuffix(c.Path, "/update"):
		o.updates++
		n := o.updates
		time.AfterFunc(o.takes, func() { o.done(n) })
		return queue.Answer{Status: 202, Body: fmt.Appendf(nil, `{"status":"Processing","operationId":"o%d"}`, n)}, nil
	case strings.Contains(c.Path, "/managementunits"):
		return ok(`{"entities":[{"id":"m"}]}`)
	case c.Method == http.MethodGet:
		o.polls++
		return ok(`{"id":"s","description":"d","published":%v,"metadata":{"version":%d}}`, o.version > 1, o.version)
	}
	return ok(`{}`)
}

func (o *office) done(n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	status := updateFailed
	if beaten := o.beaten && n == 1; !o.fails || beaten {
		o.version++
		if !beaten {
			status = updateDone
		}
	}
	if o.listener == nil {
		o.missed++
		return
	}
	o.listener(unitTopic, []byte(`{"status":"Complete","operationId":"of somebody else"}`))
	o.listener(unitTopic, fmt.Appendf(nil, `{"status":%q,"operationId":"o%d"}`, status, n))
}

func (o *office) Listen(ctx context.Context, channel string, topics []string, _ <-chan string, hear func(string, []byte)) error {
	o.mu.Lock()
	o.listens++
	n := o.listens
	if len(topics) != 1 || topics[0] != unitTopic || !strings.HasPrefix(channel, "ws://x/channels/") {
		o.mu.Unlock()
		return fmt.Errorf("%w: topics %q of %s", ErrDeaf, topics, channel)
	}
	if o.end != nil {
		if err := o.end(n); err != nil {
			o.mu.Unlock()
			return err
		}
	}
	o.listener = hear
	o.mu.Unlock()
	<-ctx.Done()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.listener = nil
	return ctx.Err()
}

func newOffice() *office { return &office{takes: 17 * time.Second, version: 1} }

// publishWeek publishes a schedule without agents, and says how long it took.
func publishWeek(t *testing.T, o *office) (*memory, time.Duration) {
	t.Helper()
	m := storeOf([]*queue.Item{{
		ID: "week", Kind: kindSchedule, Entity: "u/w", State: queue.Pending, File: []byte(`{"agentSchedules":[]}`),
		Spec: []byte(`{"businessUnitId":"u","weekDate":"w","scheduleId":"s","description":"d","published":true}`),
	}})
	began := time.Now()
	r := &Runner{Store: m, Caller: o, Listener: o, Random: seeded(1)}
	if err := r.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return m, time.Since(began)
}

// TestANoticeSaysWhenToLook: the poll after it is the proof, and it comes at
// once.
func TestANoticeSaysWhenToLook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice()
		m, took := publishWeek(t, o)
		if it := m.rows[0]; it.State != queue.Applied || took > 18500*time.Millisecond {
			t.Errorf("%s (%s) after %v, want it applied right after the 17 s that it takes", it.State, it.Reason, took)
		}
		if n := m.at.Notices; n.Channels != 1 || n.Heard != 1 || n.Lost != 0 {
			t.Errorf("%+v, want one channel and one notice", n)
		}
	})
}

// TestAnErrorIsHeard: without a notice nothing tells a failed update from a slow
// one for minutes.
func TestAnErrorIsHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice()
		o.fails = true
		m, took := publishWeek(t, o)
		if it := m.rows[0]; it.State != queue.Refused || !strings.Contains(it.Reason, "ended the update with Error") || took > 19*time.Second {
			t.Errorf("%s (%s) after %v, want it refused at once", it.State, it.Reason, took)
		}
		if o.updates != 1 {
			t.Errorf("%d updates, want one", o.updates)
		}
	})
}

// TestWithoutNoticesNothingIsLost, whatever becomes of channels: updates are
// found by polls, applied once, and the report says why nothing was heard.
func TestWithoutNoticesNothingIsLost(t *testing.T) {
	refused := func(a queue.Answer) func(int) queue.Answer { return func(int) queue.Answer { return a } }
	for _, c := range []struct {
		name        string
		channel     func(int) queue.Answer
		end         func(int) error
		most, heard int // channels
		lost        bool
		why         string
	}{
		{"no permission", refused(queue.Answer{Status: 403, Body: []byte(`{"code":"no","message":"no permission"}`)}), nil, 1, 0, true, "403: no: no permission"},
		{"no such thing", refused(queue.Answer{Status: 200, Body: []byte(`<html>`)}), nil, 8, 0, true, "names none"},
		{"throttled once", func(n int) queue.Answer {
			if n == 1 {
				return queue.Answer{Status: 429, RetryAfter: "2"}
			}
			return queue.Answer{}
		}, nil, 2, 1, true, "status 429"},
		{"1006 each time", nil, func(int) error { return &rest.Closed{Code: 1006} }, 8, 0, true, "(1006)"},
		{"1006 at first", nil, func(n int) error {
			if n < 3 {
				return &rest.Closed{Code: 1006}
			}
			return nil
		}, 3, 1, true, "(1006)"},
		{"displaced", nil, func(int) error { return fmt.Errorf("%w: a newer one", ErrDeaf) }, 1, 0, true, "a newer one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				o := newOffice()
				o.channel, o.end = c.channel, c.end
				m, took := publishWeek(t, o)
				if it := m.rows[0]; it.State != queue.Applied || o.updates != 1 || took > 45*time.Second {
					t.Errorf("%s (%s) with %d updates after %v, want it applied once, by polls", it.State, it.Reason, o.updates, took)
				}
				n := m.at.Notices
				if o.channels > c.most || n.Channels != o.channels || n.Heard != c.heard || n.Lost == 0 || !strings.Contains(n.Why, c.why) {
					t.Errorf("%d channels were asked for, %+v; want at most %d, %d heard, because of %q", o.channels, n, c.most, c.heard, c.why)
				}
			})
		})
	}
}

// TestAFloodOfNoticesHoldsNothingUp.
func TestAFloodOfNoticesHoldsNothingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice()
		o.end = func(int) error { return nil }
		flood := floodListener{o}
		m := storeOf(updates(300))
		week := &queue.Item{
			Seq: 300, ID: "week", Kind: kindSchedule, Entity: "u/w", State: queue.Pending, File: []byte(`{"agentSchedules":[]}`),
			Spec: []byte(`{"businessUnitId":"u","weekDate":"w","scheduleId":"s","description":"d","published":true}`),
		}
		items, err := m.Items(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		m = storeOf(append([]*queue.Item{week}, items...))
		m.rows[0].Seq = 0
		for i := range m.rows {
			m.rows[i].Seq = i
		}
		s := newSim()
		both := callerFunc(func(c queue.Call) (queue.Answer, error) {
			if strings.Contains(c.Path, "workforce") || c.Path == channelsPath || strings.HasPrefix(c.Path, "http") {
				return o.Do(t.Context(), c)
			}
			return s.Do(t.Context(), c)
		})
		r := &Runner{Store: m, Caller: both, Listener: flood, Random: seeded(1)}
		if err := r.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := counts(m); n[queue.Applied] != 301 || o.updates != 1 {
			t.Errorf("%v with %d updates, want all applied, the week once", n, o.updates)
		}
		if o.polls > 20 {
			t.Errorf("%d looks at the schedule, want few: notices of others are none of ours", o.polls)
		}
	})
}

// floodListener tells of somebody else's operations all the time.
type floodListener struct{ *office }

func (f floodListener) Listen(ctx context.Context, channel string, topics []string, more <-chan string, hear func(string, []byte)) error {
	var flood sync.WaitGroup
	flood.Go(func() {
		for ctx.Err() == nil {
			for range 2 * maxHeard {
				hear(unitTopic, []byte(`{"status":"Error","operationId":"x"}`))
				hear("v2.other", []byte(`{`))
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	defer flood.Wait()
	return f.office.Listen(ctx, channel, topics, more, hear)
}

// TestFlowsAreLookedAtWhenTheyHaveChanged, once a job.
func TestFlowsAreLookedAtWhenTheyHaveChanged(t *testing.T) {
	it := &queue.Item{Kind: kindFlow, Step: stepPoll, Memo: map[string]string{memoFlow: "f", memoJob: "j1"}}
	if got := (flows{}).Topic(it); got != "v2.flows.f" {
		t.Errorf("topic %q, want v2.flows.f", got)
	}
	for _, c := range []struct {
		told string
		want bool
	}{
		{`[]`, false},
		{`{"id":"f","currentOperation":{"complete":false}}`, false}, // one begins
		{`{"id":"f","publishedVersion":{"id":"2.0"}}`, true},
		{`{"id":"f","publishedVersion":{"id":"2.0"}}`, false}, // the job was looked at
	} {
		if got := (flows{}).Heard(it, []byte(c.told)); got != c.want {
			t.Errorf("%s: %v, want %v", c.told, got, c.want)
		}
	}
	it.Memo[memoJob] = "j2"
	if !(flows{}).Heard(it, []byte(`{"currentOperation":{"complete":true}}`)) {
		t.Error("the next job is not looked at")
	}
}

// channelServer is a platform's side of channels; talk gets each socket.
func channelServer(t *testing.T, talk func(net.Conn, []byte)) (client *Client, uri string) {
	t.Helper()
	var serving sync.WaitGroup
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("the channel gets the token")
		}
		conn, _, _, err := gobwas.UpgradeHTTP(r, w)
		if err != nil {
			t.Error(err)
			return
		}
		serving.Go(func() {
			defer conn.Close()
			asked, err := wsutil.ReadClientText(conn)
			if err != nil {
				return
			}
			talk(conn, asked)
		})
	}))
	t.Cleanup(func() { s.Close(); serving.Wait() })
	fresh, err := rest.New(rest.Options{Wait: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return &Client{Target: s.URL, Fresh: fresh}, "ws" + strings.TrimPrefix(s.URL, "http") + "/channels/c"
}

func tell(conn net.Conn, texts ...string) {
	for _, text := range texts {
		if wsutil.WriteServerText(conn, []byte(text)) != nil {
			return // the test has seen enough
		}
	}
}

// TestChannels: what is said on a real socket, and how its end is called.
func TestChannels(t *testing.T) {
	for _, c := range []struct {
		name string
		talk func(conn net.Conn)
		why  string
		deaf bool
	}{
		{"cut", func(net.Conn) {}, "without a close frame (1006)", false},
		{"closed", func(conn net.Conn) {
			_ = wsutil.WriteServerMessage(conn, gobwas.OpClose, gobwas.NewCloseFrameBody(1001, "idle timeout"))
		}, "closed with 1001 idle timeout", false},
		{"closing", func(conn net.Conn) {
			tell(conn, `{"topicName":"v2.system.socket_closing","eventBody":{"reason":"maintenance"}}`)
		}, "about to close the channel (maintenance)", false},
		{"displaced", func(conn net.Conn) {
			tell(conn, `{"topicName":"v2.system.no_longer_subscribed.c","eventBody":{"reason":"another_channel_subscribed"}}`)
		}, "another_channel_subscribed", true},
		{"unknown to it", func(conn net.Conn) { tell(conn, `{"result":"404","message":"no such channel"}`) }, "refused with 404: no such channel", false},
		{"hostile", func(conn net.Conn) {
			_, _ = conn.Write([]byte{0x81, 127, 0, 0, 0, 0x10, 0, 0, 0, 0}) // a text of 64 GiB
		}, "message of more than", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			client, uri := channelServer(t, func(conn net.Conn, asked []byte) {
				var m struct {
					Message string
					Topics  []string
				}
				if err := json.Unmarshal(asked, &m); err != nil || m.Message != "subscribe" || strings.Join(m.Topics, " ") != "v2.a v2.b" {
					t.Errorf("asked %s (%v), want a subscription of both", asked, err)
				}
				tell(conn, `{"result":"200","status":"subscribed"}`, `Sun Nov 29 12:00:00 UTC 2026`, `{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}`,
					`{"topicName":7}`, `{"topicName":"v2.a","eventBody":{"x":1}}`)
				c.talk(conn)
			})
			var heard []string
			err := client.Listen(t.Context(), uri, []string{"v2.a", "v2.b"}, nil, func(topic string, told []byte) { heard = append(heard, topic+" "+string(told)) })
			if err == nil || !strings.Contains(err.Error(), c.why) || errors.Is(err, ErrDeaf) != c.deaf || strings.Contains(err.Error(), "channels/c") {
				t.Errorf("ended with %v, want %q", err, c.why)
			}
			if want := `channel.metadata {"message":"WebSocket Heartbeat"},v2.a {"x":1}`; strings.Join(heard, ",") != want {
				t.Errorf("heard %q, want %q", heard, want)
			}
		})
	}
}

// TestASilentChannelIsAsked, and given up if it does not answer.
func TestASilentChannelIsAsked(t *testing.T) {
	var pings atomic.Int64
	client, uri := channelServer(t, func(conn net.Conn, _ []byte) {
		for {
			asked, err := wsutil.ReadClientText(conn)
			if err != nil {
				return
			}
			if string(asked) == `{"message":"ping"}` {
				if pings.Add(1) == 1 {
					tell(conn, `{"topicName":"channel.metadata","eventBody":{"message":"pong"}}`)
				}
			}
		}
	})
	client.waits = patience{50 * time.Millisecond, 50 * time.Millisecond}
	err := client.Listen(t.Context(), uri, []string{"v2.a"}, nil, func(string, []byte) {})
	if err == nil || !strings.Contains(err.Error(), "fallen silent") {
		t.Errorf("ended with %v, want that it is silent", err)
	}
	if n := pings.Load(); n != 2 {
		t.Errorf("%d pings, want one that is answered and one that is not", n)
	}
}

// TestChannelsGoWhereTheyMay: through the guard, and never from TLS to none.
func TestChannelsGoWhereTheyMay(t *testing.T) {
	fresh, err := rest.New(rest.Options{Wait: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	for target, c := range map[string][2]string{
		"http://127.0.0.1":  {"ws://192.0.2.1/channels/secret", "not on the allow list"},
		"https://127.0.0.1": {"ws://127.0.0.1:1/channels/secret", "without TLS"},
	} {
		err := (&Client{Target: target, Fresh: fresh}).Listen(t.Context(), c[0], nil, nil, nil)
		if !errors.Is(err, ErrDeaf) || !strings.Contains(err.Error(), c[1]) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s from %s: %v, want %q", c[0], target, err, c[1])
		}
	}
}

// TestAnErrorBesideSomebodyElsesChange: that the version has moved is no proof
// of an update that the platform says has failed. It is made again, on the new
// version.
func TestAnErrorBesideSomebodyElsesChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice()
		o.beaten = true
		m, _ := publishWeek(t, o)
		if it := m.rows[0]; it.State != queue.Applied && it.State != queue.Skipped || o.updates > 2 {
			t.Errorf("%s (%s) with %d updates, want it as wanted", it.State, it.Reason, o.updates)
		}
		if !strings.Contains(fmt.Sprint(m.rows[0].Memo), memoConflicts) {
			t.Errorf("%v, want that the conflict was seen", m.rows[0].Memo)
		}
	})
}
