package rest

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"

	"holdfast/internal/guard"
)

// socketServer upgrades and leaves the connection to talk.
func socketServer(t *testing.T, talk func(net.Conn)) string {
	t.Helper()
	return "ws" + strings.TrimPrefix(server(t, func(w http.ResponseWriter, r *http.Request) {
		conn, _, _, err := ws.UpgradeHTTP(r, w)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		talk(conn)
	}), "http")
}

// readFrame reads a client's frame.
func readFrame(conn net.Conn) (h ws.Header, payload []byte, err error) {
	if h, err = ws.ReadHeader(conn); err != nil {
		return h, nil, err
	}
	payload = make([]byte, min(h.Length, 1<<20))
	_, err = io.ReadFull(conn, payload)
	ws.Cipher(payload, h.Mask, 0)
	return h, payload, err
}

func dialed(t *testing.T, at string) *Socket {
	t.Helper()
	s, err := client(t).Dial(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// TestSocketsHearWholeMessages, in however many frames, with pings between them.
func TestSocketsHearWholeMessages(t *testing.T) {
	said := make(chan string, 1)
	s := dialed(t, socketServer(t, func(conn net.Conn) {
		asked, _, err := wsutil.ReadClientData(conn)
		if err != nil {
			t.Error(err)
		}
		said <- string(asked)
		long := bytes.Repeat([]byte("x"), 100<<10)
		for _, f := range []ws.Frame{
			ws.NewFrame(ws.OpText, false, []byte("one, ")), ws.NewPingFrame([]byte("there?")), ws.NewFrame(ws.OpContinuation, true, []byte("two")),
			ws.NewTextFrame(nil), ws.NewTextFrame(long),
		} {
			if err := ws.WriteFrame(conn, f); err != nil {
				t.Error(err)
			}
		}
		pong, payload, err := readFrame(conn)
		if err != nil || pong.OpCode != ws.OpPong || !pong.Masked {
			t.Errorf("the ping was answered with %v, %v; want a masked pong", pong, err)
		}
		said <- string(payload)
	}))
	if err := s.Send([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	if got := <-said; got != "hello" {
		t.Errorf("the server got %q, want hello", got)
	}
	for i, want := range []string{"one, two", "", strings.Repeat("x", 100<<10)} {
		got, err := s.Next()
		if err != nil || string(got) != want {
			t.Errorf("message %d: %d bytes %.20q, %v; want %d bytes", i, len(got), got, err, len(want))
		}
	}
	if got := <-said; got != "there?" {
		t.Errorf("the pong says %q, want what the ping said", got)
	}
	_, err := s.Next()
	if closed, ok := errors.AsType[*Closed](err); !ok || closed.Code != 1006 {
		t.Errorf("the end is %v, want a 1006", err)
	}
}

// TestSocketsSayGoodbye, whoever begins.
func TestSocketsSayGoodbye(t *testing.T) {
	heard := make(chan ws.StatusCode, 2)
	at := socketServer(t, func(conn net.Conn) {
		_ = wsutil.WriteServerMessage(conn, ws.OpClose, ws.NewCloseFrameBody(1001, "off we go")) // unless it has left
		f, payload, err := readFrame(conn)
		if err != nil || f.OpCode != ws.OpClose {
			t.Errorf("got %v, %v; want a close frame", f, err)
			return
		}
		code, _ := ws.ParseCloseFrameData(payload)
		heard <- code
		_, _ = io.Copy(io.Discard, conn) // until it is gone
	})
	s := dialed(t, at)
	_, err := s.Next()
	if closed, ok := errors.AsType[*Closed](err); !ok || closed.Code != 1001 || closed.Reason != "off we go" {
		t.Errorf("the end is %v, want 1001 with its reason", err)
	}
	s.Close()
	if code := <-heard; code != 1001 {
		t.Errorf("the server's close was answered with %d, want 1001", code)
	}
	dialed(t, at).Close()
	if code := <-heard; code != 1000 {
		t.Errorf("our close says %d, want 1000", code)
	}
}

// TestSocketsAreBounded: nothing is kept of what is too long.
func TestSocketsAreBounded(t *testing.T) {
	for name, frame := range map[string][]byte{
		"64 GiB announced": {0x81, 127, 0, 0, 0, 16, 0, 0, 0, 0},
		"a masked frame":   {0x81, 0x81, 1, 2, 3, 4, 5},
		"no frame":         []byte("HTTP/1.1 200 OK\r\n\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			told := make(chan ws.OpCode, 1)
			s := dialed(t, socketServer(t, func(conn net.Conn) {
				_, _ = conn.Write(frame)
				f, _, err := readFrame(conn)
				if err != nil {
					t.Error(err)
				}
				told <- f.OpCode
			}))
			if _, err := s.Next(); err == nil || errors.Is(err, io.EOF) {
				t.Errorf("got %v, want what is wrong", err)
			}
			if op := <-told; op != ws.OpClose {
				t.Errorf("the server is told with opcode %d, want a close frame", op)
			}
		})
	}
	endless := dialed(t, socketServer(t, func(conn net.Conn) {
		for op := ws.OpText; ; op = ws.OpContinuation {
			if ws.WriteFrame(conn, ws.NewFrame(op, false, make([]byte, 64<<10))) != nil {
				return
			}
		}
	}))
	if _, err := endless.Next(); err == nil || !strings.Contains(err.Error(), "more than 262144 bytes") {
		t.Errorf("a message without an end: %v, want that it is too long", err)
	}
}

// TestUpgradesThatAreNone are refusals, and do not wait for ever.
func TestUpgradesThatAreNone(t *testing.T) {
	at := "ws" + strings.TrimPrefix(server(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/404":
			w.WriteHeader(http.StatusNotFound)
		case "/key":
			w.Header().Set("Upgrade", "websocket")
			w.Header().Set("Connection", "Upgrade")
			w.Header().Set("Sec-WebSocket-Accept", "of another key")
			w.WriteHeader(http.StatusSwitchingProtocols)
		default:
			<-r.Context().Done()
		}
	}), "http")
	c, err := New(Options{Wait: 100 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Dial(t.Context(), at+"/404")
	if refusal, ok := errors.AsType[*Refusal](err); !ok || refusal.Status != 404 {
		t.Errorf("got %v, want status 404", err)
	}
	if _, err := c.Dial(t.Context(), at+"/key"); err == nil || !strings.Contains(err.Error(), "Sec-WebSocket-Accept") {
		t.Errorf("got %v, want that the key is wrong", err)
	}
	if _, err := c.Dial(t.Context(), at+"/never"); err == nil || !strings.Contains(err.Error(), "within 100ms") {
		t.Errorf("an upgrade that is never answered: %v, want that it took too long", err)
	}
	if _, err := c.Dial(t.Context(), "ws://192.0.2.1/channels/secret"); !errors.Is(err, guard.ErrRefused) || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v, want that the guard refuses", err)
	}
	for _, wrong := range []string{"http://127.0.0.1", "wsx://127.0.0.1", "ws//", "ws://[secret"} {
		if _, err := c.Dial(t.Context(), wrong); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want that it can't be read", wrong, err)
		}
	}
}
