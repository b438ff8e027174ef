package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Off is how "none of it" is written where something is done by default.
const Off = "off"

// Var is the value of a variable: text, a number, true or false, all taken as
// they are written.
type Var string

// UnmarshalText takes anything.
func (v *Var) UnmarshalText(text []byte) error {
	*v = Var(text)
	return nil
}

// Ping is the gap between pings, or off.
type Ping struct {
	Off   bool
	Every units.Duration
}

// UnmarshalText reads "off" or a duration.
func (p *Ping) UnmarshalText(text []byte) error {
	if string(text) == Off {
		p.Off = true
		return nil
	}
	if err := p.Every.UnmarshalText(text); err != nil {
		return fmt.Errorf("%w, or off", err)
	}
	if p.Every == 0 {
		return fmt.Errorf("0 is no gap, want a duration above 0, or off")
	}
	return nil
}

// MayLose is how many sockets a pool may lose: a count, or a share of its
// size. The zero value is none.
type MayLose struct {
	Count int
	Share float64 // 0..1
}

// UnmarshalText reads "5" or "0.1%".
func (m *MayLose) UnmarshalText(text []byte) error {
	if number, ok := strings.CutSuffix(string(text), "%"); ok {
		share, err := percent(number)
		if err != nil {
			return fmt.Errorf("%s is out of range, want 0%% to 100%%", strict.Quote(string(text)))
		}
		m.Share = share
		return nil
	}
	n, err := strconv.Atoi(string(text))
	if err != nil || n < 0 {
		return fmt.Errorf("%s is neither a count nor a share, want for example 5 or 0.1%%", strict.Quote(string(text)))
	}
	m.Count = n
	return nil
}

// Of is the part of size sockets that may be lost, 0..1.
func (m MayLose) Of(size int) float64 {
	if m.Count > 0 {
		return float64(m.Count) / float64(size)
	}
	return m.Share
}

// String is the written form.
func (m MayLose) String() string {
	if m.Share > 0 {
		return units.Share(m.Share).String()
	}
	return strconv.Itoa(m.Count)
}

// percent reads the number before a % sign. Moving the point in the text, not
// dividing by 100, keeps 0.7% equal to 7 of 1,000.
func percent(number string) (float64, error) {
	if !isDecimal(number) {
		return 0, fmt.Errorf("%s is no number", strict.Quote(number))
	}
	v, err := strconv.ParseFloat(number+"e-2", 64)
	if err != nil || v > 1 {
		return 0, fmt.Errorf("%s%% is out of range", number)
	}
	return v, nil
}

// isDecimal reports digits with at most one point among them.
func isDecimal(s string) bool {
	digits := strings.Replace(s, ".", "", 1)
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

// PortRange is a range of ports, both ends included. The zero value is none.
type PortRange struct {
	Low, High int
}

// UnmarshalText reads "40000-49999".
func (p *PortRange) UnmarshalText(text []byte) error {
	low, high, _ := strings.Cut(string(text), "-")
	from, err1 := strconv.ParseUint(strings.TrimSpace(low), 10, 16)
	to, err2 := strconv.ParseUint(strings.TrimSpace(high), 10, 16)
	if err1 != nil || err2 != nil || from == 0 || from > to {
		return fmt.Errorf("%s is no range of ports, want for example 40000-49999", strict.Quote(string(text)))
	}
	p.Low, p.High = int(from), int(to)
	return nil
}

// Reconnect is off, or how long to wait before opening a socket again.
type Reconnect struct {
	Backoff *Backoff `json:"backoff" jsonschema:"required,description=wait that grows with each failure"`
}

// UnmarshalNode reads "off" or a map.
func (r *Reconnect) UnmarshalNode(n strict.Node) {
	if offOrMap(n, "off or {backoff: {base: 1s, cap: 30s, jitter: full}}") {
		type plain Reconnect
		n.Decode((*plain)(r))
	}
}

// UnmarshalNode reads a map; that there is none is written inside of it.
func (k *KeepAlive) UnmarshalNode(n strict.Node) {
	if !n.IsMap() {
		n.Want("a map such as {ping: 20s}; none at all is {ping: off}")
		return
	}
	type plain KeepAlive
	n.Decode((*plain)(k))
}

// Forensics is what the tool may try on its own account: nothing more than
// what is written. A pool without it has DefaultForensics.
type Forensics struct {
	ReconnectSample int  `json:"reconnect_sample,omitempty" jsonschema:"minimum=0,maximum=1000,description=lost sockets that are opened once more to tell a restart from an outage"`
	LateAttempt     bool `json:"late_attempt,omitempty" jsonschema:"description=one open some seconds after refusals; to tell a cap from a rate"`
}

// DefaultForensics is what a pool does that says nothing of forensics.
var DefaultForensics = Forensics{ReconnectSample: 20, LateAttempt: true}

// UnmarshalNode reads "off" or a map.
func (f *Forensics) UnmarshalNode(n strict.Node) {
	if offOrMap(n, "off or {reconnect_sample: 20, late_attempt: true}") {
		type plain Forensics
		n.Decode((*plain)(f))
	}
}

// offOrMap reports a map; what is neither that nor "off" is a problem.
func offOrMap(n strict.Node, wanted string) bool {
	if n.IsMap() {
		return true
	}
	if text, ok := n.Scalar(); !ok || text != Off {
		n.Want(wanted)
	}
	return false
}
