package main

import (
	"context"
	"time"

	"holdfast/internal/engine"
	"holdfast/internal/guard"
	"holdfast/internal/plan"
)

// tokens is how a run gets the tokens of its scenario's auth.
func tokens(p *plan.Plan, g *guard.Guard) engine.TokenSource {
	return func(ctx context.Context, a *plan.Auth) (string, time.Duration, error) {
		none := &plan.Values{}
		endpoint := string(a.URL.Append(nil, none))
		c, err := restClient(p, g, endpoint)
		if err != nil {
			return "", 0, err
		}
		return c.Token(ctx, endpoint, string(a.ID.Append(nil, none)), string(a.Secret.Append(nil, none)), a.Scope)
	}
}
