package verdict

import (
	"errors"
	"net/http"
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/reader/extract"
)

// FuzzJudge holds Judge to its promise: an article with passages of the page, or a named refusal.
func FuzzJudge(f *testing.F) {
	f.Add(200, "https://www.herald.example/2026/03/harbour", framed("Harbour opens", story()))
	f.Add(0, "", bare("Just a moment...", `<form id="challenge-form">`))
	f.Add(503, "http://[::1", "<html data-adblockkey><og:type<meta property=og:type content=")
	f.Add(202, "https://a.example/?q=%zz", `<title>|||</title><body><a-b id=`)
	f.Add(200, "https://a.example/", bare("404", "<p>İİİ ſſſ ẞ 1-1 of 1 results…</p>"+linked(`{"isAccessibleForFree":false}`)))
	f.Fuzz(func(t *testing.T, status int, url, html string) {
		p, err := extract.Read(html, url)
		if err != nil {
			return
		}
		found, err := Judge(Response{Status: status, Header: http.Header{}, URL: url, HTML: html, Page: p})
		if err != nil {
			e, ok := errors.AsType[*summarise.Error](err)
			if !ok || e.Code == "" || e.Note == "" {
				t.Fatalf("refused without a name: %v", err)
			}
			return
		}
		if len(found.Passages) == 0 || len(found.Passages) > len(p.Passages) {
			t.Fatalf("an article of %d passages out of %d", len(found.Passages), len(p.Passages))
		}
	})
}
