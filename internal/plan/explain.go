package plan

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/units"
)

// Explain writes what a plan would do, for people: what is opened, sent and
// held, against which hosts, what is read, what it takes of this machine, and
// what decides the verdict. The scenario, from which the names of secrets'
// sources come, may be nil. Secrets are named and never shown.
func Explain(w io.Writer, p *Plan, s *scenario.Scenario) error {
	e := &explainer{plan: p}
	e.head()
	for i := range p.Pools {
		e.pool(&p.Pools[i])
	}
	for i := range p.Loads {
		e.load(&p.Loads[i])
	}
	e.hosts()
	e.reads(s)
	e.needs()
	e.block("thresholds", e.thresholds())
	e.rows("aborts", e.aborts())
	e.block("notes", e.notes(s))
	_, err := io.WriteString(w, e.text.String())
	return err
}

const (
	textWidth  = 96
	labelWidth = 12
	// ownDescriptors is about what the record, the terminal and the event
	// loops need beside the sockets.
	ownDescriptors = 64
)

type explainer struct {
	plan *Plan
	text strings.Builder
}

// row writes a label and what stands beside it, wrapped.
func (e *explainer) row(indent, label, format string, args ...any) {
	e.write(indent, label, []string{fmt.Sprintf(format, args...)})
}

// rows writes a label and a list beside it, one a line.
func (e *explainer) rows(label string, lines []string) { e.write("", label, lines) }

// block is rows with an empty line in front.
func (e *explainer) block(label string, lines []string) {
	if len(lines) > 0 {
		e.text.WriteString("\n")
		e.rows(label, lines)
	}
}

func (e *explainer) write(indent, label string, lines []string) {
	for _, line := range lines {
		for i, part := range wrap(line, textWidth-labelWidth-len(indent)) {
			if i > 0 {
				part = "  " + part
			}
			e.text.WriteString(strings.TrimRight(fmt.Sprintf("%s%-*s%s", indent, labelWidth, label, part), " ") + "\n")
			label = ""
		}
	}
}

// wrap breaks a line at spaces so that no part is longer than width, if it
// can. Parts after the first are two characters shorter.
func wrap(line string, width int) []string {
	var lines []string
	for limit := width; ; limit = width - 2 {
		runes := []rune(line)
		if len(runes) <= limit {
			return append(lines, line)
		}
		at := strings.LastIndex(string(runes[:limit+1]), " ")
		if at <= 0 {
			return append(lines, line)
		}
		lines = append(lines, line[:at])
		line = line[at+1:]
	}
}

func (e *explainer) head() {
	p := e.plan
	e.row("", "scenario", "%s, seed %d", safe.Text(p.Scenario, 0), p.Seed)
	e.row("", "duration", "%s%s", written(p.Duration), timing(p))
	if p.Target.Twin != nil {
		e.twin(p.Target.Twin)
	} else {
		var targets []string
		for _, url := range []string{p.Target.HTTP, p.Target.WS} {
			if url != "" {
				targets = append(targets, safe.Text(url, 0))
			}
		}
		e.rows("target", targets)
	}
	if p.Target.Proxy != "" {
		e.row("", "proxy", "%s, asked to CONNECT", safe.Text(p.Target.Proxy, 0))
	}
	e.tls()
	if c := p.Target.Ceiling; c != nil {
		e.row("", "ceiling", "%s on hosts other than loopback", ceiling(c))
	}
	if a := p.Target.Approval; a != nil {
		e.row("", "approval", "case %s of %s, %s", safe.Text(a.Case, 100), safe.Text(a.Host, 0), a.Window)
	}
	for _, c := range p.Target.Confirm {
		e.row("", "confirmed", "%s: %s opens/s and as many requests/s", safe.Text(c.Host, 0), quantity(c.PerSecond))
	}
	for i := range p.Auth {
		a := &p.Auth[i]
		scope := ""
		if a.Scope != "" {
			scope = ", scope " + safe.Text(a.Scope, 200)
		}
		e.row("", "token", "%s: client credentials from %s, client %s%s", safe.Text(a.Name, 0), e.url(a.URL), safe.Text(a.ID.String(), 100), scope)
	}
	e.observe()
	if len(p.Sources) > 0 {
		e.row("", "sources", "%s", strings.Join(p.Sources, ", "))
	}
	if p.Ports != nil {
		e.row("", "ports", "%d-%d", p.Ports.Low, p.Ports.High)
	}
}

func (e *explainer) twin(t *pack.Twin) {
	lines := []string{fmt.Sprintf("the embedded twin, profile %s", safe.Text(t.Profile, 0))}
	edge := &t.Edge
	var does []string
	if edge.IdleTimeout > 0 {
		resets := map[string]string{pack.ResetsFromClient: "client's bytes", pack.ResetsFromServer: "server's bytes", pack.ResetsMessages: "messages"}[edge.ResetsOn]
		if resets == "" {
			resets = "any frame"
		}
		does = append(does, fmt.Sprintf("ends connections after %s of silence (%s reset it)", written(edge.IdleTimeout), resets))
	}
	if scaled := edge.IdleScaled; scaled != nil {
		does = append(does, fmt.Sprintf("ends them after %s from %s on", written(scaled.Least), units.Plural(scaled.To, "connection")))
	}
	if edge.IdleScan > 0 {
		does = append(does, fmt.Sprintf("looks for silent ones every %s", written(edge.IdleScan)))
	}
	if edge.MaxLifetime > 0 {
		does = append(does, fmt.Sprintf("ends connections at the age of %s", written(edge.MaxLifetime)))
	}
	if edge.MaxConnections > 0 {
		does = append(does, fmt.Sprintf("holds at most %s at once", units.Plural(edge.MaxConnections, "connection")))
	}
	if edge.MaxConnectionsPerNode > 0 {
		does = append(does, fmt.Sprintf("holds at most %s at once on each of %s", units.Plural(edge.MaxConnectionsPerNode, "connection"), units.Plural(max(1, edge.Nodes), "node")))
	}
	if edge.HandshakeRate > 0 {
		does = append(does, fmt.Sprintf("lets %s handshakes through", edge.HandshakeRate))
	}
	if edge.AcceptRate > 0 {
		does = append(does, fmt.Sprintf("takes %s connections off its listen queue", edge.AcceptRate))
	}
	if edge.CPU != nil {
		does = append(does, fmt.Sprintf("takes %s for a handshake", written(edge.CPU.Handshake)))
	}
	if len(does) > 0 {
		lines = append(lines, "it "+strings.Join(does, ", "))
	}
	lines = append(lines, platform(t)...)
	for i := range t.Faults {
		lines = append(lines, "fault: "+fault(&t.Faults[i]))
	}
	e.rows("target", lines)
}

// platform puts into words what the platform behind the twin's edge is told.
func platform(t *pack.Twin) []string {
	var lines, limits []string
	in := t.LimitsInForce()
	for _, l := range []struct {
		limit *int
		words string
	}{
		{in.TokenPerMinute, "requests a minute with one token"},
		{in.DataActionConcurrent, "data actions at once"},
		{in.DataActionPerMinute, "data actions a minute"},
		{in.AppPerMinute, "requests a minute of one application"},
		{in.LoginPerMinute, "logins a minute of one application"},
		{in.FlowExecutions, "flow executions at once"},
		{in.FlowExportPerMinute, "flows exported a minute"},
		{in.ServiceNowPerHour, "ServiceNow requests an hour of one user"},
		{in.ServiceNowConcurrent, "ServiceNow requests at once"},
	} {
		if l.limit != nil && *l.limit > 0 {
			limits = append(limits, units.Count(*l.limit)+" "+l.words)
		}
	}
	if len(limits) > 0 {
		lines = append(lines, "it allows "+strings.Join(limits, ", "))
	}
	if t.Anonymous {
		lines = append(lines, "it lets requests in that carry no token")
	}
	if l := t.Latency; l.P99 > l.P50 {
		lines = append(lines, fmt.Sprintf("its data actions take %s (median) to %s (p99)", written(l.P50), written(l.P99)))
	} else if l.P50 > 0 {
		lines = append(lines, fmt.Sprintf("its data actions take %s", written(l.P50)))
	}
	return lines
}

// fault puts a fault into words.
func fault(f *pack.Fault) string {
	text := f.Do
	if f.Share > 0 {
		text += " of " + f.Share.String()
	}
	switch {
	case f.At > 0:
		text += " at " + written(f.At)
	case f.Age > 0:
		text += " at the age of " + written(f.Age)
	case f.Message > 0:
		text += fmt.Sprintf(" at message %d", f.Message)
	}
	if where := strings.TrimSpace(f.Method + " " + f.Path); where != "" {
		text += " of " + safe.Text(where, 200)
	}
	if f.For > 0 {
		text += " for " + written(f.For)
	}
	if n := f.Announce + f.Code + f.Status; n > 0 { // a fault has one of them
		text += fmt.Sprintf(", %d", n)
	}
	return text
}

func (e *explainer) pool(p *Pool) {
	const in = "  "
	e.text.WriteString("\npool " + safe.Text(p.Name, 0) + "\n")
	e.row(in, "sockets", "%s, %s", units.Count(p.Size), opening(p))
	if p.Before != nil {
		e.row(in, "before", "each open:")
		e.steps(p.Before, 0, len(p.Before.Program), "    ")
	}
	e.row(in, "url", "%s", e.url(p.URL))
	var headers []string
	for _, h := range p.Headers {
		headers = append(headers, safe.Text(h.Name+": "+h.Value.String(), 200))
	}
	e.write(in, "headers", headers)
	var offers []string
	if len(p.Subprotocols) > 0 {
		offers = append(offers, "the subprotocols "+strings.Join(p.Subprotocols, ", "))
	}
	if p.Deflate {
		offers = append(offers, "compression (permessage-deflate)")
	}
	e.write(in, "offers", offers)
	var first []string
	for _, m := range p.OnOpen {
		first = append(first, "sends "+safe.Text(m.String(), 200))
	}
	e.write(in, "once open", first)
	e.row(in, "keep-alive", "%s", keepingAlive(p))
	if p.Send != nil {
		e.row(in, "sends", "%s", sending(p))
	}
	e.row(in, "reconnects", "%s", reconnecting(p.Reconnect))
	e.row(in, "may lose", "%s", mayLose(p))
	e.row(in, "timeouts", "%s to connect, %s for the handshake", written(p.ConnectTimeout), written(p.HandshakeTimeout))
	e.row(in, "forensics", "%s", forensics(p.Forensics))
}

func opening(p *Pool) string {
	if p.OpenPerSecond == 0 {
		return "opened all at once"
	}
	last := p.OpenAt(p.Size - 1)
	return fmt.Sprintf("opened at %s/s, the last after %s", quantity(p.OpenPerSecond), units.Human(last))
}

// together is the rate of something that n sockets do every so often.
func together(n float64, every units.Duration) string {
	return quantity(n/every.D().Seconds()) + "/s together"
}

// quantity is a number for reading: whole from 10 on, thousands apart.
func quantity(v float64) string {
	if v >= 10 {
		return units.Count(int64(math.Round(v)))
	}
	return rate(v)
}

func keepingAlive(p *Pool) string {
	k := &p.KeepAlive
	var text string
	switch k.Kind {
	case KeepAlivePing:
		text = "a WebSocket ping"
	case KeepAlivePong:
		text = "an unsolicited pong"
	case KeepAliveMessage:
		text = "the message " + safe.Text(k.Message.String(), 200)
	case KeepAliveTCP:
		text = fmt.Sprintf("TCP probes after %s of silence, every %s", written(k.TCPIdle), written(k.TCPInterval))
	default:
		return "none"
	}
	if k.Every > 0 {
		text += " every " + written(k.Every)
		if k.Jitter > 0 {
			text += " ± " + units.Share(k.Jitter).String()
		}
		text += ", " + together(float64(p.Size)*k.Share, k.Every)
	}
	if k.Share < 1 {
		text += fmt.Sprintf(", on %s of the sockets", units.Share(k.Share))
	}
	if k.Kind == KeepAlivePing {
		text += fmt.Sprintf("; a pong must come within %s", written(k.PongTimeout))
	}
	return text
}

func sending(p *Pool) string {
	message := safe.Text(p.Send.Text.String(), 200)
	if p.Send.Every > 0 {
		return fmt.Sprintf("%s every %s, %s", message, written(p.Send.Every), together(float64(p.Size), p.Send.Every))
	}
	return fmt.Sprintf("%s once per socket, at a random moment within %s after it opened", message, written(p.Send.OnceWithin))
}

func reconnecting(b *Backoff) string {
	if b == nil {
		return "no"
	}
	return fmt.Sprintf("after %s, doubled per failure up to %s, jitter %s; a lost socket stays lost in the verdict", written(b.Base), written(b.Cap), b.Jitter)
}

func mayLose(p *Pool) string {
	if p.MayLose == 0 {
		return "none"
	}
	return fmt.Sprintf("%s, %s", units.Share(p.MayLose), units.Plural(int64(p.MayLose*float64(p.Size)+1e-9), "socket"))
}

func forensics(f Forensics) string {
	var does []string
	if f.ReconnectSample > 0 {
		does = append(does, fmt.Sprintf("opens %s again", units.Plural(f.ReconnectSample, "lost socket")))
	}
	if f.LateAttempt {
		does = append(does, "tries once after refusals")
	}
	if len(does) == 0 {
		return "none"
	}
	return strings.Join(does, ", ") + "; counted apart"
}

// tls says how servers are trusted, if that is not as usual.
func (e *explainer) tls() {
	t := &e.plan.Target.TLS
	var lines []string
	switch {
	case t.Insecure:
		lines = append(lines, "certificates are NOT verified (insecure)")
	case t.CA != "":
		lines = append(lines, "trusts the CA certificates in "+safe.Text(t.CA, 0)+", and no others")
	case e.plan.Target.TwinTLS:
		lines = append(lines, "to the twin, whose CA certificate is trusted")
	}
	if t.ServerName != "" {
		lines = append(lines, "asks for the server name "+safe.Text(t.ServerName, 0))
	}
	if t.Cert != "" {
		lines = append(lines, "shows the client certificate in "+safe.Text(t.Cert, 0))
	}
	e.rows("tls", lines)
}

func (e *explainer) tlsFiles(s *scenario.Scenario) []string {
	t := &e.plan.Target.TLS
	key := ""
	if s != nil && s.Target.TLS != nil {
		key = s.Target.TLS.Key
	}
	var lines []string
	for _, f := range []struct{ name, what string }{{t.CA, "the CA certificates to trust"}, {t.Cert, "the client certificate"}, {key, "its private key"}} {
		if f.name != "" {
			lines = append(lines, fmt.Sprintf("file %s, for %s", safe.Text(f.name, 0), f.what))
		}
	}
	return lines
}

func (e *explainer) thresholds() []string {
	width := 0
	for _, t := range e.plan.Thresholds {
		if t.Implied {
			width = max(width, len(t.Expr))
		}
	}
	var lines []string
	for _, t := range e.plan.Thresholds {
		line := safe.Text(t.Expr, 0)
		if t.Implied {
			line = fmt.Sprintf("%-*s  implied", width, line)
		}
		lines = append(lines, line)
	}
	return lines
}

// commonIdle is the idle timeout that most proxies have if nobody sets it:
// nginx (proxy_read_timeout), AWS ALB and HAProxy's usual timeout tunnel or
// server are at 60 s or below.
const commonIdle = 60 * time.Second

// notes says what a user may not have meant, or will want to know.
func (e *explainer) notes(s *scenario.Scenario) []string {
	var notes []string
	add := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	for i := range e.plan.Pools {
		e.poolNotes(&e.plan.Pools[i], add)
	}
	if t := e.plan.Target.Twin; t != nil {
		for i := range t.Faults {
			if f := &t.Faults[i]; f.At >= e.plan.Duration {
				add("the fault %s comes after the end of the run (%s)", fault(f), written(e.plan.Duration))
			}
		}
	}
	e.loadNotes(s, add)
	e.observeNotes(add)
	if c, most := e.plan.Target.Ceiling, e.plan.Target.Peak; c != nil && most != nil {
		if most.RequestsPerSecond > c.RequestsPerSecond+roundingError {
			add("with all their steps, journeys may come to %s requests/s, the ceiling is %s: what is above it is held back, and late", quantity(most.RequestsPerSecond), quantity(c.RequestsPerSecond))
		}
		if most.OpensPerSecond > c.OpensPerSecond+roundingError {
			add("with the sockets of journeys there may be %s opens/s, the ceiling is %s: what is above it is held back, and late", quantity(most.OpensPerSecond), quantity(c.OpensPerSecond))
		}
	}
	return notes
}

// crowd is from how many sockets on opening all at once is worth a note.
const crowd = 50

func (e *explainer) poolNotes(p *Pool, add func(format string, args ...any)) {
	name := safe.Text(p.Name, 0)
	k := &p.KeepAlive
	if p.OpenPerSecond == 0 && p.Size >= crowd {
		add("%s opens all its sockets at once: refusals may then be due to the rate or to the number; open: {rate: %d/s} tells them apart", name, max(p.Size/10, 1))
	}
	if last := p.OpenAt(p.Size - 1); last >= e.plan.Duration.D() {
		add("%s takes %s to open and the run lasts %s: the rest will never be tried", name, units.Human(last), written(e.plan.Duration))
	}
	if k.Kind == KeepAliveOff || k.Kind == KeepAliveTCP {
		if p.Send == nil {
			add(`%s is silent on all sockets: an idle timer and a lifetime can't be told apart then; one random message can: send: {once_within: 3s, text: "x"}`, name)
		}
	} else if longest := time.Duration(float64(k.Every) * (1 + k.Jitter)); longest > commonIdle && (p.Send == nil || p.Send.Every == 0) {
		add("%s is silent for up to %s between keep-alives, longer than the %s after which many proxies let go", name, units.Human(longest), written(units.Duration(commonIdle)))
	}
	if b := p.Reconnect; b != nil {
		if b.Jitter == "none" {
			add("%s reconnects without jitter: sockets that are lost together come back together", name)
		}
		if p.OpenPerSecond > 0 && float64(p.Size)/b.Base.D().Seconds() > p.OpenPerSecond {
			add("%s may reconnect faster than it opens: up to %s within %s after a loss of all", name, units.Plural(p.Size, "socket"), written(b.Base))
		}
	}
}

// written is a duration as it stands in a scenario.
func written(d units.Duration) string {
	b, _ := d.MarshalText() // never fails
	return string(b)
}
