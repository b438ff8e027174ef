package engine

import "holdfast/internal/http1"

func appendConnect(dst []byte, a string) ([]byte, error)              { return dst, nil }
func decode(dst []byte, c string, b []byte, m, r int) ([]byte, error) { return dst, nil }

var _ = http1.None
