package loop

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"

	"holdfast/internal/tls13"
)

// secrets takes the traffic secrets of a TLS 1.3 session from crypto/tls, which
// gives them to its key log and to nothing else.
type secrets struct {
	in, out [48]byte // the server's and ours
	nIn     int
	nOut    int
}

// Write reads one line of a key log: label, client random, secret, in hex. It
// never fails: without a secret the session stays with crypto/tls.
func (s *secrets) Write(line []byte) (int, error) {
	fields := bytes.Fields(line)
	if len(fields) == 3 && len(fields[2]) <= 2*len(s.in) {
		switch string(fields[0]) {
		case "SERVER_TRAFFIC_SECRET_0":
			s.nIn, _ = hex.Decode(s.in[:], fields[2])
		case "CLIENT_TRAFFIC_SECRET_0":
			s.nOut, _ = hex.Decode(s.out[:], fields[2])
		}
	}
	return len(line), nil
}

func (s *secrets) wipe() { *s = secrets{} }

// recordLayer is what the TLS 1.3 sessions of a loop share.
type recordLayer struct {
	*tls13.Layer
	sealed []byte // records on their way out
	spare  []byte // for the beginning of a record
}

// mostSpare bounds what is kept of sealed.
const mostSpare = 64 << 10

// takeOver goes on with the session in our own record layer, if it can.
func (l *Loop) takeOver(t *session, of *secrets) {
	if l.tls.records.Layer == nil {
		l.tls.records.Layer = new(tls13.Layer)
	}
	records, err := l.tls.records.New(t.facts.Cipher, of.in[:of.nIn], of.out[:of.nOut])
	if err != nil {
		return // where a cipher is forbidden to us, crypto/tls may have it
	}
	t.records, t.conn = records, nil
}

// encrypt sends plaintext.
func (l *Loop) encrypt(t *session, b []byte) {
	if t.records == nil {
		// Fails only on a session that has broken, and reading tells of that.
		_, _ = t.conn.Write(b)
		return
	}
	layer := &l.tls.records
	sealed, err := layer.Seal(t.records, layer.sealed[:0], b)
	if err == nil {
		l.send(t.id, sealed)
	}
	if layer.sealed = sealed; cap(sealed) > mostSpare {
		layer.sealed = nil
	}
}

// sendAlert sends an alert.
func (l *Loop) sendAlert(t *session, code uint8) {
	if sealed, err := l.tls.records.SealAlert(t.records, nil, code); err == nil {
		l.send(t.id, sealed)
	}
}

// readTLS takes ciphertext that was read, and what came behind it: nothing yet,
// or the end of the stream. It reports whether the socket is still up.
func (l *Loop) readTLS(t *session, s *sock, b []byte, end error) bool {
	switch {
	case t.records == nil:
		t.in, t.end = b, end
		return l.decrypt(t, s)
	case !l.open(t, s, b):
		return false
	case end == nil:
		return true
	}
	t.drawn = true
	if end == io.EOF && len(t.in) > 0 {
		end = io.ErrUnexpectedEOF
	}
	l.endTLS(t, s, end)
	return false
}

// open hands over the plaintext of all whole records, and keeps the beginning
// of the next one. It reports whether the socket is still up.
func (l *Loop) open(t *session, s *sock, b []byte) bool {
	layer := &l.tls.records
	for len(b) > 0 {
		began := len(t.in) > 0
		record, rest, err := l.nextRecord(t, b)
		if err == nil && record == nil {
			return true
		}
		var data []byte
		if err == nil {
			data, err = layer.Open(t.records, record)
		}
		if err != nil {
			if a, ok := ourAlert(err); ok {
				l.sendAlert(t, a.Code)
			}
			l.endTLS(t, s, err)
			return false
		}
		if b = rest; len(data) > 0 {
			l.handler.Received(t.id, data)
			if !l.isUp(t) {
				return false
			}
		}
		if began {
			layer.spare = record[:0]
		}
	}
	return true
}

// ourAlert is the alert that an error of the record layer makes us send.
func ourAlert(err error) (a tls13.Alert, ok bool) {
	if none, ok := errors.AsType[tls13.NoRecord](err); ok {
		return none.Alert, true
	}
	a, ok = errors.AsType[tls13.Alert](err)
	return a, ok && !a.Received
}

// nextRecord takes a whole record off what was kept and what has come behind
// it. None: all of it is kept.
func (l *Loop) nextRecord(t *session, b []byte) (record, rest []byte, err error) {
	if len(t.in) == 0 {
		size, err := tls13.Length(b)
		if err != nil || 0 < size && size <= len(b) {
			return b[:size], b[size:], err
		}
		t.in, l.tls.records.spare = append(l.tls.records.spare, b...), nil
		return nil, nil, nil
	}
	for {
		size, err := tls13.Length(t.in)
		if err != nil {
			return nil, nil, err
		}
		n := min(max(size, tls13.HeaderSize)-len(t.in), len(b))
		t.in, b = append(t.in, b[:n]...), b[n:]
		switch {
		case size > 0 && len(t.in) == size:
			record, t.in = t.in, nil
			return record, b, nil
		case len(b) == 0:
			return nil, nil, nil
		}
	}
}
