package reader

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/cache"
	"verbatim/summarise"
)

// A web answers by host and path, and remembers what it was asked for.
type web struct {
	pages map[string]string // a page, or "→ " and where it redirects to; what is not there is not found
	asked []string
}

func (w *web) ServeHTTP(out http.ResponseWriter, req *http.Request) {
	at := req.Host + req.URL.RequestURI()
	w.asked = append(w.asked, at)
	page, ok := w.pages[at]
	switch location, moved := strings.CutPrefix(page, "→ "); {
	case !ok:
		http.Error(out, "not here", http.StatusNotFound)
	case moved:
		http.Redirect(out, req, location, http.StatusFound)
	default:
		io.WriteString(out, page)
	}
}

// inHead is the harbour's page with more in its head.
func inHead(tags string) string { return strings.Replace(harbour, "<title>", tags+"<title>", 1) }

// canonically is the harbour's page as a variant has it: with another line at its end, and the address of the page proper.
func canonically(href string) string {
	return strings.Replace(inHead(`<link rel="canonical" href="`+href+`">`), "</article>",
		"<p>This page was made for small screens; on larger ones there are pictures.</p></article>", 1)
}

func asAMP(page string) string { return strings.Replace(page, "<html", "<html ⚡", 1) }

// mill is another article.
const mill = `<!DOCTYPE html><html lang="en"><head><title>The old mill turns again</title></head><body><article>
<h1>The old mill turns again</h1>
<p>Forty volunteers have spent three summers on the wooden wheel of the mill at Nether Askby, which last ground flour in the winter of 1951, before the stream was led into a pipe.</p>
<p>“It is louder than any of us had thought,” said the carpenter, Joan Pellow, after the sluice was opened on Saturday and the wheel began to move in front of several hundred visitors.</p>
<p>Bread from the mill's own flour will be sold from May onwards, if the council agrees to let the volunteers use the bakery behind the school for two mornings a week.</p>
</article></body></html>`

func TestVariants(t *testing.T) {
	t.Parallel()
	const proper = "http://www.paper.example.com/2026/harbour"
	tests := []struct {
		name   string
		posted string
		pages  map[string]string
		at     string // where the article is read
		asked  int
	}{
		{"a layout for telephones", "http://m.paper.example.com/2026/harbour", map[string]string{
			"m.paper.example.com/2026/harbour":   canonically(proper),
			"www.paper.example.com/2026/harbour": inHead(`<link rel="alternate" media="only screen and (max-width: 640px)" href="http://m.paper.example.com/2026/harbour">`),
		}, proper, 2},
		{"AMP under a path of its own", proper + "/amp/", map[string]string{
			"www.paper.example.com/2026/harbour/amp/": asAMP(canonically("/2026/harbour")),
			"www.paper.example.com/2026/harbour":      inHead(`<link rel="amphtml" href="/2026/harbour/amp/">`),
		}, proper, 2},
		{"AMP by a parameter", proper + "?outputType=amp", map[string]string{
			"www.paper.example.com/2026/harbour?outputType=amp": asAMP(canonically(proper)),
			"www.paper.example.com/2026/harbour":                harbour,
		}, proper, 2},
		{"AMP in an AMP cache", "https://www-paper-example-com.cdn.ampproject.org/c/www.paper.example.com/2026/harbour/amp/", map[string]string{
			"www.paper.example.com/2026/harbour/amp/": asAMP(canonically(proper)),
			"www.paper.example.com/2026/harbour":      harbour,
		}, proper, 2},
		{"a print layout, through redirects", "http://short.example.net/1", map[string]string{
			"short.example.net/1":                      "→ http://www.paper.example.com/print.php?id=7",
			"www.paper.example.com/print.php?id=7":     canonically("/2026/harbour"),
			"www.paper.example.com/2026/harbour":       "→ /2026/harbour/",
			"www.paper.example.com/2026/harbour/":      harbour,
			"m.paper.example.com/2026/harbour/ignored": "",
		}, proper + "/", 4},
		{"the page proper names another page proper: one step is enough", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a":              canonically(proper),
			"www.paper.example.com/2026/harbour": canonically("http://www.paper.example.com/b"),
			"www.paper.example.com/b":            harbour,
		}, proper, 2},

		{"the page proper is not there", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a": canonically(proper),
		}, "http://m.paper.example.com/a", 2},
		{"the page proper is another article", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a":              canonically(proper),
			"www.paper.example.com/2026/harbour": mill,
		}, "http://m.paper.example.com/a", 2},
		{"the page proper shows its beginning alone", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a":              canonically(proper),
			"www.paper.example.com/2026/harbour": harbour[:strings.Index(harbour, "<p>“We")] + "</article></body></html>",
		}, "http://m.paper.example.com/a", 2},
		{"the page proper redirects to somebody else", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a":              canonically(proper),
			"www.paper.example.com/2026/harbour": "→ http://copy.example.net/",
			"copy.example.net/":                  harbour,
		}, "http://m.paper.example.com/a", 3},
		{"both name each other", "http://www.paper.example.com/a", map[string]string{
			"www.paper.example.com/a": canonically("/b"),
			"www.paper.example.com/b": canonically("/a"),
		}, "http://www.paper.example.com/b", 2},

		{"somebody else's page", "http://evil.example.net/a", map[string]string{
			"evil.example.net/a": asAMP(canonically(proper)), "www.paper.example.com/2026/harbour": harbour,
		}, "http://evil.example.net/a", 1},
		{"a neighbour's page, where each user has a host", "http://eve.github.io/a", map[string]string{
			"eve.github.io/a": canonically("http://ada.github.io/a"), "ada.github.io/a": harbour,
		}, "http://eve.github.io/a", 1},
		{"the home page", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a": canonically("http://www.paper.example.com/"), "www.paper.example.com/": harbour,
		}, "http://m.paper.example.com/a", 1},
		{"a parameter is the difference", proper + "?ref=letter", map[string]string{
			"www.paper.example.com/2026/harbour?ref=letter": canonically(proper), "www.paper.example.com/2026/harbour": harbour,
		}, proper + "?ref=letter", 1},
		{"itself, spelled otherwise", "http://paper.example.com/a/", map[string]string{
			"paper.example.com/a/": canonically("https://www.paper.example.com/a#top"),
		}, "http://paper.example.com/a/", 1},
		{"named in the body, where visitors write", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a":              strings.NewReplacer("</head>", "", "<article>", `<link rel="canonical" href="`+proper+`"><article>`).Replace(harbour),
			"www.paper.example.com/2026/harbour": harbour,
		}, "http://m.paper.example.com/a", 1},
		{"named by no head at all", "http://m.paper.example.com/a", map[string]string{
			"m.paper.example.com/a": `<link rel="canonical" href="` + proper + strings.Repeat("x", 9000) + `">` + harbour,
		}, "http://m.paper.example.com/a", 1},
	}
	for _, href := range []string{"http://127.0.0.1/", "http://[::1]/a", "http://2130706433/a", "http://localhost/a", "http://paper.internal/a", "http://com/a",
		"http://user:pass@www.paper.example.com/a", "http://www.paper.example.com:0/a", "file:///etc/passwd", "gopher://www.paper.example.com/a", "javascript:alert(1)", "data:text/html,x",
		`http:\\www.paper.example.com\a`, "http://www.paper.example.com%00/a", "//", "", "http://[", "http://www.paper.example.com:6379/a"} {
		tests = append(tests, struct {
			name, posted string
			pages        map[string]string
			at           string
			asked        int
		}{"not to be fetched: " + href, "http://m.paper.example.com/a", map[string]string{"m.paper.example.com/a": asAMP(canonically(href))}, "http://m.paper.example.com/a", 1})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := &web{pages: test.pages}
			_, r := newSite(t, w.ServeHTTP, Options{})
			a, err := read(t, r, summarise.Link{URL: test.posted})
			if err != nil {
				t.Fatal(err)
			}
			if a.URL != test.at || len(w.asked) != test.asked {
				t.Errorf("read at %s after asking %q, want at %s after %d", a.URL, w.asked, test.at, test.asked)
			}
		})
	}
}

func TestSlowPageProper(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ head, body, proper, took time.Duration }{
		"does not answer":                           {0, 0, time.Hour, canonicalBudget},
		"does not answer, after a slow variant":     {8 * time.Second, 4 * time.Second, time.Hour, fetchBudget},
		"answers within what a slow variant leaves": {8 * time.Second, 4 * time.Second, 2 * time.Second, 14 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
					if req.Host == "m.paper.example.com" {
						time.Sleep(test.head)
						w.(http.Flusher).Flush()
						time.Sleep(test.body)
						io.WriteString(w, canonically("http://www.paper.example.com/a"))
						return
					}
					select {
					case <-time.After(test.proper):
						io.WriteString(w, harbour)
					case <-req.Context().Done():
					}
				}, Options{})
				start := time.Now()
				a, err := r.Read(t.Context(), summarise.Link{URL: "http://m.paper.example.com/a"})
				if err != nil {
					t.Fatal(err)
				}
				want := "http://m.paper.example.com/a"
				if test.proper < canonicalBudget {
					want = "http://www.paper.example.com/a"
				}
				if took := time.Since(start); took != test.took || a.URL != want {
					t.Errorf("read %s after %v, want %s after %v", a.URL, took, want, test.took)
				}
			})
		})
	}
}

// A variant is asked for "if changed" like any page, and so is the page proper.
func TestRevalidationOfVariants(t *testing.T) {
	t.Parallel()
	w := &web{pages: map[string]string{
		"m.paper.example.com/a":   canonically("http://www.paper.example.com/a"),
		"www.paper.example.com/a": harbour,
	}}
	var statuses []int
	_, r := newSite(t, func(out http.ResponseWriter, req *http.Request) {
		out.Header().Set("ETag", `W/"1"`)
		if req.Header.Get("If-None-Match") == `W/"1"` {
			statuses = append(statuses, http.StatusNotModified)
			out.WriteHeader(http.StatusNotModified)
			return
		}
		statuses = append(statuses, http.StatusOK)
		w.ServeHTTP(out, req)
	}, Options{})
	var ids []summarise.ArticleID
	for _, link := range []string{"http://m.paper.example.com/a", "http://m.paper.example.com/a", "http://www.paper.example.com/a"} {
		a, err := read(t, r, summarise.Link{URL: link})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	if ids[0] != ids[1] || ids[1] != ids[2] {
		t.Errorf("three IDs %v, want one", ids)
	}
	if want := []int{200, 200, 304, 304, 304}; !slices.Equal(statuses, want) {
		t.Errorf("statuses %v, want %v", statuses, want)
	}
}

// counted is an engine that takes an article's first passage for its summary, and counts.
type counted struct{ drafts atomic.Int32 }

func (*counted) Maker() summarise.Maker { return summarise.Maker{Engine: "counted"} }

func (e *counted) Draft(_ context.Context, a *summarise.Article, _ summarise.Want) (*summarise.Draft, error) {
	e.drafts.Add(1)
	first := a.Passages[0].Text
	return &summarise.Draft{Summary: []summarise.DraftClaim{{Text: first, Evidence: []summarise.Evidence{{Words: first}}}}}, nil
}

func (e *counted) Reply(context.Context, *summarise.Article, []summarise.Answer, string) (*summarise.Draft, error) {
	return &summarise.Draft{}, nil
}

// newService is the pipeline from link to digest, over w. advance moves its clock.
func newService(t *testing.T, handler http.HandlerFunc) (s *summarise.Service, e *counted, advance func(time.Duration)) {
	t.Helper()
	var past atomic.Int64
	now := func() time.Time { return time.Unix(1_800_000_000, past.Load()) }
	_, r := newSite(t, handler, Options{Now: now})
	e = &counted{}
	s = summarise.New(summarise.Options{Reader: r, Engines: []summarise.Engine{e}, Store: cache.NewMemory(cache.Options{}), Now: now, Log: slog.New(slog.DiscardHandler)})
	return s, e, func(d time.Duration) { past.Add(int64(d)) }
}

func TestVariantsShareADigest(t *testing.T) {
	t.Parallel()
	const proper, mobile, amp = "http://www.paper.example.com/harbour", "http://m.paper.example.com/harbour", "http://www.paper.example.com/harbour/amp"
	orders := [][]string{{proper, mobile, amp}, {mobile, amp, proper}, {amp, proper, mobile}}
	for _, order := range orders {
		for _, later := range []time.Duration{0, 11 * time.Minute} {
			t.Run(fmt.Sprint(order, later), func(t *testing.T) {
				t.Parallel()
				w := &web{pages: map[string]string{
					"www.paper.example.com/harbour":     harbour,
					"m.paper.example.com/harbour":       canonically(proper),
					"www.paper.example.com/harbour/amp": asAMP(canonically(proper)),
				}}
				s, e, advance := newService(t, w.ServeHTTP)
				for i, link := range order {
					res, err := s.Summarise(t.Context(), summarise.Link{URL: link}, summarise.Want{})
					if err != nil {
						t.Fatal(err)
					}
					if res.Cached != (i > 0) || res.Article.URL != proper {
						t.Errorf("%s: cached %v, at %s; want all but the first, at %s", link, res.Cached, res.Article.URL, proper)
					}
					advance(later)
				}
				if got := e.drafts.Load(); got != 1 {
					t.Errorf("%d drafts for %d links, want 1", got, len(order))
				}
			})
		}
	}
	t.Run("the page proper is not read again after its variant", func(t *testing.T) {
		t.Parallel()
		w := &web{pages: map[string]string{"www.paper.example.com/harbour": harbour, "m.paper.example.com/harbour": canonically(proper)}}
		s, _, _ := newService(t, w.ServeHTTP)
		for _, link := range []string{mobile, proper} {
			if _, err := s.Summarise(t.Context(), summarise.Link{URL: link}, summarise.Want{}); err != nil {
				t.Fatal(err)
			}
		}
		if len(w.asked) != 2 {
			t.Errorf("asked for %q, want each once", w.asked)
		}
	})
}

// No page can put its words under another's address, whichever of the two is posted first.
func TestNoPagePoisonsAnother(t *testing.T) {
	t.Parallel()
	forged := strings.ReplaceAll(canonically("http://www.paper.example.com/harbour"), "312 passengers", "999 passengers")
	pages := map[string]string{
		"www.paper.example.com/harbour":   harbour,
		"www.paper.example.com/out?to=e":  "→ http://evil.example.net/a",
		"evil.example.net/a":              asAMP(forged),
		"evil.example.net/b":              "→ http://www.paper.example.com/harbour",
		"comments.paper.example.com/eve":  strings.ReplaceAll(mill, "<title>", `<link rel="canonical" href="http://www.paper.example.com/harbour"><title>`),
		"comments.paper.example.com/eve2": forged,
	}
	truth := []string{"http://www.paper.example.com/harbour", "http://evil.example.net/b"}
	for _, attack := range []string{"http://evil.example.net/a", "http://www.paper.example.com/out?to=e", "http://comments.paper.example.com/eve", "http://comments.paper.example.com/eve2"} {
		for _, first := range []bool{false, true} {
			t.Run(fmt.Sprint(attack, first), func(t *testing.T) {
				t.Parallel()
				w := &web{pages: pages}
				s, _, _ := newService(t, w.ServeHTTP)
				links := slices.Clone(truth)
				if first {
					links = slices.Insert(links, 0, attack)
				} else {
					links = append(links, attack, truth[0], truth[1])
				}
				for _, link := range links {
					res, err := s.Summarise(t.Context(), summarise.Link{URL: link}, summarise.Want{})
					if err != nil {
						t.Fatal(err)
					}
					if text := res.Article.Passages[0].Text; link != attack && !strings.Contains(text, "312 passengers") {
						t.Errorf("%s after %q says %q", link, w.asked, text)
					}
				}
			})
		}
	}
}

// Links without an identity once shared one key: the second was answered with the first one's article.
func TestLinksTooLongForAnIdentity(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 9000)
	w := &web{pages: map[string]string{"news.example.com/harbour?" + long: harbour, "news.example.com/mill?" + long: mill}}
	s, _, _ := newService(t, w.ServeHTTP)
	for link, want := range map[string]string{"harbour": "Harbour opens after two years", "mill": "The old mill turns again"} {
		a, err := s.Read(t.Context(), summarise.Link{URL: "http://news.example.com/" + link + "?" + long})
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != want {
			t.Errorf("%s: read %q, want %q", link, a.Title, want)
		}
	}
}

func BenchmarkHoldsWords(b *testing.B) {
	passage := summarise.Passage{Text: strings.TrimSpace(strings.Repeat("The harbour of Sankt Brendan opened on Monday after two years of work. ", 10))}
	a := &summarise.Article{Passages: slices.Repeat([]summarise.Passage{passage}, 800)}
	a.Read.Words = 800 * 120
	for b.Loop() {
		holdsWordsOf(a, a)
	}
}
