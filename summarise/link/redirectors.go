package link

import "net/url"

// A redirector is a page whose links carry the address they lead to. It is known by its host and by the path or
// parameter together: a parameter called url on a host that is not here belongs to a page of its own.
type redirector struct {
	host string                  // exact; ".x.org" is any host below x.org; "google" any of Google's countries
	path string                  // the path begins so
	in   string                  // the parameters that may hold the target, separated by spaces
	take func(u *url.URL) string // or how to find it otherwise
}

// redirectors, without "www." in their hosts.
var redirectors = []redirector{
	// Search results.
	{host: "google", path: "/url", in: "q url"},
	{host: "google", path: "/imgres", in: "imgrefurl"},
	{host: "news.google.com", path: "/news/url", in: "url"},
	{host: "plus.url.google.com", path: "/url", in: "q url"},
	{host: "scholar.google.com", path: "/scholar_url", in: "url"},
	{host: "bing.com", path: "/ck/a", take: bing},
	{host: "duckduckgo.com", path: "/l/", in: "uddg"},
	{host: "r.search.yahoo.com", path: "/", take: yahoo},
	{host: ".search.yahoo.com", path: "/", take: yahoo},
	{host: "startpage.com", path: "/cgi-bin/serveimage", in: "url"},
	{host: "ecosia.org", path: "/redirect", in: "url"},

	// Shims that social sites put before links that lead away.
	{host: "l.facebook.com", path: "/", in: "u"},
	{host: "lm.facebook.com", path: "/", in: "u"},
	{host: "facebook.com", path: "/l.php", in: "u"},
	{host: "facebook.com", path: "/flx/warn", in: "u"},
	{host: "m.facebook.com", path: "/l.php", in: "u"},
	{host: "facebook.com", path: "/sharer", in: "u"},
	{host: "l.messenger.com", path: "/", in: "u"},
	{host: "l.instagram.com", path: "/", in: "u"},
	{host: "l.threads.net", path: "/", in: "u"},
	{host: "l.threads.com", path: "/", in: "u"},
	{host: "l.workplace.com", path: "/", in: "u"},
	{host: "l.wl.co", path: "/l", in: "u"},
	{host: "out.reddit.com", path: "/", in: "url"},
	{host: "linkedin.com", path: "/redir/redirect", in: "url"},
	{host: "linkedin.com", path: "/redir/general-malware-page", in: "url"},
	{host: "linkedin.com", path: "/safety/go", in: "url"},
	{host: "linkedin.com", path: "/sharearticle", in: "url"},
	{host: "linkedin.com", path: "/sharing/share-offsite", in: "url"},
	{host: "x.com", path: "/intent/", in: "url"},
	{host: "twitter.com", path: "/intent/", in: "url"},
	{host: "twitter.com", path: "/share", in: "url"},
	{host: "youtube.com", path: "/redirect", in: "q"},
	{host: "m.youtube.com", path: "/redirect", in: "q"},
	{host: "t.umblr.com", path: "/redirect", in: "z"},
	{host: "tumblr.com", path: "/redirect", in: "z"},
	{host: "vk.com", path: "/away.php", in: "to"},
	{host: "m.vk.com", path: "/away.php", in: "to"},
	{host: "away.vk.com", path: "/away.php", in: "to"},
	{host: "ok.ru", path: "/dk", in: "st.link"},
	{host: "slack-redir.net", path: "/link", in: "url"},
	{host: "steamcommunity.com", path: "/linkfilter", in: "u url"},
	{host: "t.me", path: "/iv", in: "url"},
	{host: "getpocket.com", path: "/redirect", in: "url"},
	{host: "exit.sc", path: "/", in: "url"},
	{host: "link.zhihu.com", path: "/", in: "target"},
	{host: "link.juejin.cn", path: "/", in: "target"},
	{host: "weibo.cn", path: "/sinaurl", in: "u"},
	{host: "c.pc.qq.com", path: "/", in: "url pfurl"},
	{host: "pixiv.net", path: "/jump.php", in: "url"},
	{host: "pixiv.net", path: "/jump.php", take: wholeQuery},
	{host: "deviantart.com", path: "/users/outgoing", take: wholeQuery},
	{host: "href.li", path: "/", take: wholeQuery},
	{host: "click.linksynergy.com", path: "/deeplink", in: "murl"},
	{host: "click.redditmail.com", path: "/CL0/", take: pathTarget},

	// Mail gateways.
	{host: ".safelinks.protection.outlook.com", path: "/", in: "url"},
	{host: ".safelinks.protection.office365.us", path: "/", in: "url"},
	{host: "safelinks.protection.outlook.com", path: "/", in: "url"},
	{host: ".safelink.emails.azure.net", path: "/redirect", in: "destination"},
	{host: "statics.teams.cdn.office.net", path: "/evergreen-assets/safelinks", in: "url"},
	{host: "urldefense.proofpoint.com", path: "/v1/url", in: "u"},
	{host: "urldefense.proofpoint.com", path: "/v2/url", take: proofpoint2},
	{host: "urldefense.com", path: "/v3/__", take: proofpoint3},
	{host: "urldefense.us", path: "/v3/__", take: proofpoint3},
	{host: "urldefense.proofpoint.com", path: "/v3/__", take: proofpoint3},
	{host: "linkprotect.cudasvc.com", path: "/url", in: "a"},
	{host: "secure-web.cisco.com", path: "/", take: pathTarget},
	{host: "clicktime.symantec.com", path: "/", in: "u"},
	{host: "protect2.fireeye.com", path: "/", in: "u"},
	{host: ".protection.sophos.com", path: "/", take: sophos},
	{host: ".trendmicro.com", path: "/wis/clicktime/", in: "url"},
	{host: "url.avanan.click", path: "/v2/", take: triple},
	{host: ".avanan.click", path: "/v2/", take: triple},
	{host: "protect.checkpoint.com", path: "/v2/", take: triple},
	{host: "deref-gmx.net", path: "/mail/", in: "redirectUrl"},
	{host: "deref-gmx.com", path: "/mail/", in: "redirectUrl"},
	{host: "deref-web.de", path: "/mail/", in: "redirectUrl"},
	{host: "deref-mail.com", path: "/mail/", in: "redirectUrl"},

	// AMP viewers and caches (AMP documentation, "AMP Cache URL format"): c a page, v a page in a viewer, wp a
	// signed one; s means https.
	{host: "google", path: "/amp/", take: ampTarget},
	{host: ".cdn.ampproject.org", path: "/c/", take: ampTarget},
	{host: ".cdn.ampproject.org", path: "/v/", take: ampTarget},
	{host: ".cdn.ampproject.org", path: "/wp/", take: ampTarget},
	{host: "cdn.ampproject.org", path: "/c/", take: ampTarget},
	{host: "cdn.ampproject.org", path: "/v/", take: ampTarget},
	{host: ".bing-amp.com", path: "/c/", take: ampTarget},
	{host: "bing-amp.com", path: "/c/", take: ampTarget},
}
