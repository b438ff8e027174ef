package record

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"holdfast/internal/tally"
)

// Merge adds what other counted in the same second of the same series. The
// histograms and maps of both sides stay as they are: where both have one, t
// gets a new one.
func (t *Tally) Merge(other *Tally) {
	t.Peak = max(t.Peak, other.Peak)
	for c, n := range other.Counts {
		t.Counts[c] += n
	}
	for m, h := range other.Dists {
		if t.Dists[m] == nil || h == nil {
			t.Dists[m] = cmp.Or(t.Dists[m], h)
			continue
		}
		both := new(tally.Histogram)
		both.Merge(t.Dists[m])
		both.Merge(h)
		t.Dists[m] = both
	}
	t.Status, t.Failed = addUp(t.Status, other.Status), addUp(t.Failed, other.Failed)
}

// addUp adds two maps of counts up; both stay as they are.
func addUp[K comparable](a, b map[K]int64) map[K]int64 {
	switch {
	case len(b) == 0:
		return a
	case len(a) == 0:
		return b
	}
	both := maps.Clone(a)
	for k, n := range b {
		both[k] += n
	}
	return both
}

// Dump writes what a run found in a canonical text form: two runs are the same
// exactly when their dumps are equal byte for byte. A fact is one line of
// FIELD=VALUE, zero values left out; histograms are in HdrHistogram's text form.
//
// The dump depends neither on how facts were spread over batches nor on the
// order in which loops handed them over. What describes the generator and not
// the run stays out: host samples, and of Env all but the addresses and how
// the run ended. Errors are those of w and of encoding histograms.
func Dump(w io.Writer, batches ...*Batch) error {
	var env Env
	var limits []string
	var ends []*End
	var kept []string
	var observed []string
	passed := int64(0)
	tallies := map[[2]int]*Tally{}
	for _, b := range batches {
		if b.Env != nil {
			env = *b.Env
		}
		for i := range b.Limits {
			limits = append(limits, "limit"+fields(b.Limits[i]))
		}
		for i := range b.Ends {
			ends = append(ends, &b.Ends[i])
		}
		for i := range b.Interactions {
			kept = append(kept, "interaction"+fields(b.Interactions[i]))
		}
		passed += b.Passed
		for i := range b.Observed {
			observed = append(observed, "observed"+fields(b.Observed[i]))
		}
		for i := range b.Tallies {
			t := &b.Tallies[i]
			sum := tallies[[2]int{t.Second, t.Series}]
			if sum == nil {
				sum = &Tally{Second: t.Second, Series: t.Series}
				tallies[[2]int{t.Second, t.Series}] = sum
			}
			sum.Merge(t)
		}
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "run%s\n", fields(struct {
		Interrupted, Complete bool
		AbortedBy             string
		Addresses             []string
		Passed                int64
	}{env.Interrupted, env.Complete, env.AbortedBy, env.Addresses, passed}))
	slices.Sort(limits)
	for _, l := range limits {
		fmt.Fprintln(out, l)
	}
	if err := dumpTallies(out, tallies); err != nil {
		return err
	}
	slices.SortFunc(ends, compareEnds)
	for _, e := range ends {
		fmt.Fprintf(out, "end%s\n", fields(*e))
	}
	slices.Sort(kept)
	slices.Sort(observed)
	for _, k := range slices.Concat(kept, observed) {
		fmt.Fprintln(out, k)
	}
	return out.Flush()
}

// dumpTallies writes one line for what a series counted in a second, and one
// for each of its histograms.
func dumpTallies(out io.Writer, tallies map[[2]int]*Tally) error {
	keys := slices.SortedFunc(maps.Keys(tallies), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, key := range keys {
		t := tallies[key]
		at := fmt.Sprintf("Second=%d Series=%d", t.Second, t.Series)
		var counts strings.Builder
		if t.Peak != 0 {
			fmt.Fprintf(&counts, " peak=%d", t.Peak)
		}
		for c, n := range t.Counts {
			if n != 0 {
				fmt.Fprintf(&counts, " %v=%d", Counter(c), n)
			}
		}
		for _, status := range slices.Sorted(maps.Keys(t.Status)) {
			if n := t.Status[status]; n != 0 {
				fmt.Fprintf(&counts, " status[%d]=%d", status, n)
			}
		}
		for _, failure := range slices.Sorted(maps.Keys(t.Failed)) {
			if n := t.Failed[failure]; n != 0 {
				fmt.Fprintf(&counts, " failed[%q]=%d", failure, n)
			}
		}
		if counts.Len() > 0 {
			fmt.Fprintf(out, "tally %s%s\n", at, counts.String())
		}
		for m, h := range t.Dists {
			if h == nil || h.Count() == 0 {
				continue
			}
			text, err := canonical(h)
			if err != nil {
				return fmt.Errorf("dump %v of second %d, series %d: %w", Measure(m), t.Second, t.Series, err)
			}
			d := h.Summary(1)
			fmt.Fprintf(out, "dist %s %v count=%d p50=%v p99=%v max=%v hdr=%s\n", at, Measure(m), d.Count, d.P50, d.P99, d.Max, text)
		}
	}
	return nil
}

// canonical encodes a histogram so that equal counts give equal text. Encode
// alone does not: its range also covers bins that were in use before a Reset.
func canonical(h *tally.Histogram) (string, error) {
	text, err := h.Encode()
	if err != nil {
		return "", err
	}
	used, err := tally.Decode(text)
	if err != nil {
		return "", err
	}
	return used.Encode()
}

// compareEnds orders ends by who ended, and when; those that no field of it
// tells apart by everything else.
func compareEnds(a, b *End) int {
	if c := cmp.Or(
		cmp.Compare(a.Pool, b.Pool),
		cmp.Compare(a.Index, b.Index),
		cmp.Compare(a.Attempt, b.Attempt),
		cmp.Compare(a.Ended, b.Ended),
	); c != 0 {
		return c
	}
	return cmp.Compare(fields(*a), fields(*b))
}

// fields writes the fields of a struct that are not zero as " NAME=VALUE",
// those of a struct in it as " OUTER.NAME=VALUE", of a list of structs its
// length and " OUTER[INDEX].NAME=VALUE". Text is quoted.
func fields(row any) string {
	var b strings.Builder
	appendFields(&b, "", reflect.ValueOf(row))
	return b.String()
}

func appendFields(b *strings.Builder, prefix string, row reflect.Value) {
	for i := range row.NumField() {
		name, v := prefix+row.Type().Field(i).Name, row.Field(i)
		switch {
		case v.IsZero(), v.Kind() == reflect.Slice && v.Len() == 0:
		case v.Kind() == reflect.Struct:
			appendFields(b, name+".", v)
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
			fmt.Fprintf(b, " %s=%d", name, v.Len())
			for i := range v.Len() {
				appendFields(b, fmt.Sprintf("%s[%d].", name, i), v.Index(i))
			}
		case v.Kind() == reflect.String, v.Kind() == reflect.Slice:
			fmt.Fprintf(b, " %s=%q", name, v.Interface())
		default:
			fmt.Fprintf(b, " %s=%v", name, v.Interface())
		}
	}
}
