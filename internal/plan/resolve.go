package plan

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"holdfast/internal/pack"
	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
	"holdfast/internal/units"
)

// Options is what a command line adds to a scenario. The zero value adds
// nothing, and lets no secret be read.
type Options struct {
	Seed     *uint64           // nil: one that depends on the scenario's text alone
	Target   string            // replaces target.http, or with a ws scheme target.ws
	Vars     map[string]string // replace values of the scenario's vars
	Duration units.Duration    // 0: the scenario's
	Twin     string            // profile of an embedded twin to aim everything at; empty: as the scenario says
	Allow    []string          // HOST or HOST:PORT, beside the scenario's
	Confirm  []Confirm
	Headers  []string // "Name: value", for every pool; replaces a header of that name
	CA       *CA      // to trust instead of what the scenario says
	Insecure bool     // do not verify certificates

	Getenv func(name string) (value string, set bool) // reads secrets; nil: none is set
	Files  fs.FS                                      // the scenario's folder, confined to it (os.Root.FS); nil: no files
}

// The defaults of a plan, where a scenario says nothing.
const (
	defaultDuration    = 60 * time.Second
	defaultPing        = 20 * time.Second
	defaultPongTimeout = 10 * time.Second
	defaultJitter      = 0.10
	defaultTCPIdle     = 20 * time.Second
	defaultTCPInterval = 5 * time.Second
	defaultTimeout     = 10 * time.Second // of connecting, and of the handshake
	defaultBackoffBase = time.Second
	defaultBackoffCap  = 30 * time.Second
	defaultJitterKind  = "full"
	defaultProfile     = pack.ProfileThread
)

// Resolve makes a scenario and the options of a command line a plan. An error
// is a strict.Problems: everything that is wrong, with its position in the
// scenario or the name of its flag. Nothing is contacted; secrets are read.
func Resolve(s *scenario.Scenario, o Options) (*Plan, error) {
	r := &resolver{s: s, o: o, vars: map[string]string{}, secrets: map[string]safe.Secret{}, journeys: map[string]compiled{}, carried: map[int]bool{}}
	r.plan = &Plan{
		Format:   Format,
		Scenario: s.File,
		Seed:     s.Seed(),
		Duration: cmp.Or(o.Duration, s.Duration, units.Duration(defaultDuration)),
		Sources:  slices.Clone(s.Sources),
		Precise:  s.Timing == "precise",
		WarmUp:   s.WarmUp,
		Pools:    []Pool{}, // none is [] in JSON
	}
	if o.Seed != nil {
		r.plan.Seed = *o.Seed
	}
	if s.Ports != (scenario.PortRange{}) {
		r.plan.Ports = &Ports{Low: s.Ports.Low, High: s.Ports.High}
	}
	r.readVars()
	r.readSecrets()
	r.target()
	r.tls()
	r.data()
	r.flagged = r.flagHeaders()
	r.auth()
	r.observe()
	for i := range s.Pools {
		r.pool(s.Pools[i].Key, &s.Pools[i].Value)
	}
	for i := range s.Loads {
		r.load(s.Loads[i].Key, &s.Loads[i].Value)
	}
	if o := r.plan.Observe; o != nil && o.Auth < len(r.plan.Auth) {
		r.plan.Auth[o.Auth].Aside = !r.carried[o.Auth]
	}
	if r.plan.WarmUp >= r.plan.Duration {
		r.problems.Add(r.at("warm_up"), "warm_up is %s and the run lasts %s, want less", written(r.plan.WarmUp), written(r.plan.Duration))
	}
	r.idleTarget()
	r.idleTLS()
	r.thresholds()
	r.permission()
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return r.plan, nil
}

type resolver struct {
	s        *scenario.Scenario
	o        Options
	plan     *Plan
	vars     map[string]string
	secrets  map[string]safe.Secret
	flagged  []Header // of --header
	columns  []string // of the rows
	visits   []visit
	relative struct{ ws, http int } // URLs that stand behind target.ws and target.http
	absolute int                    // URLs of requests that name a host
	problems strict.Problems

	journeys  map[string]compiled
	extracted []string     // names that the journey at hand extracts
	carried   map[int]bool // the auths whose tokens requests carry
}

// at is a place in the scenario.
func (r *resolver) at(path ...any) strict.Place {
	p := r.s.Source.At(path...)
	if p.File == "" {
		p.File = r.s.File
	}
	return p
}

// flag notes a problem with a flag's value.
func (r *resolver) flag(name, value string, format string, args ...any) {
	r.problems.Add(strict.Place{}, "%s %s: %s", name, strict.Quote(value), fmt.Sprintf(format, args...))
}

func (r *resolver) readVars() {
	for name, v := range r.s.Vars {
		r.vars[name] = string(v)
	}
	for _, name := range slices.Sorted(maps.Keys(r.o.Vars)) {
		value := r.o.Vars[name]
		switch _, known := r.vars[name]; {
		case !known && len(r.vars) == 0:
			r.flag("--var", name, "the scenario has no vars")
		case !known:
			r.flag("--var", name, "the scenario has no such var%s", strict.Suggest(name, slices.Sorted(maps.Keys(r.vars))))
		case strings.Contains(value, "${"):
			r.flag("--var", name, "the value holds ${, want plain text: a var is put in as it is")
		default:
			r.vars[name] = value
		}
	}
}

func (r *resolver) readSecrets() {
	for _, name := range slices.Sorted(maps.Keys(r.s.Secrets)) {
		from := r.s.Secrets[name]
		key, read := "env", func() (string, error) { return r.env(from.Env) }
		if from.File != "" {
			key, read = "file", func() (string, error) { return r.file(from.File) }
		}
		value, err := read()
		switch {
		case err != nil:
		case value == "":
			err = errors.New("it is empty, want a value")
		case !utf8.ValidString(value):
			err = errors.New("it is not UTF-8 text")
		}
		if err != nil {
			r.problems.Add(r.at("secrets", name, key), "secret %s: %v", strict.Quote(name), err)
			continue
		}
		r.secrets[name] = safe.NewSecret(value)
		r.plan.secrets = append(r.plan.secrets, r.secrets[name])
	}
}

func (r *resolver) env(name string) (string, error) {
	if r.o.Getenv != nil {
		if value, set := r.o.Getenv(name); set {
			return value, nil
		}
	}
	return "", fmt.Errorf("environment variable %s is not set", safe.Text(name, 0))
}

// maxSecret bounds a secret's file, in bytes.
const maxSecret = 64 << 10

func (r *resolver) file(name string) (string, error) {
	text, err := r.contents(name, maxSecret)
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r"), err
}

// contents reads a file of the scenario's folder.
func (r *resolver) contents(name string, most int64) (string, error) {
	if r.o.Files == nil {
		return "", fmt.Errorf("file %s: there is no scenario folder to read it from", strict.Quote(name))
	}
	f, err := r.o.Files.Open(path.Clean(name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("file %s does not exist in the scenario's folder", strict.Quote(name))
	}
	if err != nil {
		return "", fmt.Errorf("file %s: %s", strict.Quote(name), safe.Text(err.Error(), 0))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return "", fmt.Errorf("file %s: %s", strict.Quote(name), safe.Text(err.Error(), 0))
	}
	if int64(len(data)) > most {
		return "", fmt.Errorf("file %s has more than %s bytes, want at most that", strict.Quote(name), units.Count(most))
	}
	return string(data), nil
}

// target takes the scenario's target and what the flags change of it.
func (r *resolver) target() {
	t := &r.s.Target
	to := &r.plan.Target
	to.WS, to.HTTP = t.WS, t.HTTP
	to.Allow = slices.Concat(t.Allow, r.o.Allow)
	to.Confirm = slices.Clone(r.o.Confirm)
	if c := t.Ceiling; c != nil {
		to.Ceiling = &Ceiling{Sockets: c.Sockets, OpensPerSecond: c.OpensPerSecond, RequestsPerSecond: c.RequestsPerSecond}
	}
	to.Proxy = r.proxy(t.Proxy)
	for _, entry := range r.o.Allow {
		if err := scenario.CheckAllowed(entry); err != nil {
			r.flag("--allow", entry, "%v", err)
		}
	}
	switch {
	case r.o.Twin != "" && r.o.Target != "":
		r.flag("--target", r.o.Target, "excludes --twin, want one target")
	case r.o.Target != "":
		r.flagTarget(r.o.Target)
	case r.o.Twin != "" || t.Twin != nil:
		to.WS, to.HTTP = "", ""
		to.Twin = r.twin(t.Twin)
	}
}

// proxy is the proxy to use. That of the environment is asked for by name and
// nowhere else; NO_PROXY is not looked at.
func (r *resolver) proxy(proxy string) string {
	if proxy != scenario.ProxyFromEnv {
		return proxy
	}
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"} {
		text, err := r.env(name)
		if err != nil || text == "" {
			continue
		}
		if err := scenario.CheckProxy(text); err != nil {
			r.problems.Add(r.at("target", "proxy"), "%s of the environment: %v", name, err)
			return ""
		}
		return text
	}
	r.problems.Add(r.at("target", "proxy"), "the environment names no proxy, want HTTPS_PROXY or HTTP_PROXY set, or no proxy here")
	return ""
}

func (r *resolver) flagTarget(target string) {
	if strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://") {
		r.plan.Target.HTTP = target
		if err := scenario.CheckHTTPBase(target); err != nil {
			r.flag("--target", target, "%v", err)
		}
		return
	}
	r.plan.Target.WS = target
	if err := scenario.CheckBase(target); err != nil {
		r.flag("--target", target, "%v", err)
	}
}

// twin is the configuration of the twin that is the target.
func (r *resolver) twin(from *pack.Twin) *pack.Twin {
	t := pack.Twin{}
	if from != nil {
		t = *from
	}
	switch {
	case r.o.Twin == "":
	case slices.Contains(pack.Profiles, r.o.Twin):
		t.Profile = r.o.Twin
	default:
		r.flag("--twin", r.o.Twin, "unknown profile%s", strict.Suggest(r.o.Twin, pack.Profiles))
	}
	t.Version = 1
	t.Profile = cmp.Or(t.Profile, defaultProfile)
	t.Seed = cmp.Or(t.Seed, r.plan.Seed)
	return &t
}

// idleTarget refuses a --target that nothing uses: a run that goes elsewhere
// than its user thinks.
func (r *resolver) idleTarget() {
	switch {
	case r.o.Target == "":
	case r.plan.Target.HTTP != r.o.Target:
		if r.relative.ws == 0 && len(r.s.Pools) > 0 {
			r.flag("--target", r.o.Target, "every pool's url names a host of its own, want a url that begins with /")
		}
	case r.relative.http == 0 && r.absolute > 0:
		r.flag("--target", r.o.Target, "every request's url names a host of its own, want a url that begins with /")
	}
}

// compile makes a text of the scenario a template; how is the way in which
// values of slots are made fit for where they stand.
func (r *resolver) compile(text string, slots scenario.Slots, how Escape, at strict.Place) Template {
	pieces, slips := r.pieces(text, slots)
	for _, slip := range slips {
		r.problems.Add(at, "%s", slip.Text)
	}
	parts := make([]Part, len(pieces))
	for i, p := range pieces {
		parts[i] = r.part(p, how)
	}
	return NewTemplate(parts...)
}

// text is compile for the text at a path: a problem stands where its slot
// does.
func (r *resolver) text(text string, slots scenario.Slots, how Escape, path []any) Template {
	return NewTemplate(r.parts(text, slots, how, path)...)
}

func (r *resolver) parts(text string, slots scenario.Slots, how Escape, path []any) []Part {
	pieces, slips := r.pieces(text, slots)
	for _, slip := range slips {
		at := r.s.Source.Inside(slip.Offset, path...)
		at.File = r.s.File
		r.problems.Add(at, "%s", slip.Text)
	}
	parts := make([]Part, len(pieces))
	for i, p := range pieces {
		parts[i] = r.part(p, how)
	}
	return parts
}

// pieces takes a text apart; what the rows' columns are is known by now, and
// that every name is extracted in time was checked with the scenario.
func (r *resolver) pieces(text string, slots scenario.Slots) ([]scenario.Piece, []scenario.Slip) {
	slots.Columns = r.columns
	if len(r.extracted) > 0 {
		slots.Extracted = make(map[string]bool, len(r.extracted))
		for _, name := range r.extracted {
			slots.Extracted[name] = true
		}
	}
	return r.s.Pieces(text, slots)
}

// forSecrets is how secrets are escaped. In a URL or a header they are sent as
// they are, and were looked at beforehand.
var forSecrets = map[Escape]Escape{EscapeJSON: EscapeJSON, EscapeForm: EscapeForm}

func (r *resolver) part(p scenario.Piece, how Escape) Part {
	switch p.Kind {
	case scenario.VarSlot:
		return Part{Text: r.vars[p.Text]}
	case scenario.SecretSlot:
		return Part{Slot: Secret, Text: p.Text, Secret: r.secrets[p.Text], Escape: forSecrets[how]}
	case scenario.IndexSlot:
		return Part{Slot: Index}
	case scenario.CounterSlot:
		return Part{Slot: Counter}
	case scenario.TokenSlot:
		r.carried[slices.Index(r.s.Auth.Keys(), p.Text)] = true
		return Part{Slot: Token, Text: p.Text, N: slices.Index(r.s.Auth.Keys(), p.Text), Escape: how}
	case scenario.RowSlot:
		return Part{Slot: Row, Text: p.Text, N: max(slices.Index(r.columns, p.Text), 0), Escape: how}
	case scenario.FakeSlot:
		return Part{Slot: Fake, Text: p.Text, Escape: how}
	case scenario.ExtractedSlot:
		return Part{Slot: Extracted, Text: p.Text, N: slices.Index(r.extracted, p.Text), Escape: how}
	}
	return Part{Text: p.Text}
}

// values are the texts that a template puts in, those of secrets included.
func (t Template) values(yield func(string) bool) {
	for _, p := range t.parts {
		switch p.Slot {
		case Literal:
			if !yield(p.Text) {
				return
			}
		case Secret:
			if !yield(p.Secret.Reveal()) {
				return
			}
		}
	}
}

func (r *resolver) thresholds() {
	names := r.s.Names()
	r.plan.Thresholds = r.parseThresholds("thresholds", r.s.Thresholds, names)
	r.plan.AbortWhen = r.parseThresholds("abort_when", r.s.AbortWhen, names)
	stated := map[[2]string]bool{}
	for _, t := range r.plan.Thresholds {
		stated[[2]string{t.Metric, t.Name}] = true
	}
	for i := range r.s.Pools {
		name, p := r.s.Pools[i].Key, &r.s.Pools[i].Value
		if stated[[2]string{"held", name}] {
			continue
		}
		if !stated[[2]string{"refused", name}] {
			r.imply("refused", name, "==", "0", 0)
		}
		if !stated[[2]string{"lost", name}] {
			share := p.MayLose.Of(p.Size)
			text := "0"
			if share > 0 {
				text = units.Share(share).String()
			}
			r.imply("lost", name, "<=", text, share)
		}
	}
	for _, l := range r.s.Loads {
		if !stated[[2]string{"failed", l.Key}] {
			r.imply("failed", l.Key, "<", units.Share(impliedFailed).String(), impliedFailed)
		}
	}
}

// impliedFailed is the share of a load's interactions that may fail if the
// scenario says nothing of it.
const impliedFailed = 0.01

func (r *resolver) parseThresholds(key string, exprs []string, names scenario.Names) []Threshold {
	var all []Threshold
	for i, expr := range exprs {
		t, slip := scenario.ParseThreshold(expr, names)
		if slip != nil {
			r.problems.Add(r.at(key, i), "%s", slip.Text)
			continue
		}
		all = append(all, Threshold{Expr: t.Expr, Metric: t.Metric, Name: t.Name, Stat: t.Stat, Op: t.Op, Value: t.Value})
	}
	return all
}

func (r *resolver) imply(metric, name, op, text string, value float64) {
	r.plan.Thresholds = append(r.plan.Thresholds, Threshold{
		Expr: fmt.Sprintf("%s(%s) %s %s", metric, name, op, text), Metric: metric, Name: name, Op: op, Value: value, Implied: true,
	})
}

// Aim returns the plan with its relative URLs behind the addresses of a twin
// that has started, ws://HOST:PORT and http://HOST:PORT. The plan itself is
// not changed. A plan whose URLs are absolute already is returned with its
// target alone set.
func (p *Plan) Aim(ws, http string) *Plan {
	aimed := *p
	aimed.Target.WS, aimed.Target.HTTP = ws, http
	aimed.Auth = slices.Clone(p.Auth)
	for i := range aimed.Auth {
		aimed.Auth[i].URL = aim(aimed.Auth[i].URL, http)
	}
	if p.Observe != nil {
		observe := *p.Observe
		observe.URL = aim(observe.URL, http)
		aimed.Observe = &observe
	}
	aimed.Pools = slices.Clone(p.Pools)
	for i := range aimed.Pools {
		pool := &aimed.Pools[i]
		pool.URL = aim(pool.URL, ws)
		if pool.Before != nil {
			before := pool.Before.aim(ws, http)
			pool.Before = &before
		}
	}
	aimed.Loads = slices.Clone(p.Loads)
	for i := range aimed.Loads {
		aimed.Loads[i].Journey = aimed.Loads[i].Journey.aim(ws, http)
	}
	return &aimed
}

// aim returns the journey with its relative URLs behind these addresses.
func (j Journey) aim(ws, http string) Journey {
	j.Program = slices.Clone(j.Program)
	for i := range j.Program {
		s := &j.Program[i]
		if s.Request != nil {
			request := *s.Request
			request.URL = aim(request.URL, http)
			s.Request = &request
		}
		if s.Op == OpWSConnect {
			socket := *s.WS
			socket.URL = aim(socket.URL, ws)
			s.WS = &socket
		}
	}
	return j
}

// aim puts a URL behind a base if it is relative.
func aim(url Template, base string) Template {
	if url.IsRelativeURL() {
		return behind(base, url)
	}
	return url
}

// IsRelative reports a pool that must be aimed at a twin before it can run.
func (p *Pool) IsRelative() bool { return p.URL.IsRelativeURL() }

// IsRelativeURL reports a URL without a host. One that begins with what a step
// has extracted is not relative: it comes whole from the platform.
func (t Template) IsRelativeURL() bool {
	if len(t.parts) == 0 {
		return true
	}
	first := &t.parts[0]
	return first.Slot != Extracted && (first.Slot != Literal || !strings.Contains(first.Text, "://") || first.Text[0] == '/' || first.Text[0] == '?')
}

// IsDynamicURL reports a URL whose host is known only when it is rendered: it
// begins with what a step has extracted.
func (t Template) IsDynamicURL() bool { return len(t.parts) > 0 && t.parts[0].Slot == Extracted }

// behind puts a path, empty or beginning with / or ?, behind a base URL.
func behind(base string, path Template) Template {
	first := ""
	if len(path.parts) > 0 && path.parts[0].Slot == Literal {
		first = path.parts[0].Text
	}
	switch {
	case strings.HasPrefix(first, "/"):
		base = strings.TrimSuffix(base, "/")
	case strings.HasPrefix(first, "?") && strings.Count(base, "/") == 2:
		base += "/"
	}
	return NewTemplate(append([]Part{{Text: base}}, path.parts...)...)
}

// ParseConfirm reads --confirm HOST:RATE, the rate as 500 or 500/s.
func ParseConfirm(text string) (Confirm, error) {
	i := strings.LastIndex(text, ":")
	if i < 0 {
		return Confirm{}, fmt.Errorf("%s is no HOST:RATE, want for example edge.example.test:500/s", strict.Quote(text))
	}
	host, rate := text[:i], text[i+1:]
	if err := scenario.CheckAllowed(host); err != nil {
		return Confirm{}, err
	}
	if !strings.Contains(rate, "/") {
		rate += "/s"
	}
	var perSecond units.Rate
	if err := perSecond.UnmarshalText([]byte(rate)); err != nil {
		return Confirm{}, err
	}
	return Confirm{Host: host, PerSecond: float64(perSecond)}, nil
}
