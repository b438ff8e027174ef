package scenario

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"holdfast/internal/strict"
)

// PieceKind is what a piece of a text stands for.
type PieceKind uint8

// The kinds of pieces.
const (
	Literal     PieceKind = iota
	VarSlot               // ${NAME} or ${vars.NAME}
	SecretSlot            // ${secrets.NAME}
	IndexSlot             // ${index}: the number of the socket in its pool
	CounterSlot           // ${n}: the number of the message on its socket
)

// Piece is a stretch of a text: as it stands, or a slot to be filled.
type Piece struct {
	Kind PieceKind
	Text string // of a literal; the name of a var or secret
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
	extracted      func(name string) bool // by steps that are not supported yet
}

// The places for text.
var (
	// Messages are sent again and again by one socket of many.
	Messages = Slots{Index: true, Secrets: true, Counter: true}
	// Upgrades are sent once per socket: URLs and headers.
	Upgrades = Slots{Index: true, Secrets: true}
	// Fixed texts are the same for all sockets.
	Fixed = Slots{}
)

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
		kind, key = "vars", name
	}
	_, isVar := s.Vars[key]
	_, isSecret := s.Secrets[key]
	switch {
	case name == "index" && slots.Index:
		return Piece{Kind: IndexSlot}, ""
	case name == "n" && slots.Counter:
		return Piece{Kind: CounterSlot}, ""
	case name == "n" && slots.Index:
		return Piece{}, "${n} counts the messages of a socket, want it in send.text or keepalive.message only"
	case name == "index" || name == "n" || kind == "secrets" && isSecret && !slots.Secrets:
		return Piece{}, fmt.Sprintf("${%s} can't be used here: this text is the same for all sockets, want vars only", name)
	case kind == "vars" && isVar:
		return Piece{Kind: VarSlot, Text: key}, ""
	case kind == "secrets" && isSecret:
		return Piece{Kind: SecretSlot, Text: key}, ""
	case kind == "auth" || kind == "row" || kind == "fake":
		return Piece{}, fmt.Sprintf("%s: %s names are not supported yet", strict.Quote("${"+name+"}"), kind)
	case slots.extracted != nil && slots.extracted(name):
		return Piece{}, fmt.Sprintf("%s: extracted names are not supported yet", strict.Quote("${"+name+"}"))
	}
	return Piece{}, fmt.Sprintf("%s is not defined%s", strict.Quote("${"+name+"}"), strict.Suggest(name, s.slotNames(slots, dotted)))
}

// slotNames are the names that could have been meant; dotted ones are compared
// to dotted ones.
func (s *Scenario) slotNames(slots Slots, dotted bool) []string {
	var names []string
	if slots.Index {
		names = append(names, "index")
	}
	if slots.Counter {
		names = append(names, "n")
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
	return names
}
