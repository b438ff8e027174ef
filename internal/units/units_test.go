package units

import (
	"testing"
	"time"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for text, want := range map[string]time.Duration{"20s": 20 * time.Second, "1m": time.Minute, "2h": 2 * time.Hour, "1h5m": 65 * time.Minute, "200us": 200 * time.Microsecond, "1.5s": 1500 * time.Millisecond} {
		var d Duration
		if err := d.UnmarshalText([]byte(text)); err != nil || d.D() != want {
			t.Errorf("%s reads %v, %v; want %v", text, d, err, want)
		}
		back, _ := d.MarshalText()
		var again Duration
		if err := again.UnmarshalText(back); err != nil || again != d {
			t.Errorf("%s is written %s, which reads %v, %v", text, back, again, err)
		}
	}
	for text, want := range map[string]Share{"0.7%": .007, "99.9%": .999, "100%": 1, "0%": 0, "12.5 %": .125} {
		var s Share
		if err := s.UnmarshalText([]byte(text)); err != nil || s != want {
			t.Errorf("%s reads %v, %v; want %v", text, float64(s), err, float64(want))
		}
	}
	for text, want := range map[string]Rate{"500/s": 500, "30/m": .5, "36/h": .01, "6/min": .1} {
		var r Rate
		if err := r.UnmarshalText([]byte(text)); err != nil || r != want {
			t.Errorf("%s reads %v, %v; want %v", text, float64(r), err, float64(want))
		}
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	for _, text := range []string{"", "20", "-1s", "soon", "1 s s"} {
		if err := new(Duration).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("duration %q was taken", text)
		}
	}
	for _, text := range []string{"", "10", "101%", "-1%", "NaN%", "x%", "1e9%"} {
		if err := new(Share).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("share %q was taken", text)
		}
	}
	for _, text := range []string{"", "10", "0/s", "-5/s", "NaN/s", "Inf/s", "5/fortnight"} {
		if err := new(Rate).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("rate %q was taken", text)
		}
	}
}

func TestPeopleReadable(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 ns", 1500: "1.5 µs", 20 * time.Millisecond: "20.0 ms", 350 * time.Millisecond: "350 ms",
		20 * time.Second: "20.0 s", 90 * time.Second: "90.0 s", 150 * time.Second: "2.5 min", 26 * time.Hour: "26.0 h",
		2100 * time.Microsecond: "2.1 ms", -3 * time.Second: "-3.0 s",
	} {
		if got := Human(d); got != want {
			t.Errorf("Human(%d) = %q, want %q", d, got, want)
		}
	}
	for n, want := range map[int64]string{0: "0", 999: "999", 4812: "4,812", -1234567: "-1,234,567"} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	if got := Plural(1, "socket") + ", " + Plural(2, "socket"); got != "1 socket, 2 sockets" {
		t.Errorf("got %q", got)
	}
}

func TestBytes(t *testing.T) {
	for text, want := range map[string]Bytes{
		"0B": 0, "512B": 512, "2KiB": 2048, "1.5KiB": 1536, "64 KiB": 65536, "1KB": 1000, "1kB": 1000, "8MiB": 8 << 20, "1.5MB": 1_500_000, "1GiB": 1 << 30, "2GB": 2e9,
	} {
		var b Bytes
		if err := b.UnmarshalText([]byte(text)); err != nil || b != want {
			t.Errorf("%s = %d, %v, want %d", text, b, err, want)
		}
		written, _ := b.MarshalText()
		var again Bytes
		if err := again.UnmarshalText(written); err != nil || again != b {
			t.Errorf("%s is written %s, read again %d, %v", text, written, again, err)
		}
	}
	for text, want := range map[string]string{
		"512":      `"512" has no unit, want a size such as 512B or 512KiB`,
		"":         `"" is no size, want for example 512B, 2KiB or 1MB`,
		"KiB":      `"KiB" is no size, want for example 512B, 2KiB or 1MB`,
		"5kib":     `"5kib" is no size, want for example 512B, 2KiB or 1MB`,
		"-1KiB":    `"-1KiB" is out of range, want 0B to 1024GiB`,
		"1e300GiB": `"1e300GiB" is out of range, want 0B to 1024GiB`,
		"0x10B":    `"0x10B" is no size, want for example 512B, 2KiB or 1MB`,
		"NaNB":     `"NaNB" is no size, want for example 512B, 2KiB or 1MB`,
		"infKiB":   `"infKiB" is no size, want for example 512B, 2KiB or 1MB`,
	} {
		var b Bytes
		if err := b.UnmarshalText([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	for size, want := range map[Bytes]string{0: "0B", 1000: "1KB", 1024: "1KiB", 1234: "1234B", 1 << 20: "1MiB"} {
		if got := size.String(); got != want {
			t.Errorf("%d = %s, want %s", int64(size), got, want)
		}
	}
}
