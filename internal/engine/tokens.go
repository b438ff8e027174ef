package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"holdfast/internal/plan"
)

// TokenSource gets a token for a way of a plan to get them. Expires is how long
// the token is good for, 0 for unknown.
type TokenSource func(ctx context.Context, a *plan.Auth) (token string, expires time.Duration, err error)

// firstTokens fetches what the plan's requests carry, before the first of them.
// A token that none of them carries must not keep a run from beginning.
func (r *run) firstTokens(ctx context.Context, source TokenSource) error {
	r.tokens = make([]string, len(r.plan.Auth))
	r.expiries = make([]time.Duration, len(r.plan.Auth))
	for i := range r.plan.Auth {
		a := &r.plan.Auth[i]
		if a.Aside {
			continue
		}
		if source == nil {
			return fmt.Errorf("auth %q: %w", a.Name, errors.ErrUnsupported)
		}
		var err error
		if r.tokens[i], r.expiries[i], err = source(ctx, a); err != nil {
			return fmt.Errorf("auth %q: %w", a.Name, err)
		}
	}
	return nil
}

// A token is fetched again when four fifths of its life are over; one that
// can't be is tried again soon, and the old one stays in use.
const (
	refreshPart  = 0.8
	refreshAgain = 5 * time.Second
	refreshUsual = 10 * time.Minute // where the platform does not say how long a token lives
)

// refreshTokens keeps the lanes' tokens fresh until the returned function is
// called, which waits for its end.
func (r *run) refreshTokens(ctx context.Context, source TokenSource, lanes []*lane) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	var mu sync.Mutex
	current := slices.Clone(r.tokens)
	for i := range r.plan.Auth {
		if r.plan.Auth[i].Aside {
			continue
		}
		wg.Go(func() {
			wait := untilRefresh(r.expiries[i])
			for {
				timer := time.NewTimer(wait)
				select {
				case <-ctx.Done():
					timer.Stop()
					return
				case <-timer.C:
				}
				token, expires, err := source(ctx, &r.plan.Auth[i])
				if err != nil {
					wait = refreshAgain
					continue
				}
				wait = untilRefresh(expires)
				mu.Lock()
				current[i] = token
				tokens := slices.Clone(current)
				mu.Unlock()
				words := spelled(tokens)
				for _, l := range lanes {
					l.loop.Post(func() { l.tokens, l.tokensSpelled = tokens, words })
				}
			}
		})
	}
	return func() { cancel(); wg.Wait() }
}

func untilRefresh(expires time.Duration) time.Duration {
	if expires <= 0 {
		return refreshUsual
	}
	return max(time.Duration(refreshPart*float64(expires)), time.Second)
}
