package render

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// Discord's limits, in characters, here counted as UTF-16 units (Create Message; Embed Limits;
// Component Reference; Create Channel). What interactions and bots may send is 2,000, though people's
// clients allow more.
const (
	maxContent     = 2000
	maxDescription = 4096 // of an embed; all embeds of a message hold at most 6,000
	maxEmbedURL    = 2048
	maxThreadName  = 100
)

// Limits of ours: what is longer would push the claims out of the message.
const (
	maxTitle    = 250
	maxName     = 80  // of a site, a byline, a speaker, a model
	maxAddress  = 500 // of the article's link in a message's content
	maxPlace    = 700 // of a link to a place in it
	maxNotes    = 480 // all notes under a digest or answer together
	maxEchoed   = 1200
	maxExcerpt  = 80   // of evidence in the embed
	maxQuoted   = 3600 // a quotation; more than that is a document
	maxEvidence = 600  // beside a claim or a checked sentence

	maxListedTitle   = 110 // five articles are listed in one message
	maxListedAddress = 160
	maxListedSite    = 40
	maxListedFailure = 120
)

// size is the length of s as Discord counts it.
func size(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r) // -1 for an invalid rune, which ranging over a string never gives
	}
	return n
}

// clip cuts s, which is escaped, at a blank so that it is at most most long, with an ellipsis for what is gone.
func clip(s string, most int) string {
	if size(s) <= most {
		return s
	}
	return strings.TrimRight(s[:cut(s, most-1)], " ,") + "…"
}

// cut is where escaped text is best cut so that what stands before is at most most long: behind a
// blank, else between two graphemes, if there is such a place in its last three quarters, else between
// two runes.
func cut(s string, most int) int {
	n, floor, blank, grapheme := 0, 0, 0, 0
	var before rune
	escaping, flags := false, 0
	for i, r := range s {
		if n <= most/4 {
			floor = i
		}
		if before == ' ' {
			blank = i
		}
		if i > 0 && !escaping && !holds(before, r, flags) {
			grapheme = i
		}
		if n += utf16.RuneLen(r); n > most {
			switch {
			case blank > floor:
				return blank
			case grapheme > floor:
				return grapheme
			}
			return i
		}
		escaping = r == '\\' && !escaping
		if flags++; !unicode.Is(unicode.Regional_Indicator, r) {
			flags = 0
		}
		before = r
	}
	return len(s)
}

// holds reports whether two runes belong to one grapheme: marks, joined emoji and their shades, the
// two halves of a flag. flags is how many of these stand before next.
func holds(before, next rune, flags int) bool {
	return before == joiner || next == joiner || next == nonJoiner || unicode.In(next, unicode.M) ||
		0x1F3FB <= next && next <= 0x1F3FF || flags%2 == 1 && unicode.Is(unicode.Regional_Indicator, next)
}
