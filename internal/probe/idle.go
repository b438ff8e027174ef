package probe

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"holdfast/internal/diagnosis"
	"holdfast/internal/plan"
	"holdfast/internal/record"
	"holdfast/internal/trial"
	"holdfast/internal/units"
)

// Idle finds the idle timer of a path: how long it is, what resets it, and the
// cheapest keep-alive that is safe. The zero value of all but Plan works.
type Idle struct {
	Plan          *plan.Plan    // its first pool says where to and with which headers, as plan.FromURL makes it
	Sockets       int           // opened at most, in all passes together; 0: IdleSockets
	Longest       time.Duration // the longest silence that is looked for; 0: IdleLongest
	Watch         time.Duration // busy sockets are watched for so long at least, for a second and longer timer; 0: as long as the first one needs
	Message       string        // what the message arm sends; empty: there is none
	OpenPerSecond float64       // 0: IdlePace
}

// What an Idle does unless it is told.
const (
	IdleSockets = 150
	IdleLongest = 10 * time.Minute
	IdlePace    = 250.0 // 4 ms apart
	// IdleLeastSockets is what the fewest arms and rungs take.
	IdleLeastSockets = leastSockets
)

// IdleSchema names the form of an IdleResult in JSON.
const IdleSchema = "holdfast.probe.idle/v1"

// The kinds of what an idle probe finds.
const (
	KindIdle       = "idle_timeout"
	KindLifetime   = "max_lifetime"
	KindNone       = "none"
	KindLoadScaled = "load_scaled"
	KindReaper     = "reaper"
	KindFlowState  = "flow_state"
)

// IdleResult is what an idle probe found.
type IdleResult struct {
	Schema    string     `json:"schema"`
	Kind      string     `json:"kind"`
	Seconds   float64    `json:"seconds"` // the timer; of none: the longest silence that was survived
	ErrorS    float64    `json:"error_s"`
	Resets    Resets     `json:"resets"`
	Recommend *Recommend `json:"recommend"` // nil: no keep-alive helps, or none is needed

	Sockets     int      `json:"sockets"` // opened in all
	TookS       float64  `json:"took_s"`
	Passes      int      `json:"passes"`
	EndsBy      string   `json:"ends_by,omitempty"`        // how the path ends a socket
	Second      *Second  `json:"second_timer,omitempty"`   // another one behind the first
	PushS       float64  `json:"server_push_s,omitempty"`  // the server says something this often by itself
	FewSeconds  float64  `json:"seconds_at_few,omitempty"` // load_scaled: the timer with hardly any sockets open
	Few         int      `json:"few_sockets,omitempty"`    // how many those were
	Interrupted bool     `json:"interrupted,omitempty"`    // what was known by then
	Notes       []string `json:"notes,omitempty"`          // what else a reader must know
	Busy        float64  `json:"busy_for_s,omitempty"`     // how long the arms were watched
	Period      float64  `json:"arms_every_s,omitempty"`   // how often they talked
}

// Resets says which traffic resets the timer; nil: not known.
type Resets struct {
	Ping       *bool `json:"ws_ping"`
	ClientOnly *bool `json:"client_only"`
	Message    *bool `json:"message"`
	TCP        *bool `json:"tcp_keepalive"`
	ServerOnly *bool `json:"server_only,omitempty"` // seen only where the server talks by itself
}

// Recommend is the keep-alive to set.
type Recommend struct {
	PingS    float64 `json:"ping_s,omitempty"`
	MessageS float64 `json:"message_s,omitempty"` // pings don't count
	TCPS     float64 `json:"tcp_s,omitempty"`     // nothing else does
}

// Second is a timer that showed on sockets which the first one spared.
type Second struct {
	Seconds float64  `json:"seconds"`
	Despite []string `json:"despite"` // what they were doing; everything: it is a lifetime
}

// Bracket is how far a probe has come.
type Bracket struct {
	Pass     string
	At       time.Duration // of this pass
	Survived time.Duration // silence that is known to be harmless
	Dead     time.Duration // silence that is known not to be; 0: none yet; equal to Survived: the timer itself
	Sockets  int
}

func (i *Idle) longest() time.Duration { return cmp.Or(i.Longest, IdleLongest) }
func (i *Idle) pace() float64          { return cmp.Or(i.OpenPerSecond, IdlePace) }

// idleRun is a probe under way.
type idleRun struct {
	*Idle
	ctx     context.Context
	run     trial.Runner
	say     func(Bracket)
	result  IdleResult
	passed  time.Duration
	between bracket // found by the passes so far
}

// Run finds the timer. say, if not nil, hears how far it has come. An
// interrupted probe returns what was known by then.
func (i *Idle) Run(ctx context.Context, run trial.Runner, say func(Bracket)) (*IdleResult, error) {
	r := &idleRun{Idle: i, ctx: ctx, run: run, say: say}
	r.result.Schema = IdleSchema
	err := r.find()
	r.result.TookS, r.result.Interrupted = seconds(r.passed), ctx.Err() != nil
	return &r.result, err
}

// find goes from pass to pass.
func (r *idleRun) find() error {
	budget := cmp.Or(r.Sockets, IdleSockets)
	s, err := r.pass("survey", r.survey(budget))
	if err != nil {
		return err
	}
	first := s
	if s.timer() != nil && s.oneInstant() && r.ctx.Err() == nil {
		// A restart, or a lifetime that is looked for now and then: it would
		// show at the same age again.
		if s, err = r.more("again", r.survey(max(budget-s.pass.sockets(), leastSockets))); err != nil {
			return err
		}
		if s == nil {
			r.result.Kind, r.result.Seconds = KindNone, seconds(first.survived())
			r.note("everything was ended at one instant, busy or not: a restart, or a lifetime that is looked for now and then")
			return nil
		}
		if s.timer() == nil || apart(ages(first.timer()).median, ages(s.timer()).median) > max(time.Second, times(.2, ages(s.timer()).median)) {
			r.note("everything was ended at one instant %s after it was opened, busy or not: a restart, not a timer", units.Human(ages(first.timer()).median))
		}
		if s.timer() != nil && s.oneInstant() {
			r.restarts(s, first)
			return nil
		}
	}
	if s.timer() != nil {
		return r.cutByTimer(s)
	}
	if b := s.bracket(); b.deaths > 0 {
		return r.diedOnUse(s, b, budget)
	}
	r.none(s)
	return nil
}

// more carries out a pass that only makes an answer better. It is nil if that
// could not be done: what is known stands.
func (r *idleRun) more(name string, p *pass) (*sight, error) {
	if r.ctx.Err() != nil {
		return nil, nil //nolint:nilnil // nothing more to see
	}
	s, err := r.pass(name, p)
	if unusable, ok := errors.AsType[*UnusableError](err); ok {
		r.note("a further pass was not possible: %s", unusable)
		return nil, nil //nolint:nilnil // nothing more to see
	}
	if errors.Is(err, errStopped) {
		return nil, nil //nolint:nilnil // nothing more to see
	}
	return s, err
}

// pass carries out one pass.
func (r *idleRun) pass(name string, p *pass) (*sight, error) {
	s := &sight{pass: p}
	r.result.Passes++
	r.result.Sockets += p.sockets()
	said := time.Duration(-1)
	o, err := attempt(r.ctx, p.plan, r.run, func(_ *trial.Log, b *record.Batch) bool {
		for i := range b.Ends {
			if b.Ends[i].Kind == record.First {
				s.ends = append(s.ends, b.Ends[i])
			}
		}
		if s.over > 0 {
			return false
		}
		s.now = max(s.now, reached(b))
		if r.say != nil && s.now/time.Second != said {
			said = s.now / time.Second
			r.say(s.progress(name, r.between))
		}
		return s.enough()
	})
	if err != nil {
		return nil, err
	}
	r.passed += o.Env.Took
	s.over = o.Env.Took
	if err := r.usable(s, o); err != nil {
		return nil, err
	}
	return s, nil
}

// progress is how far a pass has come; known is what those before it found.
func (s *sight) progress(name string, known bracket) Bracket {
	b := Bracket{Pass: name, At: s.now, Survived: max(known.alive, s.survived()), Dead: known.dead, Sockets: s.pass.sockets()}
	if list := s.timer(); list != nil {
		b.Dead = silences(list).median
		b.Survived = b.Dead
	} else if l := s.bracket(); l.deaths > 0 {
		b.Dead, b.Survived = l.dead, max(known.alive, l.alive)
	}
	return b
}

// usable looks whether a pass can say anything.
func (r *idleRun) usable(s *sight, o *trial.Outcome) error {
	need, refused := 0, 0 // sockets of the pool that no pass can do without
	for i := range s.ends {
		e := &s.ends[i]
		if name := s.pass.plan.Pools[e.Pool].Name; e.Opened > 0 && (name == silent || name == ladder && s.size(silent) == 0) {
			need++
		}
		if e.Refused() {
			refused++
		}
	}
	evicted := slices.ContainsFunc(o.Diagnosis.Causes, func(c diagnosis.Cause) bool {
		return c.Cause == diagnosis.CapacityCap && c.Params["kind"] == "evict"
	})
	switch {
	case r.ctx.Err() != nil && need < enoughCut:
		return errStopped
	case !o.Valid || need < min(enoughCut, max(s.size(silent), 1)) || evicted:
		return &UnusableError{Outcome: o}
	case refused > 0:
		why := ""
		for _, c := range o.Diagnosis.Causes {
			if c.Phase != record.PhaseOpen.String() {
				why = ": " + c.Sentence
				break
			}
		}
		r.note("%s of %s were refused%s", units.Count(refused), units.Plural(s.pass.sockets(), "socket"), why)
	}
	return nil
}

func (r *idleRun) note(format string, args ...any) {
	r.result.Notes = append(r.result.Notes, fmt.Sprintf(format, args...))
}

// none is a path on which silence harmed nobody.
func (r *idleRun) none(s *sight) {
	r.result.Kind, r.result.Seconds = KindNone, seconds(s.survived())
	if push := s.pushes(); push > 0 {
		r.result.PushS, r.result.Seconds = seconds(push), seconds(min(push, s.survived()))
		r.note("the server says something every %s by itself: longer silence can't be made, and is none that the path could see", units.Human(push))
	}
	if cut := len(slices.DeleteFunc(s.of(silent), func(e *record.End) bool { return !s.cut(e) })); cut > 0 {
		r.note("%d of %d silent sockets were ended all the same, at no common age", cut, s.size(silent))
	}
	r.lateDeaths(s)
}

// restarts is a target that ended everything at one instant, twice.
func (r *idleRun) restarts(a, b *sight) {
	x, y := ages(a.timer()), ages(b.timer())
	if len(r.result.Notes) > 0 {
		r.result.Kind, r.result.Seconds = KindNone, seconds(min(x.least, y.least))
		return
	}
	r.result.Kind, r.result.Seconds = KindLifetime, seconds(min(x.least, y.least))
	r.result.ErrorS = seconds(max(x.most, y.most) - min(x.least, y.least))
	r.resets(a, times(.9, x.median), x.median)
	r.note("all sockets end together, busy or not, and at the same age again in a second pass")
}

// cutByTimer is a path that ends silent sockets by itself.
func (r *idleRun) cutByTimer(s *sight) error {
	if timer := ages(s.timer()).median; timer < tooFast(s.pass) {
		again, err := r.more("arms", r.faster(timer))
		if err != nil {
			return err
		}
		if again != nil && again.timer() != nil {
			s = again
		}
	}
	list := s.timer()
	clock, at := r.clock(s, list)
	r.result.EndsBy = endsBy(list)
	r.resets(s, times(.9, at), at)
	list = append(list, s.silentOnLadder(yes(r.result.Resets.Ping))...)
	r.reading(clock, list, s)
	if r.result.Resets.none() {
		r.lifetime()
		return nil
	}
	r.result.Kind = KindIdle
	if r.result.PushS == 0 {
		if err := r.loose(list); err != nil {
			return err
		}
	}
	r.recommend()
	return nil
}

// tooFast is the timer below which the arms of a pass talk too seldom.
func tooFast(p *pass) time.Duration { return p.period * 5 / 2 }

// reading is what a number of ends say of a timer: their median, and three
// times the usual distance from it.
func (r *idleRun) reading(clock func(*record.End) time.Duration, list []*record.End, s *sight) {
	values := each(list, clock)
	at := spreadOf(values).median
	for i, v := range values {
		values[i] = apart(v, at)
	}
	r.result.Seconds = seconds(at)
	r.result.ErrorS = seconds(max(leastError, 3*spreadOf(values).median, roundTrip(s)))
}

// leastError is what no timer is known better than.
const leastError = 5 * time.Millisecond

// clock is what the silent sockets line up on: their silence, or their age if
// the server was talking to them all the time.
func (r *idleRun) clock(s *sight, list []*record.End) (clock func(*record.End) time.Duration, at time.Duration) {
	push := s.pushes()
	if push == 0 {
		return silence, silences(list).median
	}
	r.result.PushS = seconds(push)
	r.result.Resets.ServerOnly = new(false)
	r.note("the server says something every %s by itself, and that does not help", units.Human(push))
	return (*record.End).Age, ages(list).median
}

// silentOnLadder are sockets of the ladder that something ended while they
// were silent: before their ping, or after it if pings count.
func (s *sight) silentOnLadder(pingsCount bool) []*record.End {
	return slices.DeleteFunc(s.of(ladder), func(e *record.End) bool { return !s.cut(e) || e.PingsSent > 0 && !pingsCount })
}

// roundTrip is half of what an upgrade usually took: what one may be off by.
func roundTrip(s *sight) time.Duration {
	var opens []time.Duration
	for i := range s.ends {
		if e := &s.ends[i]; e.Opened > 0 {
			opens = append(opens, e.Opened-e.Connected)
		}
	}
	return spreadOf(opens).median / 2
}

// loose looks at timers that do not end sockets after one and the same
// silence: something looks for them now and then, or load shortens it.
func (r *idleRun) loose(list []*record.End) error {
	at := silences(list)
	wide := at.width() > max(300*time.Millisecond, times(.1, at.median))
	switch {
	case batched(list):
		r.reaper(at)
		return nil
	case !wide && (!falls(list) || at.width() < max(50*time.Millisecond, times(.01, at.median))):
		return nil
	}
	few, err := r.more("fewer", r.fewer(at.median))
	if err != nil {
		return err
	}
	var ends []*record.End
	if few != nil {
		ends = few.timer()
	}
	switch {
	case ends != nil && silences(ends).least > at.most+max(100*time.Millisecond, times(.03, at.median)):
		r.result.Kind = KindLoadScaled
		r.result.Seconds, r.result.ErrorS = seconds(at.least), seconds(at.most-at.least)
		r.result.FewSeconds, r.result.Few = seconds(silences(ends).median), few.pass.sockets()
	case wide:
		r.result.Seconds, r.result.ErrorS = seconds(at.least), seconds(at.most-at.least)
	}
	return nil
}

func (r *idleRun) reaper(at spread) {
	r.result.Kind = KindReaper
	r.result.Seconds, r.result.ErrorS = seconds(at.least), seconds(max(leastError, at.most-at.least))
}

// lifetime is what no traffic puts off.
func (r *idleRun) lifetime() {
	r.result.Kind, r.result.Second = KindLifetime, nil
	if r.result.Resets.Message == nil {
		r.note("no message was taken into account: a timer that counts only messages of the application would look the same (--message TEXT)")
	}
}

// diedOnUse is a path that ends silent sockets without saying so. A second
// ladder between the last that lived and the first that did not makes the
// answer sharp.
func (r *idleRun) diedOnUse(s *sight, b bracket, budget int) error {
	r.result.EndsBy = endsByUse(s)
	arms := s
	if b.dead < tooFast(s.pass) {
		again, err := r.more("arms", r.faster(b.dead))
		if err != nil {
			return err
		}
		if again != nil {
			arms = again
		}
	}
	r.resets(arms, b.alive, b.dead)
	r.result.Resets.TCP = nil
	r.between = b
	if b.accidents > 0 {
		r.note("%s of the ladder died out of line", units.Plural(b.accidents, "socket"))
	}
	if left := budget - r.result.Sockets - armSize; left > 0 && b.dead-b.alive > 2*finest {
		second, err := r.more("refine", r.refine(b.alive, b.dead, min(left, refineSize)))
		if err != nil {
			return err
		}
		if second != nil {
			fine := second.bracket()
			b.alive, b.dead = max(b.alive, fine.alive), cmp.Or(fine.dead, b.dead)
			r.result.Resets.TCP = second.outlived(armTCP)
		}
	}
	r.result.Kind = KindFlowState
	r.result.Seconds, r.result.ErrorS = seconds((b.alive+b.dead)/2), seconds(max(leastError, (b.dead-b.alive)/2+3*roundTrip(s)+2*time.Millisecond))
	if r.result.Resets.none() {
		r.lifetime()
		return nil
	}
	r.recommend()
	return nil
}

// resets reads the arms of a pass in which silence is harmless up to one age
// and ends sockets from another on.
func (r *idleRun) resets(s *sight, harmless, timer time.Duration) {
	r.result.Period, r.result.Busy = seconds(s.pass.period), seconds(s.over-s.pass.armsBy)
	for _, arm := range []struct {
		name string
		into **bool
	}{
		{armPing, &r.result.Resets.Ping},
		{armPong, &r.result.Resets.ClientOnly},
		{armMessage, &r.result.Resets.Message},
		{armTCP, &r.result.Resets.TCP},
	} {
		*arm.into = r.arm(s, arm.name, harmless, timer)
	}
}

// arm says whether the traffic of an arm kept its sockets alive past a timer.
func (r *idleRun) arm(s *sight, name string, harmless, timer time.Duration) *bool {
	// Later than the timer by itself would end it: where a path only shows on
	// use, an arm may find out a period afterwards.
	late := timer + max(times(.1, timer), s.pass.period*5/4)
	if list := s.timer(); list != nil {
		late += ages(list).most - timer
	}
	var lived, died, rejected int
	var beyond []time.Duration
	for _, e := range s.of(name) {
		silentAtEnd := e.How == record.HowNoPong || e.How == record.HowNoGoodbye
		switch {
		case e.Opened == 0:
		case !e.Lost():
			if e.Age() > timer {
				lived++
			}
		case name == armMessage && !silentAtEnd && e.MessagesSent > 0 && e.Age() < harmless && e.Ended-e.LastSent < 250*time.Millisecond:
			rejected++
		case name == armTCP && e.How == record.HowErrno: // the kernel's probes went unanswered
			died++
		case e.Age() > late && !silentAtEnd || silentAtEnd && e.LastReceived-e.Opened > late:
			lived++
			beyond = append(beyond, e.Age())
		default:
			died++
		}
	}
	if rejected > 0 {
		r.note("the server ends sockets that send the message: name one that it takes (--message TEXT)")
	}
	if len(beyond) == armSize {
		r.second(name, spreadOf(beyond).median)
	}
	switch {
	case lived > 0 && died == 0 && rejected == 0:
		return new(true)
	case died > 0 && lived == 0 && rejected == 0:
		return new(false)
	}
	return nil
}

// second notes a timer that ended an arm later than the first could have; that
// of pings goes before any other.
func (r *idleRun) second(arm string, at time.Duration) {
	switch x := r.result.Second; {
	case x == nil:
		r.result.Second = &Second{Seconds: seconds(at), Despite: []string{arm}}
	case math.Abs(x.Seconds-at.Seconds()) < .1*x.Seconds:
		x.Despite = append(x.Despite, arm)
	}
}

// outlived says whether the sockets of an arm answered the one ping that they
// sent when silent ones were gone.
func (s *sight) outlived(arm string) *bool {
	answered, died := 0, 0
	for _, e := range s.of(arm) {
		switch {
		case e.PongsReceived > 0:
			answered++
		case diedOnUse(e):
			died++
		}
	}
	if answered+died == 0 || answered*died > 0 {
		return nil
	}
	return new(died == 0)
}

// lateDeaths notes arms that ended although silence harmed nobody.
func (r *idleRun) lateDeaths(s *sight) {
	for _, name := range []string{armPing, armPong, armMessage, armTCP} {
		for _, e := range s.of(name) {
			if s.cut(e) {
				r.note("a socket that sent %s ended at an age of %s, silent ones did not", name, units.Human(e.Age()))
				return
			}
		}
	}
}

// none reports that no traffic that was tried resets the timer.
func (r *Resets) none() bool {
	known := false
	for _, b := range []*bool{r.Ping, r.ClientOnly, r.Message, r.TCP} {
		if yes(b) {
			return false
		}
		known = known || b != nil
	}
	return known
}

func yes(b *bool) bool { return b != nil && *b }

// recommend is the cheapest keep-alive that is safe: pings in both directions
// before messages of the application, because they reset timers of either
// direction and cost the application nothing; the kernel's probes if nothing
// else counts.
func (r *idleRun) recommend() {
	x := &r.result
	every := safely(x.Seconds - min(x.ErrorS, x.Seconds/2))
	switch x.Kind {
	case KindReaper: // what was seen is between the timer and one scan later
		every = safely(max(x.Seconds-x.ErrorS, x.Seconds/3))
	case KindLoadScaled: // the shortest that was seen
		every = safely(x.Seconds)
	}
	despite := func(arm string) bool { return x.Second != nil && slices.Contains(x.Second.Despite, arm) }
	messages := yes(x.Resets.Message)
	switch {
	case yes(x.Resets.Ping) && !(despite(armPing) && messages && !despite(armMessage)):
		x.Recommend = &Recommend{PingS: every}
	case messages:
		x.Recommend = &Recommend{MessageS: every}
	case yes(x.Resets.TCP):
		x.Recommend = &Recommend{TCPS: every}
	}
}

// safely is a keep-alive's period for a timer: 45 % of it, so that one that is
// lost or late does no harm, rounded down.
func safely(timer float64) float64 {
	every := .45 * timer
	unit := 1.0
	for every/unit < 10 && unit > .001 {
		unit /= 10
	}
	return math.Round(math.Floor(every/unit+1e-9)*unit*1000) / 1000
}

// endsBy is how most of the sockets ended, in words.
func endsBy(list []*record.End) string {
	n := map[string]int{}
	for _, e := range list {
		how := map[record.How]string{record.HowFIN: "FIN", record.HowReset: "RST", record.HowTLSCut: "FIN without close_notify"}[e.How]
		if e.How == record.HowCloseFrame {
			how = strings.TrimSpace(fmt.Sprintf("close frame %d %s", e.CloseCode, e.CloseReason))
		}
		n[cmp.Or(how, e.How.String())]++
	}
	best := ""
	for how, count := range n {
		if count > n[best] || count == n[best] && how < best {
			best = how
		}
	}
	return best
}

func endsByUse(s *sight) string {
	resets, silent := 0, 0
	for _, e := range s.of(ladder) {
		switch {
		case !diedOnUse(e):
		case e.How == record.HowReset || e.How == record.HowErrno:
			resets++
		default:
			silent++
		}
	}
	if resets > silent {
		return "RST on the next packet"
	}
	return "silence: nothing comes back any more"
}

func apart(a, b time.Duration) time.Duration { return max(a-b, b-a) }
