package diagnosis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/units"
)

// Sentences are for a person at 3 a.m.: what happened, in plain words, with
// the numbers. Advice names the next step, with a number where there is one.

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

func human(s float64) string { return units.Human(seconds(s)) }

// milli rounds to three decimals, for params.
func milli(s float64) float64 { return math.Round(s*1000) / 1000 }

func were(n int) string {
	if n == 1 {
		return "1 was"
	}
	return units.Count(n) + " were"
}

// keepAliveFor is the longest safe keep-alive interval under an idle timer:
// 45 % of it, so that one lost keep-alive does no harm, in two digits.
func keepAliveFor(timer float64) time.Duration {
	s := .45 * timer
	if s <= 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(s*1.005))-1)
	return seconds(math.Floor(s*1.005/unit) * unit).Round(time.Microsecond)
}

// plain writes a duration without needless digits: 9s, 675ms.
func plain(d time.Duration) string {
	text, _ := units.Duration(d).MarshalText()
	return string(text)
}

// said writes it the way a sentence does: 9 s, 675 ms.
func said(d time.Duration) string {
	return strings.Replace(units.Human(d), ".0 ", " ", 1)
}

// endsAs counts how the sockets ended on the wire: "FIN 4,812, RST 3".
func endsAs(members []*record.End) string {
	n := map[string]int{}
	for _, e := range members {
		n[wireWord(e)]++
	}
	words := make([]string, 0, len(n))
	for w := range n {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), strings.Compare(a, b)) })
	for i, w := range words {
		words[i] = fmt.Sprintf("%s %s", w, units.Count(n[w]))
	}
	return "ended as: " + strings.Join(words, ", ")
}

func wireWord(e *record.End) string {
	switch e.How {
	case record.HowFIN:
		if e.PartialFrame {
			return "FIN inside a frame"
		}
		if e.CloseNotify {
			return "close_notify without a close frame"
		}
		return "FIN without a close frame"
	case record.HowReset:
		return "RST"
	case record.HowCloseFrame:
		return "close frame " + codeWord(e.CloseCode)
	case record.HowStatus:
		return fmt.Sprintf("HTTP %d", e.Status)
	case record.HowNoPong:
		return "no answer to a ping"
	case record.HowNoGoodbye:
		return "no answer to our close frame"
	case record.HowNoAnswer:
		return "no answer to the upgrade"
	case record.HowTLSCut:
		return "FIN without close_notify"
	case record.HowTLSAlert:
		return "TLS alert"
	case record.HowTLSBroken:
		return "broken TLS"
	case record.HowNoTLS:
		return "TLS handshake not ended"
	case record.HowNoConnect:
		return "no answer to the SYN"
	case record.HowBadAnswer:
		return "an answer that is not valid HTTP"
	case record.HowBadFrame:
		return "bytes that break the protocol"
	case record.HowErrno:
		return e.Errname
	}
	return e.How.String()
}

func codeWord(code int) string {
	if code == 1005 {
		return "without a code"
	}
	return fmt.Sprint(code)
}

// ages is "at ages from 20 to 33 s".
func ages(members []*record.End) string {
	low, high := math.Inf(1), 0.0
	for _, e := range members {
		low, high = min(low, e.Age().Seconds()), max(high, e.Age().Seconds())
	}
	if high-low < .05*high || high-low < .1 {
		return "at an age of " + human(high)
	}
	return fmt.Sprintf("at ages from %s to %s", human(low), human(high))
}

func clockLine(f fit) string {
	return fmt.Sprintf("%s at the end: median %s, spread (MAD) %s", clockNames[f.clock], human(f.m), human(f.mad))
}

// slower is the rate to try next where it may have been the rate: a quarter of
// what it was when the first of the members came.
func slower(members []*record.End) string {
	rate := 0
	for _, e := range members {
		rate = max(rate, e.ArrivalsBefore)
	}
	if rate < 2 {
		return "open: {rate: …}"
	}
	return fmt.Sprintf("open: {rate: %d/s}", max(1, rate/4))
}

// during is "between 2.0 s and 3.0 s into the run".
func during(first, last time.Duration) string {
	if last-first < 50*time.Millisecond {
		return units.Human(first) + " into the run"
	}
	return fmt.Sprintf("between %s and %s into the run", units.Human(first), units.Human(last))
}

func describeOdd(f *finding) {
	f.confidence = .3
	f.params = map[string]any{"hypotheses": []string{}}
	f.sentence = fmt.Sprintf("%s ended in a way the evidence does not explain (%s)", units.Plural(len(f.members), "socket"), strings.TrimPrefix(endsAs(f.members), "ended as: "))
	f.advice = "Keep the record and look at the ends in it."
	f.evidence = append(f.evidence, endsAs(f.members))
}
