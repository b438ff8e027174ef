package guard

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"
)

func fake(answers map[string]string) Lookup {
	return func(_ context.Context, host string) ([]netip.Addr, error) {
		text, ok := answers[host]
		if !ok {
			return nil, errors.New("no such host")
		}
		var addrs []netip.Addr
		for a := range strings.FieldsSeq(text) {
			addrs = append(addrs, netip.MustParseAddr(a))
		}
		return addrs, nil
	}
}

var names = fake(map[string]string{
	"localhost":         "127.0.0.1 ::1",
	"api.example.test":  "192.0.2.7 2001:db8::7",
	"meta.example.test": "169.254.169.254",
	"back.example.test": "127.0.0.1",
	"evil.localhost":    "192.0.2.66",
	"mixed.test":        "192.0.2.8 224.0.0.1",
})

func TestResolve(t *testing.T) {
	g := New([]string{"API.example.test.", "meta.example.test", "192.0.2.9", "back.example.test", "port.test:8080", "mixed.test", "[2001:db8::9]", "x.pure.test", "[2001:db8::a]:443"},
		[]string{"pure.test"}, names)
	tests := []struct {
		host string
		port uint16
		want string // addresses, or a part of the error
	}{
		{"localhost", 80, "127.0.0.1:80 [::1]:80"},
		{"127.9.9.9", 80, "127.9.9.9:80"},
		{"[::1]", 80, "[::1]:80"},
		{"api.EXAMPLE.test", 443, "192.0.2.7:443 [2001:db8::7]:443"},
		{"192.0.2.9", 80, "192.0.2.9:80"},
		{"2001:db8::9", 80, "[2001:db8::9]:80"},
		{"2001:db8::a", 443, "[2001:db8::a]:443"},
		{"2001:db8::a", 80, "not on the allow list"},
		{"other.test", 80, "not on the allow list"},
		{"192.0.2.10", 80, "not on the allow list"},
		{"port.test", 80, "not on the allow list"},
		{"port.test", 8080, "no such host"},
		{"meta.example.test", 80, "link-local"},
		{"mixed.test", 80, "multicast"},
		{"evil.localhost", 80, "want a loopback address"},
		{"0.0.0.0", 80, "not on the allow list"},
		{"x.pure.test", 80, "prior approval"},
		{"exämple.test", 80, "xn--"},
	}
	for _, tt := range tests {
		addrs, err := g.Resolve(t.Context(), tt.host, tt.port)
		var got []string
		for _, a := range addrs {
			got = append(got, a.String())
		}
		text := strings.Join(got, " ")
		if err != nil {
			text = err.Error()
		}
		if (err == nil && text != tt.want) || !strings.Contains(text, tt.want) {
			t.Errorf("Resolve(%s, %d) = %q, want %q", tt.host, tt.port, text, tt.want)
		}
	}
}

func TestCheckHoldsOnTheConnectedAddress(t *testing.T) {
	g := New([]string{"api.example.test"}, nil, names)
	to := netip.MustParseAddrPort("192.0.2.7:443")
	if err := g.Check(to); !errors.Is(err, ErrRefused) {
		t.Errorf("before it was resolved: %v, want a refusal", err)
	}
	if _, err := g.Resolve(t.Context(), "api.example.test", 443); err != nil {
		t.Fatal(err)
	}
	if err := g.Check(to); err != nil {
		t.Errorf("after it was resolved: %v", err)
	}
	for _, other := range []string{"192.0.2.7:80", "192.0.2.8:443"} {
		if err := g.Check(netip.MustParseAddrPort(other)); !errors.Is(err, ErrRefused) {
			t.Errorf("Check(%s) = %v, want a refusal", other, err)
		}
	}
	for _, free := range []string{"127.0.0.1:1", "[::1]:9", "[::ffff:127.0.0.1]:9"} {
		if err := g.Check(netip.MustParseAddrPort(free)); err != nil {
			t.Errorf("Check(%s) = %v, want nil", free, err)
		}
	}
}
