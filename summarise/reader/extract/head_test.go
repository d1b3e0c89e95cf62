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
		{"a line that begins with By", `<div>By Ida Marsh and Tom Bell</div>`, want{byline: "Ida Marsh, Tom Bell"}},
		{"By and no name", `<ul><li>By industry</li><li>By Industry</li></ul><p>By the sea it is cold.</p>`, want{}},
		{"canonical against base", `<base href="https://www.news.example/de/"><link rel="Canonical" href="../mill">`, want{canonical: "https://www.news.example/mill"}},
		{"canonical against the address", `<link rel="canonical" href="/mill"><meta property="og:url" content="https://other.example">`, want{canonical: "https://news.example/mill"}},
		{"canonical must be an address", `<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://news.example/a">`, want{canonical: "http://news.example/a"}},
		{"language with an underscore", `<meta property="og:locale" content="pt_BR">`, want{lang: "pt-BR"}},
		{"no language", `<html lang="*!">`, want{}},
		{"a date in words is no declared date", `<meta name="date" content="12th of May"><span itemprop="datePublished" content="2026-05-12T08:30">yesterday</span>`, want{published: "2026-05-12T08:30:00Z"}},
		{"JSON-LD: a reference to another block", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@id":"#ida"}}</script><script type="application/ld+json">[{"@type":"Person","@id":"#ida","givenName":"Ida","familyName":"Marsh","jobTitle":"Reporter"}]</script>`, want{byline: "Ida Marsh"}},
		{"JSON-LD: the publisher as author, a person as creator", `<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Courier"},"author":{"@type":"Organization","name":"The Courier"},"creator":["Ida Marsh"]}</script><meta property="og:site_name" content="The Courier">`, want{byline: "Ida Marsh", site: "The Courier"}},
		{"JSON-LD: people with profiles", `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":["Article","BlogPosting"],"headline":"Mill","author":[{"@type":"Person","name":"Ida Marsh","sameAs":["https://social.example/ida"],"url":"https://news.example/ida"},{"@type":"Person","name":"Tom Bell"}]}]}</script>`, want{title: "Mill", byline: "Ida Marsh, Tom Bell"}},
		{"three authors and an agency", `<div class="byline">By IDA MARSH, Tom Bell and Wen O'Hara, Associated Press</div>`, want{byline: "IDA MARSH, Tom Bell, Wen O'Hara"}},
		{"degrees and roles behind names", `<p class="author">Written by Ida Marsh, Ph.D., RDN and Tom Bell, MD, Medical Editor</p>`, want{byline: "Ida Marsh, Tom Bell"}},
		{"an author by the name of a month", `<p class="byline">By April Marsh</p><p class="byline">April 12, 2026</p>`, want{byline: "April Marsh"}},
		{"a firm of two", `<meta name="author" content="Marsh & Bell">`, want{byline: "Marsh & Bell"}},
		{"each author in an element of the journal's", `<meta name="citation_author" content="Marsh, Ida R."><meta name="citation_author" content="Bell, Tom"><meta name="citation_publication_date" content="2026/05/12">`, want{byline: "Ida R. Marsh, Tom Bell", published: "2026-05-12T00:00:00Z"}},
		{"an address beside the name", `<meta name="author" content="Ida Marsh, ida@news.example">`, want{byline: "Ida Marsh"}},
		{"the host is no author where the page names one", `<meta name="author" content="news"><p class="byline">Ida Marsh</p>`, want{byline: "Ida Marsh"}},
		{"a label in another language", `<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ida Marsh">`, want{byline: "Ida Marsh"}},
		{"a reading time is nobody", `<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="9 minutes">`, want{}},
		{"a menu is no byline", `<ul><li><a href="/a">By Company Size</a></li></ul><nav><p>By Event Type</p></nav>`, want{}},
		{"the initials of a missing portrait", `<div class="author-box"><b class="author">IM</b><b class="author">Ida Marsh</b></div>`, want{byline: "Ida Marsh"}},
		{"a mark that ends a quotation is no bar", `<title>Pourquoi la page « introuvable » nous amuse</title>`, want{title: "Pourquoi la page « introuvable » nous amuse"}},
		{"behind a quotation it is one", `<title>La page « introuvable » nous amuse » Le Courrier</title>`, want{title: "La page « introuvable » nous amuse"}},
		{"the site before the title", `<meta property="og:site_name" content="Courier"><title>The Courier | Mill reopens in Lowmere after repairs</title>`, want{title: "Mill reopens in Lowmere after repairs", site: "Courier"}},
		{"the site and a colon", `<meta property="og:site_name" content="Courier"><meta property="og:title" content="Courier: Mill reopens">`, want{title: "Mill reopens", site: "Courier"}},
		{"the h1 that says most of the title", `<title>Defer and recover - The Mill Language</title><h1>The Mill Blog</h1><h1>Defer and recover</h1>`, want{title: "Defer and recover"}},
		{"a title cut short", `<meta property="og:title" content="Mill reopens in Lowmere after four…"><title>Mill reopens in Lowmere after four years of repairs</title>`, want{title: "Mill reopens in Lowmere after four years of repairs"}},
		{"an analyst at large", `<meta name="author" content="Analysis by Ida Marsh, Courier Editor-at-large">`, want{byline: "Ida Marsh"}},
		{"by in another language", `<p class="author">Par Ida Marsh</p><p class="author">Von der Presse</p>`, want{byline: "Ida Marsh"}},
		{"a role on a line of its own", `<div class="byline"><div>Ida Marsh</div><div>Senior Reporter</div></div>`, want{byline: "Ida Marsh"}},
		{"a link to the author's page", `<a href="/autor/ida-marsh/">Ida Marsh</a>`, want{byline: "Ida Marsh"}},
		{"a recipe's name", `<title>Pancakes - Spoon</title><script type="application/ld+json">{"@type":"Recipe","name":"Pancakes"}</script>`, want{title: "Pancakes"}},
		{"a headline of one word", `<title>Pancakes - Spoon</title><h1>Pancakes</h1>`, want{title: "Pancakes"}},
		{"a post below the blog's own h1", `<title>Tidal notes: A week on the mud</title><h1>Tidal notes</h1><h3 class="post-title entry-title">A week on the mud</h3>`, want{title: "A week on the mud"}},
		{"a label before the title", `<meta property="og:title" content="Slow tides"><h1><span>Title:</span>Slow tides</h1>`, want{title: "Slow tides"}},
		{"an address is no site", `<meta property="og:site_name" content="https://news.example"><meta name="application-name" content="Courier">`, want{site: "Courier"}},
		{"the day in the page's own zone", `<meta property="article:published_time" content="2026-05-12T23:30:00-07:00">`, want{published: "2026-05-12T23:30:00-07:00"}},
		{"a modification is no publication", `<meta property="article:modified_time" content="2026-05-12"><time datetime="2026-05-12" class="updated">today</time>`, want{}},
		{"a date in microformats", `<time class="entry-date published" datetime="2026-05-12">May</time>`, want{published: "2026-05-12T00:00:00Z"}},
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
		"2026-05-12T08:30:00+01:00":       "2026-05-12T08:30:00+01:00",
		"2026-05-12T08:30:00+0100":        "2026-05-12T08:30:00+01:00",
		"2026-05-12T08:30:00.123Z":        "2026-05-12T08:30:00Z",
		"2026-05-12 08:30:00":             "2026-05-12T08:30:00Z",
		" 2026-05-12 ":                    "2026-05-12T00:00:00Z",
		"20260512":                        "2026-05-12T00:00:00Z",
		"2026-05-12T8.30 Uhr":             "2026-05-12T00:00:00Z",
		"12.5.2026":                       "2026-05-12T00:00:00Z",
		"2026/5/12":                       "2026-05-12T00:00:00Z",
		"May 12, 2026":                    "2026-05-12T00:00:00Z",
		"12 May 2026":                     "2026-05-12T00:00:00Z",
		"2026 May 12":                     "2026-05-12T00:00:00Z",
		"Tue, 12 May 2026 23:30:00 -0700": "2026-05-12T23:30:00-07:00",
		"12/05/2026":                      "",
		"May 2026":                        "",
		"0001-01-01T00:00:00Z":            "",
		"2026-13-01":                      "",
		"":                                "",
	} {
		got := ""
		if d := writtenTime(in); !d.IsZero() {
			got = d.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("writtenTime(%q) = %q, want %q", in, got, want)
		}
	}
}
