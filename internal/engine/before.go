package engine

import (
	"math"
	"slices"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/record"
)

// found is what the steps before a socket have found out for it.
type found struct {
	at        *place // where it goes, if an answer names that
	extracted []string
}

// prepare carries out the steps that go before a socket. They are an
// interaction that is counted nowhere: what becomes of it is the socket's fate.
func (l *lane) prepare(id loop.ID) {
	s := &l.socks[id]
	s.state = statePreparing
	it := l.newInteraction(l.run.pools[s.pool].before, int64(s.index), l.loop.Now())
	it.socket, it.done = id, l.prepared
	l.preparing[id] = it
	it.proceed()
}

// prepared is the steps before a socket being over.
func (l *lane) prepared(it *interaction, failure string) {
	id := it.socket
	delete(l.preparing, id)
	s := &l.socks[id]
	if s.state != statePreparing {
		return
	}
	s.attemptsNow(l.loop.Now()) // connect times do not include the steps before
	if failure != "" {
		l.unprepared(it, failure)
		return
	}
	p := &l.run.pools[s.pool]
	f := &found{extracted: slices.Clone(it.values.Extracted)}
	l.found[id] = f
	if p.at != nil {
		l.dial(id, p.at)
		return
	}
	v := l.values(id, s)
	at, err := parseSocketPlace(string(p.URL.Append(nil, &v)))
	if err != nil {
		e := l.evidence(id, record.HowBadAnswer, 0)
		e.Detail = l.text("the url that an answer gave: "+err.Error(), record.MaxDetail)
		l.conclude(id, &e)
		return
	}
	attempt := s.attempts
	l.locate(at, func(at *place) {
		if s := &l.socks[id]; s.state == statePreparing && s.attempts == attempt && l.found[id] == f {
			f.at = at
			s.attemptsNow(l.loop.Refresh()) // nor the look-up of the name
			l.dial(id, at)
		}
	})
}

// attemptsNow ends the preparation of an attempt that has taken until now.
func (s *socket) attemptsNow(now int64) {
	s.prepared += uint32(min((now-s.attempted)/int64(time.Microsecond), math.MaxInt32))
	s.attempted = now
}

// unprepared is a socket that the steps before it have cost: their failure is
// its own, with the answer as evidence.
func (l *lane) unprepared(it *interaction, failure string) {
	id := it.socket
	how := it.how
	if how == 0 {
		how = record.HowBadAnswer
	}
	if failure == record.HowStopped.String() {
		how = record.HowStopped
	}
	e := l.evidence(id, how, it.errno)
	step := it.stepOrNil()
	name := ""
	if step != nil && step.Report >= 0 {
		name = it.stream.journey.Steps[step.Report]
	}
	if how == record.HowStatus {
		e.Status = it.status
		e.Body = l.text(string(it.body[:min(len(it.body), quotedBytes)]), record.MaxBody)
	}
	e.Detail = l.text("the step "+name+" before the socket: "+failure, record.MaxDetail)
	l.conclude(id, &e)
}
