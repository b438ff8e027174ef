// Package units holds the quantities people write in scenarios: durations,
// shares, rates. Each parses the written form and prints it back.
//
// It is pure: text in, number out.
package units

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Duration is a time.Duration written as "20s", "1m30s", "200us".
type Duration time.Duration

// D returns the time.Duration.
func (d Duration) D() time.Duration { return time.Duration(d) }

// String is the shortest form: 20s, not 20.000s, and 1m0s as 1m.
func (d Duration) String() string {
	s := time.Duration(d).String()
	if strings.HasSuffix(s, "m0s") {
		s = s[:len(s)-2]
	}
	if strings.HasSuffix(s, "h0m") {
		s = s[:len(s)-2]
	}
	return s
}

// MarshalText writes what String does.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what time.ParseDuration reads, and nothing negative.
func (d *Duration) UnmarshalText(text []byte) error {
	v, err := time.ParseDuration(string(text))
	if err != nil {
		if _, number := strconv.ParseFloat(string(text), 64); number == nil && string(text) != "0" {
			return fmt.Errorf("%q has no unit, want a duration such as %ss or %sms", text, text, text)
		}
		return fmt.Errorf("%q is no duration, want for example 20s, 1m30s or 200ms", text)
	}
	if v < 0 {
		return fmt.Errorf("%q is negative, want a duration of at least 0", text)
	}
	*d = Duration(v)
	return nil
}

// Share is a part of a whole, 0 to 1, written as "99.9%".
type Share float64

func (s Share) String() string {
	return strconv.FormatFloat(math.Round(float64(s)*1e8)/1e6, 'f', -1, 64) + "%"
}

// MarshalText writes the percent form.
func (s Share) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads "12.5%", from 0% to 100%.
func (s *Share) UnmarshalText(text []byte) error {
	number, percent := strings.CutSuffix(string(text), "%")
	// Parsing "0.7e-2" and not dividing 0.7 by 100 makes 0.7% equal to 7/1000.
	v, err := strconv.ParseFloat(strings.TrimSpace(number)+"e-2", 64)
	if !percent || err != nil {
		return fmt.Errorf("%q is no share, want a percentage such as 10%%", text)
	}
	if !(v >= 0 && v <= 1) {
		return fmt.Errorf("%q is out of range, want 0%% to 100%%", text)
	}
	*s = Share(v)
	return nil
}

// Rate is events per second, written as "500/s", "30/m" or "10/h".
type Rate float64

func (r Rate) String() string { return strconv.FormatFloat(float64(r), 'f', -1, 64) + "/s" }

// MarshalText writes the per-second form.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a positive number and its unit of time.
func (r *Rate) UnmarshalText(text []byte) error {
	number, unit, slash := strings.Cut(string(text), "/")
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	per := map[string]float64{"s": 1, "m": 60, "min": 60, "h": 3600}[strings.TrimSpace(unit)]
	switch {
	case !slash || err != nil || per == 0:
		return fmt.Errorf("%q is no rate, want for example 500/s", text)
	case !(v > 0) || math.IsInf(v, 0):
		return fmt.Errorf("%q is out of range, want a rate above 0/s", text)
	}
	*r = Rate(v / per)
	return nil
}

// Bytes is a size written as "2KiB", "1.5MB" or "512B".
type Bytes int64

// sizes are the units of Bytes, the larger ones first.
var sizes = []struct {
	unit  string
	bytes float64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}, {"kB", 1e3}, {"B", 1}}

func (b Bytes) String() string {
	for _, s := range sizes {
		if n := int64(s.bytes); b >= Bytes(n) && int64(b)%n == 0 {
			return strconv.FormatInt(int64(b)/n, 10) + s.unit
		}
	}
	return strconv.FormatInt(int64(b), 10) + "B"
}

// MarshalText writes the largest unit that fits without a rest.
func (b Bytes) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads a number of at least 0 and its unit.
func (b *Bytes) UnmarshalText(text []byte) error {
	for _, s := range sizes {
		number, ok := strings.CutSuffix(string(text), s.unit)
		if !ok {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || strings.ContainsAny(number, "xXpP_nN") {
			break
		}
		if !(v >= 0) || v*s.bytes > 1<<40 {
			return fmt.Errorf("%q is out of range, want 0B to 1024GiB", text)
		}
		*b = Bytes(math.Round(v * s.bytes))
		return nil
	}
	if _, err := strconv.ParseUint(string(text), 10, 64); err == nil {
		return fmt.Errorf("%q has no unit, want a size such as %sB or %sKiB", text, text, text)
	}
	return fmt.Errorf("%q is no size, want for example 512B, 2KiB or 1MB", text)
}

// Count writes a whole number with thousands separated: 4,812.
func Count[T ~int | ~int32 | ~int64 | ~uint32 | ~uint64](n T) string {
	text := strconv.FormatInt(int64(n), 10)
	sign := ""
	if n < 0 {
		sign, text = "-", text[1:]
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return sign + text
}

// Plural is "1 socket", "2 sockets", "4,812 sockets".
func Plural[T ~int | ~int64 | ~uint64](n T, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + one + "s"
}

// Human writes a duration as a person says it: three significant digits and
// one unit (20.0 s, 350 ms, 1.5 min), so that 20.000613s does not distract.
func Human(d time.Duration) string {
	switch abs := d.Abs(); {
	case abs < time.Microsecond:
		return fmt.Sprintf("%d ns", d)
	case abs < time.Millisecond:
		return digits(float64(d)/1e3) + " µs"
	case abs < time.Second:
		return digits(float64(d)/1e6) + " ms"
	case abs < 100*time.Second:
		return digits(d.Seconds()) + " s"
	case abs < 100*time.Minute:
		return digits(d.Minutes()) + " min"
	default:
		return digits(d.Hours()) + " h"
	}
}

func digits(v float64) string {
	switch abs := math.Abs(v); {
	case abs >= 99.95:
		return fmt.Sprintf("%.0f", v)
	case abs >= 9.995:
		return fmt.Sprintf("%.1f", v)
	default:
		return strings.TrimSuffix(fmt.Sprintf("%.2f", v), "0")
	}
}
