package ws

import (
	"testing"
	"unsafe"
)

func TestParserStaysSmall(t *testing.T) {
	if size := unsafe.Sizeof(Parser{}); size > 32 {
		t.Errorf("a parser takes %d bytes, want at most 32: there is one for each held socket", size)
	}
}
