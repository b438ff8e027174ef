package lint

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// exporter writes a flow in YAML as Architect exports it: actions in flat lists
// that point at each other.
type exporter struct {
	ids  map[string]string // of sequences, by refId
	next int
}

func (e *exporter) id() string { e.next++; return fmt.Sprintf("00000000-0000-4000-8000-%012d", e.next) }

// exportJSON is the JSON of a flow's export.
func exportJSON(t testing.TB, text []byte) []byte {
	t.Helper()
	var root map[string]any
	if err := yaml.Unmarshal(hidePlaceholders(text), &root); err != nil {
		t.Fatal(err)
	}
	e := &exporter{ids: map[string]string{}}
	for kind, v := range root {
		body := v.(map[string]any)
		var sequences []map[string]any
		var bodies [][]any
		for _, of := range []struct{ key, kind string }{{"tasks", "Task"}, {"states", "State"}, {"bots", "BotState"}} {
			for _, s := range e.list(body[of.key]) {
				id := e.id()
				e.ids[fmt.Sprint(s["refId"])] = id
				sequences = append(sequences, map[string]any{"id": id, "name": shown(fmt.Sprint(s["name"])), "__type": of.kind})
				actions, _ := s["actions"].([]any)
				bodies = append(bodies, actions)
			}
		}
		for i, s := range sequences {
			var all []any
			s["startAction"] = e.chain(bodies[i], &all)
			s["actionList"] = all
		}
		m := map[string]any{
			"name": shown(fmt.Sprint(body["name"])), "type": strings.ToLower(strings.TrimSuffix(kind, "Flow")), "flowSequenceItemList": sequences,
			"initialSequence": e.ids[refOf(fmt.Sprint(body["startUpRef"]))], "variables": []any{}, "manifest": map[string]any{},
			"defaultSettings": e.value(body["settingsActionDefaults"]), "debugSettings": body["settingsExecutionData"],
		}
		out, err := json.MarshalIndent(m, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	t.Fatal("no root")
	return nil
}

// export is the whole file.
func export(t testing.TB, text []byte) []byte {
	escaped := strings.ReplaceAll(url.QueryEscape(string(exportJSON(t, text))), "+", "%20")
	return []byte(base64.StdEncoding.EncodeToString([]byte(escaped)))
}

func (e *exporter) list(v any) []map[string]any {
	var all []map[string]any
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			for _, body := range item.(map[string]any) {
				all = append(all, body.(map[string]any))
			}
		}
	case map[string]any:
		for key, body := range v {
			m := body.(map[string]any)
			m["refId"] = key[strings.IndexByte(key, '[')+1 : len(key)-1]
			all = append(all, m)
		}
	}
	return all
}

var exportTypes = map[string]string{
	"callData": "DataAction", "updateData": "UpdateVariableAction", "setParticipantData": "SetAttributesAction", "transferToAcd": "TransferPureMatchAction",
	"jumpToTask": "JumpToTaskAction", "callTask": "TaskAction",
}

// chain writes a list of actions and returns the ID of the first.
func (e *exporter) chain(list []any, all *[]any) any {
	var first, last map[string]any
	for _, item := range list {
		for key, v := range item.(map[string]any) {
			body, _ := v.(map[string]any)
			a := map[string]any{"id": e.id(), "name": fmt.Sprint(body["name"]), "__type": exportTypes[key]}
			if a["__type"] == "" {
				a["__type"] = strings.ToUpper(key[:1]) + key[1:] + "Action"
			}
			if body["name"] == nil {
				a["name"] = key
			}
			a["uiMetaData"], a["trackingId"] = map[string]any{"collapsed": false}, e.next
			*all = append(*all, a)
			e.fill(a, key, body, all)
			if last != nil {
				last["nextAction"] = a["id"]
			} else {
				first = a
			}
			last = a
		}
	}
	if first == nil {
		return nil
	}
	return first["id"]
}

func (e *exporter) fill(a map[string]any, key string, body map[string]any, all *[]any) {
	for k, v := range body {
		switch k {
		case "name", "outputs", "category":
		case "targetTaskRef":
			a["target"] = map[string]any{"id": e.ids[refOf(v.(string))]}
		default:
			a[k] = e.value(v)
		}
	}
	if category, ok := body["category"].(map[string]any); ok {
		for name, of := range category {
			for action, call := range of.(map[string]any)["dataAction"].(map[string]any) {
				a["category"], a["actionName"], a["actionId"] = map[string]any{"id": shown(name), "name": shown(name)}, shown(action), "custom_-_1"
				var inputs []any
				given, _ := call.(map[string]any)["inputs"].(map[string]any)
				for in, value := range given {
					inputs = append(inputs, map[string]any{"name": in, "value": e.value(value)})
				}
				a["inputs"] = inputs
			}
		}
	}
	if key == "callData" { // as real exports have them: most of their bytes
		var bindings []any
		for _, name := range []string{"errorCode", "status", "correlationId", "entityId", "entityName", "userMessage", "userParamsMessage"} {
			empty := map[string]any{"pos": 1, "text": "", "type": "str"}
			bindings = append(bindings, map[string]any{"name": name, "value": map[string]any{"config": map[string]any{"emp": empty}, "text": "", "type": "str", "version": 2}})
		}
		a["errorBindings"] = bindings
	}
	outputs, _ := body["outputs"].(map[string]any)
	var paths []any
	names := slices.Clone(always[key]) // an export shows all of them
	for name := range outputs {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		path := map[string]any{"label": name, "outputId": "__" + snake(name) + "__"}
		if of, ok := outputs[name].(map[string]any); ok {
			actions, _ := of["actions"].([]any)
			if next := e.chain(actions, all); next != nil {
				path["nextActionId"] = next
			}
		}
		paths = append(paths, path)
	}
	a["paths"] = paths
}

func snake(name string) string {
	var b strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// value wraps what YAML wraps as {lit: …} the way exports do.
func (e *exporter) value(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for _, key := range []string{"lit", "exp", "var"} {
		switch in := m[key].(type) {
		case nil:
		case map[string]any:
			var text strings.Builder
			text.WriteString("P")
			for _, unit := range []struct{ name, letter string }{{"days", "D"}, {"hours", "H"}, {"minutes", "M"}, {"seconds", "S"}, {"ms", "F"}} {
				n := in[unit.name]
				if n == nil {
					n = 0
				}
				text.WriteString(fmt.Sprint(n) + unit.letter)
			}
			return map[string]any{"text": text.String(), "config": map[string]any{key: map[string]any{"text": text.String(), "type": "dur"}}}
		default:
			return map[string]any{"text": fmt.Sprint(in), "config": map[string]any{key: map[string]any{"text": fmt.Sprint(in)}}}
		}
	}
	wrapped := map[string]any{}
	for k, in := range m {
		wrapped[k] = e.value(in)
	}
	return wrapped
}
