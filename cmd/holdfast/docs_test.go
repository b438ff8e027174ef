package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"holdfast/internal/pack"
	"holdfast/internal/probe"
	"holdfast/internal/record"
	"holdfast/internal/report"
	"holdfast/internal/scenario"
	"holdfast/internal/tally"
)

func reference(name string) string {
	return filepath.Join("..", "..", "docs", "reference", name)
}

// generated holds the part of a page between two markers against what the
// product says of itself; -update rewrites it.
func generated(t *testing.T, page, part, want string) {
	t.Helper()
	path := reference(page)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- generated: "+part+" -->\n", "<!-- end of "+part+" -->\n"
	head, rest, ok := strings.Cut(string(text), begin)
	got, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no %q … %q", path, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	want = "\n" + strings.TrimSpace(want) + "\n\n"
	if *update {
		if err := os.WriteFile(path, []byte(head+begin+want+end+tail), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("%s is stale: run go test ./cmd/holdfast -update (-page +product):\n%s", path, diff)
	}
}

// schemaNode is what the pages say of a key, read from the JSON Schema.
type schemaNode struct {
	Ref         string                 `json:"$ref"`
	Type        string                 `json:"type"`
	Enum        []any                  `json:"enum"`
	Const       any                    `json:"const"`
	Default     any                    `json:"default"`
	Description string                 `json:"description"`
	Required    []string               `json:"required"`
	Minimum     any                    `json:"minimum"`
	Maximum     any                    `json:"maximum"`
	AnyOf       []*schemaNode          `json:"anyOf"`
	OneOf       []*schemaNode          `json:"oneOf"`
	Items       *schemaNode            `json:"items"`
	Additional  json.RawMessage        `json:"additionalProperties"`
	Properties  map[string]*schemaNode `json:"properties"`
	Defs        map[string]*schemaNode `json:"$defs"`
	order       []string               // of Properties, as in the text
}

// UnmarshalJSON keeps the order of the properties: it is that of the product's
// own structs.
func (n *schemaNode) UnmarshalJSON(text []byte) error {
	type plain schemaNode
	if string(text) == "true" || string(text) == "false" {
		return nil
	}
	if err := json.Unmarshal(text, (*plain)(n)); err != nil {
		return err
	}
	var raw struct {
		Properties json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal(text, &raw); err != nil || raw.Properties == nil {
		return err
	}
	keys := json.NewDecoder(strings.NewReader(string(raw.Properties)))
	if _, err := keys.Token(); err != nil {
		return err
	}
	for keys.More() {
		key, err := keys.Token()
		if err != nil {
			return err
		}
		n.order = append(n.order, key.(string))
		var skipped json.RawMessage
		if err := keys.Decode(&skipped); err != nil {
			return err
		}
	}
	return nil
}

// scalarWords are the scalars of the schema as a person writes them.
var scalarWords = map[string]string{
	"Duration": "duration", "Share": "share", "Rate": "rate", "PortRange": "ports", "Ping": "duration or `off`",
	"MayLose": "count or share", "Var": "text", "Bytes": "size", "Level": "rate, or `0/s`",
	"Status": "status", "Statuses": "status or list of statuses", "Cause": "status or `network`",
}

// keyTables writes one table of keys for a schema's object, and for each
// object in it.
type keyTables struct {
	root    *schemaNode
	depth   string
	tables  []string
	written map[*schemaNode]string // the path under which an object has its table
	home    map[*schemaNode]string // the path under which it is to have it, if not the first
}

func (k *keyTables) def(n *schemaNode) (*schemaNode, string) {
	name := strings.TrimPrefix(n.Ref, "#/$defs/")
	if n.Ref == "" {
		return n, ""
	}
	return k.root.Defs[name], name
}

// object finds the object that a key holds, itself or by name or in a list.
func (k *keyTables) object(n *schemaNode, path string) (*schemaNode, string) {
	def, _ := k.def(n)
	switch {
	case def == nil:
		return nil, ""
	case len(def.Properties) > 0:
		return def, path
	case def.Items != nil:
		return k.object(def.Items, path+"[]")
	case len(def.Additional) > 1 && def.Additional[0] == '{':
		var named schemaNode
		if err := json.Unmarshal(def.Additional, &named); err != nil {
			return nil, ""
		}
		return k.object(&named, path+".NAME")
	}
	for _, or := range def.AnyOf {
		if found, at := k.object(or, path); found != nil {
			return found, at
		}
	}
	return nil, ""
}

// kind is what may stand behind a key.
func (k *keyTables) kind(n *schemaNode) string {
	def, name := k.def(n)
	if word, ok := scalarWords[name]; ok {
		return word
	}
	switch {
	case len(def.Enum) > 0:
		var words []string
		for _, v := range def.Enum {
			words = append(words, fmt.Sprintf("`%v`", v))
		}
		return strings.Join(words, ", ")
	case def.Const != nil:
		return fmt.Sprintf("`%v`", def.Const)
	case len(def.AnyOf) > 0:
		var words []string
		for _, or := range def.AnyOf {
			words = append(words, k.kind(or))
		}
		return strings.Join(words, " or ")
	case def.Type == "array":
		return "list of " + k.kind(def.Items)
	case def.Type == "object" && len(def.Properties) == 0:
		return "map by name"
	case def.Type == "object":
		return "map"
	case def.Type == "string":
		return "text"
	case def.Type == "boolean":
		return "`true` or `false`"
	}
	if def.Type == "" {
		return "anything"
	}
	return map[string]string{"integer": "whole number", "number": "number"}[def.Type]
}

func (k *keyTables) write(n *schemaNode, path, intro string) {
	var b strings.Builder
	title := "`" + path + "`"
	if path == "" {
		title = "The file"
	}
	fmt.Fprintf(&b, "%s %s\n\n", k.depth, title)
	if intro != "" {
		fmt.Fprintf(&b, "%s%s.\n\n", strings.ToUpper(intro[:1]), intro[1:])
	}
	b.WriteString("| key | value | default | meaning |\n|---|---|---|---|\n")
	if k.written == nil {
		k.written = map[*schemaNode]string{}
	}
	k.written[n] = path
	type inner struct {
		node        *schemaNode
		path, intro string
	}
	var below []inner
	for _, key := range n.order {
		p := n.Properties[key]
		standard := ""
		switch {
		case slices.Contains(n.Required, key):
			standard = "required"
		case p.Default != nil:
			standard = fmt.Sprintf("`%v`", p.Default)
		}
		found, at := k.object(p, strings.TrimPrefix(path+"."+key, "."))
		kind := k.kind(p)
		elsewhere, ok := k.written[found]
		if home, wanted := k.home[found]; wanted && home != at {
			elsewhere, ok = home, true
		}
		if ok && found != nil {
			kind += ", see `" + elsewhere + "`"
		} else if found != nil {
			k.written[found] = at
			below = append(below, inner{found, at, p.Description})
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", key, kind, standard, cell(p.Description))
	}
	if oneOf := k.oneOf(n); oneOf != "" {
		fmt.Fprintf(&b, "\n%s\n", oneOf)
	}
	k.tables = append(k.tables, b.String())
	for _, in := range below {
		k.write(in.node, in.path, in.intro)
	}
}

// oneOf says which keys exclude each other.
func (k *keyTables) oneOf(n *schemaNode) string {
	var keys []string
	for _, or := range n.OneOf {
		for _, key := range or.Required {
			keys = append(keys, "`"+key+"`")
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return "Exactly one of " + strings.Join(keys, ", ") + "."
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

func readSchema(t *testing.T) *schemaNode {
	t.Helper()
	text, err := scenario.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var root schemaNode
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	return &root
}

var subjects = map[scenario.Subject]string{
	scenario.OfPool: "`POOL`", scenario.OfLoad: "`LOAD`", scenario.OfStep: "`LOAD` or `LOAD/STEP`", scenario.OfRun: "nothing: `()`",
}

var metricUnits = map[scenario.Unit]string{
	scenario.ShareUnit:       "share, as `99.9%` or a number from 0 to 1",
	scenario.MillisecondUnit: "ms; a value may also be written `800ms` or `1.5s`",
	scenario.PerSecondUnit:   "number a second",
	scenario.CountUnit:       "number",
}

func TestScenarioPageNamesEveryKey(t *testing.T) {
	k := &keyTables{root: readSchema(t), depth: "###"}
	delete(k.root.Defs, "Twin") // twin.md has it
	k.root.Defs["Twin"] = &schemaNode{Type: "object"}
	k.home = map[*schemaNode]string{k.root.Defs["Step"]: "journeys.NAME.steps[]"}
	k.write(k.root, "", "")
	page := strings.Join(k.tables, "\n")
	page = strings.Replace(page, "| `twin` | map by name |", "| `twin` | map, see [twin.md](twin.md) |", 1)
	generated(t, "scenario.md", "keys", page)

	var b strings.Builder
	b.WriteString("| metric | of | takes a statistic | unit | means |\n|---|---|---|---|---|\n")
	for _, m := range scenario.Metrics {
		stat := "no"
		if m.Stat {
			stat = "yes"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", m.Name, subjects[m.Of], stat, metricUnits[m.Unit], m.Means)
	}
	fmt.Fprintf(&b, "\nStatistics: `%s`.\n", strings.Join(tally.Stats, "`, `"))
	generated(t, "scenario.md", "metrics", b.String())
	generated(t, "scenario.md", "fakes", "`"+strings.Join(scenario.Fakes, "`, `")+"`")
}

func TestTwinPageNamesEveryKeyAndFault(t *testing.T) {
	root := readSchema(t)
	k := &keyTables{root: root, depth: "###"}
	k.write(root.Defs["Twin"], "", "")
	generated(t, "twin.md", "keys", strings.Join(k.tables, "\n"))

	var b strings.Builder
	b.WriteString("| fault | `at` | `age` | `share` | further keys | does |\n|---|---|---|---|---|---|\n")
	for _, f := range pack.Faults {
		at, age, share := "required", "no", "no"
		if faultIsValid("do: " + f.Name) {
			at = "yes"
		}
		if faultIsValid("do: " + f.Name + ", age: 5s") {
			age = "yes"
		}
		if faultIsValid("do: " + f.Name + ", at: 5s, share: 10%") {
			share = "yes"
		}
		further := ""
		if len(f.Fields) > 0 {
			further = "`" + strings.Join(f.Fields, "`, `") + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", f.Name, at, age, share, further, cell(f.Does))
	}
	generated(t, "twin.md", "faults", b.String())
}

// faultIsValid asks the product.
func faultIsValid(keys string) bool {
	_, err := scenario.ReadTwin("twin.yaml", []byte("twin: 1\nfaults: [{"+keys+"}]\n"))
	return err == nil
}

// TestTwinPageNamesEveryFieldOfTheTruthLog compares the tables of the page with
// the structs that the twin writes.
func TestTwinPageNamesEveryFieldOfTheTruthLog(t *testing.T) {
	want := jsonTags(t, filepath.Join("..", "..", "internal", "twin", "truth.go"), "line", "detail")
	got := keysOfTables(t, "twin.md", "## The truth log")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields of the truth log (-product +twin.md):\n%s", diff)
	}
}

// jsonTags are the JSON names of structs' fields in a Go file, sorted.
func jsonTags(t *testing.T, path string, types ...string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok || !slices.Contains(types, spec.Name.Name) {
			return true
		}
		for _, f := range spec.Type.(*ast.StructType).Fields.List {
			tag, _ := strconv.Unquote(f.Tag.Value)
			name, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
			names = append(names, name)
		}
		return true
	})
	slices.Sort(names)
	return names
}

var tableKey = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// keysOfTables are the keys in the first column of the tables below a heading,
// up to the next heading of its kind, sorted.
func keysOfTables(t *testing.T, page, under string) []string {
	t.Helper()
	text, err := os.ReadFile(reference(page))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n"+under+"\n")
	if !ok {
		t.Fatalf("%s has no heading %q", page, under)
	}
	level, _, _ := strings.Cut(under, " ")
	if i := strings.Index(rest, "\n"+level+" "); i >= 0 {
		rest = rest[:i]
	}
	var keys []string
	for _, m := range tableKey.FindAllStringSubmatch(rest, -1) {
		keys = append(keys, m[1])
	}
	slices.Sort(keys)
	return keys
}

// emptyRecord is a database with the tables and views of a record.
func emptyRecord(t *testing.T) (db *sql.DB, schema string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "internal", "record", "store", "schema.sql"))
	if err != nil {
		t.Fatal(err)
	}
	db, err = sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1) // each connection would have a memory of its own
	if _, err := db.ExecContext(t.Context(), string(text)); err != nil {
		t.Fatal(err)
	}
	return db, string(text)
}

// texts reads the first column of a query's rows.
func texts(t *testing.T, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		found = append(found, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestRecordPageNamesEveryColumnOfTheViews(t *testing.T) {
	db, _ := emptyRecord(t)
	for _, view := range texts(t, db, "SELECT name FROM sqlite_schema WHERE type = 'view'") {
		want := texts(t, db, "SELECT name FROM pragma_table_info(?)", view)
		if view == "sockets" { // the page explains the values of how, too
			for how := range record.Hows {
				want = append(want, how.String())
			}
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, keysOfTables(t, "record.md", "### "+view)); diff != "" {
			t.Errorf("view %s (-product +record.md):\n%s", view, diff)
		}
	}
}

var column = regexp.MustCompile(`(?m)^  ([a-z_]+) +(INTEGER|TEXT)[^,\n-]*,?(?: *-- (.*))?$`)

func TestRecordPageHasEveryTable(t *testing.T) {
	db, schema := emptyRecord(t)
	var b strings.Builder
	for _, table := range texts(t, db, "SELECT name FROM sqlite_schema WHERE type = 'table'") {
		before, after, ok := strings.Cut(schema, "CREATE TABLE "+table+" (")
		if !ok {
			t.Fatalf("schema.sql has no table %s", table)
		}
		body, _, _ := strings.Cut(after, "\n)")
		var about []string
		lines := strings.Split(strings.TrimRight(before, "\n"), "\n")
		for i := len(lines) - 1; i >= 0 && strings.HasPrefix(lines[i], "-- "); i-- {
			about = append([]string{strings.TrimPrefix(lines[i], "-- ")}, about...)
		}
		fmt.Fprintf(&b, "### %s\n\n", table)
		if len(about) > 0 {
			fmt.Fprintf(&b, "%s\n\n", strings.Join(about, " "))
		}
		b.WriteString("| column | type | meaning |\n|---|---|---|\n")
		var got []string
		for _, m := range column.FindAllStringSubmatch(body, -1) {
			got = append(got, m[1])
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", m[1], m[2], cell(m[3]))
		}
		b.WriteString("\n")
		if diff := cmp.Diff(texts(t, db, "SELECT name FROM pragma_table_info(?)", table), got); diff != "" {
			t.Errorf("table %s (-SQLite +read from schema.sql):\n%s", table, diff)
		}
	}
	generated(t, "record.md", "tables", b.String())
}

func TestCommandsPageIsTheHelp(t *testing.T) {
	root := newRoot()
	addCompletion(root)
	var b strings.Builder
	var write func(cmd *cobra.Command)
	write = func(cmd *cobra.Command) {
		if cmd.Hidden || cmd.Name() == "help" || cmd.Parent() != nil && cmd.Parent().Name() == "completion" {
			return
		}
		cmd.InitDefaultHelpFlag()
		about := cmd.Long
		if about == "" {
			about = cmd.Short + "."
		}
		var usage strings.Builder
		if err := writeUsage(&usage, cmd); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "## %s\n\n%s\n\n```text\n%s```\n\n", cmd.CommandPath(), strings.TrimSpace(about), usage.String())
		for _, sub := range cmd.Commands() {
			write(sub)
		}
	}
	write(root)
	generated(t, "commands.md", "commands", b.String())
}

// TestSummaryPageNamesEveryField goes both ways: the page names no field that
// there is not.
func TestSummaryPageNamesEveryField(t *testing.T) {
	var want []string
	fieldPaths(reflect.TypeFor[report.Summary](), "", &want)
	slices.Sort(want)
	if diff := cmp.Diff(want, keysOfTables(t, "summary.md", "## Fields")); diff != "" {
		t.Errorf("fields of the summary (-product +summary.md):\n%s", diff)
	}
	want = nil
	distFields := reflect.TypeFor[tally.Dist]()
	for field := range distFields.Fields() {
		want = append(want, jsonName(field))
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, keysOfTables(t, "summary.md", "## DIST")); diff != "" {
		t.Errorf("fields of DIST (-product +summary.md):\n%s", diff)
	}
}

// TestProbePageNamesEveryField does the same for what probes find.
func TestProbePageNamesEveryField(t *testing.T) {
	for under, of := range map[string]reflect.Type{"## Idle": reflect.TypeFor[probe.IdleResult](), "## Capacity": reflect.TypeFor[probe.CapacityResult]()} {
		var want []string
		fieldPaths(of, "", &want)
		if under == "## Idle" {
			want = append(want, "recommend") // may be null as a whole
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, keysOfTables(t, "probe.md", under)); diff != "" {
			t.Errorf("%s (-product +probe.md):\n%s", under, diff)
		}
	}
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// fieldPaths lists the leaves of a struct as JSON writes them: a.NAME.b for
// maps, a[].b for lists.
func fieldPaths(of reflect.Type, path string, paths *[]string) {
	switch {
	case of.Kind() == reflect.Map && of.Elem().Kind() == reflect.Struct:
		fieldPaths(of.Elem(), path+".NAME", paths)
	case of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.Struct:
		fieldPaths(of.Elem(), path+"[]", paths)
	case of.Kind() == reflect.Pointer && of.Elem().Kind() == reflect.Struct:
		fieldPaths(of.Elem(), path, paths)
	case of.Kind() == reflect.Struct && of != reflect.TypeFor[tally.Dist]() && of != reflect.TypeFor[time.Time]():
		for field := range of.Fields() {
			if field.IsExported() && field.Tag.Get("json") != "-" {
				fieldPaths(field.Type, strings.TrimPrefix(path+"."+jsonName(field), "."), paths)
			}
		}
	default:
		*paths = append(*paths, path)
	}
}

// documentedCauses are the causes that have a section in causes.md, each with
// its params.
var documentedCauses = sync.OnceValue(func() map[string][]string {
	text, err := os.ReadFile(reference("causes.md"))
	if err != nil {
		panic(err)
	}
	causes := map[string][]string{}
	for section := range strings.SplitSeq(string(text), "\n### ") {
		name, body, _ := strings.Cut(section, "\n")
		_, params, ok := strings.Cut(body, "* **Params**: ")
		if !ok {
			continue
		}
		params, _, _ = strings.Cut(params, "\n\n")
		causes[name] = []string{}
		outside := inBrackets.ReplaceAllString(params, "")
		for _, m := range inQuotes.FindAllStringSubmatch(outside, -1) {
			causes[name] = append(causes[name], m[1])
		}
	}
	return causes
})

var (
	inBrackets = regexp.MustCompile(`\([^)]*\)`)
	inQuotes   = regexp.MustCompile("`([^`]+)`")
)

// TestEveryCauseHasASection goes both ways.
func TestEveryCauseHasASection(t *testing.T) {
	want := causeNames(t)
	got := slices.Sorted(maps.Keys(documentedCauses()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("causes (-product +causes.md):\n%s", diff)
	}
	text, err := os.ReadFile(reference("causes.md"))
	if err != nil {
		t.Fatal(err)
	}
	for section := range strings.SplitSeq(string(text), "\n### ") {
		name, body, _ := strings.Cut(section, "\n")
		if !slices.Contains(want, name) {
			continue
		}
		for _, part := range []string{"Looks like", "How sure", "Do", "Params"} {
			if !strings.Contains(body, "* **"+part+"**: ") {
				t.Errorf("causes.md: %s does not say %q", name, part)
			}
		}
	}
}

// causeNames are the values of the exported constants of package diagnosis,
// sorted.
func causeNames(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "..", "internal", "diagnosis", "diagnosis.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !spec.Names[0].IsExported() || len(spec.Values) != 1 {
			return true
		}
		if text, ok := spec.Values[0].(*ast.BasicLit); ok && text.Kind == token.STRING {
			name, _ := strconv.Unquote(text.Value)
			names = append(names, name)
		}
		return true
	})
	slices.Sort(names)
	return names
}

// TestHelpEndsWithExamplesAndExitCodes looks at every command, those of later
// days too.
func TestHelpEndsWithExamplesAndExitCodes(t *testing.T) {
	root := newRoot()
	addCompletion(root)
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		if !cmd.IsAvailableCommand() {
			return
		}
		if !strings.HasPrefix(cmd.Example, "  holdfast") && !strings.HasPrefix(cmd.Example, "  source <(holdfast") {
			t.Errorf("%s: its examples begin with %.40q", cmd.CommandPath(), cmd.Example)
		}
		if !strings.Contains(cmd.Example, "\n\nExit codes:\n  0    ") {
			t.Errorf("%s: no exit codes", cmd.CommandPath())
		}
		if cmd.Name() == "completion" {
			return // the rest is cobra's
		}
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(root)
}

// TestExitCodesAreOnTheirPage holds the page against what the help says.
func TestExitCodesAreOnTheirPage(t *testing.T) {
	var want []string
	for line := range strings.SplitSeq(exitCodes, "\n") {
		if words := strings.Fields(line); len(words) > 1 && words[0][0] >= '0' && words[0][0] <= '9' {
			want = append(want, words[0])
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, keysOfTables(t, "exit-codes.md", "## Commands that judge a run")); diff != "" {
		t.Errorf("exit codes (-help +exit-codes.md):\n%s", diff)
	}
}

var link = regexp.MustCompile(`\]\(([^)#]+)(#[^)]*)?\)`)

// TestLinksOfTheDocsLeadSomewhere looks at every link to a file.
func TestLinksOfTheDocsLeadSomewhere(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	below, err := filepath.Glob(filepath.Join("..", "..", "docs", "*", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	if pages = append(pages, below...); len(pages) < 40 {
		t.Fatalf("%d pages, want the whole of docs", len(pages))
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s: link to %s: %v", page, m[1], err)
			}
		}
	}
}
