package reader

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/datatest"
)

func TestGuardSeesEveryConnection(t *testing.T) {
	t.Parallel()
	n, r := newInternet(t, Options{})
	n.name("other.example.com", "192.0.43.9")
	n.serve(func(w http.ResponseWriter, req *http.Request) {
		if req.URL.Path == "/moved" {
			http.Redirect(w, req, "http://other.example.com/", http.StatusFound)
			return
		}
		io.WriteString(w, harbour)
	})
	for _, link := range []string{"http://example.com/a", "http://example.com/b", "http://example.com/moved"} {
		if _, err := read(t, r, summarise.Link{URL: link}); err != nil {
			t.Fatalf("%s: %v", link, err)
		}
	}
	dials, judged := n.seen(), int(r.fetcher.transport.guard.calls.Load())
	if len(dials) != judged || judged != 2 {
		t.Errorf("connections %v, %d of them judged; want 2 and 2", dials, judged)
	}
}

// TestGuardJudgesAddresses names hosts by their addresses alone: the policy has nothing against them.
func TestGuardJudgesAddresses(t *testing.T) {
	t.Parallel()
	n, r := newInternet(t, Options{})
	n.serve(serve(harbour))
	for _, address := range []string{
		"127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.0.0.1", "224.0.0.1", "240.0.0.1",
		"255.255.255.255", "192.0.0.192", "192.0.2.1", "198.18.0.1", "192.88.99.1", "192.31.196.1", "168.63.129.16", ownAddress,
		"::", "::1", "::127.0.0.1", "fe80::1", "fd00:ec2::254", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::1",
		"2001:0:7f00:1::", "2001:10::1", "2001:20::1", "2001:2::1", "2001:db8::1", "3fff::1", "5f00::1", "100::1", "4000::1",
	} {
		host := strings.NewReplacer(":", "-", ".", "-").Replace("a"+address+"z") + ".example.com"
		n.name(host, address)
		_, err := read(t, r, summarise.Link{URL: "http://" + host + "/"})
		if got := summarise.CodeOf(err); err == nil || got != summarise.PrivateAddress {
			t.Errorf("%s: %v, want %s", address, err, summarise.PrivateAddress)
		}
	}
	for _, d := range n.seen() {
		if d.err == nil {
			t.Errorf("let through to %s", d.address)
		}
	}
	for _, address := range []string{publicAddress, "2606:2800:220:1::1"} {
		host := strings.NewReplacer(":", "-", ".", "-").Replace("a"+address+"z") + ".example.com"
		n.name(host, address)
		if _, err := read(t, r, summarise.Link{URL: "http://" + host + "/"}); err != nil {
			t.Errorf("%s, which is public: %v", address, err)
		}
	}
}

func TestEncryptedLinks(t *testing.T) {
	t.Parallel()
	n, r := newInternet(t, Options{})
	var protocol string
	n.serve(func(w http.ResponseWriter, req *http.Request) {
		protocol = req.Proto
		if req.URL.Path == "/padded" {
			for i := range 1600 {
				w.Header().Set(fmt.Sprintf("X-Pad-%d", i), strings.Repeat("x", 1000))
			}
		}
		io.WriteString(w, harbour)
	})
	n.server.Close()
	n.server = httptest.NewUnstartedServer(n.server.Config.Handler)
	n.server.EnableHTTP2 = true
	n.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	n.server.StartTLS() // its certificate names example.com

	_, err := read(t, r, summarise.Link{URL: "https://example.com/"})
	wantCode(t, err, summarise.Unreachable)
	if !strings.Contains(err.Error(), "certificate") {
		t.Errorf("an unknown certificate is called %v", err)
	}
	trusted := r.fetcher.transport.transport.Clone()
	trusted.TLSClientConfig.RootCAs = n.server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	r.fetcher.transport.transport = trusted
	t.Cleanup(trusted.CloseIdleConnections)
	if _, err := read(t, r, summarise.Link{URL: "https://example.com/"}); err != nil {
		t.Fatal(err)
	}
	if protocol != "HTTP/2.0" {
		t.Errorf("spoke %s, want HTTP/2.0", protocol)
	}
	_, err = read(t, r, summarise.Link{URL: "https://example.com/padded"})
	wantCode(t, err, summarise.Unreachable)
}

// TestRefusalCorpus sends every line of the SSRF corpus through the real fetcher. Each must end in a
// named error, and no connection may be let through to anything but a public address.
func TestRefusalCorpus(t *testing.T) {
	lines := corpus(t)
	n, r := newInternet(t, Options{})
	kinds := make(map[string]int)
	codes := make(map[summarise.Code]int)
	for _, line := range lines {
		form, payload := "url", line
		if before, after, ok := strings.Cut(line, ": "); ok && !strings.Contains(before, "/") {
			form, payload = before, after
		}
		kinds[form]++
		t.Run(fmt.Sprintf("%.60q", line), func(t *testing.T) {
			c := corpusLine{t: t, n: n, r: r, payload: payload}
			err := c.run(form)
			for _, d := range n.seen() {
				if d.err == nil && !isPublic(d.address) {
					t.Errorf("let through to %s", d.address)
				}
			}
			if err != nil {
				if !isNamed(err) || summarise.CodeOf(err) == summarise.Internal {
					t.Errorf("not named: %v", err)
				}
				codes[summarise.CodeOf(err)]++
			}
		})
	}
	t.Logf("%d lines %v ended in %v", len(lines), kinds, codes)
}

type corpusLine struct {
	t       *testing.T
	n       *internet
	r       *Reader
	payload string
}

// run plays a line and returns the error it ends in. Only html-follow, and a name that is still
// public when it is asked for, end in an article.
func (c corpusLine) run(form string) error {
	const start = "http://start.example.com/"
	c.r.fetcher.transport.transport.CloseIdleConnections()
	c.n.serve(serve(harbour))
	switch form {
	case "url", "policy":
		err := c.refused(strings.ReplaceAll(c.payload, "OWN-PUBLIC-ADDRESS", ownAddress))
		c.wantNoConnection()
		return err
	case "redirect":
		status, location, _ := strings.Cut(c.payload, " ")
		code, err := strconv.Atoi(status)
		if err != nil {
			c.t.Fatal(err)
		}
		requests := 0
		c.n.serve(func(w http.ResponseWriter, _ *http.Request) {
			requests++
			w.Header()["Location"] = []string{location}
			w.WriteHeader(code)
		})
		err = c.refused(start)
		if requests > 1 && strings.ContainsAny(location, ":\\") {
			c.t.Errorf("%d requests, want 1", requests)
		}
		return err
	case "redirect-chain":
		limit, err := strconv.Atoi(c.payload)
		if err != nil {
			c.t.Fatal(err)
		}
		hops := 0
		c.n.serve(func(w http.ResponseWriter, req *http.Request) {
			if hops++; hops <= limit {
				http.Redirect(w, req, fmt.Sprintf("/%d", hops), http.StatusFound)
				return
			}
			io.WriteString(w, harbour)
		})
		return c.refused(start)
	case "dns", "dns-mixed":
		answers, link, _ := strings.Cut(c.payload, " ")
		c.n.name(hostOf(c.t, link), answers)
		_, err := read(c.t, c.r, summarise.Link{URL: link})
		if form == "dns" {
			wantCode(c.t, err, summarise.PrivateAddress)
			c.wantNoConnection()
		}
		return err
	case "rebind":
		fields := strings.Fields(c.payload)
		host := hostOf(c.t, fields[2])
		c.n.name(host, fields[0], fields[1])
		if _, err := read(c.t, c.r, summarise.Link{URL: fields[2] + "first"}); err != nil {
			c.t.Errorf("while it was public: %v", err)
		}
		c.n.rebind(host)
		c.r.fetcher.transport.transport.CloseIdleConnections()
		_, err := read(c.t, c.r, summarise.Link{URL: fields[2] + "second"})
		wantCode(c.t, err, summarise.PrivateAddress)
		return err
	case "html-follow":
		requests := 0
		c.n.serve(func(w http.ResponseWriter, _ *http.Request) {
			requests++
			io.WriteString(w, strings.Replace(harbour, "<title>", c.payload+"<title>", 1))
		})
		a, err := read(c.t, c.r, summarise.Link{URL: start})
		if err != nil {
			return err
		}
		if requests != 1 || a.URL != start {
			c.t.Errorf("%d requests, article of %s; want 1, of %s", requests, a.URL, start)
		}
		return nil
	case "proxy-env":
		assignment, link, _ := strings.Cut(c.payload, " ")
		name, value, _ := strings.Cut(assignment, "=")
		c.t.Setenv(name, value)
		err := c.refused(link)
		c.wantNoConnection()
		return err
	default:
		c.t.Fatalf("unknown form %q", form)
		return nil
	}
}

func (c corpusLine) refused(link string) error {
	c.t.Helper()
	_, err := read(c.t, c.r, summarise.Link{URL: link})
	if err == nil {
		c.t.Error("read it")
	}
	return err
}

func (c corpusLine) wantNoConnection() {
	c.t.Helper()
	for _, d := range c.n.seen() {
		if d.err == nil {
			c.t.Errorf("let through to %s", d.address)
		}
	}
}

// isPublic knows the addresses that the corpus calls public.
func isPublic(address string) bool {
	to, err := netip.ParseAddrPort(address)
	return err == nil && (to.Port() == 80 || to.Port() == 443) &&
		(to.Addr() == netip.MustParseAddr(publicAddress) || to.Addr() == netip.MustParseAddr("2606:2800:220:1::1"))
}

func hostOf(t *testing.T, link string) string {
	t.Helper()
	to, err := parseTarget(link)
	if err != nil {
		t.Fatal(err)
	}
	return to.host
}

// corpus reads the lines of the shared corpus, its escapes decoded.
func corpus(t *testing.T) []string {
	t.Helper()
	data := datatest.Read(t, datatest.File(t, "ssrf-urls.txt"))
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lines = append(lines, unescape(line))
	}
	return lines
}

func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case 'n':
			b.WriteByte('\n')
		case '0':
			b.WriteByte(0)
		case 'u':
			r, err := strconv.ParseUint(s[i+1:i+5], 16, 16)
			if err != nil {
				panic(err)
			}
			b.WriteRune(rune(r))
			i += 4
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
