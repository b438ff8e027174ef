package store

import (
	"fmt"
	"strings"
	"time"

	"holdfast/internal/record"
)

// column ties a column of a table to a field of the row that is written from,
// or read into. Each table's columns are listed once, for both directions.
type column struct {
	name  string
	field any // pointer to the field, or what wraps one
}

// afterClose is a How that may be absent: record keeps 0 for that, the file
// an empty text.
type afterClose struct{ how *record.How }

func endColumns(e *record.End) []column {
	return append([]column{
		{"pool", &e.Pool},
		{"socket", &e.Index},
		{"attempt", &e.Attempt},
		{"kind", &e.Kind},
		{"phase", &e.Phase},
		{"how", &e.How},
		{"errno", &e.Errno},
		{"errname", &e.Errname},
		{"addr", &e.Addr},
		{"local_port", &e.LocalPort},
		{"planned_ns", &e.Planned},
		{"prepared_ns", &e.Prepared},
		{"attempted_ns", &e.Attempted},
		{"connected_ns", &e.Connected},
		{"secured_ns", &e.Secured},
		{"opened_ns", &e.Opened},
		{"ended_ns", &e.Ended},
		{"status", &e.Status},
		{"server", &e.Server},
		{"via", &e.Via},
		{"retry_after", &e.RetryAfter},
		{"body", &e.Body},
		{"close_code", &e.CloseCode},
		{"close_reason", &e.CloseReason},
		{"after_close", afterClose{&e.AfterClose}},
		{"tls", &e.TLS},
		{"close_notify", &e.CloseNotify},
		{"queued_ns", &e.Queued},
		{"partial_frame", &e.PartialFrame},
		{"detail", &e.Detail},
		{"last_received_ns", &e.LastReceived},
		{"last_sent_ns", &e.LastSent},
		{"last_app_ns", &e.LastApp},
		{"gap_received_ns", &e.GapReceived},
		{"gap_sent_ns", &e.GapSent},
		{"gap_any_ns", &e.GapAny},
		{"gap_app_ns", &e.GapApp},
		{"messages_sent", &e.MessagesSent},
		{"messages_received", &e.MessagesReceived},
		{"pings_sent", &e.PingsSent},
		{"pongs_received", &e.PongsReceived},
		{"oldest_ping_ns", &e.OldestPing},
		{"open_at_attempt", &e.OpenAtAttempt},
		{"pending_at_attempt", &e.PendingAtAttempt},
		{"open_at_end", &e.OpenAtEnd},
		{"arrivals_before", &e.ArrivalsBefore},
		{"arrivals_at_end", &e.ArrivalsAtEnd},
		{"own_gap_ns", &e.OwnGap},
		{"kernel_lag_ns", &e.KernelLag},
	}, tcpColumns(&e.TCP)...)
}

func tcpColumns(t *record.TCPInfo) []column {
	return []column{
		{"tcp_known", &t.Known},
		{"tcp_state", &t.State},
		{"tcp_backoff", &t.Backoff},
		{"tcp_retransmits", &t.Retransmits},
		{"tcp_total_retransmit", &t.TotalRetransmit},
		{"tcp_unacked", &t.Unacked},
		{"tcp_last_data_sent_ms", &t.LastDataSentMS},
		{"tcp_last_data_recv_ms", &t.LastDataRecvMS},
		{"tcp_last_ack_recv_ms", &t.LastAckRecvMS},
		{"tcp_rtt_us", &t.RTTUS},
		{"tcp_rttvar_us", &t.RTTVarUS},
		{"tcp_segs_in", &t.SegsIn},
		{"tcp_segs_out", &t.SegsOut},
		{"tcp_out_queue_bytes", &t.OutQueue},
		{"tcp_in_queue_bytes", &t.InQueue},
	}
}

func interactionColumns(i *record.Interaction) []column {
	return []column{
		{"load", &i.Load},
		{"number", &i.Number},
		{"planned_ns", &i.Planned},
		{"started_ns", &i.Started},
		{"ended_ns", &i.Ended},
		{"failure", &i.Failure},
		{"conversation", &i.Conversation},
		{"steps_passed", &i.StepsPassed},
		{"attempts_passed", &i.AttemptsPassed},
		{"frames_passed", &i.FramesPassed},
		{"breaks_passed", &i.BreaksPassed},
	}
}

func stepColumns(s *record.InteractionStep) []column {
	return []column{
		{"step", &s.Step},
		{"program", &s.Program},
		{"planned_ns", &s.Planned},
		{"sent_ns", &s.Sent},
		{"ended_ns", &s.Ended},
		{"attempts", &s.Attempts},
		{"status", &s.Status},
		{"failure", &s.Failure},
		{"detail", &s.Detail},
	}
}

func attemptColumns(a *record.Attempt) []column {
	return []column{
		{"of_position", &a.Position},
		{"asked_ns", &a.Asked},
		{"dialed_ns", &a.Dialed},
		{"connected_ns", &a.Connected},
		{"secured_ns", &a.Secured},
		{"sent_ns", &a.Sent},
		{"first_byte_ns", &a.FirstByte},
		{"ended_ns", &a.Ended},
		{"addr", &a.Addr},
		{"used", &a.Used},
		{"bytes_sent", &a.BytesSent},
		{"bytes_received", &a.BytesReceived},
		{"status", &a.Status},
		{"failure", &a.Failure},
		{"retry_after", &a.RetryAfter},
		{"wait_ns", &a.Wait},
	}
}

func frameColumns(f *record.Frame) []column {
	return []column{
		{"at_ns", &f.At},
		{"socket", &f.Socket},
		{"out", &f.Out},
		{"kind", &f.Kind},
		{"bytes", &f.Bytes},
		{"text", &f.Text},
	}
}

func breakColumns(b *record.Break) []column {
	return append([]column{
		{"of_position", &b.Position},
		{"socket", &b.Socket},
		{"ready_ns", &b.Ready},
		{"ended_ns", &b.Ended},
		{"how", &b.How},
		{"errname", &b.Errname},
		{"addr", &b.Addr},
		{"local_port", &b.LocalPort},
		{"close_code", &b.CloseCode},
		{"close_reason", &b.CloseReason},
		{"tls", &b.TLS},
		{"close_notify", &b.CloseNotify},
		{"detail", &b.Detail},
		{"last_received_ns", &b.LastReceived},
		{"last_sent_ns", &b.LastSent},
		{"own_gap_ns", &b.OwnGap},
	}, tcpColumns(&b.TCP)...)
}

// kept is a row about an interaction, with the key that the file gives it.
type kept[T any] struct {
	row T

	id       int64
	position int // from 1; of the interaction itself there is none
}

// keyed puts the key in front of the columns of a row.
func keyed[T any](columns func(*T) []column) func(*kept[T]) []column {
	return func(k *kept[T]) []column {
		return append([]column{{"interaction", &k.id}, {"position", &k.position}}, columns(&k.row)...)
	}
}

// numbered is the same for the interactions themselves.
func numbered(k *kept[record.Interaction]) []column {
	return append([]column{{"interaction", &k.id}}, interactionColumns(&k.row)...)
}

func hostColumns(h *record.Host) []column {
	return []column{
		{"at_ns", &h.At},
		{"cpu_ns", &h.CPU},
		{"rss_bytes", &h.RSSBytes},
		{"gc_pause_ns", &h.GCPause},
		{"own_gap_ns", &h.OwnGap},
		{"loop_busy_ns", &h.LoopBusy},
		{"run_delay_ns", &h.RunDelay},
		{"sockets", &h.Sockets},
	}
}

func limitColumns(l *record.Limit) []column {
	return []column{
		{"kind", &l.Kind},
		{"at_ns", &l.At},
		{"preflight", &l.Preflight},
		{"available", &l.Limit},
		{"needed", &l.Need},
		{"detail", &l.Detail},
		{"remedy", &l.Remedy},
	}
}

func observedColumns(o *record.Observed) []column {
	return []column{
		{"at_ns", &o.At},
		{"kind", &o.Kind},
		{"series", &o.Series},
		{"value", &o.Value},
		{"max", &o.Max},
		{"detail", &o.Detail},
	}
}

// value is what the column's field holds now, as the database takes it.
func (c column) value() (any, error) {
	switch f := c.field.(type) {
	case *int:
		return int64(*f), nil
	case *int64:
		return *f, nil
	case *uint8:
		return int64(*f), nil
	case *uint32:
		return int64(*f), nil
	case *time.Duration:
		return int64(*f), nil
	case *bool:
		if *f {
			return int64(1), nil
		}
		return int64(0), nil
	case *string:
		return *f, nil
	case *record.LimitKind:
		return string(*f), nil
	case *record.ObservedKind:
		return string(*f), nil
	case *record.FrameKind:
		return string(*f), nil
	case *record.Phase:
		if *f >= record.Phases {
			return nil, fmt.Errorf("%s is %d, want one of %d phases", c.name, uint8(*f), record.Phases)
		}
		return f.String(), nil
	case *record.How:
		return c.howName(*f)
	case afterClose:
		if *f.how == 0 {
			return "", nil
		}
		return c.howName(*f.how)
	}
	return nil, fmt.Errorf("%s is a %T, which no column holds", c.name, c.field)
}

func (c column) howName(h record.How) (any, error) {
	if h >= record.Hows {
		return nil, fmt.Errorf("%s is %d, want one of %d ways to end", c.name, uint8(h), record.Hows)
	}
	return h.String(), nil
}

// set puts what the database holds into the column's field. The file is not
// trusted: a value of another type, out of range or unknown is an error.
func (c column) set(v any) error {
	ok := false
	switch f := c.field.(type) {
	case *int:
		ok = whole(f, v)
	case *int64:
		ok = whole(f, v)
	case *uint8:
		ok = whole(f, v)
	case *uint32:
		ok = whole(f, v)
	case *time.Duration:
		ok = whole(f, v)
	case *bool:
		var n uint8
		ok = whole(&n, v) && n <= 1
		*f = n == 1
	case *string:
		*f, ok = v.(string)
	case *record.LimitKind:
		var s string
		s, ok = v.(string)
		*f = record.LimitKind(s)
	case *record.ObservedKind:
		var s string
		s, ok = v.(string)
		*f = record.ObservedKind(s)
	case *record.FrameKind:
		var s string
		s, ok = v.(string)
		*f = record.FrameKind(s)
	case *record.Phase:
		*f, ok = phaseByName(v)
	case *record.How:
		*f, ok = howByName(v)
	case afterClose:
		*f.how, ok = 0, true
		if v != "" {
			*f.how, ok = howByName(v)
		}
	}
	if !ok {
		return fmt.Errorf("%s holds %.60q, which does not belong there", c.name, fmt.Sprint(v))
	}
	return nil
}

// whole stores v if it is a whole number that T can hold.
func whole[T ~int | ~int64 | ~uint8 | ~uint32](dst *T, v any) bool {
	n, ok := v.(int64)
	*dst = T(n)
	return ok && int64(*dst) == n
}

func howByName(v any) (record.How, bool) {
	name, _ := v.(string)
	return record.HowByName(name)
}

func phaseByName(v any) (record.Phase, bool) {
	for p := range record.Phases {
		if p.String() == v {
			return p, true
		}
	}
	return 0, false
}

// names lists the columns as SQL does.
func names(columns []column) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = c.name
	}
	return strings.Join(list, ", ")
}
