package diagnosis_test

import (
	"strings"
	"testing"

	"holdfast/internal/diagnosis"
	"holdfast/internal/metrics"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
)

// Where a platform is known, the advice says where its sockets really are;
// anywhere else the same path is just a path.
func TestNotUpgradedSaysWhereTheSocketsAre(t *testing.T) {
	genesys := &pack.Twin{Profile: pack.ProfileGenesys}
	const generic = "check the path"
	for _, c := range []struct {
		url    string
		twin   *pack.Twin
		status int
		want   string
	}{
		{"ws://127.0.0.1/api/v2/architect/flows?agent=1", genesys, 404, "flows are REST, at /api/v2/flows, and its WebSockets are at the connectUri"},
		{"wss://streaming.mypurecloud.com/api/v2/architect/flows", nil, 404, "flows are REST, at /api/v2/flows"},
		{"wss://api.mypurecloud.com/api/v2/notifications/channels", nil, 401, "POST to it"},
		{"ws://127.0.0.1/channels/streaming-1", genesys, 404, "no such channel"},
		{"ws://127.0.0.1/api/v2/architect/flowsheets", genesys, 404, generic},
		{"ws://127.0.0.1/api/v2/architect/flows", genesys, 500, "look at its log"},
		{"ws://127.0.0.1/api/v2/architect/flows", &pack.Twin{Profile: pack.ProfileThread}, 404, generic},
		{"wss://notmypurecloud.com/api/v2/architect/flows", nil, 404, generic},
	} {
		p := &plan.Plan{Pools: []plan.Pool{{Name: "desks", Size: 1, URL: plan.Text(c.url)}}, Target: plan.Target{Twin: c.twin}}
		in := diagnosis.Input{Plan: p, Totals: metrics.New(p), Ends: []record.End{{
			Phase: record.PhaseHandshake, How: record.HowStatus, Status: c.status,
		}}}
		causes := diagnosis.Diagnose(in).Causes
		if len(causes) != 1 || causes[0].Cause != diagnosis.NotUpgraded {
			t.Errorf("%s: causes %+v, want one: not_upgraded", c.url, causes)
			continue
		}
		if got := causes[0].Advice; !strings.Contains(got, c.want) {
			t.Errorf("%s answered %d: advice %q, want %q in it", c.url, c.status, got, c.want)
		}
	}
}

// A proxy of ours that does not lead to the target says nothing about the
// target, and each status asks for something else.
func TestProxyThatRefusesToConnect(t *testing.T) {
	for status, want := range map[string]string{"407": "wants credentials", "403": "allows CONNECT", "502": "could not reach the target"} {
		p := &plan.Plan{Pools: []plan.Pool{{Name: "desks", Size: 1, URL: plan.Text("ws://127.0.0.1/")}}}
		in := diagnosis.Input{Plan: p, Totals: metrics.New(p), Ends: []record.End{{
			Phase: record.PhaseDial, How: record.HowBadAnswer, Detail: "the proxy answered CONNECT with " + status,
		}}}
		c := diagnosis.Diagnose(in).Causes[0]
		if c.Cause != diagnosis.UpstreamUnreachable || !strings.Contains(c.Advice, want) || !strings.Contains(c.Sentence, status) {
			t.Errorf("%s: %s, %q, advice %q; want upstream_unreachable with %q", status, c.Cause, c.Sentence, c.Advice, want)
		}
	}
}
