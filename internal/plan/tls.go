package plan

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"slices"
	"strings"

	"holdfast/internal/safe"
	"holdfast/internal/scenario"
	"holdfast/internal/strict"
)

// CA is a file with CA certificates that a command line names.
type CA struct {
	Name string // of the file, as given
	PEM  string // what is in it
}

// maxPEM bounds a file of certificates, in bytes: twice the system's bundle.
const maxPEM = 512 << 10

// tls takes target.tls, reads its files, and finds what can't be used in them
// before anything is contacted.
func (r *resolver) tls() {
	to := &r.plan.Target.TLS
	t := r.s.Target.TLS
	r.plan.Target.TwinTLS = r.plan.Target.Twin != nil && (t != nil || r.o.CA != nil || r.o.Insecure)
	if t != nil {
		to.ServerName, to.Insecure = t.ServerName, t.Insecure
		if t.CA != "" && r.o.CA == nil {
			to.CA = t.CA
			to.CAPEM = r.certificates(t.CA, "ca")
		}
		if t.Cert != "" {
			to.Cert = t.Cert
			r.clientCertificate(t)
		}
	}
	to.Insecure = to.Insecure || r.o.Insecure
	if ca := r.o.CA; ca != nil {
		to.CA = ca.Name
		var err error
		if to.CAPEM, err = certificatesOf(ca.PEM); err != nil {
			r.flag("--ca", ca.Name, "%v", err)
		}
	}
}

// certificates reads the certificates in a file that target.tls names.
func (r *resolver) certificates(name, key string) string {
	text, err := r.contents(name, maxPEM)
	if err == nil {
		text, err = certificatesOf(text)
	}
	if err != nil {
		r.problems.Add(r.at("target", "tls", key), "%s %s: %v", key, strict.Quote(name), err)
	}
	return text
}

// certificatesOf leaves the certificates of a PEM file: a key that stands
// beside them must not reach the record.
func certificatesOf(text string) (string, error) {
	var out strings.Builder
	for rest := []byte(text); ; {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		if block.Type != "CERTIFICATE" {
			continue
		}
		if _, err := x509.ParseCertificate(block.Bytes); err != nil {
			return "", fmt.Errorf("a certificate in it can't be read: %s", safe.Text(err.Error(), 200))
		}
		_ = pem.Encode(&out, &pem.Block{Type: block.Type, Bytes: block.Bytes}) // a Builder takes everything
	}
	if out.Len() == 0 {
		return "", fmt.Errorf("there is no certificate in it, want PEM (-----BEGIN CERTIFICATE-----)")
	}
	return out.String(), nil
}

// clientCertificate reads the certificate we show and its key.
func (r *resolver) clientCertificate(t *scenario.TLS) {
	to := &r.plan.Target.TLS
	to.CertPEM = r.certificates(t.Cert, "cert")
	key, err := r.file(t.Key)
	if err == nil && to.CertPEM != "" {
		_, err = tls.X509KeyPair([]byte(to.CertPEM), []byte(key))
	}
	if err != nil {
		r.problems.Add(r.at("target", "tls", "key"), "key %s: %s", strict.Quote(t.Key), strings.TrimPrefix(safe.Text(err.Error(), 200), "tls: "))
		return
	}
	to.KeyPEM = safe.NewSecret(key)
}

// idleTLS refuses flags for TLS when nothing speaks it: the user thinks that
// something does.
func (r *resolver) idleTLS() {
	if r.plan.OverTLS() || len(r.plan.Loads) > 0 || r.plan.Target.Twin != nil || len(r.problems) > 0 {
		return
	}
	const wanted = "nothing in this run speaks TLS, want a wss:// or https:// url"
	if r.o.CA != nil {
		r.flag("--ca", r.o.CA.Name, wanted)
	}
	if r.o.Insecure {
		r.problems.Add(strict.Place{}, "--insecure: "+wanted)
	}
}

// OverTLS reports whether a pool or a request of the plan speaks TLS, or will
// when it has been aimed at its twin.
func (p *Plan) OverTLS() bool {
	over := p.Target.TwinTLS
	for i := range p.Pools {
		over = over || isTLS(p.Pools[i].URL) || p.Pools[i].Before.overTLS()
	}
	for i := range p.Loads {
		over = over || p.Loads[i].Journey.overTLS()
	}
	return over
}

// overTLS reports whether a step of the journey speaks TLS; nil has no steps.
func (j *Journey) overTLS() bool {
	return j != nil && slices.ContainsFunc(j.Program, func(s Step) bool {
		return s.Request != nil && isTLS(s.Request.URL) || s.WS != nil && isTLS(s.WS.URL)
	})
}

func isTLS(u Template) bool {
	text := u.String()
	return strings.HasPrefix(text, "wss://") || strings.HasPrefix(text, "https://")
}

// AimTLS is Aim at the TLS addresses of a twin, wss://HOST:PORT and
// https://HOST:PORT. The CA of the twin is trusted unless the plan says whom
// to trust.
func (p *Plan) AimTLS(wss, https string, ca CA) *Plan {
	aimed := p.Aim(wss, https)
	if t := &aimed.Target.TLS; t.CA == "" {
		t.CA, t.CAPEM = ca.Name, ca.PEM
	}
	return aimed
}
