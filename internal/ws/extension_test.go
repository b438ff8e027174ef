package ws

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

func TestAgreement(t *testing.T) {
	const good = "permessage-deflate; server_no_context_takeover"
	tests := []struct {
		name   string
		values []string // of Sec-WebSocket-Extensions
		agreed Deflate
		want   string // in the error; empty: accepted
	}{
		{"declined", nil, 0, ""},
		{"accepted", []string{good}, 15, ""},
		{"both ways", []string{good + ";\tclient_no_context_takeover"}, 15, ""},
		{"no white space", []string{"permessage-deflate;server_no_context_takeover;client_max_window_bits=9"}, 9, ""},
		{"windows", []string{good + "; server_max_window_bits=8; client_max_window_bits=8"}, 8, ""},
		{"largest windows", []string{good + "; server_max_window_bits=15; client_max_window_bits = 15"}, 15, ""},
		{"value in quotes", []string{good + `; client_max_window_bits="1\0"`}, 10, ""},
		{"context takeover", []string{"permessage-deflate"}, 0, "without server_no_context_takeover"},
		{"context takeover but for ours", []string{"permessage-deflate; client_no_context_takeover"}, 0, "without server_no_context_takeover"},
		{"another extension", []string{"x-webkit-deflate-frame"}, 0, `extension "x-webkit-deflate-frame", want none but permessage-deflate`},
		{"another case", []string{"Permessage-Deflate; server_no_context_takeover"}, 0, "want none but"},
		{"two extensions", []string{good + ", x"}, 0, "2 extensions"},
		{"two lines", []string{good, good}, 0, "2 extensions"},
		{"another extension first", []string{"x, " + good}, 0, `extension "x"`},
		{"unknown parameter", []string{good + "; level=9"}, 0, `parameter "level"`},
		{"parameter in another case", []string{good + "; Client_No_Context_Takeover"}, 0, "not known"},
		{"parameter twice", []string{good + "; server_no_context_takeover"}, 0, `"server_no_context_takeover" twice`},
		{"windows twice", []string{good + "; client_max_window_bits=9; client_max_window_bits=9"}, 0, "twice"},
		{"value that none has", []string{"permessage-deflate; server_no_context_takeover=1"}, 0, "want no value"},
		{"empty value that none has", []string{"permessage-deflate; server_no_context_takeover="}, 0, "want a list of extensions"},
		{"ours with a value", []string{good + "; client_no_context_takeover=true"}, 0, "want no value"},
		{"window without a value", []string{good + "; client_max_window_bits"}, 0, `client_max_window_bits="", want 8 to 15`},
		{"their window without a value", []string{good + "; server_max_window_bits"}, 0, "want 8 to 15"},
		{"window of 7 bits", []string{good + "; client_max_window_bits=7"}, 0, "want 8 to 15"},
		{"window of 16 bits", []string{good + "; server_max_window_bits=16"}, 0, "want 8 to 15"},
		{"leading zero", []string{good + "; server_max_window_bits=08"}, 0, "want 8 to 15"},
		{"sign", []string{good + "; client_max_window_bits=+9"}, 0, "want 8 to 15"},
		{"empty header", []string{""}, 0, "want a list of extensions"},
		{"empty element", []string{good + ","}, 0, "want a list of extensions"},
		{"empty parameter", []string{good + ";"}, 0, "want a list of extensions"},
		{"no name", []string{"; server_no_context_takeover"}, 0, "want a list of extensions"},
		{"no token", []string{good + "; a/b"}, 0, "want a list of extensions"},
		{"two values", []string{good + "; client_max_window_bits=9=9"}, 0, "want a list of extensions"},
		{"open quotes", []string{good + `; client_max_window_bits="9`}, 0, "want a list of extensions"},
		{"no token in quotes", []string{good + `; client_max_window_bits="1 0"`}, 0, "want a list of extensions"},
		{"empty quotes", []string{good + `; client_max_window_bits=""`}, 0, "want a list of extensions"},
		{"bytes behind", []string{good + " now"}, 0, "want a list of extensions"},
	}
	const up = "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: " + sampleAccept + "\n"
	for _, tt := range tests {
		var lines strings.Builder
		lines.WriteString(up)
		for _, v := range tt.values {
			lines.WriteString("Sec-WebSocket-Extensions: " + v + "\n")
		}
		agreed, err := CheckUpgrade(fields(lines.String()), Offer{Key: []byte(sampleKey), Deflate: true})
		if agreed != tt.agreed || tt.want == "" && err != nil || tt.want != "" && !strings.Contains(fmt.Sprint(err), tt.want) {
			t.Errorf("%s: agreed %d, error %v; want %d, %q", tt.name, agreed, err, tt.agreed, tt.want)
		}
		if len(tt.values) == 0 {
			continue
		}
		if _, err := CheckUpgrade(fields(lines.String()), Offer{Key: []byte(sampleKey)}); err == nil {
			t.Errorf("%s: accepted although no extension was offered", tt.name)
		}
	}
}

// The grammar of RFC 6455 9.1 in one line, which the parser is held against.
var extensionList = func() *regexp.Regexp {
	const (
		white  = "[ \t]*"
		char   = "[0-9A-Za-z!#$%&'*+.^_`|~-]"
		token  = white + char + "+" + white
		quoted = white + `"(?:\\?` + char + `)+"` + white
		param  = ";" + token + "(?:=(?:" + token + "|" + quoted + "))?"
		ext    = token + "(?:" + param + ")*"
	)
	return regexp.MustCompile("^" + ext + "(?:," + ext + ")*$")
}()

var extensionSeeds = []string{
	DeflateOffer,
	`permessage-deflate; server_no_context_takeover; client_max_window_bits="1\0", x;y=z`,
	"permessage-deflate;server_max_window_bits = 12 ; server_no_context_takeover",
	"a,b;c=d,e", "", " , ", `a;b="`, `a;b="\`,
}

func checkExtensions(t *testing.T, value string) (ok bool) {
	t.Helper()
	list, err := parseExtensions(value)
	if want := extensionList.MatchString(value); (err == nil) != want {
		t.Fatalf("%q: %+v, %v; the grammar says %v", value, list, err, want)
	}
	agreed, err := agree(fields("Sec-WebSocket-Extensions: " + value))
	if err == nil && (agreed < 8 || agreed > maxWindowBits) {
		t.Fatalf("%q: agreed on a window of %d bits", value, agreed)
	}
	return err == nil
}

func FuzzExtensions(f *testing.F) {
	for _, s := range extensionSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if !strings.Contains(value, "\n") {
			checkExtensions(t, value)
		}
	})
}

func TestAMillionDamagedExtensions(t *testing.T) {
	const (
		inputs   = 1_000_000
		perInput = 2 << 10 // bytes of memory
	)
	rng := rand.New(rand.NewPCG(7692, 1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	good := 0
	buf := make([]byte, 0, 1<<10)
	for i := range inputs {
		buf = mutate(rng, buf, []byte(extensionSeeds[i%3]))
		value := strings.ReplaceAll(string(buf), "\n", " ")
		if i%50 == 0 {
			if checkExtensions(t, value) {
				good++
			}
			continue
		}
		if list, err := parseExtensions(value); err == nil && len(list) > 0 {
			if _, err := list[0].deflate(); err == nil {
				good++
			}
		}
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc) / inputs; got > perInput {
		t.Errorf("%d bytes of memory per input, want at most %d", got, perInput)
	}
	if good < inputs/1000 {
		t.Errorf("%d of %d inputs were accepted: the damage tests only one side", good, inputs)
	}
	t.Logf("%d inputs, %d accepted", inputs, good)
}
