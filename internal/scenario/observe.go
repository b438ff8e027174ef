package scenario

import (
	"time"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Observe is the platform's own view beside the run.
type Observe struct {
	Platform     string         `json:"platform" jsonschema:"required,enum=genesys,description=whose counters they are"`
	Every        units.Duration `json:"every,omitempty" jsonschema:"description=gap between two looks; at least 1s" jsonschema_extras:"default=5s"`
	Auth         string         `json:"auth,omitempty" jsonschema:"description=which auth gives the token; absent: the only one"`
	Base         string         `json:"base,omitempty" jsonschema:"description=http(s)://HOST[:PORT][/PATH] to ask at; absent: target.http"`
	Conversation string         `json:"conversation,omitempty" jsonschema:"description=name of an extracted value that is the platform's id of the conversation; some of them are looked up after the run"`
}

// shortestLook is the least gap between two looks: a platform's counters are
// not made to be asked all the time.
const shortestLook = time.Second

func (c *checker) observe() {
	o := c.s.Observe
	if o == nil {
		return
	}
	if c.has("observe", "every") && o.Every.D() < shortestLook {
		c.add(c.at("observe", "every"), "every is %s, want at least 1s", text(o.Every))
	}
	names := c.s.Auth.Keys()
	switch {
	case o.Auth != "":
		if _, ok := c.s.Auth.Get(o.Auth); !ok {
			c.add(c.at("observe", "auth"), "auth %s is not there%s", strict.Quote(o.Auth), strict.Suggest(o.Auth, names))
		}
	case len(names) == 0:
		c.add(c.doc.Key("observe"), "observe needs a token, want auth: {NAME: {oauth2: …}} in the scenario")
	case len(names) > 1:
		c.add(c.doc.Key("observe"), "observe could take its token from %s, want auth: NAME", strict.OneOf(names))
	}
	if o.Base != "" {
		c.wrong(CheckHTTPBase(o.Base), "observe", "base")
		if c.s.Target.Twin != nil {
			c.add(c.at("observe", "base"), "base names a host and target.twin another, want it left out")
		}
	}
	if o.Conversation != "" && !c.s.extracts(o.Conversation) {
		c.add(c.at("observe", "conversation"), "no load's journey extracts %s, want the NAME of an extract", strict.Quote(o.Conversation))
	}
}

// extracts reports whether the journey of a load takes a value of that name out
// of an answer.
func (s *Scenario) extracts(name string) bool {
	found := false
	for _, l := range s.Loads {
		if j, ok := s.Journeys.Get(l.Value.Journey); ok {
			Walk(j.Steps, func(step *Step) {
				_, here := step.Extract.Get(name)
				found = found || here
			})
		}
	}
	return found
}
