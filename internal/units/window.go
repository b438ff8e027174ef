package units

import (
	"fmt"
	"strings"
	"time"
)

// Window is a stretch of time, written as "2026-12-01T23:00+01:00/05:00": a
// moment with its offset from UTC, and the time of day in the same place at
// which the window ends, on the next day if that is not later. The end may be a
// whole moment too.
type Window struct{ From, To time.Time }

// Layouts of a moment and of a time of day.
const (
	momentLayout = "2006-01-02T15:04Z07:00"
	dayLayout    = "15:04"
)

// IsZero reports a window that was not given.
func (w Window) IsZero() bool { return w == Window{} }

func (w Window) String() string {
	return w.From.Format(momentLayout) + "/" + w.To.Format(momentLayout)
}

// MarshalText writes both moments in full.
func (w Window) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads a window that ends after it begins.
func (w *Window) UnmarshalText(text []byte) error {
	const want = "want for example 2026-12-01T23:00+01:00/05:00"
	from, to, ok := strings.Cut(string(text), "/")
	if !ok {
		return fmt.Errorf("%q is no window, %s", text, want)
	}
	begin, err := time.Parse(momentLayout, from)
	if err != nil {
		return fmt.Errorf("%q does not begin with a moment and its offset from UTC, %s", text, want)
	}
	end, err := time.Parse(momentLayout, to)
	if err != nil {
		clock, err := time.Parse(dayLayout, to)
		if err != nil {
			return fmt.Errorf("%q does not end with a time of day or a moment, %s", text, want)
		}
		end = time.Date(begin.Year(), begin.Month(), begin.Day(), clock.Hour(), clock.Minute(), 0, 0, begin.Location())
		if !end.After(begin) {
			end = end.AddDate(0, 0, 1)
		}
	}
	if !end.After(begin) {
		return fmt.Errorf("%q ends before it begins", text)
	}
	w.From, w.To = begin, end
	return nil
}
