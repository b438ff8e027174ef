package loop

import (
	"golang.org/x/sys/unix"

	"holdfast/internal/record"
)

// kernelInfo is the kernel's view of a connection, as far as macOS has it: it
// does not say when something came or went, nor how often in a row it was sent
// again.
func kernelInfo(fd int) record.TCPInfo {
	t, err := unix.GetsockoptTCPConnectionInfo(fd, unix.IPPROTO_TCP, unix.TCP_CONNECTION_INFO)
	if err != nil {
		return record.TCPInfo{}
	}
	info := record.TCPInfo{
		Known: true, TotalRetransmit: uint32(t.Txretransmitpackets), OutQueue: t.Snd_sbbytes,
		RTTUS: 1000 * t.Srtt, RTTVarUS: 1000 * t.Rttvar, SegsIn: uint32(t.Rxpackets), SegsOut: uint32(t.Txpackets),
	}
	// The states of BSD (tcp_fsm.h) in the numbers of Linux.
	switch t.State {
	case 0:
		info.State = record.TCPClose
	case 4:
		info.State = record.TCPEstablished
	case 5:
		info.State = record.TCPCloseWait
	}
	return info
}
