package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gobwas/ws"
	"github.com/rogpeppe/go-internal/testscript"
)

// server is a peer on loopback that is not the twin: one to be counted on, or
// a hostile one.
type server struct {
	ln      net.Listener
	mode    func(s *server, c net.Conn)
	arrived chan string   // the address of each client, in order
	asked   chan string   // the head of each request, where the mode reads it
	opened  chan struct{} // one for each socket that was upgraded
	goodbye chan struct{} // one for each socket whose client said goodbye
	stop    chan struct{}
	work    sync.WaitGroup
}

// escapes would clear the screen, set the title and turn the text around.
const escapes = "\x1b[2J\x1b]0;owned\x07\u009b31m\u202egnorw"

// serverModes are what a server does with each connection.
var serverModes = map[string]func(s *server, c net.Conn){
	// good upgrades, answers pings, and says goodbye.
	"good": func(s *server, c net.Conn) { s.hold(c, true) },
	// deaf upgrades and never answers anything.
	"deaf": func(s *server, c net.Conn) { s.hold(c, false) },
	// garbage does not speak HTTP.
	"garbage": func(_ *server, c net.Conn) { send(c, "\x00\x01\x02\xff"+escapes+"\r\n\r\n") },
	// endless sends headers for ever.
	"endless": func(_ *server, c net.Conn) {
		send(c, "HTTP/1.1 101 Switching Protocols\r\n")
		for send(c, "X-More: "+strings.Repeat("a", 1000)+"\r\n") {
		}
	},
	// forbid refuses politely.
	"forbid": func(s *server, c net.Conn) {
		s.request(c)
		send(c, "HTTP/1.1 403 Forbidden\r\nServer: forbid/1\r\nContent-Length: 2\r\n\r\nno")
	},
	// drip sends a byte of a header now and then, for ever.
	"drip": func(s *server, c net.Conn) {
		every := time.NewTicker(50 * time.Millisecond)
		defer every.Stop()
		for send(c, "H"); ; {
			select {
			case <-every.C:
				if !send(c, "T") {
					return
				}
			case <-s.stop:
				return
			}
		}
	},
	// huge announces a frame of 2^62 bytes.
	"huge": func(s *server, c net.Conn) {
		s.upgrade(c)
		send(c, string(binary.BigEndian.AppendUint64([]byte{0x82, 127}, 1<<62)))
	},
	// server-header has control characters in a header, which is no HTTP.
	"server-header": func(s *server, c net.Conn) {
		s.request(c)
		send(c, "HTTP/1.1 403 Forbidden\r\nServer: "+escapes+"\r\nContent-Length: 0\r\n\r\n")
	},
	// body has some of them where they are allowed, in a status line's reason and
	// a header (RFC 9110 5.5: obs-text), and more in the body.
	"body": func(s *server, c net.Conn) {
		s.request(c)
		body := "<b>" + escapes + "</b>\xff\xfe"
		send(c, "HTTP/1.1 403 Forbidden\u202e\r\nServer: evil\u202e\u009b31m\r\nContent-Length: "+strconv.Itoa(len(body))+"\r\n\r\n"+body)
	},
	// close-reason has them in a close frame.
	"close-reason": func(s *server, c net.Conn) {
		s.upgrade(c)
		_ = ws.WriteFrame(c, ws.NewCloseFrame(ws.NewCloseFrameBody(4000, escapes)))
	},
}

// send reports whether the peer still takes it.
func send(c net.Conn, text string) bool {
	_, err := io.WriteString(c, text)
	return err == nil
}

// request reads one request and keeps its head.
func (s *server) request(c net.Conn) {
	r, err := http.ReadRequest(bufio.NewReader(c))
	if err != nil {
		return
	}
	var head strings.Builder
	head.WriteString(r.URL.String() + "\n")
	for name, values := range r.Header {
		head.WriteString(name + ": " + strings.Join(values, ", ") + "\n")
	}
	s.asked <- head.String()
}

func (s *server) upgrade(c net.Conn) bool {
	if _, err := ws.Upgrade(c); err != nil {
		return false
	}
	s.opened <- struct{}{}
	return true
}

// hold keeps a socket until its client closes it.
func (s *server) hold(c net.Conn, answer bool) {
	if !s.upgrade(c) {
		return
	}
	for {
		f := ws.Frame{}
		var err error
		if f.Header, err = ws.ReadHeader(c); err != nil || f.Header.Length > 1<<20 {
			return
		}
		f.Payload = make([]byte, f.Header.Length)
		if _, err := io.ReadFull(c, f.Payload); err != nil {
			return
		}
		f = ws.UnmaskFrame(f)
		switch {
		case f.Header.OpCode == ws.OpClose:
			s.goodbye <- struct{}{}
			if answer {
				_ = ws.WriteFrame(c, ws.NewCloseFrame(bytes.Clone(f.Payload)))
				return
			}
		case f.Header.OpCode == ws.OpPing && answer:
			_ = ws.WriteFrame(c, ws.NewPongFrame(f.Payload))
		}
	}
}

func startServer(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 1, "server MODE")
	mode := serverModes[args[0]]
	if mode == nil {
		ts.Fatalf("no server %q, want one of %v", args[0], slices.Sorted(maps.Keys(serverModes)))
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	const room = 1000 // more sockets than any script opens
	s := &server{
		ln: ln, mode: mode, stop: make(chan struct{}),
		arrived: make(chan string, room), asked: make(chan string, room), opened: make(chan struct{}, room), goodbye: make(chan struct{}, room),
	}
	if old := stageOf(ts).server; old != nil {
		old.close()
	}
	stageOf(ts).server = s
	s.work.Go(s.accept)
	ts.Setenv("SERVER", "ws://"+ln.Addr().String())
}

func (s *server) accept() {
	for {
		c, err := s.ln.Accept()
		if err != nil {
			return
		}
		s.arrived <- c.RemoteAddr().String()
		s.work.Go(func() {
			defer c.Close()
			done := make(chan struct{})
			defer close(done)
			s.work.Go(func() { // closing the server ends what waits for a client
				select {
				case <-s.stop:
					_ = c.Close()
				case <-done:
				}
			})
			s.mode(s, c)
		})
	}
}

func (s *server) close() {
	close(s.stop)
	_ = s.ln.Close()
	s.work.Wait()
}

func serverOf(ts *testscript.TestScript) *server {
	s := stageOf(ts).server
	if s == nil {
		ts.Fatalf("no server was started")
	}
	return s
}

func awaitOpened(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 1, "opened N")
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	deadline := time.After(longestWait)
	for i := range n {
		select {
		case <-serverOf(ts).opened:
		case <-deadline:
			ts.Fatalf("%d sockets opened after %v, want %d", i, longestWait, n)
		}
	}
}

func awaitGoodbye(ts *testscript.TestScript, _ bool, _ []string) {
	select {
	case <-serverOf(ts).goodbye:
	case <-time.After(longestWait):
		ts.Fatalf("no close frame after %v", longestWait)
	}
}

// countContacts connects once itself: whatever came before that has been
// accepted when this has.
func countContacts(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 1, "contacts N")
	s := serverOf(ts)
	c, err := net.Dial("tcp", s.ln.Addr().String())
	ts.Check(err)
	defer c.Close()
	got := 0
	for from := range s.arrived {
		if from == c.LocalAddr().String() {
			break
		}
		got++
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("the server has seen %d connections, want %s", got, args[0])
	}
}

func checkRequests(ts *testscript.TestScript, neg bool, args []string) {
	wantWords(ts, neg, args, 1, "asked TEXT…")
	s := serverOf(ts)
	if len(s.asked) == 0 {
		ts.Fatalf("the server has seen no request")
	}
	for range len(s.asked) {
		head := <-s.asked
		for _, text := range args {
			if !strings.Contains(head, text) {
				ts.Fatalf("a request does not hold %q:\n%s", text, head)
			}
		}
	}
}
