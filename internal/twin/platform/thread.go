package platform

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"holdfast/internal/pack"
)

// This file is what exists only in the story after which the profile thread is
// named: a WebSocket where the platform has none, and two endpoints that it
// does not have either.

const (
	// A client may ask for pushes at periods between these.
	minPush = 10 * time.Millisecond
	maxPush = time.Hour
	// maxStoryFlows bounds what is remembered. The oldest is forgotten first.
	maxStoryFlows = 10_000
)

// threadRoutes exist only in the story that the profile is named after.
var threadRoutes = []route{
	{method: "GET", path: pack.ThreadSocketPath + "/*", guarded: true, handle: (*Platform).readStoryFlow},
	{method: "PUT", path: pack.ThreadSocketPath + "/*", guarded: true, handle: (*Platform).putStoryFlow},
	{method: "POST", path: "/api/v2/analytics/icd/events", guarded: true, handle: (*Platform).takeEvents},
	{method: "POST", path: "/api/v2/integrations/actions/*/execute", guarded: true, handle: (*Platform).execute},
}

var push = []byte(`{"push":true}`)

// storyLine is the story's WebSocket: silent, or an echo, or pushing.
type storyLine struct {
	echo bool
	push time.Duration
}

// silentLine is what most clients ask for; one for all of them.
var silentLine = &storyLine{}

// storySocket reads the options in the query: echo=1 and push=DURATION.
func storySocket(r *http.Request) (Speaker, *Error) {
	if r.URL.RawQuery == "" {
		return silentLine, nil
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, BadRequest("the query cannot be parsed")
	}
	s := &storyLine{echo: query.Get("echo") == "1"}
	if every := query.Get("push"); every != "" {
		if s.push, err = time.ParseDuration(every); err != nil || s.push < minPush || s.push > maxPush {
			return nil, BadRequest(fmt.Sprintf("push is not a duration from %v to %v", minPush, maxPush))
		}
	}
	if *s == *silentLine {
		return silentLine, nil
	}
	return s, nil
}

// Beat is the push.
func (s *storyLine) Beat() (time.Duration, []byte) { return s.push, push }

// Opened is of no interest here.
func (s *storyLine) Opened(Line) {}

// Heard sends back what it hears, if it is an echo.
func (s *storyLine) Heard(_ bool, message []byte) []byte {
	if !s.echo {
		return nil
	}
	return message
}

// Ended is of no interest here.
func (s *storyLine) Ended() {}

// storybook is what has been put at the story's own endpoints.
type storybook struct {
	mu     sync.Mutex
	dice   dice
	flows  map[string]storyFlow
	oldest ring
}

type storyFlow struct {
	ID          string `json:"id"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	Version     int    `json:"version"`
	Modified    string `json:"dateModified"`
	SelfURI     string `json:"selfUri"`
}

func newStorybook(seed uint64) *storybook {
	return &storybook{dice: newDice(seed, 6), flows: map[string]storyFlow{}, oldest: newRing(maxStoryFlows)}
}

// putStoryFlow takes a flow under any id and counts its versions.
func (p *Platform) putStoryFlow(c *call) *Error {
	id := c.args[0]
	if len(id) > maxName {
		return missing("flow", id[:maxName])
	}
	return c.withBody(func(body []byte) *Error {
		change, e := readFlowChange(body)
		if e != nil {
			return e
		}
		f := p.told.put(id, change, time.Now())
		c.applied("flow", id)
		return c.answer(http.StatusOK, f)
	})
}

func (b *storybook) put(id string, change flowChange, now time.Time) storyFlow {
	b.mu.Lock()
	defer b.mu.Unlock()
	f, known := b.flows[id]
	if !known {
		if gone := b.oldest.add(id); gone != "" {
			delete(b.flows, gone)
		}
	}
	f.ID, f.SelfURI = id, pack.ThreadSocketPath+"/"+url.PathEscape(id)
	if change.Name != nil {
		f.Name = *change.Name
	}
	if change.Description != nil {
		f.Description = *change.Description
	}
	f.Version++
	f.Modified = date(now)
	b.flows[id] = f
	return f
}

// readStoryFlow lets a client see what it has put.
func (p *Platform) readStoryFlow(c *call) *Error {
	p.told.mu.Lock()
	f, ok := p.told.flows[c.args[0]]
	p.told.mu.Unlock()
	if !ok {
		return missing("flow", c.args[0])
	}
	return c.answer(http.StatusOK, f)
}

// takeEvents takes an event or a list of them, and keeps none.
func (p *Platform) takeEvents(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		body = bytes.TrimSpace(body)
		accepted := 1
		switch {
		case len(body) > 0 && body[0] == '{':
			var event struct{}
			if e := decode(body, &event); e != nil {
				return e
			}
		case len(body) > 0 && body[0] == '[':
			var events []struct{}
			if e := decode(body, &events); e != nil {
				return e
			}
			accepted = len(events)
		default:
			return BadRequest("The request body is no event, want a JSON object or a list of them.")
		}
		p.told.mu.Lock()
		id := p.told.dice.uuid()
		p.told.mu.Unlock()
		c.applied("events", id)
		return c.answer(http.StatusAccepted, struct {
			ID       string `json:"id"`
			Accepted int    `json:"accepted"`
		}{id, accepted})
	})
}
