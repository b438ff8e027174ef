package lint

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// kinds are the root keys of flows in YAML, and how exports spell their types.
var kinds = func() map[string]string {
	m := map[string]string{}
	for _, key := range []string{
		"inboundCall", "inqueueCall", "inQueueCall", "outboundCall", "secureCall", "voicemail", "voiceSurvey",
		"inboundChat", "inboundEmail", "inqueueEmail", "inQueueEmail", "inboundShortMessage", "inqueueShortMessage", "inQueueShortMessage",
		"workflow", "workitem", "botFlow", "digitalBotFlow", "commonModule", "surveyInvite",
	} {
		if plain(key) != key {
			m[plain(key)] = strings.Replace(key, "inQueue", "inqueue", 1)
		} else {
			m[key] = key
		}
	}
	m["bot"], m["digitalbot"] = "botFlow", "digitalBotFlow"
	return m
}()

// kindOf is the kind that a root key or a type names, "" for none.
func kindOf(text string) string { return kinds[plain(text)] }

// plain is a word in small letters and nothing else.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z':
			return r
		}
		return -1
	}, s)
}

// types are names of actions by their plain forms: what rules know, in both
// forms. What is not here keeps its own name.
var types = func() map[string]string {
	m := map[string]string{}
	for _, one := range []string{
		"callData", "wait", "loop", "loopNext", "loopExit", "decision", "switch", "updateData", "setParticipantData", "getParticipantData",
		"setConversationData", "getConversationData", "dataTableLookup", "callTask", "jumpToTask", "jumpToMenu", "changeState", "menuTask", "transferToAcd", "transferToNumber",
		"transferToUser", "transferToFlow", "transferToGroup", "transferToVoicemail", "disconnect", "endWorkflow", "endTask", "endState", "endWorkitem",
		"exitBotFlow", "returnToAgent", "abort", "callBotFlow", "callDigitalBotFlow", "callBotConnector", "callLexBot", "callLexV2Bot", "callDialogflowBot",
		"callDialogflowCXBot", "callNuanceMixBot", "collectInput", "askForBoolean", "askForIntent", "askForSlot", "waitForInput", "digitalMenu", "playAudio",
		"playAudioOnSilence", "holdMusic", "findQueue", "sendResponse", "sendMessage", "detectSilence", "setScreenPop",
	} {
		m[plain(one)] = one
	}
	maps.Copy(m, map[string]string{
		"data": "callData", "setattributes": "setParticipantData", "getattributes": "getParticipantData", "updatevariable": "updateData",
		"task": "callTask", "calltask": "callTask", "jumptoreusabletask": "jumpToTask", "transfertask": "jumpToTask", "menujumptotask": "jumpToTask",
		"jumptomenu": "jumpToMenu", "menusubmenu": "jumpToMenu", "transfermenu": "jumpToMenu", "transferpurematch": "transferToAcd", "menutransfertoacd": "transferToAcd",
		"transferexternal": "transferToNumber", "menudisconnect": "disconnect", "botflow": "callBotFlow", "hold": "holdMusic", "playholdmusic": "holdMusic",
		"loopnextiteration": "loopNext", "loopexitloop": "loopExit", "exitloop": "loopExit", "nextloop": "loopNext", "datatable": "dataTableLookup", "lookupdatatable": "dataTableLookup",
		"setdata": "updateData", "end": "endTask", "exitbot": "exitBotFlow", "lexbot": "callLexBot", "dialogflow": "callDialogflowBot",
	})
	return m
}()

// typeOf is the type of an action: a key of YAML, or a __type of exports.
func typeOf(text string) string {
	if one, ok := types[plain(text)]; ok {
		return one
	}
	short := strings.TrimSuffix(text, "Action")
	if one, ok := types[plain(short)]; ok {
		return one
	}
	if short == "" {
		return "action"
	}
	return strings.ToLower(short[:1]) + short[1:]
}

// ends reports actions after which the flow, or the call of a task, is over. Flow
// says which of the two.
func (a *Action) ends() (ends, flow bool) {
	switch a.Type {
	case "disconnect", "endWorkflow", "endWorkitem", "exitBotFlow", "returnToAgent", "abort", "endState":
		return true, true
	case "transferToAcd", "transferToNumber", "transferToUser", "transferToFlow", "transferToGroup", "transferToVoicemail":
		return true, true
	case "jumpToTask", "jumpToMenu", "changeState":
		return true, true
	case "endTask":
		return true, false
	}
	return false, false
}

// calls reports actions that come back from where they go.
func (a *Action) calls() bool { ends, _ := a.ends(); return !ends && len(a.to) > 0 }

// wrong reports outputs that are only taken when something went wrong.
func wrong(output string) bool {
	switch output {
	case "failure", "timeout", "error", "failed", "noInput", "noMatch", "maxNoInputs", "maxNoMatches", "disconnect":
		return true
	}
	return false
}

// outputOf is the name of an output in an export, as YAML has it: __YES__ is
// yes, __NOT_FOUND__ notFound. Others are cases, by number.
func outputOf(id string, other int) string {
	word, ok := strings.CutPrefix(id, "__")
	word, closed := strings.CutSuffix(word, "__")
	if !ok || !closed || word == "" {
		return "case " + strconv.Itoa(other)
	}
	parts := strings.Split(strings.ToLower(word), "_")
	for i := 1; i < len(parts); i++ {
		if parts[i] != "" {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
	}
	return canonicalOutput(strings.Join(parts, ""))
}

// canonicalOutput makes one name of several for the same output.
func canonicalOutput(name string) string {
	switch name {
	case "notfound":
		return "notFound"
	case "case":
		return "case 1"
	}
	return name
}

// lengthUnits are the keys of a literal duration in YAML.
var lengthUnits = map[string]time.Duration{
	"days": 24 * time.Hour, "hours": time.Hour, "minutes": time.Minute, "seconds": time.Second, "ms": time.Millisecond, "milliseconds": time.Millisecond,
	"day": 24 * time.Hour, "hour": time.Hour, "minute": time.Minute, "second": time.Second, "millisecond": time.Millisecond,
}

// longest bounds lengths of time: a year is as good as for ever, and sums of
// them stay in range.
const longest = 365 * 24 * time.Hour

// exportLength reads P0D0H5M0S0F, the F being milliseconds, and MakeDuration(0,
// 0, 5, 0), which people write instead.
func exportLength(text string) Length {
	l := Length{Text: text}
	text = strings.TrimSpace(text)
	if inner, ok := strings.CutPrefix(text, "MakeDuration("); ok {
		parts := strings.Split(strings.TrimSuffix(inner, ")"), ",")
		if len(parts) != 4 {
			return l
		}
		text = "P" + strings.TrimSpace(parts[0]) + "D" + strings.TrimSpace(parts[1]) + "H" + strings.TrimSpace(parts[2]) + "M" + strings.TrimSpace(parts[3]) + "S"
	}
	rest, ok := strings.CutPrefix(text, "P")
	if !ok || rest == "" {
		return l
	}
	var sum float64
	for rest != "" {
		rest = strings.TrimPrefix(rest, "T")
		i := strings.IndexAny(rest, "DHMSF")
		if i < 1 {
			return l
		}
		n, err := strconv.ParseFloat(rest[:i], 64)
		if err != nil || n < 0 || n != n {
			return l
		}
		unit := map[byte]time.Duration{'D': 24 * time.Hour, 'H': time.Hour, 'M': time.Minute, 'S': time.Second, 'F': time.Millisecond}[rest[i]]
		sum += n * float64(unit)
		rest = rest[i+1:]
	}
	return Length{D: time.Duration(min(sum, float64(longest))), Known: true}
}

// countOf reads how often a loop runs.
func countOf(text string) Count {
	text = strings.TrimSpace(text)
	if n, err := strconv.Atoi(text); err == nil && n >= 0 {
		return Count{N: min(n, 1_000_000_000), Known: true}
	}
	return Count{Text: text}
}

// always are the outputs that actions of a type have, also where a file leaves
// out those with nothing on them.
var always = map[string][]string{
	"callData": {"success", "failure", "timeout"}, "decision": {"yes", "no"}, "dataTableLookup": {"found", "notFound"}, "findQueue": {"found", "notFound"},
	"collectInput": {"success", "failure"}, "loop": {"loop"},
}

// complete puts the outputs of an action in one order for all forms, and adds
// those that a file may leave out.
func (a *Action) complete() {
	names := always[a.Type]
	if names == nil {
		return
	}
	var all []*Output
	for _, name := range names {
		i := slices.IndexFunc(a.Outputs, func(o *Output) bool { return o.Name == name })
		if i < 0 {
			all = append(all, &Output{Name: name})
			continue
		}
		all = append(all, a.Outputs[i])
		a.Outputs = slices.Delete(a.Outputs, i, i+1)
	}
	a.Outputs = append(all, a.Outputs...)
}

// missing makes an action of which only the type is known whole.
func (a *Action) missing() {
	if a.Type == "callData" {
		a.Data = &Call{}
	}
	a.complete()
}
