package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isFurniture reports whether a line is, as a whole, one of those that pages hang around their articles. It knows
// English only; what other languages hang there must be told by its place and its names.
func isFurniture(text string) bool {
	if len(text) > 300 {
		return false
	}
	t := strings.ToLower(strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".:…!>»›→←|-–—•·*()[]", r)
	}))
	return isFurnitureWord(t) || isFurnitureStart(t) || isCredit(t) || isStamp(t) || isBylineLine(text)
}

// isFurnitureWord reports whether t is all of a label, a button or a box's title.
func isFurnitureWord(t string) bool {
	switch t {
	case "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "promoted", "sponsored content",
		"continue reading", "read more", "read next", "see more", "see also", "learn more", "show more", "load more", "view all", "see all", "find out more", "more from",
		"related", "related articles", "related stories", "related posts", "related content", "related topics", "you may also like", "you might also like",
		"recommended", "recommended for you", "most read", "most popular", "trending", "latest", "latest news", "more stories", "don't miss", "editor's picks", "up next",
		"share", "share this", "share this article", "share this post", "share this story", "share article", "tweet", "facebook", "twitter", "linkedin", "pinterest",
		"whatsapp", "email", "print", "copy link", "link copied", "save", "follow", "follow us", "like", "likes", "listen",
		"comments", "comment", "leave a comment", "leave a reply", "add comment", "add a comment", "view comments", "post a comment", "join the conversation", "reply",
		"tags", "contents", "table of contents", "in this article", "on this page", "back to top", "menu", "home", "next", "previous", "search", "close",
		"skip to content", "skip to main content", "click here", "sign up", "subscribe", "subscribe now", "log in", "sign in", "newsletter", "get started", "download", "buy now",
		"about the author", "written by", "author", "photo", "image", "video", "loading", "all rights reserved":
		return true
	}
	return false
}

// isFurnitureStart reports whether t begins as only furniture does.
func isFurnitureStart(t string) bool {
	for _, start := range [...]string{
		"read more:", "read also:", "also read:", "read next:", "related:", "related articles:", "see also:", "recommended:", "more on this:",
		"photo:", "photo by ", "photos:", "photograph:", "photography by ", "photo credit", "image:", "image by ", "image credit", "image source", "image courtesy", "image via", "image copyright",
		"image caption", "picture:", "credit:", "credits:", "tags:", "filed under", "category:", "categories:", "topics:", "share on ", "skip to ", "follow us on ", "like us on ", "copyright ©", "©",
		"this post contains affiliate links", "this article contains affiliate links", "we may earn a commission",
	} {
		if strings.HasPrefix(t, start) {
			return true
		}
	}
	for _, start := range [...]string{"sign up", "subscribe", "get our", "join our"} {
		if strings.HasPrefix(t, start) && strings.Contains(t, "newsletter") {
			return true
		}
	}
	return false
}

// isCredit reports whether t ends as the credit of a picture or a page does.
func isCredit(t string) bool {
	for _, end := range [...]string{"getty images", "/reuters", "/afp", "/getty", "/shutterstock", "all rights reserved"} {
		if strings.HasSuffix(t, end) && len(t) < 200 {
			return true
		}
	}
	return false
}

// isStamp reports whether t says when an article was published, how long it takes, or how often it was shared.
func isStamp(t string) bool {
	if len(t) > 80 || !strings.ContainsFunc(t, unicode.IsDigit) {
		return false
	}
	for _, start := range [...]string{"updated", "published", "posted", "last updated", "last modified", "first published", "reading time", "estimated reading time"} {
		if strings.HasPrefix(t, start) {
			return true
		}
	}
	for _, end := range [...]string{" min read", " minute read", " minutes read", " mins read", " comments", " shares", " views"} {
		if strings.HasSuffix(t, end) && len(t) < 30 {
			return true
		}
	}
	return false
}

// isBylineLine reports whether text is "By" and names: at least two words, each with a capital but for particles.
func isBylineLine(text string) bool {
	names, ok := cutBy(text)
	if !ok || len(text) > 80 {
		return false
	}
	words := 0
	for w := range strings.FieldsSeq(names) {
		switch w {
		case "and", "by", "de", "van", "von", "der", "la", "del", "da", "di", "the", "of", "for", "|", "-", "–", "•", "·":
			continue
		}
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
		if unicode.IsUpper(first) {
			words++
		}
	}
	return words >= 2
}

// maxByline bounds a byline in any language, in bytes.
const maxByline = 100

// tidy drops the title, the byline above the text, and the lines that hang around an article wherever they stand.
// If that were more than a fifth of the text, none is dropped.
func tidy(lines []line, title, byline string) []line {
	author, _, _ := strings.Cut(byline, ",")
	kept := make([]line, 0, len(lines))
	above := true
	for i := range lines {
		l := &lines[i]
		above = above && !l.isProse()
		switch {
		case l.kind == heading && strings.EqualFold(l.text, title):
		case l.kind != heading && (isFurniture(l.text) || l.isButton() || l.isContents() || l.isLabelled()):
		case above && author != "" && len(l.text) <= maxByline && strings.Contains(l.text, author):
		default:
			kept = append(kept, *l)
		}
	}
	if size(kept)*5 < size(lines)*4 {
		return lines
	}
	return kept
}

// isLabelled reports whether the line is a caption by its element, or its element or the one around it is by name
// a caption, a byline, a box for sharing, signing up or going elsewhere, and holds little more than the line.
func (l *line) isLabelled() bool {
	for b := l.block; b != nil; b = b.parent {
		if b.node.Data == "figcaption" {
			return true
		}
	}
	for b, up := l.block, 0; b != nil && up < 2 && b.text <= 4*len(l.text); b, up = b.parent, up+1 {
		switch b.node.Data {
		case "article", "main", "section", "body":
			return false
		}
		for word := range nameWords(attr(b.node, "class")) {
			if bytes.HasSuffix(word, []byte("caption")) {
				return true
			}
			switch string(word) {
			case "byline", "author", "newsletter", "signup", "subscription", "share", "sharing", "social", "related", "advertisement":
				if !b.hints.has(body) {
					return true
				}
			}
		}
	}
	return false
}

// isButton reports whether l is a short paragraph that is one link and no address or sentence.
func (l *line) isButton() bool {
	if l.kind != paragraph || l.links < len(l.text) || len(l.text) > 60 || strings.Contains(l.text, "://") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return !strings.ContainsRune(".?。？", last)
}
