package verdict

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"verbatim/summarise"
	"verbatim/summarise/reader/extract"
)

// A specimen is a page with how it came, and the code it should be refused with, "" for an article. Of an article
// visible is how many passages are left, 0 for all; note is how its note begins.
type specimen struct {
	name    string
	status  int // 0: 200
	header  http.Header
	url     string // "": an article's address
	html    string
	want    summarise.Code
	visible int
	note    string
}

func judge(t testing.TB, s specimen) (Finding, error) {
	t.Helper()
	if s.url == "" {
		s.url = "https://www.herald.example/2026/03/harbour-opens"
	}
	if s.status == 0 {
		s.status = http.StatusOK
	}
	p, err := extract.Read(s.html, s.url)
	if err != nil {
		t.Fatal(err)
	}
	return Judge(Response{Status: s.status, Header: s.header, URL: s.url, HTML: s.html, Page: p})
}

func runSpecimens(t *testing.T, all []specimen) {
	t.Helper()
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			f, err := judge(t, s)
			if s.want != "" {
				if got := summarise.CodeOf(err); err == nil || got != s.want {
					t.Fatalf("got %v, want %s", errOr(err, f), s.want)
				}
				e, _ := errors.AsType[*summarise.Error](err)
				if e.Note == "" {
					t.Error("the refusal says nothing")
				}
				return
			}
			if err != nil {
				t.Fatalf("got %v, want it read", err)
			}
			if !strings.HasPrefix(f.Note, s.note) || s.note == "" && f.Note != "" {
				t.Errorf("got note %q, want %q", f.Note, s.note)
			}
			if s.visible > 0 && len(f.Passages) != s.visible {
				t.Errorf("got %d passages, want %d: %+v", len(f.Passages), s.visible, f.Passages)
			}
		})
	}
}

func errOr(err error, f Finding) any {
	if err != nil {
		return err
	}
	return f
}

// bare is a page of a title and a body alone, as refusals and errors are.
func bare(title, body string) string {
	return "<!DOCTYPE html><html><head><meta charset=utf-8><title>" + title + "</title></head><body>" + body + "</body></html>"
}

// framed is a page in the frame of a news site: menu, cookie banner, login, teasers, scripts of vendors who come
// with whole articles, too.
func framed(title, body string) string {
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>` + title + ` | The Herald</title>
<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><script src="https://www.google.com/recaptcha/api.js"></script>
<script src="https://cdn.cookielaw.org/scripttemplates/otSDKStub.js"></script></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a> <a href="/opinion">Opinion</a> <a href="/subscribe">Subscribe</a> <a href="/login">Log in</a></nav>
<form action="/login"><input name="user"><input type="password" name="secret"><button>Log in</button></form></header>
<main>` + body + `</main>
<aside><h3>Most read</h3><ul><li><a href="/1">Council opens the new pool after a winter of repairs</a></li><li><a href="/2">Storm delays the morning ferry to the outer islands</a></li><li><a href="/3">Bakery on Quay Street closes after ninety years</a></li></ul></aside>
<noscript>Please enable JavaScript to see comments.</noscript>
<footer><p>We use cookies and similar tools. <a href="/privacy">Privacy</a> <button>Accept all</button></p><p>© 2026 The Herald. All rights reserved.</p></footer>
</body></html>`
}

const (
	brief = `<article><h1>Pool closed until Thursday</h1><p>The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said on Monday. Season tickets are extended by three days.</p></article>`

	opening = `<p>The harbour of Sankt Brendan opened on Monday after two years of work, the port authority said, and the first ferry left at noon with 312 passengers on board.</p>
<p>“We are proud of every stone of it,” said the mayor, Ada Lindqvist, who had promised the town a dry landing stage before the winter storms come in from the north.</p>`
)

// story is an article of 1,600 characters in six paragraphs.
func story() string {
	return "<article><h1>Harbour opens after two years</h1>" + opening + `
<p>The work cost 41 million crowns, four more than planned, because divers found an older wall of oak piles under the western pier and had to lift it piece by piece. Archaeologists date the piles to the year 1641 and have moved them to the town museum, where a third of them will be shown from May.</p>
<p>Fishermen had asked for a deeper basin. They did not get it: the new quay takes boats of up to eleven metres, and the three largest trawlers of the town will go on landing their catch at Norvik, an hour to the south. “We shall live with it,” said Tom Aske, who has fished from Sankt Brendan since 1988.</p>
<p>The ferry company plans six crossings a day in summer and three in winter. A single ticket costs nine crowns, and children under twelve travel free. Tickets are sold on board and in the new waiting room, which is heated and open from six in the morning until the last boat has left.</p>
<p>Work on the eastern pier begins in September. It is a smaller job, says the port authority: the piles there are of steel, and nobody expects to find anything below them but mud. The old crane, a listed building, stays where it is and will be painted in the colours that it had in 1903, a dull red with a white line, as a painting in the town hall shows them to this day.</p></article>`
}

func linked(json string) string { return `<script type="application/ld+json">` + json + `</script>` }

func TestArticlesAreRead(t *testing.T) {
	t.Parallel()
	runSpecimens(t, []specimen{
		{name: "an article in a site's frame", html: framed("Harbour opens after two years", story())},
		{name: "a brief in a site's frame", html: framed("Pool closed until Thursday", brief)},
		{name: "a brief and nothing else", html: bare("Pool closed until Thursday", brief)},
		{name: "a saved brief of unknown origin", url: " ", html: bare("Pool closed until Thursday", brief)},
		{name: "an article at a server's root", url: "http://127.0.0.1:8080/", html: bare("Harbour opens", "<article><h1>Harbour opens</h1>"+opening+"</article>")},
		{name: "a headline that begins like a refusal", html: framed("Access denied: why pages ask whether you are human", strings.Replace(story(), "Harbour opens after two years", "Access denied: why pages ask whether you are human", 1))},
		{name: "a headline that begins with a number of an error", html: framed("404 days at sea", strings.Replace(brief, "Pool closed until Thursday", "A pool for 404 swimmers", 1))},
		{name: "an article about refusals", html: framed("The sentence that guards the web", "<article><h1>The sentence that guards the web</h1><p>“Please enable JavaScript and cookies to continue” is one of the most printed sentences of the web, a study says. Others are “Verify you are human” and “You have been blocked”.</p>"+strings.Repeat("<p>The authors counted 340 wordings in fourteen languages, among them one that calls its reader a pardner, and asked the sites why they refuse at all. Most named load: half of all requests come from programs now.</p>", 3)+"<p>One publisher answered a subscriber with “Subscribe to continue reading”; the account had been valid for six years, and the answer came on its birthday. The paper calls for honest status codes, since archives keep what comes with status 200 for ever.</p><p>Whether anyone will listen is another matter, the authors say: a page that refuses is read by fewer people than any other, and so nobody improves it. They have written to forty sites all the same, and nine have answered, two of them by hand.</p><p>A second study is to follow in autumn, on pages about cookies and on how long people look at them before they press the larger button.</p></article>")},
		{name: "a short article about cookies beside a banner", html: framed("Council drops its cookies", `<article><h1>Council drops its cookies</h1><p>The council of Sankt Brendan has taken all advertising off its website, and with it the question that greeted every visitor. Nobody had read it, the clerk said: of 41,000 visitors in March, eleven opened the second page.</p></article>`)},
		{name: "a short article with a box that begs for support", html: framed("Pool closed until Thursday", brief+"<div class=support><p>Subscribe to continue supporting local news.</p><p>Already a subscriber? <a href=/login>Log in</a></p></div>")},
		{name: "a short article with a form that asks for humans", html: framed("Pool closed until Thursday", brief+`<form><label>Verify you are human</label><input name="answer"><p>Something went wrong. Please try again later.</p></form>`)},
		{name: "a short article in a shop's magazine", url: "https://shop.example/magazine/pool", html: framed("Pool closed until Thursday", brief+`<div><a href="/cart">Add to cart</a> <span class="price">£12.00</span></div>`)},
		{name: "a marked article that is not free and stands there whole", html: framed("Harbour opens", linked(`{"@type":"NewsArticle","isAccessibleForFree":false}`)+story())},
		{name: "an article with Incapsula's and PerimeterX's sensors", html: framed("Pool closed until Thursday", brief+`<script src="/_Incapsula_Resource?SWJIYLWA=1"></script>`)},
		{name: "an article that ends on a subscription", html: framed("Harbour opens", strings.Replace(story(), "</article>", "<p>The film can be seen on two platforms. One of them requires a subscription.</p></article>", 1)), visible: 7},
		{name: "an article that quotes a dialogue", html: framed("Harbour opens", strings.Replace(story(), "</article>", "<p>“We and our partners store information”, says the website of the port, and nobody has ever asked what.</p></article>", 1)), visible: 7},
		{name: "a dialogue folded into an article's end", html: framed("Harbour opens", strings.Replace(story(), "</article>", "<p>These cookies are necessary for the website to function and cannot be switched off in our systems, whatever you press.</p><p>Information about your activity on this service can be stored and combined with other information about you.</p></article>", 1)), visible: 6},
		{name: "text in paragraphs of br alone", html: bare("Pool", "<div>The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said on Monday.<br><br>Season tickets are extended by three days, and the café stays open in the meantime.</div>")},
		{name: "text that only JSON-LD has", html: bare("Pool closed", `<div id="root"></div>`+linked(`{"@type":"NewsArticle","headline":"Pool closed","articleBody":"`+strings.Repeat("The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said. ", 5)+`"}`))},
		{name: "text that only Next.js has", html: bare("Pool closed", `<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"body":"<p>`+strings.Repeat("The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said. ", 5)+`</p>"}}</script>`)},
		{name: "text that only React's flight data have", html: bare("Pool closed", `<script>self.__next_f.push([1,"5:[\"$\",\"p\",null,{\"children\":\"`+strings.Repeat("The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said. ", 5)+`\"}]"])</script>`)},
		{name: "text that only Nuxt has", html: bare("Pool closed", `<div id="__nuxt"></div><script>window.__NUXT__={data:[{body:"`+strings.Repeat("The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said. ", 5)+`"}]}</script>`)},
	})
}

// Short articles that tell of what the other pages are, in sites' frames and without any mark that they are articles.
func TestBriefsAboutSuchThings(t *testing.T) {
	t.Parallel()
	brief := func(title, text string) string { return framed(title, "<h1>"+title+"</h1><p>"+text+"</p>") }
	runSpecimens(t, []specimen{
		{name: "an account that was removed", html: brief("Mayor's account vanishes overnight", "The network has removed the account of the mayor of Sankt Brendan. The page was no longer available on Tuesday morning, and the link in her letters led to nothing.")},
		{name: "a website that was down", html: brief("Council site down for a day", "The council's website was temporarily unavailable on Monday because of a database error. An error occurred while a disk was changed, the clerk said, and asked people to try again later.")},
		{name: "an article that was withdrawn", html: brief("Herald withdraws harbour story", "The Herald has withdrawn its story on the harbour. The article has been removed from the site after the port authority complained of two errors in its figures, the editor said.")},
		{name: "a check for robots", html: brief("Library asks readers to prove themselves", "Readers of the town library have to confirm that they are no robots before they reserve a book. Programs had reserved the same novel 4,000 times, the librarian said on Tuesday.")},
		{name: "human remains", html: brief("Police confirm human remains found in harbour", "Police confirm that bones found below the western pier are human. They are about 380 years old, said the museum, and will be shown in May together with the piles of oak.")},
		{name: "a robot, under another title", html: framed("News in brief", "<h1>Robot cleans the harbour</h1><p>The port authority has confirmed that a robot will clean the harbour of Sankt Brendan from May. It costs 40,000 crowns and works at night, when nobody is in the water.</p>")},
		{name: "something that went wrong", html: brief("Something went wrong at the pier, inquiry finds", "Something went wrong at the western pier long before divers found the old piles, an inquiry says. An error occurred in the plans of 1998, and nobody had asked to see them since.")},
		{name: "a service that is down", html: framed("News in brief", "<h1>Ferry service down by a third</h1><p>The ferry service is down by a third since the winter timetable began, the company said on Monday. The request of the islanders for a fourth boat was rejected by the council.</p>")},
		{name: "a blocked ship, in Spanish", html: brief("Un carguero cierra la entrada del puerto", "Un carguero ha sido bloqueado en la entrada del puerto desde el lunes. El acceso fue denegado a otros barcos, y su solicitud de ayuda fue rechazada por la autoridad, según el alcalde.")},
		{name: "a search without success, in German", html: brief("Taucher brechen Suche nach Anker ab", "Der Anker der Fähre konnte nicht gefunden werden. Die Taucher haben die Suche am Montag eingestellt, da das Ersatzteil nicht mehr verfügbar ist und Wartungsarbeiten warten.")},
		{name: "a search without success, in Dutch", html: brief("Duikers geven zoektocht naar anker op", "Het anker van de veerboot is niet gevonden. De duikers stopten maandag met zoeken in de haven, en het oude artikel over de storm bestaat niet meer in het archief.")},
		{name: "works on a bridge, in French", html: brief("Le pont reste en maintenance", "Le pont du port est en maintenance jusqu'à jeudi. Une erreur technique a retardé les travaux, et le passage des piétons est temporairement indisponible, a dit la mairie lundi.")},
		{name: "rights reserved, in German", html: framed("Hafen öffnet nach zwei Jahren", "<article><h1>Hafen öffnet nach zwei Jahren</h1><p>Der Hafen von Sankt Brendan ist am Montag nach zwei Jahren Bauzeit geöffnet worden, und die erste Fähre legte mittags mit 312 Menschen an Bord ab.</p></article><p>Alle Rechte vorbehalten</p>")},
		{name: "a brief in Japanese", html: framed("港が2年ぶりに再開", "<h1>港が2年ぶりに再開</h1><p>サンクトブレンダンの港が月曜日、2年間の工事を終えて再開した。正午に最初の連絡船が乗客312人を乗せて出港した。</p>")},
		{name: "a newsletter offered behind a brief", html: framed("Pool closed until Thursday", "<h1>Pool closed until Thursday</h1><p>The municipal pool in Sankt Brendan is closed until Thursday while a pump is replaced, the council said on Monday. Season tickets are extended by three days.</p><div><p>Sign up to our newsletter to read more of this.</p></div>")},
	})
}

// The same without a frame, most of them under the name of the paper alone.
func TestBriefsUnderThePapersName(t *testing.T) {
	t.Parallel()
	plain := func(title, heading, text string) string {
		return bare(title, "<h1>"+heading+"</h1><p>"+text+"</p>")
	}
	runSpecimens(t, []specimen{
		{name: "a closed harbour", html: plain("Harbour closed | Herald", "Harbour closed", "The harbour of Sankt Brendan is closed until further notice, the port authority said on Monday.")},
		{name: "an account that was hacked", html: plain("Herald", "Account of mayor hacked", "The account of the mayor was hacked on Monday and has been restored, the town hall said. Nobody's data was lost.")},
		{name: "a new way to log in", html: plain("Herald", "Login now with a passkey", "From Monday readers of the Herald can log in with a passkey. The old password goes on working until the end of the year, the paper said.")},
		{name: "access denied to boats", html: plain("Herald", "Court lifts ban", "The court has lifted the ban on fishing in the inner basin. Access had been denied to boats since 2019 because of the works on the pier.")},
		{name: "a find confirmed, in German", html: plain("Tagesbote", "Polizei bestätigt Fund", "Die Polizei bestätigt den Fund eines Menschen im Hafenbecken. Der Zugriff auf das Gelände bleibt bis Donnerstag gesperrt, sagte eine Sprecherin.")},
		{name: "a robot, in French", html: plain("Le Journal", "Un robot au port", "Un robot nettoie le port depuis lundi. La mairie a vérifié qu'il ne blesse pas les poissons, et l'accès au quai reste limité pendant la nuit.")},
		{name: "a site for sale", html: plain("Herald", "Shop sells last rope", "The shop on Quay Street has sold its last rope. The site is for sale, and the building may be pulled down in autumn, the owner said on Monday.")},
		{name: "cookies and partners", html: plain("Herald", "Cookies for the choir", "The bakery gives cookies to the choir for its advertising on the van. Partners of the choir may collect them on Friday, the baker said, and agree on a song.")},
		{name: "a trial", html: plain("Herald", "Trial begins", "The trial of two divers began on Monday. They are accused of having sold oak piles that belong to the town; both deny it and will be heard on Thursday.")},
		{name: "a brief in Chinese", html: plain("日报", "港口重新开放", "圣布兰登港口经过两年施工后于星期一重新开放，首班渡轮中午载着三百一十二名乘客离港。市长说她为每一块石头感到自豪。")},
		{name: "a page that could not be found in a log", html: plain("Herald", "Ferry error costs captain his post", "An error in the log has cost a captain his post. The page for 3 March was missing when the port authority looked for it, and could not be found.")},
		{name: "a trip for subscribers", html: plain("Herald", "Subscribers get free boat trip", "Subscribers of the Herald can sail for free on Sunday. To read the timetable, register at the counter of the paper on Quay Street before Friday noon.")},
	})
}

func TestErrorsOfStatus(t *testing.T) {
	t.Parallel()
	runSpecimens(t, []specimen{
		{name: "403 with words of its own", status: 403, html: bare("Hello", "<p>Nothing to see.</p>"), want: summarise.Blocked},
		{name: "429 and nothing", status: 429, want: summarise.Blocked},
		{name: "LinkedIn's 999", status: 999, want: summarise.Blocked},
		{name: "451", status: 451, html: bare("Unavailable", "<p>For legal reasons.</p>"), want: summarise.Blocked},
		{name: "401 that asks for a password as HTTP has it", status: 401, header: http.Header{"Www-Authenticate": {`Basic realm="staff"`}}, want: summarise.Login},
		{name: "402", status: 402, html: framed("Harbour opens", story()), want: summarise.Paywall},
		{name: "404 in a site's frame with an article below", status: 404, html: framed("Harbour opens", story()), want: summarise.Gone},
		{name: "410", status: 410, want: summarise.Gone},
		{name: "500", status: 500, html: bare("WordPress › Error", "<p>There has been a critical error on this website.</p>"), want: summarise.PageError},
		{name: "503 for maintenance", status: 503, html: bare("Back soon", "<p>We are at work on the site.</p>"), want: summarise.PageError},
		{name: "503 with a challenge", status: 503, html: bare("Just a moment...", `<form id="challenge-form"><input name="jschl_vc"></form>`), want: summarise.Blocked},
		{name: "400", status: 400, html: bare("Bad request", "<p>Your browser sent what cannot be read.</p>"), want: summarise.PageError},
		{name: "204", status: 204, want: summarise.Empty},
		{name: "202 and nothing", status: 202, want: summarise.Blocked},
		{name: "200 and nothing", status: 200, want: summarise.Empty},
		{name: "Cloudflare's header with a page like an article", header: http.Header{"Cf-Mitigated": {"challenge"}}, html: framed("Harbour opens", story()), want: summarise.Blocked},
		{name: "Vercel's header", header: http.Header{"X-Vercel-Mitigated": {"challenge"}}, html: bare("Vercel", "<p>x</p>"), want: summarise.Blocked},
		{name: "headers of vendors that come with articles", header: http.Header{"Server": {"cloudflare"}, "X-Datadome": {"protected"}, "X-Iinfo": {"1-2-3"}, "Set-Cookie": {"_px3=x", "datadome=y", "__cf_bm=z", "_abck=w", "visid_incap_1=v"}}, html: framed("Harbour opens", story())},
	})
}
