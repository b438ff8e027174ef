package loop

import (
	"bytes"
	"io"
	"net"
	"syscall"
	"testing"
	"time"

	"holdfast/internal/record"
)

// writer writes as much as it is let, as soon as it is connected.
type writer struct {
	t       *testing.T
	loop    *Loop
	piece   []byte
	pieces  int
	taken   int
	refused chan int
}

func (w *writer) Connected(id ID) {
	for w.taken < w.pieces && w.loop.Write(id, w.piece) {
		w.taken++
	}
	w.refused <- w.taken
}
func (w *writer) Secured(ID)                          {}
func (w *writer) Received(ID, []byte)                 {}
func (w *writer) Ended(ID, record.How, syscall.Errno) { w.loop.Stop() }
func (w *writer) Timer(ID)                            {}
func (w *writer) Alarm(int)                           { w.t.Error("the peer did not read all in time"); w.loop.Stop() }
func (w *writer) ExactAlarm()                         {}

func TestQueueIsAsLongAsConfigured(t *testing.T) {
	const piece = 8 << 20
	for _, tt := range []struct{ queued, want int }{
		{0, 1},          // a first write is taken whole
		{24 << 20, 3},   // what the kernel takes at once leaves room for a third
		{100 << 20, 10}, // all
	} {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		w := &writer{t: t, piece: make([]byte, piece), pieces: 10, refused: make(chan int, 1)}
		for i := range w.piece {
			w.piece[i] = byte(i % 251)
		}
		read := make(chan []byte, 1)
		go func() {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			defer c.Close()
			got := make([]byte, <-w.refused*piece)
			_, _ = io.ReadFull(c, got)
			read <- got
		}()
		poller, err := NewEpoll(time.Now())
		if err != nil {
			t.Fatal(err)
		}
		w.loop = New(poller, w, Config{Sockets: 1, Alarms: 1, QueuedBytes: tt.queued})
		w.loop.SetAlarm(0, int64(30*time.Second))
		if _, _, ok := w.loop.Dial(0, ln.Addr().(*net.TCPAddr).AddrPort()); !ok {
			t.Fatal("no connection")
		}
		w.loop.Run()
		w.loop.Close(0, false)
		poller.Release()
		_ = ln.Close()
		got := <-read
		if w.taken != tt.want || len(got) != w.taken*piece {
			t.Errorf("with %d bytes of queue %d pieces were taken and %d bytes read, want %d pieces", tt.queued, w.taken, len(got), tt.want)
		}
		for i := range w.taken {
			if !bytes.Equal(got[i*piece:(i+1)*piece], w.piece) {
				t.Errorf("piece %d came out of order", i)
			}
		}
	}
}
