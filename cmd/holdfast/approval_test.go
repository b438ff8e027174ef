package main

import (
	"strings"
	"testing"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/units"
)

func TestApprovalHoldsInItsWindow(t *testing.T) {
	var w units.Window
	if err := w.UnmarshalText([]byte("2026-12-01T23:00+01:00/05:00")); err != nil {
		t.Fatal(err)
	}
	p := &plan.Plan{Duration: units.Duration(time.Hour)}
	if refused, err := approved(p, w.From); err != nil || len(refused) != len(pack.KnownHosts) {
		t.Errorf("without approval: %d platforms refused, %v; want all", len(refused), err)
	}
	p.Target.Approval = &plan.Approval{Case: "0123", Host: "api.mypurecloud.com", Window: w}
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{w.From.Add(-time.Minute), "not open yet, it is 22:59"},
		{w.From, ""},
		{w.To.Add(-time.Hour), ""},
		{w.To.Add(-time.Minute), "would last until 05:59"},
		{w.To, "is over"},
	} {
		refused, err := approved(p, c.at)
		if c.want == "" && (err != nil || len(refused) != 0) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("at %v: refused %v, %v; want %q", c.at, refused, err, c.want)
		}
	}
}
