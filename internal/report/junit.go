package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string     `xml:"name,attr"`
	Class   string     `xml:"classname,attr"`
	Failure *junitText `xml:"failure,omitempty"`
	Error   *junitText `xml:"error,omitempty"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes the thresholds as test cases, for CI systems. An invalid run
// is an error of its own.
func JUnit(w io.Writer, s *Summary) error {
	suite := junitSuite{Name: s.Run.Scenario, Time: fmt.Sprintf("%.3f", s.Run.DurationS)}
	for _, th := range s.Thresholds {
		c := junitCase{Name: th.Expr, Class: "holdfast"}
		if !th.Pass {
			suite.Failures++
			var text strings.Builder
			for _, cause := range s.Causes {
				text.WriteString(endSentence(cause.Sentence) + " " + cause.Advice + "\n")
			}
			c.Failure = &junitText{Message: "found " + foundText(th), Text: text.String()}
		}
		suite.Cases = append(suite.Cases, c)
	}
	if s.Verdict == "invalid" {
		suite.Errors++
		var text strings.Builder
		for _, r := range s.Generator.Reasons {
			text.WriteString(r + "\n")
		}
		suite.Cases = append(suite.Cases, junitCase{Name: "the run is valid", Class: "holdfast", Error: &junitText{Message: "the run is invalid", Text: text.String()}})
	}
	suite.Tests = len(suite.Cases)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(suite); err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	return nil
}
