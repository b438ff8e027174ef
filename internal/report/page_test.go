package report_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/tally"
	"holdfast/internal/trial"
)

// drawn is the page of a story.
func drawn(t *testing.T, s story, change func(*record.Batch)) string {
	t.Helper()
	p := s.plan()
	page := report.NewPage(p)
	outcome, err := trial.Run(t.Context(), p, s.carryOut, nil, func(err error) { t.Error(err) }, func(_ *trial.Log, b *record.Batch) {
		if change != nil {
			change(b)
		}
		page.Put(b)
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := page.HTML(&b, outcome); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	scripts = regexp.MustCompile(`(?s)<script type="module">(.*?)</script>`)
	styles  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	inlined = regexp.MustCompile(`(?s)<script type="application/gzip" id="(data|kept)">(.*?)</script>`)
	address = regexp.MustCompile(`(?i)(src|href)\s*=\s*["'][^"'#]`)
)

// inside unpacks what a page holds: the data, and the kept interactions.
func inside(t *testing.T, text string) (data, kept []byte) {
	t.Helper()
	parts := map[string][]byte{}
	for _, m := range inlined.FindAllStringSubmatch(text, -1) {
		z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(m[2])))
		if err != nil {
			t.Fatal(err)
		}
		if parts[m[1]], err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return parts["data"], parts["kept"]
}

func TestPageIsOneFileThatNeedsNothingElse(t *testing.T) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			text := drawn(t, s, nil)
			head, _, _ := strings.Cut(text, "<body>")
			for _, part := range []*regexp.Regexp{scripts, styles} {
				m := part.FindAllStringSubmatch(text, -1)
				if len(m) != 1 {
					t.Fatalf("%d of %v, want one", len(m), part)
				}
				sum := sha256.Sum256([]byte(m[0][1]))
				if hash := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(head, "'"+hash+"'") {
					t.Errorf("the policy does not allow %v", part)
				}
			}
			if strings.Count(text, "<script") != 3 || address.MatchString(head) || !strings.Contains(head, "default-src 'none'") {
				t.Error("the page has more scripts than its own, or fetches something")
			}
			if len(text) > 1<<20 {
				t.Errorf("%d bytes, want at most a MiB", len(text))
			}
			var data struct {
				Schema  string
				Summary struct{ Verdict string }
				Points  int
				Pools   []struct{ Open, Lost []int64 }
				Ends    struct {
					Total int
					Cause []string
				}
			}
			packed, _ := inside(t, text)
			if err := json.Unmarshal(packed, &data); err != nil {
				t.Fatal(err)
			}
			if data.Schema != report.PageSchema || data.Summary.Verdict == "" || len(data.Ends.Cause) != data.Ends.Total {
				t.Errorf("data %+v", data)
			}
			for _, pool := range data.Pools {
				if data.Points > 0 && (len(pool.Open) != data.Points || pool.Open[data.Points-1] > 1) {
					t.Errorf("open %v at %d points, want none at the end", pool.Open, data.Points)
				}
			}
		})
	}
}

func TestPageRunsNothingThatAServerSent(t *testing.T) {
	hostile := `</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>` + "\u202e"
	s := stories()[0]
	text := drawn(t, s, func(b *record.Batch) {
		for i := range b.Ends {
			b.Ends[i].CloseReason, b.Ends[i].Detail = hostile, hostile
		}
		b.Interactions = append(b.Interactions, record.Interaction{Failure: hostile, Steps: []record.InteractionStep{{Detail: hostile, Failure: hostile}}})
	})
	if strings.Count(text, "<script") != 3 || strings.Contains(text, "<img") || strings.Contains(text, "<!--<") || strings.Contains(text, "\u202e") {
		t.Error("what a server sent is in the page as it was")
	}
	if data, kept := inside(t, text); strings.Contains(string(data)+string(kept), "\u202e") {
		t.Error("what turns text around is packed into the page")
	}
}

func TestPageIsBounded(t *testing.T) {
	p := &plan.Plan{Pools: []plan.Pool{{Name: "desks", Size: 50_000, URL: plan.Text("ws://127.0.0.1/x")}}}
	page := report.NewPage(p)
	runner := func(yield record.Sink) error {
		var b record.Batch
		for i := range 50_000 {
			b.Ends = append(b.Ends, record.End{Index: i, Attempt: 1, Phase: record.PhaseOpen, How: record.HowReset, Opened: time.Second, Ended: time.Duration(i) * time.Millisecond})
		}
		took := new(tally.Histogram)
		took.RecordN(1000, 50_000)
		dists := [record.Measures]*tally.Histogram{record.ConnectUS: took, record.LifetimeUS: took, record.SilenceUS: took}
		b.Tallies = []record.Tally{{Dists: dists, Counts: [record.Counters]int64{record.Attempts: 50_000, record.Opened: 50_000, record.Lost: 50_000}}}
		return yield.Put(&b)
	}
	log := trial.NewLog(p)
	if err := runner(record.SinkFunc(func(b *record.Batch) error { page.Put(b); return log.Put(b) })); err != nil {
		t.Fatal(err)
	}
	if err := log.Put(&record.Batch{Env: &record.Env{Took: time.Minute, Complete: true}}); err != nil {
		t.Fatal(err)
	}
	outcome, err := log.Judge()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := page.HTML(&b, outcome); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 4<<20 {
		t.Errorf("%d bytes for 50,000 ends", b.Len())
	}
}
