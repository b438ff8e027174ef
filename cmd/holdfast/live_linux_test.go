package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"holdfast/internal/live"
)

// terminalPair is a terminal of 100 columns and what a person would see of it.
type terminalPair struct {
	tty  *os.File
	mu   sync.Mutex
	seen strings.Builder
	more chan struct{} // one value whenever something was written
}

func openTerminal(t *testing.T) *terminalPair {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	fd := int(master.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 30, Col: 100})
	}
	if err != nil {
		t.Skip(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	p := &terminalPair{tty: tty, more: make(chan struct{}, 1)}
	var reading sync.WaitGroup
	reading.Go(func() {
		data := make([]byte, 4096)
		for {
			n, err := master.Read(data)
			p.mu.Lock()
			p.seen.Write(data[:n])
			p.mu.Unlock()
			select {
			case p.more <- struct{}{}:
			default:
			}
			if err != nil {
				return
			}
		}
	})
	t.Cleanup(func() {
		_ = tty.Close()
		reading.Wait()
		_ = master.Close()
	})
	return p
}

// until waits for a text on the terminal.
func (p *terminalPair) until(t *testing.T, text string) {
	t.Helper()
	late := time.After(20 * time.Second)
	for !strings.Contains(p.text(), text) {
		select {
		case <-p.more:
		case <-late:
			t.Fatalf("no %q on the terminal, only %q", text, p.text())
		}
	}
}

func (p *terminalPair) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen.String()
}

func TestViewGivesTheTerminalBack(t *testing.T) {
	t.Setenv("TERM", "xterm-256color")
	for name, end := range map[string]func(*screen){"at its end": (*screen).close, "at once": (*screen).abandon} {
		t.Run(name, func(t *testing.T) {
			p := openTerminal(t)
			before, err := unix.IoctlGetTermios(int(p.tty.Fd()), unix.TCGETS)
			if err != nil {
				t.Fatal(err)
			}
			if !drawable(p.tty) {
				t.Fatal("the terminal is not drawable")
			}
			s := newScreen(p.tty)
			s.show(&live.Frame{Scenario: "visit.yaml", Duration: time.Minute})
			p.until(t, "visit.yaml")
			s.say("the disk is full")
			p.until(t, "the disk is full")
			end(s)
			p.until(t, "\x1b[?25h")
			if hidden, shown := strings.LastIndex(p.text(), "\x1b[?25l"), strings.LastIndex(p.text(), "\x1b[?25h"); hidden > shown {
				t.Errorf("the cursor stays hidden: %q", p.text())
			}
			if on, off := strings.Count(p.text(), "\x1b[?2004h"), strings.Count(p.text(), "\x1b[?2004l"); on != off {
				t.Errorf("bracketed paste: switched on %d times, off %d times", on, off)
			}
			after, err := unix.IoctlGetTermios(int(p.tty.Fd()), unix.TCGETS)
			if err != nil {
				t.Fatal(err)
			}
			if *before != *after {
				t.Errorf("settings of the terminal: %+v, want %+v as before", after, before)
			}
		})
	}
}

func TestViewThatIsHeldUpHoldsNothingUp(t *testing.T) {
	s := &screen{frames: make(chan *live.Frame, 1)} // nobody takes the frames
	for i := range 100 {
		s.show(&live.Frame{At: time.Duration(i)})
	}
	if f := <-s.frames; f.At != 99 {
		t.Errorf("frame %d waits, want the newest", f.At)
	}
}

func TestDumbTerminalGetsPlainLines(t *testing.T) {
	p := openTerminal(t)
	for _, name := range []string{"dumb", ""} {
		t.Setenv("TERM", name)
		if drawable(p.tty) {
			t.Errorf("TERM=%q is drawn on", name)
		}
	}
	t.Setenv("TERM", "xterm")
	if drawable(os.NewFile(^uintptr(0), "none")) {
		t.Error("a file that is no terminal is drawn on")
	}
}
