package http1

// EventKind is what a Reader has found.
type EventKind uint8

// The kinds of events. A response is Interim*, Header, Body*, Done.
const (
	None    EventKind = iota // more bytes are needed
	Interim                  // an interim response (1xx other than 101, RFC 9110 15.2); Head is its head
	Header                   // the head of the final response
	Body                     // a part of the body, chunks decoded; Data holds it, at least a byte
	Done                     // the response is complete
)

// Event is what Next returns. Head and Data are views of the bytes given to
// Next, valid until the next call or until those bytes change.
type Event struct {
	Kind EventKind
	Head *Head
	Data []byte
}

// Reader reads the responses of one connection, in any split, strictly by RFC
// 9112. The zero value is ready for Begin. It holds no body and makes no
// copies, so a body that announces 2^62 bytes costs nothing.
type Reader struct {
	head     Head
	left     int64 // bytes still to come of the body, or of the current chunk
	taken    int64 // body bytes that are not left: given out, or allowed by a chunk size
	kept     int   // bytes of a head that the last Next left to the caller
	extra    int   // bytes of chunk extensions so far
	interims int
	state    state
	method   method
	persists bool // the connection may be used again after this response
}

// state is what the next byte belongs to.
type state uint8

const (
	idle       state = iota // nothing: no request is outstanding
	inHead                  // a head
	inBody                  // a body of known length
	toEnd                   // a body that ends with the connection
	inSize                  // the line of a chunk's size
	inChunk                 // a chunk's data
	afterChunk              // the line end behind a chunk's data
	inTrailers              // the trailers, or the empty line where none are
	complete                // nothing: Done is to be reported
	broken                  // nothing: an error has ended reading
)

// method is what matters of a request's method.
type method uint8

const (
	anyMethod method = iota
	headMethod
	connectMethod
)

// Begin expects the response to a request that was sent, whose method says
// whether there is a body (RFC 9112 6.3). With pipelining, call it for the
// next request when Done was reported for the one before. After a protocol
// error it changes nothing.
func (r *Reader) Begin(requestMethod string) {
	switch r.state {
	case idle:
	case broken:
		return
	default:
		panic("http1: Begin before the response in progress was done")
	}
	*r = Reader{state: inHead}
	switch requestMethod { // methods are case-sensitive (RFC 9110 9.1)
	case "HEAD":
		r.method = headMethod
	case "CONNECT":
		r.method = connectMethod
	}
}

// Next reads the event at the start of data. n is how many bytes it took.
//
// Kind None asks for more bytes: the caller keeps data[n:] and gives it again
// with what follows behind it. Only an incomplete head, chunk line or trailer
// section is left over, within the limits. Call Next until it gives None or
// Done, even when no bytes are left: an event may need none.
//
// The error is an *Error, and every later call fails too. It comes with the
// first byte that rules the response out, whatever the split, and at the
// latest when a limit is reached. A length above limits.BodyBytes is refused
// behind the Header event, so that the status is known.
//
// Bytes that come when no request is outstanding are an error too: nothing
// says which request they answer. A server that gives up an idle connection
// may say so with a 408 (RFC 9110 15.5.9): to read it, Begin first.
func (r *Reader) Next(data []byte, limits Limits) (ev Event, n int, err error) {
	switch r.state {
	case inHead:
		return r.readHead(data, &limits)
	case inBody:
		return r.readBody(data, or(limits.BodyBytes, DefaultBodyBytes))
	case toEnd:
		return r.readToEnd(data, or(limits.BodyBytes, DefaultBodyBytes))
	case inSize, inChunk, afterChunk, inTrailers:
		return r.readChunked(data, &limits)
	case complete:
		return r.done(), 0, nil
	case broken:
		return r.fail(errBroken)
	}
	if len(data) > 0 {
		return r.fail(refuse("bytes that no request asked for (RFC 9112 9.2)"))
	}
	return Event{}, 0, nil
}

var errBroken = refuse("the stream is unreadable after an earlier error")

// fail ends reading.
func (r *Reader) fail(err error) (Event, int, error) {
	r.state, r.persists = broken, false
	return Event{}, 0, err
}

// done ends a response.
func (r *Reader) done() Event {
	r.state = idle
	r.head.Reason, r.head.fields = "", "" // or they would pin the input while the connection waits
	return Event{Kind: Done}
}

// readHead reads an interim or a final head.
func (r *Reader) readHead(data []byte, limits *Limits) (Event, int, error) {
	n, err := r.head.read(data, limits, r.method == connectMethod)
	r.kept = len(data) - n
	switch {
	case err != nil:
		return r.fail(err)
	case n == 0:
		return Event{}, 0, nil
	case r.head.Status >= 200 || r.head.Status == 101:
		r.frame(&r.head)
		return Event{Kind: Header, Head: &r.head}, n, nil
	}
	most := or(limits.Interims, DefaultInterims)
	if r.interims++; r.interims > most {
		return r.fail(refuse("more than %d interim responses", most))
	}
	return Event{Kind: Interim, Head: &r.head}, n, nil
}

// frame finds where the body ends (RFC 9112 6.3) and whether the connection
// persists then (9.3).
func (r *Reader) frame(h *Head) {
	r.persists = !h.closes && (h.Minor > 0 || h.stays)
	switch {
	case h.Status == 101, r.method == connectMethod && h.Status/100 == 2:
		r.persists = false // it goes on in another protocol
		r.state = complete
	case r.method == headMethod, h.Status == 204, h.Status == 304, h.ContentLength == 0:
		r.state = complete
	case h.chunked:
		r.state = inSize
	case h.ContentLength > 0:
		r.state, r.left = inBody, h.ContentLength
	default:
		r.persists = false
		r.state = toEnd
	}
}

// readBody reads on in a body of known length.
func (r *Reader) readBody(data []byte, most int64) (Event, int, error) {
	if r.left > most-r.taken {
		return r.fail(refuse("body of %d bytes, want at most %d", r.taken+r.left, most))
	}
	n := r.take(len(data), complete)
	r.taken += int64(n)
	return piece(data, 0, n)
}

// take takes what there is of the bytes that are left, and moves on when none
// are.
func (r *Reader) take(available int, then state) int {
	n := int(min(int64(available), r.left))
	if r.left -= int64(n); r.left == 0 {
		r.state = then
	}
	return n
}

// piece is the event that gives out the body bytes in data from one place to
// another, if there are any.
func piece(data []byte, from, to int) (Event, int, error) {
	if from == to {
		return Event{}, to, nil
	}
	return Event{Kind: Body, Data: data[from:to:to]}, to, nil
}

// readToEnd gives out a body without a length. All that is allowed comes out
// before the byte that is too much is refused, so that the split does not show.
func (r *Reader) readToEnd(data []byte, most int64) (Event, int, error) {
	n := int(min(int64(len(data)), max(most-r.taken, 0)))
	if n == 0 && len(data) > 0 {
		return r.fail(refuse("body of more than %d bytes", most))
	}
	r.taken += int64(n)
	return piece(data, 0, n)
}

// readChunked reads on in a chunked body (RFC 9112 7.1) up to the next piece of
// data or the end.
func (r *Reader) readChunked(data []byte, limits *Limits) (Event, int, error) {
	for at := 0; ; {
		n, err := 0, error(nil)
		switch r.state {
		case inSize:
			n, err = r.chunkSize(data[at:], limits)
		case inChunk:
			return piece(data, at, at+r.take(len(data)-at, afterChunk))
		case afterChunk:
			if n, err = chunkEnd(data[at:]); n > 0 {
				r.state = inSize
			}
		default:
			if n, err = trailers(data[at:], limits); n > 0 {
				return r.done(), at + n, nil
			}
		}
		switch {
		case err != nil:
			return r.fail(err)
		case n == 0:
			return Event{}, at, nil
		}
		at += n
	}
}

// chunkSize enters a chunk.
func (r *Reader) chunkSize(data []byte, limits *Limits) (int, error) {
	size, extra, n, err := chunkLine(data, or(limits.ExtensionBytes, DefaultExtensionBytes)-r.extra)
	if n == 0 || err != nil {
		return 0, err
	}
	if most := or(limits.BodyBytes, DefaultBodyBytes); size > most-r.taken {
		return 0, refuse("body of more than %d bytes: a chunk of %d after %d", most, size, r.taken)
	}
	r.extra += extra
	r.taken += size
	r.left = size
	r.state = inChunk
	if size == 0 {
		r.state = inTrailers
	}
	return n, nil
}

// chunkEnd reads the line end behind a chunk's data.
func chunkEnd(data []byte) (int, error) {
	for i, want := range []byte("\r\n") {
		switch {
		case i == len(data):
			return 0, nil
		case data[i] != want:
			return 0, refuse("byte %#02x behind a chunk's data, want CRLF (RFC 9112 7.1)", data[i])
		}
	}
	return len("\r\n"), nil
}

// End tells the reader that the peer has ended the stream. That completes a
// body without a length: Done. With no request outstanding it is nothing: None.
// Anything else is an *Error that says what was cut (RFC 9112 8).
func (r *Reader) End() (Event, error) {
	state := r.state
	r.persists = false
	switch state {
	case idle:
		return Event{}, nil
	case complete, toEnd:
		return r.done(), nil
	}
	r.state = broken
	switch state {
	case inHead:
		switch {
		case r.kept > 0:
			return Event{}, refuse("stream ended inside the head of a response, after %d bytes", r.kept)
		case r.interims > 0:
			return Event{}, refuse("stream ended after an interim response, before the final one")
		}
		return Event{}, refuse("stream ended before the response")
	case inBody:
		return Event{}, refuse("body ended after %d of %d bytes", r.taken, r.taken+r.left)
	case inChunk:
		return Event{}, refuse("chunked body ended after %d bytes, %d before the end of a chunk", r.taken-r.left, r.left)
	case inTrailers:
		return Event{}, refuse("chunked body ended after %d bytes and the last chunk, before the empty line", r.taken)
	case inSize, afterChunk:
		return Event{}, refuse("chunked body ended after %d bytes, before the last chunk", r.taken)
	}
	return Event{}, errBroken
}

// KeepAlive reports, after Done, whether the connection may carry another
// request (RFC 9112 9.3): not if the peer said close, not without its
// keep-alive in HTTP/1.0, not after a body that ended with the connection, and
// not when the connection became a tunnel (101, CONNECT). Bytes that are left
// over forbid it as well, unless another request is outstanding: Next refuses
// them, and then this is false.
func (r *Reader) KeepAlive() bool { return r.state == idle && r.persists }

// Idle reports that no response is awaited or in progress.
func (r *Reader) Idle() bool { return r.state == idle }

// Partial reports whether a response has begun, bytes that the caller keeps
// among it, and would be cut if the stream ended now. A request whose answer
// has not begun may be safe to repeat (RFC 9110 9.2.2).
func (r *Reader) Partial() bool {
	switch r.state {
	case idle, complete, toEnd:
		return false
	case inHead:
		return r.kept > 0 || r.interims > 0
	}
	return true
}
