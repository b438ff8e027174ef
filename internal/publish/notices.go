package publish

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"holdfast/internal/backoff"
	"holdfast/internal/publish/queue"
	"holdfast/internal/safe"
)

// Listener hears what the platform tells by itself. Nothing is proved by a
// notice, and nothing is lost without it: it says when to look.
type Listener interface {
	// Listen hears a channel until it ends or ctx does, and subscribes to the
	// topics and to those that still come. The error says why it has ended, and
	// wraps ErrDeaf if another channel would not be heard either.
	Listen(ctx context.Context, channel string, topics []string, more <-chan string, hear func(topic string, told []byte)) error
}

// ErrDeaf says that there is no sense in another channel.
var ErrDeaf = errors.New("notices are not listened for")

// Notices count what was heard, over all processes.
type Notices struct {
	Channels int    `json:"channels"` // that were asked for
	Heard    int    `json:"heard"`    // notices that ended a wait
	Lost     int    `json:"lost"`     // channels that were refused or have ended too early
	Why      string `json:"why,omitempty"`
}

const (
	channelsPath = "/api/v2/notifications/channels"
	// maxTopics is how many a channel has, as documented. What is about more of
	// them is only polled.
	maxTopics = 1000
	// maxDeaf is how many channels in a row may be of no use before the platform
	// is only asked.
	maxDeaf = 8
	// steady is how long a channel lasts that was of use.
	steady = 5 * time.Minute
	// maxHeard is how many notices wait to be taken; more are dropped, and polls
	// find what they were about.
	maxHeard = 64
)

// relisten is how long to wait before another channel.
var relisten = backoff.Policy{Base: time.Second, Cap: time.Minute, Jitter: backoff.Equal}

// ear is what a run hears. It belongs to the run's goroutine; the listener has
// one of its own while there is a channel.
type ear struct {
	Notices

	topics []string
	known  map[string]bool
	more   chan string // topics for a channel that is there already
	heard  chan notice
	busy   bool      // a channel is asked for, or there
	over   bool      // no other one will be
	again  time.Time // not before this
	opened time.Time
	deaf   int // channels in a row that were of no use
}

// notice is what was told on a topic; or with no topic the channel's end.
type notice struct {
	topic string
	told  []byte
	ended error
}

func (r *run) newEar() *ear {
	return &ear{Notices: r.before.Notices, known: map[string]bool{}, more: make(chan string, maxTopics), heard: make(chan notice, maxHeard), over: r.Listener == nil}
}

// want asks for notices on the topics of calls.
func (e *ear) want(work []queue.Work) {
	for _, w := range work {
		if w.Topic == "" || e.known[w.Topic] || e.over || len(e.topics) == maxTopics {
			continue
		}
		e.known[w.Topic] = true
		e.topics = append(e.topics, w.Topic)
		if e.busy {
			e.more <- w.Topic // it has room for all of them
		}
	}
}

// channel is the call that asks for a channel, if one is wanted now.
func (r *run) channel(now time.Time) []queue.Work {
	e := r.ear
	if e.over || e.busy || len(e.topics) == 0 || now.Before(e.again) || r.flying == mostCalls {
		return nil
	}
	// A channel too many does no harm.
	w, due := r.q.Beside(now, queue.Call{Method: http.MethodPost, Path: channelsPath, Body: []byte{}, Scope: scopeToken, Repeatable: true})
	if !due {
		return nil
	}
	e.busy = true
	e.Channels++
	return []queue.Work{w}
}

// listen takes the answer that names a channel.
func (r *run) listen(now time.Time, a queue.Answer, err error) {
	var made struct {
		URI string `json:"connectUri"`
	}
	switch {
	case err != nil:
		r.ear.end(now, err, r.chance())
		return
	case a.Status == 0:
		r.ear.end(now, errors.New("no channel: "+a.Error), r.chance())
		return
	case a.Status >= 300:
		wait, _ := queue.RetryAfter(a.RetryAfter, now)
		r.ear.end(now, errors.New("no channel: "+refusal(a)), r.chance())
		r.ear.again = now.Add(max(wait, r.ear.again.Sub(now)))
		r.ear.over = r.ear.over || a.Status < 500 && a.Status != http.StatusTooManyRequests && a.Status != http.StatusRequestTimeout
		return
	case json.Unmarshal(a.Body, &made) != nil || made.URI == "":
		r.ear.end(now, errors.New("no channel: the answer names none"), r.chance())
		return
	}
	e := r.ear
	e.opened = now
	for len(e.more) > 0 {
		<-e.more
	}
	topics := append([]string{}, e.topics...)
	r.work.Go(func() {
		err := r.Listener.Listen(r.calls, made.URI, topics, e.more, func(topic string, told []byte) {
			select {
			case e.heard <- notice{topic: topic, told: told}:
			default: // a poll finds out
			}
		})
		select {
		case e.heard <- notice{ended: err}:
		case <-r.calls.Done(): // nobody takes it any more
		}
	})
}

// hear takes a notice, and whatever others have come in.
func (r *run) hear(n notice) {
	now := time.Now()
	for left := maxHeard; ; left-- {
		if n.topic == "" {
			r.ear.end(now, n.ended, r.chance())
		} else {
			r.ear.Heard += r.q.Heard(now, n.topic, n.told)
		}
		if left == 1 {
			return // answers have their turn
		}
		select {
		case n = <-r.ear.heard:
		default:
			return
		}
	}
}

// end notes that there is no channel any more: for now, or for good.
func (e *ear) end(now time.Time, err error, random float64) {
	if err == nil {
		err = errors.New("the channel has ended")
	}
	e.busy = false
	e.Lost++
	why, _, _ := strings.Cut(err.Error(), "\n") // hints are about items
	e.Why = safe.Text(why, 300)
	if e.deaf++; !e.opened.IsZero() && now.Sub(e.opened) >= steady {
		e.deaf = 1
	}
	e.opened = time.Time{}
	e.again = now.Add(relisten.Delay(e.deaf, random))
	e.over = errors.Is(err, ErrDeaf) || e.deaf >= maxDeaf
}
