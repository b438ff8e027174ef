package platform

import (
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	channelsPath = "/api/v2/notifications/channels"
	socketPath   = "/channels/"

	// heartbeatEvery is what users have measured. Clients give up a socket that
	// is silent for 35 s.
	heartbeatEvery = 30 * time.Second
	// closingNotice is how long before it closes a socket the platform says so.
	closingNotice = time.Minute

	// What the twin itself holds at most, whoever asks.
	maxChannels  = 100_000
	maxAllTopics = 2_000_000
	maxTopic     = 256 // bytes

	goingAway = 1001 // RFC 6455 7.4.1
)

var channelRoutes = []route{
	{method: "GET", path: channelsPath, guarded: true, handle: (*Platform).listChannels},
	{method: "POST", path: channelsPath, guarded: true, handle: (*Platform).createChannel},
	{method: "HEAD", path: channelsPath + "/*", guarded: true, handle: (*Platform).headChannel},
	{method: "GET", path: channelsPath + "/*/subscriptions", guarded: true, handle: (*Platform).listSubscriptions},
	{method: "POST", path: channelsPath + "/*/subscriptions", guarded: true, handle: (*Platform).addSubscriptions},
	{method: "PUT", path: channelsPath + "/*/subscriptions", guarded: true, handle: (*Platform).replaceSubscriptions},
	{method: "DELETE", path: channelsPath + "/*/subscriptions", guarded: true, handle: (*Platform).deleteSubscriptions},
}

var (
	heartbeat = []byte(`{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}`)
	pong      = []byte(`{"topicName":"channel.metadata","eventBody":{"message":"pong"}}`)
)

// notifications are the channels, of which each application has a few.
type notifications struct {
	perApp, perChannel int // channels and topics; 0 for no limit
	life               time.Duration
	after              func(time.Duration, func()) *time.Timer

	mu      sync.Mutex
	dice    dice
	byID    map[string]*channel
	byApp   map[string][]*channel
	byTopic map[string][]*channel
	topics  int // of all channels
	uses    uint64
}

// channel is one notification channel. Guarded by notifications.mu.
type channel struct {
	id      string
	app     string
	expires time.Time
	used    uint64 // when it was last used, by the count of uses
	topics  []string
	socket  *channelSocket
}

func newNotifications(seed uint64, limits pack.Limits, after func(time.Duration, func()) *time.Timer) *notifications {
	return &notifications{
		perApp: limitOf(limits.ChannelsPerApp), perChannel: limitOf(limits.ChannelTopics), life: lifeOf(limits.ChannelLifetimeS), after: after,
		dice: newDice(seed, 5), byID: map[string]*channel{}, byApp: map[string][]*channel{}, byTopic: map[string][]*channel{},
	}
}

// touch notes a use.
func (n *notifications) touch(ch *channel) {
	n.uses++
	ch.used = n.uses
}

// drop takes a channel out and returns its socket, which the caller ends when
// the lock is no longer held.
func (n *notifications) drop(ch *channel) *channelSocket {
	delete(n.byID, ch.id)
	left := slices.DeleteFunc(n.byApp[ch.app], func(other *channel) bool { return other == ch })
	if n.byApp[ch.app] = left; len(left) == 0 {
		delete(n.byApp, ch.app)
	}
	n.setTopics(ch, nil, 0)
	return ch.socket
}

// setTopics gives a channel its topics, of which the first so many are those
// that it has.
func (n *notifications) setTopics(ch *channel, topics []string, same int) {
	for _, topic := range ch.topics[same:] {
		left := slices.DeleteFunc(n.byTopic[topic], func(other *channel) bool { return other == ch })
		if n.byTopic[topic] = left; len(left) == 0 {
			delete(n.byTopic, topic)
		}
	}
	for _, topic := range topics[same:] {
		n.byTopic[topic] = append(n.byTopic[topic], ch)
	}
	n.topics += len(topics) - len(ch.topics)
	ch.topics = topics
}

// get finds a channel that is not over yet. A channel that is over goes, and
// its socket is returned for the caller to end.
func (n *notifications) get(id string, now time.Time) (ch *channel, over *channelSocket) {
	ch = n.byID[id]
	if ch == nil || now.Before(ch.expires) {
		return ch, nil
	}
	return nil, n.drop(ch)
}

// create makes room if the application has too many channels: the one whose
// last use is longest ago goes, those without a connection first.
func (n *notifications) create(app string, now time.Time) (made *channel, evicted *channelSocket, e *Error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.byID) >= maxChannels {
		for _, ch := range slices.Collect(maps.Values(n.byID)) {
			if !now.Before(ch.expires) && ch.socket == nil {
				n.drop(ch)
			}
		}
	}
	own := n.byApp[app]
	if n.perApp > 0 && len(own) >= n.perApp {
		evicted = n.drop(slices.MinFunc(own, func(a, b *channel) int {
			if connected := (a.socket != nil); connected != (b.socket != nil) {
				if connected {
					return 1
				}
				return -1
			}
			return int(int64(a.used) - int64(b.used))
		}))
	}
	if len(n.byID) >= maxChannels {
		return nil, evicted, &Error{Status: http.StatusServiceUnavailable, Code: "service.unavailable", Message: fmt.Sprintf("The twin holds at most %d channels.", maxChannels)}
	}
	ch := &channel{id: "streaming-" + strconv.Itoa(1+n.dice.IntN(9)) + "-" + n.dice.text(26), app: app, expires: now.Add(n.life)}
	n.touch(ch)
	n.byID[ch.id] = ch
	n.byApp[app] = append(n.byApp[app], ch)
	return ch, evicted, nil
}

// channelEntity is a channel as the API shows it.
type channelEntity struct {
	ConnectURI string `json:"connectUri"`
	ID         string `json:"id"`
	Expires    string `json:"expires"`
}

func (p *Platform) channelEntity(c *call, ch *channel) channelEntity {
	return channelEntity{p.scheme("ws", c.r) + socketPath + ch.id, ch.id, date(ch.expires)}
}

// scheme is the platform's address as the client of a request sees it, over
// TLS if that request came so. A Host header is believed only if it names this
// platform's port, so that nobody is sent elsewhere.
func (p *Platform) scheme(plain string, r *http.Request) string {
	at := p.o.Address
	if _, port, err := net.SplitHostPort(r.Host); err == nil && port == p.port {
		at = r.Host
	}
	if r.TLS != nil {
		plain += "s"
	}
	return plain + "://" + at
}

func (p *Platform) createChannel(c *call) *Error {
	ch, evicted, e := p.notes.create(c.app, time.Now())
	if evicted != nil {
		evicted.line.Send(systemEvent("no_longer_subscribed", evicted.id, evicted.id, "another_channel_subscribed", "The channel gives way to a newer one of the same application."))
	}
	evicted.end("evict", "channels_per_app", "replaced by a newer channel")
	if e != nil {
		return e
	}
	c.applied("channel", ch.id)
	return c.answer(http.StatusOK, p.channelEntity(c, ch))
}

type channelList struct {
	Entities []channelEntity `json:"entities"`
}

func (p *Platform) listChannels(c *call) *Error {
	list := channelList{[]channelEntity{}}
	now := time.Now()
	p.notes.mu.Lock()
	for _, ch := range p.notes.byApp[c.app] {
		if now.Before(ch.expires) {
			list.Entities = append(list.Entities, p.channelEntity(c, ch))
		}
	}
	p.notes.mu.Unlock()
	return c.answer(http.StatusOK, list)
}

func (p *Platform) headChannel(c *call) *Error {
	if e := p.withChannel(c, func(*channel) *Error { return nil }); e != nil {
		return e
	}
	return c.empty(http.StatusOK)
}

// withChannel finds the channel that a request is about, which must be the
// caller's own, and holds it still meanwhile. Use must not answer: a client
// that does not read would hold everybody's channels.
func (p *Platform) withChannel(c *call, use func(*channel) *Error) *Error {
	n := p.notes
	n.mu.Lock()
	ch, over := n.get(c.args[0], time.Now())
	if ch == nil || ch.app != c.app {
		n.mu.Unlock()
		over.end("close", "channel_expired", "the channel has expired")
		return missing("channel", c.args[0])
	}
	defer n.mu.Unlock()
	return use(ch)
}

// topicEntity is a subscription as the API shows it.
type topicEntity struct {
	ID              string `json:"id"`
	State           string `json:"state,omitempty"`
	RejectionReason string `json:"rejectionReason,omitempty"`
	SelfURI         string `json:"selfUri"`
}

type topicList struct {
	Entities []topicEntity `json:"entities"`
}

func (p *Platform) listSubscriptions(c *call) *Error {
	list := topicList{[]topicEntity{}}
	e := p.withChannel(c, func(ch *channel) *Error {
		for _, topic := range ch.topics {
			list.Entities = append(list.Entities, topicEntity{ID: topic, SelfURI: topicURI(topic)})
		}
		return nil
	})
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, list)
}

func topicURI(topic string) string { return "/api/v2/notifications/availabletopics/" + topic }

func (p *Platform) addSubscriptions(c *call) *Error     { return p.subscribe(c, false) }
func (p *Platform) replaceSubscriptions(c *call) *Error { return p.subscribe(c, true) }

func (p *Platform) subscribe(c *call, replace bool) *Error {
	return c.withBody(func(body []byte) *Error {
		var asked []struct {
			ID string `json:"id"`
		}
		if e := decode(body, &asked); e != nil {
			return e
		}
		topics := make([]string, len(asked))
		for i := range asked {
			topics[i] = asked[i].ID
		}
		var list topicList
		e := p.withChannel(c, func(ch *channel) (e *Error) {
			list.Entities, e = p.notes.subscribe(ch, topics, replace, time.Now())
			return e
		})
		if e != nil {
			return e
		}
		c.applied("subscriptions", c.args[0])
		return c.answer(http.StatusOK, list)
	})
}

// subscribe adds topics to a channel, all or none, or puts them in place of
// those it has. A topic that cannot be is answered with Rejected and changes
// nothing. Subscribing prolongs the channel's life.
func (n *notifications) subscribe(ch *channel, asked []string, replace bool, now time.Time) ([]topicEntity, *Error) {
	var topics []string
	if !replace {
		topics = slices.Clone(ch.topics)
	}
	has := make(map[string]bool, len(topics)+len(asked))
	for _, t := range topics {
		has[t] = true
	}
	entities := []topicEntity{}
	for _, one := range asked {
		for _, topic := range spelledOut(one) {
			entity := topicEntity{ID: topic, State: "Permitted", SelfURI: topicURI(topic)}
			switch {
			case !strings.HasPrefix(topic, "v2.") || len(topic) > maxTopic:
				entity.State, entity.RejectionReason = "Rejected", "The topic is not known."
			case !has[topic]:
				has[topic] = true
				topics = append(topics, strings.Clone(topic))
			}
			entities = append(entities, entity)
			if n.perChannel > 0 && len(topics) > n.perChannel {
				return nil, BadRequest(fmt.Sprintf("A channel has at most %d topics.", n.perChannel))
			}
		}
	}
	if n.topics+len(topics)-len(ch.topics) > maxAllTopics {
		return nil, BadRequest(fmt.Sprintf("The twin holds at most %d topics.", maxAllTopics))
	}
	same := len(ch.topics)
	if replace {
		same = 0
	}
	n.setTopics(ch, topics, same)
	ch.expires = now.Add(n.life)
	n.touch(ch)
	return entities, nil
}

// spelledOut makes topics of the short form v2.users.ID?presence&routingStatus.
func spelledOut(topic string) []string {
	base, parts, short := strings.Cut(topic, "?")
	if !short {
		return []string{topic}
	}
	var all []string
	for part := range strings.SplitSeq(parts, "&") {
		all = append(all, base+"."+part)
	}
	return all
}

func (p *Platform) deleteSubscriptions(c *call) *Error {
	e := p.withChannel(c, func(ch *channel) *Error {
		p.notes.setTopics(ch, nil, 0)
		p.notes.touch(ch)
		return nil
	})
	if e != nil {
		return e
	}
	c.applied("subscriptions", c.args[0])
	return c.answer(http.StatusOK, struct{}{})
}

// channelSocket is the WebSocket of a channel.
type channelSocket struct {
	n    *notifications
	id   string
	line Line

	// Guarded by notifications.mu.
	timer  *time.Timer
	warned time.Time // the end of the channel that was announced
}

// channelSocket finds the channel of a socket's path. Its id is all the
// permission that is wanted.
func (p *Platform) channelSocket(id string) (Speaker, *Error) {
	n := p.notes
	n.mu.Lock()
	ch, over := n.get(id, time.Now())
	n.mu.Unlock()
	over.end("close", "channel_expired", "the channel has expired")
	if ch == nil {
		return nil, missing("channel", id)
	}
	return &channelSocket{n: n, id: id}, nil
}

// end closes the socket, if there is one. The lock must not be held.
func (s *channelSocket) end(act, why, reason string) {
	if s != nil {
		s.line.End(act, why, goingAway, reason)
	}
}

// Beat is the heartbeat.
func (s *channelSocket) Beat() (time.Duration, []byte) { return heartbeatEvery, heartbeat }

// Opened makes this the one socket of its channel.
func (s *channelSocket) Opened(line Line) {
	s.line = line
	s.n.mu.Lock()
	ch := s.n.byID[s.id]
	var before *channelSocket
	if ch != nil {
		before, ch.socket = ch.socket, s
		s.n.touch(ch)
		s.timer = s.n.after(s.n.untilNotice(ch, time.Now()), s.watch)
	}
	s.n.mu.Unlock()
	if ch == nil { // it went while the handshake waited for its turn
		s.end("close", "no_channel", "the channel is gone")
		return
	}
	before.end("close", "second_socket", "another connection has taken the channel")
}

// noticeTime is how long before its end a channel says so: half a life is
// enough for channels that do not live long.
func (n *notifications) noticeTime() time.Duration { return min(closingNotice, n.life/2) }

func (n *notifications) untilNotice(ch *channel, now time.Time) time.Duration {
	return ch.expires.Sub(now) - n.noticeTime()
}

// watch announces the end of the channel, and ends the socket with it. A
// subscription puts both off.
func (s *channelSocket) watch() {
	now := time.Now()
	s.n.mu.Lock()
	ch, over := s.n.get(s.id, now)
	if ch != nil && ch.socket == s {
		next := s.n.untilNotice(ch, now)
		if next <= 0 {
			next = ch.expires.Sub(now)
			if !s.warned.Equal(ch.expires) {
				s.warned = ch.expires
				s.line.Send(systemEvent("socket_closing", "", s.id, "channel_expired", "The channel is about to expire, and its socket will be closed."))
			}
		}
		s.timer.Reset(next)
	}
	s.n.mu.Unlock()
	over.end("close", "channel_expired", "the channel has expired")
}

// socketMessage is what a client says over the socket.
type socketMessage struct {
	Message       string          `json:"message"`
	Topics        []string        `json:"topics"`
	CorrelationID json.RawMessage `json:"correlationId"`
}

// Heard answers pings and subscribes. Anything else, if only it is a message,
// is let pass: some clients keep the line warm with whatever they like.
func (s *channelSocket) Heard(text bool, message []byte) []byte {
	var m socketMessage
	if !text || json.Unmarshal(message, &m) != nil {
		return nil
	}
	switch m.Message {
	case "ping":
		return pong
	case "subscribe":
		return s.subscribe(m)
	}
	return nil
}

// subscribeResult answers a subscribe over the socket. Result is an HTTP
// status as text.
type subscribeResult struct {
	Result        string          `json:"result"`
	Status        string          `json:"status"`
	Message       string          `json:"message,omitempty"`
	CorrelationID json.RawMessage `json:"correlationId,omitempty"`
}

func (s *channelSocket) subscribe(m socketMessage) []byte {
	now := time.Now()
	s.n.mu.Lock()
	ch, over := s.n.get(s.id, now)
	var e *Error
	if ch != nil {
		_, e = s.n.subscribe(ch, m.Topics, false, now)
	}
	s.n.mu.Unlock()
	result := subscribeResult{Result: "200", Status: "subscribed", CorrelationID: m.CorrelationID}
	switch {
	case ch == nil:
		over.end("close", "channel_expired", "the channel has expired")
		result.Result, result.Status, result.Message = "404", "failure", "The channel is not known."
	case e != nil:
		result.Result, result.Status, result.Message = "400", "failure", e.Message
	}
	return encode(result)
}

// Ended frees the channel for another socket.
func (s *channelSocket) Ended() {
	s.n.mu.Lock()
	defer s.n.mu.Unlock()
	if s.timer != nil {
		s.timer.Stop()
	}
	if ch := s.n.byID[s.id]; ch != nil && ch.socket == s {
		ch.socket = nil
	}
}
