package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"holdfast/internal/publish/queue"
	"holdfast/internal/scenario"
)

// Bounds of what is read.
const (
	maxFlowFile = 8 << 20
	maxLine     = 1 << 20
	maxItems    = 1_000_000
	maxJSONFile = 32 << 20
)

// Kinds of items, as programs know them.
const (
	kindRequest  = "request"
	kindFlow     = "flow"
	kindSchedule = "schedule"
)

// programs are what the kinds do.
func programs() map[string]queue.Program {
	return map[string]queue.Program{kindRequest: &requests{}, kindFlow: flows{}, kindSchedule: schedules{}}
}

// Inputs that Read knows.
const (
	Flows     = "flows"
	Schedules = "schedules"
	Requests  = "requests"
)

// Read makes the items of a plan from files and folders. All that is wrong
// with them is one error, a line for each.
func Read(what string, inputs []string) ([]*queue.Item, error) {
	var r reading
	switch what {
	case Requests:
		for _, path := range inputs {
			r.requests(path)
		}
	case Flows:
		for _, path := range r.files(inputs, ".yaml", ".yml", ".json") {
			r.flow(path)
		}
	case Schedules:
		r.schedules(r.files(inputs, ".json"))
	}
	if len(r.items) == 0 && len(r.wrong) == 0 {
		r.fail("%s: nothing to publish in it", strings.Join(inputs, ", "))
	}
	return r.items, errors.Join(r.wrong...)
}

type reading struct {
	items []*queue.Item
	ids   map[string]bool
	wrong []error
}

// maxWrong bounds what is said of one input.
const maxWrong = 50

func (r *reading) fail(format string, args ...any) {
	if len(r.wrong) < maxWrong {
		r.wrong = append(r.wrong, fmt.Errorf(format, args...))
	}
}

// files are the files with these endings in files and folders, by name.
func (r *reading) files(inputs []string, endings ...string) (paths []string) {
	for _, input := range inputs {
		info, err := os.Stat(input)
		if err != nil {
			r.fail("%w", err)
			continue
		}
		if !info.IsDir() {
			paths = append(paths, input)
			continue
		}
		err = filepath.WalkDir(input, func(path string, d fs.DirEntry, err error) error {
			switch ending := strings.ToLower(filepath.Ext(path)); {
			case err != nil:
				return err
			case strings.HasPrefix(d.Name(), ".") && path != input:
				if d.IsDir() {
					return filepath.SkipDir
				}
			case d.Type().IsRegular() && slices.Contains(endings, ending):
				paths = append(paths, path)
			case strings.HasPrefix(ending, ".i3"):
				r.fail("%s: the export of the platform's own editor can't be published by a job, want the flow as YAML", path)
			}
			return nil
		})
		if err != nil {
			r.fail("%w", err)
		}
	}
	return paths
}

func (r *reading) add(at string, it *queue.Item, spec any) {
	if r.ids == nil {
		r.ids = map[string]bool{}
	}
	if r.ids[it.ID] {
		r.fail("%s: id %q is there twice", at, it.ID)
		return
	}
	if len(r.items) >= maxItems {
		r.fail("%s: more than %d items", at, maxItems)
		return
	}
	text, err := json.Marshal(spec)
	if err != nil {
		r.fail("%s: %w", at, err)
		return
	}
	r.ids[it.ID] = true
	it.Seq, it.Spec, it.State = len(r.items), text, queue.Pending
	r.items = append(r.items, it)
}

// bounded reads a whole file.
func bounded(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(text)) > limit {
		err = fmt.Errorf("%s: more than %d bytes, want at most that", path, limit)
	}
	return text, err
}

// line is one line of `publish requests`.
type line struct {
	ID string `json:"id"`
	request

	After []string `json:"after"`
}

// strictly reads JSON that has the known keys and nothing behind it.
func strictly(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the JSON object")
	}
	return nil
}

// forbidden headers are set by us, or would carry secrets into the ledger.
var forbidden = []string{"Authorization", "Cookie", "Proxy-Authorization", "Host", "Content-Length", "Transfer-Encoding", "Connection", "Idempotency-Key"}

func (r *reading) requests(path string) {
	text, err := bounded(path, 1<<30)
	if err != nil {
		r.fail("%w", err)
		return
	}
	n := 0
	for raw := range bytes.Lines(text) {
		n++
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 {
			continue
		}
		at := fmt.Sprintf("%s:%d", path, n)
		var l line
		if len(raw) > maxLine {
			r.fail("%s: a line of %d bytes, want at most %d", at, len(raw), maxLine)
			continue
		}
		if err := strictly(raw, &l); err != nil {
			r.fail("%s: %w", at, err)
			continue
		}
		l.Method = strings.ToUpper(l.Method)
		if err := l.check(); err != nil {
			r.fail("%s: %w", at, err)
			continue
		}
		r.add(at, &queue.Item{ID: l.ID, Kind: kindRequest, Entity: pathOf(l.Path), After: l.After}, &l.request)
	}
}

// pathOf is a path without its query: what order holds for.
func pathOf(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return path
}

func (l *line) check() error {
	switch {
	case l.ID == "" || len(l.ID) > 200:
		return errors.New("id is missing or longer than 200 bytes")
	case !slices.Contains([]string{"GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"}, l.Method):
		return fmt.Errorf("method %q, want GET, HEAD, OPTIONS, PUT, POST, PATCH or DELETE", l.Method)
	}
	if err := validPath(l.Path); err != nil {
		return err
	}
	for name, value := range l.Headers {
		if name == "" || strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789-_.!#$%&'*+^`|~") != "" || strings.ContainsAny(value, "\r\n\x00") {
			return fmt.Errorf("header %q is none", name)
		}
		if slices.ContainsFunc(forbidden, func(f string) bool { return strings.EqualFold(f, name) }) {
			return fmt.Errorf("header %s can't be given here: holdfast sets it, or it would be kept in the ledger", name)
		}
	}
	if strings.ContainsFunc(l.Key, func(c rune) bool { return c <= ' ' || c > '~' }) || len(l.Key) > 255 {
		return errors.New("idempotency_key wants at most 255 printable characters without spaces")
	}
	if b := l.ReadBack; b != nil {
		if err := validPath(b.Path); err != nil {
			return fmt.Errorf("read_back: %w", err)
		}
		if len(b.Matches) == 0 {
			return errors.New("read_back.matches is empty: nothing would tell whether it is so")
		}
		for path := range b.Matches {
			if _, err := scenario.PathSteps(path); err != nil {
				return fmt.Errorf("read_back.matches: %w", err)
			}
		}
	}
	return nil
}

// flow takes a flow's file, or its metadata.
func (r *reading) flow(path string) {
	text, err := bounded(path, maxFlowFile)
	if err != nil {
		r.fail("%w", err)
		return
	}
	if strings.EqualFold(filepath.Ext(path), ".json") {
		r.metadata(path, text)
		return
	}
	f, err := readFlow(text)
	if err != nil {
		r.fail("%s: %w", path, err)
		return
	}
	f.File = filepath.Base(path)
	r.add(path, &queue.Item{ID: path, Kind: kindFlow, Entity: f.Type + "/" + strings.ToLower(f.Name), File: text}, &f)
}

// metadata takes a flow as the API shows it, or a list of them, and asks for
// what a client may change: name and description.
func (r *reading) metadata(path string, text []byte) {
	type flow struct {
		ID          string  `json:"id"`
		Name        *string `json:"name"`
		Description *string `json:"description,omitempty"`
	}
	var one flow
	var list struct {
		Entities []flow `json:"entities"`
	}
	if err := json.Unmarshal(text, &list); err != nil {
		r.fail("%s: %w", path, err)
		return
	}
	several := list.Entities != nil
	if !several {
		if err := json.Unmarshal(text, &one); err != nil {
			r.fail("%s: %w", path, err)
			return
		}
		list.Entities = []flow{one}
	}
	for i, f := range list.Entities {
		at := path
		if several {
			at = fmt.Sprintf("%s: entities[%d]", path, i)
		}
		if f.ID == "" || f.Name == nil {
			r.fail("%s: a flow's metadata wants id and name", at)
			continue
		}
		id := f.ID
		f.ID = ""
		body, err := json.Marshal(struct {
			Name        *string `json:"name"`
			Description *string `json:"description,omitempty"`
		}{f.Name, f.Description})
		if err != nil {
			r.fail("%s: %w", at, err)
			continue
		}
		name := path
		if several {
			name = path + "#" + id
		}
		target := "/api/v2/flows/" + pathEscape(id)
		r.add(at, &queue.Item{ID: name, Kind: kindRequest, Entity: target}, &request{Method: "PUT", Path: target, Body: body})
	}
}
