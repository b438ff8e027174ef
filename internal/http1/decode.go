package http1

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
)

// What Decode takes 0 to mean, and what bounds it beside its arguments.
const (
	DefaultRatio = 200 // decoded bytes per byte received; deflate can reach 1032

	// RatioFloor is how many decoded bytes no ratio forbids: a small body of
	// zeros is no bomb.
	RatioFloor = 64 << 10

	maxCodings = 4 // of one body
)

// AcceptEncoding is the value of a request's Accept-Encoding that asks for
// nothing Decode cannot do.
const AcceptEncoding = "gzip, deflate"

// Decode undoes the codings of a body and appends the result to dst. coding is
// the value of Content-Encoding, in the order in which they were applied (RFC
// 9110 8.4): gzip, x-gzip, deflate (zlib, or without its frame as some servers
// send it, 8.4.1.2), identity. An empty body stays empty, whatever its coding:
// a response to HEAD, or a 304, has the header and no body.
//
// The result, and every step towards it, has at most maxBytes bytes (0:
// DefaultBodyBytes) and, above RatioFloor, at most maxRatio times those of body
// (0: DefaultRatio). The error is an *Error, and dst comes back as it was: a
// limit passed, a coding that is not supported, data that is damaged or cut, or
// bytes behind its end.
func Decode(dst []byte, coding string, body []byte, maxBytes, maxRatio int) ([]byte, error) {
	codings, err := supported(coding)
	if err != nil || len(body) == 0 {
		return dst, err
	}
	b := bound{bytes: or(maxBytes, DefaultBodyBytes), body: len(body), ratio: or(maxRatio, DefaultRatio)}
	switch {
	case len(codings) > 0:
	case len(body) > b.bytes:
		return dst, refuse("body of %d bytes, want at most %d", len(body), b.bytes)
	default:
		return append(dst, body...), nil
	}
	for i, inflate := range slices.Backward(codings) {
		into := dst
		if i > 0 {
			into = nil
		}
		out, err := inflate(into, body, b)
		if err != nil {
			return dst, err
		}
		body = out
	}
	return body, nil
}

// A decoding undoes one coding of a body and appends the result to dst.
type decoding func(dst, body []byte, b bound) ([]byte, error)

// supported takes the list of codings apart.
func supported(list string) (codings []decoding, err error) {
	for name := range strings.SplitSeq(list, ",") {
		name = strings.Trim(name, " \t")
		switch strings.ToLower(name) {
		case "", "identity": // a list may have empty elements (RFC 9110 5.6.1.2)
		case "gzip", "x-gzip":
			codings = append(codings, gunzip)
		case "deflate":
			codings = append(codings, inflate)
		default:
			return nil, refuse("content coding %.40q is not supported, want gzip, deflate or identity: ask with Accept-Encoding: %s", name, AcceptEncoding)
		}
		if len(codings) > maxCodings {
			return nil, refuse("more than %d content codings", maxCodings)
		}
	}
	return codings, nil
}

// bound is how far a body may grow.
type bound struct{ bytes, body, ratio int }

// most is the bound in bytes.
func (b bound) most() int {
	if b.body > b.bytes/b.ratio {
		return b.bytes // also where the product would not fit
	}
	return min(b.bytes, max(b.body*b.ratio, RatioFloor))
}

func (b bound) passed() error {
	if b.most() == b.bytes {
		return refuse("decoded body of more than %d bytes", b.bytes)
	}
	return refuse("decoded body of more than %d times the %d bytes received", b.ratio, b.body)
}

// The readers are some 40 KiB each, more than most bodies.
var (
	gzips  = sync.Pool{New: func() any { return new(gzip.Reader) }}
	flates = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}
)

func gunzip(dst, body []byte, b bound) ([]byte, error) {
	z := gzips.Get().(*gzip.Reader)
	defer gzips.Put(z)
	in := bytes.NewReader(body)
	if err := z.Reset(in); err != nil {
		return dst, damaged("gzip", err)
	}
	return appendAll(dst, "gzip", z, in, b)
}

// inflate undoes deflate, which is a zlib stream by the RFC (9110 8.4.1.2) and
// a bare deflate stream from servers that misread it. The two bytes that begin
// the first are told apart by their check (RFC 1950 2.2).
func inflate(dst, body []byte, b bound) ([]byte, error) {
	in := bytes.NewReader(body)
	if len(body) >= 2 && body[0]&0x0F == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
		z, err := zlib.NewReader(in)
		if err != nil {
			return dst, damaged("deflate", err)
		}
		return appendAll(dst, "deflate", z, in, b)
	}
	z := flates.Get().(io.ReadCloser)
	defer flates.Put(z)
	if err := z.(flate.Resetter).Reset(in, nil); err != nil {
		return dst, damaged("deflate", err)
	}
	return appendAll(dst, "deflate", z, in, b)
}

// appendAll appends what z makes of in.
func appendAll(dst []byte, coding string, z io.Reader, in *bytes.Reader, b bound) ([]byte, error) {
	start, most := len(dst), b.most()
	out := slices.Grow(dst, min(most, 4*b.body)+1)
	for {
		room := out[len(out):min(cap(out), start+most+1)] // a byte more than allowed tells
		n, err := z.Read(room)
		out = out[:len(out)+n]
		switch {
		case len(out)-start > most:
			return dst, b.passed()
		case errors.Is(err, io.EOF) && in.Len() > 0:
			return dst, refuse("%d bytes behind the end of the %s body", in.Len(), coding)
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return dst, damaged(coding, err)
		case len(out) == cap(out):
			out = slices.Grow(out, min(len(out)-start, most+1))
		}
	}
}

func damaged(coding string, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return refuse("%s body ended too early", coding)
	}
	return refuse("damaged %s body: %v", coding, err)
}
