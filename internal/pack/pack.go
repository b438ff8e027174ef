// Package pack is what is known of platforms, as data: how their edges and
// limits behave, and the configuration of the twin that imitates them.
//
// It decides nothing and imports nothing of holdfast but the units people
// write quantities in.
package pack

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/units"
)

// Twin is the configuration of the rehearsal platform: a file given to
// "holdfast twin --config", or target.twin inside a scenario.
type Twin struct {
	Version     int            `json:"twin,omitempty" jsonschema:"description=version of this format; 1,enum=1"`
	Profile     string         `json:"profile,omitempty" jsonschema:"description=which platform to imitate,enum=thread,enum=genesys,default=thread"`
	Seed        uint64         `json:"seed,omitempty" jsonschema:"description=seed of everything random in the twin"`
	Anonymous   bool           `json:"anonymous,omitempty" jsonschema:"description=let requests in that carry no token; official command-line tools send none to a localhost"`
	Edge        Edge           `json:"edge,omitzero" jsonschema:"description=the balancer and its nodes"`
	Limits      Limits         `json:"limits,omitzero" jsonschema:"description=what is beyond these is refused\\, most with 429 and Retry-After; 0 is no limit and absent is what the profile documents"`
	Entities    Entities       `json:"entities,omitzero" jsonschema:"description=how many of each the platform has at first\\, made up from the seed"`
	Latency     Latency        `json:"latency,omitzero" jsonschema:"description=how long what is behind the platform takes: the ticket system of the data actions\\, the bot of web messaging\\, the work on schedules; absent: no time"`
	Operations  Latency        `json:"operations,omitzero" jsonschema:"description=how long asynchronous operations on flows take (check-ins\\, publishing\\, jobs\\, executions); absent: 200ms (median) to 1s (p99)"`
	Idempotency units.Duration `json:"idempotency,omitempty" jsonschema:"description=how long a change that carries the header Idempotency-Key is remembered: a repetition gets the first answer and changes nothing; absent: the header does nothing\\, as on the documented platforms"`
	Workforce   Workforce      `json:"workforce,omitzero" jsonschema:"description=how workforce management behaves (genesys)"`
	Control     string         `json:"control,omitempty" jsonschema:"description=from where the endpoints under /twin/ are served: loopback clients only\\, any\\, or nobody,enum=loopback,enum=any,enum=off,default=loopback"`
	Faults      []Fault        `json:"faults,omitempty" jsonschema:"description=what goes wrong, and when"`
}

// Profiles are the platforms that can be imitated, the default first.
var Profiles = []string{ProfileThread, ProfileGenesys}

// The profiles. Thread is the platform of a story in which WebSockets are
// opened where the real one has none; genesys is the one that is documented.
const (
	ProfileThread  = "thread"
	ProfileGenesys = "genesys"
)

// Who may use the control endpoints.
const (
	ControlLoopback = "loopback"
	ControlAny      = "any"
	ControlOff      = "off"
)

// Controls are those, the default first.
var Controls = []string{ControlLoopback, ControlAny, ControlOff}

// Limits are how often things may be asked for, how many there may be, and how
// large. Nil is what the profile documents, 0 is no limit.
type Limits struct {
	TokenPerMinute *int `json:"token_per_minute,omitempty" jsonschema:"description=requests per token and minute (genesys documents 300),minimum=0"`
	AppPerMinute   *int `json:"app_per_minute,omitempty" jsonschema:"description=requests per application (client id) and minute\\, with all of its tokens (3000 is said of genesys\\, and 300; none unless given),minimum=0"`
	LoginPerMinute *int `json:"login_per_minute,omitempty" jsonschema:"description=logins per application and minute; more get 400\\, as the login service answers (it has a limit but documents no number),minimum=0"`
	RequestBytes   *int `json:"request_bytes,omitempty" jsonschema:"description=bytes of a request's body; more get 413 (genesys documents 512000; 0 leaves the twin's own 64 MiB),minimum=0,maximum=67108864"`

	DataActionConcurrent     *int `json:"data_action_concurrent,omitempty" jsonschema:"description=data actions that run at once (genesys documents 50),minimum=0"`
	DataActionPerMinute      *int `json:"data_action_per_minute,omitempty" jsonschema:"description=data actions a minute (genesys documents 2500),minimum=0"`
	DataActionTimeoutS       *int `json:"data_action_timeout_s,omitempty" jsonschema:"description=longest timeout of a data action in seconds\\, and that of actions which set none (60 is documented),minimum=0"`
	DataActionNesting        *int `json:"data_action_nesting,omitempty" jsonschema:"description=levels of nesting in what a data action is given (50 is documented; 0 leaves the twin's own 1000),minimum=0,maximum=1000"`
	DataActionResponseBytes  *int `json:"data_action_response_bytes,omitempty" jsonschema:"description=bytes of what a data action gets from behind it (there is a limit\\, but no documented number),minimum=0"`
	DataActions              *int `json:"data_actions,omitempty" jsonschema:"description=data actions that exist (genesys shows 500),minimum=0"`
	DataActionsByIntegration *int `json:"data_actions_by_integration,omitempty" jsonschema:"description=data actions of one integration (genesys shows 100),minimum=0"`

	FlowExecutions      *int `json:"flow_executions,omitempty" jsonschema:"description=flow executions that run at once (no number is documented),minimum=0"`
	FlowExportPerMinute *int `json:"flow_export_per_minute,omitempty" jsonschema:"description=flows exported a minute; more do not get 429 but a job that fails with other words (no number is documented),minimum=0"`

	ServiceNowPerHour      *int `json:"servicenow_per_hour,omitempty" jsonschema:"description=requests per ServiceNow user and clock hour\\, counted up to 30 s late; answers then carry X-RateLimit headers (each instance sets its own),minimum=0"`
	ServiceNowConcurrent   *int `json:"servicenow_concurrent,omitempty" jsonschema:"description=ServiceNow requests that run at once (each instance sets its own),minimum=0"`
	ServiceNowQueue        *int `json:"servicenow_queue,omitempty" jsonschema:"description=ServiceNow requests that wait while servicenow_concurrent run; more get 429 without X-RateLimit headers,minimum=0"`
	ServiceNowSessionQueue *int `json:"servicenow_session_queue,omitempty" jsonschema:"description=requests with one session cookie that wait for each other; more get 202 and are dropped (10 is documented),minimum=0"`

	ChannelsPerApp   *int `json:"channels_per_app,omitempty" jsonschema:"description=notification channels of one application (genesys documents 20); one more takes the place of the one unused for longest,minimum=0"`
	ChannelTopics    *int `json:"channel_topics,omitempty" jsonschema:"description=topics of one channel (genesys documents 1000),minimum=0"`
	ChannelLifetimeS *int `json:"channel_lifetime_s,omitempty" jsonschema:"description=seconds that a channel lives after its latest subscription (genesys documents 24 hours),minimum=0"`

	GuestConnectionsPerMinute  *int `json:"guest_connections_per_minute,omitempty" jsonschema:"description=new web messaging connections per deployment and minute (genesys documents 1000),minimum=0"`
	GuestConnectionsPerSession *int `json:"guest_connections_per_session,omitempty" jsonschema:"description=connections of one guest session (genesys documents 3); one more ends the oldest,minimum=0"`
	GuestRequestsPerMinute     *int `json:"guest_requests_per_minute,omitempty" jsonschema:"description=messages of any kind per guest connection and minute (genesys documents 60),minimum=0"`
	GuestMessagesPerSecond     *int `json:"guest_messages_per_second,omitempty" jsonschema:"description=onMessage per guest session and second (genesys documents 5),minimum=0"`
	GuestEchoesPerMinute       *int `json:"guest_echoes_per_minute,omitempty" jsonschema:"description=keep-alive echoes per guest connection and minute (genesys documents 2),minimum=0"`
	GuestConfiguresPerMinute   *int `json:"guest_configures_per_minute,omitempty" jsonschema:"description=configureSession per guest session and minute (genesys documents 60),minimum=0"`
	GuestHistoriesPerMinute    *int `json:"guest_histories_per_minute,omitempty" jsonschema:"description=reads of its history per guest session and minute (genesys documents 10),minimum=0"`
	GuestSessionLifetimeS      *int `json:"guest_session_lifetime_s,omitempty" jsonschema:"description=seconds that a guest session lives after its latest message (genesys documents 72 hours),minimum=0"`
}

// GenesysLimits are the limits that the platform documents: per token, and for
// data actions per organization.
var GenesysLimits = ThreadLimits.With(Limits{
	TokenPerMinute: new(300), DataActionConcurrent: new(50), DataActionPerMinute: new(2500),
	DataActions: new(500), DataActionsByIntegration: new(100),
	ChannelsPerApp: new(20), ChannelTopics: new(1000), ChannelLifetimeS: new(24 * 60 * 60),
	GuestConnectionsPerMinute: new(1000), GuestConnectionsPerSession: new(3), GuestRequestsPerMinute: new(60),
	GuestMessagesPerSecond: new(5), GuestEchoesPerMinute: new(2), GuestConfiguresPerMinute: new(60),
	GuestHistoriesPerMinute: new(10), GuestSessionLifetimeS: new(72 * 60 * 60),
})

// ThreadLimits are those of the story, whose platform refuses nothing for
// being asked too often.
var ThreadLimits = Limits{
	RequestBytes:       new(512_000),
	DataActionTimeoutS: new(60), DataActionNesting: new(50),
	ServiceNowSessionQueue: new(10),
}

// LimitsInForce are those of the profile, with what the configuration says in
// their place.
func (t *Twin) LimitsInForce() Limits {
	if t.Profile == ProfileGenesys {
		return GenesysLimits.With(t.Limits)
	}
	return ThreadLimits.With(t.Limits)
}

// With returns the limits with those of other in their place, where it has
// any.
func (l Limits) With(other Limits) Limits { return overlay(l, other) }

// Entities are how many of each the platform has when it starts. Nil is the
// profile's number.
type Entities struct {
	Flows       *int `json:"flows,omitempty" jsonschema:"description=flows (60),minimum=0,maximum=100000"`
	DataActions *int `json:"data_actions,omitempty" jsonschema:"description=data actions; the first two are custom_-_a1 and custom_-_incident (7),minimum=0,maximum=10000"`
	Incidents   *int `json:"incidents,omitempty" jsonschema:"description=incidents in ServiceNow (0),minimum=0,maximum=50000"`

	BusinessUnits   *int `json:"business_units,omitempty" jsonschema:"description=business units of workforce management (2),minimum=1,maximum=10"`
	ManagementUnits *int `json:"management_units,omitempty" jsonschema:"description=management units of each business unit (4),minimum=1,maximum=20"`
	Agents          *int `json:"agents,omitempty" jsonschema:"description=agents of each management unit (250),minimum=1,maximum=500"`
}

// EntitiesInForce are the standard numbers, with what the configuration says
// in their place.
func (t *Twin) EntitiesInForce() Entities {
	return overlay(Entities{
		Flows: new(60), DataActions: new(7), Incidents: new(0),
		BusinessUnits: new(2), ManagementUnits: new(4), Agents: new(250),
	}, t.Entities)
}

// overlay takes the numbers of a struct of *int from the upper one where it
// has them.
func overlay[T Limits | Entities](under, upper T) T {
	to, from := reflect.ValueOf(&under).Elem(), reflect.ValueOf(upper)
	for i := range to.NumField() {
		if !from.Field(i).IsNil() {
			to.Field(i).Set(from.Field(i))
		}
	}
	return under
}

// Number is one number of a configuration.
type Number struct {
	Key   string
	Value *int // nil: not given
	Least int
	Most  int // 0: no bound
}

// NumbersOf lists the numbers of limits or entities, in the order of their
// keys' documentation.
func NumbersOf[T Limits | Entities](of T) []Number {
	var list []Number
	v := reflect.ValueOf(of)
	for i, field := range reflect.VisibleFields(v.Type()) {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		list = append(list, Number{
			Key: key, Value: v.Field(i).Interface().(*int),
			Least: bound(field, "minimum="), Most: bound(field, "maximum="),
		})
	}
	return list
}

// bound is a number that the tag of a field's schema names; 0 if it does not.
func bound(field reflect.StructField, name string) int {
	for word := range strings.SplitSeq(field.Tag.Get("jsonschema"), ",") {
		if text, ok := strings.CutPrefix(word, name); ok {
			n, err := strconv.Atoi(text)
			if err != nil {
				panic(field.Name + ": " + err.Error())
			}
			return n
		}
	}
	return 0
}

// Latency is log-normal through two quantiles.
type Latency struct {
	P50 units.Duration `json:"p50,omitempty" jsonschema:"required,description=median"`
	P99 units.Duration `json:"p99,omitempty" jsonschema:"description=99th percentile; absent: always the median"`
}

// Workforce is how workforce management behaves.
type Workforce struct {
	AgentLookup *units.Duration `json:"agent_lookup,omitempty" jsonschema:"description=how long a look-up of one agent's preferences takes; absent: 1s"`
	StrictWeeks bool            `json:"strict_weeks,omitempty" jsonschema:"description=refuse a week that is more than yyyy-MM-dd; the official SDK for Go writes a time behind it"`
}

// GenesysAgentLookup is how long a look-up of one agent takes there. Nothing
// documents it: it is what people who publish agent by agent complain of.
const GenesysAgentLookup = units.Duration(time.Second)

// Edge is the balancer in front of the platform. The zero value accepts
// everything and never lets go. Timers and caps are for WebSockets; keep_alive
// is for the connections of plain requests.
type Edge struct {
	Nodes                 int            `json:"nodes,omitempty" jsonschema:"description=edge nodes; connections go to them in turn,minimum=1,default=1"`
	SlowStart             units.Duration `json:"slow_start,omitempty" jsonschema:"description=how long a node that is back takes to get its full share of new connections; 0: at once"`
	IdleTimeout           units.Duration `json:"idle_timeout,omitempty" jsonschema:"description=silence after which a connection is ended; 0 for never"`
	ResetsOn              string         `json:"resets_on,omitempty" jsonschema:"description=what counts as not silent,enum=any,enum=from_client,enum=from_server,enum=messages,default=any"`
	IdleScan              units.Duration `json:"idle_scan,omitempty" jsonschema:"description=the idle timer is looked at this often only\\, so that connections end in batches; 0: it is exact"`
	Behind                Timer          `json:"behind,omitzero" jsonschema:"description=the idle timer of another hop on the path"`
	IdleScaled            *IdleScaled    `json:"idle_scaled,omitempty" jsonschema:"description=makes the idle timer shorter as connections increase"`
	MaxLifetime           units.Duration `json:"max_lifetime,omitempty" jsonschema:"description=age at which a connection is ended; 0 for never"`
	KeepAlive             units.Duration `json:"keep_alive,omitempty" jsonschema:"description=how long a connection of plain requests may wait for the next one; 60s if absent"`
	MaxConnections        int            `json:"max_connections,omitempty" jsonschema:"description=connections at once; 0 for no cap,minimum=0"`
	MaxConnectionsPerNode int            `json:"max_connections_per_node,omitempty" jsonschema:"description=connections at once on one node; 0 for no cap,minimum=0"`
	AtCap                 string         `json:"at_cap,omitempty" jsonschema:"description=what happens to one connection too many; accept_1013 lets it in and closes it with that code; syn_drop lets SYNs vanish,enum=refuse_503,enum=rst,enum=fin,enum=hang,enum=evict_oldest,enum=evict_idlest,enum=accept_1013,enum=syn_drop,default=refuse_503"`
	CloseStyle            string         `json:"close_style,omitempty" jsonschema:"description=how a timer ends a connection; rst_on_use says nothing and resets it when the client sends next,enum=fin,enum=rst,enum=close_frame,enum=stall,enum=blackhole,enum=rst_on_use,default=fin"`
	HandshakeRate         units.Rate     `json:"handshake_rate,omitempty" jsonschema:"description=upgrade requests that are let through; absent: all"`
	HandshakeBurst        int            `json:"handshake_burst,omitempty" jsonschema:"description=how many may come at once beyond handshake_rate; those of one second if absent,minimum=1"`
	AtRate                string         `json:"at_rate,omitempty" jsonschema:"description=what happens to upgrade requests beyond handshake_rate,enum=refuse_429,enum=refuse_503,enum=rst,default=refuse_429"`
	AcceptRate            units.Rate     `json:"accept_rate,omitempty" jsonschema:"description=how fast TCP connections are taken off the listen queue; absent: at once"`
	Backlog               int            `json:"backlog,omitempty" jsonschema:"description=length of the listen queue; SYNs that find it full are dropped; absent: the system's,minimum=1"`
	CPU                   *CPU           `json:"cpu,omitempty" jsonschema:"description=modelled service times; without them work costs nothing"`
}

// Timer is an idle timer by itself.
type Timer struct {
	IdleTimeout units.Duration `json:"idle_timeout,omitempty" jsonschema:"description=silence after which a connection is ended; 0 for never"`
	ResetsOn    string         `json:"resets_on,omitempty" jsonschema:"description=what counts as not silent,enum=any,enum=from_client,enum=from_server,enum=messages,default=any"`
}

// IdleScaled shortens the idle timer in proportion, from its full length at
// From connections to Least at To.
type IdleScaled struct {
	From  int            `json:"from,omitempty" jsonschema:"description=up to so many connections the timer has its full length,minimum=0"`
	To    int            `json:"to" jsonschema:"required,description=from so many on it has the least,minimum=1"`
	Least units.Duration `json:"least" jsonschema:"required,description=its length then"`
}

// What resets an idle timer.
const (
	ResetsAny        = "any"
	ResetsFromClient = "from_client"
	ResetsFromServer = "from_server"
	ResetsMessages   = "messages"
)

// What happens to one connection too many.
const (
	CapRefuse503   = "refuse_503"
	CapReset       = "rst"
	CapFIN         = "fin"
	CapHang        = "hang"
	CapEvictOldest = "evict_oldest"
	CapEvictIdlest = "evict_idlest"
	CapAccept1013  = "accept_1013"
	CapSYNDrop     = "syn_drop"
)

// What happens to upgrade requests beyond the rate.
const (
	RateRefuse429 = "refuse_429"
	RateRefuse503 = "refuse_503"
	RateReset     = "rst"
)

// What happens to work that finds a node's queue full.
const (
	FullReset     = "rst"
	FullFIN       = "fin"
	FullRefuse503 = "refuse_503"
)

// How a connection is ended. Stall keeps the kernel acknowledging and answers
// nothing; blackhole acknowledges nothing either.
const (
	StyleFIN        = "fin"
	StyleReset      = "rst"
	StyleCloseFrame = "close_frame"
	StyleStall      = "stall"
	StyleBlackhole  = "blackhole"
	StyleResetOnUse = "rst_on_use"
)

// The values that the edge's words may have, the default first.
var (
	ResetsOn    = []string{ResetsAny, ResetsFromClient, ResetsFromServer, ResetsMessages}
	AtCaps      = []string{CapRefuse503, CapReset, CapFIN, CapHang, CapEvictOldest, CapEvictIdlest, CapAccept1013, CapSYNDrop}
	AtRates     = []string{RateRefuse429, RateRefuse503, RateReset}
	AtFulls     = []string{FullReset, FullFIN, FullRefuse503}
	CloseStyles = []string{StyleFIN, StyleReset, StyleCloseFrame, StyleStall, StyleBlackhole, StyleResetOnUse}
)

// CPU models a node's processor as a service time for each kind of work in a
// bounded queue. Work that finds the queue full is shed. No real CPU is burned.
type CPU struct {
	Handshake units.Duration `json:"handshake,omitempty" jsonschema:"description=service time of one handshake"`
	Frame     units.Duration `json:"frame,omitempty" jsonschema:"description=service time of one WebSocket frame"`
	Request   units.Duration `json:"request,omitempty" jsonschema:"description=service time of one HTTP request"`
	Queue     int            `json:"queue,omitempty" jsonschema:"description=work waiting per node before more is shed,minimum=1,default=256"`
	AtFull    string         `json:"at_full,omitempty" jsonschema:"description=what becomes of work that finds the queue full; refuse_503 answers handshakes and requests and closes open sockets with 1013,enum=rst,enum=fin,enum=refuse_503,default=rst"`
}

// Fault is one thing that goes wrong. With At it happens at that moment after
// the twin's start, to Share of the connections then open; with For, too, also
// to Share of those that come until At+For. With Age it happens to Share of all
// connections, to each at that age; with Message to Share of the sockets, to
// each when its client has sent so many. With none of them it picks Share of all
// connections and strikes each at a random age up to For (10 s if absent).
// Window faults change how TLS begins or how handshakes or requests are answered
// instead: from At on, for For, each with probability Share. Instant faults
// without At happen at once.
type Fault struct {
	Do         string         `json:"do" jsonschema:"required,description=the fault's name; holdfast twin --list-faults explains them"`
	At         units.Duration `json:"at,omitempty" jsonschema:"description=when\\, counted from the start of the twin"`
	For        units.Duration `json:"for,omitempty" jsonschema:"description=how long: downtime of a crash\\, length of a stall or drain\\, window of refusals"`
	Age        units.Duration `json:"age,omitempty" jsonschema:"description=at this age of each connection instead of at one moment"`
	Message    int            `json:"message,omitempty" jsonschema:"description=when the client has sent this many messages on a socket\\, instead of at one moment,minimum=1"`
	Share      units.Share    `json:"share,omitempty" jsonschema:"description=the part of the connections or requests it hits; all of them if absent"`
	Path       string         `json:"path,omitempty" jsonschema:"description=only where the request's path begins with this; of a plain connection the latest request counts"`
	Method     string         `json:"method,omitempty" jsonschema:"description=only where the request has this method"`
	Announce   int            `json:"announce,omitempty" jsonschema:"description=close code sent before the end (restart and drain)"`
	Code       int            `json:"code,omitempty" jsonschema:"description=close code (close)"`
	Reason     string         `json:"reason,omitempty" jsonschema:"description=reason text of the close frame"`
	Then       string         `json:"then,omitempty" jsonschema:"description=what TCP does after the close frame (close),enum=fin,enum=rst,enum=open,default=fin"`
	NoNotify   bool           `json:"no_notify,omitempty" jsonschema:"description=over TLS: without close_notify\\, as a process that is killed or a hop that knows only TCP"`
	Kind       string         `json:"kind,omitempty" jsonschema:"description=which rule of RFC 6455 is broken (garbage),enum=reserved,enum=masked,enum=bad_utf8,enum=bad_close_code,enum=long_control,enum=fragmented_control,enum=continuation,enum=huge_length,default=reserved"`
	Status     int            `json:"status,omitempty" jsonschema:"description=HTTP status (refuse and error_page)"`
	RetryAfter units.Duration `json:"retry_after,omitempty" jsonschema:"description=what Retry-After promises; absent: no such header\\, 1s with broken_promise"`
	Hold       units.Duration `json:"hold,omitempty" jsonschema:"description=how long an answer is held back or takes"`
}

// What TCP does after the close frame of a fault.
const (
	ThenFIN  = "fin"
	ThenRST  = "rst"
	ThenOpen = "open"
)

// Thens are those, the default first.
var Thens = []string{ThenFIN, ThenRST, ThenOpen}

// The kinds of garbage.
const (
	KindReserved          = "reserved"
	KindMasked            = "masked"
	KindBadUTF8           = "bad_utf8"
	KindBadCloseCode      = "bad_close_code"
	KindLongControl       = "long_control"
	KindFragmentedControl = "fragmented_control"
	KindContinuation      = "continuation"
	KindHugeLength        = "huge_length"
)

// Kinds are those, the default first.
var Kinds = []string{
	KindReserved, KindMasked, KindBadUTF8, KindBadCloseCode,
	KindLongControl, KindFragmentedControl, KindContinuation, KindHugeLength,
}

// Sign says what is at a path of a platform, to those who looked for a
// WebSocket there.
type Sign struct {
	Path string // and everything below it
	Says string // whole sentences
}

// GenesysSigns are the paths at which people look for WebSockets of the
// platform that is documented.
var GenesysSigns = []Sign{
	{"/api/v2/architect/flows", "This platform has no such endpoint: flows are REST, at /api/v2/flows, and its WebSockets are at the connectUri that POST /api/v2/notifications/channels gives."},
	{"/api/v2/flows", "Flows are REST and have no WebSocket here: the platform's WebSockets are at the connectUri that POST /api/v2/notifications/channels gives."},
	{"/api/v2/notifications/channels", "This is the REST half of the notifications: POST to it, and open the WebSocket at the connectUri of the answer."},
	{"/channels", "There is no such channel, or no longer: POST /api/v2/notifications/channels makes one, and its connectUri is good for 24 hours, or until the 21st channel of the same application takes its place."},
}

// SignAt is what stands at a path, "" if nothing does. The most specific sign
// must come first in the list.
func SignAt(signs []Sign, path string) string {
	for _, s := range signs {
		if rest, ok := strings.CutPrefix(path, s.Path); ok && (rest == "" || rest[0] == '/') {
			return s.Says
		}
	}
	return ""
}

// genesysLists are paths of entities that can be read many at a time: what
// stands before an id alone, and before a list of ids with commas.
var genesysLists = [][2]string{{"/api/v2/flows/", "/api/v2/flows?pageSize=100&id="}}

// ListOf is where the entity at a path can be read together with others, and
// its id there; "" if it can't.
func ListOf(path string) (list, id string) {
	for _, l := range genesysLists {
		id, ok := strings.CutPrefix(path, l[0])
		if ok && len(id) == 36 && strings.Count(id, "-") == 4 && strings.Trim(strings.ToLower(id), "0123456789abcdef-") == "" {
			return l[1], id
		}
	}
	return "", ""
}

// ThreadSocketPath is where the profile thread upgrades to a WebSocket.
const ThreadSocketPath = "/api/v2/architect/flows"

// FaultInfo explains one fault for --list-faults and the docs.
type FaultInfo struct {
	Name   string
	Does   string
	Fields []string // of Fault, beyond At, Age and Share
	// Window is true for faults that change how something is answered for a
	// while, instead of ending open connections: handshakes, or what TLS and
	// Request say.
	Window bool
	// TLS is true for window faults of clients that begin TLS.
	TLS bool
	// Request is true for window faults of plain requests.
	Request bool
	// Instant is true for faults that happen at one moment to the whole edge or
	// to nodes of it.
	Instant bool
	// Whole is true for instant faults that know no share.
	Whole bool
}

// Faults lists every fault the twin's edge knows.
var Faults = []FaultInfo{
	{Name: "restart", Does: "ends open connections at one instant, with a close frame if announce is set; new ones are accepted at once", Fields: []string{"announce", "reason", "no_notify"}, Instant: true},
	{Name: "crash", Does: "resets all open connections at one instant and refuses new ones at TCP level until the downtime (for) is over", Fields: []string{"for"}, Instant: true, Whole: true},
	{Name: "crash_node", Does: "resets the connections of one node (with share, of that part of the nodes) and sends new ones to the others until the downtime (for) is over; 503 if none is left", Fields: []string{"for"}, Instant: true},
	{Name: "drain", Does: "takes a node out (with share, that part of the nodes): its connections live on for the grace period (for), then end at one instant; new ones go elsewhere", Fields: []string{"for", "announce", "reason", "no_notify"}, Instant: true},
	{Name: "rolling_restart", Does: "drains node after node (with share, that part of the nodes), each for the grace period (for, 5s if absent); one is back before the next goes", Fields: []string{"for", "announce", "reason", "no_notify"}, Instant: true},
	{Name: "syn_drop", Does: "lets what arrives for new TCP connections vanish, for the time (for); open ones live on", Fields: []string{"for"}, Instant: true, Whole: true},
	{Name: "fin", Does: "ends connections with FIN and no close frame", Fields: []string{"for", "message", "path", "method", "no_notify"}},
	{Name: "half_close", Does: "ends connections with FIN and goes on acknowledging what the client sends", Fields: []string{"for", "message", "path", "method"}},
	{Name: "rst", Does: "resets connections", Fields: []string{"for", "message", "path", "method"}},
	{Name: "rst_on_use", Does: "forgets connections without a word and resets each when the client sends next", Fields: []string{"for", "message", "path", "method"}},
	{Name: "close", Does: "ends connections with a close frame", Fields: []string{"for", "message", "path", "method", "code", "reason", "then"}},
	{Name: "stall", Does: "stops reading and answering while the kernel still acknowledges; goes on after for, or never if it is absent", Fields: []string{"for", "message", "path", "method"}},
	{Name: "blackhole", Does: "lets every packet vanish: nothing is acknowledged any more", Fields: []string{"for", "message", "path", "method"}},
	{Name: "deaf", Does: "lets what the client sends vanish, unacknowledged, while the server still sends", Fields: []string{"for", "message", "path", "method"}},
	{Name: "garbage", Does: "sends bytes that break the WebSocket protocol", Fields: []string{"for", "message", "path", "method", "kind"}},
	{Name: "truncate", Does: "sends half a frame, then FIN", Fields: []string{"for", "message", "path", "method"}},
	{Name: "bad_record", Does: "sends a TLS record that cannot be decrypted; without TLS, the bytes of one", Fields: []string{"for", "message", "path", "method"}},
	{Name: "tls_alert", Does: "answers clients that begin TLS with the alert handshake_failure", Fields: []string{"for"}, Window: true, TLS: true},
	{Name: "tls_hang", Does: "never answers clients that begin TLS", Fields: []string{"for"}, Window: true, TLS: true},
	{Name: "tls_rst", Does: "resets clients that begin TLS", Fields: []string{"for"}, Window: true, TLS: true},
	{Name: "tls_expired", Does: "shows a certificate that has expired", Fields: []string{"for"}, Window: true, TLS: true},
	{Name: "tls_client_cert", Does: "demands a client certificate", Fields: []string{"for"}, Window: true, TLS: true},
	{Name: "refuse", Does: "answers handshakes with an HTTP status (503 if none is given)", Fields: []string{"for", "path", "status"}, Window: true},
	{Name: "hang", Does: "accepts TCP and never answers the handshake", Fields: []string{"for", "path"}, Window: true},
	{Name: "bad_answer", Does: "answers handshakes with bytes that are not HTTP", Fields: []string{"for", "path"}, Window: true},
	{Name: "bad_accept", Does: "answers handshakes with a 101 whose Sec-WebSocket-Accept is of another key", Fields: []string{"for", "path"}, Window: true},
	{Name: "half_answer", Does: "answers handshakes with half a 101, then FIN", Fields: []string{"for", "path"}, Window: true},
	{Name: "refuse_rst", Does: "resets connections instead of answering the handshake", Fields: []string{"for", "path"}, Window: true},
	{Name: "refuse_fin", Does: "ends connections with FIN instead of answering the handshake", Fields: []string{"for", "path"}, Window: true},
	{Name: "request_stall", Does: "holds requests for the time hold before they reach the platform; for ever if it is absent", Fields: []string{"for", "path", "method", "hold"}, Window: true, Request: true},
	{Name: "request_rst", Does: "resets connections instead of serving the request", Fields: []string{"for", "path", "method"}, Window: true, Request: true},
	{Name: "reset_after_commit", Does: "serves the request, then resets the connection instead of answering: it took effect", Fields: []string{"for", "path", "method"}, Window: true, Request: true},
	{Name: "accept_and_drop", Does: "answers 202 and never serves the request", Fields: []string{"for", "path", "method"}, Window: true, Request: true},
	{Name: "truncated_body", Does: "serves the request and sends half of the answer's body, then FIN", Fields: []string{"for", "path", "method"}, Window: true, Request: true},
	{Name: "wrong_length", Does: "serves the request and declares half of the answer's length: the rest stands where the next answer is expected", Fields: []string{"for", "path", "method"}, Window: true, Request: true},
	{Name: "slow_drip", Does: "serves the request and sends the answer's body bit by bit over the time hold (10s if absent)", Fields: []string{"for", "path", "method", "hold"}, Window: true, Request: true},
	{Name: "garbage_answer", Does: "answers requests with bytes that are not HTTP, then FIN", Fields: []string{"for", "path", "method"}, Window: true, Request: true},
	{Name: "throttle", Does: "answers 429; with retry_after the promise is kept: who waits that long is served", Fields: []string{"for", "path", "method", "retry_after"}, Window: true, Request: true},
	{Name: "broken_promise", Does: "answers 429 with Retry-After, and 429 again to those who have waited", Fields: []string{"for", "path", "method", "retry_after"}, Window: true, Request: true},
	{Name: "error_page", Does: "answers with the HTML page of a proxy, 502 if no status is given, after the time hold; 408 closes the connection", Fields: []string{"for", "path", "method", "status", "hold"}, Window: true, Request: true},
}

// FaultByName finds a fault's description.
func FaultByName(name string) (FaultInfo, bool) {
	for _, f := range Faults {
		if f.Name == name {
			return f, true
		}
	}
	return FaultInfo{}, false
}

// KnownHosts are the domains of platforms that demand prior approval of every
// load test.
var KnownHosts = []string{
	"mypurecloud.com", "mypurecloud.ie", "mypurecloud.de", "mypurecloud.com.au", "mypurecloud.jp",
	"pure.cloud", "eusc-pure.cloud", "genesyscloud.com", "inindca.com", "inintca.com",
}

// IsKnownHost reports a host of one of those platforms. It must be in lower
// case, without the root's dot.
func IsKnownHost(host string) bool {
	for _, domain := range KnownHosts {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
