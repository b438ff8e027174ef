package loop

import (
	"golang.org/x/sys/unix"

	"holdfast/internal/record"
)

// kernelInfo is the kernel's view of a connection.
func kernelInfo(fd int) record.TCPInfo {
	t, err := unix.GetsockoptTCPInfo(fd, unix.IPPROTO_TCP, unix.TCP_INFO)
	if err != nil {
		return record.TCPInfo{}
	}
	info := record.TCPInfo{
		Known: true, State: t.State, Backoff: t.Backoff, Retransmits: t.Retransmits,
		TotalRetransmit: t.Total_retrans, Unacked: t.Unacked,
		LastDataSentMS: t.Last_data_sent, LastDataRecvMS: t.Last_data_recv, LastAckRecvMS: t.Last_ack_recv,
		RTTUS: t.Rtt, RTTVarUS: t.Rttvar, SegsIn: t.Segs_in, SegsOut: t.Segs_out,
	}
	if n, err := unix.IoctlGetInt(fd, unix.TIOCOUTQ); err == nil {
		info.OutQueue = uint32(n)
	}
	if n, err := unix.IoctlGetInt(fd, unix.TIOCINQ); err == nil {
		info.InQueue = uint32(n)
	}
	return info
}
