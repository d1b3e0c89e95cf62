package extractive

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// fewWords is how many words a sentence has at least, unless there are no others.
	fewWords = 8
	// manyWords is from where on a sentence is too long to be read in a list.
	manyWords = 45
)

// quality is what a sentence loses, and as a claim wins, whatever its words are about.
func (t *text) quality(s *sentence, role part) float64 {
	score := 0.0
	if s.words < fewWords {
		score -= 1
	}
	if s.words > manyWords {
		score -= 0.10
	}
	if strings.HasSuffix(s.text, "?") || strings.HasSuffix(s.text, "？") {
		score -= 0.10
		if role == forClaims {
			score -= 0.40 // it asserts nothing
		}
	}
	if s.cut || t.isHeading(s) || isFurniture(s.text) {
		score -= 0.50
	}
	if role == forClaims {
		score += 0.15 * facts(s.text)
	}
	return score
}

// facts measures how many names and numbers a sentence holds: names/6 + numbers/3, at most 1 each.
// Where there are no capitals, numbers alone count.
func facts(s string) float64 {
	names, numbers := 0, 0
	inName, first := false, true
	for field := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(field, isNoWord))
		switch {
		case unicode.IsDigit(r):
			numbers++
			inName = false
		case unicode.IsUpper(r):
			if !inName && !first {
				names++
			}
			inName = true
		default:
			inName = false
		}
		first = false
	}
	return math.Min(1, float64(names)/6) + math.Min(1, float64(numbers)/3)
}

func isNoWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// isFurniture reports whether a line is about the page rather than the matter: it has an address or a
// sign of ownership, is a row of a table, or is shouted from its first letter to its last.
func isFurniture(s string) bool {
	if strings.Contains(s, "©") || strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "@") || strings.Contains(s, " | ") {
		return true
	}
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 4*lower && upper > 3
}

// isHeading reports whether a sentence is a short passage by itself that no full stop ends.
func (t *text) isHeading(s *sentence) bool {
	if s.words > mostHeading || s.end-s.start < len(t.article.Passages[s.passage].Text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s.text, isClosing))
	return !unicode.Is(unicode.Sentence_Terminal, last)
}

// mostHeading is how many words a heading has at most.
const mostHeading = 12

func isClosing(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || r == '"' || r == '\''
}
