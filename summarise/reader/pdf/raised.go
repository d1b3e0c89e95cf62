package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a raised mark is, in parts of the size of the text that it stands in.
const (
	raisedSize = 0.85 // at most
	leastRaise = 0.15 // of its baseline above the text's
	mostRaise  = 0.75
)

// A raised mark is a place in a line's text, in bytes.
type raised struct {
	start, end int
	unit       bool // it follows a short word: "km2"
	level      bool // not raised after all, but without a blank before it: "wine.1"
}

// A candidate is what may be a raised mark, with the index of its first character in the text of the page.
type candidate struct {
	raised
	index int
}

// mayBeRaised finds what looks like a mark of a footnote: at most three digits or signs at the end of a word
// or after a punctuation mark, a blank between or none, and no word right behind.
func (l *line) mayBeRaised() []candidate {
	const enough = 12 // a row of a table has more numbers than a line of text has footnotes
	var found []candidate
	for i := 0; i < len(l.marks) && len(found) < enough; {
		c := candidate{raised{start: l.marks[i].at, end: l.marks[i].at}, l.marks[i].index}
		n := 0
		for ; i < len(l.marks) && l.marks[i].at == c.end; i++ {
			_, size := utf8.DecodeRuneInString(l.text[c.end:])
			c.end += size
			n++
		}
		before, after := l.text[:c.start], l.text[c.end:]
		next, _ := utf8.DecodeRuneInString(after)
		if n > 3 || after != "" && (unicode.IsLetter(next) || unicode.IsDigit(next)) || !endsWordOrClause(before) {
			continue
		}
		word := len([]rune(lastPart(before)))
		c.unit = word == 1 || word == 2
		found = append(found, c)
	}
	return found
}

func endsWordOrClause(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s, " "))
	return unicode.IsLetter(r) || strings.ContainsRune(".,;:!?\"'”’»)]。，、", r)
}

// isSign reports whether r is a sign that its font raises, whatever its size: an asterisk, "²".
func (r raised) isSign(text string) bool {
	return strings.ContainsFunc(text[r.start:r.end], func(c rune) bool { return c > 0x7f || c == '*' })
}

func isMark(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9' || r == '*'
	}
	return unicode.IsDigit(r) || strings.ContainsRune("†‡§¶‖∗⁎¹²³⁴⁵⁶⁷⁸⁹⁰", r)
}
