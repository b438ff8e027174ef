package twin

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"holdfast/internal/pack"
)

// maxReason is the longest reason text of a close frame (RFC 6455 5.5: 125
// bytes less the code).
const maxReason = 123

// check reports what a twin cannot do, or would do otherwise than was meant.
func check(cfg pack.Twin) error {
	if err := oneOf("profile", cfg.Profile, pack.Profiles...); err != nil {
		return err
	}
	if err := checkBehind(cfg); err != nil {
		return err
	}
	e := cfg.Edge
	var full string
	if e.CPU != nil {
		full = e.CPU.AtFull
	}
	for _, word := range []struct {
		field, got string
		want       []string
	}{
		{"control", cfg.Control, pack.Controls},
		{"edge.resets_on", e.ResetsOn, pack.ResetsOn},
		{"edge.at_cap", e.AtCap, pack.AtCaps},
		{"edge.at_rate", e.AtRate, pack.AtRates},
		{"edge.close_style", e.CloseStyle, pack.CloseStyles},
		{"edge.cpu.at_full", full, pack.AtFulls},
	} {
		if err := oneOf(word.field, word.got, word.want...); err != nil {
			return err
		}
	}
	if e.CloseStyle == pack.StyleBlackhole && !canFilter {
		return fmt.Errorf("edge.close_style: %s needs Linux", e.CloseStyle)
	}
	if e.AtCap == pack.CapSYNDrop && !canFilter {
		return fmt.Errorf("edge.at_cap: %s needs Linux", e.AtCap)
	}
	if e.Backlog > 0 && !canFilter {
		return errors.New("edge.backlog needs Linux")
	}
	if s := e.IdleScaled; s != nil && (s.To <= s.From || s.Least <= 0 || e.IdleTimeout > 0 && s.Least > e.IdleTimeout) {
		return errors.New("edge.idle_scaled: want to above from, and least above 0 and at most idle_timeout")
	}
	for i, f := range cfg.Faults {
		if err := checkFault(f); err != nil {
			return fmt.Errorf("faults[%d]: %w", i, err)
		}
	}
	return nil
}

// checkBehind checks what the platform behind the edge is told.
func checkBehind(cfg pack.Twin) error {
	for section, numbers := range map[string][]pack.Number{"limits": pack.NumbersOf(cfg.Limits), "entities": pack.NumbersOf(cfg.Entities)} {
		for _, n := range numbers {
			switch {
			case n.Value == nil:
			case *n.Value < n.Least:
				return fmt.Errorf("%s.%s: %d is too few, want at least %d", section, n.Key, *n.Value, n.Least)
			case n.Most > 0 && *n.Value > n.Most:
				return fmt.Errorf("%s.%s: %d is too many, want at most %d", section, n.Key, *n.Value, n.Most)
			}
		}
	}
	if err := checkLatency("latency", cfg.Latency); err != nil {
		return err
	}
	return checkLatency("operations", cfg.Operations)
}

func checkLatency(key string, l pack.Latency) error {
	if l.P99 != 0 && (l.P50 == 0 || l.P99 < l.P50) {
		return fmt.Errorf("%s: p99 is %v and p50 %v, want p50 above 0 and p99 not below it", key, l.P99, l.P50)
	}
	return nil
}

// oneOf accepts the values given, and an empty one for the default.
func oneOf(field, got string, want ...string) error {
	if got == "" || slices.Contains(want, got) {
		return nil
	}
	return fmt.Errorf("%s: %q is not known, want %s", field, got, strings.Join(want, ", "))
}

func checkFault(f pack.Fault) error {
	if _, ok := pack.FaultByName(f.Do); !ok {
		return fmt.Errorf("do: %q is no fault, want one that --list-faults names", f.Do)
	}
	if slices.Contains([]string{"blackhole", "deaf", "syn_drop"}, f.Do) && !canFilter {
		return fmt.Errorf("do: %s needs Linux", f.Do)
	}
	for i, code := range []int{f.Announce, f.Code} {
		if code != 0 && (code < 1000 || code > 4999) {
			return fmt.Errorf("%s: %d is no close code, want 1000 to 4999", []string{"announce", "code"}[i], code)
		}
	}
	if f.Status != 0 && (f.Status < 300 || f.Status > 599) {
		return fmt.Errorf("status: %d refuses nothing, want 300 to 599", f.Status)
	}
	if err := oneOf("then", f.Then, pack.Thens...); err != nil {
		return err
	}
	if err := oneOf("kind", f.Kind, pack.Kinds...); err != nil {
		return err
	}
	if len(f.Reason) > maxReason {
		return fmt.Errorf("reason: %d bytes, want at most %d", len(f.Reason), maxReason)
	}
	return nil
}

// ListFaults writes every fault's name, the fields that shape it beyond at,
// age and share, and what it does, one line each.
func ListFaults(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FAULT\tFIELDS\tDOES")
	for _, f := range pack.Faults {
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.Name, strings.Join(f.Fields, ", "), f.Does)
	}
	return table.Flush()
}
