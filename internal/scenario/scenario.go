// Package scenario is the file a person writes: what to open, hold and send,
// against which target, and what must come of it.
//
// Read parses and checks it and finds every problem at once, each with its
// line and column. The structs here are the one source of the decoder and of
// the JSON Schema that editors use. The package has no network, no clock and
// no randomness, and reads no files: the same text gives the same answer.
package scenario

import (
	"crypto/sha256"
	"encoding/binary"

	"holdfast/internal/pack"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Version is the version of the scenario format.
const Version = 1

// Scenario is a scenario file of version 1, as written: nothing is filled in,
// and texts still have their ${…}.
type Scenario struct {
	Version    int                 `json:"holdfast" jsonschema:"required,enum=1,description=version of this format: 1"`
	Target     Target              `json:"target,omitzero" jsonschema:"description=where the run may go"`
	Vars       map[string]Var      `json:"vars,omitempty" jsonschema:"description=values for ${NAME} or ${vars.NAME} in texts; --var NAME=VALUE replaces one"`
	Secrets    map[string]Secret   `json:"secrets,omitempty" jsonschema:"description=values for ${secrets.NAME} in texts; printed nowhere"`
	Auth       strict.Map[Auth]    `json:"auth,omitempty" strict:"auth" jsonschema:"description=tokens for ${auth.NAME.token}; fetched before the run and refreshed beside it"`
	Duration   units.Duration      `json:"duration,omitempty" jsonschema:"description=length of the run from the first open to the end of holding" jsonschema_extras:"default=60s"`
	WarmUp     units.Duration      `json:"warm_up,omitempty" jsonschema:"description=the first part of the run; shown but outside thresholds"`
	Timing     string              `json:"timing,omitempty" jsonschema:"enum=economy,enum=precise,default=economy,description=economy: a 1 ms grid that costs the least CPU; precise: to the microsecond"`
	Sources    []string            `json:"sources,omitempty" jsonschema:"description=local IP addresses to send from; absent: as the route says"`
	Ports      PortRange           `json:"ports,omitzero" jsonschema:"description=source ports to use; absent: the system's ephemeral range"`
	Pools      strict.Map[Pool]    `json:"pools,omitempty" strict:"pool" jsonschema:"description=sockets that are held; by name"`
	Loads      strict.Map[Load]    `json:"loads,omitempty" strict:"load" jsonschema:"description=arrivals that do not wait for answers (an open loop); by name"`
	Journeys   strict.Map[Journey] `json:"journeys,omitempty" strict:"journey" jsonschema:"description=what one arrival does; by name"`
	Data       *Data               `json:"data,omitempty" jsonschema:"description=rows for ${row.COLUMN}"`
	Observe    *Observe            `json:"observe,omitempty" jsonschema:"description=what the platform itself counts; asked for before and beside and after the run; shown and never judged"`
	Thresholds []string            `json:"thresholds,omitempty" jsonschema:"description=what makes the run pass: METRIC(NAME[\\, STAT]) OP VALUE; refused == 0 and lost <= may_lose are implied for pools and failed < 1% for loads"`
	AbortWhen  []string            `json:"abort_when,omitempty" jsonschema:"description=the run ends when one of these has held for 10 s; written like thresholds"`

	// Source is the text the scenario was read from; nil if it was built in
	// code.
	Source *strict.Document `json:"-"`
	// File is the name it was read by.
	File string `json:"-"`

	seed        uint64
	varNames    []string // sorted
	secretNames []string // sorted
}

// Target is where a run may go.
type Target struct {
	WS       string     `json:"ws,omitempty" jsonschema:"description=base for relative URLs of pools: ws://HOST[:PORT][/PATH] or wss://…"`
	HTTP     string     `json:"http,omitempty" jsonschema:"description=base for relative URLs of requests"`
	Allow    []string   `json:"allow,omitempty" jsonschema:"description=hosts that may be contacted: HOST or HOST:PORT; loopback needs none"`
	Ceiling  *Ceiling   `json:"ceiling,omitempty" jsonschema:"description=what hosts other than loopback may see at most; confirmed by being written here"`
	Approval *Approval  `json:"approval,omitempty" jsonschema:"description=the platform's approval of this load test; demanded for hosts of platforms that are known to want it"`
	Proxy    string     `json:"proxy,omitempty" jsonschema:"description=http://HOST:PORT of a proxy that is asked to CONNECT; env: the one of the environment; absent: none"`
	TLS      *TLS       `json:"tls,omitempty" jsonschema:"description=how servers are trusted over wss:// and https://; with twin: speak TLS to it and trust its CA"`
	Twin     *pack.Twin `json:"twin,omitempty" jsonschema:"description=start the embedded rehearsal platform and aim at it"`
}

// TLS says how servers are trusted and how the run identifies itself. Files
// are in PEM, below the scenario's folder.
type TLS struct {
	CA         string `json:"ca,omitempty" jsonschema:"description=file with the CA certificates to trust; absent: the system's"`
	Cert       string `json:"cert,omitempty" jsonschema:"description=file with a certificate to show to servers that ask for one; goes with key"`
	Key        string `json:"key,omitempty" jsonschema:"description=file with the private key of cert; not kept in the record"`
	ServerName string `json:"server_name,omitempty" jsonschema:"description=name to ask for and to verify instead of the url's host"`
	Insecure   bool   `json:"insecure,omitempty" jsonschema:"description=do not verify certificates; the report says so"`
}

// Approval is the platform's word that this load test may run.
type Approval struct {
	Case   string       `json:"case" jsonschema:"required,description=number of the case in which the platform has approved the test"`
	Window units.Window `json:"window" jsonschema:"required,description=when it may run: 2026-12-01T23:00+01:00/05:00"`
}

// Ceiling bounds what a run may do to hosts other than loopback, all of them
// together.
type Ceiling struct {
	Sockets           int     `json:"sockets,omitempty" jsonschema:"minimum=1,description=sockets at once"`
	OpensPerSecond    float64 `json:"opens_per_s,omitempty" jsonschema:"exclusiveMinimum=0,description=opens a second"`
	RequestsPerSecond float64 `json:"requests_per_s,omitempty" jsonschema:"exclusiveMinimum=0,description=requests a second"`
}

// Secret says where a secret is read from: one of both.
type Secret struct {
	Env  string `json:"env,omitempty" jsonschema:"oneof_required=env,description=name of the environment variable"`
	File string `json:"file,omitempty" jsonschema:"oneof_required=file,description=path below the scenario's folder; a newline at the end is dropped"`
}

// Pool is a number of sockets that are opened and held.
type Pool struct {
	Size             int                `json:"size" jsonschema:"required,minimum=1,maximum=2147483647,description=sockets held at once"`
	Open             *Open              `json:"open,omitempty" jsonschema:"description=how fast the sockets are opened; absent: all at once"`
	URL              string             `json:"url,omitempty" jsonschema:"description=ws:// or wss:// URL or a path behind target.ws; absent: target.ws as it is or the WebSocket of the twin. ${index} differs per socket"`
	Before           []Step             `json:"before,omitempty" jsonschema:"description=steps before each socket opens; what they extract may stand in url and headers and on_open"`
	Headers          strict.Map[string] `json:"headers,omitempty" jsonschema:"description=headers of the upgrade request"`
	Subprotocols     []string           `json:"subprotocols,omitempty" jsonschema:"description=subprotocols offered; the best first"`
	Deflate          bool               `json:"deflate,omitempty" jsonschema:"description=offer compression (permessage-deflate without context takeover); messages are compressed if the server takes it"`
	OnOpen           []OnOpen           `json:"on_open,omitempty" jsonschema:"description=messages sent as soon as a socket is open; after a reconnect again"`
	KeepAlive        *KeepAlive         `json:"keepalive,omitempty" jsonschema:"description=what keeps the sockets from being silent; absent: {ping: 20s}"`
	Send             *Send              `json:"send,omitempty" jsonschema:"description=text messages that each socket sends"`
	Reconnect        *Reconnect         `json:"reconnect,omitempty" jsonschema:"description=whether a lost or refused socket is opened again; it stays lost in the verdict"`
	MayLose          MayLose            `json:"may_lose,omitzero" jsonschema:"description=how many sockets may be lost: a count or a share of size"`
	ConnectTimeout   units.Duration     `json:"connect_timeout,omitempty" jsonschema:"description=longest wait for the TCP connection" jsonschema_extras:"default=10s"`
	HandshakeTimeout units.Duration     `json:"handshake_timeout,omitempty" jsonschema:"description=longest wait for the answer to the upgrade" jsonschema_extras:"default=10s"`
	Forensics        *Forensics         `json:"forensics,omitempty" jsonschema:"description=what the tool may try on its own account to tell causes apart; counted apart; {} or off: nothing"`
}

// Open is how fast a pool opens: one of both.
type Open struct {
	Rate units.Rate     `json:"rate,omitempty" jsonschema:"oneof_required=rate,description=opens a second"`
	Over units.Duration `json:"over,omitempty" jsonschema:"oneof_required=over,description=time over which the opens are spread evenly"`
}

// KeepAlive is a pool's keep-alive: exactly one of Ping, Pong, Message, TCP.
type KeepAlive struct {
	Ping        *Ping           `json:"ping,omitempty" jsonschema:"oneof_required=ping,description=WebSocket pings this far apart; off for no keep-alive at all"`
	Pong        *units.Duration `json:"pong,omitempty" jsonschema:"oneof_required=pong,description=unsolicited pongs this far apart; never answered (RFC 6455 5.5.3)"`
	Message     *string         `json:"message,omitempty" jsonschema:"oneof_required=message,description=a text message of the application; see every"`
	TCP         *TCPKeepAlive   `json:"tcp,omitempty" jsonschema:"oneof_required=tcp,description=the kernel's probes; no bytes in the stream"`
	Every       *units.Duration `json:"every,omitempty" jsonschema:"description=gap between messages; with message only"`
	PongTimeout *units.Duration `json:"pong_timeout,omitempty" jsonschema:"description=a ping without its pong for that long is a loss; with ping only" jsonschema_extras:"default=10s"`
	Jitter      *units.Share    `json:"jitter,omitempty" jsonschema:"description=each gap is longer or shorter by up to this part" jsonschema_extras:"default=10%"`
	Share       *units.Share    `json:"share,omitempty" jsonschema:"description=the part of the sockets that keeps itself alive" jsonschema_extras:"default=100%"`
}

// TCPKeepAlive sets the kernel's probes (TCP_KEEPIDLE and TCP_KEEPINTVL on
// Linux), in whole seconds.
type TCPKeepAlive struct {
	Idle     units.Duration `json:"idle,omitempty" jsonschema:"description=silence before the first probe" jsonschema_extras:"default=20s"`
	Interval units.Duration `json:"interval,omitempty" jsonschema:"description=gap between probes" jsonschema_extras:"default=5s"`
}

// OnOpen is one message that is sent as soon as a socket is open.
type OnOpen struct {
	Send string `json:"send" jsonschema:"required,description=the message; ${index} is the socket"`
}

// Send is the traffic of a pool's sockets: one of Every and OnceWithin.
type Send struct {
	Every      units.Duration `json:"every,omitempty" jsonschema:"oneof_required=every,description=gap between messages; phases are spread"`
	OnceWithin units.Duration `json:"once_within,omitempty" jsonschema:"oneof_required=once_within,description=one message per socket at a random moment within this time after it opened"`
	Text       string         `json:"text" jsonschema:"required,description=the message; ${index} is the socket and ${n} the number of the message"`
}

// Backoff is the wait before a reconnect.
type Backoff struct {
	Base   units.Duration `json:"base,omitempty" jsonschema:"description=first wait; doubled after each failure" jsonschema_extras:"default=1s"`
	Cap    units.Duration `json:"cap,omitempty" jsonschema:"description=longest wait" jsonschema_extras:"default=30s"`
	Jitter string         `json:"jitter,omitempty" jsonschema:"enum=full,enum=equal,enum=none,default=full,description=how much of the wait is left to chance: all or half or none of it"`
}

// Read parses and checks a scenario. An error is a strict.Problems: everything
// that is wrong, by position. File is the name that positions show; nothing is
// read from disk.
func Read(file string, data []byte) (*Scenario, error) {
	doc, err := strict.Parse(file, data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	// 32 bits, so that a seed survives every reader of JSON.
	s := &Scenario{Source: doc, File: file, seed: uint64(binary.BigEndian.Uint32(sum[:]))}
	c := newChecker(s, doc, doc.Decode(s))
	s.varNames, s.secretNames = sortedKeys(s.Vars), sortedKeys(s.Secrets)
	c.scenario()
	if err := c.problems.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// Seed is the seed a scenario has if none is given: it depends on its text
// alone.
func (s *Scenario) Seed() uint64 { return s.seed }
