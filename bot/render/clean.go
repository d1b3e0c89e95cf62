package render

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain makes words that are not ours one line that shows as it reads and does nothing. Mentions are off
// for every message besides (bot/send.go); what is broken here could come alive where text is copied.
func plain(s string) string { return escape(clean(s)) }

// clean makes one line of s and takes out what must not be shown in any spelling: what is hidden,
// invitations and addresses that mislead, what would call everybody, and a heading's mark at the
// beginning. Cleaning twice changes nothing.
func clean(s string) string { return apart(withoutTraps(withoutHeading(visible(s)))) }

// headingMark is a heading's mark with the blank behind it, where one could begin.
var headingMark = regexp.MustCompile(`(^| )#+ +`)

// withoutHeading takes a heading's marks out of a line: at its beginning they would draw one, and within
// it where the line is cut.
func withoutHeading(s string) string {
	for headingMark.MatchString(s) {
		s = headingMark.ReplaceAllString(s, "$1")
	}
	return s
}

// apart puts a space into what would call everybody, also where it is written in look-alikes.
func apart(s string) string {
	if !strings.ContainsAny(s, "@＠﹫") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, r := range s {
		b.WriteRune(r)
		if r == '@' || r == '＠' || r == '﹫' {
			const longest = 40 // bytes; "everyone" in letters of four bytes has 32
			rest := s[i+utf8.RuneLen(r):]
			rest = rest[:min(len(rest), longest)]
			if callsAll(strings.ToLower(rest)) || callsAll(strings.ToLower(norm.NFKC.String(rest))) {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

func callsAll(afterAt string) bool {
	return strings.HasPrefix(afterAt, "everyone") || strings.HasPrefix(afterAt, "here") || strings.HasPrefix(afterAt, "silent")
}

// folding is a text as look-alikes are read: compatibility forms made plain, ideographic stops made
// dots, small letters. from has the byte of the text for each byte of it, and the text's length.
type folding struct {
	text string
	from []int
}

func fold(s string) folding {
	var b strings.Builder
	b.Grow(len(s))
	from := make([]int, 0, len(s)+1)
	for i, r := range s {
		at := b.Len()
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(unicode.ToLower(r)))
		case r == '。' || r == '｡':
			b.WriteByte('.')
		default:
			b.WriteString(strings.ToLower(norm.NFKC.String(string(r))))
		}
		for range b.Len() - at {
			from = append(from, i)
		}
	}
	return folding{b.String(), append(from, len(s))}
}
