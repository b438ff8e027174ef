package platform

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

const (
	// maxFlowFile bounds a flow's file, and maxFlowJSON what it says when its
	// aliases are spelled out.
	maxFlowFile = 2 << 20
	maxFlowJSON = 8 << 20
	// maxFlowDepth bounds how deep a file is nested.
	maxFlowDepth = 500
)

// flowRoots are the types of flows, and the key under which a file has a flow of
// each.
var flowRoots = [][2]string{
	{"BOT", "botFlow"},
	{"COMMONMODULE", "commonModule"},
	{"DIGITALBOT", "digitalBotFlow"},
	{"INBOUNDCALL", "inboundCall"},
	{"INBOUNDCHAT", "inboundChat"},
	{"INBOUNDEMAIL", "inboundEmail"},
	{"INBOUNDSHORTMESSAGE", "inboundShortMessage"},
	{"INQUEUECALL", "inqueueCall"},
	{"INQUEUEEMAIL", "inqueueEmail"},
	{"INQUEUESHORTMESSAGE", "inqueueShortMessage"},
	{"OUTBOUNDCALL", "outboundCall"},
	{"SECURECALL", "secureCall"},
	{"SURVEYINVITE", "surveyInvite"},
	{"VOICEMAIL", "voicemail"},
	{"WORKFLOW", "workflow"},
	{"WORKITEM", "workitem"},
}

func flowTypes() []string {
	types := make([]string, len(flowRoots))
	for i, r := range flowRoots {
		types[i] = r[0]
	}
	return types
}

// rootOf is the key of a type, "" of one that is not known.
func rootOf(kind string) string {
	for _, r := range flowRoots {
		if r[0] == kind {
			return r[1]
		}
	}
	return ""
}

// flowFile is what the platform reads in a flow's file.
type flowFile struct {
	kind, name  string
	description *string
	json        []byte // the whole file
}

// fileReaders bounds how many files are read at once: one takes a hundred times
// its size while it is.
var fileReaders = make(chan struct{}, 2)

// readFlowFile reads a flow in YAML, which JSON is, too: one root key that
// names the kind, and below it at least a name.
func readFlowFile(text []byte) (*flowFile, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("the file is not text in UTF-8")
	}
	fileReaders <- struct{}{}
	defer func() { <-fileReaders }()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("the file is not valid YAML: %w", err)
	}
	if doc.Kind != yaml.DocumentNode || doc.Content[0].Kind != yaml.MappingNode || len(doc.Content[0].Content) != 2 {
		return nil, errors.New("the file wants one root key, the kind of the flow")
	}
	root := doc.Content[0].Content
	at := slices.IndexFunc(flowRoots, func(r [2]string) bool { return r[1] == root[0].Value })
	if at < 0 {
		return nil, fmt.Errorf("%s is no kind of flow", strconv.Quote(cut(root[0].Value, 40)))
	}
	file := &flowFile{kind: flowRoots[at][0]}
	if root[1].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s wants a map", root[0].Value)
	}
	for i := 0; i+1 < len(root[1].Content); i += 2 {
		key, value := root[1].Content[i].Value, root[1].Content[i+1]
		switch {
		case key == "name" && value.Kind == yaml.ScalarNode:
			file.name = value.Value
		case key == "description" && value.Kind == yaml.ScalarNode && len(value.Value) <= maxDescription:
			file.description = &value.Value
		}
	}
	if strings.TrimSpace(file.name) == "" || len(file.name) > maxName {
		return nil, fmt.Errorf("%s.name wants 1 to %d characters", root[0].Value, maxName)
	}
	var out jsonWriter
	if err := out.value(doc.Content[0], 0); err != nil {
		return nil, err
	}
	file.json = out.Bytes()
	return file, nil
}

// cut is at most so many bytes of a text.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// jsonWriter writes YAML as JSON. What JSON has no form for becomes text.
type jsonWriter struct{ bytes.Buffer }

func (w *jsonWriter) value(n *yaml.Node, depth int) error {
	switch {
	case depth > maxFlowDepth:
		return fmt.Errorf("the file is nested deeper than %d levels", maxFlowDepth)
	case w.Len() > maxFlowJSON:
		return fmt.Errorf("the file says more than %d bytes when its aliases are spelled out", maxFlowJSON)
	}
	switch n.Kind {
	case yaml.AliasNode:
		return w.value(n.Alias, depth+1)
	case yaml.MappingNode:
		return w.list(n.Content, depth, true)
	case yaml.SequenceNode:
		return w.list(n.Content, depth, false)
	}
	return w.scalar(n)
}

func (w *jsonWriter) list(content []*yaml.Node, depth int, object bool) error {
	brackets, step := "[]", 1
	if object {
		brackets, step = "{}", 2
	}
	w.WriteByte(brackets[0])
	for i := 0; i < len(content); i += step {
		if i > 0 {
			w.WriteByte(',')
		}
		if object {
			w.Write(appendText(w.AvailableBuffer(), content[i].Value))
			w.WriteByte(':')
		}
		if err := w.value(content[i+step-1], depth+1); err != nil {
			return err
		}
	}
	w.WriteByte(brackets[1])
	return nil
}

func (w *jsonWriter) scalar(n *yaml.Node) error {
	switch n.ShortTag() {
	case "!!bool", "!!int", "!!float", "!!null":
		var v any
		if err := n.Decode(&v); err != nil {
			return fmt.Errorf("line %d: %w", n.Line, err)
		}
		if f, ok := v.(float64); !ok || f-f == 0 { // neither infinite nor no number
			w.Write(encode(v))
			return nil
		}
	}
	w.Write(appendText(w.AvailableBuffer(), n.Value))
	return nil
}

// fileOf is a version's file. Flows that were made up have one that is made up
// when it is asked for.
func (f *flow) fileOf(v *flowVersion) []byte {
	if v.file != nil {
		return v.file
	}
	var b strings.Builder
	fmt.Fprintf(&b, `%s:
  name: %s
  description: %s
  division: %s
  startUpRef: ./tasks/task[main]
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      defaultLanguageSkill:
        noValue: true
  variables:
    - stringVariable:
        name: Flow.Version
        initialValue:
          lit: "%s"
  tasks:
    - task:
        name: Main
        refId: main
        actions:
          - disconnect:
              name: Disconnect
`, rootOf(f.Type), encode(f.Name), encode(f.Description), encode(f.Division.Name), v.ID)
	return []byte(b.String())
}
