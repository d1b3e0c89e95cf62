package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Characters that PDFium puts where it took a hyphen from a line's end.
const (
	hyphenMark    = '\u0002'
	oldHyphenMark = '\ufffe'
)

// cutLines cuts a page's text where PDFium ends lines, and counts what stands for no letter: U+FFFD,
// private use, control characters. Fonts without a usable map give those.
func cutLines(text string, number int) (lines []line, garbage int) {
	var b strings.Builder
	l := line{page: number, first: -1}
	end := func(hyphen bool) {
		if l.text = strings.TrimSpace(b.String()); l.text != "" {
			l.hyphen = hyphen
			lines = append(lines, l)
		}
		b.Reset()
		l = line{page: number, first: -1}
	}
	at := -1
	for _, r := range text {
		at++
		switch {
		case r == '\r', r == '\n':
			end(false)
			continue
		case r == hyphenMark, r == oldHyphenMark:
			end(true)
			continue
		case unicode.IsSpace(r):
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			continue
		case r == '\uf0b7', r == '\uf0a7', r == '\uf0d8': // bullets of the fonts Symbol and Wingdings
			r = '•'
		case isGarbage(r):
			garbage++
		}
		if isMark(r) {
			l.marks = append(l.marks, glyph{b.Len(), at})
		}
		if writeLetters(&b, r) {
			if l.first < 0 {
				l.first = at
			}
			l.last = at
		}
	}
	end(false)
	return lines, garbage
}

func isGarbage(r rune) bool {
	return r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.In(r, unicode.Co)
}

// writeLetters writes r as other texts spell it: ligatures in letters, without what cannot be seen. It
// reports whether anything of r is visible.
func writeLetters(b *strings.Builder, r rune) bool {
	switch {
	case r >= 'ﬀ' && r <= 'ﬆ':
		b.WriteString([...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-'ﬀ'])
	case unicode.IsControl(r), r == '\u00ad', r == 0x200B, r == 0xFEFF, r >= 0x200E && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r >= 0xE0000 && r <= 0xE007F:
		return false
	default:
		b.WriteRune(r)
	}
	return true
}

// mayBeHeading reports whether l is worth asking for its fonts: short, and no part of a sentence.
func mayBeHeading(l line) bool {
	const most = 90 // bytes
	return !l.hyphen && len(l.text) <= most && !strings.HasSuffix(l.text, ".") && !strings.HasSuffix(l.text, ",") && !beginsLower(l.text)
}

// isBoldName reports whether the name of a font says that it is bold.
func isBoldName(name string) bool {
	name = strings.ToLower(name)
	for _, word := range [...]string{"bold", "black", "heavy", "demi", "cmbx", "sfbx", "-bd"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// takeHyphens marks lines that end with a hyphen that PDFium left. Programs that hyphenate with U+2010
// leave the plain hyphen to words that have one of their own; it is put back where PDFium took it.
func takeHyphens(lines []line) {
	const hyphen = "‐" // U+2010
	own := false
	for i := range lines {
		l := &lines[i]
		if word, ok := strings.CutSuffix(l.text, hyphen); ok && endsWithLetter(word) {
			l.text, l.hyphen, l.taken = word, true, true
			own = true
		}
	}
	if !own {
		return
	}
	for i := range lines {
		if l := &lines[i]; l.hyphen && !l.taken {
			l.text, l.hyphen = l.text+"-", false
		}
	}
}

func endsWithLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}
