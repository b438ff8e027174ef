package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/internal/publish/queue"
)

// memory is a store that forgets nothing, until it is dead.
type memory struct {
	mu    sync.Mutex
	plan  Plan
	at    Progress
	rows  []queue.Item
	saves int
	dead  func() bool
	fail  error // what Save answers instead
}

var errDead = errors.New("the process is dead")

func (m *memory) Plan(context.Context) (Plan, Progress, bool, error) {
	return m.plan, m.at, m.rows != nil, nil
}

func (m *memory) Begin(_ context.Context, p Plan, items []*queue.Item) error {
	m.plan = p
	for _, it := range items {
		m.rows = append(m.rows, kept(it))
	}
	return nil
}

// kept is an item as a ledger keeps it.
func kept(it *queue.Item) queue.Item {
	row := *it
	row.Memo, row.Notes, row.Volatile = maps.Clone(it.Memo), slices.Clone(it.Notes), nil
	return row
}

func (m *memory) Items(context.Context) ([]*queue.Item, error) {
	var items []*queue.Item
	for i := range m.rows {
		fresh := queue.Item{}
		row := kept(&m.rows[i])
		text, err := json.Marshal(row) // what is not exported is not kept
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &fresh); err != nil {
			return nil, err
		}
		items = append(items, &fresh)
	}
	return items, nil
}

func (m *memory) Save(_ context.Context, items []*queue.Item, p Progress) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dead != nil && m.dead() {
		return errDead
	}
	if m.fail != nil {
		return m.fail
	}
	m.saves++
	m.at = p
	for _, it := range items {
		file := m.rows[it.Seq].File
		m.rows[it.Seq] = kept(it)
		m.rows[it.Seq].File = file
	}
	return nil
}

func (*memory) Close() error { return nil }

// sim is a platform on virtual time: what is put somewhere is there, and
// every change is counted.
type sim struct {
	latency   time.Duration
	perMinute int
	silent    bool // it does not tell its limits
	spoil     func(c queue.Call, n int) string
	dead      func() bool

	mu      sync.Mutex
	n       int
	opened  time.Time
	used    int
	state   map[string]map[string]any
	applied map[string]int // by path, and for creations by name
	calls   int
	refused int
	early   int // calls before the time that a 429 has promised
	promise time.Time
}

func newSim() *sim {
	return &sim{latency: 50 * time.Millisecond, state: map[string]map[string]any{}, applied: map[string]int{}}
}

func (s *sim) Do(ctx context.Context, c queue.Call) (queue.Answer, error) {
	if s.dead != nil && s.dead() {
		return queue.Answer{}, errDead
	}
	s.mu.Lock()
	there := s.latency / 2
	s.mu.Unlock()
	time.Sleep(there)
	s.mu.Lock()
	a, wait := s.serve(c)
	back := s.latency/2 + wait
	s.mu.Unlock()
	time.Sleep(back)
	return a, ctx.Err()
}

func (s *sim) serve(c queue.Call) (a queue.Answer, wait time.Duration) {
	now := time.Now()
	s.calls++
	s.n++
	how := ""
	if s.spoil != nil {
		how = s.spoil(c, s.n)
	}
	if now.Before(s.promise) {
		s.early++
	}
	switch how {
	case "refused":
		return queue.Answer{Error: "connection refused"}, 0
	case "lost_before":
		return queue.Answer{Error: "connection reset by peer", Sent: true}, 0
	case "accept_and_drop":
		return queue.Answer{Status: 202, Body: []byte(`{"status":"accepted"}`)}, 0
	case "502", "503", "500", "504", "404", "400", "409":
		status, _ := strconv.Atoi(how)
		return queue.Answer{Status: status, Body: []byte("<html>bad gateway</html>")}, 0
	}
	if seconds, ok := strings.CutPrefix(how, "429 "); ok {
		n, err := strconv.Atoi(seconds)
		if err == nil {
			s.promise = now.Add(time.Duration(n) * time.Second)
		}
		s.refused++
		return queue.Answer{Status: 429, RetryAfter: seconds}, 0
	}
	if s.perMinute > 0 {
		if now.Sub(s.opened) >= time.Minute {
			s.opened, s.used = now, 0
		}
		left := s.opened.Add(time.Minute).Sub(now)
		seconds := int((left + time.Second - 1) / time.Second)
		if s.used >= s.perMinute {
			s.refused++
			s.promise = now.Add(left)
			return queue.Answer{Status: 429, RetryAfter: strconv.Itoa(seconds)}, 0
		}
		s.used++
		if !s.silent {
			a.Allowed, a.Count, a.Reset = s.perMinute, s.used, time.Duration(seconds)*time.Second
		}
	}
	a.Status, a.Body = s.answer(c)
	switch how {
	case "lost_after":
		return queue.Answer{Error: "connection reset by peer", Sent: true}, 0
	case "502_after":
		return queue.Answer{Status: 502, Body: []byte("<html>bad gateway</html>")}, 0
	}
	return a, 0
}

func (s *sim) answer(c queue.Call) (int, []byte) {
	encode := func(v any) []byte {
		text, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		return text
	}
	path, query, _ := strings.Cut(c.Path, "?")
	q, _ := url.ParseQuery(query)
	switch c.Method {
	case http.MethodGet:
		if ids := q.Get("id"); ids != "" {
			var list []any
			for id := range strings.SplitSeq(ids, ",") {
				if v := s.state[path+"/"+id]; v != nil {
					list = append(list, v)
				}
			}
			return 200, encode(map[string]any{"entities": list})
		}
		if name := q.Get("name"); name != "" {
			return 200, encode(map[string]any{"total": s.applied[path+" "+name]})
		}
		if v := s.state[path]; v != nil {
			return 200, encode(v)
		}
		return 404, []byte(`{"code":"not.found","message":"nothing there"}`)
	case http.MethodPut:
		var body map[string]any
		if json.Unmarshal(c.Body, &body) != nil {
			return 400, nil
		}
		v := maps.Clone(s.state[path])
		if v == nil {
			v = map[string]any{}
		}
		maps.Copy(v, body)
		v["id"] = path[strings.LastIndex(path, "/")+1:]
		s.state[path] = v
		s.applied[path]++
		return 200, encode(v)
	case http.MethodPost:
		var body struct{ Name string }
		if json.Unmarshal(c.Body, &body) != nil {
			return 400, nil
		}
		s.applied[path+" "+body.Name]++
		return 200, encode(body)
	case http.MethodDelete:
		if s.state[path] == nil {
			return 404, nil
		}
		delete(s.state, path)
		s.applied[path]++
		return 204, nil
	}
	return 405, nil
}

func flowID(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

func item(seq int, id string, r request, after ...string) *queue.Item {
	spec, err := json.Marshal(&r)
	if err != nil {
		panic(err)
	}
	return &queue.Item{Seq: seq, ID: id, Kind: kindRequest, Entity: pathOf(r.Path), After: after, Spec: spec, State: queue.Pending}
}

// updates are so many changes of flows' names.
func updates(n int) []*queue.Item {
	var items []*queue.Item
	for i := range n {
		items = append(items, item(i, "u"+strconv.Itoa(i), request{Method: "PUT", Path: "/api/v2/flows/" + flowID(i), Body: json.RawMessage(fmt.Sprintf(`{"name":"flow %d"}`, i))}))
	}
	return items
}

// creations are so many POSTs, with a read-back or only a key or nothing.
func creations(n int, how string) []*queue.Item {
	var items []*queue.Item
	for i := range n {
		name := "n" + strconv.Itoa(i)
		r := request{Method: "POST", Path: "/things", Body: json.RawMessage(`{"name":"` + name + `"}`)}
		switch how {
		case "read_back":
			r.ReadBack = &readBack{Path: "/things?name=" + name, Matches: map[string]json.RawMessage{"$.total": json.RawMessage("1")}}
		case "key":
			r.Key = "key-" + name
		}
		it := item(i, name, r)
		it.Entity = name
		items = append(items, it)
	}
	return items
}

func storeOf(items []*queue.Item) *memory {
	m := &memory{}
	if err := m.Begin(context.Background(), NewPlan(Requests, "http://sim", items, time.Time{}), items); err != nil {
		panic(err)
	}
	return m
}

func seeded(seed uint64) func() float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	return r.Float64
}

func run1(t *testing.T, m *memory, s Caller, seed uint64) error {
	t.Helper()
	r := &Runner{Store: m, Caller: s, Random: seeded(seed)}
	return r.Run(t.Context())
}

func counts(m *memory) map[queue.State]int {
	n := map[queue.State]int{}
	for i := range m.rows {
		n[m.rows[i].State]++
	}
	return n
}

// TestTenThousandUpdatesTakeWhatTheLimitTakes: within 3 %, with at most 1 % of
// the calls throttled, and without a word of the platform about its limit, too.
func TestTenThousandUpdatesTakeWhatTheLimitTakes(t *testing.T) {
	for _, silent := range []bool{false, true} {
		t.Run(fmt.Sprintf("silent=%v", silent), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				const n = 10_000
				s := newSim()
				s.perMinute, s.silent = 300, silent
				jitter := rand.New(rand.NewPCG(3, 4))
				s.spoil = func(queue.Call, int) string {
					s.latency = 20*time.Millisecond + time.Duration(jitter.Int64N(int64(200*time.Millisecond)))
					return ""
				}
				m := storeOf(updates(n))
				began := time.Now()
				if err := run1(t, m, s, 1); err != nil {
					t.Fatal(err)
				}
				took, limit := time.Since(began), time.Duration(n)*time.Minute/300
				t.Logf("%d updates took %v of virtual time, the limit alone %v (%.1f %% more); %d calls, %d throttled", n, took, limit, 100*(took.Seconds()/limit.Seconds()-1), s.calls, s.refused)
				if took > limit*103/100 {
					t.Errorf("it took %v, want at most 3 %% more than %v", took, limit)
				}
				if s.refused > s.calls/100 {
					t.Errorf("%d of %d calls throttled, want at most 1 %%", s.refused, s.calls)
				}
				if got := counts(m)[queue.Applied]; got != n {
					t.Errorf("%d applied, want %d", got, n)
				}
				for path, times := range s.applied {
					if times != 1 {
						t.Errorf("%s was applied %d times", path, times)
					}
				}
			})
		})
	}
}

// TestWhatIsThereIsSkipped: a second plan of the same changes makes no change.
func TestWhatIsThereIsSkipped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		if err := run1(t, storeOf(updates(250)), s, 1); err != nil {
			t.Fatal(err)
		}
		calls := s.calls
		m := storeOf(updates(250))
		if err := run1(t, m, s, 2); err != nil {
			t.Fatal(err)
		}
		if got := counts(m)[queue.Skipped]; got != 250 {
			t.Errorf("%d skipped, want 250", got)
		}
		if looks := s.calls - calls; looks != 3 {
			t.Errorf("%d calls to see that, want 3", looks)
		}
	})
}

// once checks that everything that is applied was applied exactly once, and
// that what was not is in the dead letter with a reason.
func once(t *testing.T, m *memory, s *sim) {
	t.Helper()
	for i := range m.rows {
		it := &m.rows[i]
		r := specOf[request](it)
		key := pathOf(r.Path)
		if r.Method == "POST" {
			var body struct{ Name string }
			_ = json.Unmarshal(r.Body, &body)
			key += " " + body.Name
		}
		times := s.applied[key]
		switch it.State {
		case queue.Applied:
			if times != 1 {
				t.Errorf("%s is applied, by the platform's count %d times: %+v", it.ID, times, it.Notes)
			}
		case queue.Refused:
			if times != 0 || it.Reason == "" {
				t.Errorf("%s is refused (%q), by the platform's count applied %d times", it.ID, it.Reason, times)
			}
		case queue.InDoubt:
			if times > 1 || it.Reason == "" {
				t.Errorf("%s is in doubt (%q), by the platform's count applied %d times", it.ID, it.Reason, times)
			}
		default:
			t.Errorf("%s is %s (%s)", it.ID, it.State, it.Reason)
		}
	}
}

// TestAnHourAway: the platform is gone for an hour and the work goes on after it.
func TestAnHourAway(t *testing.T) {
	for _, how := range []string{"refused", "lost_before", "502", "503"} {
		t.Run(how, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newSim()
				began := time.Now()
				s.spoil = func(queue.Call, int) string {
					if d := time.Since(began); d > 5*time.Second && d < 5*time.Second+time.Hour {
						return how
					}
					return ""
				}
				m := storeOf(slices.Concat(updates(200)))
				if err := run1(t, m, s, 7); err != nil {
					t.Fatal(err)
				}
				once(t, m, s)
				if got := counts(m)[queue.Applied]; got != 200 {
					t.Errorf("%v, want all 200 applied", counts(m))
				}
				if took := time.Since(began); took > time.Hour+10*time.Minute {
					t.Errorf("it took %v, want it soon after the hour", took)
				}
				if s.calls > 900 {
					t.Errorf("%d calls, want few to a platform that is away", s.calls)
				}
			})
		})
	}
}

// TestLostAnswersAreReadBack: every fifth answer is lost, half of them after
// the change was made.
func TestLostAnswersAreReadBack(t *testing.T) {
	for seed := range uint64(20) {
		for _, how := range []string{"put", "read_back", "none"} {
			synctest.Test(t, func(t *testing.T) {
				s := newSim()
				dice := rand.New(rand.NewPCG(seed, 9))
				s.spoil = func(c queue.Call, _ int) string {
					if dice.IntN(5) > 0 {
						return ""
					}
					faults := []string{"lost_after", "lost_before", "502", "502_after", "refused", "429 1", "500", "504"}
					if c.Method == "GET" {
						faults = []string{"502", "refused", "429 1", "503"}
					}
					return faults[dice.IntN(len(faults))]
				}
				items := updates(60)
				if how != "put" {
					items = creations(60, how)
				}
				m := storeOf(items)
				if err := run1(t, m, s, seed); err != nil {
					t.Fatal(err)
				}
				once(t, m, s)
				n := counts(m)
				if how != "none" && n[queue.Applied] != 60 {
					t.Errorf("seed %d, %s: %v, want all applied", seed, how, n)
				}
				if how == "none" && n[queue.InDoubt] == 0 {
					t.Errorf("seed %d: %v, want some in doubt: nothing can tell of them", seed, n)
				}
			})
		}
	}
}

// TestAcceptedAndForgotten: a 202 is no proof.
func TestAcceptedAndForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		dropped := map[string]bool{}
		s.spoil = func(c queue.Call, _ int) string {
			if c.Effect && !dropped[c.Path+string(c.Body)] {
				dropped[c.Path+string(c.Body)] = true
				return "accept_and_drop"
			}
			return ""
		}
		m := storeOf(updates(20))
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		once(t, m, s)
		if n := counts(m); n[queue.Applied] != 20 {
			t.Errorf("%v, want all applied", n)
		}
		m = storeOf(creations(5, "none"))
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		if n := counts(m); n[queue.InDoubt] != 5 {
			t.Errorf("%v, want all in doubt: nothing can be read back", n)
		}
	})
}

// TestPromises: what a 429 asks for is waited out; a platform that does not
// keep its word is asked less and less often.
func TestPromises(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		began := time.Now()
		s.spoil = func(queue.Call, int) string {
			if d := time.Since(began); d > time.Second && d < 30*time.Second {
				return "429 30"
			}
			return ""
		}
		m := storeOf(updates(100))
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		once(t, m, s)
		if s.early > 4 { // those that were on their way
			t.Errorf("%d calls before the promised time, want none but those on their way", s.early)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		began := time.Now()
		s.spoil = func(queue.Call, int) string {
			if time.Since(began) < time.Hour {
				return "429 1"
			}
			return ""
		}
		m := storeOf(updates(10))
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		once(t, m, s)
		if s.calls > 120 {
			t.Errorf("%d calls in an hour of broken promises of 1 s, want far fewer", s.calls)
		}
	})
}

// TestParking: a wait of hours ends the process, and the next one keeps it.
func TestParking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		began := time.Now()
		s.spoil = func(queue.Call, int) string {
			if time.Since(began) < 2*time.Hour {
				return "429 " + strconv.Itoa(int((2*time.Hour-time.Since(began))/time.Second)+1)
			}
			return ""
		}
		m := storeOf(updates(10))
		r := &Runner{Store: m, Caller: s, Park: 15 * time.Minute, Random: seeded(1)}
		for {
			err := r.Run(t.Context())
			if err == nil {
				break
			}
			parked, ok := errors.AsType[*Parked](err)
			if !ok {
				t.Fatal(err)
			}
			if parked.Until.Before(began.Add(2 * time.Hour)) {
				t.Errorf("parked until %v, want two hours", parked.Until.Sub(began))
			}
			time.Sleep(25 * time.Minute) // and a person tries too early
		}
		once(t, m, s)
		if s.early > 0 {
			t.Errorf("%d calls in the time that was to be waited", s.early)
		}
	})
}

// TestCrashAtEveryBoundary enumerates every moment at which a crash would
// leave something different behind, and crashes there.
func TestCrashAtEveryBoundary(t *testing.T) {
	for _, how := range []string{"put", "read_back", "key", "none"} {
		for crash := 1; ; crash++ {
			survived := false
			synctest.Test(t, func(t *testing.T) {
				s := newSim()
				items := updates(3)
				if how != "put" {
					items = creations(3, how)
				}
				m := storeOf(items)
				var mu sync.Mutex
				passed, dead := 0, false
				isDead := func() bool {
					mu.Lock()
					defer mu.Unlock()
					return dead
				}
				s.dead, m.dead = isDead, isDead
				r := &Runner{Store: m, Caller: s, Random: seeded(5)}
				r.Boundary(func() {
					mu.Lock()
					defer mu.Unlock()
					if passed++; passed == crash {
						dead = true
					}
				})
				err := r.Run(t.Context())
				if survived = !dead; survived {
					if err != nil {
						t.Fatal(err)
					}
					return
				}
				s.dead, m.dead = nil, nil
				if err := run1(t, m, s, 6); err != nil {
					t.Fatalf("%s, crash %d: %v", how, crash, err)
				}
				if how == "key" { // the platform takes a key once: it is its count that is by keys
					for name, times := range s.applied {
						if times > 2 {
							t.Errorf("crash %d: %s was sent %d times", crash, name, times)
						}
					}
					return
				}
				once(t, m, s)
				if n := counts(m); how != "none" && n[queue.Applied] != 3 {
					t.Errorf("%s, crash %d: %v, want all applied", how, crash, n)
				}
			})
			if survived {
				t.Logf("%s: %d boundaries", how, crash-1)
				if crash < 10 {
					t.Errorf("%d boundaries, want more: the test proves nothing", crash-1)
				}
				break
			}
			if t.Failed() {
				return
			}
		}
	}
}

// TestOrderAndDependencies: one thing at a time for each path, and nothing
// before what it comes after.
func TestOrderAndDependencies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		var items []*queue.Item
		for i := range 60 {
			var after []string
			if i%7 == 6 {
				after = []string{"i" + strconv.Itoa(i-5)}
			}
			items = append(items, item(i, "i"+strconv.Itoa(i), request{Method: "PUT", Path: "/p/" + strconv.Itoa(i%4), Body: json.RawMessage(fmt.Sprintf(`{"n":%d}`, i))}, after...))
		}
		var order []int
		dice := rand.New(rand.NewPCG(1, 2))
		s.spoil = func(c queue.Call, n int) string {
			if c.Method != "PUT" {
				return ""
			}
			if dice.IntN(3) == 0 {
				return "503"
			}
			var body struct{ N int }
			_ = json.Unmarshal(c.Body, &body)
			order = append(order, body.N)
			return ""
		}
		m := storeOf(items)
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		at := map[int]int{}
		for i, n := range order {
			if _, twice := at[n]; twice {
				t.Errorf("%d was sent twice", n)
			}
			at[n] = i
		}
		for n := range 60 {
			if n >= 4 && at[n] < at[n-4] {
				t.Errorf("%d went before %d, of the same path", n, n-4)
			}
			if n%7 == 6 && at[n] < at[n-5] {
				t.Errorf("%d went before %d, which it comes after", n, n-5)
			}
		}
	})
}

func TestPlansThatWaitForThemselves(t *testing.T) {
	a := item(0, "a", request{Method: "PUT", Path: "/a"}, "c")
	b := item(1, "b", request{Method: "PUT", Path: "/b"}, "a")
	c := item(2, "c", request{Method: "PUT", Path: "/b"}) // behind b by its path
	if err := Check([]*queue.Item{a, b, c}); err == nil || !strings.Contains(err.Error(), "waits for itself") {
		t.Errorf("got %v, want that it waits for itself", err)
	}
	if err := Check([]*queue.Item{item(0, "a", request{Method: "PUT", Path: "/a"}, "x")}); err == nil || !strings.Contains(err.Error(), "no such item") {
		t.Errorf("got %v, want that there is no such item", err)
	}
}

// TestRefusedForGood ends at once, and what comes after it, too.
func TestRefusedForGood(t *testing.T) {
	for _, status := range []string{"400", "404", "409"} {
		synctest.Test(t, func(t *testing.T) {
			s := newSim()
			s.spoil = func(c queue.Call, _ int) string {
				if c.Method == "PUT" && c.Path == "/a" {
					return status
				}
				return ""
			}
			m := storeOf([]*queue.Item{
				item(0, "a", request{Method: "PUT", Path: "/a", Body: json.RawMessage(`{"x":1}`)}),
				item(1, "b", request{Method: "PUT", Path: "/b", Body: json.RawMessage(`{"x":1}`)}, "a"),
				item(2, "c", request{Method: "PUT", Path: "/c", Body: json.RawMessage(`{"x":1}`)}),
			})
			if err := run1(t, m, s, 1); err != nil {
				t.Fatal(err)
			}
			if n := counts(m); n[queue.Refused] != 2 || n[queue.Applied] != 1 {
				t.Errorf("%s: %v, want two refused", status, n)
			}
			if !strings.Contains(m.rows[0].Reason, status) || !strings.Contains(m.rows[0].Reason, "hint: ") || !strings.Contains(m.rows[1].Reason, "after a") {
				t.Errorf("reasons %q and %q", m.rows[0].Reason, m.rows[1].Reason)
			}
		})
	}
}

// TestPoison: one item that always fails is given up, and holds nobody up.
func TestPoison(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		s.spoil = func(c queue.Call, _ int) string {
			if strings.HasSuffix(c.Path, flowID(3)) && c.Method == "PUT" {
				return "500"
			}
			return ""
		}
		m := storeOf(updates(400))
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		n := counts(m)
		if n[queue.Applied] != 399 || n[queue.Refused] != 1 {
			t.Errorf("%v, want 399 applied and one refused", n)
		}
		if it := m.rows[3]; it.State != queue.Refused || !strings.Contains(it.Reason, "given up") || len(it.Notes) == 0 {
			t.Errorf("%s: %q, %d notes", it.State, it.Reason, len(it.Notes))
		}
	})
}

// TestALedgerThatFailsStopsEverything: nothing is sent that could not be
// written down.
func TestALedgerThatFailsStopsEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		m := storeOf(creations(50, "none"))
		full := errors.New("the disk is full")
		m.fail = full
		if err := run1(t, m, s, 1); !errors.Is(err, full) {
			t.Errorf("got %v, want that the disk is full", err)
		}
		if s.calls != 0 {
			t.Errorf("%d calls without a ledger, want none", s.calls)
		}
		// It fills up on the way.
		m.fail = nil
		s.spoil = func(_ queue.Call, n int) string {
			if n == 10 {
				m.mu.Lock()
				m.fail = full
				m.mu.Unlock()
			}
			return ""
		}
		if err := run1(t, m, s, 1); !errors.Is(err, full) {
			t.Errorf("got %v, want that the disk is full", err)
		}
		m.fail, s.spoil = nil, nil
		if err := run1(t, m, s, 2); err != nil {
			t.Fatal(err)
		}
		once(t, m, s)
	})
}

// TestInterruptKeepsEverything lets what is on its way come in.
func TestInterruptKeepsEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSim()
		m := storeOf(creations(50, "none"))
		ctx, cancel := context.WithCancel(t.Context())
		s.spoil = func(_ queue.Call, n int) string {
			if n == 10 {
				cancel()
			}
			return ""
		}
		r := &Runner{Store: m, Caller: s, Random: seeded(1)}
		if err := r.Run(ctx); !errors.Is(err, ErrInterrupted) {
			t.Fatalf("got %v, want ErrInterrupted", err)
		}
		if n := counts(m); n[queue.InDoubt] != 0 || n[queue.Applied] < 10 {
			t.Errorf("%v after the interrupt", n)
		}
		s.spoil = nil
		if err := run1(t, m, s, 1); err != nil {
			t.Fatal(err)
		}
		once(t, m, s)
		if n := counts(m); n[queue.Applied] != 50 {
			t.Errorf("%v, want all applied", n)
		}
	})
}

// slowLedger takes a second for each save after the first answer, so that
// other answers come in meanwhile.
type slowLedger struct{ *memory }

func (l slowLedger) Save(ctx context.Context, items []*queue.Item, p Progress) error {
	if len(items) > 0 && items[0].State.Over() {
		time.Sleep(time.Second)
	}
	return l.memory.Save(ctx, items, p)
}

type callerFunc func(c queue.Call) (queue.Answer, error)

func (f callerFunc) Do(_ context.Context, c queue.Call) (queue.Answer, error) { return f(c) }

// TestAnswersBesideAFailedLoginAreKept: what the platform has said of others
// is no doubt because there is no token for one.
func TestAnswersBesideAFailedLoginAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := storeOf(creations(4, "none"))
		wrong := &LoginError{Err: errors.New("wrong secret")}
		platform := callerFunc(func(c queue.Call) (queue.Answer, error) {
			var body struct{ Name string }
			if err := json.Unmarshal(c.Body, &body); err != nil {
				return queue.Answer{}, err
			}
			n, err := strconv.Atoi(body.Name[1:])
			time.Sleep(time.Duration(n+1) * 100 * time.Millisecond)
			if n == 2 {
				return queue.Answer{}, wrong
			}
			return queue.Answer{Status: 200}, err
		})
		r := &Runner{Store: slowLedger{m}, Caller: platform, PerMinute: 1e6, Random: seeded(1)}
		if err := r.Run(t.Context()); !errors.Is(err, wrong) {
			t.Errorf("got %v, want that the secret is wrong", err)
		}
		for i, want := range []queue.State{queue.Applied, queue.Applied, queue.Pending, queue.Applied} {
			if it := m.rows[i]; it.State != want || it.Sent {
				t.Errorf("%s is %s, sent %v; want %s, and nothing unknown", it.ID, it.State, it.Sent, want)
			}
		}
	})
}

// TestAStorageThatWantsToWaitParksNobodyElse: the work ends when nothing else
// is left to do.
func TestAStorageThatWantsToWaitParksNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		flow := &queue.Item{ID: "flow", Kind: kindFlow, Entity: "flow", Spec: []byte(`{"type":"WORKFLOW","name":"a"}`), File: []byte("workflow: {name: a}"), State: queue.Pending}
		items := []*queue.Item{flow}
		for i, it := range updates(50) {
			it.Seq = i + 1
			items = append(items, it)
		}
		m := storeOf(items)
		s := newSim()
		platform := callerFunc(func(c queue.Call) (queue.Answer, error) {
			switch {
			case c.Path == jobsPath:
				return queue.Answer{Status: 200, Body: []byte(`{"id":"j","presignedUrl":"http://storage/j","headers":{}}`)}, nil
			case c.Path == "http://storage/j":
				return queue.Answer{Status: 429, RetryAfter: "7200"}, nil
			case strings.HasPrefix(c.Path, "/api/v2/flows?type="):
				return queue.Answer{Status: 200, Body: []byte(`{"entities":[]}`)}, nil
			}
			return s.Do(t.Context(), c)
		})
		r := &Runner{Store: m, Caller: platform, Park: 15 * time.Minute, Random: seeded(1)}
		err := r.Run(t.Context())
		if parked, ok := errors.AsType[*Parked](err); !ok || time.Until(parked.Until) < 100*time.Minute {
			t.Errorf("got %v, want that it is parked for two hours", err)
		}
		if n := counts(m); n[queue.Applied] != 50 || n[queue.Pending] != 1 {
			t.Errorf("%v, want 50 applied and the flow to do", n)
		}
	})
}

// TestAnInterruptIsNoExcuseForTheLedger: that the work could not be kept is
// what is said then.
func TestAnInterruptIsNoExcuseForTheLedger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, full := newSim(), errors.New("the disk is full")
		m := storeOf(creations(50, "none"))
		ctx, cancel := context.WithCancel(t.Context())
		s.spoil = func(_ queue.Call, n int) string {
			if n == 10 {
				m.mu.Lock()
				m.fail = full
				m.mu.Unlock()
				cancel()
			}
			return ""
		}
		r := &Runner{Store: m, Caller: s, Random: seeded(1)}
		if err := r.Run(ctx); !errors.Is(err, full) || errors.Is(err, ErrInterrupted) {
			t.Errorf("got %v, want only that the disk is full", err)
		}
	})
}

// TestALoginThatWorksLaterIsWaitedFor: half an hour without tokens, met by
// several calls at once each time.
func TestALoginThatWorksLaterIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, s, began := storeOf(creations(200, "none")), newSim(), time.Now()
		platform := callerFunc(func(c queue.Call) (queue.Answer, error) {
			if since := time.Since(began); since > time.Second && since < 30*time.Minute {
				return queue.Answer{}, &LoginError{Err: errors.New("status 503"), Later: true}
			}
			return s.Do(t.Context(), c)
		})
		slow := callerFunc(func(c queue.Call) (queue.Answer, error) {
			time.Sleep(5 * time.Second)
			return platform(c)
		})
		if err := run1(t, m, slow, 1); err != nil {
			t.Fatal(err)
		}
		once(t, m, s)
		if n := counts(m); n[queue.Applied] != 200 {
			t.Errorf("%v, want all applied", n)
		}
	})
}

// TestAnUpdateThatIsTakenAndForgottenIsGivenUp, also by a platform that takes
// it each time it is asked.
func TestAnUpdateThatIsTakenAndForgottenIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		it := &queue.Item{ID: "week", Kind: kindSchedule, Entity: "u/w", Spec: []byte(`{"businessUnitId":"u","weekDate":"w","scheduleId":"s","description":"d","published":true}`), File: []byte(`{"agentSchedules":[]}`), State: queue.Pending}
		m, began := storeOf([]*queue.Item{it}), time.Now()
		platform := callerFunc(func(c queue.Call) (queue.Answer, error) {
			time.Sleep(10 * time.Millisecond)
			switch {
			case time.Since(began) > 48*time.Hour:
				return queue.Answer{}, errors.New("asked for two days")
			case strings.HasSuffix(c.Path, "/uploadurl"):
				return queue.Answer{Status: 200, Body: []byte(`{"uploadKey":"k","url":"http://storage/k","headers":{}}`)}, nil
			case strings.HasSuffix(c.Path, "/update"):
				return queue.Answer{Status: 202, Body: []byte(`{"operationId":"o"}`)}, nil
			}
			return queue.Answer{Status: 200, Body: []byte(`{"id":"s","description":"d","metadata":{"version":1}}`)}, nil
		})
		if err := run1(t, m, platform, 1); err != nil {
			t.Fatal(err)
		}
		if got := m.rows[0]; got.State != queue.InDoubt || time.Since(began) > time.Hour {
			t.Errorf("%s (%s) after %v, want it in doubt within an hour", got.State, got.Reason, time.Since(began))
		}
	})
}
