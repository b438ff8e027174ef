package record

import "time"

// Phase is how far a socket had come when it ended.
type Phase uint8

// The phases of an open, in order.
const (
	PhaseDial Phase = iota
	PhaseTLS
	PhaseHandshake // TCP is up, the answer to the upgrade is not complete
	PhaseOpen
	Phases
)

var phaseNames = [Phases]string{"dial", "tls", "handshake", "open"}

func (p Phase) String() string { return phaseNames[p] }

// How is the event that ended a socket, as the wire showed it. It names no
// cause: that takes the whole population, and is diagnosis' work.
type How uint8

// The ways a socket ends.
const (
	HowHeld       How = iota // open when the run ended, and it answered our goodbye
	HowFIN                   // the peer ended the stream, no close frame before it
	HowReset                 // RST
	HowCloseFrame            // the peer sent a close frame
	HowErrno                 // another socket error; Errno says which
	HowStatus                // an HTTP answer other than 101
	HowBadAnswer             // the answer to the upgrade is not valid HTTP, or not a valid 101
	HowBadFrame              // bytes that break RFC 6455
	HowNoConnect             // no answer to the SYN in time
	HowNoAnswer              // connected, no answer to the upgrade in time
	HowNoPong                // no answer to a ping in time
	HowNoAddress             // the name did not resolve, or the guard refused the address
	HowOwnFDs                // we had no descriptor left
	HowOwnPorts              // we had no source port left
	HowOwnMemory             // the kernel had no memory for the socket
	HowStopped               // the attempt was under way when the run ended
	HowNothing               // AfterClose only: TCP did nothing in time
	HowTLSAlert              // the peer sent a fatal TLS alert; Detail names it
	HowTLSBroken             // no TLS session (bad record, certificate not trusted, no common version), or a bad record later
	HowTLSCut                // TCP ended without close_notify (RFC 8446 6.1), not even with a close frame before
	HowNoTLS                 // TCP is up, the TLS handshake did not end in time
	HowNoGoodbye             // open when the run ended, and nothing answered our close frame
	Hows
)

var howNames = [Hows]string{
	"held", "fin", "reset", "close_frame", "errno", "status", "bad_answer", "bad_frame", "no_connect", "no_answer",
	"no_pong", "no_address", "own_fds", "own_ports", "own_memory", "stopped", "nothing",
	"tls_alert", "tls_broken", "tls_cut", "no_tls", "no_goodbye",
}

func (h How) String() string { return howNames[h] }

// HowByName finds a How by the name String gives it.
func HowByName(name string) (How, bool) {
	for h, n := range howNames {
		if n == name {
			return How(h), true
		}
	}
	return 0, false
}

// Bounds on what is kept of a peer's words, in bytes.
const (
	MaxBody   = 200
	MaxHeader = 64
	MaxDetail = 160
)

// Why an attempt was made.
const (
	First     uint8 = iota // the socket the pool wanted
	Reconnect              // again, after a loss or refusal
	Forensic               // the tool's own question soon after a loss, counted apart
	Late                   // the tool's own question after refusals and a quiet time, counted apart
)

// End is the evidence of one socket's end: everything an unprivileged client
// can know. Instants are durations since the start of the run and zero when
// not reached. Texts come from the peer: bounded, and escaped where they are
// taken in.
type End struct {
	Pool    int
	Index   int // number of the socket in its pool, from 0
	Attempt int // 1 for the first open
	Kind    uint8
	Phase   Phase
	How     How
	Errno   int // platform number, 0 if none
	Errname string

	Addr      int // index into Env.Addresses, -1 unknown
	LocalPort int

	Planned   time.Duration
	Prepared  time.Duration // how long the steps before it and its host's look-up took; they ended at Attempted
	Attempted time.Duration
	Connected time.Duration // TCP established
	Secured   time.Duration // TLS established
	Opened    time.Duration // 101 read
	Ended     time.Duration

	// The answer to the upgrade, if it was not 101.
	Status     int
	Server     string
	Via        string
	RetryAfter string
	Body       string

	// The close frame; CloseCode 1005 stands for a frame without a code.
	CloseCode   int
	CloseReason string
	AfterClose  How // what TCP did next: HowFIN, HowReset or HowNothing

	TLS         bool          // the socket spoke TLS
	CloseNotify bool          // the peer ended TLS properly before it ended TCP
	Queued      time.Duration // how long the TLS handshake waited for us, not for the peer

	PartialFrame bool   // the stream ended inside a frame, or inside the answer to the upgrade
	Detail       string // what broke the protocol

	// Clocks of whole frames, close frames excluded: counting those would make
	// every silence read zero. App counts text and binary messages only.
	LastReceived time.Duration
	LastSent     time.Duration
	LastApp      time.Duration
	// The longest silence of each clock that the socket lived through. For a
	// held socket this includes the last one.
	GapReceived time.Duration
	GapSent     time.Duration
	GapAny      time.Duration
	GapApp      time.Duration

	MessagesSent     int
	MessagesReceived int
	PingsSent        int
	PongsReceived    int
	OldestPing       time.Duration // sent then and still unanswered, 0 if none

	// The neighbours: sockets of the whole run, ours only.
	OpenAtAttempt    int
	PendingAtAttempt int // attempts under way
	OpenAtEnd        int
	ArrivalsBefore   int // attempts in the second before the attempt
	ArrivalsAtEnd    int // attempts in the second before the end

	TCP       TCPInfo
	OwnGap    time.Duration // the longest absence of our own loop in the 10 s before
	KernelLag time.Duration // how much earlier the kernel had the last byte than we read it
}

// Age is how long the socket was open.
func (e *End) Age() time.Duration {
	if e.Phase != PhaseOpen {
		return 0
	}
	return e.Ended - e.Opened
}

// Lost reports an open socket that something other than the plan ended.
func (e *End) Lost() bool { return e.Phase == PhaseOpen && e.How != HowHeld }

// Refused reports an attempt that did not become an open socket, for a reason
// other than the end of the run.
func (e *End) Refused() bool { return e.Phase != PhaseOpen && e.How != HowStopped }

// TCPInfo is the kernel's view of the connection just before it was closed
// (Linux tcp_info, SIOCOUTQ, SIOCINQ). Ages are milliseconds before the end.
// Known is false where the platform does not tell.
type TCPInfo struct {
	Known           bool
	State           uint8 // Linux numbering: 1 established, 7 close, 8 close_wait
	Backoff         uint8
	Retransmits     uint8
	TotalRetransmit uint32
	Unacked         uint32
	LastDataSentMS  uint32
	LastDataRecvMS  uint32
	LastAckRecvMS   uint32
	RTTUS           uint32
	RTTVarUS        uint32
	SegsIn          uint32
	SegsOut         uint32
	OutQueue        uint32 // bytes not acknowledged
	InQueue         uint32 // bytes not read
}

// TCP states that tell something at the end of a connection.
const (
	TCPEstablished = 1
	TCPClose       = 7
	TCPCloseWait   = 8
)
