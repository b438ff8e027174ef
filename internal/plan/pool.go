package plan

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// pool resolves one pool.
func (r *resolver) pool(name string, p *scenario.Pool) {
	in := []any{"pools", name}
	before, visits := r.before(p.Before, slices.Concat(in, []any{"before"}))
	defer func() { r.extracted = nil }()
	to := Pool{
		Name:             name,
		Size:             p.Size,
		MayLose:          p.MayLose.Of(p.Size),
		KeepAlive:        r.keepAlive(name, p.KeepAlive),
		ConnectTimeout:   cmp.Or(p.ConnectTimeout, units.Duration(defaultTimeout)),
		HandshakeTimeout: cmp.Or(p.HandshakeTimeout, units.Duration(defaultTimeout)),
		Before:           before,
		Headers:          r.headers(p.Headers, scenario.Upgrades, slices.Concat(in, []any{"headers"})),
		Subprotocols:     r.subprotocols(p.Subprotocols, slices.Concat(in, []any{"subprotocols"})),
		Deflate:          p.Deflate,
	}
	for i, m := range p.OnOpen {
		to.OnOpen = append(to.OnOpen, r.message(m.Send, scenario.Upgrades, slices.Concat(in, []any{"on_open", i, "send"})))
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
		to.Send = &Send{Every: s.Every, OnceWithin: s.OnceWithin, Text: r.compile(s.Text, scenario.Messages, Raw, r.at("pools", name, "send", "text"))}
	}
	if p.Reconnect != nil && p.Reconnect.Backoff != nil {
		to.Reconnect = backoff(p.Reconnect.Backoff)
	}
	opens := to.OpenPerSecond
	if opens == 0 {
		opens = math.Inf(1)
	}
	to.URL = r.socketURL(p.URL, scenario.Upgrades, demand{sockets: p.Size, opens: opens}, slices.Concat(in, []any{"url"}))
	for _, v := range visits {
		v.requests *= opens
		r.visits = append(r.visits, v)
	}
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
		to.Message = r.compile(*k.Message, scenario.Messages, Raw, r.at("pools", pool, "keepalive", "message"))
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
		h := Header{Name: name, Value: r.compile(value, scenario.Upgrades, EscapeField, at)}
		r.checkHeader(h, at)
		if isCredential(name) {
			h.Value = r.hidden(h.Value)
		}
		headers = append(headers, h)
	}
	return headers
}

// isCredential reports a header by whose name its value is nobody else's
// business.
func isCredential(name string) bool {
	name = strings.ToLower(name)
	return name == "cookie" || slices.ContainsFunc([]string{"auth", "token", "secret", "key", "password", "session"}, func(word string) bool { return strings.Contains(name, word) })
}

// shortestCredential is longer than "Bearer" and "Digest", in bytes.
const shortestCredential = 8

// hidden is a template whose text, given on a command line, is as secret as a
// secret of the scenario.
func (r *resolver) hidden(t Template) Template {
	parts := slices.Clone(t.parts)
	for i, p := range parts {
		if p.Slot == Literal {
			parts[i] = Part{Slot: Secret, Secret: safe.NewSecret(p.Text)}
			// Whoever repeats it may leave the scheme out, which is no secret.
			for word := range strings.FieldsSeq(p.Text) {
				if len(word) >= shortestCredential {
					r.plan.secrets = append(r.plan.secrets, safe.NewSecret(word))
				}
			}
		}
	}
	return NewTemplate(parts...)
}

// headers are those of the scenario, those of the command line in their place
// or behind them.
func (r *resolver) headers(own strict.Map[string], slots scenario.Slots, in []any) []Header {
	var headers []Header
	for _, h := range own {
		if slices.ContainsFunc(r.flagged, func(f Header) bool { return strings.EqualFold(f.Name, h.Key) }) {
			continue
		}
		path := slices.Concat(in, []any{h.Key})
		to := Header{Name: h.Key, Value: r.text(h.Value, slots, EscapeField, path)}
		r.checkHeader(to, r.at(path...))
		headers = append(headers, to)
	}
	return append(headers, r.flagged...)
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

func (r *resolver) subprotocols(all []string, in []any) []string {
	var out []string
	for i, text := range all {
		at := r.at(slices.Concat(in, []any{i})...)
		value := r.compile(text, scenario.Fixed, Raw, at).String()
		if err := scenario.CheckSubprotocol(value); err != nil {
			r.problems.Add(at, "%v", err)
		} else if slices.Contains(out, value) {
			r.problems.Add(at, "subprotocol %s is given twice, want it once (RFC 6455 4.1)", strict.Quote(value))
		}
		out = append(out, value)
	}
	return out
}
