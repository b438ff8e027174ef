package tls13

import (
	"bytes"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.Join(strings.Fields(s), ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What RFC 8448 section 3 shows of a session, both ways.
const (
	clientSecret = "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5"
	serverSecret = "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643"
	clientRecord = `17 03 03 00 43 a2 3f 70 54 b6 2c 94 d0 af fa fe 82 28 ba 55 cb ef ac ea 42 f9 14 aa 66 bc ab 3f 2b 98 19 a8 a5 b4 6b 39
		5b d5 4a 9a 20 44 1e 2b 62 97 4e 1f 5a 62 92 a2 97 70 14 bd 1e 3d ea e6 3a ee bb 21 69 49 15 e4`
	serverRecord = `17 03 03 00 43 2e 93 7e 11 ef 4a c7 40 e5 38 ad 36 00 5f c4 a4 69 32 fc 32 25 d0 5f 82 aa 1b 36 e3 0e fa f9 7d 90 e6 df
		fc 60 2d cb 50 1a 59 a8 fc c4 9c 4b f2 e5 f0 a2 1c 00 47 c2 ab f3 32 54 0d d0 32 e1 67 c2 95 5d`
	clientGoodbye = "17 03 03 00 13 c9 87 27 60 65 56 66 b7 4d 7f f1 15 3e fd 6d b6 d0 b0 e3"
	serverGoodbye = "17 03 03 00 13 b5 8f d6 71 66 eb f5 99 d2 47 20 cf be 7e fa 7a 88 64 a9"
)

func TestRecordsOfRFC8448(t *testing.T) {
	var l Layer
	s, err := l.New(tls.TLS_AES_128_GCM_SHA256, unhex(t, serverSecret), unhex(t, clientSecret))
	if err != nil {
		t.Fatal(err)
	}
	if key := hex.EncodeToString(s.in.key[:16]); key != "9f02283b6c9c07efc26bb9f2ac92e356" {
		t.Errorf("the server's key is %s", key)
	}
	plain := make([]byte, 50)
	for i := range plain {
		plain[i] = byte(i)
	}
	sealed, err := l.Seal(s, nil, plain)
	if err != nil || !bytes.Equal(sealed, unhex(t, clientRecord)) {
		t.Errorf("sealed %x (%v), want %s", sealed, err, clientRecord)
	}
	if sealed, err = l.SealAlert(s, nil, CloseNotify); err != nil || !bytes.Equal(sealed, unhex(t, clientGoodbye)) {
		t.Errorf("sealed %x (%v), want %s", sealed, err, clientGoodbye)
	}
	s.in.seq = 1 // the ticket before it is not tried here
	if got, err := l.Open(s, unhex(t, serverRecord)); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("opened %x (%v), want %x", got, err, plain)
	}
	if got, err := l.Open(s, unhex(t, serverGoodbye)); err != io.EOF || got != nil {
		t.Errorf("opened %x (%v), want EOF", got, err)
	}
}

// pair is a session and its peer, which is the same code the other way round.
func pair(t testing.TB, l *Layer, suite uint16) (s, peer *Session) {
	t.Helper()
	in, out := bytes.Repeat([]byte{1}, suites[suite].size), bytes.Repeat([]byte{2}, suites[suite].size)
	s, err := l.New(suite, in, out)
	if err != nil {
		t.Fatal(err)
	}
	peer, err = l.New(suite, out, in)
	if err != nil {
		t.Fatal(err)
	}
	return s, peer
}

// records cuts a stream into records.
func records(t testing.TB, b []byte) (all [][]byte) {
	t.Helper()
	for len(b) > 0 {
		n, err := Length(b)
		if err != nil || n == 0 || n > len(b) {
			t.Fatalf("record of %d bytes in %d (%v)", n, len(b), err)
		}
		all, b = append(all, b[:n]), b[n:]
	}
	return all
}

// says seals what no client of this package would send.
func says(t testing.TB, l *Layer, s *Session, kind byte, content ...byte) []byte {
	t.Helper()
	b, err := l.seal(s, nil, kind, content)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func message(kind byte, body ...byte) []byte {
	return append([]byte{kind, 0, byte(len(body) >> 8), byte(len(body))}, body...)
}

// Data of any size goes both ways under every suite, while both sides change
// their keys whenever they like.
func TestDataSurvivesKeyUpdates(t *testing.T) {
	for suite := range suites {
		rng := rand.New(rand.NewPCG(uint64(suite), 1))
		var l Layer
		s, peer := pair(t, &l, suite)
		for range 300 {
			from, to := s, peer
			if rng.IntN(2) == 0 {
				from, to = to, from
			}
			if rng.IntN(4) == 0 {
				update := says(t, &l, from, handshake, message(keyUpdate, byte(rng.IntN(2)))...)
				if err := l.update(from, &from.out); err != nil {
					t.Fatal(err)
				}
				if got, err := l.Open(to, update); err != nil || got != nil {
					t.Fatalf("an update gave %x, %v", got, err)
				}
			}
			plain := make([]byte, rng.IntN(3*maxPlain))
			for i := range plain {
				plain[i] = byte(rng.Uint32())
			}
			sealed, err := l.Seal(from, nil, plain)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			for _, r := range records(t, sealed) {
				b, err := l.Open(to, r)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, b...)
			}
			if !bytes.Equal(got, plain) {
				t.Fatalf("%d bytes arrived, want %d equal ones", len(got), len(plain))
			}
		}
	}
}

// A peer that asks for new keys gets them with the next data, and before it.
func TestAnswerToAnUpdateGoesBeforeTheNextData(t *testing.T) {
	var l Layer
	s, peer := pair(t, &l, tls.TLS_AES_256_GCM_SHA384)
	for range 3 { // one answer will do for all
		if _, err := l.Open(s, says(t, &l, peer, handshake, message(keyUpdate, 1)...)); err != nil {
			t.Fatal(err)
		}
		if err := l.update(peer, &peer.out); err != nil {
			t.Fatal(err)
		}
	}
	old := s.out.key
	sealed, err := l.Seal(s, nil, []byte("data"))
	if err != nil {
		t.Fatal(err)
	}
	got := records(t, sealed)
	if len(got) != 2 || s.out.key == old || s.owesUpdate {
		t.Fatalf("%d records, key changed %v; want an update and the data", len(got), s.out.key != old)
	}
	for i, want := range []string{"", "data"} {
		if b, err := l.Open(peer, got[i]); err != nil || string(b) != want {
			t.Errorf("record %d: %q (%v), want %q", i, b, err, want)
		}
	}
}

// A key that has sealed all it may is replaced.
func TestKeyIsReplacedBeforeItsLimit(t *testing.T) {
	var l Layer
	s, peer := pair(t, &l, tls.TLS_AES_128_GCM_SHA256)
	s.out.seq, peer.in.seq = updateAfter-1, updateAfter-1
	sealed, err := l.Seal(s, nil, make([]byte, maxPlain+1))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range records(t, sealed) {
		b, err := l.Open(peer, r)
		if err != nil {
			t.Fatal(err)
		}
		n += len(b)
	}
	if n != maxPlain+1 || s.out.seq != 1 {
		t.Errorf("%d bytes arrived and the new key has sealed %d records, want %d and 1", n, s.out.seq, maxPlain+1)
	}
}

func TestTicketsInAnySplitAreDropped(t *testing.T) {
	var l Layer
	s, peer := pair(t, &l, tls.TLS_CHACHA20_POLY1305_SHA256)
	tickets := slices.Concat(message(newSessionTicket, make([]byte, 300)...), message(newSessionTicket, 1, 2, 3), message(newSessionTicket, make([]byte, 5000)...))
	for size := 1; size < 400; size = size*2 + 1 {
		for piece := range slices.Chunk(tickets, size) {
			if got, err := l.Open(s, says(t, &l, peer, handshake, piece...)); err != nil || got != nil {
				t.Fatalf("pieces of %d: %x, %v", size, got, err)
			}
		}
		if got, err := l.Open(s, says(t, &l, peer, data, []byte("on")...)); err != nil || string(got) != "on" {
			t.Fatalf("pieces of %d: then %q, %v", size, got, err)
		}
	}
}

func TestPaddingIsTakenOff(t *testing.T) {
	var l Layer
	s, peer := pair(t, &l, tls.TLS_AES_128_GCM_SHA256)
	// The real type and then zeros: the last of them goes out as the type.
	padded := says(t, &l, peer, 0, 'h', 'i', data, 0, 0, 0)
	if got, err := l.Open(s, padded); err != nil || string(got) != "hi" {
		t.Errorf("opened %q (%v), want hi", got, err)
	}
}

func TestWhatBreaksASession(t *testing.T) {
	var l Layer
	type step func(t *testing.T, peer *Session) []byte
	raw := func(b ...byte) step { return func(*testing.T, *Session) []byte { return b } }
	sealed := func(kind byte, content ...byte) step {
		return func(t *testing.T, peer *Session) []byte { return says(t, &l, peer, kind, content...) }
	}
	flipped := func(at int) step {
		return func(t *testing.T, peer *Session) []byte {
			b := says(t, &l, peer, data, []byte("secret")...)
			b[at] ^= 1
			return b
		}
	}
	tests := map[string]struct {
		steps []step
		code  uint8
	}{
		"a flipped bit":                  {[]step{flipped(HeaderSize)}, badRecordMAC},
		"a flipped bit in the tag":       {[]step{flipped(HeaderSize + 22)}, badRecordMAC},
		"another length":                 {[]step{func(t *testing.T, p *Session) []byte { b := says(t, &l, p, data, 1, 2); b[4]--; return b[:len(b)-1] }}, badRecordMAC},
		"too short for a tag":            {[]step{raw(data, 3, 3, 0, 3, 1, 2, 3)}, badRecordMAC},
		"nothing in it":                  {[]step{raw(data, 3, 3, 0, 0)}, badRecordMAC},
		"a record left out":              {[]step{func(t *testing.T, p *Session) []byte { says(t, &l, p, data, 1); return says(t, &l, p, data, 2) }}, badRecordMAC},
		"plaintext data":                 {[]step{raw(handshake, 3, 3, 0, 4, 4, 0, 0, 0)}, unexpectedMessage},
		"a plaintext alert":              {[]step{raw(alert, 3, 3, 0, 2, 1, 0)}, unexpectedMessage},
		"zeros alone":                    {[]step{sealed(0, 0, 0, 0)}, unexpectedMessage},
		"an unknown type":                {[]step{sealed(99, 1)}, unexpectedMessage},
		"a protected change_cipher_spec": {[]step{sealed(changeCipherSpec, 1)}, unexpectedMessage},
		"another change_cipher_spec":     {[]step{raw(changeCipherSpec, 3, 3, 0, 1, 2)}, unexpectedMessage},
		"an alert of one byte":           {[]step{sealed(alert, 2)}, decodeError},
		"an empty handshake record":      {[]step{sealed(handshake)}, unexpectedMessage},
		"a request for a certificate":    {[]step{sealed(handshake, message(13, 0, 0, 0)...)}, unexpectedMessage},
		"a hello":                        {[]step{sealed(handshake, message(0)...)}, unexpectedMessage},
		"an empty ticket":                {[]step{sealed(handshake, message(newSessionTicket)...)}, decodeError},
		"a huge ticket":                  {[]step{sealed(handshake, newSessionTicket, 0xff, 0xff, 0xff)}, decodeError},
		"an update of two bytes":         {[]step{sealed(handshake, message(keyUpdate, 0, 0)...)}, decodeError},
		"an update that is neither":      {[]step{sealed(handshake, message(keyUpdate, 2)...)}, illegalParameter},
		"more behind an update":          {[]step{sealed(handshake, append(message(keyUpdate, 0), newSessionTicket)...)}, unexpectedMessage},
		"data inside a message":          {[]step{sealed(handshake, newSessionTicket, 0), sealed(data, 1)}, unexpectedMessage},
		"an alert inside a message":      {[]step{sealed(handshake, message(newSessionTicket, 1, 2)[:5]...), sealed(alert, 1, 0)}, unexpectedMessage},
		"the old key after an update":    {[]step{sealed(handshake, message(keyUpdate, 0)...), sealed(data, 1)}, badRecordMAC},
		"nothing but empty records":      {slices.Repeat([]step{sealed(data)}, maxIdle+1), unexpectedMessage},
		"nothing but tickets":            {slices.Repeat([]step{sealed(handshake, message(newSessionTicket, 1)...)}, maxIdle+1), unexpectedMessage},
		"too much in a record":           {[]step{sealed(data, make([]byte, maxPlain+1)...)}, recordOverflow},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, peer := pair(t, &l, tls.TLS_AES_128_GCM_SHA256)
			for i, step := range tt.steps {
				record := step(t, peer)
				got, err := l.Open(s, record)
				if i+1 < len(tt.steps) {
					if err != nil {
						t.Fatalf("step %d: %v", i, err)
					}
					continue
				}
				if got != nil {
					t.Errorf("%x was handed out", got)
				}
				if a, ok := errors.AsType[Alert](err); !ok || a.Code != tt.code || a.Received {
					t.Errorf("error %v, want alert %d of ours", err, tt.code)
				}
			}
		})
	}
}

func TestAlertsOfThePeer(t *testing.T) {
	var l Layer
	s, peer := pair(t, &l, tls.TLS_AES_128_GCM_SHA256)
	if got, err := l.Open(s, says(t, &l, peer, alert, 1, userCanceled)); err != nil || got != nil {
		t.Errorf("user_canceled: %x, %v; want nothing", got, err)
	}
	if _, err := l.Open(s, []byte{changeCipherSpec, 3, 3, 0, 1, 1}); err != nil {
		t.Errorf("change_cipher_spec: %v, want nothing", err)
	}
	_, err := l.Open(s, says(t, &l, peer, alert, 2, 116))
	if a, ok := errors.AsType[Alert](err); !ok || !a.Received || !strings.Contains(a.Error(), "certificate required") {
		t.Errorf("error %v, want the peer's certificate_required", err)
	}
}

func TestSessionsThatCannotBe(t *testing.T) {
	var l Layer
	for _, tt := range []struct {
		suite uint16
		size  int
		want  string
	}{
		{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, 32, "is none of TLS 1.3"},
		{tls.TLS_AES_128_GCM_SHA256, 0, "secrets of 0 and 0 bytes, want 32"},
		{tls.TLS_AES_256_GCM_SHA384, 32, "secrets of 32 and 32 bytes, want 48"},
	} {
		if _, err := l.New(tt.suite, make([]byte, tt.size), make([]byte, tt.size)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("suite %#x with %d bytes: %v, want %q", tt.suite, tt.size, err, tt.want)
		}
	}
	for header, want := range map[string]NoRecord{
		"\x17\x03\x03\x41\x01": {Alert: Alert{Code: recordOverflow}, Why: "oversized record received with length 16641"},
		"HTTP/":                {Alert: Alert{Code: protocolVersion}, Why: "received record with version 5454 when expecting version 303"},
		"\x14\x03\x01\x00\x01": {Alert: Alert{Code: protocolVersion}, Why: "received record with version 301 when expecting version 303"},
	} {
		want.Header = [HeaderSize]byte([]byte(header))
		if _, err := Length([]byte(header)); err != want {
			t.Errorf("%q: %v, want %v", header, err, want)
		}
	}
}

// Sessions take turns in the layer's ciphers without taking each other's.
func TestManySessionsShareALayer(t *testing.T) {
	var l Layer
	const n = ciphers
	var ours, theirs [n]*Session
	for i := range ours {
		in, out := bytes.Repeat([]byte{byte(i), byte(i >> 8)}, 16), bytes.Repeat([]byte{byte(i), 0xff}, 16)
		var err, err2 error
		ours[i], err = l.New(tls.TLS_AES_128_GCM_SHA256, in, out)
		theirs[i], err2 = l.New(tls.TLS_AES_128_GCM_SHA256, out, in)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
	}
	for round := range 3 {
		for i := range ours {
			sealed, err := l.Seal(ours[i], nil, []byte{byte(i), byte(round)})
			if err != nil {
				t.Fatal(err)
			}
			if got, err := l.Open(theirs[i], sealed); err != nil || !bytes.Equal(got, []byte{byte(i), byte(round)}) {
				t.Fatalf("session %d: %x, %v", i, got, err)
			}
		}
	}
	l.Forget(ours[n-1])
	if *ours[n-1] != (Session{}) {
		t.Error("a session that is forgotten keeps its secrets")
	}
}

func TestNothingIsAllocatedForAHotSession(t *testing.T) {
	var l Layer
	s, peer := pair(t, &l, tls.TLS_AES_128_GCM_SHA256)
	plain, buf := []byte("a ping"), make([]byte, 0, 256)
	if n := testing.AllocsPerRun(100, func() {
		sealed, err := l.Seal(s, buf, plain)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Open(peer, sealed); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations a record, want none", n)
	}
}

// Whatever comes, a session ends or goes on; it neither panics nor hands out
// what was not sealed.
func FuzzOpen(f *testing.F) {
	f.Add([]byte{handshake, 24, 0, 0, 1, 1}, uint8(3))
	f.Add([]byte{data, 'x', alert, 1, 0}, uint8(2))
	f.Fuzz(func(t *testing.T, b []byte, size uint8) {
		var l Layer
		s, peer := pair(t, &l, tls.TLS_AES_128_GCM_SHA256)
		for piece := range slices.Chunk(b, int(size)+1) {
			got, err := l.Open(s, says(t, &l, peer, piece[0], piece[1:]...))
			if err != nil {
				return
			}
			if len(got) > 0 && !bytes.Equal(got, bytes.TrimRight(piece[1:], "\x00")) && !bytes.Equal(got, piece[1:]) && piece[0] != 0 {
				t.Fatalf("%x was handed out of %x", got, piece)
			}
		}
	})
}

func BenchmarkSealOpen(b *testing.B) {
	for _, hot := range []bool{true, false} {
		b.Run(map[bool]string{true: "hot", false: "cold"}[hot], func(b *testing.B) {
			var l Layer
			s, peer := pair(b, &l, tls.TLS_AES_128_GCM_SHA256)
			plain, buf := make([]byte, 32), make([]byte, 0, 256)
			b.ReportAllocs()
			for b.Loop() {
				if !hot {
					l.forget(&s.out)
					l.forget(&peer.in)
				}
				sealed, _ := l.Seal(s, buf, plain)
				if _, err := l.Open(peer, sealed); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
