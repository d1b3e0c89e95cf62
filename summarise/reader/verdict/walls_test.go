package verdict

import (
	"strings"
	"testing"

	"verbatim/summarise"
)

func TestConsentPages(t *testing.T) {
	t.Parallel()
	all := []specimen{
		{name: "Google's", url: "https://consent.google.com/ml?continue=https://news.google.com/", html: bare("Before you continue to Google", `<h1>Before you continue to Google</h1><p>We use cookies and data to deliver and maintain Google services.</p><button>Accept all</button>`)},
		{name: "Google's at no telling address", html: bare("Avant d'accéder à YouTube", `<h1>Avant d'accéder à YouTube</h1><p>Nous utilisons des cookies et des données pour fournir les services Google.</p><button>Tout accepter</button>`)},
		{name: "Yahoo's", url: "https://guce.yahoo.com/consent?brandType=nonEu", html: bare("Yahoo", `<p>We, Yahoo, are part of the Yahoo family of brands.</p><button>Accept all</button>`)},
		{name: "pay or consent in German", html: bare("Tagesbote", `<h2>Mit Werbung weiterlesen</h2><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Ihre Zustimmung ist jederzeit widerrufbar.</p><button>Akzeptieren und weiter</button><h2>Pur-Abo</h2><p>Nutzen Sie unsere Seite ohne Werbetracking, ohne Cookies für 2,99 € im Monat.</p><p>Wir und unsere 193 Partner speichern Informationen auf Ihrem Gerät, etwa Cookies, und verarbeiten personenbezogene Daten.</p>`)},
		{name: "a dialogue as the whole page in French", html: bare("Le Journal", `<p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et accéder à des informations personnelles comme votre visite sur ce site. Vous pouvez retirer votre consentement à tout moment.</p><button>Continuer sans accepter</button><button>Tout accepter</button>`)},
		{name: "a dialogue as the whole page in Dutch", url: "https://myprivacy.dpgmedia.nl/consent?siteKey=x", html: bare("DPG Media Privacy Gate", `<p>Wij en onze partners plaatsen cookies.</p><button>Akkoord</button>`)},
		{name: "a consent manager's page", html: bare("The Herald", `<h2>We value your privacy</h2><p>We and our 843 partners store and/or access information on a device, such as unique IDs in cookies to process personal data.</p><button>Accept All</button><h3>Strictly Necessary Cookies</h3><p>These cookies are necessary for the website to function and cannot be switched off in our systems.</p><button>Reject All</button>`)},
	}
	for i := range all {
		all[i].want = summarise.Consent
	}
	runSpecimens(t, all)
}

func TestLoginPages(t *testing.T) {
	t.Parallel()
	form := `<form><label>Email</label><input name="email"><label>Password</label><input type="password"><button>Log in</button></form><p>Forgot your password?</p>`
	all := []specimen{
		{name: "a form", html: bare("The Herald", form)},
		{name: "a form at its address", url: "https://www.herald.example/login?next=/2026/03/harbour", html: bare("Welcome back", "<p>Choose how to go on.</p><button>With Google</button>")},
		{name: "LinkedIn's wall", url: "https://www.linkedin.com/authwall?sessionRedirect=x", html: bare("Sign Up | LinkedIn", "<h1>Join LinkedIn</h1><p>Already on LinkedIn? Sign in</p>")},
		{name: "a title alone", html: bare("Log in | Members", "<p>Enter your number.</p>")},
		{name: "a German form", html: bare("Anmelden – Tagesbote", "<p>Bitte melden Sie sich an.</p>"+form)},
		{name: "a Polish form", html: bare("Logowanie", "<p>Zaloguj się, aby kontynuować.</p>"+form)},
		{name: "a private newsletter", html: bare("Quiet Harbour", "<h1>Quiet Harbour</h1><p>This publication is private</p><p>You need to be approved by the author to read it.</p><a>Sign in</a>")},
		{name: "a group", html: bare("Facebook", "<p>You must log in to continue.</p><button>Log In</button>")},
		{name: "a forum's closed board", html: bare("Board message", "<p>You must be logged in to view this board.</p>")},
	}
	for i := range all {
		all[i].want = summarise.Login
	}
	runSpecimens(t, all)
}

func TestPaywalls(t *testing.T) {
	t.Parallel()
	const twoOf = "paywall: only the first 2 paragraphs were visible"
	article := func(rest string) string {
		return framed("Harbour opens", "<article><h1>Harbour opens after two years</h1>"+opening+rest+"</article>")
	}
	marked := linked(`{"@type":"NewsArticle","isAccessibleForFree":"False"}`)
	runSpecimens(t, []specimen{
		{name: "a box behind a teaser", html: article(`<div class="wall"><h2>To continue reading, subscribe now</h2><a>Subscribe</a><p>Already a subscriber? Log in</p></div>`), visible: 2, note: twoOf},
		{name: "JSON-LD and little text", html: article(marked), visible: 2, note: twoOf},
		{name: "a box in German", html: article(`<div class="wall"><h3>Jetzt diesen Artikel lesen!</h3><p>Bereits Abonnent? Anmelden</p></div>`), visible: 2, note: twoOf},
		{name: "a box in French", html: article(`<p>La suite est réservée aux abonnés.</p><a>S'abonner</a>`), visible: 2, note: twoOf},
		{name: "a box in Spanish", html: article(`<div><p>Contenido exclusivo para suscriptores</p></div>`), visible: 2, note: twoOf},
		{name: "a box in Japanese", html: article(`<div><p>この記事は会員限定です。続きを読むには会員登録が必要です。</p></div>`), visible: 2, note: twoOf},
		{name: "an account asked for instead of money", html: article(`<div><p>Create a free account to read the rest.</p><p>Already have an account? Sign in</p></div>`), visible: 2, note: twoOf},
		{name: "a box behind a long teaser", html: framed("Harbour opens", strings.Replace(story(), "</article>", `</article><div class="wall"><h3>This post is for paid subscribers</h3><a>Subscribe</a><p>Already a paid subscriber? Sign in</p></div>`, 1)), visible: 6, note: "paywall: only the first 6 paragraphs"},
		{name: "one paragraph and a box", html: framed("Harbour opens", "<article><h1>Harbour opens</h1><p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon.</p></article><div><p>Subscribe to unlock this article</p></div>"), visible: 1, note: "paywall: only the first paragraph was visible"},
		{name: "a box without a teaser", html: bare("Harbour opens | The Herald", `<h1>Harbour opens</h1><div class="wall"><h2>Subscribe to read</h2><p>Harbour opens</p></div>`), want: summarise.Paywall},
		{name: "a box without a teaser in a site's frame", html: framed("Subscribe to read", `<h1>Harbour opens</h1><p>Become a subscriber and follow the harbour, the council and the boats of Sankt Brendan, every day on paper and here.</p>`), want: summarise.Paywall},
		{name: "a marked article without a line of it", html: framed("Harbour opens", linked(`{"@type":"NewsArticle","isAccessibleForFree":false}`)+"<h1>Harbour opens after two years</h1><p>By Tom Aske</p>"), want: summarise.Paywall},
		{name: "a teaser cut in the middle, and a question", html: framed("Harbour opens", "<article><h1>Harbour opens</h1><p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at…</p></article><div><p>Already a subscriber? Log in</p></div>"), visible: 1, note: "paywall: "},
	})
}
