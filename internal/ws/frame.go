package ws

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"unicode/utf8"
)

const (
	finBit     = 0x80
	deflateBit = 0x40 // RSV1, on the first frame of a compressed message (RFC 7692 6)
	maskBit    = 0x80
	// maskSize is the length of the masking key in a client's header.
	maskSize = 4
)

// MaxHeader is the longest header AppendFrame writes, in bytes. Room for that
// and the payload behind dst makes it write without allocating.
const MaxHeader = header64 + maskSize

// AppendFrame appends a client's frame to dst: header with the shortest form
// of the length, then the payload masked with the four bytes of mask in
// network order (RFC 6455 5.2, 5.3). Masks must be unpredictable to the
// application's data; drawing them is the caller's.
//
// The caller keeps the rules of what may be sent when: a control frame is
// final and carries at most MaxControl bytes. payload must not overlap the
// room behind dst.
func AppendFrame(dst []byte, op Op, fin bool, mask uint32, payload []byte) []byte {
	first := byte(op)
	if fin {
		first |= finBit
	}
	return appendFrame(dst, first, mask, payload)
}

// appendFrame appends a frame with that first byte.
func appendFrame(dst []byte, first byte, mask uint32, payload []byte) []byte {
	switch n := len(payload); {
	case n < length16:
		dst = append(dst, first, maskBit|byte(n))
	case n <= math.MaxUint16:
		dst = append(dst, first, maskBit|length16)
		dst = binary.BigEndian.AppendUint16(dst, uint16(n))
	default:
		dst = append(dst, first, maskBit|length64)
		dst = binary.BigEndian.AppendUint64(dst, uint64(n))
	}
	dst = binary.BigEndian.AppendUint32(dst, mask)
	start := len(dst)
	dst = slices.Grow(dst, len(payload))[:start+len(payload)]
	xor(dst[start:], payload, mask)
	return dst
}

// xor writes src, masked, to dst, which is as long (RFC 6455 5.3): eight bytes
// at a time, in the byte order that costs no swap on common processors.
func xor(dst, src []byte, mask uint32) {
	key := uint64(bits.ReverseBytes32(mask))
	key |= key << 32
	for len(src) >= 8 && len(dst) >= 8 {
		binary.LittleEndian.PutUint64(dst, binary.LittleEndian.Uint64(src)^key)
		src, dst = src[8:], dst[8:]
	}
	for i, b := range src {
		dst[i] = b ^ byte(key>>(8*i))
	}
}

// AppendClose appends a client's close frame with the code and the reason, cut
// to fit at the end of a character. Codes that never go on the wire
// (CodeNoStatus, CodeAbnormal, CodeTLS) give a frame without a body, so the
// code of a Closing event can be sent back as it came.
func AppendClose(dst []byte, code int, reason string, mask uint32) []byte {
	switch code {
	case CodeNoStatus, CodeAbnormal, CodeTLS:
		return AppendFrame(dst, Close, true, mask, nil)
	}
	var body [MaxControl]byte
	binary.BigEndian.PutUint16(body[:], uint16(code))
	n := len(reason)
	if n > MaxControl-2 {
		for n = MaxControl - 2; n > 0 && !utf8.RuneStart(reason[n]); n-- {
		}
	}
	copy(body[2:], reason[:n])
	return AppendFrame(dst, Close, true, mask, body[:2+n])
}
