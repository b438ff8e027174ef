// Package queue decides what a publisher does next: which item, which of its
// steps, when, and what an answer means.
//
// It is pure. It has no clock, no chance, no network and no file: time and
// random numbers are passed in, so that an hour of a platform's absence is
// tested in a millisecond.
package queue

import (
	"time"
)

// State is where an item stands.
type State string

// The states. All but Pending are ends.
const (
	Pending State = "pending"
	Applied State = "applied"  // by us
	Skipped State = "skipped"  // it was as wanted before we did anything
	Refused State = "refused"  // for good, or given up
	InDoubt State = "in_doubt" // it may have taken effect, and nothing can tell
)

// States are all of them, in the order of reports.
var States = []State{Applied, Skipped, Refused, InDoubt, Pending}

// Over reports an end.
func (s State) Over() bool { return s != Pending }

// Item is one update. What is above the line is the plan and never changes;
// what is below is where it stands, and is kept in the ledger.
type Item struct {
	Seq    int    // from 0, the order of the plan
	ID     string // unique in the plan
	Kind   string // names its program
	Entity string // what it changes; items of one entity go one after the other
	After  []string
	Spec   []byte // JSON, for its program
	File   []byte // what it uploads; nil for none

	State    State
	Step     string            // of its program; empty before the first
	Sent     bool              // the step's call was about to be made, and what became of it is not written yet
	Doubt    bool              // an earlier call may have taken effect
	Memo     map[string]string // what earlier steps have found out
	Attempts int               // calls made
	Tries    int               // failures for which the item itself may be the reason
	Failures int               // failures of any kind
	NotUntil time.Time
	Reason   string // why it ended so; or what it waits for
	Notes    []Note // the latest answers

	// Volatile is what must not be written down: addresses that are themselves a
	// permission. It is lost when the process ends.
	Volatile map[string]string
	flying   bool
	topic    string // on which notices about it come; empty: none
}

// Hide puts something where it is lost when the process ends.
func (i *Item) Hide(key, value string) {
	if i.Volatile == nil {
		i.Volatile = map[string]string{}
	}
	i.Volatile[key] = value
}

// Note is one answer, for people who look into the dead letter.
type Note struct {
	At     time.Time `json:"at"`
	Step   string    `json:"step"`
	Status int       `json:"status,omitempty"`
	Text   string    `json:"text,omitempty"`
}

// Mask changes what is kept of a server's words, and is not built on.
func (i *Item) Mask(change func(string) string) {
	i.Reason = change(i.Reason)
	for n := range i.Notes {
		i.Notes[n].Text = change(i.Notes[n].Text)
	}
}

// maxNotes is how many answers an item remembers.
const maxNotes = 6

func (i *Item) note(n Note) {
	if len(i.Notes) == maxNotes { // the first says most about how it began
		i.Notes = append(i.Notes[:1], i.Notes[2:]...)
	}
	i.Notes = append(i.Notes, n)
}

// Remember puts something into the memo.
func (i *Item) Remember(key, value string) {
	if i.Memo == nil {
		i.Memo = map[string]string{}
	}
	i.Memo[key] = value
}

// Call is one request to make.
type Call struct {
	Method string
	Path   string // below the target; or a whole URL, which then gets no token
	Header map[string]string
	Body   []byte
	Scope  string // of its limit; filled in by the queue
	// Effect says that the call may change something: it is written to the
	// ledger before it is made, and an answer that is lost leaves doubt.
	Effect bool
	// Repeatable says that making it twice does no more than making it once.
	Repeatable bool
}

// Answer is what became of a call.
type Answer struct {
	Status     int // 0: there was none
	Body       []byte
	Cut        bool   // the body is not complete
	Grouped    bool   // it is about several items
	Sent       bool   // without an answer: the platform may have got the request
	Error      string // without an answer: why
	RetryAfter string // as it was written
	// Limits as the platform's own headers tell them; Allowed 0: not told.
	Allowed, Count int
	Reset          time.Duration
	Took           time.Duration
}

// Move is what a program makes of an answer.
type Move struct {
	Step   string        // to go on with
	Wait   time.Duration // before that
	Failed bool          // it counts as a failure of the item: the wait is the queue's to choose, and at least Wait
	End    State         // or it is over
	Reason string
}

// Program is what the items of a kind do, step by step. It is pure, too.
type Program interface {
	// Scope is that of the limit which the item's step counts against.
	Scope(*Item) string
	// Call is what the item's step asks for.
	Call(*Item) (Call, error)
	// After says where an answer leads that settles what became of the call: it
	// is neither a refusal that passes nor a lost one.
	After(*Item, Answer) Move
	// Doubt says what to do when a call with an effect was made and nobody
	// knows what became of it.
	Doubt(*Item) Move
	// Group names the items whose step can be asked for in one call; empty:
	// this one can't.
	Group(*Item) string
	// Together is that one call.
	Together([]*Item) Call
	// Topic is where the platform tells by itself of the end of what the item's
	// step begins or waits for; empty: nowhere.
	Topic(*Item) string
	// Heard takes what was told there. It reports whether the item need not wait
	// any longer before it looks. What was told proves nothing: it may be late,
	// lost, or about somebody else's work.
	Heard(it *Item, told []byte) bool
}

// maxGroup is how many items share a call.
const maxGroup = 100
