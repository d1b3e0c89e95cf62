package verdict

import (
	"strings"
	"unicode/utf8"
)

// fold makes texts comparable: lower case, straight quotation marks, single spaces, lines kept.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch r {
		case ' ', '\t', '\u00a0', '\u202f', '\u2009':
			space = true
			continue
		case '‘', '’', 'ʼ', '´':
			r = '\''
		case '“', '”', '„':
			r = '"'
		case '\u00ad', '\u200b':
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// says reports whether one of the phrases stands in text.
func says(text string, phrases ...string) bool {
	for _, p := range phrases {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// maxQuoted is how many bytes of a line a quotation has at most.
const maxQuoted = 300

// unquoted is a folded text without what stands in quotation marks, line by line: articles quote what refusals say.
// A mark that is not closed quotes nothing.
func unquoted(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		for {
			at := strings.IndexAny(line, `"«»「`)
			if at < 0 {
				b.WriteString(line)
				break
			}
			mark, size := utf8.DecodeRuneInString(line[at:])
			rest := line[at+size:]
			end := strings.IndexRune(head(rest, maxQuoted), closing(mark))
			b.WriteString(line[:at])
			if end >= 0 {
				rest = rest[end+size:] // marks of a pair are equally long
			}
			line = rest
		}
	}
	return b.String()
}

// closing is the mark that ends a quotation which mark begins.
func closing(mark rune) rune {
	switch mark {
	case '«':
		return '»'
	case '»':
		return '«'
	case '「':
		return '」'
	}
	return mark
}

// maxGap is how many bytes may part two words that make a sentence together.
const maxGap = 70

// joins reports whether in one line of text a word of the one list stands near one of the other, in either order.
// Sentences that no list of phrases can foresee are known so; only short texts are asked.
func joins(text string, ones, others []string) bool {
	for line := range strings.Lines(text) {
		for _, one := range ones {
			at := strings.Index(line, one)
			if at < 0 {
				continue
			}
			around := line[max(0, at-maxGap):min(len(line), at+len(one)+maxGap)]
			if says(around, others...) {
				return true
			}
		}
	}
	return false
}
