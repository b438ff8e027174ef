package platform

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// What is remembered for the analytics at most. The oldest goes first.
	maxConversations = 20_000
	maxRequests      = 50_000
	maxPressed       = 10_000
)

// ledger is what has really happened on the platform: conversations, executions
// of workflows, requests, and limits that were reached. The analytics answer
// from it and from nothing else.
type ledger struct {
	publish func(topic string, body any)
	limits  map[string]int // by their keys in the configuration

	mu       sync.Mutex
	live     map[string]*conversation
	byID     map[string]*conversation // those that are over, as long as they are remembered
	over     latest[*conversation]
	requests latest[request]
	pressed  latest[pressure]

	running atomic.Int64 // data actions under way
}

func newLedger(limits map[string]int, publish func(topic string, body any)) *ledger {
	return &ledger{
		publish: publish, limits: limits,
		live: map[string]*conversation{}, byID: map[string]*conversation{},
		over: latest[*conversation]{size: maxConversations}, requests: latest[request]{size: maxRequests}, pressed: latest[pressure]{size: maxPressed},
	}
}

// latest remembers the latest values.
type latest[T any] struct {
	list []T
	size int
	next int // where the oldest is, once the list is full
}

// add returns the value that had to go, if one had to.
func (l *latest[T]) add(v T) (gone T, any bool) {
	if len(l.list) < l.size {
		l.list = append(l.list, v)
		return gone, false
	}
	gone, l.list[l.next] = l.list[l.next], v
	l.next = (l.next + 1) % l.size
	return gone, true
}

// all are the values, the oldest first.
func (l *latest[T]) all() []T { return slices.Concat(l.list[l.next:], l.list[:l.next]) }

// The phases of a conversation. Which of them it is in is what the real-time
// metrics count.
const (
	inFlow   = "oFlow"
	waiting  = "oWaiting"
	alerting = "oAlerting"
	talking  = "oInteracting"
)

// conversation is one customer's way through the platform, or an execution of a
// workflow, which is in one phase and has no customer. What is reachable from a
// conversation in the ledger is guarded by the ledger's lock.
type conversation struct {
	id         string
	execution  bool
	customer   string // participant id
	session    string // of the customer
	address    string // where the customer comes from
	deployment string
	start, end time.Time // end is zero as long as it goes on
	disconnect string
	flow       *flow
	queue      named
	agent      named
	phases     []phase
}

// named is an entity that a conversation meets.
type named struct{ id, name string }

// phase is one part of a conversation. The last one goes on as long as the
// conversation does.
type phase struct {
	metric      string // inFlow, waiting, alerting or talking
	participant string
	session     string
	from, to    time.Time
	disconnect  string
}

func (c *conversation) last() *phase { return &c.phases[len(c.phases)-1] }

// snapshot is a copy that no longer changes.
func (c *conversation) snapshot() *conversation {
	copied := *c
	copied.phases = slices.Clone(c.phases)
	return &copied
}

// detailEvent is what the topics of a conversation's details carry.
type detailEvent struct {
	Time           int64  `json:"eventTime"`
	ConversationID string `json:"conversationId"`
	ParticipantID  string `json:"participantId"`
	SessionID      string `json:"sessionId"`
	MediaType      string `json:"mediaType"`
	FlowID         string `json:"flowId,omitempty"`
	QueueID        string `json:"queueId,omitempty"`
	UserID         string `json:"userId,omitempty"`
	DisconnectType string `json:"disconnectType,omitempty"`
}

// phaseTopics is what a phase is called in the topics of a conversation.
var phaseTopics = map[string]string{inFlow: "flow", waiting: "acd", alerting: "user", talking: ""}

// tell publishes a moment of a conversation. The ledger's lock is held, so
// that events keep their order.
func (l *ledger) tell(c *conversation, what, moment string, at time.Time, s *phase) {
	if what == "" || c.execution {
		return
	}
	e := detailEvent{Time: at.UnixMilli(), ConversationID: c.id, ParticipantID: c.customer, SessionID: c.session, MediaType: "message"}
	if s != nil {
		e.ParticipantID, e.SessionID, e.DisconnectType = s.participant, s.session, s.disconnect
		switch s.metric {
		case inFlow:
			e.FlowID = c.flow.ID
		case waiting:
			e.QueueID = c.queue.id
		default:
			e.QueueID, e.UserID = c.queue.id, c.agent.id
		}
	} else {
		e.DisconnectType = c.disconnect
	}
	l.publish("v2.detail.events.conversation."+c.id+"."+what+"."+moment, e)
}

// begin opens a conversation in its first phase.
func (l *ledger) begin(c *conversation) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.live[c.id] = c
	l.tell(c, "customer", "start", c.start, nil)
	l.tell(c, phaseTopics[c.last().metric], "start", c.start, c.last())
}

// enter ends a conversation's phase and begins the next one, with whom the
// conversation meets there. It reports false if the conversation is over, or
// not in the phase that it is to come from.
func (l *ledger) enter(id, from string, next phase, who named) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.live[id]
	if c == nil || c.last().metric != from {
		return false
	}
	l.leave(c, next.from, "transfer")
	if next.metric == waiting {
		c.queue = who
	} else {
		c.agent = who
	}
	c.phases = append(c.phases, next)
	l.tell(c, phaseTopics[next.metric], "start", next.from, c.last())
	if next.metric == talking && c.agent.id != "" {
		l.publish("v2.users."+c.agent.id+".conversations", conversationEvent{ID: c.id, Participants: []participantEvent{
			{ID: c.customer, Purpose: "customer", State: "connected"}, {ID: next.participant, Purpose: "agent", UserID: c.agent.id, State: "connected"},
		}})
	}
	return true
}

// conversationEvent is what an agent's topic says of a conversation.
type conversationEvent struct {
	ID           string             `json:"id"`
	Participants []participantEvent `json:"participants"`
}

type participantEvent struct {
	ID      string `json:"id"`
	Purpose string `json:"purpose"`
	UserID  string `json:"userId,omitempty"`
	State   string `json:"state"`
}

func (l *ledger) leave(c *conversation, at time.Time, how string) {
	s := c.last()
	s.to, s.disconnect = at, how
	if s.metric == alerting && how == "transfer" {
		return // the agent answers, and is still there
	}
	topic := phaseTopics[s.metric]
	if s.metric == talking {
		topic = phaseTopics[alerting]
	}
	l.tell(c, topic, "end", at, s)
}

// end closes a conversation. One that is over stays as it is.
func (l *ledger) end(id string, at time.Time, how string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.live[id]
	if c == nil {
		return
	}
	delete(l.live, id)
	c.end, c.disconnect = at, how
	agent := c.last().metric == talking
	l.leave(c, at, how)
	l.tell(c, "customer", "end", at, nil)
	if agent {
		l.publish("v2.users."+c.agent.id+".conversations", conversationEvent{ID: c.id, Participants: []participantEvent{
			{ID: c.customer, Purpose: "customer", State: "disconnected"}, {ID: c.last().participant, Purpose: "agent", UserID: c.agent.id, State: "disconnected"},
		}})
	}
	l.byID[id] = c
	if gone, any := l.over.add(c); any {
		delete(l.byID, gone.id)
	}
}

// conversations are those of customers among all that are remembered.
func (l *ledger) conversations() []*conversation {
	return slices.DeleteFunc(l.all(), func(c *conversation) bool { return c.execution })
}

// all are the conversations that go on and those that are remembered, by their
// start. None of them changes any more.
func (l *ledger) all() []*conversation {
	l.mu.Lock()
	all := l.over.all() // these no longer change
	for _, c := range l.live {
		all = append(all, c.snapshot())
	}
	l.mu.Unlock()
	slices.SortFunc(all, func(a, b *conversation) int {
		if n := a.start.Compare(b.start); n != 0 {
			return n
		}
		return strings.Compare(a.id, b.id)
	})
	return all
}

// conversation finds one of a customer.
func (l *ledger) conversation(id string) *conversation {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.byID[id]
	if going := l.live[id]; going != nil {
		c = going.snapshot()
	}
	if c == nil || c.execution {
		return nil
	}
	return c
}

// inProgress are the conversations that go on, by their start.
func (l *ledger) inProgress() []*conversation {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.Collect(maps.Values(l.live))
	for i, c := range all {
		all[i] = c.snapshot()
	}
	slices.SortFunc(all, func(a, b *conversation) int {
		if n := a.start.Compare(b.start); n != 0 {
			return n
		}
		return strings.Compare(a.id, b.id)
	})
	return all
}

// request is one answered request.
type request struct {
	at     time.Time
	took   time.Duration
	to     *route
	about  string // id of the data action, if it runs one
	app    string
	status int
	limit  string // that refused it
}

// serve answers a request, and counts it.
func (p *Platform) serve(c *call, to *route) *Error {
	l, began := p.seen, time.Now()
	if to.action {
		l.running.Add(1)
		defer l.running.Add(-1)
	}
	e := p.letIn(c, to)
	done := request{at: began, took: time.Since(began), to: to, app: c.app, status: c.status, limit: c.limit}
	if e != nil {
		done.status = e.Status
	}
	if to.action {
		done.about = clip(c.args[0], maxName)
	}
	l.mu.Lock()
	l.requests.add(done)
	l.mu.Unlock()
	return e
}

// clip keeps what is remembered of a text short.
func clip(text string, most int) string {
	if len(text) > most {
		text = text[:most]
	}
	return strings.Clone(text) // and not what it was a part of
}

// pressure is a limit that was used up, or nearly.
type pressure struct {
	at    time.Time
	limit string // its key in the configuration
	most  int
	app   string
}

// nearly is the count from which on a limit's use is recorded.
func nearly(limit int) int { return (limit*9 + 9) / 10 }

// pressedBy records that a limit is used up, or nearly.
func (l *ledger) pressedBy(limit, app string, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pressed.add(pressure{now, limit, l.limits[limit], app})
}
