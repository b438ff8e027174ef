package engine

import (
	"cmp"
	"slices"
	"strings"

	"holdfast/internal/plan"
	"holdfast/internal/safe"
)

// Servers repeat what they were sent: in the body of a refusal, the reason of a
// close, an error about a header. What is kept of their words holds none of
// our secrets.

const (
	mask = "***"
	// shortestMasked: what is shorter is no secret, and stands in many words.
	shortestMasked = 4
	// quotedBytes is how much of a body is looked at for what is kept of it.
	quotedBytes = 1 << 10
)

// text makes a peer's words fit to be kept: without our secrets and tokens, at
// most limit bytes, escaped.
func (l *lane) text(s string, limit int) string {
	return safe.Text(hide(s, l.hidden), limit)
}

// mostTokens is how many tokens text hides: those in use, and the last of those
// that were replaced. What they were sent with may be kept long after.
const mostTokens = 32

// conceal makes text hide the secrets of the plan and these tokens.
func (l *lane) conceal(tokens []string) {
	for _, t := range tokens {
		if !slices.Contains(l.seenTokens, t) {
			l.seenTokens = append(l.seenTokens, t)
		}
	}
	l.seenTokens = l.seenTokens[max(0, len(l.seenTokens)-mostTokens):]
	l.hidden = nil
	for _, s := range slices.Concat(l.run.secrets, l.seenTokens) {
		l.hidden = spellings(l.hidden, s)
	}
	// A secret may begin like another: the longer one goes first.
	slices.SortStableFunc(l.hidden, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
}

// spellings adds the ways in which a secret may stand in a text: as we write
// it, and as others do.
func spellings(list []string, secret string) []string {
	if len(secret) < shortestMasked {
		return list
	}
	ours := []string{plan.EscapeJSON.Apply(secret), plan.EscapeField.Apply(secret), plan.EscapePath.Apply(secret), plan.EscapeForm.Apply(secret)}
	for _, s := range slices.Concat(ours, safe.Spellings(secret)) {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// saysSecret reports the name of a value, of a column or an answer, that is to
// be hidden like a secret.
func saysSecret(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"token", "secret", "passw", "jwt", "api_key", "apikey", "credential"}, func(word string) bool {
		return strings.Contains(name, word)
	})
}

// hide puts *** in the place of each secret, and of the beginning of one at the
// very end, where the words may have been cut.
func hide(s string, secrets []string) string {
	for _, secret := range secrets {
		if len(secret) < shortestMasked || len(s) < shortestMasked {
			continue
		}
		s = strings.ReplaceAll(s, secret, mask)
		for n := min(len(secret)-1, len(s)); n >= shortestMasked; n-- {
			if strings.HasSuffix(s, secret[:n]) {
				s = s[:len(s)-n] + mask
				break
			}
		}
	}
	return s
}
