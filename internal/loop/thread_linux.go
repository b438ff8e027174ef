package loop

import (
	"time"

	"golang.org/x/sys/unix"
)

func threadID() int { return unix.Gettid() }

// threadCPU is the time a thread of this process has spent on a processor.
func threadCPU(tid int) time.Duration {
	// The kernel's encoding of "CPU time of that thread" as a clock:
	// CPUCLOCK_PERTHREAD_MASK (4) and CPUCLOCK_SCHED (2).
	var ts unix.Timespec
	if err := unix.ClockGettime(int32(^tid<<3|4|2), &ts); err != nil {
		return 0
	}
	return time.Duration(ts.Nano())
}
