package lint

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"text/tabwriter"

	"holdfast/internal/safe"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Schema names the format of the JSON report.
const Schema = "holdfast.lint/v1"

// Report is all that was found.
type Report struct {
	Schema     string       `json:"schema"`
	Files      []FileReport `json:"files"`
	Unreadable []Unreadable `json:"unreadable"`
}

// FileReport is what was found in one file.
type FileReport struct {
	Path     string    `json:"path"`
	Flow     string    `json:"flow"`
	Kind     string    `json:"kind"`
	Counts   Counts    `json:"counts"`
	Findings []Finding `json:"findings"`
	Capacity *Capacity `json:"capacity"` // null for what is no flow

	flow *Flow
}

// Unreadable is a file that could not be read, and why.
type Unreadable struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Message string `json:"message"`
}

// NewReport is an empty report.
func NewReport() *Report {
	return &Report{Schema: Schema, Files: []FileReport{}, Unreadable: []Unreadable{}}
}

// Add lints a flow.
func (r *Report) Add(f *Flow, c *Config, m *Model) {
	found := c.Apply(f.File, Check(f))
	if found == nil {
		found = []Finding{}
	}
	r.Files = append(r.Files, FileReport{
		Path: safe.Text(f.File, 0), Flow: safe.Text(f.Name, 200), Kind: f.Kind, Counts: f.Counts(), Findings: found, Capacity: m.Predict(f), flow: f,
	})
}

// Refuse notes a file that could not be read.
func (r *Report) Refuse(path string, err error) {
	u := Unreadable{Path: safe.Text(path, 0), Message: safe.Text(err.Error(), 500)}
	if p, ok := errors.AsType[strict.Problem](err); ok {
		u.Line, u.Col, u.Message = p.Line, p.Col, safe.Text(p.Text, 500)
	}
	r.Unreadable = append(r.Unreadable, u)
}

// Worst counts the findings at or above a severity.
func (r *Report) Worst(least Severity) (n int) {
	for i := range r.Files {
		for j := range r.Files[i].Findings {
			if r.Files[i].Findings[j].Severity >= least {
				n++
			}
		}
	}
	return n
}

// JSON writes the report for scripts.
func (r *Report) JSON(w io.Writer) error { return writeJSON(w, r) }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// at is where a finding is, as compilers say it.
func at(file string, f *Finding) string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d:%d", file, f.Line, f.Col)
	}
	return file
}

// Text writes the report for people.
func (r *Report) Text(w io.Writer) error {
	var b strings.Builder
	told := map[string]bool{} // rules whose fix has been said
	for i := range r.Files {
		r.Files[i].text(&b, told)
	}
	counts := map[Severity]int{}
	for i := range r.Files {
		for _, f := range r.Files[i].Findings {
			counts[f.Severity]++
		}
	}
	total := counts[Error] + counts[Warning] + counts[Info]
	fmt.Fprintf(&b, "%s: ", units.Plural(len(r.Files), "file"))
	if total == 0 {
		b.WriteString("nothing found")
	} else {
		fmt.Fprintf(&b, "%s (%s, %s, %d info)", units.Plural(total, "finding"), units.Plural(counts[Error], "error"), units.Plural(counts[Warning], "warning"), counts[Info])
	}
	if n := len(r.Unreadable); n > 0 {
		fmt.Fprintf(&b, "; %s could not be read", units.Plural(n, "file"))
	}
	b.WriteString("\n")
	if total > 0 {
		b.WriteString("What a rule means, and what to do: holdfast lint --explain RULE\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (f *FileReport) text(b *strings.Builder, told map[string]bool) {
	for i := range f.Findings {
		one := &f.Findings[i]
		fmt.Fprintf(b, "%s: %s: %s [%s]\n", at(f.Path, one), one.Severity, one.Message, one.Rule)
		f.snippet(b, one)
		if rule, err := RuleByID(one.Rule); err == nil && !told[one.Rule] {
			told[one.Rule] = true
			b.WriteString(wrap(rule.Fix, "    ", 100))
		}
	}
	if len(f.Findings) > 0 {
		b.WriteString("\n")
	}
	n := f.Counts
	fmt.Fprintf(b, "%s: %s %q: %s, %s, %s, %s\n", f.Path, f.Kind, f.Flow, units.Plural(n.Actions, "action"), units.Plural(n.DataActions, "Data Action"), units.Plural(n.Waits, "wait"), units.Plural(n.Loops, "loop"))
	if f.Capacity != nil {
		f.Capacity.text(b)
	}
	b.WriteString("\n")
}

// snippetWidth is how much of a line is shown.
const snippetWidth = 100

// snippet shows the line of a finding with a caret, or the way to the action.
func (f *FileReport) snippet(b *strings.Builder, one *Finding) {
	if one.Line == 0 || one.Line > len(f.flow.lines) {
		fmt.Fprintf(b, "    at %s\n", safe.Text(one.Path, 300))
		return
	}
	runes := []rune(strings.TrimRight(f.flow.lines[one.Line-1], "\r"))
	from := 0
	for from < len(runes) && runes[from] == ' ' && from < one.Col-1 {
		from++
	}
	from = max(from-2, 0)
	if one.Col-1-from > snippetWidth/2 {
		from = one.Col - 1 - snippetWidth/2
	}
	to := min(from+snippetWidth, len(runes))
	if from > to {
		return
	}
	number := fmt.Sprintf("%5d", one.Line)
	before := safe.Text(string(runes[from:min(one.Col-1, to)]), 0)
	fmt.Fprintf(b, "%s | %s\n", number, safe.Text(string(runes[from:to]), 0))
	fmt.Fprintf(b, "%s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", len([]rune(before))), strings.Repeat("^", max(min(one.size, to-one.Col+1), 1)))
}

func plural(v float64) string {
	if v == 1 {
		return "1 Data Action"
	}
	return number(v) + " Data Actions"
}

func rate(v *float64) string {
	if v == nil {
		return "no limit"
	}
	return number(*v)
}

var bounds = map[string]string{
	"data_action_concurrent": "Data Actions at once", "data_action_per_minute": "Data Actions a minute",
}

func (c *Capacity) text(b *strings.Builder) {
	if c.CallsPerS == nil {
		fmt.Fprintf(b, "  capacity: %s\n", c.Little)
	} else {
		limit := c.Limits.Concurrent
		if c.BoundBy == "data_action_per_minute" {
			limit = c.Limits.PerMinute
		}
		fmt.Fprintf(b, "  capacity: %s calls/s, %s interactions at once; bound by %s %s, if nothing else uses them\n", rate(c.CallsPerS), rate(c.MaxConcurrent), number(limit), bounds[c.BoundBy])
		fmt.Fprintf(b, "    %s\n", c.Little)
		fmt.Fprintf(b, "    a call runs %s: %s of its %s\n", plural(c.DataActionsPerCall), units.Human(seconds(c.DataActionSPerCall)), units.Human(seconds(c.TimeSPerCall)))
	}
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	if len(c.DataActions) > 0 {
		fmt.Fprintf(t, "    Data Action\ta call\tlatency\ttimeout\n")
		for _, a := range c.DataActions {
			fmt.Fprintf(t, "    %s\t%s\t%s %s\t%s\n", a.Action, number(a.PerCall), units.Human(seconds(a.LatencyS)), a.From, units.Human(seconds(a.TimeoutS)))
		}
		fmt.Fprintf(t, "    if\tcalls/s\tat once\n")
		for _, s := range c.Sensitivity {
			fmt.Fprintf(t, "    %s\t%s\t%s\n", s.Case, rate(s.CallsPerS), rate(s.MaxConcurrent))
		}
	}
	_ = t.Flush() // into a strings.Builder
	for _, a := range c.Assumptions {
		b.WriteString(wrap("assumed: "+a, "    ", 100))
	}
}

// SARIF writes the report as SARIF 2.1.0.
func (r *Report) SARIF(w io.Writer, version string) error {
	type message struct {
		Text string `json:"text"`
	}
	type rule struct {
		ID     string  `json:"id"`
		Short  message `json:"shortDescription"`
		Full   message `json:"fullDescription"`
		Help   message `json:"help"`
		Config struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	type region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndColumn   int `json:"endColumn"`
	}
	type physical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *region `json:"region,omitempty"`
	}
	type logical struct {
		Name string `json:"fullyQualifiedName"`
	}
	type location struct {
		Physical physical  `json:"physicalLocation"`
		Logical  []logical `json:"logicalLocations,omitempty"`
	}
	type result struct {
		Rule      string     `json:"ruleId"`
		Index     int        `json:"ruleIndex"`
		Level     string     `json:"level"`
		Message   message    `json:"message"`
		Locations []location `json:"locations"`
	}
	type notification struct {
		Level     string     `json:"level"`
		Message   message    `json:"message"`
		Locations []location `json:"locations"`
	}
	type invocation struct {
		OK            bool           `json:"executionSuccessful"`
		Notifications []notification `json:"toolExecutionNotifications,omitempty"`
	}
	type driver struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Rules   []rule `json:"rules"`
	}
	type run struct {
		Tool struct {
			Driver driver `json:"driver"`
		} `json:"tool"`
		Columns     string       `json:"columnKind"`
		Invocations []invocation `json:"invocations"`
		Results     []result     `json:"results"`
	}
	level := func(s Severity) string { return []string{"note", "warning", "error"}[s] }
	place := func(file string, line, col, size int) location {
		var l location
		l.Physical.Artifact.URI = fileURI(file)
		if line > 0 {
			l.Physical.Region = &region{line, col, col + max(size, 1)}
		}
		return l
	}
	one := run{Columns: "unicodeCodePoints", Results: []result{}, Invocations: []invocation{{OK: len(r.Unreadable) == 0}}}
	one.Tool.Driver = driver{Name: "holdfast lint", Version: version}
	for i := range Rules {
		d := rule{ID: Rules[i].ID, Short: message{Rules[i].Finds}, Full: message{Rules[i].Why}, Help: message{strings.TrimSpace(Rules[i].Fix + " " + Rules[i].Numbers)}}
		d.Config.Level = level(Rules[i].Severity)
		one.Tool.Driver.Rules = append(one.Tool.Driver.Rules, d)
	}
	for i := range r.Files {
		for j := range r.Files[i].Findings {
			f := &r.Files[i].Findings[j]
			l := place(r.Files[i].Path, f.Line, f.Col, f.size)
			if f.Path != "" {
				l.Logical = []logical{{f.Path}}
			}
			one.Results = append(one.Results, result{
				Rule: f.Rule, Index: slices.IndexFunc(Rules, func(r Rule) bool { return r.ID == f.Rule }), Level: level(f.Severity),
				Message: message{f.Message}, Locations: []location{l},
			})
		}
	}
	for _, u := range r.Unreadable {
		one.Invocations[0].Notifications = append(one.Invocations[0].Notifications, notification{"error", message{u.Message}, []location{place(u.Path, u.Line, u.Col, 1)}})
	}
	return writeJSON(w, map[string]any{
		"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "version": "2.1.0", "runs": []run{one},
	})
}

// fileURI is a path as a relative or absolute URI reference (RFC 3986).
func fileURI(path string) string {
	path = strings.ReplaceAll(path, `\`, "/")
	u := url.URL{Path: path}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name     string      `xml:"name,attr"`
	Class    string      `xml:"classname,attr"`
	Failures []junitText `xml:"failure,omitempty"`
	Error    *junitText  `xml:"error,omitempty"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// JUnit writes one test case a file. It fails for findings at or above a
// severity, and is an error for a file that could not be read.
func (r *Report) JUnit(w io.Writer, least Severity) error {
	suite := junitSuite{Name: "holdfast lint"}
	for i := range r.Files {
		f := &r.Files[i]
		c := junitCase{Name: f.Path, Class: "holdfast.lint"}
		for j := range f.Findings {
			one := &f.Findings[j]
			if one.Severity < least {
				continue
			}
			where := at(f.Path, one)
			if one.Line == 0 {
				where += ": " + one.Path
			}
			c.Failures = append(c.Failures, junitText{Message: one.Message, Type: one.Rule, Text: where})
		}
		if len(c.Failures) > 0 {
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, c)
	}
	for _, u := range r.Unreadable {
		suite.Errors++
		suite.Cases = append(suite.Cases, junitCase{Name: u.Path, Class: "holdfast.lint", Error: &junitText{Message: u.Message, Text: fmt.Sprintf("%s:%d:%d", u.Path, u.Line, u.Col)}})
	}
	suite.Tests = len(suite.Cases)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(suite); err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}
