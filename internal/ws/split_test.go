package ws

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawBytes draws bytes as many as a size says. Sizes are drawn evenly: a
// slice drawn by rapid has a handful of elements and seldom needs a long length.
func drawBytes(t *rapid.T, label string, sizes *rapid.Generator[int]) []byte {
	b := make([]byte, sizes.Draw(t, label+" size"))
	source := rand.NewChaCha8([32]byte{rapid.Byte().Draw(t, label+" seed")})
	if _, err := source.Read(b); err != nil {
		t.Fatal(err)
	}
	return b
}

// drawText draws text of about as many bytes as a size says.
func drawText(t *rapid.T, label string, sizes *rapid.Generator[int]) string {
	size := sizes.Draw(t, label+" size")
	unit := rapid.StringN(1, 20, -1).Draw(t, label)
	return strings.Repeat(unit, size/len(unit)+min(size, 1))
}

// sizes has what every form of the payload length can hold.
func sizes(largest int) *rapid.Generator[int] {
	return rapid.OneOf(rapid.IntRange(0, 300), rapid.SampledFrom([]int{0, 125, 126, 127}), rapid.IntRange(0, largest))
}

// drawStream draws a valid stream of frames, and what it says.
func drawStream(t *rapid.T) (stream []byte, want []whole) {
	control := func() {
		kind := rapid.SampledFrom([]Kind{None, None, PingFrame, PongFrame}).Draw(t, "control")
		if kind == None {
			return
		}
		payload := string(drawBytes(t, "control payload", rapid.IntRange(0, MaxControl)))
		op := Ping
		if kind == PongFrame {
			op = Pong
		}
		stream = append(stream, frame(op, true, payload)...)
		want = append(want, whole{Kind: kind, Payload: payload})
	}
	for range rapid.IntRange(0, 4).Draw(t, "messages") {
		op := rapid.SampledFrom([]Op{Text, Binary}).Draw(t, "op")
		message := drawText(t, "text", sizes(2_000))
		if op == Binary {
			message = string(drawBytes(t, "binary", sizes(2_000)))
		}
		wire := op
		for first := true; ; first = false {
			control()
			n := rapid.OneOf(rapid.IntRange(0, len(message)), rapid.Just(len(message))).Draw(t, "fragment")
			last := n == len(message) && rapid.Bool().Draw(t, "last")
			stream = append(stream, frame(wire, last, message[:n])...)
			want = append(want, whole{Kind: Data, Op: op, Payload: message[:n], First: first, Last: last})
			message, wire = message[n:], Continuation
			if last {
				break
			}
		}
	}
	if rapid.Bool().Draw(t, "close") {
		stream = append(stream, closing(1001, "bye")...)
		want = append(want, whole{Kind: Closing, Code: 1001, Payload: "bye"})
	}
	return stream, want
}

func TestAnySplitGivesWhatWasSent(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		stream, frames := drawStream(rt)
		cuts := rapid.SliceOfN(rapid.IntRange(0, len(stream)), 0, 20).Draw(rt, "cuts")
		slices.Sort(cuts)
		want := outcome{Frames: frames}
		for name, cuts := range map[string][]int{"whole": nil, "cut": cuts, "byte by byte": everyByte(stream)} {
			if got := read(rt, stream, 0, cuts); !reflect.DeepEqual(got, want) {
				rt.Fatalf("%s:\n got %+v\nwant %+v", name, got, want)
			}
		}
	})
}
