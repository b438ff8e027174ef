package compare

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/safe"
)

// Differ is where two plans are not the same.
type Differ struct {
	What string `json:"what"` // pools.desktops.size
	A    string `json:"a"`    // "" if absent
	B    string `json:"b"`
	// Pressure is what a platform is asked to carry: with more of it, times
	// and failures mean something else.
	Pressure bool `json:"pressure"`
}

// Paths of a flattened plan. What is not asked of the platform, or differs in
// every run, is left out; rates are compared second by second.
var (
	outside  = regexp.MustCompile(`^(plan|scenario|seed|thresholds|abort_when|share|observe|target\.(ws|http|allow|peak|approval|confirm|twin\.seed|twin\.tls)|loads\.[^.]*\.(stages|for|start))(\.|$)`)
	pressure = regexp.MustCompile(`^(pools\.[^.]*\.(size|open_per_s|open_from|send|on_open|before|keepalive\.kind|keepalive\.every|keepalive\.share|deflate|url)|loads\.[^.]*\.(journey|poisson|connections|cookies)|pools\.[^.]*$|loads\.[^.]*$)(\.|$)`)
	address  = regexp.MustCompile(`(^|\.)url(\.|$)`)
	origin   = regexp.MustCompile(`^(https?|wss?)://[^/?#]*`)
)

const (
	mostDiffers = 20
	longestSide = 60
)

// differences is where the plans are not the same, targets and rates excepted.
func differences(a, b *plan.Plan) []Differ {
	x, y := flat(a), flat(b)
	names := map[string]bool{}
	maps.Copy(names, all(x))
	maps.Copy(names, all(y))
	out := []Differ{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if x[name] == y[name] || outside.MatchString(name) || gone(name, x, y) {
			continue
		}
		if out = append(out, Differ{What: safe.Text(name, 100), A: safe.Text(x[name], longestSide), B: safe.Text(y[name], longestSide), Pressure: pressure.MatchString(name)}); len(out) == mostDiffers {
			break
		}
	}
	return out
}

func all(m map[string]string) map[string]bool {
	out := map[string]bool{}
	for k := range m {
		out[k] = true
	}
	return out
}

// gone reports a path inside of something that is missing as a whole.
func gone(name string, x, y map[string]string) bool {
	for i := range len(name) {
		if name[i] == '.' && x[name[:i]] != y[name[:i]] {
			return true
		}
	}
	return false
}

// flat is a plan as values by path; elements of lists go by their names where
// they have some.
func flat(p *plan.Plan) map[string]string {
	out := map[string]string{}
	text, err := json.Marshal(p)
	if err != nil {
		return out
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if d.Decode(&v) == nil {
		walk(out, "", v)
	}
	return out
}

func walk(out map[string]string, path string, v any) {
	under := func(name string) string {
		if path == "" {
			return name
		}
		return path + "." + name
	}
	switch v := v.(type) {
	case map[string]any:
		for name, one := range v {
			walk(out, under(name), one)
		}
	case []any:
		for i, one := range v {
			name := strconv.Itoa(i + 1)
			if m, ok := one.(map[string]any); ok {
				if named, ok := m["name"].(string); ok {
					name = strings.ReplaceAll(named, ".", "_")
				}
			}
			if path == "pools" || path == "loads" {
				out[under(name)] = "there"
			}
			walk(out, under(name), one)
		}
	case string:
		if address.MatchString(path) { // where a run goes may be the very thing that is compared
			v = origin.ReplaceAllString(v, "")
		}
		out[path] = v
	default:
		out[path] = fmt.Sprint(v)
	}
}

// targets is where the runs went.
func targets(a, b *plan.Plan) []Differ {
	var out []Differ
	for _, t := range []struct{ what, a, b string }{{"target.ws", a.Target.WS, b.Target.WS}, {"target.http", a.Target.HTTP, b.Target.HTTP}} {
		if t.a != t.b {
			out = append(out, Differ{What: t.what, A: safe.Text(t.a, longestSide), B: safe.Text(t.b, longestSide)})
		}
	}
	return out
}

// rates is where loads of both plans arrive at other rates, in the time that
// both runs have.
func rates(a, b *plan.Plan, seconds int) []Differ {
	var out []Differ
	for i := range a.Loads {
		k := b.LoadByName(a.Loads[i].Name)
		if k < 0 {
			continue
		}
		for half := range 2 * seconds {
			at := time.Duration(half)*time.Second/2 + time.Second/4
			x, y := a.Loads[i].Rate(at), b.Loads[k].Rate(at)
			if max(x, y)-min(x, y) > 1e-6*max(x, y) {
				out = append(out, Differ{
					What: safe.Text(fmt.Sprintf("loads.%s.rate at %d s", a.Loads[i].Name, half/2), 100), A: perS(x), B: perS(y), Pressure: true,
				})
				break
			}
		}
	}
	return out
}

func perS(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) + "/s" }
