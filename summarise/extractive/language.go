package extractive

import (
	"slices"
	"strings"
	"unicode"

	"verbatim/summarise/prose"
)

// primary is the primary subtag of a BCP 47 tag, lower case.
func primary(lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	return lang
}

// sameLanguage compares two BCP 47 tags; an unknown one is like any.
func sameLanguage(a, b string) bool {
	a, b = primary(a), primary(b)
	return a == "" || b == "" || a == b
}

// stopListed are the languages whose small words [prose.IsStopWord] knows.
var stopListed = [...]string{"ar", "da", "de", "en", "es", "fr", "it", "nb", "nl", "pl", "pt", "ru", "sv", "tr"}

// foreign reports whether a question is surely in another language than the article. Questions are too
// short for statistics of letters, which leave 2 to 50 % of them open, so small words are asked: two more of
// one other language than of the article's. Another script tells without words.
func (t *text) foreign(question string) bool {
	lang := primary(t.article.Lang)
	if t.otherScript(question) {
		return true
	}
	if !slices.Contains(stopListed[:], lang) {
		return false
	}
	own := smallWords(question, lang)
	return slices.ContainsFunc(stopListed[:], func(other string) bool { return smallWords(question, other) >= own+2 })
}

// otherScript reports whether a question is written otherwise than the article: its letters are mostly of
// another script, and if the article's is not Latin, none is of that: Latin names and terms stand in
// questions of any language.
func (t *text) otherScript(question string) bool {
	s := script(question)
	if s == nil || t.script == nil || s == t.script {
		return false
	}
	return t.script == unicode.Latin || !strings.ContainsFunc(question, func(r rune) bool { return unicode.Is(t.script, r) })
}

// smallWords counts the stop words of lang in a question.
func smallWords(question, lang string) int {
	n := 0
	for _, w := range prose.Words(question) {
		if prose.IsStopWord(w.In(question), lang) {
			n++
		}
	}
	return n
}

// scripts are those that are told apart; Japanese counts as Han, which it is never without.
var scripts = [...]*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew,
	unicode.Devanagari, unicode.Bengali, unicode.Thai, unicode.Hangul, unicode.Han}

// script returns the one of scripts that most of the first letters of a text are in, nil if none is.
func script(text string) *unicode.RangeTable {
	const letters = 500
	var counts [len(scripts)]int
	seen := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if seen++; seen > letters {
			break
		}
		for i, table := range scripts {
			if unicode.Is(table, r) || table == unicode.Han && unicode.In(r, unicode.Hiragana, unicode.Katakana) {
				counts[i]++
				break
			}
		}
	}
	most := slices.Max(counts[:])
	if 2*most <= seen {
		return nil
	}
	return scripts[slices.Index(counts[:], most)]
}
