package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/units"
)

// url shows a URL; a relative one is put behind the twin when it has started.
func (e *explainer) url(t Template) string {
	text := safe.Text(t.String(), 0)
	if t.IsRelativeURL() {
		return strings.TrimSpace(text + " at the twin")
	}
	return text
}

// urls are all URLs of the plan.
func (p *Plan) urls(yield func(Template) bool) {
	journeys := make([]*Journey, 0, len(p.Pools)+len(p.Loads))
	for i := range p.Auth {
		if !yield(p.Auth[i].URL) {
			return
		}
	}
	if p.Observe != nil && !yield(p.Observe.URL) {
		return
	}
	for i := range p.Pools {
		if p.Pools[i].Before != nil {
			journeys = append(journeys, p.Pools[i].Before)
		}
		if !yield(p.Pools[i].URL) {
			return
		}
	}
	for i := range p.Loads {
		journeys = append(journeys, &p.Loads[i].Journey)
	}
	for _, j := range journeys {
		for i := range j.Program {
			s := &j.Program[i]
			if s.Request != nil && !yield(s.Request.URL) || s.Op == OpWSConnect && !yield(s.WS.URL) {
				return
			}
		}
	}
}

// address is where a URL leads; ok is false if it names no host.
func (t Template) address() (a scenario.Address, ok bool) {
	parse := scenario.ParseRequestURL
	if strings.HasPrefix(t.String(), "ws") {
		parse = scenario.ParseAddress
	}
	a, err := parse(t.String())
	return a, err == nil && a.Base != ""
}

// hosts lists where packets go.
func (e *explainer) hosts() {
	seen := map[string]bool{}
	var lines []string
	add := func(line string) {
		if !seen[line] {
			lines = append(lines, line)
		}
		seen[line] = true
	}
	dynamic := false
	for t := range e.plan.urls {
		dynamic = dynamic || t.IsDynamicURL()
		if a, ok := t.address(); ok {
			add(host(a, "allowed and confirmed"))
		}
	}
	if a, err := scenario.ParseRequestURL(e.plan.Target.Proxy); err == nil && a.Base != "" {
		add(host(a, "allowed") + ", the proxy")
	}
	if e.plan.Target.Twin != nil && len(lines) == 0 {
		add("loopback only: the twin")
	} else if dynamic {
		add("those that answers name, if they are loopback or allowed: " + strings.Join(append([]string{"loopback"}, e.plan.Target.Allow...), ", "))
	}
	e.block("hosts", lines)
}

func host(a scenario.Address, away string) string {
	if isLoopback(a.Host) {
		away = "loopback"
	}
	return fmt.Sprintf("%s:%d, %s", bracketed(safe.Text(a.Host, 0)), a.Port, away)
}

// reads lists the files and names of the environment that are read.
func (e *explainer) reads(s *scenario.Scenario) {
	var lines []string
	add := func(format string, args ...any) {
		if line := safe.Text(fmt.Sprintf(format, args...), 0); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	for _, line := range e.tlsFiles(s) {
		add("%s", line)
	}
	if s != nil {
		for _, name := range slices.Sorted(maps.Keys(s.Secrets)) {
			from := "environment variable " + s.Secrets[name].Env
			if s.Secrets[name].File != "" {
				from = "file " + s.Secrets[name].File
			}
			add("%s, for the secret %s", from, name)
		}
		if s.Target.Proxy == scenario.ProxyFromEnv {
			add("environment variables HTTPS_PROXY and HTTP_PROXY, for the proxy")
		}
	}
	if d := e.plan.Data; d != nil {
		order := "in turn"
		if s != nil && s.Data != nil && s.Data.Rows.Order == "shuffle" {
			order = "in an order of the seed's"
		}
		add("file %s: %s of %s, %s", d.File, units.Plural(d.Count, "row"), strings.Join(d.Columns, ", "), order)
	}
	for i := range e.plan.Loads {
		for _, step := range e.plan.Loads[i].Journey.Program {
			if step.Request == nil || step.Request.Body == nil {
				continue
			}
			for _, part := range step.Request.Body.Text.parts {
				if part.Slot == File {
					add("file %s, %s, for a body", part.Text, units.Bytes(len(part.File)))
				}
			}
		}
	}
	if s != nil {
		for i := range s.Journeys {
			scenario.Walk(s.Journeys[i].Value.Steps, func(step *scenario.Step) {
				if step.Size != nil && step.Size.From != "" {
					add("sizes of the files %s", step.Size.From)
				}
			})
		}
	}
	e.rows("reads", lines)
}

func (e *explainer) needs() {
	n, open := e.plan.Sockets(), false
	for i := range e.plan.Loads {
		n += e.plan.Loads[i].Connections.Max
		open = open || e.plan.Loads[i].Connections.Max == 0
	}
	parts := []string{units.Plural(n, "source port"), units.Plural(n, "file descriptor")}
	switch {
	case open && n == 0:
		parts = []string{"as many source ports and file descriptors as the loads' connections need"}
	case open:
		parts = append(parts, "as many of both as the loads' connections need")
	}
	e.row("", "needs", "%s and about %d of holdfast's own", strings.Join(parts, ", "), ownDescriptors)
}
