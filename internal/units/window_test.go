package units

import (
	"testing"
	"time"
)

func TestWindow(t *testing.T) {
	for text, want := range map[string]string{
		"2026-12-01T23:00+01:00/05:00":                  "2026-12-01T22:00Z/2026-12-02T04:00Z",
		"2026-12-01T01:00Z/05:30":                       "2026-12-01T01:00Z/2026-12-01T05:30Z",
		"2026-12-01T23:00-05:00/2026-12-03T01:00-05:00": "2026-12-02T04:00Z/2026-12-03T06:00Z",
	} {
		var w, again Window
		if err := w.UnmarshalText([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := (Window{w.From.UTC(), w.To.UTC()}).String(); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
		if err := again.UnmarshalText([]byte(w.String())); err != nil || !again.From.Equal(w.From) || !again.To.Equal(w.To) {
			t.Errorf("%s written as %s reads back as %s, %v", text, w, again, err)
		}
	}
	for _, text := range []string{"", "2026-12-01T23:00+01:00", "tonight/05:00", "2026-12-01T23:00/05:00", "2026-12-01T23:00Z/later", "2026-12-01T23:00Z/2026-12-01T22:00Z"} {
		if err := new(Window).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is taken for a window", text)
		}
	}
	if !(Window{}).IsZero() || (Window{From: time.Unix(0, 0)}).IsZero() {
		t.Error("IsZero is wrong")
	}
}
