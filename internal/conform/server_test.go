package conform

import (
	"bufio"
	"bytes"
	"compress/flate"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// fuzzer is a small fuzzing server. It writes its frames byte by byte, so that
// it can say what no library says, and shares no code with the client.
type fuzzer struct {
	ln      net.Listener
	cases   []fuzzCase
	count   []string // said in place of the number of cases
	work    sync.WaitGroup
	mu      sync.Mutex
	bad     []string // verdicts
	played  []int
	reports []string // agents
}

// fuzzCase is one case. It panics with what is wrong.
type fuzzCase struct {
	name string
	// answer is a header line more in the answer to the upgrade.
	answer string
	play   func(p *peer)
}

// newFuzzer starts one. It says count in place of the number of cases, if that
// is given.
func newFuzzer(t *testing.T, cases []fuzzCase, count ...string) *fuzzer {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &fuzzer{ln: ln, cases: cases, count: count}
	f.work.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			f.work.Go(func() { f.serve(c) })
		}
	})
	t.Cleanup(f.stop)
	return f
}

func (f *fuzzer) stop() {
	_ = f.ln.Close()
	f.work.Wait()
}

func (f *fuzzer) url() string { return "ws://" + f.ln.Addr().String() }

func (f *fuzzer) note(list *[]string, format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	*list = append(*list, fmt.Sprintf(format, args...))
}

// serve does one connection.
func (f *fuzzer) serve(c net.Conn) {
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	p := &peer{c: c, r: bufio.NewReaderSize(c, 64<<10)}
	r, err := http.ReadRequest(p.r)
	if err != nil {
		f.note(&f.bad, "request: %v", err)
		return
	}
	p.offer = r.Header.Get("Sec-WebSocket-Extensions")
	agent := r.URL.Query().Get("agent")
	switch r.URL.Path {
	case "/getCaseCount":
		p.upgrade(r, "")
		if len(f.count) > 0 {
			p.text(f.count[0])
			return
		}
		p.text(strconv.Itoa(len(f.cases)))
		p.send(closing(1000, ""))
		p.wantClose(1000)
	case "/updateReports":
		p.upgrade(r, "")
		f.note(&f.reports, "%s", agent)
		p.send(closing(1000, ""))
		p.wantClose(1000)
	case "/runCase":
		n, err := strconv.Atoi(r.URL.Query().Get("case"))
		if err != nil || n < 1 || n > len(f.cases) || agent != "holdfast test" {
			f.note(&f.bad, "asked for %s", r.URL)
			return
		}
		f.play(n, p, r)
	default:
		f.note(&f.bad, "asked for %s", r.URL)
	}
}

func (f *fuzzer) play(n int, p *peer, r *http.Request) {
	which := f.cases[n-1]
	defer func() {
		if bad := recover(); bad != nil {
			f.note(&f.bad, "%s: %v", which.name, bad)
		}
		f.mu.Lock()
		f.played = append(f.played, n)
		f.mu.Unlock()
	}()
	p.upgrade(r, which.answer)
	which.play(p)
}

// peer is the server's side of a connection.
type peer struct {
	c     net.Conn
	r     *bufio.Reader
	offer string // Sec-WebSocket-Extensions
}

// upgrade answers the request with 101.
func (p *peer) upgrade(r *http.Request, more string) {
	sum := sha1.Sum([]byte(r.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	if more != "" {
		more += "\r\n"
	}
	p.raw([]byte("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
		base64.StdEncoding.EncodeToString(sum[:]) + "\r\n" + more + "\r\n"))
}

func (p *peer) raw(b []byte) {
	if _, err := p.c.Write(b); err != nil {
		panic(fmt.Sprintf("write: %v", err))
	}
}

// rawFrame is a server's frame with that first byte.
func rawFrame(first byte, payload string) []byte {
	b := []byte{first}
	switch n := len(payload); {
	case n < 126:
		b = append(b, byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 127), uint64(n))
	}
	return append(b, payload...)
}

// First bytes of whole frames, and of the beginnings of messages.
const (
	opMore   = 0x80
	opText   = 0x81
	opBinary = 0x82
	opClose  = 0x88
	opPing   = 0x89
	opPong   = 0x8A

	more = 0x7F // a mask: not the last frame
	rsv1 = 0x40
)

func closing(code int, reason string) []byte {
	return rawFrame(opClose, string(binary.BigEndian.AppendUint16(nil, uint16(code)))+reason)
}

func (p *peer) send(frames ...[]byte) { p.raw(bytes.Join(frames, nil)) }
func (p *peer) text(s string)         { p.send(rawFrame(opText, s)) }

// chopped sends bytes n at a time. TCP may join them again.
func (p *peer) chopped(b []byte, n int) {
	for len(b) > 0 {
		n := min(n, len(b))
		p.raw(b[:n])
		b = b[n:]
	}
}

// read reads a client's frame.
func (p *peer) read() (first byte, payload string, err error) {
	var head [14]byte
	if _, err := io.ReadFull(p.r, head[:2]); err != nil {
		return 0, "", err
	}
	if head[1]&0x80 == 0 {
		panic("a frame without a mask")
	}
	size := uint64(head[1] & 0x7F)
	switch size {
	case 126:
		if _, err := io.ReadFull(p.r, head[:2+2][2:]); err != nil {
			return 0, "", err
		}
		size = uint64(binary.BigEndian.Uint16(head[2:]))
	case 127:
		if _, err := io.ReadFull(p.r, head[:2+8][2:]); err != nil {
			return 0, "", err
		}
		size = binary.BigEndian.Uint64(head[2:])
	}
	b := make([]byte, 4+size)
	if _, err := io.ReadFull(p.r, b); err != nil {
		return 0, "", err
	}
	mask, b := b[:4], b[4:]
	for i := range b {
		b[i] ^= mask[i&3]
	}
	return head[0], string(b), nil
}

// want reads a frame and compares.
func (p *peer) want(first byte, payload string) {
	got, text, err := p.read()
	if err != nil || got != first || text != payload {
		panic(fmt.Sprintf("got frame %#x %.60q of %d bytes, %v; want %#x %.60q of %d", got, text, len(text), err, first, payload, len(payload)))
	}
}

// wantClose reads a close frame, 0 for one without a code, and the end of the
// stream behind it, after which nothing may come. It is the server that closes
// TCP first.
func (p *peer) wantClose(codes ...int) {
	got, text, err := p.read()
	if err != nil || got != opClose {
		panic(fmt.Sprintf("got frame %#x %.60q, %v; want a close frame", got, text, err))
	}
	code := 0
	if len(text) >= 2 {
		code = int(binary.BigEndian.Uint16([]byte(text)))
	}
	if !slices.Contains(codes, code) {
		panic(fmt.Sprintf("closed with %d, want %d", code, codes))
	}
	if err := p.c.(*net.TCPConn).CloseWrite(); err != nil {
		panic(fmt.Sprintf("close: %v", err))
	}
	p.wantEnd()
}

// wantEnd reads the end of the stream.
func (p *peer) wantEnd() {
	if first, text, err := p.read(); !errors.Is(err, io.EOF) {
		panic(fmt.Sprintf("got frame %#x %.60q, %v; want the end of the stream", first, text, err))
	}
}

// bye ends a case the proper way.
func (p *peer) bye() {
	p.send(closing(1000, ""))
	p.wantClose(1000)
}

// squeeze compresses a message by itself (RFC 7692 7.2.1).
func squeeze(s string) string {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, 6)
	if err == nil {
		_, err = io.WriteString(w, s)
	}
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\x00\x00\xff\xff")
}

// wantSqueezed reads a message that may be compressed.
func (p *peer) wantSqueezed(op byte, want string) {
	first, text, err := p.read()
	if err == nil && first&rsv1 != 0 {
		var b []byte
		b, err = io.ReadAll(flate.NewReader(strings.NewReader(text + "\x00\x00\xff\xff\x01\x00\x00\xff\xff")))
		if len(text) >= len(b) && len(b) > 0 {
			panic("compressed, and no smaller")
		}
		text = string(b)
	} else if len(want) > 1000 && strings.Count(want, want[:10]) > 10 {
		panic("not compressed")
	}
	if err != nil || first&^rsv1 != op || text != want {
		panic(fmt.Sprintf("got frame %#x %.60q of %d bytes, %v; want %#x %.60q of %d", first, text, len(text), err, op, want, len(want)))
	}
}
