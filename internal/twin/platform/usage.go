package platform

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	limitsPath = "/api/v2/organizations/limits"
	usagePath  = "/api/v2/usage/query"
	// maxUsages is how many usage queries are remembered. The oldest is
	// forgotten first.
	maxUsages = 20
)

var usageRoutes = []route{
	{method: "GET", path: limitsPath + "/namespaces", guarded: true, handle: (*Platform).listNamespaces},
	{method: "GET", path: limitsPath + "/namespaces/*", guarded: true, handle: (*Platform).namespaceLimits},
	{method: "GET", path: limitsPath + "/namespaces/*/defaults", guarded: true, handle: (*Platform).namespaceDefaults},
	{method: "GET", path: limitsPath + "/namespaces/*/counts", guarded: true, handle: (*Platform).namespaceCounts},
	{method: "GET", path: limitsPath + "/namespaces/*/limits/*/counts", guarded: true, handle: (*Platform).limitCounts},
	{method: "GET", path: limitsPath + "/docs", guarded: true, handle: (*Platform).limitDocs},
	{method: "POST", path: usagePath, guarded: true, handle: (*Platform).queryUsage},
	{method: "GET", path: usagePath + "/*/results", guarded: true, handle: (*Platform).usageResults},
}

// limitInfo is a limit under its two names: the platform's, and that of the
// twin's configuration.
type limitInfo struct {
	namespace, key, config string
	unit                   string // time unit of a rate, or empty
	about                  string
}

var limitTable = []limitInfo{
	{"platform.api", "client.credentials.token.rate.per.minute", "token_per_minute", "minute", "requests with one client credentials token a minute"},
	{"platform.api", "request.bytes.max", "request_bytes", "", "bytes of a request's body"},
	{"dataactions", "actions.concurrent.executions.max", "data_action_concurrent", "", "data actions that run at once"},
	{"dataactions", "requests.volume.max", "data_action_per_minute", "minute", "data actions a minute"},
	{"notifications", "channels.per.app.max", "channels_per_app", "", "channels of one application"},
	{"notifications", "topics.per.channel.max", "channel_topics", "", "topics of one channel"},
	{"web.messaging", "connections.rate.per.minute", "guest_connections_per_minute", "minute", "new connections to one deployment a minute"},
	{"web.messaging", "session.connections.max", "guest_connections_per_session", "", "connections of one session"},
	{"web.messaging", "requests.per.connection.rate.per.minute", "guest_requests_per_minute", "minute", "messages on one connection a minute"},
	{"web.messaging", "messages.per.session.rate.per.second", "guest_messages_per_second", "second", "onMessage of one session a second"},
	{"web.messaging", "health.check.per.connection.rate.per.minute", "guest_echoes_per_minute", "minute", "echoes on one connection a minute"},
	{"web.messaging", "configure.per.session.rate.per.minute", "guest_configures_per_minute", "minute", "configureSession of one session a minute"},
	{"web.messaging", "get.history.rate.per.minute", "guest_histories_per_minute", "minute", "reads of one session's history a minute"},
}

// limitByConfig finds a limit by its key in the configuration.
func limitByConfig(key string) limitInfo {
	if i := slices.IndexFunc(limitTable, func(l limitInfo) bool { return l.config == key }); i >= 0 {
		return limitTable[i]
	}
	return limitInfo{namespace: "twin", key: key, config: key}
}

// documented are the limits that the platform documents.
var documented = limitsByKey(pack.GenesysLimits)

// limitsByKey are limits by their keys in the configuration; 0 is none.
func limitsByKey(limits pack.Limits) map[string]int {
	byKey := map[string]int{}
	for _, n := range pack.NumbersOf(limits) {
		byKey[n.Key] = limitOf(n.Value)
	}
	return byKey
}

// limitShape is a limit as the API shows it.
type limitShape struct {
	Key       string `json:"key"`
	Namespace string `json:"namespace"`
	Value     int    `json:"value"`
}

// limitsIn lists the limits of a namespace that are in force: one that is
// switched off is none.
func limitsIn(namespace string, limits map[string]int) []limitShape {
	all := []limitShape{}
	for _, l := range limitTable {
		if value := limits[l.config]; l.namespace == namespace && value > 0 {
			all = append(all, limitShape{l.key, l.namespace, value})
		}
	}
	return all
}

func namespaces() []string {
	var all []string
	for _, l := range limitTable {
		if !slices.Contains(all, l.namespace) {
			all = append(all, l.namespace)
		}
	}
	slices.Sort(all)
	return all
}

func (p *Platform) listNamespaces(c *call) *Error {
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return BadRequest("The query cannot be parsed.")
	}
	list, e := paged(limitsPath+"/namespaces", query, namespaces())
	if e != nil {
		return e
	}
	return c.answer(http.StatusOK, list)
}

type limitList struct {
	Entities []limitShape `json:"entities"`
}

// withNamespace checks the namespace that a request is about.
func withNamespace(c *call, answer func() *Error) *Error {
	if !slices.Contains(namespaces(), c.args[0]) {
		return missing("namespace", c.args[0])
	}
	return answer()
}

func (p *Platform) namespaceLimits(c *call) *Error {
	return withNamespace(c, func() *Error { return c.answer(http.StatusOK, limitList{limitsIn(c.args[0], p.seen.limits)}) })
}

func (p *Platform) namespaceDefaults(c *call) *Error {
	return withNamespace(c, func() *Error {
		return c.answer(http.StatusOK, limitList{limitsIn(c.args[0], documented)})
	})
}

func (p *Platform) limitDocs(c *call) *Error {
	type doc struct {
		Namespace   string `json:"namespace"`
		Key         string `json:"key"`
		Description string `json:"description"`
		Default     int    `json:"defaultValue"`
	}
	all := []doc{}
	for _, l := range limitTable {
		all = append(all, doc{l.namespace, l.key, l.about, documented[l.config]})
	}
	return c.answer(http.StatusOK, struct {
		Entities []doc `json:"entities"`
	}{all})
}

// countShape is how much of a limit is used up now. Of limits that each client
// has for itself it is one entry for each.
type countShape struct {
	Key       string `json:"key"`
	Namespace string `json:"namespace"`
	EntityID  string `json:"entityId,omitempty"`
	Count     int    `json:"count"`
	Max       int    `json:"max,omitempty"`
}

func (p *Platform) namespaceCounts(c *call) *Error {
	return withNamespace(c, func() *Error { return p.answerCounts(c, func(limitInfo) bool { return true }) })
}

func (p *Platform) limitCounts(c *call) *Error {
	return withNamespace(c, func() *Error {
		if !slices.ContainsFunc(limitTable, func(l limitInfo) bool { return l.namespace == c.args[0] && l.key == c.args[1] }) {
			return missing("limit", c.args[1])
		}
		return p.answerCounts(c, func(l limitInfo) bool { return l.key == c.args[1] })
	})
}

func (p *Platform) answerCounts(c *call, want func(limitInfo) bool) *Error {
	all, now := []countShape{}, time.Now()
	for _, l := range limitTable {
		if l.namespace != c.args[0] || !want(l) {
			continue
		}
		most := p.seen.limits[l.config]
		counts := p.inUse(l.config, now)
		for _, entity := range sortedKeys(counts) {
			all = append(all, countShape{l.key, l.namespace, entity, counts[entity], most})
		}
	}
	return c.answer(http.StatusOK, struct {
		Entities []countShape `json:"entities"`
	}{all})
}

// inUse counts what a limit is about, by whom it holds for; "" is the
// organization. It counts what happened, and not what the limit made of it.
func (p *Platform) inUse(config string, now time.Time) map[string]int {
	switch config {
	case "token_per_minute":
		return p.logins.inUse(now)
	case "data_action_concurrent":
		return map[string]int{"": int(p.seen.running.Load())}
	case "data_action_per_minute":
		return map[string]int{"": p.seen.actionsSince(now.Add(-time.Minute))}
	case "channels_per_app":
		return p.notes.inUse()
	case "guest_connections_per_minute":
		return p.guests.inUse(now)
	}
	return nil
}

// inUse is the fullest window of each application's tokens.
func (l *logins) inUse(now time.Time) map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	counts := map[string]int{}
	for _, t := range l.tokens {
		if t.used.count > 0 && now.Sub(t.used.opened) < time.Minute {
			counts[t.app.id] = max(counts[t.app.id], t.used.count)
		}
	}
	return counts
}

// inUse is how many channels each application has.
func (n *notifications) inUse() map[string]int {
	n.mu.Lock()
	defer n.mu.Unlock()
	counts := map[string]int{}
	for app, own := range n.byApp {
		counts[app] = len(own)
	}
	return counts
}

// actionsSince counts the data actions that were let in since then.
func (l *ledger) actionsSince(then time.Time) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := int(l.running.Load())
	for i := range l.requests.list {
		if r := &l.requests.list[i]; r.to.action && r.limit == "" && r.at.After(then) {
			n++
		}
	}
	return n
}

// usages are queries for the use of the API, whose answers are fetched later.
type usages struct {
	mu     sync.Mutex
	dice   dice
	byID   map[string][]usageRow
	oldest ring
}

func newUsages(seed uint64) *usages {
	return &usages{dice: newDice(seed, 9), byID: map[string][]usageRow{}, oldest: newRing(maxUsages)}
}

// usageRow is how often one client has asked for one thing.
type usageRow struct {
	ClientID  string `json:"clientId"`
	Template  string `json:"templateUri"`
	Method    string `json:"httpMethod"`
	Status200 int    `json:"status200"`
	Status300 int    `json:"status300"`
	Status400 int    `json:"status400"`
	Status429 int    `json:"status429"`
	Status500 int    `json:"status500"`
	Requests  int    `json:"requests"`
}

// rows sums up the requests of an interval.
func (l *ledger) rows(in interval) []usageRow {
	l.mu.Lock()
	defer l.mu.Unlock()
	byKey := map[string]*usageRow{}
	for _, r := range l.requests.all() {
		if r.at.Before(in.from) || !r.at.Before(in.to) {
			continue
		}
		key := r.app + "\x00" + r.to.path + "\x00" + r.to.method
		row := byKey[key]
		if row == nil {
			row = &usageRow{ClientID: r.app, Template: strings.ReplaceAll(r.to.path, "*", "{id}"), Method: r.to.method}
			byKey[key] = row
		}
		row.count(r.status)
	}
	all := []usageRow{}
	for _, key := range sortedKeys(byKey) {
		all = append(all, *byKey[key])
	}
	return all
}

func (u *usageRow) count(status int) {
	u.Requests++
	switch {
	case status == http.StatusTooManyRequests:
		u.Status429++
	case status < 300:
		u.Status200++
	case status < 400:
		u.Status300++
	case status < 500:
		u.Status400++
	default:
		u.Status500++
	}
}

func (p *Platform) queryUsage(c *call) *Error {
	return c.withBody(func(body []byte) *Error {
		var q struct {
			Interval string `json:"interval"`
		}
		if e := decode(body, &q); e != nil {
			return e
		}
		in, e := readInterval(q.Interval)
		if e != nil {
			return e
		}
		rows := p.seen.rows(in)
		u := p.usages
		u.mu.Lock()
		id := u.dice.uuid()
		u.byID[id] = rows
		if gone := u.oldest.add(id); gone != "" {
			delete(u.byID, gone)
		}
		u.mu.Unlock()
		c.applied("usage", id)
		return c.answer(http.StatusOK, struct {
			ID  string `json:"executionId"`
			URI string `json:"resultsUri"`
		}{id, usagePath + "/" + id + "/results"})
	})
}

func (p *Platform) usageResults(c *call) *Error {
	p.usages.mu.Lock()
	rows, ok := p.usages.byID[c.args[0]]
	p.usages.mu.Unlock()
	if !ok {
		return missing("usage query", c.args[0])
	}
	return c.answer(http.StatusOK, struct {
		Results []usageRow `json:"results"`
		Status  string     `json:"queryStatus"`
	}{rows, "Complete"})
}
