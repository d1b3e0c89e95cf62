package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// wrap breaks s into lines of at most width columns: at blanks, and between the characters of scripts
// that are written without them, where no closing mark may begin a line and no opening one may end one.
// A word longer than a line, such as an address, has one to itself: broken up it could not be copied.
func wrap(s string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for word := range strings.FieldsSeq(s) {
		gap := min(line.Len(), 1)
		for _, piece := range pieces(word) {
			w := displaywidth.String(piece)
			if line.Len() > 0 && used+gap+w > width {
				lines = append(lines, line.String())
				line.Reset()
				used, gap = 0, 0
			}
			line.WriteString(" "[:gap])
			line.WriteString(piece)
			used, gap = used+gap+w, 0
		}
	}
	if line.Len() > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// pieces cuts a word where a line may end inside it.
func pieces(word string) []string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return []string{word}
	}
	var out []string
	start, before := 0, rune(0)
	for i, r := range word {
		if i > start && mayBreak(before, r) {
			out = append(out, word[start:i])
			start = i
		}
		before = r
	}
	return append(out, word[start:])
}

// mayBreak reports whether a line may end between two characters without a blank: beside an ideograph
// or a kana, as Unicode's line breaking (UAX 14) has it, of which this is the part that newspapers need.
func mayBreak(before, after rune) bool {
	if !unbroken(before) && !unbroken(after) {
		return false
	}
	return !unicode.In(before, unicode.Ps, unicode.Pi) && !unicode.In(after, unicode.Pe, unicode.Pf, unicode.Po, unicode.Mn, unicode.Lm) &&
		!strings.ContainsRune("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ", after)
}

// unbroken reports whether r belongs to a script without blanks between words, or to its punctuation.
func unbroken(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || 0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xff60
}
