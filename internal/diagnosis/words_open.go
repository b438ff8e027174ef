package diagnosis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/units"
)

var resetsOn = map[clock]string{silenceAny: "any", silenceReceived: "from_server", silenceSent: "from_client", silenceApp: "messages"}

// adviceFor is the keep-alive that an idle timer on a clock asks for.
func adviceFor(c clock, timer float64) string {
	every := keepAliveFor(timer)
	switch c {
	case silenceApp:
		return fmt.Sprintf("Send a message at least every %s (keepalive: {message: …, every: %s}).", said(every), plain(every))
	case silenceReceived:
		return fmt.Sprintf("Make the server speak at least every %s: a ping is answered (keepalive: {ping: %s}).", said(every), plain(every))
	}
	return fmt.Sprintf("Ping every %s (keepalive: {ping: %s}).", said(every), plain(every))
}

func describeIdle(f *finding, t fit, g *group) {
	after := map[clock]string{
		silenceAny: "the last byte", silenceReceived: "the last byte from the server",
		silenceSent: "our last byte", silenceApp: "the last message",
	}[t.clock]
	f.params = map[string]any{"seconds": milli(t.m), "resets_on": resetsOn[t.clock], "kind": "timer"}
	what := "that are silent for " + human(t.m)
	switch t.clock {
	case silenceApp:
		what = "without a message for " + human(t.m) + "; pings do not count"
	case silenceReceived:
		what = "on which the server is silent for " + human(t.m) + ", whatever the client sends"
	case silenceSent:
		what = "on which the client is silent for " + human(t.m) + ", whatever the server sends"
	}
	f.sentence = fmt.Sprintf("something on the path ends connections %s (%s of %s closed %s ± %s after %s, %s)",
		what, units.Count(t.n), units.Count(len(f.members)), human(t.m), human(max(t.mad, .0001)), after, ages(f.members))
	f.advice = adviceFor(t.clock, t.m)
	if k := g.keepAliveOf(f.members); k.Kind == plan.KeepAliveTCP {
		f.advice += " TCP keep-alive does not count here: it carries no bytes."
	}
	if habit, ok := habits[int(math.Round(t.m))]; ok && math.Abs(t.m-math.Round(t.m)) < .1 {
		f.advice += " " + habit
	}
	f.evidence = append(f.evidence, clockLine(t), ages(f.members), endsAs(f.members),
		fmt.Sprintf("survivors of such a silence: %d", t.refuted))
	f.late(t)
}

// late says how many ends came after the others, as a busy server makes them.
func (f *finding) late(t fit) {
	if n := len(f.members) - t.n; n > 0 {
		f.evidence = append(f.evidence, fmt.Sprintf("seen up to a second or 5 %% after that: %s (a busy server or generator)", units.Count(n)))
	}
}

// habits are defaults that people meet, by seconds.
var habits = map[int]string{
	30:  "30 s is the backend timeout of some cloud balancers, which for WebSockets is a lifetime: check that it is not one.",
	55:  "55 s is a common application-server default.",
	60:  "60 s is the default of nginx (proxy_read_timeout) and of AWS ALB (idle timeout).",
	100: "100 s is what users report of Cloudflare.",
	240: "240 s is the default of Azure load balancers.",
	300: "300 s is the default of Envoy (stream_idle_timeout).",
	350: "350 s is the default of AWS NLB and AWS Network Firewall.",
	600: "600 s is the limit of AWS API Gateway WebSockets.",
}

func describeLifetime(f *finding, t fit) {
	f.params = map[string]any{"seconds": milli(t.m)}
	f.sentence = fmt.Sprintf("something ends connections that are %s old, busy or not (%s of %s closed at an age of %s ± %s)",
		human(t.m), units.Count(t.n), units.Count(len(f.members)), human(t.m), human(max(t.mad, .0001)))
	f.advice = fmt.Sprintf("A keep-alive does not help. Open a new connection before an age of %s and spread the reconnects (reconnect: {backoff: {base: 1s, cap: 30s, jitter: full}}); ask the platform for its maximum connection duration.",
		human(.9*t.m))
	low, high := math.Inf(1), 0.0
	for _, e := range f.members {
		s := silenceAny.read(e)
		low, high = min(low, s), max(high, s)
	}
	f.evidence = append(f.evidence, clockLine(t), fmt.Sprintf("silence before the end: from %s to %s", human(low), human(high)), endsAs(f.members),
		fmt.Sprintf("survivors older than that: %d", t.refuted))
	f.late(t)
}

// against says by how much a clock explains the ends better than the next one.
func against(first, second fit, ends int) string {
	if second.ruledOut {
		return fmt.Sprintf("%s lines the %s ends up, and no other clock does", familyWord[first.clock.family()], units.Count(ends))
	}
	return fmt.Sprintf("%s explains the ends better than %s, by %.0f nats over %s ends", familyWord[first.clock.family()], familyWord[second.clock.family()], first.ll-second.ll, units.Count(ends))
}

// orStill names the timer on a clock that stood still beside a lifetime, and
// what to do to tell.
func (f *finding) orStill(t fit) {
	every := keepAliveFor(t.m)
	never, do := "a message", fmt.Sprintf("let each socket send one message at a random moment (send: {once_within: %s, text: …})", plain(every))
	other := "a timer that counts messages and not pings"
	if t.clock == silenceSent {
		never, do = "a byte from us", fmt.Sprintf("ping every %s (keepalive: {ping: %s})", said(every), plain(every))
		other = "a timer that counts only what the client sends"
	}
	f.evidence = append(f.evidence, fmt.Sprintf("no socket lived to see %s: %s would look the same, but is rarer", never, other))
	f.advice = fmt.Sprintf("First rule out %s: %s. Sockets that then live past %s were silent, not old. If none does, a keep-alive does not help: %s",
		other, do, human(t.m), strings.TrimPrefix(f.advice, "A keep-alive does not help. "))
	f.advice = strings.Replace(f.advice, "help: Open", "help: open", 1)
}

// stoodStill says why an idle timer on a clock that never moved is no lifetime.
func (f *finding) stoodStill(t, old fit) {
	never := map[clock]string{silenceReceived: "the server never spoke on those that ended", silenceSent: "we never sent anything on those that ended", silenceApp: "those that ended never had a message"}[t.clock]
	f.evidence = append(f.evidence, fmt.Sprintf("%s; %s lived longer, so age is not the reason", never, units.Plural(old.refuted, "other")))
}

// describeOutlived is for one exact age that others outlived, although no
// silence tells the two apart.
func describeOutlived(f *finding, t fit) {
	f.cause, f.confidence = Unknown, .5
	f.params = map[string]any{"hypotheses": []string{IdleTimeout, MaxLifetime}}
	f.sentence = fmt.Sprintf("%s ended at an age of %s ± %s, but %s lived longer: a maximum lifetime on a part of the connections only, or a timer on something that the others did and these did not",
		units.Plural(len(f.members), "socket"), human(t.m), human(max(t.mad, .0001)), units.Plural(t.outlived, "other"))
	f.advice = fmt.Sprintf("Compare the two kinds: pool, path, account and node, and what they send. Let all of them ping and send one message at a random moment (keepalive: {ping: %s}, send: {once_within: %s, text: …}): if some still end at %s, it is a lifetime.",
		plain(keepAliveFor(t.m)), plain(keepAliveFor(t.m)), human(t.m))
	f.evidence = append(f.evidence, clockLine(t), fmt.Sprintf("survivors older than that: %s", units.Count(t.outlived)), endsAs(f.members))
}

// describeUndecided names the clocks that can't be told apart, and the change
// to the load that would.
func (g *group) describeUndecided(f *finding, best []fit, order []family) {
	f.cause, f.confidence = Unknown, .5
	var names []string
	for _, fam := range order {
		if !best[fam].ruledOut && best[order[0]].ll-best[fam].ll < apart {
			names = append(names, familyCause[fam])
			f.evidence = append(f.evidence, familyCause[fam]+": "+clockLine(best[fam]))
		}
	}
	slices.Sort(names)
	f.confidence = 1 / float64(len(names))
	f.params = map[string]any{"hypotheses": names}
	t := best[order[0]]
	f.sentence = fmt.Sprintf("%s lost %s after they opened: the evidence fits %s equally well",
		were(len(f.members)), human(medianOf(age, f.members)), strings.Join(spell(names), " and "))
	every := plain(keepAliveFor(t.m))
	switch {
	case slices.Contains(names, ServerRestart):
		f.advice = "The sockets were opened at one moment, so age and instant are the same number. Spread the opens (open: {over: 10s})."
	case silent(f.members):
		f.advice = fmt.Sprintf("The sockets were silent all their life, so silence and age are the same number. Add one message at a random moment (send: {once_within: %s, text: …}) and ping half of the sockets (keepalive: {ping: %s, share: 50%%}): survivors past %s mean an idle timer.",
			every, every, human(t.m))
	case best[idle].still && best[idle].clock == silenceReceived:
		why, more := "", ""
		if g.keepAliveOf(f.members).Kind == plan.KeepAlivePong {
			why = " (nothing answers an unsolicited pong)"
		}
		if !silenceApp.ticked(f.members) {
			more = fmt.Sprintf(" and send one message at a random moment (send: {once_within: %s, text: …})", every)
		}
		f.advice = fmt.Sprintf("The server never spoke on these sockets%s, so its silence and their age are the same number. Let it speak: ping (keepalive: {ping: %s})%s. Sockets that then live past %s were ended for silence; if none does, it is a lifetime.",
			why, every, more, human(t.m))
	default:
		f.advice = fmt.Sprintf("Add traffic at random moments (send: {once_within: %s, text: …}) and more sockets, and run again.", every)
	}
	f.evidence = append(f.evidence, endsAs(f.members))
}

func medianOf(c clock, ends []*record.End) float64 {
	m, _ := medianMAD(readings(c, ends))
	return m
}

// spell turns cause names into words.
func spell(names []string) []string {
	words := map[string]string{IdleTimeout: "an idle timeout", MaxLifetime: "a maximum lifetime", ServerRestart: "a restart"}
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = cmp.Or(words[n], n)
	}
	return out
}

// describeEvent tells a restart from a crash by whether the platform was back
// at once.
func (g *group) describeEvent(f *finding) {
	first, last := span(f.members)
	open := 0
	reset, planned := 0, 0
	for _, e := range f.members {
		open = max(open, e.OpenAtEnd)
		if e.How == record.HowReset {
			reset++
		}
		if e.How == record.HowCloseFrame && (e.CloseCode == 1001 || e.CloseCode == 1012) {
			planned++
		}
	}
	tried, succeeded, back := g.aftermath(last)
	share := min(1, float64(len(f.members))/float64(max(open, 1)))
	at := units.Human(first)
	within := units.Human(max(last-first, time.Millisecond))
	f.evidence = append(f.evidence, fmt.Sprintf("all within %s, at %s into the run", within, at), ages(f.members), endsAs(f.members),
		fmt.Sprintf("attempts in the 10 s after: %d, of which %d opened", tried, succeeded))
	down := tried > 0 && (succeeded == 0 || back-last > 500*time.Millisecond && float64(succeeded) < .9*float64(tried))
	undecided := tried == 0 && planned == 0
	if down || undecided && reset*2 > len(f.members) {
		f.cause = ServerCrash
		downtime := (back - last).Seconds()
		f.params = map[string]any{"downtime_s": milli(max(0, downtime))}
		f.sentence = fmt.Sprintf("%s of %s open sockets ended within %s, %s into the run, whatever their age, and the platform was back %s later",
			units.Count(len(f.members)), units.Count(max(open, len(f.members))), within, at, human(downtime))
		if back == 0 {
			f.params["downtime_s"] = nil
			then := fmt.Sprintf("none of %s in the 10 s after succeeded", units.Plural(tried, "attempt"))
			if tried == 0 {
				then = "nobody tried to connect afterwards"
			}
			f.sentence = fmt.Sprintf("%s of %s open sockets ended within %s, %s into the run, whatever their age, and %s",
				units.Count(len(f.members)), units.Count(max(open, len(f.members))), within, at, then)
		}
		f.advice = "A node or the service behind it went down. Look at its log at that instant, and rehearse the reconnect (reconnect: {backoff: {base: 1s, cap: 30s, jitter: full}})."
	} else {
		f.cause = ServerRestart
		f.params = map[string]any{"code": commonCode(f.members), "share": milli(share)}
		what := "a restart, reload or deploy"
		switch {
		case 2*planned > len(f.members):
			what += fmt.Sprintf(", announced by close code %v", commonCode(f.members))
		case share < halfOfThem:
			what = "a restart of one node of several, or something that cut a part of the connections"
		case share < .9:
			what += " of a part of the platform"
		}
		f.sentence = fmt.Sprintf("%s of %s open sockets ended within %s, %s into the run, whatever their age: %s",
			units.Count(len(f.members)), units.Count(max(open, len(f.members))), within, at, what)
		if succeeded > 0 {
			f.sentence += "; new connections were accepted again at once"
		}
		most := mostOfRestart(share, float64(reset)/float64(len(f.members)), float64(planned)/float64(len(f.members)))
		if f.confidence > most {
			f.confidence = most
			f.evidence = append(f.evidence, fmt.Sprintf("%.0f %% of the open sockets went and the others lived on: the fewer, and the more by RST, the less it looks like a restart", 100*share))
		}
		f.advice = "Compare that instant with deploys and scaling of the platform and of its ingress."
		if f.sentence += insideFrames(f.members); share < halfOfThem && 2*planned <= len(f.members) {
			f.advice += fmt.Sprintf(" Look for what these %s have in common: a node, a proxy, a network path.", units.Count(len(f.members)))
		}
		f.advice += " Clients must reconnect with jitter (reconnect: {backoff: {base: 1s, cap: 30s, jitter: full}})."
	}
	if undecided {
		f.confidence = min(f.confidence, .6)
		f.evidence = append(f.evidence, "no attempt was made afterwards, so a restart and a crash can't be told apart for sure")
	}
}

// insideFrames adds what streams that end inside a frame say.
func insideFrames(members []*record.End) string {
	n := count(members, func(e *record.End) bool { return e.PartialFrame })
	if 2*n <= len(members) {
		return ""
	}
	return fmt.Sprintf("; %s ended inside a frame, so whoever sent it was killed rather than stopped", units.Count(n))
}

const (
	// halfOfThem is the part of the sockets that one of two nodes holds, give
	// or take: less needs three nodes or more, or another reason.
	halfOfThem = .4
	fewOfThem  = .2
)

// mostOfRestart is how sure a restart is at most by the part of the sockets
// that it took and by how they ended. Restarts end connections by FIN or close
// frame, and take all that a node holds; a small part, or RSTs while the rest
// lives on, may be a hop or a filter that cut some.
func mostOfRestart(share, reset, planned float64) float64 {
	switch {
	case planned > .5 || share >= .9:
		return 1
	case share >= halfOfThem && reset <= .5:
		return 1
	case share >= halfOfThem:
		return .8
	case reset > .5:
		return .5
	case share >= fewOfThem:
		return .8
	}
	return .6
}

func commonCode(members []*record.End) any {
	n := map[int]int{}
	best := 0
	for _, e := range members {
		if e.How == record.HowCloseFrame {
			n[e.CloseCode]++
			if n[e.CloseCode] > n[best] || n[e.CloseCode] == n[best] && e.CloseCode < best {
				best = e.CloseCode
			}
		}
	}
	if best == 0 {
		return nil
	}
	return best
}

func describeEviction(f *finding, victim string, limit, outlived int) {
	f.params = map[string]any{"limit": limit, "kind": "evict"}
	f.sentence = fmt.Sprintf("no more than %s connections are kept at once: each new one ended %s (%s ended, each with a new arrival, while %s stayed open)",
		units.Count(limit), victim, units.Count(len(f.members)), units.Count(limit))
	f.advice = fmt.Sprintf("Plan for at most %s connections, or ask the platform to raise the limit; a keep-alive does not help.", units.Count(limit))
	f.evidence = append(f.evidence, fmt.Sprintf("sockets that lived on past that age once the arrivals stopped: %s", units.Count(outlived)), ages(f.members), endsAs(f.members))
}

func describeFlowState(f *finding, of clock, alive, dead float64) {
	m, half := midway(alive, dead)
	f.cause = IdleTimeout
	f.params = map[string]any{"seconds": milli(m), "resets_on": resetsOn[of], "kind": "flow_state"}
	silent := map[clock]string{
		silenceAny: "that are silent for %s ± %s", silenceReceived: "on which the server is silent for %s ± %s, whatever the client sends",
		silenceApp: "without a message for %s ± %s; pings do not count",
	}[of]
	f.sentence = fmt.Sprintf("something on the path forgets connections "+silent+", and resets them when they are used again (%s were reset by our next packet)",
		human(m), human(half), units.Count(len(f.members)))
	every := keepAliveFor(min(alive, dead))
	f.advice = fmt.Sprintf("Ping every %s (keepalive: {ping: %s}). NAT, firewalls and balancers keep such state; TCP keep-alive holds it too.", said(every), plain(every))
	if of == silenceApp {
		f.advice = adviceFor(of, min(alive, dead))
	}
	f.evidence = append(f.evidence, fmt.Sprintf("longest silence survived: %s; shortest that was deadly: %s", human(alive), human(dead)), ages(f.members), endsAs(f.members))
}

// describeOldOnUse is for connections that are forgotten at one age, whatever
// is said on them.
func describeOldOnUse(f *finding, alive, dead float64) {
	m, half := midway(alive, dead)
	f.cause = MaxLifetime
	f.params = map[string]any{"seconds": milli(m)}
	f.sentence = fmt.Sprintf("something on the path forgets connections that are %s ± %s old, busy or not, and resets them when they are used again (%s were reset by our next packet)",
		human(m), human(half), units.Count(len(f.members)))
	f.advice = fmt.Sprintf("A keep-alive does not help. Open a new connection before an age of %s and spread the reconnects (reconnect: {backoff: {base: 1s, cap: 30s, jitter: full}}).", human(.9*min(alive, dead)))
	f.evidence = append(f.evidence, fmt.Sprintf("oldest that still worked: %s; youngest that was forgotten: %s", human(alive), human(dead)),
		"silences as long as the deadly ones were survived", ages(f.members), endsAs(f.members))
}

// describeResetOnUse is for resets that answer our frames after silences that
// do not tell when.
func describeResetOnUse(f *finding, alive, dead float64) {
	f.cause, f.confidence = Reset, .6
	f.params = map[string]any{}
	silence := "others survived silences as long, so it is no timer"
	if alive <= 0 {
		silence = "nobody is known to have survived a shorter silence, so it may be a timer or what we sent"
	}
	f.sentence = fmt.Sprintf("%s %s reset (RST) in answer to our own packet, after %s of silence or more; %s",
		units.Plural(len(f.members), "socket"), wasWere(len(f.members)), human(dead), silence)
	f.advice = "The other side no longer knew these connections when they were used, or does not take what we sent: ping at several intervals (two pools) to see whether a shorter silence is survived."
	f.evidence = append(f.evidence, "every reset came within 50 ms and two round trips of a packet of ours", ages(f.members), endsAs(f.members))
}

func describeReaper(f *finding, p pairing, period time.Duration) {
	m := p.shortest()
	if p.longestSurvived < m {
		m, _ = midway(p.longestSurvived, m)
	}
	f.params = map[string]any{"seconds": milli(m), "resets_on": resetsOn[p.clock], "kind": "reaper"}
	what := "silent for more than " + human(m)
	if p.clock == silenceApp {
		what = "without a message for more than " + human(m) + "; pings do not count"
	}
	f.sentence = fmt.Sprintf("something looks every %s for connections that are %s, and ends them (%s ended in batches, after %s to %s)",
		units.Human(period), what, units.Count(len(f.members)), human(p.shortest()), human(p.victims[len(p.victims)-1]))
	f.advice = adviceFor(p.clock, m)
	f.evidence = append(f.evidence, fmt.Sprintf("in each batch the longest silent went: in %.1f %% of %s pairs", 100*p.auc(), units.Count(int(p.pairs))),
		fmt.Sprintf("longest silence left alone: %s", human(p.longestSurvived)), ages(f.members), endsAs(f.members))
}

// describeOldOrSilent is for batches that took the oldest, which were the
// longest silent too.
func describeOldOrSilent(f *finding, p pairing, period time.Duration) {
	f.cause, f.confidence = Unknown, .5
	f.params = map[string]any{"hypotheses": []string{IdleTimeout, MaxLifetime}}
	m := p.shortest()
	f.sentence = fmt.Sprintf("something looks every %s for connections that are silent, or old, for more than %s, and ends them (%s ended in batches): the sockets give no way to tell silence from age",
		units.Human(period), human(m), units.Count(len(f.members)))
	every := keepAliveFor(m)
	f.advice = fmt.Sprintf("Add one message at a random moment (send: {once_within: %s, text: …}) or ping half of the sockets (keepalive: {ping: %s, share: 50%%}).", plain(every), plain(every))
	f.evidence = append(f.evidence, ages(f.members), endsAs(f.members))
}

func describeScaled(f *finding, byOpen []*record.End, correlation float64) {
	few, many := byOpen[:len(byOpen)/10+1], byOpen[len(byOpen)*9/10:]
	long, short := medianOf(silenceAny, few), medianOf(silenceAny, many)
	f.params = map[string]any{"seconds": milli(short), "resets_on": "any", "kind": "load_scaled"}
	f.sentence = fmt.Sprintf("something on the path ends silent connections the sooner the more are open: after %s at %s, after %s at %s",
		human(long), units.Plural(few[len(few)/2].OpenAtEnd, "socket"), human(short), units.Plural(many[len(many)/2].OpenAtEnd, "socket"))
	f.advice = "This is an edge that protects itself. " + adviceFor(silenceAny, short) + " With more sockets it will be sooner still: ask the platform for its overload settings."
	f.evidence = append(f.evidence, fmt.Sprintf("rank correlation of silence and open sockets: %.2f", correlation), ages(f.members), endsAs(f.members))
}

func describeBadFrames(f *finding) {
	f.cause, f.confidence = ProtocolError, .95
	detail := commonText(f.members, func(e *record.End) string { return e.Detail })
	f.params = map[string]any{"code": f.members[0].CloseCode, "detail": detail}
	f.sentence = fmt.Sprintf("the server sent bytes that break the WebSocket protocol on %s: %s", units.Plural(len(f.members), "socket"), detail)
	f.advice = "Capture one connection and show it to whoever runs the server or the proxy in front of it."
	f.evidence = append(f.evidence, ages(f.members))
}

func describeProtocolCodes(f *finding) {
	f.cause, f.confidence = ProtocolError, .95
	e := f.members[0]
	f.params = map[string]any{"code": e.CloseCode, "detail": e.CloseReason}
	f.sentence = fmt.Sprintf("the server closed %s because it found our bytes invalid (close code %d)", units.Plural(len(f.members), "socket"), e.CloseCode)
	f.advice = "Check what the scenario sends: message type, encoding, subprotocol."
	f.evidence = append(f.evidence, reasons(f.members), ages(f.members))
}

func describeTooBig(f *finding) {
	f.cause, f.confidence = MessageTooBig, .97
	f.params = map[string]any{"code": 1009, "bytes": nil}
	f.sentence = fmt.Sprintf("the server closed %s because a message was too big (close code 1009)", units.Plural(len(f.members), "socket"))
	f.advice = "Send smaller messages; ask the platform for its limit."
	f.evidence = append(f.evidence, reasons(f.members))
}

func describePolicy(f *finding) {
	f.cause, f.confidence = PolicyClose, .9
	e := f.members[0]
	f.params = map[string]any{"code": 1008, "reason": e.CloseReason}
	f.sentence = fmt.Sprintf("the server closed %s for a policy of its own (close code 1008%s)", units.Plural(len(f.members), "socket"), quoted(e.CloseReason))
	f.advice = "Check credentials, scopes, and which messages are allowed."
	m, mad := medianMAD(readings(age, f.members))
	if len(f.members) >= 3 && mad <= max(.05, .005*m) && m > shortestTimer {
		f.sentence += fmt.Sprintf(", always at an age of %s", human(m))
		f.advice = fmt.Sprintf("A constant age is an expiring token: renew it and reconnect before %s.", human(.9*m))
		f.params["seconds"] = milli(m)
	}
	f.evidence = append(f.evidence, reasons(f.members), ages(f.members))
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf(", %q", s)
}

func reasons(members []*record.End) string {
	return "reason: " + cmp.Or(commonText(members, func(e *record.End) string { return e.CloseReason }), "none given")
}

func describeSilentDrop(f *finding) {
	f.cause, f.confidence = SilentDrop, .95
	m, mad := medianMAD(readings(silenceReceived, f.members))
	f.params = map[string]any{"after_s": milli(m)}
	backoff := uint8(0)
	for _, e := range f.members {
		backoff = max(backoff, e.TCP.Backoff)
	}
	unacked := count(f.members, func(e *record.End) bool { return e.TCP.Known && e.TCP.OutQueue > 0 })
	quit := count(f.members, gaveUp)
	if backoff == 0 && quit == 0 {
		f.confidence = .8
	}
	f.sentence = fmt.Sprintf("nothing came back at all on %s: our bytes were never acknowledged, and no FIN or RST said why", units.Plural(len(f.members), "socket"))
	f.advice = "Something on the path forgot the connection or the host is gone: look for NAT, firewall and balancer timeouts that drop silently, and ping more often than their timer."
	f.evidence = append(f.evidence, fmt.Sprintf("bytes seen unacknowledged on %s of %s, retransmissions in vain (backoff up to %d)", units.Count(unacked), units.Count(len(f.members)), backoff))
	if quit > 0 {
		f.evidence = append(f.evidence, fmt.Sprintf("the kernel gave up on %s (%s)", units.Count(quit), strings.TrimPrefix(endsAs(f.members), "ended as: ")))
	}
	if from, to, ok := unansweredSince(f.members); ok {
		f.evidence = append(f.evidence, "first unanswered pings: "+during(from, to))
	}
	f.evidence = append(f.evidence, fmt.Sprintf("silence of the server at the end: median %s, spread %s", human(m), human(mad)))
}

// describeTalks is for servers that answer, but not pings.
func describeTalks(f *finding) {
	f.cause, f.confidence = Unknown, .5
	f.params = map[string]any{"hypotheses": []string{BackendStall, ProtocolError}}
	quiet := medianOf(silenceReceived, f.members)
	answered := count(f.members, func(e *record.End) bool { return e.PongsReceived > 0 })
	f.sentence = fmt.Sprintf("the server answers, but not pings: %s given up %s after a ping without a pong that carries its payload, while other frames still came (the last one %s before)",
		units.Plural(len(f.members), "socket")+" "+wasWere(len(f.members)), human(owed(f.members)), human(quiet))
	f.advice = "Capture one connection: a pong must carry the payload of its ping (RFC 6455 5.5.3), and a proxy may swallow pings. If nobody answers them here, keep the sockets alive with messages (keepalive: {message: …, every: …})."
	if answered > 0 {
		f.advice = "Pings were answered before: look at what reads the connection on the server, it hangs while what writes goes on; and at a proxy that swallows pings."
	}
	f.evidence = append(f.evidence, fmt.Sprintf("sockets that had ever had a pong: %s of %s", units.Count(answered), units.Count(len(f.members))),
		"frames came after the unanswered ping on all of them", endsAs(f.members))
}

// owed is the median of how long sockets owed us an answer, in seconds.
func owed(members []*record.End) float64 {
	xs := make([]float64, len(members))
	for i, e := range members {
		xs[i] = waited(e)
	}
	m, _ := medianMAD(xs)
	return m
}

// unansweredSince is when the oldest unanswered pings were sent.
func unansweredSince(members []*record.End) (first, last time.Duration, ok bool) {
	for _, e := range members {
		if e.How != record.HowNoPong || e.OldestPing == 0 {
			continue
		}
		if !ok {
			first, ok = e.OldestPing, true
		}
		first, last = min(first, e.OldestPing), max(last, e.OldestPing)
	}
	return first, last, ok
}

func describeStall(f *finding) {
	f.cause, f.confidence = BackendStall, .9
	f.params = map[string]any{}
	first, last := span(f.members)
	unanswered := "pings unanswered"
	if goodbyes := count(f.members, func(e *record.End) bool { return e.How == record.HowNoGoodbye }); goodbyes > 0 {
		unanswered = "our close frame at the end of the run unanswered, silent"
		f.evidence = append(f.evidence, "seen only by the goodbye at the end of the run: "+units.Count(goodbyes))
	}
	f.sentence = fmt.Sprintf("%s: our bytes were acknowledged, and nothing came back (%s for %s)",
		units.Plural(len(f.members), "socket"), unanswered, human(owed(f.members)))
	f.advice = "The connection is up and the process behind it hangs: look at the backend, or at a proxy that swallows what it can't deliver."
	if from, to, ok := unansweredSince(f.members); ok {
		f.advice = fmt.Sprintf("The connection is up and the process behind it hangs: look at what the backend did %s, or at a proxy that swallows what it can't deliver.", during(from, to))
		f.evidence = append(f.evidence, "first unanswered pings: "+during(from, to))
	}
	f.evidence = append(f.evidence, "unacknowledged bytes: none", fmt.Sprintf("given up between %s and %s into the run", units.Human(first), units.Human(last)))
}

// describeUnanswered is for pings without a pong where nobody can say whether
// they arrived.
func describeUnanswered(f *finding) {
	f.cause, f.confidence = Unknown, .5
	f.params = map[string]any{"hypotheses": []string{BackendStall, SilentDrop}}
	why := "this machine does not tell whether the bytes were acknowledged"
	if f.members[0].TCP.Known {
		why = "bytes were unacknowledged, but sent too shortly before to mean anything"
	}
	f.sentence = fmt.Sprintf("pings on %s were not answered for %s: the path drops packets, or the process behind it hangs; %s",
		units.Plural(len(f.members), "socket"), human(owed(f.members)), why)
	f.advice = "Make pong_timeout shorter than the ping interval, and run on Linux, where the kernel tells what was acknowledged."
	f.evidence = append(f.evidence, endsAs(f.members))
}

func describeServerClose(f *finding) {
	e := f.members[0]
	f.cause, f.confidence = ServerClose, .85
	f.params = map[string]any{"code": e.CloseCode, "reason": e.CloseReason}
	meaning := map[int]string{
		1000: "a normal close", 1001: "going away", 1005: "no code given", 1011: "an internal error", 1012: "a restart",
		1013: "try again later: overload or a cap", 1014: "a bad gateway",
	}[e.CloseCode]
	if meaning != "" {
		meaning = ": " + meaning
	}
	f.sentence = fmt.Sprintf("the server closed %s with close code %s%s%s", units.Plural(len(f.members), "socket"), codeWord(e.CloseCode), meaning, quoted(e.CloseReason))
	f.advice = "Ask the platform what makes it send this close; the code and reason are its own words."
	if e.CloseCode == 1013 {
		f.confidence = .6
		f.advice = "The server is at a limit: open fewer sockets, slower."
	}
	f.evidence = append(f.evidence, reasons(f.members), ages(f.members))
}

func describeBare(f *finding, cause string, sure float64) {
	f.cause, f.confidence = cause, sure
	few := len(f.members) < 3
	what := wasWere(len(f.members)) + map[string]string{Reset: " reset (RST)", Dropped: " ended by a FIN without a close frame", TLSTruncated: " truncated: TCP ended without TLS's close_notify"}[cause]
	why := "no clock lines them up"
	if few {
		f.confidence = .5
		why = fmt.Sprintf("%s not enough to see a pattern", isAre(len(f.members)))
	}
	if inside := count(f.members, func(e *record.End) bool { return e.PartialFrame }); inside > 0 {
		what += fmt.Sprintf(", %s of them inside a frame", units.Count(inside))
	}
	first, last := span(f.members)
	f.sentence = fmt.Sprintf("%s %s, and nothing in the population explains it: %s", units.Plural(len(f.members), "socket"), what, why)
	f.advice = fmt.Sprintf("Look at the log of the hop that sent it, %s. No silence, age or instant is common to them, which speaks against timers, lifetimes and restarts.", during(first, last))
	if few {
		f.advice = fmt.Sprintf("Run longer or with more sockets: %d or more ends show a pattern. Meanwhile look at the log of the hop that sent it, %s.", fewEnds, during(first, last))
	}
	f.evidence = append(f.evidence, endsAs(f.members), ages(f.members))
	if sure >= wellTested {
		f.evidence = append(f.evidence, "looked for and not found: the longest silent or the oldest going first, ends that come with arrivals or answer frames of ours, silences that shrink with load")
	}
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func isAre(n int) string {
	if n == 1 {
		return "one end is"
	}
	return "two ends are"
}
