package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeText is the text of a pre without blank lines, trailing white space and characters that show nothing.
func codeText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		case unicode.IsControl(r) || isInvisible(r):
			return -1
		}
		return r
	}, s)
	var kept []string
	for l := range strings.Lines(s) {
		if l = strings.TrimRightFunc(l, unicode.IsSpace); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// isInvisible reports whether r shows nothing and carries no meaning in running text: soft hyphen, zero-width
// space, word joiner, byte order mark, direction controls, private use (icon fonts), and the tag characters and
// variation selectors that smuggle hidden text. The joiners U+200C and U+200D stay where Persian, Indic scripts and
// emoji need them: not behind ASCII.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x200B, r == 0xFEFF, r == 0x061C, r == 0x180E,
		0x200E <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F,
		0xE0000 <= r && r <= 0xE01EF, 0xE000 <= r && r <= 0xF8FF, 0x80 <= r && r < 0xA0, r == utf8.RuneError:
		return true
	}
	return false
}
