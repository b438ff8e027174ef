package publish

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"holdfast/internal/publish/queue"
	"holdfast/internal/rest"
	"holdfast/internal/safe"
)

// TestSecretsAreHiddenAndDataIsNot: a server's echo of the secret is not kept,
// and a read-back sees the data as it is, even if the secret is a word of it.
// Else what is there already would be made again.
func TestSecretsAreHiddenAndDataIsNot(t *testing.T) {
	const secret = "rehearsal"
	var mu sync.Mutex
	made := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		switch {
		case r.URL.Path == "/oauth/token":
			fmt.Fprint(w, `{"access_token":"tok-4711","token_type":"bearer","expires_in":86400}`)
		case r.Method == http.MethodPost && r.URL.Path == "/refused":
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintf(w, "%s your secret is %s and your token %s", strings.Repeat("x", 190), secret, r.Header.Get("Authorization"))
		case r.Method == http.MethodPost: // it takes effect, and the answer is lost
			made++
			w.WriteHeader(http.StatusBadGateway)
		default:
			fmt.Fprintf(w, `{"total":%d,"name":"the rehearsal","%s":%q}`, made, secret, body)
		}
	}))
	defer s.Close()
	fresh, err := rest.New(rest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := &Client{Target: s.URL, ID: "me", Secret: safe.NewSecret(secret), Fresh: fresh, Reuse: fresh}
	back := &readBack{Path: "/things", Matches: map[string]json.RawMessage{"$.name": json.RawMessage(`"the rehearsal"`), "$.total": json.RawMessage("1")}}
	m := storeOf([]*queue.Item{
		item(0, "made", request{Method: "POST", Path: "/things", Body: json.RawMessage(`{}`), ReadBack: back}),
		item(1, "refused", request{Method: "POST", Path: "/refused", Body: json.RawMessage(`{}`)}),
	})
	r := &Runner{Store: m, Caller: c, Hide: c.Hide, PerMinute: 1e6, Random: seeded(1)}
	if err := r.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if it := m.rows[0]; it.State != queue.Applied || made != 1 {
		t.Errorf("%s (%s), made %d times; want it made once, and seen", it.State, it.Reason, made)
	}
	if it := m.rows[1]; it.State != queue.Refused {
		t.Errorf("%s (%s), want refused", it.State, it.Reason)
	}
	for i := range m.rows {
		if text := fmt.Sprint(m.rows[i].Reason, m.rows[i].Notes); strings.Contains(text, "reh") || strings.Contains(text, "tok-") {
			t.Errorf("%s keeps %s", m.rows[i].ID, text)
		}
	}
}
