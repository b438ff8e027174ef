package lint

import (
	"fmt"
	"strings"

	"holdfast/internal/strict"
)

// Severity is how bad a finding is.
type Severity int

// The severities, the least first.
const (
	Info Severity = iota
	Warning
	Error
)

// Severities are their names.
var Severities = []string{"info", "warning", "error"}

func (s Severity) String() string { return Severities[s] }

// MarshalText writes the name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a name.
func (s *Severity) UnmarshalText(text []byte) error {
	for i, name := range Severities {
		if name == string(text) {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("%s is no severity, want info, warning or error", strict.Quote(string(text)))
}

// Rule is one thing that is looked for.
type Rule struct {
	ID       string
	Severity Severity
	Finds    string // what is flagged, in one line
	Why      string
	Numbers  string // what it rests on
	Fix      string
}

// Page is where a rule is explained.
func (r *Rule) Page() string { return "docs/reference/lint.md#" + r.ID }

// The bounds that rules go by.
const (
	longTimeoutS   = 10     // of a Data Action: a caller has hung up before
	longSilenceS   = 10     // of a prompt for input
	manyWrites     = 4      // of participant data, before writing after every step is a habit
	writeShare     = 4      // one step in so many writes
	actionLimit    = 10_000 // actions of one invocation
	nearLimitShare = 0.8
	endlessLoop    = 1000 // iterations that are as good as no bound
)

// Rules are all rules, in the order of their pages.
var Rules = []Rule{
	{
		"data-action-timeout", Warning, "a Data Action may be waited for longer than 10 s",
		"A Data Action holds its connection, and one of the organization's places for Data Actions, until it is answered or its timeout is over. While a back end hangs, the timeout alone decides how many calls get through.",
		"Timeouts are 1 s to 60 s, and 60 s where none is set. 50 Data Actions run at once: at 60 s that is 50 / 60 s = 0.83 a second for the whole organization, at 5 s it is 10 a second.",
		"Set the timeout to what the back end needs on a bad day, 2 s to 5 s as a rule, and let the timeout path go on without the answer.",
	},
	{
		"data-action-no-failure-path", Warning, "a call of a Data Action does nothing when it fails",
		"A refused call (one over the limits, too) takes the failure path. With nothing on it the flow goes on as if it had an answer, and the next step asks again.",
		"Beyond 50 at once or 2,500 a minute, every call of a Data Action takes this path at once.",
		"Put something on the failure path: a default value, a message, or a transfer.",
	},
	{
		"data-action-no-timeout-path", Warning, "a call of a Data Action does nothing when it times out",
		"The timeout path is what a hung back end looks like to a caller. With nothing on it the caller waits the whole timeout and gets no explanation.",
		"Up to 60 s of silence, for every call in the flow.",
		"Put something on the timeout path: go on without the answer, or say so and transfer.",
	},
	{
		"data-action-in-loop", Warning, "a Data Action is called in a loop",
		"Each iteration runs the action again: nothing is cached. One interaction then takes as many of the organization's Data Actions as the loop has iterations.",
		"2,500 Data Actions a minute are shared by all flows: at 5 iterations that is 500 interactions a minute.",
		"Ask once before the loop for all of it, or keep the answer in a variable or a data table.",
	},
	{
		"data-action-unbounded-retry", Error, "a Data Action is called again and again without a bound",
		"The vendor itself warns of this: flows that retry Data Actions without an upper bound can drive up the CPU of the edge that runs them, for every customer on it. A back end that is down turns each caller into a stream of calls.",
		"The platform ends an invocation only after 10,000 actions.",
		"Count the attempts and stop after two or three, with a wait between them that grows; then take another way.",
	},
	{
		"data-action-repeated", Warning, "a Data Action is called again with the same inputs",
		"Every step runs the action: the same question is asked of the back end twice, and the caller waits twice.",
		"Each repetition lowers the calls per second that the flow carries by one Data Action.",
		"Keep the first answer in a flow variable and use that.",
	},
	{
		"wait-on-connected-media", Warning, "somebody waits on the line while a wait passes",
		"A wait holds the interaction, its media connection and its flow without doing anything for the caller.",
		"By Little's law interactions at once = calls per second × seconds each: 10 s of waiting at 20 calls a second are 200 more connections that are held.",
		"Leave it out, play something useful meanwhile, or do the work in a workflow after the call.",
	},
	{
		"hold-on-connected-media", Warning, "the flow puts a connected interaction on hold",
		"Hold music outside a queue holds a connection for nothing that the platform needs time for.",
		"The length of the hold counts wholly into the interactions that are held at once.",
		"Transfer to a queue, or offer a call back.",
	},
	{
		"wait-in-loop", Warning, "a loop waits in each iteration",
		"Polling from within a flow holds its instance for the sum of all waits, and wakes up only to ask again.",
		"Waits add up: 5 iterations of 5 minutes are 25 minutes, for every interaction.",
		"Let an event (a trigger, a notification) start a workflow when there is something to do.",
	},
	{
		"silence-prompt", Info, "input or silence is waited for longer than 10 s",
		"While nobody says anything the connection is held, and whatever on the path has an idle timer counts.",
		"The platform's usual wait for input is 5 s.",
		"Shorten the timeout to 5 s or less, and end after two rounds of silence.",
	},
	{
		"logging-in-loop", Warning, "participant or conversation data is written in a loop",
		"Each write is an update of the conversation that is sent to everything which follows it: analytics, desktops, notification sockets.",
		"One event for each iteration, for each listener.",
		"Collect in a variable and write once behind the loop.",
	},
	{
		"logging-per-step", Warning, "participant or conversation data is written after nearly every step",
		"Writing down where a caller is after every step makes the conversation's own events the load.",
		"More than one step in four writes, and at least four of them.",
		"Write once, at the end or before the transfer, with all values in one action.",
	},
	{
		"verbose-execution-data", Warning, "execution data is kept at a verbose level",
		"Verbose levels keep inputs, outputs and variables of every step of every execution.",
		"It is kept for 10 days and counts against the storage of the organization; a query returns 200 executions at most.",
		"Use Base in production, and a higher level for a limited time while you look for something.",
	},
	{
		"action-limit", Warning, "the longest way through the flow is near the limit of actions",
		"An invocation that reaches the limit goes to the error handling, and is then disconnected without a word.",
		"10,000 actions for one invocation, and 1,000 more while errors are handled. Flagged from 80 % on, loops counted with all iterations.",
		"Take work out of loops, or split the flow.",
	},
	{
		"data-table-in-loop", Warning, "a data table is looked up in a loop",
		"Each iteration is a request of its own while the caller waits.",
		"As many look-ups as iterations, for every interaction.",
		"Look up once with a key that holds what the loop would have put together.",
	},
	{
		"blocking-bot-call", Info, "the flow stands still while a bot talks",
		"A call of a bot holds the calling flow until the bot is done. Without a way out for failures it holds it as long as the bot hangs.",
		"Two flows are held for one interaction: the caller's and the bot's.",
		"Give the call a failure path, bound the rounds in the bot, and keep Data Actions out of its slots.",
	},
	{
		"unreachable", Warning, "nothing leads to these actions",
		"What is never run hides what is: the error path that nobody reaches is the one that was meant to help.",
		"",
		"Connect it, or delete it.",
	},
	{
		"empty-path", Info, "an action has ways out, and none of them does anything",
		"A decision or a loop without content costs actions, and as a rule something was meant to be there.",
		"",
		"Fill it, or delete it.",
	},
	{
		"schedule-preference-lookup", Warning, "preferences are looked up agent by agent",
		"Schedules know agents' preferences already; a look-up for each agent is a request for each agent.",
		"300 requests a minute for one token: 1,000 agents are 3 min 20 s of nothing else.",
		"Leave the preferences out of the input, or fetch them once in a bulk query.",
	},
	{
		"schedule-per-agent-call", Warning, "schedules are changed agent by agent",
		"A schedule is published with one upload for a business unit and week: a gzip body with all agents in it.",
		"300 requests a minute for one token, against one upload. A business unit may have 5,000 agents.",
		"Put all agents into agentSchedules of one upload.",
	},
}

// RuleByID finds a rule.
func RuleByID(id string) (*Rule, error) {
	names := make([]string, len(Rules))
	for i := range Rules {
		if Rules[i].ID == id {
			return &Rules[i], nil
		}
		names[i] = Rules[i].ID
	}
	return nil, fmt.Errorf("rule %s is unknown%s", strict.Quote(id), strict.Suggest(id, names))
}

// Explain is all that is to be said of a rule.
func (r *Rule) Explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n", r.ID, r.Severity, r.Finds)
	for _, part := range []struct{ title, text string }{{"Why", r.Why}, {"Numbers", r.Numbers}, {"Fix", r.Fix}} {
		if part.text != "" {
			fmt.Fprintf(&b, "\n%s\n%s", part.title, wrap(part.text, "  ", 78))
		}
	}
	fmt.Fprintf(&b, "\nSuppress it with \"# holdfast:ignore %s\" in front of the action, or in the configuration.\nSee %s.\n", r.ID, r.Page())
	return b.String()
}

// wrap breaks a text into lines, each with its indent.
func wrap(text, indent string, width int) string {
	var b strings.Builder
	line := indent
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > width && strings.TrimSpace(line) != "" {
			b.WriteString(line + "\n")
			line = indent
		}
		if strings.TrimSpace(line) != "" {
			line += " "
		}
		line += word
	}
	if strings.TrimSpace(line) != "" {
		b.WriteString(line + "\n")
	}
	return b.String()
}
