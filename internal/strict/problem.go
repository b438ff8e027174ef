package strict

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"holdfast/internal/safe"
)

// Place is where something stands in a file. The zero Place is nowhere: of a
// value that was built in code or given on the command line.
type Place struct {
	File   string
	Line   int    // from 1; 0 if the place within the file is not known
	Col    int    // from 1, in characters
	Label  string // the named thing it belongs to: pool "agents"
	Scalar bool   // one value stands there, not a key, a list or a map
}

// Problem is one thing wrong with a file.
type Problem struct {
	File string
	Line int // from 1; 0 if the place within the file is not known
	Col  int // from 1, in characters
	Text string
}

// Error is "file:line:col: text".
func (p Problem) Error() string {
	switch {
	case p.File == "":
		return p.Text
	case p.Line == 0:
		return safe.Text(p.File, 0) + ": " + p.Text
	}
	return fmt.Sprintf("%s:%d:%d: %s", safe.Text(p.File, 0), p.Line, p.Col, p.Text)
}

// Problems is everything wrong with a file.
type Problems []Problem

// shown is how many problems are printed; a file that is not a scenario at all
// has tens of thousands.
const shown = 100

// Error is one problem a line, at most 100 of them.
func (p Problems) Error() string {
	lines := make([]string, 0, min(len(p), shown+1))
	for i := range p {
		if i == shown {
			lines = append(lines, fmt.Sprintf("and %d more", len(p)-shown))
			break
		}
		lines = append(lines, p[i].Error())
	}
	return strings.Join(lines, "\n")
}

// Add notes one more problem. What args put into the text must be harmless to
// print: foreign text goes in through Quote.
func (p *Problems) Add(at Place, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if at.Label != "" {
		text = at.Label + ": " + text
	}
	*p = append(*p, Problem{File: at.File, Line: at.Line, Col: at.Col, Text: text})
}

// Err is nil if there are no problems, and otherwise a Problems sorted by
// position, each once.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	sorted := slices.Clone(p)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return slices.Compact(sorted)
}

// quoteLimit is how many bytes of foreign text a problem repeats.
const quoteLimit = 60

// Quote shows text from a file in quotes, cut to a length fit for one line.
func Quote(s string) string { return `"` + safe.Text(s, quoteLimit) + `"` }

// Suggest is how a problem with a wrong name ends: with the near miss if there
// is one among the candidates, otherwise with all of them.
func Suggest(word string, candidates []string) string {
	if near, ok := Nearest(word, candidates); ok {
		return fmt.Sprintf(", did you mean %s?", Quote(near))
	}
	if len(candidates) == 0 {
		return ""
	}
	return ", want " + OneOf(candidates)
}

// listed is how many alternatives a problem lists at most.
const listed = 20

// OneOf lists alternatives: a, b or c. Of many it lists the first.
func OneOf(words []string) string {
	if len(words) > listed {
		return safe.Text(strings.Join(words[:listed], ", "), 0) + fmt.Sprintf(" or one of %d more", len(words)-listed)
	}
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return safe.Text(words[0], quoteLimit)
	default:
		return safe.Text(strings.Join(words[:n-1], ", "), 0) + " or " + safe.Text(words[n-1], quoteLimit)
	}
}

// compared is how many candidates a wrong name is compared with at most: a
// file may have thousands of names, and as many wrong ones.
const compared = 100

// Nearest returns the candidate that word is most likely a slip of: equal but
// for case, _ and -, or at most one edit in three characters away. An edit
// inserts, deletes or replaces a character, or swaps two neighbours. Only the
// first 100 candidates are looked at.
func Nearest(word string, candidates []string) (string, bool) {
	best, bestEdits := "", 0
	plain := plainName(word)
	for _, c := range candidates[:min(len(candidates), compared)] {
		allowed := min(max(len(word), len(c))/3, 3)
		edits, ok := 0, true
		if plain != plainName(c) {
			edits, ok = distance(word, c, allowed)
		}
		if ok && (best == "" || edits < bestEdits) {
			best, bestEdits = c, edits
		}
	}
	return best, best != ""
}

func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// distance counts the edits between two words (optimal string alignment); ok
// is false if there are more than limit.
func distance(a, b string, limit int) (edits int, ok bool) {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return 0, false
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replace := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			best := min(replace, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				best = min(best, rows[i-2][j-2]+1)
			}
			rows[i][j] = best
		}
	}
	edits = rows[len(a)][len(b)]
	return edits, edits <= limit
}

// Name is the last step of a path as people say it: size, sources[0].
func name(path []any) string {
	text := ""
	for i := len(path) - 1; i >= 0; i-- {
		switch step := path[i].(type) {
		case int:
			text = "[" + strconv.Itoa(step) + "]" + text
		case string:
			return safe.Text(step, quoteLimit) + text
		}
	}
	return cmp.Or(text, "the document")
}
