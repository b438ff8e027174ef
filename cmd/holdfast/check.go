package main

import (
	"github.com/spf13/cobra"

	"holdfast/internal/plan"
)

func newCheck() *cobra.Command {
	var s source
	cmd := &cobra.Command{
		Use:   "check SCENARIO|URL",
		Short: "Validate a scenario and print the plan",
		Long: `Validate a scenario and print the plan: what would be opened, sent and held,
against which hosts, which files and environment names are read, and which
thresholds decide. Nothing is contacted.`,
		Example: "  holdfast check scenario.yaml\n  holdfast check scenario.yaml --var org=acme --target ws://127.0.0.1:8080\n\n" + readExitCodes,
		Args:    wantArgs(1, 1, "one scenario file, - for standard input, or a URL"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, parsed, err := s.load(cmd, args[0])
			if err != nil {
				return err
			}
			return plan.Explain(cmd.OutOrStdout(), p, parsed)
		},
	}
	s.flags(cmd)
	return cmd
}
