package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// titleOf is the article's title. The page's own headline comes first: the first h1 of two or more words that
// shares half of its words with what the page says elsewhere and is not the name of the site; else JSON-LD's
// headline, OpenGraph's, Twitter's, the title element's, the site's name cut off; else the first h1.
func (h *head) titleOf() string {
	headline := fold(html.UnescapeString(h.linked.headline))
	og, twitter := h.first("og:title"), h.first("twitter:title")
	site := h.siteOf()
	for _, h1 := range h.headings {
		words := wordsOf(h1)
		if len(words) < 2 || strings.EqualFold(h1, site) || isLastPart(h1, h.title) || isLastPart(h1, og) {
			continue
		}
		for _, other := range []string{og, headline, h.title} {
			if sharedWords(words, wordsOf(other))*2 >= len(words) {
				return h1
			}
		}
	}
	for _, t := range []string{headline, og, twitter, h.title} {
		if t != "" {
			return withoutSite(t, site)
		}
	}
	for _, h1 := range h.headings {
		if h1 != "" {
			return h1
		}
	}
	return ""
}

// titleBars stand between an article's title and the name of its site.
var titleBars = [...]string{" | ", " » ", " — ", " – ", " - ", " :: ", " · ", " • "}

// isLastPart reports whether s is what stands after the last bar of a title element, the name of the site, or that
// and one word more ("The …").
func isLastPart(s, title string) bool {
	for _, bar := range titleBars {
		if i := strings.LastIndex(title, bar); i >= 0 {
			words, last := wordsOf(s), wordsOf(title[i+len(bar):])
			if len(last) > 0 && len(words) <= len(last)+1 && sharedWords(last, words) == len(last) {
				return true
			}
		}
	}
	return false
}

// withoutSite cuts the name of the site off a title's end; after "|" and "»" nothing else stands.
func withoutSite(title, site string) string {
	for _, bar := range titleBars {
		i := strings.LastIndex(title, bar)
		if i < 0 || len(wordsOf(title[:i])) < 2 {
			continue
		}
		if bar == " | " || bar == " » " || strings.EqualFold(title[i+len(bar):], site) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}
