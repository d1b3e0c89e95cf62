package prose

import (
	"unicode"
	"unicode/utf8"
)

// Words returns the words of text in order: runs of letters, digits and the marks on them.
// Inside a word may stand an apostrophe or hyphen between letters or digits ("don't",
// "well-known", "2007-08"), a point or comma between digits ("10,000", "3.5") and the points of
// an abbreviation of single letters ("U.S"; its last point is not part of it).
// Each Chinese character and each kana is a word; Thai, Lao, Khmer and Burmese, which write no
// spaces, give one word for each run between spaces.
func Words(text string) []Span {
	var words []Span
	for at := 0; ; {
		w, ok := nextWord(text, at)
		if !ok {
			return words
		}
		words = append(words, w)
		at = w.End
	}
}

// CountWords counts the words of text as a reader would. Where words are written together it
// estimates: five characters of Chinese or Japanese make three words (readers' corpora give 1.6
// characters a word for Chinese, 1.9 for Japanese), four letters of Thai, Lao, Khmer or Burmese one.
func CountWords(text string) int {
	var spaced, ideographs, unspaced int
	for at := 0; ; {
		w, ok := nextWord(text, at)
		if !ok {
			return spaced + (3*ideographs+4)/5 + unspaced
		}
		r, _ := utf8.DecodeRuneInString(text[w.Start:])
		switch {
		case isIdeograph(r):
			ideographs++
		case isUnspaced(r):
			letters := 0
			for _, r := range w.In(text) {
				if !unicode.Is(unicode.Mn, r) {
					letters++
				}
			}
			unspaced += (letters + 3) / 4
		default:
			spaced++
		}
		at = w.End
	}
}

// nextWord finds the first word of text at or after the byte offset at, which must lie between words.
func nextWord(text string, at int) (w Span, ok bool) {
	for at < len(text) {
		r, size := decode(text, at)
		if isWordRune(r) {
			return Span{at, wordEnd(text, at)}, true
		}
		at += size
	}
	return Span{}, false
}

// wordEnd returns the end of the word that starts at start.
func wordEnd(text string, start int) int {
	first, size := decode(text, start)
	at := start + size
	if isIdeograph(first) {
		return skipMarks(text, at)
	}
	prev, letters := first, 1 // letters: how many since the last joiner
	for at < len(text) {
		r, size := decode(text, at)
		switch {
		case r < utf8.RuneSelf && isASCIIWord(byte(r)), r >= utf8.RuneSelf && isWordRune(r) && !isIdeograph(r):
			letters++
		case r >= utf8.RuneSelf && (unicode.Is(unicode.M, r) || r == '\u200c' || r == '\u200d' || r == '\u00ad'):
			at += size
			continue // a mark, a joiner or a soft hyphen belongs to the letter before it
		default:
			next, _ := decode(text, at+size)
			if !joins(prev, r, next, letters) {
				return at
			}
			if r == '.' && !isDigit(prev) && !endsLetter(text, at+size) {
				return at
			}
			letters = 0
		}
		prev = r
		at += size
	}
	return at
}

// joins reports whether mark, between the runes prev and next, is inside a word.
func joins(prev, mark, next rune, letters int) bool {
	if letters == 0 || !isWordRune(next) || isIdeograph(next) {
		return false
	}
	switch mark {
	case '\'', '’', 'ʼ', '-', '‐', '‑', '·', '״', '׳':
		return true
	case ',', '٬', '٫':
		return isDigit(prev) && isDigit(next)
	case '.':
		return isDigit(prev) && isDigit(next) || letters == 1 && unicode.IsLetter(prev) && unicode.IsLetter(next)
	}
	return false
}

// endsLetter reports whether the letter at at stands alone: the next rune is no letter.
func endsLetter(text string, at int) bool {
	_, size := decode(text, at)
	next, _ := decode(text, at+size)
	return !isWordRune(next)
}

func skipMarks(text string, at int) int {
	for at < len(text) {
		r, size := decode(text, at)
		if r < utf8.RuneSelf || !unicode.Is(unicode.M, r) {
			break
		}
		at += size
	}
	return at
}

// decode returns the rune at at and its size; past the end it returns 0, 0.
func decode(text string, at int) (rune, int) {
	if at >= len(text) {
		return 0, 0
	}
	if b := text[at]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// before returns the rune that ends at at and its size; at the start it returns 0, 0.
func before(text string, at int) (rune, int) {
	if at <= 0 {
		return 0, 0
	}
	if b := text[at-1]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeLastRuneInString(text[:at])
}

func isASCIIWord(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9'
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIWord(byte(r))
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

// isIdeograph reports whether r is written without spaces and stands for about half a word:
// Chinese characters and kana.
func isIdeograph(r rune) bool {
	switch {
	case r < 0x3005:
		return false
	case r <= 0x3007, 0x3041 <= r && r <= 0x30ff && r != '・', 0x31f0 <= r && r <= 0x31ff,
		0x3400 <= r && r <= 0x4dbf, 0x4e00 <= r && r <= 0x9fff, 0xf900 <= r && r <= 0xfaff,
		0xff66 <= r && r <= 0xff9f, 0x20000 <= r && r <= 0x3ffff:
		return unicode.IsLetter(r) || unicode.IsNumber(r)
	}
	return false
}

// isUnspaced reports whether r belongs to a script that spells words but writes no spaces
// between them: Thai, Lao, Burmese, Khmer.
func isUnspaced(r rune) bool {
	return 0x0e00 <= r && r <= 0x0eff || 0x1000 <= r && r <= 0x109f || 0x1780 <= r && r <= 0x17ff
}
