package verdict

import (
	"testing"

	"verbatim/summarise"
)

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
