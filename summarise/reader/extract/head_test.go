package extract

import (
	"strings"
	"testing"
	"time"
)

func TestMetadata(t *testing.T) {
	t.Parallel()
	const from = "https://news.example/2026/mill?x=1"
	type want struct{ title, byline, site, lang, canonical, published string }
	for _, c := range []struct {
		name, page string
		want       want
	}{
		{"nothing", "<p>a</p>", want{}},
		{"the h1 that others bear out", `<title>Mill reopens in Lowmere | Courier</title><h1>The Courier</h1><h1>Mill reopens in Lowmere</h1>`, want{title: "Mill reopens in Lowmere"}},
		{"an h1 that is the site is none", `<title>Slow tests and why - Notes from a Shed</title><h1>Notes from a Shed</h1>`, want{title: "Slow tests and why - Notes from a Shed"}},
		{"the site's name is cut off", `<meta property="og:site_name" content="Shed"><title>Slow tests and why - Shed</title>`, want{title: "Slow tests and why", site: "Shed"}},
		{"a bar cuts always", `<title>Slow tests and why | A | Shed</title>`, want{title: "Slow tests and why | A"}},
		{"an h1 alone", `<h1> </h1><h1>Mill</h1><p>a</p>`, want{title: "Mill"}},
		{"letters of one word in two elements", `<title>The drop cap again</title><h1><span>T</span>he drop cap</h1>`, want{title: "The drop cap"}},
		{"JSON-LD before OpenGraph", `<meta property="og:title" content="Other"><script type="application/ld+json">{"@type":["Thing","NewsArticle"],"headline":"Mill &amp; tide","author":"Ida Marsh","publisher":{"name":"Courier"},"inLanguage":"en_GB","datePublished":"2026-05-12"}</script>`,
			want{title: "Mill & tide", byline: "Ida Marsh", site: "Courier", lang: "en-GB", published: "2026-05-12T00:00:00Z"}},
		{"JSON-LD as found: comment, raw line end, semicolon", "<script type='application/ld+json'><!--\n{\"@graph\":[{\"@type\":\"BlogPosting\",\"headline\":\"A\nB\",\"author\":[{\"@id\":\"#1\"},{\"name\":[\"Tom Bell\"]}]},{\"@id\":\"#1\",\"name\":\"Ida Marsh\"}]};\n--></script>", want{title: "A B", byline: "Ida Marsh, Tom Bell"}},
		{"JSON-LD that is none is passed over", `<script type="application/ld+json">{"@type":"NewsArticle",</script><script type="application/ld+json">{"@type":"Report","headline":"Second"}</script>`, want{title: "Second"}},
		{"a product's name is no headline", `<script type="application/ld+json">{"@type":"Product","name":"Mill","headline":"Buy","author":"Shop"}</script>`, want{}},
		{"authors who are addresses or accounts of machines", `<meta name="author" content="https://news.example/ida"><meta property="article:author" content="admin"><meta name="parsely-author" content="By Ida Marsh, Senior Reporter">`, want{byline: "Ida Marsh"}},
		{"the site is its own author only if nobody else is", `<meta property="og:site_name" content="Courier"><meta name="author" content="Courier"><p class="byline">By <b>Ida Marsh</b> | 12 May 2026</p>`, want{byline: "Ida Marsh", site: "Courier"}},
		{"the innermost of marked elements", `<div class="author-box"><span class="author-name">Ida Marsh</span> Harbour correspondent since 2011</div>`, want{byline: "Ida Marsh"}},
		{"commenters are no authors", `<ol><li class="comment-author">Tom Bell</li></ol>`, want{}},
		{"a line that begins with By", `<div>By Ida Marsh and Tom Bell</div>`, want{byline: "Ida Marsh and Tom Bell"}},
		{"By and no name", `<ul><li>By industry</li><li>By Industry</li></ul><p>By the sea it is cold.</p>`, want{}},
		{"canonical against base", `<base href="https://www.news.example/de/"><link rel="Canonical" href="../mill">`, want{canonical: "https://www.news.example/mill"}},
		{"canonical against the address", `<link rel="canonical" href="/mill"><meta property="og:url" content="https://other.example">`, want{canonical: "https://news.example/mill"}},
		{"canonical must be an address", `<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://news.example/a">`, want{canonical: "http://news.example/a"}},
		{"language with an underscore", `<meta property="og:locale" content="pt_BR">`, want{lang: "pt-BR"}},
		{"no language", `<html lang="*!">`, want{}},
		{"a date in words is no declared date", `<meta name="date" content="12th of May"><span itemprop="datePublished" content="2026-05-12T08:30">yesterday</span>`, want{published: "2026-05-12T08:30:00Z"}},
		{"a text element in the picture is no title", `<svg><title>Logo</title></svg>`, want{}},
		{"a title of a book's length is none", `<meta property="og:title" content="` + strings.Repeat("long ", 300) + `">`, want{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Read(c.page, from)
			if err != nil {
				t.Fatal(err)
			}
			got := want{p.Title, p.Byline, p.Site, p.Lang, p.Canonical, ""}
			if !p.Published.IsZero() {
				got.published = p.Published.Format(time.RFC3339)
			}
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestDatesAsMachinesWriteThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"2026-05-12T08:30:00+01:00": "2026-05-12T08:30:00+01:00",
		"2026-05-12T08:30:00+0100":  "2026-05-12T08:30:00+01:00",
		"2026-05-12T08:30:00.123Z":  "2026-05-12T08:30:00Z",
		"2026-05-12 08:30:00":       "2026-05-12T08:30:00Z",
		" 2026-05-12 ":              "2026-05-12T00:00:00Z",
		"20260512":                  "2026-05-12T00:00:00Z",
		"2026-05-12T8.30 Uhr":       "2026-05-12T00:00:00Z",
		"12/05/2026":                "",
		"May 12, 2026":              "",
		"0001-01-01T00:00:00Z":      "",
		"2026-13-01":                "",
		"":                          "",
	} {
		got := ""
		if d := isoTime(in); !d.IsZero() {
			got = d.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("isoTime(%q) = %q, want %q", in, got, want)
		}
	}
}
