package extractive

import (
	"unicode"
	"unicode/utf8"

	"verbatim/summarise/prose"
)

// longest is how many characters a sentence may have and be shown whole: a message holds 2,000, and a
// "sentence" this long is a list, a table or a text without full stops.
const longest = 1000

// divide cuts a sentence that is too long to show: behind the last comma, semicolon, colon or line that
// fits, or else at the last space. A word is never cut, however long, except where words are not spaced.
func divide(text string, at prose.Span) []prose.Span {
	var parts []prose.Span
	for at.End-at.Start > longest { // bytes; never fewer than characters
		end := cutAt(at.In(text))
		if end == 0 {
			break
		}
		parts = append(parts, prose.Span{Start: at.Start, End: at.Start + end})
		at.Start += end
		for at.Start < at.End { // the spaces belong to neither
			r, size := utf8.DecodeRuneInString(text[at.Start:])
			if !unicode.IsSpace(r) {
				break
			}
			at.Start += size
		}
	}
	if at.Start < at.End {
		parts = append(parts, at)
	}
	return parts
}

// cutAt returns the offset at which s is to be cut, 0 if it is not.
func cutAt(s string) int {
	mark, space, unspaced, n := 0, 0, 0, 0
	var last rune
	for i, r := range s {
		switch {
		case unicode.IsSpace(r) && i > 0:
			if isPause(last) || r == '\n' {
				mark = i
			}
			if !unicode.IsSpace(last) {
				space = i
			}
		case isPause(last) && isUnspaced(r):
			mark = i
		case isUnspaced(last):
			unspaced = i
		}
		last = r
		if n++; n > longest {
			switch {
			case mark > i/2:
				return mark
			case space > 0:
				return space
			default:
				return max(mark, unspaced)
			}
		}
	}
	return 0
}

func isPause(r rune) bool {
	switch r {
	case ',', ';', ':', '،', '؛', '、', '，', '；', '：', '。', '|', '•':
		return true
	}
	return false
}

// isUnspaced reports whether r is of a script that puts no spaces between words.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
