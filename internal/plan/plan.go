// Package plan is a scenario resolved: every default filled in, every variable
// put in its place, nothing left to decide. A plan is immutable, serialisable,
// and splits into shares that need no word between them while they run.
//
// It uses no network, no clock and no global randomness: the same scenario and
// seed give the same plan for ever.
package plan

import (
	"slices"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// Format is the version of the plan's serialised form.
const Format = 1

// Plan is everything a Runner carries out.
type Plan struct {
	Format     int            `json:"plan"`
	Scenario   string         `json:"scenario"` // the file it came from, or the URL
	Seed       uint64         `json:"seed"`
	Duration   units.Duration `json:"duration"`
	Target     Target         `json:"target"`
	Sources    []string       `json:"sources,omitempty"` // local addresses; empty: by route
	Ports      *Ports         `json:"ports,omitempty"`   // nil: the system's ephemeral range
	Precise    bool           `json:"precise,omitempty"` // send to the microsecond; else on a 1 ms grid
	WarmUp     units.Duration `json:"warm_up,omitempty"` // shown, but outside thresholds
	Auth       []Auth         `json:"auth,omitempty"`
	Data       *Data          `json:"data,omitempty"`
	Pools      []Pool         `json:"pools"`
	Loads      []Load         `json:"loads,omitempty"`
	Thresholds []Threshold    `json:"thresholds"`
	AbortWhen  []Threshold    `json:"abort_when,omitempty"` // the run ends when one of them has held for 10 s
	Observe    *Observe       `json:"observe,omitempty"`    // nil: not at all
	Share      Share          `json:"share"`

	secrets []safe.Secret // the values of all, for whoever must not repeat them
}

// Target is where a run may go.
type Target struct {
	WS      string   `json:"ws,omitempty"`
	HTTP    string   `json:"http,omitempty"`
	Allow   []string `json:"allow,omitempty"` // HOST or HOST:PORT
	Ceiling *Ceiling `json:"ceiling,omitempty"`
	// Peak is what the plan may come to on hosts other than loopback if all
	// journeys go their whole way; what is above Ceiling is held back.
	Peak *Peak `json:"peak,omitempty"`
	// Approval is there if the plan goes to a platform that wants to approve
	// every load test.
	Approval *Approval  `json:"approval,omitempty"`
	Confirm  []Confirm  `json:"confirm,omitempty"`  // of the command line
	Twin     *pack.Twin `json:"twin,omitempty"`     // aim at an embedded twin
	TwinTLS  bool       `json:"twin_tls,omitempty"` // speak TLS to it
	TLS      TLS        `json:"tls,omitzero"`
	Proxy    string     `json:"proxy,omitempty"` // http://HOST:PORT, asked to CONNECT; empty: none
}

// TLS is how servers are trusted and how we identify ourselves. The zero value
// trusts the system's CAs.
type TLS struct {
	CA         string `json:"ca,omitempty"` // name of the file, as given; PEM holds what was in it
	ServerName string `json:"server_name,omitempty"`
	Insecure   bool   `json:"insecure,omitempty"` // certificates are not verified; the report says so
	Cert       string `json:"cert,omitempty"`

	CAPEM   string      `json:"ca_pem,omitempty"`
	CertPEM string      `json:"cert_pem,omitempty"`
	KeyPEM  safe.Secret `json:"-"`
}

// Peak is the most that a plan may do in a second, retries not counted.
type Peak struct {
	OpensPerSecond    float64 `json:"opens_per_s"`
	RequestsPerSecond float64 `json:"requests_per_s"`
}

// Approval is the platform's word that a load test may run.
type Approval struct {
	Case   string       `json:"case"`
	Window units.Window `json:"window"`
	Host   string       `json:"host"` // one that wants it
}

// Ceiling bounds what a run may do to hosts that are not loopback.
type Ceiling struct {
	Sockets           int     `json:"sockets,omitempty"`
	OpensPerSecond    float64 `json:"opens_per_s,omitempty"`
	RequestsPerSecond float64 `json:"requests_per_s,omitempty"`
}

// Confirm is one --confirm HOST:RATE: the user's word that this host may see
// this many opens and requests a second.
type Confirm struct {
	Host      string  `json:"host"`
	PerSecond float64 `json:"per_s"`
}

// Ports is the range source ports are taken from, both ends included.
type Ports struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Pool is a number of sockets that are held.
type Pool struct {
	Name             string         `json:"name"`
	Size             int            `json:"size"`
	OpenPerSecond    float64        `json:"open_per_s"` // 0: all at once
	URL              Template       `json:"url"`        // absolute; scheme, host and port hold no slots
	Headers          []Header       `json:"headers,omitempty"`
	Subprotocols     []string       `json:"subprotocols,omitempty"`
	Deflate          bool           `json:"deflate,omitempty"` // permessage-deflate is offered
	Before           *Journey       `json:"before,omitempty"`  // carried out before each open; what it extracts may feed URL, Headers and OnOpen
	OnOpen           []Template     `json:"on_open,omitempty"` // messages sent after each open
	KeepAlive        KeepAlive      `json:"keepalive"`
	Send             *Send          `json:"send,omitempty"`
	Reconnect        *Backoff       `json:"reconnect,omitempty"`
	MayLose          float64        `json:"may_lose"` // share of Size
	ConnectTimeout   units.Duration `json:"connect_timeout"`
	HandshakeTimeout units.Duration `json:"handshake_timeout"`
	Forensics        Forensics      `json:"forensics"`
}

// Forensics is what the tool may try on its own account to tell causes apart.
// It is counted apart from the pool.
type Forensics struct {
	ReconnectSample int  `json:"reconnect_sample"` // lost sockets opened again 0.7 s later, at most
	LateAttempt     bool `json:"late_attempt"`     // one open after refusals and 3 s without any
}

// Header is one header of a request.
type Header struct {
	Name  string   `json:"name"`
	Value Template `json:"value"`
}

// KeepAliveKind is what is sent so that a connection is not silent.
type KeepAliveKind string

// The kinds of keep-alive.
const (
	KeepAliveOff     KeepAliveKind = "off"
	KeepAlivePing    KeepAliveKind = "ping"    // WebSocket ping, answered by a pong
	KeepAlivePong    KeepAliveKind = "pong"    // unsolicited pong, never answered (RFC 6455 5.5.3)
	KeepAliveMessage KeepAliveKind = "message" // a text message of the application
	KeepAliveTCP     KeepAliveKind = "tcp"     // the kernel's probes; no bytes in the stream
)

// KeepAlive is a pool's keep-alive.
type KeepAlive struct {
	Kind        KeepAliveKind  `json:"kind"`
	Every       units.Duration `json:"every,omitempty"`
	PongTimeout units.Duration `json:"pong_timeout,omitempty"` // ping only
	Jitter      float64        `json:"jitter,omitempty"`       // each gap is Every times 1 ± Jitter
	Share       float64        `json:"share,omitempty"`        // the part of the sockets that do it
	Message     Template       `json:"message,omitzero"`
	TCPIdle     units.Duration `json:"tcp_idle,omitempty"`
	TCPInterval units.Duration `json:"tcp_interval,omitempty"`
}

// Send is the traffic of a pool's sockets: one of Every and OnceWithin is set.
type Send struct {
	Every      units.Duration `json:"every,omitempty"`
	OnceWithin units.Duration `json:"once_within,omitempty"` // once per socket, at a random moment after it opened
	Text       Template       `json:"text"`
}

// Backoff is the wait before a reconnect: base doubled per failure up to cap,
// then a random part of it (jitter full), half to all of it (equal), or just
// that (none).
type Backoff struct {
	Base   units.Duration `json:"base"`
	Cap    units.Duration `json:"cap"`
	Jitter string         `json:"jitter"`
}

// Threshold is one line of the verdict: METRIC(NAME[, STAT]) OP VALUE. Shares
// are stored as 0..1, times in milliseconds.
type Threshold struct {
	Expr    string  `json:"expr"`
	Metric  string  `json:"metric"`
	Name    string  `json:"name,omitempty"`
	Stat    string  `json:"stat,omitempty"`
	Op      string  `json:"op"` // < <= > >= == !=
	Value   float64 `json:"value"`
	Implied bool    `json:"implied,omitempty"`
}

// Share is the part of a plan that one machine carries out: the sockets whose
// number leaves the remainder Part when divided by Of. The zero value is all.
type Share struct {
	Part int `json:"part"`
	Of   int `json:"of"`
}

// Secrets are the values of all secrets that the plan was made with. A plan that
// was read back has none.
func (p *Plan) Secrets() []safe.Secret { return p.secrets }

// Split returns n shares of the plan that together are the plan.
func (p *Plan) Split(n int) []*Plan {
	of := max(p.Share.Of, 1)
	shares := make([]*Plan, n)
	for i := range shares {
		part := *p
		part.Share = Share{Part: p.Share.Part + i*of, Of: of * n}
		shares[i] = &part
	}
	return shares
}

// OpensCeiling is the smallest number of opens a second that anybody has
// confirmed for hosts other than loopback, 0 if nobody has.
func (t *Target) OpensCeiling() float64 {
	least := 0.0
	lower := func(v float64) {
		if v > 0 && (least == 0 || v < least) {
			least = v
		}
	}
	if t.Ceiling != nil {
		lower(t.Ceiling.OpensPerSecond)
	}
	for _, c := range t.Confirm {
		lower(c.PerSecond)
	}
	return least
}

// RequestsCeiling is the smallest number of requests a second that anybody has
// confirmed for hosts other than loopback, 0 if nobody has. Retries stay below
// it too.
func (t *Target) RequestsCeiling() float64 {
	least := 0.0
	if t.Ceiling != nil {
		least = t.Ceiling.RequestsPerSecond
	}
	for _, c := range t.Confirm {
		if c.PerSecond > 0 && (least == 0 || c.PerSecond < least) {
			least = c.PerSecond
		}
	}
	return least
}

// Has reports whether socket number index belongs to the share.
func (s Share) Has(index int) bool { return s.Of <= 1 || index%s.Of == s.Part }

// Count is how many of the plan's sockets belong to the share.
func (s Share) Count(p *Plan) int {
	n := 0
	for i := range p.Pools {
		if size := p.Pools[i].Size; s.Of <= 1 {
			n += size
		} else if size > s.Part {
			n += (size-s.Part-1)/s.Of + 1
		}
	}
	return n
}

// Sockets is the number of sockets that the whole plan wants at once.
func (p *Plan) Sockets() int {
	n := 0
	for i := range p.Pools {
		n += p.Pools[i].Size
	}
	return n
}

// OpenAt is when socket number index of the pool is to be opened.
func (p *Pool) OpenAt(index int) time.Duration {
	if p.OpenPerSecond == 0 {
		return 0
	}
	return time.Duration(float64(index) / p.OpenPerSecond * float64(time.Second))
}

// Series is one line of the books: a pool, a load, or a reported step of a
// load's journey.
type Series struct {
	Pool, Load, Step int // indexes; -1 where it does not apply
}

// Series are the plan's series in the order of their numbers: pools first, then
// each load with the steps of its journey behind it.
func (p *Plan) Series() []Series {
	var all []Series
	for i := range p.Pools {
		all = append(all, Series{Pool: i, Load: -1, Step: -1})
	}
	for i := range p.Loads {
		all = append(all, Series{Pool: -1, Load: i, Step: -1})
		for k := range p.Loads[i].Journey.Steps {
			all = append(all, Series{Pool: -1, Load: i, Step: k})
		}
	}
	return all
}

// LoadSeries is the number of a load's series; those of its steps follow.
func (p *Plan) LoadSeries(load int) int {
	n := len(p.Pools)
	for i := range load {
		n += 1 + len(p.Loads[i].Journey.Steps)
	}
	return n
}

// LoadByName returns a load's number, or -1.
func (p *Plan) LoadByName(name string) int {
	return slices.IndexFunc(p.Loads, func(l Load) bool { return l.Name == name })
}

// PoolByName returns a pool's number, or -1.
func (p *Plan) PoolByName(name string) int {
	for i := range p.Pools {
		if p.Pools[i].Name == name {
			return i
		}
	}
	return -1
}
