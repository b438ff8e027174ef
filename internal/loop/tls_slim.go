package loop

import (
	"bytes"
	"crypto/tls"
	"reflect"
	"unsafe"
)

// leftBuffers are the fields of a tls.Conn in which the handshake's largest
// record and message have been. They never shrink by themselves.
var leftBuffers = bufferFields("rawInput", "hand")

// bufferFields finds fields of a tls.Conn that are buffers, by their offsets. A
// standard library that has others has none: then nothing is given back.
func bufferFields(names ...string) (offsets []uintptr) {
	for _, name := range names {
		field, ok := reflect.TypeFor[tls.Conn]().FieldByName(name)
		if ok && field.Type == reflect.TypeFor[bytes.Buffer]() {
			offsets = append(offsets, field.Offset)
		}
	}
	return offsets
}

// slim gives back what the handshake has left in empty buffers: with a chain
// of certificates of 3 KB, half of what an idle socket takes (measured). It
// reaches into crypto/tls, which has no way to ask for it; nobody else may be
// using the connection, and everything in it must have been read.
func slim(conn *tls.Conn) {
	for _, offset := range leftBuffers {
		if b := (*bytes.Buffer)(unsafe.Add(unsafe.Pointer(conn), offset)); b.Len() == 0 {
			*b = bytes.Buffer{}
		}
	}
}
