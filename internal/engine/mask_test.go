package engine

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
	"holdfast/internal/simnet"
)

func TestSecretsAreHiddenInWordsOfOthers(t *testing.T) {
	secrets := []string{"hunter2-of-acme", "ab"}
	for in, want := range map[string]string{
		"":                                    "",
		"no such client":                      "no such client",
		"key hunter2-of-acme is wrong":        "key *** is wrong",
		"hunter2-of-acme,hunter2-of-acme":     "***,***",
		"the words end in hunter2-of":         "the words end in ***",
		"the words end in hunt":               "the words end in ***",
		"the words end in hun":                "the words end in hun",
		"cab and slab hold what is no secret": "cab and slab hold what is no secret",
	} {
		if got := hide(in, secrets); got != want {
			t.Errorf("%q is kept as %q, want %q", in, got, want)
		}
	}
}

// TestSecretsAreHiddenHoweverTheyAreWritten: as servers quote what they were
// sent, in JSON, HTML, a URL, or base64 of more than the secret.
func TestSecretsAreHiddenHoweverTheyAreWritten(t *testing.T) {
	const secret = `p"ss/w<rd&=+ÄCANARY`
	inJSON, err := json.Marshal(map[string]string{"sent": secret})
	if err != nil {
		t.Fatal(err)
	}
	for what, words := range map[string]string{
		"as it is": "got " + secret + " there", "JSON": string(inJSON), "JSON with escaped slashes": strings.ReplaceAll(string(inJSON), "/", `\/`),
		"JSON in ASCII": strings.ReplaceAll(string(inJSON), "Ä", `\u00c4`), "HTML": "<p>" + html.EscapeString(secret) + "</p>", "a query": "/x?key=" + url.QueryEscape(secret), "a path": "/x/" + url.PathEscape(secret),
		"small letters": strings.ReplaceAll(strings.ToLower(url.QueryEscape(secret)), "canary", "CANARY"),
		"base64":        base64.StdEncoding.EncodeToString([]byte(secret)), "basic": base64.StdEncoding.EncodeToString([]byte("me:" + secret)),
		"basic, shifted": base64.StdEncoding.EncodeToString([]byte("user:" + secret + ":x")), "base64 of a URL": base64.RawURLEncoding.EncodeToString([]byte("a" + secret)),
	} {
		if got := hide(words, safe.Spellings(secret)); !strings.Contains(got, mask) || strings.Contains(got, "CANARY") || len(got) > 24 {
			t.Errorf("%s: %q is kept as %q", what, words, got)
		}
	}
}

// TestServerThatRepeatsASecret: it stands in no part of the record, whole or
// cut.
func TestServerThatRepeatsASecret(t *testing.T) {
	const secret = "CANARY-0815-4711"
	w := simnet.Options{Answer: func(_ int, _ time.Duration, head string) simnet.Answer {
		_, key, _ := strings.Cut(head, "X-Key: ")
		key, _, _ = strings.Cut(key, "\r\n")
		return simnet.Answer{Status: 401, Header: "Server: " + key + "\r\n", Body: strings.Repeat("x", record.MaxBody-8) + key}
	}}
	header := plan.Header{Name: "X-Key", Value: plan.NewTemplate(plan.Part{Slot: plan.Secret, Text: "key", Secret: safe.NewSecret(secret)})}
	p := loading(5, time.Second, get("/x", func(r *plan.Request) { r.Headers = []plan.Header{header} }))
	p.Pools = channels(3).Pools
	p.Pools[0].Before.Program[0].Request.Headers = []plan.Header{header}
	r, err := (&Engine{}).prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	r.secrets = []string{secret}
	var dump strings.Builder
	err = r.simulate(simnet.New(w), 1, record.SinkFunc(func(b *record.Batch) error {
		for i := range b.Ends {
			dump.WriteString(b.Ends[i].Body + b.Ends[i].Detail + b.Ends[i].Server + "\n")
		}
		for _, kept := range b.Interactions {
			for _, step := range kept.Steps {
				dump.WriteString(step.Detail + "\n")
			}
		}
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	if words := dump.String(); !strings.Contains(words, "xxxx") || strings.Contains(words, secret[:6]) {
		t.Errorf("kept: %q", words)
	}
}
