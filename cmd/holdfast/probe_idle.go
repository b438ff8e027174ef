package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"holdfast/internal/pack"
	"holdfast/internal/plan"
	"holdfast/internal/probe"
	"holdfast/internal/safe"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

type idleOptions struct {
	source
	probeOutput

	message string
	longest string
	watch   string
}

// idleMessage is the keep-alive that applications on notification channels
// send.
const idleMessage = `{"message":"ping"}`

func newProbeIdle() *cobra.Command {
	var o idleOptions
	cmd := &cobra.Command{
		Use:   "idle [URL]",
		Short: "Find the idle timeout of a path, and the keep-alive to set",
		Long: `Find how long a WebSocket may be silent before something on the path ends it,
which traffic resets that timer, and the longest keep-alive that is safe. Some
sockets say nothing, some ping once after a longer and longer silence, and some
talk in one way each: WebSocket pings, pongs from us alone, messages, the
kernel's probes. It ends as soon as it knows: a timer of 60 s takes 75 s. A path
that forgets connections without a word is looked at twice, the second time with
silences close to the answer.

--target gives the host, and the URL only the path; with --twin the twin's socket
is looked at where no path is given.`,
		Example: `  holdfast probe idle ws://127.0.0.1:8080/ws
  holdfast probe idle wss://stream.example.test/v1 --allow stream.example.test --confirm stream.example.test:20
  holdfast probe idle /v1 --target wss://stream.example.test --allow stream.example.test --confirm stream.example.test:20
  holdfast probe idle --twin thread
  holdfast probe idle ws://127.0.0.1:8080/ws --longest 2m --message '{"op":"ping"}' --json -

` + probeExitCodes,
		Args: wantArgs(0, 1, "one ws:// or wss:// URL, or none with --target or --twin"),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd, strings.Join(args, "")) },
	}
	f := cmd.Flags()
	o.source.scenarioFlags(cmd)
	f.StringVar(&o.rate, "rate", "", fmt.Sprintf("sockets to open per second, `R/s` (default %.0f/s, or what is confirmed)", probe.IdlePace))
	f.IntVar(&o.sockets, "sockets", probe.IdleSockets, "open `N` sockets at most")
	f.StringVar(&o.longest, "longest", units.Duration(probe.IdleLongest).String(), "the longest silence to look for, `D`")
	f.StringVar(&o.watch, "watch", "", "watch the sockets that talk for so long (`D`), to find a second and longer timer (default: as long as the first one needs)")
	f.StringVar(&o.message, "message", idleMessage, "`TEXT` to send where messages are tried, '' for none")
	o.probeOutput.flags(cmd)
	completes(cmd, nil, map[string][]string{"json": jsonFiles, "ca": pemFiles}, map[string][]string{"twin": pack.Profiles})
	return cmd
}

func (o *idleOptions) run(cmd *cobra.Command, url string) error {
	i, err := o.probe(cmd, url)
	if err != nil {
		return usage(err)
	}
	if err := o.writable(); err != nil {
		return usage(err)
	}
	if _, err := approved(i.Plan, time.Now()); err != nil {
		return usage(err)
	}
	ctx, _, stop := interruptible(cmd.Context(), func() {})
	defer stop()
	if i.Plan.Target.Twin != nil {
		twin, err := startTwin(*i.Plan.Target.Twin, cmd.ErrOrStderr())
		if err != nil {
			return broken(err)
		}
		defer twin.stop()
		if i.Plan, err = twin.aim(i.Plan); err != nil {
			return broken(err)
		}
	}
	url = string(i.Plan.Pools[0].URL.Append(nil, &plan.Values{}))
	show := newStatus(cmd.ErrOrStderr(), o.quiet)
	show.head("%s: silences of up to %s, at most %s", safe.Text(url, 0), units.Human(i.Longest), units.Plural(i.Sockets, "socket"))
	began := time.Now()
	result, err := i.Run(ctx, prober(cmd, url), func(b probe.Bracket) { show.say(bracketed(b), false) })
	show.done()
	if err != nil && ctx.Err() != nil {
		return &failure{err, trial.ExitInterrupted}
	}
	if err != nil {
		return o.failed(cmd, probe.IdleSchema, err)
	}
	result.TookS = math.Round(time.Since(began).Seconds()*1000) / 1000
	if err := o.print(cmd, result, func(w io.Writer, width int) { idleText(w, width, result) }); err != nil {
		return broken(err)
	}
	if result.Interrupted {
		return exitCode(trial.ExitInterrupted)
	}
	return nil
}

// probe reads the flags.
func (o *idleOptions) probe(cmd *cobra.Command, url string) (*probe.Idle, error) {
	url, err := o.address(url)
	if err != nil {
		return nil, err
	}
	if o.sockets < probe.IdleLeastSockets {
		return nil, fmt.Errorf("--sockets is %d, want at least %d", o.sockets, probe.IdleLeastSockets)
	}
	i := &probe.Idle{Sockets: o.sockets, Message: o.message}
	for _, flag := range []struct {
		name, text string
		into       *time.Duration
	}{{"longest", o.longest, &i.Longest}, {"watch", o.watch, &i.Watch}} {
		var d units.Duration
		if flag.text == "" {
			continue
		}
		if err := d.UnmarshalText([]byte(flag.text)); err != nil {
			return nil, fmt.Errorf("--%s %w", flag.name, err)
		}
		if *flag.into = d.D(); d.D() < time.Second {
			return nil, fmt.Errorf("--%s is %s, want at least 1s", flag.name, d)
		}
	}
	options, err := o.options(cmd)
	if err != nil {
		return nil, err
	}
	rate := units.Rate(probe.IdlePace)
	for _, c := range options.Confirm {
		rate = min(rate, units.Rate(c.PerSecond))
	}
	if o.rate != "" {
		if err := rate.UnmarshalText([]byte(o.rate)); err != nil {
			return nil, fmt.Errorf("--rate %w", err)
		}
	}
	i.OpenPerSecond = float64(rate)
	i.Plan, err = plan.FromURL(url, plan.URLOptions{Options: options, Sockets: o.sockets, Rate: rate})
	return i, err
}

// address is what to look at: a URL, or a path at --target or at the twin.
func (o *idleOptions) address(url string) (string, error) {
	isSocket := func(url string) bool {
		scheme, _, ok := strings.Cut(url, "://")
		return ok && (strings.EqualFold(scheme, "ws") || strings.EqualFold(scheme, "wss"))
	}
	path := url == "" || strings.HasPrefix(url, "/")
	switch {
	case o.target != "" && !isSocket(o.target):
		return "", fmt.Errorf("--target %s: idle timers are those of sockets, want a ws:// or wss:// URL", safe.Text(o.target, 200))
	case path && o.target+o.twin == "":
		return "", fmt.Errorf("%s says no host, want a ws:// or wss:// URL, or --target or --twin", cmp.Or(safe.Text(url, 200), "no URL"))
	case !path && !isSocket(url):
		return "", fmt.Errorf("%s: idle timers are those of sockets, want a ws:// or wss:// URL", safe.Text(url, 200))
	}
	if _, rest, ok := strings.Cut(url, "://"); ok && o.target != "" {
		_, path, _ := strings.Cut(rest, "/") // the host is the target's
		return "/" + path, nil
	}
	return url, nil
}

// bracketed is how far a probe has come, in a line.
func bracketed(b probe.Bracket) string {
	at := fmt.Sprintf("%4.0f s  ", b.At.Seconds())
	switch {
	case b.Dead > 0 && b.Dead == b.Survived:
		return at + fmt.Sprintf("silent for %s: ended; watching the sockets that talk", units.Human(b.Dead))
	case b.Dead > 0:
		return at + fmt.Sprintf("silent for %s: alive; for %s: gone", units.Human(b.Survived), units.Human(b.Dead))
	case b.Survived > 0:
		return at + fmt.Sprintf("silent for %s: alive", units.Human(b.Survived))
	}
	return at + "opening " + units.Plural(b.Sockets, "socket")
}

// idleText writes the answer for people.
func idleText(w io.Writer, width int, r *probe.IdleResult) {
	fmt.Fprint(w, wrapped(idleSentence(r), "", width))
	if resets, not := idleResets(r.Resets); resets+not != "" {
		if resets != "" {
			fmt.Fprintf(w, "  resets it     %s\n", resets)
		}
		if not != "" {
			fmt.Fprintf(w, "  does not      %s\n", not)
		}
	}
	if r.Second != nil {
		fmt.Fprintf(w, "  second timer  %s\n", strings.TrimSpace(wrapped(secondTimer(r), "                ", width)))
	}
	fmt.Fprintf(w, "  to do         %s\n", strings.TrimSpace(wrapped(idleAdvice(r), "                ", width)))
	for _, note := range r.Notes {
		fmt.Fprintf(w, "  note          %s\n", strings.TrimSpace(wrapped(note, "                ", width)))
	}
	watched := ""
	if r.Busy > 0 {
		watched = fmt.Sprintf("; those that talk were watched for %s", inSeconds(r.Busy))
	}
	fmt.Fprintf(w, "  took          %s, %s, %s%s\n", inSeconds(r.TookS), units.Plural(r.Sockets, "socket"), passes(r.Passes), watched)
}

func passes(n int) string {
	if n == 1 {
		return "1 pass"
	}
	return fmt.Sprintf("%d passes", n)
}

func inSeconds(s float64) string { return units.Human(time.Duration(s * float64(time.Second))) }

// exactly is a number of seconds with the digits that its error leaves.
func exactly(s, err float64) string {
	digits := 3
	for limit := .02; digits > 0 && err >= limit; limit *= 10 {
		digits--
	}
	return fmt.Sprintf("%.*f s ± %s", digits, s, inSeconds(err))
}

func idleSentence(r *probe.IdleResult) string {
	ended := ""
	if r.EndsBy != "" {
		ended = " (" + r.EndsBy + ")"
	}
	at := exactly(r.Seconds, r.ErrorS)
	known := ""
	if r.Interrupted {
		known = "interrupted; so far: "
	}
	switch r.Kind {
	case probe.KindLifetime:
		return known + fmt.Sprintf("maximum lifetime %s: something on the path ends connections that old, busy or not%s", at, ended)
	case probe.KindReaper:
		return known + fmt.Sprintf("idle timeout of about %s: silent connections are looked for now and then; the first ended after %s of silence, the last after %s%s",
			inSeconds(r.Seconds), inSeconds(r.Seconds), inSeconds(r.Seconds+r.ErrorS), ended)
	case probe.KindLoadScaled:
		return known + fmt.Sprintf("idle timeout that shrinks with load: %s with the sockets of the first pass open, %s with %s%s",
			inSeconds(r.Seconds), inSeconds(r.FewSeconds), units.Plural(r.Few, "socket"), ended)
	case probe.KindFlowState:
		return known + fmt.Sprintf("idle timeout %s: something on the path forgets connections that are silent that long, and does not say so%s", at, ended)
	case probe.KindNone:
		if r.PushS > 0 {
			return known + fmt.Sprintf("no idle timeout was found: the server says something every %s by itself", inSeconds(r.PushS))
		}
		return known + fmt.Sprintf("no idle timeout: sockets that were silent for %s live on", inSeconds(r.Seconds))
	}
	return known + fmt.Sprintf("idle timeout %s: something on the path ends connections that are silent that long%s", at, ended)
}

// idleArms are the kinds of traffic in words, by the name of the arm.
var idleArms = map[string]string{"ping": "WebSocket pings", "pong": "unsolicited pongs", "message": "messages", "tcp": "TCP keep-alive"}

// secondTimer is what the first timer spared and another one ended.
func secondTimer(r *probe.IdleResult) string {
	x := r.Second
	var what []string
	for _, arm := range x.Despite {
		what = append(what, idleArms[arm])
	}
	text := fmt.Sprintf("%s: it ended the sockets with %s", inSeconds(x.Seconds), strings.Join(what, ", "))
	if slices.Contains(x.Despite, "ping") && (slices.Contains(x.Despite, "message") || r.Resets.Message == nil) {
		text += ": a lifetime, or one that nothing of this resets"
	}
	return text
}

// idleResets lists what resets the timer and what does not.
func idleResets(r probe.Resets) (does, not string) {
	var yes, no []string
	for _, arm := range []struct {
		what string
		does *bool
	}{
		{"WebSocket pings", r.Ping},
		{"what only the client says (unsolicited pongs)", r.ClientOnly},
		{"messages", r.Message},
		{"TCP keep-alive", r.TCP},
		{"what only the server says", r.ServerOnly},
	} {
		switch {
		case arm.does == nil:
		case *arm.does:
			yes = append(yes, arm.what)
		default:
			no = append(no, arm.what)
		}
	}
	return strings.Join(yes, ", "), strings.Join(no, ", ")
}

func idleAdvice(r *probe.IdleResult) string {
	every := func(s float64) string { return units.Duration(time.Duration(s * float64(time.Second))).String() }
	switch rec := r.Recommend; {
	case rec != nil && rec.PingS > 0:
		return fmt.Sprintf("keepalive: {ping: %s}", every(rec.PingS))
	case rec != nil && rec.MessageS > 0:
		return fmt.Sprintf("keepalive: {message: TEXT, every: %s}; pings are not enough", every(rec.MessageS))
	case rec != nil && rec.TCPS > 0:
		return fmt.Sprintf("keepalive: {tcp: {idle: %s}}; nothing else counts", every(rec.TCPS))
	case r.Kind == probe.KindLifetime:
		return fmt.Sprintf("no keep-alive helps: reconnect, with backoff, and before %s", inSeconds(r.Seconds))
	case r.Kind == probe.KindNone && r.Interrupted:
		return "let it run to its end"
	case r.Kind == probe.KindNone:
		return fmt.Sprintf("nothing, for silences of up to %s; --longest looks for longer ones", inSeconds(r.Seconds))
	}
	return "nothing that was tried resets it reliably: see which traffic counts in the platform's documentation"
}
