package store

import "time"

// env is record.Env as the file names it. The two convert into each other
// only while their fields are the same, so a field cannot be forgotten here.
type env struct {
	ID          string        `json:"id"`
	Started     time.Time     `json:"started"`
	Version     string        `json:"version"`
	Go          string        `json:"go"`
	OS          string        `json:"os"`
	Kernel      string        `json:"kernel"`
	CPUs        int           `json:"cpus"`
	GOGC        string        `json:"gogc"`
	Loops       int           `json:"loops"`
	Poller      string        `json:"poller"`
	FDLimit     int64         `json:"fd_limit"`
	Addresses   []string      `json:"addresses"`
	Audit       string        `json:"audit"`
	Took        time.Duration `json:"took_ns"`
	Interrupted bool          `json:"interrupted"`
	AbortedBy   string        `json:"aborted_by"`
	Complete    bool          `json:"complete"`
}
