package platform

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// guest is the WebSocket of a guest.
type guest struct {
	g          *guests
	deployment string
	line       Line

	// Used by the socket's own goroutine alone.
	requests window
	echoes   window
	own      string // the token of a client that names none

	session *session // guarded by guests.mu
}

// guestRequest is what a guest says.
type guestRequest struct {
	Action    string        `json:"action"`
	Token     string        `json:"token"`
	TracingID string        `json:"tracingId"`
	StartNew  bool          `json:"startNew"`
	CloseAll  bool          `json:"closeAllConnections"`
	Message   *guestMessage `json:"message"`
}

type guestMessage struct {
	Type     string            `json:"type"`
	Text     string            `json:"text"`
	Events   []json.RawMessage `json:"events"`
	Metadata json.RawMessage   `json:"metadata"`
	Channel  struct {
		Metadata struct {
			Attributes json.RawMessage `json:"customAttributes"`
		} `json:"metadata"`
	} `json:"channel"`
}

// metadata is the client's own, if it is an object and not too large.
func (m *guestMessage) metadata() json.RawMessage {
	if !isObject(m.Metadata) || len(m.Metadata) > maxAttributes {
		return nil
	}
	return m.Metadata
}

// guestFrame is what the platform says.
type guestFrame struct {
	Type      string `json:"type"`
	Class     string `json:"class"`
	Code      int    `json:"code"`
	Body      any    `json:"body"`
	TracingID string `json:"tracingId,omitempty"`
}

// The shapes of bodies.
type (
	sessionResponse struct {
		Connected       bool         `json:"connected"`
		New             bool         `json:"newSession"`
		ReadOnly        bool         `json:"readOnly"`
		MaxAttributes   int          `json:"maxCustomDataBytes"`
		AllowedMedia    allowedMedia `json:"allowedMedia"`
		Blocked         []string     `json:"blockedExtensions"`
		ClearedExisting bool         `json:"clearedExistingSession"`
		Seconds         int64        `json:"durationSeconds"`
		Expires         int64        `json:"expirationDate"` // Unix time in seconds
	}
	allowedMedia struct {
		Inbound inboundMedia `json:"inbound"`
	}
	inboundMedia struct {
		Types []mediaType `json:"fileTypes"`
		MaxKB int         `json:"maxFileSizeKB"`
	}
	mediaType struct {
		Type string `json:"type"`
	}
	storedMessage struct {
		ID        string            `json:"id"`
		Type      string            `json:"type"`
		Text      string            `json:"text,omitempty"`
		Events    []json.RawMessage `json:"events,omitempty"`
		Direction string            `json:"direction"`
		From      string            `json:"originatingEntity"`
		Channel   messageChannel    `json:"channel"`
		Metadata  json.RawMessage   `json:"metadata,omitempty"`
	}
	messageChannel struct {
		Time      string       `json:"time"`
		Type      string       `json:"type"`
		MessageID string       `json:"messageId"`
		To        messageParty `json:"to"`
		From      messageParty `json:"from"`
	}
	messageParty struct {
		ID       string `json:"id,omitempty"`
		Nickname string `json:"nickname,omitempty"`
	}
	tooManyBody struct {
		RetryAfter int    `json:"retryAfter"`
		Code       int    `json:"errorCode"`
		Message    string `json:"errorMessage"`
	}
)

// guestError is a refusal in web messaging's own shapes.
type guestError struct {
	code  int
	text  string
	retry time.Duration // of a rate; 0 for anything else
	limit string        // its key in the configuration
}

func (e *guestError) frame(tracing string) []byte {
	if e.retry > 0 {
		return encode(guestFrame{"response", "TooManyRequestsErrorMessage", http.StatusTooManyRequests, tooManyBody{wholeSeconds(e.retry), 4029, e.text}, tracing})
	}
	return encode(guestFrame{"response", "string", e.code, e.text, tracing})
}

func tooMany(limit, text string, left time.Duration) *guestError {
	return &guestError{retry: left, text: text, limit: limit}
}

func tooManyConfigures(left time.Duration) *guestError {
	return tooMany("guest_configures_per_minute", "Session configuration rate too high", left)
}

// Beat is nothing: the platform leaves keeping the line warm to the client.
func (s *guest) Beat() (time.Duration, []byte) { return 0, nil }

// Opened remembers the line.
func (s *guest) Opened(line Line) { s.line = line }

// Ended takes the socket out of its session. The session lives on.
func (s *guest) Ended() {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.session != nil {
		s.session.leave(s)
		s.session = nil
	}
}

// Heard takes one request of the guest.
func (s *guest) Heard(text bool, message []byte) []byte {
	now := time.Now()
	if _, left, ok := s.requests.takeIn(time.Minute, now, s.g.limits.requests); !ok {
		return s.refuse(tooMany("guest_requests_per_minute", "Request rate too high for this connection", left), "", now)
	}
	var r guestRequest
	if !text || json.Unmarshal(message, &r) != nil {
		return (&guestError{code: http.StatusBadRequest, text: "The request is not the JSON that is wanted."}).frame("")
	}
	r.TracingID = clip(r.TracingID, maxName)
	if r.Token == "" {
		r.Token = s.ownToken()
	}
	answer, e := s.act(&r, now)
	if e != nil {
		return s.refuse(e, r.TracingID, now)
	}
	return answer
}

// ownToken is for a client that names no token: it speaks for this connection
// alone.
func (s *guest) ownToken() string {
	if s.own == "" {
		s.g.mu.Lock()
		s.own = s.g.dice.uuid()
		s.g.mu.Unlock()
	}
	return s.own
}

func (s *guest) refuse(e *guestError, tracing string, now time.Time) []byte {
	if e.limit != "" {
		s.g.p.seen.pressedBy(e.limit, s.deployment, now)
		s.line.Throttled(Throttle{Limit: e.limit, Status: http.StatusTooManyRequests, RetryAfter: time.Duration(wholeSeconds(e.retry)) * time.Second})
	}
	return e.frame(tracing)
}

func (s *guest) act(r *guestRequest, now time.Time) ([]byte, *guestError) {
	if len(r.Token) > maxGuestToken {
		return nil, &guestError{code: http.StatusBadRequest, text: "The token is too long."}
	}
	switch r.Action {
	case "configureSession":
		return s.configure(r, now)
	case "onMessage":
		return s.onMessage(r, now)
	case "echo":
		return s.echo(r, now)
	case "getJwt":
		return s.giveJWT(r, now)
	case "closeSession":
		return nil, s.closeSession(r, now)
	case "configureAuthenticatedSession":
		return nil, &guestError{code: http.StatusForbidden, text: "Authenticated sessions are not enabled for the deployment."}
	case "onAttachment":
		return encode(guestFrame{"response", "GenerateUrlError", http.StatusOK, struct {
			Code    int    `json:"errorCode"`
			Message string `json:"errorMessage"`
		}{4001, "The deployment takes no files."}, r.TracingID}), nil
	}
	return nil, &guestError{code: http.StatusBadRequest, text: fmt.Sprintf("The action %q is not known.", clip(r.Action, maxName))}
}

func (s *guest) configure(r *guestRequest, now time.Time) ([]byte, *guestError) {
	se, isNew, cleared, evicted, e := s.g.open(s, r.Token, r.StartNew, now)
	if e != nil {
		return nil, e
	}
	if evicted != nil {
		evicted.goodbye("guest_connections_per_session", "another connection has taken its place")
	}
	if cleared {
		s.g.mu.Lock()
		for _, other := range se.sockets {
			if other != s {
				other.line.Send(encode(guestFrame{Type: "message", Class: "SessionClearedEvent", Code: http.StatusOK, Body: struct{}{}}))
			}
		}
		s.g.mu.Unlock()
	}
	return encode(guestFrame{"response", "SessionResponse", http.StatusOK, sessionResponse{
		Connected: true, New: isNew, MaxAttributes: maxAttributes,
		AllowedMedia: allowedMedia{inboundMedia{[]mediaType{{"*/*"}}, maxUploadKB}}, Blocked: []string{},
		ClearedExisting: cleared, Seconds: int64(s.g.life / time.Second), Expires: now.Add(s.g.life).Unix(),
	}, r.TracingID}), nil
}

// goodbye ends a connection that the platform or the guest wants ended.
func (s *guest) goodbye(why, reason string) {
	s.line.Send(encode(guestFrame{Type: "message", Class: "ConnectionClosedEvent", Code: http.StatusOK, Body: struct {
		Reason string `json:"reason"`
	}{reason}}))
	s.line.End("close", why, normalClosure, reason)
}

const normalClosure = 1000 // RFC 6455 7.4.1

// mine finds the session that a request is about, which this connection must
// have configured. The lock must be held.
func (s *guest) mine(r *guestRequest) (*session, *guestError) {
	se := s.session
	if se == nil || se.token != r.Token {
		return nil, &guestError{code: 4007, text: "Session not found"}
	}
	if se.over {
		return nil, &guestError{code: 4006, text: "Session expired"}
	}
	return se, nil
}

func (s *guest) onMessage(r *guestRequest, now time.Time) ([]byte, *guestError) {
	m := r.Message
	if e := m.check(); e != nil {
		return nil, e
	}
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	se, e := s.mine(r)
	if e != nil {
		return nil, e
	}
	if _, left, ok := se.messages.takeIn(time.Second, now, s.g.limits.messages); !ok {
		return nil, tooMany("guest_messages_per_second", "Message rate too high for this session", left)
	}
	s.g.prolong(se, now)
	kept := s.g.message(se, *m, "Inbound", now)
	// The echo is pushed and not returned, so that no answer of the bot can
	// come before it.
	s.line.Send(encode(guestFrame{"response", "StructuredMessage", http.StatusOK, kept, r.TracingID}))
	others := encode(guestFrame{"message", "StructuredMessage", http.StatusOK, kept, r.TracingID})
	for _, other := range se.sockets {
		if other != s {
			other.line.Send(others)
		}
	}
	switch presence := m.presence(); {
	case m.Type == "Text":
		s.g.remember(se, kept)
		s.g.begin(se, now)
		s.g.answer(se, m.Text)
	case presence == "Join" && s.g.begin(se, now):
		talk := se.talk
		s.g.p.after(s.g.latency.draw(), func() { s.g.say(se, talk, "Hello! How can I help?") })
	case presence == "Disconnect":
		s.g.finish(se, now, "client")
	}
	return nil, nil
}

// check reports what a message must not be.
func (m *guestMessage) check() *guestError {
	switch {
	case m == nil:
		return &guestError{code: http.StatusBadRequest, text: "The message is missing."}
	case m.Type != "Text" && m.Type != "Event" && m.Type != "Structured":
		return &guestError{code: http.StatusBadRequest, text: "The message's type wants to be Text, Structured or Event."}
	case m.Type == "Text" && strings.TrimSpace(m.Text) == "":
		return &guestError{code: http.StatusBadRequest, text: "The message has no text."}
	case len(m.Text) > maxGuestText:
		return &guestError{code: 4011, text: "Message is too long"}
	case len(m.Channel.Metadata.Attributes) > maxAttributes:
		return &guestError{code: 4013, text: "Custom Attributes in channel metadata is larger than 2048 bytes"}
	case len(m.Events) > 1 || m.Type == "Event" && len(m.Events) == 0:
		return &guestError{code: http.StatusBadRequest, text: "The message wants one event."}
	case len(m.Events) == 1 && (len(m.Events[0]) > maxGuestText || !isObject(m.Events[0])):
		return &guestError{code: http.StatusBadRequest, text: "The event is none."}
	}
	return nil
}

// presence is the kind of presence event that a message is, or empty.
func (m *guestMessage) presence() string {
	var event struct {
		Type     string `json:"eventType"`
		Presence struct {
			Type string `json:"type"`
		} `json:"presence"`
	}
	if m.Type != "Event" || json.Unmarshal(m.Events[0], &event) != nil || event.Type != "Presence" {
		return ""
	}
	return event.Presence.Type
}

// echo answers the health check.
func (s *guest) echo(r *guestRequest, now time.Time) ([]byte, *guestError) {
	if e := r.Message.check(); e != nil {
		return nil, e
	}
	if _, left, ok := s.echoes.takeIn(time.Minute, now, s.g.limits.echoes); !ok {
		return nil, tooMany("guest_echoes_per_minute", "Health check rate too high for this connection", left)
	}
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	se, e := s.mine(r)
	if e != nil {
		return nil, e
	}
	return encode(guestFrame{"response", "StructuredMessage", http.StatusOK, s.g.message(se, *r.Message, "Inbound", now), r.TracingID}), nil
}

// giveJWT gives the guest what opens its history.
func (s *guest) giveJWT(r *guestRequest, now time.Time) ([]byte, *guestError) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	se, e := s.mine(r)
	if e != nil {
		return nil, e
	}
	if se.jwt == "" {
		se.jwt = s.g.dice.text(20) + "." + s.g.dice.text(60) + "." + s.g.dice.text(43)
		s.g.byJWT[se.jwt] = se
	}
	return encode(guestFrame{"response", "JwtResponse", http.StatusOK, struct {
		JWT     string `json:"jwt"`
		Expires int64  `json:"exp"`
	}{se.jwt, min(se.expires.Unix(), now.Add(tokenLife).Unix())}, r.TracingID}), nil
}

// closeSession ends this connection, or all of the session. With the last one
// the conversation ends.
func (s *guest) closeSession(r *guestRequest, now time.Time) *guestError {
	s.g.mu.Lock()
	se, e := s.mine(r)
	if e != nil {
		s.g.mu.Unlock()
		return e
	}
	ending := []*guest{s}
	if r.CloseAll {
		ending = se.sockets
	}
	for _, one := range ending {
		one.session = nil
	}
	if r.CloseAll {
		se.sockets = nil
	} else {
		se.leave(s)
	}
	if len(se.sockets) == 0 {
		s.g.finish(se, now, "client")
	}
	s.g.mu.Unlock()
	for _, one := range ending {
		one.goodbye("session_closed", "the session is closed")
	}
	return nil
}
