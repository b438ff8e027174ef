package platform

import (
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/pack"
)

// subscribe adds topics to a channel.
func (s *stage) subscribe(token, id string, topics ...string) {
	s.t.Helper()
	var list []string
	for _, topic := range topics {
		list = append(list, fmt.Sprintf(`{"id":%q}`, topic))
	}
	s.want(s.ask("POST", channelsPath+"/"+id+"/subscriptions", "["+strings.Join(list, ",")+"]", token), 200)
}

func TestAChangeOfAFlowReachesThoseWhoSubscribedToIt(t *testing.T) {
	s := put(t, genesys())
	token := s.login("a")
	list := s.ask("GET", "/api/v2/flows?pageSize=2", "", token)
	flow := field(list, "entities", "id")
	topic := "v2.flows." + flow
	one, on, _ := s.channel(token, true)
	two, other, _ := s.channel(token, true)
	away, _, _ := s.channel(token, false)
	s.subscribe(token, one, "v2.users.u.presence", topic)
	s.subscribe(token, two, topic+"x")
	s.subscribe(token, away, topic)
	for i := range 3 {
		s.want(s.ask("PUT", "/api/v2/flows/"+flow, fmt.Sprintf(`{"name":"n%d"}`, i), token), 200)
	}
	got := on.take()
	if len(got) != 3 {
		t.Fatalf("%d events came, want 3: %s", len(got), got)
	}
	for i, text := range got {
		want := fmt.Sprintf(`{"topicName":%q,"version":"2","eventBody":{"id":%q,"name":"n%d",`, topic, flow, i)
		if !strings.HasPrefix(text, want) || !strings.HasSuffix(text, `"metadata":{"CorrelationId":"…"}}`) {
			t.Errorf("event %d is %s, want %s…", i, text, want)
		}
	}
	if got := other.take(); len(got) > 0 {
		t.Errorf("another topic's subscriber heard %s", got)
	}

	// What was missed is lost, and what is no longer subscribed to is silent.
	late, _ := s.connect(away)
	s.want(s.ask("PUT", "/api/v2/flows/"+flow, `{"name":"late"}`, token), 200)
	if got := late.take(); len(got) != 1 || !strings.Contains(got[0], `"name":"late"`) {
		t.Errorf("a subscriber that came late heard %s, want the one change since", got)
	}
	s.want(s.ask("DELETE", channelsPath+"/"+one+"/subscriptions", "", token), 200)
	s.want(s.ask("PUT", channelsPath+"/"+away+"/subscriptions", `[{"id":"v2.users.u.presence"}]`, token), 200)
	on.take()
	s.want(s.ask("PUT", "/api/v2/flows/"+flow, `{"name":"last"}`, token), 200)
	if got := slices.Concat(on.take(), late.take()); len(got) > 0 {
		t.Errorf("those who subscribe no longer heard %s", got)
	}
	if n := len(s.p.notes.byTopic); n != 2 {
		t.Errorf("%d topics are in the index, want the 2 that are subscribed to", n)
	}
}

func TestEventsOfAFlowComeInTheOrderOfItsChanges(t *testing.T) {
	s := put(t, genesys())
	token := s.login("a")
	flow := field(s.ask("GET", "/api/v2/flows?pageSize=1", "", token), "entities", "id")
	id, on, _ := s.channel(token, true)
	s.subscribe(token, id, "v2.flows."+flow)
	rename := func(name string) { s.ask("PUT", "/api/v2/flows/"+flow, `{"name":"`+name+`"}`, token) }

	// The second change comes as soon as the first is made, and has every
	// opportunity to overtake the news of it.
	var second sync.WaitGroup
	var begun, over atomic.Bool
	s.p.o.Applied = func(*http.Request, string) {
		if begun.Swap(true) {
			return
		}
		second.Go(func() {
			rename("second")
			over.Store(true)
		})
		for i := 0; i < 10_000 && !over.Load(); i++ {
			runtime.Gosched()
		}
	}
	rename("first")
	second.Wait()
	if got := on.take(); len(got) != 2 || !strings.Contains(got[0], `"name":"first"`) || !strings.Contains(got[1], `"name":"second"`) {
		t.Errorf("heard %s, want the first change and then the second", got)
	}
}

func TestAnEvictedChannelIsToldWhy(t *testing.T) {
	s := put(t, pack.Twin{Profile: pack.ProfileGenesys, Limits: pack.Limits{ChannelsPerApp: new(1)}})
	token := s.login("a")
	id, l, _ := s.channel(token, true)
	s.channel(token, true)
	want := fmt.Sprintf(`{"topicName":"v2.system.no_longer_subscribed.%s","version":"2","eventBody":{"channelId":"%[1]s","systemTopicType":"no_longer_subscribed","reason":"another_channel_subscribed","message":"The channel gives way to a newer one of the same application."},"metadata":{"CorrelationId":"…"}}`, id)
	if got := l.take(); !slices.Equal(got, []string{want}) {
		t.Errorf("heard %s, want %s", got, want)
	}
	if got := l.ends(); got != "[evict channels_per_app 1001]" {
		t.Errorf("socket ended: %s", got)
	}
}

func TestTheEndOfAChannelIsAnnouncedAMinuteBefore(t *testing.T) {
	for life, notice := range map[time.Duration]time.Duration{10 * time.Minute: time.Minute, 30 * time.Second: 15 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			cfg := genesys()
			cfg.Limits.ChannelLifetimeS = new(int(life / time.Second))
			s := put(t, cfg)
			token := s.login("a")
			id, l, speaker := s.channel(token, true)
			start := time.Now()
			time.Sleep(life - notice - time.Second)
			if got := l.take(); len(got) > 0 {
				t.Errorf("heard %s too early", got)
			}
			time.Sleep(2 * time.Second)
			closing := fmt.Sprintf(`{"topicName":"v2.system.socket_closing","version":"2","eventBody":{"channelId":%q,"systemTopicType":"socket_closing","reason":"channel_expired","message":"The channel is about to expire, and its socket will be closed."},"metadata":{"CorrelationId":"…"}}`, id)
			if got := l.take(); !slices.Equal(got, []string{closing}) {
				t.Errorf("heard %s, want %s", got, closing)
			}
			speaker.Heard(true, []byte(`{"message":"subscribe","topics":["v2.users.u.presence"]}`)) // puts it off
			prolonged := time.Now()
			time.Sleep(life - notice - time.Second)
			if got := l.take(); len(got) > 0 || l.ends() != "[]" {
				t.Errorf("heard %s, ended %s after a subscription", got, l.ends())
			}
			time.Sleep(notice + 999*time.Millisecond)
			if got := l.take(); !slices.Equal(got, []string{closing}) || l.ends() != "[]" {
				t.Errorf("heard %s, ended %s; want one notice", got, l.ends())
			}
			time.Sleep(time.Millisecond)
			synctest.Wait()
			if got := l.ends(); got != "[close channel_expired 1001]" || time.Since(prolonged) != life {
				t.Errorf("after %v of %v: ended %s", time.Since(start), life, got)
			}
			if s.exists(token, id) {
				t.Error("the channel is still there")
			}
		})
	}
}

func TestChannelLimitsAreConfigured(t *testing.T) {
	cfg := genesys()
	cfg.Limits.ChannelsPerApp, cfg.Limits.ChannelTopics, cfg.Limits.TokenPerMinute = new(0), new(2), new(0)
	s := put(t, cfg)
	token := s.login("a")
	first, _, _ := s.channel(token, false)
	for range 30 {
		s.channel(token, false)
	}
	if !s.exists(token, first) {
		t.Error("a channel was evicted without a limit")
	}
	path := channelsPath + "/" + first + "/subscriptions"
	s.want(s.ask("PUT", path, `[{"id":"v2.a"},{"id":"v2.b"}]`, token), 200)
	s.want(s.ask("POST", path, `[{"id":"v2.c"}]`, token), 400)
}
