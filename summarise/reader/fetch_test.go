package reader

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise"
)

func TestLinkIsRead(t *testing.T) {
	t.Parallel()
	var asked http.Header
	_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
		asked = req.Header.Clone()
		w.Header().Set("Set-Cookie", "id=1")
		io.WriteString(w, harbour)
	}, Options{UserAgent: "Verbatim/1 (+https://verbatim.example/bot)"})
	a, err := read(t, r, summarise.Link{URL: "http://News.Example.com/harbour?id=7#comments"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "http://news.example.com/harbour?id=7"; a.URL != want {
		t.Errorf("URL %q, want %q", a.URL, want)
	}
	if !strings.Contains(a.Title, "Harbour opens") || len(a.Passages) < 3 || a.ID == "" || a.Lang != "en" {
		t.Errorf("read title %q, %d passages, ID %q, language %q", a.Title, len(a.Passages), a.ID, a.Lang)
	}
	if got := asked.Get("User-Agent"); got != "Verbatim/1 (+https://verbatim.example/bot)" {
		t.Errorf("User-Agent %q", got)
	}
	for _, name := range []string{"Referer", "Cookie", "Authorization", "If-None-Match"} {
		if got := asked.Get(name); got != "" {
			t.Errorf("sent %s: %q", name, got)
		}
	}
}

func TestStatuses(t *testing.T) {
	t.Parallel()
	for status, code := range map[int]summarise.Code{
		401: summarise.Blocked, 403: summarise.Blocked, 405: summarise.Blocked, 406: summarise.Blocked, 429: summarise.Blocked,
		451: summarise.Blocked, 999: summarise.Blocked, 402: summarise.Paywall, 404: summarise.Gone, 410: summarise.Gone,
		500: summarise.PageError, 502: summarise.PageError, 503: summarise.PageError, 400: summarise.PageError,
		204: summarise.Empty, 300: summarise.PageError, 302: summarise.PageError, 304: summarise.PageError, 305: summarise.PageError,
	} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			t.Parallel()
			_, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }, Options{})
			_, err := read(t, r, summarise.Link{URL: "http://news.example.com/"})
			wantCode(t, err, code)
		})
	}
	t.Run("a challenge with status 200", func(t *testing.T) {
		t.Parallel()
		_, r := newSite(t, serve(harbour, "cf-mitigated", "challenge"), Options{})
		_, err := read(t, r, summarise.Link{URL: "http://news.example.com/"})
		wantCode(t, err, summarise.Blocked)
	})
}

func TestAnswersThatBreakOff(t *testing.T) {
	t.Parallel()
	hijack := func(write string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				panic(err)
			}
			io.WriteString(conn, write)
			conn.Close()
		}
	}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		want    summarise.Code
	}{
		{"closed before the status", hijack(""), summarise.Unreachable},
		{"closed in the headers", hijack("HTTP/1.1 200 OK\r\nContent-Ty"), summarise.Unreachable},
		{"closed in the body", hijack("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4000\r\n\r\n" + harbour[:300]), summarise.Unreachable},
		{"no HTTP", hijack("SSH-2.0-OpenSSH_9.6\r\n"), summarise.Unreachable},
		{"6 MB of text", serve(strings.Repeat("The harbour opened. ", 6<<20/20), "Content-Type", "text/plain"), summarise.TooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, r := newSite(t, test.handler, Options{})
			_, err := read(t, r, summarise.Link{URL: "http://news.example.com/"})
			wantCode(t, err, test.want)
		})
	}
}

func TestSlowAnswersEnd(t *testing.T) {
	t.Parallel()
	wait := func(w http.ResponseWriter, req *http.Request, d time.Duration) {
		w.(http.Flusher).Flush()
		select {
		case <-time.After(d):
		case <-req.Context().Done():
		}
	}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		within  time.Duration
	}{
		{"no headers", func(w http.ResponseWriter, req *http.Request) {
			select {
			case <-time.After(time.Hour):
			case <-req.Context().Done():
			}
		}, headerBudget},
		{"a body that stalls", func(w http.ResponseWriter, req *http.Request) {
			io.WriteString(w, harbour[:200])
			wait(w, req, time.Hour)
		}, stallBudget},
		{"ten bytes a second", func(w http.ResponseWriter, req *http.Request) {
			for i := 0; i < len(harbour) && req.Context().Err() == nil; i += 10 {
				io.WriteString(w, harbour[i:min(i+10, len(harbour))])
				wait(w, req, time.Second)
			}
		}, fetchBudget},
		{"hops of four seconds", func(w http.ResponseWriter, req *http.Request) {
			select {
			case <-time.After(4 * time.Second):
			case <-req.Context().Done():
			}
			http.Redirect(w, req, req.URL.Path+"x", http.StatusFound)
		}, fetchBudget},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, r := newSite(t, test.handler, Options{})
				start := time.Now()
				_, err := r.Read(t.Context(), summarise.Link{URL: "http://news.example.com/"})
				wantCode(t, err, summarise.Timeout)
				if took := time.Since(start); took != test.within {
					t.Errorf("gave up after %v, want %v", took, test.within)
				}
			})
		})
	}
}

func TestStalledHandshake(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var theirs net.Conn
		r := build(Options{}, network{
			dial: func(*net.Dialer, context.Context, string, string) (ours net.Conn, err error) {
				ours, theirs = net.Pipe()
				return ours, nil
			},
			own: func() ([]net.Addr, error) { return nil, nil },
		})
		start := time.Now()
		_, err := r.Read(t.Context(), summarise.Link{URL: "https://news.example.com/"})
		wantCode(t, err, summarise.Timeout)
		if took := time.Since(start); took != tlsBudget {
			t.Errorf("gave up after %v, want %v", took, tlsBudget)
		}
		theirs.Close()
	})
}

func TestRedirects(t *testing.T) {
	t.Parallel()
	chain := func(n int) http.HandlerFunc {
		return func(w http.ResponseWriter, req *http.Request) {
			at, _ := strconv.Atoi(strings.TrimPrefix(req.URL.Path, "/"))
			if req.Header.Get("Referer") != "" {
				http.Error(w, "a Referer", http.StatusTeapot)
				return
			}
			if at < n {
				http.Redirect(w, req, fmt.Sprintf("http://host%d.example.com/%d#part", at, at+1), []int{301, 302, 303, 307, 308}[at%5])
				return
			}
			io.WriteString(w, harbour)
		}
	}
	t.Run("five hops are followed", func(t *testing.T) {
		t.Parallel()
		_, r := newSite(t, chain(5), Options{})
		a, err := read(t, r, summarise.Link{URL: "http://news.example.com/0"})
		if err != nil {
			t.Fatal(err)
		}
		if want := "http://host4.example.com/5"; a.URL != want {
			t.Errorf("URL %q, want the last hop's, %q", a.URL, want)
		}
	})
	t.Run("six are not", func(t *testing.T) {
		t.Parallel()
		_, r := newSite(t, chain(6), Options{})
		_, err := read(t, r, summarise.Link{URL: "http://news.example.com/0"})
		wantCode(t, err, summarise.PageError)
	})
}

func TestErrorsHoldNoSecrets(t *testing.T) {
	t.Parallel()
	_, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, _ := w.(http.Hijacker).Hijack()
		conn.Close()
	}, Options{})
	for _, link := range []string{"http://ada:hunter2@news.example.com/?token=hunter2", "http://news.example.com/?token=hunter2", "http://ada:hunter2@exa mple.com/", "http://ada:hunter2@[::1"} {
		_, err := read(t, r, summarise.Link{URL: link})
		if err == nil || !isNamed(err) {
			t.Fatalf("%s: %v", link, err)
		}
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error repeats a secret: %v", err)
		}
	}
}
