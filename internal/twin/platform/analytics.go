package platform

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	analyticsPath = "/api/v2/analytics"

	// The documented bounds of a query.
	maxDetailPage = 100
	maxInterval   = 31 * 24 * time.Hour

	// What a query may hold at most.
	maxFilters    = 10
	maxPredicates = 100

	// maxDetailJobs is how many jobs are remembered. The oldest is forgotten first.
	maxDetailJobs = 20
	// jobTime is how long a job takes: long enough for a client to see that it
	// has to ask again.
	jobTime = time.Second
	jobLife = 24 * time.Hour
	// maxJobPage is how many conversations a page of a job's results holds.
	maxJobPage = 1000
)

var analyticsRoutes = []route{
	{method: "POST", path: analyticsPath + "/conversations/details/query", guarded: true, handle: (*Platform).queryDetails},
	{method: "GET", path: analyticsPath + "/conversations/*/details", guarded: true, handle: (*Platform).conversationDetails},
	{method: "POST", path: analyticsPath + "/conversations/details/jobs", guarded: true, handle: (*Platform).createDetailJob},
	{method: "GET", path: analyticsPath + "/conversations/details/jobs/availability", guarded: true, handle: (*Platform).jobAvailability},
	{method: "GET", path: analyticsPath + "/conversations/details/jobs/*", guarded: true, handle: (*Platform).pollJob},
	{method: "DELETE", path: analyticsPath + "/conversations/details/jobs/*", guarded: true, handle: (*Platform).cancelJob},
	{method: "GET", path: analyticsPath + "/conversations/details/jobs/*/results", guarded: true, handle: (*Platform).jobResults},
}

// filter is a condition in a query: predicates and clauses that hold all
// together or any of them.
type filter struct {
	Type       string      `json:"type"`
	Clauses    []filter    `json:"clauses"`
	Predicates []predicate `json:"predicates"`
}

type predicate struct {
	Type      string `json:"type"`
	Dimension string `json:"dimension"`
	Operator  string `json:"operator"`
	Value     string `json:"value"`
}

// dimensions are what a thing may be filtered and grouped by. A name that is
// none has ok false.
type dimensions func(name string) (values []string, ok bool)

// check reports what a filter cannot be, against a thing that has every
// dimension.
func (f *filter) check(of dimensions, depth int) *Error {
	if f.Type != "and" && f.Type != "or" && f.Type != "" {
		return BadRequest(fmt.Sprintf("A filter's type is %q, want and or or.", clip(f.Type, maxName)))
	}
	if len(f.Predicates) > maxPredicates || len(f.Clauses) > maxFilters || len(f.Clauses) > 0 && depth > 1 {
		return BadRequest("A filter is too large.")
	}
	for i := range f.Clauses {
		if e := f.Clauses[i].check(of, depth+1); e != nil {
			return e
		}
	}
	for _, p := range f.Predicates {
		switch {
		case p.Type != "" && p.Type != "dimension":
			return BadRequest(fmt.Sprintf("Predicates of the type %q are not supported here, want dimension.", clip(p.Type, maxName)))
		case p.Operator != "" && p.Operator != "matches" && p.Operator != "exists" && p.Operator != "notExists":
			return BadRequest(fmt.Sprintf("A predicate's operator is %q, want matches, exists or notExists.", clip(p.Operator, maxName)))
		}
		if _, ok := of(p.Dimension); !ok {
			return BadRequest(fmt.Sprintf("The dimension %q is not known here.", clip(p.Dimension, maxName)))
		}
	}
	return nil
}

func (f *filter) takes(of dimensions) bool {
	either := f.Type == "or"
	for i := range f.Clauses {
		if f.Clauses[i].takes(of) == either {
			return either
		}
	}
	for _, p := range f.Predicates {
		if p.takes(of) == either {
			return either
		}
	}
	return !either || len(f.Clauses)+len(f.Predicates) == 0
}

func (p *predicate) takes(of dimensions) bool {
	values, _ := of(p.Dimension)
	switch p.Operator {
	case "exists":
		return len(values) > 0
	case "notExists":
		return len(values) == 0
	}
	return slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, p.Value) })
}

// interval is a span of time as queries write it: START/END in ISO 8601.
type interval struct{ from, to time.Time }

func readInterval(text string) (interval, *Error) {
	bad := BadRequest(fmt.Sprintf("interval is %q, want START/END such as 2026-05-01T00:00:00.000Z/2026-05-02T00:00:00.000Z", clip(text, maxName)))
	from, to, ok := strings.Cut(text, "/")
	if !ok {
		return interval{}, bad
	}
	var in interval
	for _, part := range []struct {
		text string
		into *time.Time
	}{{from, &in.from}, {to, &in.to}} {
		var err error
		for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02"} {
			if *part.into, err = time.Parse(form, part.text); err == nil {
				break
			}
		}
		if err != nil {
			return interval{}, bad
		}
	}
	if !in.from.Before(in.to) {
		return interval{}, BadRequest("interval ends before it begins")
	}
	return in, nil
}

// has reports whether something that went on from start to end, zero for not
// yet, falls into the interval.
func (in interval) has(start, end time.Time) bool {
	return start.Before(in.to) && (end.IsZero() || !end.Before(in.from))
}

// detailQuery asks for conversations.
type detailQuery struct {
	Interval string `json:"interval"`
	Order    string `json:"order"`
	OrderBy  string `json:"orderBy"`
	Paging   struct {
		Size   int `json:"pageSize"`
		Number int `json:"pageNumber"`
	} `json:"paging"`
	Conversations []filter `json:"conversationFilters"`
	Segments      []filter `json:"segmentFilters"`
	Evaluations   []filter `json:"evaluationFilters"`
	Surveys       []filter `json:"surveyFilters"`
	Resolutions   []filter `json:"resolutionFilters"`
}

// find answers a query from the ledger.
func (p *Platform) find(q *detailQuery) ([]*conversation, *Error) {
	in, e := readInterval(q.Interval)
	if e != nil {
		return nil, e
	}
	if len(q.Evaluations)+len(q.Surveys)+len(q.Resolutions) > 0 {
		return nil, BadRequest("Conversations here have no evaluations, surveys or resolutions to filter by.")
	}
	filters := slices.Concat(q.Conversations, q.Segments)
	if len(filters) > maxFilters {
		return nil, BadRequest(fmt.Sprintf("A query has at most %d filters.", maxFilters))
	}
	for i := range filters {
		if e := filters[i].check(blank.dimension, 0); e != nil {
			return nil, e
		}
	}
	switch q.Order {
	case "", "asc", "desc":
	default:
		return nil, BadRequest("order wants asc or desc")
	}
	var found []*conversation
	for _, c := range p.seen.conversations() {
		if in.has(c.start, c.end) && !slices.ContainsFunc(filters, func(f filter) bool { return !f.takes(c.dimension) }) {
			found = append(found, c)
		}
	}
	switch q.OrderBy {
	case "", "conversationStart", "segmentStart":
	case "conversationEnd", "segmentEnd":
		slices.SortStableFunc(found, func(a, b *conversation) int { return a.ended().Compare(b.ended()) })
	default:
		return nil, BadRequest("orderBy wants conversationStart, conversationEnd, segmentStart or segmentEnd")
	}
	if q.Order == "desc" {
		slices.Reverse(found)
	}
	return found, nil
}

// ended is when a conversation was over; one that goes on ends after all that
// do not.
func (c *conversation) ended() time.Time {
	if c.end.IsZero() {
		return c.start.Add(forEver)
	}
	return c.end
}

// blank is what filters are checked against.
var blank = &conversation{flow: &flow{}, phases: []phase{{}}}

// dimension is what a conversation may be filtered by.
func (c *conversation) dimension(name string) ([]string, bool) {
	each := func(value func(*phase) string) []string {
		var all []string
		for i := range c.phases {
			if v := value(&c.phases[i]); v != "" {
				all = append(all, v)
			}
		}
		return all
	}
	one := func(v string) []string {
		if v == "" {
			return nil
		}
		return []string{v}
	}
	if c.execution { // has no customer, and nothing of a customer's
		switch name {
		case "mediaType", "messageType", "originatingDirection", "direction", "purpose", "segmentType":
			return nil, true
		}
	}
	switch name {
	case "conversationId":
		return one(c.id), true
	case "conversationEnd":
		if c.end.IsZero() {
			return nil, true
		}
		return one(date(c.end)), true
	case "mediaType":
		return one("message"), true
	case "messageType":
		return one("webmessaging"), true
	case "originatingDirection", "direction":
		return one("inbound"), true
	case "divisionId":
		return one(c.flow.Division.ID), true
	case "deploymentId":
		return one(c.deployment), true
	case "flowId":
		return one(c.flow.ID), true
	case "flowName":
		return one(c.flow.Name), true
	case "flowType":
		return one(c.flow.Type), true
	case "queueId":
		return one(c.queue.id), true
	case "userId":
		return one(c.agent.id), true
	case "purpose":
		return append(each((*phase).purpose), "customer"), true
	case "segmentType":
		return append(each((*phase).segment), "interact"), true
	case "disconnectType":
		return append(each(func(s *phase) string { return s.disconnect }), one(c.disconnect)...), true
	case "participantId":
		return append(each(func(s *phase) string { return s.participant }), one(c.customer)...), true
	case "sessionId":
		return append(each(func(s *phase) string { return s.session }), one(c.session)...), true
	}
	return nil, false
}

// purpose and segment are what the platform calls a phase.
func (s *phase) purpose() string {
	return map[string]string{inFlow: "botflow", waiting: "acd", alerting: "agent", talking: "agent"}[s.metric]
}

func (s *phase) segment() string {
	return map[string]string{inFlow: "ivr", waiting: "delay", alerting: "alert", talking: "interact"}[s.metric]
}

// The shapes of a conversation's details.
type (
	conversationShape struct {
		ID           string             `json:"conversationId"`
		Start        string             `json:"conversationStart"`
		End          string             `json:"conversationEnd,omitempty"`
		Direction    string             `json:"originatingDirection"`
		Divisions    []string           `json:"divisionIds"`
		Participants []participantShape `json:"participants"`
	}
	participantShape struct {
		ID       string         `json:"participantId"`
		Name     string         `json:"participantName,omitempty"`
		Purpose  string         `json:"purpose"`
		UserID   string         `json:"userId,omitempty"`
		Sessions []sessionShape `json:"sessions"`
	}
	sessionShape struct {
		ID          string         `json:"sessionId"`
		MediaType   string         `json:"mediaType"`
		MessageType string         `json:"messageType"`
		Direction   string         `json:"direction"`
		From        string         `json:"addressFrom,omitempty"`
		Provider    string         `json:"provider"`
		Flow        *flowShape     `json:"flow,omitempty"`
		Metrics     []metricShape  `json:"metrics"`
		Segments    []segmentShape `json:"segments"`
	}
	flowShape struct {
		ID          string `json:"flowId"`
		Name        string `json:"flowName"`
		Type        string `json:"flowType"`
		Version     string `json:"flowVersion,omitempty"`
		EntryReason string `json:"entryReason,omitempty"`
		EntryType   string `json:"entryType"`
		ExitReason  string `json:"exitReason,omitempty"`
	}
	metricShape struct {
		Emitted string `json:"emitDate"`
		Name    string `json:"name"`
		Value   int64  `json:"value"`
	}
	segmentShape struct {
		Start      string `json:"segmentStart"`
		End        string `json:"segmentEnd,omitempty"`
		Type       string `json:"segmentType"`
		Disconnect string `json:"disconnectType,omitempty"`
		QueueID    string `json:"queueId,omitempty"`
		Conference bool   `json:"conference"`
	}
)

// shape is a conversation as the interaction details show it.
func (c *conversation) shape() conversationShape {
	shape := conversationShape{
		ID: c.id, Start: date(c.start), End: dateOf(c.end), Direction: "inbound", Divisions: []string{c.flow.Division.ID},
		Participants: []participantShape{{ID: c.customer, Name: "Guest", Purpose: "customer", Sessions: []sessionShape{{
			ID: c.session, MediaType: "message", MessageType: "webmessaging", Direction: "inbound", From: c.address, Provider: "PureCloud Webmessaging",
			Metrics:  []metricShape{{date(c.start), "nConnected", 1}},
			Segments: []segmentShape{{Start: date(c.start), End: dateOf(c.end), Type: "interact", Disconnect: c.disconnect}},
		}}}},
	}
	for i := range c.phases {
		s := &c.phases[i]
		segment := segmentShape{Start: date(s.from), End: dateOf(s.to), Type: s.segment(), Disconnect: s.disconnect}
		if s.metric != inFlow {
			segment.QueueID = c.queue.id
		}
		if before := len(shape.Participants) - 1; shape.Participants[before].ID == s.participant { // the agent alerts, then talks
			session := &shape.Participants[before].Sessions[0]
			session.Segments = append(session.Segments, segment)
			session.Metrics = append(session.Metrics, s.metrics()...)
			continue
		}
		session := sessionShape{
			ID: s.session, MediaType: "message", MessageType: "webmessaging", Direction: "inbound", Provider: "PureCloud Webmessaging",
			Metrics: s.metrics(), Segments: []segmentShape{segment},
		}
		participant := participantShape{ID: s.participant, Purpose: s.purpose()}
		switch s.metric {
		case inFlow:
			participant.Name = c.flow.Name
			session.Flow = c.flowShape(s)
		case waiting:
			participant.Name = c.queue.name
		default:
			participant.Name, participant.UserID = c.agent.name, c.agent.id
		}
		participant.Sessions = []sessionShape{session}
		shape.Participants = append(shape.Participants, participant)
	}
	return shape
}

func (c *conversation) flowShape(s *phase) *flowShape {
	shape := &flowShape{ID: c.flow.ID, Name: c.flow.Name, Type: c.flow.Type, EntryReason: c.deployment, EntryType: "dnis"}
	if c.flow.Published != nil {
		shape.Version = c.flow.Published.ID
	}
	switch s.disconnect {
	case "":
	case "transfer":
		shape.ExitReason = "TRANSFER"
	default:
		shape.ExitReason = "DISCONNECT"
	}
	return shape
}

// metrics are what a phase adds to the conversation's metrics.
func (s *phase) metrics() []metricShape {
	began := map[string]string{inFlow: "nFlow", waiting: "nOffered", talking: "nConnected"}[s.metric]
	lasted := map[string]string{inFlow: "tFlow", waiting: "tAcd", alerting: "tAlert", talking: "tHandle"}[s.metric]
	list := []metricShape{}
	if began != "" {
		list = append(list, metricShape{date(s.from), began, 1})
	}
	if !s.to.IsZero() {
		list = append(list, metricShape{date(s.to), lasted, s.to.Sub(s.from).Milliseconds()})
	}
	return list
}

// dateOf is a date that may not have come yet.
func dateOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return date(t)
}

func shapes(list []*conversation) []conversationShape {
	all := make([]conversationShape, len(list))
	for i, c := range list {
		all[i] = c.shape()
	}
	return all
}

func (p *Platform) queryDetails(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var q detailQuery
		if e := decode(body, &q); e != nil {
			return e
		}
		if in, e := readInterval(q.Interval); e == nil && in.to.Sub(in.from) > maxInterval {
			return BadRequest("interval is longer than 31 days")
		}
		if q.Paging.Size == 0 {
			q.Paging.Size = pageSize
		}
		if q.Paging.Number == 0 {
			q.Paging.Number = 1
		}
		if q.Paging.Size < 0 || q.Paging.Size > maxDetailPage || q.Paging.Number < 0 || q.Paging.Number > 1_000_000 {
			return BadRequest(fmt.Sprintf("paging wants a pageSize of at most %d and a pageNumber from 1", maxDetailPage))
		}
		found, e := p.find(&q)
		if e != nil {
			return e
		}
		low := min((q.Paging.Number-1)*q.Paging.Size, len(found))
		return c.answer(http.StatusOK, struct {
			Conversations []conversationShape `json:"conversations"`
			Total         int                 `json:"totalHits"`
		}{shapes(found[low:min(low+q.Paging.Size, len(found))]), len(found)})
	})
}

func (p *Platform) conversationDetails(c *call) *Error {
	found := p.seen.conversation(c.args[0])
	if found == nil {
		return missing("conversation", c.args[0])
	}
	return c.answer(http.StatusOK, found.shape())
}

// detailJobs are queries whose answers are fetched later.
type detailJobs struct {
	mu     sync.Mutex
	dice   dice
	byID   map[string]*job
	oldest ring
}

type job struct {
	app       string
	submitted time.Time
	cancelled bool
	available time.Time // up to when the results know of anything
	results   []*conversation
}

func newDetailJobs(seed uint64) *detailJobs {
	return &detailJobs{dice: newDice(seed, 8), byID: map[string]*job{}, oldest: newRing(maxDetailJobs)}
}

func (j *job) state(now time.Time) string {
	switch age := now.Sub(j.submitted); {
	case j.cancelled:
		return "CANCELLED"
	case age < jobTime/2:
		return "QUEUED"
	case age < jobTime:
		return "PENDING"
	case age < jobLife:
		return "FULFILLED"
	}
	return "EXPIRED"
}

func (p *Platform) createDetailJob(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var q detailQuery
		if e := decode(body, &q); e != nil {
			return e
		}
		found, e := p.find(&q)
		if e != nil {
			return e
		}
		now := time.Now()
		p.details.mu.Lock()
		id := p.details.dice.uuid()
		p.details.byID[id] = &job{app: c.app, submitted: now, available: now, results: found}
		if gone := p.details.oldest.add(id); gone != "" {
			delete(p.details.byID, gone)
		}
		p.details.mu.Unlock()
		c.applied("job", id)
		return c.answer(http.StatusAccepted, struct {
			ID string `json:"jobId"`
		}{id})
	})
}

// job finds the job that a request is about, and says what has become of it.
func (p *Platform) job(c *call) (*job, string, *Error) {
	p.details.mu.Lock()
	defer p.details.mu.Unlock()
	j := p.details.byID[c.args[0]]
	if j == nil || j.app != c.app {
		return nil, "", missing("job", c.args[0])
	}
	return j, j.state(time.Now()), nil
}

func (p *Platform) pollJob(c *call) *Error {
	j, state, e := p.job(c)
	if e != nil {
		return e
	}
	completed := ""
	if state == "FULFILLED" || state == "EXPIRED" {
		completed = date(j.submitted.Add(jobTime))
	}
	return c.answer(http.StatusOK, struct {
		State      string `json:"state"`
		Submitted  string `json:"submissionDate"`
		Expiration string `json:"expirationDate"`
		Completion string `json:"completionDate,omitempty"`
	}{state, date(j.submitted), date(j.submitted.Add(jobLife)), completed})
}

func (p *Platform) cancelJob(c *call) *Error {
	j, _, e := p.job(c)
	if e != nil {
		return e
	}
	p.details.mu.Lock()
	j.cancelled, j.results = true, nil
	p.details.mu.Unlock()
	c.applied("job", c.args[0])
	return c.empty(http.StatusNoContent)
}

func (p *Platform) jobAvailability(c *call) *Error {
	return c.answer(http.StatusOK, struct {
		Until string `json:"dataAvailabilityDate"`
	}{date(time.Now())})
}

// jobResults pages through a job's results with a cursor.
func (p *Platform) jobResults(c *call) *Error {
	j, state, e := p.job(c)
	if e != nil {
		return e
	}
	switch state {
	case "FULFILLED":
	case "EXPIRED", "CANCELLED":
		return &Error{Status: http.StatusGone, Code: "gone", Message: "The job's results are no longer there."}
	default:
		return &Error{Status: http.StatusNotFound, Code: "not.found", Message: "The job's results are not there yet."}
	}
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return BadRequest("The query cannot be parsed.")
	}
	size := maxJobPage
	if text := query.Get("pageSize"); text != "" {
		if size, err = strconv.Atoi(text); err != nil || size < 1 || size > maxJobPage {
			return BadRequest(fmt.Sprintf("pageSize wants a whole number from 1 to %d", maxJobPage))
		}
	}
	p.details.mu.Lock()
	results := j.results
	p.details.mu.Unlock()
	low := 0
	if text := query.Get("cursor"); text != "" {
		plain, err := base64.RawURLEncoding.DecodeString(text)
		if err == nil {
			low, err = strconv.Atoi(string(plain))
		}
		if err != nil || low < 0 || low > len(results) {
			return BadRequest("The cursor is none of this job's.")
		}
	}
	high := min(low+size, len(results))
	cursor := ""
	if high < len(results) {
		cursor = base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(high)))
	}
	return c.answer(http.StatusOK, struct {
		Conversations []conversationShape `json:"conversations"`
		Cursor        string              `json:"cursor,omitempty"`
		Until         string              `json:"dataAvailabilityDate"`
	}{shapes(results[low:high]), cursor, date(j.available)})
}
