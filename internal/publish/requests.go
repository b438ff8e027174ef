package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/pack"
	"holdfast/internal/publish/queue"
	"holdfast/internal/scenario"
)

// request is a call that somebody wants made: a line of `publish requests`, or
// the metadata of a flow.
type request struct {
	Method   string            `json:"method"`
	Path     string            `json:"path"`
	Body     json.RawMessage   `json:"body,omitempty"`
	Headers  map[string]string `json:"headers,omitempty"`
	Key      string            `json:"idempotency_key,omitempty"`
	ReadBack *readBack         `json:"read_back,omitempty"`
}

// readBack says where a request's effect can be seen, and how it looks there.
type readBack struct {
	Path    string                     `json:"path"`
	Matches map[string]json.RawMessage `json:"matches"`
}

// The steps of a request.
const (
	stepLook   = "look"   // is it as wanted already?
	stepSend   = "send"   //
	stepVerify = "verify" // did it take effect?
)

// Keys of a request's memo.
const (
	memoAccepted = "accepted" // how often it was answered by 202
	memoLooks    = "looks"    // read-backs since the call that is in question
	memoLocked   = "locked"   // since when somebody else's lock is in the way
)

const (
	// acceptedWait is how long what was accepted (202) may take to be seen.
	acceptedWait = time.Minute
	// settleWait is how long a call whose answer was lost may still take to
	// take effect before a read-back is believed.
	settleWait = 2 * time.Second
	// maxAccepted is how often a call is repeated that is accepted and then
	// forgotten.
	maxAccepted = 3
	// lockLooks is how often a lock or another operation is met before it is
	// given up: with the growing waits about four minutes.
	lockLooks = 12
)

// requests is the program of requests.
type requests struct {
	last   []byte // the body of the latest shared answer
	shared map[string]json.RawMessage
}

func specOf[T any](it *queue.Item) (spec T) {
	if err := json.Unmarshal(it.Spec, &spec); err != nil {
		panic(fmt.Sprintf("spec of %s: %v", it.ID, err)) // we wrote it, and read it once already
	}
	return spec
}

// seen is where the effect of a request can be read; false if nowhere.
func (r *request) seen() (string, bool) {
	switch {
	case r.ReadBack != nil:
		return r.ReadBack.Path, true
	case r.Method == http.MethodPut && isObject(r.Body):
		return r.Path, true
	}
	return "", false
}

func isObject(body []byte) bool {
	body = bytes.TrimLeft(body, " \t\r\n")
	return len(body) > 0 && body[0] == '{'
}

// idempotent reports a request that may be repeated without a look (RFC 9110
// 9.2.2), or of which its author says so by giving a key.
func (r *request) idempotent() bool {
	return r.Key != "" || slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions}, r.Method)
}

func (r *request) safe() bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions
}

// at is the step of an item, the first if it has not begun.
func (*requests) at(it *queue.Item, r *request) string {
	if it.Step != "" {
		return it.Step
	}
	if _, ok := r.seen(); ok {
		return stepLook
	}
	return stepSend
}

// Scope is one for all: the token's.
func (*requests) Scope(*queue.Item) string { return scopeToken }

// Call is what the item's step asks for.
func (p *requests) Call(it *queue.Item) (queue.Call, error) {
	r := specOf[request](it)
	if step := p.at(it, &r); step != stepSend {
		it.Step = step
		path, _ := r.seen()
		return queue.Call{Method: http.MethodGet, Path: path, Repeatable: true}, nil
	}
	it.Step = stepSend
	c := queue.Call{Method: r.Method, Path: r.Path, Header: map[string]string{}, Effect: !r.safe(), Repeatable: r.idempotent()}
	if r.Body != nil {
		c.Body = r.Body
		c.Header["Content-Type"] = "application/json"
	}
	for name, value := range r.Headers {
		c.Header[http.CanonicalHeaderKey(name)] = value
	}
	if r.Key != "" {
		c.Header["Idempotency-Key"] = r.Key
	}
	return c, nil
}

// Group lets the first looks at entities of a platform that can list many at
// once share a call.
func (p *requests) Group(it *queue.Item) string {
	r := specOf[request](it)
	if p.at(it, &r) != stepLook || r.ReadBack != nil {
		return ""
	}
	if list, id := pack.ListOf(r.Path); id != "" {
		return list
	}
	return ""
}

// Together asks for all of a group.
func (p *requests) Together(items []*queue.Item) queue.Call {
	var ids []string
	list := ""
	for _, it := range items {
		r := specOf[request](it)
		var id string
		list, id = pack.ListOf(r.Path)
		ids = append(ids, id)
		it.Step = stepLook
	}
	return queue.Call{Method: http.MethodGet, Path: list + strings.Join(ids, ","), Repeatable: true}
}

// Topic is none: nobody tells of any request.
func (*requests) Topic(*queue.Item) string { return "" }

// Heard is never told anything.
func (*requests) Heard(*queue.Item, []byte) bool { return false }

// After says where an answer leads.
func (p *requests) After(it *queue.Item, a queue.Answer) queue.Move {
	r := specOf[request](it)
	switch it.Step {
	case stepLook:
		if p.matches(&r, a) {
			return queue.Move{End: queue.Skipped, Reason: "it was so already"}
		}
		if r.ReadBack != nil && a.Status == http.StatusBadRequest {
			return queue.Move{End: queue.Refused, Reason: "the read_back is refused: " + refusal(a)}
		}
		return queue.Move{Step: stepSend}
	case stepVerify:
		return p.verified(it, &r, a)
	}
	return p.sent(it, &r, a)
}

// sent judges the answer to the request itself.
func (p *requests) sent(it *queue.Item, r *request, a queue.Answer) queue.Move {
	gone := a.Status == http.StatusNotFound || a.Status == http.StatusGone
	switch {
	case a.Status == http.StatusAccepted && !r.safe():
		if _, ok := r.seen(); !ok {
			return queue.Move{End: queue.InDoubt, Reason: "accepted (202), and nothing tells whether it took effect\nhint: give the line a read_back"}
		}
		it.Remember(memoAccepted, next(it, memoAccepted))
		delete(it.Memo, memoLooks)
		return queue.Move{Step: stepVerify, Wait: time.Second, Reason: "accepted (202), not seen yet"}
	case a.Status < 300:
		return queue.Move{End: queue.Applied}
	case r.Method == http.MethodDelete && gone && it.Doubt:
		return queue.Move{End: queue.Applied, Reason: "the answer was lost; it is gone"}
	case r.Method == http.MethodDelete && gone:
		return queue.Move{End: queue.Skipped, Reason: "it was gone already"}
	case a.Status == http.StatusConflict && passes(a):
		return waitForLock(it, stepSend, a)
	}
	return queue.Move{End: queue.Refused, Reason: refusal(a)}
}

// verified judges a read-back.
func (p *requests) verified(it *queue.Item, r *request, a queue.Answer) queue.Move {
	if p.matches(r, a) {
		return queue.Move{End: queue.Applied, Reason: reasonSeen(it)}
	}
	unreadable := a.Status >= 300 && a.Status != http.StatusNotFound && a.Status != http.StatusGone
	looks, accepted := number(it, memoLooks)+1, number(it, memoAccepted)
	it.Remember(memoLooks, strconv.Itoa(looks))
	switch {
	case unreadable && !r.idempotent():
		return queue.Move{End: queue.InDoubt, Reason: "the answer was lost, and the read_back is refused: " + refusal(a)}
	case unreadable && accepted > 0:
		return queue.Move{End: queue.InDoubt, Reason: "accepted (202), and it can't be read back: " + refusal(a)}
	case unreadable:
		return queue.Move{Step: stepSend, Failed: true, Reason: "the answer was lost"}
	case accepted > 0 && waited(looks) < acceptedWait:
		return queue.Move{Step: stepVerify, Wait: pollWait(looks), Reason: "accepted (202), not seen yet"}
	case accepted >= maxAccepted:
		return queue.Move{End: queue.InDoubt, Reason: fmt.Sprintf("accepted (202) %d times, and never seen", accepted)}
	case accepted > 0 && !r.idempotent():
		return queue.Move{End: queue.InDoubt, Reason: "accepted (202), and not seen within " + acceptedWait.String()}
	case accepted == 0 && looks < 2:
		return queue.Move{Step: stepVerify, Wait: settleWait, Reason: "the answer was lost, reading back"}
	}
	it.Doubt = false // it was looked at, twice
	delete(it.Memo, memoLooks)
	return queue.Move{Step: stepSend, Failed: true, Reason: "the answer was lost, and it did not take effect"}
}

func reasonSeen(it *queue.Item) string {
	if it.Doubt {
		return "the answer was lost; it was read back"
	}
	return ""
}

// Doubt reads back if that is possible, and repeats what may be repeated.
func (p *requests) Doubt(it *queue.Item) queue.Move {
	r := specOf[request](it)
	if _, ok := r.seen(); ok {
		delete(it.Memo, memoLooks)
		delete(it.Memo, memoAccepted)
		return queue.Move{Step: stepVerify, Wait: settleWait / 4, Reason: "the answer was lost, reading back"}
	}
	if r.idempotent() {
		return queue.Move{Step: stepSend, Failed: true, Reason: "the answer was lost"}
	}
	return queue.Move{End: queue.InDoubt, Reason: "the answer was lost, and it can neither be read back nor repeated\nhint: look whether it took effect; an idempotency_key or a read_back would tell"}
}

// matches reports whether an answer shows the wanted state.
func (p *requests) matches(r *request, a queue.Answer) bool {
	if a.Status != http.StatusOK || a.Cut {
		return false
	}
	body := json.RawMessage(a.Body)
	if a.Grouped {
		body = p.one(r.Path, a.Body)
	}
	got, err := decode(body)
	if err != nil {
		return false
	}
	if r.ReadBack == nil {
		want, err := decode(r.Body)
		return err == nil && within(want, got)
	}
	for path, value := range r.ReadBack.Matches {
		steps, err := scenario.PathSteps(path)
		if err != nil {
			return false
		}
		want, err := decode(value)
		if err != nil {
			return false
		}
		found, ok := follow(got, steps)
		if !ok || !within(want, found) || !within(found, want) {
			return false
		}
	}
	return true
}

// one is an entity of a shared answer. The answer is taken apart once.
func (p *requests) one(path string, body []byte) json.RawMessage {
	if p.shared == nil || len(body) == 0 || len(p.last) != len(body) || &p.last[0] != &body[0] {
		var list struct {
			Entities []json.RawMessage `json:"entities"`
		}
		p.last, p.shared = body, map[string]json.RawMessage{}
		if json.Unmarshal(body, &list) == nil {
			for _, raw := range list.Entities {
				var named struct {
					ID string `json:"id"`
				}
				if json.Unmarshal(raw, &named) == nil {
					p.shared[named.ID] = raw
				}
			}
		}
	}
	_, id := pack.ListOf(path)
	return p.shared[id]
}

// decode reads JSON with its numbers as they are written.
func decode(text []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// within reports whether everything that is wanted is there: of objects every
// member, of anything else the same.
func within(want, got any) bool {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			return false
		}
		for key, value := range w {
			found, ok := g[key]
			if !ok && value != nil || !within(value, found) {
				return false
			}
		}
		return true
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			return false
		}
		for i := range w {
			if !within(w[i], g[i]) {
				return false
			}
		}
		return true
	case json.Number:
		g, ok := got.(json.Number)
		if !ok {
			return false
		}
		a, errA := w.Float64()
		b, errB := g.Float64()
		return w == g || errA == nil && errB == nil && a == b && (w.String() == g.String() || a < 1<<53 && a > -1<<53)
	}
	return want == got
}

func follow(v any, steps []any) (any, bool) {
	for _, step := range steps {
		switch s := step.(type) {
		case string:
			object, _ := v.(map[string]any)
			found, ok := object[s]
			if !ok {
				return nil, false
			}
			v = found
		case int:
			list, _ := v.([]any)
			if s >= len(list) {
				return nil, false
			}
			v = list[s]
		}
	}
	return v, true
}

func number(it *queue.Item, key string) int {
	n, _ := strconv.Atoi(it.Memo[key]) // absent is 0
	return n
}

func next(it *queue.Item, key string) string { return strconv.Itoa(number(it, key) + 1) }

// pollWait is how long to wait before the next look, after so many.
func pollWait(looks int) time.Duration {
	return min(time.Second<<min(max(looks-1, 0), 5), 15*time.Second)
}

// waited is how long the waits before so many looks have been together.
func waited(looks int) (sum time.Duration) {
	for i := range looks {
		sum += pollWait(i + 1)
	}
	return sum
}

// passes reports a conflict that will be over by itself, or when somebody else
// is done: a lock, or an operation.
func passes(a queue.Answer) bool {
	text := strings.ToLower(queue.Message(a.Body))
	return strings.Contains(text, "locked") || strings.Contains(text, "in progress") || strings.Contains(text, "in.progress") || strings.Contains(text, "under way")
}

// waitForLock tries again later, and names the holder when that takes too long.
func waitForLock(it *queue.Item, step string, a queue.Answer) queue.Move {
	looks := number(it, memoLocked) + 1
	it.Remember(memoLocked, strconv.Itoa(looks))
	if looks > lockLooks {
		return queue.Move{End: queue.Refused, Reason: fmt.Sprintf("status %d: %s\nhint: whoever holds it must check it in or unlock it; then publish resume --again refused", a.Status, queue.Message(a.Body))}
	}
	return queue.Move{Step: step, Wait: min(pollWait(looks)*2, 30*time.Second), Reason: "waits: " + queue.Message(a.Body)}
}

// refusal says what was refused, and what to do about it.
func refusal(a queue.Answer) string {
	text := fmt.Sprintf("status %d", a.Status)
	if m := queue.Message(a.Body); m != "" {
		text += ": " + m
	}
	hint := map[int]string{
		http.StatusBadRequest:            "the request itself is wrong: correct the input",
		http.StatusForbidden:             "the credentials lack a permission for it",
		http.StatusNotFound:              "there is nothing at this path: look at the id in it",
		http.StatusMethodNotAllowed:      "this method is not known at this path",
		http.StatusConflict:              "somebody has changed it meanwhile: read it, and make the input fit",
		http.StatusGone:                  "it was deleted",
		http.StatusPreconditionFailed:    "somebody has changed it meanwhile: read it, and make the input fit",
		http.StatusUnprocessableEntity:   "it is not what this path takes; an idempotency_key must not stand for two different requests",
		http.StatusRequestEntityTooLarge: "it is larger than the platform takes: make it smaller",
	}[a.Status]
	if hint != "" {
		text += "\nhint: " + hint
	}
	return text
}

// validPath reports a path below a target: it begins with one slash, and
// leads nowhere else.
func validPath(path string) error {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return fmt.Errorf("path %q: want one that begins with a single /", path)
	}
	if u, err := url.Parse(path); err != nil || u.Host != "" || u.Fragment != "" || strings.ContainsAny(path, " \t\r\n\\") {
		return fmt.Errorf("path %q can't be read", path)
	}
	return nil
}
