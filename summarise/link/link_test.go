package link

import (
	"errors"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, raw, want string }{
		{"as it is", "https://news.example.com/a?b=c#d", "https://news.example.com/a?b=c#d"},
		{"scheme and host in lower case, path as it is", "HTTPS://News.Example.COM/A", "https://news.example.com/A"},
		{"spaces round it", " \thttps://news.example.com/a\n", "https://news.example.com/a"},
		{"a line break in it", "https://news.example.com/\na", "https://news.example.com/a"},
		{"backslashes", `https:\\news.example.com\a`, "https://news.example.com/a"},
		{"one slash, three slashes", "https:/news.example.com/a", "https://news.example.com/a"},
		{"a host in letters", "https://müller.example/a", "https://xn--mller-kva.example/a"},
		{"today's IDNA keeps ß", "https://straße.example/", "https://xn--strae-oqa.example/"},
		{"full-width letters and full stops", "https://ｎｅｗｓ．example。com/a", "https://news.example.com/a"},
		{"an escaped host", "https://n%65ws.example.com/a", "https://news.example.com/a"},
		{"an underscore in the host", "https://my_paper.example.com/a", "https://my_paper.example.com/a"},
		{"an underscore in a host in letters", "https://my_zeitung.müller.example/", "https://my_zeitung.xn--mller-kva.example/"},
		{"letters in path, query and fragment", "https://e.example/münchen?q=ä#ö", "https://e.example/m%C3%BCnchen?q=%C3%A4#%C3%B6"},
		{"a stray per cent sign", "https://e.example/100%?q=5%&r=%zz", "https://e.example/100%25?q=5%25&r=%25zz"},
		{"what may not stand in a link", "https://e.example/a b|c^d\"?q={x}", "https://e.example/a%20b%7Cc%5Ed%22?q=%7Bx%7D"},
		{"square brackets and semicolons stay", "https://e.example/a;b?c[]=1;2", "https://e.example/a;b?c[]=1;2"},
		{"escapes stay as they are", "https://e.example/a%2fb%7E", "https://e.example/a%2fb%7E"},
		{"port", "https://e.example:0443/", "https://e.example:443/"},
		{"empty port", "https://e.example:/a", "https://e.example/a"},
		{"IPv6", "http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"},
		{"user and password", "https://ada:se cret@e.example/", "https://ada:se%20cret@e.example/"},
		{"an @ in the path", "https://e.example/@ada", "https://e.example/@ada"},
	} {
		u, err := Parse(tt.raw)
		if err != nil {
			t.Errorf("%s: Parse(%q): %v", tt.name, tt.raw, err)
		} else if got := u.String(); got != tt.want {
			t.Errorf("%s: Parse(%q)\n got %s\nwant %s", tt.name, tt.raw, got, tt.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, raw string }{
		{"nothing", ""},
		{"no scheme", "news.example.com/a"},
		{"another scheme", "ftp://news.example.com/a"},
		{"a script", "javascript:alert(1)"},
		{"no host", "https:///"},
		{"a host of full stops", "https://../"},
		{"a space in the host", "https://news example.com/"},
		{"a forbidden character in the host", "https://a|b.example/"},
		{"a host that is not UTF-8", "https://\xff.example/"},
		{"a port too high", "https://e.example:65536/"},
		{"a port in letters", "https://e.example:http/"},
		{"a broken IPv6 address", "http://[::1/"},
		{"longer than any browser takes", "https://e.example/" + strings.Repeat("a", MaxLength)},
	} {
		if u, err := Parse(tt.raw); !errors.Is(err, ErrNotLink) {
			t.Errorf("%s: Parse(%.40q) is %v, %v, want ErrNotLink", tt.name, tt.raw, u, err)
		}
		if key := Key(tt.raw); key != "" {
			t.Errorf("%s: Key(%.40q) is %q, want none", tt.name, tt.raw, key)
		}
	}
}

func TestSameArticle(t *testing.T) {
	t.Parallel()
	const article = "https://news.example.com/2026/harbour"
	for _, tt := range []struct{ name, a, b string }{
		{"scheme", "http://news.example.com/2026/harbour", article},
		{"http's own port", "http://news.example.com:80/2026/harbour", article},
		{"last slash", article + "/", article},
		{"www", "https://www.example.com/a", "https://example.com/a"},
		{"the root's dot", "https://news.example.com./2026/harbour", article},
		{"no path and the root", "https://example.com", "https://example.com/"},
		{"a question mark alone", article + "?", article},
		{"ampersands alone", article + "?&&a=1&", article + "?a=1"},
		{"order of names", "https://e.example/r?b=1&a=2&c=3", "https://e.example/r?c=3&a=2&b=1"},
		{"escapes of letters", "https://e.example/%61%7e%2D", "https://e.example/a~-"},
		{"case of escapes", "https://e.example/a%2fb?c=%c3%bc", "https://e.example/a%2Fb?c=%C3%BC"},
		{"letters and their escapes", "https://e.example/münchen?q=ü", "https://e.example/m%C3%BCnchen?q=%C3%BC"},
		{"brackets and colons", "https://en.wikipedia.org/wiki/Talk%3ABridge_%28nautical%29", "https://en.wikipedia.org/wiki/Talk:Bridge_(nautical)"},
		{"spaces in a query", "https://e.example/s?q=a+b", "https://e.example/s?q=a%20b"},
		{"dot segments, escaped too", "https://e.example/x/../a/%2e/b/%2E%2e/c", "https://e.example/a/c"},
		{"dot segments above the root", "https://e.example/../../a", "https://e.example/a"},
		{"a place in the page", article + "#comments", article},
		{"a text fragment", article + "#:~:text=opened,again", article},
		{"an empty route", article + "#!", article},
		{"a route with a tracker", "https://app.example.com/#/story/12?utm_source=x", "https://app.example.com/#/story/12"},
		{"a host in letters", "https://müller.example/a", "https://xn--mller-kva.example/a"},
		{"sessions", "https://e.example/a;jsessionid=0F3C?id=1&PHPSESSID=x&ASPSESSIONIDQQ=y", "https://e.example/a?id=1"},

		{"trackers in any case, escaped names", article + "?FBCLID=x&Utm_Medium=y&utm%5Fid=z", article},
		{"trackers of mail programs", article + "?mc_cid=1&mc_eid=2&_hsenc=3&mkt_tok=4&vero_id=5&ck_subscriber_id=6&elqTrackId=7", article},
		{"clicks", article + "?gclid=1&gbraid=2&dclid=3&msclkid=4&yclid=5&twclid=6&ttclid=7&li_fat_id=8&igshid=9&_ga=10&wt_mc=11&xtor=12&_openstat=13", article},
		{"trackers out of a page's source", article + "?id=4&amp;utm_source=x&amp;utm_medium=y", article + "?id=4"},
		{"a tracker without a value", article + "?fbclid", article},
		{"an AMP layout", article + "?amp=1", article},
		{"an AMP layout without a value", article + "?amp", article},

		{"a gift", "https://www.nytimes.com/2026/01/05/a.html?unlocked_article_code=1.A&smid=url-share", "https://www.nytimes.com/2026/01/05/a.html"},
		{"another paper's gift", "https://www.theatlantic.com/a/1/?gift=abc&utm_source=copy-link", "https://www.theatlantic.com/a/1/"},
		{"a friend's link", "https://medium.com/@ada/harbour-1f2e?sk=abc&source=friends_link", "https://medium.com/@ada/harbour-1f2e"},
		{"a letter's shares", "https://ada.substack.com/p/harbour?r=1x&utm_campaign=post&showWelcomeOnShare=true", "https://ada.substack.com/p/harbour"},
		{"the same status on old and new host", "https://twitter.com/ada/status/18?s=20", "https://x.com/ada/status/18"},
		{"and on a mirror for previews", "https://fxtwitter.com/ada/status/18", "https://x.com/ada/status/18"},
		{"an old design", "https://old.reddit.com/r/news/comments/1a/b/", "https://www.reddit.com/r/news/comments/1a/b/?share_id=x"},
		{"a mobile Wikipedia", "https://de.m.wikipedia.org/wiki/Hafen", "https://de.wikipedia.org/wiki/Hafen?wprov=sfla1"},
		{"a mobile dictionary, a picture of its page opened", "https://en.m.wiktionary.org/wiki/dam#/media/File:Dam.jpg", "https://en.wiktionary.org/wiki/dam"},
		{"a mobile host without a language", "https://m.wikidata.org/wiki/Q1", "https://www.wikidata.org/wiki/Q1"},
		{"a mailed post", "https://ada.substack.com/p/harbour?publication_id=1&post_id=2&isFreemail=true", "https://ada.substack.com/p/harbour"},
		{"a video's short link", "https://youtu.be/AAAAAAAAAAA?si=x&t=12", "https://www.youtube.com/watch?v=AAAAAAAAAAA&feature=share"},
		{"a resolver's old host", "https://dx.doi.org/10.1/x", "https://doi.org/10.1/x"},
		{"an upload's signatures", "https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=1&is=2&hm=3&", "https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=4&is=5&hm=6&"},

		{"a search result", "https://www.google.de/url?sa=t&url=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour&ved=1", article},
		{"a search result of a country with two suffixes", "https://www.google.co.uk/url?q=https://news.example.com/2026/harbour&usg=1", article},
		{"an escaped search result", "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9uZXdzLmV4YW1wbGUuY29tLzIwMjYvaGFyYm91cg&ntb=1", article},
		{"a search result in the path", "https://r.search.yahoo.com/_ylt=Aw/RV=2/RE=1/RO=10/RU=https%3a%2f%2fnews.example.com%2f2026%2fharbour/RK=2/RS=x-", article},
		{"another search", "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour&rut=1", article},
		{"shims", "https://l.instagram.com/?u=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour%3Ffbclid%3D1&e=2", "https://vk.com/away.php?to=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour&cc_key="},
		{"more shims", "https://slack-redir.net/link?url=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour", "https://steamcommunity.com/linkfilter/?u=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour"},
		{"a shim without escapes", "https://href.li/?https://news.example.com/2026/harbour", article},
		{"one within another", "https://out.reddit.com/t3_1?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fnews.example.com%252F2026%252Fharbour", article},
		{"a mail gateway", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour&data=1", article},
		{"a mail gateway, second version", "https://urldefense.proofpoint.com/v2/url?u=https-3A__news.example.com_2026_harbour&d=DwMF&c=1", article},
		{"a mail gateway, third version", "https://urldefense.com/v3/__https://news.example.com/2026/harbour__;!!K1!x$", article},
		{"and with replaced characters", "https://urldefense.com/v3/__https://news.example.com/2026/m*25C3*25BCnchen__;JSU!!K1!x$", "https://news.example.com/2026/m%25C3%25BCnchen"},
		{"a mail gateway's path", "https://secure-web.cisco.com/1hAsH/https%3A%2F%2Fnews.example.com%2F2026%2Fharbour", article},
		{"a mail gateway between underscores", "https://protect.checkpoint.com/v2/___https://news.example.com/2026/harbour___.YzJl", article},
		{"a mail gateway in base64", "https://eu-west-1.protection.sophos.com/?d=example.com&u=aHR0cHM6Ly9uZXdzLmV4YW1wbGUuY29tLzIwMjYvaGFyYm91cg==&i=1", article},
		{"a mail site's shim", "https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour", article},
		{"an AMP viewer", "https://www.google.com/amp/s/news.example.com/2026/harbour", article},
		{"an AMP cache", "https://news-example-com.cdn.ampproject.org/c/s/news.example.com/2026/harbour", article},
		{"an AMP cache without TLS, with its own parameters", "https://news-example-com.cdn.ampproject.org/v/news.example.com/2026/harbour?amp_js_v=0.1&usqp=x&aoh=1", article},
	} {
		if a, b := Key(tt.a), Key(tt.b); a != b || a == "" {
			t.Errorf("%s: keys differ\n%s: %s\n%s: %s", tt.name, tt.a, a, tt.b, b)
		}
	}
}

func TestAnotherArticle(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, a, b string }{
		{"case of the path", "https://e.example/s/AbC", "https://e.example/s/abc"},
		{"case of a value", "https://e.example/?id=A", "https://e.example/?id=a"},
		{"case of a name", "https://e.example/?ID=1", "https://e.example/?id=1"},
		{"values", "https://e.example/?id=1", "https://e.example/?id=2"},
		{"order of one name's values", "https://e.example/?t=a&t=b", "https://e.example/?t=b&t=a"},
		{"a semicolon is no ampersand", "https://e.example/?a=1;b=2", "https://e.example/?a=1&b=2"},
		{"an escaped slash", "https://e.example/a%2Fb", "https://e.example/a/b"},
		{"an escaped ampersand, an escaped plus", "https://e.example/?q=a%26b%2Bc", "https://e.example/?q=a&b+c"},
		{"an escape escaped", "https://e.example/a%2520b", "https://e.example/a%20b"},
		{"two slashes", "https://e.example//a", "https://e.example/a"},
		{"two last slashes", "https://e.example/a//", "https://e.example/a/"},
		{"endings", "https://e.example/a.html", "https://e.example/a"},
		{"index.html", "https://e.example/a/index.html", "https://e.example/a/"},
		{"an AMP path", "https://e.example/a/amp", "https://e.example/a"},
		{"hosts", "https://ada.example.com/a", "https://ben.example.com/a"},
		{"mobile hosts in general", "https://m.example.com/a", "https://example.com/a"},
		{"ports", "https://e.example:8443/a", "https://e.example/a"},
		{"schemes with a port", "http://e.example:8080/a", "https://e.example:8080/a"},
		{"routes", "https://app.example.com/#/story/12", "https://app.example.com/#/story/13"},
		{"routes that begin with a word", "https://app.example.com/#story/12", "https://app.example.com/#story/13"},
		{"posts that an app opens", "https://substack.com/app-link/post?publication_id=1&post_id=2", "https://substack.com/app-link/post?publication_id=1&post_id=3"},
		{"hash-bang routes", "https://app.example.com/#!/a", "https://app.example.com/#!/b"},
		{"ß", "https://straße.example/a", "https://strasse.example/a"},

		{"names that are trackers somewhere", "https://e.example/?ref=1&source=2&via=3&sid=4", "https://e.example/?ref=5&source=6&via=7&sid=8"},
		{"share marks of other sites", "https://e.example/?s=1&t=2&si=3&smid=4&r=5", "https://e.example/?s=6&t=7&si=8&smid=9&r=0"},
		{"names that only sound like trackers", "https://e.example/?utmost=1&fbclids=2&gclid2=3", "https://e.example/?utmost=4&fbclids=5&gclid2=6"},
		{"a campaign that is the page", "https://e.example/give?campaign_id=1", "https://e.example/give?campaign_id=2"},
		{"a gift elsewhere", "https://shop.example/?gift=1", "https://shop.example/?gift=2"},
		{"amp as a quantity", "https://e.example/fuse?amp=60", "https://e.example/fuse?amp=30"},
		{"print as a picture", "https://e.example/gallery?print=12", "https://e.example/gallery?print=13"},
		{"pages of a list", "https://e.example/list?page=2", "https://e.example/list"},
		{"languages", "https://de.m.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"},

		{"another host's url parameter", "https://share.example.com/?url=https%3A%2F%2Fnews.example.com%2Fa", "https://news.example.com/a"},
		{"another path of a redirector's host", "https://www.google.com/search?q=https%3A%2F%2Fnews.example.com%2Fa", "https://news.example.com/a"},
		{"a host that ends alike", "https://evil-l.facebook.com.example/l.php?u=https%3A%2F%2Fnews.example.com%2Fa", "https://news.example.com/a"},
		{"a host that begins like Google's", "https://www.google.example.com/url?q=https%3A%2F%2Fnews.example.com%2Fa", "https://news.example.com/a"},
		{"a redirector to a script", "https://www.google.com/url?q=javascript%3Aalert(1)", "https://www.google.com/url?q=javascript%3Aalert(2)"},
		{"a target escaped twice", "https://www.google.com/url?q=https%253A%252F%252Fnews.example.com%252Fa", "https://news.example.com/a"},
		{"a translation", "https://translate.google.com/translate?sl=de&u=https%3A%2F%2Fnews.example.com%2Fa", "https://news.example.com/a"},
		{"a snapshot and its page", "https://web.archive.org/web/20240105120000/https://news.example.com/a", "https://news.example.com/a"},
		{"two snapshots", "https://web.archive.org/web/20240105/https://news.example.com/a", "https://web.archive.org/web/20250105/https://news.example.com/a"},
		{"short links", "https://t.co/AbCd", "https://t.co/aBcD"},
		{"a cached picture", "https://news-example-com.cdn.ampproject.org/i/s/news.example.com/a.jpg", "https://news.example.com/a.jpg"},
		{"no links at all", "news.example.com/a", "news.example.com/a "},
	} {
		if a, b := Key(tt.a), Key(tt.b); a == b && a != "" {
			t.Errorf("%s: one key for two articles\n%s\n%s: %s", tt.name, tt.a, tt.b, a)
		}
	}
}

func TestUnwrap(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, raw, want string }{
		{"no redirector", "https://news.example.com/a?utm_source=x#c", "https://news.example.com/a?utm_source=x#c"},
		{"repaired", "HTTPS://müller.example/a b", "https://xn--mller-kva.example/a%20b"},
		{"the target's own parameters stay", "https://www.google.com/url?q=https%3A%2F%2Fnews.example.com%2Fa%3Fid%3D42%26gift%3Dx%23c&sa=D", "https://news.example.com/a?id=42&gift=x#c"},
		{"a viewer's own go", "https://a-example.cdn.ampproject.org/v/s/a.example/b?id=3&usqp=1&amp_gsa=2", "https://a.example/b?id=3"},
		{"spaces behind the target", "https://l.facebook.com/l.php?u=http%3A%2F%2Fa.example+", "https://l.facebook.com/l.php?u=http%3A%2F%2Fa.example+"},
		{"what is no link stays", "mailto:ada@example.com", "mailto:ada@example.com"},
	} {
		if got := Unwrap(tt.raw); got != tt.want {
			t.Errorf("%s: Unwrap(%q)\n got %s\nwant %s", tt.name, tt.raw, got, tt.want)
		}
	}
}

func TestFromHost(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"example.com/2026/harbour", "https://example.com/2026/harbour"},
		{"Example.COM/Harbour", "https://example.com/Harbour"},
		{"www.example.org", "https://www.example.org"},
		{"bbc.co.uk/news", "https://bbc.co.uk/news"},
		{"example.com:8443/a", "https://example.com:8443/a"},
		{"müller.de/hafen", "https://xn--mller-kva.de/hafen"},
		{"example.com?id=1", "https://example.com?id=1"},
		{"ada.github.io", "https://ada.github.io"},
		{"example.com", "https://example.com"},
		{"", ""}, {"harbour", ""}, {"and/or", ""}, {"co.uk", ""}, {"example.", ""}, {".com", ""}, {"a..com/b", ""},
		{"README.md", ""}, {"main.go", ""}, {"setup.py", ""}, {"notes.txt", ""}, {"delivered.The", ""}, {"read.it", ""},
		{"3.30", ""}, {"e.g", ""}, {"10.0.0.1/a", ""}, {"ada@example.com", ""}, {"example.com:http/a", ""}, {"localhost:8080/a", ""},
	} {
		got, ok := FromHost(tt.text)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("FromHost(%q) is %q, %v, want %q", tt.text, got, ok, tt.want)
		}
	}
}

func BenchmarkKey(b *testing.B) {
	for _, bb := range []struct{ name, raw string }{
		{"plain", "https://news.example.com/2026/harbour"},
		{"trackers", "https://news.example.com/2026/harbour?utm_source=chat&utm_medium=social&id=42&fbclid=IwAR0abcDEF"},
		{"redirector", "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example.com%2F2026%2Fharbour%3Ffbclid%3DIwAR1&h=AT0"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Key(bb.raw)
			}
		})
	}
}
