package reader

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/summarise"
)

func TestRevalidation(t *testing.T) {
	t.Parallel()
	etag, body := `"v1"`, harbour
	var statuses []int
	_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("ETag", etag)
		if req.Header.Get("If-None-Match") == etag {
			statuses = append(statuses, 304)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		statuses = append(statuses, 200)
		io.WriteString(w, body)
	}, Options{})
	link := summarise.Link{URL: "http://news.example.com/harbour"}
	first, err := read(t, r, link)
	if err != nil {
		t.Fatal(err)
	}
	first.Passages[0].Text, first.Title = "spoiled by its owner", "spoiled"
	second, err := read(t, r, link)
	if err != nil {
		t.Fatal(err)
	}
	if second.ID != first.ID || second.Title == "spoiled" || second.Passages[0].Text == first.Passages[0].Text {
		t.Errorf("after 304: ID %s and title %q, want %s and the page's", second.ID, second.Title, first.ID)
	}
	etag, body = `"v2"`, strings.ReplaceAll(harbour, "312", "313")
	third, err := read(t, r, link)
	if err != nil {
		t.Fatal(err)
	}
	if third.ID == first.ID {
		t.Error("a changed page kept its ID")
	}
	if got, want := fmt.Sprint(statuses), "[200 304 200]"; got != want {
		t.Errorf("statuses %s, want %s", got, want)
	}
}

// A page that is the same ten minutes later costs no model call, however the host lets us know.
func TestAPageThatStaysKeepsItsDigest(t *testing.T) {
	t.Parallel()
	const day = "Wed, 25 Nov 2026 12:00:00 GMT"
	answer := func(header, value, condition string) http.HandlerFunc {
		return func(w http.ResponseWriter, req *http.Request) {
			w.Header().Set(header, value)
			if condition != "" && req.Header.Get(condition) == value {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, harbour)
		}
	}
	changing := 0
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		status  int // of the second answer
	}{
		"a strong ETag":                     {answer("Etag", `"1"`, "If-None-Match"), 304},
		"a weak ETag":                       {answer("Etag", `W/"1-é"`, "If-None-Match"), 304},
		"an ETag without its marks":         {answer("Etag", `1`, "If-None-Match"), 304},
		"a date":                            {answer("Last-Modified", day, "If-Modified-Since"), 304},
		"no validator":                      {answer("X-Nothing", "1", ""), 200},
		"a validator that the host forgets": {answer("Etag", `"1"`, ""), 200},
		"an ETag too long to send back":     {answer("Etag", `"`+strings.Repeat("1", 4000)+`"`, "If-None-Match"), 200},
		"a page made anew each time": {func(w http.ResponseWriter, _ *http.Request) {
			changing++
			w.Header().Set("Etag", fmt.Sprintf(`"%d"`, changing))
			io.WriteString(w, inHead(fmt.Sprintf("<meta name=csrf content=%d><script>nonce=%d</script>", changing, changing)))
		}, 200},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var statuses []int
			s, e, advance := newService(t, func(w http.ResponseWriter, req *http.Request) {
				seen := &statusWriter{ResponseWriter: w, status: 200}
				test.handler(seen, req)
				statuses = append(statuses, seen.status)
			})
			for i := range 2 {
				res, err := s.Summarise(t.Context(), summarise.Link{URL: "http://news.example.com/harbour"}, summarise.Want{})
				if err != nil {
					t.Fatal(err)
				}
				if res.Cached != (i == 1) || len(res.Article.Notes) > 0 {
					t.Errorf("reading %d: cached %v, notes %q", i, res.Cached, res.Article.Notes)
				}
				advance(11 * time.Minute)
			}
			if want := []int{200, test.status}; !slices.Equal(statuses, want) || e.drafts.Load() != 1 {
				t.Errorf("statuses %v and %d drafts, want %v and 1", statuses, e.drafts.Load(), want)
			}
		})
	}
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Hosts that answer "not modified" to a question that had no condition, or to one about another page.
func TestNotModifiedWithoutAnythingKept(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		header [2]string
		want   string
	}{
		"never asked":       {[2]string{"X-Nothing", "1"}, ""},
		"forbidden to keep": {[2]string{"Cache-Control", "private, No-Store"}, ""},
		"kept":              {[2]string{"Cache-Control", "max-age=60"}, `"1"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var conditions []string
			_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
				conditions = append(conditions, req.Header.Get("If-None-Match"))
				w.Header().Set(test.header[0], test.header[1])
				if test.header[0] != "X-Nothing" {
					w.Header().Set("Etag", `"1"`)
				}
				if len(conditions) > 1 {
					w.WriteHeader(http.StatusNotModified)
					return
				}
				io.WriteString(w, harbour)
			}, Options{})
			if _, err := read(t, r, summarise.Link{URL: "http://news.example.com/"}); err != nil {
				t.Fatal(err)
			}
			_, err := read(t, r, summarise.Link{URL: "http://news.example.com/"})
			if conditions[1] != test.want {
				t.Errorf("asked with %q, want %q", conditions[1], test.want)
			}
			if test.want != "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			wantCode(t, err, summarise.PageError)
		})
	}
}

// A file whose address was also posted as a link is read as a file: with no address of its own, and without conditions.
func TestAnAttachmentIsNoKeptPage(t *testing.T) {
	t.Parallel()
	_, r := newSite(t, func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Etag", `"1"`)
		if req.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, harbour)
	}, Options{})
	const address = "http://cdn.example.com/a.html?ex=1"
	if _, err := read(t, r, summarise.Link{URL: address}); err != nil {
		t.Fatal(err)
	}
	a, err := read(t, r, summarise.Attachment{Name: "a.html", URL: address})
	if err != nil || a.URL != "" {
		t.Errorf("read %+v, %v; want the file, without an address", a, err)
	}
}

func TestKeptPagesAreFew(t *testing.T) {
	t.Parallel()
	_, r := newSite(t, serve(harbour, "Etag", `"1"`), Options{})
	for i := range maxKept + 10 {
		for range 2 {
			if _, err := read(t, r, summarise.Link{URL: fmt.Sprintf("http://news.example.com/%d", i)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	k := r.kept
	if len(k.pages) != maxKept || len(k.order) != maxKept {
		t.Errorf("%d pages in an order of %d, want %d", len(k.pages), len(k.order), maxKept)
	}
}
