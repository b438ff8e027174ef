//go:build !linux

package twin

import "errors"

// canPark says whether idle connections can be watched by other means than a
// goroutine each.
const canPark = false

// parking is of no use here: every connection keeps its goroutine.
type parking struct{}

func newParking() (*parking, error)  { return &parking{}, nil }
func (p *parking) watch(*conn) error { return errors.ErrUnsupported }
func (p *parking) forget(*conn)      {}
func (p *parking) run()              {}
func (p *parking) stop()             {}
func (p *parking) close() error      { return nil }
