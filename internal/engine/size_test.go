package engine

import (
	"testing"
	"unsafe"
)

func TestSocketStaysSmall(t *testing.T) {
	if size := unsafe.Sizeof(socket{}); size > 208 {
		t.Errorf("a held socket takes %d bytes here, want at most 208: 15,000 of them are one allocation", size)
	}
}
