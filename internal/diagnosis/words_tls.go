package diagnosis

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"holdfast/internal/record"
	"holdfast/internal/units"
)

// brokenTLS are the ends that TLS itself explains.
func brokenTLS(e *record.End) bool {
	return e.How == record.HowTLSAlert || e.How == record.HowTLSBroken
}

// tlsErrors names them, the peer's verdict on us apart from ours on it.
func (g *group) tlsErrors(from *[]*record.End) {
	g.take(from, func(e *record.End) bool { return e.How == record.HowTLSAlert }, describeTLSAlert)
	g.take(from, brokenTLS, describeTLSBroken)
}

func mostCommonDetail(f *finding) string {
	return commonText(f.members, func(e *record.End) string { return e.Detail })
}

func describeTLSAlert(f *finding) {
	f.cause, f.confidence = TLSError, .95
	alert := mostCommonDetail(f)
	f.params = map[string]any{"alert": alert, "detail": alert}
	f.sentence = fmt.Sprintf("the server ended TLS with the alert %q (%s)", alert, units.Plural(len(f.members), "time"))
	f.advice = cmp.Or(namedAlert(alert), "Ask whoever runs the TLS endpoint; its log says why it sent the alert.")
	f.evidence = append(f.evidence, details(f.members), endsAs(f.members))
}

// namedAlert is what the common alerts ask for (RFC 8446 6.2), "" for others.
func namedAlert(alert string) string {
	switch {
	case strings.Contains(alert, "certificate required"), strings.Contains(alert, "bad certificate"), strings.Contains(alert, "unknown certificate"), strings.Contains(alert, "access denied"):
		return "The server wants a client certificate that it trusts: target.tls: {cert: …, key: …}."
	case strings.Contains(alert, "protocol version"):
		return "Client and server have no TLS version in common; holdfast speaks 1.2 and 1.3."
	case strings.Contains(alert, "unrecognized name"):
		return "The server does not know the name that it was asked for: check the host, or set target.tls.server_name."
	case strings.Contains(alert, "handshake failure"):
		return "Client and server agreed on no cipher, or the server wants a client certificate: target.tls: {cert: …, key: …}."
	}
	return ""
}

func describeTLSBroken(f *finding) {
	f.cause, f.confidence = TLSError, .95
	detail := mostCommonDetail(f)
	f.params = map[string]any{"alert": nil, "detail": detail}
	if f.phase == record.PhaseOpen {
		f.sentence = fmt.Sprintf("the server sent bytes that break TLS on %s: %s", units.Plural(len(f.members), "socket"), detail)
		f.advice = "Something on the path changes or mixes bytes: look at the hops below the TLS endpoint."
	} else {
		f.sentence = fmt.Sprintf("no TLS session came about (%s): %s", units.Plural(len(f.members), "time"), detail)
		f.advice = brokenAdvice(detail)
	}
	f.evidence = append(f.evidence, details(f.members), endsAs(f.members))
}

// brokenAdvice goes by the words of the standard library.
func brokenAdvice(detail string) string {
	switch {
	case strings.Contains(detail, "unknown authority"):
		return "Name the CA that signed the server's certificate (target.tls: {ca: ca.pem} or --ca), and check that the server sends its intermediate certificates."
	case strings.Contains(detail, "expired"):
		return "Renew the server's certificate, or correct the clock of this machine."
	case strings.Contains(detail, "not valid for"), strings.Contains(detail, "is valid for"), strings.Contains(detail, "doesn't contain any IP SANs"), strings.Contains(detail, "not valid for any names"):
		return "Use a host that the certificate names, or say which name to verify: target.tls: {server_name: …}."
	case strings.Contains(detail, "plain HTTP"), strings.Contains(detail, "does not look like"):
		return "This port does not speak TLS: check host and port, or use a URL without TLS (ws://, http://)."
	case strings.Contains(detail, "version"):
		return "Client and server have no TLS version in common; holdfast speaks 1.2 and 1.3."
	}
	return "Look at the log of the TLS endpoint, and try the address with another TLS client from the same machine."
}

// details counts what was said, the most frequent first.
func details(members []*record.End) string {
	n := map[string]int{}
	for _, e := range members {
		n[e.Detail]++
	}
	most := mostFrequent(n, 3)
	for i, text := range most {
		most[i] = fmt.Sprintf("%s × %s", units.Count(n[text]), cmp.Or(text, "nothing said"))
	}
	return strings.Join(most, "; ")
}

func describeTLSTimeout(f *finding) {
	f.cause, f.confidence = HandshakeTimeout, .9
	acked := count(f.members, func(e *record.End) bool { return e.TCP.Known && e.TCP.OutQueue == 0 })
	f.params = map[string]any{"detail": "connected, TLS did not come about in time"}
	f.sentence = fmt.Sprintf("TCP connected, but the TLS handshake did not end in time (%s, our part acknowledged by the kernel on the other side in %s)",
		units.Plural(len(f.members), "time"), units.Count(acked))
	f.advice = "The server accepts connections and does not serve them: look for a full queue, a busy TLS endpoint, or a port that does not speak TLS."
	f.evidence = append(f.evidence, endsAs(f.members))
}

// notice says what close_notify tells of who ended TLS sockets; empty if it
// tells nothing.
func notice(members []*record.End) string {
	with, without := 0, 0
	for _, e := range members {
		switch {
		case !e.TLS || !e.Lost():
		case e.CloseNotify:
			with++
		case e.How == record.HowTLSCut || e.How == record.HowCloseFrame && e.AfterClose == record.HowFIN:
			without++
		}
	}
	all := with + without
	switch {
	case all == 0:
		return ""
	case without == 0:
		return fmt.Sprintf("close_notify on all %s: the TLS endpoint ended them of its own free will", units.Count(all))
	case with == 0:
		return fmt.Sprintf("no close_notify on any of %s: the TLS endpoint was killed or forced out, or a hop below TLS cut them", units.Count(all))
	}
	return fmt.Sprintf("close_notify on %s of %s: the TLS endpoint ended those of its own free will, the others were cut", units.Count(with), units.Count(all))
}

// ownQueue takes out sockets that the server gave up while their TLS handshake
// waited for this machine.
func (g *group) ownQueue() {
	const long = time.Second
	g.take(&g.refused, func(e *record.End) bool {
		cut := e.How == record.HowFIN || e.How == record.HowReset
		return cut && e.Phase == record.PhaseTLS && e.Queued > long && 2*e.Queued > e.Ended-e.Connected
	}, func(f *finding) {
		f.cause, f.confidence = GeneratorCPU, .8
		longest := time.Duration(0)
		for _, e := range f.members {
			longest = max(longest, e.Queued)
		}
		f.params = map[string]any{"limit": milli(longest.Seconds())}
		f.sentence = fmt.Sprintf("it was us: TLS handshakes waited up to %s for this machine, and the server gave up on %s meanwhile", units.Human(longest), units.Plural(len(f.members), "socket"))
		f.advice = "Open slower (open: {rate: …}), or give the generator more cores: a TLS handshake takes about 0.5 ms of one."
		f.evidence = append(f.evidence, endsAs(f.members))
	})
}
