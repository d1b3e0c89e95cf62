package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes spellings comparable: lower case, accents off ("Müller" and "MULLER" are one),
// full-width forms narrow, Arabic and Hebrew without vowel points, ’ as '. The vowel signs of
// Indian scripts stay, since they are letters.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if b := s[i]; b >= utf8.RuneSelf || 'A' <= b && b <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := decode(s, i)
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
		} else {
			foldRune(&b, s[i:i+size], r)
		}
		i += size
	}
	return b.String()
}

func foldRune(b *strings.Builder, s string, r rune) {
	switch {
	case 0xff01 <= r && r <= 0xff5e: // full-width ASCII
		b.WriteRune(unicode.ToLower(r - 0xff01 + '!'))
		return
	case isAccent(r), r == '\u00ad', r == '\u200c', r == '\u200d', r == '\u0640': // soft hyphen, joiners, tatweel
		return
	case 0xac00 <= r && r <= 0xd7a3, isIdeograph(r):
		b.WriteRune(r)
		return
	}
	switch r {
	case '’', 'ʼ', '‘', '`', '´':
		b.WriteByte('\'')
		return
	case '‐', '‑':
		b.WriteByte('-')
		return
	case 'ß', 'ẞ':
		b.WriteString("ss")
		return
	case 'æ', 'Æ':
		b.WriteString("ae")
		return
	case 'œ', 'Œ':
		b.WriteString("oe")
		return
	case 'ø', 'Ø':
		b.WriteByte('o')
		return
	case 'ł', 'Ł':
		b.WriteByte('l')
		return
	case 'đ', 'Đ', 'ð', 'Ð':
		b.WriteByte('d')
		return
	case 'þ', 'Þ':
		b.WriteString("th")
		return
	case 'ı', 'İ':
		b.WriteByte('i')
		return
	case 'ς':
		b.WriteRune('σ')
		return
	case 'ى':
		b.WriteRune('ي')
		return
	}
	decomposed := norm.NFD.PropertiesString(s).Decomposition()
	if decomposed == nil || !isAlphabetic(r) {
		b.WriteRune(unicode.ToLower(r))
		return
	}
	for len(decomposed) > 0 {
		d, size := utf8.DecodeRune(decomposed)
		decomposed = decomposed[size:]
		if !isAccent(d) {
			b.WriteRune(unicode.ToLower(d))
		}
	}
}

// isAccent reports whether r is a mark that may be left off without making another word.
func isAccent(r rune) bool {
	return 0x0300 <= r && r <= 0x036f || // combining diacritical marks
		0x0591 <= r && r <= 0x05c7 && r != 0x05be || // Hebrew points
		0x064b <= r && r <= 0x065f || r == 0x0670 // Arabic vowel signs, hamza above and below
}

// isAlphabetic reports whether r belongs to a script whose accents [isAccent] knows.
func isAlphabetic(r rune) bool {
	return r < 0x0700 || 0x1e00 <= r && r <= 0x1fff
}
