package reader

import (
	"net/netip"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestParseTarget(t *testing.T) {
	t.Parallel()
	tests := []struct {
		link, want string // "" = refused
		code       summarise.Code
	}{
		{"HTTP://News.Example.COM:80/a?b=c#d", "http://news.example.com/a?b=c", ""},
		{"https://news.example.com.:443", "https://news.example.com", ""},
		{"https://news.example.com:80/", "https://news.example.com:80/", ""},
		{"http://bücher.example.com/ä", "http://xn--bcher-kva.example.com/%C3%A4", ""},
		{"http://under_score.example.com/", "http://under_score.example.com/", ""},
		{"http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/", ""},
		{"http://[::FFFF:10.0.0.1]:8080/", "http://10.0.0.1:8080/", ""},
		{"http://[2606:4700::1111]/", "http://[2606:4700::1111]/", ""},
		{"http://[2606:4700::1111%25eth0]/", "", summarise.PrivateAddress},
		{"http://0x7f.1/", "", summarise.PrivateAddress},
		{"http://2130706433/", "", summarise.PrivateAddress},
		{"http://a..example.com/", "", summarise.PrivateAddress},
		{"http://exa%6dple.com%00/", "", summarise.Unsupported},
		{"http://user@example.com/", "", summarise.PrivateAddress},
		{"http://example.com:0/", "", summarise.PrivateAddress},
		{"http://example.com:99999/", "", summarise.PrivateAddress},
		{"ftp://example.com/", "", summarise.Unsupported},
		{"http:example.com", "", summarise.Unsupported},
		{"http://" + strings.Repeat("a", 64) + ".com/", "", summarise.PrivateAddress},
		{"example.com", "", summarise.Unsupported},
		{"", "", summarise.Unsupported},
	}
	for _, test := range tests {
		t.Run(test.link, func(t *testing.T) {
			t.Parallel()
			got, err := parseTarget(test.link)
			if test.want == "" {
				wantCode(t, err, test.code)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.url.String() != test.want {
				t.Errorf("got  %s\nwant %s", got.url, test.want)
			}
		})
	}
}

func TestSpecialNames(t *testing.T) {
	t.Parallel()
	for host, special := range map[string]bool{
		"localhost": true, "a.localhost": true, "nas.local": true, "db.internal": true, "x.home.arpa": true, "x.svc": true, "a.cluster.local": true, "x.onion": true,
		"local.example.com": false, "mylan.com": false, "notlocal": false, "internal.gov.uk": false, "example.com": false,
	} {
		if got := endsInSpecialName(host); got != special {
			t.Errorf("%s: %v, want %v", host, got, special)
		}
	}
}

// FuzzTarget holds the form that is checked, dialled and shown to be one and the same.
func FuzzTarget(f *testing.F) {
	for _, link := range []string{"http://example.com/", "https://①.com:80", "http://[::1%25x]", "http://a@b", "http://0x1", "http://xn--a/", "http://a.%31/"} {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		to, err := parseTarget(link)
		if err != nil {
			return
		}
		again, err := parseTarget(to.url.String())
		if err != nil {
			t.Fatalf("%q became %q, which is refused: %v", link, to.url, err)
		}
		if again.host != to.host || again.port != to.port || again.addr != to.addr || again.url.Hostname() != to.host || again.url.User != nil {
			t.Fatalf("%q: %+v, read again %+v", link, to, again)
		}
		if addr, err := netip.ParseAddr(to.host); err == nil && addr != to.addr {
			t.Fatalf("%q: host %s is not seen as an address", link, to.host)
		}
	})
}
