package prose

import (
	"strings"
	"unicode"
)

// pointEnds decides whether a full stop at at ends a sentence; letter is where the first letter or
// digit behind it stands, which is no lower-case one.
func (s *splitter) pointEnds(at int, r run, letter int) bool {
	if prev, _ := before(s.text, at); r.closed && prev == '[' {
		return false // "[...]": an omission
	}
	if r.closed || r.note {
		return true
	}
	tok := s.token(at)
	if r.points == 2 && s.rules.isAbbreviated(tok) {
		return true // "Nov.. Grazie": the abbreviation's point and the sentence's
	}
	if r.points != 1 {
		return true
	}
	c, _ := decode(s.text, letter)
	word := wordAt(s.text, letter)
	switch kind := s.rules.kindOf(tok); {
	case tok == "":
		return true // behind a sign, as in "5 %.", or a space, as tokenised text has it
	case kind == neverLast:
		return false
	case isDigit(c):
		return s.endsBeforeNumber(tok, kind)
	case kind == beforeNumber || kind == initials || kind == maybeLast || kind == dayHalf:
		return s.endsAbbreviated(at, tok, kind, word)
	case isNumeral(tok):
		return s.endsNumeral(at, tok, word)
	}
	return true
}

// endsBeforeNumber decides on a point between tok and a number. "No. 5" and "Ext. 1010" are
// abbreviations, "hit. 81 percent" is two sentences.
func (s *splitter) endsBeforeNumber(tok string, kind tokenKind) bool {
	switch {
	case kind != plainWord && kind != dayHalf:
		return false
	case isNumeral(tok):
		return !s.atStart(tok)
	}
	first, _ := decode(tok, 0)
	return !(unicode.IsUpper(first) && len(tok) <= 4)
}

// endsAbbreviated decides on a point behind an abbreviation before a capital. It is the
// sentence's too if the next word is one that sentences begin with: "Briggs & Co. It closed".
func (s *splitter) endsAbbreviated(at int, tok string, kind tokenKind, next string) bool {
	starter := s.rules.isStarter(next)
	switch kind {
	case initials:
		if s.atStart(tok) {
			return false // "A. The first": a label
		}
		if tok == "I" && s.rules.lang == "en" {
			prev := s.wordBefore(at - len(tok))
			first, _ := decode(prev, 0)
			return !unicode.IsUpper(first) || starter
		}
		return starter && !s.initialBefore(at-len(tok)) && !isSingleLetter(next)
	case dayHalf:
		if s.rules.abbreviation(next) == neverLast {
			return !s.onlyTime(at)
		}
		return !s.rules.followsTime(next)
	case beforeNumber:
		return starter || !isSingleLetter(next) // "He said no. I left."
	}
	return starter
}

// endsNumeral decides on a point behind a number before a capital: "page 12. There" ends,
// "1. The first" is a label, and where ordinals take a point "am 12. Juni" goes on.
func (s *splitter) endsNumeral(at int, tok, next string) bool {
	if s.atStart(tok) && len(tok) <= 3 {
		return false
	}
	if s.rules.ordinalPoint && len(tok) <= 2 {
		if s.rules.followsOrdinal(next) || s.rules.beforeOrdinal(s.wordBefore(at-len(tok))) {
			return false
		}
	}
	return true
}

// atStart reports whether tok, the word before a point, opens the sentence at hand.
func (s *splitter) atStart(tok string) bool {
	rest := strings.TrimLeft(s.text[s.start:], "\"'“‘«„([•⁃*- ")
	return strings.HasPrefix(rest, tok) && len(rest) > len(tok) && rest[len(tok)] == '.'
}

// onlyTime reports whether the sentence so far is a time and no more: "At 5 a.m."
func (s *splitter) onlyTime(at int) bool {
	return len(strings.Fields(s.text[s.start:min(at, s.start+maxToken)])) <= 3 && at-s.start < maxToken
}

// token returns the word that ends at at: letters, digits and what binds them (points, hyphens,
// apostrophes), at most maxToken bytes. "U.S" for the last point of "U.S.".
func (s *splitter) token(at int) string {
	from := at
	for from > 0 && at-from < maxToken {
		r, size := before(s.text, from)
		if !isWordRune(r) && r != '.' && r != '&' && r != '°' && r != 'º' && r != 'ª' && !unicode.Is(unicode.Mn, r) &&
			!(r == '-' || r == '\'' || r == '’' || r == ',' || r == '/') || isIdeograph(r) {
			break
		}
		from -= size
	}
	tok := strings.TrimLeft(s.text[from:at], ".,-'’/&")
	if i := strings.LastIndexAny(tok, "'’"); i >= 0 && i+3 < len(tok) {
		tok = strings.TrimLeft(tok[i:], "'’") // "l'Avv": the article is no part of it
	}
	if i := strings.LastIndexByte(tok, '.'); i > 3 && i+1 < len(tok) && unicode.IsUpper(rune(tok[i+1])) && unicode.IsLower(rune(tok[i-1])) {
		tok = tok[i+1:] // "Tuesday.Mr": glued to the sentence before
	}
	return tok
}

// wordBefore returns the word that ends before at, without the space between.
func (s *splitter) wordBefore(at int) string {
	at = trimRight(s.text, max(s.start, at-8), max(at, 0))
	return strings.TrimRight(s.token(at), ".")
}

// initialBefore reports whether an initial with its point stands before at: "J. R. Smith".
func (s *splitter) initialBefore(at int) bool {
	at = trimRight(s.text, max(s.start, at-4), max(at, 0))
	if at == 0 || s.text[at-1] != '.' {
		return false
	}
	return isSingleLetter(s.token(at - 1))
}

// firstLetter returns the first letter or digit at or behind at, past opening marks.
func firstLetter(text string, at int) (rune, int) {
	for n := 0; at < len(text) && n < 8; n++ {
		r, size := decode(text, at)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r, at
		case unicode.IsSpace(r) && n > 0, !isOpener(r) && !isOpeningBracket(r) && !isTerminator(r) && !unicode.IsSpace(r) && r != '¿' && r != '¡':
			return 0, at
		}
		at += size
	}
	return 0, at
}

// wordAt returns the word at at without what an apostrophe ties to it: "I" of "I'm".
func wordAt(text string, at int) string {
	from := at
	for at < len(text) && at-from < maxToken {
		r, size := decode(text, at)
		if !isWordRune(r) && r != '-' {
			break
		}
		at += size
	}
	return text[from:at]
}

// startsBrand reports whether the word at at is one that keeps its lower-case first letter at the
// start of a sentence: "iPhone", "eBay".
func startsBrand(text string, at int) bool {
	if at > 0 && isWordRune(rune(text[at-1])) {
		return false
	}
	first, size := decode(text, at)
	second, size2 := decode(text, at+size)
	third, _ := decode(text, at+size+size2)
	return unicode.IsLower(first) && unicode.IsUpper(second) && unicode.IsLower(third)
}

func isSingleLetter(s string) bool {
	r, size := decode(s, 0)
	return size == len(s) && unicode.IsLetter(r)
}

// isNumeral reports whether s is a number: digits and what groups them.
func isNumeral(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		switch {
		case '0' <= s[i] && s[i] <= '9':
			digits++
		case s[i] != '.' && s[i] != ',':
			return false
		}
	}
	return digits > 0
}
