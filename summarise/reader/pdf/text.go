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
			b.WriteByte(' ')
			continue
		case r == '\uf0b7', r == '\uf0a7', r == '\uf0d8': // bullets of the fonts Symbol and Wingdings
			r = '•'
		case isGarbage(r):
			garbage++
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

// mayBeRaised finds what looks like a mark of a footnote: a number or sign at the end of a word or after a
// punctuation mark.
func mayBeRaised(text string) []raised {
	var found []raised
	letters, after := 0, false // letters just before; whether a punctuation mark stands there
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isMark(r) || letters == 0 && !after {
			switch {
			case unicode.IsLetter(r):
				letters, after = letters+1, false
			default:
				letters, after = 0, strings.ContainsRune(".,;:!?\"'”’»)]。，、", r) && at > 0
			}
			at += size
			continue
		}
		end := at
		for n := 0; n < 3 && end < len(text); n++ {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !isMark(r) {
				break
			}
			end += size
		}
		next, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(next) && !unicode.IsDigit(next) || end == len(text) {
			found = append(found, raised{at, end, letters == 1 || letters == 2})
		}
		letters, after, at = 0, false, end
	}
	return found
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
