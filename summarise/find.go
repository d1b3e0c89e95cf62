package summarise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Find looks for e's words in the article and returns their place. It forgives spacing,
// the shape and number of quotation marks and dashes, and characters nobody sees; nothing else:
// a changed letter, digit or full stop is not found, and neither is the inside of a longer word.
// Evidence with a Passage is looked for there alone, with [Anywhere] in all, first place wins.
func (a *Article) Find(e Evidence) (Quote, bool) {
	return newFinder(a).find(e)
}

// finder finds many pieces of evidence in one article and folds each passage once.
type finder struct {
	article *Article
	folded  []folded // by passage; the zero value is not folded yet
}

func newFinder(a *Article) *finder {
	return &finder{article: a, folded: make([]folded, len(a.Passages))}
}

func (f *finder) find(e Evidence) (Quote, bool) {
	want := strings.TrimSpace(fold(e.Words).text)
	if q, ok := f.findFolded(e.Passage, want); ok {
		return q, true
	}
	if bare := strings.Trim(want, " '"); bare != want { // quotation marks round the words may be the engine's
		return f.findFolded(e.Passage, bare)
	}
	return Quote{}, false
}

func (f *finder) findFolded(passage int, want string) (Quote, bool) {
	if want == "" {
		return Quote{}, false
	}
	if passage != Anywhere {
		return f.findIn(passage, want)
	}
	for i := range f.article.Passages {
		if q, ok := f.findIn(i, want); ok {
			return q, true
		}
	}
	return Quote{}, false
}

// minGlued is how many bytes evidence must have to be looked for without its spaces:
// short words glued together make other words, long ones do not.
const minGlued = 24

func (f *finder) findIn(passage int, want string) (Quote, bool) {
	if passage < 0 || passage >= len(f.article.Passages) {
		return Quote{}, false
	}
	text := f.article.Passages[passage].Text
	if f.folded[passage].text == "" {
		f.folded[passage] = fold(text)
	}
	here := f.folded[passage]
	if q, ok := here.find(want, text); ok {
		return Quote{passage, q.Start, q.End}, true
	}
	// An article may lack a space ("onUkraine") that whoever copies it puts in.
	if glued := strings.ReplaceAll(want, " ", ""); len(glued) >= minGlued {
		if q, ok := here.withoutSpaces().find(glued, text); ok {
			return Quote{passage, q.Start, q.End}, true
		}
	}
	return Quote{}, false
}

// folded is a text in comparable form. at[i] is the offset in the original of the rune
// that byte i of text came from; at has one entry more, for the end.
type folded struct {
	text string
	at   []int32
}

// fold makes runs of white space one blank, all quotation marks one mark and all dashes one dash
// without blanks beside it, and leaves out characters that nobody sees.
func fold(s string) folded {
	b := make([]byte, 0, len(s))
	at := make([]int32, 0, len(s)+1)
	var last rune // the last rune written
	for i, r := range s {
		switch {
		case unicode.Is(unicode.Cf, r):
			continue
		case unicode.IsSpace(r):
			r = ' '
			if last == ' ' || last == '-' || last == 0 {
				continue
			}
		case isQuotationMark(r):
			r = '\''
			if last == '\'' {
				continue
			}
		case unicode.Is(unicode.Pd, r) || r == '\u2212': // MINUS SIGN is a symbol to Unicode
			r = '-'
			if last == '-' {
				continue
			}
			if last == ' ' { // take the blank before a dash back
				b, at = b[:len(b)-1], at[:len(at)-1]
			}
		}
		b = utf8.AppendRune(b, r)
		for len(at) < len(b) {
			at = append(at, int32(i))
		}
		last = r
	}
	return folded{string(b), append(at, int32(len(s)))}
}

func isQuotationMark(r rune) bool {
	switch r {
	case '\'', '"', '`', '´', '‘', '’', '‚', '‛', '“', '”', '„', '‟', '«', '»', '‹', '›',
		'「', '」', '『', '』', '〝', '〞', '〟', '＂', '＇', '′', '″':
		return true
	}
	return false
}

func (f folded) withoutSpaces() folded {
	b := make([]byte, 0, len(f.text))
	at := make([]int32, 0, len(f.at))
	for i := range len(f.text) {
		if f.text[i] != ' ' {
			b, at = append(b, f.text[i]), append(at, f.at[i])
		}
	}
	return folded{string(b), append(at, f.at[len(f.text)])}
}

// find returns the first place of want whose ends do not cut a word of the original.
func (f folded) find(want, original string) (Quote, bool) {
	for from := 0; from <= len(f.text)-len(want); {
		i := strings.Index(f.text[from:], want)
		if i < 0 {
			break
		}
		i += from
		start := int(f.at[i])
		lastRune := int(f.at[i+len(want)-1])
		_, size := utf8.DecodeRuneInString(original[lastRune:])
		end := lastRune + size
		if !cutsWord(original, start) && !cutsWord(original, end) {
			return Quote{Start: start, End: end}, true
		}
		_, size = utf8.DecodeRuneInString(f.text[i:])
		from = i + size
	}
	return Quote{}, false
}

// cutsWord reports whether offset i of s lies between two letters or digits of one word.
// Scripts that put no blanks between words have no such place.
func cutsWord(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return inWord(before) && inWord(after)
}

func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
