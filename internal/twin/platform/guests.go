package platform

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	guestPath  = "/v1"
	deployPath = "/webdeployments/v1/deployments"

	// The documented sizes of web messaging.
	maxGuestText  = 4096 // bytes
	maxAttributes = 2048 // bytes
	maxUploadKB   = 10 * 1024

	// What the twin itself holds at most, whoever asks.
	maxSessions    = 100_000
	maxDeployments = 1000
	maxHistory     = 200       // messages of a session; the oldest go first
	maxKept        = 128 << 20 // bytes of all histories
	maxGuestToken  = 100       // bytes
	maxDue         = 100       // answers to one guest that are not given yet

	// How long a guest who asks for an agent waits, and how long the agent is
	// rung.
	agentWait = 2 * time.Second
	agentRing = time.Second

	guestQueue = "Support"

	guestConnections = "guest_connections_per_minute" // the limit
)

var guestRoutes = []route{
	{method: "GET", path: deployPath + "/*/config.json", handle: (*Platform).deploymentConfig},
	{method: "GET", path: "/api/v2/webmessaging/messages", handle: (*Platform).guestHistory},
}

// guests are the sessions of web messaging.
type guests struct {
	p          *Platform
	limits     guestLimits
	life       time.Duration
	latency    *latency
	flows      []*flow // the bots: one for each deployment, in turn
	queue      named
	mu         sync.Mutex
	dice       dice
	byToken    map[string]*session
	byJWT      map[string]*session
	deployment map[string]*window
	ended      []*session // that are over, the oldest first: they make room
	agents     int        // rung so far
	kept       int        // bytes of all histories
}

type guestLimits struct {
	connections, perSession                           int
	requests, messages, echoes, configures, histories int
}

func newGuests(cfg pack.Twin, l pack.Limits, p *Platform) *guests {
	d := newDice(cfg.Seed, 10)
	g := &guests{
		p: p, life: lifeOf(l.GuestSessionLifetimeS), latency: newLatency(newDice(cfg.Seed, 12), cfg.Latency),
		limits: guestLimits{
			limitOf(l.GuestConnectionsPerMinute), limitOf(l.GuestConnectionsPerSession), limitOf(l.GuestRequestsPerMinute),
			limitOf(l.GuestMessagesPerSecond), limitOf(l.GuestEchoesPerMinute), limitOf(l.GuestConfiguresPerMinute), limitOf(l.GuestHistoriesPerMinute),
		},
		queue: named{d.uuid(), guestQueue}, dice: d,
		byToken: map[string]*session{}, byJWT: map[string]*session{}, deployment: map[string]*window{},
	}
	g.meet(p.flows)
	return g
}

// meet finds the bots among the flows that there are.
func (g *guests) meet(fs *flows) {
	g.flows = nil
	fs.mu.RLock()
	defer fs.mu.RUnlock()
	for _, f := range fs.list {
		if f.Type == "INBOUNDSHORTMESSAGE" && f.Active {
			g.flows = append(g.flows, f)
		}
	}
	if len(g.flows) == 0 { // a bot there is, also if there are no flows to see
		g.flows = []*flow{{ID: g.dice.uuid(), Name: "Web Chat", Type: "INBOUNDSHORTMESSAGE", Division: fs.home}}
	}
}

// session is one guest, who may be connected more than once. Guarded by
// guests.mu.
type session struct {
	token      string
	address    string // what others see of the guest, who alone knows the token
	deployment string
	jwt        string
	expires    time.Time
	over       bool // it has expired
	timer      *time.Timer
	sockets    []*guest // the oldest first
	talk       string   // the conversation that goes on, or empty
	bot        *flow
	agent      named // who talks to the guest, if an agent does
	history    []storedMessage
	due        int    // answers that are not given yet
	messages   window // of a second
	configures window
	histories  window
}

// guestSocket lets a guest in. A deployment is there as soon as it is asked
// for.
func (p *Platform) guestSocket(r *http.Request) (Speaker, *Error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, BadRequest("the query cannot be parsed")
	}
	id := deploymentOf(query, r)
	if id == "" || len(id) > maxName {
		return nil, &Error{Status: http.StatusForbidden, Code: "forbidden", Message: "the query names no deploymentId"}
	}
	g := p.guests
	now := time.Now()
	g.mu.Lock()
	w, e := g.connections(id)
	if e != nil {
		g.mu.Unlock()
		return nil, e
	}
	count, left, ok := w.takeIn(time.Minute, now, g.limits.connections)
	g.mu.Unlock()
	if !ok {
		return nil, &Error{
			Status: http.StatusTooManyRequests, Code: "too.many.requests.retry.after",
			Message: "too many new connections to the deployment", RetryAfter: left, Limit: guestConnections,
		}
	}
	if count > 0 && count == nearly(g.limits.connections) {
		p.seen.pressedBy(guestConnections, strings.Clone(id), now)
	}
	return &guest{g: g, deployment: strings.Clone(id)}, nil
}

func deploymentOf(query url.Values, r *http.Request) string {
	return cmp.Or(query.Get("deploymentId"), r.Header.Get("deploymentId"))
}

// connections is the window of a deployment's new connections.
func (g *guests) connections(id string) (*window, *Error) {
	w := g.deployment[id]
	if w == nil {
		if len(g.deployment) >= maxDeployments {
			return nil, &Error{Status: http.StatusForbidden, Code: "forbidden", Message: "the twin has no room for another deployment"}
		}
		w = &window{}
		g.deployment[strings.Clone(id)] = w
	}
	return w, nil
}

// inUse is how many connections each deployment has had in its minute.
func (g *guests) inUse(now time.Time) map[string]int {
	g.mu.Lock()
	defer g.mu.Unlock()
	counts := map[string]int{}
	for id, w := range g.deployment {
		if now.Sub(w.opened) < time.Minute {
			counts[id] = w.count
		}
	}
	return counts
}

// open finds or makes a guest's session for a socket that wants it. What is to
// be ended or told is left to the caller, without the lock.
func (g *guests) open(s *guest, token string, startNew bool, now time.Time) (opened *session, isNew, cleared bool, evicted *guest, e *guestError) {
	g.mu.Lock()
	defer g.mu.Unlock()
	se := g.byToken[token]
	if se != nil {
		if _, left, ok := se.configures.takeIn(time.Minute, now, g.limits.configures); !ok {
			return nil, false, false, nil, tooManyConfigures(left)
		}
	}
	if se == nil || se.over || startNew {
		if cleared = se != nil && !se.over; cleared {
			g.finish(se, now, "client")
		}
		before := se
		if se, e = g.add(token, s.deployment, now); e != nil {
			return nil, false, false, nil, e
		}
		if before != nil {
			se.configures, se.sockets = before.configures, before.sockets
			for _, other := range se.sockets {
				other.session = se
			}
		} else {
			se.configures.takeIn(time.Minute, now, g.limits.configures)
		}
		isNew = true
	}
	g.prolong(se, now)
	if !slices.Contains(se.sockets, s) {
		if s.session != nil {
			s.session.leave(s)
		}
		se.sockets = append(se.sockets, s)
		if g.limits.perSession > 0 && len(se.sockets) > g.limits.perSession {
			evicted = se.sockets[0]
			evicted.session = nil
			se.sockets = se.sockets[1:]
		}
	}
	s.session = se
	return se, isNew, cleared, evicted, nil
}

// add makes a session in place of the one that the token had, if it had one.
// If there are too many, one that is over makes room.
func (g *guests) add(token, deployment string, now time.Time) (*session, *guestError) {
	if before := g.byToken[token]; before != nil {
		g.forget(before)
	}
	for len(g.byToken) >= maxSessions && len(g.ended) > 0 {
		gone := g.ended[0]
		if g.ended = g.ended[1:]; g.byToken[gone.token] == gone {
			g.forget(gone)
		}
	}
	if len(g.byToken) >= maxSessions {
		return nil, &guestError{code: 5000, text: "The twin has no room for another session."}
	}
	token = strings.Clone(token)
	se := &session{token: token, address: g.dice.uuid(), deployment: deployment, expires: now.Add(g.life), bot: g.flows[len(g.byToken)%len(g.flows)]}
	g.byToken[token] = se
	se.timer = g.p.after(g.life, func() { g.expire(se) })
	return se, nil
}

func (g *guests) forget(se *session) {
	se.timer.Stop()
	g.clearHistory(se)
	delete(g.byToken, se.token)
	delete(g.byJWT, se.jwt)
}

// prolong counts a session's life from now.
func (g *guests) prolong(se *session, now time.Time) {
	se.expires = now.Add(g.life)
	se.timer.Reset(g.life)
}

// leave takes a socket out of a session.
func (se *session) leave(s *guest) {
	se.sockets = slices.DeleteFunc(se.sockets, func(other *guest) bool { return other == s })
}

// finish ends the conversation that goes on in a session.
func (g *guests) finish(se *session, now time.Time, how string) {
	if se.talk != "" {
		g.p.seen.end(se.talk, now, how)
		se.talk, se.agent = "", named{}
	}
}

// expire ends a session that has had its time, and tells its sockets.
func (g *guests) expire(se *session) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	if se.over || now.Before(se.expires) || g.byToken[se.token] != se {
		return
	}
	se.over = true
	if g.ended = append(g.ended, se); len(g.ended) > 2*maxSessions { // most of them were taken up again
		g.ended = slices.DeleteFunc(g.ended, func(one *session) bool { return g.byToken[one.token] != one })
	}
	g.clearHistory(se)
	g.finish(se, now, "sessionExpired")
	for _, s := range se.sockets {
		s.line.Send(encode(guestFrame{Type: "message", Class: "SessionExpiredEvent", Code: http.StatusOK, Body: struct{}{}}))
	}
}

// begin opens the session's conversation, if none goes on. It reports whether
// it did.
func (g *guests) begin(se *session, now time.Time) bool {
	if se.talk != "" {
		return false
	}
	c := &conversation{
		id: g.dice.uuid(), customer: g.dice.uuid(), session: g.dice.uuid(), address: se.address, deployment: se.deployment,
		start: now, flow: se.bot,
		phases: []phase{{metric: inFlow, participant: g.dice.uuid(), session: g.dice.uuid(), from: now}},
	}
	if f := g.p.flows.get(se.bot.ID); f != nil {
		c.flow = f // as it is by now
	}
	se.talk = c.id
	g.p.seen.begin(c)
	return true
}

// answer lets the bot, or the agent, answer a guest's text, unless too many
// answers to the guest are due.
func (g *guests) answer(se *session, text string) {
	if se.due >= maxDue {
		return
	}
	se.due++
	talk := se.talk
	reply := "You said: " + clip(text, 200)
	wantsAgent := se.agent.id == "" && strings.EqualFold(strings.TrimSpace(text), "agent")
	if wantsAgent {
		reply = "An agent will be with you soon."
	}
	g.p.after(g.latency.draw(), func() {
		g.mu.Lock()
		se.due--
		g.mu.Unlock()
		if g.say(se, talk, reply) && wantsAgent {
			g.toQueue(se, talk)
		}
	})
}

// say sends a text of the bot or the agent to all of a session's sockets, as
// long as the conversation goes on.
func (g *guests) say(se *session, talk, text string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if se.talk != talk {
		return false
	}
	m := g.message(se, guestMessage{Type: "Text", Text: text}, "Outbound", time.Now())
	m.From, m.Channel.To, m.Channel.From.Nickname = "Bot", messageParty{Nickname: "Guest"}, se.bot.Name
	if se.agent.id != "" {
		m.From, m.Channel.From.Nickname = "Human", se.agent.name
	}
	g.remember(se, m)
	g.tell(se, encode(guestFrame{Type: "message", Class: "StructuredMessage", Code: http.StatusOK, Body: m}))
	return true
}

// tell sends a frame to all of a session's sockets.
func (g *guests) tell(se *session, text []byte) {
	for _, s := range se.sockets {
		s.line.Send(text)
	}
}

// toQueue lets a guest wait for an agent, be rung through, and talk.
func (g *guests) toQueue(se *session, talk string) {
	g.mu.Lock()
	queued := phase{metric: waiting, participant: g.dice.uuid(), session: g.dice.uuid(), from: time.Now()}
	agent := phase{participant: g.dice.uuid(), session: g.dice.uuid()}
	who := g.p.wfm.agentAt(g.agents)
	g.agents++
	g.mu.Unlock()
	if !g.p.seen.enter(talk, inFlow, queued, g.queue) {
		return
	}
	g.p.after(agentWait, func() {
		agent.metric, agent.from = alerting, time.Now()
		if !g.p.seen.enter(talk, waiting, agent, who) {
			return
		}
		g.p.after(agentRing, func() {
			agent.metric, agent.from = talking, time.Now()
			if !g.p.seen.enter(talk, alerting, agent, who) {
				return
			}
			g.mu.Lock()
			if se.talk == talk {
				se.agent = who
			}
			g.mu.Unlock()
			g.say(se, talk, "Hello, this is "+who.name+".")
		})
	})
}

// message is a message as the platform keeps it and sends it.
func (g *guests) message(se *session, m guestMessage, direction string, now time.Time) storedMessage {
	return storedMessage{
		ID: g.dice.hex(), Type: m.Type, Text: m.Text, Events: m.Events, Direction: direction, From: "Human",
		Channel:  messageChannel{Time: date(now), Type: "Private", MessageID: g.dice.uuid(), To: messageParty{ID: se.deployment}, From: messageParty{Nickname: "Guest"}},
		Metadata: m.metadata(),
	}
}

// remember keeps a message for the session's history. If the twin has kept too
// much, the session's oldest go, and if it has none this one is not kept.
func (g *guests) remember(se *session, m storedMessage) {
	for len(se.history) > 0 && (len(se.history) >= maxHistory || g.kept+m.size() > maxKept) {
		g.kept -= se.history[0].size()
		se.history = slices.Delete(se.history, 0, 1)
	}
	if g.kept+m.size() > maxKept {
		return
	}
	g.kept += m.size()
	se.history = append(se.history, m)
}

// size is roughly what a message takes in memory.
func (m *storedMessage) size() int {
	n := 500 + len(m.Text) + len(m.Metadata)
	for _, event := range m.Events {
		n += len(event)
	}
	return n
}

func (g *guests) clearHistory(se *session) {
	for i := range se.history {
		g.kept -= se.history[i].size()
	}
	se.history = nil
}

// deploymentConfig is what a messenger reads before it connects.
func (p *Platform) deploymentConfig(c *call) *Error {
	id := c.args[0]
	if len(id) > maxName {
		return missing("deployment", id[:maxName])
	}
	var config deployment
	config.ID, config.Version, config.Languages, config.Default, config.Status = id, "1", []string{"en-us"}, "en-us", "Active"
	config.Messenger.Enabled = true
	config.Messenger.FileUpload.Modes = []struct{}{}
	in := &config.Messenger.Apps.Conversations
	in.Messaging = p.scheme("ws", c.r) + guestPath
	in.ShowUserTyping, in.AutoStart.Enabled, in.Disconnect.Enabled = true, true, true
	return c.answer(http.StatusOK, config)
}

// The shapes of a deployment's configuration.
type (
	deployment struct {
		ID        string    `json:"id"`
		Version   string    `json:"version"`
		Languages []string  `json:"languages"`
		Default   string    `json:"defaultLanguage"`
		Status    string    `json:"status"`
		Auth      toggle    `json:"auth"`
		Messenger messenger `json:"messenger"`
	}
	messenger struct {
		Enabled    bool          `json:"enabled"`
		Apps       messengerApps `json:"apps"`
		FileUpload struct {
			Modes []struct{} `json:"modes"`
		} `json:"fileUpload"`
	}
	messengerApps struct {
		Conversations messengerConversations `json:"conversations"`
	}
	messengerConversations struct {
		Messaging          string `json:"messagingEndpoint"`
		ShowAgentTyping    bool   `json:"showAgentTypingIndicator"`
		ShowUserTyping     bool   `json:"showUserTypingIndicator"`
		AutoStart          toggle `json:"autoStart"`
		Disconnect         toggle `json:"conversationDisconnect"`
		ClearConversations toggle `json:"conversationClear"`
	}
)

type toggle struct {
	Enabled bool `json:"enabled"`
}

// guestHistory is a session's messages, the latest first. A session's own JWT
// is wanted, and not a token of the API.
func (p *Platform) guestHistory(c *call) *Error {
	kind, jwt, _ := strings.Cut(c.r.Header.Get("Authorization"), " ")
	if jwt = strings.TrimSpace(jwt); jwt == "" || !strings.EqualFold(kind, "bearer") {
		return &Error{Status: http.StatusUnauthorized, Code: "authentication.required", Message: "No authentication bearer token specified in authorization header."}
	}
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return BadRequest("The query cannot be parsed.")
	}
	g := p.guests
	g.mu.Lock()
	se := g.byJWT[jwt]
	if se == nil || se.over {
		g.mu.Unlock()
		return &Error{Status: http.StatusUnauthorized, Code: "bad.credentials", Message: "Invalid login credentials."}
	}
	_, left, ok := se.histories.takeIn(time.Minute, time.Now(), g.limits.histories)
	all := slices.Clone(se.history)
	g.mu.Unlock()
	if !ok {
		return c.throttled("guest_histories_per_minute", left)
	}
	slices.Reverse(all)
	list, e := paged("/api/v2/webmessaging/messages", query, all)
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, list)
}
