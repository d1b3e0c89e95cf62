package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tokenKind says what a full stop behind a word can mean.
type tokenKind byte

const (
	plainWord    tokenKind = iota
	neverLast              // something always follows: "Mr.", "e.g.", "z.B."
	maybeLast              // may end a sentence: "Inc.", "U.S.", "etc."
	beforeNumber           // an abbreviation only before a number: "no. 5", "p. 12"
	initials               // one capital letter
	dayHalf                // "a.m.", "p.m."
)

// sentenceRules are what a language adds to the rules all share.
type sentenceRules struct {
	lang         string
	ordinalPoint bool // ordinals are written with a point: "12. Juni"
	armenian     bool // sentences end in a colon-like mark, a point is a pause
}

// rulesOf returns the rules of a primary language subtag. Where lang is unknown the script of
// the text's first letters chooses.
func rulesOf(lang, text string) sentenceRules {
	if lang == "" {
		lang = scriptDefault(text)
	}
	r := sentenceRules{lang: lang, armenian: lang == "hy"}
	switch lang {
	case "de", "da", "nb", "fi", "et", "hu", "cs", "sk", "sl", "hr", "bs", "sr", "pl", "tr", "is", "lv":
		r.ordinalPoint = true
	}
	return r
}

func scriptDefault(text string) string {
	seen := 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Armenian, r):
			return "hy"
		case unicode.Is(unicode.Cyrillic, r):
			return "ru"
		case unicode.IsLetter(r):
			if seen++; seen == 16 {
				return "en"
			}
		}
	}
	return "en"
}

func (s sentenceRules) isAbbreviated(tok string) bool {
	kind := s.kindOf(tok)
	return kind != plainWord
}

// kindOf classifies the word before a full stop, written without it.
func (s sentenceRules) kindOf(tok string) tokenKind {
	if tok == "" {
		return plainWord
	}
	if r, size := decode(tok, 0); size == len(tok) && unicode.IsLetter(r) && !isIdeograph(r) {
		if tok == "M" && s.lang == "fr" || tok == "D" && s.lang == "es" {
			return neverLast // Monsieur, Don
		}
		if unicode.IsUpper(r) {
			return initials
		}
		if kind := s.abbreviation(tok); kind != plainWord {
			return kind
		}
		if unicode.IsLower(r) {
			return maybeLast // "т. б.", "u. a.", "p. 5"
		}
		return neverLast // Arabic and Hebrew title letters: "د."
	}
	return s.abbreviation(tok)
}

// abbreviation looks tok up, in any case.
func (s sentenceRules) abbreviation(tok string) tokenKind {
	if utf8.RuneCountInString(tok) > 12 {
		return plainWord
	}
	low := strings.ToLower(tok)
	if kind := s.ownAbbreviation(tok, low); kind != plainWord {
		return kind
	}
	switch low {
	case "mr", "mrs", "ms", "mx", "messrs", "dr", "drs", "prof", "st", "ste", "mt", "ft", "gen", "lt", "col", "sgt", "cpl",
		"capt", "cmdr", "cdr", "adm", "maj", "pvt", "sen", "sens", "rep", "reps", "gov", "govs", "rev", "hon", "pres", "supt", "insp",
		"det", "fr", "msgr", "amb", "atty", "brig", "e.g", "i.e", "cf", "viz", "vs", "v.s", "approx", "ca", "lic", "ing", "arq",
		"lt.col", "lt.gen", "maj.gen", "brig.gen":
		if s.lang == "fr" && low == "fr" || s.lang != "en" && (low == "rep" || low == "col" || low == "gen" || low == "pres") {
			break
		}
		return neverLast
	case "inc", "ltd", "co", "corp", "bros", "llc", "plc", "jr", "sr", "esq", "etc", "al", "cos", "dept", "univ", "assn",
		"ave", "blvd", "rd", "hwy", "ph.d", "phd", "m.d", "b.a", "m.a", "b.sc", "m.sc", "gmbh":
		return maybeLast
	case "a.m", "p.m":
		return dayHalf
	case "no", "nos", "n°", "nº", "nr", "p", "pp", "vol", "vols", "fig", "figs", "sec", "ch", "art", "tel", "ext", "op", "ed", "eds",
		"para", "pt", "ver", "rs":
		return beforeNumber
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return s.monthKind(tok)
	}
	if dotted(low) {
		return maybeLast
	}
	return plainWord
}

// monthKind: "Jan." is an abbreviation, but "mar" and "dec" are also words.
func (s sentenceRules) monthKind(tok string) tokenKind {
	if first, _ := decode(tok, 0); unicode.IsUpper(first) {
		return maybeLast
	}
	return beforeNumber
}

// dotted reports whether tok is single letters with points between: "u.s", "z.b", "d.c".
func dotted(tok string) bool {
	letters, points, since := 0, 0, 0
	for _, r := range tok {
		switch {
		case r == '.':
			if since == 0 || since > 2 {
				return false
			}
			points++
			since = 0
		case unicode.IsLetter(r):
			letters++
			since++
		default:
			return false
		}
	}
	return points > 0 && since > 0 && since <= 2 && letters <= points+3
}

func (s sentenceRules) ownAbbreviation(tok, low string) tokenKind {
	switch s.lang {
	case "en":
		return englishAbbreviation(tok, low)
	case "de":
		return germanAbbreviation(low)
	case "fr":
		return frenchAbbreviation(low)
	case "es", "pt", "ca", "gl":
		return iberianAbbreviation(low)
	case "it":
		return italianAbbreviation(low)
	case "nl":
		return dutchAbbreviation(low)
	case "sv", "da", "nb":
		return scandinavianAbbreviation(low)
	case "pl", "cs", "sk":
		return westSlavicAbbreviation(low)
	case "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky":
		return cyrillicAbbreviation(low)
	case "tr", "az":
		return turkishAbbreviation(low)
	}
	return plainWord
}
