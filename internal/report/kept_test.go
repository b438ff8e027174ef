package report

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// unpacker reads what kept.encode writes, as the page does.
type unpacker struct {
	t              *testing.T
	numbers, texts []byte
	before         int64
}

func (u *unpacker) count() int {
	n, size := binary.Uvarint(u.numbers)
	if size <= 0 {
		u.t.Fatal("the numbers are cut off")
	}
	u.numbers = u.numbers[size:]
	return int(n)
}

func (u *unpacker) signed() int64 {
	n, size := binary.Varint(u.numbers)
	if size <= 0 {
		u.t.Fatal("the numbers are cut off")
	}
	u.numbers = u.numbers[size:]
	return n
}

func (u *unpacker) micro() time.Duration { return time.Duration(u.signed()) * time.Microsecond }

func (u *unpacker) instant() time.Duration {
	u.before += u.signed()
	return time.Duration(u.before) * time.Microsecond
}

func (u *unpacker) text() string {
	s, rest, ok := bytes.Cut(u.texts, []byte{0})
	if !ok {
		u.t.Fatal("the texts are cut off")
	}
	u.texts = rest
	return string(s)
}

func (u *unpacker) textIf(there int) string {
	if there == 0 {
		return ""
	}
	return u.text()
}

func (u *unpacker) instantIf(there int) time.Duration {
	if there == 0 {
		return 0
	}
	return u.instant()
}

// unpack reads everything.
func unpack(t *testing.T, data []byte) (all []record.Interaction, causes, statuses []int) {
	u := &unpacker{t: t, numbers: data}
	if v := u.count(); v != keptVersion {
		t.Fatalf("version %d", v)
	}
	n := u.count()
	failures := []string{""}
	for range u.count() {
		size := u.count()
		failures = append(failures, string(u.numbers[:size]))
		u.numbers = u.numbers[size:]
	}
	var sizes [][2]int
	for range n {
		var in record.Interaction
		in.Planned = u.instant()
		planned := u.before
		in.Started, in.Ended = u.instant(), u.instant()
		u.before = planned
		in.Load, in.Number, in.Failure = u.count(), u.signed(), failures[u.count()]
		causes, statuses = append(causes, u.count()-1), append(statuses, int(u.signed()))
		sizes = append(sizes, [2]int{u.count(), u.count()})
		all = append(all, in)
	}
	rest, texts := u.numbers, 0
	for _, s := range sizes {
		texts += s[0]
	}
	numbers, words := rest[:texts], rest[texts:]
	for i := range all {
		of := &unpacker{t: t, numbers: numbers[:sizes[i][0]], texts: words[:sizes[i][1]]}
		numbers, words = numbers[sizes[i][0]:], words[sizes[i][1]:]
		of.interaction(&all[i])
		if len(of.numbers)+len(of.texts) > 0 {
			t.Fatalf("%d numbers and %q are left of interaction %d", len(of.numbers), of.texts, i)
		}
	}
	if len(numbers)+len(words) > 0 {
		t.Fatal("something is left")
	}
	return all, causes, statuses
}

func (u *unpacker) interaction(in *record.Interaction) {
	in.Conversation = u.text()
	u.before = in.Planned.Microseconds()
	for range u.count() {
		has := u.count()
		s := record.InteractionStep{Step: int(u.signed()), Program: u.count(), Planned: u.instant(), Sent: u.instantIf(has & 16), Ended: u.instant(), Attempts: 1}
		if has&1 != 0 {
			s.Attempts = u.count()
		}
		if has&2 != 0 {
			s.Status = int(u.signed())
		}
		s.Failure, s.Detail = u.textIf(has&4), u.textIf(has&8)
		in.Steps = append(in.Steps, s)
	}
	u.before = in.Planned.Microseconds()
	for range u.count() {
		has := u.count()
		a := record.Attempt{
			Position: u.count(), Asked: u.instant(), Dialed: u.instantIf(has & 1), Connected: u.instantIf(has & 2), Secured: u.instantIf(has & 4),
			Sent: u.instantIf(has & 8), FirstByte: u.instantIf(has & 16), Ended: u.instant(),
			Addr: int(u.signed()), Used: u.count(), BytesSent: u.signed(), BytesReceived: u.signed(),
		}
		if has&32 != 0 {
			a.Status = int(u.signed())
		}
		a.Failure, a.RetryAfter = u.textIf(has&64), u.textIf(has&128)
		if has&256 != 0 {
			a.Wait = u.micro()
		}
		in.Attempts = append(in.Attempts, a)
	}
	u.before = in.Planned.Microseconds()
	for range u.count() {
		has := u.count()
		f := record.Frame{Out: has&1 != 0, At: u.instant(), Socket: u.count()}
		if kind := u.count(); kind > 0 {
			f.Kind = frameKinds[kind-1]
		}
		f.Bytes, f.Text = u.count(), u.textIf(has&2)
		in.Frames = append(in.Frames, f)
	}
	for range u.count() {
		has := u.count()
		b := record.Break{
			Position: u.count(), Socket: int(u.signed()), Ready: u.micro(), Ended: u.micro(), LastReceived: u.micro(), LastSent: u.micro(), OwnGap: u.micro(),
			Addr: int(u.signed()), LocalPort: int(u.signed()), CloseCode: int(u.signed()), TLS: has&1 != 0, CloseNotify: has&2 != 0,
		}
		b.How, _ = record.HowByName(u.text())
		b.Errname, b.CloseReason, b.Detail = u.text(), u.text(), u.text()
		if b.TCP.Known = has&4 != 0; b.TCP.Known {
			t := &b.TCP
			t.State, t.Backoff, t.Retransmits = uint8(u.count()), uint8(u.count()), uint8(u.count())
			for _, n := range []*uint32{
				&t.TotalRetransmit, &t.Unacked, &t.LastDataSentMS, &t.LastDataRecvMS, &t.LastAckRecvMS, &t.RTTUS, &t.RTTVarUS, &t.SegsIn, &t.SegsOut, &t.OutQueue, &t.InQueue,
			} {
				*n = uint32(u.count())
			}
		}
		in.Breaks = append(in.Breaks, b)
	}
	in.StepsPassed, in.AttemptsPassed, in.FramesPassed, in.BreaksPassed = u.count(), u.count(), u.count(), u.count()
}

// set gives every field of a row a value of its own: what the page leaves out
// by mistake then shows.
func set(row reflect.Value, n *int) {
	for _, f := range row.Fields() {
		*n++
		switch f.Kind() {
		case reflect.Struct:
			set(f, n)
		case reflect.Bool:
			f.SetBool(true)
		case reflect.String:
			f.SetString(fmt.Sprint("text ", *n))
		case reflect.Slice:
			f.Set(reflect.MakeSlice(f.Type(), 2, 2))
			set(f.Index(0), n) // the other stays zero
		case reflect.Int, reflect.Int64:
			f.SetInt(int64(*n) * 1000)
		case reflect.Uint8:
			f.SetUint(uint64(*n%20) + 1)
		case reflect.Uint32:
			f.SetUint(uint64(*n))
		}
	}
}

func TestAPageHoldsAllOfAnInteraction(t *testing.T) {
	p := &plan.Plan{Loads: []plan.Load{{Name: "orders"}, {Name: "reads"}}}
	full, n := record.Interaction{}, 0
	set(reflect.ValueOf(&full).Elem(), &n)
	full.Load, full.Frames[0].Kind, full.Steps[0].Status, full.Attempts[1].Status = 1, record.FrameClose, 404, 429
	early := record.Interaction{Number: 1, Planned: time.Microsecond, Failure: "429", Steps: []record.InteractionStep{{Step: -1, Attempts: 1, Status: 429}}}
	strange := record.Interaction{Load: 2}
	v := diagnosis.Verdict{Causes: []diagnosis.Cause{{Cause: "other"}, {Cause: "rate_limited", Failures: []string{"429"}, Loads: []string{"orders"}}}}
	var k kept
	for _, in := range []*record.Interaction{&full, &strange, &early} {
		k.add(in)
	}
	got, causes, statuses := unpack(t, k.all(p, &v))
	if diff := cmp.Diff([]record.Interaction{early, full}, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("unpacked (-put +read):\n%s", diff)
	}
	if !slices.Equal(causes, []int{1, 1}) || !slices.Equal(statuses, []int{429, 404}) {
		t.Errorf("causes %v, statuses %v; want that of the 429 for both, and the last status", causes, statuses)
	}
}

// TestAPageThinsOutWhatSucceeded: what failed is kept as long as it can be, and
// nothing vanishes uncounted.
func TestAPageThinsOutWhatSucceeded(t *testing.T) {
	p := &plan.Plan{Loads: []plan.Load{{Name: "orders"}}}
	const rows, size = 2000, 200_000
	for _, c := range []struct {
		name        string
		n, failed   int // every so manieth fails
		text        int
		wantsFailed bool
	}{
		{"many", 3 * rows, 10, 0, true},
		{"long", 1000, 20, 1000, true},
		{"failures alone", 2 * rows, 1, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := kept{mostRows: rows, mostBytes: size}
			words := strings.Repeat("x", c.text)
			failed := 0
			for i := range c.n {
				in := record.Interaction{Number: int64(i), Planned: time.Duration(i) * time.Millisecond, Steps: []record.InteractionStep{{Detail: words}}}
				if i%c.failed == 0 {
					in.Failure = "404"
					failed++
				}
				k.add(&in)
				if len(k.rows) > rows || len(k.numbers)+len(k.texts) > size {
					t.Fatalf("%d rows, %d bytes", len(k.rows), len(k.numbers)+len(k.texts))
				}
			}
			all, _, _ := unpack(t, k.all(p, &diagnosis.Verdict{}))
			bad := 0
			for i := range all {
				if all[i].Failure != "" {
					bad++
				}
			}
			if int64(len(all))+k.left != int64(c.n) || len(all) < min(c.n, rows)/10 || c.wantsFailed && bad != failed {
				t.Errorf("%d and %d left out of %d; %d failed of %d", len(all), k.left, c.n, bad, failed)
			}
			if last := all[len(all)-1].Number; last < int64(c.n)*9/10 {
				t.Errorf("the last is number %d of %d, want some of the whole run", last, c.n)
			}
		})
	}
}
