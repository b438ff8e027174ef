package report_test

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/internal/compare"
	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/simnet"
	"holdfast/internal/trial"
)

// side carries a story out and keeps its batches, as a record would.
func (s story) side(t *testing.T) compare.Side {
	t.Helper()
	var batches []*record.Batch
	outcome, err := trial.Run(t.Context(), s.plan(), s.carryOut, nil, func(err error) { t.Error(err) }, func(_ *trial.Log, b *record.Batch) {
		batches = append(batches, b)
	})
	if err != nil {
		t.Fatal(err)
	}
	return compare.Side{Outcome: outcome, Batches: func(yield func(*record.Batch) error) error {
		for _, b := range batches {
			if err := yield(b); err != nil {
				return err
			}
		}
		return nil
	}}
}

// wavering is a load whose answers take some time, and more in some seconds
// than in others; some fail.
func wavering(name string, slower float64, failing int, seed uint64) story {
	s := &told{plan: aPlan("orders", 30*time.Second, aLoad("orders", 100, 30*time.Second, "create", "read"))}
	s.plan.Scenario = name + ".yaml"
	r := rand.New(rand.NewPCG(seed, 3))
	for at := range 30 {
		mood := math.Exp(.1 * r.NormFloat64())
		groups := []group{}
		for range 20 {
			took := time.Duration(float64(30*time.Millisecond) * slower * mood * math.Exp(.4*r.NormFloat64()))
			groups = append(groups, group{n: 5, latency: took, service: took * 9 / 10})
		}
		if at%4 == int(seed)%4 && failing > 0 {
			groups[0].n -= 4
			groups = append(groups, group{n: 4, latency: 5 * time.Millisecond, service: 4 * time.Millisecond, failure: "503", detail: "no healthy upstream"})
		}
		s.second(0, groups, nil)
	}
	return story{name: name, told: s}
}

// pairs are comparisons whose whole output is kept as golden files.
func pairs() map[string][2]story {
	ping := func(p *plan.Pool) {
		p.KeepAlive = plan.KeepAlive{Kind: plan.KeepAlivePing, Every: dur(3 * time.Second), PongTimeout: dur(5 * time.Second), Jitter: .1, Share: 1}
	}
	larger := func(p *plan.Pool) { ping(p); p.Size = 600 }
	edge := func(e pack.Edge) simnet.Options { return simnet.Options{Edge: e} }
	return map[string][2]story{
		"compare-same":   {wavering("orders", 1, 1, 1), wavering("orders", 1, 1, 2)},
		"compare-slower": {wavering("orders", 1, 0, 1), wavering("orders", 1.6, 1, 2)},
		"compare-cap":    {{name: "pool", world: edge(pack.Edge{MaxConnections: 400}), pool: ping}, {name: "pool", world: edge(pack.Edge{MaxConnections: 300}), pool: ping}},
		"compare-restart": {{name: "pool", pool: ping}, {name: "pool", world: simnet.Options{
			Faults: []pack.Fault{{Do: "restart", At: dur(12 * time.Second), Announce: 1012, Reason: "deploy \x1b[31m<script>"}},
		}, pool: ping}},
		"compare-larger": {{name: "pool", pool: ping}, {name: "pool", pool: larger}},
	}
}

func TestComparisonsGolden(t *testing.T) {
	for name, pair := range pairs() {
		t.Run(name, func(t *testing.T) {
			c, err := compare.Of(pair[0].side(t), pair[1].side(t), compare.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var text, asJSON bytes.Buffer
			for _, width := range []int{0, 60, 40} {
				var one bytes.Buffer
				if err := report.CompareText(&one, c, report.TextOptions{Width: width}); err != nil {
					t.Fatal(err)
				}
				for line := range strings.SplitSeq(one.String(), "\n") {
					if most := max(width, 40); width > 0 && len([]rune(line)) > most || len([]rune(line)) > 100 {
						t.Errorf("at %d columns a line has %d: %s", width, len([]rune(line)), line)
					}
				}
				text.Write(one.Bytes())
				text.WriteString("\n----\n\n")
			}
			if err := report.CompareJSON(&asJSON, c); err != nil {
				t.Fatal(err)
			}
			golden(t, name+".txt", text.Bytes())
			golden(t, name+".json", asJSON.Bytes())
			if bytes.ContainsRune(text.Bytes(), 0x1b) || bytes.ContainsRune(asJSON.Bytes(), 0x1b) {
				t.Error("an escape character of the server got through")
			}
		})
	}
}

func TestColourMovesNothingInComparisons(t *testing.T) {
	escapes := regexp.MustCompile(`\x1b\[\d*m`)
	pair := pairs()["compare-slower"]
	c, err := compare.Of(pair[0].side(t), pair[1].side(t), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for width := 40; width <= 120; width += 8 {
		var plain, colour bytes.Buffer
		_ = report.CompareText(&plain, c, report.TextOptions{Width: width})
		_ = report.CompareText(&colour, c, report.TextOptions{Width: width, Colour: true})
		if bare := escapes.ReplaceAllString(colour.String(), ""); bare != plain.String() || bare == colour.String() {
			t.Errorf("at %d columns colour moves something, or there is none", width)
		}
	}
}

func TestComparePageHasBothRunsOnOneAxis(t *testing.T) {
	for name, pair := range pairs() {
		a, b := pair[0].side(t), pair[1].side(t)
		c, err := compare.Of(a, b, compare.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := report.ComparePage(&page, c, a, b); err != nil {
			t.Fatal(err)
		}
		text := page.String()
		if strings.Count(text, "<script") != 3 || page.Len() > 1<<20 || !strings.Contains(text, "default-src 'none'") {
			t.Errorf("%s: %d scripts, %d bytes", name, strings.Count(text, "<script"), page.Len())
		}
		var data struct {
			Schema string
			Points int
			Lines  [2]struct {
				Pools []struct{ Open []int }
				Loads []struct{ Good []int }
			}
		}
		given, _ := inside(t, text)
		if err := json.Unmarshal(given, &data); err != nil {
			t.Fatal(err)
		}
		if data.Schema != compare.Schema || data.Points < 30 {
			t.Errorf("%s: schema %q, %d points", name, data.Schema, data.Points)
		}
		for i, side := range data.Lines {
			drawn := 0
			for _, pool := range side.Pools {
				drawn = max(drawn, slices.Max(pool.Open))
			}
			for _, load := range side.Loads {
				drawn = max(drawn, slices.Max(load.Good))
			}
			if drawn < 50 {
				t.Errorf("%s: side %d has nothing to draw", name, i)
			}
		}
	}
}
