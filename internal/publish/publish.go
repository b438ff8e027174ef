// Package publish pushes bulk updates to a platform the way the platform wants
// them: queued, paced below its limits, one after the other for each thing
// that is changed, and resumable after a crash at any point.
//
// What it is about to do is written to a ledger before it is done, and what
// became of it before anything is built on that. It never repeats a call that
// may have taken effect without looking first, unless repeating it does
// nothing. What can't be known it says; it never guesses.
package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"holdfast/internal/publish/queue"
)

// Scopes of limits: what counts against the token, and what goes to the
// storage that the platform names, which has none that is known.
const (
	scopeToken   = "token"
	scopeStorage = "storage"
)

// Plan says what a ledger is about. Its items never change.
type Plan struct {
	Hash   string    `json:"hash"` // of target and items
	What   string    `json:"what"` // Flows, Schedules or Requests
	Target string    `json:"target"`
	Items  int       `json:"items"`
	Made   time.Time `json:"made"`
}

// NewPlan hashes what is to be done.
func NewPlan(what, target string, items []*queue.Item, now time.Time) Plan {
	h := sha256.New()
	line := func(v any) {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err) // text and numbers can always be written
		}
		_, _ = h.Write(append(text, '\n')) // a hash takes everything
	}
	line([]string{what, target})
	for _, it := range items {
		file := sha256.Sum256(it.File)
		line([]any{it.ID, it.Kind, it.Entity, it.After, string(it.Spec), hex.EncodeToString(file[:])})
	}
	return Plan{Hash: hex.EncodeToString(h.Sum(nil)), What: what, Target: target, Items: len(items), Made: now}
}

// Progress is what is known of the work as a whole, over all processes.
type Progress struct {
	Calls     int                  `json:"calls"`
	Throttled int                  `json:"throttled"`
	Took      time.Duration        `json:"took"`
	Lost      time.Duration        `json:"lost"`              // in which calls were due and a limit held them up
	Holds     map[string]time.Time `json:"holds"`             // scopes that are held up, until when
	Trouble   string               `json:"trouble,omitempty"` // why they are
	Limit     float64              `json:"limit"`             // of the token, per minute
	At        time.Time            `json:"at"`
	Notices   Notices              `json:"notices,omitzero"`
}

// Store keeps a plan and where it stands. What it has acknowledged survives a
// power cut. One process at a time works with it.
type Store interface {
	// Plan is what the ledger is about; false if nothing yet.
	Plan(ctx context.Context) (Plan, Progress, bool, error)
	// Begin writes a plan with its items, all or nothing.
	Begin(ctx context.Context, p Plan, items []*queue.Item) error
	// Items are the plan's, in order.
	Items(ctx context.Context) ([]*queue.Item, error)
	// Save keeps where items stand, all or nothing.
	Save(ctx context.Context, items []*queue.Item, p Progress) error
	Close() error
}

// Caller makes single calls. An error says that the platform can't be asked at
// all; what happens to a call is in the answer.
type Caller interface {
	Do(ctx context.Context, c queue.Call) (queue.Answer, error)
}

// LoginError says that there is no token. The call was not made.
type LoginError struct {
	Err   error
	Later bool          // it may work later
	Wait  time.Duration // what the platform has asked for; 0: nothing
}

func (e *LoginError) Error() string { return "log in: " + e.Err.Error() }

// Unwrap is for errors.As.
func (e *LoginError) Unwrap() error { return e.Err }

// Check says what is wrong with a plan before anything is written: names that
// are not there, circles.
func Check(items []*queue.Item) error {
	_, err := queue.New(items, programs(), queue.Options{})
	return err
}

// Again puts items with these ends back to the beginning, because a person
// says so. It returns how many.
func Again(ctx context.Context, s Store, states ...queue.State) (int, error) {
	_, progress, _, err := s.Plan(ctx)
	if err != nil {
		return 0, err
	}
	items, err := s.Items(ctx)
	if err != nil {
		return 0, err
	}
	var changed []*queue.Item
	for _, it := range items {
		if slices.Contains(states, it.State) {
			it.State, it.Step, it.Doubt, it.Memo, it.Tries, it.Failures = queue.Pending, "", false, nil, 0, 0
			it.Reason = ""
			changed = append(changed, it)
		}
	}
	if err := s.Save(ctx, changed, progress); err != nil {
		return 0, fmt.Errorf("write ledger: %w", err)
	}
	return len(changed), nil
}
