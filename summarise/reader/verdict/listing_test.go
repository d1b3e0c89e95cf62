package verdict

import (
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestListings(t *testing.T) {
	t.Parallel()
	rows := strings.Repeat(`<div><h3><a href="/2026/03/harbour">Harbour opens after two years</a></h3><p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority…</p><a href="/2026/03/harbour">Read more</a></div>`, 8)
	all := []specimen{
		{name: "a front page of teasers", url: "https://www.herald.example/", html: framed("The Herald", rows)},
		{name: "a front page in a language", url: "https://www.herald.example/en/", html: framed("The Herald", rows)},
		{name: "an application in a store", url: "https://apps.example/app/ferry", html: framed("Ferry Times", linked(`{"@type":"SoftwareApplication","name":"Ferry Times"}`)+"<h1>Ferry Times</h1><p>All crossings of the ferries in one place, with live delays and tickets that work offline, for the price of nothing at all.</p>")},
		{name: "a product by JSON-LD", url: "https://shop.example/rope", html: framed("Rope", linked(`{"@type":["Product"],"name":"Rope"}`)+"<h1>Rope</h1><p>A rope of hemp, twelve metres long, made by hand in Sankt Brendan since 1903, for boats of up to eleven metres.</p>")},
		{name: "a product by OpenGraph", url: "https://shop.example/rope", html: framed("Rope", `<meta property="og:type" content="product">`+"<h1>Rope</h1><p>A rope of hemp, twelve metres long, made by hand in Sankt Brendan since 1903, for boats of up to eleven metres.</p>")},
		{name: "a shelf with a basket", url: "https://shop.example/collections/ropes", html: framed("Ropes", "<h1>Ropes</h1><p>Ropes of hemp, made by hand in Sankt Brendan since 1903, for boats of up to eleven metres and for those who only dream of one.</p>"+strings.Repeat("<div>Rope <span>12.00</span> <button>Add to cart</button></div>", 5))},
		{name: "a search", url: "https://www.herald.example/find?q=harbour", html: framed("harbour", rows)},
		{name: "a search in its path", url: "https://www.herald.example/search/harbour/", html: framed("harbour", "<p>Showing 1-10 of 345 results</p>"+rows)},
		{name: "a list that counts its rows", url: "https://jobs.example/al", html: framed("Internships in Sankt Brendan", "<h1>Internships</h1><p>Showing 10 of 33</p><p>There are 33 internships in Sankt Brendan at the moment, most of them on boats and in the port's offices.</p>")},
		{name: "a tag", url: "https://www.herald.example/tag/harbour", html: framed("Harbour", strings.Repeat(`<div><a href="/2026/03/harbour">Harbour opens after two years of work on its western pier</a></div>`, 9)+"<p>All that we have written of the harbour since the first stone was laid in the spring of the year 2024, newest first.</p>")},
		{name: "a folder on a server", url: "https://files.example/pub/", html: bare("Index of /pub", "<h1>Index of /pub</h1><pre><a href=a.txt>a.txt</a> 2026-01-01 12K</pre>")},
		{name: "a server without a site", url: "https://new.example/", html: bare("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>")},
		{name: "a search with long snippets", url: "https://www.herald.example/search?query=harbour&page=2", html: framed("harbour", strings.Repeat("<div><h3><a href=/1>Harbour opens after two years of work</a></h3><p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on…</p></div>", 12))},
		{name: "a shelf by JSON-LD", url: "https://shop.example/ropes", html: framed("Ropes", linked(`{"@context":"https://schema.org","@type":"CollectionPage","name":"Ropes"}`)+"<h1>Ropes</h1><p>Ropes of hemp, made by hand in Sankt Brendan since 1903, for boats of up to eleven metres and for those who only dream of one.</p>")},
		{name: "a person's profile", url: "https://social.example/ada", html: framed("Ada", `<meta property="og:type" content="profile">`+"<h1>Ada Lindqvist</h1><p>Mayor of Sankt Brendan, fisher's daughter, reader of long books; what she writes here is her own and not the town's opinion.</p>")},
		{name: "an album", url: "https://music.example/album/1", html: framed("Piers", `<meta property="og:type" content="music.album">`+"<h1>Piers</h1><p>Fourteen songs of the sea by the choir of Sankt Brendan, recorded in the old waiting room on two evenings in March.</p>")},
	}
	for i := range all {
		all[i].want = summarise.NotArticle
	}
	runSpecimens(t, all)
}
