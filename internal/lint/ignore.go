package lint

import (
	"regexp"
	"strings"
)

// ignores are the rules that comments of a file switch off, by line; those of
// line 0 for the whole file.
type ignores map[int][]string

// comment is a suppression: "# holdfast:ignore RULE, RULE" or, for the whole
// file, "# holdfast:ignore-file RULE". Words may follow behind " --".
var comment = regexp.MustCompile(`(?:^|\s)#\s*holdfast:ignore(-file)?\s+([a-z][a-z, -]*)`)

// ignoresIn reads the comments. One on a line of its own is for the next line
// that is no comment.
func ignoresIn(lines []string) ignores {
	var found ignores
	var open []string
	for i, line := range lines {
		body := strings.TrimSpace(line)
		own := body == "" || body[0] == '#'
		if strings.Contains(line, "holdfast:ignore") {
			if m := comment.FindStringSubmatch(line); m != nil {
				if found == nil {
					found = ignores{}
				}
				words, _, _ := strings.Cut(m[2], " --")
				rules := strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ' ' })
				switch {
				case m[1] != "":
					found[0] = append(found[0], rules...)
				case own:
					open = append(open, rules...)
				default:
					found[i+1] = append(found[i+1], rules...)
				}
			}
		}
		if !own && len(open) > 0 {
			found[i+1] = append(found[i+1], open...)
			open = nil
		}
	}
	return found
}

// covers reports that a finding is suppressed.
func (g ignores) covers(rule string, line int) bool {
	for _, at := range []int{0, line} {
		for _, one := range g[at] {
			if one == rule || one == "all" {
				return true
			}
		}
	}
	return false
}
