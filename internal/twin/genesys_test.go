package twin

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

// genesys runs a twin of that profile.
func genesys(t *testing.T, cfg pack.Twin) *rig {
	t.Helper()
	r := &rig{t: t, more: make(chan struct{})}
	cfg.Profile = pack.ProfileGenesys
	return r.run(Options{Truth: r}, cfg)
}

// call sends a request on a connection and reads the answer into into.
func (c *client) call(method, path, body string, into any, headers ...string) *http.Response {
	c.t.Helper()
	head := []string{method + " " + path + " HTTP/1.1", "Host: " + c.RemoteAddr().String(), fmt.Sprintf("Content-Length: %d", len(body))}
	resp, err := c.answer(strings.Join(append(head, headers...), "\r\n") + "\r\n\r\n" + body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, path, err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, path, err)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			c.t.Fatalf("%s %s: %v in %s", method, path, err, text)
		}
	}
	return resp
}

// login returns the header with a token.
func (c *client) login(app string) string {
	c.t.Helper()
	var got struct {
		Token string `json:"access_token"`
	}
	c.call("POST", "/oauth/token", "grant_type=client_credentials&client_secret=s&client_id="+app, &got, "Content-Type: application/x-www-form-urlencoded")
	return "Authorization: Bearer " + got.Token
}

// channel creates a notification channel and returns the path of its socket.
func (c *client) channel(token string) (scheme, path string) {
	c.t.Helper()
	var got struct{ ID, ConnectURI string }
	c.call("POST", "/api/v2/notifications/channels", "", &got, token)
	scheme, rest, _ := strings.Cut(got.ConnectURI, "://")
	host, path, _ := strings.Cut(rest, "/")
	if host != c.RemoteAddr().String() || path != "channels/"+got.ID {
		c.t.Fatalf("connectUri is %s, want the twin at %s and the channel %s", got.ConnectURI, c.RemoteAddr(), got.ID)
	}
	return scheme, "/" + path
}

// connect opens a channel's socket.
func (r *rig) connect(c *client, path string) *client {
	r.t.Helper()
	resp, err := c.answer(ask(path))
	if err != nil || resp.StatusCode != http.StatusSwitchingProtocols {
		r.t.Fatalf("connect %s: %v, %v", path, resp, err)
	}
	return c
}

func TestThePostersURLIsNoWebSocketOnTheDocumentedPlatform(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	for _, secure := range []bool{false, true} {
		c := r.dial()
		if secure {
			r.overTLS(c)
		}
		resp, err := c.answer(ask("/api/v2/architect/flows"))
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Code, ContextID string
			Status          int
		}
		if err := json.Unmarshal([]byte(readAll(t, resp)), &got); err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != 404 || got.Status != 404 || got.Code != "not.found" || got.ContextID != resp.Header.Get("ININ-Correlation-Id") {
			t.Errorf("%s %+v, want the platform's 404", resp.Status, got)
		}
		l := r.await("the refusal", func(l line) bool { return l.Detail.Port == c.port })
		if l.Act != "refuse" || l.Why != "not_found" || l.Detail.Status != 404 || l.Detail.Error != "/api/v2/architect/flows" {
			t.Errorf("truth: %v, want a refusal with 404 and the path", l)
		}
	}
}

func TestChannelsAreHeldPlainAndOverTLS(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	var sockets []*client
	for _, secure := range []bool{false, true} {
		dial := func() *client {
			if secure {
				return r.overTLS(r.dial())
			}
			return r.dial()
		}
		api := dial()
		scheme, path := api.channel(api.login("desk"))
		if want := map[bool]string{false: "ws", true: "wss"}[secure]; scheme != want {
			t.Errorf("connectUri has the scheme %s, want %s", scheme, want)
		}
		c := r.connect(dial(), path)
		c.send(ws.OpText, `{"message":"ping"}`)
		c.want(ws.OpText, `{"topicName":"channel.metadata","eventBody":{"message":"pong"}}`)
		c.send(ws.OpText, `2026-05-01T10:00:00Z`) // no JSON, and no harm
		c.send(ws.OpBinary, `{"message":"ping"}`)
		c.send(ws.OpText, `{"message":"subscribe","topics":["v2.users.1.presence"],"correlationId":"c"}`)
		c.want(ws.OpText, `{"result":"200","status":"subscribed","correlationId":"c"}`)
		c.send(ws.OpPing, "x")
		c.want(ws.OpPong, "x")
		sockets = append(sockets, c)
	}
	r.reach(30 * time.Second)
	for _, c := range sockets {
		c.want(ws.OpText, `{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}`)
	}
}

func TestHeartbeatsComeEvery30Seconds(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Edge: pack.Edge{IdleTimeout: dur(40 * time.Second), ResetsOn: pack.ResetsFromClient, CloseStyle: pack.StyleCloseFrame}})
	api := r.dial()
	_, path := api.channel(api.login("desk"))
	c := r.connect(r.dial(), path)
	r.await("the open", func(l line) bool { return l.Act == "open" })
	r.reach(29 * time.Second)
	c.wantSilence(50 * ms)
	r.reach(31 * time.Second)
	c.want(ws.OpText, `{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}`)
	r.reach(42 * time.Second) // the edge's timer goes by what the client says
	c.wantClose(1001)
}

func TestEvictedAndDoubledChannelsLoseTheirSockets(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	api := r.dial()
	token := api.login("desk")
	var paths []string
	var sockets []*client
	for range 20 {
		_, path := api.channel(token)
		paths = append(paths, path)
		sockets = append(sockets, r.connect(r.dial(), path))
	}
	api.channel(token)
	if got := sockets[0].next(); got.TopicName != "v2.system.no_longer_subscribed."+strings.TrimPrefix(paths[0], "/channels/") {
		t.Errorf("the evicted channel hears %+v, want that it is no longer subscribed", got)
	}
	sockets[0].wantClose(1001)
	second := r.connect(r.dial(), paths[1])
	sockets[1].wantClose(1001)
	second.send(ws.OpText, `{"message":"ping"}`)
	second.want(ws.OpText, `{"topicName":"channel.metadata","eventBody":{"message":"pong"}}`)

	gone := r.dial()
	resp, err := gone.answer(ask(paths[0]))
	if err != nil || resp.StatusCode != 404 {
		t.Errorf("the socket of a channel that is gone: %v, %v; want 404", resp, err)
	}
	lines := r.stop()
	r.wantEnd(lines, sockets[0], "evict", "channels_per_app", "")
	r.wantEnd(lines, sockets[1], "close", "second_socket", "")
	r.wantEnd(lines, sockets[2], "close", "shutdown", "")
	r.wantEnd(lines, gone, "refuse", "not_found", "")
}

func TestWhatLimitsRefuseAndRequestsChangeIsInTheTruthLog(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Limits: pack.Limits{TokenPerMinute: new(3), DataActionPerMinute: new(1)}})
	c := r.dial()
	token := c.login("desk")
	var flows struct{ Entities []struct{ ID string } }
	c.call("GET", "/api/v2/flows?pageSize=1", "", &flows, token)
	path := "/api/v2/flows/" + flows.Entities[0].ID
	if resp := c.call("PUT", path, `{"name":"Main"}`, nil, token, "Idempotency-Key: k-1"); resp.StatusCode != 200 {
		t.Fatalf("put: %s", resp.Status)
	}
	const action = "/api/v2/integrations/actions/custom_-_a1/execute"
	c.call("POST", action, "{}", nil, token)
	resp := c.call("POST", action, "{}", nil, token)
	if resp.StatusCode != 429 || resp.Header.Get("Retry-After") != "60" {
		t.Errorf("got %s with Retry-After %q, want 429 and 60", resp.Status, resp.Header.Get("Retry-After"))
	}
	if resp := c.call("POST", action, "{}", nil, c.login("wall")); resp.StatusCode != 429 {
		t.Errorf("got %s, want 429", resp.Status)
	}
	var got []string
	for _, l := range r.stop() {
		if l.Act == "applied" || l.Act == "throttle" {
			kind, id, _ := strings.Cut(l.Entity, "/")
			got = append(got, fmt.Sprint(l.Act, " ", l.Why, " ", l.Method, " ", l.Path == path || l.Path == action, " ", l.IdempotencyKey, " ", kind, " ", id != "", " ",
				l.Detail.Status, " ", l.Detail.RetryAfterS, " ", l.Detail.Port == c.port))
		}
	}
	want := []string{
		"applied  PUT true k-1 flow true 0 0 false",
		"applied  POST true  incident true 0 0 false",
		"throttle token_per_minute POST true   false 429 60 true",
		"throttle data_action_per_minute POST true   false 429 60 true",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("truth:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAnUpgradeWhereThereIsOnlyRESTIsRefusedAsAnyRequest(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	c := r.dial()
	resp, err := c.answer(ask("/api/v2/flows"))
	if err != nil || resp.StatusCode != 401 {
		t.Fatalf("got %v, %v; want 401", resp, err)
	}
	l := r.await("the refusal", func(l line) bool { return l.Detail.Port == c.port })
	if l.Act != "refuse" || l.Why != "no_socket" || l.Detail.Status != 401 {
		t.Errorf("truth: %v, want a refusal with 401", l)
	}
}

func TestRESTIsWorkForTheNodes(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Edge: pack.Edge{CPU: &pack.CPU{Request: dur(later), Queue: 1}}})
	for range 2 { // one waits, and the other is one too many
		if _, err := io.WriteString(r.dial(), "GET /api/v2/flows HTTP/1.1\r\nHost: twin\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
	}
	l := r.await("the shedding", func(l line) bool { return l.Act == "shed" })
	if l.Why != "overload" {
		t.Errorf("truth: %v, want overload", l)
	}
}

func TestRequestsThatComeTooSlowlyAreEnded(t *testing.T) {
	t.Parallel()
	r := &rig{t: t, more: make(chan struct{})}
	twin, err := New(pack.Twin{}, Options{Truth: r})
	if err != nil {
		t.Fatal(err)
	}
	twin.requestTimeout = 500 * ms // a busy machine needs some of it for the answer
	r.serve(twin)
	c := r.dial()
	resp, err := c.answer("PUT /api/v2/architect/flows/f1 HTTP/1.1\r\nHost: twin\r\nContent-Length: 100\r\n\r\n{")
	if err != nil || resp.StatusCode != http.StatusRequestTimeout {
		t.Fatalf("got %v, %v; want 408", resp, err)
	}
	readAll(t, resp)
	c.wantStreamEnd(endsByFIN, "")
}
