package record

import "time"

// ObservedKind says what an Observed is about.
type ObservedKind string

// What is recorded of a platform's own view.
const (
	ObservedNow          ObservedKind = "now"          // how many there are at this moment; Series is the platform's name of them
	ObservedLimit        ObservedKind = "limit"        // how much of a limit is used up, at the one who uses most of it; Series is NAMESPACE/KEY
	ObservedReached      ObservedKind = "reached"      // how often, since some time before the run, a limit was reached or nearly; Series is NAMESPACE/KEY, "" for all together
	ObservedError        ObservedKind = "error"        // a request that brought nothing; Series is its name, Value the HTTP status, 0 without one
	ObservedSkipped      ObservedKind = "skipped"      // rounds that were left out because the one before took too long
	ObservedNotKept      ObservedKind = "not_kept"     // values of series beyond those that are kept
	ObservedConversation ObservedKind = "conversation" // Series is the id that an interaction was given; 1: the platform knows it, 0: it does not
)

// Observed is one thing that the platform said of itself beside the run, or
// failed to say.
type Observed struct {
	At     time.Duration // when its round of requests began, since the start of the run; negative before it
	Kind   ObservedKind
	Series string // escaped, bounded
	Value  int64
	Max    int64  // of a limit; 0: the platform does not say
	Detail string // of an error: escaped, bounded
}
