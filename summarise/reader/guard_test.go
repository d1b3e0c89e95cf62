package reader

import (
	"bytes"
	"context"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestRangesOfTheOperator(t *testing.T) {
	t.Parallel()
	allow := []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16"), netip.MustParsePrefix("fd00:7::/32")}
	names := map[string][]string{
		"wiki.lan":         {"10.1.2.3"},
		"both.lan":         {"10.1.2.3", "10.1.9.9"},
		"mixed.lan":        {"10.1.2.3", "10.2.0.1"},
		"six.lan":          {"fd00:7::1"},
		"redis":            {"10.1.0.9"},
		"wiki.example.com": {"10.1.2.4"},
		"news.example.com": {publicAddress},
		"odd.example.com":  {"10.1.2.4", publicAddress},
	}
	tests := []struct {
		link string
		want summarise.Code
	}{
		{"http://wiki.lan/page", ""},
		{"http://wiki.lan:8090/page", ""},
		{"http://both.lan/", ""},
		{"http://redis:6379/", ""},
		{"http://10.1.2.3/", ""},
		{"http://10.1.2.3:8000/", ""},
		{"http://[::ffff:10.1.2.3]:8000/", ""},
		{"http://[fd00:7::1]:8080/", ""},
		{"http://six.lan/", ""},
		{"http://wiki.example.com/", ""},
		{"http://wiki.example.com:9000/", ""},
		{"http://news.example.com/", ""},
		{"http://mixed.lan/", summarise.PrivateAddress},
		{"http://10.2.0.1/", summarise.PrivateAddress},
		{"http://127.0.0.1:8000/", summarise.PrivateAddress},
		{"http://192.0.43.8/", summarise.PrivateAddress},
		{"http://news.example.com:8080/", summarise.PrivateAddress},
		{"http://odd.example.com:8080/", summarise.PrivateAddress},
		{"http://user@wiki.lan/", summarise.PrivateAddress},
		{"http://nothere.lan/", summarise.PrivateAddress},
	}
	for _, test := range tests {
		t.Run(test.link, func(t *testing.T) {
			t.Parallel()
			s, r := newSite(t, serve(harbour), Options{Allow: allow})
			r.fetcher.policy.lookup = func(_ context.Context, _, host string) (addrs []netip.Addr, err error) {
				for _, a := range names[host] {
					addrs = append(addrs, netip.MustParseAddr(a))
				}
				return addrs, nil
			}
			s.names = names
			_, err := read(t, r, summarise.Link{URL: test.link})
			if test.want != "" {
				wantCode(t, err, test.want)
				if got := s.dialled(); len(got) > 0 {
					t.Errorf("dialled %v", got)
				}
			} else if err != nil {
				t.Fatal(err)
			}
		})
	}
	t.Run("a name that means another address when it is dialled", func(t *testing.T) {
		t.Parallel()
		s, r := newSite(t, serve(harbour), Options{Allow: allow})
		r.fetcher.policy.lookup = func(context.Context, string, string) ([]netip.Addr, error) {
			return []netip.Addr{netip.MustParseAddr("10.1.2.3")}, nil
		}
		for _, turned := range []string{"127.0.0.1", "10.2.0.1", publicAddress} {
			s.names = map[string][]string{"wiki.lan": {turned}}
			_, err := read(t, r, summarise.Link{URL: "http://wiki.lan:8080/"})
			wantCode(t, err, summarise.PrivateAddress)
		}
	})
	t.Run("no name of theirs is looked up without ranges", func(t *testing.T) {
		t.Parallel()
		_, r := newSite(t, serve(harbour), Options{})
		r.fetcher.policy.lookup = func(context.Context, string, string) ([]netip.Addr, error) {
			t.Error("looked up")
			return nil, nil
		}
		_, err := read(t, r, summarise.Link{URL: "http://wiki.lan/"})
		wantCode(t, err, summarise.PrivateAddress)
	})
}

func TestDialWithoutAPassFails(t *testing.T) {
	t.Parallel()
	_, r := newSite(t, serve(harbour), Options{Allow: []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")}})
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://news.example.com/", nil)
	if err != nil {
		t.Fatal(err)
	}
	if resp, err := r.fetcher.transport.transport.RoundTrip(req); err == nil {
		resp.Body.Close()
		t.Fatal("the bare transport reached a host")
	}
}

// TestOneTransport holds the package to its one way out.
func TestOneTransport(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, way := range []string{"http.Get(", "http.Head(", "http.Post", "http.Client{", "new(http.Client)", "DefaultClient", "DefaultTransport",
			"ProxyFromEnvironment", "net.Dial(", "net.DialTimeout(", "tls.Dial("} {
			if bytes.Contains(source, []byte(way)) {
				t.Errorf("%s: %s is a way round the guard", file, way)
			}
		}
		if n := bytes.Count(source, []byte("http.Transport{")); n > 0 && file != "guard.go" || n > 1 {
			t.Errorf("%s: %d transports, want one, in guard.go", file, n)
		}
	}
}
