package queue

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"holdfast/internal/backoff"
)

// again is how long the queue waits by itself after failures.
var again = backoff.Policy{Base: time.Second, Cap: 3 * time.Minute, Jitter: backoff.Equal}

const (
	// maxTries is how often an item may fail while others do not.
	maxTries = 10
	// maxFailures is how often it may fail at all: about three hours.
	maxFailures = 80
)

// Options tune a queue. The zero value is the documented platform.
type Options struct {
	PerMinute map[string]float64 // by scope; 0 for no limit, absent for the documented one
	Random    func() float64     // in [0, 1); nil: always a half
}

// Queue is the plan and where it stands. It belongs to one goroutine.
type Queue struct {
	o        Options
	programs map[string]Program
	items    []*Item
	byID     map[string]*Item
	heads    map[string]int // how many items of an entity are over
	entities map[string][]*Item
	open     []*Item // those not over, by Seq
	paces    map[string]*Pace
	count    map[State]int
	topics   map[string][]*Item // that have begun and are not over

	Calls, Throttled int
	trouble          string        // what the latest call has met, if it was not in order
	Lost             time.Duration // in which calls were due and a limit held them up
	lostSince        time.Time
}

// New makes a queue of items, which it then owns. Those that are marked as
// sent were under way when an earlier process ended: nobody knows what became
// of them.
func New(items []*Item, programs map[string]Program, o Options) (*Queue, error) {
	if o.Random == nil {
		o.Random = func() float64 { return 0.5 }
	}
	q := &Queue{
		o: o, programs: programs, items: items,
		byID: map[string]*Item{}, heads: map[string]int{}, entities: map[string][]*Item{}, paces: map[string]*Pace{}, count: map[State]int{}, topics: map[string][]*Item{},
	}
	for _, it := range items {
		if programs[it.Kind] == nil {
			return nil, fmt.Errorf("item %s: kind %q is not known", it.ID, it.Kind)
		}
		if q.byID[it.ID] != nil {
			return nil, fmt.Errorf("item %s is there twice", it.ID)
		}
		q.byID[it.ID] = it
		q.entities[it.Entity] = append(q.entities[it.Entity], it)
		q.count[it.State]++
		if !it.State.Over() {
			q.open = append(q.open, it)
		}
	}
	return q, q.acyclic()
}

// acyclic refuses plans in which something waits for itself, by names or by
// the order of an entity.
func (q *Queue) acyclic() error {
	const onPath, done = 1, 2
	seen := map[*Item]int{}
	before := map[*Item]*Item{}
	for _, list := range q.entities {
		for i := 1; i < len(list); i++ {
			before[list[i]] = list[i-1]
		}
	}
	type frame struct {
		item *Item
		next []*Item
	}
	wants := func(it *Item) ([]*Item, error) {
		var list []*Item
		for _, id := range it.After {
			other := q.byID[id]
			if other == nil {
				return nil, fmt.Errorf("item %s: after %q: there is no such item", it.ID, id)
			}
			list = append(list, other)
		}
		if b := before[it]; b != nil {
			list = append(list, b)
		}
		return list, nil
	}
	for _, root := range q.items {
		if seen[root] == done {
			continue
		}
		next, err := wants(root)
		if err != nil {
			return err
		}
		seen[root] = onPath
		stack := []frame{{root, next}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if len(top.next) == 0 {
				seen[top.item] = done
				stack = stack[:len(stack)-1]
				continue
			}
			it := top.next[0]
			top.next = top.next[1:]
			switch seen[it] {
			case onPath:
				return fmt.Errorf("item %s waits for itself, by way of %s", it.ID, top.item.ID)
			case done:
				continue
			}
			next, err := wants(it)
			if err != nil {
				return err
			}
			seen[it] = onPath
			stack = append(stack, frame{it, next})
		}
	}
	return nil
}

// Recover settles what an earlier process has left: the doubt of what was
// sent. It returns the items that changed.
func (q *Queue) Recover(now time.Time) (changed []*Item) {
	for _, it := range slices.Clone(q.open) {
		if it.Sent {
			it.Sent, it.Doubt = false, true
			it.note(Note{At: now, Step: it.Step, Text: "the process ended before the answer was kept"})
			q.move(now, it, q.programs[it.Kind].Doubt(it), false)
			changed = append(changed, it)
		}
	}
	return changed
}

// pace is what is known of a scope's limit.
func (q *Queue) pace(scope string) *Pace {
	p := q.paces[scope]
	if p == nil {
		perMinute, ok := q.o.PerMinute[scope]
		if !ok {
			perMinute = DefaultPerMinute
		}
		p = newPace(perMinute)
		q.paces[scope] = p
	}
	return p
}

// Work is one call to make for one item, or for several that share it.
type Work struct {
	Items []*Item // none: the call is beside the plan
	Call  Call
	Topic string // on which notices about it will come; empty: none
}

// Beside is a call that is no item's. It is paced and counted like the others,
// and none if it is not due.
func (q *Queue) Beside(now time.Time, c Call) (w Work, due bool) {
	p := q.pace(c.Scope)
	if at, ok := p.open(now); !ok || at.After(now) {
		return Work{}, false
	}
	p.take(now)
	q.Calls++
	return Work{Call: c}, true
}

// listen notes on which topic notices about an item come.
func (q *Queue) listen(it *Item) string {
	topic := q.programs[it.Kind].Topic(it)
	if topic != it.topic {
		q.deaf(it)
		if it.topic = topic; topic != "" {
			q.topics[topic] = append(q.topics[topic], it)
		}
	}
	return topic
}

func (q *Queue) deaf(it *Item) {
	left := slices.DeleteFunc(q.topics[it.topic], func(other *Item) bool { return other == it })
	if q.topics[it.topic] = left; len(left) == 0 {
		delete(q.topics, it.topic)
	}
	it.topic = ""
}

// Heard takes a notice. The items for which it may be the end of their wait go
// on at once; it returns how many.
func (q *Queue) Heard(now time.Time, topic string, told []byte) (woken int) {
	for _, it := range q.topics[topic] {
		if q.programs[it.Kind].Heard(it, told) && !it.flying {
			it.NotUntil = now
			woken++
		}
	}
	return woken
}

// Take returns the calls that are due now, at most so many. Their items are
// on their way until Done. Items that end without a call (what they wait for
// was refused) are returned, too.
func (q *Queue) Take(now time.Time, most int) (work []Work, ended []*Item) {
	q.tally(now)
	blocked := false
	for i := 0; i < len(q.open) && len(work) < most; i++ {
		it := q.open[i]
		if it.flying || it.State.Over() || it.NotUntil.After(now) {
			continue
		}
		ready, why, reason := q.ready(it)
		if why != "" {
			q.end(it, why, reason)
			ended = append(ended, it)
			continue
		}
		if !ready {
			continue
		}
		scope := q.programs[it.Kind].Scope(it)
		p := q.pace(scope)
		if at, ok := p.open(now); !ok || at.After(now) {
			blocked = blocked || ok
			if len(q.paces) == 1 || i > 1000 {
				break // nothing behind it can go either
			}
			continue
		}
		call, err := q.programs[it.Kind].Call(it)
		if err != nil {
			q.end(it, Refused, err.Error())
			ended = append(ended, it)
			continue
		}
		call.Scope = scope
		p.take(now)
		w := Work{Items: []*Item{it}, Call: call}
		it.flying = true
		if group := q.programs[it.Kind].Group(it); group != "" {
			q.gather(now, &w, i+1, group)
		}
		for _, it := range w.Items {
			it.Attempts++
			it.Sent = call.Effect
		}
		w.Topic = q.listen(it)
		q.Calls++
		work = append(work, w)
	}
	if len(ended) > 0 {
		q.sweep()
	}
	if blocked && len(work) == 0 {
		q.lostSince = now
	}
	return work, ended
}

// tally adds up the time in which something was due and held up.
func (q *Queue) tally(now time.Time) {
	if !q.lostSince.IsZero() {
		q.Lost += max(now.Sub(q.lostSince), 0)
		q.lostSince = time.Time{}
	}
}

// gather lets others share a call.
func (q *Queue) gather(now time.Time, w *Work, from int, group string) {
	for i := from; i < len(q.open) && len(w.Items) < maxGroup && i < from+10*maxGroup; i++ {
		it := q.open[i]
		if it.flying || it.State.Over() || it.NotUntil.After(now) || q.programs[it.Kind].Group(it) != group {
			continue
		}
		if ready, _, _ := q.ready(it); ready {
			it.flying = true
			w.Items = append(w.Items, it)
		}
	}
	if len(w.Items) > 1 {
		scope := w.Call.Scope
		w.Call = q.programs[w.Items[0].Kind].Together(w.Items)
		w.Call.Scope = scope
	}
}

// ready reports whether everything that an item waits for is over, or that it
// never can be.
func (q *Queue) ready(it *Item) (ready bool, end State, reason string) {
	list := q.entities[it.Entity]
	head := q.heads[it.Entity]
	for head < len(list) && list[head].State.Over() {
		if list[head].State == InDoubt && list[head].Seq < it.Seq {
			return false, Refused, fmt.Sprintf("not sent: %s, before it at the same place, is in doubt and might still take effect after it", list[head].ID)
		}
		head++
		q.heads[it.Entity] = head
	}
	if head < len(list) && list[head] != it {
		return false, "", ""
	}
	for _, id := range it.After {
		switch other := q.byID[id]; other.State {
		case Pending:
			return false, "", ""
		case Refused, InDoubt:
			return false, Refused, fmt.Sprintf("not sent: it comes after %s, which is %s", id, strings.ReplaceAll(string(other.State), "_", " "))
		}
	}
	return true, "", ""
}

// Next is the earliest moment at which Take may find something; zero when
// that depends on an answer only.
func (q *Queue) Next(now time.Time) time.Time {
	var next time.Time
	for n, it := range q.open {
		if it.flying || it.State.Over() {
			continue
		}
		if ready, end, _ := q.ready(it); !ready && end == "" {
			continue
		}
		opens, ok := q.pace(q.programs[it.Kind].Scope(it)).open(now)
		if !ok {
			continue
		}
		if at := later(opens, it.NotUntil); next.IsZero() || at.Before(next) {
			next = at
		}
		if !next.After(now) || len(q.paces) == 1 && next.Equal(opens) || n > 1000 {
			break // nothing behind it can go earlier
		}
	}
	return next
}

// Done takes an answer and returns the items that it has changed.
func (q *Queue) Done(now time.Time, w Work, a Answer) []*Item {
	p := q.pace(w.Call.Scope)
	p.flying--
	p.learn(now, a)
	kind := classify(w.Call, a)
	wait, known := RetryAfter(a.RetryAfter, now)
	down := false
	a.Grouped = len(w.Items) > 1
	switch kind {
	case throttled:
		q.Throttled++
		q.trouble = "the platform asks to wait (" + outcome(a) + ")"
		p.throttled(now, wait, known, q.o.Random())
	case lost, passing:
		q.trouble = outcome(a)
		down = p.failed(now, q.o.Random())
	default:
		q.trouble = ""
		p.good(a.Took)
	}
	for _, it := range w.Items {
		it.flying, it.Sent = false, false
		if kind != settled || a.Status >= 300 || a.Status == 202 {
			it.note(Note{At: now, Step: it.Step, Status: a.Status, Text: said(a)})
		}
		switch kind {
		case throttled:
			it.Reason = "throttled"
			it.NotUntil = now
		case passing:
			q.move(now, it, Move{Step: it.Step, Failed: true, Wait: wait, Reason: outcome(a)}, down)
		case lost:
			it.Doubt = true
			q.move(now, it, q.programs[it.Kind].Doubt(it), down)
		default:
			q.move(now, it, q.programs[it.Kind].After(it, a), down)
		}
	}
	q.sweep()
	return w.Items
}

// Unauthorized gives back what was not taken because the login failed: it
// neither happened nor counts.
func (q *Queue) Unauthorized(now time.Time, w Work) []*Item {
	p := q.pace(w.Call.Scope)
	p.flying--
	for _, it := range w.Items {
		it.flying, it.Sent, it.NotUntil = false, false, now
	}
	return w.Items
}

// HoldAll lets nothing go for a while: the platform does not let us log in.
func (q *Queue) HoldAll(now time.Time, scope string, failures int, why string) {
	q.trouble = why
	q.pace(scope).hold(now.Add(again.Delay(failures+2, q.o.Random())))
}

// move carries out what a program has decided.
func (q *Queue) move(now time.Time, it *Item, m Move, down bool) {
	if m.End != "" {
		q.end(it, m.End, m.Reason)
		return
	}
	it.Step, it.Reason = m.Step, m.Reason
	it.NotUntil = now.Add(m.Wait)
	if !m.Failed {
		return // and a look in between makes no failure undone
	}
	it.Failures++
	if !down {
		it.Tries++
	}
	if it.Tries > maxTries || it.Failures > maxFailures {
		end := Refused
		if it.Doubt {
			end = InDoubt
		}
		q.end(it, end, fmt.Sprintf("given up after %d failures, the last: %s", it.Failures, m.Reason))
		return
	}
	it.NotUntil = now.Add(max(m.Wait, again.Delay(it.Failures, q.o.Random())))
}

func (q *Queue) end(it *Item, s State, reason string) {
	q.count[it.State]--
	q.count[s]++
	q.deaf(it)
	it.State, it.Reason, it.Sent, it.NotUntil = s, reason, false, time.Time{}
	it.File, it.Volatile = nil, nil // the ledger has what is needed
}

// sweep forgets what is over.
func (q *Queue) sweep() {
	over := 0
	for _, it := range q.open[:min(len(q.open), 256)] {
		if it.State.Over() {
			over++
		}
	}
	if over > 64 || over == len(q.open) || over > 0 && len(q.open) < 256 {
		q.open = slices.DeleteFunc(q.open, func(it *Item) bool { return it.State.Over() })
	}
}

// Over reports whether every item is.
func (q *Queue) Over() bool { return q.count[Pending] == 0 }

// Count is how many items are in a state.
func (q *Queue) Count(s State) int { return q.count[s] }

// Items are all of them.
func (q *Queue) Items() []*Item { return q.items }

// Held is until when a limit holds everything up, as the platform has asked
// for; zero if it does not.
func (q *Queue) Held(now time.Time) time.Time {
	var until time.Time
	for _, p := range q.paces {
		if p.held.After(now) {
			until = later(until, p.held)
		}
	}
	return until
}

// Trouble is why something is held up now; empty if nothing is.
func (q *Queue) Trouble(now time.Time) string {
	if q.Held(now).IsZero() {
		return ""
	}
	return cmp.Or(q.trouble, "the platform's limit is used up")
}

// Hold sets what an earlier process has learned of a scope.
func (q *Queue) Hold(scope string, until time.Time) { q.pace(scope).hold(until) }

// Holds are the scopes that are held up, and until when.
func (q *Queue) Holds(now time.Time) map[string]time.Time {
	holds := map[string]time.Time{}
	for scope, p := range q.paces {
		if p.held.After(now) {
			holds[scope] = p.held
		}
	}
	return holds
}

// Limit is a scope's limit per minute as far as it is known; 0 for none.
func (q *Queue) Limit(scope string) float64 { return q.pace(scope).perMinute }

// class is what an answer means before anybody looks at what it says.
type class int

const (
	settled   class = iota // the program decides
	throttled              // not now; it did not take effect
	passing                // it failed, and may work the next time; it did not take effect
	lost                   // nobody knows whether it took effect
)

func classify(c Call, a Answer) class {
	unknown := passing
	if c.Effect {
		unknown = lost
	}
	switch {
	case a.Status == 0 && !a.Sent:
		return passing
	case a.Status == 0:
		return unknown
	case a.Status == http.StatusTooManyRequests:
		return throttled
	case a.Status == http.StatusServiceUnavailable && (a.RetryAfter != "" || slowDown(a)):
		return throttled // whoever says when has not done it
	case a.Status == http.StatusServiceUnavailable && ownError(a):
		return passing
	case a.Status == http.StatusRequestTimeout, a.Status == http.StatusTooEarly:
		return passing
	case a.Status >= 500 && a.Status != http.StatusNotImplemented && a.Status != http.StatusHTTPVersionNotSupported:
		return unknown
	case a.Cut && !c.Effect && a.Status < 300:
		return passing // it can be asked again
	}
	return settled
}

// ownError reports an error that the platform itself has written, and not
// something before it.
func ownError(a Answer) bool {
	var e struct {
		Code string `json:"code"`
	}
	return json.Unmarshal(a.Body, &e) == nil && e.Code != ""
}

// slowDown is how a storage says 429.
func slowDown(a Answer) bool { return strings.Contains(string(a.Body), "<Code>SlowDown</Code>") }

func outcome(a Answer) string {
	if a.Status == 0 {
		return "no answer: " + a.Error
	}
	return fmt.Sprintf("status %d", a.Status)
}

// said is what an answer says, for notes.
func said(a Answer) string {
	if a.Status == 0 {
		return a.Error
	}
	return Message(a.Body)
}

// Message is what an answer's body says: the platform's code and message if
// it has them, else its beginning.
func Message(body []byte) string {
	var e struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &e) == nil && e.Code+e.Message != "" {
		return strings.TrimPrefix(e.Code+": "+e.Message, ": ")
	}
	text := string(body)
	if len(text) > 200 {
		text = text[:200]
	}
	return strings.TrimSpace(text)
}
