// Package tls13 protects and opens the records of a TLS 1.3 session (RFC 8446
// section 5) from the moment its handshake is over.
//
// It knows no handshake: crypto/tls has done that, has verified the peer, and
// has handed over the two application traffic secrets. What is left is small:
// records, key updates, tickets that are of no use to us, and alerts. A session
// takes 240 bytes. It does no I/O, and one goroutine owns it.
package tls13

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/tls"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"slices"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	// HeaderSize is how much of a record Length must see.
	HeaderSize = 5
	// maxPlain is the largest plaintext of a record, maxRecord the largest
	// record with its type and what protection may add (RFC 8446 5.1, 5.2).
	maxPlain  = 1 << 14
	maxRecord = maxPlain + 256

	nonceSize = 12
	tagSize   = 16 // of all three suites

	// updateAfter is how many records are sealed with one key: about as many of
	// full size as AES-GCM may carry (RFC 8446 5.5).
	updateAfter = 1 << 24
	// maxIdle is how many records in a row may bring no data, as in crypto/tls.
	maxIdle = 16
	// maxTicket bounds a session ticket, as in crypto/tls.
	maxTicket = 1 << 16
)

// Types of records and of messages after the handshake (RFC 8446 B.1, B.3).
const (
	changeCipherSpec = 20
	alert            = 21
	handshake        = 22
	data             = 23

	newSessionTicket = 4
	keyUpdate        = 24
)

// Alerts (RFC 8446 6).
const (
	closeNotify       = 0
	unexpectedMessage = 10
	badRecordMAC      = 20
	recordOverflow    = 22
	illegalParameter  = 47
	decodeError       = 50
	protocolVersion   = 70
	userCanceled      = 90
)

// Alert is the fatal alert that ended a session. The text is crypto/tls's.
type Alert struct {
	Code     uint8
	Received bool // the peer sent it; otherwise it is ours to send
}

// Error names the alert.
func (a Alert) Error() string { return tls.AlertError(a.Code).Error() }

// ours is an alert that we must send.
func ours(code uint8) error { return Alert{Code: code} }

// Session is the state of one connection. The zero value is none: New makes one.
type Session struct {
	suite      *suite
	in, out    half
	idle       uint8 // records in a row that brought no data
	owesUpdate bool  // the peer wants new keys from us, before our next data

	// A message after the handshake that has come in part.
	head  [4]byte
	known uint8  // of head
	left  uint32 // of the message behind head
}

// half is one direction.
type half struct {
	secret [sha512.Size384]byte
	key    [32]byte
	iv     [nonceSize]byte
	seq    uint64
	slot   uint16 // of the layer's ciphers
}

// suite is a cipher suite.
type suite struct {
	keySize int
	hash    func() hash.Hash
	size    int // of the hash
	aead    func(key []byte) (cipher.AEAD, error)
}

var suites = map[uint16]*suite{
	tls.TLS_AES_128_GCM_SHA256:       {16, sha256.New, sha256.Size, gcm},
	tls.TLS_AES_256_GCM_SHA384:       {32, sha512.New384, sha512.Size384, gcm},
	tls.TLS_CHACHA20_POLY1305_SHA256: {32, sha256.New, sha256.Size, chacha20poly1305.New},
}

func gcm(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// ciphers is how many expanded keys a layer keeps: those of 256 sessions, at
// about 1 KB each.
const ciphers = 512

// Layer is what the sessions of one goroutine share: the expanded keys of those
// that were used last. Expanding a key takes 1 KB and less time than a system
// call, so idle sessions go without.
type Layer struct {
	used  [ciphers]expanded
	next  uint16
	nonce [nonceSize]byte
}

type expanded struct {
	of   *half
	aead cipher.AEAD
}

// New makes a session from the traffic secrets of a finished handshake: of what
// the peer sends and of what we send. Both begin with their first record. It
// fails for a suite of another version, and where the system forbids the cipher.
func (l *Layer) New(cipherSuite uint16, in, out []byte) (*Session, error) {
	suite := suites[cipherSuite]
	if suite == nil {
		return nil, fmt.Errorf("tls13: cipher suite %#04x is none of TLS 1.3", cipherSuite)
	}
	if len(in) != suite.size || len(out) != suite.size {
		return nil, fmt.Errorf("tls13: secrets of %d and %d bytes, want %d", len(in), len(out), suite.size)
	}
	s := &Session{suite: suite}
	if err := l.begin(s, &s.in, in); err != nil {
		return nil, err
	}
	return s, l.begin(s, &s.out, out)
}

// begin readies one direction.
func (l *Layer) begin(s *Session, h *half, secret []byte) error {
	copy(h.secret[:], secret)
	h.slot = l.next
	l.next = (l.next + 1) % ciphers
	if err := h.derive(s.suite); err != nil {
		return err
	}
	_, err := l.aead(s, h)
	return err
}

// derive makes key and iv of a secret (RFC 8446 7.3).
func (h *half) derive(of *suite) error {
	secret := h.secret[:of.size]
	if err := expand(of, secret, "key", h.key[:of.keySize]); err != nil {
		return err
	}
	h.seq = 0
	return expand(of, secret, "iv", h.iv[:])
}

// expand is HKDF-Expand-Label without a context (RFC 8446 7.1).
func expand(of *suite, secret []byte, label string, out []byte) error {
	info := make([]byte, 0, 32)
	info = binary.BigEndian.AppendUint16(info, uint16(len(out)))
	info = append(info, uint8(len("tls13 ")+len(label)))
	info = append(info, "tls13 "...)
	info = append(info, label...)
	info = append(info, 0)
	got, err := hkdf.Expand(of.hash, secret, string(info), len(out))
	copy(out, got)
	return err
}

// update replaces a direction's secret by the next one (RFC 8446 7.2).
func (l *Layer) update(s *Session, h *half) error {
	l.forget(h)
	if err := expand(s.suite, h.secret[:s.suite.size], "traffic upd", h.secret[:s.suite.size]); err != nil {
		return err
	}
	return h.derive(s.suite)
}

// aead is a direction's cipher.
func (l *Layer) aead(s *Session, h *half) (cipher.AEAD, error) {
	at := &l.used[h.slot]
	if at.of != h {
		aead, err := s.suite.aead(h.key[:s.suite.keySize])
		if err != nil {
			return nil, err
		}
		at.of, at.aead = h, aead
	}
	return at.aead, nil
}

func (l *Layer) forget(h *half) {
	if at := &l.used[h.slot]; at.of == h {
		*at = expanded{}
	}
}

// Forget drops what the layer keeps of a session that is over.
func (l *Layer) Forget(s *Session) {
	l.forget(&s.in)
	l.forget(&s.out)
	*s = Session{}
}

// take is the nonce of a direction's next record: no two records of a key have
// the same (RFC 8446 5.3).
func (l *Layer) take(h *half) []byte {
	l.nonce = h.iv
	for i := range 8 {
		l.nonce[nonceSize-1-i] ^= byte(h.seq >> (8 * i))
	}
	h.seq++
	return l.nonce[:]
}

// Seal appends records that carry plaintext: none if it is empty.
func (l *Layer) Seal(s *Session, dst, plaintext []byte) ([]byte, error) {
	for len(plaintext) > 0 {
		if s.owesUpdate || s.out.seq >= updateAfter {
			var err error
			if dst, err = l.seal(s, dst, handshake, []byte{keyUpdate, 0, 0, 1, 0}); err == nil {
				err = l.update(s, &s.out)
			}
			if err != nil {
				return dst, err
			}
			s.owesUpdate = false
		}
		n := min(len(plaintext), maxPlain)
		var err error
		if dst, err = l.seal(s, dst, data, plaintext[:n]); err != nil {
			return dst, err
		}
		plaintext = plaintext[n:]
	}
	return dst, nil
}

// SealAlert appends the record of an alert. CloseNotify is the goodbye.
func (l *Layer) SealAlert(s *Session, dst []byte, code uint8) ([]byte, error) {
	level := byte(2)
	if code == closeNotify {
		level = 1
	}
	return l.seal(s, dst, alert, []byte{level, code})
}

// CloseNotify is the code of the alert that ends a session properly.
const CloseNotify uint8 = closeNotify

// seal appends one record.
func (l *Layer) seal(s *Session, dst []byte, kind byte, content []byte) ([]byte, error) {
	aead, err := l.aead(s, &s.out)
	if err != nil {
		return dst, err
	}
	size := len(content) + 1 + tagSize
	at := len(dst)
	dst = slices.Grow(dst, HeaderSize+size)
	dst = append(dst, data, 3, 3, byte(size>>8), byte(size))
	dst = append(dst, content...)
	dst = append(dst, kind)
	header, inner := dst[at:at+HeaderSize], dst[at+HeaderSize:]
	sealed := aead.Seal(inner[:0], l.take(&s.out), inner, header)
	return dst[:at+HeaderSize+len(sealed)], nil
}

// NoRecord is an Alert about bytes that begin no record: what they are instead
// may say who sent them.
type NoRecord struct {
	Alert

	Header [HeaderSize]byte
	Why    string
}

// Error says why.
func (e NoRecord) Error() string { return e.Why }

// Length is the size of the record that begins with b, header included; 0 while
// b is shorter than a header. The error is a NoRecord. RFC 8446 5.1 wants the
// version ignored, but what has another one is no TLS: plaintext in the middle
// of a session would look like a long record that never ends.
func Length(b []byte) (int, error) {
	if len(b) < HeaderSize {
		return 0, nil
	}
	header := [HeaderSize]byte(b)
	if version := int(b[1])<<8 | int(b[2]); version != tls.VersionTLS12 {
		return 0, NoRecord{Alert{Code: protocolVersion}, header, fmt.Sprintf("received record with version %x when expecting version %x", version, tls.VersionTLS12)}
	}
	n := int(b[3])<<8 | int(b[4])
	if n > maxRecord {
		return 0, NoRecord{Alert{Code: recordOverflow}, header, fmt.Sprintf("oversized record received with length %d", n)}
	}
	return HeaderSize + n, nil
}

// Open opens one whole record, in place, and returns the data that it carries,
// if any. The error is io.EOF for the peer's close_notify, or an Alert.
func (l *Layer) Open(s *Session, record []byte) ([]byte, error) {
	kind, content, err := l.open(s, record)
	if err != nil {
		return nil, err
	}
	if s.known > 0 && kind != handshake {
		return nil, ours(unexpectedMessage) // RFC 8446 5.1: not inside a message
	}
	switch kind {
	case data:
		if len(content) > 0 {
			s.idle = 0
			return content, nil
		}
	case handshake:
		return nil, l.messages(s, content)
	case alert:
		if len(content) != 2 {
			return nil, ours(decodeError)
		}
		switch content[1] {
		case closeNotify:
			return nil, io.EOF
		case userCanceled: // followed by close_notify, or misused: others ignore it, too
		default:
			return nil, Alert{Code: content[1], Received: true}
		}
	case changeCipherSpec:
	default:
		return nil, ours(unexpectedMessage)
	}
	return nil, s.idled()
}

// idled counts a record or message that brought no data.
func (s *Session) idled() error {
	if s.idle++; s.idle > maxIdle {
		return ours(unexpectedMessage)
	}
	return nil
}

// open takes the protection off.
func (l *Layer) open(s *Session, record []byte) (kind byte, content []byte, err error) {
	header, content := record[:HeaderSize], record[HeaderSize:]
	switch {
	case header[0] == changeCipherSpec && len(content) == 1 && content[0] == 1:
		return changeCipherSpec, nil, nil // for middle boxes, never protected (RFC 8446 D.4)
	case header[0] != data:
		return 0, nil, ours(unexpectedMessage)
	}
	aead, err := l.aead(s, &s.in)
	if err != nil {
		return 0, nil, err
	}
	content, err = aead.Open(content[:0], l.take(&s.in), content, header)
	if err != nil {
		return 0, nil, ours(badRecordMAC)
	}
	// Zeros behind the type are padding.
	end := len(content)
	for end > 0 && content[end-1] == 0 {
		end--
	}
	switch {
	case end == 0:
		return 0, nil, ours(unexpectedMessage)
	case end-1 > maxPlain:
		return 0, nil, ours(recordOverflow)
	}
	if kind = content[end-1]; kind == changeCipherSpec {
		return 0, nil, ours(unexpectedMessage)
	}
	return kind, content[: end-1 : end-1], nil // what is behind it is the next record
}

// messages reads what comes after the handshake, in any split: tickets, which
// are dropped, and key updates.
func (l *Layer) messages(s *Session, b []byte) error {
	if len(b) == 0 {
		return ours(unexpectedMessage)
	}
	for len(b) > 0 {
		if s.left == 0 {
			n := copy(s.head[s.known:], b)
			s.known += uint8(n)
			b = b[n:]
			if int(s.known) < len(s.head) {
				return nil
			}
			s.left = uint32(s.head[1])<<16 | uint32(s.head[2])<<8 | uint32(s.head[3])
			switch {
			case s.head[0] == newSessionTicket && s.left > 0 && s.left <= maxTicket:
			case s.head[0] == keyUpdate && s.left == 1:
			case s.head[0] == newSessionTicket || s.head[0] == keyUpdate:
				return ours(decodeError)
			default:
				return ours(unexpectedMessage)
			}
			continue
		}
		n := min(len(b), int(s.left))
		last := b[n-1]
		b, s.left = b[n:], s.left-uint32(n)
		if s.left > 0 {
			return nil
		}
		s.known = 0
		if err := s.idled(); err != nil {
			return err
		}
		if s.head[0] != keyUpdate {
			continue
		}
		switch {
		case last > 1:
			return ours(illegalParameter)
		case len(b) > 0:
			return ours(unexpectedMessage) // the rest would be under other keys
		}
		s.owesUpdate = s.owesUpdate || last == 1
		if err := l.update(s, &s.in); err != nil {
			return err
		}
	}
	return nil
}
