package main

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"holdfast/internal/dashboard"
	"holdfast/internal/plan"
	"holdfast/internal/trial"
)

const (
	// browserTime is how long a run that is over waits for the browser that it
	// has opened itself; one starts in some seconds.
	browserTime = 10 * time.Second
	// endTime is how long it waits until those who watch have its end.
	endTime = 3 * time.Second
)

// livePage is the dashboard of a run; without a server it does nothing.
type livePage struct {
	server *dashboard.Server
	way    string     // the file that the browser is opened with
	opened chan error // what became of opening it
	said   io.Writer
}

// serve begins to serve the live page, if it is wanted.
func (o *runOptions) serve(ctx context.Context, cmd *cobra.Command, p *plan.Plan, interrupt func(), numbers http.Handler) (*livePage, error) {
	if o.dashboard == "off" {
		return &livePage{}, nil
	}
	server, err := dashboard.Listen(ctx, p, o.dashboard, dashboard.Options{
		Stop: interrupt, Stopping: func() bool { return ctx.Err() != nil }, Metrics: numbers,
	})
	if err != nil {
		return nil, fmt.Errorf("--dashboard: %w", err)
	}
	if err := o.giveKey(server.Key()); err != nil {
		_ = server.Close() // nobody has seen it yet
		return nil, err
	}
	said := cmd.ErrOrStderr()
	page := &livePage{server: server, said: said}
	fmt.Fprintf(said, "live page: %s\n", server.URL())
	if server.Open() {
		fmt.Fprintln(said, "warning: the live page can be reached from other machines; whoever knows its address with the key can watch this run and stop it, and the way there is not encrypted")
	}
	if o.open {
		if page.way, page.opened, err = openBrowser(server.URL()); err != nil {
			fmt.Fprintf(said, "no browser could be opened (%v): open the address above\n", err)
		}
	}
	return page, nil
}

// finish shows the outcome on the page.
func (l *livePage) finish(o *trial.Outcome) {
	if l.server != nil {
		l.server.Finish(o)
	}
}

// linger lets those who watch see the end, a browser on its way among them.
func (l *livePage) linger(ctx context.Context) {
	if l.server == nil {
		return
	}
	first := time.Duration(0)
	if l.way != "" {
		first = browserTime
	}
	select {
	case err := <-l.opened:
		if err != nil {
			fmt.Fprintf(l.said, "the browser did not open the page: %v\n", err)
			first = 0
		}
	default: // it is on its way, or is still running
	}
	l.server.Linger(context.WithoutCancel(ctx), first, endTime)
}

func (l *livePage) close() {
	if l.server == nil {
		return
	}
	_ = l.server.Close() // nobody is left to be told
	if l.way != "" {
		_ = os.Remove(l.way)
	}
}

// openBrowser opens an address in the user's browser by way of a file that only
// the user can read: all users see the arguments of a program, and the address
// has the key in it. It returns the file, and where it will be said how that
// went.
func openBrowser(address string) (way string, opened chan error, err error) {
	f, err := os.CreateTemp("", "holdfast-*.html")
	if err != nil {
		return "", nil, err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	a := html.EscapeString(address)
	_, err = fmt.Fprintf(f, "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=%s\"><title>holdfast</title><a href=\"%s\">the live page</a>\n", a, a)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return "", nil, err
	}
	name, args := "xdg-open", []string{f.Name()}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", f.Name()}
	}
	browser := exec.Command(name, args...) //nolint:noctx // the browser outlives the run
	apart(browser)
	if err := browser.Start(); err != nil {
		return "", nil, err
	}
	opened = make(chan error, 1)
	go func() { opened <- browser.Wait() }()
	return f.Name(), opened, nil
}
