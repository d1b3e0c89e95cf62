package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// titleOf is the article's title. The page's own headline comes first: of the h1 and the headings marked as headline
// the one that shares most words with what the page says elsewhere, at least half of its own. It has two words or more
// or begins the title element, and is not the name of the site. Else JSON-LD's headline, OpenGraph's, Twitter's, the
// title element's; else the first of those headings. The site's name is cut off.
func (h *head) titleOf() string {
	headline := fold(html.UnescapeString(h.linked.headline))
	og, twitter := h.first("og:title"), h.first("twitter:title")
	best, most := "", 0
	for _, h1 := range h.headlines {
		words := wordsOf(h1)
		if len(words) < 2 && !isFirstPart(h1, h.title) || h.isSite(h1) || h.isLastPart(h1, h.title) || h.isLastPart(h1, og) {
			continue
		}
		for _, other := range []string{og, headline, h.title} {
			if n := sharedWords(words, wordsOf(other)); n > most && n*2 >= len(words) {
				best, most = h1, n
			}
		}
	}
	for _, other := range []string{og, headline} {
		if label, ok := strings.CutSuffix(best, other); ok && other != "" && strings.HasSuffix(label, ":") {
			best = other // "Title:Mill reopens"
		}
	}
	all := []string{best, headline, og, twitter, h.title}
	for _, t := range all {
		if t != "" {
			return h.withoutSite(untruncated(t, all))
		}
	}
	for _, h1 := range h.headlines {
		if h1 != "" {
			return h1
		}
	}
	return ""
}

// untruncated is the whole of a title that ends in an ellipsis, where another begins with the same words; else the
// title.
func untruncated(t string, others []string) string {
	cut := strings.TrimRight(t, ".… ")
	if cut == "" || !strings.HasSuffix(t, "…") && !strings.HasSuffix(t, "...") {
		return t
	}
	for _, other := range others {
		if strings.HasPrefix(other, cut) && len(other) > len(t) {
			return other
		}
	}
	return t
}

// titleBars stand between an article's title and the name of its site.
var titleBars = [...]string{" | ", " » ", " — ", " – ", " - ", " :: ", " · ", " • ", "｜"}

// isLastPart reports whether s is what stands after the last bar of a title element, the name of the site, or that
// and one word more ("The …"). What is longer than all before the bar is a title behind its site.
func (h *head) isLastPart(s, title string) bool {
	for _, bar := range titleBars {
		if i := strings.LastIndex(title, bar); i >= 0 {
			words, last := wordsOf(s), wordsOf(title[i+len(bar):])
			if len(last) > 0 && len(words) <= len(last)+1 && sharedWords(last, words) == len(last) && !h.isBehindSite(title[:i], title[i+len(bar):]) {
				return true
			}
		}
	}
	return false
}

// isFirstPart reports whether s is what stands before the first bar of a title element.
func isFirstPart(s, title string) bool {
	rest, ok := strings.CutPrefix(title, s)
	return ok && slices.ContainsFunc(titleBars[:], func(bar string) bool { return strings.HasPrefix(rest, bar) })
}

// isBehindSite reports whether of two parts of a title the first is the site's and the second the article's.
func (h *head) isBehindSite(first, second string) bool {
	if h.isSite(first) {
		return true
	}
	return !h.isSite(second) && len(wordsOf(second)) > 2*len(wordsOf(first))
}

// withoutSite cuts the name of the site off a title's end or start; after "|", "｜" and "»" nothing else stands.
func (h *head) withoutSite(title string) string {
	if site, rest, ok := strings.Cut(title, ": "); ok && h.isSite(site) {
		return rest
	}
	for _, bar := range titleBars {
		i := strings.LastIndex(title, bar)
		if i < 0 || bar == " » " && strings.Count(title[:i], "«") > strings.Count(title[:i], "»") { // it ends a quotation
			continue
		}
		first, second := title[:i], title[i+len(bar):]
		sure := bar == " | " || bar == "｜" || bar == " » "
		switch {
		case h.isSite(first) || sure && h.isBehindSite(first, second):
			return strings.TrimSpace(second)
		case len(wordsOf(first)) > 1 && (sure || h.isSite(second)):
			return strings.TrimSpace(first)
		}
	}
	return title
}
