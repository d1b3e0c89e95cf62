package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// direction says which way a mark faces.
type direction int8

const (
	either  direction = iota // only what is open already can tell
	opening                  // words begin after it
	closing                  // words end before it
)

// A mark is a quotation mark in a paragraph, at bytes [at, end).
type mark struct {
	at, end int
	single  bool      // ‘ ’ ‚ ' and the like, which count outside double marks only
	dir     direction // from its neighbours, from its glyph where they leave it open
	glyph   direction // what its shape says alone
	digit   bool      // a digit stands right before it: perhaps inches
	weak    bool      // a single mark that may as well be an apostrophe
}

// marksOf lists the quotation marks of a paragraph. A mark's direction comes from its neighbours
// (space outside, letter inside), because published articles turn glyphs round far more often
// than they misplace spaces; the glyph decides only between spaces or between letters.
// Inches (6'2"), years ('90s), elisions ('em) and apostrophes inside a word are no marks.
func marksOf(text string, lex *words) []mark {
	if !strings.ContainsAny(text, "\"'`“”„‟‘’‚‛«»‹›「」『』〝〞〟＂❝❞") {
		return nil
	}
	lead := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	var marks []mark
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isMark(r) {
			i += size
			continue
		}
		m := mark{at: i, end: i + size}
		m.glyph, m.single = shapeOf(r)
		if r == '\'' || r == '`' {
			for m.end < len(text) && text[m.end] == text[i] {
				m.end++
			}
			switch n := m.end - i; {
			case n > 3 || n == 3 && r == '`': // rules and markup
				i = m.end
				continue
			case n == 3: // a single mark inside a double one: ''' closes two, ''' opens two
				m.single = false
				if outsideRight(rightOfMarks(text[m.end:])) {
					m.at++
				} else {
					m.end--
				}
			case n == 2:
				m.single = false
			}
		}
		if r == '´' && strings.HasPrefix(text[m.end:], "´") {
			m.end += len("´")
			m.single = false
		}
		i = m.end
		if m.look(text, lead, lex) {
			marks = append(marks, m)
		}
	}
	return marks
}

// shapeOf says what a mark's glyph means by itself, and whether it is a single one.
func shapeOf(r rune) (glyph direction, single bool) {
	switch r {
	case '“', '„', '‟', '«', '‹', '「', '『', '〝', '❝':
		return opening, false
	case '”', '»', '›', '」', '』', '〞', '〟', '❞':
		return closing, false
	case '‘', '‚', '‛', '`':
		return opening, true
	case '’', '´':
		return closing, true
	case '\'':
		return either, true
	}
	return either, false
}

func isMark(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '"' || r == '\'' || r == '`'
	}
	switch r {
	case '“', '”', '„', '‟', '«', '»', '‹', '›', '「', '」', '『', '』', '〝', '〞', '〟', '＂', '❝', '❞', '‘', '’', '‚', '‛', '´':
		return true
	}
	return false
}

// look finds the mark's direction from its neighbours, in a text that begins at byte lead; false: it is no quotation mark after all.
func (m *mark) look(text string, lead int, lex *words) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:m.at])
	after, _ := utf8.DecodeRuneInString(text[m.end:])
	if m.single && isWordRune(before) && isWordRune(after) {
		return false
	}
	m.digit = unicode.IsDigit(before)
	if m.digit && measures(text[:m.at]) {
		return false
	}
	before, after = leftOfMarks(text[:m.at]), rightOfMarks(text[m.end:])
	l, r := outsideLeft(before), outsideRight(after)
	switch {
	case isDash(before) && isWordRune(after):
		m.dir = opening
	case isDash(after) && !l:
		m.dir = closing
	case l && !r:
		m.dir = opening
	case r && !l:
		m.dir = closing
	case m.at == lead || before == ':' && !r:
		m.dir = opening
	default:
		m.dir = m.glyph
	}
	if m.single {
		return m.lookSingle(text, lex)
	}
	return true
}

// lookSingle sorts apostrophes out of the single marks.
func (m *mark) lookSingle(text string, lex *words) bool {
	rest := text[m.end:]
	switch m.dir {
	case opening:
		if m.glyph == opening && text[m.at] != '`' {
			w := strings.ToLower(wordPrefix(rest))
			return !isDecade(rest) && w != "n" && w != "em" && w != "tis" && w != "twas"
		}
		m.weak = m.glyph == closing
		return !isDecade(rest) && !lex.has(elision, strings.ToLower(wordPrefix(rest)))
	case closing:
		before := text[:m.at]
		if strings.HasSuffix(before, "’n") || strings.HasSuffix(before, "'n") || strings.HasSuffix(before, "‘n") { // rock ’n’ roll
			return false
		}
		m.weak = (strings.HasSuffix(before, "s") || strings.HasSuffix(before, "in") || strings.HasSuffix(before, "z")) &&
			strings.HasPrefix(rest, " ")
		return true
	}
	return m.glyph == opening // between spaces an apostrophe is a typing error
}

// measures reports whether text ends in feet or minutes: 6'2 before a mark of inches.
func measures(text string) bool {
	t := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == '½' })
	head := strings.TrimRight(t, "'’′‘ -")
	return head != t && strings.TrimRight(t, " -") != head && head != "" && head[len(head)-1] >= '0' && head[len(head)-1] <= '9'
}

// isDecade reports whether text begins like the rest of '90s or '16.
func isDecade(text string) bool {
	if len(text) < 2 || !isDigit(text[0]) || !isDigit(text[1]) {
		return false
	}
	rest := strings.TrimPrefix(text[2:], "s")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !isWordRune(r)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// maxTouching is how many marks that touch each other are looked past.
const maxTouching = 4

// leftOfMarks is the last rune of text that is no mark, as what touches a mark may be another one; 0 if there is none.
func leftOfMarks(text string) rune {
	for range maxTouching {
		r, size := utf8.DecodeLastRuneInString(text)
		if size == 0 || !isMark(r) {
			return runeOrNone(r, size)
		}
		text = text[:len(text)-size]
	}
	return 0
}

// rightOfMarks is the first rune of text that is no mark; 0 if there is none.
func rightOfMarks(text string) rune {
	for range maxTouching {
		r, size := utf8.DecodeRuneInString(text)
		if size == 0 || !isMark(r) {
			return runeOrNone(r, size)
		}
		text = text[size:]
	}
	return 0
}

func runeOrNone(r rune, size int) rune {
	if size == 0 {
		return 0
	}
	return r
}

func outsideLeft(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || strings.ContainsRune("([{<¿¡/=|*_\u200b\u200e\ufeff", r)
}

func outsideRight(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || strings.ContainsRune(".,;:!?…)]}>/|*_。、，！？）：\u200b\u200e\ufeff", r)
}

func isDash(r rune) bool { return r == '—' || r == '–' || r == '―' || r == '-' }

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordPrefix is the run of letters that text begins with.
func wordPrefix(text string) string {
	for i, r := range text {
		if !unicode.IsLetter(r) {
			return text[:i]
		}
	}
	return text
}
