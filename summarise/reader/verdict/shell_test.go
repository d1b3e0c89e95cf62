package verdict

import (
	"testing"

	"verbatim/summarise"
)

func TestEmptyPagesAndShells(t *testing.T) {
	t.Parallel()
	runSpecimens(t, []specimen{
		{name: "React", html: bare("Harbour opens", `<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/main.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "Angular, still loading", html: bare("Herald", `<app-root>Loading...</app-root><script src="/main.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "a frame without its scripts, as saved", html: bare("Harbour opens", `<div id="app"></div>`), want: summarise.NeedsJavaScript},
		{name: "words that ask for scripts", html: bare("X", `<script src="/a.js"></script><div><h1>JavaScript is not available.</h1><p>We've detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue.</p></div>`), want: summarise.NeedsJavaScript},
		{name: "a shell whose forms will ask for humans", html: bare("Harbour opens", `<div id="root"></div><script src="https://www.google.com/recaptcha/api.js"></script><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "a front page that is a shell", url: "https://app.example/", html: bare("App", `<div id="root"></div><script src="/main.js"></script>`), want: summarise.NeedsJavaScript},
		{name: "a page without anything", html: "<html><head></head><body></body></html>", want: summarise.Empty},
		{name: "no page", html: "", want: summarise.Empty},
	})
}
