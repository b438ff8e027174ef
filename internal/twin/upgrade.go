package twin

import (
	"crypto/sha1"
	"encoding/base64"
	"net/http"
	"strings"

	"holdfast/internal/twin/platform"
)

// acceptGUID is what RFC 6455 4.2.2 hashes with the client's key.
const acceptGUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

// readUpgrade checks a handshake at a path that has WebSockets, and notes for
// the connection what was agreed: the 101, who is at the other end, and how.
func (t *Twin) readUpgrade(r *http.Request, c *conn) *platform.Error {
	if refused := checkHandshake(r); refused != nil {
		return refused
	}
	subprotocol, _, _ := strings.Cut(r.Header.Get("Sec-WebSocket-Protocol"), ",") // the first one offered
	subprotocol = strings.TrimSpace(subprotocol)
	if subprotocol != "" && !isToken(subprotocol) {
		return platform.BadRequest("the first subprotocol is no token")
	}
	c.path, c.limit, c.deflate = r.URL.Path, maxMessage, nil
	extensions := ""
	if r.URL.Path == echoPath {
		c.speaker, c.limit = echo{}, maxEcho
		if wantsDeflate(r) {
			c.deflate, extensions = agreeDeflate(r.Header.Values("Sec-WebSocket-Extensions"))
		}
	} else {
		speaker, refused := t.behind.Socket(r)
		if refused != nil {
			return refused
		}
		c.speaker = speaker
	}
	c.reply = switchingProtocols(r.Header.Get("Sec-WebSocket-Key"), subprotocol, extensions)
	return nil
}

// checkHandshake is as strict as RFC 6455 4.2.1 allows.
func checkHandshake(r *http.Request) *platform.Error {
	switch {
	case r.Method != http.MethodGet:
		return platform.BadRequest("the handshake's method is not GET")
	case !r.ProtoAtLeast(1, 1):
		return platform.BadRequest("the handshake is not HTTP/1.1")
	case r.Host == "":
		return platform.BadRequest("the handshake names no Host")
	case !hasToken(r.Header, "Upgrade", "websocket"):
		return platform.BadRequest("the header Upgrade does not hold websocket")
	case !hasToken(r.Header, "Connection", "upgrade"):
		return platform.BadRequest("the header Connection does not hold Upgrade")
	case r.Header.Get("Sec-WebSocket-Version") != "13":
		return upgradeRequired("the WebSocket version is not 13")
	case !validKey(r.Header.Values("Sec-WebSocket-Key")):
		return platform.BadRequest("the header Sec-WebSocket-Key is not one base64 value of 16 bytes")
	case r.ContentLength != 0:
		return platform.BadRequest("the handshake has a body")
	}
	return nil
}

// switchingProtocols is the 101 (RFC 6455 4.2.2).
func switchingProtocols(key, subprotocol, extensions string) []byte {
	sum := sha1.Sum([]byte(key + acceptGUID))
	reply := "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Accept: " + base64.StdEncoding.EncodeToString(sum[:]) + "\r\n"
	if subprotocol != "" {
		reply += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n"
	}
	if extensions != "" {
		reply += "Sec-WebSocket-Extensions: " + extensions + "\r\n"
	}
	return []byte(reply + "\r\n")
}

// isToken reports whether s is a token (RFC 9110 5.6.2), which a subprotocol
// has to be.
func isToken(s string) bool {
	const marks = "!#$%&'*+-.^_`|~"
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		return !letter && !strings.ContainsRune(marks, r)
	})
}

// validKey reports whether there is one key, of 16 bytes.
func validKey(keys []string) bool {
	if len(keys) != 1 {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(keys[0])
	return err == nil && len(key) == 16
}

// hasToken reports whether a header's comma-separated list holds a token.
func hasToken(h http.Header, name, token string) bool {
	for _, value := range h.Values(name) {
		for item := range strings.SplitSeq(value, ",") {
			if strings.EqualFold(strings.TrimSpace(item), token) {
				return true
			}
		}
	}
	return false
}
