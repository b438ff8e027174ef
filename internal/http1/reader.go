package http1

// EventKind is what a Reader has found.
type EventKind uint8

// The kinds of events. A response is Interim*, Head, Body*, Done.
const (
	None    EventKind = iota // more bytes are needed
	Interim                  // an interim response (1xx other than 101); Head is its head
	Header                   // the head of the final response
	Body                     // a part of the body, decoded from chunks; Data holds it
	Done                     // the response is complete
)

// Event is what Next returns. Head and Data are valid until the next call.
type Event struct {
	Kind EventKind
	Head *Head
	Data []byte
}
