package plan

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"holdfast/internal/scenario"
)

// pair is a certificate and its key in PEM.
func pair(t *testing.T) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	text := func(kind string, b []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b}))
	}
	return text("CERTIFICATE", der), text("PRIVATE KEY", secret)
}

func resolveTLS(t *testing.T, target string, o Options) (*Plan, error) {
	t.Helper()
	s, err := scenario.Read("s.yaml", []byte("holdfast: 1\ntarget:\n  "+target+"\npools: {a: {size: 1}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	return Resolve(s, o)
}

func TestTLSFilesAreReadAndKept(t *testing.T) {
	cert, key := pair(t)
	files := fstest.MapFS{"ca.pem": {Data: []byte("# a comment\n" + key + cert)}, "c.pem": {Data: []byte(cert)}, "k.pem": {Data: []byte(key)}}
	p, err := resolveTLS(t, "ws: wss://127.0.0.1:8443/x\n  tls: {ca: ca.pem, cert: c.pem, key: k.pem, server_name: edge.test, insecure: true}", Options{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	got := p.Target.TLS
	if got.CA != "ca.pem" || got.CAPEM != cert || got.Cert != "c.pem" || got.CertPEM != cert || got.KeyPEM.Reveal() != strings.TrimSpace(key) || got.ServerName != "edge.test" || !got.Insecure {
		t.Errorf("got %+v", got)
	}
	if !p.OverTLS() || p.Target.TwinTLS {
		t.Error("want a plan that speaks TLS, and not to a twin")
	}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "PRIVATE KEY") {
		t.Error("the plan's file form holds a private key")
	}
	var back Plan
	if err := json.Unmarshal(text, &back); err != nil || back.Target.TLS.CAPEM != cert {
		t.Errorf("the CA does not survive the plan's file form: %v", err)
	}
	var b strings.Builder
	s, _ := scenario.Read("s.yaml", []byte("holdfast: 1\ntarget: {tls: {key: k.pem}}\npools: {}\n"))
	if err := Explain(&b, p, s); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"certificates are NOT verified (insecure)", "asks for the server name edge.test", "file ca.pem", "file c.pem", "127.0.0.1:8443, loopback"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("check does not say %q:\n%s", want, b.String())
		}
	}
}

func TestTLSFilesThatAreOfNoUse(t *testing.T) {
	cert, key := pair(t)
	_, other := pair(t)
	files := fstest.MapFS{
		"c.pem": {Data: []byte(cert)}, "k.pem": {Data: []byte(key)}, "other.pem": {Data: []byte(other)},
		"text.pem": {Data: []byte("hello")}, "broken.pem": {Data: []byte("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")},
		"large.pem": {Data: make([]byte, maxPEM+1)},
	}
	for tls, want := range map[string]string{
		"ca: none.pem":                  `s.yaml:4:13: ca "none.pem": file "none.pem" does not exist in the scenario's folder`,
		"ca: text.pem":                  `s.yaml:4:13: ca "text.pem": there is no certificate in it, want PEM (-----BEGIN CERTIFICATE-----)`,
		"ca: k.pem":                     `s.yaml:4:13: ca "k.pem": there is no certificate in it, want PEM (-----BEGIN CERTIFICATE-----)`,
		"ca: broken.pem":                `s.yaml:4:13: ca "broken.pem": a certificate in it can't be read: x509: malformed certificate`,
		"ca: large.pem":                 `s.yaml:4:13: ca "large.pem": file "large.pem" has more than 524,288 bytes, want at most that`,
		"{cert: c.pem, key: other.pem}": `s.yaml:4:27: key "other.pem": private key does not match public key`,
		"{cert: c.pem, key: text.pem}":  `s.yaml:4:27: key "text.pem": failed to find any PEM data in key input`,
		"{cert: text.pem, key: k.pem}":  `s.yaml:4:15: cert "text.pem": there is no certificate in it, want PEM (-----BEGIN CERTIFICATE-----)`,
		"{cert: none.pem, key: gone.pem}": `s.yaml:4:15: cert "none.pem": file "none.pem" does not exist in the scenario's folder
s.yaml:4:30: key "gone.pem": file "gone.pem" does not exist in the scenario's folder`,
	} {
		if !strings.HasPrefix(tls, "{") {
			tls = "{" + tls + "}"
		}
		if _, err := resolveTLS(t, "ws: wss://127.0.0.1\n  tls: "+tls, Options{Files: files}); errText(err) != want {
			t.Errorf("%s:\ngot  %v\nwant %s", tls, err, want)
		}
	}
}

func TestTLSFlags(t *testing.T) {
	cert, key := pair(t)
	p, err := FromURL("wss://127.0.0.1", URLOptions{Options: Options{CA: &CA{"/etc/ca.pem", cert}}})
	if err != nil {
		t.Fatal(err)
	}
	if p.Target.TLS.CA != "/etc/ca.pem" || p.Target.TLS.CAPEM != cert || p.Target.TLS.Insecure {
		t.Errorf("got %+v", p.Target.TLS)
	}
	if p, err = FromURL("WSS://127.0.0.1", URLOptions{Options: Options{Insecure: true}}); err != nil || !p.Target.TLS.Insecure || p.Pools[0].URL.String() != "wss://127.0.0.1" {
		t.Errorf("got %v, %+v", err, p)
	}
	for want, o := range map[string]Options{
		`--ca "ca.pem": there is no certificate in it, want PEM (-----BEGIN CERTIFICATE-----)`: {CA: &CA{"ca.pem", key}},
		`--ca "ca.pem": nothing in this run speaks TLS, want a wss:// or https:// url`:                     {CA: &CA{"ca.pem", cert}},
		`--insecure: nothing in this run speaks TLS, want a wss:// or https:// url`:                        {Insecure: true},
	} {
		if _, err := FromURL("ws://127.0.0.1", URLOptions{Options: o}); errText(err) != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// With target.tls or a flag for TLS, the embedded twin is spoken to over TLS.
func TestTLSToTheTwin(t *testing.T) {
	cert, _ := pair(t)
	own := CA{"the twin's own", cert}
	for target, secure := range map[string]bool{"twin: {}": false, "twin: {}\n  tls: {}": true, "twin: {}\n  tls: {insecure: true}": true} {
		p, err := resolveTLS(t, target, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if p.Target.TwinTLS != secure || p.OverTLS() != secure {
			t.Errorf("%s: TLS %v, want %v", target, p.Target.TwinTLS, secure)
		}
		aimed := p.AimTLS("wss://127.0.0.1:1", "https://127.0.0.1:1", own)
		if got := aimed.Pools[0].URL.String(); !strings.HasPrefix(got, "wss://127.0.0.1:1/") || aimed.Target.TLS.CAPEM != cert {
			t.Errorf("%s: aimed at %s, trusts %q", target, got, aimed.Target.TLS.CA)
		}
	}
	other, _ := pair(t)
	p, err := resolveTLS(t, "twin: {}", Options{CA: &CA{"other.pem", other}})
	if err != nil {
		t.Fatal(err)
	}
	if aimed := p.AimTLS("wss://127.0.0.1:1", "https://127.0.0.1:1", own); !p.Target.TwinTLS || aimed.Target.TLS.CAPEM != other {
		t.Error("--ca does not replace the twin's own CA")
	}
}
