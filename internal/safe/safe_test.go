package safe

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSecretNeverPrints(t *testing.T) {
	s := NewSecret("CANARY")
	var out bytes.Buffer
	fmt.Fprintf(&out, "%v %+v %#v %s %q %x %d", s, s, s, s, s, s, s)
	fmt.Fprint(&out, s, &s, struct{ S Secret }{s}, []Secret{s})
	text, err := json.Marshal(map[string]any{"a": s, "b": &s, "c": struct{ S Secret }{s}})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(text)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "s", s)
	slog.New(slog.NewTextHandler(&out, nil)).Info("x", "s", s)
	if strings.Contains(out.String(), "CANARY") || strings.Contains(out.String(), "43414e415259") {
		t.Errorf("secret printed: %s", out.String())
	}
	if s.Reveal() != "CANARY" {
		t.Error("Reveal does not reveal")
	}
}

func TestTextEscapesWhatSteersTerminals(t *testing.T) {
	tests := map[string]string{
		"plain":              "plain",
		"grüße ✓ 日本":         "grüße ✓ 日本",
		"\x1b[2Jgone":        `\u001b[2Jgone`,
		"a\nb\tc\r":          `a\nb\tc\r`,
		"\u202eevil":         `\u202eevil`,
		"\u009b31m":          `\u009b31m`,
		"bad\xff":            `bad\xff`,
		"zero\u200bwidth":    `zero\u200bwidth`,
		"line\u2028para\x7f": `line\u2028para\u007f`,
	}
	for in, want := range tests {
		if got := Text(in, 0); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Text("日本語", 4); got != "日…" {
		t.Errorf("cut inside a rune: %q", got)
	}
}

func FuzzText(f *testing.F) {
	f.Add("a\x1bb", 3)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		got := Text(s, limit)
		if !utf8.ValidString(got) {
			t.Fatalf("invalid UTF-8: %q", got)
		}
		for _, r := range got {
			if !unicode.IsPrint(r) {
				t.Fatalf("%q holds %U", got, r)
			}
		}
		if again := Text(got, 0); again != got {
			t.Fatalf("second pass turned %q into %q", got, again)
		}
	})
}

// TestHiderTakesSecretsOut: however a server spells what it was given, and the
// longer of two that begin alike as a whole.
func TestHiderTakesSecretsOut(t *testing.T) {
	h := Hider("", `pass"word`, `pass"word-of-old`, "s3cret/token")
	for text, want := range map[string]string{
		`got pass"word.`:                 "got ***.",
		`got pass"word-of-old.`:          "got ***.",
		`{"sent":"pass\"word"}`:          `{"sent":"***"}`,
		"/x?key=s3cret%2Ftoken&y=1":      "/x?key=***&y=1",
		`{"sent":"s3cret\/token"}`:       `{"sent":"***"}`,
		"<b>pass&#34;word</b>":           "<b>***</b>",
		"nothing that is ours, honestly": "nothing that is ours, honestly",
	} {
		if got := h.Replace(text); got != want {
			t.Errorf("%s is kept as %s, want %s", text, got, want)
		}
	}
	if basic := base64.StdEncoding.EncodeToString([]byte("me:s3cret/token")); strings.Contains(h.Replace(basic), basic[8:16]) {
		t.Errorf("%s is kept as %s", basic, h.Replace(basic))
	}
}
