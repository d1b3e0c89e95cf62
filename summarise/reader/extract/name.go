package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// namesIn lists the names in "By A, B and C": what comes after "By", up to a date, a role or a mark that ends it.
// Degrees and agencies behind a name are left out.
func namesIn(s string) []string {
	s = fold(s)
	if len(s) > 400 || strings.Contains(s, "://") {
		return nil
	}
	s, _ = cutBy(s)
	if label, name, ok := strings.Cut(s, ": "); ok && !strings.Contains(label, " ") {
		s = name // "Text: Ida Marsh"
	}
	if i := strings.IndexAny(s, "|•·⋅/()[]—–:"); i >= 0 {
		s = s[:i]
	}
	var words []string
	for w := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(w)
		if w == "-" || w == "@" || len(words) > 0 && (unicode.IsDigit(first) || endsName(w)) || len(words) == 0 && endsName(w) && !isMonth(w) {
			break
		}
		if strings.Contains(w, "@") {
			continue // an address or an account beside the name
		}
		words = append(words, w)
	}
	if len(words) == 1 && isMonth(words[0]) {
		return nil
	}
	var names []string
	for i, part := range strings.Split(strings.Join(words, " "), ",") {
		if i > 0 && isRole(part) {
			break
		}
		for _, name := range splitPair(part) {
			name = strings.TrimFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",-–&", r) })
			if name != "" && (i == 0 || !isDegree(name) && !isAgency(name)) {
				names = append(names, name)
			}
		}
	}
	return names
}

// splitPair cuts "Ann Lee and Tom Bell" in two, and "and Tom Bell", the end of a list, from its "and". "Food and Wine",
// which may be one body, stays.
func splitPair(s string) []string {
	for _, and := range [...]string{" and ", " & "} {
		left, right, ok := strings.Cut(" "+strings.TrimSpace(s), and)
		if !ok {
			continue
		}
		switch more := splitPair(right); {
		case strings.TrimSpace(left) == "":
			return more
		case (isFullName(left) || isDegree(left)) && isFullName(more[0]):
			return append([]string{left}, more...)
		}
	}
	return []string{s}
}

// isFullName reports whether s is of two to four words, as the names of people are, and has none that those of
// bodies have.
func isFullName(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		switch strings.ToLower(w) {
		case "of", "for", "the", "team", "staff":
			return false
		}
	}
	return 2 <= len(words) && len(words) <= 4
}

// isDegree reports whether s is a degree or an order behind a name: "PhD", "M.D.", "DACVB".
func isDegree(s string) bool {
	s = strings.ReplaceAll(strings.TrimSpace(s), ".", "")
	switch strings.ToLower(s) {
	case "phd", "dphil", "edd", "psyd", "pharmd", "msc", "bsc", "med", "jr", "sr", "esq":
		return true
	}
	return 1 < len(s) && len(s) <= 6 && !strings.ContainsFunc(s, func(r rune) bool { return (r < 'A' || r > 'Z') && r != '-' })
}

// isAgency reports whether s is a news agency, which stands behind a name that wrote for it.
func isAgency(s string) bool {
	switch strings.ToLower(s) {
	case "reuters", "associated press", "the associated press", "agence france-presse", "bloomberg", "press association", "pa media":
		return true
	}
	return false
}

// withoutTrade cuts what somebody does off a name it follows without a comma: "Ann Lee Senior Reporter".
func withoutTrade(name string) string {
	words := strings.Fields(name)
	for i := range words {
		if i > 1 && isRole(words[i]) {
			return strings.Join(words[:i], " ")
		}
	}
	return name
}

// isRole reports whether one of the words of s names what somebody does.
func isRole(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.TrimSuffix(strings.Trim(w, ",."), "-at-large") {
		case "editor", "writer", "reporter", "correspondent", "columnist", "producer", "contributor", "senior", "chief", "head", "lead", "president", "ceo", "cto",
			"founder", "co-founder", "director", "manager", "officer", "marketing", "expert", "specialist", "engineer", "consultant", "analyst", "strategist", "professor",
			"coordinator", "journalist", "photographer", "researcher", "scientist", "author", "owner", "attorney":
			return true
		}
	}
	return false
}

// endsName reports whether a word of a byline is no more of the name: a month, a verb, a site's phrase.
func endsName(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",.:")) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"on", "in", "at", "for", "is", "was", "has", "says", "updated", "published", "posted", "reviewed", "edited", "sponsored", "last", "min", "minute", "read", "share", "follow", "subscribe":
		return true
	}
	return isMonth(w)
}

// isMonth reports whether w is a month; April and Jan are given names too, where they stand first.
func isMonth(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",.:")) {
	case "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// isDeclaredName reports whether s can be the name of an author: up to twelve words with a letter, none an account
// of machines.
func isDeclaredName(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		switch strings.ToLower(strings.Trim(w, ",.")) {
		case "admin", "administrator", "webmaster", "guest", "anonymous", "unknown", "null", "undefined", "author", "authors":
			return false
		case "staff", "editor", "editors":
			if len(words) == 1 {
				return false
			}
		}
	}
	return 0 < len(words) && len(words) <= 12 && utf8.RuneCountInString(s) > 1 && strings.ContainsFunc(s, unicode.IsLetter)
}

// isShownName reports whether s can be a name that stands in a page's text: a declared one with a capital in each
// word that has cases but particles, none a word of sites, and more than the initials of a missing portrait.
func isShownName(s string) bool {
	if !isDeclaredName(s) {
		return false
	}
	words := strings.Fields(s)
	for _, w := range words {
		switch strings.ToLower(strings.Trim(w, ",.")) {
		case "name", "by", "written", "about", "bio", "profile", "posts", "all", "view", "more", "home", "menu", "blog", "page", "website", "contact", "connect",
			"us", "our", "your", "account", "sign", "login", "log", "category", "privacy", "contributor", "contributors":
			return false
		}
		if first, _ := utf8.DecodeRuneInString(w); len(words) > 1 && unicode.IsLower(first) && !isParticle(w) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return len(words) > 1 || !unicode.IsDigit(first) && (len(s) > 2 || strings.ToUpper(s) != s)
}

// isParticle reports whether w stands in names in small letters.
func isParticle(w string) bool {
	switch w {
	case "and", "de", "van", "von", "der", "den", "la", "le", "del", "da", "dos", "di", "du", "el", "al", "bin", "ibn", "ter", "y", "e", "zu", "the", "of", "with", "staff", "team", "editors":
		return true
	}
	return false
}
