package platform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// stateVersion is that of the form in which the platform's entities are saved.
const stateVersion = 1

// keeper is a part of the platform whose entities outlive it. A part joins by
// its line in Platform.keepers. What counts or expires by itself, tokens and
// limits and sockets and jobs, is not kept.
type keeper interface {
	// save returns what is to be kept, for encoding/json. It must not change
	// afterwards.
	save() any
	// load puts what has been kept in the place of what there is. It must check
	// it: people edit files.
	load(kept []byte) error
}

// savedState is a saved platform.
type savedState struct {
	Version int                        `json:"holdfast_twin_state"`
	Profile string                     `json:"profile"`
	Parts   map[string]json.RawMessage `json:"parts"`
}

// Save writes the platform's entities as JSON, part after part.
func (p *Platform) Save(w io.Writer) error {
	if _, err := fmt.Fprintf(w, `{"holdfast_twin_state":%d,"profile":%q,"parts":{`, stateVersion, p.profile()); err != nil {
		return err
	}
	for i, name := range slices.Sorted(maps.Keys(p.keepers)) {
		separator := ""
		if i > 0 {
			separator = ","
		}
		if _, err := fmt.Fprintf(w, "%s\n%q:%s", separator, name, encode(p.keepers[name].save())); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "}}\n")
	return err
}

// Load puts entities that have been saved in the place of those made up. It
// must be done before the first request. A part that is not there stays as it
// is; after an error nothing can be said of the rest.
func (p *Platform) Load(saved []byte) error {
	var s savedState
	dec := json.NewDecoder(bytes.NewReader(saved))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return err
	}
	switch {
	case s.Version != stateVersion:
		return fmt.Errorf("holdfast_twin_state is %d, want %d", s.Version, stateVersion)
	case s.Profile != p.profile():
		return fmt.Errorf("it was saved by the profile %q, want %q", s.Profile, p.profile())
	}
	for _, name := range slices.Sorted(maps.Keys(s.Parts)) {
		k := p.keepers[name]
		if k == nil {
			return fmt.Errorf("parts.%s is not known, want %v", name, slices.Sorted(maps.Keys(p.keepers)))
		}
		if err := k.load(s.Parts[name]); err != nil {
			return fmt.Errorf("parts.%s: %w", name, err)
		}
	}
	if !p.story {
		p.guests.meet(p.flows)
	}
	return nil
}
