package plan

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/units"
)

// Observe is the platform's own view beside the run.
type Observe struct {
	Platform     string         `json:"platform"` // one of pack.Views
	Every        units.Duration `json:"every"`    // between two looks
	URL          Template       `json:"url"`      // what the paths of the platform's queries stand behind; absolute, without slots
	Auth         int            `json:"auth"`     // index into Plan.Auth
	Concurrent   []string       `json:"concurrent"`
	PerMinute    float64        `json:"per_minute"`             // requests that it takes
	Conversation string         `json:"conversation,omitempty"` // the extracted value that is the platform's id of an interaction
}

const defaultLook = 5 * time.Second

func (r *resolver) observe() {
	o := r.s.Observe
	if o == nil {
		return
	}
	view := pack.Views[o.Platform]
	every := cmp.Or(o.Every, units.Duration(defaultLook))
	to := &Observe{
		Platform: o.Platform, Every: every, Concurrent: view.Concurrent, PerMinute: view.PerMinute(every.D()), Conversation: o.Conversation,
	}
	for i := range r.plan.Auth {
		if r.plan.Auth[i].Name == o.Auth {
			to.Auth = i
		}
	}
	full, address, at := r.absoluteURL(Text(o.Base), o.Base, r.requestWay(), []any{"observe", "base"})
	to.URL = full
	r.visit(address, demand{requests: to.perSecond()}, at)
	r.plan.Observe = to
}

// perSecond is what observing adds to the requests of a run.
func (o *Observe) perSecond() float64 {
	if o == nil {
		return 0
	}
	return o.PerMinute / 60
}

// Base is what the paths of the platform's queries stand behind.
func (o *Observe) Base() string {
	return strings.TrimSuffix(string(o.URL.Append(nil, &Values{})), "/")
}

// observe says what is asked of the platform beside the run.
func (e *explainer) observe() {
	o := e.plan.Observe
	if o == nil {
		return
	}
	view := pack.Views[o.Platform]
	base := "the twin"
	if !o.URL.IsRelativeURL() {
		base = safe.Text(o.Base(), 0)
	}
	lines := []string{fmt.Sprintf("%s at %s, with a token of its own (%s): about %s requests a minute of the %s that a token may make; shown, never judged",
		safe.Text(o.Platform, 0), base, safe.Text(e.plan.Auth[o.Auth].Name, 0), quantity(o.PerMinute), units.Count(view.TokenPerMinute))}
	for i := range view.Queries {
		q := &view.Queries[i]
		what := ""
		if len(q.Metrics) > 0 {
			what = ", for " + strings.Join(q.Metrics, ", ")
		}
		lines = append(lines, fmt.Sprintf("every %s: %s %s%s", written(units.Duration(q.Every(o.Every.D()))), q.Method, q.Path, what))
	}
	if o.Conversation != "" {
		lines = append(lines, fmt.Sprintf("after the run, for some of what ${%s} was: GET %s", safe.Text(o.Conversation, 0), view.Conversation))
	}
	e.rows("observes", lines)
}

// observeNotes says where the platform's view will show nothing, or too little.
func (e *explainer) observeNotes(add func(format string, args ...any)) {
	o := e.plan.Observe
	if o == nil {
		return
	}
	if t := e.plan.Target.Twin; t != nil && t.Profile != o.Platform {
		add("the twin's profile %s shows nothing of itself, want profile: %s for observe", safe.Text(t.Profile, 0), safe.Text(o.Platform, 0))
	}
	if o.Every >= e.plan.Duration {
		add("observe looks every %s and the run lasts %s: it will see only what is before and after the run", written(o.Every), written(e.plan.Duration))
	}
}
