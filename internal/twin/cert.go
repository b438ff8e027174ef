package twin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"slices"
	"time"
)

// certLife is how long the certificates hold; a twin lives for one rehearsal.
const certLife = 90 * 24 * time.Hour

// newTLS makes a certificate authority and certificates of it for loopback and
// host. It returns the server's configuration, the same with a certificate that
// has expired, and the authority's certificate in PEM. Keys are ECDSA P-256 and
// never leave memory.
func newTLS(host string) (config, expired *tls.Config, ca []byte, err error) {
	now := time.Now()
	authority := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "holdfast twin CA"},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.Add(certLife),
		KeyUsage:              x509.KeyUsageCertSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
		MaxPathLenZero:        true,
	}
	authorityKey, authorityDER, err := issue(authority, authority, nil)
	if err != nil {
		return nil, nil, nil, err
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2),
		Subject:      pkix.Name{CommonName: "holdfast twin"},
		NotBefore:    authority.NotBefore,
		NotAfter:     authority.NotAfter,
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:     []string{"localhost"},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	if ip := net.ParseIP(host); ip == nil && host != "" && host != "localhost" {
		leaf.DNSNames = append(leaf.DNSNames, host)
	} else if ip != nil && !ip.IsUnspecified() && !slices.ContainsFunc(leaf.IPAddresses, ip.Equal) {
		leaf.IPAddresses = append(leaf.IPAddresses, ip)
	}
	if config, err = configFor(leaf, authority, authorityKey); err != nil {
		return nil, nil, nil, err
	}
	leaf.SerialNumber = big.NewInt(3)
	leaf.NotBefore, leaf.NotAfter = now.Add(-2*time.Hour), now.Add(-time.Hour)
	if expired, err = configFor(leaf, authority, authorityKey); err != nil {
		return nil, nil, nil, err
	}
	return config, expired, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: authorityDER}), nil
}

func configFor(leaf, authority *x509.Certificate, key *ecdsa.PrivateKey) (*tls.Config, error) {
	leafKey, leafDER, err := issue(leaf, authority, key)
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{leafDER}, PrivateKey: leafKey}},
		MinVersion:   tls.VersionTLS12,
		NextProtos:   []string{"http/1.1"},
	}, nil
}

// issue makes a key and a certificate for it, signed by the parent's key, or
// by its own if there is none.
func issue(template, parent *x509.Certificate, parentKey *ecdsa.PrivateKey) (*ecdsa.PrivateKey, []byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, fmt.Errorf("make a key: %w", err)
	}
	if parentKey == nil {
		parentKey = key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	if err != nil {
		return nil, nil, fmt.Errorf("sign certificate %q: %w", template.Subject.CommonName, err)
	}
	return key, der, nil
}

// writeCA keeps the authority's certificate in a file of its own and returns
// its path.
func writeCA(pem []byte) (string, error) {
	f, err := os.CreateTemp("", "holdfast-twin-ca-*.pem")
	if err != nil {
		return "", fmt.Errorf("keep the CA certificate: %w", err)
	}
	_, err = f.Write(pem)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", fmt.Errorf("keep the CA certificate: %w", err)
	}
	return f.Name(), nil
}
