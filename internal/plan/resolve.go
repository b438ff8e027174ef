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
	defaultProfile     = "thread"
)

// Resolve makes a scenario and the options of a command line a plan. An error
// is a strict.Problems: everything that is wrong, with its position in the
// scenario or the name of its flag. Nothing is contacted; secrets are read.
func Resolve(s *scenario.Scenario, o Options) (*Plan, error) {
	r := &resolver{s: s, o: o, vars: map[string]string{}, secrets: map[string]safe.Secret{}}
	r.plan = &Plan{
		Format:   Format,
		Scenario: s.File,
		Seed:     s.Seed(),
		Duration: cmp.Or(o.Duration, s.Duration, units.Duration(defaultDuration)),
		Sources:  slices.Clone(s.Sources),
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
	headers := r.flagHeaders()
	for i := range s.Pools {
		r.pool(s.Pools[i].Key, &s.Pools[i].Value, headers)
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
	visits   []visit
	relative int // pools whose URL stands behind target.ws
	problems strict.Problems
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

func (r *resolver) file(name string) (string, error) { return r.fileUpTo(name, maxSecret) }

// fileUpTo reads a file below the scenario's folder.
func (r *resolver) fileUpTo(name string, limit int64) (string, error) {
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
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", fmt.Errorf("file %s: %s", strict.Quote(name), safe.Text(err.Error(), 0))
	}
	if int64(len(data)) > limit {
		return "", fmt.Errorf("file %s has more than %s bytes, want at most that", strict.Quote(name), units.Count(limit))
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r"), nil
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
	switch r.o.Twin {
	case "":
	case "genesys":
		r.flag("--twin", r.o.Twin, "this profile is not supported yet, want %s", defaultProfile)
	case defaultProfile:
		t.Profile = r.o.Twin
	default:
		r.flag("--twin", r.o.Twin, "unknown profile%s", strict.Suggest(r.o.Twin, []string{defaultProfile}))
	}
	t.Version = 1
	t.Profile = cmp.Or(t.Profile, defaultProfile)
	t.Seed = cmp.Or(t.Seed, r.plan.Seed)
	return &t
}

// idleTarget refuses a --target that no pool uses: a run that goes elsewhere
// than its user thinks.
func (r *resolver) idleTarget() {
	if r.o.Target != "" && r.plan.Target.HTTP != r.o.Target && r.relative == 0 && len(r.s.Pools) > 0 {
		r.flag("--target", r.o.Target, "every pool's url names a host of its own, want a url that begins with /")
	}
}

// compile makes a text of the scenario a template.
func (r *resolver) compile(text string, slots scenario.Slots, at strict.Place) Template {
	pieces, slips := r.s.Pieces(text, slots)
	for _, slip := range slips {
		r.problems.Add(at, "%s", slip.Text)
	}
	parts := make([]Part, len(pieces))
	for i, p := range pieces {
		switch p.Kind {
		case scenario.Literal:
			parts[i] = Part{Text: p.Text}
		case scenario.VarSlot:
			parts[i] = Part{Text: r.vars[p.Text]}
		case scenario.SecretSlot:
			parts[i] = Part{Slot: Secret, Text: p.Text, Secret: r.secrets[p.Text]}
		case scenario.IndexSlot:
			parts[i] = Part{Slot: Index}
		case scenario.CounterSlot:
			parts[i] = Part{Slot: Counter}
		}
	}
	return NewTemplate(parts...)
}

// values are the texts that a template puts in, those of secrets included.
func (t Template) values(yield func(string) bool) {
	for _, p := range t.parts {
		text := p.Text
		if p.Slot == Secret {
			text = p.Secret.Reveal()
		}
		if !yield(text) {
			return
		}
	}
}

func (r *resolver) thresholds() {
	pools := r.s.Pools.Keys()
	stated := map[[2]string]bool{}
	for i, expr := range r.s.Thresholds {
		t, slip := scenario.ParseThreshold(expr, pools)
		if slip != nil {
			r.problems.Add(r.at("thresholds", i), "%s", slip.Text)
			continue
		}
		stated[[2]string{t.Metric, t.Name}] = true
		r.plan.Thresholds = append(r.plan.Thresholds, Threshold{Expr: t.Expr, Metric: t.Metric, Name: t.Name, Stat: t.Stat, Op: t.Op, Value: t.Value})
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
}

func (r *resolver) imply(metric, pool, op, text string, value float64) {
	r.plan.Thresholds = append(r.plan.Thresholds, Threshold{
		Expr: fmt.Sprintf("%s(%s) %s %s", metric, pool, op, text), Metric: metric, Name: pool, Op: op, Value: value, Implied: true,
	})
}

// Aim returns the plan with its relative URLs behind the addresses of a twin
// that has started, ws://HOST:PORT and http://HOST:PORT. The plan itself is
// not changed. A plan whose URLs are absolute already is returned with its
// target alone set.
func (p *Plan) Aim(ws, http string) *Plan {
	aimed := *p
	aimed.Target.WS, aimed.Target.HTTP = ws, http
	aimed.Pools = slices.Clone(p.Pools)
	for i := range aimed.Pools {
		if pool := &aimed.Pools[i]; pool.IsRelative() {
			pool.URL = behind(ws, pool.URL)
		}
	}
	return &aimed
}

// IsRelative reports a pool that must be aimed at a twin before it can run.
func (p *Pool) IsRelative() bool {
	return len(p.URL.parts) == 0 || p.URL.parts[0].Slot != Literal || !strings.HasPrefix(p.URL.parts[0].Text, "ws")
}

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
