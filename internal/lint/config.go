package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// ConfigFile is the name under which a configuration is looked for.
const ConfigFile = ".holdfast-lint.yaml"

// Config is the configuration of lint: what is suppressed, and what a
// prediction knows of the flows.
type Config struct {
	Version int                                 `json:"lint" jsonschema:"required,enum=1,description=version of this format; 1"`
	FailOn  string                              `json:"fail_on,omitempty" jsonschema:"enum=info,enum=warning,enum=error,enum=never,default=warning,description=the least severity that ends with exit code 1"`
	Rules   strict.Map[string]                  `json:"rules,omitempty" jsonschema:"description=severities by rule: info\\, warning\\, error or off"`
	Ignore  []Ignore                            `json:"ignore,omitempty" jsonschema:"description=findings that are left out"`
	Latency strict.Map[units.Duration]          `json:"latency,omitempty" jsonschema:"description=how long Data Actions take\\, by name\\, ID or step; * for all others"`
	Paths   strict.Map[strict.Map[units.Share]] `json:"paths,omitempty" jsonschema:"description=shares of ways out\\, by action and output; the rest is shared evenly"`
	Loops   strict.Map[int]                     `json:"loops,omitempty" jsonschema:"description=iterations\\, by loop"`
	Times   strict.Map[units.Duration]          `json:"times,omitempty" jsonschema:"description=how long other actions take: prompts\\, input\\, bots\\, waits"`
	Limits  *ConfigLimits                       `json:"limits,omitempty" jsonschema:"description=limits of the organization where they are not the documented ones"`
}

// Ignore leaves findings out: those for which all that is given holds.
type Ignore struct {
	Rule string `json:"rule,omitempty" jsonschema:"description=the rule; absent: all"`
	File string `json:"file,omitempty" jsonschema:"description=pattern such as callbacks/*.yaml; matched against the path and the name of the file"`
	Path string `json:"path,omitempty" jsonschema:"description=text in the way to the action"`
}

// ConfigLimits are limits of an organization.
type ConfigLimits struct {
	Concurrent *int           `json:"data_action_concurrent,omitempty" jsonschema:"minimum=0,description=Data Actions at once (50); 0: no limit"`
	PerMinute  *int           `json:"data_action_per_minute,omitempty" jsonschema:"minimum=0,description=Data Actions a minute (2500); 0: no limit"`
	Timeout    units.Duration `json:"data_action_timeout,omitempty" jsonschema:"description=the longest timeout\\, and that of actions which set none (60s)"`
}

// ReadConfig reads a configuration; the error is a strict.Problems.
func ReadConfig(file string, data []byte) (*Config, error) {
	doc, err := strict.Parse(file, data)
	if err != nil {
		return nil, err
	}
	var c Config
	problems := doc.Decode(&c)
	for _, r := range c.Rules {
		if _, err := RuleByID(r.Key); err != nil {
			problems.Add(doc.Key("rules", r.Key), "%v", err)
		}
		var s Severity
		if err := s.UnmarshalText([]byte(r.Value)); err != nil && r.Value != "off" {
			problems.Add(doc.At("rules", r.Key), "%s is no severity, want info, warning, error or off", strict.Quote(r.Value))
		}
	}
	for i, one := range c.Ignore {
		if one.Rule != "" {
			if _, err := RuleByID(one.Rule); err != nil {
				problems.Add(doc.At("ignore", i, "rule"), "%v", err)
			}
		}
		if one == (Ignore{}) {
			problems.Add(doc.At("ignore", i), "an entry wants at least one of rule, file and path")
		}
		if _, err := path.Match(one.File, ""); err != nil {
			problems.Add(doc.At("ignore", i, "file"), "%s is no pattern", strict.Quote(one.File))
		}
	}
	for _, a := range c.Paths {
		sum := 0.0
		for _, o := range a.Value {
			sum += float64(o.Value)
		}
		if sum > 1+rest {
			problems.Add(doc.Key("paths", a.Key), "the shares are %s together, want at most 100%%", units.Share(sum))
		}
	}
	for _, l := range c.Loops {
		if l.Value < 0 || l.Value > actionLimit {
			problems.Add(doc.At("loops", l.Key), "%d iterations, want 0 to %d", l.Value, actionLimit)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return &c, nil
}

// Model is what the configuration knows for a prediction.
func (c *Config) Model() *Model {
	m := NewModel()
	if c == nil {
		return m
	}
	for _, l := range c.Latency {
		m.Latencies[l.Key] = Latency{l.Value.D(), FromConfig}
	}
	for _, a := range c.Paths {
		m.Paths[a.Key] = map[string]float64{}
		for _, o := range a.Value {
			m.Paths[a.Key][o.Key] = float64(o.Value)
		}
	}
	for _, l := range c.Loops {
		m.Loops[l.Key] = l.Value
	}
	for _, t := range c.Times {
		m.Times[t.Key] = t.Value.D()
	}
	if l := c.Limits; l != nil {
		if l.Concurrent != nil {
			m.Concurrent = float64(*l.Concurrent)
		}
		if l.PerMinute != nil {
			m.PerMinute = float64(*l.PerMinute)
		}
		if l.Timeout > 0 {
			m.Timeout = l.Timeout.D()
		}
	}
	return m
}

// Apply suppresses and weighs findings of a file as the configuration says.
func (c *Config) Apply(file string, found []Finding) []Finding {
	if c == nil {
		return found
	}
	kept := found[:0]
	for _, f := range found {
		if level, ok := c.Rules.Get(f.Rule); ok {
			if level == "off" {
				continue
			}
			if err := f.Severity.UnmarshalText([]byte(level)); err != nil {
				continue // refused when it was read
			}
		}
		if !c.ignores(file, &f) {
			kept = append(kept, f)
		}
	}
	return kept
}

func (c *Config) ignores(file string, f *Finding) bool {
	file = strings.ReplaceAll(file, `\`, "/")
	for _, one := range c.Ignore {
		whole, _ := path.Match(one.File, file)
		base, _ := path.Match(one.File, path.Base(file))
		if (one.Rule == "" || one.Rule == f.Rule) && (one.File == "" || whole || base) && strings.Contains(f.Path, one.Path) {
			return true
		}
	}
	return false
}

// Unused are the Data Actions that were given latencies on the command line and
// that none of the flows calls.
func (m *Model) Unused(flows []*Flow) []string {
	called := map[string]bool{AnyAction: true}
	for _, f := range flows {
		f.each(func(_ *Sequence, a *Action) {
			if a.Data != nil {
				for _, name := range a.latencyNames() {
					called[name] = true
				}
			}
		})
	}
	var unused []string
	for name, l := range m.Latencies {
		if l.From == FromFlag && !called[name] {
			unused = append(unused, name)
		}
	}
	slices.Sort(unused)
	return unused
}

// SetLatency reads ACTION=2s, or 2s for all.
func (m *Model) SetLatency(text string) error {
	name, value := AnyAction, text
	if i := strings.LastIndexByte(text, '='); i >= 0 {
		name, value = text[:i], text[i+1:]
	}
	var d units.Duration
	if err := d.UnmarshalText([]byte(value)); err != nil {
		return fmt.Errorf("%w; want ACTION=2s, or 2s for all", err)
	}
	if name == "" {
		return fmt.Errorf("%s names no Data Action, want ACTION=2s", strict.Quote(text))
	}
	m.Latencies[name] = Latency{min(d.D(), time.Hour), FromFlag}
	return nil
}
