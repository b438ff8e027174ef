//go:build !linux

// Command bench measures holdfast against yardsticks. It needs Linux: epoll,
// pinning and /proc.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "bench: needs Linux")
	os.Exit(1)
}
