package platform

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"holdfast/internal/pack"
)

const (
	// actionTimeout is how long a data action waits for what is behind it, as
	// documented for actions that set nothing shorter.
	actionTimeout = 60 * time.Second
	// busyRetry is what a refusal at the limit of concurrent executions
	// promises. The platform names no time; places become free all the time.
	busyRetry = time.Second
)

// actions are the data actions' limits, which the whole organization shares.
type actions struct {
	perMinute  int
	concurrent int // 0: no limit

	mu      sync.Mutex
	used    window
	running int
}

func newActions(perMinute, concurrent int) *actions {
	return &actions{perMinute: perMinute, concurrent: concurrent}
}

// begin takes a place, or names the limit that refuses it.
func (a *actions) begin(now time.Time) (limit string, wait time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.concurrent > 0 && a.running >= a.concurrent {
		return "data_action_concurrent", busyRetry
	}
	if _, left, ok := a.used.take(now, a.perMinute); !ok {
		return "data_action_per_minute", left
	}
	a.running++
	return "", 0
}

func (a *actions) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.running--
}

// execute runs a data action. All of them do the same: they create an incident
// in the ServiceNow behind them from what they are given, and wait for it. A
// client that leaves does not give its place back any sooner.
func (p *Platform) execute(c *call) *Error {
	id := c.args[0]
	if !strings.HasPrefix(id, "custom_-_") && !strings.HasPrefix(id, "static_-_") && !p.story {
		return missing("action", id)
	}
	fields, e := c.readIncident()
	if e != nil {
		return e
	}
	if limit, wait := p.actions.begin(time.Now()); limit != "" {
		return c.throttled(limit, wait)
	}
	defer p.actions.end()
	took := p.now.latency.draw()
	c.wait(min(took, actionTimeout))
	if took > actionTimeout {
		return &Error{Status: http.StatusGatewayTimeout, Code: "gateway.timeout", Message: "The data action did not answer within its timeout."}
	}
	made := p.now.create(fields, time.Now())
	c.applied("incident", made.id)
	c.write(http.StatusOK, made.success())
	return nil
}

// success is the action's success template: the few fields that a flow needs.
func (i *incident) success() []byte {
	b := make([]byte, 0, 256)
	b = append(b, `{"result":{"sys_id":"`...)
	b = append(b, i.id...)
	b = append(b, `","number":"`...)
	b = append(b, i.number...)
	b = append(b, `","state":"new","short_description":`...)
	b = append(b, encode(i.short)...)
	return append(b, "}}"...)
}

// readIncident reads the body of a request for an incident.
func (c *call) readIncident() (fields incident, e *Error) {
	e = c.withBody(func(body []byte) (e *Error) {
		fields, e = readIncident(body)
		return e
	})
	return fields, e
}

// readIncident reads what an incident is to say. Values need not be text, and
// are cut to what ServiceNow keeps of them.
func readIncident(body []byte) (incident, *Error) {
	var in struct {
		Short       json.RawMessage `json:"short_description"`
		Description json.RawMessage `json:"description"`
		Comments    json.RawMessage `json:"comments"`
		CallerID    json.RawMessage `json:"caller_id"`
		Caller      json.RawMessage `json:"caller"`
		Urgency     json.RawMessage `json:"urgency"`
		Impact      json.RawMessage `json:"impact"`
	}
	if !isObject(body) {
		return incident{}, BadRequest("The request body is not a JSON object.")
	}
	if e := decode(body, &in); e != nil {
		return incident{}, e
	}
	caller := in.CallerID
	if caller == nil {
		caller = in.Caller
	}
	return incident{
		short: plainText(in.Short, 160), description: plainText(in.Description, 1000), comments: plainText(in.Comments, 1000),
		caller: plainText(caller, 64), urgency: plainText(in.Urgency, 16), impact: plainText(in.Impact, 16),
	}, nil
}

// plainText is a JSON value as text, at most limit runes of it.
func plainText(value json.RawMessage, limit int) string {
	text := string(value)
	if len(value) > 0 && value[0] == '"' {
		_ = json.Unmarshal(value, &text) // it is valid: it was read before
	} else if text == "null" {
		return ""
	}
	n := 0
	for i := range text {
		if n++; n > limit {
			return strings.Clone(text[:i])
		}
	}
	return text
}

// latency draws how long what is behind the data actions takes: log-normal
// through the two quantiles of the configuration.
type latency struct {
	p50   time.Duration
	sigma float64

	mu   sync.Mutex
	dice dice
}

func newLatency(seed uint64, cfg pack.Latency) *latency {
	l := &latency{p50: cfg.P50.D(), dice: newDice(seed, 2)}
	if cfg.P99 > cfg.P50 && cfg.P50 > 0 {
		const z99 = 2.3263478740408408 // the normal distribution's quantile
		l.sigma = math.Log(float64(cfg.P99)/float64(cfg.P50)) / z99
	}
	return l
}

func (l *latency) draw() time.Duration {
	if l.p50 == 0 || l.sigma == 0 {
		return l.p50
	}
	l.mu.Lock()
	z := l.dice.NormFloat64()
	l.mu.Unlock()
	// The bound keeps what nobody waits for from overflowing.
	return time.Duration(min(float64(l.p50)*math.Exp(l.sigma*z), float64(time.Hour)))
}

func incidentNumber(n int) string {
	text := strconv.Itoa(n)
	return "INC" + strings.Repeat("0", max(0, 7-len(text))) + text
}
