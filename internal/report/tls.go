package report

import (
	"strings"

	"holdfast/internal/plan"
	"holdfast/internal/safe"
)

// TLS says how servers were trusted, in a run that spoke TLS.
type TLS struct {
	Insecure   bool   `json:"insecure"`              // certificates were not verified
	CA         string `json:"ca,omitempty"`          // file of the only CAs that were trusted; absent: the system's
	ServerName string `json:"server_name,omitempty"` // asked for instead of the host
	ClientCert string `json:"client_cert,omitempty"` // file of the certificate that was shown
}

// overTLS is nil for a run without TLS.
func overTLS(p *plan.Plan) *TLS {
	t := &p.Target.TLS
	if !p.OverTLS() && *t == (plan.TLS{}) {
		return nil
	}
	return &TLS{Insecure: t.Insecure, CA: safe.Text(t.CA, 200), ServerName: safe.Text(t.ServerName, 200), ClientCert: safe.Text(t.Cert, 200)}
}

// tls says what a reader must know of it: above all that nobody was verified.
func (t *text) tls(s *Summary) {
	over := s.Run.Target.TLS
	if over == nil {
		return
	}
	parts := []string{"certificates verified by the system's CAs"}
	switch {
	case over.Insecure:
		parts[0] = "certificates were NOT verified (insecure): nobody knows who answered"
	case over.CA != "":
		parts[0] = "certificates verified by the CAs in " + over.CA
	}
	if over.ServerName != "" {
		parts = append(parts, "server name "+over.ServerName)
	}
	if over.ClientCert != "" {
		parts = append(parts, "client certificate "+over.ClientCert)
	}
	t.hang("tls        ", "           ", strings.Join(parts, ", "))
}
