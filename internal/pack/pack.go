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

	"holdfast/internal/units"
)

// Twin is the configuration of the rehearsal platform: a file given to
// "holdfast twin --config", or target.twin inside a scenario.
type Twin struct {
	Version    int      `json:"twin,omitempty" jsonschema:"description=version of this format; 1,enum=1"`
	Profile    string   `json:"profile,omitempty" jsonschema:"description=which platform to imitate,enum=thread,enum=genesys,default=thread"`
	Seed       uint64   `json:"seed,omitempty" jsonschema:"description=seed of everything random in the twin"`
	Anonymous  bool     `json:"anonymous,omitempty" jsonschema:"description=let requests in that carry no token; official command-line tools send none to a localhost"`
	Edge       Edge     `json:"edge,omitzero" jsonschema:"description=the balancer and its nodes"`
	Limits     Limits   `json:"limits,omitzero" jsonschema:"description=requests beyond these are refused\\, most with 429 and Retry-After; 0 is no limit and absent is what the profile documents"`
	Entities   Entities `json:"entities,omitzero" jsonschema:"description=how many of each the platform has at first\\, made up from the seed"`
	Latency    Latency  `json:"latency,omitzero" jsonschema:"description=how long the ticket system behind the data actions takes; absent: no time"`
	Operations Latency  `json:"operations,omitzero" jsonschema:"description=how long asynchronous operations on flows take (check-ins\\, publishing\\, jobs\\, executions); absent: 200ms (median) to 1s (p99)"`
	Faults     []Fault  `json:"faults,omitempty" jsonschema:"description=what goes wrong, and when"`
}

// Profiles are the platforms that can be imitated, the default first.
var Profiles = []string{ProfileThread, ProfileGenesys}

// The profiles. Thread is the platform of a story in which WebSockets are
// opened where the real one has none; genesys is the one that is documented.
const (
	ProfileThread  = "thread"
	ProfileGenesys = "genesys"
)

// Limits are how often things may be asked for, and how large they may be. Nil
// is what the profile documents, 0 is no limit.
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
}

// GenesysLimits are the limits that the platform documents: per token, and for
// data actions per organization.
var GenesysLimits = ThreadLimits.With(Limits{
	TokenPerMinute: new(300), DataActionConcurrent: new(50), DataActionPerMinute: new(2500),
	DataActions: new(500), DataActionsByIntegration: new(100),
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
}

// EntitiesInForce are the standard numbers, with what the configuration says
// in their place.
func (t *Twin) EntitiesInForce() Entities {
	return overlay(Entities{Flows: new(60), DataActions: new(7), Incidents: new(0)}, t.Entities)
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
	Most  int  // 0: no bound
}

// NumbersOf lists the numbers of limits or entities, in the order of their
// keys' documentation.
func NumbersOf[T Limits | Entities](of T) []Number {
	var list []Number
	v := reflect.ValueOf(of)
	for i, field := range reflect.VisibleFields(v.Type()) {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		n := Number{Key: key, Value: v.Field(i).Interface().(*int)}
		if _, most, ok := strings.Cut(field.Tag.Get("jsonschema"), ",maximum="); ok {
			n.Most, _ = strconv.Atoi(most)
		}
		list = append(list, n)
	}
	return list
}

// Latency is log-normal through two quantiles.
type Latency struct {
	P50 units.Duration `json:"p50,omitempty" jsonschema:"required,description=median"`
	P99 units.Duration `json:"p99,omitempty" jsonschema:"description=99th percentile; absent: always the median"`
}

// Edge is the balancer in front of the platform. The zero value accepts
// everything and never lets go.
type Edge struct {
	Nodes          int            `json:"nodes,omitempty" jsonschema:"description=edge nodes; connections go to them in turn,minimum=1,default=1"`
	IdleTimeout    units.Duration `json:"idle_timeout,omitempty" jsonschema:"description=silence after which a connection is ended; 0 for never"`
	ResetsOn       string         `json:"resets_on,omitempty" jsonschema:"description=what counts as not silent,enum=any,enum=from_client,enum=from_server,enum=messages,default=any"`
	MaxLifetime    units.Duration `json:"max_lifetime,omitempty" jsonschema:"description=age at which a connection is ended; 0 for never"`
	MaxConnections int            `json:"max_connections,omitempty" jsonschema:"description=connections at once; 0 for no cap,minimum=0"`
	AtCap          string         `json:"at_cap,omitempty" jsonschema:"description=what happens to one connection too many,enum=refuse_503,enum=rst,enum=fin,enum=hang,enum=evict_oldest,default=refuse_503"`
	CloseStyle     string         `json:"close_style,omitempty" jsonschema:"description=how a timer ends a connection; rst_on_use says nothing and answers the next frame by a reset,enum=fin,enum=rst,enum=close_frame,enum=stall,enum=blackhole,enum=rst_on_use,default=fin"`
	IdleScan       units.Duration `json:"idle_scan,omitempty" jsonschema:"description=silent connections are looked for this often (a reaper); absent: each has a timer of its own"`
	IdleShrinks    int            `json:"idle_shrinks,omitempty" jsonschema:"description=connections at which idle_timeout has shrunk to a fifth\\, evenly; absent: load does not change it,minimum=0"`
	Behind         Timer          `json:"behind,omitzero" jsonschema:"description=the idle timer of another hop on the path"`
	CPU            *CPU           `json:"cpu,omitempty" jsonschema:"description=modelled service times; without them work costs nothing"`
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
)

// How a connection is ended. Stall keeps the kernel acknowledging and answers
// nothing; blackhole acknowledges nothing either. Reset on use forgets the
// connection, as a table of flows does: whoever speaks next gets an RST.
const (
	StyleFIN        = "fin"
	StyleReset      = "rst"
	StyleCloseFrame = "close_frame"
	StyleStall      = "stall"
	StyleBlackhole  = "blackhole"
	StyleResetOnUse = "rst_on_use"
)

// Timer is an idle timer by itself.
type Timer struct {
	IdleTimeout units.Duration `json:"idle_timeout,omitempty" jsonschema:"description=silence after which a connection is ended; 0 for never"`
	ResetsOn    string         `json:"resets_on,omitempty" jsonschema:"description=what counts as not silent,enum=any,enum=from_client,enum=from_server,enum=messages,default=any"`
}

// CPU models a node's processor as a service time for each kind of work in a
// bounded queue. Work that finds the queue full is shed: its connection is
// reset, without a status. No real CPU is burned.
type CPU struct {
	Handshake units.Duration `json:"handshake,omitempty" jsonschema:"description=service time of one handshake"`
	Frame     units.Duration `json:"frame,omitempty" jsonschema:"description=service time of one WebSocket frame"`
	Request   units.Duration `json:"request,omitempty" jsonschema:"description=service time of one HTTP request"`
	Queue     int            `json:"queue,omitempty" jsonschema:"description=work waiting per node before more is shed,minimum=1,default=256"`
}

// Fault is one thing that goes wrong. With At it happens at that moment after
// the twin's start, to Share of the connections then open; with For, too, also
// to Share of those that come until At+For. With Age it happens to Share of all
// connections, to each at that age. With neither it picks Share of all
// connections and strikes each at a random age up to For (10 s if absent).
// Window faults change how handshakes are answered instead: from At on, for
// For, each with probability Share. Instant faults without At happen at once.
type Fault struct {
	Do       string         `json:"do" jsonschema:"required,description=the fault's name; holdfast twin --list-faults explains them"`
	At       units.Duration `json:"at,omitempty" jsonschema:"description=when\\, counted from the start of the twin"`
	For      units.Duration `json:"for,omitempty" jsonschema:"description=how long: downtime of a crash\\, length of a stall or drain\\, window of refusals"`
	Age      units.Duration `json:"age,omitempty" jsonschema:"description=at this age of each connection instead of at one moment"`
	Share    units.Share    `json:"share,omitempty" jsonschema:"description=the part of the connections it hits; all of them if absent"`
	Announce int            `json:"announce,omitempty" jsonschema:"description=close code sent before the end (restart and drain)"`
	Code     int            `json:"code,omitempty" jsonschema:"description=close code (close)"`
	Reason   string         `json:"reason,omitempty" jsonschema:"description=reason text of the close frame"`
	Status   int            `json:"status,omitempty" jsonschema:"description=HTTP status (refuse)"`
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

// ThreadSocketPath is where the profile thread upgrades to a WebSocket.
const ThreadSocketPath = "/api/v2/architect/flows"

// FaultInfo explains one fault for --list-faults and the docs.
type FaultInfo struct {
	Name   string
	Does   string
	Fields []string // of Fault, beyond At, Age and Share
	// Window is true for faults that change how handshakes are answered for a
	// while, instead of ending open connections.
	Window bool
	// Instant is true for faults that happen at one moment to the whole edge or
	// to nodes of it.
	Instant bool
}

// Faults lists every fault the twin's edge knows.
var Faults = []FaultInfo{
	{Name: "restart", Does: "ends open connections at one instant, with a close frame if announce is set; new ones are accepted at once", Fields: []string{"announce", "reason"}, Instant: true},
	{Name: "crash", Does: "resets all open connections at one instant and refuses new ones at TCP level until the downtime (for) is over", Fields: []string{"for"}, Instant: true},
	{Name: "drain", Does: "takes a node out (with share, that part of the nodes): its connections live on for the grace period (for), then end at one instant; new ones go elsewhere", Fields: []string{"for", "announce", "reason"}, Instant: true},
	{Name: "fin", Does: "ends connections with FIN and no close frame", Fields: []string{"for"}},
	{Name: "rst", Does: "resets connections", Fields: []string{"for"}},
	{Name: "close", Does: "ends connections with a close frame", Fields: []string{"for", "code", "reason"}},
	{Name: "stall", Does: "stops reading and answering while the kernel still acknowledges; goes on after for, or never if it is absent", Fields: []string{"for"}},
	{Name: "blackhole", Does: "lets every packet vanish: nothing is acknowledged any more", Fields: []string{"for"}},
	{Name: "garbage", Does: "sends bytes that break the WebSocket protocol", Fields: []string{"for"}},
	{Name: "truncate", Does: "sends half a frame, then FIN", Fields: []string{"for"}},
	{Name: "refuse", Does: "answers handshakes with an HTTP status (503 if none is given)", Fields: []string{"for", "status"}, Window: true},
	{Name: "hang", Does: "accepts TCP and never answers the handshake", Fields: []string{"for"}, Window: true},
	{Name: "bad_answer", Does: "answers handshakes with bytes that are not HTTP", Fields: []string{"for"}, Window: true},
	{Name: "refuse_rst", Does: "resets connections instead of answering the handshake", Fields: []string{"for"}, Window: true},
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
