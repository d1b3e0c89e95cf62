package render

import (
	"strings"
	"unicode"
)

// visible drops what nobody sees: control and format characters, tags, variation selectors but those of
// emoji, fillers, private use, and combining marks beyond three on one letter. Joiners stay where a
// script or an emoji needs them. Blanks of all kinds become one space, none at the ends.
func visible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var last rune              // the last one kept that is seen, marks of any script aside
	var selector, joining rune // met since; whether they are needed the next one tells
	marks, blank := 0, false
	flush := func(next rune) {
		if selector != 0 && (isPictograph(last) || selector == emojiStyle && next == keycap) {
			b.WriteRune(selector)
		}
		if joining != 0 && needed(joining, last, next) {
			b.WriteRune(joining)
		}
		selector, joining = 0, 0
	}
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), r == brailleBlank:
			flush(' ')
			last, blank = ' ', b.Len() > 0
			continue
		case r == textStyle, r == emojiStyle:
			selector = r
			continue
		case r == nonJoiner, r == joiner:
			joining = r
			continue
		case isHidden(r):
			continue
		}
		isMark := r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me)
		if !isMark {
			marks = 0
		} else if marks++; marks > maxMarks {
			continue
		}
		flush(r)
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
		if !isMark || joins(r) {
			last = r
		}
	}
	flush(' ')
	return b.String()
}

// maxMarks is how many marks a letter may carry: Vietnamese needs two, pointed Hebrew three.
const maxMarks = 3

const (
	nonJoiner    = '\u200C'
	joiner       = '\u200D'
	textStyle    = '\uFE0E'
	emojiStyle   = '\uFE0F'
	keycap       = '\u20E3'
	brailleBlank = '\u2800'
)

// needed reports whether a joiner changes what is seen between last and next.
func needed(r, last, next rune) bool {
	if r == nonJoiner {
		return joins(last) && joins(next)
	}
	return joins(last) || isPictograph(last) && isPictograph(next)
}

// joins reports whether r is of a script whose letters change shape where they join.
func joins(r rune) bool {
	return r >= 0x600 && unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari,
		unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
		unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}

func isPictograph(r rune) bool { return r > 0x2000 && unicode.IsSymbol(r) }

// isHidden reports whether r shows nothing, or nothing that any two readers would agree on.
func isHidden(r rune) bool {
	if r < 0x300 {
		return r < ' ' || 0x7F <= r && r < 0xA0 || r == 0xAD
	}
	switch {
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x2065, r == 0x3164, r == 0xFFA0,
		0xFE00 <= r && r <= 0xFE0F, 0xFFF0 <= r && r <= 0xFFFC, r&0xFFFE == 0xFFFE, 0xE0000 <= r && r <= 0xE0FFF:
		return true
	case 0x0600 <= r && r <= 0x0605, r == 0x06DD, r == 0x070F, r == 0x0890, r == 0x0891, r == 0x08E2, r == 0x110BD, r == 0x110CD:
		return false // format characters by name that are seen: Arabic, Syriac and Kaithi number signs
	}
	return unicode.In(r, unicode.Cf, unicode.Co)
}
