package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"holdfast/internal/conform"
	"holdfast/internal/guard"
	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
)

func newDebugWSCases() *cobra.Command {
	var o conform.Options
	var allow []string
	cmd := &cobra.Command{
		Use:   "ws-cases",
		Short: "Play the cases of a fuzzing server",
		Long: `Play the client's part of the well-known fuzzing-server protocol: ask
/getCaseCount, open /runCase?case=N&agent=A for each case and send every message
back until the connection ends, and open /updateReports?agent=A. The verdicts are
the server's. Progress goes to standard error, and one line of JSON to standard
output when all cases were played: {"cases": N, "agent": "A"}.`,
		Example: "  holdfast debug ws-cases --server ws://127.0.0.1:9001 --agent holdfast --deflate\n\n" + `Exit codes:
  0    all cases were played
  2    usage wrong, or the server may not be contacted
  3    the server could not be reached or broke off between cases
  130  interrupted`,
		Args: wantArgs(0, 0, "none"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, _, stop := interruptible(cmd.Context(), func() {})
			defer stop()
			o.Guard = guard.New(allow, pack.KnownHosts, guard.System)
			o.Told = func(line string) { fmt.Fprintln(cmd.ErrOrStderr(), safe.Text(line, 500)) }
			cases, err := conform.Run(ctx, o)
			_, wrong := errors.AsType[*conform.OptionError](err)
			switch {
			case ctx.Err() != nil:
				return exitCode(trial.ExitInterrupted)
			case wrong, errors.Is(err, guard.ErrRefused):
				return usage(fmt.Errorf("play cases: %w", err))
			case err != nil:
				return broken(fmt.Errorf("play cases: %w", err))
			}
			return json.NewEncoder(cmd.OutOrStdout()).Encode(struct {
				Cases int    `json:"cases"`
				Agent string `json:"agent"`
			}{cases, o.Agent})
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Server, "server", "", "the fuzzing server, ws://HOST:PORT (`URL`)")
	f.StringVar(&o.Agent, "agent", "holdfast", "`NAME` under which the server keeps its verdicts")
	f.BoolVar(&o.Deflate, "deflate", false, "offer compression (permessage-deflate)")
	f.StringArrayVar(&allow, "allow", nil, "allow a `HOST[:PORT]` that is not loopback (repeatable)")
	return cmd
}
