package publish

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"holdfast/internal/publish/queue"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// SchemaName is that of the report in JSON.
const SchemaName = "holdfast.publish/v1"

// Report says what became of a plan so far.
type Report struct {
	Schema   string         `json:"schema"`
	What     string         `json:"what"`
	Target   string         `json:"target"`
	Plan     string         `json:"plan"` // its hash
	Items    map[string]int `json:"items"`
	Calls    int            `json:"calls"`
	Throttle int            `json:"throttled"`
	Took     float64        `json:"took_s"`
	Lost     float64        `json:"lost_to_limits_s"`
	Parked   *time.Time     `json:"parked_until,omitempty"`
	ParkedBy string         `json:"parked_by,omitempty"` // what holds the work up until then
	Limit    float64        `json:"limit_per_minute,omitempty"`
	Updated  *time.Time     `json:"updated,omitempty"` // when a publisher has last written to the ledger
	Notices  *Notices       `json:"notices,omitempty"` // if a channel was asked for
	Detail   []ItemReport   `json:"items_detail"`

	ago time.Duration // since Updated
}

// left is about how long the rest takes at the limit, by what it took so far;
// 0: nothing tells.
func (r *Report) left() time.Duration {
	pending := r.Items[string(queue.Pending)]
	over := len(r.Detail) - pending
	if over == 0 || r.Limit == 0 {
		return 0
	}
	calls := float64(r.Calls) / float64(over) * float64(pending)
	return time.Duration(calls / r.Limit * float64(time.Minute))
}

// ItemReport is one item of a report.
type ItemReport struct {
	ID       string `json:"id"`
	State    string `json:"state"`
	Attempts int    `json:"attempts"`
	Reason   string `json:"reason"`
}

// Summarize reads a ledger.
func Summarize(ctx context.Context, s Store, now time.Time) (*Report, []*queue.Item, error) {
	plan, at, ok, err := s.Plan(ctx)
	if err != nil {
		return nil, nil, err
	}
	if !ok {
		return nil, nil, fmt.Errorf("there is no plan in it yet")
	}
	items, err := s.Items(ctx)
	if err != nil {
		return nil, nil, err
	}
	r := &Report{
		Schema: SchemaName, What: plan.What, Target: plan.Target, Plan: plan.Hash, Items: map[string]int{},
		Calls: at.Calls, Throttle: at.Throttled, Took: at.Took.Seconds(), Lost: at.Lost.Seconds(), Detail: []ItemReport{},
	}
	if at.Notices.Channels > 0 {
		r.Notices = &at.Notices
	}
	for _, state := range queue.States {
		r.Items[string(state)] = 0
	}
	for _, it := range items {
		r.Items[string(it.State)]++
		r.Detail = append(r.Detail, ItemReport{safe.Text(it.ID, 0), string(it.State), it.Attempts, lines(it.Reason, 2000)})
	}
	for _, until := range at.Holds {
		if until.After(now) && r.Items[string(queue.Pending)] > 0 && (r.Parked == nil || until.After(*r.Parked)) {
			u := until.UTC().Truncate(time.Second)
			r.Parked, r.ParkedBy = &u, safe.Text(at.Trouble, 300)
		}
	}
	if !at.At.IsZero() {
		u := at.At.UTC().Truncate(time.Millisecond)
		r.Updated, r.Limit, r.ago = &u, at.Limit, now.Sub(at.At)
	}
	return r, items, nil
}

// lines makes what a server has said fit to be shown, with our own line breaks
// before hints.
func lines(text string, limit int) string {
	reason, hint, ok := strings.Cut(text, "\nhint: ")
	out := safe.Text(reason, limit)
	if ok {
		out += "\nhint: " + safe.Text(hint, limit)
	}
	return out
}

// Bad is how many items were refused or are in doubt.
func (r *Report) Bad() int {
	return r.Items[string(queue.Refused)] + r.Items[string(queue.InDoubt)]
}

// maxShown is how many items the text names.
const maxShown = 20

// Text writes a report for people.
func Text(w io.Writer, r *Report) error {
	var b strings.Builder
	total := 0
	for _, n := range r.Items {
		total += n
	}
	verdict := "DONE"
	switch {
	case r.Items[string(queue.Pending)] > 0:
		verdict = "UNFINISHED"
	case r.Bad() > 0:
		verdict = "FAILED"
	}
	fmt.Fprintf(&b, "%s  %s of %s %s applied", verdict, units.Count(r.Items[string(queue.Applied)]), units.Count(total), r.What)
	for _, s := range []queue.State{queue.Skipped, queue.Refused, queue.InDoubt, queue.Pending} {
		if n := r.Items[string(s)]; n > 0 {
			word := map[queue.State]string{queue.Skipped: "were so already", queue.Refused: "refused", queue.InDoubt: "in doubt", queue.Pending: "to do"}[s]
			fmt.Fprintf(&b, ", %s %s", units.Count(n), word)
		}
	}
	fmt.Fprintf(&b, "\ntarget      %s\ncalls       %s, %s throttled\ntook        %s, %s of it held up by limits\n", safe.Text(r.Target, 0),
		units.Count(r.Calls), units.Count(r.Throttle), units.Human(secondsOf(r.Took)), units.Human(secondsOf(r.Lost)))
	if n := r.Notices; n != nil {
		fmt.Fprintf(&b, "notices     %s heard", units.Count(n.Heard))
		if n.Lost > 0 {
			fmt.Fprintf(&b, "; %d of %s lost, and polled instead: %s", n.Lost, units.Plural(n.Channels, "channel"), safe.Text(n.Why, 0))
		}
		b.WriteString("\n")
	}
	if r.Parked != nil {
		fmt.Fprintf(&b, "held        until %s: %s\n", r.Parked.Format(time.RFC3339), r.ParkedBy)
	}
	if verdict == "UNFINISHED" && r.Updated != nil {
		b.WriteString("left        ")
		if left := r.left(); left > 0 {
			fmt.Fprintf(&b, "about %s at %s calls a minute; ", units.Human(max(left.Round(time.Second), time.Second)), units.Count(int(r.Limit)))
		}
		fmt.Fprintf(&b, "the ledger was last written %s ago\n", units.Human(max(r.ago.Round(time.Second), time.Second)))
	}
	shown, before := 0, ""
	for _, it := range r.Detail {
		if it.State != string(queue.Refused) && it.State != string(queue.InDoubt) {
			continue
		}
		if shown++; shown > maxShown {
			continue
		}
		reason, hint, hinted := strings.Cut(it.Reason, "\n")
		fmt.Fprintf(&b, "%-11s %s: %s\n", strings.ReplaceAll(it.State, "_", " "), it.ID, reason)
		if hinted && hint != before { // once is enough for many of a kind
			before = hint
			fmt.Fprintf(&b, "            %s\n", hint)
		}
	}
	if shown > maxShown {
		fmt.Fprintf(&b, "            … and %s more: --json has them all\n", units.Count(shown-maxShown))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func secondsOf(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

type suite struct {
	XMLName  xml.Name  `xml:"testsuite"`
	Name     string    `xml:"name,attr"`
	Tests    int       `xml:"tests,attr"`
	Failures int       `xml:"failures,attr"`
	Errors   int       `xml:"errors,attr"`
	Skipped  int       `xml:"skipped,attr"`
	Time     string    `xml:"time,attr"`
	Cases    []oneCase `xml:"testcase"`
}

type oneCase struct {
	Name    string   `xml:"name,attr"`
	Class   string   `xml:"classname,attr"`
	Failure *message `xml:"failure,omitempty"`
	Error   *message `xml:"error,omitempty"`
	Skipped *message `xml:"skipped,omitempty"`
}

type message struct {
	Message string `xml:"message,attr"`
}

// JUnit writes the items as test cases: what was refused has failed, what is
// in doubt is an error, and so is what is left.
func JUnit(w io.Writer, r *Report) error {
	s := suite{Name: "holdfast publish " + r.What, Tests: len(r.Detail), Time: fmt.Sprintf("%.3f", r.Took)}
	for _, it := range r.Detail {
		c := oneCase{Name: it.ID, Class: "publish." + r.What}
		m := &message{Message: it.Reason}
		switch queue.State(it.State) {
		case queue.Refused:
			c.Failure = m
			s.Failures++
		case queue.InDoubt, queue.Pending:
			m.Message = strings.TrimSpace(strings.ReplaceAll(it.State, "_", " ") + ": " + it.Reason)
			c.Error = m
			s.Errors++
		case queue.Skipped:
			c.Skipped = m
			s.Skipped++
		}
		s.Cases = append(s.Cases, c)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(s); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// DeadLetter writes what was refused or is in doubt, one JSON object a line:
// the item, its request, and the latest answers.
func DeadLetter(w io.Writer, items []*queue.Item) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, it := range items {
		if it.State != queue.Refused && it.State != queue.InDoubt {
			continue
		}
		if err := e.Encode(struct {
			ID       string            `json:"id"`
			State    queue.State       `json:"state"`
			Reason   string            `json:"reason"`
			Attempts int               `json:"attempts"`
			Step     string            `json:"step"`
			Kind     string            `json:"kind"`
			Request  json.RawMessage   `json:"request"`
			Known    map[string]string `json:"known,omitempty"`
			Answers  []queue.Note      `json:"answers"`
		}{it.ID, it.State, it.Reason, it.Attempts, it.Step, it.Kind, it.Spec, it.Memo, append([]queue.Note{}, it.Notes...)}); err != nil {
			return err
		}
	}
	return nil
}

// Explain writes what a plan would do: its calls, and how long they take at
// the limit.
func Explain(w io.Writer, p Plan, items []*queue.Item, perMinute float64) error {
	var b strings.Builder
	fmt.Fprintf(&b, "plan        %s of %s for %s\n", units.Plural(len(items), "item"), p.What, safe.Text(p.Target, 0))
	calls, looks := map[string]int{}, 0
	for _, it := range items {
		switch it.Kind {
		case kindRequest:
			r := specOf[request](it)
			calls[r.Method]++
			if (&requests{}).Group(it) != "" {
				looks++
			} else if _, ok := r.seen(); ok {
				calls["GET, to see whether it is so already"]++
			}
		case kindFlow:
			calls["GET, to see whether it is so already"] += 2
			calls["POST of a flow job"]++
			calls["GET of the job, at least"]++
			calls["PUT of a file, to the storage"]++
			calls["POST for a channel of notices"] = 1
		case kindSchedule:
			calls["GET, to see how the schedule is"] += 3
			calls["POST, for a place and for the update"] += 2
			calls["GET of the schedule's version, at least"]++
			calls["PUT of a week, to the storage"]++
			calls["POST for a channel of notices"] = 1
		}
	}
	if looks > 0 {
		calls["GET of 100 at once, to see what is so already"] = (looks + 99) / 100
	}
	total := 0
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		fmt.Fprintf(&b, "calls       %8s  %s\n", units.Count(calls[name]), name)
		if !strings.Contains(name, "storage") {
			total += calls[name]
		}
	}
	if perMinute == 0 {
		perMinute = queue.DefaultPerMinute
	}
	fmt.Fprintf(&b, "time        about %s: %s at %s a minute\n", units.Human(time.Duration(float64(total)/perMinute*float64(time.Minute))), units.Plural(total, "call"), units.Count(int(perMinute)))
	for i, it := range items {
		if i == maxShown {
			fmt.Fprintf(&b, "            … and %s more\n", units.Count(len(items)-maxShown))
			break
		}
		what := it.Entity
		if it.Kind == kindRequest {
			r := specOf[request](it)
			what = r.Method + " " + r.Path
		}
		after := ""
		if len(it.After) > 0 {
			after = ", after " + strings.Join(it.After, ", ")
		}
		fmt.Fprintf(&b, "item        %s: %s%s\n", safe.Text(it.ID, 200), safe.Text(what, 200), safe.Text(after, 200))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
