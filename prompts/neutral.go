package prompts

import (
	"strings"
	"unicode"
)

// Neutral returns text as it may stand inside an article block: what cannot be seen is gone, and
// nothing in it can close the block, open another or pose as one of the marks by which chat
// templates separate speakers ("<|im_start|>", "[INST]", "<start_of_turn>"): a space is put after
// the bracket that opens one. Local servers may read such marks anywhere in a prompt.
//
// Only white space is added and only what [Invisible] names is taken away, so words that a model
// copies out of it can be found in text by whoever leaves both out of the comparison.
func Neutral(text string) string {
	return inert(visible(text))
}

// Invisible reports whether r shows nothing and so may hide words from a reader: format and
// control characters, tags, variation selectors, fillers. White space is not among them.
func Invisible(r rune) bool {
	switch {
	case r < ' ' || 0x7f <= r && r < 0xa0: // control characters
		return !unicode.IsSpace(r)
	case r < 0xa0:
		return false
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return true
	case 0xe0000 <= r && r <= 0xe0fff: // tags, and what is kept free beside them
		return true
	case r == 0x034f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xffa0:
		return true // joiner and fillers that Unicode calls ignorable without calling them format
	}
	return false
}

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
)

// visible drops what is [Invisible]. A single joiner or non-joiner stays behind a letter of the
// scripts that spell with it (Arabic to Khmer), where dropping it would change the word.
func visible(text string) string {
	if strings.IndexFunc(text, Invisible) < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	last := rune(0)
	for _, r := range text {
		spells := (r == joiner || r == nonJoiner) && 0x0600 <= last && last < 0x1800
		if !Invisible(r) || spells {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// inert puts a space after every bracket that opens something like a mark.
func inert(text string) string {
	if !strings.ContainsAny(text, "<[") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	for i := 0; i < len(text); i++ {
		b.WriteByte(text[i])
		rest := text[i+1:]
		if text[i] == '<' && opensTag(rest) || text[i] == '[' && opensMark(rest) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// opensTag: "<" before anything but white space, a digit or an arithmetic sign ("< 5", "<5", "<=") is like a tag.
func opensTag(rest string) bool {
	return rest != "" && !strings.ContainsRune(" \t\n0123456789=-", rune(rest[0]))
}

// longestMark is more than any template's word between square brackets has, so that the look
// ahead stays short in a text of nothing but "[".
const longestMark = 32

// opensMark: "[" before a word in capitals and "]", as in "[INST]", "[/INST]" and "[gMASK]".
func opensMark(rest string) bool {
	rest = strings.TrimPrefix(rest[:min(len(rest), longestMark)], "/")
	capitals := 0
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case 'A' <= c && c <= 'Z':
			capitals++
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '_':
		default:
			return c == ']' && capitals >= 2
		}
	}
	return false
}

// line is Neutral on one line.
func line(text string) string {
	return strings.Join(strings.Fields(Neutral(text)), " ")
}
