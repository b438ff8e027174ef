package diagnosis

import (
	"fmt"
	"strings"

	"holdfast/internal/record"
	"holdfast/internal/units"
)

// sameMessage is the part of the ends that must follow the same message.
const sameMessage = .9

// afterMessage names ends that follow a message of ours: each socket is cut
// within a round trip of its k-th message, the same k on all. One message alone
// says little: then some must have been cut after a silence that others
// survived, or a path that forgets silent connections would look the same.
func (g *group) afterMessage() {
	answers := func(e *record.End) bool {
		return e.MessagesSent > 0 && e.LastApp == e.LastSent && answersUs(e) && e.How != record.HowBadFrame
	}
	byNumber := map[int]int{}
	var hit []*record.End
	others := 0 // answers to other frames: whatever we send is cut then
	coincidences := 0.0
	for _, e := range g.lost {
		coincidences += min(1, float64(e.MessagesSent)*answerWithin(e).Seconds()/max(e.Age().Seconds(), onUse))
		switch {
		case answers(e):
			hit = append(hit, e)
			byNumber[e.MessagesSent]++
		case answersUs(e):
			others++
		}
	}
	if len(hit) < 3 || 10*others > len(hit) || poissonTail(len(hit), coincidences) > byChance {
		return
	}
	nth := hit[0].MessagesSent
	for n := range byNumber {
		if byNumber[n] > byNumber[nth] || byNumber[n] == byNumber[nth] && n < nth {
			nth = n
		}
	}
	if float64(byNumber[nth]) < sameMessage*float64(len(hit)) {
		return
	}
	if nth == 1 {
		if of, _, _ := g.bracketed(hit); of != clocks || count(g.accepted, func(e *record.End) bool { return e.MessagesSent > 1 }) == 0 && silenceBeforeAll(hit) {
			return
		}
	}
	spared := count(g.accepted, func(e *record.End) bool { return e.MessagesSent > nth })
	this := func(e *record.End) bool { return answers(e) && e.MessagesSent == nth }
	g.take(&g.lost, this, func(f *finding) {
		f.cause, f.confidence = MessageTriggered, .95
		if len(f.members) < fewEnds || nth == 1 {
			f.confidence = .85
		}
		if 2*spared > len(f.members) {
			f.confidence = min(f.confidence, .8)
		}
		f.params = map[string]any{"nth_message": nth}
		f.sentence = fmt.Sprintf("message number %d of ours ends the connection: %s %s cut right after it (%s)",
			nth, units.Plural(len(f.members), "socket"), wasWere(len(f.members)), strings.TrimPrefix(endsAs(f.members), "ended as: "))
		f.advice = "Look at what that message says, and at what the platform counts: a limit of messages, a size, a step of a conversation that is missing. A keep-alive does not help."
		f.evidence = append(f.evidence, fmt.Sprintf("cut within a round trip of the same message: %s of %s", units.Count(byNumber[nth]), units.Count(len(hit))),
			fmt.Sprintf("sockets that sent more messages and lived: %s", units.Count(spared)), ages(f.members), endsAs(f.members))
	})
}

// silenceBeforeAll reports ends before which nothing had been said since the
// open: what was forgotten meanwhile can't be told from what the message did.
func silenceBeforeAll(ends []*record.End) bool {
	return count(ends, func(e *record.End) bool { return e.PingsSent == 0 && e.MessagesReceived == 0 }) == len(ends)
}
