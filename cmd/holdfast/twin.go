package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"holdfast/internal/pack"
	"holdfast/internal/scenario"
	"holdfast/internal/twin"
)

func newTwin() *cobra.Command {
	var o struct {
		listen, control, profile, config, truth, state, json string
		seed                                                 uint64
		check, listFaults, child                             bool
	}
	cmd := &cobra.Command{
		Use:   "twin",
		Short: "Run the rehearsal platform by itself",
		Long: `Run the rehearsal platform: WebSockets and a REST API behind a balancer with
idle timers, caps, overload and faults on schedule. When it is ready it prints
one JSON line with its addresses. It runs until it is interrupted.`,
		Example: `  holdfast twin
  holdfast twin --profile genesys
  holdfast twin --config twin.yaml --truth truth.jsonl
  holdfast twin --profile genesys --state twin.json
  holdfast twin --list-faults

` + otherExitCodes,
		Args: wantArgs(0, 0, "none"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.listFaults {
				return twin.ListFaults(cmd.OutOrStdout())
			}
			cfg, err := twinConfigOf(o.config, o.json, o.profile)
			if err != nil {
				return usage(err)
			}
			if cmd.Flags().Changed("seed") {
				cfg.Seed = o.seed
			}
			options := twin.Options{Listen: o.listen, Control: o.control, State: o.state, ReadFaults: scenario.ReadFaults, Log: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))}
			if o.check {
				if _, err := twin.New(cfg, options); err != nil {
					return usage(err)
				}
				_, err := fmt.Fprintln(cmd.OutOrStdout(), "the configuration is valid")
				return err
			}
			return runTwin(cmd, cfg, options, o.truth, o.child)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.listen, "listen", "127.0.0.1:0", "loopback `ADDR` to listen on, one port for plain and TLS")
	f.StringVar(&o.control, "control", "", "loopback `ADDR` for the endpoints under /twin/ alone, which no fault takes down")
	f.StringVar(&o.profile, "profile", "", "`PROFILE` of the platform to imitate: "+strings.Join(pack.Profiles, " or "))
	f.StringVar(&o.config, "config", "", "read the configuration from this `FILE`")
	f.Uint64Var(&o.seed, "seed", 0, "seed `N` of everything random")
	f.StringVar(&o.truth, "truth", "", "write what was done to which connection, when and why, to this `FILE` (JSON lines)")
	f.StringVar(&o.state, "state", "", "load the platform's entities from this `FILE` if it is there, and save them to it at the end")
	f.BoolVar(&o.check, "check", false, "validate the configuration and exit")
	f.BoolVar(&o.listFaults, "list-faults", false, "list the faults that can be scheduled")
	f.BoolVar(&o.child, "child", false, "end when standard input closes")
	f.StringVar(&o.json, "config-json", "", "configuration as JSON")
	hide(cmd, "child", "config-json") // for the embedded twin
	completes(cmd, nil, map[string][]string{"config": yamlFiles, "truth": nil, "state": nil}, map[string][]string{"profile": pack.Profiles})
	return cmd
}

func twinConfigOf(file, text, profile string) (pack.Twin, error) {
	cfg := pack.Twin{Version: 1, Profile: pack.ProfileThread}
	switch {
	case text != "":
		if err := json.Unmarshal([]byte(text), &cfg); err != nil {
			return cfg, fmt.Errorf("--config-json: %w", err)
		}
	case file != "":
		data, err := os.ReadFile(file)
		if err != nil {
			return cfg, err
		}
		if cfg, err = scenario.ReadTwin(file, data); err != nil {
			return cfg, err
		}
	}
	if profile != "" {
		cfg.Profile = profile
	}
	return cfg, nil
}

func runTwin(cmd *cobra.Command, cfg pack.Twin, o twin.Options, truth string, child bool) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if child {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		defer cancel()
		go func() {
			_, _ = io.Copy(io.Discard, cmd.InOrStdin())
			cancel()
		}()
	}
	if truth != "" {
		f, err := os.Create(truth)
		if err != nil {
			return usage(fmt.Errorf("open truth log: %w", err))
		}
		defer f.Close()
		o.Truth = f
	}
	t, err := twin.New(cfg, o)
	if err != nil {
		return usage(err)
	}
	if err := t.Start(ctx); err != nil {
		if _, system := errors.AsType[syscall.Errno](err); system {
			return broken(err) // a port in use: nothing is wrong with what was asked for
		}
		return usage(err)
	}
	if err := json.NewEncoder(cmd.OutOrStdout()).Encode(t.Ready()); err != nil {
		return broken(fmt.Errorf("write ready line: %w", err))
	}
	if err := t.Run(ctx); err != nil {
		return broken(err)
	}
	return nil
}
