package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
)

// Terms returns what text is about, in order and with repeats: its words without stop words,
// stemmed and folded; the parts of "well-known" apart; numbers without what groups their digits.
// Where words are not spaced they are pairs of adjacent characters.
func Terms(text, lang string) []string {
	a := newAnalyser(lang)
	var terms []string
	a.pieces(text, func(raw string) {
		if term := a.term(raw); term != "" {
			terms = append(terms, term)
		}
	})
	return terms
}

// An analyser makes terms of words in one language.
type analyser struct {
	lang string
	stem func(*snowballstem.Env) bool
}

func newAnalyser(lang string) analyser {
	lang = primary(lang)
	return analyser{lang, stemmer(lang)}
}

// pieces calls emit for each part of text that may be a term, as it is written.
func (a analyser) pieces(text string, emit func(raw string)) {
	for at := 0; ; {
		w, ok := nextWord(text, at)
		if !ok {
			return
		}
		first, _ := decode(text, w.Start)
		switch {
		case isIdeograph(first):
			w.End = unspacedEnd(text, w.End, isIdeograph)
			pairs(w.In(text), emit)
		case isUnspaced(first), 0xac00 <= first && first <= 0xd7a3: // Korean particles hang on their nouns
			pairs(w.In(text), emit)
		default:
			a.parts(w.In(text), emit)
		}
		at = w.End
	}
}

// parts splits a word at its hyphens and, where articles are elided, behind the apostrophe.
func (a analyser) parts(word string, emit func(raw string)) {
	elides := a.lang == "fr" || a.lang == "it" || a.lang == "ca"
	from := 0
	for at := 0; at < len(word); {
		r, size := decode(word, at)
		if r == '-' || r == '‐' || r == '‑' || elides && (r == '\'' || r == '’') {
			if at > from {
				emit(word[from:at])
			}
			from = at + size
		}
		at += size
	}
	if from < len(word) {
		emit(word[from:])
	}
}

// term returns the term of a piece, "" for a stop word.
func (a analyser) term(raw string) string {
	first, _ := decode(raw, 0)
	if isIdeograph(first) || isUnspaced(first) {
		return raw
	}
	if len(raw) > maxStemmed {
		return Fold(raw)
	}
	if isDigit(first) {
		return strings.Map(func(r rune) rune {
			if r == ',' || r == '.' {
				return -1
			}
			return r
		}, Fold(raw))
	}
	low := lower(raw, a.lang)
	if strings.Contains(low, "’") {
		low = strings.ReplaceAll(low, "’", "'")
	}
	if isStopWord(low, a.lang) && !isShout(raw) {
		return ""
	}
	low = strings.TrimSuffix(low, "'s")
	if strings.IndexByte(low, '.') > 0 {
		return Fold(strings.ReplaceAll(low, ".", ""))
	}
	if isShout(raw) && utf8.RuneCountInString(raw) < 5 {
		return Fold(low)
	}
	return stem(low, a.stem)
}

// isShout reports whether word is all capitals, as acronyms are: "US" is not "us".
func isShout(word string) bool {
	letters := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 1
}

// unspacedEnd returns where the run of runes that are like ends; at lies inside it.
func unspacedEnd(text string, at int, like func(rune) bool) int {
	for at < len(text) {
		r, size := decode(text, at)
		if !like(r) {
			break
		}
		at += size
	}
	return at
}

// pairs calls emit for each two adjacent characters of run, or for the only one.
func pairs(run string, emit func(raw string)) {
	_, size := decode(run, 0)
	if size == len(run) {
		emit(run)
		return
	}
	for at := 0; at+size < len(run); {
		_, next := decode(run, at+size)
		emit(run[at : at+size+next])
		at += size
		size = next
	}
}
