package main

import (
	"fmt"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"

	"holdfast/internal/live"
)

// drawable reports a terminal that a view can be drawn on.
func drawable(f *os.File) bool {
	return term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" && os.Getenv("TERM") != ""
}

// screen draws frames in place. It reads no input: the terminal stays as it
// is, and Ctrl-C is a signal as without it.
type screen struct {
	program *tea.Program
	frames  chan *live.Frame // room for one: a newer frame replaces it
	over    chan struct{}    // closed when the terminal is as it was
	drawn   sync.WaitGroup
}

func newScreen(w *os.File) *screen {
	s := &screen{frames: make(chan *live.Frame, 1), over: make(chan struct{})}
	s.program = tea.NewProgram(&view{colour: os.Getenv("NO_COLOR") == ""},
		tea.WithOutput(w), tea.WithInput(nil), tea.WithoutSignalHandler(), tea.WithFPS(10))
	go func() {
		defer close(s.over)
		_, _ = s.program.Run() // a terminal that can't be drawn on is no reason to end a run
	}()
	s.drawn.Go(func() {
		for f := range s.frames {
			s.program.Send(f)
		}
		s.program.Send(wipe{})
	})
	return s
}

// show draws a frame soon. It never waits: a terminal that is held up must not
// hold the run up.
func (s *screen) show(f *live.Frame) {
	for {
		select {
		case s.frames <- f:
			return
		default:
		}
		select {
		case <-s.frames:
		default:
		}
	}
}

// say prints a line above the view, which stays.
func (s *screen) say(text string) { s.program.Println(text) }

// close wipes the view out and gives the terminal back.
func (s *screen) close() {
	close(s.frames)
	s.drawn.Wait()
	<-s.over
}

// abandon gives the terminal back when the program is about to end at once.
func (s *screen) abandon() {
	s.program.Kill()
	select {
	case <-s.over:
	case <-time.After(200 * time.Millisecond):
		fmt.Fprint(os.Stderr, "\x1b[?25h\n") // the cursor, at least
	}
}

// wipe ends the view and leaves nothing of it.
type wipe struct{}

// view is what the terminal shows.
type view struct {
	frame  *live.Frame
	over   bool
	colour bool
	width  int
	height int
}

func (v *view) Init() tea.Cmd { return nil }

func (v *view) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		v.width, v.height = msg.Width, msg.Height
	case *live.Frame:
		v.frame = msg
	case wipe:
		v.over = true
		return v, tea.Quit
	}
	return v, nil
}

func (v *view) View() tea.View {
	if v.frame == nil || v.over {
		return tea.NewView("")
	}
	return tea.NewView(live.Draw(v.frame, live.Options{Width: v.width, Height: v.height - 1, Colour: v.colour}))
}
