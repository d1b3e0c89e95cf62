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
