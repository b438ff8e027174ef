package twin

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"holdfast/internal/pack"
)

// pushed is a frame of the platform, of a channel or a guest, as far as tests
// look into it.
type pushed struct {
	TopicName string
	EventBody struct {
		Name, Status, OperationID, EventType string
		Result                               struct{ Published bool }
	}
	Type, Class, TracingID string
	Code                   int
	Body                   struct{ Text, Direction, Reason string }
}

// next reads one text frame.
func (c *client) next() (p pushed) {
	c.t.Helper()
	op, text, err := c.receive()
	if err != nil || op != ws.OpText {
		c.t.Fatalf("got frame %d %q and %v, want text", op, text, err)
	}
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		c.t.Fatalf("frame %s: %v", text, err)
	}
	return p
}

// firstFlow is the path of a flow, and its id.
func (c *client) firstFlow(token string) (path, id string) {
	c.t.Helper()
	var flows struct{ Entities []struct{ ID string } }
	c.call("GET", "/api/v2/flows?pageSize=1", "", &flows, token)
	id = flows.Entities[0].ID
	return "/api/v2/flows/" + id, id
}

func TestEventsReachSockets(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	api := r.overTLS(r.dial())
	token := api.login("desk")
	path, flow := api.firstFlow(token)
	var sockets []*client
	for _, secure := range []bool{false, true} {
		_, channel := api.channel(token)
		c := r.dial()
		if secure {
			c = r.overTLS(c)
		}
		r.connect(c, channel)
		c.send(ws.OpText, `{"message":"subscribe","topics":["v2.flows.`+flow+`"]}`)
		c.want(ws.OpText, `{"result":"200","status":"subscribed"}`)
		sockets = append(sockets, c)
	}
	for i := range 3 {
		api.call("PUT", path, fmt.Sprintf(`{"name":"n%d"}`, i), nil, token)
	}
	for _, c := range sockets {
		for i := range 3 {
			if got := c.next(); got.TopicName != "v2.flows."+flow || got.EventBody.Name != fmt.Sprintf("n%d", i) {
				t.Errorf("event %d: %+v", i, got)
			}
		}
		c.send(ws.OpText, `{"message":"ping"}`)
		c.want(ws.OpText, `{"topicName":"channel.metadata","eventBody":{"message":"pong"}}`)
	}
}

// TestASchedulesPublicationIsToldOnTheSocket: the 202 says nothing, and the
// truth log has the change when it is made.
func TestASchedulesPublicationIsToldOnTheSocket(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	api := r.dial()
	token := api.login("planner")
	var units, schedules struct {
		Entities []struct {
			ID, SelfURI string
			Metadata    struct{ Version int }
		}
	}
	api.call("GET", "/api/v2/workforcemanagement/businessunits", "", &units, token)
	unit := units.Entities[0].ID
	api.call("GET", "/api/v2/workforcemanagement/businessunits/"+unit+"/weeks/recent/schedules", "", &schedules, token)
	at := schedules.Entities[0]
	_, channel := api.channel(token)
	c := r.connect(r.dial(), channel)
	c.send(ws.OpText, `{"message":"subscribe","topics":["v2.workforcemanagement.businessunits.`+unit+`.schedules"]}`)
	c.want(ws.OpText, `{"result":"200","status":"subscribed"}`)

	var body bytes.Buffer
	z := gzip.NewWriter(&body)
	fmt.Fprintf(z, `{"published":true,"metadata":{"version":%d}}`, at.Metadata.Version)
	_ = z.Close()
	var place struct {
		UploadKey, URL string
		Headers        map[string]string
	}
	api.call("POST", at.SelfURI+"/update/uploadurl", fmt.Sprintf(`{"contentLengthBytes":%d}`, body.Len()), &place, token)
	_, target, _ := strings.Cut(strings.TrimPrefix(place.URL, "http://"), "/")
	var headers []string
	for name, value := range place.Headers {
		headers = append(headers, name+": "+value)
	}
	if resp := api.call("PUT", "/"+target, body.String(), nil, headers...); resp.StatusCode != 200 {
		t.Fatalf("put: %s", resp.Status)
	}
	var begun struct{ Status, OperationID string }
	resp := api.call("POST", at.SelfURI+"/update", fmt.Sprintf(`{"uploadKey":%q}`, place.UploadKey), &begun, token, "Idempotency-Key: week-1")
	if resp.StatusCode != 202 || begun.Status != "Processing" {
		t.Fatalf("got %s %+v, want 202 and Processing", resp.Status, begun)
	}
	got := c.next()
	if got.EventBody.Status != "Complete" || got.EventBody.EventType != "Update" || got.EventBody.OperationID != begun.OperationID || !got.EventBody.Result.Published {
		t.Errorf("the notice is %+v", got)
	}
	l := r.await("the change", func(l line) bool { return l.Entity == "schedule/"+at.ID })
	if l.Act != "applied" || l.Method != "POST" || l.Path != at.SelfURI+"/update" || l.IdempotencyKey != "week-1" {
		t.Errorf("truth: %v, want the update", l)
	}
}

func TestAClientThatDoesNotReadLosesEventsAndNobodyElseDoes(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Limits: pack.Limits{TokenPerMinute: new(0)}})
	api := r.dial()
	token := api.login("desk")
	path, flow := api.firstFlow(token)
	var sockets []*client
	for range 2 {
		_, channel := api.channel(token)
		c := r.dial()
		_ = c.tcp.SetReadBuffer(64 << 10)
		r.connect(c, channel)
		c.send(ws.OpText, `{"message":"subscribe","topics":["v2.flows.`+flow+`"]}`)
		c.want(ws.OpText, `{"result":"200","status":"subscribed"}`)
		sockets = append(sockets, c)
	}
	slow, quick := sockets[0], sockets[1]
	change := func(n int) {
		api.call("PUT", path, fmt.Sprintf(`{"name":"n%d","description":%q}`, n, strings.Repeat("x", 2000)), nil, token)
		if got := quick.next(); got.EventBody.Name != fmt.Sprintf("n%d", n) {
			t.Fatalf("the quick one got %+v, want change %d", got, n)
		}
	}
	r.twin.mu.Lock()
	var far *conn // the slow one as the twin has it
	for c := range r.twin.conns {
		if c.port == slow.port {
			far = c
		}
	}
	r.twin.mu.Unlock()
	_ = far.tcp.SetWriteBuffer(64 << 10) // the kernel would take megabytes
	dropped := func() bool {
		r.twin.mu.Lock()
		defer r.twin.mu.Unlock()
		return far.dropping
	}
	n := 0
	for ; !dropped(); n++ {
		if n > 5000 {
			t.Fatal("nothing was ever dropped")
		}
		change(n)
	}
	l := r.await("the drop", func(l line) bool { return l.Act == "drop" })
	if l.Why != "not_reading" || l.Detail.Port != slow.port {
		t.Errorf("truth: %v, want the slow connection", l)
	}
	got := 0
	for slow.next().EventBody.Name != fmt.Sprintf("n%d", n-2) { // the last one that was not dropped
		got++
	}
	if got >= n {
		t.Errorf("the slow one got %d of %d events", got, n)
	}
	change(n)
	if got := slow.next(); got.EventBody.Name != fmt.Sprintf("n%d", n) {
		t.Errorf("after it has caught up it got %+v, want change %d", got, n)
	}
}

func TestGuestsTalkPlainAndOverTLS(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{})
	for i, secure := range []bool{false, true} {
		dial := func() *client {
			if secure {
				return r.overTLS(r.dial())
			}
			return r.dial()
		}
		api := dial()
		var config struct {
			Messenger struct {
				Apps struct {
					Conversations struct{ MessagingEndpoint string }
				}
			}
		}
		api.call("GET", "/webdeployments/v1/deployments/d1/config.json", "", &config)
		scheme, rest, _ := strings.Cut(config.Messenger.Apps.Conversations.MessagingEndpoint, "://")
		if want := map[bool]string{false: "ws", true: "wss"}[secure]; scheme != want || rest != r.addr+"/v1" {
			t.Errorf("the endpoint is %s://%s, want %s at the twin", scheme, rest, want)
		}
		c := r.connect(dial(), "/v1?deploymentId=d1&application=test")
		say := func(action, rest string) {
			c.send(ws.OpText, fmt.Sprintf(`{"action":%q,"token":"guest-%d","tracingId":"t"%s}`, action, i, rest))
		}
		want := func(class, text string) {
			t.Helper()
			if got := c.next(); got.Class != class || got.Body.Text != text {
				t.Fatalf("got %+v, want %s %q", got, class, text)
			}
		}
		say("configureSession", `,"deploymentId":"d1"`)
		want("SessionResponse", "")
		say("onMessage", `,"message":{"type":"Event","events":[{"eventType":"Presence","presence":{"type":"Join"}}]}`)
		want("StructuredMessage", "")
		want("StructuredMessage", "Hello! How can I help?")
		say("onMessage", `,"message":{"type":"Text","text":"hi"}`)
		want("StructuredMessage", "hi")
		want("StructuredMessage", "You said: hi")
		c.send(ws.OpPing, "keep")
		c.want(ws.OpPong, "keep")

		token := api.login("desk")
		var active struct {
			Results []struct{ Data []struct{ Count int } }
		}
		api.call("POST", "/api/v2/analytics/flows/activity/query", `{"metrics":[{"metric":"oFlow"}]}`, &active, token)
		if n := active.Results[0].Data[0].Count; n != 1 {
			t.Errorf("%d conversations are in flows, want 1", n)
		}
		say("closeSession", "")
		if got := c.next(); got.Class != "ConnectionClosedEvent" {
			t.Errorf("got %+v, want the end announced", got)
		}
		c.wantClose(1000)
		r.await("the end", func(l line) bool { return l.Detail.Port == c.port && l.Why == "session_closed" })
		var found struct{ TotalHits int }
		now := time.Now().UTC()
		api.call("POST", "/api/v2/analytics/conversations/details/query", fmt.Sprintf(`{"interval":"%s/%s","segmentFilters":[{"predicates":[{"dimension":"disconnectType","value":"client"}]}]}`,
			now.Add(-time.Hour).Format(time.RFC3339), now.Add(time.Hour).Format(time.RFC3339)), &found, token)
		if found.TotalHits != i+1 {
			t.Errorf("%d conversations have ended, want %d", found.TotalHits, i+1)
		}
	}
}

// TestTheEchoComesBeforeTheAnswer: also when a node takes its time, and the end
// comes last.
func TestTheEchoComesBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Edge: pack.Edge{CPU: &pack.CPU{Frame: dur(10 * ms)}}})
	c := r.connect(r.dial(), "/v1?deploymentId=d1")
	for _, text := range []string{`{"action":"configureSession","token":"g"}`, `{"action":"onMessage","token":"g","message":{"type":"Text","text":"a"}}`, `{"action":"onMessage","token":"g","message":{"type":"Text","text":"b"}}`} {
		c.send(ws.OpText, text)
	}
	c.next()
	var got []string
	for range 4 {
		got = append(got, c.next().Body.Text)
	}
	at := map[string]int{}
	for i, text := range got {
		at[text] = i
	}
	if at["a"] > at["You said: a"] || at["b"] > at["You said: b"] || at["a"] > at["b"] || len(at) != 4 {
		t.Errorf("got %q, want echoes before answers", got)
	}
	c.send(ws.OpText, `{"action":"closeSession","token":"g"}`)
	if got := c.next(); got.Class != "ConnectionClosedEvent" {
		t.Errorf("got %+v, want the end announced", got)
	}
	c.wantClose(1000)
}

func TestGuestsBeyondTheirLimitsAreInTheTruthLog(t *testing.T) {
	t.Parallel()
	r := genesys(t, pack.Twin{Limits: pack.Limits{GuestConnectionsPerMinute: new(2), GuestEchoesPerMinute: new(1)}})
	used := r.dial() // a connection counts once, also if it has been used before
	if resp, err := used.answer("HEAD /health HTTP/1.1\r\nHost: twin\r\n\r\n"); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("health: %v, %v", resp, err)
	}
	r.connect(used, "/v1?deploymentId=d1")
	guest := r.connect(r.dial(), "/v1?deploymentId=d1")
	for i, class := range []string{"SessionResponse", "StructuredMessage", "TooManyRequestsErrorMessage"} {
		guest.send(ws.OpText, fmt.Sprintf(`{"action":%q,"token":"g","message":{"type":"Text","text":"ping"}}`, []string{"configureSession", "echo", "echo"}[i]))
		if got := guest.next(); got.Class != class {
			t.Errorf("answer %d: %+v, want %s", i, got, class)
		}
	}
	throttle := r.await("the throttle", func(l line) bool { return l.Act == "throttle" })
	if throttle.Why != "guest_echoes_per_minute" || throttle.Detail.Port != guest.port || throttle.Detail.RetryAfterS != 60 || throttle.Conn == 0 {
		t.Errorf("truth: %v, want the guest's echo", throttle)
	}
	c := r.dial()
	resp, err := c.answer(ask("/v1?deploymentId=d1"))
	if err != nil || resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") == "" {
		t.Errorf("the third: %v, %v; want 429 with Retry-After", resp, err)
	}
	l := r.await("the refusal", func(l line) bool { return l.Detail.Port == c.port })
	if l.Act != "refuse" || l.Why != "guest_connections_per_minute" || l.Detail.Status != 429 {
		t.Errorf("truth: %v, want a refusal with 429", l)
	}
	var limits struct {
		Results []struct {
			Data []struct {
				Metrics []struct{ Stats struct{ Count int } }
			}
		}
	}
	api := r.dial()
	api.call("POST", "/api/v2/analytics/ratelimits/aggregates/query", `{"interval":"2020-01-01/2050-01-01","metrics":["oRateLimitRecorded"],
		"filter":{"type":"and","predicates":[{"dimension":"limitName","value":"connections.rate.per.minute"}]}}`, &limits, api.login("a"))
	if got := limits.Results[0].Data[0].Metrics[0].Stats.Count; got != 2 {
		t.Errorf("the limit was recorded %d times, want when it was nearly reached and at the refusal", got)
	}
	denied := r.dial()
	if resp, err := denied.answer(ask("/v1")); err != nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("without a deployment: %v, %v; want 403", resp, err)
	}
}
