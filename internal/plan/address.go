package plan

import (
	"slices"
	"strings"

	"holdfast/internal/pack"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
)

// visit is a way to a host.
type visit struct {
	demand
	host  string // canonical
	port  int
	at    strict.Place // where the host is named
	again bool         // the same demand as that of the visit before: one of both hosts will see it
}

// visit notes what goes to a host.
func (r *resolver) visit(a scenario.Address, d demand, at strict.Place) {
	if a.Host != "" {
		r.visits = append(r.visits, visit{demand: d, host: canonical(a.Host), port: a.Port, at: at})
	}
}

// since takes back the visits that were noted from number n on.
func (r *resolver) since(n int) []visit {
	taken := slices.Clone(r.visits[n:])
	r.visits = r.visits[:n]
	return taken
}

// way is how URLs of a kind are made absolute.
type way struct {
	base    string // of the target; empty: none
	key     string // of target
	scheme  string
	parse   func(string) (scenario.Address, error)
	atTwin  string // what an absent path means at a twin
	counter *int   // of the relative ones
}

func (r *resolver) socketWay() way {
	return way{r.plan.Target.WS, "ws", "ws", scenario.ParseAddress, pack.ThreadSocketPath, &r.relative.ws}
}

func (r *resolver) requestWay() way {
	return way{r.plan.Target.HTTP, "http", "http", scenario.ParseRequestURL, "/", &r.relative.http}
}

// socketURL makes the URL of a WebSocket absolute. One that begins with what a
// step has extracted names its host only when the platform has answered:
// whatever is allowed may see the sockets.
func (r *resolver) socketURL(text string, slots scenario.Slots, d demand, path []any) Template {
	t := r.urlTemplate(text, slots, path)
	if !t.IsDynamicURL() {
		full, a, at := r.absoluteURL(t, text, r.socketWay(), path)
		r.visit(a, d, at)
		return full
	}
	if r.plan.Target.Twin == nil {
		n := len(r.visits)
		for _, entry := range r.plan.Target.Allow {
			if a, err := scenario.ParseAddress("ws://" + hostOf(entry)); err == nil && !isLoopback(a.Host) {
				r.visit(a, d, r.at(path...))
				r.visits[len(r.visits)-1].again = len(r.visits) > n+1
			}
		}
	}
	return t
}

// hostOf is an entry of an allow list as it stands in a URL.
func hostOf(entry string) string {
	if strings.Count(entry, ":") > 1 && !strings.HasPrefix(entry, "[") {
		return bracketed(entry)
	}
	return entry
}

// urlTemplate compiles a URL: what may not stand there is percent-encoded, and
// behind the ? what would end a value too.
func (r *resolver) urlTemplate(text string, slots scenario.Slots, path []any) Template {
	parts := r.parts(text, slots, EscapePath, path)
	query := false
	for i := range parts {
		if p := &parts[i]; p.Slot == Literal {
			query = query || strings.Contains(p.Text, "?")
		} else if query && p.Escape == EscapePath {
			p.Escape = EscapeForm
		}
	}
	return NewTemplate(parts...)
}

// absoluteURL puts a URL behind its base, unless it names a host itself; with a
// twin for a target it stays a path until the twin has started. The address is
// that of the host, with its place; it has no host if none is known yet.
func (r *resolver) absoluteURL(t Template, text string, w way, path []any) (full Template, a scenario.Address, at strict.Place) {
	at = r.at(path...)
	a, err := w.parse(t.String())
	if err != nil {
		r.problems.Add(at, "%v", err)
		return t, scenario.Address{}, at
	}
	for value := range t.values {
		if strings.ContainsFunc(value, func(c rune) bool { return c <= ' ' || c > '~' || c == '#' }) {
			r.problems.Add(at, "url takes a secret with a space, # or other special character, want it percent-encoded")
			return t, scenario.Address{}, at
		}
	}
	rest := t.after(len(t.String()) - len(a.Path))
	switch {
	case r.plan.Target.Twin != nil && rest.IsZero():
		return Text(w.atTwin), scenario.Address{}, at
	case r.plan.Target.Twin != nil:
		return rest, scenario.Address{}, at
	case a.Base != "":
		return behind(a.Base, rest), a, at
	}
	*w.counter++
	if w.base == "" {
		r.noTarget(text, w, at)
		return t, scenario.Address{}, at
	}
	full = behind(w.base, rest)
	if a, err = w.parse(w.base); err != nil {
		return full, scenario.Address{}, at // reported with the target
	}
	at = r.at("target", w.key)
	if r.o.Target == w.base {
		at = strict.Place{Label: "--target " + strict.Quote(r.o.Target)}
	}
	return full, a, at
}

// noTarget reports a relative URL with nothing to put it behind.
func (r *resolver) noTarget(url string, w way, at strict.Place) {
	given := "absent"
	if url != "" {
		given = "the path " + strict.Quote(url)
	}
	wanted := w.scheme + "://HOST/…"
	if r.s.Source != nil {
		wanted += ", or target." + w.key + " or --target to put it behind"
	}
	r.problems.Add(at, "url is %s, want %s", given, wanted)
}

// after is the template without its first n bytes, which must be literal.
func (t Template) after(n int) Template {
	if n == 0 {
		return t
	}
	parts := slices.Clone(t.parts)
	parts[0].Text = parts[0].Text[n:]
	return NewTemplate(parts...)
}
