package ws

import (
	"fmt"
	"strings"
	"testing"
)

// The example of RFC 6455 1.3.
const (
	sampleKey    = "dGhlIHNhbXBsZSBub25jZQ=="
	sampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
)

func TestKeys(t *testing.T) {
	key := AppendKey([]byte("before "), [16]byte([]byte("the sample nonce")))
	if want := "before " + sampleKey; string(key) != want {
		t.Errorf("key %q, want %q", key, want)
	}
	if got := AcceptKey([]byte(sampleKey)); string(got[:]) != sampleAccept {
		t.Errorf("accept %q, want %q", got, sampleAccept)
	}
}

func TestKeysAllocateNothing(t *testing.T) {
	random := [16]byte{1, 2, 3}
	room := make([]byte, 0, KeySize)
	want := AcceptKey(AppendKey(nil, random))
	if allocs := testing.AllocsPerRun(100, func() {
		if got := AcceptKey(AppendKey(room, random)); got != want {
			t.Fatalf("accept %q, want %q", got, want)
		}
	}); allocs != 0 {
		t.Errorf("%v allocations for a key and its answer, want 0", allocs)
	}
}

// fields is header lines as CheckUpgrade wants them.
type fields string

func (f fields) Field(name string, n int) (value string, ok bool) {
	for line := range strings.SplitSeq(string(f), "\n") {
		if key, v, _ := strings.Cut(line, ": "); strings.EqualFold(key, name) {
			if n == 0 {
				return v, true
			}
			n--
		}
	}
	return "", false
}

func TestCheckUpgrade(t *testing.T) {
	const (
		up     = "Upgrade: websocket\n"
		conn   = "Connection: Upgrade\n"
		accept = "Sec-WebSocket-Accept: " + sampleAccept + "\n"
	)
	chat := []string{"chat", "superchat"}
	tests := []struct {
		name    string // steps of RFC 6455 4.1
		lines   string
		offered []string
		want    string // in the error; empty: accepted
	}{
		{"plain", up + conn + accept, nil, ""},
		{"2: any case", "upgrade: WebSocket\n" + conn + accept, nil, ""},
		{"2: no Upgrade", conn + accept, nil, "no Upgrade"},
		{"2: another protocol", "Upgrade: h2c\n" + conn + accept, nil, `Upgrade "h2c"`},
		{"2: two Upgrade headers", up + up + conn + accept, nil, "2 Upgrade headers"},
		{"2: a letter that folds to ASCII", "Upgrade: webſocket\n" + conn + accept, nil, "Upgrade"},
		{"3: token in a list", up + "Connection: keep-alive,\tUPGRADE \n" + accept, nil, ""},
		{"3: token in a second header", up + "Connection: keep-alive\n" + conn + accept, nil, ""},
		{"3: no Connection", up + accept, nil, "no Connection"},
		{"3: no such token", up + "Connection: keep-alive, upgraded\n" + accept, nil, `want "Upgrade" among them`},
		{"4: no accept", up + conn, nil, "no Sec-WebSocket-Accept"},
		{"4: wrong accept", up + conn + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOp=\n", nil, sampleAccept},
		{"4: accept in another case", up + conn + strings.ToLower(accept), nil, "Sec-WebSocket-Accept"},
		{"4: the key sent back", up + conn + "Sec-WebSocket-Accept: " + sampleKey, nil, sampleKey},
		{"4: two accepts", up + conn + accept + accept, nil, "2 Sec-WebSocket-Accept headers"},
		{"5: extension nobody offered", up + conn + accept + "Sec-WebSocket-Extensions: permessage-deflate\n", nil, `"permessage-deflate"`},
		{"5: empty extension", up + conn + accept + "Sec-WebSocket-Extensions: \n", nil, "want none"},
		{"6: offered subprotocol", up + conn + accept + "Sec-WebSocket-Protocol: superchat\n", chat, ""},
		{"6: none chosen", up + conn + accept, chat, ""},
		{"6: one nobody offered", up + conn + accept + "Sec-WebSocket-Protocol: mqtt\n", chat, `"mqtt"`},
		{"6: none offered", up + conn + accept + "Sec-WebSocket-Protocol: chat\n", nil, `"chat"`},
		{"6: another case", up + conn + accept + "Sec-WebSocket-Protocol: Chat\n", chat, `"Chat"`},
		{"6: two chosen", up + conn + accept + "Sec-WebSocket-Protocol: chat, superchat\n", chat, `"chat, superchat"`},
		{"6: two headers", up + conn + accept + "Sec-WebSocket-Protocol: chat\nSec-WebSocket-Protocol: chat\n", chat, "2 Sec-WebSocket-Protocol headers"},
	}
	for _, tt := range tests {
		_, err := CheckUpgrade(fields(tt.lines), Offer{Key: []byte(sampleKey), Subprotocols: tt.offered})
		if tt.want == "" && err != nil || tt.want != "" && !strings.Contains(fmt.Sprint(err), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestCheckUpgradeQuotesThePeerWithinBounds(t *testing.T) {
	_, err := CheckUpgrade(fields("Upgrade: \x1b[2J"+strings.Repeat("\xff", 10_000)), Offer{})
	if text := fmt.Sprint(err); strings.ContainsRune(text, 0x1b) || len(text) > 400 {
		t.Errorf("error of %d bytes, %.80q; want it short and escaped", len(text), text)
	}
}
