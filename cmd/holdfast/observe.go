package main

import (
	"context"
	"net/url"
	"time"

	"holdfast/internal/engine"
	"holdfast/internal/guard"
	"holdfast/internal/observe"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/rest"
	"holdfast/internal/trial"
)

// observed is a Runner beside which the platform is asked for its own counters,
// if the plan says so. What ends a run early does not end the last look at the
// platform, but for ctx, which is the user's.
func observed(ctx context.Context, p *plan.Plan, g *guard.Guard, run trial.Runner) (trial.Runner, error) {
	if p.Observe == nil {
		return run, nil
	}
	client, err := restClient(p, g, p.Observe.Base())
	if err != nil {
		return nil, err
	}
	o := observe.Options{
		View: pack.Views[p.Observe.Platform], Base: p.Observe.Base(), Every: p.Observe.Every.D(), Call: client.Call,
		Token: func(ctx context.Context) (string, time.Duration, error) {
			return tokens(p, g)(ctx, &p.Auth[p.Observe.Auth])
		},
	}
	return func(running context.Context, p *plan.Plan, sink record.Sink) error {
		return observe.Around(ctx, o, sink, func(sink record.Sink) error { return run(running, p, sink) })
	}, nil
}

// restClient reaches a URL as everything else in the run does.
func restClient(p *plan.Plan, g *guard.Guard, endpoint string) (*rest.Client, error) {
	o := rest.Options{Guard: g, Proxy: p.Target.Proxy}
	if at, err := url.Parse(endpoint); err == nil && at.Scheme == "https" {
		if o.TLS, err = engine.TLSConfig(&p.Target.TLS, at.Hostname(), "http/1.1"); err != nil {
			return nil, err
		}
	}
	return rest.New(o)
}
