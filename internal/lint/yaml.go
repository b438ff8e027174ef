package lint

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"holdfast/internal/safe"
)

// Placeholders of templates, {{name}} and ${name}, are no YAML where they stand
// for keys or bare values. Their punctuation is moved into a private range of
// Unicode before the parser sees it and back afterwards: columns stay as they
// are, and a template's names read as they are written. So are the breaks that
// only the parser takes for ends of lines: lines stay as editors count them.
const (
	hiddenBase   = 0xE000
	hiddenBreaks = hiddenBase + 0x80
)

var breaks = []rune{'\u0085', '\u2028', '\u2029'}

// maxPlaceholder bounds a placeholder, in bytes.
const maxPlaceholder = 200

// hidePlaceholders is the text with the punctuation of its placeholders moved,
// and breaks.
func hidePlaceholders(text []byte) []byte {
	for i, r := range breaks {
		if b := []byte(string(r)); bytes.Contains(text, b) {
			text = bytes.ReplaceAll(text, b, []byte(string(hiddenBreaks+rune(i))))
		}
	}
	if !bytes.Contains(text, []byte("{{")) && !bytes.Contains(text, []byte("${")) {
		return text
	}
	out := make([]byte, 0, len(text)+len(text)/8)
	for i := 0; i < len(text); {
		end := 0
		if text[i] == '{' || text[i] == '$' {
			end = placeholder(text[i:])
		}
		if end == 0 {
			out = append(out, text[i])
			i++
			continue
		}
		for _, c := range text[i : i+end] {
			if strings.IndexByte("{}[]:,#\"'&*!|>%@`?-", c) >= 0 {
				out = utf8.AppendRune(out, hiddenBase+rune(c))
			} else {
				out = append(out, c)
			}
		}
		i += end
	}
	return out
}

// placeholder is how long the placeholder at the front of a text is, 0 for none.
func placeholder(text []byte) int {
	open, end := "{{", "}}"
	if text[0] == '$' {
		open, end = "${", "}"
	}
	if !bytes.HasPrefix(text, []byte(open)) {
		return 0
	}
	near := text[2:min(len(text), maxPlaceholder)]
	if i := bytes.IndexByte(near, '\n'); i >= 0 {
		near = near[:i]
	}
	if i := bytes.Index(near, []byte(end)); i >= 0 {
		return 2 + i + len(end)
	}
	return 0
}

// shown is a text with its placeholders as they are written.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		switch at := int(r) - hiddenBreaks; {
		case r >= hiddenBase && at < 0:
			return r - hiddenBase
		case at >= 0 && at < len(breaks):
			return breaks[at]
		}
		return r
	}, text)
}

// show puts the placeholders of a parsed text back.
func show(n *yaml.Node) {
	n.Value = shown(n.Value)
	for _, in := range n.Content {
		show(in)
	}
}

// yamlReader reads one flow.
type yamlReader struct {
	file string
	flow *Flow
	left int // nodes that may still be looked at, those behind aliases each time
	err  error
}

// readYAML reads a flow in YAML.
func readYAML(file string, data []byte) (*Flow, error) {
	if !utf8.Valid(data) {
		return nil, problem(file, 1, 1, "the text is not UTF-8, want UTF-8")
	}
	hidden := hidePlaceholders(data)
	loader, err := yaml.NewLoader(bytes.NewReader(hidden), yaml.WithUniqueKeys(false))
	if err != nil {
		return nil, problem(file, 1, 1, "%v", err)
	}
	var doc yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) != 1:
		return nil, problem(file, 1, 1, "the file is empty, want a flow")
	case err != nil:
		line, col, text := 1, 1, err.Error()
		if e, ok := errors.AsType[*yaml.LoadError](err); ok {
			line, col, text = max(e.Mark.Line, 1), max(e.Mark.Column, 1), e.Message
		}
		return nil, problem(file, line, col, "no valid YAML: %s", safe.Text(shown(text), 200))
	}
	if !bytes.Equal(hidden, data) {
		show(&doc)
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, notAFlow(file, 1, 1, "the root is no map, want one key that names the kind of a flow")
	}
	r := &yamlReader{file: file, left: len(data) + 1000} // without aliases, nodes are fewer than bytes
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		kind := kindOf(key.Value)
		if kind == "" || value.Kind != yaml.MappingNode {
			continue
		}
		var second yaml.Node
		if err := loader.Load(&second); !errors.Is(err, io.EOF) {
			return nil, problem(file, max(second.Line, 1), max(second.Column, 1), "a second document begins, want one flow in a file")
		}
		r.flow = &Flow{Kind: kind, Name: r.name(value, kind)}
		r.read(value)
		if r.err != nil {
			return nil, r.err
		}
		r.flow.lines = strings.Split(string(data), "\n")
		r.flow.ignored = ignoresIn(r.flow.lines)
		return r.flow, nil
	}
	first := "nothing"
	if len(root.Content) > 0 {
		first = `"` + safe.Text(root.Content[0].Value, 40) + `"`
	}
	return nil, notAFlow(file, max(root.Line, 1), max(root.Column, 1), "the root key is %s, want the kind of a flow such as inboundCall or workflow", first)
}

// spend takes one node off what may be looked at.
func (r *yamlReader) spend(n *yaml.Node, depth int) bool {
	switch {
	case r.err != nil:
		return false
	case depth > maxDepth:
		r.err = problem(r.file, n.Line, n.Column, "nested too deep, want at most %d levels", maxDepth)
		return false
	case r.left == 0:
		r.err = problem(r.file, n.Line, n.Column, "the flow says too much when its aliases are spelled out")
		return false
	}
	r.left--
	return true
}

// aliased follows an alias.
func aliased(n *yaml.Node) *yaml.Node {
	for range 10 {
		if n == nil || n.Kind != yaml.AliasNode {
			return n
		}
		n = n.Alias
	}
	return nil
}

// get is a key's value in a map, nil for none.
func get(n *yaml.Node, key string) *yaml.Node {
	n = aliased(n)
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return aliased(n.Content[i+1])
		}
	}
	return nil
}

func (r *yamlReader) name(n *yaml.Node, otherwise string) string {
	if v := get(n, "name"); v != nil && v.Kind == yaml.ScalarNode && v.Value != "" {
		return v.Value
	}
	return otherwise
}

// sequenceKinds are the keys under which a flow has its sequences.
var sequenceKinds = map[string]string{"tasks": "task", "states": "state", "menus": "menu", "bots": "bot"}

func (r *yamlReader) read(n *yaml.Node) {
	start, refs := "", []string(nil)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, aliased(n.Content[i+1])
		kind, sequences := sequenceKinds[key]
		switch {
		case value == nil:
		case sequences:
			r.sequences(kind, value)
		case strings.HasPrefix(key, "startUp") && value.Kind == yaml.ScalarNode:
			start = cmpRef(start, refOf(value.Value))
		case key == "variables" || key == "supportedLanguages":
		case key == "actions" && value.Kind == yaml.SequenceNode:
			at := n.Content[i]
			r.flow.Sequences = append(r.flow.Sequences, r.sequence("task", "", n, at))
		default:
			refs = append(refs, r.settings(key, n.Content[i], value, 0)...)
		}
	}
	r.flow.begin(start, refs)
}

func cmpRef(old, now string) string {
	if old != "" {
		return old
	}
	return now
}

// begin finds the sequences that a flow begins with.
func (f *Flow) begin(start string, refs []string) {
	for _, s := range f.Sequences {
		if s.ID == start && start != "" && f.start == nil {
			f.start = s
		}
		if slices.Contains(refs, s.ID) {
			f.entries = append(f.entries, s)
		}
	}
}

// refOf is the ID in a reference such as ./tasks/task[Main_10], "" if the text
// is none.
func refOf(text string) string {
	if !strings.HasSuffix(text, "]") || len(text) > 400 {
		return ""
	}
	i := strings.IndexByte(text, '[')
	if i < 1 || !strings.Contains(text[:i], "/") {
		return ""
	}
	return text[i+1 : len(text)-1]
}

// sequences reads a list of single-key maps, or one map of them.
func (r *yamlReader) sequences(kind string, n *yaml.Node) {
	each := func(key, value *yaml.Node) {
		body := aliased(value)
		if body == nil || body.Kind != yaml.MappingNode {
			return
		}
		id := ""
		if word, rest, ok := strings.Cut(key.Value, "["); ok && word != "" {
			id = strings.TrimSuffix(rest, "]")
		}
		r.flow.Sequences = append(r.flow.Sequences, r.sequence(kind, id, body, key))
	}
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if item = aliased(item); item != nil && item.Kind == yaml.MappingNode && len(item.Content) >= 2 {
				each(item.Content[0], item.Content[1])
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			each(n.Content[i], n.Content[i+1])
		}
	}
}

func (r *yamlReader) sequence(kind, id string, body, at *yaml.Node) *Sequence {
	s := &Sequence{Kind: kind, ID: id, Name: r.name(body, id)}
	if s.ID == "" {
		s.ID = s.Name
	}
	if v := get(body, "refId"); v != nil && v.Value != "" {
		s.ID = v.Value
	}
	if s.Name == "" {
		s.Name = kind
	}
	s.Place = r.place(at, safe.Text(s.Name, 80))
	if choices := get(body, "choices"); choices != nil && choices.Kind == yaml.SequenceNode {
		menu := &Action{Type: "menu", Name: s.Name, Place: s.Place, Hidden: true, in: where{seq: s}}
		for _, a := range r.actions(choices, where{s, menu, nil, 1}) {
			menu.Outputs = append(menu.Outputs, &Output{Name: a.Name, Actions: []*Action{a}})
		}
		s.Actions = []*Action{menu}
		return s
	}
	s.Actions = r.actions(get(body, "actions"), where{seq: s})
	return s
}

func (r *yamlReader) place(at *yaml.Node, path string) Place {
	return Place{Line: max(at.Line, 1), Col: max(at.Column, 1), Size: max(utf8.RuneCountInString(at.Value), 1), Path: path}
}

func (r *yamlReader) actions(n *yaml.Node, in where) []*Action {
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	var list []*Action
	for _, item := range n.Content {
		item = aliased(item)
		if item == nil || item.Kind != yaml.MappingNode || len(item.Content) < 2 {
			continue
		}
		if !r.spend(item, in.depth) {
			return list
		}
		list = append(list, r.action(item.Content[0], aliased(item.Content[1]), in))
	}
	return list
}

// lengthKeys are the keys that hold the length of an action which takes time.
var lengthKeys = map[string][]string{
	"callData": {"timeout"}, "wait": {"duration"}, "holdMusic": {"duration", "holdTime", "timeout"}, "collectInput": {"noEntryTimeout"},
	"playAudioOnSilence": {"timeout"}, "detectSilence": {"timeout", "duration"}, "waitForInput": {"noEntryTimeout", "timeout"}, "callBotFlow": {"timeout"},
	"callDigitalBotFlow": {"timeout"},
}

func (r *yamlReader) action(key, v *yaml.Node, in where) *Action {
	a := &Action{Type: typeOf(key.Value), in: in}
	a.Name = r.name(v, a.Type)
	a.Place = r.place(key, "")
	a.settle()
	if v == nil || v.Kind != yaml.MappingNode {
		a.missing()
		return a
	}
	for _, k := range lengthKeys[a.Type] {
		if value := get(v, k); value != nil {
			a.Length = yamlLength(value)
			break
		}
	}
	switch a.Type {
	case "callData":
		a.Data = r.call(get(v, "category"), in.depth)
		a.Data.Timeout = a.Length
	case "loop":
		a.Count = countOf(yamlText(get(v, "loopCount")))
	}
	r.inside(a, "", v, in.depth+1)
	a.complete()
	return a
}

// settle fills in what follows from the type.
func (a *Action) settle() {
	a.Waits = a.Type == "wait"
	if !strings.HasPrefix(a.Type, "call") || a.Type == "callData" || a.Type == "callTask" {
		return
	}
	word := plain(a.Type)
	a.Bot = (strings.Contains(word, "bot") || strings.Contains(word, "lex") || strings.Contains(word, "dialogflow") || strings.Contains(word, "nuance"))
}

// skipped are keys behind which no actions and references are.
var skipped = map[string]bool{
	"inputs": true, "successOutputs": true, "failureOutputs": true, "statements": true, "category": true, "attributes": true, "name": true,
	"condition": true, "processingPrompt": true, "audio": true, "prompts": true, "variables": true,
}

// inside finds the outputs of an action and where it goes. Whatever has a list
// of actions is an output, named by the key in front of it.
func (r *yamlReader) inside(a *Action, label string, n *yaml.Node, depth int) {
	if n = aliased(n); n == nil || !r.spend(n, depth) {
		return
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if id := refOf(n.Value); id != "" {
			a.Refs = append(a.Refs, id)
		}
	case yaml.SequenceNode:
		for i, item := range n.Content {
			r.inside(a, "case "+strconv.Itoa(i+1), item, depth+1)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i].Value, n.Content[i+1]
			switch {
			case skipped[key]:
			case key == "actions":
				o := &Output{Name: canonicalOutput(label)}
				o.Actions = r.actions(aliased(value), where{a.in.seq, a, o, depth + 1})
				a.Outputs = append(a.Outputs, o)
			case key == "case" && strings.HasPrefix(label, "case "):
				r.inside(a, label, value, depth+1)
			default:
				r.inside(a, key, value, depth+1)
			}
		}
	}
}

// call reads which Data Action is called, with what.
func (r *yamlReader) call(category *yaml.Node, depth int) *Call {
	c := &Call{}
	key, value := only(category)
	c.Category = key
	_, value = only(value) // dataAction
	key, value = only(value)
	c.Action = key
	inputs := get(value, "inputs")
	if inputs == nil || inputs.Kind != yaml.MappingNode {
		return c
	}
	var list []string
	for i := 0; i+1 < len(inputs.Content); i += 2 {
		if !r.spend(inputs, depth) {
			break
		}
		value := yamlText(aliased(inputs.Content[i+1]))
		r.left -= min(len(value), r.left) // a copy: long texts behind aliases would add up
		list = append(list, inputs.Content[i].Value+"="+value)
	}
	c.Inputs = joined(list)
	return c
}

// joined is a list of inputs as one text, in the order of their names.
func joined(list []string) string {
	slices.Sort(list)
	return strings.Join(list, "\x00")
}

// only is the first key of a map and its value.
func only(n *yaml.Node) (string, *yaml.Node) {
	n = aliased(n)
	if n == nil || n.Kind != yaml.MappingNode || len(n.Content) < 2 {
		return "", nil
	}
	return n.Content[0].Value, aliased(n.Content[1])
}

// yamlText is a value without its wrapping: {lit: 5} and {exp: Flow.X}.
func yamlText(n *yaml.Node) string {
	n = aliased(n)
	switch {
	case n == nil:
		return ""
	case n.Kind == yaml.ScalarNode:
		return n.Value
	}
	for _, key := range []string{"lit", "exp", "var", "tts"} {
		if v := get(n, key); v != nil {
			if v.Kind == yaml.ScalarNode {
				return v.Value
			}
			return flat(v, 0)
		}
	}
	if get(n, "noValue") != nil {
		return ""
	}
	return flat(n, 0)
}

// flat is a small structure as text.
func flat(n *yaml.Node, depth int) string {
	n = aliased(n)
	if n == nil || depth > 6 {
		return ""
	}
	if n.Kind == yaml.ScalarNode {
		return n.Value
	}
	var b strings.Builder
	for i, c := range n.Content {
		if i > 0 {
			b.WriteByte(' ')
		}
		if b.Len() > 2000 {
			break
		}
		b.WriteString(flat(c, depth+1))
	}
	return b.String()
}

// yamlLength reads {lit: {minutes: 5}} and {exp: …}.
func yamlLength(n *yaml.Node) Length {
	lit := get(n, "lit")
	if lit == nil || lit.Kind != yaml.MappingNode {
		text := yamlText(n)
		if text == "" {
			return Length{}
		}
		return exportLength(text)
	}
	var sum float64
	found := false
	for i := 0; i+1 < len(lit.Content); i += 2 {
		unit, known := lengthUnits[lit.Content[i].Value]
		v, err := strconv.ParseFloat(lit.Content[i+1].Value, 64)
		if !known || err != nil || !(v >= 0) {
			return Length{Text: flat(lit, 0)}
		}
		sum += v * float64(unit)
		found = true
	}
	return Length{D: time.Duration(min(sum, float64(longest))), Known: found}
}

// settings looks through the settings of a flow for what rules want to know,
// and for references.
func (r *yamlReader) settings(key string, at, n *yaml.Node, depth int) (refs []string) {
	if n = aliased(n); n == nil || !r.spend(n, depth) {
		return nil
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if id := refOf(n.Value); id != "" {
			refs = append(refs, id)
		}
		r.flow.level(key, n.Value, r.place(at, key))
	case yaml.SequenceNode:
		for _, item := range n.Content {
			refs = append(refs, r.settings(key, at, item, depth+1)...)
		}
	case yaml.MappingNode:
		if name := settingOf(key); name != "" {
			length := n
			if t := get(n, "timeout"); t != nil {
				length = t
			}
			if l := yamlLength(length); l.Known {
				r.flow.Settings = append(r.flow.Settings, Setting{Name: name, Length: l, Place: r.place(at, name)})
			}
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			refs = append(refs, r.settings(n.Content[i].Value, n.Content[i], n.Content[i+1], depth+1)...)
		}
	}
	return refs
}

// settingOf is a setting that has a length which rules look at.
func settingOf(key string) string {
	switch word := plain(key); word {
	case "playaudioonsilence", "silence":
		return "playAudioOnSilence"
	case "noentrytimeout":
		return "noEntryTimeout"
	}
	return ""
}

// level notes the level at which execution data is kept.
func (f *Flow) level(key, value string, at Place) {
	switch plain(key) {
	case "level", "loglevel", "executiondatalevel", "executionloglevel", "executionhistorylevel":
		at.Path = key
		f.Settings = append(f.Settings, Setting{Name: "logLevel", Value: value, Place: at})
	}
}
