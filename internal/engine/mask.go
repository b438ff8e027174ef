package engine

import (
	"strings"

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
	s = hide(s, l.run.secrets)
	return safe.Text(hide(s, l.tokensSpelled), limit)
}

// spelled are all spellings of tokens.
func spelled(tokens []string) []string {
	var all []string
	for _, token := range tokens {
		all = append(all, safe.Spellings(token)...)
	}
	return all
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
