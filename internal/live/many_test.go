package live

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"holdfast/internal/safe"
)

// crowd is a frame of many pools and loads with every kind of name.
func crowd(pools, loads int) *Frame {
	names := []string{"desktops", "日本語のデスクトップ", strings.Repeat("a very long name ", 600), "e\u0301te\u0301", "\u202eright to left", "\x1b]0;owned\a", "🚀 launch"}
	f := &Frame{Scenario: names[2], At: 61 * time.Second, Duration: time.Hour, RSSBytes: 90 << 20, CPU: 1.2, Causes: causes}
	for i := range pools {
		p := Pool{Name: fmt.Sprint(names[i%len(names)], " ", i), Wanted: 1_000_000, Open: 999_999, Minute: []float64{1, 2, 3}}
		if i == pools-1 {
			p.Lost = 17
		}
		f.Pools = append(f.Pools, p)
	}
	for i := range loads {
		f.Loads = append(f.Loads, Load{Name: fmt.Sprint(names[i%len(names)], " ", i), Offered: 12_345, Good: 12_000, InFlight: 5, Minute: []float64{1}})
	}
	return f
}

func TestCrowdsAndLongNamesFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := crowd(rapid.IntRange(0, 60).Draw(t, "pools"), rapid.IntRange(0, 60).Draw(t, "loads"))
		width, height := rapid.IntRange(1, 160).Draw(t, "width"), rapid.IntRange(1, 60).Draw(t, "height")
		text := Draw(f, Options{Width: width, Height: height})
		lines := strings.Split(text, "\n")
		if len(lines) > height {
			t.Fatalf("%d lines, want at most %d", len(lines), height)
		}
		for _, line := range lines {
			if n := safe.Width(line); n > width {
				t.Fatalf("%d columns, want at most %d: %s", n, width, line)
			}
		}
		if strings.ContainsAny(text, "\x1b\a\u202e") {
			t.Fatalf("an escape got through: %q", text)
		}
		// What a narrow but ordinary terminal must show, however many there are.
		if width >= 40 && height >= 24 && len(f.Pools) > 0 {
			for _, want := range []string{"1m1s of 1h", "open", "lost", "generator", "so far"} {
				if !strings.Contains(text, want) {
					t.Fatalf("%q is missing at %d × %d:\n%s", want, width, height, text)
				}
			}
			if !strings.Contains(text, "17") {
				t.Fatalf("the pool in trouble is missing at %d × %d:\n%s", width, height, text)
			}
		}
	})
}

func TestColoursKeepWithinTheirCells(t *testing.T) {
	f := crowd(5, 3)
	for width := 30; width < 130; width++ {
		plain, colour := Draw(f, Options{Width: width, Height: 30}), Draw(f, Options{Width: width, Height: 30, Colour: true})
		bare := strings.NewReplacer(red, "", bold, "", off, "").Replace(colour)
		if bare != plain || strings.Count(colour, "\x1b")%2 != 0 {
			t.Fatalf("colour moves something at %d columns:\n%s\n%s", width, plain, bare)
		}
	}
}
