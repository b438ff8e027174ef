package conform

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// classic are the cases that any client should pass, numbered as is usual:
// framing 1, pings 2, reserved bits 3, opcodes 4, fragments 5, UTF-8 6, closing
// 7, sizes 9.
func classic() []fuzzCase {
	var all []fuzzCase
	add := func(name string, play func(p *peer)) { all = append(all, fuzzCase{name: name, play: play}) }
	echo := func(name string, first byte, payload string, chop int) {
		add(name, func(p *peer) {
			p.chopped(rawFrame(first, payload), chop)
			p.want(first, payload)
			p.bye()
		})
	}
	// fails: what is sent breaks the connection, and what is in echoes came
	// before that.
	fails := func(name string, code int, echoes []string, frames ...[]byte) {
		add(name, func(p *peer) {
			p.send(frames...)
			for _, e := range echoes {
				p.want(opText, e)
			}
			p.wantClose(code)
		})
	}
	text := func(s string) []byte { return rawFrame(opText, s) }
	ping := func(s string) []byte { return rawFrame(opPing, s) }
	first := func(s string) []byte { return rawFrame(opText&more, s) }
	part := func(s string) []byte { return rawFrame(opMore&more, s) }
	last := func(s string) []byte { return rawFrame(opMore, s) }

	for i, n := range []int{0, 125, 126, 127, 128, 65535, 65536} {
		echo(fmt.Sprintf("1.1.%d text of %d", i+1, n), opText, strings.Repeat("*", n), 1<<20)
		echo(fmt.Sprintf("1.2.%d binary of %d", i+1, n), opBinary, strings.Repeat("\xfe", n), 1<<20)
	}
	echo("1.1.8 text in pieces", opText, strings.Repeat("*", 65536), 997)
	echo("1.2.8 binary in pieces", opBinary, strings.Repeat("\xfe", 65536), 997)

	for i, payload := range []string{"", "Hello, world!", "\x00\xff\xfe\xfd\xfc\xfb\x00\xff", strings.Repeat("\xfe", 125)} {
		add(fmt.Sprintf("2.%d ping of %d", i+1, len(payload)), func(p *peer) {
			p.send(ping(payload))
			p.want(opPong, payload)
			p.bye()
		})
	}
	fails("2.5 ping of 126", 1002, nil, ping(strings.Repeat("\xfe", 126)))
	add("2.6 ping byte by byte", func(p *peer) {
		p.chopped(ping(strings.Repeat("\xfe", 125)), 1)
		p.want(opPong, strings.Repeat("\xfe", 125))
		p.bye()
	})
	add("2.9 pongs nobody asked for, and a ping", func(p *peer) {
		p.send(rawFrame(opPong, ""), rawFrame(opPong, "unsolicited"), ping("payload"))
		p.want(opPong, "payload")
		p.bye()
	})
	for _, chop := range []int{1 << 20, 1} {
		add(fmt.Sprintf("2.10 ten pings in pieces of %d", chop), func(p *peer) {
			var b []byte
			for i := range 10 {
				b = append(b, ping(fmt.Sprintf("payload-%d", i))...)
			}
			p.chopped(b, chop)
			for i := range 10 {
				p.want(opPong, fmt.Sprintf("payload-%d", i))
			}
			p.bye()
		})
	}

	for rsv := byte(1); rsv < 8; rsv++ {
		fails(fmt.Sprintf("3.%d reserved bits %03b", rsv, rsv), 1002, []string{"before"}, text("before"), rawFrame(opText|rsv<<4, "bad"), ping("late"))
	}
	fails("3.8 reserved bits of a ping", 1002, nil, rawFrame(opPing|rsv1, "bad"))

	for _, op := range []byte{3, 4, 5, 6, 7, 11, 12, 13, 14, 15} {
		payload := ""
		if op&1 != 0 {
			payload = "reserved"
		}
		fails(fmt.Sprintf("4 opcode %d", op), 1002, []string{"before"}, text("before"), rawFrame(0x80|op, payload), ping("late"))
	}

	fails("5.1 fragmented ping", 1002, nil, rawFrame(opPing&more, "a"), last("b"))
	fails("5.2 fragmented pong", 1002, nil, rawFrame(opPong&more, "a"), last("b"))
	for _, chop := range []int{1 << 20, 1} {
		add(fmt.Sprintf("5.3 two fragments in pieces of %d", chop), func(p *peer) {
			p.chopped(append(first("fragment1"), last("fragment2")...), chop)
			p.want(opText, "fragment1fragment2")
			p.bye()
		})
		add(fmt.Sprintf("5.6 a ping between fragments, in pieces of %d", chop), func(p *peer) {
			p.chopped(append(append(first("fragment1"), ping("ping")...), last("fragment2")...), chop)
			p.want(opPong, "ping")
			p.want(opText, "fragment1fragment2")
			p.bye()
		})
	}
	fails("5.9 continuation of nothing", 1002, nil, last("nothing"), text("late"))
	fails("5.12 open continuation of nothing", 1002, nil, part("nothing"), text("late"))
	fails("5.15 continuation behind a message", 1002, []string{"ab"}, first("a"), last("b"), part("c"), text("late"))
	fails("5.18 text inside text", 1002, nil, first("a"), text("b"))
	add("5.19 five fragments, pings between", func(p *peer) {
		p.send(first("1"), part("2"), ping("a"))
		p.want(opPong, "a")
		p.send(part("3"), part("4"), ping("b"), last("5"))
		p.want(opPong, "b")
		p.want(opText, "12345")
		p.bye()
	})
	add("5.20 empty fragments", func(p *peer) {
		p.send(first(""), part(""), last(""), rawFrame(opBinary&more, ""), part("x"), last(""))
		p.want(opText, "")
		p.want(opBinary, "x")
		p.bye()
	})

	const greek, smile = "κόσμε", "\U0001F600"
	echo("6.2.1 text beyond ASCII", opText, greek+smile+"日本語\U0010FFFF\uFFFF", 1<<20)
	echo("6.2.3 byte by byte", opText, greek+smile, 1)
	add("6.2.4 a fragment for each byte", func(p *peer) {
		for i, c := range []byte(greek) {
			switch i {
			case 0:
				p.send(first(string([]byte{c})))
			case len(greek) - 1:
				p.send(last(string([]byte{c})))
			default:
				p.send(part(string([]byte{c})))
			}
		}
		p.want(opText, greek)
		p.bye()
	})
	for i, bad := range []string{
		"\xce\xba\xe1\xbd\xb9\xed\xa0\x80edited", "\xf4\x90\x80\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xbf\xbf",
		"\xf8\x88\x80\x80\x80", "\xfe", "\x80", "ends inside \xe2\x82",
	} {
		fails(fmt.Sprintf("6.3.%d bad UTF-8", i+1), 1007, nil, text(bad))
	}
	add("6.4.1 bad UTF-8 fails before its message is there", func(p *peer) {
		p.send(first(greek), part("\xf4\x90\x80\x80"))
		p.wantClose(1007)
	})
	add("6.4.3 bad UTF-8 fails before its frame is there", func(p *peer) {
		b := text(greek + "\xf4\x90\x80\x80edited")
		p.raw(b[:len(b)-8])
		p.wantClose(1007)
	})
	echo("6.5 bad UTF-8 is good in binary", opBinary, "\xf4\x90\x80\x80", 1<<20)

	add("7.1.1 text, then closing", func(p *peer) {
		p.text("Hello")
		p.want(opText, "Hello")
		p.bye()
	})
	add("7.1.2 two close frames", func(p *peer) {
		p.send(closing(1000, ""), closing(1000, ""))
		p.wantClose(1000)
	})
	add("7.1.3 ping behind a close frame", func(p *peer) {
		p.send(closing(1000, ""), ping("late"))
		p.wantClose(1000)
	})
	add("7.1.5 closing inside a message", func(p *peer) {
		p.send(first("a"), closing(1000, ""), last("b"))
		p.wantClose(1000)
	})
	add("7.1.6 a large message, then closing", func(p *peer) {
		big := strings.Repeat("BAsd7&jh23", 26_000)
		p.send(text(big), text("Hello"), closing(1000, ""), ping("late"))
		p.want(opText, big)
		p.want(opText, "Hello")
		p.wantClose(1000)
	})
	add("7.3.1 close without a code", func(p *peer) {
		p.send(rawFrame(opClose, ""))
		p.wantClose(0)
	})
	fails("7.3.2 close of a byte", 1002, nil, rawFrame(opClose, "a"))
	add("7.3.5 longest reason", func(p *peer) {
		p.send(closing(1000, strings.Repeat("*", 123)))
		p.wantClose(1000)
	})
	fails("7.3.6 reason too long", 1002, nil, closing(1000, strings.Repeat("*", 124)))
	fails("7.5.1 reason is no UTF-8", 1007, nil, closing(1000, "\xce\xba\xed\xa0\x80"))
	fails("7 fragmented close", 1002, nil, rawFrame(opClose&more, "\x03\xe8"))
	for _, code := range []int{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999} {
		add(fmt.Sprintf("7.7 code %d", code), func(p *peer) {
			p.send(closing(code, ""))
			p.wantClose(code)
		})
	}
	for _, code := range []int{0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535} {
		fails(fmt.Sprintf("7.9 code %d", code), 1002, nil, closing(code, ""))
	}
	add("7 the server does not close TCP", func(p *peer) {
		p.send(closing(1000, ""))
		p.want(opClose, "\x03\xe8")
		p.wantEnd() // after a while
	})
	add("7 the server says nothing and goes", func(p *peer) {
		p.text("Hello")
		p.want(opText, "Hello")
	})

	fails("framing: masked", 1002, nil, []byte{opText, 0x81, 1, 2, 3, 4, 'x'})
	fails("framing: length that is not the shortest", 1002, nil, append([]byte{opText, 126, 0, 5}, "Hello"...))
	fails("framing: length of 64 bits", 1002, nil, []byte{opBinary, 127, 0x80, 0, 0, 0, 0, 0, 0, 1})
	fails("framing: message beyond our limit", 1009, nil, []byte{opBinary, 127, 0, 0, 1, 0, 0, 0, 0, 0})

	echo("9.1 text of 4 MiB", opText, strings.Repeat("*", 4<<20), 1<<20)
	if !testing.Short() {
		echo("9.2 binary of 16 MiB", opBinary, strings.Repeat("\xfe", 16<<20), 16<<20+14)
	}
	for _, n := range []int{64, 4096} {
		add(fmt.Sprintf("9.3 1 MiB in fragments of %d", n), func(p *peer) {
			b := first("")
			for range 1 << 20 / n {
				b = append(b, part(strings.Repeat("*", n))...)
			}
			p.send(b, last(""))
			p.want(opText, strings.Repeat("*", 1<<20))
			p.bye()
		})
	}
	echo("9.5 256 KiB in pieces of 64", opText, strings.Repeat("*", 256<<10), 64)
	add("9.7 a thousand messages at once", func(p *peer) {
		go func() {
			defer func() { _ = recover() }() // the reading half says what is wrong
			p.send([]byte(strings.Repeat(string(text(strings.Repeat("*", 1000))), 1000)))
		}()
		for range 1000 {
			p.want(opText, strings.Repeat("*", 1000))
		}
		p.bye()
	})
	return all
}

// compressed are the cases with compression.
func compressed() []fuzzCase {
	const agreed = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover"
	var all []fuzzCase
	add := func(name, answer string, play func(p *peer)) {
		all = append(all, fuzzCase{name: name, answer: answer, play: play})
	}
	random := make([]byte, 70_000)
	_, _ = rand.NewChaCha8([32]byte{12}).Read(random)
	messages := []string{
		"", "a", `{"a":1}`, strings.Repeat(`{"topic":"presence","user":"grüße"}`, 30),
		strings.Repeat("abcdefghijklmnop", 4096), strings.Repeat("x", 1<<20),
	}
	for _, parameters := range []string{
		"", "; client_no_context_takeover", "; client_max_window_bits=15", "; client_max_window_bits=9", "; client_max_window_bits=8",
		"; server_max_window_bits=9", "; server_max_window_bits=15; client_max_window_bits=10; client_no_context_takeover",
	} {
		add("12 agreed"+parameters, agreed+parameters, func(p *peer) {
			if !strings.Contains(p.offer, "permessage-deflate") || !strings.Contains(p.offer, "client_max_window_bits") {
				panic("the offer is " + p.offer)
			}
			for _, m := range messages {
				p.send(rawFrame(opText|rsv1, squeeze(m)), rawFrame(opBinary|rsv1, squeeze(m)))
				p.wantSqueezed(opText, m)
				p.wantSqueezed(opBinary, m)
			}
			p.send(rawFrame(opBinary|rsv1, squeeze(string(random))))
			p.wantSqueezed(opBinary, string(random))
			p.bye()
		})
	}
	m := messages[3]
	z := squeeze(m)
	add("12 fragments and a ping", agreed, func(p *peer) {
		p.send(rawFrame(opText&more|rsv1, z[:1]), rawFrame(opPing, "p"), rawFrame(opMore&more, z[1:20]), rawFrame(opMore, z[20:]))
		p.want(opPong, "p")
		p.wantSqueezed(opText, m)
		p.bye()
	})
	add("12 a plain message between", agreed, func(p *peer) {
		p.send(rawFrame(opText|rsv1, z), rawFrame(opText, "plain"), rawFrame(opText|rsv1, z))
		p.wantSqueezed(opText, m)
		p.wantSqueezed(opText, "plain")
		p.wantSqueezed(opText, m)
		p.bye()
	})
	add("12 a block that is marked as the last", agreed, func(p *peer) {
		p.send(rawFrame(opText|rsv1, "\xf3\x48\xcd\xc9\xc9\x07\x00\x00"))
		p.wantSqueezed(opText, "Hello")
		p.bye()
	})
	add("12 declined", "", func(p *peer) {
		p.text(m)
		p.want(opText, m)
		p.bye()
	})
	for name, b := range map[string][]byte{
		"continuation": append(rawFrame(opText&more|rsv1, z[:1]), rawFrame(opMore|rsv1, z[1:])...),
		"ping":         rawFrame(opPing|rsv1, ""),
		"close":        rawFrame(opClose|rsv1, ""),
		"RSV2":         rawFrame(opText|0x20, "a"),
	} {
		add("12 reserved bit on "+name, agreed, func(p *peer) {
			p.send(b)
			p.wantClose(1002)
		})
	}
	for name, z := range map[string]string{"no deflate": "\x07", "empty": "", "no UTF-8": squeeze("gr\xfcn")} {
		add("12 "+name, agreed, func(p *peer) {
			p.send(rawFrame(opText|rsv1, z))
			p.wantClose(1007)
		})
	}
	for _, answer := range []string{
		"permessage-deflate", "permessage-deflate; server_no_context_takeover; unknown", "x-other",
		"permessage-deflate; server_no_context_takeover; server_no_context_takeover",
		"permessage-deflate; server_no_context_takeover; server_max_window_bits=7",
	} {
		add("12 refuses "+answer, "Sec-WebSocket-Extensions: "+answer, func(p *peer) { p.wantEnd() })
	}
	return all
}
