package plan

import (
	"strings"
	"testing"
)

const observing = `
holdfast: 1
target: {http: "https://api.test/v", allow: [api.test, counters.test], ceiling: {requests_per_s: 10}}
auth:
  one: {oauth2: {url: /oauth/token, id: a, secret: b}}
  two: {oauth2: {url: /oauth/token, id: a, secret: b}}
loads: {a: {journey: j, rate: 9/s}}
journeys: {j: {steps: [{get: /}]}}
observe: {platform: genesys, auth: two}
`

func TestObserveAsksAtTheTarget(t *testing.T) {
	p := resolve(t, observing, Options{})
	o := p.Observe
	if o.Base() != "https://api.test/v" || o.Auth != 1 || o.Every.D().Seconds() != 5 || len(o.Concurrent) != 4 || o.PerMinute != 54 {
		t.Errorf("observe = %+v at %s, want the target's base, the second auth, every 5s, 54 requests a minute", *o, o.Base())
	}
	p = resolve(t, observing, Options{Target: "http://127.0.0.1:8080"})
	if got := p.Observe.Base(); got != "http://127.0.0.1:8080" {
		t.Errorf("with --target, observe asks at %s, want the same", got)
	}
	p = resolve(t, observing, Options{Twin: "genesys"})
	aimed := p.Aim("ws://127.0.0.1:5", "http://127.0.0.1:6")
	if got := aimed.Observe.Base(); got != "http://127.0.0.1:6" || !p.Observe.URL.IsRelativeURL() {
		t.Errorf("aimed at a twin, observe asks at %s, want the twin, and the plan itself unchanged", got)
	}
}

func TestObserveNeedsWhatEveryRequestNeeds(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"permission": {"auth: two}", "auth: two, base: http://elsewhere.test}", "s.yaml:9:47: host elsewhere.test is not allowed"},
		"a base":     {`http: "https://api.test/v", `, "", "s.yaml:9:1"},
		"room":       {"rate: 9/s", "rate: 10/s", "the loads and observe want 10.9 requests/s at the peak, want at most the ceiling, 10"},
		"approval":   {"auth: two}", "auth: two, base: https://api.mypurecloud.com}", "demands approval of every load test"},
	} {
		text := strings.Replace(observing, c.from, c.to, 1)
		if _, err := Resolve(read(t, text), Options{}); text == observing || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that says %s", name, err, c.want)
		}
	}
	text := strings.Replace(observing, "auth: two}", "auth: two, base: https://counters.test}", 1)
	if got := resolve(t, text, Options{}).Observe.Base(); got != "https://counters.test" {
		t.Errorf("observe asks at %s, want its own base", got)
	}
}

// TestTokensForObserveAloneAreAside: a run must not fail for one.
func TestTokensForObserveAloneAreAside(t *testing.T) {
	aside := func(text string) [2]bool {
		p := resolve(t, text, Options{})
		return [2]bool{p.Auth[0].Aside, p.Auth[1].Aside}
	}
	if got := aside(observing); got != [2]bool{false, true} {
		t.Errorf("aside %v, want the second, which observe uses", got)
	}
	carried := strings.Replace(observing, "[{get: /}]", `[{get: /, headers: {Authorization: "Bearer ${auth.two.token}"}}]`, 1)
	if got := aside(carried); got != [2]bool{} {
		t.Errorf("aside %v, want none: a request carries the second, too", got)
	}
}
