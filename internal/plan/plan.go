// Package plan is a scenario resolved: every default filled in, every variable
// put in its place, nothing left to decide. A plan is immutable, serialisable,
// and splits into shares that need no word between them while they run.
//
// It uses no network, no clock and no global randomness: the same scenario and
// seed give the same plan for ever.
package plan

import (
	"time"

	"holdfast/internal/pack"
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
	Pools      []Pool         `json:"pools"`
	Thresholds []Threshold    `json:"thresholds"`
	Share      Share          `json:"share"`
}

// Target is where a run may go.
type Target struct {
	WS      string     `json:"ws,omitempty"`
	HTTP    string     `json:"http,omitempty"`
	Allow   []string   `json:"allow,omitempty"` // HOST or HOST:PORT
	Ceiling *Ceiling   `json:"ceiling,omitempty"`
	Confirm []Confirm  `json:"confirm,omitempty"` // of the command line
	Twin    *pack.Twin `json:"twin,omitempty"`    // aim at an embedded twin
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

// Header is one header of the upgrade request.
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

// PoolByName returns a pool's number, or -1.
func (p *Plan) PoolByName(name string) int {
	for i := range p.Pools {
		if p.Pools[i].Name == name {
			return i
		}
	}
	return -1
}
