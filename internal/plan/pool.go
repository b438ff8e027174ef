package plan

import (
	"cmp"
	"slices"
	"strings"

	"holdfast/internal/pack"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// pool resolves one pool.
func (r *resolver) pool(name string, p *scenario.Pool, flagged []Header) {
	to := Pool{
		Name:             name,
		Size:             p.Size,
		MayLose:          p.MayLose.Of(p.Size),
		KeepAlive:        r.keepAlive(name, p.KeepAlive),
		ConnectTimeout:   cmp.Or(p.ConnectTimeout, units.Duration(defaultTimeout)),
		HandshakeTimeout: cmp.Or(p.HandshakeTimeout, units.Duration(defaultTimeout)),
		Headers:          r.headers(name, p, flagged),
		Subprotocols:     r.subprotocols(name, p),
	}
	if o := p.Open; o != nil && o.Rate > 0 {
		to.OpenPerSecond = float64(o.Rate)
	} else if o != nil {
		to.OpenPerSecond = float64(p.Size) / o.Over.D().Seconds()
	}
	forensics := scenario.DefaultForensics
	if p.Forensics != nil {
		forensics = *p.Forensics
	}
	to.Forensics = Forensics{ReconnectSample: forensics.ReconnectSample, LateAttempt: forensics.LateAttempt}
	if s := p.Send; s != nil {
		to.Send = &Send{Every: s.Every, OnceWithin: s.OnceWithin, Text: r.compile(s.Text, scenario.Messages, r.at("pools", name, "send", "text"))}
	}
	if p.Reconnect != nil && p.Reconnect.Backoff != nil {
		to.Reconnect = backoff(p.Reconnect.Backoff)
	}
	to.URL = r.url(name, p.URL, &to)
	r.plan.Pools = append(r.plan.Pools, to)
}

// backoff fills in what is not given so that the cap is never below the base.
func backoff(b *scenario.Backoff) *Backoff {
	to := &Backoff{Base: b.Base, Cap: b.Cap, Jitter: cmp.Or(b.Jitter, defaultJitterKind)}
	if to.Cap == 0 {
		to.Cap = max(to.Base, units.Duration(defaultBackoffCap))
	}
	if to.Base == 0 {
		to.Base = min(to.Cap, units.Duration(defaultBackoffBase))
	}
	return to
}

func (r *resolver) keepAlive(pool string, k *scenario.KeepAlive) KeepAlive {
	if k == nil {
		k = &scenario.KeepAlive{Ping: &scenario.Ping{Every: units.Duration(defaultPing)}}
	}
	to := KeepAlive{Jitter: or(k.Jitter, defaultJitter), Share: or(k.Share, 1)}
	switch {
	case k.Ping != nil && k.Ping.Off:
		return KeepAlive{Kind: KeepAliveOff}
	case k.Ping != nil:
		to.Kind, to.Every = KeepAlivePing, k.Ping.Every
		to.PongTimeout = units.Duration(defaultPongTimeout)
		if k.PongTimeout != nil {
			to.PongTimeout = *k.PongTimeout
		}
	case k.Pong != nil:
		to.Kind, to.Every = KeepAlivePong, *k.Pong
	case k.Message != nil:
		to.Kind, to.Every = KeepAliveMessage, *k.Every
		to.Message = r.compile(*k.Message, scenario.Messages, r.at("pools", pool, "keepalive", "message"))
	default:
		to = KeepAlive{Kind: KeepAliveTCP, Share: to.Share}
		to.TCPIdle = cmp.Or(k.TCP.Idle, units.Duration(defaultTCPIdle))
		to.TCPInterval = cmp.Or(k.TCP.Interval, units.Duration(defaultTCPInterval))
	}
	return to
}

// or is the share, or what it is by default.
func or(s *units.Share, byDefault float64) float64 {
	if s == nil {
		return byDefault
	}
	return float64(*s)
}

// flagHeaders reads --header flags.
func (r *resolver) flagHeaders() []Header {
	var headers []Header
	for _, text := range r.o.Headers {
		name, value, ok := strings.Cut(text, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok {
			r.flag("--header", text, "want 'Name: value'")
			continue
		}
		// From here on the value is not repeated: it may be a credential.
		at := strict.Place{Label: "--header " + strict.Quote(name)}
		if err := scenario.CheckHeaderName(name); err != nil {
			r.problems.Add(at, "%v", err)
			continue
		}
		h := Header{Name: name, Value: r.compile(value, scenario.Upgrades, at)}
		r.checkHeader(h, at)
		headers = append(headers, h)
	}
	return headers
}

// headers are a pool's own, those of the command line in their place or behind
// them.
func (r *resolver) headers(pool string, p *scenario.Pool, flagged []Header) []Header {
	var headers []Header
	for _, h := range p.Headers {
		if slices.ContainsFunc(flagged, func(f Header) bool { return strings.EqualFold(f.Name, h.Key) }) {
			continue
		}
		at := r.at("pools", pool, "headers", h.Key)
		to := Header{Name: h.Key, Value: r.compile(h.Value, scenario.Upgrades, at)}
		r.checkHeader(to, at)
		headers = append(headers, to)
	}
	return append(headers, flagged...)
}

// checkHeader looks at a value once vars and secrets are in their places.
func (r *resolver) checkHeader(h Header, at strict.Place) {
	for value := range h.Value.values {
		if err := scenario.CheckHeaderValue(value); err != nil {
			r.problems.Add(at, "header %s %v", strict.Quote(h.Name), err)
			return
		}
	}
}

func (r *resolver) subprotocols(pool string, p *scenario.Pool) []string {
	var out []string
	for i, text := range p.Subprotocols {
		at := r.at("pools", pool, "subprotocols", i)
		value := r.compile(text, scenario.Fixed, at).String()
		if err := scenario.CheckSubprotocol(value); err != nil {
			r.problems.Add(at, "%v", err)
		} else if slices.Contains(out, value) {
			r.problems.Add(at, "subprotocol %s is given twice, want it once (RFC 6455 4.1)", strict.Quote(value))
		}
		out = append(out, value)
	}
	return out
}

// visit is a pool's way to a host.
type visit struct {
	pool *Pool
	host string // canonical
	port int
	at   strict.Place // where the host is named
}

// url makes a pool's URL absolute; with a twin for a target it stays a path
// until the twin has started.
func (r *resolver) url(name, text string, pool *Pool) Template {
	at := r.at("pools", name, "url")
	t := r.compile(text, scenario.Upgrades, at)
	a, err := scenario.ParseAddress(t.String())
	if err != nil {
		r.problems.Add(at, "%v", err)
		return t
	}
	for value := range t.values {
		if strings.ContainsFunc(value, func(c rune) bool { return c <= ' ' || c > '~' || c == '#' }) {
			r.problems.Add(at, "url takes a secret with a space, # or other special character, want it percent-encoded")
			return t
		}
	}
	path := t.after(len(t.String()) - len(a.Path))
	switch {
	case r.plan.Target.Twin != nil && path.IsZero():
		return Text(pack.ThreadSocketPath)
	case r.plan.Target.Twin != nil:
		return path
	case a.Base != "":
		t = behind(a.Base, path)
	case r.plan.Target.WS == "":
		r.relative++
		r.noTarget(text, at)
		return t
	default:
		r.relative++
		t = behind(r.plan.Target.WS, path)
		if a, err = scenario.ParseAddress(r.plan.Target.WS); err != nil {
			return t // reported with the target
		}
		at = r.at("target", "ws")
		if r.o.Target != "" {
			at = strict.Place{Label: "--target " + strict.Quote(r.o.Target)}
		}
	}
	r.visits = append(r.visits, visit{pool: pool, host: canonical(a.Host), port: a.Port, at: at})
	return t
}

// noTarget reports a relative URL with nothing to put it behind.
func (r *resolver) noTarget(url string, at strict.Place) {
	given := "absent"
	if url != "" {
		given = "the path " + strict.Quote(url)
	}
	wanted := "ws://HOST/…, or target.ws or --target to put it behind"
	if r.s.Source == nil {
		wanted = "ws://HOST/…"
	}
	r.problems.Add(at, "url is %s, want %s", given, wanted)
}

// after is the template without its first n bytes, which must be literal.
func (t Template) after(n int) Template {
	if n == 0 {
		return t
	}
	parts := slices.Clone(t.parts)
	parts[0].Text = parts[0].Text[n:]
	return NewTemplate(parts...)
}
