package twin

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"holdfast/internal/pack"
)

const (
	// socketPath is where the story's clients look for a WebSocket.
	socketPath = pack.ThreadSocketPath
	// rootPath upgrades, too, so that the ws URL of the ready line is one to
	// connect to.
	rootPath = "/"
	// acceptGUID is what RFC 6455 4.2.2 hashes with the client's key.
	acceptGUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

	// A client may ask for pushes at periods between these.
	minPush = 10 * time.Millisecond
	maxPush = time.Hour
)

// upgrade is what a client's handshake asks for.
type upgrade struct {
	reply []byte // the 101
	echo  bool
	push  time.Duration
}

// readUpgrade checks a handshake, and the options in its query: echo=1 and
// push=DURATION.
func readUpgrade(r *http.Request) (upgrade, *apiError) {
	if refused := checkHandshake(r); refused != nil {
		return upgrade{}, refused
	}
	subprotocol, _, _ := strings.Cut(r.Header.Get("Sec-WebSocket-Protocol"), ",") // the first one offered
	subprotocol = strings.TrimSpace(subprotocol)
	if subprotocol != "" && !isToken(subprotocol) {
		return upgrade{}, badRequest("the first subprotocol is no token")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return upgrade{}, badRequest("the query cannot be parsed")
	}
	u := upgrade{
		reply: switchingProtocols(r.Header.Get("Sec-WebSocket-Key"), subprotocol),
		echo:  query.Get("echo") == "1",
	}
	if every := query.Get("push"); every != "" {
		if u.push, err = time.ParseDuration(every); err != nil || u.push < minPush || u.push > maxPush {
			return upgrade{}, badRequest(fmt.Sprintf("push is not a duration from %v to %v", minPush, maxPush))
		}
	}
	return u, nil
}

func badRequest(message string) *apiError {
	return &apiError{http.StatusBadRequest, "bad.request", message}
}

// checkHandshake is as strict as RFC 6455 4.2.1 allows.
func checkHandshake(r *http.Request) *apiError {
	switch {
	case r.Method != http.MethodGet:
		return badRequest("the handshake's method is not GET")
	case !r.ProtoAtLeast(1, 1):
		return badRequest("the handshake is not HTTP/1.1")
	case r.Host == "":
		return badRequest("the handshake names no Host")
	case !hasToken(r.Header, "Upgrade", "websocket"):
		return badRequest("the header Upgrade does not hold websocket")
	case !hasToken(r.Header, "Connection", "upgrade"):
		return badRequest("the header Connection does not hold Upgrade")
	case r.Header.Get("Sec-WebSocket-Version") != "13":
		return &apiError{http.StatusUpgradeRequired, "upgrade.required", "the WebSocket version is not 13"}
	case !validKey(r.Header.Values("Sec-WebSocket-Key")):
		return badRequest("the header Sec-WebSocket-Key is not one base64 value of 16 bytes")
	case r.ContentLength != 0:
		return badRequest("the handshake has a body")
	}
	return nil
}

// switchingProtocols is the 101 (RFC 6455 4.2.2).
func switchingProtocols(key, subprotocol string) []byte {
	sum := sha1.Sum([]byte(key + acceptGUID))
	reply := "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Accept: " + base64.StdEncoding.EncodeToString(sum[:]) + "\r\n"
	if subprotocol != "" {
		reply += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n"
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
