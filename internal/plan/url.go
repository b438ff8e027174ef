package plan

import (
	"errors"
	"hash/fnv"
	"strings"

	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// URLOptions is what "run URL" may be told beside the URL. The zero value
// holds 100 sockets, opened all at once, for a minute.
type URLOptions struct {
	Options                // Target, Twin and Vars have no meaning here
	Sockets int            // 0: 100
	Rate    units.Rate     // opens a second; 0: all at once
	Ping    *scenario.Ping // nil: every 20 s
}

const (
	urlPool    = "sockets" // the name of the one pool
	urlSockets = 100
)

// FromURL is the plan of a run without a scenario: one pool named sockets that
// holds connections to a ws:// URL.
func FromURL(url string, o URLOptions) (*Plan, error) {
	if scheme, _, ok := strings.Cut(url, "://"); ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")) {
		return nil, notYetHTTP(url)
	}
	if o.Sockets < 0 {
		return nil, errors.New("--sockets is negative, want at least 1")
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
	s := &scenario.Scenario{
		Version: scenario.Version,
		File:    url,
		Pools:   strict.Map[scenario.Pool]{{Key: urlPool, Value: pool}},
	}
	if o.Seed == nil {
		h := fnv.New32a()
		h.Write([]byte(url))
		o.Seed = new(uint64(h.Sum32()))
	}
	p, err := Resolve(s, o.Options)
	if err == nil {
		p.Target.WS = url
	}
	return p, err
}

func notYetHTTP(url string) error {
	var p strict.Problems
	p.Add(strict.Place{File: url}, "requests to http:// and https:// URLs are not supported yet, want ws://")
	return p.Err()
}
