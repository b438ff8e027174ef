package main

import (
	"context"
	"net/url"
	"time"

	"holdfast/internal/engine"
	"holdfast/internal/guard"
	"holdfast/internal/plan"
	"holdfast/internal/rest"
)

// tokens is how a run gets the tokens of its scenario's auth.
func tokens(p *plan.Plan, g *guard.Guard) engine.TokenSource {
	return func(ctx context.Context, a *plan.Auth) (string, time.Duration, error) {
		none := &plan.Values{}
		endpoint := string(a.URL.Append(nil, none))
		o := rest.Options{Guard: g, Proxy: p.Target.Proxy}
		if at, err := url.Parse(endpoint); err == nil && at.Scheme == "https" {
			if o.TLS, err = engine.TLSConfig(&p.Target.TLS, at.Hostname(), "http/1.1"); err != nil {
				return "", 0, err
			}
		}
		c, err := rest.New(o)
		if err != nil {
			return "", 0, err
		}
		return c.Token(ctx, endpoint, string(a.ID.Append(nil, none)), string(a.Secret.Append(nil, none)), a.Scope)
	}
}
