package reader

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/summarise"
)

// hijacked answers in bytes of its own.
func hijacked(answer func(io.Writer)) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		answer(conn)
	}
}

func raw(answer string) http.HandlerFunc {
	return hijacked(func(w io.Writer) { io.WriteString(w, answer) })
}

// endless answers with head and then with piece until nobody listens.
func endless(head, piece string) http.HandlerFunc {
	piece = strings.Repeat(piece, 1+(32<<10)/len(piece))
	return hijacked(func(w io.Writer) {
		for _, err := io.WriteString(w, head); err == nil; {
			_, err = io.WriteString(w, piece)
		}
	})
}

// trickle answers with head and then with the rest byte by byte.
func trickle(pause time.Duration, head, rest string) http.HandlerFunc {
	return hijacked(func(w io.Writer) {
		_, err := io.WriteString(w, head)
		for i := 0; i < len(rest) && err == nil; i++ {
			time.Sleep(pause)
			_, err = io.WriteString(w, rest[i:i+1])
		}
	})
}

// bomb is start and then zeros, size bytes in all, packed.
func bomb(t *testing.T, coding, start string, size int) string {
	data := make([]byte, size)
	copy(data, start)
	return string(packed(t, coding, data))
}

// TestHostileAnswers holds what hostile servers answer to the fetch's time and to 64 MB of memory: of all that
// is allocated meanwhile, so at most that is ever in use. Each answer is named, or read for what it is.
func TestHostileAnswers(t *testing.T) {
	// Not parallel: it reads the allocation counters of the whole program.
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
	html := func(coding, body string) http.HandlerFunc {
		return serve(body, "Content-Type", "text/html; charset=utf-8", "Content-Encoding", coding)
	}
	size, most := 128<<20, uint64(64)
	if raceEnabled { // which allocates more, and packs slowly
		size, most = 24<<20, 128
	}
	gz := func(s string) string { return string(packed(t, "gzip", []byte(s))) }
	cyrillic := strings.NewReplacer("harbour", "гавань", "Monday", "понедельник", "passengers", "пассажиров").Replace(harbour)
	random := rand.New(rand.NewPCG(1, 2))
	junk := make([]byte, 8<<10)
	for i := range junk {
		junk[i] = byte(0x80 + random.IntN(0x80))
	}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		want    summarise.Code // "" = read
	}{
		{"gzip bomb", html("gzip", bomb(t, "gzip", harbour, size)), summarise.TooLarge},
		{"deflate bomb", html("deflate", bomb(t, "deflate", harbour, size)), summarise.TooLarge},
		{"brotli bomb", html("br", bomb(t, "br", harbour, size)), summarise.TooLarge},
		{"brotli bomb, called a PDF by its first bytes", html("br", bomb(t, "br", "%PDF-1.7\n", size)), summarise.TooLarge},
		{"gzip bomb, called a document by its first bytes", html("gzip", bomb(t, "gzip", "PK\x03\x04[Content_Types].xml", size)), summarise.TooLarge},
		{"bomb of text without an end to its line", html("br", string(packed(t, "br", bytes.Repeat([]byte("harbour "), size/8)))), summarise.TooLarge},
		{"nested codings, named", html("gzip, gzip", gz(bomb(t, "gzip", harbour, size))), summarise.Unsupported},
		{"nested codings, not named", html("gzip", gz(bomb(t, "gzip", harbour, size))), summarise.Unsupported},
		{"brotli in gzip", html("br, gzip", gz(bomb(t, "br", harbour, size))), summarise.Unsupported},
		{"two headers for two codings", serve(gz(gz(harbour)), "Content-Encoding", "gzip", "Content-Encoding", "gzip"), summarise.Unsupported},
		{"empty members of gzip without end", endless(ok+"Content-Encoding: gzip\r\n\r\n", gz("")), summarise.TooLarge},
		{"empty blocks of deflate without end", endless(ok+"Content-Encoding: deflate\r\n\r\n", "\x00\x00\x00\xff\xff"), summarise.TooLarge},
		{"a gzip name without end", endless(ok+"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff", "x"), summarise.Unsupported},
		{"truncated gzip", html("gzip", gz(harbour)[:len(gz(harbour))/2]), summarise.Unreachable},
		{"truncated brotli", html("br", string(packed(t, "br", []byte(harbour)))[:200]), summarise.Unreachable},
		{"gzip without its check sum", html("gzip", gz(harbour)[:len(gz(harbour))-8]), summarise.Unreachable},
		{"gzip with junk behind it", html("gzip", gz(harbour)+"more than a header of junk"), summarise.Unsupported},

		{"text without end", endless(ok+"\r\n", harbour), summarise.TooLarge},
		{"text without end in chunks", endless(ok+"Transfer-Encoding: chunked\r\n\r\n", "10\r\n<p>The harbour.\n\r\n"), summarise.TooLarge},
		{"chunks' extensions without end", endless(ok+"Transfer-Encoding: chunked\r\n\r\n1", ";x=y"), summarise.Unreachable},
		{"5 GB announced", raw(ok + "Content-Length: 5368709120\r\n\r\n" + strings.Repeat(harbour, 5)), summarise.TooLarge},
		{"a length below zero", raw(ok + "Content-Length: -1\r\n\r\n" + harbour), summarise.Unreachable},
		{"two lengths", raw(ok + "Content-Length: 10\r\nContent-Length: 2000\r\n\r\n" + harbour), summarise.Unreachable},
		{"headers of 1.6 MB", raw("HTTP/1.1 200 OK\r\n" + strings.Repeat("X-Pad: "+strings.Repeat("x", 993)+"\r\n", 1600) + "\r\n" + harbour), summarise.Unreachable},
		{"headers without end", endless("HTTP/1.1 200 OK\r\n", "X-Pad: x\r\n"), summarise.Unreachable},
		{"one header without end", endless("HTTP/1.1 200 OK\r\nX-Pad: ", "x"), summarise.Unreachable},
		{"early hints without end", endless("", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"), summarise.Unreachable},
		{"trailers without end", endless(ok+"Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-Pad: x\r\n"), summarise.Unreachable},
		{"another protocol", raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n" + harbour), summarise.PageError},
		{"a tunnel", raw("HTTP/1.1 200 Connection established\r\n\r\n"), summarise.Empty},

		{"no headers", func(_ http.ResponseWriter, req *http.Request) { <-req.Context().Done() }, summarise.Timeout},
		{"headers a byte a second", trickle(time.Second, "", ok+"\r\n"+harbour), summarise.Timeout},
		{"a body a byte a second", trickle(time.Second, ok+"\r\n", harbour), summarise.Timeout},
		{"gzip a byte a second", trickle(time.Second, ok+"Content-Encoding: gzip\r\n\r\n", gz(harbour)), summarise.Timeout},

		{"redirects in a circle", func(w http.ResponseWriter, req *http.Request) { http.Redirect(w, req, "/", http.StatusFound) }, summarise.PageError},
		{"redirects without end", func(w http.ResponseWriter, req *http.Request) {
			http.Redirect(w, req, "http://x"+req.Host+"/", http.StatusMovedPermanently)
		}, summarise.PageError},
		{"redirects between two sites", func(w http.ResponseWriter, req *http.Request) {
			http.Redirect(w, req, map[bool]string{true: "http://a.example.net/", false: "http://news.example.com/"}[req.Host == "news.example.com"], http.StatusTemporaryRedirect)
		}, summarise.PageError},
		{"variants in a circle", func(w http.ResponseWriter, req *http.Request) {
			io.WriteString(w, asAMP(canonically(req.URL.Path+"x")))
		}, ""},

		{"UTF-8 that is called Latin-1", serve(cyrillic, "Content-Type", "text/html; charset=iso-8859-1"), ""},
		{"UTF-8 that is called UTF-16", serve(cyrillic, "Content-Type", "text/html; charset=utf-16"), ""},
		{"UTF-8 in an encoding nobody knows", serve(cyrillic, "Content-Type", `text/html; charset="x-\"klingon"`), ""},
		{"junk that is called UTF-8", serve("<!DOCTYPE html><title>x</title><p>"+string(junk), "Content-Type", "text/html; charset=utf-8"), summarise.Unsupported},

		{"a million elements in one another", serve("<!DOCTYPE html>"+strings.Repeat("<b>", 1<<20), "Content-Type", "text/html"), summarise.Unsupported},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				_, r := newSite(t, test.handler, Options{})
				defer time.Sleep(time.Minute) // till the server sees that nobody listens
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				start := time.Now()
				a, err := r.Read(t.Context(), summarise.Link{URL: "http://news.example.com/"})
				took := time.Since(start)
				runtime.ReadMemStats(&after)
				allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
				switch {
				case test.want != "":
					wantCode(t, err, test.want)
				case err != nil:
					t.Fatal(err)
				case strings.Contains(a.Passages[0].Text, "\uFFFD"):
					t.Errorf("read %q", a.Passages[0].Text)
				}
				if took > fetchBudget || allocated > most {
					t.Errorf("%v and %d MB, want at most %v and %d MB", took, allocated, fetchBudget, most)
				}
				t.Logf("%v, %d MB allocated: %v", took, allocated, err)
			})
		})
	}
}
