package reader

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestPagesThatAreNoArticle(t *testing.T) {
	t.Parallel()
	page := func(title, body string) string {
		return "<!DOCTYPE html><html><head><title>" + title + "</title></head><body>" + body + "</body></html>"
	}
	tests := []struct {
		name   string
		status int
		header []string
		body   string
		want   summarise.Code
	}{
		{"a challenge with 503", 503, nil, page("Just a moment...", `<form id="challenge-form"></form>`), summarise.Blocked},
		{"an error with 503", 503, nil, page("Just a moment, please", "<p>We are at work on the site.</p>"), summarise.PageError},
		{"an error with an article in its page", 500, nil, harbour, summarise.PageError},
		{"an error with a picture", 500, []string{"Content-Type", "image/png"}, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", summarise.PageError},
		{"an error whose page is packed wrongly", 500, []string{"Content-Encoding", "gzip"}, "no gzip at all", summarise.PageError},
		{"a refusal with 200", 200, nil, page("Access Denied", "<p>You don't have permission to access this.</p>"), summarise.Blocked},
		{"a refusal in plain text with 200", 200, []string{"Content-Type", "text/plain"}, "Forbidden\n", summarise.Blocked},
		{"a missing page in plain text with 200", 200, []string{"Content-Type", "text/plain"}, "404: Not Found", summarise.Gone},
		{"a soft 404", 200, nil, page("Page not found", "<p>Try the search.</p>"), summarise.Gone},
		{"a frame for scripts", 200, nil, page("News", `<div id="root"></div><script src="/a.js"></script>`), summarise.NeedsJavaScript},
		{"a form", 200, nil, page("Log in", `<form><input type="password"></form>`), summarise.Login},
		{"a dialogue about cookies", 200, nil, page("Before you continue", "<p>We use cookies.</p>"), summarise.Consent},
		{"a subscribers' box and nothing else", 200, nil, page("Harbour opens", "<h1>Harbour opens</h1><p>Subscribe to read.</p>"), summarise.Paywall},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, r := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
				for i := 0; i < len(test.header); i += 2 {
					w.Header().Set(test.header[i], test.header[i+1])
				}
				w.WriteHeader(test.status)
				io.WriteString(w, test.body)
			}, Options{})
			_, err := read(t, r, summarise.Link{URL: "http://news.example.com/2026/03/harbour"})
			wantCode(t, err, test.want)
		})
	}
}

func TestTeaserIsReadAndNoted(t *testing.T) {
	t.Parallel()
	teaser := strings.Replace(harbour, "</article>", `</article><div><h2>To continue reading, subscribe now</h2><p>Already a subscriber? Log in</p></div>`, 1)
	_, r := newSite(t, serve(teaser), Options{})
	a, err := read(t, r, summarise.Link{URL: "http://news.example.com/harbour"})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"paywall: only the first 3 paragraphs were visible"}; !slices.Equal(a.Notes, want) {
		t.Errorf("notes %q, want %q", a.Notes, want)
	}
	for _, p := range a.Passages {
		if strings.Contains(p.Heading+p.Text, "ubscribe") {
			t.Errorf("the box was read: %+v", p)
		}
	}
}

// A saved page may say where it comes from; a page that was fetched is where it was found, and a file on Discord's
// servers has no address that lasts.
func TestWhereAPageIsFrom(t *testing.T) {
	t.Parallel()
	const canonical = "https://www.news.example/2026/harbour"
	page := strings.Replace(harbour, "<title>", `<link rel="canonical" href="`+canonical+`"><title>`, 1)
	_, r := newSite(t, serve(page), Options{})
	for _, test := range []struct {
		name   string
		source summarise.Source
		want   string
	}{
		{"a saved page", summarise.Upload{Name: "a.html", Data: []byte(page)}, canonical},
		{"a saved page whose address is given", summarise.Upload{Name: "a.html", Data: []byte(page), URL: "https://copy.example/a"}, "https://copy.example/a"},
		{"a link", summarise.Link{URL: "http://copy.example.com/a"}, "http://copy.example.com/a"},
		{"an attachment", summarise.Attachment{Name: "a.html", MediaType: "text/html", URL: "http://cdn.example.com/a.html?sig=1"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, err := read(t, r, test.source)
			if err != nil {
				t.Fatal(err)
			}
			if a.URL != test.want {
				t.Errorf("URL %q, want %q", a.URL, test.want)
			}
		})
	}
}
