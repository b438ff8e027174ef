package platform

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/units"
)

func remembering(t *testing.T, d time.Duration) *stage {
	t.Helper()
	cfg := genesys()
	cfg.Idempotency = units.Duration(d)
	return put(t, cfg)
}

const flowBody = `{"name":"Once","type":"WORKFLOW"}`

// TestAKeyCountsOnce: a repetition gets the first answer and changes nothing,
// until the key is forgotten.
func TestAKeyCountsOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := remembering(t, time.Hour)
		token := s.login("a")
		post := func(body, key, token string) *httptest.ResponseRecorder {
			return s.ask("POST", "/api/v2/flows", body, token, "Idempotency-Key: "+key)
		}
		first := post(flowBody, "k1", token)
		s.want(first, 200)
		second := post(flowBody, "k1", token)
		s.want(second, 200)
		if first.Body.String() != second.Body.String() || second.Header().Get("Idempotent-Replayed") != "true" || first.Header().Get("Idempotent-Replayed") != "" {
			t.Errorf("the repetition got %s, want what the first got: %s", second.Body, first.Body)
		}
		if asWritten(first, "ININ-Correlation-Id") == asWritten(second, "ININ-Correlation-Id") || asWritten(second, "inin-ratelimit-count") != "2" {
			t.Errorf("headers %v: a repetition is a request of its own, and counts", second.Header())
		}
		s.want(post(`{"name":"Other","type":"WORKFLOW"}`, "k1", token), 422)
		s.want(s.ask("PUT", "/api/v2/flows", flowBody, token, "Idempotency-Key: k1"), 405)
		s.want(s.ask("POST", "/api/v2/flows?language=en", flowBody, token, "Idempotency-Key: k1"), 422)
		s.want(post(flowBody, "k2", token), 409)        // the name is taken: nothing was done
		s.want(post(flowBody, "k1", s.login("b")), 409) // another client's key is another key
		s.want(post(flowBody, strings.Repeat("k", 256), token), 400)
		if len(s.changes()) != 1 || s.repeated != 1 {
			t.Errorf("%q were applied and %d repeated, want one of each", s.changes(), s.repeated)
		}
		// A refusal has done nothing: its key may be tried again.
		s.want(post(`{"name":"Later"`, "k3", token), 400)
		s.want(post(`{"name":"Later","type":"WORKFLOW"}`, "k3", token), 200)
		time.Sleep(time.Hour)
		s.want(post(flowBody, "k1", token), 409) // forgotten: it is done, and the name is taken
	})
}

// TestRepetitionsMeetTheFirst while it is under way.
func TestRepetitionsMeetTheFirst(t *testing.T) {
	a := newRepetitions(time.Hour)
	now := time.Unix(1, 0)
	first, _ := a.begin("k", [32]byte{1}, now)
	if first == nil {
		t.Fatal("the first is not let through")
	}
	if again, r := a.begin("k", [32]byte{1}, now); again != nil || r.e == nil || r.e.Status != 409 || !strings.Contains(r.e.Message, "in progress") {
		t.Errorf("a repetition meanwhile: %v, %v; want 409", again, r.e)
	}
	if again, r := a.begin("k", [32]byte{2}, now); again != nil || r.e == nil || r.e.Status != 422 {
		t.Errorf("another request meanwhile: %v, %v; want 422", again, r.e)
	}
	first.answer = kept{status: 201, body: []byte("x")}
	a.end(first, now)
	if again, r := a.begin("k", [32]byte{1}, now); again != nil || r.e != nil || r.answer.status != 201 {
		t.Errorf("a repetition: %v, %v; want 201", again, r.e)
	}
}

// TestKeysWithoutTheirTurnDoNothing: unless it is configured, a key is a header
// like any other, as on the documented platforms.
func TestKeysWithoutTheirTurnDoNothing(t *testing.T) {
	s := put(t, genesys())
	token := s.login("a")
	s.want(s.ask("POST", "/api/v2/flows", flowBody, token, "Idempotency-Key: k"), 200)
	s.want(s.ask("POST", "/api/v2/flows", flowBody, token, "Idempotency-Key: k"), 409)
}

// TestTicketsCountOnce, and their place is said again.
func TestTicketsCountOnce(t *testing.T) {
	s := remembering(t, time.Hour)
	var places []string
	for range 3 {
		w := s.ask("POST", "/api/now/table/incident", `{"short_description":"once"}`, "Idempotency-Key: k")
		s.want(w, 201)
		places = append(places, w.Header().Get("Location")+w.Body.String())
	}
	if places[0] == "" || places[0] != places[1] || places[1] != places[2] || len(s.changes()) != 1 {
		t.Errorf("%q with %q applied, want the same place and one incident", places, s.changes())
	}
}

// TestKeysAreBounded: the oldest go, in number and in bytes.
func TestKeysAreBounded(t *testing.T) {
	a := newRepetitions(time.Hour)
	now := time.Unix(1, 0)
	add := func(i, size int) {
		k, _ := a.begin(fmt.Sprint(i), [32]byte{}, now)
		k.answer = kept{status: 200, body: make([]byte, size)}
		a.end(k, now)
	}
	held, _ := a.begin("held", [32]byte{}, now)
	for i := range maxKeys + 100 {
		add(i, 1)
	}
	if len(a.byName) != maxKeys || a.bytes > maxKeys || a.oldest.Len() != maxKeys {
		t.Errorf("%d keys and %d bytes, want %d", len(a.byName), a.bytes, maxKeys)
	}
	for i := range 20 {
		add(1_000_000+i, 1<<20)
	}
	if a.bytes > maxAnswers || a.byName["held"] == nil {
		t.Errorf("%d bytes, want at most %d, and what is under way kept", a.bytes, maxAnswers)
	}
	a.end(held, now)
	if a.byName["held"] != nil {
		t.Error("a request without an answer is remembered")
	}
}
