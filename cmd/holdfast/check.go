package main

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
)

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func newCheck() *cobra.Command {
	var s source
	var out string
	cmd := &cobra.Command{
		Use:   "check SCENARIO|URL",
		Short: "Validate a scenario and print the plan",
		Long: `Validate a scenario and print the plan: what would be opened, sent and held,
against which hosts, which files and environment names are read, and which
thresholds decide. Nothing is contacted.`,
		Example: "  holdfast check scenario.yaml\n  holdfast check scenario.yaml --var org=acme --target ws://127.0.0.1:8080\n\n" + otherExitCodes,
		Args:    wantArgs(1, 1, "one scenario file, - for standard input, or a URL"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, parsed, err := s.load(cmd, args[0])
			if err != nil {
				return err
			}
			if out != "-" { // standard output carries what was asked for
				if err := plan.Explain(cmd.OutOrStdout(), p, parsed); err != nil {
					return err
				}
			}
			return writeTo(cmd, out, func(w io.Writer) error { return writeJSON(w, p) })
		},
	}
	s.flags(cmd)
	cmd.Flags().StringVar(&out, "json", "", "write the plan as JSON to this `FILE`, - for standard output")
	completes(cmd, yamlFiles, map[string][]string{"json": jsonFiles, "ca": pemFiles}, map[string][]string{"twin": pack.Profiles})
	return cmd
}
