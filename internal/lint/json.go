package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"holdfast/internal/safe"
)

// jsonReader reads what is JSON: exports, the API's configuration, definitions
// of Data Actions and schedule inputs.
type jsonReader struct {
	file  string
	flow  *Flow
	left  int
	err   error
	types map[string]string
}

func object(v any) map[string]any { m, _ := v.(map[string]any); return m }
func list(v any) []any            { l, _ := v.([]any); return l }
func text(v any) string           { s, _ := v.(string); return s }

func (r *jsonReader) read(root any) (*Flow, error) {
	m := object(root)
	switch {
	case m == nil:
		if calls := list(root); len(calls) > 0 && object(calls[0])["method"] != nil {
			return r.requests(calls), nil
		}
	case m["flowSequenceItemList"] != nil:
		return r.architect(m)
	case m["agentSchedules"] != nil:
		return r.schedule(m), nil
	case list(m["requests"]) != nil:
		return r.requests(list(m["requests"])), nil
	case object(m["config"]) != nil && (m["contract"] != nil || m["integrationType"] != nil || m["actionType"] != nil || object(object(m["config"])["request"]) != nil):
		return r.definition(m), nil
	case object(m["logLevelCharacteristics"]) != nil:
		f := &Flow{Kind: "workflow", Name: "logLevelCharacteristics"}
		f.level("level", text(object(m["logLevelCharacteristics"])["level"]), Place{})
		return f, nil
	default:
		for _, key := range []string{"configuration", "flow", "data", "body"} { // wrapped once
			if inner := object(m[key]); inner["flowSequenceItemList"] != nil {
				return r.architect(inner)
			}
		}
	}
	return nil, notAFlow(r.file, 1, 1, "the JSON has no flowSequenceItemList, no Data Action and no agentSchedules")
}

// architect reads a flow as Architect keeps it.
func (r *jsonReader) architect(m map[string]any) (*Flow, error) {
	kind := kindOf(text(m["type"]))
	if kind == "" {
		kind = kindOf(strings.TrimSuffix(strings.TrimPrefix(extension(r.file), "i3"), "Flow"))
	}
	if kind == "" {
		kind = exportKinds[extension(r.file)]
	}
	if kind == "" {
		kind = "workflow"
		if t := text(m["type"]); t != "" {
			kind = safe.Text(t, 40)
		}
	}
	r.flow = &Flow{Kind: kind, Name: text(m["name"])}
	if r.flow.Name == "" {
		r.flow.Name = kind
	}
	items := list(m["flowSequenceItemList"])
	ids := make(map[string]bool, len(items))
	for _, item := range items {
		if id := text(object(item)["id"]); id != "" {
			ids[id] = true
		}
	}
	for _, item := range items {
		if s := r.sequence(object(item), ids); s != nil {
			if strings.HasPrefix(text(object(item)["__type"]), "Loop") { // it runs by itself
				r.flow.entries = append(r.flow.entries, s)
			}
			r.flow.Sequences = append(r.flow.Sequences, s)
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	var refs []string
	for _, key := range sortedKeys(m) {
		switch key {
		case "flowSequenceItemList", "manifest", "uiMetaData", "variables", "initialSequence":
		default:
			r.settings(key, m[key], ids, &refs, 0)
		}
	}
	r.flow.begin(text(m["initialSequence"]), refs)
	return r.flow, r.err
}

// extension is how a file's name ends.
func extension(file string) string {
	return file[strings.LastIndexByte(file, '.')+1:]
}

// exportKinds are the kinds that endings of exports name.
var exportKinds = map[string]string{
	"i3InboundFlow": "inboundCall", "i3InQueueFlow": "inqueueCall", "i3OutboundFlow": "outboundCall", "i3SecureFlow": "secureCall", "i3WorkFlow": "workflow",
	"i3WorkitemFlow": "workitem", "i3BotFlow": "botFlow", "i3DigitalBotFlow": "digitalBotFlow", "i3InboundMessage": "inboundShortMessage", "i3InboundChat": "inboundChat",
	"i3InboundEmail": "inboundEmail", "i3CommonModule": "commonModule", "i3InboundMessageFlow": "inboundShortMessage", "i3CommonModuleFlow": "commonModule",
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// chain is the actions of one sequence that have no place yet, by ID.
type chain struct {
	byID map[string]map[string]any
	ids  map[string]bool // of the sequences
}

func (r *jsonReader) sequence(m map[string]any, ids map[string]bool) *Sequence {
	if m == nil {
		return nil
	}
	s := &Sequence{ID: text(m["id"]), Name: text(m["name"]), Kind: sequenceKind(text(m["__type"]))}
	if s.Name == "" {
		s.Name = s.ID
	}
	s.Place = Place{Path: safe.Text(s.Name, 80)}
	actions := list(m["actionList"])
	c := &chain{byID: make(map[string]map[string]any, len(actions)), ids: ids}
	for _, one := range actions {
		if a := object(one); a != nil {
			c.byID[text(a["id"])] = a
		}
	}
	if choices := list(m["menuChoiceList"]); choices != nil {
		s.Actions = []*Action{r.menu(s, choices, c)}
		return s
	}
	s.Actions = r.follow(text(m["startAction"]), c, where{seq: s})
	if len(s.Actions) == 0 && text(m["startAction"]) == "" && len(actions) > 0 {
		s.Actions = r.follow(text(object(actions[0])["id"]), c, where{seq: s})
	}
	var loose []*Action
	for _, one := range actions { // nothing leads to these
		if len(c.byID) == 0 {
			break
		}
		loose = append(loose, r.follow(text(object(one)["id"]), c, where{seq: s})...)
	}
	if len(loose) > 0 {
		end := &Action{Type: "endTask", Name: s.Name, Place: s.Place, Hidden: true, in: where{seq: s}}
		s.Actions = append(append(s.Actions, end), loose...)
	}
	return s
}

// sequenceKind is the kind of a sequence, as YAML calls it.
func sequenceKind(word string) string {
	for _, kind := range []string{"bot", "state", "menu"} {
		if strings.Contains(strings.ToLower(word), kind) {
			return kind
		}
	}
	return "task"
}

// menu is a menu as one action with a way out for each choice.
func (r *jsonReader) menu(s *Sequence, choices []any, c *chain) *Action {
	menu := &Action{Type: "menu", Name: s.Name, Place: s.Place, Hidden: true, in: where{seq: s}}
	for _, one := range choices {
		m := object(one)
		what := object(m["action"])
		if what == nil {
			what = m
		}
		a := r.action(what, c, where{s, menu, nil, 1})
		if a == nil {
			return menu
		}
		if name := text(m["name"]); name != "" && text(what["name"]) == "" {
			a.Name = name
		}
		menu.Outputs = append(menu.Outputs, &Output{Name: a.Name, Actions: []*Action{a}})
	}
	return menu
}

// follow is the list of actions that begins with one.
func (r *jsonReader) follow(id string, c *chain, in where) []*Action {
	var found []*Action
	for id != "" && r.err == nil {
		m := c.byID[id]
		if m == nil {
			return found
		}
		delete(c.byID, id) // each has one place
		a := r.action(m, c, in)
		if a == nil {
			return found
		}
		found = append(found, a)
		id = text(m["nextAction"])
		if id == "" {
			id = text(m["nextActionId"])
		}
	}
	return found
}

func (r *jsonReader) action(m map[string]any, c *chain, in where) *Action {
	if r.left == 0 || in.depth > maxDepth {
		if r.err == nil {
			r.err = problem(r.file, 0, 0, "%s: more than %d actions, or nested deeper than %d", safe.Text(in.path(), 200), maxActions, maxDepth)
		}
		return nil
	}
	r.left--
	a := &Action{Type: r.typeOf(text(m["__type"])), Name: text(m["name"]), in: in}
	if a.Name == "" {
		a.Name = a.Type
	}
	a.settle()
	for _, key := range lengthKeys[a.Type] {
		if m[key] != nil {
			a.Length = jsonLength(m[key])
			break
		}
	}
	switch a.Type {
	case "callData":
		a.Data = jsonCall(m)
		a.Data.Timeout = a.Length
	case "loop":
		a.Count = countOf(jsonText(m["loopCount"]))
	}
	for key, v := range m {
		switch key {
		case "id", "nextAction", "nextActionId", "name", "__type", "paths", "inputs", "outputs", "errorBindings", "uiMetaData":
			continue
		}
		refsIn(v, c.ids, &a.Refs, 0)
	}
	slices.Sort(a.Refs)
	other := 0
	for _, one := range list(m["paths"]) {
		p := object(one)
		name := outputOf(text(p["outputId"]), other+1)
		if strings.HasPrefix(name, "case ") {
			other++
		}
		next := text(p["nextActionId"])
		if next == "" {
			next = text(p["nextAction"])
		}
		o := &Output{Name: name}
		o.Actions = r.follow(next, c, where{in.seq, a, o, in.depth + 1})
		a.Outputs = append(a.Outputs, o)
	}
	a.complete()
	return a
}

// typeOf remembers what typeOf says: there are few types and many actions.
func (r *jsonReader) typeOf(word string) string {
	one, ok := r.types[word]
	if !ok {
		one = typeOf(word)
		r.types[word] = one
	}
	return one
}

// refsIn collects IDs of sequences among the values of an action.
func refsIn(v any, ids map[string]bool, refs *[]string, depth int) {
	if depth > 4 {
		return
	}
	switch v := v.(type) {
	case string:
		if ids[v] && !slices.Contains(*refs, v) {
			*refs = append(*refs, v)
		}
	case map[string]any:
		for _, one := range v {
			refsIn(one, ids, refs, depth+1)
		}
	case []any:
		for _, one := range v {
			refsIn(one, ids, refs, depth+1)
		}
	}
}

func jsonCall(m map[string]any) *Call {
	c := &Call{Action: text(m["actionName"]), ID: text(m["actionId"]), Category: text(m["category"])}
	if of := object(m["category"]); of != nil {
		c.Category = text(of["name"])
	}
	if c.Action == "" {
		c.Action = c.ID
	}
	var inputs []string
	for _, one := range list(m["inputs"]) {
		in := object(one)
		inputs = append(inputs, text(in["name"])+"="+jsonText(in["value"]))
	}
	c.Inputs = joined(inputs)
	return c
}

// jsonText is the text of an expression: {"text": …, "config": …}.
func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case map[string]any:
		if t, ok := v["text"].(string); ok {
			return t
		}
	}
	return ""
}

func jsonLength(v any) Length {
	if n, ok := v.(float64); ok && n >= 0 {
		return Length{D: time.Duration(min(n*float64(time.Millisecond), float64(longest))), Known: true}
	}
	t := jsonText(v)
	if t == "" {
		return Length{}
	}
	return exportLength(t)
}

func (r *jsonReader) settings(key string, v any, ids map[string]bool, refs *[]string, depth int) {
	if depth > 40 {
		return
	}
	switch v := v.(type) {
	case string:
		if ids[v] {
			*refs = append(*refs, v)
		}
		r.flow.level(key, v, Place{})
	case []any:
		for _, one := range v {
			r.settings(key, one, ids, refs, depth+1)
		}
	case map[string]any:
		if name := settingOf(key); name != "" {
			at := any(v)
			if v["timeout"] != nil {
				at = v["timeout"]
			}
			if l := jsonLength(at); l.Known {
				r.flow.Settings = append(r.flow.Settings, Setting{Name: name, Length: l, Place: Place{Path: name}})
			}
		}
		for _, k := range sortedKeys(v) {
			r.settings(k, v[k], ids, refs, depth+1)
		}
	}
}

// definition reads what a Data Action is.
func (r *jsonReader) definition(m map[string]any) *Flow {
	config := object(m["config"])
	request := object(config["request"])
	d := &Definition{URL: text(request["requestUrlTemplate"]), Place: Place{Path: "config → timeoutSeconds"}}
	if s, ok := config["timeoutSeconds"].(float64); ok && s > 0 {
		d.Timeout = Length{D: time.Duration(min(s, 1e6) * float64(time.Second)), Known: true}
	}
	f := &Flow{Kind: KindDataAction, Name: text(m["name"]), Data: d}
	if f.Name == "" {
		f.Name = KindDataAction
	}
	return f
}

// schedule reads the body of one upload of schedules.
func (r *jsonReader) schedule(m map[string]any) *Flow {
	f := &Flow{Kind: KindSchedule, Name: text(m["description"]), Requests: &Requests{}}
	if f.Name == "" {
		f.Name = KindSchedule
	}
	for _, key := range sortedKeys(m) {
		if strings.Contains(plain(key), "preference") {
			f.Requests.Preferences = append(f.Requests.Preferences, Place{Path: safe.Text(key, 80)})
		}
	}
	for i, one := range list(m["agentSchedules"]) {
		for _, key := range sortedKeys(object(one)) {
			if strings.Contains(plain(key), "preference") {
				f.Requests.Preferences = append(f.Requests.Preferences, Place{Path: fmt.Sprintf("agentSchedules[%d] → %s", i, safe.Text(key, 80))})
			}
		}
	}
	return f
}

func (r *jsonReader) requests(calls []any) *Flow {
	f := &Flow{Kind: KindRequests, Name: KindRequests, Requests: &Requests{}}
	for i, one := range calls {
		m := object(one)
		if text(m["path"]) == "" {
			continue
		}
		at := requestPath(i, m["id"])
		f.Requests.Calls = append(f.Requests.Calls, Request{text(m["path"]), Place{Path: at}})
		for _, key := range sortedKeys(object(m["body"])) {
			if strings.Contains(plain(key), "preference") {
				f.Requests.Preferences = append(f.Requests.Preferences, Place{Path: at + " → body → " + safe.Text(key, 80)})
			}
		}
	}
	return f
}
