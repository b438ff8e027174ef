//go:build !linux && !darwin

package loop

import "holdfast/internal/record"

// kernelInfo knows nothing here.
func kernelInfo(int) record.TCPInfo { return record.TCPInfo{} }
