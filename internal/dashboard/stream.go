package dashboard

import (
	"net/http"
	"time"

	"holdfast/internal/report"
)

const (
	// waitingFrames is how many updates a viewer may be behind. When there are
	// more they are left out, and the whole page follows when it has caught up.
	waitingFrames = 4
	// beat is how often a stream without news says that it lives.
	beat = 15 * time.Second
)

// viewer is one stream. What is written to it is shared with all others.
type viewer struct {
	frames chan *frame
	behind bool // needs the whole page
}

// frame is one event of a stream.
type frame struct {
	text []byte
	last bool
}

// event makes a frame of JSON, which has no line breaks.
func event(name string, data []byte) *frame {
	text := make([]byte, 0, len(data)+len(name)+16)
	text = append(append(append(text, "event: "...), name...), "\ndata: "...)
	return &frame{text: append(append(text, data...), "\n\n"...)}
}

// hub is what the folding goroutine knows.
type hub struct {
	s       *Server
	live    *report.Live
	viewers map[*viewer]bool
	whole   *frame // of what was folded last, once somebody needed it
	final   *frame
	waiting []chan struct{} // to be closed once everybody has seen the end
	begun   bool
}

// fold takes in what the run says, and tells the viewers.
func (s *Server) fold() {
	h := &hub{s: s, live: report.NewLive(s.plan), viewers: map[*viewer]bool{}}
	for {
		select {
		case it := <-s.queue:
			h.take(it)
		case v := <-s.joins:
			if len(h.viewers) == maxViewers {
				close(v.frames)
				continue
			}
			h.viewers[v] = true
			h.welcome(v)
			if !h.begun {
				h.begun = true
				close(s.came)
			}
		case v := <-s.leaves:
			delete(h.viewers, v)
		case gone := <-s.empty:
			h.waiting = append(h.waiting, gone)
		case <-s.over:
			return
		}
		if h.final != nil && len(h.viewers) == 0 {
			for _, gone := range h.waiting {
				close(gone)
			}
			h.waiting = nil
		}
	}
}

func (h *hub) take(it item) {
	h.whole = nil
	if it.outcome != nil {
		if data, err := h.live.Final(it.outcome); err == nil {
			h.final = event("end", data)
			h.final.last = true
			for v := range h.viewers {
				h.welcome(v)
			}
		}
		return
	}
	h.live.Put(it.batch, it.causes)
	if len(it.batch.Interactions) > 0 {
		kept := h.live.Kept()
		h.s.kept.Store(&kept)
	}
	// A sample of the host comes once a second, the environment at the end.
	if len(h.viewers) == 0 || len(it.batch.Hosts) == 0 && it.batch.Env == nil {
		return
	}
	data, whole, err := h.live.Update(h.stopping(), h.s.missed.Load())
	switch {
	case err != nil: // the run ends with the same error
	case whole:
		h.whole = event("page", data)
		h.tell(h.whole)
	default:
		h.tell(event("more", data))
	}
}

// tell gives a frame to all viewers that can take it.
func (h *hub) tell(f *frame) {
	for v := range h.viewers {
		if v.behind {
			h.welcome(v)
			continue
		}
		select {
		case v.frames <- f:
		default:
			v.behind = true
		}
	}
}

// welcome gives the whole page to a viewer that has nothing, or has missed
// something; to one that has not read what it was given yet it comes later. The
// end comes instead of what waits.
func (h *hub) welcome(v *viewer) {
	f := h.final
	for f != nil && len(v.frames) > 0 {
		select {
		case <-v.frames:
		default: // the viewer was quicker
		}
	}
	if v.behind = len(v.frames) > 0; v.behind {
		return
	}
	if f == nil {
		f = h.everything()
	}
	if f != nil {
		v.frames <- f // there is room
	}
}

// everything is the whole page as it is now, encoded once.
func (h *hub) everything() *frame {
	if h.whole == nil {
		data, err := h.live.Whole(h.stopping(), h.s.missed.Load())
		if err != nil {
			return nil // the run ends with the same error
		}
		h.whole = event("page", data)
	}
	return h.whole
}

func (h *hub) stopping() bool { return h.s.options.Stopping != nil && h.s.options.Stopping() }

// events is the stream of one viewer.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	v := &viewer{frames: make(chan *frame, waitingFrames)}
	select {
	case s.joins <- v:
	case <-s.over:
		return
	}
	defer func() {
		select {
		case s.leaves <- v:
		case <-s.over:
		}
	}()
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // the request is read, and the stream may last
	write := func(text []byte) error {
		if err := out.SetWriteDeadline(time.Now().Add(s.options.Patience)); err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
		return out.Flush()
	}
	w.Header().Set("Content-Type", "text/event-stream")
	alive := time.NewTicker(beat)
	defer alive.Stop()
	for {
		var err error
		select {
		case f, ok := <-v.frames:
			if !ok {
				refuse(w, http.StatusServiceUnavailable, "too many viewers")
				return
			}
			if err = write(f.text); f.last {
				return
			}
		case <-alive.C:
			err = write([]byte(":\n\n"))
		case <-r.Context().Done():
			return
		case <-s.over:
			return
		}
		if err != nil {
			return
		}
	}
}
