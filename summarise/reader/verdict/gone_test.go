package verdict

import (
	"strings"
	"testing"

	"verbatim/summarise"
)

// Pages that say with status 200 that they are not there.
func TestGonePages(t *testing.T) {
	t.Parallel()
	all := []specimen{
		{name: "a title", html: framed("Page not found", "<p>Try the search.</p>")},
		{name: "a title in its second part", html: bare("The Herald - 404", "<p>Lost at sea.</p>")},
		{name: "words under the site's own title", html: framed("The Herald", "<h1>Sorry, this page is no longer available</h1><p>The article you are looking for has been removed or has expired.</p>")},
		{name: "a photo that was removed", html: bare("Photogram", "<h2>Sorry, this page isn't available.</h2><p>The link you followed may be broken, or the page may have been removed.</p>")},
		{name: "oops", html: bare("Oops! | The Herald", "<h1>Oops!</h1><p>We couldn't find that page.</p>")},
		{name: "a deleted post", html: bare("Social", "<p>This post was deleted by its author.</p>")},
		{name: "German", html: framed("Seite nicht gefunden", "<p>Die gesuchte Seite gibt es nicht.</p>")},
		{name: "German words alone", html: framed("Tagesbote", "<h1>Hoppla</h1><p>Dieser Artikel ist nicht mehr verfügbar.</p>")},
		{name: "French", html: framed("Le Journal", "<h1>Erreur 404</h1><p>La page que vous recherchez n'existe plus.</p>")},
		{name: "Spanish", html: framed("Página no encontrada", "<p>La página que buscas no existe.</p>")},
		{name: "Polish", html: framed("Gazeta", "<p>Strona nie istnieje lub została usunięta.</p>")},
		{name: "Russian", html: framed("Ошибка 404", "<p>Страница не найдена.</p>")},
		{name: "Japanese", html: framed("新聞", "<p>お探しのページは見つかりませんでした。</p>")},
		{name: "Chinese", html: framed("日报", "<p>您访问的页面不存在。</p>")},
		{name: "Korean", html: framed("신문", "<p>요청하신 페이지를 찾을 수 없습니다.</p>")},
		{name: "a title over much else to read", html: framed("Page not found", "<h1>Page not found</h1>"+strings.Repeat("<div><h3><a href=/1>Harbour opens</a></h3><p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon.</p></div>", 12))},
		{name: "a parked domain", html: bare("quiet-harbour.example", `<h1>quiet-harbour.example</h1><p>This domain may be for sale by its owner!</p>`)},
		{name: "a parked domain of scripts", html: `<!DOCTYPE html><html data-adblockkey="MFwwDQ"><head><title>quiet-harbour.example</title></head><body><div id="target"></div><script>window.park = "eyJ1"</script></body></html>`},
		{name: "a domain for sale in German", html: bare("hafen.example", `<h1>hafen.example</h1><p>Diese Domain steht zum Verkauf: Diese Domain kaufen.</p>`)},
	}
	for i := range all {
		all[i].want = summarise.Gone
	}
	runSpecimens(t, all)
}

func TestErrorPages(t *testing.T) {
	t.Parallel()
	all := []specimen{
		{name: "a database", html: bare("Database Error", "<h1>Error establishing a database connection</h1>")},
		{name: "WordPress", html: bare("WordPress › Error", `<div class="wp-die-message"><p>There has been a critical error on this website.</p></div>`)},
		{name: "Drupal", html: bare("Site error", "<h1>The website encountered an unexpected error. Please try again later.</h1>")},
		{name: "a title in a site's frame", html: framed("Error", "<h1>We hit a snag</h1><p>Our engineers have been told.</p>")},
		{name: "Cloudflare's 522", html: bare("herald.example | 522: Connection timed out", "<h1>Connection timed out</h1><p>The initial connection between Cloudflare's network and the origin web server timed out.</p>")},
		{name: "Cloudflare's 522 in its own markup", html: bare("herald.example | 522: Connection timed out", `<div id="cf-wrapper"><div id="cf-error-details"><h1>Connection timed out</h1><div id="cf-host-status" class="cf-error-source"><span>Host</span><span>Error</span></div></div></div>`)},
		{name: "nginx", html: bare("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>")},
		{name: "maintenance", html: bare("The Herald", "<h1>We'll be back soon!</h1><p>Sorry for the inconvenience. We're performing some maintenance at the moment. Please try again later.</p>")},
		{name: "a program's trace", html: bare("Herald", "<pre>Traceback (most recent call last): File \"app.py\", line 3</pre>")},
		{name: "a browser's page that was saved", html: bare("herald.example", `<div id="main-message"><h1>This site can’t be reached</h1><p>herald.example took too long to respond.</p><div>ERR_CONNECTION_TIMED_OUT</div></div>`)},
		{name: "German", html: bare("Tagesbote", "<h1>Es ist ein Fehler aufgetreten</h1><p>Bitte versuchen Sie es später noch einmal.</p>")},
		{name: "French", html: bare("Le Journal", "<p>Une erreur est survenue, veuillez réessayer plus tard.</p>")},
		{name: "Russian", html: bare("Газета", "<p>Сайт временно недоступен, ведутся технические работы.</p>")},
	}
	for i := range all {
		all[i].want = summarise.PageError
	}
	runSpecimens(t, all)
}

func TestEmptyPagesAndShells(t *testing.T) {
	t.Parallel()
	runSpecimens(t, []specimen{
		{name: "React", html: bare("Harbour opens", `<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/main.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "Angular, still loading", html: bare("Herald", `<app-root>Loading...</app-root><script src="/main.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "a frame without its scripts, as saved", html: bare("Harbour opens", `<div id="app"></div>`), want: summarise.NeedsJavaScript},
		{name: "words that ask for scripts", html: bare("X", `<script src="/a.js"></script><div><h1>JavaScript is not available.</h1><p>We've detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue.</p></div>`), want: summarise.NeedsJavaScript},
		{name: "a front page that is a shell", url: "https://app.example/", html: bare("App", `<div id="root"></div><script src="/main.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "a page without anything", html: "<html><head></head><body></body></html>", want: summarise.Empty},
		{name: "no page", html: "", want: summarise.Empty},
	})
}

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
		{name: "an album", url: "https://music.example/album/1", html: framed("Piers", `<meta property="og:type" content="music.album">`+"<h1>Piers</h1><p>Fourteen songs of the sea by the choir of Sankt Brendan, recorded in the old waiting room on two evenings in March.</p>")},
	}
	for i := range all {
		all[i].want = summarise.NotArticle
	}
	runSpecimens(t, all)
}
