package engine

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gobwas "github.com/gobwas/ws"
	"github.com/gobwas/ws/wsflate"

	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// serveDeflate is as serve, but upgrades as upgrader says.
func serveDeflate(t *testing.T, upgrader func() gobwas.Upgrader, handle func(net.Conn)) string {
	t.Helper()
	return "ws://" + acceptTCP(t, func(c *net.TCPConn) {
		u := upgrader()
		if _, err := u.Upgrade(c); err == nil {
			handle(c)
		}
	}) + "/x"
}

// readFrame reads one small frame of the client's.
func readFrame(c net.Conn) (gobwas.Frame, error) {
	header, err := gobwas.ReadHeader(c)
	if err != nil || header.Length > 1<<20 {
		return gobwas.Frame{}, errors.Join(err, errors.New("no small frame"))
	}
	f := gobwas.Frame{Header: header, Payload: make([]byte, header.Length)}
	if _, err := io.ReadFull(c, f.Payload); err != nil {
		return gobwas.Frame{}, err
	}
	return gobwas.UnmaskFrameInPlace(f), nil
}

// agreeing takes our offer.
func agreeing() gobwas.Upgrader {
	extension := wsflate.Extension{Parameters: wsflate.Parameters{ServerNoContextTakeover: true, ClientNoContextTakeover: true}}
	return gobwas.Upgrader{Negotiate: extension.Negotiate}
}

// keeping claims to take it, but for one thing.
func keeping() gobwas.Upgrader {
	return gobwas.Upgrader{Header: gobwas.HandshakeHeaderString("Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\r\n")}
}

func compressing(url string, sockets int, hold time.Duration, text string) *plan.Plan {
	return holding(sockets, 0, hold, func(p *plan.Pool) {
		p.URL, p.Deflate = plan.Text(url), true
		if text != "" {
			p.OnOpen = []plan.Template{plan.Text(text)}
		}
	})
}

func TestPoolsSpeakCompressed(t *testing.T) {
	text := strings.Repeat(`{"topic":"presence","user":"grüße"}`, 100)
	const sockets = 20
	var echoed, plain atomic.Int64
	url := serveDeflate(t, agreeing, func(c net.Conn) {
		for {
			f, err := readFrame(c)
			if err != nil {
				return
			}
			if f.Header.OpCode != gobwas.OpText {
				if f.Header.OpCode == gobwas.OpClose {
					_ = gobwas.WriteFrame(c, gobwas.NewCloseFrame(f.Payload))
				}
				continue
			}
			if compressed, _ := wsflate.IsCompressed(f.Header); !compressed {
				plain.Add(1)
				continue
			}
			whole, err := wsflate.DecompressFrame(f)
			if err != nil || string(whole.Payload) != text {
				continue
			}
			// The echo comes in two frames, a ping between them, and whole.
			again, err := wsflate.CompressFrame(gobwas.NewTextFrame([]byte(text)))
			if err != nil {
				continue
			}
			z := again.Payload
			first := gobwas.NewFrame(gobwas.OpText, false, z[:10])
			first.Header.Rsv = again.Header.Rsv
			for _, f := range []gobwas.Frame{first, gobwas.NewPingFrame(nil), gobwas.NewFrame(gobwas.OpContinuation, true, z[10:]), again, gobwas.NewTextFrame([]byte("plain"))} {
				if gobwas.WriteFrame(c, f) != nil {
					return
				}
			}
			echoed.Add(1)
		}
	})
	got := runReal(t, t.Context(), compressing(url, sockets, 2*time.Second, text))
	if echoed.Load() != sockets || plain.Load() != 0 {
		t.Errorf("the server understood %d compressed messages and saw %d plain ones, want %d and 0", echoed.Load(), plain.Load(), sockets)
	}
	if got.count(record.Held) != sockets || got.count(record.MessagesSent) != sockets || got.count(record.MessagesReceived) != 3*sockets {
		t.Errorf("held %d, sent %d, received %d; want %d, %d, %d", got.count(record.Held), got.count(record.MessagesSent), got.count(record.MessagesReceived), sockets, sockets, 3*sockets)
	}
	if sent := got.count(record.BytesSent); sent > sockets*1000 {
		t.Errorf("%d bytes sent, want those on the wire: a message alone has %d", sent, len(text))
	}
}

func TestPoolsWithoutAnAgreementSpeakPlain(t *testing.T) {
	text := strings.Repeat("plain ", 100)
	var understood atomic.Int64
	url := serve(t, func(c net.Conn) {
		f, err := readFrame(c)
		if err == nil && f.Header.Rsv == 0 && string(f.Payload) == text {
			understood.Add(1)
		}
		polite(c)
	})
	got := runReal(t, t.Context(), compressing(url, 3, time.Second, text))
	if got.count(record.Held) != 3 || understood.Load() != 3 {
		t.Errorf("held %d, understood %d; want 3 and 3", got.count(record.Held), understood.Load())
	}
}

func TestBrokenCompressionIsNamed(t *testing.T) {
	send := func(f gobwas.Frame) func(net.Conn) {
		f.Header.Rsv = gobwas.Rsv(true, false, false)
		return func(c net.Conn) { _ = gobwas.WriteFrame(c, f); polite(c) }
	}
	bomb, err := wsflate.DefaultHelper.Compress(make([]byte, 5<<20))
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		upgrader func() gobwas.Upgrader
		do       func(net.Conn)
		how      record.How
		code     int
		detail   string
	}{
		"no deflate":          {agreeing, send(gobwas.NewTextFrame([]byte("\x07"))), record.HowBadFrame, 1007, "message is not deflate"},
		"bomb":                {agreeing, send(gobwas.NewBinaryFrame(bomb)), record.HowBadFrame, 1009, "more than 200 times"},
		"compressed ping":     {agreeing, send(gobwas.NewPingFrame(nil)), record.HowBadFrame, 1002, "reserved bits"},
		"server with context": {keeping, polite, record.HowBadAnswer, 0, "without server_no_context_takeover"},
	} {
		t.Run(name, func(t *testing.T) {
			url := serveDeflate(t, tt.upgrader, tt.do)
			got := runReal(t, t.Context(), compressing(url, 1, untilAllEnded, ""))
			var ends []string
			for _, e := range got.ends {
				if e.Kind != record.First {
					continue
				}
				ends = append(ends, fmt.Sprint(e.How, e.CloseCode, e.Detail))
				if e.How != tt.how || e.CloseCode != tt.code || !strings.Contains(e.Detail, tt.detail) {
					t.Errorf("end %v, %d, %q; want %v, %d, %q", e.How, e.CloseCode, e.Detail, tt.how, tt.code, tt.detail)
				}
			}
			if len(ends) != 1 {
				t.Errorf("ends %q, want one", ends)
			}
		})
	}
}
