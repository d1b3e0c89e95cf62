package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// maxAuthors bounds how many authors a byline names.
const maxAuthors = 10

// authorMetas are the meta elements that name authors, one element for each author or one for all.
var authorMetas = [...]string{
	"author", "article:author", "og:article:author", "parsely-author", "citation_author", "citation_authors", "dc.creator", "dcterms.creator",
	"sailthru.author", "cxenseparse:author", "byl",
}

// bylineOf names the authors. The first source that yields a name counts: JSON-LD, meta elements, elements marked as
// the author's, a line that begins with "By". A login name or the name of the site counts only where nothing else is said.
func (h *head) bylineOf(lines []line) string {
	weak := ""
	pick := func(names []string) string {
		var good []string
		for _, name := range names {
			switch {
			case isLogin(name) || h.isSite(name):
				if weak == "" {
					weak = name
				}
			case len(good) < maxAuthors && !slices.ContainsFunc(good, func(n string) bool { return strings.EqualFold(n, name) }):
				good = append(good, name)
			}
		}
		return strings.Join(good, ", ")
	}
	for _, source := range h.declaredAuthors() {
		var names []string
		for _, s := range source[:min(len(source), maxMarks)] {
			names = append(names, declaredNames(s)...)
		}
		if byline := pick(names); byline != "" {
			return byline
		}
	}
	for _, source := range [][]string{h.bylines.texts(), h.signed.texts(), h.pages.texts(), bySigned(lines)} {
		for _, s := range source {
			if names := shownNames(s); len(names) > 0 { // what follows in a page may be other people
				if byline := pick(names); byline != "" {
					return byline
				}
				break
			}
		}
	}
	return weak
}

// declaredAuthors are what the page says to machines of its authors, by source.
func (h *head) declaredAuthors() [][]string {
	sources := [][]string{h.linked.authors, h.linked.creators}
	for _, key := range authorMetas {
		all := h.authors[key]
		if strings.HasPrefix(key, "citation_") || strings.HasPrefix(key, "dc") {
			all = givenNameFirst(all)
		}
		sources = append(sources, all)
	}
	// Twitter's first label is "Written by" in the page's own language; its rivals are times and prices.
	if said := h.meta["twitter:data1"]; h.meta["twitter:label1"] != "" && !strings.ContainsFunc(said, unicode.IsDigit) {
		sources = append(sources, []string{said})
	}
	return sources
}

// givenNameFirst turns names that libraries and journals write as "Lee, Ann" round.
func givenNameFirst(names []string) []string {
	var all []string
	for _, list := range names {
		for name := range strings.SplitSeq(list, ";") {
			family, given, ok := strings.Cut(strings.TrimSpace(name), ", ")
			if ok && !strings.Contains(given, ",") && !isDegree(given) && (len(strings.Fields(family)) == 1 || len(strings.Fields(given)) == 1) {
				name = given + " " + family
			}
			all = append(all, name)
		}
	}
	return all
}

// bySigned are the short lines that begin with "By", or follow a line that says no more.
func bySigned(lines []line) []string {
	var all []string
	for i := range lines {
		l := &lines[i]
		if len(l.text) > 80 || l.isInMenu() {
			continue
		}
		if isBylineLine(l.text) {
			all = append(all, l.text)
		} else if isBareBy(l.text) && i+1 < len(lines) && isBylineLine("By "+lines[i+1].text) {
			all = append(all, lines[i+1].text)
		}
	}
	return all
}

// isInMenu reports whether l leads elsewhere ("By industry"): an item that is one link, or a part of navigation.
func (l *line) isInMenu() bool {
	if l.kind == item && l.links == len(l.text) {
		return true
	}
	for b := l.block; b != nil; b = b.parent {
		switch b.node.Data {
		case "nav", "menu", "footer", "form":
			return true
		}
	}
	return false
}

// bys introduce an author. The longer ones come first.
var bys = [...]string{
	"article by ", "written by: ", "written by ", "authored by: ", "authored by ", "posted by: ", "posted by ", "published by ",
	"words by ", "story by ", "text by ", "interview by ", "analysis by ", "review by ", "opinion by ",
	"author: ", "author ", "by: ", "by ",
}

// cutBy is s without what introduces an author, and whether there was any.
func cutBy(s string) (string, bool) {
	for _, by := range bys {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			return strings.TrimSpace(s[len(by):]), true
		}
	}
	return s, false
}

// isBareBy reports whether s introduces an author and says no more.
func isBareBy(s string) bool {
	for _, by := range bys {
		if strings.EqualFold(strings.TrimRight(s, ": "), strings.TrimRight(by, ": ")) {
			return true
		}
	}
	return false
}

// isSigned reports whether the names of an element say that it holds the author's name, and not a commenter's.
func isSigned(names string) bool {
	signed := false
	for word := range nameWords(names) {
		switch string(word) {
		case "author", "byline", "authors", "authorname", "writer":
			signed = true
		case "comment", "comments":
			return false
		}
	}
	return signed
}

// isAuthorPage reports whether a link leads to a page about an author.
func isAuthorPage(href string) bool {
	path, _, _ := strings.Cut(href, "?")
	segments := strings.Split(path, "/")
	for _, s := range segments[:len(segments)-1] {
		switch strings.ToLower(s) {
		case "author", "authors", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "by", "byline", "contributor", "contributors",
			"writer", "writers", "journalist", "journalists", "columnist", "columnists":
			return true
		}
	}
	return false
}

// isLogin reports whether s is one word in small letters.
func isLogin(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsUpper(r) }) && strings.ContainsFunc(s, unicode.IsLower)
}

// declaredNames are the names in what a page says to machines, as far as they are of people or bodies.
func declaredNames(s string) []string {
	var all []string
	for part := range strings.SplitSeq(html.UnescapeString(s), ";") {
		for _, name := range namesIn(part) {
			if isDeclaredName(name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// withoutBy cuts "by" off two names or more that begin with capitals in the languages that write it otherwise.
func withoutBy(s string) string {
	by, names, _ := strings.Cut(strings.TrimSpace(s), " ")
	switch strings.ToLower(by) {
	case "von", "par", "por", "door", "da", "di", "av", "af":
		if words := strings.Fields(names); len(words) > 1 && isShownName(words[0]) && isShownName(words[1]) {
			return names
		}
	}
	return s
}

// shownNames are the names in a byline that the page shows. More can stand there than names, so they are looked at
// more strictly.
func shownNames(s string) []string {
	if i := strings.Index(strings.ToLower(s), " written by "); i >= 0 {
		s = s[min(i+1, len(s)):]
	}
	var all []string
	for _, name := range namesIn(withoutBy(s)) {
		name = withoutTrade(name)
		if !isShownName(name) {
			break
		}
		all = append(all, name)
	}
	return all
}
