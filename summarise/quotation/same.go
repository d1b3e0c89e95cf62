package quotation

import (
	"slices"
	"strings"
)

// SameSpeaker reports whether two names mean the same speaker, as far as names can tell:
// Lavrov = Sergei Lavrov = lavrov, Mr. Choe = Choe Son Hui, State Department = the US State
// Department; but never Bill Clinton = Hillary Clinton, nor Trump = the Trump campaign.
// Case, accents, articles and titles do not count. Two empty names are the same nobody.
func SameSpeaker(a, b string) bool {
	lex := lexicon("en")
	if g, h := lex.genderOfSpeaker(a), lex.genderOfSpeaker(b); g != unknown && !g.fits(h) && !h.fits(g) {
		return false
	}
	x, y := speakerParts(a, lex), speakerParts(b, lex)
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if slices.Equal(x, y) {
		return true
	}
	if lex.has(roleWord|organisation, last(y)) || lex.has(roleWord, last(x)) {
		return last(x) == last(y) && isSubsequence(x, y)
	}
	if len(x) == 1 {
		return x[0] == last(y) || x[0] == y[0] || len(y) > 2 && x[0] == y[len(y)-2] && lex.has(suffix, last(y))
	}
	return sameName(x, y)
}

// genderOfSpeaker is what a title or a given name tells.
func (w *words) genderOfSpeaker(name string) gender {
	parts := strings.Fields(fold(name))
	if len(parts) < 2 {
		return unknown
	}
	switch strings.TrimSuffix(parts[0], ".") {
	case "mr", "sir", "lord", "king", "prince":
		return male
	case "mrs", "ms", "miss", "lady", "dame", "queen", "princess":
		return female
	}
	return w.genderOf(parts[0])
}

// speakerParts folds a speaker's name and drops articles, and the titles in front of a name.
func speakerParts(name string, lex *words) []string {
	parts := strings.Fields(fold(name))
	for len(parts) > 1 && lex.has(determiner, parts[0]) {
		parts = parts[1:]
	}
	if len(parts) == 1 && lex.has(determiner, parts[0]) {
		return nil
	}
	for i := len(parts) - 2; i >= 0; i-- {
		if lex.has(titleWord, parts[i]) && !(i > 0 && lex.has(kinWord, parts[i])) && !lex.has(suffix, parts[i+1]) && !lex.has(titleWord|roleWord|organisation, last(parts)) {
			return parts[i+1:]
		}
	}
	return parts
}

// sameName reports whether a shorter name (folded words) may be a form of a longer one: its last
// name alone, or the same last name with given names that do not disagree.
func sameName(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 {
		return x[0] == last(y) || len(y) > 2 && x[0] == y[len(y)-2]
	}
	if isSubsequence(x, y) {
		return true
	}
	if len(x) == len(y) && len(x) > 2 { // Choe Son Hui, Son Hui Choe
		if x[0] == last(y) && slices.Equal(x[1:], y[:len(y)-1]) || y[0] == last(x) && slices.Equal(y[1:], x[:len(x)-1]) {
			return true
		}
	}
	return last(x) == last(y) && givenAgree(x[0], y[0])
}

// givenAgree reports whether two given names may be one: an initial, a short form, another spelling
// (Sergei, Sergey). They begin alike.
func givenAgree(a, b string) bool {
	n := min(len(a), len(b), 3)
	return a == b || (n == 1 || n == 3) && a[:n] == b[:n]
}

func last(parts []string) string { return parts[len(parts)-1] }

// isSubsequence reports whether the words of x all stand in y, in order.
func isSubsequence(x, y []string) bool {
	for _, w := range y {
		if len(x) > 0 && x[0] == w {
			x = x[1:]
		}
	}
	return len(x) == 0
}
