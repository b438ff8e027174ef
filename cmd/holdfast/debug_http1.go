package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"holdfast/internal/http1"
)

// Bounds of "debug http1".
const (
	maxDebugInput     = 128 << 20 // bytes of the stream
	maxDebugResponses = 100_000
	debugPiece        = 64 << 10 // bytes given to the reader at once, as a loop reads them
)

func newDebugHTTP1() *cobra.Command {
	var method string
	var split int
	cmd := &cobra.Command{
		Use:   "http1",
		Short: "Read raw HTTP/1.1 responses and print what was understood",
		Long: `Read what a server sends on one connection, up to the end of standard input,
and print one JSON object:

  {"ok": …, "error": …, "responses": [{"status", "headers", "body_bytes", "keep_alive"}]}

Several responses answer as many pipelined requests, all of the same method.
Only final responses that came to their end are listed: interim ones (1xx but
for 101) are read and passed over, and one that is broken or cut is not listed.
"ok" is false, and "error" says why, if the bytes are no valid stream of
responses, end too early (nothing at all is too early), or go on behind a
response that ends the connection. Behind a 101 or a CONNECT that succeeded
another protocol begins, whose bytes are passed over. "body_bytes" are counted
with chunks decoded. Header values are text where they are UTF-8, and taken as
ISO-8859-1 where not.

The exit code is 0 whatever was read.`,
		Example: `  printf 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok' | holdfast debug http1
  holdfast debug http1 --request-method HEAD <response.bin`,
		Args: wantArgs(0, 0, "none: the stream comes on standard input"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := http1.AppendRequest(nil, method, "/", "h"); err != nil {
				return usage(fmt.Errorf("--request-method %q: want a token such as GET", method))
			}
			if split < 1 || split > debugPiece {
				return usage(fmt.Errorf("--split is %d, want 1 to %d", split, debugPiece))
			}
			p := responseStream{method: method, Responses: []response{}}
			if err := p.read(cmd.InOrStdin(), split); err != nil {
				return broken(fmt.Errorf("read standard input: %w", err))
			}
			e := json.NewEncoder(cmd.OutOrStdout())
			e.SetEscapeHTML(false)
			return e.Encode(&p)
		},
	}
	cmd.Flags().StringVar(&method, "request-method", "GET", "method `M` of the requests that are answered")
	cmd.Flags().IntVar(&split, "split", debugPiece, "give the bytes to the reader `N` at a time")
	hide(cmd, "split")
	return cmd
}

// responseStream is what was understood of a connection's bytes.
type responseStream struct {
	OK        bool       `json:"ok"`
	Error     *string    `json:"error"`
	Responses []response `json:"responses"`

	method  string
	reader  http1.Reader
	current response
	state   streamState
}

type response struct {
	Status    int         `json:"status"`
	Headers   [][2]string `json:"headers"`
	BodyBytes int64       `json:"body_bytes"`
	KeepAlive bool        `json:"keep_alive"`
}

type streamState uint8

const (
	streamBetween streamState = iota // the next byte begins a response
	streamInside                     // a response has been begun
	streamClosed                     // the last response ended the connection
	streamTunnel                     // what follows is another protocol
)

// read reads the stream to its end. Its error is that of in; what is wrong
// with the stream is in p.
func (p *responseStream) read(in io.Reader, split int) error {
	var err, broken error
	var kept []byte
	piece := make([]byte, split)
	for total := 0; broken == nil && err == nil; {
		var n int
		n, err = in.Read(piece)
		if total += n; total > maxDebugInput {
			broken = fmt.Errorf("a stream of more than %d bytes, want at most that", maxDebugInput)
			break
		}
		kept = append(kept, piece[:n]...)
		n, broken = p.take(kept)
		kept = append(kept[:0], kept[n:]...)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if broken == nil {
		broken = p.end()
	}
	if p.OK = broken == nil; !p.OK {
		text := broken.Error()
		p.Error = &text
	}
	return nil
}

// take reads on and returns how many bytes it is done with.
func (p *responseStream) take(data []byte) (taken int, err error) {
	for {
		switch {
		case p.state == streamInside:
		case len(data) == taken:
			return taken, nil
		case p.state == streamTunnel:
			return len(data), nil
		case p.state == streamClosed:
			return taken, errors.New("bytes behind a response that ends the connection (RFC 9112 9.6)")
		default:
			p.reader.Begin(p.method)
			p.state = streamInside
		}
		ev, n, err := p.reader.Next(data[taken:], http1.Limits{})
		taken += n
		switch {
		case err != nil:
			return taken, err
		case ev.Kind == http1.None:
			return taken, nil
		}
		if err := p.event(ev); err != nil {
			return taken, err
		}
	}
}

func (p *responseStream) event(ev http1.Event) error {
	switch ev.Kind {
	case http1.Header:
		p.current = response{Status: ev.Head.Status, Headers: [][2]string{}}
		for name, value := range ev.Head.All() {
			p.current.Headers = append(p.current.Headers, [2]string{asText(name), asText(value)})
		}
	case http1.Body:
		p.current.BodyBytes += int64(len(ev.Data))
	case http1.Done:
		return p.done()
	}
	return nil
}

func (p *responseStream) done() error {
	if len(p.Responses) == maxDebugResponses {
		return fmt.Errorf("more than %d responses, want at most that", maxDebugResponses)
	}
	c := p.current
	c.KeepAlive = p.reader.KeepAlive()
	p.Responses = append(p.Responses, c)
	switch {
	case c.Status == 101 || p.method == "CONNECT" && c.Status/100 == 2:
		p.state = streamTunnel
	case !c.KeepAlive:
		p.state = streamClosed
	default:
		p.state = streamBetween
	}
	return nil
}

// end is the end of the stream.
func (p *responseStream) end() error {
	if p.state == streamBetween && len(p.Responses) == 0 {
		p.reader.Begin(p.method)
		p.state = streamInside
	}
	if p.state != streamInside {
		return nil
	}
	ev, err := p.reader.End()
	if err != nil {
		return err
	}
	return p.event(ev)
}

// asText makes a copy of the peer's bytes that JSON can hold.
func asText(s string) string {
	if utf8.ValidString(s) {
		return string([]byte(s)) // s is a view of bytes that will change
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}
