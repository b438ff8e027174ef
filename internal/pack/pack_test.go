package pack

import (
	"regexp"
	"testing"
)

func TestNumbersHaveTheirKeysAndBounds(t *testing.T) {
	snake := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	most, least := map[string]int{}, map[string]int{}
	for _, n := range append(NumbersOf(GenesysLimits), NumbersOf(Entities{Flows: new(3)})...) {
		if !snake.MatchString(n.Key) {
			t.Errorf("key %q", n.Key)
		}
		if n.Key == "flows" && (n.Value == nil || *n.Value != 3) {
			t.Errorf("flows is %v, want 3", n.Value)
		}
		most[n.Key], least[n.Key] = n.Most, n.Least
	}
	if least["agents"] != 1 || least["flows"] != 0 {
		t.Errorf("there are at least %d agents and %d flows, want 1 and 0", least["agents"], least["flows"])
	}
	for key, want := range map[string]int{"request_bytes": 64 << 20, "flows": 100_000, "token_per_minute": 0} {
		if got, ok := most[key]; !ok || got != want {
			t.Errorf("%s is bounded by %d, want %d", key, got, want)
		}
	}
}

func TestLimitsOfTheConfigurationGoFirst(t *testing.T) {
	twin := Twin{Profile: ProfileGenesys, Limits: Limits{TokenPerMinute: new(0), ServiceNowPerHour: new(7)}}
	got := twin.LimitsInForce()
	if *got.TokenPerMinute != 0 || *got.ServiceNowPerHour != 7 || *got.DataActionConcurrent != 50 || *got.RequestBytes != 512_000 || got.FlowExecutions != nil {
		t.Errorf("limits in force: %+v", got)
	}
	twin.Profile = ProfileThread
	if got := twin.LimitsInForce(); got.DataActionConcurrent != nil || *got.ServiceNowSessionQueue != 10 {
		t.Errorf("limits of the story: %+v", got)
	}
	if *GenesysLimits.TokenPerMinute != 300 || GenesysLimits.ServiceNowPerHour != nil {
		t.Errorf("the platform's own limits have become %+v", GenesysLimits)
	}
	if got := twin.EntitiesInForce(); *got.Flows != 60 || *got.DataActions != 7 || *got.Incidents != 0 {
		t.Errorf("entities: %+v", got)
	}
}
