package rest

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"holdfast/internal/guard"
)

func server(t *testing.T, f http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(f)
	t.Cleanup(s.Close)
	return s.URL
}

func client(t *testing.T) *Client {
	t.Helper()
	c, err := New(Options{Wait: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTokenByClientCredentials(t *testing.T) {
	at := server(t, func(w http.ResponseWriter, r *http.Request) {
		id, secret, ok := r.BasicAuth()
		if !ok || id != "me" || secret != "s3%2Bcret" || r.FormValue("grant_type") != "client_credentials" || r.FormValue("scope") != "a b" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		fmt.Fprint(w, `{"access_token":"tok","token_type":"bearer","expires_in":86400}`)
	})
	token, expires, err := client(t).Token(t.Context(), at+"/oauth/token", "me", "s3+cret", "a b")
	if err != nil || token != "tok" || expires != 24*time.Hour {
		t.Errorf("token %q for %v, %v; want tok for 24h", token, expires, err)
	}
}

func TestRefusalsSayWhat(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		body   string
		want   string
	}{
		{"wrong secret", 401, `{"error":"invalid_client","error_description":"no such\u001b client"}`, `status 401: invalid_client: no such\u001b client`},
		{"throttled", 429, `{"message":"Rate limit exceeded","code":"too.many.requests"}`, "status 429: too.many.requests: Rate limit exceeded"},
		{"a page", 502, `<html>bad gateway</html>`, "status 502: <html>bad gateway</html>"},
		{"no token", 200, `{}`, "status 200: the answer holds no access_token"},
		{"another kind", 200, `{"access_token":"x","token_type":"mac"}`, "status 200: token_type mac, want bearer"},
		{"redirect", 302, ``, "status 302"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := server(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Location", "http://192.0.2.1/")
				w.Header().Set("Retry-After", "7")
				w.WriteHeader(c.status)
				fmt.Fprint(w, c.body)
			})
			_, _, err := client(t).Token(t.Context(), at, "id", "secret", "")
			refusal, ok := errors.AsType[*Refusal](err)
			if !ok || err.Error() != c.want || refusal.Status != c.status {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestGuardIsAsked(t *testing.T) {
	_, _, err := client(t).Token(t.Context(), "http://192.0.2.1/oauth/token", "id", "hunter2", "")
	if !errors.Is(err, guard.ErrRefused) {
		t.Errorf("got %v, want a refusal by the guard", err)
	}
	if strings.Contains(fmt.Sprint(err), "hunter2") {
		t.Errorf("the error shows the secret: %v", err)
	}
}

func TestEndlessAnswersAreBounded(t *testing.T) {
	at := server(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(500)
		for range 64 {
			if _, err := w.Write([]byte(strings.Repeat("x", 64<<10))); err != nil {
				return
			}
		}
	})
	_, _, err := client(t).Token(t.Context(), at, "id", "secret", "")
	if err == nil || len(err.Error()) > 300 {
		t.Errorf("error of %d bytes, want a short one", len(fmt.Sprint(err)))
	}
}

// TestRefusalsNeverShowTheSecret: some servers say what they were given.
func TestRefusalsNeverShowTheSecret(t *testing.T) {
	const canary = "CANARY+4711"
	long := strings.Repeat("x", maxQuoted-5)
	for _, said := range []string{canary, "CANARY%2B4711", base64.StdEncoding.EncodeToString([]byte("me:CANARY%2B4711")), long + canary} {
		for _, body := range []string{`{"error":"%s"}`, `{"message":"bad: %s"}`, `<p>%s</p>`} {
			at := server(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Retry-After", said)
				w.WriteHeader(http.StatusUnauthorized)
				fmt.Fprintf(w, body, said)
			})
			_, _, err := client(t).Token(t.Context(), at, "me", canary, "")
			refusal, ok := errors.AsType[*Refusal](err)
			if text := fmt.Sprintf("%v %+v", err, refusal); !ok || strings.Contains(text, said) || strings.Contains(text, "CANARY") {
				t.Errorf("%s of %q: %s", body, said, text)
			}
		}
	}
}

func TestCallsCarryTheTokenAndNeverShowIt(t *testing.T) {
	const token = "CANARY-4711"
	at := server(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Header.Get("Authorization") != "Bearer "+token {
			w.WriteHeader(http.StatusUnauthorized)
		}
		switch r.URL.Path {
		case "/echo":
			w.WriteHeader(http.StatusAccepted)
			fmt.Fprintf(w, "%s %s %s", r.Method, r.Header.Get("Content-Type"), body)
		case "/quotes":
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, `{"code":"no.access","message":"%s may not"}`, r.Header.Get("Authorization"))
		case "/elsewhere":
			http.Redirect(w, r, "/echo", http.StatusFound)
		}
	})
	body, err := client(t).Call(t.Context(), "POST", at+"/echo", token, `{"a":1}`)
	if got, want := string(body), `POST application/json {"a":1}`; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if body, err = client(t).Call(t.Context(), "GET", at+"/echo", token, ""); err != nil || string(body) != "GET  " {
		t.Errorf("got %q, %v; want GET without a body", body, err)
	}
	for path, want := range map[string]string{"/quotes": "status 403: no.access: Bearer *** may not", "/elsewhere": "status 302: <a href=\"/echo\">Found</a>.\\n\\n"} {
		_, err := client(t).Call(t.Context(), "GET", at+path, token, "")
		refusal, ok := errors.AsType[*Refusal](err)
		if !ok || err.Error() != want || strings.Contains(fmt.Sprintf("%+v", refusal), token) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}
