package ws_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	peer "github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
	"pgregory.net/rapid"

	"holdfast/internal/ws"
)

// These tests hold the package against an independent implementation, so that
// one misreading of the RFC cannot hide on both sides.

func TestAnotherServerReadsOurFrames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		op := rapid.SampledFrom([]ws.Op{ws.Continuation, ws.Text, ws.Binary, ws.Ping, ws.Pong}).Draw(t, "op")
		payload := drawPayload(t, op >= ws.Close)
		fin := op >= ws.Close || rapid.Bool().Draw(t, "fin")
		mask := rapid.Uint32().Draw(t, "mask")

		in := bytes.NewReader(ws.AppendFrame(nil, op, fin, mask, payload))
		header, got, err := readFrame(in)
		if err != nil {
			t.Fatal(err)
		}
		if err := peer.CheckHeader(header, peer.StateServerSide|fragmented(op)); err != nil {
			t.Errorf("header %+v: %v", header, err)
		}
		if header.Fin != fin || header.OpCode != peer.OpCode(op) || !bytes.Equal(got, payload) || in.Len() != 0 {
			t.Errorf("read %+v %.100q and left %d bytes, want fin %v, opcode %d, %.100q", header, got, in.Len(), fin, op, payload)
		}
	})
}

// readFrame reads one frame the way a server does, mask taken off.
func readFrame(in io.Reader) (peer.Header, []byte, error) {
	header, err := peer.ReadHeader(in)
	if err != nil {
		return header, nil, err
	}
	payload := make([]byte, header.Length)
	_, err = io.ReadFull(in, payload)
	if header.Masked {
		peer.Cipher(payload, header.Mask, 0)
	}
	return header, payload, err
}

// drawPayload draws a payload for any form of the length. A slice drawn by
// rapid has a handful of elements, so the size comes first.
func drawPayload(t *rapid.T, control bool) []byte {
	sizes := rapid.IntRange(0, ws.MaxControl)
	if !control {
		sizes = rapid.OneOf(sizes, rapid.SampledFrom([]int{126, 127, 65_535, 65_536}), rapid.IntRange(0, 70_000))
	}
	unit := rapid.SliceOfN(rapid.Byte(), 7, 7).Draw(t, "unit")
	size := sizes.Draw(t, "size")
	return bytes.Repeat(unit, size/len(unit)+1)[:size]
}

// fragmented is the state in which a peer takes such a frame.
func fragmented(op ws.Op) peer.State {
	if op == ws.Continuation {
		return peer.StateFragmented
	}
	return 0
}

func TestAnotherServerReadsOurClose(t *testing.T) {
	header, got, err := readFrame(bytes.NewReader(ws.AppendClose(nil, 4001, "grüße", 0xdeadbeef)))
	if err != nil {
		t.Fatal(err)
	}
	code, reason := peer.ParseCloseFrameData(got)
	if code != 4001 || reason != "grüße" || header.OpCode != peer.OpClose {
		t.Errorf("close %d %q, opcode %d; want 4001 %q", code, reason, header.OpCode, "grüße")
	}
}

func TestWeReadAnotherServersFrames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var wire bytes.Buffer
		text := strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(1, 100).Draw(t, "times"))
		w := wsutil.NewWriterSize(&wire, peer.StateServerSide, peer.OpText, rapid.IntRange(1, 200).Draw(t, "fragment"))
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		binary := drawPayload(t, false)
		for _, f := range []peer.Frame{
			peer.NewPingFrame([]byte("p")), peer.NewBinaryFrame(binary), peer.NewPongFrame(nil),
			peer.NewCloseFrame(peer.NewCloseFrameBody(peer.StatusGoingAway, "bye")),
		} {
			if err := peer.WriteFrame(&wire, f); err != nil {
				t.Fatal(err)
			}
		}
		messages, controls, err := messagesOf(wire.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if len(messages) != 2 || messages[0] != text || messages[1] != string(binary) {
			t.Errorf("messages %.100q, want %.100q and %.100q", messages, text, binary)
		}
		if want := []ws.Kind{ws.PingFrame, ws.PongFrame, ws.Closing}; len(controls) != 3 || [3]ws.Kind(controls) != [3]ws.Kind(want) {
			t.Errorf("control frames %v, want %v", controls, want)
		}
	})
}

// messagesOf reads a whole stream.
func messagesOf(data []byte) (messages []string, controls []ws.Kind, err error) {
	var p ws.Parser
	var message []byte
	for {
		ev, n, err := p.Next(data, 0)
		if err != nil {
			return nil, nil, err
		}
		data = data[n:]
		switch ev.Kind {
		case ws.None:
			if len(data) > 0 || p.Partial() {
				return nil, nil, errors.New("the stream ends inside a frame")
			}
			return messages, controls, nil
		case ws.Data:
			message = append(message, ev.Payload...)
			if ev.Last {
				messages = append(messages, string(message))
				message = message[:0]
			}
		default:
			controls = append(controls, ev.Kind)
		}
	}
}
