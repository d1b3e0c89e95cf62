package reader

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"verbatim/summarise"
)

// attacks are addresses that must be refused whoever names them. They were written against this package, beside the corpus.
var attacks = []string{
	// an address in another spelling
	"http://127.0.0.1./", "http://127.0.0.1../", "http://127.0.0.1.:80/", "http://127。0。0。1/", "http://127｡0．0。1/", "http://１２７.0.0.1/", "http://127.0.0.1%2e/", "http://%31%32%37.0.0.1/",
	"http://127.1./", "http://127.0x0.0.1/", "http://0x7F.0.0.0x1/", "http://0X7F000001/", "http://017700000001/", "http://0177.0.0.0x01/", "http://127.0.0.0x1/", "http://1.0x/", "http://0x/", "http://0xg.0x/",
	"http://4294967297/", "http://127.0.0.256/", "http://127.0.0.1.1/", "http://00127.0.0.1/", "http://127.0.0.01/", "http://٢.١/", "http://127.0.0.１/", "http://１２７．１/", "http://²¹³⁰⁷⁰⁶⁴³³/", "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/", "http://127.0.0.1\u200b/", "http://127.0.0\u00ad.1/",
	"http://[::ffff:7f00:1]/", "http://[::ffff:0:127.0.0.1]/", "http://[0:0:0:0:0:ffff:169.254.169.254]/", "http://[::127.0.0.1]/", "http://[::7f00:1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/",
	"http://[64:ff9b:1::10.0.0.1]/", "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%251]/", "http://[::1%25lo]/",
	"http://[2606:2800:220:1::1%25.example.com]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[fd00:ec2::254]/", "http://[v1.127.0.0.1]/", "http://[127.0.0.1]/", "http://[::1]./", "http://[::1].example.com/", "http://[::]/", "http://[0::0]:80/",
	"http://192.0.43.8/", "https://[2606:2800:220:1::1]/", "http://3221236488/", // public, but bare
	// a name of an inner place
	"http://localhost/", "http://LOCALHOST./", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://loc\u00adalhost/", "http://a.b.localhost/", "http://ip6-localhost/", "http://redis/", "http://kubernetes.default.svc/", "http://metadata/", "http://metadata.google.internal/computeMetadata/v1/",
	"http://instance-data.ec2.internal/", "http://db.corp/", "http://printer.local/", "http://ROUTER.LAN./", "http://x.home.arpa/", "http://host.docker.internal/", "http://a.onion/", "http://a.internal。/", "http://intranet./", "http://.internal/",
	// a port
	"http://start.example.com:22/", "http://start.example.com:25/", "http://start.example.com:6379/", "http://start.example.com:11211/", "http://start.example.com:8080/", "http://start.example.com:00443443/", "http://start.example.com:65616/", "http://start.example.com:-80/",
	"http://start.example.com:80:6379/", "http://start.example.com:６３７９/", "https://start.example.com:465/", "http://start.example.com:0x50/", "http://start.example.com:+80/", "http://start.example.com:0/",
	// a user who is a host, or credentials for somebody
	"http://start.example.com@127.0.0.1/", "http://start.example.com:80@127.0.0.1/", "http://127.0.0.1@start.example.com/", "http://a:b@start.example.com/", "http://:@start.example.com/", "http://start.example.com%40127.0.0.1/",
	"http://a@b@start.example.com/", "http://127.0.0.1?@start.example.com/", "http://127.0.0.1#.start.example.com/", "http://127.0.0.1;.start.example.com/", "http://127.0.0.1,start.example.com/", `http://start.example.com\@127.0.0.1/`,
	`http://127.0.0.1\.start.example.com/`, "http://127.0.0.1%00.start.example.com/", "http://127.0.0.1%0d%0aHost:start.example.com/", "http://start.example.com%2f@127.0.0.1/", "http://127.0.0.1%23.start.example.com/", "http://127.0.0.1 .start.example.com/",
	// another scheme
	"file:///etc/passwd", "file://start.example.com/etc/passwd", "gopher://start.example.com:6379/_FLUSHALL", "dict://start.example.com:6379/info", "ftp://start.example.com/", "ldap://start.example.com/", "tftp://start.example.com/x", "jar:http://start.example.com!/x", "data:text/html,<p>x",
	"javascript:alert(1)", "view-source:http://start.example.com/", "blob:http://start.example.com/1", "ws://start.example.com/", "httpx://start.example.com/", "http+unix://%2Fvar%2Frun%2Fdocker.sock/info", "unix:/var/run/docker.sock", "about:blank", "//127.0.0.1/", "http:", "https://",
	// a name that leads inside; see names below
	"http://127.0.0.1.nip.example/", "http://inner.start.example.com/", "http://imds.start.example.com/latest/meta-data/", "https://mapped.start.example.com/", "http://nat64.start.example.com/", "http://sixtofour.start.example.com/", "http://teredo.start.example.com/",
	"http://compat.start.example.com/", "http://azure.start.example.com/", "http://own.start.example.com/", "http://zero.start.example.com/", "http://cgnat.start.example.com/", "http://both.start.example.com/",
	// carried by a redirector, which is unwrapped before it is fetched
	"https://www.google.com/url?q=http%3A%2F%2F127.0.0.1%2F", "https://www.google.com/amp/s/127.0.0.1/", "https://127-0-0-1.cdn.ampproject.org/c/s/127.0.0.1/", "https://l.facebook.com/l.php?u=http%3A%2F%2Flocalhost%3A6379%2F", "https://href.li/?http://10.0.0.1/",
	"https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fuser%3Apass%40start.example.com%2F",
}

// names is what the attackers' name servers say.
var names = map[string]string{
	"127.0.0.1.nip.example": "127.0.0.1", "inner.start.example.com": "10.0.0.1", "imds.start.example.com": "169.254.169.254", "mapped.start.example.com": "::ffff:127.0.0.1",
	"nat64.start.example.com": "64:ff9b::a9fe:a9fe", "sixtofour.start.example.com": "2002:a9fe:a9fe::1", "teredo.start.example.com": "2001:0:4136:e378:8000:63bf:80ff:fffe",
	"compat.start.example.com": "::10.0.0.1", "azure.start.example.com": "168.63.129.16", "own.start.example.com": ownAddress, "zero.start.example.com": "0.0.0.0",
	"cgnat.start.example.com": "100.100.100.200", "both.start.example.com": "fd00::1,192.168.0.1",
}

// TestAttacks posts every attack, has a public page redirect to it, and has a page name it in every way that pages have:
// nothing but the public address is ever connected to, and no address is asked for that only a page named.
func TestAttacks(t *testing.T) {
	t.Parallel()
	n, r := newInternet(t, Options{})
	for host, address := range names {
		n.name(host, address)
	}
	const start = "http://start.example.com/a"
	for _, attack := range attacks {
		for form, page := range map[string]http.HandlerFunc{
			"posted": nil,
			"redirect": func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Location"] = []string{attack}
				w.WriteHeader(http.StatusFound)
			},
			"named": func(w http.ResponseWriter, _ *http.Request) {
				for _, header := range []string{"Refresh: 0; url=" + attack, "Link: <" + attack + ">; rel=canonical", "Content-Location: " + attack, "Location: " + attack} {
					name, value, _ := strings.Cut(header, ": ")
					w.Header()[name] = []string{value}
				}
				io.WriteString(w, asAMP(inHead(fmt.Sprintf(`<link rel="canonical" href=%[1]q><base href=%[1]q><meta http-equiv="refresh" content="0;url=%[1]s">
<meta property="og:url" content=%[1]q><link rel="amphtml" href=%[1]q><link rel="alternate" media="handheld" href=%[1]q><link rel="preload" href=%[1]q><script src=%[1]q></script>`, attack))))
			},
		} {
			t.Run(fmt.Sprintf("%s %.80q", form, attack), func(t *testing.T) {
				link, requests := start, 0
				if form == "posted" {
					link = attack
				}
				r.fetcher.transport.transport.CloseIdleConnections()
				n.serve(func(w http.ResponseWriter, req *http.Request) {
					if requests++; requests > 1 || page == nil {
						t.Errorf("asked for %s%s", req.Host, req.URL)
						return
					}
					page(w, req)
				})
				a, err := read(t, r, summarise.Link{URL: link})
				switch {
				case form == "named":
					if err != nil || a.URL != start {
						t.Errorf("read %v, %v; want the page that names it", a, err)
					}
				case err == nil:
					t.Error("read it")
				case !isNamed(err) || summarise.CodeOf(err) == summarise.Internal:
					t.Errorf("not named: %v", err)
				}
				for _, d := range n.seen() {
					if d.err == nil && !isPublic(d.address) {
						t.Errorf("let through to %s", d.address)
					}
				}
			})
		}
	}
}

// A page proper is looked up and dialled like any link, so a name that has turned inside is refused there.
func TestRebindingOfAPageProper(t *testing.T) {
	t.Parallel()
	n, r := newInternet(t, Options{})
	n.name("m.start.example.com", publicAddress, "10.0.0.1")
	n.name("www.start.example.com", "10.0.0.1")
	n.serve(serve(asAMP(canonically("http://www.start.example.com/a"))))
	a, err := read(t, r, summarise.Link{URL: "http://m.start.example.com/a"})
	if err != nil || a.URL != "http://m.start.example.com/a" {
		t.Fatalf("read %v, %v; want the variant", a, err)
	}
	if dials := n.seen(); len(dials) != 2 || dials[0].err != nil || dials[1].err == nil {
		t.Errorf("dials %v, want one let through and one stopped", dials)
	}
	n.rebind("m.start.example.com")
	r.fetcher.transport.transport.CloseIdleConnections()
	_, err = read(t, r, summarise.Link{URL: "http://m.start.example.com/b"})
	wantCode(t, err, summarise.PrivateAddress)
}

// Whatever a host sends along, the next one learns nothing of it: each hop is asked with the same three headers.
func TestNothingIsCarriedFromHostToHost(t *testing.T) {
	t.Parallel()
	var sent []http.Header
	_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
		sent = append(sent, req.Header.Clone())
		for name, value := range map[string]string{"Set-Cookie": "id=1; Domain=example.com; Path=/", "Referrer-Policy": "unsafe-url", "Alt-Svc": `h2="127.0.0.1:443"`,
			"Authorization": "Basic YTpi", "Etag": `"1"`, "Accept-Ch": "Sec-CH-UA", "Strict-Transport-Security": "max-age=1"} {
			w.Header().Set(name, value)
		}
		switch len(sent) {
		case 1:
			http.Redirect(w, req, "http://news.example.com/b", http.StatusFound)
		case 2:
			http.Redirect(w, req, "http://m.other.example.net/c", http.StatusTemporaryRedirect)
		case 3:
			io.WriteString(w, canonically("http://www.other.example.net/c"))
		default:
			io.WriteString(w, harbour)
		}
	}, Options{UserAgent: "Verbatim/1.0 (+https://verbatim.example/bot)"})
	if _, err := read(t, r, summarise.Link{URL: "http://news.example.com/a"}); err != nil {
		t.Fatal(err)
	}
	want := []string{"Accept", "Accept-Encoding", "User-Agent"}
	for i, h := range sent {
		if got := slices.Sorted(maps.Keys(h)); !slices.Equal(got, want) || h.Get("User-Agent") != "Verbatim/1.0 (+https://verbatim.example/bot)" {
			t.Errorf("request %d has %v, want %v alone", i, h, want)
		}
	}
	if len(sent) != 4 {
		t.Errorf("%d requests, want 4", len(sent))
	}
}

// Headers that only a hostile server sends, as raw bytes.
func TestLocationsAsBytes(t *testing.T) {
	t.Parallel()
	for _, lines := range []string{
		"Location: http://127.0.0.1\x00/", "Location: \thttp://127.0.0.1/", "Location:http://127.0.0.1/", "Location: http://start.example.com\x01/", "Location: http://start.example.com/\x7f",
		"Location: http://start.example.com/\x80\xff@127.0.0.1", "Location: http://127.0.0.1/\r\nLocation: http://start.example.com/", "Location:\r\n http://127.0.0.1/", "Location: http://start.example.com/ http://127.0.0.1/",
		"Location: <http://127.0.0.1/>", "Location: \"http://127.0.0.1/\"", "Location : http://127.0.0.1/", "Location: ", "Location: http://[::ffff:127.0.0.1", "Location: http://start.example.com:80:80/",
		"Location: ?", "Location: ../../../..//127.0.0.1/", "Location: /\\127.0.0.1/", "Location: ////127.0.0.1/", "Location: http:///127.0.0.1/", "Location: https:127.0.0.1", "Location: " + strings.Repeat("a", 60<<10), "location: http://127.0.0.1:6379/\r\n\r\nFLUSHALL",
	} {
		t.Run(fmt.Sprintf("%.60q", lines), func(t *testing.T) {
			t.Parallel()
			s, r := newSite(t, raw("HTTP/1.1 302 Found\r\nConnection: close\r\n"+lines+"\r\nContent-Length: 0\r\n\r\n"), Options{})
			_, err := read(t, r, summarise.Link{URL: "http://start.example.com/"})
			if !isNamed(err) || summarise.CodeOf(err) == summarise.Internal {
				t.Errorf("%v, want a named refusal", err)
			}
			for _, address := range s.dialled() {
				if address != publicAddress+":80" {
					t.Errorf("dialled %s", address)
				}
			}
		})
	}
}

// With ranges of the operator's own open, everything else stays shut, also to redirects and to what pages name.
func TestAttacksOnAnOpenRange(t *testing.T) {
	t.Parallel()
	n, r := newInternet(t, Options{Allow: []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16")}})
	for host, address := range names {
		n.name(host, address)
	}
	n.serve(func(w http.ResponseWriter, req *http.Request) { t.Errorf("asked for %s%s", req.Host, req.URL) })
	for _, attack := range attacks {
		if _, err := read(t, r, summarise.Link{URL: attack}); err == nil || !isNamed(err) {
			t.Errorf("%s: %v, want a named refusal", attack, err)
		}
	}
	for _, d := range n.seen() {
		if d.err == nil {
			t.Errorf("let through to %s", d.address)
		}
	}
}
