package engine

import (
	"fmt"
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/simnet"
)

// TestExamplesCarryTheConversation: the id that the platform gave, and none
// where it gave none, though interactions use the same memory one after the
// other.
func TestExamplesCarryTheConversation(t *testing.T) {
	p := loading(4, 3*time.Second, get("/talk", func(r *plan.Request) { r.Extract = []plan.Extract{{Into: 1, Path: "$.conversation"}} }))
	p.Loads[0].Journey.Extracted = []string{"other", "talk"}
	n := 0
	answers := simnet.Options{Answer: func(int, time.Duration, string) simnet.Answer {
		if n++; n%2 == 0 {
			return simnet.Answer{Body: `{}`}
		}
		return simnet.Answer{Body: fmt.Sprintf(`{"conversation":"id-%d\u001b"}`, n)}
	}}
	for _, observed := range []bool{true, false} {
		p.Observe = nil
		if observed {
			p.Observe = &plan.Observe{Conversation: "talk"}
		}
		given := 0
		for _, in := range drive(t, answers, p).kept {
			if (in.Conversation != "") != (observed && in.Failure == "") {
				t.Errorf("observed %v: interaction %d, failure %q, has the conversation %q", observed, in.Number, in.Failure, in.Conversation)
			}
			if in.Conversation != "" {
				given++
				if want := fmt.Sprintf(`id-%d\u001b`, in.Number+1); in.Conversation != want {
					t.Errorf("interaction %d has the conversation %q, want %q", in.Number, in.Conversation, want)
				}
			}
		}
		if observed && given < 3 {
			t.Errorf("%d of 12 interactions have a conversation, want some", given)
		}
	}
}
