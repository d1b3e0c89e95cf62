package verdict

import "strings"

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
