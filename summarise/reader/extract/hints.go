package extract

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
)

// A hint is what the names that an author of a page gave to an element say about it.
type hint int

const (
	caption hint = iota
	author
	dateline
	related
	promotion
	comment
	topics
	navigation
	legal
	title
	lead
	body
	contents
	button
	hints
)

// hintSet is a set of hints.
type hintSet uint32

func (s hintSet) has(h hint) bool { return s&(1<<h) != 0 }

// hintOf is the hint in one word of a class or id, in lower case.
func hintOf(word string) (hint, bool) {
	switch word {
	case "credit", "credits", "copyright", "gallery", "slideshow", "slide", "carousel", "image", "photo", "img", "video", "figure", "media", "lightbox", "attribution":
		return caption, true
	case "author", "authors", "byline", "bio", "contributor", "contributors", "writer", "profile", "avatar", "about":
		return author, true
	case "meta", "info", "infos", "metadata", "submitted", "views", "stats",
		"date", "time", "timestamp", "published", "updated", "dateline", "posted", "readtime", "reading":
		return dateline, true
	case "related", "recommended", "recommendations", "recommend", "more", "popular", "trending", "latest", "recirc", "similar", "readmore",
		"recent", "next", "previous", "prev", "teaser", "teasers", "card", "cards", "promoted", "outbrain", "taboola":
		return related, true
	case "newsletter", "subscribe", "subscription", "signup", "sign", "promo", "promotion", "cta", "callout", "banner", "offer", "donate", "support",
		"paywall", "register", "login", "optin", "form", "email", "campaign", "upsell", "membership", "popup", "modal", "overlay",
		"ad", "ads", "advert", "advertisement", "sponsored", "sponsor", "affiliate":
		return promotion, true
	case "comment", "comments", "disqus", "respond", "response", "responses", "reply", "discussion", "feedback", "review", "reviews", "rating", "ratings":
		return comment, true
	case "tag", "tags", "category", "categories", "topic", "topics", "breadcrumb", "breadcrumbs", "keywords", "label", "eyebrow", "kicker", "taxonomy", "section":
		return topics, true
	case "nav", "navigation", "menu", "menus", "navbar", "pagination", "pager", "skip", "footer", "header", "sidebar", "rail", "aside", "sticky", "bottom", "top":
		return navigation, true
	case "legal", "disclaimer", "disclosure", "cookie", "cookies", "consent", "gdpr", "privacy", "terms", "license":
		return legal, true
	case "title", "headline", "heading", "hero":
		return title, true
	case "lead", "lede", "dek", "deck", "subtitle", "standfirst", "excerpt", "summary", "description", "intro", "subheadline", "subhead", "subheading", "abstract":
		return lead, true
	case "content", "article", "body", "entry", "post", "story", "main", "text", "richtext", "prose", "paragraph", "markdown", "articlebody":
		return body, true
	case "toc", "contents", "jump", "outline":
		return contents, true
	case "button", "btn", "buttons", "link", "action", "actions", "tools", "toolbar", "toggle":
		return button, true
	}
	switch { // words run together
	case strings.HasSuffix(word, "caption"):
		return caption, true
	case strings.HasPrefix(word, "related"):
		return related, true
	}
	return 0, false
}

// hintsOf gathers the hints in an element's names.
func hintsOf(n *html.Node) hintSet {
	var all hintSet
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "id", "itemprop", "role", "data-testid", "data-component":
			all |= hintsIn(n.Attr[i].Val)
		}
	}
	return all
}

// hintsIn gathers the hints in names.
func hintsIn(names string) hintSet {
	var all hintSet
	for word := range nameWords(names) {
		if h, ok := hintOf(string(word)); ok {
			all |= 1 << h
		}
	}
	return all
}

// maxNames bounds the bytes of one attribute that are read for hints.
const maxNames = 300

// nameWords cuts names into words in lower case, at anything but ASCII letters and before a capital that follows a
// small letter. Words of one letter and of more than 16 are passed over. A word is only good until the next.
func nameWords(names string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var word [16]byte
		n := 0
		small := false
		for i := range min(len(names), maxNames) + 1 {
			c := byte(' ')
			if i < len(names) {
				c = names[i]
			}
			upper, lower := 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z'
			if !upper && !lower || upper && small {
				if 1 < n && n <= len(word) && !yield(word[:n]) {
					return
				}
				n = 0
			}
			if upper || lower {
				if n < len(word) {
					word[n] = c | 0x20
				}
				n++
			}
			small = lower
		}
	}
}
