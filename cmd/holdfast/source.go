package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"holdfast/internal/plan"
	"holdfast/internal/scenario"
)

// source is where a plan comes from, and the flags that bend it; run and check
// share them.
type source struct {
	target   string
	vars     []string
	seed     uint64
	duration string
	twin     string
	allow    []string
	confirm  []string
	headers  []string
	ca       string
	insecure bool
	sockets  int
	rate     string
	ping     string
	holdFor  string
}

func (s *source) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	s.scenarioFlags(cmd)
	f.StringVar(&s.duration, "duration", "", "how long to run (`D`), instead of the scenario's duration")
	f.IntVar(&s.sockets, "sockets", 0, "with a ws URL: hold `N` sockets (default 100)")
	f.StringVar(&s.rate, "rate", "", "with a URL: sockets to open or requests to send per second, `R/s` (default: all at once, or 10/s)")
	f.StringVar(&s.holdFor, "for", "", "with a URL: how long to run, `D` (default 1m)")
	f.StringVar(&s.ping, "ping", "", "with a ws URL: ping interval `D`, or off (default 20s)")
}

// scenarioFlags are those that bend any scenario.
func (s *source) scenarioFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.target, "target", "", "replace target.http, or with a ws scheme target.ws, by this `URL`")
	f.StringArrayVar(&s.vars, "var", nil, "set a var of the scenario, `NAME=VALUE` (repeatable)")
	f.Uint64Var(&s.seed, "seed", 0, "seed `N` of everything random (default: from the scenario's text)")
	f.StringVar(&s.twin, "twin", "", "start the embedded twin of this `PROFILE` (thread or genesys) and aim at it")
	s.permissionFlags(cmd)
}

// permissionFlags say where to one may go and how one is known there.
func (s *source) permissionFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&s.allow, "allow", nil, "allow a `HOST[:PORT]` that is not loopback (repeatable)")
	f.StringArrayVar(&s.confirm, "confirm", nil, "confirm that a host may see this many opens and requests a second, `HOST:RATE` (repeatable)")
	f.StringArrayVar(&s.headers, "header", nil, "header for every request, `'Name: value'` (repeatable)")
	f.StringVar(&s.ca, "ca", "", "trust the CA certificates in this PEM `FILE`, and no others")
	f.BoolVar(&s.insecure, "insecure", false, "do not verify certificates; the report says so")
}

// load makes the plan. Its errors are the user's: exit code 2.
func (s *source) load(cmd *cobra.Command, arg string) (*plan.Plan, *scenario.Scenario, error) {
	o, err := s.options(cmd)
	if err != nil {
		return nil, nil, usage(err)
	}
	if strings.Contains(arg, "://") {
		p, err := s.fromURL(cmd, arg, o)
		if err != nil {
			return nil, nil, usage(err)
		}
		return p, nil, nil
	}
	for _, flag := range []string{"sockets", "rate", "for", "ping"} {
		if cmd.Flags().Changed(flag) {
			return nil, nil, usage(fmt.Errorf("--%s goes with a URL; a scenario says it itself", flag))
		}
	}
	file, data, folder, err := readScenario(cmd, arg)
	if err != nil {
		return nil, nil, usage(err)
	}
	parsed, err := scenario.Read(file, data)
	if err != nil {
		return nil, nil, usage(err)
	}
	// Files that a scenario names are read below its own folder only.
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, nil, usage(fmt.Errorf("open the scenario's folder: %w", err))
	}
	defer root.Close()
	o.Files = root.FS()
	p, err := plan.Resolve(parsed, o)
	if err != nil {
		return nil, nil, usage(err)
	}
	return p, parsed, nil
}

// readScenario reads a scenario from a file, or from standard input for "-".
func readScenario(cmd *cobra.Command, arg string) (file string, data []byte, folder string, err error) {
	if arg == "-" {
		data, err = io.ReadAll(io.LimitReader(cmd.InOrStdin(), maxScenario+1))
		if err != nil {
			return "", nil, "", fmt.Errorf("read standard input: %w", err)
		}
		return "stdin", data, ".", nil
	}
	f, err := os.Open(arg)
	if errors.Is(err, fs.ErrNotExist) && strings.Contains(arg, ":") {
		return "", nil, "", fmt.Errorf("%w\nhint: a URL begins with ws://, wss://, http:// or https://", err)
	}
	if err != nil {
		return "", nil, "", err
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, maxScenario+1))
	if err != nil {
		return "", nil, "", fmt.Errorf("read scenario: %w", err)
	}
	return arg, data, filepath.Dir(arg), nil
}

// maxScenario is more than a scenario may have: the reader says so with a
// position, and no endless file is read whole.
const maxScenario = 1 << 20

// maxCA bounds the file of --ca, in bytes.
const maxCA = 512 << 10

func readBounded(path string, limit int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", err
	}
	if int64(len(data)) > limit {
		return "", fmt.Errorf("%s: more than %d bytes, want at most that", path, limit)
	}
	return string(data), nil
}

func (s *source) options(cmd *cobra.Command) (plan.Options, error) {
	o := plan.Options{
		Target: s.target, Twin: s.twin, Allow: s.allow, Headers: s.headers, Getenv: os.LookupEnv,
		Vars: map[string]string{}, Insecure: s.insecure,
	}
	if s.ca != "" {
		text, err := readBounded(s.ca, maxCA)
		if err != nil {
			return o, fmt.Errorf("--ca %w", err)
		}
		o.CA = &plan.CA{Name: s.ca, PEM: text}
	}
	if cmd.Flags().Changed("seed") {
		o.Seed = &s.seed
	}
	for _, v := range s.vars {
		name, value, ok := strings.Cut(v, "=")
		if !ok {
			return o, fmt.Errorf("--var %q: no =, want NAME=VALUE", v)
		}
		o.Vars[name] = value
	}
	for _, c := range s.confirm {
		confirm, err := plan.ParseConfirm(c)
		if err != nil {
			return o, fmt.Errorf("--confirm %w", err)
		}
		o.Confirm = append(o.Confirm, confirm)
	}
	for flag, text := range map[string]string{"duration": s.duration, "for": s.holdFor} {
		if text == "" {
			continue
		}
		if err := o.Duration.UnmarshalText([]byte(text)); err != nil {
			return o, fmt.Errorf("--%s %w", flag, err)
		}
		if o.Duration == 0 {
			return o, fmt.Errorf("--%s is 0, want more", flag)
		}
	}
	return o, nil
}

func (s *source) fromURL(cmd *cobra.Command, url string, o plan.Options) (*plan.Plan, error) {
	u := plan.URLOptions{Options: o, Sockets: s.sockets}
	if cmd.Flags().Changed("sockets") && s.sockets < 1 {
		return nil, fmt.Errorf("--sockets is %d, want at least 1", s.sockets)
	}
	if s.rate != "" {
		if err := u.Rate.UnmarshalText([]byte(s.rate)); err != nil {
			return nil, fmt.Errorf("--rate %w", err)
		}
	}
	if s.ping != "" {
		u.Ping = &scenario.Ping{}
		if err := u.Ping.UnmarshalText([]byte(s.ping)); err != nil {
			return nil, fmt.Errorf("--ping %w", err)
		}
	}
	return plan.FromURL(url, u)
}
