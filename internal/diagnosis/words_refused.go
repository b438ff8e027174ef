package diagnosis

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"net/url"
	"slices"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

// brisk is how long a handshake on a platform without a queue takes at most.
const brisk = 50 * time.Millisecond

func (g *group) describeCap(f *finding, limit int, asked, refilled bool, p90 time.Duration) {
	kind := "refuse"
	if hung := count(f.members, gaveNoAnswer); 2*hung > len(f.members) {
		kind = "hang"
	}
	f.params = map[string]any{"limit": limit, "kind": kind}
	f.sentence = fmt.Sprintf("no more than %s connections at once: every attempt above that was refused (%s), and none below it",
		units.Count(limit), strings.TrimPrefix(endsAs(f.members), "ended as: "))
	f.advice = fmt.Sprintf("Plan for at most %s connections per source and account, or ask the platform which limit this is and to raise it.", units.Count(limit))
	fast := ""
	if p90 < brisk {
		fast = " stayed fast"
	}
	f.evidence = append(f.evidence, fmt.Sprintf("handshakes that succeeded%s: p90 %s", fast, units.Human(p90)))
	if len(g.lost) == 0 {
		f.evidence = append(f.evidence, "open sockets were not harmed")
	}
	if asked {
		f.evidence = append(f.evidence, "one attempt after 3 s of quiet, at the same number of open sockets, was refused too")
	}
	if refilled {
		f.evidence = append(f.evidence, "places that came free were given to new sockets")
	} else {
		first := f.members[0].Attempted
		for _, e := range f.members {
			first = min(first, e.Attempted)
		}
		f.evidence = append(f.evidence, fmt.Sprintf("no place came free afterwards: a platform that refuses everybody from %s into the run on would look the same", units.Human(first)))
		f.advice += fmt.Sprintf(" To be sure, run again at a quarter of the rate (%s): a cap stays at its number.", slower(f.members))
	}
}

func (g *group) describeOverload(f *finding, base, p90 time.Duration, full backlog) {
	atOpen, atRate := math.MaxInt, 0
	for _, e := range f.members {
		atOpen, atRate = min(atOpen, e.OpenAtAttempt), max(atRate, e.ArrivalsBefore)
	}
	f.params = map[string]any{"at_open": atOpen, "at_rate_per_s": atRate}
	f.sentence = fmt.Sprintf("the platform shed %s as load rose, without a 429: handshakes that still succeeded slowed from %s to %s (p90) first, then attempts were cut (%s)",
		units.Plural(len(f.members), "handshake"), units.Human(base), units.Human(p90), strings.TrimPrefix(endsAs(f.members), "ended as: "))
	absorbed := g.absorbed()
	f.advice = fmt.Sprintf("Open slower and retry with backoff and jitter: the platform kept up with about %s handshakes a second here, so begin at half of that (open: {rate: %d/s}).",
		units.Count(absorbed), max(1, absorbed/2))
	f.evidence = append(f.evidence, fmt.Sprintf("first refusal at %s open sockets, up to %s attempts a second", units.Count(atOpen), units.Count(atRate)),
		fmt.Sprintf("handshakes: %s at first, p90 %s", units.Human(base), units.Human(p90)), endsAs(f.members))
	if full.is() {
		f.evidence = append(f.evidence, fmt.Sprintf("a full queue: attempts of the same moments that got in had waited %s (median), those that were refused %s", units.Human(full.waited), units.Human(full.refused)))
	}
	if q := g.question(f.members); q.asked && q.opened {
		f.evidence = append(f.evidence, "one attempt after 3 s of quiet succeeded")
	}
}

// absorbed is how many handshakes a second the platform completed while it was
// shedding others.
func (g *group) absorbed() int {
	first, last := time.Duration(math.MaxInt64), time.Duration(0)
	for _, e := range g.accepted {
		first, last = min(first, e.Opened), max(last, e.Opened)
	}
	if last-first < 50*time.Millisecond {
		return len(g.accepted)
	}
	return int(float64(len(g.accepted)) / (last - first).Seconds())
}

func (g *group) describeCollateral(f *finding) {
	f.sentence = fmt.Sprintf("%s %s cut in the same overload in which the platform shed handshakes", units.Plural(len(f.members), "open socket"), wasWere(len(f.members)))
	f.advice = fmt.Sprintf("Open slower (open: {rate: %d/s}): the loss of open sockets is a consequence of the storm.", max(1, g.absorbed()/2))
	f.evidence = append(f.evidence, endsAs(f.members), ages(f.members))
}

func (g *group) describeUnnamedRate(f *finding, dosed bool) {
	rate := 0
	for _, e := range f.members {
		rate = max(rate, e.ArrivalsBefore)
	}
	f.params = map[string]any{"retry_after_s": nil, "per_s": rate, "kept_promise": nil}
	f.sentence = fmt.Sprintf("%s refused at up to %s attempts a second, but one attempt after 3 s of quiet succeeded at the same number of open sockets: a rate limit that does not say so",
		were(len(f.members)), units.Count(rate))
	f.advice = fmt.Sprintf("Open slower, at a quarter of the rate at first (%s), and retry with backoff and jitter.", slower(f.members))
	if !dosed {
		first, last := span(f.members)
		f.sentence += ", or a trouble of the platform that passed by itself"
		f.advice += " If the same happens at half the rate at another moment of the run, it is no rate limit."
		f.evidence = append(f.evidence, fmt.Sprintf("nobody got in between the first refusal, %s into the run, and the last, at %s", units.Human(first), units.Human(last)))
	}
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeRateLimited(f *finding) {
	f.cause, f.confidence = RateLimited, .97
	retry := commonText(f.members, func(e *record.End) string { return e.RetryAfter })
	f.params = map[string]any{"retry_after_s": nil, "per_s": nil, "kept_promise": nil}
	f.sentence = fmt.Sprintf("the platform answered 429 to %s", units.Plural(len(f.members), "handshake"))
	f.advice = fmt.Sprintf("Open slower, at a quarter of the rate at first (%s), and obey Retry-After with jitter.", slower(f.members))
	if retry != "" {
		f.sentence += ", with Retry-After " + retry
		var n float64
		if _, err := fmt.Sscanf(retry, "%g", &n); err == nil {
			f.params["retry_after_s"] = n
		}
	}
	f.evidence = answers(f.members)
}

func (g *group) describeUpstream(f *finding) {
	f.confidence = .9
	status, what := 502, "could not reach the service behind it"
	if f.cause == UpstreamTimeout {
		f.confidence, status, what = g.ofAll(f, .6, .9), 504, "got no answer from the service behind it in time"
	}
	f.params = map[string]any{"status": status}
	f.sentence = fmt.Sprintf("a proxy on the path %s (HTTP %d, %s)", what, status, units.Plural(len(f.members), "time"))
	f.advice = "Look at the service behind the proxy, not at the connections: it was down, starting or too slow."
	f.evidence = answers(f.members)
	g.surer(f)
}

// surer raises the confidence of a refusal that load could have made by how
// clearly it did not.
func (g *group) surer(f *finding) {
	sure := g.refusedForNoLoad(f.members)
	f.confidence = max(f.confidence, sure)
	if sure >= wellTested {
		f.advice = strings.Replace(f.advice, "overload, maintenance, or a limit.", "maintenance, a deploy, a rule; not for the number of sockets, nor for their rate.", 1)
		f.evidence = append(f.evidence, "refused at any number of open sockets and in no even measure, while handshakes stayed fast: no cap, no rate limit, no overload")
	}
}

// ofAll is how sure a refusal is that others could have made too: surer when
// nobody ever got in, because then it follows nothing.
func (g *group) ofAll(f *finding, one, all float64) float64 {
	if len(g.accepted) == 0 && len(f.members) >= fewEnds {
		return all
	}
	return one
}

func (g *group) describeNotUpgraded(f *finding) {
	status := f.members[0].Status
	f.cause, f.confidence = NotUpgraded, .95
	f.phase = record.PhaseHandshake
	f.params = map[string]any{"status": status}
	f.sentence = fmt.Sprintf("the server answered HTTP %d instead of upgrading to a WebSocket (clients call this 1006 too)", status)
	switch {
	case status == 401 || status == 403:
		f.advice = "The request lacks a credential or permission: check the token, its scopes and the Origin header."
	case status == 404 || status == 405:
		f.advice = "There is no WebSocket at this address: check the path, and the host in front of it."
	case status >= 300 && status < 400:
		f.advice = "The address redirects. Redirects are not followed: put the final address into the scenario."
	case status == 426:
		f.advice = "The endpoint wants another protocol or WebSocket version than 13."
	case status == 503:
		f.confidence = g.ofAll(f, .6, .9)
		first, last := span(f.members)
		f.advice = fmt.Sprintf("The server refuses for reasons of its own: overload, maintenance, or a limit. Compare what else happened %s.", during(first, last))
	case status >= 500:
		f.confidence = g.ofAll(f, .8, .9)
		f.advice = "The server failed on the request: look at its log."
	default:
		f.advice = "Check the address and the headers of the request."
	}
	f.evidence = answers(f.members)
	if status >= 500 {
		g.surer(f)
	}
}

// showTheWay says where the WebSockets really are, if the platform is one that
// is known and people are known to look for them at this path.
func (g *group) showTheWay() {
	for i := range g.found {
		f := &g.found[i]
		if status, _ := f.params["status"].(int); f.cause != NotUpgraded || status < 400 || status > 499 {
			continue
		}
		said := g.sign(f.members[0].Pool)
		astray := slices.ContainsFunc(f.members, func(e *record.End) bool { return e.Pool != f.members[0].Pool && g.sign(e.Pool) != said })
		if said != "" && !astray { // two pools may have lost their way at two places
			f.advice = said
		}
	}
}

// sign is what is known of the path at which a pool looked for WebSockets.
func (g *group) sign(pool int) string {
	at, err := url.Parse(string(g.plan.Pools[pool].URL.Append(nil, &plan.Values{})))
	twin := g.plan.Target.Twin
	if err != nil || !pack.IsKnownHost(strings.ToLower(at.Hostname())) && (twin == nil || twin.Profile != pack.ProfileGenesys) {
		return ""
	}
	return pack.SignAt(pack.GenesysSigns, at.Path)
}

// answers quotes what the servers said, the most frequent first.
func answers(members []*record.End) []string {
	n := map[string]int{}
	for _, e := range members {
		var line strings.Builder
		line.WriteString(fmt.Sprintf("HTTP %d", e.Status))
		for _, part := range []struct{ name, value string }{{"Server", e.Server}, {"Via", e.Via}, {"Retry-After", e.RetryAfter}} {
			if part.value != "" {
				line.WriteString(fmt.Sprintf(", %s: %s", part.name, part.value))
			}
		}
		if e.Body != "" {
			line.WriteString(", body: " + e.Body)
		}
		n[line.String()]++
	}
	lines := mostFrequent(n, 3)
	for i, l := range lines {
		lines[i] = fmt.Sprintf("%s × %s", units.Count(n[l]), l)
	}
	return lines
}

// mostFrequent are at most limit of the counted texts, the most frequent first.
func mostFrequent(n map[string]int, limit int) []string {
	texts := make([]string, 0, len(n))
	for t := range n {
		texts = append(texts, t)
	}
	slices.SortFunc(texts, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), strings.Compare(a, b)) })
	return texts[:min(len(texts), limit)]
}

func commonText(members []*record.End, of func(*record.End) string) string {
	n := map[string]int{}
	best := ""
	for _, e := range members {
		t := of(e)
		if n[t]++; t != "" && (n[t] > n[best] || best == "") {
			best = t
		}
	}
	return best
}

func count(members []*record.End, match func(*record.End) bool) int {
	n := 0
	for _, e := range members {
		if match(e) {
			n++
		}
	}
	return n
}

func describeConnectRefused(f *finding) {
	f.cause, f.confidence = ConnectRefused, .95
	f.params = map[string]any{"detail": f.members[0].Errname}
	f.sentence = fmt.Sprintf("nothing accepts connections at the address (connection refused, %s)", units.Plural(len(f.members), "time"))
	f.advice = "Check host and port, and that the service runs; a firewall that rejects looks the same."
	f.evidence = append(f.evidence, endsAs(f.members))
}

// tunnelStatus is the status with which a proxy refused to CONNECT, 0 if the
// detail of an end does not say that.
func tunnelStatus(detail string) (status int) {
	_, _ = fmt.Sscanf(detail, "the proxy answered CONNECT with %d", &status)
	return status
}

// describeTunnel is for a proxy of ours that did not lead to the target: nothing
// of the target was seen.
func describeTunnel(f *finding, detail string) {
	f.cause, f.confidence = UpstreamUnreachable, .95
	status := tunnelStatus(detail)
	f.params = map[string]any{"status": status}
	f.sentence = "the way to the target ends at the proxy: " + cmp.Or(detail, "it refused to CONNECT")
	switch {
	case status == 407:
		f.advice = "The proxy wants credentials, which holdfast has none for: let it pass this machine without."
	case status == 502 || status == 503 || status == 504:
		f.advice = "The proxy could not reach the target: check host and port, as the proxy sees them."
	default:
		f.advice = "Check target.proxy, and that the proxy allows CONNECT to this host and port."
	}
	if len(f.members) > 0 {
		f.evidence = append(f.evidence, endsAs(f.members))
	}
}

// describeFiltered is for refused connections to a service that runs.
func describeFiltered(f *finding) {
	f.cause, f.confidence = ConnectRefused, .6
	f.params = map[string]any{"detail": f.members[0].Errname}
	f.sentence = fmt.Sprintf("new connections are refused (%s) while open sockets on the same address live on: a filter or a limit in front of the service, or a listener that was closed",
		strings.TrimPrefix(endsAs(f.members), "ended as: "))
	f.advice = "The service runs. Look for a connection limit of a firewall or balancer per source, and for a node that drains; run again with fewer sockets and a slower ramp."
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeConnectTimeout(f *finding) {
	f.cause, f.confidence = ConnectTimeout, .9
	detail := commonText(f.members, func(e *record.End) string { return e.Errname })
	f.params = map[string]any{"detail": cmp.Or(detail, "no answer to the SYN")}
	f.sentence = fmt.Sprintf("no TCP connection came about (%s)", strings.TrimPrefix(endsAs(f.members), "ended as: "))
	f.advice = "The address does not answer: a firewall that drops, a wrong address, or a host that is down. Try it from the same machine with another tool."
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeHandshakeTimeout(f *finding) {
	f.cause, f.confidence = HandshakeTimeout, .9
	acked := count(f.members, func(e *record.End) bool { return e.TCP.Known && e.TCP.OutQueue == 0 })
	f.params = map[string]any{"detail": "connected, no answer to the upgrade"}
	f.sentence = fmt.Sprintf("TCP connected, but the upgrade was never answered (%s; in %s of them the kernel on the other side acknowledged the request)",
		units.Plural(len(f.members), "time"), units.Count(acked))
	f.advice = "The server accepts connections and does not serve them: look for a full queue, exhausted workers, or a process that hangs."
	f.evidence = append(f.evidence, endsAs(f.members))
}

func (g *group) describeBareRefusal(f *finding, cause string) {
	f.cause, f.confidence = cause, g.ofAll(f, .5, .9)
	n := len(f.members)
	f.sentence = fmt.Sprintf("%s of %s %s cut during the handshake (%s), and neither the number of open sockets nor the rate nor slow handshakes explain it",
		units.Count(n), units.Plural(n+len(g.accepted), "attempt"), wasWere(n), strings.TrimPrefix(endsAs(f.members), "ended as: "))
	if len(g.accepted) == 0 {
		f.sentence = fmt.Sprintf("every attempt was cut during the handshake (%s): nobody got in", strings.TrimPrefix(endsAs(f.members), "ended as: "))
	}
	f.advice = fmt.Sprintf("Run again with half of the sockets, then at a quarter of the rate (%s): a cap stays at the same count, a rate limit or overload vanishes. If a part is cut all the same, look at the log of the hop that does it.", slower(f.members))
	if len(g.accepted) == 0 {
		f.advice = "Check the address and that this port speaks WebSocket, and look at the log of the hop that cuts: load is not the reason if one socket alone is cut too."
	}
	if f.phase == record.PhaseTLS {
		f.advice = "Check that this port speaks TLS (if not: ws:// instead of wss://). " + f.advice
	}
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeBadAnswers(f *finding) {
	f.cause, f.confidence = ProtocolError, .95
	detail := commonText(f.members, func(e *record.End) string { return e.Detail })
	if tunnelStatus(detail) != 0 {
		describeTunnel(f, detail)
		return
	}
	f.params = map[string]any{"code": nil, "detail": detail}
	f.sentence = fmt.Sprintf("the answer to the upgrade breaks the protocol (%s): %s", units.Plural(len(f.members), "time"), detail)
	f.advice = "Check that a WebSocket server answers at this port, over HTTP/1.1 without TLS, and not a proxy in its place."
	if f.members[0].TLS {
		f.advice = "Check that a WebSocket server answers at this port, over HTTP/1.1 inside TLS, and not a proxy in its place."
	}
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeHalfAnswers(f *finding) {
	f.cause, f.confidence = ProtocolError, .9
	f.params = map[string]any{"code": nil, "detail": "the answer ends in the middle"}
	f.sentence = fmt.Sprintf("the answer to the upgrade ends in the middle (%s; %s)", units.Plural(len(f.members), "time"), strings.TrimPrefix(endsAs(f.members), "ended as: "))
	f.advice = "Whoever answers is cut off while it does: look for crashes of the process behind this port, and for a proxy that gives up."
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeListenQueue(f *finding, late, failed []*record.End) {
	n := map[int]int{}
	for _, e := range late {
		n[int((e.Connected-e.Attempted).Seconds()+.02)]++
	}
	var grid []string
	for _, s := range slices.Sorted(maps.Keys(n)) {
		grid = append(grid, fmt.Sprintf("%d s × %s", s, units.Count(n[s])))
	}
	f.params = map[string]any{}
	f.sentence = fmt.Sprintf("%s connected only when the first packet was sent again, on whole seconds: it was lost, as a full listen queue loses it", units.Plural(len(late), "socket"))
	if len(failed) > 0 {
		f.sentence += fmt.Sprintf("; %s did not connect at all", units.Count(len(failed)))
	}
	f.advice = "Open slower, or make the listen queue longer (the backlog of the server, net.core.somaxconn) and accept faster. A firewall or a path that drops SYNs looks the same: ask the server's kernel (nstat TcpExtListenDrops)."
	f.evidence = append(f.evidence, "connects took: "+strings.Join(grid, ", "))
}
