package record

import "time"

// Interaction is one execution of a journey, kept as an example: the first of
// each kind and second, the slowest, and some of the ordinary. Numbers never
// come from these.
type Interaction struct {
	Load    int // its number in the plan
	Number  int64
	Planned time.Duration // since the start of the run
	Started time.Duration
	Ended   time.Duration
	Failure string // "" if it succeeded
	// Conversation is the platform's id of it, where the plan says which of
	// the extracted values that is; escaped, bounded.
	Conversation string

	// What it did, in order. Each list is bounded; how much of it is missing is
	// beside it. Between two steps the customer thinks.
	Steps    []InteractionStep
	Attempts []Attempt // of the steps that are requests or open a WebSocket
	Frames   []Frame   // the first and the last; those in between are missing
	Breaks   []Break

	StepsPassed    int
	AttemptsPassed int
	FramesPassed   int
	BreaksPassed   int
}

// Bounds on what is kept of one interaction.
const (
	MaxSteps     = 64
	MaxAttempts  = 64
	MaxFrames    = 48
	MaxBreaks    = 8
	MaxFrameText = 200 // bytes of a frame's payload
)

// InteractionStep is one request or WebSocket step of an interaction.
type InteractionStep struct {
	Step     int // index into Journey.Steps, -1: it is not reported
	Program  int // index into Journey.Program
	Planned  time.Duration
	Sent     time.Duration // of the last attempt
	Ended    time.Duration
	Attempts int
	Status   int
	Failure  string
	Detail   string // what was wrong with the answer: escaped, bounded
}

// Attempt is one try of a step: a request, or the opening of a WebSocket.
// Instants are zero when not reached.
type Attempt struct {
	Position  int           // of its step in Interaction.Steps, from 0; that may be missing
	Asked     time.Duration // for a connection
	Dialed    time.Duration // 0: it was given one that was open
	Connected time.Duration // TCP established
	Secured   time.Duration // TLS established
	Sent      time.Duration // the request
	FirstByte time.Duration // of the answer
	Ended     time.Duration // the answer is read, or given up
	Addr      int           // index into Env.Addresses, -1 unknown
	Used      int           // answers that were read on the connection before

	BytesSent     int64
	BytesReceived int64

	Status     int
	Failure    string
	RetryAfter string        // the header of a refusal: escaped, bounded
	Wait       time.Duration // that was chosen before the next attempt, 0: there is none
}

// FrameKind names the kind of a WebSocket frame.
type FrameKind string

// The kinds of frame.
const (
	FrameText   FrameKind = "text"
	FrameBinary FrameKind = "binary"
	FramePing   FrameKind = "ping"
	FramePong   FrameKind = "pong"
	FrameClose  FrameKind = "close"
)

// Frame is a message on a WebSocket of an interaction's own, the frames of one
// together, or a control frame.
type Frame struct {
	At     time.Duration
	Socket int  // index into Journey.Sockets
	Out    bool // we sent it
	Kind   FrameKind
	Bytes  int    // of the payload
	Text   string // its beginning, of a close frame code and reason: without secrets, escaped, bounded
}

// Break is the end of a connection that its interaction still needed: the
// peer's doing, or ours when patience was over.
type Break struct {
	Position  int           // of the step in Interaction.Steps, from 0, during which it ended
	Socket    int           // index into Journey.Sockets, -1: a connection for requests
	Ready     time.Duration // since when it could be used, 0: it never could
	Ended     time.Duration
	How       How // what the wire showed; HowNoConnect, HowNoTLS, HowNoAnswer: we gave up
	Errname   string
	Addr      int // index into Env.Addresses, -1 unknown
	LocalPort int

	CloseCode   int // of the peer's close frame; 1005 stands for one without a code
	CloseReason string

	TLS         bool
	CloseNotify bool
	Detail      string // what broke the protocol, or TLS

	LastReceived time.Duration // bytes
	LastSent     time.Duration

	TCP    TCPInfo       // not known of all in a second with many
	OwnGap time.Duration // the longest absence of our own loop in the 10 s before
}
