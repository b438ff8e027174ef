package main

import (
	"fmt"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/safe"
)

// approved returns the platforms that may not be contacted in this run: all
// that demand approval, or none if this plan has it and its window is open for
// the whole run.
func approved(p *plan.Plan, now time.Time) (refused []string, err error) {
	a := p.Target.Approval
	if a == nil {
		return pack.KnownHosts, nil
	}
	name := fmt.Sprintf("target.approval: case %s of %s", safe.Text(a.Case, 100), safe.Text(a.Host, 0))
	end := now.Add(p.Duration.D())
	switch at := now.In(a.Window.From.Location()); {
	case now.Before(a.Window.From):
		return nil, fmt.Errorf("%s: the window %s is not open yet, it is %s", name, a.Window, at.Format("15:04"))
	case !now.Before(a.Window.To):
		return nil, fmt.Errorf("%s: the window %s is over", name, a.Window)
	case end.After(a.Window.To):
		return nil, fmt.Errorf("%s: the run would last until %s, the window %s ends before that", name, end.In(a.Window.From.Location()).Format("15:04"), a.Window)
	}
	return nil, nil
}
