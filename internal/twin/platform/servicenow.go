package platform

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	tablePath = "/table/incident"
	// maxIncidents bounds what is remembered. The oldest is forgotten first.
	maxIncidents = 50_000
	// firstIncident is the number before the first.
	firstIncident = 10_000
	// snowDate is how ServiceNow writes a date: UTC, and no zone.
	snowDate = "2006-01-02 15:04:05"
	// maxRecords is how many records a list gives at most, and unless it is
	// asked for fewer.
	maxRecords = 10_000
)

var serviceNowRoutes = serviceNowAt("/api/now/table", "/api/now/v1/table", "/api/now/v2/table")

// serviceNowAt are the routes of the Table API, which wants no token of the
// platform's.
func serviceNowAt(bases ...string) (routes []route) {
	for _, base := range bases {
		for _, method := range []string{"GET", "POST"} {
			routes = append(routes,
				route{method: method, path: base + "/incident", handle: (*Platform).incidents},
				route{method: method, path: base + "/*", handle: (*Platform).noTable})
		}
		for _, method := range []string{"GET", "PUT", "PATCH", "DELETE"} {
			routes = append(routes,
				route{method: method, path: base + "/incident/*", handle: (*Platform).incident},
				route{method: method, path: base + "/*/*", handle: (*Platform).noTable})
		}
	}
	return routes
}

// columns are an incident's, in the order in which the Table API shows them.
// Every value is text.
var columns = []struct {
	name  string
	most  int // characters that are kept; 0: nobody can write it
	unset string
}{
	{"sys_id", 0, ""},
	{"number", 0, ""},
	{"state", 16, "1"},
	{"active", 0, "true"},
	{"short_description", 160, ""},
	{"description", 1000, ""},
	{"comments", 1000, ""},
	{"caller_id", 64, ""},
	{"urgency", 16, "3"},
	{"impact", 16, "3"},
	{"priority", 16, "5"},
	{"category", 64, "inquiry"},
	{"assignment_group", 64, ""},
	{"assigned_to", 64, ""},
	{"work_notes", 1000, ""},
	{"close_code", 64, ""},
	{"close_notes", 1000, ""},
	{"opened_at", 0, ""},
	{"sys_created_on", 0, ""},
	{"sys_updated_on", 0, ""},
	{"sys_mod_count", 0, "0"},
}

const columnCount = 21

// Columns that are looked for by their place.
const (
	sysID    = 0
	number   = 1
	state    = 2
	active   = 3
	callerID = 7
	openedAt = 17
	created  = 18
	updated  = 19
	modCount = 20
)

// closedState is the first state in which an incident is over.
const closedState = "6"

func columnAt(name string) int {
	if i, ok := columnPlaces[name]; ok {
		return i
	}
	return -1
}

var columnPlaces = func() map[string]int {
	places := map[string]int{}
	for i := range columns {
		places[columns[i].name] = i
	}
	return places
}()

// incident is a record. It is never changed in place.
type incident [columnCount]string

// written are the columns that a request writes; nil leaves one as it is.
type written [columnCount]*string

// readIncident reads what a record is to say. Values need not be text, and are
// cut to what ServiceNow keeps of them; columns that it does not know, or that
// nobody can write, it does not mind.
func readIncident(body []byte) (w written, e *Error) {
	e = members(body, mostNesting, w.take)
	return w, e
}

// take notes a member of a body.
func (w *written) take(name, value []byte) {
	i := columnAt(string(name))
	if string(name) == "caller" {
		i = callerID
	}
	if i >= 0 && columns[i].most > 0 {
		text := plainText(value, columns[i].most)
		w[i] = &text
	}
}

// serviceNow is the ticket system behind the data actions, as far as its Table
// API for incidents goes.
type serviceNow struct {
	latency *latency
	gates   *gates

	mu        sync.Mutex
	dice      dice
	last      int
	incidents map[string]*incident
	byNumber  map[string]*incident
	oldest    ring
}

func newServiceNow(seed uint64, count int, cfg pack.Latency, limits pack.Limits) *serviceNow {
	s := &serviceNow{latency: newLatency(newDice(seed, 2), cfg), gates: newGates(seed, limits), dice: newDice(seed, 3)}
	s.clear()
	born := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	for i := range count {
		short, caller := "Made up by the twin", fmt.Sprintf("caller%03d", i%100)
		var w written
		w[columnAt("short_description")], w[callerID] = &short, &caller
		s.create(w, born.Add(time.Duration(i)*time.Minute))
	}
	return s
}

func (s *serviceNow) clear() {
	s.last, s.oldest = firstIncident, newRing(maxIncidents)
	s.incidents, s.byNumber = map[string]*incident{}, map[string]*incident{}
}

// put enters a record, or puts it in the place of what it was.
func (s *serviceNow) put(i *incident) {
	if s.incidents[i[sysID]] == nil {
		if gone := s.oldest.add(i[sysID]); gone != "" {
			s.drop(gone)
		}
	}
	s.incidents[i[sysID]], s.byNumber[i[number]] = i, i
}

func (s *serviceNow) drop(id string) bool {
	i := s.incidents[id]
	if i != nil {
		delete(s.incidents, id)
		delete(s.byNumber, i[number])
	}
	return i != nil
}

func (s *serviceNow) create(w written, now time.Time) *incident {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	i := &incident{}
	for c := range columns {
		i[c] = columns[c].unset
	}
	at := now.UTC().Format(snowDate)
	i[sysID], i[number] = unused(s.dice.hex, func(id string) bool { return s.incidents[id] != nil }), incidentNumber(s.last)
	i[openedAt], i[created], i[updated] = at, at, at
	i.write(w)
	s.put(i)
	return i
}

// write changes columns. Nothing in place of a column's text is what it had at
// first.
func (i *incident) write(w written) {
	for c, text := range w {
		if text == nil {
			continue
		}
		if i[c] = *text; *text == "" {
			i[c] = columns[c].unset
		}
	}
	i[active] = strconv.FormatBool(i[state] < closedState || len(i[state]) != 1)
}

// change writes into a record that is there.
func (s *serviceNow) change(id string, w written, now time.Time) *incident {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.incidents[id]
	if before == nil {
		return nil
	}
	i := *before
	i.write(w)
	n, _ := strconv.Atoi(i[modCount])
	i[updated], i[modCount] = now.UTC().Format(snowDate), strconv.Itoa(n+1)
	s.put(&i)
	return &i
}

func (s *serviceNow) get(id string) *incident {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.incidents[id]
}

func (s *serviceNow) delete(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drop(id)
}

// all lists the records, the oldest first.
func (s *serviceNow) all() []*incident {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*incident, 0, len(s.incidents))
	for n := range s.oldest.keys {
		if i := s.incidents[s.oldest.keys[(s.oldest.next+n)%len(s.oldest.keys)]]; i != nil {
			list = append(list, i)
		}
	}
	return list
}

// appendTo writes a record as JSON, with some columns or all.
func (i *incident) appendTo(b []byte, only []int) []byte {
	b = append(b, '{')
	first := true
	add := func(c int) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(append(append(b, '"'), columns[c].name...), `":`...)
		b = appendText(b, i[c])
	}
	if only == nil {
		for c := range columns {
			add(c)
		}
	}
	for _, c := range only {
		add(c)
	}
	return append(b, '}')
}

// appendText writes text as JSON; most of it has nothing to escape.
func appendText(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x80 {
			return append(b, encode(text)...)
		}
	}
	return append(append(append(b, '"'), text...), '"')
}

// snowRequest is one request to the Table API, by a client or by a data action.
type snowRequest struct {
	method string
	id     string // sys_id; empty: of the table
	query  url.Values
	fields written
	broken *Error // what is wrong with the body
	user   string
	cookie string // of a session
	path   string // of the table, for Location; empty where nobody looks
}

func (r *snowRequest) writes() bool {
	return r.method == http.MethodPost || r.method == http.MethodPut || r.method == http.MethodPatch
}

// snowRequestAt reads the address that a data action's template has come to.
func snowRequestAt(method, address string) (snowRequest, *Error) {
	_, rest, ok := strings.Cut(address, tablePath)
	path, query, _ := strings.Cut(rest, "?")
	id, below := strings.CutPrefix(path, "/")
	if !ok || path != "" && !below || strings.Contains(id, "/") {
		return snowRequest{}, BadRequest("The request URL is not one of the table of incidents: " + cut(address, 200))
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return snowRequest{}, BadRequest("The query of the request URL cannot be parsed.")
	}
	return snowRequest{method: method, id: id, query: values}, nil
}

// snowAnswer is what ServiceNow answers.
type snowAnswer struct {
	status     int
	body       []byte
	message    string // of an error
	retryAfter time.Duration
	headers    map[string]string
	changed    string // sys_id
	timedOut   bool   // there is none
	pooled     *[]byte
}

// refusedSnow is an error in ServiceNow's shape.
func refusedSnow(status int, message, detail string) snowAnswer {
	var e struct {
		Error struct {
			Message string `json:"message"`
			Detail  string `json:"detail"`
		} `json:"error"`
		Status string `json:"status"`
	}
	e.Status, e.Error.Message, e.Error.Detail = "failure", message, detail
	return snowAnswer{status: status, body: encode(e), message: message}
}

var noRecord = refusedSnow(http.StatusNotFound, "No Record found", "Record doesn't exist or ACL restricts the record retrieval")

// perform does what a request asks for. How long that takes, and whether it may
// be, others have seen to.
func (s *serviceNow) perform(r *snowRequest, now time.Time) snowAnswer {
	only, err := onlyColumns(r.query.Get("sysparm_fields"))
	switch {
	case r.broken != nil:
		return refusedSnow(r.broken.Status, "Exception while reading request", r.broken.Message)
	case err != nil:
		return refusedSnow(http.StatusBadRequest, "Invalid query", err.Error())
	case r.method == http.MethodPost:
		i := s.create(r.fields, now)
		a := answeredRecord(http.StatusCreated, i, only)
		if a.changed = i[sysID]; r.path != "" {
			a.headers = map[string]string{"Location": r.path + "/" + i[sysID]}
		}
		return a
	case r.method == http.MethodGet && r.id == "":
		return s.query(r, only)
	case r.method == http.MethodDelete:
		if !s.delete(r.id) {
			return noRecord
		}
		return snowAnswer{status: http.StatusNoContent, changed: r.id}
	}
	i := s.get(r.id)
	if r.writes() {
		i = s.change(r.id, r.fields, now)
	}
	if i == nil {
		return noRecord
	}
	a := answeredRecord(http.StatusOK, i, only)
	if r.writes() {
		a.changed = r.id
	}
	return a
}

func answeredRecord(status int, i *incident, only []int) snowAnswer {
	pooled := records.Get().(*[]byte)
	b := append((*pooled)[:0], `{"result":`...)
	*pooled = append(i.appendTo(b, only), '}')
	return snowAnswer{status: status, body: *pooled, pooled: pooled}
}

// records are buffers for the text of one record.
var records = sync.Pool{New: func() any {
	b := make([]byte, 0, 1024)
	return &b
}}

// free gives the body's memory back, if it was borrowed. The body must not be
// used any more.
func (a snowAnswer) free() {
	if a.pooled != nil && cap(*a.pooled) <= keptBuffer {
		records.Put(a.pooled)
	}
}

func onlyColumns(list string) ([]int, error) {
	if list == "" {
		return nil, nil
	}
	only := []int{}
	for name := range strings.SplitSeq(list, ",") {
		if c := columnAt(strings.TrimSpace(name)); c >= 0 && !slices.Contains(only, c) {
			only = append(only, c)
		}
	}
	if len(only) == 0 {
		return nil, errors.New("sysparm_fields names no column of the table")
	}
	return only, nil
}

func (p *Platform) incidents(c *call) *Error { return p.askSnow(c, "") }
func (p *Platform) incident(c *call) *Error  { return p.askSnow(c, c.args[0]) }

// askSnow answers a client that asks ServiceNow directly.
func (p *Platform) askSnow(c *call, id string) *Error {
	r := snowRequest{method: c.r.Method, id: id, user: snowUser(c.r)}
	if r.method == http.MethodHead {
		r.method = http.MethodGet
	}
	if len(c.r.URL.RawQuery) > maxQuery {
		return c.answerSnow(refusedSnow(http.StatusRequestURITooLong, "Request URI too long", "The query has more than "+strconv.Itoa(maxQuery)+" bytes"))
	}
	var err error
	if r.query, err = url.ParseQuery(c.r.URL.RawQuery); err != nil {
		return c.answerSnow(refusedSnow(http.StatusBadRequest, "Invalid query", "The query cannot be parsed"))
	}
	if r.writes() {
		if r.broken = c.withBody(func(body []byte) (e *Error) {
			r.fields, e = readIncident(body)
			return e
		}); r.broken != nil && r.broken.Status != http.StatusBadRequest {
			return c.answerSnow(refusedSnow(r.broken.Status, "Exception while reading request", r.broken.Message))
		}
	}
	r.path = p.scheme("http", c.r) + "/api/now" + tablePath
	r.cookie = p.now.gates.session(c)
	a := p.now.serve(c, r, snowQuota)
	if a.timedOut {
		a = refusedSnow(http.StatusInternalServerError, "Transaction cancelled: maximum execution time exceeded", "")
	}
	if a.changed != "" {
		c.applied("incident", a.changed)
	}
	return c.answerSnow(a)
}

func (c *call) answerSnow(a snowAnswer) *Error {
	for name, value := range a.headers {
		c.w.Header()[name] = []string{value}
	}
	if a.retryAfter > 0 {
		c.w.Header().Set("Retry-After", strconv.Itoa(wholeSeconds(a.retryAfter)))
	}
	if len(a.body) == 0 {
		return c.empty(a.status)
	}
	c.write(a.status, a.body)
	a.free()
	return nil
}

// noTable is what is said of every other table.
func (p *Platform) noTable(c *call) *Error {
	return c.answerSnow(refusedSnow(http.StatusBadRequest, "Invalid table "+cut(c.args[0], maxName), ""))
}

// keptIncidents are the records as they are saved, each as the Table API shows
// it.
type keptIncidents struct {
	Last    int               `json:"last"`
	Records []json.RawMessage `json:"records"`
}

func (s *serviceNow) save() any {
	all := s.all()
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := keptIncidents{Last: s.last, Records: make([]json.RawMessage, len(all))}
	for n, i := range all {
		kept.Records[n] = i.appendTo(nil, nil)
	}
	return kept
}

func (s *serviceNow) load(saved []byte) error {
	var kept keptIncidents
	if err := json.Unmarshal(saved, &kept); err != nil {
		return err
	}
	if len(kept.Records) > maxIncidents {
		return fmt.Errorf("%d incidents, want at most %d", len(kept.Records), maxIncidents)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clear()
	s.last = max(kept.Last, firstIncident)
	for n, text := range kept.Records {
		i := &incident{}
		e := members(text, 1, func(name, value []byte) {
			if c := columnAt(string(name)); c >= 0 {
				i[c] = plainText(value, max(columns[c].most, 64))
			}
		})
		switch {
		case e != nil:
			return fmt.Errorf("record %d: %s", n+1, e.Message)
		case i[sysID] == "" || i[number] == "" || s.incidents[i[sysID]] != nil || s.byNumber[i[number]] != nil:
			return fmt.Errorf("record %d: sys_id or number is missing or another's", n+1)
		}
		s.put(i)
	}
	return nil
}
