package engine

import (
	"syscall"
	"time"

	"holdfast/internal/loop"
	"holdfast/internal/record"
	"holdfast/internal/safe"
)

// evidence collects everything that is known of a socket at its end. It must
// be called before the socket is closed.
func (l *lane) evidence(id loop.ID, how record.How, errno syscall.Errno) record.End {
	s := &l.socks[id]
	now := l.loop.Now()
	e := record.End{
		Pool: int(s.pool), Index: int(s.index), Attempt: int(s.attempts), Kind: s.kind,
		Phase: phases[s.state], How: how, Errno: int(errno), Addr: -1,
		Planned: time.Duration(s.planned), Prepared: time.Duration(s.prepared) * time.Microsecond, Attempted: time.Duration(s.attempted),
		Connected: time.Duration(s.connected), Opened: time.Duration(s.opened), Ended: time.Duration(now),
		LastReceived: time.Duration(s.lastIn), LastSent: time.Duration(s.lastOut), LastApp: time.Duration(s.lastApp),
		GapReceived: ms(s.gapIn), GapSent: ms(s.gapOut), GapAny: ms(s.gapAny), GapApp: ms(s.gapApp),
		MessagesSent: int(s.sent), MessagesReceived: int(s.received),
		PingsSent: int(s.pings), PongsReceived: int(s.pongs), OldestPing: time.Duration(s.oldestPing),
		OpenAtAttempt: int(s.openThen), PendingAtAttempt: int(s.pendingThen), ArrivalsBefore: int(s.arrivalsThen),
		OpenAtEnd: int(l.run.open.Load()), ArrivalsAtEnd: l.run.arrivals.last(now),
		OwnGap: l.loop.OwnGap(),
	}
	if errno != 0 {
		e.Errname = errnoName(errno)
	}
	if at := l.placeOf(id, s); at != nil {
		var why string
		if _, e.Addr, why = l.run.way(at, l.turn(s)); why != "" {
			e.Detail = safe.Text(why, record.MaxDetail)
		}
	}
	l.tlsEvidence(id, &e)
	if e.TCP, e.LocalPort = l.loop.Evidence(id); !e.TCP.Known {
		e.TCP = record.TCPInfo{} // what a poller knows by itself is no evidence
	}
	_, unfinished := l.partial[id]
	e.PartialFrame = s.state == stateOpen && (unfinished || s.parser.Partial()) || s.state == stateHandshake && unfinished
	if (e.How == record.HowFIN && !e.CloseNotify || e.How == record.HowTLSCut) && e.TCP.Known && e.TCP.State == record.TCPClose {
		e.How = record.HowReset // the kernel knows that it was an RST
	}
	e.KernelLag = kernelLag(s, &e, now)
	if how == record.HowHeld {
		// Held sockets have lived through their last silence too.
		e.GapReceived = max(e.GapReceived, e.Ended-e.LastReceived)
		e.GapSent = max(e.GapSent, e.Ended-e.LastSent)
		e.GapAny = max(e.GapAny, e.Ended-max(e.LastReceived, e.LastSent))
		e.GapApp = max(e.GapApp, e.Ended-e.LastApp)
	}
	return e
}

var phases = [...]record.Phase{
	stateWaiting: record.PhaseDial, statePreparing: record.PhaseDial, stateDialing: record.PhaseDial,
	stateTunnel: record.PhaseDial, stateTLS: record.PhaseTLS, stateHandshake: record.PhaseHandshake,
	stateOpen: record.PhaseOpen, stateEnding: record.PhaseOpen, stateLeaving: record.PhaseOpen,
	stateDown: record.PhaseDial, stateDone: record.PhaseDial,
}

func ms(n uint32) time.Duration { return time.Duration(n) * time.Millisecond }

// kernelLag is how much earlier the kernel had the last bytes than we read
// them. It sees a pause of this process even when its clock was stopped too.
func kernelLag(s *socket, e *record.End, now int64) time.Duration {
	if !e.TCP.Known || s.opened == 0 || e.TCP.InQueue > 0 {
		return 0
	}
	arrived := now - int64(e.TCP.LastDataRecvMS)*int64(time.Millisecond)
	return time.Duration(max(0, s.lastIn-arrived-int64(time.Millisecond)))
}

// errnoName is the symbolic name of an errno a connection can end with.
func errnoName(errno syscall.Errno) string {
	if name, ok := errnoNames[errno]; ok {
		return name
	}
	return errno.Error()
}

var errnoNames = map[syscall.Errno]string{
	syscall.ECONNRESET: "ECONNRESET", syscall.ECONNREFUSED: "ECONNREFUSED", syscall.ECONNABORTED: "ECONNABORTED",
	syscall.EPIPE: "EPIPE", syscall.ETIMEDOUT: "ETIMEDOUT", syscall.EHOSTUNREACH: "EHOSTUNREACH",
	syscall.ENETUNREACH: "ENETUNREACH", syscall.EMFILE: "EMFILE", syscall.ENFILE: "ENFILE",
	syscall.EADDRNOTAVAIL: "EADDRNOTAVAIL", syscall.EADDRINUSE: "EADDRINUSE", syscall.ENOBUFS: "ENOBUFS",
	syscall.ENOMEM: "ENOMEM", syscall.EACCES: "EACCES", syscall.EPERM: "EPERM", syscall.EINVAL: "EINVAL",
}
