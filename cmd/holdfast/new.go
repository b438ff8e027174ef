package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"holdfast/internal/scenario"
)

func newNew() *cobra.Command {
	var kinds strings.Builder
	for i, k := range scenario.Kinds() {
		note := ""
		if i == 0 {
			note = " (default)"
		}
		fmt.Fprintf(&kinds, "  %-10s %s%s\n", k.Name, k.Does, note)
	}
	return &cobra.Command{
		Use:       "new [KIND]",
		Short:     "Write a commented scenario to start from",
		Long:      "Write a commented scenario to standard output. It runs as it is, against the\nembedded twin.\n\nKinds:\n" + kinds.String(),
		Example:   "  holdfast new > scenario.yaml\n  holdfast new storm | holdfast run -\n\n" + otherExitCodes,
		Args:      wantArgs(0, 1, "at most one kind"),
		ValidArgs: kindNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := scenario.Template(strings.Join(args, ""))
			if err != nil {
				return usage(err)
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), text)
			return err
		},
	}
}

func kindNames() []string {
	var names []string
	for _, k := range scenario.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the scenario's JSON Schema, for editors",
		Example: `  holdfast schema > scenario.schema.json
  # first line of a scenario:
  # yaml-language-server: $schema=scenario.schema.json

` + otherExitCodes,
		Args: wantArgs(0, 0, "none"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := scenario.Schema()
			if err != nil {
				return broken(err)
			}
			_, err = cmd.OutOrStdout().Write(text)
			return err
		},
	}
}
