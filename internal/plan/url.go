package plan

import (
	"cmp"
	"errors"
	"hash/fnv"
	"strings"

	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// URLOptions is what "run URL" may be told beside the URL. The zero value
// holds 100 sockets to a ws URL, opened all at once, or sends 10 requests a
// second to an http URL, for a minute.
type URLOptions struct {
	Options                // Vars have no meaning here; Target and Twin go with a path only
	Sockets int            // 0: 100
	Rate    units.Rate     // opens or requests a second; 0: all at once, or 10/s
	Ping    *scenario.Ping // nil: every 20 s
}

const (
	urlPool    = "sockets" // the name of the one pool
	urlSockets = 100
	urlLoad    = "requests" // the name of the one load, and of its journey
	urlRate    = units.Rate(10)
)

// FromURL is the plan of a run without a scenario: one pool named sockets that
// holds connections to a ws:// URL, or one load named requests that sends GETs
// to an http:// or https:// URL.
func FromURL(url string, o URLOptions) (*Plan, error) {
	s := &scenario.Scenario{Version: scenario.Version, File: url}
	build := urlSocketPool
	if isHTTP(url) {
		build = urlRequests
	}
	if err := build(s, url, &o); err != nil {
		return nil, err
	}
	if o.Seed == nil {
		h := fnv.New32a()
		h.Write([]byte(url))
		o.Seed = new(uint64(h.Sum32()))
	}
	p, err := Resolve(s, o.Options)
	switch {
	case err != nil:
	case isHTTP(url):
		p.Target.HTTP = url
	case strings.Contains(url, "://"): // else it is a path at the target
		p.Target.WS = url
	}
	return p, err
}

func isHTTP(url string) bool {
	scheme, _, ok := strings.Cut(url, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func urlSocketPool(s *scenario.Scenario, url string, o *URLOptions) error {
	if o.Sockets < 0 {
		return errors.New("--sockets is negative, want at least 1")
	}
	pool := scenario.Pool{Size: o.Sockets, URL: url}
	if pool.Size == 0 {
		pool.Size = urlSockets
	}
	if o.Rate > 0 {
		pool.Open = &scenario.Open{Rate: o.Rate}
	}
	if o.Ping != nil {
		pool.KeepAlive = &scenario.KeepAlive{Ping: o.Ping}
	}
	s.Pools = strict.Map[scenario.Pool]{{Key: urlPool, Value: pool}}
	return nil
}

func urlRequests(s *scenario.Scenario, url string, o *URLOptions) error {
	switch {
	case o.Sockets != 0:
		return errors.New("--sockets goes with a ws:// URL, want --rate for requests to an http:// URL")
	case o.Ping != nil:
		return errors.New("--ping goes with a ws:// URL, want it left out for an http:// URL")
	}
	journey := scenario.Journey{Steps: []scenario.Step{{Get: &url}}}
	s.Journeys = strict.Map[scenario.Journey]{{Key: urlLoad, Value: journey}}
	s.Loads = strict.Map[scenario.Load]{{Key: urlLoad, Value: scenario.Load{Journey: urlLoad, Rate: cmp.Or(o.Rate, urlRate)}}}
	return nil
}
