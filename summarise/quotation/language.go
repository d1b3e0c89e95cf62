package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A language is one that the word lists know: "en", "de", "fr", "es", or "" for the others together.
type language string

// guess tells which word lists fit an article, by its commonest small words. English where nothing speaks against it.
func guess(paragraphs []string) language {
	const enough = 1500 // words
	var counts [5]int
	languages := [5]language{"en", "de", "fr", "es", ""}
	seen := 0
	for _, text := range paragraphs {
		for w := range strings.FieldsSeq(text) {
			if seen++; seen > enough {
				break
			}
			if i := marker(strings.ToLower(w)); i >= 0 {
				counts[i]++
			}
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return languages[best]
}

// marker is the language, counted as in guess, that a word marks; -1 if it could be several.
func marker(word string) int {
	switch word {
	case "the", "and", "of", "to", "was", "said", "that", "with", "is", "for", "it":
		return 0
	case "der", "die", "und", "das", "nicht", "ist", "den", "dem", "mit", "von", "auf", "ein", "eine", "sagte", "er":
		return 1
	case "le", "les", "et", "est", "dans", "une", "du", "des", "pour", "qui", "sur", "au", "elle", "l'", "pas":
		return 2
	case "el", "los", "las", "y", "una", "del", "por", "con", "se", "dijo", "para", "su", "más":
		return 3
	case "il", "che", "è", "della", "gli", "di", "non", "sono", "nel", "alla", "ha", "più", "detto", // Italian
		"não", "um", "uma", "os", "do", "da", "dos", "em", "ao", "foi", "disse", // Portuguese
		"het", "een", "van", "niet", "zijn", "maar", "ook", "voor", "aan", "zei", "zegt", "wij", "geen", "hebben", "uit", "naar", // Dutch
		"och", "att", "som", "är", "inte", "det", "har", "för", "på", "av", "og", "ikke", "til", "dette", "hun", // Swedish, Danish, Norwegian
		"nie", "się", "jest", "że", "na", "przez", "oraz", "jego", "w", "z", "powiedział", "powiedziała": // Polish
		return 4
	}
	if r, _ := utf8.DecodeRuneInString(word); unicode.Is(unicode.Cyrillic, r) {
		return 4
	}
	return -1
}
