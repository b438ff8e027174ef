package pack

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestViewsStayWellBelowWhatATokenMayDo(t *testing.T) {
	for name, v := range Views {
		if most := v.PerMinute(time.Second); most > float64(v.TokenPerMinute)/2 {
			t.Errorf("%s: %v requests a minute at the shortest interval, want at most half of %d", name, most, v.TokenPerMinute)
		}
		if usual := v.PerMinute(5 * time.Second); usual > 60 {
			t.Errorf("%s: %v requests a minute at the usual interval, want at most one a second", name, usual)
		}
	}
}

func TestViewsAreWhole(t *testing.T) {
	for name, v := range Views {
		var now []string
		for _, q := range v.Queries {
			if q.Body != "" && !json.Valid([]byte(q.Body)) {
				t.Errorf("%s, %s: body %s is no JSON", name, q.Name, q.Body)
			}
			if q.Form == FormNow && !q.Seldom {
				now = append(now, q.Metrics...)
			}
			if (q.Form == FormReached) != strings.Contains(q.Body, Interval) {
				t.Errorf("%s, %s: of the forms %s alone asks about a time", name, q.Name, FormReached)
			}
		}
		for _, metric := range v.Concurrent {
			if !slices.Contains(now, metric) {
				t.Errorf("%s: %s is part of the sum and not asked for in every round", name, metric)
			}
		}
		if strings.Count(v.Conversation, "ID") != 1 {
			t.Errorf("%s: conversation is asked at %s, want one ID in it", name, v.Conversation)
		}
	}
}
