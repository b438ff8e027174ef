package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"holdfast/internal/strict"
)

// PieceKind is what a piece of a text stands for.
type PieceKind uint8

// The kinds of pieces.
const (
	Literal       PieceKind = iota
	VarSlot                 // ${NAME} or ${vars.NAME}
	SecretSlot              // ${secrets.NAME}
	IndexSlot               // ${index}: the number of the socket in its pool
	CounterSlot             // ${n}: the number of the message on its socket, of the interaction in its load
	TokenSlot               // ${auth.NAME.token}
	RowSlot                 // ${row.COLUMN}
	FakeSlot                // ${fake.NAME}: made-up data
	ExtractedSlot           // ${NAME}: what a step before took out of a response
)

// Piece is a stretch of a text: as it stands, or a slot to be filled.
type Piece struct {
	Kind PieceKind
	Text string // of a literal; the name of what the slot stands for
}

// Slip is something wrong with a text, at a character counted from 0.
type Slip struct {
	Offset int
	Text   string
}

// Slots says which slots make sense in a text beside vars.
type Slots struct {
	Index, Secrets bool
	Counter        bool
	Tokens         bool
	Rows           bool
	Fakes          bool
	Columns        []string        // of the rows; nil: not known, any name may be right
	Extracted      map[string]bool // what steps extract; true: before this text, whatever way leads here
}

// The places for text.
var (
	// Messages are sent again and again by one socket of many.
	Messages = Slots{Index: true, Secrets: true, Counter: true}
	// Upgrades are sent once per socket: URLs and headers.
	Upgrades = Slots{Index: true, Secrets: true, Tokens: true, Rows: true, Fakes: true}
	// Requests are sent by an interaction of a load.
	Requests = Slots{Index: true, Secrets: true, Counter: true, Tokens: true, Rows: true, Fakes: true}
	// Credentials are sent for a token.
	Credentials = Slots{Secrets: true}
	// Fixed texts are the same for all sockets.
	Fixed = Slots{}
)

// With are the slots with what steps extract beside them.
func (s Slots) With(extracted map[string]bool) Slots {
	s.Extracted = extracted
	return s
}

// maxSlips is how many slips of one text are reported.
const maxSlips = 20

// Pieces takes a text apart. ${NAME} is a slot, $${ stands for the two
// characters ${, and a $ before anything else is a $. It stops after 20 slips.
func (s *Scenario) Pieces(text string, slots Slots) (pieces []Piece, slips []Slip) {
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			pieces = append(pieces, Piece{Text: literal.String()})
			literal.Reset()
		}
	}
	offset := 0 // in characters
	for rest := text; rest != "" && len(slips) < maxSlips; {
		before, after, found := strings.Cut(rest, "${")
		offset += utf8.RuneCountInString(before)
		if escaped, ok := strings.CutSuffix(before, "$"); found && ok {
			literal.WriteString(escaped + "${")
			rest, offset = after, offset+len("${")
			continue
		}
		literal.WriteString(before)
		if !found {
			break
		}
		name, after, closed := strings.Cut(after, "}")
		if !closed {
			slips = append(slips, Slip{offset, "${ without }, want ${NAME}, or $${ for the two characters themselves"})
			break
		}
		if piece, wrong := s.slot(name, slots); wrong != "" {
			slips = append(slips, Slip{offset, wrong})
		} else {
			flush()
			pieces = append(pieces, piece)
		}
		rest, offset = after, offset+utf8.RuneCountInString(name)+len("${}")
	}
	flush()
	return pieces, slips
}

// slot finds what a name in ${…} means, or what is wrong with it.
func (s *Scenario) slot(name string, slots Slots) (Piece, string) {
	kind, key, dotted := strings.Cut(name, ".")
	if !dotted {
		return s.plainSlot(name, slots)
	}
	_, isVar := s.Vars[key]
	_, isSecret := s.Secrets[key]
	auth, isToken := strings.CutSuffix(key, ".token")
	if isToken {
		_, isToken = s.Auth.Get(auth)
	}
	usable := true
	var p Piece
	switch {
	case kind == "vars" && isVar:
		p = Piece{Kind: VarSlot, Text: key}
	case kind == "secrets" && isSecret:
		p, usable = Piece{Kind: SecretSlot, Text: key}, slots.Secrets
	case kind == "auth" && isToken:
		p, usable = Piece{Kind: TokenSlot, Text: auth}, slots.Tokens
	case kind == "auth" && len(s.Auth) == 0:
		return Piece{}, fmt.Sprintf("%s: there is no auth, want auth: {NAME: {oauth2: …}}", strict.Quote("${"+name+"}"))
	case kind == "row" && s.Data == nil:
		return Piece{}, fmt.Sprintf("%s: there are no rows, want data: {rows: {csv: FILE}}", strict.Quote("${"+name+"}"))
	case kind == "row" && key != "" && (slots.Columns == nil || slices.Contains(slots.Columns, key)):
		p, usable = Piece{Kind: RowSlot, Text: key}, slots.Rows
	case kind == "fake" && slices.Contains(Fakes, key):
		p, usable = Piece{Kind: FakeSlot, Text: key}, slots.Fakes
	default:
		return Piece{}, s.undefined(name, slots)
	}
	if !usable {
		return Piece{}, slots.misplaced(name)
	}
	return p, ""
}

// plainSlot is slot for a name without a point: a var, a number of holdfast's
// own, or what a step extracts.
func (s *Scenario) plainSlot(name string, slots Slots) (Piece, string) {
	_, isVar := s.Vars[name]
	known, extracted := slots.Extracted[name]
	switch {
	case name == "index" && slots.Index:
		return Piece{Kind: IndexSlot}, ""
	case name == "n" && slots.Counter:
		return Piece{Kind: CounterSlot}, ""
	case name == "n" && slots.Index:
		return Piece{}, "${n} counts the messages of a socket, want it in send.text or keepalive.message only"
	case name == "index" || name == "n":
		return Piece{}, slots.misplaced(name)
	case isVar:
		return Piece{Kind: VarSlot, Text: name}, ""
	case known:
		return Piece{Kind: ExtractedSlot, Text: name}, ""
	case extracted:
		return Piece{}, fmt.Sprintf("%s is not extracted yet here, or not on every way to here", strict.Quote("${"+name+"}"))
	}
	return Piece{}, s.undefined(name, slots)
}

// misplaced says that a name is known and of no use here.
func (s Slots) misplaced(name string) string {
	if !s.Index && !s.Secrets {
		return fmt.Sprintf("${%s} can't be used here: this text is always the same, want vars only", name)
	}
	return fmt.Sprintf("${%s} can't be used here", name)
}

func (s *Scenario) undefined(name string, slots Slots) string {
	dotted := strings.Contains(name, ".")
	where := ""
	if !slots.Index && !slots.Secrets {
		where = " here, where only vars are"
	}
	return fmt.Sprintf("%s is not defined%s%s", strict.Quote("${"+name+"}"), where, strict.Suggest(name, s.slotNames(name, slots, dotted)))
}

// slotNames are the names that could have been meant; dotted ones are compared
// to dotted ones.
func (s *Scenario) slotNames(name string, slots Slots, dotted bool) []string {
	var names []string
	if slots.Index {
		names = append(names, "index")
	}
	if slots.Counter {
		names = append(names, "n")
	}
	for _, v := range slices.Sorted(maps.Keys(slots.Extracted)) {
		if slots.Extracted[v] {
			names = append(names, v)
		}
	}
	for _, v := range s.varNames {
		if dotted {
			v = "vars." + v
		}
		names = append(names, v)
	}
	if slots.Secrets {
		for _, v := range s.secretNames {
			names = append(names, "secrets."+v)
		}
	}
	if slots.Tokens {
		for _, a := range s.Auth {
			names = append(names, "auth."+a.Key+".token")
		}
	}
	for _, v := range slots.Columns {
		names = append(names, "row."+v)
	}
	if slots.Fakes && strings.HasPrefix(name, "fake") {
		names = nil // the list of the others would hide these
		for _, v := range Fakes {
			names = append(names, "fake."+v)
		}
	}
	return names
}
