package engine

import (
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/record"
	"holdfast/internal/ws"
)

// trace is what an interaction notes of itself as it goes on, so that it can be
// kept as an example at its end: nobody knows before whether it will be. Its
// room is used again, so a note costs some stores and no memory; secrets are
// taken out only of what is kept.
type trace struct {
	steps    []record.InteractionStep
	attempts []record.Attempt
	present  record.Attempt // if trying
	trying   bool
	frames   []frame // the first half stays, the second is a ring of the last
	words    []byte  // of frames: room of record.MaxFrameText for each
	breaks   []record.Break

	allSteps, allAttempts, allFrames, allBreaks int // how many there were
}

// emptied is a trace of nothing with the same room.
func (t *trace) emptied() trace {
	return trace{steps: t.steps[:0], attempts: t.attempts[:0], frames: t.frames[:0], words: t.words, breaks: t.breaks[:0]}
}

// traced reports that the interaction may be kept: steps before a socket are not.
func (it *interaction) traced() bool { return it.stream.load >= 0 }

// noteStep notes a step that is over.
func (t *trace) noteStep(s record.InteractionStep) {
	if t.allSteps++; t.allSteps <= record.MaxSteps {
		t.steps = append(t.steps, s)
	}
}

// attempting begins an attempt.
func (t *trace) attempting(asked int64) {
	t.present = record.Attempt{Position: t.allSteps, Asked: time.Duration(asked), Addr: -1}
	t.trying = true
}

// attempted ends it, if there is one; wait is what was chosen before the next.
func (it *interaction) attempted(failure string, wait time.Duration) {
	t := &it.trace
	if !t.trying {
		return
	}
	t.trying = false
	t.present.Ended, t.present.Status, t.present.Failure, t.present.Wait = time.Duration(it.l.loop.Now()), it.status, failure, wait
	if t.allAttempts++; t.allAttempts <= record.MaxAttempts {
		t.attempts = append(t.attempts, t.present)
	}
}

// frame is a record.Frame whose text is in the trace's room.
type frame struct {
	at     int64
	socket int
	size   int
	kept   int // bytes of text
	op     ws.Op
	out    bool
}

// keptFrames of the first, and as many of the last, are kept.
const keptFrames = record.MaxFrames / 2

// noteFrame notes a message or control frame; text is its payload or the
// beginning of it.
func (t *trace) noteFrame(f frame, text []byte) {
	slot := t.allFrames
	if slot >= keptFrames {
		slot = keptFrames + (slot-keptFrames)%keptFrames
	}
	t.allFrames++
	if slot == len(t.frames) {
		t.frames = append(t.frames, frame{})
		if missing := len(t.frames)*record.MaxFrameText - len(t.words); missing > 0 {
			t.words = append(t.words, make([]byte, missing)...)
		}
	}
	f.kept = copy(t.words[slot*record.MaxFrameText:][:record.MaxFrameText], text)
	t.frames[slot] = f
}

// ordered calls use for each frame that is there, in order of time.
func (t *trace) ordered(use func(f frame, text string)) {
	for n := range t.frames {
		slot := n
		if past := t.allFrames - record.MaxFrames; n >= keptFrames && past > 0 {
			slot = keptFrames + (n-keptFrames+past)%keptFrames
		}
		f := t.frames[slot]
		use(f, string(t.words[slot*record.MaxFrameText:][:f.kept]))
	}
}

// note notes a frame of the chat.
func (c *chat) note(out bool, op ws.Op, size int, text []byte) {
	if it := c.it; it != nil && it.traced() {
		it.trace.noteFrame(frame{at: c.l.loop.Now(), socket: c.step.Socket, size: size, op: op, out: out}, text)
	}
}

// noteClose notes a close frame, which shows its code as a number.
func (c *chat) noteClose(out bool, code int, reason []byte) {
	var room [140]byte // a control frame has 125 bytes at most
	text := append(strconv.AppendInt(room[:0], int64(code), 10), ' ')
	size := 2 + len(reason)
	if code == ws.CodeNoStatus {
		size = 0
	}
	c.note(out, ws.Close, size, append(text, reason...))
}

var frameKinds = map[ws.Op]record.FrameKind{
	ws.Text: record.FrameText, ws.Binary: record.FrameBinary, ws.Ping: record.FramePing, ws.Pong: record.FramePong, ws.Close: record.FrameClose,
}

// mostLooks is how many broken connections a second a lane asks the kernel
// about: a target that ends thousands must not cost three calls for each.
const mostLooks = 64

// noteBreak notes how a connection that the interaction still needs ends. It
// must be called before that is closed.
func (it *interaction) noteBreak(id loop.ID, how record.How, errno syscall.Errno, b record.Break) {
	t, l := &it.trace, it.l
	if !it.traced() {
		return
	}
	if t.allBreaks++; t.allBreaks > record.MaxBreaks {
		return
	}
	b.Position, b.How, b.Ended, b.OwnGap = t.allSteps, how, time.Duration(l.loop.Now()), l.loop.OwnGap()
	if errno != 0 {
		b.Errname = errnoName(errno)
	}
	known := l.loop.TLSEvidence(id)
	b.TLS, b.CloseNotify = known.Version != 0, known.CloseNotify
	if b.Detail == "" {
		b.Detail = known.Detail
	}
	if l.looks < mostLooks {
		l.looks++
		if b.TCP, b.LocalPort = l.loop.Evidence(id); !b.TCP.Known {
			b.TCP = record.TCPInfo{}
		}
	}
	t.breaks = append(t.breaks, b)
}

// example is what is kept of an interaction.
func (it *interaction) example(failure string, now int64) record.Interaction {
	t := &it.trace
	kept := record.Interaction{
		Load: it.stream.load, Number: it.number,
		Planned: time.Duration(it.planned), Started: time.Duration(it.started), Ended: time.Duration(now), Failure: failure,
		Steps: slices.Clone(t.steps), Attempts: slices.Clone(t.attempts), Breaks: slices.Clone(t.breaks),
		StepsPassed: t.allSteps - len(t.steps), AttemptsPassed: t.allAttempts - len(t.attempts),
		FramesPassed: t.allFrames - len(t.frames), BreaksPassed: t.allBreaks - len(t.breaks),
	}
	if n := it.stream.conversation; n >= 0 {
		kept.Conversation = it.l.text(it.values.Extracted[n], record.MaxDetail)
	}
	own := it.private()
	fit := func(s string, limit int) string { return it.l.text(hide(s, own), limit) }
	for i := range kept.Attempts {
		a := &kept.Attempts[i]
		a.RetryAfter = fit(a.RetryAfter, record.MaxHeader)
	}
	for i := range kept.Breaks {
		b := &kept.Breaks[i]
		b.CloseReason, b.Detail = fit(b.CloseReason, record.MaxDetail), fit(b.Detail, record.MaxDetail)
	}
	if len(t.frames) > 0 {
		kept.Frames = make([]record.Frame, 0, len(t.frames))
	}
	t.ordered(func(f frame, text string) {
		kept.Frames = append(kept.Frames, record.Frame{
			At: time.Duration(f.at), Socket: f.socket, Out: f.out, Kind: frameKinds[f.op], Bytes: f.size,
			Text: fit(strings.TrimSuffix(text, " "), record.MaxFrameText),
		})
	})
	return kept
}

// text makes words of a peer fit to be kept, like the lane's, and without what
// the interaction itself has to hide.
func (it *interaction) text(s string, limit int) string {
	if s == "" {
		return ""
	}
	return it.l.text(hide(s, it.private()), limit)
}

// private is what the interaction has to hide: its cookies, and values whose
// names say what they are.
func (it *interaction) private() []string {
	var list []string
	for _, n := range it.stream.hiddenValues {
		if n < len(it.values.Extracted) {
			list = spellings(list, it.values.Extracted[n])
		}
	}
	for _, n := range it.stream.hiddenColumns {
		if n < len(it.values.Row) {
			list = spellings(list, it.values.Row[n])
		}
	}
	for _, c := range it.jar {
		list = spellings(list, c.value)
	}
	return list
}
