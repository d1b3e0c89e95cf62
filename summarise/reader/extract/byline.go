package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// maxAuthors bounds how many authors a byline names.
const maxAuthors = 6

// bylineOf names the authors. The first source that yields a name counts: JSON-LD, meta elements, elements marked as
// the author's, a line that begins with "By". A login name or the name of the site counts only where nothing else is said.
func (h *head) bylineOf(lines []line) string {
	var meta []string
	for _, key := range [...]string{"author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "cxenseparse:author", "byl"} {
		meta = append(meta, h.meta[key])
	}
	if strings.HasPrefix(strings.ToLower(h.meta["twitter:label1"]), "written") {
		meta = append(meta, h.meta["twitter:data1"])
	}
	site, weak := h.siteOf(), ""
	sources := [][]string{h.linked.authors, meta}
	for _, found := range [][]string{h.bylines.texts(), h.signed.texts(), h.pages.texts(), bySigned(lines)} {
		sources = append(sources, firstNamed(found))
	}
	for _, source := range sources {
		var names []string
		for _, s := range source {
			s = personName(s)
			if s == "" || len(names) == maxAuthors || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, s) }) {
				continue
			}
			if strings.EqualFold(s, site) || isLogin(s) {
				if weak == "" {
					weak = s
				}
				continue
			}
			names = append(names, s)
		}
		if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return weak
}

// isLogin reports whether s is one word in small letters.
func isLogin(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsUpper(r) }) && strings.ContainsFunc(s, unicode.IsLower)
}

// firstNamed is the first of all that holds a name: what follows in a page may be other people.
func firstNamed(all []string) []string {
	for _, s := range all {
		if personName(s) != "" {
			return []string{s}
		}
	}
	return nil
}

// bySigned are the short lines that begin with "By", or follow a line that says no more.
func bySigned(lines []line) []string {
	var all []string
	for i := range lines {
		l := &lines[i]
		if len(l.text) > 80 {
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

// bys introduce an author. The longer ones come first.
var bys = [...]string{
	"article by ", "written by: ", "written by ", "authored by: ", "authored by ", "posted by: ", "posted by ", "published by ", "words by ", "story by ", "reviewed by ",
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
	if hintsIn(names).has(comment) {
		return false
	}
	for _, word := range strings.FieldsFunc(names, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch strings.ToLower(word) {
		case "author", "byline", "authors", "authorname", "writer":
			return true
		}
	}
	return false
}

// personName is the name in a byline, "" if there is none: what comes after "By", up to a date, a role or a mark
// that ends it.
func personName(s string) string {
	s = fold(html.UnescapeString(s))
	if len(s) > 200 || strings.Contains(s, "://") || strings.Contains(s, "@") {
		return ""
	}
	s, _ = cutBy(s)
	if i := strings.IndexAny(s, "|•·⋅/()[]—–:;"); i >= 0 {
		s = s[:i]
	}
	var words []string
	comma := false // what follows is another name or a role, see withoutRole
	for w := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(w)
		if endsName(w) || w == "-" || len(words) > 0 && unicode.IsDigit(first) || len(words) > 1 && !comma && isRole(w) {
			break
		}
		words = append(words, w)
		comma = comma || strings.HasSuffix(w, ",")
	}
	s = withoutRole(strings.Join(words, " "))
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",-–&", r) })
	if !isName(s) {
		return ""
	}
	return s
}

// withoutRole cuts "Ann Lee, Senior Reporter" behind the name.
func withoutRole(s string) string {
	parts := strings.Split(s, ", ")
	for i, part := range parts {
		if i > 0 && isRole(part) {
			return strings.Join(parts[:i], ", ")
		}
	}
	return s
}

// isRole reports whether one of the words of s names what somebody does.
func isRole(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.Trim(w, ",.") {
		case "editor", "writer", "reporter", "correspondent", "columnist", "producer", "contributor", "senior", "chief", "head", "lead", "president", "ceo", "cto",
			"founder", "co-founder", "director", "manager", "officer", "marketing", "expert", "specialist", "engineer", "consultant", "analyst", "strategist", "professor":
			return true
		}
	}
	return false
}

// endsName reports whether a word of a byline is no more of the name: a month, a verb, a site's phrase.
func endsName(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",.:")) {
	case "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"on", "in", "at", "for", "is", "was", "has", "says", "updated", "published", "posted", "reviewed", "edited", "sponsored", "last", "min", "minute", "read", "share", "follow", "subscribe":
		return true
	}
	return false
}

// isName reports whether s can be a name: up to twelve words, of several one with a capital, none a word of sites.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 12 {
		return false
	}
	cased, capital := false, false
	for _, w := range words {
		switch strings.ToLower(strings.Trim(w, ",.")) {
		case "admin", "administrator", "webmaster", "guest", "anonymous", "unknown", "null", "undefined", "name", "author", "authors", "by", "written", "about", "bio", "profile",
			"posts", "all", "view", "more", "home", "menu", "blog", "page", "website", "contact", "connect", "us", "our", "your", "account", "sign", "login", "log", "category", "privacy":
			return false
		}
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			capital = true
		}
		cased = cased || unicode.IsUpper(r) || unicode.IsLower(r)
	}
	return utf8.RuneCountInString(s) > 1 && (capital || !cased || len(words) == 1)
}
