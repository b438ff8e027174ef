package report

import (
	"cmp"
	"encoding/binary"
	"slices"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// What a page holds of interactions at most. Beyond it some of those that
// succeeded are left out, and then some of all.
const (
	maxPageInteractions = 100_000
	maxPageKeptBytes    = 24 << 20 // before compression
)

// kept are the interactions of a page, encoded as they come: a hundred thousand
// as they are in a record would be hundreds of megabytes. Of each there is a row
// for the table, and what is shown when it is opened: numbers, and texts beside
// them, so that the page can search these as they are.
//
// Numbers are varints (see encoding/binary), instants in microseconds since the
// one before them. Texts are UTF-8 and end in a zero.
type kept struct {
	rows    []keptRow
	numbers []byte
	texts   []byte
	every   int // of those that succeed, this many make one that is taken

	mostRows, mostBytes int // 0: as above
	seen                int // of these, so far
	left                int64
}

type keptRow struct {
	in             record.Interaction // without its lists
	status         int                // of the last step that had one
	throttled      bool               // an attempt was answered 429
	numbers, texts int                // where its part of them ends
}

// add takes an interaction in.
func (k *kept) add(in *record.Interaction) {
	if in.Failure == "" {
		if k.seen++; k.every > 1 && k.seen%k.every != 0 {
			k.left++
			return
		}
	}
	row := keptRow{in: *in}
	row.in.Steps, row.in.Attempts, row.in.Frames, row.in.Breaks = nil, nil, nil, nil
	row.in.Failure, row.in.Conversation = safe.Text(in.Failure, 0), ""
	e := encoder{numbers: k.numbers, texts: k.texts}
	e.interaction(in)
	k.numbers, k.texts = e.numbers, e.texts
	for i := range in.Steps {
		row.status = cmp.Or(in.Steps[i].Status, row.status)
	}
	row.throttled = slices.ContainsFunc(in.Attempts, func(a record.Attempt) bool { return a.Status == 429 })
	row.numbers, row.texts = len(k.numbers), len(k.texts)
	k.rows = append(k.rows, row)
	if len(k.rows) > cmp.Or(k.mostRows, maxPageInteractions) || len(k.numbers)+len(k.texts) > cmp.Or(k.mostBytes, maxPageKeptBytes) {
		k.thin()
	}
}

// thin leaves out every second that succeeded; if these are the lesser part,
// every second.
func (k *kept) thin() {
	good := 0
	for i := range k.rows {
		if k.rows[i].in.Failure == "" {
			good++
		}
	}
	all := good < len(k.rows)/2
	if !all {
		k.every = 2 * max(1, k.every)
	}
	var thinned kept
	turn := 0
	for i, row := range k.rows {
		if all || row.in.Failure == "" {
			if turn++; turn%2 == 0 {
				continue
			}
		}
		numbers, texts := k.part(i)
		thinned.numbers, thinned.texts = append(thinned.numbers, numbers...), append(thinned.texts, texts...)
		row.numbers, row.texts = len(thinned.numbers), len(thinned.texts)
		thinned.rows = append(thinned.rows, row)
	}
	k.left += int64(len(k.rows) - len(thinned.rows))
	k.rows, k.numbers, k.texts = thinned.rows, thinned.numbers, thinned.texts
}

// part is what belongs to a row.
func (k *kept) part(i int) (numbers, texts []byte) {
	var before keptRow
	if i > 0 {
		before = k.rows[i-1]
	}
	return k.numbers[before.numbers:k.rows[i].numbers], k.texts[before.texts:k.rows[i].texts]
}

// keptVersion is the first number of what encode writes.
const keptVersion = 1

// all writes all of it in the order of plan.
func (k *kept) all(p *plan.Plan, v *diagnosis.Verdict) []byte {
	order := make([]int, 0, len(k.rows))
	for i := range k.rows {
		if in := &k.rows[i].in; in.Load >= 0 && in.Load < len(p.Loads) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(k.rows[a].in.Planned, k.rows[b].in.Planned) })
	return k.encode(p, v, order)
}

// encode writes some of it: the version, the number of rows, the failures that
// occur, the rows, the numbers and the texts of each.
func (k *kept) encode(p *plan.Plan, v *diagnosis.Verdict, order []int) []byte {
	var failures []string
	number := map[string]int{"": 0}
	for _, i := range order {
		in := &k.rows[i].in
		if _, ok := number[in.Failure]; !ok {
			failures = append(failures, in.Failure)
			number[in.Failure] = len(failures)
		}
	}
	throttling := slices.IndexFunc(v.Causes, func(c diagnosis.Cause) bool { return slices.Contains(c.Failures, "429") })

	var e encoder
	e.count(keptVersion)
	e.count(len(order))
	e.count(len(failures))
	for _, f := range failures {
		e.count(len(f))
		e.numbers = append(e.numbers, f...)
	}
	var numbers, texts []byte
	for _, i := range order {
		row := &k.rows[i]
		in := &row.in
		ofNumbers, ofTexts := k.part(i)
		cause := -1
		if in.Failure != "" {
			cause = v.Explains(p.Loads[in.Load].Name, in.Failure)
		}
		if cause < 0 && row.throttled {
			cause = throttling
		}
		e.instant(in.Planned)
		planned := e.before
		e.instant(in.Started)
		e.instant(in.Ended)
		e.before = planned
		e.count(in.Load)
		e.signed(in.Number)
		e.count(number[in.Failure])
		e.count(cause + 1)
		e.signed(int64(row.status))
		e.count(len(ofNumbers))
		e.count(len(ofTexts))
		numbers, texts = append(numbers, ofNumbers...), append(texts, ofTexts...)
	}
	return slices.Concat(e.numbers, numbers, texts)
}

// encoder writes numbers and texts.
type encoder struct {
	numbers []byte
	texts   []byte
	before  int64 // the last instant, µs
}

func (e *encoder) count(n int)           { e.numbers = binary.AppendUvarint(e.numbers, uint64(max(n, 0))) }
func (e *encoder) signed(n int64)        { e.numbers = binary.AppendVarint(e.numbers, n) }
func (e *encoder) text(s string)         { e.texts = append(append(e.texts, safe.Text(s, 0)...), 0) }
func (e *encoder) micro(d time.Duration) { e.signed(d.Microseconds()) }

// instant writes an instant as its distance from the one before.
func (e *encoder) instant(d time.Duration) {
	at := d.Microseconds()
	e.signed(at - e.before)
	e.before = at
}

// bits are flags of what is there.
func bits(flags ...bool) int {
	n := 0
	for i, f := range flags {
		if f {
			n |= 1 << i
		}
	}
	return n
}

// interaction writes what is shown of one that is opened; ui/src/kept.ts reads it.
func (e *encoder) interaction(in *record.Interaction) {
	e.text(in.Conversation)
	e.before = in.Planned.Microseconds()
	e.count(len(in.Steps))
	for i := range in.Steps {
		s := &in.Steps[i]
		e.count(bits(s.Attempts != 1, s.Status != 0, s.Failure != "", s.Detail != "", s.Sent != 0))
		e.signed(int64(s.Step))
		e.count(s.Program)
		e.instant(s.Planned)
		if s.Sent != 0 {
			e.instant(s.Sent)
		}
		e.instant(s.Ended)
		if s.Attempts != 1 {
			e.count(s.Attempts)
		}
		if s.Status != 0 {
			e.signed(int64(s.Status))
		}
		e.texted(s.Failure, s.Detail)
	}
	e.before = in.Planned.Microseconds()
	e.count(len(in.Attempts))
	for i := range in.Attempts {
		a := &in.Attempts[i]
		e.count(bits(a.Dialed != 0, a.Connected != 0, a.Secured != 0, a.Sent != 0, a.FirstByte != 0, a.Status != 0, a.Failure != "", a.RetryAfter != "", a.Wait != 0))
		e.count(a.Position)
		e.instant(a.Asked)
		for _, at := range [...]time.Duration{a.Dialed, a.Connected, a.Secured, a.Sent, a.FirstByte} {
			if at != 0 {
				e.instant(at)
			}
		}
		e.instant(a.Ended)
		e.signed(int64(a.Addr))
		e.count(a.Used)
		e.signed(a.BytesSent)
		e.signed(a.BytesReceived)
		if a.Status != 0 {
			e.signed(int64(a.Status))
		}
		e.texted(a.Failure, a.RetryAfter)
		if a.Wait != 0 {
			e.micro(a.Wait)
		}
	}
	e.before = in.Planned.Microseconds()
	e.count(len(in.Frames))
	for i := range in.Frames {
		f := &in.Frames[i]
		e.count(bits(f.Out, f.Text != ""))
		e.instant(f.At)
		e.count(f.Socket)
		e.count(slices.Index(frameKinds[:], f.Kind) + 1)
		e.count(f.Bytes)
		e.texted(f.Text)
	}
	e.count(len(in.Breaks))
	for i := range in.Breaks {
		e.broken(&in.Breaks[i])
	}
	for _, n := range [...]int{in.StepsPassed, in.AttemptsPassed, in.FramesPassed, in.BreaksPassed} {
		e.count(n)
	}
}

// frameKinds are numbered from 1; 0 is one that is not known.
var frameKinds = [...]record.FrameKind{record.FrameText, record.FrameBinary, record.FramePing, record.FramePong, record.FrameClose}

// texted writes the texts that are there; bits say which.
func (e *encoder) texted(texts ...string) {
	for _, s := range texts {
		if s != "" {
			e.text(s)
		}
	}
}

func (e *encoder) broken(b *record.Break) {
	e.count(bits(b.TLS, b.CloseNotify, b.TCP.Known))
	e.count(b.Position)
	e.signed(int64(b.Socket))
	for _, d := range [...]time.Duration{b.Ready, b.Ended, b.LastReceived, b.LastSent, b.OwnGap} {
		e.micro(d)
	}
	for _, n := range [...]int{b.Addr, b.LocalPort, b.CloseCode} {
		e.signed(int64(n))
	}
	for _, s := range [...]string{b.How.String(), b.Errname, b.CloseReason, b.Detail} {
		e.text(s)
	}
	if t := &b.TCP; t.Known {
		for _, n := range [...]uint32{
			uint32(t.State), uint32(t.Backoff), uint32(t.Retransmits), t.TotalRetransmit, t.Unacked,
			t.LastDataSentMS, t.LastDataRecvMS, t.LastAckRecvMS, t.RTTUS, t.RTTVarUS, t.SegsIn, t.SegsOut, t.OutQueue, t.InQueue,
		} {
			e.count(int(n))
		}
	}
}
